//! Passages: parts of the body that may not belong to the story, and what was decided about each.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The name of a passage within its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PassageId(pub u32);

/// What a passage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PassageKind {
    /// A prompt to read, watch or follow something else.
    #[default]
    Promo,
    /// The sign with which an outlet closes its stories, such as `***`.
    EndMark,
}

/// What was decided about a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Decision {
    /// Nothing yet: it stands in the text.
    #[default]
    Open,
    /// Taken out; it keeps its place and can be put back.
    Out,
    /// Taken out of the text and kept as a related link of the story.
    Related,
    /// It belongs to the story and is text like any other.
    Keep,
}

impl Decision {
    /// Whether a passage so decided stands in the text that is published.
    #[must_use]
    pub fn is_in(self) -> bool {
        matches!(self, Self::Open | Self::Keep)
    }
}

/// Why something was decided: a code that `words` has a sentence for, and how sure the decision is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The name of the rule, in kebab case, such as `marker`.
    pub rule: Cow<'static, str>,
    /// What the rule saw, where that tells a person more: the marker, the heading, the repeated line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub seen: String,
    /// From 0 (a guess) to 100 (certain).
    pub confidence: u8,
}

/// From this confidence on, one key takes a promo out; below it an editor decides.
pub const CERTAIN: u8 = 90;

impl Reason {
    /// Whether the decision needs no second look.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.confidence >= CERTAIN
    }
}

/// A part of the body that may not belong to the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its name; marks in the body refer to it.
    pub id: PassageId,
    /// What it is.
    #[serde(default)]
    pub kind: PassageKind,
    /// The words that announce it, such as `Baca Juga:`; empty where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub marker: String,
    /// The headline it points to; for an end mark, the mark.
    #[serde(default)]
    pub title: String,
    /// Where it points to, where that was told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What was decided about it.
    #[serde(default)]
    pub decision: Decision,
    /// Why it was taken for a passage.
    #[serde(default)]
    pub reason: Reason,
}

/// What a line of the received text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// The headline.
    Title,
    /// The line with the date of publication.
    Date,
    /// Who wrote it.
    Byline,
    /// The caption of a picture.
    Caption,
    /// Who took the picture.
    Credit,
    /// The first paragraph, with the place it was filed from.
    DatelineBody,
    /// A paragraph.
    #[default]
    Body,
    /// A heading between paragraphs.
    Subhead,
    /// A prompt to read, watch or follow something else.
    Promo,
    /// Site furniture: menus, share buttons, lists of other stories.
    Chrome,
    /// Who edited it.
    Editor,
    /// Where the story was taken from.
    Source,
    /// Subjects, or the heading above them.
    Tags,
    /// The sign with which an outlet closes its stories.
    EndMark,
}

impl Role {
    /// Every role, in the order of the enumeration.
    pub const ALL: [Self; 14] = [
        Self::Title,
        Self::Date,
        Self::Byline,
        Self::Caption,
        Self::Credit,
        Self::DatelineBody,
        Self::Body,
        Self::Subhead,
        Self::Promo,
        Self::Chrome,
        Self::Editor,
        Self::Source,
        Self::Tags,
        Self::EndMark,
    ];

    /// The name in snake case, as `explain` prints it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::DatelineBody => "dateline_body",
            Self::Body => "body",
            Self::Subhead => "subhead",
            Self::Promo => "promo",
            Self::Chrome => "chrome",
            Self::Editor => "editor",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::EndMark => "end_mark",
        }
    }
}
