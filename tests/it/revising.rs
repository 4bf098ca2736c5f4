//! The original of a story, its comments and dismissed findings: attached from a file, stored, recovered, and asked for by the ready
//! list.

use crate::support::TestApp;
use redaksi::workspace::{
    Action, Command, EditAction, FileAction, PathPurpose, ReadyItem, ReadyList, ReviseAction, VersionAction, ViewAction,
};
use redaksi_checks::{Finding, FindingLocation, Rule};
use redaksi_core::article::{FieldName, Stage, body_text};
use std::fs;
use std::time::Duration;

const STORY: [&str; 3] = [
    "Jembatan di Kenari Dibuka",
    "Wali Kota Sari Dewi membuka jembatan di Kenari pada Senin setelah dua tahun  dikerjakan.",
    "Petani dari Lembah menunggu jembatan itu sejak 2019, kata Budi Santoso.",
];

const ORIGINAL: &str = "Bridge in Kenari Opens\n\n\
    Mayor Sari Dewi opened the bridge in Kenari on Monday after two years of work.\n\n\
    Farmers from Lembah had waited for the crossing since 2019, said Budi Santoso.\n";

fn with_story() -> TestApp {
    let mut app = TestApp::new();
    app.open_lines("story.txt", &STORY);
    app
}

fn attach_file(app: &mut TestApp, name: &str, text: &str) {
    let path = app.path(name);
    fs::write(&path, text).unwrap();
    app.run(Command::AttachOriginal);
    app.dispatch(Action::Revise(ReviseAction::ChooseOriginal));
    let document = app.document().id();
    app.dispatch(Action::File(FileAction::SubmitPath(path, PathPurpose::Original(document))));
}

fn comment_on(app: &mut TestApp, words: &str, text: &str) {
    let at = body_text(&app.article().body).find(words).unwrap();
    app.dispatch(Action::Revise(ReviseAction::AddComment(at..at + words.len(), text.to_owned())));
}

#[test]
fn a_file_is_attached_and_stored_with_comments_and_dismissals() {
    let mut app = with_story();
    attach_file(&mut app, "original.txt", ORIGINAL);
    assert_eq!(app.last_notice(), "Original attached: “Bridge in Kenari Opens”, 2 paragraphs.");
    comment_on(&mut app, "Kenari", "desa?");
    app.run(Command::NextFinding);
    app.run(Command::DismissFinding);
    let path = app.save_as("story.ron");
    let before = app.article().clone();
    assert!(app.document().is_saved() && before.original.is_some());
    app.run(Command::Close);
    app.open(&path);
    assert_eq!(*app.article(), before);
    assert_eq!(app.workspace.findings(app.document()).dismissed.len(), 1);
    assert_eq!(app.document().pairing().unwrap().pairs.len(), 2);
}

#[test]
fn a_story_without_them_is_stored_as_before() {
    let mut app = with_story();
    let path = app.save_as("story.ron");
    let text = fs::read_to_string(path).unwrap();
    assert!(!["original", "comments", "dismissals", "anchors"].iter().any(|word| text.contains(word)), "{text}");
}

#[test]
fn a_text_file_does_not_hold_the_original_or_a_comment() {
    let mut app = with_story();
    comment_on(&mut app, "Kenari", "desa?");
    app.save_as("copy.txt");
    assert!(!app.document().is_saved());
}

#[test]
fn a_crash_loses_neither_the_original_nor_a_comment() {
    let mut app = with_story();
    attach_file(&mut app, "original.txt", ORIGINAL);
    comment_on(&mut app, "Kenari", "desa?");
    app.advance(Duration::ZERO);
    app.advance(Duration::from_secs(3));
    let before = app.article().clone();
    app.restart();
    let action = redaksi::workspace::RecoveryAction::Apply;
    app.dispatch(Action::Recover(action));
    assert_eq!(*app.article(), before);
}

