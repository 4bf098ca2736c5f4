//! User workflows from start to end, on the workspace without a window.

use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::workspace::{
    Action, Command, EditAction, ErrorKind, FileAction, FilePrompt, NoticeKind, NoticeSeverity, PromptAction,
    UnsavedAnswer, ViewAction, WorkspaceEvent,
};
use redaksi_core::article::{Decision, FieldName};
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::Packs;

#[test]
fn a_story_is_cleaned_and_saved_in_three_actions() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    assert_eq!(app.document().promo_counts().certain, 5);
    app.run(Command::Clean);
    app.run(Command::Save);
    let suggested = app.suggested_path();
    app.save_to(&suggested, false);
    assert!(app.document().is_saved());
    let bytes = std::fs::read(&suggested).unwrap();
    let back = formats::open("jembatan-gantung.ron", &bytes, &Packs::built_in()).unwrap();
    assert_eq!(&back, app.article());
    assert!(!app.body().contains("Baca Juga"));
}

#[test]
fn all_metadata_of_the_sample_is_in_its_fields() {
    let app = TestApp::with_sample(BRIDGE_SAMPLE);
    let expected = [
        (FieldName::Headline, "Puluhan Warga Bergantian Menjaga Jembatan Gantung Cibalar Sejak Tali Penahannya Putus"),
        (FieldName::Published, "2024-03-12T18:40+07:00"),
        (
            FieldName::Caption,
            "Sebanyak 30 warga berjaga di ujung jembatan gantung Cibalar, setelah salah satu tali penahannya putus.",
        ),
        (FieldName::Credit, "Wulan Prasetya/Pena Raya"),
        (FieldName::Agency, "PR"),
        (FieldName::Place, "Bogor"),
        (FieldName::Editor, "Hendra Lesmana"),
        (FieldName::Source, "Suara Hulu"),
    ];
    for (name, value) in expected {
        assert_eq!(app.field(name), value, "{name:?}");
        assert!(!app.article().fields.get(name).unwrap().lines.is_empty(), "{name:?} has no source lines");
    }
    assert!(app.article().tags.is_empty());
    assert!(app.body().ends_with("bukan hanya membawa meteran,” katanya."), "the end mark is not part of the text");
}

#[test]
fn restore_all_reverts_clean_exactly() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = app.article().clone();
    app.run(Command::Clean);
    assert_eq!((app.document().promo_counts().open, app.document().promo_counts().out), (0, 5));
    app.run(Command::RestoreAll);
    assert_eq!(app.article(), &before);
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert_eq!(app.article(), &before);
    assert!(app.document().is_saved(), "after undoing everything the story is saved");
}

#[test]
fn one_history_undoes_text_fields_tags_and_links_in_turn() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = app.article().clone();
    app.set_field(FieldName::Slug, "jembatan-cibalar");
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Kemarin, ".into() }));
    app.dispatch(Action::Edit(EditAction::AddTags("jembatan, Bogor".into())));
    app.run(Command::Clean);
    let after = app.article().clone();
    for _ in 0..4 {
        app.run(Command::Undo);
    }
    assert_eq!(app.article(), &before);
    for _ in 0..4 {
        app.run(Command::Redo);
    }
    assert_eq!(app.article(), &after);
}

#[test]
fn continuous_typing_is_one_undo_step_until_the_caret_moves() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = app.body();
    app.dispatch(Action::View(ViewAction::SetCaret(0)));
    for (at, letter) in ["S", "a", "t", "u"].iter().enumerate() {
        app.dispatch_immediately(Action::Edit(EditAction::Splice { range: at..at, text: (*letter).into() }));
    }
    app.dispatch_immediately(Action::View(ViewAction::SetCaret(10)));
    app.dispatch_immediately(Action::Edit(EditAction::Splice { range: 10..10, text: "x".into() }));
    app.run(Command::Undo);
    assert!(app.body().starts_with("Satu"));
    app.run(Command::Undo);
    assert_eq!(app.body(), before);
}

#[test]
fn a_promo_is_protected_from_typing_until_it_is_kept_as_text() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.promo(0).id;
    let at =
        redaksi_core::article::block_offset(&app.article().body, app.article().blocks_with_passage(id).next().unwrap())
            + 3;
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "x".into() }));
    assert_eq!(
        app.last_notice(),
        "This is marked as a promo or an end mark. Choose “Keep as text” to edit it, or remove it."
    );
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::KeptAsText }));
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "x".into() }));
    assert!(app.body().contains("Bacxa Juga"));
}

