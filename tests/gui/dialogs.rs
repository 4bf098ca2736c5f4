//! The keyboard in dialogs and their lists, and what a dialog says before it changes several stories or files.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, find_by_label, open_sample, open_screen};
use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::workspace::{
    Action, BulkAction, BulkEdit, BulkEditKind, Command, Document, DocumentId, EditAction, FilePrompt, Modal,
    RecoveryAction, ReviseAction, ViewAction,
};
use redaksi_checks::Rule;
use redaksi_core::article::{FieldName, Stage};
use std::fs;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// An app with this number of short stories, the last one active.
fn app_with_stories(count: usize) -> TestApp {
    let mut app = TestApp::new();
    for number in 1..=count {
        let lines =
            [format!("Judul Nomor {number:02} tentang Warga Desa"), format!("Paragraf ke-{number} dari naskah.")];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        app.open_lines(&format!("berita-{number:02}.txt"), &lines);
    }
    app
}

fn ids(screen: &ScreenHarness) -> Vec<DocumentId> {
    screen.app().workspace.documents().iter().map(Document::id).collect()
}

fn type_text(screen: &mut ScreenHarness, text: &str) {
    screen.event(egui::Event::Text(text.to_owned()));
    screen.run();
}

fn focused_label(screen: &ScreenHarness) -> String {
    let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

fn row(screen: &ScreenHarness, number: usize) -> Node<'_> {
    let title = format!("Judul Nomor {number:02}");
    let is_row = |node: &Node<'_>| {
        node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption
            && node.accesskit_node().label().is_some_and(|label| label.starts_with(&title))
    };
    screen.root().children_recursive().find(is_row).unwrap_or_else(|| panic!("story {number} is not in the list"))
}

/// Opens the dialog that sets a field in all stories.
fn set_field_dialog(count: usize) -> ScreenHarness {
    let mut screen = open_screen(app_with_stories(count), [1280.0, 800.0], Language::English);
    let edit = BulkEdit { documents: ids(&screen), kind: BulkEditKind::SetField };
    screen.state_mut().app.dispatch(Action::Bulk(BulkAction::Prompt(edit)));
    screen.run();
    screen
}

#[test]
fn enter_answers_the_question_before_a_file_is_replaced() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    let path = screen.app().path("cerita.ron");
    fs::write(&path, "milik orang lain").unwrap();
    screen.state_mut().app.save_to(&path, false);
    screen.run();
    assert!(screen.shows_label("Replace file?") && screen.shows_label("Puluhan Warga"), "the story is named");
    assert_eq!(focused_label(&screen), "Replace");
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.modal().is_none() && screen.app().document().is_saved());
}

/// An app that was restarted with changed stories and has recovered them.
fn recovered_app(count: usize) -> TestApp {
    let mut app = app_with_stories(count);
    for id in app.workspace.documents().iter().map(Document::id).collect::<Vec<_>>() {
        app.dispatch(Action::View(ViewAction::ActivateDocument(id)));
        app.type_at_end(" Ketikan.");
    }
    app.advance(std::time::Duration::from_millis(10));
    app.advance(redaksi::workspace::AUTOSAVE_DELAY);
    app.restart();
    app.dispatch(Action::Recover(RecoveryAction::Apply));
    app
}

#[test]
fn recovered_stories_are_saved_by_one_enter_and_escape_leaves_nothing_running() {
    let mut screen = open_screen(recovered_app(7), [1280.0, 800.0], Language::English);
    screen.press(CTRL | SHIFT, Key::L);
    assert!(screen.shows_label("Save 7 stories in these files?") && screen.shows_label("Judul Nomor 03"));
    screen.press(NONE, Key::Escape);
    assert!(!screen.shows_label("Saving ") && screen.app().workspace.modal().is_none());
    screen.press(CTRL | SHIFT, Key::L);
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.documents().iter().all(Document::is_saved));
    assert!(screen.shows_label("7 stories saved."));
}

#[test]
fn all_recovered_stories_can_go_to_another_folder() {
    let mut screen = open_screen(recovered_app(2), [1280.0, 800.0], Language::English);
    screen.press(CTRL | SHIFT, Key::L);
    screen.click("Save in another folder…");
    let prompt = screen.app().workspace.file_prompt();
    assert!(matches!(prompt, Some(FilePrompt::SaveInto { documents, .. }) if documents.len() == 2), "{prompt:?}");
}

