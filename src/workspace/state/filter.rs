//! Which documents are listed, and in which order.

use redaksi_core::article::Stage;

/// The sort order of the document list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// In the order of opening.
    #[default]
    Opened,
    /// By the time at which the file was last changed before it was opened, the latest first.
    Received,
    /// By headline.
    Headline,
    /// By stage, the least finished first.
    Stage,
    /// By deadline, the earliest first; documents without one last.
    Deadline,
    /// By the number of undecided promos, the most first.
    UndecidedPromos,
}

impl SortOrder {
    /// Every order.
    pub const ALL: [Self; 6] =
        [Self::Opened, Self::Received, Self::Headline, Self::Stage, Self::Deadline, Self::UndecidedPromos];

    /// The name in kebab case; its label is the message `order-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Received => "received",
            Self::Headline => "headline",
            Self::Stage => "stage",
            Self::Deadline => "deadline",
            Self::UndecidedPromos => "links",
        }
    }
}

/// Filter and sort order of the document list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Text that the document names contain, ignoring case and accents, or a tag as `#name` or `tag:name`; blank for all documents.
    pub text: String,
    /// The stage of the documents; `None` for any.
    pub stage: Option<Stage>,
    /// The sort order.
    pub order: SortOrder,
}

impl DocumentFilter {
    /// The tag that the text asks for, as `#name` or `tag:name`; `None` if the text is a part of a name.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        let text = self.text.trim();
        let labelled = || text.split_once(':').filter(|(label, _)| label.trim().eq_ignore_ascii_case("tag"));
        text.strip_prefix('#').or_else(|| labelled().map(|(_, name)| name)).map(str::trim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_asked_for_by_a_hash_or_by_its_label() {
        let tag =
            |text: &str| DocumentFilter { text: text.to_owned(), ..DocumentFilter::default() }.tag().map(str::to_owned);
        assert_eq!(tag(" #banjir rob ").as_deref(), Some("banjir rob"));
        assert_eq!(tag("Tag: gempa").as_deref(), Some("gempa"));
        assert_eq!(tag("banjir: tiga desa"), None);
        assert_eq!(tag("sengketa #1"), None);
    }
}
