//! The eframe application: [`eframe::App::logic`] handles worker results and window events, [`eframe::App::ui`] draws
//! the workspace and dispatches the user's actions.

use crate::app::worker::Worker;
use crate::app::{Known, OwnFiles, file_dialog};
use crate::workspace::{Action, Desk, Effect, Errand, LanguageChoice, Report, Session, ThemeChoice};
use crate::ui::{Window, theme};
use crate::i18n::{Language, Words};
use egui::{ThemePreference, ViewportCommand};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The application: the workspace, its view, and the worker threads.
#[derive(Debug)]
pub struct Shell {
    desk: Desk,
    window: Window,
    words: Words,
    worker: Option<Worker>,
    /// A separate worker for the journal, so that autosaving does not wait for slow reads.
    keeper: Option<Worker>,
    started: Instant,
    title: String,
    dressed: Option<(LanguageChoice, ThemeChoice, u16, bool)>,
    is_closing: bool,
    had_focus: bool,
    /// The fullscreen state that was requested last; `None` before the first request.
    fills_screen: Option<bool>,
    /// The session as it was saved last.
    session: Session,
    /// Whether the files of the last session have not been read yet.
    awaits_session: bool,
}

impl Shell {
    /// Reads the profile, starts the workers and opens these files, or those of the last session where there are none.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, own: &OwnFiles, files: Vec<PathBuf>) -> Self {
        Self::on(&creation.egui_ctx, own, own.known(), files)
    }

    /// The same on any egui context, with a profile that has been read already.
    #[must_use]
    pub fn on(ctx: &egui::Context, own: &OwnFiles, known: Known, files: Vec<PathBuf>) -> Self {
        theme::dress(ctx);
        let Known { packs, settings, vocabulary, keymap, mut problems } = known;
        let mut start = |name: &str| match Worker::start(name, ctx.clone(), own.clone()) {
            Ok(worker) => Some(worker),
            Err(error) => {
                let problem = crate::workspace::Problem { code: "no-worker".into(), path: None, detail: error.to_string() };
                problems.push(problem);
                None
            }
        };
        let (worker, keeper) = (start("worker"), start("keeper"));
        let mut shell = Self {
            desk: Desk::new(packs, vocabulary, settings),
            window: Window::default(),
            words: Words::new(Language::English),
            worker,
            keeper,
            started: Instant::now(),
            title: String::new(),
            dressed: None,
            is_closing: false,
            had_focus: true,
            fills_screen: None,
            session: Session::default(),
            awaits_session: false,
        };
        shell.desk.set_keymap(keymap);
        for problem in problems {
            shell.hear(ctx, Report::Trouble(problem));
        }
        shell.follow_settings(ctx);
        shell.send(ctx, Errand::FindLeft(shell.desk.packs().clone()));
        if files.is_empty() {
            shell.awaits_session = true;
            shell.send(ctx, Errand::FindSession);
        } else {
            shell.act(ctx, Action::OpenFiles(files));
        }
        shell
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        let effects = self.desk.act(action, self.now());
        self.carry_out(ctx, effects);
    }

    fn hear(&mut self, ctx: &egui::Context, report: Report) {
        let effects = self.desk.hear(report);
        self.carry_out(ctx, effects);
    }

    fn carry_out(&mut self, ctx: &egui::Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Run(errand) => self.send(ctx, errand),
                Effect::WriteClipboard(text) => ctx.copy_text(text),
                Effect::ReadClipboard(into) => {
                    self.window.expect_paste(into);
                    ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
                }
                Effect::Dialog(asking) => {
                    if let Some(worker) = &self.worker {
                        file_dialog::ask(asking, &self.words, ctx, worker.speaker());
                    }
                }
                Effect::Quit => {
                    self.is_closing = true;
                    // A session that is still being restored is not overwritten: its remaining files would be lost.
                    if self.knows_session() {
                        self.send(ctx, Errand::KeepSession(self.desk.session().write()));
                    }
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
            }
        }
    }

    fn send(&mut self, ctx: &egui::Context, errand: Errand) {
        let worker = if errand.is_of_journal() { &self.keeper } else { &self.worker };
        match worker {
            Some(worker) => worker.send(errand),
            None => self.hear(ctx, errand.failed()),
        }
    }

    /// Writes due changes to the journal, and schedules a repaint for the next ones.
    fn keep(&mut self, ctx: &egui::Context) {
        let effects = self.desk.keep(self.now());
        self.carry_out(ctx, effects);
        if let Some(wait) = self.desk.keeps_in(self.now()) {
            ctx.request_repaint_after(wait);
        }
    }

    /// Handles a request to close. Called from `logic`, because eframe does not run `ui` of a minimised window.
    fn hear_close_request(&mut self, ctx: &egui::Context) {
        if self.is_closing || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        match self.window.hand_over(&self.desk) {
            Ok(pending) => {
                for action in pending {
                    self.act(ctx, action);
                }
                self.hear(ctx, Report::CloseRequested);
            }
            Err(rejection) => self.act(ctx, rejection),
        }
        if self.desk.question().is_some() {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
    }

    /// Whether all files of the last session, and all that the user opened, have been read.
    fn knows_session(&self) -> bool {
        !self.awaits_session && self.desk.opening().is_none()
    }

    /// Saves the session when the open files or the active one have changed.
    fn keep_session(&mut self, ctx: &egui::Context) {
        if self.knows_session() && !self.desk.has_open(&self.session) {
            self.session = self.desk.session();
            self.send(ctx, Errand::KeepSession(self.session.write()));
        }
    }

    /// Checks the files when the window gets the focus: another program may have changed them.
    fn follow_focus(&mut self, ctx: &egui::Context) {
        let has_focus = ctx.input(|input| input.focused);
        if !std::mem::replace(&mut self.had_focus, has_focus) && has_focus {
            self.act(ctx, Action::LookAtFiles);
        }
    }

    fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        if !dropped.is_empty() {
            self.act(ctx, Action::OpenFiles(dropped));
        }
    }

    fn follow_settings(&mut self, ctx: &egui::Context) {
        let settings = self.desk.settings();
        let current @ (language, theme, size, still) =
            (settings.language, settings.theme, settings.size, settings.still);
        if self.dressed == Some(current) {
            return;
        }
        self.dressed = Some(current);
        let system = sys_locale::get_locale().unwrap_or_default();
        let language = Language::chosen(language, &system);
        if language != self.words.language() {
            self.words = Words::new(language);
        }
        ctx.set_theme(match theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        });
        ctx.set_zoom_factor(f32::from(size) / 100.0);
        theme::set_motion(ctx, !still);
    }

    /// Makes the window fullscreen in focus mode. A window that was closed in focus mode reopens with its panels, and
    /// not in fullscreen.
    fn follow_alone(&mut self, ctx: &egui::Context) {
        let wants_fullscreen = self.desk.is_alone();
        let is_fullscreen = ctx.input(|input| input.viewport().fullscreen);
        let requested = self.fills_screen.replace(wants_fullscreen);
        let is_left_fullscreen = is_fullscreen == Some(true) && !wants_fullscreen;
        if requested.map_or(is_left_fullscreen, |requested| requested != wants_fullscreen) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(wants_fullscreen));
        }
    }

    fn follow_title(&mut self, ctx: &egui::Context) {
        let name = self.words.say("app-name");
        let untitled = self.words.say("story-untitled");
        let title = match self.desk.active() {
            Some(story) => {
                let mark = if story.is_saved() { "" } else { "• " };
                let story = if story.name().is_empty() { &untitled } else { story.name() };
                format!("{mark}{story} – {name}")
            }
            None => name,
        };
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        let workers = [&self.worker, &self.keeper].into_iter().flatten();
        let reports: Vec<Report> = workers.flat_map(Worker::reports).collect();
        for report in reports {
            self.awaits_session &= !matches!(report, Report::Session(..));
            self.hear(ctx, report);
        }
        self.hear_close_request(ctx);
        self.take_dropped_files(ctx);
        self.follow_focus(ctx);
        self.keep_session(ctx);
        self.keep(ctx);
        self.follow_settings(ctx);
        self.follow_title(ctx);
        self.follow_alone(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        for action in self.window.show(ui, &self.desk, &self.words) {
            self.act(&ctx, action);
        }
        self.keep(&ctx);
        self.follow_settings(&ctx);
    }

    /// Scroll positions and open sections are keyed by story ids, which are only unique within one run.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        for worker in [&mut self.worker, &mut self.keeper].into_iter().flatten() {
            worker.finish();
        }
    }
}
