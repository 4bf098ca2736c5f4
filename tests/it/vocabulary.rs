//! The tag vocabulary of the desk: changed in its dialog and stored, never written over what it does not know, and used for the tags that
//! the user types.

use crate::support::TestApp;
use redaksi::workspace::{
    Action, BulkAction, Command, DocumentFilter, EditAction, ErrorDetail, ErrorKind, FileAction, Modal, NoticeKind,
    PathPurpose, ViewAction, VocabularyAction, VocabularyEditor,
};
use redaksi_tags::{LearnedTags, TagEntry, TagKind, Vocabulary};
use std::fs;
use std::path::PathBuf;

fn file(app: &TestApp, name: &str) -> PathBuf {
    let folder = app.path("own/config");
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn stored(app: &TestApp) -> Vocabulary {
    Vocabulary::read(&fs::read_to_string(file(app, "tags.ron")).unwrap()).unwrap()
}

fn names(vocabulary: &Vocabulary) -> Vec<&str> {
    vocabulary.tags().iter().map(|tag| tag.name.as_str()).collect()
}

fn act(app: &mut TestApp, action: VocabularyAction) {
    app.dispatch(Action::Vocabulary(action));
}

fn add(app: &mut TestApp, name: &str) {
    act(app, VocabularyAction::Add(TagEntry::new(name, TagKind::Topic)));
}

fn editor(app: &TestApp) -> &VocabularyEditor {
    app.workspace.vocabulary_editor().expect("the dialog is open")
}

/// What the dialog reports about the last action.
fn reported(app: &TestApp) -> Option<NoticeKind> {
    editor(app).notice.as_ref().map(|notice| notice.kind)
}

fn problem(app: &TestApp) -> Option<ErrorKind> {
    editor(app).problem.as_ref().map(|problem| problem.kind)
}

/// Opens two stories with these tags, and the dialog.
fn app_with_tags(first: &str, second: &str) -> TestApp {
    let mut app = TestApp::new();
    for (name, tags) in [("satu.txt", first), ("dua.txt", second)] {
        app.open_lines(name, &["Banjir Rob di Kenari", "Banjir rob merendam Kenari sejak Senin pagi."]);
        app.dispatch(Action::Edit(EditAction::AddTags(tags.to_owned())));
    }
    app.run(Command::Vocabulary);
    app
}

fn tags(app: &TestApp) -> Vec<Vec<String>> {
    let texts = |document: &redaksi::workspace::Document| {
        document.article().tags.iter().map(|tag| tag.text.clone()).collect::<Vec<_>>()
    };
    app.workspace.documents().iter().map(texts).collect()
}

#[test]
fn each_change_is_stored_and_can_be_undone() {
    let mut app = TestApp::new();
    app.run(Command::Vocabulary);
    assert!(editor(&app).loaded.is_some() && !file(&app, "tags.ron").exists());
    add(&mut app, "banjir");
    add(&mut app, " rob ");
    assert_eq!(names(&stored(&app)), ["banjir", "rob"]);
    assert_eq!(editor(&app).chosen.as_deref(), Some("rob"));
    act(&mut app, VocabularyAction::Remove("banjir".into()));
    assert_eq!(names(&stored(&app)), ["rob"]);
    act(&mut app, VocabularyAction::Undo);
    assert_eq!(names(&stored(&app)), ["banjir", "rob"]);
    act(&mut app, VocabularyAction::Close);
    assert!(app.workspace.vocabulary_editor().is_none());
    app.run(Command::Vocabulary);
    assert_eq!(names(&editor(&app).loaded.as_ref().unwrap().vocabulary), ["banjir", "rob"]);
}

#[test]
fn a_refused_change_is_reported_and_changes_nothing() {
    let mut app = TestApp::new();
    app.run(Command::Vocabulary);
    add(&mut app, "banjir");
    for (action, expected) in [
        (VocabularyAction::Add(TagEntry::new("BANJIR", TagKind::Topic)), NoticeKind::VocabularyTaken),
        (VocabularyAction::Add(TagEntry::new(" ", TagKind::Topic)), NoticeKind::VocabularyNoName),
        (VocabularyAction::Remove("gempa".into()), NoticeKind::VocabularyUnknown),
    ] {
        act(&mut app, action);
        assert_eq!(reported(&app), Some(expected));
    }
    assert_eq!(names(&stored(&app)), ["banjir"]);
}

#[test]
fn a_renamed_tag_is_renamed_in_all_stories_with_one_undo() {
    let mut app = app_with_tags("banjir rob, gempa", "gempa, Banjir Rob");
    let before = tags(&app);
    add(&mut app, "banjir rob");
    let entry = TagEntry::new("rob", TagKind::Event);
    act(&mut app, VocabularyAction::Replace { name: "banjir rob".into(), entry });
    assert_eq!(tags(&app), [["rob", "gempa"], ["gempa", "rob"]]);
    assert_eq!(reported(&app), Some(NoticeKind::TagRenamedEvery));
    let renamed = stored(&app);
    assert_eq!((names(&renamed), renamed.canonical("Banjir rob")), (vec!["rob"], "rob"));
    app.run(Command::UndoBulk);
    assert_eq!(tags(&app), before);
}

#[test]
fn a_merged_tag_is_once_in_each_story() {
    let mut app = app_with_tags("KPK, korupsi", "KPK, Komisi Pemberantasan Korupsi");
    for name in ["KPK", "Komisi Pemberantasan Korupsi"] {
        add(&mut app, name);
    }
    act(&mut app, VocabularyAction::Merge { from: "KPK".into(), into: "Komisi Pemberantasan Korupsi".into() });
    assert_eq!(tags(&app)[0], ["Komisi Pemberantasan Korupsi", "korupsi"]);
    assert_eq!(tags(&app)[1], ["Komisi Pemberantasan Korupsi"]);
    assert_eq!(stored(&app).canonical("kpk"), "Komisi Pemberantasan Korupsi");
}

#[test]
fn a_file_that_does_not_parse_is_reported_with_its_position_and_stays() {
    let mut app = TestApp::new();
    let path = file(&app, "tags.ron");
    let broken = "TagVocabulary(\n  tags: [(name: \"banjir\"), (name: \"rob\" kind: Topic)],\n)";
    fs::write(&path, broken).unwrap();
    app.run(Command::Vocabulary);
    let problem = editor(&app).problem.clone().unwrap();
    assert_eq!((problem.kind, problem.path.as_ref()), (ErrorKind::TagsBroken, Some(&path)));
    assert!(matches!(&problem.detail, ErrorDetail::Ron(error) if error.line == 2), "{problem:?}");
    add(&mut app, "gempa");
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    let commented = "// Banjir\n(tags: [(name: \"banjir\")])";
    fs::write(&path, commented).unwrap();
    act(&mut app, VocabularyAction::Reload);
    add(&mut app, "gempa");
    add(&mut app, "rob");
    assert_eq!(names(&stored(&app)), ["banjir", "gempa", "rob"]);
    let kept = app.profile.versions().unwrap().list(&path);
    assert_eq!((kept.len(), fs::read_to_string(&kept[0].path).unwrap().as_str()), (1, commented));
}

#[test]
fn a_file_that_another_program_changed_is_replaced_only_after_it_was_read() {
    let mut app = TestApp::new();
    app.run(Command::Vocabulary);
    add(&mut app, "banjir");
    let path = file(&app, "tags.ron");
    let theirs = "(tags: [(name: \"gempa\")])";
    fs::write(&path, theirs).unwrap();
    add(&mut app, "rob");
    assert_eq!(problem(&app), Some(ErrorKind::TagsChanged));
    act(&mut app, VocabularyAction::Store);
    assert_eq!((problem(&app), fs::read_to_string(&path).unwrap().as_str()), (Some(ErrorKind::TagsChanged), theirs));
    act(&mut app, VocabularyAction::Reload);
    assert_eq!(problem(&app), None);
    assert_eq!(names(&editor(&app).loaded.as_ref().unwrap().vocabulary), ["gempa"]);
    act(&mut app, VocabularyAction::Undo);
    assert_eq!(names(&stored(&app)), ["banjir", "rob"]);
    fs::remove_file(&path).unwrap();
    add(&mut app, "longsor");
    assert_eq!((problem(&app), path.exists()), (Some(ErrorKind::TagsChanged), false));
}

#[test]
fn another_form_is_read_and_the_first_change_is_stored_beside_it() {
    let mut app = TestApp::new();
    let table = file(&app, "tags.csv");
    let text = "name,kind,aliases\nVladimir Putin,person,Putin\n";
    fs::write(&table, text).unwrap();
    app.run(Command::Vocabulary);
    assert_eq!(editor(&app).loaded.as_ref().unwrap().path.as_ref(), Some(&table));
    assert!(!file(&app, "tags.ron").exists());
    add(&mut app, "gempa");
    assert_eq!(reported(&app), Some(NoticeKind::VocabularyMoved));
    assert_eq!(names(&stored(&app)), ["Vladimir Putin", "gempa"]);
    add(&mut app, "rob");
    assert_eq!((stored(&app).tags().len(), fs::read_to_string(&table).unwrap().as_str()), (3, text));
}

#[test]
fn tags_are_imported_from_a_file_and_from_the_open_stories() {
    let mut app = app_with_tags("banjir rob", "gempa, Banjir rob");
    act(&mut app, VocabularyAction::ImportOfDocuments);
    assert_eq!((reported(&app), stored(&app).tags().len()), (Some(NoticeKind::TagsImported), 2));
    let path = app.path("tesaurus.ttl");
    let concept = "<#a> skos:prefLabel \"longsor\"@id, \"landslide\"@en .";
    fs::write(&path, format!("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n{concept}\n")).unwrap();
    act(&mut app, VocabularyAction::ChooseImport);
    assert!(app.workspace.modal().is_some_and(Modal::is_file_prompt));
    app.dispatch(Action::File(FileAction::SubmitPath(path.clone(), PathPurpose::ImportTags)));
    assert!(app.workspace.modal().is_some_and(Modal::is_vocabulary));
    assert_eq!(stored(&app).canonical("landslide"), "longsor");
    let before = stored(&app);
    fs::write(&path, "<#a> skos:prefLabel \"tanpa akhir").unwrap();
    act(&mut app, VocabularyAction::ChooseImport);
    app.dispatch(Action::File(FileAction::SubmitPath(path, PathPurpose::ImportTags)));
    assert_eq!(reported(&app), Some(NoticeKind::Error(ErrorKind::TagsBroken)));
    assert_eq!(stored(&app), before);
}

#[test]
fn the_tags_of_a_folder_of_earlier_stories_are_imported() {
    let mut app = TestApp::new();
    let folder = app.path("lama");
    fs::create_dir_all(&folder).unwrap();
    let story =
        |tags: &str| format!("Banjir Rob di Kenari\n\nBanjir rob merendam Kenari sejak Senin pagi.\n\nTags: {tags}\n");
    fs::write(folder.join("satu.txt"), story("tanggul, Banjir Rob")).unwrap();
    fs::write(folder.join("dua.txt"), story("banjir rob, Kenari")).unwrap();
    app.run(Command::Vocabulary);
    act(&mut app, VocabularyAction::ChooseImportFolder);
    app.dispatch(Action::File(FileAction::SubmitPath(folder.clone(), PathPurpose::ImportTagFolder)));
    let imported = stored(&app);
    assert_eq!(reported(&app), Some(NoticeKind::TagsImported));
    assert_eq!((imported.tags().len(), imported.canonical("BANJIR ROB").to_lowercase().as_str()), (3, "banjir rob"));
    assert!(imported.tags()[0].name.eq_ignore_ascii_case("banjir rob"), "the most used tag is the first");
    fs::write(folder.join("rusak.ron"), "bukan(").unwrap();
    act(&mut app, VocabularyAction::ChooseImportFolder);
    app.dispatch(Action::File(FileAction::SubmitPath(folder, PathPurpose::ImportTagFolder)));
    assert_eq!(reported(&app), Some(NoticeKind::TagsImportedInPart));
    assert_eq!(stored(&app), imported);
}

#[test]
fn near_duplicates_are_found_and_a_story_is_reached() {
    let mut app = app_with_tags("banjir rob", "gempa");
    for name in ["Covid-19", "gempa", "Covid.19"] {
        add(&mut app, name);
    }
    act(&mut app, VocabularyAction::FindNearDuplicates);
    let (revision, pairs) = editor(&app).near_duplicates.clone().unwrap();
    assert_eq!((revision, pairs.len(), pairs[0].other.as_str()), (editor(&app).revision, 1, "Covid.19"));
    let first = app.workspace.documents()[0].id();
    act(&mut app, VocabularyAction::ShowDocument(first));
    assert_eq!((app.document().id(), app.workspace.modal().is_none()), (first, true));
}

const VOCABULARY: &str = r#"(tags: [
    (name: "Komisi Pemberantasan Korupsi", kind: Organisation, aliases: ["KPK"], retired_forms: ["Komisi Antirasuah"]),
    (name: "korupsi"),
    (name: "pemilu 2019", is_retired: true),
])"#;

