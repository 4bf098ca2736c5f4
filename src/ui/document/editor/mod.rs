//! The editor of the body: one text for all blocks, with undecided promos shaded and removed promos struck through.
//!
//! The workspace owns the text. The widget edits a copy, each edit is sent as an action, and the copy is replaced by
//! the result in the next frame.

pub(crate) mod bidi_layout;
pub(crate) mod edit_recorder;
pub(crate) mod focus_restore;
pub(crate) mod invisibles;
pub(crate) mod paging;
#[cfg(test)]
mod proptests;
pub(crate) mod search_highlight;
mod gutter;
mod layout;
mod pointer;

use crate::ui::widgets::text_field::{forget_undo, name, select};
use crate::ui::widgets::rule_menu;
use crate::article::{manuscript, offset_of};
use crate::workspace::{Action, Desk, Story, StoryId};
use crate::ui::theme::{Face, size, space};
use crate::ui::theme::reading_metrics::Typeset;
use crate::i18n::Words;
use crate::ui::document::editor::edit_recorder::{Buffer, Written};
use egui::text::{ByteIndex, CCursor, CCursorRange};
use egui::{Event, Id, ImeEvent, Margin, PointerButton, Rect, Shape, TextBuffer as _, TextEdit, Ui, Vec2};
pub use search_highlight::Marked;
use crate::ui::document::editor::layout::{Laid, lay};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The view state of the editor. It holds no text that the workspace does not have, except edits of the current frame.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags of one frame")]
pub struct Manuscript {
    /// The state of the workspace that `text` and the caret were copied from.
    shown: Option<Shown>,
    /// The text of the body in the workspace.
    text: String,
    /// The same text with the edits that the widget has made since.
    scratch: String,
    /// The edits that turn `text` into `scratch`.
    written: Written,
    /// The last layout, and what it was made for. A cell, because the layouter closure of egui borrows it.
    laid: RefCell<Option<(LaidFor, Laid)>>,
    /// The fill ratio of the glyph atlas in the last frame. If it decreases, egui has cleared the atlas and all layouts
    /// are invalid.
    atlas: f32,
    /// Whether an input method (IME) has uncommitted text in the widget.
    composing: bool,
    /// The caret, in bytes of the text.
    caret: usize,
    /// The selection, in bytes of the text; empty and at the caret if nothing is selected.
    selected: Range<usize>,
    /// For each story, the number of the last caret request of the workspace that was applied.
    followed: HashMap<StoryId, u64>,
    /// The selection when the right button was pressed inside it: the widget drops it, but the context menu applies to
    /// it.
    kept: Option<CCursorRange>,
    /// Whether the current press is the second of a double click: a drag then selects whole words.
    drags_words: bool,
    /// The index of the block to scroll to in the next frame.
    jump: Option<usize>,
    /// Whether to scroll the caret into view, because the workspace has moved it.
    reveals: bool,
    /// Whether to request the focus in the next frame.
    wants_focus: bool,
    /// Whether the editor had the focus in the last frame.
    had_focus: bool,
    /// Whether a menu was open since the editor lost the focus.
    had_menu: bool,
    /// The search hits in the body.
    marked: Marked,
    page: Typeset,
    /// Whether invisible characters are marked.
    invisibles: bool,
}

/// The state of the workspace that the text and the caret were copied from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    story: StoryId,
    revision: u64,
    caret_placed: u64,
}

/// Everything besides the text that a layout depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct LaidFor {
    story: StoryId,
    revision: u64,
    width: f32,
    scale: f32,
    theme: egui::Theme,
    page: Typeset,
}

impl LaidFor {
    /// Whether unchanged lines of a layout with this key can be reused for the other key.
    fn serves(&self, other: &Self) -> bool {
        (self.width, self.scale, self.theme, self.page) == (other.width, other.scale, other.theme, other.page)
    }
}

impl Manuscript {
    /// Returns the id of the widget that edits the body of a story.
    pub fn id(story: StoryId) -> Id {
        Id::unique(("manuscript", story.number()))
    }

    /// Scrolls to a block and moves the caret to it in the next frame.
    pub fn jump_to_block(&mut self, block: usize) {
        self.jump = Some(block);
    }

    /// Sets the search hits to highlight.
    pub fn mark(&mut self, marked: Marked) {
        self.marked = marked;
    }

    /// Sets the reading style, and whether invisible characters are marked.
    pub fn set_page(&mut self, page: Typeset, invisibles: bool) {
        // The lines move, so the caret has to be scrolled into view again.
        self.reveals |= self.page != page && self.shown.is_some();
        self.page = page;
        self.invisibles = invisibles;
    }

    /// Requests the focus for the next frame.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Cancels a request for the focus.
    pub fn leave_focus(&mut self) {
        self.wants_focus = false;
    }

