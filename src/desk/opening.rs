//! Opening: files and pasted texts become stories on the desk.

use super::notice::of_opening;
use super::{Asking, Desk, Effect, Errand, FileMark, Notice, Problem, Story};
use crate::article::Article;
use std::path::{Path, PathBuf};

impl Desk {
    pub(super) fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for path in paths {
            if !self.is_open_already(&path) {
                self.opening += 1;
                effects.push(Effect::Run(Errand::Read(path, self.packs.clone())));
            }
        }
        if self.asking == Some(Asking::Open) {
            self.asking = None;
        }
        effects
    }

    /// Goes to the story of that file, where it is open.
    fn is_open_already(&mut self, path: &Path) -> bool {
        let Some(id) = self.stories.iter().find(|story| story.path() == Some(path)).map(Story::id) else {
            return false;
        };
        self.select(id);
        self.tell(Notice::info("already-open").at(path.to_owned()));
        true
    }

    pub(super) fn open_text(&mut self, text: String) -> Vec<Effect> {
        if crate::text::is_blank(&text) {
            self.tell(Notice::warning("clipboard-empty"));
            return Vec::new();
        }
        self.opening += 1;
        vec![Effect::Run(Errand::ReadText(text, self.packs.clone()))]
    }

    pub(super) fn opened(
        &mut self,
        path: Option<PathBuf>,
        mark: Option<FileMark>,
        result: Result<Box<Article>, Problem>,
    ) -> Vec<Effect> {
        self.opening = self.opening.saturating_sub(1);
        match result {
            // The same file may have been asked for twice before the first was read, or by a path written otherwise.
            Ok(_) if path.as_deref().is_some_and(|path| self.is_open_already(path)) => Vec::new(),
            Ok(article) => {
                let id = self.next_id();
                let mut story = Story::new(id, *article, path.clone());
                story.mark = mark;
                if story.format().is_some() {
                    self.note_as_counted(&mut story);
                }
                self.active = Some(id);
                self.tell(of_opening(&story));
                self.stories.push(story);
                if let Some(path) = &path {
                    self.settle_in(path);
                }
                path.map_or_else(Vec::new, |path| {
                    self.settings.remember(path);
                    self.keep_settings()
                })
            }
            Err(problem) => {
                self.tell(Notice::of_problem(&problem));
                Vec::new()
            }
        }
    }
}
