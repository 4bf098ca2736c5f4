//! Passages: parts of the body that may not belong to the story, such as promos, and the decision about each.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The id of a passage, unique within its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PassageId(pub u32);

/// The kind of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PassageKind {
    /// A prompt to read, watch or follow something else.
    #[default]
    Promo,
    /// The end mark of an outlet, such as `***`.
    EndMark,
}

/// The decision about a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Decision {
    /// No decision yet; the passage is published.
    #[default]
    #[serde(rename = "Open")]
    Undecided,
    /// Removed; it keeps its position and can be restored.
    #[serde(rename = "Out")]
    Removed,
    /// Removed from the text and kept as a related link of the story.
    #[serde(rename = "Related")]
    RelatedLink,
    /// Part of the story, treated like any other text.
    #[serde(rename = "Keep")]
    KeptAsText,
}

impl Decision {
    /// Whether a passage with this decision is part of the published text.
    #[must_use]
    pub fn is_published(self) -> bool {
        matches!(self, Self::Undecided | Self::KeptAsText)
    }
}

/// Why a line or passage was classified as it was: a code that the program's `i18n` module has a message for, and a
/// confidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The code of the rule, in kebab case, such as `marker`.
    pub rule: Cow<'static, str>,
    /// What the rule matched, if it helps the user: the marker, the heading, the repeated line.
    #[serde(default, rename = "seen", skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// The confidence in percent, from 0 (a guess) to 100 (certain).
    pub confidence: u8,
}

/// The confidence, in percent, from which a promo counts as certain and is removed by the bulk command. Below it, the
/// user decides.
pub const CERTAIN_CONFIDENCE: u8 = 90;

/// The same for lines that fill a field: it is seen at once what a field holds, and nothing is removed from the text unseen.
pub const CERTAIN_FIELD_CONFIDENCE: u8 = 60;

impl Reason {
    /// Whether the classification is certain enough to need no review.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.confidence >= CERTAIN_CONFIDENCE
    }

    /// Whether the decision that a line has a role is certain.
    #[must_use]
    pub fn is_certain_about(&self, role: Role) -> bool {
        match role {
            Role::Promo | Role::Boilerplate | Role::Body | Role::DatelineBody | Role::Subhead => self.is_certain(),
            _ => self.confidence >= CERTAIN_FIELD_CONFIDENCE,
        }
    }
}

/// A part of the body that may not belong to the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The id that marks in the body refer to.
    pub id: PassageId,
    /// The kind of passage.
    #[serde(default)]
    pub kind: PassageKind,
    /// The marker in front of the title, such as `Baca Juga:`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub marker: String,
    /// The headline of the linked story; for an end mark, the mark itself.
    #[serde(default)]
    pub title: String,
    /// The link target, if the source gave one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The text of the passage if it ends at another likely place; empty if there is only one. A passage with such a text
    /// is doubtful. [`Article::alternative_range`](super::Article::alternative_range) says where it ends.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alternative_text: String,
    /// The decision about it.
    #[serde(default)]
    pub decision: Decision,
    /// Why it was classified as a passage.
    #[serde(default)]
    pub reason: Reason,
}

/// The role of a line of the source text.
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
    /// Boilerplate: menus, share buttons, lists of other stories.
    #[serde(rename = "Chrome")]
    Boilerplate,
    /// Who edited it.
    Editor,
    /// Where the story was taken from.
    Source,
    /// Subjects, or the heading above them.
    Tags,
    /// The end mark of an outlet.
    EndMark,
}

impl Role {
    /// All roles, in declaration order.
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
        Self::Boilerplate,
        Self::Editor,
        Self::Source,
        Self::Tags,
        Self::EndMark,
    ];

    /// Returns the name in snake case, as the `explain` command prints it.
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
            Self::Boilerplate => "chrome",
            Self::Editor => "editor",
            Self::Source => "source",
            Self::Tags => "tags",
            Self::EndMark => "end_mark",
        }
    }
}
