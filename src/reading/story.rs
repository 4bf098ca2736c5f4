//! What only the whole text tells: the words of the story, lines that stand twice, where a dateline opens it.

use super::row::Row;
use crate::packs::{Key, Word, WordMap};
use std::hash::BuildHasherDefault;

/// Words shorter than this say little about what a story is about.
const LETTERS: u32 = 4;
/// How many telling words of a line are compared.
const COMPARED: usize = 80;
/// How far down the first paragraph can be.
const REACH: usize = 80;
/// How many captions and standfirsts may read like paragraphs above it.
const ABOVE: usize = 4;

/// Where a telling word is said.
struct Said {
    /// On how many lines.
    lines: u32,
    /// How often in all.
    times: u32,
    /// The last row of them.
    last: usize,
    in_paragraph: bool,
}

/// How many of a line's telling words stand elsewhere too, in percent; `None` where it has too few to tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    /// In paragraphs; of at least three. The paragraph itself counts.
    pub in_text: Option<usize>,
    /// On another line; of at least four. A caption often says what a paragraph says.
    pub elsewhere: Option<usize>,
}

/// What only the whole text tells.
pub(super) struct Story {
    /// Where each telling word is found in `said`.
    words: WordMap<usize>,
    said: Vec<Said>,
    /// For each row, how much of it stands elsewhere.
    shares: Vec<Share>,
    /// Lines by what they fold to: the first and the last row, and how many.
    places: WordMap<(usize, usize, usize)>,
    /// The row that opens with a dateline.
    pub dateline: Option<usize>,
    /// The first paragraph that has another one near below it.
    pub body: Option<usize>,
    /// The last paragraph that has another one close above it: the story goes on to here at least.
    pub last_paragraphs: Option<usize>,
    /// The likeliest row of the headline: the first line of its length and form above the text that shares its words.
    pub headline: Option<usize>,
    /// How many lines end with the credit of a picture, or with what looks like one.
    pub credited: usize,
    /// Whether blank lines stand between the paragraphs, so that lines without one between them belong together.
    pub airy: bool,
    /// The first row that can only be text; the number of rows where there is none.
    pub first_paragraph: usize,
}

