//! The metadata fields of a story. Each field records the source lines that it was extracted from; a value from the
//! metadata of a page has none.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of a field. Fields are sorted in the order of declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FieldName {
    /// The title that readers see.
    Headline,
    /// A summary of one or two sentences; also called standfirst.
    Abstract,
    /// The short name of the story in the newsroom and in its URL.
    Slug,
    /// Who wrote it.
    Byline,
    /// Who edited it.
    Editor,
    /// The place of the dateline, such as `Depok`.
    Place,
    /// The outlet's or agency's code in the dateline, such as `PR`.
    Agency,
    /// The time of publication: a [`super::PartialDateTime`] in ISO 8601.
    Published,
    /// The time of the last update after publication: a [`super::PartialDateTime`] in ISO 8601.
    Updated,
    /// The time before which it must not be published: a [`super::PartialDateTime`] in ISO 8601.
    Embargo,
    /// The outlet that the story was republished or translated from.
    Source,
    /// The title of the story in that outlet.
    SourceTitle,
    /// The URL of the story in that outlet.
    SourceUrl,
    /// The language, as a BCP 47 tag.
    Language,
    /// Where the lead picture is: its URL, or the name of its file.
    Picture,
    /// What the lead picture shows.
    Caption,
    /// Who took the lead picture.
    Credit,
    /// The newsroom desk or section that it belongs to.
    Category,
    /// An internal note for colleagues; never published.
    Note,
    /// Who works on the story; never published.
    Assignee,
    /// When the story must be ready: a [`super::PartialDateTime`] in ISO 8601; never published.
    Deadline,
}

impl FieldName {
    /// All fields, in the order of declaration.
    pub const ALL: [Self; 21] = [
        Self::Headline,
        Self::Abstract,
        Self::Slug,
        Self::Byline,
        Self::Editor,
        Self::Place,
        Self::Agency,
        Self::Published,
        Self::Updated,
        Self::Embargo,
        Self::Source,
        Self::SourceTitle,
        Self::SourceUrl,
        Self::Language,
        Self::Picture,
        Self::Caption,
        Self::Credit,
        Self::Category,
        Self::Note,
        Self::Assignee,
        Self::Deadline,
    ];

    /// Whether the field may contain several lines; all others contain one.
    #[must_use]
    pub fn is_multiline(self) -> bool {
        matches!(self, Self::Abstract | Self::Caption | Self::Note)
    }

    /// Whether the value of the field is a [`super::PartialDateTime`] in ISO 8601, or empty.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(self, Self::Published | Self::Updated | Self::Embargo | Self::Deadline)
    }

    /// Whether readers see the field. The others serve the newsroom; files of published text do not have them.
    #[must_use]
    pub fn is_published(self) -> bool {
        !matches!(
            self,
            Self::Slug | Self::Language | Self::Picture | Self::Category | Self::Note | Self::Assignee | Self::Deadline
        )
    }

    /// Returns the name in kebab case, as used in message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Abstract => "abstract",
            Self::Slug => "slug",
            Self::Byline => "byline",
            Self::Editor => "editor",
            Self::Place => "place",
            Self::Agency => "agency",
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Embargo => "embargo",
            Self::Source => "source",
            Self::SourceTitle => "source-title",
            Self::SourceUrl => "source-url",
            Self::Language => "language",
            Self::Picture => "picture",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Category => "category",
            Self::Note => "note",
            Self::Assignee => "assignee",
            Self::Deadline => "deadline",
        }
    }
}

/// The value of a field and the source lines that it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The value; a single line unless [`FieldName::is_multiline`].
    pub value: String,
    /// The source lines that it was extracted from, 1-based; they are kept when the user changes the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// Whether the user changed the value, so that it is no longer what the source lines say.
    #[serde(default, rename = "edited", skip_serializing_if = "std::ops::Not::not")]
    pub is_edited: bool,
    /// Whether the user confirmed the value that was extracted without certainty.
    #[serde(default, rename = "confirmed", skip_serializing_if = "std::ops::Not::not")]
    pub is_confirmed: bool,
}

impl Field {
    /// Creates a field from a value that was extracted from one source line.
    #[must_use]
    pub fn from_line(value: impl Into<String>, line: u32) -> Self {
        Self { value: value.into(), lines: vec![line], ..Self::default() }
    }

    /// Returns the field with a value that the user gave it; its source lines stay.
    #[must_use]
    pub fn with_edited_value(&self, value: impl Into<String>) -> Self {
        Self { value: value.into(), lines: self.lines.clone(), is_edited: !self.lines.is_empty(), is_confirmed: false }
    }

    /// Whether the value is still the one that was extracted, and the user has not confirmed it.
    #[must_use]
    pub fn is_as_extracted(&self) -> bool {
        !(self.is_edited || self.is_confirmed || self.lines.is_empty() || self.value.is_empty())
    }

    /// Whether the field has neither a value nor source lines.
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        self.value.is_empty() && self.lines.is_empty()
    }
}

/// The fields of a story; vacant fields are not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<FieldName, Field>);

impl Fields {
    /// Returns the value of a field; the empty string if it has none.
    #[must_use]
    pub fn value(&self, name: FieldName) -> &str {
        self.0.get(&name).map_or("", |field| field.value.as_str())
    }

    /// Returns the field with its source lines.
    #[must_use]
    pub fn get(&self, name: FieldName) -> Option<&Field> {
        self.0.get(&name)
    }

    /// Sets a field and returns the previous one.
    pub fn replace(&mut self, name: FieldName, field: Field) -> Field {
        let before = if field.is_vacant() { self.0.remove(&name) } else { self.0.insert(name, field) };
        before.unwrap_or_default()
    }

    /// Iterates over the stored fields in the order of declaration.
    pub fn iter(&self) -> impl Iterator<Item = (FieldName, &Field)> {
        self.0.iter().map(|(name, field)| (*name, field))
    }
}
