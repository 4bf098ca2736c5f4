//! Exporting stories to other systems, and opening documents of other programs.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{
    Action, Command, Document, DocumentId, ErrorKind, ExportAction, ExportProfile, ExportRequest, FilePrompt,
    NoticeKind, ViewAction, WorkspaceEvent,
};
use redaksi_core::article::FieldName;
use redaksi_formats::write::{ExportFormat, Loss, PublicationState};
use std::fs;
use std::path::{Path, PathBuf};

const NAMES: [&str; 3] = [BRIDGE_SAMPLE, "pasar-terapung.txt", "kopi-lereng.txt"];

/// A sentence in the body of the sample.
const SENTENCE: &str = "Warga membagi diri dalam empat regu";

fn app_with_three_stories() -> (TestApp, Vec<DocumentId>) {
    let mut app = TestApp::new();
    for name in NAMES {
        fs::copy(sample(name), app.path(name)).unwrap();
        app.open(&app.path(name));
    }
    let ids = app.workspace.documents().iter().map(Document::id).collect();
    (app, ids)
}

fn export(app: &mut TestApp, action: ExportAction) {
    app.dispatch(Action::Export(action));
}

/// Chooses a format in the open dialog.
fn choose(app: &mut TestApp, format: ExportFormat) {
    let profile = app.workspace.export_draft().expect("the dialog is open").request.profile.clone();
    export(app, ExportAction::Choose(ExportProfile { format, ..profile }));
}

/// Confirms the open dialog, and returns the request and the suggested file.
fn confirm(app: &mut TestApp) -> (ExportRequest, PathBuf) {
    export(app, ExportAction::Confirm);
    match app.workspace.file_prompt().cloned() {
        Some(FilePrompt::ExportFile { request, suggested }) => (request, suggested),
        other => panic!("expected a question for a file, found {other:?}"),
    }
}

fn write_file(app: &mut TestApp, request: &ExportRequest, path: &Path, replace: bool) {
    export(app, ExportAction::WriteFile { request: request.clone(), path: path.to_owned(), replace });
}

fn last_error(app: &TestApp) -> Option<ErrorKind> {
    match app.workspace.notices().back()?.kind {
        NoticeKind::Error(kind) => Some(kind),
        _ => None,
    }
}

#[test]
fn a_story_is_exported_and_opens_from_the_document_which_no_save_overwrites() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.run(Command::Export);
    choose(&mut app, ExportFormat::Docx);
    let (request, suggested) = confirm(&mut app);
    assert_eq!(suggested, app.path("jembatan-gantung.docx"));
    write_file(&mut app, &request, &suggested, false);
    assert_eq!(app.last_notice(), "Story exported:");
    assert!(app.workspace.modal().is_none() && !app.document().is_saved(), "an export is no save");

    app.open(&suggested);
    assert_eq!(app.article().source.name, "jembatan-gantung.docx");
    assert!(app.body().contains(SENTENCE) && !app.body().contains("Baca Juga"), "{}", app.body());
    app.run(Command::Save);
    assert_eq!(app.suggested_path(), app.path("jembatan-gantung.ron"));

    // The story that comes from the document is never exported over it.
    let before = fs::read(&suggested).unwrap();
    app.run(Command::Export);
    choose(&mut app, ExportFormat::Docx);
    let (request, other) = confirm(&mut app);
    assert_eq!(other, app.path("jembatan-gantung-2.docx"));
    write_file(&mut app, &request, &suggested, true);
    assert!(app.last_notice().starts_with("Not saved:"), "{}", app.last_notice());
    assert_eq!(fs::read(&suggested).unwrap(), before);
}

