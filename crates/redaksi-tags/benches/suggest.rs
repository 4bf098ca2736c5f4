//! The time to suggest tags for a story, with a vocabulary of 50,000 tags.

use criterion::{Criterion, criterion_group, criterion_main};
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, TagEntry, TagKind, Vocabulary, suggest};
use std::hint::black_box;

const STORY: &str = include_str!("../../../samples/jembatan-gantung.txt");

/// Words that tags are made of.
const SYLLABLES: [&str; 10] = ["ba", "ke", "ro", "tan", "ni", "lu", "sam", "pe", "wa", "gi"];

/// A vocabulary of tags of two made-up words.
fn vocabulary(count: usize) -> Vocabulary {
    let word = |mut number: usize| {
        let mut word = String::new();
        for _ in 0..5 {
            word += SYLLABLES[number % SYLLABLES.len()];
            number /= SYLLABLES.len();
        }
        word
    };
    let mut vocabulary = Vocabulary::default();
    vocabulary.add_all(
        (0..count).map(|number| TagEntry::new(format!("{} {}", word(number), word(number * 7 + 3)), TagKind::Topic)),
    );
    vocabulary
}

fn suggestions(criterion: &mut Criterion) {
    // About 600 words.
    let article =
        formats::open("story.txt", STORY.repeat(3).as_bytes(), &Packs::built_in()).expect("the text can be opened");
    let (vocabulary, learned, options) = (vocabulary(50_000), LearnedTags::default(), SuggestOptions::default());
    criterion.bench_function("a story with 50,000 tags", |bencher| {
        bencher.iter(|| suggest(&StoryInput::from_article(black_box(&article)), Some(&vocabulary), &learned, &options));
    });
}

criterion_group!(benches, suggestions);
criterion_main!(benches);
