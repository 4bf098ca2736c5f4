//! Keyboard navigation of the window: command palette, shortcuts, menus, panels, findings, toasts, tab order and
//! accessible names.

mod screen;
mod world;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::workspace::{Action, Command, Keymap, Overlay, Settings, Stage, Tab};
use redaksi::ui::Window;
use redaksi::i18n::Language;
use screen::{Inputs as _, Person as _, Screens, screen_with, show};
use world::{BRIDGE, World};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

/// Returns a key event, for tests that need several events in one frame.
fn pressed(key: Key, modifiers: Modifiers) -> egui::Event {
    egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn panels(screen: &Screens) -> redaksi::workspace::Panels {
    screen.world().desk.settings().panels
}

#[test]
fn a_story_with_only_certain_links_is_ready_after_three_shortcuts() {
    let mut screen = screen_with(BRIDGE);
    let uncertain = screen.world().story().tally().open - screen.world().story().tally().certain;
    assert_eq!(uncertain, 0, "all links of the sample should be certain");
    screen.press(CTRL, Key::K);
    screen.press(CTRL, Key::S);
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().story().stage(), Stage::Ready);
}

#[test]
fn the_palette_finds_a_command_by_some_of_its_letters() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL | Modifiers::SHIFT, Key::P);
    screen.input_named("Command").type_text("clean cer");
    screen.run();
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().story().tally().certain, 0);
    assert_eq!(screen.world().desk.overlay(), None);
    screen.press(NONE, Key::F1);
    assert_eq!(screen.world().desk.recent_commands().collect::<Vec<_>>(), [Command::Clean]);
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.world().desk.overlay(), None);
}

#[test]
fn the_palette_ranks_a_match_of_the_command_code_first() {
    let mut screen = screen_with(BRIDGE);
    screen.press(NONE, Key::F1);
    screen.input_named("Command").type_text("tour");
    screen.run();
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().desk.overlay(), Some(Overlay::Tour));
}

#[test]
fn a_disabled_command_is_listed_in_the_palette_and_does_nothing() {
    let mut screen = show(World::new(), [1024.0, 700.0], Language::English);
    screen.press(NONE, Key::F1);
    screen.input_named("Command").type_text("save all");
    screen.run();
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().desk.overlay(), Some(Overlay::Palette));
}

#[test]
fn panels_are_toggled_by_shortcut_and_the_state_is_stored() {
    let mut screen = screen_with(BRIDGE);
    assert!(screen.sees("Promos and links"));
    screen.press(ALT, Key::Num2);
    assert!(screen.sees("Promos and links"), "from the body, the shortcut should move the focus to the panel");
    screen.press(ALT, Key::Num2);
    assert!(!screen.sees("Promos and links"), "from the panel, the shortcut should hide it");
    screen.press(ALT, Key::Num4);
    assert!(screen.sees("To check"));
    let kept = Settings::read(&screen.world().desk.settings().write()).unwrap();
    assert_eq!((kept.panels.inspector, kept.panels.tab), (true, Tab::Checks));
}

#[test]
fn a_shortcut_moves_the_focus_from_a_field_to_the_body() {
    let mut screen = show(World::with_sample(BRIDGE), [1200.0, 800.0], Language::English);
    screen.press(ALT, Key::Num3);
    let is_focused = screen.input_named("Add tags").is_focused();
    assert!(is_focused, "the first field of the panel should have the focus");
    screen.press(ALT, Key::Num0);
    let id = Window::body_id(screen.world().story().id());
    assert!(screen.ctx.memory(|memory| memory.has_focus(id)));
}

#[test]
fn next_finding_selects_each_finding_in_the_body_and_wraps_around() {
    let mut screen = screen_with("harbour-ferry.txt");
    let mut visited = Vec::new();
    for _ in 0..3 {
        screen.press(NONE, Key::F8);
        let selected = screen.world().story().selected();
        visited.push(screen.world().body()[selected].to_owned());
    }
    assert_ne!(visited[0], visited[1]);
    assert_eq!(visited[0], visited[2], "this sample should have two uncertain links");
    screen.press(NONE, Key::F7);
    let selected = screen.world().story().selected();
    assert_eq!(screen.world().body()[selected], visited[1]);
    screen.press(CTRL, Key::Enter);
    assert_eq!(screen.world().story().tally().out, 1);
}