#[test]
fn several_stories_are_exported_into_one_file_and_an_existing_one_only_after_a_question() {
    let (mut app, ids) = app_with_three_stories();
    app.run(Command::ExportAll);
    choose(&mut app, ExportFormat::Wordpress);
    let (request, suggested) = confirm(&mut app);
    assert_eq!((request.documents.as_slice(), &suggested), (ids.as_slice(), &app.path("stories.xml")));
    fs::write(&suggested, "milik orang lain").unwrap();
    write_file(&mut app, &request, &suggested, false);
    assert!(matches!(app.workspace.file_prompt(), Some(FilePrompt::ConfirmExport { path, .. }) if *path == suggested));
    assert_eq!(fs::read_to_string(&suggested).unwrap(), "milik orang lain");
    write_file(&mut app, &request, &suggested, true);
    assert_eq!(fs::read_to_string(&suggested).unwrap().matches("<item>").count(), 3);
    assert_eq!(app.last_notice(), "3 stories exported:");
    assert!(app.workspace.file_prompt().is_none());
    let versions = app.profile.versions().unwrap().list(&suggested);
    assert_eq!(fs::read_to_string(&versions[0].path).unwrap(), "milik orang lain", "what was replaced is kept");
}

#[test]
fn stories_of_a_format_that_holds_one_get_new_files_in_a_folder() {
    let (mut app, ids) = app_with_three_stories();
    export(&mut app, ExportAction::Prompt(ids[..2].to_vec()));
    choose(&mut app, ExportFormat::Html);
    export(&mut app, ExportAction::Confirm);
    let Some(FilePrompt::ExportInto { request, .. }) = app.workspace.file_prompt().cloned() else {
        panic!("no prompt")
    };
    let folder = app.path("keluar");
    let into =
        |creates_folder| ExportAction::WriteInto { request: request.clone(), folder: folder.clone(), creates_folder };
    export(&mut app, into(false));
    assert_eq!(app.workspace.path_problem().map(|problem| problem.kind), Some(ErrorKind::NoFolder));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("jembatan-gantung.html"), "milik orang lain").unwrap();
    export(&mut app, into(true));
    assert_eq!(
        app.last_notice(),
        "2 stories exported to the folder; 1 of them with a number, because its name was taken:"
    );
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("jembatan-gantung.html"), "milik orang lain");
    assert!(read("jembatan-gantung-2.html").contains(SENTENCE) && !read("pasar-terapung.html").is_empty());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
}

#[test]
fn a_wrong_path_is_asked_for_again_with_the_reason() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Export);
    choose(&mut app, ExportFormat::Csv);
    let (request, _) = confirm(&mut app);
    let wrong = app.path("tidak-ada/a.csv");
    write_file(&mut app, &request, &wrong, false);
    let Some(FilePrompt::ExportFile { suggested, .. }) = app.workspace.file_prompt() else { panic!("no prompt") };
    assert_eq!(*suggested, wrong);
    assert_eq!(app.workspace.path_problem().map(|problem| problem.kind), Some(ErrorKind::DiskMissingFolder));
}

#[test]
fn what_a_format_does_not_hold_is_told_before_the_export_and_the_choice_is_kept() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Export);
    let has_no_editor = |app: &TestApp| {
        let losses = &app.workspace.export_draft().unwrap().losses;
        losses.iter().any(|(loss, _)| *loss == Loss::Field(FieldName::Editor))
    };
    choose(&mut app, ExportFormat::Ghost);
    assert!(has_no_editor(&app));
    assert_eq!(app.workspace.export_draft().unwrap().undecided, app.document().promo_counts().open);
    choose(&mut app, ExportFormat::Markdown);
    assert!(!has_no_editor(&app));
    let profile = ExportProfile {
        outlet: "Warta Kota".into(),
        site_url: "https://warta.example".into(),
        state: PublicationState::Published,
        ..app.workspace.export_draft().unwrap().request.profile.clone()
    };
    export(&mut app, ExportAction::Choose(profile.clone()));
    let (request, suggested) = confirm(&mut app);
    write_file(&mut app, &request, &suggested, false);
    assert!(fs::read_to_string(&suggested).unwrap().contains("draft: false"));
    let (settings, problem) = app.profile.read_settings();
    assert_eq!((settings.export, problem), (profile.clone(), None));
    app.run(Command::Export);
    assert_eq!(app.workspace.export_draft().unwrap().request.profile, profile);
    export(&mut app, ExportAction::Cancel);
    assert!(app.workspace.modal().is_none());
}

