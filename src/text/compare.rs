//! Two versions of a text: which lines stand in both, which in one, and which words of those differ.

use similar::{ChangeTag, TextDiff};

/// How many pairs of lines are looked at for one that is the other, moved and changed.
const PAIRS: usize = 900;

/// The longest line that is looked at so, in bytes.
const LONG: usize = 8_000;

/// Which part of the words of two lines is the same where the one is the other, moved.
const ALIKE: f32 = 0.75;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands in both.
    Same,
    /// It stands in the old text alone.
    Gone,
    /// It stands in the new text alone.
    New,
    /// It stands in both, and not here any more.
    MovedAway,
    /// It stands in both, and did not stand here.
    MovedHere,
}

/// A line of either text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// What became of it.
    pub fate: Fate,
    /// Its text in pieces, without its line end; those that are marked are what makes it differ from its counterpart.
    pub pieces: Vec<(bool, String)>,
    /// Where in the comparison a line that was moved stands as well.
    pub counterpart: Option<usize>,
}

impl ComparedLine {
    /// Its whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(_, piece)| piece.as_str()).collect()
    }

    /// Whether it is a line of the old text.
    #[must_use]
    pub fn is_in_old(&self) -> bool {
        matches!(self.fate, Fate::Same | Fate::Gone | Fate::MovedAway)
    }

    /// Whether it is a line of the new text.
    #[must_use]
    pub fn is_in_new(&self) -> bool {
        matches!(self.fate, Fate::Same | Fate::New | Fate::MovedHere)
    }
}

/// Compares two texts line by line, and changed lines word by word. In the order of reading; what is gone stands before
/// what came in its place. A very long comparison is cut short after half a second for each line: it is coarser then,
/// and as true.
#[must_use]
pub fn compare(old: &str, new: &str) -> Vec<ComparedLine> {
    let diff = TextDiff::from_lines(old, new);
    let mut lines = compared_lines(&diff);
    mark_moved(&mut lines);
    lines
}

/// A line that may have been moved.
struct Candidate {
    /// Where it is in the comparison.
    index: usize,
    /// How many lines above it are the same in both texts.
    place: usize,
    is_new: bool,
    text: String,
}

/// Where a line is gone here and new there, or one much like it is, it was moved. A short one may be the same by chance.
fn mark_moved(lines: &mut [ComparedLine]) {
    const SHORT: usize = 24;
    let mut place = 0;
    let mut candidates = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        place += usize::from(line.fate == Fate::Same);
        let text = line.text();
        if line.fate != Fate::Same && text.len() >= SHORT {
            candidates.push(Candidate { index, place, is_new: line.fate == Fate::New, text });
        }
    }
    let (mut new, mut gone): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| candidate.is_new);
    let mut pairs = Vec::new();
    let same = |old: &Candidate, new: &Candidate| old.text == new.text;
    // A line that was changed where it stands is no moved one.
    let alike = |old: &Candidate, new: &Candidate| old.place != new.place && are_alike(&old.text, &new.text);
    for is_pair in [&same as &dyn Fn(&Candidate, &Candidate) -> bool, &alike] {
        let mut left = Vec::new();
        for old in gone {
            match new.iter().position(|line| is_pair(&old, line)) {
                Some(at) => pairs.push((old, new.swap_remove(at))),
                None => left.push(old),
            }
        }
        gone = left;
        if gone.len() * new.len() > PAIRS {
            // So many lines were changed that to look for moved ones among them takes longer than it helps.
            break;
        }
    }
    for (Candidate { index: away, text: old, .. }, Candidate { index: here, text: new, .. }) in pairs {
        let words = TextDiff::from_words(old.as_str(), new.as_str());
        let pieces = |side: ChangeTag| {
            let mut pieces: Vec<(bool, String)> = Vec::new();
            for change in words.iter_all_changes().filter(|change| [ChangeTag::Equal, side].contains(&change.tag())) {
                push_piece(&mut pieces, change.tag() == side, change.value());
            }
            pieces
        };
        let away_pieces = pieces(ChangeTag::Delete);
        lines[away] = ComparedLine { fate: Fate::MovedAway, pieces: away_pieces, counterpart: Some(here) };
        lines[here] =
            ComparedLine { fate: Fate::MovedHere, pieces: pieces(ChangeTag::Insert), counterpart: Some(away) };
    }
}

