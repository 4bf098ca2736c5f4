//! The metadata panel: a text field per metadata field, with the source line it was read from and its length where that
//! is limited.

use crate::i18n::field_msg_id;
use crate::ui::cx::Cx;
use crate::ui::field_ids::field_id;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::panels::field_findings::{field_findings, mark_field, mark_words, show_messages};
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button_width, flat_button, paint_focus_ring, untabbed_button};
use crate::ui::widgets::labels::{accessible_label, hint, section};
use crate::ui::widgets::text_field;
use crate::ui::widgets::text_field::{clear_widget_undo, keep_caret_on_external_edit, record_own_edit, set_local_undo};
use crate::workspace::{Action, Document, DocumentId, EditAction, MessageArg, Workspace};
use egui::{Pos2, Rect, RichText, Role, Sense, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo};
use redaksi_checks::{Finding, LengthStatus, length_status};
use redaksi_core::article::{FieldName, PartialDateTime, Reason};
use redaksi_core::extract;
use redaksi_core::formats::journal_entry::{DraftField, UnenteredText};
use std::collections::BTreeMap;
use std::time::Duration;

/// The rows of the panel; short fields share a row.
const ROWS: [&[FieldName]; 18] = [
    &[FieldName::Headline],
    &[FieldName::Abstract],
    &[FieldName::Slug],
    &[FieldName::Byline],
    &[FieldName::Editor],
    &[FieldName::Place, FieldName::Agency],
    &[FieldName::Published],
    &[FieldName::Updated],
    &[FieldName::Embargo],
    &[FieldName::Source],
    &[FieldName::SourceTitle],
    &[FieldName::SourceUrl],
    &[FieldName::Picture],
    &[FieldName::Caption],
    &[FieldName::Credit],
    &[FieldName::Category, FieldName::Language],
    &[FieldName::Note],
    &[FieldName::Assignee, FieldName::Deadline],
];

/// The fields whose text is committed only when the user leaves them.
const DRAFT_FIELDS: [FieldName; 6] = [
    FieldName::Published,
    FieldName::Updated,
    FieldName::Embargo,
    FieldName::Deadline,
    FieldName::Place,
    FieldName::Agency,
];

/// State of the panel between frames: drafts of the fields whose text is committed only when the user leaves them.
/// These are dates, because half a date is invalid, and place and agency, because they are also written into the
/// dateline of the text.
#[derive(Debug, Default)]
pub struct MetadataPanel {
    drafts: BTreeMap<(DocumentId, FieldName), FieldDraft>,
    /// The last frame in which the Tab key was pressed.
    tab_frame: Option<u64>,
    /// Whether the Tab key moves the focus in this frame: the field that gets it is selected.
    is_tabbing: bool,
}

/// Uncommitted text of a field.
#[derive(Debug)]
struct FieldDraft {
    text: String,
    /// The stored value before the draft.
    original: String,
    /// Time of the last edit, in seconds of egui's clock.
    last_input_at: f64,
}

/// After how many seconds without typing a draft is committed. Until then the journal has it as a draft.
const DRAFT_COMMIT_AFTER: f64 = 2.0;

