//! The rule editor: proposes user rules from lines, and applies saved rules to every open document.

use crate::workspace::files::bulk::Sweep;
use crate::workspace::rules::rule_preview::{StoryLines, change_by_rules};
use crate::workspace::{Desk, Effect, Errand, Notice, Severity, Value};
use crate::article::{locate, offset_of};
use crate::packs::{OwnRule, Pattern, Then};
use crate::extract;
use crate::text::is_blank;
use std::ops::Range;
use std::time::Duration;

/// The most patterns proposed at a time, from as many selected lines.
const MOST: usize = 8;

/// An action on user rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleAction {
    /// Opens the rule editor with patterns proposed from these lines.
    Teach {
        /// What the rules do.
        then: Then,
        /// The lines, as in the document.
        lines: Vec<String>,
    },
    /// Opens the rule editor for the rule at this index.
    Edit(usize),
    /// Saves the rules in the rule editor.
    Save {
        /// What the rules do.
        then: Then,
        /// The pattern of each rule.
        patterns: Vec<String>,
    },
    /// Closes the rule editor without saving.
    Cancel,
    /// Enables or disables a rule.
    Switch {
        /// The index of the rule.
        index: usize,
        /// Whether it is enabled.
        on: bool,
    },
    /// Deletes the rule at this index.
    Delete(usize),
    /// Restores the rule that was deleted last.
    PutBack,
}

/// The content of the rule editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaching {
    /// What the rules do.
    pub then: Then,
    /// The proposed patterns, one rule for each.
    pub drafts: Vec<Draft>,
    /// The index of the rule being edited; `None` for new rules.
    pub editing: Option<usize>,
}

/// A proposed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The pattern.
    pub pattern: String,
    /// The line it was proposed from.
    pub taught: String,
}

impl Desk {
    pub(crate) fn rule(&mut self, action: RuleAction, now: Duration) -> Vec<Effect> {
        match action {
            RuleAction::Teach { then, lines } => self.teach(then, &lines),
            RuleAction::Edit(index) => self.teaching = self.teaching_of(index),
            RuleAction::Cancel => self.teaching = None,
            RuleAction::Save { then, patterns } => return self.save_rules(then, &patterns, now),
            RuleAction::Switch { index, on } => {
                let mut rules = self.packs.own_rules().to_vec();
                let Some(rule) = rules.get_mut(index) else { return Vec::new() };
                rule.on = on;
                return self.keep_rules(rules);
            }
            RuleAction::Delete(index) => {
                let mut rules = self.packs.own_rules().to_vec();
                if index >= rules.len() {
                    return Vec::new();
                }
                let rule = rules.remove(index);
                self.tell(Notice::info("rule-deleted").with("pattern", Value::Text(rule.pattern.text().to_owned())));
                let effects = self.keep_rules(rules);
                self.deleted_rule = Some((index, rule));
                return effects;
            }
            RuleAction::PutBack => {
                let Some((index, rule)) = self.deleted_rule.take() else { return Vec::new() };
                let mut rules = self.packs.own_rules().to_vec();
                rules.insert(index.min(rules.len()), rule);
                return self.keep_rules(rules);
            }
        }
        Vec::new()
    }

    /// Proposes rules from the selected lines, or from the line at the caret.
    pub(crate) fn teach_from_caret(&mut self, then: Then) {
        let lines = self.active().map_or_else(Vec::new, |story| lines_at(story.article(), &story.selected));
        if lines.is_empty() {
            self.tell(Notice::info("no-line-here"));
        } else {
            self.teach(then, &lines);
        }
    }

    fn teach(&mut self, then: Then, lines: &[String]) {
        let mut drafts: Vec<Draft> = Vec::new();
        for line in lines.iter().filter(|line| !is_blank(line)) {
            let pattern = extract::propose(line, &self.packs);
            if drafts.len() < MOST && drafts.iter().all(|known| known.pattern != pattern) {
                drafts.push(Draft { pattern, taught: line.clone() });
            }
        }
        self.teaching = (!drafts.is_empty()).then_some(Teaching { then, drafts, editing: None });
    }

    fn teaching_of(&self, index: usize) -> Option<Teaching> {
        let rule = self.packs.own_rules().get(index)?;
        let draft = Draft { pattern: rule.pattern.text().to_owned(), taught: rule.taught.clone() };
        Some(Teaching { then: rule.then, drafts: vec![draft], editing: Some(index) })
    }

