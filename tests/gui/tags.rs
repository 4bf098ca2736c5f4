//! The tags panel: whatever is done there with the keyboard or the pointer, the next key does not change the story.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, find_by_label, open_screen};
use crate::support::TestApp;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::workspace::{Action, EditAction};
use std::fs;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Opens two stories; the first one has these tags, and the second one is active and has the tags after it.
fn two_stories(first: &str, second: &str) -> ScreenHarness {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
    app.dispatch(Action::Edit(EditAction::AddTags(first.into())));
    app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua."]);
    app.dispatch(Action::Edit(EditAction::AddTags(second.into())));
    open_screen(app, [1680.0, 900.0], Language::English)
}

fn tags(screen: &ScreenHarness) -> Vec<String> {
    screen.app().article().tags.iter().map(|tag| tag.text.clone()).collect()
}

fn focused_label(screen: &ScreenHarness) -> String {
    let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn focus(screen: &mut ScreenHarness, label: &str) {
    screen.get_by_label(label).focus();
    screen.run();
}

fn type_text(screen: &mut ScreenHarness, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    screen.run();
}

/// Checks that the next keys go to the field for a new tag, and not to the story.
fn assert_next_keys_stay_in_the_tags(screen: &mut ScreenHarness, body: &str, done: &str) {
    type_text(screen, "q");
    let typed = screen.find_input("Add tags").accesskit_node().value().unwrap_or_default();
    assert!(typed.ends_with('q'), "{done}: {typed}");
    for key in [Key::Delete, Key::Backspace] {
        screen.press(NONE, key);
    }
    assert_eq!(screen.app().body(), body, "{done}");
}

#[test]
fn deleting_tags_one_after_another_leaves_the_story_alone() {
    let mut screen = two_stories("", "banjir, rob, pesisir");
    let body = screen.app().body();
    focus(&mut screen, "rob");
    screen.press(NONE, Key::Delete);
    assert_eq!((tags(&screen), focused_label(&screen)), (vec!["banjir".into(), "pesisir".into()], "pesisir".into()));
    screen.press(NONE, Key::Delete);
    assert_eq!((tags(&screen), focused_label(&screen)), (vec!["banjir".into()], "banjir".into()));
    screen.press(NONE, Key::Delete);
    assert!(tags(&screen).is_empty());
    screen.press(NONE, Key::Delete);
    assert_next_keys_stay_in_the_tags(&mut screen, &body, "delete");
}

#[test]
fn several_deletions_in_one_slow_frame_remove_as_many_tags() {
    let mut screen = two_stories("", "banjir, rob, pesisir");
    let body = screen.app().body();
    focus(&mut screen, "banjir");
    let delete = || Event::Key { key: Key::Delete, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    screen.input_mut().events.extend([delete(), delete(), Event::Text("sungai".into())]);
    screen.run();
    assert_eq!(tags(&screen), ["pesisir"]);
    assert_eq!(screen.find_input("Add tags").accesskit_node().value().as_deref(), Some("sungai"));
    assert_eq!(screen.app().body(), body);
}

#[test]
fn the_cross_of_a_tag_leaves_the_focus_in_the_tags() {
    let mut screen = two_stories("", "banjir, rob, pesisir");
    let body = screen.app().body();
    screen.click("Remove tag rob");
    assert_eq!(tags(&screen), ["banjir", "pesisir"]);
    assert_next_keys_stay_in_the_tags(&mut screen, &body, "click");
    focus(&mut screen, "Remove tag banjir");
    screen.press(NONE, Key::Enter);
    assert_eq!(tags(&screen), ["pesisir"]);
    assert_eq!(focused_label(&screen), "pesisir");
    assert_next_keys_stay_in_the_tags(&mut screen, &body, "key");
}

#[test]
fn a_moved_tag_keeps_the_focus() {
    let mut screen = two_stories("", "banjir, rob, pesisir");
    let body = screen.app().body();
    focus(&mut screen, "banjir");
    screen.press(CTRL, Key::ArrowRight);
    assert_eq!((tags(&screen)[1].as_str(), focused_label(&screen).as_str()), ("banjir", "banjir"));
    screen.press(CTRL, Key::ArrowRight);
    screen.press(CTRL, Key::ArrowRight);
    assert_eq!((tags(&screen)[2].as_str(), focused_label(&screen).as_str()), ("banjir", "banjir"));
    screen.press(CTRL, Key::ArrowLeft);
    screen.press(NONE, Key::Delete);
    assert_eq!(tags(&screen), ["rob", "pesisir"]);
    assert_eq!(screen.app().body(), body);
}

#[test]
fn a_suggestion_is_taken_with_the_pointer_or_the_keyboard() {
    for way in ["click", "down", "tab", "tab and down"] {
        let mut screen = two_stories("banjir rob, bandara", "pesisir");
        let body = screen.app().body();
        focus(&mut screen, "Add tags");
        type_text(&mut screen, "ban");
        let offered: Vec<&str> =
            ["banjir rob", "bandara"].into_iter().filter(|tag| screen.query_by_label(tag).is_some()).collect();
        assert_eq!(offered.len(), 2, "{way}");
        match way {
            "click" => screen.click("bandara"),
            "down" => {
                screen.press(NONE, Key::ArrowDown);
                screen.press(NONE, Key::Enter);
            }
            "tab" => {
                screen.press(NONE, Key::Tab);
                assert!(offered.contains(&focused_label(&screen).as_str()), "{}", focused_label(&screen));
                screen.press(NONE, Key::Enter);
            }
            _ => {
                screen.press(NONE, Key::Tab);
                screen.press(NONE, Key::Tab);
                assert!(offered.contains(&focused_label(&screen).as_str()), "{}", focused_label(&screen));
                screen.press(NONE, Key::Space);
            }
        }
        let tags = tags(&screen);
        assert!(tags.len() == 2 && offered.contains(&tags[1].as_str()), "{way}: {tags:?}");
        assert_eq!(screen.find_input("Add tags").accesskit_node().value().unwrap_or_default(), "", "{way}");
        assert_next_keys_stay_in_the_tags(&mut screen, &body, way);
    }
}

#[test]
fn without_a_choice_enter_takes_what_was_typed() {
    let mut screen = two_stories("banjir rob, bandara", "pesisir");
    focus(&mut screen, "Add tags");
    type_text(&mut screen, "ban");
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowUp);
    screen.press(NONE, Key::Enter);
    type_text(&mut screen, "ban");
    screen.press(NONE, Key::ArrowDown);
    type_text(&mut screen, "dung");
    screen.press(NONE, Key::Enter);
    assert_eq!(tags(&screen), ["pesisir", "ban", "bandung"]);
}

#[test]
fn a_dragged_tag_is_dropped_at_the_mark() {
    for (dragged, over, right_half, expected) in [
        ("banjir", "pesisir", false, ["rob", "banjir", "pesisir"]),
        ("banjir", "pesisir", true, ["rob", "pesisir", "banjir"]),
        ("pesisir", "banjir", false, ["pesisir", "banjir", "rob"]),
        ("pesisir", "banjir", true, ["banjir", "pesisir", "rob"]),
        ("banjir", "rob", false, ["banjir", "rob", "pesisir"]),
    ] {
        let mut screen = two_stories("", "banjir, rob, pesisir");
        let [from, to] = [dragged, over].map(|tag| screen.get_by_label(tag).rect());
        let start = from.left_center() + Vec2::new(10.0, 0.0);
        let end = to.center() + Vec2::new(if right_half { 6.0 } else { -6.0 }, 0.0);
        let pointer = |screen: &mut ScreenHarness, pos: Pos2, pressed: bool| {
            screen.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE });
            screen.run();
        };
        screen.hover_at(start);
        screen.run();
        pointer(&mut screen, start, true);
        for step in 1..=4_u8 {
            screen.hover_at(start + (end - start) * (f32::from(step) / 4.0));
            screen.run();
        }
        pointer(&mut screen, end, false);
        assert_eq!(tags(&screen), expected, "{dragged} over {over}, right half: {right_half}");
        screen.press(NONE, Key::Delete);
        assert!(screen.app().body().starts_with("Kalimat"), "the focus should stay in the tags");
    }
}

