//! Replaces a file only if it holds what is expected at that very moment.
//!
//! A check before the rename leaves a gap in which another program may write. So the new file and the old one exchange
//! their names, and what the old one holds is compared afterwards. If it is something else, the names are exchanged back.
//! Where the system cannot exchange names, a hard link to the old file keeps it while it is compared.

use crate::storage::save::{create_temp_beside, find_target, parent_dir, sync_folder, write_synced};
use crate::storage::{DiskError, temp_file};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Why a file was not replaced.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplaceError {
    /// The disk fails.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The file holds something else than expected, and still does.
    #[error("the file has changed")]
    Changed,
    /// The file does not exist any more.
    #[error("the file is gone")]
    Gone,
}

/// How the names of two files are exchanged; tests choose another way than that of the system.
type Exchange = fn(&Path, &Path) -> io::Result<bool>;

/// Replaces the content of a file that holds `expected`, as [`save`](crate::storage::save()) does.
///
/// Where another program has written something else, that stays in the file. It is also passed to `keep`, which returns
/// whether it has stored it.
///
/// # Errors
/// A [`ReplaceError`]; the file has not changed then.
pub fn replace(
    path: &Path,
    expected: &[u8],
    bytes: &[u8],
    keep: &mut dyn FnMut(&[u8]) -> bool,
) -> Result<(), ReplaceError> {
    replace_by(exchange_names, path, expected, bytes, keep, || {})
}

/// Passes what a kill during a replacement left beside the file to `keep`, and removes what it has stored.
pub fn take_leftovers(path: &Path, keep: &mut dyn FnMut(&[u8]) -> bool) {
    let Ok((target, _)) = find_target(path) else { return };
    for left in temp_file::exchanged_with(&target, parent_dir(&target)) {
        if read_regular(&left).is_ok_and(|bytes| bytes.is_some_and(|bytes| keep(&bytes))) {
            // Errors are ignored: what cannot be removed is found again.
            let _ = fs::remove_file(&left);
        }
    }
}

/// The same with a way to exchange names, and a function that is called right before.
fn replace_by(
    exchange: Exchange,
    path: &Path,
    expected: &[u8],
    bytes: &[u8],
    keep: &mut dyn FnMut(&[u8]) -> bool,
    before_exchange: impl FnOnce(),
) -> Result<(), ReplaceError> {
    let failed = |error: io::Error| ReplaceError::Disk(DiskError::from_save_error(path, &error));
    let (target, existing) = find_target(path)?;
    let existing = existing.ok_or(ReplaceError::Gone)?;
    let folder = parent_dir(&target).to_owned();
    let mut fresh = create_temp_beside(&folder, Some((&target, &existing))).map_err(failed)?;
    write_synced(&mut fresh, |file| file.write_all(bytes)).map_err(failed)?;
    let (file, written) = fresh.keep().map_err(|error| failed(error.error))?;
    let swap = Swap { beside: temp_file::exchange_path(&written, &target), target, bytes, keep };
    fs::rename(&written, &swap.beside).map_err(|error| {
        let _ = fs::remove_file(&written);
        failed(error)
    })?;
    before_exchange();
    let replaced = match exchange(&swap.beside, &swap.target) {
        Ok(true) => swap.check_exchanged(exchange, expected),
        Ok(false) => swap.replace_linked(&written, expected),
        Err(error) => {
            let _ = fs::remove_file(&swap.beside);
            if error.kind() == io::ErrorKind::NotFound { Err(ReplaceError::Gone) } else { Err(failed(error)) }
        }
    };
    // The lock is held until here.
    drop(file);
    if replaced.is_ok() {
        sync_folder(&folder);
        temp_file::remove_unfinished(&folder);
    }
    replaced
}

/// A replacement that has begun.
struct Swap<'a> {
    target: PathBuf,
    /// The file that takes part in the exchange: first the new content, then what the target held.
    beside: PathBuf,
    /// The new content.
    bytes: &'a [u8],
    keep: &'a mut dyn FnMut(&[u8]) -> bool,
}