#[test]
fn deleting_over_a_promo_removes_it_and_it_can_be_restored() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.promo(0).id;
    let text = app.article().passage_text(id);
    let block = app.article().blocks_with_passage(id).next().unwrap();
    let start = redaksi_core::article::block_offset(&app.article().body, block - 1);
    let end = redaksi_core::article::block_offset(&app.article().body, block + 2);
    app.dispatch(Action::Edit(EditAction::Splice { range: start..end, text: String::new() }));
    assert_eq!(app.article().passage(id).unwrap().decision, Decision::Removed);
    assert!(!app.body().contains(&text));
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Undecided }));
    assert!(app.body().contains(&text));
}

#[test]
fn a_command_applies_to_the_promo_at_the_caret() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.promo(2).id;
    let block = app.article().blocks_with_passage(id).next().unwrap();
    app.dispatch(Action::View(ViewAction::SetCaret(redaksi_core::article::block_offset(&app.article().body, block))));
    app.run(Command::TogglePassage);
    assert_eq!(app.article().passage(id).unwrap().decision, Decision::Removed);
    app.run(Command::TogglePassage);
    assert_eq!(app.article().passage(id).unwrap().decision, Decision::Undecided);
}

#[test]
fn an_excluded_line_is_restored_at_its_position() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = app.article().clone();
    let text = app.article().excluded[0].text.clone();
    app.dispatch(Action::Edit(EditAction::RestoreExcluded(0)));
    assert_eq!(app.article().excluded.len(), before.excluded.len() - 1);
    assert!(app.body().contains(&text));
    app.run(Command::Undo);
    assert_eq!(app.article(), &before);
}

#[test]
fn dates_are_parsed_in_common_formats_and_refused_with_a_reason() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    for (typed, stored) in [
        ("Minggu, 8 Januari 2023, 19:15 WIB", "2023-01-08T19:15+07:00"),
        ("8 Januari 2023 19.15 WITA", "2023-01-08T19:15+08:00"),
        ("2023-01-08T19:15+09:00", "2023-01-08T19:15+09:00"),
        ("", ""),
    ] {
        app.set_field(FieldName::Published, typed);
        assert_eq!(app.field(FieldName::Published), stored, "{typed}");
    }
    app.set_field(FieldName::Published, "30 Februari 2023");
    assert_eq!(app.field(FieldName::Published), "");
    assert!(app.last_notice().starts_with("Date not accepted: "), "{}", app.last_notice());
}

#[test]
fn the_dateline_and_its_fields_are_kept_in_sync() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.set_field(FieldName::Place, "Bandung");
    assert!(app.body().starts_with("PR BANDUNG – Lebih"), "{}", &app.body()[..40]);
    app.dispatch(Action::Edit(EditAction::Splice { range: 3..10, text: "GARUT".into() }));
    assert_eq!(app.field(FieldName::Place), "Garut");
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert!(app.body().starts_with("PR BOGOR – Lebih"));
    assert_eq!(app.field(FieldName::Place), "Bogor");
}

#[test]
fn continuous_typing_in_a_dateline_is_one_undo_step() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = (app.body(), app.field(FieldName::Place).to_owned());
    for (index, letter) in "GARUT ".chars().enumerate() {
        let at = 3 + index;
        app.dispatch_immediately(Action::Edit(EditAction::Splice { range: at..at, text: letter.to_string() }));
    }
    assert_eq!(app.field(FieldName::Place), "Garut Bogor");
    app.run(Command::Undo);
    assert_eq!((app.body(), app.field(FieldName::Place).to_owned()), before);
}

#[test]
fn typing_in_a_promo_shows_what_to_do_instead() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.promo(0).id;
    let block = app.article().blocks_with_passage(id).next().unwrap();
    let at = redaksi_core::article::block_offset(&app.article().body, block) + 4;
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "x".into() }));
    assert!(app.last_notice().contains("or remove it"));
    app.run(Command::Clean);
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "x".into() }));
    assert!(app.last_notice().contains("Restore it"));
}

