//! Markdown with front matter, as Hugo and other generators of static sites read it.
//!
//! The text is `CommonMark` with the tables of GitHub. Every character is escaped that would have a meaning; a reader of
//! `CommonMark` shows exactly the text of the story.

use crate::document::{InlineRun, PicturePlace, PublishedStory};
use crate::write::escape::joined_runs;
use crate::write::groups::{BlockGroup, ItemPart, ListGroup, block_groups};
use crate::write::options::{ExportOptions, FrontMatter, PublicationState};
use redaksi_core::article::{ImageReference, PartialDateTime};
use std::fmt::Write as _;

/// The highest number of an ordered list in `CommonMark`: nine digits.
const MAX_LIST_NUMBER: u32 = 999_999_999;

/// Keeps two delimiters apart that follow each other.
const SEPARATOR: &str = "<!-- -->";

/// Writes a story as Markdown with front matter.
pub(crate) fn write(story: &PublishedStory, options: &ExportOptions) -> String {
    let body = body_markdown(story);
    let space = if body.is_empty() { "" } else { "\n" };
    format!("{}{space}{body}", front_matter(story, options))
}

/// Returns the front matter with its delimiting lines. The keys `title`, `date`, `lastmod`, `publishDate`, `draft`, `description`,
/// `slug`, `images`, `tags` and `categories` are those of Hugo; the others are parameters for the theme.
fn front_matter(story: &PublishedStory, options: &ExportOptions) -> String {
    let syntax = options.front_matter;
    let (fence, equals) = match syntax {
        FrontMatter::Yaml => ("---", ": "),
        FrontMatter::Toml => ("+++", " = "),
    };
    let mut text = format!("{fence}\n");
    let mut push = |key: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{key}{equals}{value}");
        }
    };
    let string = |value: &str| if value.is_empty() { String::new() } else { quoted(value) };
    let date = |date: Option<PartialDateTime>| date.map(front_matter_date).unwrap_or_default();
    let list = |values: &[&str]| {
        let values: Vec<String> = values.iter().filter(|value| !value.is_empty()).map(|value| quoted(value)).collect();
        if values.is_empty() { String::new() } else { format!("[{}]", values.join(", ")) }
    };
    let tags: Vec<&str> = story.tags.iter().map(String::as_str).collect();
    push("title", &quoted(&story.headline));
    push("date", &date(story.published));
    push("lastmod", &date(story.updated));
    push("publishDate", &date(story.embargo));
    push("draft", if options.state == PublicationState::Draft { "true" } else { "false" });
    push("description", &string(&story.summary));
    push("slug", &string(&story.slug));
    push("author", &string(&story.byline));
    push("images", &list(&[&story.picture]));
    push("tags", &list(&tags));
    push("categories", &list(&[&story.category]));
    for (key, value) in [
        ("editor", &story.editor),
        ("place", &story.place),
        ("agency", &story.agency),
        ("source", &story.source),
        ("source_title", &story.source_title),
        ("source_url", &story.source_url),
        ("language", &story.language),
        ("caption", &story.caption),
        ("credit", &story.credit),
    ] {
        push(key, &string(value));
    }
    push("guid", &quoted(&format!("urn:uuid:{}", story.uuid())));
    let links = story.related.iter().map(|link| match syntax {
        FrontMatter::Yaml => format!("{{title: {}, url: {}}}", quoted(&link.title), quoted(&link.url)),
        FrontMatter::Toml => format!("{{title = {}, url = {}}}", quoted(&link.title), quoted(&link.url)),
    });
    let links: Vec<String> = links.collect();
    push("related", &if links.is_empty() { String::new() } else { format!("[{}]", links.join(", ")) });
    let _ = writeln!(text, "{fence}");
    text
}

/// Formats a date as YAML and TOML write it, as precisely as it is known.
fn front_matter_date(date: PartialDateTime) -> String {
    let day = date.date.format("%Y-%m-%d");
    let time = date.time.map(|time| time.format("T%H:%M:%S").to_string()).unwrap_or_default();
    let offset = date.offset.map(|offset| offset.to_string()).unwrap_or_default();
    format!("{day}{time}{offset}")
}