/// An app with this vocabulary, which has arrived with the check of a story.
fn app_with_vocabulary() -> TestApp {
    let mut app = TestApp::new();
    fs::write(file(&app, "tags.ron"), VOCABULARY).unwrap();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
    app
}

#[test]
fn typed_tags_are_completed_and_replaced_by_what_the_desk_publishes() {
    let mut app = app_with_vocabulary();
    assert_eq!(app.workspace.complete_tags("ko", 5), ["korupsi", "Komisi Pemberantasan Korupsi"]);
    assert_eq!(app.workspace.complete_tags("kpk", 5), ["Komisi Pemberantasan Korupsi"]);
    assert_eq!(app.workspace.complete_tags("pemilu", 5), [""; 0]);
    app.dispatch(Action::Edit(EditAction::AddTags("kpk, Korupsi, gempa, Komisi Antirasuah".into())));
    assert_eq!(tags(&app)[0], ["Komisi Pemberantasan Korupsi", "korupsi", "gempa"]);
    assert_eq!(app.last_notice(), "“kpk” is “Komisi Pemberantasan Korupsi” in the tag vocabulary.");
    assert_eq!(app.workspace.complete_tags("ko", 5), [""; 0]);
    app.run(Command::Undo);
    assert_eq!(tags(&app)[0], [""; 0]);
    app.dispatch(Action::Edit(EditAction::AddTags("Pemilu 2019".into())));
    assert_eq!(app.last_notice(), "The tag vocabulary says that “pemilu 2019” is no longer used.");
    let documents = vec![app.document().id()];
    app.dispatch(Action::Bulk(BulkAction::AddTags { documents, typed: "KPK".into(), suggested: Vec::new() }));
    assert_eq!(tags(&app)[0], ["pemilu 2019", "Komisi Pemberantasan Korupsi"]);
}

