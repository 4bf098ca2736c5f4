//! Commands that change paragraphs and letter case, without a window: they apply to the selection, and one undo reverts
//! each of them.

use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::workspace::{Action, Command, EditAction, FileAction, NoticeKind, ReadingStyle, SearchScope, ViewAction};
use redaksi_core::article::{Decision, FieldName, block_offset, body_text};
use redaksi_core::formats::{self, Format};
use redaksi_core::text::{SearchQuery, Searcher};
use redaksi_formats::StoryPart;

fn text(app: &TestApp) -> String {
    body_text(&app.article().body)
}

/// Opens a story with this text as its body.
fn world_with_body(body: &str) -> TestApp {
    let mut app = TestApp::new();
    app.dispatch(Action::File(FileAction::OpenText("x".to_owned())));
    let length = text(&app).len();
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..length, text: body.to_owned() }));
    app
}

/// Selects the first occurrence of `part` in the body.
fn select(app: &mut TestApp, part: &str) {
    let start = text(app).find(part).unwrap();
    app.dispatch(Action::View(ViewAction::SetCaret(start + part.len())));
    app.dispatch(Action::View(ViewAction::SetSelection(start..start + part.len())));
}

fn selected_text(app: &TestApp) -> String {
    text(app)[app.workspace.active().unwrap().selection()].to_owned()
}

#[test]
fn selected_paragraphs_move_and_stay_selected() {
    let mut app = world_with_body("Satu.\nDua.\nTiga.\nEmpat.");
    select(&mut app, "Dua.\nTiga.");
    app.run(Command::MoveDown);
    assert_eq!((text(&app).as_str(), selected_text(&app).as_str()), ("Satu.\nEmpat.\nDua.\nTiga.", "Dua.\nTiga."));
    app.run(Command::MoveDown);
    app.run(Command::MoveUp);
    app.run(Command::MoveUp);
    assert_eq!(text(&app), "Dua.\nTiga.\nSatu.\nEmpat.");
    app.run(Command::Undo);
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(text(&app), "Satu.\nDua.\nTiga.\nEmpat.");
}

#[test]
fn cut_and_copy_take_the_selection_and_are_disabled_without_one() {
    let mut app = world_with_body("Satu.\nDua.\nTiga.");
    select(&mut app, "Dua.\n");
    app.run(Command::Copy);
    assert_eq!((app.clipboard.as_str(), text(&app).as_str()), ("Dua.\n", "Satu.\nDua.\nTiga."));
    app.run(Command::Cut);
    assert_eq!((app.clipboard.as_str(), text(&app).as_str()), ("Dua.\n", "Satu.\nTiga."));
    assert!(!app.workspace.is_enabled(Command::Cut) && !app.workspace.is_enabled(Command::Copy));
    app.run(Command::Cut);
    assert_eq!(text(&app), "Satu.\nTiga.");
    app.run(Command::SelectAll);
    assert_eq!(selected_text(&app), "Satu.\nTiga.");
}

#[test]
fn what_is_removed_is_never_copied() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let promo = app.article().passage_text(app.promo(0).id);
    app.run(Command::SelectAll);
    app.run(Command::Copy);
    assert!(app.clipboard.contains(&promo), "an undecided promo is still part of the text");
    app.run(Command::Clean);
    for command in [Command::Copy, Command::CopyStory, Command::CopyBody, Command::CopyForCms, Command::Cut] {
        app.clipboard.clear();
        app.run(Command::SelectAll);
        app.run(command);
        assert!(app.clipboard.contains("Warga membagi") && !app.clipboard.contains(&promo), "{command:?}");
        assert_eq!(
            app.clipboard.contains(app.field(FieldName::Headline)),
            matches!(command, Command::CopyStory | Command::CopyForCms)
        );
    }
}

#[test]
fn copy_for_cms_takes_the_parts_in_the_order_that_the_user_set() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::Edit(EditAction::AddTags("jembatan, desa".into())));
    app.dispatch(Action::View(ViewAction::SetCopyParts(vec![StoryPart::Tags, StoryPart::Headline])));
    app.run(Command::CopyForCms);
    assert_eq!(app.clipboard, format!("jembatan, desa\n\n{}", app.field(FieldName::Headline)));
}

