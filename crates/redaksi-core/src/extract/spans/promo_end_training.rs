//! Training of the weights in `assets/extract/promo_end.ron` from labelled stories.
//!
//! There are few labelled promos inside paragraphs, so most examples are composed: a headline of one story is put in
//! front of a paragraph of another, with or without a blank. The model is a softmax over the candidates of an example;
//! it is fitted by gradient ascent with weight decay. Nothing is random, so the result is always the same.

use crate::extract::doc_stats::DocStats;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::promo_end::{EndCandidate, EndFeature, EndWeights, PromoWindow, probabilities};
use crate::extract::matchers::promo_marker::is_bullet;
use crate::packs::{Lexicon, Packs};
use crate::text;
use crate::text::is_blank_char;
use std::fmt::Write as _;

/// How many composed promos each story gets.
const COMPOSED_PER_STORY: usize = 8;
/// How much a labelled promo counts; a composed one counts 1.
const LABELLED_WEIGHT: f32 = 4.0;
/// What follows a composed promo has at least so many words.
const MIN_BODY_WORDS: usize = 5;
const STEPS: usize = 400;
const LEARNING_RATE: f32 = 0.1;
/// The share of the squared weights that is subtracted from the mean log-likelihood.
const WEIGHT_DECAY: f32 = 0.0003;
/// A found end may differ from the labelled one by as many bytes: final punctuation.
const MAX_DIFFERENCE: usize = 4;

/// A story with labelled promos.
#[derive(Clone, Debug, Default)]
pub struct PromoTrainingStory {
    /// The outlet, for evaluation on outlets that were left out.
    pub outlet: String,
    /// The tag of its language; may be empty. Composed promos have headlines of the same language.
    pub language: String,
    /// The text as received.
    pub text: String,
    /// The promos inside paragraphs: the number of the line, 1-based, and their text.
    pub inline: Vec<(u32, String)>,
    /// The numbers of the lines that are promos as a whole.
    pub promo_lines: Vec<u32>,
    /// The numbers of the lines of the body.
    pub body_lines: Vec<u32>,
    /// The headline; may be empty.
    pub headline: String,
}

/// The candidates of one promo and which of them is right.
struct EndExample {
    outlet: String,
    candidates: Vec<EndCandidate>,
    right: usize,
    weight: f32,
    /// The text of a labelled promo and what follows, for the report.
    text: Option<String>,
}

/// Learns the weights and returns the content of the file, and a report on outlets that were left out.
#[must_use]
pub fn train_promo_ends(stories: &[PromoTrainingStory], packs: &Packs) -> (String, String) {
    let lexicon = packs.lexicon();
    let mut report = String::new();
    let mut examples: Vec<EndExample> = Vec::new();
    for story in stories {
        examples.extend(labelled_examples(story, lexicon, &mut report));
    }
    for (index, story) in stories.iter().enumerate() {
        examples.extend(composed_examples(index, story, stories, lexicon));
    }
    report_left_out(&examples, &mut report);
    let weights = fit(&examples.iter().collect::<Vec<_>>());
    (to_ron(&weights), report)
}

fn to_ron(weights: &EndWeights) -> String {
    let mut ron =
        "// What each feature of a possible end of a promo headline is worth; learned, see docs/extraction.md.\n{\n"
            .to_owned();
    for (feature, weight) in EndFeature::ALL.iter().zip(&weights.0) {
        let _ = writeln!(ron, "    {feature:?}: {weight:.3},");
    }
    ron + "}\n"
}

fn story_stats(text: &str, lexicon: &Lexicon) -> DocStats {
    let lines: Vec<LineInfo<'_>> = text::lines(text).filter_map(|line| LineInfo::from_line(&line, lexicon)).collect();
    DocStats::compute(&lines)
}

/// Makes an example of a promo that starts at the beginning of `line` and is `length` bytes long.
fn example(line: &str, length: usize, doc: &DocStats, lexicon: &Lexicon) -> Option<(Vec<EndCandidate>, usize)> {
    let window = PromoWindow::open(line, false, lexicon)?;
    let candidates = window.candidates(&|word| doc.word_use(word), lexicon);
    let difference =
        |candidate: &EndCandidate| candidate.promo_end.abs_diff(length).min(candidate.title_end.abs_diff(length));
    let (right, nearest) = candidates.iter().enumerate().min_by_key(|(_, candidate)| difference(candidate))?;
    if difference(nearest) > MAX_DIFFERENCE {
        return None;
    }
    Some((candidates, right))
}

