//! The list of open stories: headline, workflow stage, unsaved mark, number of undecided promos.

use crate::ui::cx::{Cx, WidthClass};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, line, margin, opacity, radius, size, space};
use crate::ui::widgets::buttons::dropdown;
use crate::ui::widgets::column_width::{ColumnEdge, ColumnWidth};
use crate::ui::widgets::labels::{
    ellipsize, hint, layout_truncated, layout_truncated_rows, paint_unsaved_ring, split_first_row,
};
use crate::ui::widgets::menu_focus::MenuFocus;
use crate::ui::widgets::text_field::{focused_widget_center, set_accessible_name, set_local_undo, show_text_field};
use crate::workspace::{
    Action, BulkAction, BulkEdit, BulkEditKind, Command, Document, DocumentFilter, DocumentId, ExportAction,
    MessageArg, SideColumn, SortOrder, ViewAction, Workspace,
};
use egui::{
    CornerRadius, Frame, Id, Key, Margin, Modifiers, Panel, Popup, Rangef, Rect, Response, ScrollArea, Sense,
    SetOpenCommand, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2,
};
use redaksi_core::article::Stage;

/// The most bytes of the name of a story in its menu.
const MAX_MENU_NAME_BYTES: usize = 48;

/// From how many stories on the list can be filtered and sorted.
const FILTER_MIN_DOCUMENTS: usize = 6;

/// State of the list between frames.
#[derive(Debug, Default)]
pub struct DocumentListPanel {
    /// The active story of the last frame; the list scrolls to it when it changes.
    last_active: Option<DocumentId>,
    /// The scroll offset, in points.
    scroll_offset: f32,
    /// The rectangle of the panel in this frame, if shown.
    rect: Option<Rect>,
    /// The story from which Shift extends the selection; the active one if none.
    anchor: Option<DocumentId>,
    /// The row that a key moved the focus to, to be scrolled to.
    moved_to: Option<DocumentId>,
    /// The story whose context menu a key opened, and whether that menu is still to be opened.
    menu_by_key: Option<(DocumentId, bool)>,
    /// The story whose context menu is open, and whether the pointer was pressed while it was shown last.
    open_menu: Option<(DocumentId, bool)>,
    width: ColumnWidth,
}

/// The id of the row of a story.
pub fn row_id(document: DocumentId) -> Id {
    Id::unique(("story-row", document.number()))
}

impl DocumentListPanel {
    /// Starts a frame. The list may stay hidden in it.
    pub fn begin_frame(&mut self) {
        self.rect = None;
    }

    /// The bounds of the list in this frame; `None` while it is hidden.
    pub fn rect(&self) -> Option<Rect> {
        self.rect
    }

    /// The stories that a key pressed in the list is about: the selected ones, or the one whose row has the focus.
    pub fn key_targets(&self, ui: &Ui, workspace: &Workspace) -> Vec<DocumentId> {
        if !self.has_focus(ui) {
            return Vec::new();
        }
        let selected = workspace.selected_documents();
        if !selected.is_empty() {
            return selected;
        }
        let focused = ui.memory(egui::Memory::focused);
        let ids = workspace.documents().iter().map(Document::id);
        ids.filter(|id| Some(row_id(*id)) == focused).collect()
    }

