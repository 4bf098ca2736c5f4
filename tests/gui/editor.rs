//! The body editor driven by key and pointer events, without a display, a GPU or screenshots.

use crate::harness::TestScreen;
use crate::support::{BRIDGE_SAMPLE, TestApp};
use egui::{
    Event, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, Vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::ui::theme;
use redaksi::workspace::{Action, Command, EditAction, FileAction, ViewAction};
use redaksi_core::article::body_text;

/// Ctrl as the window system reports it: both `ctrl` and `command` are set.
const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// The window with one story; the body editor has the focus.
struct Editor(Harness<'static, TestScreen>);

impl Editor {
    /// Opens a story with this text as its body; the caret is at its end.
    fn with_body(body: &str) -> Self {
        let mut app = TestApp::new();
        app.dispatch(Action::File(FileAction::OpenText("Jembatan Bambu Kenari Dibuka".to_owned())));
        let length = body_text(&app.article().body).len();
        app.dispatch(Action::Edit(EditAction::Splice { range: 0..length, text: body.to_owned() }));
        Self::with_world(app)
    }

    fn with_world(app: TestApp) -> Self {
        let screen = TestScreen::new(app, Language::English);
        let builder = Harness::builder()
            .with_size([1680.0, 900.0])
            .with_max_steps(80)
            .with_step_dt(0.05)
            .allow_missing_glyphs()
            .with_context_setup(theme::apply_style);
        let harness = builder.build_ui_state(
            |ui, screen: &mut TestScreen| {
                for action in screen.main_view.show(ui, &screen.app.workspace, &screen.i18n) {
                    screen.app.dispatch(action);
                }
            },
            screen,
        );
        let mut editor = Self(harness);
        editor.0.run();
        editor.body().focus();
        editor.0.run();
        editor
    }

    fn body(&self) -> egui_kittest::Node<'_> {
        self.0.get_by_label("Body of the story")
    }

    fn text(&self) -> String {
        body_text(&self.0.state().app.article().body)
    }

    fn selection(&self) -> String {
        self.text()[self.0.state().app.document().selection()].to_owned()
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run();
    }

    fn events(&mut self, events: Vec<Event>) {
        for event in events {
            self.0.event(event);
        }
        self.0.run();
    }

    fn type_text(&mut self, text: &str) {
        self.events(vec![Event::Text(text.to_owned())]);
    }

    fn pointer_event(at: Pos2, button: PointerButton, pressed: bool) -> Event {
        Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
    }

    /// Clicks `times` times in quick succession.
    fn click(&mut self, at: Pos2, which: PointerButton, times: usize) {
        self.events(vec![Event::PointerMoved(at)]);
        for _ in 0..times {
            for pressed in [true, false] {
                self.0.event(Self::pointer_event(at, which, pressed));
            }
            self.0.step();
        }
        self.0.run();
    }

    /// Returns a position in the first line of the body, `right` points from its start.
    /// Below the line that names the fields that were read above the text.
    fn pos_in_first_line(&self, right: f32) -> Pos2 {
        self.body().rect().min + Vec2::new(right, 38.0)
    }
}

#[test]
fn command_shortcuts_do_not_reach_the_text() {
    let mut editor = Editor::with_body("Satu dua tiga.");
    for key in [Key::K, Key::H, Key::Enter] {
        editor.press(CTRL, key);
        assert_eq!(editor.text(), "Satu dua tiga.", "{key:?}");
    }
    editor.press(Modifiers::NONE, Key::Escape);
    editor.body().focus();
    editor.0.run();
    editor.type_text("x");
    editor.press(CTRL, Key::Z);
    assert_eq!(editor.text(), "Satu dua tiga.");
    editor.press(CTRL | Modifiers::SHIFT, Key::Z);
    assert_eq!(editor.text(), "Satu dua tiga.x");
}

#[test]
fn a_double_click_selects_the_word_and_a_triple_click_the_paragraph() {
    let mut editor = Editor::with_body("Satuan dua.\nTiga.");
    let at = editor.pos_in_first_line(20.0);
    editor.click(at, PointerButton::Primary, 2);
    assert_eq!(editor.selection(), "Satuan");
    let mut editor = Editor::with_body("Satuan dua.\nTiga.");
    let at = editor.pos_in_first_line(20.0);
    editor.click(at, PointerButton::Primary, 3);
    assert_eq!(editor.selection().trim_end_matches('\n'), "Satuan dua.");
}

#[test]
fn a_double_click_on_any_letter_of_a_word_selects_that_word_alone() {
    for body in ["Satuan dua tiga.", "Satuan “dua” tiga.", "Satuan, dua."] {
        let mut at = 1.0;
        let mut selected = Vec::new();
        // The first word is about fifty points wide.
        while at < 60.0 {
            let mut editor = Editor::with_body(body);
            let pos = editor.pos_in_first_line(at);
            editor.click(pos, PointerButton::Primary, 2);
            selected.push(editor.selection());
            at += 2.5;
        }
        let words = selected.iter().filter(|word| *word == "Satuan").count();
        assert!(words > 15, "{body}: {selected:?}");
        assert!(!selected.iter().any(|word| word.len() > 6), "{body}: {selected:?}");
    }
}

#[test]
fn a_drag_after_a_double_click_selects_whole_words() {
    let mut editor = Editor::with_body("Satuan dua tiga.");
    let [start, end] = [20.0, 70.0].map(|at| editor.pos_in_first_line(at));
    let button = |at, pressed| Editor::pointer_event(at, PointerButton::Primary, pressed);
    let moved = Event::PointerMoved;
    let click = [moved(start), button(start, true), button(start, false)];
    let drag = [button(start, true), moved(end), button(end, false)];
    editor.events(click.into_iter().chain(drag).collect());
    assert_eq!(editor.selection(), "Satuan dua");
}

#[test]
fn a_double_click_selects_a_right_to_left_word() {
    let mut editor = Editor::with_body("ab שלום עולם cd.");
    let at = editor.pos_in_first_line(48.0);
    editor.click(at, PointerButton::Primary, 2);
    assert!(["שלום", "עולם"].contains(&editor.selection().as_str()), "{:?}", editor.selection());
}

#[test]
fn a_right_click_keeps_the_selection_and_opens_a_menu() {
    let mut editor = Editor::with_body("Satuan dua.\nTiga.");
    editor.press(CTRL, Key::A);
    let at = editor.pos_in_first_line(20.0);
    editor.click(at, PointerButton::Secondary, 1);
    assert_eq!(editor.selection(), "Satuan dua.\nTiga.");
    assert!(editor.0.query_by_label_contains("Always remove lines like this").is_some());
}

#[test]
fn the_caret_moves_and_deletes_by_word() {
    let mut editor = Editor::with_body("Satu dua tiga.");
    editor.press(CTRL, Key::ArrowLeft);
    editor.press(CTRL, Key::Backspace);
    assert_eq!(editor.text().replace(' ', ""), "Satutiga.");
    editor.press(CTRL, Key::Delete);
    assert_eq!(editor.text().trim_end_matches(['.', ' ']), "Satu");
    editor.press(CTRL, Key::Z);
    editor.press(CTRL, Key::Z);
    assert_eq!(editor.text(), "Satu dua tiga.");
}

#[test]
fn paragraph_shortcuts_work_in_the_text() {
    let mut editor = Editor::with_body("Satu.\nDua.\nTiga.");
    editor.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(editor.text(), "Satu.\nTiga.\nDua.");
    editor.type_text("!");
    assert_eq!(editor.text(), "Satu.\nTiga.!\nDua.", "the caret should move with its paragraph");
    editor.press(CTRL, Key::ArrowUp);
    editor.press(CTRL, Key::ArrowUp);
    editor.type_text(">");
    assert_eq!(editor.text(), ">Satu.\nTiga.!\nDua.");
    editor.press(Modifiers::SHIFT, Key::F3);
    editor.press(CTRL, Key::D);
    assert_eq!(editor.text().lines().count(), 4);
}

#[test]
fn go_to_paragraph_accepts_its_number() {
    let mut editor = Editor::with_body("Satu.\nDua.\nTiga.");
    editor.press(CTRL, Key::G);
    editor.type_text("2");
    editor.press(Modifiers::NONE, Key::Enter);
    editor.type_text("x");
    assert_eq!(editor.text(), "Satu.\nxDua.\nTiga.");
}

#[test]
fn any_line_ending_in_a_paste_starts_a_paragraph() {
    let mut editor = Editor::with_body("Satu.");
    editor.events(vec![Event::Paste("a\r\nb\rc".into())]);
    assert_eq!(editor.text(), "Satu.a\nb\nc");
}

#[test]
fn uncommitted_ime_text_is_not_in_the_story() {
    let mut editor = Editor::with_body("Satu ");
    let before = editor.0.state().app.document().revision();
    editor.events(vec![Event::Ime(ImeEvent::Preedit { text: "dua".into(), active_range_chars: None })]);
    assert_eq!(editor.text(), "Satu ");
    assert_eq!(editor.0.state().app.document().revision(), before);
    editor.events(vec![Event::Ime(ImeEvent::Commit("二".into()))]);
    assert_eq!(editor.text(), "Satu 二");
    editor.press(CTRL, Key::Z);
    assert_eq!(editor.text(), "Satu ");
}

#[test]
fn each_story_has_its_own_caret() {
    let mut editor = Editor::with_body("Satu.");
    editor.press(Modifiers::NONE, Key::Home);
    let screen = editor.0.state_mut();
    screen.app.dispatch(Action::File(FileAction::OpenText("Dua baris yang panjang sekali.".into())));
    editor.0.run();
    editor.press(CTRL, Key::Tab);
    editor.body().focus();
    editor.0.run();
    editor.type_text("x");
    assert_eq!(editor.text(), "xSatu.");
}

#[test]
fn the_caret_moves_and_deletes_by_grapheme() {
    let mut editor = Editor::with_body("ae\u{301}👩‍👩‍👧b");
    editor.press(Modifiers::NONE, Key::ArrowLeft);
    editor.press(Modifiers::NONE, Key::Backspace);
    assert_eq!(editor.text(), "ae\u{301}b");
    editor.press(Modifiers::NONE, Key::ArrowLeft);
    editor.type_text("x");
    assert_eq!(editor.text(), "axe\u{301}b");
    editor.press(Modifiers::NONE, Key::Delete);
    assert_eq!(editor.text(), "axb");
}

#[test]
fn dragging_a_selection_past_the_edge_scrolls_and_the_wheel_still_works() {
    let lines: Vec<String> = (0..200).map(|line| format!("Baris {line}.")).collect();
    let mut editor = Editor::with_body(&lines.join("\n"));
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::GoToParagraph(1)));
    editor.0.run();
    let top = editor.body().rect().top();
    let from = editor.pos_in_first_line(30.0);
    let below = Pos2::new(from.x, 1000.0);
    editor.events(vec![Event::PointerMoved(from), Editor::pointer_event(from, PointerButton::Primary, true)]);
    editor.0.event(Event::PointerMoved(below));
    for _ in 0..30 {
        editor.0.step();
    }
    let scrolled = editor.body().rect().top();
    assert!(scrolled < top - 100.0, "the text scrolled from {top} to {scrolled}");
    assert!(editor.selection().lines().count() > 30, "{}", editor.selection().lines().count());
    let inside = Pos2::new(from.x, 500.0);
    editor.0.event(Event::PointerMoved(inside));
    editor.0.step();
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
    let delta = Vec2::new(0.0, -200.0);
    editor.0.event(Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE });
    for _ in 0..20 {
        editor.0.step();
    }
    assert!(editor.body().rect().top() < scrolled - 100.0, "the wheel should scroll while the button is down");
    editor.events(vec![Editor::pointer_event(inside, PointerButton::Primary, false)]);
}

