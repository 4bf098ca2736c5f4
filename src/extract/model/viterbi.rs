//! Line classes in four sections from masthead to tail, the scores of transitions between them, and Viterbi decoding.

use crate::extract::model::scores::{NEVER, Scores, WIDTH, best_of, best_score, best_through, by_state, in_wide_steps, sum};
use crate::article::Role;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// How many lines are decoded at a time. The last class of a window is the start of the next one, so a longer text only
/// loses what evidence beyond a window would change.
pub(crate) const WINDOW: usize = 20_000;

/// The classes of lines: each is a role in a section. The sections follow each other in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub(crate) enum State {
    // Masthead section: above the headline.
    Mast,
    MastDate,
    MastCaption,
    // Head section: the headline and the lines around it, up to the text.
    Title,
    HeadChrome,
    HeadDate,
    HeadByline,
    HeadCaption,
    HeadCredit,
    Standfirst,
    HeadPromo,
    HeadCard,
    HeadEditor,
    HeadSource,
    // Body section: the text.
    Dateline,
    Body,
    Subhead,
    BodyCaption,
    BodyCredit,
    Promo,
    Card,
    BodyChrome,
    BodyEnd,
    // Tail section: below the story.
    TailEditor,
    TailSource,
    TailByline,
    TailDate,
    TagLabel,
    Tag,
    TailPromo,
    /// The first line of boilerplate below the story. It needs evidence of its own, the lines below it do not.
    TailOpen,
    TailChrome,
}

/// The number of classes.
pub(crate) const STATES: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Mast,
    Head,
    Body,
    Tail,
}

/// What happens to a line of a class. Confidence is measured between these outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It stays in the text.
    Text,
    /// It is removed, or proposed for removal.
    Removed,
    /// It fills a field.
    Told,
}

impl State {
    pub const ALL: [Self; STATES] = [
        Self::Mast,
        Self::MastDate,
        Self::MastCaption,
        Self::Title,
        Self::HeadChrome,
        Self::HeadDate,
        Self::HeadByline,
        Self::HeadCaption,
        Self::HeadCredit,
        Self::Standfirst,
        Self::HeadPromo,
        Self::HeadCard,
        Self::HeadEditor,
        Self::HeadSource,
        Self::Dateline,
        Self::Body,
        Self::Subhead,
        Self::BodyCaption,
        Self::BodyCredit,
        Self::Promo,
        Self::Card,
        Self::BodyChrome,
        Self::BodyEnd,
        Self::TailEditor,
        Self::TailSource,
        Self::TailByline,
        Self::TailDate,
        Self::TagLabel,
        Self::Tag,
        Self::TailPromo,
        Self::TailOpen,
        Self::TailChrome,
    ];

    fn zone(self) -> Zone {
        match self as u8 {
            0..=2 => Zone::Mast,
            3..=13 => Zone::Head,
            14..=22 => Zone::Body,
            _ => Zone::Tail,
        }
    }

    /// Whether it is a class of the section below the story.
    pub fn is_tail(self) -> bool {
        self.zone() == Zone::Tail
    }

    pub fn role(self) -> Role {
        match self {
            Self::Mast | Self::HeadChrome | Self::BodyChrome | Self::TailOpen | Self::TailChrome => Role::Chrome,
            Self::MastDate | Self::HeadDate | Self::TailDate => Role::Date,
            Self::Title => Role::Title,
            Self::HeadByline | Self::TailByline => Role::Byline,
            Self::MastCaption | Self::HeadCaption | Self::BodyCaption => Role::Caption,
            Self::HeadCredit | Self::BodyCredit => Role::Credit,
            Self::Standfirst | Self::Subhead => Role::Subhead,
            Self::HeadPromo | Self::HeadCard | Self::Promo | Self::Card | Self::TailPromo => Role::Promo,
            Self::HeadEditor | Self::TailEditor => Role::Editor,
            Self::HeadSource | Self::TailSource => Role::Source,
            Self::Dateline => Role::DatelineBody,
            Self::Body => Role::Body,
            Self::BodyEnd => Role::EndMark,
            Self::TagLabel | Self::Tag => Role::Tags,
        }
    }

