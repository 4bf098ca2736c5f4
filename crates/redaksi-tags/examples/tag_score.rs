//! Scores the first suggestions against the tags that people gave, without a vocabulary and with the tags of the folder's other stories.
//!
//! ```text
//! cargo run -p redaksi-tags --example tag_score -- FOLDER...
//! ```
//! A folder has stories (`NAME.txt`: headline, blank line, text) and `tags.tsv` with `NAME.txt<TAB>TAG` rows. Exact: the same words;
//! soft: all words of one are in the other, which has at least 4 letters.

use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, TagEntry, TagKind, Vocabulary, folded_tag, suggest};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    for folder in std::env::args().skip(1) {
        score(Path::new(&folder))?;
    }
    Ok(())
}

/// How many suggestions and right tags match, of how many.
#[derive(Default)]
struct Counts {
    suggestions: usize,
    right: usize,
    /// Right tags found, and right suggestions: exact, soft.
    found: [usize; 2],
    hits: [usize; 2],
}

fn score(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut gold: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut forms: BTreeMap<String, String> = BTreeMap::new();
    let mut carried: BTreeMap<String, usize> = BTreeMap::new();
    for row in std::fs::read_to_string(folder.join("tags.tsv"))?.lines() {
        let Some((name, tag)) = row.split_once('\t') else { continue };
        let key = folded_tag(tag);
        forms.insert(key.clone(), tag.to_owned());
        if gold.entry(name.to_owned()).or_default().insert(key.clone()) {
            *carried.entry(key).or_default() += 1;
        }
    }
    let mut counts = [Counts::default(), Counts::default()];
    let options = SuggestOptions::default();
    for (name, right) in &gold {
        let text = std::fs::read_to_string(folder.join(name))?;
        let story = StoryInput::from_plain(&text, "");
        let mut vocabulary = Vocabulary::default();
        let others = carried.iter().filter(|(key, count)| **count > usize::from(right.contains(*key)));
        vocabulary.add_all(others.map(|(key, _)| TagEntry::new(forms[key].as_str(), TagKind::Topic)));
        for (counts, vocabulary) in counts.iter_mut().zip([None, Some(&vocabulary)]) {
            let found = suggest(&story, vocabulary, &LearnedTags::default(), &options);
            let found: BTreeSet<String> = found.iter().map(|found| folded_tag(&found.tag)).collect();
            counts.suggestions += found.len();
            counts.right += right.len();
            for (index, matches) in [|one: &str, other: &str| one == other, is_soft].into_iter().enumerate() {
                let has = |tags: &BTreeSet<String>, tag: &String| tags.iter().any(|other| matches(tag, other));
                counts.found[index] += right.iter().filter(|tag| has(&found, tag)).count();
                counts.hits[index] += found.iter().filter(|tag| has(right, tag)).count();
            }
        }
    }
    for (what, counts) in ["alone", "with vocabulary"].iter().zip(counts) {
        let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
        println!(
            "{} {what}: recall {:.3} {:.3} precision {:.3} {:.3} of {} suggestions",
            folder.display(),
            share(counts.found[0], counts.right),
            share(counts.found[1], counts.right),
            share(counts.hits[0], counts.suggestions),
            share(counts.hits[1], counts.suggestions),
            counts.suggestions
        );
    }
    Ok(())
}

/// Whether all words of one tag are in the other.
fn is_soft(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> { text.split(' ').map(str::to_owned).collect() };
    let (a, b) = (words(one), words(other));
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    one == other || (few.is_subset(&many) && one.chars().count().min(other.chars().count()) >= 4)
}