#[test]
fn a_list_of_fields_is_operated_by_keys() {
    let mut screen = set_field_dialog(3);
    let is_open = |screen: &ScreenHarness| egui::Popup::is_any_open(&screen.ctx);
    screen.get_by_label("Field").focus();
    screen.run();
    screen.press(NONE, Key::ArrowDown);
    assert!(is_open(&screen), "the key opens the list and does not leave it");
    assert_eq!(focused_label(&screen), "Section", "at the chosen field");
    let is_visible = |screen: &ScreenHarness, label: &str| {
        let list = find_by_label(screen, "Field").rect().bottom();
        let place = screen.query_all_by_label(label).last().unwrap().rect();
        place.top() >= list - 1.0 && place.bottom() < 800.0
    };
    screen.run();
    assert!(is_visible(&screen, "Section"));
    type_text(&mut screen, "d");
    assert_eq!(focused_label(&screen), "Deadline");
    screen.run();
    assert!(is_visible(&screen, "Deadline"));
    screen.press(NONE, Key::ArrowUp);
    assert_ne!(focused_label(&screen), "Deadline");
    screen.press(NONE, Key::Escape);
    assert!(!is_open(&screen) && screen.app().workspace.bulk_edit().is_some(), "Escape closes the list only");
    assert_eq!(focused_label(&screen), "Field");
    screen.press(NONE, Key::ArrowDown);
    type_text(&mut screen, "b");
    screen.press(NONE, Key::Enter);
    assert!(screen.find_input("Value (empty clears the field)").is_focused(), "{}", focused_label(&screen));
    type_text(&mut screen, "Rina");
    screen.press(NONE, Key::Enter);
    let bylines = screen.app().workspace.documents().iter();
    let bylines: Vec<&str> = bylines.map(|document| document.article().fields.value(FieldName::Byline)).collect();
    assert_eq!(bylines, ["Rina"; 3]);
}

#[test]
fn an_empty_value_clears_a_field_only_after_the_user_was_told() {
    let mut screen = set_field_dialog(3);
    for id in ids(&screen) {
        screen.state_mut().app.dispatch(Action::View(ViewAction::ActivateDocument(id)));
        screen.state_mut().app.set_field(FieldName::Category, "Daerah");
    }
    screen.run();
    assert!(screen.shows_label("Clear field"));
    screen.press(NONE, Key::Enter);
    assert!(screen.shows_label("press Enter again to clear “Section” in 3 stories"));
    assert_eq!(screen.app().field(FieldName::Category), "Daerah");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().field(FieldName::Category), "");
    assert!(screen.app().workspace.bulk_edit().is_none());
}

#[test]
fn after_the_menu_and_its_dialogs_the_row_has_the_focus() {
    let mut screen = open_screen(app_with_stories(6), [1280.0, 800.0], Language::English);
    screen.press(ALT, Key::Num1);
    screen.press(NONE, Key::ArrowUp);
    screen.press(NONE, Key::ArrowUp);
    assert!(row(&screen, 4).is_focused());
    screen.press(SHIFT, Key::F10);
    assert!(screen.query_all_by_label_contains("Judul Nomor 04").count() > 1, "the menu names its story");
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowRight);
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::Enter);
    screen.run();
    let fourth = ids(&screen)[3];
    assert_eq!(screen.app().workspace.document(fourth).unwrap().stage(), Stage::InProgress);
    assert!(row(&screen, 4).is_focused(), "{}", focused_label(&screen));
    screen.press(SHIFT, Key::F10);
    screen.press(NONE, Key::Escape);
    screen.run();
    assert!(row(&screen, 4).is_focused(), "{}", focused_label(&screen));
    screen.press(SHIFT, Key::F10);
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.bulk_edit().is_some());
    type_text(&mut screen, "pasar");
    screen.press(NONE, Key::Enter);
    screen.run();
    assert!(screen.app().workspace.bulk_edit().is_none());
    assert!(row(&screen, 4).is_focused(), "{}", focused_label(&screen));
}

