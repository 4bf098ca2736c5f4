//! Stories as RON: the complete model in a fixed order, with one line of text per line, so that diffs are readable.
//!
//! The first entry is `version: 1`. Stories of a higher version are rejected; lower versions are read, because every
//! later addition has a default. Reading and writing a story again reproduces the file byte by byte.

use super::OpenError;
use crate::article::{Article, MODEL_VERSION};
use crate::formats::depth_scan::scan_depth;
use crate::text;
use ron::ser::PrettyConfig;
use std::borrow::Cow;

/// The nesting depth up to which each entry is on a line of its own; deeper entries are on the line of their parent.
const EXPANDED_DEPTH: usize = 3;

/// Whether the content looks like a stored story, whatever the file name.
#[must_use]
pub fn is_stored_article(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let inside = bytes.strip_prefix(b"Article").unwrap_or(bytes).strip_prefix(b"(").map(<[u8]>::trim_ascii_start);
    inside
        .and_then(|inside| inside.strip_prefix(b"version"))
        .is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"))
}

/// Parses a stored story.
///
/// # Errors
/// An [`OpenError`], with line and column for syntax errors.
pub fn read(bytes: &[u8]) -> Result<Article, OpenError> {
    let source = decode_source(bytes)?;
    if text::is_blank(&source) {
        return Err(OpenError::Empty);
    }
    let scan = scan_depth(&source);
    if let Some(version) = scan.version.filter(|version| *version > u64::from(MODEL_VERSION)) {
        return Err(OpenError::NewerVersion(version));
    }
    if let Some(line) = scan.too_deep {
        return Err(OpenError::TooDeep { line });
    }
    let mut article: Article = ron::from_str(&source).map_err(|error| OpenError::Ron {
        line: error.span.start.line,
        column: error.span.start.col,
        what: error.code.to_string(),
    })?;
    article.validate().map_err(OpenError::Broken)?;
    article.version = MODEL_VERSION;
    Ok(article)
}

/// Decodes the file: UTF-8, or another encoding with a byte order mark.
fn decode_source(bytes: &[u8]) -> Result<Cow<'_, str>, OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(source) if !source.contains('\0') => Ok(Cow::Borrowed(source)),
        valid => {
            let decoded = text::decode(bytes);
            if decoded.binary {
                return Err(OpenError::Binary);
            }
            if decoded.bom {
                return Ok(Cow::Owned(decoded.text));
            }
            let valid_len = valid.map_or_else(|error| error.valid_up_to(), str::len);
            let before = String::from_utf8_lossy(&bytes[..valid_len]);
            let last_line = before.rsplit('\n').next().unwrap_or_default();
            Err(OpenError::Ron {
                line: 1 + before.matches('\n').count(),
                column: 1 + last_line.chars().count(),
                what: "not UTF-8".into(),
            })
        }
    }
}

/// Serializes a complete story.
#[must_use]
pub fn write(article: &Article) -> String {
    let config = PrettyConfig::new().depth_limit(EXPANDED_DEPTH).indentor("  ").new_line("\n").compact_ranges(true);
    // The model consists of strings, numbers, lists and maps; serializing those as RON cannot fail.
    let source = ron::ser::to_string_pretty(article, config).unwrap_or_default();
    let mut output = unescape_readable(&source);
    output.push('\n');
    output
}

/// Unescapes the combining marks and apostrophes that RON escapes unnecessarily.
fn unescape_readable(source: &str) -> String {
    let mut output = String::with_capacity(source.len() + 1);
    let mut rest = source;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        output.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match rest.as_bytes().get(1) {
            Some(b'\'') => {
                output.push('\'');
                2
            }
            Some(b'u') => match parse_unicode_escape(rest) {
                Some((c, length)) if is_printable_after_letter(c) => {
                    output.push(c);
                    length
                }
                _ => copy_prefix(&mut output, rest, 2),
            },
            _ => copy_prefix(&mut output, rest, 2),
        };
        rest = &rest[length..];
    }
    output.push_str(rest);
    output
}