#[test]
fn restoring_the_received_text_keeps_the_original_and_the_comments() {
    let mut app = with_story();
    attach_file(&mut app, "original.txt", ORIGINAL);
    comment_on(&mut app, "Kenari", "desa?");
    let received = body_text(&app.article().body);
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Baru. ".into() }));
    app.run(Command::Versions);
    app.dispatch(Action::Versions(VersionAction::Restore));
    assert_eq!(body_text(&app.article().body), received);
    assert!(app.article().original.is_some() && app.article().comments.len() == 1);
    let range = app.article().comment_range(app.article().comments[0].id).unwrap();
    assert_eq!(&received[range], "Kenari");
}

#[test]
fn findings_keep_their_place_while_a_check_is_not_finished() {
    let mut app = with_story();
    let range = |app: &TestApp| {
        let list = app.workspace.findings(app.document());
        let found = redaksi_checks::finding_range(app.article(), &list.open[0].finding).unwrap();
        (body_text(&app.article().body)[found].to_owned(), list.is_complete)
    };
    assert_eq!(range(&app), ("  ".to_owned(), true));
    // Without the worker, as in the moment after a key press.
    let splice = Action::Edit(EditAction::Splice { range: 0..0, text: "Baru. ".into() });
    let _ = app.workspace.dispatch(splice, Duration::from_hours(1));
    assert_eq!(range(&app), ("  ".to_owned(), false));
    app.run_due_checks();
    assert_eq!(range(&app), ("  ".to_owned(), true));
}

#[test]
fn changes_are_marked_since_any_version() {
    let mut app = with_story();
    app.save_as("story.ron");
    let at = body_text(&app.article().body).find("Senin").unwrap();
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 5, text: "Selasa".into() }));
    app.run(Command::Versions);
    app.dispatch(Action::Versions(VersionAction::Mark));
    let changes = app.workspace.tracked_changes(app.document()).unwrap();
    assert_eq!((changes.len(), changes[0].deleted.as_str()), (1, "Senin"));
    assert!(!app.workspace.is_modal_open());
    app.dispatch(Action::View(ViewAction::SetCaret(at)));
    app.run(Command::AcceptChange);
    assert_eq!(app.workspace.tracked_changes(app.document()).unwrap().len(), 0);
    app.run(Command::Undo);
    assert_eq!(app.workspace.tracked_changes(app.document()).unwrap().len(), 1);
}

