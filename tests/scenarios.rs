//! User workflows from start to end, on the workspace without a window.

mod world;

use redaksi::article::{Decision, FieldName};
use redaksi::workspace::{Action, Answer, Asking, Command, Report};
use redaksi::formats::{self, Format};
use redaksi::packs::Packs;
use world::{BRIDGE, World};

#[test]
fn a_story_is_cleaned_and_saved_in_three_actions() {
    let mut world = World::with_sample(BRIDGE);
    assert_eq!(world.story().tally().certain, 5);
    world.run(Command::Clean);
    world.run(Command::Save);
    let suggested = world.asking_path();
    world.save_to(&suggested, false);
    assert!(world.story().is_saved());
    let bytes = std::fs::read(&suggested).unwrap();
    let back = formats::open("jembatan-gantung.ron", &bytes, &Packs::built_in()).unwrap();
    assert_eq!(&back, world.article());
    assert!(!world.body().contains("Baca Juga"));
}

#[test]
fn all_metadata_of_the_sample_is_in_its_fields() {
    let world = World::with_sample(BRIDGE);
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
        assert_eq!(world.field(name), value, "{name:?}");
        assert!(!world.article().fields.get(name).unwrap().lines.is_empty(), "{name:?} has no source lines");
    }
    assert!(world.article().tags.is_empty());
    assert!(world.body().ends_with("bukan hanya membawa meteran,” katanya."), "the end mark is not part of the text");
}

#[test]
fn restore_all_reverts_clean_exactly() {
    let mut world = World::with_sample(BRIDGE);
    let before = world.article().clone();
    world.run(Command::Clean);
    assert_eq!((world.story().tally().open, world.story().tally().out), (0, 5));
    world.run(Command::RestoreAll);
    assert_eq!(world.article(), &before);
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert_eq!(world.article(), &before);
    assert!(world.story().is_saved(), "after undoing everything the story is saved");
}

#[test]
fn one_history_undoes_text_fields_tags_and_links_in_turn() {
    let mut world = World::with_sample(BRIDGE);
    let before = world.article().clone();
    world.set(FieldName::Slug, "jembatan-cibalar");
    world.act(Action::Splice { range: 0..0, text: "Kemarin, ".into() });
    world.act(Action::AddTags("jembatan, Bogor".into()));
    world.run(Command::Clean);
    let after = world.article().clone();
    for _ in 0..4 {
        world.run(Command::Undo);
    }
    assert_eq!(world.article(), &before);
    for _ in 0..4 {
        world.run(Command::Redo);
    }
    assert_eq!(world.article(), &after);
}

#[test]
fn continuous_typing_is_one_undo_step_until_the_caret_moves() {
    let mut world = World::with_sample(BRIDGE);
    let before = world.body();
    world.act(Action::Caret(0));
    for (at, letter) in ["S", "a", "t", "u"].iter().enumerate() {
        world.act_at_once(Action::Splice { range: at..at, text: (*letter).into() });
    }
    world.act_at_once(Action::Caret(10));
    world.act_at_once(Action::Splice { range: 10..10, text: "x".into() });
    world.run(Command::Undo);
    assert!(world.body().starts_with("Satu"));
    world.run(Command::Undo);
    assert_eq!(world.body(), before);
}

#[test]
fn a_promo_is_protected_from_typing_until_it_is_kept_as_text() {
    let mut world = World::with_sample(BRIDGE);
    let id = world.promo(0).id;
    let at = redaksi::article::offset_of(&world.article().body, world.article().blocks_of(id).next().unwrap()) + 3;
    world.act(Action::Splice { range: at..at, text: "x".into() });
    assert_eq!(
        world.said(),
        "This part is marked as a promo or an end mark. Choose \"Keep as text\" to edit it, or take it out."
    );
    world.act(Action::Decide { id, decision: Decision::Keep });
    world.act(Action::Splice { range: at..at, text: "x".into() });
    assert!(world.body().contains("Bacxa Juga"));
}

#[test]
fn deleting_over_a_promo_removes_it_and_it_can_be_restored() {
    let mut world = World::with_sample(BRIDGE);
    let id = world.promo(0).id;
    let text = world.article().passage_text(id);
    let block = world.article().blocks_of(id).next().unwrap();
    let start = redaksi::article::offset_of(&world.article().body, block - 1);
    let end = redaksi::article::offset_of(&world.article().body, block + 2);
    world.act(Action::Splice { range: start..end, text: String::new() });
    assert_eq!(world.article().passage(id).unwrap().decision, Decision::Out);
    assert!(!world.body().contains(&text));
    world.act(Action::Decide { id, decision: Decision::Open });
    assert!(world.body().contains(&text));
}