#[test]
fn a_selection_of_removed_text_alone_is_not_copied_and_the_notice_says_so() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    let promo = app.article().passage_text(app.promo(0).id);
    select(&mut app, &promo);
    app.clipboard = "before".into();
    app.run(Command::Copy);
    assert_eq!(app.clipboard, "before");
    assert_eq!(app.workspace.current_notice().map(|notice| notice.kind), Some(NoticeKind::NothingToCopy));
}

#[test]
fn empty_fields_are_filled_in_from_the_story_as_one_step_and_others_stay() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.set_field(FieldName::Slug, "slug-sendiri");
    app.run(Command::FillFields);
    assert_eq!(app.field(FieldName::Slug), "slug-sendiri");
    assert!(!app.field(FieldName::Abstract).is_empty());
    app.run(Command::Undo);
    assert_eq!(app.field(FieldName::Abstract), "");
    app.set_field(FieldName::Slug, "");
    app.run(Command::FillFields);
    assert!(app.field(FieldName::Slug).starts_with("puluhan-warga-"), "{}", app.field(FieldName::Slug));
    let before = app.document().revision();
    app.run(Command::FillFields);
    assert_eq!(app.document().revision(), before, "nothing is left to fill in");
}

#[test]
fn a_doubtful_line_is_put_back_or_confirmed_one_by_one() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let mut article = app.article().clone();
    for line in &mut article.excluded {
        line.reason.confidence = 50;
    }
    assert!(article.excluded.len() > 1, "the sample has excluded lines");
    let path = app.path("ragu.ron");
    std::fs::write(&path, formats::write(&article, Format::Ron)).unwrap();
    app.open(&path);
    let doubtful = app.workspace.open_issues(app.document()).doubtful_lines;
    assert_eq!(doubtful, article.excluded.len());
    app.dispatch(Action::Edit(EditAction::ConfirmExcluded(0)));
    assert_eq!(app.workspace.open_issues(app.document()).doubtful_lines, doubtful - 1);
    let text_before = text(&app);
    app.dispatch(Action::Edit(EditAction::RestoreExcluded(1)));
    assert_eq!(app.workspace.open_issues(app.document()).doubtful_lines, doubtful - 2);
    assert!(text(&app).len() > text_before.len());
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(app.workspace.open_issues(app.document()).doubtful_lines, doubtful);
}

#[test]
fn a_paragraph_is_duplicated_and_joined() {
    let mut app = world_with_body("Satu.\nDua.");
    app.dispatch(Action::View(ViewAction::SetCaret(2)));
    app.run(Command::Duplicate);
    assert_eq!(text(&app), "Satu.\nSatu.\nDua.");
    app.run(Command::Join);
    assert_eq!(text(&app), "Satu.\nSatu. Dua.");
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(text(&app), "Satu.\nDua.");
}

#[test]
fn case_commands_change_the_selection_or_the_word_at_the_caret() {
    let mut app = world_with_body("Warga desa Kenari pulang.");
    app.dispatch(Action::View(ViewAction::SetCaret(8)));
    app.run(Command::UpperCase);
    assert_eq!((text(&app).as_str(), selected_text(&app).as_str()), ("Warga DESA Kenari pulang.", "DESA"));
    app.run(Command::CycleCase);
    app.run(Command::CycleCase);
    app.run(Command::Undo);
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(text(&app), "Warga desa Kenari pulang.");
    select(&mut app, "Warga desa Kenari pulang.");
    app.run(Command::TitleCase);
    assert_eq!(text(&app), "Warga Desa Kenari Pulang.");
}

#[test]
fn case_commands_change_the_headline_while_it_is_edited() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = text(&app);
    app.dispatch(Action::Edit(EditAction::SetField {
        name: FieldName::Headline,
        value: "warga pulang ke desa dan menanam".into(),
    }));
    app.dispatch(Action::View(ViewAction::FocusHeadline));
    app.run(Command::TitleCase);
    assert_eq!(app.field(FieldName::Headline), "Warga Pulang ke Desa dan Menanam");
    assert_eq!(text(&app), before);
    app.dispatch(Action::Edit(EditAction::SetField { name: FieldName::Language, value: "en".into() }));
    app.dispatch(Action::Edit(EditAction::SetField { name: FieldName::Headline, value: "ke and the sea".into() }));
    app.run(Command::TitleCase);
    assert_eq!(app.field(FieldName::Headline), "Ke and the Sea");
}

