//! The time to suggest tags for a story, with a vocabulary of 50,000 tags.

use criterion::{Criterion, criterion_group, criterion_main};
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, TagEntry, TagKind, Vocabulary, suggest};
use std::hint::black_box;

/// The words of the sample that are read, again from its start where it ends.
const WORDS: usize = 600;

const STORY: &str = include_str!("../../../samples/jembatan-gantung.txt");

/// Words that tags are made of.
const SYLLABLES: [&str; 10] = ["ba", "ke", "ro", "tan", "ni", "lu", "sam", "pe", "wa", "gi"];

/// Given names and offices that many persons of a vocabulary, and of stories, have.
const GIVEN_NAMES: [&str; 8] = ["Ahmad", "Siti", "Budi", "Dewi", "Agus", "Sri", "Rahmat", "Muhammad"];
const OFFICES: [&str; 4] = ["Gubernur", "Kepala Dinas Sosial", "Ketua", "Direktur Utama"];

/// A vocabulary of subjects of two made-up words, and as many persons with their office.
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
    let tag = |number: usize| {
        if number.is_multiple_of(2) {
            return TagEntry::new(format!("{} {}", word(number), word(number * 7 + 3)), TagKind::Topic);
        }
        let (office, given) = (OFFICES[number / 16 % OFFICES.len()], GIVEN_NAMES[number / 2 % GIVEN_NAMES.len()]);
        TagEntry::new(format!("{office} {given} {}", word(number)), TagKind::Person)
    };
    vocabulary.add_all((0..count).map(tag));
    vocabulary
}

fn suggestions(criterion: &mut Criterion) {
    // With persons whose given names thousands of tags have.
    let persons = GIVEN_NAMES.map(|name| format!("Menurut {name} Kalindra, jembatan itu baik."));
    let sample = STORY.repeat(2);
    let words: Vec<&str> = sample.split_inclusive(' ').take(WORDS).collect();
    let text = format!("{}\n\n{}", words.concat(), persons.join("\n\n"));
    let article = formats::open("story.txt", text.as_bytes(), &Packs::built_in()).expect("the text can be opened");
    let (vocabulary, learned, options) = (vocabulary(50_000), LearnedTags::default(), SuggestOptions::default());
    criterion.bench_function("a story with 50,000 tags", |bencher| {
        bencher.iter(|| suggest(&StoryInput::from_article(black_box(&article)), Some(&vocabulary), &learned, &options));
    });
}

criterion_group!(benches, suggestions);
criterion_main!(benches);
