//! The versions dialog: the story as received, at each save, and now. Compares any two of them, and restores an earlier
//! one.

use crate::ui::document::diff_view::{Comparison, EARLIER_AND_LATER};
use crate::ui::widgets::{button, hint, outlined, primary};
use crate::ui::dialogs::file::{foot, modal, title};
use crate::ui::theme::{Face, Palette, size, space};
use crate::workspace::{Action, Desk, StoryId, Value, VersionAction, Versions, Which};
use crate::i18n::Words;
use egui::{Align, Key, Layout, RichText, ScrollArea, Ui, Vec2};

/// How many versions are visible without scrolling.
const SEEN: f32 = 5.0;

/// Cache key of the diff: the story, its revision, and the two versions.
type Pair = (StoryId, u64, Which, Which);

/// State of the dialog between frames: the diff.
#[derive(Debug, Default)]
pub struct VersionsDialog {
    compared: Comparison<Pair>,
    is_copied: bool,
}

impl VersionsDialog {
    /// Shows the dialog while it is open.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let Some(versions) = desk.versions() else {
            *self = Self::default();
            return;
        };
        let Some(story) = desk.story(versions.story) else { return };
        let both = desk.version(versions.from).zip(desk.version(versions.to));
        if let Some((old, new)) = both {
            self.compared.follow(&(story.id(), story.revision(), versions.from, versions.to), Some(old), new);
        }
        modal(ui, "versions", size::RECOVERY, |ui| {
            title(ui, &words.say("versions-title"));
            hint(ui, words.say(if versions.list.is_empty() { "versions-none" } else { "versions-hint" }));
            ui.add_space(space::XS);
            list(ui, versions, words, actions);
            ui.add_space(space::S);
            let rows = (versions.list.len() as f32 + 2.0).min(SEEN);
            let available = ui.ctx().content_rect().height() - size::VERSIONS_BESIDE - size::CONTROL * rows;
            if both.is_some() {
                let reverted = self.compared.show(ui, available, EARLIER_AND_LATER, desk.can_take_back(), words);
                if let Some(difference) = reverted {
                    actions.push(Action::Versions(VersionAction::TakeBack(difference)));
                }
            } else {
                hint(ui, words.say("status-opening"));
            }
            foot(ui, |ui| {
                // Most users come to look, so closing is the primary action, on Enter as well.
                let escaped = ui.input(|input| input.key_pressed(Key::Escape));
                let close = primary(ui, &words.say("versions-close"), true);
                if ui.memory(|memory| memory.focused().is_none()) {
                    close.request_focus();
                }
                if close.clicked() || escaped {
                    actions.push(Action::Versions(VersionAction::Close));
                }
                let back = button(ui, &words.say("versions-bring-back"), desk.can_bring_back());
                if back.on_hover_text(words.say("versions-bring-back-hint")).clicked() {
                    actions.push(Action::Versions(VersionAction::BringBack));
                }
                if let Some((old, new)) = both
                    && button(ui, &words.say("versions-report"), true)
                        .on_hover_text(words.say("versions-report-hint"))
                        .clicked()
                {
                    ui.copy_text(words.report(old, new));
                    self.is_copied = true;
                }
                if self.is_copied {
                    hint(ui, words.say("versions-report-copied"));
                }
            });
        });
    }
}

/// The list of versions, each with two radio buttons: the older and the newer side of the diff.
fn list(ui: &mut Ui, versions: &Versions, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        let available = Vec2::new(size::VERSION_SWITCH, size::CONTROL);
        ui.allocate_ui_with_layout(available, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(size::VERSION_SWITCH);
            add(ui);
        });
    };
    ui.horizontal(|ui| {
        for code in ["versions-from", "versions-to"] {
            let text = RichText::new(words.say(code)).font(Face::SmallStrong.font()).color(palette.soft);
            column(ui, &mut |ui| drop(ui.label(text.clone())));
        }
    });
    let saved = versions.saved.is_some().then_some(Which::Saved);
    let all = [Which::Now]
        .into_iter()
        .chain(saved)
        .chain((0..versions.list.len()).map(Which::Earlier))
        .chain([Which::AsReceived]);
    let area = ScrollArea::vertical().id_salt("versions").auto_shrink([false, true]);
    area.max_height(size::CONTROL * SEEN).show(ui, |ui| {
        for which in all {
            let name = name_of(which, versions, words);
            ui.horizontal(|ui| {
                for (chosen, code) in [(versions.from, "versions-from-this"), (versions.to, "versions-to-this")] {
                    let label = words.say_with(code, &[("version", Value::Text(name.clone()))]);
                    column(ui, &mut |ui| {
                        let is_on = chosen == which;
                        let radio = outlined(ui, |ui| ui.radio(is_on, ""));
                        radio.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &label));
                        if radio.clicked() {
                            let is_from = code == "versions-from-this";
                            let (from, to) = if is_from { (which, versions.to) } else { (versions.from, which) };
                            actions.push(Action::Versions(VersionAction::Compare { from, to }));
                        }
                    });
                }
                ui.label(RichText::new(&name).font(Face::Ui.font()));
            });
        }
    });
}

fn name_of(which: Which, versions: &Versions, words: &Words) -> String {
    match which {
        Which::Now => words.say("versions-now"),
        Which::AsReceived => words.say("versions-received"),
        Which::Saved => words.say("versions-saved"),
        Which::Earlier(index) => {
            let at = versions.list.get(index).map(|earlier| earlier.kept_at.clone()).unwrap_or_default();
            words.say_with("versions-until", &[("at", Value::Text(at))])
        }
    }
}
