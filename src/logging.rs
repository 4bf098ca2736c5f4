//! The log: what the program did and what failed, as kinds of events, counts and paths. It has no text of a story.
//!
//! The window writes it to [`AppDirs::log_file`](crate::storage::AppDirs::log_file); with `--verbose`, the window and
//! the subcommands print it to stderr, with more detail.

use crate::storage::private::create_private_dir;
use chrono::{SecondsFormat, Utc};
use log::{Level, LevelFilter, Log, Metadata, Record};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The size from which a new log file is begun, in bytes. One older file is kept.
const MAX_LOG_BYTES: u64 = 1024 * 1024;

/// Messages of other crates are left out: what they quote is not known.
const OWN_TARGET: &str = "redaksi";

/// Starts the log and records panics in it. A log file that cannot be written is left out; a second call does nothing.
pub fn start(file: Option<&Path>, is_verbose: bool) {
    let logger = Logger { file: file.map(|path| Mutex::new(LogFile::new(path))), is_verbose };
    if log::set_boxed_logger(Box::new(logger)).is_err() {
        return;
    }
    log::set_max_level(if is_verbose { LevelFilter::Debug } else { LevelFilter::Info });
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // Not its message, which may quote the text that it failed on.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        log::error!("panic at {place}");
        print(panic);
    }));
}

struct Logger {
    file: Option<Mutex<LogFile>>,
    is_verbose: bool,
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().split("::").next() == Some(OWN_TARGET)
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        if self.is_verbose {
            // If stderr is closed there is nowhere to report to.
            let _ = writeln!(io::stderr(), "redaksi: {}", record.args());
        }
        if let Some(file) = self.file.as_ref().filter(|_| record.level() <= Level::Info) {
            let now = Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true);
            // A path may contain a line break; each record is one line.
            let message = record.args().to_string().replace(['\n', '\r'], " ");
            file.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .append(&format!("{now} {:<5} {message}\n", record.level()));
        }
    }

    fn flush(&self) {}
}

/// A log file that is opened for each record, so that several processes can share it.
#[derive(Debug)]
struct LogFile {
    path: PathBuf,
}

impl LogFile {
    fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Appends a line. Errors are ignored: a log that cannot be written must not stop the work.
    fn append(&self, line: &str) {
        let _ = self.open().and_then(|mut file| file.write_all(line.as_bytes()));
    }

    fn open(&self) -> io::Result<File> {
        if fs::metadata(&self.path).is_ok_and(|facts| facts.len() >= MAX_LOG_BYTES) {
            fs::rename(&self.path, self.path.with_extension("log.1"))?;
        }
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            // Only the user may read it: names of files are confidential, too.
            options.mode(0o600);
        }
        options.open(&self.path).or_else(|_| {
            create_private_dir(self.path.parent().unwrap_or(Path::new("")))?;
            options.open(&self.path)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log_in(folder: &Path) -> LogFile {
        LogFile::new(&folder.join("state/redaksi.log"))
    }

    #[test]
    fn lines_are_appended_to_a_file_of_the_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let log = log_in(folder.path());
        log.append("satu\n");
        log.append("dua\n");
        assert_eq!(fs::read_to_string(&log.path).unwrap(), "satu\ndua\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&log.path), mode(log.path.parent().unwrap())), (0o600, 0o700));
        }
    }

    #[test]
    fn a_full_log_is_kept_as_the_older_one() {
        let folder = tempfile::tempdir().unwrap();
        let log = log_in(folder.path());
        let line = format!("{}\n", "x".repeat(1023));
        for _ in 0..=(2 * MAX_LOG_BYTES / 1024) {
            log.append(&line);
        }
        let length = |name: &str| fs::metadata(folder.path().join("state").join(name)).unwrap().len();
        assert_eq!((length("redaksi.log"), length("redaksi.log.1")), (1024, MAX_LOG_BYTES));
        assert_eq!(fs::read_dir(folder.path().join("state")).unwrap().count(), 2);
    }

    #[test]
    fn only_messages_of_the_program_are_logged() {
        let folder = tempfile::tempdir().unwrap();
        let log = log_in(folder.path());
        let path = log.path.clone();
        let logger = Logger { file: Some(Mutex::new(log)), is_verbose: false };
        let record = |target: &'static str, level: Level| {
            logger.log(&Record::builder().target(target).level(level).args(format_args!("satu\ndua")).build());
        };
        record("winit::window", Level::Error);
        record("redaksi::jobs", Level::Debug);
        record("redaksi::jobs", Level::Warn);
        let text = fs::read_to_string(path).unwrap();
        assert!(text.ends_with(" WARN  satu dua\n") && text.lines().count() == 1, "{text}");
    }
}
