//! Times the reading and the use of a vocabulary of 50,000 made-up tags, on made-up text.
//!
//! ```text
//! cargo run --release -p redaksi-tags --example time_suggest
//! ```

use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, TagEntry, TagKind, Vocabulary, near_duplicates, suggest};
use std::time::Instant;

/// Returns the number's syllables, so that every number has a word of its own.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ci", "du", "fe", "go", "ha", "ji", "ku", "le", "mo", "na", "pi", "ru", "se", "to", "wa"];
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

fn main() {
    let mut vocabulary = Vocabulary::default();
    vocabulary.add_all(
        (0..50_000).map(|number| TagEntry::new(format!("{} {}", word(number), word(number / 7)), TagKind::Topic)),
    );
    let stored = vocabulary.write();
    let time = |what: &str, start: Instant| println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);

    let start = Instant::now();
    let Ok(vocabulary) = Vocabulary::read(&stored) else { return };
    time("reading 50,000 tags", start);
    let start = Instant::now();
    vocabulary.prepare();
    time("building the index", start);
    let paragraphs: Vec<String> = (0..20)
        .map(|paragraph| {
            let words: Vec<String> = (0..30)
                .map(|at| match at % 6 {
                    0 => format!("Budi {}", word(paragraph * 3)),
                    1 => "dan".to_owned(),
                    _ => word(paragraph * 31 + at * 7),
                })
                .collect();
            format!("{}.\n", words.join(" "))
        })
        .collect();
    let text = paragraphs.concat();
    let story = StoryInput::from_plain(&text, "id");
    for round in 1..=3 {
        let start = Instant::now();
        let found = suggest(&story, Some(&vocabulary), &LearnedTags::default(), &SuggestOptions::default());
        time(&format!("round {round}: {} suggestions for 600 words", found.len()), start);
    }
    let start = Instant::now();
    let found = vocabulary.search("bacid", 20).len();
    time(&format!("searching, {found} found"), start);
    let start = Instant::now();
    let pairs = near_duplicates(&vocabulary).len();
    time(&format!("near-duplicates, {pairs} pairs"), start);
}
