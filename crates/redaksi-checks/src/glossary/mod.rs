//! The glossary of a desk: terms with their approved and banned translations, found in originals and translations.

mod check;
mod csv;
mod entry;
mod error;
mod file;
mod replacement;
mod tree;

pub use check::{ParagraphPair, check_glossary};
pub use entry::GlossaryEntry;
pub use error::{GlossaryError, GlossaryErrorKind};

use crate::StoryText;
use crate::word_forms::{Inflection, WordForms};
use std::cmp::Reverse;
use std::ops::Range;
use tree::{FoundPhrase, TermTree};

/// What a text has of an entry of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GlossaryHitKind {
    /// The term, in an original.
    Term,
    /// The approved translation.
    Approved,
    /// A banned translation; its index.
    Banned(usize),
}

/// A place in a text where the glossary applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryHit {
    /// The index of the entry.
    pub entry: usize,
    /// What is there.
    pub kind: GlossaryHitKind,
    /// The byte range in the text.
    pub range: Range<usize>,
    /// What replaces a banned translation, with its affixes and capitals; `None` if the affixes cannot be kept, and
    /// for other kinds.
    pub replacement: Option<String>,
}

/// A glossary.
#[derive(Clone, Debug)]
pub struct Glossary {
    source: String,
    target: String,
    entries: Vec<GlossaryEntry>,
    /// The terms; a phrase is numbered by its place in `term_phrases`.
    terms: TermTree,
    term_phrases: Vec<Phrase>,
    /// The approved and banned translations.
    translations: TermTree,
    translation_phrases: Vec<Phrase>,
}

/// What a phrase of a tree means.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    entry: usize,
    kind: GlossaryHitKind,
}

impl Default for Glossary {
    fn default() -> Self {
        Self::new(&file::english(), &file::indonesian(), Vec::new())
    }
}

impl Glossary {
    /// Creates a glossary from checked entries. The languages are ISO 639 codes.
    fn new(source: &str, target: &str, entries: Vec<GlossaryEntry>) -> Self {
        let mut glossary = Self {
            source: source.to_owned(),
            target: target.to_owned(),
            entries,
            terms: TermTree::new(WordForms::of_language(source)),
            term_phrases: Vec::new(),
            translations: TermTree::new(WordForms::of_language(target)),
            translation_phrases: Vec::new(),
        };
        for index in 0..glossary.entries.len() {
            glossary.index(index);
        }
        glossary
    }

    /// Reads a glossary in RON: `(source: "en", target: "id", entries: [(term: "…", translation: "…", banned: ["…"],
    /// note: "…")])`. The languages default to these two, and `banned` and `note` may be left out.
    ///
    /// # Errors
    /// If it cannot be read, with the place.
    pub fn from_ron(text: &str) -> Result<Self, GlossaryError> {
        file::from_ron(text)
    }

    /// Reads a glossary in CSV. The first line names the columns `term`, `translation`, `banned` and `note`, of which the
    /// last two may be left out; banned translations are separated by `|`. Cells are separated by commas, semicolons or
    /// tabs. The languages are ISO 639 codes.
    ///
    /// # Errors
    /// If it cannot be read, with the place.
    pub fn from_csv(text: &str, source: &str, target: &str) -> Result<Self, GlossaryError> {
        file::from_csv(text, source, target)
    }

    /// Reads a glossary from the content of a file; its extension, without the dot, says whether it is CSV or RON. A glossary in CSV,
    /// which does not name its languages, is for terms in English and translations in Indonesian.
    ///
    /// # Errors
    /// If it cannot be read, with the place.
    pub fn import(extension: &str, text: &str) -> Result<Self, GlossaryError> {
        const CSV_LANGUAGES: (&str, &str) = ("en", "id");
        if extension.eq_ignore_ascii_case("csv") {
            Self::from_csv(text, CSV_LANGUAGES.0, CSV_LANGUAGES.1)
        } else {
            Self::from_ron(text)
        }
    }

    /// Writes the glossary as RON, one line for each entry, in the order of the terms.
    #[must_use]
    pub fn to_ron(&self) -> String {
        file::to_ron(self)
    }

