//! Stories as plain text: what is published, in a readable layout that can be opened as the same story again.
//!
//! ```text
//! HEADLINE
//!
//! 8 Januari 2023, 19:15 WIB
//! Diperbarui: 9 Januari 2023, 07:00 WIB
//! Oleh: BYLINE
//! Foto: CAPTION (CREDIT)
//!
//! PLACE, AGENCY – First paragraph, as it is published.
//!
//! Second paragraph.
//!
//! Tautan terkait:
//! - TITLE <URL>
//!
//! Editor: EDITOR
//! Sumber: SOURCE <URL>
//! Tags: one, two, three
//! ```
//!
//! Parts that the story does not have are omitted. The zone is `WIB`, `WITA` or `WIT` if the offset is one of theirs,
//! else the offset itself; a date without a time is written alone. Promos that are not removed are part of the text;
//! those that are kept as related links are listed near the end. The labels are always Indonesian, because they are
//! part of the format, independent of the language of the user interface.

use crate::article::{Article, Decision, Field, FieldName, Mark, MarkKind, PartialDateTime, render_body};
use crate::extract::{parse_date, parse_dateline};
use crate::packs::Packs;
use crate::text::{lines, trim_blank};
use chrono::{Datelike as _, Timelike as _};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The prefix of the picture line.
const PICTURE_PREFIX: &str = "Foto: ";

/// The heading of the related links.
const RELATED_HEADING: &str = "Tautan terkait:";

/// The maximum number of lines of the header.
const MAX_HEADER_LINES: usize = 12;

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// Serializes the published story.
#[must_use]
pub fn write(article: &Article) -> String {
    let value = |name| to_single_line(article.fields.value(name));
    let body = render_body(article).into_iter().map(|block| block.text);
    let groups = std::iter::once(value(FieldName::Headline))
        .chain([head(article, &value).join("\n")])
        .chain(body)
        .chain([related(article).join("\n"), tail(article, &value).join("\n")]);
    let mut text = String::new();
    for group in groups.filter(|group| !group.is_empty()) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&group);
        text.push('\n');
    }
    text
}

/// Returns the lines between headline and text: dates, byline and picture.
fn head(article: &Article, value: &impl Fn(FieldName) -> String) -> Vec<String> {
    let mut lines = Vec::new();
    let date = |name| article.fields.value(name).parse().ok().map(format_date);
    lines.extend(date(FieldName::Published));
    lines.extend(date(FieldName::Updated).and_then(|date| labelled("Diperbarui", &date)));
    lines.extend(labelled("Oleh", &value(FieldName::Byline)));
    let (caption, credit) = (value(FieldName::Caption), value(FieldName::Credit));
    let caption_and_credit = match (caption.is_empty(), credit.is_empty()) {
        // Without `()`, brackets at the end of the caption would be read as the credit.
        (_, true) if caption.ends_with(')') => format!("{caption} ()"),
        (_, true) => caption,
        (true, false) => format!("({credit})"),
        (false, false) => format!("{caption} ({credit})"),
    };
    lines.extend((!caption_and_credit.is_empty()).then(|| PICTURE_PREFIX.to_owned() + &caption_and_credit));
    lines
}

/// Returns the list of related links with its heading; empty if there are none.
fn related(article: &Article) -> Vec<String> {
    let links = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
    let mut list: Vec<String> = links
        .map(|passage| {
            let title = to_single_line(&passage.title);
            let title = if title.is_empty() { to_single_line(&article.passage_text(passage.id)) } else { title };
            with_url(&title, &passage.url)
        })
        .filter(|link| !link.is_empty())
        .map(|link| format!("- {link}"))
        .collect();
    if !list.is_empty() {
        list.insert(0, RELATED_HEADING.into());
    }
    list
}

