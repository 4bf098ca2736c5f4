//! Layout of lines with right-to-left text, and of lines with more or fewer glyphs than characters: Arabic, Hebrew,
//! some Thai and Indic words. It makes the caret and typed text appear at the right position.
//!
//! egui shapes such words correctly, but does not reorder right-to-left words. Where it produces another number of
//! glyphs than characters, all caret positions after the word are wrong. This module splits a line into runs of one
//! direction, lets egui lay out each run, places the runs in visual order (Unicode bidirectional algorithm, UAX #9),
//! and produces exactly one glyph for each character.

use egui::epaint::text::{Galley, Glyph, LayoutJob, LayoutSection, PlacedRow, Row, TextFormat};
use egui::text::ByteIndex;
use egui::{Pos2, Rect, Ui, Vec2};
use std::ops::Range;
use std::sync::Arc;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

/// Whether egui's own layout of a line would give wrong caret positions.
pub fn needs_custom_layout(line: &str, galley: &Galley) -> bool {
    if line.is_ascii() {
        return false;
    }
    let glyphs: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
    glyphs != line.chars().count() || line.chars().any(is_rtl_char)
}

fn is_rtl_char(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::RLE | BidiClass::RLO | BidiClass::RLI)
}

/// A part of a line with one direction and one format that is either all whitespace or has none.
struct BidiRun {
    /// In bytes of the line.
    range: Range<usize>,
    level: Level,
    is_space: bool,
    /// The layout by egui.
    galley: Arc<Galley>,
    /// The distance of each grapheme's start from the start of the run, in reading direction, in points; the last entry
    /// is the width of the run.
    stops: Vec<f32>,
}

impl BidiRun {
    fn width(&self) -> f32 {
        self.stops.last().copied().unwrap_or(0.0)
    }
}

/// A run on a row.
struct PlacedRun<'a> {
    run: &'a BidiRun,
    level: Level,
    /// The x position of its left edge.
    left: f32,
}

impl PlacedRun<'_> {
    /// Returns the x position of a grapheme boundary, given its distance from the start of the run.
    fn x_at(&self, stop: f32) -> f32 {
        if self.level.is_rtl() { self.left + self.run.width() - stop } else { self.left + stop }
    }
}

/// Lays out the line of a job. `plain` is the layout of the same job by egui, which gives the height of the rows.
pub fn layout_line(ui: &Ui, job: &LayoutJob, plain: &Galley) -> Galley {
    let bidi = BidiInfo::new(&job.text, None);
    let base = bidi.paragraphs.first().map_or(Level::ltr(), |paragraph| paragraph.level);
    let runs = split_into_runs(ui, job, &bidi.levels);
    let mut galley = plain.clone();
    let Some(template) = plain.rows.first().filter(|_| runs.iter().all(|run| galley_row(run).is_some())) else {
        return galley;
    };
    galley.rows.clear();
    galley.mesh_bounds = Rect::NOTHING;
    (galley.num_vertices, galley.num_indices) = (0, 0);
    let (mut top, mut right) = (0.0, 0.0_f32);
    for range in break_rows(&runs, job.wrap.max_width) {
        let row = layout_row(&job.text, &runs[range], base, job.wrap.max_width, &template.row);
        let height = row.size.y;
        right = right.max(row.size.x);
        galley.mesh_bounds |= row.visuals.mesh_bounds.translate(Vec2::new(0.0, top));
        galley.num_vertices += row.visuals.mesh.vertices.len();
        galley.num_indices += row.visuals.mesh.indices.len();
        galley.rows.push(PlacedRow { pos: Pos2::new(0.0, top), row: Arc::new(row), ends_with_newline: false });
        top += height;
    }
    galley.rect = Rect::from_min_max(Pos2::ZERO, Pos2::new(right, top));
    galley
}

/// Returns the position in a row, in characters, whose caret is nearest to `x`.
pub fn nearest_caret(row: &Row, x: f32) -> usize {
    let clusters = row.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.advance_width != 0.0);
    let positions = clusters.map(|(index, glyph)| (index, glyph.pos.x)).chain([(row.glyphs.len(), row.size.x)]);
    positions.min_by(|a, b| (a.1 - x).abs().total_cmp(&(b.1 - x).abs())).map_or(0, |(index, _)| index)
}

fn galley_row(run: &BidiRun) -> Option<&Row> {
    run.galley.rows.first().map(|placed| &*placed.row).filter(|row| !row.glyphs.is_empty())
}