    /// Shows the editor in the available width and adds what the user did to `actions`.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        let id = Self::id(story.id());
        self.follow_input_method(ui, id);
        // Before the widget is shown: without the focus it would drop the selection of the workspace.
        if self.wants_focus {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.take_up(ui, id, story);
        self.follow_desk(ui, id, story);
        let background = ui.painter().add(Shape::Noop);
        let output = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                ui.add_space(size::GUTTER);
                self.show_text(ui, id, story, words)
            })
            .inner;
        let laid = self.laid.borrow().as_ref().map(|(_, laid)| laid.clone());
        if let Some(laid) = laid.filter(|laid| laid.galley.job.text.len() == self.scratch.len()) {
            let parts = gutter::parts(ui, story.article(), &laid, output.galley_pos);
            if self.invisibles {
                ui.painter().extend(crate::ui::document::editor::invisibles::marks(ui, &laid, output.galley_pos));
            }
            let mut shapes = gutter::grounds(ui, &parts);
            shapes.extend(crate::ui::document::editor::search_highlight::grounds(ui, &laid, output.galley_pos, &self.marked));
            ui.painter().set(background, Shape::Vec(shapes));
            let count_before = actions.len();
            gutter::switches(ui, story, words, &parts, output.galley_pos.x, actions);
            self.wants_focus |= actions.len() > count_before;
            self.reveal_caret(ui, &laid, output.galley_pos);
            self.turn_page(ui, id, &laid, output.galley_pos, actions);
            actions.extend(self.follow_jump(ui, id, story, &laid, output.galley_pos));
        }
        pointer::scroll_while_dragging(ui, &output.response);
        let count_before = actions.len();
        rule_menu::context_of_caret(&output.response, desk, words, actions);
        self.wants_focus |= actions.len() > count_before;
        self.tell(ui, &output, actions);
        // And again after it: a dialog that has just closed blocks the focus of widgets under it for one more frame.
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Scrolls, by no more than necessary, to a caret that the workspace has moved.
    fn reveal_caret(&mut self, ui: &Ui, laid: &Laid, origin: egui::Pos2) {
        if !self.reveals || self.caret > self.scratch.len() {
            return;
        }
        self.reveals = false;
        let index = self.scratch.char_index_from_byte_index(ByteIndex(self.caret));
        let rect = laid.galley.pos_from_cursor(CCursor::new(index)).translate(origin.to_vec2());
        // More space below: a toast may cover the lower edge.
        let rect = rect.expand(space::XL);
        ui.scroll_to_rect(rect.with_max_y(rect.max.y + space::XXL * 2.0), None);
    }

    /// Copies the text and the caret of the workspace if they have changed.
    fn follow_desk(&mut self, ui: &Ui, id: Id, story: &Story) {
        let now = Shown { story: story.id(), revision: story.revision(), caret_placed: story.caret().placed };
        let is_other_story = self.shown.is_none_or(|shown| shown.story != now.story);
        if self.shown == Some(now) || self.composing && !is_other_story {
            return;
        }
        let previous = self.shown.replace(now);
        if is_other_story {
            self.composing = false;
            // An impossible value, so that the caret of this story is reported to the workspace again.
            self.caret = usize::MAX;
            self.selected = 0..0;
        }
        if previous.is_none_or(|previous| (previous.story, previous.revision) != (now.story, now.revision))
            || !self.written.is_empty()
        {
            self.text = manuscript(&story.article().body);
            self.scratch.clone_from(&self.text);
            self.written = Written::default();
        }
        // A caret request that the workspace made while another story was shown is applied now.
        let applied = self.followed.insert(now.story, now.caret_placed);
        if applied != Some(now.caret_placed) {
            self.set_caret(ui, id, story.caret().anchor, story.caret().at);
            // A story that was just opened stays scrolled to its headline.
            self.reveals |= now.caret_placed > 0 && !story.caret().is_carried;
        }
    }

    /// Returns the end of the selection that is not the caret; the caret if nothing is selected.
    fn anchor(&self) -> usize {
        if self.caret == self.selected.start { self.selected.end } else { self.selected.start }
    }

    /// Sets the selection from `anchor` to the caret `at`, both in bytes of the text.
    fn set_caret(&mut self, ui: &Ui, id: Id, anchor: usize, at: usize) {
        let [anchor, at] = [anchor, at].map(|at| self.text.floor_char_boundary(at));
        let cursor = |at| CCursor::new(self.text.char_index_from_byte_index(ByteIndex(at)));
        select(ui, id, CCursorRange { primary: cursor(at), secondary: cursor(anchor), h_pos: None });
        self.caret = at;
        self.selected = anchor.min(at)..anchor.max(at);
        ui.ctx().request_repaint();
    }

    /// Tracks whether an input method has uncommitted text.
    fn follow_input_method(&mut self, ui: &Ui, id: Id) {
        // The input method may end without an event, for example when the window loses the focus.
        self.composing &= ui.memory(|memory| memory.owns_ime_events(id));
        ui.input(|input| {
            for event in &input.events {
                if let Event::Ime(event) = event {
                    match event {
                        ImeEvent::Preedit { text, .. } => self.composing = !text.is_empty(),
                        ImeEvent::Commit(_) => self.composing = false,
                        _ => {}
                    }
                }
            }
        });
    }

    /// Shows the text widget, and corrects the selection that it derives from the pointer.
    fn show_text(&mut self, ui: &mut Ui, id: Id, story: &Story, words: &Words) -> egui::text_edit::TextEditOutput {
        let before = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method path is not general enough over lifetimes"
        )]
        let atlas = ui.fonts(|fonts| fonts.font_atlas_fill_ratio());
        if std::mem::replace(&mut self.atlas, atlas) > atlas {
            *self.laid.get_mut() = None;
        }
        let page = self.page;
        let Self { scratch, written, laid, .. } = self;
        let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let wanted = LaidFor {
                story: story.id(),
                revision: story.revision(),
                width,
                scale: ui.ctx().pixels_per_point(),
                theme: ui.theme(),
                page,
            };
            let mut cached = laid.borrow_mut();
            match cached.as_ref() {
                Some((key, laid)) if *key == wanted && laid.galley.job.text == text.as_str() => {
                    Arc::clone(&laid.galley)
                }
                _ => {
                    let before = cached.as_ref().filter(|(key, _)| key.serves(&wanted)).map(|(_, laid)| laid);
                    let fresh = lay(ui, text.as_str(), story.article(), &page, width, before);
                    let galley = Arc::clone(&fresh.galley);
                    *cached = Some((wanted, fresh));
                    galley
                }
            }
        };
        let mut buffer = Buffer::new(scratch, written);
        let output = TextEdit::multiline(&mut buffer)
            .id(id)
            .frame(egui::Frame::NONE)
            .margin(Margin::ZERO)
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .hint_text(words.say("body-hint"))
            .font(page.font(Face::Read))
            .layouter(&mut layouter)
            .show(ui);
        name(ui, &output.response, &words.say("body-name"));
        let mut output = output;
        let corrected = self.keep_selection(ui, before, &output).or_else(|| self.place_cursor(ui, before, &output));
        if let Some(range) = corrected {
            output.state.cursor.set_char_range(Some(range));
            output.cursor_range = output.cursor_range.map(|_| range);
        }
        forget_undo(ui, id, output.state.clone());
        output
    }

    /// Returns the selection to keep while the right button is down: the context menu of a click inside a selection
    /// applies to the whole selection.
    fn keep_selection(
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
            self.kept = before.filter(|range| {
                let [start, end] = range.sorted_cursors();
                clicked.is_some_and(|at| start.index <= at && at <= end.index) && start.index < end.index
            });
        }
        let selection = self.kept;
        if !down {
            self.kept = None;
        }
        selection
    }

    /// Reports the edits, the caret and the selection of this frame as actions.
    fn tell(&mut self, ui: &Ui, output: &egui::text_edit::TextEditOutput, actions: &mut Vec<Action>) {
        if self.composing {
            return;
        }
        if let Some(range) = output.cursor_range.or_else(|| output.state.cursor.char_range()) {
            let caret = self.scratch.byte_index_from_char_index(range.primary.index).0;
            // Converting a character index to bytes walks through the text: only once if nothing is selected.
            let selected = if range.is_empty() {
                caret..caret
            } else {
                let [start, end] =
                    range.sorted_cursors().map(|cursor| self.scratch.byte_index_from_char_index(cursor.index).0);
                start..end
            };
            // Without the focus the widget drops the selection; the workspace keeps it, because menus apply to it.
            let has_changed = caret != self.caret || self.selected != selected && output.response.has_focus();
            // After the focus was in another field, the caret is reported even if it has not moved.
            let has_returned = output.response.gained_focus();
            if (has_changed || has_returned) && self.written.is_empty() {
                if caret != self.caret || has_returned {
                    self.caret = caret;
                    actions.push(Action::Caret(caret));
                }
                if selected.is_empty() && !self.selected.is_empty() || !selected.is_empty() {
                    actions.push(Action::Selected(selected.clone()));
                }
                self.selected = selected;
            }
        }
        if self.written.is_empty() {
            return;
        }
        if let Some((range, text)) = self.written.replacement(&self.text) {
            let is_pasted = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))));
            actions.push(if is_pasted { Action::Paste { range, text } } else { Action::Splice { range, text } });
        }
        // The workspace is authoritative: its result is copied in the next frame.
        self.shown = self.shown.map(|shown| Shown { revision: u64::MAX, ..shown });
        ui.ctx().request_repaint();
    }

    /// Scrolls to the block of a pending jump; returns the action that reports the new caret.
    fn follow_jump(&mut self, ui: &mut Ui, id: Id, story: &Story, laid: &Laid, origin: egui::Pos2) -> Option<Action> {
        let block = self.jump.take()?;
        let row = laid.galley.rows.get(laid.rows(block).start)?;
        let top = origin + row.pos.to_vec2();
        ui.scroll_to_rect(Rect::from_min_size(top, Vec2::new(0.0, space::XXL)), Some(egui::Align::Center));
        let at = offset_of(&story.article().body, block);
        self.set_caret(ui, id, at, at);
        ui.memory_mut(|memory| memory.request_focus(id));
        Some(Action::Caret(at))
    }
}

