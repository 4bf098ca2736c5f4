//! The editor of the body under keys and pointer, as a person uses it; no display, no GPU, no picture.

mod screen;
mod world;

use egui::{
    Event, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase, Vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::article::manuscript;
use redaksi::desk::{Action, Command};
use redaksi::ui::{Window, theme};
use redaksi::words::{Language, Words};
use screen::Screen;
use world::{BRIDGE, World};

/// Control, as a keyboard sends it.
const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

struct Editor(Harness<'static, Screen>);

impl Editor {
    /// A window with one story whose body is that text, the caret at its end.
    fn of(body: &str) -> Self {
        let mut world = World::new();
        world.act(Action::OpenText("x".to_owned()));
        let all = manuscript(&world.article().body).len();
        world.act(Action::Splice { range: 0..all, text: body.to_owned() });
        Self::over(world)
    }

    fn over(world: World) -> Self {
        let screen = Screen { world, window: Window::default(), words: Words::new(Language::English) };
        let builder = Harness::builder()
            .with_size([1680.0, 900.0])
            .with_max_steps(80)
            .with_step_dt(0.05)
            .allow_missing_glyphs()
            .with_context_setup(theme::dress);
        let harness = builder.build_ui_state(
            |ui, screen: &mut Screen| {
                for action in screen.window.show(ui, &screen.world.desk, &screen.words) {
                    screen.world.act(action);
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
        manuscript(&self.0.state().world.article().body)
    }

    fn selected(&self) -> String {
        self.text()[self.0.state().world.story().selected()].to_owned()
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

    fn button(at: Pos2, button: PointerButton, pressed: bool) -> Event {
        Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE }
    }

    /// Clicks so often, at once.
    fn click(&mut self, at: Pos2, which: PointerButton, times: usize) {
        self.events(vec![Event::PointerMoved(at)]);
        for _ in 0..times {
            for pressed in [true, false] {
                self.0.event(Self::button(at, which, pressed));
            }
            self.0.step();
        }
        self.0.run();
    }

    /// A place within the first line of the body, so far from its start.
    fn in_first_line(&self, right: f32) -> Pos2 {
        self.body().rect().min + Vec2::new(right, 10.0)
    }
}

#[test]
fn keys_of_commands_are_taken_before_the_text_has_them() {
    let mut editor = Editor::of("Satu dua tiga.");
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
fn two_clicks_take_the_word_and_three_the_paragraph() {
    let mut editor = Editor::of("Satuan dua.\nTiga.");
    let at = editor.in_first_line(20.0);
    editor.click(at, PointerButton::Primary, 2);
    assert_eq!(editor.selected(), "Satuan");
    let mut editor = Editor::of("Satuan dua.\nTiga.");
    let at = editor.in_first_line(20.0);
    editor.click(at, PointerButton::Primary, 3);
    assert_eq!(editor.selected().trim_end_matches('\n'), "Satuan dua.");
}

#[test]
fn two_clicks_take_a_word_from_right_to_left() {
    let mut editor = Editor::of("ab שלום עולם cd.");
    let at = editor.in_first_line(48.0);
    editor.click(at, PointerButton::Primary, 2);
    assert!(["שלום", "עולם"].contains(&editor.selected().as_str()), "{:?}", editor.selected());
}

#[test]
fn a_right_click_keeps_the_selection_and_opens_a_menu() {
    let mut editor = Editor::of("Satuan dua.\nTiga.");
    editor.press(CTRL, Key::A);
    let at = editor.in_first_line(20.0);
    editor.click(at, PointerButton::Secondary, 1);
    assert_eq!(editor.selected(), "Satuan dua.\nTiga.");
    assert!(editor.0.query_by_label_contains("Always take out lines like this").is_some());
}

#[test]
fn words_are_stepped_over_and_deleted() {
    let mut editor = Editor::of("Satu dua tiga.");
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
fn the_keys_of_paragraphs_work_in_the_text() {
    let mut editor = Editor::of("Satu.\nDua.\nTiga.");
    editor.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(editor.text(), "Satu.\nTiga.\nDua.");
    editor.type_text("!");
    assert_eq!(editor.text(), "Satu.\nTiga.!\nDua.", "the caret went along");
    editor.press(CTRL, Key::ArrowUp);
    editor.press(CTRL, Key::ArrowUp);
    editor.type_text(">");
    assert_eq!(editor.text(), ">Satu.\nTiga.!\nDua.");
    editor.press(Modifiers::SHIFT, Key::F3);
    editor.press(CTRL, Key::D);
    assert_eq!(editor.text().lines().count(), 4);
}

#[test]
fn going_to_a_paragraph_takes_its_number() {
    let mut editor = Editor::of("Satu.\nDua.\nTiga.");
    editor.press(CTRL, Key::G);
    editor.type_text("2");
    editor.press(Modifiers::NONE, Key::Enter);
    editor.type_text("x");
    assert_eq!(editor.text(), "Satu.\nxDua.\nTiga.");
}

#[test]
fn line_ends_of_any_kind_come_in_as_paragraphs() {
    let mut editor = Editor::of("Satu.");
    editor.events(vec![Event::Paste("a\r\nb\rc".into())]);
    assert_eq!(editor.text(), "Satu.a\nb\nc");
}

#[test]
fn what_an_input_method_has_not_decided_is_not_in_the_story() {
    let mut editor = Editor::of("Satu ");
    let before = editor.0.state().world.story().revision();
    editor.events(vec![Event::Ime(ImeEvent::Preedit { text: "dua".into(), active_range_chars: None })]);
    assert_eq!(editor.text(), "Satu ");
    assert_eq!(editor.0.state().world.story().revision(), before);
    editor.events(vec![Event::Ime(ImeEvent::Commit("二".into()))]);
    assert_eq!(editor.text(), "Satu 二");
    editor.press(CTRL, Key::Z);
    assert_eq!(editor.text(), "Satu ");
}

#[test]
fn each_story_has_its_own_caret() {
    let mut editor = Editor::of("Satu.");
    editor.press(Modifiers::NONE, Key::Home);
    let screen = editor.0.state_mut();
    screen.world.act(Action::OpenText("Dua baris yang panjang sekali.".into()));
    editor.0.run();
    editor.press(CTRL, Key::Tab);
    editor.body().focus();
    editor.0.run();
    editor.type_text("x");
    assert_eq!(editor.text(), "xSatu.");
}

#[test]
fn one_letter_to_the_eye_is_one_to_the_keys() {
    let mut editor = Editor::of("ae\u{301}👩‍👩‍👧b");
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
fn a_selection_dragged_past_the_edge_scrolls_and_so_does_the_wheel() {
    let lines: Vec<String> = (0..200).map(|line| format!("Baris {line}.")).collect();
    let mut editor = Editor::of(&lines.join("\n"));
    editor.0.state_mut().world.act(Action::GoToParagraph(1));
    editor.0.run();
    let top = editor.body().rect().top();
    let from = editor.in_first_line(30.0);
    let below = Pos2::new(from.x, 1000.0);
    editor.events(vec![Event::PointerMoved(from), Editor::button(from, PointerButton::Primary, true)]);
    editor.0.event(Event::PointerMoved(below));
    for _ in 0..30 {
        editor.0.step();
    }
    let scrolled = editor.body().rect().top();
    assert!(scrolled < top - 100.0, "the sheet stands at {scrolled}, from {top}");
    assert!(editor.selected().lines().count() > 30, "{}", editor.selected().lines().count());
    let inside = Pos2::new(from.x, 500.0);
    editor.0.event(Event::PointerMoved(inside));
    editor.0.step();
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
    let delta = Vec2::new(0.0, -200.0);
    editor.0.event(Event::MouseWheel { unit, delta, phase, source, modifiers: Modifiers::NONE });
    for _ in 0..20 {
        editor.0.step();
    }
    assert!(editor.body().rect().top() < scrolled - 100.0, "the wheel moves the sheet while the button is down");
    editor.events(vec![Editor::button(inside, PointerButton::Primary, false)]);
}

#[test]
fn the_text_stands_alone_and_comes_back() {
    let mut editor = Editor::over(World::with_sample(BRIDGE));
    let has_tools = |editor: &Editor| editor.0.query_by_label("Promos and links").is_some();
    assert!(has_tools(&editor));
    editor.press(Modifiers::NONE, Key::F11);
    assert!(!has_tools(&editor));
    let window = Rect::from_min_size(Pos2::ZERO, Vec2::new(1680.0, 900.0));
    assert!(window.contains(editor.body().rect().min) && editor.body().rect().left() > 300.0);
    editor.type_text("x");
    editor.press(Modifiers::NONE, Key::F11);
    assert!(has_tools(&editor) && editor.text().contains('x'));
}

#[test]
fn a_pressed_key_leaves_no_trace_where_nothing_can_be_done() {
    let mut editor = Editor::of("Satu.");
    for command in [Command::MoveUp, Command::MoveDown, Command::Join] {
        editor.0.state_mut().world.run(command);
    }
    assert_eq!(editor.text(), "Satu.");
    assert!(editor.body().accesskit_node().is_focused());
}

#[test]
fn keys_of_the_text_mean_nothing_in_other_fields() {
    let mut editor = Editor::of("Satu.\nDua.\nTiga.");
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
    let summary = editor.0.state().world.field(redaksi::article::FieldName::Abstract).to_owned();
    assert_eq!(summary, "Ringkas");
    editor.body().focus();
    editor.0.run();
    editor.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(editor.text(), "Satu.\nTiga.\nDua.");
}

#[test]
fn letters_are_those_of_the_headline_only_while_it_has_the_focus() {
    let mut editor = Editor::of("satu dua");
    let headline = |editor: &Editor| editor.0.state().world.field(redaksi::article::FieldName::Headline).to_owned();
    let set = Action::SetField { name: redaksi::article::FieldName::Headline, value: "kata kunci".into() };
    editor.0.state_mut().world.act(set);
    editor.0.run();
    let all: Vec<_> = editor.0.get_all_by_label("Headline").collect();
    all.first().expect("there is a headline on the sheet").focus();
    drop(all);
    editor.0.run();
    editor.body().focus();
    editor.0.run();
    editor.press(Modifiers::SHIFT, Key::F3);
    assert_eq!(headline(&editor), "kata kunci");
    assert_eq!(editor.text(), "satu Dua");
}

#[test]
fn finding_in_what_is_selected_ends_where_the_text_above_changes() {
    let mut editor = Editor::of("desa satu yang pertama\ndesa dua yang kedua\ndesa tiga yang ketiga");
    editor.press(CTRL, Key::ArrowUp);
    editor.press(CTRL, Key::ArrowUp);
    editor.press(CTRL | Modifiers::SHIFT, Key::End);
    let second = editor.text().find("desa dua").unwrap();
    let end = editor.text().len();
    editor.0.state_mut().world.act(Action::Caret(end));
    editor.0.state_mut().world.act(Action::Selected(second..end));
    editor.press(CTRL, Key::F);
    editor.type_text("desa");
    assert!(editor.0.query_by_label_contains("1 of 2").is_some());
    editor.0.state_mut().world.act(Action::Splice { range: 0..0, text: "Baru. ".into() });
    editor.0.run();
    assert!(editor.0.query_by_label_contains("3 found").is_some(), "the whole story is looked in again");
}

#[test]
fn what_is_looked_for_letter_by_letter_stays_at_the_first_place() {
    let mut editor = Editor::of("desa satu\ndesa dua\ndesa tiga");
    editor.0.state_mut().world.act(Action::GoToParagraph(1));
    editor.0.run();
    editor.press(CTRL, Key::F);
    for letter in ["d", "e", "s", "a"] {
        editor.type_text(letter);
    }
    assert_eq!(editor.0.state().world.story().caret().at, 4);
    editor.press(Modifiers::NONE, Key::Enter);
    assert_eq!(editor.0.state().world.story().caret().at, 14);
    editor.body().focus();
    editor.0.run();
    editor.type_text("xy");
    assert!(editor.text().contains("xy"), "typing in the text stays where it is: {}", editor.text());
}

#[test]
fn undo_brings_back_what_was_selected_before_it_was_cut() {
    let mut editor = Editor::of("satu dua tiga");
    editor.0.state_mut().world.act(Action::Selected(5..8));
    editor.0.state_mut().world.act(Action::Do(Command::Cut));
    editor.0.run();
    assert_eq!(editor.text(), "satu  tiga");
    editor.press(CTRL, Key::Z);
    assert_eq!((editor.text().as_str(), editor.selected().as_str()), ("satu dua tiga", "dua"));
}

#[test]
fn the_caret_stays_at_its_words_in_a_headline_that_something_else_changes() {
    let mut editor = Editor::of("satu");
    let name = redaksi::article::FieldName::Headline;
    let set = |editor: &mut Editor, value: &str| {
        editor.0.state_mut().world.act(Action::SetField { name, value: value.to_owned() });
        editor.0.run();
    };
    set(&mut editor, "Banjir besar surut");
    editor.0.get_all_by_label("Headline").next().unwrap().focus();
    editor.0.run();
    editor.press(Modifiers::NONE, Key::End);
    editor.press(CTRL, Key::ArrowLeft);
    set(&mut editor, "Banjir surut");
    editor.type_text("X");
    assert_eq!(editor.0.state().world.field(name), "Banjir Xsurut");
}

#[test]
fn what_is_cut_over_a_promo_and_pasted_back_is_what_went() {
    let mut editor = Editor::over(World::with_sample(BRIDGE));
    let promo = editor.text().find("Baca Juga:").unwrap();
    let end = editor.text()[promo..].find('\n').unwrap() + promo;
    let words = |editor: &Editor| {
        let mut words: Vec<String> = editor.text().split_whitespace().map(str::to_owned).collect();
        words.sort();
        words
    };
    let before = words(&editor);
    editor.0.state_mut().world.act(Action::Selected(promo - 20..end + 30));
    editor.0.run();
    editor.events(vec![Event::Cut]);
    let pasted = editor.0.state().world.clipboard.clone();
    assert!(!pasted.contains("Baca Juga:") && !pasted.is_empty(), "{pasted}");
    editor.events(vec![Event::Paste(pasted)]);
    let mut glued = editor.text();
    glued.retain(|c| !c.is_whitespace());
    let mut all: Vec<char> = glued.chars().collect();
    all.sort_unstable();
    let mut were: Vec<char> = before.concat().chars().collect();
    were.sort_unstable();
    assert_eq!(all, were, "no letter is lost, and none is there twice");
}

#[test]
fn pages_are_turned_by_their_keys() {
    let lines: Vec<String> = (1..=80).map(|number| format!("Paragraf nomor {number}.")).collect();
    let mut editor = Editor::of(&lines.join("\n"));
    editor.0.state_mut().world.act(Action::GoToParagraph(1));
    editor.0.run();
    let at = |editor: &Editor| editor.0.state().world.story().selected();
    editor.press(Modifiers::NONE, Key::PageDown);
    let first = at(&editor);
    assert!(first.is_empty() && first.start > 100, "{first:?}");
    editor.press(Modifiers::SHIFT, Key::PageDown);
    assert!(at(&editor).start == first.start && at(&editor).end > first.end + 100, "{:?}", at(&editor));
    editor.press(Modifiers::NONE, Key::PageUp);
    editor.press(Modifiers::NONE, Key::PageUp);
    editor.press(Modifiers::NONE, Key::PageUp);
    assert_eq!(at(&editor), 0..0);
}

#[test]
fn promos_are_not_cut_along_whatever_was_undone_before() {
    let mut editor = Editor::over(World::with_sample("harbour-ferry.txt"));
    let cut = |editor: &mut Editor| {
        editor.0.state_mut().world.clipboard.clear();
        // As a keyboard tells it: the key that is held comes along.
        let key = Key::ControlLeft;
        let held = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        editor.0.input_mut().events.extend([held, Event::Cut]);
        editor.0.run();
        editor.0.state().world.clipboard.clone()
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
