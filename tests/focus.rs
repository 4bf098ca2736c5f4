//! Where what is typed goes: into the text unless the person is elsewhere, and never nowhere.

mod screen;
mod world;

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::desk::Action;
use redaksi::ui::Window;
use redaksi::words::Language;
use screen::{Inputs as _, Person as _, Screens, screen_with, show};
use world::{BRIDGE, World};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

fn is_in_text(screen: &Screens) -> bool {
    let id = Window::body_id(screen.world().story().id());
    screen.ctx.memory(|memory| memory.has_focus(id))
}

fn type_text(screen: &mut Screens, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    screen.run();
}

/// Two stories of a few lines, the second one in front.
fn two() -> Screens {
    let mut world = World::new();
    world.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu.", "Kalimat kedua naskah satu."]);
    world.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua.", "Kalimat kedua naskah dua."]);
    show(world, [1280.0, 800.0], Language::English)
}

#[test]
fn a_story_that_is_opened_is_written_into_from_its_beginning() {
    let mut screen = two();
    let before = screen.world().body();
    type_text(&mut screen, "x");
    assert_eq!(screen.world().body(), format!("x{before}"));
}

#[test]
fn in_the_next_story_one_types_at_once() {
    let mut screen = two();
    let second = screen.world().story().id();
    screen.press(CTRL, Key::Tab);
    assert_ne!(screen.world().story().id(), second);
    let before = screen.world().body();
    type_text(&mut screen, "y");
    assert_eq!(screen.world().body(), format!("y{before}"));
}

#[test]
fn a_right_click_offers_the_clipboard_and_one_types_on_after_it() {
    let mut screen = two();
    let before = screen.world().body();
    let text = screen.input_named("Body of the story").rect();
    let at = text.left_top() + egui::vec2(40.0, 10.0);
    let right_click = |screen: &mut Screens| {
        screen.click_at(at, egui::PointerButton::Secondary);
    };
    let choose = |screen: &mut Screens, item: &str| {
        right_click(screen);
        // The key stands behind the name.
        screen.query_all_by_label_contains(item).next().unwrap().click();
        screen.run();
    };
    choose(&mut screen, "Select all");
    choose(&mut screen, "Cut");
    assert_eq!((screen.world().clipboard.as_str(), screen.world().body().as_str()), (before.as_str(), ""));
    choose(&mut screen, "Paste");
    screen.event(Event::Paste(before.clone()));
    screen.run();
    assert_eq!(screen.world().body(), before);
    type_text(&mut screen, "z");
    assert_eq!(screen.world().body(), format!("{before}z"));
}

#[test]
fn all_of_a_field_is_selected_in_the_field() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().body();
    screen.input_named("Slug").focus();
    screen.run();
    type_text(&mut screen, "lama");
    screen.press(CTRL, Key::A);
    type_text(&mut screen, "baru");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().field(redaksi::article::FieldName::Slug), "baru");
    assert_eq!(screen.world().body(), before);
}

#[test]
fn who_leaves_a_field_or_clicks_a_button_is_in_the_text() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Slug").focus();
    screen.run();
    screen.press(NONE, Key::Escape);
    assert!(is_in_text(&screen));
    screen.click("Clean 5 promos");
    assert!(is_in_text(&screen));
}

#[test]
fn the_key_of_a_panel_leads_into_it_and_out_again() {
    let mut screen = show(World::with_sample(BRIDGE), [1200.0, 800.0], Language::English);
    screen.press(ALT, Key::Num3);
    assert!(screen.input_named("Add tags").accesskit_node().is_focused());
    screen.press(ALT, Key::Num0);
    screen.press(ALT, Key::Num3);
    let before = screen.world().body();
    type_text(&mut screen, "banjir");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().body(), before);
    assert_eq!(screen.world().article().tags.last().map(|tag| tag.text.as_str()), Some("banjir"));
    screen.press(ALT, Key::Num3);
    assert!(!screen.world().desk.settings().panels.inspector && is_in_text(&screen));
}

