//! Quantities of the same thing that differ between the headline, the abstract, the caption and the first paragraphs, and
//! numbers of victims in the headline that the body does not have.

use super::reading::{ReadingLine, StoryReading};
use crate::{Finding, ParagraphRole, Rule, Severity};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The paragraphs of the body that begin a story: the lead and the next one.
const LEAD_PARAGRAPHS: usize = 2;

/// The most words between a number and the state of the people that it counts.
const MAX_STATE_WORDS: usize = 3;

/// How far an approximate number may be from another, in percent of it.
const APPROXIMATE_PERCENT: u64 = 15;

/// The words of quantities of a language.
#[derive(Deserialize)]
struct QuantityWords {
    language: String,
    numbers: HashMap<String, u64>,
    magnitudes: HashMap<String, u64>,
    teens: HashSet<String>,
    vague: HashMap<String, (u64, u64)>,
    more: Vec<String>,
    least: Vec<String>,
    most: Vec<String>,
    about: Vec<String>,
    exactly: Vec<String>,
    units: HashSet<String>,
    /// Words before a number that make it none.
    idioms: HashSet<String>,
    /// What people can be, such as dead or injured.
    states: Vec<StateWords>,
    /// Words between a number or its noun and a state.
    state_links: HashSet<String>,
    /// Nouns for people of any kind.
    people: HashSet<String>,
}

/// The words for what became of people.
#[derive(Deserialize)]
struct StateWords {
    /// Words behind the number: `12 orang tewas`.
    words: HashSet<String>,
    /// Verbs before the number: `menewaskan 12 orang`.
    verbs: HashSet<String>,
}

impl QuantityWords {
    /// Whether a word behind a number may be what is counted.
    fn is_thing(&self, word: &str) -> bool {
        word.len() > 2
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
            && !self.units.contains(word)
            && !self.numbers.contains_key(word)
    }
}

static WORDS: LazyLock<Vec<QuantityWords>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/checks/quantities.ron")).expect("the built-in word lists are valid")
});

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NumberSense {
    Exact,
    More,
    Least,
    Most,
    /// About the number, or one of those that a vague word stands for.
    About,
}

/// A number of things in a text.
#[derive(Clone, Debug)]
struct StoryQuantity {
    line: usize,
    /// The bytes from the first word of the number to the noun.
    range: Range<usize>,
    least: u64,
    greatest: u64,
    sense: NumberSense,
    /// The thing that is counted, with small letters.
    noun: String,
    /// The word after it; empty if a sign is between.
    next: String,
}

impl StoryQuantity {
    /// Returns the least and the greatest number that it may stand for.
    fn bounds(&self) -> (u64, u64) {
        let margin = |number: u64| number.saturating_mul(APPROXIMATE_PERCENT) / 100;
        match self.sense {
            NumberSense::Exact => (self.least, self.greatest),
            NumberSense::More => (self.least.saturating_add(1), u64::MAX),
            NumberSense::Least => (self.least, u64::MAX),
            NumberSense::Most => (0, self.greatest),
            NumberSense::About => {
                (self.least - margin(self.least), self.greatest.saturating_add(margin(self.greatest)))
            }
        }
    }

    /// Whether both may be the number of the same things.
    fn agrees_with(&self, other: &Self) -> bool {
        let (one, other) = (self.bounds(), other.bounds());
        one.0 <= other.1 && other.0 <= one.1
    }
}

