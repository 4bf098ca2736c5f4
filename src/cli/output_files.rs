//! Where the output of `clean` and `convert` goes: standard output, a file, or a folder with a file for each story. Input files are
//! never overwritten.

use crate::cli::input;
use crate::storage::{self, DiskError, DiskErrorKind};
use redaksi_formats::read::DocumentAttachment;
use std::path::{Path, PathBuf};

/// The output of a subcommand that writes files.
#[derive(Debug)]
pub(super) struct OutputFiles<'a> {
    /// The input files.
    inputs: &'a [PathBuf],
    /// The file or folder; `None` for standard output.
    output: Option<&'a Path>,
    is_folder: bool,
    /// Whether existing files may be overwritten.
    force: bool,
    /// The files that were written.
    written: Vec<PathBuf>,
}

impl<'a> OutputFiles<'a> {
    /// # Errors
    /// A message for the user if several stories would go into one file.
    pub fn new(inputs: &'a [PathBuf], output: Option<&'a Path>, force: bool, holds_many: bool) -> Result<Self, String> {
        let is_folder = output.is_some_and(is_folder_path);
        if let Some(output) = output.filter(|_| inputs.len() > 1 && !is_folder && !holds_many) {
            return Err(format!("the output for several files must be a folder: {}", output.display()));
        }
        Ok(Self { inputs, output, is_folder, force, written: Vec::new() })
    }

    /// Whether the stories are printed.
    pub fn is_stdout(&self) -> bool {
        self.output.is_none()
    }

    /// Whether each story goes into a file of its own in a folder.
    pub fn is_folder(&self) -> bool {
        self.is_folder
    }

    /// Writes the output of an input. Without `--force`, only where the file does not exist. A new file gets the permissions of
    /// the input.
    ///
    /// # Errors
    /// A message for the user.
    pub fn write(&mut self, input: &Path, extension: &str, content: &[u8]) -> Result<(), String> {
        let Some(output) = self.output else { return Ok(()) };
        let target = if self.is_folder { output.join(output_name(input, extension)) } else { output.to_owned() };
        self.check_target(&target)?;
        if self.is_folder {
            create_folder(output)?;
        }
        let is_replaced = self.force && target.symlink_metadata().is_ok() || target.exists() && !target.is_file();
        let saved = if is_replaced {
            storage::save(&target, content)
        } else {
            storage::save_new(&target, content, Some(input).filter(|input| !input::is_stdin(input)))
        };
        saved.map_err(|error| match error {
            DiskError { kind: DiskErrorKind::AlreadyExists, path } => exists(&path),
            error => error.to_string(),
        })?;
        self.written.push(target);
        Ok(())
    }

    /// Refuses a target that would overwrite an input file, another output of the same run, or, without `--force`, an
    /// existing file.
    fn check_target(&self, target: &Path) -> Result<(), String> {
        if self.inputs.iter().any(|file| is_same_file(file, target)) {
            return Err(format!("refusing to overwrite an input file: {}", target.display()));
        }
        if self.written.iter().any(|other| is_same_file(other, target)) {
            return Err(format!("another file was already written to this path: {}", target.display()));
        }
        if !self.force && target.symlink_metadata().is_ok_and(|facts| facts.is_file() || facts.is_symlink()) {
            return Err(exists(target));
        }
        Ok(())
    }
}

/// Saves files to a folder and returns their names. A file that exists is not overwritten: the new one gets a number behind its
/// name.
///
/// # Errors
/// A message for the user.
pub(super) fn save_attachments(folder: &Path, files: &[DocumentAttachment]) -> Result<Vec<String>, String> {
    const MAX_NUMBER: usize = 1_000;
    create_folder(folder)?;
    let mut names = Vec::with_capacity(files.len());
    for file in files {
        let (stem, extension) =
            file.name.rsplit_once('.').map_or((file.name.as_str(), None), |(stem, rest)| (stem, Some(rest)));
        let extension = extension.map(|extension| format!(".{extension}")).unwrap_or_default();
        let numbered = (2..MAX_NUMBER).map(|number| format!("{stem}-{number}{extension}"));
        let mut free = std::iter::once(file.name.clone()).chain(numbered);
        let saved = loop {
            let Some(name) = free.next() else { return Err(exists(&folder.join(&file.name))) };
            match storage::save_new(&folder.join(&name), &file.bytes, None) {
                Ok(()) => break name,
                Err(DiskError { kind: DiskErrorKind::AlreadyExists, .. }) => {}
                Err(error) => return Err(error.to_string()),
            }
        };
        names.push(saved);
    }
    Ok(names)
}

fn output_name(file: &Path, extension: &str) -> PathBuf {
    let stem = if input::is_stdin(file) { Some("stdin".as_ref()) } else { file.file_stem() };
    let mut name = stem.unwrap_or_default().to_os_string();
    name.push(".");
    name.push(extension);
    name.into()
}

fn exists(path: &Path) -> String {
    format!("the file already exists; use --force to overwrite it: {}", path.display())
}

/// Creates the output folder, which the user may name with a trailing slash before it exists.
fn create_folder(folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot create the folder ({error}): {}", folder.display()))
}

fn is_folder_path(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
