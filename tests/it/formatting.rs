//! Bold, italic, links, lists and quotes, without a window: what the commands change, and that undo takes it back.

use crate::support::TestApp;
use redaksi::workspace::{Action, Command, EditAction, Effect, FileAction, Modal, ViewAction};
use redaksi_core::article::{BlockKind, InlineStyleKind, body_text};
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::Packs;
use redaksi_formats::document::PublishedStory;
use redaksi_formats::write::{ExportFormat, ExportOptions};

fn text(app: &TestApp) -> String {
    body_text(&app.article().body)
}

/// Opens a story with this text as its body.
fn open_body(body: &str) -> TestApp {
    let mut app = TestApp::new();
    app.dispatch(Action::File(FileAction::OpenText("x".to_owned())));
    let length = text(&app).len();
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..length, text: body.to_owned() }));
    app
}

fn select(app: &mut TestApp, part: &str) {
    let start = text(app).find(part).unwrap();
    app.dispatch(Action::View(ViewAction::SetCaret(start + part.len())));
    app.dispatch(Action::View(ViewAction::SetSelection(start..start + part.len())));
}

/// The body as the HTML of a copy.
fn html(app: &mut TestApp) -> String {
    let effects = app.workspace.dispatch(Action::RunCommand(Command::CopyBody), std::time::Duration::ZERO);
    let html = effects.into_iter().find_map(|effect| match effect {
        Effect::WriteClipboard(content) => Some(content.html),
        _ => None,
    });
    html.unwrap()
}

#[test]
fn bold_and_italic_are_switched_on_and_off_and_undone() {
    let mut app = open_body("Warga menanam bakau.");
    select(&mut app, "menanam");
    app.run(Command::Bold);
    app.run(Command::Italic);
    assert_eq!(html(&mut app), "<p>Warga <strong><em>menanam</em></strong> bakau.</p>");
    app.run(Command::Bold);
    assert_eq!(html(&mut app), "<p>Warga <em>menanam</em> bakau.</p>", "the selection stays");
    app.run(Command::Undo);
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(html(&mut app), "<p>Warga menanam bakau.</p>");
    app.run(Command::Redo);
    assert_eq!(html(&mut app), "<p>Warga <strong>menanam</strong> bakau.</p>");
}

#[test]
fn without_a_selection_the_word_at_the_caret_is_formatted() {
    let mut app = open_body("Warga menanam bakau.");
    app.dispatch(Action::View(ViewAction::SetCaret("Warga men".len())));
    app.run(Command::Bold);
    assert_eq!(html(&mut app), "<p>Warga <strong>menanam</strong> bakau.</p>");
}

#[test]
fn a_link_is_set_in_a_dialog_edited_and_removed() {
    let mut app = open_body("Warga menanam bakau.");
    select(&mut app, "bakau");
    app.run(Command::Link);
    let Some(Modal::Link(draft)) = app.workspace.modal() else { panic!("the dialog is open") };
    let range = draft.range.clone();
    app.dispatch(Action::Edit(EditAction::SetLink { range, url: "pesisir.example/bakau".into() }));
    assert!(app.workspace.modal().is_none());
    assert_eq!(html(&mut app), "<p>Warga menanam <a href=\"https://pesisir.example/bakau\">bakau</a>.</p>");
    app.dispatch(Action::View(ViewAction::SetCaret(text(&app).find("kau").unwrap())));
    app.run(Command::Link);
    let Some(Modal::Link(draft)) = app.workspace.modal() else { panic!("the dialog is open") };
    assert_eq!((draft.text.as_str(), draft.url.as_str()), ("bakau", "https://pesisir.example/bakau"));
    let range = draft.range.clone();
    app.dispatch(Action::Edit(EditAction::SetLink { range, url: " ".into() }));
    assert_eq!(html(&mut app), "<p>Warga menanam bakau.</p>");
    app.run(Command::Undo);
    app.run(Command::RemoveLinks);
    assert!(app.last_notice().contains("One link removed"), "{}", app.last_notice());
    assert_eq!(html(&mut app), "<p>Warga menanam bakau.</p>");
}

