//! Notices to the user, as codes and arguments; `i18n` has the messages.

use crate::workspace::state::notice::{MessageArg, Notice, NoticeKind, NoticeSeverity, RetryableOperation};
use crate::workspace::{Document, ErrorKind, ErrorReport, ProfilePart, Workspace};
use std::collections::VecDeque;

impl Workspace {
    /// Adds a notice about the active document; an error is about no document.
    pub(crate) fn notify(&mut self, notice: Notice) {
        let document = if notice.severity == NoticeSeverity::Error { None } else { self.documents.active_id() };
        self.notices.push(Notice { document, ..notice });
    }

    /// Adds a notice that stays visible when another document becomes active.
    pub(crate) fn notify_all_documents(&mut self, notice: Notice) {
        self.notices.push(Notice { document: None, ..notice });
    }

    /// A part of the profile was written, or not. An error is shown until the next try succeeds.
    pub(crate) fn on_profile_saved(&mut self, part: ProfilePart, result: Result<(), ErrorReport>) {
        let operation = RetryableOperation::SaveProfile(part);
        let Err(problem) = result else { return self.notices.resolve(&operation) };
        let notice = Notice::from_error(&problem);
        // The rules were written, and the file that was there before is kept: to be read, not to be tried again.
        if matches!(problem.kind, ErrorKind::RulesBroken | ErrorKind::RulesChanged) {
            self.notices.resolve(&operation);
            self.notify(notice);
        } else {
            self.notify(notice.of_operation(operation));
        }
    }

    /// The notices, the newest last.
    #[must_use]
    pub fn notices(&self) -> &VecDeque<Notice> {
        &self.notices.queue
    }

    /// The notice to show, if any.
    #[must_use]
    pub fn current_notice(&self) -> Option<&Notice> {
        self.notices.current(self.documents.active_id())
    }

    /// The notice to show beside an error that is not dismissed yet, if any.
    #[must_use]
    pub fn notice_beside_error(&self) -> Option<&Notice> {
        self.notices.beside_error(self.documents.active_id())
    }
}

/// The notice about a document that was just opened.
pub(crate) fn opened_notice(document: &Document) -> Notice {
    let article = document.article();
    let received = &article.source;
    let aside = article.excluded.len();
    let promo_counts = document.promo_counts();
    if document.format().is_some() {
        let stored = Notice::info(NoticeKind::OpenedStored).with_arg("in", MessageArg::Count(promo_counts.open));
        return stored.with_arg("out", MessageArg::Count(promo_counts.out));
    }
    // An HTML page keeps its bytes beside its visible text, which does not mean that its encoding is damaged.
    let notice = if received.bytes.is_some() && !received.page {
        Notice::warning(NoticeKind::OpenedDamaged).with_arg("encoding", MessageArg::Text(received.encoding.clone()))
    } else if !received.encoding.is_empty() && received.encoding != "UTF-8" {
        Notice::info(NoticeKind::OpenedEncoding).with_arg("encoding", MessageArg::Text(received.encoding.clone()))
    } else {
        Notice::info(NoticeKind::Opened)
    };
    notice.with_arg("promos", MessageArg::Count(promo_counts.open)).with_arg("aside", MessageArg::Count(aside))
}
