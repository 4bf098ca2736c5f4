//! The files of the program: none is replaced by something that failed, none is read that is too large, and only the user
//! may read them.

use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::jobs::{Profile, ProfileFile, run_job};
use redaksi::workspace::{AUTOSAVE_DELAY, Action, Command, ErrorKind, FileAction, Job, Session, WorkspaceEvent};
use redaksi_core::article::FieldName;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A profile with the folders of its settings and its data.
fn profile() -> (tempfile::TempDir, Profile) {
    let home = tempfile::tempdir().unwrap();
    for folder in ["config", "data"] {
        fs::create_dir_all(home.path().join(folder)).unwrap();
    }
    let profile = Profile::in_dir(home.path());
    (home, profile)
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_not_unicode_survives_in_settings_session_and_journal() {
    use std::os::unix::ffi::OsStrExt as _;
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.path(".").join(std::ffi::OsStr::from_bytes(b"caf\xe9-\xff.txt"));
    let path = std::path::absolute(path).unwrap();
    fs::copy(app.path(BRIDGE_SAMPLE), &path).unwrap();
    app.open(&path);
    assert_eq!(app.document().path(), Some(path.as_path()));
    let session = app.workspace.session();
    let saved = run_job(Job::SaveSession(session.to_ron()), &app.profile);
    assert!(matches!(saved, Some(WorkspaceEvent::ProfileSaved(_, Ok(())))), "{saved:?}");
    app.type_at_end(" Ketikan.");
    app.advance(Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    let profile = app.second_profile();
    let (settings, problem) = profile.read_settings();
    assert_eq!((settings.recent_files.first(), problem), (Some(&path), None));
    assert_eq!(profile.read_session(), Ok((session, 0, None)));
    app.restart();
    assert_eq!(app.workspace.recoverable()[0].0.path.as_deref(), Some(path.as_path()));
    // Saved beside, under a name that is not Unicode either, and opened again.
    let target = path.with_extension("ron");
    app.open(&path);
    let document = app.document().id();
    let format = redaksi_core::formats::Format::Ron;
    app.dispatch(Action::File(FileAction::SaveTo { document, path: target.clone(), format, replace: false }));
    assert!(app.document().is_saved() && target.exists());
    app.set_field(FieldName::Note, "catatan");
    app.run(Command::Save);
    assert_eq!(app.second_profile().versions().unwrap().list(&target).len(), 1);
}

#[test]
fn a_serialization_that_failed_replaces_no_file() {
    let (home, profile) = profile();
    for (file, path) in [
        (ProfileFile::Settings, "config/settings.ron"),
        (ProfileFile::TagHistory, "data/vocabulary.ron"),
        (ProfileFile::Session, "data/session.ron"),
    ] {
        let path = home.path().join(path);
        fs::write(&path, "(theme: Dark)").unwrap();
        for text in ["", " \n"] {
            assert!(profile.save(file, text).is_err(), "{file:?}");
        }
        assert_eq!(fs::read_to_string(path).unwrap(), "(theme: Dark)");
    }
}

#[test]
fn an_empty_file_is_no_reason_to_replace_a_backup() {
    let (home, profile) = profile();
    let (path, backup) = (home.path().join("config/settings.ron"), home.path().join("config/settings.ron.broken"));
    fs::write(&path, "(theme: Pink)").unwrap();
    assert_eq!(profile.read_settings().1.unwrap().kind, ErrorKind::SettingsBroken);
    fs::write(&path, "").unwrap();
    assert_eq!(profile.read_settings().1, None);
    assert_eq!(fs::read_to_string(&backup).unwrap(), "(theme: Pink)");
    // Another broken file gets a backup of its own; the same one does not.
    for _ in 0..2 {
        fs::write(&path, "(theme: Green)").unwrap();
        let problem = profile.read_settings().1.unwrap();
        assert_eq!(problem.path, Some(home.path().join("config/settings.ron.broken-2")));
    }
    assert_eq!(fs::read_to_string(&backup).unwrap(), "(theme: Pink)");
}

#[test]
fn a_file_that_cannot_be_read_is_put_aside_before_it_is_replaced() {
    let (home, profile) = profile();
    let path = home.path().join("config/settings.ron");
    // A folder in its place fails for every user.
    fs::create_dir(&path).unwrap();
    fs::write(path.join("isi"), "penting").unwrap();
    assert!(profile.read_settings().1.is_some());
    profile.save(ProfileFile::Settings, "(theme: Dark)").unwrap();
    assert_eq!(fs::read_to_string(home.path().join("config/settings.ron.broken/isi")).unwrap(), "penting");
    assert_eq!(fs::read_to_string(&path).unwrap(), "(theme: Dark)");
}

/// Texts that are large, deep or slow to parse, of about that many bytes.
fn hostile_texts(bytes: usize) -> Vec<(&'static str, String)> {
    let deep = |open: &str| open.repeat(bytes / open.len());
    vec![
        ("string", format!("(theme: \"{}\")", "x".repeat(bytes))),
        ("escapes", format!("(user_name: \"{}\")", deep("\\u{41}"))),
        ("brackets", deep("(")),
        ("lists", format!("(recent: {}", deep("["))),
        ("comments", deep("/*")),
        ("names", format!("({}", deep("a:1,"))),
        ("entries", format!("(recent: [{}])", deep("\"a\","))),
        ("lines", deep("\n")),
        ("zeros", "\0".repeat(bytes)),
    ]
}

#[test]
fn a_huge_file_is_put_aside_unread_and_told() {
    for (name, text) in hostile_texts(10 << 20) {
        let (home, profile) = profile();
        let started = Instant::now();
        for path in ["config/settings.ron", "data/vocabulary.ron", "data/session.ron", "config/keys.ron"] {
            fs::write(home.path().join(path), &text).unwrap();
        }
        let state = profile.load();
        let kinds: Vec<ErrorKind> = state.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ErrorKind::StateTooLarge; 3], "{name}");
        assert!(state.problems.iter().all(|problem| problem.path.as_ref().is_some_and(|path| path.exists())));
        let Some(WorkspaceEvent::SessionLoaded { session, problem, .. }) = run_job(Job::LoadSession, &profile) else {
            panic!("the session is not read");
        };
        assert_eq!((session, problem.unwrap().kind), (Session::default(), ErrorKind::StateTooLarge));
        assert!(
            home.path().join("config/settings.ron.broken").exists()
                && !home.path().join("config/settings.ron").exists()
        );
        assert!(home.path().join("config/keys.ron").exists(), "only the user writes the key bindings");
        assert!(started.elapsed() < Duration::from_secs(10), "{name} takes {:?}", started.elapsed());
    }
}