    pub fn fate(self) -> Fate {
        match self.role() {
            Role::Body | Role::DatelineBody | Role::Subhead => Fate::Text,
            Role::Promo | Role::Chrome => Fate::Removed,
            _ => Fate::Told,
        }
    }
}

/// The transition scores, stored twice so that both directions are contiguous.
pub(crate) struct Transitions {
    /// By the class of the line above.
    from: Vec<Scores>,
    /// By the class of the line below.
    to: Vec<Scores>,
}

impl Transitions {
    pub fn new() -> Self {
        let mut table = Self { from: vec![[NEVER; WIDTH]; STATES], to: vec![[NEVER; WIDTH]; STATES] };
        for from in State::ALL {
            for to in State::ALL {
                let score = between_zones(from, to) + between_neighbours(from, to);
                table.from[from as usize][to as usize] = score;
                table.to[to as usize][from as usize] = score;
            }
        }
        table
    }

    /// The score of one class directly after another.
    pub fn score(&self, from: State, to: State) -> f32 {
        self.from[from as usize][to as usize]
    }

    /// The score of a class on the first line.
    pub fn start(to: State) -> f32 {
        match to.zone() {
            Zone::Mast => 0.0,
            Zone::Head => {
                if to == State::Title {
                    1.0
                } else {
                    -6.0
                }
            }
            Zone::Body => -4.0,
            Zone::Tail => -40.0,
        }
    }

    /// The score of a class on the last line.
    pub fn end(from: State) -> f32 {
        match from {
            State::Subhead => -4.0,
            State::Mast | State::MastDate | State::MastCaption => -6.0,
            _ => 0.0,
        }
    }
}

/// The score of going from one section to another. Returning from the tail costs more than one paragraph gains.
fn between_zones(from: State, to: State) -> f32 {
    match (from.zone(), to.zone()) {
        (a, b) if a == b => match (from, to) {
            (_, State::TailOpen) => -40.0,
            (_, State::Title) => -9.0,
            _ => 0.0,
        },
        (Zone::Mast, Zone::Head) => {
            match to {
                State::Title => 0.0,
                // A kicker above the headline.
                State::Standfirst => -12.0,
                _ => -20.0,
            }
        }
        (Zone::Mast, Zone::Body) => -6.0,
        (_, Zone::Tail) if to == State::TailChrome => -40.0,
        (Zone::Mast, Zone::Tail) => -30.0,
        (Zone::Head, Zone::Body) => 0.0,
        (Zone::Head, Zone::Tail) => -16.0,
        (Zone::Body, Zone::Tail) if matches!(to, State::TailOpen | State::TailPromo) => -6.5,
        (Zone::Body, Zone::Tail) => -3.0,
        (Zone::Tail, Zone::Body) => -11.0,
        _ => -40.0,
    }
}

/// The score of two classes on adjacent lines.
#[expect(clippy::match_same_arms, reason = "the first arm that matches applies, so equal arms cannot be merged")]
fn between_neighbours(from: State, to: State) -> f32 {
    use State::{
        Body, BodyCaption, BodyChrome, BodyCredit, BodyEnd, Card, Dateline, HeadCaption, HeadCard, HeadChrome,
        HeadCredit, HeadPromo, Promo, Standfirst, Subhead, Tag, TagLabel, TailChrome, TailEditor, TailOpen, TailSource,
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
        (Subhead, Promo | BodyChrome | BodyEnd) => -2.0,
        (Subhead, _) => -4.0,
        (BodyEnd, Body | Subhead | Dateline) => -6.0,
        (BodyEnd, TailOpen | TailEditor | TailSource | TagLabel) => 3.0,
        (TailEditor | TailSource, Body) => -2.0,
        (TailChrome, TailSource) => -9.0,
        (Body | Promo | BodyChrome | BodyCaption, Dateline) => -4.0,
        (Standfirst, Standfirst) => -0.5,
        (HeadCaption, HeadCredit) | (HeadCredit, HeadCaption) | (BodyCaption, BodyCredit) => 0.5,
        (HeadChrome, HeadChrome) => 0.3,
        _ => 0.0,
    }
}

