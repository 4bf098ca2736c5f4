//! Bulk operations on all open stories, the story list, and the session.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{
    Action, BulkAction, Command, DocumentFilter, EditAction, FileAction, FilePrompt, Modal, NoticeKind, PromptAction,
    ReadyItem, Session, SortOrder, UnsavedAnswer, ViewAction,
};
use redaksi_core::article::{Article, Decision, FieldName, Passage, Stage};
use redaksi_core::formats;
use redaksi_core::formats::journal_entry::{DraftField, UnenteredText};
use redaksi_core::packs::Packs;
use std::fs;
use std::path::{Path, PathBuf};

const OTHERS: [&str; 2] = ["listrik-pulau.txt", "kopi-lereng.txt"];

/// An app with three open stories, the first one active.
fn app_with_three_stories() -> (TestApp, Vec<PathBuf>) {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let first = app.document().id();
    for name in OTHERS {
        let path = app.path(name);
        fs::copy(sample(name), &path).unwrap();
        app.open(&path);
    }
    app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    let paths = app.workspace.documents().iter().map(|document| document.path().unwrap().to_owned()).collect();
    (app, paths)
}

/// `count` files with the same raw story.
fn copies(app: &TestApp, count: usize) -> Vec<PathBuf> {
    let paths = (0..count).map(|number| app.path(&format!("{number:03}.txt")));
    paths.inspect(|path| assert!(fs::copy(sample(BRIDGE_SAMPLE), path).is_ok())).collect()
}

fn certain(app: &TestApp) -> Vec<usize> {
    app.workspace.documents().iter().map(|document| document.promo_counts().certain).collect()
}

#[test]
fn cleaning_all_is_one_undo_step_per_story() {
    let (mut app, _) = app_with_three_stories();
    let before = certain(&app);
    assert!(before.iter().filter(|certain| **certain > 0).count() >= 2, "{before:?}");
    app.run(Command::CleanAll);
    assert_eq!(certain(&app), [0; 3]);
    let expected = format!("{} certain promos removed from", before.iter().sum::<usize>());
    assert!(app.last_notice().starts_with(&expected), "{}", app.last_notice());
    app.run(Command::Undo);
    assert_eq!(certain(&app), [before[0], 0, 0]);
    assert!(app.workspace.is_enabled(Command::CleanAll));
}

#[test]
fn a_bulk_change_is_undone_in_all_stories_until_one_is_edited() {
    let (mut app, _) = app_with_three_stories();
    let before = certain(&app);
    app.run(Command::CleanAll);
    assert!(app.workspace.can_undo_bulk());
    app.dispatch(Action::Edit(EditAction::UndoBulk));
    assert_eq!(certain(&app), before);
    assert_eq!(app.last_notice(), "Undone in 3 stories.");
    assert!(!app.workspace.can_undo_bulk());
    app.run(Command::CleanAll);
    app.type_at_end("x");
    assert!(!app.workspace.can_undo_bulk());
    app.dispatch(Action::Edit(EditAction::UndoBulk));
    assert_eq!(certain(&app), [0; 3], "text typed after the bulk change is not undone");
}

#[test]
fn all_are_saved_beside_their_raw_texts_and_no_existing_file_is_overwritten() {
    let (mut app, paths) = app_with_three_stories();
    let raw: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    let there = paths[2].with_extension("ron");
    fs::write(&there, "milik orang lain").unwrap();
    app.run(Command::CleanAll);
    app.run(Command::SaveAll);
    let saved: Vec<bool> =
        app.workspace.documents().iter().map(|document| document.is_saved() && document.format().is_some()).collect();
    assert_eq!(saved, [true, true, false]);
    assert_eq!(fs::read_to_string(&there).unwrap(), "milik orang lain");
    assert!(app.workspace.file_prompt().is_some(), "the user is asked whether to replace the existing file");
    for (path, raw) in paths.iter().zip(raw) {
        assert_eq!(fs::read(path).unwrap(), raw);
    }
}

