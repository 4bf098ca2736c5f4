//! Formats numbers with the thousands separator of each language.

use crate::i18n::{Language, Localizer};
use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;

pub(crate) fn format_english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format_value(value, Language::English)
}

pub(crate) fn format_indonesian<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format_value(value, Language::Indonesian)
}

fn format_value(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(group_digits(&number.as_string(), language)),
        _ => None,
    }
}

/// Groups digits in threes with the separator of the language: 12,345 in English, 12.345 in Indonesian. Other text is
/// returned unchanged.
fn group_digits(digits: &str, language: Language) -> String {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let separator = match language {
        Language::English => ',',
        Language::Indonesian => '.',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

impl Localizer {
    /// A number with the thousands separator of the language.
    #[must_use]
    pub fn format_number(&self, number: usize) -> String {
        group_digits(&number.to_string(), self.language())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes() {
        let [english, indonesian] = [Language::English, Language::Indonesian].map(Localizer::new);
        let all = [0, 12, 999, 1_000, 12_345, 1_234_567].map(|number| english.format_number(number));
        assert_eq!(all, ["0", "12", "999", "1,000", "12,345", "1,234,567"]);
        assert_eq!(indonesian.format_number(1_234_567), "1.234.567");
        assert!(indonesian.msg_count("status-words", 12_345).contains("12.345"));
    }
}
