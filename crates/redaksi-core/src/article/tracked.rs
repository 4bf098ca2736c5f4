//! Tracked changes: what was inserted into the text and deleted from it since an older version, at its place in the text.

use super::{Article, Block, Decision, Edit, MarkKind, Transaction, TransactionName, block_offset};
use crate::article::dismissal::{Dismissal, dismissal_hash, words_around};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use std::ops::Range;
use std::time::Duration;

/// The code under which accepted changes are stored among the dismissals.
pub const TRACKED_CHANGE_RULE: &str = "tracked-change";

/// The most pairs of removed and added paragraphs that are compared to find out which replaces which.
const MAX_COMPARED_PAIRS: usize = 400;

/// The minimum similarity of the words, from 0 to 1, of a paragraph and the one that replaces it.
const MIN_SIMILARITY: f32 = 0.4;

/// How long the words of a paragraph are compared at most; after that the result is coarser.
const WORD_DIFF_TIME: Duration = Duration::from_millis(100);

/// What a change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrackedKind {
    /// Words of a paragraph were inserted, deleted or replaced.
    Words,
    /// A paragraph was inserted.
    ParagraphAdded,
    /// A paragraph was deleted.
    ParagraphRemoved,
}

/// A change of the text since an older version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackedChange {
    /// What was done.
    pub kind: TrackedKind,
    /// The index of the body block that it is in; for a deleted paragraph, of the block above which it stood, which may be one
    /// past the last.
    pub block: usize,
    /// The inserted text, as a byte range of the block's text; empty if text was only deleted.
    pub range: Range<usize>,
    /// The deleted text; empty if text was only inserted.
    pub deleted: String,
    /// The hash under which the change is accepted.
    pub hash: String,
}

/// Returns the changes of the text of a story since an older version, in the order of the text. Changes that were accepted are
/// left out.
#[must_use]
pub fn track_changes(old: &Article, new: &Article) -> Vec<TrackedChange> {
    let mut changes = Vec::new();
    let texts = |article: &Article| -> Vec<String> { article.body.iter().map(|block| block.text.clone()).collect() };
    let (old_texts, new_texts) = (texts(old), texts(new));
    for op in capture_diff_slices(Algorithm::Myers, &old_texts, &new_texts) {
        let (removed, added) = match op {
            DiffOp::Equal { .. } => continue,
            DiffOp::Delete { old_index, old_len, new_index } => (old_index..old_index + old_len, new_index..new_index),
            DiffOp::Insert { old_index, new_index, new_len } => (old_index..old_index, new_index..new_index + new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                (old_index..old_index + old_len, new_index..new_index + new_len)
            }
        };
        compare_run(&old_texts, &new_texts, removed, added, &mut changes);
    }
    changes.retain(|change| {
        // An empty paragraph is no change that anybody has to look at.
        let text =
            new.body.get(change.block).and_then(|block| block.text.get(change.range.clone())).unwrap_or_default();
        let is_empty = change.deleted.trim().is_empty()
            && (change.kind == TrackedKind::ParagraphRemoved || text.trim().is_empty());
        (change.kind == TrackedKind::Words || !is_empty) && new.dismissal(TRACKED_CHANGE_RULE, &change.hash).is_none()
    });
    changes
}

/// Compares a run of paragraphs with the run that replaces it.
fn compare_run(
    old: &[String],
    new: &[String],
    removed: Range<usize>,
    added: Range<usize>,
    changes: &mut Vec<TrackedChange>,
) {
    let is_small = removed.len() * added.len() <= MAX_COMPARED_PAIRS;
    let is_pair = |from: usize, to: usize| {
        if is_small { similarity(&old[from], &new[to]) >= MIN_SIMILARITY } else { true }
    };
    let mut from = removed.start;
    for to in added.clone() {
        let candidates = if is_small { from..removed.end } else { from..removed.end.min(from + 1) };
        let Some(partner) = candidates.into_iter().find(|from| is_pair(*from, to)) else {
            push_change(changes, TrackedKind::ParagraphAdded, new, to, 0..new[to].len(), "");
            continue;
        };
        for gone in &old[from..partner] {
            push_change(changes, TrackedKind::ParagraphRemoved, new, to, 0..0, gone);
        }
        compare_words(&old[partner], new, to, changes);
        from = partner + 1;
    }
    for gone in &old[from..removed.end] {
        push_change(changes, TrackedKind::ParagraphRemoved, new, added.end, 0..0, gone);
    }
}

