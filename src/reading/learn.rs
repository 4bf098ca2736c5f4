//! Learning: weights from labelled stories. A conditional random field over the states of the grammar, with the votes
//! as they are for its ground and the weights kept small, so that what is learned only mends what the votes get wrong.

use super::decide::{Weighed, weigh};
use super::grammar::{Fate, STATES, State, Transitions};
use super::weights::{FEATURES, Weights};
use crate::article::Role;
use crate::packs::Packs;
use std::collections::HashMap;

/// A story whose lines a person has labelled.
#[derive(Clone, Debug)]
pub struct Labelled<'t> {
    /// The text as received.
    pub text: &'t str,
    /// The role of each line that is not blank, by its number, 1-based. Lines without one teach nothing.
    pub roles: HashMap<u32, Role>,
}

/// How to learn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lessons {
    /// How often all stories are gone through.
    pub rounds: usize,
    /// How strongly weights are pulled to nothing: the share of each that a round takes away.
    pub pull: f64,
    /// The same for states that only tell a field: a caption taken for text costs little, so more may be ventured.
    pub pull_of_fields: f64,
    /// How far a vote of weight 1 counts: the votes are divided by this where chances are reckoned.
    pub temper: f64,
    /// How much dearer it is to remove a line of the text than to take a line for another that also stays.
    pub text_costs: f64,
    /// The same for leaving a promo in the text.
    pub promo_costs: f64,
}

impl Default for Lessons {
    fn default() -> Self {
        Self { rounds: 40, pull: 0.6, pull_of_fields: 0.02, temper: 2.5, text_costs: 10.0, promo_costs: 1.0 }
    }
}

/// Learns weights from stories that were made ready.
#[must_use]
pub fn learn(stories: &[&Lesson], lessons: Lessons) -> Weights {
    let taught: Vec<Taught> = stories.iter().map(|story| Taught::of(story, lessons)).collect();
    let steps = Steps::new(lessons.temper);
    let mut learner =
        Learner { weights: vec![[0.0; STATES]; FEATURES], met: vec![[1.0e-6; STATES]; FEATURES], lessons };
    for _ in 0..lessons.rounds {
        for story in &taught {
            learner.go_through(story, &steps);
        }
        learner.pull_back();
    }
    for weight in learner.weights.iter_mut().flatten() {
        *weight *= lessons.temper;
    }
    Weights::from_features(&learner.weights)
}

/// A labelled story made ready: what is seen on its lines with the knowledge of some packs.
///
/// An outlet whose phrases were forgotten teaches what the place of a line and its neighbours tell, as for an outlet
/// that was never seen; one whose phrases are known teaches how far to trust them.
#[derive(Debug)]
pub struct Lesson(Vec<(Weighed, Option<Role>)>);

impl Lesson {
    /// Makes a story ready.
    #[must_use]
    pub fn new(story: &Labelled<'_>, packs: &Packs) -> Self {
        let weighed = weigh(story.text, packs.knowledge()).into_iter();
        Self(
            weighed.map(|line| (story.roles.get(&line.line).copied(), line)).map(|(role, line)| (line, role)).collect(),
        )
    }
}

/// A lesson with what its labels allow and what mistakes cost.
struct Taught {
    lines: Vec<TaughtLine>,
}

struct TaughtLine {
    features: Vec<usize>,
    votes: [f64; STATES],
    /// Whether the label allows the state.
    allowed: [bool; STATES],
    /// What a wrong state costs.
    costs: [f64; STATES],
}

impl Taught {
    fn of(story: &Lesson, lessons: Lessons) -> Self {
        let lines = story.0.iter().map(|(Weighed { votes, features, .. }, role)| {
            let role = *role;
            TaughtLine {
                features: features.clone(),
                votes: std::array::from_fn(|state| f64::from(votes[state]) / lessons.temper),
                allowed: State::ALL.map(|state| role.is_none_or(|role| state.role() == role)),
                costs: State::ALL.map(|state| role.map_or(0.0, |role| cost(role, state, lessons) / lessons.temper)),
            }
        });
        Self { lines: lines.collect() }
    }
}

fn cost(role: Role, state: State, lessons: Lessons) -> f64 {
    if state.role() == role {
        return 0.0;
    }
    let fate = State::ALL.into_iter().find(|other| other.role() == role).map(State::fate);
    match (fate, state.fate()) {
        (Some(Fate::Text), Fate::Removed) => lessons.text_costs,
        (Some(Fate::Removed), Fate::Text) if role == Role::Promo => lessons.promo_costs,
        _ => 1.0,
    }
}

