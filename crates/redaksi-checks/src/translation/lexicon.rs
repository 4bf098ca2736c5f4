//! The words of numbers, dates, units and names that the checks of a translation know, from the packs in
//! `assets/checks`.

use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// What a word says in a number.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(super) enum NumberWord {
    /// A number below a thousand that stands for itself.
    Small(f64),
    /// Multiplies the number before it: `hundred`, `puluh`.
    Times(f64),
    /// A thousand and more, which ends a group: `million`.
    Magnitude(f64),
    /// Adds to the number before it: `belas`.
    Plus(f64),
    /// A number with its magnitude: `seribu`.
    Whole(f64),
    /// No exact value: `dozens`, `puluhan`.
    Round(f64),
    /// A rank: `third`, `ketiga`.
    Ordinal(f64),
    /// A part of one: `half`.
    Fraction(f64),
    /// The denominator after a number: `thirds`.
    Part(f64),
    /// Counts, but is often an article or part of another expression: `one`, `both`.
    Weak(f64),
}

/// The words of numbers and times in a language.
#[derive(Debug, Deserialize)]
pub(super) struct NumberLanguage {
    pub language: String,
    /// The decimal sign.
    pub decimal: String,
    pub words: HashMap<String, NumberWord>,
    /// Magnitudes with the word for them, rising.
    pub magnitudes: Vec<(f64, String)>,
    pub joiners: Vec<String>,
    pub points: Vec<String>,
    pub articles: Vec<String>,
    pub of: Vec<String>,
    pub per: Vec<String>,
    pub magnitude_letters: HashMap<String, Vec<f64>>,
    pub ordinal_endings: Vec<String>,
    pub ordinal_starts: Vec<String>,
    pub decade_endings: Vec<String>,
    months: Vec<Vec<String>>,
    pub month_words: HashSet<String>,
    /// Words before a month.
    pub month_heads: Vec<String>,
    /// Words between two numbers that share a unit.
    pub range_words: Vec<String>,
    /// Words between a number and the scale of a temperature.
    pub degree_words: Vec<String>,
    /// Words behind a unit that make it an area or volume.
    pub power_words: Vec<String>,
    /// Words between a length and an hour that make it a speed.
    pub speed_joiners: Vec<String>,
    /// Words for an hour behind them.
    pub hour_words: Vec<String>,
    weekdays: Vec<Vec<String>>,
    pub weekday_words: HashSet<String>,
    pub weekday_heads: Vec<String>,
    pub clock_heads: Vec<String>,
    pub clock_next: Vec<String>,
    /// Parts of the day that need only digits before them.
    pub meridiems: Vec<String>,
    /// Parts of the day with the hours from and to, on a clock of 24 hours.
    pub day_parts: HashMap<String, (u32, u32)>,
    pub clock_words: HashMap<String, u32>,
    pub units: HashMap<String, Vec<String>>,
    /// Words before a number that make it a rough one.
    pub approximations: HashSet<String>,
    /// Words for a quarter of a year.
    pub quarter_words: Vec<String>,
    /// Words for several of them.
    pub quarter_plurals: Vec<String>,
    /// Words behind a rank that make it a part of a year or match.
    pub half_words: Vec<String>,
    /// Words before two months that make them a range.
    pub between_words: Vec<String>,
    /// Phrases that say one of them.
    pub quarter_phrases: Vec<(String, u32)>,
    /// The ranks from the first to the fourth.
    pub ranks: Vec<String>,
    /// Of the words of ranges, those that join a list as well.
    pub list_words: Vec<String>,
    /// Whether a half behind a number is added to it: `satu setengah`.
    pub adds_fractions: bool,
    /// Words that say the day that was named before.
    pub same_day: Vec<String>,
    /// Words beside a time or date of another zone, where a day may be the next one.
    pub night_words: Vec<String>,
    /// The usual words of units behind a number.
    pub unit_names: HashMap<String, String>,
    #[serde(skip)]
    pub month_of: HashMap<String, u32>,
    #[serde(skip)]
    pub weekday_of: HashMap<String, u32>,
}

