//! The application around the workspace: the native window, worker threads, files, dialogs and the clock.

mod clipboard;
mod dialog_service;
pub(crate) mod eframe_app;
pub(crate) mod file_dialog;
mod folder_watch;
mod renderer;
mod termination;
mod worker;

pub use crate::jobs::{Profile, StartupState, run_job};
pub use eframe_app::App;

use renderer::FailureStage;

use crate::cli::Renderer;
use eframe::NativeOptions;
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;

/// Why the window could not be opened.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "The window cannot be opened: {0}. Without a display, use 'redaksi clean FILE' to clean a story \
     or 'redaksi explain FILE' to see how its lines are classified."
)]
pub struct WindowError(String);

/// Opens the window with these files and returns when it is closed. Uses the given renderer, or else the first one that
/// works.
///
/// # Errors
/// [`WindowError`] where there is no display or no renderer works.
pub fn run_app(files: &[PathBuf], renderer: Option<Renderer>) -> Result<(), WindowError> {
    if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        return Err(WindowError("there is no display".to_owned()));
    }
    log::info!("version {}, {} files", env!("CARGO_PKG_VERSION"), files.len());
    let profile = Profile::for_user();
    let window_state_problem = profile.check_window_state();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Redaksi")
        .with_app_id("redaksi")
        .with_inner_size(DEFAULT_WINDOW_SIZE)
        .with_min_inner_size([720.0, 480.0])
        .with_icon(icon());
    let options = NativeOptions { viewport, persistence_path: profile.window_state_path(), ..NativeOptions::default() };
    // The profile is read on another thread while the window is being created.
    let (reader, size) = (profile.clone(), profile.read_zoom_percent());
    let known = Rc::new(Cell::new(Some(std::thread::spawn(move || reader.load()))));
    renderer::run_with_first_working_renderer(renderer, |renderer| {
        let stage = Rc::new(Cell::new(FailureStage::RendererInit));
        let (known, profile, files, begun) = (known.clone(), profile.clone(), files.to_vec(), stage.clone());
        let window_state_problem = window_state_problem.clone();
        let begin = move |creation: &eframe::CreationContext<'_>| -> Result<Box<dyn eframe::App>, _> {
            begun.set(FailureStage::AppCreated);
            let mut known = known.take().and_then(|reading| reading.join().ok()).unwrap_or_else(|| profile.load());
            known.problems.extend(window_state_problem.clone());
            Ok(Box::new(App::with_state(&creation.egui_ctx, &profile, known, files)))
        };
        let options = NativeOptions {
            renderer: renderer::to_eframe(renderer).map_err(|error| (FailureStage::RendererInit, error))?,
            window_builder: Some(Box::new(move |viewport| with_saved_size(viewport, size))),
            ..options.clone()
        };
        let done = eframe::run_native("redaksi", options, Box::new(begin));
        done.map_err(|error| {
            log::warn!("renderer {renderer:?}: {error}");
            let has_display = !matches!(error, eframe::Error::WinitEventLoop(_));
            (if has_display { stage.get() } else { FailureStage::NoDisplay }, reason(&error))
        })
    })
    .map_err(WindowError)
}

/// The size of the window at the first start, in points.
const DEFAULT_WINDOW_SIZE: [f32; 2] = [1320.0, 860.0];

/// Restores the size that the window had. eframe stores it divided by the zoom factor, and creates the window before
/// the zoom factor is set; `size` is that factor in percent.
fn with_saved_size(viewport: egui::ViewportBuilder, size: u16) -> egui::ViewportBuilder {
    match viewport.inner_size {
        Some(kept) if kept != egui::Vec2::from(DEFAULT_WINDOW_SIZE) => {
            viewport.with_inner_size(kept * f32::from(size) / 100.0)
        }
        _ => viewport,
    }
}

/// Why eframe could not open a window, for the user. The messages of winit are left out: they name a line of its
/// source. The log has them.
fn reason(error: &eframe::Error) -> String {
    match error {
        eframe::Error::AppCreation(error) => format!("the application cannot be created ({error})"),
        eframe::Error::Winit(_) => "the system does not create a window".to_owned(),
        eframe::Error::WinitEventLoop(_) => "there is no connection to the display server".to_owned(),
        eframe::Error::Glutin(error) => format!("OpenGL cannot be initialized ({error})"),
        eframe::Error::NoGlutinConfigs(_, error) => format!("OpenGL has no suitable configuration ({error})"),
        eframe::Error::OpenGL(error) => format!("OpenGL cannot draw ({error})"),
        #[cfg(feature = "wgpu")]
        eframe::Error::Wgpu(error) => format!("wgpu cannot be initialized ({error})"),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_not_cut_where_it_names_a_path() {
        let error = eframe::Error::AppCreation("no driver at /usr/lib/dri".into());
        assert_eq!(reason(&error), "the application cannot be created (no driver at /usr/lib/dri)");
    }
}
