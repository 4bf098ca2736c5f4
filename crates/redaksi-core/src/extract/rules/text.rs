//! Scoring rules for the text of the story: paragraphs, subheadings, datelines and end marks.

use crate::extract::doc_stats::opens_with_dateline;
use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;

impl RuleContext<'_, '_> {
    pub fn apply_text_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if line.is_paragraph() {
            let near = [index.checked_sub(2), index.checked_sub(1), Some(index + 1), Some(index + 2)];
            let mut beside = near.into_iter().flatten().filter_map(|near| self.lines.get(near));
            let alone = !beside.any(LineInfo::is_paragraph) && self.lines.len() > 3;
            // The headline behind a promo marker may end with punctuation, as a question does.
            let is_promo = line.marker.is_some() && line.word_count < 25;
            let weight = if line.word_count >= 25 { 4.0 } else { 3.0 }
                - if alone { 1.5 } else { 0.0 }
                - if is_promo { 2.5 } else { 0.0 };
            evidence.add(ReasonCode::Sentences, 0..0, &[(LineClass::Body, weight)]);
            if alone && self.doc.body_start.is_some_and(|body| index < body) {
                let (standfirst, caption) = if self.is_below_date(index) { (3.0, 4.5) } else { (4.0, 2.0) };
                let classes =
                    [(LineClass::Standfirst, standfirst), (LineClass::HeadCaption, caption), (LineClass::Body, -2.0)];
                evidence.add(ReasonCode::Standfirst, 0..0, &classes[..1]);
                evidence.add(ReasonCode::CaptionPosition, 0..0, &classes[1..]);
            }
        }
        if self.doc.dateline.is_some_and(|dateline| index < dateline) {
            let caption = if self.is_below_date(index) { 1.5 } else { 0.0 };
            evidence.add(
                ReasonCode::CaptionPosition,
                0..0,
                &[(LineClass::Body, -6.0), (LineClass::Subhead, -4.0), (LineClass::HeadCaption, caption)],
            );
        }
        if self.doc.body_end.is_some_and(|last| index < last) {
            evidence.add(ReasonCode::BelowStory, 0..0, &[(LineClass::TailStart, -5.0), (LineClass::TailPromo, -5.0)]);
        }
        if self.doc.body_start.is_some_and(|body| index <= body) {
            for class in LineClass::ALL.into_iter().filter(|class| class.is_tail()) {
                evidence.add(ReasonCode::BelowStory, 0..0, &[(class, -20.0)]);
            }
        }
        if let Some(dateline) = line.dateline.as_ref().filter(|_| opens_with_dateline(line)) {
            let weight = if dateline.agency.is_empty() { 26.0 } else { 28.0 };
            evidence.add(ReasonCode::Dateline, dateline.range.clone(), &[(LineClass::Dateline, weight)]);
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
            evidence.add(
                ReasonCode::ShortBeforeParagraph,
                0..0,
                &[(LineClass::Subhead, if after_short { 1.2 } else { 2.2 })],
            );
        }
        if let Some(mark) = line.end_mark.as_ref().filter(|mark| mark.range.start == 0) {
            let rule = if mark.is_initials { ReasonCode::Initials } else { ReasonCode::EndMark };
            evidence.add(rule, whole, &[(LineClass::BodyEnd, 27.0)]);
        }
    }
}