#[test]
fn the_menu_of_a_row_outside_the_selection_makes_it_the_selection_and_escape_ends_one() {
    let mut screen = open_screen(app_with_stories(5), [1280.0, 800.0], Language::English);
    screen.press(ALT, Key::Num1);
    screen.press(SHIFT, Key::ArrowUp);
    screen.press(SHIFT, Key::ArrowUp);
    assert_eq!(screen.app().workspace.selected_documents().len(), 3);
    screen.press(NONE, Key::Escape);
    assert!(screen.app().workspace.selected_documents().is_empty());
    assert!(row(&screen, 3).is_focused(), "{}", focused_label(&screen));
    screen.press(SHIFT, Key::ArrowUp);
    row(&screen, 5).click_secondary();
    screen.run();
    assert!(screen.app().workspace.selected_documents().is_empty() && !screen.shows_label("stories selected"));
    assert!(screen.shows_label("Set field…"));
}

#[test]
fn home_and_end_go_to_the_ends_of_the_list() {
    let mut screen = open_screen(app_with_stories(30), [1280.0, 500.0], Language::English);
    screen.press(ALT, Key::Num1);
    screen.press(NONE, Key::Home);
    screen.run();
    assert!(row(&screen, 1).is_focused());
    screen.press(NONE, Key::End);
    screen.run();
    assert!(row(&screen, 30).is_focused());
    screen.press(SHIFT, Key::Home);
    assert_eq!(screen.app().workspace.selected_documents().len(), 30);
}

#[test]
fn tab_goes_through_the_buttons_of_a_dialog_as_they_are_shown() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL, Key::K);
    screen.press(CTRL, Key::W);
    let buttons = ["Cancel", "Don’t save", "Save"];
    let in_dialog = |screen: &ScreenHarness, label: &str| {
        let nodes = screen.query_all_by_label(label);
        nodes.map(|node| node.rect()).max_by(|a, b| a.top().total_cmp(&b.top())).unwrap().left()
    };
    let places = buttons.map(|label| in_dialog(&screen, label));
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(focused_label(&screen), "Save");
    let mut visited = Vec::new();
    for _ in 0..4 {
        screen.press(NONE, Key::Tab);
        visited.push(focused_label(&screen));
    }
    assert_eq!(visited, ["Cancel", "Don’t save", "Save", "Cancel"]);
    screen.press(SHIFT, Key::Tab);
    screen.run();
    assert_eq!(focused_label(&screen), "Save");
}

#[test]
fn tab_enters_the_buttons_below_a_field_from_the_left() {
    let mut screen = set_field_dialog(2);
    assert!(screen.find_input("Value (empty clears the field)").is_focused());
    screen.press(NONE, Key::Tab);
    assert_eq!(focused_label(&screen), "Cancel");
    screen.press(NONE, Key::Tab);
    assert_eq!(focused_label(&screen), "Clear field");
    screen.press(SHIFT, Key::Tab);
    screen.run();
    screen.press(SHIFT, Key::Tab);
    screen.run();
    assert!(screen.find_input("Value (empty clears the field)").is_focused(), "{}", focused_label(&screen));
}

#[test]
fn tab_leaves_a_path_where_several_names_begin_alike() {
    let app = TestApp::new();
    for name in ["satu.txt", "satuan.txt"] {
        fs::copy(sample(BRIDGE_SAMPLE), app.path(name)).unwrap();
    }
    let beginning = app.path("s").display().to_string();
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    screen.press(CTRL | SHIFT, Key::O);
    type_text(&mut screen, &beginning);
    screen.press(NONE, Key::Tab);
    assert!(screen.find_input("File").is_focused() && screen.shows_label("satuan.txt"));
    screen.press(NONE, Key::Tab);
    assert!(!screen.find_input("File").is_focused());
}

#[test]
fn review_leads_to_the_first_issue_that_the_dialog_lists() {
    let mut app = TestApp::with_sample("harbour-ferry.txt");
    app.run(Command::Clean);
    let promo = app.article().passages.iter().find(|passage| {
        passage.kind == redaksi_core::article::PassageKind::Promo
            && passage.decision == redaksi_core::article::Decision::Undecided
    });
    let promo = promo.expect("an uncertain promo is left").id;
    let range = app.article().passage_range(promo).unwrap();
    // Findings in fields and above the promo do not come first.
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Dua  spasi. ".into() }));
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    screen.press(CTRL, Key::R);
    screen.press(NONE, Key::Enter);
    assert!(screen.app().workspace.modal().is_none());
    let shift = "Dua  spasi. ".len();
    assert_eq!(screen.app().document().selection(), range.start + shift..range.end + shift);
}

