//! Workflows through the window, driven by the labels that the user reads; without a display, a GPU or screenshots.

mod screen;
mod world;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redaksi::article::{Decision, FieldName, offset_of};
use redaksi::workspace::{Action, Command, KEPT_AFTER};
use redaksi::ui::{Window, theme};
use redaksi::i18n::{Language, Words};
use screen::{Inputs as _, Person as _, Screen, Screens, first, screen_with, show};
use world::{BRIDGE, World};

#[test]
fn a_raw_file_is_cleaned_and_saved_in_both_formats() {
    let mut screen = screen_with(BRIDGE);
    screen.click("Clean 5 promos");
    assert_eq!(screen.world().story().tally().out, 5);
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.world().story().tally().open, 5);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(screen.world().story().tally().out, 5);
    screen.write("Slug", "jembatan-cibalar");
    assert_eq!(screen.world().field(FieldName::Slug), "jembatan-cibalar");
    screen.press(Modifiers::COMMAND, Key::S);
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().path("jembatan-gantung.ron").exists());
    assert!(screen.sees("Saved"));
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    screen.click("Published text (.txt): the story as its readers get it");
    screen.press(Modifiers::NONE, Key::Enter);
    let text = std::fs::read_to_string(screen.world().path("jembatan-gantung-clean.txt")).unwrap();
    assert!(text.starts_with("Puluhan Warga") && !text.contains("Baca Juga"));
}

#[test]
fn typed_text_is_in_the_story_and_undo_reverts_it() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().body();
    screen.write("Body of the story", " Kata baru.");
    assert!(screen.world().body().contains("Kata baru."));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.world().body(), before);
    let shown = screen.input_named("Body of the story").value().unwrap();
    assert!(!shown.contains("Kata baru"));
}

#[test]
fn foreign_line_endings_in_a_paste_start_paragraphs() {
    let mut screen = screen_with(BRIDGE);
    let blocks = screen.world().article().body.len();
    screen.input_named("Body of the story").focus();
    screen.run();
    screen.event(egui::Event::Paste("Satu.\r\nDua.\r".into()));
    screen.run();
    assert_eq!(screen.world().article().body.len(), blocks + 2);
    assert!(screen.world().article().body.iter().all(|block| !block.text.contains('\r')));
}

#[test]
fn ime_text_is_inserted_only_when_committed() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().article().clone();
    screen.input_named("Body of the story").focus();
    screen.run();
    let preedit =
        |text: &str| egui::Event::Ime(egui::ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    screen.event(preedit("q"));
    screen.run();
    screen.event(preedit("qz"));
    screen.run();
    assert_eq!(screen.world().article(), &before);
    screen.event(egui::Event::Ime(egui::ImeEvent::Commit("Qzé".into())));
    screen.run();
    assert!(screen.world().body().contains("Qzé"), "{}", &screen.world().body()[..60]);
    assert!(!screen.world().body().contains("qz"));
}

#[test]
fn a_promo_is_removed_and_restored_by_its_gutter_toggle() {
    let mut screen = screen_with(BRIDGE);
    let title = screen.world().promo(0).title.clone();
    screen.click(&format!("Take out: {title}"));
    assert_eq!(screen.world().promo(0).decision, Decision::Out);
    screen.click(&format!("Put back: {title}"));
    assert_eq!(screen.world().promo(0).decision, Decision::Open);
}

#[test]
fn a_promo_is_kept_as_a_related_link() {
    let mut screen = screen_with(BRIDGE);
    screen.click("Keep as related");
    assert_eq!(screen.world().promo(0).decision, Decision::Related);
    assert!(screen.sees("Related link"));
}

#[test]
fn a_field_shows_the_line_it_was_read_from() {
    let mut screen = screen_with(BRIDGE);
    screen.click("line 3");
    assert!(screen.sees("- 12 Maret 2024, 18:40 WIB"), "the source should be shown");
    screen.click("Working copy");
    assert!(!screen.sees("- 12 Maret 2024, 18:40 WIB"));
}

