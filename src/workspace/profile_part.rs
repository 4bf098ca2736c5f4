//! The parts of the user's profile.

/// A part of the user's profile that the program writes when it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfilePart {
    /// The settings.
    Settings,
    /// The open files.
    Session,
    /// The tags used before.
    TagHistory,
    /// The user rules.
    UserRules,
}
