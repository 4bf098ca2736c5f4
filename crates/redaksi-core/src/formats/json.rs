//! Stories as JSON, for other programs: one object on one line. `docs/formats.md` documents the keys.
//!
//! Every key is always there. A text that the story does not have is empty, a line that is not known is `null`. This
//! format is written only; a story cannot be opened from it.

use crate::article::{
    Article, BlockKind, Decision, FieldName, MarkKind, Passage, PassageKind, RenderedBlock, Role, render_body,
};
use serde::Serialize;
use std::borrow::Cow;

/// Serializes a story as one JSON object that ends with `\n` and contains no other line break. `file` is the name that
/// the object gives as its source.
#[must_use]
pub fn write_line(article: &Article, file: &str) -> String {
    let mut line = serde_json::to_string(&StoryRecord::of(article, file)).unwrap_or_default();
    // JSON allows these inside a string, but some programs take them for the end of a line.
    for (line_break, escape) in [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")] {
        if line.contains(line_break) {
            line = line.replace(line_break, escape);
        }
    }
    line.push('\n');
    line
}

/// The object of a story. The keys are stable: other programs read them.
#[derive(Serialize)]
struct StoryRecord<'a> {
    file: &'a str,
    headline: &'a str,
    #[serde(rename = "abstract")]
    summary: &'a str,
    byline: &'a str,
    editor: &'a str,
    place: &'a str,
    agency: &'a str,
    published: &'a str,
    updated: &'a str,
    embargo: &'a str,
    source: &'a str,
    source_url: &'a str,
    language: &'a str,
    picture: &'a str,
    caption: &'a str,
    credit: &'a str,
    tags: Vec<&'a str>,
    related: Vec<LinkRecord<'a>>,
    body: Vec<BlockRecord>,
    removed: Vec<RemovedRecord<'a>>,
}

/// A related link.
#[derive(Serialize)]
struct LinkRecord<'a> {
    title: Cow<'a, str>,
    url: &'a str,
}

/// A published block of the body.
#[derive(Serialize)]
struct BlockRecord {
    kind: &'static str,
    text: String,
    /// The level of a part of a list.
    level: u8,
    /// The picture above a caption; empty without one.
    image: String,
    /// The first line of the received text that it comes from.
    line: Option<u32>,
}

/// A line, or a part of a line, that is not published.
#[derive(Serialize)]
struct RemovedRecord<'a> {
    line: Option<u32>,
    role: &'static str,
    confidence: u8,
    rule: &'a str,
    text: &'a str,
}

impl<'a> StoryRecord<'a> {
    fn of(article: &'a Article, file: &'a str) -> Self {
        let value = |name| article.fields.value(name);
        Self {
            file,
            headline: value(FieldName::Headline),
            summary: value(FieldName::Abstract),
            byline: value(FieldName::Byline),
            editor: value(FieldName::Editor),
            place: value(FieldName::Place),
            agency: value(FieldName::Agency),
            published: value(FieldName::Published),
            updated: value(FieldName::Updated),
            embargo: value(FieldName::Embargo),
            source: value(FieldName::Source),
            source_url: value(FieldName::SourceUrl),
            language: value(FieldName::Language),
            picture: value(FieldName::Picture),
            caption: value(FieldName::Caption),
            credit: value(FieldName::Credit),
            tags: article.tags.iter().map(|tag| tag.text.as_str()).collect(),
            related: related_links(article),
            body: render_body(article).into_iter().map(|block| BlockRecord::of(article, block)).collect(),
            removed: removed_parts(article),
        }
    }
}

impl BlockRecord {
    fn of(article: &Article, block: RenderedBlock) -> Self {
        let kind = match block.kind {
            BlockKind::Paragraph => "paragraph",
            BlockKind::Subhead => "subhead",
            BlockKind::Caption => "caption",
            BlockKind::BulletItem => "bullet-item",
            BlockKind::NumberedItem => "numbered-item",
            BlockKind::ItemParagraph => "item-paragraph",
            BlockKind::Quote => "quote",
            BlockKind::TableRow => "table-row",
        };
        let image = block.image.map(|image| image.source).unwrap_or_default();
        let line = article.body[block.block].lines.first().copied();
        Self { kind, text: block.text, level: block.level, image, line }
    }
}

fn related_links(article: &Article) -> Vec<LinkRecord<'_>> {
    let links = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
    links.map(|passage| LinkRecord { title: link_title(article, passage), url: &passage.url }).collect()
}

/// The title of a link, or its text if it has no title.
fn link_title<'a>(article: &'a Article, link: &'a Passage) -> Cow<'a, str> {
    if link.title.is_empty() {
        Cow::Owned(article.passage_text(link.id).replace('\n', " "))
    } else {
        Cow::Borrowed(&link.title)
    }
}

