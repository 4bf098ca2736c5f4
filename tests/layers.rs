//! Architecture tests: check the source text against the module dependencies of ARCHITECTURE.md and a few conventions.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module, with the other modules that it may use.
const LAYERS: [(&str, &[&str]); 14] = [
    ("text", &[]),
    ("pages", &["text"]),
    ("article", &["text"]),
    ("packs", &["text", "article"]),
    ("reading", &["text", "pages", "article", "packs"]),
    ("formats", &["text", "pages", "article", "packs", "reading"]),
    ("tagging", &["text", "article", "packs"]),
    ("checks", &["text", "article", "packs"]),
    ("desk", &["text", "article", "packs", "reading", "formats", "tagging", "checks"]),
    ("words", &["text", "article", "packs", "reading", "formats", "tagging", "checks", "desk"]),
    ("disk", &["text", "packs"]),
    ("cli", &["text", "article", "packs", "reading", "formats", "words", "disk"]),
    ("ui", &["text", "article", "packs", "reading", "formats", "tagging", "checks", "desk", "words"]),
    (
        "app",
        &["text", "article", "packs", "reading", "formats", "tagging", "checks", "desk", "words", "disk", "cli", "ui"],
    ),
];

/// Platform APIs, by the paths that name them in the source, with the modules that may use them.
const PLATFORM_APIS: [(&[&str], &[&str]); 4] = [
    (&["std::fs", "fs::", "File::open", "File::create"], &["disk", "cli", "app"]),
    (&["std::thread", "thread::"], &["cli", "app"]),
    (&["Instant::now", "SystemTime::now", "Utc::now", "Local::now"], &["cli", "app"]),
    (&["egui::", "eframe::"], &["ui", "app"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The source without comments and tests; tests may use any module.
fn code_of(path: &Path) -> String {
    let source = fs::read_to_string(path).unwrap();
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn each_file(mut check: impl FnMut(&str, &Path, &str)) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (module, _) in LAYERS {
        let files = sources(&root.join(module));
        assert!(!files.is_empty(), "{module} has no source");
        for file in files {
            check(module, &file, &code_of(&file));
        }
    }
}

#[test]
fn modules_use_only_allowed_modules() {
    let mut wrong = Vec::new();
    each_file(|module, file, code| {
        let allowed = LAYERS.iter().find(|(name, _)| *name == module).unwrap().1;
        for (other, _) in LAYERS {
            let named = [format!("crate::{other}::"), format!("crate::{other};"), format!("crate::{other}}}")];
            assert!(!code.contains("use crate::{"), "one module per `use`: {}", file.display());
            if other != module && !allowed.contains(&other) && named.iter().any(|name| code.contains(name.as_str())) {
                wrong.push(format!("{module} must not use {other}: {}", file.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn platform_apis_are_used_only_by_allowed_modules() {
    let mut wrong = Vec::new();
    each_file(|module, file, code| {
        for (names, allowed) in PLATFORM_APIS {
            for name in names.iter().filter(|name| code.contains(**name) && !allowed.contains(&module)) {
                wrong.push(format!("{module} must not use {name}: {}", file.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_uses_the_network() {
    let mut wrong = Vec::new();
    each_file(|_, file, code| {
        for name in ["std::net", "TcpStream", "UdpSocket", "open_url", "ui.hyperlink"] {
            if code.contains(name) {
                wrong.push(format!("{name} in {}", file.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_the_maximum() {
    const MOST: usize = 400;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in sources(&root) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= MOST, "{} has {lines} lines; split it by concept", file.display());
    }
}

#[test]
fn colours_and_fonts_are_named_only_in_the_theme() {
    let mut wrong = Vec::new();
    each_file(|_, file, code| {
        if file.ends_with("ui/theme.rs") {
            return;
        }
        for name in
            ["from_rgb", "from_gray", "Color32::WHITE", "Color32::BLACK", "Color32::RED", "FontId::new", "FontFamily"]
        {
            if code.contains(name) {
                wrong.push(format!("{name} in {}", file.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
