//! Bilingual lexicons: which words of two languages mean the same, and what is needed to recognise their forms.

use super::cognates::Respelling;
use crate::affixes::AffixGrammar;
use crate::word_forms::WordForms;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static BUILT_IN: LazyLock<PairLexicons> = LazyLock::new(|| {
    let text = include_str!("../../../../assets/checks/lexicon.en-id.ron");
    PairLexicons { lexicons: vec![PairLexicon::from_ron(text).expect("the built-in lexicon is valid")] }
});

/// The file of a lexicon.
#[derive(Deserialize)]
struct LexiconFile {
    languages: (String, String),
    length_ratio: f64,
    first: SideFile,
    second: SideFile,
    respellings: Vec<Respelling>,
    entries: Vec<String>,
}

/// What the file says of one of the two languages.
#[derive(Deserialize)]
struct SideFile {
    stop_words: Vec<String>,
    #[serde(default)]
    endings: Vec<(String, String)>,
}

/// One of the two languages of a lexicon.
#[derive(Debug, Default)]
struct LexiconSide {
    language: String,
    stop_words: HashSet<String>,
    /// Endings of words with what stood in their place, for a language without an affix grammar.
    endings: Vec<(String, String)>,
    /// The entries of each word; the words of a phrase are joined by `_`.
    entries: HashMap<String, Vec<u32>>,
    /// The most words of a phrase.
    longest_phrase: usize,
}

/// A bilingual lexicon. Its entries are groups of words of the first language and of the second that translate each
/// other.
#[derive(Debug)]
pub struct PairLexicon {
    sides: [LexiconSide; 2],
    /// For each entry, the words of both languages.
    words: Vec<[Vec<String>; 2]>,
    length_ratio: f64,
    respellings: Vec<Respelling>,
}

impl PairLexicon {
    /// Reads the file of a lexicon: RON with `languages` (two ISO 639 codes), `length_ratio` (characters of a text in the
    /// second language for each in the first), `first` and `second` (`stop_words` of each language, and `endings` of one
    /// without an affix grammar),
    /// `respellings` (how the spelling of words that both languages share is made alike) and `entries`, each
    /// `WORD... = WORD...`, with `_` between the words of a phrase.
    ///
    /// # Errors
    /// If the text is not RON of that form, or an entry lacks one of its sides.
    pub fn from_ron(text: &str) -> Result<Self, ron::Error> {
        let file: LexiconFile = ron::from_str(text).map_err(|error| error.code)?;
        let side = |language, side: SideFile| LexiconSide {
            language,
            stop_words: side.stop_words.into_iter().collect(),
            endings: side.endings,
            ..LexiconSide::default()
        };
        let mut sides = [side(file.languages.0, file.first), side(file.languages.1, file.second)];
        let mut words = Vec::with_capacity(file.entries.len());
        for (number, entry) in (0..).zip(&file.entries) {
            let (first, second) = entry.split_once('=').unwrap_or((entry, ""));
            let both = [first, second].map(|side| side.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
            if both.iter().any(Vec::is_empty) {
                return Err(ron::Error::Message(format!("the entry `{entry}` lacks a side")));
            }
            for (side, words) in sides.iter_mut().zip(&both) {
                for word in words {
                    side.longest_phrase = side.longest_phrase.max(word.split('_').count());
                    side.entries.entry(word.clone()).or_default().push(number);
                }
            }
            words.push(both);
        }
        Ok(Self { sides, words, length_ratio: file.length_ratio, respellings: file.respellings })
    }
}

/// The lexicons that an alignment may use, one for each pair of languages.
#[derive(Debug, Default)]
pub struct PairLexicons {
    lexicons: Vec<PairLexicon>,
}

impl PairLexicons {
    /// Returns the lexicons of the program.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Creates a set of lexicons. Of two for the same languages, the first one is used.
    #[must_use]
    pub fn new(lexicons: Vec<PairLexicon>) -> Self {
        Self { lexicons }
    }

