//! Votes: what each sign on a line, and beside it, says about what the line is.

use super::grammar::{STATES, State};
use super::promo::Strength;
use super::row::{Ending, Row};
use super::rule::Rule;
use super::story::{Story, opens_story};
use crate::packs::Label;
use crate::text::fold;
use std::ops::Range;

/// How many lines below their heading tags are looked for.
const TAGS: usize = 16;

/// What one sign says about a line.
#[derive(Clone, Debug)]
pub(super) struct Vote {
    /// Its name.
    pub rule: Rule,
    /// What it speaks for.
    pub state: State,
    /// How much.
    pub weight: f32,
    /// The part of the line that it saw.
    pub seen: Range<usize>,
}

/// The votes on one line.
#[derive(Debug, Default)]
pub(super) struct Votes(Vec<Vote>);

impl Votes {
    fn cast(&mut self, rule: Rule, seen: Range<usize>, for_states: &[(State, f32)]) {
        let votes =
            for_states.iter().map(|(state, weight)| Vote { rule, state: *state, weight: *weight, seen: seen.clone() });
        self.0.extend(votes);
    }

    /// How well each state fits the line: its shape, and all votes.
    pub fn emission(&self, row: &Row<'_>) -> [f32; STATES] {
        let mut emission = shape(row);
        for vote in &self.0 {
            emission[vote.state as usize] += vote.weight;
        }
        emission
    }

    /// The vote that spoke the most for a state.
    pub fn strongest(&self, state: State) -> Option<&Vote> {
        let positive = self.0.iter().filter(|vote| vote.state == state && vote.weight > 0.0);
        positive.fold(None, |best: Option<&Vote>, vote| match best {
            Some(best) if best.weight >= vote.weight => Some(best),
            _ => Some(vote),
        })
    }
}

/// How well each state fits a line by its length and ending alone. States that need a sign of their own start low.
fn shape(row: &Row<'_>) -> [f32; STATES] {
    let paragraph = row.is_paragraph();
    let long = row.words >= 25;
    let tiny = row.words <= 3 && row.ending == Ending::Open;
    let sentence = row.ending == Ending::Sentence;
    let by_shape = |tiny_score, short_score, paragraph_score, long_score| {
        if long {
            long_score
        } else if paragraph {
            paragraph_score
        } else if tiny {
            tiny_score
        } else {
            short_score
        }
    };
    State::ALL.map(|state| match state {
        State::Mast if !paragraph && row.words >= 5 => {
            if row.words >= 8 {
                -2.5
            } else {
                -1.5
            }
        }
        State::Mast => by_shape(0.8, 0.0, -5.0, -9.0),
        State::HeadChrome => by_shape(-1.5, -2.8, -5.0, -8.0),
        State::TailChrome => by_shape(0.6, 0.6, -0.7, -1.5),
        State::Title => match row.words {
            0..=2 => -4.0,
            3 => -1.0,
            4..=30 if row.text.ends_with('.') => -3.0,
            4..=30 => 0.5,
            _ => -12.0,
        },
        State::HeadByline => -7.0,
        State::HeadCaption => {
            by_shape(-3.0, if sentence { -1.0 } else { -1.8 }, -0.5, if row.words > 45 { -3.0 } else { -1.0 })
        }
        State::Standfirst => by_shape(-4.0, -1.2, -1.0, -2.0),
        State::HeadCard | State::Card => match row.words {
            0..=4 => -1.5,
            _ => by_shape(-1.5, -0.5, -3.0, -4.0),
        },
        State::Body if row.ending == Ending::Onward && row.words >= 4 => 0.8,
        State::Body if sentence && !paragraph => 1.0,
        State::Body => by_shape(-0.5, 0.0, 0.0, 0.0),
        State::Subhead if sentence && !row.text.ends_with('?') => -5.0,
        State::Subhead if row.words > 14 => -6.0,
        State::Subhead => -1.0,
        State::BodyCaption => -6.0,
        State::HeadCredit | State::BodyCredit | State::BodyChrome => -10.0,
        State::Tag if row.ending == Ending::Open && row.words <= 5 => -0.5,
        State::Tag => -8.0,
        State::MastDate | State::HeadDate | State::TailDate => -15.0,
        State::Dateline | State::BodyEnd => -20.0,
        State::HeadPromo | State::Promo | State::TailPromo | State::TagLabel => -12.0,
        State::HeadEditor | State::HeadSource | State::TailEditor | State::TailSource | State::TailByline => -12.0,
    })
}

