//! The metadata of a page, and how its values are normalized.

use crate::text::collapse_whitespace;

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
    /// The outlet.
    pub publisher: String,
    /// The URL of the page.
    pub url: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
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

/// Returns the names of people out of lists with commas or semicolons, without duplicates, URLs and e-mail addresses.
pub(crate) fn parse_people<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for name in names.flat_map(|names| names.split([',', ';'])).map(normalize_value).take(MAX_VALUES) {
        let is_person = !name.is_empty() && !name.contains("://") && !name.contains(['@', '/']) && name.len() < 120;
        if is_person && !unique.contains(&name) {
            unique.push(name);
        }
    }
    unique
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
