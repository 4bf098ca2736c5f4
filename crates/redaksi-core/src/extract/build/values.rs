//! Values of fields as lines give them: without labels, and without URLs at their end.

use crate::extract::classify::ClassifiedLine;
use crate::packs::{Lexicon, Word, words};
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

/// Returns a name without signs at its ends, and without the outlet behind it: `Sari Dewi - Harian Kenari` becomes
/// `Sari Dewi`. An outlet is known by its name, or by its first or last word.
pub(crate) fn name_alone<'a>(value: &'a str, lexicon: &Lexicon) -> &'a str {
    let is_sign = |c: char| matches!(c, ',' | ';' | ':' | '|' | '/' | '-' | '–' | '—' | '·' | '•') || is_blank_char(c);
    let trimmed = value.trim_matches(is_sign);
    let is_outlet = |part: &str| {
        let part = part.trim_matches(|c| is_sign(c) || matches!(c, '(' | ')'));
        let tokens: Vec<Word> = words(part).collect();
        let is_named = tokens.len() > 1
            && [tokens.first(), tokens.last()]
                .into_iter()
                .flatten()
                .any(|word| lexicon.envelope.outlet_words.contains(word.key));
        part.starts_with(char::is_uppercase) && (is_named || lexicon.agencies.get_exact(&tokens).is_some())
    };
    without_last_part(trimmed, is_outlet).unwrap_or(if trimmed.is_empty() { value } else { trimmed })
}

/// Returns a value without its last part, which a dash, a bar, a slash, a comma or a bracket separates, if the condition
/// holds for that part. `None` if it does not, or if nothing would be left.
pub(crate) fn without_last_part(value: &str, is_dropped: impl Fn(&str) -> bool) -> Option<&str> {
    let separators = [" - ", " – ", " — ", " | ", " / ", ", ", " ("];
    separators.iter().find_map(|separator| {
        let (front, last) = value.rsplit_once(separator)?;
        let front = trim_blank(front);
        (!front.is_empty() && is_dropped(last)).then_some(front)
    })
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
    fn a_name_is_alone() {
        let packs = crate::packs::Packs::built_in();
        for (value, name) in [
            ("Sari Dewi,", "Sari Dewi"),
            ("Sari Dewi |", "Sari Dewi"),
            ("– Sari Dewi –", "Sari Dewi"),
            ("Sari Dewi - Harian Kenari", "Sari Dewi"),
            ("Sari Dewi (Pos Kenari)", "Sari Dewi"),
            ("Sari Dewi/", "Sari Dewi"),
            ("Sari Dewi, Reuters", "Sari Dewi"),
            ("Sari Dewi, Budi Setia", "Sari Dewi, Budi Setia"),
            ("Harian Kenari", "Harian Kenari"),
            ("Sari Dewi - Kenari", "Sari Dewi - Kenari"),
            ("-", "-"),
        ] {
            assert_eq!(name_alone(value, packs.lexicon()), name, "{value}");
        }
    }

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
