//! The text of the story as the page states it in JSON-LD, to be compared with the lines of the page.

use crate::html::hints::{Element, TableKind};
use crate::html::line_builder::{LetterStyle, LineSegment, RawLine};
use crate::html::walker::{HtmlWalker, Node};
use crate::text::normalize_for_match;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// How many adjacent words are compared.
const RUN_WORDS: usize = 5;
/// A shorter text is a summary.
const MIN_BODY_BYTES: usize = 200;
/// A longer line of the page counts as prose.
const MIN_PROSE_BYTES: usize = 100;

/// The runs of words in the `articleBody` of a page.
#[derive(Debug, Default)]
pub(crate) struct ArticleBody {
    runs: HashSet<u64>,
}

impl ArticleBody {
    /// Indexes a text; empty for one that is too short for a story.
    pub fn new(text: &str) -> Self {
        if text.len() < MIN_BODY_BYTES {
            return Self::default();
        }
        Self { runs: runs_of(text).into_iter().collect() }
    }

    /// Whether the page states no text.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Whether a line begins and ends with words of the text.
    pub fn contains(&self, line: &str) -> bool {
        let normalized = normalize_for_match(line);
        let words: Vec<&str> = normalized.split_whitespace().collect();
        words.len() >= RUN_WORDS
            && self.runs.contains(&hash_of(&words[..RUN_WORDS]))
            && self.runs.contains(&hash_of(&words[words.len() - RUN_WORDS..]))
    }
}

/// Appends what the lines do not show of the stated text, a line for each paragraph: all of it if the lines hold almost
/// nothing of it and little prose of their own, the rest if they hold its beginning and less than half of it.
pub(crate) fn append_missing_text(walker: &mut HtmlWalker, stated: &str) {
    let body = ArticleBody::new(stated);
    if body.is_empty() {
        return;
    }
    let text = &walker.line_builder.text;
    let lines = || walker.line_builder.lines.iter().map(|line| &text[line.range.clone()]);
    let prose: usize = lines().map(str::len).filter(|length| *length > MIN_PROSE_BYTES).sum();
    let shown: HashSet<u64> = lines().flat_map(runs_of).filter(|run| body.runs.contains(run)).collect();
    let holds_nothing = shown.len() * 5 < body.runs.len() && prose * 2 <= stated.len();
    let holds_begin =
        shown.len() * 2 < body.runs.len() && stated.lines().next().is_some_and(|line| begins_with(line, &shown));
    if !holds_nothing && !holds_begin {
        return;
    }
    let missing = missing_paragraphs(stated, &shown);
    walker.nodes.push(Node { block: true, in_article_body: true, ..Node::default() });
    let parent = walker.nodes.len() - 1;
    for line in &missing {
        let own = Node { parent, block: true, in_article_body: true, element: Element::Paragraph, ..Node::default() };
        walker.nodes.push(own);
        let node = walker.nodes.len() - 1;
        let start = walker.line_builder.text.len();
        walker.line_builder.text.push_str(line);
        walker.line_builder.text.push('\n');
        let segments = vec![LineSegment { range: 0..line.len(), node, link: None, style: LetterStyle::default() }];
        walker.line_builder.lines.push(RawLine {
            range: start..start + line.len(),
            node,
            segments,
            table: TableKind::None,
        });
    }
}

/// Whether the first words of a text are shown.
fn begins_with(text: &str, shown: &HashSet<u64>) -> bool {
    runs_of(text).first().is_some_and(|run| shown.contains(run))
}

/// Returns the paragraphs of a text that are not shown; of a paragraph that is shown in part, the sentences that are not.
fn missing_paragraphs(stated: &str, shown: &HashSet<u64>) -> Vec<String> {
    let mut missing: Vec<String> = Vec::new();
    // A part that is too short to compare goes with the one before it.
    let mut was_shown = true;
    for line in stated.lines() {
        let sentences: Vec<&str> = split_sentences(line)
            .filter(|sentence| {
                let runs = runs_of(sentence);
                let seen = runs.iter().filter(|run| shown.contains(run)).count();
                was_shown = if runs.is_empty() { was_shown } else { seen * 2 > runs.len() };
                !was_shown
            })
            .collect();
        if !sentences.is_empty() {
            missing.push(sentences.concat().trim().to_owned());
        }
    }
    missing
}

