//! Other programs and the files of open stories: nothing of either is written over unseen.

mod world;

use redaksi::article::{Difference, FieldName, manuscript};
use redaksi::desk::{Action, Answer, Asking, Command, KEPT_AFTER, OnDisk, Settlement, VersionAction, Which};
use redaksi::formats::{self, Format};
use redaksi::packs::Packs;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use world::{BRIDGE, World};

/// Another story.
const OTHER: &str = "pasar-terapung.txt";
const OTHER_HEADLINE: &str = "Pedagang Pasar Terapung Beralih ke Perahu Bertenaga Surya";

/// A world with a saved story.
fn saved() -> (World, PathBuf) {
    let mut world = World::with_sample(BRIDGE);
    let path = world.save_as("cerita.ron");
    assert!(world.story().is_saved());
    (world, path)
}

/// Another program changes the headline in the file.
fn change_elsewhere(path: &Path, headline: &str) {
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

/// A world in which mine and theirs differ, and saving was tried.
fn disputed() -> (World, PathBuf) {
    let (mut world, path) = saved();
    world.set(FieldName::Headline, "Milik saya");
    change_elsewhere(&path, "Milik orang lain");
    world.run(Command::Save);
    assert_eq!(headline_in(&path), "Milik orang lain", "nothing was written over");
    let theirs = world.desk.disputed().expect("it is asked").theirs.as_ref().unwrap();
    assert_eq!(theirs.fields.value(FieldName::Headline), "Milik orang lain");
    assert!(!world.story().is_saved());
    (world, path)
}

#[test]
fn mine_is_saved_and_theirs_kept_as_a_version() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Mine));
    assert_eq!((headline_in(&path).as_str(), world.story().is_saved()), ("Milik saya", true));
    let versions = world.start_beside().versions().unwrap().of(&path);
    assert_eq!(headline_in(&versions.last().unwrap().path), "Milik orang lain");
    assert!(world.desk.disputed().is_none());
}

#[test]
fn theirs_is_taken_in_one_step_that_undo_takes_back() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Theirs));
    assert_eq!((world.field(FieldName::Headline), world.story().is_saved()), ("Milik orang lain", true));
    world.run(Command::Undo);
    assert_eq!((world.field(FieldName::Headline), world.story().is_saved()), ("Milik saya", false));
    world.run(Command::Save);
    assert_eq!((headline_in(&path).as_str(), world.desk.disputed().is_none()), ("Milik saya", true));
}

#[test]
fn both_stay_open_and_mine_has_no_file() {
    let (mut world, path) = disputed();
    let mine = world.story().id();
    world.act(Action::Settle(Settlement::Both));
    assert_eq!((world.field(FieldName::Headline), world.story().path()), ("Milik orang lain", Some(path.as_path())));
    world.act(Action::Select(mine));
    assert_eq!((world.field(FieldName::Headline), world.story().path()), ("Milik saya", None));
    assert!(!world.story().is_saved());
}

#[test]
fn later_leaves_both_as_they_are() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Later));
    assert_eq!((headline_in(&path).as_str(), world.field(FieldName::Headline)), ("Milik orang lain", "Milik saya"));
    assert!(!world.story().is_saved() && world.desk.disputed().is_none());
}

#[test]
fn what_changes_while_it_is_asked_is_asked_again() {
    let (mut world, path) = disputed();
    change_elsewhere(&path, "Sekali lagi");
    world.act(Action::Settle(Settlement::Mine));
    assert_eq!(headline_in(&path), "Sekali lagi");
    assert!(world.desk.disputed().is_some());
}

#[test]
fn a_change_is_noticed_when_the_window_is_come_back_to() {
    let (mut world, path) = saved();
    world.act(Action::LookAtFiles);
    assert_eq!(world.story().on_disk(), OnDisk::Same);
    // Written anew with the same text, as sync folders do.
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    world.act(Action::LookAtFiles);
    assert_eq!(world.story().on_disk(), OnDisk::Same);
    change_elsewhere(&path, "Milik orang lain");
    world.act(Action::LookAtFiles);
    assert_eq!(
        (world.story().on_disk(), world.said().as_str()),
        (OnDisk::Changed, "Another program changed this file:")
    );
    world.act(Action::Settle(Settlement::Ask));
    world.act(Action::Settle(Settlement::Theirs));
    assert_eq!((world.field(FieldName::Headline), world.story().on_disk()), ("Milik orang lain", OnDisk::Same));
}

