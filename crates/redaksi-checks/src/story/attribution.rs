//! Where a story comes from: its source in the text and in the field, the previous outlet, and what its page left behind.

use super::addresses::AddressKind;
use super::reading::{ReadingLine, StoryReading, in_case_of};
use crate::{Finding, FindingLocation, ParagraphRole, Rule, Severity};
use memchr::memmem::Finder;
use redaksi_core::article::{Article, FieldName, MarkKind};
use redaksi_core::text::is_blank;
use serde::Deserialize;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The words that these checks need.
#[derive(Deserialize)]
struct AttributionWords {
    citing_verbs: HashSet<String>,
    citing_prepositions: Vec<String>,
    told_words: HashSet<String>,
    outlets: Vec<String>,
    promo_starts: Vec<String>,
    promo_phrases: Vec<String>,
}

static WORDS: LazyLock<AttributionWords> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/checks/attribution.ron")).expect("the built-in word lists are valid")
});

/// The searches for the phrases of promos.
static PROMO_FINDERS: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| WORDS.promo_phrases.iter().map(|phrase| Finder::new(phrase.as_bytes())).collect());

/// How many words may stand between a verb of citing and the source.
const MAX_CITING_WORDS: usize = 6;

/// Checks the attribution of a story.
pub(super) fn check_attribution(story: &StoryReading, article: Option<&Article>, found: &mut Vec<Finding>) {
    let mut cited = Vec::new();
    let mut has_body = false;
    for line in &story.lines {
        let is_first = line.paragraph.role == ParagraphRole::Body && !has_body;
        has_body |= is_first;
        if is_first {
            check_dateline(story, line, found);
        }
        for index in 0..line.words.len() {
            check_previous_outlet(story, line, index, found);
            cited.extend(cited_source(line, index).map(|range| (line, range)));
        }
        check_promo_words(story, line, found);
        check_addresses(story, line, found);
    }
    if let Some(article) = article {
        check_source(story, article, &cited, found);
        check_place(story, article, found);
    }
}

/// Returns letters and digits only, small ones, and without the ending of a site name: `Warta-Desa.com` is `wartadesa`.
fn outlet_key(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let host = lower.strip_prefix("www.").unwrap_or(&lower);
    let stem = [".co.id", ".go.id", ".ac.id", ".or.id", ".co.uk", ".com", ".id", ".net", ".co", ".org", ".tv", "com"]
        .iter()
        .find_map(|ending| host.strip_suffix(ending));
    stem.unwrap_or(host).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two names are those of the same outlet: equal, or one is a part of the other.
fn is_same_outlet(one: &str, other: &str) -> bool {
    let (one, other) = (outlet_key(one), outlet_key(other));
    !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
}

/// Reports the name of an outlet at the start of the first paragraph: `WARTA.COM, KENARI – …`.
fn check_dateline(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    let text = line.text.trim_start();
    let start = line.text.len() - text.len();
    // A dateline ends with a dash or a bracket within the first words.
    let Some(end) = text.char_indices().take(60).find_map(|(at, c)| {
        let is_dash = matches!(c, '–' | '—') || c == '-' && text[..at].ends_with(' ');
        (is_dash || at > 0 && matches!(c, ')' | ':' | '|')).then_some(at)
    }) else {
        return;
    };
    let dateline = &text[..end];
    let outlet = dateline.split([',', '(', '/', '–', '-']).find_map(|part| {
        let name = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '-' | '–'));
        let key = outlet_key(name);
        // The outlet may stand before the place without a comma: `WARTA KENARI`.
        let first = name.split(' ').next().unwrap_or_default();
        let is_outlet = |key: &str| WORDS.outlets.iter().any(|outlet| outlet == key);
        if is_outlet(&key) || name.contains('.') && WORDS.outlets.iter().any(|outlet| key.starts_with(outlet.as_str()))
        {
            Some(name)
        } else {
            (is_outlet(&outlet_key(first)) && first.chars().all(|c| c.is_uppercase() || c == '.')).then_some(first)
        }
    });
    if let Some(name) = outlet {
        let at = start + dateline.find(name).unwrap_or_default();
        let rest = &line.text[at + name.len()..];
        let joint = rest.len() - rest.trim_start_matches([',', ' ']).len();
        let range = at..at + name.len();
        let finding = story.finding(Rule::OutletInText, Severity::Hint, line, range.clone());
        // The place stays if the outlet is before it.
        let with_joint = range.start..range.end + joint;
        let is_before_place =
            joint > 0 && with_joint.end < start + end && !rest[joint..].starts_with(['-', '–', '—', '(']);
        found.push(if is_before_place {
            story.finding(Rule::OutletInText, Severity::Hint, line, with_joint).with_fix("")
        } else {
            finding
        });
    }
}