    /// Whether a widget of the list has the focus.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        focused_widget_center(ui).zip(self.rect).is_some_and(|(focused, place)| place.contains(focused))
    }

    /// Handles the keys that select rows, or open a context menu, while a row has the focus. Called before shortcuts are
    /// taken out of the input, because some of these keys are shortcuts elsewhere.
    /// `last_focused` is the widget that had the focus in the frame before: the Escape key has taken it away already.
    pub fn take_keys(&mut self, ui: &Ui, workspace: &Workspace, last_focused: Option<Id>, out: &mut Outbox) {
        let escaped = ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Escape));
        let focused = ui.memory(egui::Memory::focused).or(last_focused.filter(|_| escaped));
        let Some(focused) = focused else { return };
        let has_row = |document: &&Document| row_id(document.id()) == focused;
        // Most frames end here: the focus is elsewhere.
        if !workspace.documents().iter().any(|document| has_row(&document)) || Popup::is_any_open(ui.ctx()) {
            return;
        }
        let listed: Vec<DocumentId> = workspace.listed_documents().into_iter().map(Document::id).collect();
        let Some(at) = listed.iter().position(|id| row_id(*id) == focused) else { return };
        if escaped {
            if !workspace.selected_documents().is_empty() {
                self.anchor = None;
                out.push(Action::Bulk(BulkAction::Select(Vec::new())));
                ui.memory_mut(|memory| memory.request_focus(focused));
            }
            return;
        }
        let last = listed.len() - 1;
        let moves = ui.input(|input| {
            let keys = [Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End];
            input.modifiers.is_none() && keys.into_iter().any(|key| input.key_pressed(key))
        });
        if moves && !workspace.selected_documents().is_empty() {
            self.anchor = None;
            out.push(Action::Bulk(BulkAction::Select(Vec::new())));
        }
        let (by, end, selected_end, selects_all, opens_menu) = ui.input_mut(|input| {
            let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
            let by = isize::from(pressed(Modifiers::SHIFT, Key::ArrowDown))
                - isize::from(pressed(Modifiers::SHIFT, Key::ArrowUp));
            let mut end_of = |modifiers| {
                let to_last = pressed(modifiers, Key::End).then_some(last);
                to_last.or_else(|| pressed(modifiers, Key::Home).then_some(0))
            };
            // With Shift first: a key without modifiers also matches with it.
            let (selected_end, end) = (end_of(Modifiers::SHIFT), end_of(Modifiers::NONE));
            let opens_menu = pressed(Modifiers::NONE, Key::Menu) || pressed(Modifiers::SHIFT, Key::F10);
            (by, end, selected_end, pressed(Modifiers::COMMAND, Key::A), opens_menu)
        });
        if let Some(to) = end {
            self.moved_to = Some(listed[to]);
            ui.memory_mut(|memory| memory.request_focus(row_id(listed[to])));
        }
        if by != 0 || selected_end.is_some() {
            let to = selected_end.unwrap_or_else(|| at.saturating_add_signed(by).min(last));
            // The first step extends from the row that has the focus.
            if workspace.selected_documents().is_empty() {
                self.anchor = Some(listed[at]);
            }
            self.select_to(&listed, to, workspace, out);
            self.moved_to = Some(listed[to]);
            ui.memory_mut(|memory| memory.request_focus(row_id(listed[to])));
        }
        if selects_all {
            out.push(Action::Bulk(BulkAction::Select(listed.clone())));
        }
        if opens_menu {
            self.menu_by_key = Some((listed[at], true));
        }
    }

    /// Selects the rows from the anchor to this one.
    fn select_to(&self, listed: &[DocumentId], to: usize, workspace: &Workspace, out: &mut Outbox) {
        let anchor = self.anchor.or(workspace.active().map(Document::id));
        let from = listed.iter().position(|id| Some(*id) == anchor).unwrap_or(to);
        out.push(Action::Bulk(BulkAction::Select(listed[from.min(to)..=from.max(to)].to_vec())));
    }

    /// Shows the list; with `is_requested`, focuses the active story.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, is_requested: bool, out: &mut Outbox) {
        let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(margin::DOCUMENT_LIST);
        let is_roomy = cx.width == WidthClass::Roomy;
        let default = if is_roomy { size::DOCUMENT_LIST_ROOMY } else { size::DOCUMENT_LIST };
        let max_width = size::MAX_DOCUMENT_LIST.min(ui.available_width() / 3.0).max(default);
        let range = Rangef::new(size::MIN_DOCUMENT_LIST, max_width);
        let chosen = cx.workspace.settings().panels.widths.get(SideColumn::DocumentList);
        let width = self.width.get(chosen, default, range);
        let panel = Panel::left("stories").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
            let listed = cx.workspace.listed_documents();
            let selected = cx.workspace.selected_documents();
            heading(ui, cx, listed.len(), selected.len());
            if cx.workspace.documents().len() >= FILTER_MIN_DOCUMENTS
                || *cx.workspace.document_filter() != DocumentFilter::default()
            {
                filter_controls(ui, cx, cx.workspace.document_filter(), out);
            }
            ui.spacing_mut().item_spacing.y = space::HAIR;
            let density = RowDensity::for_rows(ui, listed.len());
            let row_height = density.height();
            let active = cx.workspace.active().map(Document::id);
            let mut area = ScrollArea::vertical().auto_shrink(false);
            let target = self.moved_to.take().or(active.filter(|_| self.last_active != active || is_requested));
            if let Some(at) = listed.iter().position(|document| Some(document.id()) == target) {
                area = area.vertical_scroll_offset(self.scroll_offset_for(ui, at, listed.len(), row_height));
            }
            self.last_active = active;
            // The scroll bar is beside the rows, in the margin of the panel.
            let room = ui.available_rect_before_wrap();
            let room = room.with_max_x(room.right() + margin::DOCUMENT_LIST.rightf());
            let area = area.content_margin(Margin { right: margin::DOCUMENT_LIST.right, ..Margin::ZERO });
            let output = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
                area.show_rows(ui, row_height, listed.len(), |ui, rows| {
                    for document in &listed[rows] {
                        let is_active = active == Some(document.id());
                        let is_selected = selected.contains(&document.id());
                        let response = document_row(ui, cx, document, density, [is_active, is_selected]);
                        if is_requested && is_active {
                            response.request_focus();
                        }
                        if response.clicked() {
                            self.click_row(ui, cx, document.id(), out);
                        }
                        self.context_menu(ui, &response, cx, document.id(), &selected, out);
                    }
                })
            });
            self.scroll_offset = output.inner.state.clamped_offset().y;
        });
        let rect = panel.response.rect;
        self.rect = Some(rect);
        let handle = Id::unique("document-list-edge");
        if let Some(chosen) = self.width.show_handle(ui, handle, rect, ColumnEdge::Right, width, range) {
            out.push(Action::View(ViewAction::SetColumnWidth(SideColumn::DocumentList, chosen.points())));
        }
    }

    /// A click activates the story; with Ctrl or Shift it selects instead.
    fn click_row(&mut self, ui: &Ui, cx: Cx<'_>, id: DocumentId, out: &mut Outbox) {
        let modifiers = ui.input(|input| input.modifiers);
        let listed: Vec<DocumentId> = cx.workspace.listed_documents().into_iter().map(Document::id).collect();
        if modifiers.command {
            let mut selected = cx.workspace.selected_documents();
            if selected.is_empty() {
                // The active story is selected already, as far as the user sees.
                selected.extend(cx.workspace.active().map(Document::id));
            }
            match selected.iter().position(|known| *known == id) {
                Some(at) => drop(selected.remove(at)),
                None => selected.push(id),
            }
            self.anchor = Some(id);
            out.push(Action::Bulk(BulkAction::Select(selected)));
        } else if modifiers.shift {
            let to = listed.iter().position(|known| *known == id).unwrap_or_default();
            self.select_to(&listed, to, cx.workspace, out);
        } else {
            self.anchor = None;
            out.extend([
                Action::Bulk(BulkAction::Select(Vec::new())),
                Action::View(ViewAction::ActivateDocument(id)),
                Action::RunCommand(Command::FocusEditor),
            ]);
        }
    }

    /// The menu of a row: for the selected stories if the row is one of them, else for its story, which becomes the selection.
    /// When the menu closes, the row has the focus.
    fn context_menu(
        &mut self,
        ui: &Ui,
        response: &Response,
        cx: Cx<'_>,
        id: DocumentId,
        selected: &[DocumentId],
        out: &mut Outbox,
    ) {
        let is_new_by_key = self.menu_by_key == Some((id, true));
        let popup = match self.menu_by_key {
            Some((of, is_new)) if of == id => {
                self.menu_by_key = Some((id, false));
                Popup::menu(response).open_memory(is_new.then_some(SetOpenCommand::Bool(true)))
            }
            _ => Popup::context_menu(response),
        };
        let is_selected = selected.contains(&id);
        if (is_new_by_key || response.secondary_clicked()) && !is_selected && !selected.is_empty() {
            self.anchor = None;
            out.push(Action::Bulk(BulkAction::Select(vec![id])));
        }
        let targets = if is_selected { selected.to_vec() } else { vec![id] };
        let shown = popup.show(|ui| menu_items(ui, cx, &targets, out));
        let is_pointer_used = ui.input(|input| input.pointer.any_pressed() || input.pointer.any_click());
        if let Some(menu) = shown {
            self.open_menu = Some((id, is_pointer_used));
            if menu.inner {
                response.request_focus();
            }
        } else {
            self.menu_by_key.take_if(|(of, is_new)| *of == id && !*is_new);
            // After a click elsewhere, the focus is there.
            if self.open_menu.take_if(|(of, _)| *of == id).is_some_and(|(_, was_pointer_used)| !was_pointer_used) {
                response.request_focus();
            }
        }
    }

    /// The scroll offset that makes a row visible with the least movement.
    fn scroll_offset_for(&self, ui: &Ui, row: usize, rows: usize, row_height: f32) -> f32 {
        let height = row_height + space::HAIR;
        let room = ui.available_height();
        let top = row as f32 * height;
        let max_offset = (rows as f32 * height - room).max(0.0);
        self.scroll_offset.clamp((top + height - room).max(0.0), top).min(max_offset)
    }
}

