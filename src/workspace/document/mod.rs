//! A document: one open news story with its article, undo history, caret and file.

pub(crate) mod autosave;
pub(crate) mod history;
pub(crate) mod id;
pub(crate) mod open_documents;

use crate::workspace::document::history::{Selection, TypingTarget};
use crate::workspace::document::id::DocumentId;
use crate::workspace::state::autosave::AutosaveState;
use crate::workspace::state::checks::CheckState;
use crate::workspace::state::findings::FindingListCache;
use crate::workspace::state::rule_stats::RuleStats;
use crate::workspace::{FileFingerprint, FileStatus, History, RecoverableDocument, StateId};
use redaksi_core::article::{
    Article, BlockKind, Decision, EditError, FieldName, PassageKind, Reason, Role, Transaction, TransactionName,
    block_offset, locate_offset,
};
use redaksi_core::extract;
use redaksi_core::formats::Format;
use redaksi_core::formats::journal_entry::UnenteredText;
use redaksi_core::packs::Packs;
use redaksi_tags::TagDecision;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The number of promos by decision, and the length of the body text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromoCounts {
    /// Undecided promos, which are still part of the text.
    pub open: usize,
    /// The undecided promos that are certain, which the clean command removes.
    pub certain: usize,
    /// Removed promos, related links included.
    pub out: usize,
    /// The length of the body text with a line end after each block, in bytes.
    pub bytes: usize,
}

/// A request to the editor to set caret and selection after a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaretRequest {
    /// The caret, in bytes of the body text.
    pub at: usize,
    /// The other end of the selection, in bytes of the body text; equal to the caret if nothing is selected.
    pub anchor: usize,
    /// Increases with each request, so that the editor follows each one once.
    pub generation: u64,
    /// Whether the caret only moved along with its text, so that the editor must not scroll to it.
    pub keeps_scroll: bool,
}

/// An open document.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property")]
#[derive(Debug)]
pub struct Document {
    id: DocumentId,
    article: Article,
    history: History,
    /// The file it was opened from or last saved to.
    path: Option<PathBuf>,
    /// The format it was last saved in; `None` for a source file, which is never overwritten without asking.
    format: Option<Format>,
    /// The text that was last written from it as an export, among several stories.
    exported_text: Option<PathBuf>,
    revision: u64,
    caret: CaretRequest,
    /// The caret, in bytes of the body text.
    pub(crate) caret_offset: usize,
    /// The selection, in bytes of the body text; empty at the caret if nothing is selected.
    pub(crate) selection: Range<usize>,
    /// Whether it was recovered from a journal with changes that its history does not have.
    is_recovered: bool,
    /// Whether its path comes from a journal entry and the user has not confirmed it by a save.
    is_path_unconfirmed: bool,
    /// Whether somebody had worked on it when it was opened.
    pub(crate) was_worked_on: bool,
    /// What is typed into its fields and not entered.
    drafts: Vec<UnenteredText>,
    /// Increases with each change of the drafts.
    drafts_revision: u64,
    /// The mail that it comes from, if that has attachments.
    pub(crate) mail: Option<PathBuf>,
    /// Whether it is the sample of the program.
    pub(crate) is_sample: bool,
    /// Whether the headline has the focus, and not the body.
    pub(crate) is_headline_focused: bool,
    /// Tags typed by the user that are not in the tag history yet, including ones removed again.
    pub(crate) pending_tags: Vec<String>,
    /// The decisions on suggested tags by the state that each led to.
    tag_decisions: HashMap<StateId, Vec<TagDecision>>,
    /// The lines already counted for user rules.
    pub(crate) rule_stats: RuleStats,
    promo_counts: PromoCounts,
    /// How much of it is in the journal.
    pub(crate) autosave: AutosaveState,
    /// The fingerprint of its file when it was last read or written.
    pub(crate) fingerprint: Option<FileFingerprint>,
    /// When its file was last changed before it was opened, if the system reports it.
    pub(crate) received_at: Option<SystemTime>,
    /// How its file has changed since.
    pub(crate) file_status: FileStatus,
    /// The number of writes in progress.
    pub(crate) pending_writes: usize,
    /// The complete check of it.
    pub(crate) checks: CheckState,
    /// Its findings, as they were listed last.
    pub(crate) finding_list: FindingListCache,
    /// The lines of its source text whose role the extraction was not certain of, with the reasons, once they were asked for. They
    /// are not stored: the extraction is asked again.
    doubtful_source_lines: OnceCell<HashMap<u32, Reason>>,
}

/// The longest source text that is read again for its doubtful lines, in bytes: longer ones would delay the window.
const MAX_REREAD_BYTES: usize = 256 * 1024;

