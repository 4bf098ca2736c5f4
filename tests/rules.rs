//! Rules of the editor's own: taught from a line, seen before they are saved, carried out in every story, counted.

mod world;

use redaksi::article::{ChangeName, Decision, FieldName, Place, offset_of};
use redaksi::desk::{Action, Command, RuleAction, StoryLines, Touch};
use redaksi::packs::{OwnRule, Pattern, Then};
use world::{BRIDGE, World};

const HARVEST: [&str; 7] = [
    "Petani Desa Sukamaju Panen Cabai Lebih Awal Tahun Ini",
    "12 Maret 2024, 18:40 WIB",
    "SUKAMAJU – Petani di desa itu memanen cabai dua minggu lebih awal karena hujan datang cepat.",
    "Kabar Tani adalah rubrik tentang sawah, ladang, dan orang yang bekerja di sana.",
    "Mereka menjual cabai itu di pasar kecamatan dengan harga yang lebih baik dari tahun lalu.",
    "Baca Juga: Harga Bawang Turun di Pasar Kecamatan",
    "“Kami senang hujan datang lebih cepat tahun ini,” kata Wati, ketua kelompok tani.",
];

const FLOOD: [&str; 6] = [
    "Banjir di Kota Muara Surut Setelah Tiga Hari",
    "13 Maret 2024, 07:10 WIB",
    "MUARA – Air yang merendam tiga kelurahan di kota itu mulai surut pada Rabu pagi.",
    "Warga membersihkan rumah mereka dari lumpur yang terbawa banjir selama tiga hari.",
    "Kabar Tani adalah rubrik tentang sawah, ladang, dan orang yang bekerja di sana.",
    "Pemerintah kota membagikan makanan dan air bersih kepada warga di tiga kelurahan.",
];

const RUBRIC: &str = "Kabar Tani adalah rubrik";

/// A world with both stories open, the flood on the desk.
fn both() -> World {
    let mut world = World::new();
    world.open_lines("panen.txt", &HARVEST);
    world.open_lines("banjir.txt", &FLOOD);
    world
}

/// Puts the caret on the line that begins so.
fn stand_on(world: &mut World, beginning: &str) {
    let body = &world.article().body;
    let block = body.iter().position(|block| block.text.starts_with(beginning)).expect("the line is in the body");
    let at = offset_of(body, block);
    world.act(Action::Caret(at));
}

fn rule(world: &mut World, action: RuleAction) {
    world.act(Action::Rule(action));
}

fn save(world: &mut World, then: Then, pattern: &str) {
    rule(world, RuleAction::Save { then, patterns: vec![pattern.to_owned()] });
}

/// Teaches a rule from a line that begins so.
fn teach(world: &mut World, then: Then, beginning: &str, pattern: &str) {
    stand_on(world, beginning);
    world.run(if then == Then::Keep { Command::TeachKeep } else { Command::TeachTakeOut });
    assert!(world.desk.teaching().is_some(), "nothing is asked");
    save(world, then, pattern);
}

fn counts(world: &World) -> Vec<(u32, u32)> {
    world.desk.packs().own_rules().iter().map(|rule| (rule.right, rule.undone)).collect()
}

fn bodies(world: &World) -> Vec<String> {
    let published = |story: &redaksi::desk::Story| redaksi::article::published(story.article());
    let text = |story| published(story).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n");
    world.desk.stories().iter().map(text).collect()
}

#[test]
fn a_line_taught_once_is_taken_out_in_every_story_and_one_undo_brings_it_back() {
    let mut world = both();
    let before = world.article().clone();
    stand_on(&mut world, RUBRIC);
    world.run(Command::TeachTakeOut);
    let teaching = world.desk.teaching().unwrap().clone();
    assert_eq!(teaching.drafts[0].pattern, FLOOD[4], "a line without a marker is its own pattern");
    save(&mut world, Then::TakeOut, "Kabar Tani adalah *");
    assert_eq!(world.said(), "Rule saved; 2 lines changed in 2 stories.");
    assert!(world.desk.teaching().is_none());
    assert!(bodies(&world).iter().all(|body| !body.contains(RUBRIC)));
    assert_eq!(world.story().history().undo_name(), Some(&ChangeName::OwnRule(1)));
    let out = world.article().passages.last().unwrap();
    assert_eq!((out.decision, out.reason.rule.as_ref()), (Decision::Out, "own-take-out"));
    world.run(Command::Undo);
    assert_eq!(world.article(), &before);
    assert!(!bodies(&world)[0].contains(RUBRIC), "undone in this story alone");
    assert_eq!(world.desk.packs().own_rules().len(), 1, "the rule stays");
    world.run(Command::Redo);
    assert!(!world.body().contains(RUBRIC));
}