#[test]
fn tags_are_unique_and_remembered_when_saved() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::Edit(EditAction::AddTags("Jembatan Gantung,  jembatan gantung\nBogor".into())));
    app.dispatch(Action::Edit(EditAction::AddTags("bogor".into())));
    let tags: Vec<_> = app.article().tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["Jembatan Gantung", "Bogor"]);
    assert_eq!(app.last_notice(), "The story already has this tag.");
    app.dispatch(Action::Edit(EditAction::MoveTag { from: 1, to: 0 }));
    app.dispatch(Action::Edit(EditAction::RemoveTag(1)));
    assert_eq!(app.article().tags[0].text, "Bogor");
    assert_eq!(app.saved_vocabulary().known_spelling("bogor"), None, "the story is not saved");
    app.save_to(&app.path("siap.ron"), false);
    assert_eq!(app.saved_vocabulary().known_spelling("bogor"), Some("Bogor"));
    assert_eq!(app.saved_vocabulary().known_spelling("jembatan gantung"), None, "a removed tag is not remembered");
}

#[test]
fn tags_of_open_stories_are_suggested_before_saving() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::Edit(EditAction::AddTags("Jembatan Gantung, Jembtan".into())));
    app.dispatch(Action::Edit(EditAction::RemoveTag(1)));
    app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua yang cukup panjang."]);
    assert_eq!(app.workspace.complete_tags("jem", 6), ["Jembatan Gantung"]);
}

#[test]
fn a_raw_text_is_never_overwritten_without_asking() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let raw = std::fs::read(app.path(BRIDGE_SAMPLE)).unwrap();
    app.run(Command::Clean);
    app.run(Command::Save);
    assert_eq!(app.suggested_path(), app.path("jembatan-gantung.ron"));
    let path = app.path(BRIDGE_SAMPLE);
    app.save_to(&path, false);
    assert!(
        matches!(app.workspace.file_prompt(), Some(FilePrompt::ConfirmOverwrite { .. })),
        "the user is asked to replace it"
    );
    assert_eq!(std::fs::read(&path).unwrap(), raw);
    app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
    assert!(!app.document().is_saved());
}

#[test]
fn a_cleaned_story_saved_as_text_has_no_promo_and_reopens_equal() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    let path = app.save_as("bersih.txt");
    let (headline, body) = (app.field(FieldName::Headline).to_owned(), app.body());
    app.run(Command::Close);
    app.open(&path);
    assert_eq!((app.field(FieldName::Headline), app.body()), (headline.as_str(), body));
    assert_eq!(app.document().promo_counts().open, 0);
}

#[test]
fn the_saved_state_follows_undo_and_redo() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.save_as("a.ron");
    app.set_field(FieldName::Slug, "x");
    assert!(!app.document().is_saved());
    app.run(Command::Undo);
    assert!(app.document().is_saved());
    app.run(Command::Undo);
    assert!(!app.document().is_saved());
    app.run(Command::Redo);
    assert!(app.document().is_saved());
}

#[test]
fn closing_asks_about_unsaved_changes_and_follows_each_answer() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.run(Command::Close);
    assert!(app.workspace.unsaved_prompt().is_some());
    app.answer(UnsavedAnswer::Cancel);
    assert_eq!(app.workspace.documents().len(), 1);
    app.run(Command::Close);
    app.answer(UnsavedAnswer::Save);
    let suggested = app.suggested_path();
    app.save_to(&suggested, false);
    assert!(suggested.exists() && app.workspace.documents().is_empty());
    app.open(&suggested);
    app.run(Command::RestoreAll);
    app.run(Command::Close);
    app.answer(UnsavedAnswer::Discard);
    assert!(app.workspace.documents().is_empty());
}

#[test]
fn the_window_closes_only_when_every_story_is_saved_or_discarded() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.save_as("a.ron");
    app.run(Command::RestoreAll);
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul lain\n\nSebuah paragraf yang cukup panjang untuk dibaca.".into(),
    )));
    app.handle_event(WorkspaceEvent::CloseRequested);
    assert!(!app.has_quit);
    assert_eq!(
        app.workspace.unsaved_prompt().map(|unsaved_prompt| unsaved_prompt.documents.len()),
        Some(2),
        "one dialog for both stories"
    );
    app.answer(UnsavedAnswer::Save);
    assert!(!app.has_quit && app.workspace.file_prompt().is_some(), "the save dialog is open for the second story");
    app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
    assert!(app.workspace.unsaved_prompt().is_none() && !app.has_quit);
    let saved: Vec<bool> = app.workspace.documents().iter().map(redaksi::workspace::Document::is_saved).collect();
    assert_eq!(saved, [true, false], "both stories stay open");
    app.handle_event(WorkspaceEvent::CloseRequested);
    app.answer(UnsavedAnswer::Discard);
    assert!(app.has_quit);
}

