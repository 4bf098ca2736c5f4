//! The body of the story as one flowing editor: passages in their place, shaded while in, struck through when out.

mod buffer;
mod coming;
mod found;
mod gutter;
mod layout;
mod pointer;
mod turning;
mod unseen;
mod visual;

use super::inputs::{forget_undo, name, select};
use super::like_this;
use crate::article::{manuscript, offset_of};
use crate::desk::{Action, Desk, Story, StoryId};
use crate::ui::theme::{Face, size, space};
use crate::ui::typeset::Typeset;
use crate::words::Words;
use buffer::{Buffer, Written};
use egui::text::{ByteIndex, CCursor, CCursorRange};
use egui::{Event, Id, ImeEvent, Margin, PointerButton, Rect, Shape, TextBuffer as _, TextEdit, Ui, Vec2};
pub use found::Marked;
use layout::{Laid, lay};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The editor's own state; it holds no text that the desk does not have.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what happens to be so at a frame, each by itself")]
pub struct Manuscript {
    shown: Option<Shown>,
    /// The manuscript as the desk has it.
    text: String,
    /// The same, with what the widget wrote since.
    scratch: String,
    written: Written,
    laid: RefCell<Option<(LaidFor, Laid)>>,
    /// How full the atlas of glyphs was; where it is emptied, all layouts are void.
    atlas: f32,
    /// Whether an input method has text in the widget that is not final.
    composing: bool,
    caret: usize,
    /// What is selected, in bytes; the caret's place where nothing is.
    selected: Range<usize>,
    /// The last placing of the caret that was followed, for each story.
    followed: HashMap<StoryId, u64>,
    /// What was selected when the right button went down inside it: the widget forgets it, the menu is about it.
    kept: Option<CCursorRange>,
    /// Whether the pointer, still down, went down twice: a drag takes whole words then.
    drags_words: bool,
    jump: Option<usize>,
    /// Whether the caret was placed by the desk and is to be seen.
    reveals: bool,
    wants_focus: bool,
    /// Whether the editor had the focus at the frame before.
    had_focus: bool,
    /// Whether a menu was open since it had the focus.
    had_menu: bool,
    /// What was found.
    marked: Marked,
    page: Typeset,
    /// Whether letters without a shape are marked.
    invisibles: bool,
}

/// What the texts were taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    story: StoryId,
    revision: u64,
    caret_placed: u64,
}

/// What a layout was made for, beside its text.
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
    /// Whether lines laid out for the one look right for the other.
    fn serves(&self, other: &Self) -> bool {
        (self.width, self.scale, self.theme, self.page) == (other.width, other.scale, other.theme, other.page)
    }
}

impl Manuscript {
    /// The widget's name.
    pub fn id(story: StoryId) -> Id {
        Id::unique(("manuscript", story.number()))
    }

    /// Scrolls to a block and puts the caret there at the next frame.
    pub fn jump_to_block(&mut self, block: usize) {
        self.jump = Some(block);
    }

    /// Marks what was found.
    pub fn mark(&mut self, marked: Marked) {
        self.marked = marked;
    }

    /// Says how the story stands on the sheet, and whether letters without a shape are marked.
    pub fn set_page(&mut self, page: Typeset, invisibles: bool) {
        // The lines move, and the place where one was is not to be lost.
        self.reveals |= self.page != page && self.shown.is_some();
        self.page = page;
        self.invisibles = invisibles;
    }

    /// Gives the editor the focus at the next frame.
    pub fn take_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Does not take it after all.
    pub fn leave_focus(&mut self) {
        self.wants_focus = false;
    }

