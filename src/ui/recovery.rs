//! Bringing back: the stories that were left when the program ended without closing, each beside what its file has.

use super::comparison::{Comparison, EARLIER_AND_LATER};
use super::controls::{beginning, button, card, hint, hint_line, outlined, primary, quiet};
use super::dialogs::{foot, modal, title};
use super::theme::{Face, size, space};
use crate::article::FieldName;
use crate::desk::{Action, Choice, Desk, Left, RecoveryAction, Value};
use crate::words::Words;
use egui::{Key, RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// How many stories are seen at a time; the further ones are scrolled to.
const SEEN: f32 = 2.0;

/// What the dialog remembers: the story that is compared, and the comparison.
#[derive(Debug, Default)]
pub struct Recovery {
    shown: usize,
    compared: Comparison<PathBuf>,
}

impl Recovery {
    /// Shows the dialog, where stories were left.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let left = desk.left();
        if left.is_empty() || desk.question().is_some() || desk.asking().is_some() {
            return;
        }
        self.shown = self.shown.min(left.len() - 1);
        let story = &left[self.shown].0;
        self.compared.follow(&story.entry, story.on_disk.as_deref(), &story.article);
        modal(ui, "recovery", size::RECOVERY, |ui| {
            title(ui, &words.count("recovery-title", left.len()));
            hint(ui, words.say("recovery-hint"));
            ui.add_space(space::XS);
            let list = height_of_list(ui, left.len());
            ScrollArea::vertical().id_salt("left").auto_shrink([false, true]).max_height(list).show(ui, |ui| {
                for (index, (story, choice)) in left.iter().enumerate() {
                    self.story(ui, index, story, *choice, words, actions);
                    ui.add_space(space::XS);
                }
            });
            ui.add_space(space::XS);
            self.comparison(ui, &left[self.shown].0, list, words);
            foot(ui, |ui| {
                let entered =
                    ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter));
                if primary(ui, &words.say("recovery-finish"), true).clicked() || entered {
                    actions.push(Action::Recover(RecoveryAction::Finish));
                }
                let escaped = ui.input(|input| input.key_pressed(Key::Escape));
                if button(ui, &words.say("recovery-later"), true).clicked() || escaped {
                    actions.push(Action::Recover(RecoveryAction::Later));
                }
            });
        });
    }

    fn story(
        &mut self,
        ui: &mut Ui,
        index: usize,
        left: &Left,
        choice: Choice,
        words: &Words,
        actions: &mut Vec<Action>,
    ) {
        card(ui, index, |ui| {
            ui.horizontal(|ui| {
                let headline = left.article.fields.value(FieldName::Headline);
                let untitled = words.say("story-untitled");
                let name = if headline.is_empty() { &untitled } else { beginning(headline) };
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if index == self.shown {
                        hint(ui, words.say("recovery-compared-below"));
                    } else if quiet(ui, &words.say("recovery-compare")).clicked() {
                        self.shown = index;
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(name).font(Face::UiStrong.font())).truncate());
                    });
                });
            });
            let file = left.path.as_deref().map(|path| path.display().to_string());
            let file = file.unwrap_or_else(|| words.say("recovery-no-file"));
            let values = [("at", Value::Text(left.kept_at.clone())), ("file", Value::Text(file))];
            hint_line(ui, words.say_with("recovery-kept-at", &values));
            ui.horizontal(|ui| {
                for offered in Choice::ALL {
                    let label = words.say(&format!("recovery-{}", offered.code()));
                    if outlined(ui, |ui| ui.radio(choice == offered, label)).clicked() {
                        actions.push(Action::Recover(RecoveryAction::Choose(index, offered)));
                    }
                }
            });
        });
    }

    fn comparison(&mut self, ui: &mut Ui, left: &Left, list: f32, words: &Words) {
        let heading = if left.on_disk.is_some() { "recovery-against-file" } else { "recovery-no-file-now" };
        ui.label(RichText::new(words.say(heading)).font(Face::UiStrong.font()));
        let room = ui.ctx().content_rect().height() - size::RECOVERY_BESIDE - list;
        self.compared.show(ui, room, EARLIER_AND_LATER, false, words);
    }
}

/// How high the list of so many stories is: in a low window it leaves room for the comparison and the buttons.
fn height_of_list(ui: &Ui, count: usize) -> f32 {
    let room = ui.ctx().content_rect().height() - size::RECOVERY_BESIDE - size::CARD / 2.0;
    let fits = (room / size::RECOVERED).floor().clamp(1.0, SEEN);
    size::RECOVERED * fits.min(count as f32)
}