#[test]
fn a_command_applies_to_the_promo_at_the_caret() {
    let mut world = World::with_sample(BRIDGE);
    let id = world.promo(2).id;
    let block = world.article().blocks_of(id).next().unwrap();
    world.act(Action::Caret(redaksi::article::offset_of(&world.article().body, block)));
    world.run(Command::TogglePassage);
    assert_eq!(world.article().passage(id).unwrap().decision, Decision::Out);
    world.run(Command::TogglePassage);
    assert_eq!(world.article().passage(id).unwrap().decision, Decision::Open);
}

#[test]
fn an_excluded_line_is_restored_at_its_position() {
    let mut world = World::with_sample(BRIDGE);
    let before = world.article().clone();
    let text = world.article().aside[0].text.clone();
    world.act(Action::PutBack(0));
    assert_eq!(world.article().aside.len(), before.aside.len() - 1);
    assert!(world.body().contains(&text));
    world.run(Command::Undo);
    assert_eq!(world.article(), &before);
}

#[test]
fn dates_are_parsed_in_common_formats_and_refused_with_a_reason() {
    let mut world = World::with_sample(BRIDGE);
    for (typed, stored) in [
        ("Minggu, 8 Januari 2023, 19:15 WIB", "2023-01-08T19:15+07:00"),
        ("8 Januari 2023 19.15 WITA", "2023-01-08T19:15+08:00"),
        ("2023-01-08T19:15+09:00", "2023-01-08T19:15+09:00"),
        ("", ""),
    ] {
        world.set(FieldName::Published, typed);
        assert_eq!(world.field(FieldName::Published), stored, "{typed}");
    }
    world.set(FieldName::Published, "30 Februari 2023");
    assert_eq!(world.field(FieldName::Published), "");
    assert!(world.said().starts_with("This date cannot be taken: "), "{}", world.said());
}

#[test]
fn the_dateline_and_its_fields_are_kept_in_sync() {
    let mut world = World::with_sample(BRIDGE);
    world.set(FieldName::Place, "Bandung");
    assert!(world.body().starts_with("PR BANDUNG – Lebih"), "{}", &world.body()[..40]);
    world.act(Action::Splice { range: 3..10, text: "GARUT".into() });
    assert_eq!(world.field(FieldName::Place), "Garut");
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert!(world.body().starts_with("PR BOGOR – Lebih"));
    assert_eq!(world.field(FieldName::Place), "Bogor");
}

#[test]
fn continuous_typing_in_a_dateline_is_one_undo_step() {
    let mut world = World::with_sample(BRIDGE);
    let before = (world.body(), world.field(FieldName::Place).to_owned());
    for (index, letter) in "GARUT ".chars().enumerate() {
        let at = 3 + index;
        world.act_at_once(Action::Splice { range: at..at, text: letter.to_string() });
    }
    assert_eq!(world.field(FieldName::Place), "Garut Bogor");
    world.run(Command::Undo);
    assert_eq!((world.body(), world.field(FieldName::Place).to_owned()), before);
}

#[test]
fn typing_in_a_promo_shows_what_to_do_instead() {
    let mut world = World::with_sample(BRIDGE);
    let id = world.promo(0).id;
    let block = world.article().blocks_of(id).next().unwrap();
    let at = redaksi::article::offset_of(&world.article().body, block) + 4;
    world.act(Action::Splice { range: at..at, text: "x".into() });
    assert!(world.said().contains("or take it out"));
    world.run(Command::Clean);
    world.act(Action::Splice { range: at..at, text: "x".into() });
    assert!(world.said().contains("Put it back first"));
}

#[test]
fn tags_are_unique_and_remembered_when_saved() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::AddTags("Jembatan Gantung,  jembatan gantung\nBogor".into()));
    world.act(Action::AddTags("bogor".into()));
    let tags: Vec<_> = world.article().tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["Jembatan Gantung", "Bogor"]);
    assert_eq!(world.said(), "The story has this tag already.");
    world.act(Action::MoveTag { from: 1, to: 0 });
    world.act(Action::RemoveTag(1));
    assert_eq!(world.article().tags[0].text, "Bogor");
    assert_eq!(world.kept_vocabulary().known("bogor"), None, "the story is not saved");
    world.save_to(&world.path("siap.ron"), false);
    assert_eq!(world.kept_vocabulary().known("bogor"), Some("Bogor"));
    assert_eq!(world.kept_vocabulary().known("jembatan gantung"), None, "a removed tag is not remembered");
}

