//! The versions of a story: as it came, as it was at each save, as it is now; any two side by side, and the way back.

use super::comparison::{Comparison, EARLIER_AND_LATER};
use super::controls::{button, hint, outlined, primary};
use super::dialogs::{foot, modal, title};
use super::theme::{Face, Palette, size, space};
use crate::desk::{Action, Desk, StoryId, Value, VersionAction, Versions, Which};
use crate::words::Words;
use egui::{Align, Key, Layout, RichText, ScrollArea, Ui, Vec2};

/// How many versions are seen at a time; the further ones are scrolled to.
const SEEN: f32 = 5.0;

/// What tells comparisons apart: the story, its revision, and the two versions.
type Pair = (StoryId, u64, Which, Which);

/// What the dialog remembers: the comparison.
#[derive(Debug, Default)]
pub struct VersionsDialog {
    compared: Comparison<Pair>,
    is_copied: bool,
}

impl VersionsDialog {
    /// Shows the dialog, where versions are looked at.
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
            let room = ui.ctx().content_rect().height() - size::VERSIONS_BESIDE - size::CONTROL * rows;
            if both.is_some() {
                let taken_back = self.compared.show(ui, room, EARLIER_AND_LATER, desk.can_take_back(), words);
                if let Some(difference) = taken_back {
                    actions.push(Action::Versions(VersionAction::TakeBack(difference)));
                }
            } else {
                hint(ui, words.say("status-opening"));
            }
            foot(ui, |ui| {
                // Most come to look: what goes on is to close it, and Enter does so.
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

/// Each version with two switches: which is the older of the two that are compared, and which the newer.
fn list(ui: &mut Ui, versions: &Versions, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let column = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
        let room = Vec2::new(size::VERSION_SWITCH, size::CONTROL);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
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