/// How much room the rows have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowDensity {
    /// A headline on two rows, and the stage below it.
    Wide,
    /// In small letters, with the stage at the end of the second row of the headline.
    Compact,
}

impl RowDensity {
    fn for_rows(ui: &Ui, rows: usize) -> Self {
        let fits = rows as f32 * (size::DOCUMENT_ROW + space::HAIR) <= ui.available_height();
        if fits { Self::Wide } else { Self::Compact }
    }

    fn height(self) -> f32 {
        match self {
            Self::Wide => size::DOCUMENT_ROW,
            Self::Compact => size::DOCUMENT_ROW_COMPACT,
        }
    }
}

/// Shows the items; returns whether one was chosen. The menu of a single story begins with its name.
fn menu_items(ui: &mut Ui, cx: Cx<'_>, targets: &[DocumentId], out: &mut Outbox) -> bool {
    let mut menu = MenuFocus::default();
    let count_before = out.len();
    if let Some(story) = targets.first().filter(|_| targets.len() == 1).and_then(|id| cx.workspace.document(*id)) {
        let untitled = cx.msg("story-untitled");
        let name = if story.name().is_empty() { &untitled } else { story.name() };
        hint(ui, ellipsize(name, MAX_MENU_NAME_BYTES).into_owned());
        ui.separator();
    }
    let edit = |kind| Action::Bulk(BulkAction::Prompt(BulkEdit { documents: targets.to_vec(), kind }));
    let groups = [
        vec![("list-add-tags", edit(BulkEditKind::AddTags)), ("list-set-field", edit(BulkEditKind::SetField))],
        vec![
            ("list-save", Action::Bulk(BulkAction::Save(targets.to_vec()))),
            ("list-save-into", Action::Bulk(BulkAction::PromptSaveInto(targets.to_vec()))),
            ("list-export", Action::Export(ExportAction::Prompt(targets.to_vec()))),
        ],
        vec![("list-close", Action::Bulk(BulkAction::Close(targets.to_vec())))],
    ];
    for (at, items) in groups.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for (label, action) in items {
            let item = ui.button(cx.i18n.msg_count(label, targets.len()));
            menu.track(&item);
            if item.clicked() {
                out.push(action);
                ui.close();
            }
        }
        if at == 0 {
            let (response, has_focus_inside) = stage_menu(ui, cx, targets, out);
            menu.track(&response);
            menu.track_submenu(has_focus_inside);
        }
    }
    menu.focus_first(ui);
    out.len() > count_before
}

