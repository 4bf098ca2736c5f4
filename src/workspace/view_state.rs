//! View state: panels, search bar, focus mode and keyboard focus.

use crate::workspace::state::view::{FindingStop, FocusTarget, InspectorTab, VisitedFinding};
use crate::workspace::{Document, DocumentId, Effect, Modal, Notice, NoticeKind, Place, Settings, Workspace};
use redaksi_checks::{Finding, FindingLocation, finding_words};
use redaksi_core::article::{Article, FieldName};
use std::ops::Range;

impl Workspace {
    /// Changes the settings and saves them.
    pub(crate) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) -> Vec<Effect> {
        change(&mut self.settings);
        self.save_settings()
    }

    /// Changes the zoom by a number of percent points.
    pub(crate) fn zoom_by(&mut self, percent: i16) -> Vec<Effect> {
        self.change_settings(|settings| settings.set_zoom(settings.zoom_percent.saturating_add_signed(percent)))
    }

    /// Shows the document list and focuses it.
    pub(crate) fn show_document_list(&mut self) -> Vec<Effect> {
        self.view.is_focus_mode = false;
        self.view.request_focus(FocusTarget::DocumentList);
        self.change_settings(|settings| settings.panels.document_list = true)
    }

    /// Shows a panel of the inspector and focuses it.
    pub(crate) fn show_tab(&mut self, tab: InspectorTab) -> Vec<Effect> {
        self.view.is_focus_mode = false;
        self.view.request_focus(FocusTarget::Panel(tab));
        self.change_settings(|settings| (settings.panels.inspector, settings.panels.tab) = (true, tab))
    }

    /// Hides the document list or the inspector, and focuses the editor.
    pub(crate) fn hide_panel(&mut self, target: FocusTarget) -> Vec<Effect> {
        self.view.request_focus(FocusTarget::Editor);
        self.change_settings(|settings| match target {
            FocusTarget::Editor => {}
            FocusTarget::DocumentList => settings.panels.document_list = false,
            FocusTarget::Panel(_) | FocusTarget::Field(_) | FocusTarget::FieldWords(..) => {
                settings.panels.inspector = false;
            }
        })
    }

    /// Shows the source text beside the document, or hides it. An original that is shown there makes room for it.
    pub(crate) fn toggle_source(&mut self) -> Vec<Effect> {
        let is_original_shown = self.settings.panels.original
            && self.active().is_some_and(|document| document.article().original.is_some());
        self.view.request_side(false);
        self.change_settings(|settings| {
            if is_original_shown {
                (settings.panels.original, settings.panels.source) = (false, true);
            } else {
                settings.panels.source ^= true;
            }
        })
    }

    /// Shows the original beside the document, or hides it.
    pub(crate) fn toggle_original(&mut self) -> Vec<Effect> {
        self.view.request_side(true);
        self.change_settings(|settings| settings.panels.original ^= true)
    }

    /// What was last asked to be beside the document: the original (true) or the source text, and the number of requests so far.
    /// Where there is no room for it, it takes the place of the document.
    #[must_use]
    pub fn side_request(&self) -> (bool, u64) {
        (self.view.side.target, self.view.side.number)
    }

    /// Increases each time the context menu of the text is requested.
    #[must_use]
    pub fn text_menu_request(&self) -> u64 {
        self.view.text_menu_request
    }

    /// The finding that the user went to last, if the caret is still there.
    pub(crate) fn finding_of_stop(&self) -> Option<Finding> {
        let found = self.findings_of_stop();
        let nth = self.view.finding.as_ref().map_or(0, |visited| visited.nth);
        found.get(nth.min(found.len().saturating_sub(1))).cloned()
    }

    /// The finding that the user went to last, in the active document, if the caret is still there.
    fn current_stop(&self) -> Option<(&Document, &VisitedFinding)> {
        let document = self.active()?;
        let visited = self.view.finding.as_ref().filter(|visited| visited.document == document.id())?;
        let is_there = match &visited.stop {
            FindingStop::Text(range) => *range == document.selection(),
            FindingStop::Field(..) | FindingStop::ExcludedLine(_) => true,
        };
        is_there.then_some((document, visited))
    }

    /// The finding or line in doubt that the user went to last, if the caret is still there: its number, from 1, among all
    /// findings and lines in doubt, and their number.
    #[must_use]
    pub fn finding_position(&self) -> Option<(usize, usize)> {
        let (document, visited) = self.current_stop()?;
        let stops = finding_stops(document, self.findings(document).findings());
        Some((position_among(&stops, visited)? + 1, stops.len()))
    }

    /// The number of findings and lines in doubt of a document, as the keys for findings count them.
    #[must_use]
    pub fn finding_count(&self, document: &Document) -> usize {
        self.findings(document).open.len() + document.article().doubtful_line_count()
    }

    /// The findings at the place that the user went to last, if the caret is still there.
    fn findings_of_stop(&self) -> Vec<Finding> {
        let Some((document, visited)) = self.current_stop() else { return Vec::new() };
        let list = self.findings(document);
        let is_there = |finding: &&Finding| finding_stop(document.article(), finding).1 == visited.stop;
        list.findings().filter(is_there).cloned().collect()
    }

    /// The finding that the user went to last, if the caret is still there, and after it the others that lead to the same place.
    #[must_use]
    pub fn findings_here(&self) -> Vec<Finding> {
        let mut found = self.findings_of_stop();
        let nth = self.view.finding.as_ref().map_or(0, |visited| visited.nth).min(found.len().saturating_sub(1));
        found.rotate_left(nth);
        found
    }

    /// Hides the document list and the inspector, or shows both if neither is shown.
    pub(crate) fn toggle_panels(&mut self) -> Vec<Effect> {
        let panels = self.settings.panels;
        let has_list = panels.document_list && self.documents.len() > 1;
        let is_shown = !std::mem::take(&mut self.view.is_focus_mode) && (panels.inspector || has_list);
        if is_shown {
            self.view.request_focus(FocusTarget::Editor);
        }
        self.change_settings(|settings| {
            (settings.panels.document_list, settings.panels.inspector) = (!is_shown, !is_shown);
        })
    }

    /// Goes to the next or previous finding or line in doubt, wrapping around at the ends: fields first, then the text in
    /// order. Findings at the same place follow each other.
    pub(crate) fn go_to_finding(&mut self, is_forward: bool) {
        let Some(document) = self.active() else { return };
        let stops = finding_stops(document, self.findings(document).findings());
        let Some(last) = stops.len().checked_sub(1) else {
            let certain = document.promo_counts().certain;
            let kind = if certain > 0 { NoticeKind::OnlyCertainPromos } else { NoticeKind::NoFindings };
            self.notify(Notice::info(kind).with_count(certain));
            return;
        };
        let (id, selection) = (document.id(), document.selection());
        let starts_before = |(place, _): &StopPlace| {
            place.as_ref().is_none_or(|range| {
                range.start < selection.start || is_forward && range.start == selection.start && !selection.is_empty()
            })
        };
        let is_there = |at: &usize| stops[*at].0.as_ref().is_none_or(|range| *range == selection);
        let current = self.current_stop().and_then(|(_, visited)| position_among(&stops, visited)).filter(is_there);
        // With the caret at the start of the text, the fields come first; further down, the next one in the text is nearer.
        let is_at_start = is_forward && selection == (0..0);
        let before_caret = || if is_at_start { 0 } else { stops.iter().take_while(|stop| starts_before(stop)).count() };
        let next = if is_forward {
            Some(current.map_or_else(before_caret, |at| at + 1)).filter(|at| *at <= last)
        } else {
            current.unwrap_or_else(before_caret).checked_sub(1)
        };
        let wrapped = if is_forward { (0, NoticeKind::FindingsFromStart) } else { (last, NoticeKind::FindingsFromEnd) };
        let at = next.unwrap_or(wrapped.0);
        let nth = stops[..at].iter().filter(|(_, stop)| *stop == stops[at].1).count();
        let (place, stop) = stops[at].clone();
        self.go_to_stop(VisitedFinding { document: id, stop, nth }, place);
        if next.is_none() {
            let kind = if last == 0 && current.is_some() { NoticeKind::NoOtherFinding } else { wrapped.1 };
            self.notify(Notice::info(kind));
        }
    }

    /// Goes to a finding of the active document.
    pub(crate) fn go_to_one_finding(&mut self, finding: &Finding) {
        let Some(document) = self.active() else { return };
        let (id, (place, stop)) = (document.id(), finding_stop(document.article(), finding));
        let list = self.findings(document);
        let mut there = list.findings().filter(|other| finding_stop(document.article(), other).1 == stop);
        let nth = there.position(|other| other == finding).unwrap_or_default();
        self.go_to_stop(VisitedFinding { document: id, stop, nth }, place);
    }

    /// Selects the place of a finding in the text, or asks for the focus of the field that it is about.
    pub(crate) fn go_to_stop(&mut self, visited: VisitedFinding, place: Option<Range<usize>>) {
        match &visited.stop {
            FindingStop::Field(name, None) => self.view.request_focus(FocusTarget::Field(*name)),
            FindingStop::Field(name, Some(words)) => {
                self.view.request_focus(FocusTarget::FieldWords(*name, words.start, words.end));
            }
            FindingStop::Text(_) | FindingStop::ExcludedLine(_) => {
                if let Some((document, range)) = self.active_mut().zip(place) {
                    document.set_selection(range.start, range.end);
                    self.view.request_focus(FocusTarget::Editor);
                }
            }
        }
        self.view.finding = Some(visited);
    }

    /// Whether the selection is a finding that the user went to, and no choice of the user.
    #[must_use]
    pub fn is_finding_selected(&self) -> bool {
        let Some(document) = self.active() else { return false };
        let Some(visited) = &self.view.finding else { return false };
        matches!(&visited.stop, FindingStop::Text(range) if *range == document.selection())
            && visited.document == document.id()
    }

    /// Activates a document and selects a place in its text.
    pub(crate) fn go_to_place(&mut self, id: DocumentId, place: &Place) {
        self.documents.activate(id);
        if let (Place::Text(range), Some(document)) = (place, self.document_mut(id)) {
            document.set_selection(range.start, range.end);
        }
        self.view.request_focus(FocusTarget::Editor);
    }

    /// The open dialog.
    #[must_use]
    pub fn modal(&self) -> Option<&Modal> {
        self.modals.current()
    }

    /// Whether a dialog of a kind, such as `Modal::is_tour`, is open or waits behind another one.
    #[must_use]
    pub fn has_modal(&self, is_kind: impl Fn(&Modal) -> bool) -> bool {
        self.modals.find(|modal| is_kind(modal).then_some(())).is_some()
    }

    /// Whether a dialog is open, or a close waits for running writes: the window takes no other input.
    #[must_use]
    pub fn is_modal_open(&self) -> bool {
        self.modals.current().is_some() || self.closing.is_some()
    }

    /// Increases each time the go-to-paragraph dialog is requested; 0 while it is closed.
    #[must_use]
    pub fn goto_request(&self) -> u64 {
        self.modals.find(Modal::try_as_goto_ref).copied().unwrap_or(0)
    }

    /// Whether the text is shown without panels and toolbars.
    #[must_use]
    pub fn is_focus_mode(&self) -> bool {
        self.view.is_focus_mode
    }

    /// Whether the active document is shown as it will be published.
    #[must_use]
    pub fn is_reading_view(&self) -> bool {
        self.view.is_reading_view
    }

    /// Whether all excluded lines are shown where they stood in the document.
    #[must_use]
    pub fn shows_excluded(&self) -> bool {
        self.view.shows_excluded
    }

    /// The last requested focus target, and the number of requests so far.
    #[must_use]
    pub fn focus_request(&self) -> (FocusTarget, u64) {
        (self.view.focus.target, self.view.focus.number)
    }
}