#[test]
fn saving_many_reports_progress_and_can_be_cancelled() {
    let mut app = TestApp::new();
    let paths = copies(&app, 40);
    app.dispatch(Action::File(FileAction::OpenFiles(paths)));
    app.run(Command::CleanAll);
    let effects = app.workspace.dispatch(Action::RunCommand(Command::SaveAll), std::time::Duration::ZERO);
    assert!(effects.len() < 40, "writes are started in batches");
    assert_eq!(app.workspace.save_progress(), Some((0, 40)));
    app.dispatch(Action::File(FileAction::CancelBatch));
    for effect in effects {
        app.run_effect(effect);
    }
    let is_saved = |document: &&redaksi::workspace::Document| document.format().is_some();
    let saved = app.workspace.documents().iter().filter(is_saved).count();
    assert!(saved > 0 && saved < 40 && app.workspace.save_progress().is_none());
    assert_eq!(app.last_notice(), format!("Stopped: {saved} saved, {} not saved.", 40 - saved));
    app.run(Command::SaveAll);
    assert_eq!(app.workspace.documents().iter().filter(is_saved).count(), 40);
    assert_eq!(app.last_notice(), format!("{} stories saved.", 40 - saved));
}

#[test]
fn closing_a_story_during_a_bulk_save_does_not_block_it() {
    let mut app = TestApp::new();
    let paths = copies(&app, 3);
    app.dispatch(Action::File(FileAction::OpenFiles(paths)));
    app.run(Command::CleanAll);
    let effects = app.workspace.dispatch(Action::RunCommand(Command::SaveAll), std::time::Duration::ZERO);
    app.run(Command::Close);
    if app.workspace.unsaved_prompt().or(app.workspace.closing()).is_some() {
        app.answer(UnsavedAnswer::Discard);
    }
    assert_eq!(app.workspace.documents().len(), 2, "the story is closed before its write is done");
    for effect in effects {
        app.run_effect(effect);
    }
    assert_eq!(app.workspace.save_progress(), None);
}

#[test]
fn a_story_without_a_file_is_reported_and_the_others_are_saved() {
    let (mut app, _) = app_with_three_stories();
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    app.run(Command::CleanAll);
    app.run(Command::SaveAll);
    assert_eq!(app.workspace.documents().iter().filter(|document| document.format().is_some()).count(), 3);
    let is_reported = app.workspace.notices().iter().any(|notice| notice.kind == NoticeKind::NoFileYet);
    assert!(is_reported && !app.document().is_saved());
}

#[test]
fn next_to_decide_goes_through_the_active_story_and_then_to_the_next_one() {
    let (mut app, _) = app_with_three_stories();
    let ids: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    let undecided = |app: &TestApp| {
        let undecided = |passage: &&Passage| {
            passage.kind == redaksi_core::article::PassageKind::Promo && passage.decision == Decision::Undecided
        };
        app.article().passages.iter().filter(undecided).map(|passage| passage.id).collect::<Vec<_>>()
    };
    let decide_all = |app: &mut TestApp| {
        for id in undecided(app) {
            app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Removed }));
        }
    };
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[1])));
    decide_all(&mut app);
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[0])));
    let here = undecided(&app).len();
    assert!(here > 1);
    let mut places = Vec::new();
    for _ in 0..here {
        app.run(Command::NextUnfinished);
        assert_eq!(app.document().id(), ids[0], "first all of the active story");
        places.push(app.document().selection());
    }
    assert!(places.is_sorted_by_key(|place| place.start) && places.iter().all(|place| !place.is_empty()), "{places:?}");
    app.run(Command::NextUnfinished);
    assert_eq!(app.document().id(), ids[2], "the second story has nothing to decide");
    let selected = app.document().selection();
    assert!(!selected.is_empty() && app.article().passage_at(selected.start).is_some());
    decide_all(&mut app);
    app.dispatch(Action::View(ViewAction::ActivateDocument(ids[0])));
    let end = redaksi_core::article::body_text(&app.article().body).len();
    app.dispatch(Action::View(ViewAction::SetCaret(end)));
    let left = undecided(&app).pop().unwrap();
    for id in undecided(&app) {
        if id != left {
            app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Removed }));
        }
    }
    app.run(Command::NextUnfinished);
    let place = app.article().passage_range(left).unwrap();
    assert_eq!((app.document().id(), app.document().selection()), (ids[0], place), "the only one, above the caret");
    app.run(Command::NextUnfinished);
    assert_eq!(app.last_notice(), "Only this story has something left to decide.");
    decide_all(&mut app);
    app.run(Command::NextUnfinished);
    assert_eq!(
        (app.document().id(), app.last_notice().as_str()),
        (ids[0], "There is nothing left to decide in any story.")
    );
}

