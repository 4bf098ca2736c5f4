//! Renders the body for publication: without removed passages, and with clean spacing where they were.

use crate::article::{Article, Block, BlockKind, MarkKind, locate_offset};
use crate::text::{count_words, is_blank, is_blank_char, trim_blank};
use std::borrow::Cow;
use std::ops::Range;

/// A block of the published body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedBlock {
    /// The kind of block.
    pub kind: BlockKind,
    /// The published text, a single line.
    pub text: String,
    /// The index of the body block that it comes from.
    pub block: usize,
}

/// Returns the published blocks in order, without those that are blank or removed as a whole.
#[must_use]
pub fn render_body(article: &Article) -> Vec<RenderedBlock> {
    let lines = render_lines(article);
    lines.map(|(block, kind, text)| RenderedBlock { kind, text: text.into_owned(), block }).collect()
}

/// Like [`render_body`], but does not copy unchanged text. Yields the index of the body block, its kind and its text.
pub fn render_lines(article: &Article) -> impl Iterator<Item = (usize, BlockKind, Cow<'_, str>)> {
    article.body.iter().enumerate().filter_map(|(index, block)| {
        let text = without_passages(article, block, &(0..block.text.len()));
        (!is_blank(&text)).then_some((index, block.kind, text))
    })
}

/// Returns what is published of a byte range of the body text, without blocks that are removed as a whole. Empty lines stay.
/// Ends inside a character move to its start.
#[must_use]
pub fn render_range(article: &Article, range: &Range<usize>) -> Vec<RenderedBlock> {
    let [(first, start), (last, end)] = [range.start, range.end].map(|at| locate_offset(&article.body, at));
    let blocks = article.body.iter().enumerate().take(last + 1).skip(first);
    let rendered = blocks.filter_map(|(index, block)| {
        let from = if index == first { block.text.floor_char_boundary(start) } else { 0 };
        let to = if index == last { block.text.floor_char_boundary(end) } else { block.text.len() };
        let part = from..to.max(from);
        let text = without_passages(article, block, &part).into_owned();
        let is_removed = is_blank(&text) && !is_blank(&block.text[part]);
        (!is_removed).then_some(RenderedBlock { kind: block.kind, text, block: index })
    });
    rendered.collect()
}

/// Counts the published words in a byte range of the body text, such as in a selection: without removed passages and end
/// marks.
#[must_use]
pub fn count_published_words(article: &Article, range: &Range<usize>) -> usize {
    render_range(article, range).iter().map(|block| count_words(&block.text)).sum()
}

/// Returns a byte range of the block's text without removed passages. The remaining text is not changed except for spaces at the seams:
/// one space between words, none before closing punctuation, and no second full stop.
fn without_passages<'a>(article: &Article, block: &'a Block, part: &Range<usize>) -> Cow<'a, str> {
    let is_removed = |kind| matches!(kind, MarkKind::Passage(id) if !article.is_passage_published(id));
    let is_in_part = |range: &Range<usize>| range.start < part.end && part.start < range.end;
    let mut removed = block.marks.iter().filter(|mark| is_removed(mark.kind) && is_in_part(&mark.range)).peekable();
    if removed.peek().is_none() {
        return Cow::Borrowed(&block.text[part.clone()]);
    }
    let mut kept = String::with_capacity(part.len());
    let (mut from, mut at_seam) = (part.start, false);
    for mark in removed {
        join(&mut kept, &block.text[from..mark.range.start.max(from)], at_seam);
        (from, at_seam) = (mark.range.end.min(part.end), true);
    }
    join(&mut kept, &block.text[from..part.end], at_seam);
    Cow::Owned(trim_blank(&kept).to_owned())
}