#[test]
fn a_panel_that_is_asked_for_ends_the_view_of_the_text_alone() {
    let mut screen = screen_with(BRIDGE);
    screen.press(NONE, Key::F11);
    assert!(!screen.sees("Promos and links"));
    screen.press(ALT, Key::Num2);
    assert!(screen.sees("Promos and links"));
}

#[test]
fn who_has_found_something_and_leaves_has_it_selected_in_the_text() {
    let mut screen = two();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "kedua");
    screen.press(NONE, Key::Escape);
    assert!(is_in_text(&screen));
    let story = screen.world().story();
    assert_eq!(&screen.world().body()[story.selected()], "kedua");
    type_text(&mut screen, "lain");
    assert!(screen.world().body().contains("Kalimat lain naskah dua."));
}

#[test]
fn what_was_looked_for_before_is_typed_over() {
    let mut screen = two();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "kedua");
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Home);
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "pertama");
    assert!(screen.sees("1 of 1"));
}

#[test]
fn one_by_one_is_replaced_by_keys_alone_and_only_what_was_seen() {
    let mut screen = two();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "kalimat");
    screen.press(CTRL, Key::H);
    assert!(screen.input_named("Replace with").accesskit_node().is_focused());
    type_text(&mut screen, "Kalimat-kalimat");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().body().matches("Kalimat-kalimat").count(), 1);
    assert!(screen.input_named("Replace with").accesskit_node().is_focused(), "one goes on with Enter");
    let selected = screen.world().story().selected();
    assert!(screen.world().body()[selected.start..].starts_with("Kalimat kedua"), "the next one is shown");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().body().matches("Kalimat-kalimat").count(), 2);
    screen.press(CTRL, Key::Z);
    assert_eq!(screen.world().body().matches("Kalimat-kalimat").count(), 1, "each is a step of undo");
}

#[test]
fn the_tabulator_leads_from_what_is_looked_for_to_what_comes_in_its_place() {
    let mut screen = two();
    screen.press(CTRL, Key::H);
    assert!(screen.input_named("Find").accesskit_node().is_focused(), "with nothing to look for, that comes first");
    screen.press(NONE, Key::Tab);
    assert!(screen.input_named("Replace with").accesskit_node().is_focused());
}

#[test]
fn keys_of_one_slow_frame_do_what_they_would_do_one_by_one() {
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    let letters = |text: &str| text.chars().map(|c| Event::Text(c.to_string())).collect::<Vec<_>>();
    let mut screen = two();
    let before = screen.world().body();
    // Each begins with a letter that stands at the caret already.
    screen.input_mut().events.extend(letters("Kal"));
    screen.run();
    screen.input_mut().events.extend(letters("im "));
    screen.run();
    assert_eq!(screen.world().body(), format!("Kalim {before}"));
    screen.input_mut().events.extend(letters("def"));
    screen.input_mut().events.extend([key(Key::ArrowLeft), key(Key::ArrowLeft), key(Key::Backspace)]);
    screen.input_mut().events.extend(letters("xy"));
    screen.run();
    assert_eq!(screen.world().body(), format!("Kalim xyef{before}"));
    type_text(&mut screen, "z");
    assert_eq!(screen.world().body(), format!("Kalim xyzef{before}"), "the caret is where it is meant to be");
}

#[test]
fn the_beginning_of_the_next_tag_stays_in_the_field() {
    let mut screen = two();
    screen.press(ALT, Key::Num3);
    // A slow frame brings all of it.
    for part in ["banjir", ",", " ro"] {
        screen.input_mut().events.push(Event::Text(part.into()));
    }
    screen.run();
    type_text(&mut screen, "b");
    screen.press(NONE, Key::Enter);
    let tags: Vec<_> = screen.world().article().tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["banjir", "rob"]);
}

