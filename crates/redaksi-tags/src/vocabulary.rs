//! The vocabulary of a desk: the tags that it publishes, with their other names. Stored as plain RON that the user can edit.

use crate::tag_kind::TagKind;
use crate::vocabulary_index::VocabularyIndex;
use redaksi_core::tags::tag_key;
use redaksi_core::text::{MatchKind, match_name};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A tag of a vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TagEntry {
    /// The form that is published.
    pub name: String,
    /// What it names.
    pub kind: TagKind,
    /// Other names of the same thing, in any language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Forms that were published before and are replaced by `name`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub retired_forms: Vec<String>,
    /// The name of the wider tag that this one implies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
    /// A note for the editors.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Whether the tag is no longer used; it is not suggested then.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_retired: bool,
}

impl TagEntry {
    /// Creates a tag without other names.
    #[must_use]
    pub fn new(name: impl Into<String>, kind: TagKind) -> Self {
        Self { name: name.into(), kind, ..Self::default() }
    }

    /// The name, the aliases and the retired forms, in this order.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).chain(&self.retired_forms).map(String::as_str)
    }
}

/// The tags of a desk.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename = "TagVocabulary")]
pub struct Vocabulary {
    /// The language tag of most forms, whose affixes are folded; `id` if it is empty.
    pub language: String,
    tags: Vec<TagEntry>,
    #[serde(skip)]
    keys: OnceLock<HashMap<String, usize>>,
    #[serde(skip)]
    index: OnceLock<VocabularyIndex>,
}

impl Clone for Vocabulary {
    fn clone(&self) -> Self {
        Self { language: self.language.clone(), tags: self.tags.clone(), ..Self::default() }
    }
}

impl PartialEq for Vocabulary {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.tags == other.tags
    }
}

/// Why a vocabulary cannot be read or changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// A syntax error in a stored or imported file.
    #[error("line {line}, column {column}: {what}")]
    Syntax {
        /// The line, 1-based.
        line: usize,
        /// The column in characters, 1-based.
        column: usize,
        /// The message of the parser, in English.
        what: String,
    },
    /// The tag is not in the vocabulary.
    #[error("the vocabulary has no tag {0:?}")]
    Unknown(String),
    /// Another tag has this form already.
    #[error("{form:?} is a form of the tag {tag:?}")]
    Taken {
        /// The form.
        form: String,
        /// The name of the tag that has it.
        tag: String,
    },
    /// The name has no letter or digit.
    #[error("a tag needs a name")]
    NoName,
}