/// Appends `right`. At the seam of a removed passage, adjusts spaces and full stops.
fn join(left: &mut String, right: &str, at_seam: bool) {
    if !at_seam {
        left.push_str(right);
        return;
    }
    let mut right = right.trim_start_matches(is_blank_char);
    left.truncate(left.trim_end_matches(is_blank_char).len());
    let Some(first) = right.chars().next() else { return };
    if !attaches_to_previous(first) && !left.is_empty() {
        left.push(' ');
    } else if first == '.' && left.ends_with(['.', '!', '?', '…']) {
        right = &right[1..];
    }
    left.push_str(right);
}

/// Whether a character is written without a space before it.
fn attaches_to_previous(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '’' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Decision, Mark, Passage, PassageId, PassageKind, Reason};

    /// The story whose body is the text; `[[` and `]]` enclose a removed passage.
    fn story(marked: &str) -> Article {
        let mut text = String::new();
        let mut marks = Vec::new();
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once("[[") {
            let (inside, after) = after.split_once("]]").unwrap();
            text += before;
            marks.push(Mark { range: text.len()..text.len() + inside.len(), kind: MarkKind::Passage(PassageId(0)) });
            text += inside;
            rest = after;
        }
        text += rest;
        let passage = Passage {
            id: PassageId(0),
            kind: PassageKind::Promo,
            marker: String::new(),
            title: String::new(),
            url: String::new(),
            alternative_text: String::new(),
            decision: Decision::Removed,
            reason: Reason::default(),
        };
        let block = Block { marks, ..Block::new(BlockKind::Paragraph, text) };
        Article { body: vec![block], passages: vec![passage], ..Article::default() }
    }

    fn check(marked: &str, expected: &str) {
        let rendered: Vec<String> = render_body(&story(marked)).into_iter().map(|block| block.text).collect();
        assert_eq!(rendered.join("|"), expected, "{marked}");
    }

    #[test]
    fn seams_keep_one_space_and_no_second_full_stop() {
        check("kata dia. [[(Baca juga: Judul)]] Jakarta", "kata dia. Jakarta");
        check("kata dia [[(Baca juga: Judul)]]. Jakarta", "kata dia. Jakarta");
        check("kata dia.[[ Baca juga: Judul]] Jakarta", "kata dia. Jakarta");
        check("kata dia.[[Baca juga: Judul]]Jakarta", "kata dia. Jakarta");
        check("kata dia. [[(Baca juga: Judul)]]. Jakarta", "kata dia. Jakarta");
        check("kata dia.[[***]]", "kata dia.");
        check("[[Baca juga: Judul]] Jakarta", "Jakarta");
        check("[[Baca juga: Judul]]", "");
        check("satu [[a]] dua [[b]] tiga", "satu dua tiga");
    }

    #[test]
    fn a_part_of_the_text_is_rendered_without_what_is_not_published() {
        let mut article = story("satu dua. [[(Baca juga: Judul baru)]] Tiga empat. [[***]]");
        let text = article.body[0].text.clone();
        let count = |article: &Article, from: usize, to: usize| count_published_words(article, &(from..to));
        let rendered = |article: &Article, range: Range<usize>| render_range(article, &range)[0].text.clone();
        assert_eq!(rendered(&article, 0..text.len()), "satu dua. Tiga empat.");
        assert_eq!(count(&article, 0, text.len()), 4);
        assert_eq!(count(&article, 0, text.find("juga").unwrap()), 2);
        assert_eq!(count(&article, text.find("juga").unwrap(), text.find("empat").unwrap()), 1);
        assert_eq!(count(&article, text.find("juga").unwrap(), text.find("baru").unwrap()), 0);
        article.passages[0].decision = Decision::KeptAsText;
        assert_eq!(count(&article, 0, text.len()), 8);
        article.body.push(Block::new(BlockKind::Paragraph, "lima enam"));
        assert_eq!(count(&article, text.len() - 1, text.len() + 5), 1);
        assert_eq!(rendered(&article, text.len() + 1..text.len() + 10), "lima enam");
        assert_eq!(count(&article, 5, 5), 0);
    }
}
