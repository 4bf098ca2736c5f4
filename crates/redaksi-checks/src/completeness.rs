//! What a story must have before it is published: headline and text, lengths of fields, decided promos; and superfluous
//! spaces.

use crate::{Finding, FindingLocation, LengthStatus, Rule, Severity, length_status};
use redaksi_core::article::{Article, Block, ExcludedLine, FieldName, MarkKind, PassageKind};
use redaksi_core::text::{has_spoiled_letters, is_blank, lines_with_spoiled_letters};
use std::ops::Range;

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
            let (rule, severity) = match filled {
                LengthStatus::TooLong => (Rule::FieldTooLong, Severity::Error),
                _ => (Rule::FieldLong, Severity::Hint),
            };
            found.push(Finding::about_story(rule, severity).at(FindingLocation::Field(name)));
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
        found.extend(spacing_findings(block, start));
        start += block.text.len() + 1;
    }
    found
}

/// Whether the story has an embargo, or a line that announces one without a date.
fn is_under_embargo(article: &Article) -> bool {
    let announces = |line: &ExcludedLine| line.reason.rule == EMBARGO_RULE;
    !is_blank(article.fields.value(FieldName::Embargo)) || article.excluded.iter().any(announces)
}

/// Reports doubled spaces and spaces before a comma or full stop, except in passages. Most publishing systems collapse
/// them, but not all.
fn spacing_findings(block: &Block, start: usize) -> impl Iterator<Item = Finding> {
    let bytes = block.text.as_bytes();
    let in_passage = |range: &Range<usize>| {
        let is_passage = |kind| matches!(kind, MarkKind::Passage(_));
        block
            .marks
            .iter()
            .any(|mark| is_passage(mark.kind) && mark.range.start <= range.end && range.start <= mark.range.end)
    };
    let runs =
        memchr::memchr_iter(b' ', bytes).filter(|at| *at == 0 || bytes[at - 1] != b' ').filter_map(move |from| {
            let length = bytes[from..].iter().take_while(|byte| **byte == b' ').count();
            let range = from..from + length;
            let (has_text_before, next) = (from > 0, bytes.get(range.end).copied());
            let is_at_punctuation = matches!(next, Some(b',' | b'.'))
                && bytes.get(range.end + 1).is_none_or(|byte| *byte == b' ' || *byte == b'"');
            match (has_text_before, next) {
                (true, Some(_)) if is_at_punctuation => Some((Rule::SpaceBeforeSign, range, "")),
                (true, Some(_)) if length > 1 => Some((Rule::SpaceDoubled, range, " ")),
                _ => None,
            }
        });
    runs.filter(move |(_, range, _)| !in_passage(range)).map(move |(rule, range, fix)| {
        let location = FindingLocation::Text(start + range.start..start + range.end);
        Finding::about_story(rule, Severity::Warning).at(location).with_text(&block.text[range]).with_fix(fix)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding_range;
    use redaksi_core::article::body_text;
    use redaksi_core::packs::Packs;

    fn read(text: &str) -> Article {
        let mut article = redaksi_core::extract::extract(
            redaksi_core::article::SourceText::new("a.txt", text.as_bytes()),
            &Packs::built_in(),
        );
        article.fields.replace(FieldName::Headline, redaksi_core::article::Field::from_line("Jembatan Baru Dibuka", 1));
        article
    }

    #[test]
    fn superfluous_spaces_are_found_and_fixed() {
        let article =
            read("Jembatan Baru Dibuka\n\nWarga  berdatangan sejak pagi , kata Sari.\n\nAcara selesai pukul 10 .");
        let mut text = body_text(&article.body);
        let found = run_checks(&article);
        assert_eq!(
            found.iter().map(|finding| finding.rule).collect::<Vec<_>>(),
            [Rule::SpaceDoubled, Rule::SpaceBeforeSign, Rule::SpaceBeforeSign]
        );
        for finding in found.iter().rev() {
            let range = finding_range(&article, finding).unwrap();
            text.replace_range(range, &finding.fixes[0]);
        }
        assert_eq!(text, "Warga berdatangan sejak pagi, kata Sari.\nAcara selesai pukul 10.");
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

    #[test]
    fn a_leading_decimal_point_and_an_ellipsis_are_no_findings() {
        assert_eq!(run_checks(&read("Nilai Naik\n\nNilai naik .5 poin, kata ... entah siapa.")), []);
    }
}