/// Whether a word, with small letters, cites a source.
fn is_citing(word: &str) -> bool {
    WORDS.citing_verbs.contains(word)
}

/// Reports an outlet between a verb of citing and the source, and the outlet that somebody spoke to.
fn check_previous_outlet(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    let word = line.lower_word(index);
    if is_citing(word) && index + 1 < line.words.len() && line.gap(index) == " " {
        // `Dikutip Warta-Desa.com dari Mirror`: the first one is the outlet that copied before.
        let start = line.words[index + 1].start;
        let range = match line.address_at(start) {
            Some(address) => Some(address.range.clone()),
            None => outlet_words(line, index + 1),
        };
        if let Some(range) = range {
            let rest = line.lower[range.end..].trim_start();
            if WORDS.citing_prepositions.iter().any(|word| rest.starts_with(word.as_str())) {
                let wide = range.start - 1..range.end;
                if line.is_contiguous(&wide) {
                    found.push(story.finding(Rule::OutletInText, Severity::Warning, line, wide).with_fix(""));
                }
            }
        }
    } else if WORDS.told_words.contains(word) && line.is_joined(index) {
        let start = line.words[index + 1].start;
        let domain = line.address_at(start).filter(|address| address.kind == AddressKind::Domain);
        let range = domain.map(|address| address.range.clone()).or_else(|| outlet_words(line, index + 1));
        if let Some(range) = range {
            found.push(story.finding(Rule::OutletInText, Severity::Hint, line, range));
        }
    }
}

/// Returns the range of the name of a known outlet at a word.
fn outlet_words(line: &ReadingLine, index: usize) -> Option<Range<usize>> {
    (1..=3).rev().find_map(|count| {
        let last = index + count - 1;
        if last >= line.words.len() || !(index..last).all(|index| line.is_joined(index)) {
            return None;
        }
        let range = line.span(index, last);
        let key = outlet_key(&line.text[range.clone()]);
        let has_capital =
            line.text[range.clone()].starts_with(char::is_uppercase) || key.ends_with("com") || key == "detik";
        (has_capital && WORDS.outlets.contains(&key)).then_some(range)
    })
}

/// Returns the range of the source that the text names after a verb of citing: `dikutip dari Mirror`.
fn cited_source(line: &ReadingLine, index: usize) -> Option<Range<usize>> {
    if !is_citing(line.lower_word(index)) {
        return None;
    }
    let end = line.words.len().min(index + MAX_CITING_WORDS);
    let preposition = (index..end).find(|at| {
        WORDS.citing_prepositions.iter().any(|word| word.trim_end() == line.lower_word(*at))
            || *at == index && line.lower_word(*at).starts_with('m')
    })?;
    let first = preposition + 1;
    // A generic word may stand before the name: `dari laman Mirror`.
    let first = (first..line.words.len().min(first + 3)).find(|at| {
        line.text[line.words[*at].start..].starts_with(char::is_uppercase) || line.is_in_address(line.words[*at].start)
    })?;
    if let Some(address) = line.address_at(line.words[first].start) {
        return Some(address.range.clone());
    }
    let mut last = first;
    while line.is_joined(last) && line.word(last + 1).starts_with(char::is_uppercase) && last < first + 3 {
        last += 1;
    }
    Some(line.span(first, last))
}

