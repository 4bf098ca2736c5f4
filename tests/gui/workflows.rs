//! Workflows through the window, driven by the labels that the user reads; without a display, a GPU or screenshots.

use crate::harness::{
    FindInput as _, ScreenHarness, TestScreen, UserActions as _, find_by_label, open_sample, open_screen,
};
use crate::support::{BRIDGE_SAMPLE, TestApp};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::{Language, Localizer};
use redaksi::ui::theme;
use redaksi::workspace::{AUTOSAVE_DELAY, Action, Command, EditAction, FileAction, RecoveryAction, ViewAction};
use redaksi_core::article::{Decision, FieldName, block_offset};

#[test]
fn a_raw_file_is_cleaned_and_saved_in_both_formats() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.click("Remove 5 promos");
    assert_eq!(screen.app().document().promo_counts().out, 5);
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.app().document().promo_counts().open, 5);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(screen.app().document().promo_counts().out, 5);
    screen.write("Slug", "jembatan-cibalar");
    assert_eq!(screen.app().field(FieldName::Slug), "jembatan-cibalar");
    screen.press(Modifiers::COMMAND, Key::S);
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.app().path("jembatan-gantung.ron").exists());
    assert!(screen.shows_label("Saved"));
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    screen.click("Published text (.txt): the story as readers see it");
    screen.press(Modifiers::NONE, Key::Enter);
    let text = std::fs::read_to_string(screen.app().path("jembatan-gantung-clean.txt")).unwrap();
    assert!(text.starts_with("Puluhan Warga") && !text.contains("Baca Juga"));
}

#[test]
fn typed_text_is_in_the_story_and_undo_reverts_it() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().body();
    screen.write("Body of the story", " Kata baru.");
    assert!(screen.app().body().contains("Kata baru."));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.app().body(), before);
    let shown = screen.find_input("Body of the story").value().unwrap();
    assert!(!shown.contains("Kata baru"));
}

#[test]
fn foreign_line_endings_in_a_paste_start_paragraphs() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let blocks = screen.app().article().body.len();
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.event(egui::Event::Paste("Satu.\r\nDua.\r".into()));
    screen.run();
    assert_eq!(screen.app().article().body.len(), blocks + 2);
    assert!(screen.app().article().body.iter().all(|block| !block.text.contains('\r')));
}

#[test]
fn ime_text_is_inserted_only_when_committed() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().article().clone();
    screen.find_input("Body of the story").focus();
    screen.run();
    let preedit =
        |text: &str| egui::Event::Ime(egui::ImeEvent::Preedit { text: text.into(), active_range_chars: None });
    screen.event(preedit("q"));
    screen.run();
    screen.event(preedit("qz"));
    screen.run();
    assert_eq!(screen.app().article(), &before);
    screen.event(egui::Event::Ime(egui::ImeEvent::Commit("Qzé".into())));
    screen.run();
    assert!(screen.app().body().contains("Qzé"), "{}", &screen.app().body()[..60]);
    assert!(!screen.app().body().contains("qz"));
}

#[test]
fn a_promo_is_removed_and_restored_by_its_gutter_toggle() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let title = screen.app().promo(0).title.clone();
    screen.click(&format!("Remove: {title}"));
    assert_eq!(screen.app().promo(0).decision, Decision::Removed);
    screen.click(&format!("Restore: {title}"));
    assert_eq!(screen.app().promo(0).decision, Decision::Undecided);
}

#[test]
fn a_promo_is_kept_as_a_related_link() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.click("Keep as related link");
    assert_eq!(screen.app().promo(0).decision, Decision::RelatedLink);
    assert!(screen.shows_label("Related link"));
}

#[test]
fn a_field_shows_the_line_it_was_read_from() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.click("line 3");
    assert!(screen.shows_label("- 12 Maret 2024, 18:40 WIB"), "the source should be shown");
    screen.click("Working copy");
    assert!(!screen.shows_label("- 12 Maret 2024, 18:40 WIB"));
}

#[test]
fn an_invalid_date_is_rejected_with_a_reason_and_kept_for_correction() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "31 Februari 2024");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.app().field(FieldName::Published), "2024-03-12T18:40+07:00");
    assert!(screen.shows_label("Revert"));
    screen.press(Modifiers::COMMAND, Key::A);
    screen.find_input("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "1 Maret 2024, 07.05 WITA");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.app().field(FieldName::Published), "2024-03-01T07:05+08:00");
}

