//! Revising a translation: the original beside it, findings, comments and tracked changes.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, open_screen};
use crate::support::TestApp;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::workspace::{Action, Command, EditAction, ReviseAction};
use redaksi_core::article::body_text;

const ORIGINAL: [&str; 4] = [
    "Bridge in Kenari Opens",
    "Mayor Sari Dewi opened the bridge in Kenari on Monday after two years of work.",
    "The bridge is 120 metres long and cost 3 billion rupiah, according to the town.",
    "Farmers from Lembah had waited for the crossing since 2019, said Budi Santoso.",
];

const STORY: [&str; 3] = [
    "Jembatan di Kenari Dibuka",
    "Wali Kota Sari Dewi membuka jembatan di Kenari pada Senin setelah dua tahun  dikerjakan.",
    "Petani dari Lembah menunggu jembatan itu sejak 2019 , kata Budi Santoso.",
];

/// A window with a translation, and its original open behind it.
fn open_pair() -> ScreenHarness {
    let mut app = TestApp::new();
    app.open_lines("original.txt", &ORIGINAL);
    app.open_lines("story.txt", &STORY);
    let story = app.workspace.documents()[1].id();
    app.dispatch(Action::View(redaksi::workspace::ViewAction::ActivateDocument(story)));
    open_screen(app, [1440.0, 900.0], Language::English)
}

fn attach(screen: &mut ScreenHarness) {
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    // The list of stories has the same label; the dialog is shown after it.
    screen.query_all_by_label("Bridge in Kenari Opens").last().expect("the dialog lists it").click();
    screen.run();
}

fn text(screen: &ScreenHarness) -> String {
    body_text(&screen.app().article().body)
}

#[test]
fn an_open_story_is_attached_and_shown_beside_the_translation() {
    let mut screen = open_pair();
    attach(&mut screen);
    let original = screen.app().article().original.as_ref().expect("it is attached");
    assert_eq!(original.article.body.len(), 3);
    assert!(screen.shows_label("The bridge is 120 metres long") && screen.shows_label("Left out of the translation"));
    assert!(screen.shows_label("Left out: 1 · Added: 0"));
    screen.press(Modifiers::SHIFT, Key::F9);
    assert!(!screen.shows_label("The bridge is 120 metres long"));
    screen.press(Modifiers::COMMAND, Key::Z);
    assert!(screen.app().article().original.is_none());
}

#[test]
fn a_dismissed_finding_stays_away_until_its_words_change() {
    let mut screen = open_pair();
    screen.press(Modifiers::ALT, Key::Num4);
    assert!(screen.shows_label("More than one space."));
    screen.press(Modifiers::NONE, Key::F8);
    screen.press(Modifiers::COMMAND, Key::Comma);
    assert!(!screen.shows_label("More than one space.") && screen.shows_label("1 dismissed"));
    let at = text(&screen).find("Wali").unwrap();
    let splice = EditAction::Splice { range: at..at, text: "Kata ".into() };
    screen.state_mut().app.dispatch(Action::Edit(splice));
    screen.run();
    assert!(!screen.shows_label("More than one space."));
    let at = text(&screen).find("dikerjakan").unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "di".into() }));
    screen.run();
    assert!(screen.shows_label("More than one space."));
}

#[test]
fn one_key_fixes_the_finding_at_the_caret_and_another_all_of_its_kind() {
    let mut screen = open_pair();
    screen.press(Modifiers::NONE, Key::F8);
    screen.press(Modifiers::COMMAND, Key::Period);
    assert!(text(&screen).contains("dua tahun dikerjakan"));
    screen.press(Modifiers::NONE, Key::F8);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(screen.shows_label("Fix all of this kind"));
    screen.click("Apply 1 fix");
    assert!(text(&screen).contains("2019, kata"));
    assert_eq!(screen.app().document().history().undo_depth(), 2);
}

#[test]
fn a_muted_rule_is_hidden_until_it_is_unmuted() {
    let mut screen = open_pair();
    screen.press(Modifiers::ALT, Key::Num4);
    screen.press(Modifiers::NONE, Key::F8);
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert_eq!(screen.app().workspace.settings().muted_rules, ["space-doubled"]);
    assert!(screen.shows_label("Muted rules: 1 finding hidden"));
    screen.click("Unmute: Double space");
    assert!(screen.shows_label("More than one space."));
}