/// Compares the source in the field with those in the text.
fn check_source(
    story: &StoryReading,
    article: &Article,
    cited: &[(&ReadingLine, Range<usize>)],
    found: &mut Vec<Finding>,
) {
    let source = article.fields.value(FieldName::Source);
    if is_blank(source) {
        return;
    }
    // Several sources may be in the field; one of them is enough.
    // A line at the end of the story that names it is the source's credit: `Sumber: Reuters`.
    let last_line = article.body.iter().flat_map(|block| &block.lines).max();
    let is_credit = |line: &u32| last_line.is_some_and(|last| line > last);
    if article.fields.get(FieldName::Source).is_some_and(|field| field.lines.iter().any(is_credit)) {
        return;
    }
    let is_named = source.split([',', '/', ';']).map(str::trim).any(|name| {
        let key = outlet_key(name);
        key.is_empty()
            || cited.iter().any(|(line, range)| is_same_outlet(&line.text[range.clone()], name))
            || story.lines.iter().any(|line| is_named_in(line, name, &key))
    });
    if is_named {
        return;
    }
    if let Some((line, range)) = cited.first() {
        let finding = story.finding(Rule::SourceDiffers, Severity::Warning, line, range.clone());
        found.push(finding.with_argument("source", source));
    } else {
        // An address of the source says for certain that the story was taken from there.
        let has_address = !is_blank(article.fields.value(FieldName::SourceUrl));
        let severity = if has_address { Severity::Warning } else { Severity::Hint };
        let location = FindingLocation::Field(FieldName::Source);
        let finding = Finding::about_story(Rule::SourceUnnamed, severity).at(location);
        found.push(finding.with_text(source).with_argument("source", source));
    }
}

/// Compares the place in the field with the dateline of the first paragraph.
fn check_place(story: &StoryReading, article: &Article, found: &mut Vec<Finding>) {
    let place = article.fields.value(FieldName::Place).trim().to_lowercase();
    let Some(line) = story.lines.iter().find(|line| line.paragraph.role == ParagraphRole::Body) else { return };
    let dateline = article.body.iter().find_map(|block| {
        let mark = block.marks.iter().find(|mark| mark.kind == MarkKind::Dateline)?;
        (block.text == line.text).then(|| mark.range.clone())
    });
    let Some(range) = dateline.filter(|_| !place.is_empty()) else { return };
    let dateline = &line.text[range.clone()];
    // The place may stand behind what was read as the dateline: `warta.com - KENARI - `.
    let behind = line.text[range.end..].trim_start().to_lowercase();
    let is_behind =
        behind.strip_prefix(&place).is_some_and(|rest| rest.trim_start().starts_with(['-', '–', '—', '(', ':', ',']));
    if dateline.to_lowercase().contains(&place) || is_behind {
        return;
    }
    let wanted = article.fields.value(FieldName::Place).trim();
    let agency = article.fields.value(FieldName::Agency);
    let is_outlet = |part: &str| {
        let key = outlet_key(part);
        part.contains('.') || WORDS.outlets.contains(&key) || is_same_outlet(part, agency)
    };
    let parts = dateline_parts(dateline);
    let places: Vec<&Range<usize>> = parts.iter().filter(|part| !is_outlet(&dateline[(*part).clone()])).collect();
    let place_of = |part: &Range<usize>| range.start + part.start..range.start + part.end;
    let finding = |part: Range<usize>| {
        let finding = story.finding(Rule::PlaceConflict, Severity::Warning, line, part);
        finding.with_argument("place", wanted)
    };
    found.push(match (places.as_slice(), parts.as_slice()) {
        ([only], _) => {
            let part = place_of(only);
            let fix = in_case_of(&line.text[part.clone()], wanted);
            finding(part).with_fix(fix)
        }
        // There is an outlet only: the place follows it.
        ([], [outlet, ..]) => {
            let part = place_of(outlet);
            let fix = format!("{}, {wanted}", &line.text[part.clone()]);
            finding(part).with_fix(fix)
        }
        _ => finding(range.clone()),
    });
}

/// The byte ranges of the names in a dateline, which commas, brackets and dashes part.
fn dateline_parts(dateline: &str) -> Vec<Range<usize>> {
    let is_space_beside = |at: usize| dateline[..at].ends_with(' ') || dateline[at + 1..].starts_with(' ');
    let is_sign = |(at, c): (usize, char)| {
        matches!(c, ',' | '(' | ')' | '/' | '|' | ':' | '–' | '—')
            || c == '-' && (is_space_beside(at) || at + 1 == dateline.len())
    };
    let mut parts = Vec::new();
    let mut start = 0;
    let signs = dateline.char_indices().filter(|sign| is_sign(*sign)).map(|(at, c)| at..at + c.len_utf8());
    for sign in signs.chain(std::iter::once(dateline.len()..dateline.len())) {
        let part = &dateline[start..sign.start];
        let name = part.trim();
        if !is_blank(name) {
            let at = start + (part.len() - part.trim_start().len());
            parts.push(at..at + name.len());
        }
        start = sign.end;
    }
    parts
}

