//! Letter case conversion: upper case, sentence case and title case, by the rules of a language.

use icu_casemap::options::{LeadingAdjustment, TitlecaseOptions, TrailingCase};
use icu_casemap::{CaseMapper, TitlecaseMapper};
use icu_locale_core::LanguageIdentifier;
use unicode_segmentation::UnicodeSegmentation as _;

/// A letter case style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All letters in upper case.
    Upper,
    /// The first letter of each sentence in upper case; words with inner capitals such as `PLN` are kept.
    Sentence,
    /// Each word capitalized, except the minor words of the language.
    Title,
}

/// Converts texts of one language to another letter case.
///
/// The language matters for some letters: in Turkish and Azerbaijani, `İ` is the capital of `i` and `I` that of `ı`; in
/// Dutch, both letters of `IJ` are capitals; in Greek, capitals have no accents and `σ` is `ς` at the end of a word.
#[derive(Clone, Debug)]
pub struct CaseConverter {
    language: LanguageIdentifier,
}

impl CaseConverter {
    /// Creates a converter for the language with this tag, such as `tr` or `nl-BE`. A tag that is empty or invalid means
    /// the rules that most languages share.
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self { language: LanguageIdentifier::try_from_str(language.trim()).unwrap_or(LanguageIdentifier::UNKNOWN) }
    }

    /// Converts a text. `is_minor_word` says whether a word, given in lower case, stays in lower case in a title.
    /// `is_continuation` says that the text continues a sentence, so its first letter is not capitalized for being the
    /// first.
    #[must_use]
    pub fn convert(
        &self,
        text: &str,
        case: Case,
        is_continuation: bool,
        is_minor_word: &dyn Fn(&str) -> bool,
    ) -> String {
        match case {
            Case::Upper => CaseMapper::new().uppercase_to_string(text, &self.language).into_owned(),
            Case::Sentence => self.to_sentence_case(text, is_continuation),
            Case::Title => self.to_title_case(text, is_continuation, is_minor_word),
        }
    }

    fn to_sentence_case(&self, text: &str, is_continuation: bool) -> String {
        let ignores_capitals = is_all_caps(text);
        let mut is_first = !is_continuation;
        let mut result = String::with_capacity(text.len());
        for word in text.split_word_bounds() {
            if word.chars().any(char::is_alphanumeric) {
                let keeps_capitals = self.has_inner_capital(word) && !ignores_capitals;
                let lower = if keeps_capitals { word.to_owned() } else { self.lowercase(word) };
                result += &if is_first { self.capitalize_first(&lower) } else { lower };
                is_first = false;
            } else {
                is_first |= word.starts_with(['.', '!', '?', '…']);
                result += word;
            }
        }
        result
    }

    fn to_title_case(&self, text: &str, is_continuation: bool, is_minor_word: &dyn Fn(&str) -> bool) -> String {
        let ignores_capitals = is_all_caps(text);
        let mut is_first = !is_continuation;
        let mut result = String::with_capacity(text.len());
        for word in text.split_word_bounds() {
            if word.chars().any(char::is_alphanumeric) {
                let lower = self.lowercase(word);
                // A word after a hyphen is a word of its own: `Anak-Anak`, `Up-to-Date`.
                result += &if self.has_inner_capital(word) && !ignores_capitals {
                    word.to_owned()
                } else if !is_first && is_minor_word(&lower) {
                    lower
                } else {
                    self.capitalize_first(&lower)
                };
                is_first = false;
            } else {
                is_first |= word.starts_with([':', '?', '!', '"', '“', '–', '—']);
                result += word;
            }
        }
        result
    }

    pub(crate) fn lowercase(&self, word: &str) -> String {
        CaseMapper::new().lowercase_to_string(word, &self.language).into_owned()
    }

    /// Returns the word with its first letter in upper case, and the rest unchanged.
    fn capitalize_first(&self, word: &str) -> String {
        let mut options = TitlecaseOptions::default();
        options.leading_adjustment = Some(LeadingAdjustment::None);
        options.trailing_case = Some(TrailingCase::Unchanged);
        TitlecaseMapper::new().titlecase_segment_to_string(word, &self.language, options).into_owned()
    }

    /// Whether a word has capitals after its first letter, such as `PLN`, `KPK` or `iPhone`. Meaningless in a text that
    /// is all in capitals.
    fn has_inner_capital(&self, word: &str) -> bool {
        let has_digraph = self.language.language.as_str() == "nl" && word.starts_with("IJ");
        word.chars().skip(if has_digraph { 2 } else { 1 }).any(char::is_uppercase)
    }
}

