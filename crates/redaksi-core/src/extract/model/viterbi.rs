//! Viterbi decoding: finds the most likely sequence of line classes.

use crate::extract::line_class::LineClass;
use crate::extract::model::scores::{ClassScores, argmax, class_scores, max_plus, sum};
use crate::extract::model::transitions::Transitions;

/// How many lines are decoded at a time. The last class of a window is the start of the next one, so a longer text only
/// loses what evidence beyond a window would change.
pub(crate) const WINDOW: usize = 20_000;

/// Finds the most likely sequence of classes: Viterbi, forward and backward, in windows. Linear in the number of lines.
pub(crate) fn decode(emissions: &[ClassScores], transitions: &Transitions) -> Vec<LineClass> {
    let mut classes = Vec::with_capacity(emissions.len());
    let windows = emissions.chunks(WINDOW).count();
    for (index, window) in emissions.chunks(WINDOW).enumerate() {
        decode_window(window, index + 1 == windows, transitions, &mut classes);
    }
    classes
}

fn decode_window(window: &[ClassScores], is_last: bool, transitions: &Transitions, classes: &mut Vec<LineClass>) {
    let previous = classes.last().copied();
    let mut forward: Vec<ClassScores> = Vec::with_capacity(window.len());
    for emission in window {
        let before = match (forward.last(), previous) {
            (Some(above), _) => max_plus(&transitions.from, above),
            (None, Some(from)) => transitions.from[from as usize],
            (None, None) => transitions.start,
        };
        forward.push(sum(&before, emission));
    }
    // Backward: the class of each line, given that of the line below.
    let from = classes.len();
    classes.resize(from + window.len(), LineClass::Body);
    let mut after = if is_last { transitions.end } else { class_scores(|_| 0.0) };
    for (at, scores) in forward.iter().enumerate().rev() {
        let class = argmax(&sum(scores, &after));
        classes[from + at] = class;
        after = transitions.to[class as usize];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::model::model_file::Model;
    use crate::extract::model::scores::WIDTH;

    fn decode(emissions: &[ClassScores]) -> Vec<LineClass> {
        super::decode(emissions, &Model::built_in().transitions)
    }

    #[test]
    fn returning_from_the_tail_takes_several_paragraphs() {
        let line = |class: LineClass, score: f32| {
            let mut emission = [-9.0; WIDTH];
            emission[LineClass::TailBoilerplate as usize] = -0.7;
            emission[class as usize] = score;
            emission
        };
        let mut lines = vec![line(LineClass::Title, 3.0), line(LineClass::Body, 3.0), line(LineClass::TailEditor, 6.0)];
        lines.push(line(LineClass::Body, 3.0));
        assert_ne!(decode(&lines)[3], LineClass::Body);
        lines.extend([line(LineClass::Body, 3.0), line(LineClass::Body, 3.0), line(LineClass::Body, 3.0)]);
        assert_eq!(decode(&lines)[3..], [LineClass::Body; 4]);
    }

    #[test]
    fn a_long_text_is_decoded_in_windows() {
        let mut emission = [-9.0; WIDTH];
        emission[LineClass::Body as usize] = 3.0;
        let decoded = decode(&vec![emission; WINDOW + 3]);
        assert_eq!(decoded.len(), WINDOW + 3);
        assert!(decoded.iter().all(|class| *class == LineClass::Body));
    }
}
