//! Spellings and phrases of the packs of usage.

use super::reading::{ReadingLine, StoryReading, in_case_of, is_capitalized, is_upper};
use super::usage_pack::{UsageEntry, UsagePack, UsageScope};
use crate::{Finding, ParagraphRole, Severity};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The particles and pronouns that are written together with a word of Indonesian.
const ENCLITICS: &[&str] = &["nya", "lah", "kah", "pun", "ku", "mu"];

/// A word in capitals up to this length in bytes may be an abbreviation.
const MAX_ABBREVIATION_BYTES: usize = 5;

/// Checks the usage of a story.
pub(super) fn check_usage(story: &StoryReading, found: &mut Vec<Finding>) {
    let Some(pack) = UsagePack::of(story.language) else { return };
    let has_enclitics = story.is_in(&["id"]);
    for line in &story.lines {
        let mut index = 0;
        while index < line.words.len() {
            index += check_word(story, line, pack, index, has_enclitics, found);
        }
    }
}

/// Looks for an entry at a word. Returns the number of words that it read.
fn check_word(
    story: &StoryReading,
    line: &ReadingLine,
    pack: &UsagePack,
    index: usize,
    has_enclitics: bool,
    found: &mut Vec<Finding>,
) -> usize {
    let word = line.lower_word(index);
    for entry in pack.entries(word) {
        if let Some(enclitic) = matches_rest(story, line, entry, index, has_enclitics) {
            let last = index + entry.rest.len();
            report(story, line, entry, index, line.span(index, last), enclitic, found);
            return entry.rest.len() + 1;
        }
    }
    if has_enclitics
        && let Some((stem, enclitic)) = without_enclitic(word)
        && let Some(entry) = pack.entries(stem).iter().find(|entry| entry.rest.is_empty() && !entry.joins)
    {
        report(story, line, entry, index, line.words[index].clone(), enclitic, found);
        return 1;
    }
    if word.contains('-') {
        let mut start = line.words[index].start;
        for part in word.split('-') {
            let range = start..start + part.len();
            start = range.end + 1;
            let stem = without_enclitic(part).filter(|_| has_enclitics);
            let whole = pack.entries(part).iter().find(|entry| entry.rest.is_empty() && !entry.joins);
            let entry = whole.map(|entry| (entry, "")).or_else(|| {
                let (stem, enclitic) = stem?;
                let entry = pack.entries(stem).iter().find(|entry| entry.rest.is_empty() && !entry.joins)?;
                Some((entry, enclitic))
            });
            if let Some((entry, enclitic)) = entry {
                report(story, line, entry, index, range, enclitic, found);
            }
        }
    }
    1
}

/// Divides a word into its stem and an enclitic.
fn without_enclitic(word: &str) -> Option<(&str, &str)> {
    let enclitic = ENCLITICS.iter().find(|enclitic| word.ends_with(*enclitic))?;
    let stem = &word[..word.len() - enclitic.len()];
    (stem.len() > 2).then_some((stem, enclitic))
}

/// Whether the words after the first one are those of the entry. Returns the enclitic of the last word.
fn matches_rest<'a>(
    story: &StoryReading,
    line: &ReadingLine,
    entry: &UsageEntry,
    index: usize,
    has_enclitics: bool,
) -> Option<&'a str> {
    let mut enclitic = "";
    for (offset, expected) in (1..).zip(&entry.rest) {
        if !line.is_joined(index + offset - 1) {
            return None;
        }
        let word = line.lower_word(index + offset);
        if word != expected {
            let is_last = offset == entry.rest.len();
            let suffix = word.strip_prefix(expected.as_str()).filter(|_| is_last && has_enclitics)?;
            enclitic = ENCLITICS.iter().find(|enclitic| **enclitic == suffix)?;
        }
    }
    let previous = index.checked_sub(1).filter(|previous| line.is_joined(*previous));
    let previous = previous.map_or("", |previous| line.lower_word(previous));
    let last = index + entry.rest.len();
    let next = if line.is_joined(last) { line.lower_word(last + 1) } else { "" };
    let has = |words: &[String], word: &str| words.iter().any(|other| other == word);
    let is_met = !has(&entry.unless_before, previous)
        && !has(&entry.unless_after, next)
        && (entry.only_before.is_empty() || has(&entry.only_before, previous))
        && !(entry.scope == UsageScope::OutsideHeadline && line.paragraph.role == ParagraphRole::Headline)
        && (!entry.joins || is_joinable(story, line, index));
    is_met.then_some(enclitic)
}

