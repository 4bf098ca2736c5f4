//! Scoring rules for promos: marker lines, cards of linked stories, and lists of related links.

use crate::extract::doc_stats::content_terms;
use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::promo_marker::MarkerStrength;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::packs::FieldLabel;
use std::ops::Range;

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
}

/// Whether a text repeats at least two of a headline's terms, and at least 30 % of them.
fn repeats_terms(headline: &LineInfo<'_>, text: &LineInfo<'_>) -> bool {
    let repeated = content_terms(headline).filter(|word| text.tokens.iter().any(|other| other.key == *word)).count();
    repeated >= 2 && repeated * 10 >= content_terms(headline).count() * 3
}

/// The lists of related links: the heading `Tautan terkait:` and the items below it.
pub(crate) fn find_related_lists(lines: &[LineInfo<'_>]) -> Vec<Range<usize>> {
    let mut lists = Vec::new();
    let mut index = 0;
    while index < lines.len() {
        let start = index;
        index += 1;
        if lines[start].has_label(&[FieldLabel::Related]) && lines[start].text.ends_with(':') {
            while lines.get(index).is_some_and(|line| line.text.starts_with("- ")) {
                index += 1;
            }
            if index > start + 1 {
                lists.push(start..index);
            }
        }
    }
    lists
}
