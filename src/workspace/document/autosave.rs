//! Autosave: decides which documents are written to the journal, and when.

use crate::workspace::{
    DocumentId, Effect, ErrorKind, ErrorReport, Job, MessageArg, Notice, NoticeKind, RetryableOperation, Workspace,
};
use std::time::Duration;

/// How long a change waits before it is autosaved. Including the time for the disk write, a crash loses less than two
/// seconds of typing.
pub const AUTOSAVE_DELAY: Duration = Duration::from_secs(1);

impl Workspace {
    /// Autosaves the documents whose changes have waited long enough, and removes saved ones from the journal. Must be
    /// called regularly; `now` is the time since the program started.
    pub fn autosave(&mut self, now: Duration) -> Vec<Effect> {
        self.autosave_after(AUTOSAVE_DELAY, now)
    }

    /// Autosaves all changes at once and closes the window without a prompt, because the system ends the program. The
    /// journal is marked, so that the next start restores the documents without asking.
    pub fn end_session(&mut self, now: Duration) -> Vec<Effect> {
        let mut effects = self.autosave_after(Duration::ZERO, now);
        effects.push(Effect::RunJob(Job::MarkOrderlyEnd));
        effects.push(Effect::Quit);
        effects
    }

    /// Autosaves all changes at once, because the window is hidden and nothing runs in it any more.
    pub fn autosave_now(&mut self, now: Duration) -> Vec<Effect> {
        self.autosave_after(Duration::ZERO, now)
    }

    /// Autosaves the documents whose changes have waited for `delay`.
    fn autosave_after(&mut self, delay: Duration, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        for document in self.documents.iter_mut() {
            let id = document.id();
            if document.is_disposable() && document.drafts().is_empty() {
                effects.extend(document.autosave.clear(id));
                continue;
            }
            let revision = document.journal_revision();
            if document.autosave.saved_revision == Some(revision) {
                document.autosave.dirty_since = None;
                continue;
            }
            let since = *document.autosave.dirty_since.get_or_insert(now);
            if now.saturating_sub(since) < delay {
                continue;
            }
            document.autosave.dirty_since = None;
            (document.autosave.saved_revision, document.autosave.has_entry) = (Some(revision), true);
            effects.push(Effect::RunJob(Job::Autosave {
                document: id,
                revision,
                path: document.path().map(ToOwned::to_owned),
                format: document.format(),
                article: Box::new(document.article().clone()),
                drafts: document.drafts().to_vec(),
                supersedes: document.autosave.recovered_entry.clone(),
            }));
        }
        effects
    }

    /// The time until the next autosave is due; `None` if there is nothing to autosave.
    #[must_use]
    pub fn next_autosave_in(&self, now: Duration) -> Option<Duration> {
        let since = self.documents.iter().filter_map(|document| document.autosave.dirty_since).min()?;
        Some((since + AUTOSAVE_DELAY).saturating_sub(now))
    }

    pub(crate) fn on_autosave_finished(&mut self, id: DocumentId, revision: u64, result: Result<(), ErrorReport>) {
        let is_failing = result.is_err();
        if let Some(document) = self.document_mut(id) {
            match &result {
                Ok(()) => document.autosave.recovered_entry = None,
                // A failed autosave is tried again.
                Err(_) if document.autosave.saved_revision == Some(revision) => document.autosave.saved_revision = None,
                Err(_) => {}
            }
        }
        // Report a failing journal once, not every second.
        if let Err(problem) = result
            && !self.is_journal_failing
        {
            let why = MessageArg::Text(problem.kind.code().to_owned());
            let problem = ErrorReport { kind: ErrorKind::Journal, ..problem };
            let notice = Notice::from_error(&problem).with_arg("why", why);
            self.notify(notice.of_operation(RetryableOperation::Autosave));
        }
        if self.is_journal_failing && !is_failing {
            self.notices.resolve(&RetryableOperation::Autosave);
            self.notify(Notice::info(NoticeKind::JournalAgain));
        }
        self.is_journal_failing = is_failing;
    }

    /// Whether autosave fails, so that a crash would lose unsaved changes.
    #[must_use]
    pub fn is_autosave_failing(&self) -> bool {
        self.is_journal_failing
    }

    /// Returns the effects that remove a closed document from the journal.
    pub(crate) fn discard_autosave(&mut self, id: DocumentId) -> Vec<Effect> {
        self.document_mut(id).map(|document| document.autosave.clear(id)).unwrap_or_default()
    }
}
