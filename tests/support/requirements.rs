//! What a test needs of the machine: a renderer, programs, privileges. A test without its needs is skipped, or fails
//! where the environment variable `REDAKSI_TESTS` is `all`, as in `.ci/run`.

#![allow(dead_code, reason = "no test file uses all of it")]

use std::process::Command;

/// Set in a child process that [`rerun_under`] starts.
const RERUN: &str = "REDAKSI_TEST_RERUN";

/// A program that takes from root the right to ignore the permissions of files.
pub const WITHOUT_FILE_RIGHTS: [&str; 3] =
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"];

/// Skips the calling test, which must return after this; panics where no test may be skipped.
#[track_caller]
pub fn skip_or_fail(reason: &str) {
    assert!(
        std::env::var("REDAKSI_TESTS").as_deref() != Ok("all"),
        "REDAKSI_TESTS=all permits no skipped test: {reason}"
    );
    eprintln!("skipped: {reason}");
}

/// Runs the test of that path (`module::function`) again in a child process, started by a program that changes what the
/// process may do. Returns false where that program cannot be run; panics if the test fails there.
pub fn rerun_under(launcher: &[&str], test: &str) -> bool {
    if std::env::var_os(RERUN).is_some() {
        return false;
    }
    let can_launch = Command::new(launcher[0]).args(&launcher[1..]).arg("true").output();
    if !can_launch.is_ok_and(|output| output.status.success()) {
        return false;
    }
    let output = Command::new(launcher[0])
        .args(&launcher[1..])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(RERUN, "1")
        .env("REDAKSI_TESTS", "all")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{test} under {launcher:?}:\n{text}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    true
}
