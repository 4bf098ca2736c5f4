//! Cleans the byline and the tags of a web page by its links and its metadata: without job titles, cities, counters and
//! codes.

use crate::article::{Article, Block, BlockKind, ExcludedLine, Field, FieldName, MarkKind, Reason, Role, Tag};
use crate::extract::reason_code::ReasonCode;
use crate::html::metadata::{is_full_name, is_name, letters_of};
use crate::html::{ClassHint, Page, Placement};
use crate::packs::{Lexicon, Word, words};
use crate::text::{is_blank_char, normalize_for_match, trim_blank};

/// The tags of a story are close together. Tags further away, in lines, belong to another list of the page.
const MAX_TAG_GAP: u32 = 10;
/// Class names of boxes with links to other stories.
const LINK_BOXES: [ClassHint; 2] = [ClassHint::Related, ClassHint::List];
/// A shorter text is the initials of a writer.
const MIN_NAME_BYTES: usize = 3;
/// How many words of a part of a byline are searched for a job title.
const MAX_BYLINE_WORDS: usize = 12;
/// The most tags that are taken from the metadata.
const MAX_KEYWORDS: usize = 20;
/// Separates names.
const NAME_SEPARATORS: [&str; 6] = [",", ";", "|", " · ", " • ", " / "];
/// Keys that publishing systems put before a subject.
const SUBJECT_KEYS: [&str; 5] = ["subject", "category", "tag", "topic", "keyword"];

/// Completes the headline where a title of the page shows that it continues on the line above or below, or that words
/// were glued together at the ends of elements.
pub(crate) fn complete_headline(article: &mut Article, page: &Page) {
    /// How many lines above the headline a kicker may be.
    const MAX_KICKER_DISTANCE: u32 = 2;
    let Some(field) = article.fields.get(FieldName::Headline).cloned() else { return };
    let [line] = *field.lines.as_slice() else { return };
    let headline = letters_of(&field.value);
    let titles: Vec<(String, &String)> = page.metadata.titles.iter().map(|title| (letters_of(title), title)).collect();
    let title_of = |letters: &str| titles.iter().find(|(title, _)| title == letters).map(|(_, title)| (*title).clone());
    let count = |text: &str| text.split_whitespace().count();
    if let Some(title) = title_of(&headline) {
        if count(&title) > count(&field.value) {
            article.fields.replace(FieldName::Headline, Field { value: title, ..field });
        }
        return;
    }
    let near = (line.saturating_sub(MAX_KICKER_DISTANCE).max(1)..line).rev().chain([line + 1]);
    let found = near.into_iter().find_map(|other| {
        let part = letters_of(line_text(page, other));
        let joined = if other < line { format!("{part}{headline}") } else { format!("{headline}{part}") };
        Some((other, title_of(&joined).filter(|_| !part.is_empty())?))
    });
    let Some((other, title)) = found else { return };
    let is_block = |block: &Block| block.lines == [other] && block.marks.is_empty();
    let excluded = article.excluded.iter().position(|excluded| excluded.line == other);
    let block = article.body.iter().position(is_block);
    match (excluded, block) {
        (Some(at), _) => drop(article.excluded.remove(at)),
        (None, Some(at)) => drop(article.body.remove(at)),
        (None, None) => return,
    }
    let lines = vec![line.min(other), line.max(other)];
    article.fields.replace(FieldName::Headline, Field { value: title, lines, ..field });
}

/// Makes paragraphs of the captions of a story that has none: it is told in pictures.
pub(crate) fn promote_captions(article: &mut Article, page: &Page) {
    let is_passage = |block: &Block| block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Passage(_)));
    if article.body.iter().any(|block| block.kind == BlockKind::Paragraph && !is_passage(block)) {
        return;
    }
    for block in article.body.iter_mut().filter(|block| block.kind == BlockKind::Caption) {
        let hints = block.lines.first().and_then(|line| page.hints(*line));
        if hints.is_none_or(|hints| hints.placement != Placement::Outside) {
            block.kind = BlockKind::Paragraph;
        }
    }
}