#[test]
fn what_is_typed_while_a_menu_is_open_is_not_the_text_s() {
    let mut screen = screen_with(BRIDGE);
    screen.press(NONE, Key::Escape);
    let before = screen.world().body();
    screen.click("Edit");
    assert!(screen.sees("Joins") || screen.sees("Find"));
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.world().body(), before);
    screen.state_mut().world.act(Action::Caret(0));
    type_text(&mut screen, "x");
    assert_eq!(screen.world().body(), format!("x{before}"));
}

#[test]
fn the_key_of_the_list_leads_to_the_story_that_is_worked_on() {
    for size in [[1280.0, 800.0], [720.0, 480.0], [512.0, 350.0]] {
        let mut world = World::new();
        world.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
        world.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua."]);
        let mut screen = show(world, size, Language::English);
        let (before, stories) = (screen.world().body(), screen.world().desk.stories().len());
        screen.press(ALT, Key::Num1);
        screen.press(NONE, Key::ArrowUp);
        screen.press(NONE, Key::Enter);
        assert!(screen.world().story().name().contains("satu"), "{size:?} {}", screen.world().story().name());
        screen.press(ALT, Key::Num1);
        screen.press(ALT, Key::Num1);
        assert!(!screen.world().desk.settings().panels.stories && is_in_text(&screen), "{size:?}");
        assert_eq!((screen.world().desk.stories().len(), before.contains("dua")), (stories, true));
    }
}

#[test]
fn what_was_found_in_a_field_is_selected_there_and_nothing_in_the_text() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "Puluhan Warga");
    screen.press(NONE, Key::Enter);
    screen.press(NONE, Key::Escape);
    let before = screen.world().body();
    type_text(&mut screen, "Orang");
    assert_eq!(screen.world().body(), before);
    assert!(screen.world().field(redaksi::article::FieldName::Headline).starts_with("Orang Bergantian"));
}

#[test]
fn letters_on_a_button_of_the_sheet_go_into_the_text_and_the_tabulator_goes_from_field_to_field() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().body();
    screen.press(NONE, Key::Tab);
    assert!(!is_in_text(&screen));
    type_text(&mut screen, "kata");
    assert_eq!(screen.world().body(), format!("kata{before}"));
    screen.input_named("Slug").focus();
    screen.run();
    screen.press(NONE, Key::Tab);
    assert!(screen.input_named("Byline").accesskit_node().is_focused());
    screen.press(NONE, Key::Tab);
    assert!(screen.input_named("Editor").accesskit_node().is_focused());
}

#[test]
fn what_only_the_first_letters_found_does_not_stay_selected() {
    let mut screen = two();
    let before = screen.world().body();
    screen.press(CTRL, Key::F);
    for letter in ["d", "u", "a", "q"] {
        type_text(&mut screen, letter);
    }
    screen.press(NONE, Key::Escape);
    assert!(screen.world().story().selected().is_empty());
    type_text(&mut screen, "x");
    assert_eq!(screen.world().body(), format!("x{before}"));
}

#[test]
fn a_long_list_of_stories_is_left_by_its_key_too() {
    let mut world = World::new();
    for number in 0..16 {
        world.open_lines(&format!("{number}.txt"), &["Judul", "Kalimat pertama naskah."]);
    }
    let mut screen = show(world, [1440.0, 900.0], Language::English);
    for _ in 0..2 {
        // With Alt held, a key is told twice: as itself, and as the letter that it types.
        let key = Event::Key { key: Key::Num1, physical_key: None, pressed: true, repeat: false, modifiers: ALT };
        screen.input_mut().events.extend([key, Event::Text("1".into())]);
        screen.run();
    }
    assert!(!screen.world().desk.settings().panels.stories);
}

#[test]
fn a_date_that_holds_up_saving_is_gone_to() {
    let mut screen = screen_with(BRIDGE);
    screen.write("Published", " X8");
    screen.press(ALT, Key::Num0);
    let body = screen.world().body();
    screen.press(CTRL, Key::S);
    assert!(screen.input_named("Published").accesskit_node().is_focused());
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().body(), body, "the key that was meant for a dialog does nothing to the text");
}

