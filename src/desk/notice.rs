//! What the desk says to the person, in codes and values; `words` makes sentences of them.

use super::{Problem, Story, StoryId};
use std::path::PathBuf;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something was done.
    Info,
    /// Something was not done, and nothing is lost.
    Warning,
    /// Something failed.
    Error,
}

/// A value that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Count(usize),
    /// Words as they are.
    Text(String),
    /// The code of a further message, spoken in its place.
    Message(String),
}

/// Something said to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Counts all notices of this run, from 1.
    pub number: u64,
    /// The story it speaks of, where it speaks of one.
    pub story: Option<StoryId>,
    /// How much it matters.
    pub severity: Severity,
    /// Its message is `notice-<code>`, or for a problem `problem-<code>`.
    pub message: String,
    /// What the sentence names.
    pub values: Vec<(&'static str, Value)>,
    /// The file concerned; said last.
    pub path: Option<PathBuf>,
}

impl Notice {
    fn new(severity: Severity, code: &str) -> Self {
        Self { number: 0, story: None, severity, message: format!("notice-{code}"), values: Vec::new(), path: None }
    }

    pub(super) fn info(code: &str) -> Self {
        Self::new(Severity::Info, code)
    }

    pub(super) fn warning(code: &str) -> Self {
        Self::new(Severity::Warning, code)
    }

    pub(super) fn of_problem(problem: &Problem) -> Self {
        Self {
            message: format!("problem-{}", problem.code),
            values: vec![("detail", Value::Text(problem.detail.clone()))],
            path: problem.path.clone(),
            ..Self::new(Severity::Error, "")
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    pub(super) fn count(self, count: usize) -> Self {
        self.with("count", Value::Count(count))
    }

    pub(super) fn at(mut self, path: PathBuf) -> Self {
        self.path = Some(path);
        self
    }
}

/// What there is to say of a story that was just opened.
pub(super) fn of_opening(story: &Story) -> Notice {
    let article = story.article();
    let received = &article.received;
    let aside = article.aside.len();
    let tally = story.tally();
    if story.format().is_some() {
        let stored = Notice::info("opened-stored").with("in", Value::Count(tally.open));
        return stored.with("out", Value::Count(tally.out));
    }
    // Of a page the bytes are kept beside what is seen of it; that is no damage.
    let notice = if received.bytes.is_some() && !received.page {
        Notice::warning("opened-damaged").with("encoding", Value::Text(received.encoding.clone()))
    } else if !received.encoding.is_empty() && received.encoding != "UTF-8" {
        Notice::info("opened-encoding").with("encoding", Value::Text(received.encoding.clone()))
    } else {
        Notice::info("opened")
    };
    notice.with("promos", Value::Count(tally.open)).with("aside", Value::Count(aside))
}
