//! A watched folder: reports new files in it once they are whole. Nothing is written there.
//!
//! The system announces changes. A folder on a network drive changes without an announcement, so the folder is also listed
//! at intervals.

use crate::app::Profile;
use crate::jobs::reports::error_report;
use crate::storage;
use crate::workspace::WorkspaceEvent;
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

/// How long a file must not change before it counts as whole.
const SETTLE_TIME: Duration = Duration::from_secs(1);
/// The pause between two looks at files that are not whole yet, and the least pause between two listings.
const SETTLE_STEP: Duration = Duration::from_millis(300);
/// The pause between two listings where nothing is announced.
const LIST_INTERVAL: Duration = Duration::from_secs(5);

/// Watches a folder until it is dropped.
#[derive(Debug)]
pub(super) struct FolderWatch {
    folder: PathBuf,
    wake: Sender<Wake>,
}

/// Why the thread wakes up.
enum Wake {
    Changed,
    Stop,
}

impl FolderWatch {
    /// Starts a thread that watches the folder. Files that are in it already are not reported.
    ///
    /// # Errors
    /// The error of the system where no thread can be started.
    pub fn start(
        folder: PathBuf,
        profile: Profile,
        events: Sender<WorkspaceEvent>,
        ctx: egui::Context,
    ) -> io::Result<Self> {
        let (wake, woken) = mpsc::channel();
        let (path, announcer) = (folder.clone(), wake.clone());
        let report = move |event| {
            let is_sent = events.send(event).is_ok();
            ctx.request_repaint();
            is_sent
        };
        let watch = move || {
            // Announcements stop when the watcher is dropped, at the end of the thread.
            let _watcher = announce_changes(&path, announcer);
            watch_folder(&path, &profile, &woken, report);
        };
        std::thread::Builder::new().name("folder".to_owned()).spawn(watch)?;
        Ok(Self { folder, wake })
    }

    /// The watched folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for FolderWatch {
    fn drop(&mut self) {
        // Fails where the thread has ended already.
        let _ = self.wake.send(Wake::Stop);
    }
}

/// Announces changes in a folder; `None` where the system does not announce any, so that only the intervals remain.
fn announce_changes(folder: &Path, wake: Sender<Wake>) -> Option<RecommendedWatcher> {
    let announce = move |change: notify::Result<notify::Event>| {
        if change.is_ok_and(|event| !event.kind.is_access()) {
            let _ = wake.send(Wake::Changed);
        }
    };
    let watcher = notify::recommended_watcher(announce).and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
        Ok(watcher)
    });
    watcher.inspect_err(|error| log::warn!("no announcements of changes: {error}")).ok()
}