#[test]
fn a_choice_by_key_folds_its_list() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL, Key::F);
    let is_open = |screen: &Screens| egui::Popup::is_any_open(&screen.ctx);
    screen.get_by_label("Where to look").focus();
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(is_open(&screen));
    screen.get_by_label("its headline").focus();
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(!is_open(&screen));
    let list = screen.get_by_label("Where to look");
    assert!(list.accesskit_node().is_focused());
}

/// Where what has the focus stands, and the part of the window in which it has to be seen.
fn place_of_focus(screen: &Screens) -> egui::Rect {
    let focused = screen.ctx.memory(egui::Memory::focused).expect("something has the focus");
    screen.ctx.read_response(focused).expect("it is shown").rect
}

#[test]
fn the_tabulator_brings_into_sight_what_it_leads_to() {
    for panel in [Key::Num2, Key::Num3] {
        let mut screen = show(World::with_sample(BRIDGE), [1024.0, 600.0], Language::English);
        screen.press(ALT, panel);
        let mut seen = 0;
        for _ in 0..30 {
            screen.press(NONE, Key::Tab);
            let place = place_of_focus(&screen);
            // The bar at the top has buttons as far right.
            if place.left() > 690.0 && place.top() > 20.0 {
                assert!(place.center().y < 580.0, "{panel:?}: {place:?}");
                seen += 1;
            }
        }
        assert!(seen > 15, "{panel:?}: {seen}");
    }
}

#[test]
fn the_text_as_received_is_gone_through_by_keys() {
    let mut screen = show(World::with_sample(BRIDGE), [1024.0, 600.0], Language::English);
    screen.press(NONE, Key::F9);
    let first = "Puluhan Warga Bergantian Menjaga Jembatan Gantung Cibalar Sejak Tali Penahannya Putus";
    let is_first_shown = |screen: &Screens| {
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
fn all_that_are_ticked_are_replaced_by_a_key() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "jembatan");
    screen.press(CTRL, Key::H);
    type_text(&mut screen, "titian");
    screen.press(ALT, Key::Enter);
    let body = screen.world().body().to_lowercase();
    assert!(body.contains("titian") && !body.contains("jembatan"), "{body}");
    screen.press(Modifiers::SHIFT, Key::Tab);
    type_text(&mut screen, "titian");
    screen.press(ALT, Key::Enter);
    assert!(screen.world().body().to_lowercase().contains("titian"), "replaced by itself, from the other field");
}

#[test]
fn what_is_found_in_a_promo_is_shown_and_not_counted_for_replacing() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL, Key::H);
    type_text(&mut screen, "angkutan sekolah");
    assert!(screen.sees("1 of 1") && screen.sees("Promo, stays"));
    assert!(screen.query_by_label("Replace all").is_some(), "none is counted");
}

#[test]
fn looking_for_what_is_not_there_moves_nothing() {
    let mut screen = show(World::with_sample(BRIDGE), [1280.0, 700.0], Language::English);
    let place = screen.world().story().caret();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "qqq");
    assert!(screen.sees("Nothing found"));
    assert_eq!(screen.world().story().caret(), place);
}

#[test]
fn a_path_that_led_nowhere_is_there_to_be_mended() {
    let mut screen = screen_with(BRIDGE);
    let shift = Modifiers { shift: true, ..CTRL };
    screen.press(shift, Key::O);
    type_text(&mut screen, "/nowhere/a.txt");
    screen.press(NONE, Key::Enter);
    screen.press(shift, Key::O);
    assert_eq!(screen.input_named("File").accesskit_node().value().as_deref(), Some("/nowhere/a.txt"));
}

