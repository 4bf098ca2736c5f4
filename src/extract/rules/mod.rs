//! Hand-written scoring rules for the parts of the story itself: headline, text, dates and labels. Each rule that fires
//! adds scores for some line classes.

pub(crate) mod caption;
pub(crate) mod evidence;
pub(crate) mod html;
pub(crate) mod promo;
pub(crate) mod skip_blocks;

use crate::extract::model::viterbi::State;
use crate::extract::rules::html::Markup;
use crate::extract::line_info::{Ending, Row};
use crate::extract::reason_code::Rule;
use crate::extract::doc_stats::{Story, opens_story};
use crate::extract::rules::evidence::Votes;
use crate::packs::Label;
use std::ops::Range;

/// How many lines below a tag heading may be tags.
const TAGS: usize = 16;

/// What the rules may look at: all lines of a text, and what was found out about them.
pub(crate) struct Gathering<'r, 'a> {
    pub rows: &'r [Row<'a>],
    pub story: &'r Story,
    /// The lines of lists of related links that a published story keeps.
    pub related: &'r [Range<usize>],
    /// The lines that the page offers to skip.
    pub detours: &'r [Range<usize>],
    /// The rules for the HTML structure, if the text comes from a web page.
    pub markup: Option<&'r Markup<'r>>,
}

impl Gathering<'_, '_> {
    /// Applies all rules to all lines.
    pub fn votes(&self) -> Votes {
        let mut votes = Votes::with_room_for(self.rows.len());
        for (index, row) in self.rows.iter().enumerate() {
            self.vote(index, row, &mut votes);
            votes.end_line();
        }
        votes
    }

    fn vote(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        self.as_headline(index, row, votes);
        self.as_text(index, row, votes);
        self.as_date(index, row, votes);
        self.as_label(index, row, votes);
        self.as_person(index, row, votes);
        self.as_picture(index, row, votes);
        self.as_promo(index, row, votes);
        self.as_furniture(index, row, votes);
        self.as_name(index, row, votes);
        self.as_reporter(index, row, votes);
        self.as_hashtags(index, row, votes);
        if let Some(markup) = self.markup {
            markup.vote(index, row, votes);
        }
    }

