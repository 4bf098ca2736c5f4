//! The window in the test harness, driven by the labels a person reads.
#![allow(dead_code, reason = "each test file uses a part of it")]

use crate::world::World;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use redaksi::ui::{Window, theme};
use redaksi::words::{Language, Words};

pub struct Screen {
    pub world: World,
    pub window: Window,
    pub words: Words,
}

pub type Screens = Harness<'static, Screen>;

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

pub fn screen_with(sample: &str) -> Screens {
    show(World::with_sample(sample), [1680.0, 900.0], Language::English)
}

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

    /// Clicks as a hand does, the button held for a moment.
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

    /// Puts the caret into an input and types.
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

pub fn first<'a>(harness: &'a Screens, label: &'a str) -> Node<'a> {
    harness.query_all_by_label(label).next().unwrap_or_else(|| panic!("nothing is called {label}"))
}

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
        self.query_all_by_label(label).find(is_input).unwrap_or_else(|| panic!("no input is called {label}"))
    }
}
