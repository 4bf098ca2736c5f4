//! Training of the model from labelled stories: a linear-chain conditional random field over the line classes. Its
//! features are the rules that fire and the plain features of a line. All weights are learned, around a prior: a weight
//! of which the stories say nothing keeps the value that it has in the prior.

use crate::article::Role;
use crate::extract::analyze::{AnalyzedText, analyze};
use crate::extract::line_class::{CLASS_COUNT, LineClass, LineOutcome};
use crate::extract::model::features::LineFeatures;
use crate::extract::model::model_file::Model;
use crate::extract::model::posterior::{ClassProbabilities, TransitionPotentials, potentials};
use crate::extract::model::scores::{ClassScores, class_scores};
use crate::extract::model::transitions::Transitions;
use crate::extract::model::weights::{FEATURE_COUNT, Weights, active_features};
use crate::packs::Packs;
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
    /// The step size of the updates.
    pub learning_rate: f64,
    /// How strongly the weights are drawn back to the prior, for classes of text and of removed lines.
    pub weight_decay: f64,
    /// The same for classes that fill a field.
    pub metadata_weight_decay: f64,
    /// The same for transitions.
    pub transition_decay: f64,
    /// By how much, in log-odds, keeping a line of the text must win over removing it.
    pub removal_margin: f64,
}

impl Default for TrainConfig {
    fn default() -> Self {
        Self {
            epochs: 25,
            learning_rate: 0.3,
            weight_decay: 0.1,
            metadata_weight_decay: 0.04,
            transition_decay: 0.04,
            removal_margin: 2.0,
        }
    }
}

/// A labelled story with the features of its lines, extracted with some packs.
///
/// With the phrases of its outlet in the packs, an example shows how reliable they are; without them, it shows what
/// position and context say, as for an unknown outlet.
#[derive(Debug)]
pub struct TrainingExample(Vec<ExampleLine>);

#[derive(Debug)]
struct ExampleLine {
    features: Vec<usize>,
    role: Option<Role>,
}

impl TrainingExample {
    /// Extracts the features of a story.
    #[must_use]
    pub fn new(story: &LabelledStory<'_>, packs: &Packs) -> Self {
        let AnalyzedText { lines, doc, evidence } = analyze(lines(story.text), None, packs.lexicon());
        let example = lines.iter().enumerate().map(|(index, line)| ExampleLine {
            features: active_features(evidence.for_line(index), &LineFeatures::extract(&lines, index, &doc)).collect(),
            role: story.roles.get(&line.number).copied(),
        });
        Self(example.collect())
    }
}

/// Trains a model on stories, around the weights of a prior. Deterministic.
#[must_use]
pub fn train(stories: &[&TrainingExample], prior: &Model, config: TrainConfig) -> Model {
    run(Learner::new(prior, config), stories, prior)
}

/// Learns the weights of those features of which a model knows nothing and the prior does. All others stay. Deterministic.
#[must_use]
pub fn train_new_features(stories: &[&TrainingExample], model: &Model, prior: &Model, config: TrainConfig) -> Model {
    let start = model.with_new_features_of(prior);
    let mut learner = Learner::new(&start, config);
    learner.left_out = (0..FEATURE_COUNT).map(|feature| !model.weights.has_none_of(feature)).collect();
    learner.learns_transitions = false;
    run(learner, stories, &start)
}

fn run(mut learner: Learner, stories: &[&TrainingExample], prior: &Model) -> Model {
    let config = learner.config;
    let mut order: Vec<usize> = (0..stories.len()).collect();
    let mut random = XorShift(0x9e37_79b9_7f4a_7c15);
    for _ in 0..config.epochs {
        for last in (1..order.len()).rev() {
            order.swap(last, random.below(last + 1));
        }
        for story in &order {
            learner.train_on(stories[*story]);
        }
    }
    learner.finish(prior)
}

/// A small deterministic random number generator, for the order of the stories.
struct XorShift(u64);

impl XorShift {
    #[expect(clippy::cast_possible_truncation, reason = "smaller than the bound")]
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Weights that are learned: the values of the prior, how far they are from it, and the sums of squared gradients.
struct LearnedTable {
    prior: Vec<ClassProbabilities>,
    offset: Vec<ClassProbabilities>,
    squares: Vec<ClassProbabilities>,
}

impl LearnedTable {
    fn new(prior: impl Iterator<Item = ClassScores>) -> Self {
        let prior: Vec<ClassProbabilities> =
            prior.map(|scores| std::array::from_fn(|class| f64::from(scores[class]))).collect();
        let rows = prior.len();
        let zeros = vec![[0.0; CLASS_COUNT]; rows];
        Self { prior, offset: zeros.clone(), squares: zeros }
    }

    fn value(&self, row: usize, class: usize) -> f64 {
        self.prior[row][class] + self.offset[row][class]
    }

    /// One step of gradient ascent with a step size of its own for each weight (`AdaGrad`).
    fn update(&mut self, row: usize, class: usize, gradient: f64, decay: f64, learning_rate: f64) {
        let slope = gradient - decay * self.offset[row][class];
        let squares = &mut self.squares[row][class];
        *squares += slope * slope;
        self.offset[row][class] += learning_rate * slope / squares.sqrt().max(1.0);
    }