#[test]
fn focus_mode_hides_the_panels_and_shows_them_again() {
    let mut editor = Editor::with_world(TestApp::with_sample(BRIDGE_SAMPLE));
    let has_panels = |editor: &Editor| editor.0.query_by_label("Promos and links").is_some();
    assert!(has_panels(&editor));
    editor.press(Modifiers::NONE, Key::F11);
    assert!(!has_panels(&editor));
    let window = Rect::from_min_size(Pos2::ZERO, Vec2::new(1680.0, 900.0));
    assert!(window.contains(editor.body().rect().min) && editor.body().rect().left() > 300.0);
    editor.type_text("x");
    editor.press(Modifiers::NONE, Key::F11);
    assert!(has_panels(&editor) && editor.text().contains('x'));
}

#[test]
fn commands_that_cannot_apply_change_nothing_and_keep_the_focus() {
    let mut editor = Editor::with_body("Satu.");
    for command in [Command::MoveUp, Command::MoveDown, Command::Join] {
        editor.0.state_mut().app.run(command);
    }
    assert_eq!(editor.text(), "Satu.");
    assert!(editor.body().accesskit_node().is_focused());
}

#[test]
fn text_shortcuts_do_nothing_in_other_fields() {
    let mut editor = Editor::with_body("Satu.\nDua.\nTiga.");
    let before = editor.text();
    editor.0.get_by_label("Abstract").focus();
    editor.0.run();
    editor.type_text("Ringkas");
    for (modifiers, key) in [
        (Modifiers::ALT, Key::ArrowUp),
        (CTRL, Key::D),
        (CTRL | Modifiers::SHIFT, Key::J),
        (CTRL | Modifiers::SHIFT, Key::H),
        (Modifiers::SHIFT, Key::F3),
        (CTRL, Key::Enter),
    ] {
        editor.press(modifiers, key);
    }
    assert_eq!(editor.text(), before);
    let summary = editor.0.state().app.field(redaksi_core::article::FieldName::Abstract).to_owned();
    assert_eq!(summary, "Ringkas");
    editor.body().focus();
    editor.0.run();
    editor.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(editor.text(), "Satu.\nTiga.\nDua.");
}

