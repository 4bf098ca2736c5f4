//! The texts of a story from which tags are suggested.

use redaksi_core::article::{Article, FieldName, MarkKind};
use std::borrow::Cow;
use std::ops::Range;

/// A text of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextPart {
    /// The headline.
    Headline,
    /// The abstract.
    Abstract,
    /// The caption.
    Caption,
    /// A paragraph of the body: its index in [`StoryInput::paragraphs`].
    Paragraph(usize),
}

/// Where a tag was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagEvidence {
    /// The text.
    pub part: TextPart,
    /// The byte range of the words in that text.
    pub range: Range<usize>,
    /// The byte range of the sentence around them.
    pub sentence: Range<usize>,
}

/// The cleaned texts of a story, borrowed from an article or a plain file.
#[derive(Clone, Debug, Default)]
pub struct StoryInput<'a> {
    /// The language tag, such as `id`; empty if it is not known, then it is guessed.
    pub language: &'a str,
    /// The headline.
    pub headline: &'a str,
    /// The abstract.
    pub abstract_text: &'a str,
    /// The caption.
    pub caption: &'a str,
    /// The paragraphs of the body. In texts of an article, passages that are not published are blanked: their bytes are spaces, so
    /// that offsets are those of the block.
    pub paragraphs: Vec<Cow<'a, str>>,
    /// The tags that the story has.
    pub tags: Vec<&'a str>,
    /// The tags that were rejected for the story.
    pub rejected: Vec<&'a str>,
}

impl<'a> StoryInput<'a> {
    /// Reads a plain text: the first line that is not blank is the headline, each other one a paragraph.
    #[must_use]
    pub fn from_plain(text: &'a str, language: &'a str) -> Self {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let headline = lines.next().unwrap_or_default();
        Self { language, headline, paragraphs: lines.map(Cow::Borrowed).collect(), ..Self::default() }
    }

    /// Reads a story. Paragraph indexes are indexes of body blocks.
    ///
    /// Passages that are not decided on are left out as well: most are promos.
    #[must_use]
    pub fn from_article(article: &'a Article) -> Self {
        let field = |name| article.fields.value(name);
        let paragraphs = article.body.iter().map(|block| {
            let hidden: Vec<Range<usize>> = block
                .marks
                .iter()
                .filter(|mark| match mark.kind {
                    MarkKind::Dateline => true,
                    MarkKind::Passage(id) => {
                        use redaksi_core::article::Decision;
                        article.passage(id).is_some_and(|passage| !matches!(passage.decision, Decision::KeptAsText))
                    }
                })
                .map(|mark| mark.range.clone())
                .collect();
            blank(&block.text, &hidden)
        });
        Self {
            language: field(FieldName::Language),
            headline: field(FieldName::Headline),
            abstract_text: field(FieldName::Abstract),
            caption: field(FieldName::Caption),
            paragraphs: paragraphs.collect(),
            tags: article.tags.iter().map(|tag| tag.text.as_str()).collect(),
            rejected: Vec::new(),
        }
    }

    /// The texts that are not empty, in the order in which they are read.
    pub(crate) fn parts(&self) -> Vec<(TextPart, &str)> {
        let fields = [(TextPart::Headline, self.headline), (TextPart::Abstract, self.abstract_text)];
        let body = self.paragraphs.iter().enumerate().map(|(index, text)| (TextPart::Paragraph(index), text.as_ref()));
        let last = [(TextPart::Caption, self.caption)];
        fields.into_iter().chain(body).chain(last).filter(|(_, text)| !text.trim().is_empty()).collect()
    }

    /// Returns a text of the story; empty if it has no such text.
    #[must_use]
    pub fn text(&self, part: TextPart) -> &str {
        match part {
            TextPart::Headline => self.headline,
            TextPart::Abstract => self.abstract_text,
            TextPart::Caption => self.caption,
            TextPart::Paragraph(index) => self.paragraphs.get(index).map_or("", AsRef::as_ref),
        }
    }
}

/// Writes spaces over the ranges, one for each byte.
fn blank<'a>(text: &'a str, ranges: &[Range<usize>]) -> Cow<'a, str> {
    if ranges.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut blanked = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if ranges.iter().any(|range| range.contains(&at)) {
            blanked.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            blanked.push(c);
        }
    }
    Cow::Owned(blanked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_plain_text_is_the_headline() {
        let story = StoryInput::from_plain("\n Judul \n\nSatu.\r\nDua.\n", "id");
        assert_eq!(story.headline, "Judul");
        assert_eq!(story.paragraphs, ["Satu.", "Dua."]);
        assert_eq!(story.parts().len(), 3);
    }

    #[test]
    fn blanked_passages_keep_the_offsets() {
        let text = "é Baca juga: ü Lain";
        let start = text.find("Baca").unwrap_or_default();
        let end = text.find("Lain").unwrap_or_default();
        let blanked = blank(text, std::slice::from_ref(&(start..end)));
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked.find("Lain"), text.find("Lain"));
        assert!(!blanked.contains("Baca"));
    }
}
