//! The inspector: columns at the right with the panels for promos, metadata and tags, checks, and user rules. Wide
//! windows have two columns.

use crate::ui::cx::{Cx, WidthClass};
use crate::ui::field_ids::{field_id, headline_id};
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::panels::{checks, metadata, promos, rules, tags};
use crate::ui::theme::{Face, margin, size, space};
use crate::ui::tour_targets::{TourTarget, mark_tour_target};
use crate::ui::widgets::buttons::{button_width, flat_button};
use crate::ui::widgets::cards::with_scroll_bar_inset;
use crate::ui::widgets::column_width::{ColumnEdge, ColumnWidth};
use crate::ui::widgets::text_field::{focused_widget_center, scroll_to_new_focus, select_all, select_byte_range};
use crate::ui::widgets::word_marks::SearchHighlights;
use crate::workspace::{Action, Command, Document, DocumentId, InspectorTab, SideColumn, ViewAction, Workspace};
use egui::{Button, Frame, Panel, Rangef, Rect, RichText, ScrollArea, Ui, UiBuilder};
use redaksi_core::article::FieldName;
use redaksi_core::formats::journal_entry::{DraftField, UnenteredText};
use std::collections::HashSet;
use std::ops::Range;

/// State of the inspector between frames.
#[derive(Debug, Default)]
pub struct Inspector {
    /// The field to focus once it is shown.
    pending_focus: Option<egui::Id>,
    /// The name of that field; `None` if it is the field for tags.
    pending_field: Option<FieldName>,
    /// The words to select in that field when it gets the focus, as a byte range; all of it if there are none.
    pending_words: Option<(FieldName, Range<usize>)>,
    /// Which panels were shown where in the last frame.
    panel_rects: Vec<(InspectorTab, Rect)>,
    /// The columns that are reserved in this frame, from the right.
    columns: Vec<ReservedColumn>,
    /// The widths of the inspector and of the fields beside it.
    widths: [ColumnWidth; 2],
    metadata: metadata::MetadataPanel,
    tags: tags::TagsPanel,
    promos: promos::PromosPanel,
    checks: checks::ChecksPanel,
    /// The stories whose recovered drafts are in their fields.
    adopted: HashSet<DocumentId>,
}

/// A column that is reserved in this frame: its place, its width and the range of that, in points.
#[derive(Clone, Copy, Debug)]
struct ReservedColumn {
    column: SideColumn,
    rect: Rect,
    width: f32,
    range: Rangef,
}

impl Inspector {
    /// The actions that commit the drafts in fields and tags; `Err` with an action that reports the error if a date
    /// cannot be parsed.
    pub fn commit_drafts(&mut self, workspace: &Workspace) -> Result<Vec<Action>, Box<Action>> {
        let mut actions = self.metadata.commit_drafts(workspace)?;
        actions.extend(self.tags.commit_drafts(workspace));
        Ok(actions)
    }

    /// The actions that commit the drafts that are valid; a half-typed date stays a draft. So does the tag being typed, without
    /// `with_tag`.
    pub fn commit_valid_drafts(&mut self, workspace: &Workspace, with_tag: bool) -> Vec<Action> {
        let mut actions = self.metadata.commit_valid_drafts(workspace);
        actions.extend(with_tag.then(|| self.tags.commit_drafts(workspace)).flatten());
        actions
    }

    /// Forgets the tag being typed in a story, which is added to it.
    pub fn take_tag_draft(&mut self, document: DocumentId) {
        self.tags.forget_draft(document);
    }

    /// Shows in their fields what was typed and not entered when the program stopped.
    pub fn adopt_drafts(&mut self, workspace: &Workspace, now: f64) {
        let Some(document) = workspace.active() else { return };
        if !self.adopted.insert(document.id()) {
            return;
        }
        for draft in document.drafts() {
            match draft.field {
                DraftField::Tag => self.tags.adopt_draft(document.id(), &draft.text),
                DraftField::Field(name) => self.metadata.adopt_draft(document, name, &draft.text, now),
            }
        }
    }

