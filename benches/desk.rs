//! Latency of the window: from opening a story to its first frame, and from a key press to the next frame, with all
//! panels shown; and the time of commands on 1,000 stories.
//!
//! Run with `cargo bench --bench desk`. Frames are laid out and tessellated without a display or a GPU.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use redaksi::app::{OwnFiles, run_errand};
use redaksi::article::{Article, Received};
use redaksi::workspace::{Action, Command, Desk, Effect, Replacing, Report, Scope, Settings};
use redaksi::packs::Packs;
use redaksi::extract;
use redaksi::tags::Vocabulary;
use redaksi::text::{Finder, Query};
use redaksi::ui::{Window, theme};
use redaksi::i18n::{Language, Words};
use std::time::Duration;

const STORY: &str = include_str!("../samples/jembatan-gantung.txt");

/// The window over its own workspace.
struct Screen {
    desk: Desk,
    window: Window,
    words: Words,
}

/// Returns a story of at least `bytes` bytes: the sample with its paragraphs repeated.
fn story_of(bytes: usize) -> String {
    let (head, rest) = STORY.split_at(STORY.find("Warga membagi").expect("the sample should have this paragraph"));
    let (body, tail) = rest.split_at(rest.find("Editor:").expect("the sample should have an editor line"));
    let mut story = head.to_owned();
    while story.len() + tail.len() < bytes {
        story += body;
    }
    story + tail
}

fn article_of(raw: &str, packs: &Packs) -> Article {
    extract::read(Received::new("story.txt", raw.as_bytes()), packs)
}

fn screen_with(article: Article, packs: &Packs) -> Screen {
    let mut desk = Desk::new(packs.clone(), Vocabulary::default(), Settings::default());
    desk.hear(Report::Opened { path: None, mark: None, result: Ok(Box::new(article)) });
    Screen { desk, window: Window::default(), words: Words::new(Language::English) }
}

fn harness_of(screen: Screen) -> Harness<'static, Screen> {
    Harness::builder().with_size([1680.0, 900.0]).with_context_setup(theme::dress).with_max_steps(12).build_ui_state(
        |ui, screen: &mut Screen| {
            for action in screen.window.show(ui, &screen.desk, &screen.words) {
                screen.desk.act(action, Duration::ZERO);
            }
        },
        screen,
    )
}

/// Key events that alternately type a letter and delete it, so that the length of the text stays the same.
#[derive(Default)]
struct TypeAndDelete {
    /// Whether the letter is in the text now.
    is_typed: bool,
}

impl TypeAndDelete {
    fn next(&mut self) -> egui::Event {
        self.is_typed = !self.is_typed;
        if self.is_typed {
            return egui::Event::Text("a".into());
        }
        let (key, modifiers) = (egui::Key::Backspace, egui::Modifiers::NONE);
        egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }
}

/// Measures the time from the bytes of a story to its first frame.
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

/// Opens a folder of 1,000 stories, read in batches as the worker reads them, with a frame after each batch.
fn opening_a_thousand(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder should be creatable");
    let raw = story_of(5_000);
    for number in 0..1_000 {
        std::fs::write(folder.path().join(format!("{number:04}.txt")), &raw).expect("a file should be writable");
    }
    let own = OwnFiles::under(&folder.path().join("own"));
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("many");
    group.sample_size(10);
    group.bench_function("open 1000 stories of 5 KB", |b| {
        b.iter(|| {
            let mut frames = Frames::new();
            let desk = Desk::new(packs.clone(), Vocabulary::default(), Settings::default());
            let mut screen = Screen { desk, window: Window::default(), words: Words::new(Language::English) };
            let mut effects = screen.desk.act(Action::OpenFiles(vec![folder.path().to_owned()]), Duration::ZERO);
            while !effects.is_empty() {
                let batch = std::mem::take(&mut effects);
                for effect in batch {
                    if let Effect::Run(errand) = effect
                        && let Some(report) = run_errand(errand, &own)
                    {
                        effects.extend(screen.desk.hear(report));
                    }
                }
                let Screen { desk, window, words } = &mut screen;
                frames.frame(Vec::new(), |ui| drop(window.show(ui, desk, words)));
            }
            assert_eq!(screen.desk.stories().len(), 1_000);
            screen
        });
    });
    group.finish();
}

