//! What leaves the program: copies, the reading view, and the lines that were set aside, in the window.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, open_sample, open_screen};
use crate::support::{BRIDGE_SAMPLE, TestApp};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use redaksi::i18n::Language;
use redaksi::workspace::{Action, Command, FilePrompt, Modal, ViewAction};
use redaksi_core::article::{Decision, Stage, body_text};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// A sample with two lines that were set aside between paragraphs.
const STADIUM_SAMPLE: &str = "stadion-bambu.txt";

fn type_text(screen: &mut ScreenHarness, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    screen.run();
}

fn click_containing(screen: &mut ScreenHarness, label: &str) {
    screen.query_all_by_label_contains(label).next().unwrap_or_else(|| panic!("no node has {label}")).click();
    screen.run();
}

#[test]
fn ctrl_c_in_the_text_leaves_out_what_is_removed() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::K);
    let promo = screen.app().article().passage_text(screen.app().promo(0).id);
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.press(CTRL, Key::A);
    // As the window system reports Ctrl+C.
    screen.event(Event::Copy);
    screen.run();
    let copied = screen.app().clipboard.clone();
    assert!(copied.contains("Warga membagi") && !copied.contains(&promo), "{copied}");
    assert!(body_text(&screen.app().article().body).contains(&promo), "the promo stays visible in the text");
}

#[test]
fn lines_set_aside_unfold_where_they_stood_and_are_put_back() {
    let mut screen = open_sample(STADIUM_SAMPLE);
    let excluded = screen.app().article().excluded.len();
    assert!(screen.query_all_by_label("ADVERTISEMENT").next().is_none(), "the group is folded");
    click_containing(&mut screen, "Show: 2 lines set aside: ADVERTISEMENT");
    assert!(screen.query_all_by_label("ADVERTISEMENT").next().is_some());
    let body_before = screen.app().body();
    // The first button is that of the first visible line.
    screen.query_all_by_label("Restore").next().unwrap().click();
    screen.run();
    assert_eq!(screen.app().article().excluded.len(), excluded - 1);
    assert!(screen.app().body().contains("ADVERTISEMENT") && !body_before.contains("ADVERTISEMENT"));
    screen.press(CTRL, Key::Z);
    assert_eq!(screen.app().body(), body_before);
    click_containing(&mut screen, "Hide: 2 lines set aside");
    assert!(screen.query_all_by_label("ADVERTISEMENT").next().is_none());
    // One key unfolds every group.
    screen.press(NONE, Key::F6);
    assert!(screen.query_all_by_label("ADVERTISEMENT").next().is_some());
}

#[test]
fn typing_goes_to_its_paragraph_below_a_gap() {
    let mut screen = open_sample(STADIUM_SAMPLE);
    screen.press(NONE, Key::F6);
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.press(CTRL, Key::Home);
    for _ in 0..2 {
        screen.press(CTRL, Key::ArrowDown);
    }
    let before = screen.app().article().body[2].text.clone();
    screen.event(Event::Text("Lalu ".into()));
    screen.run();
    assert_eq!(screen.app().article().body[2].text, format!("Lalu {before}"));
    // Over the gap to the last row of the paragraph above it, and to its end.
    screen.press(NONE, Key::ArrowUp);
    screen.press(NONE, Key::End);
    screen.event(Event::Text(" Begitu.".into()));
    screen.run();
    assert!(screen.app().article().body[1].text.ends_with(" Begitu."));
}

#[test]
fn the_reading_view_shows_what_is_published_and_takes_no_text() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::K);
    let promo = screen.app().article().passage_text(screen.app().promo(0).id);
    let body = screen.app().body();
    screen.press(NONE, Key::F12);
    assert!(screen.shows_label("Warga membagi") && !screen.shows_label(&promo));
    screen.event(Event::Text("x".into()));
    screen.run();
    assert_eq!(screen.app().body(), body);
    screen.click("Text file");
    assert!(screen.shows_label("Warga membagi") && !screen.shows_label(&promo));
    screen.press(NONE, Key::Escape);
    assert!(!screen.app().workspace.is_reading_view());
    assert!(screen.shows_label("Body of the story"));
}

#[test]
fn the_dialog_before_ready_names_what_is_open_and_leads_to_it() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::R);
    assert!(screen.shows_label("certain promos are still in the text"));
    screen.press(NONE, Key::Escape);
    assert_eq!(screen.app().document().stage(), Stage::Received);
    screen.press(CTRL, Key::R);
    screen.click("Mark as ready anyway");
    assert_eq!(screen.app().document().stage(), Stage::Received, "what is open is recorded with a name");
    type_text(&mut screen, "Rina");
    screen.click("Mark as ready anyway");
    assert_eq!(screen.app().document().stage(), Stage::Ready);
    assert!(screen.app().workspace.is_enabled(Command::Undo), "the stage can be undone");
}

