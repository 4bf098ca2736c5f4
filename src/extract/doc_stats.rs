//! Statistics over all lines of a text: the terms of the story, duplicate lines, and where the story probably starts
//! and ends.

use crate::extract::line_info::Row;
use crate::packs::{Key, Word, WordMap};
use std::hash::BuildHasherDefault;

/// In characters. Shorter words are not counted as terms: they say little about the subject of a story.
const LETTERS: u32 = 4;
/// How many terms of a line are compared with those of other lines.
const COMPARED: usize = 80;
/// How many lines are searched for the headline and for the dateline.
const REACH: usize = 80;
/// How many captions and standfirsts above the dateline may look like paragraphs.
const ABOVE: usize = 4;

/// Where a term occurs.
struct Said {
    /// On how many lines.
    lines: u32,
    /// How often in total.
    times: u32,
    /// The index of the last line it occurs on.
    last: usize,
    in_paragraph: bool,
}

/// The percentage of a line's terms that occur elsewhere in the text; `None` if the line has too few terms.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    /// The share that occurs in any paragraph, the line itself included. Needs three terms.
    pub in_text: Option<usize>,
    /// The share that occurs on another line. Needs four terms. Captions often repeat a paragraph.
    pub elsewhere: Option<usize>,
}

/// Statistics over all lines of a text. Line indices are those of the non-blank lines.
pub(crate) struct Story {
    /// The index of each term in `said`.
    words: WordMap<usize>,
    said: Vec<Said>,
    /// For each line, how much of it occurs elsewhere.
    shares: Vec<Share>,
    /// Short lines by their match key: the index of the first and of the last, and their number.
    places: WordMap<(usize, usize, usize)>,
    /// The line that starts the story with a dateline.
    pub dateline: Option<usize>,
    /// The first paragraph with another one within three lines below it.
    pub body: Option<usize>,
    /// The last paragraph with another one within two lines above it: the story extends at least to here.
    pub last_paragraphs: Option<usize>,
    /// The most likely headline: the first line above the text that has a fitting length and at least 70 % of the best
    /// overlap with the paragraphs.
    pub headline: Option<usize>,
    /// How many lines end with a picture credit, or with something similar.
    pub credited: usize,
    /// Whether paragraphs are separated by blank lines. Adjacent lines without one then belong together.
    pub airy: bool,
    /// The first line that is certainly text; the number of lines if there is none.
    pub first_paragraph: usize,
}