impl Swap<'_> {
    /// The target has the new content. Compares what it held, and exchanges the names back if that is not what is expected.
    fn check_exchanged(self, exchange: Exchange, expected: &[u8]) -> Result<(), ReplaceError> {
        let failed = |error: io::Error| ReplaceError::Disk(DiskError::from_save_error(&self.target, &error));
        let held = match read_regular(&self.beside) {
            // Another process of this program has stored it as a version meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            held => held,
        };
        if held.as_ref().is_ok_and(|held| held.as_deref() == Some(expected)) {
            // Errors are ignored: what is left is found at the next save.
            let _ = fs::remove_file(&self.beside);
            return Ok(());
        }
        if let Ok(Some(held)) = &held {
            (self.keep)(held);
        }
        match exchange(&self.beside, &self.target) {
            Ok(_) => {}
            // Somebody has removed the new file in between. What was there takes its place again.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if fs::hard_link(&self.beside, &self.target).is_ok() {
                    let _ = fs::remove_file(&self.beside);
                }
                return Err(ReplaceError::Changed);
            }
            Err(error) => return Err(failed(error)),
        }
        // Usually, the new content is beside the target again. Otherwise, a third program has written after the first
        // exchange: that is kept, too.
        let is_removable = match read_regular(&self.beside) {
            Ok(Some(back)) => back == self.bytes || (self.keep)(&back),
            _ => false,
        };
        if is_removable {
            let _ = fs::remove_file(&self.beside);
        }
        held.map_err(failed)?;
        Err(ReplaceError::Changed)
    }

    /// The same where names cannot be exchanged: keeps the target by a link, and compares before and after the rename.
    fn replace_linked(self, link: &Path, expected: &[u8]) -> Result<(), ReplaceError> {
        let Self { target, beside, bytes: _, keep } = self;
        let failed = |error: io::Error| ReplaceError::Disk(DiskError::from_save_error(&target, &error));
        // The file system may have no links either; the target is compared by its name then.
        let is_linked = match link_file(&target, link) {
            Ok(()) => true,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let _ = fs::remove_file(&beside);
                return Err(ReplaceError::Gone);
            }
            Err(_) => false,
        };
        let held = if is_linked { link } else { &target };
        let is_expected = |at: &Path| read_regular(at).is_ok_and(|held| held.as_deref() == Some(expected));
        let clean_up = || {
            let _ = fs::remove_file(&beside);
            if is_linked {
                let _ = fs::remove_file(link);
            }
        };
        if !is_expected(held) || is_linked && !is_expected(&target) {
            if let Ok(Some(found)) = read_regular(&target) {
                keep(&found);
            }
            clean_up();
            return Err(ReplaceError::Changed);
        }
        if let Err(error) = fs::rename(&beside, &target) {
            clean_up();
            return Err(failed(error));
        }
        if !is_linked || is_expected(link) {
            if is_linked {
                let _ = fs::remove_file(link);
            }
            return Ok(());
        }
        // It was written into until the rename: it comes back.
        if let Ok(Some(found)) = read_regular(link) {
            keep(&found);
        }
        fs::rename(link, &target).map_err(failed)?;
        Err(ReplaceError::Changed)
    }
}

/// Gives a file a second name. A file that is replaced at that moment counts as missing to the system, so this is tried
/// again.
fn link_file(target: &Path, link: &Path) -> io::Result<()> {
    const MAX_ATTEMPTS: usize = 10;
    for _ in 1..MAX_ATTEMPTS {
        match fs::hard_link(target, link) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && target.symlink_metadata().is_ok() => {}
            linked => return linked,
        }
    }
    fs::hard_link(target, link)
}

/// The bytes of a file at a moment in which nothing is written into it; `None` where it is no regular file.
fn read_regular(path: &Path) -> io::Result<Option<Vec<u8>>> {
    /// How often a file that changes while it is read is read again.
    const MAX_READS: usize = 3;
    let mut bytes = Vec::new();
    for _ in 0..MAX_READS {
        let facts = fs::symlink_metadata(path)?;
        if !facts.is_file() {
            return Ok(None);
        }
        let mut file = open_without_waiting(path)?;
        bytes.clear();
        file.read_to_end(&mut bytes)?;
        let stamp = |facts: &fs::Metadata| -> (u64, Option<SystemTime>) { (facts.len(), facts.modified().ok()) };
        if stamp(&file.metadata()?) == stamp(&facts) {
            break;
        }
    }
    Ok(Some(bytes))
}