#[test]
fn a_template_is_needed_and_its_error_is_told_with_the_place() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Export);
    choose(&mut app, ExportFormat::Template);
    export(&mut app, ExportAction::Confirm);
    assert!(app.workspace.file_prompt().is_none(), "no template is chosen");
    let template = app.path("cms.txt.j2");
    fs::write(&template, "Judul: {{ headline }}\n{{ judul }}\n").unwrap();
    app.handle_event(WorkspaceEvent::TemplatePicked(template.clone()));
    let (request, suggested) = confirm(&mut app);
    assert_eq!(suggested, app.path("jembatan-gantung-2.txt"), "the first name is that of the open story");
    write_file(&mut app, &request, &suggested, false);
    assert_eq!(last_error(&app), Some(ErrorKind::ExportTemplate));
    assert!(app.last_notice().starts_with("The template has an error in line 2, column 4:"), "{}", app.last_notice());
    assert!(!suggested.exists());
    fs::write(&template, "Judul: {{ headline }}\n").unwrap();
    write_file(&mut app, &request, &suggested, false);
    assert_eq!(fs::read_to_string(&suggested).unwrap(), format!("Judul: {}\n", app.field(FieldName::Headline)));
}

#[test]
fn a_story_is_copied_in_the_layout_of_the_template() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let template = app.path("cms.html.j2");
    fs::write(&template, "<b>{{ headline }}</b>").unwrap();
    let expected = format!("<b>{}</b>", app.field(FieldName::Headline));
    app.run(Command::CopyByTemplate);
    assert_eq!(app.workspace.file_prompt(), Some(&FilePrompt::Template), "no template is known yet");
    app.handle_event(WorkspaceEvent::TemplatePicked(template.clone()));
    assert_eq!(app.clipboard, expected);
    assert_eq!(app.workspace.settings().export.template.as_deref(), Some(template.as_path()));

    app.run(Command::CopyForCms);
    assert!(app.clipboard.contains(SENTENCE), "the parts, as long as nothing else is chosen");
    app.dispatch(Action::View(ViewAction::SetCopiesByTemplate(true)));
    app.run(Command::CopyForCms);
    assert_eq!(app.clipboard, expected);

    fs::write(&template, "{{ headlin }}").unwrap();
    app.clipboard.clear();
    app.run(Command::CopyByTemplate);
    assert_eq!((last_error(&app), app.clipboard.as_str()), (Some(ErrorKind::ExportTemplate), ""));
}

#[test]
fn the_attachments_of_a_mail_open_as_stories_and_the_others_are_named() {
    const MAIL: &str = "From: Sari Dewi <sari@kabar.example>\r\nTo: redaksi@warta.example\r\n\
        Subject: Dua naskah\r\nDate: Tue, 12 Mar 2024 08:00:00 +0700\r\nMessage-ID: <1@kabar.example>\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"batas\"\r\n\r\n\
        --batas\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nNaskah terlampir.\r\n\r\n\
        --batas\r\nContent-Type: image/jpeg; name=\"foto.jpg\"\r\n\
        Content-Disposition: attachment; filename=\"foto.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        /9j/4AAQSkZJRg==\r\n\
        --batas\r\nContent-Type: text/plain; charset=utf-8; name=\"garam.txt\"\r\n\
        Content-Disposition: attachment; filename=\"garam.txt\"\r\n\r\n\
        Panen Garam di Pantai Utara\r\n\r\n\
        Petani garam memanen lebih awal karena kemarau datang pada bulan Mei.\r\n--batas--\r\n";
    let mut app = TestApp::new();
    let path = app.path("kiriman.eml");
    fs::write(&path, MAIL).unwrap();
    app.open(&path);
    assert!(app.workspace.is_enabled(Command::OpenAttachments));
    for _ in 0..2 {
        app.workspace.handle_event(WorkspaceEvent::FilesPicked(vec![path.clone()]));
        app.run(Command::OpenAttachments);
        assert_eq!(app.workspace.documents().len(), 2, "opened once");
        assert_eq!(app.article().source.name, "garam.txt");
        assert_eq!(app.last_notice(), "1 attachment opened. Not stories: foto.jpg");
        assert!(!app.workspace.is_enabled(Command::OpenAttachments), "the attachment is no mail");
    }
}

