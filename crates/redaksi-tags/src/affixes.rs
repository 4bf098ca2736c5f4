//! Keys under which forms of a word with different affixes are equal, such as `pembelotan` and `membelot`.

use serde::Deserialize;
use std::sync::LazyLock;

/// The rules of some languages, see the data file.
#[derive(Deserialize)]
struct AffixRules {
    languages: Vec<String>,
    /// The letters that must remain.
    least: usize,
    prefixes: Vec<(String, String, NextLetter)>,
    suffixes: Vec<String>,
    /// Pairs of words with the same key.
    #[cfg_attr(not(test), allow(dead_code))]
    examples: Vec<(String, String)>,
    /// Pairs of words with different keys.
    #[cfg_attr(not(test), allow(dead_code))]
    not: Vec<(String, String)>,
}

/// What must follow a prefix.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
enum NextLetter {
    Vowel,
    Consonant,
    Any,
}

impl NextLetter {
    fn fits(self, rest: &str) -> bool {
        let is_vowel = rest.starts_with(['a', 'e', 'i', 'o', 'u']);
        match self {
            Self::Vowel => is_vowel,
            Self::Consonant => !is_vowel,
            Self::Any => true,
        }
    }
}

static RULES: LazyLock<Vec<AffixRules>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../assets/tags/affixes.ron"))
        .unwrap_or_else(|error| panic!("affixes.ron: {error}"))
});

/// Takes affixes off folded words of one language.
#[derive(Clone, Copy)]
pub(crate) struct AffixFolder(Option<&'static AffixRules>);

impl AffixFolder {
    /// Returns the rules of a language (primary subtag); words of a language without rules stay as they are.
    pub(crate) fn for_language(language: &str) -> Self {
        Self(RULES.iter().find(|rules| rules.languages.iter().any(|known| known == language)))
    }

    /// Returns the key of a folded word.
    pub(crate) fn key(self, folded: &str) -> String {
        let Some(rules) = self.0 else { return folded.to_owned() };
        let is_enough = |text: &str| text.chars().count() >= rules.least;
        let mut stem = folded;
        let mut added = "";
        if let Some((prefix, replacement, _)) = rules.prefixes.iter().find(|(prefix, replacement, next)| {
            folded
                .strip_prefix(prefix.as_str())
                .is_some_and(|rest| next.fits(rest) && rest.chars().count() + replacement.len() >= rules.least)
        }) {
            stem = &folded[prefix.len()..];
            added = replacement;
        }
        let with_suffix = rules.suffixes.iter().filter_map(|suffix| stem.strip_suffix(suffix.as_str()));
        let shortest = with_suffix.filter(|rest| is_enough(&format!("{added}{rest}"))).min_by_key(|rest| rest.len());
        format!("{added}{}", shortest.unwrap_or(stem))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::fold;

    #[test]
    fn examples_of_every_language_are_kept() {
        for rules in RULES.iter() {
            let folder = AffixFolder::for_language(&rules.languages[0]);
            for (one, other) in &rules.examples {
                assert_eq!(folder.key(&fold(one)), folder.key(&fold(other)), "{one} {other}");
            }
            for (one, other) in &rules.not {
                assert_ne!(folder.key(&fold(one)), folder.key(&fold(other)), "{one} {other}");
            }
        }
    }

    #[test]
    fn words_of_unknown_languages_stay() {
        assert_eq!(AffixFolder::for_language("xx").key("membelot"), "membelot");
    }
}
