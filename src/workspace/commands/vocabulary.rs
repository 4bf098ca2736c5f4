//! The vocabulary of the desk: shown and changed in a dialog, stored after each change, and used for the tags that the user types.

use crate::workspace::state::vocabulary::{ImportedTags, LoadedVocabulary, VocabularyAction, VocabularyEditor};
use crate::workspace::{
    Document, DocumentId, Effect, ErrorReport, FilePrompt, Job, MessageArg, Modal, Notice, NoticeKind, Workspace,
};
use redaksi_core::article::{Edit, Tag, Transaction, TransactionName};
use redaksi_core::tags::tag_key;
use redaksi_tags::{NearDuplicate, TagEntry, Vocabulary, VocabularyError, tags_from_stories};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

impl Workspace {
    /// Opens the dialog for the vocabulary and reads it.
    pub(crate) fn show_vocabulary(&mut self) -> Vec<Effect> {
        self.modals.open(Modal::Vocabulary(Box::default()));
        vec![Effect::RunJob(Job::LoadVocabulary)]
    }

    /// The dialog for the vocabulary; `None` while it is closed.
    #[must_use]
    pub fn vocabulary_editor(&self) -> Option<&VocabularyEditor> {
        self.modals.find(Modal::try_as_vocabulary_ref).map(|editor| &**editor)
    }

    fn vocabulary_editor_mut(&mut self) -> Option<&mut VocabularyEditor> {
        self.modals.find_mut(Modal::try_as_vocabulary_mut).map(|editor| &mut **editor)
    }

    /// The vocabulary of the desk, as far as it is known: it arrives with the first check of a document, or with the dialog.
    #[must_use]
    pub fn vocabulary(&self) -> Option<&Vocabulary> {
        self.vocabulary.as_deref()
    }

    pub(crate) fn handle_vocabulary_action(&mut self, action: VocabularyAction, now: Duration) -> Vec<Effect> {
        match action {
            VocabularyAction::Reload => vec![Effect::RunJob(Job::LoadVocabulary)],
            VocabularyAction::Store => self.store_vocabulary(),
            VocabularyAction::Close => {
                self.close_vocabulary();
                Vec::new()
            }
            VocabularyAction::Undo => {
                if self.vocabulary_editor_mut().is_some_and(VocabularyEditor::undo) {
                    self.report_in_vocabulary(None);
                    return self.store_vocabulary();
                }
                Vec::new()
            }
            VocabularyAction::Add(entry) => {
                let name = entry.name.clone();
                self.change_vocabulary(Some(&name), |vocabulary| vocabulary.add(entry)).unwrap_or_default()
            }
            VocabularyAction::Replace { name, entry } => self.replace_tag(&name, entry, now),
            VocabularyAction::Merge { from, into } => {
                let stored = self.change_vocabulary(Some(&into), |vocabulary| vocabulary.merge(&from, &into));
                if stored.is_some() {
                    self.rename_in_documents(&from, &into, now);
                }
                stored.unwrap_or_default()
            }
            VocabularyAction::Remove(name) => {
                self.change_vocabulary(None, |vocabulary| vocabulary.remove(&name).map(drop)).unwrap_or_default()
            }
            VocabularyAction::FindNearDuplicates => self.find_near_duplicates(),
            VocabularyAction::ChooseImport => self.show_file_dialog(FilePrompt::ImportTags),
            VocabularyAction::ChooseImportFolder => self.show_file_dialog(FilePrompt::ImportTagFolder),
            VocabularyAction::ImportOfDocuments => {
                let tags_of = |document: &Document| {
                    document.article().tags.iter().map(|tag| tag.text.clone()).collect::<Vec<_>>()
                };
                let tags: Vec<Vec<String>> = self.documents.iter().map(tags_of).collect();
                let entries = tags_from_stories(tags.iter().map(|tags| tags.iter().map(String::as_str)), 1);
                self.import_tags(ImportedTags { entries, unread: 0 })
            }
            VocabularyAction::ShowDocument(id) => {
                self.close_vocabulary();
                self.documents.activate(id);
                Vec::new()
            }
        }
    }

    /// Changes the vocabulary in the dialog and stores it. `chosen` is the tag that the dialog shows afterwards. A change that is
    /// refused is reported in the dialog; `None` is returned then.
    fn change_vocabulary(
        &mut self,
        chosen: Option<&str>,
        change: impl FnOnce(&mut Vocabulary) -> Result<(), VocabularyError>,
    ) -> Option<Vec<Effect>> {
        let editor = self.vocabulary_editor_mut()?;
        let mut changed = Vocabulary::clone(&editor.loaded.as_ref()?.vocabulary);
        if let Err(error) = change(&mut changed) {
            editor.notice = Some(refusal(error));
            return None;
        }
        editor.set_vocabulary(Arc::new(changed));
        editor.notice = None;
        editor.chosen = chosen.map(redaksi_core::text::collapse_whitespace);
        Some(self.store_vocabulary())
    }

