//! A clock that jumps: no version, no journal entry and no save depends on the time of day.
//!
//! The tests run again under libfaketime (Debian: `apt-get install faketime`), which reads the time of the process from a
//! file, and are skipped without it.

use crate::support::requirements::skip_or_fail;
use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::workspace::{AUTOSAVE_DELAY, Action, Command, FileAction, FileStatus, RecoveryAction};
use redaksi_core::article::{FieldName, body_text};
use std::fs;
use std::path::PathBuf;
use std::process::Command as Program;
use std::time::{Duration, SystemTime};

/// The file from which libfaketime reads the time of the process.
const TIME_FILE: &str = "FAKETIME_TIMESTAMP_FILE";
/// Where distributions install the library.
const LIBRARIES: [&str; 5] = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib64/faketime/libfaketimeMT.so.1",
    "/usr/lib/faketime/libfaketimeMT.so.1",
    "/opt/homebrew/lib/faketime/libfaketimeMT.1.dylib",
];

/// A clock that a test sets.
struct JumpingClock(PathBuf);

impl JumpingClock {
    /// `None` where the test of that name has run in a process with such a clock, or where it is skipped.
    fn of(test: &str) -> Option<Self> {
        if let Some(file) = std::env::var_os(TIME_FILE) {
            return Some(Self(PathBuf::from(file)));
        }
        let Some(library) = LIBRARIES.iter().find(|library| fs::exists(library).unwrap_or_default()) else {
            skip_or_fail("libfaketime is not installed");
            return None;
        };
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "+0").unwrap();
        let output = Program::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("clock::{test}"), "--nocapture"])
            .env("LD_PRELOAD", library)
            // The name of the last variable depends on the version.
            .envs(["FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC", "DONT_FAKE_MONOTONIC"].map(|name| (name, "1")))
            .env(TIME_FILE, file.path())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && text.contains("1 passed"), "{text}\n{errors}");
        print!("{text}");
        None
    }

    /// Sets the clock to that many days from the real time.
    fn jump(&self, days: i64) {
        let before = SystemTime::now();
        fs::write(&self.0, format!("{days:+}d")).unwrap();
        let after = SystemTime::now();
        let distance = after.duration_since(before).or_else(|_| before.duration_since(after)).unwrap();
        assert!(distance > Duration::from_hours(20), "the clock does not jump");
    }
}

/// Days from the real time: years ahead and back, and a day.
const JUMPS: [i64; 8] = [4000, -4000, 1, -1, 9000, 30, -9000, 2];

#[test]
fn jumps_lose_no_version_no_journal_entry_and_no_save() {
    let Some(clock) = JumpingClock::of("jumps_lose_no_version_no_journal_entry_and_no_save") else { return };
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.save_as("cerita.ron");
    let rounds = 5 * JUMPS.len();
    for (round, days) in JUMPS.into_iter().cycle().take(rounds).enumerate() {
        clock.jump(days);
        app.type_at_end(&format!(" k{round}."));
        app.advance(Duration::from_millis(10));
        app.advance(AUTOSAVE_DELAY);
        assert_eq!(app.journal_entries(), 1, "round {round}");
        // The file has the time of this clock, as on a disk of another computer.
        fs::File::options().append(true).open(&path).unwrap().set_modified(SystemTime::now()).unwrap();
        app.dispatch(Action::File(FileAction::CheckFiles));
        assert_eq!(app.document().file_status(), FileStatus::Unchanged, "round {round}");
        if round % 3 == 0 {
            app.restart();
            app.dispatch(Action::Recover(RecoveryAction::Apply));
            let text = body_text(&app.article().body);
            assert!((0..=round).all(|word| text.contains(&format!(" k{word}."))), "round {round}");
            let document = app.document().id();
            let format = redaksi_core::formats::Format::Ron;
            app.dispatch(Action::File(FileAction::SaveTo { document, path: path.clone(), format, replace: true }));
        } else {
            app.run(Command::Save);
        }
        assert!(app.document().is_saved(), "round {round}: {}", app.last_notice());
        let store = app.second_profile().versions().unwrap();
        for version in store.list(&path) {
            fs::File::options().append(true).open(&version.path).unwrap().set_modified(SystemTime::now()).unwrap();
        }
        let texts: Vec<_> = store.list(&path).iter().map(|kept| fs::read_to_string(&kept.path).unwrap()).collect();
        assert_eq!(texts.len(), round + 1, "each save keeps the version before");
        let is_next = |pair: &[String]| pair[0].len() < pair[1].len();
        assert!(texts.windows(2).all(is_next), "round {round}: the order is that of the saves");
    }
    println!("{rounds} jumps, nothing lost");
}

#[test]
fn the_watched_folder_and_the_stages_work_while_the_clock_jumps() {
    let Some(clock) = JumpingClock::of("the_watched_folder_and_the_stages_work_while_the_clock_jumps") else { return };
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    for days in JUMPS {
        clock.jump(days);
        app.set_field(FieldName::Note, &days.to_string());
        app.end_session();
        app.restart();
        // A clock that went back makes the file newer than the journal: then it is asked about, and never lost.
        app.dispatch(Action::Recover(RecoveryAction::Apply));
        assert_eq!(app.field(FieldName::Note), days.to_string());
        app.advance(Duration::from_millis(10));
        app.advance(AUTOSAVE_DELAY);
    }
}
