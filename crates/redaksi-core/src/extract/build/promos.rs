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

#[cfg(test)]
mod tests {
    use crate::article::{Article, Role};
    use crate::extract::build::build_article;
    use crate::extract::classify::classify;
    use crate::extract::envelope::open_marked_up;
    use crate::extract::line_class::LineClass;
    use crate::extract::model::model_file::Model;
    use crate::packs::Packs;

    /// Builds a story with a promo of some lines, each with its confidence.
    fn story_with_card(card: &[(&str, u8)]) -> Article {
        let paragraph = "Warga Desa Kenari membuka jembatan bambu di atas sungai pada hari Senin pagi.";
        let card_lines: Vec<&str> = card.iter().map(|(line, _)| *line).collect();
        let text =
            format!("Jembatan Kenari Dibuka\n{paragraph}\n{}\n{paragraph} Sekolah dekat.", card_lines.join("\n"));
        let packs = Packs::built_in();
        let opened = open_marked_up(&text, None, None, packs.lexicon());
        let mut lines = classify(&opened.lines, None, packs.lexicon(), Model::built_in());
        for ((_, confidence), line) in card.iter().zip(&mut lines[2..]) {
            line.class = if line.info.marker.is_some() { LineClass::Promo } else { LineClass::Card };
            line.role = Role::Promo;
            line.reason.confidence = *confidence;
        }
        build_article(&lines, packs.lexicon())
    }

    #[test]
    fn a_doubtful_line_does_not_hold_up_the_certain_promo_above() {
        let article = story_with_card(&[("Baca juga: Harga Cabai Turun", 99), ("Pedagang lega", 60)]);
        let certain: Vec<bool> = article.passages.iter().map(|passage| passage.reason.is_certain()).collect();
        assert_eq!(certain, [true, false]);
        let mut cleaned = article;
        cleaned.remove_certain_promos().expect("a certain promo").apply(&mut cleaned).unwrap();
        let published: Vec<bool> =
            cleaned.passages.iter().map(|passage| cleaned.is_passage_published(passage.id)).collect();
        assert_eq!(published, [false, true]);
    }

    #[test]
    fn a_promo_whose_headline_is_in_doubt_stays_one_decision() {
        let article = story_with_card(&[("Baca juga:", 99), ("Harga Cabai di Pasar Turun", 60)]);
        assert_eq!(article.passages.len(), 1);
        assert!(!article.passages[0].reason.is_certain());
    }
}
