//! Keyboard navigation of the window: command palette, shortcuts, menus, panels, findings, toasts, tab order and
//! accessible names.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, open_sample, open_screen};
use crate::support::{BRIDGE_SAMPLE, TestApp};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::ui::MainView;
use redaksi::workspace::{
    Action, Command, EditAction, FileAction, InspectorTab, Keymap, Modal, Settings, SideColumn, ViewAction,
};
use redaksi_core::article::Stage;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

/// Returns a key event, for tests that need several events in one frame.
fn key_press(key: Key, modifiers: Modifiers) -> egui::Event {
    egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn panels(screen: &ScreenHarness) -> redaksi::workspace::Panels {
    screen.app().workspace.settings().panels
}

#[test]
fn a_story_with_only_certain_promos_is_ready_and_saved_after_five_keys() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let uncertain = screen.app().document().promo_counts().open - screen.app().document().promo_counts().certain;
    assert_eq!(uncertain, 0, "all links of the sample should be certain");
    screen.press(CTRL, Key::K);
    screen.press(CTRL, Key::R);
    // The name of another outlet in the text is pointed out, with what deletes it.
    assert!(screen.shows_label("→ Delete “"));
    screen.press(NONE, Key::Enter);
    screen.press(CTRL, Key::S);
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().stage(), Stage::Ready);
    assert!(screen.app().document().is_saved());
}

#[test]
fn the_palette_finds_a_command_by_some_of_its_letters() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL | Modifiers::SHIFT, Key::P);
    screen.find_input("Command palette").type_text("remove cer");
    screen.run();
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().promo_counts().certain, 0);
    assert!(screen.app().workspace.modal().is_none());
    screen.press(NONE, Key::F1);
    assert_eq!(screen.app().workspace.recent_commands().collect::<Vec<_>>(), [Command::Clean]);
    screen.press(NONE, Key::Escape);
    assert!(screen.app().workspace.modal().is_none());
}

#[test]
fn the_palette_ranks_a_match_of_the_command_code_first() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(NONE, Key::F1);
    screen.find_input("Command palette").type_text("tour");
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.modal().is_some_and(Modal::is_tour));
}

#[test]
fn the_palette_finds_commands_by_words_in_both_languages_and_nothing_far_off() {
    let listed = |language, typed: &str| {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1280.0, 800.0], language);
        screen.press(NONE, Key::F1);
        screen.event(egui::Event::Text(typed.to_owned()));
        screen.run();
        let is_row = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption && node.rect().width() > 400.0
        };
        let rows = screen.root().children_recursive().filter(is_row);
        rows.filter_map(|node| node.accesskit_node().label()).collect::<Vec<_>>()
    };
    assert_eq!(listed(Language::English, "hide"), ["Show or hide panels"]);
    assert_eq!(listed(Language::Indonesian, "hide"), ["Tampilkan atau sembunyikan panel"]);
    assert_eq!(listed(Language::Indonesian, "sembunyikan"), ["Tampilkan atau sembunyikan panel"]);
    for (language, typed, first) in [
        (Language::English, "repalce", Command::Replace),
        (Language::English, "find", Command::Find),
        (Language::English, "mov down", Command::MoveDown),
        (Language::Indonesian, "replace", Command::Replace),
        (Language::Indonesian, "save all", Command::SaveAll),
    ] {
        let label = redaksi::i18n::Localizer::new(language).command(first);
        assert_eq!(listed(language, typed).first(), Some(&label), "{typed}");
    }
}

#[test]
fn a_disabled_command_is_listed_in_the_palette_and_does_nothing() {
    let mut screen = open_screen(TestApp::new(), [1024.0, 700.0], Language::English);
    screen.press(NONE, Key::F1);
    screen.find_input("Command palette").type_text("save all");
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.modal().is_some_and(Modal::is_palette));
}

