//! Findings: problems of a story that should be reviewed before publication, with a fix if there is one.

use super::limits::{LengthStatus, length_status};
use crate::article::{Article, Block, ExcludedLine, FieldName, MarkKind, PassageId, PassageKind};
use crate::text::{has_spoiled_letters, is_blank, lines_with_spoiled_letters};
use std::ops::Range;

/// The code of the reason of a line that announces an embargo.
const EMBARGO_RULE: &str = "embargo";

/// The location of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingLocation {
    /// In a field.
    Field(FieldName),
    /// In the body text, as a byte range.
    Text(Range<usize>),
    /// An undecided passage.
    Passage(PassageId),
    /// The story as a whole.
    Story,
}

/// A problem that should be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code of the check in kebab case; its message is `check-<rule>`.
    pub rule: &'static str,
    /// The location.
    pub location: FindingLocation,
    /// Whether the story should not be published like this (error rather than warning).
    pub is_error: bool,
    /// The replacement of the text at the location that fixes the problem, if there is one.
    pub fix: Option<String>,
}

impl Finding {
    /// Whether it is a recommendation that a finished story need not follow.
    #[must_use]
    pub fn is_recommendation(&self) -> bool {
        matches!(self.rule, "field-long" | "letters-repaired")
    }
}

const LIMITED_FIELDS: [FieldName; 3] = [FieldName::Headline, FieldName::Abstract, FieldName::Slug];

/// Runs all checks. Returns missing parts first, then findings in fields, then findings in the text in order.
#[must_use]
pub fn run_checks(article: &Article) -> Vec<Finding> {
    let mut found = Vec::new();
    let missing = |rule, location| Finding { rule, location, is_error: true, fix: None };
    if is_blank(article.fields.value(FieldName::Headline)) {
        found.push(missing("headline-missing", FindingLocation::Field(FieldName::Headline)));
    }
    let is_text = |block: &Block| block.whole_passage().is_none() && !is_blank(&block.text);
    if !article.body.iter().any(is_text) {
        found.push(missing("text-missing", FindingLocation::Story));
    }
    if is_under_embargo(article) {
        let location = FindingLocation::Field(FieldName::Embargo);
        found.push(Finding { rule: "embargo", location, is_error: false, fix: None });
    }
    for name in LIMITED_FIELDS {
        if let Some((_, _, filled @ (LengthStatus::Long | LengthStatus::TooLong))) =
            length_status(name, article.fields.value(name))
        {
            let is_error = filled == LengthStatus::TooLong;
            let rule = if is_error { "field-too-long" } else { "field-long" };
            found.push(Finding { rule, location: FindingLocation::Field(name), is_error, fix: None });
        }
    }
    let undecided = article.passages.iter().filter(|passage| {
        passage.kind == PassageKind::Promo
            && passage.decision == crate::article::Decision::Undecided
            && !passage.reason.is_certain()
    });
    for passage in undecided {
        found.push(Finding {
            rule: "link-undecided",
            location: FindingLocation::Passage(passage.id),
            is_error: false,
            fix: None,
        });
    }
    let repaired = lines_with_spoiled_letters(&article.source.text);
    let mut start = 0;
    for block in &article.body {
        let range = start..start + block.text.len();
        if block.lines.iter().any(|line| repaired.contains(line)) && !has_spoiled_letters(&block.text) {
            let location = FindingLocation::Text(range);
            found.push(Finding { rule: "letters-repaired", location, is_error: false, fix: None });
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

/// Returns the byte range of a finding in the body text; `None` if it is in a field or about the story as a whole.
#[must_use]
pub fn finding_range(article: &Article, finding: &Finding) -> Option<Range<usize>> {
    match &finding.location {
        FindingLocation::Text(range) => Some(range.clone()),
        FindingLocation::Passage(id) => article.passage_range(*id),
        FindingLocation::Field(_) | FindingLocation::Story => None,
    }
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
                (true, Some(_)) if is_at_punctuation => Some(("space-before-sign", range, "")),
                (true, Some(_)) if length > 1 => Some(("space-doubled", range, " ")),
                _ => None,
            }
        });
    runs.filter(move |(_, range, _)| !in_passage(range)).map(move |(rule, range, fix)| Finding {
        rule,
        location: FindingLocation::Text(start + range.start..start + range.end),
        is_error: false,
        fix: Some(fix.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::body_text;
    use crate::packs::Packs;

    fn read(text: &str) -> Article {
        let mut article =
            crate::extract::extract(crate::article::SourceText::new("a.txt", text.as_bytes()), &Packs::built_in());
        article.fields.replace(FieldName::Headline, crate::article::Field::from_line("Jembatan Baru Dibuka", 1));
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
            ["space-doubled", "space-before-sign", "space-before-sign"]
        );
        for finding in found.iter().rev() {
            let range = finding_range(&article, finding).unwrap();
            text.replace_range(range, finding.fix.as_deref().unwrap());
        }
        assert_eq!(text, "Warga berdatangan sejak pagi, kata Sari.\nAcara selesai pukul 10.");
    }

    #[test]
    fn an_empty_story_lacks_headline_and_text() {
        let found = run_checks(&Article::default());
        assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["headline-missing", "text-missing"]);
        assert!(found.iter().all(|finding| finding.is_error));
    }

    #[test]
    fn a_leading_decimal_point_and_an_ellipsis_are_no_findings() {
        assert_eq!(run_checks(&read("Nilai Naik\n\nNilai naik .5 poin, kata ... entah siapa.")), []);
    }
}
