//! User rules: created from a line, previewed, applied to all open and later stories, with usage counts.

mod world;

use redaksi::article::{ChangeName, Decision, FieldName, Place, offset_of};
use redaksi::workspace::{Action, Command, RuleAction, StoryLines, Touch};
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

/// An app with both stories open, the flood active.
fn both() -> World {
    let mut world = World::new();
    world.open_lines("panen.txt", &HARVEST);
    world.open_lines("banjir.txt", &FLOOD);
    world
}

/// Puts the caret at the start of the line with that beginning.
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

/// Creates a rule from the line with that beginning.
fn teach(world: &mut World, then: Then, beginning: &str, pattern: &str) {
    stand_on(world, beginning);
    world.run(if then == Then::Keep { Command::TeachKeep } else { Command::TeachTakeOut });
    assert!(world.desk.teaching().is_some(), "the rule dialog is not open");
    save(world, then, pattern);
}

fn counts(world: &World) -> Vec<(u32, u32)> {
    world.desk.packs().own_rules().iter().map(|rule| (rule.right, rule.undone)).collect()
}

fn bodies(world: &World) -> Vec<String> {
    let published = |story: &redaksi::workspace::Story| redaksi::article::published(story.article());
    let text = |story| published(story).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n");
    world.desk.stories().iter().map(text).collect()
}

#[test]
fn a_new_rule_removes_its_lines_in_all_open_stories_and_undo_is_per_story() {
    let mut world = both();
    let before = world.article().clone();
    stand_on(&mut world, RUBRIC);
    world.run(Command::TeachTakeOut);
    let teaching = world.desk.teaching().unwrap().clone();
    assert_eq!(teaching.drafts[0].pattern, FLOOD[4], "the pattern of a line without a marker is the whole line");
    save(&mut world, Then::TakeOut, "Kabar Tani adalah *");
    assert_eq!(world.said(), "Rule saved; 2 lines changed in 2 stories.");
    assert!(world.desk.teaching().is_none());
    assert!(bodies(&world).iter().all(|body| !body.contains(RUBRIC)));
    assert_eq!(world.story().history().undo_name(), Some(&ChangeName::OwnRule(1)));
    let out = world.article().passages.last().unwrap();
    assert_eq!((out.decision, out.reason.rule.as_ref()), (Decision::Out, "own-take-out"));
    world.run(Command::Undo);
    assert_eq!(world.article(), &before);
    assert!(!bodies(&world)[0].contains(RUBRIC), "the change is undone in the active story only");
    assert_eq!(world.desk.packs().own_rules().len(), 1, "the rule stays");
    world.run(Command::Redo);
    assert!(!world.body().contains(RUBRIC));
}