/// The excluded lines and the removed passages, in the order of the received text. Passages that are kept as related
/// links are not among them.
fn removed_parts(article: &Article) -> Vec<RemovedRecord<'_>> {
    let excluded = article.excluded.iter().map(|line| RemovedRecord {
        line: Some(line.line),
        role: line.role.code(),
        confidence: line.reason.confidence,
        rule: &line.reason.rule,
        text: &line.text,
    });
    let marks = article.body.iter().flat_map(|block| block.marks.iter().map(move |mark| (block, mark)));
    let passages = marks.filter_map(|(block, mark)| {
        let MarkKind::Passage(id) = mark.kind else { return None };
        let passage = article.passage(id).filter(|passage| passage.decision == Decision::Removed)?;
        let role = match passage.kind {
            PassageKind::Promo => Role::Promo,
            PassageKind::EndMark => Role::EndMark,
        };
        Some(RemovedRecord {
            line: block.lines.first().copied(),
            role: role.code(),
            confidence: passage.reason.confidence,
            rule: &passage.reason.rule,
            text: &block.text[mark.range.clone()],
        })
    });
    let mut removed: Vec<RemovedRecord<'_>> = excluded.chain(passages).collect();
    removed.sort_by_key(|part| part.line.unwrap_or(u32::MAX));
    removed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Tag;
    use crate::formats;
    use crate::packs::Packs;
    use expect_test::expect;

    fn json_of(raw: &str) -> String {
        let mut article = formats::open("a.txt", raw.as_bytes(), &Packs::built_in()).unwrap();
        if let Some(clean) = article.remove_certain_promos() {
            clean.apply(&mut article).unwrap();
        }
        // The confidence depends on what the model has learned.
        article.passages.iter_mut().for_each(|passage| passage.reason.confidence = 99);
        write_line(&article, "in/a.txt")
    }

    #[test]
    fn a_story_is_one_line_with_every_key() {
        let raw = "Warga “Teluk” Menanam Bakau\n\n8 Januari 2023, 19:15 WIB\n\nOleh: Rara Wening\n\n\
                   REMBANG – Warga desa menanam bakau di tepi pantai sejak pagi bersama murid sekolah dasar.\n\n\
                   Baca Juga: Panen Raya Tiba\n\nBibit bakau datang dari desa tetangga dengan perahu kecil milik nelayan.\n\n\
                   Tags: bakau, pesisir\n";
        let json = json_of(raw);
        assert_eq!(json.matches('\n').count(), 1);
        expect![[r#"
            {
              "file": "in/a.txt",
              "headline": "Warga “Teluk” Menanam Bakau",
              "abstract": "",
              "byline": "Rara Wening",
              "editor": "",
              "place": "Rembang",
              "agency": "",
              "published": "2023-01-08T19:15+07:00",
              "updated": "",
              "embargo": "",
              "source": "",
              "source_url": "",
              "language": "",
              "picture": "",
              "caption": "",
              "credit": "",
              "tags": [
                "bakau",
                "pesisir"
              ],
              "related": [],
              "body": [
                {
                  "kind": "paragraph",
                  "text": "REMBANG – Warga desa menanam bakau di tepi pantai sejak pagi bersama murid sekolah dasar.",
                  "level": 0,
                  "image": "",
                  "line": 7
                },
                {
                  "kind": "paragraph",
                  "text": "Bibit bakau datang dari desa tetangga dengan perahu kecil milik nelayan.",
                  "level": 0,
                  "image": "",
                  "line": 11
                }
              ],
              "removed": [
                {
                  "line": 9,
                  "role": "promo",
                  "confidence": 99,
                  "rule": "marker",
                  "text": "Baca Juga: Panen Raya Tiba"
                }
              ]
            }
        "#]]
        .assert_eq(&(pretty(&json) + "\n"));
    }

    /// The object with its keys in order, indented. The parser of the library would sort the keys.
    fn pretty(json: &str) -> String {
        let (mut text, mut depth, mut in_string, mut before) = (String::new(), 0_usize, false, ' ');
        let break_line = |text: &mut String, depth: usize| text.extend(["\n", &"  ".repeat(depth)]);
        for c in json.trim_end().chars() {
            match c {
                '"' if before != '\\' => in_string = !in_string,
                '{' | '[' if !in_string => {
                    depth += 1;
                    text.push(c);
                    break_line(&mut text, depth);
                    before = c;
                    continue;
                }
                '}' | ']' if !in_string => {
                    depth -= 1;
                    if matches!(before, '{' | '[') {
                        text.truncate(text.trim_end().len());
                    } else {
                        break_line(&mut text, depth);
                    }
                }
                ',' if !in_string => {
                    text.push(c);
                    break_line(&mut text, depth);
                    before = c;
                    continue;
                }
                ':' if !in_string => {
                    text += ": ";
                    before = c;
                    continue;
                }
                _ => {}
            }
            text.push(c);
            before = c;
        }
        text
    }

    #[test]
    fn line_breaks_of_any_kind_are_escaped() {
        let article = Article {
            tags: vec![Tag::new("satu\u{2028}dua\u{2029}tiga\u{85}empat\u{b}lima\nenam")],
            ..Article::default()
        };
        let line = write_line(&article, "a.txt");
        assert!(line.contains("satu\\u2028dua\\u2029tiga\\u0085empat"), "{line}");
        assert!(!line.trim_end_matches('\n').contains(['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']));
    }

    #[test]
    fn related_links_have_a_title_and_are_not_removed() {
        let raw = "Warga Menanam Bakau\n\nRingkasan: Bakau menahan ombak.\n\nWarga menanam bakau.\n\nTautan terkait:\n\
                   - Panen Raya\n- Garam Rakyat <https://pesisir.example/garam>\n";
        let value: serde_json::Value = serde_json::from_str(&json_of(raw)).unwrap();
        let related = serde_json::json!([
            { "title": "Panen Raya", "url": "" },
            { "title": "Garam Rakyat", "url": "https://pesisir.example/garam" },
        ]);
        assert_eq!(value["related"], related);
        assert_eq!(value["removed"].as_array().unwrap().len(), 1, "{value}");
        assert_eq!((&value["abstract"], &value["body"][0]["line"]), (&"Bakau menahan ombak.".into(), &5.into()));
    }
}
