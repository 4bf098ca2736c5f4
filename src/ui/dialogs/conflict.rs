//! The conflict dialog: asks which version to keep when another program changed the file of an open story.

use crate::ui::document::diff_view::Comparison;
use crate::ui::widgets::{button, hint, primary};
use crate::ui::dialogs::file::{foot, modal, title};
use crate::ui::theme::{Face, size, space};
use crate::workspace::{Action, Desk, Settlement, StoryId};
use crate::i18n::Words;
use egui::{Key, RichText, Ui};

/// State of the dialog between frames: the diff of both versions.
#[derive(Debug, Default)]
pub struct Disputed {
    compared: Comparison<(StoryId, u64)>,
}

impl Disputed {
    /// Shows the dialog while a conflict is open.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let Some(dispute) = desk.disputed() else {
            *self = Self::default();
            return;
        };
        let Some(story) = desk.story(dispute.story) else { return };
        let theirs = dispute.theirs.as_deref();
        self.compared.follow(&(story.id(), story.revision()), theirs, story.article());
        modal(ui, "disputed", size::RECOVERY, |ui| {
            title(ui, &words.say("disputed-title"));
            ui.label(dispute.path.display().to_string());
            hint(ui, words.say(if story.is_saved() { "disputed-hint-saved" } else { "disputed-hint" }));
            ui.add_space(space::S);
            ui.label(RichText::new(words.say("disputed-compared")).font(Face::UiStrong.font()));
            let available_height = ui.ctx().content_rect().height() - size::RECOVERY_BESIDE;
            self.compared.show(ui, available_height, ["disputed-in-file", "disputed-here"], false, words);
            foot(ui, |ui| {
                // The primary choice: with unsaved changes, a save was requested, so the user's version; otherwise the
                // newer version is the one in the file.
                let offered = [
                    (Settlement::Mine, "disputed-mine", "disputed-mine-hint", !story.is_saved()),
                    (Settlement::Theirs, "disputed-theirs", "disputed-theirs-hint", story.is_saved()),
                    (Settlement::Both, "disputed-both", "disputed-both-hint", false),
                ];
                for (settlement, code, tooltip, is_primary) in offered {
                    let label = words.say(code);
                    let response = if is_primary { primary(ui, &label, true) } else { button(ui, &label, true) };
                    if response.on_hover_text(words.say(tooltip)).clicked() {
                        actions.push(Action::Settle(settlement));
                    }
                }
                let escaped = ui.input(|input| input.key_pressed(Key::Escape));
                if button(ui, &words.say("dialog-cancel"), true).clicked() || escaped {
                    actions.push(Action::Settle(Settlement::Later));
                }
            });
        });
    }
}