/// Whether the word can be joined to the next one: a word of letters that is no name in the text.
fn is_joinable(story: &StoryReading, line: &ReadingLine, index: usize) -> bool {
    if !line.is_joined(index) {
        return false;
    }
    let (word, next) = (line.word(index), line.word(index + 1));
    let is_headline = line.paragraph.role == ParagraphRole::Headline;
    // In a headline, only a word that the story has with a small letter too is no name.
    let is_name = is_capitalized(word)
        && is_capitalized(next)
        && (if is_headline {
            !story.small_words.contains(line.lower_word(index + 1))
        } else {
            !line.starts_sentence(index)
                || line.is_joined(index + 1) && line.words.len() > index + 2 && is_capitalized(line.word(index + 2))
        });
    next.len() > 2 && next.chars().all(|c| c.is_ascii_alphabetic() || c == '-') && !is_name && !is_upper(word)
}

/// Reports an entry at a range.
fn report(
    story: &StoryReading,
    line: &ReadingLine,
    entry: &UsageEntry,
    index: usize,
    range: Range<usize>,
    enclitic: &str,
    found: &mut Vec<Finding>,
) {
    let range = if entry.joins { range.start..line.words[index + 1].end } else { range };
    let range = with_repeated_words(line, entry, enclitic, range);
    let text = &line.text[range.clone()];
    if entry.family == FOREIGN_FAMILY && is_in_foreign_phrase(line, index, index + entry.rest.len()) {
        return;
    }
    let is_headline = line.paragraph.role == ParagraphRole::Headline;
    let is_abbreviation =
        entry.rest.is_empty() && text.len() <= MAX_ABBREVIATION_BYTES && is_upper(text) && !line.is_in_capitals();
    if is_abbreviation
        || line.is_in_address(range.start)
        || entry.scope == UsageScope::OutsideQuotes && line.is_quoted(range.start)
        || entry.is_name && is_longer_name(line, index, index + entry.rest.len())
        || !line.is_contiguous(&range)
    {
        return;
    }
    // A word that is a part of a name is spelt as the name is.
    if entry.rest.is_empty()
        && !entry.joins
        && !entry.fixes.first().is_some_and(|fix| is_capitalized(fix))
        && story.name_words.contains(text)
    {
        return;
    }
    // Another capital inside a sentence may be a name, too; so may the same word in the headline.
    let has_case = is_capitalized(text) && !is_upper(text) && line.words[index].start == range.start;
    let may_be_name = if is_headline || line.starts_sentence(index) {
        story.inner_capitals.contains(text) && !story.small_words.contains(text.to_ascii_lowercase().as_str())
    } else {
        true
    };
    let is_name =
        has_case && may_be_name && !entry.joins && !entry.fixes.first().is_some_and(|fix| is_capitalized(fix));
    // The name of a person may be that of a place: `Sari Poland`.
    let may_be_person = entry.is_name && story.name_words.contains(line.word(index));
    let severity = if is_name || may_be_person { Severity::Hint } else { entry.severity };
    let mut finding = story.finding(entry.rule, severity, line, range).with_argument("family", entry.family.as_str());
    if entry.joins {
        finding = finding.with_fix(joined(line, index));
    }
    for fix in &entry.fixes {
        // The particle `pun` is written apart from most words.
        let space = if enclitic == "pun" { " " } else { "" };
        let mut fix = in_case_of(text, &format!("{fix}{space}{enclitic}"));
        if is_headline && is_capitalized(text) && !is_upper(text) {
            fix = in_title_case(&fix);
        }
        finding = finding.with_fix(fix);
    }
    found.push(finding);
}

