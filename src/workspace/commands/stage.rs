//! The stage of a story: set by the user, and checked before it becomes ready.

use crate::workspace::state::view::Undecided;
use crate::workspace::{
    Document, DocumentId, Effect, FocusTarget, InspectorTab, MessageArg, Modal, Notice, NoticeKind, ReadyItem,
    Requirement, Workspace,
};
use redaksi_checks::{Finding, FindingLocation, Severity};
use redaksi_core::article::{SignOff, Stage, Transaction};
use std::time::Duration;

/// What is open in a story that is about to be marked ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenIssues {
    /// The findings of the checks, without recommendations.
    pub findings: Vec<Finding>,
    /// The number of certain promos that are still in the text.
    pub certain_promos: usize,
    /// The number of excluded lines of which the extraction was not certain.
    pub doubtful_lines: usize,
    /// Other items that the desk requires and the story does not have.
    pub missing: Vec<ReadyItem>,
    /// Items that the desk recommends and the story does not have; they do not count as open.
    pub recommended: Vec<ReadyItem>,
}

impl OpenIssues {
    /// Whether nothing is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total() == 0
    }

    /// The number of open issues.
    #[must_use]
    pub fn total(&self) -> usize {
        self.findings.len() + self.certain_promos + self.doubtful_lines + self.missing.len()
    }

    /// The findings, if each of them has a fix that needs no choice and nothing else is open: they can be fixed at once.
    #[must_use]
    pub fn clear_fixes(&self) -> Option<Vec<Finding>> {
        let has_others = self.certain_promos > 0 || self.doubtful_lines > 0 || !self.missing.is_empty();
        let is_clear = |finding: &Finding| finding.clear_fix().is_some();
        (!has_others && !self.findings.is_empty() && self.findings.iter().all(is_clear)).then(|| self.findings.clone())
    }

    /// The codes to record when the user overrides them, one per issue.
    fn codes(&self) -> Vec<String> {
        let found = self.findings.iter().map(|finding| finding.rule.code());
        let promos = std::iter::repeat_n("promo-in-text", self.certain_promos);
        let lines = std::iter::repeat_n("line-doubtful", self.doubtful_lines);
        let missing = self.missing.iter().map(|item| item.code());
        found.chain(promos).chain(lines).chain(missing).map(str::to_owned).collect()
    }
}

impl Document {
    /// The stage: the one that the user set, else whether anybody has worked on the story. A save does not count as work.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let is_touched = self.was_worked_on || self.is_recovered() || self.history().undo_name().is_some();
        self.article().stage.unwrap_or(if is_touched { Stage::InProgress } else { Stage::Received })
    }
}

impl Workspace {
    /// What is open before a document can be marked ready.
    #[must_use]
    pub fn open_issues(&self, document: &Document) -> OpenIssues {
        let list = self.findings(document);
        let is_required = |item| self.ready_list().requirement(item) == Requirement::Required;
        let is_open = |finding: &&Finding| match &finding.location {
            FindingLocation::Passage(_) => is_required(ReadyItem::Promos),
            _ => match finding.severity {
                Severity::Error => is_required(ReadyItem::Errors),
                Severity::Warning => is_required(ReadyItem::Warnings),
                Severity::Hint => false,
            },
        };
        OpenIssues {
            findings: list.findings().filter(is_open).cloned().collect(),
            certain_promos: if is_required(ReadyItem::Promos) { document.promo_counts().certain } else { 0 },
            doubtful_lines: if is_required(ReadyItem::DoubtfulLines) {
                document.article().doubtful_line_count()
            } else {
                0
            },
            missing: self.unmet_items(document, Requirement::Required),
            recommended: self.unmet_items(document, Requirement::Recommended),
        }
    }

    /// Marks the active document ready. If anything is open, asks first, unless `overrides` is set; what was open is
    /// then recorded with the name of the user.
    pub(crate) fn mark_ready(&mut self, overrides: bool, now: Duration) {
        let Some(issues) = self.active().map(|document| self.open_issues(document)) else { return };
        if !overrides && !issues.is_empty() {
            self.modals.open(Modal::Ready);
            return;
        }
        self.modals.close(Modal::is_ready);
        self.set_stage(Stage::Ready, now);
    }

    /// Sets the stage of the active document, without asking.
    pub(crate) fn set_stage(&mut self, stage: Stage, now: Duration) {
        let Some(document) = self.active() else { return };
        let (change, overridden) = self.stage_change(document, stage);
        if let Some(change) = change {
            self.apply_transaction(change, None, now);
        }
        let notice = if stage == Stage::Ready {
            let recommended = self.active().map_or(0, |document| self.open_issues(document).recommended.len());
            let notice = Notice::info(NoticeKind::MarkedReady).with_count(overridden);
            notice.with_arg("recommended", MessageArg::Count(recommended))
        } else {
            Notice::info(NoticeKind::StageSet).with_arg("stage", stage_label(stage))
        };
        self.notify(notice);
    }

