//! The output of subcommands: its form, and the report of failures.

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
