//! The menu bar, built from the command table, with the primary actions at its right end.

use crate::ui::bars::primary_actions;
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{margin, size, space};
use crate::ui::widgets::buttons::{paint_focus_ring, with_outline};
use crate::ui::widgets::text_field::is_text_field;
use crate::workspace::{
    Action, Command, FileAction, FocusTarget, InspectorTab, LanguageChoice, Menu, ThemeChoice, ViewAction,
};
use egui::containers::menu::{MenuButton, MenuConfig, MenuState, menu_style};
use egui::{
    Atom, AtomExt as _, Button, FocusDirection, Frame, Id, Key, LayerId, Margin, Modifiers, Panel, Popup,
    PopupCloseBehavior, Response, RichText, ScrollArea, TextStyle, Ui, Vec2,
};

/// Shows the bar.
pub fn show(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(margin::BAR);
    Panel::top("menu").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            let menus = ui.scope(|ui| {
                let step = MenuBarNavigation::before_menus(ui);
                // Not egui's menu bar: there the menu under a resting pointer opens again after each arrow key.
                menu_style(ui.style_mut());
                let bar = ui.horizontal(|ui| {
                    let menus = [
                        file_menu(ui, cx, out),
                        edit_menu(ui, cx, out),
                        command_menu(ui, cx, "menu-story", &Menu::Document.commands().collect::<Vec<_>>(), out),
                        command_menu(ui, cx, "menu-review", &Menu::Review.commands().collect::<Vec<_>>(), out),
                        view_menu(ui, cx, out),
                        command_menu(ui, cx, "menu-help", &HELP_COMMANDS, out),
                    ];
                    (menus, ui.cursor().left())
                });
                let (menus, end) = bar.inner;
                step.after_menus(ui, cx, menus);
                end
            });
            let room = ui.max_rect().with_min_x(menus.inner + space::S);
            primary_actions::show(ui, cx, room, out);
        });
    });
}

const OPEN_COMMANDS: [Command; 7] = [
    Command::Open,
    Command::OpenFolder,
    Command::OpenPath,
    Command::WatchFolder,
    Command::StopWatching,
    Command::PasteAsDocument,
    Command::OpenAttachments,
];
const SAVE_COMMANDS: [Command; 10] = [
    Command::Save,
    Command::SaveAs,
    Command::SavePath,
    Command::SaveAll,
    Command::SaveAllAs,
    Command::Export,
    Command::ExportAll,
    Command::Versions,
    Command::Close,
    Command::Quit,
];

const COPY_COMMANDS: [Command; 2] = [Command::CopyStory, Command::CopyForCms];
const OTHER_COPY_COMMANDS: [Command; 5] =
    [Command::CopyBody, Command::CopyByTemplate, Command::CopyParts, Command::CopyHashtags, Command::CopyTagList];
const FIND_COMMANDS: [Command; 6] = [
    Command::Find,
    Command::Replace,
    Command::GoToAnything,
    Command::GoToParagraph,
    Command::NextFinding,
    Command::PreviousFinding,
];
const MOVE_COMMANDS: [Command; 4] = [Command::MoveUp, Command::MoveDown, Command::Duplicate, Command::Join];
const PARAGRAPH_COMMANDS: [Command; 6] = [
    Command::ToggleSubhead,
    Command::BulletList,
    Command::NumberedList,
    Command::BlockQuote,
    Command::IndentItem,
    Command::OutdentItem,
];
const FORMAT_COMMANDS: [Command; 4] = [Command::Bold, Command::Italic, Command::Link, Command::RemoveLinks];
const CASE_COMMANDS: [Command; 4] = [Command::UpperCase, Command::SentenceCase, Command::TitleCase, Command::CycleCase];

const ZOOM_COMMANDS: [Command; 3] = [Command::ZoomIn, Command::ZoomOut, Command::ResetZoom];
const THEME_COMMANDS: [(ThemeChoice, Command); 3] = [
    (ThemeChoice::System, Command::ThemeSystem),
    (ThemeChoice::Light, Command::ThemeLight),
    (ThemeChoice::Dark, Command::ThemeDark),
];
const LANGUAGE_COMMANDS: [(LanguageChoice, Command); 3] = [
    (LanguageChoice::System, Command::LanguageSystem),
    (LanguageChoice::English, Command::LanguageEnglish),
    (LanguageChoice::Indonesian, Command::LanguageIndonesian),
];
const HELP_COMMANDS: [Command; 4] = [Command::Palette, Command::KeyHelp, Command::Tour, Command::OpenSample];

