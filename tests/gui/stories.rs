//! The list of stories, its selection and its menu; going to anything; the path prompt.

use crate::harness::{FindInput as _, ScreenHarness, UserActions as _, open_screen};
use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redaksi::i18n::Language;
use redaksi::ui::MainView;
use redaksi::workspace::{Action, BulkAction, BulkEditKind, Document, DocumentId, FilePrompt};
use redaksi_core::article::{FieldName, Stage};
use std::fs;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// A window with this number of stories, the last one active, and their ids in the order of opening.
fn window_with_stories(count: usize, size: [f32; 2]) -> (ScreenHarness, Vec<DocumentId>) {
    let mut app = TestApp::new();
    for number in 1..=count {
        let text =
            format!("Judul Nomor {number:02} tentang Warga Desa\n\nParagraf ke-{number} cukup panjang untuk dibaca.");
        let path = app.path(&format!("berita-{number:02}.txt"));
        fs::write(&path, text).unwrap();
        app.open(&path);
    }
    let ids = app.workspace.documents().iter().map(Document::id).collect();
    (open_screen(app, size, Language::English), ids)
}

fn row(screen: &ScreenHarness, number: usize) -> Node<'_> {
    let title = format!("Judul Nomor {number:02}");
    let is_row = |node: &Node<'_>| {
        node.accesskit_node().role() == egui::accesskit::Role::ListBoxOption
            && node.accesskit_node().label().is_some_and(|label| label.starts_with(&title))
    };
    let found = screen.root().children_recursive().find(is_row);
    found.unwrap_or_else(|| panic!("story {number} is not in the list"))
}

fn selected(screen: &ScreenHarness) -> Vec<DocumentId> {
    screen.app().workspace.selected_documents()
}

fn type_text(screen: &mut ScreenHarness, text: &str) {
    screen.event(egui::Event::Text(text.to_owned()));
    screen.run();
}

#[test]
fn stories_are_selected_with_the_mouse_and_a_click_ends_the_selection() {
    let (mut screen, ids) = window_with_stories(4, [1280.0, 800.0]);
    row(&screen, 2).click_modifiers(CTRL);
    screen.run();
    assert_eq!(selected(&screen), [ids[1], ids[3]], "the active story is part of the selection");
    assert_eq!(screen.app().document().id(), ids[3], "selecting activates nothing");
    assert!(screen.shows_label("2 of 4 stories selected"));
    row(&screen, 2).click_modifiers(CTRL);
    screen.run();
    assert!(selected(&screen).is_empty());
    row(&screen, 4).click_modifiers(SHIFT);
    screen.run();
    assert_eq!(selected(&screen), ids[1..], "from the row of the last click with Ctrl");
    row(&screen, 1).click();
    screen.run();
    assert_eq!((selected(&screen).len(), screen.app().document().id()), (0, ids[0]));
}

#[test]
fn stories_are_selected_with_keys_and_their_menu_opens_with_a_key() {
    let (mut screen, ids) = window_with_stories(4, [1280.0, 800.0]);
    let text = screen.app().body();
    screen.press(Modifiers::ALT, Key::Num1);
    screen.press(SHIFT, Key::ArrowUp);
    assert_eq!(selected(&screen), ids[2..]);
    screen.press(SHIFT, Key::ArrowUp);
    screen.press(SHIFT, Key::ArrowUp);
    screen.press(SHIFT, Key::ArrowDown);
    assert_eq!(selected(&screen), ids[1..]);
    screen.press(CTRL, Key::A);
    assert_eq!(selected(&screen), ids);
    assert!(screen.app().document().selection().is_empty(), "the text is not selected");
    screen.press(SHIFT, Key::F10);
    assert!(screen.shows_label("Add tags to 4 stories…"));
    screen.press(NONE, Key::Enter);
    let kind = screen.app().workspace.bulk_edit().map(|edit| (edit.kind, edit.documents.len()));
    assert_eq!(kind, Some((BulkEditKind::AddTags, 4)));
    screen.write("Tags, separated by commas", "Desa");
    screen.press(NONE, Key::Enter);
    let tags = |document: &Document| document.article().tags.iter().filter(|tag| tag.text == "Desa").count();
    assert!(screen.app().workspace.documents().iter().all(|document| tags(document) == 1));
    assert_eq!(screen.app().body(), text);
}

