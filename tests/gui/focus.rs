//! Keyboard focus: typing goes to the focused field, and to the body if no field has the focus. No key press is lost.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, open_sample, open_screen};
use crate::support::{BRIDGE_SAMPLE, TestApp};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::ui::MainView;
use redaksi::workspace::{Action, EditAction, ViewAction};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

/// Whether the body editor has the focus.
fn is_body_focused(screen: &ScreenHarness) -> bool {
    let id = MainView::body_id(screen.app().document().id());
    screen.ctx.memory(|memory| memory.has_focus(id))
}

fn type_text(screen: &mut ScreenHarness, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    screen.run();
}

/// Opens two short stories; the second one is active.
fn two_stories() -> ScreenHarness {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu.", "Kalimat kedua naskah satu."]);
    app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua.", "Kalimat kedua naskah dua."]);
    open_screen(app, [1280.0, 800.0], Language::English)
}

#[test]
fn in_an_opened_story_typing_starts_at_the_beginning() {
    let mut screen = two_stories();
    let before = screen.app().body();
    type_text(&mut screen, "x");
    assert_eq!(screen.app().body(), format!("x{before}"));
}

#[test]
fn typing_works_right_after_switching_to_the_next_story() {
    let mut screen = two_stories();
    let second = screen.app().document().id();
    screen.press(CTRL, Key::Tab);
    assert_ne!(screen.app().document().id(), second);
    let before = screen.app().body();
    type_text(&mut screen, "y");
    assert_eq!(screen.app().body(), format!("y{before}"));
}

#[test]
fn the_context_menu_offers_the_clipboard_and_returns_the_focus() {
    let mut screen = two_stories();
    let before = screen.app().body();
    let right_click = |screen: &mut ScreenHarness| {
        let at = screen.find_input("Body of the story").rect().center();
        screen.click_at(at, egui::PointerButton::Secondary);
    };
    let choose = |screen: &mut ScreenHarness, item: &str| {
        right_click(screen);
        // The label of an item ends with its shortcut.
        screen.query_all_by_label_contains(item).next().unwrap().click();
        screen.run();
    };
    choose(&mut screen, "Select all");
    choose(&mut screen, "Cut");
    assert_eq!(
        (screen.app().clipboard.as_str(), screen.app().body().as_str()),
        (before.replace('\n', "\n\n").as_str(), "")
    );
    choose(&mut screen, "Paste");
    screen.event(Event::Paste(before.clone()));
    screen.run();
    assert_eq!(screen.app().body(), before);
    type_text(&mut screen, "z");
    assert_eq!(screen.app().body(), format!("{before}z"));
}

#[test]
fn select_all_in_a_field_selects_the_field() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().body();
    screen.find_input("Slug").focus();
    screen.run();
    type_text(&mut screen, "lama");
    screen.press(CTRL, Key::A);
    type_text(&mut screen, "baru");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Slug), "baru");
    assert_eq!(screen.app().body(), before);
}

#[test]
fn leaving_a_field_or_clicking_a_button_focuses_the_body() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Slug").focus();
    screen.run();
    screen.press(NONE, Key::Escape);
    assert!(is_body_focused(&screen));
    screen.click("Remove 5 promos");
    assert!(is_body_focused(&screen));
}

#[test]
fn a_panel_shortcut_focuses_the_panel_and_another_one_hides_it() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1200.0, 800.0], Language::English);
    screen.press(ALT, Key::Num3);
    assert!(screen.find_input("Add tags").accesskit_node().is_focused());
    screen.press(ALT, Key::Num0);
    screen.press(ALT, Key::Num3);
    let before = screen.app().body();
    type_text(&mut screen, "banjir");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().body(), before);
    assert_eq!(screen.app().article().tags.last().map(|tag| tag.text.as_str()), Some("banjir"));
    screen.press(ALT, Key::Num3);
    assert!(screen.app().workspace.settings().panels.inspector, "the panel should stay");
    assert!(screen.find_input("Add tags").accesskit_node().is_focused());
    screen.press(ALT, Key::Num9);
    assert!(!screen.app().workspace.settings().panels.inspector && is_body_focused(&screen));
    screen.press(ALT, Key::Num9);
    assert!(screen.app().workspace.settings().panels.inspector && is_body_focused(&screen));
}

#[test]
fn opening_a_panel_ends_focus_mode() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(NONE, Key::F11);
    assert!(!screen.shows_label("Promos and links"));
    screen.press(ALT, Key::Num2);
    assert!(screen.shows_label("Promos and links"));
}

