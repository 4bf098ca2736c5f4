//! Finding and replacing at the desk: what is replaced is what was found, and one undo takes it back.

mod world;

use redaksi::article::{FieldName, manuscript};
use redaksi::desk::{Action, Command, Hit, Replacing, Scope};
use redaksi::text::{Finder, Query};
use std::fs;
use world::{BRIDGE, World, sample};

fn query(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn hits(world: &World, query: &Query, scope: Scope) -> Vec<Hit> {
    world.desk.hits(&Finder::new(query).unwrap().unwrap(), scope)
}

fn replace(world: &mut World, query: &Query, with: &str, hits: Vec<Hit>) {
    world.act(Action::Replace(Replacing { query: query.clone(), with: with.to_owned(), hits }));
}

fn text(world: &World) -> String {
    manuscript(&world.article().body)
}

#[test]
fn text_and_fields_are_replaced_and_one_undo_takes_all_back() {
    let mut world = World::with_sample(BRIDGE);
    let sought = query("jembatan");
    let before = (text(&world), world.field(FieldName::Headline).to_owned());
    let found = hits(&world, &sought, Scope::Story);
    let in_body = hits(&world, &sought, Scope::Body).len();
    assert!(in_body > 3 && found.len() > in_body && found[0].field == Some(FieldName::Headline));
    replace(&mut world, &sought, "titian", found);
    assert!(hits(&world, &sought, Scope::Body).iter().all(|hit| is_in_promo(&world, hit)));
    assert!(world.field(FieldName::Headline).contains("Titian") && text(&world).contains("titian"));
    world.run(Command::Undo);
    assert_eq!((text(&world), world.field(FieldName::Headline).to_owned()), before);
}

/// Whether a hit lies in a passage, where nothing is replaced.
fn is_in_promo(world: &World, hit: &Hit) -> bool {
    world.article().splice(hit.range.clone(), "x").is_err()
}

#[test]
fn only_what_is_ticked_is_replaced() {
    let mut world = World::with_sample(BRIDGE);
    let sought = query("warga");
    let found = hits(&world, &sought, Scope::Body);
    let kept = found[0].clone();
    let rest: Vec<Hit> = found[1..].iter().filter(|hit| !is_in_promo(&world, hit)).cloned().collect();
    let (count, many) = (rest.len(), found.len());
    replace(&mut world, &sought, "penduduk", rest);
    let left = hits(&world, &sought, Scope::Body);
    assert_eq!((left.len(), left[0].range.clone()), (many - count, kept.range));
    assert_eq!(text(&world).to_lowercase().matches("penduduk").count(), count);
}

#[test]
fn all_open_stories_are_replaced_in_with_an_undo_for_each() {
    let mut world = World::with_sample(BRIDGE);
    let path = world.path("pasar-terapung.txt");
    fs::copy(sample("pasar-terapung.txt"), &path).unwrap();
    world.open(&path);
    let sought = Query { whole: true, ..query("yang") };
    let found = hits(&world, &sought, Scope::Every);
    let stories: Vec<_> = world.desk.stories().iter().map(redaksi::desk::Story::id).collect();
    assert!(stories.iter().all(|id| found.iter().any(|hit| hit.story == *id)));
    assert!(hits(&world, &sought, Scope::Story).len() < found.len());
    replace(&mut world, &sought, "nan", found);
    assert!(world.said().ends_with("in 2 stories.") || world.said().contains("2 stories"), "{}", world.said());
    world.run(Command::Undo);
    assert!(!hits(&world, &sought, Scope::Story).is_empty());
    let other = stories[0];
    world.act(Action::Select(other));
    assert!(hits(&world, &sought, Scope::Body).iter().all(|hit| is_in_promo(&world, hit)), "the other story keeps it");
}

#[test]
fn what_does_not_stand_as_it_was_found_is_left() {
    let mut world = World::with_sample(BRIDGE);
    let sought = query("jembatan");
    let found = hits(&world, &sought, Scope::Body);
    world.act(Action::Splice { range: 0..0, text: "Baru. ".into() });
    let before = text(&world);
    replace(&mut world, &sought, "titian", found);
    assert_eq!(text(&world), before);
}

#[test]
fn a_pattern_takes_its_brackets_along() {
    let mut world = World::with_sample(BRIDGE);
    let end = text(&world).len();
    world.act(Action::Splice { range: end..end, text: " Harga 7.250 dan 8.100 rupiah.".into() });
    let sought = Query { pattern: true, accents: true, ..query(r"(\d)\.(\d{3}) d") };
    let found = hits(&world, &sought, Scope::Body);
    assert_eq!(found.len(), 1);
    replace(&mut world, &sought, "$1,$2 d", found);
    assert!(text(&world).ends_with("Harga 7,250 dan 8.100 rupiah."));
}

#[test]
fn going_to_a_hit_goes_to_its_story_and_place() {
    let mut world = World::with_sample(BRIDGE);
    let first = world.story().id();
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    let found = hits(&world, &query("Lebih dari"), Scope::Every);
    world.act(Action::ShowHit(found[0].clone()));
    assert_eq!((world.story().id(), world.story().caret().at), (first, found[0].range.end));
}

#[test]
fn place_follows_a_dateline_that_was_replaced_in() {
    let mut world = World::with_sample(BRIDGE);
    assert_eq!(world.field(FieldName::Place), "Bogor");
    let sought = Query { case: true, ..query("BOGOR") };
    let found = hits(&world, &sought, Scope::Body);
    replace(&mut world, &sought, "DEPOK", found);
    assert!(text(&world).starts_with("PR DEPOK") && world.field(FieldName::Place) == "Depok");
    world.run(Command::Undo);
    assert_eq!(world.field(FieldName::Place), "Bogor");
}

#[test]
fn what_is_selected_stays_selected_through_replacing_undo_and_redo() {
    let mut world = World::with_sample(BRIDGE);
    let sought = query("warga");
    let found = hits(&world, &sought, Scope::Body);
    let standing: Vec<Hit> = found.iter().filter(|hit| !is_in_promo(&world, hit)).cloned().collect();
    world.act(Action::ShowHit(standing.last().unwrap().clone()));
    let selected = |world: &World| text(world)[world.story().selected()].to_owned();
    assert_eq!(selected(&world).to_lowercase(), "warga");
    let before = world.story().selected();
    replace(&mut world, &sought, "penduduk", found);
    world.act(Action::StopFinding);
    assert_eq!(selected(&world).to_lowercase(), "penduduk");
    assert_eq!(world.story().caret().at, world.story().selected().end);
    world.run(Command::Undo);
    assert_eq!(world.story().selected(), before);
    world.run(Command::Redo);
    assert_eq!(selected(&world), "", "nothing that the next key would replace");
    assert!(text(&world)[..world.story().caret().at].to_lowercase().ends_with("penduduk"));
}