#[test]
fn case_commands_change_the_headline_only_while_it_has_the_focus() {
    let mut editor = Editor::with_body("satu dua");
    let headline = |editor: &Editor| editor.0.state().app.field(redaksi_core::article::FieldName::Headline).to_owned();
    let set = Action::Edit(EditAction::SetField {
        name: redaksi_core::article::FieldName::Headline,
        value: "kata kunci".into(),
    });
    editor.0.state_mut().app.dispatch(set);
    editor.0.run();
    let headlines: Vec<_> = editor.0.get_all_by_label("Headline").collect();
    headlines.first().expect("the document view should show a headline").focus();
    drop(headlines);
    editor.0.run();
    editor.body().focus();
    editor.0.run();
    editor.press(Modifiers::SHIFT, Key::F3);
    assert_eq!(headline(&editor), "kata kunci");
    assert_eq!(editor.text(), "satu Dua");
}

#[test]
fn only_a_selection_of_several_lines_limits_the_search_and_that_is_said() {
    let first = "desa satu yang pertama dan paling ujung di antara semua desa";
    let mut editor = Editor::with_body(&[first, "desa dua  yang kedua", "desa tiga yang ketiga"].join("\n"));
    let select = |editor: &mut Editor, range: std::ops::Range<usize>| {
        editor.0.state_mut().app.dispatch(Action::View(ViewAction::SetCaret(range.start)));
        editor.0.state_mut().app.dispatch(Action::View(ViewAction::SetSelection(range)));
        editor.0.run();
    };
    let limit = "Searching only the";
    let is_limited = |editor: &Editor| editor.0.query_by_label_contains(limit).is_some();
    // A long selection within a line, with the line end after it.
    select(&mut editor, 0..first.len() + 1);
    editor.press(CTRL, Key::F);
    editor.type_text("desa");
    assert!(!is_limited(&editor) && editor.0.query_by_label_contains("1 of 4").is_some());
    editor.press(Modifiers::NONE, Key::Escape);
    editor.press(Modifiers::NONE, Key::F8);
    assert_eq!(editor.selection(), "  ");
    editor.press(CTRL, Key::F);
    editor.type_text("desa");
    assert!(!is_limited(&editor) && editor.0.query_by_label_contains("of 4").is_some());
    editor.press(Modifiers::NONE, Key::Escape);
    let second = editor.text().find("desa dua").unwrap();
    let end = editor.text().len();
    select(&mut editor, second..end);
    editor.press(CTRL, Key::F);
    editor.type_text("desa");
    assert!(is_limited(&editor) && editor.0.query_by_label_contains("2 results").is_some());
    editor.0.get_by_label("Search whole story").click();
    editor.0.run();
    assert!(!is_limited(&editor) && editor.0.query_by_label_contains("4 results").is_some());
}

