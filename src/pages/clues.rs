//! Clues: what the markup of a page tells about one line of its visible text.

use super::telling::Words;
use std::ops::Range;

/// What the markup tells about a line. A text that is no page has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clues {
    /// The element that the line stands in.
    pub element: Element,
    /// The landmarks around it.
    pub around: Landmarks,
    /// The telling names of the elements around the whole line; names of those that hold the story itself are left out.
    pub words: Words,
    /// The telling names of elements around a part of the line.
    pub inner: Words,
    /// The parts of the line that are links, in order.
    pub links: Vec<Link>,
    /// The share of its letters and digits that stand inside links, in percent.
    pub linked: u8,
    /// The first point in time that a `<time>` in the line or around it tells, as the page writes it.
    pub time: String,
    /// Whether all of it is set in bold by an element of its own.
    pub bold: bool,
    /// Whether it stands in the element that holds the story's paragraphs.
    pub in_story: bool,
    /// Whether it stands there in a box with links that fill lines: a card that leads to another story.
    pub in_card: bool,
}

impl Clues {
    /// Whether the whole line is one link, or a row of links and nothing else.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.linked == 100
    }
}

/// A part of a line that is a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where, in bytes of the line.
    pub range: Range<usize>,
    /// Where it leads: a whole address where one can be made of it; empty for a link within the page.
    pub href: String,
}

/// The element that a line stands in, the innermost that says something about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Element {
    /// `h1` to `h6`, with its level.
    Heading(u8),
    /// `p`.
    Paragraph,
    /// `li`.
    Item,
    /// `figcaption`.
    Caption,
    /// `blockquote`.
    Quote,
    /// `td`, `th`.
    Cell,
    /// `dt`, `dd`.
    Term,
    /// `button`, `option`, `label`, `legend`, `textarea`: parts of forms.
    Control,
    /// `pre`.
    Verbatim,
    /// Any other.
    #[default]
    Other,
}

/// A landmark: a part of the page with a purpose of its own.
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
    /// These and one more.
    #[must_use]
    pub fn with(self, landmark: Landmark) -> Self {
        Self(self.0 | 1 << landmark as u8)
    }

    /// These and those of another element.
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of an element that are not around it already.
    pub(super) fn beyond(self, around: Self) -> Self {
        Self(self.0 & !around.0)
    }

    /// Those that a story can stand in.
    pub(super) fn of_stories(self) -> Self {
        Self(self.0 & Self::default().with(Landmark::Article).with(Landmark::Main).with(Landmark::Figure).0)
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn has(self, landmark: Landmark) -> bool {
        self.0 & 1 << landmark as u8 != 0
    }
}