#[test]
fn a_change_of_the_vocabulary_is_used_after_its_dialog_was_closed() {
    let mut app = app_with_vocabulary();
    app.run(Command::Vocabulary);
    let entry = TagEntry { aliases: vec!["temblor".into()], ..TagEntry::new("gempa", TagKind::Event) };
    act(&mut app, VocabularyAction::Add(entry));
    act(&mut app, VocabularyAction::Close);
    app.dispatch(Action::Edit(EditAction::AddTags("temblor".into())));
    assert_eq!(tags(&app)[0], ["gempa"]);
}

#[test]
fn decisions_on_suggested_tags_are_forgotten() {
    let mut app = TestApp::new();
    app.run(Command::ForgetTagDecisions);
    assert_eq!(app.last_notice(), "There were no decisions on suggested tags.");
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
    app.dispatch(Action::Edit(EditAction::AcceptTags(vec!["banjir".into(), "rob".into()])));
    app.dispatch(Action::Edit(EditAction::RejectTag("warga".into())));
    let path = app.path("own/data/tag_decisions.ron");
    let learned = || LearnedTags::read(&fs::read_to_string(&path).unwrap()).unwrap().count();
    assert_eq!(learned(), 3);
    app.run(Command::ForgetTagDecisions);
    assert_eq!((learned(), app.last_notice().as_str()), (0, "The decisions on 3 suggested tags are forgotten."));
    assert_eq!(tags(&app)[0], ["banjir", "rob"], "the tags of the story stay");
    fs::write(&path, "rusak(").unwrap();
    app.run(Command::ForgetTagDecisions);
    assert_eq!(fs::read_to_string(path.with_extension("ron.broken")).unwrap(), "rusak(");
}

