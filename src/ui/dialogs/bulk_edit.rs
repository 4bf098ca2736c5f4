//! The dialog that adds tags to several stories, or sets a field in them.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, dropdown, flat_button, flat_button_row, primary_button};
use crate::ui::widgets::labels::{ellipsize, hint, section};
use crate::ui::widgets::modal::{dialog_footer, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{Action, BulkAction, BulkEdit, BulkEditKind, Document, DocumentId, Modal};
use egui::{Id, Key, RichText, TextEdit, Ui};
use redaksi_core::article::FieldName;

/// State of the dialog between frames: what is being typed.
#[derive(Debug)]
pub struct BulkEditDialog {
    edit: Option<BulkEdit>,
    field: FieldName,
    typed: String,
    needs_focus: bool,
}

impl Default for BulkEditDialog {
    fn default() -> Self {
        Self { edit: None, field: FieldName::Category, typed: String::new(), needs_focus: false }
    }
}

/// The most tags that the dialog suggests for several stories.
const MAX_SUGGESTED: usize = 12;

/// The most bytes of a headline beside a tag.
const MAX_HEADLINE_BYTES: usize = 36;

/// Shows the tags suggested for these stories, those of most stories first, with the number of stories, or with the headline if it is
/// one. A click adds one to the typed list. A button adds to each story its own best tags.
fn show_suggested(ui: &mut Ui, cx: Cx<'_>, documents: &[DocumentId], typed: &mut String, out: &mut Outbox) {
    let mut suggested = cx.workspace.tags_suggested_for(documents);
    if suggested.is_empty() {
        return;
    }
    suggested.truncate(MAX_SUGGESTED);
    ui.add_space(space::S);
    section(ui, &cx.msg("tags-suggested"), |ui| {
        if flat_button(ui, &cx.msg("bulk-tags-accept")).clicked() {
            out.push(Action::Bulk(BulkAction::AcceptTags(documents.to_vec())));
        }
    });
    let label = |(tag, stories): &(String, Vec<DocumentId>)| match stories.as_slice() {
        [story] => format!("{tag} · {}", headline(cx, *story)),
        stories => format!("{tag} ({})", stories.len()),
    };
    let labels: Vec<String> = suggested.iter().map(label).collect();
    if let Some((tag, _)) = flat_button_row(ui, &labels).and_then(|at| suggested.get(at)) {
        if !redaksi_core::text::is_blank(typed) {
            typed.push_str(", ");
        }
        typed.push_str(tag);
    }
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
            if edit.kind == BulkEditKind::SetField {
                let name = |field: FieldName| cx.msg(&format!("field-{}", field.code()));
                let width = ui.available_width();
                // The headline is different in each story.
                let offered = FieldName::ALL.into_iter().filter(|field| *field != FieldName::Headline);
                dropdown(ui, &cx.msg("bulk-field"), width, &mut self.field, offered, name);
                ui.add_space(space::XS);
            }
            let label = cx.msg(label);
            let field = TextEdit::singleline(&mut self.typed).id(Id::unique("bulk-edit")).desired_width(f32::INFINITY);
            let response = show_text_field(ui, field.hint_text(&label));
            set_accessible_name(ui, &response, &label);
            if std::mem::take(&mut self.needs_focus) {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let is_field = edit.kind == BulkEditKind::SetField;
            let problem = cx.workspace.field_value_problem(self.field, &self.typed).filter(|_| is_field);
            // In place of the hint, so that nothing moves while the user types.
            match &problem {
                Some(problem) => {
                    let text = RichText::new(cx.i18n.notice(problem)).font(Face::Small.font()).color(cx.palette.error);
                    ui.label(text);
                }
                None => drop(hint(ui, cx.msg("bulk-edit-hint"))),
            }
            if edit.kind == BulkEditKind::AddTags {
                show_suggested(ui, cx, &edit.documents, &mut self.typed, out);
            }
            // An empty value clears a field.
            let is_ready = problem.is_none() && (is_field || !redaksi_core::text::is_blank(&self.typed));
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg(confirm), is_ready).clicked() || entered) && is_ready {
                    let (documents, typed) = (edit.documents.clone(), self.typed.clone());
                    out.push(Action::Bulk(match edit.kind {
                        BulkEditKind::AddTags => BulkAction::AddTags { documents, typed },
                        BulkEditKind::SetField => BulkAction::SetField { documents, name: self.field, value: typed },
                    }));
                }
                let escaped = ui.input(|input| input.key_pressed(Key::Escape));
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
