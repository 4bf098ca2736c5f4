//! Autosave and crash recovery: unsaved work is written to the journal and can be restored after a crash.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::jobs::run_job;
use redaksi::workspace::{
    AUTOSAVE_DELAY, Action, Command, ErrorKind, FileAction, FilePrompt, Job, Notice, NoticeKind, PromptAction,
    RecoveryAction, RecoveryChoice, UnsavedAnswer, ViewAction, WorkspaceEvent,
};
use redaksi_core::article::{FieldName, Stage, body_text};
use redaksi_core::formats::journal_entry::{DraftField, UnenteredText};
use redaksi_core::packs::Packs;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The step after which a change is detected; it is written `AUTOSAVE_DELAY` later.
const SHORT_WAIT: Duration = Duration::from_millis(10);

/// An app restarted after a crash, with typed text in the journal.
fn app_after_crash() -> TestApp {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan terakhir.");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    app
}

fn finish(app: &mut TestApp, choice: RecoveryChoice) {
    app.dispatch(Action::Recover(RecoveryAction::Choose(0, choice)));
    app.dispatch(Action::Recover(RecoveryAction::Apply));
}

#[test]
fn a_change_is_autosaved_after_the_delay_and_continuous_typing_too() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.advance(AUTOSAVE_DELAY);
    assert_eq!((app.journal_entries(), app.workspace.next_autosave_in(app.now)), (0, None), "nothing was changed");
    app.type_at_end("a");
    app.advance(SHORT_WAIT);
    assert_eq!((app.journal_entries(), app.workspace.next_autosave_in(app.now)), (0, Some(AUTOSAVE_DELAY)));
    // Continuous typing must not postpone the autosave.
    for _ in 0..11 {
        app.type_at_end("b");
        app.advance(AUTOSAVE_DELAY / 10);
    }
    assert_eq!(app.journal_entries(), 1);
    app.restart();
    let text = body_text(&app.workspace.recoverable()[0].0.article.body);
    assert!(text.ends_with(&format!("a{}", "b".repeat(10))), "{text}");
}

#[test]
fn a_recovered_story_is_unsaved_and_its_file_is_unchanged() {
    let mut app = app_after_crash();
    let path = app.path(BRIDGE_SAMPLE);
    let before = fs::read(&path).unwrap();
    assert!(app.workspace.documents().is_empty() && app.workspace.recoverable().len() == 1);
    assert!(
        !app.workspace.recoverable()[0].0.autosaved_at.is_empty()
            && app.workspace.recoverable()[0].0.disk_version.is_some()
    );
    finish(&mut app, RecoveryChoice::Restore);
    assert!(body_text(&app.article().body).ends_with(" Ketikan terakhir."));
    assert_eq!((app.document().is_saved(), app.document().path()), (false, Some(path.as_path())));
    assert_eq!(app.last_notice(), "1 story restored. It is not saved yet.");
    assert_eq!(fs::read(&path).unwrap(), before);
    // The old entry is removed only after the new process has written its own.
    assert_eq!(app.journal_entries(), 1);
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    assert_eq!(app.journal_entries(), 1);
    app.restart();
    assert_eq!(app.workspace.recoverable().len(), 1);
    assert!(body_text(&app.workspace.recoverable()[0].0.article.body).ends_with(" Ketikan terakhir."));
}

#[test]
fn only_chosen_stories_are_recovered() {
    let mut app = app_after_crash();
    finish(&mut app, RecoveryChoice::Later);
    assert_eq!((app.workspace.documents().len(), app.journal_entries()), (0, 1));
    app.restart();
    app.dispatch(Action::Recover(RecoveryAction::Later));
    assert_eq!((app.workspace.recoverable().len(), app.journal_entries()), (0, 1));
    app.restart();
    finish(&mut app, RecoveryChoice::Discard);
    assert_eq!((app.workspace.documents().len(), app.journal_entries()), (0, 0));
    app.restart();
    assert!(app.workspace.recoverable().is_empty());
}

