//! The state of building an article, and the operations that all parts of the builder share.

use crate::article::{
    Article, Block, BlockKind, Decision, ExcludedLine, Field, FieldName, Mark, MarkKind, PartialDateTime, Passage,
    PassageId, PassageKind, Reason,
};
use crate::extract::build::cards::CardGrouper;
use crate::extract::classify::ClassifiedLine;
use crate::extract::reason_code::ReasonCode;
use crate::extract::spans::span::Span;
use crate::packs::Lexicon;
use std::collections::HashMap;
use std::ops::Range;

/// Builds an article from its classified lines.
pub(crate) struct ArticleBuilder<'k> {
    pub article: Article,
    pub lexicon: &'k Lexicon,
    pub cards: CardGrouper,
    next_passage_id: u32,
    /// The index in `article.tags` of each tag, by its normalized text.
    pub tag_indices: HashMap<String, usize>,
    /// The date of publication found so far.
    pub published_at: Option<PartialDateTime>,
}

impl<'k> ArticleBuilder<'k> {
    pub fn new(lexicon: &'k Lexicon) -> Self {
        let article = Article::default();
        Self {
            article,
            lexicon,
            cards: CardGrouper::default(),
            next_passage_id: 0,
            tag_indices: HashMap::default(),
            published_at: None,
        }
    }

    /// Adds a line to the excluded lines, with its own reason or another rule.
    pub fn exclude(&mut self, line: &ClassifiedLine<'_>, rule: Option<ReasonCode>) {
        let reason = match rule {
            Some(rule) => Reason { rule: rule.code().into(), ..line.reason.clone() },
            None => line.reason.clone(),
        };
        // A restored line becomes a block, which must not contain line breaks.
        let text = line.info.text.replace('\r', " ");
        self.article.excluded.push(ExcludedLine { text, line: line.info.number, role: line.role, reason });
    }

    /// Whether a field has no value yet.
    pub fn is_unset(&self, name: FieldName) -> bool {
        self.article.fields.get(name).is_none()
    }

    /// Sets a field to a value from a line, unless the value is empty or the field already has one.
    pub fn set_field_if_empty(&mut self, name: FieldName, value: &str, line: u32) {
        if !value.is_empty() && self.is_unset(name) {
            self.article.fields.replace(name, Field::from_line(value, line));
        }
    }

    pub fn set_field_from_span(&mut self, name: FieldName, line: &ClassifiedLine<'_>, span: &Span) {
        self.set_field_if_empty(name, &line.info.text[span.value.clone()], line.info.number);
    }

    pub fn add_passage(
        &mut self,
        kind: PassageKind,
        marker: String,
        title: &str,
        url: &str,
        reason: &Reason,
    ) -> PassageId {
        let id = PassageId(self.next_passage_id);
        self.next_passage_id += 1;
        let decision = if kind == PassageKind::EndMark { Decision::Removed } else { Decision::Undecided };
        let (title, url, mut reason) = (title.to_owned(), url.to_owned(), reason.clone());
        if reason.detail.is_empty() && kind == PassageKind::EndMark {
            reason.detail.clone_from(&title);
        }
        let alternative_text = String::new();
        self.article.passages.push(Passage { id, kind, marker, title, url, alternative_text, decision, reason });
        id
    }
}

/// The block of a line: without blank characters at its ends, stray carriage returns replaced by spaces.
pub(crate) fn block(kind: BlockKind, line: &ClassifiedLine<'_>) -> Block {
    line_block(kind, line.info.text, line.info.number)
}

/// Like [`block`], for a line that was not classified.
pub(crate) fn line_block(kind: BlockKind, text: &str, line: u32) -> Block {
    Block::from_line(kind, text.replace('\r', " "), line)
}

/// A passage mark over a whole block.
pub(crate) fn mark_whole_block(text: &str, id: PassageId) -> Mark {
    let range: Range<usize> = 0..text.len();
    Mark { range, kind: MarkKind::Passage(id) }
}
