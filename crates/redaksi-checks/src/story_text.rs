//! The text that checks read: the published paragraphs of a story, each with the way back to where it stands.

use crate::language::story_language;
use crate::{Finding, FindingLocation, Rule, Severity};
use redaksi_core::article::{Article, BlockKind, Decision, FieldName, MarkKind};
use redaksi_core::text::is_blank;
use std::ops::Range;

/// What a paragraph is in its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphRole {
    /// The headline.
    Headline,
    /// The abstract.
    Abstract,
    /// A caption: of the lead picture or between paragraphs.
    Caption,
    /// A heading between paragraphs.
    Subhead,
    /// A paragraph of the body.
    Body,
}

/// A paragraph of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The published text, a single line.
    pub text: String,
    /// What it is.
    pub role: ParagraphRole,
    /// The first source line that it came from, 1-based; `None` for text that the user typed.
    pub line: Option<u32>,
    /// The field that holds it; `None` for the body.
    pub field: Option<FieldName>,
    /// The index of the body block that holds it; `None` for a field.
    pub block: Option<usize>,
    /// Pieces of the text that stand together in the field or in the body text: the offset in the text, and the offset
    /// there. A piece ends where the next one begins. Removed passages lie between the pieces.
    pieces: Vec<(usize, usize)>,
}

impl Paragraph {
    /// Returns where a byte range of the text is in the story. A range over a removed passage includes the passage.
    #[must_use]
    pub fn location(&self, range: &Range<usize>) -> FindingLocation {
        let offset = |at: usize, is_end: bool| {
            let piece = self.pieces.iter().rfind(|(start, _)| if is_end { *start < at } else { *start <= at });
            piece.or(self.pieces.first()).map_or(at, |(start, place)| place + (at - start))
        };
        let start = offset(range.start, false);
        let found = start..if range.is_empty() { start } else { offset(range.end, true) };
        match self.field {
            Some(name) => FindingLocation::FieldText(name, found),
            None => FindingLocation::Text(found),
        }
    }
}

/// The published paragraphs of a story, in the order: headline, abstract, caption, body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryText {
    /// The primary language as an ISO 639 code, such as `id`: that of the field, unless it is empty or the words are clearly of
    /// another one. Empty if it is unknown.
    pub language: String,
    /// The paragraphs; none is blank.
    pub paragraphs: Vec<Paragraph>,
}

