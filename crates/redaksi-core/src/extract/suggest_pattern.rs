//! Suggests the pattern of a new user rule from a line.

use crate::extract::date::parse;
use crate::extract::line_info::LineInfo;
use crate::extract::matchers::promo_marker::MarkerStrength;
use crate::packs::{Lexicon, NormalizedLine, Packs, Pattern};
use crate::text;
use crate::text::{is_blank_char, trim_blank};

/// The longest line that is suggested as a whole, in bytes, and how many words of a longer one are suggested.
const MAX_LITERAL_BYTES: usize = 200;
const MAX_PATTERN_WORDS: usize = 12;

/// Suggests a pattern that matches a line and similar ones: its marker or label and `*`, or the line with `#` for its
/// numbers, or else the line itself.
#[must_use]
pub fn suggest_pattern(line: &str, packs: &Packs) -> String {
    let text = trim_blank(line);
    let form = NormalizedLine::of(text);
    let fits = |pattern: &String| Pattern::parse(pattern).is_ok_and(|pattern| pattern.matches(&form));
    let lexicon = packs.lexicon();
    let Some(info) = LineInfo::from_line(&text::TextLine { number: 1, range: 0..text.len(), text }, lexicon) else {
        return String::new();
    };
    let prefix = prefix_of(&info).map(|prefix| format!("{} *", escape_pattern(prefix)));
    let candidates = [prefix, date_pattern(text, lexicon), number_pattern(&info), Some(literal_pattern(text))];
    candidates.into_iter().flatten().find(fits).unwrap_or_else(|| escape_pattern(text))
}

/// The start of a line that the rest depends on: a promo marker, or a few words with a colon.
fn prefix_of<'a>(info: &LineInfo<'a>) -> Option<&'a str> {
    let text = info.text;
    if let Some(marker) = info.marker.as_ref().filter(|marker| marker.strength != MarkerStrength::Standalone) {
        return Some(&text[..marker.range.end]);
    }
    let end = text.find([':', '：']).filter(|end| *end <= 40 && !info.is_paragraph())?;
    let colon_len = text[end..].chars().next()?.len_utf8();
    let (front, rest) = text.split_at(end + colon_len);
    let is_separate = rest.starts_with(is_blank_char) && !trim_blank(rest).is_empty();
    (is_separate && front.split_whitespace().count() <= 4).then_some(front)
}

/// For a line that ends with a date or a time: its start and `*`.
fn date_pattern(text: &str, lexicon: &Lexicon) -> Option<String> {
    if text.len() > MAX_LITERAL_BYTES {
        return None;
    }
    let seen = parse::find_date(text, lexicon);
    let is_dated = seen.day.is_some() || seen.time.is_some();
    let front = text.get(..seen.range.start).filter(|_| is_dated && seen.range.end + 6 >= text.len())?;
    let front = front.trim_end_matches(|c: char| is_blank_char(c) || matches!(c, '|' | '-' | '–' | ','));
    (front.chars().filter(|c| c.is_alphabetic()).count() > 2).then(|| format!("{} *", escape_pattern(front)))
}

/// For a short line with numbers: the line with each number as `#`.
fn number_pattern(info: &LineInfo<'_>) -> Option<String> {
    const MAX_WORDS: usize = 10;
    if info.word_count > MAX_WORDS || info.is_paragraph() {
        return None;
    }
    let mut pattern = String::new();
    let mut chars = info.text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() && !before.is_alphanumeric() {
            pattern.push('#');
            let mut rest = chars.clone();
            while let Some(next) = rest.next() {
                let is_inner = matches!(next, '.' | ',' | ':') && rest.peek().is_some_and(char::is_ascii_digit);
                if !next.is_ascii_digit() && !is_inner {
                    break;
                }
                chars.next();
            }
            before = '0';
        } else {
            pattern.push(if c == '#' { '*' } else { c });
            before = c;
        }
    }
    pattern.contains('#').then_some(pattern)
}

/// The line itself, or the first words of a long one and `*`.
fn literal_pattern(text: &str) -> String {
    if text.len() <= MAX_LITERAL_BYTES {
        return escape_pattern(text);
    }
    let front: Vec<&str> = text.split_whitespace().take(MAX_PATTERN_WORDS).collect();
    let front = front.join(" ");
    format!("{} *", escape_pattern(&front[..front.floor_char_boundary(MAX_LITERAL_BYTES)]))
}

/// Replaces `#`, which stands for a number in a pattern, by `*`.
fn escape_pattern(text: &str) -> String {
    text.replace('#', "*")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tests::STORY;

    #[test]
    fn patterns_are_suggested_from_lines() {
        for (line, pattern) in [
            ("Baca Juga: Harga Cabai Naik", "Baca Juga: *"),
            ("Baca Juga Harga Cabai di Pasar Naik", "Baca Juga *"),
            ("(Baca juga: Harga Cabai Naik)", "(Baca juga: *"),
            ("Dapatkan update berita pilihan dari Kompas.com setiap hari", ""),
            ("Halaman 2 dari 5", "Halaman # dari #"),
            ("1.229 kali dibaca", "# kali dibaca"),
            ("Video: Nelayan Pulang", "Video: *"),
            ("Editor: Rina Wati", "Editor: *"),
            ("Foto Terbaru 12 Maret 2024, 18:40 WIB", "Foto Terbaru *"),
            ("Diperbarui 12 Maret 2024, 18:40 WIB", "Diperbarui *"),
            ("[Gambas:Video 20detik]", "[Gambas:Video #detik]"),
            ("#WargaMenanam", "*WargaMenanam"),
            ("Baca juga", "Baca juga"),
            ("Ia berkata: warga desa itu sudah pulang ke rumah masing-masing kemarin sore.", ""),
        ] {
            let expected = if pattern.is_empty() { line } else { pattern };
            assert_eq!(suggest_pattern(line, &Packs::built_in()), expected);
        }
        let long = "Dapatkan berita pilihan dari kami setiap hari. ".repeat(10);
        let proposed = suggest_pattern(&long, &Packs::built_in());
        assert!(proposed.ends_with(" *") && proposed.len() < 120, "{proposed}");
    }

    #[test]
    fn a_suggested_pattern_matches_its_line() {
        for line in STORY.lines() {
            let pattern = Pattern::parse(&suggest_pattern(line, &Packs::built_in())).unwrap();
            assert!(pattern.matches(&NormalizedLine::of(line)), "{} {line}", pattern.text());
        }
    }
}
