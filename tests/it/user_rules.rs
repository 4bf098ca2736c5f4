//! User rules: created from a line, previewed, applied to all open and later stories, with usage counts.

use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::workspace::{Action, Command, DocumentLines, EditAction, RuleAction, RuleEffect, ViewAction};
use redaksi_core::article::{Decision, FieldName, LineLocation, TransactionName, block_offset};
use redaksi_core::packs::{MatchAction, Pattern, UserRule};

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

const SECTION_NOTE: &str = "Kabar Tani adalah rubrik";

/// An app with both stories open, the flood active.
fn app_with_both_stories() -> TestApp {
    let mut app = TestApp::new();
    app.open_lines("panen.txt", &HARVEST);
    app.open_lines("banjir.txt", &FLOOD);
    app
}

/// Puts the caret at the start of the line with that beginning.
fn place_caret_on(app: &mut TestApp, beginning: &str) {
    let body = &app.article().body;
    let block = body.iter().position(|block| block.text.starts_with(beginning)).expect("the line is in the body");
    let at = block_offset(body, block);
    app.dispatch(Action::View(ViewAction::SetCaret(at)));
}

fn rule(app: &mut TestApp, action: RuleAction) {
    app.dispatch(Action::Rule(action));
}

fn save(app: &mut TestApp, action: MatchAction, pattern: &str) {
    rule(app, RuleAction::Save { action, patterns: vec![pattern.to_owned()] });
}

/// Creates a rule from the line with that beginning.
fn add_rule(app: &mut TestApp, action: MatchAction, beginning: &str, pattern: &str) {
    place_caret_on(app, beginning);
    app.run(if action == MatchAction::Keep { Command::NewKeepRule } else { Command::NewRemoveRule });
    assert!(app.workspace.rule_draft().is_some(), "the rule dialog is not open");
    save(app, action, pattern);
}

fn counts(app: &TestApp) -> Vec<(u32, u32)> {
    app.workspace.packs().user_rules().iter().map(|rule| (rule.confirmed, rule.overridden)).collect()
}

fn bodies(app: &TestApp) -> Vec<String> {
    let published = |document: &redaksi::workspace::Document| redaksi_core::article::render_body(document.article());
    let text = |document| published(document).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n");
    app.workspace.documents().iter().map(text).collect()
}

#[test]
fn a_new_rule_removes_its_lines_in_all_open_stories_and_undo_is_per_story() {
    let mut app = app_with_both_stories();
    let before = app.article().clone();
    place_caret_on(&mut app, SECTION_NOTE);
    app.run(Command::NewRemoveRule);
    let rule_draft = app.workspace.rule_draft().unwrap().clone();
    assert_eq!(rule_draft.drafts[0].pattern, FLOOD[4], "the pattern of a line without a marker is the whole line");
    save(&mut app, MatchAction::Remove, "Kabar Tani adalah *");
    assert_eq!(app.last_notice(), "Rule saved. 2 lines changed in 2 stories.");
    assert!(app.workspace.rule_draft().is_none());
    assert!(bodies(&app).iter().all(|body| !body.contains(SECTION_NOTE)));
    assert_eq!(app.document().history().undo_name(), Some(&TransactionName::UserRule(1)));
    let out = app.article().passages.last().unwrap();
    assert_eq!((out.decision, out.reason.rule.as_ref()), (Decision::Removed, "own-take-out"));
    app.run(Command::Undo);
    assert_eq!(app.article(), &before);
    assert!(!bodies(&app)[0].contains(SECTION_NOTE), "the change is undone in the active story only");
    assert_eq!(app.workspace.packs().user_rules().len(), 1, "the rule stays");
    app.run(Command::Redo);
    assert!(!app.body().contains(SECTION_NOTE));
}

#[test]
fn the_preview_lists_the_effects_of_a_rule() {
    let app = app_with_both_stories();
    let patterns = [Pattern::parse("Kabar Tani *").unwrap(), Pattern::parse("Baca juga: *").unwrap()];
    let seen = |action: MatchAction| -> Vec<Vec<RuleEffect>> {
        let touched = |document| DocumentLines::new(document).matches(document.article(), &patterns, action);
        app.workspace
            .documents()
            .iter()
            .map(|document| touched(document).into_iter().map(|line| line.effect).collect())
            .collect()
    };
    assert_eq!(seen(MatchAction::Remove), [vec![RuleEffect::Removes, RuleEffect::Removes], vec![RuleEffect::Removes]]);
    assert_eq!(
        seen(MatchAction::Keep),
        [vec![RuleEffect::AlreadyText, RuleEffect::Keeps], vec![RuleEffect::AlreadyText]]
    );
}