fn watch_folder(folder: &Path, profile: &Profile, woken: &Receiver<Wake>, report: impl Fn(WorkspaceEvent) -> bool) {
    let mut arrivals: Option<Arrivals> = None;
    let mut is_failing = false;
    loop {
        match storage::list_stories(folder) {
            Ok(files) => {
                is_failing = false;
                let files = files.into_iter().filter(|path| !is_temporary(path)).filter_map(|path| {
                    let (len_bytes, modified) = storage::stat(&path)?;
                    Some((path, len_bytes, modified))
                });
                let files: Vec<_> = files.collect();
                let mut whole = if let Some(arrivals) = &mut arrivals {
                    arrivals.update(files, Instant::now())
                } else {
                    arrivals = Some(Arrivals::starting_with(files));
                    Vec::new()
                };
                // What this program saved in the folder has not arrived.
                whole.retain(|path| !profile.has_written(path));
                if !whole.is_empty() && !report(WorkspaceEvent::FilesArrived(folder.to_owned(), whole)) {
                    return;
                }
            }
            // A network drive may come back.
            Err(error) if !std::mem::replace(&mut is_failing, true) => {
                report(WorkspaceEvent::ErrorReported(error_report(error)));
            }
            Err(_) => {}
        }
        let is_settling = arrivals.as_ref().is_some_and(Arrivals::is_settling);
        match woken.recv_timeout(if is_settling { SETTLE_STEP } else { LIST_INTERVAL }) {
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Wake::Changed) => {
                // A file that is being written announces many changes.
                std::thread::sleep(SETTLE_STEP);
                if woken.try_iter().any(|wake| matches!(wake, Wake::Stop)) {
                    return;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// Whether a name is that of a file that another program is still writing, or of its backup.
fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    name.starts_with(['.', '~', '#']) || [".tmp", ".temp", ".part", ".partial"].iter().any(|end| stem.ends_with(end))
}

/// A file with its length in bytes and its modification time.
type ListedFile = (PathBuf, u64, Option<SystemTime>);

/// The files of a folder, told apart by whether they are known, whole or still being written.
#[derive(Debug, Default)]
struct Arrivals {
    known: HashSet<PathBuf>,
    /// Length and modification time of each new file, and since when they have not changed.
    settling: HashMap<PathBuf, (u64, Option<SystemTime>, Instant)>,
}

impl Arrivals {
    /// All of these files are known.
    fn starting_with(files: Vec<ListedFile>) -> Self {
        Self { known: files.into_iter().map(|(path, ..)| path).collect(), settling: HashMap::new() }
    }

    /// Compares with the files that are in the folder now, and returns the new ones that are whole.
    fn update(&mut self, files: Vec<ListedFile>, now: Instant) -> Vec<PathBuf> {
        let listed: HashSet<&PathBuf> = files.iter().map(|(path, ..)| path).collect();
        // A file that is gone and comes back is new.
        self.known.retain(|path| listed.contains(path));
        self.settling.retain(|path, _| listed.contains(path));
        let mut whole = Vec::new();
        for (path, len_bytes, modified) in files {
            if self.known.contains(&path) {
                continue;
            }
            let seen = self.settling.entry(path.clone()).or_insert((len_bytes, modified, now));
            if (seen.0, seen.1) != (len_bytes, modified) {
                *seen = (len_bytes, modified, now);
            } else if len_bytes > 0 && now.saturating_duration_since(seen.2) >= SETTLE_TIME {
                self.settling.remove(&path);
                self.known.insert(path.clone());
                whole.push(path);
            }
        }
        whole
    }

    /// Whether a file is expected to be whole soon. An empty file may stay empty.
    fn is_settling(&self) -> bool {
        self.settling.values().any(|(len_bytes, ..)| *len_bytes > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, len_bytes: u64) -> ListedFile {
        (PathBuf::from(name), len_bytes, None)
    }

    #[test]
    fn a_new_file_is_reported_once_when_it_no_longer_grows() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut arrivals = Arrivals::starting_with(vec![file("lama.txt", 5)]);
        let lama = || file("lama.txt", 9);
        assert!(arrivals.update(vec![lama(), file("baru.txt", 0)], at(0)).is_empty() && !arrivals.is_settling());
        assert!(arrivals.update(vec![lama(), file("baru.txt", 7)], at(2000)).is_empty() && arrivals.is_settling());
        assert!(arrivals.update(vec![lama(), file("baru.txt", 8)], at(2900)).is_empty());
        assert!(arrivals.update(vec![lama(), file("baru.txt", 8)], at(3800)).is_empty());
        assert_eq!(arrivals.update(vec![lama(), file("baru.txt", 8)], at(4000)), [PathBuf::from("baru.txt")]);
        assert!(arrivals.update(vec![lama(), file("baru.txt", 20)], at(9000)).is_empty() && !arrivals.is_settling());
        arrivals.update(vec![file("baru.txt", 20)], at(9000));
        arrivals.update(vec![lama(), file("baru.txt", 20)], at(9100));
        let back = arrivals.update(vec![lama(), file("baru.txt", 20)], at(11000));
        assert_eq!(back, [PathBuf::from("lama.txt")], "a file that was gone is new again");
    }

    #[test]
    fn names_of_unfinished_files_are_temporary() {
        for name in ["~$cerita.txt", ".cerita.txt", "#cerita.txt", "cerita.tmp.txt", "Cerita.PART.txt"] {
            assert!(is_temporary(Path::new(name)), "{name}");
        }
        assert!(!is_temporary(Path::new("/tmp/cerita.txt")) && !is_temporary(Path::new("paruh-waktu.part2.txt")));
    }

    #[test]
    fn a_file_that_is_copied_into_the_folder_arrives_and_one_that_the_program_wrote_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::in_dir(&folder.path().join("own"));
        std::fs::write(folder.path().join("lama.txt"), "lama").unwrap();
        let (sender, events) = mpsc::channel();
        let watch =
            FolderWatch::start(folder.path().to_owned(), profile.clone(), sender, egui::Context::default()).unwrap();
        // The thread lists the folder before anything new is in it.
        std::thread::sleep(Duration::from_millis(500));
        profile.record_written(&folder.path().join("milik-sendiri.txt"), "");
        for name in ["milik-sendiri.txt", "baru.txt", ".sembunyi.txt"] {
            std::fs::write(folder.path().join(name), "isi").unwrap();
        }
        let event = events.recv_timeout(Duration::from_secs(20)).unwrap();
        let WorkspaceEvent::FilesArrived(of, files) = event else { panic!("{event:?}") };
        assert_eq!((of.as_path(), files), (watch.folder(), vec![folder.path().join("baru.txt")]));
        drop(watch);
        assert!(events.recv_timeout(Duration::from_secs(20)).is_err(), "the thread ends with the watch");
    }
}
