//! The rule editor: proposes user rules from lines, and applies saved rules to every open document.

use crate::workspace::rules::rule_preview::DocumentLines;
use crate::workspace::rules::rule_preview::rules_transaction;
use crate::workspace::state::batch::BulkUndo;
use crate::workspace::state::rule_draft::{PatternDraft, RuleAction, RuleDraft};
use crate::workspace::{Effect, Job, MessageArg, Modal, Notice, NoticeKind, Workspace};
use redaksi_core::article::{block_offset, locate_offset};
use redaksi_core::extract;
use redaksi_core::packs::{MatchAction, Pattern, UserRule};
use redaksi_core::text::is_blank;
use std::ops::Range;
use std::time::Duration;

/// The most patterns proposed at a time, from as many selected lines.
const MAX_PATTERNS: usize = 8;

impl Workspace {
    pub(crate) fn handle_rule_action(&mut self, action: RuleAction, now: Duration) -> Vec<Effect> {
        match action {
            RuleAction::Propose { action, lines } => self.propose_rules(action, &lines),
            RuleAction::Edit(index) => {
                let draft = self.rule_draft_for(index);
                self.edit_rule(draft);
            }
            RuleAction::Cancel => self.edit_rule(None),
            RuleAction::Save { action, patterns } => return self.save_rules(action, &patterns, now),
            RuleAction::SetEnabled { index, enabled } => {
                let mut rules = self.packs.user_rules().to_vec();
                let Some(rule) = rules.get_mut(index) else { return Vec::new() };
                rule.enabled = enabled;
                return self.set_user_rules(rules);
            }
            RuleAction::Delete(index) => {
                let mut rules = self.packs.user_rules().to_vec();
                if index >= rules.len() {
                    return Vec::new();
                }
                let rule = rules.remove(index);
                self.notify(
                    Notice::info(NoticeKind::RuleDeleted)
                        .with_arg("pattern", MessageArg::Text(rule.pattern.text().to_owned())),
                );
                let effects = self.set_user_rules(rules);
                self.deleted_rule = Some((index, rule));
                return effects;
            }
            RuleAction::RestoreDeleted => {
                let Some((index, rule)) = self.deleted_rule.take() else { return Vec::new() };
                let mut rules = self.packs.user_rules().to_vec();
                rules.insert(index.min(rules.len()), rule);
                return self.set_user_rules(rules);
            }
        }
        Vec::new()
    }

    /// Proposes rules from the selected lines, or from the line at the caret.
    pub(crate) fn propose_rules_at_caret(&mut self, action: MatchAction) {
        let lines =
            self.active().map_or_else(Vec::new, |document| selected_lines(document.article(), &document.selection));
        if lines.is_empty() {
            self.notify(Notice::info(NoticeKind::NoLineHere));
        } else {
            self.propose_rules(action, &lines);
        }
    }

    fn propose_rules(&mut self, action: MatchAction, lines: &[String]) {
        let mut drafts: Vec<PatternDraft> = Vec::new();
        for line in lines.iter().filter(|line| !is_blank(line)) {
            let pattern = extract::suggest_pattern(line, &self.packs);
            if drafts.len() < MAX_PATTERNS && drafts.iter().all(|known| known.pattern != pattern) {
                drafts.push(PatternDraft { pattern, example: line.clone() });
            }
        }
        self.edit_rule((!drafts.is_empty()).then_some(RuleDraft { action, drafts, editing: None }));
    }

    /// Opens the rule editor with a draft, or closes it.
    fn edit_rule(&mut self, draft: Option<RuleDraft>) {
        match draft {
            Some(draft) => self.modals.open(Modal::RuleEditor(draft)),
            None => self.modals.retain(|modal| !modal.is_rule_editor()),
        }
    }

    fn rule_draft_for(&self, index: usize) -> Option<RuleDraft> {
        let rule = self.packs.user_rules().get(index)?;
        let draft = PatternDraft { pattern: rule.pattern.text().to_owned(), example: rule.example.clone() };
        Some(RuleDraft { action: rule.action, drafts: vec![draft], editing: Some(index) })
    }