/// Sets the byline from a line around the headline in which an element holds the name of a writer, if no line gave one.
pub(crate) fn find_byline(article: &mut Article, page: &Page) {
    /// How many lines above and below the headline are searched.
    const NEAR: (u32, u32) = (3, 12);
    let headline = article.fields.get(FieldName::Headline).and_then(|field| field.lines.first().copied());
    let (Some(headline), None) = (headline, article.fields.get(FieldName::Byline)) else { return };
    let first =
        article.body.iter().filter(|block| block.kind == BlockKind::Paragraph).find_map(|block| block.lines.first());
    let end = first.map_or(headline + NEAR.1, |first| (*first).min(headline + NEAR.1));
    for line in headline.saturating_sub(NEAR.0).max(1)..end {
        let Some(hints) = page.hints(line).filter(|hints| !hints.class_hints.intersects(&LINK_BOXES)) else { continue };
        let Some(name) = hints.author.clone().and_then(|part| line_text(page, line).get(part)).map(trim_blank) else {
            continue;
        };
        let excluded = article.excluded.iter().position(|excluded| excluded.line == line);
        let is_in_field = article.fields.iter().any(|(_, field)| field.lines.contains(&line));
        if line == headline || !is_full_name(name) || excluded.is_none() && !is_in_field {
            continue;
        }
        if let Some(at) = excluded {
            article.excluded.remove(at);
        }
        article.fields.replace(FieldName::Byline, Field::from_line(name, line));
        return;
    }
}

/// Shortens the byline to the writers: those whom the metadata name, if the line names one of them too, else the parts
/// that are names.
pub(crate) fn clean_byline(article: &mut Article, page: &Page, lexicon: &Lexicon) {
    let Some(mut field) = article.fields.get(FieldName::Byline).cloned() else { return };
    let outlet = normalize_for_match(&page.metadata.publisher);
    let authors =
        page.metadata.authors.iter().map(String::as_str).filter(|author| normalize_for_match(author) != outlet);
    let authors: Vec<&str> = authors.collect();
    let parts = split_names(&field.value).map(|part| without_job(part, lexicon)).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let names_one = |text: &str| authors.iter().any(|author| is_same_name(text, author));
    let better = if names_one(&field.value) || parts.iter().any(|part| names_one(part)) {
        let lines: Vec<String> = field.lines.iter().map(|line| normalize_for_match(line_text(page, *line))).collect();
        // A name on a line of its own, where the page names another writer, belongs to something else.
        let is_beside = |part: &str| {
            let part = normalize_for_match(part);
            lines.iter().any(|line| line.contains(&part) && names_one(line))
        };
        let is_part = |part: &str| authors.iter().any(|author| is_same_name(author, part));
        let others = parts.iter().flat_map(|part| split_joined_names(part));
        let others = others.filter(|part| is_full_name(part) && !names_one(part) && !is_part(part) && is_beside(part));
        Some(authors.iter().copied().chain(others).collect::<Vec<_>>().join(", "))
    } else if parts.iter().flat_map(|part| split_joined_names(part)).any(is_full_name) {
        let are_names = |part: &&str| split_joined_names(part).iter().all(|name| is_name(name));
        let names: Vec<&str> = parts.iter().copied().filter(are_names).collect();
        (names != split_names(&field.value).collect::<Vec<_>>()).then(|| names.join(", "))
    } else {
        let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '|' | '@' | '©');
        let is_initials = field.value.len() < MIN_NAME_BYTES && field.value.is_ascii();
        let is_implausible = field.value.contains(is_sign) || is_initials;
        (is_implausible && !page.metadata.authors.is_empty()).then(|| page.metadata.authors.join(", "))
    };
    let better = better.or_else(|| without_outlet(&field.value, &page.metadata.publisher));
    if let Some(better) = better.filter(|better| !better.is_empty()) {
        field.value = better;
        article.fields.replace(FieldName::Byline, field);
    }
}

