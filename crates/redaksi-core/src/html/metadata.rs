//! The metadata of a page, and how its values are normalized.

use crate::text::{collapse_whitespace, normalize_for_match};

/// The metadata of a page. Fields are empty where the page has no value; no value is verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageMetadata {
    /// The headline.
    pub headline: String,
    /// All variants of the headline and of the page's title, the most trusted first.
    pub titles: Vec<String>,
    /// A summary.
    pub description: String,
    /// The names of the writers.
    pub authors: Vec<String>,
    /// The names of the editors.
    pub editors: Vec<String>,
    /// The time of publication, as the page writes it; usually in ISO 8601.
    pub published: String,
    /// The time of the last change, as the page writes it.
    pub modified: String,
    /// The section of the outlet.
    pub section: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Whether the keywords are those of the story; else they are written for search engines.
    pub has_news_keywords: bool,
    /// The outlet.
    pub publisher: String,
    /// The URL of the page.
    pub url: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The URL of the lead image, as the page writes it.
    pub image: String,
    /// The caption of the lead image.
    pub image_caption: String,
    /// The credit of the lead image.
    pub image_credit: String,
    /// The alternative text of the lead image; often its caption.
    pub image_alt: String,
    /// The text of the story, with line breaks between its paragraphs where the page has them.
    pub article_body: String,
}

/// The maximum length of a value, in bytes; the rest is cut.
const MAX_VALUE_BYTES: usize = 4_000;
/// The maximum number of values in a list.
const MAX_VALUES: usize = 40;

/// Returns the names of people out of lists with commas or semicolons, without duplicates, URLs, e-mail addresses, text in
/// brackets, and job titles behind a name.
pub(crate) fn parse_people<'a>(lists: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for list in lists.take(MAX_VALUES) {
        let names =
            || list.split([',', ';']).map(|name| normalize_value(name.split(['(', '[']).next().unwrap_or(name)));
        let has_full_name = names().any(|name| is_full_name(&name));
        for name in names().take(MAX_VALUES) {
            let is_person = name.contains(char::is_alphabetic)
                && !name.contains("://")
                && !name.contains(['@', '/'])
                && name.len() < 120
                && (!has_full_name || is_name(&name));
            if is_person && !unique.contains(&name) {
                unique.push(name);
            }
        }
    }
    unique
}

/// Whether a text has the form of a name of several words.
pub(crate) fn is_full_name(text: &str) -> bool {
    text.contains(' ') && is_name(text)
}

/// Whether a text has the form of a name: a few words without figures, of which only particles are in lower case.
pub(crate) fn is_name(text: &str) -> bool {
    /// The most words of a name.
    const MAX_WORDS: usize = 5;
    /// The most letters of a particle, such as `van` or `bin`.
    const MAX_PARTICLE_LETTERS: usize = 3;
    let is_capitalized = |word: &str| !word.starts_with(char::is_lowercase);
    let is_part = |word: &str| {
        let has_letters_only = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        has_letters_only && (is_capitalized(word) || word.chars().count() <= MAX_PARTICLE_LETTERS)
    };
    let ends_capitalized = text.split_whitespace().last().is_some_and(is_capitalized);
    ends_capitalized
        && is_capitalized(text)
        && text.split_whitespace().all(is_part)
        && text.split_whitespace().count() <= MAX_WORDS
}

/// Returns the keywords out of lists with commas, semicolons or bars, without duplicates.
pub(crate) fn parse_keywords<'a>(lists: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for keyword in lists.flat_map(|list| list.split([',', ';', '|'])).map(normalize_value) {
        let is_valid = !keyword.is_empty() && keyword.len() <= 80;
        if is_valid && !unique.contains(&keyword) && unique.len() < MAX_VALUES {
            unique.push(keyword);
        }
    }
    unique
}

/// Returns the letters and figures of a text, normalized.
pub(crate) fn letters_of(text: &str) -> String {
    normalize_for_match(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Normalizes a value: on one line, with collapsed white space, cut to a maximum length.
pub(crate) fn normalize_value(text: &str) -> String {
    let mut cut = text.len().min(MAX_VALUE_BYTES);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    collapse_whitespace(&text[..cut])
}

/// Whether it is an absolute URL with the scheme `http` or `https`.
pub(crate) fn is_web_url(url: &str) -> bool {
    let has_scheme = url.starts_with("https://") || url.starts_with("http://");
    has_scheme && !url.contains(char::is_whitespace) && url.len() <= MAX_VALUE_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_names_without_jobs_and_brackets() {
        for (list, people) in [
            ("Sari Dewi, Budi Setia", vec!["Sari Dewi", "Budi Setia"]),
            ("Sari Dewi, redaktur untuk kota, warta.example2", vec!["Sari Dewi"]),
            ("Ludwig van der Kenari; Sari", vec!["Ludwig van der Kenari", "Sari"]),
            ("Sari Dewi (Warta Kenari)", vec!["Sari Dewi"]),
            ("dpa, afp", vec!["dpa", "afp"]),
            ("10592, (Foto: Rina), sari@warta.example", vec![]),
        ] {
            assert_eq!(parse_people([list].into_iter()), people, "{list}");
        }
    }
}