/// Opens a story for which tags of the vocabulary are suggested.
fn story_with_suggestions() -> ScreenHarness {
    let mut app = TestApp::new();
    let folder = app.path("own/config");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("tags.txt"), "banjir rob\nKabupaten Kenari\ntanggul\n").unwrap();
    let lead = "Banjir rob merendam tiga desa di Kabupaten Kenari sejak Senin pagi.";
    let second = "Warga Kabupaten Kenari meminta tanggul diperbaiki, karena banjir rob datang tiap bulan.";
    app.open_lines("rob.txt", &["Banjir Rob Merendam Kabupaten Kenari", lead, second]);
    open_screen(app, [1680.0, 900.0], Language::English)
}

fn suggested(screen: &ScreenHarness) -> Vec<String> {
    let suggestions = screen.app().document().tag_suggestions();
    suggestions.iter().map(|tag| tag.suggestion.tag.clone()).collect()
}

#[test]
fn a_suggested_tag_is_added_by_a_click_and_rejected_by_delete() {
    let mut screen = story_with_suggestions();
    let body = screen.app().body();
    let offered = suggested(&screen);
    for tag in ["banjir rob", "Kabupaten Kenari", "tanggul"] {
        assert!(offered.iter().any(|offered| offered == tag), "{tag}: {offered:?}");
    }
    screen.click("banjir rob");
    assert_eq!(tags(&screen), ["banjir rob"]);
    assert!(!suggested(&screen).contains(&"banjir rob".to_owned()));
    focus(&mut screen, "tanggul");
    screen.press(NONE, Key::Delete);
    assert_eq!(screen.app().article().rejected_tags, ["tanggul"]);
    assert!(!suggested(&screen).contains(&"tanggul".to_owned()));
    assert_eq!(tags(&screen), ["banjir rob"]);
    focus(&mut screen, "Kabupaten Kenari");
    screen.press(NONE, Key::Enter);
    assert_eq!(tags(&screen), ["banjir rob", "Kabupaten Kenari"]);
    assert_eq!(screen.app().body(), body);
}

