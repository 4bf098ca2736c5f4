//! Lines whose letters do not stand one after the other from left to right, or whose glyphs egui counts otherwise than
//! their characters: Arabic, Hebrew, some Thai and Indic words. They are laid out here, so that a caret and what is typed
//! at it land where they are seen.
//!
//! egui shapes such a word rightly, but knows no order of words from right to left, and gives the word more glyphs than
//! it has characters, so that all places behind it are wrong. Here a line is cut into pieces of one direction; egui draws
//! each, and they are put in their order (the bidirectional algorithm of Unicode) with one glyph for each character.

use egui::epaint::text::{Galley, Glyph, LayoutJob, LayoutSection, PlacedRow, Row, TextFormat};
use egui::text::ByteIndex;
use egui::{Pos2, Rect, Ui, Vec2};
use std::ops::Range;
use std::sync::Arc;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

/// Whether egui's own layout of a line would put carets at wrong places.
pub fn needs_care(line: &str, galley: &Galley) -> bool {
    if line.is_ascii() {
        return false;
    }
    let glyphs: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
    glyphs != line.chars().count() || line.chars().any(runs_from_right)
}

fn runs_from_right(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::RLE | BidiClass::RLO | BidiClass::RLI)
}

/// A part of the line in one direction and one format, all of it spaces or none.
struct Piece {
    /// In bytes of the line.
    range: Range<usize>,
    level: Level,
    is_space: bool,
    /// How egui draws it.
    drawn: Arc<Galley>,
    /// How far each grapheme's start lies from the piece's own, in the direction of reading; the piece's width at last.
    stops: Vec<f32>,
}

impl Piece {
    fn width(&self) -> f32 {
        self.stops.last().copied().unwrap_or(0.0)
    }
}

/// A piece on a row, and its left edge there.
struct Put<'a> {
    piece: &'a Piece,
    level: Level,
    left: f32,
}

impl Put<'_> {
    /// The place between two letters so far from the piece's start.
    fn at(&self, stop: f32) -> f32 {
        if self.level.is_rtl() { self.left + self.piece.width() - stop } else { self.left + stop }
    }
}