#[test]
fn undo_in_all_stories_stays_available_until_one_of_them_changes() {
    let (mut app, _) = app_with_three_stories();
    let before = certain(&app);
    app.run(Command::CleanAll);
    app.run(Command::NextDocument);
    app.open_lines("keempat.txt", &["Judul keempat", "Paragraf."]);
    app.set_field(FieldName::Note, "in a story that the bulk change did not concern");
    app.run(Command::CleanAll);
    assert_eq!(app.workspace.bulk_undo(), Some((3, false)), "cleaning nothing leaves the bulk change before it");
    app.run(Command::UndoBulk);
    assert_eq!(certain(&app)[..3], before);
    assert!(!app.workspace.is_enabled(Command::UndoBulk));
    app.run(Command::CleanAll);
    let first = app.workspace.documents()[0].id();
    app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    app.set_field(FieldName::Note, "changed");
    assert!(!app.workspace.is_enabled(Command::UndoBulk));
}

#[test]
fn the_session_is_restored_with_carets_and_without_missing_files() {
    let (mut app, paths) = app_with_three_stories();
    let second = app.workspace.documents()[1].id();
    app.dispatch(Action::View(ViewAction::ActivateDocument(second)));
    app.dispatch(Action::View(ViewAction::SetCaret(40)));
    let session = Session::parse(&app.workspace.session().to_ron()).unwrap();
    assert_eq!((session.files.len(), session.active.as_ref()), (3, Some(&paths[1])));
    fs::remove_file(&paths[0]).unwrap();
    app.restart();
    let (session, gone) = session.without_missing(std::path::Path::is_file);
    app.restore_session(session, gone);
    assert_eq!(app.last_notice(), "1 file from last time no longer exists.");
    assert_eq!((app.workspace.documents().len(), app.document().path()), (2, Some(paths[1].as_path())));
    assert_eq!(app.document().caret().at, 40);
}

#[test]
fn a_story_saved_on_quitting_stays_in_the_session() {
    let (mut app, _) = app_with_three_stories();
    let path = app.save_as("cerita.ron");
    app.set_field(FieldName::Note, "lagi");
    app.run(Command::Quit);
    app.answer(UnsavedAnswer::Save);
    assert!(app.has_quit);
    assert!(app.workspace.session().files.iter().any(|(known, _)| *known == path));
}

#[test]
fn save_all_asks_once_for_all_files_that_exist() {
    let (mut app, paths) = app_with_three_stories();
    for path in &paths[1..] {
        fs::write(path.with_extension("ron"), "milik orang lain").unwrap();
    }
    app.run(Command::CleanAll);
    app.run(Command::SaveAll);
    let Some(FilePrompt::ConfirmSaves(files)) = app.workspace.file_prompt().cloned() else {
        panic!("nothing is asked")
    };
    let asked: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    assert_eq!(asked, [paths[1].with_extension("ron"), paths[2].with_extension("ron")]);
    assert!(files.iter().all(|file| file.replaces) && app.workspace.save_progress().is_none());
    app.dispatch(Action::Prompt(PromptAction::ConfirmSaves));
    assert!(app.workspace.documents().iter().all(redaksi::workspace::Document::is_saved));
    assert!(app.workspace.file_prompt().is_none());
    for path in &paths[1..] {
        let versions = app.second_profile().versions().unwrap().list(&path.with_extension("ron"));
        let kept = versions.iter().any(|version| fs::read(&version.path).unwrap() == b"milik orang lain");
        assert!(kept, "what was replaced is kept as a version");
    }
}

/// The same app after a crash with unsaved changes in all stories, which are recovered.
fn after_a_crash(mut app: TestApp) -> TestApp {
    for id in app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect::<Vec<_>>() {
        app.dispatch(Action::View(ViewAction::ActivateDocument(id)));
        app.type_at_end(" Ketikan terakhir.");
    }
    app.advance(std::time::Duration::from_millis(10));
    app.advance(redaksi::workspace::AUTOSAVE_DELAY);
    app.restart();
    app.dispatch(Action::Recover(redaksi::workspace::RecoveryAction::Apply));
    app
}

