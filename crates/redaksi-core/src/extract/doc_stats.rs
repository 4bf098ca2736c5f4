//! Statistics over all lines of a text: the terms of the story, duplicate lines, and where the story probably starts
//! and ends.

use crate::extract::line_info::LineInfo;
use crate::extract::line_runs::{LineRun, find_runs};
use crate::extract::matchers::promo_end::TitleWordUse;
use crate::packs::{Word, WordKey, WordMap};

/// In characters. Shorter words are not counted as terms: they say little about the subject of a story.
const MIN_TERM_CHARS: u32 = 4;
/// How many terms of a line are compared with those of other lines.
const MAX_COMPARED_TERMS: usize = 80;
/// How many lines are searched for the headline and for the dateline.
const MAX_HEAD_LINES: usize = 80;
/// How many captions and standfirsts above the dateline may look like paragraphs.
const MAX_PARAGRAPHS_ABOVE: usize = 4;

/// Where a term occurs.
struct TermStats {
    /// On how many lines.
    lines: u32,
    /// How often in total.
    times: u32,
    /// The index of the last line it occurs on.
    last: usize,
    in_paragraph: bool,
    in_headline: bool,
    in_lower_case: bool,
}

/// The percentage of a line's terms that occur elsewhere in the text; `None` if the line has too few terms.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Overlap {
    /// The share that occurs in any paragraph, the line itself included. Needs three terms.
    pub in_body: Option<usize>,
    /// The share that occurs on another line. Needs four terms. Captions often repeat a paragraph.
    pub elsewhere: Option<usize>,
    /// The share that occurs in the headline. Needs three terms.
    pub in_headline: Option<usize>,
    /// The share of its capitalized terms, the first word left out, that occurs on another line. Needs two of them.
    pub names: Option<usize>,
    /// The share that occurs on the line above. Needs three terms on both lines.
    pub above: Option<usize>,
}

/// Statistics over all lines of a text. Line indices are those of the non-blank lines.
pub(crate) struct DocStats {
    /// The index of each term in `stats`.
    term_index: WordMap<usize>,
    stats: Vec<TermStats>,
    /// For each line, how much of it occurs elsewhere.
    overlaps: Vec<Overlap>,
    /// Short lines by their match key: the index of the first and of the last, and their number.
    duplicates: WordMap<(usize, usize, usize)>,
    /// The line that starts the story with a dateline.
    pub dateline: Option<usize>,
    /// The first paragraph with another one within three lines below it.
    pub body_start: Option<usize>,
    /// The last paragraph with another one within two lines above it: the story extends at least to here.
    pub body_end: Option<usize>,
    /// The most likely headline: the first line above the text that has a fitting length and at least 70 % of the best
    /// overlap with the paragraphs.
    pub headline: Option<usize>,
    /// How many lines end with a picture credit, or with something similar.
    pub credited_lines: usize,
    /// Whether paragraphs are separated by blank lines. Adjacent lines without one then belong together.
    pub has_blank_separators: bool,
    /// The first line that is certainly text; the number of lines if there is none.
    pub first_paragraph: usize,
    /// For each line, the run of short lines that it is part of.
    runs: Vec<LineRun>,
    /// For each line, how many paragraphs are above it.
    paragraphs_above: Vec<usize>,
}

