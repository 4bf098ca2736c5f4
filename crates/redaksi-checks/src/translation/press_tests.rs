//! False findings on right translations as newsrooms rewrite.

use super::{PairedParagraphs, ParagraphGroup, check_translation};
use crate::{Finding, Severity, StoryText};
use serde::Deserialize;

#[derive(Deserialize)]
struct PressPair {
    original: Vec<String>,
    translation: Vec<String>,
    groups: String,
}

fn groups(text: &str) -> PairedParagraphs {
    let list = |text: &str| text.split(',').filter_map(|number| number.parse().ok()).collect();
    let group = |text: &str| {
        let (original, translation) = text.split_once('-').unwrap();
        ParagraphGroup { original: list(original), translation: list(translation) }
    };
    PairedParagraphs { groups: text.split(' ').map(group).collect() }
}

fn all_findings() -> Vec<(usize, Finding)> {
    let pairs: Vec<PressPair> = ron::from_str(include_str!("press_pairs.ron")).unwrap();
    assert!(pairs.len() >= 20);
    let mut found = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        let original = StoryText::from_lines("en", &pair.original.join("\n"));
        let translation = StoryText::from_lines("id", &pair.translation.join("\n"));
        let findings = check_translation(&original, &translation, &groups(&pair.groups));
        found.extend(findings.into_iter().map(|finding| (at, finding)));
    }
    found
}

#[test]
fn right_translations_have_few_findings() {
    let found = all_findings();
    let strong = found.iter().filter(|(_, finding)| finding.severity != Severity::Hint);
    let strong: Vec<_> = strong.map(|(at, finding)| (*at, finding.rule.code(), finding.text.as_str())).collect();
    // The paragraph is left out indeed. The sum of two equal numbers is the one that the check cannot know.
    let left_out =
        "Greece has seen an unusually dry spring. Scientists say climate change makes such fires more likely.";
    assert_eq!(strong, [(2, "left-out", left_out), (7, "number-differs", "190")]);
    let hints: Vec<_> = found.iter().map(|(at, finding)| (at, finding.rule.code(), &finding.text)).collect();
    assert!(hints.len() <= 15, "{hints:?}");
}
