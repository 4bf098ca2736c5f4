//! The dialog that adds tags to several stories, or sets a field in them.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, dropdown, flat_button, primary_button, with_outline};
use crate::ui::widgets::labels::{ellipsize, hint, section};
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{Action, BulkAction, BulkEdit, BulkEditKind, Document, DocumentId, MessageArg, Modal};
use egui::text::{LayoutJob, TextFormat};
use egui::{Id, Key, RichText, TextEdit, Ui, WidgetText};
use redaksi_core::article::FieldName;

/// State of the dialog between frames: what is being typed.
#[derive(Debug)]
pub struct BulkEditDialog {
    edit: Option<BulkEdit>,
    field: FieldName,
    typed: String,
    /// The suggested tags that the user chose; each goes to the stories for which it is suggested.
    suggested: Vec<String>,
    needs_focus: bool,
    /// Whether Enter was pressed with no value: it clears the field when pressed again.
    asks_to_clear: bool,
}

impl Default for BulkEditDialog {
    fn default() -> Self {
        Self {
            edit: None,
            field: FieldName::Category,
            typed: String::new(),
            suggested: Vec::new(),
            needs_focus: false,
            asks_to_clear: false,
        }
    }
}

/// The most tags that the dialog suggests for several stories.
const MAX_SUGGESTED: usize = 12;

/// The most bytes of a headline beside a tag.
const MAX_HEADLINE_BYTES: usize = 48;

/// Shows the tags suggested for these stories, those of most stories first, with the number of stories, or with the headline if it is
/// one, on a row each. A click chooses one for these stories, or takes that back. A button adds to each story its own best tags.
fn show_suggested(
    ui: &mut Ui,
    cx: Cx<'_>,
    documents: &[DocumentId],
    suggested: &[(String, Vec<DocumentId>)],
    chosen: &mut Vec<String>,
    out: &mut Outbox,
) {
    if suggested.is_empty() {
        return;
    }
    ui.add_space(space::S);
    section(ui, &cx.msg("tags-suggested"), |ui| {
        if flat_button(ui, &cx.msg("bulk-tags-accept")).clicked() {
            out.push(Action::Bulk(BulkAction::AcceptTags(documents.to_vec())));
        }
    });
    if documents.len() > 1 {
        hint(ui, cx.msg("bulk-tags-suggested-hint"));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (tag, stories) in suggested {
            let whose = match stories.as_slice() {
                _ if documents.len() == 1 => String::new(),
                [story] => headline(cx, *story),
                stories => cx.i18n.msg_count("bulk-tags-stories", stories.len()),
            };
            let mut is_chosen = chosen.contains(tag);
            let label = suggestion_label(cx, tag, &whose);
            if with_outline(ui, |ui| ui.checkbox(&mut is_chosen, label)).clicked() {
                chosen.retain(|known| known != tag);
                chosen.extend(is_chosen.then(|| tag.clone()));
            }
        }
    });
}

/// A tag and, more quietly, for which stories it is suggested.
fn suggestion_label(cx: Cx<'_>, tag: &str, whose: &str) -> WidgetText {
    let format = |face: Face, color| TextFormat::simple(face.font(), color);
    let mut job = LayoutJob::default();
    job.append(tag, 0.0, format(Face::Ui, cx.palette.text));
    if !whose.is_empty() {
        job.append(&format!(" {whose}"), space::XS, format(Face::Small, cx.palette.text_muted));
    }
    job.into()
}

/// The beginning of the headline of a story, or of another name of it.
fn headline(cx: Cx<'_>, story: DocumentId) -> String {
    let name = cx.workspace.document(story).map_or("", Document::name);
    if name.is_empty() { cx.msg("story-untitled") } else { ellipsize(name, MAX_HEADLINE_BYTES).into_owned() }
}

