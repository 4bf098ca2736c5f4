//! The ready list of a desk: what a story must have before it is marked ready, and what it should have. It explains and does not
//! block: the user may override it, which is recorded.

use crate::workspace::RonError;
use redaksi_core::article::FieldName;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An item of the list.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::EnumString,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ReadyItem {
    /// The checks find nothing that must be fixed.
    Errors,
    /// The checks find nothing that is probably wrong.
    Warnings,
    /// No promo is undecided.
    Promos,
    /// No line that was set aside is in doubt.
    DoubtfulLines,
    /// No field is uncertain.
    DoubtfulFields,
    /// The headline is not longer than recommended.
    HeadlineLength,
    /// The abstract has a text.
    Abstract,
    /// The byline has a name.
    Byline,
    /// The dateline names a place.
    Dateline,
    /// The source is named.
    Source,
    /// The caption has a text.
    Caption,
    /// The photo has a credit.
    Credit,
    /// The slug has a text.
    Slug,
    /// The category is set.
    Category,
    /// There are as many tags as the desk wants.
    Tags,
    /// The original is attached.
    Original,
    /// Every paragraph of the original is translated.
    LeftOut,
    /// No comment is open.
    Comments,
}

impl ReadyItem {
    /// Every item, in the order of the list.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The name in kebab case; its label is the message `ready-item-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The field that it is about.
    #[must_use]
    pub fn field(self) -> Option<FieldName> {
        match self {
            Self::HeadlineLength => Some(FieldName::Headline),
            Self::Abstract => Some(FieldName::Abstract),
            Self::Byline => Some(FieldName::Byline),
            Self::Dateline => Some(FieldName::Place),
            Self::Source => Some(FieldName::Source),
            Self::Caption => Some(FieldName::Caption),
            Self::Credit => Some(FieldName::Credit),
            Self::Slug => Some(FieldName::Slug),
            Self::Category => Some(FieldName::Category),
            Self::Errors
            | Self::Warnings
            | Self::Promos
            | Self::DoubtfulLines
            | Self::DoubtfulFields
            | Self::Tags
            | Self::Original
            | Self::LeftOut
            | Self::Comments => None,
        }
    }
}

/// How much a desk wants an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Requirement {
    /// A story without it is marked ready only after a prompt, and that is recorded.
    #[serde(rename = "required")]
    Required,
    /// The prompt names it, and it does not open the prompt.
    #[serde(rename = "recommended")]
    Recommended,
    /// It is not looked at.
    #[serde(rename = "off")]
    Off,
}

/// The ready list of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyList {
    items: BTreeMap<ReadyItem, Requirement>,
    /// The number of tags that a story should have.
    pub tags: usize,
}

/// How the list is written in its file.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename = "ReadyList")]
struct ReadyListFile {
    tags: usize,
    items: BTreeMap<String, Requirement>,
}

impl Default for ReadyListFile {
    fn default() -> Self {
        Self { tags: DEFAULT_TAGS, items: BTreeMap::new() }
    }
}

/// The number of tags that a story should have, unless the desk has set another one.
const DEFAULT_TAGS: usize = 3;

/// An error in the file of the list. The offending entry is ignored, all others are used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadyListError {
    /// The file does not parse.
    #[error("{0}")]
    Syntax(RonError),
    /// There is no such item.
    #[error("{0}: no such item")]
    UnknownItem(String),
}

impl Default for ReadyList {
    fn default() -> Self {
        let items = ReadyItem::ALL.iter().map(|item| (*item, default_requirement(*item))).collect();
        Self { items, tags: DEFAULT_TAGS }
    }
}

fn default_requirement(item: ReadyItem) -> Requirement {
    match item {
        ReadyItem::Errors
        | ReadyItem::Warnings
        | ReadyItem::Promos
        | ReadyItem::DoubtfulLines
        | ReadyItem::DoubtfulFields
        | ReadyItem::Comments => Requirement::Required,
        ReadyItem::HeadlineLength
        | ReadyItem::Caption
        | ReadyItem::Credit
        | ReadyItem::Dateline
        | ReadyItem::Tags
        | ReadyItem::LeftOut => Requirement::Recommended,
        ReadyItem::Abstract
        | ReadyItem::Byline
        | ReadyItem::Source
        | ReadyItem::Slug
        | ReadyItem::Category
        | ReadyItem::Original => Requirement::Off,
    }
}

impl ReadyList {
    /// Parses the file of the list, such as `(tags: 5, items: {"caption": required, "credit": off})`. Items that it does not name
    /// keep their default. Also returns the errors in it.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<ReadyListError>) {
        let file: ReadyListFile = match ron::from_str(text) {
            Ok(file) => file,
            Err(error) => return (Self::default(), vec![ReadyListError::Syntax(RonError::from(&error))]),
        };
        let mut list = Self { tags: file.tags, ..Self::default() };
        let mut errors = Vec::new();
        for (code, requirement) in file.items {
            match code.parse::<ReadyItem>() {
                Ok(item) => {
                    list.items.insert(item, requirement);
                }
                Err(_) => errors.push(ReadyListError::UnknownItem(code)),
            }
        }
        (list, errors)
    }

    /// How much the desk wants an item.
    #[must_use]
    pub fn requirement(&self, item: ReadyItem) -> Requirement {
        self.items.get(&item).copied().unwrap_or(Requirement::Off)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_that_the_file_does_not_name_keep_their_default() {
        let (list, errors) = ReadyList::parse(r#"(tags: 5, items: {"caption": required, "errors": off})"#);
        assert_eq!((errors, list.tags), (vec![], 5));
        assert_eq!(list.requirement(ReadyItem::Caption), Requirement::Required);
        assert_eq!(list.requirement(ReadyItem::Errors), Requirement::Off);
        assert_eq!(list.requirement(ReadyItem::Credit), Requirement::Recommended);
        assert_eq!(ReadyList::parse("()"), (ReadyList::default(), vec![]));
    }

    #[test]
    fn errors_are_reported_and_the_other_entries_are_used() {
        let (list, errors) = ReadyList::parse(r#"(items: {"mood": off, "slug": required})"#);
        assert_eq!(errors, [ReadyListError::UnknownItem("mood".into())]);
        assert_eq!(list.requirement(ReadyItem::Slug), Requirement::Required);
        assert!(matches!(ReadyList::parse("(items: {\"slug\": maybe})").1[..], [ReadyListError::Syntax(_)]));
    }
}