fn is_all_caps(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Returns the word with its first letter in upper case, by the rules that most languages share.
pub(super) fn capitalize_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str, case: Case) -> String {
        in_language("", text, case)
    }

    fn in_language(language: &str, text: &str, case: Case) -> String {
        let is_minor = |word: &str| ["di", "dan", "yang", "to", "the", "of", "ve", "het"].contains(&word);
        CaseConverter::new(language).convert(text, case, false, &is_minor)
    }

    #[test]
    fn title_case_keeps_minor_words_and_inner_capitals() {
        let text = "pln buka loket di Desa Kenari: dan anak-anak yang menunggu";
        assert_eq!(converted(text, Case::Title), "Pln Buka Loket di Desa Kenari: Dan Anak-Anak yang Menunggu");
        assert_eq!(converted("PLN dan iPhone di pasar", Case::Title), "PLN dan iPhone di Pasar");
        assert_eq!(converted("the up-to-date state of ships", Case::Title), "The Up-to-Date State of Ships");
        assert_eq!(converted("WARGA DI DESA", Case::Title), "Warga di Desa");
    }

    #[test]
    fn sentence_case_capitalizes_the_first_word_of_each_sentence() {
        assert_eq!(
            converted("Warga Menanam Bakau. mereka Pulang", Case::Sentence),
            "Warga menanam bakau. Mereka pulang"
        );
        assert_eq!(converted("PLN Buka Loket", Case::Sentence), "PLN buka loket");
        assert_eq!(converted("PLN BUKA LOKET", Case::Sentence), "Pln buka loket");
        assert_eq!(CaseConverter::new("").convert("Dan Pulang", Case::Sentence, true, &|_| false), "dan pulang");
    }

    #[test]
    fn upper_case_follows_unicode() {
        assert_eq!(converted("straße é", Case::Upper), "STRASSE É");
    }

    #[test]
    fn turkish_and_azerbaijani_have_two_letters_i() {
        for language in ["tr", "az", "tr-TR"] {
            assert_eq!(in_language(language, "ilgili ılık haber", Case::Upper), "İLGİLİ ILIK HABER");
            assert_eq!(in_language(language, "İLGİLİ ILIK HABER", Case::Sentence), "İlgili ılık haber");
            assert_eq!(in_language(language, "ışık ve istanbul", Case::Title), "Işık ve İstanbul");
        }
        assert_eq!(in_language("id", "ilgili", Case::Upper), "ILGILI");
    }

    #[test]
    fn the_dutch_ij_is_one_letter() {
        assert_eq!(in_language("nl", "ijsland in het ijs", Case::Title), "IJsland In het IJs");
        assert_eq!(in_language("nl", "IJS in Het IJs", Case::Sentence), "IJS in het ijs");
        assert_eq!(in_language("nl", "ijsland", Case::Upper), "IJSLAND");
        assert_eq!(in_language("id", "ijazah", Case::Title), "Ijazah");
    }

    #[test]
    fn greek_has_a_final_sigma() {
        assert_eq!(in_language("el", "ΝΕΟΣ ΔΡΟΜΟΣ", Case::Sentence), "Νεος δρομος");
        assert_eq!(in_language("el", "Ο νέος δρόμος", Case::Upper), "Ο ΝΕΟΣ ΔΡΟΜΟΣ");
    }
}