#[test]
fn an_invalid_date_is_rejected_with_a_reason_and_kept_for_correction() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "31 Februari 2024");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.world().field(FieldName::Published), "2024-03-12T18:40+07:00");
    assert!(screen.sees("As it was before"));
    screen.press(Modifiers::COMMAND, Key::A);
    screen.input_named("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "1 Maret 2024, 07.05 WITA");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.world().field(FieldName::Published), "2024-03-01T07:05+08:00");
}

#[test]
fn tags_are_typed_pasted_completed_and_removed() {
    let mut screen = screen_with(BRIDGE);
    screen.write("Add tags", "Jembatan Gantung");
    screen.press(Modifiers::NONE, Key::Enter);
    screen.event(egui::Event::Paste("Bogor\nCibalar, bogor".into()));
    screen.run();
    let tags: Vec<String> = screen.world().article().tags.iter().map(|tag| tag.text.clone()).collect();
    assert_eq!(tags, ["Jembatan Gantung", "Bogor", "Cibalar"]);
    let path = screen.world().path("siap.ron");
    screen.state_mut().world.save_to(&path, false);
    screen.run();
    screen.click("Remove tag Bogor");
    screen.write("Add tags", "bog");
    screen.click("Bogor");
    assert_eq!(screen.world().article().tags.last().unwrap().text, "Bogor");
}

#[test]
fn a_tag_that_does_not_fit_in_its_row_moves_whole_to_the_next_row() {
    let mut screen = screen_with(BRIDGE);
    screen.event(egui::Event::Paste(String::new()));
    screen.write("Add tags", "pasar terapung");
    screen.press(Modifiers::NONE, Key::Enter);
    screen.event(egui::Event::Paste("tenaga surya\nBanjarmasin\nkerajinan rotan\npelabuhan".into()));
    screen.run();
    let height = |tag: &str| first(&screen, tag).rect().height();
    let one_line = height("pasar terapung");
    for tag in ["tenaga surya", "Banjarmasin", "kerajinan rotan", "pelabuhan"] {
        assert!((height(tag) - one_line).abs() < 1.0, "{tag}");
    }
}

#[test]
fn a_story_from_a_crashed_session_is_compared_with_its_file_and_recovered_by_enter() {
    let mut world = World::with_sample(BRIDGE);
    world.type_at_end(" Ketikan terakhir.");
    world.wait(std::time::Duration::from_millis(10));
    world.wait(KEPT_AFTER);
    world.start_again();
    let mut screen = show(world, [1024.0, 700.0], Language::English);
    assert!(screen.sees("1 story was not closed the last time") && screen.sees("Ketikan terakhir."));
    assert!(screen.sees("New") && screen.sees("lines the same") && screen.sees(BRIDGE));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().article().body.last().unwrap().text.ends_with(" Ketikan terakhir."));
    assert!(!screen.world().story().is_saved() && screen.sees("It is not saved yet"));
}

