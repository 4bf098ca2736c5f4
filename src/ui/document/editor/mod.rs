//! The editor of the body: one text for all blocks, with undecided promos shaded and removed promos struck through.
//!
//! The workspace owns the text. The widget edits a copy, each edit is sent as an action, and the copy is replaced by
//! the result in the next frame.

pub(crate) mod bidi_layout;
pub(crate) mod edit_recorder;
pub(crate) mod focus_restore;
mod gutter;
pub(crate) mod invisibles;
mod layout;
pub(crate) mod paging;
mod pointer;
#[cfg(test)]
mod proptests;
pub(crate) mod search_highlight;

use crate::ui::cx::Cx;
use crate::ui::document::editor::edit_recorder::{RecordedEdits, RecordingBuffer};
use crate::ui::document::editor::layout::{EditorLayout, layout_text};
use crate::ui::outbox::Outbox;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::rule_menu;
use crate::ui::widgets::text_field::{clear_widget_undo, set_accessible_name, set_selection};
use crate::workspace::{Action, Document, DocumentId};
use egui::text::{ByteIndex, CCursor, CCursorRange};
use egui::{Event, Id, ImeEvent, Margin, PointerButton, Rect, Shape, TextBuffer as _, TextEdit, Ui, Vec2};
use redaksi_core::article::{block_offset, body_text};
pub use search_highlight::SearchHighlights;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The view state of the editor. It holds no text that the workspace does not have, except edits of the current frame.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags of one frame")]
pub struct BodyEditor {
    /// The state of the workspace that `text` and the caret were copied from.
    synced: Option<SyncKey>,
    /// The text of the body in the workspace.
    text: String,
    /// The same text with the edits that the widget has made since.
    scratch: String,
    /// The edits that turn `text` into `scratch`.
    edits: RecordedEdits,
    /// The last layout, and what it was made for. A cell, because the layouter closure of egui borrows it.
    layout: RefCell<Option<(LayoutKey, EditorLayout)>>,
    /// The fill ratio of the glyph atlas in the last frame. If it decreases, egui has cleared the atlas and all layouts
    /// are invalid.
    atlas_fill: f32,
    /// Whether an input method (IME) has uncommitted text in the widget.
    is_composing: bool,
    /// The caret, in bytes of the text.
    caret: usize,
    /// The selection, in bytes of the text; empty and at the caret if nothing is selected.
    selection: Range<usize>,
    /// For each story, the number of the last caret request of the workspace that was applied.
    followed_carets: HashMap<DocumentId, u64>,
    /// The selection when the right button was pressed inside it: the widget drops it, but the context menu applies to
    /// it.
    context_selection: Option<CCursorRange>,
    /// Whether the current press is the second of a double click: a drag then selects whole words.
    drag_selects_words: bool,
    /// The index of the block to scroll to in the next frame.
    pending_jump: Option<usize>,
    /// Whether to scroll the caret into view, because the workspace has moved it.
    caret_scroll_pending: bool,
    /// Whether to request the focus in the next frame.
    wants_focus: bool,
    /// Whether the editor had the focus in the last frame.
    had_focus: bool,
    /// Whether a menu was open since the editor lost the focus.
    menu_was_open: bool,
    /// The search hits in the body.
    highlights: SearchHighlights,
    style: ReadingMetrics,
    /// Whether invisible characters are marked.
    invisibles: bool,
}

/// The state of the workspace that the text and the caret were copied from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SyncKey {
    document: DocumentId,
    revision: u64,
    caret_generation: u64,
}

/// Everything besides the text that a layout depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct LayoutKey {
    document: DocumentId,
    revision: u64,
    width: f32,
    scale: f32,
    theme: egui::Theme,
    style: ReadingMetrics,
}

impl LayoutKey {
    /// Whether unchanged lines of a layout with this key can be reused for the other key.
    fn is_compatible_with(&self, other: &Self) -> bool {
        (self.width, self.scale, self.theme, self.style) == (other.width, other.scale, other.theme, other.style)
    }
}

impl BodyEditor {
    /// Returns the id of the widget that edits the body of a story.
    pub fn id(document: DocumentId) -> Id {
        Id::unique(("manuscript", document.number()))
    }

    /// Scrolls to a block and moves the caret to it in the next frame.
    pub fn jump_to_block(&mut self, block: usize) {
        self.pending_jump = Some(block);
    }

    /// Sets the search hits to highlight.
    pub fn set_highlights(&mut self, highlights: SearchHighlights) {
        self.highlights = highlights;
    }

