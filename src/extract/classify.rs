//! Classification: runs the rules and the model over a text and gives each line its role, reason and confidence.

use crate::extract::rules::skip_blocks::detours;
use crate::extract::rules::Gathering;
use crate::extract::model::viterbi;
use crate::extract::model::viterbi::{Fate, State};
use crate::extract::spans::link_promos;
use crate::extract::rules::html::Markup;
use crate::extract::model::user_rules::Ruled;
use crate::extract::line_info::Row;
use crate::extract::reason_code::Rule;
use crate::extract::model::scores::Scores;
use crate::extract::model::features::Signs;
use crate::extract::spans;
use crate::extract::spans::Span;
use crate::extract::doc_stats::Story;
use crate::extract::rules::evidence::{OnLine, Votes};
use crate::extract::model::weights::Weights;
use crate::article::{CERTAIN, Reason, Role};
use crate::packs::{Knowledge, Label};
use crate::html::Page;
use crate::text;
use crate::text::is_blank;
use std::ops::Range;

/// How many non-blank lines are classified. No story has so many; further lines are kept as text.
pub(crate) const LIMIT: usize = 150_000;

/// The highest confidence, in percent, of the removal of a paragraph for its position alone.
const PARAGRAPH_BELOW: u8 = 80;

/// The highest confidence, in percent, of the removal of names directly below the story for their position alone.
const NAMES_BELOW: u8 = 85;

/// In percent. A line that would be removed with a lower confidence stays in the text.
const KEPT_BELOW: u8 = 60;

/// How much of the matched text is stored in a reason, in bytes.
const SEEN: usize = 120;

/// A line with its class, role and reason.
#[derive(Debug)]
pub(crate) struct Decided<'a> {
    pub row: Row<'a>,
    pub state: State,
    pub role: Role,
    pub reason: Reason,
    pub spans: Vec<Span>,
}

/// Classifies the non-blank lines of a text. `page` is the web page that the text comes from, if any.
pub(crate) fn decide<'a>(
    text: &'a str,
    page: Option<&Page>,
    knowledge: &Knowledge,
    weights: &Weights,
) -> Vec<Decided<'a>> {
    let Gathered { lines, story, votes } = gather(text, page, knowledge);
    let own = Ruled::of(&lines, knowledge);
    let emissions: Vec<Scores> = (0..lines.len())
        .map(|index| {
            let line_evidence = votes.on(index);
            let mut emission = line_evidence.emission(&lines[index]);
            weights.add(line_evidence.features(&Signs::of(&lines, index, &story)), &mut emission);
            own.speak(index, &lines, &mut emission);
            emission
        })
        .collect();
    let decoded = viterbi::decode(&emissions);
    let reasons: Vec<Reason> = (0..lines.len())
        .map(|index| {
            let mut reason = reason(&lines[index], votes.on(index), decoded.states[index], decoded.margins[index]);
            if may_be_tags(index, &lines[index], &story, &reason) {
                reason.confidence = reason.confidence.min(NAMES_BELOW);
            }
            reason
        })
        .collect();
    let classified = lines.into_iter().zip(decoded.states).zip(reasons).map(|((info, state), reason)| {
        // Uncertain boilerplate between paragraphs is not excluded: it stays in place as a promo for the user to judge.
        let is_uncertain = state == State::BodyChrome && reason.confidence < CERTAIN;
        let is_known = info.marker.is_some() || info.furniture || info.furniture_start;
        let is_removed = state.fate() == Fate::Removed;
        let (role, reason) = if is_removed && reason.confidence < KEPT_BELOW && !is_known {
            (Role::Body, Reason { rule: Rule::InDoubt.code().into(), ..reason })
        } else if is_uncertain {
            (Role::Promo, reason)
        } else {
            (state.role(), reason)
        };
        let mut spans = spans::spans(&info, role, &story, knowledge);
        if let Some(page) = page {
            link_promos::add_linked(&mut spans, page, &info, role, knowledge);
        }
        Decided { row: info, state, role, reason, spans }
    });
    own.settle(classified.collect())
}

/// The lines of a text, their statistics, and what the rules found.
struct Gathered<'a> {
    lines: Vec<Row<'a>>,
    story: Story,
    votes: Votes,
}