#[test]
fn cancelling_the_close_dialog_changes_nothing() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.open(&crate::support::sample("siaran-pers.txt"));
    app.set_field(FieldName::Note, "lagi");
    let active = app.document().id();
    app.handle_event(WorkspaceEvent::CloseRequested);
    app.answer(UnsavedAnswer::Cancel);
    assert_eq!((app.workspace.documents().len(), app.document().id(), app.has_quit), (2, active, false));
    assert!(app.workspace.documents().iter().all(|document| !document.is_saved()));
}

#[test]
fn saving_all_on_close_saves_beside_the_raw_texts_and_quits() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua yang cukup panjang."]);
    app.set_field(FieldName::Note, "lagi");
    std::fs::write(app.path("dua.ron"), "milik orang lain").unwrap();
    app.handle_event(WorkspaceEvent::CloseRequested);
    app.answer(UnsavedAnswer::Save);
    assert!(matches!(app.workspace.file_prompt(), Some(FilePrompt::ConfirmOverwrite { .. })) && !app.has_quit);
    let document = app.document().id();
    app.dispatch(Action::File(FileAction::SaveTo {
        document,
        path: app.path("tiga.ron"),
        format: Format::Ron,
        replace: false,
    }));
    assert!(app.has_quit && app.path("tiga.ron").exists());
    assert!(app.workspace.documents().iter().all(redaksi::workspace::Document::is_saved));
    assert_eq!(std::fs::read_to_string(app.path("dua.ron")).unwrap(), "milik orang lain");
}

#[test]
fn cancelling_the_save_dialog_keeps_the_story_open() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.handle_event(WorkspaceEvent::CloseRequested);
    app.answer(UnsavedAnswer::Save);
    app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
    assert!(app.workspace.unsaved_prompt().is_none() && app.workspace.documents().len() == 1 && !app.has_quit);
}

#[test]
fn a_failed_save_is_reported_and_the_story_stays_unsaved() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    let path = app.path("nowhere/a.ron");
    app.save_to(&path, false);
    let problem = app.workspace.path_problem().expect("the prompt shows what is wrong");
    assert_eq!(problem.kind, redaksi::workspace::ErrorKind::DiskMissingFolder);
    assert!(!app.document().is_saved() && !app.document().is_saving());
}

#[test]
fn the_error_of_a_failed_save_is_gone_after_a_save_that_works() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let shown = |app: &TestApp| app.workspace.current_notice().map(|notice| notice.severity);
    // A path from the system's dialog: one that was typed stays in its prompt with the reason.
    let save_into_missing_folder = |app: &mut TestApp| {
        let (document, path) = (app.document().id(), app.path("nowhere/a.ron"));
        app.handle_event(WorkspaceEvent::SavePathPicked { document, path, format: Format::Ron, replace: false });
    };
    save_into_missing_folder(&mut app);
    save_into_missing_folder(&mut app);
    assert_eq!(shown(&app), Some(NoticeSeverity::Error));
    app.save_as("b.ron");
    assert_eq!(shown(&app), Some(NoticeSeverity::Info), "only the success should be shown");
    save_into_missing_folder(&mut app);
    assert_eq!(shown(&app), Some(NoticeSeverity::Error), "a new failure should be shown");
    let missing = app.path("missing.txt");
    app.save_as("c.ron");
    app.open(&missing);
    assert_eq!(shown(&app), Some(NoticeSeverity::Error));
    app.save_as("d.ron");
    assert_eq!(shown(&app), Some(NoticeSeverity::Error), "a save says nothing about opening");
    app.open_lines("missing.txt", &["Judul", "Kalimat pertama naskah."]);
    assert_eq!(shown(&app), Some(NoticeSeverity::Info));
}

#[test]
fn what_is_reported_after_an_error_is_shown_beside_it() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.open(&app.path("missing.txt"));
    assert!(app.workspace.notice_beside_error().is_none());
    app.run(Command::CopyStory);
    let shown =
        [app.workspace.current_notice(), app.workspace.notice_beside_error()].map(|notice| notice.unwrap().kind);
    assert_eq!(shown, [NoticeKind::Error(ErrorKind::DiskMissing), NoticeKind::CopiedWithPromos]);
    app.dispatch(Action::View(ViewAction::DismissNotice));
    assert_eq!(app.workspace.current_notice().unwrap().kind, NoticeKind::CopiedWithPromos);
    assert!(app.workspace.notice_beside_error().is_none());
}

