//! Words that resemble each other in two languages: names in another spelling and loan words, such as `Moscow` and
//! `Moskow`, or `commission` and `komisi`.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

/// The fewest characters of the skeleton of a loan word, and of the beginning that two of them share.
const SHORTEST_LOAN: usize = 4;
/// The longest skeleton in characters; the rest of a longer word is not looked at.
const LONGEST_SKELETON: usize = 32;

/// A sequence of letters that becomes another one in the skeleton of a word. `$` at its end stands for the end of the
/// word.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Respelling(String, String);

/// Returns the skeleton of a folded word: without accents and doubled letters, respelt in the order of the list.
pub(super) fn skeleton(word: &str, respellings: &[Respelling]) -> String {
    let letters = word.nfd().filter(|c| c.is_alphanumeric()).take(LONGEST_SKELETON);
    let mut found: String = letters.collect();
    for Respelling(from, to) in respellings {
        if let Some(ending) = from.strip_suffix('$') {
            if let Some(rest) = found.strip_suffix(ending) {
                found = format!("{rest}{to}");
            }
        } else if found.contains(from.as_str()) {
            found = found.replace(from.as_str(), to);
        }
    }
    let mut last = None;
    found.retain(|c| last.replace(c) != Some(c));
    found
}

/// Returns how much the skeletons of two names resemble each other: 1 for equal ones, 0 for different names.
pub(super) fn name_similarity(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let longest = one.chars().count().max(other.chars().count());
    let most_edits = match longest {
        0..=4 => return 0.0,
        5..=8 => 1,
        _ => 2,
    };
    if edit_distance(one, other, most_edits) <= most_edits { 0.8 } else { 0.0 }
}

/// Returns how much the skeletons of two words resemble each other, by the beginning that they share: 0 for words that do
/// not look like a loan word.
pub(super) fn loan_similarity(one: &str, other: &str) -> f64 {
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let lengths = [one, other].map(|word| word.chars().count());
    let (shortest, longest) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    if shared < SHORTEST_LOAN || shortest < SHORTEST_LOAN {
        return 0.0;
    }
    let share = shared as f64 / longest as f64;
    match share {
        1.0 => 0.9,
        share if share >= 0.7 => 0.8,
        share if share >= 0.5 && shared > SHORTEST_LOAN => 0.6,
        _ => 0.0,
    }
}

/// Returns the number of insertions, deletions, replacements and swaps of neighbours that make one word into the other;
/// any greater number if there are more than `most`. Takes time in proportion to `most` times the length.
fn edit_distance(one: &str, other: &str, most: usize) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return most + 1;
    }
    let infinite = most + 1;
    let mut before_last = vec![infinite; other.len() + 1];
    let mut last: Vec<usize> = (0..=other.len()).map(|edits| edits.min(infinite)).collect();
    for row in 1..=one.len() {
        let mut next = vec![infinite; other.len() + 1];
        if row <= most {
            next[0] = row;
        }
        for column in row.saturating_sub(most).max(1)..=(row + most).min(other.len()) {
            let is_same = one[row - 1] == other[column - 1];
            let mut least = last[column - 1] + usize::from(!is_same);
            least = least.min(last[column] + 1).min(next[column - 1] + 1);
            if row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1] {
                least = least.min(before_last[column - 2] + 1);
            }
            next[column] = least.min(infinite);
        }
        before_last = std::mem::replace(&mut last, next);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::PairLexicons;
    use super::*;

    fn respelt(word: &str) -> String {
        skeleton(word, PairLexicons::built_in().find("en", "id").unwrap().respellings())
    }

    #[test]
    fn loan_words_are_recognised_in_both_spellings() {
        for (english, indonesian) in [
            ("national", "nasional"),
            ("university", "universitas"),
            ("electric", "elektrik"),
            ("terrorism", "terorisme"),
            ("president", "presiden"),
            ("commission", "komisi"),
            ("conference", "konferensi"),
            ("physics", "fisika"),
            ("candidate", "kandidat"),
        ] {
            let (one, other) = (respelt(english), respelt(indonesian));
            assert!(loan_similarity(&one, &other) > 0.0, "{english} {one}, {indonesian} {other}");
        }
        for (english, indonesian) in [("house", "hutan"), ("station", "status"), ("mother", "motor"), ("air", "air")] {
            let (one, other) = (respelt(english), respelt(indonesian));
            assert!(loan_similarity(&one, &other) == 0.0, "{english} {one}, {indonesian} {other}");
        }
    }

    #[test]
    fn names_are_recognised_in_another_spelling() {
        for (one, other) in
            [("moscow", "moskow"), ("philippines", "filipina"), ("xinjiang", "xinjiang"), ("müller", "muller")]
        {
            assert!(name_similarity(&respelt(one), &respelt(other)) > 0.0, "{} {}", respelt(one), respelt(other));
        }
        assert!(name_similarity(&respelt("maria"), &respelt("mario")) > 0.0);
        assert!(name_similarity(&respelt("iran"), &respelt("irak")) == 0.0);
        assert!(name_similarity(&respelt("george"), &respelt("gregor")) == 0.0);
    }

    #[test]
    fn edits_are_counted_up_to_the_limit() {
        assert_eq!(edit_distance("kitten", "sitting", 5), 3);
        assert_eq!(edit_distance("sotto", "sott", 2), 1);
        assert_eq!(edit_distance("abdul", "badul", 2), 1);
        assert!(edit_distance("abcdefgh", "hgfedcba", 2) > 2);
        assert!(edit_distance("", "abcdef", 2) > 2);
        assert_eq!(edit_distance("", "ab", 2), 2);
    }
}
