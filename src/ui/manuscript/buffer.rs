//! The text that the editor widget writes into, and what it wrote, as one replacement of the text before.

use egui::TextBuffer;
use egui::text::{ByteIndex, CCursor, CharIndex};
use std::borrow::Cow;
use std::ops::Range;

/// A copy of the manuscript that notes what is done to it.
pub struct Buffer<'a> {
    text: &'a mut String,
    written: &'a mut Written,
}

/// What was written into a text: one part of it was replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Each step in bytes of the text as it was then, and what came there.
    steps: Vec<(Range<usize>, String)>,
}

impl<'a> Buffer<'a> {
    /// Notes in `written` what is done to `text`.
    pub fn new(text: &'a mut String, written: &'a mut Written) -> Self {
        Self { text, written }
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range.clone(), text);
        self.written.steps.push((range, text.to_owned()));
    }
}

impl Written {
    /// The replacement in bytes of the text `before`, which became `after`; `None` where nothing changed.
    pub fn replacement(&self, before: &str, after: &str) -> Option<(Range<usize>, String)> {
        match self.steps.as_slice() {
            [] => None,
            [(range, text)] => Some((range.clone(), text.clone())),
            [(range, gone), (at, text)] if gone.is_empty() && at.is_empty() && at.start == range.start => {
                Some((range.clone(), text.clone()))
            }
            _ => difference(before, after),
        }
        .filter(|(range, text)| before.get(range.clone()) != Some(text.as_str()))
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// The smallest replacement that makes `after` of `before`.
fn difference(before: &str, after: &str) -> Option<(Range<usize>, String)> {
    if before == after {
        return None;
    }
    let same = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let start = before[..before.floor_char_boundary(same)].len().min(after.floor_char_boundary(same));
    let most = before.len().min(after.len()) - start;
    let tail = before.bytes().rev().zip(after.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    let mut end = before.len() - tail;
    while !before.is_char_boundary(end) || !after.is_char_boundary(end + after.len() - before.len()) {
        end += 1;
    }
    Some((start..end, after[start..end + after.len() - before.len()].to_owned()))
}

impl TextBuffer for Buffer<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.text
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let text: Cow<'_, str> = crate::text::normalise_newlines(text);
        let at = self.byte_index_from_char_index(char_index).0;
        self.replace(at..at, &text);
        text.chars().count()
    }

    /// What looks like one letter goes as one.
    fn delete_previous_char(&mut self, cursor: CCursor) -> CCursor {
        let at = self.byte_index_from_char_index(cursor.index).0;
        let start = crate::text::grapheme_before(self.text, at);
        let index = self.char_index_from_byte_index(ByteIndex(start));
        self.delete_char_range(index..cursor.index);
        CCursor { index, prefer_next_row: true }
    }

    fn delete_next_char(&mut self, cursor: CCursor) -> CCursor {
        let at = self.byte_index_from_char_index(cursor.index).0;
        let end = crate::text::grapheme_after(self.text, at);
        let index = self.char_index_from_byte_index(ByteIndex(end));
        self.delete_char_range(cursor.index..index);
        CCursor { prefer_next_row: true, ..cursor }
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<Buffer<'static>>()
    }

    fn delete_char_range(&mut self, range: Range<CharIndex>) {
        let start = self.byte_index_from_char_index(range.start).0;
        let end = self.byte_index_from_char_index(range.end).0;
        if start < end {
            self.replace(start..end, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What two texts' difference is must make the one of the other.
    fn check(before: &str, after: &str) {
        let (range, text) = difference(before, after).unwrap();
        let mut made = before.to_owned();
        made.replace_range(range, &text);
        assert_eq!(made, after);
    }

    #[test]
    fn a_difference_makes_the_one_text_of_the_other_on_whole_characters() {
        check("aaa", "aa");
        check("aa", "aaa");
        check("é", "è");
        check("xéy", "xè");
        check("", "é");
        check("日本", "日木");
        check("a\u{301}b", "ab");
    }

    #[test]
    fn typing_over_a_selection_is_one_replacement() {
        let (mut text, mut written) = ("satu dua tiga".to_owned(), Written::default());
        let before = text.clone();
        let mut buffer = Buffer::new(&mut text, &mut written);
        buffer.delete_char_range(CharIndex(5)..CharIndex(8));
        buffer.insert_text("2\r\n3", CharIndex(5));
        assert_eq!(text, "satu 2\n3 tiga");
        assert_eq!(written.replacement(&before, &text), Some((5..8, "2\n3".to_owned())));
    }

    #[test]
    fn nothing_written_is_no_replacement() {
        let (mut text, mut written) = ("satu".to_owned(), Written::default());
        Buffer::new(&mut text, &mut written).delete_char_range(CharIndex(1)..CharIndex(1));
        assert_eq!(written.replacement("satu", &text), None);
    }
}
