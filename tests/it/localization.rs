//! Checks of the localization: every message exists in each language, and none is unused.

use crate::support::source_code;
use redaksi::i18n::{Language, Localizer};
use redaksi::workspace::{Command, ErrorKind, FindingKind, NoticeKind, ReadyItem};
use redaksi_checks::Rule;
use redaksi_core::article::FieldName;
use redaksi_core::formats::Format;
use redaksi_formats::StoryPart;
use redaksi_formats::write::{ExportFormat, LossKind, TemplateErrorKind};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use strum::{IntoEnumIterator as _, VariantArray as _};

/// Prefixes that are joined with the codes of other modules to form message keys.
const CODE_PREFIXES: [&str; 23] = [
    "disabled-",
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
    "place-",
    "order-",
    "part-",
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

/// The code of the program, in one text.
fn program_source() -> String {
    let files = source_code("src");
    assert!(files.len() > 80, "only {} files were read", files.len());
    files.into_iter().map(|(_, code)| code).collect()
}

/// The code of the program and of the core, whose codes are parts of message keys.
fn workspace_source() -> String {
    let core = source_code("crates/redaksi-core/src");
    assert!(core.len() > 80, "only {} files were read", core.len());
    program_source() + &core.into_iter().map(|(_, code)| code).collect::<String>()
}

/// The string literals that follow one of these prefixes in the source. A prefix that is not in the source is an error,
/// as the function that it names has another name now.
fn codes_after(source: &str, openings: &[&str]) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for opening in openings {
        let before = codes.len();
        for rest in source.split(opening).skip(1) {
            let code = rest.split('"').next().unwrap();
            if !code.is_empty() && !code.contains(['{', ' ']) {
                codes.insert(code.to_owned());
            }
        }
        assert!(codes.len() > before, "no code follows {opening} in the source");
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
    let source = workspace_source();
    let mut wanted = codes_after(&source, &["msg(\"", "msg_args(\"", "msg_count(\""]);
    wanted.extend(NoticeKind::iter().map(NoticeKind::message_id));
    wanted.extend(Command::ALL.iter().map(|command| format!("command-{}", command.code())));
    wanted.extend(FieldName::ALL.iter().map(|field| format!("field-{}", field.code())));
    wanted.extend(Format::ALL.iter().map(|format| format!("format-{}", format.extension())));
    wanted.extend((1..=12).map(|month| format!("month-{month}")));
    // A promo without a decision has a message of its own, and a rule without a name is called by its code.
    let is_needed = |message: &String| *message != "check-link-undecided" && !message.starts_with("check-name-");
    wanted.extend(messages_of_findings().filter(is_needed));
    wanted.extend(messages_of_exports());
    let shown = ErrorKind::iter().filter(|kind| kind.has_message());
    wanted.extend(shown.map(|kind| format!("problem-{}", kind.code())));
    assert!(wanted.len() > 300, "only {} messages are used", wanted.len());
    for language in Language::ALL {
        let i18n = Localizer::new(language);
        let missing: Vec<_> = wanted.iter().filter(|code| !i18n.has_msg(code)).collect();
        assert!(missing.is_empty(), "{language:?} has no {missing:?}");
    }
}

/// The messages about findings, their rules and kinds, and the items of the ready list.
fn messages_of_findings() -> impl Iterator<Item = String> {
    let rules = Rule::iter().flat_map(|rule| [format!("check-{}", rule.code()), format!("check-name-{}", rule.code())]);
    let kinds = FindingKind::ALL.iter().map(|kind| format!("finding-kind-{}", kind.code()));
    let severities = ["error", "warning", "hint"].map(|code| format!("finding-severity-{code}"));
    let items = ReadyItem::ALL.iter().map(|item| format!("ready-item-{}", item.code()));
    rules.chain(kinds).chain(severities).chain(items)
}

/// The names of the formats of exports, what they cannot hold, and the errors of templates.
fn messages_of_exports() -> impl Iterator<Item = String> {
    let formats = ExportFormat::ALL.iter().map(|format| format!("export-{}", format.code()));
    let losses = LossKind::VARIANTS.iter().map(|kind| format!("loss-{}", <&'static str>::from(kind)));
    let errors = TemplateErrorKind::VARIANTS.iter().map(|kind| format!("template-{}", kind.code()));
    formats.chain(losses).chain(errors)
}

#[test]
fn no_message_is_unused() {
    let (program, workspace) = (literals(&program_source()), literals(&workspace_source()));
    let problems = ErrorKind::iter().map(|kind| NoticeKind::Error(kind).message_id());
    let parts = StoryPart::ALL.iter().map(|part| format!("part-{}", part.code()));
    let notices: BTreeSet<String> = NoticeKind::iter()
        .map(NoticeKind::message_id)
        .chain(problems)
        .chain(parts)
        .chain(messages_of_findings())
        .chain(messages_of_exports())
        .collect();
    let english = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/en.ftl")).unwrap();
    let is_part_of_another = |code: &str| english.contains(&format!("{{ {code} }}"));
    let is_used = |code: &str| {
        program.contains(code)
            || notices.contains(code)
            || is_part_of_another(code)
            || CODE_PREFIXES.iter().filter_map(|family| code.strip_prefix(family)).any(|rest| {
                workspace.contains(rest)
                    || rest.parse::<u32>().is_ok()
                    || workspace.contains(rest.replace('-', "_").as_str())
            })
    };
    let unused: Vec<_> = messages(Language::English).into_iter().filter(|code| !is_used(code)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    assert!(!is_used("no-such-message") && !is_used("notice-no-such-message"));
}

/// The string literals of a source that may be codes.
fn literals(source: &str) -> BTreeSet<String> {
    let literal = regex::Regex::new(r#""([A-Za-z0-9_-]+)""#).unwrap();
    literal.captures_iter(source).map(|found| found[1].to_owned()).collect()
}

#[test]
fn the_window_has_no_literal_texts() {
    let files = source_code("src/ui");
    assert!(files.len() > 40, "only {} files were read", files.len());
    let calls = [".label(\"", ".button(\"", ".heading(\"", "hint_text(\"", "on_hover_text(\"", "RichText::new(\""];
    let is_used = |call: &str| files.iter().any(|(_, code)| code.contains(call));
    for call in calls {
        assert!(!is_used(call), "a literal text in the code: {call}");
    }
    // The window has labels, but with localized texts.
    let methods = calls.iter().filter(|call| is_used(call.trim_end_matches('"'))).count();
    assert!(methods >= 4, "only {methods} of {calls:?} are called, so others must be listed here");
}
