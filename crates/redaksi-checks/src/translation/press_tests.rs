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
    for (at, finding) in &found {
        println!(
            "{at} {:?} {:?} {:?} {:?} <- {:?} fix {:?}",
            finding.severity,
            finding.rule,
            finding.paragraph,
            finding.text,
            finding.original.as_ref().map(|o| &o.text),
            finding.fixes
        );
    }
    let strong = found.iter().filter(|(_, finding)| finding.severity != Severity::Hint).count();
    assert!(strong <= 4, "{strong} findings of severity warning or above");
}
