//! The tags panel: tags as chips, added by typing with completion or by pasting a list, removed and moved with the
//! pointer or the keyboard.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, line, radius, size, space};
use crate::ui::widgets::buttons::button_width;
use crate::ui::widgets::labels::{hint, section};
use crate::ui::widgets::text_field::move_caret_to_end;
use crate::workspace::{Action, Document, DocumentId, EditAction, Workspace};
use egui::{Button, Event, Id, Key, Modifiers, RichText, Sense, TextEdit, Ui};
use std::collections::HashMap;

/// How many completions are offered.
const MAX_SUGGESTIONS: usize = 6;

/// State of the panel between frames: the tag being typed, per story.
#[derive(Debug, Default)]
pub struct TagsPanel {
    drafts: HashMap<DocumentId, String>,
}

/// Drag payload: the index of the dragged tag.
#[derive(Clone, Copy)]
struct DraggedTag(usize);

impl TagsPanel {
    /// Shows the panel.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let tags = &document.article().tags;
        section(ui, &cx.msg("tags-title"), |ui| {
            if !tags.is_empty() {
                hint(ui, tags.len().to_string());
            }
        });
        if !tags.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::Vec2::splat(space::XS);
                for (index, tag) in tags.iter().enumerate() {
                    // A chip that does not fit into the rest of the row moves to the next row as a whole.
                    if index > 0 && chip_width(ui, &tag.text) > ui.available_size_before_wrap().x {
                        ui.end_row();
                    }
                    // The id comes from the tag's text, so that a moved chip keeps the focus.
                    ui.push_id(&tag.text, |ui| tag_chip(ui, cx, index, &tag.text, tags.len(), out));
                }
            });
        }
        self.show_input(ui, cx, document, out);
        ui.add_space(space::S);
    }

    /// The id of the text field for a new tag.
    pub fn id(document: DocumentId) -> Id {
        Id::unique(("tag-input", document.number()))
    }

    /// The action that adds the tag being typed, as Enter would.
    pub fn commit_drafts(&mut self, workspace: &Workspace) -> Option<Action> {
        let typed = self.drafts.remove(&workspace.active()?.id())?;
        (!typed.trim().is_empty()).then_some(Action::Edit(EditAction::AddTags(typed)))
    }

    fn show_input(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let id = Self::id(document.id());
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let typed = self.drafts.entry(document.id()).or_default();
        let suggestions = if has_focus { cx.workspace.complete_tags(typed, MAX_SUGGESTIONS) } else { Vec::new() };
        if has_focus {
            take_pasted_tags(ui, typed, out);
        }
        let edit = TextEdit::singleline(typed).id(id).desired_width(f32::INFINITY).hint_text(cx.msg("tags-hint"));
        let response = ui.add(edit);
        crate::ui::widgets::text_field::set_accessible_name(ui, &response, &cx.msg("tags-name"));
        crate::ui::widgets::text_field::set_local_undo(ui, id, !typed.is_empty());
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            push_add_tags(typed, out);
            response.request_focus();
        } else if let Some((complete, rest)) = typed.rsplit_once(',') {
            // When typing fast, the beginning of the next tag may arrive in the same frame.
            let (mut complete, rest) = (complete.to_owned(), rest.trim_start().to_owned());
            push_add_tags(&mut complete, out);
            *typed = rest;
            move_caret_to_end(ui, id, typed);
        }
        if suggestions.is_empty() || !has_focus && !response.has_focus() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::XS);
            for tag in suggestions {
                if ui.add(Button::new(RichText::new(&tag).font(Face::Small.font()))).clicked() {
                    typed.clone_from(&tag);
                    push_add_tags(typed, out);
                    response.request_focus();
                }
            }
        });
    }
}

/// Adds what was typed; it may be several tags separated by commas.
fn push_add_tags(typed: &mut String, out: &mut Outbox) {
    let typed = std::mem::take(typed);
    if !typed.trim().is_empty() {
        out.push(Action::Edit(EditAction::AddTags(typed)));
    }
}

/// Adds a pasted list as tags at once, because the text field would join its lines.
fn take_pasted_tags(ui: &Ui, typed: &mut String, out: &mut Outbox) {
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Paste(text) if text.trim().contains(['\n', ',', ';', '#']) => {
                out.push(Action::Edit(EditAction::AddTags(format!("{}{text}", std::mem::take(typed)))));
                false
            }
            _ => true,
        });
    });
}

/// The width of a tag's chip, in points.
fn chip_width(ui: &Ui, text: &str) -> f32 {
    button_width(ui, &chip_label(text), Face::Ui)
}

fn chip_label(tag: &str) -> String {
    format!("{tag}  ×")
}

/// A chip: dragging moves it, its cross removes it; with the focus, Ctrl+Arrow and Delete do the same.
fn tag_chip(ui: &mut Ui, cx: Cx<'_>, index: usize, text: &str, count: usize, out: &mut Outbox) {
    let label = RichText::new(chip_label(text)).font(Face::Ui.font());
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
            out.push(Action::Edit(EditAction::MoveTag { from: index, to: index - 1 }));
        } else if right && index + 1 < count {
            out.push(Action::Edit(EditAction::MoveTag { from: index, to: index + 1 }));
        } else if is_deleted {
            out.push(Action::Edit(EditAction::RemoveTag(index)));
        }
    }
    chip.dnd_set_drag_payload(DraggedTag(index));
    if chip.dnd_hover_payload::<DraggedTag>().is_some() {
        ui.painter().vline(chip.rect.left(), chip.rect.y_range(), egui::Stroke::new(line::FOCUS, cx.palette.accent));
    }
    if let Some(dragged) = chip.dnd_release_payload::<DraggedTag>() {
        out.push(Action::Edit(EditAction::MoveTag { from: dragged.0, to: index }));
    }
    let chip = chip.on_hover_text(cx.msg("tag-chip-hint"));
    let cross =
        egui::Rect::from_min_max(egui::pos2(chip.rect.right() - size::GUTTER_TOGGLE, chip.rect.top()), chip.rect.max);
    let cross = ui.interact(cross, chip.id.with("cross"), Sense::click());
    let name = cx.i18n.msg_args("tag-chip", &[("tag", crate::workspace::MessageArg::Text(text.to_owned()))]);
    cross.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if cross.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.push(Action::Edit(EditAction::RemoveTag(index)));
    }
}
