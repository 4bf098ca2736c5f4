//! Scoring rules for dates and relative times.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;

impl RuleContext<'_, '_> {
    pub fn apply_date_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if let Some(date) = line.date.as_ref().filter(|_| line.is_date_line(4) && line.word_count <= 18) {
            let clean = line.is_date_line(2);
            let (head, body, list) = if clean { (19.5, -3.0, 2.5) } else { (17.0, 0.0, 0.5) };
            let head = if self.is_in_head(index) { head } else { 0.0 };
            let classes = [
                (LineClass::HeadDate, head),
                (LineClass::MastDate, head - 0.5),
                (LineClass::Body, body),
                (LineClass::Title, -4.0),
            ];
            let rule = if date.error.is_some() { ReasonCode::DateImpossible } else { ReasonCode::DateShape };
            evidence.add(rule, date.range.clone(), &classes);
            evidence.add(
                ReasonCode::DateInList,
                date.range.clone(),
                &[(LineClass::TailBoilerplate, list), (LineClass::Card, 1.0)],
            );
            let is_explicit = line.is_date_line(0) && line.starts_with_date_word;
            evidence.add(
                ReasonCode::DateShape,
                date.range.clone(),
                &[(LineClass::TailDate, if is_explicit { 18.5 } else { 0.0 })],
            );
        } else if line.contains_date {
            evidence.add(ReasonCode::DateShape, whole.clone(), &[(LineClass::Title, -3.0), (LineClass::Mast, 3.0)]);
        }
        if line.is_date_label && self.below(index).is_some_and(|below| below.is_date_line(2)) {
            evidence.add(
                ReasonCode::DateShape,
                whole.clone(),
                &[(LineClass::HeadDate, 18.5), (LineClass::MastDate, 18.0)],
            );
        }
        if line.is_relative_time {
            evidence.add(
                ReasonCode::TimeAgo,
                whole.clone(),
                &[
                    (LineClass::TailBoilerplate, 3.0),
                    (LineClass::HeadBoilerplate, if line.word_count <= 5 { 9.0 } else { 0.0 }),
                    (LineClass::Card, 2.0),
                    (LineClass::BodyBoilerplate, if line.word_count <= 5 { 15.0 } else { 9.0 }),
                ],
            );
        }
        // The name of a section may be between a headline and its time.
        let is_section = |below: &LineInfo<'_>| below.word_count <= 2 && below.ending == Ending::Unpunctuated;
        let has_time_below = self.below(index).is_some_and(is_time_line)
            || self.below(index).is_some_and(is_section)
                && self.lines.get(index + 2).is_some_and(|below| below.is_relative_time);
        if line.is_headline()
            && has_time_below
            && line.date.is_none()
            && line.label.is_none()
            && index > self.doc.first_paragraph
        {
            evidence.add(
                ReasonCode::HeadlineOverTime,
                whole,
                &[(LineClass::Promo, 14.0), (LineClass::TailBoilerplate, 2.0)],
            );
        }
        let below_headline = self.above(index).is_some_and(|above| above.is_headline() && above.date.is_none());
        if below_headline && is_time_line(line) && index > self.doc.first_paragraph {
            evidence.add(ReasonCode::BelowMarker, 0..0, &[(LineClass::Card, 3.0), (LineClass::TailBoilerplate, 1.5)]);
        }
    }
}

/// Whether the line is a relative time, or a date with at most a few other words.
fn is_time_line(line: &LineInfo<'_>) -> bool {
    line.is_relative_time || line.is_date_line(2) && line.word_count <= 12 && !line.text.starts_with(['-', '–', '—'])
}
