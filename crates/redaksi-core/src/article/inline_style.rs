//! Inline styles: ranges of a block's text that are bold, italic or a link.
//!
//! Styles of different kinds may overlap. They are a part of their block, like marks and anchors, so that undoing an edit of
//! blocks restores them exactly.

use crate::article::Block;
use crate::article::anchor::map_range;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A styled range of the text of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineStyle {
    /// The byte range in the block's text; never empty.
    pub range: Range<usize>,
    /// How the range is styled.
    pub kind: InlineStyleKind,
}

/// How a range is styled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InlineStyleKind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A link to this URL.
    Link(String),
}

impl InlineStyleKind {
    /// Returns the index of its kind: bold, italic, links. At most one style of each kind covers a place.
    pub(crate) fn slot(&self) -> usize {
        match self {
            Self::Bold => 0,
            Self::Italic => 1,
            Self::Link(_) => 2,
        }
    }

    /// Whether a range can have only one of both.
    fn excludes(&self, other: &Self) -> bool {
        self.slot() == other.slot()
    }

    /// Whether text that is typed at the end of a range belongs to it. What is typed after a link does not.
    fn is_continued_by_typing(&self) -> bool {
        !matches!(self, Self::Link(_))
    }
}

impl Block {
    /// Styles a range of the text. A link replaces the part of another link that it covers; styles of the same kind that touch
    /// each other become one. An empty range has no effect.
    pub fn add_style(&mut self, kind: InlineStyleKind, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let mut merged = range.clone();
        for style in &self.styles {
            let touches = style.range.start <= range.end && range.start <= style.range.end;
            if style.kind == kind && touches {
                merged = merged.start.min(style.range.start)..merged.end.max(style.range.end);
            }
        }
        self.remove_styles(&merged, |known| known.excludes(&kind));
        let at = self.styles.partition_point(|style| (style.range.start, &style.kind) < (merged.start, &kind));
        self.styles.insert(at, InlineStyle { range: merged, kind });
    }

    /// Removes the styles that match from a range of the text; what lies outside of the range stays.
    pub fn remove_styles(&mut self, range: &Range<usize>, matches: impl Fn(&InlineStyleKind) -> bool) {
        let cut = |style: &InlineStyle| {
            if !matches(&style.kind) || style.range.end <= range.start || range.end <= style.range.start {
                return vec![style.clone()];
            }
            let parts = [style.range.start..range.start, range.end..style.range.end];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            parts.map(|range| InlineStyle { range, kind: style.kind.clone() }).collect()
        };
        self.styles = self.styles.iter().flat_map(cut).collect();
        self.styles.sort_by(|one, other| (one.range.start, &one.kind).cmp(&(other.range.start, &other.kind)));
    }

    /// Whether all of a range has a style of this kind. An empty range has none.
    #[must_use]
    pub fn has_style(&self, kind: &InlineStyleKind, range: &Range<usize>) -> bool {
        let covers = |style: &InlineStyle| style.range.start <= range.start && range.end <= style.range.end;
        !range.is_empty() && self.styles.iter().any(|style| style.kind == *kind && covers(style))
    }

    /// Whether all styles lie inside the text on character boundaries, are not empty, and are in order.
    pub(super) fn has_valid_styles(&self) -> bool {
        let is_valid = |range: &Range<usize>| {
            range.start < range.end && self.text.is_char_boundary(range.start) && self.text.is_char_boundary(range.end)
        };
        let is_apart = |one: &InlineStyle, other: &InlineStyle| {
            !one.kind.excludes(&other.kind) || one.range.end <= other.range.start || other.range.end <= one.range.start
        };
        let is_sorted =
            self.styles.is_sorted_by(|one, other| (one.range.start, &one.kind) <= (other.range.start, &other.kind));
        let are_apart = |index: usize| {
            let later = self.styles[index + 1..].iter();
            let begins_inside = |later: &&InlineStyle| later.range.start < self.styles[index].range.end;
            later.take_while(begins_inside).all(|later| is_apart(&self.styles[index], later))
        };
        self.styles.iter().all(|style| is_valid(&style.range)) && is_sorted && (0..self.styles.len()).all(are_apart)
    }

    /// Repairs styles that do not lie on the text, or are not in order.
    pub(super) fn repair_styles(&mut self) {
        if self.has_valid_styles() {
            return;
        }
        for style in &mut self.styles {
            let start = self.text.floor_char_boundary(style.range.start);
            style.range = start..self.text.floor_char_boundary(style.range.end).max(start);
        }
        self.styles = normalize_styles(std::mem::take(&mut self.styles));
    }

    /// Appends the styles of another block whose text was appended at `shift`.
    pub(super) fn append_styles(&mut self, styles: Vec<InlineStyle>, shift: usize) {
        if styles.is_empty() {
            return;
        }
        let moved = styles.into_iter().map(|InlineStyle { range, kind }| {
            let range = range.start + shift..range.end + shift;
            InlineStyle { range, kind }
        });
        self.styles.extend(moved);
        self.styles = normalize_styles(std::mem::take(&mut self.styles));
    }
}

