//! Length limits of fields, beyond which search engines, feeds and content systems truncate them. Limits only warn.

use crate::article::FieldName;
use crate::text::characters;

/// The length limits of a field, in grapheme clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Up to this length, the value is shown completely everywhere.
    pub good: usize,
    /// Beyond this length, the value is truncated or rejected.
    pub most: usize,
}

/// The length of a value relative to the limits of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Within the recommended length.
    Good,
    /// Longer than recommended.
    Long,
    /// Longer than the maximum.
    TooLong,
}

/// Returns the limits of a field, if it has any.
///
/// Headline: search results show about 70 characters; schema.org's `NewsArticle` allows 110. Abstract: search results
/// show about 160 characters; feeds truncate near 300. Slug: URLs are shown up to about 60 characters; most content
/// systems truncate at 75.
#[must_use]
pub fn limit(name: FieldName) -> Option<Limit> {
    match name {
        FieldName::Headline => Some(Limit { good: 70, most: 110 }),
        FieldName::Abstract => Some(Limit { good: 160, most: 300 }),
        FieldName::Slug => Some(Limit { good: 60, most: 75 }),
        _ => None,
    }
}

/// Returns the length of a value in grapheme clusters, the limits of its field and the status; `None` if the field has
/// no limits.
#[must_use]
pub fn fill(name: FieldName, value: &str) -> Option<(usize, Limit, Fill)> {
    let limits = limit(name)?;
    let length = characters(value);
    let status = if length > limits.most {
        Fill::TooLong
    } else if length > limits.good {
        Fill::Long
    } else {
        Fill::Good
    };
    Some((length, limits, status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_inclusive() {
        let status = |length: usize| fill(FieldName::Headline, &"é".repeat(length)).map(|(_, _, status)| status);
        assert_eq!(status(70), Some(Fill::Good));
        assert_eq!(status(71), Some(Fill::Long));
        assert_eq!(status(110), Some(Fill::Long));
        assert_eq!(status(111), Some(Fill::TooLong));
        assert_eq!(fill(FieldName::Note, "x"), None);
    }
}
