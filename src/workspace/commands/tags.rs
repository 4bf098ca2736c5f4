//! Tags typed by the user: completed and spelled from the vocabulary of the desk and the tag history, and added to the history when
//! the document is saved.

use crate::workspace::{Document, DocumentId, Effect, Job, MessageArg, Notice, NoticeKind, StateId, Workspace};
use redaksi_core::article::{Edit, Tag, Transaction, TransactionName};
use redaksi_core::tags;
use redaksi_core::tags::{TagHistory, tag_key};
use redaksi_formats::ClipboardContent;
use redaksi_tags::{TagDecision, TagForm, group_suggestions, write_tags};
use std::borrow::Cow;
use std::collections::HashSet;
use std::time::Duration;

/// How many suggested tags one key adds: as many as a story needs.
const BEST_SUGGESTIONS: usize = 5;

/// The best suggested tags of a document.
fn best_suggestions(document: &Document) -> Vec<String> {
    let suggestions = document.tag_suggestions().into_iter().take(BEST_SUGGESTIONS);
    suggestions.map(|tag| tag.suggestion.tag.clone()).collect()
}

fn decisions(tags: Vec<String>, is_accepted: bool) -> Vec<TagDecision> {
    tags.into_iter().map(|tag| TagDecision { tag, is_accepted, is_undone: false }).collect()
}

/// The effect that learns from decisions on suggested tags; none without decisions.
pub(crate) fn learn_tags(decisions: Vec<TagDecision>) -> Vec<Effect> {
    if decisions.is_empty() { Vec::new() } else { vec![Effect::RunJob(Job::LearnTags(decisions))] }
}

impl Workspace {
    /// Up to `most` tags that complete the typed text, without those of the active document.
    #[must_use]
    pub fn complete_tags(&self, typed: &str, most: usize) -> Vec<String> {
        if redaksi_core::text::is_blank(typed) {
            return Vec::new();
        }
        let tags = self.active().map_or(&[][..], |document| &document.article().tags);
        let present: Vec<&str> = tags.iter().map(|tag| tag.text.as_str()).collect();
        let (known, vocabulary) = (self.tag_history_with_pending(), self.vocabulary());
        let used = known.suggest(typed, &present, most).into_iter();
        let used = used.map(|tag| vocabulary.map_or(tag, |vocabulary| vocabulary.canonical(tag)));
        // Some of them may be present, or used before.
        let limit = most + present.len() + most;
        let listed = vocabulary.map(|vocabulary| vocabulary.complete(typed, limit)).unwrap_or_default();
        let mut seen: HashSet<String> = present.iter().map(|tag| tag_key(tag)).collect();
        used.chain(listed).filter(|tag| seen.insert(tag_key(tag))).take(most).map(str::to_owned).collect()
    }

