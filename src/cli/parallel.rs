//! A parallel map over files on all cores that yields the results in the order of the files.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The maximum number of finished batches that wait to be consumed, per worker thread.
const QUEUED_BATCHES_PER_WORKER: usize = 8;

/// How many files a worker takes at a time; batches reduce the number of wake-ups between threads.
const BATCH_SIZE: usize = 32;

/// Runs `work` on each file on worker threads, and calls `take` with each result in the order of the files, on the
/// calling thread.
///
/// # Errors
/// The first error of `take`, which is not called again then.
pub(super) fn par_map_ordered<T: Send>(
    files: &[PathBuf],
    work: impl Fn(&Path) -> T + Sync,
    mut take: impl FnMut(&Path, T) -> io::Result<()>,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get).min(files.len());
    if workers < 2 {
        return files.iter().try_for_each(|file| take(file, work(file)));
    }
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (sender, results) = mpsc::sync_channel(QUEUED_BATCHES_PER_WORKER * workers);
        for _ in 0..workers {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let first = next.fetch_add(BATCH_SIZE, Ordering::Relaxed);
                    let batch = files.get(first..).unwrap_or_default();
                    if batch.is_empty() {
                        return;
                    }
                    let done: Vec<T> = batch.iter().take(BATCH_SIZE).map(|file| work(file)).collect();
                    // The receiver is gone after an error of `take`.
                    if sender.send((first, done)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut pending = BTreeMap::new();
        let mut wanted = 0;
        for (first, batch) in results {
            pending.insert(first, batch);
            while let Some(batch) = pending.remove(&wanted) {
                for result in batch {
                    take(&files[wanted], result)?;
                    wanted += 1;
                }
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(count: usize) -> Vec<PathBuf> {
        (0..count).map(|number| PathBuf::from(number.to_string())).collect()
    }

    #[test]
    fn results_are_in_the_order_of_the_files() {
        let files = files(500);
        let mut taken = Vec::new();
        let slow_first = |file: &Path| {
            if file == Path::new("0") {
                thread::yield_now();
            }
            file.to_path_buf()
        };
        par_map_ordered(&files, slow_first, |file, result| {
            assert_eq!(file, result);
            taken.push(result);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, files);
    }

    #[test]
    fn an_error_of_the_consumer_ends_the_work() {
        let mut left = 3;
        let done = par_map_ordered(
            &files(5_000),
            |_| (),
            |_, ()| {
                left -= 1;
                if left == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            },
        );
        assert_eq!((done.unwrap_err().kind(), left), (io::ErrorKind::BrokenPipe, 0));
    }
}
