//! The columns at the right: related links, metadata and tags; both at once where the window is wide.

use super::theme::{Face, Palette, size};
use super::{Jump, links, metadata, tags};
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
            column(ui, "inspector-links", |ui| self.links.show(ui, story, words, actions, &mut jump));
            return jump;
        }
        column(ui, "inspector", |ui| {
            super::controls::inset(ui, |ui| self.tabs(ui, story, words));
            match self.tab {
                Tab::Links => self.links.show(ui, story, words, actions, &mut jump),
                Tab::Metadata => self.metadata_column(ui, desk, story, words, actions, &mut jump),
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

    fn tabs(&mut self, ui: &mut Ui, story: &Story, words: &Words) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = (ui.available_width() - 2.0) / 2.0;
            let open = story.tally().open;
            for (tab, label) in
                [(Tab::Links, words.count("tab-links", open)), (Tab::Metadata, words.say("tab-metadata"))]
            {
                let text = RichText::new(label).font(Face::UiStrong.font());
                let look = Button::selectable(self.tab == tab, text).min_size(egui::Vec2::new(width, size::CONTROL));
                if ui.add(look).clicked() {
                    self.tab = tab;
                }
            }
        });
    }
}

fn column(ui: &mut Ui, id: &'static str, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin { left: 14, right: 2, top: 10, bottom: 0 });
    Panel::right(id).frame(frame).exact_size(size::INSPECTOR).resizable(false).show(ui, add);
}
