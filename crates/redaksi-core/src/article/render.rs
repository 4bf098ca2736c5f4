//! Renders the body for publication: without removed passages, and with clean spacing where they were.

use crate::article::inline_style::{normalize_styles, slice_styles};
use crate::article::{Article, Block, BlockKind, ImageReference, InlineStyle, MarkKind, locate_offset};
use crate::text::{count_words, is_blank, is_blank_char};
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
    /// Ranges of `text` that are bold, italic or a link.
    pub styles: Vec<InlineStyle>,
    /// The level of a part of a list.
    pub level: u8,
    /// The picture above the text.
    pub image: Option<Box<ImageReference>>,
    /// The byte ranges of the text of the body block that `text` consists of, each with its offset in `text`, in order.
    pub pieces: Vec<(Range<usize>, usize)>,
}

impl RenderedBlock {
    /// Returns where a byte offset in the text of the body block is in `text`. One in a removed part moves to the seam.
    #[must_use]
    pub fn rendered_offset(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|(range, _)| range.start <= at);
        let offset = piece.map_or(0, |(range, offset)| offset + (at - range.start).min(range.len()));
        self.text.floor_char_boundary(offset)
    }
}

/// Returns the published blocks in order, without those that are removed as a whole, or blank and without a picture.
#[must_use]
pub fn render_body(article: &Article) -> Vec<RenderedBlock> {
    let blocks = article.body.iter().enumerate().filter_map(|(index, block)| {
        let published = without_passages(article, block, &(0..block.text.len()));
        let is_shown = !is_blank(&published.text) || block.image.is_some();
        is_shown.then(|| published.into_rendered(index, block))
    });
    blocks.collect()
}

/// Like [`render_body`], but does not copy unchanged text, and leaves styles out. Yields the index of the body block, its kind and its text.
pub fn render_lines(article: &Article) -> impl Iterator<Item = (usize, BlockKind, Cow<'_, str>)> {
    article.body.iter().enumerate().filter_map(|(index, block)| {
        let text = without_passages(article, block, &(0..block.text.len())).text;
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
        let published = without_passages(article, block, &part);
        let is_removed = is_blank(&published.text) && !is_blank(&block.text[part]);
        (!is_removed).then(|| published.into_rendered(index, block))
    });
    rendered.collect()
}

/// Counts the published words in a byte range of the body text, such as in a selection: without removed passages and end
/// marks.
#[must_use]
pub fn count_published_words(article: &Article, range: &Range<usize>) -> usize {
    render_range(article, range).iter().map(|block| count_words(&block.text)).sum()
}

/// A part of a block's text without removed passages.
struct PublishedText<'a> {
    text: Cow<'a, str>,
    /// The byte ranges of the block's text that it consists of, each with its offset in `text`, in order.
    pieces: Vec<(Range<usize>, usize)>,
}

impl PublishedText<'_> {
    fn into_rendered(self, index: usize, block: &Block) -> RenderedBlock {
        let moved = self.pieces.iter().flat_map(|(range, offset)| {
            let sliced = slice_styles(&block.styles, range).into_iter();
            sliced.map(move |InlineStyle { range, kind }| {
                let range = range.start + offset..range.end + offset;
                InlineStyle { range, kind }
            })
        });
        let styles = if block.styles.is_empty() { Vec::new() } else { normalize_styles(moved.collect()) };
        RenderedBlock {
            kind: block.kind,
            text: self.text.into_owned(),
            block: index,
            styles,
            level: block.level,
            image: block.image.clone(),
            pieces: self.pieces,
        }
    }
}