#[test]
fn a_story_whose_last_issue_goes_away_while_the_dialog_is_open_is_ready() {
    let mut app = TestApp::new();
    let lines = ["Jembatan di Kenari Dibuka", "Wali Kota Sari Dewi membuka jembatan itu pada Senin pagi."];
    app.open_lines("story.txt", &lines);
    app.dispatch(Action::Revise(ReviseAction::AddComment(0..9, "Benar hari Senin?".into())));
    app.run(Command::StageReady);
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    assert!(screen.shows_label("Mark as ready?"));
    screen.state_mut().app.run(Command::Undo);
    screen.run();
    assert!(screen.app().workspace.modal().is_none() && !screen.shows_label("Mark as ready?"));
    assert_eq!(screen.app().document().stage(), Stage::Ready);
    assert!(screen.app().article().sign_off.as_ref().is_some_and(|sign_off| sign_off.overridden.is_empty()));
}

#[test]
fn several_stories_with_open_issues_become_ready_after_a_summary() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua."]);
    let documents: Vec<_> = app.workspace.documents().iter().map(Document::id).collect();
    app.dispatch(Action::Bulk(BulkAction::SetStage { documents, stage: Stage::Ready }));
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    assert!(screen.shows_label("Mark 2 stories as ready?") && screen.shows_label("certain promos are still"));
    assert!(screen.app().workspace.documents().iter().all(|document| document.stage() != Stage::Ready));
    screen.write("Your name", "Rina");
    screen.press(CTRL, Key::Enter);
    assert!(screen.app().workspace.modal().is_none());
    assert!(screen.app().workspace.documents().iter().all(|document| document.stage() == Stage::Ready));
    screen.click("Undo");
    assert!(screen.app().workspace.documents().iter().all(|document| document.stage() != Stage::Ready));
}

#[test]
fn the_toasts_of_batches_offer_undo() {
    let mut screen = open_screen(app_with_stories(3), [1280.0, 800.0], Language::English);
    let documents = ids(&screen);
    let value = "Daerah".to_owned();
    let set = BulkAction::SetField { documents: documents.clone(), name: FieldName::Category, value };
    screen.state_mut().app.dispatch(Action::Bulk(set.clone()));
    screen.run();
    screen.click("Undo");
    assert_eq!(screen.app().field(FieldName::Category), "");
    let add = BulkAction::AddTags { documents, typed: "pasar".into(), suggested: Vec::new() };
    screen.state_mut().app.dispatch(Action::Bulk(add));
    screen.run();
    screen.click("Undo");
    assert!(screen.app().article().tags.is_empty());
    screen.state_mut().app.dispatch(Action::Bulk(set.clone()));
    screen.state_mut().app.dispatch(Action::Bulk(set));
    screen.run();
    assert!(screen.shows_label("no story changed") && screen.query_by_label("Undo").is_none());
}

#[test]
fn a_chosen_suggestion_names_the_stories_that_get_it() {
    let mut app = TestApp::new();
    let folder = app.path("own/config");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("tags.txt"), "banjir rob\n").unwrap();
    let lead = "Banjir rob merendam tiga desa sejak Senin pagi, dan banjir rob datang tiap bulan.";
    app.open_lines("satu.txt", &["Banjir Rob Merendam Desa", lead]);
    app.open_lines("dua.txt", &["Banjir Rob Surut", lead]);
    app.open_lines("tiga.txt", &["Pasar Subuh Pindah", "Pedagang pindah ke tempat baru sejak Senin pagi."]);
    for _ in 0..4 {
        app.run_due_checks();
    }
    let documents: Vec<_> = app.workspace.documents().iter().map(Document::id).collect();
    app.dispatch(Action::Bulk(BulkAction::Prompt(BulkEdit { documents, kind: BulkEditKind::AddTags })));
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    assert!(screen.shows_label("added only to the stories for which it is suggested"));
    screen.click("banjir rob 2 stories");
    screen.click("Add");
    let documents = screen.app().workspace.documents().iter();
    let has: Vec<bool> = documents.map(|document| !document.article().tags.is_empty()).collect();
    assert_eq!(has, [true, true, false]);
}

#[test]
fn the_palette_says_why_a_command_is_disabled() {
    let mut screen = open_screen(TestApp::new(), [1024.0, 700.0], Language::English);
    screen.press(NONE, Key::F1);
    screen.find_input("Command palette").type_text("remove certain promos");
    screen.run();
    assert!(screen.shows_label("Remove certain promos · no story is open"));
}