#[test]
fn rules_apply_to_later_stories_after_a_restart() {
    let mut app = app_with_both_stories();
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    app.restart();
    assert_eq!(app.workspace.packs().user_rules().len(), 1);
    app.open_lines("baru.txt", &HARVEST);
    let by_rule = app.article().passages.iter().find(|passage| passage.reason.rule == "own-take-out").unwrap();
    assert_eq!((by_rule.reason.detail.as_str(), by_rule.reason.confidence), ("Kabar Tani *", 100));
    assert_eq!(by_rule.decision, Decision::Undecided);
    app.run(Command::Clean);
    assert!(!app.body().contains(SECTION_NOTE) && !app.body().contains("Baca Juga"));
}

#[test]
fn a_new_rule_applies_to_the_next_story() {
    let mut app = TestApp::new();
    app.open_lines("banjir.txt", &FLOOD);
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    app.open_lines("panen.txt", &HARVEST);
    assert_eq!(app.document().promo_counts().certain, 2);
}

#[test]
fn a_keep_rule_makes_a_promo_text_in_later_stories_too() {
    let mut app = TestApp::new();
    app.open_lines("panen.txt", &HARVEST);
    assert_eq!(app.document().promo_counts().open, 1);
    add_rule(&mut app, MatchAction::Keep, "Baca Juga", "Baca Juga: Harga *");
    assert_eq!(app.promo(0).decision, Decision::KeptAsText);
    app.open_lines("lagi.txt", &HARVEST);
    assert!(app.article().passages.is_empty());
    assert!(app.body().contains("Baca Juga: Harga Bawang"));
}

#[test]
fn a_keep_rule_restores_an_excluded_line_to_the_text() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let aside = app.article().excluded.iter().find(|aside| aside.text.len() > 5).unwrap().clone();
    rule(&mut app, RuleAction::Propose { action: MatchAction::Keep, lines: vec![aside.text.clone()] });
    save(&mut app, MatchAction::Keep, &aside.text);
    assert!(matches!(app.article().locations_of_line(aside.line).as_slice(), [LineLocation::Block(_)]));
    app.run(Command::Undo);
    assert!(matches!(app.article().locations_of_line(aside.line).as_slice(), [LineLocation::Excluded(_)]));
}

#[test]
fn selected_lines_give_one_pattern_each_and_equal_patterns_are_merged() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let end = redaksi_core::article::body_text(&app.article().body).len();
    app.dispatch(Action::View(ViewAction::SetSelection(0..end)));
    app.run(Command::NewRemoveRule);
    let drafts = &app.workspace.rule_draft().unwrap().drafts;
    assert!(drafts.len() > 1 && drafts.len() <= 8);
    assert!(drafts.iter().filter(|draft| draft.pattern == "Baca Juga: *").count() <= 1);
    rule(&mut app, RuleAction::Cancel);
    assert!(app.workspace.rule_draft().is_none());
}

#[test]
fn a_line_is_counted_once_on_saving_and_once_when_the_user_overrides_it() {
    let mut app = TestApp::new();
    app.open_lines("banjir.txt", &FLOOD);
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    assert_eq!(counts(&app), [(0, 0)]);
    app.save_as("banjir.ron");
    assert_eq!(counts(&app), [(1, 0)]);
    let path = app.path("banjir.ron");
    app.save_to(&path, true);
    assert_eq!(counts(&app), [(1, 0)], "a line is counted once");
    let id = app.article().passages.last().unwrap().id;
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Undecided }));
    assert_eq!(counts(&app), [(1, 1)]);
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::KeptAsText }));
    assert_eq!(counts(&app), [(1, 1)], "a second override is not counted");
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(counts(&app), [(1, 0)], "undo removes the override from the count");
    app.restart();
    app.open(&path);
    app.save_to(&path, true);
    assert_eq!(counts(&app), [(1, 0)], "a saved story is not counted again");
}

#[test]
fn undoing_a_rules_change_counts_as_an_override() {
    let mut app = TestApp::new();
    app.open_lines("banjir.txt", &FLOOD);
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    app.run(Command::Undo);
    assert_eq!(counts(&app), [(0, 1)]);
    app.run(Command::Redo);
    assert_eq!(counts(&app), [(0, 0)]);
}

#[test]
fn removing_a_line_that_a_rule_kept_counts_as_an_override() {
    let mut app = TestApp::new();
    app.open_lines("panen.txt", &HARVEST);
    add_rule(&mut app, MatchAction::Keep, "Baca Juga", "Baca Juga: Harga *");
    let id = app.promo(0).id;
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Removed }));
    assert_eq!(counts(&app), [(0, 1)]);
}

