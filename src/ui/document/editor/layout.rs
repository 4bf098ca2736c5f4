//! Layout of the body text: one font per block kind, distinct styles for passages, and spacing between paragraphs.

use crate::ui::document::editor::long_line::TextDifference;
use crate::ui::document::editor::{bidi_layout, long_line};
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, Palette, leading, line};
use crate::ui::widgets::strikethrough;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Color32, Galley, Pos2, Rangef, Stroke, Ui};
use redaksi_core::article::{
    Article, Block, BlockKind, Decision, MAX_LIST_LEVEL, Mark, MarkKind, StyleRun, style_runs,
};
use redaksi_core::text::common_prefix_suffix_len;
use std::ops::Range;
use std::sync::Arc;

/// The layout of a body text.
#[derive(Clone, Debug)]
pub struct EditorLayout {
    /// The rows of all lines.
    pub galley: Arc<Galley>,
    /// The index of the first row of each line, followed by the total number of rows.
    pub first_rows: Arc<[usize]>,
    /// The height of the gap above each body block, and, last, below all of them, in points; empty if there is none.
    gaps: Arc<[f32]>,
    /// The spaces inside the lines of the body blocks.
    spaces: LineSpaces,
    /// How many lines at the start are the first body blocks, and by how much the index of the others differs from that
    /// of their block.
    unchanged: (usize, isize),
    lines: Arc<[LineLayout]>,
    /// The letter size of the body.
    size: f32,
}

/// What a line is laid out as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineForm {
    /// The kind of block.
    pub kind: BlockKind,
    /// The level of a part of a list.
    pub level: u8,
    /// Whether a picture stands above it.
    pub has_image: bool,
}

impl LineForm {
    /// How far it is indented, in widths of the letter size of the body.
    fn indent(self) -> f32 {
        indent_of(self.kind, self.level)
    }

    /// The height of what stands above its text, relative to the letter size of the body.
    fn image_height(self) -> f32 {
        if self.has_image { leading::IMAGE } else { 0.0 }
    }
}

/// The layout of one line, and everything that it depends on besides width, scale, theme and reading style.
#[derive(Clone, Debug)]
struct LineLayout {
    text: Arc<str>,
    form: LineForm,
    styled_spans: StyledSpans,
    spaces: Vec<LineSpace>,
    galley: Arc<Galley>,
    /// Whether the rows are those of [`bidi_layout`], and not of egui.
    is_custom: bool,
}

/// A space inside a line, for what is painted there and is no part of the text: the byte offset in the line that it stands before,
/// and its width in points.
pub type LineSpace = (usize, f32);

/// The spaces inside the lines of all body blocks, in ascending order; empty if there is none anywhere.
pub type LineSpaces = Arc<[Vec<LineSpace>]>;

/// The styles of the parts of a line, from its start to its end; ranges in bytes of the line.
type StyledSpans = Vec<(Range<usize>, SpanStyle)>;

/// The style of a part of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct SpanStyle {
    mark: MarkStyle,
    is_bold: bool,
    is_italic: bool,
    is_link: bool,
}

/// The style that a mark gives a part of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum MarkStyle {
    #[default]
    Plain,
    Dateline,
    /// An undecided passage, which is still part of the story; `is_inline` if it is only a part of its paragraph.
    Included {
        is_inline: bool,
    },
    /// A removed passage; `is_inline` if it is only a part of its paragraph.
    Removed {
        is_inline: bool,
    },
}

impl EditorLayout {
    /// Returns the indices of the rows of a line.
    pub fn rows(&self, line: usize) -> Range<usize> {
        let start = self.first_rows.get(line).copied().unwrap_or(0);
        start..self.first_rows.get(line + 1).copied().unwrap_or(start)
    }

    /// Whether a line is ASCII only, so that each byte is one glyph and the glyphs run from left to right.
    pub fn is_ascii_line(&self, line: usize) -> bool {
        self.lines.get(line).is_none_or(|line| line.text.is_ascii())
    }

