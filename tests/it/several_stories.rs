//! Actions on the stories that are selected in the list, and writing many stories into a folder.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{
    Action, BulkAction, BulkEdit, BulkEditKind, Command, Document, DocumentFilter, DocumentId, FilePrompt, NoticeKind,
    SortOrder, UnsavedAnswer, ViewAction,
};
use redaksi_core::article::FieldName;
use redaksi_core::formats::Format;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

const NAMES: [&str; 3] = [BRIDGE_SAMPLE, "pasar-terapung.txt", "kopi-lereng.txt"];

/// An app with three open stories, the last one active, and their ids in the order of opening.
fn app_with_three_stories() -> (TestApp, Vec<DocumentId>) {
    let mut app = TestApp::new();
    for name in NAMES {
        fs::copy(sample(name), app.path(name)).unwrap();
        app.open(&app.path(name));
    }
    let ids = app.workspace.documents().iter().map(Document::id).collect();
    (app, ids)
}

fn bulk(app: &mut TestApp, action: BulkAction) {
    app.dispatch(Action::Bulk(action));
}

fn tags(app: &TestApp, id: DocumentId) -> Vec<String> {
    app.workspace.document(id).unwrap().article().tags.iter().map(|tag| tag.text.clone()).collect()
}

#[test]
fn the_selection_has_the_order_of_the_list_and_needs_several_listed_stories() {
    let (mut app, ids) = app_with_three_stories();
    bulk(&mut app, BulkAction::Select(vec![ids[2], ids[0]]));
    assert_eq!(app.workspace.selected_documents(), [ids[0], ids[2]]);
    let filter = DocumentFilter { text: "jembatan".into(), ..DocumentFilter::default() };
    app.dispatch(Action::View(ViewAction::SetDocumentFilter(filter)));
    assert!(app.workspace.selected_documents().is_empty(), "one of them is not listed");
}

#[test]
fn tags_are_added_to_the_selected_stories_that_do_not_have_them_and_undone_in_all() {
    let (mut app, ids) = app_with_three_stories();
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[0])));
    app.dispatch(Action::Edit(redaksi::workspace::EditAction::AddTags("Pangan Lokal".into())));
    let before: Vec<_> = ids.iter().map(|id| tags(&app, *id)).collect();
    let edit = BulkEdit { documents: vec![ids[0], ids[1]], kind: BulkEditKind::AddTags };
    bulk(&mut app, BulkAction::Prompt(edit.clone()));
    assert_eq!(app.workspace.bulk_edit(), Some(&edit));
    bulk(
        &mut app,
        BulkAction::AddTags {
            documents: edit.documents.clone(),
            typed: "pangan lokal, ekspor".into(),
            suggested: Vec::new(),
        },
    );
    assert!(app.workspace.bulk_edit().is_none(), "the dialog closes");
    assert_eq!(tags(&app, ids[0])[before[0].len()..], ["ekspor"]);
    assert_eq!(tags(&app, ids[1])[before[1].len()..], ["Pangan Lokal", "ekspor"], "in the spelling that is known");
    assert_eq!(tags(&app, ids[2]), before[2]);
    assert_eq!(app.last_notice(), "Tags added to 2 stories.");
    assert_eq!(app.workspace.bulk_undo(), Some((2, false)));
    app.run(Command::UndoBulk);
    assert_eq!(ids.iter().map(|id| tags(&app, *id)).collect::<Vec<_>>(), before);
    bulk(
        &mut app,
        BulkAction::AddTags { documents: vec![ids[0]], typed: "Pangan Lokal".into(), suggested: Vec::new() },
    );
    assert!(app.workspace.notices().back().is_some_and(|notice| notice.kind == NoticeKind::TagsPresentEverywhere));
}

#[test]
fn a_field_is_set_in_the_selected_stories_as_if_it_were_typed_in_each() {
    let (mut app, ids) = app_with_three_stories();
    let set = |name, value: &str| BulkAction::SetField { documents: ids[..2].to_vec(), name, value: value.into() };
    bulk(&mut app, set(FieldName::Published, "12 Maret 2024"));
    bulk(&mut app, set(FieldName::Category, "Daerah"));
    for id in &ids[..2] {
        let fields = &app.workspace.document(*id).unwrap().article().fields;
        assert_eq!((fields.value(FieldName::Published), fields.value(FieldName::Category)), ("2024-03-12", "Daerah"));
    }
    let third = app.workspace.document(ids[2]).unwrap();
    assert_eq!(third.article().fields.value(FieldName::Category), "");
    assert_eq!(app.workspace.bulk_undo(), Some((2, false)));
    assert!(app.workspace.field_value_problem(FieldName::Published, "bukan tanggal").is_some());
    bulk(&mut app, set(FieldName::Published, "bukan tanggal"));
    assert!(app.last_notice().starts_with("Date not accepted"), "{}", app.last_notice());
}