#[test]
fn closing_the_find_bar_leaves_the_hit_selected_in_the_body() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "kedua");
    screen.press(NONE, Key::Escape);
    assert!(is_body_focused(&screen));
    let document = screen.app().document();
    assert_eq!(&screen.app().body()[document.selection()], "kedua");
    type_text(&mut screen, "lain");
    assert!(screen.app().body().contains("Kalimat lain naskah dua."));
}

#[test]
fn typing_in_the_reopened_find_bar_replaces_the_old_query() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "kedua");
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Home);
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "pertama");
    assert!(screen.shows_label("1 of 1"));
}

#[test]
fn hits_are_replaced_one_by_one_with_the_keyboard_after_they_were_shown() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "kalimat");
    screen.press(CTRL, Key::H);
    assert!(screen.find_input("Replace with").accesskit_node().is_focused());
    type_text(&mut screen, "Kalimat-kalimat");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().body().matches("Kalimat-kalimat").count(), 1);
    assert!(
        screen.find_input("Replace with").accesskit_node().is_focused(),
        "the field should keep the focus for the next Enter"
    );
    let selected = screen.app().document().selection();
    assert!(screen.app().body()[selected.start..].starts_with("Kalimat kedua"), "the next hit should be selected");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().body().matches("Kalimat-kalimat").count(), 2);
    screen.press(CTRL, Key::Z);
    assert_eq!(screen.app().body().matches("Kalimat-kalimat").count(), 1, "each replacement should be one undo step");
}

#[test]
fn tab_moves_from_the_query_to_the_replacement() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::H);
    assert!(
        screen.find_input("Find").accesskit_node().is_focused(),
        "without a query, its field should get the focus first"
    );
    screen.press(NONE, Key::Tab);
    assert!(screen.find_input("Replace with").accesskit_node().is_focused());
}

#[test]
fn keys_in_one_slow_frame_act_as_if_in_separate_frames() {
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    let letters = |text: &str| text.chars().map(|c| Event::Text(c.to_string())).collect::<Vec<_>>();
    let mut screen = two_stories();
    let before = screen.app().body();
    // Each batch begins with a letter that is already next to the caret.
    screen.input_mut().events.extend(letters("Kal"));
    screen.run();
    screen.input_mut().events.extend(letters("im "));
    screen.run();
    assert_eq!(screen.app().body(), format!("Kalim {before}"));
    screen.input_mut().events.extend(letters("def"));
    screen.input_mut().events.extend([key(Key::ArrowLeft), key(Key::ArrowLeft), key(Key::Backspace)]);
    screen.input_mut().events.extend(letters("xy"));
    screen.run();
    assert_eq!(screen.app().body(), format!("Kalim xyef{before}"));
    type_text(&mut screen, "z");
    assert_eq!(screen.app().body(), format!("Kalim xyzef{before}"), "the caret should be after the typed letters");
}

#[test]
fn text_after_a_comma_stays_in_the_tag_field() {
    let mut screen = two_stories();
    screen.press(ALT, Key::Num3);
    // All of it arrives in one slow frame.
    for part in ["banjir", ",", " ro"] {
        screen.input_mut().events.push(Event::Text(part.into()));
    }
    screen.run();
    type_text(&mut screen, "b");
    screen.press(NONE, Key::Enter);
    let tags: Vec<_> = screen.app().article().tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["banjir", "rob"]);
}

#[test]
fn an_open_menu_does_not_change_the_text() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(NONE, Key::Escape);
    let before = screen.app().body();
    screen.click("Edit");
    assert!(screen.shows_label("Joins") || screen.shows_label("Find"));
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.app().body(), before);
    screen.state_mut().app.dispatch(Action::View(ViewAction::SetCaret(0)));
    type_text(&mut screen, "x");
    assert_eq!(screen.app().body(), format!("x{before}"));
}

#[test]
fn the_story_list_shortcut_focuses_the_active_story() {
    for size in [[1280.0, 800.0], [720.0, 480.0], [512.0, 350.0]] {
        let mut app = TestApp::new();
        app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
        app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua."]);
        let mut screen = open_screen(app, size, Language::English);
        let (before, stories) = (screen.app().body(), screen.app().workspace.documents().len());
        screen.press(ALT, Key::Num1);
        screen.press(NONE, Key::ArrowUp);
        screen.press(NONE, Key::Enter);
        assert!(screen.app().document().name().contains("satu"), "{size:?} {}", screen.app().document().name());
        screen.press(ALT, Key::Num1);
        screen.press(ALT, Key::Num1);
        assert!(screen.app().workspace.settings().panels.document_list && !is_body_focused(&screen), "{size:?}");
        screen.press(ALT, Key::Num9);
        assert!(!screen.app().workspace.settings().panels.document_list && is_body_focused(&screen), "{size:?}");
        assert_eq!((screen.app().workspace.documents().len(), before.contains("dua")), (stories, true));
    }
}

