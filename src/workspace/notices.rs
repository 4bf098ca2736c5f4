//! Notices to the user, as codes and arguments; `i18n` has the messages.

use crate::workspace::{Document, DocumentId, ErrorReport, Workspace};
use std::collections::VecDeque;
use std::path::PathBuf;

/// The number of notices that are kept.
const MAX_NOTICES: usize = 50;

/// The severity of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something was done.
    Info,
    /// Something was not done, without any loss.
    Warning,
    /// Something failed.
    Error,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageArg {
    /// A number.
    Count(usize),
    /// Literal text.
    Text(String),
    /// The identifier of another message, inserted in its place.
    Message(String),
}

/// A notice to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sequence number among all notices of this run, from 1.
    pub number: u64,
    /// The document it is about; `None` if it is about several or none.
    pub document: Option<DocumentId>,
    /// The severity.
    pub severity: Severity,
    /// The message identifier: `notice-<code>`, or `problem-<code>` for an error report.
    pub message: String,
    /// The arguments of the message.
    pub args: Vec<(&'static str, MessageArg)>,
    /// The file concerned; shown at the end of the message.
    pub path: Option<PathBuf>,
}

impl Notice {
    fn new(severity: Severity, code: &str) -> Self {
        Self { number: 0, document: None, severity, message: format!("notice-{code}"), args: Vec::new(), path: None }
    }

    pub(crate) fn info(code: &str) -> Self {
        Self::new(Severity::Info, code)
    }

    pub(crate) fn warning(code: &str) -> Self {
        Self::new(Severity::Warning, code)
    }

    pub(crate) fn from_error(problem: &ErrorReport) -> Self {
        Self {
            message: format!("problem-{}", problem.code),
            args: vec![("detail", MessageArg::Text(problem.detail.clone()))],
            path: problem.path.clone(),
            ..Self::new(Severity::Error, "")
        }
    }

    pub(crate) fn with_arg(mut self, name: &'static str, value: MessageArg) -> Self {
        self.args.push((name, value));
        self
    }

    pub(crate) fn with_count(self, count: usize) -> Self {
        self.with_arg("count", MessageArg::Count(count))
    }

    pub(crate) fn with_path(mut self, path: PathBuf) -> Self {
        self.path = Some(path);
        self
    }
}

impl Workspace {
    pub(crate) fn notify(&mut self, notice: Notice) {
        let document = if notice.severity == Severity::Error { None } else { self.active };
        self.push_notice(Notice { document, ..notice });
    }

    /// Adds a notice that stays visible when another document becomes active.
    pub(crate) fn notify_all_documents(&mut self, notice: Notice) {
        self.push_notice(Notice { document: None, ..notice });
    }

    fn push_notice(&mut self, notice: Notice) {
        self.last_notice_number += 1;
        self.notices.push_back(Notice { number: self.last_notice_number, ..notice });
        if self.notices.len() > MAX_NOTICES {
            self.notices.pop_front();
        }
    }

    /// The notices, the newest last.
    #[must_use]
    pub fn notices(&self) -> &VecDeque<Notice> {
        &self.notices
    }

    /// The notice to show: the oldest error that is not dismissed, else the newest notice of the active document that
    /// is not older than its last change.
    #[must_use]
    pub fn current_notice(&self) -> Option<&Notice> {
        let failed = |notice: &&Notice| notice.severity == Severity::Error && notice.number > self.dismissed_up_to;
        let is_current = |notice: &&Notice| {
            notice.severity != Severity::Error
                && notice.number > self.stale_up_to
                && (notice.document.is_none() || notice.document == self.active)
        };
        self.notices.iter().find(failed).or_else(|| self.notices.iter().rev().find(is_current))
    }
}

/// The notice about a document that was just opened.
pub(crate) fn opened_notice(document: &Document) -> Notice {
    let article = document.article();
    let received = &article.source;
    let aside = article.excluded.len();
    let promo_counts = document.promo_counts();
    if document.format().is_some() {
        let stored = Notice::info("opened-stored").with_arg("in", MessageArg::Count(promo_counts.open));
        return stored.with_arg("out", MessageArg::Count(promo_counts.out));
    }
    // An HTML page keeps its bytes beside its visible text, which does not mean that its encoding is damaged.
    let notice = if received.bytes.is_some() && !received.page {
        Notice::warning("opened-damaged").with_arg("encoding", MessageArg::Text(received.encoding.clone()))
    } else if !received.encoding.is_empty() && received.encoding != "UTF-8" {
        Notice::info("opened-encoding").with_arg("encoding", MessageArg::Text(received.encoding.clone()))
    } else {
        Notice::info("opened")
    };
    notice.with_arg("promos", MessageArg::Count(promo_counts.open)).with_arg("aside", MessageArg::Count(aside))
}
