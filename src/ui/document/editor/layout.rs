//! Layout of the body text: one font per block kind, distinct styles for passages, and spacing between paragraphs.

use crate::ui::document::editor::bidi_layout;
use crate::article::{Article, Block, BlockKind, Decision, Mark, MarkKind};
use crate::ui::widgets::strikethrough;
use crate::ui::theme::{Face, Palette, leading, line};
use crate::ui::theme::reading_metrics::Typeset;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Galley, Pos2, Rangef, Stroke, Ui};
use std::ops::Range;
use std::sync::Arc;

/// The layout of a body text.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The rows of all lines.
    pub galley: Arc<Galley>,
    /// The index of the first row of each line, followed by the total number of rows.
    pub first_rows: Arc<[usize]>,
    lines: Arc<[Line]>,
}

/// The layout of one line, and everything that it depends on besides width, scale, theme and reading style.
#[derive(Clone, Debug)]
struct Line {
    text: Arc<str>,
    kind: BlockKind,
    tones: Vec<(Range<usize>, Tone)>,
    galley: Arc<Galley>,
}

/// The style of a part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Plain,
    Dateline,
    /// An undecided passage, which is still part of the story; `is_part` if it is only a part of its paragraph.
    In {
        is_part: bool,
    },
    /// A removed passage; `is_part` if it is only a part of its paragraph.
    Out {
        is_part: bool,
    },
}

impl Laid {
    /// Returns the indices of the rows of a line.
    pub fn rows(&self, line: usize) -> Range<usize> {
        let start = self.first_rows.get(line).copied().unwrap_or(0);
        start..self.first_rows.get(line + 1).copied().unwrap_or(start)
    }

    /// Whether a line is ASCII only, so that each byte is one glyph and the glyphs run from left to right.
    pub fn is_simple(&self, line: usize) -> bool {
        self.lines.get(line).is_none_or(|line| line.text.is_ascii())
    }

    /// Returns the index of the line that a row belongs to.
    pub fn line_of(&self, row: usize) -> usize {
        self.first_rows.partition_point(|first| *first <= row).saturating_sub(1)
    }

    /// Whether a line overlaps the visible y range, where the text is drawn at `origin`.
    pub fn is_seen(&self, line: usize, origin: Pos2, visible: Rangef) -> bool {
        self.height_of(line)
            .is_some_and(|range| origin.y + range.max >= visible.min && origin.y + range.min <= visible.max)
    }

    /// Returns the y range of a line, relative to the top of the text.
    pub fn height_of(&self, line: usize) -> Option<Rangef> {
        let rows = self.galley.rows.get(self.rows(line))?;
        Some(Rangef::new(rows.first()?.min_y(), rows.last()?.max_y()))
    }
}

/// Converts a range of bytes of a line to a range of characters; `None` if it does not lie on character boundaries.
pub fn chars_of(text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let start = text.get(..part.start)?.chars().count();
    Some(start..start + text.get(part.clone())?.chars().count())
}

/// Lays out `text` with the given width. `text` is the body of the article, or a state of it that has newer edits.
///
/// Where the text has newer edits than the article, unchanged lines keep the style of their block. `before` is an
/// earlier layout with the same width, scale, theme and reading style: unchanged lines are taken from it, so that a key
/// press lays out only the line that was edited.
pub fn lay(ui: &Ui, text: &str, article: &Article, page: &Typeset, width: f32, before: Option<&Laid>) -> Laid {
    let palette = Palette::now(ui);
    let texts: Vec<&str> = text.split('\n').collect();
    let blocks = match_blocks(&texts, &article.body);
    let old_lines = before.map_or(&[][..], |before| &before.lines);
    let is_same = |index: usize, line: &Line| line.looks_like(texts[index], blocks[index], article);
    let head = (0..texts.len().min(old_lines.len())).take_while(|index| is_same(*index, &old_lines[*index])).count();
    // The story has a new revision, but nothing changed that affects the layout.
    if let Some(before) = before
        && head == old_lines.len()
        && head == texts.len()
    {
        return before.clone();
    }
    let max_tail = texts.len().min(old_lines.len()) - head;
    let tail =
        (1..=max_tail).take_while(|back| is_same(texts.len() - back, &old_lines[old_lines.len() - back])).count();
    let changed =
        (head..texts.len() - tail).map(|index| lay_line(ui, texts[index], blocks[index], article, page, width));
    let lines: Vec<Line> = old_lines[..head]
        .iter()
        .cloned()
        .chain(changed)
        .chain(old_lines[old_lines.len() - tail..].iter().cloned())
        .collect();

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
    // A right-to-left row ends at its left edge, so that its size is not its width.
    galley.rect.max.x = galley.rect.max.x.max(width);
    add_air(&mut galley, page.size(Face::Read), &first_rows, &blocks);
    Laid { galley: Arc::new(galley), first_rows: first_rows.into(), lines: lines.into() }
}

impl Line {
    /// Whether laying out this text with this block would give the same rows.
    fn looks_like(&self, text: &str, block: Option<&Block>, article: &Article) -> bool {
        *self.text == *text && self.kind == kind_of(block) && tones(text, block, article).eq(self.tones.iter().cloned())
    }
}

fn lay_line(ui: &Ui, text: &str, block: Option<&Block>, article: &Article, page: &Typeset, width: f32) -> Line {
    let kind = kind_of(block);
    let tones: Vec<_> = tones(text, block, article).collect();
    let job = job_of(text, kind, &tones, Palette::now(ui), page, width);
    let mut galley = strikethrough::lay(ui, &job);
    if bidi_layout::needs_care(text, &galley) {
        galley = Arc::new(bidi_layout::lay(ui, &job, &galley));
    }
    Line { text: text.into(), kind, tones, galley }
}

fn kind_of(block: Option<&Block>) -> BlockKind {
    block.map_or(BlockKind::Paragraph, |block| block.kind)
}

/// Yields the styles of the parts of a line, from its start to its end; ranges in bytes of the line.
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

/// Finds the block of each line, by equal text from the start and then from the end; `None` for lines that were edited.
fn match_blocks<'a>(lines: &[&str], body: &'a [Block]) -> Vec<Option<&'a Block>> {
    let head = lines.iter().zip(body).take_while(|(line, block)| **line == block.text).count();
    let max_tail = lines.len().min(body.len()) - head;
    let tail = lines
        .iter()
        .rev()
        .zip(body.iter().rev())
        .take(max_tail)
        .take_while(|(line, block)| **line == block.text)
        .count();
    (0..lines.len())
        .map(|index| {
            if index < head {
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

/// A passage inside a paragraph has the line height of the paragraph; a passage on a line of its own has the smaller
/// line height of its smaller font.
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

/// Adds vertical space between paragraphs.
fn add_air(galley: &mut Galley, size: f32, first_rows: &[usize], blocks: &[Option<&Block>]) {
    let mut shift = 0.0;
    let mut line = 0;
    for (index, row) in galley.rows.iter_mut().enumerate() {
        if first_rows.get(line + 1).is_some_and(|first| index >= *first) {
            line += 1;
            let [above, block] = [line - 1, line].map(|line| blocks.get(line).copied().flatten());
            let passage = block.and_then(Block::whole_passage);
            let is_continuation = passage.is_some() && above.and_then(Block::whole_passage) == passage;
            let is_subhead = block.is_some_and(|block| block.kind == BlockKind::Subhead);
            let spacing = if is_continuation { leading::PASSAGE } else { leading::PARAGRAPH };
            shift += size * (spacing + if is_subhead { leading::SUBHEAD } else { 0.0 });
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
    fn lines_before_and_after_an_edit_keep_their_block() {
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
