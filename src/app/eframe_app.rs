//! The eframe application: [`eframe::App::logic`] handles worker results and window events, [`eframe::App::ui`] draws
//! the workspace and dispatches the user's actions.

use crate::app::clipboard::Clipboard;
use crate::app::folder_watch::FolderWatch;
use crate::app::termination::Termination;
use crate::app::worker::Worker;
use crate::app::{Profile, StartupState, file_dialog};
use crate::i18n::{Language, Localizer};
use crate::ui::{MainView, theme};
use crate::workspace::{
    Action, EditAction, Effect, ErrorDetail, ErrorKind, ErrorReport, FileAction, Job, LanguageChoice, Session,
    ThemeChoice, WorkerKind, Workspace, WorkspaceEvent,
};
use egui::{ThemePreference, ViewportCommand};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The application: the workspace, its view, and the worker threads.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent state")]
#[derive(Debug)]
pub struct App {
    workspace: Workspace,
    main_view: MainView,
    i18n: Localizer,
    /// Reads files and extracts stories.
    reader: Option<Worker>,
    /// Saves stories and the files of the program.
    writer: Option<Worker>,
    /// Writes the journal.
    journal_worker: Option<Worker>,
    /// Checks stories.
    checker: Option<Worker>,
    clipboard: Clipboard,
    started: Instant,
    title: String,
    applied_settings: Option<(LanguageChoice, ThemeChoice, u16, bool)>,
    is_closing: bool,
    had_focus: bool,
    /// Whether input waits because the window is hidden, such as the last word that was typed before it was minimised.
    has_hidden_input: bool,
    /// The fullscreen state that was requested last; `None` before the first request.
    requested_fullscreen: Option<bool>,
    /// The session as it was saved last.
    saved_session: Session,
    /// Whether the files of the last session have not been read yet.
    is_awaiting_session: bool,
    /// Whether the system has asked the program to end.
    termination: Termination,
    /// Watches the folder of the settings.
    folder_watch: Option<FolderWatch>,
    profile: Profile,
}

