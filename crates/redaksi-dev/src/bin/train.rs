//! Trains the model on folders of labelled stories, and prints the model file.
//!
//! ```text
//! cargo run --release -p redaksi-dev --bin train -- FOLDER... [--from=MODEL] > model.ron
//! ```
//!
//! Then replace `assets/extract/model.ron` by the output. The result depends on the stories, on those in
//! `crates/redaksi-dev/training`, and on the prior `crates/redaksi-dev/prior.ron` alone.
//!
//! With `--from`, the weights of a model take the place of the prior: it learns more stories where those that it was
//! learned from are not at hand. The calibration is fitted to the given stories, so they should be new to the model. With
//! `--new-features`, only the weights of features that the model does not have yet are learned, and all else stays.
//!
//! # Data
//! A folder holds raw texts of news stories as editors receive them, copied or exported from the sites of outlets: each
//! `NAME.txt` with a `NAME.labels.tsv` that gives the role of every line (`LINE<TAB>ROLE`), labelled by hand. `NAME` is
//! the outlet and a number, so that stories of one outlet can be left out together. The texts belong to their publishers
//! and are not part of this repository; only the weights are.
//!
//! The stories in `samples/` with their labels in `tests/labels/` are the test set. They are refused here, because a
//! test on stories that the weights were trained on shows nothing.

use redaksi_core::extract::{
    Calibration, Model, RemovalEstimate, TrainConfig, TrainingExample, train, train_new_features,
};
use redaksi_dev::cross_validation::{FOLDS, cross_validate, read_model, read_prior, read_start};
use redaksi_dev::labelled::{LabelledFile, read_training_folder, training_examples, written_examples};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str =
    "usage: cargo run --release -p redaksi-dev --bin train -- FOLDER... [--from=MODEL [--new-features]] > model.ron
Trains the model on folders of labelled stories (NAME.txt with NAME.labels.tsv).";

fn main() -> ExitCode {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    let start = options.iter().filter_map(|option| option.strip_prefix("--from=")).next_back();
    let new_features = options.iter().any(|option| option == "--new-features");
    let known = usize::from(start.is_some()) + usize::from(new_features);
    if folders.is_empty() || options.len() != known || new_features && start.is_none() {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let stories: Result<Vec<_>, String> =
        folders.iter().map(|folder| read_training_folder(Path::new(folder))).collect();
    let model = stories.and_then(|stories| {
        let stories: Vec<LabelledFile> = stories.into_iter().flatten().collect();
        match start.map(Path::new) {
            Some(model) if new_features => add_new_features(&stories, model),
            start => train_model(&stories, &read_start(start)?),
        }
    });
    match model {
        Ok(model) => {
            print!("{model}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The text of the model file: a model with learned weights for the features that it does not have yet.
fn add_new_features(stories: &[LabelledFile], model: &Path) -> Result<String, String> {
    let examples = training_examples(stories);
    let examples: Vec<&TrainingExample> = examples.iter().map(|(_, example)| example).collect();
    Ok(train_new_features(&examples, &read_model(model)?, &read_prior()?, TrainConfig::default()).to_ron())
}

/// The text of the model file: weights from all stories, and a calibration from models that did not know the outlet.
fn train_model(stories: &[LabelledFile], prior: &Model) -> Result<String, String> {
    let config = TrainConfig::default();
    let written = written_examples()?;
    let outcomes: Vec<(RemovalEstimate, bool)> = cross_validate(stories, &written, prior, config, FOLDS)
        .iter()
        .flat_map(|held_out| held_out.outcomes().collect::<Vec<_>>())
        .collect();
    let examples = training_examples(stories);
    let examples: Vec<&TrainingExample> = examples.iter().map(|(_, example)| example).chain(&written).collect();
    Ok(train(&examples, prior, config).with_calibration(Calibration::fit(&outcomes)).to_ron())
}
