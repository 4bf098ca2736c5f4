//! Tracked changes: what was inserted and deleted since the text was received, or since another version, and accepting or taking
//! back each change.

use crate::workspace::state::tracked::TrackedBase;
use crate::workspace::state::versions::VersionSource;
use crate::workspace::{
    Document, DocumentId, Effect, FocusTarget, Job, MessageArg, Notice, NoticeKind, VersionRef, Workspace,
};
use redaksi_core::article::{Article, TrackedChange, TransactionName, track_changes};
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

impl Workspace {
    /// Whether tracked changes are marked in the text.
    #[must_use]
    pub fn shows_changes(&self) -> bool {
        self.view.shows_changes
    }

    /// The tracked changes of a document, if they are shown and the version that they are counted from is read.
    #[must_use]
    pub fn tracked_changes(&self, document: &Document) -> Option<Arc<Vec<TrackedChange>>> {
        let base = self.tracked_base(document)?;
        let key = (document.id(), document.revision(), self.tracked.generation);
        let mut list = self.tracked.list.borrow_mut();
        if let Some((_, list)) = list.as_ref().filter(|(of, _)| *of == key) {
            return Some(Arc::clone(list));
        }
        let fresh = Arc::new(track_changes(base, document.article()));
        *list = Some((key, Arc::clone(&fresh)));
        Some(fresh)
    }

    /// The version that the changes of a document are counted from.
    #[must_use]
    pub fn tracked_version(&self) -> Option<VersionRef> {
        self.tracked.base.as_ref().map(|base| base.which)
    }

    fn tracked_base(&self, document: &Document) -> Option<&Article> {
        let base =
            self.tracked.base.as_ref().filter(|base| self.view.shows_changes && base.document == document.id())?;
        base.article.as_deref()
    }

    /// Marks the changes since the text was received, or hides the marks.
    pub(crate) fn toggle_changes(&mut self) {
        self.view.shows_changes ^= true;
        self.view.is_reading_view &= !self.view.shows_changes;
        if !self.view.shows_changes {
            self.tracked.base = None;
        }
    }

    /// Marks the changes since the older version of the versions dialog, and closes the dialog.
    pub(crate) fn show_changes_since_version(&mut self) {
        let Some((id, which)) = self.versions().map(|versions| (versions.document, versions.from)) else { return };
        let Some(article) = self.version(which).cloned() else { return };
        let source = article.source.clone();
        self.modals.close(crate::workspace::Modal::is_versions);
        self.view.shows_changes = true;
        self.tracked.base = Some(TrackedBase { document: id, article: Some(Box::new(article)), which, source });
        self.tracked.generation += 1;
    }

    /// Requests the version that the changes of the active document are counted from. Must be called regularly.
    pub fn due_tracked_base(&mut self) -> Vec<Effect> {
        if !self.view.shows_changes {
            return Vec::new();
        }
        let Some(document) = self.documents.active() else { return Vec::new() };
        let (id, source) = (document.id(), &document.article().source);
        let is_known =
            self.tracked.base.as_ref().is_some_and(|base| {
                base.document == id && (base.which != VersionRef::Original || base.source == *source)
            });
        if is_known {
            return Vec::new();
        }
        let (which, source) = (VersionRef::Original, source.clone());
        let read = VersionSource::SourceText(Box::new(source.clone()));
        self.tracked.base = Some(TrackedBase { document: id, article: None, which, source });
        vec![Effect::RunJob(Job::ReadTrackedBase { document: id, source: read, packs: self.packs.clone() })]
    }

    pub(crate) fn on_tracked_base_read(&mut self, id: DocumentId, article: Option<Box<Article>>) {
        if let Some(base) = self.tracked.base.as_mut().filter(|base| base.document == id && base.article.is_none()) {
            base.article = article;
            self.tracked.generation += 1;
        }
    }

    /// The change at the caret or in the selection.
    #[must_use]
    pub fn change_at_caret(&self) -> Option<TrackedChange> {
        let document = self.active()?;
        let changes = self.tracked_changes(document)?;
        let selection = document.selection();
        let range = |change: &TrackedChange| document.article().change_range(change);
        let touches = |change: &&TrackedChange| {
            let range = range(change);
            range.start <= selection.end && selection.start <= range.end
        };
        // The one that the user went to, else the narrowest.
        let current = changes.iter().find(|change| range(change) == selection && !selection.is_empty());
        current.or_else(|| changes.iter().filter(touches).min_by_key(|change| range(change).len())).cloned()
    }

    /// Goes to the next or the previous change, wrapping around at the ends.
    pub(crate) fn go_to_change(&mut self, is_forward: bool) {
        let Some(document) = self.active() else { return };
        let Some(changes) = self.tracked_changes(document) else {
            self.notify(Notice::info(NoticeKind::ChangesNotShown));
            return;
        };
        let places: Vec<Range<usize>> = changes.iter().map(|change| document.article().change_range(change)).collect();
        let selection = document.selection();
        let at = |range: &Range<usize>| (range.start, range.end);
        let here = (selection.start, selection.end);
        let (found, wrapped, kind) = if is_forward {
            (places.iter().find(|range| at(range) > here), places.first(), NoticeKind::ChangesFromStart)
        } else {
            (places.iter().rev().find(|range| at(range) < here), places.last(), NoticeKind::ChangesFromEnd)
        };
        let is_wrapped = found.is_none();
        let Some(range) = found.or(wrapped).cloned() else {
            self.notify(Notice::info(NoticeKind::NoChanges));
            return;
        };
        if is_wrapped {
            let is_only = places.len() == 1 && range == selection;
            self.notify(Notice::info(if is_only { NoticeKind::NoOtherChange } else { kind }));
        }
        if let Some(document) = self.active_mut() {
            document.set_selection(range.start, range.end);
        }
        self.view.request_focus(FocusTarget::Editor);
    }

