//! Parallel maps on all cores that yield the results in order: over files, and over a stream of any length.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
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

/// The most items of a stream that are in memory per worker thread: taken from the stream and not consumed yet.
const ITEMS_PER_WORKER: usize = 4;

/// A stream that several workers take items from, and how far its results have been consumed.
struct SharedStream<I> {
    items: I,
    taken: usize,
    consumed: usize,
    /// Whether no more results are wanted.
    is_stopped: bool,
}

/// Runs `work` on each item of a stream on worker threads, and calls `take` with each result in order, on the calling thread.
/// Only a few items per worker are in memory at a time, whatever the length of the stream.
///
/// # Errors
/// The first error of `take`, which is not called again then.
pub(super) fn par_stream_ordered<I: Iterator<Item: Send> + Send, T: Send>(
    items: I,
    work: impl Fn(I::Item) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let window = workers * ITEMS_PER_WORKER;
    let stream = Mutex::new(SharedStream { items, taken: 0, consumed: 0, is_stopped: false });
    let is_room = Condvar::new();
    thread::scope(|scope| {
        let (sender, results) = mpsc::channel();
        for _ in 0..workers {
            let (sender, stream, is_room, work) = (sender.clone(), &stream, &is_room, &work);
            scope.spawn(move || {
                loop {
                    let mut shared = lock(stream);
                    while shared.taken >= shared.consumed + window && !shared.is_stopped {
                        shared = is_room.wait(shared).unwrap_or_else(PoisonError::into_inner);
                    }
                    if shared.is_stopped {
                        return;
                    }
                    let Some(item) = shared.items.next() else { return };
                    let index = shared.taken;
                    shared.taken += 1;
                    drop(shared);
                    if sender.send((index, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut pending = BTreeMap::new();
        let mut wanted = 0;
        for (index, result) in results {
            pending.insert(index, result);
            while let Some(result) = pending.remove(&wanted) {
                let taken = take(result);
                wanted += 1;
                let mut shared = lock(&stream);
                shared.consumed = wanted;
                shared.is_stopped = taken.is_err();
                drop(shared);
                is_room.notify_all();
                taken?;
            }
        }
        Ok(())
    })
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
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

    #[test]
    fn results_of_a_stream_are_in_order_and_few_items_are_in_memory() {
        let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..5_000).inspect(|_| {
            let now = alive.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
        });
        let slow_first = |number: usize| {
            if number.is_multiple_of(100) {
                thread::yield_now();
            }
            number * 2
        };
        let mut taken = Vec::new();
        par_stream_ordered(items, slow_first, |result| {
            alive.fetch_sub(1, Ordering::SeqCst);
            taken.push(result);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, (0..5_000).map(|number| number * 2).collect::<Vec<_>>());
        let workers = thread::available_parallelism().unwrap().get();
        assert!(most.into_inner() <= workers * ITEMS_PER_WORKER + 1);
    }

    #[test]
    fn an_error_of_the_consumer_ends_a_stream() {
        let mut left = 3;
        let done = par_stream_ordered(
            0..,
            |number: usize| number,
            |_| {
                left -= 1;
                if left == 0 { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
            },
        );
        assert_eq!((done.unwrap_err().kind(), left), (io::ErrorKind::BrokenPipe, 0));
    }
}
