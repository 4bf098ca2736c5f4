//! Evaluation of extraction on a folder of labelled stories.
//!
//! ```text
//! cargo run --release -p redaksi-dev --bin eval_outlets -- FOLDER... [--as-shipped] [--without=TEXT]... [--from=FILE] [--model=FILE] [-v]
//! ```
//!
//! Without an option, models are trained on the stories of some outlets and evaluated on those of the others, without
//! the phrases of the packs that only their outlet uses. `--from=FILE` starts from the weights of a model, as `train`
//! does. `--without=TEXT` leaves out the features whose name starts with
//! a text, which shows what they are worth. `--as-shipped` evaluates the built-in model, `--model` that of a file. The
//! figures are printed for each folder and for all of them. `-v` prints each line with a wrong role.

use redaksi_core::extract::{self, LineExplanation, Model, TrainConfig};
use redaksi_core::packs::Packs;
use redaksi_dev::cross_validation::{FOLDS, cross_validate, read_model, read_start};
use redaksi_dev::labelled::{Evaluation, LabelledFile, read_folder, written_examples};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run --release -p redaksi-dev --bin eval_outlets -- FOLDER... [--as-shipped] [--without=TEXT]... [--from=FILE] [--model=FILE] [-v]
Evaluates folders of labelled stories with models that were not trained on their outlets.";

fn main() -> ExitCode {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    if folders.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    match evaluate(&options, &folders) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("eval_outlets: {message}");
            ExitCode::FAILURE
        }
    }
}

fn evaluate(options: &[String], folders: &[String]) -> Result<(), String> {
    let read: Result<Vec<_>, String> = folders.iter().map(|folder| read_folder(Path::new(folder))).collect();
    let stories: Vec<LabelledFile> = read?.into_iter().flatten().collect();
    let values = |name: &str| options.iter().filter_map(move |option| option.strip_prefix(name)).collect::<Vec<_>>();
    let mut figures = Evaluation::default();
    let mut by_folder: BTreeMap<PathBuf, Evaluation> = BTreeMap::new();
    let mut add = |story: &LabelledFile, lines: &[LineExplanation]| {
        figures.add(story, lines);
        by_folder.entry(story.folder.clone()).or_default().add(story, lines);
    };
    let file = values("--model=").pop();
    let is_shipped = file.is_some() || options.iter().any(|option| option == "--as-shipped");
    if is_shipped {
        let model = file.map_or_else(|| Ok(Model::built_in().clone()), |file| read_model(Path::new(file)))?;
        for story in &stories {
            add(story, &extract::explain_with_model(&story.text, &Packs::built_in(), &model));
        }
    } else {
        let left_out = values("--without=");
        let config = TrainConfig::default();
        let written = written_examples()?;
        let prior = read_start(values("--from=").pop().map(Path::new))?;
        let prior = prior.without_features(&|name| left_out.iter().any(|start| name.starts_with(start)));
        for held_out in cross_validate(&stories, &written, &prior, config, FOLDS) {
            add(held_out.story, &held_out.lines);
        }
    }
    if by_folder.len() > 1 {
        for (folder, figures) in &by_folder {
            figures.print(&folder.display().to_string());
        }
    }
    figures.print(if is_shipped { "one model for all" } else { "outlet left out, its own phrases forgotten" });
    if options.iter().any(|option| option == "-v") {
        figures.2.sort();
        println!("{}", figures.2.join("\n"));
    }
    Ok(())
}
