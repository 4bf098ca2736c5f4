//! Latency of the window: from opening a story to its first frame, and from a key press to the next frame, with all
//! panels shown; and the time of commands on 1,000 stories.
//!
//! Run with `cargo bench --bench workspace`. Frames are laid out and tessellated without a display or a GPU.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use egui_kittest::Harness;
use redaksi::app::{Profile, run_job};
use redaksi::i18n::{Language, Localizer};
use redaksi::ui::{MainView, theme};
use redaksi::workspace::{
    Action, Command, EditAction, Effect, FileAction, ReplaceRequest, ReviseAction, SearchScope, Settings, Workspace,
    WorkspaceEvent,
};
use redaksi_core::article::{Article, SourceText};
use redaksi_core::extract;
use redaksi_core::packs::Packs;
use redaksi_core::tags::TagHistory;
use redaksi_core::text::{SearchQuery, Searcher};
use std::time::Duration;

const STORY: &str = include_str!("../samples/jembatan-gantung.txt");

/// The window over its own workspace.
struct Gui {
    workspace: Workspace,
    window: MainView,
    words: Localizer,
}

/// Returns a story of at least `bytes` bytes: the sample with its paragraphs repeated.
fn story_text(bytes: usize) -> String {
    let (head, rest) = STORY.split_at(STORY.find("Warga membagi").expect("the sample should have this paragraph"));
    let (body, tail) = rest.split_at(rest.find("Editor:").expect("the sample should have an editor line"));
    let mut document = head.to_owned();
    while document.len() + tail.len() < bytes {
        document += body;
    }
    document + tail
}

fn extract_article(raw: &str, packs: &Packs) -> Article {
    extract::extract(SourceText::new("story.txt", raw.as_bytes()), packs)
}

fn gui_with(article: Article, packs: &Packs) -> Gui {
    let mut workspace = Workspace::new(packs.clone(), TagHistory::default(), Settings::default());
    workspace.handle_event(WorkspaceEvent::OpenFinished {
        path: None,
        fingerprint: None,
        attachments: 0,
        pictures: 0,
        result: Ok(Box::new(article)),
    });
    Gui { workspace, window: MainView::default(), words: Localizer::new(Language::English) }
}