fn labelled_examples(story: &PromoTrainingStory, lexicon: &Lexicon, report: &mut String) -> Vec<EndExample> {
    let doc = story_stats(&story.text, lexicon);
    let lines: Vec<&str> = story.text.split('\n').collect();
    let whole = story.promo_lines.iter().filter_map(|number| {
        let line = lines.get(*number as usize - 1)?.trim_matches(is_blank_char);
        Some((line, line.len(), false))
    });
    let inline = story.inline.iter().filter_map(|(number, promo)| {
        let line = lines.get(*number as usize - 1)?;
        Some((&line[line.find(promo.as_str())?..], promo.len(), true))
    });
    let mut examples = Vec::new();
    for (line, length, is_labelled) in inline.chain(whole) {
        let bare = line.trim_start_matches(|c| is_bullet(c) || is_blank_char(c));
        let skipped = line.len() - bare.len();
        if line.starts_with(['(', '[']) {
            continue;
        }
        match example(bare, length - skipped, &doc, lexicon) {
            Some((candidates, right)) => examples.push(EndExample {
                outlet: story.outlet.clone(),
                candidates,
                right,
                weight: if is_labelled { LABELLED_WEIGHT } else { 1.0 },
                text: is_labelled.then(|| bare.to_owned()),
            }),
            None if is_labelled => {
                let _ =
                    writeln!(report, "not reachable: {}: {}", story.outlet, &line[..line.floor_char_boundary(length)]);
            }
            None => {}
        }
    }
    examples
}

fn composed_examples(
    index: usize,
    story: &PromoTrainingStory,
    all: &[PromoTrainingStory],
    lexicon: &Lexicon,
) -> Vec<EndExample> {
    let mut lines: Vec<String> = story.text.split('\n').map(str::to_owned).collect();
    let bodies: Vec<usize> = story.body_lines.iter().map(|number| *number as usize - 1).collect();
    let mut promos: Vec<(usize, usize)> = Vec::new();
    let step = (bodies.len() / COMPOSED_PER_STORY).max(1);
    for (count, at) in bodies.iter().copied().step_by(step).take(COMPOSED_PER_STORY).enumerate() {
        let seed = index * 31 + count * 7;
        let mut titles = all.iter().cycle().skip((seed * 13 + 1) % all.len()).take(all.len());
        let is_usable = |other: &&PromoTrainingStory| {
            other.outlet != story.outlet && other.language == story.language && !other.headline.is_empty()
        };
        let Some(other) = titles.find(is_usable) else { continue };
        let body = lines[at].trim_matches(is_blank_char);
        // Promos are between the sentences of a paragraph more often than in front of it.
        let body = if seed.is_multiple_of(2) { later_sentence(body).unwrap_or(body) } else { body };
        // A short sentence ends many of them.
        let body = if count % 2 == 1 { first_sentence(body) } else { body }.to_owned();
        if body.split(' ').count() < MIN_BODY_WORDS
            || body.starts_with(|c: char| !c.is_uppercase() && !matches!(c, '"' | '“'))
        {
            continue;
        }
        let headline = other.headline.trim_matches(is_blank_char);
        let headline = if count % 3 == 0 { short_headline(headline) } else { headline };
        let promo = format!("Baca juga: {headline}");
        let marker = "Baca Juga";
        if seed % 13 == 5 {
            lines[at] = format!("{marker}{body}");
            promos.push((at, marker.len()));
            continue;
        }
        let line = match seed % 7 {
            0 if seed.is_multiple_of(3) => format!("{promo} 2. {body}"),
            0..=2 => format!("{promo} {body}"),
            3 | 4 => format!("{promo}{body}"),
            5 => promo.clone(),
            _ => format!("{promo} Baca juga: {} {body}", story.headline),
        };
        lines[at] = line;
        promos.push((at, promo.len()));
    }
    let doc = story_stats(&lines.join("\n"), lexicon);
    let made = promos.iter().filter_map(|(at, length)| example(&lines[*at], *length, &doc, lexicon));
    made.map(|(candidates, right)| EndExample {
        outlet: story.outlet.clone(),
        candidates,
        right,
        weight: 1.0,
        text: None,
    })
    .collect()
}