#[test]
fn lines_in_doubt_are_reached_and_decided_by_keys() {
    // The lines of a signature are always in doubt.
    let mail = [
        "From: Sari Dewi <sari@kenari.example>\nTo: redaksi@warta.example\nSubject: Jembatan Bambu Desa Kenari Dibuka",
        "Warga Desa Kenari membuka jembatan bambu di atas sungai pada hari Senin pagi bersama kepala desa.",
        "Pekerjaan itu memakan waktu dua bulan karena bahan bangunan harus dibawa dengan perahu kecil.",
        "--\nSari Dewi\nHumas Desa Kenari",
    ];
    let mut app = TestApp::new();
    app.open_lines("surat.txt", &mail);
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    let doubtful = |screen: &ScreenHarness| screen.app().article().doubtful_line_count();
    let (before, excluded) = (doubtful(&screen), screen.app().article().excluded.len());
    assert!(before > 0, "the mail has lines in doubt");
    for _ in 0..20 {
        screen.press(NONE, Key::F8);
        if screen.app().workspace.chosen_doubtful_line().is_some() {
            break;
        }
    }
    let line = screen.app().workspace.chosen_doubtful_line().expect("F8 goes to lines in doubt");
    let text = screen.app().article().excluded.iter().find(|excluded| excluded.line == line).unwrap().text.clone();
    screen.press(CTRL, Key::Enter);
    assert_eq!((doubtful(&screen), screen.app().article().excluded.len()), (before - 1, excluded), "left out for good");
    screen.press(CTRL, Key::Z);
    screen.press(CTRL | Modifiers::SHIFT, Key::Enter);
    assert_eq!((doubtful(&screen), screen.app().article().excluded.len()), (before - 1, excluded - 1));
    assert!(screen.app().body().contains(&text), "kept in the story");
}

#[test]
fn one_key_keeps_the_promo_at_the_caret_as_text() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let id = screen.app().promo(0).id;
    let start = screen.app().article().passage_range(id).unwrap().start;
    screen.find_input("Body of the story").focus();
    screen.run();
    let select = redaksi::workspace::ViewAction::SetCaret(start);
    screen.state_mut().app.dispatch(redaksi::workspace::Action::View(select));
    screen.press(CTRL | Modifiers::SHIFT, Key::Enter);
    assert_eq!(screen.app().article().passage(id).unwrap().decision, Decision::KeptAsText);
    screen.press(CTRL, Key::Enter);
    assert_eq!(screen.app().article().passage(id).unwrap().decision, Decision::Removed);
}

#[test]
fn a_field_in_doubt_is_marked_until_it_is_confirmed_or_edited() {
    let mut app = crate::support::TestApp::new();
    // A headline that repeats nothing of the story is found by its place alone.
    let lines = [
        "Kabar Sore",
        "Sari Dewi",
        "Warga menanam bakau di pesisir utara sejak pagi, kata kepala desa kepada wartawan.",
    ];
    app.open_lines("pendek.txt", &lines);
    let mut screen = crate::harness::open_screen(app, [1680.0, 900.0], redaksi::i18n::Language::English);
    screen.press(Modifiers::ALT, Key::Num3);
    let marks = |screen: &ScreenHarness| screen.query_all_by_label_contains("uncertain: ").count();
    let before = marks(&screen);
    assert!(before > 0, "a field is in doubt");
    click_containing(&mut screen, "uncertain: ");
    assert_eq!(marks(&screen), before - 1);
    screen.press(CTRL, Key::Z);
    assert_eq!(marks(&screen), before, "confirming is an undo step");
}

#[test]
fn the_export_dialog_says_what_stays_in_the_text_and_asks_for_a_file() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL | Modifiers::SHIFT, Key::X);
    assert!(screen.app().workspace.modal().is_some_and(Modal::is_export));
    assert!(screen.shows_label("undecided and stay in the text"));
    screen.write("Name of your outlet", "Warta Kota");
    screen.click("Choose where…");
    let suggested = match screen.app().workspace.file_prompt() {
        Some(FilePrompt::ExportFile { suggested, .. }) => suggested.clone(),
        other => panic!("expected a question for a file, found {other:?}"),
    };
    assert_eq!(screen.app().workspace.settings().export.outlet, "Warta Kota");
    screen.press(NONE, Key::Escape);
    assert!(screen.app().workspace.modal().is_some_and(Modal::is_export), "the choice can be changed");
    screen.click("Choose where…");
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.modal().is_none() && suggested.exists(), "{}", suggested.display());
}

