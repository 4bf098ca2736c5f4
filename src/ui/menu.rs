//! The bar at the top: menus made from the command table, and at its right end the next thing to do.

use super::checks;
use super::controls::{button, button_width, focus_ring, key_hint, outlined, primary, shortcut};
use super::theme::{Face, Palette, margin, size, space};
use super::tour::{Spot, point};
use crate::checks::{Place as PlaceFound, place_in_text};
use crate::desk::{Action, Command, Desk, Hit, LanguageChoice, Place, Story, Tab, Tally, ThemeChoice};
use crate::words::Words;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Frame, Layout, Margin, MenuBar, Panel, PopupCloseBehavior, Rect, ScrollArea, Ui, UiBuilder};

/// Shows the bar.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::BAR);
    Panel::top("menu").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let menus = ui.scope(|ui| {
                let bar = MenuBar::new().ui(ui, |ui| {
                    file_menu(ui, desk, words, actions);
                    edit_menu(ui, desk, words, actions);
                    menu(ui, desk, words, actions, "menu-story", &STORY);
                    view_menu(ui, desk, words, actions);
                    menu(ui, desk, words, actions, "menu-help", &HELP);
                    ui.cursor().left()
                });
                bar.inner
            });
            let room = ui.max_rect().with_min_x(menus.inner + space::S);
            next_steps(ui, room, desk, words, actions);
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
const STORY: [Command; 9] = [
    Command::Clean,
    Command::CleanEvery,
    Command::RestoreAll,
    Command::TogglePassage,
    Command::TeachTakeOut,
    Command::TeachKeep,
    Command::NextStory,
    Command::PreviousStory,
    Command::NextUnfinished,
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

/// What is done next with the story, at the right end of so much width.
fn next_steps(ui: &mut Ui, room: Rect, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let Some(story) = desk.active() else { return };
    let Tally { certain, out, open, .. } = story.tally();
    let links = if certain > 0 {
        Some((words.count("command-clean-count", certain), Command::Clean))
    } else {
        (out > 0).then(|| (words.count("command-restore-count", out), Command::RestoreAll))
    };
    let undecided =
        (certain == 0 && open > 0).then(|| (words.count("command-decide-count", open), Command::NextFinding));
    let save = (words.say("button-save"), Command::Save);
    let can_save = !story.is_saved() || story.format().is_none();
    let next = if certain > 0 {
        Command::Clean
    } else if undecided.is_some() {
        Command::NextFinding
    } else {
        Command::Save
    };
    let width_of = |(label, command): &(String, Command)| {
        let face = if *command == next && (*command != Command::Save || can_save) { Face::UiStrong } else { Face::Ui };
        button_width(ui, label, face)
    };
    let mut steps: Vec<(String, Command)> = links.into_iter().chain(undecided).chain([save]).collect();
    let width = |steps: &[(String, Command)]| {
        steps.iter().map(width_of).sum::<f32>() + space::S * (steps.len() as f32 - 1.0).max(0.0)
    };
    // Where the bar is short, the next thing to do stands there alone, or nothing: all have keys, and stand in the menus.
    if width(&steps) > room.width() {
        steps.retain(|(_, command)| *command == next);
    }
    if width(&steps) > room.width() {
        return;
    }
    let width = width(&steps);
    let place = room.with_min_x(room.right() - width.ceil());
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (label, command) in steps {
            let can = command != Command::Save || can_save;
            let step = if command == next { primary(ui, &label, can) } else { button(ui, &label, can) };
            match command {
                Command::Save => point(ui, desk, Spot::Save, step.rect),
                Command::Clean => point(ui, desk, Spot::Clean, step.rect),
                _ => {}
            }
            if step.on_hover_text(key_hint(desk, words, command)).clicked() {
                let leads = (command == Command::NextFinding).then(|| first_undecided(ui, story)).flatten();
                actions.push(leads.map_or(Action::Do(command), Action::ShowHit));
            }
        }
    });
}

