//! Recognizes engagement counts, i.e. numbers of views, shares or comments, and other lines that are only a number.

use crate::packs::{Lexicon, Word, words};

/// Trims number words from both ends of the list.
pub(crate) fn trim_numbers(tokens: &[Word]) -> &[Word] {
    let start = tokens.iter().position(|word| !word.is_number()).unwrap_or(tokens.len());
    let end = tokens.iter().rposition(|word| !word.is_number()).map_or(start, |at| at + 1);
    &tokens[start..end]
}

/// Whether the line is only digits, digits with a known unit, or a short symbol: `01`, `1.093 Views`, `0%`, `#`, `/`.
pub(crate) fn is_engagement_count(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    if tokens.is_empty() {
        // A lone dash or full stop is a part of a sentence that was broken into lines.
        return text.len() <= 12
            && !text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | ',' | '"' | '”' | '“' | ')' | '?' | '!'));
    }
    // A single letter, as on font-size buttons.
    if text.chars().nth(1).is_none() {
        return true;
    }
    if tokens.len() > 7 || text.len() > 60 || is_range(text) || is_year(text) || is_cell(text) {
        return false;
    }
    let glued = tokens.len() == 1 && text.starts_with(|c: char| c.is_ascii_digit());
    if glued {
        let unit = tokens[0].text_in(text).trim_start_matches(|c: char| c.is_ascii_digit());
        let unit: Vec<Word> = words(unit).collect();
        return unit.is_empty() && text.len() <= 6 || lexicon.counters.get_exact(&unit).is_some();
    }
    let unit: Vec<Word> = tokens.iter().filter(|word| !word.is_number()).cloned().collect();
    unit.len() < tokens.len() && (unit.is_empty() && text.len() <= 14 || lexicon.counters.get_exact(&unit).is_some())
}

/// Whether the line is two numbers with a dash between them: years of a life, a score, opening hours.
fn is_range(text: &str) -> bool {
    let is_number = |part: &str| {
        part.trim().ends_with(|c: char| c.is_ascii_digit()) && part.trim().starts_with(|c: char| c.is_ascii_digit())
    };
    text.split_once(['-', '–', '—']).is_some_and(|(from, to)| is_number(from) && is_number(to))
}

/// Whether the line is a year of our time: the heading of a part of a chronicle.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| (1000..2100).contains(&year))
}

/// Whether the line is a percentage or a price as in a table: `2,57 %`, `10 %`, `9.990 €`. Counts are written without a space: `0%`.
fn is_cell(text: &str) -> bool {
    text.ends_with(['%', '€', '$', '£', '¥']) && text.contains([' ', '\u{a0}', '.', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    #[test]
    fn ranges_years_and_cells_of_tables_are_no_counts() {
        let packs = Packs::built_in();
        let is_count = |text: &str| is_engagement_count(text, &words(text).collect::<Vec<_>>(), packs.lexicon());
        for text in ["1.093 Views", "12", "3 komentar", "2 / 3", "#", "0%", "2.345"] {
            assert!(is_count(text), "{text}");
        }
        for text in ["1941–2026", "-", ".", "3-1", "08.00–16.00", "1941 - 2026", "1945", "2,57 %", "10 %", "990 €"]
        {
            assert!(!is_count(text), "{text}");
        }
    }
}
