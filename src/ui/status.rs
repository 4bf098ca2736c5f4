//! The line at the bottom: saved or not, what happened last, how long the story is, how many links stand where.

use super::theme::{Face, Palette, size, space};
use crate::article::published;
use crate::desk::{Action, Command, Desk, Severity, Story};
use crate::text;
use crate::words::Words;
use egui::{Align, Frame, Id, Layout, Margin, Panel, RichText, Ui};

/// Shows the line.
pub fn show(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(16, 5));
    Panel::bottom("status").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if let Some(story) = desk.active() {
                saved_mark(ui, story, words);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                if let Some(story) = desk.active() {
                    counts(ui, story, words);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| notice(ui, desk, words, actions));
            });
        });
    });
}

fn saved_mark(ui: &mut Ui, story: &Story, words: &Words) {
    let palette = Palette::now(ui);
    let (colour, message) = match (story.is_saving(), story.is_saved(), story.format()) {
        (true, ..) => (palette.soft, "status-saving"),
        (_, false, _) => (palette.warning, "status-unsaved"),
        (_, true, Some(_)) => (palette.good, "status-saved"),
        (_, true, None) => (palette.soft, "status-as-received"),
    };
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size::DOT), egui::Sense::hover());
    if story.is_saved() {
        ui.painter().circle_filled(rect.center(), size::DOT / 2.0, colour);
    } else {
        ui.painter().circle_stroke(rect.center(), size::DOT / 2.0 - 1.0, egui::Stroke::new(2.0, colour));
    }
    ui.label(small(&words.say(message), palette.ink));
}

/// The last notice, and a way back where the change it tells of can be undone.
fn notice(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    if desk.is_opening() {
        ui.label(small(&words.say("status-opening"), palette.soft));
        return;
    }
    let Some(notice) = desk.notices().back() else { return };
    let colour = match notice.severity {
        Severity::Info => palette.soft,
        Severity::Warning => palette.warning,
        Severity::Error => palette.error,
    };
    let sentence = words.notice(notice);
    let undoable = matches!(notice.message.as_str(), "notice-cleaned" | "notice-cleaned-some" | "notice-restored");
    if undoable && desk.can(Command::Undo) && super::controls::quiet(ui, &words.command(Command::Undo)).clicked() {
        actions.push(Action::Do(Command::Undo));
    }
    ui.add(egui::Label::new(small(&sentence, colour)).truncate()).on_hover_text(&sentence);
}

fn counts(ui: &mut Ui, story: &Story, words: &Words) {
    let palette = Palette::now(ui);
    let tally = story.tally();
    let count = words_of(ui, story);
    let figures = [
        words.count("status-reading-time", text::reading_minutes(count)),
        words.count("status-words", count),
        words.count("status-links-out", tally.out),
        words.count("status-links-in", tally.open),
    ];
    for figure in figures {
        ui.label(small(&figure, palette.soft));
    }
}

/// Words of the published body, counted once for each state of the story.
fn words_of(ui: &Ui, story: &Story) -> usize {
    let id = Id::unique(("words", story.id().number()));
    let known: Option<(u64, usize)> = ui.data(|data| data.get_temp(id));
    if let Some((revision, count)) = known
        && revision == story.revision()
    {
        return count;
    }
    let count = published(story.article()).iter().map(|block| text::words(&block.text)).sum();
    ui.data_mut(|data| data.insert_temp(id, (story.revision(), count)));
    count
}

fn small(text: &str, colour: egui::Color32) -> RichText {
    RichText::new(text).font(Face::Small.font()).color(colour)
}
