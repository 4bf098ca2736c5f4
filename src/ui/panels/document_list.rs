//! The list of open stories: headline, workflow stage, unsaved mark, number of undecided promos.

use crate::ui::cx::{Cx, WidthClass};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, line, margin, radius, size, space};
use crate::ui::widgets::buttons::dropdown;
use crate::ui::widgets::labels::{hint, layout_truncated, layout_truncated_rows, paint_unsaved_ring};
use crate::ui::widgets::text_field::{focused_widget_center, set_accessible_name, set_local_undo};
use crate::workspace::{Action, Command, Document, DocumentFilter, DocumentId, SortOrder, ViewAction};
use egui::{
    CornerRadius, Frame, Id, Margin, Panel, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, Vec2,
};
use redaksi_core::article::Stage;

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

    /// Whether a widget of the list has the focus.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        focused_widget_center(ui).zip(self.rect).is_some_and(|(focused, place)| place.contains(focused))
    }

    /// Shows the list; with `is_requested`, focuses the active story.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, is_requested: bool, out: &mut Outbox) {
        let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(margin::DOCUMENT_LIST);
        let is_roomy = cx.width == WidthClass::Roomy;
        let width = if is_roomy { size::DOCUMENT_LIST_ROOMY } else { size::DOCUMENT_LIST };
        let panel = Panel::left("stories").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
            let listed = cx.workspace.listed_documents();
            heading(ui, cx, listed.len());
            if cx.workspace.documents().len() >= FILTER_MIN_DOCUMENTS
                || *cx.workspace.document_filter() != DocumentFilter::default()
            {
                filter_controls(ui, cx, cx.workspace.document_filter(), out);
            }
            ui.spacing_mut().item_spacing.y = space::HAIR;
            let active = cx.workspace.active().map(Document::id);
            let mut area = ScrollArea::vertical().auto_shrink(false);
            if (self.last_active != active || is_requested)
                && let Some(at) = listed.iter().position(|document| Some(document.id()) == active)
            {
                area = area.vertical_scroll_offset(self.scroll_offset_for(ui, at, listed.len()));
            }
            self.last_active = active;
            // The scroll bar is beside the rows, in the margin of the panel.
            let room = ui.available_rect_before_wrap();
            let room = room.with_max_x(room.right() + margin::DOCUMENT_LIST.rightf());
            let area = area.content_margin(Margin { right: margin::DOCUMENT_LIST.right, ..Margin::ZERO });
            let output = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
                area.show_rows(ui, size::DOCUMENT_ROW, listed.len(), |ui, rows| {
                    for document in &listed[rows] {
                        let is_active = active == Some(document.id());
                        let response = document_row(ui, cx, document, is_active, out);
                        if is_requested && is_active {
                            response.request_focus();
                        }
                    }
                })
            });
            self.scroll_offset = output.inner.state.clamped_offset().y;
        });
        self.rect = Some(panel.response.rect);
    }

    /// The scroll offset that makes a row visible with the least movement.
    fn scroll_offset_for(&self, ui: &Ui, row: usize, rows: usize) -> f32 {
        let height = size::DOCUMENT_ROW + space::HAIR;
        let room = ui.available_height();
        let top = row as f32 * height;
        let max_offset = (rows as f32 * height - room).max(0.0);
        self.scroll_offset.clamp((top + height - room).max(0.0), top).min(max_offset)
    }
}

fn heading(ui: &mut Ui, cx: Cx<'_>, listed: usize) {
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let all = cx.workspace.documents().len();
        let text = if listed == all {
            cx.i18n.msg_count("stories-open", all)
        } else {
            let values = [
                ("listed", crate::workspace::MessageArg::Count(listed)),
                ("count", crate::workspace::MessageArg::Count(all)),
            ];
            cx.i18n.msg_args("stories-listed", &values)
        };
        hint(ui, text);
    });
}

/// The filter and the sort order.
fn filter_controls(ui: &mut Ui, cx: Cx<'_>, listing: &DocumentFilter, out: &mut Outbox) {
    let mut filter = listing.clone();
    let field = TextEdit::singleline(&mut filter.text).id(Id::unique("stories-text")).desired_width(f32::INFINITY);
    let response = ui.add(field.hint_text(cx.msg("stories-filter")));
    set_accessible_name(ui, &response, &cx.msg("stories-filter"));
    set_local_undo(ui, response.id, !filter.text.is_empty());
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        filter.text.clear();
    }
    let width = ui.available_width();
    let stage_name = |stage: Option<Stage>| {
        stage.map_or_else(|| cx.msg("stage-any"), |stage| cx.msg(&format!("stage-{}", stage.code())))
    };
    let order_name = |order: SortOrder| cx.msg(&format!("order-{}", order.code()));
    let stages = [None].into_iter().chain(Stage::ALL.iter().copied().map(Some));
    dropdown(ui, &cx.msg("stories-stage"), width, &mut filter.stage, stages, stage_name);
    dropdown(ui, &cx.msg("stories-order"), width, &mut filter.order, SortOrder::ALL, order_name);
    ui.add_space(space::XS);
    if filter != *listing {
        out.push(Action::View(ViewAction::SetDocumentFilter(filter)));
    }
}

/// A story: its headline, and below it the workflow stage. A ring at the right marks unsaved changes.
fn document_row(ui: &mut Ui, cx: Cx<'_>, document: &Document, is_active: bool, out: &mut Outbox) -> Response {
    let palette = cx.palette;
    let untitled = cx.msg("story-untitled");
    let title = if document.name().is_empty() { &untitled } else { document.name() };
    let mut state = vec![cx.msg(&format!("stage-{}", document.stage().code()))];
    if document.promo_counts().open > 0 {
        state.push(cx.i18n.msg_count("story-links", document.promo_counts().open));
    }
    let state = state.join(" · ");
    let id = ui.scope_id().with(("story", document.id().number()));
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::DOCUMENT_ROW), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let unsaved = (!document.is_saved()).then(|| cx.msg("story-unsaved"));
    let accessible_text: Vec<&str> = [title, state.as_str()].into_iter().chain(unsaved.as_deref()).collect();
    let accessible_text = accessible_text.join(" · ");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_active, &accessible_text));
    let fill = if is_active {
        palette.selection
    } else if response.hovered() || response.has_focus() {
        palette.hover
    } else {
        palette.panel
    };
    let ring = if response.has_focus() { Stroke::new(line::FOCUS, palette.accent) } else { Stroke::NONE };
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), fill, ring, StrokeKind::Inside);
    let inner = rect.shrink2(Vec2::new(space::S, space::XS));
    // Space for the ring is always reserved, so that the text does not wrap differently when it appears.
    let width = inner.width() - size::SAVE_MARK - space::XS;
    if unsaved.is_some() {
        let center = egui::Pos2::new(inner.right() - size::SAVE_MARK / 2.0, inner.top() + Face::Ui.size() * 0.6);
        paint_unsaved_ring(ui, center, palette.warning);
    }
    let title = layout_truncated_rows(ui, title, Face::Ui, palette.text, width, 2);
    let state = layout_truncated(ui, &state, Face::Small, palette.text_muted, inner.width());
    let lower = inner.min + Vec2::new(0.0, title.size().y + space::HAIR);
    ui.painter().galley(inner.min, title, palette.text);
    ui.painter().galley(lower, state, palette.text_muted);
    let response = response.on_hover_text(accessible_text);
    if response.clicked() {
        out.extend([
            Action::View(ViewAction::ActivateDocument(document.id())),
            Action::RunCommand(Command::FocusEditor),
        ]);
    }
    response
}