#[test]
fn deleting_a_line_that_a_rule_kept_counts_as_an_override_until_undone() {
    let mut app = TestApp::new();
    app.open_lines("panen.txt", &HARVEST);
    add_rule(&mut app, MatchAction::Keep, "Baca Juga", "Baca Juga: Harga *");
    app.open_lines("lagi.txt", &HARVEST);
    let body = &app.article().body;
    let block = body.iter().position(|block| block.text.starts_with("Baca Juga")).unwrap();
    let range = block_offset(body, block)..block_offset(body, block + 1);
    app.dispatch(Action::Edit(EditAction::Splice { range, text: String::new() }));
    assert_eq!(counts(&app), [(0, 1)]);
    app.run(Command::Undo);
    assert_eq!(counts(&app), [(0, 0)]);
}

#[test]
fn a_disabled_rule_has_no_effect_and_a_deleted_one_can_be_restored() {
    let mut app = TestApp::new();
    app.open_lines("banjir.txt", &FLOOD);
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    rule(&mut app, RuleAction::SetEnabled { index: 0, enabled: false });
    app.open_lines("panen.txt", &HARVEST);
    assert!(app.body().contains(SECTION_NOTE) && app.document().promo_counts().certain == 1);
    rule(&mut app, RuleAction::SetEnabled { index: 0, enabled: true });
    rule(&mut app, RuleAction::Delete(0));
    assert_eq!(app.last_notice(), "Rule deleted: Kabar Tani *");
    assert!(app.workspace.packs().user_rules().is_empty() && app.workspace.is_deleted_rule_notice_shown());
    rule(&mut app, RuleAction::RestoreDeleted);
    assert_eq!(app.workspace.packs().user_rules().len(), 1);
    app.restart();
    assert_eq!(app.workspace.packs().user_rules().len(), 1);
}

#[test]
fn an_edited_rule_keeps_its_position_and_patterns_are_unique() {
    let mut app = app_with_both_stories();
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani adalah *");
    add_rule(&mut app, MatchAction::Remove, "Warga", "Warga membersihkan *");
    rule(&mut app, RuleAction::Edit(0));
    assert_eq!(app.workspace.rule_draft().unwrap().editing, Some(0));
    save(&mut app, MatchAction::Remove, "kabar tani *");
    let patterns = |app: &TestApp| -> Vec<String> {
        app.workspace.packs().user_rules().iter().map(|rule| rule.pattern.text().to_owned()).collect()
    };
    assert_eq!(patterns(&app), ["kabar tani *", "Warga membersihkan *"]);
    rule(&mut app, RuleAction::Propose { action: MatchAction::Keep, lines: vec!["Kabar Tani itu".into()] });
    save(&mut app, MatchAction::Keep, "Kabar  TANI *");
    assert_eq!(patterns(&app).len(), 2);
    assert_eq!(app.workspace.packs().user_rules()[0].action, MatchAction::Keep);
}

#[test]
fn a_pattern_that_matches_every_line_is_refused() {
    let mut app = app_with_both_stories();
    rule(&mut app, RuleAction::Propose { action: MatchAction::Remove, lines: vec!["Baca Juga: Judul".into()] });
    save(&mut app, MatchAction::Remove, "*");
    assert!(app.workspace.packs().user_rules().is_empty() && !app.rules_file().exists());
    assert!(app.workspace.rule_draft().is_some(), "the dialog stays open");
}

#[test]
fn a_broken_rules_file_is_reported_and_backed_up() {
    let mut app = app_with_both_stories();
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    let broken = "(rules: [\n    (pattern: \"*\", then: TakeOut),\n])";
    std::fs::write(app.rules_file(), broken).unwrap();
    app.restart();
    let notice = app.last_notice();
    assert!(notice.contains("line 2, column 15") && notice.contains("the pattern “*”"), "{notice}");
    let path = app.workspace.notices().back().and_then(|notice| notice.path.clone());
    assert!(path.is_some_and(|path| path.ends_with("own.ron")), "the notice names the file");
    app.open_lines("banjir.txt", &FLOOD);
    assert!(app.body().contains(SECTION_NOTE), "the story is complete without the rules");
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    assert!(app.last_notice().starts_with("Your rules could not be read"), "{}", app.last_notice());
    let backup = app.rules_file().with_extension("ron.broken");
    assert_eq!(std::fs::read_to_string(backup).unwrap(), broken);
    app.restart();
    assert_eq!(app.workspace.packs().user_rules().len(), 1);
}