#[test]
fn a_file_that_is_gone_leaves_the_story_and_saving_asks() {
    let (mut world, path) = saved();
    world.set(FieldName::Headline, "Milik saya");
    fs::remove_file(&path).unwrap();
    world.act(Action::LookAtFiles);
    assert_eq!(world.story().on_disk(), OnDisk::Gone);
    world.run(Command::Save);
    assert!(!path.exists());
    assert_eq!(world.asking_path(), path);
    assert!(matches!(world.desk.asking(), Some(Asking::Save { .. })) && !world.story().is_saved());
    world.save_to(&path, false);
    assert_eq!((headline_in(&path).as_str(), world.story().on_disk()), ("Milik saya", OnDisk::Same));
}

#[test]
fn another_text_in_the_file_is_opened_beside_and_never_becomes_the_story() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Later));
    let other = formats::open(OTHER, &fs::read(world::sample(OTHER)).unwrap(), &Packs::built_in()).unwrap();
    fs::write(&path, formats::write(&other, Format::Ron)).unwrap();
    world.run(Command::Save);
    world.act(Action::Settle(Settlement::Theirs));
    assert_eq!((world.desk.stories().len(), world.field(FieldName::Headline)), (2, OTHER_HEADLINE));
    assert_eq!(world.desk.stories()[0].article().fields.value(FieldName::Headline), "Milik saya");
}

#[test]
fn a_raw_text_that_changed_can_be_read_beside() {
    let mut world = World::with_sample(BRIDGE);
    let path = world.path(BRIDGE);
    world.type_at_end(" Ketikan.");
    fs::copy(world::sample(OTHER), &path).unwrap();
    world.act(Action::LookAtFiles);
    world.act(Action::Settle(Settlement::Ask));
    world.act(Action::Settle(Settlement::Mine));
    assert_eq!(fs::read(&path).unwrap(), fs::read(world::sample(OTHER)).unwrap(), "a raw text is never written over");
    world.act(Action::Settle(Settlement::Ask));
    world.act(Action::Settle(Settlement::Both));
    assert_eq!(world.field(FieldName::Headline), OTHER_HEADLINE);
    assert!(manuscript(&world.desk.stories()[0].article().body).ends_with(" Ketikan."));
}

#[test]
fn each_save_keeps_the_version_before() {
    let (mut world, path) = saved();
    for headline in ["Satu", "Dua", "Tiga"] {
        world.set(FieldName::Headline, headline);
        world.run(Command::Save);
    }
    let versions = world.start_beside().versions().unwrap().of(&path);
    let headlines: Vec<String> = versions.iter().map(|version| headline_in(&version.path)).collect();
    assert_eq!(
        (headlines[1..].to_vec(), headline_in(&path).as_str()),
        (vec!["Satu".to_owned(), "Dua".to_owned()], "Tiga")
    );
}

#[test]
fn versions_are_compared_and_one_comes_back_in_a_step_that_undo_takes_back() {
    let (mut world, path) = saved();
    world.set(FieldName::Headline, "Satu");
    world.run(Command::Save);
    world.set(FieldName::Headline, "Dua");
    world.run(Command::Versions);
    let versions = world.desk.versions().unwrap();
    assert_eq!((versions.list.len(), versions.from, versions.to), (1, Which::Saved, Which::Now));
    world.act(Action::Versions(VersionAction::Compare { from: Which::Earlier(0), to: Which::Now }));
    let headline =
        |world: &World, which| world.desk.version(which).map(|it| it.fields.value(FieldName::Headline).to_owned());
    let first = headline(&world, Which::Earlier(0)).unwrap();
    assert_eq!((first.starts_with("Puluhan Warga"), headline(&world, Which::Now)), (true, Some("Dua".to_owned())));
    world.act(Action::Versions(VersionAction::Compare { from: Which::AsReceived, to: Which::Earlier(0) }));
    assert_eq!(headline(&world, Which::AsReceived), Some(first.clone()));
    assert!(world.desk.can_bring_back());
    world.act(Action::Versions(VersionAction::Compare { from: Which::Earlier(0), to: Which::Now }));
    world.act(Action::Versions(VersionAction::BringBack));
    assert_eq!((world.field(FieldName::Headline), world.story().is_saved()), (first.as_str(), false));
    assert_eq!((world.desk.versions().is_none(), headline_in(&path).as_str()), (true, "Satu"));
    world.run(Command::Undo);
    assert_eq!(world.field(FieldName::Headline), "Dua");
}

