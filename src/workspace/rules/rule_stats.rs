//! Statistics of user rules: how often the user accepted the result of a rule, and how often they overrode it.
//!
//! A line of a document counts at most once per rule in each direction. The state after a user action is compared with
//! the state before it, so removing and restoring a line again leaves no trace.

use crate::workspace::rules::rule_preview::{LineAt, StoryLines, Touch};
use crate::workspace::{Action, Command, Desk, Effect, Story, StoryId};
use crate::article::{Article, Decision};
use crate::packs::{OwnRule, Packs, Then};
use std::collections::HashSet;

/// A deletion longer than this, in bytes, may have removed a whole line.
const DELETION: usize = 16;

/// A line of a document, by its line number in the source text, and the pattern of the rule that decides about it.
type Counted = (u32, String);

/// The lines of one document that were already counted.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    right: HashSet<Counted>,
    undone: HashSet<Counted>,
}

/// How a line relates to the rule that decides about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// The line is as the rule demands.
    So,
    /// The rule marked the line, and the user has not decided yet.
    Open,
    /// The user decided against the rule.
    Otherwise,
}

/// A line that a user rule decides about.
#[derive(Debug)]
struct Judged {
    line: u32,
    rule: usize,
    standing: Standing,
}

/// The verdicts on the lines of a document before an action.
#[derive(Debug)]
pub(crate) struct Before {
    story: StoryId,
    judged: Vec<Judged>,
}

impl Desk {
    /// Evaluates the rules before an action that may change decisions; `None` if the action cannot affect a rule.
    pub(crate) fn before(&self, action: &Action) -> Option<Before> {
        let decides = match action {
            Action::Decide { .. } | Action::PutBack(_) => true,
            Action::Splice { range, text } => text.len() + DELETION < range.len(),
            Action::Do(command) => matches!(
                command,
                Command::Undo | Command::Redo | Command::TogglePassage | Command::Clean | Command::RestoreAll
            ),
            _ => false,
        };
        let story = self.active().filter(|_| decides && !self.packs.own_rules().is_empty())?;
        Some(Before { story: story.id(), judged: judge(story, &self.packs) })
    }

    /// Counts the lines that were overridden since the snapshot, and uncounts those that are again as their rule
    /// demands.
    pub(crate) fn count_undone(&mut self, before: Option<Before>) -> Vec<Effect> {
        let Some(Before { story, judged: before }) = before else { return Vec::new() };
        let Some(now) = self.story(story).map(|story| judge(story, &self.packs)) else { return Vec::new() };
        let mut rules = self.packs.own_rules().to_vec();
        let Some(story) = self.story_mut(story) else { return Vec::new() };
        let was = |line: u32| before.iter().find(|before| before.line == line).map(|before| before.standing);
        let mut transitions: Vec<(u32, usize, bool)> = now
            .iter()
            .filter_map(|now| match (was(now.line), now.standing) {
                (_, Standing::So) => Some((now.line, now.rule, false)),
                (Some(Standing::So), _) | (Some(Standing::Open), Standing::Otherwise) => {
                    Some((now.line, now.rule, true))
                }
                _ => None,
            })
            .collect();
        // The user may also have deleted text that a rule kept.
        let is_in_body = |line: u32| story.article().body.iter().any(|block| block.lines.contains(&line));
        let kept = before.iter().filter(|before| {
            before.standing == Standing::So && rules[before.rule].then == Then::Keep && !is_in_body(before.line)
        });
        transitions.extend(kept.map(|before| (before.line, before.rule, true)));
        let mut changed = false;
        for (line, rule, is_undone) in transitions {
            let key = (line, rules[rule].pattern.text().to_owned());
            let undone = &mut rules[rule].undone;
            if is_undone && story.counts.undone.insert(key.clone()) {
                *undone = undone.saturating_add(1);
                changed = true;
            } else if !is_undone && story.counts.undone.remove(&key) {
                *undone = undone.saturating_sub(1);
                changed = true;
            }
        }
        if changed { self.keep_counts(rules) } else { Vec::new() }
    }

    /// Counts the lines of a saved document that are as their rule demands.
    pub(crate) fn count_right(&mut self, id: StoryId) -> Vec<Effect> {
        let mut rules = self.packs.own_rules().to_vec();
        let Some(judged) = self.story(id).map(|story| judge(story, &self.packs)) else { return Vec::new() };
        let Some(story) = self.story_mut(id) else { return Vec::new() };
        let fresh = story.counts.note_right(&judged, &rules);
        if fresh.is_empty() {
            return Vec::new();
        }
        for rule in fresh {
            rules[rule].right = rules[rule].right.saturating_add(1);
        }
        self.keep_counts(rules)
    }

    /// Marks the lines as counted without counting them: a document that was saved before has been counted then.
    pub(crate) fn note_as_counted(&self, story: &mut Story) {
        let judged = judge(story, &self.packs);
        story.counts.note_right(&judged, self.packs.own_rules());
    }

    /// Saves the rules with their new counts. A deleted rule can still be restored afterwards.
    fn keep_counts(&mut self, rules: Vec<OwnRule>) -> Vec<Effect> {
        let (deleted, sweep) = (self.deleted_rule.take(), std::mem::take(&mut self.sweep));
        let effects = self.keep_rules(rules);
        (self.deleted_rule, self.sweep) = (deleted, sweep);
        effects
    }
}

impl Counts {
    /// Records the lines that are as their rule demands, and returns the rule index of each line not recorded before.
    fn note_right(&mut self, judged: &[Judged], rules: &[OwnRule]) -> Vec<usize> {
        let followed = judged.iter().filter(|judged| judged.standing == Standing::So);
        followed
            .filter(|judged| self.right.insert((judged.line, rules[judged.rule].pattern.text().to_owned())))
            .map(|judged| judged.rule)
            .collect()
    }
}

/// The verdict on each line that a user rule decides about.
fn judge(story: &Story, packs: &Packs) -> Vec<Judged> {
    let rules = packs.own_rules();
    if rules.is_empty() || !packs.has_rules() {
        return Vec::new();
    }
    let article = story.article();
    StoryLines::of(story)
        .iter()
        .filter_map(|(at, form)| {
            let rule = packs.rule_for(form)?;
            let index = rules.iter().position(|own| std::ptr::eq(own, rule))?;
            Some(Judged { line: number_of(article, *at)?, rule: index, standing: standing(article, *at, rule.then) })
        })
        .collect()
}

fn number_of(article: &Article, at: LineAt) -> Option<u32> {
    match at {
        LineAt::Block(index) => article.body.get(index)?.lines.first().copied(),
        LineAt::Aside(index) => article.aside.get(index).map(|aside| aside.line),
        LineAt::Told(_) => None,
    }
}

fn standing(article: &Article, at: LineAt, then: Then) -> Standing {
    let whole = match at {
        LineAt::Block(index) => article.body[index].whole_passage().and_then(|id| article.passage(id)),
        LineAt::Aside(_) | LineAt::Told(_) => None,
    };
    let is_open = whole.is_some_and(|passage| passage.decision == Decision::Open);
    match crate::workspace::rules::rule_preview::touch(article, at, then) {
        Touch::IsOut | Touch::IsAside | Touch::IsText => Standing::So,
        Touch::TakesOut | Touch::Keeps if is_open => Standing::Open,
        _ => Standing::Otherwise,
    }
}
