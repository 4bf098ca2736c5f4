//! The tags panel: tags as chips, added by typing with completion or by pasting a list, removed and moved with the
//! pointer or the keyboard. The focus stays in the panel until the user leaves it.

use crate::i18n::tag_reason;
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use crate::ui::widgets::buttons::{button_width, flat_button, paint_focus_ring};
use crate::ui::widgets::labels::{ellipsize, hint, layout_truncated, paint_left_centered, section};
use crate::ui::widgets::text_field::{move_caret_to_end, set_accessible_name, set_local_undo, show_text_field};
use crate::workspace::{Action, Command, Document, DocumentId, EditAction, MessageArg, Workspace};
use egui::{
    CornerRadius, DragAndDrop, Event, EventFilter, Id, Key, Modifiers, Pos2, Rangef, Rect, Response, Role, Sense,
    Stroke, StrokeKind, TextEdit, Ui, Vec2, WidgetInfo,
};
use redaksi_core::formats::journal_entry::{DraftField, UnenteredText};
use std::collections::HashMap;

/// How many completions are offered.
const MAX_SUGGESTIONS: usize = 6;

/// Maximum bytes of the sentence that earned a suggested tag.
const MAX_SENTENCE_BYTES: usize = 240;

/// State of the panel between frames.
#[derive(Debug, Default)]
pub struct TagsPanel {
    /// The tag being typed, per story.
    drafts: HashMap<DocumentId, String>,
    /// The index of the suggestion that Enter takes.
    highlighted: Option<usize>,
    /// What gets the focus in the next frame, when the tags have changed.
    pending_focus: Option<(DocumentId, TagFocus)>,
    /// The chips, crosses and suggestions of the last frame.
    buttons: Vec<Id>,
}

/// A widget of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TagFocus {
    /// The field for a new tag.
    Input,
    /// The chip of the tag at this index, or of the last one.
    Chip(usize),
    /// The suggested tag at this index, or the last one.
    Suggested(usize),
}

/// Drag payload: the story and the index of the dragged tag.
#[derive(Clone, Copy)]
struct DraggedTag(DocumentId, usize);