#[test]
fn a_comment_is_written_found_and_done() {
    let mut screen = open_pair();
    screen.press(Modifiers::ALT, Key::Num4);
    let at = text(&screen).find("Kenari").unwrap();
    let select = redaksi::workspace::ViewAction::SetSelection(at..at + 6);
    screen.state_mut().app.dispatch(Action::View(select));
    screen.state_mut().app.run(Command::AddComment);
    screen.run();
    screen.find_input("Comment").type_text("Nama desa atau kota?");
    screen.run();
    screen.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(screen.app().article().comments[0].quote, "Kenari");
    assert!(screen.shows_label("Nama desa atau kota?"));
    screen.click("Done");
    assert!(screen.app().article().comments[0].is_resolved && screen.shows_label("1 done"));
}

#[test]
fn changes_since_the_text_was_received_are_accepted_and_taken_back_by_key() {
    let mut screen = open_pair();
    let received = text(&screen);
    let at = received.find("Petani").unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 6, text: "Warga".into() }));
    let at = text(&screen).find("Senin").unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 5, text: "Selasa".into() }));
    screen.press(Modifiers::NONE, Key::F5);
    let changes = |screen: &ScreenHarness| {
        let app = screen.app();
        app.workspace.tracked_changes(app.document()).map(|changes| changes.len())
    };
    assert_eq!(changes(&screen), Some(2));
    let caret = redaksi::workspace::ViewAction::SetCaret(0);
    screen.state_mut().app.dispatch(Action::View(caret));
    screen.press(Modifiers::SHIFT, Key::F8);
    screen.press(Modifiers::COMMAND, Key::E);
    assert_eq!(changes(&screen), Some(1));
    assert!(text(&screen).contains("Selasa"));
    screen.press(Modifiers::ALT, Key::E);
    assert_eq!(changes(&screen), Some(0));
    assert!(text(&screen).contains("Petani dari"));
}

#[test]
fn a_paragraph_is_paired_by_hand() {
    let mut screen = open_pair();
    attach(&mut screen);
    let pair = redaksi_core::article::PairedBlocks { story: vec![1], original: vec![1] };
    screen.state_mut().app.dispatch(Action::Revise(ReviseAction::Pair(pair.clone())));
    screen.run();
    let pairing = screen.app().document().pairing().unwrap();
    assert!(pairing.of_story_block(1).is_some_and(|found| found.is_by_hand && found.blocks == pair));
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Baru.\n".into() }));
    screen.run();
    let pairing = screen.app().document().pairing().unwrap();
    assert!(pairing.of_story_block(2).is_some_and(|found| found.is_by_hand));
}

/// The place of the node whose label contains the text, that is furthest to the right.
fn rightmost(screen: &ScreenHarness, label: &str) -> egui::Rect {
    let places = screen.query_all_by_label_contains(label).map(|node| node.rect());
    places.max_by(|a, b| a.left().total_cmp(&b.left())).unwrap_or_else(|| panic!("no node has the label {label}"))
}

