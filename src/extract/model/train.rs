//! Training of the feature weights from labelled stories: a conditional random field over the line classes. The scores
//! of the hand-written rules are fixed; training adds corrections to them, kept small by weight decay.

use crate::extract::classify::{Weighed, weigh};
use crate::extract::model::viterbi::{Fate, STATES, State, Transitions};
use crate::extract::model::weights::{FEATURES, Weights};
use crate::article::Role;
use crate::packs::Packs;
use std::collections::HashMap;

/// A story with manually labelled lines.
#[derive(Clone, Debug)]
pub struct Labelled<'t> {
    /// The text as received.
    pub text: &'t str,
    /// The role of each non-blank line, by its number, 1-based. Lines without a role do not contribute.
    pub roles: HashMap<u32, Role>,
}

/// Hyperparameters of the training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lessons {
    /// How many passes are made over all stories.
    pub rounds: usize,
    /// The share of each weight that is taken away after each epoch.
    pub pull: f64,
    /// The same for classes that fill a field. Taking a caption for text costs little, so these weights may be larger.
    pub pull_of_fields: f64,
    /// All scores are divided by this before they are turned into probabilities.
    pub temper: f64,
    /// The cost of removing a line of the text; mistaking a line for another one that stays costs 1.
    pub text_costs: f64,
    /// The cost of leaving a promo in the text.
    pub promo_costs: f64,
}

impl Default for Lessons {
    fn default() -> Self {
        Self { rounds: 40, pull: 0.6, pull_of_fields: 0.02, temper: 2.5, text_costs: 10.0, promo_costs: 1.0 }
    }
}

/// Trains weights on prepared stories.
#[must_use]
pub fn learn(stories: &[&Lesson], lessons: Lessons) -> Weights {
    let prepared: Vec<Taught> = stories.iter().map(|story| Taught::of(story, lessons)).collect();
    let steps = Steps::new(lessons.temper);
    let mut learner =
        Learner { weights: vec![[0.0; STATES]; FEATURES], met: vec![[1.0e-6; STATES]; FEATURES], lessons };
    for _ in 0..lessons.rounds {
        for story in &prepared {
            learner.go_through(story, &steps);
        }
        learner.pull_back();
    }
    for weight in learner.weights.iter_mut().flatten() {
        *weight *= lessons.temper;
    }
    Weights::from_features(&learner.weights)
}

/// A labelled story with the features of its lines, extracted with some packs.
///
/// With the phrases of its outlet in the packs, an example shows how reliable they are; without them, it shows what
/// position and context say, as for an unknown outlet.
#[derive(Debug)]
pub struct Lesson(Vec<(Weighed, Option<Role>)>);

impl Lesson {
    /// Extracts the features of a story.
    #[must_use]
    pub fn new(story: &Labelled<'_>, packs: &Packs) -> Self {
        let lines = weigh(story.text, packs.knowledge()).into_iter();
        Self(lines.map(|line| (story.roles.get(&line.line).copied(), line)).map(|(role, line)| (line, role)).collect())
    }
}

/// An example with the classes that its labels allow, and the costs of the others.
struct Taught {
    lines: Vec<TaughtLine>,
}

struct TaughtLine {
    features: Vec<usize>,
    /// The scores of the hand-written rules, divided by the temperature.
    votes: [f64; STATES],
    /// Whether the label allows each class.
    allowed: [bool; STATES],
    /// The cost of each class, zero for those that the label allows.
    costs: [f64; STATES],
}

impl Taught {
    fn of(story: &Lesson, lessons: Lessons) -> Self {
        let lines = story.0.iter().map(|(Weighed { votes, features, .. }, role)| {
            let role = *role;
            TaughtLine {
                features: features.clone(),
                votes: std::array::from_fn(|state| f64::from(votes[state]) / lessons.temper),
                allowed: State::ALL.map(|state| role.is_none_or(|role| state.role() == role)),
                costs: State::ALL.map(|state| role.map_or(0.0, |role| cost(role, state, lessons) / lessons.temper)),
            }
        });
        Self { lines: lines.collect() }
    }
}

/// The cost of a class for a line with a role.
fn cost(role: Role, state: State, lessons: Lessons) -> f64 {
    if state.role() == role {
        return 0.0;
    }
    let wanted = State::ALL.into_iter().find(|other| other.role() == role).map(State::fate);
    match (wanted, state.fate()) {
        (Some(Fate::Text), Fate::Removed) => lessons.text_costs,
        (Some(Fate::Removed), Fate::Text) if role == Role::Promo => lessons.promo_costs,
        _ => 1.0,
    }
}

