//! Paragraphs that stand in the story twice, as in a file that holds the text once on one line and once in paragraphs.

use super::reading::StoryReading;
use crate::{Finding, ParagraphRole, Rule, Severity};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// How many words in a row are compared. Shorter runs, such as names with their offices, recur in every story.
const RUN_WORDS: usize = 8;
/// The fewest words of a paragraph that is compared. Refrains and pull quotes are shorter.
const MIN_WORDS: usize = 14;
/// In percent. A paragraph repeats the text above if so many of its runs of words occur there.
const MIN_REPEATED_PERCENT: usize = 80;

/// Reports paragraphs of which nearly all words stand in the paragraphs above, in the same order.
pub(super) fn check_repetition(story: &StoryReading, found: &mut Vec<Finding>) {
    // Each run of words above, and the paragraph that it is in.
    let mut above: HashMap<u64, usize> = HashMap::new();
    for line in story.lines.iter().filter(|line| line.paragraph.role == ParagraphRole::Body) {
        let words: Vec<String> = (0..line.words.len()).map(|word| line.word(word).to_lowercase()).collect();
        let runs: Vec<u64> = words.windows(RUN_WORDS).map(hash).collect();
        let first = runs.iter().filter_map(|run| above.get(run)).min();
        let repeated = runs.iter().filter(|run| above.contains_key(run)).count();
        if words.len() >= MIN_WORDS
            && repeated * 100 >= runs.len() * MIN_REPEATED_PERCENT
            && let Some(first) = first
        {
            let finding = story.finding(Rule::ParagraphRepeated, Severity::Warning, line, 0..line.text.len());
            found.push(finding.with_argument("number", body_number(story, *first).to_string()));
        }
        for run in runs {
            above.entry(run).or_insert(line.index);
        }
    }
}

/// The number of a paragraph of the body, from 1.
fn body_number(story: &StoryReading, index: usize) -> usize {
    story.lines[..=index].iter().filter(|line| line.paragraph.role == ParagraphRole::Body).count()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::StoryText;
    use crate::story::check_story;

    fn repeated(text: &str) -> Vec<(usize, String)> {
        let found = check_story(&StoryText::from_lines("id", text), None);
        let found = found.into_iter().filter(|finding| finding.rule == Rule::ParagraphRepeated);
        found.map(|finding| (finding.paragraph.unwrap(), finding.arguments[0].1.clone())).collect()
    }

    const BRIDGE: &str =
        "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan oleh para pemuda.";
    const SCHOOL: &str =
        "Kepala desa Sari Dewi mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.";

    #[test]
    fn paragraphs_that_repeat_a_paragraph_above_are_reported() {
        assert_eq!(
            repeated(&format!("Judul Berita\n{BRIDGE} {SCHOOL}\n{BRIDGE}\n{SCHOOL}\n")),
            [(2, "1".to_owned()), (3, "1".to_owned())]
        );
        assert_eq!(repeated(&format!("Judul Berita\n{SCHOOL}\n{BRIDGE}\n{SCHOOL}\n")), [(3, "1".to_owned())]);
    }

    #[test]
    fn a_pull_quote_a_refrain_and_a_paragraph_that_goes_on_are_none() {
        let goes_on =
            format!("{SCHOOL} Ia menambahkan bahwa talinya dari baja dan papannya diganti setiap dua tahun sekali.");
        for text in [
            format!("Judul Berita\n{BRIDGE}\nJembatan gantung di Desa Kenari akhirnya dibuka untuk warga\n{SCHOOL}\n"),
            format!("Judul Berita\n{SCHOOL}\n{goes_on}\n"),
            "Judul Berita\nPulang, pulanglah ke kampung kami\nHujan turun\nPulang, pulanglah ke kampung kami\n"
                .to_owned(),
        ] {
            assert_eq!(repeated(&text), [], "{text}");
        }
    }
}