fn gather<'a>(text: &'a str, page: Option<&Page>, knowledge: &Knowledge) -> Gathered<'a> {
    // Reserved up front: the elements are large, and a growing vector is copied each time.
    let capacity = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let mut lines: Vec<Row<'a>> = Vec::with_capacity(capacity.min(LIMIT));
    lines.extend(text::lines(text).filter_map(|line| Row::of(&line, knowledge)).take(LIMIT));
    let story = Story::learn(&lines);
    let related = related_lists(&lines);
    let markup = page.map(|page| Markup::of(page, &lines));
    let skipped = detours(&lines, knowledge);
    let markup = markup.as_ref();
    let gathering = Gathering { rows: &lines, story: &story, related: &related, detours: &skipped, markup };
    let votes = gathering.votes();
    Gathered { lines, story, votes }
}

/// A line as the trainer needs it.
#[derive(Debug)]
pub(crate) struct Weighed {
    /// The number of the line, 1-based.
    pub line: u32,
    /// The score of each class without the learned weights.
    pub votes: Scores,
    pub features: Vec<usize>,
}

/// The lines of a plain text as the trainer needs them.
pub(crate) fn weigh(text: &str, knowledge: &Knowledge) -> Vec<Weighed> {
    let Gathered { lines, story, votes } = gather(text, None, knowledge);
    let feature_rows = lines.iter().enumerate().map(|(index, row)| {
        let line_evidence = votes.on(index);
        let features = line_evidence.features(&Signs::of(&lines, index, &story)).collect();
        Weighed { line: row.line, votes: line_evidence.emission(row), features }
    });
    feature_rows.collect()
}

/// The non-blank lines behind those that are classified.
pub(crate) fn beyond(text: &str) -> impl Iterator<Item = text::Line<'_>> {
    text::lines(text).filter(|line| !is_blank(line.text)).skip(LIMIT)
}

/// The reason for a line that was not classified.
pub(crate) fn unread() -> Reason {
    Reason { rule: Rule::NothingAgainst.code().into(), seen: String::new(), confidence: 0 }
}

fn reason(row: &Row<'_>, votes: OnLine<'_>, state: State, margin: f32) -> Reason {
    let strongest = votes.strongest(state);
    let rule = strongest.map_or_else(|| Rule::of_place(state), |score| score.rule);
    let seen = strongest.map_or("", |score| &row.text[score.seen.clone()]);
    let mut end = seen.len().min(SEEN);
    while !seen.is_char_boundary(end) {
        end -= 1;
    }
    // A paragraph among boilerplate may be a continuation of the story, so the user should look at it.
    let is_uncertain = state == State::TailChrome && row.is_paragraph();
    let highest = if is_uncertain { PARAGRAPH_BELOW } else { rule.highest_confidence() };
    let confidence = confidence(margin).min(highest);
    Reason { rule: rule.code().into(), seen: seen[..end].to_owned(), confidence }
}

/// Whether a line that is boilerplate for its position alone may be a tag: names directly below the text, without a
/// label.
fn may_be_tags(index: usize, row: &Row<'_>, story: &Story, reason: &Reason) -> bool {
    /// How many lines below the last paragraph tags may be, with editors and end marks in between.
    const REACH: usize = 5;
    let near = story.last_paragraphs.is_some_and(|last| index > last && index <= last + REACH);
    near && reason.rule == Rule::BelowStory.code() && row.words >= 2 && row.capitals >= 85
}

/// Maps the margin to the best sequence with another outcome to a confidence from 50 to 100.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 50 and 100")]
fn confidence(margin: f32) -> u8 {
    (50.0 + 50.0 * (1.0 - (-margin / 3.5).exp())) as u8
}

/// The lists of related links: the heading `Tautan terkait:` and the items below it.
fn related_lists(lines: &[Row<'_>]) -> Vec<Range<usize>> {
    let mut lists = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let start = index;
        index += 1;
        if lines[start].label_is(&[Label::Related]) && lines[start].text.ends_with(':') {
            while lines.get(index).is_some_and(|row| row.text.starts_with("- ")) {
                index += 1;
            }
            if index > start + 1 {
                lists.push(start..index);
            }
        }
    }
    lists
}
