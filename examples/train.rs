//! Learns the weights of reading from folders of labelled stories and prints them as a pack.
//!
//! `cargo run --example train -- FOLDER tests/labels > weights.ron`, then put the file in the place of
//! `assets/reading/weights.ron`. Our own samples are learned from too: they show shapes that must always be read.

mod labelled;

use labelled::{lessons_from_env, lessons_of, read_folder};
use redaksi::reading::{self, Lesson};
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
            let lessons = lessons_of(&stories);
            let all: Vec<&Lesson> = lessons.iter().map(|(_, lesson)| lesson).collect();
            print!("{}", reading::learn(&all, lessons_from_env()).write());
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("train: {sentence}");
            ExitCode::FAILURE
        }
    }
}
