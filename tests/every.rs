//! Bulk operations on all open stories, the story list, and the session.

mod world;

use redaksi::article::FieldName;
use redaksi::workspace::{Action, Answer, Command, Listing, Order, Session, Stage};
use std::fs;
use std::path::PathBuf;
use world::{BRIDGE, World, sample};

const OTHERS: [&str; 2] = ["pasar-terapung.txt", "kopi-lereng.txt"];

/// An app with three open stories, the first one active.
fn three() -> (World, Vec<PathBuf>) {
    let mut world = World::with_sample(BRIDGE);
    let first = world.story().id();
    for name in OTHERS {
        let path = world.path(name);
        fs::copy(sample(name), &path).unwrap();
        world.open(&path);
    }
    world.act(Action::Select(first));
    let paths = world.desk.stories().iter().map(|story| story.path().unwrap().to_owned()).collect();
    (world, paths)
}

/// `count` files with the same raw story.
fn copies(world: &World, count: usize) -> Vec<PathBuf> {
    let paths = (0..count).map(|number| world.path(&format!("{number:03}.txt")));
    paths.inspect(|path| assert!(fs::copy(sample(BRIDGE), path).is_ok())).collect()
}

fn certain(world: &World) -> Vec<usize> {
    world.desk.stories().iter().map(|story| story.tally().certain).collect()
}

#[test]
fn cleaning_all_is_one_undo_step_per_story() {
    let (mut world, _) = three();
    let before = certain(&world);
    assert!(before.iter().filter(|certain| **certain > 0).count() >= 2, "{before:?}");
    world.run(Command::CleanEvery);
    assert_eq!(certain(&world), [0; 3]);
    let expected = format!("{} certain promos taken out of", before.iter().sum::<usize>());
    assert!(world.said().starts_with(&expected), "{}", world.said());
    world.run(Command::Undo);
    assert_eq!(certain(&world), [before[0], 0, 0]);
    assert!(world.desk.can(Command::CleanEvery));
}

#[test]
fn a_bulk_change_is_undone_in_all_stories_until_one_is_edited() {
    let (mut world, _) = three();
    let before = certain(&world);
    world.run(Command::CleanEvery);
    assert!(world.desk.can_undo_every());
    world.act(Action::UndoEvery);
    assert_eq!(certain(&world), before);
    assert_eq!(world.said(), "Taken back in 3 stories.");
    assert!(!world.desk.can_undo_every());
    world.run(Command::CleanEvery);
    world.type_at_end("x");
    assert!(!world.desk.can_undo_every());
    world.act(Action::UndoEvery);
    assert_eq!(certain(&world), [0; 3], "text typed after the bulk change is not undone");
}

#[test]
fn all_are_saved_beside_their_raw_texts_and_no_existing_file_is_overwritten() {
    let (mut world, paths) = three();
    let raw: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let there = paths[2].with_extension("ron");
    fs::write(&there, "milik orang lain").unwrap();
    world.run(Command::CleanEvery);
    world.run(Command::SaveEvery);
    let saved: Vec<bool> =
        world.desk.stories().iter().map(|story| story.is_saved() && story.format().is_some()).collect();
    assert_eq!(saved, [true, true, false]);
    assert_eq!(fs::read_to_string(&there).unwrap(), "milik orang lain");
    assert!(world.desk.asking().is_some(), "the user is asked whether to replace the existing file");
    for (path, raw) in paths.iter().zip(raw) {
        assert_eq!(fs::read(path).unwrap(), raw);
    }
}

#[test]
fn saving_many_reports_progress_and_can_be_cancelled() {
    let mut world = World::new();
    let paths = copies(&world, 40);
    world.act(Action::OpenFiles(paths));
    let effects = world.desk.act(Action::Do(Command::SaveEvery), std::time::Duration::ZERO);
    assert!(effects.len() < 40, "writes are started in batches");
    assert_eq!(world.desk.saving_every(), Some((0, 40)));
    world.act(Action::Stop);
    for effect in effects {
        world.effect(effect);
    }
    let is_saved = |story: &&redaksi::workspace::Story| story.format().is_some();
    let saved = world.desk.stories().iter().filter(is_saved).count();
    assert!(saved > 0 && saved < 40 && world.desk.saving_every().is_none());
    assert_eq!(world.said(), format!("{saved} saved, {} not saved, as you wished.", 40 - saved));
    world.run(Command::SaveEvery);
    assert_eq!(world.desk.stories().iter().filter(is_saved).count(), 40);
    assert_eq!(world.said(), format!("{} stories saved.", 40 - saved));
}