#[test]
fn text_is_found_and_replaced_with_the_keyboard() {
    let mut screen = screen_with(BRIDGE);
    screen.press(Modifiers::COMMAND, Key::F);
    screen.event(egui::Event::Text("ketua rukun".into()));
    screen.run();
    assert!(screen.sees("1 of 1") && screen.sees("Menurut ketua rukun"));
    screen.press(Modifiers::NONE, Key::Enter);
    let at = screen.world().story().caret().at;
    assert!(redaksi::article::manuscript(&screen.world().article().body)[..at].ends_with("ketua rukun"));
    screen.press(Modifiers::COMMAND, Key::H);
    screen.write("Replace with", "kepala rukun");
    screen.click("Replace all 1");
    assert!(screen.world().body().contains("Menurut kepala rukun") && screen.sees("1 place replaced"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.sees("Whole words"));
}

#[test]
fn changes_since_the_story_was_opened_are_shown_and_reverted() {
    let mut screen = show(World::with_sample(BRIDGE), [1024.0, 700.0], Language::Indonesian);
    screen.press(Modifiers::COMMAND, Key::K);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(screen.sees("Versi dan perubahan") && screen.sees("Dikeluarkan") && screen.sees("Baca Juga"));
    screen.click("Kembalikan yang lama");
    assert_eq!(screen.world().story().tally().certain, 5);
    assert!(screen.sees("Berita kembali ke versi lama"));
}

#[test]
fn an_excluded_line_is_restored_to_the_body() {
    let mut screen = screen_with("siaran-pers.txt");
    assert!(!screen.sees("Set aside"), "a press release should have no excluded lines");
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::Do(Command::Clean));
    screen = show(world, [1680.0, 2400.0], Language::English);
    let aside = screen.world().article().aside.len();
    assert!(aside > 0 && screen.sees(&format!("Set aside: {aside} lines")));
    screen.click("Show");
    let row = screen.query_all_by_label("Put back").last().unwrap();
    row.click();
    screen.run();
    assert_eq!(screen.world().article().aside.len(), aside - 1);
}

#[test]
fn closing_asks_about_unsaved_changes_and_escape_cancels() {
    let mut screen = screen_with(BRIDGE);
    screen.press(Modifiers::COMMAND, Key::K);
    screen.press(Modifiers::COMMAND, Key::W);
    assert!(screen.sees("Save before closing?"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.sees("Save before closing?"));
    screen.press(Modifiers::COMMAND, Key::W);
    screen.click("Do not save");
    assert!(screen.sees("Open a story…"), "no story should be open");
}

#[test]
fn a_paste_without_an_open_story_opens_a_new_story() {
    let mut screen = show(World::new(), [1024.0, 700.0], Language::English);
    let raw = std::fs::read_to_string(world::sample(BRIDGE)).unwrap();
    screen.event(egui::Event::Paste(raw));
    screen.run();
    assert_eq!(screen.world().story().tally().certain, 5);
    assert!(screen.world().story().path().is_none());
}

#[test]
fn a_small_window_shows_one_column_and_its_tabs() {
    let mut screen = show(World::with_sample(BRIDGE), [1024.0, 700.0], Language::Indonesian);
    assert!(screen.sees("Promo & tautan"));
    screen.click("Metadata");
    assert!(!screen.sees("Promo & tautan"));
    assert_eq!(screen.input_named("Editor").value().as_deref(), Some("Hendra Lesmana"));
}

#[test]
fn several_stories_are_shown_in_a_list() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    let mut screen = show(world, [1680.0, 900.0], Language::English);
    assert_eq!(screen.world().field(FieldName::Headline), "Judul kedua");
    screen.press(Modifiers::COMMAND, Key::Tab);
    assert!(screen.world().field(FieldName::Headline).starts_with("Puluhan Warga"));
    screen.click("Judul kedua · as received · not saved");
    assert_eq!(screen.world().field(FieldName::Headline), "Judul kedua");
}

#[test]
fn every_sample_is_drawn_in_both_languages() {
    let folder = world::sample("");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        for language in Language::ALL {
            // Scripts without a bundled font are drawn with system fonts, which may be missing here.
            let screen =
                Screen { world: World::with_sample(&name), window: Window::default(), words: Words::new(language) };
            let mut harness = Harness::builder()
                .with_size([1280.0, 800.0])
                .with_max_steps(12)
                .allow_missing_glyphs()
                .with_context_setup(theme::dress)
                .build_ui_state(
                    |ui, screen: &mut Screen| {
                        let actions = screen.window.show(ui, &screen.world.desk, &screen.words);
                        assert!(actions.iter().all(|action| matches!(action, Action::Caret(_))), "{actions:?}");
                    },
                    screen,
                );
            harness.run();
        }
    }
}

