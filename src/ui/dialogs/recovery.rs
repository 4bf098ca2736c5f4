//! The recovery dialog: stories left behind by a crash, each compared with its file on disk.

use crate::ui::document::diff_view::{Comparison, EARLIER_AND_LATER};
use crate::ui::widgets::{beginning, button, card, hint, hint_line, outlined, primary, quiet};
use crate::ui::dialogs::file::{foot, modal, title};
use crate::ui::theme::{Face, size, space};
use crate::article::FieldName;
use crate::workspace::{Action, Choice, Desk, Left, RecoveryAction, Value};
use crate::i18n::Words;
use egui::{Key, RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// How many stories are visible without scrolling.
const SEEN: f32 = 2.0;

/// State of the dialog between frames: the index of the compared story, and its diff.
#[derive(Debug, Default)]
pub struct Recovery {
    shown: usize,
    compared: Comparison<PathBuf>,
}

impl Recovery {
    /// Shows the dialog while there are stories to recover.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let stories = desk.left();
        if stories.is_empty() || desk.question().is_some() || desk.asking().is_some() {
            return;
        }
        self.shown = self.shown.min(stories.len() - 1);
        let story = &stories[self.shown].0;
        self.compared.follow(&story.entry, story.on_disk.as_deref(), &story.article);
        modal(ui, "recovery", size::RECOVERY, |ui| {
            title(ui, &words.count("recovery-title", stories.len()));
            hint(ui, words.say("recovery-hint"));
            ui.add_space(space::XS);
            let list = height_of_list(ui, stories.len());
            ScrollArea::vertical().id_salt("left").auto_shrink([false, true]).max_height(list).show(ui, |ui| {
                for (index, (story, choice)) in stories.iter().enumerate() {
                    self.story(ui, index, story, *choice, words, actions);
                    ui.add_space(space::XS);
                }
            });
            ui.add_space(space::XS);
            self.comparison(ui, &stories[self.shown].0, list, words);
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
        recovered: &Left,
        choice: Choice,
        words: &Words,
        actions: &mut Vec<Action>,
    ) {
        card(ui, index, |ui| {
            ui.horizontal(|ui| {
                let headline = recovered.article.fields.value(FieldName::Headline);
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
            let file = recovered.path.as_deref().map(|path| path.display().to_string());
            let file = file.unwrap_or_else(|| words.say("recovery-no-file"));
            let values = [("at", Value::Text(recovered.kept_at.clone())), ("file", Value::Text(file))];
            hint_line(ui, words.say_with("recovery-kept-at", &values));
            ui.horizontal(|ui| {
                for option in Choice::ALL {
                    let label = words.say(&format!("recovery-{}", option.code()));
                    if outlined(ui, |ui| ui.radio(choice == option, label)).clicked() {
                        actions.push(Action::Recover(RecoveryAction::Choose(index, option)));
                    }
                }
            });
        });
    }

    fn comparison(&mut self, ui: &mut Ui, recovered: &Left, list: f32, words: &Words) {
        let heading = if recovered.on_disk.is_some() { "recovery-against-file" } else { "recovery-no-file-now" };
        ui.label(RichText::new(words.say(heading)).font(Face::UiStrong.font()));
        let available_height = ui.ctx().content_rect().height() - size::RECOVERY_BESIDE - list;
        self.compared.show(ui, available_height, EARLIER_AND_LATER, false, words);
    }
}

/// The height of the list of `count` stories, in points. In a low window it leaves room for the diff and the buttons.
fn height_of_list(ui: &Ui, count: usize) -> f32 {
    let available_height = ui.ctx().content_rect().height() - size::RECOVERY_BESIDE - size::CARD / 2.0;
    let fits = (available_height / size::RECOVERED).floor().clamp(1.0, SEEN);
    size::RECOVERED * fits.min(count as f32)
}