#[test]
fn a_finding_is_fixed_from_the_checks_panel() {
    let mut screen = screen_with(BRIDGE);
    let at = screen.world().body().find(' ').unwrap();
    screen.state_mut().world.act(Action::Splice { range: at..at, text: " ".into() });
    screen.press(ALT, Key::Num4);
    assert!(screen.sees("More than one space."));
    let buttons: Vec<_> = screen.query_all_by_label("Show").collect();
    let finding = screen.query_all_by_label_contains("More than one space.").next().unwrap().rect();
    let is_below = |node: &&egui_kittest::Node<'_>| node.rect().top() > finding.bottom();
    buttons.iter().find(is_below).expect("the finding should have a Show button").click();
    drop(buttons);
    screen.run();
    let selected = screen.world().story().selected();
    assert_eq!(&screen.world().body()[selected], "  ");
    screen.click("Mend");
    assert!(!screen.sees("More than one space.") && !screen.world().body().contains("  "));
}

#[test]
fn user_key_bindings_run_commands() {
    let mut world = World::with_sample(BRIDGE);
    let (keymap, errors) = Keymap::read(r#"{"clean": ["F6"], "palette": ["Ctrl+K"]}"#);
    assert!(errors.is_empty());
    world.desk.set_keymap(keymap);
    let mut screen = show(world, [1680.0, 900.0], Language::English);
    screen.press(CTRL, Key::K);
    assert_eq!(screen.world().desk.overlay(), Some(Overlay::Palette));
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::F6);
    assert_eq!(screen.world().story().tally().certain, 0);
}

#[test]
fn a_toast_offers_undo_and_does_not_take_the_focus() {
    let mut screen = screen_with(BRIDGE);
    let id = Window::body_id(screen.world().story().id());
    screen.input_named("Body of the story").focus();
    screen.run();
    screen.press(CTRL, Key::K);
    assert!(screen.ctx.memory(|memory| memory.has_focus(id)));
    screen.click("Undo");
    assert_eq!(screen.world().story().tally().out, 0);
}

#[test]
fn the_source_is_shown_beside_the_story_if_the_window_is_wide_enough() {
    let mut screen = show(World::with_sample(BRIDGE), [2560.0, 1440.0], Language::English);
    assert!(screen.sees("Original") && screen.query_body());
    screen.press(NONE, Key::F9);
    let was_shown = panels(&screen).received;
    screen.press(NONE, Key::F9);
    assert_ne!(was_shown, panels(&screen).received);
    let mut narrow = show(World::with_sample(BRIDGE), [1024.0, 700.0], Language::English);
    assert!(narrow.query_body());
    narrow.press(NONE, Key::F9);
    assert!(!narrow.query_body(), "in a narrow window it should replace the story");
}

#[test]
fn the_story_is_shown_at_double_scale() {
    for language in Language::ALL {
        let screen = show(World::with_sample(BRIDGE), [720.0, 450.0], language);
        assert!(screen.query_body());
    }
}

#[test]
fn opening_and_closing_the_find_bar_does_not_move_the_text() {
    let mut screen = show(World::with_sample(BRIDGE), [1280.0, 700.0], Language::English);
    let top = |screen: &Screens| screen.input_named("Body of the story").rect().top();
    let before = top(&screen);
    screen.press(CTRL, Key::F);
    assert!((top(&screen) - before).abs() < 1.0, "{} and {before}", top(&screen));
    screen.press(NONE, Key::Escape);
    assert!((top(&screen) - before).abs() < 1.0, "{} and {before}", top(&screen));
}

#[test]
fn the_menu_bar_has_a_shortcut() {
    let mut screen = show(World::with_sample(BRIDGE), [1680.0, 900.0], Language::English);
    screen.press(NONE, Key::F10);
    assert!(screen.sees("Open recent"));
    screen.press(NONE, Key::ArrowRight);
    assert!(screen.sees("Duplicate paragraph"));
    screen.press(NONE, Key::Escape);
    assert!(!screen.sees("Duplicate paragraph"));
}