/// The sign before what is on.
const TICK: &str = "✓";

/// The ids of a menu's button and of its popup.
#[derive(Clone, Copy, Debug)]
struct MenuIds {
    button: Id,
    list: Id,
    /// Whether the pointer is on the button.
    is_hovered: bool,
}

impl MenuIds {
    fn is_open(self, ui: &Ui) -> bool {
        Popup::is_id_open(ui.ctx(), self.list)
    }

    /// Whether an item of a submenu has the focus.
    fn has_focus_in_submenu(self, ui: &Ui) -> bool {
        let focused = ui.memory(egui::Memory::focused);
        let layer = focused.and_then(|focused| layer_of(ui, focused));
        layer.is_some_and(|layer| layer != self.list && layer != LayerId::background().id)
    }

    /// Whether no submenu of it is open.
    fn is_deepest(self, ui: &Ui) -> bool {
        MenuState::from_id(ui.ctx(), self.list, |state| state.open_item.is_none())
    }
}

/// Arrow keys and a moving pointer that go from an open menu to another one, and F10, which opens the first menu.
struct MenuBarNavigation {
    /// The index of the open menu, and the number of menus to go to the right.
    from: Option<(usize, isize)>,
    /// Whether the focus is in a submenu of it, where the right arrow key has no other meaning.
    is_in_submenu: bool,
}

impl MenuBarNavigation {
    const MENUS: &str = "menus";

    /// To be called before the menus are shown; uses their state of the last frame.
    fn before_menus(ui: &Ui) -> Self {
        let by = ui.input(|input| {
            let pressed = |key| input.modifiers.is_none() && input.key_pressed(key);
            isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft))
        });
        // In a number field, arrow keys move the caret.
        let is_editing = || ui.memory(egui::Memory::focused).is_some_and(|id| is_text_field(ui, id));
        let none = Self { from: None, is_in_submenu: false };
        if by == 0 || is_editing() {
            return none;
        }
        let Some(menus) = ui.data(|data| data.get_temp::<[MenuIds; 6]>(Id::unique(Self::MENUS))) else { return none };
        let Some(at) = menus.iter().position(|menu| menu.is_open(ui)) else { return none };
        let is_in_submenu = !menus[at].is_deepest(ui) && menus[at].has_focus_in_submenu(ui);
        if is_in_submenu && by < 0 {
            // This key only closes the submenu.
            return none;
        }
        if by < 0 {
            // Otherwise the button of this menu would get the focus.
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        Self { from: Some((at, by)), is_in_submenu }
    }

    /// To be called after the menus are shown. An arrow key that opened a submenu does not leave the menu. No menu opens over a
    /// modal dialog.
    fn after_menus(self, ui: &Ui, cx: Cx<'_>, menus: [MenuIds; 6]) {
        ui.data_mut(|data| data.insert_temp(Id::unique(Self::MENUS), menus));
        follow_pointer(ui, &menus);
        // With Shift, the key opens the context menu of what has the focus.
        let is_f10_pressed =
            ui.input_mut(|input| input.modifiers.is_none() && input.consume_key(Modifiers::NONE, Key::F10));
        let step = self.from.filter(|(at, by)| *by < 0 || self.is_in_submenu || menus[*at].is_deepest(ui));
        let next = match step {
            Some((at, by)) => menus[(at + menus.len()).saturating_add_signed(by) % menus.len()],
            None if is_f10_pressed && !cx.is_modal_open => menus[0],
            None => return,
        };
        Popup::open_id(ui.ctx(), next.list);
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(next.button);
        });
    }
}

/// The id of the layer in which a widget was shown in the last frame; a popup has one of its own.
fn layer_of(ui: &Ui, widget: Id) -> Option<Id> {
    ui.ctx().viewport(|viewport| viewport.prev_pass.widgets.get(widget).map(|widget| widget.layer_id.id))
}