impl MetadataPanel {
    /// Shows the panel.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let frame = ui.ctx().cumulative_frame_nr();
        let is_tab = |event: &egui::Event| matches!(event, egui::Event::Key { key: egui::Key::Tab, pressed: true, .. });
        if ui.input(|input| input.events.iter().any(is_tab)) {
            self.tab_frame = Some(frame);
        }
        // Shift and Tab move the focus one frame later.
        self.is_tabbing = self.tab_frame.is_some_and(|pressed| frame - pressed <= 1);
        section(ui, &cx.msg("metadata-title"), |_| {});
        ui.spacing_mut().item_spacing.y = space::XS;
        for row in ROWS {
            ui.add_space(space::S - space::XS);
            if let [name] = row {
                self.show_field(ui, cx, document, *name, out);
                continue;
            }
            let gap = space::M;
            let width = (ui.available_width() - gap * (row.len() as f32 - 1.0)) / row.len() as f32;
            let row_rect = ui.available_rect_before_wrap();
            let mut bottom = row_rect.top();
            for (index, name) in row.iter().enumerate() {
                let left = row_rect.left() + (width + gap) * index as f32;
                let place = Rect::from_min_size(Pos2::new(left, row_rect.top()), Vec2::new(width, row_rect.height()));
                let mut cell = ui.new_child(UiBuilder::new().id_salt(name.code()).max_rect(place));
                self.show_field(&mut cell, cx, document, *name, out);
                bottom = bottom.max(cell.min_rect().bottom());
            }
            ui.advance_cursor_after_rect(row_rect.with_max_y(bottom));
        }
        ui.add_space(space::XL);
    }

    /// The actions that commit all drafts of the active story, as leaving the fields would.
    ///
    /// # Errors
    ///
    /// If a date cannot be parsed: the action whose handling reports that error. No draft is committed then, and the
    /// date can be corrected.
    pub fn commit_drafts(&mut self, workspace: &Workspace) -> Result<Vec<Action>, Box<Action>> {
        let Some(active) = workspace.active().map(Document::id) else { return Ok(Vec::new()) };
        let of_active = |(document, _): &(DocumentId, FieldName)| *document == active;
        let set = |(_, name): &(DocumentId, FieldName), draft: &FieldDraft| {
            Action::Edit(EditAction::SetField { name: *name, value: draft.text.clone() })
        };
        let drafts = self.drafts.iter().filter(|(key, _)| of_active(key));
        let is_invalid = |((_, name), draft): &(&(DocumentId, FieldName), &FieldDraft)| {
            normalized_value(*name, &draft.text, workspace).is_err()
        };
        if let Some((key, draft)) = drafts.clone().find(is_invalid) {
            return Err(Box::new(set(key, draft)));
        }
        let actions = drafts.map(|(key, draft)| set(key, draft)).collect();
        self.drafts.retain(|key, _| !of_active(key));
        Ok(actions)
    }

    /// The actions that commit the valid drafts of the active story. A half-typed date stays a draft.
    pub fn commit_valid_drafts(&mut self, workspace: &Workspace) -> Vec<Action> {
        let Some(active) = workspace.active().map(Document::id) else { return Vec::new() };
        let mut actions = Vec::new();
        self.drafts.retain(|(document, name), draft| {
            let is_kept = *document != active || normalized_value(*name, &draft.text, workspace).is_err();
            if !is_kept {
                actions.push(Action::Edit(EditAction::SetField { name: *name, value: draft.text.clone() }));
            }
            is_kept
        });
        actions
    }

    /// The text that a field shows.
    pub fn shown_text(&self, cx: Cx<'_>, document: &Document, name: FieldName) -> String {
        let draft = self.drafts.get(&(document.id(), name));
        draft.map_or_else(|| stored_text(cx, document, name), |draft| draft.text.clone())
    }

    /// What is typed into the fields of a story and not committed, for the journal.
    pub fn drafts(&self, document: DocumentId) -> impl Iterator<Item = UnenteredText> {
        let of_document = self.drafts.iter().filter(move |((of, _), _)| *of == document);
        of_document
            .map(|((_, name), draft)| UnenteredText { field: DraftField::Field(*name), text: draft.text.clone() })
    }

    /// Shows in a field what was typed when the program stopped. Like other text of a field, it is committed after a while
    /// if it is valid.
    pub fn adopt_draft(&mut self, document: &Document, name: FieldName, text: &str, now: f64) {
        let original = document.article().fields.value(name).to_owned();
        if DRAFT_FIELDS.contains(&name) && text != original {
            let draft = FieldDraft { text: text.to_owned(), original, last_input_at: now };
            self.drafts.insert((document.id(), name), draft);
        }
    }

    /// A field below its label.
    fn show_field(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, name: FieldName, out: &mut Outbox) {
        let doubt = document.doubt_about(name, cx.workspace.packs());
        let findings = field_findings(cx, document, name);
        let label = field_label(ui, cx, document, (name, &findings), doubt, out);
        match name {
            name if DRAFT_FIELDS.contains(&name) => self.draft_field(ui, cx, document, (name, &findings), &label, out),
            _ => live_field(ui, cx, document, (name, &findings), (&label, self.is_tabbing), out),
        }
        if !findings.is_empty() && ui.memory(|memory| memory.has_focus(field_id(document.id(), name))) {
            show_messages(ui, cx, document, &findings);
        }
    }

    /// A field that is committed when the user leaves it with Enter, Tab or a click elsewhere.
    fn draft_field(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        document: &Document,
        (name, findings): (FieldName, &[Finding]),
        label: &str,
        out: &mut Outbox,
    ) {
        let stored = document.article().fields.value(name);
        let shown = stored_text(cx, document, name);
        let key = (document.id(), name);
        let mut text = self.drafts.get(&key).map_or(&shown, |draft| &draft.text).clone();
        let now = ui.input(|input| input.time);
        let hint_text = if name.is_date() { cx.msg("date-hint") } else { String::new() };
        let id = field_id(document.id(), name);
        let mut output =
            TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY).hint_text(hint_text).show(ui);
        let response = output.response.response.clone();
        text_field::set_accessible_name(ui, &response, label);
        text_field::select_words(ui, &mut output);
        if self.is_tabbing && response.gained_focus() && !response.changed() {
            text_field::select_all_shown(ui, &mut output);
        }
        mark_words(ui, cx, &output, stored, findings);
        if response.changed() {
            let before = self.drafts.remove(&key).map_or_else(|| stored.to_owned(), |draft| draft.original);
            if text != shown || before != stored {
                self.drafts.insert(key, FieldDraft { text, original: before, last_input_at: now });
            }
        }
        set_local_undo(ui, id, self.drafts.contains_key(&key));
        let Some(draft) = self.drafts.get(&key) else {
            clear_widget_undo(ui, id, output.state);
            return;
        };
        // Escape takes the focus away before the field is shown.
        let is_left = response.lost_focus();
        if (is_left || response.has_focus()) && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            if draft.original != stored {
                out.push(Action::Edit(EditAction::SetField { name, value: draft.original.clone() }));
            }
            self.drafts.remove(&key);
            return;
        }
        match normalized_value(name, &draft.text, cx.workspace) {
            Ok(value) if is_left => {
                if value != stored {
                    out.push(Action::Edit(EditAction::SetField { name, value: draft.text.clone() }));
                }
                self.drafts.remove(&key);
            }
            Ok(value) => {
                let wait = draft.last_input_at + DRAFT_COMMIT_AFTER - now;
                if value != stored && !value.is_empty() && wait > 0.0 {
                    ui.ctx().request_repaint_after(Duration::from_secs_f64(wait));
                } else if value != stored && !value.is_empty() {
                    out.push(Action::Edit(EditAction::SetField { name, value: draft.text.clone() }));
                }
                if name.is_date() && !value.is_empty() {
                    hint(ui, value);
                }
            }
            Err(code) => {
                let message = cx.msg(&format!("date-problem-{code}"));
                ui.label(RichText::new(message).font(Face::Small.font()).color(cx.palette.error));
                if flat_button(ui, &cx.msg("date-as-before")).clicked() {
                    self.drafts.remove(&key);
                }
            }
        }
    }
}

