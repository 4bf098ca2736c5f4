//! The command line: parses the arguments, and runs the subcommands, which need no window.

mod archive;
mod check;
pub(crate) mod check_packs;
mod clean;
mod convert;
mod explain;
mod input;
mod output;
mod output_files;
mod pair;
mod paragraphs;
pub(crate) mod parallel;
mod tags;

pub use archive::{ArchiveFormat, CleanArchive};
pub use check::Check;
pub use check_packs::CheckPacks;
pub use clean::{Clean, OutputFormat};
pub use convert::{Convert, ConvertFormat};
pub use explain::Explain;
pub use pair::Pair;
pub use tags::SuggestTags;

use crate::cli::output::{FailureLog, OutputMode, print_error};
use crate::i18n::{Language, Localizer};
use crate::storage::{AppDirs, load_user_packs};
use chrono::Local;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Parser, Subcommand};
use redaksi_core::packs::Packs;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The exit code of `redaksi clean --strict` if a decision about a story is doubtful.
const DOUBTFUL_EXIT_CODE: u8 = 2;

const EXAMPLES: &str = "\
Examples:
  redaksi                                  Open the window
  redaksi samples/jembatan-gantung.txt     Open a story in the window
  redaksi clean story.txt                  Print the story without its promos
  redaksi clean *.txt --to ron -o clean/   Save each story with all its data in a folder
  redaksi clean - < story.txt              Read the story from standard input
  redaksi explain story.txt                Print how each line is classified, and why
  redaksi check story.txt                  List what should be reviewed before publication
  redaksi pair original.txt story.txt      Pair the paragraphs of a translation with the original
  redaksi packs koran.ron                  Check a pack and its examples";

const CLEAN_EXAMPLES: &str = "\
Only promos with a certain classification are removed; uncertain ones stay in the text. For each story, a line on
standard error says how many lines were set aside and how many promos and end marks were removed, how many of these
decisions are doubtful, and how many uncertain promos were left in the text.

With --jsonl, each line of the input is a JSON object with 'id', and 'html' or 'text'; 'url' helps. With --warc, the input is a WARC
archive of web pages. For each record, one line is printed: the JSON object of --to json with 'id' as its first key, or an
object with 'id' and 'error'. The order is kept, and memory does not grow with the archive.

Exit codes:
  0  Every story was processed
  1  At least one file could not be read, or its story could not be written
  2  Every story was processed, but with --strict, at least one has a doubtful decision or an uncertain promo that
     was left in the text; also invalid arguments

