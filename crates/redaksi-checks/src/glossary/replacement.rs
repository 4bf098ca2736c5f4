//! Puts an approved translation in the place of a banned one, with its affixes and capitals.

use crate::affixes::{AffixGrammar, AffixedWord};
use crate::word_forms::Inflection;

/// The fewest letters of what is left of a word for its beginning to count as a prefix.
const MIN_ROOT_CHARS: usize = 4;

/// Returns what replaces `written`, a form of a banned translation, in a text of the language. `None` if its affixes cannot
/// be joined to the approved one.
pub(super) fn replacement(
    written: &str,
    translation: &str,
    inflections: &[Inflection],
    language: &str,
) -> Option<String> {
    let plain = match inflections {
        [.., Inflection::Ending] => return None,
        [Inflection::Repeated] if !translation.contains([' ', '-']) => format!("{translation}-{translation}"),
        [before @ .., Inflection::Affixed(affixed)] => {
            let is_uninflected = before.iter().all(|inflection| *inflection == Inflection::Same);
            let is_enclitic = affixed.prefix.is_empty() && affixed.suffix.is_empty();
            let is_word = before.is_empty() && !translation.contains([' ', '-']);
            let grammar = AffixGrammar::of_language(language)?;
            match is_uninflected && (is_enclitic || is_word && is_root(grammar, translation)) {
                true if is_enclitic => format!("{translation}{}", affixed.enclitic),
                true => grammar.inflect(translation, affixed),
                false => return None,
            }
        }
        all if all.iter().all(|inflection| *inflection == Inflection::Same) => translation.to_owned(),
        _ => return None,
    };
    Some(with_capitals_of(written, &plain))
}

/// Whether a word has no prefix of its own, as far as its letters say.
fn is_root(grammar: &AffixGrammar, word: &str) -> bool {
    let has_prefix = |analysis: &AffixedWord<'_>| {
        !analysis.prefix.is_empty() && analysis.root.chars().nth(MIN_ROOT_CHARS - 1).is_some()
    };
    grammar.find(word, has_prefix).is_none()
}

/// Returns the text in the letter case of another one: all in capitals, each word or the first one capitalised.
fn with_capitals_of(written: &str, text: &str) -> String {
    let letters = || written.chars().filter(|c| c.is_alphabetic());
    if letters().nth(1).is_some() && letters().all(char::is_uppercase) {
        return text.to_uppercase();
    }
    let is_capitalised = |word: &str| word.starts_with(char::is_uppercase);
    let words = || written.split_whitespace();
    if words().nth(1).is_some() && words().all(is_capitalised) {
        return text.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
    }
    if is_capitalised(written) { capitalised(text) } else { text.to_owned() }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use crate::glossary::Glossary;

    fn replaced(banned: &str, translation: &str, text: &str) -> Option<String> {
        let csv = format!("term,translation,banned\nx,{translation},{banned}\n");
        let hits = Glossary::from_csv(&csv, "en", "id").unwrap().hits_in_translation(text);
        assert_eq!(hits.len(), 1, "{text}");
        let hit = hits.into_iter().next()?;
        hit.replacement.map(|replacement| text.replace(&text[hit.range], &replacement))
    }

    #[test]
    fn affixes_and_capitals_are_kept() {
        for (banned, translation, text, expected) in [
            ("sandera", "tawan", "Mereka menyandera dia", "Mereka menawan dia"),
            ("sandera", "tawan", "Penyanderaannya lama", "Penawanannya lama"),
            ("sandera", "tawanan", "para sanderanya", "para tawanannya"),
            ("mouse", "tetikus", "mouse-mouse baru", "tetikus-tetikus baru"),
            ("uji nuklir", "uji coba nuklir", "Uji Nuklir Baru", "Uji Coba Nuklir Baru"),
            ("uji nuklir", "uji coba nuklir", "Uji nuklirnya gagal", "Uji coba nuklirnya gagal"),
            ("hacker", "peretas", "HACKER DITANGKAP", "PERETAS DITANGKAP"),
        ] {
            assert_eq!(replaced(banned, translation, text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn affixes_are_not_joined_to_several_words_or_to_a_word_with_affixes() {
        assert_eq!(replaced("bom", "bahan peledak", "Mereka mengebom gedung"), None);
        assert_eq!(replaced("hacker", "peretas", "Situs dihacker orang"), None);
        assert_eq!(replaced("mouse", "tetikus kecil", "mouse-mouse baru"), None);
    }
}
