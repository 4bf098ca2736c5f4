//! The executable: opens the window, or runs a command of the command line.
// Without this, Windows opens a console beside the window.
#![cfg_attr(all(windows, feature = "gui", not(debug_assertions)), windows_subsystem = "windows")]

use redaksi::cli;
use redaksi::logging;
use redaksi::storage::AppDirs;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli::Arguments { command, is_verbose } = cli::parse(std::env::args_os()).unwrap_or_else(|error| error.exit());
    let is_window = matches!(command, cli::CliCommand::Window { .. });
    if is_window {
        // The subcommands create folders for other programs, with the usual permissions of the system.
        redaksi::storage::restrict_new_files();
    }
    let log_file = AppDirs::for_user().map(|folders| folders.log_file());
    // Only the window writes the log file: the subcommands report to stderr.
    logging::start(log_file.as_deref().filter(|_| is_window), is_verbose);
    let (mut out, mut err) = (std::io::BufWriter::new(std::io::stdout().lock()), std::io::stderr());
    if let Some(code) = cli::run(&command, &mut out, &mut err) {
        return code;
    }
    let cli::CliCommand::Window { files, renderer } = command else { return ExitCode::SUCCESS };
    drop(out);
    match open_window(&files, renderer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("the window cannot be opened");
            // If stderr is closed there is nowhere to report to.
            let _ = writeln!(err, "redaksi: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "gui")]
fn open_window(files: &[std::path::PathBuf], renderer: Option<cli::Renderer>) -> Result<(), String> {
    redaksi::app::run_app(files, renderer).map_err(|error| {
        let message = error.to_string();
        // A GUI program on Windows has no stderr.
        if cfg!(windows) {
            rfd::MessageDialog::new().set_title("Redaksi").set_description(&message).show();
        }
        message
    })
}

#[cfg(not(feature = "gui"))]
fn open_window(_: &[std::path::PathBuf], _: Option<cli::Renderer>) -> Result<(), String> {
    Err("this build has no window; use 'redaksi clean FILE' or 'redaksi explain FILE', or build it with '--features gui'"
        .to_owned())
}

#[cfg(all(test, not(feature = "gui")))]
mod tests {
    #[test]
    fn a_build_without_a_window_reports_it() {
        let message = super::open_window(&[], None).unwrap_err();
        assert!(message.starts_with("this build has no window"), "{message}");
    }
}
