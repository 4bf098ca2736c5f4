//! Trains the feature weights on folders of labelled stories and prints them as a weights file.
//!
//! `cargo run --example train -- FOLDER tests/labels > weights.ron`, then replace `assets/extract/weights.ron` by the
//! file. Training includes our own samples, because their formats must always be recognized.

use redaksi_core::extract::{self, Model, TrainingExample};
use redaksi_dev::labelled::{config_from_env, read_folder, training_examples};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folders: Vec<_> = std::env::args_os().skip(1).collect();
    if folders.is_empty() {
        eprintln!("train: name folders of labelled stories");
        return ExitCode::from(2);
    }
    let stories: Result<Vec<_>, String> = folders.iter().map(|folder| read_folder(Path::new(folder))).collect();
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
