//! Finds the forms of a vocabulary in a text: whole words, longest first, with affixes folded.

use crate::affixes::AffixFolder;
use crate::gazetteer::Gazetteer;
use crate::language_pack::{LanguagePack, is_given_name, pack_for, primary_subtag};
use crate::phrase_trie::PhraseTrie;
use crate::tag_kind::TagKind;
use crate::variants::variants;
use crate::vocabulary::Vocabulary;
use crate::word_list::PhraseSet;
use crate::words::{Shape, TagWord, folded_words};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How a form was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FormKind {
    /// A spelling that the gazetteer knows for the same thing.
    Known,
    /// The name without the title before it.
    WithoutTitle,
    /// An alias or a retired form.
    Alias,
    /// The name.
    Name,
}

/// A form in the index.
#[derive(Clone, Debug)]
struct IndexedForm {
    tag: u32,
    kind: FormKind,
    /// Whether the words must have capitals in the text.
    needs_capital: bool,
    /// Whether the words must be in capitals only.
    needs_capitals: bool,
    /// The folded words, joined with spaces.
    folded: Box<str>,
}

/// A form of a tag in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VocabularyMatch {
    /// The index of the tag.
    pub(crate) tag: usize,
    /// The range of word indexes.
    pub(crate) words: Range<usize>,
    pub(crate) kind: FormKind,
    /// Whether the words are those of the form, without affixes folded.
    pub(crate) is_exact: bool,
}

/// The forms of a vocabulary by their words.
#[derive(Debug)]
pub(crate) struct VocabularyIndex {
    trie: PhraseTrie<IndexedForm>,
    folder_language: String,
    /// The tags that are an office and a person, by the person's name and by each end of it.
    persons: HashMap<Box<str>, Vec<PersonForm>>,
    /// Whether the vocabulary publishes persons with their office.
    pub(crate) has_offices: bool,
}

/// The name of a person in a tag, or the end of it.
#[derive(Clone, Copy, Debug)]
struct PersonForm {
    tag: u32,
    title_words: usize,
    is_whole: bool,
}

/// A tag that is an office and a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonTag {
    pub(crate) tag: usize,
    /// How many words of the person's name the tag and the story have.
    pub(crate) words: usize,
    /// How many words stand before it.
    pub(crate) title_words: usize,
}

/// The most letters of a form in capitals that is an abbreviation.
const MAX_ABBREVIATION_LETTERS: usize = 5;

/// The least tags with an office by which persons are published with it.
const MIN_OFFICES: usize = 5;

