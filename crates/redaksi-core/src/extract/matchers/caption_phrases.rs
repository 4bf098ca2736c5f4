//! Recognizes wording of captions: notes such as `(kiri)` that say who is on which side, and words such as `Ilustrasi`.

use crate::packs::{Lexicon, Word, words_within};

/// Whether the line says in brackets on which side of a picture someone is: `Sari Dewi (kiri) dan Budi (kanan)`.
pub(crate) fn mentions_picture_side(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    /// Maximum length of the text in brackets, in words.
    const MAX_NOTE_WORDS: usize = 5;
    memchr::memchr_iter(b'(', text.as_bytes()).any(|open| {
        let limit = text.floor_char_boundary(open + 60);
        let close = text[open..limit].find(')').map(|length| open + length);
        let inside = close.map_or(&[][..], |close| words_within(tokens, open..close));
        let side = |at: usize| lexicon.picture_sides.longest_prefix(&inside[at..]).is_some();
        inside.len() <= MAX_NOTE_WORDS && (0..inside.len()).any(side)
    })
}

/// Whether the line says that it is about a picture: `Foto ilustrasi`, `in this file photo`. A single word counts only
/// at the start of the line or of brackets.
pub(crate) fn mentions_picture(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    (0..tokens.len()).any(|at| {
        let Some((count, ())) = lexicon.picture_words.longest_prefix(&tokens[at..]) else { return false };
        count > 1 || at == 0 || text[..tokens[at].range.start].ends_with(['(', '['])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{Packs, words};

    #[test]
    fn sides_count_only_in_short_brackets() {
        let packs = Packs::built_in();
        let found = |text: &str| mentions_picture_side(text, &words(text).collect::<Vec<_>>(), packs.lexicon());
        assert!(
            found("Sari Dewi (kiri) dan Budi (dua dari kanan) di pantai") && found("Sari Dewi (right) at the pier")
        );
        assert!(
            !found("Sari Dewi berdiri di kiri (4/11/2015) jalan")
                && !found("Sari (belok kiri di jalan itu lalu lurus) pergi")
        );
    }

    #[test]
    fn caption_wording_is_recognized() {
        let packs = Packs::built_in();
        let found = |text: &str| mentions_picture(text, &words(text).collect::<Vec<_>>(), packs.lexicon());
        for text in [
            "Ilustrasi warga berdoa di pantai",
            "Warga berdoa di pantai (ilustrasi)",
            "Sari Dewi is seen at the pier in this file photo",
            "Menschen beten am Strand (Symbolbild)",
        ] {
            assert!(found(text), "{text}");
        }
        for text in ["Buku itu memuat ilustrasi warga yang berdoa", "She took a photo of the pier and filed it"] {
            assert!(!found(text), "{text}");
        }
    }
}
