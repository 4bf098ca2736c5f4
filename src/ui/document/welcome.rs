//! The welcome view without open stories: how to start, and recent files.

use crate::ui::widgets::{button, hint, primary, quiet};
use crate::ui::theme::{Face, Palette, size, space};
use crate::workspace::{Action, Command, Desk};
use crate::i18n::Words;
use egui::{CentralPanel, Frame, RichText, ScrollArea, Ui};

/// Shows the view.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    CentralPanel::default().frame(Frame::NONE.fill(palette.sheet)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = size::WELCOME.min(ui.available_width() - space::XL * 2.0);
            let top = (ui.available_height() * 0.2).max(space::XL);
            ui.add_space(top);
            ui.horizontal_top(|ui| {
                ui.add_space((ui.available_width() - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    invitation(ui, words, actions);
                    recent(ui, desk, words, actions);
                });
            });
        });
    });
}

fn invitation(ui: &mut Ui, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    ui.label(RichText::new(words.say("app-name")).font(Face::Display.font()).color(palette.ink));
    ui.label(RichText::new(words.say("welcome-line")).font(Face::Read.font()).color(palette.soft));
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, &words.say("welcome-open"), true).clicked() {
            actions.push(Action::Do(Command::Open));
        }
        if button(ui, &words.say("welcome-paste"), true).clicked() {
            actions.push(Action::Do(Command::Paste));
        }
    });
    ui.add_space(space::XS);
    hint(ui, words.say("welcome-drop"));
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        // Aligns the label of the first button, rather than its frame, with the text above.
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().item_spacing.x = space::L;
        for command in [Command::OpenSample, Command::Tour, Command::KeyHelp] {
            if quiet(ui, &words.command(command)).clicked() {
                actions.push(Action::Do(command));
            }
        }
    });
}

fn recent(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    if desk.settings().recent.is_empty() {
        return;
    }
    ui.add_space(space::XL);
    ui.label(RichText::new(words.say("welcome-recent")).font(Face::UiStrong.font()));
    for path in &desk.settings().recent {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            let text = RichText::new(name).font(Face::Ui.font()).color(palette.accent);
            let open = ui.add(egui::Button::new(text).frame_when_inactive(false));
            if open.on_hover_text(path.display().to_string()).clicked() {
                actions.push(Action::OpenFiles(vec![path.clone()]));
            }
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            crate::ui::widgets::hint_line(ui, folder);
        });
    }
}