#[test]
fn closing_several_stories_asks_once_and_closes_none_when_cancelled() {
    let (mut app, ids) = app_with_three_stories();
    app.set_field(FieldName::Note, "not saved");
    bulk(&mut app, BulkAction::Close(vec![ids[0], ids[2]]));
    assert_eq!(app.workspace.unsaved_prompt().map(|prompt| prompt.documents.clone()), Some(vec![ids[2]]));
    app.answer(UnsavedAnswer::Cancel);
    assert_eq!(app.workspace.documents().len(), 3);
    bulk(&mut app, BulkAction::Close(vec![ids[0], ids[2]]));
    app.answer(UnsavedAnswer::Discard);
    assert_eq!(app.workspace.documents().iter().map(Document::id).collect::<Vec<_>>(), [ids[1]]);
    assert!(app.workspace.unsaved_prompt().is_none());
}

#[test]
fn several_stories_are_saved_and_then_closed() {
    let (mut app, ids) = app_with_three_stories();
    for id in &ids[..2] {
        app.dispatch(Action::View(ViewAction::ActivateDocument(*id)));
        app.set_field(FieldName::Note, "not saved");
    }
    bulk(&mut app, BulkAction::Close(ids.clone()));
    app.answer(UnsavedAnswer::Save);
    assert!(app.workspace.documents().is_empty() && !app.has_quit);
    assert!(app.path("jembatan-gantung.ron").exists() && app.path("pasar-terapung.ron").exists());
    assert!(!app.path("kopi-lereng.ron").exists(), "a story without changes is not written");
}

#[test]
fn all_stories_are_written_into_a_folder_and_taken_names_get_a_number() {
    let (mut app, ids) = app_with_three_stories();
    let folder = app.path("keluar");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("jembatan-gantung.txt"), "milik orang lain").unwrap();
    fs::write(folder.join("jembatan-gantung-2.txt"), "milik orang lain").unwrap();
    // Two stories whose files have the same name.
    let twin = app.path("lain");
    fs::create_dir(&twin).unwrap();
    fs::copy(sample(NAMES[2]), twin.join(NAMES[2])).unwrap();
    app.open(&twin.join(NAMES[2]));
    app.run(Command::SaveAllAs);
    let Some(FilePrompt::SaveInto { documents, .. }) = app.workspace.file_prompt().cloned() else {
        panic!("no prompt")
    };
    assert_eq!(documents.len(), 4);
    bulk(
        &mut app,
        BulkAction::SaveInto { documents, folder: folder.clone(), format: Format::Text, creates_folder: false },
    );
    assert!(app.workspace.file_prompt().is_none() && app.workspace.save_progress().is_none());
    let mut names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let expected = [
        "jembatan-gantung-2.txt",
        "jembatan-gantung-3.txt",
        "jembatan-gantung.txt",
        "kopi-lereng-2.txt",
        "kopi-lereng.txt",
        "pasar-terapung.txt",
    ];
    assert_eq!(names, expected);
    assert_eq!(fs::read_to_string(folder.join("jembatan-gantung.txt")).unwrap(), "milik orang lain");
    assert_eq!(
        app.last_notice(),
        "4 stories saved in the folder; 2 of them with a number, because their names were taken:"
    );
    // Only the selected ones, and as working files: under the names that they have now.
    bulk(&mut app, BulkAction::Select(vec![ids[0], ids[1]]));
    app.run(Command::SaveAllAs);
    let Some(FilePrompt::SaveInto { documents, .. }) = app.workspace.file_prompt().cloned() else {
        panic!("no prompt")
    };
    assert_eq!(documents, [ids[0], ids[1]]);
    bulk(
        &mut app,
        BulkAction::SaveInto { documents, folder: folder.clone(), format: Format::Ron, creates_folder: false },
    );
    let first = app.workspace.document(ids[0]).unwrap();
    assert_eq!(first.path(), Some(folder.join("jembatan-gantung-3.ron").as_path()));
    assert!(first.is_saved());
}

