//! The keys that decide at the caret: about the passage there, or about an excluded line in doubt beside the paragraph.

use crate::workspace::state::view::FindingStop;
use crate::workspace::{Notice, NoticeKind, Workspace};
use redaksi_core::article::{Article, Decision, DoubtfulLine, ExcludedGroup, PassageId, locate_offset};
use std::time::Duration;

impl Workspace {
    /// The excluded line in doubt that the keys decide about: the one that the user went to, else the first one above the
    /// paragraph at the caret, else the first one below it. `None` if the caret is at a passage, about which the keys
    /// decide then. `groups` are the groups of excluded lines of the active document.
    #[must_use]
    pub fn doubtful_line_at_caret(&self, groups: &[ExcludedGroup]) -> Option<DoubtfulLine> {
        let document = self.active()?;
        let article = document.article();
        let lines = || article.doubtful_lines(groups);
        if let Some(chosen) = self.chosen_doubtful_line()
            && let Some(line) = lines().find(|line| line.line == chosen)
            && document.place_above(line.before) == document.caret_offset
        {
            return Some(line);
        }
        if article.passage_at(document.caret_offset).is_some() {
            return None;
        }
        let block = locate_offset(&article.body, document.caret_offset).0;
        let beside = |before: usize| lines().find(|line| line.before == before);
        beside(block).or_else(|| beside(block + 1))
    }

    /// The number, in the source text, of the excluded line in doubt that the user went to last.
    #[must_use]
    pub fn chosen_doubtful_line(&self) -> Option<u32> {
        match &self.view.finding {
            Some((id, FindingStop::ExcludedLine(line))) if self.documents.active_id() == Some(*id) => Some(*line),
            _ => None,
        }
    }

    fn find_doubtful_line_at_caret(&self) -> Option<DoubtfulLine> {
        let article = self.active()?.article();
        // Mostly no line is in doubt, and grouping all lines takes longer.
        (article.doubtful_line_count() > 0).then(|| self.doubtful_line_at_caret(&article.excluded_groups())).flatten()
    }

    /// Removes the passage at the caret, or restores it if it is removed. A line in doubt stays excluded, without doubt.
    pub(crate) fn remove_or_restore_at_caret(&mut self, now: Duration) {
        if let Some(line) = self.find_doubtful_line_at_caret() {
            self.confirm_excluded(line.index, now);
            return;
        }
        self.decide_at_caret(now, |article, id| {
            if article.is_passage_published(id) { Decision::Removed } else { Decision::Undecided }
        });
    }

    /// Keeps the passage at the caret as text. A line in doubt is restored into the body.
    pub(crate) fn keep_at_caret(&mut self, now: Duration) {
        if let Some(line) = self.find_doubtful_line_at_caret() {
            self.restore_excluded(line.index, now);
            return;
        }
        self.decide_at_caret(now, |_, _| Decision::KeptAsText);
    }

    /// Ends a promo at its other likely place.
    pub(crate) fn use_alternative_end(&mut self, id: PassageId, now: Duration) {
        self.transact(now, |article| article.use_alternative_end(id));
    }

    /// Ends the promo at the caret at its other likely place.
    pub(crate) fn use_other_end_at_caret(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let article = document.article();
        let promo = article.passage_at(document.caret_offset).filter(|id| article.alternative_range(*id).is_some());
        match promo {
            Some(id) => self.use_alternative_end(id, now),
            None => self.notify(Notice::info(NoticeKind::NothingToDecideHere)),
        }
    }

    /// Confirms that a line in doubt is no part of the story, and says how many are left.
    pub(crate) fn confirm_excluded(&mut self, index: usize, now: Duration) {
        self.transact(now, |article| article.confirm_excluded(index));
        let left = self.active().map_or(0, |document| document.article().doubtful_line_count());
        self.notify(Notice::info(NoticeKind::LineLeftOut).with_count(left));
    }

    fn decide_at_caret(&mut self, now: Duration, decision: impl FnOnce(&Article, PassageId) -> Decision) {
        let Some(document) = self.active() else { return };
        let article = document.article();
        let Some(id) = article.passage_at(document.caret_offset) else {
            self.notify(Notice::info(NoticeKind::NothingToDecideHere));
            return;
        };
        let decision = decision(article, id);
        self.transact(now, |article| article.decide(id, decision));
    }
}
