//! The built-in file prompt: a wrong path stays in it with the reason, and a path is completed.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{Action, Command, ErrorKind, FileAction, FilePrompt, PathPurpose};
use std::fs;

fn submit(app: &mut TestApp, name: &str, purpose: PathPurpose) {
    let path = app.path(name);
    app.dispatch(Action::File(FileAction::SubmitPath(path, purpose)));
}

#[test]
fn a_wrong_path_stays_in_the_prompt_until_one_can_be_opened() {
    let mut app = TestApp::new();
    app.run(Command::OpenPath);
    submit(&mut app, "tidak-ada.txt", PathPurpose::Open);
    assert_eq!(app.workspace.path_problem().map(|problem| problem.kind), Some(ErrorKind::DiskMissing));
    assert!(app.workspace.file_prompt().is_some() && app.workspace.notices().is_empty());
    fs::copy(sample(BRIDGE_SAMPLE), app.path("ada.txt")).unwrap();
    submit(&mut app, "ada.txt", PathPurpose::Open);
    assert!(app.workspace.file_prompt().is_none() && app.workspace.path_problem().is_none());
    assert_eq!(app.document().path(), Some(app.path("ada.txt").as_path()));
}

#[test]
fn a_result_that_arrives_after_the_prompt_was_closed_is_ignored() {
    let mut app = TestApp::new();
    fs::copy(sample(BRIDGE_SAMPLE), app.path("ada.txt")).unwrap();
    submit(&mut app, "ada.txt", PathPurpose::Open);
    submit(&mut app, "tidak-ada.txt", PathPurpose::Open);
    assert!(app.workspace.documents().is_empty() && app.workspace.path_problem().is_none());
}

#[test]
fn a_save_to_a_wrong_path_comes_back_with_the_path_and_the_reason() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.run(Command::SavePath);
    let path = app.path("nowhere/a.ron");
    app.save_to(&path, false);
    let Some(FilePrompt::Save { suggested, .. }) = app.workspace.file_prompt() else { panic!("no prompt") };
    assert_eq!(*suggested, path);
    assert_eq!(app.workspace.path_problem().map(|problem| problem.kind), Some(ErrorKind::DiskMissingFolder));
    assert!(!app.document().is_saved() && !app.document().is_saving());
    app.save_as("a.ron");
    assert!(app.document().is_saved() && app.workspace.file_prompt().is_none());
    assert!(app.workspace.path_problem().is_none());
}

#[test]
fn a_typed_path_is_completed() {
    let mut app = TestApp::new();
    fs::create_dir(app.path("kiriman")).unwrap();
    app.run(Command::OpenPath);
    let typed = app.path("kir").display().to_string();
    app.dispatch(Action::File(FileAction::CompletePath { typed: typed.clone(), folders_only: true }));
    let (completion, number) = app.workspace.path_completion().unwrap();
    let expected = format!("{}/", app.path("kiriman").display());
    assert_eq!((&completion.typed, &completion.completed, *number), (&typed, &expected, 1));
}