#[test]
fn the_entry_is_removed_when_a_story_is_saved_or_closed() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let keep = |app: &mut TestApp| {
        app.type_at_end("x");
        app.advance(SHORT_WAIT);
        app.advance(AUTOSAVE_DELAY);
        app.journal_entries()
    };
    assert_eq!(keep(&mut app), 1);
    app.save_as("a.ron");
    app.advance(SHORT_WAIT);
    assert_eq!(app.journal_entries(), 0, "saved");
    assert_eq!(keep(&mut app), 1);
    app.run(Command::Undo);
    app.advance(SHORT_WAIT);
    assert!(app.document().is_saved());
    assert_eq!(app.journal_entries(), 0, "undone back to what is saved");
    assert_eq!(keep(&mut app), 1);
    app.run(Command::Close);
    app.answer(UnsavedAnswer::Discard);
    assert_eq!(app.journal_entries(), 0, "closed without saving");
    app.open(&app.path(BRIDGE_SAMPLE));
    assert_eq!(keep(&mut app), 1);
    app.run(Command::Quit);
    app.answer(UnsavedAnswer::Discard);
    assert_eq!((app.has_quit, app.journal_entries()), (true, 0), "the program was closed");
}

#[test]
fn a_recovered_story_that_is_saved_leaves_no_entry() {
    let mut app = app_after_crash();
    finish(&mut app, RecoveryChoice::Restore);
    app.save_as("a.ron");
    app.advance(SHORT_WAIT);
    assert_eq!(app.journal_entries(), 0);
}

#[test]
fn a_recovered_story_does_not_replace_an_edited_one_of_the_same_file() {
    let mut app = app_after_crash();
    let path = app.path(BRIDGE_SAMPLE);
    app.open(&path);
    app.set_field(FieldName::Note, "dikerjakan");
    finish(&mut app, RecoveryChoice::Restore);
    assert_eq!(app.workspace.documents().len(), 2);
    assert_eq!(app.document().path(), None);
    let mut app = app_after_crash();
    let path = app.path(BRIDGE_SAMPLE);
    app.open(&path);
    finish(&mut app, RecoveryChoice::Restore);
    assert_eq!((app.workspace.documents().len(), app.document().path()), (1, Some(path.as_path())));
}

#[test]
fn a_second_process_does_not_claim_the_journal_of_a_running_one() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end("x");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    let beside = app.second_profile();
    assert!(run_job(Job::FindRecoverable(Packs::built_in()), &beside).is_none());
    assert_eq!(app.journal_entries(), 1);
}

#[test]
fn a_failing_journal_is_reported_once_and_retried() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let folder = app.journal_dir();
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    fs::write(&folder, "in the way").unwrap();
    for _ in 0..3 {
        app.type_at_end("x");
        app.advance(SHORT_WAIT);
        app.advance(AUTOSAVE_DELAY);
    }
    assert!(app.workspace.is_autosave_failing() && app.last_notice().starts_with("Unsaved changes are not backed up"));
    let reports =
        app.workspace.notices().iter().filter(|notice| notice.kind == NoticeKind::Error(ErrorKind::Journal)).count();
    assert_eq!(reports, 1);
    fs::remove_file(&folder).unwrap();
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    assert_eq!((app.workspace.is_autosave_failing(), app.journal_entries()), (false, 1));
    assert_eq!(app.last_notice(), "Unsaved changes are backed up again.");
}

/// The only entry of the only journal.
fn entry_of(app: &TestApp) -> PathBuf {
    let folder = fs::read_dir(app.journal_dir()).unwrap().next().unwrap().unwrap().path();
    let is_entry = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "entry");
    fs::read_dir(folder).unwrap().flatten().map(|file| file.path()).find(is_entry).unwrap()
}

/// An app with typed text in its journal, whose entry is replaced by something else before the next start.
fn app_with_entry(change: impl FnOnce(&Path)) -> TestApp {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan terakhir.");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    change(&entry_of(&app));
    app.restart();
    app
}