#[test]
fn panels_are_toggled_by_shortcut_and_the_state_is_stored() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    assert!(screen.shows_label("Promos and links"));
    screen.press(ALT, Key::Num2);
    assert!(screen.shows_label("Promos and links"), "from the body, the shortcut should move the focus to the panel");
    screen.press(ALT, Key::Num2);
    assert!(screen.shows_label("Promos and links"), "from the panel, the shortcut should change nothing");
    screen.press(ALT, Key::Num9);
    assert!(!screen.shows_label("Promos and links"));
    screen.press(ALT, Key::Num4);
    assert!(screen.shows_label("Checks"));
    let kept = Settings::parse(&screen.app().workspace.settings().to_ron()).unwrap();
    assert_eq!((kept.panels.inspector, kept.panels.tab), (true, InspectorTab::Checks));
}

#[test]
fn a_shortcut_moves_the_focus_from_a_field_to_the_body() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1200.0, 800.0], Language::English);
    screen.press(ALT, Key::Num3);
    let is_focused = screen.find_input("Add tags").is_focused();
    assert!(is_focused, "the first field of the panel should have the focus");
    screen.press(ALT, Key::Num0);
    let id = MainView::body_id(screen.app().document().id());
    assert!(screen.ctx.memory(|memory| memory.has_focus(id)));
}

#[test]
fn next_finding_selects_each_finding_in_the_body_and_wraps_around() {
    let mut screen = open_sample("harbour-ferry.txt");
    let mut visited = Vec::new();
    for _ in 0..3 {
        screen.press(NONE, Key::F8);
        let selected = screen.app().document().selection();
        visited.push(screen.app().body()[selected].to_owned());
    }
    assert_ne!(visited[0], visited[1]);
    assert_eq!(visited[0], visited[2], "this sample should have two uncertain links");
    screen.press(NONE, Key::F7);
    let selected = screen.app().document().selection();
    assert_eq!(screen.app().body()[selected], visited[1]);
    screen.press(CTRL, Key::Enter);
    assert_eq!(screen.app().document().promo_counts().out, 1);
}

#[test]
fn next_finding_goes_to_findings_in_fields_too() {
    for width in [1200.0, 1680.0] {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [width, 800.0], Language::English);
        let count = screen.app().body().len();
        let at = screen.app().body().find(' ').unwrap();
        let double = |range| Action::Edit(EditAction::Splice { range, text: " ".into() });
        screen.state_mut().app.dispatch(double(at..at));
        screen.run();
        screen.press(CTRL, Key::Home);
        let is_double_space = |screen: &ScreenHarness| {
            let selected = screen.app().document().selection();
            &screen.app().body()[selected] == "  "
        };
        let presses = (1..10).find(|_| {
            screen.press(NONE, Key::F8);
            is_double_space(&screen)
        });
        assert!(presses.is_some(), "F8 should reach the doubled space");
        let is_headline_focused = |screen: &ScreenHarness| {
            let mut nodes = screen.query_all_by_label("Headline");
            nodes.any(|node| node.accesskit_node().is_focused())
        };
        for key in [Key::F8, Key::F7] {
            let reached = (1..20).any(|_| {
                screen.press(NONE, key);
                is_headline_focused(&screen)
            });
            assert!(reached, "the headline of the sample should be too long: {width} {key:?}");
            assert!(!screen.app().workspace.settings().panels.tab.eq(&InspectorTab::Metadata), "no panel is switched");
        }
        screen.press(ALT, Key::Num0);
        screen.press(CTRL, Key::Z);
        assert_eq!(screen.app().body().len(), count);
        screen.press(ALT, Key::Num9);
        let reached = (1..20).any(|_| {
            screen.press(NONE, Key::F8);
            is_headline_focused(&screen)
        });
        assert!(reached, "the finding should be reached with hidden panels as well");
        assert!(!screen.shows_label("Nothing to review."));
    }
}

