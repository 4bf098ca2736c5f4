//! The program is killed while one types and saves, again and again: what was typed two seconds before is never lost,
//! and a file is always whole.
//!
//! The rounds kill a process of this very test, which runs the real window over its two workers without a display.
//! `REDAKSI_ROUNDS=200 cargo test --release --test kill -- --nocapture` runs as many as one likes and tells what was lost.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redaksi::app::{OwnFiles, Shell, run_errand};
use redaksi::article::{Article, Received, manuscript};
use redaksi::desk::{Errand, Report};
use redaksi::formats::{self, Format};
use redaksi::packs::Packs;
use redaksi::reading;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Names the folder in which the process that is killed works.
const FOLDER: &str = "REDAKSI_KILLED_IN";
/// How many rounds are run.
const ROUNDS: &str = "REDAKSI_ROUNDS";
/// What may be lost at most.
const LOST: Duration = Duration::from_secs(2);
/// What may be lost where the rounds run beside other tests, which hold up the disk and the machine.
const LOST_BESIDE_OTHERS: Duration = Duration::from_secs(4);
/// How long between two words.
const PAUSE: Duration = Duration::from_millis(15);
/// In every second round, a save follows each so many words.
const SAVED_AFTER: usize = 7;

fn story_in(folder: &Path) -> PathBuf {
    folder.join("cerita.ron")
}

fn own_in(folder: &Path) -> OwnFiles {
    OwnFiles::under(&folder.join("own"))
}

/// The process that is killed: it types words with numbers until it is.
#[test]
fn types_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        eprintln!("skipped types_until_it_is_killed: it is run by the other test of this file");
        return;
    };
    let saves = folder.join("saves").exists();
    let story = story_in(&folder);
    let mut harness: Harness<'_, Shell> = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(4)
        .build_eframe(|creation| Shell::new(creation, &own_in(&folder), vec![story]));
    let body = |node: &egui_kittest::Node<'_>| node.value().is_some_and(|text| text.contains("bakau"));
    while !harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).any(|node| body(&node)) {
        harness.step();
        thread::sleep(PAUSE);
    }
    let sheet = harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).find(|node| body(node));
    sheet.expect("the sheet is there").focus();
    harness.step();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::End);
    harness.step();
    for word in 1.. {
        harness.event(egui::Event::Text(format!(" k{word}.")));
        harness.step();
        println!("\ntyped {word}");
        std::io::stdout().flush().expect("the other side listens");
        if saves && word % SAVED_AFTER == 0 {
            harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
        }
        thread::sleep(PAUSE);
    }
}

/// Starts the process and gives the words as they are typed, each with its time.
fn start(folder: &Path) -> (Child, mpsc::Receiver<(usize, Instant)>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "types_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (tell, words) = mpsc::channel();
    thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some(word) = line.strip_prefix("typed ").and_then(|word| word.parse().ok()) {
                let _ = tell.send((word, Instant::now()));
            }
        }
    });
    (child, words)
}

/// How many words of those typed are in a story, without a gap.
fn words_in(article: &Article) -> usize {
    let text = manuscript(&article.body);
    (1..100_000).take_while(|word| text.contains(&format!(" k{word}."))).count()
}

/// One round; says how long before the kill the oldest lost word was typed.
fn round(number: u64) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let text = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai sejak pagi hari itu.\n";
    let article = reading::read(Received::new("cerita.txt", text.as_bytes()), &Packs::built_in());
    let story = story_in(folder.path());
    fs::write(&story, formats::write(&article, Format::Ron)).unwrap();
    if number % 2 == 1 {
        fs::write(folder.path().join("saves"), "").unwrap();
    }
    let (mut child, words) = start(folder.path());
    let (_, first) = words.recv_timeout(Duration::from_mins(1)).expect("the window opens");
    // Moments spread over three seconds, the same ones in each run.
    let moment = Duration::from_millis(200 + number * 7919 % 3000);
    thread::sleep(moment.saturating_sub(first.elapsed()));
    child.kill().unwrap();
    let killed = Instant::now();
    child.wait().unwrap();
    let on_disk = formats::open("cerita.ron", &fs::read(&story).unwrap(), &Packs::built_in());
    let saved = words_in(&on_disk.expect("the file is whole"));
    let kept = match run_errand(Errand::FindLeft(Packs::built_in()), &own_in(folder.path())) {
        Some(Report::Left { left, problem }) => {
            assert_eq!(problem, None);
            left.iter().map(|left| words_in(&left.article)).max().unwrap_or(0)
        }
        _ => 0,
    };
    let lost =
        words.iter().filter(|(word, _)| *word > saved.max(kept)).map(|(_, at)| killed.saturating_duration_since(at));
    lost.max().unwrap_or_default()
}

#[test]
fn what_was_typed_two_seconds_before_a_kill_is_never_lost() {
    let asked: Option<u64> = std::env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok());
    let (rounds, most_lost) = asked.map_or((4, LOST_BESIDE_OTHERS), |rounds| (rounds, LOST));
    let mut most = Duration::ZERO;
    for number in 0..rounds {
        let lost = round(number);
        assert!(lost <= most_lost, "round {number} lost what was typed {lost:?} before");
        most = most.max(lost);
    }
    println!("{rounds} rounds; at most what was typed in the last {most:?} was lost");
}
