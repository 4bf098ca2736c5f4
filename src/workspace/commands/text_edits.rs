//! Actions that edit the active document. Each one becomes a transaction in its history, or a notice with the reason
//! for rejecting it.

use crate::workspace::commands::tags::learn_tags;
use crate::workspace::document::history::TypingTarget;
use crate::workspace::{Document, EditAction, Effect, MessageArg, Notice, NoticeKind, Workspace};
use redaksi_core::article::{
    Article, Block, Edit, FieldName, MarkKind, SpliceError, Transaction, TransactionName, block_offset, locate_offset,
};
use redaksi_core::extract;
use redaksi_core::packs::Packs;
use redaksi_core::tags::tag_key;
use std::ops::Range;
use std::time::Duration;

impl Workspace {
    pub(crate) fn handle_edit_action(&mut self, action: EditAction, now: Duration) -> Vec<Effect> {
        match action {
            EditAction::Splice { range, text } => {
                let typed_to = range.start + text.len();
                self.splice(range, &text, now);
                self.apply_smart_punctuation(typed_to, &text, now);
            }
            EditAction::Paste { range, text } => self.paste(range, &text, now),
            EditAction::PasteHtml { range, text, html } => self.paste_html(range, &text, &html, now),
            EditAction::SetLink { range, url } => self.set_link(&range, &url, now),
            EditAction::SetField { name, value } => self.set_field(name, &value, now),
            EditAction::SetDecision { id, decision } => self.transact(now, |article| article.decide(id, decision)),
            EditAction::RestoreExcluded(index) => self.restore_excluded(index, now),
            EditAction::ConfirmExcluded(index) => self.confirm_excluded(index, now),
            EditAction::UseAlternativeEnd(id) => self.use_alternative_end(id, now),
            EditAction::ConfirmField(name) => self.transact(now, |article| article.confirm_field(name)),
            EditAction::AddTags(typed) => self.add_tags(&typed, now),
            EditAction::AcceptTags(tags) => return self.accept_tags(tags, now),
            EditAction::RejectTag(tag) => return self.reject_tag(&tag, now),
            EditAction::RemoveTag(index) => self.transact(now, |article| remove_tag(article, index)),
            EditAction::MoveTag { from, to } => self.transact(now, |article| move_tag(article, from, to)),
            EditAction::Replace(request) => self.replace_hits(&request, now),
            EditAction::UndoBulk => return self.undo_bulk(),
        }
        Vec::new()
    }

    /// Applies a transaction to the active document; does nothing if `build` returns `None`.
    pub(crate) fn transact(&mut self, now: Duration, build: impl FnOnce(&Article) -> Option<Transaction>) {
        let Some(change) = self.active().and_then(|document| build(document.article())) else { return };
        self.apply_transaction(change, None, now);
    }

    pub(crate) fn apply_transaction(&mut self, change: Transaction, typing: Option<TypingTarget>, now: Duration) {
        self.notices.mark_stale();
        let Some(document) = self.active_mut() else { return };
        if let Err(error) = document.apply(change, typing, now) {
            self.notify_edit_rejected(&error);
        }
    }

    pub(crate) fn notify_edit_rejected(&mut self, why: &dyn std::error::Error) {
        self.notify(Notice::warning(NoticeKind::EditRefused).with_arg("detail", MessageArg::Text(why.to_string())));
    }

