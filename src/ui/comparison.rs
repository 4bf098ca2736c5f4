//! Two versions of a story, one beside the other: the lines that differ, and the words in them.

use super::controls::{beginning, hint};
use super::theme::{Face, Palette, size};
use crate::article::Article;
use crate::formats::{self, Format};
use crate::text::{ComparedLine, Fate, compare};
use crate::words::Words;
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
            let text = |article| formats::write(article, Format::Text);
            self.rows = rows(compare(&old.map(text).unwrap_or_default(), &text(new)));
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
                        Row::Same(count) => drop(hint(ui, words.count("compared-same", *count))),
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
