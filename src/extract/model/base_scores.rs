//! Base scores: how well each class fits a line of a given length and ending, before any rule fires.

use crate::extract::model::viterbi::State;
use crate::extract::line_info::{Ending, Row, SHORT};
use crate::extract::model::scores::{Scores, by_state};
use std::sync::LazyLock;

/// Base scores that do not depend on the shape of the line. Classes that need evidence of a rule start low.
static WHATEVER_SHAPE: LazyLock<Scores> = LazyLock::new(|| {
    by_state(|state| match state {
        State::BodyCaption => -6.0,
        State::HeadByline => -7.0,
        State::MastCaption => -8.0,
        State::HeadCredit | State::BodyCredit | State::BodyChrome => -10.0,
        State::HeadPromo
        | State::Promo
        | State::TailPromo
        | State::TagLabel
        | State::HeadEditor
        | State::HeadSource
        | State::TailEditor
        | State::TailSource
        | State::TailByline => -12.0,
        State::MastDate | State::HeadDate | State::TailDate => -15.0,
        State::Dateline | State::BodyEnd => -20.0,
        _ => 0.0,
    })
});

/// The base score of each class for a line.
pub(crate) fn shape(row: &Row<'_>) -> Scores {
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
    let mut scores = *WHATEVER_SHAPE;
    let mut set = |state: State, score: f32| scores[state as usize] = score;
    set(
        State::Mast,
        match row.words {
            8.. if !paragraph => -2.5,
            5.. if !paragraph => -1.5,
            _ => by_shape(0.8, 0.0, -5.0, -9.0),
        },
    );
    set(State::HeadChrome, by_shape(-3.0, -4.0, -5.0, -8.0));
    set(State::TailChrome, by_shape(0.8, 0.8, -0.7, -1.5));
    set(
        State::Title,
        match row.words {
            _ if row.text.len() > SHORT => -12.0,
            0..=2 => -4.0,
            3 => -1.0,
            4..=30 if row.text.ends_with('.') => -4.5,
            4..=30 => 0.5,
            _ => -12.0,
        },
    );
    // Names are short: a line of more than ten words is a byline only with a label.
    if row.words > 10 && row.label.is_none() {
        set(State::HeadByline, -30.0);
        set(State::TailByline, -30.0);
    }
    let short_caption = if sentence { -1.0 } else { -1.8 };
    let long_caption = if row.words > 45 { -3.0 } else { -1.0 };
    set(State::HeadCaption, by_shape(-3.0, short_caption, -0.5, long_caption));
    set(State::Standfirst, by_shape(-3.2, -1.2, -1.0, -2.0));
    let card = if row.words <= 4 { -1.5 } else { by_shape(-1.5, -0.5, -3.0, -4.0) };
    set(State::HeadCard, card);
    set(State::Card, card);
    set(
        State::Body,
        match row.ending {
            Ending::Onward if row.words >= 4 => 0.8,
            Ending::Sentence if !paragraph => 1.0,
            _ => by_shape(-0.5, 0.0, 0.0, 0.0),
        },
    );
    // List items and figures are parts of lists and tables, not subheadings.
    let is_list_or_table = || row.is_item() || row.words <= 4 && row.text.starts_with(|c: char| c.is_numeric());
    set(
        State::Subhead,
        if is_list_or_table() {
            -8.0
        } else if sentence && !row.text.ends_with('?') {
            -5.0
        } else if row.words > 14 {
            -6.0
        } else {
            -1.0
        },
    );
    set(State::Tag, if row.ending == Ending::Open && row.words <= 5 { -0.5 } else { -8.0 });
    scores
}
