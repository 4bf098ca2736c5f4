//! Gathering, continued: the signs of what stands around the text: pictures, promos, furniture.

use super::gather::{Gathering, is_value};
use super::grammar::State;
use super::promo::Strength;
use super::row::{Ending, Row};
use super::rule::Rule;
use super::story::content;
use super::votes::Votes;
use crate::packs::Label;
use crate::text::fold;

impl Gathering<'_, '_> {
    pub fn as_picture(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let near_head = [index.checked_sub(1), Some(index + 1), index.checked_sub(2)];
        let beside_date =
            near_head.iter().flatten().filter_map(|near| self.rows.get(*near)).any(|near| near.is_date(4));
        let over_label = self
            .below(index)
            .and_then(|below| below.label.as_ref())
            .is_some_and(|label| label.label == Label::Byline && label.value.is_empty());
        let in_capitals = !row.text.chars().any(char::is_lowercase);
        let below_story =
            self.above(index).is_some_and(Row::is_paragraph) && !self.below(index).is_some_and(Row::is_paragraph);
        let below_all = below_story && self.is_below_text(index);
        // A name over `Foto: …`, or below a credit, is who is seen, not who wrote.
        let is_seen = |credit: &Row<'_>| {
            // Where the line above the credit can be no caption, the one below is it.
            credit.credit
                && index.checked_sub(2).is_none_or(|top| self.rows[top].label.is_some() || self.rows[top].is_date(2))
        };
        let named =
            row.is_name() && (self.below(index).is_some_and(is_credit_line) || self.above(index).is_some_and(is_seen));
        if row.is_name() && is_value(row) && below_all && !in_capitals {
            votes.cast(Rule::NameBelowStory, 0..row.text.len(), &[(State::TailByline, 12.5)]);
        }
        if row.is_name() && in_capitals && below_story {
            votes.cast(Rule::NameBelowStory, 0..row.text.len(), &[(State::TailByline, 16.5)]);
        }
        if row.is_name() && is_value(row) && self.is_in_head(index) && !named {
            let weight = if beside_date || over_label { 8.0 } else { 6.0 };
            votes.cast(Rule::NameInHead, 0..row.text.len(), &[(State::HeadByline, weight), (State::Title, -1.0)]);
        }
        if row.credit {
            votes.cast(Rule::CreditShape, 0..row.text.len(), &[(State::HeadCredit, 13.0), (State::BodyCredit, 13.0)]);
        }
        if let Some(credited) = row.credited.as_ref().filter(|_| row.words < 60 && row.marker.is_none()) {
            let parted = row.text[..credited.credit.start].trim_end_matches(['(', '[', ' ']).ends_with('.');
            let (head, body) = match (credited.sure, parted) {
                _ if credited.labelled => (12.0, 16.0),
                (true, _) => (7.5, 11.0),
                (false, true) => (4.0, 9.6),
                (false, false) => (3.0, 4.5),
            };
            // A headline ends with no credit.
            let title = if credited.labelled {
                -6.0
            } else if credited.sure {
                -2.0
            } else {
                0.0
            };
            votes.cast(
                Rule::CaptionCredit,
                credited.credit.clone(),
                &[(State::HeadCaption, head), (State::BodyCaption, body), (State::Title, title)],
            );
        }
        if row.credit_in_front {
            votes.cast(
                Rule::CreditInFront,
                0..0,
                &[(State::HeadCaption, 12.0), (State::BodyCaption, 15.0), (State::Title, -4.0)],
            );
        }
        if row.sided && row.words < 60 {
            votes.cast(
                Rule::PictureSide,
                0..0,
                &[(State::HeadCaption, 8.0), (State::BodyCaption, 11.0), (State::Title, -2.0)],
            );
        }
        let over_credit = self.below(index).is_some_and(|below| below.credit || is_credit_line(below));
        if named && index > 0 {
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 9.0), (State::BodyCaption, 11.0)]);
        }
        if over_credit && !named && row.words >= 4 && row.marker.is_none() && row.date.is_none() && row.label.is_none()
        {
            votes.cast(Rule::CaptionPlace, 0..0, &[(State::HeadCaption, 5.0), (State::BodyCaption, 9.0)]);
        }
        let mut beside = [self.above(index), self.below(index)].into_iter().flatten();
        let repeats = beside.any(|other| repeats(row, other) || shortens(row, other));
        if repeats {
            votes.cast(Rule::CaptionRepeat, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, 9.0)]);
        }
        if row.says_twice() {
            votes.cast(Rule::CaptionTwice, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, 14.0)]);
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

    pub fn as_promo(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
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
                Strength::Full => (Rule::Marker, 24.0),
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
        let last = index + 1 == self.rows.len() && row.label.is_none();
        let closes = last && self.above(index).is_some_and(Row::is_paragraph);
        if closes && row.is_headline() && row.words >= 5 && row.capitals >= 80 && row.marker.is_none() {
            votes.cast(Rule::HeadlineAtEnd, 0..row.text.len(), &[(State::Promo, 14.5)]);
        }
        if row.embed {
            votes.cast(
                Rule::Embed,
                0..row.text.len(),
                &[(State::Promo, 18.0), (State::HeadPromo, 17.0), (State::TailPromo, 18.0)],
            );
        }
        if self.runs_on_from_marker(index) {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 7.0), (State::HeadCard, 7.0)]);
        }
        self.as_card(index, row, votes);
        match self.above(index).and_then(|above| above.marker.as_ref()) {
            Some(marker) if marker.strength == Strength::Alone => {
                let leads = if row.is_headline() && row.words >= 5 { 6.5 } else { 1.5 };
                let section = if row.heading {
                    9.0
                } else if row.menu {
                    2.0
                } else {
                    0.0
                };
                votes.cast(
                    Rule::BelowMarker,
                    0..0,
                    &[(State::Card, leads + section), (State::HeadCard, leads + section), (State::TailChrome, 1.0)],
                );
            }
            None if self.above(index).is_some_and(Row::is_paragraph) => {
                votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, -2.0), (State::HeadCard, -2.0)]);
            }
            Some(_) => votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, -8.0), (State::HeadCard, -8.0)]),
            None => {}
        }
    }

    /// The further lines of a card: marker, section, headline, teaser. The teaser says again what its headline says.
    fn as_card(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        /// The longest lists of headlines seen below one marker.
        const RUN: usize = 6;
        let is_alone = |back: usize| {
            let above = index.checked_sub(back).and_then(|at| self.rows.get(at));
            above.and_then(|above| above.marker.as_ref()).is_some_and(|marker| marker.strength == Strength::Alone)
        };
        let Some(above) = self.above(index).filter(|above| above.marker.is_none()) else { return };
        let is_section = above.words <= 3 && above.ending == Ending::Open;
        if is_alone(2) && is_section && row.words >= 5 && row.text.len() <= 200 {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 8.5), (State::HeadCard, 8.5), (State::Body, -2.0)]);
        }
        // Headlines one below the other, as far up as the marker.
        let run = (1..=RUN).take_while(|back| {
            let row = index.checked_sub(*back).and_then(|at| self.rows.get(at));
            row.is_some_and(|row| row.is_headline() && row.words >= 4 && row.marker.is_none())
        });
        let run = run.count();
        if run > 0 && row.is_headline() && row.words >= 4 && is_alone(run + 1) {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 3.5), (State::HeadCard, 3.5)]);
        }
        let titled = above.words >= 4 && !is_section && above.text.len() <= 200;
        if (is_alone(2) || is_alone(3)) && titled && row.is_paragraph() && says_again(above, row) {
            votes.cast(Rule::Teaser, 0..0, &[(State::Card, 11.0), (State::HeadCard, 11.0)]);
        }
    }

    /// Whether the line follows a marker that stands alone without a blank line between, in a text whose paragraphs
    /// are parted by blank lines: a card of several lines, its teaser included.
    fn runs_on_from_marker(&self, index: usize) -> bool {
        /// The lines of the longest cards seen, the marker left out.
        const LINES: usize = 6;
        if !self.story.airy {
            return false;
        }
        let follows = |row: usize| self.rows[row - 1].line + 1 == self.rows[row].line;
        let run = (0..LINES).map_while(|back| index.checked_sub(back).filter(|row| *row > 0 && follows(*row)));
        run.map(|row| &self.rows[row - 1])
            .any(|row| row.marker.as_ref().is_some_and(|marker| marker.strength == Strength::Alone))
    }

    pub fn as_furniture(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
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
            chrome(votes, Rule::Furniture, 5.0, 9.5, 16.0, 8.0);
        } else if row.furniture_start && row.words <= 60 {
            chrome(votes, Rule::Furniture, 4.0, 9.0, if row.words < 25 { 17.5 } else { 14.5 }, 8.5);
        }
        if row.heading {
            let empty = self.below(index).is_none_or(|below| below.heading || below.label_is(&[Label::Tags]));
            let rule = if empty { Rule::EmptyHeading } else { Rule::Heading };
            if over_paragraph {
                chrome(votes, rule, 4.0, 6.0, 9.0, 4.0);
            } else {
                chrome(votes, rule, 5.0, 10.5, 12.0, 9.5);
            }
            if !empty && !over_paragraph && self.below(index).is_some_and(Row::is_headline) {
                votes.cast(rule, 0..row.text.len(), &[(State::HeadPromo, 17.0), (State::Promo, 13.5)]);
            }
        }
        if row.menu && !row.heading {
            let (body, tail) = if over_paragraph { (9.0, 1.5) } else { (11.0, 3.5) };
            chrome(votes, Rule::Menu, 3.5, 6.0, body, tail);
        }
        if row.counter {
            let sign = row.words == 0;
            chrome(votes, Rule::Counter, 3.0, 6.0, if sign { 11.0 } else { 5.0 }, 1.0);
        }
        if row.separators >= 2 && !row.is_paragraph() && row.words <= 60 {
            chrome(votes, Rule::Separators, 4.0, 3.0, 9.0, 3.0);
        }
        if row.copyright {
            chrome(votes, Rule::Copyright, 3.0, 4.0, 15.0, 9.0);
        }
        if row.address {
            chrome(votes, Rule::Address, 3.0, 3.0, 0.0, -0.2);
        }
        let hashtag = row.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if hashtag && row.words <= 6 {
            votes.cast(Rule::Hashtag, all.clone(), &[(State::Tag, 8.0)]);
        }
        if self.is_below_text(index) && row.is_glued_list() {
            votes.cast(Rule::GluedTags, all, &[(State::TagLabel, 15.0)]);
        }
    }

    /// Names without a label: an agency or a mail address where writers stand, and what was quoted from a network.
    pub fn as_name(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let all = 0..row.text.len();
        if row.is_agency {
            let states = [(State::HeadByline, 13.0), (State::TailSource, 15.0), (State::HeadSource, 2.0)];
            votes.cast(Rule::AgencyAlone, all.clone(), &states);
        }
        if self.is_below_text(index)
            && row.text.contains('@')
            && row.words <= 12
            && row.ending == Ending::Open
            && !row.text.contains(':')
        {
            votes.cast(Rule::MailBelowStory, all.clone(), &[(State::TailByline, 13.0)]);
        }
        let signs_post = |row: &Row<'_>| row.text.starts_with(['—', '–']) && row.text.contains("(@");
        if signs_post(row) || self.below(index).is_some_and(signs_post) {
            votes.cast(Rule::QuotedPost, all, &[(State::Body, 13.0)]);
        }
    }
}