/// Gathers the votes on one row, given those beside it.
pub(super) struct Gathering<'r, 'a> {
    pub rows: &'r [Row<'a>],
    pub story: &'r Story,
    /// The rows that list the links which a finished story keeps.
    pub related: &'r [Range<usize>],
}

impl Gathering<'_, '_> {
    /// The votes on the row of that index.
    pub fn votes(&self, index: usize) -> Votes {
        let mut votes = Votes::default();
        let row = &self.rows[index];
        self.as_headline(index, row, &mut votes);
        self.as_text(index, row, &mut votes);
        self.as_date(index, row, &mut votes);
        self.as_label(index, row, &mut votes);
        self.as_picture(index, row, &mut votes);
        self.as_promo(index, row, &mut votes);
        self.as_furniture(index, row, &mut votes);
        votes
    }

    fn above(&self, index: usize) -> Option<&Row<'_>> {
        index.checked_sub(1).and_then(|above| self.rows.get(above))
    }

    fn below(&self, index: usize) -> Option<&Row<'_>> {
        self.rows.get(index + 1)
    }

    fn as_headline(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let all = 0..row.text.len();
        if index == 0 {
            votes.cast(Rule::HeadlinePlace, all.clone(), &[(State::Title, 1.5)]);
        }
        if let Some(shared) = self.story.shared_words(row).filter(|shared| *shared >= 40)
            && !row.is_paragraph()
        {
            #[expect(clippy::cast_precision_loss, reason = "a percentage")]
            let weight = shared as f32 / 30.0;
            votes.cast(Rule::HeadlineWords, all.clone(), &[(State::Title, weight), (State::Mast, -1.0)]);
        }
        if row.words >= 4 && row.fold.is_some() && self.above(index).is_some_and(|above| above.fold == row.fold) {
            votes.cast(Rule::HeadlineAgain, all.clone(), &[(State::Title, 10.0)]);
        }
        if row.words >= 4 && row.fold.is_some() && self.below(index).is_some_and(|below| below.fold == row.fold) {
            votes.cast(Rule::HeadlineRepeated, all.clone(), &[(State::Title, 10.0)]);
        }
        let ends_with_headline =
            |below: &Row<'_>| below.words >= 4 && below.text.len() < row.text.len() && row.text.ends_with(below.text);
        let below = &self.rows[index + 1..(index + 5).min(self.rows.len())];
        if row.fold.is_some() && !row.is_paragraph() && index < 40 && below.iter().any(ends_with_headline) {
            votes.cast(
                Rule::Breadcrumb,
                all.clone(),
                &[(State::Mast, 7.0), (State::Title, -5.0), (State::HeadChrome, 3.0)],
            );
        }
        if row.words <= 6 && self.story.times(row) >= 3 {
            let listed =
                [(State::TailChrome, 3.0), (State::Body, -1.0), (State::Subhead, -2.0), (State::BodyChrome, 7.0)];
            votes.cast(Rule::Repeated, all.clone(), &listed);
        }
        if row.words >= 4 && self.story.stands_below(row, index) {
            votes.cast(Rule::HeadlineRepeated, all.clone(), &[(State::Title, 2.0)]);
        }
        if row.words >= 4 && self.story.stands_above(row, index) {
            let again = [(State::TailChrome, 2.5), (State::HeadChrome, 1.0), (State::Title, -1.0)];
            votes.cast(Rule::HeadlineAgain, all, if row.is_paragraph() { &again[..1] } else { &again[..] });
        }
    }

    fn as_text(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let all = 0..row.text.len();
        if row.is_paragraph() {
            let near = [index.checked_sub(2), index.checked_sub(1), Some(index + 1), Some(index + 2)];
            let mut beside = near.into_iter().flatten().filter_map(|near| self.rows.get(near));
            let alone = !beside.any(Row::is_paragraph) && self.rows.len() > 3;
            let weight = if row.words >= 25 { 4.0 } else { 3.0 } - if alone { 1.5 } else { 0.0 };
            votes.cast(Rule::Sentences, 0..0, &[(State::Body, weight)]);
        }
        if self.story.dateline.is_some_and(|dateline| index < dateline) {
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::Body, -6.0), (State::Subhead, -4.0)]);
        }
        if let Some(dateline) = row.dateline.as_ref().filter(|_| opens_story(row)) {
            let weight = if dateline.agency.is_empty() { 26.0 } else { 28.0 };
            votes.cast(Rule::Dateline, dateline.range.clone(), &[(State::Dateline, weight)]);
        }
        let opens = row.is_headline() || row.words < 3 && row.ending == Ending::Open;
        let known = row.counter || row.menu || row.furniture || row.heading || row.date.is_some() || row.ago;
        if opens && !known && row.words <= 14 && self.below(index).is_some_and(Row::is_paragraph) {
            let after_short =
                self.above(index).is_some_and(|above| above.ending == Ending::Open && above.marker.is_none());
            votes.cast(Rule::ShortBeforeParagraph, 0..0, &[(State::Subhead, if after_short { 1.2 } else { 2.2 })]);
        }
        if let Some(mark) = row.end_mark.as_ref().filter(|mark| mark.range.start == 0) {
            let rule = if mark.initials { Rule::Initials } else { Rule::EndMark };
            votes.cast(rule, all, &[(State::BodyEnd, 27.0)]);
        }
    }

    fn as_date(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let all = 0..row.text.len();
        if let Some(date) = row.date.as_ref().filter(|_| row.is_date(4) && row.words <= 18) {
            let clean = row.is_date(2);
            let (head, body, list) = if clean { (19.5, -3.0, 2.5) } else { (17.0, 0.0, 0.5) };
            let votes_cast =
                [(State::HeadDate, head), (State::MastDate, head - 0.5), (State::Body, body), (State::Title, -4.0)];
            votes.cast(Rule::DateShape, date.range.clone(), &votes_cast);
            votes.cast(Rule::DateInList, date.range.clone(), &[(State::TailChrome, list), (State::Card, 1.0)]);
        } else if row.dated {
            votes.cast(Rule::DateShape, all.clone(), &[(State::Title, -3.0), (State::Mast, 3.0)]);
        }
        if row.ago {
            votes.cast(
                Rule::TimeAgo,
                all.clone(),
                &[(State::TailChrome, 3.0), (State::Card, 2.0), (State::BodyChrome, 9.0)],
            );
        }
        let timed = self.below(index).is_some_and(is_time);
        if row.is_headline() && timed && row.date.is_none() && index > self.story.first_paragraph {
            votes.cast(Rule::HeadlineOverTime, all, &[(State::Promo, 14.0), (State::TailChrome, 2.0)]);
        }
        let over = self.above(index).is_some_and(|above| above.is_headline() && above.date.is_none());
        if over && is_time(row) && index > self.story.first_paragraph {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 3.0), (State::TailChrome, 1.5)]);
        }
    }

    fn as_label(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let (label, alone, seen) = match &row.label {
            Some(seen) => (seen.label, seen.value.is_empty(), seen.range.clone()),
            None => {
                self.below_tags(index, row, votes);
                return self.below_label(index, row, votes);
            }
        };
        let value_words = row.words;
        let named = self.below(index).is_some_and(is_value);
        let sure = if alone {
            if named { 5.0 } else { 0.0 }
        } else if value_words <= 16 {
            8.0
        } else {
            1.0
        };
        let states: &[(State, f32)] = match label {
            Label::Byline => &[(State::HeadByline, 7.0), (State::TailByline, 12.0)],
            Label::BylineOpen if value_words <= 9 => &[(State::HeadByline, 6.0), (State::TailByline, 5.0)],
            Label::Editor => &[(State::TailEditor, 12.0), (State::HeadEditor, 11.0)],
            Label::Source => &[(State::TailSource, 12.0), (State::HeadSource, 10.0)],
            Label::Tags => &[
                (State::TagLabel, 12.0 + if alone { 5.5 - sure } else { 0.0 }),
                (State::Mast, if alone { 1.0 - sure } else { 0.0 }),
            ],
            Label::Republished => &[(State::TailSource, 12.0 + 7.0 - sure)],
            _ => return,
        };
        let rule = match label {
            Label::Tags if !alone => Rule::TagList,
            Label::Republished => Rule::Republished,
            _ => Rule::Label,
        };
        let weighed: Vec<(State, f32)> = states.iter().map(|(state, weight)| (*state, weight + sure)).collect();
        votes.cast(rule, seen, &weighed);
        votes.cast(rule, 0..0, &[(State::Title, -3.0)]);
    }

    /// A short line below `Tags`, and below those.
    fn below_tags(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let fits = |row: &Row<'_>| {
            let furniture = row.furniture || row.furniture_start || row.heading || row.counter || row.copyright;
            row.ending == Ending::Open && !furniture && row.words > 0 && row.words <= 25
        };
        let reach = &self.rows[index.saturating_sub(TAGS)..index];
        let Some(label) = reach.iter().rposition(|above| !fits(above) || above.label.is_some()) else { return };
        let under = reach[label].label.as_ref().is_some_and(|seen| seen.label == Label::Tags && seen.value.is_empty());
        let first = label + 1 == reach.len();
        if under && fits(row) && (row.words <= 5 || first) {
            let weight = if row.words <= 5 { 4.0 } else { 9.0 };
            votes.cast(Rule::BelowTags, 0..row.text.len(), &[(State::Tag, weight)]);
        }
    }

    /// `: Sari Dewi` below `Penulis`.
    fn below_label(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let Some(above) = self.above(index) else { return };
        let Some(label) = above.label.as_ref().filter(|label| label.value.is_empty()) else { return };
        if !is_value(row) {
            return;
        }
        let states: &[(State, f32)] = match label.label {
            Label::Byline | Label::BylineOpen => &[(State::HeadByline, 12.0), (State::TailByline, 17.0)],
            Label::Editor => &[(State::TailEditor, 17.0), (State::HeadEditor, 16.0)],
            Label::Source => &[(State::TailSource, 17.0), (State::HeadSource, 15.0)],
            _ => return,
        };
        votes.cast(Rule::LabelAbove, 0..row.text.len(), states);
    }

    fn as_picture(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let near_head = [index.checked_sub(1), Some(index + 1), index.checked_sub(2)];
        let beside_date =
            near_head.iter().flatten().filter_map(|near| self.rows.get(*near)).any(|near| near.is_date(4));
        let over_label = self
            .below(index)
            .and_then(|below| below.label.as_ref())
            .is_some_and(|label| label.label == Label::Byline && label.value.is_empty());
        if row.is_name() && is_value(row) {
            let weight = if beside_date || over_label { 8.0 } else { 6.0 };
            votes.cast(Rule::NameInHead, 0..row.text.len(), &[(State::HeadByline, weight), (State::Title, -1.0)]);
        }
        if row.credit {
            votes.cast(Rule::CreditShape, 0..row.text.len(), &[(State::HeadCredit, 13.0), (State::BodyCredit, 13.0)]);
        }
        if let Some(credited) = row.credited.as_ref().filter(|_| row.words < 60 && row.marker.is_none()) {
            let (head, body) = if credited.sure { (6.0, 11.0) } else { (3.0, 4.5) };
            votes.cast(
                Rule::CaptionCredit,
                credited.credit.clone(),
                &[(State::HeadCaption, head), (State::BodyCaption, body)],
            );
        }
        let repeats = [self.above(index), self.below(index)].into_iter().flatten().any(|other| repeats(row, other));
        if repeats {
            votes.cast(Rule::CaptionRepeat, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, 9.0)]);
        }
        if let Some(label) = row.label.as_ref().filter(|label| label.colon && !label.value.is_empty()) {
            let value = &row.text[label.value.clone()];
            let credit = label.label == Label::Credit
                || label.label == Label::Photo
                    && row.words <= 8
                    && row.ending == Ending::Open
                    && !value.contains('(')
                    && value.contains(['/', ','])
                || label.label == Label::Photo && row.words <= 5 && row.ending == Ending::Open;
            if value.starts_with("http") && label.label == Label::Photo
                || !matches!(label.label, Label::Photo | Label::Credit)
            {
                return;
            }
            let states: &[(State, f32)] = if credit {
                &[(State::HeadCredit, 15.0), (State::BodyCredit, 15.0)]
            } else {
                &[(State::HeadCaption, 7.0), (State::BodyCaption, 11.0)]
            };
            votes.cast(Rule::Label, label.range.clone(), states);
        }
    }

    fn as_promo(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        if self.related.iter().any(|list| list.contains(&index)) {
            votes.cast(
                Rule::Related,
                0..row.text.len(),
                &[(State::TailPromo, 30.0), (State::TailChrome, -8.0), (State::Card, -8.0)],
            );
        }
        if let Some(marker) = &row.marker {
            let leads =
                self.below(index).is_some_and(|below| below.is_headline() || below.words >= 2 && !below.is_paragraph());
            let (rule, weight) = match marker.strength {
                Strength::Full => (Rule::Marker, 20.0),
                Strength::Alone if leads => (Rule::MarkerAlone, 16.5),
                Strength::Alone => (Rule::MarkerAlone, 13.5),
                Strength::Loose => (Rule::MarkerLoose, 15.5),
                Strength::Weak => (Rule::MarkerColon, 14.5),
            };
            let states = [
                (State::Promo, weight),
                (State::HeadPromo, weight - 0.5),
                (State::TailPromo, weight + 0.5),
                (State::Title, -3.0),
            ];
            votes.cast(rule, marker.range.clone(), &states);
        }
        if row.embed {
            votes.cast(
                Rule::Embed,
                0..row.text.len(),
                &[(State::Promo, 18.0), (State::HeadPromo, 17.0), (State::TailPromo, 18.0)],
            );
        }
        match self.above(index).and_then(|above| above.marker.as_ref()) {
            Some(marker) if marker.strength == Strength::Alone => {
                let section = if row.menu { 2.0 } else { 0.0 };
                votes.cast(
                    Rule::BelowMarker,
                    0..0,
                    &[(State::Card, 1.5 + section), (State::HeadCard, 1.5 + section), (State::TailChrome, 1.0)],
                );
            }
            Some(_) => votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, -8.0), (State::HeadCard, -8.0)]),
            None => {}
        }
    }

    fn as_furniture(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let all = 0..row.text.len();
        let chrome = |votes: &mut Votes, rule, mast: f32, head: f32, body: f32, tail: f32| {
            let states = [
                (State::Mast, mast),
                (State::HeadChrome, head),
                (State::BodyChrome, body),
                (State::TailChrome, tail),
                (State::Title, -2.0),
            ];
            votes.cast(rule, all.clone(), &states);
        };
        let over_paragraph = self.below(index).is_some_and(Row::is_paragraph);
        if row.furniture {
            chrome(votes, Rule::Furniture, 4.0, 7.0, 16.0, 8.0);
        } else if row.furniture_start && row.words <= 60 {
            chrome(votes, Rule::Furniture, 3.0, 6.0, 13.0, 6.0);
        }
        if row.heading {
            let empty = self.below(index).is_none_or(|below| below.heading || below.label_is(&[Label::Tags]));
            let rule = if empty { Rule::EmptyHeading } else { Rule::Heading };
            if over_paragraph {
                chrome(votes, rule, 3.0, 5.0, 9.0, 4.0);
            } else {
                chrome(votes, rule, 4.0, 6.0, 12.0, 9.5);
            }
            if !empty && !over_paragraph && self.below(index).is_some_and(Row::is_headline) {
                votes.cast(rule, 0..row.text.len(), &[(State::HeadPromo, 17.0), (State::Promo, 14.0)]);
            }
        }
        if row.menu {
            chrome(votes, Rule::Menu, 3.5, 5.0, 11.0, 3.5);
        }
        if row.counter {
            let sign = row.words == 0;
            chrome(votes, Rule::Counter, 3.0, 5.0, if sign { 11.0 } else { 9.0 }, 3.5);
        }
        if row.separators >= 2 && !row.is_paragraph() && row.words <= 60 {
            chrome(votes, Rule::Separators, 4.0, 3.0, 9.0, 3.0);
        }
        if row.copyright {
            chrome(votes, Rule::Copyright, 3.0, 4.0, 15.0, 9.0);
        }
        if row.address {
            chrome(votes, Rule::Address, 3.0, 3.0, 6.0, -0.2);
        }
        let hashtag = row.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if hashtag && row.words <= 6 {
            votes.cast(Rule::Hashtag, all, &[(State::Tag, 8.0)]);
        }
    }
}

/// Whether the line can be the value of a label on the line above.
fn is_value(row: &Row<'_>) -> bool {
    let known = row.furniture || row.furniture_start || row.heading || row.menu || row.label.is_some() || row.counter;
    row.text.starts_with(':')
        || !known && (row.is_name() || row.words == 1 && row.capitals == 100 && row.ending == Ending::Open)
}

/// Whether the line tells a time, and a name at most besides.
fn is_time(row: &Row<'_>) -> bool {
    row.ago || row.is_date(2) && row.words <= 12 && !row.text.starts_with(['-', '–', '—'])
}

/// Whether one of two neighbouring lines begins with the other.
pub(super) fn repeats(row: &Row<'_>, other: &Row<'_>) -> bool {
    let (Some(_), Some(_)) = (row.fold, other.fold) else { return false };
    let (a, b) = (fold(row.text), fold(other.text));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 20 && long.starts_with(short.trim_end_matches(['.', ' ']))
}