#[test]
fn a_paste_is_cleaned_and_one_undo_restores_the_original_text() {
    let mut app = world_with_body("Satu.\n");
    let end = text(&app).len();
    let pasted = "\u{a0}Dua\u{a0}kata.\r\n\r\n\tTiga.\u{200b}";
    app.dispatch(Action::Edit(EditAction::Paste { range: end..end, text: pasted.to_owned() }));
    assert_eq!(text(&app), "Satu.\nDua kata.\nTiga.");
    assert!(app.last_notice().contains("Pasted without"), "{}", app.last_notice());
    app.run(Command::Undo);
    assert_eq!(text(&app), format!("Satu.\n{}", pasted.replace("\r\n", "\n")));
    app.run(Command::Undo);
    assert_eq!(text(&app), "Satu.\n");
    app.dispatch(Action::Edit(EditAction::Paste { range: 2..2, text: " dan\u{a0}".into() }));
    assert_eq!(text(&app), "Sa dan tu.\n");
}

#[test]
fn typed_quotes_become_smart_quotes_if_enabled_and_undo_restores_them() {
    let mut app = world_with_body("Kata dia, ");
    let at = "Kata dia, ".len();
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "\"".into() }));
    assert_eq!(text(&app), "Kata dia, \"");
    app.dispatch(Action::RunCommand(Command::SmartPunctuation));
    app.dispatch(Action::Edit(EditAction::Splice { range: at + 1..at + 1, text: "\"".into() }));
    assert_eq!(text(&app), "Kata dia, \"”");
    app.run(Command::Undo);
    assert_eq!(text(&app), "Kata dia, \"\"");
}

#[test]
fn the_caret_moves_by_paragraph_and_to_a_paragraph_number() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let caret = |app: &TestApp| app.workspace.active().unwrap().caret().at;
    let paragraphs: Vec<usize> = app.article().paragraphs().collect();
    let third = block_offset(&app.article().body, paragraphs[2]);
    app.dispatch(Action::View(ViewAction::GoToParagraph(3)));
    assert_eq!(caret(&app), third);
    app.run(Command::ParagraphDown);
    assert!(caret(&app) > third);
    app.run(Command::ParagraphUp);
    app.run(Command::ParagraphUp);
    assert!(caret(&app) < third);
    app.dispatch(Action::View(ViewAction::GoToParagraph(900)));
    let last = block_offset(&app.article().body, *paragraphs.last().unwrap());
    assert_eq!(caret(&app), last);
}

#[test]
fn a_search_in_a_selection_includes_text_that_is_inserted_into_it() {
    let mut app = world_with_body("desa satu\ndesa dua\ndesa tiga");
    let finder = Searcher::new(&SearchQuery { text: "desa".into(), ..SearchQuery::default() }).unwrap().unwrap();
    let scope = SearchScope::Selection { document: app.document().id(), start: 10, bytes_after: 10 };
    let hits = app.workspace.hits(&finder, scope);
    assert_eq!(hits.iter().map(|hit| (hit.range.start, hit.range.end)).collect::<Vec<_>>(), [(10, 14)]);
    app.dispatch(Action::Edit(EditAction::Splice { range: 10..10, text: "desa ".into() }));
    assert_eq!(app.workspace.hits(&finder, scope).len(), 2);
    assert!(app.workspace.hits(&finder, SearchScope::Headline).is_empty());
}

#[test]
fn the_reading_style_is_clamped_to_its_limits() {
    let mut app = TestApp::new();
    app.dispatch(Action::View(ViewAction::SetReadingStyle(ReadingStyle { size: 200, measure: 2, spacing: 150 })));
    assert_eq!(app.workspace.settings().reading_style, ReadingStyle { size: 34, measure: 40, spacing: 150 });
}

