//! Fuzzy matching of names by a subsequence of their letters.

use super::normalize_for_match;

/// Scores how well a name matches a typed pattern. All typed letters must occur in the name in order; matches at the
/// start of words and next to each other score higher. `None` if a letter is missing. An empty pattern matches every
/// name.
#[must_use]
pub fn fuzzy_score(typed: &str, name: &str) -> Option<u32> {
    const SEPARATE: u32 = 1;
    const ADJACENT: u32 = 6;
    const WORD_START: u32 = 8;
    let name: Vec<char> = normalize_for_match(name).chars().collect();
    let mut score = 0;
    let mut from = 0;
    for wanted in normalize_for_match(typed).chars().filter(|c| *c != ' ') {
        let starts_word = |at: &usize| *at == 0 || !name[at - 1].is_alphanumeric();
        let mut matches = (from..name.len()).filter(|at| name[*at] == wanted);
        let first = matches.next()?;
        let is_adjacent = from > 0 && first == from;
        // Prefer the start of a later word to a letter inside this one.
        let at = if is_adjacent || starts_word(&first) { first } else { matches.find(starts_word).unwrap_or(first) };
        score += match (starts_word(&at), at == from && from > 0) {
            (true, _) => WORD_START,
            (false, true) => ADJACENT,
            (false, false) => SEPARATE,
        };
        from = at + 1;
    }
    Some(score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subsequence_matches() {
        assert!(fuzzy_score("sva", "Save all").is_some());
        assert!(fuzzy_score("avs", "Save all").is_none());
        assert!(fuzzy_score("", "Save all").is_some());
        assert!(fuzzy_score("UPDATE", "update").is_some());
    }

    #[test]
    fn word_starts_and_adjacent_letters_score_higher() {
        assert!(fuzzy_score("sa", "Save all") > fuzzy_score("sa", "Use a rule"));
        assert!(fuzzy_score("cl", "Clean links") > fuzzy_score("cl", "Cafe table"));
        assert!(fuzzy_score("go pa", "Go to paragraph") > fuzzy_score("go pa", "Forego a paste"));
    }
}