impl App {
    /// Reads the profile, starts the workers and opens these files, or those of the last session where there are none.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, profile: &Profile, files: Vec<PathBuf>) -> Self {
        Self::with_state(&creation.egui_ctx, profile, profile.load(), files)
    }

    /// The same on any egui context, with a profile that has been read already.
    #[must_use]
    pub fn with_state(ctx: &egui::Context, profile: &Profile, known: StartupState, files: Vec<PathBuf>) -> Self {
        theme::apply_style(ctx);
        let StartupState { packs, settings, vocabulary, keymap, ready_list, mut problems } = known;
        let mut start = |name: &str| match Worker::start(name, ctx.clone(), profile.clone()) {
            Ok(worker) => Some(worker),
            Err(error) => {
                let detail = ErrorDetail::System { number: error.raw_os_error(), message: error.to_string() };
                problems.push(ErrorReport::new(ErrorKind::NoWorker).with_detail(detail));
                None
            }
        };
        let (reader, writer, journal_worker) = (start("reader"), start("writer"), start("journal"));
        let checker = start("checker");
        let mut shell = Self {
            workspace: Workspace::new(packs, vocabulary, settings),
            main_view: MainView::default(),
            i18n: Localizer::new(Language::English),
            reader,
            writer,
            journal_worker,
            checker,
            clipboard: Clipboard::default(),
            started: Instant::now(),
            title: String::new(),
            applied_settings: None,
            is_closing: false,
            had_focus: true,
            has_hidden_input: false,
            requested_fullscreen: None,
            saved_session: Session::default(),
            is_awaiting_session: false,
            termination: Termination::watch(ctx),
            folder_watch: None,
            profile: profile.clone(),
        };
        shell.workspace.set_keymap(keymap);
        shell.workspace.set_key_file(profile.key_file());
        shell.workspace.set_ready_list(ready_list);
        for problem in problems {
            shell.handle_event(ctx, WorkspaceEvent::ErrorReported(problem));
        }
        shell.apply_settings(ctx);
        shell.send(ctx, Job::FindRecoverable(shell.workspace.packs().clone()));
        if files.is_empty() {
            shell.is_awaiting_session = true;
            shell.send(ctx, Job::LoadSession);
        } else {
            shell.dispatch(ctx, Action::File(FileAction::OpenFiles(files)));
        }
        shell
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        self.workspace.set_wall_time(chrono::Local::now().format("%Y-%m-%dT%H:%M%:z").to_string());
        let effects = self.workspace.dispatch(action, self.now());
        self.run_effects(ctx, effects);
    }

    fn handle_event(&mut self, ctx: &egui::Context, report: WorkspaceEvent) {
        let effects = self.workspace.handle_event(report);
        self.run_effects(ctx, effects);
    }

    fn run_effects(&mut self, ctx: &egui::Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::RunJob(job) => self.send(ctx, job),
                Effect::WriteClipboard(content) => self.clipboard.write(ctx, content),
                Effect::ReadClipboard(into) => {
                    self.main_view.expect_paste(into);
                    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                }
                Effect::ShowDialog(file_prompt) => {
                    if let Some(worker) = &self.reader {
                        file_dialog::show_file_dialog(file_prompt, &self.i18n, ctx, worker.event_sender());
                    }
                }
                Effect::Quit => {
                    self.is_closing = true;
                    // A session that is still being restored is not overwritten: its remaining files would be lost.
                    if self.is_session_restored() {
                        self.send(ctx, Job::SaveSession(self.workspace.session().to_ron()));
                    }
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    fn send(&mut self, ctx: &egui::Context, job: Job) {
        let worker = match job.worker() {
            WorkerKind::Reader => &self.reader,
            WorkerKind::Writer => &self.writer,
            WorkerKind::Journal => &self.journal_worker,
            WorkerKind::Checker => &self.checker,
        };
        match worker {
            Some(worker) => worker.send(job),
            None => self.handle_event(ctx, job.failure_event()),
        }
    }

    /// Writes due changes to the journal, and schedules a repaint for the next ones.
    fn autosave(&mut self, ctx: &egui::Context) {
        let now = self.now();
        let effects = if is_hidden(ctx) { self.workspace.autosave_now(now) } else { self.workspace.autosave(now) };
        self.run_effects(ctx, effects);
        if let Some(wait) = self.workspace.next_autosave_in(self.now()) {
            ctx.request_repaint_after(wait);
        }
    }

    /// Checks the active story if it has changed, and reads what its tracked changes are counted from.
    fn run_due_checks(&mut self, ctx: &egui::Context) {
        let mut effects = self.workspace.due_checks();
        effects.extend(self.workspace.due_tracked_base());
        self.run_effects(ctx, effects);
    }

    /// Lets the window take input that waits while it is hidden: eframe runs no `ui` then.
    fn take_hidden_input(&mut self, ctx: &egui::Context) {
        if self.has_hidden_input && is_hidden(ctx) {
            ctx.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
            ctx.request_repaint();
        }
    }

    /// Adds the HTML of the clipboard to pasted text.
    fn with_html(&mut self, action: Action) -> Action {
        match action {
            Action::File(FileAction::OpenText(text)) => Action::File(match self.clipboard.html_of(&text) {
                Some(html) => FileAction::OpenHtml { html, text },
                None => FileAction::OpenText(text),
            }),
            Action::Edit(EditAction::Paste { range, text }) => Action::Edit(match self.clipboard.html_of(&text) {
                Some(html) => EditAction::PasteHtml { range, text, html },
                None => EditAction::Paste { range, text },
            }),
            action => action,
        }
    }

    /// Handles a request to close. Called from `logic`, because eframe does not run `ui` of a minimised window.
    fn handle_close_request(&mut self, ctx: &egui::Context) {
        if self.is_closing || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        match self.main_view.commit_drafts(&self.workspace) {
            Ok(pending) => {
                for action in pending {
                    self.dispatch(ctx, action);
                }
                self.handle_event(ctx, WorkspaceEvent::CloseRequested);
            }
            Err(rejection) => {
                for action in rejection {
                    self.dispatch(ctx, action);
                }
            }
        }
        if self.workspace.unsaved_prompt().is_some() {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
    }

    /// Ends the program where the system asks for it, as at the end of the desktop session: there is no time for a prompt,
    /// so unsaved changes stay in the journal.
    fn handle_termination(&mut self, ctx: &egui::Context) {
        if self.is_closing || !self.termination.is_requested() {
            return;
        }
        log::info!("the system ends the program");
        // What is typed into fields and not entered is in the journal as such, also half a date.
        let effects = self.workspace.end_session(self.now());
        self.run_effects(ctx, effects);
    }

    /// Whether all files of the last session, and all that the user opened, have been read.
    fn is_session_restored(&self) -> bool {
        !self.is_awaiting_session && self.workspace.open_progress().is_none()
    }

    /// Saves the session when the open files or the active one have changed.
    fn save_session(&mut self, ctx: &egui::Context) {
        if self.is_session_restored() && !self.workspace.is_current_session(&self.saved_session) {
            self.saved_session = self.workspace.session();
            self.send(ctx, Job::SaveSession(self.saved_session.to_ron()));
        }
    }

    /// Checks the files when the window gets the focus: another program may have changed them.
    fn check_files_on_focus(&mut self, ctx: &egui::Context) {
        let has_focus = ctx.input(|input| input.focused);
        if !std::mem::replace(&mut self.had_focus, has_focus) && has_focus {
            self.dispatch(ctx, Action::File(FileAction::CheckFiles));
        }
    }

    fn open_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            self.dispatch(ctx, Action::File(FileAction::OpenFiles(dropped)));
        }
    }

    fn apply_settings(&mut self, ctx: &egui::Context) {
        let settings = self.workspace.settings();
        let current @ (language, theme, size, still) =
            (settings.language, settings.theme, settings.zoom_percent, settings.reduce_motion);
        if self.applied_settings == Some(current) {
            return;
        }
        self.applied_settings = Some(current);
        let system = sys_locale::get_locale().unwrap_or_default();
        let language = Language::from_choice(language, &system);
        if language != self.i18n.language() {
            self.i18n = Localizer::new(language);
        }
        ctx.set_theme(match theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        });
        ctx.set_zoom_factor(f32::from(size) / 100.0);
        theme::set_animations(ctx, !still);
    }

    /// Watches the folder of the settings, and no other one.
    fn sync_folder_watch(&mut self, ctx: &egui::Context) {
        let wanted = self.workspace.settings().watched_folder.as_deref();
        if self.folder_watch.as_ref().map(FolderWatch::folder) == wanted {
            return;
        }
        let folder = wanted.map(Path::to_owned);
        self.folder_watch = None;
        let (Some(folder), Some(worker)) = (folder, &self.reader) else { return };
        match FolderWatch::start(folder, self.profile.clone(), worker.event_sender(), ctx.clone()) {
            Ok(watch) => self.folder_watch = Some(watch),
            Err(error) => log::error!("no thread for the watched folder: {error}"),
        }
    }

    /// Makes the window fullscreen in focus mode. A window that was closed in focus mode reopens with its panels, and
    /// not in fullscreen.
    fn sync_fullscreen(&mut self, ctx: &egui::Context) {
        let wants_fullscreen = self.workspace.is_focus_mode();
        let is_fullscreen = ctx.input(|input| input.viewport().fullscreen);
        let requested = self.requested_fullscreen.replace(wants_fullscreen);
        let is_left_fullscreen = is_fullscreen == Some(true) && !wants_fullscreen;
        if requested.map_or(is_left_fullscreen, |requested| requested != wants_fullscreen) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(wants_fullscreen));
        }
    }

    fn sync_title(&mut self, ctx: &egui::Context) {
        let name = self.i18n.msg("app-name");
        let untitled = self.i18n.msg("story-untitled");
        let title = match self.workspace.active() {
            Some(document) => {
                let mark = if document.is_saved() { "" } else { "• " };
                let document = if document.name().is_empty() { &untitled } else { document.name() };
                format!("{mark}{document} – {name}")
            }
            None => name,
        };
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        let workers = [&self.reader, &self.writer, &self.journal_worker, &self.checker].into_iter().flatten();
        let reports: Vec<WorkspaceEvent> = workers.flat_map(Worker::drain_events).collect();
        for report in reports {
            self.is_awaiting_session &= !matches!(report, WorkspaceEvent::SessionLoaded { .. });
            self.handle_event(ctx, report);
        }
        self.take_hidden_input(ctx);
        self.handle_termination(ctx);
        self.handle_close_request(ctx);
        self.open_dropped_files(ctx);
        self.check_files_on_focus(ctx);
        self.save_session(ctx);
        self.autosave(ctx);
        self.run_due_checks(ctx);
        self.apply_settings(ctx);
        self.sync_folder_watch(ctx);
        self.sync_title(ctx);
        self.sync_fullscreen(ctx);
    }

    fn raw_input_hook(&mut self, _: &egui::Context, input: &mut egui::RawInput) {
        self.has_hidden_input = input.viewport().visible() == Some(false) && !input.events.is_empty();
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.has_hidden_input = false;
        for action in self.main_view.show(ui, &self.workspace, &self.i18n) {
            let action = self.with_html(action);
            self.dispatch(&ctx, action);
        }
        self.autosave(&ctx);
        self.run_due_checks(&ctx);
        self.apply_settings(&ctx);
    }

    /// Scroll positions and open sections are keyed by story ids, which are only unique within one run.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        // What is being read is of no use any more, and may take long.
        for worker in [&mut self.writer, &mut self.journal_worker].into_iter().flatten() {
            worker.finish();
        }
    }
}