#[test]
fn paragraphs_are_joined_around_a_promo_and_nothing_else_changes() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let body = &app.article().body;
    let card = body.iter().position(|block| block.whole_passage().is_some()).unwrap();
    let (above, below) = (body[card - 1].text.clone(), body[card + 1].text.clone());
    let promo = body[card].clone();
    let start = block_offset(body, card - 1);
    app.dispatch(Action::View(ViewAction::SetCaret(start)));
    app.run(Command::Join);
    let body = &app.article().body;
    assert_eq!(body[card - 1].text, format!("{above} {below}"));
    assert_eq!(body[card], promo);
    app.run(Command::Undo);
    assert_eq!(app.article().body[card - 1].text, above);
    let card = block_offset(&app.article().body, card);
    let before = text(&app);
    app.dispatch(Action::View(ViewAction::SetCaret(card + 2)));
    app.run(Command::Join);
    assert_eq!(text(&app), before);
    assert!(app.last_notice().starts_with("There is no paragraph"), "{}", app.last_notice());
}

#[test]
fn offsets_inside_a_character_do_not_panic() {
    let mut app = world_with_body("“Desa” é kenari");
    app.dispatch(Action::View(ViewAction::SetCaret(1)));
    app.dispatch(Action::View(ViewAction::SetSelection(1..10)));
    for command in [Command::UpperCase, Command::CycleCase, Command::MoveUp, Command::Duplicate, Command::Join] {
        app.run(command);
    }
    app.dispatch(Action::View(ViewAction::GoToParagraph(1)));
    assert!(text(&app).is_char_boundary(app.document().caret().at));
}

#[test]
fn deleting_a_promo_up_to_the_next_paragraph_removes_it_in_place() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.promo(0).id;
    let block = app.article().blocks_with_passage(id).next().unwrap();
    let (start, below) = (block_offset(&app.article().body, block), block_offset(&app.article().body, block + 1));
    let before = app.article().body.clone();
    // From the start of the promo to the start of the paragraph below, which is what Shift+Up selects.
    app.dispatch(Action::Edit(EditAction::Splice { range: start..below, text: String::new() }));
    let texts = |body: &[redaksi_core::article::Block]| body.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&app.article().body), texts(&before));
    assert_eq!(app.promo(0).decision, Decision::Removed);
}

#[test]
fn joining_two_paragraphs_removes_the_empty_lines_between_them() {
    let mut app = world_with_body("Satu.\n\n\nDua.\nTiga.");
    app.dispatch(Action::View(ViewAction::SetCaret(0)));
    app.run(Command::Join);
    assert_eq!(text(&app), "Satu. Dua.\nTiga.");
    app.run(Command::Undo);
    assert_eq!(text(&app), "Satu.\n\n\nDua.\nTiga.");
}

#[test]
fn a_paste_with_soft_line_breaks_is_cleaned() {
    let mut app = world_with_body("Satu.");
    app.dispatch(Action::Edit(EditAction::Paste { range: 5..5, text: "\u{b}Dua\u{a0}kata.\u{2028}Tiga.".to_owned() }));
    assert_eq!(text(&app), "Satu.\nDua kata.\nTiga.");
}

#[test]
fn paragraphs_are_joined_without_a_space_before_punctuation() {
    let joined = |body: &str| {
        let mut app = world_with_body(body);
        app.dispatch(Action::View(ViewAction::SetCaret(0)));
        app.run(Command::Join);
        text(&app)
    };
    assert_eq!(joined("Warga pulang dari\nCosmopolitan"), "Warga pulang dari Cosmopolitan");
    for sign in [". Simak", ", Selasa", "?", ") itu", "” kata dia"] {
        assert_eq!(joined(&format!("Warga pulang\n{sign}")), format!("Warga pulang{sign}"));
    }
    assert_eq!(joined("Warga (\nyang pulang)"), "Warga (yang pulang)");
}

#[test]
fn typing_after_a_promo_at_the_end_begins_a_paragraph() {
    let mut app = TestApp::new();
    let lines = [
        "Jembatan di Kenari Dibuka",
        "Wali Kota Sari Dewi membuka jembatan itu pada Senin pagi bersama warga desa di tepi sungai.",
        "Baca juga: Panen Raya Tiba di Desa Melati",
    ];
    app.open_lines("a.txt", &lines);
    app.run(Command::Clean);
    assert_eq!(app.article().passages.len(), 1);
    let before = text(&app);
    app.type_at_end("Selesai.");
    assert_eq!(text(&app), format!("{before}\nSelesai."));
    assert!(app.body().ends_with("Selesai.") && !app.body().contains("Baca juga"));
}