#[test]
fn tags_of_open_stories_are_suggested_before_saving() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::AddTags("Jembatan Gantung, Jembtan".into()));
    world.act(Action::RemoveTag(1));
    world.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua yang cukup panjang."]);
    assert_eq!(world.desk.tags_like("jem", 6), ["Jembatan Gantung"]);
}

#[test]
fn a_raw_text_is_never_overwritten_without_asking() {
    let mut world = World::with_sample(BRIDGE);
    let raw = std::fs::read(world.path(BRIDGE)).unwrap();
    world.run(Command::Clean);
    world.run(Command::Save);
    assert_eq!(world.asking_path(), world.path("jembatan-gantung.ron"));
    let path = world.path(BRIDGE);
    world.save_to(&path, false);
    assert!(matches!(world.desk.asking(), Some(Asking::Replace { .. })), "the user is asked to replace it");
    assert_eq!(std::fs::read(&path).unwrap(), raw);
    world.act(Action::CancelAsking);
    assert!(!world.story().is_saved());
}

#[test]
fn a_cleaned_story_saved_as_text_has_no_promo_and_reopens_equal() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    let path = world.save_as("bersih.txt");
    let (headline, body) = (world.field(FieldName::Headline).to_owned(), world.body());
    world.run(Command::Close);
    world.open(&path);
    assert_eq!((world.field(FieldName::Headline), world.body()), (headline.as_str(), body));
    assert_eq!(world.story().tally().open, 0);
}

#[test]
fn the_saved_state_follows_undo_and_redo() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.save_as("a.ron");
    world.set(FieldName::Slug, "x");
    assert!(!world.story().is_saved());
    world.run(Command::Undo);
    assert!(world.story().is_saved());
    world.run(Command::Undo);
    assert!(!world.story().is_saved());
    world.run(Command::Redo);
    assert!(world.story().is_saved());
}

#[test]
fn closing_asks_about_unsaved_changes_and_follows_each_answer() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.run(Command::Close);
    assert!(world.desk.question().is_some());
    world.answer(Answer::Cancel);
    assert_eq!(world.desk.stories().len(), 1);
    world.run(Command::Close);
    world.answer(Answer::Save);
    let suggested = world.asking_path();
    world.save_to(&suggested, false);
    assert!(suggested.exists() && world.desk.stories().is_empty());
    world.open(&suggested);
    world.run(Command::RestoreAll);
    world.run(Command::Close);
    world.answer(Answer::Discard);
    assert!(world.desk.stories().is_empty());
}

#[test]
fn the_window_closes_only_when_every_story_is_saved_or_discarded() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.save_as("a.ron");
    world.run(Command::RestoreAll);
    world.act(Action::OpenText("Judul lain\n\nSebuah paragraf yang cukup panjang untuk dibaca.".into()));
    world.hear(Report::CloseRequested);
    assert!(!world.has_quit);
    assert_eq!(world.desk.question().map(|question| question.stories.len()), Some(2), "one dialog for both stories");
    world.answer(Answer::Save);
    assert!(!world.has_quit && world.desk.asking().is_some(), "the save dialog is open for the second story");
    world.act(Action::CancelAsking);
    assert!(world.desk.question().is_none() && !world.has_quit);
    let saved: Vec<bool> = world.desk.stories().iter().map(redaksi::workspace::Story::is_saved).collect();
    assert_eq!(saved, [true, false], "both stories stay open");
    world.hear(Report::CloseRequested);
    world.answer(Answer::Discard);
    assert!(world.has_quit);
}

#[test]
fn cancelling_the_close_dialog_changes_nothing() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.open(&world::sample("siaran-pers.txt"));
    world.set(FieldName::Note, "lagi");
    let active = world.story().id();
    world.hear(Report::CloseRequested);
    world.answer(Answer::Cancel);
    assert_eq!((world.desk.stories().len(), world.story().id(), world.has_quit), (2, active, false));
    assert!(world.desk.stories().iter().all(|story| !story.is_saved()));
}

