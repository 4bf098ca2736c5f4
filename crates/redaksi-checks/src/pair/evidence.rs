//! How likely it is that two groups of paragraphs translate each other, compared with two that have nothing in common.
//!
//! The score is a sum of natural logarithms of likelihood ratios, taken from each side and averaged: for each term of a
//! group, whether a counterpart is in the other group, against the chance to meet one there anyway; and how the lengths
//! relate. It is 0 where the texts say nothing.

use super::cognates::{loan_similarity, name_similarity, skeleton};
use super::lexicon::PairView;
use super::vocabulary::{PairVocabulary, Term, TermKind};
use std::collections::HashMap;

/// The most counterparts of a term that are kept, the most similar ones. More only occur in text that is no prose.
const MOST_COUNTERPARTS: usize = 12;
/// The most words with the same beginning that a word is compared with.
const MOST_COMPARED: usize = 64;
/// How much of the evidence of words counts: they are not independent of each other.
const WORD_WEIGHT: f64 = 0.85;
/// The standard deviation of the logarithm of the length ratio of two long paragraphs that translate each other, and the
/// part of its square that falls with the length: one paragraph of `n` characters has `LENGTH_DEVIATION² + LENGTH_NOISE / n`.
const LENGTH_DEVIATION: f64 = 0.22;
const LENGTH_NOISE: f64 = 1.5;

/// The score of the words of a side from which they speak for a group, or hardly against it.
const LEAST_SUPPORT: f64 = -3.0;
/// The least standard deviation of the logarithm of a story's paragraph lengths; a short story may show less.
const LEAST_DEVIATION: f64 = 0.4;
/// A term with counterparts at more places than this tells nothing, in texts so long that there are as many.
const MOST_PLACES: usize = 256;
/// The most paragraphs of the other text with a counterpart of a rare term.
const MOST_RARE: usize = 8;
/// The greatest chance that a paragraph has a counterpart of a term, so that its logarithm stays finite.
const MOST_CHANCE: f64 = 0.98;

/// How terms of a kind behave in translations.
struct TermHabit {
    /// How often a term with a counterpart somewhere in the other text has one in the paragraph that translates it.
    kept: f64,
    /// The logarithm of the likelihood ratio of a term without a counterpart anywhere in the other text.
    absent: f64,
}

const NUMBER: TermHabit = TermHabit { kept: 0.92, absent: -1.0 };
const NAME: TermHabit = TermHabit { kept: 0.92, absent: -0.6 };
const SIGN: TermHabit = TermHabit { kept: 0.85, absent: -0.3 };
const LEXICON_WORD: TermHabit = TermHabit { kept: 0.75, absent: -0.25 };
const OTHER_WORD: TermHabit = TermHabit { kept: 0.75, absent: -0.05 };

/// What is known of a term: the paragraphs of the other text with a counterpart, and what these are worth.
#[derive(Debug, Default)]
struct TermEvidence {
    /// Paragraphs of the other text with a counterpart, rising, with the similarity of the best one there: 0 to 1.
    places: Vec<(u32, f64)>,
    /// The logarithm of the chance that an average paragraph of the other text has no counterpart, unless it is the
    /// translation.
    log_none: f64,
    /// The chance that the translation has one, and the logarithm of the chance that it has none.
    kept: f64,
    log_missed: f64,
    /// The score if no paragraph has one.
    absent: f64,
}

/// The evidence that one text gives for its pairs with the other one.
#[derive(Debug, Default)]
struct SideEvidence {
    terms: Vec<TermEvidence>,
    paragraphs: Vec<Vec<u32>>,
    lengths: Vec<usize>,
    /// The number of terms of an average paragraph.
    mean_terms: f64,
}

/// The score of a group of paragraphs of the original and one of the translation.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupScore {
    /// The score.
    pub(super) total: f64,
    /// Whether the words of either side speak for the group. The other side's may speak against it because it says more.
    pub(super) is_supported: bool,
}

