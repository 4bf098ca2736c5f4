//! Tags typed by the user: completed and spelled from the tag history, and added to it when the document is saved.

use crate::workspace::{Document, DocumentId, Effect, Job, Notice, NoticeKind, Workspace};
use redaksi_core::article::{Edit, Tag, Transaction, TransactionName};
use redaksi_core::tags;
use redaksi_core::tags::{TagHistory, tag_key};
use std::borrow::Cow;
use std::time::Duration;

impl Workspace {
    /// Up to `most` tags that complete the typed text, without those of the active document.
    #[must_use]
    pub fn complete_tags(&self, typed: &str, most: usize) -> Vec<String> {
        if redaksi_core::text::is_blank(typed) {
            return Vec::new();
        }
        let tags = self.active().map_or(&[][..], |document| &document.article().tags);
        let present: Vec<&str> = tags.iter().map(|tag| tag.text.as_str()).collect();
        self.tag_history_with_pending().suggest(typed, &present, most).into_iter().map(str::to_owned).collect()
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
    }

    /// The tags of a typed list that a document does not have yet.
    pub(crate) fn fresh_tags(&self, document: &Document, typed: &str) -> Vec<Tag> {
        let present: Vec<&str> = document.article().tags.iter().map(|tag| tag.text.as_str()).collect();
        let known = self.tag_history_with_pending();
        // A tag typed in lower case takes the known spelling; upper case letters are kept as typed.
        let with_known_spelling = |tag: &String| match known.known_spelling(tag) {
            Some(known) if !tag.chars().any(char::is_uppercase) => Tag::new(known),
            _ => Tag::new(tag.as_str()),
        };
        tags::parse_list(typed, &present).iter().map(with_known_spelling).collect()
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
