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

/// A story must not be saved onto the file of another open one, whatever its path is called.
#[test]
fn the_file_of_another_open_story_is_not_replaced_under_another_name() {
    let (mut app, path) = app_with_saved_story();
    let folder = path.parent().unwrap().to_owned();
    fs::create_dir(folder.join("sub")).unwrap();
    let mut names = vec![path.clone(), folder.join("sub/../cerita.ron"), folder.join("./cerita.ron")];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, folder.join("tautan.ron")).unwrap();
        std::os::unix::fs::symlink(&folder, folder.join("sub/naik")).unwrap();
        names.extend([folder.join("tautan.ron"), folder.join("sub/naik/cerita.ron")]);
    }
    let before = fs::read(&path).unwrap();
    app.open_lines("lain.txt", &["Judul kedua yang panjang", "Sebuah paragraf yang cukup panjang untuk dibaca."]);
    for name in names {
        for replace in [false, true] {
            app.save_to(&name, replace);
            assert!(app.last_notice().contains("is open from this file"), "{}: {}", name.display(), app.last_notice());
            assert!(app.workspace.file_prompt().is_none() && app.document().path().unwrap().ends_with("lain.txt"));
        }
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_damaged_version_does_not_hide_the_others() {
    let (mut app, path) = app_with_saved_story();
    for headline in ["Satu", "Dua", "Tiga", "Empat"] {
        app.set_field(FieldName::Headline, headline);
        app.run(Command::Save);
    }
    let store = app.second_profile().versions().unwrap();
    let stored = store.list(&path);
    let whole = fs::read(&stored[1].path).unwrap();
    fs::write(&stored[1].path, &whole[..whole.len() / 3]).unwrap();
    fs::write(&stored[2].path, b"\0\xff").unwrap();
    app.run(Command::Versions);
    let count = app.workspace.versions().unwrap().list.len();
    assert_eq!(count, 4);
    let mut read = Vec::new();
    for number in 0..count {
        let from = VersionRef::Previous(number);
        app.dispatch(Action::Versions(VersionAction::Compare { from, to: VersionRef::Current }));
        read.push(app.workspace.version(from).map(|it| it.fields.value(FieldName::Headline).to_owned()));
    }
    let original = app.workspace.documents()[0].article().source.text.lines().find(|line| !line.is_empty()).unwrap();
    assert_eq!(read, [Some("Tiga".into()), None, None, Some(original.to_owned())]);
    app.dispatch(Action::Versions(VersionAction::Close));
    // Saving goes on, also where the newest version is damaged.
    fs::write(&stored[3].path, b"rusak").unwrap();
    app.set_field(FieldName::Headline, "Lima");
    app.run(Command::Save);
    let last = store.list(&path).pop().unwrap().path;
    assert_eq!((headline_in(&path).as_str(), headline_in(&last).as_str()), ("Lima", "Empat"));
}

/// Another program that has the file open hinders no save, and what it writes before the save is not overwritten.
#[cfg(unix)]
#[test]
fn a_file_that_another_program_holds_is_saved_and_what_it_writes_is_kept() {
    use std::io::{BufRead as _, Write as _};
    use std::process::{Command as Program, Stdio};
    let (mut app, path) = app_with_saved_story();
    // It has a lock on the file, appends a line when it is told to, and reports that.
    let script = "exec 3>>\"$0\"; flock 3; echo ready; while read -r line; do echo \"$line\" >&3; echo written; done";
    let mut holder = Program::new("bash")
        .args(["-c", script])
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = holder.stdin.take().unwrap();
    let mut heard = std::io::BufReader::new(holder.stdout.take().unwrap()).lines();
    assert_eq!(heard.next().unwrap().unwrap(), "ready");
    let held = fs::read(&path).unwrap();
    // It writes, and the save asks.
    writeln!(told, "// baris dari luar").unwrap();
    assert_eq!(heard.next().unwrap().unwrap(), "written");
    app.set_field(FieldName::Headline, "Milik saya");
    app.run(Command::Save);
    assert!(app.workspace.file_conflict().is_some());
    assert_eq!(fs::read(&path).unwrap().len(), held.len() + "// baris dari luar\n".len());
    app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Mine)));
    assert_eq!((headline_in(&path).as_str(), app.document().is_saved()), ("Milik saya", true));
    let kept = app.second_profile().versions().unwrap().list(&path).pop().unwrap();
    assert!(fs::read_to_string(kept.path).unwrap().ends_with("// baris dari luar\n"));
    // What it writes now goes to the file that was replaced; the saved one is whole.
    writeln!(told, "// terlambat").unwrap();
    assert_eq!(heard.next().unwrap().unwrap(), "written");
    assert_eq!(headline_in(&path), "Milik saya");
    app.set_field(FieldName::Headline, "Lagi");
    app.run(Command::Save);
    assert_eq!((headline_in(&path).as_str(), app.document().is_saved()), ("Lagi", true));
    drop(told);
    holder.wait().unwrap();
}