/// Where the first promo stands that waits for a decision.
fn first_undecided(ui: &Ui, story: &Story) -> Option<Hit> {
    let found = checks::of(ui, story);
    let undecided = found.iter().find(|finding| matches!(finding.place, PlaceFound::Passage(_)))?;
    let range = place_in_text(story.article(), undecided)?;
    Some(Hit { story: story.id(), field: None, range })
}

/// A menu of the bar; what does not fit below it is scrolled to.
fn drop_down(ui: &mut Ui, button: MenuButton<'_>, add: impl FnOnce(&mut Ui)) {
    let room = ui.ctx().content_rect().bottom() - ui.max_rect().bottom() - space::XXL;
    let (label, _) = button.ui(ui, |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        ScrollArea::vertical().content_margin(Margin::ZERO).max_height(room).min_scrolled_height(room).show(ui, add);
    });
    focus_ring(ui, &label);
}

fn file_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
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
    });
}

fn edit_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    drop_down(ui, MenuButton::new(words.say("menu-edit")), |ui| {
        let history = desk.active().map(crate::desk::Story::history);
        let steps = [
            (Command::Undo, "undo-named", history.and_then(|history| history.undo_name())),
            (Command::Redo, "redo-named", history.and_then(|history| history.redo_name())),
        ];
        for (command, message, change) in steps {
            let label = change.map_or_else(
                || words.command(command),
                |change| words.say_with(message, &[("change", crate::desk::Value::Text(words.change(change)))]),
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
    });
}

fn view_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    // It holds figures that are typed and dragged, and stays until one clicks beside it.
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
    });
}

fn run_chosen(ui: &mut Ui, desk: &Desk, is_on: bool, command: Command, words: &Words, actions: &mut Vec<Action>) {
    if chosen(ui, desk, is_on, command, words) {
        actions.push(Action::Do(command));
    }
}

/// A command that is in force, or is not; says whether it was clicked.
fn chosen(ui: &mut Ui, desk: &Desk, is_on: bool, command: Command, words: &Words) -> bool {
    let keys = shortcut(ui, desk, words, command);
    let mark = if is_on { "● " } else { "○ " };
    let label = words.command(command);
    let button = Button::new(format!("{mark}{label}")).shortcut_text(keys);
    let response = ui.add_enabled(desk.can(command), button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &label));
    response.clicked()
}

/// Something that is on or off.
fn switch(
    ui: &mut Ui,
    is_on: bool,
    [label, hint]: [&str; 2],
    command: Command,
    words: &Words,
    actions: &mut Vec<Action>,
) {
    let mut is_on = is_on;
    let choice = outlined(ui, |ui| ui.checkbox(&mut is_on, words.say(label)));
    if choice.on_hover_text(words.say(hint)).clicked() {
        actions.push(Action::Do(command));
    }
}

/// How the story stands on the sheet, and how long it is to be: a figure on each row, to be dragged or typed.
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
        let mut chosen = row(ui, "page-size", egui::DragValue::new(&mut page.size).range(12..=34));
        chosen |= row(ui, "page-measure", egui::DragValue::new(&mut page.measure).range(40..=110));
        chosen |= row(ui, "page-spacing", egui::DragValue::new(&mut page.spacing).range(120..=220).suffix(" %"));
        if chosen {
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

fn menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, title: &str, commands: &[Command]) {
    drop_down(ui, MenuButton::new(words.say(title)), |ui| items(ui, desk, words, actions, commands));
}

fn items(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, commands: &[Command]) {
    for command in commands {
        item(ui, desk, words, actions, *command, &words.command(*command));
    }
}

fn item(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, command: Command, label: &str) {
    let keys = shortcut(ui, desk, words, command);
    if ui.add_enabled(desk.can(command), Button::new(label).shortcut_text(keys)).clicked() {
        actions.push(Action::Do(command));
        ui.close();
    }
}