/// Quotes a text as a string that YAML (double-quoted) and TOML (basic) read the same way.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What YAML takes for a line end or not for a printable character, and what TOML forbids.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns the body with a blank line between two blocks.
pub(crate) fn body_markdown(story: &PublishedStory) -> String {
    let groups = block_groups(&story.body);
    let mut parts: Vec<String> = Vec::with_capacity(groups.len());
    // Two ordered lists in a row need different delimiters, or they would be read as one.
    let mut delimiter = '.';
    let mut is_after_list = false;
    for group in &groups {
        let is_list = matches!(group, BlockGroup::List(ListGroup { first: Some(_), .. }));
        delimiter = if is_list && is_after_list && delimiter == '.' { ')' } else { '.' };
        is_after_list = is_list;
        let part = group_markdown(group, delimiter);
        if !part.is_empty() {
            parts.push(part);
        }
    }
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Writes a brace at the end of a heading as a character reference: some readers take what it closes for attributes of the heading,
/// escaped or not.
fn heading_end(heading: String) -> String {
    match heading.strip_suffix('}') {
        Some(rest) => {
            let is_escaped = rest.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
            let rest = if is_escaped { &rest[..rest.len() - 1] } else { rest };
            format!("{rest}&#125;")
        }
        None => heading,
    }
}

fn group_markdown(group: &BlockGroup, delimiter: char) -> String {
    let line = |runs: &[InlineRun]| inline(runs, MarkdownPlace::Line);
    match group {
        BlockGroup::Paragraph(runs) => line(runs),
        BlockGroup::Subhead(runs) => format!("## {}", heading_end(inline(runs, MarkdownPlace::Heading))),
        BlockGroup::Figure { image, caption } => {
            let italic: Vec<InlineRun> = caption.iter().map(|run| InlineRun { italic: true, ..run.clone() }).collect();
            let image = image.map(image_markdown).unwrap_or_default();
            // A line of its own in the same paragraph.
            let between = if image.is_empty() || caption.is_empty() { "" } else { "\\\n" };
            image + between + &line(&italic)
        }
        BlockGroup::List(list) => list_markdown(list, delimiter),
        BlockGroup::Quote(paragraphs) => {
            let paragraphs = paragraphs.iter().map(|runs| format!("> {}", line(runs)));
            paragraphs.collect::<Vec<_>>().join("\n>\n")
        }
        BlockGroup::Table(rows) => table(rows),
    }
}

/// Returns a picture with its reference; empty for one that must not be shown.
fn image_markdown(image: &ImageReference) -> String {
    if PicturePlace::of(&image.source) == PicturePlace::Unsafe {
        return String::new();
    }
    let alternative = inline(&[InlineRun::plain(&image.alternative)], MarkdownPlace::Heading);
    format!("![{alternative}]({})", link_target(&image.source))
}

/// Returns a list. What is in an item below its first line is indented as far as the text of the item.
fn list_markdown(list: &ListGroup, delimiter: char) -> String {
    let last = list.number(list.items.len());
    let is_too_high = last.is_some_and(|last| last > MAX_LIST_NUMBER);
    let gap = if is_too_high { "\n\n" } else { "\n" };
    let rows = list.items.iter().enumerate().map(|(index, item)| {
        let sign = match list.number(index) {
            Some(number) if is_too_high => format!("{number}\\. "),
            Some(number) => format!("{number}{delimiter} "),
            None => "- ".to_owned(),
        };
        let indent = if is_too_high { String::new() } else { " ".repeat(sign.len()) };
        let mut row = sign + &inline(item.runs, MarkdownPlace::Line);
        let mut above: Option<&ItemPart> = None;
        for part in &item.parts {
            let text = match part {
                ItemPart::Paragraph(runs) => format!("\n{}", inline(runs, MarkdownPlace::Line)),
                ItemPart::List(inner) => {
                    // Two lists in a row need different delimiters, and a list that begins with another number than 1 needs a
                    // blank line above.
                    let is_second = matches!(above, Some(ItemPart::List(_)));
                    let inner_delimiter = if is_second { ')' } else { '.' };
                    let space =
                        if is_second || is_too_high || inner.first.is_some_and(|first| first != 1) { "\n" } else { "" };
                    format!("{space}{}", list_markdown(inner, inner_delimiter))
                }
            };
            for line in text.split('\n') {
                row.push('\n');
                if !line.is_empty() {
                    row.push_str(&indent);
                    row.push_str(line);
                }
            }
            above = Some(part);
        }
        row
    });
    rows.collect::<Vec<_>>().join(gap)
}

/// Returns a table. Markdown has no table without a head: the first row becomes it.
fn table(rows: &[&[Vec<InlineRun>]]) -> String {
    let columns = rows.iter().map(|cells| cells.len()).max().unwrap_or_default();
    if columns == 0 {
        return String::new();
    }
    let row = |cells: &[Vec<InlineRun>]| {
        let cells = (0..columns)
            .map(|index| cells.get(index).map(|runs| inline(runs, MarkdownPlace::Cell)).unwrap_or_default());
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|cells| row(cells)).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(columns)));
    lines.join("\n")
}

