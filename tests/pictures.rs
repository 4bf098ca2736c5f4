//! Snapshot tests of the window in its main states, compared with the images in `tests/snapshots`.
//!
//! Rendered by wgpu; on Debian, Mesa's lavapipe works without a graphics card (`mesa-vulkan-drivers`). Where no
//! renderer is available, each test prints so and is skipped. `UPDATE_SNAPSHOTS=1 cargo test --test pictures` updates
//! the images; review them before committing.

mod screen;
mod world;

use egui::{Modifiers, Theme};
use egui_kittest::SnapshotOptions;
use redaksi::article::FieldName;
use redaksi::workspace::{Action, Command};
use redaksi::i18n::Language;
use screen::{Person as _, Screens, show};
use world::{BRIDGE, World};

/// Versions of Mesa antialias some glyphs differently. The limit is far below the smallest icon, which has about 40
/// pixels.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(2.0).max_failed_pixels(10)
}

/// Whether a wgpu adapter is available; prints a message where none is.
fn can_draw(picture: &str) -> bool {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    descriptor.backends = wgpu::Backends::PRIMARY;
    let adapters = pollster::block_on(wgpu::Instance::new(descriptor).enumerate_adapters(wgpu::Backends::PRIMARY));
    if adapters.is_empty() {
        eprintln!("skipped {picture}: no offscreen renderer is available");
    }
    !adapters.is_empty()
}

/// A window of that size in points, with one pixel per point.
fn window(world: World, size: [f32; 2], language: Language, theme: Theme) -> Screens {
    let mut screen = show(world, size, language);
    screen.ctx.set_theme(theme);
    screen.run();
    screen
}

#[test]
fn a_raw_story_in_light_theme() {
    if can_draw("a_raw_story_in_light_theme") {
        let world = World::with_sample(BRIDGE);
        let mut screen = window(world, [1440.0, 900.0], Language::English, Theme::Light);
        screen.snapshot_options("raw-day", &options());
    }
}

#[test]
fn a_clean_story_in_dark_theme_in_a_small_window() {
    if can_draw("a_clean_story_in_dark_theme_in_a_small_window") {
        let mut world = World::with_sample(BRIDGE);
        world.run(Command::Clean);
        world.run(Command::ChecksPanel);
        let mut screen = window(world, [1024.0, 700.0], Language::Indonesian, Theme::Dark);
        screen.snapshot_options("clean-night-small", &options());
    }
}

#[test]
fn two_stories_and_the_source_in_a_wide_window() {
    if can_draw("two_stories_and_the_source_in_a_wide_window") {
        let mut world = World::with_sample(BRIDGE);
        let second = world.path("kopi-lereng.txt");
        std::fs::copy(world::sample("kopi-lereng.txt"), &second).unwrap();
        world.open(&second);
        assert!(world.desk.settings().panels.received);
        let mut screen = window(world, [2160.0, 900.0], Language::Indonesian, Theme::Light);
        assert!(screen.sees("Naskah asli"));
        screen.snapshot_options("wide-day", &options());
    }
}

#[test]
fn a_story_at_double_zoom() {
    if can_draw("a_story_at_double_zoom") {
        let world = World::with_sample(BRIDGE);
        let mut screen = window(world, [1440.0, 900.0], Language::English, Theme::Light);
        screen.ctx.set_zoom_factor(2.0);
        screen.run();
        screen.snapshot_options("twice", &options());
    }
}

#[test]
fn changes_and_an_error() {
    if can_draw("changes_and_an_error") {
        let mut world = World::with_sample("kopi-lereng.txt");
        world.act(Action::SetField { name: FieldName::Abstract, value: "Atap sekolah menjadi lantai jemur.".into() });
        world.act(Action::OpenText("Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
        world.act(Action::Select(world.desk.stories()[0].id()));
        world.open(std::path::Path::new("/hilang.txt"));
        let mut screen = window(world, [1280.0, 800.0], Language::English, Theme::Light);
        screen.snapshot_options("changed", &options());
    }
}

#[test]
fn the_empty_workspace_and_the_command_palette() {
    if can_draw("the_empty_workspace_and_the_command_palette") {
        let mut screen = window(World::new(), [1024.0, 700.0], Language::English, Theme::Light);
        screen.snapshot_options("empty", &options());
        screen.press(Modifiers::NONE, egui::Key::F1);
        screen.snapshot_options("palette", &options());
    }
}
