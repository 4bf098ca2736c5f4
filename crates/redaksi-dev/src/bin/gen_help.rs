//! Writes the man page, including the keyboard shortcuts, and the shell completions to a folder.
//!
//! ```text
//! cargo run -p redaksi-dev --bin gen_help -- FOLDER
//! ```

use clap_complete::Shell;
use clap_complete::aot::generate_to;
use redaksi::cli;
use redaksi::i18n::{Language, Localizer};
use redaksi::workspace::{Command, Keymap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

const USAGE: &str = "usage: cargo run -p redaksi-dev --bin gen_help -- FOLDER
Writes the man page and the shell completions to the folder.";

fn main() -> io::Result<ExitCode> {
    let folder = env::args_os().nth(1).filter(|folder| !folder.to_string_lossy().starts_with('-'));
    let Some(folder) = folder.map(PathBuf::from) else {
        eprintln!("{USAGE}");
        return Ok(ExitCode::from(2));
    };
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("redaksi.1"), man_page()?)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        complete(shell, &folder)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn complete(shell: Shell, folder: &Path) -> io::Result<PathBuf> {
    generate_to(shell, &mut cli::clap_command(), "redaksi", folder)
}

/// The man page of the command line, with a section of all commands of the window that have a shortcut.
fn man_page() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(cli::clap_command()).render(&mut page)?;
    let (words, keymap) = (Localizer::new(Language::English), Keymap::default());
    let mut keys = String::from(".SH KEYS\n");
    for command in Command::ALL {
        let of_command: Vec<String> =
            keymap.shortcuts(command).map(|keys| keys.to_string().replace('-', "\\-")).collect();
        if !of_command.is_empty() {
            keys.extend([".TP\n\\fB", &of_command.join("\\fR, \\fB"), "\\fR\n", &words.command(command), "\n"]);
        }
    }
    page.extend(keys.bytes());
    Ok(page)
}