/// Whether most words of two lines are the same.
fn are_alike(one: &str, other: &str) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    short * 2 > long && long <= LONG && TextDiff::from_words(one, other).ratio() >= ALIKE
}

/// Adds a piece to those of a line; one that is marked as the last one is, goes on with it.
fn push_piece(pieces: &mut Vec<(bool, String)>, is_marked: bool, piece: &str) {
    match pieces.last_mut() {
        _ if piece.is_empty() => {}
        Some((marked, text)) if *marked == is_marked => text.push_str(piece),
        _ => pieces.push((is_marked, piece.to_owned())),
    }
}

fn compared_lines(diff: &TextDiff<'_, '_, str>) -> Vec<ComparedLine> {
    let changes = diff.ops().iter().flat_map(|op| diff.iter_inline_changes(op));
    changes
        .map(|change| {
            let fate = match change.tag() {
                ChangeTag::Equal => Fate::Same,
                ChangeTag::Delete => Fate::Gone,
                ChangeTag::Insert => Fate::New,
            };
            let mut pieces: Vec<(bool, String)> = Vec::new();
            for (is_marked, piece) in change.iter_strings_lossy() {
                push_piece(&mut pieces, is_marked, piece.trim_end_matches(['\n', '\r']));
            }
            ComparedLine { fate, pieces, counterpart: None }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line with its sign, the marked pieces in brackets.
    fn shown(old: &str, new: &str) -> Vec<String> {
        let line = |line: ComparedLine| {
            let sign = match line.fate {
                Fate::Same => ' ',
                Fate::Gone => '-',
                Fate::New => '+',
                Fate::MovedAway => '<',
                Fate::MovedHere => '>',
            };
            let pieces = line.pieces.into_iter().map(|(marked, text)| if marked { format!("[{text}]") } else { text });
            format!("{sign}{}", pieces.collect::<String>())
        };
        compare(old, new).into_iter().map(line).collect()
    }

    #[test]
    fn changed_words_are_marked_within_their_lines() {
        let old = "Judul\nWarga menanam bakau di pantai sejak pagi.\nMereka pulang.\n";
        let new = "Judul\nWarga desa menanam bakau di pantai sejak pagi.\nMereka pulang.\nHujan turun.";
        assert_eq!(
            shown(old, new),
            [
                " Judul",
                "-Warga menanam bakau di pantai sejak pagi.",
                "+Warga [desa ]menanam bakau di pantai sejak pagi.",
                " Mereka pulang.",
                "+Hujan turun."
            ]
        );
    }

    #[test]
    fn a_line_that_stands_elsewhere_was_moved() {
        let lines =
            ["Warga menanam bakau di pantai.", "Kepala desa menyambut mereka.", "Hujan turun sampai sore hari."];
        let [one, two, three] = lines;
        let text = |lines: &[&str]| lines.join("\n") + "\n";
        let moved = shown(&text(&lines), &text(&[three, one, two]));
        assert_eq!(moved.iter().filter(|line| line.starts_with('>')).count(), 1);
        assert_eq!(moved.iter().filter(|line| line.starts_with('<')).count(), 1);
        assert!(!moved.iter().any(|line| line.starts_with(['+', '-'])), "{moved:?}");
        let changed = lines.map(|line| line.replace("mereka", "kita"));
        let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
        let moved = shown(&text(&lines), &text(&[changed[1], changed[0], changed[2]]));
        assert!(!moved.iter().any(|line| line.starts_with(['+', '-'])), "{moved:?}");
        let here = shown(&text(&lines), &text(&[changed[0], changed[1].trim_end_matches('.'), three]));
        assert!(!here.iter().any(|line| line.starts_with(['<', '>'])), "changed where it stands: {here:?}");
        assert_eq!(shown("ya\nbaik\n", "baik\nya\n").iter().filter(|line| line.starts_with('>')).count(), 0);
    }

    #[test]
    fn equal_and_empty_texts_have_no_change() {
        assert_eq!(shown("satu\r\ndua", "satu\r\ndua"), [" satu", " dua"]);
        assert!(compare("", "").is_empty());
    }
}
