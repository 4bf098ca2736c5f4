//! Dialogs about files: a typed path where no native file dialog is available, overwriting a file, unsaved changes.
//! Also the frame that all dialogs share.

use crate::ui::widgets::{button, hint, outlined, primary};
use crate::ui::widgets::text_field::select_part;
use crate::ui::theme::{Face, Palette, size, space};
use crate::workspace::{Action, Answer, Asking, Desk, StoryId, Value};
use crate::formats::{Format, with_extension};
use crate::i18n::Words;
use egui::{Id, Key, Label, Modal, RichText, ScrollArea, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// State of the dialogs between frames: the open prompt and the path being typed.
#[derive(Debug, Default)]
pub struct Dialogs {
    asked: Option<Asking>,
    typed: String,
    is_fresh: bool,
    /// The stories that the unsaved-changes prompt was last shown for.
    closing: Option<Vec<StoryId>>,
    /// The path that was last typed and opened.
    opened_last: String,
}

impl Dialogs {
    /// Shows the prompt that is open, if any.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        if self.asked.as_ref() != desk.asking() {
            self.asked = desk.asking().cloned();
            self.is_fresh = true;
            self.typed = match &self.asked {
                Some(Asking::Save { suggested, .. }) => suggested.display().to_string(),
                Some(Asking::Replace { path, .. }) => path.display().to_string(),
                // A path that could not be opened is offered again for correction.
                Some(Asking::Open | Asking::OpenFolder) => self.unopened(desk),
                None => String::new(),
            };
        }
        match self.asked.clone() {
            Some(Asking::Open | Asking::OpenFolder) => self.open(ui, words, actions),
            Some(Asking::Save { story, .. }) => {
                let open = desk.story(story);
                let source_name = open.map_or("", |open| open.article().received.name.as_str());
                self.save(ui, story, source_name, words, actions);
            }
            Some(Asking::Replace { story, path, format }) => replace(ui, story, &path, format, words, actions),
            None => {
                let asked = desk.question().filter(|question| !question.is_saving).map(|question| &question.stories);
                let is_new = self.closing.as_ref() != asked;
                self.closing = asked.cloned();
                unsaved(ui, desk, is_new, words, actions);
            }
        }
    }

    /// The path that was typed last, if no open story comes from it; else an empty string.
    fn unopened(&self, desk: &Desk) -> String {
        let path = typed_path(&self.opened_last);
        // A folder counts as open if a story in it is open.
        let is_open =
            |path: &PathBuf| desk.stories().iter().filter_map(|story| story.path()).any(|open| open.starts_with(path));
        if path.as_ref().is_none_or(is_open) { String::new() } else { self.opened_last.clone() }
    }

    fn open(&mut self, ui: &Ui, words: &Words, actions: &mut Vec<Action>) {
        modal(ui, "open-path", size::DIALOG, |ui| {
            title(ui, &words.say("dialog-open-title"));
            let entered = self.path_field(ui, &words.say("dialog-path"));
            hint(ui, words.say("dialog-open-hint"));
            let path = typed_path(&self.typed);
            foot(ui, |ui| {
                if (primary(ui, &words.say("dialog-open-button"), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    self.opened_last.clone_from(&self.typed);
                    actions.push(Action::OpenFiles(vec![path]));
                }
                cancel(ui, words, actions);
                browse(ui, words, actions);
            });
        });
    }

    fn save(&mut self, ui: &Ui, story: StoryId, source_name: &str, words: &Words, actions: &mut Vec<Action>) {
        modal(ui, "save-path", size::DIALOG, |ui| {
            title(ui, &words.say("dialog-save-title"));
            let entered = self.path_field(ui, &words.say("dialog-path"));
            ui.add_space(space::XS);
            let path = typed_path(&self.typed);
            // A path with a trailing separator names no file; saving reports the error.
            let is_folder = self.typed.trim().ends_with(['/', '\\']);
            let named = path.as_deref().and_then(Path::to_str).and_then(Format::of_name);
            let format = named.unwrap_or(Format::Ron);
            for choice in Format::ALL {
                let label = words.say(&format!("format-{}", choice.extension()));
                if outlined(ui, |ui| ui.radio(format == choice, label)).clicked()
                    && let Some(path) = &path
                {
                    let stem_path = if named.is_some() { path.with_extension("") } else { path.clone() };
                    let mut chosen = with_extension(stem_path.clone(), choice);
                    // Saving over the raw source file is rarely intended: another name is suggested.
                    if chosen.file_name().is_some_and(|name| name == source_name) {
                        let mut raw_copy = stem_path.into_os_string();
                        raw_copy.push(words.say("beside-raw"));
                        chosen = with_extension(raw_copy.into(), choice);
                    }
                    self.typed = chosen.display().to_string();
                    self.is_fresh = true;
                }
            }
            foot(ui, |ui| {
                if (primary(ui, &words.say("dialog-save-button"), path.is_some()).clicked() || entered)
                    && let Some(path) = path
                {
                    let path = if named.is_some() || is_folder { path } else { with_extension(path, format) };
                    actions.push(Action::SaveTo { story, path, format, replace: false });
                }
                cancel(ui, words, actions);
                browse(ui, words, actions);
            });
        });
    }

    /// The text field for the path; returns whether Enter was pressed in it.
    fn path_field(&mut self, ui: &mut Ui, label: &str) -> bool {
        let id = Id::unique("typed-path");
        let label_id = hint(ui, label).id;
        let response =
            ui.add(TextEdit::singleline(&mut self.typed).id(id).desired_width(f32::INFINITY)).labelled_by(label_id);
        if std::mem::take(&mut self.is_fresh) {
            response.request_focus();
            select_stem(ui, id, &self.typed);
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }
}

/// Selects the file name without its folder and extension, because that is the part users replace.
fn select_stem(ui: &Ui, id: Id, path: &str) {
    let name = path.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let stem = path[name..].rfind('.').map_or(path.len(), |at| name + at);
    select_part(ui, id, path, name..stem);
}

fn typed_path(typed: &str) -> Option<PathBuf> {
    let typed = typed.trim().trim_matches('"');
    (!typed.is_empty()).then(|| PathBuf::from(typed))
}

fn replace(ui: &Ui, story: StoryId, path: &Path, format: Format, words: &Words, actions: &mut Vec<Action>) {
    modal(ui, "replace", size::DIALOG, |ui| {
        title(ui, &words.say("dialog-replace-title"));
        ui.label(path.display().to_string());
        hint(ui, words.say("dialog-replace-hint"));
        foot(ui, |ui| {
            if primary(ui, &words.say("dialog-replace-button"), true).clicked() {
                actions.push(Action::SaveTo { story, path: path.to_owned(), format, replace: true });
            }
            cancel(ui, words, actions);
        });
    });
}

/// How many stories of the prompt are visible without scrolling.
const SEEN: f32 = 12.0;

fn unsaved(ui: &Ui, desk: &Desk, is_new: bool, words: &Words, actions: &mut Vec<Action>) {
    let Some(question) = desk.question().filter(|question| !question.is_saving) else { return };
    let name = |id: &StoryId| match desk.story(*id).map_or("", |story| story.name()) {
        "" => words.say("story-untitled"),
        name => name.to_owned(),
    };
    let count = question.stories.len();
    modal(ui, "unsaved", size::DIALOG, |ui| {
        title(ui, &words.say("dialog-unsaved-title"));
        if let [story] = &question.stories[..] {
            ui.label(words.say_with("dialog-unsaved", &[("name", Value::Text(name(story)))]));
        } else {
            ui.label(words.count("dialog-unsaved-many", count));
            let max_height = ui.text_style_height(&egui::TextStyle::Body) * SEEN;
            ScrollArea::vertical().id_salt("unsaved").auto_shrink([false, true]).max_height(max_height).show(
                ui,
                |ui| {
                    for story in &question.stories {
                        ui.add(Label::new(format!("• {}", name(story))).truncate());
                    }
                },
            );
        }
        foot(ui, |ui| {
            let label = if count == 1 { "dialog-unsaved-save" } else { "command-save-every" };
            let save = primary(ui, &words.say(label), true);
            if is_new || ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus();
            }
            if save.clicked() {
                actions.push(Action::Answer(Answer::Save));
            }
            if button(ui, &words.say("dialog-unsaved-discard"), true).clicked() {
                actions.push(Action::Answer(Answer::Discard));
            }
            let escaped = ui.input(|input| input.key_pressed(Key::Escape));
            if button(ui, &words.say("dialog-cancel"), true).clicked() || escaped {
                actions.push(Action::Answer(Answer::Cancel));
            }
        });
    });
}