#[test]
fn arrow_keys_move_between_menus_and_wrap_around() {
    let mut screen = show(World::with_sample(BRIDGE), [1680.0, 900.0], Language::English);
    screen.query_all_by_label("Edit").next().unwrap().click();
    screen.run();
    // Move the pointer away, else the menu under it would open again.
    screen.hover_at(egui::pos2(800.0, 600.0));
    screen.run();
    for (key, item) in [
        (Key::ArrowRight, "Take out or put back at caret"),
        (Key::ArrowLeft, "Duplicate paragraph"),
        (Key::ArrowLeft, "Open recent"),
        (Key::ArrowLeft, "Show me around"),
        (Key::ArrowRight, "Open recent"),
    ] {
        screen.press(NONE, key);
        assert!(screen.sees(item), "{item}");
    }
    let before = screen.world().body();
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowRight);
    assert!(screen.sees("Find…"));
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.world().body(), before);
}

#[test]
fn the_tour_opens_the_sample_and_can_be_closed_at_any_step() {
    let mut screen = show(World::new(), [1024.0, 700.0], Language::English);
    screen.click("Show me around");
    assert!(screen.sees("1 of 5"));
    assert_eq!(screen.world().desk.stories().len(), 1, "the tour should open the sample");
    screen.press(NONE, Key::Enter);
    assert!(screen.sees("2 of 5"));
    screen.press(NONE, Key::Escape);
    assert!(!screen.sees("2 of 5"));
    let mut screen = show(World::new(), [1024.0, 700.0], Language::English);
    screen.click("Open a story to try");
    assert_eq!(screen.world().desk.stories().len(), 1);
}

trait Body {
    fn query_body(&self) -> bool;
}

impl Body for Screens {
    /// Whether the editor of the body is shown.
    fn query_body(&self) -> bool {
        let names = ["Body of the story", "Isi naskah"];
        names.into_iter().any(|name| self.query_all_by_label(name).next().is_some())
    }
}

#[test]
fn the_letter_of_a_shortcut_is_not_inserted() {
    let mut screen = screen_with(BRIDGE);
    let body = screen.world().body();
    screen.input_named("Body of the story").focus();
    screen.run();
    // With Alt held, a key press arrives as two events: the key, and the letter that it types.
    screen.input_mut().events.extend([pressed(Key::Num4, ALT), egui::Event::Text("4".into())]);
    screen.run();
    assert!(screen.sees("To check"));
    assert_eq!(screen.world().body(), body);
}

#[test]
fn text_typed_after_the_palette_shortcut_goes_to_the_palette() {
    let mut screen = screen_with(BRIDGE);
    screen.input_named("Body of the story").focus();
    screen.run();
    // Both arrive in one slow frame.
    let keys = [pressed(Key::P, CTRL | Modifiers::SHIFT), egui::Event::Text("clean cer".into())];
    screen.input_mut().events.extend(keys);
    screen.run();
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.world().story().tally().certain, 0, "the command should have been found and run");
    assert!(!screen.world().body().contains("clean"), "none of it should be inserted into the story");
}

#[test]
fn escape_after_the_close_shortcut_cancels_the_dialog() {
    let mut screen = screen_with(BRIDGE);
    screen.press(CTRL, Key::K);
    screen.input_named("Body of the story").focus();
    screen.run();
    let paragraphs = screen.world().article().body.len();
    screen.input_mut().events.extend([pressed(Key::W, CTRL), pressed(Key::Escape, NONE)]);
    screen.run();
    assert!(screen.world().desk.question().is_none(), "Escape should have closed the dialog");
    assert_eq!(screen.world().article().body.len(), paragraphs);
}

#[test]
fn built_in_line_deletion_of_the_widget_is_disabled() {
    for input in ["Body of the story", "Headline"] {
        let mut screen = screen_with(BRIDGE);
        let before = screen.world().article().clone();
        screen.input_named(input).focus();
        screen.run();
        screen.press(NONE, Key::End);
        screen.press(CTRL | Modifiers::CTRL, Key::U);
        assert_eq!(screen.world().article(), &before, "{input}");
    }
}

/// Returns all nodes that have a label or a value, with their right edges.
fn ends(screen: &Screens) -> Vec<(String, f32)> {
    let nodes = screen.root().children_recursive();
    let named = nodes.filter_map(|node| {
        let name = node.accesskit_node().label().or_else(|| node.accesskit_node().value());
        name.map(|name| (name, node.rect().right()))
    });
    named.collect()
}