#[test]
fn a_hit_in_a_field_is_selected_in_that_field_and_not_in_the_body() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "Puluhan Warga");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::Escape);
    let before = screen.app().body();
    type_text(&mut screen, "Orang");
    assert_eq!(screen.app().body(), before);
    assert!(screen.app().field(redaksi_core::article::FieldName::Headline).starts_with("Orang Bergantian"));
}

#[test]
fn typing_on_a_button_goes_to_the_body_and_tab_moves_between_fields() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().body();
    screen.query_all_by_label("Save").next().unwrap().focus();
    screen.run();
    assert!(!is_body_focused(&screen));
    type_text(&mut screen, "kata");
    assert_eq!(screen.app().body(), format!("kata{before}"));
    screen.find_input("Slug").focus();
    screen.run();
    screen.press(NONE, Key::Tab);
    assert!(screen.find_input("Byline").accesskit_node().is_focused());
    screen.press(NONE, Key::Tab);
    assert!(screen.find_input("Editor").accesskit_node().is_focused());
}

#[test]
fn a_hit_of_a_query_prefix_is_deselected_when_the_query_has_no_hit() {
    let mut screen = two_stories();
    let before = screen.app().body();
    screen.press(CTRL, Key::F);
    for letter in ["d", "u", "a", "q"] {
        type_text(&mut screen, letter);
    }
    screen.press(NONE, Key::Escape);
    assert!(screen.app().document().selection().is_empty());
    type_text(&mut screen, "x");
    assert_eq!(screen.app().body(), format!("x{before}"));
}

#[test]
fn a_long_story_list_is_hidden_by_a_shortcut_that_types_nothing() {
    let mut app = TestApp::new();
    for number in 0..16 {
        app.open_lines(&format!("{number}.txt"), &["Judul", "Kalimat pertama naskah."]);
    }
    let mut screen = open_screen(app, [1440.0, 900.0], Language::English);
    let body = screen.app().body();
    for (key, letter) in [(Key::Num1, "1"), (Key::Num1, "1"), (Key::Num9, "9")] {
        assert!(screen.app().workspace.settings().panels.document_list);
        // With Alt held, a key press arrives as two events: the key, and the letter that it types.
        let key = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: ALT };
        screen.input_mut().events.extend([key, Event::Text(letter.into())]);
        screen.run();
    }
    assert!(!screen.app().workspace.settings().panels.document_list);
    assert_eq!(screen.app().body(), body);
}

#[test]
fn an_invalid_date_that_blocks_saving_gets_the_focus() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.write("Published", " X8");
    screen.press(ALT, Key::Num0);
    let body = screen.app().body();
    screen.press(CTRL, Key::S);
    assert!(screen.find_input("Published").accesskit_node().is_focused());
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().body(), body, "Enter was meant for the dialog and should not change the text");
}

#[test]
fn choosing_an_option_with_the_keyboard_closes_its_popup() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::F);
    let is_open = |screen: &ScreenHarness| egui::Popup::is_any_open(&screen.ctx);
    screen.get_by_label("Search in").focus();
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(is_open(&screen));
    let is_option =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().role() != egui::accesskit::Role::MultilineTextInput;
    screen.query_all_by_label("Headline").find(is_option).expect("the option should be listed").focus();
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(!is_open(&screen));
    let list = screen.get_by_label("Search in");
    assert!(list.accesskit_node().is_focused());
}

/// Returns the bounds of the focused widget.
fn focused_rect(screen: &ScreenHarness) -> egui::Rect {
    let focused = screen.ctx.memory(egui::Memory::focused).expect("a widget should have the focus");
    screen.ctx.read_response(focused).expect("the focused widget should be shown").rect
}

#[test]
fn tab_scrolls_the_focused_widget_into_view() {
    for panel in [Key::Num2, Key::Num3] {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 600.0], Language::English);
        screen.press(ALT, panel);
        let mut count = 0;
        for _ in 0..30 {
            screen.press(NONE, Key::Tab);
            let focused = focused_rect(&screen);
            // The menu bar at the top also has buttons this far to the right.
            if focused.left() > 690.0 && focused.top() > 20.0 {
                assert!(focused.center().y < 580.0, "{panel:?}: {focused:?}");
                count += 1;
            }
        }
        assert!(count > 15, "{panel:?}: {count}");
    }
}