#[test]
fn a_url_pasted_over_words_becomes_their_link() {
    let mut app = open_body("Warga menanam bakau.");
    let paste = |app: &mut TestApp, part: &str, pasted: &str| {
        let start = text(app).find(part).unwrap();
        app.dispatch(Action::Edit(EditAction::Paste { range: start..start + part.len(), text: pasted.to_owned() }));
    };
    paste(&mut app, "bakau", "https://pesisir.example/bakau\n");
    assert_eq!(html(&mut app), "<p>Warga menanam <a href=\"https://pesisir.example/bakau\">bakau</a>.</p>");
    paste(&mut app, "Warga", "https://satu.example dan lain");
    assert!(text(&app).starts_with("https://satu.example dan lain"));
    let mut app = open_body("Lihat https://lama.example di sini.");
    paste(&mut app, "https://lama.example", "https://baru.example");
    assert_eq!(text(&app), "Lihat https://baru.example di sini.");
}

#[test]
fn html_of_the_clipboard_is_pasted_with_its_marks() {
    let mut app = open_body("Satu. ");
    let end = text(&app).len();
    let html_text = "<p>Warga <b>menanam</b> bakau.</p><ul><li>cangkul</li><li>ember</li></ul>";
    let plain = "Warga menanam bakau.\ncangkul\nember";
    let paste = EditAction::PasteHtml { range: end..end, text: plain.into(), html: html_text.into() };
    app.dispatch(Action::Edit(paste));
    assert_eq!(text(&app), "Satu. Warga menanam bakau.\ncangkul\nember");
    assert_eq!(
        html(&mut app),
        "<p>Satu. Warga <strong>menanam</strong> bakau.</p>\n<ul><li>cangkul</li><li>ember</li></ul>"
    );
    app.run(Command::Undo);
    assert_eq!(text(&app), "Satu. ");
    let plain_html =
        EditAction::PasteHtml { range: 0..0, text: "Dua\u{a0}kata. ".into(), html: "<span>Dua kata. </span>".into() };
    app.dispatch(Action::Edit(plain_html));
    assert_eq!(text(&app), "Dua kata. Satu. ");
}

#[test]
fn paragraphs_become_lists_and_quotes() {
    let mut app = open_body("Gali lubang.\nTanam bibit.\nSelesai.");
    select(&mut app, "lubang.\nTanam");
    app.run(Command::NumberedList);
    assert_eq!(text(&app), "1. Gali lubang.\n2. Tanam bibit.\nSelesai.");
    assert_eq!(html(&mut app), "<ol><li>Gali lubang.</li><li>Tanam bibit.</li></ol>\n<p>Selesai.</p>");
    app.run(Command::BulletList);
    assert_eq!(html(&mut app), "<ul><li>Gali lubang.</li><li>Tanam bibit.</li></ul>\n<p>Selesai.</p>");
    app.run(Command::BlockQuote);
    assert_eq!(html(&mut app), "<blockquote><p>Gali lubang.</p><p>Tanam bibit.</p></blockquote>\n<p>Selesai.</p>");
    app.run(Command::BlockQuote);
    assert_eq!(text(&app), "Gali lubang.\nTanam bibit.\nSelesai.");
}

#[test]
fn a_page_keeps_its_marks_through_the_working_file_and_into_exports() {
    let page = "<html><body><article><h1>Warga Menanam Bakau di Pantai Utara</h1>\
        <p>Rembang - Warga <b>menanam seribu bakau</b> di <a href=\"https://pesisir.example/peta\">pantai utara</a> sejak pagi.</p>\
        <ol start=\"3\"><li>Bibit datang dari kebun sekolah di desa.</li><li>Bambu datang dari hutan desa.</li></ol>\
        <blockquote><p>Kami akan menanam lagi di muara sungai itu, kata lurah.</p></blockquote></article></body></html>";
    let packs = Packs::built_in();
    let article = formats::open("a.html", page.as_bytes(), &packs).unwrap();
    let kinds: Vec<BlockKind> = article.body.iter().map(|block| block.kind).collect();
    let expected = [BlockKind::Paragraph, BlockKind::NumberedItem, BlockKind::NumberedItem, BlockKind::Quote];
    assert_eq!(kinds, expected);
    let links = article.body[0].styles.iter().filter(|style| matches!(style.kind, InlineStyleKind::Link(_)));
    assert_eq!(links.count(), 1);
    let stored = formats::write(&article, Format::Ron);
    assert_eq!(formats::open("a.ron", stored.as_bytes(), &packs).unwrap(), article);
    let story = PublishedStory::of(&article);
    let exported = chrono::DateTime::parse_from_rfc3339("2026-01-02T08:00:00+07:00").unwrap();
    let written = ExportFormat::Markdown.write_one(&story, &ExportOptions::new(exported)).unwrap();
    let markdown = String::from_utf8(written).unwrap();
    for part in
        ["**menanam seribu bakau**", "[pantai utara](https://pesisir.example/peta)", "3. Bibit", "4. Bambu", "> Kami"]
    {
        assert!(markdown.contains(part), "{part} in {markdown}");
    }
}

