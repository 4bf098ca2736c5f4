//! The bar at the top: menus made from the command table, and at its right end the next thing to do.

use super::controls::{button, primary};
use super::theme::{Face, Palette, space};
use crate::desk::{Action, Command, Desk, LanguageChoice, ThemeChoice};
use crate::words::{Language, Words};
use egui::{Align, Button, Frame, Layout, Margin, MenuBar, Panel, RichText, Ui};

/// Shows the bar.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(12, 6));
    Panel::top("menu").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.scope(|ui| {
                MenuBar::new().ui(ui, |ui| {
                    file_menu(ui, desk, words, actions);
                    edit_menu(ui, desk, words, actions);
                    menu(ui, desk, words, actions, "menu-story", &STORY);
                    view_menu(ui, desk, words, actions);
                });
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| next_steps(ui, desk, words, actions));
        });
    });
}

const FILE: [Command; 3] = [Command::Open, Command::OpenPath, Command::Paste];
const SAVE: [Command; 7] = [
    Command::Save,
    Command::SaveAs,
    Command::SavePath,
    Command::SaveEvery,
    Command::Versions,
    Command::Close,
    Command::Quit,
];
const STORY: [Command; 10] = [
    Command::Clean,
    Command::CleanEvery,
    Command::RestoreAll,
    Command::TogglePassage,
    Command::ToggleSubhead,
    Command::TeachTakeOut,
    Command::TeachKeep,
    Command::NextStory,
    Command::PreviousStory,
    Command::NextUnfinished,
];

fn next_steps(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let Some(story) = desk.active() else { return };
    ui.spacing_mut().item_spacing.x = space::S;
    let certain = story.tally().certain;
    let save = words.say("button-save");
    let saved = if certain > 0 {
        button(ui, &save, !story.is_saved() || story.format().is_none())
    } else {
        primary(ui, &save, !story.is_saved() || story.format().is_none())
    };
    if saved.on_hover_text(key_hint(words, Command::Save)).clicked() {
        actions.push(Action::Do(Command::Save));
    }
    if certain > 0 {
        let clean = primary(ui, &words.count("command-clean-count", certain), true);
        if clean.on_hover_text(key_hint(words, Command::Clean)).clicked() {
            actions.push(Action::Do(Command::Clean));
        }
    } else if story.tally().out > 0 {
        let restore = button(ui, &words.count("command-restore-count", story.tally().out), true);
        if restore.on_hover_text(key_hint(words, Command::RestoreAll)).clicked() {
            actions.push(Action::Do(Command::RestoreAll));
        }
    }
}

fn key_hint(words: &Words, command: Command) -> String {
    command.keys().first().map(|keys| words.keys(*keys)).unwrap_or_default()
}

fn file_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    ui.menu_button(words.say("menu-file"), |ui| {
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
    ui.menu_button(words.say("menu-edit"), |ui| {
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
        item(ui, desk, words, actions, Command::Find, &words.command(Command::Find));
    });
}

fn view_menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    ui.menu_button(words.say("menu-view"), |ui| {
        let themes = [
            (ThemeChoice::System, "theme-system"),
            (ThemeChoice::Light, "theme-light"),
            (ThemeChoice::Dark, "theme-dark"),
        ];
        for (choice, label) in themes {
            if ui.radio(desk.settings().theme == choice, words.say(label)).clicked() {
                actions.push(Action::SetTheme(choice));
            }
        }
        ui.separator();
        let languages = [
            (LanguageChoice::System, words.say("language-system")),
            (LanguageChoice::English, words.name_of(Language::English)),
            (LanguageChoice::Indonesian, words.name_of(Language::Indonesian)),
        ];
        for (choice, label) in languages {
            if ui.radio(desk.settings().language == choice, label).clicked() {
                actions.push(Action::SetLanguage(choice));
            }
        }
    });
}

fn menu(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, title: &str, commands: &[Command]) {
    ui.menu_button(words.say(title), |ui| items(ui, desk, words, actions, commands));
}

fn items(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, commands: &[Command]) {
    for command in commands {
        item(ui, desk, words, actions, *command, &words.command(*command));
    }
}

fn item(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>, command: Command, label: &str) {
    let palette = Palette::now(ui);
    let keys = RichText::new(key_hint(words, command)).font(Face::Small.font()).color(palette.soft);
    if ui.add_enabled(desk.can(command), Button::new(label).shortcut_text(keys)).clicked() {
        actions.push(Action::Do(command));
        ui.close();
    }
}