/// Opens a file for reading; a pipe or a device that took its place meanwhile does not block.
pub(super) fn open_without_waiting(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// Exchanges the names of two files; returns false where the system or the file system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange_names(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
#[expect(clippy::unnecessary_wraps, reason = "the variant for other systems may fail")]
fn exchange_names(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// The ways to replace a file: by exchange, and without it.
    const WAYS: [Exchange; 2] = [exchange_names, |_, _| Ok(false)];

    fn folder_with(text: &str) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cerita.ron");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn count_in(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    /// Replaces “lama” by “baru” while something is done right before; returns the result and what was kept.
    fn replace_during(way: Exchange, path: &Path, before: impl FnOnce()) -> (Result<(), ReplaceError>, Vec<String>) {
        let mut kept = Vec::new();
        let mut keep = |bytes: &[u8]| {
            kept.push(String::from_utf8(bytes.to_vec()).unwrap());
            true
        };
        let replaced = replace_by(way, path, b"lama", b"baru", &mut keep, before);
        (replaced, kept)
    }

    #[test]
    fn an_expected_file_is_replaced() {
        for way in WAYS {
            let (folder, path) = folder_with("lama");
            assert_eq!(replace_during(way, &path, || {}), (Ok(()), Vec::new()));
            assert_eq!((fs::read_to_string(&path).unwrap().as_str(), count_in(folder.path())), ("baru", 1));
        }
    }

    #[test]
    fn what_another_program_writes_right_before_stays_and_is_kept() {
        for way in WAYS {
            let writes: [fn(&Path); 3] = [
                // In place, with the same length.
                |path| fs::write(path, "lain").unwrap(),
                // As most editors do it.
                |path| {
                    fs::write(path.with_extension("lain"), "lain").unwrap();
                    fs::rename(path.with_extension("lain"), path).unwrap();
                },
                |path| {
                    fs::remove_file(path).unwrap();
                    fs::write(path, "lain").unwrap();
                },
            ];
            for write in writes {
                let (folder, path) = folder_with("lama");
                let (replaced, kept) = replace_during(way, &path, || write(&path));
                assert_eq!((replaced, kept), (Err(ReplaceError::Changed), vec!["lain".to_owned()]));
                assert_eq!((fs::read_to_string(&path).unwrap().as_str(), count_in(folder.path())), ("lain", 1));
            }
        }
    }

    #[test]
    fn a_file_that_is_gone_is_not_created_again() {
        for way in WAYS {
            let (folder, path) = folder_with("lama");
            let (replaced, kept) = replace_during(way, &path, || fs::remove_file(&path).unwrap());
            assert_eq!((replaced, kept, count_in(folder.path())), (Err(ReplaceError::Gone), Vec::new(), 0));
            assert_eq!(replace_during(way, &path, || {}).0, Err(ReplaceError::Gone));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_is_swapped_in_stays_and_its_target_is_not_touched() {
        for way in WAYS {
            let (folder, path) = folder_with("lama");
            let outside = folder.path().join("rahasia.txt");
            // Even with the expected content.
            fs::write(&outside, "lama").unwrap();
            let (replaced, _) = replace_during(way, &path, || {
                fs::remove_file(&path).unwrap();
                std::os::unix::fs::symlink(&outside, &path).unwrap();
            });
            assert_eq!(replaced, Err(ReplaceError::Changed));
            assert_eq!(fs::read_link(&path).unwrap(), outside);
            assert_eq!((fs::read_to_string(&outside).unwrap().as_str(), count_in(folder.path())), ("lama", 2));
        }
    }

    #[test]
    fn what_a_kill_left_is_kept_before_it_is_removed() {
        let (folder, path) = folder_with("baru");
        let left = folder
            .path()
            .join(format!(".redaksi-x-{}-abcdef.tmp", &redaksi_core::text::sha256_hex(b"cerita.ron")[..8]));
        fs::write(&left, "milik orang lain").unwrap();
        take_leftovers(&path, &mut |_| false);
        assert!(left.exists(), "it could not be kept");
        let mut kept = Vec::new();
        take_leftovers(&path.with_file_name("lain.ron"), &mut |_| panic!("of another file"));
        take_leftovers(&path, &mut |bytes| {
            kept.extend_from_slice(bytes);
            true
        });
        assert_eq!((kept.as_slice(), count_in(folder.path())), (&b"milik orang lain"[..], 1));
    }

    /// Another program renames numbered files over the target all the time. Each of them must stay in the file, be
    /// replaced by a newer one of that program, or be kept. `REDAKSI_ROUNDS` sets the number of rounds.
    #[test]
    fn nothing_that_another_program_writes_meanwhile_is_lost() {
        let rounds: usize = std::env::var("REDAKSI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(200);
        let (mut saved, mut refused) = (0, 0);
        for (number, way) in WAYS.into_iter().enumerate() {
            let (folder, path) = folder_with("awal");
            let (mut expected, mut kept) = (b"awal".to_vec(), Vec::<Vec<u8>>::new());
            for round in 0..rounds {
                let theirs = format!("mereka {round}").into_bytes();
                let fresh = path.with_extension("lain");
                fs::write(&fresh, &theirs).unwrap();
                let barrier = std::sync::Barrier::new(2);
                std::thread::scope(|scope| {
                    scope.spawn(|| {
                        barrier.wait();
                        // Spread over the time that a save takes.
                        std::thread::sleep(std::time::Duration::from_micros(round as u64 * 37 % 900));
                        fs::rename(&fresh, &path).unwrap();
                    });
                    barrier.wait();
                    let ours = format!("kami {round}").into_bytes();
                    let mut keep = |bytes: &[u8]| {
                        kept.push(bytes.to_vec());
                        true
                    };
                    match replace_by(way, &path, &expected, &ours, &mut keep, || {}) {
                        Ok(()) => saved += 1,
                        Err(ReplaceError::Changed) => refused += 1,
                        Err(error) => panic!("round {round} of way {number}: {error}"),
                    }
                });
                let now = fs::read(&path).unwrap();
                // Without an exchange, a gap of microseconds remains between the comparison and the rename.
                let is_there = now == theirs || kept.contains(&theirs);
                assert!(is_there || number > 0, "round {round}: {}", String::from_utf8_lossy(&now));
                expected = now;
                assert_eq!(count_in(folder.path()), 1, "round {round} leaves a file");
            }
        }
        println!("{rounds} rounds each way: {saved} saved, {refused} refused, none lost");
    }
}
