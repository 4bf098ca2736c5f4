//! Cards: framed groups of widgets on a panel.

use crate::ui::theme::{Palette, line, margin, radius, space};
use egui::epaint::RectShape;
use egui::{CornerRadius, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, UiBuilder};

/// By how much a card advances egui's counter of automatic ids: one for the card, one for the space it allocates.
pub const AUTO_IDS_PER_CARD: usize = 2;

/// A card on a panel; `salt` makes its id unique there.
pub fn card<R>(ui: &mut Ui, salt: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    card_highlighted_if(ui, salt, false, add).1
}

/// The same, outlined in the accent colour if `is_highlighted`; returns its bounds as well.
pub fn card_highlighted_if<R>(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    is_highlighted: bool,
    add: impl FnOnce(&mut Ui) -> R,
) -> (Rect, R) {
    let palette = Palette::current(ui);
    let background = ui.painter().add(Shape::Noop);
    let outer = ui.available_rect_before_wrap();
    let inner = outer - margin::CARD;
    // One child `Ui` and no `Frame`: there are many cards, and every widget adds to the cost of each key press.
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(inner));
    child.spacing_mut().item_spacing.y = space::XS;
    let result = add(&mut child);
    let bottom = child.min_rect().bottom() + margin::CARD.bottomf();
    let rect = Rect::from_min_max(outer.min, Pos2::new(outer.right(), bottom));
    let stroke =
        if is_highlighted { Stroke::new(line::MATCH, palette.accent) } else { Stroke::new(line::HAIR, palette.line) };
    let shape = RectShape::new(rect, CornerRadius::same(radius::CARD), palette.field, stroke, StrokeKind::Inside);
    ui.painter().set(background, shape);
    ui.advance_cursor_after_rect(rect);
    (rect, result)
}

/// Scrolls a list to the card of what the user went to elsewhere, once for each such place.
#[derive(Debug)]
pub struct CardReveal<K> {
    key: Option<K>,
    /// For how many frames the list still scrolls: its content may not have its final size in the first one.
    frames_left: u8,
}

impl<K> Default for CardReveal<K> {
    fn default() -> Self {
        Self { key: None, frames_left: 0 }
    }
}

impl<K: PartialEq> CardReveal<K> {
    const MAX_FRAMES: u8 = 60;

    /// Sets what the user went to; to be called in each frame. The list scrolls to it only with `scrolls`.
    pub fn request(&mut self, key: Option<K>, scrolls: bool) {
        if self.key != key {
            self.frames_left = if key.is_some() && scrolls { Self::MAX_FRAMES } else { 0 };
            self.key = key;
        }
    }

    /// Scrolls to the card of the requested key until it is visible; to be called after the card is shown.
    pub fn scroll_to(&mut self, ui: &Ui, card: Rect) {
        if self.frames_left == 0 {
            return;
        }
        let seen = ui.clip_rect().y_range();
        let fits = card.height() <= seen.span();
        if seen.contains(card.top()) && (!fits || seen.contains(card.bottom())) {
            self.frames_left = 0;
            return;
        }
        self.frames_left -= 1;
        ui.scroll_to_rect(card.expand(space::S), (!fits).then_some(egui::Align::TOP));
        ui.ctx().request_repaint();
    }
}

/// Adds a right margin as wide as a scroll bar, so that what is above a scrolling list is as wide as the list.
pub fn with_scroll_bar_inset<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    egui::Frame::NONE.inner_margin(margin::INSET).show(ui, add).inner
}