#[test]
fn what_a_rule_would_touch_is_seen_before_it_is_saved() {
    let world = both();
    let patterns = [Pattern::parse("Kabar Tani *").unwrap(), Pattern::parse("Baca juga: *").unwrap()];
    let seen = |then: Then| -> Vec<Vec<Touch>> {
        let touched = |story| StoryLines::of(story).touched(story.article(), &patterns, then);
        world.desk.stories().iter().map(|story| touched(story).into_iter().map(|line| line.touch).collect()).collect()
    };
    assert_eq!(seen(Then::TakeOut), [vec![Touch::TakesOut, Touch::TakesOut], vec![Touch::TakesOut]]);
    assert_eq!(seen(Then::Keep), [vec![Touch::IsText, Touch::Keeps], vec![Touch::IsText]]);
}

#[test]
fn a_story_opened_later_is_read_by_the_rules_also_after_the_program_was_closed() {
    let mut world = both();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.start_again();
    assert_eq!(world.desk.packs().own_rules().len(), 1);
    world.open_lines("baru.txt", &HARVEST);
    let by_rule = world.article().passages.iter().find(|passage| passage.reason.rule == "own-take-out").unwrap();
    assert_eq!((by_rule.reason.seen.as_str(), by_rule.reason.confidence), ("Kabar Tani *", 100));
    assert_eq!(by_rule.decision, Decision::Open);
    world.run(Command::Clean);
    assert!(!world.body().contains(RUBRIC) && !world.body().contains("Baca Juga"));
}

#[test]
fn a_rule_taught_while_the_program_runs_reads_the_next_story() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.open_lines("panen.txt", &HARVEST);
    assert_eq!(world.story().tally().certain, 2);
}

#[test]
fn a_kept_promo_is_text_and_stays_text_in_later_stories() {
    let mut world = World::new();
    world.open_lines("panen.txt", &HARVEST);
    assert_eq!(world.story().tally().open, 1);
    teach(&mut world, Then::Keep, "Baca Juga", "Baca Juga: Harga *");
    assert_eq!(world.promo(0).decision, Decision::Keep);
    world.open_lines("lagi.txt", &HARVEST);
    assert!(world.article().passages.is_empty());
    assert!(world.body().contains("Baca Juga: Harga Bawang"));
}

#[test]
fn a_line_set_aside_that_is_kept_stands_in_its_place() {
    let mut world = World::with_sample(BRIDGE);
    let aside = world.article().aside.iter().find(|aside| aside.text.len() > 5).unwrap().clone();
    rule(&mut world, RuleAction::Teach { then: Then::Keep, lines: vec![aside.text.clone()] });
    save(&mut world, Then::Keep, &aside.text);
    assert!(matches!(world.article().places_of(aside.line).as_slice(), [Place::Block(_)]));
    world.run(Command::Undo);
    assert!(matches!(world.article().places_of(aside.line).as_slice(), [Place::Aside(_)]));
}

#[test]
fn several_selected_lines_give_a_pattern_each_and_alike_ones_one() {
    let mut world = World::with_sample(BRIDGE);
    let end = redaksi::article::manuscript(&world.article().body).len();
    world.act(Action::Selected(0..end));
    world.run(Command::TeachTakeOut);
    let drafts = &world.desk.teaching().unwrap().drafts;
    assert!(drafts.len() > 1 && drafts.len() <= 8);
    assert!(drafts.iter().filter(|draft| draft.pattern == "Baca Juga: *").count() <= 1);
    rule(&mut world, RuleAction::Cancel);
    assert!(world.desk.teaching().is_none());
}

#[test]
fn a_line_counts_once_when_it_is_saved_and_once_when_it_is_decided_otherwise() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    assert_eq!(counts(&world), [(0, 0)]);
    world.save_as("banjir.ron");
    assert_eq!(counts(&world), [(1, 0)]);
    let path = world.path("banjir.ron");
    world.save_to(&path, true);
    assert_eq!(counts(&world), [(1, 0)], "counted once");
    let id = world.article().passages.last().unwrap().id;
    world.act(Action::Decide { id, decision: Decision::Open });
    assert_eq!(counts(&world), [(1, 1)]);
    world.act(Action::Decide { id, decision: Decision::Keep });
    assert_eq!(counts(&world), [(1, 1)], "undone once");
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert_eq!(counts(&world), [(1, 0)], "what is as it was leaves no trace");
    world.start_again();
    world.open(&path);
    world.save_to(&path, true);
    assert_eq!(counts(&world), [(1, 0)], "a saved story was counted then");
}

