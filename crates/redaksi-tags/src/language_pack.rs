//! What is known of the words of each language: function words, titles, heads of names. Read from the data files.

use crate::word_list::{PhraseSet, SynonymSet};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The words of a language, see `assets/tags/names.id.ron` for what each list is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LanguagePack {
    /// The primary language subtag.
    pub(crate) language: String,
    /// The language whose lists of common words are used where its own are empty.
    pub(crate) like: String,
    /// Whether common nouns have a capital, as in German.
    pub(crate) capital_nouns: bool,
    pub(crate) stop_words: PhraseSet,
    pub(crate) weak_words: PhraseSet,
    pub(crate) starters: PhraseSet,
    /// Shapes of common words at the start of a sentence: beginning, end, least number of letters.
    pub(crate) starter_shapes: Vec<(String, String, usize)>,
    /// Shapes of verbs, which are no key phrases, and words that only look like them.
    pub(crate) verb_shapes: Vec<(String, String, usize)>,
    pub(crate) not_verbs: PhraseSet,
    /// Shapes of common nouns, where they have a capital.
    pub(crate) noun_shapes: Vec<(String, String, usize)>,
    pub(crate) titles: PhraseSet,
    /// Words before an office that someone no longer or not yet holds: `mantan`.
    pub(crate) former_words: PhraseSet,
    pub(crate) portfolio_heads: PhraseSet,
    pub(crate) portfolios: PhraseSet,
    /// Offices after which a common word is always a portfolio: `Menteri Pelayaran`.
    pub(crate) ministers: PhraseSet,
    /// Forms of address by which a person of one name is known: `Cak Darto`.
    pub(crate) name_titles: PhraseSet,
    /// Heads of bodies that have their seat in a place which is known for certain: what else follows is a person.
    pub(crate) seat_heads: PhraseSet,
    /// Heads before an abbreviation that is the name: `Badan PBB`.
    pub(crate) general_heads: PhraseSet,
    /// Money, which has the name of its country: `dolar AS`.
    pub(crate) currencies: PhraseSet,
    /// Small words that stand glued to a name where a page lost a space, and that end no name: `untuk`.
    pub(crate) glued_endings: PhraseSet,
    /// Legal forms of companies, which are no part of the name: `PT`, `Tbk`.
    pub(crate) legal_forms: PhraseSet,
    pub(crate) groups: PhraseSet,
    /// General words that may begin a key phrase of several words.
    pub(crate) phrase_heads: PhraseSet,
    /// General words that may end a key phrase of two words.
    pub(crate) phrase_tails: PhraseSet,
    /// Heads of groups that are named after their country: `Klub Jerman`.
    pub(crate) team_heads: PhraseSet,
    /// General words that are no key phrase alone: `pengiriman`, but `pengiriman pasukan` is one.
    pub(crate) general_words: PhraseSet,
    /// Verbs without affixes: no key phrase begins or ends with one.
    pub(crate) root_verbs: PhraseSet,
    /// Common nouns that are topics also when they stand alone.
    pub(crate) topic_words: PhraseSet,
    pub(crate) home_places: PhraseSet,
    pub(crate) numbered_heads: PhraseSet,
    pub(crate) organisation_heads: PhraseSet,
    pub(crate) organisation_tails: PhraseSet,
    /// Words that end the name of a body for certain: `Studies`.
    pub(crate) organisation_ends: PhraseSet,
    pub(crate) organisation_joiners: PhraseSet,
    /// Joiners that are a part of a name only after another joiner.
    pub(crate) late_joiners: PhraseSet,
    pub(crate) joined_heads: PhraseSet,
    pub(crate) place_heads: PhraseSet,
    pub(crate) place_tails: PhraseSet,
    pub(crate) small_place_heads: PhraseSet,
    pub(crate) place_before: PhraseSet,
    pub(crate) event_heads: PhraseSet,
    pub(crate) event_tails: PhraseSet,
    pub(crate) name_joiners: PhraseSet,
    pub(crate) said: PhraseSet,
    pub(crate) said_before: PhraseSet,
    /// Words that announce the source of a text.
    pub(crate) source_words: PhraseSet,
    /// Words before a place that make a body of it, which stands for the place: `Pemerintah`.
    pub(crate) place_bodies: PhraseSet,
    /// The levels of places: a body of one level is no body of another.
    pub(crate) place_levels: SynonymSet,
    /// Words before another name of a person: `disapa`.
    pub(crate) nickname_words: PhraseSet,
    /// Persons and the other names by which every reader knows them: `Joko Widodo`, `Jokowi`.
    pub(crate) nicknames: SynonymSet,
    /// Words that mean the same, of which one is suggested: `turis`, `wisatawan`.
    pub(crate) synonyms: SynonymSet,
    pub(crate) degrees: PhraseSet,
    pub(crate) given_names: PhraseSet,
    pub(crate) not_names: PhraseSet,
    pub(crate) examples: Vec<NameExample>,
}