    pub(crate) fn splice(&mut self, range: Range<usize>, text: &str, now: Duration) {
        let Some(document) = self.active() else { return };
        // Backspace at the start of a list item or a quote makes it a paragraph, before it joins the one above.
        if text.is_empty() && range.len() == 1 && document.caret_offset == range.end {
            let caret = range.end;
            if let Some(change) = document.article().leave_list(caret) {
                self.apply_transaction(change, None, now);
                if let Some(document) = self.active_mut() {
                    document.set_caret(caret);
                }
                return;
            }
        }
        match document.article().splice(range.clone(), text) {
            Ok(splice) => {
                let mut edits = splice.edits;
                edits.extend(self.sync_dateline_fields(&edits));
                let caret = splice.caret;
                let typing = typing_target(document.article(), &edits, caret).filter(|_| is_typing(&range, text));
                if let Some(document) = self.active_mut() {
                    // Forward deletion leaves the caret at the start, every other edit at the end.
                    document.caret_offset = if document.caret_offset == range.start { range.start } else { range.end };
                }
                self.apply_transaction(Transaction { name: TransactionName::Typing, edits }, typing, now);
                if let Some(document) = self.active_mut() {
                    document.set_caret(caret);
                }
            }
            Err(SpliceError::InsidePassage(_)) if is_typed_at_end(document.article(), &range, text) => {
                // After a promo that ends the text, typing begins a new paragraph.
                self.splice(range, &format!("\n{text}"), now);
            }
            Err(why) => {
                if let Some(document) = self.active_mut() {
                    document.set_caret(range.start);
                }
                match why {
                    SpliceError::InsidePassage(id) => {
                        let is_in = self.active().is_some_and(|document| document.article().is_passage_published(id));
                        let kind = if is_in { NoticeKind::InsidePassage } else { NoticeKind::InsidePassageOut };
                        self.notify(Notice::warning(kind));
                    }
                    SpliceError::NothingToJoin => self.notify(Notice::warning(NoticeKind::NothingToJoin)),
                    SpliceError::OutOfRange => self.notify_edit_rejected(&why),
                }
            }
        }
    }

    /// Updates the fields for place and agency when the dateline in the text was edited.
    fn sync_dateline_fields(&self, edits: &[Edit]) -> Vec<Edit> {
        let (Some(document), Some(Edit::Blocks { at, remove, insert })) = (self.active(), edits.first()) else {
            return Vec::new();
        };
        let article = document.article();
        sync_dateline_fields(article, &article.body[*at..*at + *remove], insert, self.packs())
    }

    pub(crate) fn set_field(&mut self, name: FieldName, value: &str, now: Duration) {
        let Some(document) = self.active() else { return };
        let value = match self.parse_field_value(name, value) {
            Ok(value) => value,
            Err(notice) => return self.notify(notice),
        };
        let Some(change) = self.field_transaction(document, name, &value) else { return };
        let typing = (change.edits.len() == 1).then_some(TypingTarget::Field(name));
        self.apply_transaction(change, typing, now);
    }

    /// The value of a field as it is stored, from what the user typed; a notice with the reason if a date is rejected.
    pub(crate) fn parse_field_value(&self, name: FieldName, typed: &str) -> Result<String, Notice> {
        if name.is_date() && !typed.trim().is_empty() {
            return extract::parse_typed_date(typed, self.packs()).map(|stamp| stamp.to_string()).map_err(|problem| {
                let code = format!("date-problem-{}", problem.code());
                Notice::warning(NoticeKind::DateRefused).with_arg("reason", MessageArg::Message(code))
            });
        }
        Ok(if name.is_multiline() { typed.to_owned() } else { typed.replace(['\n', '\r'], " ") })
    }

    /// Why a typed value cannot be the value of a field; `None` if it can.
    #[must_use]
    pub fn field_value_problem(&self, name: FieldName, typed: &str) -> Option<Notice> {
        self.parse_field_value(name, typed).err()
    }

    /// The change that sets a field of a document, and its dateline with it; `None` if the value is unchanged.
    pub(crate) fn field_transaction(&self, document: &Document, name: FieldName, value: &str) -> Option<Transaction> {
        let article = document.article();
        let mut edits = vec![set_field(article, name, value.to_owned())?];
        if matches!(name, FieldName::Place | FieldName::Agency) {
            edits.extend(rewrite_dateline(article, name, article.fields.value(name), value, self.packs()));
        }
        Some(Transaction { name: TransactionName::Field(name), edits })
    }

    pub(crate) fn restore_excluded(&mut self, index: usize, now: Duration) {
        let Some(line) =
            self.active().and_then(|document| document.article().excluded.get(index)).map(|aside| aside.line)
        else {
            return;
        };
        self.transact(now, |article| article.restore_excluded(index));
        if let Some(document) = self.active_mut() {
            let body = &document.article().body;
            if let Some(block) = body.iter().position(|block| block.lines == [line]) {
                let end = block_offset(body, block) + body[block].text.len();
                document.set_caret(end);
            }
        }
    }

