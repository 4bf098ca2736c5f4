//! The text of the story as the page states it in JSON-LD, to be compared with the lines of the page.

use crate::html::hints::Element;
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
        let normalized = normalize_for_match(text);
        let words: Vec<&str> = normalized.split_whitespace().collect();
        Self { runs: words.windows(RUN_WORDS).map(hash_of).collect() }
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

/// Appends the stated text to the lines, a line for each paragraph, if the lines hold almost nothing of it and little
/// prose of their own.
pub(crate) fn append_missing_text(walker: &mut HtmlWalker, stated: &str) {
    let body = ArticleBody::new(stated);
    if body.is_empty() {
        return;
    }
    let text = &walker.line_builder.text;
    let (mut shown, mut prose) = (0, 0);
    for line in &walker.line_builder.lines {
        let line = &text[line.range.clone()];
        if line.len() > MIN_PROSE_BYTES {
            shown += if body.contains(line) { line.len() } else { 0 };
            prose += line.len();
        }
    }
    if shown * 5 > stated.len() || prose * 2 > stated.len() {
        return;
    }
    walker.nodes.push(Node { block: true, in_article_body: true, ..Node::default() });
    let parent = walker.nodes.len() - 1;
    for line in stated.lines() {
        let own = Node { parent, block: true, in_article_body: true, element: Element::Paragraph, ..Node::default() };
        walker.nodes.push(own);
        let node = walker.nodes.len() - 1;
        let start = walker.line_builder.text.len();
        walker.line_builder.text.push_str(line);
        walker.line_builder.text.push('\n');
        let segments = vec![LineSegment { range: 0..line.len(), node, link: None, style: LetterStyle::default() }];
        walker.line_builder.lines.push(RawLine { range: start..start + line.len(), node, segments });
    }
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
