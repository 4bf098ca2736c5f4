//! Cards: which lines of a run of promos belong together.

use super::decide::Decided;
use super::grammar::State;
use super::rule::Rule;
use crate::article::PassageId;

/// The card that the last line belonged to.
#[derive(Debug, Default)]
pub(super) struct Cards {
    open: Option<PassageId>,
    titled: bool,
}

impl Cards {
    /// The passage that the line goes on with, or `None` where it begins one.
    pub fn place(&mut self, line: &Decided<'_>, related: bool) -> Option<PassageId> {
        let begins = related
            || line.row.marker.is_some()
            || line.reason.rule == Rule::HeadlineOverTime.code()
            || !matches!(line.state, State::Card | State::HeadCard | State::TailPromo)
            || self.titled && is_title(line);
        if begins {
            self.open = None;
            self.titled = false;
        }
        self.open
    }

    /// A card was begun; whether its headline is told already.
    pub fn open(&mut self, id: PassageId, titled: bool) {
        self.open = Some(id);
        self.titled = titled;
    }

    /// Whether the line is the headline of its card.
    pub fn takes_title(&mut self, line: &Decided<'_>) -> bool {
        let takes = line.row.marker.is_some() || self.titled || is_title(line);
        self.titled |= is_title(line);
        takes
    }
}

fn is_title(line: &Decided<'_>) -> bool {
    line.row.words >= 4
        && !line.row.is_paragraph()
        && !line.row.ago
        && line.row.date.is_none()
        && line.row.marker.is_none()
}