/// Splits a text after each mark that ends a sentence and has a space behind it.
fn split_sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut is_end = false;
    text.split_inclusive(move |c: char| {
        let splits = is_end && c.is_whitespace();
        is_end = matches!(c, '.' | '!' | '?') || is_end && matches!(c, '"' | '\'' | '”' | '’' | ')');
        splits
    })
}

/// Returns the runs of words of a text, in order.
fn runs_of(text: &str) -> Vec<u64> {
    let normalized = normalize_for_match(text);
    let words: Vec<&str> = normalized.split_whitespace().collect();
    words.windows(RUN_WORDS).map(hash_of).collect()
}

fn hash_of(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATED: &str = "Warga desa menanam bakau di tepi pantai sejak pagi, dan kepala desa ikut membawa bibit ke perahu.\\n\
        Pohon itu menahan ombak dan menjadi tempat kepiting bertelur, kata kepala desa di dermaga kecil itu kemarin sore.";

    fn page(body: &str) -> String {
        let ld = format!(r#"{{"@type": "NewsArticle", "headline": "Bakau", "articleBody": "{STATED}"}}"#);
        crate::html::parse(format!("<script type=application/ld+json>{ld}</script>{body}").as_bytes()).text
    }

    #[test]
    fn text_that_only_json_ld_holds_follows_the_lines() {
        let text = page("<h1>Bakau</h1>");
        assert_eq!(text.lines().count(), 3, "{text}");
        assert!(text.starts_with("Bakau\nWarga desa menanam bakau"));
    }

    #[test]
    fn text_that_the_page_shows_is_not_repeated() {
        let paragraphs = STATED.replace("\\n", "</p><p>");
        assert_eq!(page(&format!("<p>{paragraphs}</p>")).lines().count(), 2);
        assert_eq!(
            page(&format!("<p>{}</p>", "Kisah lain tentang sawah di lereng utara. ".repeat(5))).lines().count(),
            1
        );
    }

    #[test]
    fn text_that_the_page_shows_in_part_is_completed() {
        let first = STATED.split_once("\\n").unwrap().0;
        let [sentence, rest] = [
            "Warga desa menanam bakau di tepi pantai sejak pagi, dan kepala desa ikut membawa bibit ke perahu mereka semua.",
            "Pohon itu menahan ombak dan menjadi tempat kepiting bertelur. Murid sekolah mencatat tinggi setiap pohon di dalam buku tulis, \
             dan kepala desa menyimpan catatan itu di balai desa bersama peta pantai yang dibuat tahun lalu.",
        ];
        let stated = format!("{sentence} {rest}");
        let ld = format!(r#"{{"@type": "NewsArticle", "headline": "Bakau", "articleBody": "{stated}"}}"#);
        let html = format!("<script type=application/ld+json>{ld}</script><h1>Bakau</h1><p>{sentence}</p>");
        assert_eq!(crate::html::parse(html.as_bytes()).text, format!("Bakau\n{sentence}\n{rest}\n"));
        assert_eq!(page(&format!("<p>{first}</p>")).lines().count(), 2);
    }

    #[test]
    fn lines_of_the_text_are_recognised_and_others_are_not() {
        let text = "Warga desa menanam bakau di tepi pantai sejak pagi. Kepala desa mengatakan pohon itu menahan ombak. \
            Murid sekolah ikut menanam dan mencatat tinggi setiap pohon dalam buku yang disimpan di balai desa bersama peta pantai.";
        let body = ArticleBody::new(text);
        assert!(body.contains("Kepala desa mengatakan pohon itu menahan ombak."));
        assert!(!body.contains("Kepala desa mengatakan pohon itu mahal dan tidak ada gunanya."));
        assert!(!body.contains("Kepala desa"));
        assert!(ArticleBody::new("Warga desa menanam bakau.").is_empty());
    }
}
