//! The workspace: the open documents and all operations on them. [`Action`]s of the user and [`Report`]s of jobs come
//! in, [`Effect`]s go out. It accesses no files, threads or clocks itself.

pub(crate) mod commands;
pub(crate) mod document;
pub(crate) mod document_list;
pub(crate) mod files;
pub(crate) mod job;
pub(crate) mod notices;
pub(crate) mod rules;
pub(crate) mod view_state;
mod action;
mod settings;

pub use action::{Action, Answer, Effect, PasteInto, Problem, Report};
pub use files::close::Question;
pub use commands::table::{Command, Menu};
pub use files::file_conflict::{Dispute, Settlement};
pub use job::{Errand, FileMark, OnDisk, Replaces};
pub use commands::search::{Hit, Replacing, Scope, text_of};
pub use document::history::{History, State, Stepped};
pub use document::autosave::KEPT_AFTER;
pub use commands::keymap::{Keymap, KeymapError};
pub use commands::shortcut::{Key, Keys};
pub use document_list::{Listing, Order, Stage};
pub use notices::{Notice, Severity, Value};
pub use view_state::{Overlay, Panels, Place, Tab};
pub use files::recovery::{Choice, Left, RecoveryAction};
pub use files::save::{Asking, CHANGED, EXISTS, GONE, suggested_path};
pub use files::session::Session;
pub use settings::{LanguageChoice, Page, Settings, SettingsError, ThemeChoice};
pub use document::{Caret, Story, StoryId, Tally};
pub use rules::rule_editor::{Draft, RuleAction, Teaching};
pub use rules::rule_preview::{LineAt, StoryLines, Touch, TouchedLine, text_at};
pub use files::versions::{Earlier, Source, VersionAction, Versions, Which};

use crate::packs::{OwnRule, Packs};
use crate::tags::Vocabulary;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

/// The application state: the open documents, the shared data, and the open dialogs.
#[derive(Debug)]
pub struct Desk {
    stories: Vec<Story>,
    active: Option<StoryId>,
    next_story: u64,
    packs: Packs,
    vocabulary: Vocabulary,
    settings: Settings,
    notices: VecDeque<Notice>,
    notices_given: u64,
    dismissed: u64,
    /// Notices numbered up to this one predate the last edit and are no longer shown.
    told_before: u64,
    asking: Option<Asking>,
    question: Option<Question>,
    teaching: Option<Teaching>,
    /// The conflict between a document and its file, being read or shown.
    dispute: Option<Dispute>,
    /// Increases each time the search bar is requested; 0 while it is closed.
    finding: u64,
    /// Whether the search bar shows the replacement field.
    replaces: bool,
    /// Increases each time the go-to-paragraph dialog is requested; 0 while it is closed.
    going: u64,
    /// Whether the text is shown without panels and toolbars.
    is_alone: bool,
    /// The overlay over the window.
    overlay: Option<Overlay>,
    /// The last requested focus target, and the number of requests so far.
    place_asked: (Place, u64),
    keymap: Keymap,
    /// The content of the versions dialog.
    versions: Option<Versions>,
    /// Documents recovered from the journals of crashed runs, with the choice for each; empty once the user has
    /// decided.
    left: Vec<(Left, Choice)>,
    /// Whether the last autosave failed.
    journal_fails: bool,
    /// The rule that was deleted last, with its former index.
    deleted_rule: Option<(usize, OwnRule)>,
    /// The open operation in progress.
    opening: crate::workspace::files::open::Opening,
    /// The bulk save in progress.
    saving_every: crate::workspace::files::bulk::SavingEvery,
    /// What is needed to undo the last bulk operation.
    sweep: crate::workspace::files::bulk::Sweep,
    listing: Listing,
    /// The files of the last session that are not open again yet, and how many of its files no longer exist.
    resuming: (Session, usize),
    /// Files of the last session that could not be opened this time, with the caret of each.
    absent: Vec<(PathBuf, usize)>,
}

impl Desk {
    /// An empty workspace.
    #[must_use]
    pub fn new(packs: Packs, vocabulary: Vocabulary, settings: Settings) -> Self {
        Self {
            stories: Vec::new(),
            active: None,
            next_story: 0,
            packs,
            vocabulary,
            settings,
            notices: VecDeque::new(),
            notices_given: 0,
            dismissed: 0,
            told_before: 0,
            asking: None,
            question: None,
            teaching: None,
            dispute: None,
            finding: 0,
            replaces: false,
            going: 0,
            is_alone: false,
            overlay: None,
            place_asked: (Place::Text, 0),
            keymap: Keymap::default(),
            versions: None,
            left: Vec::new(),
            journal_fails: false,
            deleted_rule: None,
            opening: crate::workspace::files::open::Opening::default(),
            saving_every: crate::workspace::files::bulk::SavingEvery::default(),
            sweep: crate::workspace::files::bulk::Sweep::default(),
            listing: Listing::default(),
            resuming: (Session::default(), 0),
            absent: Vec::new(),
        }
    }

    /// Performs an action of the user. `now` is the time since the program started.
    pub fn act(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        let before = self.before(&action);
        let mut effects = self.do_action(action, now);
        effects.extend(self.count_undone(before));
        effects
    }

