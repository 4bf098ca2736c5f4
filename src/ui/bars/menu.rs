//! The menu bar, built from the command table, with the primary actions at its right end.

use crate::ui::widgets::{focus_ring, outlined, shortcut};
use crate::ui::widgets::text_field::is_input;
use crate::ui::bars::primary_actions;
use crate::ui::theme::{Palette, margin, size, space};
use crate::workspace::{Action, Command, Desk, LanguageChoice, Menu, Place, Tab, ThemeChoice};
use crate::i18n::Words;
use egui::containers::menu::{MenuButton, MenuConfig, MenuState};
use egui::{
    Button, FocusDirection, Frame, Id, Key, Margin, MenuBar, Modifiers, Panel, Popup, PopupCloseBehavior, ScrollArea,
    Ui,
};

/// Shows the bar.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::BAR);
    Panel::top("menu").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let menus = ui.scope(|ui| {
                let step = SideStep::begin(ui);
                let bar = MenuBar::new().ui(ui, |ui| {
                    let menus = [
                        file_menu(ui, desk, words, actions),
                        edit_menu(ui, desk, words, actions),
                        menu(ui, desk, words, actions, "menu-story", &Menu::Story.commands().collect::<Vec<_>>()),
                        view_menu(ui, desk, words, actions),
                        menu(ui, desk, words, actions, "menu-help", &HELP),
                    ];
                    (menus, ui.cursor().left())
                });
                let (menus, end) = bar.inner;
                step.end(ui, menus);
                end
            });
            let room = ui.max_rect().with_min_x(menus.inner + space::S);
            primary_actions::show(ui, room, desk, words, actions);
        });
    });
}

const FILE: [Command; 4] = [Command::Open, Command::OpenFolder, Command::OpenPath, Command::Paste];
const SAVE: [Command; 7] = [
    Command::Save,
    Command::SaveAs,
    Command::SavePath,
    Command::SaveEvery,
    Command::Versions,
    Command::Close,
    Command::Quit,
];

const PARAGRAPHS: [Command; 5] =
    [Command::MoveUp, Command::MoveDown, Command::Duplicate, Command::Join, Command::ToggleSubhead];
const LETTERS: [Command; 4] = [Command::UpperCase, Command::SentenceCase, Command::TitleCase, Command::CycleCase];

const SIZES: [Command; 3] = [Command::Larger, Command::Smaller, Command::UsualSize];
const THEMES: [(ThemeChoice, Command); 3] = [
    (ThemeChoice::System, Command::ThemeSystem),
    (ThemeChoice::Light, Command::ThemeLight),
    (ThemeChoice::Dark, Command::ThemeDark),
];
const LANGUAGES: [(LanguageChoice, Command); 3] = [
    (LanguageChoice::System, Command::LanguageSystem),
    (LanguageChoice::English, Command::LanguageEnglish),
    (LanguageChoice::Indonesian, Command::LanguageIndonesian),
];
const HELP: [Command; 4] = [Command::Palette, Command::KeyHelp, Command::Tour, Command::OpenSample];

/// The ids of a menu's button and of its popup.
#[derive(Clone, Copy, Debug)]
struct Unfolds {
    button: Id,
    list: Id,
}

impl Unfolds {
    fn is_open(self, ui: &Ui) -> bool {
        Popup::is_id_open(ui.ctx(), self.list)
    }

    /// Whether no submenu of it is open.
    fn is_deepest(self, ui: &Ui) -> bool {
        MenuState::from_id(ui.ctx(), self.list, |state| state.open_item.is_none())
    }
}

/// Arrow keys that go from an open menu to the one beside it, and F10, which opens the first menu.
struct SideStep {
    /// The index of the open menu, and the number of menus to go to the right.
    from: Option<(usize, isize)>,
}

impl SideStep {
    const MENUS: &str = "menus";

