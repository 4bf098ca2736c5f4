//! Keeps the text and the caret of the widget equal to those of the workspace: copies them before a frame, and reports
//! the user's edits after it.

use crate::ui::document::editor::BodyEditor;
use crate::ui::document::editor::edit_recorder::RecordedEdits;
use crate::ui::outbox::Outbox;
use crate::workspace::{Action, Document, DocumentId, EditAction, ViewAction};
use egui::{Event, Id, ImeEvent, TextBuffer as _, Ui};
use redaksi_core::article::body_text;

/// The state of the workspace that the text and the caret were copied from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SyncKey {
    pub(super) document: DocumentId,
    pub(super) revision: u64,
    pub(super) caret_generation: u64,
}

impl BodyEditor {
    /// Copies the text and the caret of the workspace if they have changed.
    pub(super) fn sync_with_workspace(&mut self, ui: &Ui, id: Id, document: &Document) {
        let now = SyncKey {
            document: document.id(),
            revision: document.revision(),
            caret_generation: document.caret().generation,
        };
        let is_other_story = self.synced.is_none_or(|synced| synced.document != now.document);
        if self.synced == Some(now) || self.is_composing && !is_other_story {
            return;
        }
        let previous = self.synced.replace(now);
        if is_other_story {
            self.is_composing = false;
            // An impossible value, so that the caret of this story is reported to the workspace again.
            self.caret = usize::MAX;
            self.selection = 0..0;
        }
        if previous.is_none_or(|previous| (previous.document, previous.revision) != (now.document, now.revision))
            || !self.edits.is_empty()
        {
            self.text = body_text(&document.article().body);
            self.scratch.clone_from(&self.text);
            self.edits = RecordedEdits::default();
        }
        // A caret request that the workspace made while another story was shown is applied now.
        let applied = self.followed_carets.insert(now.document, now.caret_generation);
        if applied != Some(now.caret_generation) {
            self.set_caret(ui, id, document.caret().anchor, document.caret().at);
            // A story that was just opened stays scrolled to its headline.
            self.caret_scroll_pending |= now.caret_generation > 0 && !document.caret().keeps_scroll;
        }
    }

    /// Tracks whether an input method has uncommitted text.
    pub(super) fn track_ime(&mut self, ui: &Ui, id: Id) {
        // The input method may end without an event, for example when the window loses the focus.
        self.is_composing &= ui.memory(|memory| memory.owns_ime_events(id));
        ui.input(|input| {
            for event in &input.events {
                if let Event::Ime(event) = event {
                    match event {
                        ImeEvent::Preedit { text, .. } => self.is_composing = !text.is_empty(),
                        ImeEvent::Commit(_) => self.is_composing = false,
                        _ => {}
                    }
                }
            }
        });
    }

    /// Reports the edits, the caret and the selection of this frame as actions.
    pub(super) fn collect_actions(&mut self, ui: &Ui, output: &egui::text_edit::TextEditOutput, out: &mut Outbox) {
        if self.is_composing {
            return;
        }
        if let Some(range) = output.cursor_range.or_else(|| output.state.cursor.char_range()) {
            let caret = self.scratch.byte_index_from_char_index(range.primary.index).0;
            // Converting a character index to bytes walks through the text: only once if nothing is selected.
            let selection = if range.is_empty() {
                caret..caret
            } else {
                let [start, end] =
                    range.sorted_cursors().map(|cursor| self.scratch.byte_index_from_char_index(cursor.index).0);
                start..end
            };
            // Without the focus the widget drops the selection; the workspace keeps it, because menus apply to it.
            let has_changed = caret != self.caret || self.selection != selection && output.response.has_focus();
            // After the focus was in another field, the caret is reported even if it has not moved.
            let has_returned = output.response.gained_focus();
            if (has_changed || has_returned) && self.edits.is_empty() {
                if caret != self.caret || has_returned {
                    self.caret = caret;
                    out.push(Action::View(ViewAction::SetCaret(caret)));
                }
                if selection.is_empty() && !self.selection.is_empty() || !selection.is_empty() {
                    out.push(Action::View(ViewAction::SetSelection(selection.clone())));
                }
                self.selection = selection;
            }
        }
        if self.edits.is_empty() {
            return;
        }
        if let Some((range, text)) = self.edits.replacement(&self.text) {
            let is_pasted = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))));
            out.push(if is_pasted {
                Action::Edit(EditAction::Paste { range, text })
            } else {
                Action::Edit(EditAction::Splice { range, text })
            });
        }
        // The workspace is authoritative: its result is copied in the next frame.
        self.synced = self.synced.map(|synced| SyncKey { revision: u64::MAX, ..synced });
        ui.ctx().request_repaint();
    }
}
