//! The inspector: columns at the right with the panels for promos, metadata and tags, checks, and user rules. Wide
//! windows have two columns.

use crate::ui::widgets::text_field::{follow_focus, place_of_focus, select_part};
use crate::ui::panels::metadata::field_id;
use crate::ui::document::document_view::headline_id;
use crate::ui::theme::{Face, Palette, margin, size, space};
use crate::ui::dialogs::tour::{Spot, point};
use crate::ui::Jump;
use crate::ui::panels::{checks, promos, metadata, rules, tags};
use crate::article::FieldName;
use crate::workspace::{Action, Command, Desk, Story, StoryId, Tab};
use crate::i18n::Words;
use egui::{Button, Frame, Panel, Rect, RichText, ScrollArea, Ui};
use std::ops::Range;

/// State of the inspector between frames.
#[derive(Debug, Default)]
pub struct Inspector {
    /// The field to focus once it is shown.
    wanted: Option<egui::Id>,
    /// Which panels were shown where in the last frame.
    places: Vec<(Tab, Rect)>,
    metadata: metadata::Metadata,
    tags: tags::Tags,
    links: promos::Links,
}

impl Inspector {
    /// The actions that commit the drafts in fields and tags; `Err` with an action that reports the error if a date
    /// cannot be parsed.
    pub fn hand_over(&mut self, desk: &Desk) -> Result<Vec<Action>, Action> {
        let mut actions = self.metadata.hand_over(desk)?;
        actions.extend(self.tags.hand_over(desk));
        Ok(actions)
    }

    /// Focuses a field as soon as its panel is shown.
    pub fn want(&mut self, story: StoryId, name: FieldName) {
        self.wanted = Some(field_id(story, name));
    }

    /// Selects a byte range of a field and focuses it: the headline in the document view, other fields in the metadata
    /// panel. With `is_tab`, that panel has to be opened first.
    pub fn select_in(
        &mut self,
        ui: &Ui,
        story: &Story,
        name: FieldName,
        range: Range<usize>,
        is_tab: bool,
        actions: &mut Vec<Action>,
    ) {
        let id = if name == FieldName::Headline { headline_id(story.id()) } else { field_id(story.id(), name) };
        select_part(ui, id, story.article().fields.value(name), range);
        if name == FieldName::Headline {
            ui.memory_mut(|memory| memory.request_focus(id));
            return;
        }
        self.want(story.id(), name);
        actions.extend(is_tab.then_some(Action::Do(Command::MetadataPanel)));
        ui.ctx().request_repaint();
    }

    /// Starts a frame. The inspector may stay hidden in it, and then has no panels.
    pub fn begin(&mut self) {
        self.places.clear();
    }

