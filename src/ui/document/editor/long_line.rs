//! Layout of a long line after an edit: the rows before and after the edit are taken from the earlier layout, so that a
//! key press in a paragraph of any length lays out only a few rows.

use crate::ui::document::editor::bidi_layout;
use crate::ui::widgets::strikethrough;
use egui::epaint::text::PlacedRow;
use egui::text::{ByteIndex, LayoutJob, LayoutSection};
use egui::{Galley, Rect, Ui, Vec2};
use std::ops::Range;
use std::sync::Arc;

/// From this length on, in bytes, a line is laid out in parts. Shorter ones take less than a millisecond as a whole.
pub const MIN_BYTES: usize = 8 * 1024;

/// How many rows below the edit are laid out at first. Mostly the rows are the same again within a few rows.
const ROWS_BELOW: usize = 12;

/// Where two texts differ: `prefix` bytes at the start and `suffix` bytes at the end are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextDifference {
    /// The number of equal bytes at the start.
    pub prefix: usize,
    /// The number of equal bytes at the end, after the prefix.
    pub suffix: usize,
}

/// Lays out a line again. `before` is the layout by egui of `old_text` with the same width, whose style differs nowhere
/// outside the difference. `None` if the rows cannot be taken from it.
pub fn relayout(
    ui: &Ui,
    job: &LayoutJob,
    old_text: &str,
    before: &Galley,
    difference: TextDifference,
) -> Option<Galley> {
    let starts = row_starts(&before.rows);
    if starts.last() != Some(&old_text.len()) {
        return None;
    }
    let TextDifference { prefix, suffix } = difference;
    let (old_end, new_end) = (old_text.len() - suffix, job.text.len() - suffix);
    let to_new = |old: usize| old + new_end - old_end;
    // A shorter first word of the edited row may fit on the row above it.
    let first = starts.partition_point(|start| *start <= prefix).saturating_sub(2);
    let from = starts[first];
    let below = starts.partition_point(|start| *start < old_end);
    let mut rows_below = ROWS_BELOW;
    let (fresh, kept, resumed) = loop {
        let last = (below + rows_below).min(before.rows.len());
        let part = part_of(job, from..to_new(starts[last]));
        let fresh = strikethrough::layout(ui, &part);
        let fresh_starts = row_starts(&fresh.rows);
        if fresh_starts.last() != Some(&part.text.len()) || bidi_layout::needs_custom_layout(&part.text, &fresh) {
            return None;
        }
        if last == before.rows.len() {
            let count = fresh.rows.len();
            break (fresh, count, last);
        }
        // The last row ends where the part ends, and not where the line would break.
        let resumes_at = |row: &usize| {
            let at = from + fresh_starts[*row];
            let old = (at >= new_end).then(|| at + old_end - new_end)?;
            starts[below..last].binary_search(&old).ok().map(|found| (*row, below + found))
        };
        if let Some((kept, resumed)) = (1..fresh.rows.len()).find_map(|row| resumes_at(&row)) {
            break (fresh, kept, resumed);
        }
        rows_below *= 4;
    };
    Some(join_rows(job, before, first, (&fresh, kept), resumed))
}

/// The rows of `before` up to `first`, the first rows of `fresh`, and those of `before` from `resumed` on.
fn join_rows(
    job: &LayoutJob,
    before: &Galley,
    first: usize,
    (fresh, kept): (&Galley, usize),
    resumed: usize,
) -> Galley {
    let mut galley = before.clone();
    galley.job = Arc::new(job.clone());
    let top = before.rows[first].pos.y;
    let moved = |row: &PlacedRow, by: f32| PlacedRow { pos: row.pos + Vec2::new(0.0, by), ..row.clone() };
    let bottom = fresh.rows.get(kept).map_or(fresh.rect.bottom(), |row| row.pos.y) + top;
    let old_bottom = before.rows.get(resumed).map_or(before.rect.bottom(), |row| row.pos.y);
    galley.rows.truncate(first);
    galley.rows.extend(fresh.rows[..kept].iter().map(|row| moved(row, top)));
    galley.rows.extend(before.rows[resumed..].iter().map(|row| moved(row, bottom - old_bottom)));
    (galley.rect, galley.mesh_bounds) = (Rect::ZERO, Rect::NOTHING);
    (galley.num_vertices, galley.num_indices) = (0, 0);
    for row in &galley.rows {
        galley.rect |= row.rect();
        galley.mesh_bounds |= row.visuals.mesh_bounds.translate(row.pos.to_vec2());
        galley.num_vertices += row.visuals.mesh.vertices.len();
        galley.num_indices += row.visuals.mesh.indices.len();
    }
    galley
}

/// The position in the text at which each row starts, and the length of the text, in bytes.
fn row_starts(rows: &[PlacedRow]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(rows.len() + 1);
    let mut at = 0;
    for row in rows {
        starts.push(at);
        at += row.glyphs.iter().map(|glyph| glyph.chr.len_utf8()).sum::<usize>();
    }
    starts.push(at);
    starts
}

/// The job of a byte range of the text.
fn part_of(job: &LayoutJob, range: Range<usize>) -> LayoutJob {
    let section = |section: &LayoutSection| {
        let (start, end) = (section.byte_range.start.0.max(range.start), section.byte_range.end.0.min(range.end));
        (start < end).then(|| LayoutSection {
            byte_range: ByteIndex(start - range.start)..ByteIndex(end - range.start),
            ..section.clone()
        })
    };
    LayoutJob {
        text: job.text[range.clone()].to_owned(),
        sections: job.sections.iter().filter_map(section).collect(),
        ..job.clone()
    }
}