    /// Returns the language of the terms as an ISO 639 code.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the language of the translations as an ISO 639 code.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Returns the entries, in the order in which they were read and added.
    #[must_use]
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }

    /// Adds an entry, or replaces the one with the same term. Returns the entry that was replaced.
    ///
    /// # Errors
    /// If the entry has no term or translation, or bans what it approves.
    pub fn add(&mut self, entry: GlossaryEntry) -> Result<Option<GlossaryEntry>, GlossaryErrorKind> {
        let entry = entry.trimmed();
        file::check_entry(&entry)?;
        let term = entry.term.to_lowercase();
        let Some(index) = self.entries.iter().position(|known| known.term.to_lowercase() == term) else {
            self.entries.push(entry);
            self.index(self.entries.len() - 1);
            return Ok(None);
        };
        let replaced = std::mem::replace(&mut self.entries[index], entry);
        *self = Self::new(&self.source, &self.target, std::mem::take(&mut self.entries));
        Ok(Some(replaced))
    }

    fn index(&mut self, index: usize) {
        let entry = &self.entries[index];
        self.terms.add(self.term_phrases.len(), &entry.term);
        self.term_phrases.push(Phrase { entry: index, kind: GlossaryHitKind::Term });
        let banned = entry.banned.iter().enumerate().map(|(at, text)| (GlossaryHitKind::Banned(at), text));
        for (kind, text) in [(GlossaryHitKind::Approved, &entry.translation)].into_iter().chain(banned) {
            self.translations.add(self.translation_phrases.len(), text);
            self.translation_phrases.push(Phrase { entry: index, kind });
        }
    }

    /// Returns the entries that apply in a paragraph of a story: terms if the story is in the language of the terms, and
    /// translations otherwise.
    ///
    /// # Panics
    /// If there is no such paragraph.
    #[must_use]
    pub fn hits(&self, story: &StoryText, paragraph: usize) -> Vec<GlossaryHit> {
        let text = &story.paragraphs[paragraph].text;
        if story.language == self.source { self.hits_in_original(text) } else { self.hits_in_translation(text) }
    }

    /// Returns the terms in a text of an original, in order.
    #[must_use]
    pub fn hits_in_original(&self, text: &str) -> Vec<GlossaryHit> {
        self.to_hits(text, self.terms.find(text), &self.term_phrases)
    }

    /// Returns the approved and banned translations in a text of a translation, in order.
    #[must_use]
    pub fn hits_in_translation(&self, text: &str) -> Vec<GlossaryHit> {
        self.to_hits(text, self.translations.find(text), &self.translation_phrases)
    }

    /// Turns found phrases into hits. Of those that overlap, the longest ones count, and of the same words the closest form:
    /// `kunjungan kenegaraan` is not a form of `kunjungan negara` where it is a phrase itself.
    fn to_hits(&self, text: &str, mut found: Vec<FoundPhrase>, phrases: &[Phrase]) -> Vec<GlossaryHit> {
        found.retain(|found| is_case_right(&text[found.range.clone()], self.phrase_text(phrases[found.phrase])));
        let distance = |found: &FoundPhrase| found.inflections.iter().map(Inflection::distance).sum::<usize>();
        found.sort_by_cached_key(|found| {
            (found.range.start, Reverse(found.range.end), distance(found), phrases[found.phrase].kind)
        });
        let mut hits: Vec<GlossaryHit> = Vec::new();
        let mut last_distance = 0;
        for found in found {
            let Phrase { entry, kind } = phrases[found.phrase];
            let distance = distance(&found);
            let is_new = hits.last().is_none_or(|last| {
                found.range.start >= last.range.end
                    || found.range == last.range && distance == last_distance && entry != last.entry
            });
            if is_new {
                last_distance = distance;
                let replacement = matches!(kind, GlossaryHitKind::Banned(_)).then(|| {
                    let translation = &self.entries[entry].translation;
                    replacement::replacement(&text[found.range.clone()], translation, &found.inflections, &self.target)
                });
                hits.push(GlossaryHit { entry, kind, range: found.range, replacement: replacement.flatten() });
            }
        }
        hits
    }

    fn phrase_text(&self, phrase: Phrase) -> &str {
        let entry = &self.entries[phrase.entry];
        match phrase.kind {
            GlossaryHitKind::Term => &entry.term,
            GlossaryHitKind::Approved => &entry.translation,
            GlossaryHitKind::Banned(index) => &entry.banned[index],
        }
    }
}

