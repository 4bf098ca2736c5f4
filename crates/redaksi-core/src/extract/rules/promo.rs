//! Scoring rules for promos: marker lines, cards of linked stories, and lists of related links.

use crate::extract::doc_stats::content_terms;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::promo_marker::MarkerStrength;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use crate::packs::FieldLabel;
use std::ops::Range;

impl RuleContext<'_, '_> {
    pub fn apply_promo_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        if self.related.iter().any(|list| list.contains(&index)) {
            evidence.fire(ScoreRule::RelatedList, 0..line.text.len());
        }
        if let Some(marker) = &line.marker {
            let has_title_below = self
                .below(index)
                .is_some_and(|below| below.is_headline() || below.word_count >= 2 && !below.is_paragraph());
            let rule = match marker.strength {
                MarkerStrength::Full => ScoreRule::MarkerFull,
                MarkerStrength::Standalone if has_title_below => ScoreRule::MarkerAloneOverTitle,
                MarkerStrength::Standalone => ScoreRule::MarkerAlone,
                MarkerStrength::NoColon => ScoreRule::MarkerWithoutColon,
                MarkerStrength::Weak => ScoreRule::MarkerWeak,
            };
            evidence.fire(rule, marker.range.clone());
        }
        let last = index + 1 == self.lines.len() && line.label.is_none();
        let ends_text = last && self.above(index).is_some_and(LineInfo::is_paragraph);
        if ends_text
            && line.is_headline()
            && line.word_count >= 5
            && line.capitalized_percent >= 80
            && line.marker.is_none()
        {
            evidence.fire(ScoreRule::HeadlineAtEnd, 0..line.text.len());
        }
        if line.is_embed {
            evidence.fire(ScoreRule::EmbedPlaceholder, 0..line.text.len());
        }
        if self.is_in_card_block(index) {
            evidence.fire(ScoreRule::CardBlock, 0..0);
        }
        self.apply_card_rules(index, line, evidence);
        match self.above(index).and_then(|above| above.marker.as_ref()) {
            Some(marker) if marker.strength == MarkerStrength::Standalone => {
                let is_headline = line.is_headline() && line.word_count >= 5;
                let rule = match (is_headline, line.is_site_heading, line.is_menu) {
                    (true, true, _) => ScoreRule::HeadlineBelowMarkerHeading,
                    (true, false, true) => ScoreRule::HeadlineBelowMarkerMenu,
                    (true, false, false) => ScoreRule::HeadlineBelowMarker,
                    (false, true, _) => ScoreRule::LineBelowMarkerHeading,
                    (false, false, true) => ScoreRule::LineBelowMarkerMenu,
                    (false, false, false) => ScoreRule::LineBelowMarker,
                };
                evidence.fire(rule, 0..0);
            }
            None if self.above(index).is_some_and(LineInfo::is_paragraph) => {
                evidence.fire(ScoreRule::CardBelowParagraph, 0..0);
            }
            Some(_) => evidence.fire(ScoreRule::CardBelowFullMarker, 0..0),
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
            evidence.fire(ScoreRule::CardHeadlineBelowSection, 0..0);
        }
        // Consecutive headlines, up to the marker.
        let run = (1..=MAX_HEADLINES).take_while(|back| {
            let line = index.checked_sub(*back).and_then(|at| self.lines.get(at));
            line.is_some_and(|line| line.is_headline() && line.word_count >= 4 && line.marker.is_none())
        });
        let run = run.count();
        if run > 0 && line.is_headline() && line.word_count >= 4 && is_alone(run + 1) {
            evidence.fire(ScoreRule::CardHeadlineInList, 0..0);
        }
        let below_title = above.word_count >= 4 && !is_section && above.text.len() <= 200;
        if (is_alone(2) || is_alone(3)) && below_title && line.is_paragraph() && repeats_terms(above, line) {
            evidence.fire(ScoreRule::CardTeaser, 0..0);
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
        if lines[start].has_label(&[FieldLabel::Related]) && lines[start].text.ends_with([':', '：']) {
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
