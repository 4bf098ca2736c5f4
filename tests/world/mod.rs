//! The app without a window for integration tests: the workspace with real files in a temporary folder, jobs that run
//! synchronously, and a clock that the test advances.

#![allow(dead_code, reason = "no test file uses all of it")]

use redaksi::app::{OwnFiles, run_errand};
use redaksi::article::{Article, FieldName, Passage, published};
use redaksi::workspace::{Action, Answer, Asking, Command, Desk, Effect, Errand, PasteInto, Report, Settings, Story};
use redaksi::formats::Format;
use redaksi::packs::Packs;
use redaksi::tags::Vocabulary;
use redaksi::i18n::{Language, Words};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The sample that most tests use: five promos, an end mark, headings without text at the end.
pub const BRIDGE: &str = "jembatan-gantung.txt";

/// A workspace whose effects are run at once.
pub struct World {
    pub desk: Desk,
    pub has_quit: bool,
    pub now: Duration,
    /// While true, writes are queued until `let_write`.
    pub holds_writes: bool,
    waiting: Vec<Errand>,
    /// The text that was copied last, and the target of the last paste request.
    pub clipboard: String,
    pub pastes: Option<PasteInto>,
    pub own: OwnFiles,
    folder: tempfile::TempDir,
}

/// The path of a file in `samples/`.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let own = OwnFiles::under(&folder.path().join("own"));
        let desk = Desk::new(Packs::built_in(), Vocabulary::default(), Settings::default());
        Self {
            desk,
            has_quit: false,
            now: Duration::ZERO,
            holds_writes: false,
            waiting: Vec::new(),
            clipboard: String::new(),
            pastes: None,
            own,
            folder,
        }
    }

    /// An app with a copy of the sample open.
    pub fn with_sample(name: &str) -> Self {
        let mut world = Self::new();
        let path = world.path(name);
        std::fs::copy(sample(name), &path).unwrap();
        world.open(&path);
        world
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn open(&mut self, path: &Path) {
        self.act(Action::OpenFiles(vec![path.to_owned()]));
    }

    /// Dispatches an action a minute after the previous one, so that typing is not coalesced with it.
    pub fn act(&mut self, action: Action) {
        self.now += Duration::from_mins(1);
        self.act_at_once(action);
    }

    /// Dispatches an action without advancing the clock.
    pub fn act_at_once(&mut self, action: Action) {
        let effects = self.desk.act(action, self.now);
        self.carry_out(effects);
    }

    pub fn run(&mut self, command: Command) {
        self.act(Action::Do(command));
    }

    pub fn answer(&mut self, answer: Answer) {
        self.act(Action::Answer(answer));
    }

    /// Runs one effect.
    pub fn effect(&mut self, effect: Effect) {
        self.carry_out(vec![effect]);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let errand = match effect {
                Effect::Run(errand) => errand,
                Effect::ReadClipboard(into) => {
                    self.pastes = Some(into);
                    continue;
                }
                Effect::WriteClipboard(text) => {
                    self.clipboard = text;
                    continue;
                }
                Effect::Dialog(asking) => {
                    self.hear(Report::NoDialog(asking));
                    continue;
                }
                Effect::Quit => {
                    self.has_quit = true;
                    continue;
                }
            };
            if self.holds_writes && matches!(errand, Errand::Write { .. }) {
                self.waiting.push(errand);
                continue;
            }
            if let Some(report) = run_errand(errand, &self.own) {
                self.hear(report);
            }
        }
    }

    /// Runs the first queued write.
    pub fn let_write(&mut self) {
        let errand = self.waiting.remove(0);
        if let Some(report) = run_errand(errand, &self.own) {
            self.hear(report);
        }
    }

    pub fn hear(&mut self, report: Report) {
        let effects = self.desk.hear(report);
        self.carry_out(effects);
    }

    /// Saves the active story under a name in the temporary folder, as the path dialog does.
    pub fn save_as(&mut self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.save_to(&path, false);
        path
    }

    pub fn save_to(&mut self, path: &Path, replace: bool) {
        let format = Format::of_name(&path.to_string_lossy()).unwrap();
        let story = self.story().id();
        self.act(Action::SaveTo { story, path: path.to_owned(), format, replace });
    }

    pub fn story(&self) -> &Story {
        self.desk.active().expect("a story is open")
    }

    pub fn article(&self) -> &Article {
        self.story().article()
    }

    pub fn field(&self, name: FieldName) -> &str {
        self.article().fields.value(name)
    }

    pub fn set(&mut self, name: FieldName, value: &str) {
        self.act(Action::SetField { name, value: value.to_owned() });
    }

    pub fn promo(&self, index: usize) -> &Passage {
        &self.article().passages[index]
    }

    /// The rendered body, one line per block.
    pub fn body(&self) -> String {
        published(self.article()).into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n")
    }

    /// The last notice in English, without the path at its end.
    pub fn said(&self) -> String {
        let notice = self.desk.notices().back().expect("there is a notice");
        let mut notice = notice.clone();
        notice.path = None;
        Words::new(Language::English).notice(&notice)
    }

    pub fn asking_path(&self) -> PathBuf {
        match self.desk.asking() {
            Some(Asking::Save { suggested, .. }) => suggested.clone(),
            other => panic!("expected a save dialog, found {other:?}"),
        }
    }

    /// Restarts the program: an empty workspace with the same files.
    pub fn start_again(&mut self) {
        // Dropping the old profile releases the locks of its journal.
        self.own = OwnFiles::under(&self.folder.path().join("own"));
        let (packs, problems) = self.own.packs();
        self.desk = Desk::new(packs.clone(), Vocabulary::default(), Settings::default());
        for problem in problems {
            self.hear(Report::Trouble(problem));
        }
        self.carry_out(vec![Effect::Run(Errand::FindLeft(packs))]);
    }

    /// Restores a session, as the program does at the start; `gone` is the number of missing files.
    pub fn resume(&mut self, session: redaksi::workspace::Session, gone: usize) {
        let effects = self.desk.resume(session, gone);
        self.carry_out(effects);
    }

    /// The profile as a second process has it, beside the running one.
    pub fn start_beside(&self) -> OwnFiles {
        OwnFiles::under(&self.folder.path().join("own"))
    }

    /// Advances the clock and runs due autosaves.
    pub fn wait(&mut self, time: Duration) {
        self.now += time;
        let effects = self.desk.keep(self.now);
        self.carry_out(effects);
    }

    /// The folder of the journals.
    pub fn journal(&self) -> PathBuf {
        self.folder.path().join("own/data/journal")
    }

    /// The number of entries in all journals.
    pub fn entries(&self) -> usize {
        let folders = std::fs::read_dir(self.journal()).into_iter().flatten().flatten();
        let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).unwrap().flatten());
        files.filter(|file| file.path().extension().is_some_and(|extension| extension == "entry")).count()
    }

    /// Types at the end of the body.
    pub fn type_at_end(&mut self, text: &str) {
        let end = redaksi::article::manuscript(&self.article().body).len();
        self.act_at_once(Action::Splice { range: end..end, text: text.to_owned() });
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
    pub fn kept_vocabulary(&self) -> Vocabulary {
        self.own.read_vocabulary().0
    }
}
