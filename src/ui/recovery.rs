//! Bringing back: the stories that were left when the program ended without closing, each beside what its file has.

use super::controls::{beginning, button, card, hint, hint_line, outlined, primary, quiet};
use super::dialogs::{foot, modal, title};
use super::theme::{Face, Palette, size, space};
use crate::article::FieldName;
use crate::desk::{Action, Choice, Desk, Left, RecoveryAction, Value};
use crate::formats::{self, Format};
use crate::text::{ComparedLine, Fate, compare};
use crate::words::Words;
use egui::scroll_area::ScrollBarVisibility::AlwaysVisible as ALWAYS;
use egui::text::{LayoutJob, TextFormat};
use egui::{Key, RichText, ScrollArea, Stroke, Ui};
use std::path::PathBuf;

/// How many stories are seen at a time; the further ones are scrolled to.
const SEEN: f32 = 2.0;

/// How many changed lines are shown; of those beyond, the number is told.
const LINES: usize = 400;

/// What the dialog remembers: the story that is compared, and the comparison.
#[derive(Debug, Default)]
pub struct Recovery {
    shown: usize,
    compared: Option<(PathBuf, Vec<Row>)>,
}

/// A row of the comparison.
#[derive(Debug)]
enum Row {
    Line(ComparedLine),
    /// So many lines are the same in both.
    Same(usize),
    /// So many more lines differ.
    More(usize),
}

impl Recovery {
    /// Shows the dialog, where stories were left.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let left = desk.left();
        if left.is_empty() || desk.question().is_some() || desk.asking().is_some() {
            return;
        }
        self.shown = self.shown.min(left.len() - 1);
        self.follow(&left[self.shown].0);
        modal(ui, "recovery", size::RECOVERY, |ui| {
            title(ui, &words.count("recovery-title", left.len()));
            hint(ui, words.say("recovery-hint"));
            ui.add_space(space::XS);
            let list = size::RECOVERED * (left.len() as f32).min(SEEN);
            ScrollArea::vertical().id_salt("left").auto_shrink([false, true]).max_height(list).show(ui, |ui| {
                for (index, (story, choice)) in left.iter().enumerate() {
                    self.story(ui, index, story, *choice, words, actions);
                    ui.add_space(space::XS);
                }
            });
            ui.add_space(space::XS);
            self.comparison(ui, &left[self.shown].0, words);
            foot(ui, |ui| {
                let entered =
                    ui.memory(|memory| memory.focused().is_none()) && ui.input(|input| input.key_pressed(Key::Enter));
                if primary(ui, &words.say("recovery-finish"), true).clicked() || entered {
                    actions.push(Action::Recover(RecoveryAction::Finish));
                }
                let escaped = ui.input(|input| input.key_pressed(Key::Escape));
                if button(ui, &words.say("recovery-later"), true).clicked() || escaped {
                    actions.push(Action::Recover(RecoveryAction::Later));
                }
            });
        });
    }

    fn story(
        &mut self,
        ui: &mut Ui,
        index: usize,
        left: &Left,
        choice: Choice,
        words: &Words,
        actions: &mut Vec<Action>,
    ) {
        card(ui, |ui| {
            ui.horizontal(|ui| {
                let headline = left.article.fields.value(FieldName::Headline);
                let untitled = words.say("story-untitled");
                let name = if headline.is_empty() { &untitled } else { beginning(headline) };
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if index == self.shown {
                        hint(ui, words.say("recovery-compared-below"));
                    } else if quiet(ui, &words.say("recovery-compare")).clicked() {
                        self.shown = index;
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(RichText::new(name).font(Face::UiStrong.font())).truncate());
                    });
                });
            });
            let file = left.path.as_deref().map(|path| path.display().to_string());
            let file = file.unwrap_or_else(|| words.say("recovery-no-file"));
            let values = [("at", Value::Text(left.kept_at.clone())), ("file", Value::Text(file))];
            hint_line(ui, words.say_with("recovery-kept-at", &values));
            ui.horizontal(|ui| {
                for offered in Choice::ALL {
                    let label = words.say(&format!("recovery-{}", offered.code()));
                    if outlined(ui, |ui| ui.radio(choice == offered, label)).clicked() {
                        actions.push(Action::Recover(RecoveryAction::Choose(index, offered)));
                    }
                }
            });
        });
    }

    /// Compares the story that is shown, where that was not done yet.
    fn follow(&mut self, left: &Left) {
        if self.compared.as_ref().is_none_or(|(entry, _)| *entry != left.entry) {
            let text = |article| formats::write(article, Format::Text);
            let old = left.on_disk.as_deref().map(text).unwrap_or_default();
            self.compared = Some((left.entry.clone(), rows(compare(&old, &text(&left.article)))));
        }
    }

    fn comparison(&self, ui: &mut Ui, left: &Left, words: &Words) {
        let palette = Palette::now(ui);
        let Some((_, rows)) = &self.compared else { return };
        let heading = if left.on_disk.is_some() { "recovery-against-file" } else { "recovery-no-file-now" };
        ui.label(RichText::new(words.say(heading)).font(Face::UiStrong.font()));
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(egui::CornerRadius::same(6))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 8, bottom: 8 });
        let list = size::RECOVERED * (self.shown as f32 + 1.0).min(SEEN);
        let room = ui.ctx().content_rect().height() - size::RECOVERY_BESIDE - list;
        let height = room.clamp(size::CARD * 0.5, size::CARD * 2.0);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let area = ScrollArea::vertical().id_salt("compared").auto_shrink(false);
            let area = area.min_scrolled_height(height).max_height(height).scroll_bar_visibility(ALWAYS);
            area.show(ui, |ui| {
                if rows.iter().all(|row| matches!(row, Row::Same(_))) {
                    hint(ui, words.say("recovery-same-text"));
                }
                for row in rows {
                    match row {
                        Row::Line(line) => drop(ui.label(job_of(line, palette, words))),
                        Row::Same(count) => drop(hint(ui, words.count("recovery-same", *count))),
                        Row::More(count) => drop(hint(ui, words.count("teach-more", *count))),
                    }
                }
            });
        });
    }
}