#[test]
fn suggested_tags_are_one_stop_of_the_tab_key_and_each_takes_the_focus() {
    let mut screen = story_with_suggestions();
    let offered = suggested(&screen);
    assert!(offered.len() > 2, "{offered:?}");
    focus(&mut screen, &offered[0]);
    screen.press(NONE, Key::ArrowRight);
    assert_eq!(focused_label(&screen), offered[1]);
    screen.press(NONE, Key::ArrowLeft);
    assert_eq!(focused_label(&screen), offered[0]);
    screen.press(NONE, Key::Tab);
    let after = focused_label(&screen);
    assert_eq!(after, "Headline");
    // Shift and Tab come back to them and go on to what stands before them.
    screen.press(SHIFT, Key::Tab);
    assert!(offered.contains(&focused_label(&screen)), "{}", focused_label(&screen));
    screen.press(SHIFT, Key::Tab);
    assert_eq!(focused_label(&screen), "Add the best five");
    for tag in &offered {
        focus(&mut screen, tag);
        assert_eq!(&focused_label(&screen), tag);
    }
}

#[test]
fn the_focus_goes_to_the_tag_field_of_the_next_story() {
    let mut screen = story_with_suggestions();
    screen.state_mut().app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua."]);
    screen.state_mut().app.dispatch(Action::Edit(EditAction::AddTags("Desa, Sungai, Jembatan, Pasar".into())));
    screen.run();
    screen.press(Modifiers::ALT, Key::Num3);
    let label = focused_label(&screen);
    screen.press(CTRL, Key::Tab);
    assert!(screen.app().article().tags.is_empty(), "the story with suggestions is shown");
    assert_eq!(focused_label(&screen), label);
}

#[test]
fn one_key_adds_the_best_five_suggested_tags() {
    let mut screen = story_with_suggestions();
    let best: Vec<String> = suggested(&screen).into_iter().take(5).collect();
    assert!(best.len() >= 3, "{best:?}");
    screen.press(CTRL | Modifiers::SHIFT, Key::G);
    assert_eq!(tags(&screen), best);
}

#[test]
fn a_tag_is_added_to_the_vocabulary_and_renamed_in_the_story() {
    let mut screen = two_stories("", "banjir");
    screen.press(Modifiers::ALT, Key::Num6);
    assert!(screen.shows_label("Tag vocabulary"));
    screen.write("Tag", "banjir");
    screen.click("Add tag");
    let file = screen.app().path("own/config/tags.ron");
    assert!(fs::read_to_string(&file).unwrap().contains("\"banjir\""));
    screen.write("Tag", " rob");
    screen.click("Save tag");
    assert_eq!(tags(&screen), ["banjir rob"]);
    screen.press(NONE, Key::Escape);
    assert!(screen.app().workspace.modal().is_none());
}

#[test]
fn the_vocabulary_dialog_keeps_its_height_while_the_user_searches() {
    let mut screen = two_stories("", "banjir");
    screen.press(Modifiers::ALT, Key::Num6);
    for name in ["banjir", "pasar", "jembatan"] {
        screen.write("Tag", name);
        screen.click("Add tag");
        screen.click("New tag");
    }
    let place = |screen: &ScreenHarness| find_by_label(screen, "Close").rect();
    let before = place(&screen);
    screen.write("Search tags", "zzz");
    assert!(screen.shows_label("No matching tag"));
    assert_eq!(place(&screen), before);
    for _ in 0..3 {
        screen.press(NONE, Key::Backspace);
    }
    screen.write("Search tags", "pas");
    screen.press(NONE, Key::Enter);
    assert_eq!(place(&screen), before);
}
