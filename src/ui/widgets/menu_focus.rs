//! The keyboard focus inside an open menu.

use egui::{Id, Response, Ui};

/// Keeps the keyboard focus inside an open menu, so that the user does not type into the editor behind it.
#[derive(Debug, Default)]
pub struct MenuFocus {
    first: Option<Id>,
    has_focus: bool,
}

impl MenuFocus {
    /// Registers a menu item; to be called in display order.
    pub fn track(&mut self, item: &Response) {
        if item.enabled() {
            self.first.get_or_insert(item.id);
        }
        self.has_focus |= item.has_focus();
    }

    /// Registers that an item of an open submenu has the focus, or not.
    pub fn track_submenu(&mut self, has_focus: bool) {
        self.has_focus |= has_focus;
    }

    /// Focuses the first enabled item if no item of the menu or of its submenus has the focus.
    pub fn focus_first(self, ui: &Ui) {
        if let Some(first) = self.first.filter(|_| !self.has_focus) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
    }
}
