//! Native file dialogs, shown on a thread of their own so that they do not block the window.

use crate::workspace::{Asking, Report};
use crate::formats::{Format, with_extension};
use crate::i18n::Words;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// No user dismisses a dialog this fast: an empty answer within this time means that no dialog was shown.
const UNSEEN: Duration = Duration::from_millis(400);

/// Shows the dialog for `asking` and sends the result as a [`Report`] through `speak`. Returns at once.
pub fn ask(asking: Asking, words: &Words, ctx: &egui::Context, speak: Sender<Report>) {
    let opened_at = Instant::now();
    let ctx = ctx.clone();
    let request = asking.clone();
    let no_answer =
        move || if opened_at.elapsed() < UNSEEN { Report::NoDialog(request) } else { Report::Cancelled(request) };
    let send = move |report: Report| {
        // Fails where the window was closed in the meantime; the answer is not needed then.
        if speak.send(report).is_ok() {
            ctx.request_repaint();
        }
    };
    match asking {
        Asking::Open => {
            let dialog = rfd::AsyncFileDialog::new()
                .set_title(words.say("dialog-open-title"))
                .add_filter(words.say("filter-stories"), &["txt", "html", "htm", "ron"])
                .add_filter(words.say("filter-all"), &["*"])
                .pick_files();
            in_background(async move {
                let files = dialog.await.unwrap_or_default();
                let paths: Vec<_> = files.iter().map(|file| file.path().to_owned()).collect();
                send(if paths.is_empty() { no_answer() } else { Report::PickedOpen(paths) });
            });
        }
        Asking::OpenFolder => {
            let dialog = rfd::AsyncFileDialog::new().set_title(words.say("dialog-folder-title")).pick_folder();
            in_background(async move {
                send(dialog.await.map_or_else(no_answer, |folder| Report::PickedOpen(vec![folder.path().to_owned()])));
            });
        }
        Asking::Save { story, suggested } => {
            let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let mut dialog = rfd::AsyncFileDialog::new().set_title(words.say("dialog-save-title")).set_file_name(name);
            for format in Format::ALL {
                let label = words.say(&format!("format-{}", format.extension()));
                dialog = dialog.add_filter(label, &[format.extension()]);
            }
            if let Some(folder) = suggested.parent().filter(|folder| *folder != Path::new("")) {
                dialog = dialog.set_directory(folder);
            }
            let dialog = dialog.save_file();
            in_background(async move {
                send(match dialog.await {
                    Some(file) => {
                        let path = file.path().to_owned();
                        if let Some(format) = path.to_str().and_then(Format::of_name) {
                            Report::PickedSave { story, path, format, replace: true }
                        } else {
                            // The user confirmed overwriting the name without the extension, not this one.
                            let path = with_extension(path, Format::Ron);
                            Report::PickedSave { story, path, format: Format::Ron, replace: false }
                        }
                    }
                    None => no_answer(),
                });
            });
        }
        Asking::Replace { .. } => {}
    }
}

fn in_background(answer: impl Future<Output = ()> + Send + 'static) {
    let started = std::thread::Builder::new().name("dialog".to_owned()).spawn(move || pollster::block_on(answer));
    if let Err(error) = started {
        eprintln!("redaksi: no file dialog can be shown: {error}");
    }
}
