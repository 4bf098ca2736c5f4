//! The status bar: save state, last notice, length of the story, number of promos.

use crate::ui::frame_cache;
use crate::ui::theme::{Face, Palette, margin, size, space};
use crate::article::{part_of_manuscript, published, published_lines};
use crate::workspace::{Action, Desk, OnDisk, Settlement, Story, Value};
use crate::text;
use crate::i18n::Words;
use egui::{Align, Frame, Layout, Panel, RichText, Ui};

/// How many notices the tooltip of the last one lists.
const EARLIER: usize = 8;

/// Shows the bar; the last notice only if no toast shows it (`is_toast_shown`).
pub fn show(ui: &mut Ui, desk: &Desk, is_toast_shown: bool, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::STATUS);
    Panel::bottom("status").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if let Some(story) = desk.active() {
                saved_mark(ui, story, words);
            }
            if let Some(story) = desk.active().filter(|story| story.on_disk() != OnDisk::Same) {
                on_disk(ui, story, words, actions);
            }
            if desk.is_unkept() {
                let text = small(&words.say("status-unkept"), Palette::now(ui).error);
                ui.label(text).on_hover_text(words.say("status-unkept-hint"));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                if let Some(story) = desk.active() {
                    counts(ui, desk, story, words);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    notice(ui, desk, is_toast_shown, words, actions)
                });
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
        crate::ui::widgets::paint_ring(ui, rect.center(), colour);
    }
    ui.label(small(&words.say(message), palette.ink));
}

/// Reports that the file was changed or deleted on disk, with a button that opens the conflict dialog.
fn on_disk(ui: &mut Ui, story: &Story, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let is_gone = story.on_disk() == OnDisk::Gone;
    ui.label(small(&words.say(if is_gone { "status-file-gone" } else { "status-file-changed" }), palette.warning));
    if !is_gone && crate::ui::widgets::quiet(ui, &words.say("status-file-compare")).clicked() {
        actions.push(Action::Settle(Settlement::Ask));
    }
}

/// The progress of opening or saving, or else the last notice if no toast shows it.
fn notice(ui: &mut Ui, desk: &Desk, is_toast_shown: bool, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    if let Some((done, all)) = desk.opening() {
        if all > 1 {
            progress(ui, "status-opening-many", done, all, words, actions);
        } else {
            ui.label(small(&words.say("status-opening"), palette.soft));
        }
        return;
    }
    if let Some((done, all)) = desk.saving_every().filter(|(_, all)| *all > 1) {
        progress(ui, "status-saving-many", done, all, words, actions);
        return;
    }
    let Some(notice) = desk.notice() else { return };
    if is_toast_shown {
        return;
    }
    let sentence = words.notice(notice);
    let colour = palette.soft;
    let line = ui.add(egui::Label::new(small(crate::ui::widgets::beginning(&sentence), colour)).truncate());
    line.on_hover_ui(|ui| {
        ui.set_max_width(size::MEASURE);
        for recent in desk.notices().iter().rev().take(EARLIER).rev() {
            ui.label(words.notice(recent));
        }
    });
}

/// The progress of a batch over many stories, with a button that stops it.
fn progress(ui: &mut Ui, message: &str, done: usize, all: usize, words: &Words, actions: &mut Vec<Action>) {
    let soft = Palette::now(ui).soft;
    let values = [("done", Value::Count(done)), ("count", Value::Count(all))];
    ui.label(small(&words.say_with(message, &values), soft));
    let fraction = done as f32 / all as f32;
    ui.add(egui::ProgressBar::new(fraction).desired_width(size::PROGRESS).desired_height(size::DOT));
    if crate::ui::widgets::quiet(ui, &words.say("status-stop")).clicked() {
        actions.push(Action::Stop);
    }
}

fn counts(ui: &mut Ui, desk: &Desk, story: &Story, words: &Words) {
    let palette = Palette::now(ui);
    let tally = story.tally();
    let count = words_of(ui, story);
    let selected = selected_text(story);
    let figure = match (&selected, desk.settings().target) {
        (Some(selected), _) => words.count("status-words-selected", text::words(selected)),
        (None, Some(target)) => {
            let values = [("count", Value::Count(count)), ("target", Value::Count(target))];
            words.say_with("status-words-target", &values)
        }
        (None, None) => words.count("status-words", count),
    };
    // In a very small window only the length is shown.
    let is_roomy = ui.available_width() >= size::SHEET;
    if is_roomy {
        ui.label(small(&words.count("status-reading-time", text::reading_minutes(count)), palette.soft));
    }
    let is_over = selected.is_none() && desk.settings().target.is_some_and(|target| count > target);
    let colour = if is_over { palette.warning } else { palette.soft };
    let button = ui.add(egui::Button::new(small(&figure, colour)).frame_when_inactive(false));
    egui::Popup::menu(&button).show(|ui| lengths(ui, story, selected.as_deref(), words));
    if is_roomy {
        ui.label(small(&words.count("status-links-out", tally.out), palette.soft));
        ui.label(small(&words.count("status-links-in", tally.open), palette.soft));
    }
}

fn selected_text(story: &Story) -> Option<String> {
    let selected = story.selected();
    (!selected.is_empty()).then(|| part_of_manuscript(&story.article().body, selected))
}

/// All counts of the published story and of the selection.
fn lengths(ui: &mut Ui, story: &Story, selected: Option<&str>, words: &Words) {
    let whole = frame_cache::for_state(ui, "length", story, || {
        let lines: Vec<String> = published(story.article()).into_iter().map(|block| block.text).collect();
        // The text of promos that are published is counted, but promos are not paragraphs of the story.
        text::Length { paragraphs: story.article().paragraphs().count(), ..text::length(&lines.join("\n")) }
    });
    let selection = selected.map(text::length);
    egui::Grid::new("lengths").num_columns(3).spacing([space::L, space::XS]).show(ui, |ui| {
        ui.label(String::new());
        let heads = [Some("length-story"), selection.map(|_| "length-selected")];
        for head in heads.into_iter().flatten() {
            ui.label(small(&words.say(head), Palette::now(ui).soft));
        }
        ui.end_row();
        let labels = ["length-words", "length-characters", "length-sentences", "length-paragraphs"];
        for (index, label) in labels.into_iter().enumerate() {
            ui.label(words.say(label));
            for length in [Some(whole), selection].into_iter().flatten() {
                let figure = [length.words, length.characters, length.sentences, length.paragraphs][index];
                ui.label(words.number(figure));
            }
            ui.end_row();
        }
    });
}

/// Words of the published body, cached per revision.
fn words_of(ui: &Ui, story: &Story) -> usize {
    frame_cache::for_state(ui, "words", story, || {
        published_lines(story.article()).map(|(_, _, line)| text::words(&line)).sum()
    })
}

fn small(text: &str, colour: egui::Color32) -> RichText {
    RichText::new(text).font(Face::Small.font()).color(colour)
}