/// All that `numbers.ron` holds.
#[derive(Debug, Deserialize)]
pub(super) struct NumberLexicon {
    languages: Vec<NumberLanguage>,
    pub currency_signs: Vec<(String, Vec<String>)>,
    /// Name of a unit: dimension, size in the base unit, and what is added before the multiplication.
    pub units: HashMap<String, (String, f64, f64)>,
    /// Units of money of which a hundred are one of a currency.
    pub subunits: Vec<String>,
    /// Letters of the scales of temperature.
    pub degree_letters: BTreeMap<String, String>,
    /// Signs of the scales of temperature.
    pub degree_signs: HashMap<String, String>,
    /// Units of length with the speed of one in an hour.
    pub speeds: HashMap<String, String>,
    /// Currencies named dollar, with words of the countries that have them.
    pub dollars: Vec<(String, Vec<String>)>,
    /// Hours ahead of Coordinated Universal Time.
    pub zones: HashMap<String, Vec<f64>>,
}

impl NumberLexicon {
    /// Returns the lexicon of the program.
    pub fn get() -> &'static Self {
        static LEXICON: LazyLock<NumberLexicon> = LazyLock::new(|| {
            let mut lexicon: NumberLexicon =
                ron::from_str(include_str!("../../../../assets/checks/numbers.ron")).expect("the pack is valid");
            for language in &mut lexicon.languages {
                let index = |lists: &[Vec<String>]| {
                    let numbered = (1u32..).zip(lists);
                    numbered.flat_map(|(n, words)| words.iter().map(move |word| (word.clone(), n))).collect()
                };
                language.month_of = index(&language.months);
                language.weekday_of = index(&language.weekdays);
            }
            lexicon
        });
        &LEXICON
    }

    /// Returns the words of a language (ISO 639), if they are known.
    pub fn language(&self, code: &str) -> Option<&NumberLanguage> {
        self.languages.iter().find(|language| language.language == code)
    }

    /// Whether the unit is a currency: it is no percentage and has no dimension.
    pub fn is_currency(&self, unit: &str) -> bool {
        unit != PERCENT && unit != "dozen" && !self.units.contains_key(unit)
    }

    /// Whether the unit is a hundredth of a currency.
    pub fn is_subunit(&self, unit: &str) -> bool {
        self.subunits.iter().any(|known| known == unit)
    }
}

/// An amount in dollars of a country that is not named.
pub(super) const DOLLAR: &str = "$";

/// The unit of percentages.
pub(super) const PERCENT: &str = "%";

impl NumberLanguage {
    /// Returns the class of a word.
    pub fn class(&self, word: &str) -> Option<NumberWord> {
        self.words.get(word).copied()
    }

    /// Returns the word for a number, if it is a single word.
    pub fn word_for(&self, value: f64, is_ordinal: bool) -> Option<&str> {
        let fits = |class: &NumberWord| match class {
            NumberWord::Small(v) => !is_ordinal && (v - value).abs() < 1e-9,
            NumberWord::Ordinal(v) => is_ordinal && (v - value).abs() < 1e-9,
            _ => false,
        };
        self.words.iter().filter(|(_, class)| fits(class)).map(|(word, _)| word.as_str()).min()
    }

    /// Returns the full name of a month or weekday.
    pub fn calendar_name(&self, is_month: bool, number: f64) -> Option<&str> {
        let lists = if is_month { &self.months } else { &self.weekdays };
        let (_, names) = (1u32..).zip(lists).find(|(at, _)| (f64::from(*at) - number).abs() < 1e-9)?;
        Some(names.first()?)
    }
}

/// The words of a language by which it is told and by which it denies.
#[derive(Debug, Deserialize)]
pub(super) struct LanguageWords {
    language: String,
    pub stop_words: HashSet<String>,
    pub negations: HashSet<String>,
    /// Words that may say a denial.
    pub near_negations: HashSet<String>,
    /// Words that are said with certainty where they are denied: `no doubt`.
    #[serde(default)]
    pub doubt_words: HashSet<String>,
    /// Words that say the same without a denial.
    #[serde(default)]
    pub certainty_words: HashSet<String>,
    /// Words that deny nothing before a number.
    pub number_signs: Vec<String>,
    /// Phrases with a negation that deny nothing.
    not_negations: Vec<String>,
    /// The same, by their first word.
    #[serde(skip)]
    not_negations_by_word: HashMap<String, Vec<String>>,
    /// Words that join two things of which both are denied.
    pub joiners: HashSet<String>,
    /// Words after a negation with which it says when something began: `not until`.
    pub waiting_words: HashSet<String>,
    /// Words that say the same without a negation.
    pub only_then_words: HashSet<String>,
}

impl LanguageWords {
    fn index(&mut self) {
        for phrase in std::mem::take(&mut self.not_negations) {
            let first = phrase.split([' ', '-']).next().unwrap_or_default().to_owned();
            self.not_negations_by_word.entry(first).or_default().push(phrase);
        }
    }