/// The lines that differ, and how many are the same between them.
fn rows(lines: Vec<ComparedLine>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut changed = 0;
    for line in lines.into_iter().filter(|line| !line.pieces.is_empty()) {
        if line.fate == Fate::Same {
            match rows.last_mut() {
                Some(Row::Same(count)) => *count += 1,
                Some(Row::More(_)) => {}
                _ => rows.push(Row::Same(1)),
            }
            continue;
        }
        changed += 1;
        match rows.last_mut() {
            Some(Row::More(count)) => *count += 1,
            _ if changed > LINES => rows.push(Row::More(1)),
            _ => rows.push(Row::Line(line)),
        }
    }
    rows
}

/// A changed line: what is gone struck through, what is new on a ground of its own. A word in front says which it is,
/// so that colour is not alone in that.
fn job_of(line: &ComparedLine, palette: &Palette, words: &Words) -> LayoutJob {
    let is_new = line.fate == Fate::New;
    let (colour, code) = if is_new { (palette.good, "recovery-new") } else { (palette.out, "recovery-gone") };
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: colour, ..TextFormat::default() };
    job.append(&format!("{}  ", words.say(code)), 0.0, lead);
    for (is_marked, piece) in &line.pieces {
        let font_id = if *is_marked { Face::UiStrong.font() } else { Face::Ui.font() };
        let mut format = TextFormat { font_id, color: palette.ink, ..TextFormat::default() };
        if !is_new {
            format.color = palette.out;
            format.strikethrough = Stroke::new(1.0, palette.out);
        }
        if *is_marked {
            format.background = if is_new { palette.selection } else { palette.out_ground };
        }
        job.append(beginning(piece), 0.0, format);
    }
    job
}