impl Vocabulary {
    /// Reads a stored vocabulary.
    ///
    /// # Errors
    /// [`VocabularyError::Syntax`] at the first syntax error.
    pub fn read(ron: &str) -> Result<Self, VocabularyError> {
        ron::from_str(ron).map_err(|error| VocabularyError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            what: error.code.to_string(),
        })
    }

    /// Serializes the vocabulary.
    #[must_use]
    pub fn write(&self) -> String {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).unwrap_or_default()
    }

    /// The tags, in the order of the file.
    #[must_use]
    pub fn tags(&self) -> &[TagEntry] {
        &self.tags
    }

    /// The index of the first tag that has each form, by the key of the form.
    fn keys(&self) -> &HashMap<String, usize> {
        self.keys.get_or_init(|| {
            let mut keys = HashMap::with_capacity(self.tags.len() * 2);
            for (index, tag) in self.tags.iter().enumerate() {
                keys.entry(tag_key(&tag.name)).or_insert(index);
            }
            for (index, tag) in self.tags.iter().enumerate() {
                for form in tag.forms().skip(1) {
                    keys.entry(tag_key(form)).or_insert(index);
                }
            }
            keys
        })
    }

    /// Builds the index by which tags are found in stories, so that the first suggestion does not wait for it. May be called on
    /// another thread.
    pub fn prepare(&self) {
        let _ = (self.keys(), self.index());
    }

    pub(crate) fn index(&self) -> &VocabularyIndex {
        self.index.get_or_init(|| VocabularyIndex::new(self))
    }

    fn changed(&mut self) {
        self.keys = OnceLock::new();
        self.index = OnceLock::new();
    }

    fn position(&self, form: &str) -> Option<usize> {
        self.keys().get(&tag_key(form)).copied()
    }

    /// Returns the tag with this form: its name, an alias or a retired form. Letter case, spaces and normalization form do not
    /// matter.
    #[must_use]
    pub fn find(&self, form: &str) -> Option<&TagEntry> {
        self.position(form).map(|index| &self.tags[index])
    }

    /// Adds a tag. Forms that it repeats are dropped.
    ///
    /// # Errors
    /// [`VocabularyError::NoName`] or [`VocabularyError::Taken`].
    pub fn add(&mut self, mut entry: TagEntry) -> Result<(), VocabularyError> {
        if tag_key(&entry.name).is_empty() {
            return Err(VocabularyError::NoName);
        }
        if let Some((form, tag)) = entry.forms().find_map(|form| Some((form, self.find(form)?))) {
            return Err(VocabularyError::Taken { form: form.to_owned(), tag: tag.name.clone() });
        }
        tidy(&mut entry);
        // The keys are kept, so that adding many tags is not quadratic.
        let index = self.tags.len();
        if let Some(keys) = self.keys.get_mut() {
            keys.extend(entry.forms().map(|form| (tag_key(form), index)));
        }
        self.tags.push(entry);
        self.index = OnceLock::new();
        Ok(())
    }

    /// Adds each tag, or its forms and its broader tag to the tag that has its name. Returns how many tags are new.
    pub fn add_all(&mut self, entries: impl IntoIterator<Item = TagEntry>) -> usize {
        let mut added = 0;
        for mut entry in entries {
            if let Some(index) = self.position(&entry.name) {
                let known = &mut self.tags[index];
                let forms: Vec<String> = entry.aliases;
                if known.kind == TagKind::Topic {
                    known.kind = entry.kind;
                }
                if known.broader.is_none() {
                    known.broader = entry.broader;
                }
                for form in forms {
                    self.add_form(index, form);
                }
                continue;
            }
            entry.aliases.retain(|form| self.find(form).is_none());
            entry.retired_forms.retain(|form| self.find(form).is_none());
            added += usize::from(self.add(entry).is_ok());
        }
        self.changed();
        added
    }

    /// Adds an alias to a tag unless some tag has it.
    fn add_form(&mut self, index: usize, form: String) {
        let key = tag_key(&form);
        if !key.is_empty() && !self.keys().contains_key(&key) {
            if let Some(keys) = self.keys.get_mut() {
                keys.insert(key, index);
            }
            self.tags[index].aliases.push(form);
        }
    }

    /// Gives a tag another name; the old one becomes a retired form. Tags that imply it follow.
    ///
    /// # Errors
    /// [`VocabularyError::Unknown`], [`VocabularyError::NoName`], or [`VocabularyError::Taken`] if the new name is a form of
    /// another tag.
    pub fn rename(&mut self, form: &str, new_name: &str) -> Result<(), VocabularyError> {
        let index = self.position(form).ok_or_else(|| VocabularyError::Unknown(form.to_owned()))?;
        if tag_key(new_name).is_empty() {
            return Err(VocabularyError::NoName);
        }
        if let Some(other) = self.position(new_name).filter(|other| *other != index) {
            return Err(VocabularyError::Taken { form: new_name.to_owned(), tag: self.tags[other].name.clone() });
        }
        let tag = &mut self.tags[index];
        let old = std::mem::replace(&mut tag.name, new_name.to_owned());
        tag.retired_forms.push(old.clone());
        tidy(tag);
        self.follow_broader(&old, new_name);
        self.changed();
        Ok(())
    }

    /// Puts a tag into another one: its forms become aliases of that one, its name a retired form. Tags that imply it follow.
    ///
    /// # Errors
    /// [`VocabularyError::Unknown`].
    pub fn merge(&mut self, from: &str, into: &str) -> Result<(), VocabularyError> {
        let unknown = |form: &str| VocabularyError::Unknown(form.to_owned());
        let from_index = self.position(from).ok_or_else(|| unknown(from))?;
        let into_index = self.position(into).ok_or_else(|| unknown(into))?;
        if from_index == into_index {
            return Ok(());
        }
        let merged = self.tags[from_index].clone();
        let kept = &mut self.tags[into_index];
        kept.retired_forms.push(merged.name.clone());
        kept.retired_forms.extend(merged.retired_forms);
        kept.aliases.extend(merged.aliases);
        if kept.note.is_empty() {
            kept.note = merged.note;
        }
        if kept.broader.is_none()
            && merged.broader.as_ref().is_some_and(|broader| tag_key(broader) != tag_key(&kept.name))
        {
            kept.broader = merged.broader;
        }
        tidy(kept);
        let kept_name = kept.name.clone();
        self.tags.remove(from_index);
        self.follow_broader(&merged.name, &kept_name);
        self.changed();
        Ok(())
    }

    /// Takes a tag out.
    ///
    /// # Errors
    /// [`VocabularyError::Unknown`].
    pub fn remove(&mut self, form: &str) -> Result<TagEntry, VocabularyError> {
        let index = self.position(form).ok_or_else(|| VocabularyError::Unknown(form.to_owned()))?;
        let removed = self.tags.remove(index);
        self.changed();
        Ok(removed)
    }

    /// Replaces a tag, whose forms and other data the user edited.
    ///
    /// # Errors
    /// [`VocabularyError::Unknown`], [`VocabularyError::NoName`], or [`VocabularyError::Taken`]; nothing is changed then.
    pub fn replace(&mut self, form: &str, mut entry: TagEntry) -> Result<(), VocabularyError> {
        let index = self.position(form).ok_or_else(|| VocabularyError::Unknown(form.to_owned()))?;
        if tag_key(&entry.name).is_empty() {
            return Err(VocabularyError::NoName);
        }
        let taken = entry.forms().find_map(|form| Some((form, self.position(form).filter(|other| *other != index)?)));
        if let Some((form, other)) = taken {
            return Err(VocabularyError::Taken { form: form.to_owned(), tag: self.tags[other].name.clone() });
        }
        tidy(&mut entry);
        let new_name = entry.name.clone();
        let old = std::mem::replace(&mut self.tags[index], entry);
        self.follow_broader(&old.name, &new_name);
        self.changed();
        Ok(())
    }

    fn follow_broader(&mut self, old: &str, new: &str) {
        let (old_key, new_key) = (tag_key(old), tag_key(new));
        for tag in &mut self.tags {
            if tag.broader.as_ref().is_some_and(|broader| tag_key(broader) == old_key) {
                tag.broader = (tag_key(&tag.name) != new_key).then(|| new.to_owned());
            }
        }
    }

    /// Returns up to `limit` tags with a form that matches what the user types, best first: whole, beginnings, beginnings of words,
    /// parts, and with one typing error.
    #[must_use]
    pub fn search(&self, typed: &str, limit: usize) -> Vec<&TagEntry> {
        let mut found: Vec<_> = self
            .tags
            .iter()
            .filter_map(|tag| {
                let by_form = |(index, form): (usize, &str)| Some((match_name(typed, form)?, index == 0));
                Some((tag.forms().enumerate().filter_map(by_form).max()?, tag))
            })
            .collect();
        found.sort_by(|((a, a_name), a_tag), ((b, b_name), b_tag)| {
            (b.kind, b_name).cmp(&(a.kind, a_name)).then(b.cmp(a)).then(a_tag.name.cmp(&b_tag.name))
        });
        if found.iter().any(|((matched, _), _)| matched.kind > MatchKind::Typo) {
            found.retain(|((matched, _), _)| matched.kind > MatchKind::Typo);
        }
        found.into_iter().take(limit).map(|(_, tag)| tag).collect()
    }

    /// Returns up to `limit` tags with a form that contains the typed text: forms that begin with it, then the others; shorter forms
    /// first. Spaces and letter case do not matter. Unlike [`Self::search`], it is quick enough for each letter that is typed.
    #[must_use]
    pub fn containing(&self, typed: &str, limit: usize) -> Vec<&TagEntry> {
        self.ranked(typed, limit, |_| true)
    }

    /// Returns the names of tags that complete what the user types, as [`Self::containing`] finds them. Tags that are no longer used
    /// are left out.
    #[must_use]
    pub fn complete(&self, typed: &str, limit: usize) -> Vec<&str> {
        self.ranked(typed, limit, |tag| !tag.is_retired).into_iter().map(|tag| tag.name.as_str()).collect()
    }

    fn ranked(&self, typed: &str, limit: usize, is_wanted: impl Fn(&TagEntry) -> bool) -> Vec<&TagEntry> {
        let wanted = tag_key(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut best: HashMap<usize, (bool, usize)> = HashMap::new();
        for (key, index) in self.keys() {
            let Some(at) = key.find(&wanted).filter(|_| is_wanted(&self.tags[*index])) else { continue };
            let rank = (at > 0, key.len());
            let known = best.entry(*index).or_insert(rank);
            *known = rank.min(*known);
        }
        let mut found: Vec<_> = best.into_iter().map(|(index, rank)| (rank, &self.tags[index])).collect();
        found.sort_unstable_by(|(a, a_tag), (b, b_tag)| a.cmp(b).then_with(|| a_tag.name.cmp(&b_tag.name)));
        found.into_iter().take(limit).map(|(_, tag)| tag).collect()
    }

    /// Returns the published form of a tag: the name of the vocabulary for any of its forms, and other tags as they are.
    #[must_use]
    pub fn canonical<'a>(&'a self, tag: &'a str) -> &'a str {
        self.find(tag).map_or(tag, |entry| entry.name.as_str())
    }

    /// Returns the wider tags that a tag implies, nearest first. A circle ends the list.
    #[must_use]
    pub fn implied(&self, tag: &str) -> Vec<&str> {
        let mut seen: Vec<usize> = self.position(tag).into_iter().collect();
        let mut implied = Vec::new();
        while let Some(broader) = seen.last().and_then(|index| self.tags[*index].broader.as_deref()) {
            let Some(index) = self.position(broader) else {
                implied.push(broader);
                break;
            };
            if seen.contains(&index) {
                break;
            }
            implied.push(self.tags[index].name.as_str());
            seen.push(index);
        }
        implied
    }
}

