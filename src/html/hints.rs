//! Hints of a page's markup about one line of its visible text.

use crate::html::class_names::Words;
use std::ops::Range;

/// The hints of the markup about a line. Plain text has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clues {
    /// The innermost meaningful element around the line.
    pub element: Element,
    /// The landmarks around the line.
    pub around: Landmarks,
    /// The class hints of the elements around the whole line, without those of the elements that contain the story
    /// itself.
    pub words: Words,
    /// The class hints of elements around a part of the line.
    pub inner: Words,
    /// The links in the line, in order.
    pub links: Vec<Link>,
    /// The share of its letters and digits that are inside links, in percent.
    pub linked: u8,
    /// The `datetime` of the first `<time>` in the line or around it, as the page writes it; empty where there is none.
    pub time: String,
    /// Whether the whole line is in bold by an element of its own.
    pub bold: bool,
    /// Whether it is in the element that contains the paragraphs of the story.
    pub in_story: bool,
    /// Whether it is there in a small box with whole lines of links: a card that leads to another story.
    pub in_card: bool,
}

impl Clues {
    /// Whether the whole line is one link, or a row of links and nothing else.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.linked == 100
    }
}

/// A link within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its range, in bytes of the line.
    pub range: Range<usize>,
    /// The absolute URL that it leads to; empty where none can be built, as for a link within the page.
    pub href: String,
}

/// The innermost element around a line that has a meaning for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Element {
    /// `h1` to `h6`, with the level 1 to 6.
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
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the landmarks of this set that are not in `around`.
    pub(crate) fn beyond(self, around: Self) -> Self {
        Self(self.0 & !around.0)
    }

    /// Returns the landmarks of this set that may contain a story.
    pub(crate) fn of_stories(self) -> Self {
        Self(self.0 & Self::default().with(Landmark::Article).with(Landmark::Main).with(Landmark::Figure).0)
    }

    /// Whether the set contains the landmark.
    #[must_use]
    pub fn has(self, landmark: Landmark) -> bool {
        self.0 & 1 << landmark as u8 != 0
    }
}