#[test]
fn a_search_in_a_selection_ends_when_the_text_above_it_changes() {
    let mut editor = Editor::with_body("desa satu yang pertama\ndesa dua yang kedua\ndesa tiga yang ketiga");
    editor.press(CTRL, Key::ArrowUp);
    editor.press(CTRL, Key::ArrowUp);
    editor.press(CTRL | Modifiers::SHIFT, Key::End);
    let second = editor.text().find("desa dua").unwrap();
    let end = editor.text().len();
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::SetCaret(end)));
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::SetSelection(second..end)));
    editor.press(CTRL, Key::F);
    editor.type_text("desa");
    assert!(editor.0.query_by_label_contains("1 of 2").is_some());
    editor.0.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Baru. ".into() }));
    editor.0.run();
    assert!(editor.0.query_by_label_contains("3 results").is_some(), "the scope should be the whole story again");
}

#[test]
fn search_while_typing_stays_at_the_first_hit() {
    let mut editor = Editor::with_body("desa satu\ndesa dua\ndesa tiga");
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::GoToParagraph(1)));
    editor.0.run();
    editor.press(CTRL, Key::F);
    for letter in ["d", "e", "s", "a"] {
        editor.type_text(letter);
    }
    assert_eq!(editor.0.state().app.document().caret().at, 4);
    editor.press(Modifiers::NONE, Key::Enter);
    assert_eq!(editor.0.state().app.document().caret().at, 14);
    editor.body().focus();
    editor.0.run();
    editor.type_text("xy");
    assert!(editor.text().contains("xy"), "typed text should stay in the body: {}", editor.text());
}