/// Checks the quantities of a story.
pub(super) fn check_quantities(story: &StoryReading, found: &mut Vec<Finding>) {
    let Some(words) = WORDS.iter().find(|words| words.language == story.language) else { return };
    let mut body = 0;
    // The quantities so far, by noun and next word.
    let mut groups: HashMap<(String, String), Vec<StoryQuantity>> = HashMap::new();
    for (at, line) in story.lines.iter().enumerate() {
        if line.paragraph.role == ParagraphRole::Body {
            body += 1;
        }
        if body > LEAD_PARAGRAPHS {
            break;
        }
        for quantity in read_quantities(at, line, words) {
            groups.entry((quantity.noun.clone(), quantity.next.clone())).or_default().push(quantity);
        }
    }
    let mut conflicts: Vec<(usize, usize, Finding)> = Vec::new();
    for ((_, next), group) in groups {
        if next.is_empty() {
            continue;
        }
        // Paragraphs that count several groups of such things say different numbers on purpose.
        let is_divided = group
            .iter()
            .enumerate()
            .any(|(at, one)| group.get(at + 1).is_some_and(|other| one.line == other.line && !one.agrees_with(other)));
        let Some(conflict) = group.iter().skip(1).find(|later| {
            group.iter().take_while(|other| other.line < later.line).any(|other| !other.agrees_with(later))
        }) else {
            continue;
        };
        if is_divided {
            continue;
        }
        let texts = group.iter().filter(|other| other.line < conflict.line).map(|other| {
            let line: &ReadingLine = &story.lines[other.line];
            line.text[other.range.clone()].to_owned()
        });
        let mut others: Vec<String> = Vec::new();
        for text in texts {
            if !others.iter().any(|other| other.eq_ignore_ascii_case(&text)) {
                others.push(text);
            }
        }
        let line = &story.lines[conflict.line];
        let finding = story.finding(Rule::QuantityConflict, Severity::Warning, line, conflict.range.clone());
        conflicts.push((conflict.line, conflict.range.start, finding.with_argument("others", others.join("; "))));
    }
    for (line, start, finding) in headline_conflicts(story, words) {
        if !conflicts.iter().any(|(other, other_start, _)| (*other, *other_start) == (line, start)) {
            conflicts.push((line, start, finding));
        }
    }
    conflicts.sort_by_key(|(line, start, _)| (*line, *start));
    found.extend(conflicts.into_iter().map(|(_, _, finding)| finding));
}

/// Returns the numbers of people in the headline, dead or injured for example, that the first paragraphs
/// contradict: they have other numbers of the same state, and the body has the number of the headline neither for anything else
/// nor as their sum.
fn headline_conflicts(story: &StoryReading, words: &QuantityWords) -> Vec<(usize, usize, Finding)> {
    let Some(headline) = story.headline() else { return Vec::new() };
    let stated = read_states(0, headline, words);
    let mut found: Vec<(usize, usize, Finding)> = Vec::new();
    for (index, (state, count)) in stated.iter().enumerate() {
        let is_only = stated.iter().enumerate().all(|(other, (same, _))| other == index || same != state);
        let mut others: Vec<StoryQuantity> = Vec::new();
        let mut is_confirmed = !is_only;
        let body = story.lines.iter().enumerate().filter(|(_, line)| line.paragraph.role == ParagraphRole::Body);
        for (number, (at, line)) in body.enumerate() {
            let here: Vec<StoryQuantity> =
                read_states(at, line, words).into_iter().filter(|(other, _)| other == state).map(|(_, n)| n).collect();
            let sum = here.iter().fold((0_u64, 0_u64), |(least, greatest), other| {
                (least.saturating_add(other.least), greatest.saturating_add(other.greatest))
            });
            let sum = here.last().map(|last| StoryQuantity { least: sum.0, greatest: sum.1, ..last.clone() });
            let counted = read_quantities(at, line, words);
            is_confirmed |= here.iter().chain(&sum).chain(&counted).any(|other| other.agrees_with(count));
            if number < LEAD_PARAGRAPHS {
                others.extend(here);
            }
        }
        if let Some(other) = others.first().filter(|_| !is_confirmed) {
            let line = &story.lines[other.line];
            let finding = story.finding(Rule::QuantityConflict, Severity::Warning, line, other.range.clone());
            let finding = finding.with_argument("others", &headline.text[count.range.clone()]);
            found.push((other.line, other.range.start, finding));
        }
    }
    found
}