    /// The action that reports what is typed into the fields of the active story and not entered, if it has changed.
    pub fn report_drafts(&self, workspace: &Workspace) -> Option<Action> {
        let document = workspace.active()?;
        let mut drafts: Vec<UnenteredText> = self.metadata.drafts(document.id()).collect();
        drafts.extend(self.tags.draft(document.id()));
        (drafts != document.drafts()).then(|| Action::View(ViewAction::SetDrafts(document.id(), drafts)))
    }

    /// Focuses a field as soon as its panel is shown.
    pub fn request_field_focus(&mut self, document: DocumentId, name: FieldName) {
        self.pending_focus = Some(field_id(document, name));
        self.pending_field = Some(name);
        self.pending_words = None;
    }

    /// Selects a byte range of a field and focuses it: the headline in the document view, other fields in the metadata
    /// panel. With `is_tab`, that panel has to be opened first.
    pub fn select_in_field(
        &mut self,
        ui: &Ui,
        document: &Document,
        name: FieldName,
        range: Range<usize>,
        is_tab: bool,
        out: &mut Outbox,
    ) {
        if name == FieldName::Headline {
            let id = headline_id(document.id());
            select_byte_range(ui, id, document.article().fields.value(name), range);
            ui.memory_mut(|memory| memory.request_focus(id));
            return;
        }
        self.request_field_focus(document.id(), name);
        self.pending_words = Some((name, range));
        out.extend(is_tab.then_some(Action::RunCommand(Command::MetadataPanel)));
        ui.ctx().request_repaint();
    }

    /// Sets the search matches to highlight in the fields.
    pub fn set_highlights(&mut self, highlights: Vec<(FieldName, SearchHighlights)>) {
        self.metadata.set_highlights(highlights);
    }

    /// Scrolls to a field when it is shown next.
    pub fn scroll_to_field(&mut self, name: FieldName) {
        self.metadata.scroll_to_field(name);
    }

    /// Starts a frame. The inspector may stay hidden in it, and then has no panels.
    pub fn begin_frame(&mut self) {
        self.panel_rects.clear();
        self.columns.clear();
    }

