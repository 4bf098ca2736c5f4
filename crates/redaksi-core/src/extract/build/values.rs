//! Values of fields as lines give them: without labels, and without URLs at their end.

use crate::extract::classify::ClassifiedLine;
use crate::text::{is_blank_char, trim_blank};

/// Returns the text after the label of a line, or the whole line if it has no label or no value.
pub(crate) fn label_value<'a>(line: &ClassifiedLine<'a>) -> &'a str {
    let text = line.info.text;
    let value = match &line.info.label {
        Some(label) if !label.value.is_empty() => &text[label.value.clone()],
        _ => text.trim_start_matches(|c| matches!(c, ':' | '：') || is_blank_char(c)),
    };
    let value = trim_blank(value);
    if value.is_empty() { text } else { value }
}

/// Splits a URL, bare or in brackets, from the end of a value. Returns the rest and the URL; both trimmed.
pub(crate) fn split_trailing_url(text: &str) -> (&str, &str) {
    let at = text.rfind("http://").or_else(|| text.rfind("https://"));
    let Some(at) =
        at.filter(|at| *at == 0 || text[..*at].ends_with(|c: char| c == '<' || c == '(' || is_blank_char(c)))
    else {
        return (text, "");
    };
    let url = text[at..].trim_end_matches(|c| matches!(c, '>' | ')') || is_blank_char(c));
    if url.contains(char::is_whitespace) {
        return (text, "");
    }
    (text[..at].trim_end_matches(|c| matches!(c, '<' | '(') || is_blank_char(c)), url)
}
