//! Layout of struck-through text: the stroke ends at the last letter of each row.

use egui::epaint::text::ByteIndex;
use egui::text::{LayoutJob, LayoutSection};
use egui::{Galley, Stroke, Ui};
use std::ops::Range;
use std::sync::Arc;

/// Lays out a text with sections that may be struck through; the spaces at which rows wrap are not struck through.
pub fn layout(ui: &Ui, job: &LayoutJob) -> Arc<Galley> {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    // Most texts have no struck-through section.
    if job.sections.iter().all(|section| section.format.strikethrough == Stroke::NONE) {
        return galley;
    }
    let breaks = break_spaces(&galley);
    if breaks.is_empty() {
        return galley;
    }
    let sections = split_sections(&job.sections, &breaks);
    ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob { sections, ..job.clone() }))
}

/// The spaces at which rows wrap, as byte ranges of the text.
fn break_spaces(galley: &Galley) -> Vec<Range<usize>> {
    let mut reached = 0;
    let mut breaks = Vec::new();
    for row in galley.rows.iter().take(galley.rows.len().saturating_sub(1)) {
        let text: String = row.glyphs.iter().map(|glyph| glyph.chr).collect();
        let end = reached + text.len();
        let spaces = text.len() - text.trim_end().len();
        if spaces > 0 {
            breaks.push(end - spaces..end);
        }
        reached = end + usize::from(row.ends_with_newline);
    }
    breaks
}

/// Splits the sections so that the spaces in `breaks` are not struck through.
fn split_sections(sections: &[LayoutSection], breaks: &[Range<usize>]) -> Vec<LayoutSection> {
    let mut result = Vec::new();
    for section in sections {
        let (start, end) = (section.byte_range.start.0, section.byte_range.end.0);
        let mut from = start;
        let part = |range: Range<usize>, keeps_stroke: bool| {
            let mut part = section.clone();
            // Only the first part keeps the leading space of the section.
            if range.start > start {
                part.leading_space = 0.0;
            }
            part.byte_range = ByteIndex(range.start)..ByteIndex(range.end);
            if !keeps_stroke {
                part.format.strikethrough = Stroke::NONE;
            }
            part
        };
        for space in breaks.iter().filter(|space| start <= space.start && space.end <= end) {
            if from < space.start {
                result.push(part(from..space.start, true));
            }
            result.push(part(space.clone(), false));
            from = space.end;
        }
        if from < end || section.byte_range.is_empty() {
            result.push(part(from..end, true));
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::TextFormat;

    fn section(range: Range<usize>) -> LayoutSection {
        let strikethrough = Stroke::new(1.0, egui::Color32::RED);
        let byte_range = ByteIndex(range.start)..ByteIndex(range.end);
        LayoutSection { leading_space: 4.0, byte_range, format: TextFormat { strikethrough, ..TextFormat::default() } }
    }

    fn parts(sections: &[LayoutSection]) -> Vec<(Range<usize>, bool)> {
        let part = |section: &LayoutSection| {
            let range = section.byte_range.start.0..section.byte_range.end.0;
            (range, section.format.strikethrough != Stroke::NONE)
        };
        sections.iter().map(part).collect()
    }

    #[test]
    fn all_bytes_stay_in_sections_and_only_spaces_lose_the_stroke() {
        let result = split_sections(&[section(0..10), section(10..20)], &[4..5, 19..20, 30..31]);
        assert_eq!(parts(&result), [(0..4, true), (4..5, false), (5..10, true), (10..19, true), (19..20, false)]);
        assert_eq!(result.iter().map(|part| part.leading_space).collect::<Vec<_>>(), [4.0, 0.0, 0.0, 4.0, 0.0]);
        assert_eq!(parts(&split_sections(&[section(0..0)], &[])), [(0..0, true)]);
    }
}
