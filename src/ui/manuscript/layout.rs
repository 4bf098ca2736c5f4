//! The manuscript as lines on the sheet: each block in its face, passages set apart, air between paragraphs.

use super::visual;
use crate::article::{Article, Block, BlockKind, Decision, Mark, MarkKind};
use crate::ui::struck;
use crate::ui::theme::{Face, Palette, leading, line};
use crate::ui::typeset::Typeset;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Rangef, Stroke, Ui};
use std::ops::Range;
use std::sync::Arc;

/// A manuscript laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The rows.
    pub galley: Arc<Galley>,
    /// The index of the first row of each line of the manuscript, and the count of all rows behind the last.
    pub first_rows: Arc<[usize]>,
    lines: Arc<[Line]>,
}

/// A line, and all that its rows depend on beside width, scale and theme.
#[derive(Clone, Debug)]
struct Line {
    text: Arc<str>,
    kind: BlockKind,
    tones: Vec<(Range<usize>, Tone)>,
    galley: Arc<Galley>,
}

/// How a part of a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Plain,
    Dateline,
    /// A passage that stands in the story; part of a paragraph or all of it.
    In {
        is_part: bool,
    },
    /// A passage that is out of the story; part of a paragraph or all of it.
    Out {
        is_part: bool,
    },
}

impl Laid {
    /// The rows of a line.
    pub fn rows(&self, line: usize) -> Range<usize> {
        let start = self.first_rows.get(line).copied().unwrap_or(0);
        start..self.first_rows.get(line + 1).copied().unwrap_or(start)
    }

    /// Whether each byte of a line is a letter that stands right of the one before.
    pub fn is_simple(&self, line: usize) -> bool {
        self.lines.get(line).is_none_or(|line| line.text.is_ascii())
    }

    /// The line that a row belongs to.
    pub fn line_of(&self, row: usize) -> usize {
        self.first_rows.partition_point(|first| *first <= row).saturating_sub(1)
    }

    /// Whether a line of a manuscript that is drawn at `origin` lies in what can be seen.
    pub fn is_seen(&self, line: usize, origin: Pos2, seen: Rangef) -> bool {
        self.height_of(line)
            .is_some_and(|height| origin.y + height.max >= seen.min && origin.y + height.min <= seen.max)
    }

    /// From where to where a line reaches, below the top of the manuscript.
    pub fn height_of(&self, line: usize) -> Option<Rangef> {
        let rows = self.galley.rows.get(self.rows(line))?;
        Some(Rangef::new(rows.first()?.min_y(), rows.last()?.max_y()))
    }
}

/// A part of a line in characters, given in bytes; `None` where it does not lie on whole ones.
pub fn chars_of(text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let start = text.get(..part.start)?.chars().count();
    Some(start..start + text.get(part.clone())?.chars().count())
}

/// Lays out `text`, the manuscript of the article or a later state of it, so wide.
///
/// Where the text has moved on from the article, lines that are still as they were keep their face. `before` is an earlier
/// layout of the same width, scale and theme: lines that look as they did in it are taken from there, so that a key costs
/// the line it was typed in.
pub fn lay(ui: &Ui, text: &str, article: &Article, page: &Typeset, width: f32, before: Option<&Laid>) -> Laid {
    let palette = Palette::now(ui);
    let texts: Vec<&str> = text.split('\n').collect();
    let blocks = match_blocks(&texts, &article.body);
    let known = before.map_or(&[][..], |before| &before.lines);
    let looks = |index: usize, line: &Line| line.looks_like(texts[index], blocks[index], article);
    let same = (0..texts.len().min(known.len())).take_while(|index| looks(*index, &known[*index])).count();
    // Nothing changed that can be seen: the story has a new state, and its text is laid out already.
    if let Some(before) = before
        && same == known.len()
        && same == texts.len()
    {
        return before.clone();
    }
    let most = texts.len().min(known.len()) - same;
    let tail = (1..=most).take_while(|back| looks(texts.len() - back, &known[known.len() - back])).count();
    let fresh = (same..texts.len() - tail).map(|index| lay_line(ui, texts[index], blocks[index], article, page, width));
    let lines: Vec<Line> =
        known[..same].iter().cloned().chain(fresh).chain(known[known.len() - tail..].iter().cloned()).collect();

    let mut first_rows = Vec::with_capacity(lines.len() + 1);
    let mut rows = 0;
    for line in &lines {
        first_rows.push(rows);
        rows += line.galley.rows.len();
    }
    first_rows.push(rows);
    let galleys: Vec<Arc<Galley>> = lines.iter().map(|line| Arc::clone(&line.galley)).collect();
    let whole = LayoutJob::simple(text.to_owned(), page.font(Face::Read), palette.ink, width);
    let mut galley = Galley::concat(Arc::new(whole), &galleys, ui.ctx().pixels_per_point());
    // Rows from right to left end at their left, which is no measure of how wide they are.
    galley.rect.max.x = galley.rect.max.x.max(width);
    add_air(&mut galley, page.size(Face::Read), &first_rows, &blocks);
    Laid { galley: Arc::new(galley), first_rows: first_rows.into(), lines: lines.into() }
}