#[test]
fn the_source_view_is_scrolled_with_the_keyboard() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 600.0], Language::English);
    screen.press(NONE, Key::F9);
    let first = "Puluhan Warga Bergantian Menjaga Jembatan Gantung Cibalar Sejak Tali Penahannya Putus";
    let is_first_shown = |screen: &ScreenHarness| {
        screen
            .query_all_by_label_contains(first)
            .any(|node| node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption)
    };
    assert!(is_first_shown(&screen));
    screen.press(NONE, Key::End);
    assert!(!is_first_shown(&screen));
    screen.press(NONE, Key::Home);
    assert!(is_first_shown(&screen));
}

#[test]
fn all_checked_hits_are_replaced_by_a_shortcut() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "jembatan");
    screen.press(CTRL, Key::H);
    type_text(&mut screen, "titian");
    screen.press(ALT, Key::Enter);
    let body = screen.app().body().to_lowercase();
    assert!(body.contains("titian") && !body.contains("jembatan"), "{body}");
    screen.press(Modifiers::SHIFT, Key::Tab);
    type_text(&mut screen, "titian");
    screen.press(ALT, Key::Enter);
    assert!(
        screen.app().body().to_lowercase().contains("titian"),
        "each hit should be replaced by the same text, also from the other field"
    );
}

#[test]
fn a_hit_in_a_promo_is_shown_but_cannot_be_replaced() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::H);
    type_text(&mut screen, "angkutan sekolah");
    assert!(screen.shows_label("1 of 1") && screen.shows_label("Promo, not replaced"));
    assert!(screen.query_by_label("Replace all").is_some(), "the hit should not be counted");
}

#[test]
fn a_search_without_hits_does_not_move_the_caret() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1280.0, 700.0], Language::English);
    let caret = screen.app().document().caret();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "qqq");
    assert!(screen.shows_label("No results"));
    assert_eq!(screen.app().document().caret(), caret);
}

#[test]
fn a_path_that_failed_to_open_is_kept_for_correction() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let shift = Modifiers { shift: true, ..CTRL };
    screen.press(shift, Key::O);
    type_text(&mut screen, "/nowhere/a.txt");
    screen.press(NONE, Key::Enter);
    screen.press(shift, Key::O);
    assert_eq!(screen.find_input("File").accesskit_node().value().as_deref(), Some("/nowhere/a.txt"));
}

#[test]
fn saving_from_a_field_keeps_the_focus_in_it() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().body();
    screen.find_input("Slug").focus();
    screen.run();
    type_text(&mut screen, "jembatan");
    screen.press(CTRL, Key::S);
    assert!(screen.app().workspace.file_prompt().is_some());
    screen.press(NONE, Key::Enter);
    assert!(screen.app().document().is_saved());
    type_text(&mut screen, "-gantung");
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Slug), "jembatan-gantung");
    assert_eq!(screen.app().body(), before);
    screen.press(CTRL, Key::G);
    type_text(&mut screen, "3");
    screen.press(NONE, Key::Enter);
    assert!(is_body_focused(&screen), "going to a paragraph should focus the body");
}

#[test]
fn letters_typed_on_a_menu_go_to_the_caret_and_replace_nothing() {
    let mut screen = two_stories();
    let before = screen.app().body();
    screen.press(NONE, Key::End);
    screen.press(Modifiers::SHIFT, Key::Home);
    assert!(!screen.app().document().selection().is_empty());
    screen.query_all_by_label("File").next().unwrap().focus();
    screen.run();
    type_text(&mut screen, "x");
    assert_eq!(screen.app().body(), format!("x{before}"));
}

#[test]
fn keys_in_the_tour_stay_in_the_tour() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.state_mut().app.run(redaksi::workspace::Command::Tour);
    screen.run();
    let before = (screen.app().body(), screen.app().document().revision());
    for key in [Key::ArrowDown, Key::Tab, Key::Tab, Key::Tab, Key::ArrowUp, Key::ArrowRight, Key::ArrowLeft] {
        screen.press(NONE, key);
        assert!(
            ["Next", "Skip"]
                .into_iter()
                .any(|label| { screen.query_all_by_label(label).any(|node| node.accesskit_node().is_focused()) })
        );
    }
    type_text(&mut screen, "x");
    for _ in 0..5 {
        screen.press(NONE, Key::Enter);
    }
    assert_eq!((screen.app().body(), screen.app().document().revision()), before);
    assert!(is_body_focused(&screen));
}

