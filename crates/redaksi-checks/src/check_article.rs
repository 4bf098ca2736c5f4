//! All checks of a story, with what the desk has: an original, a dictionary, a glossary.

use crate::glossary::{Glossary, check_glossary};
use crate::pair::{Alignment, FixedPair, align};
use crate::spelling::{Speller, check_spelling};
use crate::story::check_story;
use crate::translation::{PairedParagraphs, ParagraphGroup, check_translation};
use crate::{Finding, FindingLocation, ParagraphRole, Rule, StoryText, run_checks};
use redaksi_core::article::Article;

/// What a story is checked with, besides itself. Without a part, its checks are off.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckInputs<'a> {
    /// The original that the story was translated from.
    pub original: Option<&'a Article>,
    /// Pairs of paragraphs that the user set: indexes of the [`StoryText`]s of the original and the story.
    pub fixed_pairs: &'a [FixedPair],
    /// The dictionary of the language of the story.
    pub speller: Option<&'a Speller>,
    /// The glossary of the desk.
    pub glossary: Option<&'a Glossary>,
}

/// The result of all checks of a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleChecks {
    /// The text that was checked.
    pub story: StoryText,
    /// The text of the original, if the story has one.
    pub original: Option<StoryText>,
    /// How the paragraphs of the two are paired.
    pub alignment: Option<Alignment>,
    /// The findings: those about the story as a whole and its fields first, then those in the text in order.
    pub findings: Vec<Finding>,
}

/// Checks a story.
#[must_use]
pub fn check_article(article: &Article, inputs: &CheckInputs<'_>) -> ArticleChecks {
    let story = StoryText::of(article);
    let original = inputs.original.map(StoryText::of);
    let alignment = original.as_ref().map(|original| align(original, &story, inputs.fixed_pairs));
    let mut findings = run_checks(article);
    findings.extend(check_story(&story, Some(article)));
    let groups = alignment.as_ref().map_or_else(Vec::new, Alignment::groups);
    if let (Some(original), Some(alignment)) = (&original, &alignment) {
        findings.extend(check_translation(original, &story, &paired(&groups, alignment)));
    }
    if let Some(speller) = inputs.speller {
        // Where the words of the desk's usage have a finding, their fix is the better one.
        let is_known = |misspelt: &Finding| {
            findings.iter().any(|other| other.location == misspelt.location && !other.fixes.is_empty())
        };
        let misspelt: Vec<Finding> =
            check_spelling(&story, speller).into_iter().filter(|found| !is_known(found)).collect();
        findings.extend(misspelt);
    }
    if let Some(glossary) = inputs.glossary {
        let slices: Vec<(&[usize], &[usize])> =
            groups.iter().map(|(from, to)| (from.as_slice(), to.as_slice())).collect();
        findings.extend(check_glossary(
            &story,
            original.as_ref().map(|original| (original, slices.as_slice())),
            glossary,
        ));
    }
    if original.is_some() {
        // The dateline of a translation names the newsroom that translated.
        findings.retain(|finding| !(finding.rule == Rule::OutletInText && is_in_dateline(&story, finding)));
    }
    let findings_shown = findings.into_iter().map(Finding::with_shown_text);
    let mut findings: Vec<Finding> = findings_shown.collect();
    findings.sort_by_key(|finding| match &finding.location {
        FindingLocation::Story => (0, finding.paragraph.unwrap_or(0), 0),
        FindingLocation::Field(_) => (1, 0, 0),
        FindingLocation::FieldText(_, range) => (1, finding.paragraph.unwrap_or(0), range.start),
        FindingLocation::Passage(_) => (2, article.body.len(), 0),
        FindingLocation::Text(range) => (2, finding.paragraph.unwrap_or(0), range.start),
    });
    ArticleChecks { story, original, alignment, findings }
}

/// Whether a finding is in the dateline of the story: before the dash near the start of the first paragraph of the body.
fn is_in_dateline(story: &StoryText, finding: &Finding) -> bool {
    let first = story.paragraphs.iter().position(|paragraph| paragraph.role == ParagraphRole::Body);
    let Some(paragraph) = first.filter(|first| finding.paragraph == Some(*first)).map(|at| &story.paragraphs[at])
    else {
        return false;
    };
    let dash = paragraph
        .text
        .char_indices()
        .take(DATELINE_CHARS)
        .find(|(at, c)| matches!(c, '–' | '—') || *c == '-' && paragraph.text[..*at].ends_with([' ', '-']));
    let Some((end, _)) = dash else { return false };
    match (paragraph.location(&(0..end)), &finding.location) {
        (FindingLocation::Text(dateline), FindingLocation::Text(range)) => dateline.contains(&range.start),
        _ => false,
    }
}

/// A dateline ends within so many characters.
const DATELINE_CHARS: usize = 80;

/// The groups in the order of the translation, with text that was left out or added.
fn paired(groups: &[(Vec<usize>, Vec<usize>)], alignment: &Alignment) -> PairedParagraphs {
    let group = |original: Vec<usize>, translation: Vec<usize>| ParagraphGroup { original, translation };
    let mut found: Vec<ParagraphGroup> = groups.iter().map(|(from, to)| group(from.clone(), to.clone())).collect();
    found.extend(alignment.added().map(|added| group(Vec::new(), vec![added])));
    found.sort_by_key(|group| group.translation.first().copied());
    for left_out in alignment.left_out() {
        let gap = alignment.gap_after(left_out);
        let place = found.iter().position(|group| group.translation.first().copied() > gap).unwrap_or(found.len());
        found.insert(place, group(vec![left_out], Vec::new()));
    }
    PairedParagraphs { groups: found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{Block, BlockKind};

    fn article(text: &str) -> Article {
        Article { body: vec![Block::new(BlockKind::Paragraph, text)], ..Article::default() }
    }

    #[test]
    fn the_dateline_of_a_translation_may_name_its_newsroom() {
        let original = article("KENARI - The people went home on Monday.");
        let with_original = CheckInputs { original: Some(&original), ..CheckInputs::default() };
        let outlets = |text: &str, inputs: &CheckInputs<'_>| {
            let found = check_article(&article(text), inputs).findings;
            found.into_iter().filter(|finding| finding.rule == Rule::OutletInText).count()
        };
        let text = "KOMPAS.com, KENARI - Warga pulang pada Senin.";
        assert_eq!((outlets(text, &CheckInputs::default()), outlets(text, &with_original)), (1, 0));
        let told = "KENARI - Warga pulang pada Senin, kata dia kepada Kompas.com.";
        assert_eq!(outlets(told, &with_original), 1);
    }
}
