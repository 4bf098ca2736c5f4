//! What a newer version of the original means for the translation: a finding at each paragraph that says what the older version
//! said.

use redaksi_checks::pair::{OriginalChange, align, compare_originals};
use redaksi_checks::{Finding, FindingLocation, Rule, Severity, StoryText};
use redaksi_core::article::{Article, Original};
use redaksi_core::text::{collapse_whitespace, common_prefix_suffix_len};

/// How many characters of the words that changed are shown.
const MAX_SHOWN_CHARS: usize = 120;

/// Returns a finding for each paragraph of a translation of which the original has changed since the version before. Paragraphs
/// that are new in the original are left out of the translation, which another check reports.
pub(crate) fn original_update_findings(article: &Article, original: &Original) -> Vec<Finding> {
    let Some(previous) = &original.previous else { return Vec::new() };
    let (story, old, new) = (StoryText::of(article), StoryText::of(previous), StoryText::of(&original.article));
    let text = |of: &StoryText, paragraphs: &[usize]| {
        let texts: Vec<String> = paragraphs.iter().map(|at| collapse_whitespace(&of.paragraphs[*at].text)).collect();
        texts.join(" ")
    };
    let mut findings = Vec::new();
    for change in compare_originals(&old, &new, &align(&old, &story, &[])).changes {
        let (kind, before, after, translation) = match change {
            OriginalChange::Changed { old: from, new: to, translation } => {
                ("changed", text(&old, &from), text(&new, &to), translation)
            }
            OriginalChange::Moved { old: from, new: to, translation } => {
                ("changed", text(&old, &[from]), text(&new, &[to]), translation)
            }
            OriginalChange::Removed { old: from, translation } => {
                ("removed", text(&old, &[from]), String::new(), translation)
            }
            OriginalChange::Added { .. } => continue,
        };
        // A paragraph that only stands elsewhere says the same.
        if before == after {
            continue;
        }
        let (before, after) = changed_words(&before, &after);
        for paragraph in translation {
            // At the start of the paragraph, so that it stays dismissed while the paragraph is edited.
            let location = match story.paragraphs[paragraph].field {
                Some(name) => FindingLocation::Field(name),
                None => story.paragraphs[paragraph].location(&(0..0)),
            };
            let finding = Finding {
                paragraph: Some(paragraph),
                ..Finding::about_story(Rule::OriginalChanged, Severity::Warning)
            };
            let finding = finding.at(location).with_text(after.clone()).with_argument("kind", kind);
            findings.push(finding.with_argument("old", before.clone()));
        }
    }
    findings
}

/// The words in which two texts differ, from the first to the last one, shortened.
fn changed_words(before: &str, after: &str) -> (String, String) {
    let (prefix, suffix) = common_prefix_suffix_len(before, after);
    let suffix = suffix.min(before.len().min(after.len()) - prefix);
    // Whole words: from the space before the first difference to the space after the last one.
    let prefix = before[..prefix].rfind(' ').map_or(0, |at| at + 1);
    let suffix = before[before.len() - suffix..].find(' ').map_or(0, |at| suffix - at);
    let words = [before, after].map(|text| text.get(prefix..text.len() - suffix).unwrap_or(text));
    // Signs at the end of both are no difference.
    let (_, signs) = common_prefix_suffix_len(words[0], words[1]);
    let common = &words[0][words[0].len() - signs..];
    let signs = common.len() - common.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let part = |words: &str| {
        let words = words.get(..words.len() - signs).unwrap_or(words);
        let shown: String = words.chars().take(MAX_SHOWN_CHARS).collect();
        if shown.len() < words.len() { format!("{shown}…") } else { shown }
    };
    (part(words[0]), part(words[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{Block, BlockKind, body_text};

    fn article(lines: &[&str]) -> Article {
        let body = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        Article { body, ..Article::default() }
    }

    const OLD: [&str; 3] = [
        "Mayor Sari Dewi opened the bridge in Kenari on Monday.",
        "The bridge is 120 metres long and cost 3 billion rupiah.",
        "Farmers from Lembah had waited since 2019.",
    ];

    /// The beginnings of the paragraphs with a finding, and the words that changed.
    fn found(new: &[&str]) -> Vec<(String, String, String)> {
        let mut story = article(&[
            "Wali Kota Sari Dewi membuka jembatan di Kenari pada Senin.",
            "Jembatan itu panjangnya 120 meter dan menelan 3 miliar rupiah.",
            "Petani dari Lembah menunggu sejak 2019.",
        ]);
        story.attach_original(article(&OLD)).apply(&mut story).unwrap();
        story.attach_original(article(new)).apply(&mut story).unwrap();
        let findings = original_update_findings(&story, story.original.as_ref().unwrap());
        let of = |finding: &Finding| {
            let FindingLocation::Text(range) = &finding.location else { panic!("{finding:?}") };
            let first = body_text(&story.body)[range.start..].split(' ').next().unwrap().to_owned();
            (first, finding.arguments[1].1.clone(), finding.text.clone())
        };
        findings.iter().map(of).collect()
    }

    #[test]
    fn the_paragraph_of_a_changed_one_is_found_with_the_words_that_changed() {
        let new = [OLD[0], "The bridge is 140 metres long and cost 3 billion rupiah.", OLD[2]];
        assert_eq!(found(&new), [("Jembatan".to_owned(), "120".to_owned(), "140".to_owned())]);
        assert_eq!(found(&OLD), []);
    }

    #[test]
    fn the_paragraph_of_a_removed_one_is_found_and_a_moved_one_is_not() {
        assert_eq!(found(&[OLD[0], OLD[1]]), [("Petani".to_owned(), OLD[2].to_owned(), String::new())]);
        assert_eq!(found(&[OLD[2], OLD[0], OLD[1]]), []);
    }

    #[test]
    fn only_the_words_that_differ_are_shown() {
        let words = |before, after| changed_words(before, after);
        assert_eq!(words("satu dua tiga", "satu dwi tiga"), ("dua".to_owned(), "dwi".to_owned()));
        assert_eq!(words("satu dua tiga", "satu tiga"), ("dua tiga".to_owned(), "tiga".to_owned()));
        assert_eq!(words("", "satu"), (String::new(), "satu".to_owned()));
        assert_eq!(words("sejak 2019, kata", "sejak 2018, kata"), ("2019".to_owned(), "2018".to_owned()));
        assert_eq!(words("satu dua.", "satu dwi tiga."), ("dua".to_owned(), "dwi tiga".to_owned()));
        assert_eq!(words("é", "è"), ("é".to_owned(), "è".to_owned()));
    }
}