#[test]
fn the_menu_of_a_story_outside_the_selection_is_about_that_story() {
    let (mut screen, ids) = window_with_stories(4, [1280.0, 800.0]);
    row(&screen, 2).click_modifiers(CTRL);
    screen.run();
    row(&screen, 1).click_secondary();
    screen.run();
    screen.click("Set field…");
    let documents = screen.app().workspace.bulk_edit().map(|edit| edit.documents.clone());
    assert_eq!(documents, Some(vec![ids[0]]));
    screen.write("Value (empty clears the field)", "Daerah");
    screen.press(NONE, Key::Enter);
    let fields = &screen.app().workspace.document(ids[0]).unwrap().article().fields;
    assert_eq!(fields.value(FieldName::Category), "Daerah");
    assert!(selected(&screen).is_empty(), "the story of the menu became the selection");
    screen.state_mut().app.dispatch(Action::Bulk(BulkAction::Select(vec![ids[1], ids[3]])));
    screen.run();
    row(&screen, 2).click_secondary();
    screen.run();
    screen.click("Close 2 stories");
    assert_eq!(screen.app().workspace.documents().iter().map(Document::id).collect::<Vec<_>>(), [ids[0], ids[2]]);
}

#[test]
fn fifteen_stories_fit_into_the_height_of_a_usual_window() {
    let (screen, _) = window_with_stories(15, [1440.0, 900.0]);
    let first = row(&screen, 1).rect();
    let last = row(&screen, 15).rect();
    assert!(first.top() > 0.0 && last.bottom() < 880.0, "{first:?} {last:?}");
}

#[test]
fn a_place_is_found_by_its_text_in_any_story() {
    let (mut screen, ids) = window_with_stories(4, [1280.0, 800.0]);
    screen.press(CTRL, Key::P);
    type_text(&mut screen, "NOMOR 02");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().id(), ids[1]);
    assert!(screen.app().workspace.modal().is_none());
    screen.press(CTRL, Key::P);
    type_text(&mut screen, "berita-03");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().id(), ids[2], "found by its file name");
    screen.press(CTRL, Key::P);
    type_text(&mut screen, "ke-1 paragraf");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().id(), ids[0]);
    type_text(&mut screen, "X");
    assert!(screen.app().body().starts_with("XParagraf ke-1"), "{}", screen.app().body());
    screen.press(CTRL, Key::P);
    type_text(&mut screen, "slug");
    screen.press(NONE, Key::Enter);
    screen.run();
    assert!(screen.find_input("Slug").is_focused());
    screen.press(CTRL, Key::P);
    type_text(&mut screen, "zzz");
    assert!(screen.shows_label("Nothing matches"));
    screen.press(NONE, Key::Escape);
    assert!(screen.app().workspace.modal().is_none());
}

#[test]
fn an_undecided_promo_is_found_and_selected() {
    let mut screen = open_screen(TestApp::with_sample(BRIDGE_SAMPLE), [1280.0, 800.0], Language::English);
    let article = screen.app().article();
    let passage = article.passages.iter().find(|passage| passage.title.len() > 10).unwrap();
    let (range, title) = (article.passage_range(passage.id).unwrap(), passage.title.clone());
    screen.press(CTRL, Key::P);
    type_text(&mut screen, &title);
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().selection(), range);
}