/// Puts styles in order, and merges those of the same kind that touch each other. Of two links that overlap, the later one begins
/// where the earlier one ends. Takes `n log n` time.
#[must_use]
pub(crate) fn normalize_styles(mut styles: Vec<InlineStyle>) -> Vec<InlineStyle> {
    styles.sort_by(|one, other| (one.range.start, &one.kind).cmp(&(other.range.start, &other.kind)));
    let mut normal: Vec<InlineStyle> = Vec::with_capacity(styles.len());
    // The index of the last style of each kind: bold, italic, links.
    let mut last: [Option<usize>; 3] = [None; 3];
    for mut style in styles {
        let slot = style.kind.slot();
        if let Some(known) = last[slot].map(|index| &mut normal[index]) {
            if known.kind == style.kind && style.range.start <= known.range.end {
                known.range.end = known.range.end.max(style.range.end);
                continue;
            }
            style.range.start = style.range.start.max(known.range.end);
        }
        if style.range.start < style.range.end {
            last[slot] = Some(normal.len());
            normal.push(style);
        }
    }
    normal.sort_by(|one, other| (one.range.start, &one.kind).cmp(&(other.range.start, &other.kind)));
    normal
}

/// Returns the styles of a block that lie in a byte range of its text, relative to the start of that range.
pub(super) fn slice_styles(styles: &[InlineStyle], range: &Range<usize>) -> Vec<InlineStyle> {
    let clip = |at: usize| at.clamp(range.start, range.end) - range.start;
    let sliced = styles
        .iter()
        .map(|style| InlineStyle { range: clip(style.range.start)..clip(style.range.end), kind: style.kind.clone() });
    sliced.filter(|style| !style.range.is_empty()).collect()
}

/// Maps the styles of a text to a changed version of it.
pub(super) fn map_styles(styles: &[InlineStyle], old: &str, new: &str) -> Vec<InlineStyle> {
    let mapped = styles.iter().map(|style| {
        let range = map_range(&style.range, old, new);
        InlineStyle { range, kind: style.kind.clone() }
    });
    mapped.filter(|style| !style.range.is_empty()).collect()
}

/// Extends the styles of the text before an inserted text over it: those that the insertion lies inside of, those of the first
/// replaced character, and, for bold and italic, those that end where the text is typed.
///
/// `block` is the block before the change, `replaced` the range of its text that is replaced, and `line` the changed line, in which
/// the inserted text reaches from `replaced.start` to its end.
pub(super) fn extend_styles_over_insertion(line: &mut Block, block: &Block, replaced: &Range<usize>) {
    let inserted = replaced.start..line.text.len();
    for style in &block.styles {
        let Range { start, end } = style.range;
        let is_inside = start < replaced.start && replaced.end < end;
        let is_at_end = replaced.is_empty() && end == replaced.start && style.kind.is_continued_by_typing();
        let begins_inside = !replaced.is_empty() && start <= replaced.start && replaced.start < end;
        if is_inside || is_at_end || begins_inside {
            line.add_style(style.kind.clone(), inserted.clone());
        }
    }
}

/// A part of a text with one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleRun<'a> {
    /// The byte range in the text; never empty.
    pub range: Range<usize>,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
    /// The URL that it links to.
    pub link: Option<&'a str>,
}

/// Splits a byte range of a text into parts that each have one look, in order. `styles` are those of the text.
#[must_use]
pub fn style_runs<'a>(range: &Range<usize>, styles: &'a [InlineStyle]) -> Vec<StyleRun<'a>> {
    let is_near = |style: &&InlineStyle| style.range.start < range.end && range.start < style.range.end;
    let near: Vec<&InlineStyle> = styles.iter().filter(is_near).collect();
    let ends = near.iter().flat_map(|style| [style.range.start, style.range.end]);
    let mut cuts: Vec<usize> =
        ends.map(|at| at.clamp(range.start, range.end)).chain([range.start, range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut begun = near.into_iter().peekable();
    // Of each kind, at most one style covers a place: the last one that began.
    let (mut bold_end, mut italic_end, mut link): (usize, usize, Option<(usize, &str)>) = (0, 0, None);
    let run = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        while let Some(style) = begun.next_if(|style| style.range.start <= start) {
            match &style.kind {
                InlineStyleKind::Bold => bold_end = style.range.end,
                InlineStyleKind::Italic => italic_end = style.range.end,
                InlineStyleKind::Link(url) => link = Some((style.range.end, url)),
            }
        }
        let link = link.filter(|(until, _)| *until >= end).map(|(_, url)| url);
        StyleRun { range: start..end, is_bold: bold_end >= end, is_italic: italic_end >= end, link }
    };
    cuts.windows(2).map(run).collect()
}