#[test]
fn tags_are_typed_pasted_completed_and_removed() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.write("Add tags", "Jembatan Gantung");
    screen.press(Modifiers::NONE, Key::Enter);
    screen.event(egui::Event::Paste("Bogor\nCibalar, bogor".into()));
    screen.run();
    let tags: Vec<String> = screen.app().article().tags.iter().map(|tag| tag.text.clone()).collect();
    assert_eq!(tags, ["Jembatan Gantung", "Bogor", "Cibalar"]);
    let path = screen.app().path("siap.ron");
    screen.state_mut().app.save_to(&path, false);
    screen.run();
    screen.click("Remove tag Bogor");
    screen.write("Add tags", "bog");
    screen.click("Bogor");
    assert_eq!(screen.app().article().tags.last().unwrap().text, "Bogor");
}

#[test]
fn a_tag_that_does_not_fit_in_its_row_moves_whole_to_the_next_row() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.event(egui::Event::Paste(String::new()));
    screen.write("Add tags", "pasar terapung");
    screen.press(Modifiers::NONE, Key::Enter);
    screen.event(egui::Event::Paste("tenaga surya\nBanjarmasin\nkerajinan rotan\npelabuhan".into()));
    screen.run();
    let height = |tag: &str| find_by_label(&screen, tag).rect().height();
    let one_line = height("pasar terapung");
    for tag in ["tenaga surya", "Banjarmasin", "kerajinan rotan", "pelabuhan"] {
        assert!((height(tag) - one_line).abs() < 1.0, "{tag}");
    }
}

#[test]
fn a_story_from_a_crashed_session_is_compared_with_its_file_and_recovered_by_enter() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan terakhir.");
    app.advance(std::time::Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    let mut screen = open_screen(app, [1024.0, 700.0], Language::English);
    assert!(
        screen.shows_label("1 story has unsaved changes from last time") && screen.shows_label("Ketikan terakhir.")
    );
    assert!(screen.shows_label("Added") && screen.shows_label("unchanged lines") && screen.shows_label(BRIDGE_SAMPLE));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.app().article().body.last().unwrap().text.ends_with(" Ketikan terakhir."));
    assert!(!screen.app().document().is_saved() && screen.shows_label("It is not saved yet"));
}

#[test]
fn a_dialog_that_waits_behind_another_one_is_neither_drawn_nor_operated() {
    const TITLE: &str = "1 story has unsaved changes from last time";
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.type_at_end(" Ketikan terakhir.");
    app.advance(std::time::Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    app.restart();
    app.dispatch(Action::RunCommand(Command::Palette));
    let mut screen = open_screen(app, [1024.0, 700.0], Language::English);
    assert!(!screen.shows_label(TITLE), "the palette is in front");
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(screen.shows_label(TITLE) && !screen.app().workspace.recoverable().is_empty());
}

#[test]
fn text_is_found_and_replaced_with_the_keyboard() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(Modifiers::COMMAND, Key::F);
    screen.event(egui::Event::Text("ketua rukun".into()));
    screen.run();
    assert!(screen.shows_label("1 of 1") && screen.shows_label("Menurut ketua rukun"));
    screen.press(Modifiers::NONE, Key::Enter);
    let at = screen.app().document().caret().at;
    assert!(redaksi_core::article::body_text(&screen.app().article().body)[..at].ends_with("ketua rukun"));
    screen.press(Modifiers::COMMAND, Key::H);
    screen.write("Replace with", "kepala rukun");
    screen.click("Replace all 1");
    assert!(screen.app().body().contains("Menurut kepala rukun") && screen.shows_label("1 occurrence replaced"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.shows_label("Whole words"));
}

#[test]
fn opening_the_replace_bar_keeps_the_query_as_it_was_typed() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(Modifiers::COMMAND, Key::F);
    screen.find_input("Find").type_text("bogor");
    screen.run();
    screen.press(Modifiers::NONE, Key::Enter);
    screen.press(Modifiers::COMMAND, Key::H);
    assert_eq!(screen.find_input("Find").accesskit_node().value().as_deref(), Some("bogor"));
}

#[test]
fn a_hit_in_a_field_brings_the_field_into_view() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.set_field(FieldName::Note, "Tanyakan ongkos kepada pemborong");
    let mut screen = open_screen(app, [1280.0, 700.0], Language::English);
    screen.press(Modifiers::ALT, Key::Num2);
    screen.press(Modifiers::COMMAND, Key::F);
    screen.event(egui::Event::Text("pemborong".into()));
    screen.run_steps(20);
    let field = screen.find_input("Internal note").rect();
    let find = screen.find_input("Find");
    assert!(find.accesskit_node().is_focused());
    assert!(field.top() > 50.0 && field.bottom() < 690.0, "{field:?}");
}