impl Story {
    /// Computes the statistics.
    pub fn learn(rows: &[Row<'_>]) -> Self {
        let count = rows.iter().map(|row| row.all.len()).sum::<usize>();
        let mut term_index: WordMap<usize> =
            WordMap::with_capacity_and_hasher(count / 2, BuildHasherDefault::default());
        let mut said: Vec<Said> = Vec::with_capacity(count / 2);
        // The terms of all lines in order, as indices in `said`.
        let mut terms: Vec<usize> = Vec::with_capacity(count);
        let mut places: WordMap<(usize, usize, usize)> =
            WordMap::with_capacity_and_hasher(rows.len(), BuildHasherDefault::default());
        for (index, row) in rows.iter().enumerate() {
            let is_paragraph = row.is_paragraph();
            for word in content(row) {
                let at = *term_index.entry(word).or_insert(said.len());
                if at == said.len() {
                    said.push(Said { lines: 0, times: 0, last: usize::MAX, in_paragraph: false });
                }
                terms.push(at);
                let term = &mut said[at];
                term.lines += u32::from(term.last != index);
                term.times += 1;
                term.last = index;
                term.in_paragraph |= is_paragraph;
            }
            if let Some(key) = row.fold {
                let entry = places.entry(key).or_insert((index, index, 0));
                (entry.1, entry.2) = (index, entry.2 + 1);
            }
        }
        let first_paragraph =
            rows.iter().position(|row| row.is_paragraph() && row.words >= 15 && row.credited.is_none());
        let body_start =
            rows.iter().position(|row| row.is_paragraph() && row.words >= 12).and_then(|first| body_after(rows, first));
        let dateline = rows.iter().take(REACH).position(opens_story).filter(|dateline| {
            rows[..*dateline].iter().filter(|row| row.is_paragraph() && row.credited.is_none()).count() <= ABOVE
        });
        // A line above the dateline that looks like a paragraph is a caption, a standfirst or boilerplate.
        let body_start = body_start.map(|body| body.max(dateline.unwrap_or_default()));
        let first_paragraph = body_start.or(first_paragraph).unwrap_or(rows.len());
        let mut story = Self {
            words: term_index,
            shares: Vec::new(),
            said,
            places,
            dateline,
            headline: None,
            credited: rows.iter().filter(|row| row.credited.is_some()).count(),
            airy: is_airy(rows),
            body: body_start,
            last_paragraphs: last_paragraphs(rows),
            first_paragraph,
        };
        let mut terms = terms.as_slice();
        let shares = rows.iter().map(|row| {
            let (of_line, rest) = terms.split_at(content(row).count());
            terms = rest;
            story.share_of(of_line)
        });
        story.shares = shares.collect();
        story.headline = story.find_headline(rows);
        story
    }

    /// Splits and analyzes a text first.
    #[cfg(test)]
    pub fn of_text(text: &str, knowledge: &crate::packs::Knowledge) -> Self {
        let rows: Vec<Row<'_>> = crate::text::lines(text).filter_map(|line| Row::of(&line, knowledge)).collect();
        Self::learn(&rows)
    }

    fn find_headline(&self, rows: &[Row<'_>]) -> Option<usize> {
        let above = &rows[..self.first_paragraph.min(REACH).min(rows.len())];
        let fits =
            |row: &Row<'_>| (4..=30).contains(&row.words) && row.date.is_none() && !row.menu && row.marker.is_none();
        let shares =
            || above.iter().zip(&self.shares).map(|(row, share)| fits(row).then(|| share.in_text.unwrap_or_default()));
        let best = shares().flatten().max()?;
        shares().position(|share| share.is_some_and(|share| share * 10 >= best * 7))
    }

    /// How much of the line at an index occurs elsewhere.
    pub fn share(&self, index: usize) -> Share {
        self.shares.get(index).copied().unwrap_or_default()
    }

    /// The overlap of a line with the others, given the indices of its terms in `said`.
    fn share_of(&self, terms: &[usize]) -> Share {
        let compared = &terms[..terms.len().min(COMPARED)];
        let shared = terms.iter().filter(|at| self.said[**at].in_paragraph).count();
        let again = compared.iter().filter(|at| self.said[**at].lines > 1).count();
        let share = |part: usize, all: usize, min: usize| (all >= min).then(|| part * 100 / all);
        Share { in_text: share(shared, terms.len(), 3), elsewhere: share(again, compared.len(), 4) }
    }

    /// Whether a word occurs more than once in the text; `None` if it is too short to be a term.
    pub fn is_said_again(&self, word: &Word) -> Option<bool> {
        (word.chars >= LETTERS).then(|| self.words.get(&word.key).is_some_and(|at| self.said[*at].times > 1))
    }

    /// The index of the only other line with the same words; `None` if there is none or more than one.
    pub fn same_line(&self, row: &Row<'_>, index: usize) -> Option<usize> {
        let (first, last, times) = self.place(row)?;
        (times == 2).then_some(if first == index { last } else { first })
    }

    /// Whether the same line occurs above.
    pub fn stands_above(&self, row: &Row<'_>, index: usize) -> bool {
        self.place(row).is_some_and(|(first, _, _)| first < index)
    }

    /// Whether the same line occurs below, the next line excluded.
    pub fn stands_below(&self, row: &Row<'_>, index: usize) -> bool {
        self.place(row).is_some_and(|(_, last, _)| last > index + 1)
    }

    /// How often the line occurs in the text, itself included.
    pub fn times(&self, row: &Row<'_>) -> usize {
        self.place(row).map_or(1, |(_, _, times)| times)
    }

    fn place(&self, row: &Row<'_>) -> Option<(usize, usize, usize)> {
        self.places.get(&row.fold?).copied()
    }
}

/// Whether at least nine tenths of the adjacent paragraphs, and at least three, have a blank line between them.
fn is_airy(rows: &[Row<'_>]) -> bool {
    let pairs = || rows.windows(2).filter(|pair| pair.iter().all(Row::is_paragraph));
    let apart = pairs().filter(|pair| pair[1].line > pair[0].line + 1).count();
    apart >= 3 && apart * 10 >= pairs().count() * 9
}

/// The first paragraph at or after `first` with another one within three lines below it.
fn body_after(rows: &[Row<'_>], first: usize) -> Option<usize> {
    (first..rows.len()).find(|index| {
        let next = &rows[index + 1..(index + 4).min(rows.len())];
        rows[*index].is_paragraph() && rows[*index].words >= 12 && next.iter().any(Row::is_paragraph)
    })
}

/// The last paragraph with another one within two lines above it. Teasers in lists are further apart.
fn last_paragraphs(rows: &[Row<'_>]) -> Option<usize> {
    let full = |row: &Row<'_>| row.is_paragraph() && row.words >= 12;
    (1..rows.len()).rev().find(|index| full(&rows[*index]) && rows[index.saturating_sub(2)..*index].iter().any(full))
}

/// Whether a line starts with a dateline and continues as a paragraph, or is a dateline with its dash and nothing else.
pub(crate) fn opens_story(row: &Row<'_>) -> bool {
    row.dateline.as_ref().is_some_and(|dateline| {
        let alone = dateline.range.end == row.text.len();
        alone && row.text.ends_with(['-', '–', '—']) || !alone && row.is_paragraph() && row.words >= 10
    })
}

/// The terms of a line: the keys of its words of at least four characters.
pub(crate) fn content<'r>(row: &'r Row<'_>) -> impl Iterator<Item = Key> + 'r {
    row.all.iter().filter(|word| word.chars >= LETTERS).map(|word| word.key)
}
