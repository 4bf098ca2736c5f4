//! Recognises menus and rows of share buttons, also those whose words lost the spaces between them:
//! `FacebookTwitterWhatsApp`.

use crate::extract::matchers::engagement_counts::trim_numbers;
use crate::extract::matchers::sub_words::{SubWord, sub_words};
use crate::packs::{Lexicon, Word, WordKey};

/// How many words a menu has at most.
const MAX_WORDS: usize = 40;

/// Fewer words glued together may be a name.
const MIN_WORDS: usize = 2;
/// How many sub-words are examined.
const MAX_SUB_WORDS: usize = 60;

/// Whether a line consists of words of menus.
pub(crate) fn is_menu(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    let is_known = |word: &Word| lexicon.menu.contains(word.key) || word.is_number();
    let has_word = || tokens.iter().any(|word| word.chars > 1 || word.is_single_char);
    (1..MAX_WORDS).contains(&tokens.len())
        && (tokens.iter().all(is_known) && has_word() && !trim_numbers(tokens).is_empty()
            || is_glued_menu(text, lexicon))
}

/// Whether most of the words of a text are words of menus, and some of them are glued together.
fn is_glued_menu(text: &str, lexicon: &Lexicon) -> bool {
    let parts: Vec<SubWord> = sub_words(text).take(MAX_SUB_WORDS).collect();
    if !parts.iter().any(|part| part.is_glued) {
        return false;
    }
    let (mut known, mut unknown, mut at) = (0, 0, 0);
    while let Some(part) = parts.get(at) {
        // `WhatsApp` is one word with a capital inside.
        let with_next = parts
            .get(at + 1)
            .filter(|next| next.is_glued)
            .map(|next| &text[part.word.range.start..next.word.range.end]);
        let is_pair = with_next.is_some_and(|pair| lexicon.menu.contains(WordKey::of(pair)));
        if is_pair || lexicon.menu.contains(part.word.key) {
            known += 1;
        } else {
            unknown += 1;
        }
        at += 1 + usize::from(is_pair);
    }
    known >= MIN_WORDS && unknown * 3 <= known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    #[test]
    fn rows_of_share_buttons_are_menus_and_names_are_not() {
        let packs = Packs::built_in();
        let is_menu = |text: &str| is_glued_menu(text, packs.lexicon());
        assert!(is_menu("FacebookTwitterWhatsAppTelegram"));
        assert!(is_menu("Share FacebookTwitterLinkedIn"));
        assert!(!is_menu("BanjirPasar KenariBupati"));
        assert!(!is_menu("KenariTwitter"));
    }
}
