//! Many stories at once: cleaned and saved together, gone through one after the other, and open again the next day.

mod world;

use redaksi::article::FieldName;
use redaksi::desk::{Action, Answer, Command, Listing, Order, Session, Stage};
use std::fs;
use std::path::PathBuf;
use world::{BRIDGE, World, sample};

const OTHERS: [&str; 2] = ["pasar-terapung.txt", "kopi-lereng.txt"];

/// A world with three stories open, the first one worked on.
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

/// So many files with the same raw story.
fn copies(world: &World, count: usize) -> Vec<PathBuf> {
    let paths = (0..count).map(|number| world.path(&format!("{number:03}.txt")));
    paths.inspect(|path| assert!(fs::copy(sample(BRIDGE), path).is_ok())).collect()
}

fn certain(world: &World) -> Vec<usize> {
    world.desk.stories().iter().map(|story| story.tally().certain).collect()
}

#[test]
fn all_are_cleaned_with_one_undo_for_each() {
    let (mut world, _) = three();
    let before = certain(&world);
    assert!(before.iter().filter(|certain| **certain > 0).count() >= 2, "{before:?}");
    world.run(Command::CleanEvery);
    assert_eq!(certain(&world), [0; 3]);
    let told = format!("{} certain promos taken out of", before.iter().sum::<usize>());
    assert!(world.said().starts_with(&told), "{}", world.said());
    world.run(Command::Undo);
    assert_eq!(certain(&world), [before[0], 0, 0]);
    assert!(world.desk.can(Command::CleanEvery));
}

#[test]
fn what_was_done_to_all_is_taken_back_in_all_while_nothing_was_done_since() {
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
    assert_eq!(certain(&world), [0; 3], "a letter that was typed since is not lost to it");
}

#[test]
fn all_are_saved_beside_their_raw_texts_and_nothing_that_is_there_is_written_over() {
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
    assert!(world.desk.asking().is_some(), "it is asked whether that may be replaced");
    for (path, raw) in paths.iter().zip(raw) {
        assert_eq!(fs::read(path).unwrap(), raw);
    }
}

#[test]
fn saving_many_tells_how_far_it_is_and_can_be_stopped() {
    let mut world = World::new();
    let paths = copies(&world, 40);
    world.act(Action::OpenFiles(paths));
    let effects = world.desk.act(Action::Do(Command::SaveEvery), std::time::Duration::ZERO);
    assert!(effects.len() < 40, "not all are written at once");
    assert_eq!(world.desk.saving_every(), Some((0, 40)));
    world.act(Action::Stop);
    for effect in effects {
        world.effect(effect);
    }
    let is_saved = |story: &&redaksi::desk::Story| story.format().is_some();
    let saved = world.desk.stories().iter().filter(is_saved).count();
    assert!(saved > 0 && saved < 40 && world.desk.saving_every().is_none());
    assert_eq!(world.said(), format!("{saved} saved, {} not saved, as you wished.", 40 - saved));
    world.run(Command::SaveEvery);
    assert_eq!(world.desk.stories().iter().filter(is_saved).count(), 40);
    assert_eq!(world.said(), format!("{} stories saved.", 40 - saved));
}

#[test]
fn a_story_that_is_closed_while_many_are_saved_holds_up_none_of_them() {
    let mut world = World::new();
    let paths = copies(&world, 3);
    world.act(Action::OpenFiles(paths));
    let effects = world.desk.act(Action::Do(Command::SaveEvery), std::time::Duration::ZERO);
    world.run(Command::Close);
    if world.desk.question().is_some() {
        world.answer(Answer::Discard);
    }
    assert_eq!(world.desk.stories().len(), 2, "it is closed before its write is done");
    for effect in effects {
        world.effect(effect);
    }
    assert_eq!(world.desk.saving_every(), None);
}

#[test]
fn a_story_in_no_file_is_told_and_the_others_are_saved() {
    let (mut world, _) = three();
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    world.run(Command::SaveEvery);
    assert_eq!(world.desk.stories().iter().filter(|story| story.format().is_some()).count(), 3);
    let told = world.desk.notices().iter().any(|notice| notice.message == "notice-no-file-yet");
    assert!(told && !world.story().is_saved());
}