impl Document {
    pub(crate) fn new(id: DocumentId, article: Article, path: Option<PathBuf>) -> Self {
        let format = path
            .as_deref()
            .and_then(|path| path.extension()?.to_str())
            .and_then(Format::from_extension)
            .filter(|format| *format == Format::Ron);
        let promo_counts = count_promos(&article);
        Self {
            id,
            article,
            history: if path.is_some() { History::default() } else { History::unsaved() },
            path,
            format,
            exported_text: None,
            revision: 0,
            caret: CaretRequest::default(),
            caret_offset: 0,
            selection: 0..0,
            is_recovered: false,
            is_path_unconfirmed: false,
            was_worked_on: format.is_some(),
            drafts: Vec::new(),
            drafts_revision: 0,
            mail: None,
            is_sample: false,
            is_headline_focused: false,
            pending_tags: Vec::new(),
            tag_decisions: HashMap::new(),
            rule_stats: RuleStats::default(),
            promo_counts,
            autosave: AutosaveState::default(),
            fingerprint: None,
            received_at: None,
            file_status: FileStatus::Unchanged,
            pending_writes: 0,
            checks: CheckState::default(),
            finding_list: FindingListCache::default(),
            doubtful_source_lines: OnceCell::new(),
        }
    }

    /// A document recovered from a journal entry. Its changes are on disk in that entry only.
    pub(crate) fn recovered(id: DocumentId, recovered: RecoverableDocument) -> Self {
        let RecoverableDocument { entry, path, format, fingerprint, article, drafts, .. } = recovered;
        let history = History::unsaved();
        let autosave = AutosaveState::from_entry(entry);
        let received_at = fingerprint.as_ref().and_then(|fingerprint| fingerprint.modified);
        let is_path_unconfirmed = path.is_some();
        let document = Self::new(id, *article, path);
        Self {
            history,
            format,
            is_recovered: true,
            is_path_unconfirmed,
            drafts,
            autosave,
            fingerprint,
            received_at,
            ..document
        }
    }

    /// Whether a save must ask before it writes to the path: a damaged or forged journal may name any file.
    pub(crate) fn must_confirm_path(&self) -> bool {
        self.is_path_unconfirmed
    }

    /// What is typed into its fields and not entered.
    #[must_use]
    pub fn drafts(&self) -> &[UnenteredText] {
        &self.drafts
    }

    /// Sets what is typed into its fields and not entered.
    pub(crate) fn set_drafts(&mut self, drafts: Vec<UnenteredText>) {
        if self.drafts != drafts {
            self.drafts = drafts;
            self.drafts_revision += 1;
        }
    }

    /// Increases with each change that the journal stores: of the article and of the drafts.
    pub(crate) fn journal_revision(&self) -> u64 {
        self.revision + self.drafts_revision
    }

    /// Whether it was recovered from a journal with changes that its history does not have.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.is_recovered
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// Its article.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Why the value of a field is in doubt; `None` if it is not, or if the user has changed or confirmed it.
    #[must_use]
    pub fn doubt_about(&self, name: FieldName, packs: &Packs) -> Option<&Reason> {
        let line = self.article.fields.get(name).filter(|field| field.is_as_extracted())?.lines.first()?;
        let doubtful = self.doubtful_source_lines.get_or_init(|| {
            let source = &self.article.source;
            if source.text.len() > MAX_REREAD_BYTES {
                return HashMap::new();
            }
            let lines = extract::explain_source(source, packs).into_iter();
            // Of a paragraph with a dateline, only the dateline became a field.
            let role_of_field = |role| if role == Role::DatelineBody { Role::Byline } else { role };
            lines
                .filter(|line| !line.reason.is_certain_about(role_of_field(line.role)))
                .map(|line| (line.line, line.reason))
                .collect()
        });
        doubtful.get(line)
    }

    /// The first field that is in doubt.
    pub(crate) fn first_doubtful_field(&self, packs: &Packs) -> Option<FieldName> {
        FieldName::ALL.into_iter().find(|name| self.doubt_about(*name, packs).is_some())
    }

