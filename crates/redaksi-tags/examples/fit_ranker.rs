//! Fits the weights of the ranker to stories with tags, by logistic regression, prints them for `assets/tags/ranker.ron`, and measures them.
//!
//! ```text
//! cargo run --release -p redaksi-tags --example fit_ranker -- FOLDER... > assets/tags/ranker.ron
//! ```
//! A folder has stories (`NAME.txt`: headline, blank line, text) and `tags.tsv` with `NAME.txt<TAB>TAG` rows. Every folder has the same
//! weight. Each story is read without a vocabulary and with the tags of the folder's other stories as vocabulary. Weights are fitted for
//! both, each twice: for Indonesian and Malay, whose outlets tag the parties of a story more than its subjects, and for all other
//! languages. Stories of the other group count little in each. The result depends only on the files.
//!
//! The figures go to the standard error output: recall and precision of the first suggestions, exact and soft (all words of one tag are in
//! the other, of at least 4 letters), of the printed weights, and cross-validated: each of a few runs of neighbouring stories, which
//! often report the same event, with weights that were fitted to all others.

use redaksi_tags::{
    LearnedTags, StoryCandidates, StoryInput, SuggestOptions, TagEntry, TagKind, TagRanker, Vocabulary, feature_names,
    folded_tag,
};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

/// What a candidate is worth that has the words of a right tag and more, or only some of them: without a vocabulary and with one, which
/// has the exact forms.
const SOFT_TARGETS: [f64; 2] = [0.25, 0.05];

/// The strength of the pull of the weights to 0: for Indonesian, and for all other languages, which have fewer stories.
const DECAYS: [f64; 2] = [3e-4, 5e-4];

/// The steps of Newton's method.
const STEPS: usize = 12;

/// The share of the stories of other languages in the weights for Indonesian, and of Indonesian stories in those for other languages.
const OTHER_SHARES: [f64; 2] = [0.02, 0.2];

/// The number of runs of neighbouring stories of a folder.
const RUNS: usize = 5;

/// The languages of the first group of weights.
const GROUP: [&str; 2] = ["id", "ms"];

/// A story with its right tags.
struct Story {
    folder: usize,
    run: usize,
    /// The share in all stories: every folder has the same.
    weight: f64,
    right: BTreeSet<String>,
    /// Without a vocabulary and with one.
    candidates: [StoryCandidates; 2],
}

impl Story {
    fn is_group(&self) -> bool {
        GROUP.contains(&self.candidates[0].language())
    }
}

struct Row {
    features: Vec<f64>,
    target: f64,
    weight: f64,
}

/// How many suggestions and right tags match, exactly and softly, of how many.
#[derive(Default)]
struct Counts {
    suggestions: usize,
    right: usize,
    found: [usize; 2],
    hits: [usize; 2],
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let mut stories = Vec::new();
    for (index, folder) in folders.iter().enumerate() {
        stories.append(&mut read_folder(index, Path::new(folder))?);
    }
    let weights = weights_text(&stories.iter().collect::<Vec<_>>())?;
    print!("{weights}");
    let printed = TagRanker::from_ron(&weights)?;
    let mut others = Vec::new();
    for run in 0..RUNS {
        let rest: Vec<&Story> = stories.iter().filter(|story| story.run != run).collect();
        others.push(TagRanker::from_ron(&weights_text(&rest)?)?);
    }
    for (index, folder) in folders.iter().enumerate() {
        let own = || stories.iter().filter(|story| story.folder == index);
        for (vocabulary, how) in ["without a vocabulary", "with the tags of other stories"].into_iter().enumerate() {
            eprintln!("{folder}, {how}:");
            eprintln!("  printed weights   {}", measure(own(), vocabulary, |_| &printed));
            eprintln!("  cross-validated   {}", measure(own(), vocabulary, |story| &others[story.run]));
        }
    }
    Ok(())
}

fn read_folder(folder: usize, path: &Path) -> Result<Vec<Story>, Box<dyn Error>> {
    let mut gold: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut forms: BTreeMap<String, String> = BTreeMap::new();
    let mut carried: BTreeMap<String, usize> = BTreeMap::new();
    for row in std::fs::read_to_string(path.join("tags.tsv"))?.lines() {
        let Some((name, tag)) = row.split_once('\t') else { continue };
        let key = folded_tag(tag);
        forms.entry(key.clone()).or_insert_with(|| tag.to_owned());
        if gold.entry(name.to_owned()).or_default().insert(key.clone()) {
            *carried.entry(key).or_default() += 1;
        }
    }
    let count = gold.len();
    let mut stories = Vec::new();
    for (order, (name, right)) in gold.into_iter().enumerate() {
        let text = std::fs::read_to_string(path.join(name))?;
        let story = StoryInput::from_plain(&text, "");
        let mut vocabulary = Vocabulary::default();
        let others = carried.iter().filter(|(key, count)| **count > usize::from(right.contains(*key)));
        vocabulary.add_all(others.map(|(key, _)| TagEntry::new(forms[key].as_str(), TagKind::Topic)));
        let candidates = [None, Some(&vocabulary)].map(|vocabulary| StoryCandidates::new(&story, vocabulary));
        stories.push(Story { folder, run: order * RUNS / count, weight: 1.0 / count as f64, right, candidates });
    }
    Ok(stories)
}