impl LanguagePack {
    /// Takes the lists of common words that it does not have from the pack of a related language.
    fn take_missing(&mut self, like: Self) {
        let lists = [
            (&mut self.general_words, like.general_words),
            (&mut self.root_verbs, like.root_verbs),
            (&mut self.not_verbs, like.not_verbs),
            (&mut self.phrase_heads, like.phrase_heads),
            (&mut self.phrase_tails, like.phrase_tails),
            (&mut self.topic_words, like.topic_words),
            (&mut self.currencies, like.currencies),
            (&mut self.legal_forms, like.legal_forms),
            (&mut self.seat_heads, like.seat_heads),
            (&mut self.ministers, like.ministers),
        ];
        for (own, other) in lists {
            if own.is_empty() {
                *own = other;
            }
        }
        if self.verb_shapes.is_empty() {
            self.verb_shapes = like.verb_shapes;
        }
    }

    /// Whether a folded word looks like a common word by its affixes.
    pub(crate) fn has_starter_shape(&self, word: &str) -> bool {
        has_shape(&self.starter_shapes, word)
    }

    /// Whether a folded word looks like a verb.
    pub(crate) fn has_verb_shape(&self, word: &str) -> bool {
        has_shape(&self.verb_shapes, word) && !self.not_verbs.contains(word)
    }

    /// Whether a folded word looks like a common noun.
    pub(crate) fn has_noun_shape(&self, word: &str) -> bool {
        has_shape(&self.noun_shapes, word)
    }
}

/// Whether a folded word has one of the shapes: beginning, end, least number of letters.
fn has_shape(shapes: &[(String, String, usize)], word: &str) -> bool {
    let length = word.chars().count();
    shapes.iter().any(|(start, end, least)| {
        length >= *least && word.strip_prefix(start.as_str()).is_some_and(|rest| rest.ends_with(end.as_str()))
    })
}

/// A sentence with its names, which the tests check.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NameExample {
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) text: String,
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) names: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    pub(crate) not: Vec<String>,
}

static PACKS: LazyLock<HashMap<String, LanguagePack>> = LazyLock::new(|| {
    let read = |name: &str, text: &str| -> LanguagePack {
        ron::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let more: Vec<LanguagePack> = ron::from_str(include_str!("../../../assets/tags/names.more.ron"))
        .unwrap_or_else(|error| panic!("names.more.ron: {error}"));
    let mut packs = vec![
        read("names.id.ron", include_str!("../../../assets/tags/names.id.ron")),
        read("names.en.ron", include_str!("../../../assets/tags/names.en.ron")),
    ];
    packs.extend(more);
    for index in 0..packs.len() {
        let like = packs.iter().find(|pack| !pack.language.is_empty() && pack.language == packs[index].like).cloned();
        if let Some(like) = like {
            packs[index].take_missing(like);
        }
    }
    packs.into_iter().map(|pack| (pack.language.clone(), pack)).collect()
});

static NO_PACK: LazyLock<LanguagePack> = LazyLock::new(LanguagePack::default);

/// Returns the primary subtag of a language tag, in small letters: `id` of `id-ID`.
pub(crate) fn primary_subtag(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns the pack of a language (primary subtag); an empty one for an unknown language.
pub(crate) fn pack_for(language: &str) -> &'static LanguagePack {
    PACKS.get(language).unwrap_or(&NO_PACK)
}

/// Whether a folded word is a common given name in some language; names cross borders.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.iter().any(|names| names.contains(word))
}