#[test]
fn undo_takes_back_what_was_learned_and_redo_learns_it_again() {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
    let path = app.path("own/data/tag_decisions.ron");
    let learned = |tag: &str| {
        let learned = LearnedTags::read(&fs::read_to_string(&path).unwrap()).unwrap();
        learned.decisions(tag).map(|decisions| (decisions.accepted, decisions.rejected))
    };
    app.dispatch(Action::Edit(EditAction::AcceptTags(vec!["banjir".into(), "rob".into()])));
    app.dispatch(Action::Edit(EditAction::RejectTag("warga".into())));
    app.dispatch(Action::Edit(EditAction::AddTags("gempa".into())));
    let all = || ["banjir", "rob", "warga", "gempa"].map(learned);
    assert_eq!(all(), [Some((1, 0)), Some((1, 0)), Some((0, 1)), None]);
    for expected in [
        [Some((1, 0)), Some((1, 0)), Some((0, 1)), None],
        [Some((1, 0)), Some((1, 0)), None, None],
        [None; 4],
        [None; 4],
    ] {
        app.run(Command::Undo);
        assert_eq!(all(), expected);
    }
    app.run(Command::Redo);
    assert_eq!(
        (all(), tags(&app)[0].as_slice()),
        ([Some((1, 0)), Some((1, 0)), None, None], ["banjir", "rob"].map(String::from).as_slice())
    );
}

