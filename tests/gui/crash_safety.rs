//! Kills the program repeatedly while it types and saves: at most the last two seconds of typing may be lost, and the
//! saved file is always valid. In every fourth round it types into a field, which it never leaves.
//!
//! Each round kills a child process of this test binary, which runs the real app and its two workers without a display.
//! `REDAKSI_ROUNDS=200 cargo test --release --test gui crash_safety -- --nocapture` runs that many rounds and prints the
//! largest loss.

use crate::harness::wait_until_alone;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redaksi::app::{App, Profile, run_job};
use redaksi::workspace::{Job, WorkspaceEvent};
use redaksi_core::article::{Article, FieldName, SourceText, body_text};
use redaksi_core::extract;
use redaksi_core::formats::journal_entry::UnenteredText;
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::Packs;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// The environment variable with the working folder of the child process.
const FOLDER: &str = "REDAKSI_KILLED_IN";
/// The environment variable with the number of rounds.
const ROUNDS: &str = "REDAKSI_ROUNDS";
/// The largest loss that is allowed.
const MAX_LOSS: Duration = Duration::from_secs(2);
/// The number of rounds unless the variable gives another.
const DEFAULT_ROUNDS: u64 = 4;
/// The pause between two typed words.
const PAUSE: Duration = Duration::from_millis(15);
/// In every second round, the story is saved each time this many words are typed.
const WORDS_PER_SAVE: usize = 7;

fn story_in(folder: &Path) -> PathBuf {
    folder.join("cerita.ron")
}

fn profile_in(folder: &Path) -> Profile {
    Profile::in_dir(&folder.join("own"))
}

/// The child process: types numbered words until it is killed.
#[test]
#[ignore = "the child process of the other test"]
fn types_until_it_is_killed() {
    let folder = std::env::var_os(FOLDER).map(PathBuf::from).expect("the other test of this file sets the folder");
    let saves = folder.join("saves").exists();
    let document = story_in(&folder);
    let mut harness: Harness<'_, App> = Harness::builder()
        .with_size([1680.0, 900.0])
        .with_max_steps(4)
        .build_eframe(|creation| App::new(creation, &profile_in(&folder), vec![document]));
    let body = |node: &egui_kittest::Node<'_>| node.value().is_some_and(|text| text.contains("bakau"));
    while !harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).any(|node| body(&node)) {
        harness.step();
        thread::sleep(PAUSE);
    }
    if folder.join("field").exists() {
        harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Dateline place").focus();
    } else {
        let editor = harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).find(|node| body(node));
        editor.expect("the story has an editor").focus();
    }
    harness.step();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::End);
    harness.step();
    for word in 1.. {
        harness.event(egui::Event::Text(format!(" k{word}.")));
        harness.step();
        println!("\ntyped {word}");
        std::io::stdout().flush().expect("the parent reads the output");
        if saves && word % WORDS_PER_SAVE == 0 {
            harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
        }
        thread::sleep(PAUSE);
    }
}

/// Starts the child process, and receives the number and time of each word that it types.
fn spawn_typist(folder: &Path) -> (Child, mpsc::Receiver<(usize, Instant)>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash_safety::types_until_it_is_killed", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, words) = mpsc::channel();
    thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(word) = line.strip_prefix("typed ").and_then(|word| word.parse().ok()) {
                let _ = sender.send((word, Instant::now()));
            }
        }
    });
    (child, words)
}

/// How many of the typed words a story has, from the first one without a gap; in the body, in the field, or typed into the
/// field and not entered.
fn words_in(article: &Article, drafts: &[UnenteredText]) -> usize {
    let mut text = body_text(&article.body);
    text.push_str(article.fields.value(FieldName::Place));
    for draft in drafts {
        text.push_str(&draft.text);
    }
    (1..100_000).take_while(|word| text.contains(&format!(" k{word}."))).count()
}

/// Runs one round; returns how long before the kill the oldest lost word was typed.
fn run_round(number: u64) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let text = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai sejak pagi hari itu.\n";
    let article = extract::extract(SourceText::new("cerita.txt", text.as_bytes()), &Packs::built_in());
    let document = story_in(folder.path());
    fs::write(&document, formats::write(&article, Format::Ron)).unwrap();
    if number % 2 == 1 {
        fs::write(folder.path().join("saves"), "").unwrap();
    }
    if number % 4 == 2 {
        fs::write(folder.path().join("field"), "").unwrap();
    }
    let (mut child, words) = spawn_typist(folder.path());
    let (_, first) = words.recv_timeout(Duration::from_mins(1)).expect("the child types a word");
    // Spread over three seconds, and the same in every run.
    let moment = Duration::from_millis(200 + number * 7919 % 3000);
    thread::sleep(moment.saturating_sub(first.elapsed()));
    child.kill().unwrap();
    let killed = Instant::now();
    child.wait().unwrap();
    let file_status = formats::open("cerita.ron", &fs::read(&document).unwrap(), &Packs::built_in());
    let saved = words_in(&file_status.expect("the file is valid"), &[]);
    let kept = match run_job(Job::FindRecoverable(Packs::built_in()), &profile_in(folder.path())) {
        Some(WorkspaceEvent::RecoverableFound { found: left, problems }) => {
            assert_eq!(problems, []);
            left.iter().map(|left| words_in(&left.article, &left.drafts)).max().unwrap_or(0)
        }
        _ => 0,
    };
    let lost =
        words.iter().filter(|(word, _)| *word > saved.max(kept)).map(|(_, at)| killed.saturating_duration_since(at));
    lost.max().unwrap_or_default()
}

#[test]
fn a_kill_loses_at_most_the_last_two_seconds_of_typing() {
    // The other tests of this binary would take the processor time of the program.
    let _alone = wait_until_alone();
    let requested: Option<u64> = std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok());
    let rounds = requested.unwrap_or(DEFAULT_ROUNDS);
    let mut most = Duration::ZERO;
    for number in 0..rounds {
        let lost = run_round(number);
        assert!(lost <= MAX_LOSS, "round {number} lost text that was typed {lost:?} before the kill");
        most = most.max(lost);
    }
    println!("{rounds} rounds; the largest loss was the last {most:?} of typing");
}
