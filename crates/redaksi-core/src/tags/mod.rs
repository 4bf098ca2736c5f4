//! Subject tags: comparison, parsing of typed lists, and the history of used tags.

pub(crate) mod tag_history;

pub use tag_history::{TagHistory, TagHistoryError};

use crate::text::{is_blank_char, normalize_for_match};

/// Returns the key under which two spellings of a tag are equal: it ignores letter case, normalization form,
/// spaces and invisible characters.
#[must_use]
pub fn tag_key(tag: &str) -> String {
    let mut normalized = normalize_for_match(tag);
    normalized.retain(|c| c != ' ');
    normalized
}

/// Parses a typed or pasted list of tags, separated by commas, semicolons, `#` or line ends. White space is collapsed;
/// duplicates and tags that are in `present` are dropped.
#[must_use]
pub fn parse_list(typed: &str, present: &[&str]) -> Vec<String> {
    let mut seen: Vec<String> = present.iter().map(|tag| tag_key(tag)).collect();
    let mut tags = Vec::new();
    for part in typed.split([',', ';', '\n', '\r', '#']) {
        let tag = part.split(is_blank_char).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let wanted = tag_key(&tag);
        if !wanted.is_empty() && !seen.contains(&wanted) {
            seen.push(wanted);
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_split_at_commas_lines_and_hashes() {
        assert_eq!(
            parse_list("banjir,  Kota\u{a0}Lama ;#cuaca#angin\nbanjir", &[]),
            ["banjir", "Kota Lama", "cuaca", "angin"]
        );
    }

    #[test]
    fn spellings_of_the_same_tag_are_duplicates() {
        assert_eq!(parse_list("Kota Lama, kota lama, KOTALAMA, baru", &["kota  lama"]), ["baru"]);
    }

    #[test]
    fn normalization_forms_and_capitals_of_a_tag_are_duplicates() {
        assert_eq!(parse_list("Que\u{301}bec, QUÉBEC, İstanbul, istanbul, ISTANBUL", &["québec"]), ["İstanbul"]);
    }

    #[test]
    fn blank_input_yields_no_tags() {
        assert!(parse_list(" , \n \u{200b} ", &[]).is_empty());
    }
}
