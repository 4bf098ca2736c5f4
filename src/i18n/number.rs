//! Formats numbers with the thousands separator of each language.

use crate::i18n::{Language, Words};
use fluent_bundle::FluentValue;
use fluent_bundle::memoizer::MemoizerKind;

pub(crate) fn in_english<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    of_value(value, Language::English)
}

pub(crate) fn in_indonesian<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    of_value(value, Language::Indonesian)
}

fn of_value(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), language)),
        _ => None,
    }
}

/// Groups digits in threes with the separator of the language: 12,345 in English, 12.345 in Indonesian. Other text is
/// returned unchanged.
fn grouped(digits: &str, language: Language) -> String {
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

impl Words {
    /// A number with the thousands separator of the language.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        grouped(&number.to_string(), self.language())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes() {
        let [english, indonesian] = [Language::English, Language::Indonesian].map(Words::new);
        let all = [0, 12, 999, 1_000, 12_345, 1_234_567].map(|number| english.number(number));
        assert_eq!(all, ["0", "12", "999", "1,000", "12,345", "1,234,567"]);
        assert_eq!(indonesian.number(1_234_567), "1.234.567");
        assert!(indonesian.count("status-words", 12_345).contains("12.345"));
    }
}
