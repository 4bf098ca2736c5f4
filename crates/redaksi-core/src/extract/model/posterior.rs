//! The posterior probability of each class of each line: the forward-backward algorithm of a linear-chain conditional
//! random field.

use crate::extract::line_class::{CLASS_COUNT, LineClass};
use crate::extract::model::scores::ClassScores;
use crate::extract::model::transitions::Transitions;

/// A probability, or an unnormalized potential, for each class.
pub(crate) type ClassProbabilities = [f64; CLASS_COUNT];

/// The exponentials of the transition weights.
pub(crate) struct TransitionPotentials {
    start: ClassProbabilities,
    /// By the class of the line above.
    between: Vec<ClassProbabilities>,
    end: ClassProbabilities,
}

impl TransitionPotentials {
    pub fn new(transitions: &Transitions) -> Self {
        let exponentials = |scores: &ClassScores| std::array::from_fn(|class| f64::from(scores[class]).exp());
        Self {
            start: exponentials(&transitions.start),
            between: transitions.from.iter().map(exponentials).collect(),
            end: exponentials(&transitions.end),
        }
    }

    /// The probability of each class on each line, given the emission potentials. `pairs`, if any, is called with the
    /// expected count of each transition between two adjacent lines.
    pub fn marginals(
        &self,
        emissions: &[ClassProbabilities],
        mut pairs: Option<&mut dyn FnMut(usize, usize, f64)>,
    ) -> Vec<ClassProbabilities> {
        let mut forward: Vec<ClassProbabilities> = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let mut alpha = match forward.last() {
                None => self.start,
                Some(above) => {
                    let mut alpha = [0.0; CLASS_COUNT];
                    for (row, probability) in self.between.iter().zip(above) {
                        for (sum, potential) in alpha.iter_mut().zip(row) {
                            *sum += probability * potential;
                        }
                    }
                    alpha
                }
            };
            alpha.iter_mut().zip(emission).for_each(|(value, potential)| *value *= potential);
            normalize(&mut alpha);
            forward.push(alpha);
        }
        let mut beta = self.end;
        for index in (0..emissions.len()).rev() {
            let mut below = [0.0; CLASS_COUNT];
            for class in 0..CLASS_COUNT {
                below[class] = emissions[index][class] * beta[class];
                forward[index][class] *= beta[class];
            }
            normalize(&mut forward[index]);
            let Some(above) = index.checked_sub(1) else { break };
            if let Some(count) = pairs.as_mut() {
                self.count_pairs(&forward[above], &below, *count);
            }
            let mut next = [0.0; CLASS_COUNT];
            for (sum, row) in next.iter_mut().zip(&self.between) {
                *sum = row.iter().zip(&below).map(|(potential, value)| potential * value).sum();
            }
            normalize(&mut next);
            beta = next;
        }
        forward
    }

    /// Calls `count` with the probability of each pair of classes on two adjacent lines. `above` holds the forward
    /// probabilities of the upper line, `below` the backward values of the lower one.
    fn count_pairs(
        &self,
        above: &ClassProbabilities,
        below: &ClassProbabilities,
        count: &mut dyn FnMut(usize, usize, f64),
    ) {
        let joint = |from: usize, to: usize| above[from] * self.between[from][to] * below[to];
        let total: f64 = (0..CLASS_COUNT).flat_map(|from| (0..CLASS_COUNT).map(move |to| joint(from, to))).sum();
        if total > 0.0 {
            for from in (0..CLASS_COUNT).filter(|from| above[*from] > 0.0) {
                for to in 0..CLASS_COUNT {
                    count(from, to, joint(from, to) / total);
                }
            }
        }
    }
}

/// The exponentials of the scores of a line, scaled so that the highest is 1.
pub(crate) fn potentials(scores: &ClassProbabilities) -> ClassProbabilities {
    let highest = scores.iter().copied().fold(f64::MIN, f64::max);
    scores.map(|score| (score - highest).exp())
}

/// The posterior probability of each class of each line. Long texts are split into windows of `window` lines.
pub(crate) fn posteriors(
    emissions: &[ClassScores],
    transitions: &Transitions,
    window: usize,
) -> Vec<ClassProbabilities> {
    let chain = TransitionPotentials::new(transitions);
    let of_line = |scores: &ClassScores| potentials(&std::array::from_fn(|class| f64::from(scores[class])));
    emissions
        .chunks(window)
        .flat_map(|lines| chain.marginals(&lines.iter().map(of_line).collect::<Vec<_>>(), None))
        .collect()
}

/// The probability that a condition on the class holds.
pub(crate) fn probability_of(posterior: &ClassProbabilities, is_meant: impl Fn(LineClass) -> bool) -> f64 {
    LineClass::ALL.into_iter().filter(|class| is_meant(*class)).map(|class| posterior[class as usize]).sum()
}

/// Scales the values so that they sum to 1.
fn normalize(values: &mut ClassProbabilities) {
    let sum: f64 = values.iter().sum();
    if sum > 0.0 {
        for value in values {
            *value /= sum;
        }
    }
}
