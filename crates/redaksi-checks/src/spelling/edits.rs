//! The words that one slip of a finger makes of a word: a letter left out, doubled or added, two swapped, one replaced.

/// How a word differs from another by one slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The wrong word lacks a letter.
    Missing,
    /// The wrong word has a letter twice.
    Doubled,
    /// The wrong word has a letter too many.
    Extra,
    /// The wrong word has two neighbouring letters swapped.
    Swapped,
    /// The wrong word has another letter, of a neighbouring key.
    NeighbourKey,
    /// The wrong word has another letter.
    Replaced,
    /// The wrong word lacks two neighbouring letters.
    MissingSyllable,
    /// The wrong word has two neighbouring letters too many.
    ExtraSyllable,
}

/// The rows of the usual Latin keyboard.
const KEY_ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Whether two keys touch each other on the usual Latin keyboard.
fn are_neighbours(one: char, other: char) -> bool {
    let place = |key: char| {
        let mut rows = KEY_ROWS.iter().zip(0_usize..);
        rows.find_map(|(row, index)| row.find(key).map(|at| (index, at)))
    };
    let (Some((row, at)), Some((other_row, other_at))) = (place(one), place(other)) else { return false };
    // Each row is shifted to the right against the one above: the key below `s` is `z` or `x`.
    match other_row.cmp(&row) {
        std::cmp::Ordering::Equal => at.abs_diff(other_at) == 1,
        std::cmp::Ordering::Greater => other_row - row == 1 && (other_at == at || other_at + 1 == at),
        std::cmp::Ordering::Less => row - other_row == 1 && (at == other_at || at + 1 == other_at),
    }
}

/// Calls `each` with every word of which `wrong` is one slip away, and the slip, until it returns false. The words are
/// made with the letters of `alphabet`; a word may come twice.
pub(super) fn for_each_origin(wrong: &str, alphabet: &[char], mut each: impl FnMut(&str, Slip) -> bool) {
    let letters: Vec<char> = wrong.chars().collect();
    let mut word = String::with_capacity(wrong.len() + 4);
    let mut make = |parts: [&[char]; 3], slip| {
        word.clear();
        word.extend(parts.into_iter().flatten());
        each(&word, slip)
    };
    for at in 0..letters.len() {
        let is_doubled = at > 0 && letters[at - 1] == letters[at];
        // Of a doubled letter, one is taken off.
        if letters.get(at + 1) != Some(&letters[at])
            && !make([&letters[..at], &letters[at + 1..], &[]], if is_doubled { Slip::Doubled } else { Slip::Extra })
        {
            return;
        }
    }
    for at in 0..letters.len().saturating_sub(1) {
        let pair = [letters[at + 1], letters[at]];
        if pair[0] != pair[1] && !make([&letters[..at], &pair, &letters[at + 2..]], Slip::Swapped) {
            return;
        }
    }
    for at in 0..=letters.len() {
        for letter in alphabet {
            if !make([&letters[..at], &[*letter], &letters[at..]], Slip::Missing) {
                return;
            }
        }
    }
    for at in 0..letters.len() {
        for letter in alphabet.iter().filter(|letter| **letter != letters[at]) {
            let slip = if are_neighbours(*letter, letters[at]) { Slip::NeighbourKey } else { Slip::Replaced };
            if !make([&letters[..at], &[*letter], &letters[at + 1..]], slip) {
                return;
            }
        }
    }
}

/// Calls `each` with every word of which `wrong` lacks two neighbouring letters, or has two too many. The words are made with the
/// letters of `alphabet`; a word may come twice.
pub(super) fn for_each_syllable_off(wrong: &str, alphabet: &[char], mut each: impl FnMut(&str, Slip)) {
    let letters: Vec<char> = wrong.chars().collect();
    let mut word = String::with_capacity(wrong.len() + 8);
    for at in 0..letters.len().saturating_sub(1) {
        word.clear();
        word.extend(letters[..at].iter().chain(&letters[at + 2..]));
        each(&word, Slip::ExtraSyllable);
    }
    for at in 0..=letters.len() {
        for first in alphabet {
            for second in alphabet {
                word.clear();
                word.extend(letters[..at].iter().chain([first, second]).chain(&letters[at..]));
                each(&word, Slip::MissingSyllable);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(wrong: &str, right: &str) -> Option<Slip> {
        let mut found = None;
        let alphabet: Vec<char> = ('a'..='z').collect();
        for_each_origin(wrong, &alphabet, |word, slip| {
            found = (word == right).then_some(slip);
            found.is_none()
        });
        found
    }

    #[test]
    fn each_slip_is_undone() {
        assert_eq!(slip("ntelijen", "intelijen"), Some(Slip::Missing));
        assert_eq!(slip("mengatkan", "mengatakan"), Some(Slip::Missing));
        assert_eq!(slip("pemernitah", "pemerintah"), Some(Slip::Swapped));
        assert_eq!(slip("ruumah", "rumah"), Some(Slip::Doubled));
        assert_eq!(slip("rumakh", "rumah"), Some(Slip::Extra));
        assert_eq!(slip("runah", "rumah"), Some(Slip::NeighbourKey));
        assert_eq!(slip("rupah", "rumah"), Some(Slip::Replaced));
        assert_eq!(slip("rpaah", "rumah"), None);
        assert_eq!(slip("", "a"), Some(Slip::Missing));
    }

    #[test]
    fn two_letters_that_are_missing_or_too_many_are_undone() {
        let alphabet: Vec<char> = ('a'..='z').collect();
        let slip = |wrong: &str, right: &str| {
            let mut found = None;
            for_each_syllable_off(wrong, &alphabet, |word, slip| found = found.or((word == right).then_some(slip)));
            found
        };
        assert_eq!(slip("serfikat", "sertifikat"), Some(Slip::MissingSyllable));
        assert_eq!(slip("pemeriksanaan", "pemeriksaan"), Some(Slip::ExtraSyllable));
        assert_eq!(slip("serfikat", "serikat"), None);
    }

    #[test]
    fn keys_that_touch_are_neighbours() {
        for (one, other) in
            [('a', 's'), ('s', 'w'), ('s', 'e'), ('s', 'z'), ('s', 'x'), ('b', 'g'), ('b', 'h'), ('p', 'o')]
        {
            assert!(are_neighbours(one, other) && are_neighbours(other, one), "{one}{other}");
        }
        for (one, other) in [('a', 'd'), ('q', 'z'), ('s', 'c'), ('é', 'e'), ('p', 'q')] {
            assert!(!are_neighbours(one, other), "{one}{other}");
        }
    }
}
