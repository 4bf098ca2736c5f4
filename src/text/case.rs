//! Large and small letters: a text in capitals, as a sentence, or as a title.

use unicode_segmentation::UnicodeSegmentation as _;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All in capitals.
    Upper,
    /// The first letter of each sentence is large; names in capitals, as `PLN`, stay.
    Sentence,
    /// Each word begins large, but for the small words of the language.
    Title,
}

/// Writes a text so. `is_small` says which words, in small letters, stay small in a title; a text that goes on from one
/// before it, as `goes_on` tells, does not begin with a large letter for that alone.
#[must_use]
pub fn recase(text: &str, case: Case, goes_on: bool, is_small: &dyn Fn(&str) -> bool) -> String {
    match case {
        Case::Upper => text.to_uppercase(),
        Case::Sentence => sentence(text, goes_on),
        Case::Title => title(text, goes_on, is_small),
    }
}

/// Whether a word is a short name in capitals, or has its own mixture of letters: `PLN`, `KPK`, `iPhone`. In a text that
/// is all in capitals, nothing tells.
fn keeps_its_letters(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn sentence(text: &str, goes_on: bool) -> String {
    let is_shouted = is_shouted(text);
    let mut begins = !goes_on;
    let mut made = String::with_capacity(text.len());
    for word in text.split_word_bounds() {
        if word.chars().any(char::is_alphanumeric) {
            let small = if keeps_its_letters(word) && !is_shouted { word.to_owned() } else { word.to_lowercase() };
            made += &if begins { large(&small) } else { small };
            begins = false;
        } else {
            begins |= word.starts_with(['.', '!', '?', '…']);
            made += word;
        }
    }
    made
}

fn title(text: &str, goes_on: bool, is_small: &dyn Fn(&str) -> bool) -> String {
    let is_shouted = is_shouted(text);
    let mut begins = !goes_on;
    let mut made = String::with_capacity(text.len());
    for word in text.split_word_bounds() {
        if word.chars().any(char::is_alphanumeric) {
            let small = word.to_lowercase();
            // A word behind a hyphen is a part of one: `Anak-Anak`, `Up-to-Date`.
            made += &if keeps_its_letters(word) && !is_shouted {
                word.to_owned()
            } else if !begins && is_small(&small) {
                small
            } else {
                large(&small)
            };
            begins = false;
        } else {
            begins |= word.starts_with([':', '?', '!', '"', '“', '–', '—']);
            made += word;
        }
    }
    made
}

/// The word with its first letter large.
pub(super) fn large(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str, case: Case) -> String {
        recase(text, case, false, &|word| ["di", "dan", "yang", "to", "the", "of"].contains(&word))
    }

    #[test]
    fn a_title_leaves_small_words_small_and_names_as_they_are() {
        let title = "pln buka loket di Desa Kenari: dan anak-anak yang menunggu";
        assert_eq!(made(title, Case::Title), "Pln Buka Loket di Desa Kenari: Dan Anak-Anak yang Menunggu");
        assert_eq!(made("PLN dan iPhone di pasar", Case::Title), "PLN dan iPhone di Pasar");
        assert_eq!(made("the up-to-date state of ships", Case::Title), "The Up-to-Date State of Ships");
        assert_eq!(made("WARGA DI DESA", Case::Title), "Warga di Desa");
    }

    #[test]
    fn a_sentence_begins_large_and_goes_on_small() {
        assert_eq!(made("Warga Menanam Bakau. mereka Pulang", Case::Sentence), "Warga menanam bakau. Mereka pulang");
        assert_eq!(made("PLN Buka Loket", Case::Sentence), "PLN buka loket");
        assert_eq!(made("PLN BUKA LOKET", Case::Sentence), "Pln buka loket");
        assert_eq!(recase("Dan Pulang", Case::Sentence, true, &|_| false), "dan pulang");
    }

    #[test]
    fn capitals_are_those_of_the_letters() {
        assert_eq!(made("straße é", Case::Upper), "STRASSE É");
    }
}
