//! Runs of short lines: the lines between two paragraphs. Lists, tables and line-ups of a story are such runs, and so
//! are promo cards and the furniture of a site. What their lines have in common says which of them a run is.

use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;

/// A run of adjacent lines that are no paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineRun {
    /// The index of its first line, and of the line behind its last.
    pub start: usize,
    pub end: usize,
    /// How many of its lines are a known promo marker, heading or piece of furniture.
    known: usize,
    /// How many of its lines have the structure of entries: a list mark, or digits, or words before a colon or a dash.
    entries: usize,
}

impl LineRun {
    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// The share of known promo and furniture lines, in percent.
    pub fn known_percent(&self) -> usize {
        self.known * 100 / self.len().max(1)
    }

    /// The share of lines with the structure of entries, in percent.
    pub fn entries_percent(&self) -> usize {
        self.entries * 100 / self.len().max(1)
    }
}

/// The run of each line; paragraphs have an empty one.
pub(crate) fn find_runs(lines: &[LineInfo<'_>]) -> Vec<LineRun> {
    let mut runs = Vec::with_capacity(lines.len());
    while runs.len() < lines.len() {
        let start = runs.len();
        let short = lines[start..].iter().take_while(|line| !line.is_paragraph()).count();
        let run = &lines[start..start + short];
        let of_lines = LineRun {
            start,
            end: start + short,
            known: run.iter().filter(|line| is_known(line)).count(),
            entries: run.iter().filter(|line| is_entry(line)).count(),
        };
        runs.resize(start + short, of_lines);
        if runs.len() < lines.len() {
            runs.push(LineRun::default());
        }
    }
    runs
}

/// Whether a phrase of the packs says that the line is a promo or furniture.
pub(crate) fn is_known(line: &LineInfo<'_>) -> bool {
    line.marker.is_some()
        || line.is_site_heading
        || line.is_boilerplate
        || line.starts_with_boilerplate
        || line.is_menu
        || line.is_engagement_count
        || line.is_relative_time
        || line.is_copyright_notice
        || line.is_url_or_email
}

/// Whether the line has the structure of an entry of a list or table.
pub(crate) fn is_entry(line: &LineInfo<'_>) -> bool {
    const MAX_KEY_WORDS: usize = 5;
    let starts_with_number = line.text.starts_with(|c: char| c.is_numeric());
    let key_end = || line.text.find([':', '–', '—', '\t', '|']);
    line.is_list_item()
        || option_letter(line.text).is_some()
        || starts_with_number && !line.is_date_line(4)
        || line.tokens.iter().filter(|word| word.digits > 0).count() >= 2
        || key_end().is_some_and(|end| {
            let before = line.tokens.iter().take_while(|word| word.range.end <= end).count();
            (1..=MAX_KEY_WORDS).contains(&before) && before < line.tokens.len()
        })
        || line.ending == Ending::Continues
}

/// Whether a short line is made like the one above or below it, as the entries of a list are: it has as many words, and begins
/// and goes on with the same words at the same places (`Kampung Hulu pukul enam`, `Kampung Hilir pukul delapan`).
pub(crate) fn is_parallel(lines: &[LineInfo<'_>], index: usize) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 3..=12;
    let line = &lines[index];
    let is_like = |other: &LineInfo<'_>| {
        let mut pairs = line.tokens.iter().zip(&other.tokens).map(|(word, other)| word.key == other.key);
        let starts_alike = pairs.next() == Some(true);
        let (mut same, mut different) = (0, 0);
        pairs.for_each(|is_same| *(if is_same { &mut same } else { &mut different }) += 1);
        line.tokens.len() == other.tokens.len() && starts_alike && same > 0 && different > 0
    };
    let neighbours = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| lines.get(at));
    WORDS.contains(&line.tokens.len()) && neighbours.into_iter().any(is_like)
}

/// The letter of an option or of a lettered list: `A. Leaves`, `b) two`. Upper case.
pub(crate) fn option_letter(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
    let is_option = matches!(letter, 'A'..='H') && matches!(chars.next(), Some('.' | ')')) && chars.next() == Some(' ');
    is_option.then_some(letter)
}