/// While a menu is open, opens another one when the pointer moves to its button.
fn follow_pointer(ui: &Ui, menus: &[MenuIds]) {
    let is_moving = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO && !input.pointer.any_down());
    if !is_moving || !menus.iter().any(|menu| menu.is_open(ui)) {
        return;
    }
    if let Some(menu) = menus.iter().find(|menu| menu.is_hovered && !menu.is_open(ui)) {
        Popup::open_id(ui.ctx(), menu.list);
        ui.data_mut(|data| data.insert_temp(Id::unique(OPENED_BY_POINTER), menu.list));
    }
}

/// The key of the menu that the pointer opened when it came to its button: a click there is meant to open it.
const OPENED_BY_POINTER: &str = "menu-opened-by-pointer";

/// Keeps a menu open that is clicked after the pointer opened it on its way to the click.
fn keep_open_after_pointer(ui: &Ui, button: &Response, list: Id) {
    let key = Id::unique(OPENED_BY_POINTER);
    if ui.data(|data| data.get_temp::<Id>(key)) != Some(list) {
        return;
    }
    if button.clicked() {
        Popup::open_id(ui.ctx(), list);
    }
    if button.clicked() || !button.contains_pointer() {
        ui.data_mut(|data| data.remove::<Id>(key));
    }
}

/// A menu of the bar, which scrolls if it does not fit below the bar.
fn dropdown_menu(ui: &mut Ui, button: MenuButton<'_>, add: impl FnOnce(&mut Ui)) -> MenuIds {
    let room = ui.ctx().content_rect().bottom() - ui.max_rect().bottom() - space::XXL;
    let (label, _) = button.ui(ui, |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        // Compact, so that all items fit into a small window as well.
        ui.spacing_mut().item_spacing.y = 0.0;
        // A scroll bar beside the items, not over their keys.
        ui.spacing_mut().scroll.floating = false;
        ui.spacing_mut().scroll.foreground_color = false;
        ScrollArea::vertical().content_margin(Margin::ZERO).max_height(room).min_scrolled_height(room).show(ui, add);
    });
    paint_focus_ring(ui, &label);
    keep_open_after_pointer(ui, &label, Popup::default_response_id(&label));
    MenuIds { button: label.id, list: Popup::default_response_id(&label), is_hovered: label.contains_pointer() }
}

fn file_menu(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) -> MenuIds {
    dropdown_menu(ui, MenuButton::new(cx.msg("menu-file")), |ui| {
        command_items(ui, cx, &OPEN_COMMANDS, out);
        ui.menu_button(cx.msg("menu-recent"), |ui| {
            for path in &cx.workspace.settings().recent_files {
                let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    out.push(Action::File(FileAction::OpenFiles(vec![path.clone()])));
                }
            }
            if cx.workspace.settings().recent_files.is_empty() {
                ui.add_enabled(false, Button::new(cx.msg("recent-none")));
            }
            ui.separator();
            command_items(ui, cx, &[Command::ForgetRecent], out);
        });
        ui.separator();
        command_items(ui, cx, &SAVE_COMMANDS, out);
    })
}

fn edit_menu(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) -> MenuIds {
    dropdown_menu(ui, MenuButton::new(cx.msg("menu-edit")), |ui| {
        let history = cx.workspace.active().map(crate::workspace::Document::history);
        let steps = [
            (Command::Undo, "undo-named", history.and_then(|history| history.undo_name())),
            (Command::Redo, "redo-named", history.and_then(|history| history.redo_name())),
        ];
        for (command, message, change) in steps {
            let label = change.map_or_else(
                || cx.i18n.command(command),
                |change| {
                    cx.i18n.msg_args(message, &[("change", crate::workspace::MessageArg::Text(cx.i18n.change(change)))])
                },
            );
            command_item(ui, cx, command, &label, out);
        }
        command_items(ui, cx, &[Command::UndoBulk], out);
        ui.separator();
        command_items(ui, cx, &COPY_COMMANDS, out);
        submenu(ui, cx, "menu-copy", &OTHER_COPY_COMMANDS, out);
        ui.separator();
        command_items(ui, cx, &FIND_COMMANDS, out);
        ui.separator();
        submenu(ui, cx, "menu-format", &FORMAT_COMMANDS, out);
        submenu(ui, cx, "menu-paragraph", &PARAGRAPH_COMMANDS, out);
        submenu(ui, cx, "menu-case", &CASE_COMMANDS, out);
        ui.separator();
        command_items(ui, cx, &MOVE_COMMANDS, out);
        ui.separator();
        let is_smart = cx.workspace.settings().smart_punctuation;
        setting_item(ui, cx, is_smart, "printed-signs-hint", Command::SmartPunctuation, out);
    })
}