/// Returns the lines below the text: editor, source and tags.
fn tail(article: &Article, value: &impl Fn(FieldName) -> String) -> Vec<String> {
    let tags: Vec<String> =
        article.tags.iter().map(|tag| to_single_line(&tag.text)).filter(|tag| !tag.is_empty()).collect();
    let source = with_url(&value(FieldName::Source), &value(FieldName::SourceUrl));
    [("Editor", value(FieldName::Editor)), ("Sumber", source), ("Tags", tags.join(", "))]
        .iter()
        .filter_map(|(label, value)| labelled(label, value))
        .collect()
}

fn labelled(label: &str, value: &str) -> Option<String> {
    (!value.is_empty()).then(|| format!("{label}: {value}"))
}

fn with_url(text: &str, url: &str) -> String {
    match (text.is_empty(), url.is_empty()) {
        (_, true) => text.into(),
        (true, false) => format!("<{url}>"),
        (false, false) => format!("{text} <{url}>"),
    }
}

/// Joins the lines of a value with spaces; blank lines are dropped.
fn to_single_line(value: &str) -> String {
    let is_break = |c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let pieces: Vec<&str> = value.split(is_break).map(trim_blank).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

/// Formats a date such as `8 Januari 2023, 19:15 WIB`.
fn format_date(stamp: PartialDateTime) -> String {
    let month = MONTHS[stamp.date.month0() as usize % MONTHS.len()];
    let mut line = format!("{} {month} {}", stamp.date.day(), stamp.date.year());
    if let Some(time) = stamp.time {
        // Writing into a `String` cannot fail.
        let _ = write!(line, ", {:02}:{:02}", time.hour(), time.minute());
        if stamp.offset.is_some() {
            let _ = write!(line, " {}", stamp.zone_label());
        }
    }
    line
}

/// Corrects an extracted story where this layout is more specific than a raw text.
#[must_use]
pub fn apply_layout(mut article: Article, packs: &Packs) -> Article {
    apply_picture_line(&mut article, packs);
    apply_source_url(&mut article);
    article
}

/// Handles `Sumber: <URL>`, which has a URL and no name.
fn apply_source_url(article: &mut Article) {
    let Some(source) = article.fields.get(FieldName::Source).cloned() else { return };
    let inside = source.value.strip_prefix('<').and_then(|value| value.strip_suffix('>'));
    if let Some(url) = inside.filter(|url| !url.contains(['<', '>'])) {
        article.fields.replace(FieldName::SourceUrl, Field { value: url.into(), lines: source.lines });
        article.fields.replace(FieldName::Source, Field::default());
    }
}

/// Recognizes the picture line. The extraction, which is based on what outlets print, takes a caption of several
/// sentences for a paragraph; in the header of this layout, with only a date and a byline, it is unambiguous.
fn apply_picture_line(article: &mut Article, packs: &Packs) {
    let Some((line, caption, credit)) = find_picture_line(&article.source.text, packs) else { return };
    let is_only_source = |lines: &[u32]| lines == [line];
    article.body.retain(|block| !is_only_source(&block.lines));
    article.excluded.retain(|aside| aside.line != line);
    for name in FieldName::ALL {
        if article.fields.get(name).is_some_and(|field| is_only_source(&field.lines)) {
            article.fields.replace(name, Field::default());
        }
    }
    let marked: HashSet<MarkKind> = article.body.iter().flat_map(|block| &block.marks).map(|mark| mark.kind).collect();
    article.passages.retain(|passage| marked.contains(&MarkKind::Passage(passage.id)));
    article.fields.replace(FieldName::Caption, Field::from_line(caption, line));
    article.fields.replace(FieldName::Credit, Field::from_line(credit, line));
    apply_dateline(article, packs);
}

/// Extracts the dateline of the first paragraph, after the picture line was removed from the body.
fn apply_dateline(article: &mut Article, packs: &Packs) {
    let has_value = [FieldName::Place, FieldName::Agency].map(|name| article.fields.get(name).is_some());
    let first = article.body.iter_mut().find(|block| block.whole_passage().is_none());
    if let Some(block) = first.filter(|block| has_value == [false, false] && block.marks.is_empty())
        && let Some(dateline) = parse_dateline(&block.text, packs)
    {
        let lines = block.lines.clone();
        block.marks.push(Mark { range: dateline.range, kind: MarkKind::Dateline });
        article.fields.replace(FieldName::Place, Field { value: dateline.place, lines: lines.clone() });
        article.fields.replace(FieldName::Agency, Field { value: dateline.agency, lines });
    }
}

/// Finds the line `Foto: CAPTION (CREDIT)` of the header. Returns its line number, the caption and the credit.
fn find_picture_line(text: &str, packs: &Packs) -> Option<(u32, String, String)> {
    let mut groups = vec![Vec::new()];
    for line in lines(text).take(MAX_HEADER_LINES) {
        let trimmed = trim_blank(line.text);
        if !trimmed.is_empty() {
            groups.last_mut()?.push((line.number, trimmed));
        } else if !groups.last()?.is_empty() {
            groups.push(Vec::new());
        }
    }
    let head = groups.iter().take(2).find(|group| {
        group.iter().all(|(_, line)| {
            let is_labelled = line.starts_with("Oleh: ") || line.starts_with(PICTURE_PREFIX);
            is_labelled || parse_date(line, packs).is_ok()
        })
    })?;
    let (number, value) = head.iter().find_map(|(number, line)| Some((*number, line.strip_prefix(PICTURE_PREFIX)?)))?;
    let (caption, credit) = split_credit(value)?;
    Some((number, caption.into(), credit.into()))
}

/// Splits `CAPTION (CREDIT)` into caption and credit. The credit may contain balanced brackets.
fn split_credit(value: &str) -> Option<(&str, &str)> {
    let inside = value.strip_suffix(')')?;
    let mut open = 1_usize;
    let at = inside.rmatch_indices(['(', ')']).find_map(|(at, bracket)| {
        open = if bracket == "(" { open - 1 } else { open + 1 };
        (open == 0).then_some(at)
    })?;
    Some((trim_blank(&inside[..at]), &inside[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind, LineLocation, Passage, PassageId, PassageKind, Reason, SourceText, Tag};
    use expect_test::expect;

    fn set(article: &mut Article, name: FieldName, value: &str) {
        article.fields.replace(name, Field { value: value.into(), lines: vec![] });
    }

    fn link(id: u32, title: &str, url: &str, decision: Decision) -> Passage {
        let (title, url) = (title.into(), url.into());
        let (marker, reason) = ("Baca Juga:".into(), Reason::default());
        Passage { id: PassageId(id), kind: PassageKind::Promo, marker, title, url, decision, reason }
    }

    #[test]
    fn every_part_is_written_in_order() {
        let mut article = Article::default();
        set(&mut article, FieldName::Headline, "Warga Menanam Bakau");
        set(&mut article, FieldName::Published, "2023-01-08T19:15+07:00");
        set(&mut article, FieldName::Updated, "2023-01-09T07:00+07:00");
        set(&mut article, FieldName::Byline, "Rara Wening");
        set(&mut article, FieldName::Caption, "Bakau muda\ndi pantai.");
        set(&mut article, FieldName::Credit, "Rara/Antara");
        set(&mut article, FieldName::Editor, "Tomi");
        set(&mut article, FieldName::Source, "Kabar Pesisir");
        set(&mut article, FieldName::SourceUrl, "https://pesisir.example/bakau");
        article.tags = vec![Tag::new("bakau"), Tag::new("pesisir")];
        let promo = "Baca Juga: Panen Raya";
        let mark = Mark { range: 0..promo.len(), kind: MarkKind::Passage(PassageId(0)) };
        article.body = vec![
            Block::new(BlockKind::Paragraph, "REMBANG – Warga menanam bakau."),
            Block { marks: vec![mark], ..Block::new(BlockKind::Paragraph, promo) },
            Block::new(BlockKind::Subhead, "Tahun depan"),
            Block::new(BlockKind::Paragraph, "Mereka akan menanam lagi."),
        ];
        article.passages = vec![
            link(0, "Panen Raya", "", Decision::RelatedLink),
            link(1, "Garam Rakyat", "https://pesisir.example/garam", Decision::RelatedLink),
            link(2, "Lomba Perahu", "", Decision::Removed),
        ];
        expect![[r"
            Warga Menanam Bakau

            8 Januari 2023, 19:15 WIB
            Diperbarui: 9 Januari 2023, 07:00 WIB
            Oleh: Rara Wening
            Foto: Bakau muda di pantai. (Rara/Antara)

            REMBANG – Warga menanam bakau.

            Tahun depan

            Mereka akan menanam lagi.

            Tautan terkait:
            - Panen Raya
            - Garam Rakyat <https://pesisir.example/garam>

            Editor: Tomi
            Sumber: Kabar Pesisir <https://pesisir.example/bakau>
            Tags: bakau, pesisir
        "]]
        .assert_eq(&write(&article));
    }

    #[test]
    fn missing_parts_are_omitted() {
        assert_eq!(write(&Article::default()), "");
        let body = vec![Block::new(BlockKind::Paragraph, "Satu paragraf.")];
        assert_eq!(write(&Article { body, ..Article::default() }), "Satu paragraf.\n");
    }

    #[test]
    fn dates_are_written_as_precisely_as_known() {
        for (stamp, line) in [
            ("2023-05-01", "1 Mei 2023"),
            ("2023-12-31T00:05", "31 Desember 2023, 00:05"),
            ("2023-08-17T10:00+08:00", "17 Agustus 2023, 10:00 WITA"),
            ("2023-08-17T10:00:59+09:00", "17 Agustus 2023, 10:00 WIT"),
            ("2023-02-28T23:59-03:30", "28 Februari 2023, 23:59 -03:30"),
        ] {
            assert_eq!(format_date(stamp.parse().unwrap()), line);
        }
    }

    #[test]
    fn the_picture_line_is_recognized() {
        let packs = Packs::built_in();
        let found = |text: &str| {
            find_picture_line(text, &packs).map(|(line, caption, credit)| format!("{line}|{caption}|{credit}"))
        };
        let head = "Judul\n\n8 Januari 2023, 19:15 WIB\nOleh: Rara\n";
        assert_eq!(
            found(&format!("{head}Foto: Bakau (kiri). (Rara (Antara))\n\nSatu.")),
            Some("5|Bakau (kiri).|Rara (Antara)".into())
        );
        assert_eq!(found("Judul\n\nFoto: Bakau (kiri) ()\n\nSatu."), Some("3|Bakau (kiri)|".into()));
        assert_eq!(found("Foto: (Rara/Antara)\n\nSatu."), Some("1||Rara/Antara".into()));
        assert_eq!(found(&format!("{head}Foto: Rara/Antara\n\nSatu.")), None);
        assert_eq!(found("Judul\n\nSatu paragraf saja.\nFoto: Bakau (Rara)\n"), None);
    }

    #[test]
    fn a_picture_line_that_was_extracted_as_a_paragraph_moves_to_the_caption() {
        let raw = "Judul\n\nFoto: Bakau muda. (Rara)\n\nSatu.\n";
        let mut article = Article { source: SourceText::new("", raw.as_bytes()), ..Article::default() };
        for line in lines(raw).filter(|line| !line.text.is_empty()) {
            article.body.push(Block::from_line(BlockKind::Paragraph, line.text, line.number));
        }
        let article = apply_layout(article, &Packs::built_in());
        assert_eq!(article.locations_of_line(3), [LineLocation::Field(FieldName::Caption)]);
        assert_eq!(article.fields.value(FieldName::Credit), "Rara");
        assert_eq!(article.body.len(), 2);
    }

    #[test]
    fn a_source_url_without_a_name_is_not_a_name() {
        let mut article = Article::default();
        article.fields.replace(FieldName::Source, Field::from_line("<https://a.example/b>", 4));
        let article = apply_layout(article, &Packs::built_in());
        assert_eq!(article.fields.get(FieldName::SourceUrl), Some(&Field::from_line("https://a.example/b", 4)));
        assert_eq!(article.fields.get(FieldName::Source), None);
    }
}