#[test]
fn undoing_what_a_rule_did_counts_as_undone() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.run(Command::Undo);
    assert_eq!(counts(&world), [(0, 1)]);
    world.run(Command::Redo);
    assert_eq!(counts(&world), [(0, 0)]);
}

#[test]
fn taking_out_what_a_rule_kept_counts_as_undone() {
    let mut world = World::new();
    world.open_lines("panen.txt", &HARVEST);
    teach(&mut world, Then::Keep, "Baca Juga", "Baca Juga: Harga *");
    let id = world.promo(0).id;
    world.act(Action::Decide { id, decision: Decision::Out });
    assert_eq!(counts(&world), [(0, 1)]);
}

#[test]
fn deleting_what_a_rule_kept_counts_as_undone_and_undo_takes_that_back() {
    let mut world = World::new();
    world.open_lines("panen.txt", &HARVEST);
    teach(&mut world, Then::Keep, "Baca Juga", "Baca Juga: Harga *");
    world.open_lines("lagi.txt", &HARVEST);
    let body = &world.article().body;
    let block = body.iter().position(|block| block.text.starts_with("Baca Juga")).unwrap();
    let range = offset_of(body, block)..offset_of(body, block + 1);
    world.act(Action::Splice { range, text: String::new() });
    assert_eq!(counts(&world), [(0, 1)]);
    world.run(Command::Undo);
    assert_eq!(counts(&world), [(0, 0)]);
}

#[test]
fn a_rule_that_is_switched_off_decides_nothing_and_a_deleted_one_can_be_put_back() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    rule(&mut world, RuleAction::Switch { index: 0, on: false });
    world.open_lines("panen.txt", &HARVEST);
    assert!(world.body().contains(RUBRIC) && world.story().tally().certain == 1);
    rule(&mut world, RuleAction::Switch { index: 0, on: true });
    rule(&mut world, RuleAction::Delete(0));
    assert_eq!(world.said(), "Rule deleted: Kabar Tani *");
    assert!(world.desk.packs().own_rules().is_empty() && world.desk.tells_of_deleted_rule());
    rule(&mut world, RuleAction::PutBack);
    assert_eq!(world.desk.packs().own_rules().len(), 1);
    world.start_again();
    assert_eq!(world.desk.packs().own_rules().len(), 1);
}

#[test]
fn a_rule_is_changed_in_its_place_and_the_same_pattern_never_stands_twice() {
    let mut world = both();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani adalah *");
    teach(&mut world, Then::TakeOut, "Warga", "Warga membersihkan *");
    rule(&mut world, RuleAction::Edit(0));
    assert_eq!(world.desk.teaching().unwrap().editing, Some(0));
    save(&mut world, Then::TakeOut, "kabar tani *");
    let patterns = |world: &World| -> Vec<String> {
        world.desk.packs().own_rules().iter().map(|rule| rule.pattern.text().to_owned()).collect()
    };
    assert_eq!(patterns(&world), ["kabar tani *", "Warga membersihkan *"]);
    rule(&mut world, RuleAction::Teach { then: Then::Keep, lines: vec!["Kabar Tani itu".into()] });
    save(&mut world, Then::Keep, "Kabar  TANI *");
    assert_eq!(patterns(&world).len(), 2);
    assert_eq!(world.desk.packs().own_rules()[0].then, Then::Keep);
}

#[test]
fn a_pattern_that_fits_every_line_is_not_saved() {
    let mut world = both();
    rule(&mut world, RuleAction::Teach { then: Then::TakeOut, lines: vec!["Baca Juga: Judul".into()] });
    save(&mut world, Then::TakeOut, "*");
    assert!(world.desk.packs().own_rules().is_empty() && !world.rules_file().exists());
    assert!(world.desk.teaching().is_some(), "it is still asked");
}

#[test]
fn a_broken_file_of_rules_is_told_and_spared() {
    let mut world = both();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    let broken = "(rules: [\n    (pattern: \"*\", then: TakeOut),\n])";
    std::fs::write(world.rules_file(), broken).unwrap();
    world.start_again();
    let said = world.said();
    assert!(said.contains("own.ron, line 2, column 15") && said.contains("\"*\" in `rules`"), "{said}");
    world.open_lines("banjir.txt", &FLOOD);
    assert!(world.body().contains(RUBRIC), "the story is whole without its rules");
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    assert!(world.said().starts_with("Your rules could not be read"), "{}", world.said());
    let spared = world.rules_file().with_extension("ron.broken");
    assert_eq!(std::fs::read_to_string(spared).unwrap(), broken);
    world.start_again();
    assert_eq!(world.desk.packs().own_rules().len(), 1);
}

