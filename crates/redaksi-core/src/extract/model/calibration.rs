//! Calibration: turns the probability of the model that a line is removed into the share of such lines that are removed
//! rightly, measured on outlets that the model was not trained on (Platt scaling, with one offset for each kind of sign).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What says that a line is no part of the story. How far the model can be trusted depends on it: the words of a phrase
/// mean the same on the site of an unknown outlet, the place of a line does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RemovalSign {
    /// A promo marker on the line.
    Marker,
    /// A field label with a value, such as “Editor: X”.
    Label,
    /// A boilerplate phrase of the packs on the line.
    Phrase,
    /// Something else on the line: a link, a repetition, the markup of a page.
    OnLine,
    /// Something on a line above it in the same run of short lines.
    InRun,
    /// Nothing but its position.
    Position,
}

/// All signs, in the order of [`RemovalSign`].
const SIGNS: [RemovalSign; 6] = [
    RemovalSign::Marker,
    RemovalSign::Label,
    RemovalSign::Phrase,
    RemovalSign::OnLine,
    RemovalSign::InRun,
    RemovalSign::Position,
];

impl RemovalSign {
    /// Whether something on the line or linked to it says that it is no part of the story.
    pub(crate) fn is_evidence(self) -> bool {
        self != Self::Position
    }
}

/// What a model says about the removal of a line that it was not trained on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RemovalEstimate {
    /// The number of the line, 1-based.
    pub line: u32,
    /// The probability that it is removed, not calibrated.
    pub probability: f64,
    /// What says so.
    pub sign: RemovalSign,
}

/// The calibration of a model: the calibrated log-odds are the log-odds of the model times the slope, plus the offset of
/// the sign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    slope: f64,
    offsets: BTreeMap<RemovalSign, f64>,
}

impl Calibration {
    /// A calibration with the same offset for all signs.
    #[cfg(test)]
    pub(crate) fn uniform(slope: f64, offset: f64) -> Self {
        Self { slope, offsets: SIGNS.map(|sign| (sign, offset)).into() }
    }

    /// The calibrated probability.
    pub(crate) fn apply(&self, probability: f64, sign: RemovalSign) -> f64 {
        let offset = self.offsets.get(&sign).copied().unwrap_or_default();
        logistic(self.slope * log_odds(probability) + offset)
    }

    /// Fits a calibration to estimates and whether each line should be removed.
    ///
    /// Newton's method, one number after the other. Each offset is drawn to the common one, as by four lines,
    /// so that a sign of which there are few lines does not become certain.
    #[must_use]
    pub fn fit(outcomes: &[(RemovalEstimate, bool)]) -> Self {
        const ROUNDS: usize = 200;
        let points: Vec<(f64, usize, f64)> = outcomes
            .iter()
            .map(|(estimate, is_right)| {
                (log_odds(estimate.probability), estimate.sign as usize, f64::from(u8::from(*is_right)))
            })
            .collect();
        let (mut slope, mut common, mut offsets) = (1.0_f64, 0.0_f64, [0.0_f64; SIGNS.len()]);
        for _ in 0..ROUNDS {
            let (mut by_slope, mut by_common) = ((0.0, 1.0e-6), (0.0, 1.0e-6));
            let mut by_sign = offsets.map(|offset| (-offset * PRIOR_LINES, PRIOR_LINES));
            for (x, sign, y) in &points {
                let p = logistic(slope * x + common + offsets[*sign]);
                let (error, weight) = (y - p, p * (1.0 - p));
                by_slope = (by_slope.0 + error * x, by_slope.1 + weight * x * x);
                by_common = (by_common.0 + error, by_common.1 + weight);
                by_sign[*sign] = (by_sign[*sign].0 + error, by_sign[*sign].1 + weight);
            }
            // All numbers move at once, so each goes half of its own way only.
            slope += step(by_slope);
            common += step(by_common);
            offsets.iter_mut().zip(by_sign).for_each(|(offset, gradient)| *offset += step(gradient));
        }
        let round = |value: f64| (value * 1000.0).round() / 1000.0;
        Self { slope: round(slope), offsets: SIGNS.map(|sign| (sign, round(common + offsets[sign as usize]))).into() }
    }
}

/// How many lines of probability one half, and as many of each outcome, the common offset is worth for a sign.
const PRIOR_LINES: f64 = 4.0;

/// A step of Newton's method from the first and the negative second derivative, bounded.
fn step((first, second): (f64, f64)) -> f64 {
    (0.3 * first / second).clamp(-0.5, 0.5)
}

fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

fn log_odds(probability: f64) -> f64 {
    let bounded = probability.clamp(1.0e-6, 1.0 - 1.0e-6);
    (bounded / (1.0 - bounded)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a probability and a sign, of which some are removed rightly.
    fn lines(probability: f64, sign: RemovalSign, count: usize, right: usize) -> Vec<(RemovalEstimate, bool)> {
        (0..count).map(|line| (RemovalEstimate { line: 1, probability, sign }, line < right)).collect()
    }

    #[test]
    fn calibration_lowers_probabilities_that_are_too_high() {
        // Of the lines at 0.95, three quarters are removed rightly; of those at 0.05, one quarter.
        let sign = RemovalSign::OnLine;
        let fitted = Calibration::fit(&[lines(0.95, sign, 4000, 3000), lines(0.05, sign, 4000, 1000)].concat());
        assert!((fitted.apply(0.95, sign) - 0.75).abs() < 0.01 && (fitted.apply(0.05, sign) - 0.25).abs() < 0.01);
    }

    #[test]
    fn each_sign_is_trusted_as_far_as_its_lines_are_right() {
        let outcomes = [
            lines(0.8, RemovalSign::Marker, 1000, 990),
            lines(0.8, RemovalSign::Position, 1000, 400),
            lines(0.2, RemovalSign::Position, 1000, 50),
            lines(0.8, RemovalSign::InRun, 2, 2),
        ];
        let fitted = Calibration::fit(&outcomes.concat());
        assert!(fitted.apply(0.8, RemovalSign::Marker) > 0.95, "{fitted:?}");
        assert!((0.35..0.45).contains(&fitted.apply(0.8, RemovalSign::Position)), "{fitted:?}");
        assert!(fitted.apply(0.8, RemovalSign::InRun) < 0.9, "two lines prove nothing: {fitted:?}");
    }

    #[test]
    fn calibration_is_monotonic_and_bounded() {
        let calibration = Calibration::uniform(0.8, -0.3);
        let values = [0.0, 0.1, 0.5, 0.9, 1.0].map(|probability| calibration.apply(probability, RemovalSign::Phrase));
        assert!(values.is_sorted() && values[0] >= 0.0 && values[4] <= 1.0, "{values:?}");
    }
}