    /// Returns the number of lines.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Returns what a line is laid out as.
    pub fn form(&self, line: usize) -> LineForm {
        self.lines.get(line).map(|line| line.form).unwrap_or_default()
    }

    /// Returns the y range of the picture above a line, relative to the top of the text; `None` without one.
    pub fn image_y_range(&self, line: usize) -> Option<Rangef> {
        let height = self.form(line).image_height() * self.size;
        let top = self.line_y_range(line)?.min;
        (height > 0.0).then(|| Rangef::new(top - height, top))
    }

    /// Returns the index of the line that a row belongs to.
    pub fn line_of_row(&self, row: usize) -> usize {
        self.first_rows.partition_point(|first| *first <= row).saturating_sub(1)
    }

    /// Whether it was made with these gaps and these spaces.
    pub fn has_gaps(&self, gaps: &Arc<[f32]>, spaces: &LineSpaces) -> bool {
        (Arc::ptr_eq(&self.gaps, gaps) || *self.gaps == **gaps)
            && (Arc::ptr_eq(&self.spaces, spaces) || self.spaces == *spaces)
    }

    /// Returns the y range of the gap above a body block, or below all of them, relative to the top of the text; `None` if
    /// there is no gap, or if the block is being edited.
    pub fn gap(&self, block: usize) -> Option<Rangef> {
        let height = *self.gaps.get(block).filter(|height| **height > 0.0)?;
        if block + 1 == self.gaps.len() && block > 0 {
            let bottom = self.galley.rows.last().map_or(0.0, egui::epaint::text::PlacedRow::max_y);
            // The space for the lines below the text is at its lower end.
            let bottom = bottom.max(self.galley.rect.bottom() - height);
            return Some(Rangef::new(bottom, bottom + height));
        }
        let (head, shift) = self.unchanged;
        let line = if block < head || self.gaps.len() == 1 { block } else { block.checked_add_signed(-shift)? };
        let top = self.line_y_range(line)?.min - self.form(line).image_height() * self.size;
        Some(Rangef::new(top - height, top))
    }

    /// Whether a line overlaps the visible y range, where the text is drawn at `origin`.
    pub fn is_visible(&self, line: usize, origin: Pos2, visible: Rangef) -> bool {
        self.line_y_range(line)
            .is_some_and(|range| origin.y + range.max >= visible.min && origin.y + range.min <= visible.max)
    }

    /// Returns the y range of a line, relative to the top of the text.
    pub fn line_y_range(&self, line: usize) -> Option<Rangef> {
        let rows = self.galley.rows.get(self.rows(line))?;
        Some(Rangef::new(rows.first()?.min_y(), rows.last()?.max_y()))
    }
}

/// Converts a range of bytes of a line to a range of characters; `None` if it does not lie on character boundaries.
pub fn char_range_of(text: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let start = text.get(..part.start)?.chars().count();
    Some(start..start + text.get(part.clone())?.chars().count())
}