/// The unnormalized probabilities of the classes at the start and at the end, and of the transitions between them.
struct Steps {
    start: [f64; STATES],
    between: [[f64; STATES]; STATES],
    end: [f64; STATES],
}

impl Steps {
    fn new(temper: f64) -> Self {
        let transitions = Transitions::new();
        let potential = |score: f32| (f64::from(score) / temper).exp();
        Self {
            start: State::ALL.map(|state| potential(Transitions::start(state))),
            between: State::ALL.map(|from| State::ALL.map(|to| potential(transitions.score(from, to)))),
            end: State::ALL.map(|state| potential(Transitions::end(state))),
        }
    }

    /// Forward-backward: the marginal probability of each class on each line, given the emission potentials.
    fn likelihoods(&self, emissions: &[[f64; STATES]]) -> Vec<[f64; STATES]> {
        let mut forward: Vec<[f64; STATES]> = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let mut alpha = match forward.last() {
                None => self.start,
                Some(above) => {
                    let mut alpha = [0.0; STATES];
                    for (from, row) in self.between.iter().enumerate() {
                        for (to, potential) in row.iter().enumerate() {
                            alpha[to] += above[from] * potential;
                        }
                    }
                    alpha
                }
            };
            for (state, probability) in alpha.iter_mut().enumerate() {
                *probability *= emission[state];
            }
            scale(&mut alpha);
            forward.push(alpha);
        }
        let mut beta = self.end;
        for (index, emission) in emissions.iter().enumerate().rev() {
            let mut above = [0.0; STATES];
            for (from, row) in self.between.iter().enumerate() {
                above[from] = (0..STATES).map(|to| row[to] * emission[to] * beta[to]).sum();
            }
            for (state, probability) in forward[index].iter_mut().enumerate() {
                *probability *= beta[state];
            }
            scale(&mut forward[index]);
            scale(&mut above);
            beta = above;
        }
        forward
    }
}

/// Scales the values so that they sum to 1.
fn scale(values: &mut [f64; STATES]) {
    let sum: f64 = values.iter().sum();
    let sum = if sum > 0.0 { sum } else { 1.0 };
    for value in values {
        *value /= sum;
    }
}

/// Stochastic gradient ascent with a learning rate for each weight (AdaGrad).
struct Learner {
    weights: Vec<[f64; STATES]>,
    /// The sum of the squared gradients of each weight. Frequent features are updated in ever smaller steps.
    met: Vec<[f64; STATES]>,
    lessons: Lessons,
}

impl Learner {
    /// One update with the gradient of the softmax-margin objective of a story.
    fn go_through(&mut self, story: &Taught, steps: &Steps) {
        let scores: Vec<[f64; STATES]> = story.lines.iter().map(|line| self.scores(line)).collect();
        let emission = |line: &TaughtLine, scores: &[f64; STATES], labelled: bool| {
            let highest = scores.iter().copied().fold(f64::MIN, f64::max);
            std::array::from_fn(|state| match (labelled, line.allowed[state]) {
                (true, false) => 1.0e-30,
                (true, true) => (scores[state] - highest).exp() + 1.0e-18,
                (false, _) => (scores[state] - highest + line.costs[state]).exp(),
            })
        };
        let expected = |labelled| {
            let emissions: Vec<_> =
                story.lines.iter().zip(&scores).map(|(line, scores)| emission(line, scores, labelled)).collect();
            steps.likelihoods(&emissions)
        };
        for ((line, target), current) in story.lines.iter().zip(expected(true)).zip(expected(false)) {
            for feature in &line.features {
                self.step(*feature, &std::array::from_fn(|state| target[state] - current[state]));
            }
        }
    }

    /// The score of each class: the rule scores plus the current weights of the features.
    fn scores(&self, line: &TaughtLine) -> [f64; STATES] {
        let mut scores = line.votes;
        for feature in &line.features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*feature]) {
                *score += weight;
            }
        }
        scores
    }

    fn step(&mut self, feature: usize, gradient: &[f64; STATES]) {
        const STRIDE: f64 = 0.1;
        for (state, slope) in gradient.iter().enumerate() {
            self.met[feature][state] += slope * slope;
            self.weights[feature][state] += STRIDE * slope / (1.0 + self.met[feature][state]).sqrt();
        }
    }

    fn pull_back(&mut self) {
        for scores in &mut self.weights {
            for (state, weight) in State::ALL.into_iter().zip(scores) {
                let is_field = state.fate() == Fate::Told;
                *weight *= 1.0 - if is_field { self.lessons.pull_of_fields } else { self.lessons.pull };
            }
        }
    }
}