#[test]
fn a_key_restores_lines_set_aside_that_are_not_in_doubt() {
    let mut screen = open_sample(STADIUM_SAMPLE);
    let excluded = |screen: &ScreenHarness| screen.app().article().excluded.len();
    let before = excluded(&screen);
    let groups = screen.app().article().excluded_groups();
    let is_certain = |index: &usize| !screen.app().article().excluded[*index].is_doubtful();
    let group =
        groups.iter().find(|group| group.before > 0 && group.lines.len() > 1 && group.lines.iter().all(is_certain));
    let group = group.expect("the sample has lines that were set aside between paragraphs").clone();
    let texts: Vec<String> =
        group.lines.iter().map(|index| screen.app().article().excluded[*index].text.clone()).collect();
    let start = redaksi_core::article::block_offset(&screen.app().article().body, group.before);
    screen.find_input("Body of the story").focus();
    screen.run();
    let set_caret = |screen: &mut ScreenHarness, at| {
        screen.state_mut().app.dispatch(Action::View(ViewAction::SetCaret(at)));
        screen.run();
    };
    set_caret(&mut screen, start);
    // What is folded is not restored unseen.
    screen.press(CTRL | Modifiers::SHIFT, Key::Enter);
    assert_eq!(excluded(&screen), before);
    assert!(screen.shows_label("Lines set aside here are folded"));
    screen.press(NONE, Key::F6);
    set_caret(&mut screen, start);
    for (done, text) in texts.iter().enumerate() {
        assert!(!screen.app().body().contains(text.as_str()));
        screen.press(CTRL | Modifiers::SHIFT, Key::Enter);
        assert_eq!(excluded(&screen), before - done - 1);
        assert!(screen.app().body().contains(text.as_str()), "in their order: {text}");
    }
    for _ in &texts {
        screen.press(CTRL, Key::Z);
    }
    assert_eq!(excluded(&screen), before);
    // A selection of paragraphs: all lines between them, in one step.
    let length = screen.app().article().body[group.before].text.len();
    let above = redaksi_core::article::block_offset(&screen.app().article().body, group.before - 1);
    set_caret(&mut screen, start + length);
    screen.state_mut().app.dispatch(Action::View(ViewAction::SetSelection(above..start + length)));
    screen.state_mut().app.run(Command::KeepAtCaret);
    assert_eq!(excluded(&screen), before - texts.len());
    assert!(texts.iter().all(|text| screen.app().body().contains(text.as_str())));
    screen.state_mut().app.run(Command::Undo);
    assert_eq!(excluded(&screen), before);
}

#[test]
fn after_a_decision_the_next_undecided_promo_follows_and_undo_goes_back() {
    let mut app = crate::support::TestApp::with_sample("harbour-ferry.txt");
    app.run(Command::Clean);
    let mut screen = crate::harness::open_screen(app, [1680.0, 900.0], redaksi::i18n::Language::English);
    let undecided = screen.app().document().promo_counts().open;
    assert!(undecided > 1, "the sample has several uncertain promos");
    screen.press(CTRL, Key::J);
    let first = screen.app().document().selection();
    screen.press(CTRL, Key::Enter);
    let second = screen.app().document().selection();
    assert_eq!(screen.app().document().promo_counts().open, undecided - 1);
    assert!(second.start > first.start && screen.app().workspace.finding_position().is_some());
    screen.press(CTRL, Key::Z);
    assert_eq!(
        (screen.app().document().selection(), screen.app().document().promo_counts().open),
        (first.clone(), undecided)
    );
    for _ in 0..undecided {
        screen.press(CTRL | Modifiers::SHIFT, Key::Enter);
    }
    assert_eq!(screen.app().document().promo_counts().open, 0);
    // What the user went to by a caret key is decided in place, and so is everything if the user prefers it.
    for _ in 0..undecided {
        screen.press(CTRL, Key::Z);
    }
    screen.state_mut().app.run(Command::GoOnAfterDecision);
    screen.press(CTRL, Key::Home);
    screen.press(CTRL, Key::J);
    let here = screen.app().document().selection();
    screen.press(CTRL, Key::Enter);
    assert_eq!(screen.app().document().selection(), here);
}

#[test]
fn nothing_to_review_is_not_said_while_a_promo_is_undecided() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let headline = "Warga Menjaga Jembatan Gantung Cibalar";
    screen.state_mut().app.set_field(redaksi_core::article::FieldName::Headline, headline);
    let open: Vec<_> = screen.app().workspace.findings(screen.app().document()).findings().cloned().collect();
    for finding in open {
        let dismiss = redaksi::workspace::ReviseAction::Dismiss(Box::new(finding), String::new());
        screen.state_mut().app.dispatch(Action::Revise(dismiss));
    }
    screen.press(Modifiers::ALT, Key::Num4);
    assert!(screen.app().document().promo_counts().certain > 0);
    assert!(!screen.shows_label("Nothing to review") && screen.shows_label("certain promos are still in the text"));
    screen.press(Modifiers::ALT, Key::Num0);
    screen.press(NONE, Key::F8);
    assert!(screen.shows_label("certain promos are undecided and still in the text"));
    screen.press(CTRL, Key::K);
    screen.press(NONE, Key::F8);
    assert!(screen.shows_label("Nothing to review."));
}
