//! The keys that decide at the caret: about the passage there, or about an excluded line beside the paragraph.

use crate::workspace::state::view::{DecidedPlace, FindingStop, Undecided};
use crate::workspace::{Document, DocumentId, Notice, NoticeKind, Workspace};
use redaksi_core::article::{
    Article, Decision, DoubtfulLine, ExcludedGroup, PassageId, Transaction, TransactionName, locate_offset,
};
use std::ops::RangeInclusive;
use std::time::Duration;

/// How many decisions can be undone so that the caret goes back to them.
const MAX_DECIDED_PLACES: usize = 200;

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
        let visited = self.view.finding.as_ref()?;
        match visited.stop {
            FindingStop::ExcludedLine(line) if self.documents.active_id() == Some(visited.document) => Some(line),
            _ => None,
        }
    }

    fn find_doubtful_line_at_caret(&self) -> Option<DoubtfulLine> {
        let article = self.active()?.article();
        // Mostly no line is in doubt, and grouping all lines takes longer.
        (article.doubtful_line_count() > 0).then(|| self.doubtful_line_at_caret(&article.excluded_groups())).flatten()
    }

    /// The excluded line that the key restores: the one in doubt that the keys decide about, else the first one that is
    /// unfolded above the paragraph at the caret, or below it. `groups` are the groups of excluded lines of the active document.
    #[must_use]
    pub fn excluded_line_at_caret(&self, groups: &[ExcludedGroup]) -> Option<DoubtfulLine> {
        if let Some(line) = self.doubtful_line_at_caret(groups) {
            return Some(line);
        }
        let document = self.active()?;
        if document.article().passage_at(document.caret_offset).is_some() {
            return None;
        }
        let block = locate_offset(&document.article().body, document.caret_offset).0;
        let mut beside = [block, block + 1].into_iter().flat_map(|before| self.unfolded_lines(groups, before..=before));
        beside.next()
    }

    /// The excluded lines that the key restores: those between the selected paragraphs, else the one at the caret.
    fn lines_to_restore(&self, groups: &[ExcludedGroup]) -> Vec<DoubtfulLine> {
        let Some(document) = self.active() else { return Vec::new() };
        let (body, selected) = (&document.article().body, document.selection());
        let (first, last) = (locate_offset(body, selected.start).0, locate_offset(body, selected.end).0);
        if first < last && !self.is_finding_selected() {
            return self.unfolded_lines(groups, first + 1..=last).collect();
        }
        self.excluded_line_at_caret(groups).into_iter().collect()
    }

    /// The excluded lines that are shown unfolded above blocks of the active document.
    fn unfolded_lines<'a>(
        &'a self,
        groups: &'a [ExcludedGroup],
        before: RangeInclusive<usize>,
    ) -> impl Iterator<Item = DoubtfulLine> + 'a {
        let groups = groups.iter().filter(move |group| before.contains(&group.before));
        let document = self.active();
        groups.flat_map(move |group| {
            group.lines.iter().filter_map(move |index| {
                let line = document?.article().excluded.get(*index)?;
                let is_shown = line.is_doubtful() || self.is_group_unfolded(document?, group);
                is_shown.then_some(DoubtfulLine { index: *index, line: line.line, before: group.before })
            })
        })
    }

    /// Whether the lines of a group of excluded lines are shown below its thin line.
    #[must_use]
    pub fn is_group_unfolded(&self, document: &Document, group: &ExcludedGroup) -> bool {
        let first = group.lines.first().and_then(|index| document.article().excluded.get(*index));
        self.view.shows_excluded || first.is_some_and(|first| self.view.unfolded.contains(&(document.id(), first.line)))
    }

    /// Unfolds a group of excluded lines, or folds it: the source line of its first line.
    pub(crate) fn toggle_group(&mut self, document: DocumentId, first_line: u32) {
        if !self.view.unfolded.remove(&(document, first_line)) {
            self.view.unfolded.insert((document, first_line));
        }
        self.view.unfold_count += 1;
    }

    /// Increases with each group of excluded lines that is folded or unfolded.
    #[must_use]
    pub fn unfold_count(&self) -> u64 {
        self.view.unfold_count
    }

    /// Removes the passage at the caret, or restores it if it is removed. A line in doubt stays excluded, without doubt. At a
    /// place that the user went to, the next undecided one follows.
    pub(crate) fn remove_or_restore_at_caret(&mut self, now: Duration) {
        let from = self.place_to_decide();
        if let Some(line) = self.find_doubtful_line_at_caret() {
            self.confirm_excluded(line.index, now);
        } else {
            self.decide_at_caret(now, |article, id| {
                if article.is_passage_published(id) { Decision::Removed } else { Decision::Undecided }
            });
        }
        self.go_on_after_decision(from);
    }

    /// Keeps the passage at the caret as text, or restores the excluded line at the caret, or those between the selected
    /// paragraphs, into the body. At a place that the user went to, the next undecided one follows.
    pub(crate) fn keep_at_caret(&mut self, now: Duration) {
        let from = self.place_to_decide();
        let groups = self.active().map(|document| document.article().excluded_groups()).unwrap_or_default();
        match self.lines_to_restore(&groups)[..] {
            [] if self.has_folded_lines_at_caret(&groups) => self.notify(Notice::info(NoticeKind::LinesFoldedHere)),
            [] => self.decide_at_caret(now, |_, _| Decision::KeptAsText),
            [line] => self.restore_excluded(line.index, now),
            ref several => self.restore_lines(several, now),
        }
        self.go_on_after_decision(from);
    }

    /// Whether excluded lines beside the paragraph at the caret are folded, and the caret is at no passage.
    fn has_folded_lines_at_caret(&self, groups: &[ExcludedGroup]) -> bool {
        let Some(document) = self.active() else { return false };
        let block = locate_offset(&document.article().body, document.caret_offset).0;
        let is_beside = |group: &ExcludedGroup| (block..=block + 1).contains(&group.before) && !group.lines.is_empty();
        document.article().passage_at(document.caret_offset).is_none() && groups.iter().any(is_beside)
    }

    /// Restores several excluded lines into the body, as one step.
    fn restore_lines(&mut self, lines: &[DoubtfulLine], now: Duration) {
        self.transact(now, |article| {
            let (mut after, mut edits) = (article.clone(), Vec::new());
            for line in lines {
                let index = after.excluded.iter().position(|excluded| excluded.line == line.line)?;
                let change = after.restore_excluded(index)?;
                after.apply_all(change.edits.clone()).ok()?;
                edits.extend(change.edits);
            }
            Some(Transaction { name: TransactionName::RestoreLine, edits })
        });
    }

    /// The undecided place at the caret, if the user went to it by a key or a click that leads to such places.
    fn place_to_decide(&self) -> Option<DecidedPlace> {
        let document = self.active().filter(|_| self.settings.goes_on_after_decision)?;
        let finding = self.view.finding.clone().filter(|visited| visited.document == document.id())?;
        let is_here = |undecided: &Undecided| match (&finding.stop, undecided.doubtful_line) {
            (FindingStop::Text(range), None) => *range == undecided.place,
            (FindingStop::ExcludedLine(line), Some(doubtful)) => *line == doubtful,
            _ => false,
        };
        let here = document.undecided().into_iter().find(|undecided| is_here(undecided) && self.is_at(undecided))?;
        Some(DecidedPlace { finding, selection: here.place, state: document.history().state() })
    }

    /// After a decision at that place, goes to the next undecided one of the story, or says that there is none.
    fn go_on_after_decision(&mut self, from: Option<DecidedPlace>) {
        let Some((from, document)) = from.zip(self.active()) else { return };
        let (id, state) = (document.id(), document.history().state());
        if id != from.finding.document || state == from.state {
            return;
        }
        let undecided = document.undecided();
        let next =
            undecided.iter().find(|next| next.place.start >= from.selection.start).or(undecided.first()).cloned();
        self.view.decided.truncate(MAX_DECIDED_PLACES);
        self.view.decided.insert(0, from);
        if let Some(next) = next {
            self.go_to_undecided(id, next);
        } else {
            let others = self.documents.iter().filter(|other| !other.undecided().is_empty()).count();
            self.notify(Notice::info(NoticeKind::DecidedHere).with_count(others));
        }
    }

    /// After an undo, goes back to where the undone decision led on from.
    pub(crate) fn go_back_to_decision(&mut self) {
        let Some((id, state)) = self.active().map(|document| (document.id(), document.history().state())) else {
            return;
        };
        let is_undone = |place: &DecidedPlace| place.finding.document == id && place.state == state;
        let Some(at) = self.view.decided.iter().position(is_undone) else { return };
        let DecidedPlace { finding, selection, .. } = self.view.decided.remove(at);
        self.go_to_stop(finding, Some(selection));
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