#[test]
fn changes_since_the_story_was_opened_are_shown_and_reverted() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 700.0], Language::Indonesian);
    screen.press(Modifiers::COMMAND, Key::K);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    assert!(
        screen.shows_label("Versi dan perubahan") && screen.shows_label("Dihapus") && screen.shows_label("Baca Juga")
    );
    screen.click("Kembalikan versi ini");
    assert_eq!(screen.app().document().promo_counts().certain, 5);
    assert!(screen.shows_label("Versi lama dikembalikan"));
}

#[test]
fn an_excluded_line_is_restored_to_the_body() {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu.", "Kalimat kedua naskah satu."]);
    let screen = open_screen(app, [1280.0, 800.0], Language::English);
    assert!(!screen.shows_label("set aside"), "the story has no excluded lines");
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::RunCommand(Command::Clean));
    let mut screen = open_screen(app, [1680.0, 2400.0], Language::English);
    let aside = screen.app().article().excluded.len();
    assert!(aside > 0 && screen.shows_label(&format!("{aside} lines set aside")));
    screen.click("Show");
    let row = screen.query_all_by_label("Restore").last().unwrap();
    row.click();
    screen.run();
    assert_eq!(screen.app().article().excluded.len(), aside - 1);
}

#[test]
fn closing_asks_about_unsaved_changes_and_escape_cancels() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(Modifiers::COMMAND, Key::K);
    screen.press(Modifiers::COMMAND, Key::W);
    assert!(screen.shows_label("Save before closing?"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.shows_label("Save before closing?"));
    screen.press(Modifiers::COMMAND, Key::W);
    screen.click("Don’t save");
    assert!(screen.shows_label("Open story…"), "no story should be open");
}

#[test]
fn a_paste_without_an_open_story_opens_a_new_story() {
    let mut screen = open_screen(TestApp::new(), [1024.0, 700.0], Language::English);
    let raw = std::fs::read_to_string(crate::support::sample(BRIDGE_SAMPLE)).unwrap();
    screen.event(egui::Event::Paste(raw));
    screen.run();
    assert_eq!(screen.app().document().promo_counts().certain, 5);
    assert!(screen.app().document().path().is_none());
}

#[test]
fn a_small_window_shows_one_column_and_its_tabs() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 700.0], Language::Indonesian);
    assert!(screen.shows_label("Promo dan tautan"));
    screen.click("Metadata");
    assert!(!screen.shows_label("Promo dan tautan"));
    assert_eq!(screen.find_input("Editor").value().as_deref(), Some("Hendra Lesmana"));
}

#[test]
fn several_stories_are_shown_in_a_list() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    assert_eq!(screen.app().field(FieldName::Headline), "Judul kedua");
    screen.press(Modifiers::COMMAND, Key::Tab);
    assert!(screen.app().field(FieldName::Headline).starts_with("Puluhan Warga"));
    screen.click("Judul kedua · Received · unsaved");
    assert_eq!(screen.app().field(FieldName::Headline), "Judul kedua");
}

#[test]
fn every_sample_is_drawn_in_both_languages() {
    let folder = crate::support::sample("");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        for language in Language::ALL {
            // Scripts without a bundled font are drawn with system fonts, which may be missing here.
            let screen = TestScreen::new(TestApp::with_sample(&name), language);
            let mut harness = Harness::builder()
                .with_size([1280.0, 800.0])
                .with_max_steps(12)
                .allow_missing_glyphs()
                .with_context_setup(theme::apply_style)
                .build_ui_state(
                    |ui, screen: &mut TestScreen| {
                        let actions = screen.main_view.show(ui, &screen.app.workspace, &screen.i18n);
                        assert!(
                            actions.iter().all(|action| matches!(action, Action::View(ViewAction::SetCaret(_)))),
                            "{actions:?}"
                        );
                    },
                    screen,
                );
            harness.run();
        }
    }
}