    /// The tag history plus the tags typed in the open documents. Tags removed again, such as typing errors, are not
    /// offered.
    fn tag_history_with_pending(&self) -> Cow<'_, TagHistory> {
        let mut known = Cow::Borrowed(&self.tag_history);
        for document in self.documents.iter() {
            for tag in document.pending_tags() {
                known.to_mut().record_use(tag);
            }
        }
        known
    }

    pub(crate) fn add_tags(&mut self, typed: &str, now: Duration) {
        let Some(tags) = self.active().map(|document| self.fresh_tags(document, typed)) else { return };
        if tags.is_empty() {
            if !redaksi_core::text::is_blank(typed) {
                self.notify(Notice::info(NoticeKind::TagPresent));
            }
            return;
        }
        if let Some(document) = self.active_mut() {
            document.pending_tags.extend(tags.iter().map(|tag| tag.text.clone()));
        }
        let name = TransactionName::AddTags(tags.len());
        self.transact(now, |article| {
            let edits = vec![Edit::Tags { at: article.tags.len(), remove: 0, insert: tags }];
            Some(Transaction { name, edits })
        });
        if let Some(notice) = self.vocabulary_notice(typed) {
            self.notify(notice);
        }
    }

    /// The tags of a typed list that a document does not have yet.
    pub(crate) fn fresh_tags(&self, document: &Document, typed: &str) -> Vec<Tag> {
        let known = self.tag_history_with_pending();
        let published = |tag: &String| match self.vocabulary().and_then(|vocabulary| vocabulary.find(tag)) {
            Some(entry) => entry.name.clone(),
            // A tag typed in lower case takes the known spelling; upper case letters are kept as typed.
            None => match known.known_spelling(tag) {
                Some(known) if !tag.chars().any(char::is_uppercase) => known.to_owned(),
                _ => tag.clone(),
            },
        };
        let mut seen: HashSet<String> = document.article().tags.iter().map(|tag| tag_key(&tag.text)).collect();
        let typed = tags::parse_list(typed, &[]);
        typed.iter().map(published).filter(|tag| seen.insert(tag_key(tag))).map(Tag::new).collect()
    }

    /// What the vocabulary says about a typed list: the first tag that it replaces by another form, or that the desk no longer
    /// uses.
    pub(crate) fn vocabulary_notice(&self, typed: &str) -> Option<Notice> {
        let vocabulary = self.vocabulary()?;
        tags::parse_list(typed, &[]).into_iter().find_map(|tag| {
            let entry = vocabulary.find(&tag)?;
            let name = MessageArg::Text(entry.name.clone());
            if entry.is_retired {
                return Some(Notice::warning(NoticeKind::TagRetired).with_arg("tag", name));
            }
            let is_other = tag_key(&tag) != tag_key(&entry.name);
            let mapped = || Notice::info(NoticeKind::TagMapped).with_arg("typed", MessageArg::Text(tag.clone()));
            is_other.then(|| mapped().with_arg("tag", name))
        })
    }

    /// Copies the tags of the active document in a form that sites or networks want.
    pub(crate) fn copy_tags(&mut self, form: TagForm) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let tags: Vec<&str> = document.article().tags.iter().map(|tag| tag.text.as_str()).collect();
        let text = write_tags(&tags, form);
        if text.is_empty() {
            self.notify(Notice::info(NoticeKind::NoTagsToCopy));
            return Vec::new();
        }
        self.notify(Notice::info(NoticeKind::TagsCopied).with_arg("text", MessageArg::Text(text.clone())));
        vec![Effect::WriteClipboard(ClipboardContent::from_lines(&[text]))]
    }

    /// Adds suggested tags to the active document, in one undo step.
    pub(crate) fn accept_tags(&mut self, tags: Vec<String>, now: Duration) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let id = document.id();
        self.accept_tags_in(vec![(id, tags)], false, now)
    }

    /// Adds the best suggested tags to the active document.
    pub(crate) fn accept_best_tags(&mut self, now: Duration) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let best = best_suggestions(document);
        if best.is_empty() {
            self.notify(Notice::info(NoticeKind::NoTagSuggested));
        }
        self.accept_tags(best, now)
    }

    /// The tags suggested for several documents, those of most documents first, each with its documents.
    #[must_use]
    pub fn tags_suggested_for(&self, ids: &[DocumentId]) -> Vec<(String, Vec<DocumentId>)> {
        let documents: Vec<&Document> = ids.iter().filter_map(|id| self.document(*id)).collect();
        let suggested =
            documents.iter().map(|document| document.tag_suggestions().into_iter().map(|tag| &tag.suggestion));
        let groups = group_suggestions(suggested).into_iter();
        groups.map(|group| (group.tag, group.stories.iter().map(|at| documents[*at].id()).collect())).collect()
    }

    /// Adds to each of these documents its best suggested tags.
    pub(crate) fn accept_best_tags_in(&mut self, ids: &[DocumentId], now: Duration) -> Vec<Effect> {
        let best = ids.iter().filter_map(|id| Some((*id, best_suggestions(self.document(*id)?))));
        let best: Vec<(DocumentId, Vec<String>)> = best.filter(|(_, tags)| !tags.is_empty()).collect();
        let changed = best.len();
        let effects = self.accept_tags_in(best, true, now);
        if effects.is_empty() {
            self.notify_all_documents(Notice::info(NoticeKind::NoTagSuggested));
        } else {
            self.notify_all_documents(Notice::info(NoticeKind::TaggedEvery).with_count(changed));
        }
        effects
    }

    /// Adds suggested tags to documents: as one bulk operation, or as a change of the active document alone.
    fn accept_tags_in(
        &mut self,
        accepted: Vec<(DocumentId, Vec<String>)>,
        is_bulk: bool,
        now: Duration,
    ) -> Vec<Effect> {
        let (mut changes, mut decided) = (Vec::new(), Vec::new());
        for (id, tags) in accepted {
            let Some(document) = self.document_mut(id).filter(|_| !tags.is_empty()) else { continue };
            document.pending_tags.extend(tags.iter().cloned());
            let insert: Vec<Tag> = tags.iter().map(|tag| Tag::new(tag.as_str())).collect();
            let name = TransactionName::AddTags(insert.len());
            let edits = vec![Edit::Tags { at: document.article().tags.len(), remove: 0, insert }];
            changes.push((id, Transaction { name, edits }));
            decided.push((id, document.history().state(), decisions(tags, true)));
        }
        if let [(id, _)] = changes.as_slice()
            && !is_bulk
            && self.active().is_some_and(|document| document.id() == *id)
        {
            let change = changes.remove(0).1;
            self.apply_transaction(change, None, now);
        } else {
            self.apply_to_several(changes, now);
        }
        self.record_decided(decided)
    }

    /// Rejects a suggested tag for the active document.
    pub(crate) fn reject_tag(&mut self, tag: &str, now: Duration) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let decided = vec![(document.id(), document.history().state(), decisions(vec![tag.to_owned()], false))];
        self.transact(now, |article| Some(article.reject_tag(tag)));
        self.record_decided(decided)
    }

    /// Records the decisions on suggested tags that have changed documents, and learns from them. Of each document, the state before
    /// the change is given.
    fn record_decided(&mut self, decided: Vec<(DocumentId, StateId, Vec<TagDecision>)>) -> Vec<Effect> {
        let mut learned = Vec::new();
        for (id, before, decisions) in decided {
            let document = self.document_mut(id).filter(|document| document.history().state() != before);
            if let Some(document) = document {
                document.record_tag_decisions(decisions.clone());
                learned.extend(decisions);
            }
        }
        learn_tags(learned)
    }

    /// Adds the tags typed in a saved document to the tag history.
    pub(crate) fn record_used_tags(&mut self, id: DocumentId) -> Option<Effect> {
        let document = self.document_mut(id)?;
        let used: Vec<String> = document.pending_tags().map(str::to_owned).collect();
        let is_used = |tag: &String| used.iter().any(|used| tag_key(used) == tag_key(tag));
        // A removed tag may come back by undo, so it stays pending until the next save.
        document.pending_tags.retain(|tag| !is_used(tag));
        if used.is_empty() {
            return None;
        }
        for tag in &used {
            self.tag_history.record_use(tag);
        }
        Some(Effect::RunJob(Job::SaveTagHistory(self.tag_history.write())))
    }
}
