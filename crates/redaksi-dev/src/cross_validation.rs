//! Cross-validation by outlet: models are trained without some outlets and asked about these.

use crate::labelled::{LabelledFile, training_examples, without_phrases_of};
use redaksi_core::article::Role;
use redaksi_core::extract::{
    LineExplanation, Model, TrainConfig, TrainingExample, explain_with_model, removal_probabilities, train,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many groups the outlets are divided into.
pub const FOLDS: usize = 6;

/// Reads the prior: what each feature is expected to be worth before any story is seen.
///
/// # Errors
/// The file cannot be read or parsed.
pub fn read_prior() -> Result<Model, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("prior.ron");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Model::from_ron(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What a model says about a story of an outlet that it was not trained on.
pub struct HeldOut<'s> {
    /// The story.
    pub story: &'s LabelledFile,
    /// The decision about each line.
    pub lines: Vec<LineExplanation>,
    /// For each line, the probability of the model, not calibrated, that it is no part of the story.
    pub removal: Vec<(u32, f64)>,
}

impl HeldOut<'_> {
    /// For each labelled line, the probability that it is removed, and whether it should be.
    pub fn outcomes(&self) -> impl Iterator<Item = (f64, bool)> {
        self.removal.iter().filter_map(|(line, probability)| {
            let role = self.story.roles.get(line)?;
            Some((*probability, matches!(role, Role::Promo | Role::Boilerplate)))
        })
    }
}

/// Trains a model without each of `folds` groups of outlets and asks it about the stories of that group, without the
/// phrases of the packs that only their outlet uses. The groups are worked on in parallel.
#[must_use]
pub fn cross_validate<'s>(
    stories: &'s [LabelledFile],
    prior: &Model,
    config: TrainConfig,
    folds: usize,
) -> Vec<HeldOut<'s>> {
    let outlets: BTreeSet<&str> = stories.iter().map(LabelledFile::outlet).collect();
    let folds = folds.clamp(1, outlets.len().max(1));
    let fold_of: BTreeMap<&str, usize> = outlets.into_iter().zip((0..folds).cycle()).collect();
    let fold_of = &fold_of;
    let examples = training_examples(stories);
    let examples = &examples;
    let next = std::sync::atomic::AtomicUsize::new(0);
    let next = &next;
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let work = || {
            let mut found = Vec::new();
            loop {
                let fold = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                if fold >= folds {
                    return found;
                }
                let others: Vec<&TrainingExample> =
                    examples.iter().filter(|(outlet, _)| fold_of[outlet] != fold).map(|(_, example)| example).collect();
                let model = train(&others, prior, config);
                for story in stories.iter().filter(|story| fold_of[story.outlet()] == fold) {
                    let packs = without_phrases_of(stories, story.outlet());
                    found.push(HeldOut {
                        story,
                        lines: explain_with_model(&story.text, &packs, &model),
                        removal: removal_probabilities(&story.text, &packs, &model),
                    });
                }
            }
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}