/// Whether a folded word joins parts of a person's name in some other language, and is no function word of this one.
pub(crate) fn is_foreign_joiner(word: &str, pack: &LanguagePack) -> bool {
    word.len() <= 4 && !pack.stop_words.contains(word) && PACKS.values().any(|other| other.name_joiners.contains(word))
}

static GIVEN_NAMES: LazyLock<Vec<&'static PhraseSet>> =
    LazyLock::new(|| PACKS.values().map(|pack| &pack.given_names).filter(|names| !names.is_empty()).collect());

/// All packs, in no order.
pub(crate) fn all_packs() -> impl Iterator<Item = &'static LanguagePack> {
    PACKS.values()
}

/// The least share of function words in a text of a language.
const MIN_STOP_WORD_SHARE: f32 = 0.12;

/// Guesses the language of a text by its function words. Empty if none fits.
#[must_use]
pub fn guess_language(text: &str) -> String {
    let words = crate::words::folded_words(text);
    // Of related languages with the same count, the one whose code stands first in the alphabet is taken.
    let best = all_packs().map(|pack| (stop_words(pack, &words), std::cmp::Reverse(pack.language.as_str()))).max();
    let Some((found, std::cmp::Reverse(language))) = best else { return String::new() };
    if found as f32 >= words.len() as f32 * MIN_STOP_WORD_SHARE && found > 0 {
        language.to_owned()
    } else {
        String::new()
    }
}

/// The share of the function words of the guessed language that a text must have of its declared one.
const MIN_DECLARED_SHARE: f32 = 0.5;

/// Returns the language of a text: the declared one (primary subtag) unless the words are clearly those of another.
pub(crate) fn language_of(declared: &str, text: &str) -> String {
    let guessed = guess_language(text);
    if guessed.is_empty() || (declared != guessed && !declared.is_empty() && !PACKS.contains_key(declared)) {
        return declared.to_owned();
    }
    let words = crate::words::folded_words(text);
    let [of_declared, of_guessed] = [declared, &guessed].map(|language| stop_words(pack_for(language), &words) as f32);
    if of_declared >= of_guessed * MIN_DECLARED_SHARE { declared.to_owned() } else { guessed }
}

fn stop_words(pack: &LanguagePack, words: &[String]) -> usize {
    words.iter().filter(|word| pack.stop_words.contains(word)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_guessed_by_function_words() {
        for (text, language) in [
            ("Warga desa itu menanam pohon yang tinggi di tepi sungai pada hari Minggu.", "id"),
            ("The farmers of that village have planted trees on the river bank.", "en"),
            ("Die Bauern haben am Sonntag Bäume an dem Ufer des Flusses gepflanzt.", "de"),
            ("Los vecinos de la aldea han plantado árboles en la orilla del río.", "es"),
            ("Жители деревни посадили деревья на берегу реки, и это было хорошо.", "ru"),
            ("xyzzy plugh", ""),
        ] {
            assert_eq!(guess_language(text), language, "{text}");
        }
    }

    #[test]
    fn a_declared_language_is_kept_unless_the_words_are_of_another() {
        let text = "Warga desa itu menanam pohon yang tinggi di tepi sungai pada hari Minggu.";
        assert_eq!(language_of("ms", text), "ms");
        assert_eq!(language_of("en", text), "id");
        assert_eq!(language_of("", text), "id");
        assert_eq!(language_of("de", "xyzzy"), "de");
    }

    #[test]
    fn every_pack_has_function_words() {
        for pack in all_packs() {
            assert!(!pack.stop_words.is_empty(), "{}", pack.language);
        }
    }

    #[test]
    fn subtags_are_cut() {
        assert_eq!(primary_subtag("id-ID"), "id");
        assert_eq!(pack_for("xx").language, "");
    }
}
