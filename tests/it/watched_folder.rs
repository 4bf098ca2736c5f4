//! A watched folder: what arrives in it opens beside the story that the user works on.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{Action, Command, FileAction, PathPurpose, Settings, WorkspaceEvent};
use std::fs;
use std::path::PathBuf;

/// An app that watches a folder with two stories in it.
fn watching_app() -> (TestApp, PathBuf, Vec<PathBuf>) {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let folder = app.path("kiriman");
    fs::create_dir(&folder).unwrap();
    let files: Vec<_> = ["kopi-lereng.txt", "pasar-terapung.txt"].map(|name| folder.join(name)).into();
    for file in &files {
        fs::copy(sample(file.file_name().unwrap().to_str().unwrap()), file).unwrap();
    }
    app.run(Command::WatchFolder);
    app.dispatch(Action::File(FileAction::SubmitPath(folder.clone(), PathPurpose::Watch)));
    (app, folder, files)
}

#[test]
fn arriving_files_open_in_the_list_and_the_active_story_stays_active() {
    let (mut app, folder, files) = watching_app();
    let active = app.document().id();
    app.handle_event(WorkspaceEvent::FilesArrived(folder.clone(), vec![files[0].clone()]));
    assert_eq!((app.workspace.documents().len(), app.document().id()), (2, active));
    let name = app.workspace.documents()[1].name().to_owned();
    assert_eq!(app.last_notice(), format!("New story: {name}"));
    app.handle_event(WorkspaceEvent::FilesArrived(folder, files.clone()));
    assert_eq!((app.workspace.documents().len(), app.document().id()), (3, active), "no file opens twice");
    assert!(!app.workspace.settings().recent_files.contains(&files[0]));
    // A file that the user opens is shown as before.
    let path = app.path("lain.txt");
    fs::copy(sample("listrik-pulau.txt"), &path).unwrap();
    app.open(&path);
    assert_eq!(app.document().path(), Some(path.as_path()));
}

#[test]
fn the_folder_is_in_the_settings_until_it_is_not_watched_any_more() {
    let (mut app, folder, files) = watching_app();
    assert!(app.workspace.file_prompt().is_none());
    let kept = Settings::parse(&app.workspace.settings().to_ron()).unwrap();
    assert_eq!(kept.watched_folder, Some(folder.clone()));
    assert!(app.workspace.is_enabled(Command::StopWatching));
    app.run(Command::StopWatching);
    assert_eq!(app.workspace.settings().watched_folder, None);
    assert!(!app.workspace.is_enabled(Command::StopWatching));
    app.handle_event(WorkspaceEvent::FilesArrived(folder, files));
    assert_eq!(app.workspace.documents().len(), 1, "what was found before is not opened any more");
}
