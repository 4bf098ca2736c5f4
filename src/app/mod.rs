//! The application around the workspace: the native window, worker threads, files, dialogs and the clock.

pub(crate) mod eframe_app;
pub(crate) mod file_dialog;
mod renderer;
mod worker;

pub use crate::jobs::run_errand;
pub use crate::jobs::profile::{Known, OwnFiles};
pub use eframe_app::Shell;

use renderer::Stage;

use crate::cli::Renderer;
use eframe::NativeOptions;
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
#[error(
    "The window cannot be opened: {0}. Without a display, use 'redaksi clean FILE' to clean a story \
     or 'redaksi explain FILE' to see how it is read."
)]
pub struct NoWindow(String);

/// Opens the window with these files and returns when it is closed. Uses the given renderer, or else the first one that
/// works.
///
/// # Errors
/// [`NoWindow`] where there is no display or no renderer works.
pub fn open_window(files: &[PathBuf], renderer: Option<Renderer>) -> Result<(), NoWindow> {
    if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        return Err(NoWindow("there is no display".to_owned()));
    }
    let own = OwnFiles::of_user();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Redaksi")
        .with_app_id("redaksi")
        .with_inner_size(AT_FIRST)
        .with_min_inner_size([720.0, 480.0])
        .with_icon(icon());
    let options = NativeOptions { viewport, persistence_path: own.window_state(), ..NativeOptions::default() };
    // The profile is read on another thread while the window is being created.
    let (reader, size) = (own.clone(), own.size());
    let known = Rc::new(Cell::new(Some(std::thread::spawn(move || reader.known()))));
    renderer::first_that_draws(renderer, |renderer| {
        let stage = Rc::new(Cell::new(Stage::Untouched));
        let (known, own, files, begun) = (known.clone(), own.clone(), files.to_vec(), stage.clone());
        let begin = move |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
            begun.set(Stage::Begun);
            let known = known.take().and_then(|reading| reading.join().ok()).unwrap_or_else(|| own.known());
            Ok(Box::new(Shell::on(&creation.egui_ctx, &own, known, files)))
        };
        let options = NativeOptions {
            renderer: renderer::of_window(renderer),
            window_builder: Some(Box::new(move |viewport| as_large(viewport, size))),
            ..options.clone()
        };
        let done = eframe::run_native("redaksi", options, Box::new(begin));
        done.map_err(|error| {
            let has_display = !matches!(error, eframe::Error::WinitEventLoop(_));
            (if has_display { stage.get() } else { Stage::Hopeless }, without_place(&error.to_string()))
        })
    })
    .map_err(NoWindow)
}

/// The size of the window at the first start, in points.
const AT_FIRST: [f32; 2] = [1320.0, 860.0];

/// Restores the size that the window had. eframe stores it divided by the zoom factor, and creates the window before
/// the zoom factor is set; `size` is that factor in percent.
fn as_large(viewport: egui::ViewportBuilder, size: u16) -> egui::ViewportBuilder {
    match viewport.inner_size {
        Some(kept) if kept != egui::Vec2::from(AT_FIRST) => viewport.with_inner_size(kept * f32::from(size) / 100.0),
        _ => viewport,
    }
}

/// An error message of eframe without the source location that it appends.
fn without_place(error: &str) -> String {
    error.split(" at /").next().unwrap_or(error).to_owned()
}

/// Whether a display server is configured. Checked first, because winit may exit the process where there is none.
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The window icon, at the size that task switchers show: decoding a larger one only delays the start.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon-window.png")).unwrap_or_default()
}
