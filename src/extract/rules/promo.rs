//! Hand-written scoring rules for promos, for boilerplate around the text, and for names without a label.

use crate::extract::rules::Gathering;
use crate::extract::model::viterbi::State;
use crate::extract::matchers::promo_marker::Strength;
use crate::extract::line_info::{Ending, Row};
use crate::extract::reason_code::Rule;
use crate::extract::doc_stats::content;
use crate::extract::rules::evidence::Votes;
use crate::packs::Label;

impl Gathering<'_, '_> {
    pub fn as_promo(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        if self.related.iter().any(|list| list.contains(&index)) {
            votes.cast(
                Rule::Related,
                0..row.text.len(),
                &[(State::TailPromo, 30.0), (State::TailChrome, -8.0), (State::Card, -8.0)],
            );
        }
        if let Some(marker) = &row.marker {
            let has_title_below =
                self.below(index).is_some_and(|below| below.is_headline() || below.words >= 2 && !below.is_paragraph());
            let (rule, weight) = match marker.strength {
                Strength::Full => (Rule::Marker, 24.0),
                Strength::Alone if has_title_below => (Rule::MarkerAlone, 16.5),
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
        let ends_text = last && self.above(index).is_some_and(Row::is_paragraph);
        if ends_text && row.is_headline() && row.words >= 5 && row.capitals >= 80 && row.marker.is_none() {
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
                let base = if row.is_headline() && row.words >= 5 { 6.5 } else { 1.5 };
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
                    &[(State::Card, base + section), (State::HeadCard, base + section), (State::TailChrome, 1.0)],
                );
            }
            None if self.above(index).is_some_and(Row::is_paragraph) => {
                votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, -2.0), (State::HeadCard, -2.0)]);
            }
            Some(_) => votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, -8.0), (State::HeadCard, -8.0)]),
            None => {}
        }
    }

    /// The further lines of a promo card: marker, section, headline, teaser. A teaser repeats words of its headline.
    fn as_card(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        /// The longest known list of headlines below one marker.
        const MAX_HEADLINES: usize = 6;
        let is_alone = |back: usize| {
            let above = index.checked_sub(back).and_then(|at| self.rows.get(at));
            above.and_then(|above| above.marker.as_ref()).is_some_and(|marker| marker.strength == Strength::Alone)
        };
        let Some(above) = self.above(index).filter(|above| above.marker.is_none()) else { return };
        let is_section = above.words <= 3 && above.ending == Ending::Open;
        if is_alone(2) && is_section && row.words >= 5 && row.text.len() <= 200 {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 8.5), (State::HeadCard, 8.5), (State::Body, -2.0)]);
        }
        // Consecutive headlines, up to the marker.
        let run = (1..=MAX_HEADLINES).take_while(|back| {
            let row = index.checked_sub(*back).and_then(|at| self.rows.get(at));
            row.is_some_and(|row| row.is_headline() && row.words >= 4 && row.marker.is_none())
        });
        let run = run.count();
        if run > 0 && row.is_headline() && row.words >= 4 && is_alone(run + 1) {
            votes.cast(Rule::BelowMarker, 0..0, &[(State::Card, 3.5), (State::HeadCard, 3.5)]);
        }
        let below_title = above.words >= 4 && !is_section && above.text.len() <= 200;
        if (is_alone(2) || is_alone(3)) && below_title && row.is_paragraph() && says_again(above, row) {
            votes.cast(Rule::Teaser, 0..0, &[(State::Card, 11.0), (State::HeadCard, 11.0)]);
        }
    }

    /// Whether the line is in one block with a marker alone on its line above, in a text with blank lines between
    /// paragraphs: such a block is a card of several lines, its teaser included.
    fn runs_on_from_marker(&self, index: usize) -> bool {
        /// The lines of the longest known card, without the marker.
        const MAX_LINES: usize = 6;
        if !self.story.airy {
            return false;
        }
        let follows = |row: usize| self.rows[row - 1].line + 1 == self.rows[row].line;
        let run = (0..MAX_LINES).map_while(|back| index.checked_sub(back).filter(|row| *row > 0 && follows(*row)));
        run.map(|row| &self.rows[row - 1])
            .any(|row| row.marker.as_ref().is_some_and(|marker| marker.strength == Strength::Alone))
    }

    /// Lines that sites print around stories.
    pub fn as_furniture(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let whole = 0..row.text.len();
        let boilerplate = |votes: &mut Votes, rule, mast: f32, head: f32, body: f32, tail: f32| {
            let states = [
                (State::Mast, mast),
                (State::HeadChrome, head),
                (State::BodyChrome, body),
                (State::TailChrome, tail),
                (State::Title, -2.0),
            ];
            votes.cast(rule, whole.clone(), &states);
        };
        let over_paragraph = self.below(index).is_some_and(Row::is_paragraph);
        if row.furniture {
            boilerplate(votes, Rule::Furniture, 5.0, 9.5, 16.0, 8.0);
        } else if row.furniture_start && row.words <= 60 {
            boilerplate(votes, Rule::Furniture, 4.0, 9.0, if row.words < 25 { 17.5 } else { 14.5 }, 8.5);
        }
        if self.detours.iter().any(|block| block.contains(&index)) {
            boilerplate(votes, Rule::Detour, 8.0, 16.0, 26.0, 14.0);
        }
        if row.heading {
            let empty = self.below(index).is_none_or(|below| below.heading || below.label_is(&[Label::Tags]));
            let rule = if empty { Rule::EmptyHeading } else { Rule::Heading };
            if over_paragraph {
                boilerplate(votes, rule, 4.0, 6.0, 9.0, 4.0);
            } else {
                boilerplate(votes, rule, 5.0, 10.5, 12.0, 9.5);
            }
            if !empty && !over_paragraph && self.below(index).is_some_and(Row::is_headline) {
                votes.cast(rule, 0..row.text.len(), &[(State::HeadPromo, 17.0), (State::Promo, 13.5)]);
            }
        }
        if row.menu && !row.heading {
            let (body, tail) = if over_paragraph { (9.0, 1.5) } else { (11.0, 3.5) };
            boilerplate(votes, Rule::Menu, 3.5, 6.0, body, tail);
        }
        if row.counter {
            let is_symbol = row.words == 0;
            boilerplate(votes, Rule::Counter, 3.0, 6.0, if is_symbol { 11.0 } else { 5.0 }, 1.0);
        }
        if row.separators >= 2 && !row.is_paragraph() && row.words <= 60 {
            boilerplate(votes, Rule::Separators, 4.0, 3.0, 9.0, 3.0);
        }
        if row.copyright {
            boilerplate(votes, Rule::Copyright, 3.0, 4.0, 15.0, 9.0);
        }
        if row.address {
            let is_email = row.text.contains('@') && !row.text.contains("://");
            let (head, body, tail) = if is_email { (9.0, 5.0, 4.0) } else { (3.0, 0.0, -0.2) };
            boilerplate(votes, Rule::Address, 3.0, head, body, tail);
        }
        let hashtag = row.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if hashtag && row.words <= 6 {
            votes.cast(Rule::Hashtag, whole.clone(), &[(State::Tag, 8.0)]);
        }
        if self.is_below_text(index) && row.is_glued_list() {
            votes.cast(Rule::GluedTags, whole, &[(State::TagLabel, 15.0)]);
        }
    }

    /// Lines without a label: an agency or a name with a mail address where bylines are, and quoted social media posts.
    pub fn as_name(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let whole = 0..row.text.len();
        if row.is_agency {
            let states = [(State::HeadByline, 13.0), (State::TailSource, 15.0), (State::HeadSource, 2.0)];
            votes.cast(Rule::AgencyAlone, whole.clone(), &states);
        }
        // `Warta Foto – Antara`, below the date.
        let short = row.words <= 4 && row.ending == Ending::Open && row.capitals == 100 && row.label.is_none();
        if row.agency && !row.is_agency && short && self.is_in_head(index) && self.is_below_date(index) {
            votes.cast(Rule::AgencyAlone, whole.clone(), &[(State::HeadByline, 12.0)]);
        }
        if self.is_below_text(index)
            && row.text.contains('@')
            && row.words <= 12
            && row.ending == Ending::Open
            && !row.text.contains(':')
        {
            votes.cast(Rule::MailBelowStory, whole.clone(), &[(State::TailByline, 13.0)]);
        }
        let is_signature = |row: &Row<'_>| row.text.starts_with(['—', '–']) && row.text.contains("(@");
        if is_signature(row) || self.below(index).is_some_and(is_signature) {
            votes.cast(Rule::QuotedPost, whole, &[(State::Body, 13.0)]);
        }
    }
}

/// Whether a text repeats at least two of a headline's terms, and at least 30 % of them.
fn says_again(headline: &Row<'_>, text: &Row<'_>) -> bool {
    let repeated = content(headline).filter(|word| text.all.iter().any(|other| other.key == *word)).count();
    repeated >= 2 && repeated * 10 >= content(headline).count() * 3
}
