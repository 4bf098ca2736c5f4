//! Attaches and detaches the original of a translated story, and pairs paragraphs by hand.

use crate::workspace::state::revise::{OriginalSource, is_usable};
use crate::workspace::{
    DocumentId, Effect, ErrorReport, FilePrompt, Job, MessageArg, Modal, Notice, NoticeKind, PasteTarget,
    RetryableOperation, Workspace,
};
use redaksi_core::article::{Article, FieldName, PairedBlocks, locate_offset};
use std::path::PathBuf;
use std::time::Duration;

impl Workspace {
    /// Opens the dialog that attaches an original.
    pub(crate) fn show_attach_original(&mut self) {
        if self.active().is_some() {
            self.modals.open(Modal::AttachOriginal);
        }
    }

    pub(crate) fn attach_document(&mut self, id: DocumentId) -> Vec<Effect> {
        let Some(other) = self.document(id).map(|document| document.article().clone()) else { return Vec::new() };
        self.read_original(OriginalSource::Article(Box::new(other)))
    }

    pub(crate) fn attach_text(&mut self, text: String) -> Vec<Effect> {
        if !is_usable(&text) {
            self.notify(Notice::warning(NoticeKind::ClipboardEmpty));
            return Vec::new();
        }
        self.read_original(OriginalSource::Text(text))
    }

    pub(crate) fn choose_original(&mut self) -> Vec<Effect> {
        let Some(document) = self.active().map(crate::workspace::Document::id) else { return Vec::new() };
        self.modals.close(Modal::is_attach_original);
        self.show_file_dialog(FilePrompt::Original(document))
    }

    pub(crate) fn paste_original(&mut self) -> Vec<Effect> {
        self.modals.close(Modal::is_attach_original);
        vec![Effect::ReadClipboard(PasteTarget::Original)]
    }

    /// The user picked or typed the file of the original of a document.
    pub(crate) fn attach_file(&mut self, document: DocumentId, path: PathBuf) -> Vec<Effect> {
        let packs = self.packs.clone();
        vec![Effect::RunJob(Job::ReadOriginal { document, source: OriginalSource::File(path), packs })]
    }

    fn read_original(&mut self, source: OriginalSource) -> Vec<Effect> {
        self.modals.close(Modal::is_attach_original);
        let Some(document) = self.active().map(crate::workspace::Document::id) else { return Vec::new() };
        vec![Effect::RunJob(Job::ReadOriginal { document, source, packs: self.packs.clone() })]
    }

    /// The original was read, or not.
    pub(crate) fn on_original_read(
        &mut self,
        id: DocumentId,
        result: Result<Box<Article>, ErrorReport>,
        now: Duration,
    ) -> Vec<Effect> {
        let operation = RetryableOperation::ReadOriginal(id);
        let article = match result {
            Ok(article) => article,
            Err(problem) => {
                self.notify(Notice::from_error(&problem).of_operation(operation));
                return Vec::new();
            }
        };
        self.notices.resolve(&operation);
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        let is_update = document.article().original.is_some();
        let count = article.body.len();
        let headline = article.fields.value(FieldName::Headline);
        let name = if headline.is_empty() { &article.source.name } else { headline }.to_owned();
        let change = document.article().attach_original(*article);
        if let Err(error) = document.apply(change, None, now) {
            self.notify_edit_rejected(&error);
            return Vec::new();
        }
        let kind = if is_update { NoticeKind::OriginalUpdated } else { NoticeKind::OriginalAttached };
        self.notify(Notice::info(kind).with_count(count).with_arg("name", MessageArg::Text(name)));
        self.change_settings(|settings| settings.panels.original = true)
    }

    pub(crate) fn detach_original(&mut self, now: Duration) {
        self.transact(now, Article::detach_original);
        self.notify(Notice::info(NoticeKind::OriginalDetached));
    }

    /// Opens the dialog that pairs the paragraph at the caret, or the selected ones, with paragraphs of the original.
    pub(crate) fn show_pair_paragraphs(&mut self) {
        let Some(document) = self.active() else { return };
        let Some(original) = &document.article().original else {
            self.notify(Notice::warning(NoticeKind::NoOriginal));
            return;
        };
        let story = self.blocks_of_selection();
        let known = story.first().and_then(|block| {
            let pairing = document.pairing()?;
            pairing.of_story_block(*block).map(|pair| pair.blocks.original.clone())
        });
        let last = original.article.body.len().saturating_sub(1);
        // Without a partner, the paragraphs near the same place are shown first.
        let guess = || story.first().map_or(0, |block| (*block).min(last));
        let is_new = known.is_none();
        let original = known.unwrap_or_else(|| vec![guess()]);
        self.modals
            .open(Modal::PairParagraphs(PairedBlocks { story, original: if is_new { Vec::new() } else { original } }));
    }

    /// The blocks of the selection, or the one at the caret.
    fn blocks_of_selection(&self) -> Vec<usize> {
        let Some(document) = self.active() else { return Vec::new() };
        let body = &document.article().body;
        let selection = document.selection();
        let (first, _) = locate_offset(body, selection.start);
        let (last, within) = locate_offset(body, selection.end);
        let last = if within == 0 && last > first { last - 1 } else { last };
        (first..=last).filter(|block| body.get(*block).is_some_and(|block| !block.text.trim().is_empty())).collect()
    }

    pub(crate) fn pair_paragraphs(&mut self, blocks: &PairedBlocks, now: Duration) {
        self.modals.close(Modal::is_pair_paragraphs);
        let Some(document) = self.active() else { return };
        match document.article().pair_by_hand(blocks) {
            Some(change) => {
                self.apply_transaction(change, None, now);
                self.notify(Notice::info(NoticeKind::Paired));
            }
            None => self.notify(
                Notice::warning(NoticeKind::EditRefused)
                    .with_arg("detail", MessageArg::Message("pair-nothing".to_owned())),
            ),
        }
    }
}
