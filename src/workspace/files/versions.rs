//! Versions: compares the source text, earlier saves and the current document, and restores or reverts to them.

use crate::workspace::commands::text_edits::{rewrite_dateline, sync_dateline_fields};
use crate::workspace::state::versions::{PreviousVersion, VersionAction, VersionRef, VersionSource, VersionsView};
use crate::workspace::{
    DocumentId, Effect, ErrorReport, Job, MessageArg, Modal, Notice, NoticeKind, RetryableOperation, Workspace,
};
use redaksi_core::article::{Article, DiffHunk, Edit, FieldName, Transaction};
use redaksi_core::formats::Format;
use std::time::Duration;

impl Workspace {
    /// The content of the versions dialog; `None` while it is closed.
    #[must_use]
    pub fn versions(&self) -> Option<&VersionsView> {
        self.modals.find(Modal::try_as_versions_ref)
    }

    /// The article of a version in the dialog; `None` until it is read.
    #[must_use]
    pub fn version(&self, which: VersionRef) -> Option<&Article> {
        let versions = self.versions()?;
        match which {
            VersionRef::Current => self.document(versions.document).map(crate::workspace::Document::article),
            _ => versions.loaded.iter().find(|(known, _)| *known == which).and_then(|(_, article)| article.as_deref()),
        }
    }

    /// Whether the document can be restored to the older version: both must have the same source text.
    #[must_use]
    pub fn can_restore_version(&self) -> bool {
        let old = self.versions().and_then(|versions| self.version(versions.from));
        let now = self.version(VersionRef::Current);
        // Called each frame: a comparison is cheaper than computing the change.
        old.zip(now).is_some_and(|(old, now)| old != now && old.source == now.source)
    }

    /// Whether single differences can be reverted: the newer version must be the current document.
    #[must_use]
    pub fn can_revert_hunks(&self) -> bool {
        self.versions().is_some_and(|versions| versions.to == VersionRef::Current) && self.can_restore_version()
    }