#[test]
fn files_that_cannot_be_opened_are_reported() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let write = |app: &TestApp, name: &str, bytes: &[u8]| {
        let path = app.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let deep = ["(".repeat(10_000), ")".repeat(10_000)].concat();
    let proptest_config = [
        (app.path("missing.txt"), "File not found:"),
        (write(&app, "empty.txt", b""), "This file is empty:"),
        (
            write(&app, "picture.txt", &[0, 159, 146, 150, 0, 1, 2, 3, 0, 0, 7, 255]),
            "This is not text but a program, an image or an archive:",
        ),
        (
            write(&app, "deep.ron", deep.as_bytes()),
            "Line 1 of this file has too many nested brackets; it is not a story:",
        ),
        (
            write(&app, "new.ron", b"(version: 99)"),
            "This story was saved by a newer version of Redaksi (99). Update to open it:",
        ),
    ];
    for (path, sentence) in proptest_config {
        app.open(&path);
        assert_eq!(app.last_notice(), sentence, "{}", path.display());
        assert_eq!(app.workspace.documents().len(), 1);
    }
    let broken = write(&app, "broken.ron", b"(\n  version: 1,\n  body: 7,\n)");
    app.open(&broken);
    assert!(
        app.last_notice().starts_with("This story file has an error in line 3, column 8: "),
        "{}",
        app.last_notice()
    );
}

#[test]
fn an_open_story_is_not_opened_twice() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.path(BRIDGE_SAMPLE);
    app.open(&path);
    assert_eq!(app.workspace.documents().len(), 1);
    assert_eq!(app.last_notice(), "Already open:");
}

#[test]
fn only_the_words_of_place_and_agency_are_rewritten_in_a_dateline() {
    for (raw, name, value, begins) in [
        ("BALIKPAPAN, AP – ", FieldName::Agency, "AFP", "BALIKPAPAN, AFP – "),
        ("PR BOGOR – ", FieldName::Place, "Rembang", "PR REMBANG – "),
        ("Semarang (ANTARA) - ", FieldName::Place, "Jakarta", "Jakarta (ANTARA) - "),
    ] {
        let mut app = TestApp::new();
        let sentence = "Sungai meluap sejak pagi dan warga dua kampung mengungsi ke balai desa yang lebih tinggi.";
        let document = format!("Sungai Meluap di Dua Kampung\n\n{raw}{sentence}\n\n{sentence}\n\n{sentence}\n");
        app.dispatch(Action::File(FileAction::OpenText(document)));
        assert!(app.body().starts_with(raw.trim_end()), "{}", app.body());
        app.set_field(name, value);
        assert!(app.body().starts_with(begins), "{}", &app.body()[..40]);
        assert!(app.body().contains(&format!("{begins}{sentence}")));
    }
}

#[test]
fn a_text_file_is_unsaved_while_it_lacks_what_was_set_by_hand() {
    let first_promo = |app: &TestApp| app.document().article().passages[0].id;
    let keep_as_text = |app: &mut TestApp| {
        let id = first_promo(app);
        app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::KeptAsText }));
    };
    let set_subhead = |app: &mut TestApp| {
        app.dispatch(Action::View(ViewAction::SetCaret(0)));
        app.run(Command::ToggleSubhead);
    };
    let set_language = |app: &mut TestApp| app.set_field(FieldName::Language, "jv");
    let nothing = |_: &mut TestApp| ();
    let by_hand: [&dyn Fn(&mut TestApp); 4] = [&nothing, &keep_as_text, &set_subhead, &set_language];
    for (at, set) in by_hand.into_iter().enumerate() {
        let counts_as_saved = at == 0;
        let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
        set(&mut app);
        app.save_as("a.txt");
        assert_eq!(app.document().is_saved(), counts_as_saved, "case {at}");
        app.run(Command::Close);
        assert_eq!(app.workspace.unsaved_prompt().is_none(), counts_as_saved, "case {at}");
    }
}

#[test]
fn a_text_file_is_unsaved_while_it_lacks_data_of_the_story() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.set_field(FieldName::Note, "Catatan yang tidak ada dalam teks.");
    app.save_as("a.txt");
    assert!(!app.document().is_saved());
    app.run(Command::Close);
    assert!(app.workspace.unsaved_prompt().is_some());
    app.answer(UnsavedAnswer::Cancel);
    let ron = app.save_as("a.ron");
    assert!(app.document().is_saved());
    app.save_as("b.txt");
    assert_eq!(app.last_notice(), "Text saved with 5 promos still in it, in addition to the story file:");
    app.set_field(FieldName::Slug, "baru");
    app.run(Command::Save);
    assert!(
        app.document().is_saved() && app.document().path() == Some(ron.as_path()),
        "Save goes to the complete file"
    );
    assert!(std::fs::read_to_string(ron).unwrap().contains("baru"));
}

