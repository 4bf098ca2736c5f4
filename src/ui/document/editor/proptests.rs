//! Property tests of the caret in any script: a click moves it to the pointer, and typed text appears at it.

use crate::i18n::{Language, Localizer};
use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::LineSpaces;
use crate::ui::document::editor::{BodyEditor, EditorLayout, LayoutKey, layout_text};
use crate::ui::outbox::Outbox;
use crate::ui::theme;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::workspace::{Action, EditAction, Settings, Workspace, WorkspaceEvent};
use egui::text::{ByteIndex, CCursor};
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, TextBuffer as _, Vec2};
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use redaksi_core::article::SourceText;
use redaksi_core::extract;
use redaksi_core::packs::Packs;
use redaksi_core::tags::TagHistory;
use redaksi_core::text::is_grapheme_boundary;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;
use unicode_bidi::{BidiClass, BidiInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

const WIDTH: f32 = 2000.0;

/// A workspace with one story, and the editor of its body in its own egui context.
struct EditorHarness {
    ctx: egui::Context,
    workspace: Workspace,
    i18n: Localizer,
    editor: BodyEditor,
    origin: Pos2,
    time: f64,
}

impl EditorHarness {
    /// Opens a story with this body and runs two frames.
    fn with_body(text: &str, ctx: &egui::Context) -> Self {
        let packs = Packs::built_in();
        let mut workspace = Workspace::new(packs.clone(), TagHistory::default(), Settings::default());
        let article = extract::extract(SourceText::new("", b""), &packs);
        workspace.handle_event(WorkspaceEvent::OpenFinished {
            path: None,
            fingerprint: None,
            attachments: 0,
            pictures: 0,
            result: Ok(Box::new(article)),
        });
        workspace.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: text.to_owned() }), Duration::ZERO);
        let i18n = Localizer::new(Language::English);
        let (ctx, time) = (ctx.clone(), ctx.input(|input| input.time));
        let mut bench = Self { ctx, workspace, i18n, editor: BodyEditor::default(), origin: Pos2::ZERO, time };
        bench.editor.request_focus();
        bench.frame(Vec::new());
        bench.frame(Vec::new());
        bench
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 2.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(WIDTH, 800.0)));
        let input = RawInput { screen_rect, events, focused: true, time: Some(self.time), ..RawInput::default() };
        let mut out = Outbox::default();
        let Self { ctx, workspace, i18n, editor, origin, .. } = self;
        let document = workspace.active().expect("a story is open");
        run_frame(ctx, input, |ui| {
            egui::CentralPanel::no_frame().show(ui, |ui| {
                ui.set_max_width(WIDTH - 100.0);
                *origin = ui.cursor().min + Vec2::new(theme::size::GUTTER, 0.0);
                editor.show(ui, Cx::new(ui, workspace, i18n, false), document, &mut out);
            });
        });
        for action in out.into_actions() {
            self.workspace.dispatch(action, Duration::ZERO);
        }
    }

    fn text(&self) -> String {
        redaksi_core::article::body_text(&self.workspace.active().expect("a story is open").article().body)
    }

    /// Returns the position of the caret at a byte offset, relative to the text.
    fn caret_pos(&self, at: usize) -> Pos2 {
        let cached = self.editor.layout.borrow();
        let (_, layout) = cached.as_ref().expect("the text is laid out");
        let index = self.editor.scratch.char_index_from_byte_index(ByteIndex(at));
        layout.galley.pos_from_cursor(CCursor { index, prefer_next_row: false }).center()
    }

    /// Clicks at a position relative to the text; returns the new caret in bytes.
    fn click(&mut self, at: Pos2) -> usize {
        let pos = self.origin + at.to_vec2();
        let button =
            |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
        self.frame(vec![Event::PointerMoved(pos), button(true)]);
        self.frame(vec![button(false)]);
        self.frame(Vec::new());
        self.editor.caret
    }
}

/// Runs a frame without painting it.
fn run_frame(ctx: &egui::Context, input: RawInput, show: impl FnMut(&mut egui::Ui)) {
    ctx.run_ui(input, show).textures_delta.clear();
}

thread_local! {
    static STYLED_CONTEXT: RefCell<Option<egui::Context>> = const { RefCell::new(None) };
}

/// Returns a context with the fonts and the style of the window, created once per thread.
fn styled_context() -> egui::Context {
    STYLED_CONTEXT.with_borrow_mut(|cached| {
        cached
            .get_or_insert_with(|| {
                let ctx = egui::Context::default();
                theme::apply_style(&ctx);
                run_frame(&ctx, RawInput::default(), |_| {});
                ctx
            })
            .clone()
    })
}