#[test]
fn the_texts_of_several_stories_are_copies_and_each_story_keeps_its_file() {
    let (mut app, ids) = app_with_three_stories();
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[0])));
    app.set_field(FieldName::Note, "Hanya di berkas kerja.");
    let working_file = app.save_as("jembatan.ron");
    app.set_field(FieldName::Slug, "belum-disimpan");
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[1])));
    app.set_field(FieldName::Byline, "Rina");
    let state = |app: &TestApp, id: DocumentId| {
        let document = app.workspace.document(id).unwrap();
        (document.path().map(std::path::Path::to_owned), document.format(), document.is_saved())
    };
    let before: Vec<_> = ids.iter().map(|id| state(&app, *id)).collect();
    assert_eq!(before.iter().map(|(.., is_saved)| *is_saved).collect::<Vec<_>>(), [false, false, true]);
    let folder = app.path("teks");
    fs::create_dir(&folder).unwrap();
    let save =
        |format| BulkAction::SaveInto { documents: ids.clone(), folder: folder.clone(), format, creates_folder: false };
    app.run(Command::SaveAllAs);
    bulk(&mut app, save(Format::Text));
    assert_eq!(ids.iter().map(|id| state(&app, *id)).collect::<Vec<_>>(), before);
    assert_eq!(
        app.last_notice(),
        "3 stories saved in the folder. The texts are copies: 2 stories still have unsaved changes:"
    );
    // A later save goes to the working file, and the text stays as it was exported.
    let text = fs::read_to_string(folder.join("jembatan.txt")).unwrap();
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[0])));
    app.set_field(FieldName::Headline, "Judul yang baru");
    app.run(Command::Save);
    assert!(fs::read_to_string(working_file).unwrap().contains("Judul yang baru"));
    assert_eq!(fs::read_to_string(folder.join("jembatan.txt")).unwrap(), text);
    // Working files become the files of their stories, under the names of the texts.
    app.run(Command::SaveAllAs);
    bulk(&mut app, save(Format::Ron));
    for (id, name) in ids.iter().zip(["jembatan.ron", "pasar-terapung.ron", "kopi-lereng.ron"]) {
        assert_eq!(state(&app, *id), (Some(folder.join(name)), Some(Format::Ron), true));
    }
}

#[test]
fn a_folder_that_does_not_exist_stays_in_the_prompt_with_the_reason() {
    let (mut app, _) = app_with_three_stories();
    app.run(Command::SaveAllAs);
    let Some(FilePrompt::SaveInto { documents, .. }) = app.workspace.file_prompt().cloned() else {
        panic!("no prompt")
    };
    let folder = app.path("tidak ada");
    bulk(&mut app, BulkAction::SaveInto { documents, folder, format: Format::Ron, creates_folder: false });
    let problem = app.workspace.path_problem().expect("the path is rejected");
    assert_eq!(problem.kind, redaksi::workspace::ErrorKind::NoFolder);
    assert!(app.workspace.file_prompt().is_some());
}

#[cfg(unix)]
#[test]
fn files_that_cannot_be_written_into_a_folder_are_reported_together() {
    use std::os::unix::fs::symlink;
    let mut app = TestApp::new();
    let folder = app.path("keluar");
    fs::create_dir(&folder).unwrap();
    for number in 0..5 {
        let name = format!("{number}.txt");
        fs::copy(sample(BRIDGE_SAMPLE), app.path(&name)).unwrap();
        app.open(&app.path(&name));
    }
    // After the folder was checked it is gone.
    let documents: Vec<_> = app.workspace.documents().iter().map(Document::id).collect();
    let away = app.path("pindah");
    app.run(Command::SaveAllAs);
    let action = Action::Bulk(BulkAction::SaveInto {
        documents,
        folder: folder.clone(),
        format: Format::Ron,
        creates_folder: false,
    });
    let effects = app.workspace.dispatch(action, Duration::ZERO);
    let events: Vec<_> = effects
        .into_iter()
        .filter_map(|effect| match effect {
            redaksi::workspace::Effect::RunJob(job) => redaksi::jobs::run_job(job, &app.profile),
            _ => None,
        })
        .collect();
    fs::rename(&folder, &away).unwrap();
    symlink(app.path("tidak ada"), &folder).unwrap();
    for event in events {
        app.handle_event(event);
    }
    assert_eq!(app.workspace.save_progress(), None);
    assert_eq!(app.last_notice(), "0 saved, 5 not saved: 0.ron, 1.ron, 2.ron, 3.ron, 4.ron.");
}

#[test]
fn the_list_is_sorted_by_the_time_at_which_files_were_changed() {
    let mut app = TestApp::new();
    for (name, age) in [("lama.txt", 300), ("baru.txt", 10), ("tengah.txt", 100)] {
        let path = app.path(name);
        fs::copy(sample(BRIDGE_SAMPLE), &path).unwrap();
        let time = SystemTime::now() - Duration::from_secs(age);
        File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        app.open(&path);
    }
    let names = |app: &TestApp| -> Vec<String> {
        let name = |document: &&Document| document.article().source.name.clone();
        app.workspace.listed_documents().iter().map(name).collect()
    };
    let by_time = DocumentFilter { order: SortOrder::Received, ..DocumentFilter::default() };
    app.dispatch(Action::View(ViewAction::SetDocumentFilter(by_time)));
    assert_eq!(names(&app), ["baru.txt", "tengah.txt", "lama.txt"]);
    let oldest = app.workspace.listed_documents()[2].id();
    app.dispatch(Action::View(ViewAction::ActivateDocument(oldest)));
    app.save_as("lama.ron");
    assert_eq!(names(&app)[2], "lama.txt", "saving does not make a story newer");
}
