//! Line diff of two texts, with word-level differences and detection of moved lines.

use similar::{ChangeTag, TextDiff};

/// The maximum number of pairs of removed and added lines that are searched for moves.
const MAX_MOVE_PAIRS: usize = 900;

/// The maximum length, in bytes, of a line that is compared with others by words to detect a move.
const MAX_MOVED_LINE_BYTES: usize = 8_000;

/// The minimum word similarity, from 0 to 1, of a line that was moved and changed.
const MIN_SIMILARITY: f32 = 0.75;

/// The status of a line in a diff.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineStatus {
    /// The line is in both texts.
    Unchanged,
    /// The line is only in the old text.
    Removed,
    /// The line is only in the new text.
    Added,
    /// The old position of a moved line.
    MovedFrom,
    /// The new position of a moved line.
    MovedTo,
}

/// A line of the old or the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    /// Its status.
    pub status: LineStatus,
    /// Its text in pieces, without the line end. The flag is true for pieces that differ from the counterpart.
    pub pieces: Vec<(bool, String)>,
    /// For a moved line, the index of its other position in the diff.
    pub counterpart: Option<usize>,
}

impl DiffLine {
    /// Returns the whole text of the line.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(_, piece)| piece.as_str()).collect()
    }

    /// Whether the line is part of the old text, at this position.
    #[must_use]
    pub fn is_in_old(&self) -> bool {
        matches!(self.status, LineStatus::Unchanged | LineStatus::Removed | LineStatus::MovedFrom)
    }

    /// Whether the line is part of the new text, at this position.
    #[must_use]
    pub fn is_in_new(&self) -> bool {
        matches!(self.status, LineStatus::Unchanged | LineStatus::Added | LineStatus::MovedTo)
    }
}

/// Diffs two texts line by line, and changed lines word by word. The result is in text order; removed lines come before
/// their replacement. The word diff of a changed line is cut short after half a second; the result is still correct,
/// but coarser.
#[must_use]
pub fn diff_lines(old: &str, new: &str) -> Vec<DiffLine> {
    let diff = TextDiff::from_lines(old, new);
    let mut lines = to_diff_lines(&diff);
    detect_moves(&mut lines);
    lines
}

/// A line that may have been moved.
struct MoveCandidate {
    /// The index in the diff.
    index: usize,
    /// The number of unchanged lines above it.
    unchanged_above: usize,
    is_new: bool,
    text: String,
}

/// Detects moved lines: pairs of a removed and an added line with the same or similar text. Short lines are ignored,
/// because they may be equal by chance.
fn detect_moves(lines: &mut [DiffLine]) {
    const MIN_MOVED_LINE_BYTES: usize = 24;
    let mut unchanged_above = 0;
    let mut candidates = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        unchanged_above += usize::from(line.status == LineStatus::Unchanged);
        let text = line.text();
        if line.status != LineStatus::Unchanged && text.len() >= MIN_MOVED_LINE_BYTES {
            candidates.push(MoveCandidate { index, unchanged_above, is_new: line.status == LineStatus::Added, text });
        }
    }
    let (mut added, mut removed): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| candidate.is_new);
    let mut pairs = Vec::new();
    let same = |old: &MoveCandidate, new: &MoveCandidate| old.text == new.text;
    // A line that was changed in place has not moved.
    let alike = |old: &MoveCandidate, new: &MoveCandidate| {
        old.unchanged_above != new.unchanged_above && are_similar(&old.text, &new.text)
    };
    for is_pair in [&same as &dyn Fn(&MoveCandidate, &MoveCandidate) -> bool, &alike] {
        let mut unpaired = Vec::new();
        for old in removed {
            match added.iter().position(|line| is_pair(&old, line)) {
                Some(at) => pairs.push((old, added.swap_remove(at))),
                None => unpaired.push(old),
            }
        }
        removed = unpaired;
        if removed.len() * added.len() > MAX_MOVE_PAIRS {
            // With so many changed lines, the search for similar pairs would take too long.
            break;
        }
    }
    for (MoveCandidate { index: from, text: old, .. }, MoveCandidate { index: to, text: new, .. }) in pairs {
        let words = TextDiff::from_words(old.as_str(), new.as_str());
        let pieces = |side: ChangeTag| {
            let mut pieces: Vec<(bool, String)> = Vec::new();
            for change in words.iter_all_changes().filter(|change| [ChangeTag::Equal, side].contains(&change.tag())) {
                push_piece(&mut pieces, change.tag() == side, change.value());
            }
            pieces
        };
        let old_pieces = pieces(ChangeTag::Delete);
        lines[from] = DiffLine { status: LineStatus::MovedFrom, pieces: old_pieces, counterpart: Some(to) };
        lines[to] =
            DiffLine { status: LineStatus::MovedTo, pieces: pieces(ChangeTag::Insert), counterpart: Some(from) };
    }
}

