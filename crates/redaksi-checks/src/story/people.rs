//! People of a story: names in two spellings, first mentions, ages, ranks and offices.

use super::reading::{ReadingLine, StoryReading, is_capitalized, is_upper};
use crate::{Finding, ParagraphRole, Rule, Severity};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A name is compared with others from this length on, in characters: shorter ones are near each other by chance.
const MIN_NAME_CHARS: usize = 6;

/// Longer words are no names, in characters.
const MAX_NAME_CHARS: usize = 24;

/// A name of more words than this is divided.
const MAX_NAME_WORDS: usize = 8;

/// So many words with the same letter left out are compared, so that a text of made-up words takes no longer.
const MAX_NEIGHBOURS: usize = 6;

/// The words of people of a language.
#[derive(Deserialize)]
struct PeopleWords {
    language: String,
    ranks: Vec<Vec<String>>,
    offices: Vec<Vec<String>>,
    not_now: HashSet<String>,
    said: HashSet<String>,
    age_words: HashSet<String>,
    not_names: HashSet<String>,
}

static WORDS: LazyLock<Vec<PeopleWords>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/checks/people.ron")).expect("the built-in word lists are valid")
});

/// A name in the text: words with capitals in a row.
#[derive(Clone, Copy)]
struct StoryName {
    line: usize,
    first: usize,
    last: usize,
}

/// Checks the people of a story.
pub(super) fn check_people(story: &StoryReading, found: &mut Vec<Finding>) {
    let Some(words) = WORDS.iter().find(|words| words.language == story.language) else { return };
    let names = read_names(story);
    check_spellings(story, words, &names, found);
    check_first_mentions(story, words, &names, found);
    check_ages(story, words, &names, found);
    check_titles(story, words, &names, found);
}

