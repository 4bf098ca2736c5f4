//! User rules that are being written, and the actions of the rule editor.

use redaksi_core::packs::MatchAction;

/// An action on user rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleAction {
    /// Opens the rule editor with patterns proposed from these lines.
    Propose {
        /// What the rules do.
        action: MatchAction,
        /// The lines, as in the document.
        lines: Vec<String>,
    },
    /// Opens the rule editor for the rule at this index.
    Edit(usize),
    /// Saves the rules in the rule editor.
    Save {
        /// What the rules do.
        action: MatchAction,
        /// The pattern of each rule.
        patterns: Vec<String>,
    },
    /// Closes the rule editor without saving.
    Cancel,
    /// Enables or disables a rule.
    SetEnabled {
        /// The index of the rule.
        index: usize,
        /// Whether it is enabled.
        enabled: bool,
    },
    /// Deletes the rule at this index.
    Delete(usize),
    /// Restores the rule that was deleted last.
    RestoreDeleted,
}

/// The content of the rule editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDraft {
    /// What the rules do.
    pub action: MatchAction,
    /// The proposed patterns, one rule for each.
    pub drafts: Vec<PatternDraft>,
    /// The index of the rule being edited; `None` for new rules.
    pub editing: Option<usize>,
}

/// A proposed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternDraft {
    /// The pattern.
    pub pattern: String,
    /// The line it was proposed from.
    pub example: String,
}