    /// The phrases with a negation that deny nothing and begin with this word.
    pub fn not_negations(&self, first: &str) -> &[String] {
        self.not_negations_by_word.get(first).map_or(&[], Vec::as_slice)
    }
}

/// The words of one meaning of a pair of opposites, in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OppositeWords {
    /// Words that surely have the meaning.
    from: Vec<String>,
    to: Vec<String>,
    /// Words that may have it.
    #[serde(default)]
    from_also: Vec<String>,
    #[serde(default)]
    to_also: Vec<String>,
}

/// A pair of opposites that is compared beside a number that both texts have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnchoredPair {
    /// The two meanings, each with its words in the original and in the translation.
    pub meanings: [(Vec<String>, Vec<String>); 2],
    /// How many words before and behind the number are looked at.
    pub before: usize,
    pub behind: usize,
    /// Whether a text says both meanings of one number only if the other one does: people who were killed are not injured.
    #[serde(default)]
    pub is_exclusive: bool,
    /// Whether the number is a year.
    #[serde(default)]
    pub is_of_dates: bool,
    /// Phrases that have none of the meanings, though their first word has: `up to`.
    #[serde(default)]
    pub ignored: Vec<String>,
}

/// What a word says in a pair of opposites.
#[derive(Clone, Copy, Debug)]
pub(super) struct OppositeSense {
    /// The index of the pair.
    pub pair: usize,
    /// Which of the two meanings it has.
    pub is_second: bool,
    /// Whether it surely has it.
    pub is_sure: bool,
}

/// Words before the values of a change, in the original and in the translation.
#[derive(Debug, Deserialize)]
pub(super) struct ChangeWords {
    /// Before the first value: `from`.
    pub first: (Vec<String>, Vec<String>),
    /// Before the last value: `to`.
    pub last: (Vec<String>, Vec<String>),
}

/// The words that say the opposite of each other, for a pair of languages.
#[derive(Debug, Deserialize)]
pub(super) struct Opposites {
    from: String,
    to: String,
    pairs: Vec<(OppositeWords, OppositeWords)>,
    /// Opposites beside a number.
    pub anchored: Vec<AnchoredPair>,
    /// Words before the first and the last value of a change, in the original and in the translation.
    pub change_words: ChangeWords,
    /// Endings of words of the translation that change nothing.
    pub endings: Vec<String>,
    /// Words behind which another clause begins.
    pub clause_words: HashSet<String>,
    /// The meanings of the words and phrases of the original and of the translation.
    #[serde(skip)]
    pub senses: [HashMap<String, Vec<OppositeSense>>; 2],
}

impl Opposites {
    fn index(&mut self) {
        for (pair, (first, second)) in self.pairs.iter().enumerate() {
            for (is_second, words) in [(false, first), (true, second)] {
                let lists = [
                    (0, &words.from, true),
                    (0, &words.from_also, false),
                    (1, &words.to, true),
                    (1, &words.to_also, false),
                ];
                for (side, list, is_sure) in lists {
                    for word in list {
                        let sense = OppositeSense { pair, is_second, is_sure };
                        self.senses[side].entry(word.clone()).or_default().push(sense);
                    }
                }
            }
        }
    }
}

/// All that `translation.ron` holds.
#[derive(Debug, Deserialize)]
pub(super) struct WordLexicon {
    /// Words before a full stop that ends no sentence.
    pub abbreviations: HashSet<String>,
    /// The directions in which denials are compared.
    pub negation_pairs: Vec<(String, String)>,
    languages: Vec<LanguageWords>,
    opposites: Vec<Opposites>,
}

impl WordLexicon {
    /// Returns the lexicon of the program.
    pub fn get() -> &'static Self {
        static LEXICON: LazyLock<WordLexicon> = LazyLock::new(|| {
            let mut lexicon: WordLexicon =
                ron::from_str(include_str!("../../../../assets/checks/translation.ron")).expect("the pack is valid");
            lexicon.opposites.iter_mut().for_each(Opposites::index);
            lexicon.languages.iter_mut().for_each(LanguageWords::index);
            lexicon
        });
        &LEXICON
    }

    /// Returns the opposites for a pair of languages (ISO 639), if there are any.
    pub fn opposites(&self, from: &str, to: &str) -> Option<&Opposites> {
        self.opposites.iter().find(|opposites| opposites.from == from && opposites.to == to)
    }

    /// Returns the words of a language (ISO 639), if they are known.
    pub fn language(&self, code: &str) -> Option<&LanguageWords> {
        self.languages.iter().find(|language| language.language == code)
    }
}