fn word_strategy() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "سلام",
        "الله",
        "قرية",
        "كناري",
        "שלום",
        "עולם",
        "น้ำใจ",
        "ทำงาน",
        "नमस्ते",
        "क्षत्रिय",
        "Cafe\u{301}",
        "👩‍👩‍👧",
        "🇮🇩",
        "desa",
        "Warga",
        "250",
        "(",
        ")",
        ",",
        ".",
        "–",
        "\u{200b}",
    ])
}

fn line_strategy() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec!["", " "]);
    prop::collection::vec((word_strategy(), gap), 1..7)
        .prop_map(|i18n| i18n.into_iter().flat_map(|(word, gap)| [word, gap]).collect::<String>().trim().to_owned())
        .prop_filter("a line has letters", |line| line.chars().any(char::is_alphabetic))
}

fn is_rtl_letter(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// A line with two letters of one script at its start, so that text can be typed between them.
fn line_with_letters_strategy() -> impl Strategy<Value = String> {
    let letters = prop::sample::select(vec!["سل", "של", "de", "Wa"]);
    (letters, line_strategy()).prop_map(|(letters, line)| format!("{letters}{line}"))
}

/// 48 cases, or the number in the environment variable `PROPTEST_CASES`. The seeds of failed cases are stored in
/// `proptest-regressions/editor.txt` and run first from then on.
fn proptest_config() -> ProptestConfig {
    let requested = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let seeds = FileFailurePersistence::Direct(concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/editor.txt"));
    ProptestConfig {
        cases: requested.unwrap_or(48),
        failure_persistence: Some(Box::new(seeds)),
        ..ProptestConfig::default()
    }
}

/// Returns the letter before or after a byte offset that has the lower embedding level, that is, the direction of the
/// surrounding text; `None` unless there are letters with a clear direction on both sides.
fn letter_with_local_direction(text: &str, at: usize) -> Option<char> {
    let (before, after) = (text[..at].chars().next_back()?, text[at..].chars().next()?);
    let has_direction = |c: char| c.is_alphabetic() && (c.is_ascii() || is_rtl_letter(c));
    if !has_direction(before) || !has_direction(after) {
        return None;
    }
    let level = |at: usize| BidiInfo::new(text, None).levels[at];
    let lower = if level(at - before.len_utf8()) <= level(at) { before } else { after };
    Some(lower)
}

proptest! {
    #![proptest_config(proptest_config())]

    #[test]
    fn there_is_a_glyph_for_each_character(lines in prop::collection::vec(line_strategy(), 1..4), width in 60.0_f32..400.0) {
        let text = lines.join("\n");
        let bench = EditorHarness::with_body("x", &styled_context());
        let document = bench.workspace.active().unwrap();
        let mut counts = Vec::new();
        run_frame(&bench.ctx, RawInput::default(), |ui| {
            let layout = layout_text(ui, &text, document.article(), &ReadingMetrics::default(), width, (&Arc::default(), &LineSpaces::default()), None);
            counts = (0..lines.len())
                .map(|line| layout.galley.rows[layout.rows(line)].iter().map(|row| row.glyphs.len()).sum::<usize>())
                .collect();
        });
        prop_assert_eq!(counts, lines.iter().map(|line| line.chars().count()).collect::<Vec<_>>());
    }

    #[test]
    fn a_long_line_that_is_laid_out_in_parts_wraps_where_its_rows_are_full(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, "[a-zé]{0,12}"), 1..5),
        width in 120.0_f32..400.0,
    ) {
        let bench = EditorHarness::with_body("x", &styled_context());
        let document = bench.workspace.active().unwrap();
        let words: Vec<String> = (0..600).map(|number| format!("kata{} panjang ", "a".repeat(number % 7))).collect();
        let mut text = words.concat();
        run_frame(&bench.ctx, RawInput::default(), |ui| {
            let layout = |text: &str, before: Option<&EditorLayout>| {
                layout_text(ui, text, document.article(), &ReadingMetrics::default(), width, (&Arc::default(), &LineSpaces::default()), before)
            };
            let mut before = layout(&text, None);
            for (place, length, insert) in &edits {
                let start = text.floor_char_boundary(place.index(text.len()));
                let end = text.floor_char_boundary(start + length);
                text.replace_range(start..end, insert);
                before = layout(&text, Some(&before));
                let rows = &before.galley.rows;
                let shown: String = rows.iter().flat_map(|row| row.glyphs.iter().map(|glyph| glyph.chr)).collect();
                assert_eq!(shown, text);
                for pair in rows.windows(2) {
                    let [row, next] = pair else { continue };
                    assert!((next.pos.y - row.pos.y - row.size.y).abs() <= 1.0, "{:?} {:?}", row.pos, next.pos);
                    let last = row.glyphs.iter().rev().find(|glyph| glyph.chr != ' ');
                    assert!(last.is_none_or(|glyph| glyph.max_x() <= width + 1.0), "the row is too long");
                    // The first word of the next row does not fit any more; egui counts the space after it as well.
                    let word: Vec<_> = next.glyphs.iter().take_while(|glyph| glyph.chr != ' ').collect();
                    if let (Some(end), Some(first), Some(last)) = (row.glyphs.last(), word.first(), word.last()) {
                        let full = end.max_x() + last.max_x() - first.pos.x + theme::Face::Body.size() / 2.0;
                        assert!(full >= width - 1.0, "the row is too short: {full} of {width}");
                    }
                }
            }
        });
    }

    #[test]
    fn a_click_moves_the_caret_to_the_pointer(line in line_strategy(), pick in any::<prop::sample::Index>()) {
        let mut bench = EditorHarness::with_body(&line, &styled_context());
        let offsets: Vec<usize> =
            line.grapheme_indices(true).map(|(at, _)| at).chain([line.len()]).collect();
        let wanted = bench.caret_pos(*pick.get(&offsets));
        let at = bench.click(wanted);
        prop_assert!(is_grapheme_boundary(&line, at));
        let actual = bench.caret_pos(at);
        prop_assert!((actual.x - wanted.x).abs() < 1.0, "caret {} at x {}, clicked {}", at, actual.x, wanted.x);
    }
}

