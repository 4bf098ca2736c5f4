//! Viterbi decoding: the scores of transitions between line classes, and the most likely sequence of classes.

use crate::extract::line_class::{CLASS_COUNT, LineClass, LineOutcome, Section};
use crate::extract::model::scores::{ClassScores, FORBIDDEN, WIDTH, argmax, class_scores, max_plus, max_score, sum};
use std::sync::LazyLock;

/// How many lines are decoded at a time. The last class of a window is the start of the next one, so a longer text only
/// loses what evidence beyond a window would change.
pub(crate) const WINDOW: usize = 20_000;

/// The transition scores, stored twice so that both directions are contiguous.
pub(crate) struct Transitions {
    /// By the class of the line above.
    from: Vec<ClassScores>,
    /// By the class of the line below.
    to: Vec<ClassScores>,
}

impl Transitions {
    pub fn new() -> Self {
        let mut table = Self { from: vec![[FORBIDDEN; WIDTH]; CLASS_COUNT], to: vec![[FORBIDDEN; WIDTH]; CLASS_COUNT] };
        for from in LineClass::ALL {
            for to in LineClass::ALL {
                let score = section_score(from, to) + adjacency_score(from, to);
                table.from[from as usize][to as usize] = score;
                table.to[to as usize][from as usize] = score;
            }
        }
        table
    }

    /// The score of one class directly after another.
    pub fn score(&self, from: LineClass, to: LineClass) -> f32 {
        self.from[from as usize][to as usize]
    }

    /// The score of a class on the first line.
    pub fn start(to: LineClass) -> f32 {
        match to.section() {
            Section::Mast => 0.0,
            Section::Head => {
                if to == LineClass::Title {
                    1.0
                } else {
                    -6.0
                }
            }
            Section::Body => -4.0,
            Section::Tail => -40.0,
        }
    }

    /// The score of a class on the last line.
    pub fn end(from: LineClass) -> f32 {
        match from {
            LineClass::Subhead => -4.0,
            LineClass::Mast | LineClass::MastDate | LineClass::MastCaption => -6.0,
            _ => 0.0,
        }
    }
}

/// The score of going from one section to another. Returning from the tail costs more than one paragraph gains.
fn section_score(from: LineClass, to: LineClass) -> f32 {
    match (from.section(), to.section()) {
        (a, b) if a == b => match (from, to) {
            (_, LineClass::TailStart) => -40.0,
            (_, LineClass::Title) => -9.0,
            _ => 0.0,
        },
        (Section::Mast, Section::Head) => {
            match to {
                LineClass::Title => 0.0,
                // A kicker above the headline.
                LineClass::Standfirst => -12.0,
                _ => -20.0,
            }
        }
        (Section::Mast, Section::Body) => -6.0,
        (_, Section::Tail) if to == LineClass::TailBoilerplate => -40.0,
        (Section::Mast, Section::Tail) => -30.0,
        (Section::Head, Section::Body) => 0.0,
        (Section::Head, Section::Tail) => -16.0,
        (Section::Body, Section::Tail) if matches!(to, LineClass::TailStart | LineClass::TailPromo) => -6.5,
        (Section::Body, Section::Tail) => -3.0,
        (Section::Tail, Section::Body) => -11.0,
        _ => -40.0,
    }
}

/// The score of two classes on adjacent lines.
#[expect(clippy::match_same_arms, reason = "the first arm that matches applies, so equal arms cannot be merged")]
fn adjacency_score(from: LineClass, to: LineClass) -> f32 {
    use LineClass::{
        Body, BodyBoilerplate, BodyCaption, BodyCredit, BodyEnd, Card, Dateline, HeadBoilerplate, HeadCaption,
        HeadCard, HeadCredit, HeadPromo, Promo, Standfirst, Subhead, Tag, TagLabel, TailBoilerplate, TailEditor,
        TailSource, TailStart,
    };
    match (from, to) {
        (Promo, Card) | (HeadPromo, HeadCard) => 1.5,
        (Card, Card) | (HeadCard, HeadCard) => 1.2,
        (Card | HeadCard, Subhead) => -1.5,
        (Subhead, Card) => -11.0,
        (_, Card | HeadCard) => -9.0,
        (TagLabel, Tag) => 2.5,
        (Tag, Tag) => 1.6,
        (_, Tag) => -7.0,
        (Subhead, Body | BodyCaption | Dateline) => 0.5,
        (Subhead, Subhead) => -1.5,
        (Subhead, Promo | BodyBoilerplate | BodyEnd) => -2.0,
        (Subhead, _) => -4.0,
        (BodyEnd, Body | Subhead | Dateline) => -6.0,
        (BodyEnd, TailStart | TailEditor | TailSource | TagLabel) => 3.0,
        (TailEditor | TailSource, Body) => -2.0,
        (TailBoilerplate, TailSource) => -9.0,
        (Body | Promo | BodyBoilerplate | BodyCaption, Dateline) => -4.0,
        (Standfirst, Standfirst) => -0.5,
        (HeadCaption, HeadCredit) | (HeadCredit, HeadCaption) | (BodyCaption, BodyCredit) => 0.5,
        (HeadBoilerplate, HeadBoilerplate) => 0.3,
        _ => 0.0,
    }
}

/// The most likely sequence of classes, with a margin for each line.
pub(crate) struct ViterbiPath {
    pub classes: Vec<LineClass>,
    /// How much lower the best sequence scores in which the line has another outcome; never negative.
    pub margins: Vec<f32>,
}

/// Finds the most likely sequence: Viterbi, forward and backward, in windows. Linear in the number of lines.
pub(crate) fn decode(emissions: &[ClassScores]) -> ViterbiPath {
    static TRANSITIONS: LazyLock<Transitions> = LazyLock::new(Transitions::new);
    let transitions = &*TRANSITIONS;
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
            (None, None) => class_scores(Transitions::start),
        };
        forward.push(sum(&before, emission));
    }
    // Backward: `after` is the best score of the lines below. The best sequence is read off on the way.
    let mut after = if last { class_scores(Transitions::end) } else { class_scores(|_| 0.0) };
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