/// Reads the numbers of people of a paragraph with the index of their state.
fn read_states(at: usize, line: &ReadingLine, words: &QuantityWords) -> Vec<(usize, StoryQuantity)> {
    let state_of = |index: usize, list: fn(&StateWords) -> &HashSet<String>| {
        words.states.iter().position(|state| list(state).contains(line.lower_word(index)))
    };
    let mut found = Vec::new();
    let mut index = 0;
    while index < line.words.len() {
        let Some((least, greatest, is_vague, last)) = read_number(line, words, index) else {
            index += 1;
            continue;
        };
        let (sense, start) = read_sense(line, words, index).unwrap_or((NumberSense::Exact, index));
        let sense = if is_vague && sense == NumberSense::Exact { NumberSense::About } else { sense };
        let is_idiom = index > 0 && line.is_joined(index - 1) && words.idioms.contains(line.lower_word(index - 1));
        index = last + 1;
        if is_idiom {
            continue;
        }
        // Behind the number: `12 tewas`, `12 orang tewas`, `12 people were killed`.
        let mut behind = None;
        for end in last + 1..=last + MAX_STATE_WORDS {
            if !line.is_joined(end - 1) {
                break;
            }
            behind = state_of(end, |state| &state.words).map(|state| (state, end));
            let word = line.lower_word(end);
            if behind.is_some() || !(words.is_thing(word) || words.state_links.contains(word)) {
                break;
            }
        }
        let is_people = line.is_joined(last) && words.people.contains(line.lower_word(last + 1));
        let noun = last + usize::from(is_people);
        // Before it: `menewaskan 12 orang`, `korban tewas menjadi 12 orang`.
        let before = || {
            let mut first = start;
            while first > 0 && line.is_joined(first - 1) && start - first < MAX_STATE_WORDS {
                first -= 1;
                let is_verb = first + 1 == start;
                if let Some(state) = state_of(first, |state| &state.verbs).filter(|_| is_verb) {
                    return Some((state, noun));
                }
                if let Some(state) = state_of(first, |state| &state.words).filter(|_| !is_verb || is_people) {
                    return Some((state, noun));
                }
                if !words.state_links.contains(line.lower_word(first)) {
                    return None;
                }
            }
            None
        };
        // A unit makes it a time or a distance: `tewas 12 jam kemudian`.
        let is_measure = line.is_joined(last) && words.units.contains(line.lower_word(last + 1));
        let state = behind.or_else(|| if is_measure { None } else { before() });
        if let Some((state, end)) = state {
            let (noun, next) = (String::new(), String::new());
            let range = line.span(start, end);
            found.push((state, StoryQuantity { line: at, range, least, greatest, sense, noun, next }));
        }
    }
    found
}

/// Reads the quantities of a paragraph.
fn read_quantities(at: usize, line: &ReadingLine, words: &QuantityWords) -> Vec<StoryQuantity> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < line.words.len() {
        let Some((least, greatest, is_vague, last)) = read_number(line, words, index) else {
            index += 1;
            continue;
        };
        // `salah satu warga`, `one of the` are no numbers.
        let is_idiom = index > 0 && line.is_joined(index - 1) && words.idioms.contains(line.lower_word(index - 1));
        if is_idiom {
            index = last + 1;
            continue;
        }
        let (first, number) = (index, index);
        index = last + 1;
        if !line.is_joined(last) {
            continue;
        }
        let noun = line.lower_word(last + 1);
        if !words.is_thing(noun) {
            continue;
        }
        let (sense, start) = read_sense(line, words, first).unwrap_or((NumberSense::Exact, number));
        let sense = if is_vague && sense == NumberSense::Exact { NumberSense::About } else { sense };
        let next = if line.is_joined(last + 1) { line.lower_word(last + 2).to_owned() } else { String::new() };
        found.push(StoryQuantity {
            line: at,
            range: line.span(start, last + 1),
            least,
            greatest,
            sense,
            noun: noun.to_owned(),
            next,
        });
    }
    found
}

/// Reads the words before a number. Returns their sense and the index of the first one.
fn read_sense(line: &ReadingLine, words: &QuantityWords, number: usize) -> Option<(NumberSense, usize)> {
    let senses = [
        (&words.more, NumberSense::More),
        (&words.least, NumberSense::Least),
        (&words.most, NumberSense::Most),
        (&words.about, NumberSense::About),
        (&words.exactly, NumberSense::Exact),
    ];
    for count in [2, 1] {
        let Some(start) = number.checked_sub(count) else { continue };
        if (start..number).all(|index| line.is_joined(index)) {
            let phrase = &line.lower[line.span(start, number - 1)];
            let sense = senses.iter().find(|(phrases, _)| phrases.iter().any(|other| other == phrase));
            if let Some((_, sense)) = sense {
                return Some((*sense, start));
            }
        }
    }
    None
}

