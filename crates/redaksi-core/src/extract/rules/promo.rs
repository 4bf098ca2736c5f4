//! Hand-written scoring rules for promos, for boilerplate around the text, and for names without a label.

use crate::extract::doc_stats::content_terms;
use crate::extract::line_info::{Ending, LineInfo};
use crate::extract::matchers::promo_marker::MarkerStrength;
use crate::extract::model::viterbi::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::packs::FieldLabel;

impl RuleContext<'_, '_> {
    pub fn apply_promo_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        if self.related.iter().any(|list| list.contains(&index)) {
            evidence.add(
                ReasonCode::Related,
                0..line.text.len(),
                &[(LineClass::TailPromo, 30.0), (LineClass::TailBoilerplate, -8.0), (LineClass::Card, -8.0)],
            );
        }
        if let Some(marker) = &line.marker {
            let has_title_below = self
                .below(index)
                .is_some_and(|below| below.is_headline() || below.word_count >= 2 && !below.is_paragraph());
            let (rule, weight) = match marker.strength {
                MarkerStrength::Full => (ReasonCode::Marker, 24.0),
                MarkerStrength::Standalone if has_title_below => (ReasonCode::MarkerAlone, 16.5),
                MarkerStrength::Standalone => (ReasonCode::MarkerAlone, 13.5),
                MarkerStrength::NoColon => (ReasonCode::MarkerLoose, 15.5),
                MarkerStrength::Weak => (ReasonCode::MarkerColon, 14.5),
            };
            let classes = [
                (LineClass::Promo, weight),
                (LineClass::HeadPromo, weight - 0.5),
                (LineClass::TailPromo, weight + 0.5),
                (LineClass::Title, -3.0),
            ];
            evidence.add(rule, marker.range.clone(), &classes);
        }
        let last = index + 1 == self.lines.len() && line.label.is_none();
        let ends_text = last && self.above(index).is_some_and(LineInfo::is_paragraph);
        if ends_text
            && line.is_headline()
            && line.word_count >= 5
            && line.capitalized_percent >= 80
            && line.marker.is_none()
        {
            evidence.add(ReasonCode::HeadlineAtEnd, 0..line.text.len(), &[(LineClass::Promo, 14.5)]);
        }
        if line.is_embed {
            evidence.add(
                ReasonCode::Embed,
                0..line.text.len(),
                &[(LineClass::Promo, 18.0), (LineClass::HeadPromo, 17.0), (LineClass::TailPromo, 18.0)],
            );
        }
        if self.is_in_card_block(index) {
            evidence.add(ReasonCode::BelowMarker, 0..0, &[(LineClass::Card, 7.0), (LineClass::HeadCard, 7.0)]);
        }
        self.apply_card_rules(index, line, evidence);
        match self.above(index).and_then(|above| above.marker.as_ref()) {
            Some(marker) if marker.strength == MarkerStrength::Standalone => {
                let base = if line.is_headline() && line.word_count >= 5 { 6.5 } else { 1.5 };
                let section = if line.is_site_heading {
                    9.0
                } else if line.is_menu {
                    2.0
                } else {
                    0.0
                };
                evidence.add(
                    ReasonCode::BelowMarker,
                    0..0,
                    &[
                        (LineClass::Card, base + section),
                        (LineClass::HeadCard, base + section),
                        (LineClass::TailBoilerplate, 1.0),
                    ],
                );
            }
            None if self.above(index).is_some_and(LineInfo::is_paragraph) => {
                evidence.add(ReasonCode::BelowMarker, 0..0, &[(LineClass::Card, -2.0), (LineClass::HeadCard, -2.0)]);
            }
            Some(_) => {
                evidence.add(ReasonCode::BelowMarker, 0..0, &[(LineClass::Card, -8.0), (LineClass::HeadCard, -8.0)])
            }
            None => {}
        }
    }

    /// The further lines of a promo card: marker, section, headline, teaser. A teaser repeats words of its headline.
    fn apply_card_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        /// The longest known list of headlines below one marker.
        const MAX_HEADLINES: usize = 6;
        let is_alone = |back: usize| {
            let above = index.checked_sub(back).and_then(|at| self.lines.get(at));
            above
                .and_then(|above| above.marker.as_ref())
                .is_some_and(|marker| marker.strength == MarkerStrength::Standalone)
        };
        let Some(above) = self.above(index).filter(|above| above.marker.is_none()) else { return };
        let is_section = above.word_count <= 3 && above.ending == Ending::Unpunctuated;
        if is_alone(2) && is_section && line.word_count >= 5 && line.text.len() <= 200 {
            evidence.add(
                ReasonCode::BelowMarker,
                0..0,
                &[(LineClass::Card, 8.5), (LineClass::HeadCard, 8.5), (LineClass::Body, -2.0)],
            );
        }
        // Consecutive headlines, up to the marker.
        let run = (1..=MAX_HEADLINES).take_while(|back| {
            let line = index.checked_sub(*back).and_then(|at| self.lines.get(at));
            line.is_some_and(|line| line.is_headline() && line.word_count >= 4 && line.marker.is_none())
        });
        let run = run.count();
        if run > 0 && line.is_headline() && line.word_count >= 4 && is_alone(run + 1) {
            evidence.add(ReasonCode::BelowMarker, 0..0, &[(LineClass::Card, 3.5), (LineClass::HeadCard, 3.5)]);
        }
        let below_title = above.word_count >= 4 && !is_section && above.text.len() <= 200;
        if (is_alone(2) || is_alone(3)) && below_title && line.is_paragraph() && repeats_terms(above, line) {
            evidence.add(ReasonCode::Teaser, 0..0, &[(LineClass::Card, 11.0), (LineClass::HeadCard, 11.0)]);
        }
    }

    /// Whether the line is in one block with a marker alone on its line above, in a text with blank lines between
    /// paragraphs: such a block is a card of several lines, its teaser included.
    fn is_in_card_block(&self, index: usize) -> bool {
        /// The lines of the longest known card, without the marker.
        const MAX_LINES: usize = 6;
        if !self.doc.has_blank_separators {
            return false;
        }
        let follows = |line: usize| self.lines[line - 1].number + 1 == self.lines[line].number;
        let run = (0..MAX_LINES).map_while(|back| index.checked_sub(back).filter(|line| *line > 0 && follows(*line)));
        run.map(|line| &self.lines[line - 1])
            .any(|line| line.marker.as_ref().is_some_and(|marker| marker.strength == MarkerStrength::Standalone))
    }

    /// Lines that sites print around stories.
    pub fn apply_boilerplate_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        let boilerplate = |evidence: &mut Evidence, rule, mast: f32, head: f32, body: f32, tail: f32| {
            let classes = [
                (LineClass::Mast, mast),
                (LineClass::HeadBoilerplate, head),
                (LineClass::BodyBoilerplate, body),
                (LineClass::TailBoilerplate, tail),
                (LineClass::Title, -2.0),
            ];
            evidence.add(rule, whole.clone(), &classes);
        };
        let over_paragraph = self.below(index).is_some_and(LineInfo::is_paragraph);
        if line.is_boilerplate {
            boilerplate(evidence, ReasonCode::Boilerplate, 5.0, 9.5, 16.0, 8.0);
        } else if line.starts_with_boilerplate && line.word_count <= 60 {
            boilerplate(
                evidence,
                ReasonCode::Boilerplate,
                4.0,
                9.0,
                if line.word_count < 25 { 17.5 } else { 14.5 },
                8.5,
            );
        }
        if self.skip_blocks.iter().any(|block| block.contains(&index)) {
            boilerplate(evidence, ReasonCode::SkipBlock, 8.0, 16.0, 26.0, 14.0);
        }
        if line.is_site_heading {
            let empty =
                self.below(index).is_none_or(|below| below.is_site_heading || below.has_label(&[FieldLabel::Tags]));
            let rule = if empty { ReasonCode::EmptyHeading } else { ReasonCode::Heading };
            if over_paragraph {
                boilerplate(evidence, rule, 4.0, 6.0, 9.0, 4.0);
            } else {
                boilerplate(evidence, rule, 5.0, 10.5, 12.0, 9.5);
            }
            if !empty && !over_paragraph && self.below(index).is_some_and(LineInfo::is_headline) {
                evidence.add(rule, 0..line.text.len(), &[(LineClass::HeadPromo, 17.0), (LineClass::Promo, 13.5)]);
            }
        }
        if line.is_menu && !line.is_site_heading {
            let (body, tail) = if over_paragraph { (9.0, 1.5) } else { (11.0, 3.5) };
            boilerplate(evidence, ReasonCode::Menu, 3.5, 6.0, body, tail);
        }
        if line.is_engagement_count {
            let is_symbol = line.word_count == 0;
            boilerplate(evidence, ReasonCode::Counter, 3.0, 6.0, if is_symbol { 11.0 } else { 5.0 }, 1.0);
        }
        if line.separator_count >= 2 && !line.is_paragraph() && line.word_count <= 60 {
            boilerplate(evidence, ReasonCode::Separators, 4.0, 3.0, 9.0, 3.0);
        }
        if line.is_copyright_notice {
            boilerplate(evidence, ReasonCode::Copyright, 3.0, 4.0, 15.0, 9.0);
        }
        if line.is_url_or_email {
            let is_email = line.text.contains('@') && !line.text.contains("://");
            let (head, body, tail) = if is_email { (9.0, 5.0, 4.0) } else { (3.0, 0.0, -0.2) };
            boilerplate(evidence, ReasonCode::Address, 3.0, head, body, tail);
        }
        let hashtag = line.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if hashtag && line.word_count <= 6 {
            evidence.add(ReasonCode::Hashtag, whole.clone(), &[(LineClass::Tag, 8.0)]);
        }
        if self.is_below_text(index) && line.is_glued_list() {
            evidence.add(ReasonCode::GluedTags, whole, &[(LineClass::TagLabel, 15.0)]);
        }
    }

    /// Lines without a label: an agency or a name with a mail address where bylines are, and quoted social media posts.
    pub fn apply_unlabelled_name_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if line.is_agency {
            let classes = [(LineClass::HeadByline, 13.0), (LineClass::TailSource, 15.0), (LineClass::HeadSource, 2.0)];
            evidence.add(ReasonCode::AgencyAlone, whole.clone(), &classes);
        }
        // `Warta Foto – Antara`, below the date.
        let short = line.word_count <= 4
            && line.ending == Ending::Unpunctuated
            && line.capitalized_percent == 100
            && line.label.is_none();
        if line.mentions_agency && !line.is_agency && short && self.is_in_head(index) && self.is_below_date(index) {
            evidence.add(ReasonCode::AgencyAlone, whole.clone(), &[(LineClass::HeadByline, 12.0)]);
        }
        if self.is_below_text(index)
            && line.text.contains('@')
            && line.word_count <= 12
            && line.ending == Ending::Unpunctuated
            && !line.text.contains(':')
        {
            evidence.add(ReasonCode::MailBelowStory, whole.clone(), &[(LineClass::TailByline, 13.0)]);
        }
        let is_signature = |line: &LineInfo<'_>| line.text.starts_with(['—', '–']) && line.text.contains("(@");
        if is_signature(line) || self.below(index).is_some_and(is_signature) {
            evidence.add(ReasonCode::QuotedPost, whole, &[(LineClass::Body, 13.0)]);
        }
    }
}

/// Whether a text repeats at least two of a headline's terms, and at least 30 % of them.
fn repeats_terms(headline: &LineInfo<'_>, text: &LineInfo<'_>) -> bool {
    let repeated = content_terms(headline).filter(|word| text.tokens.iter().any(|other| other.key == *word)).count();
    repeated >= 2 && repeated * 10 >= content_terms(headline).count() * 3
}
