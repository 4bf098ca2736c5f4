//! Diff view of two versions of a story: changed lines with highlighted words, changed fields, tags and promo
//! decisions. Supports stepping through the changes and, where the newer version is the open story, reverting each of
//! them.

use crate::ui::widgets::{beginning, button, hint, quiet};
use crate::ui::theme::{Face, Palette, line, radius, size, space};
use crate::article::{Article, Difference, Differences, FieldName, differences};
use crate::workspace::Value;
use crate::text::{ComparedLine, Fate, one_line};
use crate::i18n::{Words, field_code};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Key, Layout, Modifiers, ScrollArea, Stroke, Ui};

/// Message keys of the labels in front of old and new lines, where the old text is an earlier version.
pub const EARLIER_AND_LATER: [&str; 2] = ["compared-gone", "compared-new"];

/// Maximum number of changed lines shown; the rest is shown as a number.
const LINES: usize = 400;

/// Names of the shortcuts for the next and the previous change, as shown in tooltips. The same in every language.
const KEYS: [&str; 2] = ["F8", "Shift+F8"];

/// The rows of a diff, computed once per pair of versions. `K` is the cache key that identifies the pair.
#[derive(Debug)]
pub struct Comparison<K> {
    of: Option<K>,
    rows: Vec<Row>,
    /// Zero-based index of the change that was navigated to.
    at: Option<usize>,
    /// Whether the current change is still to be scrolled into view.
    goes: bool,
    /// Whether both articles are equal in everything, not only in their published text.
    is_same: bool,
}

/// A row of the diff. The first row of each change has the [`Difference`] that reverts it.
#[derive(Debug)]
struct Row {
    shown: Shown,
    begins: Option<Difference>,
}

#[derive(Debug)]
enum Shown {
    Line(ComparedLine),
    /// A field with its old and its new value.
    Field(FieldName, String, String),
    /// A message key and a text: a removed or restored promo, an added or removed tag.
    Told(&'static str, String),
    /// A run of unchanged lines, by their number.
    Same(usize),
    /// The number of further changed lines, which are not shown.
    More(usize),
}

impl<K> Default for Comparison<K> {
    fn default() -> Self {
        Self { of: None, rows: Vec::new(), at: None, goes: false, is_same: false }
    }
}

impl<K: Clone + PartialEq> Comparison<K> {
    /// Compares the published text of two stories, unless that was done for this `pair` already. Without an old
    /// article, everything is new.
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

    /// Shows the diff in about `available_height` points. `sides` are the message keys of the labels in front of old
    /// and new lines. Returns the change that the user reverts, which is possible only with `can_revert`.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        available_height: f32,
        sides: [&str; 2],
        can_revert: bool,
        words: &Words,
    ) -> Option<Difference> {
        let palette = Palette::now(ui);
        self.steps(ui, words);
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(Stroke::new(line::HAIR, palette.line))
            .corner_radius(egui::CornerRadius::same(radius::CARD))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 8, bottom: 8 });
        let height = available_height.clamp(size::CARD * 0.5, size::CARD * 2.0);
        let mut reverted = None;
        let scrolls = std::mem::take(&mut self.goes);
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
                                if can_revert && quiet(ui, &words.say("compared-take-back")).clicked() {
                                    reverted = Some(difference.clone());
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
                        if scrolls {
                            ui.scroll_to_rect(rect, Some(Align::Center));
                        }
                    }
                    number += 1;
                }
            });
        });
        reverted
    }

    /// The number of changes, and buttons and shortcuts to step through them.
    fn steps(&mut self, ui: &mut Ui, words: &Words) {
        let changes = self.changes();
        if changes == 0 {
            return;
        }
        let (pressed_previous, pressed_next) = ui.input_mut(|input| {
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
                let next =
                    button(ui, &words.say("compared-next"), true).on_hover_text(KEYS[0]).clicked() || pressed_next;
                let previous = button(ui, &words.say("compared-previous"), true).on_hover_text(KEYS[1]).clicked()
                    || pressed_previous;
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

/// Builds the rows: fields and tags first, then decisions about promos, then the lines of the text.
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

/// Builds the rows of changed lines and of the runs of unchanged lines between them.
fn lines_of(lines: Vec<ComparedLine>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut changed, mut hunk, mut was_changed) = (0, 0, false);
    for (index, line) in lines.into_iter().enumerate() {
        let is_changed = matches!(line.fate, Fate::Gone | Fate::New);
        let begins = match line.fate {
            Fate::Gone | Fate::New if !was_changed => Some(Difference::Text(hunk)),
            Fate::MovedHere => Some(Difference::Moved(index)),
            _ => None,
        };
        hunk += usize::from(is_changed && !was_changed);
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

/// A label, followed by the text it applies to.
fn told_job(what: &str, text: &str, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: palette.accent, ..TextFormat::default() };
    job.append(&format!("{what}  "), 0.0, lead);
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.ink, ..TextFormat::default() };
    job.append(beginning(text), 0.0, plain);
    job
}

/// A changed line: removed text is struck through, added text has a background. A label in front says the same, so that
/// the meaning does not depend on colour alone.
fn job_of(line: &ComparedLine, sides: [&str; 2], palette: &Palette, words: &Words) -> LayoutJob {
    let (colour, code) = match line.fate {
        Fate::New => (palette.good, sides[1]),
        Fate::MovedAway => (palette.accent, "compared-moved-away"),
        Fate::MovedHere => (palette.accent, "compared-moved-here"),
        Fate::Gone | Fate::Same => (palette.out, sides[0]),
    };
    let is_removed = line.fate == Fate::Gone;
    let mut job = LayoutJob::default();
    let lead = TextFormat { font_id: Face::SmallStrong.font(), color: colour, ..TextFormat::default() };
    job.append(&format!("{}  ", words.say(code)), 0.0, lead);
    for (is_marked, piece) in &line.pieces {
        let font_id = if *is_marked { Face::UiStrong.font() } else { Face::Ui.font() };
        let color = if line.fate == Fate::MovedAway { palette.soft } else { palette.ink };
        let mut format = TextFormat { font_id, color, ..TextFormat::default() };
        if is_removed {
            format.color = palette.out;
            format.strikethrough = Stroke::new(line::HAIR, palette.out);
        }
        if *is_marked {
            format.background = if is_removed { palette.out_ground } else { palette.selection };
        }
        job.append(beginning(piece), 0.0, format);
    }
    job
}
