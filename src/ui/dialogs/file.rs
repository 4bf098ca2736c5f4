//! The file dialog: a typed path where no native file dialog is available, and the question before a file is
//! overwritten.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{size, space};
use crate::ui::widgets::buttons::{button, primary_button, with_outline};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::{dialog_footer, modal, title};
use crate::ui::widgets::text_field::select_byte_range;
use crate::workspace::{Action, DocumentId, FileAction, FilePrompt, Modal, PromptAction, Workspace};
use egui::{Id, Key, TextEdit, Ui};
use redaksi_core::formats::{Format, with_extension};
use std::path::{Path, PathBuf};

/// State of the dialog between frames: the open prompt and the path being typed.
#[derive(Debug, Default)]
pub struct FileDialog {
    prompt: Option<FilePrompt>,
    path_text: String,
    needs_focus: bool,
    /// The path that was last typed and opened.
    last_opened_text: String,
}

impl Dialog for FileDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_file_prompt()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        if self.prompt.as_ref() != cx.workspace.file_prompt() {
            self.prompt = cx.workspace.file_prompt().cloned();
            self.needs_focus = true;
            self.path_text = match &self.prompt {
                Some(FilePrompt::Save { suggested, .. }) => suggested.display().to_string(),
                Some(FilePrompt::ConfirmOverwrite { path, .. }) => path.display().to_string(),
                // A path that could not be opened is offered again for correction.
                Some(FilePrompt::Open | FilePrompt::OpenFolder) => self.last_failed_path(cx.workspace),
                None => String::new(),
            };
        }
        match self.prompt.clone() {
            Some(FilePrompt::Open | FilePrompt::OpenFolder) => self.show_open(ui, cx, out),
            Some(FilePrompt::Save { document, .. }) => {
                let open = cx.workspace.document(document);
                let source_name = open.map_or("", |open| open.article().source.name.as_str());
                self.show_save(ui, cx, document, source_name, out);
            }
            Some(FilePrompt::ConfirmOverwrite { document, path, format }) => {
                show_overwrite(ui, cx, document, &path, format, out);
            }
            None => {}
        }
    }

    fn reset(&mut self) {
        self.prompt = None;
        self.path_text.clear();
    }
}

impl FileDialog {
    /// The path that was typed last, if no open story comes from it; else an empty string.
    fn last_failed_path(&self, workspace: &Workspace) -> String {
        let path = parse_path(&self.last_opened_text);
        // A folder counts as open if a story in it is open.
        let is_open = |path: &PathBuf| {
            workspace.documents().iter().filter_map(|document| document.path()).any(|open| open.starts_with(path))
        };
        if path.as_ref().is_none_or(is_open) { String::new() } else { self.last_opened_text.clone() }
    }

    fn show_open(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        modal(ui, "open-path", size::DIALOG, |ui| {
            title(ui, &cx.msg("dialog-open-title"));
            let entered = self.path_field(ui, &cx.msg("dialog-path"));
            hint(ui, cx.msg("dialog-open-hint"));
            let path = parse_path(&self.path_text);
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg("dialog-open-button"), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    self.last_opened_text.clone_from(&self.path_text);
                    out.push(Action::File(FileAction::OpenFiles(vec![path])));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    fn show_save(&mut self, ui: &Ui, cx: Cx<'_>, document: DocumentId, source_name: &str, out: &mut Outbox) {
        modal(ui, "save-path", size::DIALOG, |ui| {
            title(ui, &cx.msg("dialog-save-title"));
            let entered = self.path_field(ui, &cx.msg("dialog-path"));
            ui.add_space(space::XS);
            let path = parse_path(&self.path_text);
            // A path with a trailing separator names no file; saving reports the error.
            let is_folder = self.path_text.trim().ends_with(['/', '\\']);
            let named = path.as_deref().and_then(Path::to_str).and_then(Format::from_file_name);
            let format = named.unwrap_or(Format::Ron);
            for choice in Format::ALL {
                let label = cx.msg(&format!("format-{}", choice.extension()));
                if with_outline(ui, |ui| ui.radio(format == choice, label)).clicked()
                    && let Some(path) = &path
                {
                    let stem_path = if named.is_some() { path.with_extension("") } else { path.clone() };
                    let mut chosen = with_extension(stem_path.clone(), choice);
                    // Saving over the raw source file is rarely intended: another name is suggested.
                    if chosen.file_name().is_some_and(|name| name == source_name) {
                        let mut raw_copy = stem_path.into_os_string();
                        raw_copy.push(cx.msg("beside-raw"));
                        chosen = with_extension(raw_copy.into(), choice);
                    }
                    self.path_text = chosen.display().to_string();
                    self.needs_focus = true;
                }
            }
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg("dialog-save-button"), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    let path = if named.is_some() || is_folder { path } else { with_extension(path, format) };
                    out.push(Action::File(FileAction::SaveTo { document, path, format, replace: false }));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    /// The text field for the path; returns whether Enter was pressed in it.
    fn path_field(&mut self, ui: &mut Ui, label: &str) -> bool {
        let id = Id::unique("typed-path");
        let label_id = hint(ui, label).id;
        let response =
            ui.add(TextEdit::singleline(&mut self.path_text).id(id).desired_width(f32::INFINITY)).labelled_by(label_id);
        if std::mem::take(&mut self.needs_focus) {
            response.request_focus();
            select_stem(ui, id, &self.path_text);
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }
}

/// Selects the file name without its folder and extension, because that is the part users replace.
fn select_stem(ui: &Ui, id: Id, path: &str) {
    let name = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let stem = path[name..].rfind('.').map_or(path.len(), |at| name + at);
    select_byte_range(ui, id, path, name..stem);
}

fn parse_path(path_text: &str) -> Option<PathBuf> {
    let path_text = path_text.trim().trim_matches('"');
    (!path_text.is_empty()).then(|| PathBuf::from(path_text))
}

fn show_overwrite(ui: &Ui, cx: Cx<'_>, document: DocumentId, path: &Path, format: Format, out: &mut Outbox) {
    modal(ui, "replace", size::DIALOG, |ui| {
        title(ui, &cx.msg("dialog-replace-title"));
        ui.label(path.display().to_string());
        hint(ui, cx.msg("dialog-replace-hint"));
        dialog_footer(ui, |ui| {
            if primary_button(ui, &cx.msg("dialog-replace-button"), true).clicked() {
                out.push(Action::File(FileAction::SaveTo { document, path: path.to_owned(), format, replace: true }));
            }
            cancel_button(ui, cx, out);
        });
    });
}

fn cancel_button(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
        out.push(Action::Prompt(PromptAction::CancelFilePrompt));
    }
}

fn browse_button(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        if button(ui, &cx.msg("dialog-browse"), true).clicked() {
            out.push(Action::Prompt(PromptAction::ShowSystemDialog));
        }
    });
}
