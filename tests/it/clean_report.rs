//! What `redaksi clean` reports about the stories that it cleans, and its exit codes.

use redaksi::cli::{self, CliCommand};
use redaksi_core::packs::Packs;
use std::fs;
use std::process::ExitCode;
use tempfile::TempDir;

/// A story with a certain promo.
const CERTAIN: &str = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai.\n\n\
                       Baca Juga: Panen Raya Tiba\n\nBibit datang dari desa tetangga.\n";

/// The story of `CERTAIN` with lines that are no part of it.
const WITH_MENU: &str = "Beranda\nOlahraga\n\nWarga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai.\n\n\
                         Bibit datang dari desa tetangga.\n\nTerpopuler\nHarga Cabai di Pasar Kenari Naik Lagi\n";

/// Runs `redaksi clean` on a file with this text and returns the exit code, the standard output and the error output.
fn clean(options: &[&str], text: &str) -> (ExitCode, String, String) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("bakau.txt");
    fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let arguments = ["redaksi", "clean"].iter().chain(options).chain([&path]);
    let command: CliCommand = cli::parse(arguments).unwrap().command;
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cli::run_with(&command, &Packs::built_in(), &mut out, &mut err).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().replace(path, "bakau.txt");
    (code, text(out), text(err))
}

/// The numbers in the report: set aside, removed, doubtful, left in the text.
fn counts(err: &str) -> Vec<usize> {
    let words = err.strip_prefix("redaksi: bakau.txt: ").unwrap().split_whitespace();
    words.filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn a_certain_story_is_reported_without_doubts() {
    let (code, out, err) = clean(&[], CERTAIN);
    assert_eq!(err, "redaksi: bakau.txt: 0 lines set aside, 1 promo or end mark removed, 0 of them doubtful\n");
    assert!(!out.contains("set aside") && !out.contains("Panen Raya"), "{out}");
    assert_eq!((code, clean(&["--strict"], CERTAIN).0), (ExitCode::SUCCESS, ExitCode::SUCCESS));
}

#[test]
fn lines_that_are_set_aside_are_counted_and_doubt_is_an_exit_code_of_strict() {
    let (code, _, err) = clean(&[], WITH_MENU);
    let found = counts(&err);
    assert!(found[0] >= 3, "{err}");
    assert_eq!(code, ExitCode::SUCCESS);
    let article = redaksi_core::formats::open("a.txt", WITH_MENU.as_bytes(), &Packs::built_in()).unwrap();
    let doubtful = article.excluded.iter().filter(|line| !line.reason.is_certain()).count();
    assert_eq!(found[2], doubtful, "{err}");
    assert!(doubtful > 0, "the test needs a doubtful line: {err}");
    assert_eq!(clean(&["--strict"], WITH_MENU).0, ExitCode::from(2));
}

#[test]
fn an_uncertain_promo_that_is_left_in_the_text_is_a_doubt() {
    let text = "Panen Padi di Desa Kenari Melimpah\n\n\
                Petani di Desa Kenari memanen padi lebih banyak daripada tahun lalu karena hujan turun tepat waktu.\n\n\
                Baca Juga:\nHarga Cabai Naik Lagi di Pasar Induk\nDua paragraf lagi.\n";
    let article = redaksi_core::formats::open("a.txt", text.as_bytes(), &Packs::built_in()).unwrap();
    assert!(article.passages.iter().any(|passage| !passage.reason.is_certain()), "the test needs an uncertain promo");
    let (code, out, err) = clean(&["--strict"], text);
    assert!(out.contains("Dua paragraf lagi.") && !out.contains("Harga Cabai"), "{out}");
    assert!(err.contains("; 1 uncertain promo left in the text"), "{err}");
    assert_eq!(code, ExitCode::from(2));
}

#[test]
fn a_failure_outranks_a_doubt_and_quiet_reports_only_failures() {
    let (code, _, err) = clean(&["--strict", "missing.txt"], WITH_MENU);
    assert!(err.starts_with("redaksi: no such file: missing.txt\n"), "{err}");
    assert_eq!(code, ExitCode::FAILURE);
    let (code, _, err) = clean(&["--strict", "--quiet"], WITH_MENU);
    assert_eq!((code, err.as_str()), (ExitCode::from(2), ""));
}

#[test]
fn the_help_lists_the_exit_codes() {
    let help = cli::parse(["redaksi", "clean", "--help"]).unwrap_err().to_string();
    for part in ["Exit codes:", "--strict", "standard error"] {
        assert!(help.contains(part), "{help}");
    }
}
