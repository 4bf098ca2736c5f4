//! Hints of a page's markup about one line of its visible text.

use crate::html::class_names::ClassHints;
use std::ops::Range;

/// The hints of the markup about a line. Plain text has none.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property of a line")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineHints {
    /// The innermost meaningful element around the line.
    pub element: Element,
    /// The landmarks around the line.
    pub landmarks: Landmarks,
    /// The class hints of the elements around the whole line, without those of the elements that contain the story
    /// itself.
    pub class_hints: ClassHints,
    /// The class hints of elements around a part of the line.
    pub inner_class_hints: ClassHints,
    /// The links in the line, in order.
    pub links: Vec<Link>,
    /// The parts of the line that are bold or italic, in order.
    pub styles: Vec<StyledPart>,
    /// Whether an item of a list begins with the line.
    pub starts_list_item: bool,
    /// Whether it is a further paragraph of the item of a list that the line above is in.
    pub continues_list_item: bool,
    /// How many lists are around the one that it is in.
    pub list_level: u8,
    /// Whether it is in a block quote.
    pub in_block_quote: bool,
    /// The share of its letters and digits that are inside links, in percent.
    pub link_percent: u8,
    /// The `datetime` of the first `<time>` in the line or around it, as the page writes it; empty where there is none.
    pub time: String,
    /// The part of the line in an element whose class names are those of a picture credit, in bytes.
    pub credit: Option<Range<usize>>,
    /// The same for the name of a writer.
    pub author: Option<Range<usize>>,
    /// Whether the whole line is in bold by an element of its own.
    pub is_bold: bool,
    /// Whether it is in one of the elements that contain the paragraphs of the story.
    pub in_main_content: bool,
    /// Where it is in relation to the story.
    pub placement: Placement,
    /// The table that it is a row of.
    pub table: TableKind,
    /// Whether it is there in a small box with whole lines of links: a card that leads to another story.
    pub in_link_card: bool,
}

impl LineHints {
    /// Whether the whole line is one link, or a row of links and nothing else.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.link_percent == 100
    }
}

/// Where a line is in relation to the story, by the structure of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Placement {
    /// The structure does not tell.
    #[default]
    Unknown,
    /// Among the paragraphs of the story.
    Story,
    /// In a box of furniture: among the paragraphs of the story, or above them.
    Furniture,
    /// Below the begin of the story, in an element that is none of those around its paragraphs.
    Outside,
}

/// What a table is that a line belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TableKind {
    /// The line is in no table, or in one that lays out the page.
    #[default]
    None,
    /// A table of several rows and columns.
    Data,
    /// Such a table with a cell that is nothing but links.
    Links,
    /// A table of several rows and one column.
    Column,
}

/// A link within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its range, in bytes of the line.
    pub range: Range<usize>,
    /// The absolute URL that it leads to; empty where none can be built, as for a link within the page.
    pub href: String,
}

/// A part of a line that is bold, italic or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyledPart {
    /// Its range, in bytes of the line.
    pub range: Range<usize>,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
}

/// The innermost element around a line that has a meaning for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Element {
    /// `h1` to `h6`, with the level 1 to 6.
    Heading(u8),
    /// `p`.
    Paragraph,
    /// `li`.
    ListItem,
    /// `figcaption`.
    FigureCaption,
    /// `blockquote`.
    BlockQuote,
    /// `td`, `th`, and `tr` for a line with several cells.
    TableCell,
    /// `dt`, `dd`.
    DescriptionTerm,
    /// `button`, `option`, `label`, `legend`, `textarea`: parts of forms.
    FormControl,
    /// `pre`.
    Preformatted,
    /// Any other element.
    #[default]
    Other,
}

/// A landmark of the page, as in ARIA: a region with a purpose of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Landmark {
    /// `article`.
    Article,
    /// `main`.
    Main,
    /// `nav`.
    Navigation,
    /// `header`, not of an article.
    Header,
    /// `footer`, not of an article.
    Footer,
    /// `aside`.
    Aside,
    /// `form`, `dialog`.
    Form,
    /// `figure`.
    Figure,
}

/// The landmarks around a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Landmarks(u8);

impl Landmarks {
    /// Returns the set with one more landmark.
    #[must_use]
    pub fn with(self, landmark: Landmark) -> Self {
        Self(self.0 | 1 << landmark as u8)
    }

    /// Returns the union of both sets.
    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the landmarks of this set that are not in `landmarks`.
    pub(crate) fn difference(self, landmarks: Self) -> Self {
        Self(self.0 & !landmarks.0)
    }

    /// Returns the landmarks of this set that may contain a story.
    pub(crate) fn content_landmarks(self) -> Self {
        Self(self.0 & Self::default().with(Landmark::Article).with(Landmark::Main).with(Landmark::Figure).0)
    }

    /// Whether the set contains the landmark.
    #[must_use]
    pub fn contains(self, landmark: Landmark) -> bool {
        self.0 & 1 << landmark as u8 != 0
    }
}
