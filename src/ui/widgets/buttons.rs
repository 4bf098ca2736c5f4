//! Buttons, and the other controls that all panels and dialogs share.

use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use egui::{
    Align, Align2, Button, Color32, ComboBox, CornerRadius, Event, EventFilter, Id, Key, LayerId, Order, Popup, Rect,
    Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

/// A button with a label.
pub fn button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    ui.add_enabled(enabled, Button::new(RichText::new(label).font(Face::Ui.font())))
}

/// The primary button of a bar or dialog.
pub fn primary_button(ui: &mut Ui, label: &str, enabled: bool) -> Response {
    let palette = Palette::current(ui);
    let text = RichText::new(label).font(Face::UiStrong.font());
    if !enabled {
        return ui.add_enabled(false, Button::new(text));
    }
    let styled =
        Button::new(text.color(palette.on_accent)).fill(palette.accent).stroke(Stroke::new(line::HAIR, palette.accent));
    // Whatever its state, the button has the same width, so that nothing beside it moves.
    let response = ui
        .scope(|ui| {
            let widgets = &mut ui.visuals_mut().widgets;
            for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
                state.bg_stroke.width = line::HAIR;
            }
            ui.add(styled)
        })
        .inner;
    if response.has_focus() {
        // A ring in the accent colour would be invisible against the button's own fill.
        stroke_ring(ui, response.rect.expand(line::FOCUS), palette.text);
    }
    response
}

/// Paints a focus ring around a focused widget that has no other sign of its focus.
pub fn paint_focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        stroke_ring(ui, response.rect, Palette::current(ui).accent);
    }
}

fn stroke_ring(ui: &Ui, around: Rect, color: Color32) {
    let rounding = CornerRadius::same(radius::CONTROL);
    ui.painter().rect_stroke(around, rounding, Stroke::new(line::FOCUS, color), StrokeKind::Outside);
}

/// A button without a frame until it is hovered or focused.
pub fn flat_button(ui: &mut Ui, label: &str) -> Response {
    let palette = Palette::current(ui);
    let text = RichText::new(label).font(Face::Small.font()).color(palette.accent);
    ui.add(Button::new(text).frame_when_inactive(false))
}

/// The width in points of a button with this label.
pub fn button_width(ui: &Ui, label: &str, face: Face) -> f32 {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), face.font(), Color32::PLACEHOLDER);
    galley.size().x + ui.spacing().button_padding.x * 2.0
}

/// A button that shows an icon only; `label` is its accessible name and tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    let glyph = RichText::new(icon.glyph()).font(Face::Icon.font()).color(Palette::current(ui).text_muted);
    let response = ui.add(Button::new(glyph).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response.on_hover_text(label)
}