#[test]
fn the_caret_stays_with_its_text_when_paragraphs_are_joined_across_a_promo() {
    let mut screen = screen_with(BRIDGE);
    let id = screen.world().promo(0).id;
    let block = screen.world().article().blocks_of(id).next().unwrap();
    let below = screen.world().article().body[block + 1].text.clone();
    let above = screen.world().article().body[block - 1].text.clone();
    let at = offset_of(&screen.world().article().body, block + 1);
    let title = screen.world().promo(0).title.clone();
    screen.click(&title);
    screen.state_mut().world.act(Action::Splice { range: at..at, text: "x".into() });
    screen.run();
    screen.press(Modifiers::NONE, Key::Backspace);
    let joined_at = offset_of(&screen.world().article().body, block - 1) + above.len();
    assert_eq!(screen.world().article().splice(at - 1..at, "").unwrap().caret, joined_at);
    screen.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(screen.world().article().body[block - 1].text, format!("{above} {below}"));
    assert_eq!(
        screen.world().article().body[block].whole_passage(),
        Some(id),
        "the promo should be below the joined paragraph"
    );
}

#[test]
fn dateline_fields_are_committed_on_blur_as_one_change() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Dateline place").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    for letter in ["R", "e", "m", "b", "a", "n", "g"] {
        screen.event(egui::Event::Text(letter.into()));
        screen.run();
        assert!(screen.world().body().starts_with("PR BOGOR –"));
    }
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().body().starts_with("PR REMBANG – Lebih"), "{}", &screen.world().body()[..30]);
    screen.press(Modifiers::COMMAND, Key::Z);
    assert!(screen.world().body().starts_with("PR BOGOR – Lebih"), "the change should be one undo step");
}

#[test]
fn uncommitted_field_input_is_saved_with_the_story() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "1 Maret 2024, 07.05 WITA");
    screen.press(Modifiers::COMMAND, Key::S);
    assert_eq!(screen.world().field(FieldName::Published), "2024-03-01T07:05+08:00");
    screen.press(Modifiers::NONE, Key::Escape);
    screen.write("Published", " besok");
    screen.press(Modifiers::COMMAND, Key::W);
    assert_eq!(screen.world().desk.stories().len(), 1, "an invalid date should block closing");
    assert!(screen.world().desk.question().is_none() && screen.sees("As it was before"));
}

#[test]
fn a_letter_before_a_shortcut_in_the_same_frame_goes_to_the_old_story() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    let mut screen = show(world, [1680.0, 900.0], Language::English);
    screen.input_named("Body of the story").focus();
    screen.run();
    let second = screen.world().story().id();
    screen.event(egui::Event::Text("z".into()));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Tab);
    screen.run();
    let body_of = |screen: &Screens, is_second: bool| {
        let story = screen.world().desk.stories().iter().find(|story| (story.id() == second) == is_second).unwrap();
        redaksi::article::manuscript(&story.article().body)
    };
    assert!(body_of(&screen, true).starts_with("zSebuah"), "{}", body_of(&screen, true));
    assert!(!body_of(&screen, false).contains('z') || !body_of(&screen, false).contains("zz"));
    assert_ne!(screen.world().story().id(), second);
}

#[test]
fn after_a_jump_to_a_promo_the_command_applies_to_that_promo() {
    let mut screen = screen_with(BRIDGE);
    let title = screen.world().promo(1).title.clone();
    screen.click(&title);
    screen.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(screen.world().promo(1).decision, Decision::Out);
}

#[test]
fn escape_reverts_the_input_of_a_date() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "1 Mei 2020");
    screen.press(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.world().field(FieldName::Published), "2024-03-12T18:40+07:00");
    assert_eq!(screen.input_named("Published").value().as_deref(), Some("12 March 2024, 18:40 WIB"));
}

#[test]
fn the_suggested_text_file_does_not_overwrite_the_raw_file() {
    let mut screen = screen_with(BRIDGE);
    screen.press(Modifiers::COMMAND, Key::S);
    screen.click("Published text (.txt): the story as its readers get it");
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().path("jembatan-gantung-clean.txt").exists());
}

