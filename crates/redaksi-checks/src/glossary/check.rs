//! The check of a translation against the glossary.

use super::{Glossary, GlossaryHit, GlossaryHitKind};
use crate::{Finding, OriginalRange, Rule, Severity, StoryText};
use std::collections::HashSet;

/// The indexes of paragraphs of an original and of its translation that say the same.
pub type ParagraphPair<'a> = (&'a [usize], &'a [usize]);

/// Finds banned translations, and terms of the original whose approved translation is missing.
///
/// `original` is the original with the groups of indexes of paragraphs of it and of the translation that say the same.
/// Without it, only banned translations are found. Groups with indexes beyond the stories are left out.
///
/// A banned translation is a warning; it is a hint if the paired paragraphs of the original lack the term, since it may
/// translate something else. A term whose translation is missing is a warning if the translation has it nowhere, and a
/// hint otherwise. The findings have the arguments `term`, `translation` and `note`.
#[must_use]
pub fn check_glossary(
    story: &StoryText,
    original: Option<(&StoryText, &[ParagraphPair<'_>])>,
    glossary: &Glossary,
) -> Vec<Finding> {
    if story.language == glossary.source() && glossary.source() != glossary.target() {
        return Vec::new();
    }
    let hits: Vec<Vec<GlossaryHit>> =
        story.paragraphs.iter().map(|paragraph| glossary.hits_in_translation(&paragraph.text)).collect();
    let (original, groups) = original.map_or((None, &[][..]), |(original, groups)| (Some(original), groups));
    let terms: Vec<Vec<GlossaryHit>> = original.map_or_else(Vec::new, |original| {
        original.paragraphs.iter().map(|paragraph| glossary.hits_in_original(&paragraph.text)).collect()
    });
    let approved: HashSet<usize> =
        hits.iter().flatten().filter(|hit| hit.kind == GlossaryHitKind::Approved).map(|hit| hit.entry).collect();
    let mut found = Vec::new();
    for (paragraph, hits) in hits.iter().enumerate() {
        let pairs: Vec<usize> = partners(groups, paragraph).collect();
        for hit in hits.iter().filter(|hit| matches!(hit.kind, GlossaryHitKind::Banned(_))) {
            // Another entry may approve the same words.
            if hits.iter().any(|other| other.range == hit.range && other.kind == GlossaryHitKind::Approved) {
                continue;
            }
            let has_term = |pair: &usize| terms.get(*pair).is_some_and(|terms| has_entry(terms, hit.entry));
            let is_certain = pairs.is_empty() || pairs.iter().any(has_term);
            let severity = if is_certain { Severity::Warning } else { Severity::Hint };
            let finding = story.finding(Rule::GlossaryBanned, severity, paragraph, hit.range.clone());
            let finding = with_entry(finding, glossary, hit.entry);
            found.push(hit.replacement.iter().fold(finding, Finding::with_fix));
        }
    }
    if let Some(original) = original {
        for (originals, translations) in groups {
            let is_valid = originals.iter().all(|index| *index < original.paragraphs.len())
                && translations.iter().all(|index| *index < story.paragraphs.len());
            let Some(first) = translations.first().filter(|_| is_valid) else { continue };
            let mut seen = HashSet::new();
            for index in *originals {
                for term in &terms[*index] {
                    let is_there = translations.iter().any(|index| has_entry(&hits[*index], term.entry));
                    if is_there || !seen.insert(term.entry) {
                        continue;
                    }
                    let severity = if approved.contains(&term.entry) { Severity::Hint } else { Severity::Warning };
                    let text = original.paragraphs[*index].text[term.range.clone()].to_owned();
                    let finding = story.finding(Rule::GlossaryDiffers, severity, *first, 0..0).with_text(text.clone());
                    let range = OriginalRange { paragraph: *index, range: term.range.clone(), text };
                    found.push(with_entry(finding.with_original(range), glossary, term.entry));
                }
            }
        }
    }
    found.sort_by_key(|finding| finding.paragraph);
    found
}

/// Returns the paragraphs of the original that say the same as one of the translation.
fn partners<'g>(groups: &'g [ParagraphPair<'g>], paragraph: usize) -> impl Iterator<Item = usize> + 'g {
    let of_paragraph = groups.iter().filter(move |(_, translations)| translations.contains(&paragraph));
    of_paragraph.flat_map(|(originals, _)| originals.iter().copied())
}

fn has_entry(hits: &[GlossaryHit], entry: usize) -> bool {
    hits.iter().any(|hit| hit.entry == entry)
}

fn with_entry(finding: Finding, glossary: &Glossary, index: usize) -> Finding {
    let entry = &glossary.entries()[index];
    finding
        .with_argument("term", &*entry.term)
        .with_argument("translation", &*entry.translation)
        .with_argument("note", &*entry.note)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary() -> Glossary {
        let csv = "term,translation,banned,note\n\
                   hostage,tawanan,sandera,lihat buku gaya\n\
                   hacker,peretas,penjahat siber,\n\
                   cybercriminal,penjahat siber,,\n";
        Glossary::from_csv(csv, "en", "id").unwrap()
    }

    type Seen = (Rule, Severity, Option<usize>, String, Vec<String>);

    fn check(original: Option<&str>, translation: &str) -> Vec<Seen> {
        let story = StoryText::from_lines("id", translation);
        let original = original.map(|text| StoryText::from_lines("en", text));
        let indexes: Vec<[usize; 1]> = (0..story.paragraphs.len()).map(|index| [index]).collect();
        let groups: Vec<(&[usize], &[usize])> = indexes.iter().map(|index| (&index[..], &index[..])).collect();
        let pair = original.as_ref().map(|original| (original, groups.as_slice()));
        check_glossary(&story, pair, &glossary())
            .into_iter()
            .map(|finding| (finding.rule, finding.severity, finding.paragraph, finding.text, finding.fixes))
            .collect()
    }

    #[test]
    fn a_banned_translation_is_found_with_its_fix() {
        let found = check(None, "Tiga Sandera Bebas\nPara sanderanya pulang.");
        let expected = |paragraph, text: &str, fix: &str| {
            let rule = Rule::GlossaryBanned;
            (rule, Severity::Warning, Some(paragraph), text.to_owned(), vec![fix.to_owned()])
        };
        assert_eq!(found, [expected(0, "Sandera", "Tawanan"), expected(1, "sanderanya", "tawanannya")]);
    }

    #[test]
    fn words_that_another_entry_approves_are_not_banned() {
        assert_eq!(check(None, "Penjahat siber ditangkap"), []);
    }

    #[test]
    fn a_banned_translation_of_another_word_is_a_hint() {
        let found = check(Some("A captive\nThe hostage left"), "Seorang sandera\nSandera itu pergi");
        assert_eq!(found.iter().map(|row| row.1).collect::<Vec<_>>(), [Severity::Hint, Severity::Warning]);
    }

    #[test]
    fn a_term_without_its_translation_is_found_once_a_paragraph() {
        let found = check(Some("Hackers fled\nThe hackers, two hackers, left"), "Peretas kabur\nMereka pergi");
        let row = (Rule::GlossaryDiffers, Severity::Hint, Some(1), "hackers".to_owned(), Vec::new());
        assert_eq!(found, [row]);
        let found = check(Some("Hackers fled"), "Mereka kabur");
        assert_eq!(found[0].1, Severity::Warning);
    }

    #[test]
    fn a_form_of_the_translation_counts_and_bad_groups_are_left_out() {
        assert_eq!(check(Some("Hackers fled"), "Peretasnya kabur"), []);
        let story = StoryText::from_lines("id", "a");
        let original = StoryText::from_lines("en", "hacker");
        let groups: [(&[usize], &[usize]); 2] = [(&[0], &[9]), (&[9], &[0])];
        assert_eq!(check_glossary(&story, Some((&original, &groups)), &glossary()), []);
    }
}