#[test]
fn a_path_is_completed_with_tab_and_a_wrong_one_keeps_its_text_and_shows_why() {
    let app = TestApp::new();
    let folder = app.path("kiriman");
    fs::create_dir(&folder).unwrap();
    for name in ["satu.txt", "satuan.txt"] {
        fs::copy(sample(BRIDGE_SAMPLE), folder.join(name)).unwrap();
    }
    let beginning = app.path("kir").display().to_string();
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    screen.press(CTRL | SHIFT, Key::O);
    // Text and Tab in one frame, as from a fast typist.
    screen.event(egui::Event::Text(beginning));
    screen.press(NONE, Key::Tab);
    let value = |screen: &ScreenHarness| screen.find_input("File").accesskit_node().value().unwrap_or_default();
    assert_eq!(value(&screen), format!("{}/", folder.display()));
    type_text(&mut screen, "s");
    screen.press(NONE, Key::Tab);
    assert_eq!(value(&screen), folder.join("satu").display().to_string());
    assert!(screen.shows_label("satuan.txt"), "the candidates are listed");
    screen.press(NONE, Key::Enter);
    assert!(screen.shows_label("File not found"));
    assert_eq!(value(&screen), folder.join("satu").display().to_string());
    assert!(screen.find_input("File").is_focused());
    type_text(&mut screen, ".txt");
    assert!(!screen.shows_label("File not found"));
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().path(), Some(folder.join("satu.txt").as_path()));
}

#[test]
fn tab_leaves_the_path_field_where_nothing_can_be_completed() {
    let mut screen = open_screen(TestApp::new(), [1280.0, 800.0], Language::English);
    screen.press(CTRL | SHIFT, Key::O);
    assert!(screen.find_input("File").is_focused());
    screen.press(NONE, Key::Tab);
    assert!(!screen.find_input("File").is_focused());
    screen.press(SHIFT, Key::Tab);
    assert!(screen.find_input("File").is_focused());
    type_text(&mut screen, "/tidak/ada");
    screen.press(NONE, Key::Tab);
    screen.press(NONE, Key::Tab);
    assert!(!screen.find_input("File").is_focused());
}

#[test]
fn a_folder_is_opened_from_the_start_view() {
    let app = TestApp::new();
    let folder = app.path("kiriman");
    fs::create_dir(&folder).unwrap();
    fs::copy(sample(BRIDGE_SAMPLE), folder.join("satu.txt")).unwrap();
    let mut screen = open_screen(app, [1280.0, 800.0], Language::English);
    screen.click("Open folder…");
    assert_eq!(screen.app().workspace.file_prompt(), Some(&FilePrompt::OpenFolder));
    type_text(&mut screen, &folder.display().to_string());
    screen.press(NONE, Key::Enter);
    let id = screen.app().document().id();
    assert!(screen.ctx.memory(|memory| memory.has_focus(MainView::body_id(id))));
}

#[test]
fn the_palette_finds_stories_and_fields_besides_commands() {
    let (mut screen, ids) = window_with_stories(4, [1280.0, 800.0]);
    screen.press(CTRL | SHIFT, Key::P);
    type_text(&mut screen, "nomor 02");
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.app().document().id(), ids[1]);
    assert!(screen.app().workspace.modal().is_none());
    screen.press(CTRL | SHIFT, Key::P);
    type_text(&mut screen, "slug");
    screen.press(NONE, Key::Enter);
    screen.run();
    assert!(screen.find_input("Slug").is_focused());
    screen.press(CTRL | SHIFT, Key::P);
    type_text(&mut screen, "nomor 02 xyz");
    assert!(screen.shows_label("Nothing matches"));
}

#[test]
fn the_stage_submenu_keeps_its_highlight_and_sets_the_stage_by_keys() {
    let (mut screen, ids) = window_with_stories(4, [1280.0, 800.0]);
    screen.press(Modifiers::ALT, Key::Num1);
    screen.press(SHIFT, Key::F10);
    // Add tags, set a field, stage.
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::ArrowRight);
    let is_focused = |screen: &ScreenHarness, label: &str| {
        screen.query_all_by_label(label).any(|node| node.accesskit_node().is_focused())
    };
    assert!(is_focused(&screen, "Received"));
    screen.press(NONE, Key::ArrowDown);
    screen.run();
    assert!(is_focused(&screen, "In progress"));
    screen.press(NONE, Key::ArrowLeft);
    assert!(is_focused(&screen, "Stage ⏵") || screen.shows_label("Stage"), "left closes the submenu only");
    assert!(screen.shows_label("Set field…"), "the menu is still open");
    screen.press(NONE, Key::ArrowRight);
    screen.press(NONE, Key::ArrowDown);
    screen.press(NONE, Key::Enter);
    let stage = screen.app().workspace.document(ids[3]).unwrap().stage();
    assert_eq!(stage, redaksi_core::article::Stage::InProgress);
    assert_eq!(screen.app().workspace.document(ids[3]).unwrap().article().stage, Some(stage));
}

