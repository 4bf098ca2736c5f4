//! The right words or digits for a number of the translation that differs from the original.

use super::lexicon::{NumberLanguage, NumberLexicon, PERCENT};
use super::placed::same;
use super::quantity::{Quantity, QuantityKind, ROMAN};

/// Returns the digits of a number without zeros that say nothing.
fn digits(quantity: &Quantity) -> Vec<u8> {
    let significant: Vec<u8> = quantity.digits.bytes().filter(u8::is_ascii_digit).collect();
    let end = significant.iter().rposition(|digit| *digit != b'0').map_or(0, |at| at + 1);
    if quantity.digits.contains([',', '.']) { significant[..end.max(1)].to_vec() } else { significant }
}

/// Whether two numbers differ by a slip: digits that changed places, one other digit, or another magnitude.
pub(super) fn is_slip(one: &Quantity, other: &Quantity) -> bool {
    let (one_digits, other_digits) = (digits(one), digits(other));
    let changed = one_digits.iter().zip(&other_digits).filter(|(one, other)| one != other).count();
    let is_changed = one_digits.len() > 1 && one_digits.len() == other_digits.len() && changed == 1;
    is_changed || has_same_digits(one, other)
}

/// Whether two numbers have the same digits, in another order or with another magnitude.
pub(super) fn has_same_digits(one: &Quantity, other: &Quantity) -> bool {
    let (mut one, mut other) = (digits(one), digits(other));
    let is_same = one == other;
    one.sort_unstable();
    other.sort_unstable();
    !one.is_empty() && (is_same || one == other && one.len() > 1)
}

/// Returns the right words or digits in the style of the wrong ones.
pub(super) fn fix_for(
    right: &Quantity,
    wrong: &Quantity,
    (original, language): (Option<&NumberLanguage>, Option<&NumberLanguage>),
) -> Option<String> {
    let language = language?;
    let value = *right.values.first()?;
    match right.kind {
        QuantityKind::Month | QuantityKind::Weekday if right.kind == wrong.kind => {
            let name = language.calendar_name(right.kind == QuantityKind::Month, value)?;
            let mut chars = name.chars();
            let first = chars.next()?;
            Some(first.to_uppercase().chain(chars).collect())
        }
        QuantityKind::Quarter if right.kind == wrong.kind => {
            let place = (0..4).zip(1u32..).find(|(_, rank)| same(f64::from(*rank), value)).map(|(place, _)| place)?;
            if ROMAN.contains(&wrong.digits.as_str()) {
                return Some(ROMAN[place].to_uppercase());
            }
            language.ranks.contains(&wrong.digits).then(|| language.ranks.get(place).cloned())?
        }
        QuantityKind::Number if wrong.kind == QuantityKind::Number && !(right.is_date && right.values.len() > 1) => {
            match measures(right, wrong) {
                Measures::Alike => {}
                Measures::Convertible(converted) => return converted_fix(converted, wrong, language),
                Measures::Other => return None,
            }
            if wrong.is_words {
                return language.word_for(value, wrong.is_ordinal).map(str::to_owned);
            }
            if wrong.is_ordinal || wrong.digits.is_empty() {
                return None;
            }
            // The number of a telephone or an agent.
            if right.digits.starts_with('0') && !right.digits.contains(['.', ',']) {
                return Some(right.digits.clone());
            }
            let is_year = right.is_date && value >= 1000.0;
            let magnitude = if same(wrong.magnitude, 1.0) { 1.0 } else { right.magnitude };
            let written = if same(magnitude, right.magnitude) && right.digits.contains(['.', ',']) {
                // As it is written, with all its digits.
                let is_alike = original.map_or(".", |original| original.decimal.as_str()) == language.decimal;
                if is_alike { right.digits.clone() } else { right.digits.chars().map(other_separator).collect() }
            } else {
                written_number(value / magnitude, &language.decimal, is_year)?
            };
            if same(magnitude, 1.0) {
                return Some(written);
            }
            let (_, word) = language.magnitudes.iter().find(|(known, _)| same(*known, magnitude))?;
            Some(format!("{written} {word}"))
        }
        _ => None,
    }
}

/// How the units of two quantities compare.
enum Measures {
    /// The same, or none: the value can be taken over.
    Alike,
    /// Different units of one dimension: the value of the first one in the unit of the second.
    Convertible(f64),
    /// Nothing to do with each other.
    Other,
}