impl VocabularyIndex {
    pub(crate) fn new(vocabulary: &Vocabulary) -> Self {
        let mut language = primary_subtag(&vocabulary.language);
        if language.is_empty() {
            "id".clone_into(&mut language);
        }
        let folder = AffixFolder::for_language(&language);
        let pack = pack_for(&language);
        let mut trie = PhraseTrie::default();
        let mut own_forms = HashSet::new();
        let mut extra = Vec::new();
        let mut persons: HashMap<Box<str>, Vec<PersonForm>> = HashMap::new();
        let (mut with_office, mut without_office) = (0, 0);
        for (index, tag) in vocabulary.tags().iter().enumerate().filter(|(_, tag)| !tag.is_retired) {
            let Ok(index) = u32::try_from(index) else { break };
            let name = folded_words(&tag.name);
            let title_words = office_words(&name, pack);
            if title_words > 0 {
                with_office += 1;
                for start in title_words..name.len() {
                    let form = PersonForm { tag: index, title_words, is_whole: start == title_words };
                    persons.entry(name[start..].join(" ").into()).or_default().push(form);
                }
            } else if tag.kind == TagKind::Person || name.first().is_some_and(|word| is_given_name(word)) {
                without_office += 1;
            }
            for (order, form) in tag.forms().enumerate() {
                let words = folded_words(form);
                if words.is_empty() || words.iter().all(|word| pack.stop_words.contains(word)) {
                    continue;
                }
                let kind = if order == 0 { FormKind::Name } else { FormKind::Alias };
                let is_proper = !matches!(tag.kind, TagKind::Topic | TagKind::Event);
                let title = office_words(&words, pack);
                for variant in variants(&words) {
                    extra.push((index, FormKind::Known, variant, true, false));
                }
                if title > 0 && words.len() >= title + 2 {
                    extra.push((index, FormKind::WithoutTitle, words[title..].to_vec(), true, false));
                }
                if let Some(known) = Gazetteer::get().whole(form) {
                    for spelling in &known.spellings {
                        extra.push((
                            index,
                            FormKind::Known,
                            folded_words(spelling),
                            true,
                            !spelling.contains(char::is_lowercase),
                        ));
                    }
                }
                let needs_capitals = !form.contains(char::is_lowercase)
                    && form.contains(char::is_uppercase)
                    && form.chars().filter(|c| c.is_alphabetic()).count() <= MAX_ABBREVIATION_LETTERS;
                own_forms.insert(words.join(" "));
                insert(
                    &mut trie,
                    folder,
                    &words,
                    IndexedForm {
                        tag: index,
                        kind,
                        needs_capital: is_proper,
                        needs_capitals,
                        folded: words.join(" ").into(),
                    },
                );
            }
        }
        for (tag, kind, words, needs_capital, needs_capitals) in extra {
            let folded = words.join(" ");
            if !own_forms.contains(&folded) {
                let form = IndexedForm { tag, kind, needs_capital, needs_capitals, folded: folded.into() };
                insert(&mut trie, folder, &words, form);
            }
        }
        let has_offices = with_office >= MIN_OFFICES && with_office > without_office;
        Self { trie, folder_language: language, persons, has_offices }
    }

    /// Returns the tags that are an office and this person: the name in the tag is the given one or a part of it, or ends with it.
    pub(crate) fn persons(&self, name: &[String]) -> Vec<PersonTag> {
        let forms =
            |words: &[String]| self.persons.get(words.join(" ").as_str()).map(Vec::as_slice).unwrap_or_default();
        let parts = (0..name.len()).flat_map(|start| (start + 1..=name.len()).map(move |end| &name[start..end]));
        let mut tags = Vec::new();
        for part in parts {
            for form in forms(part).iter().filter(|form| form.is_whole || part == name) {
                let (tag, title_words) = (form.tag as usize, form.title_words);
                tags.push(PersonTag { tag, words: part.len(), title_words });
            }
        }
        tags.sort_unstable_by_key(|found| (found.tag, std::cmp::Reverse(found.words)));
        tags.dedup_by_key(|found| found.tag);
        tags
    }