#[test]
fn a_finding_is_fixed_from_the_checks_panel() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let at = screen.app().body().find(' ').unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: " ".into() }));
    screen.press(ALT, Key::Num4);
    assert!(screen.shows_label("More than one space."));
    let buttons: Vec<_> = screen.query_all_by_label("Show").collect();
    let finding = screen.query_all_by_label_contains("More than one space.").next().unwrap().rect();
    let is_below = |node: &&egui_kittest::Node<'_>| node.rect().top() > finding.bottom();
    buttons.iter().find(is_below).expect("the finding should have a Show button").click();
    drop(buttons);
    screen.run();
    let selected = screen.app().document().selection();
    assert_eq!(&screen.app().body()[selected], "  ");
    screen.get_by_role_and_label(egui::accesskit::Role::Button, "Change to one space").click();
    screen.run();
    assert!(!screen.shows_label("More than one space.") && !screen.app().body().contains("  "));
}

#[test]
fn user_key_bindings_run_commands() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let (keymap, errors) = Keymap::parse(r#"{"clean": ["F6"], "palette": ["Ctrl+K"]}"#);
    assert!(errors.is_empty());
    app.workspace.set_keymap(keymap);
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    screen.press(CTRL, Key::K);
    assert!(screen.app().workspace.modal().is_some_and(Modal::is_palette));
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::F6);
    assert_eq!(screen.app().document().promo_counts().certain, 0);
}

#[test]
fn a_toast_offers_undo_and_does_not_take_the_focus() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let id = MainView::body_id(screen.app().document().id());
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.press(CTRL, Key::K);
    assert!(screen.ctx.memory(|memory| memory.has_focus(id)));
    screen.click("Undo");
    assert_eq!(screen.app().document().promo_counts().out, 0);
}

#[test]
fn the_source_is_shown_beside_the_story_if_the_window_is_wide_enough() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [2560.0, 1440.0], Language::English);
    assert!(screen.shows_label("As received") && screen.is_body_shown());
    screen.press(NONE, Key::F9);
    let was_shown = panels(&screen).source;
    screen.press(NONE, Key::F9);
    assert_ne!(was_shown, panels(&screen).source);
    let mut narrow = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 700.0], Language::English);
    assert!(narrow.is_body_shown());
    narrow.press(NONE, Key::F9);
    assert!(!narrow.is_body_shown(), "in a narrow window it should replace the story");
}

#[test]
fn the_story_is_shown_at_double_scale() {
    for language in Language::ALL {
        let screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [720.0, 450.0], language);
        assert!(screen.is_body_shown());
    }
}

#[test]
fn opening_and_closing_the_find_bar_does_not_move_the_text() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1280.0, 700.0], Language::English);
    let top = |screen: &ScreenHarness| screen.find_input("Body of the story").rect().top();
    let before = top(&screen);
    screen.press(CTRL, Key::F);
    assert!((top(&screen) - before).abs() < 1.0, "{} and {before}", top(&screen));
    screen.press(NONE, Key::Escape);
    assert!((top(&screen) - before).abs() < 1.0, "{} and {before}", top(&screen));
}

#[test]
fn the_menu_bar_has_a_shortcut() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1680.0, 900.0], Language::English);
    screen.press(NONE, Key::F10);
    assert!(screen.shows_label("Open recent"));
    screen.press(NONE, Key::ArrowRight);
    assert!(screen.shows_label("Duplicate paragraph"));
    screen.press(NONE, Key::Escape);
    assert!(!screen.shows_label("Duplicate paragraph"));
}

#[test]
fn arrow_keys_move_between_menus_and_wrap_around() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1680.0, 900.0], Language::English);
    screen.query_all_by_label("Edit").next().unwrap().click();
    screen.run();
    // Move the pointer away, else the menu under it would open again.
    screen.hover_at(egui::pos2(800.0, 600.0));
    screen.run();
    for (key, item) in [
        (Key::ArrowRight, "Remove or restore promo"),
        (Key::ArrowLeft, "Duplicate paragraph"),
        (Key::ArrowLeft, "Open recent"),
        (Key::ArrowLeft, "Quick tour"),
        (Key::ArrowRight, "Open recent"),
    ] {
        screen.press(NONE, key);
        assert!(screen.shows_label(item), "{item}");
    }
    let before = screen.app().body();
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowRight);
    assert!(screen.shows_label("Find…"));
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.app().body(), before);
}