/// Compares the units of two quantities.
fn measures(right: &Quantity, wrong: &Quantity) -> Measures {
    let known = &NumberLexicon::get().units;
    if right.units.iter().any(|unit| wrong.units.contains(unit)) {
        return Measures::Alike;
    }
    // A number of years or hours is often told without its unit.
    let is_measure =
        |unit: &&str| known.get(*unit).is_some_and(|(dimension, ..)| !FREE_DIMENSIONS.contains(&dimension.as_str()));
    if right.units.is_empty() || wrong.units.is_empty() {
        let has_measure = right.units.iter().chain(&wrong.units).any(is_measure);
        return if has_measure { Measures::Other } else { Measures::Alike };
    }
    let Some(value) = right.values.first() else { return Measures::Other };
    for from in &right.units {
        for to in &wrong.units {
            let (Some((one, size, add)), Some((other, other_size, other_add))) = (known.get(*from), known.get(*to))
            else {
                continue;
            };
            if one == other {
                return Measures::Convertible((value + add) * size / other_size - other_add);
            }
        }
    }
    Measures::Other
}

/// Writes a converted value in the style of the wrong one, with two digits, or three from 100 on.
fn converted_fix(value: f64, wrong: &Quantity, language: &NumberLanguage) -> Option<String> {
    if wrong.is_words || wrong.is_ordinal || wrong.digits.is_empty() || value <= 0.0 {
        return None;
    }
    let value = value / wrong.magnitude;
    let digits = if value < 100.0 { 1.0 } else { 2.0 };
    let place = 10_f64.powf(value.log10().floor() - digits);
    let rounded = (value / place).round() * place;
    let written = written_number(rounded, &language.decimal, false)?;
    if same(wrong.magnitude, 1.0) {
        return Some(written);
    }
    let (_, word) = language.magnitudes.iter().find(|(known, _)| same(*known, wrong.magnitude))?;
    Some(format!("{written} {word}"))
}

/// Returns the other one of the two separators.
fn other_separator(sign: char) -> char {
    match sign {
        '.' => ',',
        ',' => '.',
        sign => sign,
    }
}

/// Writes a number with the signs of a language; `None` if it has too many decimals.
fn written_number(value: f64, decimal: &str, is_plain: bool) -> Option<String> {
    if !(0.0..1e15).contains(&value) {
        return None;
    }
    let rounded = (value * 1e6).round() / 1e6;
    if (rounded - value).abs() > 1e-9 * value.max(1.0) {
        return None;
    }
    let text = format!("{rounded}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let group = if decimal == "," { '.' } else { ',' };
    let mut written = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && !is_plain {
            written.push(group);
        }
        written.push(digit);
    }
    if !rest.is_empty() {
        written.push_str(decimal);
        written.push_str(rest);
    }
    Some(written)
}

/// Dimensions whose unit is often left out.
const FREE_DIMENSIONS: &[&str] = &["time", "years", PERCENT, "points"];

/// Returns a number of the translation with the unit of the original, whose value is the same.
pub(super) fn unit_fix(
    right: &Quantity,
    (wrong, text): (&Quantity, &str),
    language: Option<&NumberLanguage>,
) -> Option<String> {
    let language = language?;
    let number = &text[wrong.range.clone()];
    if wrong.is_score {
        return None;
    }
    // The unit of a dollar of no country is that of the United States unless the story names others.
    let ([unit] | ["$", unit]) = right.units.as_slice() else { return None };
    let known = NumberLexicon::get();
    if wrong.whole.start < wrong.range.start {
        // The sign of a currency stands before the number.
        let sign = &text[wrong.whole.start..wrong.range.start];
        let is_sign = |(sign, units): &&(String, Vec<String>)| {
            units.len() == 1 && units[0] == *unit && sign.chars().any(|c| !c.is_alphabetic())
        };
        let (right, _) = known.currency_signs.iter().find(is_sign)?;
        return (sign.trim_end() != right).then(|| format!("{right}{}{number}", &sign[sign.trim_end().len()..]));
    }
    let written = text[wrong.range.end..wrong.whole.end].trim_start();
    if unit.starts_with("deg") && written.starts_with(['°', 'º', '˚', '℃', '℉']) {
        return Some(format!("{number}°{}", &unit[3..]));
    }
    let name = language.unit_names.get(*unit)?;
    Some(format!("{number} {name}"))
}

#[cfg(test)]
mod tests {
    use super::super::quantity::quantities;
    use super::super::tokens::tokens;
    use super::*;

    fn slip(one: &str, other: &str) -> bool {
        let read =
            |language: &str, text: &str| quantities(&tokens(text), NumberLexicon::get().language(language)).remove(0);
        is_slip(&read("en", one), &read("id", other))
    }

    #[test]
    fn swapped_and_changed_digits_and_other_magnitudes_are_slips() {
        for (one, other) in [
            ("48", "84"),
            ("1987", "1978"),
            ("2.4 billion", "2,4 juta"),
            ("2.8", "28"),
            ("12,500", "15.200"),
            ("1.50", "1,5 juta"),
            ("30", "31"),
        ] {
            assert!(slip(one, other), "{one} {other}");
        }
        for (one, other) in [("2025", "6"), ("17.9 trillion", "23"), ("3", "8"), ("146", "912")] {
            assert!(!slip(one, other), "{one} {other}");
        }
    }
}