#[test]
fn manual_edits_of_the_rules_file_are_preserved() {
    let mut app = app_with_both_stories();
    let manual = "// punya saya\n(\n    markers: [\"Intip pula\"],\n)\n";
    std::fs::create_dir_all(app.rules_file().parent().unwrap()).unwrap();
    std::fs::write(app.rules_file(), manual).unwrap();
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    let kept = std::fs::read_to_string(app.rules_file()).unwrap();
    assert!(
        kept.starts_with("// punya saya\n(") && kept.contains("Intip pula") && kept.contains("Kabar Tani *"),
        "{kept}"
    );
    // Rules that were edited by hand while the program runs are backed up.
    let by_hand = kept.replace("Kabar Tani *", "Kabar Desa *");
    std::fs::write(app.rules_file(), &by_hand).unwrap();
    rule(&mut app, RuleAction::SetEnabled { index: 0, enabled: false });
    assert!(app.last_notice().starts_with("Your rules were changed outside"), "{}", app.last_notice());
    let backup = app.rules_file().with_extension("ron.broken");
    assert_eq!(std::fs::read_to_string(backup).unwrap(), by_hand);
}

#[test]
fn the_headline_is_found_in_a_story_with_rule_matches() {
    let mut app = app_with_both_stories();
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani *");
    app.open_lines("panen-2.txt", &HARVEST);
    assert_eq!(app.field(FieldName::Headline), HARVEST[0]);
    assert_eq!(app.field(FieldName::Published), "2024-03-12T18:40+07:00");
}

#[test]
fn user_rules_take_precedence_over_pack_rules() {
    let mut packs = redaksi_core::packs::Packs::built_in();
    packs.add("koran.ron", "(rules: [(pattern: \"Kabar *\", then: TakeOut)])").unwrap();
    let line = redaksi_core::packs::NormalizedLine::of("Kabar desa");
    assert_eq!(packs.rule_for(&line).unwrap().action, MatchAction::Remove);
    packs.set_user_rules(vec![UserRule::from_line(Pattern::parse("kabar *").unwrap(), MatchAction::Keep, "")]);
    assert_eq!(packs.rule_for(&line).unwrap().action, MatchAction::Keep);
    assert_eq!((packs.user_rules().len(), packs.pack_rules().len()), (1, 1));
}

#[test]
fn undo_in_the_notice_removes_the_rule_and_plain_undo_keeps_it() {
    let mut app = app_with_both_stories();
    let before = bodies(&app);
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani adalah *");
    app.dispatch(Action::Edit(EditAction::UndoBulk));
    assert_eq!(app.last_notice(), "Rule removed, and its changes in 2 stories undone.");
    assert_eq!((bodies(&app), app.workspace.packs().user_rules().len()), (before, 0));
    assert!(!std::fs::read_to_string(app.rules_file()).unwrap().contains("Kabar Tani"));
    add_rule(&mut app, MatchAction::Remove, SECTION_NOTE, "Kabar Tani adalah *");
    app.run(Command::Undo);
    assert!(
        app.last_notice().starts_with("Undone in this story. The rule itself stays in force"),
        "{}",
        app.last_notice()
    );
    app.dispatch(Action::Edit(EditAction::UndoBulk));
    assert_eq!(app.workspace.packs().user_rules().len(), 0, "the notice offers to remove the rule");
}

#[test]
fn the_preview_shows_and_counts_all_lines_of_a_card() {
    let mut app = TestApp::new();
    let card = ["Satu paragraf.", "Baca Juga:", "Harga Cabai Naik Lagi di Pasar Induk", "12 Maret 2024", HARVEST[4]];
    let lines: Vec<&str> = HARVEST[..4].iter().chain(&card).copied().collect();
    app.open_lines("kartu.txt", &lines);
    let count = |app: &TestApp| {
        let blocks = || app.article().body.iter();
        let card = blocks()
            .find(|block| block.text.starts_with("Harga Cabai"))
            .and_then(redaksi_core::article::Block::whole_passage);
        blocks().filter(|block| card.is_some() && block.whole_passage() == card).count()
    };
    let of_card = count(&app);
    assert!(of_card > 1, "the card is one promo with several lines");
    let patterns = [Pattern::parse("Harga Cabai *").unwrap()];
    let touched = DocumentLines::new(app.document()).matches(app.article(), &patterns, MatchAction::Keep);
    assert_eq!(touched.iter().filter(|line| line.effect == RuleEffect::Keeps).count(), of_card);
    assert_eq!(touched.iter().filter(|line| !line.is_indirect).count(), 1);
    add_rule(&mut app, MatchAction::Keep, "Harga Cabai", "Harga Cabai *");
    assert_eq!(app.last_notice(), format!("Rule saved. {of_card} lines changed in 1 story."));
}
