//! Letter case conversion: upper case, sentence case and title case.

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

/// Converts a text to another letter case. `is_minor_word` says whether a word, given in lower case, stays in lower
/// case in a title. `is_continuation` says that the text continues a sentence, so its first letter is not capitalized
/// for being the first.
#[must_use]
pub fn convert_case(text: &str, case: Case, is_continuation: bool, is_minor_word: &dyn Fn(&str) -> bool) -> String {
    match case {
        Case::Upper => text.to_uppercase(),
        Case::Sentence => to_sentence_case(text, is_continuation),
        Case::Title => to_title_case(text, is_continuation, is_minor_word),
    }
}

/// Whether a word has capitals after its first letter, such as `PLN`, `KPK` or `iPhone`. Meaningless in a text that is
/// all in capitals.
fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn is_all_caps(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn to_sentence_case(text: &str, is_continuation: bool) -> String {
    let ignores_capitals = is_all_caps(text);
    let mut is_first = !is_continuation;
    let mut result = String::with_capacity(text.len());
    for word in text.split_word_bounds() {
        if word.chars().any(char::is_alphanumeric) {
            let lower =
                if has_inner_capital(word) && !ignores_capitals { word.to_owned() } else { word.to_lowercase() };
            result += &if is_first { capitalize_first(&lower) } else { lower };
            is_first = false;
        } else {
            is_first |= word.starts_with(['.', '!', '?', '…']);
            result += word;
        }
    }
    result
}

fn to_title_case(text: &str, is_continuation: bool, is_minor_word: &dyn Fn(&str) -> bool) -> String {
    let ignores_capitals = is_all_caps(text);
    let mut is_first = !is_continuation;
    let mut result = String::with_capacity(text.len());
    for word in text.split_word_bounds() {
        if word.chars().any(char::is_alphanumeric) {
            let lower = word.to_lowercase();
            // A word after a hyphen is a word of its own: `Anak-Anak`, `Up-to-Date`.
            result += &if has_inner_capital(word) && !ignores_capitals {
                word.to_owned()
            } else if !is_first && is_minor_word(&lower) {
                lower
            } else {
                capitalize_first(&lower)
            };
            is_first = false;
        } else {
            is_first |= word.starts_with([':', '?', '!', '"', '“', '–', '—']);
            result += word;
        }
    }
    result
}

/// Returns the word with its first letter in upper case.
pub(super) fn capitalize_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str, case: Case) -> String {
        convert_case(text, case, false, &|word| ["di", "dan", "yang", "to", "the", "of"].contains(&word))
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
        assert_eq!(convert_case("Dan Pulang", Case::Sentence, true, &|_| false), "dan pulang");
    }

    #[test]
    fn upper_case_follows_unicode() {
        assert_eq!(converted("straße é", Case::Upper), "STRASSE É");
    }
}
