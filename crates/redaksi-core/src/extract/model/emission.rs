//! Emission scores: how well each class fits a line, from its shape and the rules that fired; and the features of a line
//! for the learned weights.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::model::features::{LINE_FEATURE_COUNT, LineFeatures};
use crate::extract::model::model_file::Model;
use crate::extract::model::scores::{ClassScores, sum};
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::evidence::FiredRule;

/// The score of each class for the line: the base scores of its shape plus the scores of all rules that fired.
pub(crate) fn rule_scores(model: &Model, fired: &[FiredRule], line: &LineInfo<'_>) -> ClassScores {
    let mut emission = model.base.scores_of(line);
    // The first line of the boilerplate below the story needs evidence of its own.
    let mut tail_evidence = 0.0;
    for fired in fired {
        emission = sum(&emission, &model.rules[fired.rule as usize]);
        if fired.percent > 0 {
            emission[model.headline_overlap.class as usize] += model.headline_overlap.score(fired.percent);
        }
        tail_evidence += model.tail_evidence[fired.rule as usize];
    }
    let missing = tail_evidence < model.tail_start.min_evidence;
    emission[LineClass::TailStart as usize] +=
        emission[LineClass::TailBoilerplate as usize] - if missing { model.tail_start.penalty } else { 0.0 };
    emission
}

/// The indices of the features of the line, for the learned weights: its own, then one for each reason of the rules that
/// fired.
pub(crate) fn active_features<'f>(
    fired: &'f [FiredRule],
    features: &'f LineFeatures,
) -> impl Iterator<Item = usize> + 'f {
    // A bit for each reason already returned.
    let mut returned = 0_u128;
    const { assert!(ReasonCode::ALL.len() <= 128) };
    let reasons = fired.iter().map(|fired| fired.rule.reason() as usize);
    let distinct = reasons.filter(move |reason| {
        let bit = 1 << reason;
        let is_new = returned & bit == 0;
        returned |= bit;
        is_new
    });
    features.indices().iter().copied().chain(distinct.map(|reason| LINE_FEATURE_COUNT + reason))
}

/// The rule with the highest positive score for a class. For equal scores, the first.
pub(crate) fn strongest_rule<'f>(model: &Model, fired: &'f [FiredRule], class: LineClass) -> Option<&'f FiredRule> {
    let class = if class == LineClass::TailStart { LineClass::TailBoilerplate } else { class };
    let mut best: Option<(f32, &FiredRule)> = None;
    for fired in fired {
        let score = model.score_for(fired, class);
        if score > best.map_or(0.0, |(highest, _)| highest) {
            best = Some((score, fired));
        }
    }
    best.map(|(_, fired)| fired)
}