#[test]
fn the_ready_list_of_the_desk_asks_and_records() {
    let mut app = TestApp::new();
    app.open_lines(
        "story.txt",
        &["Jembatan di Kenari Dibuka", "Wali Kota Sari Dewi membuka jembatan itu pada Senin pagi."],
    );
    // A credit is asked for only where there is a picture.
    app.set_field(FieldName::Caption, "Wali Kota Sari Dewi di jembatan itu.");
    let (list, errors) = ReadyList::parse(r#"(items: {"original": required, "caption": off, "credit": recommended})"#);
    assert!(errors.is_empty());
    app.workspace.set_ready_list(list);
    app.run(Command::StageReady);
    let issues = app.workspace.open_issues(app.document());
    assert_eq!(issues.missing, [ReadyItem::Original]);
    assert!(issues.recommended.contains(&ReadyItem::Credit) && !issues.recommended.contains(&ReadyItem::Caption));
    assert!(app.workspace.is_modal_open() && app.document().stage() != Stage::Ready);
    app.dispatch(Action::Prompt(redaksi::workspace::PromptAction::MarkReady));
    assert_eq!(app.document().stage(), Stage::Ready);
    assert_eq!(app.article().sign_off.as_ref().unwrap().overridden, ["original"]);
}

#[test]
fn the_ready_list_is_read_from_its_file() {
    let app = TestApp::new();
    let folder = app.path("own/config");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("ready.ron"), r#"(tags: 7, items: {"mood": off})"#).unwrap();
    let state = app.profile.load();
    assert_eq!((state.ready_list.tags, state.problems.len()), (7, 1));
}

#[test]
fn the_key_visits_each_finding_once_though_several_lead_to_the_same_place() {
    let original = "Bridge in Kenari Opens\n\n\
        The bridge is 120 metres long and cost 3 billion rupiah, according to the town.\n\n\
        Traders said that the old ferry had been too small for their trucks for years.\n\n\
        School children will no longer have to wait for the boat in the rainy season.\n\n\
        Farmers from Lembah had waited for the crossing since 2019, said Budi Santoso.\n";
    let mut app = TestApp::new();
    app.open_lines("story.txt", &["Jembatan di Kenari Dibuka", STORY[2]]);
    app.set_field(FieldName::Abstract, "Jembatan di Kenari dibuka.");
    app.set_field(FieldName::Headline, "Jembatan  di Kenari Dibuka");
    attach_file(&mut app, "original.txt", original);
    let findings = app.workspace.findings(app.document());
    let left_out = findings.findings().filter(|finding| finding.rule == Rule::LeftOut).count();
    assert!(left_out > 1, "{:?}", findings.findings().collect::<Vec<_>>());
    let is_in_field = |finding: &Finding| matches!(finding.location, FindingLocation::FieldText(..));
    assert!(!findings.findings().any(|finding| finding.rule == Rule::LeftOut && is_in_field(finding)));
    let count = app.workspace.finding_count(app.document());
    for command in [Command::NextFinding, Command::PreviousFinding] {
        let (mut numbers, mut visited) = (Vec::new(), Vec::new());
        for _ in 0..count {
            app.run(command);
            numbers.push(app.workspace.finding_position().unwrap());
            visited.push(app.workspace.finding_at_caret().unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=count).map(|number| (number, count)).collect::<Vec<_>>(), "{command:?}");
        let all = findings.findings();
        assert_eq!(all.filter(|finding| visited.contains(finding)).count(), count, "{command:?}");
    }
}

#[test]
fn an_open_comment_is_asked_about_before_a_story_becomes_ready() {
    let mut app = TestApp::new();
    let lines = ["Jembatan di Kenari Dibuka", "Wali Kota Sari Dewi membuka jembatan itu pada Senin pagi."];
    app.open_lines("story.txt", &lines);
    app.dispatch(Action::Revise(ReviseAction::AddComment(0..9, "Benar hari Senin?".into())));
    app.run(Command::StageReady);
    let issues = app.workspace.open_issues(app.document());
    assert_eq!(issues.missing, [ReadyItem::Comments]);
    assert!(app.workspace.is_modal_open() && app.document().stage() != Stage::Ready);
}

#[test]
fn a_fix_says_what_it_does_and_a_story_is_ready_once_all_are_applied() {
    let mut app = TestApp::new();
    let lines = [
        "Jembatan di Kenari Dibuka",
        "Warga pulang, dikutip Warta-Desa.com dari Mirror, setelah jembatan itu dibuka pada Senin pagi.",
    ];
    app.open_lines("story.txt", &lines);
    let issues = app.workspace.open_issues(app.document());
    assert_eq!(issues.clear_fixes().map(|fixes| fixes.len()), Some(1), "{issues:?}");
    let finding = issues.findings[0].clone();
    let english = redaksi::i18n::Localizer::new(redaksi::i18n::Language::English);
    assert_eq!(english.fix_label(&finding, finding.clear_fix().unwrap()), "Delete “Warta-Desa.com”");
    app.dispatch(Action::Revise(ReviseAction::ApplyFix(Box::new(finding), String::new())));
    assert_eq!(app.last_notice(), "Deleted “Warta-Desa.com”.");
    app.run(Command::Undo);
    app.run(Command::StageReady);
    app.dispatch(Action::Prompt(redaksi::workspace::PromptAction::FixAndMarkReady));
    assert!(body_text(&app.article().body).contains("dikutip dari Mirror"));
    assert_eq!(app.document().stage(), Stage::Ready);
    assert!(app.article().sign_off.as_ref().is_some_and(|sign_off| sign_off.overridden.is_empty()));
}
