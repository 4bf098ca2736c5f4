//! Files that earlier versions of the program wrote, in `tests/fixtures`, open unchanged.

use crate::support::workspace_dir;
use redaksi::jobs::{Profile, run_job};
use redaksi::workspace::{Command, Job, LanguageChoice, Session, ThemeChoice, WorkspaceEvent};
use redaksi_core::article::{
    Article, BlockKind, Decision, FieldName, MarkKind, PassageKind, Role, body_text, render_body,
};
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::{MatchAction, Packs};
use std::fs;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    workspace_dir().join("tests/fixtures/v0.1").join(name)
}

/// Opens a stored story, and checks that it is written again byte by byte as it was, so that nothing in it is lost.
fn open_story(path: &Path) -> Article {
    let stored = fs::read_to_string(path).unwrap();
    let article = formats::open("cerita.ron", stored.as_bytes(), &Packs::built_in()).unwrap();
    assert_eq!(article.validate(), Ok(()));
    assert_eq!(formats::write(&article, Format::Ron), stored, "{}", path.display());
    article
}

/// A copy of the profile folder, because a profile takes its journal over and backs up what it cannot read.
fn profile() -> (tempfile::TempDir, Profile) {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
    let home = tempfile::tempdir().unwrap();
    copy(&fixture("home"), home.path());
    let profile = Profile::in_dir(home.path());
    (home, profile)
}

#[test]
fn a_story_with_every_part_opens_unchanged() {
    let article = open_story(&fixture("every-part.ron"));
    // The fields that this version added are vacant in a file of an earlier one.
    let added = [FieldName::Embargo, FieldName::Picture, FieldName::Assignee, FieldName::Deadline];
    assert!(added.iter().all(|name| article.fields.get(*name).is_none()));
    for (number, name) in (1..).zip(FieldName::ALL.into_iter().filter(|name| !added.contains(name))) {
        let field = article.fields.get(name).unwrap();
        let value = match name {
            FieldName::Published => "2023-09-14T18:20+09:00".to_owned(),
            FieldName::Updated => "2023-09-15".to_owned(),
            FieldName::Language => "en".to_owned(),
            FieldName::SourceUrl => "https://tide.example/pier".to_owned(),
            FieldName::Note => "two\nlines \"quoted\" \\ and a tab\t".to_owned(),
            name => format!("value of {}", name.code()),
        };
        let lines = if number % 3 == 0 { Vec::new() } else { vec![number, number + 100] };
        assert_eq!((&field.value, &field.lines), (&value, &lines), "{name:?}");
    }
    let tags: Vec<_> = article.tags.iter().map(|tag| (tag.text.as_str(), tag.lines.as_slice())).collect();
    assert_eq!(tags, [("café", &[][..]), ("pier", &[41])]);
    let kinds: Vec<BlockKind> = article.body.iter().map(|block| block.kind).collect();
    let paragraph = BlockKind::Paragraph;
    let [subhead, caption] = [BlockKind::Subhead, BlockKind::Caption];
    assert_eq!(kinds, [paragraph, paragraph, paragraph, paragraph, paragraph, subhead, caption, paragraph, paragraph]);
    assert_eq!((article.body[0].marks[0].kind, article.body[0].marks[0].range.clone()), (MarkKind::Dateline, 0..21));
    assert_eq!((article.body[7].text.as_str(), article.body[7].lines.len()), ("Typed by the editor.", 0));
    let passages: Vec<_> = article
        .passages
        .iter()
        .map(|passage| (passage.decision, passage.kind, passage.title.as_str(), passage.reason.confidence))
        .collect();
    assert_eq!(
        passages,
        [
            (Decision::Undecided, PassageKind::Promo, "The harbour in winter", 90),
            (Decision::Removed, PassageKind::Promo, "Prices of coffee", 91),
            (Decision::RelatedLink, PassageKind::Promo, "The first guest", 92),
            (Decision::KeptAsText, PassageKind::Promo, "The last guest", 93),
            (Decision::Removed, PassageKind::EndMark, "***", 94),
        ]
    );
    let published: Vec<String> = render_body(&article).into_iter().map(|block| block.text).collect();
    assert_eq!(
        published,
        [
            "AMBON, Indonesia — The café at the pier opened again on Wednesday.",
            "Read more: The harbour in winter",
            "READ NEXT: The last guest",
            "A summer of coffee",
            "The pier at noon",
            "Typed by the editor.",
            "It closes at five.",
        ]
    );
    assert_eq!(article.passages[2].url, "https://tide.example/first");
    assert_eq!(
        (article.passages[0].reason.rule.as_ref(), article.passages[0].marker.as_str()),
        ("marker", "Read more:")
    );
    let roles: Vec<Role> = article.excluded.iter().map(|line| line.role).collect();
    assert_eq!(roles, Role::ALL);
    assert_eq!((article.source.encoding.as_str(), article.source.name.as_str()), ("windows-1252", "pier.txt"));
    let bytes = article.source.to_bytes().unwrap();
    assert!(bytes.starts_with(b"Caf\xe9 at") && bytes.ends_with(b"five.***\r\n"));
}

