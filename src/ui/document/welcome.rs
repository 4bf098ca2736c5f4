//! The welcome view without open stories: how to start, and recent files.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, flat_button, primary_button};
use crate::ui::widgets::labels::{hint, hint_line};
use crate::workspace::{Action, Command, FileAction};
use egui::{CentralPanel, Frame, RichText, ScrollArea, Ui};

/// Shows the view.
pub fn show(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    CentralPanel::default().frame(Frame::NONE.fill(cx.palette.document)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = size::WELCOME.min(ui.available_width() - space::XL * 2.0);
            let top = (ui.available_height() * 0.2).max(space::XL);
            ui.add_space(top);
            ui.horizontal_top(|ui| {
                ui.add_space((ui.available_width() - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    show_actions(ui, cx, out);
                    recent_files(ui, cx, out);
                });
            });
        });
    });
}

fn show_actions(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let palette = cx.palette;
    ui.label(RichText::new(cx.msg("app-name")).font(Face::Display.font()).color(palette.text));
    ui.label(RichText::new(cx.msg("welcome-line")).font(Face::Body.font()).color(palette.text_muted));
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, &cx.msg("welcome-open"), true).clicked() {
            out.run(Command::Open);
        }
        if button(ui, &cx.i18n.command(Command::OpenFolder), true).clicked() {
            out.run(Command::OpenFolder);
        }
        if button(ui, &cx.msg("welcome-paste"), true).clicked() {
            out.run(Command::PasteAsDocument);
        }
    });
    ui.add_space(space::XS);
    hint(ui, cx.msg("welcome-drop"));
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        // Aligns the label of the first button, rather than its frame, with the text above.
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().item_spacing.x = space::L;
        for command in [Command::OpenSample, Command::Tour, Command::KeyHelp] {
            if flat_button(ui, &cx.i18n.command(command)).clicked() {
                out.run(command);
            }
        }
    });
}

fn recent_files(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    if cx.workspace.settings().recent_files.is_empty() {
        return;
    }
    ui.add_space(space::XL);
    ui.label(RichText::new(cx.msg("welcome-recent")).font(Face::UiStrong.font()));
    for path in &cx.workspace.settings().recent_files {
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
        ui.horizontal(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            let text = RichText::new(name).font(Face::Ui.font()).color(cx.palette.accent);
            let open = ui.add(egui::Button::new(text).frame_when_inactive(false));
            if open.on_hover_text(path.display().to_string()).clicked() {
                out.push(Action::File(FileAction::OpenFiles(vec![path.clone()])));
            }
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            hint_line(ui, folder);
        });
    }
}