/// Where inline text stands; it decides what must be escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkdownPlace {
    /// At the start of a line: a paragraph, a list item, a quote.
    Line,
    /// After `## `.
    Heading,
    /// In a cell of a table.
    Cell,
}

/// The marks of a run that are written as delimiters.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Emphasis {
    bold: bool,
    italic: bool,
}

/// A part of a line with the same marks. White space at an edge of marked text is a segment of its own.
struct Segment<'a> {
    text: &'a str,
    emphasis: Emphasis,
    link: &'a str,
    /// Whether the first character is written as a character reference.
    encode_first: bool,
    /// Whether the last character is written as a character reference.
    encode_last: bool,
}

/// What a character beside a delimiter is for `CommonMark`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EscapeClass {
    Space,
    Letter,
    /// Punctuation or a symbol.
    Sign,
    /// A letter for some readers and a sign for others.
    Unknown,
}

impl EscapeClass {
    fn of(c: char) -> Self {
        match c {
            c if c.is_whitespace() => Self::Space,
            c if c.is_ascii_punctuation() => Self::Sign,
            // Enclosed letters are alphabetic symbols.
            '\u{2460}'..='\u{24ff}' | '\u{1f100}'..='\u{1f1ff}' => Self::Unknown,
            c if c.is_alphanumeric() => Self::Letter,
            _ => Self::Unknown,
        }
    }

    fn ends_word(self) -> bool {
        matches!(self, Self::Space | Self::Sign)
    }
}

/// Parts the white space at both ends of a run from its words. Nobody sees marks on it, and a delimiter beside it has no meaning.
fn with_plain_edges(run: &InlineRun) -> Vec<InlineRun> {
    let words = run.text.trim();
    let start = run.text.len() - run.text.trim_start().len();
    let end = start + words.len();
    vec![
        InlineRun::plain(&run.text[..start]),
        InlineRun { text: words.to_owned(), ..run.clone() },
        InlineRun::plain(&run.text[end..]),
    ]
}

/// Returns runs as inline Markdown.
fn inline(runs: &[InlineRun], place: MarkdownPlace) -> String {
    let runs = joined_runs(&joined_runs(runs).iter().flat_map(with_plain_edges).collect::<Vec<_>>());
    let mut segments = segments(&runs);
    encode_edges(&mut segments);
    let mut writer = InlineWriter {
        text: String::new(),
        place,
        open: Emphasis::default(),
        link: "",
        dollars: runs.iter().map(|run| run.text.matches('$').count()).sum(),
    };
    for (index, segment) in segments.iter().enumerate() {
        writer.push(segment, segments.get(index + 1));
    }
    writer.close();
    writer.text
}