#[test]
fn the_next_unfinished_story_is_a_key_away() {
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
fn the_session_comes_back_with_its_places_and_without_what_is_gone() {
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
fn a_story_saved_on_leaving_stays_a_part_of_the_session() {
    let (mut world, _) = three();
    let path = world.save_as("cerita.ron");
    world.set(FieldName::Note, "lagi");
    world.run(Command::Quit);
    world.answer(Answer::Save);
    assert!(world.has_quit);
    assert!(world.desk.session().files.iter().any(|(known, _)| *known == path));
}

#[test]
fn one_question_at_a_time_and_the_other_story_is_named() {
    let (mut world, paths) = three();
    for path in &paths[1..] {
        fs::write(path.with_extension("ron"), "milik orang lain").unwrap();
    }
    world.run(Command::SaveEvery);
    let asked = paths[1].with_extension("ron");
    assert!(matches!(world.desk.asking(), Some(redaksi::desk::Asking::Replace { path, .. }) if *path == asked));
    let told = world.desk.notices().iter().find(|notice| notice.message == "notice-waits-for-answer").unwrap();
    assert_eq!(told.path, Some(paths[2].with_extension("ron")));
}

/// A folder with a few stories, something that is none of them, and one that cannot be read.
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
fn a_folder_opens_whole_and_what_failed_is_told_once() {
    let mut world = World::new();
    let folder = folder_of_stories(&world);
    world.open(&folder);
    assert_eq!(world.desk.stories().len(), 3);
    let first = world.desk.stories()[0].id();
    assert_eq!(world.story().id(), first, "the first comes up, and the others follow");
    assert_eq!(
        world.said(),
        "3 opened, 4 could not be opened: a.ron, b.ron, c.ron, rusak.ron. Open one alone to read why."
    );
    let failures = world.desk.notices().iter().filter(|notice| notice.severity == redaksi::desk::Severity::Error);
    assert_eq!(failures.count(), 1);
    let empty = world.path("kosong");
    fs::create_dir(&empty).unwrap();
    world.open(&empty);
    assert!(world.said().starts_with("There is no text"), "{}", world.said());
    assert_eq!(world.desk.opening(), None);
}

#[test]
fn opening_many_can_be_stopped_and_goes_on_where_it_is_asked_again() {
    let mut world = World::new();
    let paths = copies(&world, 80);
    let effects = world.desk.act(Action::OpenFiles(paths.clone()), std::time::Duration::ZERO);
    assert!(effects.len() < paths.len(), "not all are read at once");
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
fn the_list_is_narrowed_down_and_ordered_and_keys_follow_it() {
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
fn a_story_goes_through_its_stages() {
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
fn a_file_of_the_session_that_cannot_be_read_is_tried_again_the_next_time() {
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
    assert_eq!(world.desk.session().files.len(), 2, "what was opened and closed again does not come back");
}

#[test]
fn a_hit_in_a_story_that_was_not_shown_is_where_commands_are_meant() {
    let (mut world, _) = three();
    let second = world.desk.stories()[1].id();
    let body = redaksi::article::manuscript(&world.desk.stories()[1].article().body);
    let at = body.rfind(' ').unwrap();
    world.act(Action::ShowHit(redaksi::desk::Hit { story: second, field: None, range: at..at + 1 }));
    assert_eq!((world.story().id(), world.story().caret().at), (second, at + 1));
}

#[test]
fn the_undo_for_all_stories_stays_while_another_one_is_looked_at() {
    let (mut world, _) = three();
    world.run(Command::CleanEvery);
    world.run(Command::PreviousStory);
    let told = world.desk.notice().map(|notice| notice.message.as_str());
    assert_eq!((told, world.desk.can_undo_every()), (Some("notice-cleaned-every"), true));
    world.run(Command::Undo);
    assert_eq!(world.said(), "Taken back in this story; in 2 others it stands.");
    world.act(Action::UndoEvery);
    assert!(world.desk.stories().iter().all(|story| story.tally().out == 0));
}
