//! The stage of a story in the work of the newsroom, and the record of who marked it ready.

use serde::{Deserialize, Serialize};

/// The stage of a story. Only the user sets it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::VariantArray,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Stage {
    /// Nobody has worked on it yet.
    Received,
    /// Somebody is working on it.
    InProgress,
    /// It can be published.
    Ready,
    /// It has been published.
    Published,
    /// It waits for something.
    OnHold,
    /// It will not be published.
    Spiked,
}

impl Stage {
    /// Every stage, in the order of the work.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The name in kebab case; its label is the message `stage-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// Who marked the story ready, and which findings were open then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// The name of the user in the settings; empty if none is set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The codes of the findings that were overridden, such as `link-undecided`, one entry per finding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overridden: Vec<String>,
}