#[test]
fn undo_switches_to_the_view_of_the_changed_text() {
    let mut screen = screen_with(BRIDGE);
    screen.write("Body of the story", "Kata baru. ");
    screen.click("Original");
    assert!(screen.sees("- 12 Maret 2024, 18:40 WIB"));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert!(!screen.sees("- 12 Maret 2024, 18:40 WIB"));
}

#[test]
fn an_invalid_date_is_kept_while_another_field_is_edited() {
    let mut screen = screen_with(BRIDGE);
    screen.write("Published", " besok");
    screen.write("Agency code", "X");
    assert!(screen.sees("As it was before"), "the date should still be shown as invalid");
    assert_eq!(screen.world().field(FieldName::Published), "2024-03-12T18:40+07:00");
}

#[test]
fn a_rule_is_created_from_a_line_and_its_preview_follows_the_pattern() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Body of the story").focus();
    screen.run();
    let block = screen.world().article().blocks_of(screen.world().promo(0).id).next().unwrap();
    let at = offset_of(&screen.world().article().body, block);
    screen.state_mut().world.act(Action::Caret(at));
    screen.run();
    screen.press(Modifiers::COMMAND, Key::T);
    assert!(screen.sees("A rule for lines like this"));
    assert_eq!(screen.input_named("Pattern").value().as_deref(), Some("Baca Juga: *"));
    assert!(screen.sees("It fits 5 lines in 1 open story; 5 change when you save."));
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Pattern", "*");
    assert!(screen.sees("This would fit nearly every line"));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().desk.teaching().is_some(), "a pattern that matches every line should not be saved");
    screen.input_named("Pattern").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Pattern", "Baca Juga: *");
    assert!(screen.sees("will be taken out"));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().desk.teaching().is_none());
    assert_eq!(screen.world().story().tally().out, 5);
    assert!(screen.sees("Rule saved; 5 lines changed in 1 story."));
}

#[test]
fn escape_cancels_the_rule_dialog_and_changes_nothing() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().article().clone();
    let promo = screen.world().article().passage_text(screen.world().promo(0).id);
    screen.click(&format!("Lines like this: {promo}"));
    screen.click("Always keep lines like this…");
    assert!(screen.sees("A rule for lines like this"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.sees("A rule for lines like this"));
    assert_eq!(screen.world().article(), &before);
    assert!(screen.world().desk.packs().own_rules().is_empty());
}

#[test]
fn the_rules_panel_toggles_edits_deletes_and_restores_a_rule() {
    for size in [[1440.0, 900.0], [1024.0, 700.0]] {
        let mut screen = show(World::with_sample(BRIDGE), size, Language::English);
        screen.click("Rules");
        assert!(screen.sees("You have no rules yet"));
        screen.press(Modifiers::COMMAND, Key::T);
        screen.press(Modifiers::NONE, Key::Enter);
        let pattern = screen.world().desk.packs().own_rules()[0].pattern.text().to_owned();
        assert!(screen.sees("Rules 1") && screen.sees("right 0 · undone 0"));
        screen.click(&format!("In force: {pattern}"));
        assert!(!screen.world().desk.packs().own_rules()[0].on);
        screen.click(&format!("Edit…: {pattern}"));
        assert!(screen.sees("Change the rule"));
        screen.write("Pattern", "x");
        screen.press(Modifiers::NONE, Key::Escape);
        screen.click(&format!("Edit…: {pattern}"));
        assert_eq!(
            screen.input_named("Pattern").value(),
            Some(pattern.clone()),
            "the dialog should start with the stored pattern"
        );
        assert!(screen.input_named("Pattern").is_focused());
        screen.press(Modifiers::NONE, Key::Escape);
        screen.click(&format!("Delete: {pattern}"));
        assert!(screen.world().desk.packs().own_rules().is_empty());
        screen.click("Put the rule back");
        assert_eq!(screen.world().desk.packs().own_rules().len(), 1);
    }
}

