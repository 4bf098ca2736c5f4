//! The scores of transitions between line classes, from the patterns in the model file.

use crate::extract::line_class::{CLASS_COUNT, LineClass, Section};
use crate::extract::model::scores::{ClassScores, FORBIDDEN, WIDTH, class_scores};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The transitions as the model file gives them. In each list, the first pattern that matches applies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TransitionScores {
    /// The score of the first line, by the section of its class.
    start: BTreeMap<Section, f32>,
    /// The score of the first line for some classes, in place of that of their section.
    start_class: BTreeMap<LineClass, f32>,
    /// The score of the last line; zero for classes that are left out.
    end: BTreeMap<LineClass, f32>,
    /// The score of going from one section to another or staying in it. The last pattern matches all.
    sections: Vec<SectionPattern>,
    /// The score of two classes on adjacent lines, added to the former; zero if no pattern matches.
    adjacent: Vec<AdjacentPattern>,
}

/// A pattern for the sections of two adjacent lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionPattern {
    change: SectionChange,
    /// The classes of the second line; empty for all classes.
    #[serde(default)]
    to: Vec<LineClass>,
    score: f32,
}

/// From which section to which.
#[derive(Clone, Copy, Debug, Deserialize)]
enum SectionChange {
    Any,
    Stay,
    Into(Section),
    Between(Section, Section),
}

/// A pattern for the classes of two adjacent lines. An empty list is for all classes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdjacentPattern {
    #[serde(default)]
    from: Vec<LineClass>,
    #[serde(default)]
    to: Vec<LineClass>,
    score: f32,
}

impl SectionPattern {
    fn matches(&self, from: LineClass, to: LineClass) -> bool {
        let (before, after) = (from.section(), to.section());
        let is_change = match self.change {
            SectionChange::Any => true,
            SectionChange::Stay => before == after,
            SectionChange::Into(section) => after == section,
            SectionChange::Between(one, other) => before == one && after == other,
        };
        is_change && contains(&self.to, to)
    }
}

fn contains(classes: &[LineClass], class: LineClass) -> bool {
    classes.is_empty() || classes.contains(&class)
}

/// The transition scores, stored twice so that both directions are contiguous.
#[derive(Clone, Debug)]
pub(crate) struct Transitions {
    /// By the class of the line above.
    pub from: Vec<ClassScores>,
    /// By the class of the line below.
    pub to: Vec<ClassScores>,
    /// The score of each class on the first line.
    pub start: ClassScores,
    /// The score of each class on the last line.
    pub end: ClassScores,
}

impl Transitions {
    /// Builds the tables from the patterns.
    pub fn new(scores: &TransitionScores) -> Self {
        let section = |from, to| {
            let pattern = scores.sections.iter().find(|pattern| pattern.matches(from, to));
            pattern.map_or(FORBIDDEN, |pattern| pattern.score)
        };
        let adjacent = |from, to| {
            let matches = |pattern: &&AdjacentPattern| contains(&pattern.from, from) && contains(&pattern.to, to);
            scores.adjacent.iter().find(matches).map_or(0.0, |pattern| pattern.score)
        };
        let start = |class: LineClass| {
            let of_section = || scores.start.get(&class.section()).copied().unwrap_or_default();
            scores.start_class.get(&class).copied().unwrap_or_else(of_section)
        };
        let mut table = Self {
            from: vec![[FORBIDDEN; WIDTH]; CLASS_COUNT],
            to: vec![[FORBIDDEN; WIDTH]; CLASS_COUNT],
            start: class_scores(start),
            end: class_scores(|class| scores.end.get(&class).copied().unwrap_or_default()),
        };
        for from in LineClass::ALL {
            for to in LineClass::ALL {
                let score = section(from, to) + adjacent(from, to);
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
}
