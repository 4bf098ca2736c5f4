//! The manuscript as lines on the sheet: each block in its face, passages set apart, air between paragraphs.

use crate::article::{Article, Block, BlockKind, Decision, MarkKind};
use crate::ui::theme::{Face, Palette, leading};
use egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Galley, Rangef, Stroke, Ui};
use std::ops::Range;
use std::sync::Arc;

/// A manuscript laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The rows.
    pub galley: Arc<Galley>,
    /// The index of the first row of each line of the manuscript, and the count of all rows behind the last.
    pub first_rows: Arc<[usize]>,
}

impl Laid {
    /// The rows of a line.
    pub fn rows(&self, line: usize) -> Range<usize> {
        let start = self.first_rows.get(line).copied().unwrap_or(0);
        start..self.first_rows.get(line + 1).copied().unwrap_or(start)
    }

    /// From where to where a line reaches, below the top of the manuscript.
    pub fn height_of(&self, line: usize) -> Option<Rangef> {
        let rows = self.galley.rows.get(self.rows(line))?;
        Some(Rangef::new(rows.first()?.min_y(), rows.last()?.max_y()))
    }
}

/// Lays out `text`, the manuscript of the article or a later state of it, so wide.
///
/// Where the text has moved on from the article, lines that are still as they were keep their face.
pub fn lay(ui: &Ui, text: &str, article: &Article, width: f32) -> Laid {
    let palette = Palette::now(ui);
    let lines: Vec<&str> = text.split('\n').collect();
    let blocks = match_blocks(&lines, &article.body);
    let ppp = ui.ctx().pixels_per_point();
    let mut galleys = Vec::with_capacity(lines.len());
    let mut first_rows = Vec::with_capacity(lines.len() + 1);
    let mut rows = 0;
    for (line, block) in lines.iter().zip(&blocks) {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job_of(line, *block, article, palette, width)));
        first_rows.push(rows);
        rows += galley.rows.len();
        galleys.push(galley);
    }
    first_rows.push(rows);
    let whole = LayoutJob::simple(text.to_owned(), Face::Read.font(), palette.ink, width);
    let mut galley = Galley::concat(Arc::new(whole), &galleys, ppp);
    add_air(&mut galley, &first_rows, &blocks);
    Laid { galley: Arc::new(galley), first_rows: first_rows.into() }
}

/// The block that each line is, where one can be told: by its place from the start, then from the end.
fn match_blocks<'a>(lines: &[&str], body: &'a [Block]) -> Vec<Option<&'a Block>> {
    let same = lines.iter().zip(body).take_while(|(line, block)| **line == block.text).count();
    let most = lines.len().min(body.len()) - same;
    let tail =
        lines.iter().rev().zip(body.iter().rev()).take(most).take_while(|(line, block)| **line == block.text).count();
    (0..lines.len())
        .map(|index| {
            if index < same {
                body.get(index)
            } else if index >= lines.len() - tail {
                body.get(index + body.len() - lines.len())
            } else {
                None
            }
        })
        .collect()
}

fn job_of(line: &str, block: Option<&Block>, article: &Article, palette: &Palette, width: f32) -> LayoutJob {
    let kind = block.map_or(BlockKind::Paragraph, |block| block.kind);
    let plain = match kind {
        BlockKind::Paragraph => format(Face::Read, palette.ink),
        BlockKind::Subhead => format(Face::ReadStrong, palette.ink),
        BlockKind::Caption => format(Face::Aside, palette.soft),
    };
    let mut sections = Vec::new();
    let mut push = |range: Range<usize>, format: TextFormat| {
        if !range.is_empty() {
            sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: egui::text::ByteIndex(range.start)..egui::text::ByteIndex(range.end),
                format,
            });
        }
    };
    let mut reached = 0;
    for mark in block.map_or(&[][..], |block| block.marks.as_slice()) {
        push(reached..mark.range.start, plain.clone());
        let is_part = mark.range.len() < line.len();
        push(mark.range.clone(), format_of(mark.kind, is_part, article, palette, &plain));
        reached = mark.range.end;
    }
    push(reached..line.len(), plain.clone());
    if sections.is_empty() {
        let empty = egui::text::ByteIndex(0)..egui::text::ByteIndex(0);
        sections.push(LayoutSection { leading_space: 0.0, byte_range: empty, format: plain });
    }
    LayoutJob {
        text: line.to_owned(),
        sections,
        wrap: TextWrapping { max_width: width, ..TextWrapping::default() },
        keep_trailing_whitespace: true,
        break_on_newline: true,
        ..LayoutJob::default()
    }
}

fn format(face: Face, color: egui::Color32) -> TextFormat {
    let line_height = Some(Face::Read.size() * leading::READ);
    TextFormat { line_height, valign: egui::Align::Center, ..TextFormat::simple(face.font(), color) }
}

/// A part of a paragraph carries its own ground; a whole line has one behind it.
fn format_of(kind: MarkKind, is_part: bool, article: &Article, palette: &Palette, plain: &TextFormat) -> TextFormat {
    let MarkKind::Passage(id) = kind else { return format(Face::ReadStrong, palette.ink) };
    match article.passage(id).map(|passage| passage.decision) {
        Some(Decision::Open) => {
            let background = if is_part { palette.promo_ground } else { egui::Color32::TRANSPARENT };
            TextFormat { background, ..format(Face::Aside, palette.ink) }
        }
        Some(Decision::Out | Decision::Related) => {
            TextFormat { strikethrough: Stroke::new(1.0, palette.out), ..format(Face::Aside, palette.out) }
        }
        Some(Decision::Keep) | None => plain.clone(),
    }
}

/// Moves the rows apart where paragraphs meet.
fn add_air(galley: &mut Galley, first_rows: &[usize], blocks: &[Option<&Block>]) {
    let size = Face::Read.size();
    let mut shift = 0.0;
    let mut line = 0;
    for (index, row) in galley.rows.iter_mut().enumerate() {
        if first_rows.get(line + 1).is_some_and(|first| index >= *first) {
            line += 1;
            let is_subhead = blocks.get(line).copied().flatten().is_some_and(|block| block.kind == BlockKind::Subhead);
            shift += size * (leading::PARAGRAPH + if is_subhead { leading::SUBHEAD } else { 0.0 });
        }
        row.pos.y += shift;
    }
    galley.rect.max.y += shift;
    galley.mesh_bounds.max.y += shift;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_before_and_after_a_change_keep_their_block() {
        let body: Vec<Block> = ["a", "b", "c"].map(|text| Block::new(BlockKind::Paragraph, text)).into();
        let texts = |lines: &[&str]| -> Vec<Option<String>> {
            match_blocks(lines, &body).into_iter().map(|block| block.map(|block| block.text.clone())).collect()
        };
        let known = |text: &str| Some(text.to_owned());
        assert_eq!(texts(&["a", "b", "c"]), [known("a"), known("b"), known("c")]);
        assert_eq!(texts(&["a", "bx", "c"]), [known("a"), None, known("c")]);
        assert_eq!(texts(&["a", "", "b", "c"]), [known("a"), None, known("b"), known("c")]);
        assert_eq!(texts(&["c"]), [known("c")]);
    }
}
