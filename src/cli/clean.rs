//! `redaksi clean`: removes the certain promos of stories, prints or saves the result, and reports what it removed.

use crate::cli::input;
use crate::cli::output::{FailureLog, print_error};
use crate::cli::output_files::OutputFiles;
use crate::cli::parallel::par_map_ordered;
use redaksi_core::article::{Article, Decision, PassageKind};
use redaksi_core::formats::{self, Format, json};
use redaksi_core::packs::Packs;
use redaksi_formats::OpenedStory;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A format that `redaksi clean` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputFormat {
    /// A format that stories are also opened from.
    Stored(Format),
    /// One JSON object per story, one on each line.
    Json,
}

impl OutputFormat {
    /// All formats, the default first.
    pub const ALL: [Self; 3] = [Self::Stored(Format::Text), Self::Stored(Format::Ron), Self::Json];

    /// Returns the format of a file extension, in upper or lower case.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| extension.eq_ignore_ascii_case(format.extension()))
    }

    /// Returns the file extension, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Stored(format) => format.extension(),
            Self::Json => "json",
        }
    }

    /// Serializes a story; `file` names its source.
    fn write(self, article: &Article, file: &str) -> String {
        match self {
            Self::Stored(format) => formats::write(article, format),
            Self::Json => json::write_line(article, file),
        }
    }
}

/// The arguments of `redaksi clean`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// The stories: received text, web pages, or stored RON.
    pub files: Vec<PathBuf>,
    /// The output format; by default that of the output's extension, else plain text.
    pub to: Option<OutputFormat>,
    /// Whether existing files may be overwritten. The input files never are.
    pub force: bool,
    /// The output file, or a folder for several stories; the standard output where there is none.
    pub output: Option<PathBuf>,
    /// Whether a doubtful decision about any story is reported by the exit code.
    pub strict: bool,
    /// Whether the counts of each story are not reported.
    pub quiet: bool,
}

/// How many parts of a story `clean` left out, and how many of its decisions are doubtful.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CleanCounts {
    /// Lines that are no part of the story, such as menus.
    excluded: usize,
    /// Promos and end marks that are left out of the text.
    removed: usize,
    /// Excluded lines and end marks whose classification is not certain.
    doubtful: usize,
    /// Promos whose classification is not certain, so that they stay in the text.
    left_in: usize,
}

impl CleanCounts {
    pub(super) fn of(article: &Article) -> Self {
        let passages = || article.passages.iter();
        let removed = || passages().filter(|passage| passage.decision == Decision::Removed);
        // An uncertain promo is removed only by a decision of the user, which is no doubt.
        let is_doubtful_mark = |kind: PassageKind| kind == PassageKind::EndMark;
        Self {
            excluded: article.excluded.len(),
            removed: removed().count(),
            doubtful: article.doubtful_line_count()
                + removed().filter(|mark| is_doubtful_mark(mark.kind) && !mark.reason.is_certain()).count(),
            left_in: passages().filter(|passage| passage.decision == Decision::Undecided).count(),
        }
    }

    pub(super) fn has_doubts(self) -> bool {
        self.doubtful + self.left_in > 0
    }
}

impl fmt::Display for CleanCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let excluded = counted(self.excluded, "line", "lines");
        let removed = counted(self.removed, "promo or end mark", "promos and end marks");
        write!(f, "{excluded} set aside, {removed} removed, {} of them doubtful", self.doubtful)?;
        match self.left_in {
            0 => Ok(()),
            count => write!(f, "; {} left in the text", counted(count, "uncertain promo", "uncertain promos")),
        }
    }
}

impl Clean {
    pub(super) fn run(&self, packs: &Packs, out: &mut dyn Write, failure_log: &mut FailureLog) -> io::Result<()> {
        let files = OutputFiles::new(&self.files, self.output.as_deref(), self.force, false);
        let mut files = match files {
            Ok(files) => files,
            Err(sentence) => {
                failure_log.fail(&sentence);
                return Ok(());
            }
        };
        let mut printed = false;
        let work = |file: &Path| {
            let cleaned = open_and_clean(file, packs);
            cleaned
                .map(|article| (self.format().write(&article, &input::display_name(file)), CleanCounts::of(&article)))
        };
        par_map_ordered(&self.files, work, |file, cleaned| {
            let (text, counts) = match cleaned {
                Ok(cleaned) => cleaned,
                Err(sentence) => {
                    failure_log.fail(&sentence);
                    return Ok(());
                }
            };
            if files.is_stdout() {
                // Objects are told apart by their lines, other stories by a blank line between them.
                if std::mem::replace(&mut printed, true) && self.format() != OutputFormat::Json {
                    out.write_all(b"\n")?;
                }
                out.write_all(text.as_bytes())?;
                self.report(file, counts, failure_log);
                return Ok(());
            }
            match files.write(file, self.format().extension(), text.as_bytes()) {
                Ok(()) => self.report(file, counts, failure_log),
                Err(sentence) => failure_log.fail(&sentence),
            }
            Ok(())
        })
    }