#[test]
fn the_caret_stays_with_its_text_when_paragraphs_are_joined_across_a_promo() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let id = screen.app().promo(0).id;
    let block = screen.app().article().blocks_with_passage(id).next().unwrap();
    let below = screen.app().article().body[block + 1].text.clone();
    let above = screen.app().article().body[block - 1].text.clone();
    let at = block_offset(&screen.app().article().body, block + 1);
    let title = screen.app().promo(0).title.clone();
    screen.click(&title);
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "x".into() }));
    screen.run();
    screen.press(Modifiers::NONE, Key::Backspace);
    let joined_at = block_offset(&screen.app().article().body, block - 1) + above.len();
    assert_eq!(screen.app().article().splice(at - 1..at, "").unwrap().caret, joined_at);
    screen.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(screen.app().article().body[block - 1].text, format!("{above} {below}"));
    assert_eq!(
        screen.app().article().body[block].whole_passage(),
        Some(id),
        "the promo should be below the joined paragraph"
    );
}

#[test]
fn dateline_fields_are_committed_on_blur_as_one_change() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Dateline place").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    for letter in ["R", "e", "m", "b", "a", "n", "g"] {
        screen.event(egui::Event::Text(letter.into()));
        screen.run();
        assert!(screen.app().body().starts_with("PR BOGOR –"));
    }
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.app().body().starts_with("PR REMBANG – Lebih"), "{}", &screen.app().body()[..30]);
    screen.press(Modifiers::COMMAND, Key::Z);
    assert!(screen.app().body().starts_with("PR BOGOR – Lebih"), "the change should be one undo step");
}

#[test]
fn uncommitted_field_input_is_saved_with_the_story() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "1 Maret 2024, 07.05 WITA");
    screen.press(Modifiers::COMMAND, Key::S);
    assert_eq!(screen.app().field(FieldName::Published), "2024-03-01T07:05+08:00");
    screen.press(Modifiers::NONE, Key::Escape);
    screen.write("Published", " besok");
    screen.press(Modifiers::COMMAND, Key::W);
    assert_eq!(screen.app().workspace.documents().len(), 1, "an invalid date should block closing");
    assert!(screen.app().workspace.unsaved_prompt().is_none() && screen.shows_label("Revert"));
}

/// Advances the clock of the app until the journal has what was typed.
fn autosave(screen: &mut ScreenHarness) {
    for _ in 0..2 {
        screen.state_mut().app.advance(AUTOSAVE_DELAY);
    }
}

#[test]
fn what_is_typed_into_fields_and_not_entered_comes_back_after_a_crash() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let stored = ["Published", "Dateline place"].map(|field| screen.find_input(field).value().unwrap_or_default());
    screen.write("Add tags", "pasar mal");
    screen.write("Published", " 3 Ju");
    screen.write("Dateline place", "xyz");
    // While typing goes on, before anything is committed.
    assert_eq!(screen.app().document().drafts().len(), 3);
    assert!(screen.app().document().is_saved() || screen.app().document().revision() == 0);
    autosave(&mut screen);
    assert_eq!(screen.app().journal_entries(), 1);
    screen.state_mut().app.restart();
    screen.state_mut().main_view = redaksi::ui::MainView::default();
    screen.run();
    assert!(screen.shows_label("Typed and not entered: "), "the dialog shows it");
    screen.state_mut().app.dispatch(Action::Recover(RecoveryAction::Apply));
    screen.run();
    let value = |screen: &ScreenHarness, field: &str| screen.find_input(field).value().unwrap_or_default();
    assert_eq!(value(&screen, "Add tags"), "pasar mal");
    assert_eq!(value(&screen, "Published"), format!("{} 3 Ju", stored[0]));
    assert_eq!(value(&screen, "Dateline place"), format!("{}xyz", stored[1]));
    // The next crash does not lose it either.
    autosave(&mut screen);
    screen.state_mut().app.restart();
    assert_eq!(screen.app().workspace.recoverable()[0].0.drafts.len(), 3);
}

#[test]
fn entered_text_is_no_draft_any_more() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.write("Add tags", "pasar malam");
    assert_eq!(screen.app().document().drafts().len(), 1);
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.app().document().drafts(), []);
    assert_eq!(screen.app().article().tags.last().unwrap().text, "pasar malam");
}

#[test]
fn a_letter_before_a_shortcut_in_the_same_frame_goes_to_the_old_story() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    screen.find_input("Body of the story").focus();
    screen.run();
    let second = screen.app().document().id();
    screen.event(egui::Event::Text("z".into()));
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Tab);
    screen.run();
    let body_of = |screen: &ScreenHarness, is_second: bool| {
        let document =
            screen.app().workspace.documents().iter().find(|document| (document.id() == second) == is_second).unwrap();
        redaksi_core::article::body_text(&document.article().body)
    };
    assert!(body_of(&screen, true).starts_with("zSebuah"), "{}", body_of(&screen, true));
    assert!(!body_of(&screen, false).contains('z') || !body_of(&screen, false).contains("zz"));
    assert_ne!(screen.app().document().id(), second);
}