impl DocStats {
    /// Computes the statistics.
    pub fn compute(lines: &[LineInfo<'_>]) -> Self {
        let count = lines.iter().map(|line| line.tokens.len()).sum::<usize>();
        let mut term_index: WordMap<usize> =
            WordMap::with_capacity_and_hasher(count / 2, foldhash::fast::FixedState::default());
        let mut stats: Vec<TermStats> = Vec::with_capacity(count / 2);
        // The terms of all lines in order, as indices in `stats`.
        let mut terms: Vec<usize> = Vec::with_capacity(count);
        let mut duplicates: WordMap<(usize, usize, usize)> =
            WordMap::with_capacity_and_hasher(lines.len(), foldhash::fast::FixedState::default());
        for (index, line) in lines.iter().enumerate() {
            let is_paragraph = line.is_paragraph();
            for word in content_words(line) {
                let at = *term_index.entry(word.key).or_insert(stats.len());
                if at == stats.len() {
                    stats.push(TermStats {
                        lines: 0,
                        times: 0,
                        last: usize::MAX,
                        in_paragraph: false,
                        in_headline: false,
                        in_lower_case: false,
                    });
                }
                terms.push(at);
                let term = &mut stats[at];
                term.lines += u32::from(term.last != index);
                term.times += 1;
                term.last = index;
                term.in_paragraph |= is_paragraph;
                term.in_lower_case |= !word.starts_non_lowercase(line.text);
            }
            if let Some(key) = line.match_key {
                let entry = duplicates.entry(key).or_insert((index, index, 0));
                (entry.1, entry.2) = (index, entry.2 + 1);
            }
        }
        let first_paragraph =
            lines.iter().position(|line| line.is_paragraph() && line.word_count >= 15 && line.caption_credit.is_none());
        let body_start = lines
            .iter()
            .position(|line| line.is_paragraph() && line.word_count >= 12)
            .and_then(|first| find_body_start(lines, first));
        let dateline = lines.iter().take(MAX_HEAD_LINES).position(opens_with_dateline).filter(|dateline| {
            lines[..*dateline].iter().filter(|line| line.is_paragraph() && line.caption_credit.is_none()).count()
                <= MAX_PARAGRAPHS_ABOVE
        });
        // A line above the dateline that looks like a paragraph is a caption, a standfirst or boilerplate.
        let body_start = body_start.map(|body| body.max(dateline.unwrap_or_default()));
        let first_paragraph = body_start.or(first_paragraph).unwrap_or(lines.len());
        let mut doc = Self {
            term_index,
            overlaps: Vec::new(),
            stats,
            duplicates,
            dateline,
            headline: None,
            credited_lines: lines.iter().filter(|line| line.caption_credit.is_some()).count(),
            has_blank_separators: separates_paragraphs(lines),
            body_start,
            body_end: find_body_end(lines),
            first_paragraph,
            runs: Vec::new(),
            paragraphs_above: Vec::new(),
        };
        let mut rest = terms.as_slice();
        let overlaps = lines.iter().map(|line| {
            let (of_line, below) = rest.split_at(content_terms(line).count());
            rest = below;
            doc.overlap_of(of_line)
        });
        doc.overlaps = overlaps.collect();
        doc.headline = doc.find_headline(lines);
        doc.compare_with_headline(lines, &terms);
        doc.runs = find_runs(lines);
        doc.paragraphs_above.push(0);
        for line in lines {
            let above = doc.paragraphs_above.last().copied().unwrap_or_default();
            doc.paragraphs_above.push(above + usize::from(line.is_paragraph() && line.word_count >= 12));
        }
        doc
    }

    /// Splits and analyzes a text first.
    #[cfg(test)]
    pub fn for_text(text: &str, lexicon: &crate::packs::Lexicon) -> Self {
        let lines: Vec<LineInfo<'_>> =
            crate::text::lines(text).filter_map(|line| LineInfo::from_line(&line, lexicon)).collect();
        Self::compute(&lines)
    }

    fn find_headline(&self, lines: &[LineInfo<'_>]) -> Option<usize> {
        let above = &lines[..self.first_paragraph.min(MAX_HEAD_LINES).min(lines.len())];
        let fits = |line: &LineInfo<'_>| {
            (4..=30).contains(&line.word_count) && line.date.is_none() && !line.is_menu && line.marker.is_none()
        };
        let overlaps = || {
            above.iter().zip(&self.overlaps).map(|(line, share)| fits(line).then(|| share.in_body.unwrap_or_default()))
        };
        let best = overlaps().flatten().max()?;
        overlaps().position(|share| share.is_some_and(|share| share * 10 >= best * 7))
    }

    /// Whether all terms of a short line are in paragraphs, and it has one.
    pub fn is_of_story(&self, line: &LineInfo<'_>) -> bool {
        let mut terms = content_terms(line).peekable();
        let is_in_paragraph = |term: WordKey| self.term_index.get(&term).is_some_and(|at| self.stats[*at].in_paragraph);
        terms.peek().is_some() && terms.all(is_in_paragraph)
    }

    /// How much of the line at an index occurs elsewhere.
    pub fn overlap(&self, index: usize) -> Overlap {
        self.overlaps.get(index).copied().unwrap_or_default()
    }

    /// The overlap of a line with the others, given the indices of its terms in `stats`.
    fn overlap_of(&self, terms: &[usize]) -> Overlap {
        let compared = &terms[..terms.len().min(MAX_COMPARED_TERMS)];
        let shared = terms.iter().filter(|at| self.stats[**at].in_paragraph).count();
        let again = compared.iter().filter(|at| self.stats[**at].lines > 1).count();
        let share = |part: usize, all: usize, min: usize| (all >= min).then(|| part * 100 / all);
        Overlap {
            in_body: share(shared, terms.len(), 3),
            elsewhere: share(again, compared.len(), 4),
            ..Overlap::default()
        }
    }

    /// Completes the overlaps of all lines, given the indices of the terms of all lines in `stats`.
    fn compare_with_headline(&mut self, lines: &[LineInfo<'_>], terms: &[usize]) {
        let mut from = 0;
        for (index, line) in lines.iter().enumerate() {
            let count = content_terms(line).count();
            if self.headline == Some(index) {
                terms[from..from + count].iter().for_each(|at| self.stats[*at].in_headline = true);
            }
            from += count;
        }
        let mut rest = terms;
        let mut terms_above: &[usize] = &[];
        for (index, line) in lines.iter().enumerate() {
            let (of_line, below) = rest.split_at(content_terms(line).count());
            rest = below;
            let compared = &of_line[..of_line.len().min(MAX_COMPARED_TERMS)];
            let overlap = &mut self.overlaps[index];
            if compared.len() >= 3 && self.headline != Some(index) {
                let shared = compared.iter().filter(|at| self.stats[**at].in_headline).count();
                overlap.in_headline = Some(shared * 100 / compared.len());
            }
            if compared.len() >= 3 && terms_above.len() >= 3 {
                let shared = compared.iter().filter(|at| terms_above.contains(at)).count();
                overlap.above = Some(shared * 100 / compared.len());
            }
            terms_above = compared;
            let words = line.tokens.iter().enumerate().filter(|(_, word)| word.chars >= MIN_TERM_CHARS);
            let is_name =
                |(at, word): (usize, &Word)| at > 0 && !word.is_number() && word.starts_non_lowercase(line.text);
            let names = words.zip(compared).filter(|(word, _)| is_name(*word));
            let (all, again) =
                names.fold((0, 0), |(all, again), (_, at)| (all + 1, again + usize::from(self.stats[*at].lines > 1)));
            overlap.names = (all >= 2).then(|| again * 100 / all);
        }
    }

    /// How many paragraphs are above the line at an index, and how many below it.
    pub fn paragraphs_around(&self, index: usize) -> (usize, usize) {
        let count = |at: usize| self.paragraphs_above.get(at).copied().unwrap_or_default();
        (count(index), count(self.paragraphs_above.len().saturating_sub(1)) - count(index + 1))
    }

    /// The run of short lines that the line at an index is part of; an empty one for paragraphs.
    pub fn run(&self, index: usize) -> LineRun {
        self.runs.get(index).copied().unwrap_or_default()
    }

    /// Whether a word occurs more than once in the text; `None` if it is too short to be a term.
    pub fn is_repeated_term(&self, word: &Word) -> Option<bool> {
        self.word_use(word).is_repeated
    }

    /// How the text uses a word. Nothing is known of one that is too short to be a term.
    pub fn word_use(&self, word: &Word) -> TitleWordUse {
        if word.chars < MIN_TERM_CHARS {
            return TitleWordUse::default();
        }
        let term = self.term_index.get(&word.key).map(|at| &self.stats[*at]);
        TitleWordUse {
            is_repeated: Some(term.is_some_and(|term| term.times > 1)),
            is_in_lower_case: term.is_some_and(|term| term.in_lower_case),
        }
    }

    /// The index of the only other line with the same words; `None` if there is none or more than one.
    pub fn only_duplicate(&self, line: &LineInfo<'_>, index: usize) -> Option<usize> {
        let (first, last, times) = self.occurrences_of(line)?;
        (times == 2).then_some(if first == index { last } else { first })
    }

    /// Whether the same line occurs above.
    pub fn occurs_above(&self, line: &LineInfo<'_>, index: usize) -> bool {
        self.occurrences_of(line).is_some_and(|(first, _, _)| first < index)
    }

    /// Whether the same line occurs below, the next line excluded.
    pub fn occurs_below(&self, line: &LineInfo<'_>, index: usize) -> bool {
        self.occurrences_of(line).is_some_and(|(_, last, _)| last > index + 1)
    }

    /// How often the line occurs in the text, itself included.
    pub fn occurrences(&self, line: &LineInfo<'_>) -> usize {
        self.occurrences_of(line).map_or(1, |(_, _, times)| times)
    }

    fn occurrences_of(&self, line: &LineInfo<'_>) -> Option<(usize, usize, usize)> {
        self.duplicates.get(&line.match_key?).copied()
    }
}

/// Whether at least nine tenths of the adjacent paragraphs, and at least three, have a blank line between them.
fn separates_paragraphs(lines: &[LineInfo<'_>]) -> bool {
    let pairs = || lines.windows(2).filter(|pair| pair.iter().all(LineInfo::is_paragraph));
    let apart = pairs().filter(|pair| pair[1].number > pair[0].number + 1).count();
    apart >= 3 && apart * 10 >= pairs().count() * 9
}

/// The first paragraph at or after `first` with another one within three lines below it.
fn find_body_start(lines: &[LineInfo<'_>], first: usize) -> Option<usize> {
    (first..lines.len()).find(|index| {
        let next = &lines[index + 1..(index + 4).min(lines.len())];
        lines[*index].is_paragraph() && lines[*index].word_count >= 12 && next.iter().any(LineInfo::is_paragraph)
    })
}

/// The last paragraph with another one within two lines above it. Teasers in lists are further apart.
fn find_body_end(lines: &[LineInfo<'_>]) -> Option<usize> {
    let full = |line: &LineInfo<'_>| line.is_paragraph() && line.word_count >= 12;
    (1..lines.len()).rev().find(|index| full(&lines[*index]) && lines[index.saturating_sub(2)..*index].iter().any(full))
}

/// Whether a line starts with a dateline and continues as a paragraph, or is a dateline with its dash and nothing else.
pub(crate) fn opens_with_dateline(line: &LineInfo<'_>) -> bool {
    line.dateline.as_ref().is_some_and(|dateline| {
        let alone = dateline.range.end == line.text.len();
        alone && line.text.ends_with(['-', '–', '—']) || !alone && line.is_paragraph() && line.word_count >= 10
    })
}

/// The words of a line that are terms: those of at least four characters.
fn content_words<'r>(line: &'r LineInfo<'_>) -> impl Iterator<Item = &'r Word> {
    line.tokens.iter().filter(|word| word.chars >= MIN_TERM_CHARS)
}

/// The terms of a line: the keys of its words of at least four characters.
pub(crate) fn content_terms<'r>(line: &'r LineInfo<'_>) -> impl Iterator<Item = WordKey> + 'r {
    content_words(line).map(|word| word.key)
}