#[test]
fn a_text_file_holds_the_abstract_on_one_line() {
    for (summary, counts_as_saved) in [("Jembatan dibuka.", true), ("Jembatan dibuka.\nWarga senang.", false)] {
        let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
        app.set_field(FieldName::Abstract, summary);
        let path = app.save_as("a.txt");
        assert_eq!(app.document().is_saved(), counts_as_saved, "{summary}");
        let mut again = TestApp::new();
        again.open(&path);
        assert_eq!(again.field(FieldName::Abstract), summary.replace('\n', " "));
    }
}

#[test]
fn a_text_file_is_not_overwritten_once_the_story_holds_more() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let text = app.save_as("a.txt");
    assert!(app.document().is_saved());
    let before = std::fs::read(&text).unwrap();
    app.set_field(FieldName::Slug, "jembatan");
    app.set_field(FieldName::Byline, "Rina");
    app.run(Command::Save);
    let suggested = app.path("a.ron");
    let prompt = app.workspace.file_prompt().cloned();
    assert!(matches!(prompt, Some(FilePrompt::Save { suggested: path, .. }) if path == suggested));
    assert!(app.workspace.notices().iter().any(|notice| notice.kind == NoticeKind::TextHoldsLess));
    app.dispatch(Action::Prompt(PromptAction::CancelFilePrompt));
    // All stories at once, and when several are closed: beside the text.
    app.run(Command::SaveAll);
    assert!(app.document().is_saved() && app.document().path() == Some(suggested.as_path()));
    assert_eq!(std::fs::read(&text).unwrap(), before);
    app.run(Command::Undo);
    app.run(Command::Undo);
    assert!(!app.document().is_saved());
}

#[test]
fn an_undo_or_redo_without_a_step_says_so() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Undo);
    assert_eq!(app.last_notice(), "Nothing to undo.");
    app.run(Command::Redo);
    assert_eq!(app.last_notice(), "Nothing to redo.");
    app.set_field(FieldName::Byline, "Rina");
    app.run(Command::Undo);
    assert_ne!(app.last_notice(), "Nothing to undo.");
}

#[test]
fn closing_a_pasted_story_asks_to_save_it() {
    let mut app = TestApp::new();
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    assert!(!app.document().is_saved());
    app.run(Command::Close);
    assert!(app.workspace.unsaved_prompt().is_some());
}

#[test]
fn one_file_is_never_open_as_two_stories() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    let path = app.save_as("a.ron");
    app.run(Command::Close);
    app.dispatch(Action::File(FileAction::OpenFiles(vec![path.clone(), path.clone()])));
    assert_eq!(app.workspace.documents().len(), 1);
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    app.save_to(&path, true);
    assert!(app.last_notice().starts_with("Not saved:"), "{}", app.last_notice());
    assert!(!app.document().is_saved());
}

#[test]
fn closing_waits_for_a_pending_write_and_asks_about_later_changes() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.save_as("a.ron");
    app.run(Command::RestoreAll);
    app.delays_writes = true;
    app.run(Command::Save);
    app.run(Command::Undo);
    assert!(app.document().is_saving());
    app.run(Command::Close);
    assert_eq!(app.workspace.documents().len(), 1, "the file is about to be written with another state");
    app.finish_write();
    assert!(
        app.workspace.unsaved_prompt().is_some() && app.workspace.closing().is_none(),
        "the story differs from the file, so the user is asked"
    );
    app.answer(UnsavedAnswer::Save);
    app.run(Command::Save);
    app.finish_write();
    assert_eq!(app.workspace.documents().len(), 1, "a second write is pending");
    app.finish_write();
    assert!(app.workspace.documents().is_empty());
}

#[test]
fn opening_a_file_does_not_close_the_save_dialog() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.run(Command::Clean);
    app.run(Command::Close);
    app.answer(UnsavedAnswer::Save);
    let dialog = app.workspace.file_prompt().cloned();
    assert!(dialog.is_some());
    app.open(&crate::support::sample("siaran-pers.txt"));
    assert_eq!(app.workspace.file_prompt(), dialog.as_ref());
    app.handle_event(WorkspaceEvent::DialogCancelled(FilePrompt::Open));
    assert!(app.workspace.closing().is_some(), "a different dialog was cancelled");
}