#[test]
fn an_arrow_key_opens_the_neighbouring_menu_under_a_resting_pointer() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1680.0, 900.0], Language::English);
    let edit = screen.query_all_by_label("Edit").next().unwrap().rect().center();
    screen.click_at(edit, egui::PointerButton::Primary);
    assert!(screen.shows_label("Duplicate paragraph"));
    for (key, shown, hidden) in [
        (Key::ArrowRight, "Remove or restore promo", "Duplicate paragraph"),
        (Key::ArrowLeft, "Duplicate paragraph", "Remove or restore promo"),
        (Key::ArrowLeft, "Open recent", "Duplicate paragraph"),
    ] {
        screen.press(NONE, key);
        assert!(screen.shows_label(shown) && !screen.shows_label(hidden), "{key:?} {shown}");
    }
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowLeft);
    assert!(screen.shows_label("Quick tour") && !screen.shows_label("Open recent"), "from an item of a menu");
    let story = screen.query_all_by_label("Story").next().unwrap().rect().center();
    screen.hover_at(story);
    screen.run();
    assert!(screen.shows_label("Remove or restore promo"), "a moving pointer should open the menu under it");
}

#[test]
fn the_right_arrow_key_leaves_a_submenu_for_the_next_menu() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1680.0, 900.0], Language::English);
    screen.press(NONE, Key::F10);
    let is_on_submenu = |screen: &ScreenHarness| {
        let mut nodes = screen.query_all_by_label_contains("Open recent");
        nodes.any(|node| node.accesskit_node().is_focused())
    };
    let mut count = 0;
    while !is_on_submenu(&screen) && count < 20 {
        screen.press(NONE, Key::ArrowDown);
        count += 1;
    }
    screen.press(NONE, Key::ArrowRight);
    assert!(screen.shows_label("Clear recent files"));
    screen.press(NONE, Key::ArrowRight);
    assert!(screen.shows_label("Duplicate paragraph") && !screen.shows_label("Clear recent files"));
}

#[test]
fn the_tour_opens_the_sample_and_can_be_closed_at_any_step() {
    let mut screen = open_screen(TestApp::new(), [1024.0, 700.0], Language::English);
    screen.click("Quick tour");
    assert!(screen.shows_label("1 of 5"));
    assert_eq!(screen.app().workspace.documents().len(), 1, "the tour should open the sample");
    screen.press(NONE, Key::Enter);
    assert!(screen.shows_label("2 of 5"));
    screen.press(NONE, Key::Escape);
    assert!(!screen.shows_label("2 of 5"));
    let mut screen = open_screen(TestApp::new(), [1024.0, 700.0], Language::English);
    screen.click("Open sample story");
    assert_eq!(screen.app().workspace.documents().len(), 1);
}

trait BodyQuery {
    fn is_body_shown(&self) -> bool;
}

impl BodyQuery for ScreenHarness {
    /// Whether the editor of the body is shown.
    fn is_body_shown(&self) -> bool {
        let names = ["Body of the story", "Isi berita"];
        names.into_iter().any(|name| self.query_all_by_label(name).next().is_some())
    }
}

#[test]
fn the_letter_of_a_shortcut_is_not_inserted() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let body = screen.app().body();
    screen.find_input("Body of the story").focus();
    screen.run();
    // With Alt held, a key press arrives as two events: the key, and the letter that it types.
    screen.input_mut().events.extend([key_press(Key::Num4, ALT), egui::Event::Text("4".into())]);
    screen.run();
    assert!(screen.shows_label("Checks"));
    assert_eq!(screen.app().body(), body);
}