#[test]
fn saving_all_on_close_saves_beside_the_raw_texts_and_quits() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.open_lines("dua.txt", &["Judul dua", "Kalimat pertama naskah dua yang cukup panjang."]);
    world.set(FieldName::Note, "lagi");
    std::fs::write(world.path("dua.ron"), "milik orang lain").unwrap();
    world.hear(Report::CloseRequested);
    world.answer(Answer::Save);
    assert!(matches!(world.desk.asking(), Some(Asking::Replace { .. })) && !world.has_quit);
    let story = world.story().id();
    world.act(Action::SaveTo { story, path: world.path("tiga.ron"), format: Format::Ron, replace: false });
    assert!(world.has_quit && world.path("tiga.ron").exists());
    assert!(world.desk.stories().iter().all(redaksi::workspace::Story::is_saved));
    assert_eq!(std::fs::read_to_string(world.path("dua.ron")).unwrap(), "milik orang lain");
}

#[test]
fn cancelling_the_save_dialog_keeps_the_story_open() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.hear(Report::CloseRequested);
    world.answer(Answer::Save);
    world.act(Action::CancelAsking);
    assert!(world.desk.question().is_none() && world.desk.stories().len() == 1 && !world.has_quit);
}

#[test]
fn a_failed_save_is_reported_and_the_story_stays_unsaved() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    let path = world.path("nowhere/a.ron");
    world.save_to(&path, false);
    assert_eq!(world.said(), "The folder does not exist; choose another one. Not saved:");
    assert!(!world.story().is_saved() && !world.story().is_saving());
}

