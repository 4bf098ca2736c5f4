//! The command palette: runs a command found by fuzzy search. Also the overview of all shortcuts.

use crate::ui::widgets::{hint, key_hint};
use crate::ui::dialogs::file::{modal, modal_from_top};
use crate::ui::widgets::text_field::name;
use crate::ui::theme::{Face, Palette as Colours, size, space};
use crate::workspace::{Action, Command, Desk, Menu, Overlay};
use crate::text::fuzzy;
use crate::i18n::Words;
use egui::{Id, Key, Modifiers, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};

/// State of the palette while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    is_open: bool,
    typed: String,
    chosen: usize,
}

impl Palette {
    /// Shows the palette while it is open.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let is_open = desk.overlay() == Some(Overlay::Palette);
        let is_opening = is_open && !self.is_open;
        self.is_open = is_open;
        if !is_open {
            return;
        }
        if is_opening {
            self.typed.clear();
            self.chosen = 0;
        }
        let moved = take_keys(ui, actions);
        modal_from_top(ui, "palette", size::DIALOG, |ui| {
            let field = TextEdit::singleline(&mut self.typed).id(Id::unique("palette")).desired_width(f32::INFINITY);
            let response = ui.add(field.font(Face::Title.font()).hint_text(words.say("palette-hint")));
            name(ui, &response, &words.say("palette-name"));
            response.request_focus();
            if response.changed() {
                self.chosen = 0;
            }
            let matches = found(&self.typed, desk, words);
            self.chosen = self.chosen.saturating_add_signed(moved.by).min(matches.len().saturating_sub(1));
            if let Some((command, _)) =
                matches.get(self.chosen).filter(|(command, _)| moved.is_entered && desk.can(*command))
            {
                actions.push(Action::Choose(*command));
            }
            ui.add_space(space::XS);
            if matches.is_empty() {
                hint(ui, words.say("palette-none"));
            }
            let list_height = (ui.ctx().content_rect().height() - size::PALETTE_BESIDE).min(size::PALETTE);
            // The rows are as wide as the field and have room for the scroll bar already.
            let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
            area.max_height(list_height).min_scrolled_height(list_height).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, (command, label)) in matches.iter().enumerate() {
                    let response = row(ui, *command, label, at == self.chosen, desk, words);
                    if at == self.chosen && (moved.by != 0 || is_opening) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() && desk.can(*command) {
                        actions.push(Action::Choose(*command));
                    }
                }
            });
        });
    }
}

struct Moved {
    by: isize,
    is_entered: bool,
}

/// Takes the keys that navigate the list out of the input before the text field handles them.
fn take_keys(ui: &Ui, actions: &mut Vec<Action>) -> Moved {
    let (by, is_entered, is_escaped) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let by = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        (by, pressed(Key::Enter), pressed(Key::Escape))
    });
    if is_escaped {
        actions.push(Action::CloseOverlay);
    }
    Moved { by, is_entered }
}

/// The commands that match the query: enabled ones first, then by score, then by how recently they were used.
fn found(typed: &str, desk: &Desk, words: &Words) -> Vec<(Command, String)> {
    let recent: Vec<Command> = desk.recent_commands().collect();
    let age = |command: &Command| recent.iter().position(|known| known == command).unwrap_or(recent.len());
    let mut matches: Vec<_> = Command::ALL
        .into_iter()
        // Clipboard commands act on the focused field, and that would be the field that the palette covers.
        .filter(|command| *command != Command::Palette && !command.is_of_clipboard())
        .filter_map(|command| {
            let label = words.command(command);
            // The code of a command matches as well as its label.
            let score = fuzzy(typed, &label).max(fuzzy(typed, command.code()));
            score.map(|score| (score, command, label))
        })
        .collect();
    matches.sort_by_key(|(score, command, _)| (!desk.can(*command), std::cmp::Reverse(*score), age(command)));
    matches.into_iter().map(|(_, command, label)| (command, label)).collect()
}

fn row(ui: &mut Ui, command: Command, label: &str, is_chosen: bool, desk: &Desk, words: &Words) -> egui::Response {
    let palette = Colours::now(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::PALETTE_ROW), Sense::click());
    let is_enabled = desk.can(command);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, is_enabled, is_chosen, label));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.selection } else { palette.hover };
        ui.painter().rect_filled(rect, ui.visuals().widgets.inactive.corner_radius, fill);
    }
    let inner: Rect = rect.shrink2(Vec2::new(space::S, 0.0));
    let ink = if is_enabled { palette.ink } else { palette.soft };
    ui.painter().text(inner.left_center(), egui::Align2::LEFT_CENTER, label, Face::Ui.font(), ink);
    let keys = key_hint(desk, words, command);
    ui.painter().text(inner.right_center(), egui::Align2::RIGHT_CENTER, keys, Face::Small.font(), palette.soft);
    response
}

