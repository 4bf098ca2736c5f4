//! What a comparison shows of a changed line: all that differs, and of long passages that are equal only the words beside it.

use redaksi_core::text::{shorten_end, shorten_middle, shorten_start};
use std::borrow::Cow;

/// The most bytes of equal text that are shown before and after what differs, cut at a space.
const CONTEXT_BYTES: usize = 240;

/// The most bytes of one passage that is shown without a cut.
const MAX_PASSAGE_BYTES: usize = 1200;

/// The most bytes of a line that are laid out if the user asks for all of it. No paragraph of a story is longer.
const MAX_WHOLE_BYTES: usize = 60_000;

/// The pieces of a line to show, and whether something of it is not shown. With `is_whole`, all of it is.
pub fn line_excerpt(pieces: &[(bool, String)], is_whole: bool) -> (Vec<(bool, Cow<'_, str>)>, bool) {
    if is_whole {
        let per_piece = MAX_WHOLE_BYTES / pieces.len().max(1);
        return shortened(pieces, |_, piece| shorten_end(piece, per_piece));
    }
    if !pieces.iter().any(|(is_marked, _)| *is_marked) {
        // The line differs as a whole.
        return shortened(pieces, |_, piece| shorten_end(piece, MAX_PASSAGE_BYTES));
    }
    let last = pieces.len() - 1;
    shortened(pieces, |at, piece| match at {
        _ if pieces[at].0 => shorten_middle(piece, MAX_PASSAGE_BYTES / 2),
        0 => shorten_start(piece, CONTEXT_BYTES),
        at if at == last => shorten_end(piece, CONTEXT_BYTES),
        _ => shorten_middle(piece, CONTEXT_BYTES),
    })
}

fn shortened<'a>(
    pieces: &'a [(bool, String)],
    cut: impl Fn(usize, &'a str) -> Cow<'a, str>,
) -> (Vec<(bool, Cow<'a, str>)>, bool) {
    let shown: Vec<_> = pieces.iter().enumerate().map(|(at, (is_marked, text))| (*is_marked, cut(at, text))).collect();
    let is_cut = shown.iter().any(|(_, text)| matches!(text, Cow::Owned(_)));
    (shown, is_cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: usize, word: &str) -> String {
        vec![word; count].join(" ")
    }

    fn shown(pieces: &[(bool, String)], is_whole: bool) -> (String, bool) {
        let (shown, is_cut) = line_excerpt(pieces, is_whole);
        (shown.iter().map(|(_, text)| text.as_ref()).collect(), is_cut)
    }

    #[test]
    fn what_differs_is_shown_with_the_words_on_both_sides_of_it() {
        let before = format!("{} sungai itu meluap ", words(300, "awal"));
        let after = format!(" orang mengungsi {}", words(300, "akhir"));
        let pieces = [(false, before.clone()), (true, "dua puluh".to_owned()), (false, after.clone())];
        let (text, is_cut) = shown(&pieces, false);
        assert!(is_cut && text.contains("awal sungai itu meluap dua puluh orang mengungsi akhir"), "{text}");
        assert!(text.starts_with("… awal") && text.ends_with("akhir …") && text.len() < 600, "{text}");
        assert_eq!(shown(&pieces, true), (format!("{before}dua puluh{after}"), false));
    }

    #[test]
    fn a_short_line_and_all_that_differs_are_shown_whole() {
        let pieces = [(false, "Warga ".to_owned()), (true, words(100, "baru")), (false, " pulang.".to_owned())];
        assert_eq!(shown(&pieces, false), (format!("Warga {} pulang.", words(100, "baru")), false));
        let (text, is_cut) = shown(&[(false, words(600, "panjang"))], false);
        assert!(is_cut && text.ends_with("panjang …") && text.len() > 1000);
    }
}
