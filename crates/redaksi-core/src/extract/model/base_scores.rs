//! Base scores: how well each class fits a line of a given length and ending, before any rule fires. The values are in
//! the model file.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::{LineInfo, MAX_SHORT_BYTES};
use crate::extract::matchers::ending::Ending;
use crate::extract::model::scores::{ClassScores, class_scores};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// The base scores of all classes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BaseScores {
    /// Scores that do not depend on the shape of the line. Classes that need evidence of a rule start low.
    #[serde(deserialize_with = "read_scores")]
    default: ClassScores,
    mast: MastBase,
    head_boilerplate: ShapeScores,
    tail_boilerplate: ShapeScores,
    title: TitleBase,
    /// Bylines of more than ten words without a label.
    long_byline: f32,
    head_caption: CaptionBase,
    standfirst: ShapeScores,
    card: CardBase,
    body: BodyBase,
    subhead: SubheadBase,
    tag: TagBase,
}

/// Scores by the shape of the line.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShapeScores {
    /// At most three words, no punctuation at the end.
    tiny: f32,
    short: f32,
    paragraph: f32,
    /// At least 25 words, or as many bytes.
    long: f32,
}

/// Lines above the headline.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MastBase {
    shape: ShapeScores,
    /// From five words on, if it is no paragraph.
    from_5_words: f32,
    from_8_words: f32,
}

/// Headlines.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleBase {
    up_to_2_words: f32,
    of_3_words: f32,
    /// From 4 to 30 words.
    fitting: f32,
    with_full_stop: f32,
    too_long: f32,
}

/// Captions above the text.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaptionBase {
    tiny: f32,
    short: f32,
    short_sentence: f32,
    paragraph: f32,
    long: f32,
    from_46_words: f32,
}

/// Lines of promo cards.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CardBase {
    shape: ShapeScores,
    up_to_4_words: f32,
}

/// Text.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyBase {
    shape: ShapeScores,
    /// With a colon, comma or semicolon at the end, from four words on.
    continues: f32,
    short_sentence: f32,
}

/// Subheadings.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SubheadBase {
    fitting: f32,
    /// List items and figures are parts of lists and tables.
    list_or_table: f32,
    sentence: f32,
    from_15_words: f32,
}

/// Tags.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TagBase {
    /// Up to five words without punctuation at the end.
    fitting: f32,
    other: f32,
}

fn read_scores<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ClassScores, D::Error> {
    let scores = BTreeMap::<LineClass, f32>::deserialize(deserializer)?;
    Ok(class_scores(|class| scores.get(&class).copied().unwrap_or_default()))
}

impl BaseScores {
    /// The base score of each class for a line.
    pub fn scores_of(&self, line: &LineInfo<'_>) -> ClassScores {
        let paragraph = line.is_paragraph();
        let long = line.word_count >= 25 || line.text.len() > MAX_SHORT_BYTES;
        let tiny = line.word_count <= 3 && line.ending == Ending::Unpunctuated;
        let sentence = line.ending == Ending::Sentence;
        let by_shape = |scores: ShapeScores| {
            if long {
                scores.long
            } else if paragraph {
                scores.paragraph
            } else if tiny {
                scores.tiny
            } else {
                scores.short
            }
        };
        let mut scores = self.default;
        let mut set = |class: LineClass, score: f32| scores[class as usize] = score;
        set(
            LineClass::Mast,
            match line.word_count {
                8.. if !paragraph => self.mast.from_8_words,
                5.. if !paragraph => self.mast.from_5_words,
                _ => by_shape(self.mast.shape),
            },
        );
        set(LineClass::HeadBoilerplate, by_shape(self.head_boilerplate));
        set(LineClass::TailBoilerplate, by_shape(self.tail_boilerplate));
        set(
            LineClass::Title,
            match line.word_count {
                _ if line.text.len() > MAX_SHORT_BYTES => self.title.too_long,
                0..=2 => self.title.up_to_2_words,
                3 => self.title.of_3_words,
                4..=30 if line.text.ends_with('.') => self.title.with_full_stop,
                4..=30 => self.title.fitting,
                _ => self.title.too_long,
            },
        );
        // Names are short: a line of more than ten words is a byline only with a label.
        if line.word_count > 10 && line.label.is_none() {
            set(LineClass::HeadByline, self.long_byline);
            set(LineClass::TailByline, self.long_byline);
        }
        let caption = self.head_caption;
        let caption = ShapeScores {
            tiny: caption.tiny,
            short: if sentence { caption.short_sentence } else { caption.short },
            paragraph: caption.paragraph,
            long: if line.word_count > 45 { caption.from_46_words } else { caption.long },
        };
        set(LineClass::HeadCaption, by_shape(caption));
        set(LineClass::Standfirst, by_shape(self.standfirst));
        let card = if line.word_count <= 4 { self.card.up_to_4_words } else { by_shape(self.card.shape) };
        set(LineClass::HeadCard, card);
        set(LineClass::Card, card);
        set(
            LineClass::Body,
            match line.ending {
                Ending::Continues if line.word_count >= 4 => self.body.continues,
                Ending::Sentence if !paragraph => self.body.short_sentence,
                _ => by_shape(self.body.shape),
            },
        );
        // List items and figures are parts of lists and tables, not subheadings.
        let is_list_or_table =
            || line.is_list_item() || line.word_count <= 4 && line.text.starts_with(|c: char| c.is_numeric());
        set(
            LineClass::Subhead,
            if is_list_or_table() {
                self.subhead.list_or_table
            } else if sentence && !line.text.ends_with('?') {
                self.subhead.sentence
            } else if line.word_count > 14 {
                self.subhead.from_15_words
            } else {
                self.subhead.fitting
            },
        );
        let is_tag_shape = line.ending == Ending::Unpunctuated && line.word_count <= 5;
        set(LineClass::Tag, if is_tag_shape { self.tag.fitting } else { self.tag.other });
        scores
    }
}
