//! The output of subcommands: its form, and the report of failures.

use std::borrow::Cow;
use std::io::Write;

/// Whether the output is read by a human on a terminal, or by another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutputMode {
    Human,
    Machine,
}

/// Prints errors as they happen, and counts them. A failing file does not stop the others.
pub(crate) struct FailureLog<'a> {
    pub err: &'a mut dyn Write,
    pub failures: usize,
    /// How many files have doubtful results that the user wants to know of.
    pub doubts: usize,
}

impl FailureLog<'_> {
    pub fn fail(&mut self, what: &dyn std::fmt::Display) {
        self.failures += 1;
        print_error(self.err, what);
    }
}

pub(crate) fn print_error(err: &mut dyn Write, what: &dyn std::fmt::Display) {
    // If the error output is closed too, there is nowhere to report to.
    let _ = writeln!(err, "redaksi: {what}");
}

/// A text with tabs and line breaks replaced by spaces, so that it fits into one cell.
pub(crate) fn escape_cell(text: &str) -> Cow<'_, str> {
    // A fast test on bytes, with false positives: the first bytes of those characters also begin others.
    // Counting all of them is vectorized, and faster than stopping at the first.
    let suspects = text.bytes().filter(|byte| *byte < b' ' || *byte == 0xc2 || *byte == 0xe2).count();
    if suspects > 0 && text.contains(['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        Cow::Owned(text.split(char::is_whitespace).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
