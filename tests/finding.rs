//! Find and replace: exactly the found text is replaced, in one undo step per story.

mod world;

use redaksi::article::{FieldName, manuscript};
use redaksi::workspace::{Action, Command, Hit, Replacing, Scope};
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
fn text_and_fields_are_replaced_in_one_undo_step() {
    let mut world = World::with_sample(BRIDGE);
    let search = query("jembatan");
    let before = (text(&world), world.field(FieldName::Headline).to_owned());
    let found = hits(&world, &search, Scope::Story);
    let in_body = hits(&world, &search, Scope::Body).len();
    assert!(in_body > 3 && found.len() > in_body && found[0].field == Some(FieldName::Headline));
    replace(&mut world, &search, "titian", found);
    assert!(hits(&world, &search, Scope::Body).iter().all(|hit| is_in_promo(&world, hit)));
    assert!(world.field(FieldName::Headline).contains("Titian") && text(&world).contains("titian"));
    world.run(Command::Undo);
    assert_eq!((text(&world), world.field(FieldName::Headline).to_owned()), before);
}

/// Whether a hit is in a protected passage, where nothing is replaced.
fn is_in_promo(world: &World, hit: &Hit) -> bool {
    world.article().splice(hit.range.clone(), "x").is_err()
}

#[test]
fn only_selected_hits_are_replaced() {
    let mut world = World::with_sample(BRIDGE);
    let search = query("warga");
    let found = hits(&world, &search, Scope::Body);
    let kept = found[0].clone();
    let rest: Vec<Hit> = found[1..].iter().filter(|hit| !is_in_promo(&world, hit)).cloned().collect();
    let (count, many) = (rest.len(), found.len());
    replace(&mut world, &search, "penduduk", rest);
    let left = hits(&world, &search, Scope::Body);
    assert_eq!((left.len(), left[0].range.clone()), (many - count, kept.range));
    assert_eq!(text(&world).to_lowercase().matches("penduduk").count(), count);
}

#[test]
fn replacing_in_all_stories_is_one_undo_step_per_story() {
    let mut world = World::with_sample(BRIDGE);
    let path = world.path("pasar-terapung.txt");
    fs::copy(sample("pasar-terapung.txt"), &path).unwrap();
    world.open(&path);
    let search = Query { whole: true, ..query("yang") };
    let found = hits(&world, &search, Scope::Every);
    let stories: Vec<_> = world.desk.stories().iter().map(redaksi::workspace::Story::id).collect();
    assert!(stories.iter().all(|id| found.iter().any(|hit| hit.story == *id)));
    assert!(hits(&world, &search, Scope::Story).len() < found.len());
    replace(&mut world, &search, "nan", found);
    assert!(world.said().ends_with("in 2 stories.") || world.said().contains("2 stories"), "{}", world.said());
    world.run(Command::Undo);
    assert!(!hits(&world, &search, Scope::Story).is_empty());
    let other = stories[0];
    world.act(Action::Select(other));
    assert!(hits(&world, &search, Scope::Body).iter().all(|hit| is_in_promo(&world, hit)), "undo is per story");
}

#[test]
fn hits_that_are_out_of_date_are_not_replaced() {
    let mut world = World::with_sample(BRIDGE);
    let search = query("jembatan");
    let found = hits(&world, &search, Scope::Body);
    world.act(Action::Splice { range: 0..0, text: "Baru. ".into() });
    let before = text(&world);
    replace(&mut world, &search, "titian", found);
    assert_eq!(text(&world), before);
}

#[test]
fn a_replacement_can_use_capture_groups() {
    let mut world = World::with_sample(BRIDGE);
    let end = text(&world).len();
    world.act(Action::Splice { range: end..end, text: " Harga 7.250 dan 8.100 rupiah.".into() });
    let search = Query { pattern: true, accents: true, ..query(r"(\d)\.(\d{3}) d") };
    let found = hits(&world, &search, Scope::Body);
    assert_eq!(found.len(), 1);
    replace(&mut world, &search, "$1,$2 d", found);
    assert!(text(&world).ends_with("Harga 7,250 dan 8.100 rupiah."));
}

#[test]
fn showing_a_hit_selects_its_story_and_range() {
    let mut world = World::with_sample(BRIDGE);
    let first = world.story().id();
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    let found = hits(&world, &query("Lebih dari"), Scope::Every);
    world.act(Action::ShowHit(found[0].clone()));
    assert_eq!((world.story().id(), world.story().caret().at), (first, found[0].range.end));
}

#[test]
fn the_place_field_follows_a_replacement_in_the_dateline() {
    let mut world = World::with_sample(BRIDGE);
    assert_eq!(world.field(FieldName::Place), "Bogor");
    let search = Query { case: true, ..query("BOGOR") };
    let found = hits(&world, &search, Scope::Body);
    replace(&mut world, &search, "DEPOK", found);
    assert!(text(&world).starts_with("PR DEPOK") && world.field(FieldName::Place) == "Depok");
    world.run(Command::Undo);
    assert_eq!(world.field(FieldName::Place), "Bogor");
}

#[test]
fn the_selection_survives_replace_and_undo() {
    let mut world = World::with_sample(BRIDGE);
    let search = query("warga");
    let found = hits(&world, &search, Scope::Body);
    let replaceable: Vec<Hit> = found.iter().filter(|hit| !is_in_promo(&world, hit)).cloned().collect();
    world.act(Action::ShowHit(replaceable.last().unwrap().clone()));
    let selected = |world: &World| text(world)[world.story().selected()].to_owned();
    assert_eq!(selected(&world).to_lowercase(), "warga");
    let before = world.story().selected();
    replace(&mut world, &search, "penduduk", found);
    world.act(Action::StopFinding);
    assert_eq!(selected(&world).to_lowercase(), "penduduk");
    assert_eq!(world.story().caret().at, world.story().selected().end);
    world.run(Command::Undo);
    assert_eq!(world.story().selected(), before);
    world.run(Command::Redo);
    assert_eq!(selected(&world), "", "the next key must not replace text");
    assert!(text(&world)[..world.story().caret().at].to_lowercase().ends_with("penduduk"));
}