    /// Sets the stage of several documents as one bulk operation. If anything is open in documents that are to become ready, asks
    /// first, as for a single one.
    pub(crate) fn set_stage_or_ask(&mut self, ids: Vec<DocumentId>, stage: Stage, now: Duration) {
        let has_issues = |id: &DocumentId| self.document(*id).is_some_and(|story| !self.open_issues(story).is_empty());
        if stage == Stage::Ready && ids.iter().any(has_issues) {
            self.modals.open(Modal::ReadySeveral(ids));
        } else {
            self.set_stage_of_several(&ids, stage, now);
        }
    }

    /// Marks the documents of the open dialog ready; what is open in each is recorded with it.
    pub(crate) fn mark_several_ready(&mut self, now: Duration) {
        let ids = self.modals.close(Modal::is_ready_several).and_then(Modal::try_as_ready_several);
        self.set_stage_of_several(&ids.unwrap_or_default(), Stage::Ready, now);
    }

    /// Closes the dialog about what is open, and goes to the first issue that it lists.
    pub(crate) fn review_first_issue(&mut self) -> Vec<Effect> {
        self.modals.close(Modal::is_ready);
        let several = self.modals.close(Modal::is_ready_several).and_then(Modal::try_as_ready_several);
        let has_issues = |id: &DocumentId| self.document(*id).is_some_and(|story| !self.open_issues(story).is_empty());
        if let Some(first) = several.and_then(|ids| ids.into_iter().find(has_issues)) {
            self.documents.activate(first);
        }
        let Some(document) = self.active() else { return Vec::new() };
        let (id, issues) = (document.id(), self.open_issues(document));
        let undecided = document.undecided();
        let is_certain = |undecided: &&Undecided| {
            let at = document.article().passage_at(undecided.place.start);
            let passage = at.and_then(|passage| document.article().passage(passage));
            undecided.doubtful_line.is_none() && passage.is_some_and(|passage| passage.reason.is_certain())
        };
        // In the order of the list in the dialog.
        let in_text = if issues.certain_promos > 0 {
            undecided.iter().find(is_certain)
        } else if issues.doubtful_lines > 0 {
            undecided.iter().find(|undecided| undecided.doubtful_line.is_some())
        } else {
            None
        };
        if let Some(undecided) = in_text.cloned() {
            self.go_to_undecided(id, undecided);
            return Vec::new();
        }
        let is_promo = |finding: &&Finding| matches!(finding.location, FindingLocation::Passage(_));
        if let Some(promo) = issues.findings.iter().find(is_promo) {
            self.go_to_one_finding(promo);
        } else if let Some(item) = issues.missing.first() {
            return self.go_to_item(*item);
        } else if let Some(finding) = issues.findings.first() {
            self.go_to_one_finding(finding);
        }
        Vec::new()
    }

    /// Goes to where an item of the ready list is met.
    fn go_to_item(&mut self, item: ReadyItem) -> Vec<Effect> {
        match (item, item.field()) {
            (_, Some(field)) => {
                self.view.request_focus(FocusTarget::Field(field));
                Vec::new()
            }
            (ReadyItem::DoubtfulFields, None) => {
                let field = self.active().and_then(|document| document.first_doubtful_field(&self.packs));
                if let Some(field) = field {
                    self.view.request_focus(FocusTarget::Field(field));
                }
                Vec::new()
            }
            (ReadyItem::Original, None) => {
                self.show_attach_original();
                Vec::new()
            }
            (ReadyItem::Comments | ReadyItem::LeftOut, None) => self.show_tab(InspectorTab::Checks),
            (_, None) => self.show_tab(InspectorTab::Metadata),
        }
    }

    /// Sets the stage of several documents, without asking, as one bulk operation.
    pub(crate) fn set_stage_of_several(&mut self, ids: &[DocumentId], stage: Stage, now: Duration) {
        let (mut changes, mut open) = (Vec::new(), 0);
        for id in ids {
            let Some(document) = self.document(*id) else { continue };
            if let (Some(change), overridden) = self.stage_change(document, stage) {
                changes.push((*id, change));
                open += usize::from(overridden > 0);
            }
        }
        let changed = self.apply_to_several(changes, now);
        let notice = Notice::info(NoticeKind::StageSetEvery).with_count(changed).with_arg("stage", stage_label(stage));
        self.notify_all_documents(notice.with_arg("open", MessageArg::Count(open)));
    }

    /// The change that sets the stage, and the number of open issues that it overrides. A change to *ready* records them,
    /// and the name of the user. No change if the stage is set already.
    fn stage_change(&self, document: &Document, stage: Stage) -> (Option<Transaction>, usize) {
        let sign_off = (stage == Stage::Ready).then(|| SignOff {
            by: self.settings.user_name.trim().to_owned(),
            overridden: self.open_issues(document).codes(),
        });
        let overridden = sign_off.as_ref().map_or(0, |sign_off| sign_off.overridden.len());
        (document.article().set_stage(stage, sign_off), overridden)
    }
}

fn stage_label(stage: Stage) -> MessageArg {
    MessageArg::Message(format!("stage-{}", stage.code()))
}
