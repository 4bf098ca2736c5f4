//! The window: panels that borrow the desk and the words, and say what the person did. They own no story.

mod controls;
mod dialogs;
mod inspector;
mod keys;
mod links;
mod long_story;
mod manuscript;
mod menu;
mod metadata;
mod naming;
mod received;
mod set_aside;
mod sheet;
mod status;
mod stories;
mod tags;
pub mod theme;
mod welcome;

use crate::desk::{Action, Desk};
use crate::words::Words;
use egui::Ui;

/// What the window remembers between frames and no story needs: drafts, scroll places, open sections.
#[derive(Debug, Default)]
pub struct Window {
    sheet: sheet::Sheet,
    inspector: inspector::Inspector,
    dialogs: dialogs::Dialogs,
    expects_paste: bool,
}

/// Where a panel sends the person: to a line of the text as received, or to a block of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Jump {
    Line(u32),
    Block(usize),
}

impl Window {
    /// Makes the next paste a new story, whatever has the focus.
    pub fn expect_paste(&mut self) {
        self.expects_paste = true;
    }

    /// The name of the widget that edits a story's body, for those who move the focus.
    #[must_use]
    pub fn body_id(story: crate::desk::StoryId) -> egui::Id {
        manuscript::Manuscript::id(story)
    }

    /// Shows the desk and says what the person did, in the order in which it was done.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words) -> Vec<Action> {
        let mut actions = Vec::new();
        let is_asked = desk.question().is_some() || desk.asking().is_some();
        if !is_asked {
            keys::take(ui, desk, &mut self.expects_paste, &mut actions);
        }
        menu::show(ui, desk, words, &mut actions);
        status::show(ui, desk, words, &mut actions);
        if let Some(story) = desk.active() {
            if desk.stories().len() > 1 {
                stories::show(ui, desk, words, &mut actions);
            }
            if let Some(jump) = self.inspector.show(ui, desk, story, words, &mut actions) {
                self.sheet.jump(jump);
            }
            self.sheet.show(ui, story, words, &mut actions);
        } else {
            welcome::show(ui, desk, words, &mut actions);
        }
        self.dialogs.show(ui, desk, words, &mut actions);
        show_drop_target(ui, words);
        actions
    }
}

/// While a file hangs over the window, says what dropping it does.
fn show_drop_target(ui: &Ui, words: &Words) {
    let hovering = ui.input(|input| input.raw.hovered_files.len());
    if hovering == 0 {
        return;
    }
    let palette = theme::Palette::now(ui);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, palette.selection.gamma_multiply(0.92));
    let text = words.count("drop-here", hovering);
    painter.text(rect.center(), egui::Align2::CENTER_CENTER, text, theme::Face::Title.font(), palette.ink);
}