fn harness_for(screen: Gui) -> Harness<'static, Gui> {
    Harness::builder()
        .with_size([1680.0, 900.0])
        .with_context_setup(theme::apply_style)
        .with_max_steps(12)
        .build_ui_state(
            |ui, screen: &mut Gui| {
                for action in screen.window.show(ui, &screen.workspace, &screen.words) {
                    screen.workspace.dispatch(action, Duration::ZERO);
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
fn bench_open(c: &mut Criterion) {
    let packs = Packs::built_in();
    let raw = story_text(5_000);
    c.bench_function("open 5 KB: bytes to first frame", |b| {
        b.iter_batched_ref(
            || raw.clone(),
            |raw| harness_for(gui_with(extract_article(raw, &packs), &packs)),
            BatchSize::PerIteration,
        );
    });
}

/// Opens a folder of 1,000 stories, read in batches as the worker reads them, with a frame after each batch.
fn bench_open_thousand(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder should be creatable");
    let raw = story_text(5_000);
    for number in 0..1_000 {
        std::fs::write(folder.path().join(format!("{number:04}.txt")), &raw).expect("a file should be writable");
    }
    let own = Profile::in_dir(&folder.path().join("own"));
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("many");
    group.sample_size(10);
    group.bench_function("open 1000 stories of 5 KB", |b| {
        b.iter(|| {
            let mut frames = HeadlessFrames::new();
            let workspace = Workspace::new(packs.clone(), TagHistory::default(), Settings::default());
            let mut screen = Gui { workspace, window: MainView::default(), words: Localizer::new(Language::English) };
            let mut effects = screen
                .workspace
                .dispatch(Action::File(FileAction::OpenFiles(vec![folder.path().to_owned()])), Duration::ZERO);
            while !effects.is_empty() {
                let batch = std::mem::take(&mut effects);
                for effect in batch {
                    if let Effect::RunJob(errand) = effect
                        && let Some(report) = run_job(errand, &own)
                    {
                        effects.extend(screen.workspace.handle_event(report));
                    }
                }
                let Gui { workspace, window, words } = &mut screen;
                frames.frame(Vec::new(), |ui| drop(window.show(ui, workspace, words)));
            }
            assert_eq!(screen.workspace.documents().len(), 1_000);
            screen
        });
    });
    group.finish();
}

/// Runs commands on 1,000 open stories at once.
fn bench_bulk_commands(c: &mut Criterion) {
    let packs = Packs::built_in();
    let article = extract_article(&story_text(5_000), &packs);
    let open = || {
        let mut workspace = Workspace::new(packs.clone(), TagHistory::default(), Settings::default());
        for _ in 0..1_000 {
            workspace.handle_event(WorkspaceEvent::OpenFinished {
                path: None,
                fingerprint: None,
                attachments: 0,
                pictures: 0,
                result: Ok(Box::new(article.clone())),
            });
        }
        workspace
    };
    let mut group = c.benchmark_group("many");
    group.sample_size(10);
    group.bench_function("clean 1000 stories of 5 KB", |b| {
        b.iter_batched_ref(
            open,
            |workspace| workspace.dispatch(Action::RunCommand(Command::CleanAll), Duration::ZERO),
            BatchSize::PerIteration,
        );
    });
    group.bench_function("find and replace in 1000 stories of 5 KB", |b| {
        let query = SearchQuery { text: "warga".into(), ..SearchQuery::default() };
        b.iter_batched_ref(
            open,
            |workspace| {
                let finder = Searcher::new(&query).ok().flatten().expect("the query is not empty");
                let hits = workspace.hits(&finder, SearchScope::AllDocuments);
                assert!(hits.len() > 1_000);
                workspace.dispatch(
                    Action::Edit(EditAction::Replace(ReplaceRequest {
                        query: query.clone(),
                        with: "orang".into(),
                        hits,
                    })),
                    Duration::ZERO,
                )
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

/// An egui context without a display. Frames are laid out and tessellated as in the real window, and discarded.
struct HeadlessFrames {
    ctx: egui::Context,
    time: f64,
}

impl HeadlessFrames {
    fn new() -> Self {
        let ctx = egui::Context::default();
        theme::apply_style(&ctx);
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
struct TypingSession {
    frames: HeadlessFrames,
    screen: Gui,
}

impl TypingSession {
    /// Opens an article and puts the focus and the caret into its fourth paragraph.
    fn with_article(article: Article, packs: &Packs) -> Self {
        let mut session = Self { frames: HeadlessFrames::new(), screen: gui_with(article, packs) };
        session.frame(Vec::new());
        let document = session.screen.workspace.active().expect("a story is open");
        let paragraph = document.article().paragraphs().nth(3).expect("the story has paragraphs");
        let (id, middle) =
            (document.id(), redaksi_core::article::block_offset(&document.article().body, paragraph) + 3);
        session
            .screen
            .workspace
            .dispatch(Action::Edit(EditAction::Splice { range: middle..middle, text: "x".into() }), Duration::ZERO);
        session.frames.ctx.memory_mut(|memory| memory.request_focus(MainView::body_id(id)));
        for _ in 0..3 {
            session.frame(Vec::new());
        }
        session
    }

    fn frame(&mut self, events: Vec<egui::Event>) {
        let Gui { workspace, window, words } = &mut self.screen;
        self.frames.frame(events, |ui| {
            for action in window.show(ui, workspace, words) {
                workspace.dispatch(action, Duration::ZERO);
            }
        });
    }

    /// Takes over the result of the last check, shows a frame with these events, and starts the check that is due then.
    fn frame_with_checks(&mut self, events: Vec<egui::Event>, finished: Option<WorkspaceEvent>) -> Vec<Effect> {
        if let Some(report) = finished {
            self.screen.workspace.handle_event(report);
        }
        self.frame(events);
        self.screen.workspace.due_checks()
    }

    /// Returns the length of the story in bytes.
    fn length(&self) -> usize {
        self.screen.workspace.active().expect("a story is open").promo_counts().bytes
    }
}

/// Shows the text in a plain `TextEdit` in a scroll area, with the same font and width, as the baseline.
fn show_plain_editor(ui: &mut egui::Ui, text: &mut String) {
    egui::ScrollArea::vertical().show(ui, |ui| {
        let edit = egui::TextEdit::multiline(text).id(egui::Id::unique("plain"));
        let edit = edit.font(theme::Face::Body.font()).desired_width(theme::size::MAX_TEXT_WIDTH);
        ui.add(edit).request_focus();
    });
}

/// The baseline: a plain `TextEdit` in headless frames.
struct PlainTextEdit {
    frames: HeadlessFrames,
    text: String,
}

impl PlainTextEdit {
    fn frame(&mut self, events: Vec<egui::Event>) {
        let text = &mut self.text;
        self.frames.frame(events, |ui| show_plain_editor(ui, text));
    }
}

/// Measures typing into stories of several lengths, compared with a plain `TextEdit`.
fn bench_typing(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("one key to the next frame");
    group.sample_size(30);
    for (name, bytes) in [("5 KB", 5_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let raw = story_text(bytes);
        let mut session = TypingSession::with_article(extract_article(&raw, &packs), &packs);
        let before = session.length();
        let mut keys = TypeAndDelete::default();
        session.frame(vec![keys.next()]);
        assert_eq!(session.length(), before + 1, "the key should reach the story");
        group.bench_function(format!("desk, {name}"), |b| b.iter(|| session.frame(vec![keys.next()])));
        let mut plain = PlainTextEdit { frames: HeadlessFrames::new(), text: raw };
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

/// Measures typing into a translation of about 600 words with its original beside it: without checks, and while each key is followed
/// by a complete check. The check itself runs on a worker and is not part of the time; to start it, to take over its result and
/// to show its findings is.
fn bench_typing_with_checks(c: &mut Criterion) {
    let packs = Packs::built_in();
    let folder = tempfile::tempdir().expect("a temporary folder should be creatable");
    let own = Profile::in_dir(folder.path());
    let mut group = c.benchmark_group("one key to the next frame, original beside");
    group.sample_size(30);
    let raw = story_text(5_000);
    let mut session = TypingSession::with_article(extract_article(&raw, &packs), &packs);
    session.screen.workspace.dispatch(Action::Revise(ReviseAction::AttachText(raw)), Duration::ZERO);
    let mut keys = TypeAndDelete::default();
    session.frame(vec![keys.next()]);
    group.bench_function("without checks", |b| b.iter(|| session.frame(vec![keys.next()])));
    // Kept between the samples: without its result, no further check starts.
    let mut finished = None;
    group.bench_function("with a check after each key", |b| {
        b.iter_custom(|iterations| {
            let mut total = Duration::ZERO;
            for _ in 0..iterations {
                let start = std::time::Instant::now();
                let effects = session.frame_with_checks(vec![keys.next()], finished.take());
                total += start.elapsed();
                finished = effects.into_iter().find_map(|effect| match effect {
                    Effect::RunJob(job) => run_job(job, &own),
                    _ => None,
                });
            }
            total
        });
        assert!(finished.is_some(), "each key should start a check");
    });
    group.finish();
}

/// Measures typing in the test harness, which builds and reads the accessibility tree of each frame as a screen reader
/// would.
fn bench_typing_with_accessibility(c: &mut Criterion) {
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("one key to the next frame, read aloud");
    group.sample_size(20);
    for (name, bytes) in [("5 KB", 5_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let raw = story_text(bytes);
        let mut harness = harness_for(gui_with(extract_article(&raw, &packs), &packs));
        harness.run_steps(2);
        let document = harness.state().workspace.active().expect("a story is open");
        let paragraph = document.article().paragraphs().nth(3).expect("the story has paragraphs");
        let (id, middle) =
            (document.id(), redaksi_core::article::block_offset(&document.article().body, paragraph) + 3);
        harness
            .state_mut()
            .workspace
            .dispatch(Action::Edit(EditAction::Splice { range: middle..middle, text: "x".into() }), Duration::ZERO);
        harness.ctx.memory_mut(|memory| memory.request_focus(MainView::body_id(id)));
        harness.run_steps(3);
        let mut keys = TypeAndDelete::default();
        group.bench_function(format!("desk, {name}"), |b| {
            b.iter(|| {
                harness.event(keys.next());
                harness.step();
            });
        });
        let builder = Harness::builder().with_accessibility_check(false).with_size([1680.0, 900.0]);
        let mut plain = builder.with_context_setup(theme::apply_style).build_ui_state(show_plain_editor, raw);
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

criterion_group!(
    benches,
    bench_open,
    bench_open_thousand,
    bench_bulk_commands,
    bench_typing,
    bench_typing_with_checks,
    bench_typing_with_accessibility
);
criterion_main!(benches);
