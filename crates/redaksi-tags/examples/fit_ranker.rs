//! Fits the weights of the ranker to stories with tags, by logistic regression, and prints them for `assets/tags/ranker.ron`.
//!
//! ```text
//! cargo run -p redaksi-tags --example fit_ranker -- FOLDER... > assets/tags/ranker.ron
//! ```
//! Weights with and without a vocabulary are fitted, each twice: for Indonesian and Malay, whose outlets tag the parties of a story more than its subjects, and for all
//! other languages. Stories of the other group count little in each.
//!
//! A folder has stories (`NAME.txt`: headline, blank line, text) and `tags.tsv` with `NAME.txt<TAB>TAG` rows. Every folder has the same
//! weight. Each story is read without a vocabulary and with the tags of the folder's other stories as vocabulary. The result depends
//! only on the files.

use redaksi_tags::{StoryInput, TagEntry, TagKind, Vocabulary, candidate_features, feature_names, guess_language};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::path::Path;

/// What a candidate is worth that has the words of a right tag and more, or only some of them: without a vocabulary and with one, which
/// has the exact forms.
const SOFT_TARGETS: [f64; 2] = [0.35, 0.1];

/// The strength of the pull of the weights to 0.
const DECAY: f64 = 1e-4;

/// The steps of Newton's method.
const STEPS: usize = 12;

/// The share of the stories of other languages in the weights for Indonesian, and of Indonesian stories in those for other languages.
const OTHER_SHARES: [f64; 2] = [0.2, 0.04];

#[derive(Clone)]
struct Row {
    /// Whether the story is in Indonesian or Malay.
    is_group: bool,
    with_vocabulary: bool,
    features: Vec<f64>,
    target: f64,
    weight: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let mut rows = Vec::new();
    for folder in &folders {
        let mut own = read_folder(Path::new(folder))?;
        let share = 1.0 / own.len().max(1) as f64;
        for row in &mut own {
            row.weight *= share;
        }
        rows.append(&mut own);
    }
    println!(
        "// The weights of the ranker: the log-odds that a candidate is a tag are the sum of its features times their weights."
    );
    println!(
        "// Fitted by logistic regression on stories with tags of editors, see `examples/fit_ranker.rs`; features are scaled as"
    );
    println!("// `src/candidates.rs` says.");
    println!("[");
    for (is_group, with_vocabulary) in [(true, false), (true, true), (false, false), (false, true)] {
        let mut chosen: Vec<Row> = rows.iter().filter(|row| row.with_vocabulary == with_vocabulary).cloned().collect();
        for row in chosen.iter_mut().filter(|row| row.is_group != is_group) {
            row.weight *= OTHER_SHARES[usize::from(!is_group)];
        }
        let languages = if is_group { "[\"id\", \"ms\"]" } else { "[]" };
        println!("  (\n    languages: {languages},\n    with_vocabulary: {with_vocabulary},\n    weights: {{");
        for (name, weight) in feature_names().iter().zip(fit(&chosen, feature_names().len())) {
            println!("      {name:?}: {weight:.3},");
        }
        println!("    }},\n  ),");
    }
    println!("]");
    Ok(())
}

fn read_folder(folder: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut gold: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut forms: HashMap<String, String> = HashMap::new();
    let mut carried: BTreeMap<String, usize> = BTreeMap::new();
    for row in std::fs::read_to_string(folder.join("tags.tsv"))?.lines() {
        let Some((name, tag)) = row.split_once('\t') else { continue };
        let key = normalized(tag);
        forms.entry(key.clone()).or_insert_with(|| tag.to_owned());
        if gold.entry(name.to_owned()).or_default().insert(key.clone()) {
            *carried.entry(key).or_default() += 1;
        }
    }
    let mut rows = Vec::new();
    let mut reached = [0, 0];
    for (name, right) in &gold {
        let text = std::fs::read_to_string(folder.join(name))?;
        let story = StoryInput::from_plain(&text, "");
        let is_group = matches!(guess_language(&text).as_str(), "id" | "ms");
        let mut vocabulary = Vocabulary::default();
        let others = carried.iter().filter(|(key, count)| **count > usize::from(right.contains(*key)));
        vocabulary.add_all(others.map(|(key, _)| TagEntry::new(forms[key].as_str(), TagKind::Topic)));
        for vocabulary in [None, Some(&vocabulary)] {
            let found = candidate_features(&story, vocabulary);
            let is_found = |tag: &&String| found.iter().any(|(found, _)| normalized(found) == **tag);
            reached[usize::from(vocabulary.is_some())] += right.iter().filter(is_found).count();
            for (tag, features) in found {
                let tag = normalized(&tag);
                let target = if right.contains(&tag) {
                    1.0
                } else if right.iter().any(|other| is_soft(&tag, other)) {
                    SOFT_TARGETS[usize::from(vocabulary.is_some())]
                } else {
                    0.0
                };
                let with_vocabulary = vocabulary.is_some();
                rows.push(Row {
                    is_group,
                    with_vocabulary,
                    features: features.into_iter().map(f64::from).collect(),
                    target,
                    weight: 1.0,
                });
            }
        }
    }
    let all: usize = gold.values().map(BTreeSet::len).sum();
    let [alone, with_vocabulary] = reached.map(|count| count as f64 / all as f64);
    eprintln!("{}: tags among the candidates {alone:.3}, with the vocabulary {with_vocabulary:.3}", folder.display());
    Ok(rows)
}

fn normalized(tag: &str) -> String {
    redaksi_tags::folded_tag(tag)
}

/// Whether all words of one tag are in the other, which has at least 4 letters.
fn is_soft(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> { text.split(' ').map(str::to_owned).collect() };
    let (a, b) = (words(one), words(other));
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    !one.is_empty() && !other.is_empty() && few.is_subset(&many) && one.chars().count().min(other.chars().count()) >= 4
}

/// Newton's method: each step solves a system of linear equations for the change of the weights.
fn fit(rows: &[Row], count: usize) -> Vec<f64> {
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let mut weights = vec![0.0; count];
    for _ in 0..STEPS {
        let mut slopes: Vec<f64> = weights.iter().map(|weight| DECAY * weight).collect();
        let mut curves = vec![vec![0.0; count]; count];
        for (index, curve) in curves.iter_mut().enumerate() {
            curve[index] = DECAY;
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