/// Splits names that a short word in lower case joins, such as `and`: it stands between two names of several words.
fn split_joined_names(part: &str) -> Vec<&str> {
    /// The most letters of the word.
    const MAX_LETTERS: usize = 3;
    let mut names = Vec::new();
    let mut rest = part;
    loop {
        let joint = rest.match_indices(' ').find_map(|(at, _)| {
            let word = rest[at + 1..].split(' ').next()?;
            let end = at + 1 + word.len();
            let is_joint = word.starts_with(char::is_lowercase) && word.chars().count() <= MAX_LETTERS || word == "&";
            let behind = rest.get(end + 1..)?;
            let has_name = behind.split(' ').take(2).filter(|word| word.starts_with(char::is_uppercase)).count() == 2;
            (is_joint && has_name && is_full_name(&rest[..at])).then_some((at, end + 1))
        });
        let Some((end, next)) = joint else { break };
        names.push(&rest[..end]);
        rest = &rest[next..];
    }
    names.push(rest);
    names
}

/// Whether a text contains a name, or the first and the last word of it and no other.
fn is_same_name(text: &str, name: &str) -> bool {
    let (text, name) = (normalize_for_match(text), normalize_for_match(name));
    let ends = |text: &str| {
        let mut words = text.split(' ');
        let first = words.next().map(str::to_owned);
        words.next_back().map(str::to_owned).zip(first)
    };
    text.contains(&name) || text.split(' ').count() == 2 && ends(&text).is_some() && ends(&text) == ends(&name)
}

/// Returns a name without the job title behind it; nothing is left of a job title alone.
fn without_job<'a>(part: &'a str, lexicon: &Lexicon) -> &'a str {
    let tokens: Vec<Word> = words(part).take(MAX_BYLINE_WORDS).collect();
    let job = (0..tokens.len()).find(|start| lexicon.jobs.longest_prefix(&tokens[*start..]).is_some());
    job.map_or(part, |start| trim_blank(&part[..tokens[start].range.start]))
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

/// Moves the part of the caption that the markup names as the credit, at its end, to the field of the credit.
pub(crate) fn split_caption_credit(article: &mut Article, page: &Page) {
    let Some(field) = article.fields.get(FieldName::Caption).cloned() else { return };
    let [line] = *field.lines.as_slice() else { return };
    let Some(part) = page.hints(line).and_then(|hints| hints.credit.clone()) else { return };
    let text = line_text(page, line);
    let (Some(credit), Some(behind)) = (text.get(part.clone()), text.get(part.end..)) else { return };
    let is_end = !behind.contains(char::is_alphanumeric);
    let Some(front) = field.value.strip_suffix(trim_blank(&text[part.start..])).filter(|_| is_end) else { return };
    let front = front.trim_end_matches(|c| is_blank_char(c) || matches!(c, '(' | '[' | '/' | '|' | '-' | '–' | '—'));
    let name = match credit.split_once(':') {
        Some((label, name)) if label.split_whitespace().count() <= 2 => name,
        _ => credit,
    };
    let name = name.trim_matches(|c| is_blank_char(c) || matches!(c, '(' | ')' | '[' | ']' | '/' | '|'));
    if front.is_empty() || name.is_empty() || article.fields.get(FieldName::Credit).is_some() {
        return;
    }
    article.fields.replace(FieldName::Credit, Field::from_line(name, line));
    article.fields.replace(FieldName::Caption, Field { value: front.to_owned(), ..field });
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
    for tag in &mut article.tags {
        tag.lines.retain(|line| *line <= last);
    }
    article.tags.retain(|tag| !tag.lines.is_empty());
    exclude_lines(article, page, lines.split_off(gap + 1), Role::Boilerplate);
}