    pub(crate) fn clean(&mut self, now: Duration) {
        let Some(promo_counts) = self.active().map(Document::promo_counts) else { return };
        if promo_counts.certain == 0 {
            self.notify(
                Notice::info(if promo_counts.open > 0 {
                    NoticeKind::OnlyUncertain
                } else {
                    NoticeKind::NothingToClean
                })
                .with_count(promo_counts.open),
            );
            return;
        }
        self.transact(now, Article::remove_certain_promos);
        let kind = if promo_counts.open > promo_counts.certain { NoticeKind::CleanedSome } else { NoticeKind::Cleaned };
        self.notify(
            Notice::info(kind)
                .with_count(promo_counts.certain)
                .with_arg("left", MessageArg::Count(promo_counts.open - promo_counts.certain)),
        );
    }

    pub(crate) fn restore_all(&mut self, now: Duration) {
        let Some(promo_counts) = self.active().map(Document::promo_counts) else { return };
        self.transact(now, Article::restore_promos);
        self.notify(Notice::info(NoticeKind::Restored).with_count(promo_counts.out));
    }

    pub(crate) fn undo_redo(&mut self, back: bool) -> Vec<Effect> {
        self.notices.mark_stale();
        let Some(document) = self.active_mut() else { return Vec::new() };
        let step = if back { document.history().undo_name() } else { document.history().redo_name() };
        if step.is_none() {
            self.notify(Notice::info(if back { NoticeKind::NothingToUndo } else { NoticeKind::NothingToRedo }));
            return Vec::new();
        }
        let Some(document) = self.active_mut() else { return Vec::new() };
        let is_of_rule = back && matches!(document.history().undo_name(), Some(TransactionName::UserRule(_)));
        let (id, revision) = (document.id(), document.revision());
        let had_original = document.article().original.is_some();
        let stepped = document.undo_redo(back);
        let has_original = document.article().original.is_some();
        let others = if back && stepped.is_ok() { self.batch.undo.forget(id, revision) } else { 0 };
        let decisions = match stepped {
            Ok(decisions) => decisions,
            Err(error) => {
                self.notify_edit_rejected(&error);
                return Vec::new();
            }
        };
        if back {
            self.go_back_to_decision();
        }
        if is_of_rule {
            self.notify(Notice::info(NoticeKind::RuleStays));
        } else if others > 0 && self.can_undo_bulk() {
            self.notify(Notice::info(NoticeKind::UndoneHere).with_count(others));
        } else if had_original != has_original {
            // Nothing in the text shows it, and in a narrow window nothing beside it.
            let kind = if has_original { NoticeKind::RedoneOriginal } else { NoticeKind::UndoneOriginal };
            self.notify(Notice::info(kind));
        }
        learn_tags(decisions)
    }
}

/// Whether a replacement comes from one or two key presses, with or without a selection, as opposed to a paste or the
/// deletion of a selection.
fn is_typing(range: &Range<usize>, text: &str) -> bool {
    /// The most that fast typing puts into one frame, in bytes.
    const MAX_TYPED_BYTES: usize = 16;
    text.len() <= MAX_TYPED_BYTES && (!text.is_empty() || range.len() <= MAX_TYPED_BYTES) && !text.contains('\n')
}

/// The block of the new text that holds the caret.
fn typing_target(article: &Article, edits: &[Edit], caret: usize) -> Option<TypingTarget> {
    let Some(Edit::Blocks { at, insert, .. }) = edits.first() else { return None };
    let within = caret.checked_sub(block_offset(&article.body, *at))?;
    Some(TypingTarget::Body { block: at + locate_offset(insert, within).0, caret })
}

/// Whether words are inserted at the very end of the body text.
fn is_typed_at_end(article: &Article, range: &Range<usize>, text: &str) -> bool {
    let end = article.body.last().map(|block| block_offset(&article.body, article.body.len() - 1) + block.text.len());
    range.is_empty() && Some(range.start) == end && !text.is_empty() && !text.starts_with('\n')
}

/// The edit that sets a field; `None` if the value is unchanged. The source lines of the field are kept.
fn set_field(article: &Article, name: FieldName, value: String) -> Option<Edit> {
    let field = article.fields.get(name).cloned().unwrap_or_default();
    (article.fields.value(name) != value).then_some(Edit::Field { name, field: field.with_edited_value(value) })
}