    /// To be called before the menus are shown; uses their state of the last frame.
    fn begin(ui: &Ui) -> Self {
        let by = ui.input(|input| {
            let pressed = |key| input.modifiers.is_none() && input.key_pressed(key);
            isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft))
        });
        // In a number field, arrow keys move the caret.
        let is_editing = || ui.memory(egui::Memory::focused).is_some_and(|id| is_input(ui, id));
        if by == 0 || is_editing() {
            return Self { from: None };
        }
        let menus = ui.data(|data| data.get_temp::<[Unfolds; 5]>(Id::unique(Self::MENUS)));
        let is_current = |menu: &Unfolds| menu.is_open(ui) && menu.is_deepest(ui);
        let from = menus.and_then(|menus| menus.iter().position(is_current)).map(|at| (at, by));
        if from.is_some() && by < 0 {
            // Otherwise the button of this menu would get the focus.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        Self { from }
    }

    /// To be called after the menus are shown. An arrow key that opened a submenu does not leave the menu.
    fn end(self, ui: &Ui, menus: [Unfolds; 5]) {
        ui.data_mut(|data| data.insert_temp(Id::unique(Self::MENUS), menus));
        let is_f10_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10));
        let step = self.from.filter(|(at, _)| menus[*at].is_deepest(ui));
        let next = match step {
            Some((at, by)) => menus[(at + menus.len()).saturating_add_signed(by) % menus.len()],
            None if is_f10_pressed => menus[0],
            None => return,
        };
        Popup::open_id(ui.ctx(), next.list);
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(next.button);
        });
    }
}

/// A menu of the bar, which scrolls if it does not fit below the bar.
fn drop_down(ui: &mut Ui, button: MenuButton<'_>, add: impl FnOnce(&mut Ui)) -> Unfolds {
    let room = ui.ctx().content_rect().bottom() - ui.max_rect().bottom() - space::XXL;
    let (label, _) = button.ui(ui, |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        // Compact, so that all items fit into a small window as well.
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().content_margin(Margin::ZERO).max_height(room).min_scrolled_height(room).show(ui, add);
    });
    focus_ring(ui, &label);
    Unfolds { button: label.id, list: Popup::default_response_id(&label) }
}

fn file_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) -> Unfolds {
    drop_down(ui, MenuButton::new(words.say("menu-file")), |ui| {
        items(ui, desk, words, actions, &FILE);
        ui.menu_button(words.say("menu-recent"), |ui| {
            for path in &desk.settings().recent {
                let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    actions.push(Action::OpenFiles(vec![path.clone()]));
                }
            }
            if desk.settings().recent.is_empty() {
                ui.add_enabled(false, Button::new(words.say("recent-none")));
            }
            ui.separator();
            items(ui, desk, words, actions, &[Command::ForgetRecent]);
        });
        ui.separator();
        items(ui, desk, words, actions, &SAVE);
    })
}

fn edit_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) -> Unfolds {
    drop_down(ui, MenuButton::new(words.say("menu-edit")), |ui| {
        let history = desk.active().map(crate::workspace::Story::history);
        let steps = [
            (Command::Undo, "undo-named", history.and_then(|history| history.undo_name())),
            (Command::Redo, "redo-named", history.and_then(|history| history.redo_name())),
        ];
        for (command, message, change) in steps {
            let label = change.map_or_else(
                || words.command(command),
                |change| words.say_with(message, &[("change", crate::workspace::Value::Text(words.change(change)))]),
            );
            item(ui, desk, words, actions, command, &label);
        }
        ui.separator();
        items(
            ui,
            desk,
            words,
            actions,
            &[Command::Find, Command::Replace, Command::GoTo, Command::NextFinding, Command::PreviousFinding],
        );
        ui.separator();
        items(ui, desk, words, actions, &PARAGRAPHS);
        ui.separator();
        items(ui, desk, words, actions, &LETTERS);
        ui.separator();
        switch(
            ui,
            desk.settings().printed_signs,
            ["printed-signs", "printed-signs-hint"],
            Command::PrintedSigns,
            words,
            actions,
        );
    })
}

fn view_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) -> Unfolds {
    // The menu has number fields to type and drag in, so it closes only on a click outside.
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    drop_down(ui, MenuButton::new(words.say("menu-view")).config(config), |ui| {
        let panels = desk.settings().panels;
        items(ui, desk, words, actions, &[Command::Palette, Command::Alone]);
        run_chosen(ui, desk, panels.received, Command::Received, words, actions);
        let tabs = Tab::ALL.map(|tab| (panels.inspector && panels.tab == tab, tab.command(), Place::Panel(tab)));
        for (is_shown, command, place) in
            [(panels.stories, Command::StoriesPanel, Place::Stories)].into_iter().chain(tabs)
        {
            if chosen(ui, desk, is_shown, command, words) {
                actions.push(if is_shown { Action::Leave(place) } else { Action::Do(command) });
            }
        }
        ui.separator();
        page(ui, desk, words, actions);
        switch(ui, desk.settings().invisibles, ["invisibles", "invisibles-hint"], Command::Invisibles, words, actions);
        ui.separator();
        items(ui, desk, words, actions, &SIZES);
        switch(ui, desk.settings().still, ["still-motion", "still-motion-hint"], Command::StillMotion, words, actions);
        ui.separator();
        let theme = desk.settings().theme;
        ui.menu_button(words.say("menu-theme"), |ui| {
            for (choice, command) in THEMES {
                run_chosen(ui, desk, theme == choice, command, words, actions);
            }
        });
        let language = desk.settings().language;
        ui.menu_button(words.say("menu-language"), |ui| {
            for (choice, command) in LANGUAGES {
                run_chosen(ui, desk, language == choice, command, words, actions);
            }
        });
    })
}

