//! Line classes: each is a role of a line in one of the four sections of a page, from the masthead to the tail.

use crate::article::Role;
use serde::{Deserialize, Serialize};

/// The classes of lines: each is a role in a section. The sections follow each other in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub(crate) enum LineClass {
    // Masthead section: above the headline.
    Mast,
    MastDate,
    MastCaption,
    // Head section: the headline and the lines around it, up to the text.
    Title,
    HeadBoilerplate,
    HeadDate,
    HeadByline,
    HeadCaption,
    HeadCredit,
    Standfirst,
    HeadPromo,
    HeadCard,
    HeadEditor,
    HeadSource,
    // Body section: the text.
    Dateline,
    Body,
    Subhead,
    BodyCaption,
    BodyCredit,
    Promo,
    Card,
    BodyBoilerplate,
    BodyEnd,
    // Tail section: below the story.
    TailEditor,
    TailSource,
    TailByline,
    TailDate,
    TagLabel,
    Tag,
    TailPromo,
    /// The first line of boilerplate below the story. It needs evidence of its own, the lines below it do not.
    TailStart,
    TailBoilerplate,
}

/// The number of classes.
pub(crate) const CLASS_COUNT: usize = 32;

/// What happens to a line of a class. Confidence is measured between these outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineOutcome {
    /// It stays in the text.
    Text,
    /// It is removed, or proposed for removal.
    Removed,
    /// It fills a field.
    Metadata,
}

impl LineClass {
    pub const ALL: [Self; CLASS_COUNT] = [
        Self::Mast,
        Self::MastDate,
        Self::MastCaption,
        Self::Title,
        Self::HeadBoilerplate,
        Self::HeadDate,
        Self::HeadByline,
        Self::HeadCaption,
        Self::HeadCredit,
        Self::Standfirst,
        Self::HeadPromo,
        Self::HeadCard,
        Self::HeadEditor,
        Self::HeadSource,
        Self::Dateline,
        Self::Body,
        Self::Subhead,
        Self::BodyCaption,
        Self::BodyCredit,
        Self::Promo,
        Self::Card,
        Self::BodyBoilerplate,
        Self::BodyEnd,
        Self::TailEditor,
        Self::TailSource,
        Self::TailByline,
        Self::TailDate,
        Self::TagLabel,
        Self::Tag,
        Self::TailPromo,
        Self::TailStart,
        Self::TailBoilerplate,
    ];

    pub fn role(self) -> Role {
        match self {
            Self::Mast | Self::HeadBoilerplate | Self::BodyBoilerplate | Self::TailStart | Self::TailBoilerplate => {
                Role::Boilerplate
            }
            Self::MastDate | Self::HeadDate | Self::TailDate => Role::Date,
            Self::Title => Role::Title,
            Self::HeadByline | Self::TailByline => Role::Byline,
            Self::MastCaption | Self::HeadCaption | Self::BodyCaption => Role::Caption,
            Self::HeadCredit | Self::BodyCredit => Role::Credit,
            Self::Standfirst | Self::Subhead => Role::Subhead,
            Self::HeadPromo | Self::HeadCard | Self::Promo | Self::Card | Self::TailPromo => Role::Promo,
            Self::HeadEditor | Self::TailEditor => Role::Editor,
            Self::HeadSource | Self::TailSource => Role::Source,
            Self::Dateline => Role::DatelineBody,
            Self::Body => Role::Body,
            Self::BodyEnd => Role::EndMark,
            Self::TagLabel | Self::Tag => Role::Tags,
        }
    }

    pub fn outcome(self) -> LineOutcome {
        match self.role() {
            Role::Body | Role::DatelineBody | Role::Subhead => LineOutcome::Text,
            Role::Promo | Role::Boilerplate => LineOutcome::Removed,
            _ => LineOutcome::Metadata,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_numbered_in_their_order() {
        for (index, class) in LineClass::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, index);
        }
    }
}
