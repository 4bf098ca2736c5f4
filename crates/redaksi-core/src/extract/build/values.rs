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

/// Returns a source without text that is glued to it: a page prints a link of its own directly behind the source, as in
/// `F.A.Z.Artikelrechte erwerben` or `Reuters.Read more`.
///
/// Glued text begins with a capitalized word directly after a full stop. A name such as `J.K.Rowling` or `Kompas.Com`
/// is not glued: the text must have another word, which must be in lower case if the full stop ends an initial.
pub(crate) fn cut_glued_text(source: &str) -> &str {
    for (at, _) in source.match_indices('.') {
        let (before, glued) = (&source[..at], &source[at + 1..]);
        let word_len = glued.find(|c: char| !c.is_alphabetic()).unwrap_or(glued.len());
        let (word, behind) = glued.split_at(word_len);
        let mut letters = word.chars();
        let is_capitalized =
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        if !is_capitalized || before.is_empty() {
            continue;
        }
        let next = behind.strip_prefix(' ').and_then(|behind| behind.chars().next());
        let last_word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_initial = last_word.chars().count() == 1;
        let is_glued = match next {
            Some(next) if is_initial => next.is_lowercase(),
            Some(next) => next.is_alphabetic(),
            None => false,
        };
        if is_glued {
            // The full stop belongs to an abbreviation, not to a word.
            return if is_initial { &source[..=at] } else { before };
        }
    }
    source
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_glued_to_a_source_is_cut() {
        for (source, kept) in [
            ("F.A.Z.Artikelrechte erwerben", "F.A.Z."),
            ("Reuters.Read more", "Reuters"),
            ("Kabar Pesisir.Beli hak artikel", "Kabar Pesisir"),
            ("dpa.Artikelrechte Erwerben", "dpa"),
        ] {
            assert_eq!(cut_glued_text(source), kept);
        }
        for source in [
            "Kompas.com",
            "KOMPAS.Com",
            "J.K.Rowling",
            "J.K.Rowling Trust",
            "St. Petersburg Times",
            "F.A.Z.",
            "PT. Sinar",
            "Detik.Com/Sari",
            "",
            ".Net",
            "U.S. News & World Report",
        ] {
            assert_eq!(cut_glued_text(source), source);
        }
    }
}
