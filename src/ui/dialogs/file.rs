//! Dialogs about files: a typed path where no native file dialog is available, overwriting a file, unsaved changes.
//! Also the frame that all dialogs share.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, Palette, size, space};
use crate::ui::widgets::text_field::select_byte_range;
use crate::ui::widgets::{button, hint, primary_button, with_outline};
use crate::workspace::{Action, DocumentId, FilePrompt, MessageArg, UnsavedAnswer, Workspace};
use egui::{Id, Key, Label, Modal, RichText, ScrollArea, TextEdit, Ui};
use redaksi_core::formats::{Format, with_extension};
use std::path::{Path, PathBuf};

/// State of the dialogs between frames: the open prompt and the path being typed.
#[derive(Debug, Default)]
pub struct FileDialogs {
    prompt: Option<FilePrompt>,
    path_text: String,
    needs_focus: bool,
    /// The stories that the unsaved-changes prompt was last shown for.
    unsaved_asked: Option<Vec<DocumentId>>,
    /// The path that was last typed and opened.
    last_opened_text: String,
}

impl FileDialogs {
    /// Shows the prompt that is open, if any.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
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
                show_overwrite(ui, cx, document, &path, format, out)
            }
            None => {
                let prompt = cx
                    .workspace
                    .unsaved_prompt()
                    .filter(|unsaved_prompt| !unsaved_prompt.is_saving)
                    .map(|unsaved_prompt| &unsaved_prompt.documents);
                let is_new = self.unsaved_asked.as_ref() != prompt;
                self.unsaved_asked = prompt.cloned();
                show_unsaved(ui, cx, is_new, out);
            }
        }
    }

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
                    out.push(Action::OpenFiles(vec![path]));
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
                    out.push(Action::SaveTo { document, path, format, replace: false });
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
                out.push(Action::SaveTo { document, path: path.to_owned(), format, replace: true });
            }
            cancel_button(ui, cx, out);
        });
    });
}

/// How many stories of the prompt are visible without scrolling.
const VISIBLE_DOCUMENTS: f32 = 12.0;

fn show_unsaved(ui: &Ui, cx: Cx<'_>, is_new: bool, out: &mut Outbox) {
    let Some(unsaved_prompt) = cx.workspace.unsaved_prompt().filter(|unsaved_prompt| !unsaved_prompt.is_saving) else {
        return;
    };
    let name = |id: &DocumentId| match cx.workspace.document(*id).map_or("", |document| document.name()) {
        "" => cx.msg("story-untitled"),
        name => name.to_owned(),
    };
    let count = unsaved_prompt.documents.len();
    modal(ui, "unsaved", size::DIALOG, |ui| {
        title(ui, &cx.msg("dialog-unsaved-title"));
        if let [document] = &unsaved_prompt.documents[..] {
            ui.label(cx.i18n.msg_args("dialog-unsaved", &[("name", MessageArg::Text(name(document)))]));
        } else {
            ui.label(cx.i18n.msg_count("dialog-unsaved-many", count));
            let max_height = ui.text_style_height(&egui::TextStyle::Body) * VISIBLE_DOCUMENTS;
            ScrollArea::vertical().id_salt("unsaved").auto_shrink([false, true]).max_height(max_height).show(
                ui,
                |ui| {
                    for document in &unsaved_prompt.documents {
                        ui.add(Label::new(format!("• {}", name(document))).truncate());
                    }
                },
            );
        }
        dialog_footer(ui, |ui| {
            let label = if count == 1 { "dialog-unsaved-save" } else { "command-save-every" };
            let save = primary_button(ui, &cx.msg(label), true);
            if is_new || ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus();
            }
            if save.clicked() {
                out.push(Action::AnswerUnsavedPrompt(UnsavedAnswer::Save));
            }
            if button(ui, &cx.msg("dialog-unsaved-discard"), true).clicked() {
                out.push(Action::AnswerUnsavedPrompt(UnsavedAnswer::Discard));
            }
            let escaped = ui.input(|input| input.key_pressed(Key::Escape));
            if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
                out.push(Action::AnswerUnsavedPrompt(UnsavedAnswer::Cancel));
            }
        });
    });
}

/// A modal dialog, `width` points wide but no wider than the window allows. What does not fit into the window's height
/// scrolls.
pub fn modal(ui: &Ui, id: &'static str, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("dialog", id));
    show_modal(ui, Modal::new(id), width, add);
}

/// A modal dialog whose top edge stays in place while its height changes.
pub fn modal_from_top(ui: &Ui, id: &'static str, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("dialog", id));
    let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::Vec2::new(0.0, space::XXL));
    show_modal(ui, Modal::new(id).area(area), width, add);
}

fn show_modal(ui: &Ui, modal: Modal, width: f32, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::current(ui);
    let frame = egui::Frame::window(ui.style()).fill(palette.panel);
    let window = ui.ctx().content_rect().size();
    let height = window.y - frame.total_margin().sum().y - space::XL;
    modal.frame(frame).show(ui.ctx(), |ui| {
        let width = width.min(window.x - space::XXL * 2.0);
        ui.set_width(width);
        let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
        area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.set_width(width);
            add(ui);
        });
    });
}

/// The title of a dialog.
pub fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(Face::Title.font()));
    ui.add_space(space::XS);
}

/// The button row of a dialog, laid out from the right; the first button added is the primary one.
pub fn dialog_footer(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    let row = egui::Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), add);
}

fn cancel_button(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
        out.push(Action::CancelFilePrompt);
    }
}

fn browse_button(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        if button(ui, &cx.msg("dialog-browse"), true).clicked() {
            out.push(Action::ShowSystemDialog);
        }
    });
}