/// Whether two lines share enough words to be versions of the same line.
fn are_similar(one: &str, other: &str) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    short * 2 > long && long <= MAX_MOVED_LINE_BYTES && TextDiff::from_words(one, other).ratio() >= MIN_SIMILARITY
}

/// Appends a piece to a line; merges it with the last piece if both are marked or both are not.
fn push_piece(pieces: &mut Vec<(bool, String)>, is_marked: bool, piece: &str) {
    match pieces.last_mut() {
        _ if piece.is_empty() => {}
        Some((marked, text)) if *marked == is_marked => text.push_str(piece),
        _ => pieces.push((is_marked, piece.to_owned())),
    }
}

fn to_diff_lines(diff: &TextDiff<'_, '_, str>) -> Vec<DiffLine> {
    let changes = diff.ops().iter().flat_map(|op| diff.iter_inline_changes(op));
    changes
        .map(|change| {
            let status = match change.tag() {
                ChangeTag::Equal => LineStatus::Unchanged,
                ChangeTag::Delete => LineStatus::Removed,
                ChangeTag::Insert => LineStatus::Added,
            };
            let mut pieces: Vec<(bool, String)> = Vec::new();
            for (is_marked, piece) in change.iter_strings_lossy() {
                push_piece(&mut pieces, is_marked, piece.trim_end_matches(['\n', '\r']));
            }
            DiffLine { status, pieces, counterpart: None }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Formats the diff: each line with a prefix for its status, marked pieces in brackets.
    fn formatted(old: &str, new: &str) -> Vec<String> {
        let line = |line: DiffLine| {
            let prefix = match line.status {
                LineStatus::Unchanged => ' ',
                LineStatus::Removed => '-',
                LineStatus::Added => '+',
                LineStatus::MovedFrom => '<',
                LineStatus::MovedTo => '>',
            };
            let pieces = line.pieces.into_iter().map(|(marked, text)| if marked { format!("[{text}]") } else { text });
            format!("{prefix}{}", pieces.collect::<String>())
        };
        diff_lines(old, new).into_iter().map(line).collect()
    }

    #[test]
    fn changed_words_are_marked() {
        let old = "Judul\nWarga menanam bakau di pantai sejak pagi.\nMereka pulang.\n";
        let new = "Judul\nWarga desa menanam bakau di pantai sejak pagi.\nMereka pulang.\nHujan turun.";
        assert_eq!(
            formatted(old, new),
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
    fn a_line_at_another_position_is_moved() {
        let lines =
            ["Warga menanam bakau di pantai.", "Kepala desa menyambut mereka.", "Hujan turun sampai sore hari."];
        let [one, two, three] = lines;
        let text = |lines: &[&str]| lines.join("\n") + "\n";
        let moved = formatted(&text(&lines), &text(&[three, one, two]));
        assert_eq!(moved.iter().filter(|line| line.starts_with('>')).count(), 1);
        assert_eq!(moved.iter().filter(|line| line.starts_with('<')).count(), 1);
        assert!(!moved.iter().any(|line| line.starts_with(['+', '-'])), "{moved:?}");
        let changed = lines.map(|line| line.replace("mereka", "kita"));
        let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
        let moved = formatted(&text(&lines), &text(&[changed[1], changed[0], changed[2]]));
        assert!(!moved.iter().any(|line| line.starts_with(['+', '-'])), "{moved:?}");
        let in_place = formatted(&text(&lines), &text(&[changed[0], changed[1].trim_end_matches('.'), three]));
        assert!(!in_place.iter().any(|line| line.starts_with(['<', '>'])), "changed in place: {in_place:?}");
        assert_eq!(formatted("ya\nbaik\n", "baik\nya\n").iter().filter(|line| line.starts_with('>')).count(), 0);
    }

    #[test]
    fn equal_and_empty_texts_have_no_changes() {
        assert_eq!(formatted("satu\r\ndua", "satu\r\ndua"), [" satu", " dua"]);
        assert!(diff_lines("", "").is_empty());
    }
}
