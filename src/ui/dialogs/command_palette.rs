//! The command palette: runs a command found by the beginnings of its words, in the language of the window or in English.
//! Also goes to a story, or to a field of the active one.

use crate::i18n::{Language, Localizer};
use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::dialogs::go_to_anything::{go_to, place_row, stories_and_fields};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::modal_from_top;
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{Action, Command, FindablePlace, Modal, PromptAction};
use egui::{Id, Key, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};
use redaksi_core::text::{NameMatch, match_name};
use std::cmp::Reverse;

/// State of the palette while it is open.
#[derive(Debug, Default)]
pub struct CommandPalette {
    is_open: bool,
    query: String,
    selected: usize,
    /// The English names of commands, where the window has another language.
    english: Option<Localizer>,
    /// The stories and fields, collected when the palette opens: none changes while it is open.
    places: Vec<FindablePlace>,
}

/// What a row of the palette offers.
enum PaletteItem<'a> {
    Command(Command, String),
    Place(&'a FindablePlace),
}

impl PaletteItem<'_> {
    fn is_enabled(&self, cx: Cx<'_>) -> bool {
        match self {
            Self::Command(command, _) => cx.workspace.is_enabled(*command),
            Self::Place(_) => true,
        }
    }

    /// Runs the command, or goes to the place.
    fn choose(&self, out: &mut Outbox) {
        match self {
            Self::Command(command, _) => out.push(Action::RunFromPalette(*command)),
            Self::Place(place) => go_to(place, out),
        }
    }
}

/// The most stories and fields listed; more typed letters find the others.
const MAX_PLACES: usize = 20;

impl Dialog for CommandPalette {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_palette()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let is_opening = !std::mem::replace(&mut self.is_open, true);
        if is_opening {
            self.query.clear();
            self.selected = 0;
            self.places = stories_and_fields(cx);
            if cx.i18n.language() == Language::English {
                self.english = None;
            } else if self.english.is_none() {
                self.english = Some(Localizer::new(Language::English));
            }
        }
        let moved = take_list_keys(ui, out);
        modal_from_top(ui, "palette", size::DIALOG, |ui| {
            let field = TextEdit::singleline(&mut self.query).id(Id::unique("palette")).desired_width(f32::INFINITY);
            let field = field.font(Face::Title.font()).hint_text(cx.msg("palette-hint"));
            let response = show_text_field(ui, field);
            set_accessible_name(ui, &response, &cx.msg("palette-name"));
            response.request_focus();
            if response.changed() {
                self.selected = 0;
            }
            let items = matching_items(cx, self.english.as_ref(), &self.places, &self.query);
            self.selected = self.selected.saturating_add_signed(moved.step).min(items.len().saturating_sub(1));
            if let Some(item) = items.get(self.selected).filter(|item| moved.is_confirmed && item.is_enabled(cx)) {
                item.choose(out);
            }
            ui.add_space(space::XS);
            if items.is_empty() {
                hint(ui, cx.msg("palette-none"));
            }
            let list_height = (ui.ctx().content_rect().height() - size::PALETTE_CHROME_HEIGHT).min(size::PALETTE);
            // The rows are as wide as the field and have room for the scroll bar already.
            let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
            area.max_height(list_height).min_scrolled_height(list_height).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, item) in items.iter().enumerate() {
                    let is_chosen = at == self.selected;
                    let response = match item {
                        PaletteItem::Command(command, label) => command_row(ui, cx, *command, label, is_chosen),
                        PaletteItem::Place(place) => place_row(ui, cx, place, is_chosen),
                    };
                    if is_chosen && (moved.step != 0 || is_opening) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() && item.is_enabled(cx) {
                        item.choose(out);
                    }
                }
            });
        });
    }

    fn reset(&mut self) {
        self.is_open = false;
    }
}

/// The keys that navigate a list below a text field.
pub(super) struct ListKeys {
    pub step: isize,
    pub is_confirmed: bool,
}

