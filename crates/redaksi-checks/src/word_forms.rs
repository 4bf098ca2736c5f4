//! The words of a text with the words that they may be forms of.

use crate::affixes::{AffixGrammar, AffixedWord};
use std::ops::Range;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/checks/endings.en.ron")).expect("the built-in file is valid")
});

/// The fewest letters that are left of a word without its ending.
const MIN_BASE_CHARS: usize = 2;

/// How forms of words are recognised in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) enum WordForms<'a> {
    /// By endings: what a form ends in, and what the base ends in instead.
    Endings(&'a [(String, String)]),
    /// By an affix grammar.
    Affixes(&'static AffixGrammar),
    /// Only the word itself is recognised.
    Exact,
}

/// How a word is a form of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inflection {
    /// It is the same word.
    Same,
    /// It has another ending.
    Ending,
    /// It is the base with affixes.
    Affixed(AffixedWord<'static>),
    /// It is the base twice, with a hyphen.
    Repeated,
}

impl Inflection {
    /// Returns how far the form is from its base: the same word, with an enclitic, or with other affixes.
    pub fn distance(&self) -> usize {
        match self {
            Self::Same => 0,
            Self::Affixed(word) if word.prefix.is_empty() && word.suffix.is_empty() => 1,
            Self::Repeated => 1,
            Self::Ending | Self::Affixed(_) => 2,
        }
    }
}

impl WordForms<'_> {
    /// Returns how forms are recognised in a language, given as an ISO 639 code.
    pub fn of_language(code: &str) -> WordForms<'static> {
        match AffixGrammar::of_language(code) {
            Some(grammar) => WordForms::Affixes(grammar),
            None if code == "en" => WordForms::Endings(&ENGLISH),
            None => WordForms::Exact,
        }
    }

    /// Calls `each` with every word that a word in lower case may be a form of, the word itself first, and a function that
    /// tells how.
    pub fn for_each_base(self, word: &str, mut each: impl FnMut(&str, &dyn Fn() -> Inflection)) {
        each(word, &|| Inflection::Same);
        match self {
            Self::Exact => {}
            Self::Endings(endings) => {
                let mut base = String::new();
                for (ending, of_base) in endings {
                    let Some(start) = word.strip_suffix(ending.as_str()) else { continue };
                    if start.chars().nth(MIN_BASE_CHARS - 1).is_some() {
                        base.clear();
                        base += start;
                        base += of_base;
                        each(&base, &|| Inflection::Ending);
                    }
                }
            }
            Self::Affixes(grammar) => {
                if let Some((one, other)) = word.split_once('-') {
                    if one == other {
                        each(one, &|| Inflection::Repeated);
                    }
                    return;
                }
                grammar.find(word, |analysis| {
                    if !analysis.is_bare() {
                        each(&analysis.root, &|| Inflection::Affixed(analysis.clone()));
                        if let Some(counterpart) = grammar.counterpart(analysis) {
                            each(&counterpart, &|| Inflection::Ending);
                        }
                    }
                    false
                });
            }
        }
    }
}

/// Returns the byte ranges of the words of a text: letters and digits, with hyphens and apostrophes between
/// them.
pub(crate) fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_inner = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}');
        let joins = matches!(c, '\'' | '’' | '-' | '\u{2011}')
            && start.is_some()
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if is_inner {
            start.get_or_insert(at);
        } else if !joins && let Some(start) = start.take() {
            found.push(start..at);
        }
    }
    found.extend(start.map(|start| start..text.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bases(language: &str, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        WordForms::of_language(language).for_each_base(word, |base, _| found.push(base.to_owned()));
        found
    }

    #[test]
    fn english_forms_lead_to_their_base() {
        for (word, base) in [
            ("talks", "talk"),
            ("cities", "city"),
            ("planned", "plan"),
            ("voting", "vote"),
            ("envoy's", "envoy"),
            ("watches", "watch"),
            ("policemen", "policeman"),
        ] {
            assert!(bases("en", word).contains(&base.to_owned()), "{word}");
        }
        assert_eq!(bases("de", "Häuser"), ["Häuser"]);
        assert!(!bases("en", "is").contains(&"i".to_owned()));
    }

    #[test]
    fn indonesian_forms_lead_to_their_base() {
        for (word, base) in [
            ("menyandera", "sandera"),
            ("penyanderaannya", "sandera"),
            ("kesepakatan", "sepakat"),
            ("disabetnya", "sabet"),
            ("dituliskan", "menuliskan"),
            ("orang-orang", "orang"),
        ] {
            assert!(bases("id", word).contains(&base.to_owned()), "{word}");
        }
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes_inside() {
        let text = "Pos-nya, 'Jum’at' 5G—é- x";
        let words: Vec<&str> = word_ranges(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, ["Pos-nya", "Jum’at", "5G", "é", "x"]);
    }
}
