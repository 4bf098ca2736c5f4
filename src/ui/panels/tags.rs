//! The tags panel: tags as chips, added by typing with completion or by pasting a list, removed and moved with the
//! pointer or the keyboard.

use crate::ui::widgets::{button_width, hint, section};
use crate::ui::widgets::text_field::put_caret_at_end;
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use crate::workspace::{Action, Desk, Story, StoryId};
use crate::i18n::Words;
use egui::{Button, Event, Id, Key, Modifiers, RichText, Sense, TextEdit, Ui};
use std::collections::HashMap;

/// How many completions are offered.
const OFFERED: usize = 6;

/// State of the panel between frames: the tag being typed, per story.
#[derive(Debug, Default)]
pub struct Tags {
    typed: HashMap<StoryId, String>,
}

/// Drag payload: the index of the dragged tag.
#[derive(Clone, Copy)]
struct Dragged(usize);

impl Tags {
    /// Shows the panel.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        let tags = &story.article().tags;
        section(ui, &words.say("tags-title"), |ui| {
            if !tags.is_empty() {
                hint(ui, tags.len().to_string());
            }
        });
        if !tags.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::Vec2::splat(space::XS);
                for (index, tag) in tags.iter().enumerate() {
                    // A chip that does not fit into the rest of the row moves to the next row as a whole.
                    if index > 0 && width_of(ui, &tag.text) > ui.available_size_before_wrap().x {
                        ui.end_row();
                    }
                    // The id comes from the tag's text, so that a moved chip keeps the focus.
                    ui.push_id(&tag.text, |ui| chip(ui, index, &tag.text, tags.len(), words, actions));
                }
            });
        }
        self.input(ui, desk, story, words, actions);
        ui.add_space(space::S);
    }

    /// The id of the text field for a new tag.
    pub fn id(story: StoryId) -> Id {
        Id::unique(("tag-input", story.number()))
    }

    /// The action that adds the tag being typed, as Enter would.
    pub fn hand_over(&mut self, desk: &Desk) -> Option<Action> {
        let typed = self.typed.remove(&desk.active()?.id())?;
        (!typed.trim().is_empty()).then_some(Action::AddTags(typed))
    }

    fn input(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        let id = Self::id(story.id());
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let typed = self.typed.entry(story.id()).or_default();
        let suggestions = if has_focus { desk.tags_like(typed, OFFERED) } else { Vec::new() };
        if has_focus {
            take_pasted_list(ui, typed, actions);
        }
        let edit = TextEdit::singleline(typed).id(id).desired_width(f32::INFINITY).hint_text(words.say("tags-hint"));
        let response = ui.add(edit);
        crate::ui::widgets::text_field::name(ui, &response, &words.say("tags-name"));
        crate::ui::widgets::text_field::set_own_undo(ui, id, !typed.is_empty());
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            add(typed, actions);
            response.request_focus();
        } else if let Some((complete, rest)) = typed.rsplit_once(',') {
            // When typing fast, the beginning of the next tag may arrive in the same frame.
            let (mut complete, rest) = (complete.to_owned(), rest.trim_start().to_owned());
            add(&mut complete, actions);
            *typed = rest;
            put_caret_at_end(ui, id, typed);
        }
        if suggestions.is_empty() || !has_focus && !response.has_focus() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::XS);
            for tag in suggestions {
                if ui.add(Button::new(RichText::new(&tag).font(Face::Small.font()))).clicked() {
                    typed.clone_from(&tag);
                    add(typed, actions);
                    response.request_focus();
                }
            }
        });
    }
}

/// Adds what was typed; it may be several tags separated by commas.
fn add(typed: &mut String, actions: &mut Vec<Action>) {
    let typed = std::mem::take(typed);
    if !typed.trim().is_empty() {
        actions.push(Action::AddTags(typed));
    }
}

/// Adds a pasted list as tags at once, because the text field would join its lines.
fn take_pasted_list(ui: &Ui, typed: &mut String, actions: &mut Vec<Action>) {
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) if text.trim().contains(['\n', ',', ';', '#']) => {
                actions.push(Action::AddTags(format!("{}{text}", std::mem::take(typed))));
                false
            }
            _ => true,
        });
    });
}

/// The width of a tag's chip, in points.
fn width_of(ui: &Ui, text: &str) -> f32 {
    button_width(ui, &label_of(text), Face::Ui)
}

fn label_of(tag: &str) -> String {
    format!("{tag}  ×")
}

/// A chip: dragging moves it, its cross removes it; with the focus, Ctrl+Arrow and Delete do the same.
fn chip(ui: &mut Ui, index: usize, text: &str, count: usize, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let label = RichText::new(label_of(text)).font(Face::Ui.font());
    let chip =
        ui.add(Button::new(label).sense(Sense::click_and_drag()).corner_radius(egui::CornerRadius::same(radius::PILL)));
    chip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
    if chip.has_focus() {
        let (left, right, is_deleted) = ui.input_mut(|input| {
            let left = input.consume_key(Modifiers::COMMAND, Key::ArrowLeft);
            let right = input.consume_key(Modifiers::COMMAND, Key::ArrowRight);
            (left, right, input.consume_key(Modifiers::NONE, Key::Delete))
        });
        if left && index > 0 {
            actions.push(Action::MoveTag { from: index, to: index - 1 });
        } else if right && index + 1 < count {
            actions.push(Action::MoveTag { from: index, to: index + 1 });
        } else if is_deleted {
            actions.push(Action::RemoveTag(index));
        }
    }
    chip.dnd_set_drag_payload(Dragged(index));
    if chip.dnd_hover_payload::<Dragged>().is_some() {
        ui.painter().vline(chip.rect.left(), chip.rect.y_range(), egui::Stroke::new(line::FOCUS, palette.accent));
    }
    if let Some(dragged) = chip.dnd_release_payload::<Dragged>() {
        actions.push(Action::MoveTag { from: dragged.0, to: index });
    }
    let chip = chip.on_hover_text(words.say("tag-chip-hint"));
    let cross = egui::Rect::from_min_max(egui::pos2(chip.rect.right() - size::SWITCH, chip.rect.top()), chip.rect.max);
    let cross = ui.interact(cross, chip.id.with("cross"), Sense::click());
    let name = words.say_with("tag-chip", &[("tag", crate::workspace::Value::Text(text.to_owned()))]);
    cross.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if cross.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        actions.push(Action::RemoveTag(index));
    }
}
