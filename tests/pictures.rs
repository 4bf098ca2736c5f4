//! What the window looks like in its main states, pixel by pixel, beside the pictures in `tests/snapshots`.
//!
//! Drawn by wgpu; on Debian Mesa's lavapipe does it without a card (`mesa-vulkan-drivers`). Where nothing can draw, each
//! test says so and is skipped. `UPDATE_SNAPSHOTS=1 cargo test --test pictures` makes the pictures anew: look at them.

mod screen;
mod world;

use egui::{Modifiers, Theme};
use egui_kittest::SnapshotOptions;
use redaksi::article::FieldName;
use redaksi::desk::{Action, Command};
use redaksi::words::Language;
use screen::{Person as _, Screens, show};
use world::{BRIDGE, World};

/// Another version of Mesa rounds the edges of some letters differently. The smallest sign has some forty pixels.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(2.0).max_failed_pixels(10)
}

/// Whether there is anything that draws; says so where there is not.
fn can_draw(picture: &str) -> bool {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    descriptor.backends = wgpu::Backends::PRIMARY;
    let adapters = pollster::block_on(wgpu::Instance::new(descriptor).enumerate_adapters(wgpu::Backends::PRIMARY));
    if adapters.is_empty() {
        eprintln!("skipped {picture}: nothing here draws without a window");
    }
    !adapters.is_empty()
}

/// A window of that size, with a pixel to a point.
fn window(world: World, size: [f32; 2], language: Language, theme: Theme) -> Screens {
    let mut screen = show(world, size, language);
    screen.ctx.set_theme(theme);
    screen.run();
    screen
}

#[test]
fn a_raw_story_by_day() {
    if can_draw("a_raw_story_by_day") {
        let world = World::with_sample(BRIDGE);
        let mut screen = window(world, [1440.0, 900.0], Language::English, Theme::Light);
        screen.snapshot_options("raw-day", &options());
    }
}

#[test]
fn a_clean_story_by_night_in_a_small_window() {
    if can_draw("a_clean_story_by_night_in_a_small_window") {
        let mut world = World::with_sample(BRIDGE);
        world.run(Command::Clean);
        world.run(Command::ChecksPanel);
        let mut screen = window(world, [1024.0, 700.0], Language::Indonesian, Theme::Dark);
        screen.snapshot_options("clean-night-small", &options());
    }
}

#[test]
fn two_stories_and_what_was_received_in_a_wide_window() {
    if can_draw("two_stories_and_what_was_received_in_a_wide_window") {
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
fn a_story_at_twice_the_size() {
    if can_draw("a_story_at_twice_the_size") {
        let world = World::with_sample(BRIDGE);
        let mut screen = window(world, [1440.0, 900.0], Language::English, Theme::Light);
        screen.ctx.set_zoom_factor(2.0);
        screen.run();
        screen.snapshot_options("twice", &options());
    }
}

#[test]
fn what_was_changed_and_what_went_wrong() {
    if can_draw("what_was_changed_and_what_went_wrong") {
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
fn the_empty_desk_and_the_palette_over_it() {
    if can_draw("the_empty_desk_and_the_palette_over_it") {
        let mut screen = window(World::new(), [1024.0, 700.0], Language::English, Theme::Light);
        screen.snapshot_options("empty", &options());
        screen.press(Modifiers::NONE, egui::Key::F1);
        screen.snapshot_options("palette", &options());
    }
}