/// A modal dialog, `width` points wide but no wider than the window allows. What does not fit into the window's height
/// scrolls.
pub fn modal(ui: &Ui, id: &'static str, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("dialog", id));
    show_modal(ui, Modal::new(id), width, add);
}

/// A modal dialog whose top edge stays in place while its height changes.
pub fn modal_from_top(ui: &Ui, id: &'static str, width: f32, add: impl FnOnce(&mut Ui)) {
    let id = Id::unique(("dialog", id));
    let area = Modal::default_area(id).anchor(egui::Align2::CENTER_TOP, egui::Vec2::new(0.0, space::XXL));
    show_modal(ui, Modal::new(id).area(area), width, add);
}

fn show_modal(ui: &Ui, modal: Modal, width: f32, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::now(ui);
    let frame = egui::Frame::window(ui.style()).fill(palette.panel);
    let window = ui.ctx().content_rect().size();
    let height = window.y - frame.total_margin().sum().y - space::XL;
    modal.frame(frame).show(ui.ctx(), |ui| {
        let width = width.min(window.x - space::XXL * 2.0);
        ui.set_width(width);
        let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
        area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.set_width(width);
            add(ui);
        });
    });
}

/// The title of a dialog.
pub fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(Face::Title.font()));
    ui.add_space(space::XS);
}

/// The button row of a dialog, laid out from the right; the first button added is the primary one.
pub fn foot(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    let row = egui::Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), add);
}

fn cancel(ui: &mut Ui, words: &Words, actions: &mut Vec<Action>) {
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if button(ui, &words.say("dialog-cancel"), true).clicked() || escaped {
        actions.push(Action::CancelAsking);
    }
}

fn browse(ui: &mut Ui, words: &Words, actions: &mut Vec<Action>) {
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        if button(ui, &words.say("dialog-browse"), true).clicked() {
            actions.push(Action::Browse);
        }
    });
}
