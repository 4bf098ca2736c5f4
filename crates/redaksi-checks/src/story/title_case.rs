//! Small words of a headline in title case.

use super::reading::{StoryReading, is_capitalized, is_upper};
use crate::{Finding, Rule, Severity};

/// The words of Indonesian that have no capital in a title, except at its start: EYD V, I.F.
const SMALL_WORDS: &[&str] = &[
    "di", "ke", "dari", "dan", "yang", "untuk", "pada", "dengan", "atau", "oleh", "bagi", "dalam", "sebagai", "serta",
    "kepada", "daripada", "karena", "tentang", "terhadap",
];

/// A headline is in title case if at least this share of its other words have capitals, in percent.
const MIN_CAPITAL_PERCENT: usize = 75;

/// Checks the capitals of the headline of a story in Indonesian.
pub(super) fn check_title_case(story: &StoryReading, found: &mut Vec<Finding>) {
    let Some(line) = story.headline().filter(|line| story.is_in(&["id"]) && !line.is_in_capitals()) else { return };
    let is_small = |index: usize| SMALL_WORDS.contains(&line.lower_word(index));
    let others = (0..line.words.len()).filter(|index| !is_small(*index));
    let (count, capitals) = others.fold((0, 0), |(count, capitals), index| {
        let has_capital = !line.word(index).starts_with(char::is_lowercase);
        (count + 1, capitals + usize::from(has_capital))
    });
    if count < 3 || capitals * 100 < count * MIN_CAPITAL_PERCENT {
        return;
    }
    for index in 1..line.words.len() {
        // A preposition or conjunction is not the last word of a headline, so a small word there is another word. In
        // `laut dalam`, `dalam` means deep.
        let is_adjective =
            index + 1 == line.words.len() || line.lower_word(index) == "dalam" && line.lower_word(index - 1) == "laut";
        // A capital after a colon or an opening quotation mark is right.
        if is_small(index)
            && !is_adjective
            && is_capitalized(line.word(index))
            && !is_upper(line.word(index))
            && matches!(line.gap(index - 1), " " | ", ")
        {
            let finding = story.finding(Rule::TitleCase, Severity::Hint, line, line.words[index].clone());
            found.push(finding.with_fix(line.lower_word(index)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use crate::{Rule, StoryText};

    fn title(text: &str) -> Vec<(String, String)> {
        let found = check_story(&StoryText::from_lines("id", text), None);
        let found = found.into_iter().filter(|finding| finding.rule == Rule::TitleCase);
        found.map(|finding| (finding.text, finding.fixes[0].clone())).collect()
    }

    #[test]
    fn small_words_have_no_capital_in_a_title() {
        assert_eq!(
            title("Warga Desa Menanam Bakau Di Pesisir Dan Muara"),
            [("Di".to_owned(), "di".to_owned()), ("Dan".to_owned(), "dan".to_owned())]
        );
    }

    #[test]
    fn the_first_word_and_a_sentence_are_right() {
        assert_eq!(title("Di Pesisir, Warga Menanam Bakau: Dari Desa untuk Kota"), []);
        assert_eq!(title("Warga menanam bakau Di pesisir desa"), []);
        assert_eq!(title("Nelayan Menemukan Mikroba Laut Dalam"), []);
        assert_eq!(title("Mikroba Laut Dalam Hidup Tanpa Cahaya"), []);
    }
}