#[test]
fn a_mail_opens_as_a_story_and_its_attachments_are_counted() {
    const MAIL: &str = "From: Sari Dewi <sari@kabar.example>\r\nTo: redaksi@warta.example\r\n\
        Subject: Panen Garam di Pantai Utara\r\nDate: Tue, 12 Mar 2024 08:00:00 +0700\r\n\
        Message-ID: <1@kabar.example>\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"batas\"\r\n\r\n\
        --batas\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
        Panen Garam di Pantai Utara\r\n\r\n\
        Petani garam memanen lebih awal karena kemarau datang pada bulan Mei.\r\n\r\n\
        Hasil panen naik dua kali lipat dibanding tahun lalu, kata ketua kelompok tani.\r\n\r\n\
        --batas\r\nContent-Type: image/jpeg; name=\"foto.jpg\"\r\n\
        Content-Disposition: attachment; filename=\"foto.jpg\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        /9j/4AAQSkZJRg==\r\n--batas--\r\n";
    let mut app = TestApp::new();
    let path = app.path("kiriman.eml");
    fs::write(&path, MAIL).unwrap();
    app.open(&path);
    assert!(app.body().contains("Hasil panen naik dua kali lipat"), "{}", app.body());
    assert!(app.last_notice().ends_with("The mail has 1 attachment."), "{}", app.last_notice());
    assert_eq!(fs::read_to_string(&path).unwrap(), MAIL);
    assert!(!app.path("foto.jpg").exists());
    app.run(Command::Save);
    assert_eq!(app.suggested_path(), app.path("kiriman.ron"));
}

#[test]
fn a_document_that_cannot_be_read_is_reported_with_the_reason() {
    let mut app = TestApp::new();
    let old_word = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 512]].concat();
    let unreadable = b"{\\rtf1}".as_slice();
    for (name, bytes, kind) in
        [("lama.doc", old_word.as_slice(), ErrorKind::ReadOldWord), ("kosong.rtf", unreadable, ErrorKind::ReadNoText)]
    {
        let path = app.path(name);
        fs::write(&path, bytes).unwrap();
        app.open(&path);
        assert_eq!(last_error(&app), Some(kind), "{name}");
        assert_eq!(app.workspace.notices().back().and_then(|notice| notice.path.clone()), Some(path));
    }
    assert!(app.workspace.documents().is_empty());
}

#[test]
fn what_a_format_cannot_hold_is_told_with_the_stories_that_it_is_about() {
    let (mut app, ids) = app_with_three_stories();
    app.dispatch(Action::View(redaksi::workspace::ViewAction::ActivateDocument(ids[1])));
    app.set_field(FieldName::Note, "Cek lagi.");
    app.run(Command::ExportAll);
    choose(&mut app, ExportFormat::Csv);
    let losses = app.workspace.export_draft().unwrap().losses.clone();
    let stories = losses.iter().map(|(_, stories)| stories.len());
    assert!(stories.clone().all(|count| count > 0 && count <= ids.len()), "{losses:?}");
    // Only formats that name them ask for the outlet, the site and the state.
    let profile = |format| ExportProfile { format, ..ExportProfile::default() };
    assert!(profile(ExportFormat::Wordpress).uses_site() && profile(ExportFormat::Wordpress).lacks_outlet());
    let docx = profile(ExportFormat::Docx);
    assert!(!docx.uses_outlet() && !docx.uses_site() && !docx.uses_state() && !docx.lacks_outlet());
}
