//! How soon the desk answers: opening a story to its first frame, and one key to the next frame, all panels shown.
//!
//! `cargo bench --bench desk`. Frames are laid out and tessellated in the test harness; no display and no GPU.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use redaksi::article::{Article, Received};
use redaksi::desk::{Action, Desk, Report, Settings};
use redaksi::packs::Packs;
use redaksi::reading;
use redaksi::tagging::Vocabulary;
use redaksi::ui::{Window, theme};
use redaksi::words::{Language, Words};
use std::time::Duration;

const STORY: &str = include_str!("../samples/jembatan-gantung.txt");

struct Screen {
    desk: Desk,
    window: Window,
    words: Words,
}

/// A story of about so many bytes: the sample with its paragraphs repeated.
fn story_of(bytes: usize) -> String {
    let (head, rest) = STORY.split_at(STORY.find("Warga membagi").expect("the sample has this paragraph"));
    let (body, tail) = rest.split_at(rest.find("Editor:").expect("the sample has an editor"));
    let mut story = head.to_owned();
    while story.len() + tail.len() < bytes {
        story += body;
    }
    story + tail
}

fn article_of(raw: &str, packs: &Packs) -> Article {
    reading::read(Received::new("story.txt", raw.as_bytes()), packs)
}

fn screen_with(article: Article, packs: &Packs) -> Screen {
    let mut desk = Desk::new(packs.clone(), Vocabulary::default(), Settings::default());
    desk.hear(Report::Opened { path: None, mark: None, result: Ok(Box::new(article)) });
    Screen { desk, window: Window::default(), words: Words::new(Language::English) }
}

fn harness_of(screen: Screen) -> Harness<'static, Screen> {
    Harness::builder().with_size([1440.0, 900.0]).with_context_setup(theme::dress).with_max_steps(12).build_ui_state(
        |ui, screen: &mut Screen| {
            for action in screen.window.show(ui, &screen.desk, &screen.words) {
                screen.desk.act(action, Duration::ZERO);
            }
        },
        screen,
    )
}

/// The same text in a plain `TextEdit` in a scroll area: what the desk is compared with.
fn plain_harness(text: String) -> Harness<'static, String> {
    Harness::builder()
        .with_accessibility_check(false)
        .with_size([1440.0, 900.0])
        .with_context_setup(theme::dress)
        .with_max_steps(12)
        .build_ui_state(
            |ui, text: &mut String| {
                egui::ScrollArea::vertical().show(ui, |ui| {
                    let edit = egui::TextEdit::multiline(text).id(egui::Id::unique("plain")).desired_width(620.0);
                    ui.add(edit).request_focus();
                });
            },
            text,
        )
}

/// Types a letter and deletes it in turn, so that the text stays as long as it is.
#[derive(Default)]
struct Keys {
    is_typed: bool,
}

impl Keys {
    fn next(&mut self) -> egui::Event {
        self.is_typed = !self.is_typed;
        if self.is_typed {
            return egui::Event::Text("a".into());
        }
        let (key, modifiers) = (egui::Key::Backspace, egui::Modifiers::NONE);
        egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }
}

fn opening(c: &mut Criterion) {
    let packs = Packs::built_in();
    let raw = story_of(5_000);
    c.bench_function("open 5 KB: bytes to first frame", |b| {
        b.iter_batched_ref(
            || raw.clone(),
            |raw| harness_of(screen_with(article_of(raw, &packs), &packs)),
            BatchSize::PerIteration,
        );
    });
}

fn typing(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("one key to the next frame");
    group.sample_size(40);
    for (name, bytes) in [("5 KB", 5_000), ("100 KB", 100_000)] {
        let raw = story_of(bytes);
        let mut harness = harness_of(screen_with(article_of(&raw, &packs), &packs));
        harness.run();
        let middle = {
            let body = &harness.state().desk.active().expect("a story is open").article().body;
            redaksi::article::offset_of(body, 4)
        };
        harness.state_mut().desk.act(Action::Splice { range: middle..middle, text: "x".into() }, Duration::ZERO);
        let id = harness.state().desk.active().expect("a story is open").id();
        harness.ctx.memory_mut(|memory| memory.request_focus(Window::body_id(id)));
        harness.run();
        group.bench_function(format!("desk, {name}"), |b| {
            let mut keys = Keys::default();
            b.iter(|| {
                harness.event(keys.next());
                harness.step();
            });
        });
        let mut plain = plain_harness(raw);
        plain.run_steps(4);
        group.bench_function(format!("plain TextEdit, {name}"), |b| {
            let mut keys = Keys::default();
            b.iter(|| {
                plain.event(keys.next());
                plain.step();
            });
        });
    }
    group.finish();
}

criterion_group!(benches, opening, typing);
criterion_main!(benches);