#[test]
fn who_saves_from_a_field_goes_on_in_the_field() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().body();
    screen.input_named("Slug").focus();
    screen.run();
    type_text(&mut screen, "jembatan");
    screen.press(CTRL, Key::S);
    assert!(screen.world().desk.asking().is_some());
    screen.press(NONE, Key::Enter);
    assert!(screen.world().story().is_saved());
    type_text(&mut screen, "-gantung");
    assert_eq!(screen.world().field(redaksi::article::FieldName::Slug), "jembatan-gantung");
    assert_eq!(screen.world().body(), before);
    screen.press(CTRL, Key::G);
    type_text(&mut screen, "3");
    screen.press(NONE, Key::Enter);
    assert!(is_in_text(&screen), "who goes to a paragraph is there");
}

#[test]
fn letters_typed_on_a_menu_land_at_the_caret_and_replace_nothing() {
    let mut screen = two();
    let before = screen.world().body();
    screen.press(NONE, Key::End);
    screen.press(Modifiers::SHIFT, Key::Home);
    assert!(!screen.world().story().selected().is_empty());
    screen.query_all_by_label("File").next().unwrap().focus();
    screen.run();
    type_text(&mut screen, "x");
    assert_eq!(screen.world().body(), format!("x{before}"));
}

#[test]
fn keys_in_the_tour_stay_in_the_tour() {
    let mut screen = screen_with(BRIDGE);
    screen.state_mut().world.run(redaksi::desk::Command::Tour);
    screen.run();
    let before = (screen.world().body(), screen.world().story().revision());
    for key in [Key::ArrowDown, Key::Tab, Key::Tab, Key::Tab, Key::ArrowUp, Key::ArrowRight, Key::ArrowLeft] {
        screen.press(NONE, key);
        assert!(
            ["Next", "Leave"]
                .into_iter()
                .any(|label| { screen.query_all_by_label(label).any(|node| node.accesskit_node().is_focused()) })
        );
    }
    type_text(&mut screen, "x");
    for _ in 0..5 {
        screen.press(NONE, Key::Enter);
    }
    assert_eq!((screen.world().body(), screen.world().story().revision()), before);
    assert!(is_in_text(&screen));
}

#[test]
fn undo_in_a_field_that_is_being_typed_takes_back_what_was_typed_there() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL, Key::End);
    screen.state_mut().world.act(Action::Splice { range: 0..0, text: "Baru. ".into() });
    screen.run();
    let before = screen.world().body();
    for field in ["Dateline place", "Published", "Add tags"] {
        screen.input_named(field).focus();
        screen.run();
        screen.press(NONE, Key::End);
        type_text(&mut screen, "qqq");
        screen.press(CTRL, Key::Z);
        assert_eq!(screen.world().body(), before, "{field}");
        let value = screen.input_named(field).accesskit_node().value().unwrap_or_default();
        assert!(!value.contains('q'), "{field}: {value}");
    }
    screen.press(CTRL, Key::Z);
    assert_ne!(screen.world().body(), before, "where nothing is being typed, undo is that of the story");
}

#[test]
fn keys_of_an_open_menu_change_nothing_behind_it() {
    let mut screen = two();
    let before = screen.world().body();
    let at = screen.input_named("Body of the story").rect().left_top() + egui::vec2(40.0, 10.0);
    screen.click_at(at, egui::PointerButton::Secondary);
    screen.hover_at(egui::pos2(5.0, 5.0));
    screen.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Backspace, Key::Delete] {
        screen.press(NONE, key);
    }
    type_text(&mut screen, "m");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.world().body(), before);
    assert!(is_in_text(&screen));
}

#[test]
fn a_letter_with_alt_is_not_typed() {
    let mut screen = two();
    let before = screen.world().body();
    let key = Event::Key { key: Key::F, physical_key: None, pressed: true, repeat: false, modifiers: ALT };
    screen.input_mut().events.extend([key, Event::Text("f".into())]);
    screen.run();
    assert_eq!(screen.world().body(), before);
}

