//! The file dialog: a typed path where no native file dialog is available, and the question before a file is
//! overwritten.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, flat_button, primary_button, with_outline};
use crate::ui::widgets::labels::{ellipsize, hint, layout_prefix};
use crate::ui::widgets::modal::{dialog_footer, focus_by_default, is_escaped, mark_tab_step, modal, title};
use crate::ui::widgets::text_field::{has_text_event, move_caret_to_end, select_byte_range, show_text_field};
use crate::workspace::{
    Action, BulkAction, Document, DocumentId, ErrorKind, ErrorReport, ExportAction, ExportRequest, FileAction,
    FilePrompt, Modal, Notice, PathPurpose, PendingSave, PromptAction, Workspace,
};
use egui::{FocusDirection, Id, Key, Label, Modifiers, RichText, ScrollArea, TextEdit, Ui};
use redaksi_core::formats::{Format, with_extension};
use std::path::{Path, PathBuf};

/// State of the dialog between frames: the open prompt and the path being typed.
#[derive(Debug, Default)]
pub struct FileDialog {
    prompt: Option<FilePrompt>,
    path_text: String,
    /// The format to write several stories in.
    format: Option<Format>,
    needs_focus: bool,
    /// The path that was last typed and opened.
    last_opened_text: String,
    /// The text that was submitted last; a problem is about it.
    submitted_text: String,
    /// The number of the last completion that was applied.
    handled_completion: u64,
    /// Whether the problem of the submitted text was shown already.
    has_shown_problem: bool,
}

impl Dialog for FileDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_file_prompt()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        if self.prompt.as_ref() != cx.workspace.file_prompt() {
            self.open(cx.workspace);
        }
        match self.prompt.clone() {
            Some(
                FilePrompt::Open
                | FilePrompt::OpenFolder
                | FilePrompt::WatchFolder
                | FilePrompt::Original(_)
                | FilePrompt::Template
                | FilePrompt::ImportTags
                | FilePrompt::ImportTagFolder,
            ) => {
                self.show_open(ui, cx, out);
            }
            Some(FilePrompt::Save { document, .. }) => {
                let open = cx.workspace.document(document);
                let source_name = open.map_or("", |open| open.article().source.name.as_str());
                self.show_save(ui, cx, document, source_name, out);
            }
            Some(FilePrompt::SaveInto { documents, format, .. }) => {
                self.show_save_into(ui, cx, &documents, format, out);
            }
            Some(FilePrompt::ExportFile { request, .. }) => self.show_export_file(ui, cx, &request, out),
            Some(FilePrompt::ExportInto { request, .. }) => self.show_export_into(ui, cx, &request, out),
            Some(FilePrompt::ConfirmOverwrite { document, path, format }) => {
                let save = FileAction::SaveTo { document, path: path.clone(), format, replace: true };
                let is_new = std::mem::take(&mut self.needs_focus);
                show_overwrite(ui, cx, (story_name(cx, document), &path), Action::File(save), is_new, out);
            }
            Some(FilePrompt::ConfirmSaves(files)) => {
                show_confirm_saves(ui, cx, &files, std::mem::take(&mut self.needs_focus), out);
            }
            Some(FilePrompt::ConfirmExport { request, path }) => {
                let write = ExportAction::WriteFile { request, path: path.clone(), replace: true };
                let is_new = std::mem::take(&mut self.needs_focus);
                show_overwrite(ui, cx, (String::new(), &path), Action::Export(write), is_new, out);
            }
            None => {}
        }
    }

    fn reset(&mut self) {
        self.prompt = None;
        self.path_text.clear();
        self.format = None;
    }
}