    /// Sets the reading style, and whether invisible characters are marked.
    pub fn set_reading_style(&mut self, style: ReadingMetrics, invisibles: bool) {
        // The lines move, so the caret has to be scrolled into view again.
        self.caret_scroll_pending |= self.style != style && self.synced.is_some();
        self.style = style;
        self.invisibles = invisibles;
    }

    /// Requests the focus for the next frame.
    pub fn request_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Cancels a request for the focus.
    pub fn cancel_focus_request(&mut self) {
        self.wants_focus = false;
    }

    /// Shows the editor in the available width and adds what the user did to `out`.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let id = Self::id(document.id());
        self.track_ime(ui, id);
        // Before the widget is shown: without the focus it would drop the selection of the workspace.
        if self.wants_focus {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.restore_on_focus(ui, id, document);
        self.sync_with_workspace(ui, id, document);
        let background = ui.painter().add(Shape::Noop);
        let output = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                ui.add_space(size::GUTTER);
                self.show_text(ui, cx, id, document)
            })
            .inner;
        let layout = self.layout.borrow().as_ref().map(|(_, layout)| layout.clone());
        if let Some(layout) = layout.filter(|layout| layout.galley.job.text.len() == self.scratch.len()) {
            let visible_regions = gutter::visible_regions(ui, document.article(), &layout, output.galley_pos);
            if self.invisibles {
                ui.painter().extend(crate::ui::document::editor::invisibles::mark_shapes(
                    ui,
                    &layout,
                    output.galley_pos,
                ));
            }
            let mut shapes = gutter::background_shapes(ui, &visible_regions);
            shapes.extend(crate::ui::document::editor::search_highlight::background_shapes(
                ui,
                &layout,
                output.galley_pos,
                &self.highlights,
            ));
            ui.painter().set(background, Shape::Vec(shapes));
            let count_before = out.len();
            gutter::show_switches(ui, cx, document, &visible_regions, output.galley_pos.x, out);
            self.wants_focus |= out.len() > count_before;
            self.scroll_caret_into_view(ui, &layout, output.galley_pos);
            self.handle_page_keys(ui, id, &layout, output.galley_pos, out);
            out.extend(self.perform_jump(ui, id, document, &layout, output.galley_pos));
        }
        pointer::scroll_while_dragging(ui, &output.response);
        let count_before = out.len();
        rule_menu::attach_editor_context_menu(&output.response, cx, out);
        self.wants_focus |= out.len() > count_before;
        self.collect_actions(ui, &output, out);
        // And again after it: a dialog that has just closed blocks the focus of widgets under it for one more frame.
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Scrolls, by no more than necessary, to a caret that the workspace has moved.
    fn scroll_caret_into_view(&mut self, ui: &Ui, layout: &EditorLayout, origin: egui::Pos2) {
        if !self.caret_scroll_pending || self.caret > self.scratch.len() {
            return;
        }
        self.caret_scroll_pending = false;
        let index = self.scratch.char_index_from_byte_index(ByteIndex(self.caret));
        let rect = layout.galley.pos_from_cursor(CCursor::new(index)).translate(origin.to_vec2());
        // More space below: a toast may cover the lower edge.
        let rect = rect.expand(space::XL);
        ui.scroll_to_rect(rect.with_max_y(rect.max.y + space::XXL * 2.0), None);
    }

    /// Copies the text and the caret of the workspace if they have changed.
    fn sync_with_workspace(&mut self, ui: &Ui, id: Id, document: &Document) {
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

    /// Returns the end of the selection that is not the caret; the caret if nothing is selected.
    fn anchor(&self) -> usize {
        if self.caret == self.selection.start { self.selection.end } else { self.selection.start }
    }

    /// Sets the selection from `anchor` to the caret `at`, both in bytes of the text.
    fn set_caret(&mut self, ui: &Ui, id: Id, anchor: usize, at: usize) {
        let [anchor, at] = [anchor, at].map(|at| self.text.floor_char_boundary(at));
        let cursor = |at| CCursor::new(self.text.char_index_from_byte_index(ByteIndex(at)));
        set_selection(ui, id, CCursorRange { primary: cursor(at), secondary: cursor(anchor), h_pos: None });
        self.caret = at;
        self.selection = anchor.min(at)..anchor.max(at);
        ui.ctx().request_repaint();
    }

    /// Tracks whether an input method has uncommitted text.
    fn track_ime(&mut self, ui: &Ui, id: Id) {
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

    /// Shows the text widget, and corrects the selection that it derives from the pointer.
    fn show_text(&mut self, ui: &mut Ui, cx: Cx<'_>, id: Id, document: &Document) -> egui::text_edit::TextEditOutput {
        let before = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method path is not general enough over lifetimes"
        )]
        let atlas_fill = ui.fonts(|fonts| fonts.font_atlas_fill_ratio());
        if std::mem::replace(&mut self.atlas_fill, atlas_fill) > atlas_fill {
            *self.layout.get_mut() = None;
        }
        let style = self.style;
        let Self { scratch, edits, layout, .. } = self;
        let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let wanted = LayoutKey {
                document: document.id(),
                revision: document.revision(),
                width,
                scale: ui.ctx().pixels_per_point(),
                theme: ui.theme(),
                style,
            };
            let mut cached = layout.borrow_mut();
            match cached.as_ref() {
                Some((key, layout)) if *key == wanted && layout.galley.job.text == text.as_str() => {
                    Arc::clone(&layout.galley)
                }
                _ => {
                    let before =
                        cached.as_ref().filter(|(key, _)| key.is_compatible_with(&wanted)).map(|(_, layout)| layout);
                    let fresh = layout_text(ui, text.as_str(), document.article(), &style, width, before);
                    let galley = Arc::clone(&fresh.galley);
                    *cached = Some((wanted, fresh));
                    galley
                }
            }
        };
        let mut buffer = RecordingBuffer::new(scratch, edits);
        let output = TextEdit::multiline(&mut buffer)
            .id(id)
            .frame(egui::Frame::NONE)
            .margin(Margin::ZERO)
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .hint_text(cx.msg("body-hint"))
            .font(style.font(Face::Body))
            .layouter(&mut layouter)
            .show(ui);
        set_accessible_name(ui, &output.response, &cx.msg("body-name"));
        let mut output = output;
        let corrected = self
            .selection_for_context_menu(ui, before, &output)
            .or_else(|| self.corrected_selection(ui, before, &output));
        if let Some(range) = corrected {
            output.state.cursor.set_char_range(Some(range));
            output.cursor_range = output.cursor_range.map(|_| range);
        }
        clear_widget_undo(ui, id, output.state.clone());
        output
    }

    /// Returns the selection to keep while the right button is down: the context menu of a click inside a selection
    /// applies to the whole selection.
    fn selection_for_context_menu(
        &mut self,
        ui: &Ui,
        before: Option<CCursorRange>,
        output: &egui::text_edit::TextEditOutput,
    ) -> Option<CCursorRange> {
        let (pressed, down) = ui.input(|input| {
            let pointer = &input.pointer;
            (pointer.button_pressed(PointerButton::Secondary), pointer.button_down(PointerButton::Secondary))
        });
        if pressed {
            let clicked = output.state.cursor.char_range().map(|range| range.primary.index);
            self.context_selection = before.filter(|range| {
                let [start, end] = range.sorted_cursors();
                clicked.is_some_and(|at| start.index <= at && at <= end.index) && start.index < end.index
            });
        }
        let selection = self.context_selection;
        if !down {
            self.context_selection = None;
        }
        selection
    }

    /// Reports the edits, the caret and the selection of this frame as actions.
    fn collect_actions(&mut self, ui: &Ui, output: &egui::text_edit::TextEditOutput, out: &mut Outbox) {
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
                    out.push(Action::SetCaret(caret));
                }
                if selection.is_empty() && !self.selection.is_empty() || !selection.is_empty() {
                    out.push(Action::SetSelection(selection.clone()));
                }
                self.selection = selection;
            }
        }
        if self.edits.is_empty() {
            return;
        }
        if let Some((range, text)) = self.edits.replacement(&self.text) {
            let is_pasted = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))));
            out.push(if is_pasted { Action::Paste { range, text } } else { Action::Splice { range, text } });
        }
        // The workspace is authoritative: its result is copied in the next frame.
        self.synced = self.synced.map(|synced| SyncKey { revision: u64::MAX, ..synced });
        ui.ctx().request_repaint();
    }

    /// Scrolls to the block of a pending jump; returns the action that reports the new caret.
    fn perform_jump(
        &mut self,
        ui: &mut Ui,
        id: Id,
        document: &Document,
        layout: &EditorLayout,
        origin: egui::Pos2,
    ) -> Option<Action> {
        let block = self.pending_jump.take()?;
        let row = layout.galley.rows.get(layout.rows(block).start)?;
        let top = origin + row.pos.to_vec2();
        ui.scroll_to_rect(Rect::from_min_size(top, Vec2::new(0.0, space::XXL)), Some(egui::Align::Center));
        let at = block_offset(&document.article().body, block);
        self.set_caret(ui, id, at, at);
        ui.memory_mut(|memory| memory.request_focus(id));
        Some(Action::SetCaret(at))
    }
}