#[test]
fn who_is_kept_by_a_date_that_is_none_stays_in_it() {
    let mut screen = two();
    let story = screen.world().story().id();
    let before = screen.world().body();
    screen.press(ALT, Key::Num3);
    screen.input_named("Published").focus();
    screen.run();
    type_text(&mut screen, "besok");
    let other = screen
        .query_all_by_label_contains("satu.txt")
        .find(|node| node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption);
    other.expect("it is in the list").click();
    screen.run();
    assert_eq!(screen.world().story().id(), story);
    type_text(&mut screen, "x");
    assert_eq!(screen.world().body(), before);
}

#[test]
fn a_click_in_the_bar_of_finding_leaves_the_keys_there() {
    let mut screen = two();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "naskah");
    let before = screen.world().body();
    for button in ["Next", "Previous", "Previous"] {
        screen.click(button);
        type_text(&mut screen, "q");
        assert_eq!(screen.world().body(), before, "{button}, which can be clicked no longer in the end");
    }
}

#[test]
fn what_was_selected_before_one_went_into_a_field_is_not_typed_over() {
    let mut screen = two();
    let before = screen.world().body();
    screen.press(CTRL, Key::A);
    screen.press(ALT, Key::Num3);
    screen.input_named("Slug").focus();
    screen.run();
    type_text(&mut screen, "s");
    screen.press(NONE, Key::Escape);
    type_text(&mut screen, "x");
    assert_eq!(screen.world().body().len(), before.len() + 1);
}

#[test]
fn a_click_beside_a_field_leaves_the_keys_in_it() {
    let mut screen = screen_with(BRIDGE);
    let before = screen.world().body();
    screen.input_named("Slug").focus();
    screen.run();
    let beside = screen.input_named("Slug").rect().left_bottom() + egui::vec2(60.0, 3.0);
    screen.click_at(beside, egui::PointerButton::Primary);
    type_text(&mut screen, "jembatan");
    assert_eq!(screen.world().body(), before);
    assert_eq!(screen.world().field(redaksi::article::FieldName::Slug), "jembatan");
}

#[test]
fn what_stands_in_a_field_for_a_while_is_in_the_story_and_escape_takes_it_back() {
    let mut screen = screen_with(BRIDGE);
    let name = redaksi::article::FieldName::Agency;
    let before = screen.world().field(name).to_owned();
    screen.input_named("Agency code").focus();
    screen.run();
    screen.press(NONE, Key::End);
    type_text(&mut screen, "X");
    assert_eq!(screen.world().field(name), before, "half a word is written into no dateline");
    for _ in 0..4 {
        screen.input_mut().time = Some(screen.ctx.input(|input| input.time) + 1.0);
        screen.step();
    }
    assert_eq!(screen.world().field(name), format!("{before}X"));
    type_text(&mut screen, "Y");
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.world().field(name), before);
}

#[test]
fn letters_on_a_choice_of_the_bar_of_finding_are_looked_for() {
    let mut screen = two();
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "naskah");
    let before = screen.world().body();
    for _ in 0..8 {
        screen.press(NONE, Key::Tab);
        screen.press(CTRL, Key::A);
        type_text(&mut screen, "q");
        assert_eq!(screen.world().body(), before);
    }
}

#[test]
fn a_date_that_is_none_waits_while_one_looks_for_something() {
    let mut screen = two();
    screen.press(ALT, Key::Num3);
    screen.input_named("Published").focus();
    screen.run();
    type_text(&mut screen, "besok");
    screen.press(CTRL, Key::F);
    type_text(&mut screen, "naskah");
    assert_eq!(screen.input_named("Find").accesskit_node().value().as_deref(), Some("naskah"));
}

#[test]
fn the_name_of_a_field_leads_into_it() {
    let mut screen = screen_with(BRIDGE);
    let field = screen.input_named("Slug").rect();
    let name = field.left_top() + egui::vec2(8.0, -10.0);
    screen.click_at(name, egui::PointerButton::Primary);
    type_text(&mut screen, "x");
    assert_eq!(screen.world().field(redaksi::article::FieldName::Slug), "x");
}