/// Whether a word can be a part of a name: a capital and a small letter, letters only.
fn is_name_word(word: &str) -> bool {
    is_capitalized(word)
        && word.chars().skip(1).any(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

/// Returns the names of the story in order. A single word at the start of a sentence counts, if the story does not have
/// it with a small letter.
fn read_names(story: &StoryReading) -> Vec<StoryName> {
    let mut names = Vec::new();
    for (at, line) in story.lines.iter().enumerate() {
        // In a headline, other words have capitals too.
        if line.paragraph.role == ParagraphRole::Headline || line.paragraph.role == ParagraphRole::Subhead {
            continue;
        }
        let mut index = 0;
        while index < line.words.len() {
            let is_name = |index: usize| is_name_word(line.word(index)) && !line.is_in_address(line.words[index].start);
            let is_common = |index: usize| story.small_words.contains(line.lower_word(index));
            if !is_name(index) || line.starts_sentence(index) && is_common(index) {
                index += 1;
                continue;
            }
            let first = index;
            while index - first < MAX_NAME_WORDS && line.is_joined(index) && is_name(index + 1) {
                index += 1;
            }
            names.push(StoryName { line: at, first, last: index });
            index += 1;
        }
    }
    names
}

/// Reports a name one letter away from another that is more frequent, or that stands beside the same other name.
fn check_spellings(story: &StoryReading, words: &PeopleWords, names: &[StoryName], found: &mut Vec<Finding>) {
    // Each spelling with its places, in order of the first one.
    let mut spellings: Vec<(&str, Vec<(StoryName, usize)>)> = Vec::new();
    let mut indexes: HashMap<&str, usize> = HashMap::new();
    for name in names {
        let line = &story.lines[name.line];
        for index in name.first..=name.last {
            let word = line.word(index);
            let length = word.chars().count();
            let is_compared = (MIN_NAME_CHARS..=MAX_NAME_CHARS).contains(&length)
                && !words.not_names.contains(line.lower_word(index))
                && !story.small_words.contains(line.lower_word(index));
            if is_compared {
                let at = *indexes.entry(word).or_insert_with(|| {
                    spellings.push((word, Vec::new()));
                    spellings.len() - 1
                });
                spellings[at].1.push((*name, index));
            }
        }
    }
    // Two words one letter apart are equal after one letter of each is left out, or one letter of one of them.
    let mut neighbours: HashMap<String, Vec<usize>> = HashMap::new();
    let mut pairs: HashSet<(usize, usize)> = HashSet::new();
    for (at, (word, _)) in spellings.iter().enumerate() {
        let shorter = word.char_indices().map(|(from, c)| format!("{}{}", &word[..from], &word[from + c.len_utf8()..]));
        for key in std::iter::once((*word).to_owned()).chain(shorter) {
            let others = neighbours.entry(key).or_default();
            if others.len() < MAX_NEIGHBOURS && others.last() != Some(&at) {
                pairs.extend(others.iter().map(|other| (*other, at)));
                others.push(at);
            }
        }
    }
    let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    for (one, other) in pairs {
        if !is_misspelling(spellings[one].0, spellings[other].0) {
            continue;
        }
        let beside_same = is_beside_same_name(story, &spellings[one].1, &spellings[other].1);
        let (one_count, other_count) = (spellings[one].1.len(), spellings[other].1.len());
        let (right, wrong) = if one_count >= other_count { (one, other) } else { (other, one) };
        let is_rare = spellings[wrong].1.len() == 1 && spellings[right].1.len() > 2;
        let severity = if beside_same || is_rare { Severity::Warning } else { Severity::Hint };
        for (name, index) in &spellings[wrong].1 {
            let line = &story.lines[name.line];
            let finding = story.finding(Rule::NameVariant, severity, line, line.words[*index].clone());
            found.push(finding.with_fix(spellings[right].0).with_argument("other", spellings[right].0));
        }
    }
}

/// Whether two words that are one letter apart may be the same name: not the forms of one word or of two people.
fn is_misspelling(one: &str, other: &str) -> bool {
    let one_chars: Vec<char> = one.chars().collect();
    let other_chars: Vec<char> = other.chars().collect();
    if one_chars.first() != other_chars.first() {
        return false;
    }
    let prefix = one_chars.iter().zip(&other_chars).take_while(|(one, other)| one == other).count();
    let (one_rest, other_rest) = (&one_chars[prefix..], &other_chars[prefix..]);
    let suffix = one_rest.iter().rev().zip(other_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    // The ends of words differ by grammar, and by whether a name is of a woman or a man: `Rusia`, `Rusian`, `Dewa`, `Dewi`.
    let changed = one_rest.len().max(other_rest.len()) - suffix;
    suffix > 0
        && (changed == 1
            || changed == 2 && one_chars.len() == other_chars.len() && {
                // Two letters that changed places.
                one_rest[0] == other_rest[1] && one_rest[1] == other_rest[0]
            })
}

/// Whether both spellings stand beside the same word of a name: `Sari Wibowo` and `Sari Wibowo`.
fn is_beside_same_name(story: &StoryReading, one: &[(StoryName, usize)], other: &[(StoryName, usize)]) -> bool {
    let beside = |(name, index): &(StoryName, usize)| {
        let line: &ReadingLine = &story.lines[name.line];
        let around = [index.checked_sub(1), Some(index + 1)];
        let words = around.into_iter().flatten().filter(|at| (name.first..=name.last).contains(at));
        words.map(|at| line.word(at).to_owned()).collect::<Vec<String>>()
    };
    let seen: HashSet<String> = one.iter().flat_map(beside).collect();
    other.iter().flat_map(beside).any(|word| seen.contains(&word))
}

/// Reports a person who speaks before the story has the full name.
fn check_first_mentions(story: &StoryReading, words: &PeopleWords, names: &[StoryName], found: &mut Vec<Finding>) {
    // The first place of each full name, by its last word and by its first one, in the body.
    let mut full: HashMap<&str, StoryName> = HashMap::new();
    for name in names.iter().filter(|name| name.last > name.first) {
        let line = &story.lines[name.line];
        if line.paragraph.role == ParagraphRole::Body && is_speaker(line, words, name) {
            for index in [name.first, name.last] {
                full.entry(line.word(index)).or_insert(*name);
            }
        }
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for name in names {
        let line = &story.lines[name.line];
        if line.paragraph.role != ParagraphRole::Body {
            continue;
        }
        for index in name.first..=name.last {
            let word = line.word(index);
            let is_first = seen.insert(word);
            let Some(later) = full.get(word).filter(|_| name.first == name.last && is_first) else { continue };
            let is_before = (name.line, name.first) < (later.line, later.first);
            if is_before && is_speaker(line, words, name) {
                let other = &story.lines[later.line];
                let full_name = &other.text[other.span(later.first, later.last)];
                let finding = story.finding(Rule::NameShortFirst, Severity::Hint, line, line.words[index].clone());
                found.push(finding.with_fix(full_name).with_argument("other", full_name));
            }
        }
    }
}

/// Whether a verb of saying stands before or after the name.
fn is_speaker(line: &ReadingLine, words: &PeopleWords, name: &StoryName) -> bool {
    let before = name.first.checked_sub(1).filter(|before| line.is_joined(*before));
    let after = line.is_joined(name.last).then_some(name.last + 1);
    before.into_iter().chain(after).any(|index| words.said.contains(line.lower_word(index)))
}

/// Whether one name is the other, or a part of it. A word at the start of a sentence may be no part of the name.
fn is_same_person(story: &StoryReading, one: &StoryName, other: &StoryName) -> bool {
    let words = |name: &StoryName| {
        let line: &ReadingLine = &story.lines[name.line];
        let skipped = usize::from(name.last > name.first && line.starts_sentence(name.first));
        let words = |from: usize| (from..=name.last).map(|index| line.word(index)).collect::<Vec<_>>();
        [words(name.first), words(name.first + skipped)]
    };
    let (ones, others) = (words(one), words(other));
    ones.iter().any(|one| {
        others.iter().any(|other| {
            let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
            long.windows(short.len()).any(|window| window == short.as_slice())
        })
    })
}

/// Reports a person with two ages: `Sari (25)` and `Sari (27)`.
fn check_ages(story: &StoryReading, words: &PeopleWords, names: &[StoryName], found: &mut Vec<Finding>) {
    let mut ages: HashMap<String, (StoryName, u32)> = HashMap::new();
    for name in names {
        let line = &story.lines[name.line];
        let Some((age, range)) = read_age(line, words, name.last) else { continue };
        // A line with many numbers after names tells minutes or points.
        let numbers = line.text.matches('(').take(5).count();
        if numbers > 3 {
            continue;
        }
        let key = line.word(name.last).to_owned();
        match ages.get(&key) {
            Some((other, other_age)) if *other_age != age && is_same_person(story, name, other) => {
                let finding = story.finding(Rule::AgeConflict, Severity::Warning, line, range);
                found.push(finding.with_argument("other", other_age.to_string()));
            }
            Some(_) => {}
            None => {
                ages.insert(key, (*name, age));
            }
        }
    }
}

/// Reads the age after a name: `(25)`, `(25 tahun)`, `, 25,` or `, 25 tahun`. Returns it with the range of the number.
fn read_age(line: &ReadingLine, words: &PeopleWords, last: usize) -> Option<(u32, Range<usize>)> {
    let range = line.words.get(last + 1)?.clone();
    let number = &line.text[range.clone()];
    let is_number = number.len() < 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let after = &line.text[range.end..];
    let has_word = line.is_joined(last + 1) && words.age_words.contains(line.lower_word(last + 2));
    let is_age = match line.gap(last) {
        " (" => after.starts_with(')') || has_word,
        ", " => has_word || after.starts_with(','),
        _ => false,
    };
    let age: u32 = number.parse().ok().filter(|_| is_number && is_age)?;
    (1..=115).contains(&age).then_some((age, range))
}

/// Reports a person with two ranks, or two offices as the head of an area.
fn check_titles(story: &StoryReading, words: &PeopleWords, names: &[StoryName], found: &mut Vec<Finding>) {
    for (titles, severity) in [(&words.ranks, Severity::Warning), (&words.offices, Severity::Hint)] {
        let mut by_person: HashMap<String, (usize, String)> = HashMap::new();
        for name in names {
            let line = &story.lines[name.line];
            let Some((title, range, person)) = read_title(line, words, titles, name) else { continue };
            let text = line.text[range.clone()].to_owned();
            match by_person.get(&person) {
                Some((other, other_text)) if *other != title => {
                    let finding = story.finding(Rule::TitleConflict, severity, line, range);
                    found.push(finding.with_argument("other", other_text.as_str()));
                }
                Some(_) => {}
                None => {
                    by_person.insert(person, (title, text));
                }
            }
        }
    }
}

/// Reads the title before or at the start of a name. Returns its index in the list, its range, and the last word of the
/// name as the person.
fn read_title(
    line: &ReadingLine,
    words: &PeopleWords,
    titles: &[Vec<String>],
    name: &StoryName,
) -> Option<(usize, Range<usize>, String)> {
    // The title is the last one before the name, which itself has at least two words or is known by its last one.
    let start = name.first.saturating_sub(2);
    for at in (start..name.last).rev() {
        if !(at..name.last).all(|index| line.is_joined(index)) || is_upper(line.word(at)) && line.words[at].len() > 4 {
            continue;
        }
        let two = (at + 1 < name.last).then(|| format!("{} {}", line.lower_word(at), line.lower_word(at + 1)));
        let one = line.lower_word(at);
        let found = titles.iter().enumerate().find_map(|(index, forms)| {
            if two.as_ref().is_some_and(|two| forms.contains(two)) {
                Some((index, at + 1))
            } else {
                forms.iter().any(|form| form == one).then_some((index, at))
            }
        });
        if let Some((index, end)) = found {
            let before = at.checked_sub(1).filter(|before| line.is_joined(*before));
            let is_now = before.is_none_or(|before| !words.not_now.contains(line.lower_word(before)));
            // Between the title and the name, there may be the area only: `Bupati Kenari Sari`.
            let is_person = end < name.last && is_capitalized(line.word(at));
            return (is_now && is_person).then(|| {
                let person = format!("{} {}", line.word(name.last - 1), line.word(name.last));
                (index, line.span(at, end), person)
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use crate::{Rule, Severity, StoryText};

    fn people(text: &str) -> Vec<(Rule, Severity, String, Option<String>)> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here =
            |rule| matches!(rule, Rule::NameVariant | Rule::NameShortFirst | Rule::AgeConflict | Rule::TitleConflict);
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.severity, finding.text, finding.fixes.first().cloned())).collect()
    }

    fn named(severity: Severity, text: &str, fix: &str) -> (Rule, Severity, String, Option<String>) {
        (Rule::NameVariant, severity, text.to_owned(), Some(fix.to_owned()))
    }

    #[test]
    fn a_name_one_letter_from_another_is_found() {
        assert_eq!(
            people("Warga bertemu Sari Wibowono. Warga melihat Sari Wibowano."),
            [named(Severity::Warning, "Wibowano", "Wibowono")]
        );
        assert_eq!(
            people("Ada Prigozan, lalu Prigozan, dan Prigozan. Ada Prigzan."),
            [named(Severity::Warning, "Prigzan", "Prigozan")]
        );
        assert_eq!(people("Ada Kartawan dan Katrawan."), [named(Severity::Hint, "Katrawan", "Kartawan")]);
    }

    #[test]
    fn forms_of_a_name_and_common_words_are_no_variants() {
        assert_eq!(people("Ada Permata, Permati, Permatan, Sermata, Ratna, dan Rutna."), []);
    }

    #[test]
    fn a_speaker_has_the_full_name_first() {
        assert_eq!(
            people("Kata Wibowono, hujan turun.\nHujan reda, kata Sari Wibowono."),
            [(Rule::NameShortFirst, Severity::Hint, "Wibowono".to_owned(), Some("Sari Wibowono".to_owned()))]
        );
        assert_eq!(people("Kata Sari Wibowono, hujan turun.\nHujan reda, kata Wibowono."), []);
    }

    #[test]
    fn a_person_has_one_age() {
        let found = people("Warga melihat Sari Dewanti (25). Lalu Dewanti (27) pulang.");
        assert_eq!(found, [(Rule::AgeConflict, Severity::Warning, "27".to_owned(), None)]);
        assert_eq!(people("Warga melihat Sari (25), Budi (27), dan Sari, 25 tahun."), []);
    }

    #[test]
    fn a_person_has_one_rank() {
        let found = people("Ada Kompol Sari Dewanti. Lalu AKP Sari Dewanti pulang.");
        assert_eq!(found, [(Rule::TitleConflict, Severity::Warning, "AKP".to_owned(), None)]);
        assert_eq!(people("Ada Kompol Sari Dewanti, mantan Bupati Budi Harto, dan Wali Kota Budi Harto."), []);
        let found = people("Ada Bupati Budi Harto. Lalu Gubernur Budi Harto pulang.");
        assert_eq!(found, [(Rule::TitleConflict, Severity::Hint, "Gubernur".to_owned(), None)]);
    }
}
