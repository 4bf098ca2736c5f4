//! The frame that all modal dialogs share: its size, its title and its row of buttons.

use crate::ui::theme::{Face, Palette, size, space};
use crate::ui::widgets::text_field::focusable_in;
use egui::{FocusDirection, Id, Key, Modal, Modifiers, Popup, Response, RichText, ScrollArea, Ui};

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
    // Before a list of the dialog sees the Escape key, which closes the list.
    let has_list = Popup::is_any_open(ui.ctx());
    ui.data_mut(|data| data.insert_temp(Id::unique(HAS_LIST), has_list));
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

/// Whether the Escape key closes the dialog: not while a list in it is open, which the key closes instead. To be called inside
/// the dialog.
pub fn is_escaped(ui: &Ui) -> bool {
    let has_list: bool = ui.data(|data| data.get_temp(Id::unique(HAS_LIST))).unwrap_or_default();
    !has_list && ui.input(|input| input.key_pressed(Key::Escape))
}

/// Focuses the button that the Enter key is to press: when the dialog opens (`is_new`), and when nothing has the focus.
pub fn focus_by_default(ui: &Ui, button: &Response, is_new: bool) {
    if is_new || ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
}

/// The key of whether a list was open when the dialog was shown.
const HAS_LIST: &str = "dialog-has-list";

/// The button row of a dialog, laid out from the right; the first button added is the primary one. The Tab key goes through the
/// row from the left to the right, as it is read.
pub fn dialog_footer(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    let row = egui::Vec2::new(ui.available_width(), size::CONTROL);
    let key = Id::unique("dialog-footer");
    let before: Vec<Id> = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let step = tab_step(ui);
    let focused = ui.memory(egui::Memory::focused);
    let at = focused.and_then(|focused| before.iter().position(|id| *id == focused));
    if let (Some(at), Some(step)) = (at, step) {
        step_in_row(ui, &before, at, step);
    }
    let place = ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), add).response.rect;
    let buttons = focusable_in(ui, place);
    if let (None, Some(step)) = (at, step) {
        // The toolkit enters the row at the button that was added first.
        let entered = ui.memory(egui::Memory::focused).filter(|now| buttons.contains(now));
        let end = if step == FocusDirection::Next { buttons.first() } else { buttons.last() };
        if let (Some(_), Some(end)) = (entered, end) {
            ui.memory_mut(|memory| memory.request_focus(*end));
        }
    }
    ui.data_mut(|data| data.insert_temp(key, buttons));
}

/// Reports that the Tab key, which was taken out of the input, moves the focus in this frame.
pub fn mark_tab_step(ui: &Ui, step: FocusDirection) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(Id::unique(TAB_STEP), (frame, step == FocusDirection::Next)));
}

/// The key of the frame in which a Tab key was taken out of the input.
const TAB_STEP: &str = "dialog-tab-step";

/// The direction in which the Tab key of this frame goes.
fn tab_step(ui: &Ui) -> Option<FocusDirection> {
    let marked: Option<(u64, bool)> = ui.data(|data| data.get_temp(Id::unique(TAB_STEP)));
    if let Some((_, is_next)) = marked.filter(|(frame, _)| *frame == ui.ctx().cumulative_frame_nr()) {
        return Some(if is_next { FocusDirection::Next } else { FocusDirection::Previous });
    }
    ui.input(|input| {
        let is_tab = |wanted: Modifiers| {
            input.events.iter().any(|event| {
                matches!(event, egui::Event::Key { key: Key::Tab, pressed: true, modifiers, .. } if *modifiers == wanted)
            })
        };
        let next = is_tab(Modifiers::NONE).then_some(FocusDirection::Next);
        next.or_else(|| is_tab(Modifiers::SHIFT).then_some(FocusDirection::Previous))
    })
}

/// Moves the focus from a button of a row, of which these are the ids from the left, to the next one. At an end of the row, the
/// toolkit is made to leave it: from the button that it takes for the last or the first one. In a dialog with nothing but the
/// row, the other end follows.
fn step_in_row(ui: &Ui, row: &[Id], at: usize, step: FocusDirection) {
    let is_next = step == FocusDirection::Next;
    let next = if is_next { at.checked_add(1) } else { at.checked_sub(1) }.and_then(|next| row.get(next));
    let Some(other_end) = (if is_next { row.first() } else { row.last() }).copied() else { return };
    let is_alone = next.is_none() && !has_others(ui, row);
    ui.memory_mut(|memory| match next {
        Some(next) => {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(*next);
        }
        None if is_alone => {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(other_end);
        }
        // From the other end of the row, the toolkit goes on beyond it.
        None => memory.request_focus(other_end),
    });
}

/// Whether the dialog has controls besides this row.
fn has_others(ui: &Ui, row: &[Id]) -> bool {
    ui.ctx().viewport(|viewport| {
        let mut widgets = viewport.prev_pass.widgets.get_layer(ui.layer_id());
        widgets.any(|widget| widget.enabled && widget.sense.is_focusable() && !row.contains(&widget.id))
    })
}