#[test]
fn a_menu_key_in_the_text_opens_the_menu_of_the_text() {
    let mut screen = open_sample("harbour-ferry.txt");
    screen.press(NONE, Key::F8);
    assert!(screen.app().document().selection().len() > 1, "an uncertain promo is selected");
    screen.press(SHIFT, Key::F10);
    assert!(screen.shows_label("Paste") && !screen.shows_label("Open recent"));
    assert!(focused_label(&screen).starts_with("Remove or restore promo"), "the decision about the promo comes first");
    screen.press(NONE, Key::Escape);
    screen.run();
    let id = redaksi::ui::MainView::body_id(screen.app().document().id());
    assert!(screen.ctx.memory(|memory| memory.has_focus(id)));
}

#[test]
fn the_shortcut_of_the_promos_focuses_the_first_card() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(ALT, Key::Num2);
    screen.run();
    let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    assert_eq!(focused.map(|node| node.accesskit_node().role()), Some(egui::accesskit::Role::Link));
}

#[test]
fn the_panel_and_the_status_bar_count_the_same_findings() {
    let mut app = TestApp::with_sample("harbour-ferry.txt");
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Dua  spasi. ".into() }));
    let mut screen = open_screen(app, [1680.0, 900.0], Language::English);
    screen.press(ALT, Key::Num4);
    screen.press(ALT, Key::Num0);
    screen.press(NONE, Key::F8);
    let (_, count) = screen.app().workspace.finding_position().unwrap();
    assert_eq!(count, screen.app().workspace.finding_count(screen.app().document()));
    assert!(screen.shows_label(&format!("{count} findings")) && screen.shows_label(&format!(" of {count}")));
}

#[test]
fn a_term_is_added_to_the_glossary_from_the_menu_of_the_text() {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul berita satu", "Perdana menteri datang ke pasar."]);
    app.set_field(FieldName::Language, "id");
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.press(CTRL, Key::Home);
    screen.press(SHIFT, Key::F10);
    screen.query_all_by_label_contains("Add to glossary…").next().unwrap().click();
    screen.run();
    assert!(screen.app().workspace.modal().is_some_and(Modal::is_glossary));
    assert!(screen.find_input("Term in the language of originals").is_focused());
    type_text(&mut screen, "prime");
    screen.press(NONE, Key::Enter);
    let file = screen.app().path("own/config/glossary.ron");
    assert!(fs::read_to_string(file).unwrap().contains("prime"));
}

#[test]
fn a_letter_on_a_closed_list_opens_it_at_the_option_that_begins_with_it() {
    let mut screen = set_field_dialog(2);
    find_by_label(&screen, "Field").focus();
    screen.run();
    // A letter without an option leaves the list at the chosen one.
    type_text(&mut screen, "q");
    screen.run();
    assert!(egui::Popup::is_any_open(&screen.ctx));
    assert_eq!(focused_label(&screen), "Section");
    screen.press(NONE, Key::Escape);
    assert!(!egui::Popup::is_any_open(&screen.ctx));
    type_text(&mut screen, "d");
    screen.run();
    assert!(egui::Popup::is_any_open(&screen.ctx), "the letter opens the list");
    assert_eq!(focused_label(&screen), "Deadline", "from the chosen field on, as in the open list");
    screen.press(NONE, Key::Enter);
    assert!(!egui::Popup::is_any_open(&screen.ctx));
    type_text(&mut screen, "9 Juni 2027");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().field(FieldName::Deadline), "2027-06-09");
}

#[test]
fn review_of_a_story_without_a_headline_leads_to_the_headline() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.state_mut().app.run(Command::Clean);
    screen.state_mut().app.set_field(FieldName::Headline, "");
    screen.run();
    screen.press(CTRL, Key::R);
    assert!(screen.shows_label("The story has no headline."));
    screen.press(NONE, Key::Enter);
    screen.run();
    assert!(screen.app().workspace.modal().is_none());
    assert_eq!(focused_label(&screen), "Headline");
    assert_eq!(screen.app().workspace.finding_at_caret().map(|finding| finding.rule), Some(Rule::HeadlineMissing));
    type_text(&mut screen, "Jembatan Dibuka");
    assert_eq!(screen.app().field(FieldName::Headline), "Jembatan Dibuka");
}