/// Lays out `text` with the given width, with gaps above blocks and spaces inside lines as described at [`EditorLayout`]. `text` is the body of the
/// article, or a state of it that has newer edits.
///
/// Where the text has newer edits than the article, unchanged lines keep the style of their block, and a single line that was
/// edited that of its parts. `before` is an earlier layout with the same width, scale, theme and reading style: unchanged lines
/// are taken from it, so that a key press lays out only the line that was edited.
pub fn layout_text(
    ui: &Ui,
    text: &str,
    article: &Article,
    style: &ReadingMetrics,
    width: f32,
    (gaps, spaces): (&Arc<[f32]>, &LineSpaces),
    before: Option<&EditorLayout>,
) -> EditorLayout {
    let palette = Palette::current(ui);
    let texts: Vec<&str> = text.split('\n').collect();
    let blocks = match_blocks(&texts, &article.body);
    let old_lines = before.map_or(&[][..], |before| &before.lines);
    let spaces_of = |line: usize| -> &[LineSpace] {
        let block = blocks[line].filter(|_| !spaces.is_empty());
        let is_at = |index: &usize| {
            article.body.get(*index).zip(block).is_some_and(|(other, block)| std::ptr::eq(other, block))
        };
        let from_end = (line + article.body.len()).checked_sub(texts.len());
        let index = Some(line).filter(is_at).or(from_end.filter(is_at));
        index.and_then(|index| spaces.get(index)).map_or(&[], Vec::as_slice)
    };
    let is_same = |index: usize, line: &LineLayout| {
        line.spaces == spaces_of(index) && line.is_unchanged(texts[index], blocks[index], article)
    };
    let head = (0..texts.len().min(old_lines.len())).take_while(|index| is_same(*index, &old_lines[*index])).count();
    // The story has a new revision, but nothing changed that affects the layout.
    if let Some(before) = before
        && head == old_lines.len()
        && head == texts.len()
        && before.has_gaps(gaps, spaces)
    {
        return before.clone();
    }
    let max_tail = texts.len().min(old_lines.len()) - head;
    let tail =
        (1..=max_tail).take_while(|back| is_same(texts.len() - back, &old_lines[old_lines.len() - back])).count();
    // While a key press in one line is not in the article yet, the line keeps its style.
    let edited = (texts.len() == old_lines.len() && head + 1 + tail == texts.len()).then(|| &old_lines[head]);
    let changed = (head..texts.len() - tail).map(|index| {
        let (text, block) = (texts[index], blocks[index]);
        let (form, spans, spaces) = match edited.filter(|_| block.is_none()) {
            Some(line) => (line.form, spans_after_edit(line, text), spaces_after_edit(line, text)),
            None => (form_of(block), styled_spans(text, block, article).collect(), spaces_of(index).to_vec()),
        };
        layout_line(ui, (text, form, spans, spaces), style, width, edited)
    });
    let lines: Vec<LineLayout> = old_lines[..head]
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
    let whole = LayoutJob::simple(text.to_owned(), style.font(Face::Body), palette.text, width);
    let mut galley = Galley::concat(Arc::new(whole), &galleys, ui.ctx().pixels_per_point());
    // A right-to-left row ends at its left edge, so that its size is not its width.
    galley.rect.max.x = galley.rect.max.x.max(width);
    let is_at_same_index = |line: &usize| {
        let pair = blocks[*line].zip(article.body.get(*line));
        pair.is_some_and(|(matched, block)| std::ptr::eq(matched, block))
    };
    let same_start = (0..blocks.len()).take_while(is_at_same_index).count();
    let unchanged = (same_start, article.body.len().cast_signed() - texts.len().cast_signed());
    let gap_above = |line: usize| {
        let block = if line < unchanged.0 { Some(line) } else { line.checked_add_signed(unchanged.1) };
        // A story without a body has one empty line, and its gap is above that line.
        if article.body.is_empty() {
            return if line == 0 { gaps.first().copied().unwrap_or(0.0) } else { 0.0 };
        }
        let is_last = block.is_some_and(|block| block + 1 >= gaps.len());
        // A line that is being edited keeps its gap, unless lines came or went.
        let is_known = blocks[line].is_some() || texts.len() == article.body.len();
        block.filter(|_| !is_last && is_known).and_then(|block| gaps.get(block)).copied().unwrap_or(0.0)
    };
    let forms: Vec<LineForm> = lines.iter().map(|line| line.form).collect();
    let size = style.size(Face::Body);
    add_paragraph_spacing(&mut galley, size, &first_rows, (&blocks, &forms), gap_above);
    galley.rect.max.y += gaps.last().copied().filter(|_| !article.body.is_empty()).unwrap_or(0.0);
    EditorLayout {
        galley: Arc::new(galley),
        first_rows: first_rows.into(),
        gaps: Arc::clone(gaps),
        spaces: Arc::clone(spaces),
        unchanged,
        lines: lines.into(),
        size,
    }
}

impl LineLayout {
    /// Whether laying out this text with this block would give the same rows.
    fn is_unchanged(&self, text: &str, block: Option<&Block>, article: &Article) -> bool {
        *self.text == *text
            && self.form == form_of(block)
            && styled_spans(text, block, article).eq(self.styled_spans.iter().cloned())
    }
}

