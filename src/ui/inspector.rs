//! The columns at the right: related links, metadata and tags, the editor's own rules; two at once where the window
//! is wide.

use super::theme::{Face, Palette, size};
use super::{Jump, links, metadata, rules, tags};
use crate::desk::{Action, Desk, Story};
use crate::words::Words;
use egui::scroll_area::ScrollBarVisibility::AlwaysVisible as ALWAYS;
use egui::{Button, Frame, Margin, Panel, RichText, ScrollArea, Ui};

/// What the inspector remembers.
#[derive(Debug, Default)]
pub struct Inspector {
    tab: Tab,
    metadata: metadata::Metadata,
    tags: tags::Tags,
    links: links::Links,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Links,
    Metadata,
    Rules,
}

impl Inspector {
    /// Hands over what is being typed in fields and tags; `Err` where a date cannot be read.
    pub fn hand_over(&mut self, desk: &Desk) -> Result<Vec<Action>, Action> {
        let mut actions = self.metadata.hand_over(desk)?;
        actions.extend(self.tags.hand_over(desk));
        Ok(actions)
    }

    /// Shows the columns; says where a click sends the person.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        words: &Words,
        actions: &mut Vec<Action>,
    ) -> Option<Jump> {
        let is_wide = ui.ctx().content_rect().width() >= size::WIDE;
        let mut jump = None;
        if is_wide {
            column(ui, "inspector-metadata", |ui| self.metadata_column(ui, desk, story, words, actions, &mut jump));
            column(ui, "inspector-links", |ui| {
                super::controls::inset(ui, |ui| self.tabs(ui, desk, story, words, &[Tab::Links, Tab::Rules]));
                match self.tab {
                    Tab::Rules => rules::show(ui, desk, words, actions),
                    Tab::Links | Tab::Metadata => self.links.show(ui, story, words, actions, &mut jump),
                }
            });
            return jump;
        }
        column(ui, "inspector", |ui| {
            super::controls::inset(ui, |ui| {
                self.tabs(ui, desk, story, words, &[Tab::Links, Tab::Metadata, Tab::Rules]);
            });
            match self.tab {
                Tab::Links => self.links.show(ui, story, words, actions, &mut jump),
                Tab::Metadata => self.metadata_column(ui, desk, story, words, actions, &mut jump),
                Tab::Rules => rules::show(ui, desk, words, actions),
            }
        });
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
        ScrollArea::vertical().id_salt("metadata").auto_shrink(false).scroll_bar_visibility(ALWAYS).show(ui, |ui| {
            ui.set_width(ui.available_width());
            self.tags.show(ui, desk, story, words, actions);
            self.metadata.show(ui, desk, story, words, actions, jump);
        });
    }

    fn tabs(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, tabs: &[Tab]) {
        let labels: Vec<(Tab, String)> = tabs.iter().map(|tab| (*tab, label(*tab, desk, story, words))).collect();
        let palette = Palette::now(ui);
        // In the wide window the fields stand beside the column and are no tab of it.
        let chosen = if tabs.contains(&self.tab) { self.tab } else { Tab::Links };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let padding = ui.spacing().button_padding.x * 2.0;
            let width_of = |label: &str| {
                let galley = ui.painter().layout_no_wrap(label.to_owned(), Face::UiStrong.font(), palette.ink);
                galley.size().x + padding
            };
            let widths: Vec<f32> = labels.iter().map(|(_, label)| width_of(label)).collect();
            // What the labels leave of the width is shared out among them.
            let left = ui.available_width() - widths.iter().sum::<f32>() - 2.0 * (labels.len() as f32 - 1.0);
            let share = (left / labels.len() as f32).floor().max(0.0);
            for ((tab, label), width) in labels.into_iter().zip(widths) {
                let text = RichText::new(label).font(Face::UiStrong.font());
                let least = egui::Vec2::new(width + share, size::CONTROL);
                if ui.add(Button::selectable(chosen == tab, text).min_size(least)).clicked() {
                    self.tab = tab;
                }
            }
        });
    }
}

fn label(tab: Tab, desk: &Desk, story: &Story, words: &Words) -> String {
    match tab {
        Tab::Links => words.count("tab-links", story.tally().open),
        Tab::Metadata => words.say("tab-metadata"),
        Tab::Rules => words.count("tab-rules", desk.packs().own_rules().len()),
    }
}

fn column(ui: &mut Ui, id: &'static str, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin { left: 14, right: 2, top: 10, bottom: 0 });
    Panel::right(id).frame(frame).exact_size(size::INSPECTOR).resizable(false).show(ui, add);
}
