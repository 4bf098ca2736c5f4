//! Takes the comments and tracked changes of a document over as comments of the story.

use crate::read::{DocumentChange, DocumentChangeKind, DocumentComment};
use redaksi_core::article::{Article, CommentId, body_text};
use redaksi_core::text::is_blank;
use std::ops::Range;

/// How many comments, and how many changes, are taken over; a last comment gives the number of the others.
const MAX_ANNOTATIONS: usize = 1_000;

/// Adds the comments of a document as open comments, and its tracked changes as comments that are done: `+` in front of inserted text,
/// `−` in front of deleted text, which stands behind the words that were before it. A comment whose words are not in the body, such as one on the headline, belongs to the first
/// paragraph and quotes its words.
pub(crate) fn annotate(article: &mut Article, comments: &[DocumentComment], changes: &[DocumentChange]) {
    if article.body.is_empty() {
        return;
    }
    let body = body_text(&article.body);
    let mut finder = PlaceFinder { body: &body, reached: 0 };
    for comment in comments.iter().take(MAX_ANNOTATIONS) {
        let place = finder.find(&comment.quote);
        let text = match &place {
            None if !is_blank(&comment.quote) => format!("“{}” {}", comment.quote.trim(), comment.text),
            _ => comment.text.clone(),
        };
        add(article, &place.unwrap_or_else(|| first_paragraph(&body)), &comment.author, &comment.date, &text);
    }
    let mut finder = PlaceFinder { body: &body, reached: 0 };
    for change in changes.iter().filter(|change| !is_blank(&change.text)).take(MAX_ANNOTATIONS) {
        let (sign, is_in_text) = match change.kind {
            DocumentChangeKind::Inserted | DocumentChangeKind::MovedHere => ("+", true),
            DocumentChangeKind::Deleted | DocumentChangeKind::MovedAway => ("−", false),
        };
        let place = if is_in_text { finder.find(&change.text) } else { Some(finder.behind(&change.before)) };
        let text = format!("{sign} {}", change.text.trim());
        let place = place.unwrap_or_else(|| first_paragraph(&body));
        if let Some(id) = add(article, &place, &change.author, &change.date, &text)
            && let Some(done) = article.resolve_comment(id, true)
        {
            let _ = done.apply(article);
        }
    }
    let left_out = comments.len().saturating_sub(MAX_ANNOTATIONS) + changes.len().saturating_sub(MAX_ANNOTATIONS);
    if left_out > 0 {
        add(article, &first_paragraph(&body), "", "", &format!("… {left_out}"));
    }
}

fn add(article: &mut Article, place: &Range<usize>, author: &str, date: &str, text: &str) -> Option<CommentId> {
    article.add_comment(place, author, date, text)?.apply(article).ok()?;
    article.comments.last().map(|comment| comment.id)
}

fn first_paragraph(body: &str) -> Range<usize> {
    0..body.find('\n').unwrap_or(body.len())
}

/// Finds the words of annotations in the text, in their order.
struct PlaceFinder<'a> {
    body: &'a str,
    /// The end of the words that were found last.
    reached: usize,
}

impl PlaceFinder<'_> {
    /// Returns the range of the words in the body text: behind those that were found before, else the first ones.
    fn find(&mut self, words: &str) -> Option<Range<usize>> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let later = self.body[self.reached..].find(words).map(|at| self.reached + at);
        let start = later.or_else(|| self.body.find(words))?;
        self.reached = start + words.len();
        Some(start..self.reached)
    }

    /// Returns the point behind these words; the one that was reached where they are not in the text.
    fn behind(&mut self, words: &str) -> Range<usize> {
        self.find(words);
        self.reached..self.reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::TextPlace;
    use redaksi_core::article::{Block, BlockKind};

    fn comment(quote: &str, text: &str) -> DocumentComment {
        let (author, date) = ("Sari".into(), "2024-05-01T08:00:00Z".into());
        DocumentComment { author, date, text: text.into(), quote: quote.into(), place: TextPlace::default() }
    }

    fn change(kind: DocumentChangeKind, text: &str) -> DocumentChange {
        let (author, date) = ("Budi".into(), String::new());
        let before = "menanam".into();
        DocumentChange { kind, author, date, text: text.into(), before, place: TextPlace::default() }
    }

    #[test]
    fn comments_and_changes_stand_at_their_words() {
        let lines = ["Warga menanam bakau.", "Mereka menanam lagi."];
        let body = lines.map(|line| Block::new(BlockKind::Paragraph, line)).into();
        let mut article = Article { body, ..Article::default() };
        let comments = [comment("menanam", "berapa?"), comment("menanam", "kapan?"), comment("Judul", "pendekkan")];
        let changes = [change(DocumentChangeKind::Inserted, "bakau"), change(DocumentChangeKind::Deleted, "pohon")];
        annotate(&mut article, &comments, &changes);
        article.validate().unwrap();
        let body = body_text(&article.body);
        let shown: Vec<(&str, &str, bool)> = article
            .comments
            .iter()
            .map(|comment| {
                let range = article.comment_range(comment.id).unwrap();
                (&body[range], comment.text.as_str(), comment.is_resolved)
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("menanam", "berapa?", false),
                ("menanam", "kapan?", false),
                ("Warga menanam bakau.", "“Judul” pendekkan", false),
                ("bakau", "+ bakau", true),
                ("", "− pohon", true),
            ]
        );
        assert_ne!(article.comment_range(article.comments[0].id), article.comment_range(article.comments[1].id));
        assert_eq!(
            (article.comments[0].author.as_str(), article.comments[0].at.as_str()),
            ("Sari", "2024-05-01T08:00:00Z")
        );
    }
}
