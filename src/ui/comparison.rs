//! Two versions of a story, one beside the other: the lines that differ, and the words in them.

use super::controls::{beginning, hint};
use super::theme::{Face, Palette, size};
use crate::article::{Article, Differences, FieldName, differences};
use crate::text::{ComparedLine, Fate, one_line};
use crate::words::{Words, field_code};
use egui::scroll_area::ScrollBarVisibility::AlwaysVisible as ALWAYS;
use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Stroke, Ui};

/// What stands before lines, where the old text is an earlier one.
pub const EARLIER_AND_LATER: [&str; 2] = ["compared-gone", "compared-new"];

/// How many changed lines are shown; of those beyond, the number is told.
const LINES: usize = 400;

/// A comparison, made once for each pair; `K` tells pairs apart.
#[derive(Debug)]
pub struct Comparison<K> {
    of: Option<K>,
    rows: Vec<Row>,
}

/// A row of the comparison.
#[derive(Debug)]
enum Row {
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
        Self { of: None, rows: Vec::new() }
    }
}

impl<K: Clone + PartialEq> Comparison<K> {
    /// Compares the published text of two stories, where that was not done yet; without an old one, all is new.
    pub fn follow(&mut self, pair: &K, old: Option<&Article>, new: &Article) {
        if self.of.as_ref() != Some(pair) {
            self.rows = rows(differences(old.unwrap_or(&Article::default()), new), new);
            self.of = Some(pair.clone());
        }
    }

    /// Shows the comparison in about so much height; `sides` are the messages that stand before a line of the old
    /// text alone, and of the new one.
    pub fn show(&self, ui: &mut Ui, room: f32, sides: [&str; 2], words: &Words) {
        let palette = Palette::now(ui);
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(egui::CornerRadius::same(6))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 8, bottom: 8 });
        let height = room.clamp(size::CARD * 0.5, size::CARD * 2.0);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let area = ScrollArea::vertical().id_salt("compared").auto_shrink(false);
            let area = area.min_scrolled_height(height).max_height(height).scroll_bar_visibility(ALWAYS);
            area.show(ui, |ui| {
                if self.rows.iter().all(|row| matches!(row, Row::Same(_))) {
                    hint(ui, words.say("compared-same-text"));
                }
                for row in &self.rows {
                    match row {
                        Row::Line(line) => drop(ui.label(job_of(line, sides, palette, words))),
                        Row::Field(name, old, new) => field(ui, *name, [old, new], sides, words),
                        Row::Told(code, text) => drop(ui.label(told_job(&words.say(code), text, palette))),
                        Row::Same(count) => drop(hint(ui, words.count("compared-same", *count))),
                        Row::More(count) => drop(hint(ui, words.count("teach-more", *count))),
                    }
                }
            });
        });
    }
}

/// What differs, in rows: fields and tags, decisions about promos, then the lines of the text.
fn rows(found: Differences, new: &Article) -> Vec<Row> {
    let text = |id| one_line(&new.passage_text(id));
    let fields = found.fields.into_iter().map(|(name, old, new)| Row::Field(name, old, new));
    let told = [
        ("compared-tag-new", found.tags_new),
        ("compared-tag-gone", found.tags_gone),
        ("compared-out", found.out.into_iter().map(text).collect()),
        ("compared-back", found.back.into_iter().map(text).collect()),
    ];
    let told = told.into_iter().flat_map(|(code, all)| all.into_iter().map(move |text| Row::Told(code, text)));
    fields.chain(told).chain(lines_of(found.body)).collect()
}

/// The lines that differ, and how many are the same between them.
fn lines_of(lines: Vec<ComparedLine>) -> Vec<Row> {
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

fn field(ui: &mut Ui, name: FieldName, values: [&String; 2], sides: [&str; 2], words: &Words) {
    let palette = Palette::now(ui);
    let label = words.say(&field_code(name));
    for (value, (side, fate)) in values.into_iter().zip(sides.into_iter().zip([Fate::Gone, Fate::New])) {
        if !value.is_empty() {
            let line = ComparedLine { fate, pieces: vec![(false, format!("{label}: {value}"))] };
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
    let is_new = line.fate == Fate::New;
    let (colour, code) = if is_new { (palette.good, sides[1]) } else { (palette.out, sides[0]) };
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