#[test]
fn undo_of_a_cut_restores_the_selection() {
    let mut editor = Editor::with_body("satu dua tiga");
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::SetSelection(5..8)));
    editor.0.state_mut().app.dispatch(Action::RunCommand(Command::Cut));
    editor.0.run();
    assert_eq!(editor.text(), "satu  tiga");
    editor.press(CTRL, Key::Z);
    assert_eq!((editor.text().as_str(), editor.selection().as_str()), ("satu dua tiga", "dua"));
}

#[test]
fn the_caret_keeps_its_word_when_the_headline_is_changed_from_elsewhere() {
    let mut editor = Editor::with_body("satu");
    let name = redaksi_core::article::FieldName::Headline;
    let set = |editor: &mut Editor, value: &str| {
        editor.0.state_mut().app.dispatch(Action::Edit(EditAction::SetField { name, value: value.to_owned() }));
        editor.0.run();
    };
    set(&mut editor, "Banjir besar surut");
    editor.0.get_all_by_label("Headline").next().unwrap().focus();
    editor.0.run();
    editor.press(Modifiers::NONE, Key::End);
    editor.press(CTRL, Key::ArrowLeft);
    set(&mut editor, "Banjir surut");
    editor.type_text("X");
    assert_eq!(editor.0.state().app.field(name), "Banjir Xsurut");
}

