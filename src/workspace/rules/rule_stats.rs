//! Statistics of user rules: how often the user accepted the result of a rule, and how often they overrode it.
//!
//! A line of a document counts at most once per rule in each direction. The state after a user action is compared with
//! the state before it, so removing and restoring a line again leaves no trace.

use crate::workspace::rules::rule_preview::{DocumentLines, LineRef};
use crate::workspace::state::rule_stats::{JudgedLine, RuleSnapshot, RuleVerdict, verdict};
use crate::workspace::{Action, Command, Document, DocumentId, EditAction, Effect, Workspace};
use redaksi_core::article::Article;
use redaksi_core::packs::{MatchAction, Packs, UserRule};

/// A deletion longer than this, in bytes, may have removed a whole line.
const MAX_TYPED_DELETION: usize = 16;

impl Workspace {
    /// Evaluates the rules before an action that may change decisions; `None` if the action cannot affect a rule.
    pub(crate) fn snapshot_rules(&self, action: &Action) -> Option<RuleSnapshot> {
        let decides = match action {
            Action::RunCommand(command) | Action::RunFromPalette(command) => matches!(
                command,
                Command::Undo
                    | Command::Redo
                    | Command::TogglePassage
                    | Command::KeepAtCaret
                    | Command::Clean
                    | Command::RestoreAll
            ),
            Action::Edit(edit) => match edit {
                EditAction::SetDecision { .. } | EditAction::RestoreExcluded(_) | EditAction::ConfirmExcluded(_) => {
                    true
                }
                EditAction::Splice { range, text } => text.len() + MAX_TYPED_DELETION < range.len(),
                EditAction::Paste { .. }
                | EditAction::PasteHtml { .. }
                | EditAction::SetLink { .. }
                | EditAction::SetField { .. }
                | EditAction::UseAlternativeEnd(_)
                | EditAction::ConfirmField(_)
                | EditAction::AddTags(_)
                | EditAction::RemoveTag(_)
                | EditAction::AcceptTags(_)
                | EditAction::RejectTag(_)
                | EditAction::MoveTag { .. }
                | EditAction::Replace(_)
                | EditAction::UndoBulk => false,
            },
            Action::File(_)
            | Action::View(_)
            | Action::Prompt(_)
            | Action::Rule(_)
            | Action::Recover(_)
            | Action::Versions(_)
            | Action::Revise(_)
            | Action::Bulk(_)
            | Action::Vocabulary(_)
            | Action::Export(_) => false,
        };
        let document = self.active().filter(|_| decides && !self.packs.user_rules().is_empty())?;
        Some(RuleSnapshot { document: document.id(), judged: evaluate_rules(document, &self.packs) })
    }

    /// Counts the lines that were overridden since the snapshot, and uncounts those that are again as their rule
    /// demands.
    pub(crate) fn record_overridden(&mut self, before: Option<RuleSnapshot>) -> Vec<Effect> {
        let Some(RuleSnapshot { document, judged: before }) = before else { return Vec::new() };
        let Some(now) = self.document(document).map(|document| evaluate_rules(document, &self.packs)) else {
            return Vec::new();
        };
        let mut rules = self.packs.user_rules().to_vec();
        let Some(document) = self.document_mut(document) else { return Vec::new() };
        let was = |line: u32| before.iter().find(|before| before.line == line).map(|before| before.verdict);
        let mut transitions: Vec<(u32, usize, bool)> = now
            .iter()
            .filter_map(|now| match (was(now.line), now.verdict) {
                (_, RuleVerdict::Followed) => Some((now.line, now.rule, false)),
                (Some(RuleVerdict::Followed), _) | (Some(RuleVerdict::Undecided), RuleVerdict::Overridden) => {
                    Some((now.line, now.rule, true))
                }
                _ => None,
            })
            .collect();
        // The user may also have deleted text that a rule kept.
        let is_in_body = |line: u32| document.article().body.iter().any(|block| block.lines.contains(&line));
        let kept = before.iter().filter(|before| {
            before.verdict == RuleVerdict::Followed
                && rules[before.rule].action == MatchAction::Keep
                && !is_in_body(before.line)
        });
        transitions.extend(kept.map(|before| (before.line, before.rule, true)));
        let mut changed = false;
        for (line, rule, is_undone) in transitions {
            let key = (line, rules[rule].pattern.text().to_owned());
            let undone = &mut rules[rule].overridden;
            if is_undone && document.rule_stats.overridden.insert(key.clone()) {
                *undone = undone.saturating_add(1);
                changed = true;
            } else if !is_undone && document.rule_stats.overridden.remove(&key) {
                *undone = undone.saturating_sub(1);
                changed = true;
            }
        }
        if changed { self.save_rule_stats(rules) } else { Vec::new() }
    }

    /// Counts the lines of a saved document that are as their rule demands.
    pub(crate) fn record_confirmed(&mut self, id: DocumentId) -> Vec<Effect> {
        let mut rules = self.packs.user_rules().to_vec();
        let Some(judged) = self.document(id).map(|document| evaluate_rules(document, &self.packs)) else {
            return Vec::new();
        };
        let Some(document) = self.document_mut(id) else { return Vec::new() };
        let fresh = document.rule_stats.add_confirmed(&judged, &rules);
        if fresh.is_empty() {
            return Vec::new();
        }
        for rule in fresh {
            rules[rule].confirmed = rules[rule].confirmed.saturating_add(1);
        }
        self.save_rule_stats(rules)
    }

    /// Marks the lines as counted without counting them: a document that was saved before has been counted then.
    pub(crate) fn mark_as_counted(&self, document: &mut Document) {
        let judged = evaluate_rules(document, &self.packs);
        document.rule_stats.add_confirmed(&judged, self.packs.user_rules());
    }

    /// Saves the rules with their new counts. A deleted rule can still be restored afterwards.
    fn save_rule_stats(&mut self, rules: Vec<UserRule>) -> Vec<Effect> {
        let (deleted, bulk_undo) = (self.deleted_rule.take(), std::mem::take(&mut self.batch.undo));
        let effects = self.set_user_rules(rules);
        (self.deleted_rule, self.batch.undo) = (deleted, bulk_undo);
        effects
    }
}

/// The verdict on each line that a user rule decides about.
fn evaluate_rules(document: &Document, packs: &Packs) -> Vec<JudgedLine> {
    let rules = packs.user_rules();
    if rules.is_empty() || !packs.has_enabled_rules() {
        return Vec::new();
    }
    let article = document.article();
    DocumentLines::new(document)
        .iter()
        .filter_map(|(at, form)| {
            let rule = packs.rule_for(form)?;
            let index = rules.iter().position(|own| std::ptr::eq(own, rule))?;
            Some(JudgedLine {
                line: source_line_of(article, *at)?,
                rule: index,
                verdict: verdict(article, *at, rule.action),
            })
        })
        .collect()
}

fn source_line_of(article: &Article, at: LineRef) -> Option<u32> {
    match at {
        LineRef::Block(index) => article.body.get(index)?.lines.first().copied(),
        LineRef::Excluded(index) => article.excluded.get(index).map(|aside| aside.line),
        LineRef::Metadata(_) => None,
    }
}