#[test]
fn an_entry_that_cannot_be_read_stays_and_is_reported_at_each_start() {
    for (content, message) in [
        ("()\n(version: 1, rusak", "A story was left when the program stopped, and its file is damaged."),
        ("()\n(version: 99, mood: Calm)", "A newer Redaksi left a story when it stopped;"),
    ] {
        let mut app = app_with_entry(|entry| fs::write(entry, content).unwrap());
        for _ in 0..2 {
            assert!(app.workspace.recoverable().is_empty() && app.last_notice().starts_with(message));
            let path = app.workspace.notices().back().unwrap().path.clone();
            assert_eq!(path.as_deref(), Some(entry_of(&app).as_path()), "the notice names the entry");
            app.restart();
        }
        assert_eq!(fs::read_to_string(entry_of(&app)).unwrap(), content);
    }
}

#[cfg(unix)]
#[test]
fn an_entry_that_the_disk_does_not_give_out_is_offered_when_it_does() {
    let mut app = app_with_entry(|entry| {
        // A folder in place of the entry fails for every user, and keeps it.
        fs::rename(entry, entry.with_extension("aside")).unwrap();
        fs::create_dir(entry).unwrap();
    });
    assert!(app.workspace.recoverable().is_empty());
    assert!(app.last_notice().contains("cannot be read just now"), "{}", app.last_notice());
    let entry = entry_of(&app);
    fs::remove_dir(&entry).unwrap();
    fs::rename(entry.with_extension("aside"), &entry).unwrap();
    app.restart();
    assert_eq!(app.workspace.recoverable().len(), 1);
}

#[test]
fn of_several_entries_only_the_damaged_ones_are_not_offered() {
    let mut app = TestApp::new();
    for name in ["satu", "dua", "tiga", "empat"] {
        app.open_lines(&format!("{name}.txt"), &[&format!("Judul {name} yang panjang"), "Kalimat pertama naskah ini."]);
        app.type_at_end(" Ketikan.");
    }
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    let folder = entry_of(&app).parent().unwrap().to_owned();
    let whole = fs::read(folder.join("2.entry")).unwrap();
    fs::write(folder.join("2.entry"), &whole[..whole.len() / 2]).unwrap();
    fs::write(folder.join("3.entry"), b"\xff\xfe\0\0").unwrap();
    app.restart();
    let left: Vec<_> = app.workspace.recoverable().iter().map(|(story, _)| story.entry.clone()).collect();
    assert_eq!(left, [folder.join("1.entry"), folder.join("4.entry")]);
    let is_damage = |notice: &&Notice| notice.kind == NoticeKind::Error(ErrorKind::LeftUnreadable);
    assert_eq!(app.workspace.notices().iter().filter(is_damage).count(), 2, "each is reported");
    // Bringing the others back does not remove the damaged ones.
    app.dispatch(Action::Recover(RecoveryAction::Apply));
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    assert!(folder.join("2.entry").exists() && folder.join("3.entry").exists() && !folder.join("1.entry").exists());
}

#[test]
fn the_first_save_of_a_recovered_story_asks_with_the_path_in_full() {
    for is_orderly in [false, true] {
        let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
        let path = app.save_as("cerita.ron");
        app.type_at_end(" Ketikan terakhir.");
        if is_orderly {
            app.end_session();
            app.restart();
        } else {
            app.advance(SHORT_WAIT);
            app.advance(AUTOSAVE_DELAY);
            app.restart();
            finish(&mut app, RecoveryChoice::Restore);
        }
        let before = fs::read(&path).unwrap();
        for command in [Command::Save, Command::SaveAll] {
            app.run(command);
            let Some(FilePrompt::ConfirmOverwrite { document, path: asked, format }) =
                app.workspace.file_prompt().cloned()
            else {
                panic!("{command:?} does not ask");
            };
            assert_eq!((&asked, fs::read(&path).unwrap() == before), (&path, true));
            if command == Command::SaveAll {
                app.dispatch(Action::File(FileAction::SaveTo { document, path: asked, format, replace: true }));
            } else {
                app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
            }
        }
        assert!(app.document().is_saved() && fs::read(&path).unwrap() != before);
        // Once is enough.
        app.type_at_end(" Lagi.");
        app.run(Command::Save);
        assert!(app.workspace.file_prompt().is_none() && app.document().is_saved());
    }
}