/// Reads a number at a word: the least and the greatest value, whether it is vague, and the index of its last word.
fn read_number(line: &ReadingLine, words: &QuantityWords, index: usize) -> Option<(u64, u64, bool, usize)> {
    let word = line.lower_word(index);
    let next = |last: usize| if line.is_joined(last) { line.lower_word(last + 1) } else { "" };
    if let Some((least, greatest)) = words.vague.get(word) {
        let factor = words.magnitudes.get(next(index));
        let last = index + usize::from(factor.is_some());
        let factor = factor.copied().unwrap_or(1);
        return Some((least.saturating_mul(factor), greatest.saturating_mul(factor), true, last));
    }
    let mut last = index;
    let mut number = NumberParts::default();
    if !words.numbers.contains_key(word) || !number.add(words, word) {
        number.unit = digits_value(word, &words.language)?;
    }
    while number.add(words, next(last)) {
        last += 1;
    }
    let value = number.value();
    Some((value, value, false, last))
}

/// A number in words that is being read.
#[derive(Default)]
struct NumberParts {
    /// What is multiplied by a thousand or more already.
    total: u64,
    /// What is less than a thousand.
    group: u64,
    /// The last word, which a magnitude may multiply.
    unit: u64,
}

impl NumberParts {
    fn value(&self) -> u64 {
        self.total.saturating_add(self.group).saturating_add(self.unit)
    }

    /// Adds a word. Returns whether the number goes on with it.
    fn add(&mut self, words: &QuantityWords, word: &str) -> bool {
        if let Some(factor) = words.magnitudes.get(word) {
            if *factor >= 1000 {
                let multiplied = self.group.saturating_add(self.unit).max(1).saturating_mul(*factor);
                self.total = self.total.saturating_add(multiplied);
                self.group = 0;
            } else {
                self.group = self.group.saturating_add(self.unit.max(1).saturating_mul(*factor));
            }
            self.unit = 0;
            return self.value() > 0;
        }
        if words.teens.contains(word) {
            self.group = self.group.saturating_add(self.unit).saturating_add(10);
            self.unit = 0;
            return true;
        }
        let Some(value) = words.numbers.get(word) else { return false };
        match value {
            1000.. => self.total = self.total.saturating_add(*value),
            100.. => self.group = self.group.saturating_add(*value),
            // `twenty five`, or a new number.
            _ if self.unit == 0 || self.unit >= 20 && *value < 10 => self.unit = self.unit.saturating_add(*value),
            _ => return false,
        }
        true
    }
}

