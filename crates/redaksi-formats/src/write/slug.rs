//! Names in URLs, as `WordPress` makes them from the names of tags and categories.

use std::fmt::Write as _;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The highest number of bytes of a name in a URL, that of `WordPress`'s column.
const MAX_BYTES: usize = 200;

/// Returns the name in URLs like `WordPress`'s `sanitize_title`: lower-case ASCII letters and digits joined by hyphens,
/// Latin letters without accents, and other letters as percent-encoded UTF-8. Empty if the name has no letter.
pub(crate) fn url_name(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().nfc().flat_map(char::to_lowercase) {
        let mut part = String::new();
        match c {
            'a'..='z' | '0'..='9' | '_' => part.push(c),
            '-' | '.' | '/' | '\u{2013}' | '\u{2014}' => part.push('-'),
            c if c.is_whitespace() => part.push('-'),
            c if c.is_alphanumeric() => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    let _ = write!(part, "%{byte:02x}");
                }
            }
            _ => {}
        }
        if slug.len() + part.len() > MAX_BYTES {
            break;
        }
        if part != "-" || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push_str(&part);
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_wordpress() {
        for (name, expected) in [
            ("Pesisir & Laut", "pesisir-laut"),
            ("O'Hara", "ohara"),
            ("  Piala Dunia 2026 – U.S. ", "piala-dunia-2026-u-s"),
            ("Café", "cafe"),
            ("水", "%e6%b0%b4"),
            ("!!!", ""),
        ] {
            assert_eq!(url_name(name), expected);
        }
        assert!(url_name(&"水".repeat(100)).len() <= 200);
    }
}