impl Dialog for BulkEditDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_bulk_edit()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        if self.edit.as_ref() != cx.workspace.bulk_edit() {
            // The field stays as it was chosen last.
            *self = Self {
                edit: cx.workspace.bulk_edit().cloned(),
                needs_focus: true,
                field: self.field,
                ..Self::default()
            };
        }
        let Some(edit) = self.edit.clone() else { return };
        let [title_code, label, confirm] = match edit.kind {
            BulkEditKind::AddTags => ["bulk-tags-title", "bulk-tags", "bulk-tags-button"],
            BulkEditKind::SetField => ["bulk-field-title", "bulk-field-value", "bulk-field-button"],
        };
        modal(ui, "bulk-edit", size::DIALOG, |ui| {
            title(ui, &cx.i18n.msg_count(title_code, edit.documents.len()));
            if let [story] = edit.documents[..] {
                hint(ui, headline(cx, story));
            }
            let is_field = edit.kind == BulkEditKind::SetField;
            if is_field {
                let name = |field: FieldName| cx.msg(&format!("field-{}", field.code()));
                let width = ui.available_width();
                // The headline is different in each story.
                let offered = FieldName::ALL.into_iter().filter(|field| *field != FieldName::Headline);
                if dropdown(ui, &cx.msg("bulk-field"), width, &mut self.field, offered, name) {
                    (self.needs_focus, self.asks_to_clear) = (true, false);
                }
                ui.add_space(space::XS);
            }
            let label = cx.msg(label);
            let field = TextEdit::singleline(&mut self.typed).id(Id::unique("bulk-edit")).desired_width(f32::INFINITY);
            let response = show_text_field(ui, field.hint_text(&label));
            set_accessible_name(ui, &response, &label);
            if std::mem::take(&mut self.needs_focus) {
                response.request_focus();
            }
            let is_blank = redaksi_core::text::is_blank(&self.typed);
            self.asks_to_clear &= is_blank;
            let mut entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered && is_field && is_blank && !std::mem::replace(&mut self.asks_to_clear, true) {
                // An empty value is no mistake only if the user says so.
                entered = false;
                response.request_focus();
            }
            let problem = cx.workspace.field_value_problem(self.field, &self.typed).filter(|_| is_field);
            // In place of the hint, so that nothing moves while the user types.
            let small = |text: String, color| RichText::new(text).font(Face::Small.font()).color(color);
            match &problem {
                Some(problem) => drop(ui.label(small(cx.i18n.notice(problem), cx.palette.error))),
                None if self.asks_to_clear => {
                    let field = MessageArg::Message(format!("field-{}", self.field.code()));
                    let values = [("count", MessageArg::Count(edit.documents.len())), ("field", field)];
                    ui.label(small(cx.i18n.msg_args("bulk-field-asks-to-clear", &values), cx.palette.warning));
                }
                None => drop(hint(ui, cx.msg("bulk-edit-hint"))),
            }
            let mut suggested = Vec::new();
            if !is_field {
                suggested = cx.workspace.tags_suggested_for(&edit.documents);
                suggested.truncate(MAX_SUGGESTED);
                show_suggested(ui, cx, &edit.documents, &suggested, &mut self.suggested, out);
                suggested.retain(|(tag, _)| self.suggested.contains(tag));
            }
            // An empty value clears a field, and the button says so.
            let confirm = if is_field && is_blank { "bulk-field-clear-button" } else { confirm };
            let is_ready = problem.is_none() && (is_field || !is_blank || !suggested.is_empty());
            dialog_footer(ui, |ui| {
                // A button that takes something away is never the highlighted one.
                let clears = is_field && is_blank;
                let show = if clears { button } else { primary_button };
                if (show(ui, &cx.msg(confirm), is_ready).clicked() || entered) && is_ready {
                    let (documents, typed) = (edit.documents.clone(), self.typed.clone());
                    out.push(Action::Bulk(match edit.kind {
                        BulkEditKind::AddTags => BulkAction::AddTags { documents, typed, suggested },
                        BulkEditKind::SetField => BulkAction::SetField { documents, name: self.field, value: typed },
                    }));
                }
                let escaped = is_escaped(ui);
                if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
                    out.push(Action::Bulk(BulkAction::CancelPrompt));
                }
            });
        });
    }

    fn reset(&mut self) {
        self.edit = None;
    }
}
