//! The dialog for the vocabulary of the desk: what it holds, and its actions.

use crate::workspace::{DocumentId, ErrorReport, Notice};
use redaksi_tags::{NearDuplicate, TagEntry, Vocabulary};
use std::path::PathBuf;
use std::sync::Arc;

/// How many changes of the vocabulary can be undone in the dialog.
const MAX_UNDO: usize = 8;

/// The vocabulary of the desk as it was read or last stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedVocabulary {
    /// The vocabulary, with the changes that were made in the dialog.
    pub vocabulary: Arc<Vocabulary>,
    /// The file that it was read from; `None` if the desk has none yet.
    pub path: Option<PathBuf>,
    /// The SHA-256 of what the program read from `tags.ron` or wrote into it last; `None` while that file does not exist.
    pub sha256: Option<String>,
}

/// Tags that were read to be added to the vocabulary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportedTags {
    /// The tags.
    pub entries: Vec<TagEntry>,
    /// How many stories of the folder could not be read.
    pub unread: usize,
}

/// The dialog for the vocabulary of the desk.
#[derive(Debug, Default)]
pub struct VocabularyEditor {
    /// The vocabulary; `None` until it is read, or if it cannot be read.
    pub loaded: Option<LoadedVocabulary>,
    /// Why the vocabulary could not be read or stored.
    pub problem: Option<ErrorReport>,
    /// What the last action did, or why it was refused.
    pub notice: Option<Notice>,
    /// The name of the tag that the last action was about, which the dialog is to show.
    pub chosen: Option<String>,
    /// Increases with each change of the vocabulary.
    pub revision: u64,
    /// The tags that may be the same, and the revision in which they were searched; `None` until they are asked for.
    pub near_duplicates: Option<(u64, Vec<NearDuplicate>)>,
    /// The vocabulary before each change, the latest last.
    undo: Vec<Arc<Vocabulary>>,
    /// Whether a change was made since the dialog was opened.
    pub(crate) has_changed: bool,
}

impl VocabularyEditor {
    /// Whether a change can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Takes over what was read. What the dialog held before can be restored by undo.
    pub(crate) fn set_loaded(&mut self, loaded: LoadedVocabulary) {
        if let Some(before) = self.loaded.replace(loaded) {
            self.remember(before.vocabulary);
        }
        self.problem = None;
        self.revision += 1;
    }

    /// Replaces the vocabulary by a changed one.
    pub(crate) fn set_vocabulary(&mut self, changed: Arc<Vocabulary>) {
        let Some(loaded) = &mut self.loaded else { return };
        let before = std::mem::replace(&mut loaded.vocabulary, changed);
        self.remember(before);
        self.revision += 1;
        self.has_changed = true;
    }

    fn remember(&mut self, before: Arc<Vocabulary>) {
        if self.loaded.as_ref().is_none_or(|loaded| loaded.vocabulary == before) {
            return;
        }
        if self.undo.len() == MAX_UNDO {
            self.undo.remove(0);
        }
        self.undo.push(before);
    }

    /// Takes the last change back. Returns whether there was one.
    pub(crate) fn undo(&mut self) -> bool {
        let Some((loaded, before)) = self.loaded.as_mut().zip(self.undo.pop()) else { return false };
        loaded.vocabulary = before;
        self.revision += 1;
        self.has_changed = true;
        true
    }
}

/// An action of the dialog for the vocabulary.
#[derive(Clone, Debug, PartialEq)]
pub enum VocabularyAction {
    /// Reads the file again. The changes that could not be stored can be restored by undo.
    Reload,
    /// Stores the vocabulary again, after that failed.
    Store,
    /// Closes the dialog.
    Close,
    /// Takes the last change of the vocabulary back.
    Undo,
    /// Adds a tag.
    Add(TagEntry),
    /// Replaces a tag. If it gets another name, it is renamed in the open documents as well.
    Replace {
        /// The name before.
        name: String,
        /// The new content.
        entry: TagEntry,
    },
    /// Puts a tag into another one, in the open documents as well.
    Merge {
        /// The name of the tag that is no longer there afterwards.
        from: String,
        /// The name of the tag that stays.
        into: String,
    },
    /// Removes a tag from the vocabulary. Documents keep it.
    Remove(String),
    /// Searches for tags that may be the same.
    FindNearDuplicates,
    /// Asks for a file whose tags are added.
    ChooseImport,
    /// Asks for a folder of stories whose tags are added.
    ChooseImportFolder,
    /// Adds the tags of the open documents.
    ImportOfDocuments,
    /// Closes the dialog and activates a document.
    ShowDocument(DocumentId),
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_tags::TagKind;

    fn vocabulary(names: &[&str]) -> Arc<Vocabulary> {
        let mut vocabulary = Vocabulary::default();
        for name in names {
            vocabulary.add(TagEntry::new(*name, TagKind::Topic)).unwrap();
        }
        Arc::new(vocabulary)
    }

    #[test]
    fn the_last_changes_can_be_undone() {
        let mut editor = VocabularyEditor::default();
        assert!(!editor.undo());
        editor.set_loaded(LoadedVocabulary { vocabulary: vocabulary(&["banjir"]), ..LoadedVocabulary::default() });
        assert!(!editor.can_undo());
        for count in 0..=MAX_UNDO {
            editor.set_vocabulary(vocabulary(&["banjir", "rob", &count.to_string()]));
        }
        let undone = std::iter::from_fn(|| editor.undo().then_some(())).count();
        assert_eq!(undone, MAX_UNDO);
        assert_eq!(editor.loaded.unwrap().vocabulary, vocabulary(&["banjir", "rob", "0"]));
    }

    #[test]
    fn what_the_dialog_held_is_not_lost_when_the_file_is_read_again() {
        let mut editor = VocabularyEditor::default();
        let read = |names: &[&str]| LoadedVocabulary { vocabulary: vocabulary(names), ..LoadedVocabulary::default() };
        editor.set_loaded(read(&["banjir"]));
        editor.set_vocabulary(vocabulary(&["banjir", "rob"]));
        editor.set_loaded(read(&["gempa"]));
        assert!(editor.undo());
        assert_eq!(editor.loaded.as_ref().unwrap().vocabulary, vocabulary(&["banjir", "rob"]));
    }
}
