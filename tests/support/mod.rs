//! The app without a window for integration tests: the workspace with real files in a temporary folder, jobs that run
//! synchronously, and a clock that the test advances.

#![allow(dead_code, reason = "no test file uses all of it")]

pub mod requirements;

use redaksi::i18n::{Language, Localizer};
use redaksi::jobs::{Profile, run_job};
use redaksi::workspace::{
    Action, Command, Document, EditAction, Effect, FileAction, FilePrompt, Job, PasteTarget, PromptAction, Settings,
    UnsavedAnswer, Workspace, WorkspaceEvent,
};
use redaksi_core::article::{Article, FieldName, Passage, render_body};
use redaksi_core::formats::Format;
use redaksi_core::packs::Packs;
use redaksi_core::tags::TagHistory;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The sample that most tests use: five promos, an end mark, headings without text at the end.
pub const BRIDGE_SAMPLE: &str = "jembatan-gantung.txt";

/// A workspace whose effects are run at once.
pub struct TestApp {
    pub workspace: Workspace,
    pub has_quit: bool,
    pub now: Duration,
    /// While true, writes are queued until `finish_write`.
    pub delays_writes: bool,
    delayed_writes: Vec<Job>,
    /// The text that was copied last, and the target of the last paste request.
    pub clipboard: String,
    pub paste_target: Option<PasteTarget>,
    pub profile: Profile,
    folder: tempfile::TempDir,
}

/// The path of a file in `samples/`.
pub fn sample(name: &str) -> PathBuf {
    workspace_dir().join("samples").join(name)
}

/// The folder of the workspace, for tests of any of its packages.
pub fn workspace_dir() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_workspace = |folder: &&Path| folder.join("samples").is_dir();
    package.ancestors().find(is_workspace).expect("the samples are in the folder of the workspace").to_owned()
}

/// The Rust files below a folder of the workspace: paths relative to the workspace, and their code without tests.
pub fn source_code(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(workspace_dir().join(&folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            let full = workspace_dir().join(&path);
            if full.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = std::fs::read_to_string(full).unwrap();
                found.push((path, source.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned()));
            }
        }
    }
    found
}