#[test]
fn what_a_person_writes_into_the_file_of_rules_stays() {
    let mut world = both();
    let own = "// punya saya\n(\n    markers: [\"Intip pula\"],\n)\n";
    std::fs::create_dir_all(world.rules_file().parent().unwrap()).unwrap();
    std::fs::write(world.rules_file(), own).unwrap();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    let kept = std::fs::read_to_string(world.rules_file()).unwrap();
    assert!(
        kept.starts_with("// punya saya\n(") && kept.contains("Intip pula") && kept.contains("Kabar Tani *"),
        "{kept}"
    );
    // Rules that were changed by hand while the program runs are spared.
    let by_hand = kept.replace("Kabar Tani *", "Kabar Desa *");
    std::fs::write(world.rules_file(), &by_hand).unwrap();
    rule(&mut world, RuleAction::Switch { index: 0, on: false });
    assert!(world.said().starts_with("Your rules were changed outside"), "{}", world.said());
    let spared = world.rules_file().with_extension("ron.broken");
    assert_eq!(std::fs::read_to_string(spared).unwrap(), by_hand);
}

#[test]
fn a_headline_is_found_beside_the_lines_that_rules_decide() {
    let mut world = both();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.open_lines("panen-2.txt", &HARVEST);
    assert_eq!(world.field(FieldName::Headline), HARVEST[0]);
    assert_eq!(world.field(FieldName::Published), "2024-03-12T18:40+07:00");
}

#[test]
fn rules_of_other_packs_are_read_and_the_editors_own_come_before_them() {
    let mut packs = redaksi::packs::Packs::built_in();
    packs.add("koran.ron", "(rules: [(pattern: \"Kabar *\", then: TakeOut)])").unwrap();
    let line = redaksi::packs::LineForm::of("Kabar desa");
    assert_eq!(packs.rule_for(&line).unwrap().then, Then::TakeOut);
    packs.set_own_rules(vec![OwnRule::taught(Pattern::parse("kabar *").unwrap(), Then::Keep, "")]);
    assert_eq!(packs.rule_for(&line).unwrap().then, Then::Keep);
    assert_eq!((packs.own_rules().len(), packs.rules_of_packs().len()), (1, 1));
}

#[test]
fn the_undo_of_its_message_takes_a_rule_back_and_undo_alone_says_that_it_stays() {
    let mut world = both();
    let before = bodies(&world);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani adalah *");
    world.act(Action::UndoEvery);
    assert_eq!(world.said(), "The rule is gone again, and what it did in 2 stories is taken back.");
    assert_eq!((bodies(&world), world.desk.packs().own_rules().len()), (before, 0));
    assert!(!std::fs::read_to_string(world.rules_file()).unwrap().contains("Kabar Tani"));
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani adalah *");
    world.run(Command::Undo);
    assert!(world.said().starts_with("Taken back in this story. The rule itself stays in force"), "{}", world.said());
    world.act(Action::UndoEvery);
    assert_eq!(world.desk.packs().own_rules().len(), 0, "and the rule with what it did elsewhere is a click away");
}

#[test]
fn all_lines_of_a_promo_that_goes_are_shown_and_counted() {
    let mut world = World::new();
    let card =
        ["Satu paragraf.", "Baca Juga:", "Harga Cabai Naik Lagi di Pasar Induk", "12 Maret 2024", "Dua paragraf lagi."];
    let lines: Vec<&str> = HARVEST[..4].iter().chain(&card).copied().collect();
    world.open_lines("kartu.txt", &lines);
    let count = |world: &World| {
        let blocks = world.article().body.iter();
        blocks.filter(|block| block.whole_passage().is_some()).count()
    };
    let of_card = count(&world);
    assert!(of_card > 1, "the card is one promo of several lines");
    let patterns = [Pattern::parse("Harga Cabai *").unwrap()];
    let touched = StoryLines::of(world.story()).touched(world.article(), &patterns, Then::Keep);
    assert_eq!(touched.iter().filter(|line| line.touch == Touch::Keeps).count(), of_card);
    assert_eq!(touched.iter().filter(|line| !line.is_along).count(), 1);
    teach(&mut world, Then::Keep, "Harga Cabai", "Harga Cabai *");
    assert_eq!(world.said(), format!("Rule saved; {of_card} lines changed in 1 story."));
}
