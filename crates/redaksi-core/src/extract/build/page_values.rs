//! Cleans the byline and the tags of a web page by its links and its metadata: without job titles, cities, counters and
//! codes.

use crate::article::{Article, ExcludedLine, FieldName, Reason, Role, Tag};
use crate::extract::reason_code::ReasonCode;
use crate::html::Page;
use crate::text::{is_blank_char, normalize_for_match, trim_blank};

/// The tags of a story are close together. Tags further away, in lines, belong to another list of the page.
const MAX_TAG_GAP: u32 = 10;
/// The most words of a person's name.
const MAX_NAME_WORDS: usize = 5;
/// Separates names.
const NAME_SEPARATORS: [&str; 6] = [",", ";", "|", " · ", " • ", " / "];
/// Keys that publishing systems put before a subject.
const SUBJECT_KEYS: [&str; 5] = ["subject", "category", "tag", "topic", "keyword"];

/// Shortens the byline to the writers whom the metadata name, if the line names them too.
pub(crate) fn clean_byline(article: &mut Article, page: &Page) {
    let Some(mut field) = article.fields.get(FieldName::Byline).cloned() else { return };
    let value = normalize_for_match(&field.value);
    let authors = &page.metadata.authors;
    let named: Vec<&str> =
        authors.iter().map(String::as_str).filter(|author| value.contains(&normalize_for_match(author))).collect();
    let better = if named.is_empty() {
        let is_implausible = field.value.contains(|c: char| c.is_ascii_digit() || matches!(c, '|' | '@' | '©'));
        (is_implausible && !authors.is_empty()).then(|| authors.join(", "))
    } else {
        let lines: Vec<String> = field.lines.iter().map(|line| normalize_for_match(line_text(page, *line))).collect();
        // A name on a line of its own, where the page names another writer, belongs to something else.
        let is_beside = |part: &str| {
            lines.iter().any(|line| {
                line.contains(part) && named.iter().any(|author| line.contains(&normalize_for_match(author)))
            })
        };
        let others = split_names(&field.value).filter(|part| is_beside(&normalize_for_match(part))).filter(|part| {
            let part = normalize_for_match(part);
            !named.iter().any(|author| part.contains(&normalize_for_match(author)))
        });
        let kept = others.filter(|part| is_full_name(part));
        Some(named.iter().copied().chain(kept).collect::<Vec<_>>().join(", "))
    };
    let better = better.or_else(|| without_outlet(&field.value, &page.metadata.publisher));
    if let Some(better) = better.filter(|better| !better.is_empty()) {
        field.value = better;
        article.fields.replace(FieldName::Byline, field);
    }
}

fn line_text(page: &Page, number: u32) -> &str {
    page.text.split('\n').nth(number as usize - 1).unwrap_or_default()
}

/// Returns a byline without the name of the outlet behind it.
fn without_outlet(value: &str, outlet: &str) -> Option<String> {
    let outlet = normalize_for_match(outlet);
    let start = [" - ", " – ", " — ", " | ", ", ", "/"].iter().filter_map(|separator| {
        let at = value.rfind(separator)?;
        (normalize_for_match(&value[at + separator.len()..]) == outlet).then_some(at)
    });
    start.min().filter(|at| *at > 0 && !outlet.is_empty()).map(|at| trim_blank(&value[..at]).to_owned())
}

fn split_names(value: &str) -> impl Iterator<Item = &str> {
    let mut parts = vec![value];
    for separator in NAME_SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(trim_blank).filter(|part| !part.is_empty())
}

/// Whether a part of a byline is surely the name of another person: two words or more, all of them capitalized.
fn is_full_name(part: &str) -> bool {
    let words = || part.split_whitespace();
    let is_capitalized =
        |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(is_name_char);
    (2..=MAX_NAME_WORDS).contains(&words().count()) && words().all(is_capitalized)
}

fn is_name_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')
}

/// Removes from the tags what is none: lists elsewhere on the page, counters behind each tag, headings.
pub(crate) fn clean_tags(article: &mut Article, page: &Page) {
    drop_distant_tags(article, page);
    let ends_with_figure = |tag: &Tag| tag.text.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    if article.tags.len() >= 3 && article.tags.iter().all(ends_with_figure) {
        for tag in &mut article.tags {
            let name = tag.text.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank_char(c) || c == '(');
            if !name.is_empty() {
                tag.text = name.to_owned();
            }
        }
    }
}

