//! What a tag names.

use serde::{Deserialize, Serialize};

/// What a tag names.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::AsRefStr,
)]
pub enum TagKind {
    /// A person.
    Person,
    /// A company, authority, party, club or other body.
    Organisation,
    /// A place, country or building.
    Place,
    /// Anything else, such as a subject.
    #[default]
    Topic,
    /// An event, such as a war, a cup or a holiday.
    Event,
}
