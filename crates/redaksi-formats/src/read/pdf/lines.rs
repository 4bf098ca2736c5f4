//! Puts the glyphs of a page together to lines, in reading order.

use crate::read::pdf::glyphs::PageGlyph;

/// A gap of more than this part of the size of the letters is a space.
const SPACE_GAP: f64 = 0.17;
/// A gap of more than this part of the size of the letters is that between columns.
const COLUMN_GAP: f64 = 1.6;
/// Glyphs whose baselines differ by less than this part of their size are on one line.
const SAME_LINE: f64 = 0.35;
/// Letters that are smaller than the text by this factor may be raised or lowered.
const SMALL_SIZE: f64 = 0.8;
/// If lines go back up more often than this part of them, the page does not draw them in reading order.
const MAX_JUMPS_PART: usize = 6;
/// A page with fewer jumps is in reading order: it has columns, a header and a footer.
const MIN_JUMPS: usize = 4;

/// A line of a page. Lengths are in points; `y` counts downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageLine {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The baseline.
    pub y: f64,
    /// The size of most of its letters.
    pub size: f64,
}

/// Returns the lines of a page in reading order.
pub(super) fn build_lines(glyphs: &[PageGlyph]) -> Vec<PageLine> {
    let mut lines = segments(glyphs);
    lines.retain(|line| !line.text.trim().is_empty());
    for line in &mut lines {
        line.text.truncate(line.text.trim_end().len());
    }
    let jumps = lines.windows(2).filter(|pair| pair[1].y < pair[0].y - pair[0].size * 0.5).count();
    if jumps > MIN_JUMPS.max(lines.len() / MAX_JUMPS_PART) {
        lines = order_by_place(lines);
    }
    join_parts(lines)
}

/// Puts glyphs together that follow each other on one line.
fn segments(glyphs: &[PageGlyph]) -> Vec<PageLine> {
    let mut lines: Vec<PageLine> = Vec::new();
    for glyph in glyphs {
        let is_blank = glyph.text.chars().all(char::is_whitespace);
        if let Some(line) = lines.last_mut() {
            let size = line.size.max(glyph.size);
            let gap = glyph.x - line.right;
            let offset = glyph.y - line.y;
            let is_small = glyph.size < line.size * SMALL_SIZE && offset.abs() < line.size * 0.6;
            // A raised number before the text, as of a footnote.
            let is_behind_small = line.size < glyph.size * SMALL_SIZE
                && offset.abs() < glyph.size * 0.6
                && line.text.chars().all(|c| c.is_ascii_digit());
            let is_same_line = offset.abs() < size * SAME_LINE || is_small || is_behind_small;
            let follows = gap > -size * 0.6 && gap < size * COLUMN_GAP;
            // A letter that is drawn twice, to look bold.
            let is_double = line.text.ends_with(&glyph.text)
                && (glyph.x - (line.right - glyph.width)).abs() < size * 0.08
                && (glyph.y - line.y).abs() < size * 0.08
                && !is_blank;
            if is_same_line && is_double {
                continue;
            }
            if is_same_line && follows {
                if gap > size * SPACE_GAP && !is_blank && !line.text.ends_with(char::is_whitespace) {
                    line.text.push(' ');
                }
                if is_blank {
                    if !line.text.ends_with(' ') {
                        line.text.push(' ');
                    }
                } else {
                    if is_behind_small {
                        line.text = line.text.chars().map(|digit| raised_or_lowered(digit, offset > 0.0)).collect();
                    }
                    let is_moved = is_small && offset.abs() > line.size * 0.08;
                    let letters = glyph.text.chars();
                    line.text.extend(letters.map(|c| if is_moved { raised_or_lowered(c, offset < 0.0) } else { c }));
                    if glyph.size > line.size {
                        (line.size, line.y) = (glyph.size, glyph.y);
                    }
                }
                line.right = line.right.max(glyph.x + glyph.width);
                continue;
            }
        }
        if !is_blank {
            let right = glyph.x + glyph.width;
            lines.push(PageLine { text: glyph.text.clone(), left: glyph.x, right, y: glyph.y, size: glyph.size });
        }
    }
    lines
}

/// Writes a digit as a raised or lowered one, as those of pages are written; other characters stay.
fn raised_or_lowered(c: char, is_raised: bool) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
    let digits = if is_raised { &RAISED } else { &LOWERED };
    c.to_digit(10).and_then(|digit| digits.get(digit as usize)).copied().unwrap_or(c)
}

/// Joins parts of one line that were drawn apart, such as the cells of a row: they follow each other directly, and
/// nothing else stands beside them that would make them columns.
fn join_parts(lines: Vec<PageLine>) -> Vec<PageLine> {
    let mut joined: Vec<PageLine> = Vec::with_capacity(lines.len());
    for line in lines {
        if let Some(above) = joined.last_mut() {
            let size = above.size.max(line.size);
            if (line.y - above.y).abs() < size * SAME_LINE && line.left >= above.right - size * 0.3 {
                let gap = line.left - above.right;
                above.text.push_str(if gap > size * COLUMN_GAP { "\t" } else { " " });
                above.text.push_str(&line.text);
                above.right = above.right.max(line.right);
                continue;
            }
        }
        joined.push(line);
    }
    joined
}