/// A submenu of commands.
fn submenu(ui: &mut Ui, cx: Cx<'_>, title: &str, commands: &[Command], out: &mut Outbox) {
    ui.menu_button(cx.msg(title), |ui| {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        command_items(ui, cx, commands, out);
    });
}

fn view_menu(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) -> MenuIds {
    // The menu has number fields to type and drag in, so it closes only on a click outside.
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    dropdown_menu(ui, MenuButton::new(cx.msg("menu-view")).config(config), |ui| {
        let panels = cx.workspace.settings().panels;
        command_items(ui, cx, &[Command::Palette, Command::FocusMode, Command::TogglePanels], out);
        ui.separator();
        for (is_on, command) in [
            (cx.workspace.is_reading_view(), Command::ReadingView),
            (cx.workspace.shows_excluded(), Command::ShowExcluded),
            (panels.source, Command::ToggleSource),
        ] {
            if tick_item(ui, cx, is_on, command).clicked() {
                out.run(command);
            }
        }
        ui.separator();
        let tabs = InspectorTab::ALL
            .map(|tab| (panels.inspector && panels.tab == tab, tab.command(), FocusTarget::Panel(tab)));
        for (is_shown, command, place) in
            [(panels.document_list, Command::DocumentsPanel, FocusTarget::DocumentList)].into_iter().chain(tabs)
        {
            if tick_item(ui, cx, is_shown, command).clicked() {
                out.push(if is_shown {
                    Action::View(ViewAction::HidePanel(place))
                } else {
                    Action::RunCommand(command)
                });
            }
        }
        ui.separator();
        ui.menu_button(cx.msg("menu-reading-style"), |ui| reading_style_grid(ui, cx, out));
        command_items(ui, cx, &ZOOM_COMMANDS, out);
        ui.separator();
        let settings = cx.workspace.settings();
        setting_item(ui, cx, settings.show_invisibles, "invisibles-hint", Command::ShowInvisibles, out);
        setting_item(ui, cx, settings.reduce_motion, "still-motion-hint", Command::ReduceMotion, out);
        ui.separator();
        let theme = cx.workspace.settings().theme;
        ui.menu_button(cx.msg("menu-theme"), |ui| {
            for (choice, command) in THEME_COMMANDS {
                radio_command(ui, cx, theme == choice, command, out);
            }
        });
        let language = cx.workspace.settings().language;
        ui.menu_button(cx.msg("menu-language"), |ui| {
            for (choice, command) in LANGUAGE_COMMANDS {
                radio_command(ui, cx, language == choice, command, out);
            }
        });
    })
}

fn radio_command(ui: &mut Ui, cx: Cx<'_>, is_on: bool, command: Command, out: &mut Outbox) {
    if radio_item(ui, cx, is_on, command) {
        out.run(command);
    }
}

/// A command with a radio mark; returns whether it was clicked.
fn radio_item(ui: &mut Ui, cx: Cx<'_>, is_on: bool, command: Command) -> bool {
    let keys = cx.menu_shortcut(command);
    let mark = if is_on { "● " } else { "○ " };
    let label = cx.i18n.command(command);
    let button = Button::new(format!("{mark}{label}")).shortcut_text(keys);
    let response = ui.add_enabled(cx.workspace.is_enabled(command), button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_on, &label));
    response.clicked()
}

/// A command that switches something on and off, with a tick while it is on.
fn tick_item(ui: &mut Ui, cx: Cx<'_>, is_on: bool, command: Command) -> Response {
    let label = cx.i18n.command(command);
    let tick = RichText::new(if is_on { TICK } else { "" });
    let height = ui.text_style_height(&TextStyle::Button);
    let tick = Atom::from(tick).atom_size(Vec2::new(size::MENU_TICK, height));
    let button = Button::new((tick, label.as_str())).shortcut_text(cx.menu_shortcut(command));
    let is_enabled = cx.workspace.is_enabled(command);
    let response = ui.add_enabled(is_enabled, button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, is_enabled, is_on, &label));
    response
}