/// An entry may be forged, and name any file.
#[test]
fn a_forged_entry_neither_creates_nor_replaces_a_file_without_a_question() {
    for name in ["baru.ron", "penting.ron", "penting.txt"] {
        let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
        let victim = app.path(name);
        if name.starts_with("penting") {
            fs::write(&victim, "milik orang lain").unwrap();
        }
        app.type_at_end(" Ketikan.");
        app.advance(SHORT_WAIT);
        app.advance(AUTOSAVE_DELAY);
        let entry = entry_of(&app);
        let stored = fs::read_to_string(&entry).unwrap();
        let story = stored.split_once('\n').unwrap().1;
        let extension = victim.extension().unwrap().to_str().unwrap();
        let head = format!("(path:Some({:?}),format:Some({extension:?}))", victim.to_str().unwrap());
        fs::write(&entry, format!("{head}\n{story}")).unwrap();
        // Even where the entry claims that the system ended the run.
        fs::write(entry.with_file_name("ended"), "").unwrap();
        app.restart();
        finish(&mut app, RecoveryChoice::Restore);
        assert!(!app.document().is_saved());
        for command in [Command::Save, Command::SaveAll, Command::SavePath] {
            app.run(command);
            assert!(app.workspace.file_prompt().is_some(), "{command:?} of {name} asks");
            app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
        }
        app.run(Command::Quit);
        app.answer(UnsavedAnswer::Save);
        assert!(app.workspace.file_prompt().is_some() && !app.has_quit);
        let content = fs::read_to_string(&victim).ok();
        assert_eq!(content.as_deref(), (name != "baru.ron").then_some("milik orang lain"));
    }
}

#[test]
fn what_is_typed_and_not_entered_is_stored_with_a_story_that_has_no_other_change() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.document().id();
    let typed = |field, text: &str| UnenteredText { field, text: text.to_owned() };
    let drafts = vec![typed(DraftField::Field(FieldName::Published), "3 Ju"), typed(DraftField::Tag, "pas")];
    app.dispatch(Action::View(ViewAction::SetDrafts(id, drafts.clone())));
    assert!(app.document().is_saved(), "the story itself has not changed");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    assert_eq!(app.journal_entries(), 1);
    // A later draft replaces it, and typing in the body keeps it.
    app.type_at_end(" Ketikan.");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    assert_eq!(app.workspace.recoverable()[0].0.drafts, drafts);
    finish(&mut app, RecoveryChoice::Restore);
    assert_eq!(app.document().drafts(), drafts);
    // The new process stores them again.
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    assert_eq!(app.workspace.recoverable()[0].0.drafts, drafts);
}

#[test]
fn an_entry_with_nothing_but_a_draft_goes_when_the_draft_does() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.document().id();
    let drafts = vec![UnenteredText { field: DraftField::Tag, text: "pas".into() }];
    app.dispatch(Action::View(ViewAction::SetDrafts(id, drafts)));
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    assert_eq!(app.journal_entries(), 1);
    app.dispatch(Action::View(ViewAction::SetDrafts(id, Vec::new())));
    app.advance(SHORT_WAIT);
    assert_eq!(app.journal_entries(), 0);
}

#[test]
fn a_report_about_a_closed_story_is_ignored() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let document = app.document().id();
    app.run(Command::Close);
    app.handle_event(WorkspaceEvent::AutosaveFinished { document, revision: 3, result: Ok(()) });
    assert!(app.workspace.documents().is_empty());
}

#[test]
fn closing_removes_an_older_entry_after_a_failed_autosave() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end("x");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    let document = app.document().id();
    app.type_at_end("y");
    let problem = redaksi::workspace::ErrorReport::new(redaksi::workspace::ErrorKind::DiskFull);
    let revision = app.document().revision() - 1;
    app.handle_event(WorkspaceEvent::AutosaveFinished { document, revision, result: Err(problem) });
    app.run(Command::Close);
    app.answer(UnsavedAnswer::Discard);
    assert_eq!(app.journal_entries(), 0);
}