    fn save_rules(&mut self, action: MatchAction, patterns: &[String], now: Duration) -> Vec<Effect> {
        let Some(rule_draft) = self.rule_draft().cloned() else { return Vec::new() };
        let Ok(patterns) = patterns.iter().map(|typed| Pattern::parse(typed)).collect::<Result<Vec<_>, _>>() else {
            return Vec::new();
        };
        self.edit_rule(None);
        let mut rules = self.packs.user_rules().to_vec();
        let mut editing = rule_draft.editing;
        for (at, pattern) in patterns.iter().enumerate() {
            let example = rule_draft.drafts.get(at).map_or("", |draft| draft.example.as_str());
            let fresh = UserRule::from_line(pattern.clone(), action, example);
            let same = rules.iter().position(|known| known.pattern == *pattern);
            match editing.take().filter(|index| *index < rules.len()).or(same) {
                // Counts are kept if pattern and action stay the same.
                Some(index) if rules[index].pattern == *pattern && rules[index].action == action => {
                    rules[index].enabled = true;
                }
                Some(index) => {
                    rules[index] = fresh;
                    if let Some(same) = same.filter(|same| *same != index) {
                        rules.remove(same);
                    }
                }
                None => rules.push(fresh),
            }
        }
        let before = self.packs.user_rules().to_vec();
        let effects = self.set_user_rules(rules);
        self.batch.undo = BulkUndo::for_rules(before);
        let (lines, documents) = self.apply_rules(&patterns, action, now);
        let notice = Notice::info(NoticeKind::RuleSaved).with_count(patterns.len());
        self.notify_all_documents(
            notice.with_arg("lines", MessageArg::Count(lines)).with_arg("stories", MessageArg::Count(documents)),
        );
        effects
    }

    /// Applies rules to every open document, one undo step in each. Returns the number of changed lines and documents.
    fn apply_rules(&mut self, patterns: &[Pattern], action: MatchAction, now: Duration) -> (usize, usize) {
        self.notices.mark_stale();
        let (mut lines, mut documents) = (0, 0);
        let mut rejected = None;
        for document in self.documents.iter_mut() {
            let matches = DocumentLines::new(document).matches(document.article(), patterns, action);
            let Some(change) = rules_transaction(document.article(), &matches, patterns) else { continue };
            match document.apply(change, None, now) {
                Ok(()) => {
                    lines += matches.iter().filter(|line| line.effect.has_effect()).count();
                    documents += 1;
                    self.batch.undo.record(document);
                }
                Err(error) => rejected = Some(error),
            }
        }
        if let Some(error) = rejected {
            self.notify_edit_rejected(&error);
        }
        (lines, documents)
    }

    /// Sets the user rules and saves them.
    pub(crate) fn set_user_rules(&mut self, rules: Vec<UserRule>) -> Vec<Effect> {
        let before = self.packs.user_rules().to_vec();
        self.deleted_rule = None;
        // Undoing an older rule would restore an outdated set of rules.
        self.batch.undo = BulkUndo::default();
        self.packs.set_user_rules(rules.clone());
        vec![Effect::RunJob(Job::SaveUserRules { rules, before })]
    }

    /// The content of the rule editor; `None` while it is closed.
    #[must_use]
    pub fn rule_draft(&self) -> Option<&RuleDraft> {
        self.modals.find(Modal::try_as_rule_editor_ref)
    }

    /// The rule that was deleted last and can be restored, with its former index.
    #[must_use]
    pub fn deleted_rule(&self) -> Option<&(usize, UserRule)> {
        self.deleted_rule.as_ref()
    }

    /// Whether the current notice is about the rule that was deleted last.
    #[must_use]
    pub fn is_deleted_rule_notice_shown(&self) -> bool {
        let is_about_rule = |notice: &Notice| notice.kind == NoticeKind::RuleDeleted;
        self.deleted_rule.is_some() && self.current_notice().is_some_and(is_about_rule)
    }
}

/// The non-blank lines of the body text that a range touches.
fn selected_lines(article: &redaksi_core::article::Article, range: &Range<usize>) -> Vec<String> {
    let body = &article.body;
    let first = locate_offset(body, range.start).0;
    let mut last = locate_offset(body, range.end).0;
    // A selection that ends at the start of a line does not include that line.
    if last > first && block_offset(body, last) == range.end {
        last -= 1;
    }
    let lines = body.get(first..=last).unwrap_or_default();
    lines.iter().map(|block| block.text.clone()).filter(|text| !is_blank(text)).collect()
}