/// Lays out a line; `before` is its layout before an edit.
fn layout_line(
    ui: &Ui,
    (text, form, styled_spans, spaces): (&str, LineForm, StyledSpans, Vec<LineSpace>),
    style: &ReadingMetrics,
    width: f32,
    before: Option<&LineLayout>,
) -> LineLayout {
    let width = width - style.size(Face::Body) * form.indent();
    let mut job = layout_job(text, form.kind, &styled_spans, Palette::current(ui), style, width);
    for space in &spaces {
        insert_space(&mut job, *space);
    }
    let can_reuse = |line: &&LineLayout| {
        line.form == form && !line.is_custom && line.text.len() >= long_line::MIN_BYTES && line.spaces.is_empty()
    };
    let before = before.filter(can_reuse).filter(|_| spaces.is_empty());
    let partly = before.and_then(|line| {
        // Other differences than those of an edit: then the whole line is laid out.
        if spans_after_edit(line, text) != styled_spans {
            return None;
        }
        long_line::relayout(ui, &job, &line.text, &line.galley, difference(&line.text, text))
    });
    let (galley, is_custom) = if let Some(galley) = partly {
        (Arc::new(galley), false)
    } else {
        let galley = strikethrough::layout(ui, &job);
        if bidi_layout::needs_custom_layout(text, &galley) {
            (Arc::new(bidi_layout::layout_line(ui, &job, &galley)), true)
        } else {
            (galley, false)
        }
    };
    LineLayout { text: text.into(), form, styled_spans, spaces, galley, is_custom }
}

/// The difference between two states of a line.
fn difference(before: &str, after: &str) -> TextDifference {
    let (prefix, suffix) = common_prefix_suffix_len(before, after);
    TextDifference { prefix, suffix: suffix.min(before.len().min(after.len()) - prefix) }
}

/// The styles of a line after an edit: those of the line before, moved along with their text. Text that was inserted inside
/// a part with a style has that style.
fn spans_after_edit(before: &LineLayout, text: &str) -> StyledSpans {
    let TextDifference { prefix, suffix } = difference(&before.text, text);
    let (old_end, new_end) = (before.text.len() - suffix, text.len() - suffix);
    let moved = |at: usize, is_start: bool| {
        if at >= old_end && (is_start || at > prefix) { at + new_end - old_end } else { at.min(prefix) }
    };
    let mut spans: StyledSpans = Vec::new();
    let mut end = 0;
    let styled = before.styled_spans.iter().filter(|(_, style)| *style != SpanStyle::default());
    for (range, style) in styled {
        let range = moved(range.start, true)..moved(range.end, false);
        if range.is_empty() {
            continue;
        }
        spans.push((end..range.start, SpanStyle::default()));
        end = range.end;
        spans.push((range, *style));
    }
    spans.push((end..text.len(), SpanStyle::default()));
    spans.retain(|(range, _)| !range.is_empty());
    spans
}

/// The spaces of a line after an edit: those outside of the edited part, moved along with their text.
fn spaces_after_edit(before: &LineLayout, text: &str) -> Vec<LineSpace> {
    let TextDifference { prefix, suffix } = difference(&before.text, text);
    let (old_end, new_end) = (before.text.len() - suffix, text.len() - suffix);
    let moved = before.spaces.iter().filter_map(|(at, width)| {
        let at = if *at <= prefix { *at } else { (*at >= old_end).then(|| at + new_end - old_end)? };
        Some((at, *width))
    });
    moved.collect()
}

/// Puts a space in front of a byte offset of the text.
fn insert_space(job: &mut LayoutJob, (at, width): LineSpace) {
    let Some(index) =
        job.sections.iter().position(|section| (section.byte_range.start.0..section.byte_range.end.0).contains(&at))
    else {
        return;
    };
    if job.sections[index].byte_range.start.0 == at {
        job.sections[index].leading_space += width;
        return;
    }
    if !job.text.is_char_boundary(at) {
        return;
    }
    let mut after = job.sections[index].clone();
    job.sections[index].byte_range.end = ByteIndex(at);
    after.byte_range.start = ByteIndex(at);
    after.leading_space = width;
    job.sections.insert(index + 1, after);
}