    /// Reports what was left out of a story.
    fn report(&self, file: &Path, counts: CleanCounts, failure_log: &mut FailureLog) {
        failure_log.doubts += usize::from(self.strict && counts.has_doubts());
        if !self.quiet {
            print_error(failure_log.err, &format!("{}: {counts}", input::display_name(file)));
        }
    }

    fn format(&self) -> OutputFormat {
        let extension = self.output.as_deref().and_then(Path::extension).and_then(|extension| extension.to_str());
        self.to
            .or_else(|| extension.and_then(OutputFormat::from_extension))
            .unwrap_or(OutputFormat::Stored(Format::Text))
    }
}

/// Reads a story and removes its certain promos.
pub(super) fn open_and_clean(file: &Path, packs: &Packs) -> Result<Article, String> {
    open_and_clean_file(file, packs).map(|opened| opened.article)
}

/// Like [`open_and_clean`], with what the file holds besides the story.
pub(super) fn open_and_clean_file(file: &Path, packs: &Packs) -> Result<OpenedStory, String> {
    let mut opened = input::open_file(file, packs)?;
    if let Some(clean) = opened.article.remove_certain_promos() {
        clean.apply(&mut opened.article).map_err(|error| format!("{error}: {}", input::display_name(file)))?;
    }
    Ok(opened)
}

#[cfg(test)]
mod tests {
    use super::super::{CliCommand, run_with};
    use super::*;
    use std::fs;
    use std::process::ExitCode;
    use tempfile::TempDir;

    const RAW: &str = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai.\n\n\
                       Baca Juga: Panen Raya Tiba\n\nBibit datang dari desa tetangga.\n";

