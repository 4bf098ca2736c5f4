//! Conflicts with other programs over the files of open stories: neither side is overwritten without asking the user.

use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::workspace::{
    AUTOSAVE_DELAY, Action, Command, ConflictResolution, FileAction, FilePrompt, FileStatus, PromptAction,
    UnsavedAnswer, VersionAction, VersionRef, ViewAction,
};
use redaksi_core::article::{DiffHunk, FieldName, body_text};
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::Packs;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A second sample with another story.
const OTHER: &str = "pasar-terapung.txt";
const OTHER_HEADLINE: &str = "Pedagang Pasar Terapung Beralih ke Perahu Bertenaga Surya";

/// An app with a saved story.
fn app_with_saved_story() -> (TestApp, PathBuf) {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.save_as("cerita.ron");
    assert!(app.document().is_saved());
    (app, path)
}

/// Changes the headline in the file, as another program would.
fn change_externally(path: &Path, headline: &str) {
    let mut article = formats::open("cerita.ron", &fs::read(path).unwrap(), &Packs::built_in()).unwrap();
    let mut field = article.fields.get(FieldName::Headline).cloned().unwrap();
    headline.clone_into(&mut field.value);
    article.fields.replace(FieldName::Headline, field);
    fs::write(path, formats::write(&article, Format::Ron)).unwrap();
}

fn headline_in(path: &Path) -> String {
    let article = formats::open("cerita.ron", &fs::read(path).unwrap(), &Packs::built_in()).unwrap();
    article.fields.value(FieldName::Headline).to_owned()
}

/// An app in which the story and its file have different changes, after an attempt to save.
fn app_with_conflict() -> (TestApp, PathBuf) {
    let (mut app, path) = app_with_saved_story();
    app.set_field(FieldName::Headline, "Milik saya");
    change_externally(&path, "Milik orang lain");
    app.run(Command::Save);
    assert_eq!(headline_in(&path), "Milik orang lain", "the file was not overwritten");
    let theirs = app.workspace.file_conflict().expect("a conflict is reported").theirs.as_ref();
    assert_eq!(theirs.fields.value(FieldName::Headline), "Milik orang lain");
    assert!(!app.document().is_saved());
    (app, path)
}

#[test]
fn keeping_mine_saves_it_and_stores_theirs_as_a_version() {
    let (mut app, path) = app_with_conflict();
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Mine)));
    assert_eq!((headline_in(&path).as_str(), app.document().is_saved()), ("Milik saya", true));
    let versions = app.second_profile().versions().unwrap().list(&path);
    assert_eq!(headline_in(&versions.last().unwrap().path), "Milik orang lain");
    assert!(app.workspace.file_conflict().is_none());
}

#[test]
fn taking_theirs_is_one_undo_step() {
    let (mut app, path) = app_with_conflict();
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Theirs)));
    assert_eq!((app.field(FieldName::Headline), app.document().is_saved()), ("Milik orang lain", true));
    app.run(Command::Undo);
    assert_eq!((app.field(FieldName::Headline), app.document().is_saved()), ("Milik saya", false));
    app.run(Command::Save);
    assert_eq!((headline_in(&path).as_str(), app.workspace.file_conflict().is_none()), ("Milik saya", true));
}

#[test]
fn keeping_both_opens_theirs_and_detaches_mine_from_the_file() {
    let (mut app, path) = app_with_conflict();
    let mine = app.document().id();
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Both)));
    assert_eq!((app.field(FieldName::Headline), app.document().path()), ("Milik orang lain", Some(path.as_path())));
    app.dispatch(Action::View(ViewAction::ActivateDocument(mine)));
    assert_eq!((app.field(FieldName::Headline), app.document().path()), ("Milik saya", None));
    assert!(!app.document().is_saved());
}

#[test]
fn deciding_later_changes_neither_side() {
    let (mut app, path) = app_with_conflict();
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Later)));
    assert_eq!((headline_in(&path).as_str(), app.field(FieldName::Headline)), ("Milik orang lain", "Milik saya"));
    assert!(!app.document().is_saved() && app.workspace.file_conflict().is_none());
}

#[test]
fn a_change_while_the_dialog_is_open_is_a_new_conflict() {
    let (mut app, path) = app_with_conflict();
    change_externally(&path, "Sekali lagi");
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Mine)));
    assert_eq!(headline_in(&path), "Sekali lagi");
    assert!(app.workspace.file_conflict().is_some());
}

