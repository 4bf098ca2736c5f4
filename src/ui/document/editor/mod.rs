//! The editor of the body: one text for all blocks, with undecided promos shaded and removed promos struck through.
//!
//! The workspace owns the text. The widget edits a copy, each edit is sent as an action, and the copy is replaced by
//! the result in the next frame.

pub(crate) mod bidi_layout;
pub(crate) mod block_marks;
mod caret;
mod context_menu;
mod deleted_text;
pub(crate) mod edit_recorder;
mod gutter;
pub(crate) mod invisibles;
mod keep_clear;
pub(crate) mod layout;
mod left_out;
mod long_line;
mod pointer;
#[cfg(test)]
mod proptests;
pub(crate) mod search_highlight;
mod sync;
mod text_marks;

use crate::ui::cx::Cx;
use crate::ui::document::editor::deleted_text::DeletedText;
use crate::ui::document::editor::edit_recorder::{RecordedEdits, RecordingBuffer};
use crate::ui::document::editor::layout::{EditorLayout, layout_text};
use crate::ui::document::editor::left_out::LeftOutLines;
use crate::ui::document::editor::sync::SyncKey;
use crate::ui::outbox::Outbox;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, size};
use crate::ui::widgets::text_field::{clear_widget_undo, set_accessible_name};
use crate::workspace::{Document, DocumentId};
use egui::text::CCursorRange;
use egui::{Id, Margin, Rect, Shape, TextEdit, Ui, Vec2};
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
    /// Whether the current press is the third of a triple click: a drag then selects whole lines.
    drag_selects_lines: bool,
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
    /// The block at the top of the visible part of the text, in the last frame.
    top_block: Option<usize>,
    /// How much of that block lies above, from 0 to 1; `None` if the headline is visible.
    top_part: Option<f32>,
    /// The block to scroll to the top, and how much of it lies above then, from 0 to 1.
    pending_top: Option<(usize, f32)>,
    /// The lines of the source text that are not in the body.
    left_out: LeftOutLines,
    /// The deleted text of tracked changes.
    deleted_text: DeletedText,
    /// The search hits in the body.
    highlights: SearchHighlights,
    /// The places in the text that nothing should cover.
    keep_clear: Vec<Rect>,
    /// The promo at the caret with the paragraphs before and after it.
    decision_area: Option<Rect>,
    /// Where a key opened the context menu, and whether it is still to be opened.
    menu_by_key: Option<(Option<egui::Pos2>, bool)>,
    /// The number of the last request for the context menu that was handled.
    handled_menu_request: Option<u64>,
    style: ReadingMetrics,
    /// Whether invisible characters are marked.
    invisibles: bool,
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
        Id::unique(("body", document.number()))
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

    /// The source line of the paragraph at the top of the visible part of the text.
    pub fn top_line(&self, document: &Document) -> Option<u32> {
        let top = self.top_block?;
        if top == 0 {
            // Above the first paragraph are the lines that became fields.
            return Some(1);
        }
        let body = document.article().body.get(top..)?;
        body.iter().find_map(|block| block.lines.first().copied())
    }

    /// The block at the top of the visible part of the text, and how much of it lies above, from 0 to 1; `None` if the headline
    /// is visible.
    pub fn top_place(&self) -> Option<(usize, f32)> {
        self.top_block.zip(self.top_part)
    }

    /// Scrolls so that this part of a block, from 0 to 1, lies above the visible part of the text.
    pub fn scroll_to_place(&mut self, place: (usize, f32)) {
        self.pending_top = Some(place);
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
            self.keep_clear = self.find_keep_clear(document.article(), &visible_regions, &layout, output.galley_pos);
            self.decision_area = self.find_decision_area(document.article(), &layout, output.galley_pos);
            if self.invisibles {
                ui.painter().extend(invisibles::mark_shapes(ui, &layout, output.galley_pos));
            }
            let marks = text_marks::visible_marks(ui, cx, document, (&layout, output.galley_pos), &self.style);
            let mut shapes = gutter::background_shapes(ui, &visible_regions);
            shapes.extend(marks.background.iter().cloned());
            shapes.extend(search_highlight::background_shapes(ui, &layout, output.galley_pos, &self.highlights));
            ui.painter().set(background, Shape::Vec(shapes));
            ui.painter().extend(marks.overlay.iter().cloned());
            ui.painter().extend(block_marks::mark_shapes(ui, (&layout, output.galley_pos), &self.style));
            block_marks::show_images(ui, cx, document, (&layout, output.galley_pos), &self.style);
            self.deleted_text.paint(ui, cx, document, (&layout, output.galley_pos), &self.style);
            marks.show_tips(ui, cx, document, &output.response);
            gutter::mark_unpaired(ui, cx, document, (&layout, output.galley_pos));
            let count_before = out.len();
            gutter::show_switches(ui, cx, document, &visible_regions, output.galley_pos.x, out);
            let top = ui.clip_rect().top() - output.galley_pos.y;
            self.top_block = (0..document.article().body.len())
                .find(|block| layout.line_y_range(*block).is_some_and(|range| range.max > top));
            let range = self.top_block.and_then(|block| layout.line_y_range(block));
            self.top_part = range
                .filter(|range| self.top_block != Some(0) || top >= range.min)
                .map(|range| ((top - range.min) / range.span().max(1.0)).clamp(0.0, 1.0));
            if let Some((block, part)) = self.pending_top.take()
                && let Some(range) = layout.line_y_range(block)
            {
                let y = output.galley_pos.y + range.min + range.span() * part;
                let place = Rect::from_min_size(egui::Pos2::new(output.galley_pos.x, y), Vec2::ZERO);
                ui.scroll_to_rect_animation(place, Some(egui::Align::TOP), egui::style::ScrollAnimation::none());
            }
            let scrolls = self.caret_scroll_pending;
            if self.left_out.show(ui, cx, document, (&layout, output.galley_pos), scrolls, out) {
                self.caret_scroll_pending = false;
            }
            if let Some(place) = self.left_out.current_place() {
                self.keep_clear.insert(0, place);
            }
            self.wants_focus |= out.len() > count_before;
            self.scroll_caret_into_view(ui, &layout, output.galley_pos);
            self.handle_page_keys(ui, id, &layout, output.galley_pos, out);
            out.extend(self.perform_jump(ui, id, document, &layout, output.galley_pos));
        }
        pointer::scroll_while_dragging(ui, &output.response);
        let count_before = out.len();
        self.show_context_menu(ui, &output.response, cx, out);
        self.wants_focus |= out.len() > count_before;
        self.collect_actions(ui, &output, out);
        // And again after it: a dialog that has just closed blocks the focus of widgets under it for one more frame.
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
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
        let gaps = self.left_out.gaps(document, cx.workspace);
        let (gaps, spaces) = self.deleted_text.make_room(ui, cx, document, gaps, &style);
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
                Some((key, layout))
                    if *key == wanted && layout.has_gaps(&gaps, &spaces) && layout.galley.job.text == text.as_str() =>
                {
                    Arc::clone(&layout.galley)
                }
                _ => {
                    let before =
                        cached.as_ref().filter(|(key, _)| key.is_compatible_with(&wanted)).map(|(_, layout)| layout);
                    let fresh =
                        layout_text(ui, text.as_str(), document.article(), &style, width, (&gaps, &spaces), before);
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
}
