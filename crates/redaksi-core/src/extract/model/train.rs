//! Training of the feature weights from labelled stories: a conditional random field over the line classes. The scores
//! of the hand-written rules are fixed; training adds corrections to them, kept small by weight decay.

use crate::article::Role;
use crate::extract::analyze::{AnalyzedText, analyze};
use crate::extract::line_class::{CLASS_COUNT, LineClass, LineOutcome};
use crate::extract::model::emission;
use crate::extract::model::features::LineFeatures;
use crate::extract::model::model_file::Model;
use crate::extract::model::scores::ClassScores;
use crate::extract::model::weights::{FEATURE_COUNT, Weights};
use crate::packs::{Lexicon, Packs};
use crate::text::lines;
use std::collections::HashMap;

/// A story with manually labelled lines.
#[derive(Clone, Debug)]
pub struct LabelledStory<'t> {
    /// The text as received.
    pub text: &'t str,
    /// The role of each non-blank line, by its number, 1-based. Lines without a role do not contribute.
    pub roles: HashMap<u32, Role>,
}

/// Hyperparameters of the training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrainConfig {
    /// How many passes are made over all stories.
    pub epochs: usize,
    /// The share of each weight that is taken away after each epoch.
    pub weight_decay: f64,
    /// The same for classes that fill a field. Taking a caption for text costs little, so these weights may be larger.
    pub metadata_weight_decay: f64,
    /// All scores are divided by this before they are turned into probabilities.
    pub temperature: f64,
    /// The cost of removing a line of the text; mistaking a line for another one that stays costs 1.
    pub false_removal_cost: f64,
    /// The cost of leaving a promo in the text.
    pub missed_promo_cost: f64,
}

impl Default for TrainConfig {
    fn default() -> Self {
        Self {
            epochs: 40,
            weight_decay: 0.6,
            metadata_weight_decay: 0.02,
            temperature: 2.5,
            false_removal_cost: 10.0,
            missed_promo_cost: 1.0,
        }
    }
}

/// Trains weights on prepared stories.
#[must_use]
pub fn train(stories: &[&TrainingExample], config: TrainConfig) -> Weights {
    let prepared: Vec<PreparedExample> = stories.iter().map(|story| PreparedExample::new(story, config)).collect();
    let potentials = TransitionPotentials::new(config.temperature);
    let mut learner = AdaGrad {
        weights: vec![[0.0; CLASS_COUNT]; FEATURE_COUNT],
        grad_sq_sum: vec![[1.0e-6; CLASS_COUNT]; FEATURE_COUNT],
        config,
    };
    for _ in 0..config.epochs {
        for story in &prepared {
            learner.train_on(story, &potentials);
        }
        learner.decay();
    }
    for weight in learner.weights.iter_mut().flatten() {
        *weight *= config.temperature;
    }
    Weights::from_features(&learner.weights)
}

/// A line as the trainer needs it.
#[derive(Debug)]
struct FeatureRow {
    /// The number of the line, 1-based.
    number: u32,
    /// The score of each class without the learned weights.
    prior: ClassScores,
    features: Vec<usize>,
}

/// The lines of a plain text as the trainer needs them.
fn feature_rows(text: &str, lexicon: &Lexicon) -> Vec<FeatureRow> {
    let AnalyzedText { lines, doc, evidence } = analyze(lines(text), None, lexicon);
    let feature_rows = lines.iter().enumerate().map(|(index, line)| {
        let line_evidence = evidence.for_line(index);
        let features = emission::active_features(line_evidence, &LineFeatures::extract(&lines, index, &doc)).collect();
        FeatureRow {
            number: line.number,
            prior: emission::rule_scores(Model::built_in(), line_evidence, line),
            features,
        }
    });
    feature_rows.collect()
}

/// A labelled story with the features of its lines, extracted with some packs.
///
/// With the phrases of its outlet in the packs, an example shows how reliable they are; without them, it shows what
/// position and context say, as for an unknown outlet.
#[derive(Debug)]
pub struct TrainingExample(Vec<(FeatureRow, Option<Role>)>);

impl TrainingExample {
    /// Extracts the features of a story.
    #[must_use]
    pub fn new(story: &LabelledStory<'_>, packs: &Packs) -> Self {
        let lines = feature_rows(story.text, packs.lexicon()).into_iter();
        Self(
            lines.map(|line| (story.roles.get(&line.number).copied(), line)).map(|(role, line)| (line, role)).collect(),
        )
    }
}

/// An example with the classes that its labels allow, and the costs of the others.
struct PreparedExample {
    lines: Vec<PreparedLine>,
}

struct PreparedLine {
    features: Vec<usize>,
    /// The scores of the hand-written rules, divided by the temperature.
    prior: [f64; CLASS_COUNT],
    /// Whether the label allows each class.
    allowed: [bool; CLASS_COUNT],
    /// The cost of each class, zero for those that the label allows.
    class_costs: [f64; CLASS_COUNT],
}

impl PreparedExample {
    fn new(story: &TrainingExample, config: TrainConfig) -> Self {
        let lines = story.0.iter().map(|(FeatureRow { prior, features, .. }, role)| {
            let role = *role;
            PreparedLine {
                features: features.clone(),
                prior: std::array::from_fn(|class| f64::from(prior[class]) / config.temperature),
                allowed: LineClass::ALL.map(|class| role.is_none_or(|role| class.role() == role)),
                class_costs: LineClass::ALL.map(|class| {
                    role.map_or(0.0, |role| misclassification_cost(role, class, config) / config.temperature)
                }),
            }
        });
        Self { lines: lines.collect() }
    }
}