/// Returns the fitted weights as the text of `ranker.ron`.
fn weights_text(stories: &[&Story]) -> Result<String, Box<dyn Error>> {
    let mut text =
        "// The weights of the ranker: the log-odds that a candidate is a tag are the sum of its features times their weights.\n\
         // Written by `examples/fit_ranker.rs` from stories with tags of editors; do not edit. `src/candidates.rs` says how features are \
         scaled.\n[\n"
            .to_owned();
    for (is_group, vocabulary) in [(true, 0), (true, 1), (false, 0), (false, 1)] {
        let mut rows = Vec::new();
        for story in stories {
            let share = if story.is_group() == is_group { 1.0 } else { OTHER_SHARES[usize::from(!is_group)] };
            for (tag, features) in story.candidates[vocabulary].features() {
                let features = features.iter().copied().map(f64::from).collect();
                let target = target(&folded_tag(tag), &story.right, SOFT_TARGETS[vocabulary]);
                rows.push(Row { features, target, weight: story.weight * share });
            }
        }
        let languages: &[&str] = if is_group { &GROUP } else { &[] };
        let with_vocabulary = vocabulary == 1;
        writeln!(text, "  (\n    languages: {languages:?},\n    with_vocabulary: {with_vocabulary},\n    weights: {{")?;
        for (name, weight) in
            feature_names().iter().zip(fit(&rows, feature_names().len(), DECAYS[usize::from(!is_group)]))
        {
            writeln!(text, "      {name:?}: {weight:.3},")?;
        }
        text += "    },\n  ),\n";
    }
    text += "]\n";
    Ok(text)
}

/// The chance that a candidate should get.
fn target(tag: &str, right: &BTreeSet<String>, soft: f64) -> f64 {
    if right.contains(tag) {
        1.0
    } else if right.iter().any(|other| is_soft(tag, other)) {
        soft
    } else {
        0.0
    }
}

/// Measures the suggestions for stories.
fn measure<'a>(
    stories: impl Iterator<Item = &'a Story>,
    vocabulary: usize,
    ranker: impl Fn(&Story) -> &'a TagRanker,
) -> String {
    let mut counts = Counts::default();
    for story in stories {
        let found =
            story.candidates[vocabulary].suggest(ranker(story), &LearnedTags::default(), &SuggestOptions::default());
        let found: BTreeSet<String> = found.iter().map(|found| folded_tag(&found.tag)).collect();
        counts.suggestions += found.len();
        counts.right += story.right.len();
        for (index, matches) in [|one: &str, other: &str| one == other, is_soft].into_iter().enumerate() {
            let has = |tags: &BTreeSet<String>, tag: &String| tags.iter().any(|other| matches(tag, other));
            counts.found[index] += story.right.iter().filter(|tag| has(&found, tag)).count();
            counts.hits[index] += found.iter().filter(|tag| has(&story.right, tag)).count();
        }
    }
    let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
    let [recall, soft_recall] = counts.found.map(|count| share(count, counts.right));
    let [precision, soft_precision] = counts.hits.map(|count| share(count, counts.suggestions));
    format!(
        "recall {recall:.3} soft {soft_recall:.3}, precision {precision:.3} soft {soft_precision:.3}, {} suggestions",
        counts.suggestions
    )
}

/// Whether all words of one tag are in the other, which has at least 4 letters.
fn is_soft(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> { text.split(' ').map(str::to_owned).collect() };
    let (a, b) = (words(one), words(other));
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    one == other || (few.is_subset(&many) && one.chars().count().min(other.chars().count()) >= 4)
}

/// Newton's method: each step solves a system of linear equations for the change of the weights.
fn fit(rows: &[Row], count: usize, decay: f64) -> Vec<f64> {
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let mut weights = vec![0.0; count];
    for _ in 0..STEPS {
        let mut slopes: Vec<f64> = weights.iter().map(|weight| decay * weight).collect();
        let mut curves = vec![vec![0.0; count]; count];
        for (index, curve) in curves.iter_mut().enumerate() {
            curve[index] = decay;
        }
        for row in rows {
            let odds: f64 = row.features.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let chance = 1.0 / (1.0 + (-odds).exp());
            let share = row.weight / total;
            for (index, value) in row.features.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                slopes[index] += (chance - row.target) * value * share;
                for (curve, other) in curves[index].iter_mut().zip(&row.features) {
                    *curve += chance * (1.0 - chance) * value * other * share;
                }
            }
        }
        for (weight, change) in weights.iter_mut().zip(solve(curves, slopes)) {
            *weight -= change;
        }
    }
    weights
}

/// Solves a system of linear equations with a symmetric positive matrix by Gaussian elimination.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for column in 0..count {
        let pivot = matrix[column].clone();
        for row in column + 1..count {
            let factor = matrix[row][column] / pivot[column];
            for (value, above) in matrix[row].iter_mut().zip(&pivot) {
                *value -= factor * above;
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..count).rev() {
        let known: f64 = (row + 1..count).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}