fn copy_prefix(output: &mut String, rest: &str, length: usize) -> usize {
    let length = length.min(rest.len());
    output.push_str(&rest[..length]);
    length
}

/// Parses an escape such as `\u{301}` at the start of the text. Returns the character and the length of the escape in
/// bytes.
fn parse_unicode_escape(rest: &str) -> Option<(char, usize)> {
    let digits = rest.strip_prefix("\\u{")?;
    let end = digits.find('}')?;
    let c = u32::from_str_radix(&digits[..end], 16).ok().and_then(char::from_u32)?;
    Some((c, end + 4))
}

/// Whether a character is printable after a letter, as combining marks are; control and invisible characters are not.
fn is_printable_after_letter(c: char) -> bool {
    let mut on_letter = String::from("o");
    on_letter.push(c);
    on_letter.escape_debug().eq(on_letter.chars())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{
        Block, BlockKind, Decision, EditError, Field, FieldName, Mark, MarkKind, Passage, PassageId, PassageKind,
        Reason, SourceText,
    };
    use expect_test::expect;

    fn sample() -> Article {
        let raw = "Warga Menanam Bakau\n\nBaca Juga: Panen Raya di Hari Jum'at\nWarga menanam 2.000 bakau.\n";
        let mut article = Article { source: SourceText::new("bakau.txt", raw.as_bytes()), ..Article::default() };
        article.fields.replace(FieldName::Headline, Field::from_line("Warga Menanam Bakau", 1));
        let promo = "Baca Juga: Panen Raya di Hari Jum'at";
        let mark = Mark { range: 0..promo.len(), kind: MarkKind::Passage(PassageId(0)) };
        article.body = vec![
            Block { marks: vec![mark], ..Block::from_line(BlockKind::Paragraph, promo, 3) },
            Block::from_line(BlockKind::Paragraph, "Warga menanam 2.000 bakau.", 4),
        ];
        article.passages = vec![Passage {
            id: PassageId(0),
            kind: PassageKind::Promo,
            marker: "Baca Juga:".into(),
            title: "Panen Raya di Hari Jum'at".into(),
            url: String::new(),
            alternative_text: String::new(),
            decision: Decision::Removed,
            reason: Reason { rule: "marker".into(), detail: "Baca Juga:".into(), confidence: 99 },
        }];
        article
    }

    #[test]
    fn the_file_has_one_entry_per_line() {
        expect![[r#"
            (
              version: 1,
              fields: {
                Headline: (
                  value: "Warga Menanam Bakau",
                  lines: [1],
                ),
              },
              tags: [],
              body: [
                (
                  kind: Paragraph,
                  text: "Baca Juga: Panen Raya di Hari Jum'at",
                  marks: [(range: 0..36, kind: Passage(0))],
                  lines: [3],
                ),
                (
                  kind: Paragraph,
                  text: "Warga menanam 2.000 bakau.",
                  lines: [4],
                ),
              ],
              passages: [
                (
                  id: 0,
                  kind: Promo,
                  marker: "Baca Juga:",
                  title: "Panen Raya di Hari Jum'at",
                  decision: Out,
                  reason: (rule: "marker", seen: "Baca Juga:", confidence: 99),
                ),
              ],
              aside: [],
              received: (
                name: "bakau.txt",
                sha256: "e16f80d7bbc3db8ea6cb658d8e04ecc3a02115112711acfb582356cacfcea6fc",
                encoding: "UTF-8",
                bom: false,
                text: [
                  "Warga Menanam Bakau\n",
                  "\n",
                  "Baca Juga: Panen Raya di Hari Jum'at\n",
                  "Warga menanam 2.000 bakau.\n",
                ],
              ),
            )
        "#]]
        .assert_eq(&write(&sample()));
    }

    #[test]
    fn stored_stories_round_trip() {
        let article = sample();
        let stored = write(&article);
        let back = read(stored.as_bytes()).unwrap();
        assert_eq!(back, article);
        assert_eq!(write(&back), stored);
    }

    #[test]
    fn all_characters_round_trip_and_combining_marks_are_not_escaped() {
        let text = "हिन्दी é e\u{301} \u{200b}\u{ad}\u{7}\u{fffd} \\u{301} 'a' \"b\" 👩‍👩‍👧 \u{301}kata\u{2028}\u{1f}";
        let mut article = sample();
        article.body.push(Block::new(BlockKind::Paragraph, text));
        let stored = write(&article);
        assert!(stored.contains("हिन्दी é e\u{301} \\u{200b}"), "{stored}");
        assert_eq!(read(stored.as_bytes()).unwrap(), article);
    }

    #[test]
    fn undecodable_source_bytes_round_trip() {
        let bytes = ["“kata”\r\n".repeat(20).as_bytes(), b"'satu' \xf0\x28\x8c\x28 \xffkata \"kata\"\r\n\0\r"].concat();
        let received = SourceText::new("a.txt", &bytes);
        assert_eq!(received.bytes.as_deref(), Some(bytes.as_slice()));
        let article = Article { source: received, ..Article::default() };
        let back = read(write(&article).as_bytes()).unwrap();
        assert_eq!(back, article);
        assert_eq!(back.source.to_bytes(), Some(bytes));
    }

    #[test]
    fn ranges_in_long_notation_are_read() {
        let stored = write(&sample()).replace("range: 0..36", "range: (start: 0, end: 36)");
        assert_eq!(read(stored.as_bytes()).unwrap(), sample());
    }

    #[test]
    fn a_syntax_error_has_line_and_column() {
        let stored = write(&sample()).replace("confidence: 99", "confidence: banyak");
        let line = 1 + stored.lines().position(|line| line.contains("banyak")).unwrap();
        let error = read(stored.as_bytes()).unwrap_err();
        assert!(matches!(&error, OpenError::Ron { line: at, column, .. } if *at == line && *column > 1), "{error:?}");
    }

    #[test]
    fn a_truncated_file_is_an_error() {
        let stored = write(&sample());
        for end in (0..stored.trim_end().len()).filter(|end| stored.is_char_boundary(*end)) {
            assert!(read(&stored.as_bytes()[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn a_newer_version_is_reported_even_with_unknown_syntax() {
        assert_eq!(read(b"(version: 2, body: @@@)"), Err(OpenError::NewerVersion(2)));
    }

    #[test]
    fn a_story_with_only_a_version_is_read() {
        assert_eq!(read(b"\xef\xbb\xbf(version: 1)"), Ok(Article::default()));
    }

    #[test]
    fn deep_nesting_is_rejected() {
        let deep = format!("(version: 1, tags: {}", "[".repeat(10_000));
        assert_eq!(read(deep.as_bytes()), Err(OpenError::TooDeep { line: 1 }));
    }

    #[test]
    fn a_story_that_violates_the_model_is_rejected() {
        let stored = write(&sample()).replace("0..36", "0..99");
        assert_eq!(read(stored.as_bytes()), Err(OpenError::Broken(EditError::InvalidBlock(0))));
        let stored = write(&sample()).replace("Passage(0)", "Passage(7)");
        assert_eq!(read(stored.as_bytes()), Err(OpenError::Broken(EditError::UnknownPassage(PassageId(7)))));
        let dated = b"(version: 1, fields: {Published: (value: \"kemarin\")})";
        assert_eq!(read(dated), Err(OpenError::Broken(EditError::InvalidDate)));
    }

    #[test]
    fn an_invalid_byte_is_an_error_with_its_position() {
        let stored = b"(version: 1,\n fields: {Note: (value: \"caf\xe9\")})";
        assert_eq!(read(stored), Err(OpenError::Ron { line: 2, column: 29, what: "not UTF-8".into() }));
    }

    #[test]
    fn a_stored_story_in_utf16_is_read() {
        let wide: Vec<u8> = "\u{feff}(version: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), Ok(Article::default()));
    }
}