impl TestApp {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::in_dir(&folder.path().join("own"));
        let workspace = Workspace::new(Packs::built_in(), TagHistory::default(), Settings::default());
        Self {
            workspace,
            has_quit: false,
            now: Duration::ZERO,
            delays_writes: false,
            delayed_writes: Vec::new(),
            clipboard: String::new(),
            paste_target: None,
            profile,
            folder,
        }
    }

    /// An app with a copy of the sample open.
    pub fn with_sample(name: &str) -> Self {
        let mut app = Self::new();
        let path = app.path(name);
        std::fs::copy(sample(name), &path).unwrap();
        app.open(&path);
        app
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn open(&mut self, path: &Path) {
        self.dispatch(Action::File(FileAction::OpenFiles(vec![path.to_owned()])));
    }

    /// Dispatches an action a minute after the previous one, so that typing is not coalesced with it.
    pub fn dispatch(&mut self, action: Action) {
        self.now += Duration::from_mins(1);
        self.dispatch_immediately(action);
    }

    /// Dispatches an action without advancing the clock.
    pub fn dispatch_immediately(&mut self, action: Action) {
        let effects = self.workspace.dispatch(action, self.now);
        self.run_effects(effects);
        self.run_due_checks();
    }

    /// Checks the active story if it has changed, and reads what its tracked changes are counted from, as the window does.
    pub fn run_due_checks(&mut self) {
        let mut effects = self.workspace.due_checks();
        effects.extend(self.workspace.due_tracked_base());
        self.run_effects(effects);
    }

    pub fn run(&mut self, command: Command) {
        self.dispatch(Action::RunCommand(command));
    }

    pub fn answer(&mut self, answer: UnsavedAnswer) {
        self.dispatch(Action::Prompt(PromptAction::AnswerUnsavedPrompt(answer)));
    }

    /// Runs one effect.
    pub fn run_effect(&mut self, effect: Effect) {
        self.run_effects(vec![effect]);
    }

    fn run_effects(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let errand = match effect {
                Effect::RunJob(errand) => errand,
                Effect::ReadClipboard(into) => {
                    self.paste_target = Some(into);
                    continue;
                }
                Effect::WriteClipboard(content) => {
                    self.clipboard = content.text;
                    continue;
                }
                Effect::ShowDialog(file_prompt) => {
                    self.handle_event(WorkspaceEvent::DialogUnavailable(file_prompt));
                    continue;
                }
                Effect::Quit => {
                    self.has_quit = true;
                    continue;
                }
            };
            if self.delays_writes && matches!(errand, Job::Save { .. }) {
                self.delayed_writes.push(errand);
                continue;
            }
            if let Some(report) = run_job(errand, &self.profile) {
                self.handle_event(report);
            }
        }
    }

    /// Runs the first queued write.
    pub fn finish_write(&mut self) {
        let errand = self.delayed_writes.remove(0);
        if let Some(report) = run_job(errand, &self.profile) {
            self.handle_event(report);
        }
    }

    pub fn handle_event(&mut self, report: WorkspaceEvent) {
        let effects = self.workspace.handle_event(report);
        self.run_effects(effects);
    }

    /// Saves the active story under a name in the temporary folder, as the path dialog does.
    pub fn save_as(&mut self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.save_to(&path, false);
        path
    }

    pub fn save_to(&mut self, path: &Path, replace: bool) {
        let format = Format::from_file_name(&path.to_string_lossy()).unwrap();
        let document = self.document().id();
        self.dispatch(Action::File(FileAction::SaveTo { document, path: path.to_owned(), format, replace }));
    }

    pub fn document(&self) -> &Document {
        self.workspace.active().expect("a story is open")
    }

    pub fn article(&self) -> &Article {
        self.document().article()
    }

    pub fn field(&self, name: FieldName) -> &str {
        self.article().fields.value(name)
    }

    pub fn set_field(&mut self, name: FieldName, value: &str) {
        self.dispatch(Action::Edit(EditAction::SetField { name, value: value.to_owned() }));
    }

    pub fn promo(&self, index: usize) -> &Passage {
        &self.article().passages[index]
    }

    /// The rendered body, one line per block.
    pub fn body(&self) -> String {
        render_body(self.article()).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n")
    }

    /// The last notice in English, without the path at its end.
    pub fn last_notice(&self) -> String {
        let notice = self.workspace.notices().back().expect("there is a notice");
        let mut notice = notice.clone();
        notice.path = None;
        Localizer::new(Language::English).notice(&notice)
    }

    pub fn suggested_path(&self) -> PathBuf {
        match self.workspace.file_prompt() {
            Some(FilePrompt::Save { suggested, .. }) => suggested.clone(),
            other => panic!("expected a save dialog, found {other:?}"),
        }
    }

    /// Restarts the program: an empty workspace with the same files.
    pub fn restart(&mut self) {
        // Dropping the old profile releases the locks of its journal.
        self.profile = Profile::in_dir(&self.folder.path().join("own"));
        let (packs, problems) = self.profile.load_packs();
        self.workspace = Workspace::new(packs.clone(), TagHistory::default(), Settings::default());
        for problem in problems {
            self.handle_event(WorkspaceEvent::ErrorReported(problem));
        }
        self.run_effects(vec![Effect::RunJob(Job::FindRecoverable(packs))]);
    }

    /// Restores a session, as the program does at the start; `gone` is the number of missing files.
    pub fn restore_session(&mut self, session: redaksi::workspace::Session, gone: usize) {
        let effects = self.workspace.restore_session(session, gone);
        self.run_effects(effects);
    }

    /// The profile as a second process has it, beside the running one.
    pub fn second_profile(&self) -> Profile {
        Profile::in_dir(&self.folder.path().join("own"))
    }

    /// Advances the clock and runs due autosaves.
    pub fn advance(&mut self, time: Duration) {
        self.now += time;
        let effects = self.workspace.autosave(self.now);
        self.run_effects(effects);
    }

    /// Ends the program as the system does, without a prompt.
    pub fn end_session(&mut self) {
        let effects = self.workspace.end_session(self.now);
        self.run_effects(effects);
    }

    /// The folder of the journals.
    pub fn journal_dir(&self) -> PathBuf {
        self.folder.path().join("own/data/journal")
    }

    /// The number of entries in all journals.
    pub fn journal_entries(&self) -> usize {
        let folders = std::fs::read_dir(self.journal_dir()).into_iter().flatten().flatten();
        let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).unwrap().flatten());
        files.filter(|file| file.path().extension().is_some_and(|extension| extension == "entry")).count()
    }

    /// Types at the end of the body.
    pub fn type_at_end(&mut self, text: &str) {
        let end = redaksi_core::article::body_text(&self.article().body).len();
        self.dispatch_immediately(Action::Edit(EditAction::Splice { range: end..end, text: text.to_owned() }));
    }

    /// Writes a file with these lines as paragraphs, and opens it.
    pub fn open_lines(&mut self, name: &str, lines: &[&str]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, lines.join("\n\n")).unwrap();
        self.open(&path);
        path
    }

    /// The file of the user rules.
    pub fn rules_file(&self) -> PathBuf {
        self.folder.path().join("own/config/packs/own.ron")
    }

    /// The vocabulary as saved in its file.
    pub fn saved_vocabulary(&self) -> TagHistory {
        self.profile.read_vocabulary().0
    }
}
