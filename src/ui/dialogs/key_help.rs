//! The overview of all shortcuts, grouped by menu.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::primary_button;
use crate::ui::widgets::labels::{hint, section};
use crate::ui::widgets::modal::{dialog_footer, modal, title};
use crate::workspace::{Action, Command, Menu, MessageArg, Modal, PromptAction, Workspace};
use egui::{Key, Modifiers, RichText, ScrollArea, Ui, Vec2};

/// The name of the file of the key bindings, where its folder is unknown.
const KEY_FILE: &str = "keys.ron";

/// The dialog; it keeps nothing between frames.
#[derive(Debug, Default)]
pub struct KeyHelp;

impl Dialog for KeyHelp {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_key_help()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let is_escaped = ui.input_mut(|input| {
            [Key::Escape, Key::Enter].into_iter().any(|key| input.consume_key(Modifiers::NONE, key))
        });
        let pages = pages_to_scroll(ui);
        modal(ui, "key-help", size::RULE_DIALOG, |ui| {
            title(ui, &cx.msg("key-help-title"));
            let file = cx.workspace.key_file().map_or_else(|| KEY_FILE.into(), |path| path.display().to_string());
            hint(ui, cx.i18n.msg_args("key-help-hint", &[("file", MessageArg::Text(file))]));
            ui.add_space(space::S);
            let list_height = (ui.ctx().content_rect().height() - size::RECOVERY_CHROME_HEIGHT).max(size::CARD);
            ScrollArea::vertical().max_height(list_height).min_scrolled_height(list_height).show(ui, |ui| {
                ui.scroll_with_delta(Vec2::new(0.0, -pages * list_height));
                let columns = if ui.available_width() >= size::DIALOG { 2 } else { 1 };
                ui.spacing_mut().item_spacing.x = space::XL;
                ui.columns(columns, |columns| {
                    let (left, right) = split_into_columns(command_groups(cx.workspace), columns.len());
                    for (column, groups) in columns.iter_mut().zip([left, right]) {
                        column.spacing_mut().item_spacing.y = 0.0;
                        for (menu, commands) in groups {
                            section(column, &cx.msg(&format!("menu-{}", menu.code())), |_| {});
                            for command in commands {
                                shortcut_row(column, cx, command);
                            }
                            column.add_space(space::M);
                        }
                    }
                });
            });
            dialog_footer(ui, |ui| {
                let close = primary_button(ui, &cx.msg("dialog-close"), true);
                if close.clicked() || is_escaped {
                    out.push(Action::Prompt(PromptAction::CloseOverlay));
                }
            });
        });
    }
}

/// The menus, each with its commands.
type CommandGroups = Vec<(Menu, Vec<Command>)>;

/// The menus, each with those of its commands that have a shortcut.
fn command_groups(workspace: &Workspace) -> CommandGroups {
    let has_key = |command: &Command| workspace.keymap().primary(*command).is_some();
    let of = |menu: Menu| menu.commands().filter(has_key).collect();
    Menu::ALL
        .iter()
        .copied()
        .map(|menu| (menu, of(menu)))
        .filter(|(_, commands): &(_, Vec<_>)| !commands.is_empty())
        .collect()
}

/// Splits the groups into one or two columns of similar length; a group is never split.
fn split_into_columns(mut groups: CommandGroups, columns: usize) -> (CommandGroups, CommandGroups) {
    // A heading is about two rows high.
    let rows = |groups: &[(Menu, Vec<Command>)]| groups.iter().map(|(_, commands)| commands.len() + 2).sum::<usize>();
    let all = groups.len();
    let split_index = (0..all).min_by_key(|at| rows(&groups[..*at]).max(rows(&groups[*at..]))).unwrap_or(0);
    let rest = groups.split_off(if columns == 1 { all } else { split_index });
    (groups, rest)
}

/// By how many page heights the pressed keys scroll down.
fn pages_to_scroll(ui: &Ui) -> f32 {
    /// The fraction of a page that an arrow key scrolls.
    const ARROW_PAGE_FRACTION: f32 = 0.1;
    ui.input_mut(|input| {
        let mut pressed = |key| if input.consume_key(Modifiers::NONE, key) { 1.0 } else { 0.0 };
        let pages = pressed(Key::PageDown) + pressed(Key::Space) - pressed(Key::PageUp);
        pages + ARROW_PAGE_FRACTION * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
    })
}

fn shortcut_row(ui: &mut Ui, cx: Cx<'_>, command: Command) {
    ui.horizontal(|ui| {
        let name = cx.i18n.msg_args("key-help-name", &[("name", MessageArg::Text(command.code().to_owned()))]);
        ui.label(cx.i18n.command(command)).on_hover_text(name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let keys: Vec<String> =
                cx.workspace.keymap().shortcuts(command).map(|keys| cx.i18n.shortcut(keys)).collect();
            let keys = keys.join(&format!(" {} ", cx.msg("key-or")));
            ui.label(RichText::new(keys).font(Face::Small.font()).color(cx.palette.text_muted));
        });
    });
}