/// Another program replaces the file at any moment of a save, also between its check and its rename. What it writes must
/// be in the file or in a version. `REDAKSI_ROUNDS` sets the number of rounds.
#[test]
fn what_another_program_writes_during_a_save_is_in_the_file_or_in_a_version() {
    let rounds: u64 = std::env::var("REDAKSI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(40);
    let (mut app, path) = app_with_saved_story();
    let (mut saves, mut questions) = (0, 0);
    for round in 0..rounds {
        let theirs = format!("Mereka {round}");
        let fresh = path.with_extension("luar");
        fs::copy(&path, &fresh).unwrap();
        change_externally(&fresh, &theirs);
        app.set_field(FieldName::Headline, &format!("Saya {round}"));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                // Spread over the time that a save takes.
                std::thread::sleep(Duration::from_micros(round * 997 % 20_000));
                fs::rename(&fresh, &path).unwrap();
            });
            app.run(Command::Save);
        });
        let versions = app.second_profile().versions().unwrap().list(&path);
        let is_kept =
            headline_in(&path) == theirs || versions.iter().any(|version| headline_in(&version.path) == theirs);
        assert!(is_kept, "round {round}");
        if app.workspace.file_conflict().is_some() {
            questions += 1;
            app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Theirs)));
        } else {
            saves += 1;
            app.dispatch(Action::File(FileAction::CheckFiles));
            app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Ask)));
            app.dispatch(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Theirs)));
        }
        let left = fs::read_dir(path.parent().unwrap()).unwrap();
        let is_temporary = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(".redaksi-");
        assert!(!left.map(|entry| entry.unwrap().file_name()).any(|name| is_temporary(&name)), "round {round}");
    }
    println!("{rounds} rounds: {saves} saves, {questions} questions, none lost");
}

/// A kill between the exchange of the names and the comparison leaves what the file held beside it.
#[test]
fn what_a_kill_during_a_save_left_becomes_a_version() {
    let (mut app, path) = app_with_saved_story();
    let name_hash = redaksi_core::text::sha256_hex(b"cerita.ron");
    let left = path.with_file_name(format!(".redaksi-x-{}-abc123.tmp", &name_hash[..8]));
    fs::copy(&path, &left).unwrap();
    change_externally(&left, "Milik orang lain");
    fs::write(path.with_file_name(".redaksi-w-abc123.tmp"), "setengah").unwrap();
    app.set_field(FieldName::Headline, "Milik saya");
    app.run(Command::Save);
    assert!(app.document().is_saved());
    let versions = app.second_profile().versions().unwrap().list(&path);
    assert!(versions.iter().any(|version| headline_in(&version.path) == "Milik orang lain"));
    assert!(!left.exists() && !path.with_file_name(".redaksi-w-abc123.tmp").exists());
}