/// Sets aside sorted lines that have no other place in the article.
fn exclude_lines(article: &mut Article, page: &Page, mut lines: Vec<u32>, role: Role) {
    lines.dedup();
    let texts: Vec<&str> = page.text.split('\n').collect();
    for line in lines {
        let text = texts.get(line as usize - 1).map(|text| trim_blank(text).to_owned()).unwrap_or_default();
        let reason = Reason { rule: ReasonCode::OutsideStory.code().into(), detail: String::new(), confidence: 90 };
        article.excluded.push(ExcludedLine { text, line, role, reason });
    }
    article.excluded.sort_by_key(|excluded| excluded.line);
}

/// Takes the tags from the metadata where they are those of the story. Keywords for search engines must have a tag in
/// common with the page, if it shows any.
pub(crate) fn prefer_keywords(article: &mut Article, page: &Page) {
    let subjects: Vec<&str> = subjects(&page.metadata.keywords).take(MAX_KEYWORDS).collect();
    let lines_of = |tags: &[Tag], subject: &str| {
        let subject = normalize_for_match(subject);
        let shown = tags.iter().find(|tag| normalize_for_match(&tag.text) == subject);
        shown.map(|tag| tag.lines.clone())
    };
    let is_shown = subjects.iter().any(|subject| lines_of(&article.tags, subject).is_some());
    if subjects.is_empty() || !(article.tags.is_empty() || page.metadata.has_news_keywords || is_shown) {
        return;
    }
    let tags: Vec<Tag> = subjects
        .iter()
        .map(|subject| Tag { text: (*subject).to_owned(), lines: lines_of(&article.tags, subject).unwrap_or_default() })
        .collect();
    let shown = std::mem::replace(&mut article.tags, tags);
    let mut unused: Vec<u32> = shown.into_iter().flat_map(|tag| tag.lines).collect();
    unused.retain(|line| !article.tags.iter().any(|tag| tag.lines.contains(line)));
    unused.sort_unstable();
    exclude_lines(article, page, unused, Role::Tags);
}