/// Decides which characters beside delimiters are written as character references. A delimiter between a letter and a sign
/// is not an opening or not a closing one for `CommonMark`; beside a character reference, which begins and ends with a sign,
/// it can be both.
fn encode_edges(segments: &mut [Segment]) {
    let mut edges: Vec<usize> = (1..segments.len()).collect();
    // Each character is changed once at most, and each change adds two edges at most.
    while let Some(edge) = edges.pop() {
        let (before, after) = (&segments[edge - 1], &segments[edge]);
        let (closes, opens) = (before.emphasis != Emphasis::default(), after.emphasis != Emphasis::default());
        // Beside the brackets of a link and a separator, which are signs, a delimiter has its meaning.
        if before.emphasis == after.emphasis || before.link != after.link || closes && opens {
            continue;
        }
        let (left, right) = (before.last_class(), after.first_class());
        if closes && left != EscapeClass::Letter && !right.ends_word() {
            segments[edge].encode_at(true);
        } else if opens && right != EscapeClass::Letter && !left.ends_word() {
            segments[edge - 1].encode_at(false);
        } else {
            continue;
        }
        let around = edge.saturating_sub(1).max(1)..(edge + 2).min(segments.len());
        edges.extend(around);
    }
}

impl Segment<'_> {
    fn first_class(&self) -> EscapeClass {
        let class = self.text.chars().next().map_or(EscapeClass::Space, EscapeClass::of);
        if self.encode_first { EscapeClass::Sign } else { class }
    }

    fn last_class(&self) -> EscapeClass {
        let class = self.text.chars().next_back().map_or(EscapeClass::Space, EscapeClass::of);
        if self.encode_last { EscapeClass::Sign } else { class }
    }

    /// Marks the first or the last character to be written as a character reference; a single one is both.
    fn encode_at(&mut self, is_first: bool) {
        let is_single = self.text.chars().nth(1).is_none();
        self.encode_first |= is_first || is_single;
        self.encode_last |= !is_first || is_single;
    }
}

/// Splits the runs into segments, without white space at the ends of the line. White space has the emphasis of the
/// words on both of its sides if it is the same, and none otherwise, because a delimiter must stand at a word.
fn segments(runs: &[InlineRun]) -> Vec<Segment<'_>> {
    let mut segments: Vec<Segment> = Vec::with_capacity(runs.len());
    for run in runs {
        let emphasis = Emphasis { bold: run.bold, italic: run.italic };
        let inner = run.text.trim();
        let start = run.text.len() - run.text.trim_start().len();
        let parts = [&run.text[..start], inner, &run.text[start + inner.len()..]];
        let parts = parts.into_iter().filter(|text| !text.is_empty());
        segments.extend(parts.map(|text| Segment {
            text,
            emphasis,
            link: &run.link,
            encode_first: false,
            encode_last: false,
        }));
    }
    let is_space = |segment: &Segment| segment.text.trim().is_empty();
    let first = segments.iter().position(|segment| !is_space(segment)).unwrap_or(segments.len());
    let last = segments.iter().rposition(|segment| !is_space(segment)).map_or(first, |last| last + 1);
    segments.truncate(last);
    segments.drain(..first.min(segments.len()));
    let is_word = |index: &usize| !is_space(&segments[*index]);
    let words: Vec<usize> = (0..segments.len()).filter(is_word).collect();
    for pair in words.windows(2) {
        let (before, after) = (&segments[pair[0]], &segments[pair[1]]);
        let is_same = before.emphasis == after.emphasis && before.link == after.link;
        let (shared, link) = (if is_same { before.emphasis } else { Emphasis::default() }, before.link);
        for segment in &mut segments[pair[0] + 1..pair[1]] {
            segment.emphasis = if segment.link == link { shared } else { Emphasis::default() };
        }
    }
    segments
}

struct InlineWriter<'a> {
    text: String,
    place: MarkdownPlace,
    /// The delimiters that are open; bold is outside of italic.
    open: Emphasis,
    /// The URL of the link that is open; empty if none is.
    link: &'a str,
    /// The number of `$` in the line: two of them would delimit a formula for some readers.
    dollars: usize,
}

