//! The dialog in which the user chooses how stories are exported. It says what the format cannot hold of them.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{size, space};
use crate::ui::widgets::buttons::{button, dropdown, primary_button, with_outline};
use crate::ui::widgets::labels::{ellipsize, hint};
use crate::ui::widgets::modal::{dialog_footer, focus_by_default, is_escaped, modal, title};
use crate::ui::widgets::text_field::show_text_field;
use crate::workspace::{Action, ExportAction, ExportDraft, ExportProfile, MessageArg, Modal};
use egui::{Id, Label, ScrollArea, TextEdit, Ui};
use redaksi_formats::write::{ExportFormat, Loss, PublicationState};

/// How many sentences about the stories are visible without scrolling.
const VISIBLE_SENTENCES: f32 = 8.0;

/// How many stories a sentence names.
const MAX_NAMED_STORIES: usize = 3;

/// How many bytes of the name of a story a sentence has.
const MAX_NAME_BYTES: usize = 40;

/// State of the dialog between frames: whether it was shown in the frame before.
#[derive(Debug, Default)]
pub struct ExportDialog {
    was_shown: bool,
}

impl Dialog for ExportDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_export()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(draft) = cx.workspace.export_draft() else { return };
        let is_new = !std::mem::replace(&mut self.was_shown, true);
        let mut profile = draft.request.profile.clone();
        modal(ui, "export", size::DIALOG, |ui| {
            title(ui, &cx.i18n.msg_count("export-title", draft.request.documents.len()));
            profile_fields(ui, cx, &mut profile, out);
            ui.add_space(space::S);
            notes(ui, cx, draft);
            let is_ready = profile.is_complete();
            dialog_footer(ui, |ui| {
                let confirm = primary_button(ui, &cx.msg("export-button"), is_ready);
                if is_ready {
                    focus_by_default(ui, &confirm, is_new);
                }
                let is_confirmed = confirm.clicked();
                let escaped = is_escaped(ui);
                let is_cancelled = button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped;
                if profile != draft.request.profile {
                    out.push(Action::Export(ExportAction::Choose(profile.clone())));
                }
                if is_confirmed {
                    out.push(Action::Export(ExportAction::Confirm));
                } else if is_cancelled {
                    out.push(Action::Export(ExportAction::Cancel));
                }
            });
        });
    }

    fn reset(&mut self) {
        self.was_shown = false;
    }
}

/// The format, the outlet and its site, the state of the stories there, and the template.
fn profile_fields(ui: &mut Ui, cx: Cx<'_>, profile: &mut ExportProfile, out: &mut Outbox) {
    let name = |format: ExportFormat| cx.msg(&format!("export-{}", format.code()));
    let width = ui.available_width();
    let formats = ExportFormat::ALL.iter().copied();
    dropdown(ui, &cx.msg("export-format"), width, &mut profile.format, formats, name);
    if profile.format == ExportFormat::Template {
        let chosen = profile.template.as_ref();
        hint(ui, chosen.map_or_else(|| cx.msg("problem-export-no-template"), |path| path.display().to_string()));
        if button(ui, &cx.msg("export-choose-template"), true).clicked() {
            out.push(Action::Export(ExportAction::ChooseTemplate));
        }
    }
    if profile.uses_outlet() {
        labelled_field(ui, cx, "export-outlet", &mut profile.outlet);
    }
    if profile.uses_site() {
        labelled_field(ui, cx, "export-site", &mut profile.site_url);
    }
    if profile.lacks_outlet() {
        hint(ui, cx.msg("export-no-outlet"));
    }
    if !profile.uses_state() {
        return;
    }
    ui.add_space(space::XS);
    let states = [(PublicationState::Draft, "export-as-draft"), (PublicationState::Published, "export-as-published")];
    for (state, label) in states {
        let is_chosen = profile.state == state;
        if with_outline(ui, |ui| ui.radio(is_chosen, cx.msg(label))).clicked() {
            profile.state = state;
        }
    }
}

/// A text field below its label.
fn labelled_field(ui: &mut Ui, cx: Cx<'_>, label: &str, text: &mut String) {
    let label_id = hint(ui, cx.msg(label)).id;
    let field = TextEdit::singleline(text).id(Id::unique(label)).desired_width(f32::INFINITY);
    show_text_field(ui, field).labelled_by(label_id);
}

/// The sentences about what the format cannot hold. Of several stories, those are named that a sentence is about.
fn loss_sentences(cx: Cx<'_>, draft: &ExportDraft) -> Vec<String> {
    let all = draft.request.documents.len();
    let (general, of_some): (Vec<_>, Vec<_>) = draft.losses.iter().partition(|(_, stories)| stories.len() == all);
    let general: Vec<Loss> = general.into_iter().map(|(loss, _)| *loss).collect();
    let mut sentences = cx.i18n.losses(&general);
    for (loss, stories) in of_some {
        let names: Vec<String> = stories
            .iter()
            .take(MAX_NAMED_STORIES)
            .filter_map(|id| cx.workspace.document(*id))
            .map(|story| ellipsize(story.name(), MAX_NAME_BYTES).into_owned())
            .collect();
        let mut names = names.join(", ");
        let more = stories.len().saturating_sub(MAX_NAMED_STORIES);
        if more > 0 {
            let values = [("stories", MessageArg::Text(names)), ("more", MessageArg::Count(more))];
            names = cx.i18n.msg_args("loss-more-stories", &values);
        }
        sentences.extend(cx.i18n.losses(&[*loss]).into_iter().map(|sentence| {
            let values = [("sentence", MessageArg::Text(sentence)), ("stories", MessageArg::Text(names.clone()))];
            cx.i18n.msg_args("loss-in-stories", &values)
        }));
    }
    sentences
}

/// What the user should know of the stories before they are written.
fn notes(ui: &mut Ui, cx: Cx<'_>, draft: &ExportDraft) {
    let mut sentences = loss_sentences(cx, draft);
    if draft.undecided > 0 {
        sentences.push(cx.i18n.msg_count("export-undecided", draft.undecided));
    }
    if sentences.is_empty() {
        // What a template leaves out, only its author knows.
        if draft.request.profile.format != ExportFormat::Template {
            hint(ui, cx.msg("export-complete"));
        }
        return;
    }
    hint(ui, cx.msg("export-notes"));
    let max_height = ui.text_style_height(&egui::TextStyle::Body) * VISIBLE_SENTENCES;
    ScrollArea::vertical().id_salt("export").auto_shrink([false, true]).max_height(max_height).show(ui, |ui| {
        for sentence in sentences {
            ui.add(Label::new(format!("• {sentence}")).wrap());
        }
    });
}