/// Whether words are in the letter case of a phrase: an acronym such as `WHO` or `US` is written in capitals.
fn is_case_right(words: &str, phrase: &str) -> bool {
    let is_acronym = |text: &str| {
        text.chars().filter(|c| c.is_uppercase()).nth(1).is_some() && !text.contains(|c: char| c.is_lowercase())
    };
    !is_acronym(phrase) || words.starts_with(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let csv = "term,translation,banned,note\n\
                   hacker,peretas,hacker|penjahat komputer,\n\
                   hostage,tawanan,sandera,\n\
                   state visit,kunjungan kenegaraan,kunjungan negara|kunjungan,\n\
                   WHO,Organisasi Kesehatan Dunia,,\n";
        Glossary::from_csv(csv, "en", "id").unwrap()
    }

    fn seen<'t>(text: &'t str, hits: &[GlossaryHit]) -> Vec<(&'t str, GlossaryHitKind)> {
        hits.iter().map(|hit| (&text[hit.range.clone()], hit.kind)).collect()
    }

    #[test]
    fn terms_are_found_in_any_form_and_acronyms_only_in_capitals() {
        let text = "Hackers who took hostages told the WHO about state visits.";
        let hits = glossary().hits_in_original(text);
        let term = GlossaryHitKind::Term;
        assert_eq!(seen(text, &hits), [("Hackers", term), ("hostages", term), ("WHO", term), ("state visits", term)]);
    }

    #[test]
    fn the_longest_of_overlapping_translations_counts() {
        let text = "Kunjungan kenegaraan itu, bukan kunjungannya.";
        let hits = glossary().hits_in_translation(text);
        let expected =
            [("Kunjungan kenegaraan", GlossaryHitKind::Approved), ("kunjungannya", GlossaryHitKind::Banned(1))];
        assert_eq!(seen(text, &hits), expected);
    }

    #[test]
    fn the_language_of_the_story_chooses_the_side() {
        let kinds = |language| {
            let story = StoryText::from_lines(language, "hacker");
            glossary().hits(&story, 0).iter().map(|hit| hit.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds("en"), [GlossaryHitKind::Term]);
        assert_eq!(kinds("id"), [GlossaryHitKind::Banned(0)]);
    }

    #[test]
    fn an_added_entry_replaces_the_one_of_the_same_term() {
        let mut glossary = glossary();
        let entry = |term: &str, translation: &str| GlossaryEntry {
            term: term.to_owned(),
            translation: translation.to_owned(),
            ..GlossaryEntry::default()
        };
        assert_eq!(glossary.add(entry(" Ceasefire ", "gencatan  senjata")), Ok(None));
        assert_eq!(glossary.entries()[4].translation, "gencatan senjata");
        assert_eq!(glossary.hits_in_original("two ceasefires").len(), 1);
        let replaced = glossary.add(entry("Hostage", "sandera")).unwrap().unwrap();
        assert_eq!((replaced.translation.as_str(), glossary.entries().len()), ("tawanan", 5));
        assert_eq!(glossary.hits_in_translation("sandera")[0].kind, GlossaryHitKind::Approved);
        assert_eq!(glossary.add(entry("", "x")), Err(GlossaryErrorKind::TermMissing));
    }

    #[test]
    fn ten_thousand_terms_that_begin_alike_do_not_slow_a_hostile_text() {
        let rows: String = (0..10_000).map(|index| ["a a a ", &index.to_string(), ",b\n"].concat()).collect();
        let glossary = Glossary::from_csv(&format!("term,translation\n{rows}"), "en", "id").unwrap();
        let text = "a ".repeat(50_000) + "7";
        assert_eq!(glossary.hits_in_original(&text).len(), 1);
    }
}