#[test]
fn a_change_is_detected_when_the_window_gets_the_focus() {
    let (mut app, path) = app_with_saved_story();
    app.dispatch(Action::File(FileAction::CheckFiles));
    assert_eq!(app.document().file_status(), FileStatus::Unchanged);
    // Rewritten with the same content, as file sync services do.
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    app.dispatch(Action::File(FileAction::CheckFiles));
    assert_eq!(app.document().file_status(), FileStatus::Unchanged);
    change_externally(&path, "Milik orang lain");
    app.dispatch(Action::File(FileAction::CheckFiles));
    assert_eq!(
        (app.document().file_status(), app.last_notice().as_str()),
        (FileStatus::Changed, "Changed by another program:")
    );
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Ask)));
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Theirs)));
    assert_eq!(
        (app.field(FieldName::Headline), app.document().file_status()),
        ("Milik orang lain", FileStatus::Unchanged)
    );
}

#[test]
fn a_deleted_file_keeps_the_story_open_and_saving_asks_for_a_path() {
    let (mut app, path) = app_with_saved_story();
    app.set_field(FieldName::Headline, "Milik saya");
    fs::remove_file(&path).unwrap();
    app.dispatch(Action::File(FileAction::CheckFiles));
    assert_eq!(app.document().file_status(), FileStatus::Missing);
    app.run(Command::Save);
    assert!(!path.exists());
    assert_eq!(app.suggested_path(), path);
    assert!(matches!(app.workspace.file_prompt(), Some(FilePrompt::Save { .. })) && !app.document().is_saved());
    app.save_to(&path, false);
    assert_eq!((headline_in(&path).as_str(), app.document().file_status()), ("Milik saya", FileStatus::Unchanged));
}

#[test]
fn another_story_in_the_file_is_opened_separately() {
    let (mut app, path) = app_with_conflict();
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Later)));
    let other = formats::open(OTHER, &fs::read(crate::support::sample(OTHER)).unwrap(), &Packs::built_in()).unwrap();
    fs::write(&path, formats::write(&other, Format::Ron)).unwrap();
    app.run(Command::Save);
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Theirs)));
    assert_eq!((app.workspace.documents().len(), app.field(FieldName::Headline)), (2, OTHER_HEADLINE));
    assert_eq!(app.workspace.documents()[0].article().fields.value(FieldName::Headline), "Milik saya");
}

#[test]
fn a_changed_raw_text_can_be_opened_separately() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.path(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan.");
    fs::copy(crate::support::sample(OTHER), &path).unwrap();
    app.dispatch(Action::File(FileAction::CheckFiles));
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Ask)));
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Mine)));
    assert_eq!(
        fs::read(&path).unwrap(),
        fs::read(crate::support::sample(OTHER)).unwrap(),
        "a raw text is never overwritten"
    );
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Ask)));
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Both)));
    assert_eq!(app.field(FieldName::Headline), OTHER_HEADLINE);
    assert!(body_text(&app.workspace.documents()[0].article().body).ends_with(" Ketikan."));
}

#[test]
fn each_save_stores_the_version_before() {
    let (mut app, path) = app_with_saved_story();
    for headline in ["Satu", "Dua", "Tiga"] {
        app.set_field(FieldName::Headline, headline);
        app.run(Command::Save);
    }
    let versions = app.second_profile().versions().unwrap().list(&path);
    let headlines: Vec<String> = versions.iter().map(|version| headline_in(&version.path)).collect();
    assert_eq!(
        (headlines[1..].to_vec(), headline_in(&path).as_str()),
        (vec!["Satu".to_owned(), "Dua".to_owned()], "Tiga")
    );
}