/// The edits of the fields for place and agency if the dateline in these blocks has changed.
pub(crate) fn sync_dateline_fields(article: &Article, before: &[Block], after: &[Block], packs: &Packs) -> Vec<Edit> {
    let dateline = |blocks: &[Block]| blocks.iter().find_map(dateline_of).map(str::to_owned);
    let (Some(before), Some(after)) = (dateline(before), dateline(after)) else { return Vec::new() };
    if before == after {
        return Vec::new();
    }
    let Some(dateline) = extract::parse_dateline(&format!("{after}x"), packs) else { return Vec::new() };
    [(FieldName::Place, dateline.place), (FieldName::Agency, dateline.agency)]
        .into_iter()
        .filter_map(|(name, value)| set_field(article, name, value))
        .collect()
}

fn dateline_of(block: &Block) -> Option<&str> {
    let mark = block.marks.iter().find(|mark| mark.kind == MarkKind::Dateline)?;
    Some(&block.text[mark.range.clone()])
}

/// Writes a changed place or agency into the dateline of the text, in upper case if the old one was.
///
/// The old value is replaced where it is a whole word and the new dateline parses to the wanted place and agency;
/// otherwise the text stays unchanged.
pub(crate) fn rewrite_dateline(
    article: &Article,
    name: FieldName,
    old: &str,
    new: &str,
    packs: &Packs,
) -> Option<Edit> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let (at, index) = article
        .body
        .iter()
        .enumerate()
        .find_map(|(at, block)| Some((at, block.marks.iter().position(|mark| mark.kind == MarkKind::Dateline)?)))?;
    let block = &article.body[at];
    let range = block.marks[index].range.clone();
    let text = &block.text[range.clone()];
    let new_value = |field: FieldName| if field == name { new } else { article.fields.value(field) };
    let (place, agency) = (tag_key(new_value(FieldName::Place)), tag_key(new_value(FieldName::Agency)));
    let rewritten = find_whole_words(text, old).into_iter().find_map(|found| {
        let is_upper = !text[found.clone()].chars().any(char::is_lowercase);
        let mut changed = text.to_owned();
        changed.replace_range(found, &if is_upper { new.to_uppercase() } else { new.to_owned() });
        let read = extract::parse_dateline(&format!("{changed}x"), packs)?;
        (tag_key(&read.place) == place && tag_key(&read.agency) == agency).then_some(changed)
    })?;
    let mut changed = block.clone();
    changed.text.replace_range(range.clone(), &rewritten);
    changed.move_ranges_from(&block.text);
    for (number, mark) in changed.marks.iter_mut().enumerate().skip(index) {
        let shifted = |place: usize| place + rewritten.len() - range.len();
        mark.range = if number == index {
            mark.range.start..shifted(mark.range.end)
        } else {
            shifted(mark.range.start)..shifted(mark.range.end)
        };
    }
    Some(Edit::Blocks { at, remove: 1, insert: vec![changed] })
}

/// The byte ranges of whole-word, case-insensitive matches of `wanted` in `text`.
fn find_whole_words(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted = wanted.to_lowercase();
    let is_boundary = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found = Vec::new();
    for (start, _) in text.char_indices() {
        let ends = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
        for end in ends {
            let is_whole_word =
                is_boundary(text[..start].chars().next_back()) && is_boundary(text[end..].chars().next());
            if is_whole_word && text[start..end].to_lowercase() == wanted {
                found.push(start..end);
            }
        }
    }
    found
}

fn remove_tag(article: &Article, index: usize) -> Option<Transaction> {
    article.tags.get(index)?;
    let edits = vec![Edit::Tags { at: index, remove: 1, insert: Vec::new() }];
    Some(Transaction { name: TransactionName::RemoveTag, edits })
}

fn move_tag(article: &Article, from: usize, to: usize) -> Option<Transaction> {
    let tag = article.tags.get(from)?.clone();
    if from == to || to >= article.tags.len() {
        return None;
    }
    let edits = vec![
        Edit::Tags { at: from, remove: 1, insert: Vec::new() },
        Edit::Tags { at: to, remove: 0, insert: vec![tag] },
    ];
    Some(Transaction { name: TransactionName::MoveTag, edits })
}
