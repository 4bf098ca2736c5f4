//! Scoring rules for labelled lines such as `Editor: …`, and for values on the line below their label.

use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use crate::packs::FieldLabel;

impl RuleContext<'_, '_> {
    pub fn apply_label_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(seen) = &line.label else {
            self.apply_tag_list_rules(index, line, evidence);
            return self.apply_label_above_rules(index, line, evidence);
        };
        let (label, alone, range) = (seen.label, seen.value.is_empty(), seen.range.clone());
        let words = line.word_count;
        let value_below = self.below(index).is_some_and(can_be_label_value);
        // Over its value, alone, with a short value, with a long one.
        let choose = |rules: [ScoreRule; 4]| match (alone, value_below, words <= 16) {
            (true, true, _) => rules[0],
            (true, false, _) => rules[1],
            (false, _, true) => rules[2],
            (false, _, false) => rules[3],
        };
        let rule = match label {
            FieldLabel::Byline => choose([
                ScoreRule::LabelBylineOverValue,
                ScoreRule::LabelBylineAlone,
                ScoreRule::LabelBylineShort,
                ScoreRule::LabelBylineLong,
            ]),
            FieldLabel::BylineOpen if words <= 9 || words <= 16 && line.capitalized_percent == 100 => choose([
                ScoreRule::LabelBylineOpenOverValue,
                ScoreRule::LabelBylineOpenAlone,
                ScoreRule::LabelBylineOpenShort,
                ScoreRule::LabelBylineOpenLong,
            ]),
            FieldLabel::Editor | FieldLabel::EditorOpen => choose([
                ScoreRule::LabelEditorOverValue,
                ScoreRule::LabelEditorAlone,
                ScoreRule::LabelEditorShort,
                ScoreRule::LabelEditorLong,
            ]),
            FieldLabel::Source => choose([
                ScoreRule::LabelSourceOverValue,
                ScoreRule::LabelSourceAlone,
                ScoreRule::LabelSourceShort,
                ScoreRule::LabelSourceLong,
            ]),
            FieldLabel::Tags => choose([
                ScoreRule::LabelTagsAlone,
                ScoreRule::LabelTagsAlone,
                ScoreRule::LabelTagsShort,
                ScoreRule::LabelTagsLong,
            ]),
            FieldLabel::Republished => ScoreRule::LabelRepublished,
            _ => return,
        };
        evidence.fire(rule, range);
    }

    /// The value of a label on the line above: `: Sari Dewi` below `Penulis`.
    pub fn apply_label_above_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(above) = self.above(index) else { return };
        let Some(label) = above.label.as_ref().filter(|label| label.value.is_empty()) else { return };
        if !can_be_label_value(line) {
            return;
        }
        let rule = match label.label {
            FieldLabel::Byline | FieldLabel::BylineOpen => ScoreRule::BelowBylineLabel,
            FieldLabel::Editor | FieldLabel::EditorOpen => ScoreRule::BelowEditorLabel,
            FieldLabel::Source => ScoreRule::BelowSourceLabel,
            _ => return,
        };
        evidence.fire(rule, 0..line.text.len());
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