#[test]
fn undo_in_a_field_with_unsaved_input_reverts_that_input() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::End);
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Baru. ".into() }));
    screen.run();
    let before = screen.app().body();
    for field in ["Dateline place", "Published", "Add tags"] {
        screen.find_input(field).focus();
        screen.run();
        screen.press(NONE, Key::End);
        type_text(&mut screen, "qqq");
        screen.press(CTRL, Key::Z);
        assert_eq!(screen.app().body(), before, "{field}");
        let value = screen.find_input(field).accesskit_node().value().unwrap_or_default();
        assert!(!value.contains('q'), "{field}: {value}");
    }
    screen.press(CTRL, Key::Z);
    assert_ne!(screen.app().body(), before, "in a field without unsaved input, undo should apply to the story");
}

#[test]
fn keys_of_an_open_menu_change_nothing_behind_it() {
    let mut screen = two_stories();
    let before = screen.app().body();
    let at = screen.find_input("Body of the story").rect().left_top() + egui::vec2(40.0, 38.0);
    screen.click_at(at, egui::PointerButton::Secondary);
    screen.hover_at(egui::pos2(5.0, 5.0));
    screen.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Backspace, Key::Delete] {
        screen.press(NONE, key);
    }
    type_text(&mut screen, "m");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.app().body(), before);
    assert!(is_body_focused(&screen));
}

#[test]
fn a_letter_with_alt_is_not_inserted() {
    let mut screen = two_stories();
    let before = screen.app().body();
    let key = Event::Key { key: Key::F, physical_key: None, pressed: true, repeat: false, modifiers: ALT };
    screen.input_mut().events.extend([key, Event::Text("f".into())]);
    screen.run();
    assert_eq!(screen.app().body(), before);
}

/// The row of a story in the list.
fn story_row<'a>(screen: &'a ScreenHarness, title: &'a str) -> egui_kittest::Node<'a> {
    let rows = screen.query_all_by_label_contains(title);
    let mut rows = rows.filter(|node| node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption);
    rows.next().expect("the story should be in the list")
}

fn value(screen: &ScreenHarness, field: &str) -> String {
    screen.find_input(field).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_half_typed_date_or_tag_stays_in_its_field_while_the_user_is_in_another_story() {
    let mut screen = two_stories();
    let document = screen.app().document().id();
    let body = screen.app().body();
    screen.press(ALT, Key::Num3);
    type_text(&mut screen, "pas");
    screen.find_input("Published").focus();
    screen.run();
    type_text(&mut screen, "5 Ma");
    story_row(&screen, "Judul satu").click();
    screen.run();
    assert_ne!(screen.app().document().id(), document);
    assert_eq!((value(&screen, "Published"), value(&screen, "Add tags")), (String::new(), String::new()));
    let left = screen.app().workspace.document(document).unwrap();
    assert!(left.article().tags.is_empty() && left.drafts().len() == 2, "{:?}", left.drafts());
    story_row(&screen, "Judul dua").click();
    screen.run();
    assert_eq!((value(&screen, "Published"), value(&screen, "Add tags")), ("5 Ma".into(), "pas".into()));
    assert_eq!(screen.app().body(), body);
}

#[test]
fn a_half_typed_date_in_another_story_is_led_to_before_the_window_closes() {
    let mut screen = two_stories();
    let document = screen.app().document().id();
    screen.press(ALT, Key::Num3);
    screen.find_input("Published").focus();
    screen.run();
    type_text(&mut screen, "5 Ma");
    screen.press(CTRL, Key::Tab);
    assert_ne!(screen.app().document().id(), document);
    screen.press(CTRL, Key::Q);
    screen.run();
    assert!(!screen.app().has_quit && screen.app().document().id() == document);
    assert!(screen.find_input("Published").is_focused());
}

#[test]
fn a_field_that_is_reached_by_tab_or_by_its_name_is_selected() {
    use redaksi_core::article::FieldName::{Editor, Published, Slug};
    let mut screen = two_stories();
    screen.state_mut().app.set_field(Slug, "lama");
    screen.state_mut().app.set_field(Published, "5 Juni 2025, 18.20 WIB");
    screen.state_mut().app.set_field(Editor, "Rina");
    screen.run();
    screen.press(CTRL, Key::P);
    type_text(&mut screen, "published");
    screen.press(NONE, Key::Enter);
    screen.run();
    assert!(screen.find_input("Published").is_focused());
    type_text(&mut screen, "5 Maret 2025");
    assert_eq!(value(&screen, "Published"), "5 Maret 2025");
    screen.find_input("Slug").focus();
    screen.run();
    screen.press(NONE, Key::Tab);
    screen.press(NONE, Key::Tab);
    assert!(screen.find_input("Editor").is_focused());
    type_text(&mut screen, "Budi");
    assert_eq!(screen.app().field(Editor), "Budi");
    screen.press(Modifiers::SHIFT, Key::Tab);
    screen.run();
    screen.press(Modifiers::SHIFT, Key::Tab);
    screen.run();
    type_text(&mut screen, "baru");
    assert_eq!(screen.app().field(Slug), "baru");
}

#[test]
fn a_click_in_the_find_bar_keeps_the_focus_there() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "naskah");
    let before = screen.app().body();
    for button in ["Next", "Previous", "Previous"] {
        screen.click(button);
        type_text(&mut screen, "q");
        assert_eq!(screen.app().body(), before, "{button}, which is disabled in the end");
    }
}