    /// Accepts the change at the caret, or all in the selection, and goes to the next one.
    pub(crate) fn accept_change_at_caret(&mut self, now: Duration) {
        let Some(change) = self.change_at_caret_or_notify() else { return };
        self.accept(&change, now);
        self.go_to_change_after(now);
    }

    /// Takes the change at the caret back, and goes to the next one.
    pub(crate) fn take_back_change_at_caret(&mut self, now: Duration) {
        let Some(change) = self.change_at_caret_or_notify() else { return };
        self.take_back(&change, now);
        self.go_to_change_after(now);
    }

    fn go_to_change_after(&mut self, _: Duration) {
        let has_more =
            self.active().and_then(|document| self.tracked_changes(document)).is_some_and(|list| !list.is_empty());
        if has_more {
            if let Some(document) = self.active_mut() {
                let at = document.selection().start;
                document.set_selection_without_scroll(at, at);
            }
            self.go_to_change_from_here();
        }
    }

    /// Goes to the change at the caret or, if there is none, to the next one.
    fn go_to_change_from_here(&mut self) {
        let range = self
            .change_at_caret()
            .zip(self.active())
            .map(|(change, document)| document.article().change_range(&change));
        match range.zip(self.active_mut()) {
            Some((range, document)) => document.set_selection(range.start, range.end),
            None => self.go_to_change(true),
        }
    }

    fn change_at_caret_or_notify(&mut self) -> Option<TrackedChange> {
        let found = self.change_at_caret();
        if found.is_none() {
            let is_shown = self.active().and_then(|document| self.tracked_changes(document)).is_some();
            let kind = if is_shown { NoticeKind::NoChangeHere } else { NoticeKind::ChangesNotShown };
            self.notify(Notice::info(kind));
        }
        found
    }

    pub(crate) fn accept_change(&mut self, hash: &str, now: Duration) {
        if let Some(change) = self.change_with_hash(hash) {
            self.accept(&change, now);
        }
    }

    pub(crate) fn take_back_change(&mut self, hash: &str, now: Duration) {
        if let Some(change) = self.change_with_hash(hash) {
            self.take_back(&change, now);
        }
    }

    /// Accepts all changes that are marked, as one step.
    pub(crate) fn accept_all_changes(&mut self, now: Duration) {
        let Some(changes) = self.changes_or_notify() else { return };
        let by = self.settings.user_name.clone();
        self.transact(now, |article| article.accept_changes(&changes, &by));
        self.notify(Notice::info(NoticeKind::ChangesAccepted).with_count(changes.len()));
    }

    /// Takes all changes back that are marked, as one step. Those that would change a promo stay.
    pub(crate) fn take_back_all_changes(&mut self, now: Duration) {
        let Some((changes, document)) = self.changes_or_notify().zip(self.active()) else { return };
        let taken_back =
            self.tracked_base(document).and_then(|base| document.article().take_back_changes(base, &changes));
        let Some(change) = taken_back else {
            self.notify(Notice::warning(NoticeKind::NotTakenBack));
            return;
        };
        let count = if let TransactionName::TakeBackChanges(count) = change.name { count } else { 0 };
        self.apply_transaction(change, None, now);
        let left = changes.len() - count;
        let notice = if left == 0 {
            Notice::info(NoticeKind::ChangesTakenBack)
        } else {
            Notice::warning(NoticeKind::ChangesTakenBackSome).with_arg("left", MessageArg::Count(left))
        };
        self.notify(notice.with_count(count));
    }

    /// The changes that are marked, or a notice that there are none.
    fn changes_or_notify(&mut self) -> Option<Arc<Vec<TrackedChange>>> {
        let changes = self.active().and_then(|document| self.tracked_changes(document));
        let kind = if changes.is_some() { NoticeKind::NoChanges } else { NoticeKind::ChangesNotShown };
        let found = changes.filter(|changes| !changes.is_empty());
        if found.is_none() {
            self.notify(Notice::info(kind));
        }
        found
    }

    /// The number of the change at the caret, from 1.
    #[must_use]
    pub fn change_position(&self) -> Option<usize> {
        let changes = self.tracked_changes(self.active()?)?;
        let here = self.change_at_caret()?;
        changes.iter().position(|change| *change == here).map(|at| at + 1)
    }

    fn change_with_hash(&self, hash: &str) -> Option<TrackedChange> {
        let changes = self.tracked_changes(self.active()?)?;
        changes.iter().find(|change| change.hash == hash).cloned()
    }

    fn accept(&mut self, change: &TrackedChange, now: Duration) {
        let by = self.settings.user_name.clone();
        self.transact(now, |article| article.accept_changes(std::slice::from_ref(change), &by));
    }

    fn take_back(&mut self, change: &TrackedChange, now: Duration) {
        let Some(document) = self.active() else { return };
        let taken_back = self.tracked_base(document).and_then(|base| document.article().take_back_change(base, change));
        match taken_back {
            Some(change) => self.apply_transaction(change, None, now),
            None => self.notify(Notice::warning(NoticeKind::NotTakenBack)),
        }
    }
}