impl TagsPanel {
    /// Shows the panel.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let tags = &document.article().tags;
        section(ui, &cx.msg("tags-title"), |ui| {
            if !tags.is_empty() {
                hint(ui, tags.len().to_string());
            }
        });
        self.buttons.clear();
        let ids = chip_ids(document);
        if let Some((_, target)) = self.pending_focus.take_if(|(story, _)| *story == document.id()) {
            let chip = |at: usize| ids.get(at).or(ids.last()).copied();
            let suggested = |at: usize| {
                let suggestions = document.tag_suggestions();
                suggestions.get(at).or(suggestions.last()).map(|tag| suggested_id(document.id(), &tag.suggestion.tag))
            };
            let id = match target {
                TagFocus::Suggested(at) => suggested(at).unwrap_or_else(|| Self::id(document.id())),
                TagFocus::Chip(at) => chip(at).unwrap_or_else(|| Self::id(document.id())),
                TagFocus::Input => Self::id(document.id()),
            };
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if !tags.is_empty() {
            let mut places = Vec::with_capacity(tags.len());
            let row = ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
                for (at, (tag, id)) in tags.iter().zip(&ids).enumerate() {
                    places.push(self.show_chip(ui, cx, document, (at, *id, &tag.text), out));
                }
            });
            self.handle_drag(ui, cx, document, &places, row.response.rect, out);
        }
        self.show_input(ui, cx, document, out);
        self.show_suggested(ui, cx, document, out);
        ui.add_space(space::S);
    }

    /// The id of the text field for a new tag.
    pub fn id(document: DocumentId) -> Id {
        Id::unique(("tag-input", document.number()))
    }

    /// Whether the widget is a chip, a cross or a suggestion: text that is typed there goes to the field.
    pub fn is_button(&self, id: Id) -> bool {
        self.buttons.contains(&id)
    }

    /// The tag being typed, for the journal.
    pub fn draft(&self, document: DocumentId) -> Option<UnenteredText> {
        let text = self.drafts.get(&document).filter(|typed| !typed.trim().is_empty())?.clone();
        Some(UnenteredText { field: DraftField::Tag, text })
    }

    /// Shows a tag that was being typed when the program stopped.
    pub fn adopt_draft(&mut self, document: DocumentId, text: &str) {
        self.drafts.insert(document, text.to_owned());
    }

    /// Forgets the tag being typed in a story.
    pub fn forget_draft(&mut self, document: DocumentId) {
        self.drafts.remove(&document);
    }

    /// The action that adds the tag being typed, as Enter would.
    pub fn commit_drafts(&mut self, workspace: &Workspace) -> Option<Action> {
        let typed = self.drafts.remove(&workspace.active()?.id())?;
        (!typed.trim().is_empty()).then_some(Action::Edit(EditAction::AddTags(typed)))
    }

    /// Shows a chip and returns its bounds. With the focus, Ctrl+Arrow moves the tag and Delete removes it.
    fn show_chip(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        document: &Document,
        (index, id, text): (usize, Id, &str),
        out: &mut Outbox,
    ) -> Rect {
        let count = document.article().tags.len();
        let padding = ui.spacing().button_padding.x;
        let room = ui.max_rect().width() - padding - size::GUTTER_TOGGLE;
        let galley = layout_truncated(ui, text, Face::Ui, cx.palette.text, room);
        let width = padding + galley.size().x + size::GUTTER_TOGGLE;
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
        // The id comes from the text of the tag, so that a moved chip keeps the focus.
        let chip = ui.interact(rect, id, Sense::click_and_drag());
        chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
        let visuals = ui.style().interact(&chip);
        let pill = CornerRadius::same(radius::PILL);
        ui.painter().rect(rect, pill, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
        let start = Pos2::new(rect.left() + padding, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(start, galley, cx.palette.text);
        if chip.has_focus() {
            let ring = Stroke::new(line::FOCUS, cx.palette.accent);
            ui.painter().rect_stroke(rect, pill, ring, StrokeKind::Inside);
        }
        let focused = ui.memory(egui::Memory::focused);
        if focused == Some(id) || focused == Some(cross_id(id)) {
            self.handle_chip_keys(ui, document.id(), index, count, out);
        }
        if chip.clicked() || chip.drag_started() {
            chip.request_focus();
        }
        chip.dnd_set_drag_payload(DraggedTag(document.id(), index));
        chip.on_hover_text(cx.msg("tag-chip-hint"));
        let cross = show_cross(ui, cx, rect, id, text);
        if cross.clicked() {
            out.push(Action::Edit(EditAction::RemoveTag(index)));
            // With the keyboard, the next chip is at hand. After a click, what is typed next is a new tag.
            let is_by_pointer = ui.input(|input| input.pointer.any_click());
            let target = if is_by_pointer { TagFocus::Input } else { TagFocus::Chip(index) };
            self.pending_focus = Some((document.id(), target));
        }
        self.buttons.extend([id, cross.id]);
        rect
    }

    /// Handles the keys of a focused chip; a slow frame may hold several presses.
    fn handle_chip_keys(&mut self, ui: &Ui, document: DocumentId, index: usize, count: usize, out: &mut Outbox) {
        let (left, right, deleted) = ui.input_mut(|input| {
            let mut presses = |modifiers, key| input.count_and_consume_key(modifiers, key);
            let left = presses(Modifiers::COMMAND, Key::ArrowLeft);
            let right = presses(Modifiers::COMMAND, Key::ArrowRight);
            let deleted = presses(Modifiers::NONE, Key::Delete) + presses(Modifiers::NONE, Key::Backspace);
            (left, right, deleted)
        });
        let to = index.saturating_sub(left).saturating_add(right).min(count - 1);
        if to != index {
            out.push(Action::Edit(EditAction::MoveTag { from: index, to }));
        } else if deleted > 0 {
            out.push(Action::Edit(EditAction::RemoveTag(index)));
            self.pending_focus = Some((document, TagFocus::Chip(index)));
        }
    }

    /// Marks the place where a dragged chip would be dropped, and drops it there.
    fn handle_drag(&mut self, ui: &Ui, cx: Cx<'_>, document: &Document, chips: &[Rect], area: Rect, out: &mut Outbox) {
        let Some(dragged) = DragAndDrop::payload::<DraggedTag>(ui.ctx()) else { return };
        let DraggedTag(story, from) = *dragged;
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let Some(pointer) = pointer.filter(|at| story == document.id() && area.expand(space::M).contains(*at)) else {
            return;
        };
        let Some((slot, mark, rows)) = drop_slot(chips, pointer) else { return };
        // Counted without the dragged tag itself.
        let to = if slot > from { slot - 1 } else { slot };
        if to == from {
            return;
        }
        ui.painter().vline(mark, rows, Stroke::new(line::FOCUS, cx.palette.accent));
        if ui.input(|input| input.pointer.any_released()) {
            out.push(Action::Edit(EditAction::MoveTag { from, to }));
            self.pending_focus = Some((document.id(), TagFocus::Chip(to)));
        }
    }

    /// Shows the suggested tags, each with its reason and the sentence that earned it. A click or Enter adds one; Delete, or the
    /// context menu, rejects it for this story.
    fn show_suggested(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let suggestions = document.tag_suggestions();
        if suggestions.is_empty() {
            return;
        }
        ui.add_space(space::XS);
        section(ui, &cx.msg("tags-suggested"), |ui| {
            let add = flat_button(ui, &cx.msg("tags-accept"));
            if add.on_hover_text(cx.shortcut_hint(Command::AcceptTags)).clicked() {
                out.run(Command::AcceptTags);
            }
        });
        let focused = ui.memory(egui::Memory::focused);
        let ids: Vec<Id> = suggestions.iter().map(|tag| suggested_id(document.id(), &tag.suggestion.tag)).collect();
        if let Some(at) = ids.iter().position(|id| focused == Some(*id)) {
            self.move_among_suggested(ui, document.id(), &ids, at);
        }
        let mut decided = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
            for (at, (tag, id)) in suggestions.iter().zip(&ids).enumerate() {
                let (name, id) = (&tag.suggestion.tag, *id);
                let chip = show_suggestion(ui, id, name, false);
                self.buttons.push(id);
                let deletes = |ui: &Ui| {
                    ui.input_mut(|input| {
                        input.consume_key(Modifiers::NONE, Key::Delete)
                            || input.consume_key(Modifiers::NONE, Key::Backspace)
                    })
                };
                if focused == Some(id) && deletes(ui) {
                    decided = Some((at, EditAction::RejectTag(name.clone()), true));
                } else if chip.clicked() {
                    let is_by_pointer = ui.input(|input| input.pointer.any_click());
                    decided = Some((at, EditAction::AcceptTags(vec![name.clone()]), !is_by_pointer));
                }
                chip.context_menu(|ui| {
                    if ui.button(cx.msg("tag-accept")).clicked() {
                        decided = Some((at, EditAction::AcceptTags(vec![name.clone()]), false));
                    }
                    if ui.button(cx.msg("tag-reject")).clicked() {
                        decided = Some((at, EditAction::RejectTag(name.clone()), false));
                    }
                });
                let reason = tag_reason(cx.i18n, &tag.suggestion);
                let sentence = ellipsize(&tag.sentence, MAX_SENTENCE_BYTES);
                chip.on_hover_text(if sentence.is_empty() { reason } else { format!("{reason}\n{sentence}") });
            }
        });
        if let Some((at, action, keeps_focus)) = decided {
            out.push(Action::Edit(action));
            if keeps_focus {
                self.pending_focus = Some((document.id(), TagFocus::Suggested(at)));
            }
        }
    }

    /// The suggested tags are one stop of the Tab key; the arrow keys move among them. Each of them can still be focused by other
    /// means, such as a screen reader.
    fn move_among_suggested(&mut self, ui: &Ui, document: DocumentId, ids: &[Id], at: usize) {
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(ids[at], arrows));
        let (by, tab) = ui.input_mut(|input| {
            let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key).cast_signed();
            let by = presses(Key::ArrowRight) - presses(Key::ArrowLeft);
            (by, input.key_pressed(Key::Tab).then_some(input.modifiers.shift))
        });
        let to = at.saturating_add_signed(by).min(ids.len() - 1);
        if to != at {
            self.pending_focus = Some((document, TagFocus::Suggested(to)));
            ui.ctx().request_repaint();
        } else if let Some(is_back) = tab
            && let (Some(first), Some(last)) = (ids.first(), ids.last())
        {
            // The toolkit moves the focus on from the tag at the end, as it does in this pass from the focused widget.
            ui.memory_mut(|memory| memory.request_focus(if is_back { *first } else { *last }));
        }
    }

    fn show_input(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let id = Self::id(document.id());
        let focused = ui.memory(egui::Memory::focused);
        let has_focus = focused == Some(id);
        let typed = self.drafts.entry(document.id()).or_default();
        let before = typed.clone();
        let complete = |typed: &str| cx.workspace.complete_tags(typed, MAX_SUGGESTIONS);
        let suggestions = complete(typed);
        let suggestion_id = |tag: &str| id.with(("suggestion", tag));
        let is_in_suggestions = suggestions.iter().any(|tag| focused == Some(suggestion_id(tag)));
        if has_focus {
            take_pasted_tags(ui, typed, out);
            let step = take_list_step(ui, !suggestions.is_empty());
            self.highlighted = step_highlight(self.highlighted, step, suggestions.len());
        }
        let highlighted = self.highlighted.and_then(|at| suggestions.get(at)).cloned();
        let edit = TextEdit::singleline(typed).id(id).desired_width(f32::INFINITY).hint_text(cx.msg("tags-hint"));
        let response = show_text_field(ui, edit);
        set_accessible_name(ui, &response, &cx.msg("tags-name"));
        set_local_undo(ui, id, !typed.is_empty());
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if is_entered {
            if let Some(tag) = highlighted.filter(|_| *typed == before) {
                *typed = tag;
            }
            push_add_tags(typed, out);
            response.request_focus();
        } else if let Some((complete, rest)) = typed.rsplit_once(',') {
            // When typing fast, the beginning of the next tag may arrive in the same frame.
            let (mut complete, rest) = (complete.to_owned(), rest.trim_start().to_owned());
            push_add_tags(&mut complete, out);
            *typed = rest;
            move_caret_to_end(ui, id, typed);
        }
        if *typed != before {
            self.highlighted = None;
        }
        let suggestions = if *typed == before { suggestions } else { complete(typed) };
        // They stay while the focus is on one of them, or is just leaving the field for one of them.
        if suggestions.is_empty() || !(has_focus || response.has_focus() || is_in_suggestions) {
            return;
        }
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
            for (at, tag) in suggestions.iter().enumerate() {
                let is_highlighted = self.highlighted == Some(at);
                let suggestion = show_suggestion(ui, suggestion_id(tag), tag, is_highlighted);
                self.buttons.push(suggestion.id);
                if suggestion.clicked() {
                    chosen = Some(tag.clone());
                }
            }
        });
        if let Some(mut chosen) = chosen {
            self.drafts.remove(&document.id());
            self.highlighted = None;
            push_add_tags(&mut chosen, out);
            self.pending_focus = Some((document.id(), TagFocus::Input));
        }
    }
}

