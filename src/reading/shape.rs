//! Shape: what the length and the ending of a line alone say about what it is.

use super::grammar::State;
use super::row::{Ending, Row, SHORT};
use super::scores::{Scores, set_by_state};

#[expect(clippy::match_same_arms, reason = "one arm for each kind of state")]
/// Sets how well each state fits a line by its length and ending alone. States that need a sign of their own start low.
pub(super) fn shape(row: &Row<'_>, scores: &mut Scores) {
    let paragraph = row.is_paragraph();
    let long = row.words >= 25 || row.text.len() > SHORT;
    let tiny = row.words <= 3 && row.ending == Ending::Open;
    let sentence = row.ending == Ending::Sentence;
    let by_shape = |tiny_score, short_score, paragraph_score, long_score| {
        if long {
            long_score
        } else if paragraph {
            paragraph_score
        } else if tiny {
            tiny_score
        } else {
            short_score
        }
    };
    set_by_state(scores, |state| match state {
        State::Mast if !paragraph && row.words >= 5 => {
            if row.words >= 8 {
                -2.5
            } else {
                -1.5
            }
        }
        State::Mast => by_shape(0.8, 0.0, -5.0, -9.0),
        State::HeadChrome => by_shape(-3.0, -4.0, -5.0, -8.0),
        State::TailOpen => 0.0,
        State::TailChrome => by_shape(0.8, 0.8, -0.7, -1.5),
        State::Title if row.text.len() > SHORT => -12.0,
        State::Title => match row.words {
            0..=2 => -4.0,
            3 => -1.0,
            4..=30 if row.text.ends_with('.') => -4.5,
            4..=30 => 0.5,
            _ => -12.0,
        },
        // Names are short; a long line is a writer only behind a label.
        State::HeadByline | State::TailByline if row.words > 10 && row.label.is_none() => -30.0,
        State::HeadByline => -7.0,
        State::HeadCaption => {
            by_shape(-3.0, if sentence { -1.0 } else { -1.8 }, -0.5, if row.words > 45 { -3.0 } else { -1.0 })
        }
        State::Standfirst => by_shape(-3.2, -1.2, -1.0, -2.0),
        State::HeadCard | State::Card => match row.words {
            0..=4 => -1.5,
            _ => by_shape(-1.5, -0.5, -3.0, -4.0),
        },
        State::Body if row.ending == Ending::Onward && row.words >= 4 => 0.8,
        State::Body if sentence && !paragraph => 1.0,
        State::Body => by_shape(-0.5, 0.0, 0.0, 0.0),
        // Items and figures stand in lists and tables.
        State::Subhead if row.is_item() || row.words <= 4 && row.text.starts_with(|c: char| c.is_numeric()) => -8.0,
        State::Subhead if sentence && !row.text.ends_with('?') => -5.0,
        State::Subhead if row.words > 14 => -6.0,
        State::Subhead => -1.0,
        State::BodyCaption => -6.0,
        State::MastCaption => -8.0,
        State::HeadCredit | State::BodyCredit | State::BodyChrome => -10.0,
        State::Tag if row.ending == Ending::Open && row.words <= 5 => -0.5,
        State::Tag => -8.0,
        State::MastDate | State::HeadDate | State::TailDate => -15.0,
        State::Dateline | State::BodyEnd => -20.0,
        State::HeadPromo | State::Promo | State::TailPromo | State::TagLabel => -12.0,
        State::HeadEditor | State::HeadSource | State::TailEditor | State::TailSource | State::TailByline => -12.0,
    });
}
