//! Every command by its name: some letters of it, and Enter.

use super::controls::{hint, key_hint};
use super::dialogs::{modal, modal_from_top};
use super::inputs::name;
use super::theme::{Face, Palette as Colours, size, space};
use crate::desk::{Action, Command, Desk, Menu, Overlay};
use crate::text::fuzzy;
use crate::words::Words;
use egui::{Id, Key, Modifiers, Rect, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};

/// What the palette remembers while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    is_open: bool,
    typed: String,
    chosen: usize,
}

impl Palette {
    /// Shows the palette, where it is open.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let is_open = desk.overlay() == Some(Overlay::Palette);
        let is_fresh = is_open && !self.is_open;
        self.is_open = is_open;
        if !is_open {
            return;
        }
        if is_fresh {
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
            let found = found(&self.typed, desk, words);
            self.chosen = self.chosen.saturating_add_signed(moved.by).min(found.len().saturating_sub(1));
            if let Some((command, _)) =
                found.get(self.chosen).filter(|(command, _)| moved.is_entered && desk.can(*command))
            {
                actions.push(Action::Choose(*command));
            }
            ui.add_space(space::XS);
            if found.is_empty() {
                hint(ui, words.say("palette-none"));
            }
            let most = (ui.ctx().content_rect().height() - size::PALETTE_BESIDE).min(size::PALETTE);
            // Its rows are as wide as the field, and leave room for the bar themselves.
            let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
            area.max_height(most).min_scrolled_height(most).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, (command, label)) in found.iter().enumerate() {
                    let response = row(ui, *command, label, at == self.chosen, desk, words);
                    if at == self.chosen && (moved.by != 0 || is_fresh) {
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

/// The keys that move through the list are not the field's.
fn take_keys(ui: &Ui, actions: &mut Vec<Action>) -> Moved {
    let (by, is_entered, is_left) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        let by = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        (by, pressed(Key::Enter), pressed(Key::Escape))
    });
    if is_left {
        actions.push(Action::CloseOverlay);
    }
    Moved { by, is_entered }
}

/// The commands that answer to what is typed, the best first; those chosen lately stand before others that are as good.
fn found(typed: &str, desk: &Desk, words: &Words) -> Vec<(Command, String)> {
    let recent: Vec<Command> = desk.recent_commands().collect();
    let age = |command: &Command| recent.iter().position(|known| known == command).unwrap_or(recent.len());
    let mut found: Vec<_> = Command::ALL
        .into_iter()
        // What every field does at a key would here be done to a field that is left.
        .filter(|command| *command != Command::Palette && !command.is_of_clipboard())
        .filter_map(|command| {
            let label = words.command(command);
            // Its code is another name for it.
            let points = fuzzy(typed, &label).max(fuzzy(typed, command.code()));
            points.map(|points| (points, command, label))
        })
        .collect();
    found.sort_by_key(|(points, command, _)| (!desk.can(*command), std::cmp::Reverse(*points), age(command)));
    found.into_iter().map(|(_, command, label)| (command, label)).collect()
}

fn row(ui: &mut Ui, command: Command, label: &str, is_chosen: bool, desk: &Desk, words: &Words) -> egui::Response {
    let palette = Colours::now(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::PALETTE_ROW), Sense::click());
    let can = desk.can(command);
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, can, is_chosen, label));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.selection } else { palette.hover };
        ui.painter().rect_filled(rect, ui.visuals().widgets.inactive.corner_radius, fill);
    }
    let inner: Rect = rect.shrink2(Vec2::new(space::S, 0.0));
    let ink = if can { palette.ink } else { palette.soft };
    ui.painter().text(inner.left_center(), egui::Align2::LEFT_CENTER, label, Face::Ui.font(), ink);
    let keys = key_hint(desk, words, command);
    ui.painter().text(inner.right_center(), egui::Align2::RIGHT_CENTER, keys, Face::Small.font(), palette.soft);
    response
}

/// All keys in one sheet, under the names of the menus.
pub fn key_help(ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    if desk.overlay() != Some(Overlay::KeyHelp) {
        return;
    }
    let is_left =
        ui.input_mut(|input| [Key::Escape, Key::Enter].into_iter().any(|key| input.consume_key(Modifiers::NONE, key)));
    let turned = pages_turned(ui);
    modal(ui, "key-help", size::TEACH, |ui| {
        super::dialogs::title(ui, &words.say("key-help-title"));
        hint(ui, words.say("key-help-hint"));
        ui.add_space(space::S);
        let most = (ui.ctx().content_rect().height() - size::RECOVERY_BESIDE).max(size::CARD);
        ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
            ui.scroll_with_delta(Vec2::new(0.0, -turned * most));
            let columns = if ui.available_width() >= size::DIALOG { 2 } else { 1 };
            ui.spacing_mut().item_spacing.x = space::XL;
            ui.columns(columns, |columns| {
                let (left, right) = in_halves(groups(desk), columns.len());
                for (column, groups) in columns.iter_mut().zip([left, right]) {
                    column.spacing_mut().item_spacing.y = 0.0;
                    for (menu, commands) in groups {
                        super::controls::section(column, &words.say(&format!("menu-{}", menu.code())), |_| {});
                        for command in commands {
                            key_row(column, command, desk, words);
                        }
                        column.add_space(space::M);
                    }
                }
            });
        });
        super::dialogs::foot(ui, |ui| {
            let close = super::controls::primary(ui, &words.say("dialog-close"), true);
            if close.clicked() || is_left {
                actions.push(Action::CloseOverlay);
            }
        });
    });
}

/// The menus with their commands.
type Groups = Vec<(Menu, Vec<Command>)>;

/// The commands that have keys.
fn groups(desk: &Desk) -> Groups {
    let has_key = |command: &Command| desk.keymap().first(*command).is_some();
    let of = |menu: Menu| menu.commands().filter(has_key).collect();
    Menu::ALL
        .into_iter()
        .map(|menu| (menu, of(menu)))
        .filter(|(_, commands): &(_, Vec<_>)| !commands.is_empty())
        .collect()
}

/// The groups in one column, or in two that are about as long; none is parted.
fn in_halves(mut groups: Groups, columns: usize) -> (Groups, Groups) {
    // A heading takes about two rows.
    let rows = |groups: &[(Menu, Vec<Command>)]| groups.iter().map(|(_, commands)| commands.len() + 2).sum::<usize>();
    let all = groups.len();
    let fairest = (0..all).min_by_key(|at| rows(&groups[..*at]).max(rows(&groups[*at..]))).unwrap_or(0);
    let behind = groups.split_off(if columns == 1 { all } else { fairest });
    (groups, behind)
}

/// By how many heights of what is seen the keys for it scroll down.
fn pages_turned(ui: &Ui) -> f32 {
    /// How much of a page an arrow is.
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
