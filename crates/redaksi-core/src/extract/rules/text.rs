//! Scoring rules for the text of the story: paragraphs, subheadings, datelines and end marks.

use crate::extract::doc_stats::opens_with_dateline;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;

impl RuleContext<'_, '_> {
    pub fn apply_text_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if line.is_paragraph() {
            let near = [index.checked_sub(2), index.checked_sub(1), Some(index + 1), Some(index + 2)];
            let mut beside = near.into_iter().flatten().filter_map(|near| self.lines.get(near));
            let alone = !beside.any(LineInfo::is_paragraph) && self.lines.len() > 3;
            // The headline behind a promo marker may end with punctuation, as a question does.
            let is_promo = line.marker.is_some() && line.word_count < 25;
            let rule = match (line.word_count >= 25, is_promo, alone) {
                (true, _, false) => ScoreRule::SentencesLong,
                (true, _, true) => ScoreRule::SentencesLongIsolated,
                (false, false, false) => ScoreRule::SentencesShort,
                (false, false, true) => ScoreRule::SentencesShortIsolated,
                (false, true, false) => ScoreRule::SentencesShortPromo,
                (false, true, true) => ScoreRule::SentencesShortPromoIsolated,
            };
            evidence.fire(rule, 0..0);
            if alone && self.doc.body_start.is_some_and(|body| index < body) {
                let (standfirst, caption) = if self.is_below_date(index) {
                    (ScoreRule::StandfirstBelowDate, ScoreRule::CaptionBelowDate)
                } else {
                    (ScoreRule::StandfirstIsolated, ScoreRule::CaptionIsolated)
                };
                evidence.fire(standfirst, 0..0);
                evidence.fire(caption, 0..0);
            }
        }
        if self.doc.dateline.is_some_and(|dateline| index < dateline) {
            let below_date = self.is_below_date(index);
            let rule = if below_date { ScoreRule::AboveDatelineBelowDate } else { ScoreRule::AboveDateline };
            evidence.fire(rule, 0..0);
        }
        if self.doc.body_end.is_some_and(|last| index < last) {
            evidence.fire(ScoreRule::AboveLastParagraph, 0..0);
        }
        if self.doc.body_start.is_some_and(|body| index <= body) {
            evidence.fire(ScoreRule::AboveFirstParagraph, 0..0);
        }
        if let Some(dateline) = line.dateline.as_ref().filter(|_| opens_with_dateline(line)) {
            let rule = if dateline.agency.is_empty() { ScoreRule::DatelinePlace } else { ScoreRule::DatelineAgency };
            evidence.fire(rule, dateline.range.clone());
        }
        let looks_like_heading = line.is_headline() || line.word_count < 3 && line.ending == Ending::Unpunctuated;
        let has_match = line.is_engagement_count
            || line.is_menu
            || line.is_boilerplate
            || line.is_site_heading
            || line.date.is_some()
            || line.is_relative_time
            || line.is_list_item();
        if looks_like_heading
            && !has_match
            && line.word_count <= 14
            && self.below(index).is_some_and(LineInfo::is_paragraph)
            && !line.text.contains("://")
        {
            let after_short = line.word_count > 5
                && self.above(index).is_some_and(|above| {
                    above.ending == Ending::Unpunctuated && above.marker.is_none() && !above.is_paragraph()
                });
            let rule =
                if after_short { ScoreRule::ShortAfterShortBeforeParagraph } else { ScoreRule::ShortBeforeParagraph };
            evidence.fire(rule, 0..0);
        }
        if let Some(mark) = line.end_mark.as_ref().filter(|mark| mark.range.start == 0) {
            let rule = if mark.is_initials { ScoreRule::EndMarkInitials } else { ScoreRule::EndMarkSymbol };
            evidence.fire(rule, whole);
        }
    }
}