/// The evidence of two texts.
#[derive(Debug)]
pub(super) struct PairEvidence {
    sides: [SideEvidence; 2],
    /// The logarithm of the characters of the translation for each of the original.
    length_ratio: f64,
    /// Mean and standard deviation of the logarithm of the lengths of the translation's paragraphs.
    usual_length: (f64, f64),
}

impl PairEvidence {
    /// Compares the terms of an original and its translation.
    pub(super) fn new(original: PairVocabulary, translation: PairVocabulary, view: Option<PairView<'_>>) -> Self {
        let counterparts = counterparts(&original, &translation, view);
        let mut reversed = vec![Vec::new(); translation.terms.len()];
        for (term, found) in (0..).zip(&counterparts) {
            for (other, similarity) in found {
                reversed[*other as usize].push((term, *similarity));
            }
        }
        let logs: Vec<f64> = translation.lengths.iter().map(|length| (*length.max(&1) as f64).ln()).collect();
        let mean = logs.iter().sum::<f64>() / logs.len().max(1) as f64;
        let variance = logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / logs.len().max(1) as f64;
        let counts = [original.paragraphs.len(), translation.paragraphs.len()];
        let from_original = places(&counterparts, &translation);
        let from_translation = places(&reversed, &original);
        Self {
            sides: [
                SideEvidence::new(original, from_original, counts[1]),
                SideEvidence::new(translation, from_translation, counts[0]),
            ],
            length_ratio: view.map_or(0.0, |view| view.length_ratio().ln()),
            usual_length: (mean, variance.sqrt().max(LEAST_DEVIATION)),
        }
    }

    /// Returns the score of a group of paragraphs of the original and one of the translation.
    pub(super) fn score(&self, original: &[usize], translation: &[usize]) -> GroupScore {
        let [from_original, from_translation] = &self.sides;
        let sides = [
            from_original.words(original, from_translation, translation),
            from_translation.words(translation, from_original, original),
        ];
        let total = WORD_WEIGHT * (sides[0] + sides[1]) / 2.0 + self.lengths(original, translation);
        GroupScore { total, is_supported: sides[0].max(sides[1]) > LEAST_SUPPORT }
    }

    /// Returns what is gained if a paragraph of the original has a part in a paragraph of the translation besides the
    /// partners that they have.
    pub(super) fn part_gain(&self, original: usize, translation: usize, partners: [&[usize]; 2]) -> f64 {
        let [from_original, from_translation] = &self.sides;
        let gain = |side: &SideEvidence, place: usize, other: &SideEvidence, partners: &[usize], added: usize| {
            let before = if partners.is_empty() { 0.0 } else { side.words(&[place], other, partners) };
            side.words(&[place], other, &[partners, &[added]].concat()) - before
        };
        let gained = gain(from_original, original, from_translation, partners[0], translation)
            + gain(from_translation, translation, from_original, partners[1], original);
        WORD_WEIGHT * gained / 2.0
    }

    /// Returns the part of the score that the lengths give.
    fn lengths(&self, original: &[usize], translation: &[usize]) -> f64 {
        let length = |side: usize, group: &[usize]| {
            group.iter().map(|index| self.sides[side].lengths[*index]).sum::<usize>().max(1) as f64
        };
        let (original, translation) = (length(0, original), length(1, translation));
        let expected = original.ln() + self.length_ratio;
        let deviation = (LENGTH_DEVIATION.powi(2) + LENGTH_NOISE / original.min(translation)).sqrt();
        let (usual, usual_deviation) = self.usual_length;
        log_normal(translation.ln(), expected, deviation) - log_normal(translation.ln(), usual, usual_deviation)
    }