/// Takes the keys that navigate the list out of the input before the text field handles them.
pub(super) fn take_list_keys(ui: &Ui, out: &mut Outbox) -> ListKeys {
    let (by, is_confirmed, is_escaped) = ui.input_mut(|input| {
        // A slow frame may hold several presses of one key.
        let mut presses = |key| input.count_and_consume_key(Modifiers::NONE, key);
        let by = presses(Key::ArrowDown).cast_signed() - presses(Key::ArrowUp).cast_signed();
        (by, presses(Key::Enter) > 0, presses(Key::Escape) > 0)
    });
    if is_escaped {
        out.push(Action::Prompt(PromptAction::CloseOverlay));
    }
    ListKeys { step: by, is_confirmed }
}

/// The commands, stories and fields that match the query. Closer matches come first; among equally close ones commands before
/// places, then those that are enabled, and then the most recently used. Without a query, all commands.
fn matching_items<'a>(
    cx: Cx<'_>,
    english: Option<&Localizer>,
    places: &'a [FindablePlace],
    query: &str,
) -> Vec<PaletteItem<'a>> {
    let recent: Vec<Command> = cx.workspace.recent_commands().collect();
    let age = |command: &Command| recent.iter().position(|known| known == command).unwrap_or(recent.len());
    let commands = Command::ALL
        .into_iter()
        // Clipboard commands act on the focused field, and that would be the field that the palette covers.
        .filter(|command| *command != Command::Palette && !command.is_clipboard_command())
        .filter_map(|command| {
            let label = cx.command_label(command);
            // Its English name and its code match as well as its label.
            let own: Option<NameMatch> = match_name(query, &label);
            let english = english.and_then(|english| match_name(query, &english.command(command)));
            let found = own.max(english).max(match_name(query, command.code()))?;
            let is_enabled = cx.workspace.is_enabled(command);
            let rank = (found.kind, true, is_enabled, found, own == Some(found));
            Some((Reverse(rank), age(&command), PaletteItem::Command(command, label)))
        });
    let mut found_places: Vec<_> = places
        .iter()
        .filter(|_| !query.trim().is_empty())
        .filter_map(|place| {
            let found = place.match_names(query)?;
            Some((Reverse((found.kind, false, true, found, true)), 0, PaletteItem::Place(place)))
        })
        .collect();
    found_places.sort_by_key(|(rank, ..)| *rank);
    found_places.truncate(MAX_PLACES);
    let mut items: Vec<_> = commands.chain(found_places).collect();
    items.sort_by_key(|(rank, age, _)| (*rank, *age));
    items.into_iter().map(|(_, _, item)| item).collect()
}

fn command_row(ui: &mut Ui, cx: Cx<'_>, command: Command, label: &str, is_chosen: bool) -> egui::Response {
    let palette = cx.palette;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::PALETTE_ROW), Sense::click());
    let is_enabled = cx.workspace.is_enabled(command);
    let name = || {
        let reason = || format!("{label} · {}", cx.msg(&cx.workspace.disabled_reason(command)));
        if is_enabled { label.to_owned() } else { reason() }
    };
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, is_enabled, is_chosen, name()));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.selection } else { palette.hover };
        ui.painter().rect_filled(rect, ui.visuals().widgets.inactive.corner_radius, fill);
    }
    let inner: Rect = rect.shrink2(Vec2::new(space::S, 0.0));
    let color = if is_enabled { palette.text } else { palette.text_muted };
    ui.painter().text(inner.left_center(), egui::Align2::LEFT_CENTER, label, Face::Ui.font(), color);
    // A disabled command says what is missing, in place of its keys.
    let keys = if is_enabled { cx.shortcut_hint(command) } else { cx.msg(&cx.workspace.disabled_reason(command)) };
    ui.painter().text(inner.right_center(), egui::Align2::RIGHT_CENTER, keys, Face::Small.font(), palette.text_muted);
    response
}
