//! What the desk says to the person, in codes and values; `words` makes sentences of them.

use super::{Desk, Problem, Story, StoryId};
use std::collections::VecDeque;
use std::path::PathBuf;

/// How many messages stay to be read again.
const NOTICES: usize = 50;

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

impl Desk {
    pub(super) fn tell(&mut self, notice: Notice) {
        let story = if notice.severity == Severity::Error { None } else { self.active };
        self.push_notice(Notice { story, ..notice });
    }

    /// Tells what concerns no story more than others: it stays on show when another one is looked at.
    pub(super) fn tell_in_all(&mut self, notice: Notice) {
        self.push_notice(Notice { story: None, ..notice });
    }

    fn push_notice(&mut self, notice: Notice) {
        self.notices_given += 1;
        self.notices.push_back(Notice { number: self.notices_given, ..notice });
        if self.notices.len() > NOTICES {
            self.notices.pop_front();
        }
    }

    /// What was said to the person, the newest last.
    #[must_use]
    pub fn notices(&self) -> &VecDeque<Notice> {
        &self.notices
    }

    /// The notice to show: the oldest failure that the person has not dismissed, else the newest one that is of
    /// this story and no older than its last change.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        let failed = |notice: &&Notice| notice.severity == Severity::Error && notice.number > self.dismissed;
        let is_news = |notice: &&Notice| {
            notice.severity != Severity::Error
                && notice.number > self.told_before
                && (notice.story.is_none() || notice.story == self.active)
        };
        self.notices.iter().find(failed).or_else(|| self.notices.iter().rev().find(is_news))
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
