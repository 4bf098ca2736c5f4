//! Features of a line and its context for the conditional random field. Each is weak evidence on its own; their weights
//! are learned from labelled stories ([`crate::extract::model::weights`]).

use crate::extract::doc_stats::DocStats;
use crate::extract::line_info::{LineInfo, MAX_AGENCY_WORDS};
use crate::extract::line_runs::{is_entry, is_known};
use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::reader_call::ReaderCall;
use crate::packs;

/// A feature template: a property of a line and the values it can have. Each value is one binary feature.
pub(crate) struct FeatureTemplate {
    pub name: &'static str,
    pub values: &'static [&'static str],
}

const fn template(name: &'static str, values: &'static [&'static str]) -> FeatureTemplate {
    FeatureTemplate { name, values }
}

const FLAG: &[&str] = &["yes"];
const LINE_FORMS: &[&str] = &["none", "tiny", "short", "sentence", "onward", "paragraph", "long"];

/// All feature templates, in the order of the `emit` calls in [`LineFeatures`].
pub(crate) const FEATURE_TEMPLATES: &[FeatureTemplate] = &[
    template("words", &["0", "1", "2", "3", "4-5", "6-8", "9-12", "13-17", "18-24", "25-39", "40-"]),
    template("open ending, words", &["0", "1", "2", "3", "4-5", "6-8", "9-12", "13-17", "18-24", "25-39", "40-"]),
    template("ending", &["sentence", "onward", "open"]),
    template("capitals", &["few", "some", "many", "all"]),
    template("digits", FLAG),
    template("begins with", &["small letter", "quote", "digit", "bullet"]),
    template("holds a colon", FLAG),
    template("holds a quote", FLAG),
    template("holds a stroke", FLAG),
    template("ends with a bracket", FLAG),
    template("brackets behind a sentence", &["names", "other"]),
    template("address inside", FLAG),
    template("name", FLAG),
    template("credit at its end", &["sure", "likely"]),
    template("agency in it", FLAG),
    template("weekday or date in brackets", FLAG),
    template("words of the story", &["too few", "none", "few", "half", "many", "nearly all"]),
    template("said elsewhere", &["too few", "hardly", "some", "half", "most", "nearly all"]),
    template("paragraph said elsewhere", &["too few", "hardly", "some", "half", "most", "nearly all"]),
    template("capitals at its end", &["two words", "after a full stop", "before a full stop"]),
    template("stands", &["twice", "often"]),
    template("above", LINE_FORMS),
    template("below", LINE_FORMS),
    template("two above", LINE_FORMS),
    template("two below", LINE_FORMS),
    template("above says", &["marker", "heading", "date", "label", "credit", "furniture", "time ago"]),
    template("below says", &["marker", "heading", "date", "label", "credit", "furniture", "time ago"]),
    template("blank line", &["above", "below", "both"]),
    template("any line", FLAG),
    template("form", LINE_FORMS),
    template("words of the headline", &["too few", "none", "few", "half", "many"]),
    template("names said elsewhere", &["none", "few", "half", "many", "all"]),
    template("paragraph, names said elsewhere", &["none", "few", "half", "many", "all"]),
    template("headline shape, words of the story", &["too few", "none", "few", "half", "many", "nearly all"]),
    template("title case, words of the story", &["too few", "none", "few", "half", "many", "nearly all"]),
    template("entry", FLAG),
    template("run, lines", &["1", "2", "3-4", "5-8", "9-16", "17-"]),
    template("run, known", &["none", "few", "some", "half", "most"]),
    template("run, entries", &["none", "few", "some", "half", "most"]),
    template(
        "run, entries and known",
        &["no entries, known", "no entries, unknown", "entries, known", "entries, unknown"],
    ),
    template("run, place", &["first", "second", "third", "4-6", "7-"]),
    template("run below", &["nothing", "colon", "marker", "paragraph", "long"]),
    template("run above", &["nothing", "paragraph", "long"]),
    template("known line above in the run", &["next", "second", "third", "further"]),
    template("known line below in the run", &["next", "second", "third", "further"]),
    template("paragraphs below", &["0", "1", "2", "3-"]),
    template("paragraphs above", &["0", "1", "2", "3-"]),
    template(
        "last sign",
        &["full stop", "question mark", "exclamation mark", "colon", "comma", "quote", "ellipsis", "bracket"],
    ),
    template("shares terms with the line above", &["too few", "none", "few", "half"]),
    template("asks the reader", &["verb", "channel", "both"]),
    template("asks the reader, words of the story", &["too few", "none", "few", "half", "many", "nearly all"]),
    template("host inside", FLAG),
    template("speech", &["site", "reader", "site to reader"]),
    template("paragraph, speech", &["site", "reader", "site to reader"]),
    template("above the text, form", LINE_FORMS),
    template("within the text, form", LINE_FORMS),
    template("below the text, form", LINE_FORMS),
    template("below the text, words of the story", &["too few", "none", "few", "half", "many", "nearly all"]),
    template("below the text, run known", &["none", "few", "some", "half", "most"]),
];

/// The feature index of the first value of each template.
const FIRST_INDEX: [usize; FEATURE_TEMPLATES.len()] = {
    let (mut first, mut count, mut index) = ([0; FEATURE_TEMPLATES.len()], 0, 0);
    while index < FEATURE_TEMPLATES.len() {
        first[index] = count;
        count += FEATURE_TEMPLATES[index].values.len();
        index += 1;
    }
    first
};

/// How many features the templates have in total.
pub(crate) const LINE_FEATURE_COUNT: usize = {
    let last = FEATURE_TEMPLATES.len() - 1;
    FIRST_INDEX[last] + FEATURE_TEMPLATES[last].values.len()
};

/// The name of each feature in the weights file, in the order of the indices.
pub(crate) fn line_feature_names() -> impl Iterator<Item = String> {
    FEATURE_TEMPLATES
        .iter()
        .flat_map(|template| template.values.iter().map(|value| format!("{}: {value}", template.name)))
}

/// The active features of one line.
#[derive(Clone, Debug)]
pub(crate) struct LineFeatures {
    /// Their indices; the first `count` entries are used.
    indices: [usize; FEATURE_TEMPLATES.len()],
    count: usize,
    /// The next template.
    template: usize,
}

impl LineFeatures {
    /// Extracts the features of the line at an index.
    pub fn extract(lines: &[LineInfo<'_>], index: usize, doc: &DocStats) -> Self {
        let mut features = Self { indices: [0; FEATURE_TEMPLATES.len()], count: 0, template: 0 };
        features.add_line_features(&lines[index], index, doc);
        features.add_neighbour_features(lines, index);
        features.add_story_features(lines, index, doc);
        debug_assert_eq!(features.template, FEATURE_TEMPLATES.len());
        features
    }

    /// The feature indices.
    pub fn indices(&self) -> &[usize] {
        &self.indices[..self.count]
    }

    /// Adds the feature for a value of the next template, if it has one for this line.
    fn emit(&mut self, value: Option<usize>) {
        if let Some(value) = value {
            debug_assert!(
                value < FEATURE_TEMPLATES[self.template].values.len(),
                "{}",
                FEATURE_TEMPLATES[self.template].name
            );
            self.indices[self.count] = FIRST_INDEX[self.template] + value;
            self.count += 1;
        }
        self.template += 1;
    }

    /// Adds the feature of the next template, which has a single value.
    fn emit_flag(&mut self, is_set: bool) {
        self.emit(is_set.then_some(0));
    }

    fn add_line_features(&mut self, line: &LineInfo<'_>, index: usize, doc: &DocStats) {
        let text = line.text;
        let overlap = doc.overlap(index);
        let length = word_count_bucket(line.word_count);
        self.emit(Some(length));
        self.emit((line.ending == Ending::Unpunctuated).then_some(length));
        self.emit(Some(line.ending as usize));
        self.emit((line.word_count > 0 && line.word_count <= 24).then_some(match line.capitalized_percent {
            0..40 => 0,
            40..70 => 1,
            70..100 => 2,
            _ => 3,
        }));
        self.emit_flag(line.tokens.iter().any(|word| word.digits > 0));
        self.emit(match text.chars().next() {
            Some(c) if c.is_lowercase() => Some(0),
            Some('"' | '“' | '‘' | '\'' | '«' | '„') => Some(1),
            Some(c) if c.is_numeric() => Some(2),
            Some('-' | '–' | '—' | '•' | '*' | '·' | '#' | '>') => Some(3),
            _ => None,
        });
        let short = line.word_count <= MAX_AGENCY_WORDS;
        let marks = if short { ContainedMarks::scan(text) } else { ContainedMarks::default() };
        self.emit_flag(marks.colon);
        self.emit_flag(marks.quote);
        self.emit_flag(marks.slash_or_bar);
        self.emit_flag(text.ends_with([')', ']']));
        self.emit(bracket_kind_at_end(line));
        self.emit_flag(marks.url_or_email);
        self.emit_flag(line.is_name());
        self.emit(line.caption_credit.as_ref().map(|credited| usize::from(!credited.certain)));
        self.emit_flag(short && line.mentions_agency);
        self.emit_flag(short && has_date_in_brackets(text));
        self.emit(Some(if line.is_paragraph() { 0 } else { bucket(overlap.in_body, &[8, 30, 55, 85]) }));
        let elsewhere = bucket(overlap.elsewhere, &[20, 40, 60, 80]);
        self.emit(Some(elsewhere).filter(|_| !line.is_paragraph()));
        self.emit(Some(elsewhere).filter(|_| line.is_paragraph()));
        self.emit(capitalized_pair_at_end(line));
        self.emit(match doc.occurrences(line) {
            0 | 1 => None,
            2 => Some(0),
            _ => Some(1),
        });
    }

    fn add_neighbour_features(&mut self, lines: &[LineInfo<'_>], index: usize) {
        let above = index.checked_sub(1).map(|at| &lines[at]);
        let below = lines.get(index + 1);
        self.emit(Some(line_form(above)));
        self.emit(Some(line_form(below)));
        self.emit(Some(line_form(index.checked_sub(2).map(|at| &lines[at]))));
        self.emit(Some(line_form(lines.get(index + 2))));
        self.emit(above.and_then(cue_of));
        self.emit(below.and_then(cue_of));
        let number = lines[index].number;
        let blank_above = above.is_none_or(|above| above.number + 1 < number);
        let blank_below = below.is_none_or(|below| below.number > number + 1);
        self.emit(match (blank_above, blank_below) {
            (true, true) => Some(2),
            (true, false) => Some(0),
            (false, true) => Some(1),
            (false, false) => None,
        });
    }

    #[expect(clippy::too_many_lines, reason = "a plain list of the features, in the order of the templates")]
    fn add_story_features(&mut self, lines: &[LineInfo<'_>], index: usize, doc: &DocStats) {
        let line = &lines[index];
        let overlap = doc.overlap(index);
        let is_paragraph = line.is_paragraph();
        self.emit_flag(true);
        let form = line_form(Some(line));
        self.emit(Some(form));
        self.emit(Some(match overlap.in_headline {
            None => 0,
            Some(0) => 1,
            Some(..20) => 2,
            Some(20..45) => 3,
            Some(_) => 4,
        }));
        let names = overlap.names.map(|percent| match percent {
            0 => 0,
            1..34 => 1,
            34..60 => 2,
            60..100 => 3,
            _ => 4,
        });
        self.emit(names.filter(|_| !is_paragraph));
        self.emit(names.filter(|_| is_paragraph));
        let in_body = bucket(overlap.in_body, &[8, 30, 55, 85]);
        self.emit((line.is_headline() && line.word_count >= 4).then_some(in_body));
        self.emit((line.capitalized_percent >= 70 && line.word_count >= 5 && !is_paragraph).then_some(in_body));
        self.emit_flag(!is_paragraph && is_entry(line));
        let run = doc.run(index);
        let in_run = run.len() > 0;
        let share = |percent: usize| match percent {
            0 => 0,
            1..20 => 1,
            20..45 => 2,
            45..70 => 3,
            _ => 4,
        };
        self.emit(in_run.then(|| match run.len() {
            0..3 => run.len() - 1,
            3..5 => 2,
            5..9 => 3,
            9..17 => 4,
            _ => 5,
        }));
        self.emit(in_run.then(|| share(run.known_percent())));
        self.emit(in_run.then(|| share(run.entries_percent())));
        self.emit(
            (run.len() >= 3)
                .then(|| 2 * usize::from(run.entries_percent() >= 45) + usize::from(run.known_percent() < 20)),
        );
        self.emit(in_run.then(|| match index - run.start {
            at @ 0..3 => at,
            3..6 => 3,
            _ => 4,
        }));
        let above_run = run.start.checked_sub(1).map(|at| &lines[at]);
        self.emit(in_run.then(|| match above_run {
            None => 0,
            Some(above) if above.ending == Ending::Continues => 1,
            Some(above) if above.marker.is_some() => 2,
            Some(above) if above.word_count < 25 => 3,
            Some(_) => 4,
        }));
        self.emit(in_run.then(|| match lines.get(run.end) {
            None => 0,
            Some(below) if below.word_count < 25 => 1,
            Some(_) => 2,
        }));
        let distance = |at: Option<usize>| {
            at.map(|at| match at {
                0..3 => at,
                _ => 3,
            })
        };
        let near = 8;
        let above = lines[run.start.max(index.saturating_sub(near)).min(index)..index].iter().rev();
        self.emit(distance(if in_run {
            above.enumerate().find(|(_, line)| is_known(line)).map(|(at, _)| at)
        } else {
            None
        }));
        let below = lines[(index + 1).min(run.end.max(index))..run.end.max(index).min(index + near)].iter();
        self.emit(distance(if in_run {
            below.enumerate().find(|(_, line)| is_known(line)).map(|(at, _)| at)
        } else {
            None
        }));
        let (above, below) = doc.paragraphs_around(index);
        self.emit(Some(below.min(3)));
        self.emit(Some(above.min(3)));
        self.emit(match line.text.chars().next_back() {
            Some('.' | '。' | '।') => Some(0),
            Some('?' | '？' | '؟') => Some(1),
            Some('!' | '！') => Some(2),
            Some(':' | '：') => Some(3),
            Some(',' | ';' | '،') => Some(4),
            Some('"' | '”' | '’' | '\'' | '»' | '」') => Some(5),
            Some('…') => Some(6),
            Some(')' | ']') => Some(7),
            _ => None,
        });
        self.emit(overlap.above.filter(|_| !is_paragraph || line.word_count < 40).map(|percent| match percent {
            0 => 1,
            1..30 => 2,
            _ => 3,
        }));
        self.emit(line.reader_call.map(|call| call as usize));
        self.emit(line.reader_call.filter(|call| *call == ReaderCall::VerbAndChannel).map(|_| in_body));
        self.emit_flag(!is_paragraph && names_host(line.text));
        let speech = line.speech.map(|speech| speech as usize);
        self.emit(speech.filter(|_| !is_paragraph));
        self.emit(speech.filter(|_| is_paragraph));
        self.emit(Some(form).filter(|_| above == 0));
        self.emit(Some(form).filter(|_| above > 0 && below > 0));
        let is_below = above > 0 && below == 0;
        self.emit(Some(form).filter(|_| is_below));
        self.emit(Some(in_body).filter(|_| is_below && !is_paragraph));
        self.emit(Some(share(run.known_percent())).filter(|_| is_below && in_run));
    }
}

/// Which characters of interest a line contains.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent feature")]
#[derive(Clone, Copy, Debug, Default)]
struct ContainedMarks {
    colon: bool,
    quote: bool,
    /// A slash or a vertical bar.
    slash_or_bar: bool,
    /// A URL or an e-mail address.
    url_or_email: bool,
}

impl ContainedMarks {
    fn scan(text: &str) -> Self {
        let bytes = text.as_bytes();
        let has = |byte: u8| memchr::memchr(byte, bytes).is_some();
        let colon = has(b':');
        let is_non_ascii = !text.is_ascii();
        let has_host = || memchr::memchr_iter(b'.', bytes).any(|stop| bytes[..stop].ends_with(b"www"));
        Self {
            colon: colon || is_non_ascii && text.contains('：'),
            quote: has(b'"') || is_non_ascii && text.contains(['“', '”', '«', '„']),
            slash_or_bar: memchr::memchr2(b'/', b'|', bytes).is_some(),
            url_or_email: has(b'@') || colon && text.contains("://") || has_host(),
        }
    }
}

/// Whether the line has the name of a site in it, such as `warta.example`.
fn names_host(text: &str) -> bool {
    const ENDINGS: [&str; 9] = ["com", "id", "net", "org", "co", "news", "info", "tv", "example"];
    memchr::memchr_iter(b'.', text.as_bytes()).any(|stop| {
        let before = text[..stop].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[stop + 1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        before && ENDINGS.contains(&after)
    })
}

/// Zero for `None`, else one plus the number of bounds reached.
fn bucket(percent: Option<usize>, bounds: &[usize]) -> usize {
    percent.map_or(0, |percent| 1 + bounds.iter().filter(|bound| percent >= **bound).count())
}

/// Two capitalized words at the end of a line that is mostly in lower case: often a credit that follows its caption
/// without a separator.
fn capitalized_pair_at_end(line: &LineInfo<'_>) -> Option<usize> {
    let [.., before, last] = line.tokens.as_slice() else { return None };
    let applies = (5..=60).contains(&line.word_count) && line.tokens.len() <= 60 && line.capitalized_percent < 75;
    if !applies || !before.starts_non_lowercase(line.text) || !last.starts_non_lowercase(line.text) || last.is_number()
    {
        return None;
    }
    let name = line
        .tokens
        .iter()
        .rposition(|word| !word.starts_non_lowercase(line.text))
        .map_or(0, |lower| line.tokens[lower].range.end);
    let inside = &line.text[name..last.range.end];
    Some(match (line.ending, inside.contains('.')) {
        (Ending::Unpunctuated, false) => 0,
        (Ending::Unpunctuated, true) => 1,
        _ => 2,
    })
}

/// Brackets behind the last full stop with a few words and no digits: a picture credit or a byline.
fn bracket_kind_at_end(line: &LineInfo<'_>) -> Option<usize> {
    const MAX_WORDS: usize = 6;
    let inside = line.text.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let is_separate = inside[..open].trim_end().ends_with(['.', '!', '?', '"', '”']);
    let tokens = packs::words_within(&line.tokens, open..inside.len());
    let fits = is_separate && (1..=MAX_WORDS).contains(&tokens.len()) && tokens.iter().all(|word| word.digits == 0);
    fits.then(|| usize::from(!tokens.iter().all(|word| word.starts_non_lowercase(line.text))))
}

fn word_count_bucket(words: usize) -> usize {
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

/// The index of a line's form in [`LINE_FORMS`].
fn line_form(line: Option<&LineInfo<'_>>) -> usize {
    match line {
        None => 0,
        Some(line) if line.word_count >= 25 => 6,
        Some(line) if line.is_paragraph() => 5,
        Some(line) => match line.ending {
            Ending::Sentence => 3,
            Ending::Continues => 4,
            Ending::Unpunctuated if line.word_count <= 3 => 1,
            Ending::Unpunctuated => 2,
        },
    }
}

/// The index of the first of these matches that a neighbouring line has.
fn cue_of(line: &LineInfo<'_>) -> Option<usize> {
    let matches = [
        line.marker.is_some(),
        line.is_site_heading,
        line.is_date_line(4),
        line.label.is_some(),
        line.is_credit || line.caption_credit.as_ref().is_some_and(|credited| credited.certain),
        line.is_boilerplate || line.starts_with_boilerplate || line.is_menu || line.is_engagement_count,
        line.is_relative_time,
    ];
    matches.iter().position(|is_match| *is_match)
}

/// `Rabu (4/11/2015)`, as in captions and first sentences.
fn has_date_in_brackets(text: &str) -> bool {
    const MAX_DATE_BYTES: usize = 12;
    memchr::memchr_iter(b'(', text.as_bytes()).any(|at| {
        let near = &text.as_bytes()[at + 1..text.len().min(at + 2 + MAX_DATE_BYTES)];
        let inside = near.split(|b| *b == b')').next().unwrap_or_default();
        inside.len() <= MAX_DATE_BYTES
            && inside.contains(&b'/')
            && inside.iter().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b' '))
    })
}
