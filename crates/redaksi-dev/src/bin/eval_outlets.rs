//! Leave-one-outlet-out evaluation: for each outlet of a labelled folder, weights are trained on all others, and pack
//! phrases that occur only in stories of this outlet are removed.
//!
//! ```text
//! cargo run --release -p redaksi-dev --bin eval_outlets -- FOLDER [--known] [--unlearned] [--as-shipped] [--model=FILE] [-v]
//! ```
//!
//! With `--known` the phrases are kept; with `--unlearned` the hand-set scores decide alone; with `--as-shipped` nothing
//! is left out and the model is the built-in one, or that of a file. `-v` prints each line with a wrong role.

use redaksi_core::extract::{self, Model, TrainingExample, Weights};
use redaksi_core::packs::Packs;
use redaksi_dev::labelled::{
    Evaluation, LabelledFile, config_from_env, read_folder, training_examples, without_phrases_of,
};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo run --release -p redaksi-dev --bin eval_outlets -- FOLDER [--known] [--unlearned] [--as-shipped] [--model=FILE] [-v]
Evaluates each outlet of a folder of labelled stories with weights trained on the others.";

fn main() -> ExitCode {
    let (flags, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with('-'));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    let [folder] = folders.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let stories = match read_folder(Path::new(folder)) {
        Ok(stories) => stories,
        Err(message) => {
            eprintln!("eval_outlets: {message}");
            return ExitCode::FAILURE;
        }
    };
    let outlets: BTreeSet<&str> = stories.iter().map(LabelledFile::outlet).collect();
    let mut figures = Evaluation::default();
    if has("--as-shipped") {
        let file = flags.iter().find_map(|flag| flag.strip_prefix("--model="));
        let model = match file.map(read_model) {
            None => Model::built_in().clone(),
            Some(Ok(model)) => model,
            Some(Err(message)) => {
                eprintln!("eval_outlets: {message}");
                return ExitCode::FAILURE;
            }
        };
        for story in &stories {
            figures.add(story, &extract::explain_with_model(&story.text, &Packs::built_in(), &model));
        }
        figures.print("as shipped");
    } else {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let outlets: Vec<&str> = outlets.into_iter().collect();
        let parts: Vec<Vec<&str>> =
            (0..workers).map(|worker| outlets.iter().skip(worker).step_by(workers).copied().collect()).collect();
        let (stories, known, is_unlearned) = (&stories, has("--known"), has("--unlearned"));
        let examples = training_examples(stories);
        let examples = &examples;
        std::thread::scope(|scope| {
            let workers: Vec<_> = parts
                .iter()
                .map(|part| scope.spawn(move || evaluate_outlets(stories, part, known, is_unlearned, examples)))
                .collect();
            for (story, lines) in workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()) {
                figures.add(story, &lines);
            }
        });
        figures.print(if known { "outlet left out" } else { "outlet left out, its own phrases forgotten" });
    }
    if has("-v") {
        figures.2.sort();
        println!("{}", figures.2.join("\n"));
    }
    ExitCode::SUCCESS
}

/// Trains on the other outlets and classifies the stories of each of these.
fn evaluate_outlets<'s>(
    stories: &'s [LabelledFile],
    outlets: &[&str],
    known: bool,
    is_unlearned: bool,
    examples: &[(&str, TrainingExample)],
) -> Vec<(&'s LabelledFile, Vec<extract::LineExplanation>)> {
    let mut results = Vec::new();
    for outlet in outlets {
        let packs = if known { Packs::built_in() } else { without_phrases_of(stories, outlet) };
        let others: Vec<&TrainingExample> =
            examples.iter().filter(|(of, _)| of != outlet).map(|(_, example)| example).collect();
        let learned = if is_unlearned { Weights::default() } else { extract::train(&others, config_from_env()) };
        let model = Model::built_in().with_learned(learned);
        for story in stories.iter().filter(|story| story.outlet() == *outlet) {
            results.push((story, extract::explain_with_model(&story.text, &packs, &model)));
        }
    }
    results
}

fn read_model(file: &str) -> Result<Model, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("cannot read this file ({error}): {file}"))?;
    Model::from_ron(&text).map_err(|error| format!("{error}: {file}"))
}
