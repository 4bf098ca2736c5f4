//! Keyboard focus of the main view: the editor has it unless the user is in another widget, so that typed text is never
//! lost.

use crate::ui::field_ids::headline_id;
use crate::ui::main_view::MainView;
use crate::ui::panels::document_list::row_id;
use crate::ui::widgets::text_field;
use crate::workspace::{Document, Workspace};
use egui::{Pos2, Rect, Ui};

impl MainView {
    /// Remembers the focused field, or the row of the story list, when a modal dialog opens, and restores its focus when the
    /// dialog closes; returns what is restored. Focuses the editor if neither had the focus.
    pub(super) fn track_modal_focus(
        &mut self,
        ui: &Ui,
        workspace: &Workspace,
        is_modal_open: bool,
    ) -> Option<egui::Id> {
        let was_modal_open = std::mem::replace(&mut self.was_modal_open, is_modal_open);
        if is_modal_open && !was_modal_open {
            let is_body = |id: egui::Id| workspace.active().is_some_and(|document| Self::body_id(document.id()) == id);
            let is_row = |id: egui::Id| workspace.documents().iter().any(|document| row_id(document.id()) == id);
            let focused = ui.memory(egui::Memory::focused);
            self.focus_before_modal =
                focused.filter(|id| (text_field::is_text_field(ui, *id) || is_row(*id)) && !is_body(*id));
        } else if was_modal_open && !is_modal_open {
            // The choice in the dialog may itself have moved the focus elsewhere.
            let is_unchanged = workspace.focus_request().1 == self.handled_focus_request;
            let field = self.focus_before_modal.take().filter(|_| is_unchanged);
            match field {
                Some(field) => ui.memory_mut(|memory| memory.request_focus(field)),
                None if is_unchanged => self.document_view.request_focus(),
                None => {}
            }
            return field;
        }
        None
    }

    /// Whether a key is pressed while a field or button of the search bar has the focus.
    pub(super) fn is_key_for_search_bar(&self, ui: &Ui) -> bool {
        // Checked only if there is a key event: reading the response of a widget while the pointer is pressed beside it
        // would take away its focus.
        let is_key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        ui.input(|input| input.events.iter().any(is_key))
            && text_field::focused_widget_center(ui).is_some_and(|at| self.search_bar.contains_point(at))
    }

    /// Text that is typed while a button of the document view or the menus has the focus goes to the editor. A space
    /// still activates the button.
    pub(super) fn redirect_typing_to_editor(&self, ui: &Ui, workspace: &Workspace) {
        let Some((document, focused)) = workspace.active().zip(ui.memory(egui::Memory::focused)) else { return };
        let is_letter = |event: &egui::Event| matches!(event, egui::Event::Text(text) if text != " ");
        // The cheapest test first: most frames have no such event.
        if !ui.input(|input| input.events.iter().any(is_letter))
            || text_field::is_text_field(ui, focused)
            || egui::Popup::is_any_open(ui.ctx())
        {
            return;
        }
        if self.inspector.has_focus(ui) || self.document_list.has_focus(ui) {
            if let Some(field) = self.inspector.field_for_typing(document.id(), focused) {
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            return;
        }
        // On a button or check box of the search bar, a letter writes nothing: neither into the story, nor over the query.
        let in_bar = text_field::focused_widget_center(ui).is_some_and(|at| self.search_bar.contains_point(at));
        if !in_bar {
            ui.memory_mut(|memory| memory.request_focus(Self::body_id(document.id())));
        }
    }

    /// If nothing comes after the text in the window, the Tab key goes from the text to the headline: the menus, which come
    /// first, have a key of their own.
    pub(super) fn keep_tab_in_document(ui: &Ui, document: &Document) {
        let is_plain_tab = |event: &egui::Event| matches!(event, egui::Event::Key { key: egui::Key::Tab, pressed: true, modifiers, .. } if modifiers.is_none());
        let is_tab = ui.input(|input| input.events.iter().any(is_plain_tab));
        if is_tab && ui.memory(egui::Memory::focused) == Some(Self::body_id(document.id())) {
            ui.memory_mut(|memory| {
                memory.move_focus(egui::FocusDirection::None);
                memory.request_focus(headline_id(document.id()));
            });
        }
    }

    /// Focuses the editor where no other widget has the focus, so that typed text is not lost. After a click on the
    /// background or on a button beside a field, the focus returns to that field. If the focused widget of a panel is no
    /// longer shown, because it removed itself, the nearest one in the panel gets the focus: the next key was not meant for
    /// the story.
    pub(super) fn ensure_focus(&mut self, ui: &Ui, document: &Document, is_elsewhere: bool) {
        let focused = ui.memory(egui::Memory::focused);
        let before = self.last_in_panel.take();
        let is_free = !is_elsewhere && focused.is_none() && !egui::Popup::is_any_open(ui.ctx());
        if is_free {
            let clicked = ui.input(|input| input.pointer.any_click().then(|| input.pointer.interact_pos()).flatten());
            let is_beside_field =
                clicked.is_some_and(|at| self.inspector.contains_point(at) || self.search_bar.contains_point(at));
            let field = self.last_text_field.filter(|id| is_beside_field && text_field::was_shown(ui, *id));
            let id = field.unwrap_or_else(|| Self::body_id(document.id()));
            ui.memory_mut(|memory| memory.request_focus(id));
        } else if let Some(focused) = focused {
            let shown = text_field::rect_in_this_frame(ui, focused).map(|rect| rect.center());
            let is_beside =
                shown.is_some_and(|at| self.inspector.contains_point(at) || self.search_bar.contains_point(at));
            self.last_text_field = Some(focused).filter(|id| is_beside && text_field::is_text_field(ui, *id));
            self.last_in_panel = shown.filter(|at| self.panel_at(*at).is_some()).map(|at| (focused, at));
            let vanished = before.filter(|(id, _)| *id == focused && shown.is_none());
            let nearest = vanished
                .and_then(|(id, at)| {
                    let replaces_field = text_field::is_text_field(ui, id);
                    text_field::nearest_focusable(ui, at, self.panel_at(at)?, replaces_field)
                })
                .filter(|_| !is_elsewhere);
            if let Some(nearest) = nearest {
                ui.memory_mut(|memory| memory.request_focus(nearest));
            }
        }
    }

    /// The bounds of the panel or bar at a position.
    fn panel_at(&self, at: Pos2) -> Option<Rect> {
        let panels = [self.inspector.panel_at(at), self.document_list.rect(), self.search_bar.rect()];
        panels.into_iter().flatten().find(|panel| panel.contains(at))
    }
}