#[test]
fn a_hostile_file_of_the_permitted_size_is_read_in_linear_time_and_backed_up() {
    let seconds = |bytes: usize, name: &str, text: &str| {
        let (home, profile) = profile();
        fs::write(home.path().join("data/session.ron"), text).unwrap();
        fs::write(
            home.path().join("config/settings.ron"),
            &text[..text.floor_char_boundary(bytes.min(256 << 10) - 64)],
        )
        .unwrap();
        let started = Instant::now();
        let _ = (profile.read_session(), profile.read_settings());
        let took = started.elapsed().as_secs_f64();
        assert!(took < 20.0, "{name} of {bytes} bytes takes {took} s");
        took
    };
    for ((name, small), (_, large)) in hostile_texts(200_000).into_iter().zip(hostile_texts(800_000)) {
        let (small, large) = (seconds(200_000, name, &small), seconds(800_000, name, &large));
        // Linear is 4 times; the rest is for a busy machine.
        assert!(large < 12.0 * small + 0.5, "{name}: {small} s, then {large} s");
    }
}

#[cfg(unix)]
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(open_to_others(&path));
        }
        if fs::metadata(&path).unwrap().permissions().mode() & 0o077 != 0 {
            found.push(path);
        }
    }
    found
}

#[cfg(unix)]
#[test]
fn everything_in_the_folders_of_the_program_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.save_as("cerita.ron");
    app.set_field(FieldName::Note, "catatan");
    app.run(Command::Save);
    app.type_at_end(" Ketikan.");
    app.advance(Duration::from_millis(10));
    app.advance(AUTOSAVE_DELAY);
    let profile = &app.profile;
    for job in [Job::SaveSession(app.workspace.session().to_ron()), Job::SaveTagHistory("(tags: {})".into())] {
        let saved = run_job(job, profile);
        assert!(matches!(saved, Some(WorkspaceEvent::ProfileSaved(_, Ok(())))), "{saved:?}");
    }
    assert_eq!(profile.save_rules(&[], &[]), None);
    let own = app.path("own");
    for file in ["config/settings.ron", "config/packs/own.ron", "data/session.ron", "data/vocabulary.ron"] {
        assert!(own.join(file).exists(), "{file}");
    }
    assert!(app.journal_entries() == 1 && own.join("data/versions").exists());
    assert_eq!(open_to_others(&own), Vec::<PathBuf>::new());
    // A home of an earlier version becomes private at the next start.
    for folder in ["config", "data"] {
        fs::set_permissions(own.join(folder), fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(own.join("config/settings.ron"), fs::Permissions::from_mode(0o644)).unwrap();
    let _ = app.second_profile().load();
    assert_eq!(open_to_others(&own), Vec::<PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn a_story_from_a_private_file_is_saved_to_a_private_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for of_received in [0o600, 0o640, 0o644] {
        let mut app = TestApp::new();
        let path = app.path("diterima.txt");
        fs::copy(crate::support::sample(BRIDGE_SAMPLE), &path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(of_received)).unwrap();
        app.open(&path);
        let saved = app.save_as("cerita.ron");
        let text = app.save_as("naskah.txt");
        assert_eq!((mode(&saved), mode(&text)), (of_received, of_received));
        // What the user changes later stays.
        fs::set_permissions(&saved, fs::Permissions::from_mode(0o664)).unwrap();
        app.set_field(FieldName::Note, "catatan");
        app.run(Command::Save);
        assert!(app.document().is_saved());
        assert_eq!(mode(&saved), 0o664);
    }
    let mut app = TestApp::new();
    app.dispatch(Action::File(FileAction::OpenText("Judul tempelan\n\nParagraf yang ditempel.".into())));
    assert_eq!(mode(&app.save_as("tempelan.ron")), 0o600);
}
