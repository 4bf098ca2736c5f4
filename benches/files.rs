//! Times `explain` and `clean` on ten thousand files, and ripgrep searching the same files for two words.
//!
//! `cargo bench --bench files -- FOLDER` copies the `.txt` files of a folder until there are ten thousand; by default
//! those of `samples/`. Each time is the best of five, with the files in the page cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FILE_COUNT: usize = 10_000;
const SAMPLES: usize = 5;
/// How many files are passed to one command; the system limits the length of a command line.
const FILES_PER_COMMAND: usize = 2_000;

fn main() -> std::io::Result<()> {
    let folder_argument = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let from = folder_argument.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"), PathBuf::from);
    let folder = tempfile::tempdir()?;
    let files = copy_samples(&from, folder.path())?;
    let bytes = files.iter().filter_map(|file| fs::metadata(file).ok()).map(|facts| facts.len()).sum::<u64>();
    println!("{} files, {} MB", files.len(), bytes / 1_000_000);
    let redaksi = env!("CARGO_BIN_EXE_redaksi");
    let explain = best_time(|batch| time_command(Command::new(redaksi).arg("explain").args(batch)), &files);
    // Writes to the standard output: with one synced save per file, the time would be that of the disk.
    let clean = best_time(|batch| time_command(Command::new(redaksi).arg("clean").args(batch)), &files);
    let ripgrep =
        best_time(|batch| time_command(Command::new("rg").args(["-c", "-i", "baca juga"]).args(batch)), &files);
    println!("explain {explain:?}, clean {clean:?}");
    match ripgrep {
        Some(ripgrep) => {
            let times = |time: Option<Duration>| time.map_or(0.0, |time| time.as_secs_f64() / ripgrep.as_secs_f64());
            println!("ripgrep {ripgrep:?}: explain takes {:.1} times that, clean {:.1}", times(explain), times(clean));
        }
        None => println!("ripgrep is not installed: nothing to compare with"),
    }
    Ok(())
}

fn copy_samples(from: &Path, to: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut stories: Vec<PathBuf> = fs::read_dir(from)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    stories.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    stories.sort();
    let numbered = stories.iter().cycle().take(FILE_COUNT).zip(0..);
    numbered
        .map(|(document, number)| {
            let path = to.join(format!("{number:05}.txt"));
            fs::copy(document, &path).map(|_| path)
        })
        .collect()
}

/// The shortest time of the command over all files; `None` where it cannot be run.
fn best_time(run: impl Fn(&[PathBuf]) -> Option<Duration>, files: &[PathBuf]) -> Option<Duration> {
    let round = |_| files.chunks(FILES_PER_COMMAND).map(&run).sum::<Option<Duration>>();
    (0..SAMPLES).map(round).collect::<Option<Vec<_>>>()?.into_iter().min()
}

fn time_command(command: &mut Command) -> Option<Duration> {
    let start = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    Some(start.elapsed())
}
