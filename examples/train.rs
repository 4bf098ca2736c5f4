//! Learns the weights of reading from a folder of labelled stories and prints them as a pack.
//!
//! `cargo run --example train -- FOLDER > assets/reading/weights.ron`

mod labelled;

use labelled::{lessons_from_env, lessons_of, read_folder};
use redaksi::reading::{self, Lesson};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("train: name a folder of labelled stories");
        return ExitCode::from(2);
    };
    match read_folder(Path::new(&folder)) {
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
