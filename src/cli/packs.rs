//! `redaksi packs`: whether packs can be used, and whether their own examples hold.

use super::Tally;
use crate::disk::{self, Folders};
use crate::packs::Packs;
use crate::reading::{self, Checked};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Packs to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPacks {
    /// The pack files; where there are none, those of the user's own folder.
    pub files: Vec<PathBuf>,
}

impl CheckPacks {
    pub(super) fn run(&self, packs: &Packs, out: &mut dyn Write, tally: &mut Tally) -> io::Result<()> {
        let own = if self.files.is_empty() { own_packs(tally) } else { Vec::new() };
        if self.files.is_empty() && own.is_empty() && tally.failures == 0 {
            writeln!(out, "There are no packs of your own.")?;
        }
        for file in self.files.iter().chain(&own) {
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
    disk::pack_files(&folders).unwrap_or_else(|error| {
        tally.fail(&error);
        Vec::new()
    })
}

fn check(file: &Path, packs: &Packs) -> Result<Checked, String> {
    let bytes = disk::read(file).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| format!("the pack is not in UTF-8: {}", file.display()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    reading::check_examples(&name, &text, packs).map_err(|error| format!("{error}: {}", file.display()))
}

fn report(out: &mut dyn Write, file: &Path, checked: &Checked, tally: &mut Tally) -> io::Result<()> {
    for seen in &checked.misread {
        let (wanted, got) = (seen.wanted.code(), seen.got.code());
        tally.fail(&format!(
            "line {}: meant as {wanted}, read as {got} ({}): {}: {}",
            seen.line,
            seen.rule,
            seen.text,
            file.display()
        ));
    }
    if checked.misread.is_empty() {
        let told = if checked.examples == 0 {
            "it has no examples".into()
        } else {
            format!("{} examples hold", checked.examples)
        };
        writeln!(out, "{}: the pack can be used; {told}", file.display())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Command, run_with};
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
    fn a_pack_that_holds_is_told_to_be_usable() {
        let (well, out, err) =
            run("(markers: [\"Lirik pula\"], examples: (promo: [\"Lirik pula: Harga Cabai Naik\"]))");
        assert!(well && err.is_empty(), "{err}");
        assert!(out.ends_with("koran.ron: the pack can be used; 1 examples hold\n"), "{out}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let (well, _, err) = run("(markers: [\"!\"])");
        assert!(!well && err.contains("koran.ron, line 1, column 12: \"!\" in `markers` holds no word"), "{err}");
        let (well, _, err) =
            run("(\n examples: (promo: [\"Warga pulang ke rumah setelah hujan reda di desa itu sore tadi.\"]))");
        assert!(!well && err.contains("line 2: meant as promo, read as body"), "{err}");
    }
}