fn similarity(old: &str, new: &str) -> f32 {
    TextDiff::configure().timeout(WORD_DIFF_TIME).diff_words(old, new).ratio()
}

/// Splits a text into words, runs of spaces, and single other characters, so that a comma beside a word is no part of it.
fn tokens(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Kind {
        Word,
        Space,
        Sign,
    }
    let kind = |c: char| match c {
        c if c.is_alphanumeric() => Kind::Word,
        c if c.is_whitespace() => Kind::Space,
        _ => Kind::Sign,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut previous: Option<Kind> = None;
    for (at, c) in text.char_indices() {
        let this = kind(c);
        if previous.is_some_and(|before| before != this || this == Kind::Sign) {
            tokens.push(&text[start..at]);
            start = at;
        }
        previous = Some(this);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

/// A run of changed words that is being read: where it starts in the new text, and what it replaces.
struct OpenRun {
    start: usize,
    deleted: String,
    /// The end of the run in the new text.
    end: usize,
    /// An unchanged space after it, which becomes a part of it if the next word has changed too.
    space: Option<String>,
}

/// Compares the words of a paragraph with those of the one that replaces it.
fn compare_words(old: &str, new: &[String], block: usize, changes: &mut Vec<TrackedChange>) {
    let (old_tokens, new_tokens) = (tokens(old), tokens(&new[block]));
    let diff = TextDiff::configure().timeout(WORD_DIFF_TIME).diff_slices(&old_tokens, &new_tokens);
    let mut at = 0;
    let mut open: Option<OpenRun> = None;
    let mut close = |run: OpenRun| {
        push_change(changes, TrackedKind::Words, new, block, run.start..run.end, &run.deleted);
    };
    for change in diff.iter_all_changes() {
        let text = change.value();
        let tag = change.tag();
        if tag == ChangeTag::Equal {
            // Replaced words with nothing but a space between them are one change.
            let is_replacement = |run: &OpenRun| !run.deleted.is_empty() && run.start < run.end && run.space.is_none();
            if text.trim().is_empty() && open.as_ref().is_some_and(is_replacement) {
                if let Some(run) = &mut open {
                    run.space = Some(text.to_owned());
                }
            } else if let Some(run) = open.take() {
                close(run);
            }
            at += text.len();
            continue;
        }
        let run = open.get_or_insert_with(|| OpenRun { start: at, deleted: String::new(), end: at, space: None });
        if let Some(space) = run.space.take() {
            run.deleted.push_str(&space);
            run.end += space.len();
        }
        if tag == ChangeTag::Delete {
            run.deleted.push_str(text);
        } else {
            at += text.len();
            run.end = at;
        }
    }
    if let Some(run) = open {
        close(run);
    }
}

fn push_change(
    changes: &mut Vec<TrackedChange>,
    kind: TrackedKind,
    new: &[String],
    block: usize,
    range: Range<usize>,
    deleted: &str,
) {
    let text = new.get(block).map_or("", String::as_str);
    let around = if kind == TrackedKind::Words { words_around(text, &range) } else { [""; 2] };
    let inserted = text.get(range.clone()).unwrap_or_default();
    let hash = dismissal_hash(&[deleted, inserted, around[0], around[1]]);
    changes.push(TrackedChange { kind, block, range, deleted: deleted.to_owned(), hash });
}

impl Article {
    /// Returns where a change is in the body text, as a byte range: the inserted text, else an empty range.
    #[must_use]
    pub fn change_range(&self, change: &TrackedChange) -> Range<usize> {
        let end = self.body.iter().map(|block| block.text.len() + 1).sum::<usize>().saturating_sub(1);
        let start = block_offset(&self.body, change.block).min(end);
        (start + change.range.start).min(end)..(start + change.range.end).min(end)
    }

    /// Creates the transaction that accepts changes, so that they are no longer marked; `None` if the list is empty.
    #[must_use]
    pub fn accept_changes(&self, changes: &[TrackedChange], by: &str) -> Option<Transaction> {
        let accepted = changes.iter().map(|change| {
            let block = self.body.get(change.block).filter(|_| change.kind != TrackedKind::ParagraphRemoved);
            let inserted = block.and_then(|block| block.text.get(change.range.clone())).unwrap_or_default();
            let text = if inserted.is_empty() { &change.deleted } else { inserted };
            Dismissal {
                rule: TRACKED_CHANGE_RULE.to_owned(),
                hash: change.hash.clone(),
                text: text.trim().chars().take(MAX_STORED_CHARS).collect(),
                reason: String::new(),
                by: by.trim().to_owned(),
            }
        });
        self.dismiss(TransactionName::AcceptChanges(changes.len()), accepted.collect())
    }

    /// Creates the transaction that takes a change back: restores what `old` has there. `None` if that would change a promo, or the
    /// change does not fit the story.
    #[must_use]
    pub fn take_back_change(&self, old: &Self, change: &TrackedChange) -> Option<Transaction> {
        let edits = match change.kind {
            TrackedKind::Words => {
                self.body.get(change.block)?.text.get(change.range.clone())?;
                self.splice(self.change_range(change), &change.deleted).ok()?.edits
            }
            TrackedKind::ParagraphAdded => {
                let block = self.body.get(change.block)?;
                let is_passage = |kind| matches!(kind, MarkKind::Passage(id) if self.passage(id).is_some_and(|passage| passage.decision != Decision::KeptAsText));
                if block.marks.iter().any(|mark| is_passage(mark.kind)) {
                    return None;
                }
                vec![Edit::Blocks { at: change.block, remove: 1, insert: Vec::new() }]
            }
            TrackedKind::ParagraphRemoved => {
                if change.block > self.body.len() {
                    return None;
                }
                let before = old.body.iter().find(|block| block.text == change.deleted)?;
                let block = Block { lines: before.lines.clone(), ..Block::new(before.kind, before.text.clone()) };
                vec![Edit::Blocks { at: change.block, remove: 0, insert: vec![block] }]
            }
        };
        Some(Transaction { name: TransactionName::TakeBackChanges(1), edits })
    }

    /// Creates the transaction that takes changes back as one step; `changes` are in the order of the text. Those that
    /// [`Self::take_back_change`] refuses are left out. `None` if that is all of them.
    #[must_use]
    pub fn take_back_changes(&self, old: &Self, changes: &[TrackedChange]) -> Option<Transaction> {
        let mut after = self.clone();
        let (mut edits, mut count) = (Vec::new(), 0);
        // From the end, so that the places of the changes before stay right.
        for change in changes.iter().rev() {
            let Some(back) = after.take_back_change(old, change) else { continue };
            if after.apply_all(back.edits.clone()).is_ok() {
                edits.extend(back.edits);
                count += 1;
            }
        }
        (count > 0).then_some(Transaction { name: TransactionName::TakeBackChanges(count), edits })
    }
}

/// How many characters of an accepted change are stored for the list.
const MAX_STORED_CHARS: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, body_text};

    fn story(lines: &[&str]) -> Article {
        let body = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        Article { body, ..Article::default() }
    }

    /// The text of the new version with `{-deleted-}` and `{+inserted+}`.
    fn marked(old: &Article, new: &Article) -> String {
        let mut lines: Vec<String> = new.body.iter().map(|block| block.text.clone()).collect();
        lines.push(String::new());
        for change in track_changes(old, new).iter().rev() {
            let line = &mut lines[change.block];
            let deleted = if change.deleted.is_empty() { String::new() } else { format!("{{-{}-}}", change.deleted) };
            if change.kind == TrackedKind::ParagraphRemoved {
                line.insert_str(0, &(deleted + "|"));
            } else {
                let inserted = &line[change.range.clone()];
                let inserted = if inserted.is_empty() { String::new() } else { format!("{{+{inserted}+}}") };
                line.replace_range(change.range.clone(), &(deleted + &inserted));
            }
        }
        lines.join("\n").trim_end().to_owned()
    }

    #[test]
    fn inserted_and_deleted_words_and_paragraphs_are_found_at_their_place() {
        let old = story(&["Satu dua, tiga empat lima.", "Lima enam tujuh.", "Delapan sembilan sepuluh.", "Sebelas."]);
        let new =
            story(&["Satu enam, tiga tujuh puluh.", "Delapan sembilan sepuluh.", "Baru sama sekali.", "Sebelas."]);
        assert_eq!(
            marked(&old, &new),
            "Satu {-dua-}{+enam+}, tiga {-empat lima-}{+tujuh puluh+}.\n\
             {-Lima enam tujuh.-}|Delapan sembilan sepuluh.\n{+Baru sama sekali.+}\nSebelas."
        );
        assert_eq!(track_changes(&old, &old), []);
        assert_eq!(marked(&story(&["Satu."]), &story(&[])), "{-Satu.-}|");
    }

    #[test]
    fn taking_back_every_change_restores_the_old_text() {
        let old = story(&["Satu dua tiga empat.", "Lima enam tujuh.", "Delapan sembilan sepuluh.", "Sebelas."]);
        for lines in [
            &["Satu dua lagi tiga.", "Delapan sembilan sepuluh.", "Baru sama sekali.", "Sebelas."][..],
            &["Satu dua tiga.", "empat.", "Lima enam tujuh. Delapan sembilan sepuluh.", "Sebelas."],
            &["Sebelas.", "Satu dua tiga empat."],
            &[],
        ] {
            let mut new = story(lines);
            for _ in 0..20 {
                let Some(change) = track_changes(&old, &new).pop() else { break };
                let before = new.clone();
                let back = new.take_back_change(&old, &change).unwrap().apply(&mut new).unwrap();
                let mut undone = new.clone();
                back.apply(&mut undone).unwrap();
                assert_eq!(undone, before);
            }
            assert_eq!(body_text(&new.body), body_text(&old.body), "{lines:?}");
            let mut new = story(lines);
            let before = new.clone();
            let changes = track_changes(&old, &new);
            let back = new.take_back_changes(&old, &changes).unwrap().apply(&mut new).unwrap();
            assert_eq!(body_text(&new.body), body_text(&old.body), "{lines:?}");
            assert_eq!(back.name, TransactionName::TakeBackChanges(changes.len()));
            back.apply(&mut new).unwrap();
            assert_eq!(new, before);
        }
    }

    #[test]
    fn an_accepted_change_is_not_marked_until_its_words_change() {
        let old = story(&["Satu dua tiga empat lima enam."]);
        let mut new = story(&["Satu dua TIGA empat lima ENAM."]);
        let changes = track_changes(&old, &new);
        let back = new.accept_changes(&changes[..1], "Rina").unwrap().apply(&mut new).unwrap();
        assert_eq!(marked(&old, &new), "Satu dua TIGA empat lima {-enam-}{+ENAM+}.");
        let mut elsewhere = new.clone();
        elsewhere.body[0].text = "Satu dua TIGA empat lima ENAM dan lagi.".into();
        assert!(track_changes(&old, &elsewhere).iter().all(|change| change.deleted != "tiga"));
        let mut changed = new.clone();
        changed.body[0].text = "Satu dua TIGAA empat lima ENAM.".into();
        assert_eq!(track_changes(&old, &changed).len(), 2);
        back.apply(&mut new).unwrap();
        assert_eq!(track_changes(&old, &new).len(), 2);
    }
}
