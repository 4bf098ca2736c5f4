//! `redaksi clean --jsonl` and `--warc`: cleans the stories of an archive, one after another, in a stream. Each story becomes one
//! line of JSON, in order; a record that cannot be read becomes a line with its error.

use crate::cli::input;
use crate::cli::output::{FailureLog, print_error};
use crate::cli::parallel::par_stream_ordered;
use redaksi_core::packs::Packs;
use redaksi_formats::archive::{ArchiveRecord, JsonLines, RecordError, WarcRecords};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// The size of the buffer for input, in bytes.
const BUFFER_BYTES: usize = 256 * 1024;

/// The form of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveFormat {
    /// One JSON object on each line.
    JsonLines,
    /// WARC, packed with gzip or not.
    Warc,
}

/// The arguments of `redaksi clean` for archives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanArchive {
    /// The archives; standard input if there is none.
    pub files: Vec<PathBuf>,
    /// Their form.
    pub format: ArchiveFormat,
}

impl CleanArchive {
    pub(super) fn run(&self, packs: &Packs, out: &mut dyn Write, failure_log: &mut FailureLog) -> io::Result<()> {
        let stdin = [PathBuf::from("-")];
        let files = if self.files.is_empty() { &stdin[..] } else { &self.files };
        for file in files {
            let reader = match open(file) {
                Ok(reader) => reader,
                Err(error) => {
                    failure_log.fail(&format!("{error}: {}", input::display_name(file)));
                    continue;
                }
            };
            let mut failed = 0;
            let finished = match self.format {
                ArchiveFormat::JsonLines => clean(JsonLines::new(reader), packs, out, &mut failed),
                ArchiveFormat::Warc => match WarcRecords::new(reader) {
                    Ok(records) => clean(records, packs, out, &mut failed),
                    Err(error) => {
                        failure_log.fail(&format!("{error}: {}", input::display_name(file)));
                        continue;
                    }
                },
            };
            if let Some(error) = finished? {
                failure_log.fail(&format!("{error}: {}", input::display_name(file)));
            } else if failed > 0 {
                let name = input::display_name(file);
                print_error(
                    failure_log.err,
                    &format!("{failed} records could not be read; the output has their errors: {name}"),
                );
            }
        }
        Ok(())
    }
}

/// Cleans the records of an archive. Returns the error that ended the archive, if any.
fn clean(
    records: impl Iterator<Item = Result<ArchiveRecord, RecordError>> + Send,
    packs: &Packs,
    out: &mut dyn Write,
    failed: &mut usize,
) -> io::Result<Option<RecordError>> {
    let mut fatal = None;
    let work = |record: Result<ArchiveRecord, RecordError>| match record {
        Ok(record) => (record.clean_line(packs), None),
        Err(error) => (error.to_line(), Some(error)),
    };
    par_stream_ordered(records, work, |(line, error): (String, Option<RecordError>)| {
        *failed += usize::from(error.is_some());
        fatal = error.filter(|error| error.is_fatal).or(fatal.take());
        out.write_all(line.as_bytes())
    })?;
    Ok(fatal)
}

fn open(file: &Path) -> io::Result<Box<dyn BufRead + Send>> {
    let source: Box<dyn Read + Send> =
        if input::is_stdin(file) { Box::new(io::stdin()) } else { Box::new(File::open(file)?) };
    Ok(Box::new(BufReader::with_capacity(BUFFER_BYTES, source)))
}

#[cfg(test)]
mod tests {
    use super::super::{CliCommand, run_with};
    use super::*;
    use std::process::ExitCode;

    #[test]
    fn each_line_of_an_archive_becomes_one_line_and_an_error_a_record() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("arsip.jsonl");
        let story = |id: u32| {
            format!(
                "{{\"id\":{id},\"text\":\"Warga Menanam Bakau\\n\\nWarga desa menanam bakau di pantai.\\n\\nBaca juga: Panen Raya Tiba\\n\\nBibit tumbuh.\"}}\n"
            )
        };
        let lines: String = (0..40).map(|id| if id == 7 { "rusak\n".to_owned() } else { story(id) }).collect();
        std::fs::write(&file, lines).unwrap();
        let command = CliCommand::CleanArchive(CleanArchive { files: vec![file], format: ArchiveFormat::JsonLines });
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        assert_eq!(code, Some(ExitCode::SUCCESS), "{}", String::from_utf8_lossy(&err));
        let out = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 40);
        for (id, line) in lines.iter().enumerate() {
            if id == 7 {
                assert!(line.contains("\"error\":"), "{line}");
            } else {
                assert!(line.starts_with(&format!("{{\"id\":{id},")) && line.contains("Bibit tumbuh"), "{line}");
                assert!(line.contains("\"removed\":[{"), "{line}");
            }
        }
        assert!(String::from_utf8(err).unwrap().contains("1 records could not be read"));
    }
}
