//! Notices to the user, as codes and arguments; `i18n` has the messages.

use crate::workspace::{Desk, Problem, Story, StoryId};
use std::collections::VecDeque;
use std::path::PathBuf;

/// The number of notices that are kept.
const NOTICES: usize = 50;

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
pub enum Value {
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
    pub story: Option<StoryId>,
    /// The severity.
    pub severity: Severity,
    /// The message identifier: `notice-<code>`, or `problem-<code>` for an error report.
    pub message: String,
    /// The arguments of the message.
    pub values: Vec<(&'static str, Value)>,
    /// The file concerned; shown at the end of the message.
    pub path: Option<PathBuf>,
}

impl Notice {
    fn new(severity: Severity, code: &str) -> Self {
        Self { number: 0, story: None, severity, message: format!("notice-{code}"), values: Vec::new(), path: None }
    }

    pub(crate) fn info(code: &str) -> Self {
        Self::new(Severity::Info, code)
    }

    pub(crate) fn warning(code: &str) -> Self {
        Self::new(Severity::Warning, code)
    }

    pub(crate) fn of_problem(problem: &Problem) -> Self {
        Self {
            message: format!("problem-{}", problem.code),
            values: vec![("detail", Value::Text(problem.detail.clone()))],
            path: problem.path.clone(),
            ..Self::new(Severity::Error, "")
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    pub(crate) fn count(self, count: usize) -> Self {
        self.with("count", Value::Count(count))
    }

    pub(crate) fn at(mut self, path: PathBuf) -> Self {
        self.path = Some(path);
        self
    }
}

impl Desk {
    pub(crate) fn tell(&mut self, notice: Notice) {
        let story = if notice.severity == Severity::Error { None } else { self.active };
        self.push_notice(Notice { story, ..notice });
    }

    /// Adds a notice that stays visible when another document becomes active.
    pub(crate) fn tell_in_all(&mut self, notice: Notice) {
        self.push_notice(Notice { story: None, ..notice });
    }

    fn push_notice(&mut self, notice: Notice) {
        self.notices_given += 1;
        self.notices.push_back(Notice { number: self.notices_given, ..notice });
        if self.notices.len() > NOTICES {
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
    pub fn notice(&self) -> Option<&Notice> {
        let failed = |notice: &&Notice| notice.severity == Severity::Error && notice.number > self.dismissed;
        let is_current = |notice: &&Notice| {
            notice.severity != Severity::Error
                && notice.number > self.told_before
                && (notice.story.is_none() || notice.story == self.active)
        };
        self.notices.iter().find(failed).or_else(|| self.notices.iter().rev().find(is_current))
    }
}

/// The notice about a document that was just opened.
pub(crate) fn of_opening(story: &Story) -> Notice {
    let article = story.article();
    let received = &article.received;
    let aside = article.aside.len();
    let tally = story.tally();
    if story.format().is_some() {
        let stored = Notice::info("opened-stored").with("in", Value::Count(tally.open));
        return stored.with("out", Value::Count(tally.out));
    }
    // An HTML page keeps its bytes beside its visible text, which does not mean that its encoding is damaged.
    let notice = if received.bytes.is_some() && !received.page {
        Notice::warning("opened-damaged").with("encoding", Value::Text(received.encoding.clone()))
    } else if !received.encoding.is_empty() && received.encoding != "UTF-8" {
        Notice::info("opened-encoding").with("encoding", Value::Text(received.encoding.clone()))
    } else {
        Notice::info("opened")
    };
    notice.with("promos", Value::Count(tally.open)).with("aside", Value::Count(aside))
}
