//! What a story must have before it is published: headline and text, lengths of fields, and decided
//! promos.

use crate::{Finding, FindingLocation, LengthStatus, Rule, Severity, length_status};
use redaksi_core::article::{Article, Block, ExcludedLine, FieldName, PassageId, PassageKind};
use redaksi_core::text::{has_spoiled_letters, is_blank, lines_with_spoiled_letters};

/// The code of the reason of a line that announces an embargo.
const EMBARGO_RULE: &str = "embargo";

const LIMITED_FIELDS: [FieldName; 3] = [FieldName::Headline, FieldName::Abstract, FieldName::Slug];

/// Runs all checks. Returns missing parts first, then findings in fields, then findings in the text in order.
#[must_use]
pub fn run_checks(article: &Article) -> Vec<Finding> {
    let mut found = Vec::new();
    let missing = |rule, location| Finding::about_story(rule, Severity::Error).at(location);
    if is_blank(article.fields.value(FieldName::Headline)) {
        found.push(missing(Rule::HeadlineMissing, FindingLocation::Field(FieldName::Headline)));
    }
    let is_text = |block: &Block| block.whole_passage().is_none() && !is_blank(&block.text);
    if !article.body.iter().any(is_text) {
        found.push(missing(Rule::TextMissing, FindingLocation::Story));
    }
    if is_under_embargo(article) {
        let location = FindingLocation::Field(FieldName::Embargo);
        found.push(Finding::about_story(Rule::Embargo, Severity::Warning).at(location));
    }
    for name in LIMITED_FIELDS {
        if let Some((_, _, filled @ (LengthStatus::Long | LengthStatus::TooLong))) =
            length_status(name, article.fields.value(name))
        {
            // The ready list of the desk says which lengths a finished story must keep.
            let rule = if filled == LengthStatus::TooLong { Rule::FieldTooLong } else { Rule::FieldLong };
            found.push(Finding::about_story(rule, Severity::Hint).at(FindingLocation::Field(name)));
        }
    }
    let undecided = article.passages.iter().filter(|passage| {
        passage.kind == PassageKind::Promo
            && passage.decision == redaksi_core::article::Decision::Undecided
            && !passage.reason.is_certain()
    });
    for passage in undecided {
        let location = FindingLocation::Passage(passage.id);
        let is_fragment = is_fragment(article, passage.id);
        let severity = if is_fragment { Severity::Hint } else { Severity::Warning };
        found.push(Finding::about_story(Rule::LinkUndecided, severity).at(location));
    }
    let repaired = lines_with_spoiled_letters(&article.source.text);
    let mut start = 0;
    for block in &article.body {
        let range = start..start + block.text.len();
        if block.lines.iter().any(|line| repaired.contains(line)) && !has_spoiled_letters(&block.text) {
            let location = FindingLocation::Text(range);
            found.push(Finding::about_story(Rule::LettersRepaired, Severity::Hint).at(location));
        }
        start += block.text.len() + 1;
    }
    found
}

/// Whether a passage of whole paragraphs looks like a piece of a sentence of the story rather than a title: it ends with a comma
/// or announces a list, consists of signs only, or the paragraph after it goes on with a small letter.
fn is_fragment(article: &Article, passage: PassageId) -> bool {
    let blocks: Vec<usize> = article.blocks_with_passage(passage).collect();
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return false };
    let is_whole = blocks.iter().all(|block| article.body[*block].whole_passage() == Some(passage));
    let text = article.body[*last].text.trim_end();
    let has_words = article.body[*first..=*last].iter().any(|block| block.text.contains(char::is_alphanumeric));
    let goes_on = article.body.get(last + 1).is_some_and(|next| {
        next.whole_passage().is_none()
            && next.text.trim_start().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '.'))
    });
    is_whole && (text.ends_with([',', ':']) || !has_words || goes_on)
}

/// Whether the story has an embargo, or a line that announces one without a date.
fn is_under_embargo(article: &Article) -> bool {
    let announces = |line: &ExcludedLine| line.reason.rule == EMBARGO_RULE;
    !is_blank(article.fields.value(FieldName::Embargo)) || article.excluded.iter().any(announces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::{BlockKind, Mark, MarkKind, Passage};

    #[test]
    fn a_piece_of_a_sentence_is_a_weaker_finding_than_a_title() {
        let severity = |lines: &[&str]| {
            let passage = Passage { id: PassageId(0), ..doubtful_promo() };
            let mut body: Vec<Block> = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
            let range = 0..body[0].text.len();
            body[0].marks.push(Mark { range, kind: MarkKind::Passage(PassageId(0)) });
            let article = Article { body, passages: vec![passage], ..Article::default() };
            let mut found = run_checks(&article).into_iter();
            found.find(|finding| finding.rule == Rule::LinkUndecided).map(|finding| finding.severity)
        };
        assert_eq!(severity(&["Panen Raya Tiba di Desa", "Warga pulang."]), Some(Severity::Warning));
        for lines in
            [["Penasaran,", "Warga pulang."], ["@", "pokdar itu."], ["Belum ada laporan ke", "polisi setempat."]]
        {
            assert_eq!(severity(&lines), Some(Severity::Hint), "{lines:?}");
        }
    }

    /// A doubtful promo.
    fn doubtful_promo() -> Passage {
        Passage {
            id: PassageId(0),
            kind: PassageKind::Promo,
            marker: String::new(),
            title: String::new(),
            url: String::new(),
            alternative_text: String::new(),
            decision: redaksi_core::article::Decision::Undecided,
            reason: redaksi_core::article::Reason { confidence: 30, ..redaksi_core::article::Reason::default() },
        }
    }

    #[test]
    fn an_empty_story_lacks_headline_and_text() {
        let found = run_checks(&Article::default());
        assert_eq!(
            found.iter().map(|finding| finding.rule).collect::<Vec<_>>(),
            [Rule::HeadlineMissing, Rule::TextMissing]
        );
        assert!(found.iter().all(Finding::is_error));
    }
}