/// Returns the keywords of the metadata that are subjects, without the codes that publishing systems add for themselves.
fn subjects(keywords: &[String]) -> impl Iterator<Item = &str> {
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
            ("Sari Dewi und Budi Setia", "Sari Dewi, Budi Setia"),
        ] {
            let article = read(head, &format!("<div class=author>{line}</div>"), "");
            assert_eq!(article.fields.value(FieldName::Byline), expected, "{line}");
        }
    }

    #[test]
    fn a_headline_on_two_lines_is_joined_as_the_title_of_the_page_joins_it() {
        let title = "Sungai Bening: Jembatan Gantung Dibuka";
        let head = format!("<meta property=og:title content='{title}'>");
        for (tag, line) in [("p", "Sungai Bening"), ("span", "Sungai Bening")] {
            let html = format!(
                "<!doctype html><title>{title}</title>{head}<article><{tag}>{line}</{tag}><h1>Jembatan Gantung Dibuka</h1>\
                 <div class=isi>{BODY}</div></article>"
            );
            let page = crate::html::parse(html.as_bytes());
            let article = extract_page("a.html", html.as_bytes(), &page, &Packs::built_in());
            assert_eq!(article.fields.value(FieldName::Headline), title);
            assert_eq!(article.locations_of_line(1).len(), 1, "{article:?}");
            assert_eq!(article.fields.get(FieldName::Headline).unwrap().lines, [1, 2]);
        }
        let html = format!(
            "<!doctype html><title>{title}</title>{head}<article><h1><span>Sungai Bening:</span><span>Jembatan Gantung \
             Dibuka</span></h1><div class=isi>{BODY}</div></article>"
        );
        let page = crate::html::parse(html.as_bytes());
        let article = extract_page("a.html", html.as_bytes(), &page, &Packs::built_in());
        assert_eq!(article.fields.value(FieldName::Headline), title);
    }

    #[test]
    fn a_story_in_pictures_consists_of_its_captions() {
        let figure = "<figure><figcaption>Warga Desa Kenari menyeberangi jembatan gantung pada hari pertama.</figcaption></figure>";
        let html = format!(
            "<!doctype html><title>Jembatan Gantung Dibuka</title><h1>Jembatan Gantung Dibuka</h1>{}",
            figure.repeat(3).replace("pertama", "itu")
        );
        let page = crate::html::parse(html.as_bytes());
        let article = extract_page("a.html", html.as_bytes(), &page, &Packs::built_in());
        assert!(article.body.iter().all(|block| block.kind == BlockKind::Paragraph), "{:?}", article.body);
    }

    #[test]
    fn a_writer_in_an_element_beside_the_date_is_the_byline() {
        let line = "<div><time datetime='2025-02-03T09:00'>3 Februari 2025</time> <span class=byline>oleh \
            <span class=author>Sari Dewi</span></span></div>";
        let article = read("", line, "");
        let values = [FieldName::Byline, FieldName::Published].map(|name| article.fields.value(name));
        assert_eq!(values, ["Sari Dewi", "2025-02-03"]);
        assert_eq!(article.locations_of_line(2).len(), 1);
    }

    #[test]
    fn parts_of_a_byline_that_are_no_names_go_where_another_part_is_one() {
        for (line, byline) in [
            ("Sari Dewi, 3 menit", "Sari Dewi"),
            ("warta, Sari Dewi dan Budi Setia", "Sari Dewi dan Budi Setia"),
            ("Sari Dewi, Kenari", "Sari Dewi, Kenari"),
        ] {
            let article = read("", &format!("<div class=author>{line}</div>"), "");
            assert_eq!(article.fields.value(FieldName::Byline), byline, "{line}");
        }
    }

    #[test]
    fn an_outlet_that_signs_its_story_is_the_byline_if_nobody_else_is() {
        let ld = r#"<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Warta Kenari"},
            "publisher": {"name": "Warta Kenari"}}</script>"#;
        assert_eq!(read(ld, "", "").fields.value(FieldName::Byline), "Warta Kenari");
        let article = read(ld, "<div class=author>Sari Dewi</div>", "");
        assert_eq!(article.fields.value(FieldName::Byline), "Sari Dewi");
    }

    #[test]
    fn keywords_for_the_news_take_the_place_of_the_tags_that_a_page_shows() {
        let shown = "<div class=tags><a href=/tag/a>Jembatan</a><a href=/tag/b>Daerah</a></div>";
        let tags = |head: &str| {
            let article = read(head, "", shown);
            for line in 1..=u32::try_from(article.source.text.lines().count()).unwrap() {
                assert_eq!(article.locations_of_line(line).len(), 1, "{line}: {head}");
            }
            article.tags.iter().map(|tag| tag.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(tags("<meta name=news_keywords content='Jembatan, Kenari'>"), ["Jembatan", "Kenari"]);
        assert_eq!(tags("<meta name=keywords content='jembatan, Kenari'>"), ["jembatan", "Kenari"]);
        assert_eq!(tags("<meta name=keywords content='berita hari ini'>"), ["Jembatan", "Daerah"]);
    }

    #[test]
    fn a_credit_in_the_element_of_the_caption_is_a_field_of_its_own() {
        for (caption, credit) in
            [("Jembatan itu pada hari pertama. ", "Foto: Rina Wati"), ("Jembatan itu ", "(Rina Wati)")]
        {
            let figure =
                format!("<figure><figcaption>{caption}<span class=credit>{credit}</span></figcaption></figure>");
            let article = read("", &figure, "");
            assert_eq!(article.fields.value(FieldName::Caption), caption.trim(), "{credit}");
            assert_eq!(article.fields.value(FieldName::Credit), "Rina Wati", "{credit}");
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
