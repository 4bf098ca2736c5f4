//! Features of a line and its context for the conditional random field. Each is weak evidence on its own; their weights
//! are learned from labelled stories ([`crate::extract::model::weights`]).

use crate::extract::line_info::{Ending, NAMED, Row};
use crate::extract::doc_stats::Story;
use crate::packs;

/// A feature template: a property of a line and the values it can have. Each value is one binary feature.
pub(crate) struct Family {
    pub name: &'static str,
    pub answers: &'static [&'static str],
}

const fn family(name: &'static str, answers: &'static [&'static str]) -> Family {
    Family { name, answers }
}

const YES: &[&str] = &["yes"];
const FORMS: &[&str] = &["none", "tiny", "short", "sentence", "onward", "paragraph", "long"];

/// All feature templates, in the order of the `ask` calls in [`Signs`].
pub(crate) const FAMILIES: &[Family] = &[
    family("words", &["0", "1", "2", "3", "4-5", "6-8", "9-12", "13-17", "18-24", "25-39", "40-"]),
    family("open ending, words", &["0", "1", "2", "3", "4-5", "6-8", "9-12", "13-17", "18-24", "25-39", "40-"]),
    family("ending", &["sentence", "onward", "open"]),
    family("capitals", &["few", "some", "many", "all"]),
    family("digits", YES),
    family("begins with", &["small letter", "quote", "digit", "bullet"]),
    family("holds a colon", YES),
    family("holds a quote", YES),
    family("holds a stroke", YES),
    family("ends with a bracket", YES),
    family("brackets behind a sentence", &["names", "other"]),
    family("address inside", YES),
    family("name", YES),
    family("credit at its end", &["sure", "likely"]),
    family("agency in it", YES),
    family("weekday or date in brackets", YES),
    family("words of the story", &["too few", "none", "few", "half", "many", "nearly all"]),
    family("said elsewhere", &["too few", "hardly", "some", "half", "most", "nearly all"]),
    family("paragraph said elsewhere", &["too few", "hardly", "some", "half", "most", "nearly all"]),
    family("capitals at its end", &["two words", "after a full stop", "before a full stop"]),
    family("stands", &["twice", "often"]),
    family("above", FORMS),
    family("below", FORMS),
    family("two above", FORMS),
    family("two below", FORMS),
    family("above says", &["marker", "heading", "date", "label", "credit", "furniture", "time ago"]),
    family("below says", &["marker", "heading", "date", "label", "credit", "furniture", "time ago"]),
    family("blank line", &["above", "below", "both"]),
    family("row", &["first", "second", "third", "4-6", "7-"]),
    family("place", &["above the text", "just above the text", "in the text", "just below the text", "below the text"]),
    family("dateline", &["far below", "below", "far above"]),
    family("headline seen", &["above", "far above"]),
    family(
        "form and place",
        &[
            "tiny above",
            "short above",
            "sentence above",
            "onward above",
            "paragraph above",
            "long above",
            "tiny in",
            "short in",
            "sentence in",
            "onward in",
            "paragraph in",
            "long in",
            "tiny below",
            "short below",
            "sentence below",
            "onward below",
            "paragraph below",
            "long below",
        ],
    ),
];

/// The feature index of the first value of each template.
const FIRST: [usize; FAMILIES.len()] = {
    let (mut first, mut count, mut index) = ([0; FAMILIES.len()], 0, 0);
    while index < FAMILIES.len() {
        first[index] = count;
        count += FAMILIES[index].answers.len();
        index += 1;
    }
    first
};

/// How many features the templates have in total.
pub(crate) const SIGNS: usize = {
    let last = FAMILIES.len() - 1;
    FIRST[last] + FAMILIES[last].answers.len()
};

/// The name of each feature in the weights file, in the order of the indices.
pub(crate) fn names() -> impl Iterator<Item = String> {
    FAMILIES.iter().flat_map(|family| family.answers.iter().map(|value| format!("{}: {value}", family.name)))
}

/// The active features of one line.
#[derive(Clone, Debug)]
pub(crate) struct Signs {
    /// Their indices; the first `count` entries are used.
    seen: [usize; FAMILIES.len()],
    count: usize,
    /// The next template.
    family: usize,
}

impl Signs {
    /// Extracts the features of the line at an index.
    pub fn of(rows: &[Row<'_>], index: usize, story: &Story) -> Self {
        let mut features = Self { seen: [0; FAMILIES.len()], count: 0, family: 0 };
        features.of_line(&rows[index], index, story);
        features.of_neighbours(rows, index);
        features.of_place(rows, index, story);
        debug_assert_eq!(features.family, FAMILIES.len());
        features
    }

    /// The feature indices.
    pub fn seen(&self) -> &[usize] {
        &self.seen[..self.count]
    }

    /// Adds the feature for a value of the next template, if it has one for this line.
    fn ask(&mut self, value: Option<usize>) {
        if let Some(value) = value {
            debug_assert!(value < FAMILIES[self.family].answers.len(), "{}", FAMILIES[self.family].name);
            self.seen[self.count] = FIRST[self.family] + value;
            self.count += 1;
        }
        self.family += 1;
    }

    /// Adds the feature of the next template, which has a single value.
    fn ask_whether(&mut self, is_set: bool) {
        self.ask(is_set.then_some(0));
    }

    fn of_line(&mut self, row: &Row<'_>, index: usize, story: &Story) {
        let text = row.text;
        let overlap = story.share(index);
        let length = words_bucket(row.words);
        self.ask(Some(length));
        self.ask((row.ending == Ending::Open).then_some(length));
        self.ask(Some(row.ending as usize));
        self.ask((row.words > 0 && row.words <= 24).then_some(match row.capitals {
            0..40 => 0,
            40..70 => 1,
            70..100 => 2,
            _ => 3,
        }));
        self.ask_whether(row.all.iter().any(|word| word.digits > 0));
        self.ask(match text.chars().next() {
            Some(c) if c.is_lowercase() => Some(0),
            Some('"' | '“' | '‘' | '\'' | '«' | '„') => Some(1),
            Some(c) if c.is_numeric() => Some(2),
            Some('-' | '–' | '—' | '•' | '*' | '·' | '#' | '>') => Some(3),
            _ => None,
        });
        let short = row.words <= NAMED;
        let marks = if short { Holds::of(text) } else { Holds::default() };
        self.ask_whether(marks.colon);
        self.ask_whether(marks.quote);
        self.ask_whether(marks.stroke);
        self.ask_whether(text.ends_with([')', ']']));
        self.ask(brackets_at_end(row));
        self.ask_whether(marks.address);
        self.ask_whether(row.is_name());
        self.ask(row.credited.as_ref().map(|credited| usize::from(!credited.sure)));
        self.ask_whether(short && row.agency);
        self.ask_whether(short && dated_in_brackets(text));
        self.ask(Some(if row.is_paragraph() { 0 } else { bucket_of(overlap.in_text, &[8, 30, 55, 85]) }));
        let elsewhere = bucket_of(overlap.elsewhere, &[20, 40, 60, 80]);
        self.ask(Some(elsewhere).filter(|_| !row.is_paragraph()));
        self.ask(Some(elsewhere).filter(|_| row.is_paragraph()));
        self.ask(capitals_at_end(row));
        self.ask(match story.times(row) {
            0 | 1 => None,
            2 => Some(0),
            _ => Some(1),
        });
    }

    fn of_neighbours(&mut self, rows: &[Row<'_>], index: usize) {
        let above = index.checked_sub(1).map(|at| &rows[at]);
        let below = rows.get(index + 1);
        self.ask(Some(form(above)));
        self.ask(Some(form(below)));
        self.ask(Some(form(index.checked_sub(2).map(|at| &rows[at]))));
        self.ask(Some(form(rows.get(index + 2))));
        self.ask(above.and_then(says));
        self.ask(below.and_then(says));
        let number = rows[index].line;
        let blank_above = above.is_none_or(|above| above.line + 1 < number);
        let blank_below = below.is_none_or(|below| below.line > number + 1);
        self.ask(match (blank_above, blank_below) {
            (true, true) => Some(2),
            (true, false) => Some(0),
            (false, true) => Some(1),
            (false, false) => None,
        });
    }

    fn of_place(&mut self, rows: &[Row<'_>], index: usize, story: &Story) {
        self.ask(Some(match index {
            0..3 => index,
            3..6 => 3,
            _ => 4,
        }));
        let first = story.first_paragraph;
        let last = story.last_paragraphs.unwrap_or(first);
        let position = if index < first {
            usize::from(index + 1 == first)
        } else if index <= last {
            2
        } else {
            3 + usize::from(index > last + 1)
        };
        self.ask(Some(position));
        self.ask(story.dateline.and_then(|dateline| match dateline.checked_sub(index) {
            Some(1) => Some(1),
            Some(2..) => Some(0),
            Some(0) => None,
            None => (index > dateline + 3).then_some(2),
        }));
        self.ask(story.headline.and_then(|headline| match index.checked_sub(headline) {
            Some(1..=4) => Some(0),
            Some(5..) => Some(1),
            _ => None,
        }));
        let part = match position {
            0 | 1 => 0,
            2 => 1,
            _ => 2,
        };
        self.ask(Some(part * (FORMS.len() - 1) + form(Some(&rows[index])) - 1));
    }
}

/// Which characters of interest a line contains.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent feature")]
#[derive(Clone, Copy, Debug, Default)]
struct Holds {
    colon: bool,
    quote: bool,
    /// A slash or a vertical bar.
    stroke: bool,
    /// A URL or an e-mail address.
    address: bool,
}

impl Holds {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let has = |byte: u8| memchr::memchr(byte, bytes).is_some();
        let colon = has(b':');
        let is_non_ascii = !text.is_ascii();
        let has_host = || memchr::memchr_iter(b'.', bytes).any(|stop| bytes[..stop].ends_with(b"www"));
        Self {
            colon: colon || is_non_ascii && text.contains('：'),
            quote: has(b'"') || is_non_ascii && text.contains(['“', '”', '«', '„']),
            stroke: memchr::memchr2(b'/', b'|', bytes).is_some(),
            address: has(b'@') || colon && text.contains("://") || has_host(),
        }
    }
}

/// Zero for `None`, else one plus the number of bounds reached.
fn bucket_of(percent: Option<usize>, bounds: &[usize]) -> usize {
    percent.map_or(0, |percent| 1 + bounds.iter().filter(|bound| percent >= **bound).count())
}

/// Two capitalized words at the end of a line that is mostly in lower case: often a credit that follows its caption
/// without a separator.
fn capitals_at_end(row: &Row<'_>) -> Option<usize> {
    let [.., before, last] = row.all.as_slice() else { return None };
    let applies = (5..=60).contains(&row.words) && row.all.len() <= 60 && row.capitals < 75;
    if !applies || !before.begins_large(row.text) || !last.begins_large(row.text) || last.is_number() {
        return None;
    }
    let name =
        row.all.iter().rposition(|word| !word.begins_large(row.text)).map_or(0, |lower| row.all[lower].range.end);
    let inside = &row.text[name..last.range.end];
    Some(match (row.ending, inside.contains('.')) {
        (Ending::Open, false) => 0,
        (Ending::Open, true) => 1,
        _ => 2,
    })
}

/// Brackets behind the last full stop with a few words and no digits: a picture credit or a byline.
fn brackets_at_end(row: &Row<'_>) -> Option<usize> {
    const MAX_WORDS: usize = 6;
    let inside = row.text.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let is_separate = inside[..open].trim_end().ends_with(['.', '!', '?', '"', '”']);
    let tokens = packs::within(&row.all, open..inside.len());
    let fits = is_separate && (1..=MAX_WORDS).contains(&tokens.len()) && tokens.iter().all(|word| word.digits == 0);
    fits.then(|| usize::from(!tokens.iter().all(|word| word.begins_large(row.text))))
}

fn words_bucket(words: usize) -> usize {
    match words {
        0..4 => words,
        4..6 => 4,
        6..9 => 5,
        9..13 => 6,
        13..18 => 7,
        18..25 => 8,
        25..40 => 9,
        _ => 10,
    }
}

/// The index of a line's form in [`FORMS`].
fn form(row: Option<&Row<'_>>) -> usize {
    match row {
        None => 0,
        Some(row) if row.words >= 25 => 6,
        Some(row) if row.is_paragraph() => 5,
        Some(row) => match row.ending {
            Ending::Sentence => 3,
            Ending::Onward => 4,
            Ending::Open if row.words <= 3 => 1,
            Ending::Open => 2,
        },
    }
}

/// The index of the first of these matches that a neighbouring line has.
fn says(row: &Row<'_>) -> Option<usize> {
    let matches = [
        row.marker.is_some(),
        row.heading,
        row.is_date(4),
        row.label.is_some(),
        row.credit || row.credited.as_ref().is_some_and(|credited| credited.sure),
        row.furniture || row.furniture_start || row.menu || row.counter,
        row.ago,
    ];
    matches.iter().position(|is_match| *is_match)
}

/// `Rabu (4/11/2015)`, as in captions and first sentences.
fn dated_in_brackets(text: &str) -> bool {
    memchr::memchr_iter(b'(', text.as_bytes()).any(|at| {
        let inside = text[at + 1..].split(')').next().unwrap_or_default();
        inside.len() <= 12
            && inside.contains('/')
            && inside.bytes().all(|b| b.is_ascii_digit() || b == b'/' || b == b' ')
    })
}