#[test]
fn a_selection_from_before_a_visit_to_a_field_is_not_replaced_by_typing() {
    let mut screen = two_stories();
    let before = screen.app().body();
    screen.press(CTRL, Key::A);
    screen.press(ALT, Key::Num3);
    screen.find_input("Slug").focus();
    screen.run();
    type_text(&mut screen, "s");
    screen.press(NONE, Key::Escape);
    type_text(&mut screen, "x");
    assert_eq!(screen.app().body().len(), before.len() + 1);
}

#[test]
fn a_click_beside_a_field_keeps_the_focus_in_it() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let before = screen.app().body();
    screen.find_input("Slug").focus();
    screen.run();
    let beside = screen.find_input("Slug").rect().left_bottom() + egui::vec2(60.0, 3.0);
    screen.click_at(beside, egui::PointerButton::Primary);
    type_text(&mut screen, "jembatan");
    assert_eq!(screen.app().body(), before);
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Slug), "jembatan");
}

#[test]
fn field_input_is_committed_after_a_while_and_escape_reverts_it() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let name = redaksi_core::article::FieldName::Agency;
    let before = screen.app().field(name).to_owned();
    screen.find_input("Agency").focus();
    screen.run();
    screen.press(NONE, Key::End);
    type_text(&mut screen, "X");
    assert_eq!(screen.app().field(name), before, "an unfinished word should not be written to the dateline");
    for _ in 0..4 {
        screen.input_mut().time = Some(screen.ctx.input(|input| input.time) + 1.0);
        screen.step();
    }
    assert_eq!(screen.app().field(name), format!("{before}X"));
    type_text(&mut screen, "Y");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.app().field(name), before);
}

#[test]
fn letters_typed_on_a_find_bar_control_go_to_the_query() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "naskah");
    let before = screen.app().body();
    for _ in 0..8 {
        screen.press(NONE, Key::Tab);
        screen.press(CTRL, Key::A);
        type_text(&mut screen, "q");
        assert_eq!(screen.app().body(), before);
    }
}

#[test]
fn an_invalid_date_does_not_block_the_find_bar() {
    let mut screen = two_stories();
    screen.press(ALT, Key::Num3);
    screen.find_input("Published").focus();
    screen.run();
    type_text(&mut screen, "besok");
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "naskah");
    assert_eq!(screen.find_input("Find").accesskit_node().value().as_deref(), Some("naskah"));
}

#[test]
fn a_click_on_a_field_label_focuses_the_field() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let field = screen.find_input("Slug").rect();
    let name = field.left_top() + egui::vec2(8.0, -10.0);
    screen.click_at(name, egui::PointerButton::Primary);
    type_text(&mut screen, "x");
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Slug), "x");
}

