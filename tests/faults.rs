//! Saves and autosaves on full and read-only file systems: the error is reported, and nothing is lost.
//!
//! Each test mounts a small tmpfs. Where the user may not mount one, the test prints so and is skipped.

mod world;

use redaksi::app::OwnFiles;
use redaksi::article::FieldName;
use redaksi::workspace::{Action, Command, KEPT_AFTER};
use redaksi::formats::Format;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;
use std::time::Duration;
use world::{BRIDGE, World};

/// A mounted tmpfs; unmounted when dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    /// Mounts a tmpfs of that size; `None` where that is not permitted.
    fn of(kilobytes: usize, test: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kilobytes}k");
        let mounted = run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs", &folder.path().to_string_lossy()]);
        if !mounted {
            eprintln!("skipped {test}: no disk can be mounted here");
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

impl Drop for Disk {
    fn drop(&mut self) {
        run("umount", &[&self.path().to_string_lossy()]);
    }
}

fn run(program: &str, arguments: &[&str]) -> bool {
    let output = Program::new(program).args(arguments).output();
    output.is_ok_and(|output| output.status.success())
}

/// An app whose story is saved on that disk and was edited afterwards, with the path and the saved bytes.
fn saved_on(disk: &Disk) -> (World, PathBuf, Vec<u8>) {
    let mut world = World::with_sample(BRIDGE);
    let path = disk.path().join("cerita.ron");
    let story = world.story().id();
    world.act(Action::SaveTo { story, path: path.clone(), format: Format::Ron, replace: false });
    assert!(world.story().is_saved(), "{}", world.said());
    let bytes = fs::read(&path).unwrap();
    world.set(FieldName::Note, &"Catatan yang panjang sekali. ".repeat(400));
    (world, path, bytes)
}

#[test]
fn a_full_disk_is_reported_and_the_file_stays_intact() {
    let Some(disk) = Disk::of(96, "a_full_disk_is_reported_and_the_file_stays_intact") else { return };
    let (mut world, path, before) = saved_on(&disk);
    let filling = disk.fill();
    world.run(Command::Save);
    assert!(world.said().to_lowercase().contains("full"), "{}", world.said());
    assert!(!world.story().is_saved());
    assert_eq!(fs::read(&path).unwrap(), before);
    let left = fs::read_dir(disk.path()).unwrap().count();
    assert_eq!(left, 2, "no temporary file is left behind");
    fs::remove_file(filling).unwrap();
    world.run(Command::Save);
    assert!(world.story().is_saved(), "{}", world.said());
    assert!(fs::read(&path).unwrap().len() > before.len());
}

#[test]
fn a_read_only_disk_is_reported_and_the_story_stays_unsaved() {
    let Some(disk) = Disk::of(256, "a_read_only_disk_is_reported_and_the_story_stays_unsaved") else { return };
    let (mut world, path, before) = saved_on(&disk);
    disk.remount("ro");
    world.run(Command::Save);
    assert!(world.said().starts_with("Nothing may be saved in this folder"), "{}", world.said());
    assert!(!world.story().is_saved() && fs::read(&path).unwrap() == before);
    disk.remount("rw");
    world.run(Command::Save);
    assert!(world.story().is_saved(), "{}", world.said());
}

#[test]
fn a_failing_autosave_is_reported_until_there_is_space() {
    let Some(disk) = Disk::of(512, "a_failing_autosave_is_reported_until_there_is_space") else { return };
    let mut world = World::with_sample(BRIDGE);
    world.own = OwnFiles::under(&disk.path().join("own"));
    world.set(FieldName::Note, "satu");
    keep(&mut world);
    assert!(!world.desk.is_unkept());
    let filling = disk.fill();
    world.set(FieldName::Note, &"Catatan yang panjang sekali. ".repeat(400));
    keep(&mut world);
    assert!(world.desk.is_unkept(), "{}", world.said());
    fs::remove_file(filling).unwrap();
    keep(&mut world);
    assert!(!world.desk.is_unkept());
}

/// Advances the clock until the journal has the change: one step detects the change, the next one writes it.
fn keep(world: &mut World) {
    world.wait(Duration::from_secs(1));
    world.wait(KEPT_AFTER);
}