#[test]
fn the_window_says_which_finding_it_is_and_when_the_search_starts_again() {
    let mut screen = open_pair();
    screen.press(Modifiers::ALT, Key::Num4);
    screen.press(Modifiers::ALT, Key::Num0);
    let (_, count) = {
        screen.press(Modifiers::NONE, Key::F8);
        screen.app().workspace.finding_position().unwrap()
    };
    assert!(count > 1);
    let mut numbers = Vec::new();
    for _ in 0..count {
        let (number, _) = screen.app().workspace.finding_position().unwrap();
        assert!(screen.shows_label(&format!("Finding {number} of {count}")));
        numbers.push(number);
        screen.press(Modifiers::NONE, Key::F8);
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
    assert!(screen.shows_label("That was the last finding. Back at the first one."));
    let caret = redaksi::workspace::ViewAction::SetCaret(0);
    screen.state_mut().app.dispatch(Action::View(caret));
    screen.run();
    assert!(!screen.shows_label(&format!("of {count}")));
}

#[test]
fn the_message_of_a_finding_is_shown_below_its_words_without_the_panel() {
    let mut screen = open_pair();
    assert!(!screen.shows_label("More than one space."));
    screen.press(Modifiers::NONE, Key::F8);
    assert!(screen.shows_label("More than one space.") && screen.shows_label("Ctrl+.\u{a0}Apply\u{a0}fix"));
    screen.press(Modifiers::COMMAND, Key::Period);
    assert!(!screen.shows_label("More than one space."));
}

#[test]
fn the_panel_scrolls_to_the_finding_that_the_user_went_to() {
    let mut app = TestApp::new();
    let lines: Vec<String> =
        (0..40).map(|number| format!("Warga nomor {number} pulang  setelah hujan reda di desa Kenari.")).collect();
    let mut story = vec!["Warga Kenari Pulang"];
    story.extend(lines.iter().map(String::as_str));
    app.open_lines("story.txt", &story);
    let mut screen = open_screen(app, [1440.0, 900.0], Language::English);
    screen.press(Modifiers::ALT, Key::Num4);
    screen.press(Modifiers::ALT, Key::Num0);
    let last = text(&screen).rfind("  ").unwrap();
    screen.press(Modifiers::NONE, Key::F7);
    while screen.app().document().selection().start != last {
        screen.press(Modifiers::NONE, Key::F7);
    }
    screen.run_steps(30);
    let card = rightmost(&screen, "nomor 39 pulang  setelah");
    assert!(card.top() > 100.0 && card.bottom() < 880.0, "{card:?}");
    let at = text(&screen).find("Warga").unwrap();
    let comment = ReviseAction::AddComment(at..at + 5, "Siapa saja?".into());
    screen.state_mut().app.dispatch(Action::Revise(comment));
    screen.press(Modifiers::NONE, Key::F2);
    screen.run_steps(30);
    let card = rightmost(&screen, "Siapa saja?");
    assert!(card.left() > 1000.0 && card.bottom() < 880.0, "{card:?}");
}

#[test]
fn a_comment_is_shown_while_the_caret_is_at_its_passage() {
    let mut screen = open_pair();
    let at = text(&screen).find("Kenari").unwrap();
    let comment = ReviseAction::AddComment(at..at + 6, "Nama desa atau kota?".into());
    screen.state_mut().app.dispatch(Action::Revise(comment));
    let caret = redaksi::workspace::ViewAction::SetCaret(0);
    screen.state_mut().app.dispatch(Action::View(caret));
    screen.run();
    assert!(!screen.shows_label("Nama desa atau kota?"));
    screen.press(Modifiers::NONE, Key::F2);
    assert!(screen.shows_label("Nama desa atau kota?") && screen.shows_label("Comment 1 of 1"));
    screen.press(Modifiers::NONE, Key::F2);
    assert!(screen.shows_label("This is the only open comment."));
    // What is typed there is not covered.
    screen.press(Modifiers::NONE, Key::ArrowRight);
    screen.event(egui::Event::Text("x".into()));
    screen.run();
    assert!(!screen.shows_label("Nama desa atau kota?"));
}

#[test]
fn a_finding_in_the_headline_selects_its_words_there_and_is_fixed_by_key() {
    let mut screen = open_pair();
    screen.state_mut().app.set_field(redaksi_core::article::FieldName::Headline, "Jembatan  Kenari Dibuka");
    screen.run();
    let story = text(&screen);
    let is_focused =
        |screen: &ScreenHarness| screen.query_all_by_label("Headline").any(|node| node.accesskit_node().is_focused());
    let reached = (0..6).any(|_| {
        screen.press(Modifiers::NONE, Key::F8);
        is_focused(&screen)
    });
    assert!(reached && screen.shows_label("More than one space."));
    screen.press(Modifiers::COMMAND, Key::Period);
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Headline), "Jembatan Kenari Dibuka");
    assert_eq!(text(&screen), story);
}

#[test]
fn a_finding_in_another_field_is_marked_at_its_name_and_selected() {
    let mut app = TestApp::new();
    app.open_lines("story.txt", &STORY);
    app.set_field(redaksi_core::article::FieldName::Caption, "Warga menyeberangi  jembatan.");
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    let reached = (0..6).any(|_| {
        screen.press(Modifiers::NONE, Key::F8);
        screen.find_input("Caption").accesskit_node().is_focused()
    });
    assert!(reached && screen.shows_label("More than one space."));
    screen.event(egui::Event::Text(" ".into()));
    screen.run();
    assert_eq!(screen.app().field(redaksi_core::article::FieldName::Caption), "Warga menyeberangi jembatan.");
}

#[test]
fn all_changes_are_accepted_or_taken_back_in_one_step() {
    let mut screen = open_pair();
    let received = text(&screen);
    let at = received.find("Petani").unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 6, text: "Warga".into() }));
    let at = text(&screen).find("Senin").unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 5, text: "Selasa".into() }));
    screen.press(Modifiers::NONE, Key::F5);
    let edited = text(&screen);
    screen.click("Accept all");
    assert!(screen.shows_label("2 changes accepted.") && text(&screen) == edited);
    screen.press(Modifiers::COMMAND, Key::Z);
    screen.click("Revert all");
    assert_eq!(text(&screen), received);
    screen.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&screen), edited);
}

