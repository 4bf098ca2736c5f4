//! Native file dialogs, shown on a thread of their own so that they do not block the window.

use crate::app::dialog_service;
use crate::i18n::Localizer;
use crate::storage;
use crate::workspace::{ExportRequest, FilePrompt, WorkspaceEvent};
use redaksi_core::formats::{Format, with_extension};
use rfd::{AsyncFileDialog, FileHandle};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::mpsc::Sender;

/// A dialog that results in an event; in `None` if the user cancels it. Created on the main thread, as some systems
/// require. On Linux nothing is shown before it is polled.
type PendingDialog = Pin<Box<dyn Future<Output = Option<WorkspaceEvent>> + Send>>;

/// Shows the dialog for `prompt` and sends the result as a [`WorkspaceEvent`]; where the system has no file dialogs, it
/// reports that. Returns at once.
pub fn show_file_dialog(prompt: FilePrompt, i18n: &Localizer, ctx: &egui::Context, events: Sender<WorkspaceEvent>) {
    if let Some(dialog) = dialog_for(&prompt, i18n) {
        run_dialog(prompt, dialog, dialog_service::is_available, ctx, events);
    }
}

/// The dialog for a prompt; `None` for a prompt that has none.
fn dialog_for(prompt: &FilePrompt, i18n: &Localizer) -> Option<PendingDialog> {
    match prompt {
        FilePrompt::Open => {
            let dialog = AsyncFileDialog::new()
                .set_title(i18n.msg("dialog-open-title"))
                .add_filter(i18n.msg("filter-stories"), &story_extensions())
                .add_filter(i18n.msg("filter-all"), &["*"])
                .pick_files();
            Some(Box::pin(async move {
                let paths: Vec<PathBuf> = dialog.await.unwrap_or_default().iter().map(path_of).collect();
                (!paths.is_empty()).then_some(WorkspaceEvent::FilesPicked(paths))
            }))
        }
        FilePrompt::Original(document) => {
            let document = *document;
            let dialog = AsyncFileDialog::new()
                .set_title(i18n.msg("dialog-original-title"))
                .add_filter(i18n.msg("filter-stories"), &story_extensions())
                .add_filter(i18n.msg("filter-all"), &["*"])
                .pick_file();
            Some(Box::pin(
                async move { dialog.await.map(|file| WorkspaceEvent::OriginalPicked(document, path_of(&file))) },
            ))
        }
        FilePrompt::ImportTags => {
            let dialog = AsyncFileDialog::new()
                .set_title(i18n.msg("vocabulary-import-title"))
                .add_filter(i18n.msg("filter-tags"), &["ron", "csv", "tsv", "txt", "ttl", "jsonld", "json"])
                .add_filter(i18n.msg("filter-all"), &["*"])
                .pick_file();
            Some(Box::pin(async move { dialog.await.map(|file| WorkspaceEvent::TagFilePicked(path_of(&file))) }))
        }
        FilePrompt::ImportTagFolder => {
            let dialog = AsyncFileDialog::new().set_title(i18n.msg("vocabulary-import-folder-title")).pick_folder();
            Some(Box::pin(async move {
                dialog.await.map(|folder| WorkspaceEvent::FolderPicked(path_of(&folder), FilePrompt::ImportTagFolder))
            }))
        }
        FilePrompt::OpenFolder => {
            let dialog = AsyncFileDialog::new().set_title(i18n.msg("dialog-folder-title")).pick_folder();
            Some(Box::pin(
                async move { dialog.await.map(|folder| WorkspaceEvent::FilesPicked(vec![path_of(&folder)])) },
            ))
        }
        FilePrompt::WatchFolder => {
            let dialog = AsyncFileDialog::new().set_title(i18n.msg("dialog-watch-title")).pick_folder();
            Some(Box::pin(async move {
                dialog.await.map(|folder| WorkspaceEvent::FolderPicked(path_of(&folder), FilePrompt::WatchFolder))
            }))
        }
        FilePrompt::Save { document, suggested } => {
            let document = *document;
            let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let mut dialog = AsyncFileDialog::new().set_title(i18n.msg("dialog-save-title")).set_file_name(name);
            for format in Format::ALL {
                let label = i18n.msg(&format!("format-{}", format.extension()));
                dialog = dialog.add_filter(label, &[format.extension()]);
            }
            let is_folder = |folder: &&Path| *folder != Path::new("") && *folder != Path::new("~");
            if let Some(folder) = suggested.parent().filter(is_folder) {
                dialog = dialog.set_directory(folder);
            }
            let dialog = dialog.save_file();
            Some(Box::pin(async move {
                let path = path_of(&dialog.await?);
                Some(if let Some(format) = path.to_str().and_then(Format::from_file_name) {
                    WorkspaceEvent::SavePathPicked { document, path, format, replace: true }
                } else {
                    // The user confirmed overwriting the name without the extension, not this one.
                    let path = with_extension(path, Format::Ron);
                    WorkspaceEvent::SavePathPicked { document, path, format: Format::Ron, replace: false }
                })
            }))
        }
        FilePrompt::SaveInto { folder, .. } | FilePrompt::ExportInto { folder, .. } => {
            let is_export = matches!(prompt, FilePrompt::ExportInto { .. });
            let title = if is_export { "dialog-export-title" } else { "dialog-save-into-title" };
            let prompt = prompt.clone();
            let mut dialog = AsyncFileDialog::new().set_title(i18n.msg(title));
            if folder != Path::new("") {
                dialog = dialog.set_directory(folder);
            }
            let dialog = dialog.pick_folder();
            Some(Box::pin(
                async move { dialog.await.map(|folder| WorkspaceEvent::FolderPicked(path_of(&folder), prompt)) },
            ))
        }
        FilePrompt::ExportFile { request, suggested } => Some(export_dialog(request.clone(), suggested, i18n)),
        FilePrompt::Template => {
            let dialog = AsyncFileDialog::new().set_title(i18n.msg("dialog-template-title")).pick_file();
            Some(Box::pin(async move { dialog.await.map(|file| WorkspaceEvent::TemplatePicked(path_of(&file))) }))
        }
        FilePrompt::ConfirmOverwrite { .. } | FilePrompt::ConfirmSaves(_) | FilePrompt::ConfirmExport { .. } => None,
    }
}

