//! Decimal digits of the scripts that news is written in.

/// The zero of each script's ten digits: ASCII, Arabic, Persian, Devanagari, Bengali, Gujarati, Tamil, Thai, Khmer and
/// fullwidth.
const ZEROS: [char; 10] =
    ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ae6}', '\u{be6}', '\u{e50}', '\u{17e0}', '\u{ff10}'];

/// Returns the value of a decimal digit of any of these scripts; `None` if the character is not a digit.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.into_iter().find_map(|zero| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_have_a_value() {
        for text in ["2023", "٢٠٢٣", "۲۰۲۳", "२०२३", "২০২৩", "๒๐๒๓", "２０２３"] {
            let value = text.chars().try_fold(0, |sum: u32, c| Some(sum * 10 + digit_value(c)?));
            assert_eq!(value, Some(2023), "{text}");
        }
        assert_eq!((digit_value('a'), digit_value('½'), digit_value('三')), (None, None, None));
    }
}
