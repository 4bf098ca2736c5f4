//! Jobs of the journal: write unsaved stories, remove saved ones, find what a crash left behind.

use crate::app::OwnFiles;
use crate::jobs::{local_time, read, trouble};
use crate::workspace::{Errand, Left, Problem, Report};
use crate::storage;
use crate::storage::{Journal, LeftEntry};
use crate::formats::journal_entry;
use crate::packs::Packs;
use std::fs;

/// Runs a job of the journal. Does nothing where the system has no folder for a journal.
pub(crate) fn run(errand: Errand, own: &OwnFiles) -> Option<Report> {
    let mut journal = own.journal()?;
    let failed = |error| Report::Trouble(trouble(error));
    match errand {
        Errand::Keep { story, revision, path, format, article, instead_of } => {
            let bytes = journal_entry::write(path.as_deref(), format, &article);
            let result = journal.write(story.number(), bytes.as_bytes());
            if result.is_ok()
                && let Some(entry) = instead_of
            {
                // An entry that cannot be removed is only offered once more at the next start.
                let _ = journal.remove_left(&entry);
            }
            Some(Report::Kept { story, revision, result: result.map_err(trouble) })
        }
        Errand::Forget(story) => journal.remove(story.number()).err().map(failed),
        Errand::ThrowAway(entry) => journal.remove_left(&entry).err().map(failed),
        Errand::FindLeft(packs) => {
            let (left, problem) = find_left(&mut journal, &packs);
            (!left.is_empty() || problem.is_some()).then_some(Report::Left { left, problem })
        }
        _ => None,
    }
}

fn find_left(journal: &mut Journal, packs: &Packs) -> (Vec<Left>, Option<Problem>) {
    let mut problem = None;
    let mut left = Vec::new();
    for entry in journal.take_left() {
        if let Some(kept) = storage::read(&entry.path).ok().and_then(|bytes| journal_entry::read(&bytes).ok()) {
            left.push(left_of(entry, kept, packs));
            continue;
        }
        // An unreadable entry is reported once, and renamed so that it is neither lost nor found again.
        let spared = entry.path.with_extension("unreadable");
        let path = if fs::rename(&entry.path, &spared).is_ok() { spared } else { entry.path };
        problem = Some(Problem { code: "left-unreadable".to_owned(), path: Some(path), detail: String::new() });
    }
    (left, problem)
}

fn left_of(entry: LeftEntry, kept: journal_entry::Kept, packs: &Packs) -> Left {
    let at = entry.written.map(|at| local_time(at, "%Y-%m-%d %H:%M"));
    let (mark, on_disk) = kept.path.as_deref().and_then(|path| read(path, packs).ok()).unzip();
    Left {
        entry: entry.path,
        path: kept.path,
        format: kept.format,
        kept_at: at.unwrap_or_default(),
        article: Box::new(kept.article),
        mark,
        on_disk,
    }
}
