//! Crash recovery: documents found in the journals of crashed runs, and the decision of the user about each.

use crate::workspace::state::recovery::{RecoverableDocument, RecoveryAction, RecoveryChoice};
use crate::workspace::{Document, Effect, Job, Modal, Notice, NoticeKind, Workspace};

impl Workspace {
    /// The recoverable documents, with the choice for each; empty if there is nothing to decide.
    #[must_use]
    pub fn recoverable(&self) -> &[(RecoverableDocument, RecoveryChoice)] {
        self.modals.find(Modal::try_as_recovery_ref).map_or(&[], Vec::as_slice)
    }

    /// Opens the documents of a run that the system ended, and asks about those of crashed runs.
    pub(crate) fn add_recoverable(&mut self, recovered: Vec<RecoverableDocument>) {
        let (recovered, orderly): (Vec<_>, Vec<_>) =
            recovered.into_iter().partition(|recovered| recovered.needs_decision);
        let reopened = orderly.len();
        for recovered in orderly {
            self.restore_document(recovered);
        }
        if reopened > 0 {
            self.notify_all_documents(Notice::info(NoticeKind::Reopened).with_count(reopened));
        }
        let recovered = recovered.into_iter().map(|recovered| (recovered, RecoveryChoice::default()));
        if let Some(known) = self.modals.find_mut(Modal::try_as_recovery_mut) {
            known.extend(recovered);
        } else {
            let recovered: Vec<_> = recovered.collect();
            if !recovered.is_empty() {
                self.modals.enqueue(Modal::Recovery(recovered));
            }
        }
    }

    pub(crate) fn handle_recovery_action(&mut self, action: RecoveryAction) -> Vec<Effect> {
        match action {
            RecoveryAction::Choose(index, choice) => {
                let found = self.modals.find_mut(Modal::try_as_recovery_mut);
                if let Some((_, chosen)) = found.and_then(|found| found.get_mut(index)) {
                    *chosen = choice;
                }
                Vec::new()
            }
            RecoveryAction::Later => {
                self.modals.close(Modal::is_recovery);
                Vec::new()
            }
            RecoveryAction::Apply => self.apply_recovery(),
        }
    }

    fn apply_recovery(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut back = 0;
        let decided = self.modals.close(Modal::is_recovery).and_then(Modal::try_as_recovery);
        for (recovered, choice) in decided.unwrap_or_default() {
            match choice {
                RecoveryChoice::Restore => {
                    self.restore_document(recovered);
                    back += 1;
                }
                RecoveryChoice::Later => {}
                RecoveryChoice::Discard => effects.push(Effect::RunJob(Job::DiscardRecoverable(recovered.entry))),
            }
        }
        if back > 0 {
            self.notify(Notice::info(NoticeKind::BroughtBack).with_count(back));
        }
        effects
    }

    /// Opens a recovered document. It replaces an open document of the same file without unsaved changes. Next to one
    /// with unsaved changes it opens without a file, so that neither overwrites the other when saved.
    fn restore_document(&mut self, mut recovered: RecoverableDocument) {
        let same = self
            .documents
            .iter()
            .find(|document| recovered.path.is_some() && document.path() == recovered.path.as_deref());
        let same = same.map(|document| (document.id(), document.is_saved() && !document.is_saving()));
        let id = self.documents.allocate_id();
        let previously_active = self.documents.active_id();
        let (mut at, mut caret) = (self.documents.len(), 0);
        match same {
            Some((same, true)) => {
                at = self.documents.index_of(same).unwrap_or(at);
                caret = self.documents[at].caret_offset;
                self.remove_document(same);
            }
            Some((_, false)) => (recovered.path, recovered.format, recovered.fingerprint) = (None, None, None),
            None => {}
        }
        let mut document = Document::recovered(id, recovered);
        document.set_caret(caret);
        self.documents.insert(at, document);
        // The recovered document becomes active if it replaces the active one or none was active.
        let takes_over = previously_active.is_none() || same.is_some_and(|(same, _)| previously_active == Some(same));
        if let Some(active) = if takes_over { Some(id) } else { previously_active } {
            self.documents.activate(active);
        }
    }
}