impl<'a> InlineWriter<'a> {
    fn push(&mut self, segment: &Segment<'a>, next: Option<&Segment>) {
        if self.open != segment.emphasis || self.link != segment.link {
            let is_closed = self.open != Emphasis::default();
            self.close();
            // Delimiters in a row would be read together; an empty comment keeps them apart.
            if is_closed
                && segment.emphasis != Emphasis::default()
                && self.text.ends_with('*')
                && segment.link.is_empty()
            {
                self.text.push_str(SEPARATOR);
            }
            if !segment.link.is_empty() {
                self.text.push('[');
                self.link = segment.link;
            }
            self.open(segment.emphasis);
        }
        let is_followed_by_link = next.is_none_or(|next| next.link != segment.link);
        self.push_text(segment, is_followed_by_link);
    }

    fn open(&mut self, emphasis: Emphasis) {
        self.open = emphasis;
        if emphasis.bold {
            self.text.push_str("**");
        }
        if emphasis.italic {
            self.text.push('*');
        }
    }

    /// Closes the link and the delimiters that are open.
    fn close(&mut self) {
        if self.open.italic {
            self.text.push('*');
        }
        if self.open.bold {
            self.text.push_str("**");
        }
        self.open = Emphasis::default();
        if !self.link.is_empty() {
            let _ = write!(self.text, "]({})", link_target(self.link));
            self.link = "";
        }
    }