/// The family of the entries that are right in phrases of another language.
const FOREIGN_FAMILY: &str = "foreign-spelling";

/// Whether a word beside the words from `first` to `last` is of English, so that they are part of an English phrase.
fn is_in_foreign_phrase(line: &ReadingLine, first: usize, last: usize) -> bool {
    let before = first.checked_sub(1).filter(|before| line.is_joined(*before));
    let after = line.is_joined(last).then_some(last + 1);
    before.into_iter().chain(after).any(|index| is_english(line.lower_word(index)))
}

/// Whether a word is of English: one that Indonesian does not have, or one with letters that Indonesian words do not have
/// together.
fn is_english(word: &str) -> bool {
    const CLUSTERS: &[&str] = &["th", "sh", "ck", "wh", "ph", "ee", "oo", "ss", "ll", "tt", "pp", "ff", "ght", "x"];
    const ENDINGS: &[&str] = &["rl", "rst", "rd", "nd", "ld", "ct", "mp", "ft", "wn", "ty", "ly", "ce", "ve"];
    ENGLISH_WORDS.contains(word)
        || word.len() > 3
            && (CLUSTERS.iter().any(|letters| word.contains(letters))
                || ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// English words of the press that look like Indonesian ones.
static ENGLISH_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "a account all and app at best big boy by camera color colour core day dark data digital fan first for free full \
     game girl gold good hero high home hot idol in league life live lite love made man master max mini mobile my new no \
     of off on online open our play pop prime pro real safe save screen show single smart social star style super team \
     the time to top training tv user video virtual web white women world your"
        .split_whitespace()
        .collect()
});

/// Returns a range with the next word or the word before, if the fix would write that word twice: `dikarenakan oleh` before
/// `karena`.
fn with_repeated_words(line: &ReadingLine, entry: &UsageEntry, enclitic: &str, range: Range<usize>) -> Range<usize> {
    let Some(fix) = entry.fixes.first().filter(|_| !entry.joins && enclitic.is_empty()) else { return range };
    let (Some(first), Some(last)) = (fix.split(' ').next(), fix.split(' ').next_back()) else { return range };
    let at = line.words.partition_point(|word| word.start < range.start);
    let behind = line.words.partition_point(|word| word.end <= range.end);
    let is_word = |index: usize, word: &str| line.lower_word(index) == word.to_lowercase();
    let is_next = behind > 0 && behind < line.words.len() && line.is_joined(behind - 1) && is_word(behind, last);
    let is_before = at > 0 && line.is_joined(at - 1) && is_word(at - 1, first);
    match (is_before, is_next) {
        (_, true) => range.start..line.words[behind].end,
        (true, false) => line.words[at - 1].start..range.end,
        _ => range,
    }
}

/// Whether a name without a capital, or one with a word of a longer name beside it.
fn is_longer_name(line: &ReadingLine, first: usize, last: usize) -> bool {
    if !is_capitalized(line.word(first)) {
        return true;
    }
    // All words of a headline may have capitals.
    if line.paragraph.role == ParagraphRole::Headline {
        return false;
    }
    let before = first.checked_sub(1).filter(|before| line.is_joined(*before));
    let is_before = before.is_some_and(|before| {
        is_capitalized(line.word(before)) && !line.starts_sentence(before)
            || matches!(line.lower_word(before), "of" | "the" | "de" | "in")
    });
    let is_after = line.is_joined(last)
        && (is_capitalized(line.word(last + 1)) || matches!(line.lower_word(last + 1), "of" | "and" | "the"));
    is_before || is_after
}

/// Returns a bound form joined to the next word: with a hyphen before a capital.
fn joined(line: &ReadingLine, index: usize) -> String {
    let (word, next) = (line.word(index), line.word(index + 1));
    let is_title = line.paragraph.role == ParagraphRole::Headline && is_capitalized(word) && !is_upper(next);
    if is_capitalized(next) && !is_title { format!("{word}-{next}") } else { format!("{word}{}", next.to_lowercase()) }
}