#[test]
fn files_that_cannot_be_opened_are_reported() {
    let mut world = World::with_sample(BRIDGE);
    let write = |world: &World, name: &str, bytes: &[u8]| {
        let path = world.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let deep = ["(".repeat(10_000), ")".repeat(10_000)].concat();
    let cases = [
        (world.path("missing.txt"), "There is no such file:"),
        (write(&world, "empty.txt", b""), "There is nothing to read in this file:"),
        (
            write(&world, "picture.txt", &[0, 159, 146, 150, 0, 1, 2, 3, 0, 0, 7, 255]),
            "This is not text but a program, a picture or an archive:",
        ),
        (
            write(&world, "deep.ron", deep.as_bytes()),
            "This file has brackets nested too deep, at line 1; it is no story:",
        ),
        (
            write(&world, "new.ron", b"(version: 99)"),
            "A newer Redaksi wrote this story (version 99). Update to open it:",
        ),
    ];
    for (path, sentence) in cases {
        world.open(&path);
        assert_eq!(world.said(), sentence, "{}", path.display());
        assert_eq!(world.desk.stories().len(), 1);
    }
    let broken = write(&world, "broken.ron", b"(\n  version: 1,\n  body: 7,\n)");
    world.open(&broken);
    assert!(world.said().starts_with("This story file has a mistake at line:column 3:"), "{}", world.said());
}

#[test]
fn an_open_story_is_not_opened_twice() {
    let mut world = World::with_sample(BRIDGE);
    let path = world.path(BRIDGE);
    world.open(&path);
    assert_eq!(world.desk.stories().len(), 1);
    assert_eq!(world.said(), "This story is open already:");
}

#[test]
fn only_the_words_of_place_and_agency_are_rewritten_in_a_dateline() {
    for (raw, name, value, begins) in [
        ("BALIKPAPAN, AP – ", FieldName::Agency, "AFP", "BALIKPAPAN, AFP – "),
        ("PR BOGOR – ", FieldName::Place, "Rembang", "PR REMBANG – "),
        ("Semarang (ANTARA) - ", FieldName::Place, "Jakarta", "Jakarta (ANTARA) - "),
    ] {
        let mut world = World::new();
        let sentence = "Sungai meluap sejak pagi dan warga dua kampung mengungsi ke balai desa yang lebih tinggi.";
        let story = format!("Sungai Meluap di Dua Kampung\n\n{raw}{sentence}\n\n{sentence}\n\n{sentence}\n");
        world.act(Action::OpenText(story));
        assert!(world.body().starts_with(raw.trim_end()), "{}", world.body());
        world.set(name, value);
        assert!(world.body().starts_with(begins), "{}", &world.body()[..40]);
        assert!(world.body().contains(&format!("{begins}{sentence}")));
    }
}

#[test]
fn a_text_file_is_unsaved_while_it_lacks_data_of_the_story() {
    let mut world = World::with_sample(BRIDGE);
    world.set(FieldName::Abstract, "Ringkasan yang tidak ada dalam teks.");
    world.save_as("a.txt");
    assert!(!world.story().is_saved());
    world.run(Command::Close);
    assert!(world.desk.question().is_some());
    world.answer(Answer::Cancel);
    let ron = world.save_as("a.ron");
    assert!(world.story().is_saved());
    world.save_as("b.txt");
    assert_eq!(world.said(), "Written as text with 5 promos still in it, beside the saved story:");
    world.set(FieldName::Slug, "baru");
    world.run(Command::Save);
    assert!(world.story().is_saved() && world.story().path() == Some(ron.as_path()), "Save goes to the complete file");
    assert!(std::fs::read_to_string(ron).unwrap().contains("baru"));
}

#[test]
fn closing_a_pasted_story_asks_to_save_it() {
    let mut world = World::new();
    world.act(Action::OpenText("Judul\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    assert!(!world.story().is_saved());
    world.run(Command::Close);
    assert!(world.desk.question().is_some());
}

#[test]
fn one_file_is_never_open_as_two_stories() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    let path = world.save_as("a.ron");
    world.run(Command::Close);
    world.act(Action::OpenFiles(vec![path.clone(), path.clone()]));
    assert_eq!(world.desk.stories().len(), 1);
    world.act(Action::OpenText("Judul\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into()));
    world.save_to(&path, true);
    assert!(world.said().starts_with("Not saved:"), "{}", world.said());
    assert!(!world.story().is_saved());
}

#[test]
fn closing_waits_for_a_pending_write_and_asks_about_later_changes() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.save_as("a.ron");
    world.run(Command::RestoreAll);
    world.holds_writes = true;
    world.run(Command::Save);
    world.run(Command::Undo);
    assert!(world.story().is_saving());
    world.run(Command::Close);
    assert_eq!(world.desk.stories().len(), 1, "the file is about to be written with another state");
    world.let_write();
    assert!(
        world.desk.question().is_some_and(|question| !question.is_saving),
        "the story differs from the file, so the user is asked"
    );
    world.answer(Answer::Save);
    world.run(Command::Save);
    world.let_write();
    assert_eq!(world.desk.stories().len(), 1, "a second write is pending");
    world.let_write();
    assert!(world.desk.stories().is_empty());
}

#[test]
fn opening_a_file_does_not_close_the_save_dialog() {
    let mut world = World::with_sample(BRIDGE);
    world.run(Command::Clean);
    world.run(Command::Close);
    world.answer(Answer::Save);
    let dialog = world.desk.asking().cloned();
    assert!(dialog.is_some());
    world.open(&world::sample("siaran-pers.txt"));
    assert_eq!(world.desk.asking(), dialog.as_ref());
    world.hear(Report::Cancelled(Asking::Open));
    assert!(world.desk.question().is_some(), "a different dialog was cancelled");
}

#[test]
fn a_paste_is_a_separate_undo_step() {
    let mut world = World::with_sample(BRIDGE);
    let before = world.body();
    world.act(Action::Caret(0));
    world.act_at_once(Action::Splice { range: 0..0, text: "a".into() });
    world.act_at_once(Action::Splice { range: 1..1, text: "sebuah kalimat yang ditempel ".into() });
    world.run(Command::Undo);
    assert_eq!(world.body(), format!("a{before}"));
}

#[test]
fn an_excluded_line_with_a_stray_carriage_return_can_be_restored() {
    let mut world = World::with_sample(BRIDGE);
    let raw = std::fs::read_to_string(world::sample(BRIDGE)).unwrap().replace("Terpopuler", "Ter\rpopuler");
    let path = world.path("cr.txt");
    std::fs::write(&path, raw).unwrap();
    world.open(&path);
    let at = world.article().aside.iter().position(|aside| aside.text.contains("populer")).unwrap();
    let count = world.article().aside.len();
    world.act(Action::PutBack(at));
    assert_eq!(world.article().aside.len(), count - 1);
}

#[test]
fn an_error_notice_stays_until_it_is_dismissed() {
    let mut world = World::new();
    let missing = world.path("missing.txt");
    world.act(Action::OpenFiles(vec![missing, world::sample(BRIDGE)]));
    assert_eq!(world.desk.notice().unwrap().message, "problem-disk-missing");
    world.act(Action::Dismiss);
    assert_eq!(world.desk.notice().unwrap().message, "notice-opened-many");
}

#[test]
fn the_case_of_a_typed_tag_is_preserved() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::AddTags("BANJIR".into()));
    world.act(Action::RemoveTag(0));
    world.act(Action::AddTags("Banjir".into()));
    assert_eq!(world.article().tags[0].text, "Banjir");
    world.save_to(&world.path("siap.ron"), false);
    world.act(Action::RemoveTag(0));
    world.act(Action::AddTags("banjir".into()));
    assert_eq!(world.article().tags[0].text, "Banjir", "the spelling of the vocabulary is used");
}

#[test]
fn undo_and_redo_move_the_caret_to_the_change() {
    let mut world = World::with_sample(BRIDGE);
    world.act(Action::Caret(20));
    world.act(Action::Splice { range: 20..20, text: "B".into() });
    world.run(Command::Undo);
    assert_eq!(world.story().caret().at, 20);
    world.run(Command::Redo);
    assert_eq!(world.story().caret().at, 21);
}

#[test]
fn replacing_a_selection_and_typing_on_is_one_undo_step() {
    let mut world = World::with_sample(BRIDGE);
    let before = world.article().clone();
    world.act(Action::Splice { range: 30..700, text: "Z".into() });
    world.act_at_once(Action::Splice { range: 31..31, text: "e".into() });
    world.act_at_once(Action::Splice { range: 32..32, text: "b".into() });
    assert!(world.body().contains("Zeb"));
    world.run(Command::Undo);
    assert_eq!(world.article(), &before);
}

#[test]
fn text_can_be_typed_after_deleting_everything() {
    let mut world = World::with_sample("kopi-lereng.txt");
    let length = redaksi::article::manuscript(&world.article().body).len();
    world.act(Action::Splice { range: 0..length, text: String::new() });
    assert_eq!(world.body(), "");
    let at = world.story().caret().at;
    world.act(Action::Splice { range: at..at, text: "Halo".into() });
    assert_eq!(world.body(), "Halo");
}

#[test]
fn a_promo_edited_as_text_gets_a_new_title_when_it_is_a_promo_again() {
    let mut world = World::with_sample(BRIDGE);
    let id = world.promo(0).id;
    world.act(Action::Decide { id, decision: Decision::Keep });
    let start = redaksi::article::offset_of(&world.article().body, world.article().blocks_of(id).next().unwrap());
    let marker = world.promo(0).marker.len();
    world.act(Action::Splice { range: start..start + marker, text: "Simak".into() });
    world.act(Action::Decide { id, decision: Decision::Open });
    assert!(world.article().passage_text(id).starts_with("Simak "), "the whole line is the promo");
    assert_eq!(world.promo(0).marker, "");
    world.act(Action::Decide { id, decision: Decision::Out });
    assert!(!world.body().contains("Simak"));
}

#[test]
fn only_notices_of_the_active_story_since_its_last_change_are_shown() {
    let mut world = World::with_sample(BRIDGE);
    let first = world.story().id();
    world.open(&world::sample("siaran-pers.txt"));
    world.act(Action::Select(first));
    let notice = world.desk.notice().unwrap();
    assert_eq!((notice.message.as_str(), notice.story), ("notice-opened", Some(first)));
    world.set(FieldName::Slug, "x");
    assert_eq!(world.desk.notice(), None);
}

#[test]
fn text_typed_before_a_dateline_is_not_part_of_it_and_pasting_a_cut_part_back_is() {
    let mut world = World::with_sample("harbour-ferry.txt");
    let place = world.field(FieldName::Place).to_owned();
    assert!(!place.is_empty());
    for (at, letter) in ["A", "1", " "].into_iter().enumerate() {
        world.act(Action::Splice { range: at..at, text: letter.to_owned() });
        assert_eq!(world.field(FieldName::Place), place);
    }
    for _ in 0..3 {
        world.run(Command::Undo);
    }
    let before = world.article().body[0].clone();
    let cut = before.text[..3].to_owned();
    world.act(Action::Splice { range: 0..3, text: String::new() });
    world.act(Action::Paste { range: 0..0, text: cut });
    assert_eq!((world.field(FieldName::Place), &world.article().body[0]), (place.as_str(), &before));
}