/// Runs commands on 1,000 open stories at once.
fn all_of_a_thousand(c: &mut Criterion) {
    let packs = Packs::built_in();
    let article = article_of(&story_of(5_000), &packs);
    let open = || {
        let mut desk = Desk::new(packs.clone(), Vocabulary::default(), Settings::default());
        for _ in 0..1_000 {
            desk.hear(Report::Opened { path: None, mark: None, result: Ok(Box::new(article.clone())) });
        }
        desk
    };
    let mut group = c.benchmark_group("many");
    group.sample_size(10);
    group.bench_function("clean 1000 stories of 5 KB", |b| {
        b.iter_batched_ref(
            open,
            |desk| desk.act(Action::Do(Command::CleanEvery), Duration::ZERO),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("find and replace in 1000 stories of 5 KB", |b| {
        let query = Query { text: "warga".into(), ..Query::default() };
        b.iter_batched_ref(
            open,
            |desk| {
                let finder = Finder::new(&query).ok().flatten().expect("the query is not empty");
                let hits = desk.hits(&finder, Scope::Every);
                assert!(hits.len() > 1_000);
                desk.act(
                    Action::Replace(Replacing { query: query.clone(), with: "orang".into(), hits }),
                    Duration::ZERO,
                )
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// An egui context without a display. Frames are laid out and tessellated as in the real window, and discarded.
struct Frames {
    ctx: egui::Context,
    time: f64,
}

impl Frames {
    fn new() -> Self {
        let ctx = egui::Context::default();
        theme::dress(&ctx);
        Self { ctx, time: 0.0 }
    }

    fn frame(&mut self, events: Vec<egui::Event>, show: impl FnMut(&mut egui::Ui)) {
        self.time += 0.1;
        let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::Vec2::new(1680.0, 900.0)));
        let input = egui::RawInput { screen_rect, events, focused: true, time: Some(self.time), ..Default::default() };
        let mut output = self.ctx.run_ui(input, show);
        output.textures_delta.clear();
        std::hint::black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

/// The window in headless frames, with the caret in a story.
struct Typing {
    frames: Frames,
    screen: Screen,
}

impl Typing {
    /// Opens an article and puts the focus and the caret into its fourth paragraph.
    fn over(article: Article, packs: &Packs) -> Self {
        let mut session = Self { frames: Frames::new(), screen: screen_with(article, packs) };
        session.frame(Vec::new());
        let story = session.screen.desk.active().expect("a story is open");
        let paragraph = story.article().paragraphs().nth(3).expect("the story has paragraphs");
        let (id, middle) = (story.id(), redaksi::article::offset_of(&story.article().body, paragraph) + 3);
        session.screen.desk.act(Action::Splice { range: middle..middle, text: "x".into() }, Duration::ZERO);
        session.frames.ctx.memory_mut(|memory| memory.request_focus(Window::body_id(id)));
        for _ in 0..3 {
            session.frame(Vec::new());
        }
        session
    }

    fn frame(&mut self, events: Vec<egui::Event>) {
        let Screen { desk, window, words } = &mut self.screen;
        self.frames.frame(events, |ui| {
            for action in window.show(ui, desk, words) {
                desk.act(action, Duration::ZERO);
            }
        });
    }

    /// Returns the length of the story in bytes.
    fn length(&self) -> usize {
        self.screen.desk.active().expect("a story is open").tally().bytes
    }
}

/// Shows the text in a plain `TextEdit` in a scroll area, with the same font and width, as the baseline.
fn plain_ui(ui: &mut egui::Ui, text: &mut String) {
    egui::ScrollArea::vertical().show(ui, |ui| {
        let edit = egui::TextEdit::multiline(text).id(egui::Id::unique("plain"));
        let edit = edit.font(theme::Face::Read.font()).desired_width(theme::size::MEASURE);
        ui.add(edit).request_focus();
    });
}

/// The baseline: a plain `TextEdit` in headless frames.
struct Plain {
    frames: Frames,
    text: String,
}

impl Plain {
    fn frame(&mut self, events: Vec<egui::Event>) {
        let text = &mut self.text;
        self.frames.frame(events, |ui| plain_ui(ui, text));
    }
}

/// Measures typing into stories of several lengths, compared with a plain `TextEdit`.
fn typing(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("one key to the next frame");
    group.sample_size(30);
    for (name, bytes) in [("5 KB", 5_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let raw = story_of(bytes);
        let mut session = Typing::over(article_of(&raw, &packs), &packs);
        let before = session.length();
        let mut keys = TypeAndDelete::default();
        session.frame(vec![keys.next()]);
        assert_eq!(session.length(), before + 1, "the key should reach the story");
        group.bench_function(format!("desk, {name}"), |b| b.iter(|| session.frame(vec![keys.next()])));
        let mut plain = Plain { frames: Frames::new(), text: raw };
        let mut keys = TypeAndDelete::default();
        plain.frame(Vec::new());
        plain.frame(Vec::new());
        let before = plain.text.len();
        plain.frame(vec![keys.next()]);
        assert_eq!(plain.text.len(), before + 1, "the key should reach the text");
        group.bench_function(format!("plain TextEdit, {name}"), |b| b.iter(|| plain.frame(vec![keys.next()])));
    }
    group.finish();
}

/// Measures typing in the test harness, which builds and reads the accessibility tree of each frame as a screen reader
/// would.
fn typing_read_aloud(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("one key to the next frame, read aloud");
    group.sample_size(20);
    for (name, bytes) in [("5 KB", 5_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let raw = story_of(bytes);
        let mut harness = harness_of(screen_with(article_of(&raw, &packs), &packs));
        harness.run_steps(2);
        let story = harness.state().desk.active().expect("a story is open");
        let paragraph = story.article().paragraphs().nth(3).expect("the story has paragraphs");
        let (id, middle) = (story.id(), redaksi::article::offset_of(&story.article().body, paragraph) + 3);
        harness.state_mut().desk.act(Action::Splice { range: middle..middle, text: "x".into() }, Duration::ZERO);
        harness.ctx.memory_mut(|memory| memory.request_focus(Window::body_id(id)));
        harness.run_steps(3);
        let mut keys = TypeAndDelete::default();
        group.bench_function(format!("desk, {name}"), |b| {
            b.iter(|| {
                harness.event(keys.next());
                harness.step();
            });
        });
        let builder = Harness::builder().with_accessibility_check(false).with_size([1680.0, 900.0]);
        let mut plain = builder.with_context_setup(theme::dress).build_ui_state(plain_ui, raw);
        plain.run_steps(4);
        let mut keys = TypeAndDelete::default();
        group.bench_function(format!("plain TextEdit, {name}"), |b| {
            b.iter(|| {
                plain.event(keys.next());
                plain.step();
            });
        });
    }
    group.finish();
}

criterion_group!(benches, opening, opening_a_thousand, all_of_a_thousand, typing, typing_read_aloud);
criterion_main!(benches);