    pub(crate) fn show_versions(&mut self) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let (id, path) = (document.id(), document.path().map(ToOwned::to_owned));
        let saved = path.clone().filter(|_| document.format() == Some(Format::Ron) && !document.is_saved());
        let (list, read) = (Vec::new(), Vec::new());
        self.modals.open(Modal::Versions(VersionsView {
            document: id,
            saved,
            list,
            from: VersionRef::Original,
            to: VersionRef::Current,
            loaded: read,
        }));
        match path {
            Some(path) => vec![Effect::RunJob(Job::ListVersions(id, path))],
            None => self.load_versions(),
        }
    }

    pub(crate) fn on_versions_listed(&mut self, id: DocumentId, list: Vec<PreviousVersion>) -> Vec<Effect> {
        if let Some(versions) =
            self.modals.find_mut(Modal::try_as_versions_mut).filter(|versions| versions.document == id)
        {
            versions.from = match (&versions.saved, list.is_empty()) {
                (Some(_), _) => VersionRef::Saved,
                (None, true) => VersionRef::Original,
                (None, false) => VersionRef::Previous(0),
            };
            versions.list = list;
        }
        self.load_versions()
    }

    pub(crate) fn on_version_read(
        &mut self,
        id: DocumentId,
        which: VersionRef,
        result: Result<Box<Article>, ErrorReport>,
    ) {
        let Some(versions) =
            self.modals.find_mut(Modal::try_as_versions_mut).filter(|versions| versions.document == id)
        else {
            return;
        };
        match result {
            Ok(article) => {
                if let Some((_, slot)) = versions.loaded.iter_mut().find(|(known, _)| *known == which) {
                    *slot = Some(article);
                }
                self.notices.resolve(&RetryableOperation::ReadVersion(id));
            }
            Err(problem) => {
                versions.from = if which == versions.from { VersionRef::Current } else { versions.from };
                versions.to = if which == versions.to { VersionRef::Current } else { versions.to };
                self.notify(Notice::from_error(&problem).of_operation(RetryableOperation::ReadVersion(id)));
            }
        }
    }

    pub(crate) fn handle_version_action(&mut self, action: VersionAction, now: Duration) -> Vec<Effect> {
        match action {
            VersionAction::Compare { from, to } => {
                if let Some(versions) = self.modals.find_mut(Modal::try_as_versions_mut) {
                    (versions.from, versions.to) = (from, to);
                }
                return self.load_versions();
            }
            VersionAction::Close => {
                self.modals.close(Modal::is_versions);
            }
            VersionAction::Restore => self.restore_version(now),
            VersionAction::Mark => self.show_changes_since_version(),
            VersionAction::Revert(difference) => self.revert_hunk(&difference, now),
        }
        Vec::new()
    }

    fn restore_version(&mut self, now: Duration) {
        if !self.can_restore_version() {
            return;
        }
        let old = self.versions().and_then(|versions| self.version(versions.from)).cloned();
        let versions = self.modals.close(Modal::is_versions).and_then(Modal::try_as_versions);
        let Some((versions, mut old)) = versions.zip(old) else { return };
        let Some(document) = self.document_mut(versions.document) else { return };
        if versions.from == VersionRef::Original {
            // The received text never had these; they are about the story, and no part of its text.
            let now = document.article().clone();
            (old.original, old.comments, old.dismissals) = (now.original, now.comments, now.dismissals);
        }
        let changed = document.article().transaction_to(&old).map(|change| document.apply(change, None, now));
        self.notify(match changed {
            Some(Err(error)) => {
                Notice::warning(NoticeKind::EditRefused).with_arg("detail", MessageArg::Text(error.to_string()))
            }
            _ => Notice::info(NoticeKind::VersionBack),
        });
    }

    fn revert_hunk(&mut self, difference: &DiffHunk, now: Duration) {
        let older = self.versions().filter(|_| self.can_revert_hunks());
        let Some((document, old)) =
            older.and_then(|versions| Some((versions.document, self.version(versions.from)?.clone())))
        else {
            return;
        };
        let Some(change) =
            self.document(document).and_then(|document| document.article().revert_hunk(&old, difference))
        else {
            self.notify(Notice::warning(NoticeKind::NotTakenBack));
            return;
        };
        let change = self.with_synced_dateline(document, change, difference);
        let Some(document) = self.document_mut(document) else { return };
        if let Err(error) = document.apply(change, None, now) {
            self.notify_edit_rejected(&error);
        }
    }

    /// Adds edits to a change that keep the dateline and the fields for place and agency consistent.
    fn with_synced_dateline(
        &self,
        document: DocumentId,
        mut change: Transaction,
        difference: &DiffHunk,
    ) -> Transaction {
        let Some(article) = self.document(document).map(crate::workspace::Document::article) else { return change };
        let further: Vec<Edit> = match difference {
            DiffHunk::Field(name @ (FieldName::Place | FieldName::Agency)) => {
                let new = change.edits.iter().find_map(|edit| match edit {
                    Edit::Field { field, .. } => Some(field.value.as_str()),
                    _ => None,
                });
                let old = article.fields.value(*name);
                new.and_then(|new| rewrite_dateline(article, *name, old, new, &self.packs)).into_iter().collect()
            }
            DiffHunk::Text(_) | DiffHunk::Moved(_) => {
                let mut after = article.clone();
                let applied = after.apply_all(change.edits.clone()).is_ok();
                if applied {
                    sync_dateline_fields(article, &article.body, &after.body, &self.packs)
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        };
        change.edits.extend(further);
        change
    }

    /// Requests the compared versions that are not read yet.
    fn load_versions(&mut self) -> Vec<Effect> {
        let received = self.version(VersionRef::Current).map(|article| article.source.clone());
        let Some((versions, received)) = self.modals.find_mut(Modal::try_as_versions_mut).zip(received) else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        for which in [versions.from, versions.to] {
            let source = match which {
                VersionRef::Current => None,
                VersionRef::Saved => versions.saved.clone().map(VersionSource::File),
                VersionRef::Original => Some(VersionSource::SourceText(Box::new(received.clone()))),
                VersionRef::Previous(index) => {
                    versions.list.get(index).map(|earlier| VersionSource::File(earlier.path.clone()))
                }
            };
            let is_asked = versions.loaded.iter().any(|(known, _)| *known == which);
            let Some(source) = source.filter(|_| !is_asked) else { continue };
            versions.loaded.push((which, None));
            let (document, packs) = (versions.document, self.packs.clone());
            effects.push(Effect::RunJob(Job::ReadVersion { document, which, source, packs }));
        }
        effects
    }
}