#[test]
fn a_paste_is_a_separate_undo_step() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = app.body();
    app.dispatch(Action::View(ViewAction::SetCaret(0)));
    app.dispatch_immediately(Action::Edit(EditAction::Splice { range: 0..0, text: "a".into() }));
    app.dispatch_immediately(Action::Edit(EditAction::Splice {
        range: 1..1,
        text: "sebuah kalimat yang ditempel ".into(),
    }));
    app.run(Command::Undo);
    assert_eq!(app.body(), format!("a{before}"));
}

#[test]
fn an_excluded_line_with_a_stray_carriage_return_can_be_restored() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let raw =
        std::fs::read_to_string(crate::support::sample(BRIDGE_SAMPLE)).unwrap().replace("Terpopuler", "Ter\rpopuler");
    let path = app.path("cr.txt");
    std::fs::write(&path, raw).unwrap();
    app.open(&path);
    let at = app.article().excluded.iter().position(|aside| aside.text.contains("populer")).unwrap();
    let count = app.article().excluded.len();
    app.dispatch(Action::Edit(EditAction::RestoreExcluded(at)));
    assert_eq!(app.article().excluded.len(), count - 1);
}

#[test]
fn an_error_notice_stays_until_it_is_dismissed() {
    let mut app = TestApp::new();
    let missing = app.path("missing.txt");
    app.dispatch(Action::File(FileAction::OpenFiles(vec![missing, crate::support::sample(BRIDGE_SAMPLE)])));
    assert_eq!(app.workspace.current_notice().unwrap().kind, NoticeKind::Error(ErrorKind::DiskMissing));
    app.dispatch(Action::View(ViewAction::DismissNotice));
    assert_eq!(app.workspace.current_notice().unwrap().kind, NoticeKind::OpenedMany);
}

#[test]
fn the_case_of_a_typed_tag_is_preserved() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::Edit(EditAction::AddTags("BANJIR".into())));
    app.dispatch(Action::Edit(EditAction::RemoveTag(0)));
    app.dispatch(Action::Edit(EditAction::AddTags("Banjir".into())));
    assert_eq!(app.article().tags[0].text, "Banjir");
    app.save_to(&app.path("siap.ron"), false);
    app.dispatch(Action::Edit(EditAction::RemoveTag(0)));
    app.dispatch(Action::Edit(EditAction::AddTags("banjir".into())));
    assert_eq!(app.article().tags[0].text, "Banjir", "the spelling of the vocabulary is used");
}

#[test]
fn undo_and_redo_move_the_caret_to_the_change() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::View(ViewAction::SetCaret(20)));
    app.dispatch(Action::Edit(EditAction::Splice { range: 20..20, text: "B".into() }));
    app.run(Command::Undo);
    assert_eq!(app.document().caret().at, 20);
    app.run(Command::Redo);
    assert_eq!(app.document().caret().at, 21);
}

#[test]
fn replacing_a_selection_and_typing_on_is_one_undo_step() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let before = app.article().clone();
    app.dispatch(Action::Edit(EditAction::Splice { range: 30..700, text: "Z".into() }));
    app.dispatch_immediately(Action::Edit(EditAction::Splice { range: 31..31, text: "e".into() }));
    app.dispatch_immediately(Action::Edit(EditAction::Splice { range: 32..32, text: "b".into() }));
    assert!(app.body().contains("Zeb"));
    app.run(Command::Undo);
    assert_eq!(app.article(), &before);
}

#[test]
fn text_can_be_typed_after_deleting_everything() {
    let mut app = TestApp::with_sample("kopi-lereng.txt");
    let length = redaksi_core::article::body_text(&app.article().body).len();
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..length, text: String::new() }));
    assert_eq!(app.body(), "");
    let at = app.document().caret().at;
    app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: "Halo".into() }));
    assert_eq!(app.body(), "Halo");
}

#[test]
fn a_promo_edited_as_text_gets_a_new_title_when_it_is_a_promo_again() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let id = app.promo(0).id;
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::KeptAsText }));
    let start =
        redaksi_core::article::block_offset(&app.article().body, app.article().blocks_with_passage(id).next().unwrap());
    let marker = app.promo(0).marker.len();
    app.dispatch(Action::Edit(EditAction::Splice { range: start..start + marker, text: "Simak".into() }));
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Undecided }));
    assert!(app.article().passage_text(id).starts_with("Simak "), "the whole line is the promo");
    assert_eq!(app.promo(0).marker, "");
    app.dispatch(Action::Edit(EditAction::SetDecision { id, decision: Decision::Removed }));
    assert!(!app.body().contains("Simak"));
}