/// The chances of each state after each other, not yet to scale.
struct Steps {
    start: [f64; STATES],
    between: [[f64; STATES]; STATES],
    end: [f64; STATES],
}

impl Steps {
    fn new(temper: f64) -> Self {
        let transitions = Transitions::new();
        let chance = |score: f32| (f64::from(score) / temper).exp();
        Self {
            start: State::ALL.map(|state| chance(Transitions::start(state))),
            between: State::ALL.map(|from| State::ALL.map(|to| chance(transitions.score(from, to)))),
            end: State::ALL.map(|state| chance(Transitions::end(state))),
        }
    }

    /// How likely each state is on each line, given how well each fits there.
    fn likelihoods(&self, fits: &[[f64; STATES]]) -> Vec<[f64; STATES]> {
        let mut forward: Vec<[f64; STATES]> = Vec::with_capacity(fits.len());
        for fit in fits {
            let mut reached = match forward.last() {
                None => self.start,
                Some(above) => {
                    let mut reached = [0.0; STATES];
                    for (from, row) in self.between.iter().enumerate() {
                        for (to, step) in row.iter().enumerate() {
                            reached[to] += above[from] * step;
                        }
                    }
                    reached
                }
            };
            for (state, chance) in reached.iter_mut().enumerate() {
                *chance *= fit[state];
            }
            scale(&mut reached);
            forward.push(reached);
        }
        let mut after = self.end;
        for (at, fit) in fits.iter().enumerate().rev() {
            let mut before = [0.0; STATES];
            for (from, row) in self.between.iter().enumerate() {
                before[from] = (0..STATES).map(|to| row[to] * fit[to] * after[to]).sum();
            }
            for (state, chance) in forward[at].iter_mut().enumerate() {
                *chance *= after[state];
            }
            scale(&mut forward[at]);
            scale(&mut before);
            after = before;
        }
        forward
    }
}

fn scale(chances: &mut [f64; STATES]) {
    let sum: f64 = chances.iter().sum();
    let sum = if sum > 0.0 { sum } else { 1.0 };
    for chance in chances {
        *chance /= sum;
    }
}

struct Learner {
    weights: Vec<[f64; STATES]>,
    /// The squares of all steps so far: what is met often is learned in ever smaller steps.
    met: Vec<[f64; STATES]>,
    lessons: Lessons,
}

impl Learner {
    fn go_through(&mut self, story: &Taught, steps: &Steps) {
        let scores: Vec<[f64; STATES]> = story.lines.iter().map(|line| self.scores(line)).collect();
        let fits = |line: &TaughtLine, scores: &[f64; STATES], taught: bool| {
            let highest = scores.iter().copied().fold(f64::MIN, f64::max);
            std::array::from_fn(|state| match (taught, line.allowed[state]) {
                (true, false) => 1.0e-30,
                (true, true) => (scores[state] - highest).exp() + 1.0e-18,
                (false, _) => (scores[state] - highest + line.costs[state]).exp(),
            })
        };
        let of = |taught| {
            let all: Vec<_> =
                story.lines.iter().zip(&scores).map(|(line, scores)| fits(line, scores, taught)).collect();
            steps.likelihoods(&all)
        };
        for ((line, wanted), found) in story.lines.iter().zip(of(true)).zip(of(false)) {
            for feature in &line.features {
                self.step(*feature, &std::array::from_fn(|state| wanted[state] - found[state]));
            }
        }
    }

    fn scores(&self, line: &TaughtLine) -> [f64; STATES] {
        let mut scores = line.votes;
        for feature in &line.features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*feature]) {
                *score += weight;
            }
        }
        scores
    }

    fn step(&mut self, feature: usize, towards: &[f64; STATES]) {
        const STRIDE: f64 = 0.1;
        for (state, way) in towards.iter().enumerate() {
            self.met[feature][state] += way * way;
            self.weights[feature][state] += STRIDE * way / (1.0 + self.met[feature][state]).sqrt();
        }
    }

    fn pull_back(&mut self) {
        for scores in &mut self.weights {
            for (state, weight) in State::ALL.into_iter().zip(scores) {
                let told = state.fate() == Fate::Told;
                *weight *= 1.0 - if told { self.lessons.pull_of_fields } else { self.lessons.pull };
            }
        }
    }
}
