//! Opens files, folders and pasted text as documents. Files are read in limited batches, so that the rest can be
//! cancelled and saves need not wait behind them. Failures are reported together at the end.

use crate::workspace::notices::of_opening;
use crate::workspace::{Asking, Desk, Effect, Errand, FileMark, Notice, Problem, Severity, Story, Value};
use crate::article::Article;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};

/// The most files queued for reading at the same time. The worker reads them one after another; it finishes about this
/// many between two frames.
const LOT: usize = 32;

/// Up to this many failures are reported one by one; of more, only the file names are.
const EACH: usize = 3;

/// The most file names in the report of failures.
const NAMED: usize = 8;

/// An open operation in progress.
#[derive(Debug, Default)]
pub(crate) struct Opening {
    waiting: VecDeque<PathBuf>,
    reading: usize,
    /// The number of files to open.
    asked: usize,
    opened: usize,
    failed: Vec<Problem>,
    /// How many were dropped when the user cancelled.
    stopped: usize,
}

impl Desk {
    pub(crate) fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        for path in paths {
            if !self.is_open_already(&path) {
                self.opening.asked += 1;
                self.opening.waiting.push_back(path);
            }
        }
        if matches!(self.asking, Some(Asking::Open | Asking::OpenFolder)) {
            self.asking = None;
        }
        self.read_on()
    }

    /// Starts reading queued files, up to the limit.
    fn read_on(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.opening.reading < LOT
            && let Some(path) = self.opening.waiting.pop_front()
        {
            self.opening.reading += 1;
            effects.push(Effect::Run(Errand::Read(path, self.packs.clone())));
        }
        effects
    }

    /// Drops the queued files. Reads already running still complete.
    pub(crate) fn stop_opening(&mut self) {
        self.opening.stopped += self.opening.waiting.len();
        self.opening.waiting.clear();
    }

    /// The progress as (finished, total); `None` if nothing is being opened.
    #[must_use]
    pub fn opening(&self) -> Option<(usize, usize)> {
        let opening = &self.opening;
        let remaining = opening.reading + opening.waiting.len();
        (remaining > 0).then_some((opening.asked - opening.stopped - remaining, opening.asked - opening.stopped))
    }

    /// Activates the document of the file, if it is open; returns whether it is.
    fn is_open_already(&mut self, path: &Path) -> bool {
        let Some(id) = self.stories.iter().find(|story| story.path() == Some(path)).map(Story::id) else {
            return false;
        };
        self.select(id);
        self.tell(Notice::info("already-open").at(path.to_owned()));
        true
    }

    pub(crate) fn open_text(&mut self, text: String) -> Vec<Effect> {
        if crate::text::is_blank(&text) {
            self.tell(Notice::warning("clipboard-empty"));
            return Vec::new();
        }
        self.opening.asked += 1;
        self.opening.reading += 1;
        vec![Effect::Run(Errand::ReadText(text, self.packs.clone()))]
    }

    /// The path to open is a folder: opens the files in it instead.
    pub(crate) fn listed(&mut self, folder: PathBuf, files: Vec<PathBuf>) -> Vec<Effect> {
        self.opening.reading = self.opening.reading.saturating_sub(1);
        self.opening.asked = self.opening.asked.saturating_sub(1);
        if files.is_empty() {
            self.tell(Notice::warning("folder-empty").at(folder));
        }
        let mut effects = self.open(files);
        effects.extend(self.end_opening());
        effects
    }

    pub(crate) fn opened(
        &mut self,
        path: Option<PathBuf>,
        mark: Option<FileMark>,
        result: Result<Box<Article>, Problem>,
    ) -> Vec<Effect> {
        self.opening.reading = self.opening.reading.saturating_sub(1);
        match result {
            // The file may have been requested twice before it was read, or by two different spellings of its path.
            Ok(_) if path.as_deref().is_some_and(|path| self.is_open_already(path)) => {}
            Ok(article) => self.put_on_desk(*article, path, mark),
            Err(problem) => self.opening.failed.push(problem),
        }
        let mut effects = self.read_on();
        effects.extend(self.end_opening());
        effects
    }

    fn put_on_desk(&mut self, article: Article, path: Option<PathBuf>, mark: Option<FileMark>) {
        let id = self.next_id();
        let mut story = Story::new(id, article, path.clone());
        story.mark = mark;
        if story.format().is_some() {
            self.note_as_counted(&mut story);
        }
        // The first document becomes active at once, so that the user can start while the others are being opened.
        if self.opening.opened == 0 {
            self.active = Some(id);
        }
        self.opening.opened += 1;
        self.stories.push(story);
        if let Some(path) = path {
            self.settle_in(&path);
            self.settings.remember(path);
        }
    }

    /// Reports the result when everything is opened.
    fn end_opening(&mut self) -> Vec<Effect> {
        if self.opening().is_some() || self.opening.asked == 0 {
            return Vec::new();
        }
        let Opening { asked, opened, failed, stopped, .. } = std::mem::take(&mut self.opening);
        match (self.stories.last(), asked) {
            (Some(story), 1) if opened > 0 => {
                let notice = of_opening(story);
                self.tell(notice);
            }
            _ if stopped > 0 => {
                self.tell(Notice::warning("opened-stopped").count(opened).with("left", Value::Count(stopped)));
            }
            _ if opened > 0 && failed.len() <= EACH => self.tell(Notice::info("opened-many").count(opened)),
            _ => {}
        }
        if failed.len() <= EACH {
            for problem in &failed {
                self.tell(Notice::of_problem(problem));
            }
        } else {
            let name = |problem: &Problem| {
                let path = problem.path.as_deref().and_then(Path::file_name);
                path.map_or_else(|| problem.code.clone(), |name| name.to_string_lossy().into_owned())
            };
            let mut names: Vec<String> = failed.iter().take(NAMED).map(name).collect();
            names.extend((failed.len() > NAMED).then(|| "…".to_owned()));
            let notice = Notice::warning("opened-some").count(opened).with("failed", Value::Count(failed.len()));
            self.tell(Notice { severity: Severity::Error, ..notice.with("names", Value::Text(names.join(", "))) });
        }
        self.end_session();
        if opened > 0 { self.keep_settings() } else { Vec::new() }
    }
}
