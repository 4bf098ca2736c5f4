//! The window in egui_kittest, driven through its accessible labels.
#![allow(dead_code, reason = "no test file uses all of it")]

use crate::world::World;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use redaksi::ui::{Window, theme};
use redaksi::i18n::{Language, Words};

/// The state of the harness: an app, its view and the localization.
pub struct Screen {
    pub world: World,
    pub window: Window,
    pub words: Words,
}

pub type Screens = Harness<'static, Screen>;

/// Opens a window of that size in points, and runs it until it is idle.
pub fn show(world: World, size: [f32; 2], language: Language) -> Screens {
    let screen = Screen { world, window: Window::default(), words: Words::new(language) };
    let mut harness =
        Harness::builder().with_size(size).with_max_steps(12).with_context_setup(theme::dress).build_ui_state(
            |ui, screen: &mut Screen| {
                for action in screen.window.show(ui, &screen.world.desk, &screen.words) {
                    screen.world.act(action);
                }
                if let Some(into) = screen.world.pastes.take() {
                    screen.window.expect_paste(into);
                }
            },
            screen,
        );
    harness.run();
    harness
}

/// Opens a wide English window with a sample.
pub fn screen_with(sample: &str) -> Screens {
    show(World::with_sample(sample), [1680.0, 900.0], Language::English)
}

/// What a user does in a window and sees there.
pub trait Person {
    fn world(&self) -> &World;
    fn click(&mut self, label: &str);
    fn click_at(&mut self, at: Pos2, button: PointerButton);
    fn press(&mut self, modifiers: Modifiers, key: Key);
    fn write(&mut self, input: &str, text: &str);
    fn sees(&self, label: &str) -> bool;
}

impl Person for Screens {
    fn world(&self) -> &World {
        &self.state().world
    }

    fn click(&mut self, label: &str) {
        first(self, label).click();
        self.run();
    }

    /// Clicks with the button held for one frame, as a real click.
    fn click_at(&mut self, at: Pos2, button: PointerButton) {
        self.hover_at(at);
        for pressed in [true, false] {
            self.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
            self.run();
        }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.run();
    }

    /// Focuses a text input and types into it.
    fn write(&mut self, input: &str, text: &str) {
        self.input_named(input).focus();
        self.run();
        self.input_named(input).type_text(text);
        self.run();
    }

    fn sees(&self, label: &str) -> bool {
        self.query_all_by_label_contains(label).next().is_some()
    }
}

/// The first node with exactly that label.
pub fn first<'a>(harness: &'a Screens, label: &'a str) -> Node<'a> {
    harness.query_all_by_label(label).next().unwrap_or_else(|| panic!("no node has the label {label}"))
}

/// Finds text inputs by their labels.
pub trait Inputs {
    fn input_named<'a>(&'a self, label: &'a str) -> Node<'a>;
}

impl Inputs for Screens {
    fn input_named<'a>(&'a self, label: &'a str) -> Node<'a> {
        let is_input = |node: &Node<'_>| {
            matches!(
                node.accesskit_node().role(),
                egui::accesskit::Role::TextInput | egui::accesskit::Role::MultilineTextInput
            )
        };
        self.query_all_by_label(label).find(is_input).unwrap_or_else(|| panic!("no text input has the label {label}"))
    }
}