#[test]
fn text_typed_after_the_palette_shortcut_goes_to_the_palette() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.find_input("Body of the story").focus();
    screen.run();
    // Both arrive in one slow frame.
    let keys = [key_press(Key::P, CTRL | Modifiers::SHIFT), egui::Event::Text("remove cer".into())];
    screen.input_mut().events.extend(keys);
    screen.run();
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().promo_counts().certain, 0, "the command should have been found and run");
    assert!(!screen.app().body().contains("remove"), "none of it should be inserted into the story");
}

#[test]
fn escape_after_the_close_shortcut_cancels_the_dialog() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::K);
    screen.find_input("Body of the story").focus();
    screen.run();
    let paragraphs = screen.app().article().body.len();
    screen.input_mut().events.extend([key_press(Key::W, CTRL), key_press(Key::Escape, NONE)]);
    screen.run();
    assert!(screen.app().workspace.unsaved_prompt().is_none(), "Escape should have closed the dialog");
    assert_eq!(screen.app().article().body.len(), paragraphs);
}

#[test]
fn built_in_line_deletion_of_the_widget_is_disabled() {
    for input in ["Body of the story", "Headline"] {
        let mut screen = open_sample(BRIDGE_SAMPLE);
        let before = screen.app().article().clone();
        screen.find_input(input).focus();
        screen.run();
        screen.press(NONE, Key::End);
        screen.press(CTRL | Modifiers::CTRL, Key::U);
        assert_eq!(screen.app().article(), &before, "{input}");
    }
}

/// Returns all nodes that have a label or a value, with their right edges.
fn right_edges(screen: &ScreenHarness) -> Vec<(String, f32)> {
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
            ([512.0, 350.0], BRIDGE_SAMPLE),
            ([720.0, 480.0], BRIDGE_SAMPLE),
            ([1024.0, 700.0], "kedai-lama.txt"),
            ([1680.0, 900.0], BRIDGE_SAMPLE),
        ];
        for (size, sample) in sizes {
            for key in [Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
                let mut screen = open_screen(TestApp::with_sample(sample), size, language);
                screen.press(ALT, Key::Num0);
                screen.press(ALT, key);
                // The harness has a margin of eight points around the window.
                let edge = size[0] - 8.0;
                let beyond: Vec<_> = right_edges(&screen).into_iter().filter(|(_, end)| *end > edge).collect();
                assert!(beyond.is_empty(), "{language:?} {size:?} {key:?}: {beyond:?}");
            }
        }
    }
}

#[test]
fn every_control_has_an_accessible_name() {
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
            let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
            app.dispatch(Action::File(FileAction::OpenText(
                "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
            )));
            let mut screen = open_screen(app, [1200.0, 800.0], language);
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
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1200.0, 800.0], Language::English);
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
    // The first Tab goes to the panel after the body, which has the focus at first.
    let first = order.iter().position(|name| name == "File").expect("Tab should reach the menus");
    order.rotate_left(first);
    let at = |name: &str| order.iter().position(|label| label.starts_with(name));
    let positions =
        ["File", "Remove 5 promos", "Save", "Working copy", "Headline", "Body of the story", "Promos 5"].map(at);
    assert!(positions.is_sorted() && positions[0].is_some(), "{order:?}");
    assert!(order.len() < 80, "the focus should wrap around");
}

#[test]
fn in_a_small_window_either_the_story_or_a_panel_is_shown() {
    for language in Language::ALL {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [512.0, 350.0], language);
        assert!(screen.is_body_shown());
        screen.press(ALT, Key::Num3);
        assert!(!screen.is_body_shown(), "the panel should take the whole width");
        screen.press(ALT, Key::Num0);
        assert!(screen.is_body_shown());
        screen.press(ALT, Key::Num3);
        screen.press(ALT, Key::Num3);
        assert!(!screen.is_body_shown(), "the same shortcut should change nothing");
        screen.press(ALT, Key::Num9);
        assert!(screen.is_body_shown(), "without panels, the story should be shown");
    }
}