#[test]
fn undo_in_all_stories_takes_back_what_was_learned_in_each() {
    let mut app = TestApp::new();
    for (file, name) in [("satu.txt", "Ratna Dewanti"), ("dua.txt", "Budi Hartanto")] {
        let lines = [format!("{name} Membuka Pasar"), format!("{name} membuka pasar di Kota Contoh, kata {name}.")];
        app.open_lines(file, &lines.each_ref().map(String::as_str));
    }
    let documents: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    app.dispatch(Action::Bulk(BulkAction::AcceptTags(documents)));
    let path = app.path("own/data/tag_decisions.ron");
    let learned = || LearnedTags::read(&fs::read_to_string(&path).unwrap()).unwrap().count();
    assert!(learned() > 1);
    app.run(Command::UndoBulk);
    assert_eq!((learned(), tags(&app)), (0, vec![Vec::<String>::new(); 2]));
}

#[test]
fn tags_are_copied_as_hashtags_or_with_commas() {
    let mut app = TestApp::new();
    app.open_lines("satu.txt", &["Judul satu", "Kalimat pertama naskah satu."]);
    app.run(Command::CopyHashtags);
    assert_eq!((app.clipboard.as_str(), app.last_notice().as_str()), ("", "The story has no tag to copy."));
    app.dispatch(Action::Edit(EditAction::AddTags("Vladimir Putin, perang Ukraina".into())));
    app.run(Command::CopyHashtags);
    assert_eq!(app.clipboard, "#VladimirPutin #PerangUkraina");
    app.run(Command::CopyTagList);
    assert_eq!(app.clipboard, "Vladimir Putin, perang Ukraina");
}

#[test]
fn the_list_of_stories_is_filtered_by_a_tag() {
    let mut app = app_with_tags("banjir rob", "gempa");
    act(&mut app, VocabularyAction::Close);
    let mut listed = |text: &str| {
        let filter = DocumentFilter { text: text.to_owned(), ..DocumentFilter::default() };
        app.dispatch(Action::View(ViewAction::SetDocumentFilter(filter)));
        let position = |document: &redaksi::workspace::Document| document.article().tags[0].text.clone();
        app.workspace.listed_documents().into_iter().map(position).collect::<Vec<_>>()
    };
    assert_eq!(listed("#BanjirRob"), ["banjir rob"]);
    assert_eq!(listed("tag: gem"), ["gempa"]);
    assert_eq!(listed("#longsor"), [""; 0]);
    assert_eq!(listed("banjir"), ["banjir rob", "gempa"], "the headline of both has the word");
}

#[test]
fn the_examples_of_the_user_guide_can_be_read() {
    let guide = fs::read_to_string(crate::support::workspace_dir().join("docs/user-guide.md")).unwrap();
    let section = guide.split("\n## ").find(|section| section.starts_with("Tags\n")).unwrap();
    let read = |form: &str, extension: &str| {
        let block = section.split("```").find_map(|block| block.strip_prefix(form)?.strip_prefix('\n')).unwrap();
        // An example in a list is indented.
        let text: Vec<&str> = block.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
        Vocabulary::import(extension, &text.join("\n")).unwrap()
    };
    assert_eq!(read("ron", "ron").canonical("KPK"), "Komisi Pemberantasan Korupsi");
    assert_eq!(read("csv", "csv").canonical("Putin"), "Vladimir Putin");
    assert_eq!(read("turtle", "ttl").implied("tidal flood"), ["banjir"]);
    assert_eq!(names(&read("json", "jsonld")), ["banjir"]);
}