/// Whether a label makes the line a credit: `Foto: Sari Dewi`.
fn is_credit_line(row: &Row<'_>) -> bool {
    row.label.as_ref().is_some_and(|label| {
        let short = row.words <= 6 && row.ending == Ending::Open && !label.value.is_empty();
        label.colon && short && matches!(label.label, Label::Photo | Label::Credit) && !row.text.contains("://")
    })
}

/// Whether a text says at least two, and three in ten, of a headline's telling words again.
fn says_again(headline: &Row<'_>, text: &Row<'_>) -> bool {
    let again = content(headline).filter(|word| text.all.iter().any(|other| other.key == *word)).count();
    again >= 2 && again * 10 >= content(headline).count() * 3
}

/// Whether a sentence is the beginning of the paragraph beside it with a few words left out: captions are often made so.
fn shortens(row: &Row<'_>, paragraph: &Row<'_>) -> bool {
    /// How many words may be left out.
    const LEFT_OUT: usize = 4;
    let (short, long) = (row.all.as_slice(), paragraph.all.as_slice());
    let alike = |at: usize| short.get(at).zip(long.get(at)).is_some_and(|(one, other)| one.key == other.key);
    if !(6..=40).contains(&short.len()) || long.len() < short.len() + 6 || !alike(0) || !alike(1) {
        return false;
    }
    let mut told = short.iter().peekable();
    for word in &long[..(short.len() + LEFT_OUT).min(long.len())] {
        told.next_if(|next| next.key == word.key);
    }
    told.peek().is_none()
}

/// Whether one of two neighbouring lines begins with the other.
pub(super) fn repeats(row: &Row<'_>, other: &Row<'_>) -> bool {
    // Most neighbours differ from the first letters on; only the others are folded.
    let alike = row.text.chars().take(6).eq(other.text.chars().take(6));
    let (Some(_), Some(_), true) = (row.fold, other.fold, alike) else { return false };
    let (a, b) = (fold(row.text), fold(other.text));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 20 && long.starts_with(short.trim_end_matches(['.', ' ']))
}
