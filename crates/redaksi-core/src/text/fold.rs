//! Folding for comparison: Unicode case folding and normalization form C, so that spellings that differ only in letter
//! case, or in whether an accent is a character of its own, become equal.
//!
//! Nothing that is folded is ever shown or stored.

use icu_casemap::{CaseMapper, CaseMapperBorrowed};
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

const CASE_MAPPER: CaseMapperBorrowed<'static> = CaseMapper::new();

/// Folds a character whose folded form does not depend on its neighbours; `None` where it may, or where the form has
/// several characters. Such a text is folded as a whole with [`fold_composed`].
///
/// `İ` and `ı` fold to `i`: the language of a text is not known where it is compared, and in Turkish and Azerbaijani
/// `İ` is the capital of `i` and `I` that of `ı`.
pub(crate) fn fold_char(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    if matches!(c, 'İ' | 'ı') {
        return Some('i');
    }
    let folded = CASE_MAPPER.simple_fold(c);
    let is_simple = is_composed(c)
        && (folded == c || is_composed(folded))
        && !((folded != c || c.is_lowercase() || c.is_uppercase()) && folds_to_several(c));
    is_simple.then_some(folded)
}

/// Folds a text with characters for which [`fold_char`] returns `None`; the others may be folded already.
pub(crate) fn fold_composed(text: &str) -> String {
    let composed: String = text.nfc().collect();
    let folded: String = CASE_MAPPER.fold_string(&composed).nfc().collect();
    folded.replace('ı', "i").replace("i\u{307}", "i")
}

/// Whether the character is never changed by normalization form C, whatever its neighbours are.
pub(crate) fn is_composed(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// Whether the folded form has several characters, as that of `ß` has.
fn folds_to_several(c: char) -> bool {
    CASE_MAPPER.fold_string(c.encode_utf8(&mut [0; 4])).chars().nth(1).is_some()
}

/// How a character is compared in a search, besides its letter case and its accents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PunctuationFold {
    /// As it is.
    Unchanged,
    /// Like another one: a curly quote like a straight one, a dash like a hyphen, a no-break space like a space.
    As(char),
    /// Not at all, because it is invisible.
    Ignored,
}

/// Returns how a punctuation character, a space or an invisible character is compared in a search. ASCII characters and
/// line ends are compared as they are.
pub(crate) fn fold_punctuation(c: char) -> PunctuationFold {
    match c {
        c if c.is_ascii() => PunctuationFold::Unchanged,
        '\u{ad}'
        | '\u{34f}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => PunctuationFold::Ignored,
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '´' | '′' | '‵' | '＇' | '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{a78c}' => {
            PunctuationFold::As('\'')
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '＂' | '〝' | '〞' | '〟' => {
            PunctuationFold::As('"')
        }
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{2043}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}' => PunctuationFold::As('-'),
        c if c.is_whitespace() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') => PunctuationFold::As(' '),
        _ => PunctuationFold::Unchanged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_is_folded_to_ascii_and_folds_to_itself() {
        for c in '\0'..=char::MAX {
            if let PunctuationFold::As(folded) = fold_punctuation(c) {
                assert!("'\"- ".contains(folded) && fold_punctuation(folded) == PunctuationFold::Unchanged, "{c:?}");
            }
        }
        assert_eq!(fold_punctuation('\u{202f}'), PunctuationFold::As(' '));
        assert_eq!(fold_punctuation('\n'), PunctuationFold::Unchanged);
    }

    /// Returns what [`fold_char`] and [`fold_composed`] make of a text together.
    fn folded(text: &str) -> String {
        let by_char: Option<String> = text.chars().map(fold_char).collect();
        by_char.unwrap_or_else(|| fold_composed(text))
    }

    #[test]
    fn composed_and_decomposed_forms_are_equal() {
        for text in ["À lire aussi", "Xem thêm", "İlgili", "한국", "がぎ", "फ़रवरी", "Й", "ǰ", "ᾼ", "ŝ\u{323}"]
        {
            let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
            assert_eq!(folded(&nfc), folded(&nfd), "{text}");
            assert_eq!(folded(&nfc), fold_composed(&nfd), "{text}");
        }
    }

    #[test]
    fn cases_are_equal() {
        let same = [
            ("İLGİLİ", "ilgili"),
            ("ILIK", "ılık"),
            ("STRASSE", "straße"),
            ("ΟΔΟΣ", "οδος"),
            ("ΟΔΌΣ", "οδός"),
            ("\u{1e9e}", "ß"),
            ("Ǆ", "ǅ"),
            ("i\u{307}", "İ"),
        ];
        for (one, other) in same {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn both_ways_of_folding_agree_on_every_character() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            if let Some(simple) = fold_char(c) {
                assert_eq!(simple.to_string(), fold_composed(&text), "{c:?}");
            }
            let lower: String = c.to_lowercase().collect();
            assert_eq!(folded(&lower), folded(&text), "{c:?}");
        }
    }
}