    /// Returns the paragraphs of the other text that share a rare term with a paragraph: of the original if the side is 0,
    /// of the translation if it is 1.
    pub(super) fn likely_partners(&self, side: usize, paragraph: usize) -> Vec<usize> {
        let terms = self.sides[side].paragraphs[paragraph].iter().map(|term| &self.sides[side].terms[*term as usize]);
        let rare = terms.filter(|term| term.places.len() <= MOST_RARE);
        let mut found: Vec<usize> = rare.flat_map(|term| &term.places).map(|(place, _)| *place as usize).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Returns the logarithm of the density of a normal distribution, but for a constant.
fn log_normal(value: f64, mean: f64, deviation: f64) -> f64 {
    -((value - mean) / deviation).powi(2) / 2.0 - deviation.ln()
}

impl SideEvidence {
    fn new(vocabulary: PairVocabulary, places: Vec<Option<Vec<(u32, f64)>>>, other_paragraphs: usize) -> Self {
        let total: usize = vocabulary.paragraphs.iter().map(Vec::len).sum();
        let mean_terms = (total as f64 / vocabulary.paragraphs.len().max(1) as f64).max(1.0);
        let terms = vocabulary.terms.iter().zip(places);
        let terms = terms.map(|(term, places)| TermEvidence::new(term, places, other_paragraphs)).collect();
        Self { terms, paragraphs: vocabulary.paragraphs, lengths: vocabulary.lengths, mean_terms }
    }

    /// Returns what the terms of a group say about its being a translation of a group of the other text.
    fn words(&self, group: &[usize], other: &Self, partners: &[usize]) -> f64 {
        let partner_terms: usize = partners.iter().map(|index| other.paragraphs[*index].len()).sum();
        let size = partner_terms as f64 / other.mean_terms;
        let mut score = 0.0;
        for (number, index) in group.iter().enumerate() {
            for term in &self.paragraphs[*index] {
                let has_term = |earlier: &usize| self.paragraphs[*earlier].binary_search(term).is_ok();
                if !group[..number].iter().any(has_term) {
                    score += self.terms[*term as usize].score(partners, size);
                }
            }
        }
        score
    }
}

impl TermEvidence {
    fn new(term: &Term, places: Option<Vec<(u32, f64)>>, other_paragraphs: usize) -> Self {
        let habit = match term.kind {
            TermKind::Number => NUMBER,
            TermKind::Sign => SIGN,
            TermKind::Name => NAME,
            TermKind::Word if term.entries.is_empty() => OTHER_WORD,
            TermKind::Word => LEXICON_WORD,
        };
        let Some(places) = places else { return Self::default() };
        // One of the places is that of the true translation; half a place stands for what a short text does not show.
        let chance = (places.len() as f64 - 0.5) / other_paragraphs.max(1) as f64;
        Self {
            places,
            log_none: (1.0 - chance.clamp(0.0, MOST_CHANCE)).ln(),
            kept: habit.kept,
            log_missed: (1.0 - habit.kept).ln(),
            absent: habit.absent,
        }
    }

    /// Returns what the term says about a group of the other text, whose size is given in average paragraphs.
    fn score(&self, partners: &[usize], size: f64) -> f64 {
        if self.places.is_empty() {
            return self.absent;
        }
        let similarity = |partner: &usize| {
            let found = self.places.binary_search_by_key(partner, |(place, _)| *place as usize);
            found.map_or(0.0, |found| self.places[found].1)
        };
        let similarity = partners.iter().map(similarity).fold(0.0, f64::max);
        let log_none = self.log_none * size;
        if similarity > 0.0 {
            let chance = 1.0 - log_none.exp();
            similarity * (self.kept / chance).ln().max(0.0)
        } else {
            (self.log_missed - log_none).min(0.0)
        }
    }
}

/// Returns for each term the paragraphs of the other text with a counterpart, with the similarity of the best one there;
/// `None` for terms with counterparts in so many paragraphs that they tell nothing.
fn places(counterparts: &[Vec<(u32, f64)>], other: &PairVocabulary) -> Vec<Option<Vec<(u32, f64)>>> {
    let of_term = |found: &Vec<(u32, f64)>| {
        let paragraphs = |term: &u32| &other.terms[*term as usize].paragraphs;
        let total: usize = found.iter().map(|(term, _)| paragraphs(term).len()).sum();
        if total > MOST_PLACES {
            return None;
        }
        let all =
            found.iter().flat_map(|(term, similarity)| paragraphs(term).iter().map(|place| (*place, *similarity)));
        let mut places: Vec<(u32, f64)> = all.collect();
        places.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        places.dedup_by_key(|(place, _)| *place);
        Some(places)
    };
    counterparts.iter().map(of_term).collect()
}

/// Returns for each term of the original its counterparts in the translation with their similarity: 0 to 1.
fn counterparts(
    original: &PairVocabulary,
    translation: &PairVocabulary,
    view: Option<PairView<'_>>,
) -> Vec<Vec<(u32, f64)>> {
    let index = Counterparts::new(translation, view);
    let of_term = |term| {
        let mut found = index.of(term);
        found.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        found.dedup_by_key(|(term, _)| *term);
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        found.truncate(MOST_COUNTERPARTS);
        found
    };
    original.terms.iter().map(of_term).collect()
}

/// The terms of a translation, ready to be found from those of the original.
struct Counterparts<'a> {
    translation: &'a PairVocabulary,
    view: Option<PairView<'a>>,
    of_text: HashMap<&'a str, Vec<u32>>,
    of_entry: HashMap<u32, Vec<u32>>,
    /// Terms by the beginning of a skeleton, with the skeleton: of the word and, if it has any, of its stems.
    of_beginning: HashMap<String, Vec<(u32, String)>>,
}

/// The characters at the beginning of a skeleton that two similar words share.
const BEGINNING: usize = 3;

impl<'a> Counterparts<'a> {
    fn new(translation: &'a PairVocabulary, view: Option<PairView<'a>>) -> Self {
        let mut found =
            Self { translation, view, of_text: HashMap::new(), of_entry: HashMap::new(), of_beginning: HashMap::new() };
        for (number, term) in (0..).zip(&translation.terms) {
            found.of_text.entry(&term.text).or_default().push(number);
            for entry in &term.entries {
                found.of_entry.entry(*entry).or_default().push(number);
            }
            for skeleton in found.skeletons(view.map(PairView::reversed), &term.text, term.kind) {
                if let Some((end, _)) = skeleton.char_indices().nth(BEGINNING) {
                    found.of_beginning.entry(skeleton[..end].to_owned()).or_default().push((number, skeleton));
                }
            }
        }
        found
    }

