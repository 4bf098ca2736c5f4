//! Decisions: each row with its role and the reason for it.

use super::detour::detours;
use super::gather::Gathering;
use super::grammar::{self, Fate, State};
use super::link_span;
use super::markup::Markup;
use super::own::Ruled;
use super::row::Row;
use super::rule::Rule;
use super::scores::Scores;
use super::signs::Signs;
use super::span::{self, Span};
use super::story::Story;
use super::votes::{OnLine, Votes};
use super::weights::Weights;
use crate::article::{CERTAIN, Reason, Role};
use crate::packs::{Knowledge, Label};
use crate::pages::Page;
use crate::text::{self, is_blank};
use std::ops::Range;

/// How many lines that are not blank are looked at. No story has so many; those beyond are kept as text.
pub(super) const LIMIT: usize = 150_000;

/// The highest confidence with which a paragraph is set aside for its place alone.
const PARAGRAPH_BELOW: u8 = 80;

/// The highest confidence with which names right below the story are set aside for their place alone.
const NAMES_BELOW: u8 = 85;

/// A line of which less than this speaks for its removal stays in the text.
const KEPT_BELOW: u8 = 60;

/// How much of what a rule saw is kept, in bytes.
const SEEN: usize = 120;

/// A row and what it was taken for.
#[derive(Debug)]
pub(super) struct Decided<'a> {
    pub row: Row<'a>,
    pub state: State,
    pub role: Role,
    pub reason: Reason,
    pub spans: Vec<Span>,
}

/// Decides about every line that is looked at; `page` is the page that the text was seen on, where it was.
pub(super) fn decide<'a>(
    text: &'a str,
    page: Option<&Page>,
    knowledge: &Knowledge,
    weights: &Weights,
) -> Vec<Decided<'a>> {
    let Gathered { rows, story, votes } = gather(text, page, knowledge);
    let own = Ruled::of(&rows, knowledge);
    let emissions: Vec<Scores> = (0..rows.len())
        .map(|index| {
            let on_line = votes.on(index);
            let mut emission = on_line.emission(&rows[index]);
            weights.add(on_line.features(&Signs::of(&rows, index, &story)), &mut emission);
            own.speak(index, &rows, &mut emission);
            emission
        })
        .collect();
    let decoded = grammar::decode(&emissions);
    let reasons: Vec<Reason> = (0..rows.len())
        .map(|index| {
            let mut reason = reason(&rows[index], votes.on(index), decoded.states[index], decoded.margins[index]);
            if may_be_tags(index, &rows[index], &story, &reason) {
                reason.confidence = reason.confidence.min(NAMES_BELOW);
            }
            reason
        })
        .collect();
    let told = rows.into_iter().zip(decoded.states).zip(reasons);
    let decided = told.map(|((row, state), reason)| {
        // What stands between paragraphs and may be text is not set aside: it stays in its place for a decision.
        let in_doubt = state == State::BodyChrome && reason.confidence < CERTAIN;
        let is_known = row.marker.is_some() || row.furniture || row.furniture_start;
        let may_go = state.fate() == Fate::Removed;
        let (role, reason) = if may_go && reason.confidence < KEPT_BELOW && !is_known {
            (Role::Body, Reason { rule: Rule::InDoubt.code().into(), ..reason })
        } else if in_doubt {
            (Role::Promo, reason)
        } else {
            (state.role(), reason)
        };
        let mut spans = span::spans(&row, role, &story, knowledge);
        if let Some(page) = page {
            link_span::add_linked(&mut spans, page, &row, role, knowledge);
        }
        Decided { row, state, role, reason, spans }
    });
    own.settle(decided.collect())
}

/// What was seen on the lines of a text.
struct Gathered<'a> {
    rows: Vec<Row<'a>>,
    story: Story,
    votes: Votes,
}