#[test]
fn closing_a_story_during_a_bulk_save_does_not_block_it() {
    let mut world = World::new();
    let paths = copies(&world, 3);
    world.act(Action::OpenFiles(paths));
    let effects = world.desk.act(Action::Do(Command::SaveEvery), std::time::Duration::ZERO);
    world.run(Command::Close);
    if world.desk.question().is_some() {
        world.answer(Answer::Discard);
    }
    assert_eq!(world.desk.stories().len(), 2, "the story is closed before its write is done");
    for effect in effects {
        world.effect(effect);
    }
    assert_eq!(world.desk.saving_every(), None);
}

#[test]
fn a_story_without_a_file_is_reported_and_the_others_are_saved() {
    let (mut world, _) = three();
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    world.run(Command::SaveEvery);
    assert_eq!(world.desk.stories().iter().filter(|story| story.format().is_some()).count(), 3);
    let is_reported = world.desk.notices().iter().any(|notice| notice.message == "notice-no-file-yet");
    assert!(is_reported && !world.story().is_saved());
}

#[test]
fn next_unfinished_selects_an_unfinished_story() {
    let (mut world, _) = three();
    world.run(Command::CleanEvery);
    world.run(Command::SaveEvery);
    world.act(Action::CancelAsking);
    let third = world.desk.stories()[2].id();
    world.act(Action::Select(third));
    world.set(FieldName::Note, "lagi");
    let first = world.desk.stories()[0].id();
    world.act(Action::Select(first));
    world.run(Command::NextUnfinished);
    let is_waiting = world.story().is_unfinished();
    assert!(is_waiting && world.story().id() != first);
}

#[test]
fn the_session_is_restored_with_carets_and_without_missing_files() {
    let (mut world, paths) = three();
    let second = world.desk.stories()[1].id();
    world.act(Action::Select(second));
    world.act(Action::Caret(40));
    let session = Session::read(&world.desk.session().write()).unwrap();
    assert_eq!((session.files.len(), session.active.as_ref()), (3, Some(&paths[1])));
    fs::remove_file(&paths[0]).unwrap();
    world.start_again();
    let (session, gone) = session.without_missing(std::path::Path::is_file);
    world.resume(session, gone);
    assert_eq!(world.said(), "1 file of the last session is not there any more.");
    assert_eq!((world.desk.stories().len(), world.story().path()), (2, Some(paths[1].as_path())));
    assert_eq!(world.story().caret().at, 40);
}

#[test]
fn a_story_saved_on_quitting_stays_in_the_session() {
    let (mut world, _) = three();
    let path = world.save_as("cerita.ron");
    world.set(FieldName::Note, "lagi");
    world.run(Command::Quit);
    world.answer(Answer::Save);
    assert!(world.has_quit);
    assert!(world.desk.session().files.iter().any(|(known, _)| *known == path));
}

#[test]
fn one_dialog_at_a_time_and_a_notice_for_the_other_story() {
    let (mut world, paths) = three();
    for path in &paths[1..] {
        fs::write(path.with_extension("ron"), "milik orang lain").unwrap();
    }
    world.run(Command::SaveEvery);
    let target = paths[1].with_extension("ron");
    assert!(matches!(world.desk.asking(), Some(redaksi::workspace::Asking::Replace { path, .. }) if *path == target));
    let notice = world.desk.notices().iter().find(|notice| notice.message == "notice-waits-for-answer").unwrap();
    assert_eq!(notice.path, Some(paths[2].with_extension("ron")));
}

/// A folder with three stories, four broken ones, and files that are not stories.
fn folder_of_stories(world: &World) -> PathBuf {
    let folder = world.path("kiriman");
    fs::create_dir(&folder).unwrap();
    for name in [BRIDGE, OTHERS[0], OTHERS[1]] {
        fs::copy(sample(name), folder.join(name)).unwrap();
    }
    for name in ["a", "b", "c", "rusak"] {
        fs::write(folder.join(format!("{name}.ron")), "(version: ").unwrap();
    }
    fs::write(folder.join("foto.jpg"), [0xff, 0xd8, 0xff]).unwrap();
    fs::write(folder.join(".sembunyi.txt"), "x").unwrap();
    folder
}

#[test]
fn all_stories_of_a_folder_open_and_failures_are_one_notice() {
    let mut world = World::new();
    let folder = folder_of_stories(&world);
    world.open(&folder);
    assert_eq!(world.desk.stories().len(), 3);
    let first = world.desk.stories()[0].id();
    assert_eq!(world.story().id(), first, "the first story of the folder is active");
    assert_eq!(
        world.said(),
        "3 opened, 4 could not be opened: a.ron, b.ron, c.ron, rusak.ron. Open one alone to read why."
    );
    let failures = world.desk.notices().iter().filter(|notice| notice.severity == redaksi::workspace::Severity::Error);
    assert_eq!(failures.count(), 1);
    let empty = world.path("kosong");
    fs::create_dir(&empty).unwrap();
    world.open(&empty);
    assert!(world.said().starts_with("There is no text"), "{}", world.said());
    assert_eq!(world.desk.opening(), None);
}

