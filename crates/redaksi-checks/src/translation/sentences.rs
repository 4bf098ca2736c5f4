//! Sentences of paragraphs, and which sentences of a group of paragraphs correspond: dynamic programming over lengths in
//! the manner of Gale and Church (1993), with shared names and numbers as anchors.

use super::groups::ParagraphGroup;
use super::lexicon::NameLexicon;
use super::names::NameIndex;
use super::sentence_ends::Sentence;
use super::side::{MOST_PAIRS, Side, Sides};
use super::tokens::TokenKind;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Sentences of the original and of the translation that say the same; one side may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SentencePair {
    pub original: Range<usize>,
    pub translation: Range<usize>,
}

/// The sentences of a group and how they correspond.
#[derive(Debug)]
pub(super) struct PairedSentences {
    pub original: Vec<Sentence>,
    pub translation: Vec<Sentence>,
    pub pairs: Vec<SentencePair>,
}

/// How much a name or number that the translation lacks speaks against a pair.
const LOST_ANCHOR: f64 = 2.0;

impl PairedSentences {
    /// Returns the pair that has a place of the original.
    pub fn pair_of_original(&self, paragraph: usize, at: usize) -> Option<usize> {
        let sentence = sentence_at(&self.original, paragraph, at)?;
        self.pairs.iter().position(|pair| pair.original.contains(&sentence))
    }

    /// Returns the pair that has a place of the translation.
    pub fn pair_of_translation(&self, paragraph: usize, at: usize) -> Option<usize> {
        let sentence = sentence_at(&self.translation, paragraph, at)?;
        self.pairs.iter().position(|pair| pair.translation.contains(&sentence))
    }
}

fn sentence_at(sentences: &[Sentence], paragraph: usize, at: usize) -> Option<usize> {
    sentences.iter().position(|sentence| sentence.paragraph == paragraph && sentence.range.contains(&at))
}

/// The variance of the length ratio (Gale and Church, 1993).
const VARIANCE: f64 = 6.8;

/// The kinds of pairs: how many sentences of each side, and how unlikely they are, as a negative logarithm.
const KINDS: [(usize, usize, f64); 9] = [
    (1, 1, 0.1),
    (1, 0, 3.9),
    (0, 1, 4.5),
    (2, 1, 2.4),
    (1, 2, 2.4),
    (2, 2, 4.4),
    (3, 1, 5.0),
    (1, 3, 5.0),
    (3, 2, 6.5),
];

/// Pairs the sentences of a group of paragraphs. `ratio` is the usual length of the translation for one character of the
/// original.
pub(super) fn pair_sentences(sides: &Sides, index: &NameIndex, group: &ParagraphGroup, ratio: f64) -> PairedSentences {
    let of = |side: &Side, list: &[usize]| -> Vec<Sentence> {
        list.iter().flat_map(|at| side.paragraphs[*at].sentences.iter().cloned()).collect()
    };
    let (original, translation) = (of(&sides.original, &group.original), of(&sides.translation, &group.translation));
    let (n, m) = (original.len(), translation.len());
    if n * m > MOST_PAIRS || n * m <= 1 {
        let pairs = vec![SentencePair { original: 0..n, translation: 0..m }];
        return PairedSentences { original, translation, pairs };
    }
    let (shared, lost) = shared_anchors(sides, index, &original, &translation);
    let sums = |list: &[Sentence]| {
        let mut sum = 0;
        std::iter::once(0)
            .chain(list.iter().map(|sentence| {
                sum += sentence.chars + 1;
                sum
            }))
            .collect::<Vec<usize>>()
    };
    let (before, before_now) = (sums(&original), sums(&translation));
    let mut best = vec![f64::INFINITY; (n + 1) * (m + 1)];
    let mut steps = vec![(0, 0); (n + 1) * (m + 1)];
    best[0] = 0.0;
    for i in 0..=n {
        for j in 0..=m {
            let here = best[i * (m + 1) + j];
            if here.is_infinite() {
                continue;
            }
            for (di, dj, prior) in KINDS {
                let (to_i, to_j) = (i + di, j + dj);
                if to_i > n || to_j > m {
                    continue;
                }
                let mut cost = here + prior;
                if di > 0 && dj > 0 {
                    let long = (before[to_i] - before[i]) as f64 * ratio;
                    let long_now = (before_now[to_j] - before_now[j]) as f64;
                    cost += length_cost(long, long_now);
                    for (row, lost) in shared[i..to_i].iter().zip(&lost[i..to_i]) {
                        cost += lost - row[j..to_j].iter().sum::<f64>();
                    }
                }
                let cell = to_i * (m + 1) + to_j;
                if cost < best[cell] {
                    best[cell] = cost;
                    steps[cell] = (di, dj);
                }
            }
        }
    }
    let (mut i, mut j) = (n, m);
    let mut pairs = Vec::new();
    while i > 0 || j > 0 {
        let (di, dj) = steps[i * (m + 1) + j];
        pairs.push(SentencePair { original: i - di..i, translation: j - dj..j });
        (i, j) = (i - di, j - dj);
    }
    pairs.reverse();
    PairedSentences { original, translation, pairs }
}

/// Returns how unlikely it is that texts of these lengths are translations of each other.
fn length_cost(expected: f64, actual: f64) -> f64 {
    let mean = f64::midpoint(expected, actual).max(1.0);
    let delta = ((actual - expected) / (mean * VARIANCE).sqrt()).abs();
    // The logarithm of twice the upper tail of the normal distribution, bounded.
    let tail = (-0.717 * delta - 0.416 * delta * delta).exp();
    (-tail.max(1e-9).ln()).min(18.0)
}

/// Returns for each pair of sentences the weight of the names and numbers that both have; what stands in many sentences
/// says less. And the weight of those of each sentence of the original that the translation should have, but lacks.
fn shared_anchors(
    sides: &Sides,
    index: &NameIndex,
    original: &[Sentence],
    translation: &[Sentence],
) -> (Vec<Vec<f64>>, Vec<f64>) {
    let names = NameLexicon::get(&sides.original.story.language, &sides.translation.story.language);
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, sentence) in translation.iter().enumerate() {
        let tokens = &sides.translation.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Sign) {
            let list = places.entry(token.folded.as_str()).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let mut shared = vec![vec![0.0; translation.len()]; original.len()];
    let mut lost = vec![0.0; original.len()];
    for ((row, lost), sentence) in shared.iter_mut().zip(&mut lost).zip(original) {
        let tokens = &sides.original.paragraphs[sentence.paragraph].tokens[sentence.tokens.clone()];
        let mut seen: HashSet<&str> = HashSet::new();
        for token in tokens {
            let is_anchor = token.is_capital || token.kind == TokenKind::Number;
            if !is_anchor || token.folded.len() < 2 && token.kind == TokenKind::Word || !seen.insert(&token.folded) {
                continue;
            }
            let forms = names.map_or(&[][..], |names| names.forms(&token.folded));
            let words =
                std::iter::once(token.folded.as_str()).chain(forms.iter().filter_map(|form| form.split(' ').next()));
            let Some(found) = words.into_iter().find_map(|word| places.get(word)) else {
                // A name that the translation has elsewhere as it is should stand here too.
                if token.kind == TokenKind::Word && index.is_kept(&token.folded) || token.kind == TokenKind::Number {
                    *lost = f64::min(*lost + LOST_ANCHOR, 3.0 * LOST_ANCHOR);
                }
                continue;
            };
            for at in found {
                row[*at] += 1.6 / found.len() as f64;
            }
        }
    }
    (shared, lost)
}
