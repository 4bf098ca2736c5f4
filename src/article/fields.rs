//! The single-valued facts of a story, each with the received lines it was read from.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of a field. The order is that of the metadata panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FieldName {
    /// The title a reader sees.
    Headline,
    /// The story in a sentence or two; also called standfirst or summary.
    Abstract,
    /// The short name of the story within the newsroom, and in its address.
    Slug,
    /// Who wrote it.
    Byline,
    /// Who edited it.
    Editor,
    /// The place of the dateline, such as `Depok`.
    Place,
    /// The outlet's or agency's code in the dateline, such as `PR`.
    Agency,
    /// When it was published: a [`super::Stamp`] in ISO 8601.
    Published,
    /// When it was last changed after that: a [`super::Stamp`], too.
    Updated,
    /// The outlet it was taken or translated from.
    Source,
    /// The title it had there.
    SourceTitle,
    /// The address it was taken from.
    SourceUrl,
    /// The language, as a BCP 47 tag.
    Language,
    /// What the lead picture shows.
    Caption,
    /// Who took the lead picture.
    Credit,
    /// The desk or section it belongs to.
    Category,
    /// A note to the next editor; never published.
    Note,
}

impl FieldName {
    /// Every field, in the order of the metadata panel.
    pub const ALL: [Self; 17] = [
        Self::Headline,
        Self::Abstract,
        Self::Slug,
        Self::Byline,
        Self::Editor,
        Self::Place,
        Self::Agency,
        Self::Published,
        Self::Updated,
        Self::Source,
        Self::SourceTitle,
        Self::SourceUrl,
        Self::Language,
        Self::Caption,
        Self::Credit,
        Self::Category,
        Self::Note,
    ];

    /// Whether the field may hold several lines; all others hold one.
    #[must_use]
    pub fn takes_lines(self) -> bool {
        matches!(self, Self::Abstract | Self::Caption | Self::Note)
    }

    /// Whether the field holds a point in time: a [`super::Stamp`] in ISO 8601, or nothing.
    #[must_use]
    pub fn takes_date(self) -> bool {
        matches!(self, Self::Published | Self::Updated)
    }

    /// The name in kebab case, as message identifiers use it.
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
            Self::Source => "source",
            Self::SourceTitle => "source-title",
            Self::SourceUrl => "source-url",
            Self::Language => "language",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Category => "category",
            Self::Note => "note",
        }
    }
}

/// What a field says, and where that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The value; one line of text, except where [`FieldName::takes_lines`] says otherwise.
    pub value: String,
    /// The received lines it was read from, 1-based; they stay when the editor changes the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
}

impl Field {
    /// A value read from a line.
    #[must_use]
    pub fn from_line(value: impl Into<String>, line: u32) -> Self {
        Self { value: value.into(), lines: vec![line] }
    }

    /// Whether the field says nothing and was read from no line.
    #[must_use]
    pub fn is_vacant(&self) -> bool {
        self.value.is_empty() && self.lines.is_empty()
    }
}

/// The fields of a story; those that are empty are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<FieldName, Field>);

impl Fields {
    /// What the field says; the empty string where it says nothing.
    #[must_use]
    pub fn value(&self, name: FieldName) -> &str {
        self.0.get(&name).map_or("", |field| field.value.as_str())
    }

    /// The field with the lines it was read from.
    #[must_use]
    pub fn get(&self, name: FieldName) -> Option<&Field> {
        self.0.get(&name)
    }

    /// Puts a field in place and hands back the one before.
    pub fn replace(&mut self, name: FieldName, field: Field) -> Field {
        let before = if field.is_vacant() { self.0.remove(&name) } else { self.0.insert(name, field) };
        before.unwrap_or_default()
    }

    /// The fields that say something, in the order of the panel.
    pub fn iter(&self) -> impl Iterator<Item = (FieldName, &Field)> {
        self.0.iter().map(|(name, field)| (*name, field))
    }
}
