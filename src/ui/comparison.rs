//! Two versions of a story, one beside the other: the lines that differ, and the words in them. Changes are gone through
//! one by one, and where the newer version is the one on the desk, each can be taken back.

use super::controls::{beginning, button, hint, quiet};
use super::theme::{Face, Palette, line, radius, size, space};
use crate::article::{Article, Difference, Differences, FieldName, differences};
use crate::desk::Value;
use crate::text::{ComparedLine, Fate, one_line};
use crate::words::{Words, field_code};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Key, Layout, Modifiers, ScrollArea, Stroke, Ui};

/// What stands before lines, where the old text is an earlier one.
pub const EARLIER_AND_LATER: [&str; 2] = ["compared-gone", "compared-new"];

/// How many changed lines are shown; of those beyond, the number is told.
const LINES: usize = 400;

/// The keys that go to the next change and to the one before, as they are named everywhere.
const KEYS: [&str; 2] = ["F8", "Shift+F8"];

/// A comparison, made once for each pair; `K` tells pairs apart.
#[derive(Debug)]
pub struct Comparison<K> {
    of: Option<K>,
    rows: Vec<Row>,
    /// The change that was gone to, counted from 0.
    at: Option<usize>,
    /// Whether it is still to be scrolled to.
    goes: bool,
    /// Whether the two are the same in everything.
    is_same: bool,
}

/// A row of the comparison; with the first row of each change, what it is that differs.
#[derive(Debug)]
struct Row {
    shown: Shown,
    begins: Option<Difference>,
}

#[derive(Debug)]
enum Shown {
    Line(ComparedLine),
    /// A field, and what it says on either side.
    Field(FieldName, String, String),
    /// Something that a message names: a promo that was taken out, a tag that came.
    Told(&'static str, String),
    /// So many lines are the same in both.
    Same(usize),
    /// So many more lines differ.
    More(usize),
}

impl<K> Default for Comparison<K> {
    fn default() -> Self {
        Self { of: None, rows: Vec::new(), at: None, goes: false, is_same: false }
    }
}

impl<K: Clone + PartialEq> Comparison<K> {
    /// Compares the published text of two stories, where that was not done yet; without an old one, all is new.
    pub fn follow(&mut self, pair: &K, old: Option<&Article>, new: &Article) {
        if self.of.as_ref() != Some(pair) {
            self.rows = rows(differences(old.unwrap_or(&Article::default()), new), new);
            self.is_same = old == Some(new);
            self.of = Some(pair.clone());
            let changes = self.changes();
            self.at = self.at.map(|at| at.min(changes.saturating_sub(1))).filter(|_| changes > 0);
        }
    }

    fn changes(&self) -> usize {
        self.rows.iter().filter(|row| row.begins.is_some()).count()
    }

    /// Shows the comparison in about so much height; `sides` are the messages that stand before a line of the old
    /// text alone, and of the new one. Says which change the person takes back, where `takes_back` lets them.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        room: f32,
        sides: [&str; 2],
        takes_back: bool,
        words: &Words,
    ) -> Option<Difference> {
        let palette = Palette::now(ui);
        self.steps(ui, words);
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(Stroke::new(line::HAIR, palette.line))
            .corner_radius(egui::CornerRadius::same(radius::CARD))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 8, bottom: 8 });
        let height = room.clamp(size::CARD * 0.5, size::CARD * 2.0);
        let mut taken_back = None;
        let goes = std::mem::take(&mut self.goes);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let area = ScrollArea::vertical().id_salt("compared").auto_shrink(false);
            let area = area.min_scrolled_height(height).max_height(height);
            area.show(ui, |ui| {
                if self.rows.iter().all(|row| matches!(row.shown, Shown::Same(_))) {
                    hint(ui, words.say(if self.is_same { "compared-same-all" } else { "compared-same-text" }));
                }
                let mut number = 0;
                for row in &self.rows {
                    let Some(difference) = &row.begins else {
                        row.show(ui, sides, palette, words);
                        continue;
                    };
                    let is_current = self.at == Some(number);
                    let shown = ui.push_id(number, |ui| {
                        ui.horizontal_top(|ui| {
                            ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
                                if takes_back && quiet(ui, &words.say("compared-take-back")).clicked() {
                                    taken_back = Some(difference.clone());
                                }
                                ui.with_layout(Layout::top_down(Align::LEFT), |ui| row.show(ui, sides, palette, words));
                            });
                        });
                    });
                    if is_current {
                        let rect = shown.response.rect;
                        let left = rect.left() - size::RULE * 2.0;
                        let bar = egui::Rect::from_x_y_ranges(left..=left + size::RULE, rect.y_range());
                        ui.painter().rect_filled(bar, egui::CornerRadius::ZERO, palette.accent);
                        if goes {
                            ui.scroll_to_rect(rect, Some(Align::Center));
                        }
                    }
                    number += 1;
                }
            });
        });
        taken_back
    }

    /// How many changes there are, and the way from one to the next.
    fn steps(&mut self, ui: &mut Ui, words: &Words) {
        let changes = self.changes();
        if changes == 0 {
            return;
        }
        let (back, on) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::SHIFT, Key::F8), input.consume_key(Modifiers::NONE, Key::F8))
        });
        ui.horizontal(|ui| {
            let text = match self.at {
                Some(at) => {
                    let values = [("at", Value::Count(at + 1)), ("count", Value::Count(changes))];
                    words.say_with("compared-at", &values)
                }
                None => words.count("compared-changes", changes),
            };
            hint(ui, text);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let next = button(ui, &words.say("compared-next"), true).on_hover_text(KEYS[0]).clicked() || on;
                let previous =
                    button(ui, &words.say("compared-previous"), true).on_hover_text(KEYS[1]).clicked() || back;
                let step = |at: Option<usize>| match at {
                    Some(at) if next => (at + 1) % changes,
                    Some(at) => (at + changes - 1) % changes,
                    None => 0,
                };
                if next || previous {
                    self.at = Some(step(self.at));
                    self.goes = true;
                }
            });
        });
        ui.add_space(space::XS);
    }
}

