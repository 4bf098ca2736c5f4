//! What two texts have in common at their ends.

/// How many bytes two texts begin alike with, and how many they end alike with; each by itself, so that of `aa` and `aaa`
/// both ends are all of the shorter one.
#[must_use]
pub fn same_ends(one: &str, other: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length =
        |pairs: &mut dyn Iterator<Item = (char, char)>| pairs.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let head = length(&mut one.chars().zip(other.chars()));
    let tail = length(&mut one.chars().rev().zip(other.chars().rev()));
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_told_in_bytes_and_each_by_itself() {
        assert_eq!(same_ends("kafé satu", "kafé dua"), ("kafé ".len(), 0));
        assert_eq!(same_ends("aa", "aaa"), (2, 2));
        assert_eq!(same_ends("satu é", "dua é"), (0, " é".len()));
        assert_eq!(same_ends("", "dua"), (0, 0));
    }
}
