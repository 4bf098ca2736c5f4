//! Adds terms to the glossary of the desk.

use crate::workspace::{
    Document, Effect, ErrorReport, GlossaryDraft, Job, MessageArg, Modal, Notice, NoticeKind, Workspace,
};
use redaksi_checks::glossary::GlossaryEntry;
use redaksi_core::article::{FieldName, block_offset, body_text_slice, locate_offset};
use redaksi_core::text::{collapse_whitespace, word_at_caret};
use std::path::PathBuf;

/// The language of the terms of a glossary, unless its file names another one.
const TERM_LANGUAGE: &str = "en";

impl Workspace {
    /// Opens the dialog that adds the selection, or the word at the caret, to the glossary: as a term in a story in the language of
    /// originals, and as a translation in others.
    pub(crate) fn show_add_to_glossary(&mut self) {
        let Some(document) = self.active() else { return };
        let words = words_at_caret(document);
        let language = document.article().fields.value(FieldName::Language).to_lowercase();
        let draft = if language.starts_with(TERM_LANGUAGE) {
            GlossaryDraft { term: words, ..GlossaryDraft::default() }
        } else {
            GlossaryDraft { translation: words, ..GlossaryDraft::default() }
        };
        self.modals.open(Modal::Glossary(draft));
    }

    pub(crate) fn add_to_glossary(&mut self, entry: GlossaryEntry) -> Vec<Effect> {
        self.modals.close(Modal::is_glossary);
        vec![Effect::RunJob(Job::AddToGlossary(entry))]
    }

    /// A term was added to the glossary, or not. All documents are checked again with it.
    pub(crate) fn on_glossary_saved(&mut self, result: Result<(PathBuf, String), ErrorReport>) {
        match result {
            Ok((path, term)) => {
                self.outdate_checks();
                let notice = Notice::info(NoticeKind::GlossaryAdded).with_arg("term", MessageArg::Text(term));
                self.notify_all_documents(notice.with_path(path));
            }
            Err(problem) => self.notify(Notice::from_error(&problem)),
        }
    }
}

/// The selected words, or the word at the caret; without line ends.
fn words_at_caret(document: &Document) -> String {
    let body = &document.article().body;
    let selection = document.selection();
    if !selection.is_empty() {
        return collapse_whitespace(&body_text_slice(body, selection));
    }
    let (block, within) = locate_offset(body, document.caret_offset);
    let text = body.get(block).map_or("", |block| block.text.as_str());
    let word = word_at_caret(text, within);
    let start = block_offset(body, block);
    body_text_slice(body, start + word.start..start + word.end)
}
