//! Groups consecutive promo lines into cards. A card is one linked story: its label, headline and teaser lines.

use crate::extract::classify::Decided;
use crate::extract::model::viterbi::State;
use crate::extract::reason_code::Rule;
use crate::article::PassageId;

/// State of the grouping: the card of the previous promo line, if any.
#[derive(Debug, Default)]
pub(crate) struct Cards {
    open: Option<PassageId>,
    titled: bool,
}

impl Cards {
    /// Returns the passage of the card that the line continues, or `None` if the line starts a new card.
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

    /// Records that a new card starts with passage `id`. `titled`: its headline is already known.
    pub fn open(&mut self, id: PassageId, titled: bool) {
        self.open = Some(id);
        self.titled = titled;
    }

    /// Returns whether the line may set the headline of its card, and records whether it is one.
    pub fn takes_title(&mut self, line: &Decided<'_>) -> bool {
        let accepted = line.row.marker.is_some() || self.titled || is_title(line);
        self.titled |= is_title(line);
        accepted
    }
}

fn is_title(line: &Decided<'_>) -> bool {
    line.row.words >= 4
        && !line.row.is_paragraph()
        && !line.row.ago
        && line.row.date.is_none()
        && line.row.marker.is_none()
}
