//! The input of `clean` and `explain`: files, or standard input for `-`.

use crate::storage::{self, MAX_FILE_BYTES};
use redaksi_core::article::Article;
use redaksi_core::packs::Packs;
use redaksi_formats::OpenedStory;
use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

/// The argument that stands for standard input. A file of this name is given as `./-`.
const STDIN_ARG: &str = "-";

/// Whether the argument stands for standard input.
pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == STDIN_ARG
}

/// The name of an input in messages and in the output.
pub(super) fn display_name(file: &Path) -> Cow<'_, str> {
    if is_stdin(file) { "standard input".into() } else { file.to_string_lossy() }
}

/// The file name from which the format is guessed; empty for standard input, whose content decides alone.
pub(super) fn file_name(file: &Path) -> Cow<'_, str> {
    if is_stdin(file) { "".into() } else { file.file_name().unwrap_or_default().to_string_lossy() }
}

/// Reads a file or standard input.
///
/// # Errors
/// A message for the user, with the name of the input.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, String> {
    if is_stdin(file) { read_stdin(io::stdin().lock()) } else { storage::read(file).map_err(|error| error.to_string()) }
}

/// Reads a story.
///
/// # Errors
/// A message for the user, with the name of the input.
pub(super) fn open_story(file: &Path, packs: &Packs) -> Result<Article, String> {
    open_file(file, packs).map(|opened| opened.article)
}

/// Reads a story, with what its file holds besides it.
///
/// # Errors
/// A message for the user, with the name of the input.
pub(super) fn open_file(file: &Path, packs: &Packs) -> Result<OpenedStory, String> {
    let bytes = read(file)?;
    redaksi_formats::open(&file_name(file), &bytes, packs).map_err(|error| format!("{error}: {}", display_name(file)))
}

fn read_stdin(stdin: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    stdin.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| format!("{error}: standard input"))?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err("the input is larger than 512 MB: standard input".to_owned());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Error;

    #[test]
    fn a_dash_is_standard_input_and_a_path_to_a_file_of_that_name_is_not() {
        assert!(is_stdin(Path::new("-")) && !is_stdin(Path::new("./-")));
        assert_eq!((display_name(Path::new("-")).as_ref(), file_name(Path::new("-")).as_ref()), ("standard input", ""));
        assert_eq!(file_name(Path::new("in/a.html")), "a.html");
    }

    #[test]
    fn standard_input_is_read_whole_and_its_errors_name_it() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(Error::other("putus"))
            }
        }
        assert_eq!(read_stdin(b"satu\r\n\0".as_slice()).unwrap(), b"satu\r\n\0");
        assert_eq!(read_stdin(Broken).unwrap_err(), "putus: standard input");
    }
}