#[test]
fn recovered_raw_stories_are_saved_after_one_question_that_can_be_asked_again() {
    let (app, paths) = app_with_three_stories();
    let mut app = after_a_crash(app);
    for _ in 0..2 {
        app.run(Command::SaveAll);
        let Some(FilePrompt::ConfirmSaves(files)) = app.workspace.file_prompt() else { panic!("nothing is asked") };
        assert!(files.len() == 3 && files.iter().all(|file| !file.replaces));
        assert_eq!(app.workspace.save_progress(), None, "nothing is being saved meanwhile");
        app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
        assert!(app.workspace.file_prompt().is_none() && paths.iter().all(|path| !path.with_extension("ron").exists()));
    }
    app.run(Command::SaveAll);
    app.dispatch(Action::Prompt(PromptAction::ConfirmSaves));
    assert!(paths.iter().all(|path| path.with_extension("ron").exists()));
    assert!(app.workspace.documents().iter().all(redaksi::workspace::Document::is_saved));
    assert!(app.last_notice().starts_with("3 stories saved."), "{}", app.last_notice());
    // Once is enough.
    app.type_at_end(" Lagi.");
    app.run(Command::SaveAll);
    assert!(app.workspace.file_prompt().is_none() && app.document().is_saved());
}

#[test]
fn recovered_working_files_are_replaced_after_one_question() {
    let (mut app, paths) = app_with_three_stories();
    app.run(Command::CleanAll);
    app.run(Command::SaveAll);
    let mut app = after_a_crash(app);
    app.run(Command::SaveAll);
    let Some(FilePrompt::ConfirmSaves(files)) = app.workspace.file_prompt() else { panic!("nothing is asked") };
    let asked: Vec<_> = files.iter().map(|file| (file.path.clone(), file.replaces)).collect();
    assert_eq!(asked, paths.iter().map(|path| (path.with_extension("ron"), true)).collect::<Vec<_>>());
    app.dispatch(Action::Prompt(PromptAction::ConfirmSaves));
    assert!(app.workspace.documents().iter().all(redaksi::workspace::Document::is_saved));
}

#[test]
fn save_all_writes_no_file_for_a_story_that_nobody_has_changed_unless_it_is_chosen() {
    let (mut app, paths) = app_with_three_stories();
    app.run(Command::SaveAll);
    assert!(app.last_notice().starts_with("Nothing to save. 3 stories"), "{}", app.last_notice());
    let ids: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    for id in &ids[1..] {
        app.dispatch(Action::View(ViewAction::ActivateDocument(*id)));
        app.type_at_end(" Ketikan.");
    }
    app.run(Command::SaveAll);
    assert_eq!(paths.iter().map(|path| path.with_extension("ron").exists()).collect::<Vec<_>>(), [false, true, true]);
    let promos: usize = app.workspace.documents()[1..].iter().map(|document| document.promo_counts().open).sum();
    let expected = format!("2 stories saved. {promos} promos are still undecided. 1 unchanged story was not written.");
    assert_eq!(app.last_notice(), expected);
    app.dispatch(Action::Bulk(BulkAction::Save(vec![ids[0]])));
    assert!(paths[0].with_extension("ron").exists());
}

#[test]
fn a_story_with_a_half_typed_date_is_named_and_the_others_are_saved() {
    let (mut app, _) = app_with_three_stories();
    app.run(Command::CleanAll);
    let id = app.document().id();
    let typed = UnenteredText { field: DraftField::Field(FieldName::Published), text: "5 Ma".into() };
    app.dispatch(Action::View(ViewAction::SetDrafts(id, vec![typed])));
    app.run(Command::SaveAll);
    let saved: Vec<bool> = app.workspace.documents().iter().map(redaksi::workspace::Document::is_saved).collect();
    assert_eq!(saved, [false, true, true]);
    let notice = app.last_notice();
    let name = app.document().name();
    assert!(notice.starts_with(&format!("2 stories saved. Not saved: “{name}”. Published: ")), "{notice}");
    app.dispatch(Action::View(ViewAction::SetDrafts(id, Vec::new())));
    app.run(Command::SaveAll);
    assert!(app.document().is_saved());
}

