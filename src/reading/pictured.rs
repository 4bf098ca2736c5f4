//! Words by which a line says that it is about a picture: who stands on which side of it, that it is one.

use crate::packs::{Knowledge, Word, within};

/// Whether brackets in a line say on which side of a picture someone stands: `Sari Dewi (kiri) dan Budi (kanan)`.
pub(super) fn tells_sides(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    /// The longest such note, in words.
    const NOTE: usize = 5;
    memchr::memchr_iter(b'(', text.as_bytes()).any(|open| {
        let reach = text.floor_char_boundary(open + 60);
        let close = text[open..reach].find(')').map(|length| open + length);
        let inside = close.map_or(&[][..], |close| within(all, open..close));
        let side = |at: usize| knowledge.picture_sides.longest_at(&inside[at..]).is_some();
        inside.len() <= NOTE && (0..inside.len()).any(side)
    })
}

/// Whether a line says that it is about a picture: `Foto ilustrasi`, `in this file photo`. A single word counts only where
/// it opens the line, or brackets.
pub(super) fn tells_picture(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    (0..all.len()).any(|at| {
        let Some((count, ())) = knowledge.picture_words.longest_at(&all[at..]) else { return false };
        count > 1 || at == 0 || text[..all[at].range.start].ends_with(['(', '['])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{Packs, words};

    #[test]
    fn sides_are_told_in_brackets() {
        let packs = Packs::built_in();
        let tells = |text: &str| tells_sides(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
        assert!(
            tells("Sari Dewi (kiri) dan Budi (dua dari kanan) di pantai") && tells("Sari Dewi (right) at the pier")
        );
        assert!(
            !tells("Sari Dewi berdiri di kiri (4/11/2015) jalan")
                && !tells("Sari (belok kiri di jalan itu lalu lurus) pergi")
        );
    }

    #[test]
    fn what_is_about_a_picture_says_so() {
        let packs = Packs::built_in();
        let tells = |text: &str| tells_picture(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
        for text in [
            "Ilustrasi warga berdoa di pantai",
            "Warga berdoa di pantai (ilustrasi)",
            "Sari Dewi is seen at the pier in this file photo",
            "Menschen beten am Strand (Symbolbild)",
        ] {
            assert!(tells(text), "{text}");
        }
        for text in ["Buku itu memuat ilustrasi warga yang berdoa", "She took a photo of the pier and filed it"] {
            assert!(!tells(text), "{text}");
        }
    }
}
