//! Maps offsets between two versions of a line that differ in white space and a few letters.

use crate::text::common_prefix_suffix_len;
use std::ops::Range;

/// Maps byte offsets of a text to those of another version of it.
#[derive(Debug)]
pub(crate) struct OffsetMap<'a> {
    new: &'a str,
    /// For each byte offset of the old text, the offset in the new one; `None` if both texts are the same.
    offsets: Option<Vec<usize>>,
}

impl<'a> OffsetMap<'a> {
    /// Compares the texts up to the first difference other than in white space, and from the end back to the last one. What lies
    /// between has no counterpart.
    pub fn new(old: &str, new: &'a str) -> Self {
        if old == new {
            return Self { new, offsets: None };
        }
        let mut offsets = vec![0; old.len() + 1];
        let (mut i, mut j) = (0, 0);
        while let Some(c) = old[i..].chars().next() {
            let gap = new[j..].len() - new[j..].trim_start().len();
            if new[j..].starts_with(c) {
                offsets[i..i + c.len_utf8()].fill(j);
                (i, j) = (i + c.len_utf8(), j + c.len_utf8());
            } else if c.is_whitespace() {
                offsets[i..i + c.len_utf8()].fill(j);
                i += c.len_utf8();
            } else if gap > 0 {
                j += gap;
            } else {
                break;
            }
        }
        if i < old.len() {
            let (_, tail) = common_prefix_suffix_len(&old[i..], &new[j..]);
            let (old_end, new_end) = (old.len() - tail, new.len() - tail);
            offsets[i..old_end].fill(j);
            for (at, offset) in offsets[old_end..old.len()].iter_mut().enumerate() {
                *offset = at + new_end;
            }
        }
        offsets[old.len()] = new.len();
        Self { new, offsets: Some(offsets) }
    }

    /// Maps a range; white space at its ends is left out.
    pub fn map(&self, range: &Range<usize>) -> Range<usize> {
        let offset = |at: usize| self.offsets.as_ref().map_or(at, |offsets| offsets[at]);
        let (start, end) = (offset(range.start), offset(range.end).max(offset(range.start)));
        let part = &self.new[start..end];
        let start = start + part.len() - part.trim_start().len();
        start..start.max(end - (part.len() - part.trim_end().len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_keeps_its_words() {
        for (old, new, words, expected) in [
            ("satu dua tiga", "satu dua tiga", "dua", "dua"),
            ("satu  dua tiga", "satu dua tiga", "dua", "dua"),
            ("satudua tiga", "satu dua tiga", "dua", "dua"),
            ("satu dua\u{a0} tiga", "satu dua tiga", "satu dua\u{a0}", "satu dua"),
            ("satu Ã© dua tiga", "satu é dua tiga", "tiga", "tiga"),
            ("satu Ã© dua tiga", "satu é dua tiga", "satu", "satu"),
            ("satu Ã© dua tiga", "satu é dua tiga", "satu Ã© dua", "satu é dua"),
            ("satu Ã© dua tiga", "satu é dua tiga", "Ã©", "é"),
            ("abc", "xyz", "b", ""),
        ] {
            let start = old.find(words).unwrap();
            let mapped = OffsetMap::new(old, new).map(&(start..start + words.len()));
            assert_eq!(&new[mapped], expected, "{old:?} {words:?}");
        }
    }
}
