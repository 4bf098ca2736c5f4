//! The program: the window, or the same work on the command line.
// On Windows the window opens without a console beside it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use redaksi::{app, cli};
use std::io::Write as _;
use std::process::ExitCode;

/// A story is read with many small pieces of memory; this one hands them out faster than most systems do.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let command = cli::parse(std::env::args_os()).unwrap_or_else(|error| error.exit());
    let (mut out, mut err) = (std::io::BufWriter::new(std::io::stdout().lock()), std::io::stderr());
    if let Some(code) = cli::run(&command, &mut out, &mut err) {
        return code;
    }
    let cli::Command::Window { files, renderer } = command else { return ExitCode::SUCCESS };
    drop(out);
    match app::open_window(&files, renderer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where even the error output is closed there is nobody to tell.
            let _ = writeln!(err, "redaksi: {error}");
            // A program without a console has no error output.
            if cfg!(windows) {
                rfd::MessageDialog::new().set_title("Redaksi").set_description(error.to_string()).show();
            }
            ExitCode::FAILURE
        }
    }
}