/// Returns a byte range of the block's text without removed passages. The remaining text is not changed except for spaces at the seams:
/// one space between words, none before closing punctuation, and no second full stop.
fn without_passages<'a>(article: &Article, block: &'a Block, part: &Range<usize>) -> PublishedText<'a> {
    let is_removed = |kind| matches!(kind, MarkKind::Passage(id) if !article.is_passage_published(id));
    let is_in_part = |range: &Range<usize>| range.start < part.end && part.start < range.end;
    let mut removed = block.marks.iter().filter(|mark| is_removed(mark.kind) && is_in_part(&mark.range)).peekable();
    if removed.peek().is_none() {
        return PublishedText { text: Cow::Borrowed(&block.text[part.clone()]), pieces: vec![(part.clone(), 0)] };
    }
    let mut kept = Seamed { text: String::with_capacity(part.len()), pieces: Vec::new() };
    let (mut from, mut at_seam) = (part.start, false);
    for mark in removed {
        kept.join(&block.text, from..mark.range.start.max(from), at_seam);
        (from, at_seam) = (mark.range.end.min(part.end), true);
    }
    kept.join(&block.text, from..part.end, at_seam);
    kept.trim_end();
    let leading = kept.text.len() - kept.text.trim_start_matches(is_blank_char).len();
    kept.text.drain(..leading);
    let pieces = kept.pieces.into_iter().filter_map(|(range, offset)| {
        let cut = leading.saturating_sub(offset).min(range.len());
        (cut < range.len()).then(|| (range.start + cut..range.end, (offset + cut).saturating_sub(leading)))
    });
    PublishedText { text: Cow::Owned(kept.text), pieces: pieces.collect() }
}

/// Text that is joined from pieces of a block.
struct Seamed {
    text: String,
    pieces: Vec<(Range<usize>, usize)>,
}

impl Seamed {
    /// Appends a range of the block's text. At the seam of a removed passage, adjusts spaces and full stops.
    fn join(&mut self, block: &str, mut range: Range<usize>, at_seam: bool) {
        if at_seam {
            let right = &block[range.clone()];
            range.start += right.len() - right.trim_start_matches(is_blank_char).len();
            self.trim_end();
            let Some(first) = block[range.clone()].chars().next() else { return };
            if !attaches_to_previous(first) && !self.text.is_empty() {
                self.text.push(' ');
            } else if first == '.' && self.text.ends_with(['.', '!', '?', '…']) {
                range.start += 1;
            }
        }
        self.pieces.push((range.clone(), self.text.len()));
        self.text.push_str(&block[range]);
    }

    /// Removes blank characters at the end.
    fn trim_end(&mut self) {
        self.text.truncate(self.text.trim_end_matches(is_blank_char).len());
        for (range, offset) in self.pieces.iter_mut().rev() {
            let end = self.text.len().saturating_sub(*offset);
            if range.len() <= end {
                break;
            }
            range.end = range.start + end;
        }
    }
}

/// Whether a character is written without a space before it.
fn attaches_to_previous(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '’' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Decision, InlineStyleKind, Mark, Passage, PassageId, PassageKind, Reason};

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
    fn styles_stay_on_their_words_where_a_passage_is_removed() {
        let bold = |article: &Article, words: &str| {
            let start = article.body[0].text.find(words).unwrap();
            InlineStyle { range: start..start + words.len(), kind: InlineStyleKind::Bold }
        };
        for (marked, words, expected) in [
            ("kata dia. [[(Baca juga: Judul)]] Jakarta ramai", "Jakarta", "Jakarta"),
            ("kata dia [[(Baca juga: Judul)]]. Jakarta", "dia (Baca juga: Judul). Jak", "dia. Jak"),
            ("  [[Baca juga: Judul]]  Jakarta ramai ", "ramai ", "ramai"),
            ("kata dia. [[Baca juga: Judul]]", "Baca juga: Judul", ""),
            ("kata dia [[(satu)]], lalu [[(dua)]] pergi", "lalu", "lalu"),
        ] {
            let mut article = story(marked);
            article.body[0].styles = vec![bold(&article, words)];
            let rendered = &render_body(&article)[0];
            let styled = rendered.styles.iter().map(|style| &rendered.text[style.range.clone()]);
            assert_eq!(styled.collect::<Vec<_>>().join("|"), expected, "{marked}");
        }
    }

    #[test]
    fn places_in_a_block_are_found_in_its_published_text() {
        let article = story("satu dua. [[(Baca juga: Judul)]] Tiga empat.");
        let (text, rendered) = (&article.body[0].text, &render_body(&article)[0]);
        let place = |words: &str| rendered.rendered_offset(text.find(words).unwrap());
        assert_eq!(rendered.text, "satu dua. Tiga empat.");
        assert_eq!([place("dua"), place("Judul"), place("empat")], [5, 9, 15]);
        assert_eq!(rendered.rendered_offset(text.len()), rendered.text.len());
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