impl FileDialog {
    /// Starts with the prompt of the workspace.
    fn open(&mut self, workspace: &Workspace) {
        self.prompt = workspace.file_prompt().cloned();
        (self.needs_focus, self.has_shown_problem, self.format) = (true, false, None);
        self.path_text = match &self.prompt {
            Some(FilePrompt::Save { suggested, .. } | FilePrompt::ExportFile { suggested, .. }) => {
                suggested.display().to_string()
            }
            Some(FilePrompt::ConfirmOverwrite { path, .. } | FilePrompt::ConfirmExport { path, .. }) => {
                path.display().to_string()
            }
            Some(FilePrompt::SaveInto { folder, .. } | FilePrompt::ExportInto { folder, .. }) => {
                folder.display().to_string()
            }
            // A path that could not be opened is offered again for correction.
            Some(FilePrompt::Open | FilePrompt::OpenFolder) => self.last_failed_path(workspace),
            Some(FilePrompt::WatchFolder) => {
                workspace.settings().watched_folder.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
            }
            Some(
                FilePrompt::ConfirmSaves(_)
                | FilePrompt::Original(_)
                | FilePrompt::Template
                | FilePrompt::ImportTags
                | FilePrompt::ImportTagFolder,
            )
            | None => String::new(),
        };
        // A prompt that opens with a problem is about the path that it opens with.
        self.submitted_text.clone_from(&self.path_text);
        self.handled_completion = workspace.path_completion().map_or(0, |(_, number)| *number);
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
        let (texts, purpose) = match self.prompt {
            Some(FilePrompt::WatchFolder) => (
                ["dialog-watch-title", "dialog-folder", "dialog-watch-hint", "dialog-watch-button"],
                PathPurpose::Watch,
            ),
            Some(FilePrompt::Original(document)) => (
                ["dialog-original-title", "dialog-path", "dialog-open-hint", "attach-original-button"],
                PathPurpose::Original(document),
            ),
            Some(FilePrompt::Template) => (
                ["dialog-template-title", "dialog-path", "dialog-template-hint", "dialog-template-button"],
                PathPurpose::Template,
            ),
            Some(FilePrompt::ImportTags) => (
                ["vocabulary-import-title", "dialog-path", "vocabulary-import-hint", "vocabulary-import-button"],
                PathPurpose::ImportTags,
            ),
            Some(FilePrompt::ImportTagFolder) => (
                [
                    "vocabulary-import-folder-title",
                    "dialog-folder",
                    "vocabulary-import-folder-hint",
                    "vocabulary-import-button",
                ],
                PathPurpose::ImportTagFolder,
            ),
            Some(FilePrompt::OpenFolder) => (
                ["dialog-folder-title", "dialog-folder", "dialog-folder-hint", "dialog-open-button"],
                PathPurpose::Open,
            ),
            _ => (["dialog-open-title", "dialog-path", "dialog-open-hint", "dialog-open-button"], PathPurpose::Open),
        };
        let folders_only = !matches!(
            self.prompt,
            Some(FilePrompt::Open | FilePrompt::Original(_) | FilePrompt::Template | FilePrompt::ImportTags)
        );
        modal(ui, "open-path", size::DIALOG, |ui| {
            title(ui, &cx.msg(texts[0]));
            let entered = self.path_field(ui, cx, texts[1], folders_only, out);
            hint(ui, cx.msg(texts[2]));
            let path = parse_path(&self.path_text);
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg(texts[3]), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    if purpose == PathPurpose::Open {
                        self.last_opened_text.clone_from(&self.path_text);
                    }
                    self.submit();
                    out.push(Action::File(FileAction::SubmitPath(path, purpose.clone())));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    fn show_save(&mut self, ui: &Ui, cx: Cx<'_>, document: DocumentId, source_name: &str, out: &mut Outbox) {
        modal(ui, "save-path", size::DIALOG, |ui| {
            title(ui, &cx.msg("dialog-save-title"));
            hint(ui, story_name(cx, document));
            let entered = self.path_field(ui, cx, "dialog-path", false, out);
            ui.add_space(space::XS);
            let path = self.typed_path();
            // A path with a trailing separator names no file; saving reports the error.
            let is_folder = self.path_text.trim().ends_with(['/', '\\']);
            let named = path.as_deref().and_then(Path::to_str).and_then(Format::from_file_name);
            let format = named.unwrap_or(Format::Ron);
            if let (Some(choice), Some(path)) = (format_choice(ui, cx, format), &path) {
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
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg("dialog-save-button"), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    let path = if named.is_some() || is_folder { path } else { with_extension(path, format) };
                    self.submit();
                    out.push(Action::File(FileAction::SaveTo { document, path, format, replace: false }));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    /// Asks for a folder and a format for several stories.
    fn show_save_into(&mut self, ui: &Ui, cx: Cx<'_>, documents: &[DocumentId], suggested: Format, out: &mut Outbox) {
        let format = self.format.unwrap_or(suggested);
        modal(ui, "save-into", size::DIALOG, |ui| {
            title(ui, &cx.i18n.msg_count("dialog-save-into-count", documents.len()));
            let entered = self.path_field(ui, cx, "dialog-folder", true, out);
            hint(ui, cx.msg("dialog-save-into-hint"));
            ui.add_space(space::XS);
            if let Some(choice) = format_choice(ui, cx, format) {
                // The Enter key saves, also after a click.
                (self.format, self.needs_focus) = (Some(choice), true);
            }
            if format == Format::Text {
                hint(ui, cx.msg("dialog-save-into-text-hint"));
            }
            let folder = self.typed_path();
            // A folder that does not exist is created only after the user was told so.
            let creates_folder = self.problem(cx).is_some_and(|problem| problem.kind == ErrorKind::NoFolder);
            let label = cx.msg(if creates_folder { "dialog-create-folder-button" } else { "dialog-save-button" });
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &label, folder.is_some()).clicked() || entered)
                    && let Some(folder) = folder
                {
                    self.submit();
                    let documents = documents.to_vec();
                    out.push(Action::Bulk(BulkAction::SaveInto { documents, folder, format, creates_folder }));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    /// Asks for the file to export stories to.
    fn show_export_file(&mut self, ui: &Ui, cx: Cx<'_>, request: &ExportRequest, out: &mut Outbox) {
        modal(ui, "export-path", size::DIALOG, |ui| {
            title(ui, &cx.i18n.msg_count("export-title", request.documents.len()));
            let entered = self.path_field(ui, cx, "dialog-path", false, out);
            hint(ui, cx.msg(&format!("export-{}", request.profile.format.code())));
            let path = self.typed_path();
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg("dialog-export-button"), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    self.submit();
                    let path = request.profile.with_extension(path);
                    let request = request.clone();
                    out.push(Action::Export(ExportAction::WriteFile { request, path, replace: false }));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    /// Asks for the folder to export stories to.
    fn show_export_into(&mut self, ui: &Ui, cx: Cx<'_>, request: &ExportRequest, out: &mut Outbox) {
        modal(ui, "export-into", size::DIALOG, |ui| {
            title(ui, &cx.i18n.msg_count("export-title", request.documents.len()));
            let entered = self.path_field(ui, cx, "dialog-folder", true, out);
            hint(ui, cx.msg("dialog-save-into-hint"));
            let folder = self.typed_path();
            // A folder that does not exist is created only after the user was told so.
            let creates_folder = self.problem(cx).is_some_and(|problem| problem.kind == ErrorKind::NoFolder);
            let label = if creates_folder { "dialog-export-create-button" } else { "dialog-export-button" };
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg(label), folder.is_some()).clicked() || entered)
                    && let Some(folder) = folder
                {
                    self.submit();
                    let request = request.clone();
                    out.push(Action::Export(ExportAction::WriteInto { request, folder, creates_folder }));
                }
                cancel_button(ui, cx, out);
                browse_button(ui, cx, out);
            });
        });
    }

    /// The typed path. A suggested one that was not changed keeps bytes that the text cannot show.
    fn typed_path(&self) -> Option<PathBuf> {
        let suggested = match &self.prompt {
            Some(FilePrompt::Save { suggested, .. } | FilePrompt::ExportFile { suggested, .. }) => Some(suggested),
            Some(FilePrompt::SaveInto { folder, .. } | FilePrompt::ExportInto { folder, .. }) => Some(folder),
            _ => None,
        };
        let is_suggested = |path: &&PathBuf| !self.path_text.is_empty() && path.display().to_string() == self.path_text;
        suggested.filter(is_suggested).cloned().or_else(|| parse_path(&self.path_text))
    }

    /// Records the text that is submitted now.
    fn submit(&mut self) {
        self.submitted_text.clone_from(&self.path_text);
        self.has_shown_problem = false;
    }

    /// The text field for the path, with what is wrong with the submitted one and how the typed one can be completed;
    /// returns whether Enter was pressed in it.
    fn path_field(&mut self, ui: &mut Ui, cx: Cx<'_>, label: &str, folders_only: bool, out: &mut Outbox) -> bool {
        let id = Id::unique("typed-path");
        let label_id = hint(ui, cx.msg(label)).id;
        let completes = ui.memory(|memory| memory.has_focus(id)) && self.take_tab_keys(ui, cx);
        let field = TextEdit::singleline(&mut self.path_text).id(id).desired_width(f32::INFINITY).lock_focus(true);
        let response = show_text_field(ui, field).labelled_by(label_id);
        if std::mem::take(&mut self.needs_focus) {
            response.request_focus();
            select_stem(ui, id, &self.path_text);
        }
        if completes {
            out.push(Action::File(FileAction::CompletePath { typed: self.path_text.clone(), folders_only }));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        self.show_problem(ui, cx, id);
        self.show_completion(ui, cx, id);
        entered
    }

    /// Takes the Tab key out of the input; returns whether it completes the path. Where nothing can be added, also because several
    /// names begin like this, it goes to the next control.
    fn take_tab_keys(&self, ui: &Ui, cx: Cx<'_>) -> bool {
        let (tab, back) = ui.input_mut(|input| {
            let back = input.consume_key(Modifiers::SHIFT, Key::Tab);
            (!back && input.consume_key(Modifiers::NONE, Key::Tab), back)
        });
        let is_complete =
            cx.workspace.path_completion().is_some_and(|(completion, _)| completion.completed == self.path_text);
        // Text of this frame is not in the field yet.
        let completes = tab && (has_text_event(ui) || !is_complete && !self.path_text.is_empty());
        if back || tab && !completes {
            let direction = if back { FocusDirection::Previous } else { FocusDirection::Next };
            ui.memory_mut(|memory| memory.move_focus(direction));
            mark_tab_step(ui, direction);
        }
        completes
    }

    /// Why the submitted path was rejected, until it is changed.
    fn problem<'a>(&self, cx: Cx<'a>) -> Option<&'a ErrorReport> {
        cx.workspace.path_problem().filter(|_| self.path_text == self.submitted_text)
    }

    fn show_problem(&mut self, ui: &mut Ui, cx: Cx<'_>, field: Id) {
        let Some(problem) = self.problem(cx) else { return };
        let text = cx.i18n.notice(&Notice::from_error(problem));
        ui.label(RichText::new(layout_prefix(&text)).font(Face::Small.font()).color(cx.palette.error));
        if !std::mem::replace(&mut self.has_shown_problem, true) {
            ui.memory_mut(|memory| memory.request_focus(field));
            move_caret_to_end(ui, field, &self.path_text);
        }
    }

    /// Applies a completion that has arrived, and lists the candidates if there are several.
    fn show_completion(&mut self, ui: &mut Ui, cx: Cx<'_>, field: Id) {
        let Some((completion, number)) = cx.workspace.path_completion() else { return };
        if std::mem::replace(&mut self.handled_completion, *number) != *number && completion.typed == self.path_text {
            self.path_text.clone_from(&completion.completed);
            move_caret_to_end(ui, field, &self.path_text);
        }
        if completion.completed != self.path_text || completion.candidates.len() < 2 {
            return;
        }
        let height = (size::LINK + space::HAIR) * VISIBLE_CANDIDATES;
        ScrollArea::vertical().id_salt("candidates").auto_shrink([false, true]).max_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            for candidate in &completion.candidates {
                let name = candidate.trim_end_matches(['/', '\\']).rfind(['/', '\\']).map_or(0, |at| at + 1);
                if flat_button(ui, &candidate[name..]).clicked() {
                    self.path_text.clone_from(candidate);
                    ui.memory_mut(|memory| memory.request_focus(field));
                    move_caret_to_end(ui, field, &self.path_text);
                }
            }
        });
    }
}

/// How many rows of the stories that are written after a question are visible without scrolling.
const VISIBLE_CONFIRMED: f32 = 14.0;

/// The most bytes of the headline of a story that a question is about.
const MAX_NAME_BYTES: usize = 80;

/// How many candidates of a completion are visible without scrolling.
const VISIBLE_CANDIDATES: f32 = 8.0;

/// A radio button for each format; returns the one that was clicked.
fn format_choice(ui: &mut Ui, cx: Cx<'_>, format: Format) -> Option<Format> {
    let mut chosen = None;
    for choice in Format::ALL {
        let label = cx.msg(&format!("format-{}", choice.extension()));
        if with_outline(ui, |ui| ui.radio(format == choice, label)).clicked() {
            chosen = Some(choice);
        }
    }
    chosen
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

/// The headline of a story, or another name of it, in quotes.
fn story_name(cx: Cx<'_>, document: DocumentId) -> String {
    let name = cx.workspace.document(document).map_or("", Document::name);
    let name = if name.is_empty() { cx.msg("story-untitled") } else { ellipsize(name, MAX_NAME_BYTES).into_owned() };
    format!("“{name}”")
}

/// Asks before an existing file is overwritten by this action, for a story with this name, if it is about one.
fn show_overwrite(ui: &Ui, cx: Cx<'_>, (name, path): (String, &Path), replace: Action, is_new: bool, out: &mut Outbox) {
    modal(ui, "replace", size::DIALOG, |ui| {
        title(ui, &cx.msg("dialog-replace-title"));
        if !name.is_empty() {
            ui.label(name);
        }
        ui.label(full_path(path));
        hint(ui, cx.msg("dialog-replace-hint"));
        dialog_footer(ui, |ui| {
            let confirm = primary_button(ui, &cx.msg("dialog-replace-button"), true);
            focus_by_default(ui, &confirm, is_new);
            if confirm.clicked() {
                out.push(replace);
            }
            cancel_button(ui, cx, out);
        });
    });
}

/// Asks once before several stories are written to the files that they belong to.
fn show_confirm_saves(ui: &Ui, cx: Cx<'_>, files: &[PendingSave], is_new: bool, out: &mut Outbox) {
    let replaced = files.iter().filter(|file| file.replaces).count();
    let (heading, confirm) = if replaced == files.len() {
        ("dialog-replace-count", "dialog-replace-button")
    } else {
        ("dialog-confirm-saves-count", "dialog-save-button")
    };
    modal(ui, "confirm-saves", size::DIALOG, |ui| {
        title(ui, &cx.i18n.msg_count(heading, files.len()));
        let max_height = ui.text_style_height(&egui::TextStyle::Body) * VISIBLE_CONFIRMED;
        let area = ScrollArea::vertical().id_salt("confirm-saves").auto_shrink([false, true]).max_height(max_height);
        area.show(ui, |ui| {
            for file in files {
                ui.add(Label::new(story_name(cx, file.document)).truncate());
                // In full, because a recovered story may name any file.
                hint(ui, full_path(&file.path));
            }
        });
        hint(ui, cx.i18n.msg_count("dialog-confirm-saves-hint", replaced));
        dialog_footer(ui, |ui| {
            let confirm = primary_button(ui, &cx.msg(confirm), true);
            focus_by_default(ui, &confirm, is_new);
            if confirm.clicked() {
                out.push(Action::Prompt(PromptAction::ConfirmSaves));
            }
            if button(ui, &cx.msg("dialog-confirm-saves-folder"), true).clicked() {
                let documents = files.iter().map(|file| file.document).collect();
                out.push(Action::Bulk(BulkAction::PromptSaveInto(documents)));
            }
            cancel_button(ui, cx, out);
        });
    });
}

/// The path in full, because a recovered story may name any file.
fn full_path(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

fn cancel_button(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let escaped = is_escaped(ui);
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
