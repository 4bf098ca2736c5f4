//! Matching of names, such as labels of commands, by what a user types to find them.

use super::normalize_for_match;

/// How a name matches a typed text, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// The typed words begin words of the name, with one typing error.
    Typo,
    /// The typed text is a part of the name, in one piece.
    Substring,
    /// The typed words begin words of the name, in order.
    WordPrefixes,
    /// The name begins with the typed text.
    Prefix,
    /// The typed text is the whole name.
    Whole,
}

/// A match of a name. A greater one is closer to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameMatch {
    /// How the name matches.
    pub kind: MatchKind,
    /// The closeness among matches of the same kind.
    closeness: u16,
}

/// The least number of typed letters that match inside a word.
const MIN_SUBSTRING_CHARS: usize = 2;

/// The least number of letters of a word in which a typing error is accepted.
const MIN_TYPO_CHARS: usize = 4;

/// Matches a typed text with a name, regardless of letter case. `None` if it does not match. An empty text matches every
/// name.
#[must_use]
pub fn match_name(typed: &str, name: &str) -> Option<NameMatch> {
    let (typed, name) = (normalize_for_match(typed), normalize_for_match(name));
    let typed = typed.trim();
    let of_kind = |kind, distance: usize| {
        Some(NameMatch { kind, closeness: u16::MAX - u16::try_from(distance).unwrap_or(u16::MAX) })
    };
    if typed == name {
        return of_kind(MatchKind::Whole, 0);
    }
    if name.starts_with(typed) {
        return of_kind(MatchKind::Prefix, if typed.is_empty() { 0 } else { name.len() - typed.len() });
    }
    let [typed_words, words] =
        [typed, &name].map(|text| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect());
    let (typed_words, words): (Vec<&str>, Vec<&str>) = (typed_words, words);
    if let Some(distance) = match_words(&typed_words, &words, 0) {
        return of_kind(MatchKind::WordPrefixes, distance);
    }
    if typed.chars().nth(MIN_SUBSTRING_CHARS - 1).is_some()
        && let Some(at) = name.find(typed)
    {
        return of_kind(MatchKind::Substring, at);
    }
    match_words(&typed_words, &words, 1).and_then(|distance| of_kind(MatchKind::Typo, distance))
}

/// Finds for each typed word a word of the name that it begins, in order, with at most `typos` typing errors in all.
/// Returns the number of words that are skipped in the name.
fn match_words(typed: &[&str], words: &[&str], typos: usize) -> Option<usize> {
    let Some((first, rest)) = typed.split_first() else { return Some(0) };
    let places = (0..words.len()).filter_map(|at| {
        let needed = if words[at].starts_with(first) {
            0
        } else if typos > 0 && begins_with_typo(first, words[at]) {
            1
        } else {
            return None;
        };
        match_words(rest, &words[at + 1..], typos - needed).map(|skipped| at + skipped)
    });
    places.min()
}

/// Whether a beginning of the word is the typed one with one letter more, less, other, or two swapped. In a short word
/// the first letter must be right: too many short words differ in it alone.
fn begins_with_typo(typed: &str, word: &str) -> bool {
    let [typed, word] = [typed, word].map(|text| text.chars().collect::<Vec<char>>());
    if typed.len() < MIN_TYPO_CHARS {
        return false;
    }
    let same = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let (left, right) = (&typed[same..], &word[same..]);
    let is_swapped = left.len() > 1 && right.len() > 1 && left[0] == right[1] && left[1] == right[0];
    if is_swapped && right[2..].starts_with(&left[2..]) {
        return true;
    }
    if same == 0 && typed.len() == MIN_TYPO_CHARS {
        return false;
    }
    let has_extra = left.split_first().is_some_and(|(_, left)| right.starts_with(left));
    let has_missing = right.split_first().is_some_and(|(_, right)| right.starts_with(left));
    let has_other = left.split_first().zip(right.split_first()).is_some_and(|((_, l), (_, r))| r.starts_with(l));
    has_extra || has_missing || has_other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(typed: &str, name: &str) -> Option<MatchKind> {
        match_name(typed, name).map(|found| found.kind)
    }

    #[test]
    fn a_name_matches_by_its_beginning_its_words_or_a_part_in_one_piece() {
        assert_eq!(kind("save all", "Save all"), Some(MatchKind::Whole));
        assert_eq!(kind("SAV", "Save all"), Some(MatchKind::Prefix));
        assert_eq!(kind("all", "Save all"), Some(MatchKind::WordPrefixes));
        assert_eq!(kind("go pa", "Go to paragraph…"), Some(MatchKind::WordPrefixes));
        assert_eq!(kind("promo semua", "Hapus promo di semua berita"), Some(MatchKind::WordPrefixes));
        assert_eq!(kind("as", "save-as"), Some(MatchKind::WordPrefixes));
        assert_eq!(kind("graph", "Go to paragraph…"), Some(MatchKind::Substring));
        assert_eq!(kind("", "Save all"), Some(MatchKind::Prefix));
    }

    #[test]
    fn scattered_letters_do_not_match() {
        for (typed, name) in [
            ("hide", "Chinese – traditional letters"),
            ("hide", "Bahasa Indonesia"),
            ("sva", "Save all"),
            ("pa go", "Go to paragraph"),
            ("v", "Save all"),
            ("save x", "Save all"),
        ] {
            assert_eq!(kind(typed, name), None, "{typed} {name}");
        }
    }

    #[test]
    fn one_typing_error_is_accepted_in_a_word_of_four_letters_or_more() {
        for typed in ["claen", "clan cer", "cleann", "clwan", "vlean", "lcean", "clean certian", "lcea"] {
            assert_eq!(kind(typed, "Clean certain promos"), Some(MatchKind::Typo), "{typed}");
        }
        for typed in ["cln", "vlea", "claen cretain", "cxxan"] {
            assert_eq!(kind(typed, "Clean certain promos"), None, "{typed}");
        }
    }

    #[test]
    fn a_closer_match_is_greater() {
        let order = ["Find", "Find…", "Finder of words", "To find", "Go back to find", "Rebinding refind", "Fimd"];
        let matches: Vec<_> = order.iter().map(|name| match_name("find", name)).collect();
        assert!(matches.iter().all(Option::is_some) && matches.windows(2).all(|pair| pair[0] > pair[1]), "{matches:?}");
        assert_eq!(match_name("", "Save"), match_name("", "Save all"), "an empty text ranks nothing");
    }
}
