//! Checks of the localization: every message exists in each language, and none is unused.

use redaksi::i18n::{Language, Localizer};
use redaksi::workspace::Command;
use redaksi_core::article::FieldName;
use redaksi_core::formats::Format;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Prefixes that are joined with the codes of other modules to form message keys.
const CODE_PREFIXES: [&str; 20] = [
    "command-",
    "field-",
    "notice-",
    "problem-",
    "format-",
    "language-",
    "rule-",
    "role-",
    "span-",
    "date-problem-",
    "month-",
    "touch-",
    "pattern-",
    "recovery-",
    "disputed-",
    "find-in-",
    "stage-",
    "order-",
    "check-",
    "tour-",
];

fn messages(language: Language) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
    let mut found = BTreeSet::new();
    for file in [format!("{}.ftl", language.tag()), format!("rules.{}.ftl", language.tag())] {
        for line in fs::read_to_string(folder.join(&file)).unwrap().lines() {
            if let Some((code, _)) = line.split_once(" =")
                && !line.starts_with([' ', '#', '-'])
            {
                assert!(found.insert(code.to_owned()), "{code} is defined twice in {file}");
            }
        }
    }
    found
}

fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &sources(&path);
        } else {
            let source = fs::read_to_string(&path).unwrap();
            all += source.split("#[cfg(test)]").next().unwrap();
        }
    }
    all
}

fn source() -> String {
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// The string literals that follow one of these prefixes in the source.
fn codes_after(source: &str, openings: &[&str]) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for opening in openings {
        for rest in source.split(opening).skip(1) {
            let code = rest.split('"').next().unwrap();
            if !code.is_empty() && !code.contains(['{', ' ']) {
                codes.insert(code.to_owned());
            }
        }
    }
    codes
}

#[test]
fn the_languages_have_the_same_messages() {
    let (english, indonesian) = (messages(Language::English), messages(Language::Indonesian));
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(only(&english, &indonesian), [""; 0], "only in English");
    assert_eq!(only(&indonesian, &english), [""; 0], "only in Indonesian");
}

#[test]
fn every_used_message_exists() {
    let source = source();
    let mut wanted = codes_after(&source, &["say(\"", "say_with(\"", "words.count(\""]);
    let notices = codes_after(&source, &["Notice::info(\"", "Notice::warning(\""]);
    wanted.extend(notices.into_iter().map(|code| format!("notice-{code}")));
    wanted.extend(Command::ALL.iter().map(|command| format!("command-{}", command.code())));
    wanted.extend(FieldName::ALL.iter().map(|field| format!("field-{}", field.code())));
    wanted.extend(Format::ALL.iter().map(|format| format!("format-{}", format.extension())));
    wanted.extend((1..=12).map(|month| format!("month-{month}")));
    wanted.extend(codes_after(&source, &["=> \"disk-"]).into_iter().map(|code| format!("problem-disk-{code}")));
    wanted.extend(
        codes_after(&source, &["=> \"open-"])
            .into_iter()
            .filter(|code| code != "path" && code != "folder")
            .map(|code| format!("problem-open-{code}")),
    );
    for language in Language::ALL {
        let i18n = Localizer::new(language);
        let missing: Vec<_> = wanted.iter().filter(|code| !i18n.has_msg(code)).collect();
        assert!(missing.is_empty(), "{language:?} has no {missing:?}");
    }
}

#[test]
fn no_message_is_unused() {
    let source = source();
    let is_used = |code: &str| {
        let literal = |code: &str| source.contains(&format!("\"{code}\""));
        literal(code)
            || CODE_PREFIXES
                .iter()
                .filter_map(|family| code.strip_prefix(family))
                .any(|rest| literal(rest) || rest.parse::<u32>().is_ok() || literal(&rest.replace('-', "_")))
    };
    let unused: Vec<_> = messages(Language::English).into_iter().filter(|code| !is_used(code)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_window_has_no_literal_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    for call in [".label(\"", ".button(\"", ".heading(\"", "hint_text(\"", "on_hover_text(\"", "RichText::new(\""] {
        assert!(!sources(&root).contains(call), "a literal text in the code: {call}");
    }
}
