//! Measures the pairing on invented stories whose translations are rewritten as newsrooms do.

use redaksi_checks::StoryText;
use redaksi_checks::pair::align;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
struct PressPair {
    name: String,
    original: Vec<String>,
    translation: Vec<String>,
    links: BTreeSet<(usize, usize)>,
}

#[test]
fn rewritten_stories_are_paired() {
    let pairs: Vec<PressPair> = ron::from_str(include_str!("data/press_pairs.ron")).expect("the file is valid");
    assert!(pairs.len() >= 20);
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    let mut wrong = Vec::new();
    for pair in &pairs {
        let original = StoryText::from_lines("en", &pair.original.join("\n"));
        let translation = StoryText::from_lines("id", &pair.translation.join("\n"));
        let alignment = align(&original, &translation, &[]);
        let links: BTreeSet<_> =
            alignment.links().iter().map(|link| (link.original + 1, link.translation + 1)).collect();
        right += links.intersection(&pair.links).count();
        found += links.len();
        wanted += pair.links.len();
        let lacking = pair.links.difference(&links).map(|link| format!("{}: {link:?} is missing", pair.name));
        wrong.extend(
            lacking.chain(links.difference(&pair.links).map(|link| format!("{}: {link:?} is wrong", pair.name))),
        );
    }
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let (precision, recall) = (share(right, found), share(right, wanted));
    println!("{} stories, precision {precision:.3}, recall {recall:.3}\n{}", pairs.len(), wrong.join("\n"));
    assert!(precision >= 0.95 && recall >= 0.95, "precision {precision:.3}, recall {recall:.3}\n{}", wrong.join("\n"));
}