    fn do_action(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        match action {
            Action::Do(command) => self.run(command, now),
            Action::OpenFiles(paths) => self.open(paths),
            Action::OpenText(text) => self.open_text(text),
            Action::Stop => {
                self.stop();
                Vec::new()
            }
            Action::List(listing) => {
                self.listing = listing;
                Vec::new()
            }
            Action::Select(id) => {
                self.select(id);
                Vec::new()
            }
            Action::SaveTo { story, path, format, replace } => self.save_to(story, path, format, replace),
            Action::CancelAsking => {
                self.cancel_asking();
                Vec::new()
            }
            Action::Browse => self.browse(),
            Action::Answer(answer) => self.answer(answer),
            Action::Rule(rule) => self.rule(rule, now),
            Action::Recover(action) => self.recover(action),
            Action::Settle(settlement) => self.settle(settlement, now),
            Action::LookAtFiles => self.look_at_files(),
            Action::ShowHit(hit) => {
                self.show_hit(&hit);
                Vec::new()
            }
            Action::Replace(replacing) => {
                self.replace(&replacing, now);
                Vec::new()
            }
            Action::StopFinding => {
                self.stop_finding();
                Vec::new()
            }
            Action::UndoEvery => self.undo_every(),
            Action::Versions(action) => self.version_action(action, now),
            Action::Dismiss => {
                self.dismissed = self.notices_given;
                Vec::new()
            }
            Action::Choose(command) => self.run_chosen(command, now),
            Action::Leave(target) => self.leave(target),
            Action::CloseOverlay => {
                self.overlay = None;
                Vec::new()
            }
            Action::StopGoing => {
                self.going = 0;
                Vec::new()
            }
            Action::SetPage(style) => {
                self.settings.page = style.within_bounds();
                self.keep_settings()
            }
            Action::SetTarget(words) => {
                self.settings.target = words;
                self.keep_settings()
            }
            edit => {
                self.edit(edit, now);
                Vec::new()
            }
        }
    }

    /// Handles the result of a job, of a system dialog, or a window event.
    pub fn hear(&mut self, event: Report) -> Vec<Effect> {
        match event {
            Report::Opened { path, mark, result } => self.opened(path, mark, result),
            Report::Listed { folder, files } => self.listed(folder, files),
            Report::Session(session, gone) => self.resume(session, gone),
            Report::Theirs { story, mark, result } => {
                self.heard_theirs(story, mark, result);
                Vec::new()
            }
            Report::Versions { story, list } => self.heard_versions(story, list),
            Report::Version { story, which, result } => {
                self.heard_version(story, which, result);
                Vec::new()
            }
            Report::Looked(statuses) => {
                self.looked(&statuses);
                Vec::new()
            }
            Report::Wrote { story, state, path, format, unversioned, result } => {
                let effects = self.wrote(story, state, path, format, result);
                if let Some(problem) = unversioned {
                    self.tell(Notice::of_problem(&problem));
                }
                effects
            }
            Report::Kept { story, revision, result } => {
                self.heard_kept(story, revision, result);
                Vec::new()
            }
            Report::Left { left, problem } => {
                self.found(left);
                if let Some(problem) = problem {
                    self.tell(Notice::of_problem(&problem));
                }
                Vec::new()
            }
            Report::PickedOpen(paths) => self.open(paths),
            Report::PickedSave { story, path, format, replace } => self.save_to(story, path, format, replace),
            Report::Cancelled(asking) => {
                self.cancelled(&asking);
                Vec::new()
            }
            Report::NoDialog(asking) => {
                self.asking = Some(asking);
                Vec::new()
            }
            Report::CloseRequested => self.run(Command::Quit, Duration::ZERO),
            Report::Trouble(problem) => {
                self.tell(Notice::of_problem(&problem));
                Vec::new()
            }
        }
    }

    fn next_id(&mut self) -> StoryId {
        self.next_story += 1;
        StoryId(self.next_story)
    }

    fn select(&mut self, id: StoryId) {
        if self.story(id).is_some() {
            self.active = Some(id);
        }
    }

    fn keep_settings(&self) -> Vec<Effect> {
        vec![Effect::Run(Errand::KeepSettings(self.settings.write()))]
    }

    /// The open documents, in the order of opening.
    #[must_use]
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// The active document.
    #[must_use]
    pub fn active(&self) -> Option<&Story> {
        self.active.and_then(|id| self.story(id))
    }

    fn active_mut(&mut self) -> Option<&mut Story> {
        let active = self.active?;
        self.story_mut(active)
    }

    /// The open document with this identifier.
    #[must_use]
    pub fn story(&self, id: StoryId) -> Option<&Story> {
        self.stories.iter().find(|story| story.id() == id)
    }

    fn story_mut(&mut self, id: StoryId) -> Option<&mut Story> {
        self.stories.iter_mut().find(|story| story.id() == id)
    }

    /// The built-in file prompt; `None` while it is closed.
    #[must_use]
    pub fn asking(&self) -> Option<&Asking> {
        self.asking.as_ref()
    }

    /// The prompt about unsaved changes; `None` while it is closed.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The language and outlet packs.
    #[must_use]
    pub fn packs(&self) -> &Packs {
        &self.packs
    }

    /// Increases each time the go-to-paragraph dialog is requested; 0 while it is closed.
    #[must_use]
    pub fn going(&self) -> u64 {
        self.going
    }

    /// Whether the text is shown without panels and toolbars.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.is_alone
    }
}
