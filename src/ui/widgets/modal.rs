//! The frame that all modal dialogs share: its size, its title and its row of buttons.

use crate::ui::theme::{Face, Palette, size, space};
use egui::{Id, Modal, RichText, ScrollArea, Ui};

/// A modal dialog, `width` points wide but no wider than the window allows. What does not fit into the window's height
/// scrolls.
pub fn modal(ui: &Ui, id: &'static str, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("dialog", id));
    show_modal(ui, Modal::new(id), width, add);
}

/// A modal dialog whose top edge stays in place while its height changes.
pub fn modal_from_top(ui: &Ui, id: &'static str, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("dialog", id));
    let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::Vec2::new(0.0, space::XXL));
    show_modal(ui, Modal::new(id).area(area), width, add);
}

fn show_modal(ui: &Ui, modal: Modal, width: f32, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::current(ui);
    let frame = egui::Frame::window(ui.style()).fill(palette.panel);
    let window = ui.ctx().content_rect().size();
    let height = window.y - frame.total_margin().sum().y - space::XL;
    modal.frame(frame).show(ui.ctx(), |ui| {
        let width = width.min(window.x - space::XXL * 2.0);
        ui.set_width(width);
        let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
        area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.set_width(width);
            add(ui);
        });
    });
}

/// The title of a dialog.
pub fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(Face::Title.font()));
    ui.add_space(space::XS);
}

/// The button row of a dialog, laid out from the right; the first button added is the primary one.
pub fn dialog_footer(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    let row = egui::Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), add);
}