    /// Whether a widget of the inspector has the focus.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        focused_widget_center(ui)
            .is_some_and(|focused| self.panel_rects.iter().any(|(_, place)| place.contains(focused)))
    }

    /// Whether the point is inside one of the panels.
    pub fn contains_point(&self, at: egui::Pos2) -> bool {
        self.panel_at(at).is_some()
    }

    /// The bounds of the panel at a position.
    pub fn panel_at(&self, at: egui::Pos2) -> Option<Rect> {
        self.panel_rects.iter().map(|(_, place)| *place).find(|place| place.contains(at))
    }

    /// The text field for what is typed while a button of the inspector has the focus.
    pub fn field_for_typing(&self, document: DocumentId, focused: egui::Id) -> Option<egui::Id> {
        self.tags.is_button(focused).then(|| tags::TagsPanel::id(document))
    }

    /// Whether a widget in the panel of this tab has the focus.
    pub fn is_tab_focused(&self, ui: &Ui, tab: InspectorTab) -> bool {
        let shown = self.panel_rects.iter().find(|(shown, _)| *shown == tab);
        focused_widget_center(ui).zip(shown).is_some_and(|(focused, (_, place))| place.contains(focused))
    }

    /// Takes the space of the columns at the right of the window; they are shown later, by [`Self::show`].
    pub fn reserve(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        if cx.width >= WidthClass::Wide {
            self.reserve_column(ui, cx, SideColumn::Metadata);
        }
        self.reserve_column(ui, cx, SideColumn::Inspector);
    }

    /// Takes the space of a column at the right.
    fn reserve_column(&mut self, ui: &mut Ui, cx: Cx<'_>, column: SideColumn) {
        let room = (ui.available_width() - size::MIN_DOCUMENT).max(size::MIN_DOCUMENT / 2.0);
        let range = Rangef::new(size::MIN_INSPECTOR, size::MAX_INSPECTOR.min(room));
        let width = if cx.width == WidthClass::Small {
            ui.available_width()
        } else {
            let chosen = cx.workspace.settings().panels.widths.get(column);
            self.column_width(column).get(chosen, size::INSPECTOR, range)
        };
        let frame = Frame::NONE.fill(cx.palette.panel);
        let panel = Panel::right(panel_id(column)).frame(frame).exact_size(width).resizable(false);
        let rect = panel.show(ui, Ui::take_available_space).response.rect;
        self.columns.push(ReservedColumn { column, rect, width, range });
    }

    fn column_width(&mut self, column: SideColumn) -> &mut ColumnWidth {
        &mut self.widths[usize::from(column == SideColumn::Metadata)]
    }

    /// Shows the handles over the edges of the columns.
    fn show_handles(&mut self, ui: &Ui, columns: &[ReservedColumn], out: &mut Outbox) {
        for ReservedColumn { column, rect, width, range } in columns.iter().copied() {
            let id = egui::Id::unique((panel_id(column), "edge"));
            if let Some(chosen) = self.column_width(column).show_handle(ui, id, rect, ColumnEdge::Left, width, range) {
                out.push(Action::View(ViewAction::SetColumnWidth(column, chosen.points())));
            }
        }
    }

    /// Shows the columns, and focuses the panel that was `requested` in this frame.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        document: &Document,
        requested: Option<InspectorTab>,
        out: &mut Outbox,
    ) {
        let tab = cx.workspace.settings().panels.tab;
        let is_wide = cx.width >= WidthClass::Wide;
        let is_small = cx.width == WidthClass::Small;
        let columns = std::mem::take(&mut self.columns);
        let Some(ReservedColumn { rect: place, .. }) = columns.last().copied() else { return };
        if let [ReservedColumn { rect: place, .. }, _] = *columns.as_slice() {
            self.panel_rects.push((InspectorTab::Metadata, place));
            show_in_column(ui, "inspector-metadata", place, |ui| self.show_metadata_column(ui, cx, document, out));
        }
        // A wide window shows the fields in a column of their own, so they need no tab.
        let tabs: &[InspectorTab] = if is_wide {
            &[InspectorTab::Promos, InspectorTab::Checks, InspectorTab::Rules]
        } else {
            &InspectorTab::ALL
        };
        let selected = if tabs.contains(&tab) { tab } else { InspectorTab::Promos };
        self.panel_rects.push((selected, place));
        show_in_column(ui, "inspector", place, |ui| {
            with_scroll_bar_inset(ui, |ui| {
                if is_small && flat_button(ui, &cx.msg("view-story-back")).clicked() {
                    out.run(Command::FocusEditor);
                }
                let first = show_tabs(ui, cx, document, tabs, selected, out);
                if requested.is_some_and(|requested| requested != InspectorTab::Metadata) {
                    first.request_focus();
                }
            });
            match selected {
                InspectorTab::Promos => {
                    if requested == Some(InspectorTab::Promos) {
                        self.promos.request_focus();
                    }
                    self.promos.show(ui, cx, document, out);
                }
                InspectorTab::Metadata => self.show_metadata_column(ui, cx, document, out),
                InspectorTab::Checks => self.checks.show(ui, cx, document, out),
                InspectorTab::Rules => rules::show(ui, cx, out),
            }
        });
        if !is_small {
            self.show_handles(ui, &columns, out);
        }
        mark_tour_target(ui, cx.workspace, TourTarget::Inspector, place);
        if let Some(JumpTarget::Field(name)) = out.requested_jump() {
            self.request_field_focus(document.id(), name);
            out.extend((!is_wide).then_some(Action::RunCommand(Command::MetadataPanel)));
            ui.ctx().request_repaint();
        } else if requested == Some(InspectorTab::Metadata) || is_wide && self.pending_focus.is_some() {
            let pending_focus = self.pending_focus.take().unwrap_or_else(|| tags::TagsPanel::id(document.id()));
            // After the field was shown: while it has no focus, it drops its selection.
            if let Some((name, words)) =
                self.pending_words.take().filter(|(name, _)| pending_focus == field_id(document.id(), *name))
            {
                select_byte_range(ui, pending_focus, document.article().fields.value(name), words);
            } else if let Some(name) = self.pending_field.filter(|name| pending_focus == field_id(document.id(), *name))
            {
                // What is typed replaces the value.
                select_all(ui, pending_focus, &self.metadata.shown_text(cx, document, name));
            }
            self.pending_field = None;
            ui.memory_mut(|memory| memory.request_focus(pending_focus));
        }
    }

    fn show_metadata_column(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        ScrollArea::vertical().id_salt("metadata").auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.tags.show(ui, cx, document, out);
            self.metadata.show(ui, cx, document, out);
            scroll_to_new_focus(ui);
        });
    }
}

