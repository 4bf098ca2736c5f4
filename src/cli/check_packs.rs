//! `redaksi packs`: checks that packs load, and that their examples are classified as stated.

use crate::cli::output::FailureLog;
use crate::storage;
use crate::storage::AppDirs;
use redaksi_core::extract;
use redaksi_core::extract::PackReport;
use redaksi_core::packs::Packs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `redaksi packs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPacks {
    /// The pack files; if empty, those of the user's packs folder.
    pub files: Vec<PathBuf>,
}

impl CheckPacks {
    pub(super) fn run(&self, packs: &Packs, out: &mut dyn Write, failure_log: &mut FailureLog) -> io::Result<()> {
        let user_files = if self.files.is_empty() { user_pack_files(failure_log) } else { Vec::new() };
        if self.files.is_empty() && user_files.is_empty() && failure_log.failures == 0 {
            writeln!(out, "There are no packs in the user's packs folder.")?;
        }
        for file in self.files.iter().chain(&user_files) {
            match check_pack(file, packs) {
                Ok(checked) => report_check(out, file, &checked, failure_log)?,
                Err(sentence) => failure_log.fail(&sentence),
            }
        }
        Ok(())
    }
}

fn user_pack_files(failure_log: &mut FailureLog) -> Vec<PathBuf> {
    let Some(folders) = AppDirs::for_user() else { return Vec::new() };
    storage::list_pack_files(&folders).unwrap_or_else(|error| {
        failure_log.fail(&error);
        Vec::new()
    })
}

fn check_pack(file: &Path, packs: &Packs) -> Result<PackReport, String> {
    let bytes = storage::read(file).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| format!("the pack is not valid UTF-8: {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    extract::check_pack_examples(&name, &text, packs).map_err(|error| format!("{error}: {}", file.display()))
}

fn report_check(
    out: &mut dyn Write,
    file: &Path,
    checked: &PackReport,
    failure_log: &mut FailureLog,
) -> io::Result<()> {
    for mismatch in &checked.mismatches {
        let (wanted, got) = (mismatch.expected.code(), mismatch.actual.code());
        failure_log.fail(&format!(
            "line {}: expected {wanted}, classified as {got} ({}): {}: {}",
            mismatch.line,
            mismatch.rule,
            mismatch.text,
            file.display()
        ));
    }
    if checked.mismatches.is_empty() {
        let summary =
            if checked.examples == 0 { "no examples".into() } else { format!("{} examples pass", checked.examples) };
        writeln!(out, "{}: valid; {summary}", file.display())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{CliCommand, run_with};
    use std::fs;
    use std::process::ExitCode;

    fn run(ron: &str) -> (bool, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("koran.ron");
        fs::write(&path, ron).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command = CliCommand::Packs(CheckPacks { files: vec![path] });
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (code == Some(ExitCode::SUCCESS), text(out), text(err))
    }

    #[test]
    fn a_valid_pack_is_reported_as_usable() {
        let (ok, out, err) = run("(markers: [\"Lirik pula\"], examples: (promo: [\"Lirik pula: Harga Cabai Naik\"]))");
        assert!(ok && err.is_empty(), "{err}");
        assert!(out.ends_with("koran.ron: valid; 1 examples pass\n"), "{out}");
    }

    #[test]
    fn errors_are_reported_with_their_line() {
        let (ok, _, err) = run("(markers: [\"!\"])");
        assert!(!ok && err.contains("koran.ron, line 1, column 12: \"!\" in `markers` holds no word"), "{err}");
        let (ok, _, err) =
            run("(\n examples: (promo: [\"Warga pulang ke rumah setelah hujan reda di desa itu sore tadi.\"]))");
        assert!(!ok && err.contains("line 2: expected promo, classified as body"), "{err}");
    }
}