    /// Shows the editor in the width that is left; says what the person did.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        let id = Self::id(story.id());
        self.follow_input_method(ui, id);
        // Before the widget is shown: without the focus it would forget what the desk has selected.
        if self.wants_focus {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        self.take_up(ui, id, story);
        self.follow_desk(ui, id, story);
        let behind = ui.painter().add(Shape::Noop);
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
                ui.painter().extend(unseen::marks(ui, &laid, output.galley_pos));
            }
            let mut grounds = gutter::grounds(ui, &parts);
            grounds.extend(found::grounds(ui, &laid, output.galley_pos, &self.marked));
            ui.painter().set(behind, Shape::Vec(grounds));
            let before = actions.len();
            gutter::switches(ui, story, words, &parts, output.galley_pos.x, actions);
            self.wants_focus |= actions.len() > before;
            self.reveal_caret(ui, &laid, output.galley_pos);
            self.turn_page(ui, id, &laid, output.galley_pos, actions);
            actions.extend(self.follow_jump(ui, id, story, &laid, output.galley_pos));
        }
        pointer::scroll_while_dragging(ui, &output.response);
        let before = actions.len();
        like_this::context_of_caret(&output.response, desk, words, actions);
        self.wants_focus |= actions.len() > before;
        self.tell(ui, &output, actions);
        // And after it: a dialog that has just closed takes the focus from what lies under it for one frame more.
        if std::mem::take(&mut self.wants_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }

    /// Scrolls no further than it takes to see a caret that the desk has placed.
    fn reveal_caret(&mut self, ui: &Ui, laid: &Laid, origin: egui::Pos2) {
        if !self.reveals || self.caret > self.scratch.len() {
            return;
        }
        self.reveals = false;
        let index = self.scratch.char_index_from_byte_index(ByteIndex(self.caret));
        let rect = laid.galley.pos_from_cursor(CCursor::new(index)).translate(origin.to_vec2());
        // Below, a message may lie over the sheet.
        let rect = rect.expand(space::XL);
        ui.scroll_to_rect(rect.with_max_y(rect.max.y + space::XXL * 2.0), None);
    }

    /// Takes over what the desk has, and its caret.
    fn follow_desk(&mut self, ui: &Ui, id: Id, story: &Story) {
        let now = Shown { story: story.id(), revision: story.revision(), caret_placed: story.caret().placed };
        let is_other_story = self.shown.is_none_or(|shown| shown.story != now.story);
        if self.shown == Some(now) || self.composing && !is_other_story {
            return;
        }
        let before = self.shown.replace(now);
        if is_other_story {
            self.composing = false;
            // The desk hears again where the caret of this story stands.
            self.caret = usize::MAX;
            self.selected = 0..0;
        }
        if before.is_none_or(|before| (before.story, before.revision) != (now.story, now.revision))
            || !self.written.is_empty()
        {
            self.text = manuscript(&story.article().body);
            self.scratch.clone_from(&self.text);
            self.written = Written::default();
        }
        // What the desk placed while another story was shown is followed now.
        let followed = self.followed.insert(now.story, now.caret_placed);
        if followed != Some(now.caret_placed) {
            self.set_caret(ui, id, story.caret().anchor, story.caret().at);
            // A story that was just opened is read from its headline on.
            self.reveals |= now.caret_placed > 0 && !story.caret().is_carried;
        }
    }

    /// The end of the selection where the caret is not; the caret's place where nothing is selected.
    fn anchor(&self) -> usize {
        if self.caret == self.selected.start { self.selected.end } else { self.selected.start }
    }

    /// Puts the caret at a place, with all selected from the anchor to it; in bytes.
    fn set_caret(&mut self, ui: &Ui, id: Id, anchor: usize, at: usize) {
        let [anchor, at] = [anchor, at].map(|at| self.text.floor_char_boundary(at));
        let cursor = |at| CCursor::new(self.text.char_index_from_byte_index(ByteIndex(at)));
        select(ui, id, CCursorRange { primary: cursor(at), secondary: cursor(anchor), h_pos: None });
        self.caret = at;
        self.selected = anchor.min(at)..anchor.max(at);
        ui.ctx().request_repaint();
    }

    fn follow_input_method(&mut self, ui: &Ui, id: Id) {
        // The input method may leave without a word, as when the window loses the focus.
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

    fn show_text(&mut self, ui: &mut Ui, id: Id, story: &Story, words: &Words) -> egui::text_edit::TextEditOutput {
        let before = TextEdit::load_state(ui.ctx(), id).and_then(|state| state.cursor.char_range());
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method is not general enough over lifetimes"
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
            let mut memo = laid.borrow_mut();
            match memo.as_ref() {
                Some((made, laid)) if *made == wanted && laid.galley.job.text == text.as_str() => {
                    Arc::clone(&laid.galley)
                }
                _ => {
                    let before = memo.as_ref().filter(|(made, _)| made.serves(&wanted)).map(|(_, laid)| laid);
                    let fresh = lay(ui, text.as_str(), story.article(), &page, width, before);
                    let galley = Arc::clone(&fresh.galley);
                    *memo = Some((wanted, fresh));
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
        let mended = self.keep_selection(ui, before, &output).or_else(|| self.place_cursor(ui, before, &output));
        if let Some(range) = mended {
            output.state.cursor.set_char_range(Some(range));
            output.cursor_range = output.cursor_range.map(|_| range);
        }
        forget_undo(ui, id, output.state.clone());
        output
    }

    /// What stays selected while the right button is down: a right click inside a selection is about all of it.
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
        let kept = self.kept;
        if !down {
            self.kept = None;
        }
        kept
    }

    /// Tells the desk what was written and where the caret stands.
    fn tell(&mut self, ui: &Ui, output: &egui::text_edit::TextEditOutput, actions: &mut Vec<Action>) {
        if self.composing {
            return;
        }
        if let Some(range) = output.cursor_range.or_else(|| output.state.cursor.char_range()) {
            let caret = self.scratch.byte_index_from_char_index(range.primary.index).0;
            // Finding a character's place means to walk through the text: once where nothing is selected.
            let selected = if range.is_empty() {
                caret..caret
            } else {
                let [start, end] =
                    range.sorted_cursors().map(|cursor| self.scratch.byte_index_from_char_index(cursor.index).0);
                start..end
            };
            // Without the focus the widget forgets the selection; the desk does not, for menus are about it.
            let is_other = caret != self.caret || self.selected != selected && output.response.has_focus();
            // Who comes from another field is here again, at whatever place.
            let comes = output.response.gained_focus();
            if (is_other || comes) && self.written.is_empty() {
                if caret != self.caret || comes {
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
        // The desk has the word: what it makes of this is taken over at the next frame.
        self.shown = self.shown.map(|shown| Shown { revision: u64::MAX, ..shown });
        ui.ctx().request_repaint();
    }

    /// Goes to a block; says where the caret stands then.
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

#[cfg(test)]
mod laws;