/// Shows the tabs; returns the response of the selected one.
fn show_tabs(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    tabs: &[InspectorTab],
    selected: InspectorTab,
    out: &mut Outbox,
) -> egui::Response {
    let labels: Vec<String> = tabs.iter().map(|tab| tab_label(cx, *tab, document)).collect();
    let mut selected_response = None;
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        let widths: Vec<f32> = labels.iter().map(|label| button_width(ui, label, Face::SmallStrong)).collect();
        // If the labels fit, all tabs have the same width, so that none moves when a count disappears. Otherwise the
        // remaining width is distributed evenly.
        let room = ui.available_width() - space::HAIR * (labels.len() as f32 - 1.0);
        let even = (room / labels.len() as f32).floor();
        let is_even = widths.iter().all(|width| *width <= even);
        let share = ((room - widths.iter().sum::<f32>()) / labels.len() as f32).floor().max(0.0);
        for ((tab, label), width) in tabs.iter().zip(labels).zip(widths) {
            let text = RichText::new(label).font(Face::SmallStrong.font());
            let min_size = egui::Vec2::new(if is_even { even } else { width + share }, size::CONTROL);
            let response = ui.add(Button::selectable(selected == *tab, text).min_size(min_size));
            if response.clicked() && selected != *tab {
                out.run(tab.command());
            }
            if selected == *tab {
                selected_response = Some(response);
            }
        }
    });
    selected_response.unwrap_or(row.response)
}

/// The label of a tab, with its count.
pub fn tab_label(cx: Cx<'_>, tab: InspectorTab, document: &Document) -> String {
    match tab {
        InspectorTab::Promos => cx.i18n.msg_count("tab-links", document.promo_counts().open),
        InspectorTab::Metadata => cx.msg("tab-metadata"),
        InspectorTab::Checks => cx.i18n.msg_count("tab-checks", cx.workspace.finding_count(document)),
        InspectorTab::Rules => cx.i18n.msg_count("tab-rules", cx.workspace.packs().user_rules().len()),
    }
}

/// The id of the panel of a column.
fn panel_id(column: SideColumn) -> &'static str {
    match column {
        SideColumn::DocumentList => "stories",
        SideColumn::Inspector => "inspector",
        SideColumn::Metadata => "inspector-metadata",
    }
}

/// Shows the content of a column in its reserved place.
fn show_in_column(ui: &mut Ui, id: &'static str, place: Rect, add: impl FnOnce(&mut Ui)) {
    let mut column = ui.new_child(UiBuilder::new().id_salt((id, "content")).max_rect(place - margin::COLUMN));
    column.shrink_clip_rect(place);
    add(&mut column);
}
