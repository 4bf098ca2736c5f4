//! Viterbi decoding: finds the most likely sequence of line classes.

use crate::extract::line_class::{LineClass, LineOutcome};
use crate::extract::model::scores::{ClassScores, FORBIDDEN, argmax, class_scores, max_plus, max_score, sum};
use crate::extract::model::transitions::Transitions;
use std::sync::LazyLock;

/// How many lines are decoded at a time. The last class of a window is the start of the next one, so a longer text only
/// loses what evidence beyond a window would change.
pub(crate) const WINDOW: usize = 20_000;

/// The most likely sequence of classes, with a margin for each line.
pub(crate) struct ViterbiPath {
    pub classes: Vec<LineClass>,
    /// How much lower the best sequence scores in which the line has another outcome; never negative.
    pub margins: Vec<f32>,
}

/// Finds the most likely sequence: Viterbi, forward and backward, in windows. Linear in the number of lines.
pub(crate) fn decode(emissions: &[ClassScores], transitions: &Transitions) -> ViterbiPath {
    let mut decoded =
        ViterbiPath { classes: Vec::with_capacity(emissions.len()), margins: Vec::with_capacity(emissions.len()) };
    let mut previous: Option<LineClass> = None;
    let windows = emissions.chunks(WINDOW).count();
    for (index, window) in emissions.chunks(WINDOW).enumerate() {
        let last = index + 1 == windows;
        decode_window(window, previous, last, transitions, &mut decoded);
        previous = decoded.classes.last().copied();
    }
    decoded
}

fn decode_window(
    window: &[ClassScores],
    previous: Option<LineClass>,
    last: bool,
    transitions: &Transitions,
    decoded: &mut ViterbiPath,
) {
    let mut forward: Vec<ClassScores> = Vec::with_capacity(window.len());
    for emission in window {
        let before = match (forward.last(), previous) {
            (Some(above), _) => max_plus(&transitions.from, above),
            (None, Some(from)) => transitions.from[from as usize],
            (None, None) => transitions.start,
        };
        forward.push(sum(&before, emission));
    }
    // Backward: `after` is the best score of the lines below. The best sequence is read off on the way.
    let mut after = if last { transitions.end } else { class_scores(|_| 0.0) };
    let from = decoded.classes.len();
    decoded.classes.resize(from + window.len(), LineClass::Body);
    decoded.margins.resize(from + window.len(), 0.0);
    let mut next: Option<LineClass> = None;
    for (at, emission) in window.iter().enumerate().rev() {
        let through = sum(&forward[at], &after);
        let class = argmax(&next.map_or(through, |next| sum(&forward[at], &transitions.to[next as usize])));
        let others = &OTHER_OUTCOMES[class.outcome() as usize];
        let second = max_score(&sum(&through, others));
        decoded.classes[from + at] = class;
        decoded.margins[from + at] = (through[class as usize] - second).max(0.0);
        next = Some(class);
        after = max_plus(&transitions.to, &sum(emission, &after));
    }
}

/// For each outcome, a mask that excludes the classes with that outcome.
static OTHER_OUTCOMES: LazyLock<[ClassScores; 3]> = LazyLock::new(|| {
    [LineOutcome::Text, LineOutcome::Removed, LineOutcome::Metadata]
        .map(|outcome| class_scores(|class| if class.outcome() == outcome { FORBIDDEN } else { 0.0 }))
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::model::model_file::Model;
    use crate::extract::model::scores::WIDTH;

    fn decode(emissions: &[ClassScores]) -> ViterbiPath {
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
        assert_ne!(decode(&lines).classes[3], LineClass::Body);
        lines.extend([line(LineClass::Body, 3.0), line(LineClass::Body, 3.0), line(LineClass::Body, 3.0)]);
        assert_eq!(decode(&lines).classes[3..], [LineClass::Body; 4]);
    }

    #[test]
    fn a_long_text_is_decoded_in_windows() {
        let mut emission = [-9.0; WIDTH];
        emission[LineClass::Body as usize] = 3.0;
        let decoded = decode(&vec![emission; WINDOW + 3]);
        assert_eq!(decoded.classes.len(), WINDOW + 3);
        assert!(decoded.classes.iter().all(|class| *class == LineClass::Body));
    }
}
