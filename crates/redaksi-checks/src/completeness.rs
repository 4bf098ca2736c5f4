//! What a story must have before it is published: headline and text, lengths of fields, and decided
//! promos.

use crate::{Finding, FindingLocation, LengthStatus, Rule, Severity, length_status};
use redaksi_core::article::{Article, Block, ExcludedLine, FieldName, PassageKind};
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
        found.push(Finding::about_story(Rule::LinkUndecided, Severity::Warning).at(location));
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

/// Whether the story has an embargo, or a line that announces one without a date.
fn is_under_embargo(article: &Article) -> bool {
    let announces = |line: &ExcludedLine| line.reason.rule == EMBARGO_RULE;
    !is_blank(article.fields.value(FieldName::Embargo)) || article.excluded.iter().any(announces)
}

#[cfg(test)]
mod tests {
    use super::*;

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
