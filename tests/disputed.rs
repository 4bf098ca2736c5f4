//! Conflicts with other programs over the files of open stories: neither side is overwritten without asking the user.

mod world;

use redaksi::article::{Difference, FieldName, manuscript};
use redaksi::workspace::{Action, Answer, Asking, Command, KEPT_AFTER, OnDisk, Settlement, VersionAction, Which};
use redaksi::formats::{self, Format};
use redaksi::packs::Packs;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use world::{BRIDGE, World};

/// A second sample with another story.
const OTHER: &str = "pasar-terapung.txt";
const OTHER_HEADLINE: &str = "Pedagang Pasar Terapung Beralih ke Perahu Bertenaga Surya";

/// An app with a saved story.
fn saved() -> (World, PathBuf) {
    let mut world = World::with_sample(BRIDGE);
    let path = world.save_as("cerita.ron");
    assert!(world.story().is_saved());
    (world, path)
}

/// Changes the headline in the file, as another program would.
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

/// An app in which the story and its file have different changes, after an attempt to save.
fn disputed() -> (World, PathBuf) {
    let (mut world, path) = saved();
    world.set(FieldName::Headline, "Milik saya");
    change_elsewhere(&path, "Milik orang lain");
    world.run(Command::Save);
    assert_eq!(headline_in(&path), "Milik orang lain", "the file was not overwritten");
    let theirs = world.desk.disputed().expect("a conflict is reported").theirs.as_ref().unwrap();
    assert_eq!(theirs.fields.value(FieldName::Headline), "Milik orang lain");
    assert!(!world.story().is_saved());
    (world, path)
}

#[test]
fn keeping_mine_saves_it_and_stores_theirs_as_a_version() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Mine));
    assert_eq!((headline_in(&path).as_str(), world.story().is_saved()), ("Milik saya", true));
    let versions = world.start_beside().versions().unwrap().of(&path);
    assert_eq!(headline_in(&versions.last().unwrap().path), "Milik orang lain");
    assert!(world.desk.disputed().is_none());
}

#[test]
fn taking_theirs_is_one_undo_step() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Theirs));
    assert_eq!((world.field(FieldName::Headline), world.story().is_saved()), ("Milik orang lain", true));
    world.run(Command::Undo);
    assert_eq!((world.field(FieldName::Headline), world.story().is_saved()), ("Milik saya", false));
    world.run(Command::Save);
    assert_eq!((headline_in(&path).as_str(), world.desk.disputed().is_none()), ("Milik saya", true));
}

#[test]
fn keeping_both_opens_theirs_and_detaches_mine_from_the_file() {
    let (mut world, path) = disputed();
    let mine = world.story().id();
    world.act(Action::Settle(Settlement::Both));
    assert_eq!((world.field(FieldName::Headline), world.story().path()), ("Milik orang lain", Some(path.as_path())));
    world.act(Action::Select(mine));
    assert_eq!((world.field(FieldName::Headline), world.story().path()), ("Milik saya", None));
    assert!(!world.story().is_saved());
}

#[test]
fn deciding_later_changes_neither_side() {
    let (mut world, path) = disputed();
    world.act(Action::Settle(Settlement::Later));
    assert_eq!((headline_in(&path).as_str(), world.field(FieldName::Headline)), ("Milik orang lain", "Milik saya"));
    assert!(!world.story().is_saved() && world.desk.disputed().is_none());
}

#[test]
fn a_change_while_the_dialog_is_open_is_a_new_conflict() {
    let (mut world, path) = disputed();
    change_elsewhere(&path, "Sekali lagi");
    world.act(Action::Settle(Settlement::Mine));
    assert_eq!(headline_in(&path), "Sekali lagi");
    assert!(world.desk.disputed().is_some());
}

#[test]
fn a_change_is_detected_when_the_window_gets_the_focus() {
    let (mut world, path) = saved();
    world.act(Action::LookAtFiles);
    assert_eq!(world.story().on_disk(), OnDisk::Same);
    // Rewritten with the same content, as file sync services do.
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
fn a_deleted_file_keeps_the_story_open_and_saving_asks_for_a_path() {
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
fn another_story_in_the_file_is_opened_separately() {
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
fn a_changed_raw_text_can_be_opened_separately() {
    let mut world = World::with_sample(BRIDGE);
    let path = world.path(BRIDGE);
    world.type_at_end(" Ketikan.");
    fs::copy(world::sample(OTHER), &path).unwrap();
    world.act(Action::LookAtFiles);
    world.act(Action::Settle(Settlement::Ask));
    world.act(Action::Settle(Settlement::Mine));
    assert_eq!(fs::read(&path).unwrap(), fs::read(world::sample(OTHER)).unwrap(), "a raw text is never overwritten");
    world.act(Action::Settle(Settlement::Ask));
    world.act(Action::Settle(Settlement::Both));
    assert_eq!(world.field(FieldName::Headline), OTHER_HEADLINE);
    assert!(manuscript(&world.desk.stories()[0].article().body).ends_with(" Ketikan."));
}

#[test]
fn each_save_stores_the_version_before() {
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
fn versions_are_compared_and_restoring_one_is_one_undo_step() {
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
fn one_change_since_the_save_is_reverted_and_the_others_stay() {
    let (mut world, _) = saved();
    world.set(FieldName::Editor, "Rina Wati");
    world.set(FieldName::Note, "lagi");
    world.run(Command::Versions);
    assert!(world.desk.can_take_back());
    world.act(Action::Versions(VersionAction::TakeBack(Difference::Field(FieldName::Note))));
    assert_eq!((world.field(FieldName::Note), world.field(FieldName::Editor)), ("", "Rina Wati"));
    assert!(world.desk.versions().is_some(), "the dialog stays open for the other changes");
    world.act(Action::Versions(VersionAction::TakeBack(Difference::Text(7))));
    assert!(world.said().starts_with("This change cannot be taken back alone"), "{}", world.said());
    world.act(Action::Versions(VersionAction::Compare { from: Which::Now, to: Which::Saved }));
    assert!(!world.desk.can_take_back(), "only the open version can be changed");
    world.act(Action::Versions(VersionAction::Close));
    world.run(Command::Undo);
    assert_eq!(world.field(FieldName::Note), "lagi");
}

#[test]
fn a_story_without_a_file_is_compared_with_its_source() {
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
fn a_story_whose_file_is_deleted_is_unsaved_and_kept_in_the_journal() {
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
fn a_deleted_file_that_reappears_with_other_content_is_not_overwritten() {
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
fn a_story_detached_from_its_file_is_recovered_without_a_path() {
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
fn closing_a_story_closes_its_conflict() {
    let (mut world, _) = disputed();
    let first = world.story().id();
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    world.act(Action::Select(first));
    world.run(Command::Close);
    world.answer(Answer::Discard);
    assert_eq!((world.desk.stories().len(), world.desk.disputed().is_none(), world.has_quit), (1, true, false));
}