impl StoryText {
    /// Returns the text of an article, without passages that are removed or undecided and without excluded lines.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let language = article.fields.value(FieldName::Language).split('-').next().unwrap_or_default().to_lowercase();
        let mut paragraphs = Vec::with_capacity(article.body.len() + 2);
        for (name, role) in [
            (FieldName::Headline, ParagraphRole::Headline),
            (FieldName::Abstract, ParagraphRole::Abstract),
            (FieldName::Caption, ParagraphRole::Caption),
        ] {
            let Some(field) = article.fields.get(name).filter(|field| !is_blank(&field.value)) else { continue };
            let mut offset = 0;
            for (index, text) in field.value.split('\n').enumerate() {
                if !is_blank(text) {
                    paragraphs.push(Paragraph {
                        text: text.to_owned(),
                        role,
                        line: field.lines.get(index).or(field.lines.first()).copied(),
                        field: Some(name),
                        block: None,
                        pieces: vec![(0, offset)],
                    });
                }
                offset += text.len() + 1;
            }
        }
        let mut offset = 0;
        for (index, block) in article.body.iter().enumerate() {
            let (mut text, mut pieces, mut from) = (String::new(), Vec::new(), 0);
            let is_left_out = |kind| match kind {
                MarkKind::Passage(id) => {
                    article.passage(id).is_some_and(|passage| passage.decision != Decision::KeptAsText)
                }
                MarkKind::Dateline => false,
            };
            let ranges = block.marks.iter().filter(|mark| is_left_out(mark.kind)).map(|mark| mark.range.clone());
            for range in ranges.chain(std::iter::once(block.text.len()..block.text.len())) {
                let piece = &block.text[from..range.start];
                if !piece.is_empty() {
                    pieces.push((text.len(), offset + from));
                    text += piece;
                }
                from = range.end;
            }
            if !is_blank(&text) {
                let role = match block.kind {
                    BlockKind::Paragraph
                    | BlockKind::BulletItem
                    | BlockKind::ItemParagraph
                    | BlockKind::NumberedItem
                    | BlockKind::Quote
                    | BlockKind::TableRow => ParagraphRole::Body,
                    BlockKind::Subhead => ParagraphRole::Subhead,
                    BlockKind::Caption => ParagraphRole::Caption,
                };
                let (line, block) = (block.lines.first().copied(), Some(index));
                paragraphs.push(Paragraph { text, role, line, field: None, block, pieces });
            }
            offset += block.text.len() + 1;
        }
        Self { language, paragraphs }.with_recognised_language()
    }

    /// Returns a story whose first line that is not blank is the headline, and each other one a paragraph of the body.
    #[must_use]
    pub fn from_lines(language: &str, text: &str) -> Self {
        let mut story = Self { language: language.to_owned(), paragraphs: Vec::new() };
        let mut offset = 0;
        for (line, text) in (1..).zip(text.split('\n')) {
            if is_blank(text) {
                continue;
            }
            let is_headline = story.paragraphs.is_empty();
            let at = if is_headline { 0 } else { offset };
            story.paragraphs.push(Paragraph {
                text: text.to_owned(),
                role: if is_headline { ParagraphRole::Headline } else { ParagraphRole::Body },
                line: Some(line),
                field: is_headline.then_some(FieldName::Headline),
                block: story.paragraphs.len().checked_sub(1),
                pieces: vec![(0, at)],
            });
            offset += if is_headline { 0 } else { text.len() + 1 };
        }
        story.with_recognised_language()
    }

    fn with_recognised_language(mut self) -> Self {
        let words = self.paragraphs.iter().flat_map(|paragraph| paragraph.text.split(|c: char| !c.is_alphabetic()));
        // Without names, and the first words of sentences.
        let words = words.filter(|word| word.starts_with(char::is_lowercase));
        let language = story_language(&self.language, words).to_owned();
        self.language = language;
        self
    }

    /// Creates a finding about a byte range of a paragraph.
    ///
    /// # Panics
    /// If there is no such paragraph, or the range is not inside its text on character boundaries.
    #[must_use]
    pub fn finding(&self, rule: Rule, severity: Severity, paragraph: usize, range: Range<usize>) -> Finding {
        let found = &self.paragraphs[paragraph];
        Finding {
            paragraph: Some(paragraph),
            location: found.location(&range),
            text: found.text[range].to_owned(),
            ..Finding::about_story(rule, severity)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{Block, Mark, Passage, PassageId, PassageKind, Reason, body_text};

    #[test]
    fn a_range_of_a_paragraph_is_found_in_the_body_around_a_promo() {
        let mut block = Block::new(BlockKind::Paragraph, "Warga pulang. Baca juga: Judul. Hujan turun.");
        block.marks.push(Mark { range: 13..31, kind: MarkKind::Passage(PassageId(0)) });
        let passage = Passage {
            id: PassageId(0),
            kind: PassageKind::Promo,
            marker: String::new(),
            title: String::new(),
            url: String::new(),
            alternative_text: String::new(),
            decision: Decision::Undecided,
            reason: Reason::default(),
        };
        let body = vec![Block::new(BlockKind::Paragraph, "Desa itu sepi."), block];
        let article = Article { body, passages: vec![passage], ..Article::default() };
        let story = StoryText::of(&article);
        assert_eq!(story.paragraphs[1].text, "Warga pulang. Hujan turun.");
        let range = |words: &str| {
            let at = story.paragraphs[1].text.find(words).unwrap();
            match story.paragraphs[1].location(&(at..at + words.len())) {
                FindingLocation::Text(range) => body_text(&article.body)[range].to_owned(),
                location => panic!("{location:?}"),
            }
        };
        assert_eq!(range("Warga"), "Warga");
        assert_eq!(range("pulang."), "pulang.");
        assert_eq!(range("Hujan"), "Hujan");
        assert_eq!(range("pulang. Hujan"), "pulang. Baca juga: Judul. Hujan");
    }

    #[test]
    fn the_first_line_is_the_headline() {
        let story = StoryText::from_lines("id", "Judul\n\nSatu dua.\nTiga.");
        let finding = story.finding(Rule::SpaceDoubled, Severity::Hint, 2, 0..4);
        assert_eq!(finding.location, FindingLocation::Text(10..14));
        assert_eq!((finding.text.as_str(), story.paragraphs[2].line), ("Tiga", Some(4)));
        assert_eq!(story.paragraphs[0].field, Some(FieldName::Headline));
    }
}