    fn folder() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("bakau.txt"), RAW).unwrap();
        folder
    }

    /// Whether the exit code is success, the standard output and the error output.
    fn clean(files: &[PathBuf], to: Option<OutputFormat>, output: Option<PathBuf>) -> (bool, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command = CliCommand::Clean(Clean { files: files.to_vec(), to, output, ..Clean::default() });
        let code = run_with(&command, &Packs::built_in(), &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (code == Some(ExitCode::SUCCESS), text(out), text(err))
    }

    #[test]
    fn a_story_is_printed_without_its_promos() {
        let folder = folder();
        let (ok, out, err) = clean(&[folder.path().join("bakau.txt")], None, None);
        assert!(
            ok && err.ends_with("bakau.txt: 0 lines set aside, 1 promo or end mark removed, 0 of them doubtful\n"),
            "{err}"
        );
        assert!(out.starts_with("Warga Menanam Bakau\n\n") && out.contains("Bibit datang"), "{out}");
        assert!(!out.contains("Panen Raya"), "{out}");
    }

    #[test]
    fn the_format_follows_the_extension_unless_it_is_given() {
        let folder = folder();
        let (raw, ron) = (folder.path().join("bakau.txt"), folder.path().join("bersih.ron"));
        assert!(clean(std::slice::from_ref(&raw), None, Some(ron.clone())).0);
        let stored = fs::read(&ron).unwrap();
        let article = formats::open("bersih.ron", &stored, &Packs::built_in()).unwrap();
        assert_eq!(article.source.to_bytes().as_deref(), Some(RAW.as_bytes()));
        let (ok, _, err) =
            clean(std::slice::from_ref(&raw), Some(OutputFormat::Stored(Format::Text)), Some(ron.clone()));
        assert!(!ok && err.contains("the file already exists"), "{err}");
        fs::remove_file(&ron).unwrap();
        assert!(clean(&[raw], Some(OutputFormat::Stored(Format::Text)), Some(ron.clone())).0);
        assert!(fs::read_to_string(&ron).unwrap().starts_with("Warga Menanam Bakau\n"));
    }

    #[test]
    fn stories_are_printed_as_json_one_on_each_line() {
        let folder = folder();
        let raw = folder.path().join("bakau.txt");
        let (ok, out, err) = clean(&[raw.clone(), raw.clone()], Some(OutputFormat::Json), None);
        assert!(ok, "{err}");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!((lines.len(), lines[0]), (2, lines[1]));
        assert!(lines[0].starts_with(&format!("{{\"file\":{:?},", raw.display().to_string())), "{out}");
        assert!(lines[0].ends_with("\"text\":\"Baca Juga: Panen Raya Tiba\"}]}"), "{out}");
        let json = folder.path().join("bakau.json");
        assert!(clean(&[raw], None, Some(json.clone())).0);
        assert!(fs::read_to_string(json).unwrap().starts_with("{\"file\":"));
    }

    #[test]
    fn several_stories_are_saved_in_a_folder_under_their_names() {
        let folder = folder();
        fs::write(folder.path().join("garam.txt"), RAW).unwrap();
        let out = folder.path().join("hasil");
        fs::create_dir(&out).unwrap();
        let files = [folder.path().join("bakau.txt"), folder.path().join("garam.txt")];
        let (ok, _, err) = clean(&files, Some(OutputFormat::Stored(Format::Ron)), Some(out.clone()));
        assert!(ok, "{err}");
        assert!(out.join("bakau.ron").is_file() && out.join("garam.ron").is_file());
    }

    #[cfg(unix)]
    #[test]
    fn a_private_story_is_written_to_a_private_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        let raw = folder.path().join("bakau.txt");
        for mode in [0o600, 0o644] {
            fs::set_permissions(&raw, fs::Permissions::from_mode(mode)).unwrap();
            let out = folder.path().join(format!("{mode:o}.ron"));
            assert!(clean(std::slice::from_ref(&raw), None, Some(out.clone())).0);
            assert_eq!(fs::metadata(out).unwrap().permissions().mode() & 0o777, mode);
        }
    }

    #[test]
    fn several_stories_need_a_folder() {
        let folder = folder();
        let file = folder.path().join("bakau.txt");
        let (ok, _, err) = clean(&[file.clone(), file], None, Some(folder.path().join("hasil.txt")));
        assert!(!ok && err.contains("must be a folder"), "{err}");
        assert!(!folder.path().join("hasil.txt").exists());
    }

    #[test]
    fn input_files_are_never_overwritten() {
        let folder = folder();
        let file = folder.path().join("bakau.txt");
        for output in [file.clone(), folder.path().to_path_buf(), folder.path().join("./bakau.txt")] {
            let (ok, _, err) =
                clean(std::slice::from_ref(&file), Some(OutputFormat::Stored(Format::Text)), Some(output));
            assert!(!ok && err.contains("overwrite an input file"), "{err}");
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), RAW);
    }

    #[test]
    fn stories_of_the_same_name_do_not_overwrite_each_other() {
        let folder = folder();
        let (other, out) = (folder.path().join("lain"), folder.path().join("hasil"));
        fs::create_dir(&other).unwrap();
        fs::create_dir(&out).unwrap();
        fs::write(other.join("bakau.txt"), RAW).unwrap();
        let (ok, _, err) = clean(&[folder.path().join("bakau.txt"), other.join("bakau.txt")], None, Some(out));
        assert!(!ok && err.contains("another file was already written to this path"), "{err}");
    }

    #[test]
    fn a_failing_file_is_reported_and_the_others_are_cleaned() {
        let folder = folder();
        let broken = folder.path().join("rusak.ron");
        fs::write(&broken, "(version: 1,\nbody: [").unwrap();
        let files =
            [folder.path().join("hilang.txt"), broken, folder.path().to_path_buf(), folder.path().join("bakau.txt")];
        let (ok, out, err) = clean(&files, None, None);
        assert!(!ok && out.contains("Warga Menanam Bakau"));
        let lines: Vec<&str> = err.lines().collect();
        assert_eq!(lines.len(), 4, "{err}");
        assert!(lines[0].starts_with("redaksi: no such file: ") && lines[0].ends_with("hilang.txt"), "{err}");
        assert!(lines[1].contains("line 2, column") && lines[1].ends_with("rusak.ron"), "{err}");
        assert!(lines[2].contains("is a folder"), "{err}");
    }

    #[test]
    fn a_missing_folder_is_created_where_its_name_ends_with_a_slash() {
        let folder = folder();
        let raw = folder.path().join("bakau.txt");
        let (ok, _, err) = clean(std::slice::from_ref(&raw), None, Some(folder.path().join("baru/sekali/")));
        assert!(ok && folder.path().join("baru/sekali/bakau.txt").exists(), "{err}");
        let (ok, _, err) = clean(&[raw], None, Some(folder.path().join("tidak/ada.txt")));
        assert!(!ok && err.contains("no such folder"), "{err}");
    }
}