#[test]
fn after_a_jump_to_a_promo_the_command_applies_to_that_promo() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let title = screen.app().promo(1).title.clone();
    screen.click(&title);
    screen.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(screen.app().promo(1).decision, Decision::Removed);
}

#[test]
fn escape_reverts_the_input_of_a_date() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Published").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Published", "1 Mei 2020");
    screen.press(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.app().field(FieldName::Published), "2024-03-12T18:40+07:00");
    assert_eq!(screen.find_input("Published").value().as_deref(), Some("12 March 2024, 18:40 WIB"));
}

#[test]
fn the_suggested_text_file_does_not_overwrite_the_raw_file() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(Modifiers::COMMAND, Key::S);
    screen.click("Published text (.txt): the story as readers see it");
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.app().path("jembatan-gantung-clean.txt").exists());
}

#[test]
fn undo_switches_to_the_view_of_the_changed_text() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.write("Body of the story", "Kata baru. ");
    screen.click("As received");
    assert!(screen.shows_label("- 12 Maret 2024, 18:40 WIB"));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert!(!screen.shows_label("- 12 Maret 2024, 18:40 WIB"));
}

#[test]
fn an_invalid_date_is_kept_while_another_field_is_edited() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.write("Published", " besok");
    screen.write("Agency", "X");
    assert!(screen.shows_label("Revert"), "the date should still be shown as invalid");
    assert_eq!(screen.app().field(FieldName::Published), "2024-03-12T18:40+07:00");
}

#[test]
fn a_rule_is_created_from_a_line_and_its_preview_follows_the_pattern() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Body of the story").focus();
    screen.run();
    let block = screen.app().article().blocks_with_passage(screen.app().promo(0).id).next().unwrap();
    let at = block_offset(&screen.app().article().body, block);
    screen.state_mut().app.dispatch(Action::View(ViewAction::SetCaret(at)));
    screen.run();
    screen.press(Modifiers::COMMAND, Key::T);
    assert!(screen.shows_label("Rule for lines like this"));
    assert_eq!(screen.find_input("Pattern").value().as_deref(), Some("Baca Juga: *"));
    assert!(screen.shows_label("5 matching lines in 1 open story; 5 lines will change."));
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Pattern", "*");
    assert!(screen.shows_label("This matches nearly every line"));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.app().workspace.rule_draft().is_some(), "a pattern that matches every line should not be saved");
    screen.find_input("Pattern").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.write("Pattern", "Baca Juga: *");
    assert!(screen.shows_label("will be removed"));
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.app().workspace.rule_draft().is_none());
    assert_eq!(screen.app().document().promo_counts().out, 5);
    assert!(screen.shows_label("Rule saved. 5 lines changed in 1 story."));
}

#[test]
fn escape_cancels_the_rule_dialog_and_changes_nothing() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().article().clone();
    let promo = screen.app().article().passage_text(screen.app().promo(0).id);
    screen.click(&format!("Lines like this: {promo}"));
    screen.click("Always keep lines like this…");
    assert!(screen.shows_label("Rule for lines like this"));
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(!screen.shows_label("Rule for lines like this"));
    assert_eq!(screen.app().article(), &before);
    assert!(screen.app().workspace.packs().user_rules().is_empty());
}

#[test]
fn the_rules_panel_toggles_edits_deletes_and_restores_a_rule() {
    for size in [[1440.0, 900.0], [1024.0, 700.0]] {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), size, Language::English);
        screen.click("Rules");
        assert!(screen.shows_label("No rules yet"));
        screen.press(Modifiers::COMMAND, Key::T);
        screen.press(Modifiers::NONE, Key::Enter);
        let pattern = screen.app().workspace.packs().user_rules()[0].pattern.text().to_owned();
        assert!(screen.shows_label("Rules 1") && screen.shows_label("applied 0 · undone 0"));
        screen.click(&format!("Enabled: {pattern}"));
        assert!(!screen.app().workspace.packs().user_rules()[0].enabled);
        screen.click(&format!("Edit…: {pattern}"));
        assert!(screen.shows_label("Edit rule"));
        screen.write("Pattern", "x");
        screen.press(Modifiers::NONE, Key::Escape);
        screen.click(&format!("Edit…: {pattern}"));
        assert_eq!(
            screen.find_input("Pattern").value(),
            Some(pattern.clone()),
            "the dialog should start with the stored pattern"
        );
        assert!(screen.find_input("Pattern").is_focused());
        screen.press(Modifiers::NONE, Key::Escape);
        screen.click(&format!("Delete: {pattern}"));
        assert!(screen.app().workspace.packs().user_rules().is_empty());
        screen.click("Restore rule");
        assert_eq!(screen.app().workspace.packs().user_rules().len(), 1);
    }
}