/// The id of a suggested tag.
fn suggested_id(document: DocumentId, tag: &str) -> Id {
    Id::unique(("suggested-tag", document.number(), tag))
}

/// The id of the cross of a chip.
fn cross_id(chip: Id) -> Id {
    chip.with("cross")
}

/// Shows the cross of a chip.
fn show_cross(ui: &Ui, cx: Cx<'_>, chip: Rect, id: Id, tag: &str) -> Response {
    let place = chip.with_min_x(chip.right() - size::GUTTER_TOGGLE);
    let cross = ui.interact(place, cross_id(id), Sense::click());
    let name = cx.i18n.msg_args("tag-chip", &[("tag", MessageArg::Text(tag.to_owned()))]);
    cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let mark = Rect::from_center_size(place.center(), Vec2::splat(size::ICON));
    let is_active = cross.hovered() || cross.has_focus();
    if is_active {
        ui.painter().rect_filled(mark, CornerRadius::same(radius::CHIP), cx.palette.hover);
    }
    if cross.has_focus() {
        let ring = Stroke::new(line::FOCUS, cx.palette.accent);
        ui.painter().rect_stroke(mark, CornerRadius::same(radius::CHIP), ring, StrokeKind::Inside);
    }
    let color = if is_active { cx.palette.text } else { cx.palette.text_muted };
    ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, "×", Face::Ui.font(), color);
    cross.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Shows a suggestion; Enter in the field takes the highlighted one.