/// Returns the value of a whole number in digits.
fn digits_value(word: &str, language: &str) -> Option<u64> {
    let separator = if language == "en" { ',' } else { '.' };
    let mut groups = word.split(separator);
    let first = groups.next()?;
    let is_number = !first.is_empty()
        && first.len() < 10
        && first.bytes().all(|byte| byte.is_ascii_digit())
        && groups.clone().all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_number {
        return None;
    }
    let mut value: u64 = first.parse().ok()?;
    for group in groups {
        value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use crate::{Rule, StoryText};

    fn conflicts(language: &str, text: &str) -> Vec<(String, String)> {
        let found = check_story(&StoryText::from_lines(language, text), None).into_iter();
        let found = found.filter(|finding| finding.rule == Rule::QuantityConflict);
        found.map(|finding| (finding.text, finding.arguments[0].1.clone())).collect()
    }

    fn pair(text: &str, others: &str) -> (String, String) {
        (text.to_owned(), others.to_owned())
    }

    #[test]
    fn numbers_of_the_same_things_that_differ_are_found() {
        assert_eq!(
            conflicts("id", "Sepuluh Nelayan Hilang di Laut\nDesa – Sebanyak 12 nelayan hilang di laut."),
            [pair("Sebanyak 12 nelayan", "Sepuluh Nelayan")]
        );
        assert_eq!(
            conflicts(
                "id",
                "Puluhan Kapal dan Perahu Karam\nSebanyak 20 kapal dan perahu karam.\nLebih dari 20 kapal dan perahu karam."
            ),
            [pair("Lebih dari 20 kapal", "Puluhan Kapal; Sebanyak 20 kapal")]
        );
        assert_eq!(
            conflicts("en", "Two fishermen missing\nThree fishermen missing since Monday."),
            [pair("Three fishermen", "Two fishermen")]
        );
    }

    #[test]
    fn a_number_of_victims_in_the_headline_that_the_body_contradicts_is_found() {
        for (headline, body, found) in [
            ("Banjir di Kenari, 12 Tewas", "Sebanyak 10 orang tewas.", pair("Sebanyak 10 orang tewas", "12 Tewas")),
            (
                "Bus Terguling, 12 Luka",
                "Hujan.\nAda 10 penumpang bus terluka.",
                pair("10 penumpang bus terluka", "12 Luka"),
            ),
            ("Longsor Tewaskan 12 Orang", "Hujan turun. Korban tewas menjadi 10 orang.", pair("10 orang", "12 Orang")),
            ("12 Orang Tewas", "Bencana itu menewaskan sepuluh warga.", pair("sepuluh warga", "12 Orang Tewas")),
        ] {
            assert_eq!(conflicts("id", &format!("{headline}\n{body}")), [found], "{headline}");
        }
        assert_eq!(
            conflicts("en", "Flood Leaves 12 Dead\nIt rained. At least 14 people were killed, police said."),
            [pair("At least 14 people were killed", "12 Dead")]
        );
    }

    #[test]
    fn a_conflict_is_reported_once() {
        let found = conflicts("id", "Banjir, 12 Orang Tewas\nSebanyak 10 orang tewas.");
        assert_eq!(found, [pair("Sebanyak 10 orang", "12 Orang")]);
    }

    #[test]
    fn a_number_of_victims_that_the_body_has_in_another_way_is_right() {
        for (headline, body) in [
            ("12 Tewas", "Sebanyak 10 orang tewas di kota dan 2 tewas di desa."),
            ("12 Tewas", "Banjir menewaskan 12 orang. Kemarin, korban tewas baru 10 orang."),
            ("5 Polisi Tewas", "Ada 12 orang tewas, termasuk 5 polisi itu."),
            ("Belasan Tewas", "Sebanyak 14 orang tewas."),
            ("12 Tewas", "Ia tewas 3 jam kemudian. Korban luka 4 orang."),
            ("12 Luka", "Ada 9 luka berat dan 3 luka ringan."),
        ] {
            assert_eq!(conflicts("id", &format!("{headline}\n{body}")), [], "{headline} {body}");
        }
    }

    #[test]
    fn words_and_digits_of_the_same_value_agree() {
        let same = |one: &str, other: &str| {
            conflicts("id", &format!("{one} Rumah Rusak\nAda {other} rumah rusak.")).is_empty()
        };
        for (one, other) in [
            ("25", "dua puluh lima"),
            ("12", "dua belas"),
            ("1.500", "seribu lima ratus"),
            ("Puluhan", "35"),
            ("Ratusan Ribu", "250.000"),
            ("Sekitar 100", "105"),
            ("Lebih dari 20", "23"),
            ("Sedikitnya 5", "lima"),
            ("2.325", "dua ribu tiga ratus dua puluh lima"),
            ("30 Juta", "tiga puluh juta"),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [("25", "dua puluh enam"), ("Puluhan", "150"), ("Belasan", "25"), ("Lebih dari 20", "20")] {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_things_units_and_later_paragraphs_are_no_conflicts() {
        assert_eq!(conflicts("id", "5 Warga Tewas di Desa\nSebanyak 7 warga luka di desa selama 3 hari."), []);
        assert_eq!(conflicts("id", "5 Warga Desa Pulang\nSalah satu warga desa tinggal."), []);
        assert_eq!(
            conflicts("id", "190 Tawanan Perang Bebas\nKedua negara bertukar masing-masing 95 tawanan perang."),
            []
        );
        assert_eq!(conflicts("id", "5 Warga Tewas\nHujan turun.\nDesa sepi.\nTahun lalu 9 warga tewas."), []);
        assert_eq!(
            conflicts("id", "5 Warga Tewas Kemarin\nDi kota 2 warga tewas kemarin dan di desa 3 warga tewas kemarin."),
            []
        );
    }
}
