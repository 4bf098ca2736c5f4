//! Amounts of money and numbers in the form of Indonesian.

use super::reading::{ReadingLine, StoryReading};
use crate::{Finding, Rule, Severity};

/// Words after a number with a decimal sign.
const UNITS: &[&str] = &[
    "ribu",
    "juta",
    "miliar",
    "milyar",
    "triliun",
    "persen",
    "km",
    "kilometer",
    "meter",
    "cm",
    "kg",
    "kilogram",
    "ton",
    "hektare",
    "hektar",
    "liter",
    "derajat",
    "poin",
    "inci",
    "mil",
    "gb",
    "detik",
];

/// Checks amounts and numbers of a story in Indonesian.
pub(super) fn check_numbers(story: &StoryReading, found: &mut Vec<Finding>) {
    if !story.is_in(&["id"]) {
        return;
    }
    let has_joined_amounts = story.lines.iter().any(|line| {
        (0..line.words.len()).any(|index| line.lower_word(index).strip_prefix("rp").is_some_and(is_number))
    });
    for line in &story.lines {
        for index in 0..line.words.len() {
            if !line.is_in_address(line.words[index].start) {
                check_currency(story, line, index, has_joined_amounts, found);
                check_separators(story, line, index, found);
            }
        }
    }
}

/// Whether a word begins with a digit.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Reports `Rp. 10.000`, `Rp10.000,-` and `Rp10.000 rupiah`.
fn check_currency(
    story: &StoryReading,
    line: &ReadingLine,
    index: usize,
    has_joined_amounts: bool,
    found: &mut Vec<Finding>,
) {
    let word = line.lower_word(index);
    if word == "rp" && index + 1 < line.words.len() && is_number(line.word(index + 1)) {
        let severity = match line.gap(index) {
            "." | ". " => Severity::Warning,
            // Some desks write a space; a story should not have both.
            " " | "\u{a0}" if has_joined_amounts => Severity::Hint,
            _ => return,
        };
        let fix = format!("Rp{}", line.word(index + 1));
        story.push_fix(Rule::CurrencyForm, severity, line, line.span(index, index + 1), fix, found);
    }
    let is_amount = word.strip_prefix("rp").is_some_and(is_number)
        || is_number(word) && index > 0 && line.lower_word(index - 1) == "rp" && line.gap(index - 1).len() < 3;
    if !is_amount {
        return;
    }
    let end = line.words[index].end;
    if let Some(rest) = line.text[end..].strip_prefix(",-") {
        let is_end = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        if is_end {
            story.push_fix(Rule::CurrencyForm, Severity::Hint, line, end..end + 2, String::new(), found);
        }
    }
    // `Rp5 juta rupiah`: the magnitude may be between.
    let is_magnitude = |word: &str| matches!(word, "ribu" | "juta" | "miliar" | "triliun");
    let last = if line.is_joined(index) && is_magnitude(line.lower_word(index + 1)) { index + 1 } else { index };
    if line.is_joined(last) && line.lower_word(last + 1) == "rupiah" {
        let range = line.words[last].end..line.words[last + 1].end;
        story.push_fix(Rule::CurrencyForm, Severity::Warning, line, range, String::new(), found);
    }
}

/// Reports decimal points, and commas between thousands.
fn check_separators(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    let text = line.word(index);
    let prefix = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = &text[prefix..];
    if !is_number(number) || !number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return;
    }
    let next = if line.is_joined(index) { line.lower_word(index + 1) } else { "" };
    let after = &line.text[line.words[index].end..];
    let has_unit = UNITS.contains(&next) || after.starts_with('%') || after.starts_with(" %");
    let swapped = || {
        let swap = |c| match c {
            ',' => '.',
            '.' => ',',
            c => c,
        };
        text.chars().map(swap).collect::<String>()
    };
    let range = line.words[index].clone();
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let are_thousands = !groups.is_empty()
        && (1..4).contains(&first.len())
        && !first.starts_with('0')
        && groups.iter().all(|group| group.len() == 3);
    if are_thousands {
        // `7,125 persen` has three decimals; `12,000` has none.
        let is_certain = groups.len() > 1 || groups[0] == "000" && !has_unit;
        if is_certain {
            story.push_fix(Rule::NumberForm, Severity::Warning, line, range, swapped(), found);
        }
    } else if let Some((whole, decimals)) = number.split_once('.') {
        let is_decimal = (1..3).contains(&decimals.len())
            && decimals.bytes().all(|byte| byte.is_ascii_digit())
            && whole.len() < 4
            && whole.bytes().all(|byte| byte.is_ascii_digit());
        let previous = index.checked_sub(1).map_or("", |previous| line.lower_word(previous));
        let is_clock = matches!(previous, "pukul" | "jam") || matches!(next, "wib" | "wita" | "wit");
        if is_decimal && !is_clock && (has_unit || matches!(previous, "magnitudo" | "bermagnitudo")) {
            story.push_fix(Rule::NumberForm, Severity::Warning, line, range, swapped(), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use crate::{Rule, StoryText};

    fn numbers(text: &str) -> Vec<(String, String)> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here = |rule| matches!(rule, Rule::CurrencyForm | Rule::NumberForm);
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.text, finding.fixes[0].clone())).collect()
    }

    fn pair(text: &str, fix: &str) -> (String, String) {
        (text.to_owned(), fix.to_owned())
    }

    #[test]
    fn amounts_have_no_space_and_no_second_name_of_the_currency() {
        assert_eq!(
            numbers("Harga Rp. 10.000, Rp.5 juta, Rp 7.000, Rp9.000,- dan Rp5 juta rupiah."),
            [
                pair("Rp. 10.000", "Rp10.000"),
                pair("Rp.5", "Rp5"),
                pair("Rp 7.000", "Rp7.000"),
                pair(",-", ""),
                pair(" rupiah", "")
            ]
        );
        assert_eq!(numbers("Harga Rp 10.000 dan Rp 2 juta."), []);
        assert_eq!(numbers("Harga Rp10.000,00 dan Rp2,5 juta atau 5 juta rupiah."), []);
    }

    #[test]
    fn thousands_have_points_and_decimals_a_comma() {
        assert_eq!(
            numbers("Ada 1,250,000 warga, 12,000 rumah, 4.5 persen, dan gempa magnitudo 5.4."),
            [pair("1,250,000", "1.250.000"), pair("12,000", "12.000"), pair("4.5", "4,5"), pair("5.4", "5,4")]
        );
        assert_eq!(
            numbers("Ada 110.000 warga, 7,125 persen, pukul 19.30, versi 4.5, 1.250.000,75 dan 2.000 meter."),
            []
        );
    }
}