/// Excludes the lines of tags that are far below the first ones.
fn drop_distant_tags(article: &mut Article, page: &Page) {
    let mut lines: Vec<u32> = article.tags.iter().flat_map(|tag| tag.lines.iter().copied()).collect();
    lines.sort_unstable();
    let Some(gap) = lines.windows(2).position(|pair| pair[1] - pair[0] > MAX_TAG_GAP) else { return };
    let last = lines[gap];
    let texts: Vec<&str> = page.text.split('\n').collect();
    for tag in &mut article.tags {
        tag.lines.retain(|line| *line <= last);
    }
    article.tags.retain(|tag| !tag.lines.is_empty());
    let mut distant: Vec<u32> = lines[gap + 1..].to_vec();
    distant.dedup();
    for line in distant {
        let text = texts.get(line as usize - 1).map(|text| trim_blank(text).to_owned()).unwrap_or_default();
        let reason = Reason { rule: ReasonCode::OutsideStory.code().into(), detail: String::new(), confidence: 90 };
        article.excluded.push(ExcludedLine { text, line, role: Role::Boilerplate, reason });
    }
    article.excluded.sort_by_key(|excluded| excluded.line);
}

/// Returns the keywords of the metadata that are subjects, without the codes that publishing systems add for themselves.
pub(crate) fn subjects(keywords: &[String]) -> impl Iterator<Item = &str> {
    keywords.iter().filter_map(|keyword| subject_of(keyword))
}

fn subject_of(keyword: &str) -> Option<&str> {
    let subject = match keyword.split_once(':') {
        Some((key, value)) if !value.contains(':') => {
            let key = key.trim().to_ascii_lowercase();
            SUBJECT_KEYS.contains(&key.as_str()).then(|| value.trim())?
        }
        Some(_) => return None,
        None => keyword,
    };
    let is_code = subject.contains('_')
        || subject.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
            && subject.contains(|c: char| c.is_ascii_digit())
            && subject.len() >= 6
        || is_host(subject);
    (!is_code && !subject.is_empty()).then_some(subject)
}

/// Whether it is the host name of a site.
fn is_host(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() >= 3
            && (2..=7).contains(&end.len())
            && end.chars().all(|c| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract_page;
    use crate::packs::Packs;

    const BODY: &str = "<p>Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.</p>\
        <p>Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.</p>\
        <p>Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.</p>";

    fn read(head: &str, byline: &str, below: &str) -> Article {
        let html = format!(
            "<!doctype html><html><head><title>Jembatan Gantung di Desa Kenari Dibuka</title>{head}</head><body><article>\
             <h1>Jembatan Gantung di Desa Kenari Dibuka</h1>{byline}<div class=isi>{BODY}</div>{below}</article></body></html>"
        );
        let page = crate::html::parse(html.as_bytes());
        extract_page("a.html", html.as_bytes(), &page, &Packs::built_in())
    }

    #[test]
    fn a_byline_is_the_writer_without_city_and_job() {
        let head = "<meta name=author content='Sari Dewi'>";
        for (line, expected) in [
            ("Sari Dewi, Kenari", "Sari Dewi"),
            ("Sari Dewi, Redaktur untuk kota", "Sari Dewi"),
            ("Sari Dewi, Budi Setia", "Sari Dewi, Budi Setia"),
        ] {
            let article = read(head, &format!("<div class=author>{line}</div>"), "");
            assert_eq!(article.fields.value(FieldName::Byline), expected, "{line}");
        }
    }

    #[test]
    fn a_byline_ends_before_the_outlet() {
        assert_eq!(without_outlet("Sari Dewi - Warta Muara", "Warta Muara").as_deref(), Some("Sari Dewi"));
        assert_eq!(without_outlet("Sari Dewi, Kenari", "Warta Muara"), None);
        assert_eq!(without_outlet("Warta Muara", "Warta Muara"), None);
    }

    #[test]
    fn keywords_that_are_codes_are_no_subjects() {
        let keywords = [
            "bakau",
            "editors_pick",
            "Day: Friday",
            "Subject: Pesisir",
            "8ae9ab2d-fe1b",
            "warta.example",
            "a:b:c",
            "G20",
        ];
        let keywords: Vec<String> = keywords.map(str::to_owned).to_vec();
        assert_eq!(subjects(&keywords).collect::<Vec<_>>(), ["bakau", "Pesisir", "G20"]);
    }

    #[test]
    fn counters_behind_tags_are_dropped() {
        let tags = "<div class=tags><a href=/tag/a>Jembatan 120</a><a href=/tag/b>Kenari 7</a><a href=/tag/c>Sekolah 31</a></div>";
        let article = read("", "", tags);
        let texts: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
        assert_eq!(texts, ["Jembatan", "Kenari", "Sekolah"]);
    }
}