/// The submenu that sets the stage, and whether one of its items has the focus. The toolkit moves the focus into it and back.
fn stage_menu(ui: &mut Ui, cx: Cx<'_>, targets: &[DocumentId], out: &mut Outbox) -> (Response, bool) {
    let label = cx.i18n.msg_count("list-set-stage", targets.len());
    let mut has_focus = false;
    let submenu = ui.menu_button(label, |ui| {
        for stage in Stage::ALL {
            let item = ui.button(cx.msg(&format!("stage-{}", stage.code())));
            has_focus |= item.has_focus();
            if item.clicked() {
                out.push(Action::Bulk(BulkAction::SetStage { documents: targets.to_vec(), stage: *stage }));
                ui.close();
            }
        }
    });
    (submenu.response, has_focus)
}

fn heading(ui: &mut Ui, cx: Cx<'_>, listed: usize, selected: usize) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let all = cx.workspace.documents().len();
        let counts = |first: usize| [("listed", MessageArg::Count(first)), ("count", MessageArg::Count(all))];
        let text = if selected > 0 {
            cx.i18n.msg_args("stories-selected", &counts(selected))
        } else if listed == all {
            cx.i18n.msg_count("stories-open", all)
        } else {
            cx.i18n.msg_args("stories-listed", &counts(listed))
        };
        hint(ui, text);
    });
}

/// The filter and the sort order.
fn filter_controls(ui: &mut Ui, cx: Cx<'_>, listing: &DocumentFilter, out: &mut Outbox) {
    let mut filter = listing.clone();
    let field = TextEdit::singleline(&mut filter.text).id(Id::unique("stories-text")).desired_width(f32::INFINITY);
    let response = show_text_field(ui, field.hint_text(cx.msg("stories-filter-hint")));
    set_accessible_name(ui, &response, &cx.msg("stories-filter"));
    set_local_undo(ui, response.id, !filter.text.is_empty());
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        filter.text.clear();
    }
    let stage_name = |stage: Option<Stage>| {
        stage.map_or_else(|| cx.msg("stage-any"), |stage| cx.msg(&format!("stage-{}", stage.code())))
    };
    let order_name = |order: SortOrder| cx.msg(&format!("order-{}", order.code()));
    let stages = [None].into_iter().chain(Stage::ALL.iter().copied().map(Some));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let width = ((ui.available_width() - space::XS) / 2.0).floor() - space::HAIR;
        // A combo box is as wide as its label, unless the space for it ends.
        ui.scope(|ui| {
            ui.set_max_width(width);
            dropdown(ui, &cx.msg("stories-stage"), width, &mut filter.stage, stages, stage_name);
        });
        ui.scope(|ui| {
            ui.set_max_width(width);
            dropdown(ui, &cx.msg("stories-order"), width, &mut filter.order, SortOrder::ALL, order_name);
        });
    });
    ui.add_space(space::XS);
    if filter != *listing {
        out.push(Action::View(ViewAction::SetDocumentFilter(filter)));
    }
}