    fn push_text(&mut self, segment: &Segment, is_followed_by_link: bool) {
        let text = segment.text;
        let is_line_start = self.text.is_empty() && self.place == MarkdownPlace::Line;
        // What stands in front of a list delimiter: the digits at the start of the line.
        let digits = if is_line_start { text.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
        for (at, c) in text.char_indices() {
            let rest = &text[at + c.len_utf8()..];
            let is_first = is_line_start && at == 0;
            let is_special = match c {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '{' | '~' | '^' => true,
                '#' => is_first || self.place == MarkdownPlace::Heading,
                '>' | '-' | '+' | ':' | '=' | '@' => is_first,
                '.' | ')' => digits > 0 && at == digits,
                '!' => rest.is_empty() && is_followed_by_link,
                '&' => is_reference(rest),
                '|' => is_first || self.place == MarkdownPlace::Cell,
                '$' => self.dollars > 1,
                _ => false,
            };
            let is_encoded = segment.encode_first && at == 0 || segment.encode_last && rest.is_empty();
            match c {
                // No line end may be part of a text; if there is one, it must not begin a block.
                '\n' | '\r' => self.text.push(' '),
                '\0' => self.text.push(char::REPLACEMENT_CHARACTER),
                c if is_encoded => {
                    let _ = write!(self.text, "&#{};", u32::from(c));
                }
                c if is_special => self.text.extend(['\\', c]),
                c => self.text.push(c),
            }
        }
    }
}

/// Whether the text after `&` makes a character reference of it. The longest name has 31 letters.
fn is_reference(rest: &str) -> bool {
    let name = rest.bytes().take(40).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && rest.as_bytes().get(name) == Some(&b';')
}

/// Returns the URL with percent encoding for the characters that could end the target of a link.
fn link_target(url: &str) -> String {
    let mut target = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '&' => target.push_str("&amp;"),
            '\0'..=' ' | '\u{7f}' | '(' | ')' | '<' | '>' | '\\' | '"' | '`' | '*' | '[' | ']' | '|' | '{' | '}' => {
                let _ = write!(target, "%{:02X}", u32::from(c));
            }
            c => target.push(c),
        }
    }
    target
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::document::{PublishedBlock, is_safe_url};
    use crate::write::options::tests::options;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn front_matter_has_the_keys_of_hugo() {
        let written = write(&full_story(), &options());
        let expected = r#"---
title: "Warga & \"Sahabat\" <Menanam> Bakau"
date: 2023-01-08T19:15:00+07:00
lastmod: 2023-01-09T07:00:00+07:00
publishDate: 2023-01-08T19:00:00+07:00
draft: true
description: "Bakau menahan ombak di pantai utara: 100% alami."
slug: "warga-menanam-bakau"
author: "Rara Wening"
images: ["https://pesisir.example/foto/bakau.jpg?w=800&h=600"]
tags: ["bakau", "pesisir & laut"]
categories: ["Lingkungan"]
editor: "Tomi O'Hara"
place: "Rembang"
agency: "KP"
source: "Kabar Pesisir"
source_title: "Thousand mangroves"
source_url: "https://pesisir.example/bakau?a=1&b=2"
language: "id"
caption: "Bakau muda di pantai."
credit: "Rara/Antara"
"#;
        assert!(written.starts_with(expected), "{written}");
        let related = "related: [{title: \"Panen Raya\", url: \"https://pesisir.example/panen\"}, {title: \"Lomba Perahu\", url: \"\"}]\n---\n\n";
        assert!(written.contains(related), "{written}");
    }

    #[test]
    fn every_kind_of_block_is_written() {
        let expected = r#"REMBANG, KP – Warga **menanam seribu bakau** di [pantai utara](https://pesisir.example/peta?x=1&amp;y=2) pada hari Minggu, kata *kepala desa*.

![Bakau "muda" & lumpur](https://pesisir.example/foto/muara.jpg?w=1&amp;h=2)\
*Bakau muda di muara. (Rara/Antara)*

![](foto/nelayan%202.jpg)

## Tahun depan

> Kami akan menanam lagi di muara sungai itu.

3. Bibit dari kebun sekolah
   - api-api
     1. muda
   - tinjang

   Semuanya gratis.
4. Bambu dari hutan desa

- Tali & jaring

| Desa | Bibit |
| --- | --- |
| Kenari | 600\|batang |
"#;
        assert_eq!(body_markdown(&full_story()), expected);
    }

    #[test]
    fn toml_is_written_on_request() {
        let options =
            ExportOptions { front_matter: FrontMatter::Toml, state: PublicationState::Published, ..options() };
        let story = PublishedStory { published: "2023-01-08".parse().ok(), ..PublishedStory::default() };
        let guid = story.uuid();
        let expected =
            format!("+++\ntitle = \"\"\ndate = 2023-01-08\ndraft = false\nguid = \"urn:uuid:{guid}\"\n+++\n");
        assert_eq!(write(&story, &options), expected);
    }

    #[test]
    fn control_characters_are_escaped_in_strings() {
        assert_eq!(quoted("a\u{0}b\u{85}\u{2028}\"\\\n"), "\"a\\u0000b\\u0085\\u2028\\\"\\\\\\n\"");
    }

    #[test]
    fn every_character_comes_back_from_a_string() {
        let all: String = ('\0'..=char::MAX).collect();
        let written = quoted(&all);
        assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(all.as_str()));
        assert!(!written.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{feff}']), "YAML would take it for a line end");
    }

    #[test]
    fn lists_in_a_row_stay_apart() {
        let item =
            |number| PublishedBlock::ListItem { level: 0, number: Some(number), runs: vec![InlineRun::plain("a")] };
        let body = vec![item(1), item(5), item(9), item(4_000_000_000)];
        let story = PublishedStory { body, ..PublishedStory::default() };
        assert_eq!(body_markdown(&story), "1. a\n\n5) a\n\n9. a\n\n4000000000\\. a\n");
    }

    /// A character as it is shown: with its marks and the URL that it links to.
    type Shown = (char, bool, bool, String);

    /// Returns what a reader of `CommonMark` shows: the characters of each paragraph, item, heading and cell.
    fn shown(markdown: &str) -> Vec<Vec<Shown>> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_MATH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_TASKLISTS;
        let (mut blocks, mut line, mut bold, mut italic, mut link) = (Vec::new(), Vec::new(), 0, 0, String::new());
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Strong) => bold += 1,
                Event::End(TagEnd::Strong) => bold -= 1,
                Event::Start(Tag::Emphasis) => italic += 1,
                Event::End(TagEnd::Emphasis) => italic -= 1,
                Event::Start(Tag::Link { dest_url, .. }) => link = dest_url.to_string(),
                Event::End(TagEnd::Link) => link.clear(),
                Event::InlineHtml(comment) if &*comment == SEPARATOR => {}
                Event::Text(text) => line.extend(text.chars().map(|c| (c, bold > 0, italic > 0, link.clone()))),
                Event::Start(
                    Tag::Paragraph
                    | Tag::Item
                    | Tag::Heading { .. }
                    | Tag::TableCell
                    | Tag::BlockQuote(_)
                    | Tag::List(_)
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow,
                )
                | Event::End(
                    TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow,
                ) => {}
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell) => {
                    blocks.push(std::mem::take(&mut line));
                }
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        blocks
    }

    /// Returns the characters of runs as they should be shown: without white space at the ends. Marks of white space are
    /// not compared, because they are not seen.
    fn expected(runs: &[InlineRun], italic: bool) -> Vec<Shown> {
        let all = runs.iter().flat_map(|run| {
            let link = if is_safe_url(&run.link) { run.link.as_str() } else { "" };
            run.text.chars().map(move |c| (c, run.bold, run.italic || italic, link.to_owned()))
        });
        without_marked_space(all.collect())
    }

    fn without_marked_space(mut all: Vec<Shown>) -> Vec<Shown> {
        let is_space = |shown: &Shown| shown.0.is_whitespace();
        while all.last().is_some_and(is_space) {
            all.pop();
        }
        let start = all.iter().position(|shown| !is_space(shown)).unwrap_or(all.len());
        all.drain(..start);
        all.into_iter()
            .map(|shown| if shown.0.is_whitespace() { (shown.0, false, false, String::new()) } else { shown })
            .collect()
    }

    fn run() -> impl Strategy<Value = InlineRun> {
        let text = prop_oneof![
            3 => "[a-c1-2 éß]{1,4}",
            3 => r#"[-+*_#>|`~^=:.)(!&;<\[\]{}$"'\\a1 @%/]{1,5}"#,
            1 => Just("&amp;".to_owned()),
            1 => Just("12. a".to_owned()),
            1 => Just("https://a.example/b_c*d".to_owned()),
            1 => Just("– “kutipan”".to_owned()),
            1 => Just("{{< x >}} [^1] <b> <!-- -->".to_owned()),
        ];
        let link = prop_oneof![5 => Just(""), 1 => Just("https://a.example/b?c=1&d=2"), 1 => Just("javascript:x")];
        (text, any::<bool>(), any::<bool>(), link).prop_map(|(text, bold, italic, link)| InlineRun {
            text,
            bold,
            italic,
            link: link.to_owned(),
            comments: Vec::new(),
        })
    }

    #[test]
    fn a_brace_at_the_end_of_a_heading_is_no_attribute() {
        for text in ["{}", "Harga {naik}", "a\\}"] {
            let runs = vec![InlineRun::plain(text)];
            let story =
                PublishedStory { body: vec![PublishedBlock::Subhead(runs.clone())], ..PublishedStory::default() };
            let markdown = body_markdown(&story);
            assert_eq!(shown(&markdown).pop().map(without_marked_space), Some(expected(&runs, false)), "{markdown}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_reader_shows_exactly_the_text(runs in prop::collection::vec(run(), 1..6), kind in 0..5) {
            let blank = runs.iter().all(|run| run.text.trim().is_empty());
            prop_assume!(!blank);
            let cells = vec![vec![InlineRun::plain("x")], runs.clone()];
            let block = match kind {
                0 => PublishedBlock::Paragraph(runs.clone()),
                1 => PublishedBlock::Subhead(runs.clone()),
                2 => PublishedBlock::ListItem { level: 0, number: Some(7), runs: runs.clone() },
                3 => PublishedBlock::Quote(runs.clone()),
                _ => PublishedBlock::TableRow { cells },
            };
            let story = PublishedStory { body: vec![block], ..PublishedStory::default() };
            let markdown = body_markdown(&story);
            let blocks = shown(&markdown);
            let last = blocks.last().cloned().unwrap_or_default();
            prop_assert_eq!(without_marked_space(last), expected(&runs, false), "{}", markdown);
        }
    }
}