impl Story {
    /// Learns the story from its rows.
    pub fn learn(rows: &[Row<'_>]) -> Self {
        let count = rows.iter().map(|row| row.all.len()).sum::<usize>();
        let mut words: WordMap<usize> = WordMap::with_capacity_and_hasher(count / 2, BuildHasherDefault::default());
        let mut said: Vec<Said> = Vec::with_capacity(count / 2);
        // The telling words of all rows in order, as places in `said`.
        let mut told: Vec<usize> = Vec::with_capacity(count);
        let mut places: WordMap<(usize, usize, usize)> =
            WordMap::with_capacity_and_hasher(rows.len(), BuildHasherDefault::default());
        for (index, row) in rows.iter().enumerate() {
            let is_paragraph = row.is_paragraph();
            for word in content(row) {
                let at = *words.entry(word).or_insert(said.len());
                if at == said.len() {
                    said.push(Said { lines: 0, times: 0, last: usize::MAX, in_paragraph: false });
                }
                told.push(at);
                let said = &mut said[at];
                said.lines += u32::from(said.last != index);
                said.times += 1;
                said.last = index;
                said.in_paragraph |= is_paragraph;
            }
            if let Some(fold) = row.fold {
                let place = places.entry(fold).or_insert((index, index, 0));
                (place.1, place.2) = (index, place.2 + 1);
            }
        }
        let first_paragraph =
            rows.iter().position(|row| row.is_paragraph() && row.words >= 15 && row.credited.is_none());
        let body =
            rows.iter().position(|row| row.is_paragraph() && row.words >= 12).and_then(|first| body_after(rows, first));
        let dateline = rows.iter().take(REACH).position(opens_story).filter(|dateline| {
            rows[..*dateline].iter().filter(|row| row.is_paragraph() && row.credited.is_none()).count() <= ABOVE
        });
        // What reads like paragraphs above the dateline is a caption, a standfirst or furniture.
        let body = body.map(|body| body.max(dateline.unwrap_or_default()));
        let first_paragraph = body.or(first_paragraph).unwrap_or(rows.len());
        let airy = is_airy(rows);
        let mut story = Self {
            words,
            shares: Vec::new(),
            said,
            places,
            dateline,
            headline: None,
            credited: rows.iter().filter(|row| row.credited.is_some()).count(),
            airy,
            body,
            last_paragraphs: last_paragraphs(rows),
            first_paragraph,
        };
        let mut told = told.as_slice();
        let shares = rows.iter().map(|row| {
            let (of_row, rest) = told.split_at(content(row).count());
            told = rest;
            story.share_of(of_row)
        });
        story.shares = shares.collect();
        story.headline = story.find_headline(rows);
        story
    }

    /// The story of a text at hand.
    #[cfg(test)]
    pub fn of_text(text: &str, knowledge: &crate::packs::Knowledge) -> Self {
        let rows: Vec<Row<'_>> = crate::text::lines(text).filter_map(|line| Row::of(&line, knowledge)).collect();
        Self::learn(&rows)
    }

    fn find_headline(&self, rows: &[Row<'_>]) -> Option<usize> {
        let above = &rows[..self.first_paragraph.min(REACH).min(rows.len())];
        let fits =
            |row: &Row<'_>| (4..=30).contains(&row.words) && row.date.is_none() && !row.menu && row.marker.is_none();
        let told =
            || above.iter().zip(&self.shares).map(|(row, share)| fits(row).then(|| share.in_text.unwrap_or_default()));
        let best = told().flatten().max()?;
        told().position(|share| share.is_some_and(|share| share * 10 >= best * 7))
    }

    /// How much of the row of that index stands elsewhere.
    pub fn share(&self, index: usize) -> Share {
        self.shares.get(index).copied().unwrap_or_default()
    }

    /// The share of a row, by the places of its telling words.
    fn share_of(&self, told: &[usize]) -> Share {
        let compared = &told[..told.len().min(COMPARED)];
        let shared = told.iter().filter(|at| self.said[**at].in_paragraph).count();
        let again = compared.iter().filter(|at| self.said[**at].lines > 1).count();
        let share = |part: usize, all: usize, least: usize| (all >= least).then(|| part * 100 / all);
        Share { in_text: share(shared, told.len(), 3), elsewhere: share(again, compared.len(), 4) }
    }

    /// Whether the text says a word more than once; `None` where it is too short to tell.
    pub fn is_said_again(&self, word: &Word) -> Option<bool> {
        (word.chars >= LETTERS).then(|| self.words.get(&word.key).is_some_and(|at| self.said[*at].times > 1))
    }

    /// The row of the other line that says the same, where there is just one.
    pub fn same_line(&self, row: &Row<'_>, index: usize) -> Option<usize> {
        let (first, last, times) = self.place(row)?;
        (times == 2).then_some(if first == index { last } else { first })
    }

    /// Whether the same line stands above.
    pub fn stands_above(&self, row: &Row<'_>, index: usize) -> bool {
        self.place(row).is_some_and(|(first, _, _)| first < index)
    }

    /// Whether the same line stands below, not directly.
    pub fn stands_below(&self, row: &Row<'_>, index: usize) -> bool {
        self.place(row).is_some_and(|(_, last, _)| last > index + 1)
    }

    /// How often the same line stands in the text.
    pub fn times(&self, row: &Row<'_>) -> usize {
        self.place(row).map_or(1, |(_, _, times)| times)
    }

    fn place(&self, row: &Row<'_>) -> Option<(usize, usize, usize)> {
        self.places.get(&row.fold?).copied()
    }
}

/// Whether nearly all paragraphs that follow each other have a blank line between them.
fn is_airy(rows: &[Row<'_>]) -> bool {
    let pairs = || rows.windows(2).filter(|pair| pair.iter().all(Row::is_paragraph));
    let apart = pairs().filter(|pair| pair[1].line > pair[0].line + 1).count();
    apart >= 3 && apart * 10 >= pairs().count() * 9
}

/// The first paragraph from there on that has another one within three rows.
fn body_after(rows: &[Row<'_>], first: usize) -> Option<usize> {
    (first..rows.len()).find(|index| {
        let near = &rows[index + 1..(index + 4).min(rows.len())];
        rows[*index].is_paragraph() && rows[*index].words >= 12 && near.iter().any(Row::is_paragraph)
    })
}

/// The last paragraph that has another one within two rows above. Teasers in lists stand further apart.
fn last_paragraphs(rows: &[Row<'_>]) -> Option<usize> {
    let full = |row: &Row<'_>| row.is_paragraph() && row.words >= 12;
    (1..rows.len()).rev().find(|index| full(&rows[*index]) && rows[index.saturating_sub(2)..*index].iter().any(full))
}

/// Whether the row opens with a dateline and goes on as a paragraph does, or holds nothing else.
pub(super) fn opens_story(row: &Row<'_>) -> bool {
    row.dateline.as_ref().is_some_and(|dateline| {
        let alone = dateline.range.end == row.text.len();
        alone && row.text.ends_with(['-', '–', '—']) || !alone && row.is_paragraph() && row.words >= 10
    })
}

/// The telling words of a row: those long enough to say what it is about.
pub(super) fn content<'r>(row: &'r Row<'_>) -> impl Iterator<Item = Key> + 'r {
    row.all.iter().filter(|word| word.chars >= LETTERS).map(|word| word.key)
}