    /// Returns the lexicon for two languages, given as ISO 639 codes in lower case, in whichever direction it was
    /// written; `None` if there is none.
    #[must_use]
    pub fn find(&self, original: &str, translation: &str) -> Option<PairView<'_>> {
        self.lexicons.iter().find_map(|lexicon| {
            let [first, second] = [0, 1].map(|side| lexicon.sides[side].language.as_str());
            let original_side = match (original, translation) {
                languages if languages == (first, second) => 0,
                languages if languages == (second, first) => 1,
                _ => return None,
            };
            Some(PairView { lexicon, original_side })
        })
    }

    /// Returns the language of which a text, given as folded words, has the most stop words, as an ISO 639 code; an empty string if there are
    /// too few of them to tell.
    #[must_use]
    pub fn guess_language(&self, words: &[impl AsRef<str>]) -> &str {
        /// The part of a text that stop words make at least: a third to a half in prose.
        const LEAST_SHARE: f64 = 0.08;
        let sides = self.lexicons.iter().flat_map(|lexicon| &lexicon.sides);
        let counted =
            sides.map(|side| (words.iter().filter(|word| side.stop_words.contains(word.as_ref())).count(), side));
        match counted.max_by_key(|(count, _)| *count) {
            Some((count, side)) if count > 1 && count as f64 >= LEAST_SHARE * words.len() as f64 => &side.language,
            _ => "",
        }
    }
}

/// A lexicon in the direction from an original to its translation.
#[derive(Clone, Copy, Debug)]
pub struct PairView<'a> {
    lexicon: &'a PairLexicon,
    original_side: usize,
}