#[test]
fn recovered_stories_keep_their_order_and_are_in_progress() {
    let mut app = TestApp::new();
    for name in ["satu", "dua", "tiga"] {
        let headline = format!("Judul {name} yang cukup panjang");
        app.open_lines(&format!("{name}.txt"), &[&headline, "Kalimat pertama naskah ini yang cukup panjang."]);
    }
    let session = app.workspace.session();
    let first = app.workspace.documents()[0].id();
    app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    app.type_at_end(" Ketikan.");
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    app.restore_session(session, 0);
    finish(&mut app, RecoveryChoice::Restore);
    let names: Vec<&str> = app.workspace.documents().iter().map(redaksi::workspace::Document::name).collect();
    assert!(names[0].contains("satu") && names[2].contains("tiga"), "{names:?}");
    let stages: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::stage).collect();
    assert_eq!(stages, [Stage::InProgress, Stage::Received, Stage::Received]);
    assert!(app.document().name().contains("tiga"), "the active story stays active");
}

#[test]
fn a_run_that_the_system_ends_is_continued_without_a_question() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan terakhir.");
    app.dispatch(Action::File(FileAction::OpenText("Judul tempelan\n\nParagraf yang ditempel.".into())));
    let other = app.path("lain.txt");
    fs::copy(sample("kopi-lereng.txt"), &other).unwrap();
    app.open(&other);
    app.dispatch(Action::View(ViewAction::SetCaret(30)));
    let session = app.workspace.session();
    app.end_session();
    assert!(app.has_quit && app.workspace.unsaved_prompt().is_none());
    assert_eq!(app.journal_entries(), 2, "changes are written at once");
    app.restart();
    app.restore_session(session, 0);
    assert!(app.workspace.recoverable().is_empty() && app.workspace.modal().is_none());
    let names: Vec<_> = app.workspace.documents().iter().map(|document| document.name().to_owned()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(app.document().path(), Some(other.as_path()), "the story that was active is active");
    let first = app.workspace.documents().iter().find(|document| document.path() == Some(&app.path(BRIDGE_SAMPLE)));
    let first = first.expect("the changed story is open under its file");
    assert!(body_text(&first.article().body).ends_with(" Ketikan terakhir.") && !first.is_saved());
    let is_reported = |kind| app.workspace.notices().iter().any(|notice| notice.kind == kind);
    assert!(is_reported(NoticeKind::Reopened) && !is_reported(NoticeKind::AlreadyOpen));
    // A crash afterwards is one.
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    assert_eq!(app.workspace.recoverable().len(), 2);
}

#[test]
fn a_story_whose_file_has_changed_since_the_system_ended_the_run_is_asked_about() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan terakhir.");
    app.end_session();
    let file = fs::File::options().append(true).open(app.path(BRIDGE_SAMPLE)).unwrap();
    file.set_modified(std::time::SystemTime::now() + Duration::from_mins(5)).unwrap();
    app.restart();
    assert_eq!((app.workspace.documents().len(), app.workspace.recoverable().len()), (0, 1));
}

#[test]
fn the_first_save_of_the_sample_suggests_a_file_in_the_home_folder() {
    let mut app = TestApp::new();
    app.run(Command::OpenSample);
    app.run(Command::Save);
    let suggested = app.suggested_path();
    assert!(suggested.starts_with("~") && suggested.extension().is_some_and(|name| name == "ron"), "{suggested:?}");
    assert!(suggested.file_stem().is_some_and(|name| name.to_string_lossy().contains('-')), "{suggested:?}");
}

#[test]
fn the_sample_is_closed_without_a_question_until_it_is_changed() {
    let mut app = TestApp::new();
    app.run(Command::OpenSample);
    app.advance(SHORT_WAIT);
    app.advance(AUTOSAVE_DELAY);
    assert_eq!(app.journal_entries(), 0);
    app.run(Command::Close);
    assert!(app.workspace.documents().is_empty());
    app.run(Command::OpenSample);
    app.run(Command::Clean);
    app.run(Command::Close);
    assert!(app.workspace.unsaved_prompt().is_some());
    app.answer(UnsavedAnswer::Cancel);
    app.run(Command::Undo);
    app.run(Command::Quit);
    assert!(app.has_quit);
    let mut app = TestApp::new();
    app.dispatch(Action::File(FileAction::OpenText("Judul tempelan\n\nParagraf yang ditempel.".into())));
    app.run(Command::Close);
    assert!(app.workspace.unsaved_prompt().is_some(), "pasted text is nowhere else");
}