/// Gives each word of a phrase a capital.
fn in_title_case(phrase: &str) -> String {
    let words = phrase.split(' ').map(|word| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect::<String>())
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{Rule, Severity, StoryText, story::check_story};

    fn usage(text: &str) -> Vec<(Severity, String, String)> {
        let story = StoryText::from_lines("id", text);
        let is_here = |rule| matches!(rule, Rule::NonstandardSpelling | Rule::Calque | Rule::PressStyle);
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.severity, finding.text, finding.fixes[0].clone())).collect()
    }

    fn fixes(text: &str) -> Vec<String> {
        usage(text).into_iter().map(|(_, _, fix)| fix).collect()
    }

    #[test]
    fn the_case_of_the_text_is_kept() {
        assert_eq!(fixes("Judul\nIjin itu, ijin lagi, dan IJINNYA."), ["Izin", "izin", "IZINNYA"]);
        assert_eq!(fixes("Warga Minta Kerjasama\nIsi."), ["Kerja Sama"]);
    }

    #[test]
    fn affixes_and_enclitics_are_kept() {
        assert_eq!(
            fixes("Judul\nDia mengijinkan, diijinkan, perijinannya, resiko-resiko, aktifitasnya."),
            ["mengizinkan", "diizinkan", "perizinannya", "risiko", "risiko", "aktivitasnya"]
        );
        assert_eq!(fixes("Judul\nDia jadi umpan meriamnya."), ["tumbal perangnya"]);
    }

    #[test]
    fn a_capital_inside_a_sentence_is_only_a_hint() {
        assert_eq!(usage("Judul\nDia ke Apotik Sehat. Apotik itu tutup."), []);
        assert_eq!(usage("Apotik Tutup\nDia ke Apotik itu.")[0].0, Severity::Hint);
        assert_eq!(usage("Judul\nDia ke Apotik itu.")[0].0, Severity::Hint);
        assert!(!usage("Judul\nApotik itu tutup.").is_empty());
        assert_eq!(usage("Judul\nBadan IJIN pulang."), []);
    }

    #[test]
    fn a_fix_does_not_double_the_word_beside_it() {
        let found = usage("Judul\nItu terjadi dikarenakan oleh karena hujan. Itu dikarenakan oleh hujan.");
        let texts: Vec<_> = found.iter().map(|(_, text, fix)| (text.as_str(), fix.as_str())).collect();
        assert_eq!(texts, [("dikarenakan oleh karena", "karena"), ("dikarenakan oleh", "karena")]);
    }

    #[test]
    fn english_names_of_places_are_right_in_longer_names() {
        for phrase in ["girl group itu", "aplikasi password manager", "first camera test"] {
            assert_eq!(fixes(&format!("Judul\nWarga memakai {phrase}.")), [""; 0], "{phrase}");
        }
        assert_eq!(fixes("Judul\nWarga memakai group musik itu."), ["grup"]);
        assert_eq!(
            fixes("Judul\nDia ke Moscow. Di Geneva, dia pulang ke South Korea."),
            ["Moskow", "Jenewa", "Korea Selatan"]
        );
        assert_eq!(
            fixes("Judul\nDia ke University of Geneva, naik Singapore Airlines, membaca Bank Rome, dan merchandise."),
            Vec::<String>::new()
        );
        assert_eq!(usage("Judul\nKata Sari Poland, hujan turun. Lalu dia, Poland, pulang.")[0].0, Severity::Hint);
    }

    #[test]
    fn words_of_conversation_are_right_in_a_quotation() {
        assert_eq!(fixes("Judul\n“Gue enggak pulang,” kata dia. Dia enggak pulang."), ["tidak"]);
    }

    #[test]
    fn bound_forms_are_joined() {
        assert_eq!(
            fixes("Pasca Gempa, Anti Sari, Warga Pulang\nPasca gempa, warga non ASN dan anti perang pulang."),
            ["Pascagempa", "Pascagempa", "non-ASN", "antiperang"]
        );
        assert_eq!(fixes("Judul\nProgram Pasca Sarjana itu."), Vec::<String>::new());
    }
}
