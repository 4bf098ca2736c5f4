//! Length limits of fields, beyond which search engines, feeds and content systems truncate them. Limits only warn.

use redaksi_core::article::FieldName;
use redaksi_core::text::count_graphemes;

/// The length limits of a field, in grapheme clusters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthLimit {
    /// Up to this length, the value is shown completely everywhere.
    pub recommended: usize,
    /// Beyond this length, the value is truncated or rejected.
    pub maximum: usize,
}

/// The length of a value relative to the limits of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthStatus {
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
pub fn length_limit(name: FieldName) -> Option<LengthLimit> {
    match name {
        FieldName::Headline => Some(LengthLimit { recommended: 70, maximum: 110 }),
        FieldName::Abstract => Some(LengthLimit { recommended: 160, maximum: 300 }),
        FieldName::Slug => Some(LengthLimit { recommended: 60, maximum: 75 }),
        _ => None,
    }
}

/// Returns the length of a value in grapheme clusters, the limits of its field and the status; `None` if the field has
/// no limits.
#[must_use]
pub fn length_status(name: FieldName, value: &str) -> Option<(usize, LengthLimit, LengthStatus)> {
    let limits = length_limit(name)?;
    let length = count_graphemes(value);
    let status = if length > limits.maximum {
        LengthStatus::TooLong
    } else if length > limits.recommended {
        LengthStatus::Long
    } else {
        LengthStatus::Good
    };
    Some((length, limits, status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_inclusive() {
        let status =
            |length: usize| length_status(FieldName::Headline, &"é".repeat(length)).map(|(_, _, status)| status);
        assert_eq!(status(70), Some(LengthStatus::Good));
        assert_eq!(status(71), Some(LengthStatus::Long));
        assert_eq!(status(110), Some(LengthStatus::Long));
        assert_eq!(status(111), Some(LengthStatus::TooLong));
        assert_eq!(length_status(FieldName::Note, "x"), None);
    }
}
