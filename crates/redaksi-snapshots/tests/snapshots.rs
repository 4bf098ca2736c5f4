//! Snapshot tests of the window in its main states, compared with the images in `tests/snapshots`.
//!
//! Rendered by wgpu; on Debian, Mesa's lavapipe works without a graphics card (`mesa-vulkan-drivers`). Where no
//! renderer is available, the tests are skipped. `UPDATE_SNAPSHOTS=1 cargo test -p redaksi-snapshots` updates
//! the images; review them before committing.

#[path = "../../../tests/gui/harness/mod.rs"]
mod harness;
#[path = "../../../tests/support/mod.rs"]
mod support;

use egui::{Modifiers, Theme};
use egui_kittest::SnapshotOptions;
use harness::{ScreenHarness, UserActions as _, open_screen};
use redaksi::i18n::Language;
use redaksi::workspace::{Action, Command, EditAction, FileAction, ViewAction};
use redaksi_core::article::FieldName;
use support::requirements::skip_or_fail;
use support::{BRIDGE_SAMPLE, TestApp};

/// Versions of Mesa antialias some glyphs differently. The limit is far below the smallest icon, which has about 40
/// pixels.
fn options() -> SnapshotOptions {
    let folder = support::workspace_dir().join("tests/snapshots");
    SnapshotOptions::new().threshold(2.0).max_failed_pixels(10).output_path(folder)
}

/// Whether a wgpu adapter is available; otherwise the test is skipped.
fn has_renderer() -> bool {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    descriptor.backends = wgpu::Backends::PRIMARY;
    let adapters = pollster::block_on(wgpu::Instance::new(descriptor).enumerate_adapters(wgpu::Backends::PRIMARY));
    if adapters.is_empty() {
        skip_or_fail("no wgpu adapter is available");
    }
    !adapters.is_empty()
}

/// A window of that size in points, with one pixel per point.
fn window(app: TestApp, size: [f32; 2], language: Language, theme: Theme) -> ScreenHarness {
    let mut screen = open_screen(app, size, language);
    screen.ctx.set_theme(theme);
    screen.run();
    screen
}

#[test]
fn a_raw_story_in_light_theme() {
    if has_renderer() {
        let app = TestApp::with_sample(BRIDGE_SAMPLE);
        let mut screen = window(app, [1440.0, 900.0], Language::English, Theme::Light);
        screen.snapshot_options("raw-day", &options());
    }
}

#[test]
fn a_clean_story_in_dark_theme_in_a_small_window() {
    if has_renderer() {
        let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
        app.run(Command::Clean);
        app.run(Command::ChecksPanel);
        let mut screen = window(app, [1024.0, 700.0], Language::Indonesian, Theme::Dark);
        screen.snapshot_options("clean-night-small", &options());
    }
}

#[test]
fn two_stories_and_the_source_in_a_wide_window() {
    if has_renderer() {
        let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
        let second = app.path("kopi-lereng.txt");
        std::fs::copy(support::sample("kopi-lereng.txt"), &second).unwrap();
        app.open(&second);
        assert!(app.workspace.settings().panels.source);
        let mut screen = window(app, [2160.0, 900.0], Language::Indonesian, Theme::Light);
        assert!(screen.shows_label("Naskah asli"));
        screen.snapshot_options("wide-day", &options());
    }
}

#[test]
fn a_story_at_double_zoom() {
    if has_renderer() {
        let app = TestApp::with_sample(BRIDGE_SAMPLE);
        let mut screen = window(app, [1440.0, 900.0], Language::English, Theme::Light);
        screen.ctx.set_zoom_factor(2.0);
        screen.run();
        screen.snapshot_options("twice", &options());
    }
}

#[test]
fn changes_and_an_error() {
    if has_renderer() {
        let mut app = TestApp::with_sample("kopi-lereng.txt");
        app.dispatch(Action::Edit(EditAction::SetField {
            name: FieldName::Abstract,
            value: "Atap sekolah menjadi lantai jemur.".into(),
        }));
        app.dispatch(Action::File(FileAction::OpenText(
            "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
        )));
        app.dispatch(Action::View(ViewAction::ActivateDocument(app.workspace.documents()[0].id())));
        app.open(std::path::Path::new("/hilang.txt"));
        let mut screen = window(app, [1280.0, 800.0], Language::English, Theme::Light);
        screen.snapshot_options("changed", &options());
    }
}

#[test]
fn the_empty_workspace_and_the_command_palette() {
    if has_renderer() {
        let mut screen = window(TestApp::new(), [1024.0, 700.0], Language::English, Theme::Light);
        screen.snapshot_options("empty", &options());
        screen.press(Modifiers::NONE, egui::Key::F1);
        screen.snapshot_options("palette", &options());
    }
}