/// A headline up to its first comma, colon or question mark, if that part is long enough to be one.
fn short_headline(headline: &str) -> &str {
    const MIN_WORDS: usize = 4;
    let short = headline.find([',', ':', '?', '!']).map_or(headline, |end| &headline[..end]);
    if short.split(' ').count() >= MIN_WORDS { short } else { headline }
}

/// A paragraph up to the end of its first sentence.
fn first_sentence(paragraph: &str) -> &str {
    paragraph.find(". ").map_or(paragraph, |end| &paragraph[..=end])
}

/// A paragraph from its second sentence on, if enough follows.
fn later_sentence(paragraph: &str) -> Option<&str> {
    const MIN_WORDS: usize = 8;
    let (_, rest) = paragraph.split_once(". ")?;
    (rest.split(' ').count() >= MIN_WORDS && rest.starts_with(char::is_uppercase)).then_some(rest)
}

/// Fits the weights by gradient ascent.
fn fit(examples: &[&EndExample]) -> EndWeights {
    let count = EndFeature::ALL.len();
    let mut weights = EndWeights(vec![0.0; count]);
    let (mut mean, mut square) = (vec![0.0_f32; count], vec![0.0_f32; count]);
    let total: f32 = examples.iter().map(|example| example.weight).sum();
    for step in 1..=STEPS {
        let mut gradient = vec![0.0_f32; count];
        for example in examples {
            let chances = probabilities(&example.candidates, &weights);
            for (at, (candidate, chance)) in example.candidates.iter().zip(&chances).enumerate() {
                let target = f32::from(u8::from(at == example.right));
                for (feature, value) in &candidate.features {
                    gradient[*feature as usize] += example.weight * (target - chance) * value;
                }
            }
        }
        // The Adam method: steps of similar size for frequent and for rare features.
        let bias = |decay: f32| 1.0 - decay.powi(i32::try_from(step).unwrap_or(i32::MAX));
        for at in 0..count {
            let slope = gradient[at] / total - 2.0 * WEIGHT_DECAY * weights.0[at];
            mean[at] = 0.9 * mean[at] + 0.1 * slope;
            square[at] = 0.999 * square[at] + 0.001 * slope * slope;
            weights.0[at] += LEARNING_RATE * (mean[at] / bias(0.9)) / ((square[at] / bias(0.999)).sqrt() + 1e-8);
        }
    }
    weights
}

/// Reports how often the most likely end is right on outlets that were left out, and how reliable its probability is.
fn report_left_out(examples: &[EndExample], report: &mut String) {
    /// In how many groups the outlets are left out.
    const FOLDS: usize = 8;
    let mut outlets: Vec<&str> = examples.iter().map(|example| example.outlet.as_str()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let fold = |example: &EndExample| outlets.binary_search(&example.outlet.as_str()).unwrap_or_default() % FOLDS;
    let (mut right, mut all) = ([0_u32; 2], [0_u32; 2]);
    let mut bins = [[0_u32; 2]; 11];
    for left_out in 0..FOLDS {
        let weights = fit(&examples.iter().filter(|example| fold(example) != left_out).collect::<Vec<_>>());
        for example in examples.iter().filter(|example| fold(example) == left_out) {
            let chances = probabilities(&example.candidates, &weights);
            let best = chances.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1));
            let Some((best, chance)) = best else { continue };
            let kind = usize::from(example.text.is_some());
            all[kind] += 1;
            right[kind] += u32::from(best == example.right);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10")]
            let bin = &mut bins[(chance * 10.0) as usize];
            bin[0] += u32::from(best == example.right);
            bin[1] += 1;
            if let Some(text) = example.text.as_ref().filter(|_| best != example.right) {
                let ends = [best, example.right].map(|at| &text[..example.candidates[at].promo_end]);
                let _ = writeln!(report, "wrong end ({chance:.2}): {}\n    instead of: {}", ends[0], ends[1]);
            }
        }
    }
    let _ = writeln!(report, "composed: {} of {}; labelled: {} of {}", right[0], all[0], right[1], all[1]);
    for (at, [right, all]) in bins.iter().enumerate().filter(|(_, bin)| bin[1] > 0) {
        let _ = writeln!(report, "probability from {:.1}: {right} of {all} right", at as f32 / 10.0);
    }
}