#[test]
fn one_change_since_the_save_is_taken_back_and_the_others_stay() {
    let (mut world, _) = saved();
    world.set(FieldName::Editor, "Rina Wati");
    world.set(FieldName::Note, "lagi");
    world.run(Command::Versions);
    assert!(world.desk.can_take_back());
    world.act(Action::Versions(VersionAction::TakeBack(Difference::Field(FieldName::Note))));
    assert_eq!((world.field(FieldName::Note), world.field(FieldName::Editor)), ("", "Rina Wati"));
    assert!(world.desk.versions().is_some(), "the others can still be looked at");
    world.act(Action::Versions(VersionAction::TakeBack(Difference::Text(7))));
    assert!(world.said().starts_with("This change cannot be taken back alone"), "{}", world.said());
    world.act(Action::Versions(VersionAction::Compare { from: Which::Now, to: Which::Saved }));
    assert!(!world.desk.can_take_back(), "only what is on the desk can be changed");
    world.act(Action::Versions(VersionAction::Close));
    world.run(Command::Undo);
    assert_eq!(world.field(FieldName::Note), "lagi");
}

#[test]
fn a_story_without_a_file_is_compared_with_what_came() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Versions);
    assert!(!world.desk.can_bring_back(), "nothing was changed");
    world.act(Action::Versions(VersionAction::Close));
    world.run(Command::Clean);
    world.run(Command::Versions);
    assert_eq!(world.desk.versions().unwrap().from, Which::AsReceived);
    world.act(Action::Versions(VersionAction::BringBack));
    assert_eq!(world.story().tally().certain, 5);
}

#[test]
fn a_story_whose_file_is_gone_is_asked_about_and_kept() {
    let (mut world, path) = saved();
    fs::remove_file(&path).unwrap();
    world.act(Action::LookAtFiles);
    assert!(!world.story().is_saved());
    world.wait(Duration::from_millis(10));
    world.wait(KEPT_AFTER);
    assert_eq!(world.entries(), 1);
    world.run(Command::Close);
    assert!(world.desk.question().is_some() && world.desk.stories().len() == 1);
}

#[test]
fn a_file_that_comes_back_with_another_text_is_not_written_over() {
    let (mut world, path) = saved();
    world.set(FieldName::Headline, "Milik saya");
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    world.run(Command::Save);
    world.act(Action::CancelAsking);
    fs::write(&path, bytes).unwrap();
    change_elsewhere(&path, "Milik orang lain");
    world.run(Command::Save);
    assert_eq!(headline_in(&path), "Milik orang lain");
    assert!(matches!(world.desk.asking(), Some(Asking::Replace { .. })));
}

#[test]
fn mine_that_parted_with_its_file_is_kept_without_it() {
    let (mut world, path) = disputed();
    world.wait(Duration::from_millis(10));
    world.wait(KEPT_AFTER);
    world.act(Action::Settle(Settlement::Both));
    world.wait(Duration::from_millis(10));
    world.wait(KEPT_AFTER);
    world.start_again();
    let left = world.desk.left();
    assert_eq!((left.len(), left[0].0.path.as_ref()), (1, None));
    assert_eq!(headline_in(&path), "Milik orang lain");
}

#[test]
fn a_story_that_is_given_up_takes_its_questions_with_it() {
    let (mut world, _) = disputed();
    let first = world.story().id();
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    world.act(Action::Select(first));
    world.run(Command::Close);
    world.answer(Answer::Discard);
    assert_eq!((world.desk.stories().len(), world.desk.disputed().is_none(), world.has_quit), (1, true, false));
}