    pub fn above(&self, index: usize) -> Option<&Row<'_>> {
        index.checked_sub(1).and_then(|above| self.rows.get(above))
    }

    pub fn below(&self, index: usize) -> Option<&Row<'_>> {
        self.rows.get(index + 1)
    }

    /// Whether the line is at or above the first paragraph of the text, where dates and bylines are.
    pub fn is_in_head(&self, index: usize) -> bool {
        self.story.body.is_none_or(|body| index <= body)
    }

    /// Whether the line is below the last paragraph of the text.
    pub fn is_below_text(&self, index: usize) -> bool {
        self.story.last_paragraphs.is_some_and(|last| index > last)
    }

    /// Whether one of the four lines above is a date line.
    pub fn is_below_date(&self, index: usize) -> bool {
        self.rows[index.saturating_sub(4)..index].iter().any(|above| above.is_date(4))
    }

    fn as_headline(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let whole = 0..row.text.len();
        if index == 0 {
            // A short first line is a headline too if a blank line separates it from a paragraph.
            let alone = row.words >= 2
                && row.ending == Ending::Open
                && self.below(index).is_some_and(|below| below.is_paragraph() && below.line > row.line + 1);
            let weight = if alone && row.words <= 3 { 7.0 } else { 1.5 };
            votes.cast(Rule::HeadlinePlace, whole.clone(), &[(State::Title, weight)]);
        }
        if let Some(shared) = self.story.share(index).in_text.filter(|shared| *shared >= 40)
            && !row.is_paragraph()
        {
            #[expect(clippy::cast_precision_loss, reason = "a percentage")]
            let weight = shared as f32 / 30.0;
            votes.cast(Rule::HeadlineWords, whole.clone(), &[(State::Title, weight), (State::Mast, -1.0)]);
        }
        let over_headline = self.below(index).is_some_and(|below| below.is_headline() && below.words >= 4);
        let has_match = row.marker.is_some() || row.heading || row.label.is_some() || row.date.is_some();
        if row.text.ends_with(':')
            && (2..=6).contains(&row.words)
            && !has_match
            && over_headline
            && index < self.story.first_paragraph
        {
            votes.cast(Rule::Kicker, whole.clone(), &[(State::Standfirst, 24.0)]);
        }
        if row.words >= 4 && row.fold.is_some() && self.above(index).is_some_and(|above| above.fold == row.fold) {
            votes.cast(Rule::HeadlineAgain, whole.clone(), &[(State::Title, 14.0)]);
        }
        if row.words >= 4 && row.fold.is_some() && self.below(index).is_some_and(|below| below.fold == row.fold) {
            votes.cast(Rule::HeadlineRepeated, whole.clone(), &[(State::Title, 10.0)]);
        }
        let ends_with_headline =
            |below: &Row<'_>| below.words >= 4 && below.text.len() < row.text.len() && row.text.ends_with(below.text);
        let below = &self.rows[index + 1..(index + 5).min(self.rows.len())];
        if row.fold.is_some() && !row.is_paragraph() && index < 40 && below.iter().any(ends_with_headline) {
            votes.cast(
                Rule::Breadcrumb,
                whole.clone(),
                &[(State::Mast, 7.0), (State::Title, -5.0), (State::HeadChrome, 3.0)],
            );
        }
        if row.words <= 6 && self.story.times(row) >= 3 {
            let listed =
                [(State::TailChrome, 3.0), (State::Body, -1.0), (State::Subhead, -2.0), (State::BodyChrome, 7.0)];
            votes.cast(Rule::Repeated, whole.clone(), &listed);
        }
        if row.words >= 4 && !row.is_paragraph() && self.story.stands_below(row, index) {
            votes.cast(Rule::HeadlineRepeated, whole.clone(), &[(State::Title, 2.0)]);
        }
        if row.words >= 4 && !row.is_paragraph() && self.story.stands_above(row, index) {
            // An entry of a table of contents is repeated as a subheading above its part of the text.
            let is_subhead = self.below(index).is_some_and(Row::is_paragraph) && index > self.story.first_paragraph;
            let subhead = if is_subhead { 2.0 } else { 0.0 };
            let again =
                [(State::TailChrome, 2.5), (State::HeadChrome, 1.0), (State::Title, -1.0), (State::Subhead, subhead)];
            votes.cast(Rule::HeadlineAgain, whole, &again);
        }
    }

    fn as_text(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let whole = 0..row.text.len();
        if row.is_paragraph() {
            let near = [index.checked_sub(2), index.checked_sub(1), Some(index + 1), Some(index + 2)];
            let mut beside = near.into_iter().flatten().filter_map(|near| self.rows.get(near));
            let alone = !beside.any(Row::is_paragraph) && self.rows.len() > 3;
            // The headline behind a promo marker may end with punctuation, as a question does.
            let is_promo = row.marker.is_some() && row.words < 25;
            let weight = if row.words >= 25 { 4.0 } else { 3.0 }
                - if alone { 1.5 } else { 0.0 }
                - if is_promo { 2.5 } else { 0.0 };
            votes.cast(Rule::Sentences, 0..0, &[(State::Body, weight)]);
            if alone && self.story.body.is_some_and(|body| index < body) {
                let (standfirst, caption) = if self.is_below_date(index) { (3.0, 4.5) } else { (4.0, 2.0) };
                let states = [(State::Standfirst, standfirst), (State::HeadCaption, caption), (State::Body, -2.0)];
                votes.cast(Rule::Standfirst, 0..0, &states[..1]);
                votes.cast(Rule::CaptionPlace, 0..0, &states[1..]);
            }
        }
        if self.story.dateline.is_some_and(|dateline| index < dateline) {
            let caption = if self.is_below_date(index) { 1.5 } else { 0.0 };
            votes.cast(
                Rule::CaptionPlace,
                0..0,
                &[(State::Body, -6.0), (State::Subhead, -4.0), (State::HeadCaption, caption)],
            );
        }
        if self.story.last_paragraphs.is_some_and(|last| index < last) {
            votes.cast(Rule::BelowStory, 0..0, &[(State::TailOpen, -5.0), (State::TailPromo, -5.0)]);
        }
        if self.story.body.is_some_and(|body| index <= body) {
            for state in State::ALL.into_iter().filter(|state| state.is_tail()) {
                votes.cast(Rule::BelowStory, 0..0, &[(state, -20.0)]);
            }
        }
        if let Some(dateline) = row.dateline.as_ref().filter(|_| opens_story(row)) {
            let weight = if dateline.agency.is_empty() { 26.0 } else { 28.0 };
            votes.cast(Rule::Dateline, dateline.range.clone(), &[(State::Dateline, weight)]);
        }
        let looks_like_heading = row.is_headline() || row.words < 3 && row.ending == Ending::Open;
        let has_match =
            row.counter || row.menu || row.furniture || row.heading || row.date.is_some() || row.ago || row.is_item();
        if looks_like_heading
            && !has_match
            && row.words <= 14
            && self.below(index).is_some_and(Row::is_paragraph)
            && !row.text.contains("://")
        {
            let after_short = row.words > 5
                && self.above(index).is_some_and(|above| {
                    above.ending == Ending::Open && above.marker.is_none() && !above.is_paragraph()
                });
            votes.cast(Rule::ShortBeforeParagraph, 0..0, &[(State::Subhead, if after_short { 1.2 } else { 2.2 })]);
        }
        if let Some(mark) = row.end_mark.as_ref().filter(|mark| mark.range.start == 0) {
            let rule = if mark.initials { Rule::Initials } else { Rule::EndMark };
            votes.cast(rule, whole, &[(State::BodyEnd, 27.0)]);
        }
    }

    fn as_date(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let whole = 0..row.text.len();
        if let Some(date) = row.date.as_ref().filter(|_| row.is_date(4) && row.words <= 18) {
            let clean = row.is_date(2);
            let (head, body, list) = if clean { (19.5, -3.0, 2.5) } else { (17.0, 0.0, 0.5) };
            let head = if self.is_in_head(index) { head } else { 0.0 };
            let states =
                [(State::HeadDate, head), (State::MastDate, head - 0.5), (State::Body, body), (State::Title, -4.0)];
            let rule = if date.problem.is_some() { Rule::DateImpossible } else { Rule::DateShape };
            votes.cast(rule, date.range.clone(), &states);
            votes.cast(Rule::DateInList, date.range.clone(), &[(State::TailChrome, list), (State::Card, 1.0)]);
            let is_explicit = row.is_date(0) && row.date_word;
            votes.cast(Rule::DateShape, date.range.clone(), &[(State::TailDate, if is_explicit { 18.5 } else { 0.0 })]);
        } else if row.dated {
            votes.cast(Rule::DateShape, whole.clone(), &[(State::Title, -3.0), (State::Mast, 3.0)]);
        }
        if row.date_label && self.below(index).is_some_and(|below| below.is_date(2)) {
            votes.cast(Rule::DateShape, whole.clone(), &[(State::HeadDate, 18.5), (State::MastDate, 18.0)]);
        }
        if row.ago {
            votes.cast(
                Rule::TimeAgo,
                whole.clone(),
                &[
                    (State::TailChrome, 3.0),
                    (State::HeadChrome, if row.words <= 5 { 9.0 } else { 0.0 }),
                    (State::Card, 2.0),
                    (State::BodyChrome, if row.words <= 5 { 15.0 } else { 9.0 }),
                ],
            );
        }
        // The name of a section may be between a headline and its time.
        let is_section = |below: &Row<'_>| below.words <= 2 && below.ending == Ending::Open;
        let has_time_below = self.below(index).is_some_and(is_time)
            || self.below(index).is_some_and(is_section) && self.rows.get(index + 2).is_some_and(|below| below.ago);
        if row.is_headline()
            && has_time_below
            && row.date.is_none()
            && row.label.is_none()
            && index > self.story.first_paragraph
        {
            votes.cast(Rule::HeadlineOverTime, whole, &[(State::Promo, 14.0), (State::TailChrome, 2.0)]);
        }
        let below_headline = self.above(index).is_some_and(|above| above.is_headline() && above.date.is_none());
        if below_headline && is_time(row) && index > self.story.first_paragraph {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 3.0), (State::TailChrome, 1.5)]);
        }
    }

    fn as_label(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let Some(seen) = &row.label else {
            self.below_tags(index, row, votes);
            return self.below_label(index, row, votes);
        };
        let (label, alone, range) = (seen.label, seen.value.is_empty(), seen.range.clone());
        let value_words = row.words;
        let value_below = self.below(index).is_some_and(is_value);
        let bonus = if alone {
            if value_below { 5.0 } else { 0.0 }
        } else if value_words <= 16 {
            12.0
        } else {
            1.0
        };
        let states: &[(State, f32)] = match label {
            Label::Byline => &[(State::HeadByline, 7.0), (State::TailByline, 12.0)],
            Label::BylineOpen if value_words <= 9 || value_words <= 16 && row.capitals == 100 => {
                &[(State::HeadByline, 6.0), (State::TailByline, 5.0)]
            }
            Label::Editor | Label::EditorOpen => &[(State::TailEditor, 12.0), (State::HeadEditor, 11.0)],
            Label::Source => &[(State::TailSource, 12.0), (State::HeadSource, 10.0)],
            Label::Tags => &[
                (State::TagLabel, 12.0 + if alone { 5.5 - bonus } else { 0.0 }),
                (State::Mast, if alone { 1.0 - bonus } else { 0.0 }),
            ],
            Label::Republished => &[(State::TailSource, 12.0 + 7.0 - bonus)],
            _ => return,
        };
        let rule = match label {
            Label::Tags if !alone => Rule::TagList,
            Label::Republished => Rule::Republished,
            _ => Rule::Label,
        };
        let states: Vec<(State, f32)> = states.iter().map(|(state, weight)| (*state, weight + bonus)).collect();
        votes.cast(rule, range, &states);
        votes.cast(rule, 0..0, &[(State::Title, -3.0)]);
    }

    /// The short lines directly below a heading such as `Tags`.
    fn below_tags(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let fits = |row: &Row<'_>| {
            let is_known = row.furniture || row.furniture_start || row.heading || row.counter || row.copyright;
            row.ending == Ending::Open && !is_known && row.words > 0 && row.words <= 25
        };
        let window = &self.rows[index.saturating_sub(TAGS)..index];
        let Some(label) = window.iter().rposition(|above| !fits(above) || above.label.is_some()) else { return };
        let heading = window[label].label.as_ref();
        let is_tag_heading = heading.is_some_and(|seen| seen.label == Label::Tags && seen.value.is_empty());
        let first = label + 1 == window.len();
        if is_tag_heading && fits(row) && (row.words <= 5 || first) {
            let weight = if row.words <= 5 { 6.5 } else { 9.0 };
            votes.cast(Rule::BelowTags, 0..row.text.len(), &[(State::Tag, weight)]);
        }
    }

    /// The value of a label on the line above: `: Sari Dewi` below `Penulis`.
    fn below_label(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let Some(above) = self.above(index) else { return };
        let Some(label) = above.label.as_ref().filter(|label| label.value.is_empty()) else { return };
        if !is_value(row) {
            return;
        }
        let states: &[(State, f32)] = match label.label {
            Label::Byline | Label::BylineOpen => &[(State::HeadByline, 12.0), (State::TailByline, 17.0)],
            Label::Editor | Label::EditorOpen => &[(State::TailEditor, 17.0), (State::HeadEditor, 16.0)],
            Label::Source => &[(State::TailSource, 17.0), (State::HeadSource, 15.0)],
            _ => return,
        };
        votes.cast(Rule::LabelAbove, 0..row.text.len(), states);
    }
}

/// Whether the line can be the value of a label on the line above: it starts with a colon, or is a name.
pub(crate) fn is_value(row: &Row<'_>) -> bool {
    let known = row.furniture || row.furniture_start || row.heading || row.menu || row.label.is_some() || row.counter;
    row.text.starts_with(':')
        || !known && (row.is_name() || row.words == 1 && row.capitals == 100 && row.ending == Ending::Open)
}

/// Whether the line is a relative time, or a date with at most a few other words.
fn is_time(row: &Row<'_>) -> bool {
    row.ago || row.is_date(2) && row.words <= 12 && !row.text.starts_with(['-', '–', '—'])
}