    /// Stores the vocabulary of the dialog.
    fn store_vocabulary(&mut self) -> Vec<Effect> {
        let Some(editor) = self.vocabulary_editor_mut() else { return Vec::new() };
        let Some(loaded) = &editor.loaded else { return Vec::new() };
        let (vocabulary, expected) = (Arc::clone(&loaded.vocabulary), loaded.sha256.clone());
        editor.problem = None;
        self.vocabulary = Some(Arc::clone(&vocabulary));
        vec![Effect::RunJob(Job::SaveVocabulary { vocabulary, expected })]
    }

    /// Shows in the dialog what an action did.
    fn report_in_vocabulary(&mut self, notice: Option<Notice>) {
        if let Some(editor) = self.vocabulary_editor_mut() {
            editor.notice = notice;
        }
    }

    /// Replaces a tag. A new name is given to the tag in the open documents as well, and the old one is kept as an earlier form.
    fn replace_tag(&mut self, name: &str, mut entry: TagEntry, now: Duration) -> Vec<Effect> {
        let new_name = redaksi_core::text::collapse_whitespace(&entry.name);
        let is_renamed = new_name != name;
        if is_renamed {
            entry.retired_forms.push(name.to_owned());
        }
        let stored = self.change_vocabulary(Some(&new_name), |vocabulary| vocabulary.replace(name, entry));
        if stored.is_some() && is_renamed {
            self.rename_in_documents(name, &new_name, now);
        }
        stored.unwrap_or_default()
    }

    /// Renames a tag in the open documents, with one undo step in each.
    fn rename_in_documents(&mut self, from: &str, to: &str, now: Duration) {
        let change = |document: &Document| Some((document.id(), renaming(&document.article().tags, from, to)?));
        let changes: Vec<(DocumentId, Transaction)> = self.documents.iter().filter_map(change).collect();
        if changes.is_empty() {
            return;
        }
        let changed = self.apply_to_several(changes, now);
        let notice = Notice::info(NoticeKind::TagRenamedEvery)
            .with_count(changed)
            .with_arg("tag", MessageArg::Text(to.to_owned()));
        self.report_in_vocabulary(Some(notice.clone()));
        self.notify_all_documents(notice);
    }

    /// The file or the folder with the tags to import was chosen.
    pub(crate) fn import_tags_of(&mut self, path: PathBuf) -> Vec<Effect> {
        self.report_in_vocabulary(None);
        vec![Effect::RunJob(Job::ImportTags(path, self.packs.clone()))]
    }

    /// The tags to import were read, or not.
    pub(crate) fn on_tags_imported(&mut self, result: Result<ImportedTags, ErrorReport>) -> Vec<Effect> {
        match result {
            Ok(imported) => self.import_tags(imported),
            Err(problem) if self.vocabulary_editor().is_some() => {
                self.report_in_vocabulary(Some(Notice::from_error(&problem)));
                Vec::new()
            }
            Err(problem) => {
                self.notify(Notice::from_error(&problem));
                Vec::new()
            }
        }
    }

    fn import_tags(&mut self, imported: ImportedTags) -> Vec<Effect> {
        let ImportedTags { entries, unread } = imported;
        if entries.is_empty() && unread == 0 {
            self.report_in_vocabulary(Some(Notice::info(NoticeKind::NoTagsToImport)));
            return Vec::new();
        }
        let (total, mut added) = (entries.len(), 0);
        let add = |vocabulary: &mut Vocabulary| {
            added = vocabulary.add_all(entries);
            Ok(())
        };
        let stored = if total == 0 { Some(Vec::new()) } else { self.change_vocabulary(None, add) };
        if stored.is_some() {
            let known = MessageArg::Count(total.saturating_sub(added));
            let notice = if unread == 0 {
                Notice::info(NoticeKind::TagsImported)
            } else {
                Notice::warning(NoticeKind::TagsImportedInPart).with_arg("unread", MessageArg::Count(unread))
            };
            self.report_in_vocabulary(Some(notice.with_count(added).with_arg("known", known)));
        }
        stored.unwrap_or_default()
    }

    fn find_near_duplicates(&mut self) -> Vec<Effect> {
        let Some(editor) = self.vocabulary_editor() else { return Vec::new() };
        let Some(loaded) = &editor.loaded else { return Vec::new() };
        let vocabulary = Arc::clone(&loaded.vocabulary);
        vec![Effect::RunJob(Job::FindNearDuplicates { vocabulary, revision: editor.revision })]
    }

