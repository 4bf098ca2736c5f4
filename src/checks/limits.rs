//! How long a field may be before it is cut off somewhere on its way to the reader. Limits warn and never block.

use crate::article::FieldName;
use crate::text::characters;

/// How long a field may be, in characters as a person counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Up to here it is shown whole wherever it appears.
    pub good: usize,
    /// Beyond this it is cut off or refused.
    pub most: usize,
}

/// How a value fills its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Within the limit.
    Good,
    /// Longer than is shown everywhere.
    Long,
    /// Longer than is accepted.
    TooLong,
}

/// The limit of a field, where it has one.
///
/// Headline: search results show about 70 characters, schema.org's `NewsArticle` takes 110. Abstract: result pages show
/// about 160 characters, feeds cut near 300. Slug: addresses are shown up to about 60 characters; 75 is where most
/// content systems cut.
#[must_use]
pub fn limit(name: FieldName) -> Option<Limit> {
    match name {
        FieldName::Headline => Some(Limit { good: 70, most: 110 }),
        FieldName::Abstract => Some(Limit { good: 160, most: 300 }),
        FieldName::Slug => Some(Limit { good: 60, most: 75 }),
        _ => None,
    }
}

/// The length of a value and how it fills the field, where the field has a limit.
#[must_use]
pub fn fill(name: FieldName, value: &str) -> Option<(usize, Limit, Fill)> {
    let limit = limit(name)?;
    let length = characters(value);
    let fill = if length > limit.most {
        Fill::TooLong
    } else if length > limit.good {
        Fill::Long
    } else {
        Fill::Good
    };
    Some((length, limit, fill))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_good_up_to_the_limit_itself() {
        let verdict = |length: usize| fill(FieldName::Headline, &"é".repeat(length)).map(|(_, _, fill)| fill);
        assert_eq!(verdict(70), Some(Fill::Good));
        assert_eq!(verdict(71), Some(Fill::Long));
        assert_eq!(verdict(110), Some(Fill::Long));
        assert_eq!(verdict(111), Some(Fill::TooLong));
        assert_eq!(fill(FieldName::Note, "x"), None);
    }
}
