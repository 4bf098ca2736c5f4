//! Adding terms to the glossary of the desk.

use crate::support::TestApp;
use redaksi::workspace::{Action, Command, Modal, ReviseAction, ViewAction};
use redaksi_checks::Rule;
use redaksi_checks::glossary::GlossaryEntry;
use redaksi_core::article::FieldName;
use std::fs;

fn add(app: &mut TestApp, term: &str, translation: &str) {
    let entry = GlossaryEntry { term: term.into(), translation: translation.into(), ..GlossaryEntry::default() };
    app.dispatch(Action::Revise(ReviseAction::AddToGlossary(entry)));
}

fn story_in_indonesian() -> TestApp {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul berita satu", "Perdana menteri datang ke pasar pada Senin pagi."]);
    app.set_field(FieldName::Language, "id");
    app
}

#[test]
fn the_selection_is_offered_as_the_translation_in_a_translated_story() {
    let mut app = story_in_indonesian();
    app.dispatch(Action::View(ViewAction::SetCaret(15)));
    app.dispatch(Action::View(ViewAction::SetSelection(0..15)));
    app.run(Command::AddToGlossary);
    let Some(Modal::Glossary(draft)) = app.workspace.modal() else { panic!("the dialog is open") };
    assert_eq!((draft.term.as_str(), draft.translation.as_str()), ("", "Perdana menteri"));
    app.dispatch(Action::Revise(ReviseAction::Close));
    assert!(app.workspace.modal().is_none());
}

#[test]
fn a_term_is_added_to_the_file_and_used_by_the_checks() {
    let mut app = story_in_indonesian();
    let file = app.path("own/config/glossary.ron");
    assert!(!file.exists());
    add(&mut app, "prime minister", "perdana menteri");
    assert!(fs::read_to_string(&file).unwrap().contains("prime minister"));
    assert!(app.last_notice().starts_with("“prime minister” is in the glossary"), "{}", app.last_notice());
    app.run_due_checks();
    let scope = app.workspace.findings(app.document()).scope;
    assert!(scope.is_some_and(|scope| scope.has_glossary));
}

#[test]
fn a_glossary_in_a_table_is_taken_over_and_a_known_term_keeps_its_note() {
    let mut app = story_in_indonesian();
    let folder = app.path("own/config");
    fs::create_dir_all(&folder).unwrap();
    let table = "term,translation,banned,note\nprime minister,PM,perdana menteri,lihat buku gaya\n";
    fs::write(folder.join("glossary.csv"), table).unwrap();
    app.type_at_end(" Lagi.");
    app.run_due_checks();
    let has_finding = |app: &TestApp| {
        app.workspace.findings(app.document()).findings().any(|finding| finding.rule == Rule::GlossaryBanned)
    };
    assert!(has_finding(&app), "the table bans the words of the story");
    add(&mut app, "Prime Minister", "perdana menteri");
    app.run_due_checks();
    let written = fs::read_to_string(folder.join("glossary.ron")).unwrap();
    assert!(written.contains("lihat buku gaya") && written.contains("perdana menteri"), "{written}");
    assert!(!has_finding(&app), "what is approved now is not banned any more");
    assert_eq!(fs::read_to_string(folder.join("glossary.csv")).unwrap(), table);
}

#[test]
fn a_glossary_that_does_not_parse_is_left_alone() {
    let mut app = story_in_indonesian();
    let file = app.path("own/config/glossary.ron");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "(entries: [").unwrap();
    add(&mut app, "prime minister", "perdana menteri");
    assert_eq!(fs::read_to_string(&file).unwrap(), "(entries: [");
    assert!(app.last_notice().starts_with("The glossary could not be read"), "{}", app.last_notice());
}
