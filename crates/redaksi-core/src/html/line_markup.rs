//! Which line of a page each line of a text is.

use crate::html::Page;
use crate::html::hints::LineHints;

/// Where the lines of a document stand in its text: below other lines, and each with a blank line behind it except the tight ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentSpacing {
    /// How many lines of the text are above the first line of the document.
    pub lines_above: u32,
    /// The lines of the document, counted from 1 and in order, that the next line follows directly.
    pub tight_lines: Vec<u32>,
}

impl DocumentSpacing {
    /// Returns the number of the line of the text, counted from 1 below the lines above, that a line of the document is.
    fn text_line(&self, line: u32) -> u32 {
        let tight = self.tight_lines.partition_point(|other| *other < line);
        (line.saturating_mul(2)).saturating_sub(1).saturating_sub(u32::try_from(tight).unwrap_or(u32::MAX))
    }

    /// Returns the line of the document that a line of the text is; both are counted from 1.
    fn document_line(&self, line: u32) -> Option<u32> {
        let line = line.checked_sub(self.lines_above).filter(|line| *line > 0)?;
        // Each line of the document stands as low as its number or lower, and below the one before.
        let (mut low, mut high) = (line.div_ceil(2), line);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.text_line(middle) < line {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (self.text_line(low) == line).then_some(low)
    }
}

/// The markup of the lines of a text: that of a web page, or that of a document whose reader wrote it as a page.
#[derive(Clone, Copy, Debug)]
pub struct LineMarkup<'p> {
    page: &'p Page,
    /// Where the lines of the document stand; `None` for a web page.
    spacing: Option<&'p DocumentSpacing>,
}

impl<'p> LineMarkup<'p> {
    /// The markup of the text of a web page.
    #[must_use]
    pub fn of_page(page: &'p Page) -> Self {
        Self { page, spacing: None }
    }

    /// The markup of the text of a document, which holds the lines of `page`.
    #[must_use]
    pub fn of_document(page: &'p Page, spacing: &'p DocumentSpacing) -> Self {
        Self { page, spacing: Some(spacing) }
    }

    /// The page.
    #[must_use]
    pub fn page(&self) -> &'p Page {
        self.page
    }

    /// Whether the text is that of a web page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.spacing.is_none()
    }

    /// Returns the number of the line of the page that a line of the text is; both are counted from 1.
    #[must_use]
    pub fn page_line(&self, line: u32) -> Option<u32> {
        self.spacing.map_or(Some(line), |spacing| spacing.document_line(line))
    }

    /// Returns the hints for a line of the text, counted from 1.
    #[must_use]
    pub fn hints(&self, line: u32) -> Option<&'p LineHints> {
        self.page.hints(self.page_line(line)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_document_stand_apart_below_its_headers() {
        let page = crate::html::parse(b"<p>satu</p><p>dua</p>");
        let spacing = DocumentSpacing { lines_above: 2, ..DocumentSpacing::default() };
        let markup = LineMarkup::of_document(&page, &spacing);
        assert_eq!([1, 2, 3, 4, 5].map(|line| markup.page_line(line)), [None, None, Some(1), None, Some(2)]);
        assert_eq!(LineMarkup::of_page(&page).page_line(2), Some(2));
    }

    #[test]
    fn tight_lines_have_no_blank_line_behind_them() {
        let spacing = DocumentSpacing { lines_above: 1, tight_lines: vec![2, 3, 5] };
        let text = "atas\n1\n\n2\n3\n4\n\n5\n6\n\n7\n\n";
        for (number, line) in (1..).zip(text.lines()) {
            assert_eq!(spacing.document_line(number), line.parse().ok(), "line {number}");
        }
    }
}
