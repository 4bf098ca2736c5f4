//! Base scores: how well each class fits a line of a given length and ending, before any rule fires.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::{LineInfo, MAX_SHORT_BYTES};
use crate::extract::matchers::ending::Ending;
use crate::extract::model::scores::{ClassScores, class_scores};
use std::sync::LazyLock;

/// Base scores that do not depend on the shape of the line. Classes that need evidence of a rule start low.
static DEFAULT_SCORES: LazyLock<ClassScores> = LazyLock::new(|| {
    class_scores(|class| match class {
        LineClass::BodyCaption => -6.0,
        LineClass::HeadByline => -7.0,
        LineClass::MastCaption => -8.0,
        LineClass::HeadCredit | LineClass::BodyCredit | LineClass::BodyBoilerplate => -10.0,
        LineClass::HeadPromo
        | LineClass::Promo
        | LineClass::TailPromo
        | LineClass::TagLabel
        | LineClass::HeadEditor
        | LineClass::HeadSource
        | LineClass::TailEditor
        | LineClass::TailSource
        | LineClass::TailByline => -12.0,
        LineClass::MastDate | LineClass::HeadDate | LineClass::TailDate => -15.0,
        LineClass::Dateline | LineClass::BodyEnd => -20.0,
        _ => 0.0,
    })
});

/// The base score of each class for a line.
pub(crate) fn base_scores(line: &LineInfo<'_>) -> ClassScores {
    let paragraph = line.is_paragraph();
    let long = line.word_count >= 25 || line.text.len() > MAX_SHORT_BYTES;
    let tiny = line.word_count <= 3 && line.ending == Ending::Unpunctuated;
    let sentence = line.ending == Ending::Sentence;
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
    let mut scores = *DEFAULT_SCORES;
    let mut set = |class: LineClass, score: f32| scores[class as usize] = score;
    set(
        LineClass::Mast,
        match line.word_count {
            8.. if !paragraph => -2.5,
            5.. if !paragraph => -1.5,
            _ => by_shape(0.8, 0.0, -5.0, -9.0),
        },
    );
    set(LineClass::HeadBoilerplate, by_shape(-3.0, -4.0, -5.0, -8.0));
    set(LineClass::TailBoilerplate, by_shape(0.8, 0.8, -0.7, -1.5));
    set(
        LineClass::Title,
        match line.word_count {
            _ if line.text.len() > MAX_SHORT_BYTES => -12.0,
            0..=2 => -4.0,
            3 => -1.0,
            4..=30 if line.text.ends_with('.') => -4.5,
            4..=30 => 0.5,
            _ => -12.0,
        },
    );
    // Names are short: a line of more than ten words is a byline only with a label.
    if line.word_count > 10 && line.label.is_none() {
        set(LineClass::HeadByline, -30.0);
        set(LineClass::TailByline, -30.0);
    }
    let short_caption = if sentence { -1.0 } else { -1.8 };
    let long_caption = if line.word_count > 45 { -3.0 } else { -1.0 };
    set(LineClass::HeadCaption, by_shape(-3.0, short_caption, -0.5, long_caption));
    set(LineClass::Standfirst, by_shape(-3.2, -1.2, -1.0, -2.0));
    let card = if line.word_count <= 4 { -1.5 } else { by_shape(-1.5, -0.5, -3.0, -4.0) };
    set(LineClass::HeadCard, card);
    set(LineClass::Card, card);
    set(
        LineClass::Body,
        match line.ending {
            Ending::Continues if line.word_count >= 4 => 0.8,
            Ending::Sentence if !paragraph => 1.0,
            _ => by_shape(-0.5, 0.0, 0.0, 0.0),
        },
    );
    // List items and figures are parts of lists and tables, not subheadings.
    let is_list_or_table =
        || line.is_list_item() || line.word_count <= 4 && line.text.starts_with(|c: char| c.is_numeric());
    set(
        LineClass::Subhead,
        if is_list_or_table() {
            -8.0
        } else if sentence && !line.text.ends_with('?') {
            -5.0
        } else if line.word_count > 14 {
            -6.0
        } else {
            -1.0
        },
    );
    set(LineClass::Tag, if line.ending == Ending::Unpunctuated && line.word_count <= 5 { -0.5 } else { -8.0 });
    scores
}