    #[expect(clippy::cast_possible_truncation, reason = "they are written with two decimal places")]
    fn scores(&self, row: usize) -> ClassScores {
        class_scores(|class| self.value(row, class as usize) as f32)
    }
}

struct Learner {
    weights: LearnedTable,
    transitions: LearnedTable,
    start: ClassScores,
    end: ClassScores,
    /// The features whose weights stay.
    left_out: Vec<bool>,
    learns_transitions: bool,
    config: TrainConfig,
}

impl Learner {
    fn new(prior: &Model, config: TrainConfig) -> Self {
        Self {
            weights: LearnedTable::new((0..FEATURE_COUNT).map(|feature| *prior.weights.of(feature))),
            transitions: LearnedTable::new(prior.transitions.from.iter().copied()),
            start: prior.transitions.start,
            end: prior.transitions.end,
            left_out: (0..FEATURE_COUNT).map(|feature| prior.weights.is_left_out(feature)).collect(),
            learns_transitions: true,
            config,
        }
    }

    fn current_transitions(&self) -> Transitions {
        let rows: Vec<ClassScores> = (0..CLASS_COUNT).map(|from| self.transitions.scores(from)).collect();
        Transitions::new(self.start, self.end, |from, to| rows[from as usize][to as usize])
    }

    /// One update with the gradient of the softmax-margin objective of a story.
    fn train_on(&mut self, story: &TrainingExample) {
        let chain = TransitionPotentials::new(&self.current_transitions());
        let scores: Vec<ClassProbabilities> = story.0.iter().map(|line| self.scores(line)).collect();
        let emissions = |adjust: &dyn Fn(Role, LineClass) -> f64| -> Vec<ClassProbabilities> {
            let lines = story.0.iter().zip(&scores).map(|(line, scores)| {
                let adjusted = LineClass::ALL
                    .map(|class| scores[class as usize] + line.role.map_or(0.0, |role| adjust(role, class)));
                potentials(&adjusted)
            });
            lines.collect()
        };
        let mut pairs = [[0.0; CLASS_COUNT]; CLASS_COUNT];
        let wanted = emissions(&|role, class| if class.role() == role { 0.0 } else { -1.0e9 });
        let wanted = chain.marginals(&wanted, Some(&mut |from, to, count| pairs[from][to] += count));
        let margin = self.config.removal_margin;
        let current = emissions(&|role, class| if is_false_removal(role, class) { margin } else { 0.0 });
        let current = chain.marginals(&current, Some(&mut |from, to, count| pairs[from][to] -= count));

        let mut gradients: HashMap<usize, ClassProbabilities> = HashMap::new();
        for ((line, wanted), current) in story.0.iter().zip(&wanted).zip(&current) {
            for feature in line.features.iter().filter(|feature| !self.left_out[**feature]) {
                let gradient = gradients.entry(*feature).or_insert([0.0; CLASS_COUNT]);
                for class in 0..CLASS_COUNT {
                    gradient[class] += wanted[class] - current[class];
                }
            }
        }
        let TrainConfig { learning_rate, weight_decay, metadata_weight_decay, transition_decay, .. } = self.config;
        for (feature, gradient) in gradients {
            for class in LineClass::ALL {
                let is_field = class.outcome() == LineOutcome::Metadata;
                let decay = if is_field { metadata_weight_decay } else { weight_decay };
                self.weights.update(feature, class as usize, gradient[class as usize], decay, learning_rate);
            }
        }
        for (from, row) in pairs.iter().enumerate().filter(|_| self.learns_transitions) {
            for (to, gradient) in row.iter().enumerate() {
                self.transitions.update(from, to, *gradient, transition_decay, learning_rate);
            }
        }
    }

    /// The score of each class of a line, with the current weights.
    fn scores(&self, line: &ExampleLine) -> ClassProbabilities {
        let mut scores = [0.0; CLASS_COUNT];
        for feature in &line.features {
            for (class, score) in scores.iter_mut().enumerate() {
                *score += self.weights.value(*feature, class);
            }
        }
        scores
    }

    /// The model with the learned weights.
    fn finish(&self, prior: &Model) -> Model {
        Model {
            weights: Weights::from_features((0..FEATURE_COUNT).map(|feature| self.weights.scores(feature)).collect()),
            transitions: self.current_transitions(),
            ..prior.clone()
        }
    }
}

/// Whether a line of the text would be removed.
fn is_false_removal(role: Role, class: LineClass) -> bool {
    matches!(role, Role::Body | Role::Subhead | Role::DatelineBody) && class.outcome() == LineOutcome::Removed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn training_is_deterministic_and_learns_from_the_labels() {
        let text = "Jembatan Desa Kenari Dibuka\nWarga Desa Kenari membuka jembatan bambu di atas sungai pada hari Senin \
                    pagi.\nKopi gratis untuk semua\nJembatan bambu itu dibangun oleh warga Desa Kenari selama dua bulan \
                    penuh.\nKepala desa mengatakan jembatan bambu itu memendekkan jalan anak-anak ke sekolah.\n";
        let packs = Packs::built_in();
        let roles = [(1, Role::Title), (2, Role::Body), (3, Role::Boilerplate), (4, Role::Body), (5, Role::Body)];
        let story = LabelledStory { text, roles: HashMap::from(roles) };
        let examples: Vec<TrainingExample> = (0..8).map(|_| TrainingExample::new(&story, &packs)).collect();
        let examples: Vec<&TrainingExample> = examples.iter().collect();
        let learn =
            || train(&examples, Model::built_in(), TrainConfig { weight_decay: 0.01, ..TrainConfig::default() });
        let model = learn();
        assert_eq!(model.to_ron(), learn().to_ron());
        let removal = |model: &Model| crate::extract::removal_estimates(text, &packs, model)[2].probability;
        assert!(removal(&model) > removal(Model::built_in()) && removal(&model) > 0.5, "{}", removal(&model));
    }
}
