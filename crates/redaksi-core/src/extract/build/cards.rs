//! Groups consecutive promo lines into cards. A card is one linked story: its label, headline and teaser lines.

use crate::article::PassageId;
use crate::extract::classify::ClassifiedLine;
use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;

/// State of the grouping: the card of the previous promo line, if any.
#[derive(Debug, Default)]
pub(crate) struct CardGrouper {
    current: Option<PassageId>,
    has_title: bool,
}

impl CardGrouper {
    /// Returns the passage of the card that the line continues, or `None` if the line starts a new card.
    pub fn continued_card(&mut self, line: &ClassifiedLine<'_>, related: bool) -> Option<PassageId> {
        let begins = related
            || line.info.marker.is_some()
            || line.reason.rule == ReasonCode::HeadlineOverTime.code()
            || !matches!(line.class, LineClass::Card | LineClass::HeadCard | LineClass::TailPromo)
            || self.has_title && is_card_title(line);
        if begins {
            self.current = None;
            self.has_title = false;
        }
        self.current
    }

    /// Records that a new card starts with passage `id`. `has_title`: its headline is already known.
    pub fn begin(&mut self, id: PassageId, has_title: bool) {
        self.current = Some(id);
        self.has_title = has_title;
    }

    /// Returns whether the line may set the headline of its card, and records whether it is one.
    pub fn accepts_title(&mut self, line: &ClassifiedLine<'_>) -> bool {
        let accepted = line.info.marker.is_some() || self.has_title || is_card_title(line);
        self.has_title |= is_card_title(line);
        accepted
    }
}

fn is_card_title(line: &ClassifiedLine<'_>) -> bool {
    line.info.word_count >= 4
        && !line.info.is_paragraph()
        && !line.info.is_relative_time
        && line.info.date.is_none()
        && line.info.marker.is_none()
}
