//! What the rules may look at.

use crate::extract::doc_stats::DocStats;
use crate::extract::line_info::LineInfo;
use crate::extract::rules::html::HtmlRules;
use std::ops::Range;

/// What the rules may look at: all lines of a text, and what was found out about them.
pub(crate) struct RuleContext<'r, 'a> {
    pub lines: &'r [LineInfo<'a>],
    pub doc: &'r DocStats,
    /// The lines of lists of related links that a published story keeps.
    pub related: &'r [Range<usize>],
    /// The lines that the page offers to skip.
    pub skip_blocks: &'r [Range<usize>],
    /// The rules for the HTML structure, if the text comes from a web page.
    pub html_rules: Option<&'r HtmlRules<'r>>,
}

impl RuleContext<'_, '_> {
    pub fn above(&self, index: usize) -> Option<&LineInfo<'_>> {
        index.checked_sub(1).and_then(|above| self.lines.get(above))
    }

    pub fn below(&self, index: usize) -> Option<&LineInfo<'_>> {
        self.lines.get(index + 1)
    }

    /// Whether the line is at or above the first paragraph of the text, where dates and bylines are.
    pub fn is_in_head(&self, index: usize) -> bool {
        self.doc.body_start.is_none_or(|body| index <= body)
    }

    /// Whether the line is below the last paragraph of the text.
    pub fn is_below_text(&self, index: usize) -> bool {
        self.doc.body_end.is_some_and(|last| index > last)
    }

    /// Whether the line is a row of a table: a line beside it has as many separators, and one of the two has digits.
    pub fn is_table_row(&self, index: usize) -> bool {
        let line = &self.lines[index];
        let has_digits = |line: &LineInfo<'_>| line.tokens.iter().any(|word| word.digits > 0);
        let is_row = |near: &LineInfo<'_>| {
            near.separator_count == line.separator_count && (has_digits(near) || has_digits(line))
        };
        line.separator_count >= 2 && [self.above(index), self.below(index)].into_iter().flatten().any(is_row)
    }

    /// Whether one of the four lines above is a date line.
    pub fn is_below_date(&self, index: usize) -> bool {
        self.lines[index.saturating_sub(4)..index].iter().any(|above| above.is_date_line(4))
    }
}