/// A combo box over `offered`; `name` is its id and its accessible name. Sets `chosen`, and returns whether an option was chosen.
///
/// The Up and Down keys open the list at the chosen option, and go through it; a letter opens it, and goes to the next option
/// that begins with it.
pub fn dropdown<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    chosen: &mut T,
    offered: impl IntoIterator<Item = T>,
    label: impl Fn(T) -> String,
) -> bool {
    let list = ComboBox::from_id_salt(name).selected_text(label(*chosen)).width(width).truncate();
    let frames_key = Id::unique(("dropdown-frames", name));
    let frames: u8 = ui.data(|data| data.get_temp(frames_key)).unwrap_or_default();
    let letter_key = Id::unique(("dropdown-letter", name));
    // The letter that opened the list.
    let mut pending: Option<char> = ui.data(|data| data.get_temp(letter_key));
    let shown = list.show_ui(ui, |ui| {
        let mut is_chosen = false;
        let mut options: Vec<(Id, String)> = Vec::new();
        let mut focused = None;
        for option in offered {
            let text = label(option);
            let is_current = option == *chosen;
            let response = ui.selectable_value(chosen, option, text.as_str());
            if response.clicked() {
                // A click closes the popup by itself, a key press does not.
                ui.close();
                is_chosen = true;
            }
            // The first frame only measures the list.
            if is_current && frames < 2 {
                response.request_focus();
                response.scroll_to_me(Some(Align::Center));
            } else if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.has_focus() {
                focused = Some(options.len());
            }
            options.push((response.id, text));
        }
        let typed = typed_letter(ui).or_else(|| pending.take_if(|_| frames >= 2));
        if let Some(found) = typed.and_then(|typed| option_of_letter(typed, &options, focused)) {
            ui.memory_mut(|memory| memory.request_focus(found));
            // The option scrolls into view in the next frame.
            ui.ctx().request_repaint();
        }
        if ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp)) || frames < 2 {
            // The option that these keys lead to shows it in the next frame.
            ui.ctx().request_repaint();
        }
        is_chosen
    });
    let is_open = shown.inner.is_some();
    if is_open {
        // A dialog comes to the top when it is pressed, also in the frame in which its list opens.
        ui.ctx().move_to_top(LayerId::new(Order::Foreground, shown.response.id.with("popup")));
    } else {
        pending = None;
    }
    ui.data_mut(|data| data.insert_temp(frames_key, if is_open { frames.saturating_add(1) } else { 0 }));
    let is_chosen = shown.inner == Some(true);
    if is_chosen || is_open && ui.input(|input| input.key_pressed(Key::Escape)) {
        // The Escape key closes the list, and nothing else.
        shown.response.request_focus();
    }
    let id = shown.response.id;
    if shown.response.has_focus() && !is_open {
        // The toolkit must not go to another widget with these keys: they open the list.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let is_asked = ui.input(|input| input.key_pressed(Key::ArrowDown) || input.key_pressed(Key::ArrowUp));
        pending = typed_letter(ui);
        if is_asked || pending.is_some() {
            Popup::open_id(ui.ctx(), id.with("popup"));
            ui.ctx().request_repaint();
        }
    }
    ui.data_mut(|data| {
        if let Some(letter) = pending {
            data.insert_temp(letter_key, letter);
        } else {
            data.remove::<char>(letter_key);
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    is_chosen
}

/// The letter that was typed in this frame, in lower case. A space is none: it presses the list.
fn typed_letter(ui: &Ui) -> Option<char> {
    let typed = ui.input(|input| {
        let text = |event: &Event| if let Event::Text(text) = event { text.chars().next() } else { None };
        input.events.iter().find_map(text)
    })?;
    typed.to_lowercase().next().filter(|letter| !letter.is_whitespace())
}

/// The option of an open list that a letter leads to: the next one after the focused one that begins with it.
fn option_of_letter(typed: char, options: &[(Id, String)], focused: Option<usize>) -> Option<Id> {
    let (before, after) = options.split_at(focused? + 1);
    let begins =
        |(_, text): &&(Id, String)| text.chars().next().and_then(|first| first.to_lowercase().next()) == Some(typed);
    after.iter().chain(before).find(begins).map(|(id, _)| *id)
}

/// A flat button at a given rectangle, as in the row of a painted label.
pub fn flat_button_at(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str) -> Response {
    flat_button_with_sense(ui, place, salt, label, Sense::click())
}

/// The same, but not in the Tab order, which leads from field to field.
pub fn untabbed_button(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str) -> Response {
    flat_button_with_sense(ui, place, salt, label, Sense::CLICK)
}

fn flat_button_with_sense(ui: &Ui, place: Rect, salt: impl egui::AsIdSalt, label: &str, sense: Sense) -> Response {
    let palette = Palette::current(ui);
    let response = ui.interact(place, ui.scope_id().with(salt), sense);
    let visuals = ui.style().interact(&response);
    if response.hovered() || response.has_focus() {
        ui.painter().rect(place, visuals.corner_radius, visuals.bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    ui.painter().text(place.center(), Align2::CENTER_CENTER, label, Face::Small.font(), palette.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    response
}

/// A row of flat buttons that wraps; returns the index of the clicked one.
pub fn flat_button_row(ui: &mut Ui, labels: &[String]) -> Option<usize> {
    let width = ui.available_width();
    let mut places = Vec::with_capacity(labels.len());
    let mut at = Vec2::ZERO;
    for label in labels {
        let text = ui.painter().layout_no_wrap(label.clone(), Face::Small.font(), Color32::PLACEHOLDER).size().x;
        let button = Vec2::new(text + 2.0 * space::BUTTON, size::LINK);
        if at.x > 0.0 && at.x + button.x > width {
            at = Vec2::new(0.0, at.y + size::LINK);
        }
        places.push(Rect::from_min_size(at.to_pos2(), button));
        at.x += button.x + space::XS;
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, at.y + size::LINK), Sense::hover());
    let mut clicked = None;
    for (index, (place, label)) in places.into_iter().zip(labels).enumerate() {
        // Aligns the label of the first button, rather than its frame, with the text above.
        let place = place.translate(rect.min.to_vec2() - Vec2::new(space::BUTTON, 0.0));
        if flat_button_at(ui, place, ("quiet", index), label).clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

/// Gives check boxes, radio buttons and drag values an outline that is visible on every background.
pub fn with_outline<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = Palette::current(ui);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(line::HAIR, palette.outline);
        add(ui)
    })
    .inner
}