#[test]
fn the_title_of_a_panel_and_its_button_do_not_overlap() {
    for (language, title, beside) in
        [(Language::English, "Removed: 5", "Restore all"), (Language::Indonesian, "Dihapus: 5", "Kembalikan semua")]
    {
        for width in [1024.0, 2160.0] {
            let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
            app.run(redaksi::workspace::Command::Clean);
            let screen = open_screen(app, [width, 800.0], language);
            let [title, beside] = [title, beside].map(|label| screen.get_by_label(label).rect());
            assert!(title.right() < beside.left(), "{language:?} {width}: {title:?} {beside:?}");
        }
    }
}

#[test]
fn a_toast_never_covers_the_caret() {
    use redaksi::workspace::{ErrorKind, ErrorReport, WorkspaceEvent};
    for size in [[1280.0, 700.0], [1024.0, 500.0], [512.0, 350.0]] {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), size, Language::English);
        let problem = ErrorReport::new(ErrorKind::DiskFull);
        screen.state_mut().app.handle_event(WorkspaceEvent::ErrorReported(problem));
        screen.press(CTRL, Key::Home);
        let mut lifted = 0;
        for _ in 0..60 {
            screen.press(NONE, Key::ArrowDown);
            // While no part of the text is visible, no caret is shown.
            let Some(ime) = screen.output().platform_output.ime.as_ref() else { continue };
            let caret = ime.cursor_rect;
            let text = screen.query_all_by_label_contains("the disk is full").next().unwrap().rect();
            let toast = screen.get_by_label("Dismiss").rect().union(text);
            let covered = toast.y_range().intersects(caret.y_range());
            assert!(!covered, "{size:?}: {toast:?} {caret:?}");
            lifted += usize::from(toast.bottom() < caret.top());
        }
        assert!(lifted > 5 || size[1] < 400.0, "{size:?}: the caret should have come to the lower edge");
    }
}

#[test]
fn dragging_the_edge_of_a_column_changes_its_width() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1200.0, 800.0], Language::English);
    let width = |screen: &ScreenHarness| panels(screen).widths.get(SideColumn::Inspector);
    let button = |pressed, x: f32| egui::Event::PointerButton {
        pos: egui::pos2(x, 400.0),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: NONE,
    };
    let edge = 1200.0 - 332.0;
    screen.hover_at(egui::pos2(edge, 400.0));
    screen.event(button(true, edge));
    screen.run();
    screen.hover_at(egui::pos2(edge - 100.0, 400.0));
    screen.run();
    assert_eq!(width(&screen), None, "the width is not stored while the edge is dragged");
    screen.event(button(false, edge - 100.0));
    screen.run();
    assert_eq!(width(&screen), Some(432));
}

#[test]
fn a_toast_about_a_story_is_not_shown_again_when_the_story_becomes_active_again() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let first = screen.app().document().id();
    screen.press(CTRL, Key::K);
    assert!(screen.shows_label("Undo"));
    screen
        .state_mut()
        .app
        .open_lines("lain.txt", &["Pasar Kenari Dibuka", "Pasar itu dibuka kembali pada hari Senin."]);
    screen.run();
    // Longer than toasts are shown.
    screen.input_mut().time = Some(screen.ctx.input(|input| input.time) + 30.0);
    screen.run();
    screen.state_mut().app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    screen.run();
    assert!(!screen.shows_label("Undo"));
}

#[test]
fn typing_in_the_first_paragraph_leaves_the_labels_above_it_in_their_place() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1200.0, 800.0], Language::English);
    let tops = |screen: &ScreenHarness| -> Vec<f32> {
        screen.query_all_by_label("Headline").map(|label| label.rect().top()).collect()
    };
    screen.find_input("Body of the story").focus();
    screen.run();
    let before = tops(&screen);
    assert!(!before.is_empty());
    for letter in ["Z", "a"] {
        screen.event(egui::Event::Text(letter.to_owned()));
        screen.run();
        assert_eq!(tops(&screen), before);
    }
}