/// Whether the window is minimised or covered.
fn is_hidden(ctx: &egui::Context) -> bool {
    ctx.input(|input| input.viewport().visible()) == Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::App as _;
    use egui::{Event, RawInput, ViewportId};
    use std::fs;
    use std::thread;

    /// A story with its file, in an app without a window.
    struct Bench {
        folder: tempfile::TempDir,
        ctx: egui::Context,
        app: App,
    }

    impl Bench {
        fn with_story() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("cerita.txt");
            fs::write(&path, "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi pantai sejak pagi.\n").unwrap();
            let (ctx, profile) = (egui::Context::default(), Profile::in_dir(&folder.path().join("own")));
            let app = App::with_state(&ctx, &profile, profile.load(), vec![path]);
            let mut bench = Self { folder, ctx, app };
            bench.wait_until(|bench| !bench.app.workspace.documents().is_empty());
            bench
        }

        fn logic(&mut self, input: &mut RawInput) -> egui::LogicOutput {
            let mut frame = eframe::Frame::_new_kittest();
            self.app.raw_input_hook(&self.ctx, input);
            self.ctx.run_logic(input, |ctx| self.app.logic(ctx, &mut frame))
        }

        fn wait_until(&mut self, is_done: impl Fn(&Self) -> bool) {
            let started = Instant::now();
            while !is_done(self) {
                assert!(started.elapsed() < Duration::from_mins(2), "it never happens");
                self.logic(&mut RawInput::default());
                thread::sleep(Duration::from_millis(5));
            }
        }

        fn has_journal_entry(&self) -> bool {
            let runs = fs::read_dir(self.folder.path().join("own/data/journal")).into_iter().flatten().flatten();
            let mut files = runs.flat_map(|run| fs::read_dir(run.path()).into_iter().flatten().flatten());
            files.any(|file| file.path().extension().is_some_and(|extension| extension == "entry"))
        }
    }

    /// Input of a minimised window.
    fn hidden_input(events: Vec<Event>) -> RawInput {
        let mut input = RawInput { events, ..RawInput::default() };
        let info = egui::ViewportInfo { minimized: Some(true), ..egui::ViewportInfo::default() };
        input.viewports.insert(ViewportId::ROOT, info);
        input
    }

    #[test]
    fn input_that_waits_in_a_minimised_window_is_taken_and_its_text_is_stored_at_once() {
        let mut bench = Bench::with_story();
        let commands = |output: egui::LogicOutput| output.viewport_commands.into_values().flatten().collect::<Vec<_>>();
        let asked = commands(bench.logic(&mut hidden_input(Vec::new())));
        assert!(!asked.contains(&ViewportCommand::RequestPaintWhileHidden));
        let asked = commands(bench.logic(&mut hidden_input(vec![Event::Text("kata".into())])));
        assert!(asked.contains(&ViewportCommand::RequestPaintWhileHidden), "{asked:?}");
        let (ctx, end) = (bench.ctx.clone(), 0);
        bench.app.dispatch(&ctx, Action::Edit(EditAction::Splice { range: end..end, text: "Kata terakhir. ".into() }));
        // Without the delay of a second.
        let started = Instant::now();
        while !bench.has_journal_entry() {
            assert!(started.elapsed() < Duration::from_secs(20));
            bench.logic(&mut hidden_input(Vec::new()));
            assert!(bench.app.workspace.next_autosave_in(bench.app.now()).is_none());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Stories that take long to read hold up neither the save of another one nor the journal.
    #[test]
    fn saves_and_the_journal_do_not_wait_for_reading() {
        let mut bench = Bench::with_story();
        let document = bench.app.workspace.active().unwrap().id();
        let ctx = bench.ctx.clone();
        let text = "Warga desa menanam bakau di tepi pantai sejak pagi. Baca Juga: Panen Raya Tiba.\n\n".repeat(20_000);
        let slow = (0..8).map(|number| bench.folder.path().join(format!("panjang-{number}.txt")));
        let slow: Vec<PathBuf> = slow.inspect(|path| fs::write(path, &text).unwrap()).collect();
        bench.app.dispatch(&ctx, Action::File(FileAction::OpenFiles(slow)));
        bench.app.dispatch(&ctx, Action::Edit(EditAction::Splice { range: 0..0, text: "Ketikan. ".into() }));
        bench.wait_until(Bench::has_journal_entry);
        assert!(bench.app.workspace.open_progress().is_some(), "the journal waited for reading");
        let path = bench.folder.path().join("cerita.ron");
        let format = redaksi_core::formats::Format::Ron;
        let save = FileAction::SaveTo { document, path: path.clone(), format, replace: false };
        bench.app.dispatch(&ctx, Action::File(save));
        bench.wait_until(|bench| {
            let of_story = bench.app.workspace.documents().iter().find(|other| other.id() == document);
            of_story.is_some_and(crate::workspace::Document::is_saved)
        });
        assert!(bench.app.workspace.open_progress().is_some(), "the save waited for reading");
        assert!(fs::read_to_string(path).unwrap().contains("Ketikan."));
    }
}