#[test]
fn a_page_opens_with_its_bytes() {
    let article = open_story(&fixture("page.ron"));
    assert!(article.source.page);
    let bytes = article.source.to_bytes().unwrap();
    assert!(bytes.starts_with(b"<!DOCTYPE html>") && bytes.ends_with(b"\xff\xfe\n"));
    assert_eq!(redaksi_core::text::sha256_hex(&bytes), article.source.sha256);
    assert_eq!(article.passages[0].decision, Decision::Undecided);
}

#[test]
fn a_story_that_was_saved_in_the_window_opens_unchanged() {
    let article = open_story(&fixture("harbour-ferry.ron"));
    assert_eq!(article.tags.iter().map(|tag| tag.text.as_str()).collect::<Vec<_>>(), ["ferry", "Ambon", "transport"]);
    assert!(article.passages.iter().all(|passage| passage.decision == Decision::Removed));
    assert_eq!((article.passages.len(), article.excluded.len(), article.body.len()), (6, 9, 18));
    assert_eq!(article.passages[4].reason.rule, "own-take-out");
}

#[test]
fn settings_open_unchanged() {
    let (_home, profile) = profile();
    let (settings, problem) = profile.read_settings();
    assert_eq!(problem, None);
    assert_eq!((settings.language, settings.theme), (LanguageChoice::Indonesian, ThemeChoice::Dark));
    let style = settings.reading_style;
    assert_eq!((style.size, style.measure, style.spacing), (19, 72, 160));
    assert_eq!((settings.word_target, settings.zoom_percent), (Some(600), 110));
    assert_eq!((settings.smart_punctuation, settings.show_invisibles, settings.reduce_motion), (true, false, true));
    let panels = settings.panels;
    assert_eq!((panels.document_list, panels.inspector, panels.source), (false, false, false));
    assert_eq!(panels.tab, redaksi::workspace::InspectorTab::Metadata);
    assert_eq!(settings.recent_commands, ["theme-dark"]);
    assert_eq!(settings.recent_files, ["work/harbour-ferry.ron", "work/stadion-bambu.txt"].map(PathBuf::from));
    assert_eq!(
        settings.to_ron().trim_end(),
        fs::read_to_string(fixture("home/config/settings.ron")).unwrap().trim_end()
    );
}

#[test]
fn key_bindings_name_commands_by_the_same_codes() {
    let (_home, profile) = profile();
    let (keymap, problems) = profile.read_keymap();
    assert_eq!(problems, []);
    let keys = |command| keymap.shortcuts(command).map(|shortcut| shortcut.to_string()).collect::<Vec<_>>();
    assert_eq!(keys(Command::Clean), ["Ctrl+B"]);
    assert_eq!(keys(Command::NextFinding), ["F3", "Ctrl+Shift+N"]);
    let bound: Vec<Command> = Command::ALL.iter().copied().filter(|command| !keys(*command).is_empty()).collect();
    assert!(bound.contains(&Command::Clean) && !bound.contains(&Command::Save), "{bound:?}");
}

