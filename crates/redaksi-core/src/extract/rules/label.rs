//! Scoring rules for labelled lines such as `Editor: …`, and for values on the line below their label.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::packs::FieldLabel;

impl RuleContext<'_, '_> {
    pub fn apply_label_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(seen) = &line.label else {
            self.apply_tag_list_rules(index, line, evidence);
            return self.apply_label_above_rules(index, line, evidence);
        };
        let (label, alone, range) = (seen.label, seen.value.is_empty(), seen.range.clone());
        let value_words = line.word_count;
        let value_below = self.below(index).is_some_and(can_be_label_value);
        let bonus = if alone {
            if value_below { 5.0 } else { 0.0 }
        } else if value_words <= 16 {
            12.0
        } else {
            1.0
        };
        let classes: &[(LineClass, f32)] = match label {
            FieldLabel::Byline => &[(LineClass::HeadByline, 7.0), (LineClass::TailByline, 12.0)],
            FieldLabel::BylineOpen if value_words <= 9 || value_words <= 16 && line.capitalized_percent == 100 => {
                &[(LineClass::HeadByline, 6.0), (LineClass::TailByline, 5.0)]
            }
            FieldLabel::Editor | FieldLabel::EditorOpen => {
                &[(LineClass::TailEditor, 12.0), (LineClass::HeadEditor, 11.0)]
            }
            FieldLabel::Source => &[(LineClass::TailSource, 12.0), (LineClass::HeadSource, 10.0)],
            FieldLabel::Tags => &[
                (LineClass::TagLabel, 12.0 + if alone { 5.5 - bonus } else { 0.0 }),
                (LineClass::Mast, if alone { 1.0 - bonus } else { 0.0 }),
            ],
            FieldLabel::Republished => &[(LineClass::TailSource, 12.0 + 7.0 - bonus)],
            _ => return,
        };
        let rule = match label {
            FieldLabel::Tags if !alone => ReasonCode::TagList,
            FieldLabel::Republished => ReasonCode::Republished,
            _ => ReasonCode::FieldLabel,
        };
        let classes: Vec<(LineClass, f32)> = classes.iter().map(|(class, weight)| (*class, weight + bonus)).collect();
        evidence.add(rule, range, &classes);
        evidence.add(rule, 0..0, &[(LineClass::Title, -3.0)]);
    }

    /// The value of a label on the line above: `: Sari Dewi` below `Penulis`.
    pub fn apply_label_above_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(above) = self.above(index) else { return };
        let Some(label) = above.label.as_ref().filter(|label| label.value.is_empty()) else { return };
        if !can_be_label_value(line) {
            return;
        }
        let classes: &[(LineClass, f32)] = match label.label {
            FieldLabel::Byline | FieldLabel::BylineOpen => {
                &[(LineClass::HeadByline, 12.0), (LineClass::TailByline, 17.0)]
            }
            FieldLabel::Editor | FieldLabel::EditorOpen => {
                &[(LineClass::TailEditor, 17.0), (LineClass::HeadEditor, 16.0)]
            }
            FieldLabel::Source => &[(LineClass::TailSource, 17.0), (LineClass::HeadSource, 15.0)],
            _ => return,
        };
        evidence.add(ReasonCode::LabelAbove, 0..line.text.len(), classes);
    }
}

/// Whether the line can be the value of a label on the line above: it starts with a colon, or is a name.
pub(crate) fn can_be_label_value(line: &LineInfo<'_>) -> bool {
    let known = line.is_boilerplate
        || line.starts_with_boilerplate
        || line.is_site_heading
        || line.is_menu
        || line.label.is_some()
        || line.is_engagement_count;
    line.text.starts_with(':')
        || !known
            && (line.is_name()
                || line.word_count == 1 && line.capitalized_percent == 100 && line.ending == Ending::Unpunctuated)
}