/// Whether a paragraph has the name of the source, or its first long word.
fn is_named_in(line: &ReadingLine, source: &str, key: &str) -> bool {
    let lower = source.trim().to_lowercase();
    line.lower.contains(&lower)
        || line.words.iter().any(|word| outlet_key(&line.text[word.clone()]) == key)
        || line.addresses.iter().any(|address| outlet_key(&line.text[address.range.clone()]).contains(key))
}

/// Reports words that lead to other stories of a page.
fn check_promo_words(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    let lower = line.lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = line.lower.len() - lower.len();
    let marker = WORDS.promo_starts.iter().find(|marker| {
        lower.strip_prefix(marker.as_str()).is_some_and(|rest| rest.trim_start().starts_with(':') || rest.is_empty())
    });
    if let Some(marker) = marker {
        let range = start..start + marker.len();
        found.push(story.finding(Rule::PromoLeft, Severity::Warning, line, range));
        return;
    }
    for finder in PROMO_FINDERS.iter() {
        for at in finder.find_iter(line.lower.as_bytes()) {
            let range = at..at + finder.needle().len();
            let is_word = !line.lower[..at].ends_with(char::is_alphanumeric)
                && !line.lower[range.end..].starts_with(char::is_alphanumeric);
            if is_word {
                found.push(story.finding(Rule::PromoLeft, Severity::Warning, line, range));
            }
        }
    }
}

