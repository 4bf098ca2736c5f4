//! Native file dialogs, shown on a thread of their own so that they do not block the window.

use crate::i18n::Localizer;
use crate::workspace::{FilePrompt, WorkspaceEvent};
use redaksi_core::formats::{Format, with_extension};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// No user dismisses a dialog this fast: an empty answer within this time means that no dialog was shown.
const MIN_DIALOG_TIME: Duration = Duration::from_millis(400);

/// Shows the dialog for `file_prompt` and sends the result as a [`WorkspaceEvent`] through `speak`. Returns at once.
pub fn show_file_dialog(prompt: FilePrompt, i18n: &Localizer, ctx: &egui::Context, speak: Sender<WorkspaceEvent>) {
    let opened_at = Instant::now();
    let ctx = ctx.clone();
    let request = prompt.clone();
    let no_answer = move || {
        if opened_at.elapsed() < MIN_DIALOG_TIME {
            WorkspaceEvent::DialogUnavailable(request)
        } else {
            WorkspaceEvent::DialogCancelled(request)
        }
    };
    let send = move |report: WorkspaceEvent| {
        // Fails where the window was closed in the meantime; the answer is not needed then.
        if speak.send(report).is_ok() {
            ctx.request_repaint();
        }
    };
    match prompt {
        FilePrompt::Open => {
            let dialog = rfd::AsyncFileDialog::new()
                .set_title(i18n.msg("dialog-open-title"))
                .add_filter(i18n.msg("filter-stories"), &["txt", "html", "htm", "ron"])
                .add_filter(i18n.msg("filter-all"), &["*"])
                .pick_files();
            spawn_dialog_thread(async move {
                let files = dialog.await.unwrap_or_default();
                let paths: Vec<_> = files.iter().map(|file| file.path().to_owned()).collect();
                send(if paths.is_empty() { no_answer() } else { WorkspaceEvent::FilesPicked(paths) });
            });
        }
        FilePrompt::OpenFolder => {
            let dialog = rfd::AsyncFileDialog::new().set_title(i18n.msg("dialog-folder-title")).pick_folder();
            spawn_dialog_thread(async move {
                send(
                    dialog
                        .await
                        .map_or_else(no_answer, |folder| WorkspaceEvent::FilesPicked(vec![folder.path().to_owned()])),
                );
            });
        }
        FilePrompt::Save { document, suggested } => {
            let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let mut dialog = rfd::AsyncFileDialog::new().set_title(i18n.msg("dialog-save-title")).set_file_name(name);
            for format in Format::ALL {
                let label = i18n.msg(&format!("format-{}", format.extension()));
                dialog = dialog.add_filter(label, &[format.extension()]);
            }
            if let Some(folder) = suggested.parent().filter(|folder| *folder != Path::new("")) {
                dialog = dialog.set_directory(folder);
            }
            let dialog = dialog.save_file();
            spawn_dialog_thread(async move {
                send(match dialog.await {
                    Some(file) => {
                        let path = file.path().to_owned();
                        if let Some(format) = path.to_str().and_then(Format::from_file_name) {
                            WorkspaceEvent::SavePathPicked { document, path, format, replace: true }
                        } else {
                            // The user confirmed overwriting the name without the extension, not this one.
                            let path = with_extension(path, Format::Ron);
                            WorkspaceEvent::SavePathPicked { document, path, format: Format::Ron, replace: false }
                        }
                    }
                    None => no_answer(),
                });
            });
        }
        FilePrompt::ConfirmOverwrite { .. } => {}
    }
}

fn spawn_dialog_thread(answer: impl Future<Output = ()> + Send + 'static) {
    let started = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || pollster::block_on(answer));
    if let Err(error) = started {
        eprintln!("redaksi: no file dialog can be shown: {error}");
    }
}