/// Orders lines by their places: columns from left to right, the lines of each from top to bottom. Lines that go over
/// several columns divide the page.
fn order_by_place(mut lines: Vec<PageLine>) -> Vec<PageLine> {
    lines.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let Some(gutter) = find_gutter(&lines) else { return lines };
    let (mut ordered, mut left, mut right) = (Vec::with_capacity(lines.len()), Vec::new(), Vec::new());
    for line in lines {
        if line.right <= gutter {
            left.push(line);
        } else if line.left >= gutter {
            right.push(line);
        } else {
            ordered.append(&mut left);
            ordered.append(&mut right);
            ordered.push(line);
        }
    }
    ordered.append(&mut left);
    ordered.append(&mut right);
    ordered
}

/// Returns the place between two columns: one that few lines cross and that has many lines on both sides.
fn find_gutter(lines: &[PageLine]) -> Option<f64> {
    const STEPS: u32 = 60;
    let left = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max);
    let candidates = (1..STEPS).map(|step| left + (right - left) * f64::from(step) / f64::from(STEPS));
    let count = |place: f64| {
        let crossing = lines.iter().filter(|line| line.left < place && line.right > place).count();
        let before = lines.iter().filter(|line| line.right <= place).count();
        (crossing, before, lines.len() - crossing - before)
    };
    let best = candidates
        .map(|place| (place, count(place)))
        .min_by_key(|(_, (crossing, before, behind))| (*crossing, before.abs_diff(*behind)))?;
    let (place, (crossing, before, behind)) = best;
    (crossing * 4 <= lines.len() && before * 5 >= lines.len() && behind * 5 >= lines.len()).then_some(place)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Glyphs of a text in letters of 10 points that are 5 points wide; spaces are gaps.
    pub(in crate::read::pdf) fn write(text: &str, x: f64, y: f64) -> Vec<PageGlyph> {
        let place = |index: usize| x + 5.0 * index as f64;
        let glyph =
            |(index, c): (usize, char)| PageGlyph { text: c.to_string(), x: place(index), y, width: 5.0, size: 10.0 };
        text.chars().enumerate().filter(|(_, c)| *c != ' ').map(glyph).collect()
    }

    fn texts(glyphs: &[PageGlyph]) -> Vec<String> {
        build_lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_baselines_are_lines() {
        let mut glyphs = write("Warga menanam", 50.0, 100.0);
        glyphs.extend(write("bakau.", 50.0, 112.0));
        assert_eq!(texts(&glyphs), ["Warga menanam", "bakau."]);
    }

    #[test]
    fn columns_are_read_one_after_the_other_in_either_order_of_drawing() {
        let row = |number: usize| {
            let y = 100.0 + 12.0 * number as f64;
            [write(&format!("kiri {number} kata"), 50.0, y), write(&format!("kanan {number} kata"), 300.0, y)]
        };
        let by_column: Vec<PageGlyph> = (0..10)
            .flat_map(|number| row(number)[0].clone())
            .chain((0..10).flat_map(|number| row(number)[1].clone()))
            .collect();
        let columns = texts(&by_column);
        assert_eq!((columns.len(), columns[9].as_str(), columns[10].as_str()), (20, "kiri 9 kata", "kanan 0 kata"));
        // Drawn in no order at all.
        let mut shuffled: Vec<Vec<PageGlyph>> = (0..10).flat_map(row).collect();
        let count = shuffled.len();
        for index in 0..count {
            shuffled.swap(index, (index * 7 + 3) % count);
        }
        assert_eq!(texts(&shuffled.concat()), columns);
    }

    #[test]
    fn parts_of_a_row_are_joined_with_tabs() {
        let mut glyphs = write("Nama", 50.0, 100.0);
        glyphs.extend(write("Sari", 200.0, 100.0));
        assert_eq!(texts(&glyphs), ["Nama\tSari"]);
    }

    #[test]
    fn raised_figures_and_letters_drawn_twice_are_part_of_their_line() {
        let mut glyphs = write("air", 50.0, 100.0);
        glyphs.push(PageGlyph { text: "2".into(), x: 65.0, y: 96.0, width: 3.0, size: 6.0 });
        let bold: Vec<PageGlyph> = write("tebal", 50.0, 130.0)
            .into_iter()
            .flat_map(|glyph| [glyph.clone(), PageGlyph { x: glyph.x + 0.3, ..glyph }])
            .collect();
        glyphs.extend(bold);
        glyphs.push(PageGlyph { text: "1".into(), x: 50.0, y: 156.0, width: 3.0, size: 6.0 });
        glyphs.extend(write("catatan", 55.0, 160.0));
        assert_eq!(texts(&glyphs), ["air²", "tebal", "¹ catatan"]);
    }
}