/// Drops forms that repeat others, trims them, and drops a broader tag that is the tag itself.
fn tidy(entry: &mut TagEntry) {
    entry.name = redaksi_core::text::collapse_whitespace(&entry.name);
    let mut seen = vec![tag_key(&entry.name)];
    for forms in [&mut entry.aliases, &mut entry.retired_forms] {
        forms.retain_mut(|form| {
            *form = redaksi_core::text::collapse_whitespace(form);
            let key = tag_key(form);
            let is_new = !key.is_empty() && !seen.contains(&key);
            seen.push(key);
            is_new
        });
    }
    if entry.broader.as_ref().is_some_and(|broader| tag_key(broader) == seen[0]) {
        entry.broader = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(names: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for name in names {
            vocabulary.add(TagEntry::new(*name, TagKind::Topic)).unwrap();
        }
        vocabulary
    }

    #[test]
    fn a_typed_text_is_completed_to_names_by_any_form() {
        let mut vocabulary = vocabulary(&["banjir rob", "banjir", "kota banjir"]);
        vocabulary
            .add(TagEntry { aliases: vec!["Bandar".to_owned()], ..TagEntry::new("pelabuhan", TagKind::Topic) })
            .unwrap();
        vocabulary.add(TagEntry { is_retired: true, ..TagEntry::new("bandit", TagKind::Topic) }).unwrap();
        assert_eq!(vocabulary.complete("BAN", 9), ["banjir", "pelabuhan", "banjir rob", "kota banjir"]);
        assert_eq!(vocabulary.complete("ban", 1), ["banjir"]);
        assert_eq!(vocabulary.complete(" ", 9), [""; 0]);
        assert_eq!(vocabulary.containing("bandi", 9)[0].name, "bandit");
    }

    #[test]
    fn a_vocabulary_is_stored_and_read_unchanged() {
        let mut vocabulary = vocabulary(&["banjir"]);
        vocabulary
            .add(TagEntry {
                name: "KPK".to_owned(),
                kind: TagKind::Organisation,
                aliases: vec!["Komisi Pemberantasan Korupsi".to_owned()],
                broader: Some("korupsi".to_owned()),
                note: "“x”".to_owned(),
                ..TagEntry::default()
            })
            .unwrap();
        assert_eq!(Vocabulary::read(&vocabulary.write()), Ok(vocabulary));
    }

    #[test]
    fn a_syntax_error_has_a_place() {
        let error = Vocabulary::read("(tags: [\n (name: 3)])");
        assert!(matches!(error, Err(VocabularyError::Syntax { line: 2, .. })), "{error:?}");
    }

    #[test]
    fn a_renamed_tag_is_found_by_its_old_name_and_implied_by_the_new_one() {
        let mut vocabulary = vocabulary(&["tsunami", "bencana"]);
        vocabulary
            .replace(
                "tsunami",
                TagEntry { broader: Some("bencana".to_owned()), ..TagEntry::new("tsunami", TagKind::Event) },
            )
            .unwrap();
        vocabulary.rename("bencana", "bencana alam").unwrap();
        assert_eq!(vocabulary.canonical("Bencana"), "bencana alam");
        assert_eq!(vocabulary.implied("tsunami"), ["bencana alam"]);
        assert_eq!(
            vocabulary.rename("tsunami", "Bencana"),
            Err(VocabularyError::Taken { form: "Bencana".to_owned(), tag: "bencana alam".to_owned() })
        );
    }

    #[test]
    fn merged_tags_have_all_forms() {
        let mut vocabulary = vocabulary(&["Pilpres", "pemilihan presiden", "pemilu"]);
        vocabulary.merge("pemilihan presiden", "Pilpres").unwrap();
        assert_eq!(vocabulary.tags().len(), 2);
        assert_eq!(vocabulary.canonical("Pemilihan Presiden"), "Pilpres");
        assert_eq!(vocabulary.merge("x", "Pilpres"), Err(VocabularyError::Unknown("x".to_owned())));
    }

    #[test]
    fn circles_of_broader_tags_end() {
        let mut vocabulary = vocabulary(&["a", "b"]);
        for (tag, broader) in [("a", "b"), ("b", "a")] {
            vocabulary
                .replace(tag, TagEntry { broader: Some(broader.to_owned()), ..TagEntry::new(tag, TagKind::Topic) })
                .unwrap();
        }
        assert_eq!(vocabulary.implied("a"), ["b"]);
    }

    #[test]
    fn the_search_prefers_names_that_begin_with_the_typed_text() {
        let vocabulary = vocabulary(&["banjir bandang", "korban banjir", "banjir", "gempa"]);
        let names: Vec<&str> = vocabulary.search("banj", 10).iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["banjir", "banjir bandang", "korban banjir"]);
        assert_eq!(vocabulary.search("bamjir", 1).len(), 1);
    }

    #[test]
    fn forms_of_another_tag_are_refused() {
        let mut vocabulary = vocabulary(&["banjir"]);
        assert_eq!(
            vocabulary.add(TagEntry::new("BANJIR", TagKind::Topic)),
            Err(VocabularyError::Taken { form: "BANJIR".to_owned(), tag: "banjir".to_owned() })
        );
        assert_eq!(vocabulary.add(TagEntry::new(" ", TagKind::Topic)), Err(VocabularyError::NoName));
    }
}