    fn save_rules(&mut self, then: Then, patterns: &[String], now: Duration) -> Vec<Effect> {
        let Some(teaching) = self.teaching.clone() else { return Vec::new() };
        let Ok(patterns) = patterns.iter().map(|typed| Pattern::parse(typed)).collect::<Result<Vec<_>, _>>() else {
            return Vec::new();
        };
        self.teaching = None;
        let mut rules = self.packs.own_rules().to_vec();
        let mut editing = teaching.editing;
        for (at, pattern) in patterns.iter().enumerate() {
            let example = teaching.drafts.get(at).map_or("", |draft| draft.taught.as_str());
            let fresh = OwnRule::taught(pattern.clone(), then, example);
            let same = rules.iter().position(|known| known.pattern == *pattern);
            match editing.take().filter(|index| *index < rules.len()).or(same) {
                // Counts are kept if pattern and action stay the same.
                Some(index) if rules[index].pattern == *pattern && rules[index].then == then => rules[index].on = true,
                Some(index) => {
                    rules[index] = fresh;
                    if let Some(same) = same.filter(|same| *same != index) {
                        rules.remove(same);
                    }
                }
                None => rules.push(fresh),
            }
        }
        let before = self.packs.own_rules().to_vec();
        let effects = self.keep_rules(rules);
        self.sweep = Sweep::of_rule(before);
        let (lines, stories) = self.carry_out_rules(&patterns, then, now);
        let notice = Notice::info("rule-saved").count(patterns.len());
        self.tell_in_all(notice.with("lines", Value::Count(lines)).with("stories", Value::Count(stories)));
        effects
    }

    /// Applies rules to every open document, one undo step in each. Returns the number of changed lines and documents.
    fn carry_out_rules(&mut self, patterns: &[Pattern], then: Then, now: Duration) -> (usize, usize) {
        self.told_before = self.notices_given;
        let (mut lines, mut stories) = (0, 0);
        let mut rejected = None;
        for story in &mut self.stories {
            let matches = StoryLines::of(story).touched(story.article(), patterns, then);
            let Some(change) = change_by_rules(story.article(), &matches, patterns) else { continue };
            match story.change(change, None, now) {
                Ok(()) => {
                    lines += matches.iter().filter(|line| line.touch.changes()).count();
                    stories += 1;
                    self.sweep.note(story);
                }
                Err(error) => rejected = Some(error),
            }
        }
        if let Some(error) = rejected {
            self.refuse(&error);
        }
        (lines, stories)
    }

    /// Sets the user rules and saves them.
    pub(crate) fn keep_rules(&mut self, rules: Vec<OwnRule>) -> Vec<Effect> {
        let before = self.packs.own_rules().to_vec();
        self.deleted_rule = None;
        // Undoing an older rule would restore an outdated set of rules.
        self.sweep = Sweep::default();
        self.packs.set_own_rules(rules.clone());
        vec![Effect::Run(Errand::KeepRules { rules, before })]
    }

    /// The content of the rule editor; `None` while it is closed.
    #[must_use]
    pub fn teaching(&self) -> Option<&Teaching> {
        self.teaching.as_ref()
    }

    /// The rule that was deleted last and can be restored, with its former index.
    #[must_use]
    pub fn deleted_rule(&self) -> Option<&(usize, OwnRule)> {
        self.deleted_rule.as_ref()
    }

    /// Whether the current notice is about the rule that was deleted last.
    #[must_use]
    pub fn tells_of_deleted_rule(&self) -> bool {
        let is_about_rule =
            |notice: &Notice| notice.severity == Severity::Info && notice.message == "notice-rule-deleted";
        self.deleted_rule.is_some() && self.notice().is_some_and(is_about_rule)
    }
}

/// The non-blank lines of the manuscript that a range touches.
fn lines_at(article: &crate::article::Article, range: &Range<usize>) -> Vec<String> {
    let body = &article.body;
    let first = locate(body, range.start).0;
    let mut last = locate(body, range.end).0;
    // A selection that ends at the start of a line does not include that line.
    if last > first && offset_of(body, last) == range.end {
        last -= 1;
    }
    let lines = body.get(first..=last).unwrap_or_default();
    lines.iter().map(|block| block.text.clone()).filter(|text| !is_blank(text)).collect()
}