/// The stored value of a field as it is shown: a date in words.
fn stored_text(cx: Cx<'_>, document: &Document, name: FieldName) -> String {
    let stored = document.article().fields.value(name);
    match stored.parse::<PartialDateTime>() {
        Ok(stamp) if name.is_date() => {
            cx.i18n.datetime(&stamp, &extract::zone_label(document.article(), name, cx.workspace.packs()))
        }
        _ => stored.to_owned(),
    }
}

/// The value as it will be stored, or the code of the reason why a date cannot be parsed.
fn normalized_value(name: FieldName, draft: &str, workspace: &Workspace) -> Result<String, &'static str> {
    if !name.is_date() || draft.trim().is_empty() {
        return Ok(draft.trim().to_owned());
    }
    extract::parse_typed_date(draft, workspace.packs()).map(|stamp| stamp.to_string()).map_err(extract::DateError::code)
}

fn live_field(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    (name, findings): (FieldName, &[Finding]),
    (label, is_tabbing): (&str, bool),
    out: &mut Outbox,
) {
    let before = document.article().fields.value(name);
    let mut value = before.to_owned();
    let is_long = name == FieldName::Headline || name.is_multiline();
    let id = field_id(document.id(), name);
    keep_caret_on_external_edit(ui, id, before);
    let edit = if is_long {
        let edit = TextEdit::multiline(&mut value).desired_rows(if name == FieldName::Headline { 1 } else { 2 });
        if name == FieldName::Headline { edit.return_key(None) } else { edit }
    } else {
        TextEdit::singleline(&mut value)
    };
    let mut output = edit.id(id).desired_width(f32::INFINITY).show(ui);
    let response = output.response.response.clone();
    text_field::set_accessible_name(ui, &response, label);
    text_field::select_words(ui, &mut output);
    if is_tabbing && !is_long && response.gained_focus() && !response.changed() {
        text_field::select_all_shown(ui, &mut output);
    }
    mark_words(ui, cx, &output, before, findings);
    clear_widget_undo(ui, id, output.state);
    if response.changed() && value != before {
        record_own_edit(ui, id, &value);
        out.push(Action::Edit(EditAction::SetField { name, value }));
    }
}

