//! The weights of transitions between line classes: how well one class follows another.

use crate::extract::line_class::{CLASS_COUNT, LineClass};
use crate::extract::model::scores::{ClassScores, WIDTH, class_scores};
use std::collections::BTreeMap;

/// The weight of a transition that the model file leaves out: it does not occur.
pub(crate) const IMPOSSIBLE: f32 = -16.0;

/// The weights of transitions, in log-odds, stored twice so that both directions are contiguous.
#[derive(Clone, Debug)]
pub(crate) struct Transitions {
    /// By the class of the line above.
    pub from: Vec<ClassScores>,
    /// By the class of the line below.
    pub to: Vec<ClassScores>,
    /// The weight of each class on the first line.
    pub start: ClassScores,
    /// The weight of each class on the last line.
    pub end: ClassScores,
}

impl Transitions {
    /// Builds the tables from the weight of each pair, the class of the line above first.
    pub fn new(start: ClassScores, end: ClassScores, weight: impl Fn(LineClass, LineClass) -> f32) -> Self {
        let mut table = Self {
            from: vec![[IMPOSSIBLE; WIDTH]; CLASS_COUNT],
            to: vec![[IMPOSSIBLE; WIDTH]; CLASS_COUNT],
            start,
            end,
        };
        for from in LineClass::ALL {
            for to in LineClass::ALL {
                let score = weight(from, to);
                table.from[from as usize][to as usize] = score;
                table.to[to as usize][from as usize] = score;
            }
        }
        table
    }

    /// From the entries of the model file.
    pub fn from_maps(
        start: &BTreeMap<LineClass, f32>,
        end: &BTreeMap<LineClass, f32>,
        pairs: &BTreeMap<LineClass, BTreeMap<LineClass, f32>>,
    ) -> Self {
        let at_edge =
            |map: &BTreeMap<LineClass, f32>| class_scores(|class| map.get(&class).copied().unwrap_or_default());
        Self::new(at_edge(start), at_edge(end), |from, to| {
            pairs.get(&from).and_then(|row| row.get(&to)).copied().unwrap_or(IMPOSSIBLE)
        })
    }
}