    /// Finds the forms in a text that is split into words: at each place the longest one, then the words after it.
    pub(crate) fn find(&self, words: &[TagWord], is_title_case: bool) -> Vec<VocabularyMatch> {
        let folder = AffixFolder::for_language(&self.folder_language);
        let ids: Vec<_> = words.iter().map(|word| self.trie.word_id(&folder.key(&word.folded))).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let prefixes: Vec<_> = self.trie.prefixes(ids[at..].iter().copied()).collect();
            let longest = prefixes.into_iter().rev().find_map(|(length, forms)| {
                let range = at..at + length;
                let best = best_form(forms, &words[range.clone()], is_title_case)?;
                Some((range, best))
            });
            match longest {
                Some((range, (form, is_exact))) => {
                    at = range.end;
                    found.push(VocabularyMatch { tag: form.tag as usize, words: range, kind: form.kind, is_exact });
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The number of words of an office that the words begin with, with its portfolio and the bodies that it belongs to; 0 if there is none,
/// or if nothing follows it.
fn office_words(words: &[String], pack: &LanguagePack) -> usize {
    let longest = |list: &PhraseSet, at: usize| list.longest(words[at..].iter().map(String::as_str));
    let mut at = longest(&pack.titles, 0);
    if at == 0 && longest(&pack.portfolio_heads, 0) == 0 {
        return 0;
    }
    at = 0;
    while at < words.len() {
        let head = longest(&pack.portfolio_heads, at);
        let portfolio = if head > 0 { longest(&pack.portfolios, at + head) } else { 0 };
        let with_portfolio = if portfolio > 0 { head + portfolio } else { 0 };
        let known = Gazetteer::get().longest(words[at..].iter().map(|word| (word.as_str(), true)));
        let known = known.filter(|known| at > 0 && !is_given_name(&words[at]) && known.length > 0);
        let step = longest(&pack.titles, at).max(with_portfolio).max(known.map_or(0, |known| known.length));
        if step == 0 {
            break;
        }
        at += step;
    }
    if at < words.len() { at } else { 0 }
}

fn insert(trie: &mut PhraseTrie<IndexedForm>, folder: AffixFolder, words: &[String], form: IndexedForm) {
    let keys: Vec<String> = words.iter().map(|word| folder.key(word)).collect();
    trie.insert(keys.iter().map(String::as_str), form);
}

/// The form of several with the same key that fits the words best.
fn best_form<'a>(forms: &'a [IndexedForm], words: &[TagWord], is_title_case: bool) -> Option<(&'a IndexedForm, bool)> {
    let is_same = |form: &IndexedForm| {
        let mut rest = form.folded.split(' ');
        words.iter().all(|word| rest.next() == Some(word.folded.as_str()))
    };
    let has_capital = words.iter().any(|word| word.shape != Shape::Lower);
    let in_capitals = words.iter().all(|word| matches!(word.shape, Shape::AllCaps | Shape::Initial | Shape::Number));
    let fitting =
        forms.iter().filter(|form| (!form.needs_capital || has_capital) && (!form.needs_capitals || in_capitals));
    fitting
        .map(|form| (form, is_same(form)))
        // Names are not inflected: folded affixes are for common words.
        .filter(|(form, is_exact)| {
            *is_exact || (!form.needs_capital && (is_title_case || !has_capital || words.len() > 1))
        })
        .max_by_key(|(form, is_exact)| (*is_exact, form.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::TagEntry;
    use crate::words::split_words;

    fn find(tags: &[(&str, TagKind)], text: &str) -> Vec<(String, String)> {
        let mut vocabulary = Vocabulary::default();
        for (name, kind) in tags {
            vocabulary.add(TagEntry::new(*name, *kind)).unwrap();
        }
        let words = split_words(text, &|_| false);
        let found = vocabulary.index().find(&words, false);
        found
            .into_iter()
            .map(|found| {
                let range = words[found.words.start].range.start..words[found.words.end - 1].range.end;
                (vocabulary.tags()[found.tag].name.clone(), text[range].to_owned())
            })
            .collect()
    }

    #[test]
    fn the_longest_form_is_found_and_never_inside_a_word() {
        let tags = [("press", TagKind::Topic), ("banjir", TagKind::Topic), ("banjir bandang", TagKind::Topic)];
        assert_eq!(
            find(&tags, "WordPress mencatat banjir bandang, bukan banjir."),
            [("banjir bandang".to_owned(), "banjir bandang".to_owned()), ("banjir".to_owned(), "banjir".to_owned())]
        );
    }

    #[test]
    fn affixes_of_common_words_are_folded() {
        let found = find(&[("pembelotan", TagKind::Topic)], "Mereka membelot kemarin.");
        assert_eq!(found, [("pembelotan".to_owned(), "membelot".to_owned())]);
    }

    #[test]
    fn abbreviations_are_found_in_capitals_only() {
        assert_eq!(find(&[("AS", TagKind::Place)], "as roda").len(), 0);
        assert_eq!(find(&[("AS", TagKind::Place)], "pasukan AS").len(), 1);
    }

    #[test]
    fn persons_are_found_without_their_title_and_bodies_by_their_other_names() {
        let tags = [("Gubernur Sari Utomo", TagKind::Topic), ("Kementerian Keuangan", TagKind::Organisation)];
        let found = find(&tags, "Kemenkeu dan Sari Utomo sepakat.");
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
