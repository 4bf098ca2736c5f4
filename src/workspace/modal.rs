//! Modal dialogs: at most one is open, and others wait behind it.
#![expect(missing_docs, reason = "strum derives accessors without documentation")]

use crate::workspace::{
    BulkEdit, CommentDraft, DismissalDraft, DocumentId, ExportDraft, FileConflict, FilePrompt, FixPreview,
    GlossaryDraft, LinkDraft, RecoverableDocument, RecoveryChoice, RuleDraft, UnsavedPrompt, VersionsView,
    VocabularyEditor,
};
use redaksi_core::article::PairedBlocks;
use std::collections::VecDeque;
use std::mem::discriminant;

/// A dialog that takes all input until it is closed.
#[derive(Debug, strum::EnumIs, strum::EnumTryAs)]
pub enum Modal {
    /// The built-in file prompt.
    FilePrompt(FilePrompt),
    /// The prompt about unsaved changes.
    Unsaved(UnsavedPrompt),
    /// The rule editor.
    RuleEditor(RuleDraft),
    /// A document and its file differ: the user selects which version to keep.
    Conflict(FileConflict),
    /// Versions of a document, and the differences between them.
    Versions(VersionsView),
    /// The vocabulary of the desk.
    Vocabulary(Box<VocabularyEditor>),
    /// Documents from the journals of crashed runs, with the choice for each.
    Recovery(Vec<(RecoverableDocument, RecoveryChoice)>),
    /// Going to a paragraph by its number. The count tells one request from the next.
    Goto(u64),
    /// What is open in the document that is about to be marked ready.
    Ready,
    /// What is open in several documents that are about to be marked ready.
    ReadySeveral(Vec<DocumentId>),
    /// Choosing the original of the active document.
    AttachOriginal,
    /// Choosing the paragraphs of the original that belong to some of the story.
    PairParagraphs(PairedBlocks),
    /// Writing a comment.
    Comment(CommentDraft),
    /// Editing the URL of a link.
    Link(LinkDraft),
    /// Giving a reason for dismissing a finding.
    Dismissal(DismissalDraft),
    /// Adding a term to the glossary of the desk.
    Glossary(GlossaryDraft),
    /// The fixes that are about to be applied together.
    Fixes(FixPreview),
    /// The parts that *Copy for CMS* copies.
    CopyParts,
    /// Adding tags or setting a field in several documents.
    BulkEdit(BulkEdit),
    /// Choosing how stories are exported.
    Export(ExportDraft),
    /// Going to a place by a part of its text.
    GoToAnything,
    /// The command palette.
    Palette,
    /// The list of all shortcuts.
    KeyHelp,
    /// The introductory tour.
    Tour,
}

impl Modal {
    /// Whether it opens again when a dialog that was opened over it closes.
    fn resumes(&self) -> bool {
        match self {
            Self::Unsaved(_)
            | Self::RuleEditor(_)
            | Self::Conflict(_)
            | Self::Versions(_)
            | Self::Recovery(_)
            | Self::Vocabulary(_)
            | Self::Export(_) => true,
            Self::FilePrompt(_)
            | Self::Goto(_)
            | Self::Ready
            | Self::ReadySeveral(_)
            | Self::AttachOriginal
            | Self::PairParagraphs(_)
            | Self::Comment(_)
            | Self::Link(_)
            | Self::Dismissal(_)
            | Self::Glossary(_)
            | Self::Fixes(_)
            | Self::CopyParts
            | Self::BulkEdit(_)
            | Self::GoToAnything
            | Self::Palette
            | Self::KeyHelp
            | Self::Tour => false,
        }
    }
}

/// The open dialog, and behind it those that wait. Each kind of dialog is in it at most once.
#[derive(Debug, Default)]
pub(crate) struct Modals {
    /// The first one is open.
    queue: VecDeque<Modal>,
}

impl Modals {
    /// The open dialog.
    pub fn current(&self) -> Option<&Modal> {
        self.queue.front()
    }

    /// Opens a dialog that the user requested, in front of the others.
    pub fn open(&mut self, modal: Modal) {
        self.queue.retain(|other| discriminant(other) != discriminant(&modal));
        if self.queue.front().is_some_and(|covered| !covered.resumes()) {
            self.queue.pop_front();
        }
        self.queue.push_front(modal);
    }

    /// Opens a dialog that the user did not just request, after those that are open or wait already.
    pub fn enqueue(&mut self, modal: Modal) {
        self.queue.push_back(modal);
    }

    /// Removes and returns the dialog of a kind, such as `Modal::is_tour`.
    pub fn close(&mut self, is_kind: impl Fn(&Modal) -> bool) -> Option<Modal> {
        let at = self.queue.iter().position(is_kind)?;
        self.queue.remove(at)
    }

    /// Removes the dialogs for which `is_kept` is false.
    pub fn retain(&mut self, is_kept: impl FnMut(&Modal) -> bool) {
        self.queue.retain(is_kept);
    }

    /// The content of a dialog, open or waiting, such as that of `Modal::try_as_versions_ref`.
    pub fn find<'a, T>(&'a self, content: impl FnMut(&'a Modal) -> Option<T>) -> Option<T> {
        self.queue.iter().find_map(content)
    }

    /// The same, for changing it.
    pub fn find_mut<'a, T>(&'a mut self, content: impl FnMut(&'a mut Modal) -> Option<T>) -> Option<T> {
        self.queue.iter_mut().find_map(content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recovery() -> Modal {
        Modal::Recovery(Vec::new())
    }

    #[test]
    fn one_dialog_is_open_and_work_under_it_resumes() {
        let mut modals = Modals::default();
        modals.enqueue(recovery());
        modals.open(Modal::FilePrompt(FilePrompt::Open));
        assert!(modals.current().is_some_and(Modal::is_file_prompt));
        modals.open(Modal::Palette);
        assert!(modals.close(Modal::is_palette).is_some());
        assert!(modals.current().is_some_and(Modal::is_recovery), "a covered file prompt does not come back");
    }

    #[test]
    fn an_unrequested_dialog_waits_and_a_kind_opens_only_once() {
        let mut modals = Modals::default();
        modals.open(Modal::Goto(1));
        modals.enqueue(recovery());
        assert!(modals.current().is_some_and(Modal::is_goto));
        modals.open(Modal::Goto(2));
        assert_eq!(modals.find(Modal::try_as_goto_ref), Some(&2));
        modals.retain(|modal| !modal.is_goto());
        assert!(modals.current().is_some_and(Modal::is_recovery) && modals.close(Modal::is_goto).is_none());
    }
}