/// The cost of a class for a line with a role.
fn misclassification_cost(role: Role, class: LineClass, config: TrainConfig) -> f64 {
    if class.role() == role {
        return 0.0;
    }
    let wanted = LineClass::ALL.into_iter().find(|other| other.role() == role).map(LineClass::outcome);
    match (wanted, class.outcome()) {
        (Some(LineOutcome::Text), LineOutcome::Removed) => config.false_removal_cost,
        (Some(LineOutcome::Removed), LineOutcome::Text) if role == Role::Promo => config.missed_promo_cost,
        _ => 1.0,
    }
}

/// The unnormalized probabilities of the classes at the start and at the end, and of the transitions between them.
struct TransitionPotentials {
    start: [f64; CLASS_COUNT],
    between: [[f64; CLASS_COUNT]; CLASS_COUNT],
    end: [f64; CLASS_COUNT],
}

impl TransitionPotentials {
    fn new(temperature: f64) -> Self {
        let transitions = &Model::built_in().transitions;
        let potential = |score: f32| (f64::from(score) / temperature).exp();
        Self {
            start: LineClass::ALL.map(|class| potential(transitions.start[class as usize])),
            between: LineClass::ALL.map(|from| LineClass::ALL.map(|to| potential(transitions.score(from, to)))),
            end: LineClass::ALL.map(|class| potential(transitions.end[class as usize])),
        }
    }

    /// Forward-backward: the marginal probability of each class on each line, given the emission potentials.
    fn marginals(&self, emissions: &[[f64; CLASS_COUNT]]) -> Vec<[f64; CLASS_COUNT]> {
        let mut forward: Vec<[f64; CLASS_COUNT]> = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let mut alpha = match forward.last() {
                None => self.start,
                Some(above) => {
                    let mut alpha = [0.0; CLASS_COUNT];
                    for (from, row) in self.between.iter().enumerate() {
                        for (to, potential) in row.iter().enumerate() {
                            alpha[to] += above[from] * potential;
                        }
                    }
                    alpha
                }
            };
            for (class, probability) in alpha.iter_mut().enumerate() {
                *probability *= emission[class];
            }
            normalize(&mut alpha);
            forward.push(alpha);
        }
        let mut beta = self.end;
        for (index, emission) in emissions.iter().enumerate().rev() {
            let mut above = [0.0; CLASS_COUNT];
            for (from, row) in self.between.iter().enumerate() {
                above[from] = (0..CLASS_COUNT).map(|to| row[to] * emission[to] * beta[to]).sum();
            }
            for (class, probability) in forward[index].iter_mut().enumerate() {
                *probability *= beta[class];
            }
            normalize(&mut forward[index]);
            normalize(&mut above);
            beta = above;
        }
        forward
    }
}

/// Scales the values so that they sum to 1.
fn normalize(values: &mut [f64; CLASS_COUNT]) {
    let sum: f64 = values.iter().sum();
    let sum = if sum > 0.0 { sum } else { 1.0 };
    for value in values {
        *value /= sum;
    }
}

/// Stochastic gradient ascent with a learning rate for each weight (`AdaGrad`).
struct AdaGrad {
    weights: Vec<[f64; CLASS_COUNT]>,
    /// The sum of the squared gradients of each weight. Frequent features are updated in ever smaller steps.
    grad_sq_sum: Vec<[f64; CLASS_COUNT]>,
    config: TrainConfig,
}

impl AdaGrad {
    /// One update with the gradient of the softmax-margin objective of a story.
    fn train_on(&mut self, story: &PreparedExample, potentials: &TransitionPotentials) {
        let scores: Vec<[f64; CLASS_COUNT]> = story.lines.iter().map(|line| self.scores(line)).collect();
        let emission = |line: &PreparedLine, scores: &[f64; CLASS_COUNT], labelled: bool| {
            let highest = scores.iter().copied().fold(f64::MIN, f64::max);
            std::array::from_fn(|class| match (labelled, line.allowed[class]) {
                (true, false) => 1.0e-30,
                (true, true) => (scores[class] - highest).exp() + 1.0e-18,
                (false, _) => (scores[class] - highest + line.class_costs[class]).exp(),
            })
        };
        let expected = |labelled| {
            let emissions: Vec<_> =
                story.lines.iter().zip(&scores).map(|(line, scores)| emission(line, scores, labelled)).collect();
            potentials.marginals(&emissions)
        };
        for ((line, target), current) in story.lines.iter().zip(expected(true)).zip(expected(false)) {
            for feature in &line.features {
                self.update(*feature, &std::array::from_fn(|class| target[class] - current[class]));
            }
        }
    }

    /// The score of each class: the rule scores plus the current weights of the features.
    fn scores(&self, line: &PreparedLine) -> [f64; CLASS_COUNT] {
        let mut scores = line.prior;
        for feature in &line.features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*feature]) {
                *score += weight;
            }
        }
        scores
    }

    fn update(&mut self, feature: usize, gradient: &[f64; CLASS_COUNT]) {
        const LEARNING_RATE: f64 = 0.1;
        for (class, slope) in gradient.iter().enumerate() {
            self.grad_sq_sum[feature][class] += slope * slope;
            self.weights[feature][class] += LEARNING_RATE * slope / (1.0 + self.grad_sq_sum[feature][class]).sqrt();
        }
    }

    fn decay(&mut self) {
        for scores in &mut self.weights {
            for (class, weight) in LineClass::ALL.into_iter().zip(scores) {
                let is_field = class.outcome() == LineOutcome::Metadata;
                *weight *= 1.0 - if is_field { self.config.metadata_weight_decay } else { self.config.weight_decay };
            }
        }
    }
}