#[test]
fn the_keys_go_through_the_dialog_of_the_original_from_top_to_bottom() {
    let mut screen = open_pair();
    screen.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    let mut places = Vec::new();
    for label in ["Choose file…", "Paste", "Bridge in Kenari Opens", "Cancel"] {
        let focused = screen.query_all_by_label(label).find(|node| node.accesskit_node().is_focused());
        let rect = focused.unwrap_or_else(|| panic!("{label} should have the focus")).rect();
        places.push((rect.top(), rect.left()));
        screen.press(Modifiers::NONE, Key::Tab);
    }
    assert!(places.windows(2).all(|pair| pair[0].0 < pair[1].0 + 1.0 && pair[0] < pair[1]), "{places:?}");
}

#[test]
fn a_newer_original_lists_the_paragraphs_that_it_concerns() {
    let mut screen = open_pair();
    attach(&mut screen);
    let newer = ORIGINAL.join("\n\n").replace("since 2019", "since 2018");
    screen.state_mut().app.dispatch(Action::Revise(ReviseAction::AttachText(newer)));
    screen.press(Modifiers::ALT, Key::Num4);
    assert!(screen.shows_label("The original has changed here: “2019” is now “2018”."));
    assert!(screen.shows_label("The original has changed here"));
    let finding = {
        let list = screen.app().workspace.findings(screen.app().document());
        list.findings().find(|finding| finding.rule == redaksi_checks::Rule::OriginalChanged).cloned().unwrap()
    };
    let dismiss = ReviseAction::Dismiss(Box::new(finding), String::new());
    screen.state_mut().app.dispatch(Action::Revise(dismiss));
    let at = text(&screen).find("2019").unwrap();
    screen.state_mut().app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 4, text: "2018".into() }));
    screen.run();
    assert!(!screen.shows_label("The original has changed here"));
}

#[test]
fn the_key_for_the_next_story_to_decide_says_what_is_to_be_decided() {
    let mut app = TestApp::with_sample("harbour-ferry.txt");
    app.run(Command::Clean);
    app.open_lines("story.txt", &STORY);
    let mut screen = open_screen(app, [1440.0, 900.0], Language::English);
    screen.press(Modifiers::COMMAND, Key::J);
    let (number, count) = screen.app().workspace.finding_position().expect("the promo is a finding");
    assert!(screen.shows_label(&format!("Finding {number} of {count}")));
    assert!(screen.shows_label("Ctrl+Enter\u{a0}Remove"));
}

#[test]
fn the_mark_of_a_doubtful_field_does_not_cover_the_name_of_a_narrow_one() {
    let mut app = TestApp::new();
    app.open_lines(
        "jembatan.txt",
        &[
            "Jembatan Gantung di Desa Kenari Dibuka",
            "Sumber Kabar Kenari",
            "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan bersama-sama.",
            "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.",
            "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.",
        ],
    );
    let screen = open_screen(app, [1680.0, 900.0], Language::English);
    let input = screen.find_input("Byline").rect();
    let mark = rightmost(&screen, "uncertain: Byline");
    assert!(mark.right() <= input.right() + 1.0 && mark.width() < input.width() / 4.0, "{mark:?} {input:?}");
}

#[test]
fn a_long_paragraph_that_is_left_out_is_shortened_and_shown_whole_on_demand() {
    let middle = vec!["and the town keeps the old ferry for the season"; 20].join(" ");
    let long = format!("The bridge is 120 metres long {middle} and cost 3 billion rupiah in the end.");
    let mut app = TestApp::new();
    app.open_lines("original.txt", &[ORIGINAL[0], ORIGINAL[1], &long, ORIGINAL[3]]);
    app.open_lines("story.txt", &STORY);
    let mut screen = open_screen(app, [1440.0, 900.0], Language::English);
    attach(&mut screen);
    // Without the original beside the story.
    screen.press(Modifiers::SHIFT, Key::F9);
    screen.press(Modifiers::ALT, Key::Num4);
    let whole = |screen: &ScreenHarness| screen.query_all_by_label_contains(&middle).count();
    assert!(screen.shows_label("Missing in the translation: “The bridge is 120 metres long"));
    assert!(screen.shows_label("in the end") && whole(&screen) == 0);
    screen.click("Show all of it");
    assert!(whole(&screen) > 0);
    screen.click("Show less");
    assert_eq!(whole(&screen), 0);
    screen.press(Modifiers::ALT, Key::Num0);
    for _ in 0..4 {
        screen.press(Modifiers::NONE, Key::F8);
        assert_eq!(whole(&screen), 0, "nor below the words");
    }
}
