//! Labels at the start of a line, such as `Editor:`.

use crate::extract::matchers::{byline, case_shape, credit};
use crate::packs::{FieldLabel, Lexicon, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// A label at the start of a line, such as `Editor:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LabelMatch {
    pub label: FieldLabel,
    /// The label itself, without the colon.
    pub range: Range<usize>,
    /// The value behind it, trimmed; empty if the label is alone on the line.
    pub value: Range<usize>,
    /// Whether a colon, or another separator that counts as one, follows the label.
    pub colon: bool,
}

/// Finds the label at the start of a line. `tokens` are the words of `text`.
pub(crate) fn match_label(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<LabelMatch> {
    if tokens.is_empty() || tokens[0].range.start > 3 {
        return None;
    }
    let Some((count, label)) = lexicon.labels.longest_prefix(tokens) else {
        return match_glued_label(text, tokens, lexicon);
    };
    let count = count + second_label_len(text, tokens, count, lexicon);
    let range = tokens[0].range.start..tokens[count - 1].range.end;
    let behind = &text[range.end..];
    let value_text = behind.trim_start_matches(is_blank_char);
    let colon =
        value_text.starts_with([':', '：']) || credit::is_label_separator(&text[range.clone()], label, value_text);
    let value_text = value_text.trim_start_matches(|c| is_blank_char(c) || colon && ":：,،，-–—".contains(c));
    let value = text.len() - value_text.len()..text.len();
    let is_label = colon
        || value.is_empty()
        || matches!(label, FieldLabel::Republished)
        || matches!(label, FieldLabel::Tags) && behind.starts_with("  ")
        || matches!(label, FieldLabel::Byline) && byline::has_byline_label(text, tokens, lexicon)
        || matches!(label, FieldLabel::BylineOpen | FieldLabel::EditorOpen)
            && (tokens.len() <= 9
                || tokens.len() <= 16
                    && text.contains(',')
                    && case_shape::capitalized_percent(text, tokens, lexicon) == 100
                || tokens.len() <= 30 && text.contains(';'))
            && value_text.chars().next().is_some_and(char::is_uppercase);
    is_label.then_some(LabelMatch { label, range, value, colon })
}

/// The words of a second label behind a slash: `Reporter/Editor: Sari Dewi`.
fn second_label_len(text: &str, tokens: &[Word], count: usize, lexicon: &Lexicon) -> usize {
    let Some(next) = tokens.get(count) else { return 0 };
    let between = &text[tokens[count - 1].range.end..next.range.start];
    let second = lexicon.labels.longest_prefix(&tokens[count..]).filter(|_| between.trim_matches(is_blank_char) == "/");
    second.map_or(0, |(length, _)| length)
}

/// `bySari Dewi`: a label without a space behind it.
fn match_glued_label(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<LabelMatch> {
    let first = &text[tokens[0].range.clone()];
    let name_start = first.find(char::is_uppercase).filter(|at| *at > 0 && tokens.len() <= 8)?;
    let front: Vec<Word> = words(&first[..name_start]).collect();
    (lexicon.labels.get_exact(&front) == Some(FieldLabel::BylineOpen)).then(|| {
        let start = tokens[0].range.start;
        let end = start + name_start;
        LabelMatch { label: FieldLabel::BylineOpen, range: start..end, value: end..text.len(), colon: false }
    })
}