Examples:
  redaksi clean story.txt                  Print the story as text
  redaksi clean page.html                  Print the story of a saved web page
  redaksi clean story.txt -o story.ron     Choose the format by the file extension
  redaksi clean in/*.txt --to txt -o out/  Save several stories in a folder under their names
  redaksi clean *.html --to json           Print one JSON object per story, one on each line
  redaksi clean --strict a.txt -o b.txt    Tell a script by the exit code whether the story needs a review
  redaksi clean --jsonl < in.jsonl         Clean the stories of an archive
  redaksi clean --warc news.warc.gz        Clean the pages of a WARC archive
  redaksi clean - < page.html              Read a page from standard input";

const EXPLAIN_EXAMPLES: &str = "\
On a terminal, each line is printed with its number, its role, its beginning, and the reason as a sentence. Otherwise,
or with --rows, the output is tab-separated: a line `# PATH` for each file, then one row for each line that is not
blank:

  LINE  ROLE           CONFIDENCE  RULE  [MATCH]
  LINE  +inline_promo  CONFIDENCE  RULE  TEXT  [MATCH]     for a part of the line

CONFIDENCE is a number from 0 to 100. MATCH is the text that the rule matched, such as a marker. With --why, the last
cell of each row is the reason as a sentence.

The lines of a web page are those of its visible text; --text prints them.

Examples:
  redaksi explain story.txt                Print the roles of the lines
  redaksi explain story.txt | grep promo   Select rows
  redaksi explain --why story.txt > a.tsv  Save the rows with their reasons
  redaksi explain --text page.html         Print LINE and TEXT of each line
  redaksi explain - < page.html            Read the page from standard input";

const CONVERT_EXAMPLES: &str = "\
Certain promos are removed, as 'redaksi clean' does. What the format cannot hold of a story is reported on standard error.
The formats 'wxr', 'ghost', 'csv' and 'ninjs-lines' hold several stories: with a file as the output, all go into it.

Examples:
  redaksi convert story.docx --to wxr -o import.xml        Make an import file for WordPress
  redaksi convert *.txt --to md -o site/content/           Write Markdown with front matter
  redaksi convert mail.eml --to ninjs                      Print IPTC ninjs
  redaksi convert a.txt --to template --template cms.html  Use the layout of the desk
  redaksi convert a.eml --to txt --attachments files/      Save what is attached as well";

const TAGS_EXAMPLES: &str = "\
On a terminal, each tag is printed with the reason. Otherwise, or with --rows, the output is tab-separated: a line
`# PATH` for each file, then a row 'RANK  TAG  SCORE  REASON' for each suggestion, the best first.

Examples:
  redaksi tags story.txt                          Suggest tags for a story
  redaksi tags *.txt --vocabulary tags.csv --rows  Prefer the tags of the desk
  redaksi tags story.txt --vocabulary archive/    Prefer the tags of earlier stories";

const CHECK_EXAMPLES: &str = "\
With --original, the story is also compared with the story that it was translated from: numbers, names, quotations,
negations, and text that was left out, added or not translated.

Spelling is checked with the Hunspell dictionary of the language, if the system has one (on Debian: hunspell-id).

On a terminal, each finding is a sentence. Otherwise, or with --rows, the output is tab-separated, one finding a row:

  PARAGRAPH  SEVERITY  RULE  TEXT  FIX

PARAGRAPH is the number of the line, counted without blank lines; 0 for the story as a whole. SEVERITY is 'error',
'warning' or 'hint'. FIX replaces TEXT; it is empty if no fix is known. Before the rows of several stories, a line `# PATH` names each.

Examples:
  redaksi check story.txt                         List the findings of a story
  redaksi check story.txt --original source.html  Compare a translation with its original
  redaksi check story.txt --glossary desk.csv     Check the terms of the desk";

const PAIR_EXAMPLES: &str = "\
On a terminal, the beginnings of paragraphs are printed side by side. Otherwise, or with --rows, the output is
tab-separated: a row 'I J' for each pair of a paragraph I of the original and a paragraph J of the translation, counted
without blank lines. Moved paragraphs come last, with a third cell 'moved'. A paragraph in no row was left out or added.

Examples:
  redaksi pair original.txt translation.txt          Show the pairs
  redaksi pair original.txt translation.txt --rows   Print the numbers of the pairs";

const PACKS_EXAMPLES: &str = "\
An invalid pack is reported with the line, the column and the entry. If the pack is valid, its examples are classified,
and each one that is classified differently is reported with its line.

Examples:
  redaksi packs                            Check the packs in the user's packs folder
  redaksi packs koran.ron                  Check one pack";

/// Extract news stories from raw text and web pages, and remove the promos in them.
#[derive(Debug, Parser)]
#[command(name = "redaksi", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    subcommand: Option<CliSubcommand>,
    /// Renderer of the window [default: glow, or wgpu if glow fails]
    #[arg(long, value_name = "RENDERER")]
    renderer: Option<Renderer>,
    /// Print log messages to standard error
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Files to open in the window: received text, web pages, or stories saved as RON
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum CliSubcommand {
    /// Remove promos from stories and print or save the result
    #[command(after_help = CLEAN_EXAMPLES)]
    Clean {
        /// Files to clean; '-' for standard input
        #[arg(value_name = "FILE", required_unless_present_any = ["jsonl", "warc"])]
        files: Vec<PathBuf>,
        /// Read archives with one JSON object on each line, from standard input if no file is named
        #[arg(long, conflicts_with_all = ["to", "output", "force", "strict", "warc"])]
        jsonl: bool,
        /// Read WARC archives, from standard input if no file is named
        #[arg(long, conflicts_with_all = ["to", "output", "force", "strict"])]
        warc: bool,
        /// Output format [default: by the extension of the output file, or txt]
        #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
        to: Option<OutputFormat>,
        /// Overwrite existing files
        #[arg(long)]
        force: bool,
        /// Output file or folder [default: standard output]
        #[arg(short, long, value_name = "FILE_OR_FOLDER")]
        output: Option<PathBuf>,
        /// Exit with code 2 if a decision about a story is doubtful
        #[arg(long)]
        strict: bool,
        /// Do not report how many lines of each story were left out
        #[arg(short, long)]
        quiet: bool,
    },
    /// Print the role of each line of stories, with the confidence and the rule that decided it
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        /// Print the numbered lines of the text instead of their roles
        #[arg(long)]
        text: bool,
        /// Files to explain; '-' for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Add the reason to each row as a sentence, in the language of the system
        #[arg(long)]
        why: bool,
        /// Print tab-separated rows on a terminal, too
        #[arg(long)]
        rows: bool,
    },
    /// Write stories in the format of another system
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert {
        /// Files to convert; '-' for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Output format
        #[arg(long, value_name = "FORMAT", value_parser = convert_format_parser())]
        to: ConvertFormat,
        /// Output file or folder [default: standard output]
        #[arg(short, long, value_name = "FILE_OR_FOLDER")]
        output: Option<PathBuf>,
        /// Overwrite existing files
        #[arg(long)]
        force: bool,
        /// Layout of the desk, for the format 'template'
        #[arg(long, value_name = "FILE")]
        template: Option<PathBuf>,
        /// Save the attachments of mail and the pictures of documents to a folder, under new names where files exist
        #[arg(long, value_name = "FOLDER")]
        attachments: Option<PathBuf>,
        /// Name of the outlet that publishes the stories
        #[arg(long, value_name = "NAME", default_value = "")]
        outlet: String,
        /// Address of its site
        #[arg(long, value_name = "URL", default_value = "")]
        site: String,
        /// Have the other system publish the stories at once, not as drafts
        #[arg(long)]
        publish: bool,
    },
    /// Suggest subject tags for stories
    #[command(after_help = TAGS_EXAMPLES)]
    Tags {
        /// Files to tag; '-' for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Vocabulary of the desk: RON, CSV, Turtle, JSON-LD, a list with one tag on each line, or a folder of earlier stories, of
        /// which the tags are used
        #[arg(long, value_name = "PATH")]
        vocabulary: Option<PathBuf>,
        /// Print tab-separated rows on a terminal, too
        #[arg(long)]
        rows: bool,
    },
    /// List what should be reviewed in stories before publication
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// Files to check; '-' for standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// The original that the story was translated from
        #[arg(long, value_name = "FILE")]
        original: Option<PathBuf>,
        /// Glossary of the desk, as RON or CSV
        #[arg(long, value_name = "FILE")]
        glossary: Option<PathBuf>,
        /// Print tab-separated rows on a terminal, too
        #[arg(long)]
        rows: bool,
    },
    /// Pair the paragraphs of an original with those of its translation
    #[command(after_help = PAIR_EXAMPLES)]
    Pair {
        /// The original
        original: PathBuf,
        /// Its translation
        translation: PathBuf,
        /// Print tab-separated rows on a terminal, too
        #[arg(long)]
        rows: bool,
    },
    /// Check that packs are valid and that their examples are classified as stated
    #[command(after_help = PACKS_EXAMPLES)]
    Packs {
        /// Pack files to check [default: those in the user's packs folder]
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

/// A parser for the format names `txt`, `ron` and `json`.
fn format_parser() -> impl clap::builder::TypedValueParser<Value = OutputFormat> {
    let names = OutputFormat::ALL.map(OutputFormat::extension);
    PossibleValuesParser::new(names).try_map(|name| OutputFormat::from_extension(&name).ok_or("unknown format"))
}

/// A parser for the names of the formats of `convert`.
fn convert_format_parser() -> impl clap::builder::TypedValueParser<Value = ConvertFormat> {
    let names: Vec<&str> = ConvertFormat::all().map(ConvertFormat::code).collect();
    PossibleValuesParser::new(names)
        .try_map(|name| ConvertFormat::all().find(|format| format.code() == name).ok_or("unknown format"))
}

/// The renderer of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Renderer {
    /// OpenGL: available nearly everywhere, and starts fast
    Glow,
    /// Vulkan, Direct3D or Metal: for systems without OpenGL 2, such as Windows over a remote desktop
    Wgpu,
}

/// What the arguments ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CliCommand {
    /// Open the window with these stories.
    Window {
        /// In the order given.
        files: Vec<PathBuf>,
        /// The renderer to use; `None` for the first one that works.
        renderer: Option<Renderer>,
    },
    /// Clean stories.
    Clean(Clean),
    /// Explain how the lines of stories are classified.
    Explain(Explain),
    /// Clean the stories of archives.
    CleanArchive(CleanArchive),
    /// Write stories in other formats.
    Convert(Convert),
    /// Suggest tags.
    Tags(SuggestTags),
    /// Check stories.
    Check(Check),
    /// Pair the paragraphs of an original and its translation.
    Pair(Pair),
    /// Check packs.
    Packs(CheckPacks),
}

/// The parsed arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arguments {
    /// What to do.
    pub command: CliCommand,
    /// Whether log messages are printed to stderr.
    pub is_verbose: bool,
}

/// The definition of the command line, for generating the man page and shell completions.
#[must_use]
pub fn clap_command() -> clap::Command {
    <Cli as clap::CommandFactory>::command()
}

/// Parses the arguments, the name of the program first.
///
/// # Errors
/// The help, the version, or a usage error; `exit()` of the error prints it and ends the program.
pub fn parse<A: Into<OsString> + Clone>(args: impl IntoIterator<Item = A>) -> Result<Arguments, clap::Error> {
    let parsed = Cli::try_parse_from(args)?;
    let command = match parsed.subcommand {
        None => CliCommand::Window { files: parsed.files, renderer: parsed.renderer },
        Some(CliSubcommand::Clean { files, jsonl, warc, .. }) if jsonl || warc => {
            let format = if warc { ArchiveFormat::Warc } else { ArchiveFormat::JsonLines };
            CliCommand::CleanArchive(CleanArchive { files, format })
        }
        Some(CliSubcommand::Convert { files, to, output, force, template, attachments, outlet, site, publish }) => {
            CliCommand::Convert(Convert { files, to, output, force, template, attachments, outlet, site, publish })
        }
        Some(CliSubcommand::Tags { files, vocabulary, rows }) => {
            CliCommand::Tags(SuggestTags { files, vocabulary, rows })
        }
        Some(CliSubcommand::Clean { files, to, force, output, strict, quiet, .. }) => {
            CliCommand::Clean(Clean { files, to, force, output, strict, quiet })
        }
        Some(CliSubcommand::Explain { files, why, rows, text }) => {
            CliCommand::Explain(Explain { text, files, why, rows })
        }
        Some(CliSubcommand::Check { files, original, glossary, rows }) => {
            CliCommand::Check(Check { files, original, glossary, rows })
        }
        Some(CliSubcommand::Pair { original, translation, rows }) => {
            CliCommand::Pair(Pair { original, translation, rows })
        }
        Some(CliSubcommand::Packs { files }) => CliCommand::Packs(CheckPacks { files }),
    };
    Ok(Arguments { command, is_verbose: parsed.verbose })
}

/// Runs a subcommand with the packs of the user; returns `None` for [`CliCommand::Window`].
pub fn run(command: &CliCommand, out: &mut dyn Write, err: &mut dyn Write) -> Option<ExitCode> {
    if matches!(command, CliCommand::Window { .. }) {
        return None;
    }
    // The packs of the user are not loaded: their errors would be reported twice, and an entry that a loaded pack has
    // already would not be checked.
    if matches!(command, CliCommand::Packs(_)) {
        return run_with(command, &Packs::built_in(), out, err);
    }
    let (packs, errors) =
        AppDirs::for_user().map_or_else(|| (Packs::built_in(), Vec::new()), |folders| load_user_packs(&folders));
    for error in errors {
        print_error(err, &error);
    }
    let language = Language::from_system(&sys_locale::get_locale().unwrap_or_default());
    let output_mode = if io::stdout().is_terminal() { OutputMode::Human } else { OutputMode::Machine };
    execute(command, &packs, language, output_mode, out, err)
}

/// Runs a subcommand with the given packs and machine-readable output in English; returns `None` for
/// [`CliCommand::Window`].
pub fn run_with(command: &CliCommand, packs: &Packs, out: &mut dyn Write, err: &mut dyn Write) -> Option<ExitCode> {
    execute(command, packs, Language::English, OutputMode::Machine, out, err)
}

fn execute(
    command: &CliCommand,
    packs: &Packs,
    language: Language,
    output_mode: OutputMode,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Option<ExitCode> {
    let mut failure_log = FailureLog { err, failures: 0, doubts: 0 };
    let result = match command {
        CliCommand::Window { .. } => return None,
        CliCommand::Clean(clean) => clean.run(packs, out, &mut failure_log),
        CliCommand::Explain(explain) => {
            explain.run(packs, &Localizer::new(language), output_mode, out, &mut failure_log)
        }
        CliCommand::CleanArchive(archive) => archive.run(packs, out, &mut failure_log),
        CliCommand::Convert(convert) => convert.run(packs, Local::now().fixed_offset(), out, &mut failure_log),
        CliCommand::Tags(tags) => tags.run(packs, &Localizer::new(language), output_mode, out, &mut failure_log),
        CliCommand::Check(check) => check.run(packs, &Localizer::new(language), output_mode, out, &mut failure_log),
        CliCommand::Pair(pair) => pair.run(packs, output_mode, out, &mut failure_log),
        CliCommand::Packs(check) => check.run(packs, out, &mut failure_log),
    };
    match result.and_then(|()| out.flush()) {
        // The reader of the pipe has closed it, such as `head`; that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => failure_log.fail(&format!("cannot write the output: {error}")),
        Ok(()) => {}
    }
    Some(match (failure_log.failures, failure_log.doubts) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::from(DOUBTFUL_EXIT_CODE),
        _ => ExitCode::FAILURE,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;
    use redaksi_core::formats::Format;

    fn files(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    fn window(names: &[&str], renderer: Option<Renderer>) -> CliCommand {
        CliCommand::Window { files: files(names), renderer }
    }

    fn parse<A: Into<OsString> + Clone>(args: impl IntoIterator<Item = A>) -> Result<CliCommand, clap::Error> {
        super::parse(args).map(|arguments| arguments.command)
    }

    #[test]
    fn verbose_is_accepted_before_files_and_after_a_subcommand() {
        assert!(!super::parse(["redaksi", "a.txt"]).unwrap().is_verbose);
        for args in [["redaksi", "--verbose", "a.txt"].as_slice(), &["redaksi", "clean", "-v", "a.txt"]] {
            assert!(super::parse(args).unwrap().is_verbose, "{args:?}");
        }
    }

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn arguments_without_a_subcommand_open_the_window() {
        assert_eq!(parse(["redaksi"]).unwrap(), window(&[], None));
        assert_eq!(parse(["redaksi", "a.txt", "b.ron"]).unwrap(), window(&["a.txt", "b.ron"], None));
        let chosen = parse(["redaksi", "--renderer", "wgpu", "a.txt"]).unwrap();
        assert_eq!(chosen, window(&["a.txt"], Some(Renderer::Wgpu)));
    }

    #[test]
    fn subcommands_are_parsed() {
        let clean = Clean {
            files: files(&["a.txt"]),
            to: Some(OutputFormat::Stored(Format::Ron)),
            output: Some("out".into()),
            ..Clean::default()
        };
        let parsed = parse(["redaksi", "clean", "a.txt", "--to", "ron", "-o", "out"]).unwrap();
        assert_eq!(parsed, CliCommand::Clean(clean.clone()));
        let parsed = parse(["redaksi", "clean", "--strict", "-q", "a.txt", "--to", "ron", "-o", "out"]).unwrap();
        assert_eq!(parsed, CliCommand::Clean(Clean { strict: true, quiet: true, ..clean }));
        let explain = Explain { files: files(&["a.txt", "b.html"]), why: false, rows: false, text: false };
        assert_eq!(parse(["redaksi", "explain", "a.txt", "b.html"]).unwrap(), CliCommand::Explain(explain.clone()));
        let parsed = parse(["redaksi", "explain", "--text", "a.txt", "b.html"]).unwrap();
        assert_eq!(parsed, CliCommand::Explain(Explain { text: true, ..explain.clone() }));
        let explain = Explain { why: true, rows: true, ..explain };
        let parsed = parse(["redaksi", "explain", "--why", "--rows", "a.txt", "b.html"]).unwrap();
        assert_eq!(parsed, CliCommand::Explain(explain));
        let check = CheckPacks { files: files(&["koran.ron"]) };
        assert_eq!(parse(["redaksi", "packs", "koran.ron"]).unwrap(), CliCommand::Packs(check));
    }

    #[test]
    fn invalid_arguments_are_refused() {
        for args in [["redaksi", "clean", "--to", "ron"], ["redaksi", "clean", "a.txt", "--to=pdf"]] {
            assert!(parse(args).is_err(), "{args:?}");
        }
        assert!(parse(["redaksi", "explain"]).is_err());
    }

    #[test]
    fn the_help_lists_subcommands_and_examples() {
        let help = parse(["redaksi", "--help"]).unwrap_err().to_string();
        for word in ["clean", "explain", "packs", "Examples:", "FILE"] {
            assert!(help.contains(word), "{help}");
        }
        let version = parse(["redaksi", "--version"]).unwrap_err().to_string();
        assert!(version.contains(env!("CARGO_PKG_VERSION")), "{version}");
    }

    #[test]
    fn run_does_not_open_the_window() {
        assert!(run(&window(&[], None), &mut Vec::new(), &mut Vec::new()).is_none());
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "Judul\n\nSatu paragraf.\n").unwrap();
        let mut err = Vec::new();
        let command = CliCommand::Clean(Clean { files: vec![path], ..Clean::default() });
        let code = run_with(&command, &Packs::built_in(), &mut Closed, &mut err);
        assert_eq!((code, err.as_slice()), (Some(ExitCode::SUCCESS), b"".as_slice()));
    }
}
