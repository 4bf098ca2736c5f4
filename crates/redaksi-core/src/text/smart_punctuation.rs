//! Smart punctuation for typed text, and cleaning of pasted text.

use crate::text::{normalize_newlines, trim_blank};

/// Returns the typographic replacement of a typed character and the number of bytes before it that are replaced too;
/// `None` if the character is kept. `before` is the text before the character.
///
/// A quote is an opening one at the start of a line and after a space, a bracket, a dash, a slash or an opening quote.
/// Two hyphens become an en dash; a third one makes it an em dash.
#[must_use]
pub fn smart_replacement(before: &str, typed: char) -> Option<(usize, String)> {
    let last = before.chars().next_back().filter(|c| *c != '\n');
    let opens = last.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '{' | '“' | '‘' | '–' | '—' | '/'));
    let replace = |back: usize, with: &str| Some((back, with.to_owned()));
    match (typed, last) {
        ('"', _) => replace(0, if opens { "“" } else { "”" }),
        ('\'', _) => replace(0, if opens { "‘" } else { "’" }),
        ('-', Some('-')) => replace(1, "–"),
        ('-', Some('–')) => replace('–'.len_utf8(), "—"),
        // An apostrophe before an abbreviated year: `’98`.
        (digit, Some('‘')) if digit.is_ascii_digit() => replace('‘'.len_utf8(), &format!("’{digit}")),
        _ => None,
    }
}

/// Applies smart punctuation to a typed text. Returns the replacement and the number of bytes before the text that are
/// replaced too; `None` if nothing changes.
#[must_use]
pub fn smart_punctuation(before: &str, typed: &str) -> Option<(usize, String)> {
    let mut line = before.to_owned();
    let mut kept = before.len();
    for c in typed.chars() {
        match smart_replacement(&line, c) {
            Some((back, replacement)) => {
                line.truncate(line.len() - back);
                kept = kept.min(line.len());
                line += &replacement;
            }
            None => line.push(c),
        }
    }
    let is_unchanged = kept == before.len() && line[kept..] == *typed;
    (!is_unchanged).then(|| (before.len() - kept, line[kept..].to_owned()))
}

/// Removes the artefacts of web pages and word processors from pasted text: no-break and other special spaces become
/// plain ones, runs of spaces and tabs become one space, zero-width characters and blank lines are removed.
#[must_use]
pub fn clean_paste(text: &str) -> String {
    let breaks = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = normalize_newlines(text).replace(breaks, "\n").replace(is_zero_width, "");
    let has_lines = text.contains('\n');
    let last = text.matches('\n').count();
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let line = collapse_spaces(line);
        let mut trimmed = trim_blank(&line).to_owned();
        // Keep a space at both ends of the paste, which separates it from the surrounding text.
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

/// Whether a character is invisible and has no effect on its neighbours: zero-width space, byte order mark, soft
/// hyphen, word joiner. Zero-width joiners are kept.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

fn collapse_spaces(line: &str) -> String {
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

    /// Returns the result of typing the text character by character.
    fn typed(typed: &str) -> String {
        let mut text = String::new();
        for c in typed.chars() {
            match smart_replacement(&text, c) {
                Some((back, replacement)) => {
                    text.truncate(text.len() - back);
                    text += &replacement;
                }
                None => text.push(c),
            }
        }
        text
    }

    #[test]
    fn quotes_are_curled_and_hyphens_become_dashes() {
        assert_eq!(typed("\"Kami 'pulang',\" kata dia (\"ya\")."), "“Kami ‘pulang’,” kata dia (“ya”).");
        assert_eq!(typed("Jum'at -- pagi --- anak-anak"), "Jum’at – pagi — anak-anak");
        assert_eq!(typed("Satu.\n\"Dua\""), "Satu.\n“Dua”");
    }

    #[test]
    fn text_inserted_at_once_is_replaced_as_if_typed() {
        assert_eq!(smart_punctuation("Kata dia, ", "\"Ya"), Some((0, "“Ya".into())));
        assert_eq!(smart_punctuation("Pagi -", "- siang"), Some((1, "– siang".into())));
        assert_eq!(smart_punctuation("Sejak ", "'98 Jum'at"), Some((0, "’98 Jum’at".into())));
        assert_eq!(smart_punctuation("Kata", " dia"), None);
    }

    #[test]
    fn pasted_text_is_cleaned() {
        let page = "\u{feff}Judul\u{a0}  besar \r\n\r\n \tSatu\u{ad} kata.\u{2028}Dua.\r\n";
        assert_eq!(clean_paste(page), "Judul besar\nSatu kata.\nDua.\n");
        assert_eq!(clean_paste(" satu\u{a0}kata "), " satu kata ");
        assert_eq!(clean_paste("Satu.\nDua."), "Satu.\nDua.");
        assert_eq!(clean_paste("setinggi 11 \n Dua. "), "setinggi 11\nDua. ");
        assert_eq!(clean_paste("نستعليق می\u{200c}خواهم 👩\u{200d}👧"), "نستعليق می\u{200c}خواهم 👩\u{200d}👧");
    }
}
