//! The text buffer of the editor widget. It records the edits of a frame and merges them into one replacement.

use egui::TextBuffer;
use egui::text::{ByteIndex, CCursor, CharIndex};
use std::borrow::Cow;
use std::ops::Range;

/// A text buffer for the widget that records each edit.
pub struct RecordingBuffer<'a> {
    text: &'a mut String,
    edits: &'a mut RecordedEdits,
}

/// The edits of one frame, in the order in which the widget made them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordedEdits {
    /// For each edit, the replaced range in bytes of the text at that moment, and the new text.
    steps: Vec<(Range<usize>, String)>,
}

impl<'a> RecordingBuffer<'a> {
    /// Edits `text` and records the edits in `edits`.
    pub fn new(text: &'a mut String, edits: &'a mut RecordedEdits) -> Self {
        Self { text, edits }
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range.clone(), text);
        self.edits.steps.push((range, text.to_owned()));
    }
}

impl RecordedEdits {
    /// Merges all edits into one replacement: a range in bytes of the text `before`, and its new text. Returns `None`
    /// if the text did not change.
    ///
    /// The edits are composed and not derived from a diff of the texts. A diff cannot tell where an `a` was typed
    /// beside another `a`, and the caret would end up at the wrong position.
    pub fn replacement(&self, before: &str) -> Option<(Range<usize>, String)> {
        let (first, rest) = self.steps.split_first()?;
        let all = rest.iter().fold(first.clone(), |merged, step| compose(before, merged, step));
        Some(all).filter(|(range, text)| before.get(range.clone()) != Some(text.as_str()))
    }

    /// Whether no edit was recorded.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Composes two replacements into one. The range of the second one is in bytes of the text after the first one.
fn compose(
    before: &str,
    (range, text): (Range<usize>, String),
    (next, new_text): &(Range<usize>, String),
) -> (Range<usize>, String) {
    let inserted_end = range.start + text.len();
    let start = range.start.min(next.start);
    let end = range.end + next.end.saturating_sub(inserted_end);
    let mut all = [&before[start..range.start], &text, &before[range.end..end]].concat();
    all.replace_range(next.start - start..next.end - start, new_text);
    (start..end, all)
}

impl TextBuffer for RecordingBuffer<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.text
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let text: Cow<'_, str> = redaksi_core::text::normalize_newlines(text);
        let at = self.byte_index_from_char_index(char_index).0;
        self.replace(at..at, &text);
        text.chars().count()
    }

    /// Deletes a whole grapheme cluster, which may be several characters.
    fn delete_previous_char(&mut self, cursor: CCursor) -> CCursor {
        let at = self.byte_index_from_char_index(cursor.index).0;
        let start = redaksi_core::text::prev_grapheme_boundary(self.text, at);
        let index = self.char_index_from_byte_index(ByteIndex(start));
        self.delete_char_range(index..cursor.index);
        CCursor { index, prefer_next_row: true }
    }

    /// Deletes a whole grapheme cluster, which may be several characters.
    fn delete_next_char(&mut self, cursor: CCursor) -> CCursor {
        let at = self.byte_index_from_char_index(cursor.index).0;
        let end = redaksi_core::text::next_grapheme_boundary(self.text, at);
        let index = self.char_index_from_byte_index(ByteIndex(end));
        self.delete_char_range(cursor.index..index);
        CCursor { prefer_next_row: true, ..cursor }
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<RecordingBuffer<'static>>()
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

    /// Applies the edits to `before` and returns the merged replacement, after a check that both give the same text.
    fn write(before: &str, steps: &[(Range<usize>, &str)]) -> (Range<usize>, String) {
        let (mut text, mut edits) = (before.to_owned(), RecordedEdits::default());
        for (range, new_text) in steps {
            RecordingBuffer::new(&mut text, &mut edits).replace(range.clone(), new_text);
        }
        let (range, new_text) = edits.replacement(before).unwrap();
        let mut replaced = before.to_owned();
        replaced.replace_range(range.clone(), &new_text);
        assert_eq!(replaced, text);
        (range, new_text)
    }

    #[test]
    fn edits_of_one_frame_merge_at_the_position_where_they_were_typed() {
        assert_eq!(write("AMBON", &[(0..0, "S"), (1..1, "T"), (2..2, "A")]), (0..0, "STA".to_owned()));
        assert_eq!(
            write("STAMBON", &[(2..2, "A"), (3..3, "R")]),
            (2..2, "AR".to_owned()),
            "typed beside equal letters"
        );
        assert_eq!(write("satu dua", &[(4..5, ""), (3..4, ""), (3..3, "x")]), (3..5, "x".to_owned()));
        assert_eq!(write("satu dua", &[(0..4, "é"), (2..2, "!"), (3..4, "")]), (0..5, "é!".to_owned()));
        write("satu dua tiga", &[(10..10, "x"), (0..2, ""), (5..9, "y")]);
    }

    #[test]
    fn typing_over_a_selection_is_one_replacement() {
        let (mut text, mut edits) = ("satu dua tiga".to_owned(), RecordedEdits::default());
        let before = text.clone();
        let mut buffer = RecordingBuffer::new(&mut text, &mut edits);
        buffer.delete_char_range(CharIndex(5)..CharIndex(8));
        buffer.insert_text("2\r\n3", CharIndex(5));
        assert_eq!(text, "satu 2\n3 tiga");
        assert_eq!(edits.replacement(&before), Some((5..8, "2\n3".to_owned())));
    }

    #[test]
    fn an_empty_deletion_yields_no_replacement() {
        let (mut text, mut edits) = ("satu".to_owned(), RecordedEdits::default());
        RecordingBuffer::new(&mut text, &mut edits).delete_char_range(CharIndex(1)..CharIndex(1));
        assert_eq!(edits.replacement("satu"), None);
    }
}