    /// Whether a widget of the inspector has the focus.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        place_of_focus(ui).is_some_and(|focused| self.places.iter().any(|(_, place)| place.contains(focused)))
    }

    /// Whether the point is inside one of the panels.
    pub fn is_at(&self, at: egui::Pos2) -> bool {
        self.places.iter().any(|(_, place)| place.contains(at))
    }

    /// Whether a widget in the panel of this tab has the focus.
    pub fn is_in(&self, ui: &Ui, tab: Tab) -> bool {
        let shown = self.places.iter().find(|(shown, _)| *shown == tab);
        place_of_focus(ui).zip(shown).is_some_and(|(focused, (_, place))| place.contains(focused))
    }

    /// Shows the columns, and focuses the panel that was `requested` in this frame. Returns where a click in a panel
    /// leads.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        words: &Words,
        requested: Option<Tab>,
        actions: &mut Vec<Action>,
    ) -> Option<Jump> {
        let tab = desk.settings().panels.tab;
        let width = ui.ctx().content_rect().width();
        let (is_wide, is_small) = (width >= size::WIDE, width < size::SMALL);
        let mut jump = None;
        if is_wide {
            let place =
                column(ui, "inspector-metadata", |ui| self.metadata_column(ui, desk, story, words, actions, &mut jump));
            self.places.push((Tab::Metadata, place));
        }
        // A wide window shows the fields in a column of their own, so they need no tab.
        let tabs: &[Tab] = if is_wide { &[Tab::Links, Tab::Checks, Tab::Rules] } else { &Tab::ALL };
        let selected = if tabs.contains(&tab) { tab } else { Tab::Links };
        let place = column(ui, "inspector", |ui| {
            crate::ui::widgets::inset(ui, |ui| {
                if is_small && crate::ui::widgets::quiet(ui, &words.say("view-story-back")).clicked() {
                    actions.push(Action::Do(Command::ToText));
                }
                let first = show_tabs(ui, desk, story, words, tabs, selected, actions);
                if requested.is_some_and(|requested| requested != Tab::Metadata) {
                    first.request_focus();
                }
            });
            match selected {
                Tab::Links => self.links.show(ui, story, words, actions, &mut jump),
                Tab::Metadata => self.metadata_column(ui, desk, story, words, actions, &mut jump),
                Tab::Checks => checks::show(ui, story, words, actions, &mut jump),
                Tab::Rules => rules::show(ui, desk, words, actions),
            }
        });
        self.places.push((selected, place));
        point(ui, desk, Spot::Inspector, place);
        if let Some(Jump::Field(name)) = jump {
            self.want(story.id(), name);
            actions.extend((!is_wide).then_some(Action::Do(Command::MetadataPanel)));
            ui.ctx().request_repaint();
        } else if requested == Some(Tab::Metadata) || is_wide && self.wanted.is_some() {
            let wanted = self.wanted.take().unwrap_or_else(|| tags::Tags::id(story.id()));
            ui.memory_mut(|memory| memory.request_focus(wanted));
        }
        jump
    }

    fn metadata_column(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        words: &Words,
        actions: &mut Vec<Action>,
        jump: &mut Option<Jump>,
    ) {
        ScrollArea::vertical().id_salt("metadata").auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.tags.show(ui, desk, story, words, actions);
            self.metadata.show(ui, desk, story, words, actions, jump);
            follow_focus(ui);
        });
    }
}

/// Shows the tabs; returns the response of the selected one.
fn show_tabs(
    ui: &mut Ui,
    desk: &Desk,
    story: &Story,
    words: &Words,
    tabs: &[Tab],
    selected: Tab,
    actions: &mut Vec<Action>,
) -> egui::Response {
    let labels: Vec<String> = tabs.iter().map(|tab| label(ui, *tab, desk, story, words)).collect();
    let mut selected_response = None;
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        let widths: Vec<f32> =
            labels.iter().map(|label| crate::ui::widgets::button_width(ui, label, Face::SmallStrong)).collect();
        // If the labels fit, all tabs have the same width, so that none moves when a count disappears. Otherwise the
        // remaining width is distributed evenly.
        let room = ui.available_width() - space::HAIR * (labels.len() as f32 - 1.0);
        let even = (room / labels.len() as f32).floor();
        let is_even = widths.iter().all(|width| *width <= even);
        let share = ((room - widths.iter().sum::<f32>()) / labels.len() as f32).floor().max(0.0);
        for ((tab, label), width) in tabs.iter().zip(labels).zip(widths) {
            let text = RichText::new(label).font(Face::SmallStrong.font());
            let min_size = egui::Vec2::new(if is_even { even } else { width + share }, size::CONTROL);
            let response = ui.add(Button::selectable(selected == *tab, text).min_size(min_size));
            if response.clicked() && selected != *tab {
                actions.push(Action::Do(tab.command()));
            }
            if selected == *tab {
                selected_response = Some(response);
            }
        }
    });
    selected_response.unwrap_or(row.response)
}

/// The label of a tab, with its count.
pub fn label(ui: &Ui, tab: Tab, desk: &Desk, story: &Story, words: &Words) -> String {
    match tab {
        Tab::Links => words.count("tab-links", story.tally().open),
        Tab::Metadata => words.say("tab-metadata"),
        Tab::Checks => words.count("tab-checks", checks::count(&checks::of(ui, story))),
        Tab::Rules => words.count("tab-rules", desk.packs().own_rules().len()),
    }
}

/// A column at the right; returns its rectangle.
fn column(ui: &mut Ui, id: &'static str, add: impl FnOnce(&mut Ui)) -> Rect {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::COLUMN);
    let docked_width = size::INSPECTOR.min((ui.available_width() - size::SHEET).max(size::SHEET / 2.0));
    let is_small = ui.ctx().content_rect().width() < size::SMALL;
    let width = if is_small { ui.available_width() } else { docked_width };
    Panel::right(id).frame(frame).exact_size(width).resizable(false).show(ui, add).response.rect
}
