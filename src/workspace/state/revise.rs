//! Actions on the original, the findings, the comments and the tracked changes of a document.

use crate::workspace::DocumentId;
use redaksi_checks::glossary::GlossaryEntry;
use redaksi_checks::{Finding, Rule};
use redaksi_core::article::{Article, CommentId, PairedBlocks};
use redaksi_core::text::is_blank;
use std::ops::Range;
use std::path::PathBuf;

/// An action on the original, the findings, the comments or the tracked changes of the active document.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviseAction {
    /// Goes to the first excluded line in doubt of the active document.
    GoToDoubtfulLine,
    /// Attaches another open document as the original.
    AttachDocument(DocumentId),
    /// Attaches a pasted text as the original.
    AttachText(String),
    /// Asks for a file to attach.
    ChooseOriginal,
    /// Attaches the text of the clipboard.
    PasteOriginal,
    /// Pairs paragraphs of the story with paragraphs of the original.
    Pair(PairedBlocks),
    /// Dissolves the pair that the user set for a block of the story.
    Unpair(usize),
    /// Dismisses a finding, with a reason that may be empty.
    Dismiss(Box<Finding>, String),
    /// Brings a dismissed finding back, by the code of its rule and its hash.
    Undismiss(String, String),
    /// Mutes a rule for the desk.
    Mute(Rule),
    /// Shows the findings of a muted rule again, by its code.
    Unmute(String),
    /// Replaces the words of a finding by one of its fixes.
    ApplyFix(Box<Finding>, String),
    /// Shows what fixing all findings of the rule would change.
    PreviewFixes(Rule),
    /// Applies the first fix of each of these findings.
    ApplyFixes(Vec<Finding>),
    /// Adds a comment about a byte range of the body text.
    AddComment(Range<usize>, String),
    /// Changes the text of a comment.
    EditComment(CommentId, String),
    /// Marks a comment as done, or as open again.
    ResolveComment(CommentId, bool),
    /// Removes a comment.
    RemoveComment(CommentId),
    /// Accepts a tracked change, by its hash and its place in the list.
    AcceptChange(String),
    /// Takes a tracked change back, by its hash.
    TakeBackChange(String),
    /// Adds a term to the glossary of the desk.
    AddToGlossary(GlossaryEntry),
    /// Closes the open dialog of these actions.
    Close,
}

/// Where an original is read from.
#[derive(Clone, Debug)]
pub enum OriginalSource {
    /// A file.
    File(PathBuf),
    /// The text of the clipboard.
    Text(String),
    /// Another open document.
    Article(Box<Article>),
}

/// A comment that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDraft {
    /// The document.
    pub document: DocumentId,
    /// The place, in bytes of the body text.
    pub range: Range<usize>,
    /// The words there.
    pub quote: String,
}

/// A finding whose dismissal waits for a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DismissalDraft {
    /// The document.
    pub document: DocumentId,
    /// The finding.
    pub finding: Finding,
}

/// A term that is about to be added to the glossary of the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryDraft {
    /// The term in the language of originals.
    pub term: String,
    /// Its translation.
    pub translation: String,
}

/// The fixes that are about to be applied together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixPreview {
    /// The document.
    pub document: DocumentId,
    /// The rule.
    pub rule: Rule,
    /// The findings of the rule that have a fix.
    pub findings: Vec<Finding>,
}

/// Whether a pasted text can be an original.
pub(crate) fn is_usable(text: &str) -> bool {
    !is_blank(text)
}