fn show_suggestion(ui: &mut Ui, id: Id, tag: &str, is_highlighted: bool) -> Response {
    let palette = Palette::current(ui);
    let size = Vec2::new(button_width(ui, tag, Face::Small), size::CONTROL);
    let (rect, _) = ui.allocate_exact_size(size.min(ui.max_rect().size()), Sense::hover());
    let suggestion = ui.interact(rect, id, Sense::click());
    suggestion.widget_info(|| WidgetInfo::selected(Role::Button, true, is_highlighted, tag));
    let visuals = ui.style().interact(&suggestion);
    let fill = if is_highlighted { palette.selection } else { visuals.weak_bg_fill };
    ui.painter().rect(rect, visuals.corner_radius, fill, visuals.bg_stroke, StrokeKind::Inside);
    paint_focus_ring(ui, &suggestion);
    let inner = rect.shrink2(Vec2::new(ui.spacing().button_padding.x, 0.0));
    paint_left_centered(ui, inner, layout_truncated(ui, tag, Face::Small, palette.text, inner.width()), palette.text);
    suggestion
}

/// Ids of the chips of a story. Two tags with the same text are told apart by their order.
fn chip_ids(document: &Document) -> Vec<Id> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let ids = document.article().tags.iter().map(|tag| {
        let number = seen.entry(&tag.text).or_default();
        *number += 1;
        Id::unique(("tag", document.id().number(), tag.text.as_str(), *number))
    });
    ids.collect()
}