/// Splits a line into runs where the direction or the format changes, at the edges of whitespace, and where a run would
/// be wider than a row.
fn split_into_runs(ui: &Ui, job: &LayoutJob, levels: &[Level]) -> Vec<BidiRun> {
    let mut runs = Vec::new();
    for section in &job.sections {
        let section_range = section.byte_range.start.0..section.byte_range.end.0;
        let text = &job.text[section_range.clone()];
        // The shaper orders glyphs of different fonts from left to right, so that RTL letters and neutral characters
        // need separate runs.
        let kind = |at: usize| {
            let c = job.text[at..].chars().next().unwrap_or_default();
            (levels[at], c.is_whitespace(), levels[at].is_rtl() && is_rtl_char(c))
        };
        let mut from = section_range.start;
        for (at, _) in text.grapheme_indices(true).map(|(at, grapheme)| (at + section_range.start, grapheme)) {
            if at > from && kind(at) != kind(from) {
                push_fitting_runs(ui, job, from..at, levels[from], &section.format, &mut runs);
                from = at;
            }
        }
        if from < section_range.end {
            push_fitting_runs(ui, job, from..section_range.end, levels[from], &section.format, &mut runs);
        }
    }
    runs
}

/// Adds the range as one run, or as several so that none is wider than a row or has more than `MAX_GRAPHEMES` graphemes.
fn push_fitting_runs(
    ui: &Ui,
    job: &LayoutJob,
    range: Range<usize>,
    level: Level,
    format: &TextFormat,
    runs: &mut Vec<BidiRun>,
) {
    /// The maximum number of graphemes in a run: measuring a run lays out each of its prefixes.
    const MAX_GRAPHEMES: usize = 48;
    let starts: Vec<usize> = job.text[range.clone()].grapheme_indices(true).map(|(at, _)| range.start + at).collect();
    for (number, batch) in starts.chunks(MAX_GRAPHEMES).enumerate() {
        let batch_end = number * MAX_GRAPHEMES + batch.len();
        let end = starts.get(batch_end).copied().unwrap_or(range.end);
        let mut from = 0;
        while from < batch.len() {
            let run = measure_run(ui, &job.text, batch[from]..end, level, format);
            let fitting = run.stops.iter().rposition(|stop| *stop <= job.wrap.max_width).unwrap_or(0).max(1);
            if run.is_space || from + fitting >= batch.len() {
                runs.push(run);
                break;
            }
            runs.push(measure_run(ui, &job.text, batch[from]..batch[from + fitting], level, format));
            from += fitting;
        }
    }
}

/// Lays out a run and measures the position of each of its graphemes.
fn measure_run(ui: &Ui, line: &str, range: Range<usize>, level: Level, format: &TextFormat) -> BidiRun {
    let text = &line[range.clone()];
    // The shaper does not reverse or mirror neutral characters, such as brackets, in a run without RTL letters.
    let is_reversed = level.is_rtl() && !text.chars().any(is_rtl_char);
    let visual_text = if is_reversed { text.chars().rev().map(mirrored).collect() } else { text.to_owned() };
    let galley = layout_single_line(ui, visual_text, format);
    let width = width_of(&galley);
    let glyphs = galley.rows.first().map_or(&[][..], |row| &row.row.glyphs);
    let is_simple = !level.is_rtl() && glyphs.len() == text.chars().count();
    let mut chars = 0;
    let mut stops: Vec<f32> = text
        .grapheme_indices(true)
        .map(|(at, grapheme)| {
            let stop = match (at, is_simple) {
                (0, _) => 0.0,
                (_, true) => glyphs[chars].pos.x,
                (_, false) => width_of(&layout_single_line(ui, text[..at].to_owned(), format)).min(width),
            };
            chars += grapheme.chars().count();
            stop
        })
        .collect();
    stops.push(width);
    BidiRun { is_space: text.starts_with(char::is_whitespace), range, level, galley, stops }
}