impl Row {
    fn show(&self, ui: &mut Ui, sides: [&str; 2], palette: &Palette, words: &Words) {
        match &self.shown {
            Shown::Line(line) => drop(ui.label(job_of(line, sides, palette, words))),
            Shown::Field(name, old, new) => field(ui, *name, [old, new], sides, words),
            Shown::Told(code, text) => drop(ui.label(told_job(&words.say(code), text, palette))),
            Shown::Same(count) => drop(hint(ui, words.count("compared-same", *count))),
            Shown::More(count) => drop(hint(ui, words.count("teach-more", *count))),
        }
    }
}

/// What differs, in rows: fields and tags, decisions about promos, then the lines of the text.
fn rows(found: Differences, new: &Article) -> Vec<Row> {
    let text = |id| one_line(&new.passage_text(id));
    let mut rows = Vec::new();
    let mut push = |shown, difference| rows.push(Row { shown, begins: Some(difference) });
    for (name, old, new) in found.fields {
        push(Shown::Field(name, old, new), Difference::Field(name));
    }
    for tag in found.tags_new {
        push(Shown::Told("compared-tag-new", tag.clone()), Difference::TagNew(tag));
    }
    for tag in found.tags_gone {
        push(Shown::Told("compared-tag-gone", tag.clone()), Difference::TagGone(tag));
    }
    for id in found.out {
        push(Shown::Told("compared-out", text(id)), Difference::Out(id));
    }
    for id in found.back {
        push(Shown::Told("compared-back", text(id)), Difference::Back(id));
    }
    rows.extend(lines_of(found.body));
    rows
}

/// The lines that differ, and how many are the same between them.
fn lines_of(lines: Vec<ComparedLine>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut changed, mut place, mut was_changed) = (0, 0, false);
    for (index, line) in lines.into_iter().enumerate() {
        let is_changed = matches!(line.fate, Fate::Gone | Fate::New);
        let begins = match line.fate {
            Fate::Gone | Fate::New if !was_changed => Some(Difference::Text(place)),
            Fate::MovedHere => Some(Difference::Moved(index)),
            _ => None,
        };
        place += usize::from(is_changed && !was_changed);
        was_changed = is_changed;
        if line.pieces.is_empty() {
            continue;
        }
        if line.fate == Fate::Same {
            match rows.last_mut().map(|row| &mut row.shown) {
                Some(Shown::Same(count)) => *count += 1,
                Some(Shown::More(_)) => {}
                _ => rows.push(Row { shown: Shown::Same(1), begins: None }),
            }
            continue;
        }
        changed += 1;
        match rows.last_mut().map(|row| &mut row.shown) {
            Some(Shown::More(count)) => *count += 1,
            _ if changed > LINES => rows.push(Row { shown: Shown::More(1), begins: None }),
            _ => rows.push(Row { shown: Shown::Line(line), begins }),
        }
    }
    rows
}

fn field(ui: &mut Ui, name: FieldName, values: [&String; 2], sides: [&str; 2], words: &Words) {
    let palette = Palette::now(ui);
    let label = words.say(&field_code(name));
    for (value, (side, fate)) in values.into_iter().zip(sides.into_iter().zip([Fate::Gone, Fate::New])) {
        if !value.is_empty() {
            let line = ComparedLine { fate, pieces: vec![(false, format!("{label}: {value}"))], counterpart: None };
            ui.label(job_of(&line, [side, side], palette, words));
        }
    }
}

/// What happened, and to what.
fn told_job(what: &str, text: &str, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: palette.accent, ..TextFormat::default() };
    job.append(&format!("{what}  "), 0.0, lead);
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.ink, ..TextFormat::default() };
    job.append(beginning(text), 0.0, plain);
    job
}

/// A changed line: what is gone struck through, what is new on a ground of its own. A word in front says which it is,
/// so that colour is not alone in that.
fn job_of(line: &ComparedLine, sides: [&str; 2], palette: &Palette, words: &Words) -> LayoutJob {
    let (colour, code) = match line.fate {
        Fate::New => (palette.good, sides[1]),
        Fate::MovedAway => (palette.accent, "compared-moved-away"),
        Fate::MovedHere => (palette.accent, "compared-moved-here"),
        Fate::Gone | Fate::Same => (palette.out, sides[0]),
    };
    let is_gone = line.fate == Fate::Gone;
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: colour, ..TextFormat::default() };
    job.append(&format!("{}  ", words.say(code)), 0.0, lead);
    for (is_marked, piece) in &line.pieces {
        let font_id = if *is_marked { Face::UiStrong.font() } else { Face::Ui.font() };
        let color = if line.fate == Fate::MovedAway { palette.soft } else { palette.ink };
        let mut format = TextFormat { font_id, color, ..TextFormat::default() };
        if is_gone {
            format.color = palette.out;
            format.strikethrough = Stroke::new(line::HAIR, palette.out);
        }
        if *is_marked {
            format.background = if is_gone { palette.out_ground } else { palette.selection };
        }
        job.append(beginning(piece), 0.0, format);
    }
    job
}
