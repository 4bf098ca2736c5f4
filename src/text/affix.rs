//! The common prefix and suffix of two texts.

/// Returns the lengths of the common prefix and of the common suffix, in bytes and on character boundaries. Both are
/// computed independently and may overlap: `aa` and `aaa` have a common prefix and a common suffix of 2 bytes.
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
    fn lengths_are_in_bytes_and_independent() {
        assert_eq!(same_ends("kafé satu", "kafé dua"), ("kafé ".len(), 0));
        assert_eq!(same_ends("aa", "aaa"), (2, 2));
        assert_eq!(same_ends("satu é", "dua é"), (0, " é".len()));
        assert_eq!(same_ends("", "dua"), (0, 0));
    }
}
