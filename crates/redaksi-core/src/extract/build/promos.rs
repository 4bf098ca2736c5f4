//! Adds promos and end marks to the article.

use crate::article::{BlockKind, Decision, PassageId, PassageKind};
use crate::extract::build::article_builder::{ArticleBuilder, block, mark_whole_block};
use crate::extract::build::values::split_trailing_url;
use crate::extract::classify::ClassifiedLine;
use crate::extract::reason_code::ReasonCode;
use crate::packs::FieldLabel;
use crate::text::is_blank_char;

impl ArticleBuilder<'_> {
    pub fn add_promo(&mut self, line: &ClassifiedLine<'_>) {
        let info = &line.info;
        if info.has_label(&[FieldLabel::Related]) && info.text.ends_with([':', '：']) {
            return self.exclude(line, None);
        }
        let related = line.reason.rule == ReasonCode::Related.code();
        let (marker, title) = match &info.marker {
            _ if related => ("", info.text.trim_start_matches(|c| c == '-' || is_blank_char(c))),
            Some(marker) => (&info.text[marker.range.clone()], &info.text[marker.title.clone()]),
            None => ("", info.text),
        };
        let (title, url) = split_trailing_url(title);
        let decision = if related { Decision::RelatedLink } else { Decision::Undecided };
        let continued = self.cards.continued_card(line, related).filter(|id| !self.is_doubtful_appendix(*id, line));
        let id = if let Some(id) = continued {
            id
        } else {
            let id = self.add_passage(PassageKind::Promo, marker.to_owned(), "", "", &line.reason);
            self.cards.begin(id, !marker.is_empty() && !title.is_empty() || related || marker.is_empty());
            id
        };
        let is_title = self.cards.accepts_title(line);
        if let Some(passage) = self.article.passages.last_mut().filter(|passage| passage.id == id) {
            if passage.title.is_empty() && !title.is_empty() && is_title {
                title.clone_into(&mut passage.title);
            }
            if passage.url.is_empty() {
                url.clone_into(&mut passage.url);
            }
            passage.decision = decision;
            passage.reason.confidence = passage.reason.confidence.min(line.reason.confidence);
        }
        let mut block = block(BlockKind::Paragraph, line);
        block.marks.push(mark_whole_block(&block.text, id));
        self.article.body.push(block);
    }

    /// Whether the line is in doubt below a certain promo that has its headline. It gets a decision of its own, so that its
    /// doubt does not hold up the promo.
    fn is_doubtful_appendix(&self, id: PassageId, line: &ClassifiedLine<'_>) -> bool {
        let card = self.article.passages.last().filter(|passage| passage.id == id);
        let is_complete = card.is_some_and(|card| !card.title.is_empty() && card.reason.is_certain());
        is_complete && !line.reason.is_certain()
    }

    pub fn add_end_mark(&mut self, line: &ClassifiedLine<'_>) {
        let id = self.add_passage(PassageKind::EndMark, String::new(), line.info.text, "", &line.reason);
        let mut block = block(BlockKind::Paragraph, line);
        block.marks.push(mark_whole_block(&block.text, id));
        self.article.body.push(block);
    }
}
