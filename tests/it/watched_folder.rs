//! A watched folder: what arrives in it opens beside the story that the user works on.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{
    Action, BulkAction, Command, FileAction, FilePrompt, PathPurpose, PromptAction, Settings, ViewAction,
    WorkspaceEvent,
};
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

/// Two windows, or two colleagues, watch one folder: what arrives is open in both, and neither overwrites the other.
#[test]
fn two_programs_that_watch_one_folder_do_not_overwrite_each_other() {
    let (mut one, folder, files) = watching_app();
    let mut other = TestApp::with_sample(BRIDGE_SAMPLE);
    other.run(Command::WatchFolder);
    other.dispatch(Action::File(FileAction::SubmitPath(folder.clone(), PathPurpose::Watch)));
    for app in [&mut one, &mut other] {
        app.handle_event(WorkspaceEvent::FilesArrived(folder.clone(), files.clone()));
        assert_eq!(app.workspace.documents().len(), 3);
    }
    let raw: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    let all = one.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    one.dispatch(Action::Bulk(BulkAction::Save(all)));
    let saved: Vec<_> = files.iter().map(|file| file.with_extension("ron")).collect();
    let first: Vec<_> = saved.iter().map(|file| fs::read(file).unwrap()).collect();
    // The other one asks before it replaces what the first one saved, and until then nothing is replaced.
    for document in other.workspace.documents().iter().map(redaksi::workspace::Document::id).collect::<Vec<_>>() {
        other.dispatch(Action::View(ViewAction::ActivateDocument(document)));
        other.type_at_end(" Dari yang lain.");
    }
    other.run(Command::SaveAll);
    assert!(matches!(other.workspace.file_prompt(), Some(FilePrompt::ConfirmSaves(files)) if files.len() == 2));
    assert_eq!(saved.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>(), first);
    assert_eq!(files.iter().map(|file| fs::read(file).unwrap()).collect::<Vec<_>>(), raw);
    // What the first one saved arrives at the other one like any file, and nothing temporary does.
    let listed = redaksi::storage::list_stories(&folder).unwrap();
    assert_eq!(listed.len(), 4, "{listed:?}");
    other.handle_event(WorkspaceEvent::FilesArrived(folder, saved.clone()));
    // It is written over only after the question, and is a version then.
    let Some(FilePrompt::ConfirmSaves(asked)) = other.workspace.file_prompt().cloned() else {
        panic!("the question is gone");
    };
    let path = asked[0].path.clone();
    let is_open_here = other.workspace.documents().iter().any(|document| document.path() == Some(path.as_path()));
    other.dispatch(Action::Prompt(PromptAction::ConfirmSaves));
    if is_open_here {
        assert!(other.last_notice().contains("is open from this file"), "{}", other.last_notice());
    } else {
        let versions = other.second_profile().versions().unwrap().list(&path);
        assert!(versions.iter().any(|version| first.contains(&fs::read(&version.path).unwrap())));
    }
    // The first one notices it.
    one.dispatch(Action::File(FileAction::CheckFiles));
}