    /// Its undo history.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The file it was opened from or last saved to.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The format that Save writes without asking; `None` if Save asks. A text file is not overwritten while the document holds
    /// more than it can.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        self.format.filter(|_| !self.has_outgrown_text_file())
    }

    /// Whether it was saved as text, and a text file does not hold all of it any more.
    pub(crate) fn has_outgrown_text_file(&self) -> bool {
        self.format == Some(Format::Text) && self.has_more_than_text_file()
    }

    /// Increases with each change of the article, including undo and redo.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The last request to set the caret.
    #[must_use]
    pub fn caret(&self) -> CaretRequest {
        self.caret
    }

    /// The number of promos by decision.
    #[must_use]
    pub fn promo_counts(&self) -> PromoCounts {
        self.promo_counts
    }

    /// The tags that were typed, are in the article, and are not in the tag history yet.
    pub(crate) fn pending_tags(&self) -> impl Iterator<Item = &str> {
        let is_in_article = |typed: &&String| self.article.tags.iter().any(|tag| tag.text == **typed);
        self.pending_tags.iter().filter(is_in_article).map(String::as_str)
    }

    /// Whether a promo waits that one command removes.
    pub(crate) fn has_certain_promo(&self) -> bool {
        self.promo_counts.certain > 0
    }

    /// Whether all changes are on disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Whether closing it loses nothing: all changes are on disk, or it is the sample of the program without changes.
    pub(crate) fn is_disposable(&self) -> bool {
        self.is_saved() || self.is_sample && self.history.undo_depth() == 0
    }

    /// Whether a write is in progress.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.pending_writes > 0
    }

    /// How its file has changed since it was last read or written.
    #[must_use]
    pub fn file_status(&self) -> FileStatus {
        self.file_status
    }

    /// Marks the file as missing, so the document counts as unsaved.
    pub(crate) fn mark_file_missing(&mut self) {
        self.file_status = FileStatus::Missing;
        self.history.mark_unsaved();
    }

    /// Detaches the document from its file, which now belongs to another document, so it counts as unsaved.
    pub(crate) fn detach_file(&mut self) {
        (self.path, self.format, self.fingerprint, self.file_status) = (None, None, None, FileStatus::Unchanged);
        self.is_path_unconfirmed = false;
        self.history.mark_unsaved();
        // Forces an autosave: the journal must not keep it under a file that is no longer its own.
        self.bump_revision();
    }

    /// Takes over the content of its file as one undo step. The document counts as saved then.
    pub(crate) fn adopt_disk_version(
        &mut self,
        theirs: &Article,
        fingerprint: Option<FileFingerprint>,
        now: Duration,
    ) -> Result<(), EditError> {
        if let Some(change) = self.article.transaction_to(theirs) {
            self.apply(change, None, now)?;
        }
        self.history.mark_saved(self.history.state());
        (self.fingerprint, self.file_status) = (fingerprint, FileStatus::Unchanged);
        Ok(())
    }

    /// A display name: the headline, else the file name; empty if it has neither.
    #[must_use]
    pub fn name(&self) -> &str {
        let headline = self.article.fields.value(FieldName::Headline);
        if headline.is_empty() {
            self.path.as_deref().and_then(|path| path.file_name()?.to_str()).unwrap_or(&self.article.source.name)
        } else {
            headline
        }
    }

    /// Applies a change. Caret and selection are mapped through it.
    pub(crate) fn apply(
        &mut self,
        change: Transaction,
        typing: Option<TypingTarget>,
        now: Duration,
    ) -> Result<(), EditError> {
        let before = Selection { caret: self.caret_offset, selected: self.selection.clone() };
        let mut after = before.clone();
        self.history.apply(&mut self.article, change, typing, &mut after, now)?;
        self.bump_revision();
        if after != before {
            (self.caret_offset, self.selection) = (after.caret, after.selected);
            self.set_selection_without_scroll(self.anchor(), self.caret_offset);
        }
        Ok(())
    }

    pub(crate) fn set_caret(&mut self, at: usize) {
        self.set_selection(at, at);
    }

    /// Sets the selection and scrolls to the caret.
    pub(crate) fn set_selection(&mut self, anchor: usize, at: usize) {
        self.set_selection_without_scroll(anchor, at);
        self.is_headline_focused = false;
        self.caret.keeps_scroll = false;
    }

    /// Sets the selection without scrolling, for a caret that only moved along with its text.
    pub(crate) fn set_selection_without_scroll(&mut self, anchor: usize, at: usize) {
        // A position from a session file or from another version of the text may lie inside a character.
        let [anchor, at] = [anchor, at].map(|place| {
            let body = &self.article.body;
            let (block, within) = locate_offset(body, place);
            let within = body.get(block).map_or(0, |block| block.text.floor_char_boundary(within));
            block_offset(body, block) + within
        });
        self.caret_offset = at;
        self.selection = anchor.min(at)..anchor.max(at);
        self.caret = CaretRequest { at, anchor, generation: self.caret.generation + 1, keeps_scroll: true };
    }

    /// The selection, in bytes of the body text; empty at the caret if nothing is selected.
    #[must_use]
    pub fn selection(&self) -> Range<usize> {
        self.selection.clone()
    }

    /// Where the caret is put for what stands above a block and is no part of the text, in bytes of the body text: at the
    /// start of the block, or at the end of the text below all blocks.
    pub(crate) fn place_above(&self, block: usize) -> usize {
        block_offset(&self.article.body, block).min(self.promo_counts.bytes.saturating_sub(1))
    }

    /// Records that decisions on suggested tags led to the current state.
    pub(crate) fn record_tag_decisions(&mut self, decisions: Vec<TagDecision>) {
        self.tag_decisions.insert(self.history.state(), decisions);
    }

    /// Undoes or redoes one step, and sets the selection to where the change was. Returns the decisions on suggested tags that the
    /// step consists of, which are to be learned again or taken back.
    pub(crate) fn undo_redo(&mut self, back: bool) -> Result<Vec<TagDecision>, EditError> {
        let before = self.history.state();
        let stepped = if back { self.history.undo(&mut self.article) } else { self.history.redo(&mut self.article) }?;
        let Some(stepped) = stepped else { return Ok(Vec::new()) };
        self.bump_revision();
        if let Some(selected) = stepped.selected {
            self.set_selection(selected.start, selected.end);
        }
        let decided = if back { before } else { self.history.state() };
        let decided = self.tag_decisions.get(&decided).into_iter().flatten();
        Ok(decided.map(|decision| TagDecision { is_undone: back, ..decision.clone() }).collect())
    }

    /// Records that a state was written to a file, and returns whether the document counts as saved. A text format
    /// omits a part of the article: it counts only if that part is empty or also in the source file, and it never
    /// replaces the complete file as the file of the document.
    pub(crate) fn record_save(&mut self, state: StateId, path: PathBuf, format: Format) -> bool {
        let is_complete = format == Format::Ron;
        let counts_as_saved =
            is_complete || self.format != Some(Format::Ron) && self.path.is_some() && !self.has_more_than_text_file();
        if counts_as_saved {
            self.history.mark_saved(state);
            self.path = Some(path);
            self.format = Some(format);
            self.is_path_unconfirmed = false;
        }
        counts_as_saved
    }

    /// Records that the text was written to a file that does not become the file of the document.
    pub(crate) fn record_text_export(&mut self, path: PathBuf) {
        self.exported_text = Some(path);
    }

    /// The text in a folder that was last exported from the document.
    pub(crate) fn exported_text_in(&self, folder: &Path) -> Option<&Path> {
        self.exported_text.as_deref().filter(|path| path.parent() == Some(folder))
    }

    /// Whether the document holds something that a text file omits and that reading the text does not give back: a
    /// field without a place in the text, the language or the kind of a paragraph set by hand, a promo kept as text, bold and
    /// italic letters, links, lists, quotes or tables.
    fn has_more_than_text_file(&self) -> bool {
        // The language is read from the text again, unless it was set by hand.
        let is_omitted = |name: &FieldName| !name.is_published() && *name != FieldName::Language;
        let is_set_by_hand = |name: &TransactionName| {
            matches!(
                name,
                TransactionName::Field(FieldName::Language)
                    | TransactionName::BlockKind
                    | TransactionName::ConfirmExcluded
            )
        };
        FieldName::ALL.iter().filter(|name| is_omitted(name)).any(|name| !self.article.fields.value(*name).is_empty())
            // A text file joins the lines of the abstract.
            || self.article.fields.value(FieldName::Abstract).trim().contains('\n')
            || self.history.applied().any(is_set_by_hand)
            || self.article.body.iter().any(|block| {
                !block.styles.is_empty() || block.image.is_some() || !is_plain_kind(block.kind)
            })
            || self.article.stage.is_some()
            || self.article.original.is_some()
            || !self.article.comments.is_empty()
            || !self.article.dismissals.is_empty()
            || self.article.passages.iter().any(|passage| passage.decision == Decision::KeptAsText)
    }

    fn bump_revision(&mut self) {
        self.revision += 1;
        self.promo_counts = count_promos(&self.article);
    }
}

/// Whether a text file shows the kind of a block.
fn is_plain_kind(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Subhead | BlockKind::Caption => true,
        BlockKind::BulletItem
        | BlockKind::NumberedItem
        | BlockKind::ItemParagraph
        | BlockKind::Quote
        | BlockKind::TableRow => false,
    }
}

fn count_promos(article: &Article) -> PromoCounts {
    let bytes = article.body.iter().map(|block| block.text.len() + 1).sum();
    let mut promo_counts = PromoCounts { bytes, ..PromoCounts::default() };
    for passage in article.passages.iter().filter(|passage| passage.kind == PassageKind::Promo) {
        match passage.decision {
            Decision::Undecided => {
                promo_counts.open += 1;
                promo_counts.certain += usize::from(passage.reason.is_certain());
            }
            Decision::KeptAsText => {}
            _ => promo_counts.out += 1,
        }
    }
    promo_counts
}
