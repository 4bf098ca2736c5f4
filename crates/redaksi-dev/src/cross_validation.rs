//! Cross-validation by outlet: models are trained without some outlets and asked about these.

use crate::labelled::{LabelledFile, training_examples, without_phrases_of};
use redaksi_core::article::Role;
use redaksi_core::extract::{
    Calibration, LineExplanation, Model, RemovalEstimate, TrainConfig, TrainingExample, explain_with_model,
    removal_estimates, train,
};
use redaksi_core::packs::Packs;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many groups the outlets are divided into.
pub const FOLDS: usize = 6;

/// Reads the prior: what each feature is expected to be worth before any story is seen.
///
/// # Errors
/// The file cannot be read or parsed.
pub fn read_prior() -> Result<Model, String> {
    read_model(&Path::new(env!("CARGO_MANIFEST_DIR")).join("prior.ron"))
}

/// Reads what training starts from: the prior, or a model in a file, with the prior for features that are newer than it.
///
/// # Errors
/// A file cannot be read or parsed.
pub fn read_start(model: Option<&Path>) -> Result<Model, String> {
    let prior = read_prior()?;
    model.map_or_else(|| Ok(prior.clone()), |file| Ok(read_model(file)?.with_new_features_of(&prior)))
}

/// Reads a model from a file.
///
/// # Errors
/// The file cannot be read or parsed.
pub fn read_model(path: &Path) -> Result<Model, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    Model::from_ron(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What a model says about a story of an outlet that it was not trained on.
pub struct HeldOut<'s> {
    /// The story.
    pub story: &'s LabelledFile,
    /// The decision about each line.
    pub lines: Vec<LineExplanation>,
    /// What the model says about the removal of each line, not calibrated.
    pub removal: Vec<RemovalEstimate>,
}

impl HeldOut<'_> {
    /// For each labelled line, what the model says about its removal, and whether it should be removed.
    pub fn outcomes(&self) -> impl Iterator<Item = (RemovalEstimate, bool)> {
        self.removal.iter().filter_map(|estimate| {
            let role = self.story.roles.get(&estimate.line)?;
            Some((*estimate, matches!(role, Role::Promo | Role::Boilerplate)))
        })
    }
}

/// Trains a model without each of `folds` groups of outlets and asks it about the stories of that group, without the
/// phrases of the packs that only their outlet uses. All models learn from `written`, too. The calibration of each model is fitted to what the others say about
/// their groups.
#[must_use]
pub fn cross_validate<'s>(
    stories: &'s [LabelledFile],
    written: &[TrainingExample],
    prior: &Model,
    config: TrainConfig,
    folds: usize,
) -> Vec<HeldOut<'s>> {
    let outlets: BTreeSet<&str> = stories.iter().map(LabelledFile::outlet).collect();
    let folds = folds.clamp(1, outlets.len().max(1));
    let fold_of: BTreeMap<&str, usize> = outlets.into_iter().zip((0..folds).cycle()).collect();
    let fold_of = &fold_of;
    let of_fold = |fold: usize| stories.iter().filter(move |story| fold_of[story.outlet()] == fold);
    let of_fold = &of_fold;
    let packs: BTreeMap<&str, Packs> =
        fold_of.keys().map(|outlet| (*outlet, without_phrases_of(stories, outlet))).collect();
    let examples = training_examples(stories);
    let asked: Vec<(Model, Vec<HeldOut<'s>>)> = in_parallel(folds, |fold| {
        let others =
            examples.iter().filter(|(outlet, _)| fold_of[outlet] != fold).map(|(_, example)| example).chain(written);
        let model = train(&others.collect::<Vec<_>>(), prior, config);
        let held_out = of_fold(fold).map(|story| {
            let removal = removal_estimates(&story.text, &packs[story.outlet()], &model);
            HeldOut { story, lines: Vec::new(), removal }
        });
        let held_out = held_out.collect();
        (model, held_out)
    });
    let explained = in_parallel(folds, |fold| {
        let others = asked.iter().enumerate().filter(|(other, _)| *other != fold || folds == 1);
        let outcomes: Vec<_> = others.flat_map(|(_, (_, held_out))| held_out).flat_map(HeldOut::outcomes).collect();
        let model = asked[fold].0.with_calibration(Calibration::fit(&outcomes));
        of_fold(fold).map(|story| explain_with_model(&story.text, &packs[story.outlet()], &model)).collect::<Vec<_>>()
    });
    let held_out = asked.into_iter().zip(explained).flat_map(|((_, held_out), explained)| {
        held_out.into_iter().zip(explained).map(|(held_out, lines)| HeldOut { lines, ..held_out })
    });
    held_out.collect()
}

/// Does a piece of work for each number below `count`, on all processors. Returns the results in the order of the numbers.
fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let take = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed)).take_while(|next| *next < count);
        numbers.map(|number| (number, work(number))).collect::<Vec<_>>()
    };
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(take)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
