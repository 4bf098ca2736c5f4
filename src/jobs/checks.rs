//! The complete check of a story, which runs on a worker of its own: findings, pairs of paragraphs and suggested tags.

use crate::jobs::Profile;
use crate::jobs::desk_tools::DeskTools;
use crate::workspace::checks::original_update::original_update_findings;
use crate::workspace::checks::pairing::fixed_pairs;
use crate::workspace::{CheckReport, CheckScope, Pairing, TagSuggestion};
use redaksi_checks::{CheckInputs, StoryText, check_article};
use redaksi_core::article::{Article, body_text};
use redaksi_core::tags::tag_key;
use redaksi_tags::{StoryInput, SuggestOptions, suggest, suggest_implied};
use std::collections::HashSet;

/// Checks a story, with its original if it has one and with what the desk has.
pub(crate) fn check(article: &Article, profile: &Profile) -> CheckReport {
    let original = article.original.as_ref().map(|original| &original.article);
    profile.with_tools(|tools| {
        // The field may be empty, or wrong for a short story.
        let language = StoryText::of(article).language;
        let problems = tools.problems();
        tools.dictionaries.load(&language);
        let inputs = CheckInputs {
            original,
            fixed_pairs: &original.map_or_else(Vec::new, |original| fixed_pairs(article, original)),
            speller: tools.dictionaries.speller(&language),
            glossary: tools.glossary(),
        };
        let mut checks = check_article(article, &inputs);
        checks
            .findings
            .extend(article.original.iter().flat_map(|original| original_update_findings(article, original)));
        CheckReport {
            text: body_text(&article.body),
            pairing: Pairing::of_checks(article, &checks),
            tags: suggest_tags(article, tools),
            problems,
            vocabulary: tools.vocabulary().cloned(),
            scope: CheckScope {
                has_original: original.is_some(),
                has_dictionary: inputs.speller.is_some(),
                has_glossary: inputs.glossary.is_some(),
            },
            findings: checks.findings,
        }
    })
}

/// The suggested tags of a story, then those that its tags imply.
fn suggest_tags(article: &Article, tools: &DeskTools) -> Vec<TagSuggestion> {
    let mut story = StoryInput::from_article(article);
    story.rejected = article.rejected_tags.iter().map(String::as_str).collect();
    let vocabulary = tools.vocabulary().map(|vocabulary| &**vocabulary);
    let mut found = suggest(&story, vocabulary, &tools.learned(), &SuggestOptions::default());
    if let Some(vocabulary) = vocabulary {
        found.extend(suggest_implied(&story.tags, &story.rejected, vocabulary));
    }
    let mut seen = HashSet::new();
    found.retain(|suggestion| seen.insert(tag_key(&suggestion.tag)));
    let with_sentence = |suggestion: redaksi_tags::Suggestion| {
        let evidence = suggestion.evidence.as_ref();
        let sentence = evidence.and_then(|place| story.text(place.part).get(place.sentence.clone()));
        TagSuggestion { sentence: sentence.unwrap_or_default().to_owned(), suggestion }
    };
    found.into_iter().map(with_sentence).collect()
}
