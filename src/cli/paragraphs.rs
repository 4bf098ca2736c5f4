//! Numbers of paragraphs in the output of `pair` and `check`: a paragraph is a line of the text that is not blank, counted
//! from 1, whatever role it has in the story.

use redaksi_checks::StoryText;
use redaksi_core::article::{Article, FieldName};
use redaksi_core::text;
use std::collections::HashSet;

/// The paragraph numbers of a story.
pub(super) struct ParagraphNumbers {
    /// The source lines that are not blank, in order.
    lines: Vec<u32>,
}

impl ParagraphNumbers {
    pub fn of(article: &Article) -> Self {
        let lines = text::lines(&article.source.text).filter(|line| !text::is_blank(line.text));
        Self { lines: lines.map(|line| line.number).collect() }
    }

    /// The number of the paragraph that begins in a source line; `None` if the line is blank.
    pub fn of_line(&self, line: u32) -> Option<usize> {
        self.lines.binary_search(&line).ok().map(|index| index + 1)
    }

    /// The number of a paragraph of the story; `None` for text that does not come from a line.
    pub fn of_paragraph(&self, story: &StoryText, index: usize) -> Option<usize> {
        self.of_line(story.paragraphs.get(index)?.line?)
    }
}

/// The text of a story as `pair` reads it: each line is a paragraph whatever its role, except those that are certainly no part of
/// the story, and promos.
pub(super) fn lines_of_story(article: &Article) -> StoryText {
    let certain = article.excluded.iter().filter(|line| !line.is_doubtful()).map(|line| line.line);
    let promos = article.body.iter().filter(|block| block.whole_passage().is_some());
    let left_out: HashSet<u32> = certain.chain(promos.flat_map(|block| block.lines.iter().copied())).collect();
    let mut lines: Vec<&str> = Vec::new();
    for line in text::lines(&article.source.text).filter(|line| !left_out.contains(&line.number)) {
        lines.resize(line.number as usize - 1, "");
        lines.push(line.text);
    }
    StoryText::from_lines(article.fields.value(FieldName::Language), &lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::SourceText;

    #[test]
    fn blank_lines_are_not_counted() {
        let source = SourceText::new("a.txt", b"Judul\n\n \nSatu.\nDua.");
        let numbers = ParagraphNumbers::of(&Article { source, ..Article::default() });
        assert_eq!([1, 2, 4, 5].map(|line| numbers.of_line(line)), [Some(1), None, Some(2), Some(3)]);
    }
}