#[test]
fn opening_many_can_be_cancelled_and_resumed() {
    let mut world = World::new();
    let paths = copies(&world, 80);
    let effects = world.desk.act(Action::OpenFiles(paths.clone()), std::time::Duration::ZERO);
    assert!(effects.len() < paths.len(), "reads are started in batches");
    assert_eq!(world.desk.opening(), Some((0, 80)));
    world.act(Action::Stop);
    for effect in effects {
        world.effect(effect);
    }
    let opened = world.desk.stories().len();
    assert!(opened > 0 && opened < 80 && world.desk.opening().is_none());
    assert_eq!(world.said(), format!("{opened} opened, {} not opened, as you wished.", 80 - opened));
    world.act(Action::OpenFiles(paths));
    assert_eq!(world.desk.stories().len(), 80);
}

#[test]
fn the_list_is_filtered_and_sorted_and_keys_follow_its_order() {
    let (mut world, _) = three();
    let names = |world: &World| -> Vec<String> {
        world.desk.listed_stories().iter().map(|story| story.name().to_owned()).collect()
    };
    let all = names(&world);
    let list = |text: &str, stage, order| Action::List(Listing { text: text.to_owned(), stage, order });
    world.act(list("JEMBATAN", None, Order::Opened));
    assert_eq!(names(&world), [all[0].clone()]);
    world.act(list("", None, Order::Headline));
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(names(&world), sorted);
    let first = world.desk.listed_stories()[0].id();
    world.act(Action::Select(first));
    world.run(Command::NextStory);
    assert_eq!(world.story().name(), sorted[1]);
    world.run(Command::PreviousStory);
    world.run(Command::PreviousStory);
    assert_eq!(world.story().name(), sorted[2]);
}

#[test]
fn the_workflow_stage_follows_edits_and_saves() {
    let mut world = World::with_sample(BRIDGE);
    assert_eq!(world.story().stage(), Stage::Received);
    world.run(Command::Clean);
    assert_eq!(world.story().stage(), Stage::Cleaned);
    world.set(FieldName::Note, "x");
    assert_eq!(world.story().stage(), Stage::InWork);
    world.save_as("cerita.ron");
    assert_eq!(world.story().stage(), Stage::Ready);
    world.act(Action::List(Listing { stage: Some(Stage::InWork), ..Listing::default() }));
    assert!(world.desk.listed_stories().is_empty());
    world.run(Command::Undo);
    assert_eq!(world.desk.listed_stories().len(), 1);
}

#[test]
fn an_unreadable_file_stays_in_the_session_until_it_is_closed() {
    let (mut world, paths) = three();
    let session = world.desk.session();
    let broken = paths[1].clone();
    let whole = fs::read(&broken).unwrap();
    fs::write(&broken, [0_u8, 159, 146, 150, 0, 1, 2, 3, 0, 0, 7, 255]).unwrap();
    world.start_again();
    world.resume(session, 0);
    assert_eq!(world.desk.stories().len(), 2);
    let next = world.desk.session();
    assert_eq!(next.files.len(), 3);
    assert!(world.desk.has_open(&next));
    fs::write(&broken, whole).unwrap();
    world.open(&broken);
    assert_eq!((world.desk.stories().len(), world.desk.session().files.len()), (3, 3));
    world.run(Command::Close);
    assert_eq!(world.desk.session().files.len(), 2, "a story that was opened and closed leaves the session");
}

#[test]
fn showing_a_hit_activates_its_story_and_moves_the_caret() {
    let (mut world, _) = three();
    let second = world.desk.stories()[1].id();
    let body = redaksi::article::manuscript(&world.desk.stories()[1].article().body);
    let at = body.rfind(' ').unwrap();
    world.act(Action::ShowHit(redaksi::workspace::Hit { story: second, field: None, range: at..at + 1 }));
    assert_eq!((world.story().id(), world.story().caret().at), (second, at + 1));
}

#[test]
fn a_bulk_undo_is_available_while_another_story_is_active() {
    let (mut world, _) = three();
    world.run(Command::CleanEvery);
    world.run(Command::PreviousStory);
    let message = world.desk.notice().map(|notice| notice.message.as_str());
    assert_eq!((message, world.desk.can_undo_every()), (Some("notice-cleaned-every"), true));
    world.run(Command::Undo);
    assert_eq!(world.said(), "Taken back in this story; in 2 others it stands.");
    world.act(Action::UndoEvery);
    assert!(world.desk.stories().iter().all(|story| story.tally().out == 0));
}