#[test]
fn versions_are_compared_and_restoring_one_is_one_undo_step() {
    let (mut app, path) = app_with_saved_story();
    app.set_field(FieldName::Headline, "Satu");
    app.run(Command::Save);
    app.set_field(FieldName::Headline, "Dua");
    app.run(Command::Versions);
    let versions = app.workspace.versions().unwrap();
    assert_eq!((versions.list.len(), versions.from, versions.to), (1, VersionRef::Saved, VersionRef::Current));
    app.dispatch(Action::Versions(VersionAction::Compare { from: VersionRef::Previous(0), to: VersionRef::Current }));
    let headline =
        |app: &TestApp, which| app.workspace.version(which).map(|it| it.fields.value(FieldName::Headline).to_owned());
    let first = headline(&app, VersionRef::Previous(0)).unwrap();
    assert_eq!(
        (first.starts_with("Puluhan Warga"), headline(&app, VersionRef::Current)),
        (true, Some("Dua".to_owned()))
    );
    app.dispatch(Action::Versions(VersionAction::Compare { from: VersionRef::Original, to: VersionRef::Previous(0) }));
    assert_eq!(headline(&app, VersionRef::Original), Some(first.clone()));
    assert!(app.workspace.can_restore_version());
    app.dispatch(Action::Versions(VersionAction::Compare { from: VersionRef::Previous(0), to: VersionRef::Current }));
    app.dispatch(Action::Versions(VersionAction::Restore));
    assert_eq!((app.field(FieldName::Headline), app.document().is_saved()), (first.as_str(), false));
    assert_eq!((app.workspace.versions().is_none(), headline_in(&path).as_str()), (true, "Satu"));
    app.run(Command::Undo);
    assert_eq!(app.field(FieldName::Headline), "Dua");
}

#[test]
fn one_change_since_the_save_is_reverted_and_the_others_stay() {
    let (mut app, _) = app_with_saved_story();
    app.set_field(FieldName::Editor, "Rina Wati");
    app.set_field(FieldName::Note, "lagi");
    app.run(Command::Versions);
    assert!(app.workspace.can_revert_hunks());
    app.dispatch(Action::Versions(VersionAction::Revert(DiffHunk::Field(FieldName::Note))));
    assert_eq!((app.field(FieldName::Note), app.field(FieldName::Editor)), ("", "Rina Wati"));
    assert!(app.workspace.versions().is_some(), "the dialog stays open for the other changes");
    app.dispatch(Action::Versions(VersionAction::Revert(DiffHunk::Text(7))));
    assert!(app.last_notice().starts_with("This change cannot be reverted on its own"), "{}", app.last_notice());
    app.dispatch(Action::Versions(VersionAction::Compare { from: VersionRef::Current, to: VersionRef::Saved }));
    assert!(!app.workspace.can_revert_hunks(), "only the open version can be changed");
    app.dispatch(Action::Versions(VersionAction::Close));
    app.run(Command::Undo);
    assert_eq!(app.field(FieldName::Note), "lagi");
}

#[test]
fn a_story_without_a_file_is_compared_with_its_source() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Versions);
    assert!(!app.workspace.can_restore_version(), "nothing was changed");
    app.dispatch(Action::Versions(VersionAction::Close));
    app.run(Command::Clean);
    app.run(Command::Versions);
    assert_eq!(app.workspace.versions().unwrap().from, VersionRef::Original);
    app.dispatch(Action::Versions(VersionAction::Restore));
    assert_eq!(app.document().promo_counts().certain, 5);
}

#[test]
fn a_story_whose_file_is_deleted_is_unsaved_and_kept_in_the_journal() {
    let (mut app, path) = app_with_saved_story();
    fs::remove_file(&path).unwrap();
    app.dispatch(Action::File(FileAction::CheckFiles));
    assert!(!app.document().is_saved());
    app.advance(Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    assert_eq!(app.journal_entries(), 1);
    app.run(Command::Close);
    assert!(app.workspace.unsaved_prompt().is_some() && app.workspace.documents().len() == 1);
}

#[test]
fn a_deleted_file_that_reappears_with_other_content_is_not_overwritten() {
    let (mut app, path) = app_with_saved_story();
    app.set_field(FieldName::Headline, "Milik saya");
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    app.run(Command::Save);
    app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
    fs::write(&path, bytes).unwrap();
    change_externally(&path, "Milik orang lain");
    app.run(Command::Save);
    assert_eq!(headline_in(&path), "Milik orang lain");
    assert!(matches!(app.workspace.file_prompt(), Some(FilePrompt::ConfirmOverwrite { .. })));
}

#[test]
fn a_story_detached_from_its_file_is_recovered_without_a_path() {
    let (mut app, path) = app_with_conflict();
    app.advance(Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Both)));
    app.advance(Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    let left = app.workspace.recoverable();
    assert_eq!((left.len(), left[0].0.path.as_ref()), (1, None));
    assert_eq!(headline_in(&path), "Milik orang lain");
}

#[test]
fn closing_a_story_closes_its_conflict() {
    let (mut app, _) = app_with_conflict();
    let first = app.document().id();
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    app.run(Command::Close);
    app.answer(UnsavedAnswer::Discard);
    assert_eq!(
        (app.workspace.documents().len(), app.workspace.file_conflict().is_none(), app.has_quit),
        (1, true, false)
    );
}