/// The forms of name words in a pair of languages.
#[derive(Debug, Deserialize)]
pub(super) struct NameLexicon {
    from: String,
    to: String,
    words: Vec<(String, Vec<String>)>,
    /// Endings of words that are made of names in the original.
    derived_endings: Vec<String>,
    /// Endings that a name may have in the translation.
    pub name_endings: Vec<String>,
    loan_rules: Vec<(String, String)>,
    /// Words of the list that are names of persons as well.
    pub person_words: HashSet<String>,
    #[serde(skip)]
    forms: HashMap<String, Vec<String>>,
    /// All words of all forms.
    #[serde(skip)]
    pub form_words: HashSet<String>,
}

impl NameLexicon {
    /// Returns the lexicon for a pair of languages (ISO 639), if there is one.
    pub fn get(from: &str, to: &str) -> Option<&'static Self> {
        static LEXICON: LazyLock<NameLexicon> = LazyLock::new(|| {
            let mut lexicon: NameLexicon =
                ron::from_str(include_str!("../../../../assets/checks/names.ron")).expect("the pack is valid");
            for (word, forms) in &lexicon.words {
                let known = lexicon.forms.entry(word.clone()).or_default();
                for form in forms {
                    known.push(form.clone());
                    lexicon.form_words.extend(form.split(' ').map(str::to_owned));
                }
            }
            lexicon
        });
        Some(&*LEXICON).filter(|lexicon| lexicon.from == from && lexicon.to == to)
    }

    /// Returns the known forms of a name word.
    pub fn forms(&self, word: &str) -> &[String] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the names of which the word may be made.
    pub fn stems<'a>(&self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let stems = self.derived_endings.iter().filter_map(move |ending| word.strip_suffix(ending.as_str()));
        stems.filter(|stem| stem.len() > 3)
    }

    /// Returns a word in the spelling that loan words and their models have in common.
    pub fn loan_form(&self, word: &str) -> String {
        let mut form = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            // Nearly all rules begin with another letter, and a comparison of bytes costs less than one of texts.
            let applies = |from: &str| from.as_bytes().first() == rest.as_bytes().first() && rest.starts_with(from);
            if let Some((from, to)) = self.loan_rules.iter().find(|(from, _)| applies(from)) {
                form.push_str(to);
                rest = &rest[from.len()..];
            } else {
                form.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        let mut short = String::with_capacity(form.len());
        for c in form.chars() {
            if !short.ends_with(c) {
                short.push(c);
            }
        }
        short.truncate(short.trim_end_matches(['a', 'e', 'h', 's', 't']).len().max(1).min(short.len()));
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_complete() {
        let lexicon = NumberLexicon::get();
        for code in ["en", "id"] {
            let language = lexicon.language(code).unwrap();
            assert_eq!((language.months.len(), language.weekdays.len()), (12, 7));
            assert_eq!(language.calendar_name(true, 5.0).unwrap(), if code == "en" { "may" } else { "mei" });
        }
        let id = lexicon.language("id").unwrap();
        assert_eq!(id.word_for(3.0, true), Some("ketiga"));
        assert!(lexicon.language("xx").is_none());
        assert!(lexicon.is_currency("IDR") && !lexicon.is_currency("km") && !lexicon.is_currency(PERCENT));
    }

    #[test]
    fn names_are_known_in_their_other_form() {
        let names = NameLexicon::get("en", "id").unwrap();
        for (word, form) in [("moscow", "moskow"), ("geneva", "jenewa"), ("president", "presiden"), ("un", "pbb")] {
            assert!(names.forms(word).iter().any(|known| known == form), "{word}");
        }
        assert!(NameLexicon::get("id", "en").is_none());
        for (word, forms) in &names.words {
            let is_folded =
                |text: &str| text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " '-".contains(c));
            assert!(!forms.is_empty() && is_folded(word) && forms.iter().all(|form| is_folded(form)), "{word}");
        }
    }

    #[test]
    fn loan_words_are_told_from_slips() {
        let names = NameLexicon::get("en", "id").unwrap();
        let is_loan = |word: &str, form: &str| names.loan_form(word) == names.loan_form(form);
        for (word, form) in
            [("republic", "republik"), ("robotics", "robotika"), ("protestant", "protestan"), ("arctic", "arktik")]
        {
            assert!(is_loan(word, form), "{word}");
        }
        for (word, form) in [("kowalski", "kowalksi"), ("johnson", "jhonsen"), ("kanye", "knaye")] {
            assert!(!is_loan(word, form), "{word}");
        }
    }
}
