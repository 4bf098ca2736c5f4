//! The window, driven by the labels a person reads; no display, no GPU, no picture.

mod screen;
mod world;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redaksi::article::{Decision, FieldName, offset_of};
use redaksi::desk::{Action, Command, KEPT_AFTER};
use redaksi::ui::{Window, theme};
use redaksi::words::{Language, Words};
use screen::{Inputs as _, Person as _, Screen, Screens, first, screen_with, show};
use world::{BRIDGE, World};

#[test]
fn the_job_from_raw_file_to_both_saved_files() {
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
fn what_is_typed_stands_in_the_story_and_undo_takes_it_back() {
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
fn line_ends_of_another_system_make_paragraphs_when_pasted() {
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
fn text_of_an_input_method_waits_until_it_is_final() {
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
fn a_promo_is_switched_in_its_place() {
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
    assert!(screen.sees("- 12 Maret 2024, 18:40 WIB"), "the text as received is shown");
    screen.click("Working copy");
    assert!(!screen.sees("- 12 Maret 2024, 18:40 WIB"));
}

#[test]
fn a_date_that_cannot_be_is_refused_with_its_reason_and_stays_to_be_mended() {
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
fn a_tag_that_does_not_fit_into_its_row_goes_to_the_next_one_whole() {
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
fn what_a_crash_left_is_shown_beside_the_file_and_brought_back_by_a_key() {
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
fn words_are_found_and_replaced_by_keys() {
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
fn changes_since_the_story_came_are_shown_and_taken_back() {
    let mut screen = show(World::with_sample(BRIDGE), [1024.0, 700.0], Language::Indonesian);
    screen.press(Modifiers::COMMAND, Key::K);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(screen.sees("Versi dan perubahan") && screen.sees("Dikeluarkan") && screen.sees("Baca Juga"));
    screen.click("Kembalikan yang lama");
    assert_eq!(screen.world().story().tally().certain, 5);
    assert!(screen.sees("Berita kembali ke versi lama"));
}

#[test]
fn a_line_set_aside_is_put_back() {
    let mut screen = screen_with("siaran-pers.txt");
    assert!(!screen.sees("Set aside"), "a press release has nothing to set aside");
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
fn unsaved_changes_are_asked_about_and_escape_stays() {
    let mut screen = screen_with(BRIDGE);
    screen.press(Modifiers::COMMAND, Key::K);
    screen.press(Modifiers::COMMAND, Key::W);
    assert!(screen.sees("Save before closing?"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.sees("Save before closing?"));
    screen.press(Modifiers::COMMAND, Key::W);
    screen.click("Do not save");
    assert!(screen.sees("Open a story…"), "the desk is empty");
}

#[test]
fn a_text_pasted_on_the_empty_desk_becomes_a_story() {
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
fn several_stories_stand_in_a_list() {
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
            // A letter of a script that no bundled font has is drawn by a font of the system.
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
fn the_caret_stays_with_the_text_when_a_promo_above_it_is_joined_over() {
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
        "the promo stands below the joined paragraph"
    );
}

#[test]
fn place_and_agency_count_when_they_are_left_and_the_dateline_follows_whole() {
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
    assert!(screen.world().body().starts_with("PR BOGOR – Lebih"), "one step of undo");
}

#[test]
fn what_is_being_typed_in_a_field_is_saved_with_the_story() {
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
    assert_eq!(screen.world().desk.stories().len(), 1, "a date that cannot be read holds up closing");
    assert!(screen.world().desk.question().is_none() && screen.sees("As it was before"));
}

#[test]
fn keys_of_one_frame_go_where_they_were_meant() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    let mut screen = show(world, [1680.0, 900.0], Language::English);
    screen.input_named("Body of the story").focus();
    screen.run();
    let second = screen.world().story().id();
    screen.event(egui::Event::Text("z".into()));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Tab);
    screen.run();
    let body_of = |screen: &Screens, own: bool| {
        let story = screen.world().desk.stories().iter().find(|story| (story.id() == second) == own).unwrap();
        redaksi::article::manuscript(&story.article().body)
    };
    assert!(body_of(&screen, true).starts_with("zSebuah"), "{}", body_of(&screen, true));
    assert!(!body_of(&screen, false).contains('z') || !body_of(&screen, false).contains("zz"));
    assert_ne!(screen.world().story().id(), second);
}

#[test]
fn after_a_jump_to_a_promo_the_command_means_that_promo() {
    let mut screen = screen_with(BRIDGE);
    let title = screen.world().promo(1).title.clone();
    screen.click(&title);
    screen.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(screen.world().promo(1).decision, Decision::Out);
}

#[test]
fn escape_leaves_a_date_as_it_was() {
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
fn a_text_is_offered_beside_the_raw_file_and_not_over_it() {
    let mut screen = screen_with(BRIDGE);
    screen.press(Modifiers::COMMAND, Key::S);
    screen.click("Published text (.txt): the story as its readers get it");
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.world().path("jembatan-gantung-clean.txt").exists());
}

#[test]
fn undo_shows_the_text_that_it_changes() {
    let mut screen = screen_with(BRIDGE);
    screen.write("Body of the story", "Kata baru. ");
    screen.click("Original");
    assert!(screen.sees("- 12 Maret 2024, 18:40 WIB"));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert!(!screen.sees("- 12 Maret 2024, 18:40 WIB"));
}

#[test]
fn a_date_to_be_mended_outlives_typing_in_another_field() {
    let mut screen = screen_with(BRIDGE);
    screen.write("Published", " besok");
    screen.write("Agency code", "X");
    assert!(screen.sees("As it was before"), "the date is still to be mended");
    assert_eq!(screen.world().field(FieldName::Published), "2024-03-12T18:40+07:00");
}

#[test]
fn a_rule_is_taught_from_a_line_and_its_hits_follow_the_pattern() {
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
    assert!(screen.world().desk.teaching().is_some(), "what fits every line is not saved");
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
fn escape_leaves_the_teaching_and_changes_nothing() {
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
fn the_panel_of_rules_switches_edits_deletes_and_puts_back() {
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
        assert_eq!(screen.input_named("Pattern").value(), Some(pattern.clone()), "it is asked anew");
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
fn all_lines_that_are_selected_are_taught_from() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Body of the story").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(screen.sees("Pattern 2"), "a pattern for each line");
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(screen.world().desk.packs().own_rules().is_empty());
}

#[test]
fn a_rule_can_be_taught_from_wherever_a_line_is_shown() {
    let mut screen = screen_with(BRIDGE);
    // Once the story is changed, the button alone is called so.
    screen.write("Slug", "jembatan");
    screen.click("Original");
    screen.click("Lines like this: - 12 Maret 2024, 18:40 WIB");
    screen.click("Always take out lines like this…");
    assert!(screen.sees("when opened again"), "what told a field stays there");
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
fn a_rule_is_taught_without_a_mouse() {
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
    assert!(screen.world().desk.teaching().is_some(), "the item of the menu can be reached and chosen");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.world().promo(0).decision, Decision::Keep);
}

#[test]
fn promos_in_doubt_are_gone_to_by_the_main_button_and_decided_in_their_panel() {
    let mut screen = screen_with("harbour-ferry.txt");
    screen.click("Clean 4 promos");
    screen.press(egui::Modifiers::ALT, egui::Key::Num4);
    assert!(screen.sees("2 promos wait for your decision."));
    screen.click("Decide 2 promos");
    let selected = screen.world().story().selected();
    assert!(!selected.is_empty(), "the first of them is selected");
    screen.get_all_by_label("Take out").next().expect("it is offered").click();
    screen.run();
    assert!(screen.sees("Decide 1 promo"));
    screen.get_all_by_label("Keep as text").next().expect("it is offered").click();
    screen.run();
    assert!(!screen.sees("Decide 1") && screen.sees("Save"));
}

#[test]
fn a_promo_in_doubt_is_decided_where_it_stands() {
    let mut screen = show(World::with_sample("harbour-ferry.txt"), [1680.0, 1600.0], Language::English);
    let open = screen.world().story().tally().open;
    screen.query_all_by_label_contains("Decide: ").next().expect("its mark is named").click();
    screen.run();
    assert_eq!(screen.world().story().tally().open, open, "one click decides nothing");
    screen.query_all_by_label("Keep as text").next().expect("it is offered").click();
    screen.run();
    assert_eq!(screen.world().story().tally().open, open - 1);
}
