//! The common prefix and suffix of two texts.

/// Returns the lengths of the common prefix and of the common suffix, in bytes and on character boundaries. Both are
/// computed independently and may overlap: `aa` and `aaa` have a common prefix and a common suffix of 2 bytes.
#[must_use]
pub fn common_prefix_suffix_len(one: &str, other: &str) -> (usize, usize) {
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
        assert_eq!(common_prefix_suffix_len("kafé satu", "kafé dua"), ("kafé ".len(), 0));
        assert_eq!(common_prefix_suffix_len("aa", "aaa"), (2, 2));
        assert_eq!(common_prefix_suffix_len("satu é", "dua é"), (0, " é".len()));
        assert_eq!(common_prefix_suffix_len("", "dua"), (0, 0));
    }
}
