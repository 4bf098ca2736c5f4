//! Recognizes wording of captions: notes such as `(kiri)` that say who is on which side, and words such as `Ilustrasi`.

use crate::packs::{Knowledge, Word, within};

/// Whether the line says in brackets on which side of a picture someone is: `Sari Dewi (kiri) dan Budi (kanan)`.
pub(crate) fn tells_sides(text: &str, tokens: &[Word], knowledge: &Knowledge) -> bool {
    /// Maximum length of the text in brackets, in words.
    const NOTE: usize = 5;
    memchr::memchr_iter(b'(', text.as_bytes()).any(|open| {
        let limit = text.floor_char_boundary(open + 60);
        let close = text[open..limit].find(')').map(|length| open + length);
        let inside = close.map_or(&[][..], |close| within(tokens, open..close));
        let side = |at: usize| knowledge.picture_sides.longest_at(&inside[at..]).is_some();
        inside.len() <= NOTE && (0..inside.len()).any(side)
    })
}

/// Whether the line says that it is about a picture: `Foto ilustrasi`, `in this file photo`. A single word counts only
/// at the start of the line or of brackets.
pub(crate) fn tells_picture(text: &str, tokens: &[Word], knowledge: &Knowledge) -> bool {
    (0..tokens.len()).any(|at| {
        let Some((count, ())) = knowledge.picture_words.longest_at(&tokens[at..]) else { return false };
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
        let found = |text: &str| tells_sides(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
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
        let found = |text: &str| tells_picture(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
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