/// The range of a finding in the body text, and the place that it leads to.
fn finding_stop(article: &Article, finding: &Finding) -> (Option<Range<usize>>, FindingStop) {
    match &finding.location {
        FindingLocation::Field(name) => return (None, FindingStop::Field(*name, None)),
        FindingLocation::FieldText(name, words) => return (None, FindingStop::Field(*name, Some(words.clone()))),
        FindingLocation::Text(_) | FindingLocation::Passage(_) | FindingLocation::Story => {}
    }
    let range = finding_words(article, finding).unwrap_or_default();
    (Some(range.clone()), FindingStop::Text(range))
}

/// A place that a finding leads to, with its range in the body text; `None` for a field.
type StopPlace = (Option<Range<usize>>, FindingStop);

/// The places of all findings and excluded lines in doubt, one for each: fields first, in their order, then the text in order. A
/// finding about the story as a whole leads to the beginning of the text.
fn finding_stops<'a>(document: &Document, findings: impl Iterator<Item = &'a Finding>) -> Vec<StopPlace> {
    let article = document.article();
    let groups = article.excluded_groups();
    let lines = article.doubtful_lines(&groups).map(|line| {
        let place = document.place_above(line.before);
        (Some(place..place), FindingStop::ExcludedLine(line.line))
    });
    // Excluded lines stand above the text at their place. The sort is stable, so that they stay in their order.
    let mut stops: Vec<StopPlace> = lines.chain(findings.map(|finding| finding_stop(article, finding))).collect();
    stops.sort_by_key(|(place, stop)| {
        let words = match stop {
            FindingStop::Field(name, words) => {
                let at = FieldName::ALL.iter().position(|field| field == name);
                (at.unwrap_or_default(), words.as_ref().map(|words| (words.start, words.end)))
            }
            FindingStop::Text(range) => (1, Some((range.end, 0))),
            FindingStop::ExcludedLine(_) => (0, None),
        };
        (place.as_ref().map(|range| range.start), words)
    });
    stops
}

/// The index of the finding that the user went to. If those before it at the same place are gone, it is the last one there.
fn position_among(stops: &[StopPlace], visited: &VisitedFinding) -> Option<usize> {
    let there = stops.iter().enumerate().filter(|(_, (_, stop))| *stop == visited.stop);
    there.take(visited.nth + 1).last().map(|(at, _)| at)
}
