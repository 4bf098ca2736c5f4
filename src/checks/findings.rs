//! Findings: problems of a story that should be reviewed before publication, with a fix if there is one.

use super::limits::{Fill, fill};
use crate::article::{Article, Block, FieldName, MarkKind, PassageId, PassageKind, offset_of};
use crate::text::is_blank;
use std::ops::Range;

/// The location of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
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
    pub place: Place,
    /// Whether the story should not be published like this (error rather than warning).
    pub is_grave: bool,
    /// The replacement of the text at the location that fixes the problem, if there is one.
    pub fix: Option<String>,
}

const LIMITED: [FieldName; 3] = [FieldName::Headline, FieldName::Abstract, FieldName::Slug];

/// Runs all checks. Returns missing parts first, then findings in fields, then findings in the text in order.
#[must_use]
pub fn findings(article: &Article) -> Vec<Finding> {
    let mut found = Vec::new();
    let missing = |rule, place| Finding { rule, place, is_grave: true, fix: None };
    if is_blank(article.fields.value(FieldName::Headline)) {
        found.push(missing("headline-missing", Place::Field(FieldName::Headline)));
    }
    let is_text = |block: &Block| block.whole_passage().is_none() && !is_blank(&block.text);
    if !article.body.iter().any(is_text) {
        found.push(missing("text-missing", Place::Story));
    }
    for name in LIMITED {
        if let Some((_, _, filled @ (Fill::Long | Fill::TooLong))) = fill(name, article.fields.value(name)) {
            let is_grave = filled == Fill::TooLong;
            let rule = if is_grave { "field-too-long" } else { "field-long" };
            found.push(Finding { rule, place: Place::Field(name), is_grave, fix: None });
        }
    }
    let undecided = article.passages.iter().filter(|passage| {
        passage.kind == PassageKind::Promo
            && passage.decision == crate::article::Decision::Open
            && !passage.reason.is_certain()
    });
    for passage in undecided {
        found.push(Finding { rule: "link-undecided", place: Place::Passage(passage.id), is_grave: false, fix: None });
    }
    let mut start = 0;
    for block in &article.body {
        found.extend(spacing(block, start));
        start += block.text.len() + 1;
    }
    found
}

/// Returns the byte range of a finding in the body text; `None` if it is in a field or about the story as a whole.
#[must_use]
pub fn place_in_text(article: &Article, finding: &Finding) -> Option<Range<usize>> {
    match &finding.place {
        Place::Text(range) => Some(range.clone()),
        Place::Passage(id) => {
            let block = article.blocks_of(*id).next()?;
            let marks = &article.body.get(block)?.marks;
            let mark = marks.iter().find(|mark| mark.kind == MarkKind::Passage(*id))?;
            let start = offset_of(&article.body, block);
            Some(start + mark.range.start..start + mark.range.end)
        }
        Place::Field(_) | Place::Story => None,
    }
}

/// Reports doubled spaces and spaces before a comma or full stop, except in passages. Most publishing systems collapse
/// them, but not all.
fn spacing(block: &Block, start: usize) -> impl Iterator<Item = Finding> {
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
        place: Place::Text(start + range.start..start + range.end),
        is_grave: false,
        fix: Some(fix.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::manuscript;
    use crate::packs::Packs;

    fn read(text: &str) -> Article {
        let mut article =
            crate::extract::read(crate::article::Received::new("a.txt", text.as_bytes()), &Packs::built_in());
        article.fields.replace(FieldName::Headline, crate::article::Field::from_line("Jembatan Baru Dibuka", 1));
        article
    }

    #[test]
    fn superfluous_spaces_are_found_and_fixed() {
        let article =
            read("Jembatan Baru Dibuka\n\nWarga  berdatangan sejak pagi , kata Sari.\n\nAcara selesai pukul 10 .");
        let mut text = manuscript(&article.body);
        let found = findings(&article);
        assert_eq!(
            found.iter().map(|finding| finding.rule).collect::<Vec<_>>(),
            ["space-doubled", "space-before-sign", "space-before-sign"]
        );
        for finding in found.iter().rev() {
            let range = place_in_text(&article, finding).unwrap();
            text.replace_range(range, finding.fix.as_deref().unwrap());
        }
        assert_eq!(text, "Jembatan Baru Dibuka\nWarga berdatangan sejak pagi, kata Sari.\nAcara selesai pukul 10.");
    }

    #[test]
    fn an_empty_story_lacks_headline_and_text() {
        let found = findings(&Article::default());
        assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["headline-missing", "text-missing"]);
        assert!(found.iter().all(|finding| finding.is_grave));
    }

    #[test]
    fn a_leading_decimal_point_and_an_ellipsis_are_no_findings() {
        assert_eq!(findings(&read("Nilai Naik\n\nNilai naik .5 poin, kata ... entah siapa.")), []);
    }
}