fn form_of(block: Option<&Block>) -> LineForm {
    let form = |block: &Block| LineForm { kind: block.kind, level: block.level, has_image: block.image.is_some() };
    block.map(form).unwrap_or_default()
}

/// Yields the styles of the parts of a line, from its start to its end; ranges in bytes of the line.
fn styled_spans<'a>(
    text: &'a str,
    block: Option<&'a Block>,
    article: &'a Article,
) -> impl Iterator<Item = (Range<usize>, SpanStyle)> + 'a {
    let marks = block.map_or(&[][..], |block| block.marks.as_slice());
    let starts = std::iter::once(0).chain(marks.iter().map(|mark| mark.range.end));
    let ends = marks.iter().map(|mark| mark.range.start).chain([text.len()]);
    let between = starts.zip(ends).map(|(start, end)| (start..end, MarkStyle::Plain));
    let marked = marks.iter().map(move |mark| (mark.range.clone(), mark_style_of(mark, text, article)));
    let mut marked = marked.fuse();
    let parts = between.flat_map(move |plain| [Some(plain), marked.next()]).flatten();
    let styles = block.map_or(&[][..], |block| block.styles.as_slice());
    parts.filter(|(range, _)| !range.is_empty()).flat_map(move |(range, mark)| {
        let style = move |run: StyleRun<'_>| {
            let StyleRun { range, is_bold, is_italic, link } = run;
            (range, SpanStyle { mark, is_bold, is_italic, is_link: link.is_some() })
        };
        style_runs(&range, styles).into_iter().map(style)
    })
}