fn gather<'a>(text: &'a str, page: Option<&Page>, knowledge: &Knowledge) -> Gathered<'a> {
    // Rows are large, and a list that grows is copied each time.
    let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
    let mut rows: Vec<Row<'a>> = Vec::with_capacity(lines.min(LIMIT));
    rows.extend(text::lines(text).filter_map(|line| Row::of(&line, knowledge)).take(LIMIT));
    let story = Story::learn(&rows);
    let related = related_lists(&rows);
    let markup = page.map(|page| Markup::of(page, &rows));
    let detours = detours(&rows, knowledge);
    let markup = markup.as_ref();
    let gathering = Gathering { rows: &rows, story: &story, related: &related, detours: &detours, markup };
    let votes = gathering.votes();
    Gathered { rows, story, votes }
}

/// A line as it is learned from: its number, what the votes say for each state, and its features.
#[derive(Debug)]
pub(super) struct Weighed {
    pub line: u32,
    pub votes: Scores,
    pub features: Vec<usize>,
}

/// The lines of a text as they are learned from.
pub(super) fn weigh(text: &str, knowledge: &Knowledge) -> Vec<Weighed> {
    let Gathered { rows, story, votes } = gather(text, None, knowledge);
    let weighed = rows.iter().enumerate().map(|(index, row)| {
        let on_line = votes.on(index);
        let features = on_line.features(&Signs::of(&rows, index, &story)).collect();
        Weighed { line: row.line, votes: on_line.emission(row), features }
    });
    weighed.collect()
}

/// The lines beyond those that are looked at.
pub(super) fn beyond(text: &str) -> impl Iterator<Item = text::Line<'_>> {
    text::lines(text).filter(|line| !is_blank(line.text)).skip(LIMIT)
}

/// The reason that is given for a line that was not looked at.
pub(super) fn unread() -> Reason {
    Reason { rule: Rule::NothingAgainst.code().into(), seen: String::new(), confidence: 0 }
}

fn reason(row: &Row<'_>, votes: OnLine<'_>, state: State, margin: f32) -> Reason {
    let strongest = votes.strongest(state);
    let rule = strongest.map_or_else(|| Rule::of_place(state), |vote| vote.rule);
    let seen = strongest.map_or("", |vote| &row.text[vote.seen.clone()]);
    let mut cut = seen.len().min(SEEN);
    while !seen.is_char_boundary(cut) {
        cut -= 1;
    }
    // A paragraph among furniture may be the story going on: an editor looks.
    let doubt = state == State::TailChrome && row.is_paragraph();
    let highest = if doubt { PARAGRAPH_BELOW } else { rule.highest_confidence() };
    let confidence = confidence(margin).min(highest);
    Reason { rule: rule.code().into(), seen: seen[..cut].to_owned(), confidence }
}

/// Whether a line may tell what the story is about, and only its place says that it is furniture: names right below
/// the text, without a label.
fn may_be_tags(index: usize, row: &Row<'_>, story: &Story, reason: &Reason) -> bool {
    /// How far below the last paragraph tags stand at most, editors and end marks between.
    const REACH: usize = 5;
    let near = story.last_paragraphs.is_some_and(|last| index > last && index <= last + REACH);
    near && reason.rule == Rule::BelowStory.code() && row.words >= 2 && row.capitals >= 85
}

/// How far the best sequence is ahead of the best one with another fate, as a figure up to 100.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 50 and 100")]
fn confidence(margin: f32) -> u8 {
    (50.0 + 50.0 * (1.0 - (-margin / 3.5).exp())) as u8
}

/// The heading `Tautan terkait:` and the items below it.
fn related_lists(rows: &[Row<'_>]) -> Vec<Range<usize>> {
    let mut lists = Vec::new();
    let mut index = 0;
    while index < rows.len() {
        let start = index;
        index += 1;
        if rows[start].label_is(&[Label::Related]) && rows[start].text.ends_with(':') {
            while rows.get(index).is_some_and(|row| row.text.starts_with("- ")) {
                index += 1;
            }
            if index > start + 1 {
                lists.push(start..index);
            }
        }
    }
    lists
}
