//! `redaksi packs`: checks that packs load, and that their examples are classified as stated.

use crate::cli::Tally;
use crate::storage;
use crate::storage::Folders;
use crate::packs::Packs;
use crate::extract;
use crate::extract::Checked;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The arguments of `redaksi packs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPacks {
    /// The pack files; if empty, those of the user's packs folder.
    pub files: Vec<PathBuf>,
}

impl CheckPacks {
    pub(super) fn run(&self, packs: &Packs, out: &mut dyn Write, tally: &mut Tally) -> io::Result<()> {
        let user_files = if self.files.is_empty() { own_packs(tally) } else { Vec::new() };
        if self.files.is_empty() && user_files.is_empty() && tally.failures == 0 {
            writeln!(out, "There are no packs of your own.")?;
        }
        for file in self.files.iter().chain(&user_files) {
            match check(file, packs) {
                Ok(checked) => report(out, file, &checked, tally)?,
                Err(sentence) => tally.fail(&sentence),
            }
        }
        Ok(())
    }
}

fn own_packs(tally: &mut Tally) -> Vec<PathBuf> {
    let Some(folders) = Folders::of_user() else { return Vec::new() };
    storage::pack_files(&folders).unwrap_or_else(|error| {
        tally.fail(&error);
        Vec::new()
    })
}

fn check(file: &Path, packs: &Packs) -> Result<Checked, String> {
    let bytes = storage::read(file).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| format!("the pack is not in UTF-8: {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    extract::check_examples(&name, &text, packs).map_err(|error| format!("{error}: {}", file.display()))
}

fn report(out: &mut dyn Write, file: &Path, checked: &Checked, tally: &mut Tally) -> io::Result<()> {
    for mismatch in &checked.misread {
        let (wanted, got) = (mismatch.wanted.code(), mismatch.got.code());
        tally.fail(&format!(
            "line {}: meant as {wanted}, read as {got} ({}): {}: {}",
            mismatch.line,
            mismatch.rule,
            mismatch.text,
            file.display()
        ));
    }
    if checked.misread.is_empty() {
        let summary = if checked.examples == 0 {
            "it has no examples".into()
        } else {
            format!("{} examples hold", checked.examples)
        };
        writeln!(out, "{}: the pack can be used; {summary}", file.display())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::cli::{Command, run_with};
    use super::*;
    use std::fs;
    use std::process::ExitCode;

    fn run(ron: &str) -> (bool, String, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("koran.ron");
        fs::write(&path, ron).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command = Command::Packs(CheckPacks { files: vec![path] });
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (code == Some(ExitCode::SUCCESS), text(out), text(err))
    }

    #[test]
    fn a_valid_pack_is_reported_as_usable() {
        let (ok, out, err) = run("(markers: [\"Lirik pula\"], examples: (promo: [\"Lirik pula: Harga Cabai Naik\"]))");
        assert!(ok && err.is_empty(), "{err}");
        assert!(out.ends_with("koran.ron: the pack can be used; 1 examples hold\n"), "{out}");
    }

    #[test]
    fn errors_are_reported_with_their_line() {
        let (ok, _, err) = run("(markers: [\"!\"])");
        assert!(!ok && err.contains("koran.ron, line 1, column 12: \"!\" in `markers` holds no word"), "{err}");
        let (ok, _, err) =
            run("(\n examples: (promo: [\"Warga pulang ke rumah setelah hujan reda di desa itu sore tadi.\"]))");
        assert!(!ok && err.contains("line 2: meant as promo, read as body"), "{err}");
    }
}
