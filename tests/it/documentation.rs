//! Checks the documentation against the code: the files that it names exist, and `docs/keys.md` lists every command.

use redaksi::workspace::Command;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of the repository. A code span that starts with one of them is a path.
const FOLDERS: [&str; 7] = ["src/", "crates/", "tests/", "assets/", "docs/", "benches/", "samples/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All pages of the documentation. The changelog is left out, because it may name files that no longer exist.
fn pages() -> Vec<PathBuf> {
    let entries = |folder: &str| fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let mut pages: Vec<_> = entries("").chain(entries("docs")).filter(is_page).collect();
    pages.retain(|path| !path.ends_with("CHANGELOG.md"));
    pages.push(root().join("assets/packs/README.md"));
    pages
}

/// The texts between backticks.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether a code span is the path of a file or folder of the repository, without a placeholder such as `CODE.ron`.
fn is_repository_path(span: &str) -> bool {
    let has_placeholder = || {
        let mut names = span.split('/').filter_map(|name| name.split('.').next()).filter(|name| !name.is_empty());
        names.any(|name| name != "README" && !name.contains(char::is_lowercase))
    };
    FOLDERS.iter().any(|folder| span.starts_with(folder)) && !span.contains([' ', '*', '\n']) && !has_placeholder()
}

#[test]
fn every_file_that_the_documentation_names_exists() {
    let mut checked = 0;
    let mut missing = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let spans = code_spans(&text).filter(|span| is_repository_path(span));
        // ARCHITECTURE.md names files of the core relative to its crate.
        let paths = spans.map(|span| (span, [root().join(span), root().join("crates/redaksi-core").join(span)]));
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let links = links.filter(|link| !link.is_empty() && !link.starts_with("http"));
        let links = links.map(|link| (link, [page.with_file_name(link), page.with_file_name(link)]));
        for (name, candidates) in paths.chain(links) {
            checked += 1;
            if !candidates.iter().any(|path| path.exists()) {
                missing.push(format!("{}: {name}", page.display()));
            }
        }
    }
    assert!(checked > 100, "only {checked} paths were found");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_page_of_keys_lists_every_command_with_its_default_keys() {
    let page = fs::read_to_string(root().join("docs/keys.md")).unwrap();
    for command in Command::ALL {
        let keys: Vec<String> = command.default_shortcuts().iter().map(|keys| format!("**{keys}**")).collect();
        let row = format!("| `{}` | {} |", command.code(), keys.join(", "));
        assert!(page.contains(&row), "docs/keys.md has no row {row}");
    }
}