/// The most likely sequence of classes, with a margin for each line.
pub(crate) struct Decoded {
    pub states: Vec<State>,
    /// How much lower the best sequence scores in which the line has another outcome; never negative.
    pub margins: Vec<f32>,
}

/// Finds the most likely sequence: Viterbi, forward and backward, in windows. Linear in the number of lines.
pub(crate) fn decode(emissions: &[Scores]) -> Decoded {
    static TRANSITIONS: LazyLock<Transitions> = LazyLock::new(Transitions::new);
    let transitions = &*TRANSITIONS;
    let mut decoded =
        Decoded { states: Vec::with_capacity(emissions.len()), margins: Vec::with_capacity(emissions.len()) };
    let mut previous: Option<State> = None;
    let windows = emissions.chunks(WINDOW).count();
    for (index, window) in emissions.chunks(WINDOW).enumerate() {
        let last = index + 1 == windows;
        in_wide_steps(
            #[inline(always)]
            || decode_window(window, previous, last, transitions, &mut decoded),
        );
        previous = decoded.states.last().copied();
    }
    decoded
}

#[expect(clippy::inline_always, reason = "it is compiled for several instruction sets")]
#[inline(always)]
fn decode_window(
    window: &[Scores],
    previous: Option<State>,
    last: bool,
    transitions: &Transitions,
    decoded: &mut Decoded,
) {
    let mut forward: Vec<Scores> = Vec::with_capacity(window.len());
    for emission in window {
        let before = match (forward.last(), previous) {
            (Some(above), _) => best_through(&transitions.from, above),
            (None, Some(from)) => transitions.from[from as usize],
            (None, None) => by_state(Transitions::start),
        };
        forward.push(sum(&before, emission));
    }
    // Backward: `after` is the best score of the lines below. The best sequence is read off on the way.
    let mut after = if last { by_state(Transitions::end) } else { by_state(|_| 0.0) };
    let from = decoded.states.len();
    decoded.states.resize(from + window.len(), State::Body);
    decoded.margins.resize(from + window.len(), 0.0);
    let mut next: Option<State> = None;
    for (at, emission) in window.iter().enumerate().rev() {
        let through = sum(&forward[at], &after);
        let state = best_of(&next.map_or(through, |next| sum(&forward[at], &transitions.to[next as usize])));
        let others = &OTHER_FATES[state.fate() as usize];
        let second = best_score(&sum(&through, others));
        decoded.states[from + at] = state;
        decoded.margins[from + at] = (through[state as usize] - second).max(0.0);
        next = Some(state);
        after = best_through(&transitions.to, &sum(emission, &after));
    }
}

/// For each outcome, a mask that excludes the classes with that outcome.
static OTHER_FATES: LazyLock<[Scores; 3]> = LazyLock::new(|| {
    [Fate::Text, Fate::Removed, Fate::Told].map(|fate| by_state(|state| if state.fate() == fate { NEVER } else { 0.0 }))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_numbered_in_their_order() {
        for (index, state) in State::ALL.into_iter().enumerate() {
            assert_eq!(state as usize, index);
        }
    }

    #[test]
    fn returning_from_the_tail_takes_several_paragraphs() {
        let line = |state: State, score: f32| {
            let mut emission = [-9.0; WIDTH];
            emission[State::TailChrome as usize] = -0.7;
            emission[state as usize] = score;
            emission
        };
        let mut lines = vec![line(State::Title, 3.0), line(State::Body, 3.0), line(State::TailEditor, 6.0)];
        lines.push(line(State::Body, 3.0));
        assert_ne!(decode(&lines).states[3], State::Body);
        lines.extend([line(State::Body, 3.0), line(State::Body, 3.0), line(State::Body, 3.0)]);
        assert_eq!(decode(&lines).states[3..], [State::Body; 4]);
    }

    #[test]
    fn a_long_text_is_decoded_in_windows() {
        let mut emission = [-9.0; WIDTH];
        emission[State::Body as usize] = 3.0;
        let decoded = decode(&vec![emission; WINDOW + 3]);
        assert_eq!(decoded.states.len(), WINDOW + 3);
        assert!(decoded.states.iter().all(|state| *state == State::Body));
    }
}