impl Line {
    /// Whether the line would be laid out as this one was.
    fn looks_like(&self, text: &str, block: Option<&Block>, article: &Article) -> bool {
        *self.text == *text && self.kind == kind_of(block) && tones(text, block, article).eq(self.tones.iter().cloned())
    }
}

fn lay_line(ui: &Ui, text: &str, block: Option<&Block>, article: &Article, page: &Typeset, width: f32) -> Line {
    let kind = kind_of(block);
    let tones: Vec<_> = tones(text, block, article).collect();
    let job = job_of(text, kind, &tones, Palette::now(ui), page, width);
    let mut galley = struck::lay(ui, &job);
    if visual::needs_care(text, &galley) {
        galley = Arc::new(visual::lay(ui, &job, &galley));
    }
    Line { text: text.into(), kind, tones, galley }
}

fn kind_of(block: Option<&Block>) -> BlockKind {
    block.map_or(BlockKind::Paragraph, |block| block.kind)
}

/// How the parts of a line look, from its start to its end.
fn tones<'a>(
    text: &'a str,
    block: Option<&'a Block>,
    article: &'a Article,
) -> impl Iterator<Item = (Range<usize>, Tone)> + 'a {
    let marks = block.map_or(&[][..], |block| block.marks.as_slice());
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark.range.end));
    let ends = marks.iter().map(|mark| mark.range.start).chain([text.len()]);
    let between = starts.zip(ends).map(|(start, end)| (start..end, Tone::Plain));
    let marked = marks.iter().map(move |mark| (mark.range.clone(), tone_of(mark, text, article)));
    let mut marked = marked.fuse();
    between.flat_map(move |plain| [Some(plain), marked.next()]).flatten().filter(|(range, _)| !range.is_empty())
}

fn tone_of(mark: &Mark, text: &str, article: &Article) -> Tone {
    let MarkKind::Passage(id) = mark.kind else { return Tone::Dateline };
    let is_part = mark.range.len() < text.len();
    match article.passage(id).map(|passage| passage.decision) {
        Some(Decision::Open) => Tone::In { is_part },
        Some(Decision::Out | Decision::Related) => Tone::Out { is_part },
        Some(Decision::Keep) | None => Tone::Plain,
    }
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

fn job_of(
    text: &str,
    kind: BlockKind,
    tones: &[(Range<usize>, Tone)],
    palette: &Palette,
    page: &Typeset,
    width: f32,
) -> LayoutJob {
    let plain = match kind {
        BlockKind::Paragraph => format(page, Face::Read, palette.ink),
        BlockKind::Subhead => format(page, Face::ReadStrong, palette.ink),
        BlockKind::Caption => format(page, Face::Caption, palette.soft),
    };
    let section = |range: &Range<usize>, format: TextFormat| LayoutSection {
        leading_space: 0.0,
        byte_range: ByteIndex(range.start)..ByteIndex(range.end),
        format,
    };
    let mut sections: Vec<_> =
        tones.iter().map(|(range, tone)| section(range, format_of(*tone, palette, page, &plain))).collect();
    if sections.is_empty() {
        sections.push(section(&(0..0), plain));
    }
    LayoutJob {
        text: text.to_owned(),
        sections,
        wrap: TextWrapping { max_width: width, ..TextWrapping::default() },
        keep_trailing_whitespace: true,
        break_on_newline: true,
        ..LayoutJob::default()
    }
}

fn format(page: &Typeset, face: Face, color: egui::Color32) -> TextFormat {
    let line_height = Some(page.line);
    TextFormat { line_height, valign: egui::Align::Center, ..TextFormat::simple(page.font(face), color) }
}

/// A passage inside of a paragraph has the rows of that, a line of its own the closer rows of smaller type.
fn format_of(tone: Tone, palette: &Palette, page: &Typeset, plain: &TextFormat) -> TextFormat {
    match tone {
        Tone::Plain => plain.clone(),
        Tone::Dateline => format(page, Face::ReadStrong, palette.ink),
        Tone::In { is_part } => aside(page, palette.ink, is_part),
        Tone::Out { is_part } => {
            TextFormat { strikethrough: Stroke::new(line::HAIR, palette.out), ..aside(page, palette.out, is_part) }
        }
    }
}

fn aside(page: &Typeset, ink: egui::Color32, is_part: bool) -> TextFormat {
    let line = if is_part { page.line } else { page.line * page.size(Face::Aside) / page.size(Face::Read) };
    TextFormat { line_height: Some(line), ..format(page, Face::Aside, ink) }
}

/// Moves the rows apart where paragraphs meet.
fn add_air(galley: &mut Galley, size: f32, first_rows: &[usize], blocks: &[Option<&Block>]) {
    let mut shift = 0.0;
    let mut line = 0;
    for (index, row) in galley.rows.iter_mut().enumerate() {
        if first_rows.get(line + 1).is_some_and(|first| index >= *first) {
            line += 1;
            let [above, block] = [line - 1, line].map(|line| blocks.get(line).copied().flatten());
            let passage = block.and_then(Block::whole_passage);
            let goes_on = passage.is_some() && above.and_then(Block::whole_passage) == passage;
            let is_subhead = block.is_some_and(|block| block.kind == BlockKind::Subhead);
            let air = if goes_on { leading::PASSAGE } else { leading::PARAGRAPH };
            shift += size * (air + if is_subhead { leading::SUBHEAD } else { 0.0 });
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