#[test]
fn a_cut_across_a_promo_and_a_paste_restore_the_text() {
    let mut editor = Editor::with_world(TestApp::with_sample(BRIDGE_SAMPLE));
    let promo = editor.text().find("Baca Juga:").unwrap();
    let end = editor.text()[promo..].find('\n').unwrap() + promo;
    let words = |editor: &Editor| {
        let mut words: Vec<String> = editor.text().split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    let before = words(&editor);
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::SetSelection(promo - 20..end + 30)));
    editor.0.run();
    editor.events(vec![Event::Cut]);
    let pasted = editor.0.state().app.clipboard.clone();
    assert!(!pasted.contains("Baca Juga:") && !pasted.is_empty(), "{pasted}");
    editor.events(vec![Event::Paste(pasted)]);
    let mut text = editor.text();
    text.retain(|c| !c.is_whitespace());
    let mut actual: Vec<char> = text.chars().collect();
    actual.sort_unstable();
    let mut expected: Vec<char> = before.concat().chars().collect();
    expected.sort_unstable();
    assert_eq!(actual, expected, "no letter may be lost or duplicated");
}

#[test]
fn page_up_and_page_down_move_the_caret() {
    let lines: Vec<String> = (1..=80).map(|number| format!("Paragraf nomor {number}.")).collect();
    let mut editor = Editor::with_body(&lines.join("\n"));
    editor.0.state_mut().app.dispatch(Action::View(ViewAction::GoToParagraph(1)));
    editor.0.run();
    let selected = |editor: &Editor| editor.0.state().app.document().selection();
    editor.press(Modifiers::NONE, Key::PageDown);
    let first = selected(&editor);
    assert!(first.is_empty() && first.start > 100, "{first:?}");
    editor.press(Modifiers::SHIFT, Key::PageDown);
    let extended = selected(&editor);
    assert!(extended.start == first.start && extended.end > first.end + 100, "{extended:?}");
    editor.press(Modifiers::NONE, Key::PageUp);
    editor.press(Modifiers::NONE, Key::PageUp);
    editor.press(Modifiers::NONE, Key::PageUp);
    assert_eq!(selected(&editor), 0..0);
}

#[test]
fn promos_are_not_cut_after_an_undo() {
    let mut editor = Editor::with_world(TestApp::with_sample("harbour-ferry.txt"));
    let cut = |editor: &mut Editor| {
        editor.0.state_mut().app.clipboard.clear();
        // As the window system reports it: the held key is an event of its own.
        let key = Key::ControlLeft;
        let held = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        editor.0.input_mut().events.extend([held, Event::Cut]);
        editor.0.run();
        editor.0.state().app.clipboard.clone()
    };
    editor.press(CTRL, Key::Home);
    for _ in 0..2 {
        editor.press(Modifiers::NONE, Key::ArrowDown);
    }
    for _ in 0..5 {
        editor.press(Modifiers::SHIFT, Key::ArrowDown);
    }
    let text = cut(&mut editor);
    editor.events(vec![Event::Paste(text)]);
    editor.press(CTRL, Key::Z);
    editor.press(CTRL, Key::Z);
    editor.press(CTRL, Key::Home);
    editor.press(CTRL, Key::A);
    let text = cut(&mut editor);
    assert!(!text.contains("Related articles") && text.contains("AMBON"), "{text}");
}