fn mark_style_of(mark: &Mark, text: &str, article: &Article) -> MarkStyle {
    let MarkKind::Passage(id) = mark.kind else { return MarkStyle::Dateline };
    let is_inline = mark.range.len() < text.len();
    match article.passage(id).map(|passage| passage.decision) {
        Some(Decision::Undecided) => MarkStyle::Included { is_inline },
        Some(Decision::Removed | Decision::RelatedLink) => MarkStyle::Removed { is_inline },
        Some(Decision::KeptAsText) | None => MarkStyle::Plain,
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

fn layout_job(
    text: &str,
    kind: BlockKind,
    styled_spans: &[(Range<usize>, SpanStyle)],
    palette: &Palette,
    style: &ReadingMetrics,
    width: f32,
) -> LayoutJob {
    let (face, color) = face_of(kind, palette);
    let plain = format(style, face, color);
    let section = |range: &Range<usize>, format: TextFormat| LayoutSection {
        leading_space: 0.0,
        byte_range: ByteIndex(range.start)..ByteIndex(range.end),
        format,
    };
    let mut sections: Vec<_> = styled_spans
        .iter()
        .map(|(range, span_style)| section(range, format_for(*span_style, palette, style, &plain)))
        .collect();
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

fn format(style: &ReadingMetrics, face: Face, color: egui::Color32) -> TextFormat {
    let line_height = Some(style.line_height);
    TextFormat { line_height, valign: egui::Align::Center, ..TextFormat::simple(style.font(face), color) }
}

/// A passage inside a paragraph has the line height of the paragraph; a passage on a line of its own has the smaller
/// line height of its smaller font.
fn format_for(span_style: SpanStyle, palette: &Palette, style: &ReadingMetrics, plain: &TextFormat) -> TextFormat {
    let format = match span_style.mark {
        MarkStyle::Plain => plain.clone(),
        MarkStyle::Dateline => format(style, Face::BodyStrong, palette.text),
        MarkStyle::Included { is_inline } => passage_format(style, palette.text, is_inline),
        MarkStyle::Removed { is_inline } => TextFormat {
            strikethrough: Stroke::new(line::HAIR, palette.removed),
            ..passage_format(style, palette.removed, is_inline)
        },
    };
    let SpanStyle { is_bold, is_italic, is_link, .. } = span_style;
    with_inline_style(format, [is_bold, is_italic, is_link], palette, style)
}

/// The font and the colour of a block.
pub fn face_of(kind: BlockKind, palette: &Palette) -> (Face, Color32) {
    match kind {
        BlockKind::Subhead => (Face::BodyStrong, palette.text),
        BlockKind::Caption => (Face::Caption, palette.text_muted),
        BlockKind::Paragraph
        | BlockKind::BulletItem
        | BlockKind::NumberedItem
        | BlockKind::ItemParagraph
        | BlockKind::Quote
        | BlockKind::TableRow => (Face::Body, palette.text),
    }
}

/// How far a block is indented, in widths of the letter size of the body.
pub fn indent_of(kind: BlockKind, level: u8) -> f32 {
    match kind {
        BlockKind::BulletItem | BlockKind::NumberedItem | BlockKind::ItemParagraph => {
            leading::INDENT * f32::from(level.min(MAX_LIST_LEVEL) + 1)
        }
        BlockKind::Quote => leading::INDENT,
        BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Caption | BlockKind::TableRow => 0.0,
    }
}

/// Makes a format bold, italic and that of a link, without the line below a link.
pub fn with_inline_style(
    mut format: TextFormat,
    [is_bold, is_italic, is_link]: [bool; 3],
    palette: &Palette,
    style: &ReadingMetrics,
) -> TextFormat {
    if is_bold {
        format.font_id.family = style.font(Face::BodyStrong).family;
    }
    format.italics |= is_italic;
    // A removed promo keeps its own colour.
    if is_link && format.strikethrough == Stroke::NONE {
        format.color = palette.accent;
    }
    format
}

fn passage_format(style: &ReadingMetrics, color: egui::Color32, is_inline: bool) -> TextFormat {
    let line = if is_inline {
        style.line_height
    } else {
        style.line_height * style.size(Face::Promo) / style.size(Face::Body)
    };
    TextFormat { line_height: Some(line), ..format(style, Face::Promo, color) }
}

/// Whether a block of the second kind follows one of the first closely, as the items of a list do.
pub fn follows_closely(above: BlockKind, kind: BlockKind) -> bool {
    is_close(kind) && (above == kind || above.is_in_list() && kind.is_in_list())
}

/// Whether blocks of a kind follow each other closely.
fn is_close(kind: BlockKind) -> bool {
    match kind {
        BlockKind::BulletItem | BlockKind::NumberedItem | BlockKind::ItemParagraph | BlockKind::TableRow => true,
        BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Caption | BlockKind::Quote => false,
    }
}

/// Adds vertical space between paragraphs, the gap above each line, and the indents of lists and quotes.
fn add_paragraph_spacing(
    galley: &mut Galley,
    size: f32,
    first_rows: &[usize],
    (blocks, forms): (&[Option<&Block>], &[LineForm]),
    gap_above: impl Fn(usize) -> f32,
) {
    let image_above = |line: usize| forms.get(line).map_or(0.0, |form| size * form.image_height());
    let mut shift = gap_above(0) + image_above(0);
    let mut line = 0;
    for (index, row) in galley.rows.iter_mut().enumerate() {
        if first_rows.get(line + 1).is_some_and(|first| index >= *first) {
            line += 1;
            let [above, block] = [line - 1, line].map(|line| blocks.get(line).copied().flatten());
            let passage = block.and_then(Block::whole_passage);
            let is_continuation = passage.is_some() && above.and_then(Block::whole_passage) == passage;
            let is_subhead = forms[line].kind == BlockKind::Subhead;
            let is_list = follows_closely(forms[line - 1].kind, forms[line].kind);
            let spacing = if is_continuation || is_list { leading::PASSAGE } else { leading::PARAGRAPH };
            shift += size * (spacing + if is_subhead { leading::SUBHEAD } else { 0.0 });
            shift += gap_above(line) + image_above(line);
        }
        row.pos.y += shift;
        row.pos.x += size * forms[line].indent();
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