#[test]
fn only_notices_of_the_active_story_since_its_last_change_are_shown() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let first = app.document().id();
    app.open(&crate::support::sample("siaran-pers.txt"));
    app.dispatch(Action::View(ViewAction::ActivateDocument(first)));
    let notice = app.workspace.current_notice().unwrap();
    assert_eq!((notice.kind, notice.document), (NoticeKind::Opened, Some(first)));
    app.set_field(FieldName::Slug, "x");
    assert_eq!(app.workspace.current_notice(), None);
}

#[test]
fn text_typed_before_a_dateline_is_not_part_of_it_and_pasting_a_cut_part_back_is() {
    let mut app = TestApp::with_sample("harbour-ferry.txt");
    let place = app.field(FieldName::Place).to_owned();
    assert!(!place.is_empty());
    for (at, letter) in ["A", "1", " "].into_iter().enumerate() {
        app.dispatch(Action::Edit(EditAction::Splice { range: at..at, text: letter.to_owned() }));
        assert_eq!(app.field(FieldName::Place), place);
    }
    for _ in 0..3 {
        app.run(Command::Undo);
    }
    let before = app.article().body[0].clone();
    let cut = before.text[..3].to_owned();
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..3, text: String::new() }));
    app.dispatch(Action::Edit(EditAction::Paste { range: 0..0, text: cut }));
    assert_eq!((app.field(FieldName::Place), &app.article().body[0]), (place.as_str(), &before));
}

#[test]
fn an_error_in_writing_the_profile_is_gone_when_the_next_try_succeeds() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let settings = app.path("own/config/settings.ron");
    // A folder in place of the file cannot be overwritten.
    std::fs::remove_file(&settings).ok();
    std::fs::create_dir_all(settings.join("isi")).unwrap();
    app.run(Command::ThemeDark);
    let is_error =
        |app: &TestApp| app.workspace.current_notice().is_some_and(|notice| notice.severity == NoticeSeverity::Error);
    assert!(is_error(&app));
    app.run(Command::ThemeLight);
    assert!(is_error(&app), "it still fails");
    std::fs::remove_dir_all(&settings).unwrap();
    app.run(Command::ThemeDark);
    assert!(!is_error(&app), "{}", app.last_notice());
    assert!(settings.is_file());
}

#[test]
fn a_copy_has_a_blank_line_between_paragraphs_and_is_pasted_back_as_it_was() {
    let mut app = TestApp::new();
    app.open_lines(
        "desa.txt",
        &["Judul Desa yang Panjang", "Paragraf pertama tentang desa.", "Paragraf kedua tentang desa."],
    );
    let body = app.body();
    app.run(Command::SelectAll);
    app.run(Command::Copy);
    assert_eq!(app.clipboard, body.replace('\n', "\n\n"));
    let whole = app.clipboard.clone();
    app.run(Command::CopyBody);
    assert_eq!(app.clipboard, whole, "both copies have the same form");
    let notices = app.workspace.notices().len();
    app.run(Command::Cut);
    assert_eq!((app.clipboard.as_str(), app.body().as_str()), (whole.as_str(), ""));
    app.dispatch(Action::Edit(EditAction::Paste { range: 0..0, text: whole }));
    assert_eq!(app.body(), body);
    assert_eq!(app.workspace.notices().len(), notices, "nothing was cleaned out of it");
    app.run(Command::Undo);
    assert_eq!(app.body(), "", "one step");
}

#[test]
fn a_confirmed_field_is_one_undo_step_and_is_stored() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::Edit(EditAction::ConfirmField(FieldName::Headline)));
    let field = |app: &TestApp| app.article().fields.get(FieldName::Headline).unwrap().clone();
    assert!(field(&app).is_confirmed && !field(&app).is_as_extracted());
    let path = app.save_as("dipastikan.ron");
    assert!(std::fs::read_to_string(path).unwrap().contains("confirmed: true"));
    app.run(Command::Undo);
    assert!(field(&app).is_as_extracted());
    app.set_field(FieldName::Headline, "Judul Lain");
    assert!(!field(&app).is_as_extracted(), "a value of the user is not in doubt");
}
