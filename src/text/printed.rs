//! Signs as they are printed: what a typed quote or hyphen becomes, and what a paste is without the workings of the page
//! or word processor that it came from.

use super::{normalise_newlines, trim_blank};

/// What comes in the place of the typed sign, and how many bytes in front of it go with it; `None` where it stays.
/// `before` is the text in front of it.
///
/// A quote opens at the start of a line, behind a space, a bracket or an opening quote; two hyphens become a dash, a
/// third one makes it a long one.
#[must_use]
pub fn printed(before: &str, typed: char) -> Option<(usize, String)> {
    let last = before.chars().next_back().filter(|c| *c != '\n');
    let opens = last.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '“' | '‘' | '–' | '—' | '/'));
    let sign = |back: usize, sign: &str| Some((back, sign.to_owned()));
    match (typed, last) {
        ('"', _) => sign(0, if opens { "“" } else { "”" }),
        ('\'', _) => sign(0, if opens { "‘" } else { "’" }),
        ('-', Some('-')) => sign(1, "–"),
        ('-', Some('–')) => sign('–'.len_utf8(), "—"),
        // A year without its century: `’98`.
        (digit, Some('‘')) if digit.is_ascii_digit() => sign('‘'.len_utf8(), &format!("’{digit}")),
        _ => None,
    }
}

/// What a typed text becomes where quotes and dashes are printed, and how many bytes in front of it go with it. `None`
/// where it stays.
#[must_use]
pub fn printed_text(before: &str, typed: &str) -> Option<(usize, String)> {
    let mut line = before.to_owned();
    let mut kept = before.len();
    for c in typed.chars() {
        match printed(&line, c) {
            Some((back, sign)) => {
                line.truncate(line.len() - back);
                kept = kept.min(line.len());
                line += &sign;
            }
            None => line.push(c),
        }
    }
    let is_same = kept == before.len() && line[kept..] == *typed;
    (!is_same).then(|| (before.len() - kept, line[kept..].to_owned()))
}

/// A pasted text without the workings of a page or word processor: spaces that do not break are plain ones, runs of
/// spaces and tabs one space, letters without a shape are gone, and paragraphs follow each other without empty lines.
#[must_use]
pub fn clean_paste(text: &str) -> String {
    let breaks = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = normalise_newlines(text).replace(breaks, "\n").replace(is_shapeless, "");
    let has_lines = text.contains('\n');
    let last = text.matches('\n').count();
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let line = with_plain_spaces(line);
        let mut trimmed = trim_blank(&line).to_owned();
        // At the ends of all a space parts it from what it is put between.
        if !trimmed.is_empty() && at == 0 && line.starts_with(' ') {
            trimmed.insert(0, ' ');
        }
        if !trimmed.is_empty() && at == last && line.ends_with(' ') {
            trimmed.push(' ');
        }
        if has_lines { trimmed } else { line }
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty() || !has_lines).collect();
    let mut cleaned = lines.join("\n");
    if has_lines && text.starts_with('\n') {
        cleaned.insert(0, '\n');
    }
    if has_lines && text.ends_with('\n') && !lines.is_empty() {
        cleaned.push('\n');
    }
    cleaned
}

/// Whether a character has no shape and does not join others: a break that may be, a mark of byte order.
fn is_shapeless(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

fn with_plain_spaces(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    for c in line.chars() {
        let is_space = matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}');
        match is_space {
            true if plain.ends_with(' ') => {}
            true => plain.push(' '),
            false => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as it stands after it was typed sign by sign.
    fn typed(text: &str) -> String {
        let mut made = String::new();
        for c in text.chars() {
            match printed(&made, c) {
                Some((back, sign)) => {
                    made.truncate(made.len() - back);
                    made += &sign;
                }
                None => made.push(c),
            }
        }
        made
    }

    #[test]
    fn quotes_open_and_close_and_hyphens_become_dashes() {
        assert_eq!(typed("\"Kami 'pulang',\" kata dia (\"ya\")."), "“Kami ‘pulang’,” kata dia (“ya”).");
        assert_eq!(typed("Jum'at -- pagi --- anak-anak"), "Jum’at – pagi — anak-anak");
        assert_eq!(typed("Satu.\n\"Dua\""), "Satu.\n“Dua”");
    }

    #[test]
    fn signs_that_come_at_once_are_printed_as_one_by_one() {
        assert_eq!(printed_text("Kata dia, ", "\"Ya"), Some((0, "“Ya".into())));
        assert_eq!(printed_text("Pagi -", "- siang"), Some((1, "– siang".into())));
        assert_eq!(printed_text("Sejak ", "'98 Jum'at"), Some((0, "’98 Jum’at".into())));
        assert_eq!(printed_text("Kata", " dia"), None);
    }

    #[test]
    fn a_paste_comes_in_clean() {
        let page = "\u{feff}Judul\u{a0}  besar \r\n\r\n \tSatu\u{ad} kata.\u{2028}Dua.\r\n";
        assert_eq!(clean_paste(page), "Judul besar\nSatu kata.\nDua.\n");
        assert_eq!(clean_paste(" satu\u{a0}kata "), " satu kata ");
        assert_eq!(clean_paste("Satu.\nDua."), "Satu.\nDua.");
        assert_eq!(clean_paste("setinggi 11 \n Dua. "), "setinggi 11\nDua. ");
        assert_eq!(clean_paste("نستعليق می\u{200c}خواهم 👩\u{200d}👧"), "نستعليق می\u{200c}خواهم 👩\u{200d}👧");
    }
}