/// The line above a field: its name, the source line it was read from, whether that is in doubt, and its length where that is
/// limited. Returns the name.
fn field_label(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    (name, findings): (FieldName, &[Finding]),
    doubt: Option<&Reason>,
    out: &mut Outbox,
) -> String {
    let palette = cx.palette;
    let fields = &document.article().fields;
    let font = Face::Small.font();
    let label = cx.msg(&field_msg_id(name));
    // Painted, not laid out as widgets: the text field below has the accessible name.
    let is_loud = name == FieldName::Embargo && !fields.value(name).is_empty();
    let label_color = if is_loud { palette.warning } else { palette.text_muted };
    let galley = ui.painter().layout_no_wrap(label.clone(), font.clone(), label_color);
    let (rect, row) = ui.allocate_exact_size(Vec2::new(ui.available_width(), galley.size().y), Sense::CLICK);
    if row.clicked() {
        // Focused through `jump`, not immediately: a focused field that is clicked beside loses the focus in the same
        // frame.
        out.jump(JumpTarget::Field(name));
    }
    let label_end = rect.left() + galley.size().x + space::XS;
    ui.painter().galley(rect.min, galley, label_color);
    let mut right = rect.right();
    right -= mark_field(ui, cx, document, (name, findings), Pos2::new(right, rect.center().y));
    if let Some((length, limit, filled)) = length_status(name, fields.value(name)) {
        let (colour, code, most) = match filled {
            LengthStatus::Good => (palette.text_muted, "length-good", limit.recommended),
            LengthStatus::Long => (palette.warning, "length-long", limit.recommended),
            LengthStatus::TooLong => (palette.error, "length-too-long", limit.maximum),
        };
        let galley = ui.painter().layout_no_wrap(format!("{length}/{most}"), font.clone(), colour);
        let place = Rect::from_min_max(Pos2::new(right - galley.size().x, rect.top()), Pos2::new(right, rect.bottom()));
        ui.painter().galley(place.min, galley, colour);
        let values = [("good", MessageArg::Count(limit.recommended)), ("most", MessageArg::Count(limit.maximum))];
        let sentence = cx.i18n.msg_args(code, &values);
        accessible_label(ui, place, ("length", name.code()), &sentence).on_hover_text(sentence);
        right = place.left() - space::XS;
    }
    // The mark of a doubt comes first where there is no room for everything.
    if let Some(reason) = doubt {
        let place_of = |text: &str| {
            let width = button_width(ui, text, Face::Small);
            Rect::from_min_max(Pos2::new(right - width, rect.top()), Pos2::new(right, rect.bottom()))
        };
        let text = cx.msg("field-doubtful");
        let (shown, place) = match place_of(&text) {
            place if place.left() >= label_end => (text.as_str(), place),
            _ => ("?", place_of("?")),
        };
        let mark = doubt_mark(ui, cx, place, name, shown);
        mark.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}: {label}")));
        let mark = mark.on_hover_ui(|ui| {
            ui.set_max_width(size::INSPECTOR);
            ui.label(cx.i18n.reason(reason));
            ui.label(cx.msg("field-doubtful-hint"));
        });
        if mark.clicked() {
            out.push(Action::Edit(EditAction::ConfirmField(name)));
        }
        right = place.left();
    }
    if name == FieldName::Language {
        let language_name =
            cx.i18n.msg_args("language-of", &[("tag", MessageArg::Text(fields.value(name).trim().to_lowercase()))]);
        let galley = ui.painter().layout_no_wrap(language_name, font.clone(), palette.text_muted);
        let left = right - galley.size().x;
        if left >= label_end {
            ui.painter().galley(Pos2::new(left, rect.top()), galley, palette.text_muted);
            right = left - space::XS;
        }
    }
    let extracted = fields.get(name).filter(|field| !field.is_edited);
    if let Some(line) = extracted.and_then(|field| field.lines.first()) {
        let from = cx.i18n.msg_count("from-line", *line as usize);
        let width = ui.painter().layout_no_wrap(from.clone(), font, palette.accent).size().x + 2.0 * space::XS;
        let place = Rect::from_min_max(Pos2::new(right - width, rect.top()), Pos2::new(right, rect.bottom()));
        if place.left() >= label_end {
            let from = untabbed_button(ui, place, ("line", name.code()), &from);
            if from.on_hover_text(cx.msg("from-line-hint")).clicked() {
                out.jump(JumpTarget::Line(*line));
            }
        }
    }
    label
}

/// The quiet mark of a field in doubt; a click confirms the value.
fn doubt_mark(ui: &Ui, cx: Cx<'_>, place: Rect, name: FieldName, text: &str) -> egui::Response {
    let response = ui.interact(place, ui.scope_id().with(("doubt", name.code())), Sense::click());
    let color = if response.hovered() || response.has_focus() { cx.palette.text } else { cx.palette.promo };
    ui.painter().text(place.center(), egui::Align2::CENTER_CENTER, text, Face::Small.font(), color);
    paint_focus_ring(ui, &response);
    response
}