#[test]
fn saving_does_not_change_the_stage_also_not_after_opening_the_file_again() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.save_as("cerita.ron");
    assert_eq!((app.document().stage(), app.document().is_saved()), (Stage::Received, true));
    app.run(Command::Close);
    app.open(&path);
    assert_eq!(app.document().stage(), Stage::Received, "nobody has worked on it");
    app.run(Command::Clean);
    app.run(Command::Save);
    app.run(Command::Close);
    app.open(&path);
    assert_eq!(app.document().stage(), Stage::InProgress);
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.save_as("cerita.txt");
    assert_eq!(app.document().stage(), Stage::Received);
}

#[test]
fn the_order_of_the_stories_is_kept_where_the_journal_had_some_of_them() {
    let (mut app, paths) = app_with_three_stories();
    let last = app.workspace.documents()[2].id();
    app.dispatch(Action::View(ViewAction::ActivateDocument(last)));
    app.type_at_end(" Ketikan.");
    let session = app.workspace.session();
    app.end_session();
    app.restart();
    app.restore_session(session, 0);
    let order: Vec<_> = app.workspace.documents().iter().filter_map(redaksi::workspace::Document::path).collect();
    assert_eq!(order, paths.iter().map(PathBuf::as_path).collect::<Vec<_>>());
}

#[test]
fn a_suggested_tag_goes_to_the_stories_for_which_it_is_suggested() {
    let (mut app, _) = app_with_three_stories();
    let ids: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    let has = |app: &TestApp, tag: &str| {
        let documents = app.workspace.documents().iter();
        documents.map(|document| document.article().tags.iter().any(|known| known.text == tag)).collect::<Vec<_>>()
    };
    let suggested = vec![("Raja Ampat".to_owned(), vec![ids[0], ids[2]])];
    app.dispatch(Action::Bulk(BulkAction::AddTags { documents: ids, typed: "berita".into(), suggested }));
    assert_eq!((has(&app, "Raja Ampat"), has(&app, "berita")), (vec![true, false, true], vec![true; 3]));
    app.run(Command::UndoBulk);
    assert_eq!(has(&app, "berita"), [false; 3]);
}

#[test]
fn a_photo_caption_is_recommended_only_where_the_story_has_a_photo() {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul berita satu", "Kalimat pertama cukup panjang untuk dibaca."]);
    let recommended = |app: &TestApp| app.workspace.open_issues(app.document()).recommended;
    let photo = [ReadyItem::Caption, ReadyItem::Credit];
    assert!(!recommended(&app).iter().any(|item| photo.contains(item)), "{:?}", recommended(&app));
    app.set_field(FieldName::Caption, "Warga di pasar");
    assert!(recommended(&app).contains(&ReadyItem::Credit) && !recommended(&app).contains(&ReadyItem::Caption));
}

/// A folder with three stories, four broken ones, and files that are not stories.
fn folder_of_stories(app: &TestApp) -> PathBuf {
    let folder = app.path("kiriman");
    fs::create_dir(&folder).unwrap();
    for name in [BRIDGE_SAMPLE, OTHERS[0], OTHERS[1]] {
        fs::copy(sample(name), folder.join(name)).unwrap();
    }
    for name in ["a", "b", "c", "rusak"] {
        fs::write(folder.join(format!("{name}.ron")), "(version: ").unwrap();
    }
    fs::write(folder.join("foto.jpg"), [0xff, 0xd8, 0xff]).unwrap();
    fs::write(folder.join(".sembunyi.txt"), "x").unwrap();
    folder
}

#[test]
fn all_stories_of_a_folder_open_and_failures_are_one_notice() {
    let mut app = TestApp::new();
    let folder = folder_of_stories(&app);
    app.open(&folder);
    assert_eq!(app.workspace.documents().len(), 3);
    let first = app.workspace.documents()[0].id();
    assert_eq!(app.document().id(), first, "the first story of the folder is active");
    assert_eq!(
        app.last_notice(),
        "3 opened, 4 could not be opened: a.ron, b.ron, c.ron, rusak.ron. Open one alone to see why."
    );
    let failures =
        app.workspace.notices().iter().filter(|notice| notice.severity == redaksi::workspace::NoticeSeverity::Error);
    assert_eq!(failures.count(), 1);
    let empty = app.path("kosong");
    fs::create_dir(&empty).unwrap();
    app.open(&empty);
    assert!(app.last_notice().starts_with("No stories"), "{}", app.last_notice());
    assert_eq!(app.workspace.open_progress(), None);
}

