//! Changes of several documents at once: tags and fields. Each document gets its own undo step.

use crate::workspace::state::batch::BulkUndo;
use crate::workspace::state::bulk_edit::{BulkAction, BulkEdit};
use crate::workspace::{Document, DocumentId, Effect, MessageArg, Modal, Notice, NoticeKind, PathPurpose, Workspace};
use redaksi_core::article::{Edit, FieldName, Transaction, TransactionName};
use std::time::Duration;

impl Workspace {
    pub(crate) fn handle_bulk_action(&mut self, action: BulkAction, now: Duration) -> Vec<Effect> {
        match action {
            BulkAction::Select(documents) => self.view.selected = documents,
            BulkAction::Prompt(edit) => self.modals.open(Modal::BulkEdit(edit)),
            BulkAction::CancelPrompt => drop(self.modals.close(Modal::is_bulk_edit)),
            BulkAction::AddTags { documents, typed, suggested } => {
                self.add_tags_to(&documents, &typed, &suggested, now);
            }
            BulkAction::AcceptTags(documents) => {
                self.modals.close(Modal::is_bulk_edit);
                return self.accept_best_tags_in(&documents, now);
            }
            BulkAction::SetField { documents, name, value } => self.set_field_in(&documents, name, &value, now),
            BulkAction::SetStage { documents, stage } => self.set_stage_or_ask(documents, stage, now),
            BulkAction::Close(documents) => return self.close_documents(documents),
            BulkAction::Save(documents) => return self.save_documents(&documents),
            BulkAction::PromptSaveInto(documents) => self.prompt_save_into(documents),
            BulkAction::SaveInto { documents, folder, format, creates_folder } => {
                return self.submit_path(folder, PathPurpose::SaveInto { documents, format, creates_folder });
            }
        }
        Vec::new()
    }

    /// The dialog for changing several documents; `None` while it is closed.
    #[must_use]
    pub fn bulk_edit(&self) -> Option<&BulkEdit> {
        self.modals.find(Modal::try_as_bulk_edit_ref)
    }

    /// Adds typed tags to documents, and suggested ones to those of them for which they are suggested.
    fn add_tags_to(&mut self, ids: &[DocumentId], typed: &str, suggested: &[(String, Vec<DocumentId>)], now: Duration) {
        self.modals.close(Modal::is_bulk_edit);
        let list_for = |id: &DocumentId| {
            let own = suggested.iter().filter(|(_, of)| of.contains(id)).map(|(tag, _)| tag.as_str());
            [typed].into_iter().chain(own).collect::<Vec<_>>().join(",")
        };
        let tags_of = |id: &DocumentId| Some((*id, self.fresh_tags(self.document(*id)?, &list_for(id))));
        let fresh: Vec<_> = ids.iter().filter_map(tags_of).filter(|(_, tags)| !tags.is_empty()).collect();
        let mut changes = Vec::new();
        for (id, tags) in fresh {
            let Some(document) = self.document_mut(id) else { continue };
            document.pending_tags.extend(tags.iter().map(|tag| tag.text.clone()));
            let name = TransactionName::AddTags(tags.len());
            let edits = vec![Edit::Tags { at: document.article().tags.len(), remove: 0, insert: tags }];
            changes.push((id, Transaction { name, edits }));
        }
        let changed = self.apply_to_several(changes, now);
        self.notify_all_documents(if changed == 0 {
            Notice::info(NoticeKind::TagsPresentEverywhere)
        } else {
            Notice::info(NoticeKind::TaggedEvery).with_count(changed)
        });
    }

    fn set_field_in(&mut self, ids: &[DocumentId], name: FieldName, value: &str, now: Duration) {
        let value = match self.parse_field_value(name, value) {
            Ok(value) => value,
            Err(notice) => return self.notify_all_documents(notice),
        };
        self.modals.close(Modal::is_bulk_edit);
        let change = |id: &DocumentId| Some((*id, self.field_transaction(self.document(*id)?, name, &value)?));
        let changes: Vec<_> = ids.iter().filter_map(change).collect();
        let changed = self.apply_to_several(changes, now);
        let field = MessageArg::Message(format!("field-{}", name.code()));
        self.notify_all_documents(Notice::info(NoticeKind::FieldSetEvery).with_count(changed).with_arg("field", field));
    }

    /// Applies a change to each of several documents, as one bulk operation. Returns the number of changed documents.
    pub(crate) fn apply_to_several(&mut self, changes: Vec<(DocumentId, Transaction)>, now: Duration) -> usize {
        self.notices.mark_stale();
        let (mut rejected, mut bulk_undo) = (None, BulkUndo::default());
        for (id, change) in changes {
            let Some(document) = self.document_mut(id) else { continue };
            match document.apply(change, None, now) {
                Ok(()) => bulk_undo.record(document),
                Err(error) => rejected = Some(error),
            }
        }
        if let Some(error) = rejected {
            self.notify_edit_rejected(&error);
        }
        let changed = bulk_undo.documents.len();
        self.record_bulk_undo(bulk_undo);
        changed
    }

    /// The documents that are selected in the list, in its order; empty unless there are several.
    #[must_use]
    pub fn selected_documents(&self) -> Vec<DocumentId> {
        // Mostly nothing is selected; this is called in each frame.
        if self.view.selected.len() < 2 {
            return Vec::new();
        }
        let is_selected = |id: &DocumentId| self.view.selected.contains(id);
        let selected: Vec<_> = self.listed_documents().into_iter().map(Document::id).filter(is_selected).collect();
        if selected.len() > 1 { selected } else { Vec::new() }
    }
}