#[test]
fn the_rules_are_shown_in_both_languages() {
    for language in Language::ALL {
        let mut screen = show(World::with_sample(BRIDGE), [1024.0, 700.0], language);
        let words = Words::new(language);
        screen.click(&words.count("tab-rules", 0));
        screen.press(Modifiers::COMMAND, Key::T);
        assert!(screen.sees(&words.say("teach-title")));
        screen.press(Modifiers::NONE, Key::Enter);
        assert!(screen.sees(&words.say("rule-takes-out")));
    }
}

#[test]
fn a_rule_dialog_for_a_selection_has_a_pattern_for_each_line() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Body of the story").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(screen.sees("Pattern 2"), "each line should have its own pattern");
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(screen.world().desk.packs().own_rules().is_empty());
}

#[test]
fn a_rule_can_be_created_from_the_source_view_and_the_excluded_lines() {
    let mut screen = screen_with(BRIDGE);
    // After a change of the story, only the button has the label "Original".
    screen.write("Slug", "jembatan");
    screen.click("Original");
    screen.click("Lines like this: - 12 Maret 2024, 18:40 WIB");
    screen.click("Always take out lines like this…");
    assert!(screen.sees("when opened again"), "a line that filled a field should keep it");
    screen.click("Always keep such lines in the text");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.world().desk.packs().own_rules()[0].then, redaksi::packs::Then::Keep);
    let aside = screen.world().article().aside.first().unwrap().text.clone();
    first(&screen, &format!("Lines like this: {aside}")).scroll_to_me();
    screen.run();
    screen.click(&format!("Lines like this: {aside}"));
    screen.click("Always keep lines like this…");
    assert!(screen.sees("will be put back"));
}

#[test]
fn a_rule_is_created_with_the_keyboard() {
    let mut screen = screen_with(BRIDGE);
    let promo = screen.world().article().passage_text(screen.world().promo(0).id);
    first(&screen, &format!("Lines like this: {promo}")).focus();
    screen.run();
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.sees("Always keep lines like this"));
    for _ in 0..200 {
        if first(&screen, "Always keep lines like this…").is_focused() {
            break;
        }
        screen.press(Modifiers::NONE, Key::Tab);
    }
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().desk.teaching().is_some(), "the menu item should be reachable and selectable by keyboard");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.world().promo(0).decision, Decision::Keep);
}

#[test]
fn the_main_button_goes_to_uncertain_promos_and_the_panel_decides_them() {
    let mut screen = screen_with("harbour-ferry.txt");
    screen.click("Clean 4 promos");
    screen.press(egui::Modifiers::ALT, egui::Key::Num4);
    assert!(screen.sees("2 promos wait for your decision."));
    screen.click("Decide 2 promos");
    let selected = screen.world().story().selected();
    assert!(!selected.is_empty(), "the first uncertain promo should be selected");
    screen.get_all_by_label("Take out").next().expect("the decision should be offered").click();
    screen.run();
    assert!(screen.sees("Decide 1 promo"));
    screen.get_all_by_label("Keep as text").next().expect("the decision should be offered").click();
    screen.run();
    assert!(!screen.sees("Decide 1") && screen.sees("Save"));
}

#[test]
fn an_uncertain_promo_is_decided_in_the_gutter() {
    let mut screen = show(World::with_sample("harbour-ferry.txt"), [1680.0, 1600.0], Language::English);
    let open = screen.world().story().tally().open;
    screen.query_all_by_label_contains("Decide: ").next().expect("the gutter toggle should have a label").click();
    screen.run();
    assert_eq!(screen.world().story().tally().open, open, "a single click should not decide");
    screen.query_all_by_label("Keep as text").next().expect("the decision should be offered").click();
    screen.run();
    assert_eq!(screen.world().story().tally().open, open - 1);
}