impl<'a> PairView<'a> {
    fn original(self) -> &'a LexiconSide {
        &self.lexicon.sides[self.original_side]
    }

    fn translation(self) -> &'a LexiconSide {
        &self.lexicon.sides[1 - self.original_side]
    }

    /// Returns the view of the opposite direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { original_side: 1 - self.original_side, ..self }
    }

    /// Returns how many characters of the translation stand for one of the original.
    #[must_use]
    pub fn length_ratio(self) -> f64 {
        if self.original_side == 0 { self.lexicon.length_ratio } else { self.lexicon.length_ratio.recip() }
    }

    /// Returns the words of the translation's language for a word of the original's in any of its forms, or for a phrase
    /// with `_` between its words; empty if it is unknown. The word is folded (lower case).
    #[must_use]
    pub fn translations(self, word: &str) -> Vec<&'a str> {
        let mut found: Vec<&str> = Vec::new();
        for entry in self.original_entries(word) {
            for word in &self.lexicon.words[entry as usize][1 - self.original_side] {
                if !found.contains(&word.as_str()) {
                    found.push(word);
                }
            }
        }
        found
    }

    /// Returns whether two folded words, in any of their forms, translate each other by the lexicon.
    #[must_use]
    pub fn is_translation(self, original: &str, translation: &str) -> bool {
        let entries = self.reversed().original_entries(translation);
        self.original_entries(original).iter().any(|entry| entries.contains(entry))
    }

    /// Returns whether a folded word is a stop word of the original's language.
    #[must_use]
    pub fn is_original_stop_word(self, word: &str) -> bool {
        self.original().stop_words.contains(word)
    }

    /// Returns the folded word of the original's language and what it may be a form of. They need not be words.
    pub(super) fn original_bases(self, word: &str) -> Vec<String> {
        let side = self.original();
        let forms = match AffixGrammar::of_language(&side.language) {
            Some(grammar) => WordForms::Affixes(grammar),
            None => WordForms::Endings(&side.endings),
        };
        let mut bases = Vec::new();
        forms.for_each_base(word, |base, _| bases.push(base.to_owned()));
        bases
    }

    /// Returns the entries of a word of the original's language: of the word itself, or of all that it may be a form of.
    pub(super) fn original_entries(self, word: &str) -> Vec<u32> {
        let entries = &self.original().entries;
        if let Some(entries) = entries.get(word) {
            return entries.clone();
        }
        let mut found: Vec<u32> =
            self.original_bases(word).iter().filter_map(|base| entries.get(base)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the entries of a phrase of the original's language, given with `_` between its words.
    pub(super) fn original_phrase(self, phrase: &str) -> Option<&'a [u32]> {
        self.original().entries.get(phrase).map(Vec::as_slice)
    }

    /// Returns the most words of a phrase of the original's language.
    pub(super) fn longest_original_phrase(self) -> usize {
        self.original().longest_phrase
    }

    /// Returns how the spelling of shared words is made alike.
    pub(super) fn respellings(self) -> &'a [Respelling] {
        &self.lexicon.respellings
    }

    /// Returns the two languages as ISO 639 codes: of the original and of the translation.
    #[must_use]
    pub fn languages(self) -> (&'a str, &'a str) {
        (&self.original().language, &self.translation().language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english_to_indonesian() -> PairView<'static> {
        PairLexicons::built_in().find("en", "id").unwrap()
    }

    #[test]
    fn a_lexicon_is_found_in_either_direction() {
        let lexicons = PairLexicons::built_in();
        assert_eq!(english_to_indonesian().languages(), ("en", "id"));
        assert_eq!(lexicons.find("id", "en").unwrap().languages(), ("id", "en"));
        assert!(lexicons.find("de", "id").is_none());
        let ratio = english_to_indonesian().length_ratio();
        assert!((ratio * english_to_indonesian().reversed().length_ratio() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn words_are_translated_in_their_forms() {
        let view = english_to_indonesian();
        assert!(view.is_translation("attacks", "penyerangan"));
        assert!(view.is_translation("villages", "desanya"));
        assert!(view.is_translation("said", "mengatakan"));
        for (form, word) in
            [("cities", "kota"), ("stopped", "berhenti"), ("making", "membuat"), ("attackers", "menyerang")]
        {
            assert!(view.is_translation(form, word), "{form}");
        }
        assert!(!view.is_translation("villages", "hujan"));
        assert!(view.translations("prime_minister").contains(&"perdana_menteri"));
        assert!(view.reversed().translations("polisi").contains(&"police"));
    }

    #[test]
    fn every_entry_is_folded_and_no_word_occurs_twice_in_it() {
        let view = english_to_indonesian();
        for words in view.lexicon.words.iter().flatten() {
            for (index, word) in words.iter().enumerate() {
                assert_eq!(*word, redaksi_core::text::normalize_for_match(word), "{word}");
                assert!(!words[..index].contains(word), "{word} occurs twice in {words:?}");
            }
        }
        assert!(view.lexicon.sides[0].entries.len() >= 1500, "{}", view.lexicon.sides[0].entries.len());
    }

    #[test]
    fn the_language_is_guessed_from_stop_words() {
        let guess = |text: &str| PairLexicons::built_in().guess_language(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(guess("warga yang tinggal di desa itu tidak akan pindah"), "id");
        assert_eq!(guess("the people who live in the village will not move"), "en");
        assert_eq!(guess("mga taong nakatira sa nayon"), "");
    }

    #[test]
    fn an_entry_without_a_side_is_an_error() {
        let file = |entry: &str| {
            PairLexicon::from_ron(&format!(
                "(languages: (\"de\", \"id\"), length_ratio: 1.0, respellings: [], entries: [\"{entry}\"], \
                 first: (stop_words: []), second: (stop_words: []))"
            ))
        };
        let lexicons = PairLexicons::new(vec![file("haus = rumah").unwrap()]);
        assert!(lexicons.find("id", "de").unwrap().is_translation("rumah", "haus"));
        assert!(file("haus").is_err());
        assert!(file("haus =").is_err());
    }
}
