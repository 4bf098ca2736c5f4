//! Dynamic programming over groups of neighbouring paragraphs, in the manner of Gale and Church.

use super::evidence::GroupScore;
use std::ops::Range;

/// Kinds of groups: so many paragraphs of the original with so many of the translation, and the natural logarithm of how
/// often the kind occurs. The kinds are those of Gale and Church, with larger ones: newsrooms merge and split paragraphs
/// more often than sentences. A paragraph more in a group costs about as much as one without a partner, so that only its
/// words bring it in.
pub(super) const GROUPS: [(usize, usize, f64); 11] = [
    (1, 1, -0.2),
    (1, 0, -2.6),
    (0, 1, -3.2),
    (2, 1, -3.0),
    (1, 2, -3.0),
    (3, 1, -6.0),
    (1, 3, -6.0),
    (4, 1, -9.0),
    (1, 4, -9.0),
    (5, 1, -12.0),
    (1, 5, -12.0),
];
/// The most paragraphs on one side of a group.
const LARGEST_GROUP: usize = 5;
/// Up to this many pairs of paragraphs, each is looked at; above, only those near the diagonal.
const MOST_CELLS: usize = 160_000;
/// The paragraphs on either side of the diagonal that are looked at in long texts.
const BAND: usize = 80;

/// Neighbouring paragraphs of the original and of the translation that belong together, or an area of both texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) original: Range<usize>,
    pub(super) translation: Range<usize>,
}

/// Returns the groups of the best alignment of an area, in order; none has an empty side. Paragraphs that are fixed stay
/// without a partner. The score is that of a group whose sides are not empty, without how often its kind occurs.
pub(super) fn best_groups(area: &Group, is_fixed: &[Vec<bool>; 2], score: impl Fn(&Group) -> GroupScore) -> Vec<Group> {
    let table = Table { area, is_fixed, score };
    let rows = table.fill();
    let (mut row, mut column) = (area.original.len(), area.translation.len());
    let mut found = Vec::new();
    while row + column > 0 {
        let Some((originals, translations, _)) = rows[row].kind(column).map(|kind| GROUPS[usize::from(kind)]) else {
            break;
        };
        let Some(group) = table.group(row, column, originals, translations) else { break };
        if originals > 0 && translations > 0 {
            found.push(group);
        }
        row -= originals;
        column -= translations;
    }
    found.reverse();
    found
}

struct Table<'a, F> {
    area: &'a Group,
    is_fixed: &'a [Vec<bool>; 2],
    score: F,
}

/// A row of the table: how well the original up to a paragraph is aligned with the translation up to each one from `start`
/// on.
struct Row {
    start: usize,
    /// The kind of the last group.
    kinds: Vec<u8>,
    /// The scores of the alignments; emptied when no later row needs them.
    scores: Vec<f64>,
    /// The scores of the pairs of the next paragraphs of both sides; emptied when no later row needs them.
    pairs: Vec<Option<GroupScore>>,
}

impl Row {
    fn kind(&self, column: usize) -> Option<u8> {
        self.kinds.get(column.checked_sub(self.start)?).copied()
    }

    fn score(&self, column: usize) -> f64 {
        column.checked_sub(self.start).and_then(|column| self.scores.get(column)).copied().unwrap_or(f64::NEG_INFINITY)
    }

    fn pair(&self, column: usize) -> Option<GroupScore> {
        self.pairs.get(column.checked_sub(self.start)?).copied().flatten()
    }
}

