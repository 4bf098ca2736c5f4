//! Trains the learned weights of the model on folders of labelled stories, and prints the model file with them.
//!
//! ```text
//! cargo run --release -p redaksi-dev --bin train -- FOLDER... > model.ron
//! ```
//!
//! Then replace `assets/extract/model.ron` by the output. The scores that are set by hand are copied unchanged.
//!
//! # Data
//! A folder holds raw texts of news stories as editors receive them, copied or exported from the sites of outlets: each
//! `NAME.txt` with a `NAME.labels.tsv` that gives the role of every line (`LINE<TAB>ROLE`), labelled by hand. `NAME` is
//! the outlet and a number, so that stories of one outlet can be left out together (`eval_outlets`). The texts belong to
//! their publishers and are not part of this repository; only the weights are. Texts only: the weights apply to lines
//! whose place no markup gives.
//!
//! The stories in `samples/` with their labels in `tests/labels/` are the test set. They are refused here, because a
//! test on stories that the weights were trained on shows nothing.

use redaksi_core::extract::{self, Model, TrainingExample};
use redaksi_dev::labelled::{config_from_env, read_training_folder, training_examples};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run --release -p redaksi-dev --bin train -- FOLDER... > model.ron
Trains the learned weights on folders of labelled stories (NAME.txt with NAME.labels.tsv).";

fn main() -> ExitCode {
    let folders: Vec<_> = std::env::args_os().skip(1).collect();
    if folders.is_empty() || folders.iter().any(|folder| folder.to_string_lossy().starts_with('-')) {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let stories: Result<Vec<_>, String> =
        folders.iter().map(|folder| read_training_folder(Path::new(folder))).collect();
    match stories.map(|folders| folders.into_iter().flatten().collect::<Vec<_>>()) {
        Ok(stories) => {
            let examples = training_examples(&stories);
            let examples: Vec<&TrainingExample> = examples.iter().map(|(_, example)| example).collect();
            print!("{}", Model::file_with_learned(&extract::train(&examples, config_from_env())));
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("train: {message}");
            ExitCode::FAILURE
        }
    }
}
