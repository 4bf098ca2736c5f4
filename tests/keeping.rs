//! Autosave and crash recovery: unsaved work is written to the journal and can be restored after a crash.

mod world;

use redaksi::app::run_errand;
use redaksi::article::{FieldName, manuscript};
use redaksi::workspace::{Action, Answer, Choice, Command, Errand, KEPT_AFTER, RecoveryAction, Report, Stage};
use redaksi::packs::Packs;
use std::fs;
use std::time::Duration;
use world::{BRIDGE, World};

/// The step after which a change is detected; it is written `KEPT_AFTER` later.
const SOON: Duration = Duration::from_millis(10);

/// An app restarted after a crash, with typed text in the journal.
fn after_a_crash() -> World {
    let mut world = World::with_sample(BRIDGE);
    world.type_at_end(" Ketikan terakhir.");
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    world.start_again();
    world
}

fn finish(world: &mut World, choice: Choice) {
    world.act(Action::Recover(RecoveryAction::Choose(0, choice)));
    world.act(Action::Recover(RecoveryAction::Finish));
}

#[test]
fn a_change_is_autosaved_after_the_delay_and_continuous_typing_too() {
    let mut world = World::with_sample(BRIDGE);
    world.wait(KEPT_AFTER);
    assert_eq!((world.entries(), world.desk.keeps_in(world.now)), (0, None), "nothing was changed");
    world.type_at_end("a");
    world.wait(SOON);
    assert_eq!((world.entries(), world.desk.keeps_in(world.now)), (0, Some(KEPT_AFTER)));
    // Continuous typing must not postpone the autosave.
    for _ in 0..11 {
        world.type_at_end("b");
        world.wait(KEPT_AFTER / 10);
    }
    assert_eq!(world.entries(), 1);
    world.start_again();
    let text = manuscript(&world.desk.left()[0].0.article.body);
    assert!(text.ends_with(&format!("a{}", "b".repeat(10))), "{text}");
}

#[test]
fn a_recovered_story_is_unsaved_and_its_file_is_unchanged() {
    let mut world = after_a_crash();
    let path = world.path(BRIDGE);
    let before = fs::read(&path).unwrap();
    assert!(world.desk.stories().is_empty() && world.desk.left().len() == 1);
    assert!(!world.desk.left()[0].0.kept_at.is_empty() && world.desk.left()[0].0.on_disk.is_some());
    finish(&mut world, Choice::BringBack);
    assert!(manuscript(&world.article().body).ends_with(" Ketikan terakhir."));
    assert_eq!((world.story().is_saved(), world.story().path()), (false, Some(path.as_path())));
    assert_eq!(world.said(), "1 story is back. It is not saved yet.");
    assert_eq!(fs::read(&path).unwrap(), before);
    // The old entry is removed only after the new process has written its own.
    assert_eq!(world.entries(), 1);
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    assert_eq!(world.entries(), 1);
    world.start_again();
    assert_eq!(world.desk.left().len(), 1);
    assert!(manuscript(&world.desk.left()[0].0.article.body).ends_with(" Ketikan terakhir."));
}

#[test]
fn only_chosen_stories_are_recovered() {
    let mut world = after_a_crash();
    finish(&mut world, Choice::Later);
    assert_eq!((world.desk.stories().len(), world.entries()), (0, 1));
    world.start_again();
    world.act(Action::Recover(RecoveryAction::Later));
    assert_eq!((world.desk.left().len(), world.entries()), (0, 1));
    world.start_again();
    finish(&mut world, Choice::ThrowAway);
    assert_eq!((world.desk.stories().len(), world.entries()), (0, 0));
    world.start_again();
    assert!(world.desk.left().is_empty());
}

#[test]
fn the_entry_is_removed_when_a_story_is_saved_or_closed() {
    let mut world = World::with_sample(BRIDGE);
    let keep = |world: &mut World| {
        world.type_at_end("x");
        world.wait(SOON);
        world.wait(KEPT_AFTER);
        world.entries()
    };
    assert_eq!(keep(&mut world), 1);
    world.save_as("a.ron");
    world.wait(SOON);
    assert_eq!(world.entries(), 0, "saved");
    assert_eq!(keep(&mut world), 1);
    world.run(Command::Undo);
    world.wait(SOON);
    assert!(world.story().is_saved());
    assert_eq!(world.entries(), 0, "undone back to what is saved");
    assert_eq!(keep(&mut world), 1);
    world.run(Command::Close);
    world.answer(Answer::Discard);
    assert_eq!(world.entries(), 0, "closed without saving");
    world.open(&world.path(BRIDGE));
    assert_eq!(keep(&mut world), 1);
    world.run(Command::Quit);
    world.answer(Answer::Discard);
    assert_eq!((world.has_quit, world.entries()), (true, 0), "the program was closed");
}