/// Returns a key press, for several events in one frame.
fn key_press(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

#[test]
fn letters_around_a_quick_tab_go_to_the_fields_that_it_leads_to() {
    use redaksi_core::article::FieldName::{Byline, Editor, Slug};
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    let body = screen.app().body();
    let text = |text: &str| Event::Text(text.into());
    let shift = Modifiers::SHIFT;
    screen.find_input("Slug").focus();
    screen.run();
    // All of it arrives in one slow frame.
    let keys = [text("s"), text("l"), key_press(NONE, Key::Tab), text("b"), text("y"), key_press(NONE, Key::Tab)];
    screen.input_mut().events.extend(keys);
    screen.input_mut().events.extend([text("e"), key_press(shift, Key::Tab), text("2")]);
    screen.run();
    // A key that leads into a field selects what it holds.
    assert_eq!([Slug, Byline, Editor].map(|name| screen.app().field(name)), ["sl", "2", "e"]);
    assert_eq!(screen.app().body(), body);
}

#[test]
fn letters_after_enter_stay_in_the_tag_field() {
    let mut screen = two_stories();
    let body = screen.app().body();
    screen.press(ALT, Key::Num3);
    let [enter, text] = [key_press(NONE, Key::Enter), Event::Text("rob".into())];
    screen.input_mut().events.extend([Event::Text("banjir".into()), enter.clone(), text, enter]);
    screen.run();
    let tags: Vec<_> = screen.app().article().tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["banjir", "rob"]);
    assert_eq!(screen.app().body(), body);
}

#[test]
fn letters_after_the_shortcut_of_a_field_go_to_that_field() {
    let mut screen = two_stories();
    let body = screen.app().body();
    screen.input_mut().events.extend([key_press(CTRL, Key::F), Event::Text("kedua".into())]);
    screen.run();
    assert_eq!(screen.find_input("Find").accesskit_node().value().as_deref(), Some("kedua"));
    let letter = |key, text: &str| [key_press(NONE, key), Event::Text(text.into())];
    screen.input_mut().events.push(key_press(NONE, Key::Escape));
    screen.input_mut().events.extend(letter(Key::X, "x"));
    // With Alt held, a key press arrives as two events as well.
    screen.input_mut().events.extend([key_press(ALT, Key::Num3), Event::Text("3".into())]);
    screen.input_mut().events.extend(letter(Key::Y, "y"));
    screen.run();
    assert_eq!(screen.find_input("Add tags").accesskit_node().value().as_deref(), Some("y"));
    assert_eq!(screen.app().body(), body.replace("kedua", "x"));
}

#[test]
fn letters_around_a_click_go_to_the_caret_that_was_there() {
    let mut screen = two_stories();
    screen.press(ALT, Key::Num3);
    let slug = screen.find_input("Slug").rect().center();
    let body = screen.app().body();
    let button =
        |pressed| Event::PointerButton { pos: slug, button: egui::PointerButton::Primary, pressed, modifiers: NONE };
    screen.press(ALT, Key::Num0);
    screen.hover_at(slug);
    screen.run();
    let events = [Event::Text("x".into()), button(true), button(false), Event::Text("y".into())];
    screen.input_mut().events.extend(events);
    screen.run();
    assert_eq!(screen.app().body(), format!("x{body}"));
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Slug), "y");
}

#[test]
fn tab_goes_from_the_text_to_the_panel_and_never_to_the_menus() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1200.0, 800.0], Language::English);
    let focused = |screen: &ScreenHarness| {
        let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    screen.press(NONE, Key::Tab);
    assert!(focused(&screen).starts_with("Promos"), "{}", focused(&screen));
    screen.press(Modifiers::SHIFT, Key::Tab);
    assert!(is_body_focused(&screen));
    screen.press(ALT, Key::Num9);
    assert!(is_body_focused(&screen));
    screen.press(NONE, Key::Tab);
    assert_eq!(focused(&screen), "Headline");
    screen.press(NONE, Key::Tab);
    assert!(is_body_focused(&screen));
}

#[test]
fn a_focused_control_that_removes_itself_leaves_the_focus_in_its_panel() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let at = screen.app().body().find(' ').unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: " ".into() }));
    screen.press(ALT, Key::Num4);
    screen.query_all_by_role_and_label(egui::accesskit::Role::Button, "Change to one space").next().unwrap().focus();
    screen.run();
    screen.press(NONE, Key::Enter);
    let body = screen.app().body();
    assert!(!body.contains("  "));
    assert!(!is_body_focused(&screen));
    screen.press(NONE, Key::Delete);
    type_text(&mut screen, "x");
    assert_eq!(screen.app().body(), body);
}