/// Shows all shortcuts in a dialog, grouped by menu.
pub fn key_help(ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    if desk.overlay() != Some(Overlay::KeyHelp) {
        return;
    }
    let is_escaped =
        ui.input_mut(|input| [Key::Escape, Key::Enter].into_iter().any(|key| input.consume_key(Modifiers::NONE, key)));
    let pages = pages_turned(ui);
    modal(ui, "key-help", size::TEACH, |ui| {
        crate::ui::dialogs::file::title(ui, &words.say("key-help-title"));
        hint(ui, words.say("key-help-hint"));
        ui.add_space(space::S);
        let list_height = (ui.ctx().content_rect().height() - size::RECOVERY_BESIDE).max(size::CARD);
        ScrollArea::vertical().max_height(list_height).min_scrolled_height(list_height).show(ui, |ui| {
            ui.scroll_with_delta(Vec2::new(0.0, -pages * list_height));
            let columns = if ui.available_width() >= size::DIALOG { 2 } else { 1 };
            ui.spacing_mut().item_spacing.x = space::XL;
            ui.columns(columns, |columns| {
                let (left, right) = in_halves(groups(desk), columns.len());
                for (column, groups) in columns.iter_mut().zip([left, right]) {
                    column.spacing_mut().item_spacing.y = 0.0;
                    for (menu, commands) in groups {
                        crate::ui::widgets::section(column, &words.say(&format!("menu-{}", menu.code())), |_| {});
                        for command in commands {
                            key_row(column, command, desk, words);
                        }
                        column.add_space(space::M);
                    }
                }
            });
        });
        crate::ui::dialogs::file::foot(ui, |ui| {
            let close = crate::ui::widgets::primary(ui, &words.say("dialog-close"), true);
            if close.clicked() || is_escaped {
                actions.push(Action::CloseOverlay);
            }
        });
    });
}

/// The menus, each with its commands.
type Groups = Vec<(Menu, Vec<Command>)>;

/// The menus, each with those of its commands that have a shortcut.
fn groups(desk: &Desk) -> Groups {
    let has_key = |command: &Command| desk.keymap().first(*command).is_some();
    let of = |menu: Menu| menu.commands().filter(has_key).collect();
    Menu::ALL
        .into_iter()
        .map(|menu| (menu, of(menu)))
        .filter(|(_, commands): &(_, Vec<_>)| !commands.is_empty())
        .collect()
}

/// Splits the groups into one or two columns of similar length; a group is never split.
fn in_halves(mut groups: Groups, columns: usize) -> (Groups, Groups) {
    // A heading is about two rows high.
    let rows = |groups: &[(Menu, Vec<Command>)]| groups.iter().map(|(_, commands)| commands.len() + 2).sum::<usize>();
    let all = groups.len();
    let split_index = (0..all).min_by_key(|at| rows(&groups[..*at]).max(rows(&groups[*at..]))).unwrap_or(0);
    let rest = groups.split_off(if columns == 1 { all } else { split_index });
    (groups, rest)
}

/// By how many page heights the pressed keys scroll down.
fn pages_turned(ui: &Ui) -> f32 {
    /// The fraction of a page that an arrow key scrolls.
    const STEP: f32 = 0.1;
    ui.input_mut(|input| {
        let mut pressed = |key| if input.consume_key(Modifiers::NONE, key) { 1.0 } else { 0.0 };
        let pages = pressed(Key::PageDown) + pressed(Key::Space) - pressed(Key::PageUp);
        pages + STEP * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp))
    })
}

fn key_row(ui: &mut Ui, command: Command, desk: &Desk, words: &Words) {
    let palette = Colours::now(ui);
    ui.horizontal(|ui| {
        ui.label(words.command(command));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let keys: Vec<String> = desk.keymap().keys(command).map(|keys| words.keys(keys)).collect();
            let keys = keys.join(&format!(" {} ", words.say("key-or")));
            ui.label(RichText::new(keys).font(Face::Small.font()).color(palette.soft));
        });
    });
}