/// Lays out a text without wrapping.
fn layout_single_line(ui: &Ui, text: String, format: &TextFormat) -> Arc<Galley> {
    let byte_range = ByteIndex(0)..ByteIndex(text.len());
    let sections = vec![LayoutSection { leading_space: 0.0, byte_range, format: format.clone() }];
    let job =
        LayoutJob { text, sections, keep_trailing_whitespace: true, break_on_newline: false, ..LayoutJob::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn width_of(galley: &Galley) -> f32 {
    galley.rows.first().map_or(0.0, |row| row.row.size.x)
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        c => c,
    }
}

/// Breaks the runs into rows: after whitespace, or inside a word that is wider than a row.
fn break_rows(runs: &[BidiRun], max_width: f32) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut row_width, mut at) = (0, 0.0, 0);
    while at < runs.len() {
        let end_of = |from: usize, is_space: bool| {
            runs[from..].iter().position(|run| run.is_space != is_space).map_or(runs.len(), |count| from + count)
        };
        let word = at..end_of(at, false);
        let spaces = word.end..end_of(word.end, true);
        let width: f32 = runs[word.clone()].iter().map(BidiRun::width).sum();
        if row_width + width > max_width && at > start {
            rows.push(start..at);
            (start, row_width) = (at, 0.0);
        }
        for index in word {
            if row_width + runs[index].width() > max_width && index > start {
                rows.push(start..index);
                (start, row_width) = (index, 0.0);
            }
            row_width += runs[index].width();
        }
        row_width += runs[spaces.clone()].iter().map(BidiRun::width).sum::<f32>();
        at = spaces.end;
    }
    rows.push(start..runs.len());
    rows
}

/// Places runs on a row in visual order. `base` is the level of the paragraph.
fn layout_row(line: &str, runs: &[BidiRun], base: Level, max_width: f32, template: &Row) -> Row {
    // Whitespace at the end of a row takes the paragraph's level (rule L1 of UAX #9).
    let trailing = runs.iter().rev().take_while(|run| run.is_space).count();
    let levels: Vec<Level> = runs
        .iter()
        .enumerate()
        .map(|(index, run)| if index + trailing >= runs.len() { base } else { run.level })
        .collect();
    let width: f32 = runs.iter().map(BidiRun::width).sum();
    let left = if base.is_rtl() { max_width - width } else { 0.0 };
    let mut lefts = vec![0.0; runs.len()];
    let mut x = left;
    for index in BidiInfo::reorder_visual(&levels) {
        lefts[index] = x;
        x += runs[index].width();
    }
    let (line_start, line_end) = if base.is_rtl() { (left + width, left) } else { (left, left + width) };
    let mut row = template.clone();
    row.glyphs.clear();
    row.visuals.mesh.clear();
    row.visuals.mesh_bounds = Rect::NOTHING;
    row.size = Vec2::new(line_end, template.size.y);
    // Level and end of the run before, in logical order.
    let mut previous = (base, line_start);
    for ((run, level), left) in runs.iter().zip(levels).zip(lefts) {
        let placed = PlacedRun { run, level, left };
        let Some(source) = galley_row(run) else { continue };
        let mut mesh = source.visuals.mesh.clone();
        mesh.translate(Vec2::new(left, 0.0));
        row.visuals.mesh.append(mesh);
        row.visuals.mesh_bounds |= source.visuals.mesh_bounds.translate(Vec2::new(left, 0.0));
        let start = if previous.0 < level { previous.1 } else { placed.x_at(0.0) };
        row.glyphs.extend(caret_glyphs(line, &placed, start, &source.glyphs[0]));
        previous = (level, placed.x_at(run.width()));
    }
    // Selected glyphs keep their colour: egui recolours a range of vertices, and here they are not in logical order.
    let end = row.visuals.mesh.vertices.len();
    row.visuals.glyph_vertex_range = end..end;
    row.visuals.glyph_index_start = 0;
    let end = u32::try_from(end).unwrap_or(u32::MAX);
    row.glyphs.iter_mut().for_each(|glyph| glyph.first_vertex = end);
    row
}

/// Returns one glyph for each character of a run, at the position of its caret; `start` is the position of the first.
/// The first character of a grapheme has the whole width, the others have none.
fn caret_glyphs(line: &str, placed: &PlacedRun<'_>, start: f32, template: &Glyph) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for (index, grapheme) in line[placed.run.range.clone()].graphemes(true).enumerate() {
        let (from, to) = (placed.x_at(placed.run.stops[index]), placed.x_at(placed.run.stops[index + 1]));
        for (part, chr) in grapheme.chars().enumerate() {
            let x = if index == 0 { start } else { from };
            let advance_width = if part == 0 { to - from } else { 0.0 };
            let mut glyph = *template;
            (glyph.chr, glyph.pos.x, glyph.advance_width) = (chr, x, advance_width);
            glyphs.push(glyph);
        }
    }
    glyphs
}