/// Opens a story with a picture between two paragraphs.
fn open_with_picture() -> TestApp {
    let mut app = TestApp::new();
    let path = app.path("bakau.md");
    let story = "# Warga Menanam Bakau di Pantai\n\nWarga desa menanam seribu bibit bakau di pantai utara sejak pagi hari.\n\n\
                 ![Bakau](foto/bakau.jpg)\\\n*Bakau muda di muara.*\n\n\
                 Kepala desa mengatakan hutan bakau akan menahan ombak pada musim hujan nanti.\n";
    std::fs::write(&path, story).unwrap();
    app.open(&path);
    assert_eq!(picture(&app), Some((1, "Bakau muda di muara.".to_owned())), "{:?}", app.article().body);
    app
}

/// The index of the block with a picture, and its text.
fn picture(app: &TestApp) -> Option<(usize, String)> {
    let body = &app.article().body;
    let index = body.iter().position(|block| block.image.is_some())?;
    Some((index, body[index].text.clone()))
}

fn splice(app: &mut TestApp, range: std::ops::Range<usize>, text: &str) {
    app.dispatch(Action::Edit(EditAction::Splice { range, text: text.to_owned() }));
}

#[test]
fn a_picture_stays_with_its_caption_until_its_line_is_deleted() {
    let mut app = open_with_picture();
    let start = text(&app).find("Bakau muda").unwrap();
    let end = start + "Bakau muda di muara.".len();
    splice(&mut app, start..end, "");
    assert_eq!(picture(&app), Some((1, String::new())), "without its caption");
    splice(&mut app, start..start, "Bakau tua");
    assert_eq!(picture(&app), Some((1, "Bakau tua".to_owned())));
    splice(&mut app, start..start, "\n");
    assert_eq!(picture(&app), Some((2, "Bakau tua".to_owned())), "there is room above it");
    splice(&mut app, start..start + 1, "");
    assert_eq!(picture(&app), Some((1, "Bakau tua".to_owned())));
    splice(&mut app, start - 1..start, "");
    assert_eq!(picture(&app), None, "joined to the line above");
    app.run(Command::Undo);
    assert_eq!(picture(&app), Some((1, "Bakau tua".to_owned())));
}

#[test]
fn a_picture_reaches_a_saved_story_and_the_exports() {
    let mut app = open_with_picture();
    let path = app.save_as("bakau.ron");
    app.restart();
    app.open(&path);
    assert_eq!(picture(&app), Some((1, "Bakau muda di muara.".to_owned())));
    let story = PublishedStory::of(app.article());
    let options = ExportOptions::new(chrono::DateTime::UNIX_EPOCH.fixed_offset());
    let write = |format: ExportFormat| String::from_utf8(format.write_one(&story, &options).unwrap()).unwrap();
    assert!(write(ExportFormat::Markdown).contains("![Bakau](foto/bakau.jpg)\\\n*Bakau muda di muara.*\n"));
    assert!(write(ExportFormat::Html).contains("<img src=\"foto/bakau.jpg\" alt=\"Bakau\"/>"));
    assert!(!write(ExportFormat::Wordpress).contains("foto/bakau.jpg"), "a file is nowhere there");
}

#[test]
fn items_of_a_list_are_moved_in_and_out() {
    let mut app = open_body("Gali lubang\nsedalam lutut\nTanam bibit");
    select(&mut app, "Gali lubang\nsedalam lutut\nTanam bibit");
    app.run(Command::NumberedList);
    select(&mut app, "sedalam");
    app.run(Command::IndentItem);
    let nested = "<ol><li>Gali lubang<ol><li>sedalam lutut</li></ol></li><li>Tanam bibit</li></ol>";
    assert_eq!(html(&mut app), nested);
    app.run(Command::OutdentItem);
    assert_eq!(html(&mut app), "<ol><li>Gali lubang</li><li>sedalam lutut</li><li>Tanam bibit</li></ol>");
    app.run(Command::Undo);
    assert_eq!(html(&mut app), nested);
}
