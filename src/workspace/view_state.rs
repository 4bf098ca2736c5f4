//! View state: panels, search bar, focus mode and keyboard focus.

use crate::workspace::state::view::{FocusTarget, InspectorTab};
use crate::workspace::{DocumentId, Effect, Modal, Notice, NoticeKind, Place, Settings, Workspace};
use redaksi_core::checks::{finding_range, run_checks};

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
            FocusTarget::Panel(_) => settings.panels.inspector = false,
        })
    }

    /// Selects the next or previous finding in the text, wrapping around at the ends.
    pub(crate) fn go_to_finding(&mut self, is_forward: bool) {
        let Some(document) = self.active_mut() else { return };
        let mut places: Vec<_> = run_checks(document.article())
            .iter()
            .filter_map(|finding| finding_range(document.article(), finding))
            .collect();
        places.sort_by_key(|place| place.start);
        let selection = document.selection();
        let next = if is_forward {
            places
                .iter()
                .find(|place| place.start > selection.start || place.start == selection.start && selection.is_empty())
                .or(places.first())
        } else {
            places.iter().rev().find(|place| place.start < selection.start).or(places.last())
        };
        match next.cloned() {
            Some(place) => {
                document.set_selection(place.start, place.end);
                self.view.request_focus(FocusTarget::Editor);
            }
            None => self.notify(Notice::info(NoticeKind::NoFindings)),
        }
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
