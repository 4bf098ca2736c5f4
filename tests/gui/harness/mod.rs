//! The window in `egui_kittest`, driven through its accessible labels.
#![allow(dead_code, reason = "no test file uses all of it")]

use crate::support::TestApp;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use redaksi::i18n::{Language, Localizer};
use redaksi::ui::{MainView, theme};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Locked for reading while a test has a window, and for writing by a test that must run alone.
static WINDOWS: RwLock<()> = RwLock::new(());

thread_local! {
    /// The lock of this thread; a second window of the same test shares it.
    static LOCK_OF_THREAD: RefCell<Weak<RwLockReadGuard<'static, ()>>> = const { RefCell::new(Weak::new()) };
}

fn lock_windows() -> Rc<RwLockReadGuard<'static, ()>> {
    LOCK_OF_THREAD.with_borrow_mut(|lock| {
        lock.upgrade().unwrap_or_else(|| {
            let fresh = Rc::new(WINDOWS.read().unwrap_or_else(PoisonError::into_inner));
            *lock = Rc::downgrade(&fresh);
            fresh
        })
    })
}

/// Waits until no other test of this binary has a window; none opens one while the returned guard exists.
pub fn wait_until_alone() -> RwLockWriteGuard<'static, ()> {
    WINDOWS.write().unwrap_or_else(PoisonError::into_inner)
}

/// The state of the harness: an app, its view and the localization.
pub struct TestScreen {
    _lock: Rc<RwLockReadGuard<'static, ()>>,
    pub app: TestApp,
    pub main_view: MainView,
    pub i18n: Localizer,
}

impl TestScreen {
    pub fn new(app: TestApp, language: Language) -> Self {
        Self { _lock: lock_windows(), app, main_view: MainView::default(), i18n: Localizer::new(language) }
    }
}

pub type ScreenHarness = Harness<'static, TestScreen>;

/// Opens a window of that size in points, and runs it until it is idle.
pub fn open_screen(app: TestApp, size: [f32; 2], language: Language) -> ScreenHarness {
    let screen =
        TestScreen { _lock: lock_windows(), app, main_view: MainView::default(), i18n: Localizer::new(language) };
    let mut harness =
        Harness::builder().with_size(size).with_max_steps(12).with_context_setup(theme::apply_style).build_ui_state(
            |ui, screen: &mut TestScreen| {
                for action in screen.main_view.show(ui, &screen.app.workspace, &screen.i18n) {
                    screen.app.dispatch(action);
                }
                if let Some(into) = screen.app.paste_target.take() {
                    screen.main_view.expect_paste(into);
                }
            },
            screen,
        );
    harness.run();
    harness
}

/// Opens a wide English window with a sample.
pub fn open_sample(sample: &str) -> ScreenHarness {
    open_screen(TestApp::with_sample(sample), [1680.0, 900.0], Language::English)
}

/// What a user does in a window and sees there.
pub trait UserActions {
    fn app(&self) -> &TestApp;
    fn click(&mut self, label: &str);
    fn click_at(&mut self, at: Pos2, button: PointerButton);
    fn press(&mut self, modifiers: Modifiers, key: Key);
    fn write(&mut self, input: &str, text: &str);
    fn shows_label(&self, label: &str) -> bool;
}

impl UserActions for ScreenHarness {
    fn app(&self) -> &TestApp {
        &self.state().app
    }

    fn click(&mut self, label: &str) {
        find_by_label(self, label).click();
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
        self.find_input(input).focus();
        self.run();
        self.find_input(input).type_text(text);
        self.run();
    }

    fn shows_label(&self, label: &str) -> bool {
        self.query_all_by_label_contains(label).next().is_some()
    }
}

/// The first node with exactly that label.
pub fn find_by_label<'a>(harness: &'a ScreenHarness, label: &'a str) -> Node<'a> {
    harness.query_all_by_label(label).next().unwrap_or_else(|| panic!("no node has the label {label}"))
}

/// Finds text inputs by their labels.
pub trait FindInput {
    fn find_input<'a>(&'a self, label: &'a str) -> Node<'a>;
}

impl FindInput for ScreenHarness {
    fn find_input<'a>(&'a self, label: &'a str) -> Node<'a> {
        let is_input = |node: &Node<'_>| {
            matches!(
                node.accesskit_node().role(),
                egui::accesskit::Role::TextInput | egui::accesskit::Role::MultilineTextInput
            )
        };
        self.query_all_by_label(label).find(is_input).unwrap_or_else(|| panic!("no text input has the label {label}"))
    }
}
