//! The executable: opens the window, or runs a command of the command line.
// Without this, Windows opens a console beside the window.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use redaksi::{app, cli};
use std::io::Write as _;
use std::process::ExitCode;

/// Extraction makes many small allocations; mimalloc is faster for these than most system allocators.
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let command = cli::parse(std::env::args_os()).unwrap_or_else(|error| error.exit());
    let (mut out, mut err) = (std::io::BufWriter::new(std::io::stdout().lock()), std::io::stderr());
    if let Some(code) = cli::run(&command, &mut out, &mut err) {
        return code;
    }
    let cli::CliCommand::Window { files, renderer } = command else { return ExitCode::SUCCESS };
    drop(out);
    match app::run_app(&files, renderer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If stderr is closed there is nowhere to report to.
            let _ = writeln!(err, "redaksi: {error}");
            // A GUI program on Windows has no stderr.
            if cfg!(windows) {
                rfd::MessageDialog::new().set_title("Redaksi").set_description(error.to_string()).show();
            }
            ExitCode::FAILURE
        }
    }
}