#[test]
fn opening_many_can_be_cancelled_and_resumed() {
    let mut app = TestApp::new();
    let paths = copies(&app, 80);
    let effects = app.workspace.dispatch(Action::File(FileAction::OpenFiles(paths.clone())), std::time::Duration::ZERO);
    assert!(effects.len() < paths.len(), "reads are started in batches");
    assert_eq!(app.workspace.open_progress(), Some((0, 80)));
    app.dispatch(Action::File(FileAction::CancelBatch));
    for effect in effects {
        app.run_effect(effect);
    }
    let opened = app.workspace.documents().len();
    assert!(opened > 0 && opened < 80 && app.workspace.open_progress().is_none());
    assert_eq!(app.last_notice(), format!("Stopped: {opened} opened, {} not opened.", 80 - opened));
    app.dispatch(Action::File(FileAction::OpenFiles(paths)));
    assert_eq!(app.workspace.documents().len(), 80);
}

#[test]
fn the_filter_of_the_list_ignores_letter_case_and_accents() {
    let (mut app, _) = app_with_three_stories();
    app.dispatch(Action::File(FileAction::OpenText(
        "CAF\u{c9} Tua Dibuka Lagi\n\nWarga datang sejak pagi.\n".to_owned(),
    )));
    for text in ["cafe", "Caf\u{e9}", "cafe\u{301}", "CAFE TUA"] {
        let filter = DocumentFilter { text: text.to_owned(), ..DocumentFilter::default() };
        app.dispatch(Action::View(ViewAction::SetDocumentFilter(filter)));
        let names: Vec<&str> = app.workspace.listed_documents().iter().map(|document| document.name()).collect();
        assert_eq!(names, ["CAF\u{c9} Tua Dibuka Lagi"], "{text}");
    }
}

#[test]
fn the_list_is_filtered_and_sorted_and_keys_follow_its_order() {
    let (mut app, _) = app_with_three_stories();
    let names = |app: &TestApp| -> Vec<String> {
        app.workspace.listed_documents().iter().map(|document| document.name().to_owned()).collect()
    };
    let all = names(&app);
    let list = |text: &str, stage, order| {
        Action::View(ViewAction::SetDocumentFilter(DocumentFilter { text: text.to_owned(), stage, order }))
    };
    app.dispatch(list("JEMBATAN", None, SortOrder::Opened));
    assert_eq!(names(&app), [all[0].clone()]);
    app.dispatch(list("", None, SortOrder::Headline));
    let mut sorted = all.clone();
    sorted.sort();
    assert_eq!(names(&app), sorted);
    let first = app.workspace.listed_documents()[0].id();
    app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    app.run(Command::NextDocument);
    assert_eq!(app.document().name(), sorted[1]);
    app.run(Command::PreviousDocument);
    app.run(Command::PreviousDocument);
    assert_eq!(app.document().name(), sorted[2]);
}

fn stored_story(path: &Path) -> Article {
    formats::open("cerita.ron", &fs::read(path).unwrap(), &Packs::built_in()).unwrap()
}

#[test]
fn only_the_user_makes_a_story_ready() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    assert_eq!(app.document().stage(), Stage::Received);
    app.run(Command::Clean);
    assert_eq!(app.document().stage(), Stage::InProgress);
    let path = app.save_as("cerita.ron");
    assert_eq!(app.document().stage(), Stage::InProgress, "saving does not make a story ready");
    app.run(Command::StageReady);
    app.dispatch(Action::Prompt(PromptAction::MarkReady));
    assert_eq!(app.document().stage(), Stage::Ready);
    app.dispatch(Action::View(ViewAction::SetDocumentFilter(DocumentFilter {
        stage: Some(Stage::InProgress),
        ..DocumentFilter::default()
    })));
    assert!(app.workspace.listed_documents().is_empty());
    app.run(Command::Undo);
    assert_eq!(app.workspace.listed_documents().len(), 1);
    app.run(Command::StageOnHold);
    assert_eq!(app.document().stage(), Stage::OnHold);
    app.run(Command::Save);
    assert_eq!(stored_story(&path).stage, Some(Stage::OnHold), "the stage is stored with the story");
}