#[test]
fn the_preview_lists_the_effects_of_a_rule() {
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
fn rules_apply_to_later_stories_after_a_restart() {
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
fn a_new_rule_applies_to_the_next_story() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.open_lines("panen.txt", &HARVEST);
    assert_eq!(world.story().tally().certain, 2);
}

#[test]
fn a_keep_rule_makes_a_promo_text_in_later_stories_too() {
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
fn a_keep_rule_restores_an_excluded_line_to_the_text() {
    let mut world = World::with_sample(BRIDGE);
    let aside = world.article().aside.iter().find(|aside| aside.text.len() > 5).unwrap().clone();
    rule(&mut world, RuleAction::Teach { then: Then::Keep, lines: vec![aside.text.clone()] });
    save(&mut world, Then::Keep, &aside.text);
    assert!(matches!(world.article().places_of(aside.line).as_slice(), [Place::Block(_)]));
    world.run(Command::Undo);
    assert!(matches!(world.article().places_of(aside.line).as_slice(), [Place::Aside(_)]));
}

#[test]
fn selected_lines_give_one_pattern_each_and_equal_patterns_are_merged() {
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
fn a_line_is_counted_once_on_saving_and_once_when_the_user_overrides_it() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    assert_eq!(counts(&world), [(0, 0)]);
    world.save_as("banjir.ron");
    assert_eq!(counts(&world), [(1, 0)]);
    let path = world.path("banjir.ron");
    world.save_to(&path, true);
    assert_eq!(counts(&world), [(1, 0)], "a line is counted once");
    let id = world.article().passages.last().unwrap().id;
    world.act(Action::Decide { id, decision: Decision::Open });
    assert_eq!(counts(&world), [(1, 1)]);
    world.act(Action::Decide { id, decision: Decision::Keep });
    assert_eq!(counts(&world), [(1, 1)], "a second override is not counted");
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert_eq!(counts(&world), [(1, 0)], "undo removes the override from the count");
    world.start_again();
    world.open(&path);
    world.save_to(&path, true);
    assert_eq!(counts(&world), [(1, 0)], "a saved story is not counted again");
}

#[test]
fn undoing_a_rules_change_counts_as_an_override() {
    let mut world = World::new();
    world.open_lines("banjir.txt", &FLOOD);
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.run(Command::Undo);
    assert_eq!(counts(&world), [(0, 1)]);
    world.run(Command::Redo);
    assert_eq!(counts(&world), [(0, 0)]);
}

#[test]
fn removing_a_line_that_a_rule_kept_counts_as_an_override() {
    let mut world = World::new();
    world.open_lines("panen.txt", &HARVEST);
    teach(&mut world, Then::Keep, "Baca Juga", "Baca Juga: Harga *");
    let id = world.promo(0).id;
    world.act(Action::Decide { id, decision: Decision::Out });
    assert_eq!(counts(&world), [(0, 1)]);
}

#[test]
fn deleting_a_line_that_a_rule_kept_counts_as_an_override_until_undone() {
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
fn a_disabled_rule_has_no_effect_and_a_deleted_one_can_be_restored() {
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
fn an_edited_rule_keeps_its_position_and_patterns_are_unique() {
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
fn a_pattern_that_matches_every_line_is_refused() {
    let mut world = both();
    rule(&mut world, RuleAction::Teach { then: Then::TakeOut, lines: vec!["Baca Juga: Judul".into()] });
    save(&mut world, Then::TakeOut, "*");
    assert!(world.desk.packs().own_rules().is_empty() && !world.rules_file().exists());
    assert!(world.desk.teaching().is_some(), "the dialog stays open");
}

#[test]
fn a_broken_rules_file_is_reported_and_backed_up() {
    let mut world = both();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    let broken = "(rules: [\n    (pattern: \"*\", then: TakeOut),\n])";
    std::fs::write(world.rules_file(), broken).unwrap();
    world.start_again();
    let notice = world.said();
    assert!(notice.contains("own.ron, line 2, column 15") && notice.contains("\"*\" in `rules`"), "{notice}");
    world.open_lines("banjir.txt", &FLOOD);
    assert!(world.body().contains(RUBRIC), "the story is complete without the rules");
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    assert!(world.said().starts_with("Your rules could not be read"), "{}", world.said());
    let backup = world.rules_file().with_extension("ron.broken");
    assert_eq!(std::fs::read_to_string(backup).unwrap(), broken);
    world.start_again();
    assert_eq!(world.desk.packs().own_rules().len(), 1);
}

#[test]
fn manual_edits_of_the_rules_file_are_preserved() {
    let mut world = both();
    let manual = "// punya saya\n(\n    markers: [\"Intip pula\"],\n)\n";
    std::fs::create_dir_all(world.rules_file().parent().unwrap()).unwrap();
    std::fs::write(world.rules_file(), manual).unwrap();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    let kept = std::fs::read_to_string(world.rules_file()).unwrap();
    assert!(
        kept.starts_with("// punya saya\n(") && kept.contains("Intip pula") && kept.contains("Kabar Tani *"),
        "{kept}"
    );
    // Rules that were edited by hand while the program runs are backed up.
    let by_hand = kept.replace("Kabar Tani *", "Kabar Desa *");
    std::fs::write(world.rules_file(), &by_hand).unwrap();
    rule(&mut world, RuleAction::Switch { index: 0, on: false });
    assert!(world.said().starts_with("Your rules were changed outside"), "{}", world.said());
    let backup = world.rules_file().with_extension("ron.broken");
    assert_eq!(std::fs::read_to_string(backup).unwrap(), by_hand);
}

#[test]
fn the_headline_is_found_in_a_story_with_rule_matches() {
    let mut world = both();
    teach(&mut world, Then::TakeOut, RUBRIC, "Kabar Tani *");
    world.open_lines("panen-2.txt", &HARVEST);
    assert_eq!(world.field(FieldName::Headline), HARVEST[0]);
    assert_eq!(world.field(FieldName::Published), "2024-03-12T18:40+07:00");
}

#[test]
fn user_rules_take_precedence_over_pack_rules() {
    let mut packs = redaksi::packs::Packs::built_in();
    packs.add("koran.ron", "(rules: [(pattern: \"Kabar *\", then: TakeOut)])").unwrap();
    let line = redaksi::packs::LineForm::of("Kabar desa");
    assert_eq!(packs.rule_for(&line).unwrap().then, Then::TakeOut);
    packs.set_own_rules(vec![OwnRule::taught(Pattern::parse("kabar *").unwrap(), Then::Keep, "")]);
    assert_eq!(packs.rule_for(&line).unwrap().then, Then::Keep);
    assert_eq!((packs.own_rules().len(), packs.rules_of_packs().len()), (1, 1));
}

#[test]
fn undo_in_the_notice_removes_the_rule_and_plain_undo_keeps_it() {
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
    assert_eq!(world.desk.packs().own_rules().len(), 0, "the notice offers to remove the rule");
}

#[test]
fn the_preview_shows_and_counts_all_lines_of_a_card() {
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
    assert!(of_card > 1, "the card is one promo with several lines");
    let patterns = [Pattern::parse("Harga Cabai *").unwrap()];
    let touched = StoryLines::of(world.story()).touched(world.article(), &patterns, Then::Keep);
    assert_eq!(touched.iter().filter(|line| line.touch == Touch::Keeps).count(), of_card);
    assert_eq!(touched.iter().filter(|line| !line.is_along).count(), 1);
    teach(&mut world, Then::Keep, "Harga Cabai", "Harga Cabai *");
    assert_eq!(world.said(), format!("Rule saved; {of_card} lines changed in 1 story."));
}
