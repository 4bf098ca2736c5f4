//! Names that are known without context: places, state bodies, parties, clubs, events.

use crate::phrase_trie::PhraseTrie;
use crate::tag_kind::TagKind;
use crate::word_list::entries;
use crate::words::folded_words;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct NameList {
    kind: TagKind,
    #[serde(rename = "group")]
    _name: String,
    /// Whether stories often name them as their source only.
    #[serde(default)]
    is_source: bool,
    entries: String,
    #[cfg_attr(not(test), allow(dead_code))]
    must: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    must_not: Vec<String>,
}

/// A known name.
#[derive(Clone, Debug)]
pub(crate) struct KnownName {
    pub(crate) kind: TagKind,
    /// Whether stories often name it as their source only.
    pub(crate) is_source: bool,
    /// Its spellings, the preferred one first.
    pub(crate) spellings: Vec<&'static str>,
}

/// The known names and where they begin.
pub(crate) struct Gazetteer {
    names: Vec<KnownName>,
    /// Values: the index of the name, and whether the spelling is in capitals only.
    trie: PhraseTrie<(usize, bool)>,
}

/// A known name at a place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// The number of words.
    pub(crate) length: usize,
    /// The index of the name.
    pub(crate) name: usize,
}

static GROUPS: LazyLock<Vec<NameList>> = LazyLock::new(|| {
    let text = include_str!("../../../assets/tags/gazetteer.ron");
    ron::from_str(text).unwrap_or_else(|error| panic!("gazetteer.ron: {error}"))
});

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let (mut names, mut trie) = (Vec::new(), PhraseTrie::default());
    for group in GROUPS.iter() {
        for entry in entries(&group.entries) {
            let forms: Vec<&'static str> = entry.split('=').map(str::trim).filter(|text| !text.is_empty()).collect();
            let spellings: Vec<&'static str> = forms.iter().copied().filter(|form| !form.starts_with('~')).collect();
            for spelling in &forms {
                let in_capitals = !spelling.contains(char::is_lowercase);
                trie.insert(folded_words(spelling).iter().map(String::as_str), (names.len(), in_capitals));
            }
            names.push(KnownName { kind: group.kind, is_source: group.is_source, spellings });
        }
    }
    Gazetteer { names, trie }
});

impl Gazetteer {
    pub(crate) fn get() -> &'static Self {
        &GAZETTEER
    }

    /// Whether some known name has the folded word.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.trie.word_id(word).is_some()
    }

    /// Returns the name with this index.
    pub(crate) fn name(&self, index: usize) -> &KnownName {
        &self.names[index]
    }

    /// Returns the longest name that the words begin with. Each word is given folded, with whether it is in capitals only.
    /// A spelling in capitals, such as `AS`, is found only in capitals.
    // The words are read twice, so they are cloned; an iterator over a slice is cheap to clone.
    #[allow(clippy::needless_pass_by_value)]
    pub(crate) fn longest<'a>(&self, words: impl Iterator<Item = (&'a str, bool)> + Clone) -> Option<Known> {
        let ids = words.clone().map(|(word, _)| self.trie.word_id(word));
        let found = self.trie.prefixes(ids).filter_map(|(length, names)| {
            let all_capitals = words.clone().take(length).all(|(_, is_capitals)| is_capitals);
            let (name, _) = names.iter().find(|(_, in_capitals)| all_capitals || !in_capitals)?;
            Some(Known { length, name: *name })
        });
        found.last()
    }

    /// Returns the known name that a text is as a whole, in any spelling.
    pub(crate) fn whole(&self, text: &str) -> Option<&KnownName> {
        let is_capitals = !text.contains(char::is_lowercase);
        self.whole_words(&folded_words(text), is_capitals).map(|index| self.name(index))
    }

    /// Returns the index of the known name that folded words are as a whole, in any spelling.
    pub(crate) fn whole_words(&self, words: &[String], is_capitals: bool) -> Option<usize> {
        let known = self.longest(words.iter().map(|word| (word.as_str(), is_capitals)))?;
        (known.length == words.len()).then_some(known.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::find_names;

    #[test]
    fn names_are_found_in_the_texts_that_have_them() {
        for group in GROUPS.iter() {
            for text in &group.must {
                assert!(!find_names(&[text], "id").is_empty(), "{text}");
            }
            for text in &group.must_not {
                assert_eq!(find_names(&[text], "id"), [], "{text}");
            }
        }
    }

    #[test]
    fn all_provinces_of_indonesia_are_known() {
        assert_eq!(entries(&GROUPS[0].entries).count(), 38);
    }

    #[test]
    fn spellings_in_capitals_are_found_only_in_capitals() {
        let gazetteer = Gazetteer::get();
        assert_eq!(gazetteer.whole("as").map(|name| name.spellings[0]), None);
        assert_eq!(gazetteer.whole("AS").map(|name| name.spellings[0]), Some("Amerika Serikat"));
        assert_eq!(gazetteer.whole("Komisi Pemberantasan Korupsi").map(|name| name.spellings[0]), Some("KPK"));
        assert!(gazetteer.whole("Komisi").is_none());
    }
}