/// A story: its headline and the workflow stage. A ring at the right marks unsaved changes.
fn document_row(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    density: RowDensity,
    [is_active, is_selected]: [bool; 2],
) -> Response {
    let palette = cx.palette;
    let untitled = cx.msg("story-untitled");
    let title = if document.name().is_empty() { &untitled } else { document.name() };
    let mut state = vec![cx.msg(&format!("stage-{}", document.stage().code()))];
    if document.promo_counts().open > 0 {
        state.push(cx.i18n.msg_count("story-links", document.promo_counts().open));
    }
    let state = state.join(" · ");
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), density.height()), Sense::hover());
    let response = ui.interact(rect, row_id(document.id()), Sense::click());
    let unsaved = (!document.is_saved()).then(|| cx.msg("story-unsaved"));
    let accessible_text: Vec<&str> = [title, state.as_str()].into_iter().chain(unsaved.as_deref()).collect();
    let accessible_text = accessible_text.join(" · ");
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_active || is_selected, &accessible_text)
    });
    let fill = if is_active {
        palette.selection
    } else if is_selected {
        palette.selection.gamma_multiply(opacity::SELECTED)
    } else if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        palette.panel
    };
    let ring = if response.has_focus() { Stroke::new(line::FOCUS, palette.accent) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, ring, StrokeKind::Inside);
    if is_selected {
        // Also tells the active story that is selected from one that is not.
        let bar = rect.with_max_x(rect.left() + size::PASSAGE_BAR);
        ui.painter().rect_filled(bar, CornerRadius::same(radius::MATCH), palette.accent);
    }
    let inner = rect.shrink2(Vec2::new(space::S, space::XS));
    // Space for the ring is always reserved, so that the text does not wrap differently when it appears.
    let width = inner.width() - size::SAVE_MARK - space::XS;
    if unsaved.is_some() {
        let center = egui::Pos2::new(inner.right() - size::SAVE_MARK / 2.0, inner.top() + Face::Ui.size() * 0.6);
        paint_unsaved_ring(ui, center, palette.warning);
    }
    let face = if density == RowDensity::Wide { Face::Ui } else { Face::Small };
    let (text, muted) = (palette.text, palette.text_muted);
    let state = layout_truncated(ui, &state, Face::Small, muted, inner.width());
    if density == RowDensity::Compact {
        let (first, rest) = split_first_row(ui, title, face, width);
        let first = layout_truncated(ui, first, face, text, width);
        let second_row = inner.min + Vec2::new(0.0, first.size().y);
        ui.painter().galley(inner.min, first, text);
        // What is left of the headline stands before the stage where there is room for a word.
        let room = inner.width() - state.size().x - space::S;
        if !rest.is_empty() && room >= size::HEADLINE_REST {
            ui.painter().galley(second_row, layout_truncated(ui, rest, face, text, room), text);
        }
        let at = egui::Pos2::new(inner.right() - state.size().x, second_row.y);
        ui.painter().galley(at, state, muted);
    } else {
        let title = layout_truncated_rows(ui, title, face, text, width, 2);
        let lower = inner.min + Vec2::new(0.0, title.size().y + space::HAIR);
        ui.painter().galley(inner.min, title, text);
        ui.painter().galley(lower, state, muted);
    }
    response.on_hover_text(accessible_text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::apply_style;

    #[test]
    fn what_a_row_shows_fits_into_its_height() {
        let ctx = egui::Context::default();
        apply_style(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        let height = |face: Face| ctx.fonts_mut(|fonts| fonts.row_height(&face.font()));
        let around = 2.0 * space::XS;
        let wide = 2.0 * height(Face::Ui) + space::HAIR + height(Face::Small) + around;
        assert!(wide <= RowDensity::Wide.height() + 1.0, "{wide}");
        let compact = 2.0 * height(Face::Small) + around;
        assert!(compact <= RowDensity::Compact.height(), "{compact}");
    }
}