/// A setting that is on or off, with a tick while it is on.
fn setting_item(ui: &mut Ui, cx: Cx<'_>, is_on: bool, hint: &str, command: Command, out: &mut Outbox) {
    if tick_item(ui, cx, is_on, command).on_hover_text(cx.msg(hint)).clicked() {
        out.run(command);
    }
}

/// Whether what a command of a menu of commands switches is on; `None` if it switches nothing.
fn switch_state(cx: Cx<'_>, command: Command) -> Option<bool> {
    let settings = cx.workspace.settings();
    if command == Command::GoOnAfterDecision {
        Some(settings.goes_on_after_decision)
    } else if command == Command::ToggleOriginal {
        let has_original = cx.workspace.active().is_some_and(|document| document.article().original.is_some());
        Some(settings.panels.original && has_original)
    } else if command == Command::ShowChanges {
        Some(cx.workspace.shows_changes())
    } else {
        None
    }
}

/// The reading style and the target length: a row with a number field for each.
fn reading_style_grid(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let mut page = cx.workspace.settings().reading_style;
    let mut target = cx.workspace.settings().word_target.unwrap_or(0);
    egui::Grid::new("page").num_columns(2).spacing([space::L, space::XS]).show(ui, |ui| {
        let row = |ui: &mut Ui, label: &str, value: egui::DragValue<'_>| {
            let name = ui.label(cx.msg(label)).id;
            let changed = with_outline(ui, |ui| {
                ui.visuals_mut().widgets.inactive.weak_bg_fill = cx.palette.field;
                ui.add_sized([size::NUMBER_INPUT, size::CONTROL], value).labelled_by(name).changed()
            });
            ui.end_row();
            changed
        };
        let mut is_changed = row(ui, "page-size", egui::DragValue::new(&mut page.size).range(12..=34));
        is_changed |= row(ui, "page-measure", egui::DragValue::new(&mut page.measure).range(40..=110));
        is_changed |= row(ui, "page-spacing", egui::DragValue::new(&mut page.spacing).range(120..=220).suffix(" %"));
        if is_changed {
            out.push(Action::View(ViewAction::SetReadingStyle(page)));
        }
        let value = egui::DragValue::new(&mut target)
            .range(0..=20_000)
            .speed(5)
            .custom_formatter(|count, _| if count > 0.0 { count.to_string() } else { cx.msg("target-none") });
        if row(ui, "target", value) {
            out.push(Action::View(ViewAction::SetWordTarget((target > 0).then_some(target))));
        }
    });
}

fn command_menu(ui: &mut Ui, cx: Cx<'_>, title: &str, commands: &[Command], out: &mut Outbox) -> MenuIds {
    dropdown_menu(ui, MenuButton::new(cx.msg(title)), |ui| command_items(ui, cx, commands, out))
}

/// Commands that are followed by a separator, unless they come last.
const COMMANDS_BEFORE_SEPARATOR: [Command; 7] = [
    Command::GoOnAfterDecision,
    Command::NewKeepRule,
    Command::FillFields,
    Command::StageSpiked,
    Command::UnpairParagraph,
    Command::MuteRule,
    Command::NextComment,
];

fn command_items(ui: &mut Ui, cx: Cx<'_>, commands: &[Command], out: &mut Outbox) {
    for (at, command) in commands.iter().enumerate() {
        if at > 0 && COMMANDS_BEFORE_SEPARATOR.contains(&commands[at - 1]) {
            ui.separator();
        }
        match switch_state(cx, *command) {
            Some(is_on) => {
                if tick_item(ui, cx, is_on, *command).clicked() {
                    out.run(*command);
                    ui.close();
                }
            }
            None => command_item(ui, cx, *command, &cx.command_label(*command), out),
        }
    }
}

fn command_item(ui: &mut Ui, cx: Cx<'_>, command: Command, label: &str, out: &mut Outbox) {
    let keys = cx.menu_shortcut(command);
    let gap = egui::AtomExt::atom_size(egui::Atom::default(), egui::Vec2::new(space::XL, 0.0));
    if ui.add_enabled(cx.workspace.is_enabled(command), Button::new((label, gap)).shortcut_text(keys)).clicked() {
        out.run(command);
        ui.close();
    }
}