#[test]
fn user_rules_open_unchanged() {
    let (home, profile) = profile();
    let (packs, problems) = profile.load_packs();
    assert_eq!(problems, []);
    let rules: Vec<_> = packs
        .user_rules()
        .iter()
        .map(|rule| (rule.action, rule.enabled, rule.confirmed, rule.overridden, rule.example.as_str()))
        .collect();
    let newsletter = "Sign up for our newsletter and get the harbour news every Friday";
    assert_eq!(
        rules,
        [(MatchAction::Remove, true, 1, 0, newsletter), (MatchAction::Keep, false, 0, 2, "Photo: Rudi / 3 June"),]
    );
    // Saving the same rules writes the same file, with its comments.
    let rules = packs.user_rules().to_vec();
    assert_eq!(profile.save_rules(&rules, &rules), None);
    let file = |folder: &Path| fs::read_to_string(folder.join("config/packs/own.ron")).unwrap();
    assert_eq!(file(home.path()), file(&fixture("home")));
}

#[test]
fn the_session_and_the_vocabulary_open_unchanged() {
    let (_home, profile) = profile();
    let session = Session::parse(&fs::read_to_string(fixture("home/data/session.ron")).unwrap()).unwrap();
    let files = vec![("work/harbour-ferry.ron".into(), 1473), ("work/jembatan-gantung.txt".into(), 0)];
    assert_eq!(session, Session { files, active: Some("work/jembatan-gantung.txt".into()) });
    // Neither file exists here, so both are counted as missing.
    assert_eq!(profile.read_session(), Ok((Session { files: Vec::new(), ..session }, 2, None)));
    let (vocabulary, problem) = profile.read_vocabulary();
    assert_eq!(problem, None);
    let stored = fs::read_to_string(fixture("home/data/vocabulary.ron")).unwrap();
    assert_eq!(vocabulary.write().trim_end(), stored.trim_end());
    assert!(stored.contains("\"transport\": 3"));
}

#[test]
fn stored_versions_are_listed_and_open() {
    let (_home, profile) = profile();
    let versions = profile.versions().unwrap().list(Path::new("work/harbour-ferry.ron"));
    assert_eq!(versions.len(), 1);
    let article = open_story(&versions[0].path);
    assert!(article.tags.is_empty());
    assert_eq!(article.fields.value(FieldName::Byline), "Josephine Latu");
}

#[test]
fn journal_entries_are_recoverable_stories() {
    let (_home, profile) = profile();
    let Some(WorkspaceEvent::RecoverableFound { mut found, problems }) =
        run_job(Job::FindRecoverable(Packs::built_in()), &profile)
    else {
        panic!("nothing is recoverable");
    };
    assert_eq!(problems, []);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let [ferry, pier] = found.as_slice() else { panic!("{} stories are recoverable", found.len()) };
    assert_eq!((ferry.path.as_deref(), ferry.format), (Some(Path::new("work/harbour-ferry.ron")), Some(Format::Ron)));
    assert_eq!((pier.path.as_deref(), pier.format), (Some(Path::new("work/pier.txt")), None));
    assert!(body_text(&ferry.article.body).contains("stay overnight in town. One more unsaved sentence."));
    assert_eq!(*pier.article, open_story(&fixture("every-part.ron")));
    for (story, entry) in [(ferry, "1.entry"), (pier, "2.entry")] {
        let stored = fs::read_to_string(fixture("home/data/journal/run-1").join(entry)).unwrap();
        let format = story.format;
        let written = formats::journal_entry::write(story.path.as_deref(), format, &story.article, &story.drafts);
        assert_eq!((written, story.drafts.len()), (stored, 0), "{entry}");
    }
}
