//! Emission scores: how well each class fits a line, from its shape and the rules that fired; and the features of a line
//! for the learned weights.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::model::base_scores::base_scores;
use crate::extract::model::features::{LINE_FEATURE_COUNT, LineFeatures};
use crate::extract::model::scores::ClassScores;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::evidence::LineEvidence;

/// The score of each class for the line: the base scores of its shape plus all rule scores.
pub(crate) fn rule_scores(evidence: LineEvidence<'_>, line: &LineInfo<'_>) -> ClassScores {
    let mut emission = base_scores(line);
    // The first line of the boilerplate below the story needs evidence of its own.
    let mut tail_evidence = 0.0;
    for score in evidence.scores() {
        emission[score.class as usize] += score.weight;
        let counts = !matches!(score.rule, ReasonCode::DateInList | ReasonCode::Counter) && score.weight > 0.0;
        if score.class == LineClass::TailBoilerplate && counts {
            tail_evidence += score.weight;
        }
    }
    emission[LineClass::TailStart as usize] +=
        emission[LineClass::TailBoilerplate as usize] - if tail_evidence < 2.0 { 5.0 } else { 0.0 };
    emission
}

/// The indices of the features of the line, for the learned weights: its own, then one for each rule that fired.
pub(crate) fn active_features<'v>(
    evidence: LineEvidence<'v>,
    features: &'v LineFeatures,
) -> impl Iterator<Item = usize> + 'v {
    // A bit for each rule already returned.
    let mut returned = 0_u128;
    const { assert!(ReasonCode::ALL.len() <= 128) };
    let rules = evidence.scores().iter().map(|score| score.rule as usize);
    let distinct = rules.filter(move |rule| {
        let bit = 1 << rule;
        let is_new = returned & bit == 0;
        returned |= bit;
        is_new
    });
    features.indices().iter().copied().chain(distinct.map(|rule| LINE_FEATURE_COUNT + rule))
}
