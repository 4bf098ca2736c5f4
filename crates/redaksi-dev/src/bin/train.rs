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
//! learned from are not at hand. The calibration is fitted to the given stories, so they should be new to the model.
//!
//! # Data
//! A folder holds raw texts of news stories as editors receive them, copied or exported from the sites of outlets: each
//! `NAME.txt` with a `NAME.labels.tsv` that gives the role of every line (`LINE<TAB>ROLE`), labelled by hand. `NAME` is
//! the outlet and a number, so that stories of one outlet can be left out together. The texts belong to their publishers
//! and are not part of this repository; only the weights are.
//!
//! The stories in `samples/` with their labels in `tests/labels/` are the test set. They are refused here, because a
//! test on stories that the weights were trained on shows nothing.

use redaksi_core::extract::{Calibration, Model, RemovalEstimate, TrainConfig, TrainingExample, train};
use redaksi_dev::cross_validation::{FOLDS, cross_validate, read_start};
use redaksi_dev::labelled::{LabelledFile, read_training_folder, training_examples, written_examples};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run --release -p redaksi-dev --bin train -- FOLDER... [--from=MODEL] > model.ron
Trains the model on folders of labelled stories (NAME.txt with NAME.labels.tsv).";

fn main() -> ExitCode {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    let start = options.iter().filter_map(|option| option.strip_prefix("--from=")).next_back();
    if folders.is_empty() || options.len() != usize::from(start.is_some()) {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let stories: Result<Vec<_>, String> =
        folders.iter().map(|folder| read_training_folder(Path::new(folder))).collect();
    let prior = read_start(start.map(Path::new));
    let model = prior.and_then(|prior| {
        let stories: Vec<LabelledFile> = stories?.into_iter().flatten().collect();
        train_model(&stories, &prior)
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