/// Lays out the line of a job; `plain` is what egui makes of it. Of the same height for each row.
pub fn lay(ui: &Ui, job: &LayoutJob, plain: &Galley) -> Galley {
    let bidi = BidiInfo::new(&job.text, None);
    let base = bidi.paragraphs.first().map_or(Level::ltr(), |paragraph| paragraph.level);
    let pieces = pieces(ui, job, &bidi.levels);
    let mut galley = plain.clone();
    let Some(template) = plain.rows.first().filter(|_| pieces.iter().all(|piece| drawn_row(piece).is_some())) else {
        return galley;
    };
    galley.rows.clear();
    galley.mesh_bounds = Rect::NOTHING;
    (galley.num_vertices, galley.num_indices) = (0, 0);
    let (mut top, mut right) = (0.0, 0.0_f32);
    for range in break_rows(&pieces, job.wrap.max_width) {
        let row = lay_row(&job.text, &pieces[range], base, job.wrap.max_width, &template.row);
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

/// The place in a row, in characters, whose caret is nearest to `x`.
pub fn nearest(row: &Row, x: f32) -> usize {
    let starts = row.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.advance_width != 0.0);
    let places = starts.map(|(index, glyph)| (index, glyph.pos.x)).chain([(row.glyphs.len(), row.size.x)]);
    places.min_by(|one, other| (one.1 - x).abs().total_cmp(&(other.1 - x).abs())).map_or(0, |(index, _)| index)
}

fn drawn_row(piece: &Piece) -> Option<&Row> {
    piece.drawn.rows.first().map(|placed| &*placed.row).filter(|row| !row.glyphs.is_empty())
}

/// Cuts a line where its direction, its format, or spaces begin and end; and where a piece is wider than a row.
fn pieces(ui: &Ui, job: &LayoutJob, levels: &[Level]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for section in &job.sections {
        let section_range = section.byte_range.start.0..section.byte_range.end.0;
        let text = &job.text[section_range.clone()];
        // A shaper that sees letters and signs of different fonts puts them side by side from left to right.
        let kind = |at: usize| {
            let c = job.text[at..].chars().next().unwrap_or_default();
            (levels[at], c.is_whitespace(), levels[at].is_rtl() && runs_from_right(c))
        };
        let mut from = section_range.start;
        for (at, _) in text.grapheme_indices(true).map(|(at, grapheme)| (at + section_range.start, grapheme)) {
            if at > from && kind(at) != kind(from) {
                push_fitting(ui, job, from..at, levels[from], &section.format, &mut pieces);
                from = at;
            }
        }
        if from < section_range.end {
            push_fitting(ui, job, from..section_range.end, levels[from], &section.format, &mut pieces);
        }
    }
    pieces
}

/// Adds a piece, or as many as it takes for each to be no wider than a row and short enough to be measured letter by letter.
fn push_fitting(
    ui: &Ui,
    job: &LayoutJob,
    range: Range<usize>,
    level: Level,
    format: &TextFormat,
    pieces: &mut Vec<Piece>,
) {
    /// How many letters a piece has at most.
    const LETTERS: usize = 48;
    let starts: Vec<usize> = job.text[range.clone()].grapheme_indices(true).map(|(at, _)| range.start + at).collect();
    for (number, lot) in starts.chunks(LETTERS).enumerate() {
        let lot_end = number * LETTERS + lot.len();
        let end = starts.get(lot_end).copied().unwrap_or(range.end);
        let mut from = 0;
        while from < lot.len() {
            let piece = measure(ui, &job.text, lot[from]..end, level, format);
            let fitting = piece.stops.iter().rposition(|stop| *stop <= job.wrap.max_width).unwrap_or(0).max(1);
            if piece.is_space || from + fitting >= lot.len() {
                pieces.push(piece);
                break;
            }
            pieces.push(measure(ui, &job.text, lot[from]..lot[from + fitting], level, format));
            from += fitting;
        }
    }
}

fn measure(ui: &Ui, line: &str, range: Range<usize>, level: Level, format: &TextFormat) -> Piece {
    let text = &line[range.clone()];
    // Signs without a direction of their own, as brackets, are not turned round by a shaper that sees them alone.
    let is_turned = level.is_rtl() && !text.chars().any(runs_from_right);
    let shown = if is_turned { text.chars().rev().map(mirrored).collect() } else { text.to_owned() };
    let drawn = draw(ui, shown, format);
    let width = width_of(&drawn);
    let glyphs = drawn.rows.first().map_or(&[][..], |row| &row.row.glyphs);
    let is_simple = !level.is_rtl() && glyphs.len() == text.chars().count();
    let mut chars = 0;
    let mut stops: Vec<f32> = text
        .grapheme_indices(true)
        .map(|(at, grapheme)| {
            let stop = match (at, is_simple) {
                (0, _) => 0.0,
                (_, true) => glyphs[chars].pos.x,
                (_, false) => width_of(&draw(ui, text[..at].to_owned(), format)).min(width),
            };
            chars += grapheme.chars().count();
            stop
        })
        .collect();
    stops.push(width);
    Piece { is_space: text.starts_with(char::is_whitespace), range, level, drawn, stops }
}

fn draw(ui: &Ui, text: String, format: &TextFormat) -> Arc<Galley> {
    let byte_range = ByteIndex(0)..ByteIndex(text.len());
    let sections = vec![LayoutSection { leading_space: 0.0, byte_range, format: format.clone() }];
    let job =
        LayoutJob { text, sections, keep_trailing_whitespace: true, break_on_newline: false, ..LayoutJob::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn width_of(drawn: &Galley) -> f32 {
    drawn.rows.first().map_or(0.0, |row| row.row.size.x)
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

/// The pieces of each row: a row ends behind spaces, or inside of a word that is longer than a row.
fn break_rows(pieces: &[Piece], most: f32) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut reached, mut at) = (0, 0.0, 0);
    while at < pieces.len() {
        let end_of = |from: usize, is_space: bool| {
            pieces[from..]
                .iter()
                .position(|piece| piece.is_space != is_space)
                .map_or(pieces.len(), |count| from + count)
        };
        let word = at..end_of(at, false);
        let spaces = word.end..end_of(word.end, true);
        let width: f32 = pieces[word.clone()].iter().map(Piece::width).sum();
        if reached + width > most && at > start {
            rows.push(start..at);
            (start, reached) = (at, 0.0);
        }
        for index in word {
            if reached + pieces[index].width() > most && index > start {
                rows.push(start..index);
                (start, reached) = (index, 0.0);
            }
            reached += pieces[index].width();
        }
        reached += pieces[spaces.clone()].iter().map(Piece::width).sum::<f32>();
        at = spaces.end;
    }
    rows.push(start..pieces.len());
    rows
}

fn lay_row(line: &str, pieces: &[Piece], base: Level, most: f32, template: &Row) -> Row {
    // Spaces at the end of a row stand where the line goes on.
    let hanging = pieces.iter().rev().take_while(|piece| piece.is_space).count();
    let levels: Vec<Level> = pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| if index + hanging >= pieces.len() { base } else { piece.level })
        .collect();
    let width: f32 = pieces.iter().map(Piece::width).sum();
    let left = if base.is_rtl() { most - width } else { 0.0 };
    let mut lefts = vec![0.0; pieces.len()];
    let mut x = left;
    for index in BidiInfo::reorder_visual(&levels) {
        lefts[index] = x;
        x += pieces[index].width();
    }
    let (line_start, line_end) = if base.is_rtl() { (left + width, left) } else { (left, left + width) };
    let mut row = template.clone();
    row.glyphs.clear();
    row.visuals.mesh.clear();
    row.visuals.mesh_bounds = Rect::NOTHING;
    row.size = Vec2::new(line_end, template.size.y);
    let mut before = (base, line_start);
    for ((piece, level), left) in pieces.iter().zip(levels).zip(lefts) {
        let put = Put { piece, level, left };
        let Some(drawn) = drawn_row(piece) else { continue };
        let mut mesh = drawn.visuals.mesh.clone();
        mesh.translate(Vec2::new(left, 0.0));
        row.visuals.mesh.append(mesh);
        row.visuals.mesh_bounds |= drawn.visuals.mesh_bounds.translate(Vec2::new(left, 0.0));
        let start = if before.0 < level { before.1 } else { put.at(0.0) };
        row.glyphs.extend(glyphs(line, &put, start, &drawn.glyphs[0]));
        before = (level, put.at(piece.width()));
    }
    // The glyphs of a selection are not coloured anew: they do not lie in the mesh in the order of the text.
    let end = row.visuals.mesh.vertices.len();
    row.visuals.glyph_vertex_range = end..end;
    row.visuals.glyph_index_start = 0;
    let end = u32::try_from(end).unwrap_or(u32::MAX);
    row.glyphs.iter_mut().for_each(|glyph| glyph.first_vertex = end);
    row
}

/// One glyph for each character of a piece, where its caret stands; `start` is that of the first. Of a grapheme, the
/// first character takes the room.
fn glyphs(line: &str, put: &Put<'_>, start: f32, template: &Glyph) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for (index, grapheme) in line[put.piece.range.clone()].graphemes(true).enumerate() {
        let (from, to) = (put.at(put.piece.stops[index]), put.at(put.piece.stops[index + 1]));
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
