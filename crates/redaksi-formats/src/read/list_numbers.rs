//! Numbers of lists as letters and Roman numerals.

/// The largest number that is written as a Roman numeral; larger ones are written in digits.
const MAX_ROMAN: i64 = 3_999;

/// The largest number that is written in letters; larger ones are written in digits.
const MAX_LETTERS: i64 = 702;

/// Formats a number by the `type` of an HTML list: `1`, `a`, `A`, `i` or `I`.
pub(crate) fn format_number(value: i64, kind: char) -> String {
    match kind {
        'a' => letters(value).to_ascii_lowercase(),
        'A' => letters(value),
        'i' => roman(value).to_ascii_lowercase(),
        'I' => roman(value),
        _ => value.to_string(),
    }
}

/// A, B, …, Z, AA, AB, …, ZZ.
fn letters(value: i64) -> String {
    let letter = |value: i64| u8::try_from(value).ok().map_or('?', |value| char::from(b'A' + value));
    match value {
        1..=26 => letter(value - 1).to_string(),
        27..=MAX_LETTERS => [letter((value - 27) / 26), letter((value - 1) % 26)].into_iter().collect(),
        _ => value.to_string(),
    }
}

fn roman(value: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=MAX_ROMAN).contains(&value) {
        return value.to_string();
    }
    let (mut rest, mut numeral) = (value, String::new());
    for (worth, sign) in SIGNS {
        while rest >= worth {
            numeral.push_str(sign);
            rest -= worth;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_letters_and_roman_numerals() {
        let formats = |value| ['1', 'a', 'A', 'i', 'I'].map(|kind| format_number(value, kind));
        assert_eq!(formats(4), ["4", "d", "D", "iv", "IV"]);
        assert_eq!(formats(28), ["28", "ab", "AB", "xxviii", "XXVIII"]);
        assert_eq!(format_number(702, 'A'), "ZZ");
        assert_eq!(formats(0), ["0"; 5]);
        assert_eq!(formats(-7), ["-7"; 5]);
        assert_eq!(format_number(i64::MAX, 'i'), i64::MAX.to_string());
    }
}