    pub(crate) fn on_near_duplicates_found(&mut self, revision: u64, pairs: Vec<NearDuplicate>) {
        if let Some(editor) = self.vocabulary_editor_mut() {
            editor.near_duplicates = Some((revision, pairs));
        }
    }

    /// The vocabulary was read, or not.
    pub(crate) fn on_vocabulary_loaded(&mut self, result: Result<LoadedVocabulary, ErrorReport>) {
        match result {
            Ok(loaded) => {
                self.vocabulary = Some(Arc::clone(&loaded.vocabulary));
                if let Some(editor) = self.vocabulary_editor_mut() {
                    editor.set_loaded(loaded);
                }
            }
            Err(problem) => self.report_vocabulary_problem(problem),
        }
    }

    /// The vocabulary was stored, or not. `written` is the file and the SHA-256 of what it holds.
    pub(crate) fn on_vocabulary_saved(&mut self, written: Result<(PathBuf, String), ErrorReport>) {
        let (path, sha256) = match written {
            Ok(written) => written,
            Err(problem) => return self.report_vocabulary_problem(problem),
        };
        let Some(loaded) = self.vocabulary_editor_mut().and_then(|editor| editor.loaded.as_mut()) else {
            // A check that ran before the file was written has used the earlier vocabulary.
            return self.outdate_checks();
        };
        loaded.sha256 = Some(sha256);
        let before = loaded.path.replace(path.clone()).filter(|before| *before != path);
        if let Some(name) = before.as_deref().and_then(Path::file_name) {
            let name = MessageArg::Text(name.to_string_lossy().into_owned());
            let notice = Notice::info(NoticeKind::VocabularyMoved).with_arg("name", name).with_path(path);
            self.notify_all_documents(notice.clone());
            self.report_in_vocabulary(Some(notice));
        }
    }

    /// Shows a problem in the dialog, or as a notice if it is closed.
    fn report_vocabulary_problem(&mut self, problem: ErrorReport) {
        match self.vocabulary_editor_mut() {
            Some(editor) => editor.problem = Some(problem),
            None => self.notify(Notice::from_error(&problem)),
        }
    }

    /// Closes the dialog. After a change, the tags that are suggested for the open documents are computed again.
    fn close_vocabulary(&mut self) {
        let closed = self.modals.close(Modal::is_vocabulary).and_then(Modal::try_as_vocabulary);
        if closed.is_some_and(|editor| editor.has_changed) {
            self.outdate_checks();
        }
    }

    /// What was learned from decisions on suggested tags was forgotten, or not.
    pub(crate) fn on_tag_decisions_forgotten(&mut self, result: Result<usize, ErrorReport>) {
        match result {
            Ok(count) => {
                self.outdate_checks();
                self.notify_all_documents(Notice::info(NoticeKind::TagDecisionsForgotten).with_count(count));
            }
            Err(problem) => self.notify(Notice::from_error(&problem)),
        }
    }

    pub(crate) fn outdate_checks(&mut self) {
        for document in self.documents.iter_mut() {
            document.checks.outdate();
        }
    }
}

/// Why a change of the vocabulary was refused.
fn refusal(error: VocabularyError) -> Notice {
    match error {
        VocabularyError::NoName => Notice::warning(NoticeKind::VocabularyNoName),
        VocabularyError::Taken { form, tag } => Notice::warning(NoticeKind::VocabularyTaken)
            .with_arg("form", MessageArg::Text(form))
            .with_arg("tag", MessageArg::Text(tag)),
        VocabularyError::Unknown(tag) => {
            Notice::warning(NoticeKind::VocabularyUnknown).with_arg("tag", MessageArg::Text(tag))
        }
        // Only reading reports it.
        VocabularyError::Syntax { what, .. } => {
            Notice::warning(NoticeKind::EditRefused).with_arg("detail", MessageArg::Text(what))
        }
    }
}

/// The change that gives a tag another name; `None` if it is not among these tags. If the other name is among them too, the tag
/// is removed.
fn renaming(tags: &[Tag], from: &str, to: &str) -> Option<Transaction> {
    let (from_key, to_key) = (tag_key(from), tag_key(to));
    let at = tags.iter().position(|tag| tag.text != to && tag_key(&tag.text) == from_key)?;
    let is_present = tags.iter().enumerate().any(|(index, tag)| index != at && tag_key(&tag.text) == to_key);
    let insert = if is_present { Vec::new() } else { vec![Tag { text: to.to_owned(), lines: tags[at].lines.clone() }] };
    Some(Transaction { name: TransactionName::RenameTag, edits: vec![Edit::Tags { at, remove: 1, insert }] })
}
