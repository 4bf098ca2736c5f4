//! The body as it is published: what was taken out is left out, and the seams are closed.

use super::{Article, Block, BlockKind, MarkKind};
use crate::text::{is_blank, is_blank_char, trim_blank};
use std::borrow::Cow;

/// A block of the published body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, one line.
    pub text: String,
    /// The index of the block of the body that it is.
    pub block: usize,
}

/// The blocks that are published, in order; blank ones and those that were taken out whole are left out.
#[must_use]
pub fn published(article: &Article) -> Vec<PublishedBlock> {
    let lines = published_lines(article);
    lines.map(|(block, kind, text)| PublishedBlock { kind, text: text.into_owned(), block }).collect()
}

/// The same without a copy of what is published as it stands: for each, the index of its block, its kind and its text.
pub fn published_lines(article: &Article) -> impl Iterator<Item = (usize, BlockKind, Cow<'_, str>)> {
    article.body.iter().enumerate().filter_map(|(index, block)| {
        let text = without_passages(article, block);
        (!is_blank(&text)).then_some((index, block.kind, text))
    })
}

/// The block's text without the passages that are out. No letter of the rest is touched; at a seam, one space stays
/// where words meet and none before a full stop.
fn without_passages<'a>(article: &Article, block: &'a Block) -> Cow<'a, str> {
    let is_out = |kind| matches!(kind, MarkKind::Passage(id) if !article.is_in(id));
    if !block.marks.iter().any(|mark| is_out(mark.kind)) {
        return Cow::Borrowed(&block.text);
    }
    let mut kept = String::with_capacity(block.text.len());
    let mut from = 0;
    for mark in block.marks.iter().filter(|mark| is_out(mark.kind)) {
        join(&mut kept, &block.text[from..mark.range.start], from > 0);
        from = mark.range.end;
    }
    join(&mut kept, &block.text[from..], from > 0);
    Cow::Owned(trim_blank(&kept).to_owned())
}

fn join(left: &mut String, right: &str, at_seam: bool) {
    if !at_seam {
        left.push_str(right);
        return;
    }
    let mut right = right.trim_start_matches(is_blank_char);
    left.truncate(left.trim_end_matches(is_blank_char).len());
    let Some(first) = right.chars().next() else { return };
    if !closes(first) && !left.is_empty() {
        left.push(' ');
    } else if first == '.' && left.ends_with(['.', '!', '?', '…']) {
        right = &right[1..];
    }
    left.push_str(right);
}

/// Marks that stand close to the word before them.
fn closes(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '’' | '…')
}

#[cfg(test)]
mod tests {
    use super::super::{Decision, Mark, Passage, PassageId, PassageKind, Reason};
    use super::*;

    /// `[[` and `]]` enclose a passage that is out.
    fn check(marked: &str, expected: &str) {
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
            decision: Decision::Out,
            reason: Reason::default(),
        };
        let block = Block { marks, ..Block::new(BlockKind::Paragraph, text) };
        let article = Article { body: vec![block], passages: vec![passage], ..Article::default() };
        let out: Vec<String> = published(&article).into_iter().map(|block| block.text).collect();
        assert_eq!(out.join("|"), expected, "{marked}");
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
}