#[test]
fn every_menu_fits_into_a_low_window() {
    for language in Language::ALL {
        let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1024.0, 700.0], language);
        for title in ["menu-file", "menu-edit", "menu-story", "menu-review", "menu-view", "menu-help"] {
            let title = screen.state().i18n.msg(title);
            screen.query_all_by_label(&title).next().unwrap().click();
            screen.run();
            let is_in_popup = |node: &egui_kittest::Node<'_>| {
                matches!(node.accesskit_node().role(), Role::Button | Role::CheckBox | Role::RadioButton)
            };
            let bottom = screen
                .root()
                .children_recursive()
                .filter(is_in_popup)
                .map(|node| node.rect())
                .filter(|rect| rect.left() < 500.0)
                .map(|rect| rect.bottom())
                .fold(0.0, f32::max);
            assert!(bottom < 700.0, "{language:?} {title}: {bottom}");
            screen.press(NONE, Key::Escape);
        }
    }
}

#[test]
fn a_click_on_a_menu_that_the_pointer_has_just_opened_keeps_it_open() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1680.0, 900.0], Language::English);
    let center = |screen: &ScreenHarness, label: &str| screen.query_all_by_label(label).next().unwrap().rect().center();
    let (file, edit) = (center(&screen, "File"), center(&screen, "Edit"));
    screen.click_at(file, egui::PointerButton::Primary);
    assert!(screen.shows_label("Open recent"));
    screen.hover_at(edit);
    screen.run();
    assert!(screen.shows_label("Duplicate paragraph"));
    screen.click_at(edit, egui::PointerButton::Primary);
    assert!(screen.shows_label("Duplicate paragraph") && !screen.shows_label("Open recent"));
    screen.click_at(edit, egui::PointerButton::Primary);
    assert!(!screen.shows_label("Duplicate paragraph"), "a second click closes it");
}

#[test]
fn what_is_on_has_a_tick_in_the_menus() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1680.0, 900.0], Language::English);
    let is_on = |screen: &mut ScreenHarness, menu: &str, label: &str| {
        screen.query_all_by_label(menu).next().unwrap().click();
        screen.run();
        let item = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::CheckBox;
        let items = screen.query_all_by_label(label).find(item);
        let toggled = items.unwrap_or_else(|| panic!("{label} is no item of {menu}")).accesskit_node().toggled();
        screen.press(NONE, Key::Escape);
        toggled == Some(egui::accesskit::Toggled::True)
    };
    assert!(!is_on(&mut screen, "View", "Show lines set aside"));
    screen.press(NONE, Key::F6);
    assert!(is_on(&mut screen, "View", "Show lines set aside"));
    assert!(!is_on(&mut screen, "Review", "Show changes in text"));
    screen.press(NONE, Key::F5);
    assert!(is_on(&mut screen, "Review", "Show changes in text"));
    assert!(is_on(&mut screen, "Story", "Go to next after a decision"));
}

#[test]
fn commands_about_a_finding_are_enabled_where_there_is_one() {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul berita satu", "Kalimat pertama  naskah satu.", "Kalimat kedua naskah satu."]);
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    let end = screen.app().body().len();
    screen.state_mut().app.dispatch(Action::View(ViewAction::SetCaret(end)));
    screen.run();
    let commands = [Command::ApplyFix, Command::FixAll, Command::DismissFinding, Command::MuteRule];
    assert!(commands.iter().all(|command| !screen.app().workspace.is_enabled(*command)));
    screen.press(CTRL, Key::Period);
    assert!(screen.shows_label("No finding at the caret."), "the key says why it does nothing");
    screen.press(NONE, Key::F8);
    assert!(commands.iter().all(|command| screen.app().workspace.is_enabled(*command)));
}

#[test]
fn the_overview_of_the_keys_names_the_file_in_which_they_are_changed() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1280.0, 800.0], Language::English);
    let file = screen.app().profile.key_file().expect("there is a folder for settings");
    screen.state_mut().app.workspace.set_key_file(Some(file.clone()));
    screen.press(CTRL, Key::Slash);
    assert!(screen.shows_label(&file.display().to_string()) && !screen.shows_label("README"));
}