/// The dialog for the file that stories are exported to.
fn export_dialog(request: ExportRequest, suggested: &Path, i18n: &Localizer) -> PendingDialog {
    let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let label = i18n.msg(&format!("export-{}", request.profile.format.code()));
    let mut dialog = AsyncFileDialog::new()
        .set_title(i18n.msg("dialog-export-title"))
        .set_file_name(name)
        .add_filter(label, &[request.profile.extension()]);
    if let Some(folder) = suggested.parent().filter(|folder| *folder != Path::new("")) {
        dialog = dialog.set_directory(folder);
    }
    let dialog = dialog.save_file();
    Box::pin(async move {
        let picked = path_of(&dialog.await?);
        let path = request.profile.with_extension(picked.clone());
        // The user confirmed overwriting the name without the extension, not this one.
        let replace = path == picked;
        Some(WorkspaceEvent::ExportPathPicked { request, path, replace })
    })
}

/// The file extensions of stories, for a filter.
fn story_extensions() -> Vec<&'static str> {
    storage::story_extensions().collect()
}

fn path_of(file: &FileHandle) -> PathBuf {
    file.path().to_owned()
}

/// Shows a dialog on a new thread if `is_available` returns true there.
fn run_dialog(
    prompt: FilePrompt,
    dialog: PendingDialog,
    is_available: impl FnOnce() -> bool + Send + 'static,
    ctx: &egui::Context,
    events: Sender<WorkspaceEvent>,
) {
    let (without_thread, ctx) = ((events.clone(), prompt.clone()), ctx.clone());
    let run = move || {
        let event = if is_available() {
            pollster::block_on(dialog).unwrap_or(WorkspaceEvent::DialogCancelled(prompt))
        } else {
            log::info!("the system has no file dialogs");
            WorkspaceEvent::DialogUnavailable(prompt)
        };
        // Fails where the window was closed in the meantime; the answer is not needed then.
        if events.send(event).is_ok() {
            ctx.request_repaint();
        }
    };
    if let Err(error) = std::thread::Builder::new().name("dialog".to_owned()).spawn(run) {
        log::error!("no thread for a file dialog: {error}");
        let (events, prompt) = without_thread;
        let _ = events.send(WorkspaceEvent::DialogUnavailable(prompt));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn result(is_available: bool, dialog: PendingDialog) -> WorkspaceEvent {
        let (sender, events) = mpsc::channel();
        run_dialog(FilePrompt::Open, dialog, move || is_available, &egui::Context::default(), sender);
        events.recv().unwrap()
    }

    #[test]
    fn a_dialog_that_is_cancelled_at_once_counts_as_cancelled() {
        let event = result(true, Box::pin(async { None }));
        assert!(matches!(event, WorkspaceEvent::DialogCancelled(FilePrompt::Open)), "{event:?}");
    }

    #[test]
    fn without_a_dialog_service_no_dialog_is_shown_and_that_is_reported() {
        let event = result(false, Box::pin(async { panic!("the dialog is polled") }));
        assert!(matches!(event, WorkspaceEvent::DialogUnavailable(FilePrompt::Open)), "{event:?}");
    }
}