#[test]
fn the_rules_are_shown_in_both_languages() {
    for language in Language::ALL {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 700.0], language);
        let i18n = Localizer::new(language);
        screen.click(&i18n.msg_count("tab-rules", 0));
        screen.press(Modifiers::COMMAND, Key::T);
        assert!(screen.shows_label(&i18n.msg("teach-title")));
        screen.press(Modifiers::NONE, Key::Enter);
        assert!(screen.shows_label(&i18n.msg("rule-takes-out")));
    }
}

#[test]
fn a_rule_dialog_for_a_selection_has_a_pattern_for_each_line() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.press(Modifiers::COMMAND, Key::A);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(screen.shows_label("Pattern 2"), "each line should have its own pattern");
    screen.press(Modifiers::NONE, Key::Escape);
    assert!(screen.app().workspace.packs().user_rules().is_empty());
}

#[test]
fn a_rule_can_be_created_from_the_source_view_and_the_excluded_lines() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    // After a change of the story, only the button has the label "As received".
    screen.write("Slug", "jembatan");
    screen.click("As received");
    screen.click("Lines like this: - 12 Maret 2024, 18:40 WIB");
    screen.click("Always remove lines like this…");
    assert!(screen.shows_label("when opened again"), "a line that filled a field should keep it");
    screen.click("Always keep such lines");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.app().workspace.packs().user_rules()[0].action, redaksi_core::packs::MatchAction::Keep);
    let aside = screen.app().article().excluded.first().unwrap().text.clone();
    find_by_label(&screen, &format!("Lines like this: {aside}")).scroll_to_me();
    screen.run();
    screen.click(&format!("Lines like this: {aside}"));
    screen.click("Always keep lines like this…");
    assert!(screen.shows_label("will be restored"));
}

#[test]
fn a_rule_is_created_with_the_keyboard() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let promo = screen.app().article().passage_text(screen.app().promo(0).id);
    find_by_label(&screen, &format!("Lines like this: {promo}")).focus();
    screen.run();
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(screen.shows_label("Always keep lines like this"));
    for _ in 0..200 {
        if find_by_label(&screen, "Always keep lines like this…").is_focused() {
            break;
        }
        screen.press(Modifiers::NONE, Key::Tab);
    }
    screen.press(Modifiers::NONE, Key::Enter);
    assert!(
        screen.app().workspace.rule_draft().is_some(),
        "the menu item should be reachable and selectable by keyboard"
    );
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.app().promo(0).decision, Decision::KeptAsText);
}

#[test]
fn the_main_button_goes_to_uncertain_promos_and_the_panel_decides_them() {
    let mut screen = open_sample("harbour-ferry.txt");
    screen.click("Remove 4 promos");
    screen.press(egui::Modifiers::ALT, egui::Key::Num4);
    assert!(screen.shows_label("2 promos to decide."));
    screen.click("Decide 2 promos");
    let selected = screen.app().document().selection();
    assert!(!selected.is_empty(), "the first uncertain promo should be selected");
    screen.get_all_by_label("Remove").next().expect("the decision should be offered").click();
    screen.run();
    assert!(screen.shows_label("Decide 1 promo"));
    screen.get_all_by_label("Keep as text").next().expect("the decision should be offered").click();
    screen.run();
    assert!(!screen.shows_label("Decide 1") && screen.shows_label("Save"));
}

#[test]
fn an_uncertain_promo_is_decided_in_the_gutter() {
    let mut screen = open_screen(TestApp::with_sample("harbour-ferry.txt"), [1680.0, 1600.0], Language::English);
    let open = screen.app().document().promo_counts().open;
    screen.query_all_by_label_contains("Decide: ").next().expect("the gutter toggle should have a label").click();
    screen.run();
    assert_eq!(screen.app().document().promo_counts().open, open, "a single click should not decide");
    screen.query_all_by_label("Keep as text").next().expect("the decision should be offered").click();
    screen.run();
    assert_eq!(screen.app().document().promo_counts().open, open - 1);
}
