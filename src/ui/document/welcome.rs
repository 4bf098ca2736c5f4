//! The welcome view without open stories: how to start, and recent files.

use crate::i18n::Localizer;
use crate::ui::theme::{Face, Palette, size, space};
use crate::ui::widgets::{button, flat_button, hint, primary_button};
use crate::workspace::{Action, Command, Workspace};
use egui::{CentralPanel, Frame, RichText, ScrollArea, Ui};

/// Shows the view.
pub fn show(ui: &mut Ui, workspace: &Workspace, i18n: &Localizer, actions: &mut Vec<Action>) {
    let palette = Palette::current(ui);
    CentralPanel::default().frame(Frame::NONE.fill(palette.sheet)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = size::WELCOME.min(ui.available_width() - space::XL * 2.0);
            let top = (ui.available_height() * 0.2).max(space::XL);
            ui.add_space(top);
            ui.horizontal_top(|ui| {
                ui.add_space((ui.available_width() - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    show_actions(ui, i18n, actions);
                    recent_files(ui, workspace, i18n, actions);
                });
            });
        });
    });
}

fn show_actions(ui: &mut Ui, i18n: &Localizer, actions: &mut Vec<Action>) {
    let palette = Palette::current(ui);
    ui.label(RichText::new(i18n.msg("app-name")).font(Face::Display.font()).color(palette.ink));
    ui.label(RichText::new(i18n.msg("welcome-line")).font(Face::Body.font()).color(palette.soft));
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, &i18n.msg("welcome-open"), true).clicked() {
            actions.push(Action::RunCommand(Command::Open));
        }
        if button(ui, &i18n.msg("welcome-paste"), true).clicked() {
            actions.push(Action::RunCommand(Command::PasteAsDocument));
        }
    });
    ui.add_space(space::XS);
    hint(ui, i18n.msg("welcome-drop"));
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        // Aligns the label of the first button, rather than its frame, with the text above.
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().item_spacing.x = space::L;
        for command in [Command::OpenSample, Command::Tour, Command::KeyHelp] {
            if flat_button(ui, &i18n.command(command)).clicked() {
                actions.push(Action::RunCommand(command));
            }
        }
    });
}

fn recent_files(ui: &mut Ui, workspace: &Workspace, i18n: &Localizer, actions: &mut Vec<Action>) {
    let palette = Palette::current(ui);
    if workspace.settings().recent_files.is_empty() {
        return;
    }
    ui.add_space(space::XL);
    ui.label(RichText::new(i18n.msg("welcome-recent")).font(Face::UiStrong.font()));
    for path in &workspace.settings().recent_files {
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