#[test]
fn the_key_of_a_stage_is_about_the_selected_stories_while_the_list_has_the_focus() {
    let (mut screen, _) = window_with_stories(3, [1440.0, 900.0]);
    let stages = |screen: &ScreenHarness| -> Vec<&'static str> {
        screen.app().workspace.documents().iter().map(|document| document.stage().code()).collect()
    };
    let before = stages(&screen)[0];
    screen.press(Modifiers::ALT, Key::Num1);
    screen.press(CTRL, Key::A);
    screen.press(CTRL, Key::Num5);
    let on_hold = Stage::OnHold.code();
    assert_eq!(stages(&screen), [on_hold; 3]);
    // From the text, it is about the story that is shown.
    screen.press(Modifiers::ALT, Key::Num0);
    screen.press(CTRL, Key::Num1);
    assert_eq!(stages(&screen), [on_hold, on_hold, before]);
}

#[test]
fn the_key_of_a_stage_is_about_the_row_that_has_the_focus() {
    let (mut screen, ids) = window_with_stories(3, [1440.0, 900.0]);
    screen.press(Modifiers::ALT, Key::Num1);
    screen.press(NONE, Key::Home);
    screen.press(CTRL, Key::Num5);
    let stage = |at: usize| screen.app().workspace.document(ids[at]).unwrap().stage();
    assert_eq!(stage(0), Stage::OnHold);
    assert_ne!(stage(2), Stage::OnHold, "the story that is shown keeps its stage");
}

#[test]
fn an_arrow_key_without_shift_ends_the_selection() {
    let (mut screen, ids) = window_with_stories(6, [1440.0, 900.0]);
    screen.press(Modifiers::ALT, Key::Num1);
    screen.press(NONE, Key::Home);
    screen.press(SHIFT, Key::ArrowDown);
    assert_eq!(selected(&screen), ids[..2]);
    screen.press(NONE, Key::End);
    assert!(selected(&screen).is_empty());
    screen.press(NONE, Key::ArrowUp);
    screen.press(SHIFT, Key::ArrowUp);
    assert_eq!(selected(&screen), ids[3..5], "from the row that had the focus");
}

#[test]
fn enter_saves_all_stories_also_after_a_click_on_the_format() {
    let (mut screen, _) = window_with_stories(2, [1440.0, 900.0]);
    let folder = screen.app().path("siap");
    fs::create_dir_all(&folder).unwrap();
    screen.state_mut().app.run(redaksi::workspace::Command::SaveAllAs);
    screen.run();
    screen.press(CTRL, Key::A);
    type_text(&mut screen, &folder.display().to_string());
    screen.click("Published text (.txt): the story as readers see it");
    screen.press(NONE, Key::Enter);
    let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    assert_eq!(files.filter(|path| path.extension().is_some_and(|name| name == "txt")).count(), 2);
}

#[test]
fn save_all_as_offers_to_create_a_folder_that_does_not_exist() {
    let (mut screen, _) = window_with_stories(2, [1280.0, 800.0]);
    let folder = screen.app().path("arsip/mei");
    screen.state_mut().app.run(redaksi::workspace::Command::SaveAllAs);
    screen.run();
    screen.press(CTRL, Key::A);
    type_text(&mut screen, &folder.display().to_string());
    screen.press(NONE, Key::Enter);
    assert!(screen.shows_label("This folder does not exist") && !folder.exists());
    assert!(screen.shows_label("Create folder and save"));
    screen.press(NONE, Key::Enter);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    assert!(screen.app().workspace.modal().is_none());
}
