//! Other ways to write a name: short and long forms of its first words and of its place.

use crate::gazetteer::Gazetteer;
use crate::phrase_trie::PhraseTrie;
use crate::word_list::entries;
use crate::words::folded_words;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct VariantLists {
    starts: String,
    optional: String,
}

/// The forms of the same words.
type Forms = Vec<Vec<String>>;

struct Variants {
    starts: Vec<Forms>,
    /// Values: the index in `starts`.
    start_trie: PhraseTrie<usize>,
    optional: Forms,
}

static VARIANTS: LazyLock<Variants> = LazyLock::new(|| {
    let lists: VariantLists = ron::from_str(include_str!("../../../assets/tags/variants.ron"))
        .unwrap_or_else(|error| panic!("variants.ron: {error}"));
    let starts: Vec<Forms> =
        entries(&lists.starts).map(|entry| entry.split('=').map(|form| folded_words(form.trim())).collect()).collect();
    let mut start_trie = PhraseTrie::default();
    for (index, forms) in starts.iter().enumerate() {
        for form in forms {
            start_trie.insert(form.iter().map(String::as_str), index);
        }
    }
    Variants { starts, start_trie, optional: entries(&lists.optional).map(folded_words).collect() }
});

/// The most variants of a name.
const MAX_VARIANTS: usize = 8;

/// Returns other ways to write a name of folded words, without the name itself.
pub(crate) fn variants(words: &[String]) -> Vec<Vec<String>> {
    let [first, .., last] = words else { return Vec::new() };
    let may_vary = VARIANTS.start_trie.word_id(first).is_some()
        || Gazetteer::get().has_word(last)
        || VARIANTS.optional.iter().any(|optional| optional.last() == Some(last) || optional.first() == Some(first));
    if !may_vary {
        return Vec::new();
    }
    let mut found = vec![words.to_vec()];
    for optional in &VARIANTS.optional {
        if words.len() > optional.len() + 1 {
            found.extend(words.strip_prefix(optional.as_slice()).map(<[String]>::to_vec));
            found.extend(words.strip_suffix(optional.as_slice()).map(<[String]>::to_vec));
        }
    }
    for name in found.clone() {
        let ids = name.iter().map(|word| VARIANTS.start_trie.word_id(word));
        let Some((length, starts)) = VARIANTS.start_trie.prefixes(ids).last() else { continue };
        for forms in starts {
            let others = VARIANTS.starts[*forms].iter().filter(|form| name[..length] != form[..]);
            found.extend(others.map(|form| [form.as_slice(), &name[length..]].concat()));
        }
    }
    for name in found.clone() {
        found.extend(other_places(&name));
        if found.len() > MAX_VARIANTS {
            break;
        }
    }
    found.retain(|name| name != words);
    found.truncate(MAX_VARIANTS);
    found
}

/// Returns a name with the other spellings of the known place or body at its end.
fn other_places(name: &[String]) -> Vec<Vec<String>> {
    for start in 1..name.len() {
        let known = Gazetteer::get().longest(name[start..].iter().map(|word| (word.as_str(), true)));
        if let Some(known) = known.filter(|known| known.length == name.len() - start) {
            let spellings = Gazetteer::get().name(known.name).spellings.iter().take(4).map(|form| folded_words(form));
            return spellings
                .filter(|form| name[start..] != form[..])
                .map(|form| [&name[..start], form.as_slice()].concat())
                .collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, variant: &str) -> bool {
        variants(&folded_words(name)).contains(&folded_words(variant))
    }

    #[test]
    fn short_and_long_forms_are_found_from_each_other() {
        assert!(has("Pemerintah Provinsi Jawa Timur", "Pemprov Jatim"));
        assert!(has("Kejari Bantul", "Kejaksaan Negeri Bantul"));
        assert!(has("PT Laut Karya Abadi", "Laut Karya Abadi"));
        assert!(has("DPRD Sumut", "DPRD Sumatera Utara"));
    }

    #[test]
    fn other_names_have_no_variants() {
        assert_eq!(variants(&folded_words("banjir bandang")), Vec::<Vec<String>>::new());
        assert_eq!(variants(&[]), Vec::<Vec<String>>::new());
    }
}
