//! Which line of a page each line of a text is.

use crate::html::Page;
use crate::html::hints::LineHints;

/// The markup of the lines of a text: that of a web page, or that of a document whose reader wrote it as a page.
#[derive(Clone, Copy, Debug)]
pub struct LineMarkup<'p> {
    page: &'p Page,
    /// How many lines of the text are above the first line of the document; `None` for a web page.
    lines_above: Option<u32>,
}

impl<'p> LineMarkup<'p> {
    /// The markup of the text of a web page.
    #[must_use]
    pub fn of_page(page: &'p Page) -> Self {
        Self { page, lines_above: None }
    }

    /// The markup of the text of a document: the lines of `page` with a blank line behind each, below `lines_above` other
    /// lines.
    #[must_use]
    pub fn of_document(page: &'p Page, lines_above: u32) -> Self {
        Self { page, lines_above: Some(lines_above) }
    }

    /// The page.
    #[must_use]
    pub fn page(&self) -> &'p Page {
        self.page
    }

    /// Whether the text is that of a web page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.lines_above.is_none()
    }

    /// Returns the number of the line of the page that a line of the text is; both are counted from 1.
    #[must_use]
    pub fn page_line(&self, line: u32) -> Option<u32> {
        let Some(above) = self.lines_above else { return Some(line) };
        let line = line.checked_sub(above)?;
        (line % 2 == 1).then_some(line.div_ceil(2))
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
        let markup = LineMarkup::of_document(&page, 2);
        assert_eq!([1, 2, 3, 4, 5].map(|line| markup.page_line(line)), [None, None, Some(1), None, Some(2)]);
        assert_eq!(LineMarkup::of_page(&page).page_line(2), Some(2));
    }
}
