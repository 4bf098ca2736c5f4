//! Saves and autosaves on full and read-only file systems: the error is reported, and nothing is lost.
//!
//! Each test mounts a small tmpfs. A user who may not mount one runs the test again in a user namespace of its own, and
//! the test is skipped where that is not possible either.

use crate::support::requirements::{rerun_under, skip_or_fail};
use crate::support::{BRIDGE_SAMPLE, TestApp};
use redaksi::jobs::Profile;
use redaksi::workspace::{AUTOSAVE_DELAY, Action, Command, FileAction};
use redaksi_core::article::FieldName;
use redaksi_core::formats::Format;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::time::Duration;

/// A mounted tmpfs; unmounted when dropped.
struct TmpfsDisk(tempfile::TempDir);

impl TmpfsDisk {
    /// Mounts a tmpfs of that size. `None` where that is not permitted: the test of that name has run in a user
    /// namespace then, or it is skipped.
    fn of(kilobytes: usize, test: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mounted = run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", &folder.path().to_string_lossy()]);
        if !mounted {
            let launcher = ["unshare", "--user", "--map-root-user", "--mount"];
            if !rerun_under(&launcher, &format!("disk_faults::{test}")) {
                skip_or_fail("no tmpfs can be mounted, neither directly nor in a user namespace");
            }
            return None;
        }
        Some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills the free space with one file, and returns its path.
    fn fill(&self) -> PathBuf {
        let filling = self.path().join("penuh");
        let mut size = 1 << 20;
        let mut bytes = Vec::new();
        while size > 0 {
            bytes.resize(bytes.len() + size, 0);
            if fs::write(&filling, &bytes).is_err() {
                bytes.truncate(bytes.len() - size);
                size /= 2;
            }
        }
        // The last write may have been partial; the disk is full either way.
        filling
    }

    fn remount(&self, how: &str) {
        assert!(run("mount", &["-o", &format!("remount,{how}"), &self.path().to_string_lossy()]));
    }
}

impl Drop for TmpfsDisk {
    fn drop(&mut self) {
        run("umount", &[&self.path().to_string_lossy()]);
    }
}

fn run(program: &str, arguments: &[&str]) -> bool {
    let output = Program::new(program).args(arguments).output();
    output.is_ok_and(|output| output.status.success())
}

/// An app whose story is saved on that disk and was edited afterwards, with the path and the saved bytes.
fn app_saved_on(disk: &TmpfsDisk) -> (TestApp, PathBuf, Vec<u8>) {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = disk.path().join("cerita.ron");
    let document = app.document().id();
    app.dispatch(Action::File(FileAction::SaveTo {
        document,
        path: path.clone(),
        format: Format::Ron,
        replace: false,
    }));
    assert!(app.document().is_saved(), "{}", app.last_notice());
    let bytes = fs::read(&path).unwrap();
    app.set_field(FieldName::Note, &"Catatan yang panjang sekali. ".repeat(400));
    (app, path, bytes)
}

#[test]
fn a_full_disk_is_reported_and_the_file_stays_intact() {
    let Some(disk) = TmpfsDisk::of(96, "a_full_disk_is_reported_and_the_file_stays_intact") else { return };
    let (mut app, path, before) = app_saved_on(&disk);
    let filling = disk.fill();
    app.run(Command::Save);
    assert!(app.last_notice().to_lowercase().contains("full"), "{}", app.last_notice());
    assert!(!app.document().is_saved());
    assert_eq!(fs::read(&path).unwrap(), before);
    let left = fs::read_dir(disk.path()).unwrap().count();
    assert_eq!(left, 2, "no temporary file is left behind");
    fs::remove_file(filling).unwrap();
    app.run(Command::Save);
    assert!(app.document().is_saved(), "{}", app.last_notice());
    assert!(fs::read(&path).unwrap().len() > before.len());
}

#[test]
fn a_read_only_disk_is_reported_and_the_story_stays_unsaved() {
    let Some(disk) = TmpfsDisk::of(256, "a_read_only_disk_is_reported_and_the_story_stays_unsaved") else { return };
    let (mut app, path, before) = app_saved_on(&disk);
    disk.remount("ro");
    app.run(Command::Save);
    assert!(
        app.last_notice().starts_with("Not saved: you have no permission to write in this folder"),
        "{}",
        app.last_notice()
    );
    assert!(!app.document().is_saved() && fs::read(&path).unwrap() == before);
    disk.remount("rw");
    app.run(Command::Save);
    assert!(app.document().is_saved(), "{}", app.last_notice());
}

#[test]
fn a_failing_autosave_is_reported_until_there_is_space() {
    let Some(disk) = TmpfsDisk::of(512, "a_failing_autosave_is_reported_until_there_is_space") else { return };
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.profile = Profile::in_dir(&disk.path().join("own"));
    app.set_field(FieldName::Note, "satu");
    autosave(&mut app);
    assert!(!app.workspace.is_autosave_failing());
    let filling = disk.fill();
    app.set_field(FieldName::Note, &"Catatan yang panjang sekali. ".repeat(400));
    autosave(&mut app);
    assert!(app.workspace.is_autosave_failing(), "{}", app.last_notice());
    fs::remove_file(filling).unwrap();
    autosave(&mut app);
    assert!(!app.workspace.is_autosave_failing());
}

/// Advances the clock until the journal has the change: one step detects the change, the next one writes it.
fn autosave(app: &mut TestApp) {
    app.advance(Duration::from_secs(1));
    app.advance(AUTOSAVE_DELAY);
}
