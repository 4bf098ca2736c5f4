//! Scoring rules for headlines, kickers, breadcrumbs and repeated lines.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;

impl RuleContext<'_, '_> {
    pub fn apply_headline_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if index == 0 {
            // A short first line is a headline too if a blank line separates it from a paragraph.
            let alone = line.word_count >= 2
                && line.ending == Ending::Unpunctuated
                && self.below(index).is_some_and(|below| below.is_paragraph() && below.number > line.number + 1);
            let weight = if alone && line.word_count <= 3 { 7.0 } else { 1.5 };
            evidence.add(ReasonCode::HeadlinePosition, whole.clone(), &[(LineClass::Title, weight)]);
        }
        if let Some(shared) = self.doc.overlap(index).in_body.filter(|shared| *shared >= 40)
            && !line.is_paragraph()
        {
            #[expect(clippy::cast_precision_loss, reason = "a percentage")]
            let weight = shared as f32 / 30.0;
            evidence.add(
                ReasonCode::HeadlineWords,
                whole.clone(),
                &[(LineClass::Title, weight), (LineClass::Mast, -1.0)],
            );
        }
        let over_headline = self.below(index).is_some_and(|below| below.is_headline() && below.word_count >= 4);
        let has_match = line.marker.is_some() || line.is_site_heading || line.label.is_some() || line.date.is_some();
        if line.text.ends_with(':')
            && (2..=6).contains(&line.word_count)
            && !has_match
            && over_headline
            && index < self.doc.first_paragraph
        {
            evidence.add(ReasonCode::Kicker, whole.clone(), &[(LineClass::Standfirst, 24.0)]);
        }
        if line.word_count >= 4
            && line.match_key.is_some()
            && self.above(index).is_some_and(|above| above.match_key == line.match_key)
        {
            evidence.add(ReasonCode::HeadlineAgain, whole.clone(), &[(LineClass::Title, 14.0)]);
        }
        if line.word_count >= 4
            && line.match_key.is_some()
            && self.below(index).is_some_and(|below| below.match_key == line.match_key)
        {
            evidence.add(ReasonCode::HeadlineRepeated, whole.clone(), &[(LineClass::Title, 10.0)]);
        }
        let ends_with_headline = |below: &LineInfo<'_>| {
            below.word_count >= 4 && below.text.len() < line.text.len() && line.text.ends_with(below.text)
        };
        let below = &self.lines[index + 1..(index + 5).min(self.lines.len())];
        if line.match_key.is_some() && !line.is_paragraph() && index < 40 && below.iter().any(ends_with_headline) {
            evidence.add(
                ReasonCode::Breadcrumb,
                whole.clone(),
                &[(LineClass::Mast, 7.0), (LineClass::Title, -5.0), (LineClass::HeadBoilerplate, 3.0)],
            );
        }
        if line.word_count <= 6 && self.doc.occurrences(line) >= 3 {
            let listed = [
                (LineClass::TailBoilerplate, 3.0),
                (LineClass::Body, -1.0),
                (LineClass::Subhead, -2.0),
                (LineClass::BodyBoilerplate, 7.0),
            ];
            evidence.add(ReasonCode::Repeated, whole.clone(), &listed);
        }
        if line.word_count >= 4 && !line.is_paragraph() && self.doc.occurs_below(line, index) {
            evidence.add(ReasonCode::HeadlineRepeated, whole.clone(), &[(LineClass::Title, 2.0)]);
        }
        if line.word_count >= 4 && !line.is_paragraph() && self.doc.occurs_above(line, index) {
            // An entry of a table of contents is repeated as a subheading above its part of the text.
            let is_subhead = self.below(index).is_some_and(LineInfo::is_paragraph) && index > self.doc.first_paragraph;
            let subhead = if is_subhead { 2.0 } else { 0.0 };
            let again = [
                (LineClass::TailBoilerplate, 2.5),
                (LineClass::HeadBoilerplate, 1.0),
                (LineClass::Title, -1.0),
                (LineClass::Subhead, subhead),
            ];
            evidence.add(ReasonCode::HeadlineAgain, whole, &again);
        }
    }
}
