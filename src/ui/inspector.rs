//! The column at the right: related links, metadata and tags, checks, the editor's own rules; two columns where the
//! window is wide.

use super::inputs::{follow_focus, place_of_focus, select_part};
use super::metadata::field_id;
use super::sheet::headline_id;
use super::theme::{Face, Palette, margin, size, space};
use super::tour::{Spot, point};
use super::{Jump, checks, links, metadata, rules, tags};
use crate::article::FieldName;
use crate::desk::{Action, Command, Desk, Story, StoryId, Tab};
use crate::words::Words;
use egui::{Button, Frame, Panel, Rect, RichText, ScrollArea, Ui};
use std::ops::Range;

/// What the inspector remembers.
#[derive(Debug, Default)]
pub struct Inspector {
    /// The field that is to have the focus once it is shown.
    wanted: Option<egui::Id>,
    /// Which panel stood where at the frame before.
    places: Vec<(Tab, Rect)>,
    metadata: metadata::Metadata,
    tags: tags::Tags,
    links: links::Links,
}

impl Inspector {
    /// Hands over what is being typed in fields and tags; `Err` where a date cannot be read.
    pub fn hand_over(&mut self, desk: &Desk) -> Result<Vec<Action>, Action> {
        let mut actions = self.metadata.hand_over(desk)?;
        actions.extend(self.tags.hand_over(desk));
        Ok(actions)
    }

    /// Gives a field the focus once its panel is gone to.
    pub fn want(&mut self, story: StoryId, name: FieldName) {
        self.wanted = Some(field_id(story, name));
    }

    /// Goes to a part of a field, which is selected: of the headline on the sheet, of others here.
    pub fn select_in(
        &mut self,
        ui: &Ui,
        story: &Story,
        name: FieldName,
        part: Range<usize>,
        is_tab: bool,
        actions: &mut Vec<Action>,
    ) {
        let id = if name == FieldName::Headline { headline_id(story.id()) } else { field_id(story.id(), name) };
        select_part(ui, id, story.article().fields.value(name), part);
        if name == FieldName::Headline {
            ui.memory_mut(|memory| memory.request_focus(id));
            return;
        }
        self.want(story.id(), name);
        actions.extend(is_tab.then_some(Action::Do(Command::MetadataPanel)));
        ui.ctx().request_repaint();
    }

    /// Begins a frame, in which it may be hidden.
    pub fn begin(&mut self) {
        self.places.clear();
    }

    /// Whether the person is in one of its panels.
    pub fn has_focus(&self, ui: &Ui) -> bool {
        place_of_focus(ui).is_some_and(|focused| self.places.iter().any(|(_, place)| place.contains(focused)))
    }

    /// Whether one of its panels stands at a place.
    pub fn is_at(&self, at: egui::Pos2) -> bool {
        self.places.iter().any(|(_, place)| place.contains(at))
    }

    /// Whether the person is in that panel.
    pub fn is_in(&self, ui: &Ui, tab: Tab) -> bool {
        let shown = self.places.iter().find(|(shown, _)| *shown == tab);
        place_of_focus(ui).zip(shown).is_some_and(|(focused, (_, place))| place.contains(focused))
    }

    /// Shows the columns, and goes to the panel that was just asked for; says where a click sends the person.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        words: &Words,
        asked: Option<Tab>,
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
        // In the wide window the fields stand beside the column and are no tab of it.
        let tabs: &[Tab] = if is_wide { &[Tab::Links, Tab::Checks, Tab::Rules] } else { &Tab::ALL };
        let chosen = if tabs.contains(&tab) { tab } else { Tab::Links };
        let place = column(ui, "inspector", |ui| {
            super::controls::inset(ui, |ui| {
                if is_small && super::controls::quiet(ui, &words.say("view-story-back")).clicked() {
                    actions.push(Action::Do(Command::ToText));
                }
                let first = show_tabs(ui, desk, story, words, tabs, chosen, actions);
                if asked.is_some_and(|asked| asked != Tab::Metadata) {
                    first.request_focus();
                }
            });
            match chosen {
                Tab::Links => self.links.show(ui, story, words, actions, &mut jump),
                Tab::Metadata => self.metadata_column(ui, desk, story, words, actions, &mut jump),
                Tab::Checks => checks::show(ui, story, words, actions, &mut jump),
                Tab::Rules => rules::show(ui, desk, words, actions),
            }
        });
        self.places.push((chosen, place));
        point(ui, desk, Spot::Inspector, place);
        if let Some(Jump::Field(name)) = jump {
            self.want(story.id(), name);
            actions.extend((!is_wide).then_some(Action::Do(Command::MetadataPanel)));
            ui.ctx().request_repaint();
        } else if asked == Some(Tab::Metadata) || is_wide && self.wanted.is_some() {
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

/// The tabs, and the one that is chosen.
fn show_tabs(
    ui: &mut Ui,
    desk: &Desk,
    story: &Story,
    words: &Words,
    tabs: &[Tab],
    chosen: Tab,
    actions: &mut Vec<Action>,
) -> egui::Response {
    let labels: Vec<String> = tabs.iter().map(|tab| label(ui, *tab, desk, story, words)).collect();
    let mut of_chosen = None;
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        let widths: Vec<f32> =
            labels.iter().map(|label| super::controls::button_width(ui, label, Face::SmallStrong)).collect();
        // All are of one width, so that none moves when a count goes; else what the labels leave is shared out among them.
        let room = ui.available_width() - space::HAIR * (labels.len() as f32 - 1.0);
        let even = (room / labels.len() as f32).floor();
        let is_even = widths.iter().all(|width| *width <= even);
        let share = ((room - widths.iter().sum::<f32>()) / labels.len() as f32).floor().max(0.0);
        for ((tab, label), width) in tabs.iter().zip(labels).zip(widths) {
            let text = RichText::new(label).font(Face::SmallStrong.font());
            let least = egui::Vec2::new(if is_even { even } else { width + share }, size::CONTROL);
            let response = ui.add(Button::selectable(chosen == *tab, text).min_size(least));
            if response.clicked() && chosen != *tab {
                actions.push(Action::Do(tab.command()));
            }
            if chosen == *tab {
                of_chosen = Some(response);
            }
        }
    });
    of_chosen.unwrap_or(row.response)
}

/// What the tab of a panel says.
pub fn label(ui: &Ui, tab: Tab, desk: &Desk, story: &Story, words: &Words) -> String {
    match tab {
        Tab::Links => words.count("tab-links", story.tally().open),
        Tab::Metadata => words.say("tab-metadata"),
        Tab::Checks => words.count("tab-checks", checks::count(&checks::of(ui, story))),
        Tab::Rules => words.count("tab-rules", desk.packs().own_rules().len()),
    }
}

/// A column at the right; says where it stands.
fn column(ui: &mut Ui, id: &'static str, add: impl FnOnce(&mut Ui)) -> Rect {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::COLUMN);
    let beside = size::INSPECTOR.min((ui.available_width() - size::SHEET).max(size::SHEET / 2.0));
    let is_small = ui.ctx().content_rect().width() < size::SMALL;
    let width = if is_small { ui.available_width() } else { beside };
    Panel::right(id).frame(frame).exact_size(width).resizable(false).show(ui, add).response.rect
}