    /// Returns the skeletons of a word and of its stems; none for numbers, signs, phrases and stop words.
    fn skeletons(&self, view: Option<PairView<'_>>, text: &str, kind: TermKind) -> Vec<String> {
        let is_compared = match kind {
            TermKind::Number | TermKind::Sign => false,
            TermKind::Name => true,
            TermKind::Word => !text.contains('_') && !view.is_some_and(|view| view.is_original_stop_word(text)),
        };
        if !is_compared {
            return Vec::new();
        }
        let respellings = self.view.map_or(&[][..], PairView::respellings);
        let stems = match view {
            Some(view) if kind == TermKind::Word => view.original_bases(text),
            _ => vec![text.to_owned()],
        };
        let mut found: Vec<String> = stems.iter().map(|stem| skeleton(stem, respellings)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the counterparts of a term of the original, perhaps repeated.
    fn of(&self, term: &Term) -> Vec<(u32, f64)> {
        let mut found: Vec<(u32, f64)> = Vec::new();
        for entry in &term.entries {
            found.extend(self.of_entry.get(entry).into_iter().flatten().map(|number| (*number, 1.0)));
        }
        let is_stop_word = self.view.is_some_and(|view| view.is_original_stop_word(&term.text));
        for number in self.of_text.get(term.text.as_str()).into_iter().flatten() {
            let other = &self.translation.terms[*number as usize];
            let is_same = match term.kind {
                TermKind::Number | TermKind::Sign => other.kind == term.kind,
                TermKind::Name if other.kind == TermKind::Name => true,
                TermKind::Name | TermKind::Word => !is_stop_word && !is_false_friend(term, other),
            };
            if is_same {
                found.push((*number, 1.0));
            }
        }
        let text = &term.text;
        if is_stop_word || text.contains('_') || matches!(term.kind, TermKind::Number | TermKind::Sign) {
            return found;
        }
        let respelt = skeleton(text, self.view.map_or(&[][..], PairView::respellings));
        let Some((end, _)) = respelt.char_indices().nth(BEGINNING) else { return found };
        for (number, other) in self.of_beginning.get(&respelt[..end]).into_iter().flatten().take(MOST_COMPARED) {
            let is_name =
                term.kind == TermKind::Name && self.translation.terms[*number as usize].kind == TermKind::Name;
            let as_name = if is_name { name_similarity(&respelt, other) } else { 0.0 };
            let is_false_friend = is_false_friend(term, &self.translation.terms[*number as usize]);
            let as_loan = if is_false_friend { 0.0 } else { loan_similarity(&respelt, other) };
            let similarity = as_name.max(as_loan);
            if similarity > 0.0 {
                found.push((*number, similarity));
            }
        }
        found
    }
}

/// Whether the lexicon knows both words, and that they are no translations of each other.
fn is_false_friend(term: &Term, other: &Term) -> bool {
    let is_shared = || term.entries.iter().any(|entry| other.entries.contains(entry));
    !term.entries.is_empty() && !other.entries.is_empty() && !is_shared()
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::PairLexicons;
    use super::*;
    use crate::StoryText;

    fn evidence(english: &[&str], indonesian: &[&str]) -> PairEvidence {
        let view = PairLexicons::built_in().find("en", "id");
        let read = |language, lines: &[&str], view| {
            PairVocabulary::read(&StoryText::from_lines(language, &lines.join("\n")).paragraphs, view)
        };
        PairEvidence::new(read("en", english, view), read("id", indonesian, view.map(PairView::reversed)), view)
    }

    const ENGLISH: [&str; 4] = [
        "Market burns down",
        "A fire destroyed the market of Lerang on Monday and left 40 traders without work.",
        "The mayor, Hasan Basri, promised tents.",
        "He smiled.",
    ];
    const INDONESIAN: [&str; 4] = [
        "Pasar ludes terbakar",
        "Kebakaran menghanguskan Pasar Lerang pada Senin sehingga 40 pedagang kehilangan pekerjaan.",
        "Wali Kota Hasan Basri menjanjikan tenda.",
        "Ia tersenyum.",
    ];

    #[test]
    fn a_translation_scores_above_zero_and_another_paragraph_below() {
        let found = evidence(&ENGLISH, &INDONESIAN);
        for original in 0..4 {
            for translation in 0..4 {
                let score = found.score(&[original], &[translation]).total;
                assert_eq!(score > 0.0, original == translation, "{original} {translation} {score}");
            }
        }
    }

    #[test]
    fn a_paragraph_that_explains_a_part_is_a_gain() {
        let merged = [INDONESIAN[0], INDONESIAN[1], &format!("{} {}", INDONESIAN[2], INDONESIAN[3])];
        let found = evidence(&ENGLISH, &merged);
        assert!(found.part_gain(3, 2, [&[], &[2]]) > 0.0);
        assert!(found.part_gain(1, 2, [&[], &[2]]) < 0.0);
    }

    #[test]
    fn likely_partners_share_a_rare_term() {
        let found = evidence(&ENGLISH, &INDONESIAN);
        assert!(found.likely_partners(0, 2).contains(&2));
        assert!(found.likely_partners(1, 1).contains(&1));
    }

    #[test]
    fn words_that_the_lexicon_keeps_apart_are_no_counterparts() {
        let found = evidence(&["Fresh air", "Clean air for the city"], &["Segar", "Air bersih untuk kota"]);
        let index = found.sides[0].terms.iter().filter(|term| !term.places.is_empty()).count();
        // `clean` and `city`; the Indonesian `air` is water.
        assert_eq!(index, 2);
    }
}