/// Where a chip that is held at a position would be inserted: the index among the chips, and the line that marks it.
fn drop_slot(chips: &[Rect], at: Pos2) -> Option<(usize, f32, Rangef)> {
    let distance = |chip: &Rect| (at.y - chip.center().y).abs();
    let row = chips.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?.y_range();
    let is_in_row = |chip: &Rect| row.contains(chip.center().y);
    let first = chips.iter().position(is_in_row)?;
    let last = chips.iter().rposition(is_in_row)?;
    let gap = space::XS / 2.0;
    match (first..=last).find(|index| at.x < chips[*index].center().x) {
        Some(index) => Some((index, chips[index].left() - gap, row)),
        None => Some((last + 1, chips[last].right() + gap, row)),
    }
}

/// Takes the arrow keys that move through the suggestions out of the input; returns by how many they go down.
fn take_list_step(ui: &Ui, has_list: bool) -> isize {
    if !has_list {
        return 0;
    }
    ui.input_mut(|input| {
        let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key).cast_signed();
        presses(Key::ArrowDown) - presses(Key::ArrowUp)
    })
}

/// The highlighted suggestion after a step. Above the first one, none is highlighted.
fn step_highlight(current: Option<usize>, step: isize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let before = current.map_or(0, |at| at + 1);
    before.saturating_add_signed(step).checked_sub(1).map(|at| at.min(last))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dragged_chip_is_inserted_where_the_pointer_is_in_its_row() {
        let chip = |left: f32, top: f32| Rect::from_min_size(Pos2::new(left, top), Vec2::new(40.0, 20.0));
        let chips = [chip(0.0, 0.0), chip(44.0, 0.0), chip(0.0, 24.0)];
        let slot = |x: f32, y: f32| drop_slot(&chips, Pos2::new(x, y)).map(|(slot, ..)| slot);
        assert_eq!(
            [slot(5.0, 5.0), slot(30.0, 5.0), slot(50.0, 5.0), slot(200.0, 5.0)].map(Option::unwrap),
            [0, 1, 1, 2]
        );
        assert_eq!([slot(5.0, 30.0), slot(200.0, 60.0)].map(Option::unwrap), [2, 3]);
        assert_eq!(drop_slot(&[], Pos2::ZERO), None);
    }

    #[test]
    fn arrow_keys_move_through_the_suggestions() {
        assert_eq!(step_highlight(None, 1, 3), Some(0));
        assert_eq!(step_highlight(Some(1), 5, 3), Some(2));
        assert_eq!(step_highlight(Some(0), -1, 3), None);
        assert_eq!(step_highlight(Some(2), 0, 1), Some(0));
        assert_eq!(step_highlight(None, 1, 0), None);
    }
}