#[test]
fn a_recovered_story_that_is_saved_leaves_no_entry() {
    let mut world = after_a_crash();
    finish(&mut world, Choice::BringBack);
    world.save_as("a.ron");
    world.wait(SOON);
    assert_eq!(world.entries(), 0);
}

#[test]
fn a_recovered_story_does_not_replace_an_edited_one_of_the_same_file() {
    let mut world = after_a_crash();
    let path = world.path(BRIDGE);
    world.open(&path);
    world.set(FieldName::Note, "dikerjakan");
    finish(&mut world, Choice::BringBack);
    assert_eq!(world.desk.stories().len(), 2);
    assert_eq!(world.story().path(), None);
    let mut world = after_a_crash();
    let path = world.path(BRIDGE);
    world.open(&path);
    finish(&mut world, Choice::BringBack);
    assert_eq!((world.desk.stories().len(), world.story().path()), (1, Some(path.as_path())));
}

#[test]
fn a_second_process_does_not_claim_the_journal_of_a_running_one() {
    let mut world = World::with_sample(BRIDGE);
    world.type_at_end("x");
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    let beside = world.start_beside();
    assert!(run_errand(Errand::FindLeft(Packs::built_in()), &beside).is_none());
    assert_eq!(world.entries(), 1);
}

#[test]
fn a_failing_journal_is_reported_once_and_retried() {
    let mut world = World::with_sample(BRIDGE);
    let folder = world.journal();
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    fs::write(&folder, "in the way").unwrap();
    for _ in 0..3 {
        world.type_at_end("x");
        world.wait(SOON);
        world.wait(KEPT_AFTER);
    }
    assert!(world.desk.is_unkept() && world.said().starts_with("What you type is not kept for a crash"));
    let reports = world.desk.notices().iter().filter(|notice| notice.message == "problem-journal").count();
    assert_eq!(reports, 1);
    fs::remove_file(&folder).unwrap();
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    assert_eq!((world.desk.is_unkept(), world.entries()), (false, 1));
    assert_eq!(world.said(), "What you type is kept for a crash again.");
}

#[test]
fn an_unreadable_entry_is_renamed_and_reported_once() {
    let mut world = World::with_sample(BRIDGE);
    world.type_at_end("x");
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    let folder = fs::read_dir(world.journal()).unwrap().next().unwrap().unwrap().path();
    let entry = fs::read_dir(&folder).unwrap().flatten().find(|file| file.path().extension().is_some()).unwrap().path();
    fs::write(&entry, "()\n(version: 1, rusak").unwrap();
    world.start_again();
    assert!(world.desk.left().is_empty() && world.said().starts_with("A story was left when the program stopped"));
    assert!(entry.with_extension("unreadable").exists());
    world.start_again();
    assert!(world.desk.notices().is_empty(), "reported once");
}

#[test]
fn a_report_about_a_closed_story_is_ignored() {
    let mut world = World::with_sample(BRIDGE);
    let story = world.story().id();
    world.run(Command::Close);
    world.hear(Report::Kept { story, revision: 3, result: Ok(()) });
    assert!(world.desk.stories().is_empty());
}

#[test]
fn closing_removes_an_older_entry_after_a_failed_autosave() {
    let mut world = World::with_sample(BRIDGE);
    world.type_at_end("x");
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    let story = world.story().id();
    world.type_at_end("y");
    let problem = redaksi::workspace::Problem { code: "disk-full".to_owned(), ..Default::default() };
    let revision = world.story().revision() - 1;
    world.hear(Report::Kept { story, revision, result: Err(problem) });
    world.run(Command::Close);
    world.answer(Answer::Discard);
    assert_eq!(world.entries(), 0);
}

#[test]
fn recovered_stories_keep_their_order_and_are_in_progress() {
    let mut world = World::new();
    for name in ["satu", "dua", "tiga"] {
        let headline = format!("Judul {name} yang cukup panjang");
        world.open_lines(&format!("{name}.txt"), &[&headline, "Kalimat pertama naskah ini yang cukup panjang."]);
    }
    let session = world.desk.session();
    let first = world.desk.stories()[0].id();
    world.act(Action::Select(first));
    world.type_at_end(" Ketikan.");
    world.wait(SOON);
    world.wait(KEPT_AFTER);
    world.start_again();
    world.resume(session, 0);
    finish(&mut world, Choice::BringBack);
    let names: Vec<&str> = world.desk.stories().iter().map(redaksi::workspace::Story::name).collect();
    assert!(names[0].contains("satu") && names[2].contains("tiga"), "{names:?}");
    let stages: Vec<_> = world.desk.stories().iter().map(redaksi::workspace::Story::stage).collect();
    assert_eq!(stages, [Stage::InWork, Stage::Received, Stage::Received]);
    assert!(world.story().name().contains("tiga"), "the active story stays active");
}
