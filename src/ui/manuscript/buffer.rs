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
    /// What was written, as one replacement in bytes of the text `before`; `None` where nothing changed.
    ///
    /// It is put together from the steps and not found by comparing the texts: an `a` that is typed beside an `a` stands
    /// where it was typed, and so does the caret.
    pub fn replacement(&self, before: &str) -> Option<(Range<usize>, String)> {
        let (first, rest) = self.steps.split_first()?;
        let all = rest.iter().fold(first.clone(), |done, step| together(before, done, step));
        Some(all).filter(|(range, text)| before.get(range.clone()) != Some(text.as_str()))
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// One replacement that does what two do, the second one in bytes of the text that the first one made.
fn together(
    before: &str,
    (range, text): (Range<usize>, String),
    (then, by): &(Range<usize>, String),
) -> (Range<usize>, String) {
    let made_to = range.start + text.len();
    let start = range.start.min(then.start);
    let end = range.end + then.end.saturating_sub(made_to);
    let mut all = [&before[start..range.start], &text, &before[range.end..end]].concat();
    all.replace_range(then.start - start..then.end - start, by);
    (start..end, all)
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

    /// What the steps make of a text, and the replacement that does it at once.
    fn write(before: &str, steps: &[(Range<usize>, &str)]) -> (Range<usize>, String) {
        let (mut text, mut written) = (before.to_owned(), Written::default());
        for (range, by) in steps {
            Buffer::new(&mut text, &mut written).replace(range.clone(), by);
        }
        let (range, by) = written.replacement(before).unwrap();
        let mut made = before.to_owned();
        made.replace_range(range.clone(), &by);
        assert_eq!(made, text);
        (range, by)
    }

    #[test]
    fn letters_of_one_frame_stand_where_they_were_typed() {
        assert_eq!(write("AMBON", &[(0..0, "S"), (1..1, "T"), (2..2, "A")]), (0..0, "STA".to_owned()));
        assert_eq!(
            write("STAMBON", &[(2..2, "A"), (3..3, "R")]),
            (2..2, "AR".to_owned()),
            "beside letters that are alike"
        );
        assert_eq!(write("satu dua", &[(4..5, ""), (3..4, ""), (3..3, "x")]), (3..5, "x".to_owned()));
        assert_eq!(write("satu dua", &[(0..4, "é"), (2..2, "!"), (3..4, "")]), (0..5, "é!".to_owned()));
        write("satu dua tiga", &[(10..10, "x"), (0..2, ""), (5..9, "y")]);
    }

    #[test]
    fn typing_over_a_selection_is_one_replacement() {
        let (mut text, mut written) = ("satu dua tiga".to_owned(), Written::default());
        let before = text.clone();
        let mut buffer = Buffer::new(&mut text, &mut written);
        buffer.delete_char_range(CharIndex(5)..CharIndex(8));
        buffer.insert_text("2\r\n3", CharIndex(5));
        assert_eq!(text, "satu 2\n3 tiga");
        assert_eq!(written.replacement(&before), Some((5..8, "2\n3".to_owned())));
    }

    #[test]
    fn nothing_written_is_no_replacement() {
        let (mut text, mut written) = ("satu".to_owned(), Written::default());
        Buffer::new(&mut text, &mut written).delete_char_range(CharIndex(1)..CharIndex(1));
        assert_eq!(written.replacement("satu"), None);
    }
}