#[test]
fn a_finding_about_the_headline_is_told_below_it() {
    for language in Language::ALL {
        let mut screen = open_screen(TestApp::new(), [1440.0, 900.0], language);
        screen.state_mut().app.open_lines("satu.txt", &["Judul berita satu", "Kalimat pertama naskah satu."]);
        screen.state_mut().app.set_field(FieldName::Headline, "");
        screen.run();
        let message = screen.state().i18n.msg("check-headline-missing");
        assert!(!screen.shows_label(&message));
        screen.press(NONE, Key::F8);
        screen.run();
        assert!(screen.shows_label(&message), "the panel with the checks is not shown");
    }
}

#[test]
fn a_comparison_shows_what_differs_in_a_long_paragraph_and_all_of_it_on_demand() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let filler = |word: &str| vec![word; 200].join(" ");
    let paragraph = |what: &str| format!("Awal {} sungai itu {what} semalam {} akhir.", filler("kata"), filler("lain"));
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: format!("{}\n", paragraph("meluap")) }));
    app.save_as("a.ron");
    let at = app.body().find("meluap").unwrap();
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at + 6, text: "surut".into() }));
    app.run(Command::Versions);
    let mut screen = open_screen(app, [1280.0, 900.0], Language::English);
    assert!(
        screen.shows_label("sungai itu meluap semalam lain") && screen.shows_label("sungai itu surut semalam lain")
    );
    assert!(!screen.shows_label("Removed  Awal kata") && screen.shows_label("Show whole paragraph"));
    screen.click("Show whole paragraph");
    assert!(screen.shows_label("Removed  Awal kata") && screen.shows_label("lain akhir."));
    // The button is below the visible part of the comparison.
    find_by_label(&screen, "Show only the change").focus();
    screen.run();
    screen.press(NONE, Key::Enter);
    assert!(!screen.shows_label("Removed  Awal kata"));
}

#[test]
fn the_list_of_a_dialog_opens_over_it_each_time() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    for round in 0..3 {
        screen.press(CTRL | SHIFT, Key::X);
        let list = find_by_label(&screen, "Format").rect().center();
        // Pressed and released in the same frame, as in a slow one.
        screen.hover_at(list);
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, NONE);
            screen.event(egui::Event::PointerButton { pos: list, button, pressed, modifiers });
        }
        screen.run();
        let option = find_by_label(&screen, "Word document (.docx)").rect().center();
        let layer = screen.ctx.layer_id_at(option).expect("something is there");
        assert!(egui::Popup::is_id_open(&screen.ctx, layer.id), "{round}: {layer:?}");
        screen.press(NONE, Key::Escape);
        screen.press(NONE, Key::Escape);
        assert!(!screen.app().workspace.is_modal_open());
    }
}

#[test]
fn no_menu_opens_over_a_dialog() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.press(CTRL | SHIFT, Key::X);
    screen.press(NONE, Key::F10);
    assert!(!egui::Popup::is_any_open(&screen.ctx) && !screen.shows_label("Open recent"));
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::F10);
    assert!(egui::Popup::is_any_open(&screen.ctx));
}

#[test]
fn the_menu_of_the_text_has_promo_commands_only_at_a_promo() {
    let mut screen = open_sample("harbour-ferry.txt");
    screen.find_input("Body of the story").focus();
    screen.run();
    screen.press(CTRL, Key::Home);
    screen.press(SHIFT, Key::F10);
    assert!(screen.shows_label("Select all") && !screen.shows_label("Remove or restore promo"));
}

#[test]
fn the_status_bar_shows_the_stage_of_a_single_story() {
    let mut screen = open_sample(BRIDGE_SAMPLE);
    screen.click("Stage: Received");
    screen.query_all_by_label_contains("On hold").next().expect("the menu lists it").click();
    screen.run();
    assert_eq!(screen.app().document().stage(), redaksi_core::article::Stage::OnHold);
    assert!(screen.shows_label("Stage: On hold"));
}

#[test]
fn a_hit_in_the_slug_is_replaced_only_if_it_is_ticked() {
    let mut app = app_with_stories(1);
    app.set_field(FieldName::Slug, "judul-nomor");
    let mut screen = open_screen(app, [1440.0, 900.0], Language::English);
    screen.press(CTRL, Key::H);
    screen.find_input("Find").type_text("judul");
    screen.run();
    screen.find_input("Replace with").focus();
    screen.run();
    screen.find_input("Replace with").type_text("Kepala");
    screen.run();
    screen.press(Modifiers::ALT, Key::Enter);
    assert_eq!(screen.app().field(FieldName::Slug), "judul-nomor");
    assert!(screen.app().field(FieldName::Headline).starts_with("Kepala"));
}