/// Reports addresses in the text.
fn check_addresses(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    for address in &line.addresses {
        let rule = match address.kind {
            AddressKind::Url => Rule::UrlLeft,
            AddressKind::Email => Rule::EmailLeft,
            AddressKind::Domain | AddressKind::Handle => continue,
        };
        found.push(story.finding(rule, Severity::Hint, line, address.range.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use crate::{Rule, StoryText};
    use redaksi_core::article::{Article, Block, BlockKind, Field, FieldName, Mark, MarkKind};

    fn attribution(text: &str, source: Option<&str>) -> Vec<(Rule, String, Option<String>)> {
        let mut article = Article::default();
        if let Some(source) = source {
            article.fields.replace(FieldName::Source, Field::from_line(source, 1));
        }
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here = |rule| {
            matches!(
                rule,
                Rule::SourceUnnamed
                    | Rule::SourceDiffers
                    | Rule::OutletInText
                    | Rule::PromoLeft
                    | Rule::UrlLeft
                    | Rule::EmailLeft
            )
        };
        let found = check_story(&story, Some(&article)).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.text, finding.fixes.first().cloned())).collect()
    }

    fn fix(rule: Rule, text: &str, fix: &str) -> (Rule, String, Option<String>) {
        (rule, text.to_owned(), Some(fix.to_owned()))
    }

    fn only(rule: Rule, text: &str) -> (Rule, String, Option<String>) {
        (rule, text.to_owned(), None)
    }

    #[test]
    fn the_outlet_that_copied_before_is_found() {
        assert_eq!(
            attribution("Dikutip Warta-Desa.com dari Mirror, warga pulang.", Some("Mirror")),
            [fix(Rule::OutletInText, " Warta-Desa.com", "")]
        );
        assert_eq!(
            attribution("“Kami pulang,” kata dia kepada Kompas.com.", None),
            [only(Rule::OutletInText, "Kompas.com")]
        );
    }

    #[test]
    fn an_outlet_in_the_dateline_is_found() {
        assert_eq!(
            attribution("TRIBUNNEWS.COM, KENARI - Warga pulang.", None),
            [fix(Rule::OutletInText, "TRIBUNNEWS.COM, ", "")]
        );
        assert_eq!(attribution("PIKIRAN RAKYAT - Warga pulang.", None), [only(Rule::OutletInText, "PIKIRAN RAKYAT")]);
        assert_eq!(attribution("PR KENARI – Warga pulang.", None), [fix(Rule::OutletInText, "PR ", "")]);
        assert_eq!(attribution("Kenari – Warga pulang ke desa.", None), []);
    }

    #[test]
    fn the_source_of_the_field_is_in_the_text() {
        assert_eq!(attribution("Warga pulang.", Some("Mirror")), [only(Rule::SourceUnnamed, "Mirror")]);
        assert_eq!(
            attribution("Warga pulang, dilansir dari laman Reuters.", Some("Mirror")),
            [only(Rule::SourceDiffers, "Reuters")]
        );
        assert_eq!(attribution("Warga pulang, dilansir dari The Mirror.", Some("mirror.co.uk")), []);
        assert_eq!(attribution("Menurut Mirror, warga pulang.", Some("Mirror")), []);
    }

    #[test]
    fn the_place_of_the_field_is_the_one_of_the_dateline() {
        let packs = redaksi_core::packs::Packs::built_in();
        let text =
            "Warga Menanam Bakau\n\nKENARI – Warga desa menanam seribu bibit bakau di pesisir pada hari Minggu.\n";
        let mut article =
            redaksi_core::extract::extract(redaksi_core::article::SourceText::new("a.txt", text.as_bytes()), &packs);
        let conflicts = |article: &Article| {
            let found = check_story(&StoryText::of(article), Some(article)).into_iter();
            found.filter(|finding| finding.rule == Rule::PlaceConflict).count()
        };
        assert_eq!(conflicts(&article), 0);
        article.fields.replace(FieldName::Place, Field::from_line("Melati", 3));
        assert_eq!(conflicts(&article), 1);
    }

    #[test]
    fn a_dateline_in_capitals_names_the_place_and_another_one_is_set() {
        let conflict = |text: &str, dateline: &str, place: &str| {
            let mut article = Article::default();
            article.fields.replace(FieldName::Place, Field::from_line(place, 1));
            let mut block = Block::new(BlockKind::Paragraph, text);
            block.marks.push(Mark { range: 0..dateline.len(), kind: MarkKind::Dateline });
            article.body = vec![block];
            let mut found = check_story(&StoryText::of(&article), Some(&article)).into_iter();
            found
                .find(|finding| finding.rule == Rule::PlaceConflict)
                .map(|finding| (finding.text, finding.fixes.join("|")))
        };
        let fix = |text: &str, fix: &str| Some((text.to_owned(), fix.to_owned()));
        assert_eq!(conflict("KENARI - Warga pulang.", "KENARI - ", "Kenari"), None);
        // What follows the dateline that was read belongs to it.
        assert_eq!(conflict("warta.com - KENARI - Warga pulang.", "warta.com - ", "Kenari"), None);
        assert_eq!(
            conflict("KENARI, KOMPAS.com - Warga pulang.", "KENARI, KOMPAS.com - ", "Melati"),
            fix("KENARI", "MELATI")
        );
        assert_eq!(
            conflict("KOMPAS.com - Warga pulang.", "KOMPAS.com - ", "Melati"),
            fix("KOMPAS.com", "KOMPAS.com, Melati")
        );
    }

    #[test]
    fn promo_words_and_addresses_are_found() {
        assert_eq!(
            attribution(
                "Baca Juga: Pasar Ramai\nTulis ke meja@contoh.id atau lihat https://contoh.id/a.\nKlik di sini.",
                None
            ),
            [
                only(Rule::PromoLeft, "Baca Juga"),
                only(Rule::EmailLeft, "meja@contoh.id"),
                only(Rule::UrlLeft, "https://contoh.id/a"),
                only(Rule::PromoLeft, "Klik di sini"),
            ]
        );
        assert_eq!(attribution("Dia membaca juga buku di contoh.id.", None), []);
    }

    #[test]
    fn a_line_at_the_end_that_names_the_source_counts() {
        let article = |line| {
            let mut article = Article::default();
            article.fields.replace(FieldName::Source, Field::from_line("Mirror", line));
            let mut block = Block::new(BlockKind::Paragraph, "Warga pulang.");
            block.lines = vec![2];
            article.body = vec![block];
            article
        };
        let is_unnamed = |article: &Article| {
            let found = check_story(&StoryText::of(article), Some(article));
            found.iter().any(|finding| finding.rule == Rule::SourceUnnamed)
        };
        assert!(is_unnamed(&article(1)));
        assert!(!is_unnamed(&article(4)));
    }
}