/// Clicks beside a letter and types another one of its direction there.
#[test]
fn typed_text_appears_at_the_caret() {
    let (cases, without_direction) = (Cell::new(0_u32), Cell::new(0_u32));
    let mut runner = TestRunner::new(proptest_config());
    let strategy = (line_with_letters_strategy(), any::<prop::sample::Index>());
    let result = runner.run(&strategy, |(line, pick)| {
        let offsets: Vec<usize> = line
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .filter(|at| letter_with_local_direction(&line, *at).is_some())
            .collect();
        let mut bench = EditorHarness::with_body(&line, &styled_context());
        let wanted = bench.caret_pos(*pick.get(&offsets));
        let at = bench.click(wanted);
        let reached = bench.caret_pos(at);
        prop_assert!((reached.x - wanted.x).abs() < 1.0, "caret {} at x {}, clicked {}", at, reached.x, wanted.x);
        cases.set(cases.get() + 1);
        // Where the direction of the text changes, two offsets have one position, and the click may give the other one.
        let Some(letter) = letter_with_local_direction(&line, at) else {
            without_direction.set(without_direction.get() + 1);
            return Ok(());
        };
        bench.frame(vec![Event::Text(letter.to_string())]);
        bench.frame(Vec::new());
        let mut typed = line;
        typed.insert(at, letter);
        prop_assert_eq!(bench.text(), typed);
        let sides = [bench.caret_pos(at), bench.caret_pos(at + letter.len_utf8())];
        let nearest = sides.map(|side| (side.x - wanted.x).abs()).into_iter().fold(f32::MAX, f32::min);
        prop_assert!(nearest < theme::Face::Body.size() / 2.0, "typed between {:?}, clicked {}", sides, wanted.x);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}\n{runner}");
    }
    let (cases, without_direction) = (cases.get(), without_direction.get());
    assert!(without_direction * 5 <= cases, "nothing was typed in {without_direction} of {cases} cases");
}

#[test]
fn an_unchanged_line_keeps_its_rows() {
    let bench = EditorHarness::with_body("Satu.\nDua.\nTiga.", &styled_context());
    let document = bench.workspace.active().unwrap();
    run_frame(&bench.ctx, RawInput::default(), |ui| {
        let before = layout_text(
            ui,
            "Satu.\nDua.\nTiga.",
            document.article(),
            &ReadingMetrics::default(),
            300.0,
            (&Arc::default(), &LineSpaces::default()),
            None,
        );
        let after = layout_text(
            ui,
            "Satu.\nDua!\nTiga.",
            document.article(),
            &ReadingMetrics::default(),
            300.0,
            (&Arc::default(), &LineSpaces::default()),
            Some(&before),
        );
        let is_reused = |line: usize| Arc::ptr_eq(&before.galley.rows[line].row, &after.galley.rows[line].row);
        assert_eq!([0, 1, 2].map(is_reused), [true, false, true]);
    });
}

#[test]
fn lines_are_laid_out_again_for_another_width_or_theme() {
    let document = EditorHarness::with_body("x", &styled_context()).workspace.active().unwrap().id();
    let key = LayoutKey {
        document,
        revision: 1,
        width: 300.0,
        scale: 1.0,
        theme: egui::Theme::Dark,
        style: ReadingMetrics::default(),
    };
    assert!(key.is_compatible_with(&LayoutKey { revision: 2, ..key }));
    assert!(!key.is_compatible_with(&LayoutKey { width: 301.0, ..key }));
    assert!(!key.is_compatible_with(&LayoutKey { theme: egui::Theme::Light, ..key }));
}