impl<F: Fn(&Group) -> GroupScore> Table<'_, F> {
    fn fill(&self) -> Vec<Row> {
        let (height, width) = (self.area.original.len(), self.area.translation.len());
        let mut rows: Vec<Row> = Vec::with_capacity(height + 1);
        for row in 0..=height {
            let columns = self.columns(row);
            let mut next = Row { start: columns.start, kinds: Vec::new(), scores: Vec::new(), pairs: Vec::new() };
            for column in columns {
                let pair = self.group(row + 1, column + 1, 1, 1).filter(|_| row < height && column < width);
                next.pairs.push(pair.map(|group| (self.score)(&group)));
                let (score, kind) = self.best_kind(&rows, &next, row, column);
                next.scores.push(score);
                next.kinds.push(kind);
            }
            rows.push(next);
            if let Some(done) = row.checked_sub(LARGEST_GROUP) {
                rows[done].scores = Vec::new();
                rows[done].pairs = Vec::new();
            }
        }
        rows
    }

    /// Returns the best score of a cell with the kind of its last group. A group with several paragraphs on a side is tried
    /// only if each of them is supported as a pair: most are not, and their scores take time.
    fn best_kind(&self, rows: &[Row], current: &Row, row: usize, column: usize) -> (f64, u8) {
        if row + column == 0 {
            return (0.0, 0);
        }
        let mut best = (f64::NEG_INFINITY, 1);
        for (kind, (originals, translations, prior)) in (0..).zip(GROUPS) {
            let Some(group) = self.group(row, column, originals, translations) else { continue };
            let (from_row, from_column) = (row - originals, column - translations);
            let before = if originals == 0 { current.score(from_column) } else { rows[from_row].score(from_column) };
            if before == f64::NEG_INFINITY {
                continue;
            }
            let own = match (originals, translations) {
                (0, _) | (_, 0) => {
                    let mut is_fixed =
                        self.is_fixed[0][group.original].iter().chain(&self.is_fixed[1][group.translation]);
                    if is_fixed.any(|is_fixed| *is_fixed) { 0.0 } else { prior }
                }
                (1, 1) => prior + rows[from_row].pair(from_column).map_or(f64::NEG_INFINITY, |pair| pair.total),
                _ => {
                    let mut pairs =
                        (from_row..row).flat_map(|row| (from_column..column).map(move |column| rows[row].pair(column)));
                    if !pairs.all(|pair| pair.is_some_and(|pair| pair.is_supported)) {
                        continue;
                    }
                    prior + (self.score)(&group).total
                }
            };
            if before + own > best.0 {
                best = (before + own, kind);
            }
        }
        best
    }

    /// Returns the paragraphs of a group that ends before a row and a column; `None` if it would start before the area, end
    /// after the texts, or pair a paragraph that is fixed.
    fn group(&self, row: usize, column: usize, originals: usize, translations: usize) -> Option<Group> {
        let (from_row, from_column) = (row.checked_sub(originals)?, column.checked_sub(translations)?);
        let (first, second) = (self.area.original.start, self.area.translation.start);
        let group =
            Group { original: first + from_row..first + row, translation: second + from_column..second + column };
        let is_fixed = [(0, &group.original), (1, &group.translation)]
            .map(|(side, range)| self.is_fixed[side].get(range.clone()).map(|is_fixed| is_fixed.contains(&true)));
        let is_possible = match is_fixed {
            [Some(original), Some(translation)] => originals == 0 || translations == 0 || !(original || translation),
            _ => false,
        };
        is_possible.then_some(group)
    }

    /// Returns the columns of a row that are looked at: all of them, or in long texts those near the diagonal.
    fn columns(&self, row: usize) -> Range<usize> {
        let (height, width) = (self.area.original.len(), self.area.translation.len());
        if height.saturating_mul(width) <= MOST_CELLS {
            return 0..width + 1;
        }
        let diagonal = row.saturating_mul(width) / height.max(1);
        let reach = BAND + width / height.max(1);
        diagonal.saturating_sub(reach)..(diagonal + reach).min(width) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Aligns texts of numbers: a group scores 5 for each number that both sides have, and loses 5 for each other one.
    fn groups(
        original: &[&[u8]],
        translation: &[&[u8]],
        is_fixed: &[Vec<bool>; 2],
    ) -> Vec<(Range<usize>, Range<usize>)> {
        let area = Group { original: 0..original.len(), translation: 0..translation.len() };
        let score = |group: &Group| {
            let (one, other) =
                (original[group.original.clone()].concat(), translation[group.translation.clone()].concat());
            let shared = one.iter().filter(|number| other.contains(number)).count();
            let total = 10.0 * shared as f64 - 5.0 * one.len().max(other.len()) as f64;
            GroupScore { total, is_supported: shared > 0 }
        };
        let found = best_groups(&area, is_fixed, score);
        found.into_iter().map(|group| (group.original, group.translation)).collect()
    }

    fn free(original: &[&[u8]], translation: &[&[u8]]) -> Vec<(Range<usize>, Range<usize>)> {
        groups(original, translation, &[vec![false; original.len()], vec![false; translation.len()]])
    }

    #[test]
    fn groups_of_every_kind_are_found() {
        assert_eq!(free(&[&[1], &[2], &[3]], &[&[1], &[3]]), [(0..1, 0..1), (2..3, 1..2)]);
        assert_eq!(free(&[&[1], &[2], &[3]], &[&[1, 2], &[3]]), [(0..2, 0..1), (2..3, 1..2)]);
        assert_eq!(free(&[&[1, 2, 3], &[4]], &[&[1], &[2], &[3], &[4]]), [(0..1, 0..3), (1..2, 3..4)]);
        assert_eq!(free(&[&[1, 2, 3, 4, 5]], &[&[1], &[2], &[3], &[4], &[5]]), [(0..1, 0..5)]);
        assert_eq!(free(&[&[1]], &[&[7], &[1], &[8]]), [(0..1, 1..2)]);
    }

    #[test]
    fn paragraphs_that_are_fixed_stay_out() {
        let found = groups(&[&[1], &[2], &[3]], &[&[1], &[2], &[3]], &[vec![false, true, false], vec![false; 3]]);
        assert_eq!(found, [(0..1, 0..1), (2..3, 2..3)]);
    }

    #[test]
    fn an_empty_side_has_no_groups() {
        assert_eq!(free(&[], &[&[1]]), []);
        assert_eq!(free(&[&[1]], &[]), []);
        assert_eq!(free(&[], &[]), []);
    }

    #[test]
    fn far_from_the_diagonal_long_texts_are_not_looked_at() {
        let numbers: Vec<u8> = (0..200).collect();
        let text: Vec<&[u8]> = numbers.chunks(1).cycle().take(800).collect();
        assert_eq!(free(&text, &text), (0..800).map(|at| (at..at + 1, at..at + 1)).collect::<Vec<_>>());
        let count = std::cell::Cell::new(0_usize);
        let area = Group { original: 0..2_000, translation: 0..1_000 };
        best_groups(&area, &[vec![false; 2_000], vec![false; 1_000]], |_| {
            count.set(count.get() + 1);
            GroupScore { total: -9.0, is_supported: false }
        });
        assert!(count.get() < 2_000 * (2 * BAND + 2), "{}", count.get());
    }
}
