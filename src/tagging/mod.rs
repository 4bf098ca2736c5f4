//! Tags: what makes two of them the same, how a typed list is taken apart, and the vocabulary of tags used before.

mod vocabulary;

pub use vocabulary::{Vocabulary, VocabularyError};

use crate::text::{fold, is_blank_char};

/// The form in which two writings of one tag are equal: letter case, spaces and invisible characters do not count.
#[must_use]
pub fn key(tag: &str) -> String {
    let mut key = fold(tag);
    key.retain(|c| c != ' ');
    key
}

/// Takes a typed or pasted list apart: one tag for each part between commas, semicolons, `#` signs and line ends, each
/// with single spaces and without doubles of what is there already.
#[must_use]
pub fn parse_list(typed: &str, present: &[&str]) -> Vec<String> {
    let mut seen: Vec<String> = present.iter().map(|tag| key(tag)).collect();
    let mut tags = Vec::new();
    for part in typed.split([',', ';', '\n', '\r', '#']) {
        let tag = part.split(is_blank_char).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let key = key(&tag);
        if !key.is_empty() && !seen.contains(&key) {
            seen.push(key);
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_taken_apart_at_commas_lines_and_hash_signs() {
        assert_eq!(
            parse_list("banjir,  Kota\u{a0}Lama ;#cuaca#angin\nbanjir", &[]),
            ["banjir", "Kota Lama", "cuaca", "angin"]
        );
    }

    #[test]
    fn variants_of_a_tag_do_not_double() {
        assert_eq!(parse_list("Kota Lama, kota lama, KOTALAMA, baru", &["kota  lama"]), ["baru"]);
    }

    #[test]
    fn nothing_typed_is_no_tag() {
        assert!(parse_list(" , \n \u{200b} ", &[]).is_empty());
    }
}