#[test]
fn nothing_exceeds_the_window_in_any_language_and_panel() {
    for language in Language::ALL {
        let sizes = [
            ([512.0, 350.0], BRIDGE),
            ([720.0, 480.0], BRIDGE),
            ([1024.0, 700.0], "kedai-lama.txt"),
            ([1680.0, 900.0], BRIDGE),
        ];
        for (size, sample) in sizes {
            for key in [Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
                let mut screen = show(World::with_sample(sample), size, language);
                screen.press(ALT, Key::Num0);
                screen.press(ALT, key);
                // The harness has a margin of eight points around the window.
                let edge = size[0] - 8.0;
                let beyond: Vec<_> = ends(&screen).into_iter().filter(|(_, end)| *end > edge).collect();
                assert!(beyond.is_empty(), "{language:?} {size:?} {key:?}: {beyond:?}");
            }
        }
    }
}

#[test]
fn every_control_has_an_accessible_name() {
    use egui::accesskit::Role;
    const CONTROLS: [Role; 10] = [
        Role::Button,
        Role::CheckBox,
        Role::ComboBox,
        Role::Link,
        Role::ListBoxOption,
        Role::MultilineTextInput,
        Role::RadioButton,
        Role::Slider,
        Role::SpinButton,
        Role::TextInput,
    ];
    let keys = [
        (ALT, Key::Num2),
        (ALT, Key::Num3),
        (ALT, Key::Num4),
        (ALT, Key::Num5),
        (CTRL, Key::F),
        (CTRL, Key::H),
        (CTRL, Key::Slash),
        (NONE, Key::F1),
    ];
    for language in Language::ALL {
        for (modifiers, key) in keys {
            let mut world = World::with_sample(BRIDGE);
            world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
            let mut screen = show(world, [1200.0, 800.0], language);
            screen.press(modifiers, key);
            let controls: Vec<_> = (screen.root().children_recursive())
                .filter(|node| CONTROLS.contains(&node.accesskit_node().role()))
                .map(|node| (node.accesskit_node().role(), node.accesskit_node().label()))
                .collect();
            assert!(controls.len() > 10, "{controls:?}");
            let unnamed: Vec<_> =
                controls.iter().filter(|(_, name)| name.as_ref().is_none_or(|name| name.trim().is_empty())).collect();
            assert!(unnamed.is_empty(), "{language:?} {key:?}: {unnamed:?}");
        }
    }
}

#[test]
fn tab_visits_all_parts_of_the_window_and_wraps_around() {
    let mut screen = show(World::with_sample(BRIDGE), [1200.0, 800.0], Language::English);
    let mut order = Vec::new();
    for _ in 0..80 {
        screen.press(NONE, Key::Tab);
        let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let name = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        if order.first() == Some(&name) {
            break;
        }
        order.push(name);
    }
    // The first Tab goes to the widget after the body, which has the focus at first.
    let first = order.iter().position(|name| name == "File").expect("Tab should reach the menus");
    order.rotate_left(first);
    let at = |name: &str| order.iter().position(|label| label.starts_with(name));
    let positions =
        ["File", "Clean 5 promos", "Save", "Promos 5", "Working copy", "Headline", "Body of the story"].map(at);
    assert!(positions.is_sorted() && positions[0].is_some(), "{order:?}");
    assert!(order.len() < 80, "the focus should wrap around");
}

#[test]
fn in_a_small_window_either_the_story_or_a_panel_is_shown() {
    for language in Language::ALL {
        let mut screen = show(World::with_sample(BRIDGE), [512.0, 350.0], language);
        assert!(screen.query_body());
        screen.press(ALT, Key::Num3);
        assert!(!screen.query_body(), "the panel should take the whole width");
        screen.press(ALT, Key::Num0);
        assert!(screen.query_body());
        screen.press(ALT, Key::Num3);
        screen.press(ALT, Key::Num3);
        assert!(screen.query_body(), "the same shortcut should return to the story");
    }
}

#[test]
fn the_title_of_a_panel_and_its_button_do_not_overlap() {
    for (language, title, beside) in [
        (Language::English, "Taken out: 5", "Restore all"),
        (Language::Indonesian, "Dikeluarkan: 5", "Kembalikan semua"),
    ] {
        for width in [1024.0, 2160.0] {
            let mut world = World::with_sample(BRIDGE);
            world.run(redaksi::workspace::Command::Clean);
            let screen = show(world, [width, 800.0], language);
            let [title, beside] = [title, beside].map(|label| screen.get_by_label(label).rect());
            assert!(title.right() < beside.left(), "{language:?} {width}: {title:?} {beside:?}");
        }
    }
}