#[test]
fn a_double_click_on_any_letter_of_a_word_in_a_field_selects_that_word_alone() {
    // Opens each field; the text typed over the selection tells what was selected.
    type OpenField = fn(&mut ScreenHarness);
    let fields: [(&str, OpenField); 4] = [
        ("Add tags", |screen| screen.press(ALT, Key::Num3)),
        ("Find", |screen| screen.press(CTRL, Key::F)),
        ("Command palette", |screen| screen.press(NONE, Key::F1)),
        ("Go to", |screen| screen.press(CTRL, Key::P)),
    ];
    for (name, open) in fields {
        let mut screen = open_sample(BRIDGE_SAMPLE);
        open(&mut screen);
        let mut results = Vec::new();
        for step in 0..18 {
            screen.find_input(name).focus();
            screen.run();
            screen.press(CTRL, Key::A);
            type_text(&mut screen, "Satuan dua");
            let field = screen.find_input(name).rect();
            let at = egui::pos2(field.left() + 5.0 + 2.5 * step as f32, field.center().y);
            screen.hover_at(at);
            for _ in 0..2 {
                for pressed in [true, false] {
                    let button = egui::PointerButton::Primary;
                    screen.event(Event::PointerButton { pos: at, button, pressed, modifiers: NONE });
                }
                screen.step();
            }
            screen.run();
            type_text(&mut screen, "z");
            results.push(screen.find_input(name).accesskit_node().value().unwrap_or_default());
        }
        let words = results.iter().filter(|text| *text == "z dua").count();
        assert!(words > 10, "{name}: {results:?}");
        assert!(!results.iter().any(|text| ["z", "zdua"].contains(&text.as_str())), "{name}: {results:?}");
    }
}

/// Returns the accessible name of the focused widget.
fn focused_name(screen: &ScreenHarness) -> String {
    let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn keys_in_the_replace_bar_leave_the_focus_and_the_query_as_they_are() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::H);
    type_text(&mut screen, "kalimat");
    let before = screen.app().body();
    let bar = ["Match case", "Whole words", "Replace", "Next", "Search in"];
    for control in bar {
        screen.query_all_by_label(control).last().unwrap().focus();
        screen.run();
        type_text(&mut screen, "q");
        if egui::Popup::is_any_open(&screen.ctx) {
            screen.press(NONE, Key::Escape);
        }
        assert_eq!(screen.find_input("Find").accesskit_node().value().as_deref(), Some("kalimat"), "{control}");
        assert_eq!(screen.app().body(), before, "{control}");
    }
    for key in [Key::ArrowDown, Key::ArrowUp, Key::ArrowLeft, Key::ArrowRight] {
        screen.query_all_by_label("Match case").last().unwrap().focus();
        screen.run();
        for _ in 0..8 {
            screen.press(NONE, key);
            assert!(!is_body_focused(&screen), "{key:?}");
            assert!(!["File", "Headline"].contains(&focused_name(&screen).as_str()), "{key:?}");
        }
    }
    assert_eq!(screen.app().body(), before);
}

#[test]
fn the_tab_key_goes_from_the_fields_of_the_replace_bar_to_the_place_of_the_search() {
    for width in [1024.0, 1280.0, 1680.0] {
        let mut app = TestApp::new();
        app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
        app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua."]);
        let mut screen = open_screen(app, [width, 700.0], Language::Indonesian);
        screen.press(CTRL, Key::H);
        type_text(&mut screen, "naskah");
        let mut visited = Vec::new();
        for _ in 0..10 {
            screen.press(NONE, Key::Tab);
            visited.push(focused_name(&screen));
        }
        assert_eq!(visited[..2], ["Ganti dengan", "Cari di"], "{width}");
        let at = |name: &str| visited.iter().position(|label| label.starts_with(name)).expect(name);
        assert!(at("Sebelumnya") < at("Berikutnya") && at("Berikutnya") < at("Ganti semua"), "{visited:?}");
        // The bar has a row for each field, and one for the result.
        let fields = ["Cari", "Ganti dengan"].map(|label| screen.find_input(label).rect());
        let options = screen.query_all_by_label("Kata utuh").last().unwrap().rect();
        assert!(options.top() < fields[1].bottom() + 4.0, "{width}: {options:?} {fields:?}");
    }
}

#[test]
fn a_date_that_is_half_typed_is_not_stored_as_another_one() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let name = redaksi_core::article::FieldName::Embargo;
    screen.find_input("Embargo").focus();
    screen.run();
    type_text(&mut screen, "9 Juni 20");
    for _ in 0..4 {
        screen.input_mut().time = Some(screen.ctx.input(|input| input.time) + 1.0);
        screen.step();
    }
    assert_eq!(screen.app().field(name), "");
    assert!(screen.shows_label("Write the year with four digits."));
    type_text(&mut screen, "27");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().field(name), "2027-06-09");
}

#[test]
fn an_undo_without_a_step_says_that_there_is_none() {
    let mut screen = two_stories();
    screen.press(CTRL, Key::Z);
    assert!(screen.shows_label("Nothing to undo."));
    screen.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert!(screen.shows_label("Nothing to redo."));
}