fn run_chosen(ui: &mut Ui, desk: &Desk, is_on: bool, command: Command, words: &Words, actions: &mut Vec<Action>) {
    if chosen(ui, desk, is_on, command, words) {
        actions.push(Action::Do(command));
    }
}

/// A command with a radio mark; returns whether it was clicked.
fn chosen(ui: &mut Ui, desk: &Desk, is_on: bool, command: Command, words: &Words) -> bool {
    let keys = shortcut(ui, desk, words, command);
    let mark = if is_on { "● " } else { "○ " };
    let label = words.command(command);
    let button = Button::new(format!("{mark}{label}")).shortcut_text(keys);
    let response = ui.add_enabled(desk.can(command), button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &label));
    response.clicked()
}

/// A check box for a setting.
fn switch(
    ui: &mut Ui,
    is_on: bool,
    [label, hint]: [&str; 2],
    command: Command,
    words: &Words,
    actions: &mut Vec<Action>,
) {
    let mut is_on = is_on;
    let response = outlined(ui, |ui| ui.checkbox(&mut is_on, words.say(label)));
    if response.on_hover_text(words.say(hint)).clicked() {
        actions.push(Action::Do(command));
    }
}

/// The reading style and the target length: a row with a number field for each.
fn page(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let mut page = desk.settings().page;
    let mut target = desk.settings().target.unwrap_or(0);
    egui::Grid::new("page").num_columns(2).spacing([space::L, space::XS]).show(ui, |ui| {
        let row = |ui: &mut Ui, label: &str, value: egui::DragValue<'_>| {
            let name = ui.label(words.say(label)).id;
            let changed = outlined(ui, |ui| {
                let palette = Palette::now(ui);
                ui.visuals_mut().widgets.inactive.weak_bg_fill = palette.field;
                ui.add_sized([size::FIGURE, size::CONTROL], value).labelled_by(name).changed()
            });
            ui.end_row();
            changed
        };
        let mut is_changed = row(ui, "page-size", egui::DragValue::new(&mut page.size).range(12..=34));
        is_changed |= row(ui, "page-measure", egui::DragValue::new(&mut page.measure).range(40..=110));
        is_changed |= row(ui, "page-spacing", egui::DragValue::new(&mut page.spacing).range(120..=220).suffix(" %"));
        if is_changed {
            actions.push(Action::SetPage(page));
        }
        let value = egui::DragValue::new(&mut target)
            .range(0..=20_000)
            .speed(5)
            .custom_formatter(|count, _| if count > 0.0 { count.to_string() } else { words.say("target-none") });
        if row(ui, "target", value) {
            actions.push(Action::SetTarget((target > 0).then_some(target)));
        }
    });
}

fn menu(
    ui: &mut Ui,
    desk: &Desk,
    words: &Words,
    actions: &mut Vec<Action>,
    title: &str,
    commands: &[Command],
) -> Unfolds {
    drop_down(ui, MenuButton::new(words.say(title)), |ui| items(ui, desk, words, actions, commands))
}

/// Commands that are followed by a separator, unless they come last.
const GROUP_ENDS: [Command; 2] = [Command::TogglePassage, Command::TeachKeep];

fn items(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, commands: &[Command]) {
    for (at, command) in commands.iter().enumerate() {
        if at > 0 && GROUP_ENDS.contains(&commands[at - 1]) {
            ui.separator();
        }
        item(ui, desk, words, actions, *command, &words.command(*command));
    }
}

fn item(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, command: Command, label: &str) {
    let keys = shortcut(ui, desk, words, command);
    let gap = egui::AtomExt::atom_size(egui::Atom::default(), egui::Vec2::new(space::XL, 0.0));
    if ui.add_enabled(desk.can(command), Button::new((label, gap)).shortcut_text(keys)).clicked() {
        actions.push(Action::Do(command));
        ui.close();
    }
}
