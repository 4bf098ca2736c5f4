//! Prints the findings of a translation beside its original as rows: `check TRANSLATION --original ORIGINAL --rows`.

use redaksi_checks::{Finding, PairedParagraphs, ParagraphGroup, StoryText, check_translation};
use std::io::Write;
use std::process::ExitCode;

/// Pairs paragraphs by length and shared words: an alignment that is good enough for measuring.
fn pair(original: &StoryText, translation: &StoryText) -> PairedParagraphs {
    let words = |story: &StoryText| -> Vec<std::collections::HashSet<String>> {
        let split = |text: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| {
                word.len() > 1 && word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            });
            words.map(str::to_lowercase).collect()
        };
        story.paragraphs.iter().map(|paragraph| split(&paragraph.text)).collect()
    };
    let (left, right) = (words(original), words(translation));
    let length = |story: &StoryText, at: usize| story.paragraphs[at].text.chars().count() as f64;
    let score = |i: usize, j: usize| {
        let shared = left[i].intersection(&right[j]).count() as f64;
        let most = left[i].len().min(right[j].len()).max(1) as f64;
        let (one, other) = (length(original, i), length(translation, j) / 1.08);
        let ratio = one.min(other) / one.max(other).max(1.0);
        2.0 * shared / most + 2.0 * ratio + 0.1 * shared
    };
    let (n, m) = (left.len(), right.len());
    let mut best = vec![vec![f64::MIN; m + 1]; n + 1];
    let mut step = vec![vec![(0, 0); m + 1]; n + 1];
    best[0][0] = 0.0;
    for i in 0..=n {
        for j in 0..=m {
            let here = best[i][j];
            let mut reach = |to: (usize, usize), gain: f64| {
                if to.0 <= n && to.1 <= m && here + gain > best[to.0][to.1] {
                    best[to.0][to.1] = here + gain;
                    step[to.0][to.1] = (to.0 - i, to.1 - j);
                }
            };
            reach((i + 1, j), 0.3);
            reach((i, j + 1), 0.3);
            if i < n && j < m {
                reach((i + 1, j + 1), score(i, j));
            }
        }
    }
    let (mut i, mut j) = (n, m);
    let mut groups = Vec::new();
    while i > 0 || j > 0 {
        let (di, dj) = step[i][j];
        groups.push(ParagraphGroup { original: (i - di..i).collect(), translation: (j - dj..j).collect() });
        (i, j) = (i - di, j - dj);
    }
    groups.reverse();
    PairedParagraphs { groups }
}

/// Prints words that stand twice, for the figure of that check.
fn doubled(translation: &StoryText) -> Vec<String> {
    let mut rows = Vec::new();
    for (at, paragraph) in translation.paragraphs.iter().enumerate() {
        let words: Vec<&str> = paragraph.text.split(' ').collect();
        for pair in words.windows(2) {
            if pair[0] == pair[1] && pair[0].chars().all(char::is_alphabetic) && pair[0].chars().all(char::is_lowercase)
            {
                rows.push(format!("{}\twarning\tdoubled-word\t{} {}\t{}", at + 1, pair[0], pair[1], pair[0]));
            }
        }
    }
    rows
}

fn row(finding: &Finding) -> String {
    let cell = |text: &str| text.replace(['\t', '\n'], " ");
    let severity: &'static str = finding.severity.into();
    let paragraph = finding.paragraph.map_or(0, |at| at + 1);
    let fix = finding.fixes.first().map_or("", String::as_str);
    format!("{paragraph}\t{severity}\t{}\t{}\t{}", finding.rule.code(), cell(&finding.text), cell(fix))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--rows").collect();
    let [_, translation, _, original] = arguments.as_slice() else {
        eprintln!("check_rows check TRANSLATION --original ORIGINAL --rows");
        return ExitCode::FAILURE;
    };
    let (Ok(translation), Ok(original)) = (std::fs::read_to_string(translation), std::fs::read_to_string(original))
    else {
        eprintln!("check_rows: a file cannot be read");
        return ExitCode::FAILURE;
    };
    let translation = StoryText::from_lines("id", &translation);
    let original = StoryText::from_lines("en", &original);
    let links = pair(&original, &translation);
    let mut out = std::io::stdout().lock();
    for finding in check_translation(&original, &translation, &links) {
        let _ = writeln!(out, "{}", row(&finding));
    }
    for row in doubled(&translation) {
        let _ = writeln!(out, "{row}");
    }
    ExitCode::SUCCESS
}
