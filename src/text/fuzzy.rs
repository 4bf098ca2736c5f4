//! Finding a name by some of its letters.

use super::fold;

/// How well a name answers to what is typed: all its letters in their order, the better the more of them stand at
/// starts of words and beside each other. Nothing where a letter is missing; anything answers to nothing.
#[must_use]
pub fn fuzzy(typed: &str, name: &str) -> Option<u32> {
    const APART: u32 = 1;
    const BESIDE: u32 = 6;
    const AT_WORD: u32 = 8;
    let name: Vec<char> = fold(name).chars().collect();
    let mut points = 0;
    let mut from = 0;
    for wanted in fold(typed).chars().filter(|c| *c != ' ') {
        let starts_word = |at: &usize| *at == 0 || !name[at - 1].is_alphanumeric();
        let mut places = (from..name.len()).filter(|at| name[*at] == wanted);
        let first = places.next()?;
        let is_beside = from > 0 && first == from;
        // The start of a later word is meant rather than a letter within this one.
        let place = if is_beside || starts_word(&first) { first } else { places.find(starts_word).unwrap_or(first) };
        points += match (starts_word(&place), place == from && from > 0) {
            (true, _) => AT_WORD,
            (false, true) => BESIDE,
            (false, false) => APART,
        };
        from = place + 1;
    }
    Some(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_their_order_find_a_name() {
        assert!(fuzzy("sva", "Save all").is_some());
        assert!(fuzzy("avs", "Save all").is_none());
        assert!(fuzzy("", "Save all").is_some());
        assert!(fuzzy("UPDATE", "update").is_some());
    }

    #[test]
    fn starts_of_words_and_neighbours_count_more() {
        assert!(fuzzy("sa", "Save all") > fuzzy("sa", "Use a rule"));
        assert!(fuzzy("cl", "Clean links") > fuzzy("cl", "Cafe table"));
        assert!(fuzzy("go pa", "Go to paragraph") > fuzzy("go pa", "Forego a paste"));
    }
}