#[test]
fn the_stage_of_several_stories_is_set_with_one_undo() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.open(&sample("harbour-ferry.txt"));
    let documents: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    app.dispatch(Action::Bulk(BulkAction::SetStage { documents: documents.clone(), stage: Stage::Ready }));
    assert!(matches!(app.workspace.modal(), Some(Modal::ReadySeveral(asked)) if *asked == documents));
    app.dispatch(Action::Prompt(PromptAction::MarkSeveralReady));
    assert!(app.workspace.modal().is_none());
    let stages =
        |app: &TestApp| app.workspace.documents().iter().map(redaksi::workspace::Document::stage).collect::<Vec<_>>();
    assert_eq!(stages(&app), [Stage::Ready; 2]);
    assert!(app.workspace.documents().iter().all(|document| {
        document.article().sign_off.as_ref().is_some_and(|sign_off| !sign_off.overridden.is_empty())
    }));
    assert!(app.last_notice().contains('2'), "{}", app.last_notice());
    app.dispatch(Action::Edit(EditAction::UndoBulk));
    assert_eq!(stages(&app), [Stage::Received; 2]);
}

#[test]
fn what_is_open_when_a_story_becomes_ready_is_asked_about_and_recorded() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::View(ViewAction::SetUserName(" Rina ".into())));
    let open = app.workspace.open_issues(app.document());
    assert!(open.certain_promos > 0 && !open.is_empty());
    app.run(Command::StageReady);
    assert!(app.workspace.modal().is_some_and(Modal::is_ready));
    assert_eq!(app.document().stage(), Stage::Received);
    app.dispatch(Action::Prompt(PromptAction::MarkReady));
    assert!(app.workspace.modal().is_none());
    assert_eq!(app.document().stage(), Stage::Ready);
    let sign_off = app.document().article().sign_off.clone().unwrap();
    assert_eq!(sign_off.by, "Rina");
    assert_eq!(sign_off.overridden.iter().filter(|code| *code == "promo-in-text").count(), open.certain_promos);
    app.run(Command::StagePublished);
    assert_eq!(app.document().article().sign_off, Some(sign_off), "publishing keeps the record");
    app.run(Command::StageInProgress);
    assert_eq!(app.document().article().sign_off, None);
}

#[test]
fn an_unreadable_file_stays_in_the_session_until_it_is_closed() {
    let (mut app, paths) = app_with_three_stories();
    let session = app.workspace.session();
    let broken = paths[1].clone();
    let whole = fs::read(&broken).unwrap();
    fs::write(&broken, [0_u8, 159, 146, 150, 0, 1, 2, 3, 0, 0, 7, 255]).unwrap();
    app.restart();
    app.restore_session(session, 0);
    assert_eq!(app.workspace.documents().len(), 2);
    let next = app.workspace.session();
    assert_eq!(next.files.len(), 3);
    assert!(app.workspace.is_current_session(&next));
    fs::write(&broken, whole).unwrap();
    app.open(&broken);
    assert_eq!((app.workspace.documents().len(), app.workspace.session().files.len()), (3, 3));
    app.run(Command::Close);
    assert_eq!(app.workspace.session().files.len(), 2, "a story that was opened and closed leaves the session");
}

#[test]
fn showing_a_hit_activates_its_story_and_moves_the_caret() {
    let (mut app, _) = app_with_three_stories();
    let second = app.workspace.documents()[1].id();
    let body = redaksi_core::article::body_text(&app.workspace.documents()[1].article().body);
    let at = body.rfind(' ').unwrap();
    app.dispatch(Action::View(ViewAction::ShowHit(redaksi::workspace::Hit {
        document: second,
        field: None,
        range: at..at + 1,
    })));
    assert_eq!((app.document().id(), app.document().caret().at), (second, at + 1));
}

#[test]
fn a_bulk_undo_is_available_while_another_story_is_active() {
    let (mut app, _) = app_with_three_stories();
    app.run(Command::CleanAll);
    app.run(Command::PreviousDocument);
    let kind = app.workspace.current_notice().map(|notice| notice.kind);
    assert_eq!((kind, app.workspace.can_undo_bulk()), (Some(NoticeKind::CleanedEvery), true));
    app.run(Command::Undo);
    assert_eq!(app.last_notice(), "Undone in this story, but not in 2 others.");
    app.dispatch(Action::Edit(EditAction::UndoBulk));
    assert!(app.workspace.documents().iter().all(|document| document.promo_counts().out == 0));
}
