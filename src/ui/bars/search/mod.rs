//! Find and replace: a bar below the story with the list of results. Opening it does not move the text.

mod bar;
pub(crate) mod results;

use crate::ui::bars::search::results::{MatchContext, MatchExcerpt, ResultRow, match_excerpts, result_rows};
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{margin, space};
use crate::ui::widgets::text_field::{focused_widget_center, keep_arrow_keys_in};
use crate::ui::widgets::word_marks::SearchHighlights;
use crate::workspace::{
    Action, Document, DocumentId, EditAction, Hit, ReplaceRequest, SearchScope, ViewAction, Workspace,
    field_or_body_text,
};
use egui::{Frame, Key, Modifiers, Panel, Pos2, Rect, Ui};
use redaksi_core::article::{FieldName, body_text, body_text_slice};
use redaksi_core::text::{SearchQuery, Searcher, is_blank};
use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

/// The widget id of the field for the query.
const FIND_FIELD: &str = "find";

/// The widget id of the field for the replacement.
const REPLACE_FIELD: &str = "find-with";

/// The maximum context shown before a hit, in characters; also the longest selection that becomes the query, in bytes.
const CONTEXT_BEFORE: usize = 36;

/// The maximum context shown after a hit, in characters; cut off at the width of the list.
const CONTEXT_AFTER: usize = 160;

/// The state of the find bar: query, replacement, options and results.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags of one frame")]
pub struct SearchBar {
    query: SearchQuery,
    replacement: String,
    scope: SearchScope,
    /// The hash of the text above the searched selection; `None` if the scope is not a selection.
    prefix_hash: Option<u64>,
    /// The last value of `Workspace::finding` that was handled.
    handled_request: u64,
    results: SearchResults,
    /// The index of the current hit.
    current: usize,
    /// Whether the current hit was shown to the user.
    is_current_shown: bool,
    /// The index of the hit that the list was last scrolled to.
    scrolled_to: Option<usize>,
    /// Whether the query had a hit after the last key press in its field.
    query_had_hit: bool,
    /// Whether the user typed in a field since the last replacement: undo then applies to the field first.
    has_own_edits: bool,
    /// Where the search while typing starts, in bytes: the caret when the bar was opened, or the last hit shown.
    search_start: usize,
    /// Whether the bar was open in the last frame.
    was_open: bool,
    /// The field with the hit that was just shown.
    jumped_to_field: Option<FieldName>,
    /// The bounds of the bar; `None` while it is closed.
    rect: Option<Rect>,
    /// Whether the field for the query has the focus.
    is_query_focused: bool,
    /// The last single replacement, with its range in the new text: the search continues after it.
    last_replacement: Option<Hit>,
    /// The hits that the user ticked or unticked for `replace all`. They are identified by their context, because ranges move
    /// when text before them is replaced.
    toggled: HashSet<MatchContext>,
}

/// Everything that search results depend on: query, scope, and the revision of each story.
#[derive(Debug, PartialEq)]
struct SearchKey {
    query: SearchQuery,
    scope: SearchScope,
    stories: Vec<(DocumentId, u64)>,
    active: Option<DocumentId>,
}

/// The results of a search.
#[derive(Debug, Default)]
struct SearchResults {
    /// What the results were computed for.
    key: Option<SearchKey>,
    hits: Vec<Hit>,
    /// The excerpt of each hit, in the order of `hits`.
    excerpts: Vec<MatchExcerpt>,
    /// For each hit, whether it lies in a promo, where nothing is replaced.
    protected: Vec<bool>,
    /// The rows of the list.
    rows: Vec<ResultRow>,
    /// Where the hits are: in these fields, `None` in the text.
    places: BTreeSet<Option<FieldName>>,
    /// Why the query is not a valid pattern.
    error: Option<String>,
}

/// An action of the user in the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SearchAction {
    Previous,
    Next,
    /// Replaces the current hit; shows it first if that has not happened yet.
    Replace,
    ReplaceAll,
}

impl SearchBar {
    /// Returns the bounds of the bar; `None` while it is closed.
    pub fn rect(&self) -> Option<Rect> {
        self.rect
    }

    /// Whether the bar contains a position.
    pub fn contains_point(&self, at: Pos2) -> bool {
        self.rect.is_some_and(|place| place.contains(at))
    }

    /// Shows the bar if it is open.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
        let is_asked = std::mem::replace(&mut self.handled_request, cx.workspace.search_request())
            != cx.workspace.search_request();
        if cx.workspace.search_request() == 0 {
            self.rect = None;
            return;
        }
        if is_asked {
            let is_in_bar = focused_widget_center(ui).is_some_and(|at| self.contains_point(at));
            self.start_search(cx.workspace, is_in_bar);
        }
        if self.prefix_hash != hash_text_above(cx.workspace, self.scope) {
            // The text above the selection has changed, or another story is active: the range is no longer valid.
            self.scope = SearchScope::Document;
            self.prefix_hash = None;
        }
        // While a popup of the bar is open, Escape closes only the popup.
        let has_popup = egui::Popup::is_any_open(ui.ctx());
        let frame = Frame::NONE.fill(cx.palette.panel).inner_margin(margin::SEARCH);
        // If the bar is open and has a query, the shortcut for replace moves on to the replacement field.
        let focuses_replacement = cx.workspace.is_replace_shown() && self.was_open && !self.query.text.is_empty();
        let asked = is_asked.then_some(if focuses_replacement { REPLACE_FIELD } else { FIND_FIELD });
        let panel = Panel::bottom("find").frame(frame).resizable(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::S);
            ui.scope(|ui| self.show_results(ui, cx, out));
            ui.add_space(space::XS);
            if let Some(step) = self.show_bar(ui, cx, asked, out) {
                self.apply(step, cx.workspace, out);
            }
            self.refresh_results(cx.workspace, out);
        });
        self.rect = Some(panel.response.rect);
        if !has_popup && !egui::Popup::is_any_open(ui.ctx()) {
            keep_arrow_keys_in(ui, panel.response.rect);
        }
        if !has_popup && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            out.push(Action::View(ViewAction::CloseSearch));
        }
    }

    /// If the bar was just closed while a hit in a field of the active story was current, returns the field and the
    /// range of the hit, in bytes of its value.
    pub fn take_field_hit_on_close(&mut self, workspace: &Workspace) -> Option<(FieldName, Range<usize>)> {
        let was_open = std::mem::replace(&mut self.was_open, workspace.search_request() > 0);
        let hit = self
            .results
            .hits
            .get(self.current)
            .filter(|_| was_open && workspace.search_request() == 0 && self.is_current_shown)?;
        (workspace.active().map(Document::id) == Some(hit.document)).then_some((hit.field?, hit.range.clone()))
    }

    /// The field with the hit that was just shown, once.
    pub fn take_jump_to_field(&mut self) -> Option<FieldName> {
        self.jumped_to_field.take()
    }

    /// Returns the hits in the fields of a story; none while the bar is closed.
    pub fn field_highlights(&self, workspace: &Workspace, document: DocumentId) -> Vec<(FieldName, SearchHighlights)> {
        let mut fields: Vec<FieldName> =
            self.results.hits.iter().filter(|hit| hit.document == document).filter_map(|hit| hit.field).collect();
        // The hits of a field follow each other.
        fields.dedup();
        fields.into_iter().map(|name| (name, self.highlights_for(workspace, document, Some(name)))).collect()
    }

    /// Returns the hits in the body of a story, or in one of its fields; none while the bar is closed.
    pub fn highlights_for(
        &self,
        workspace: &Workspace,
        document: DocumentId,
        field: Option<FieldName>,
    ) -> SearchHighlights {
        let hits =
            self.results.hits.iter().enumerate().filter(|(_, hit)| hit.document == document && hit.field == field);
        let is_open = workspace.search_request() > 0;
        let hits: Vec<(usize, &Hit)> = hits.filter(|_| is_open).collect();
        let current = hits.iter().position(|(at, _)| *at == self.current && self.is_current_shown);
        SearchHighlights { ranges: hits.into_iter().map(|(_, hit)| hit.range.clone()).collect(), current }
    }

    /// Performs an action of the user.
    fn apply(&mut self, step: SearchAction, workspace: &Workspace, out: &mut Outbox) {
        let count = self.results.hits.len();
        let Some(current) = self.results.hits.get(self.current).cloned() else { return };
        let replace = |hits: Vec<Hit>| {
            Action::Edit(EditAction::Replace(ReplaceRequest {
                query: self.query.clone(),
                with: self.replacement.clone(),
                hits,
            }))
        };
        match step {
            SearchAction::ReplaceAll => {
                out.push(replace(self.ticked_hits().cloned().collect()));
                self.has_own_edits = false;
            }
            SearchAction::Replace if self.is_current_shown && !self.is_protected(self.current) => {
                let replaced = hit_after_replacement(workspace, &current, &self.query, &self.replacement);
                out.push(replace(vec![current]));
                (self.last_replacement, self.has_own_edits) = (Some(replaced), false);
            }
            SearchAction::Previous => self.go_to_hit((self.current + count - 1) % count, out),
            // A hit that was not shown yet is shown and not replaced.
            SearchAction::Next | SearchAction::Replace => {
                self.go_to_hit((self.current + usize::from(self.is_current_shown)) % count, out);
            }
        }
    }

    /// Makes a hit the current one and shows it in the story.
    fn go_to_hit(&mut self, index: usize, out: &mut Outbox) {
        (self.current, self.is_current_shown) = (index, true);
        self.search_start = self.results.hits[index].range.start;
        self.jumped_to_field = self.results.hits[index].field;
        out.push(Action::View(ViewAction::ShowHit(self.results.hits[index].clone())));
    }

    /// Whether a hit lies in a promo, where nothing is replaced.
    fn is_protected(&self, at: usize) -> bool {
        self.results.protected.get(at).copied().unwrap_or_default()
    }

    /// Yields the hits that `replace all` replaces.
    fn ticked_hits(&self) -> impl Iterator<Item = &Hit> {
        self.results.hits.iter().enumerate().filter(move |(at, _)| self.is_ticked(*at)).map(|(_, hit)| hit)
    }

    /// Whether `replace all` replaces a hit. One in the slug is ticked only by the user: an address that is published does not
    /// change with the words of the story.
    fn is_ticked(&self, at: usize) -> bool {
        let is_slug = self.results.hits.get(at).is_some_and(|hit| hit.field == Some(FieldName::Slug));
        let is_toggled = |excerpt: &MatchExcerpt| self.toggled.contains(&excerpt.context);
        !self.is_protected(at) && is_slug == self.results.excerpts.get(at).is_some_and(is_toggled)
    }

    /// Starts from the selection: one within a line becomes the query if it is short, one of several lines the scope. A
    /// selected finding is no choice of the user, so it is never the scope.
    fn start_search(&mut self, workspace: &Workspace, is_in_bar: bool) {
        let Some(document) = workspace.active() else { return };
        self.search_start = document.selection().start;
        (self.query_had_hit, self.has_own_edits) = (false, false);
        match selection_scope(document).filter(|_| !workspace.is_finding_selected()) {
            Some(part) => self.scope = part,
            None if matches!(self.scope, SearchScope::Selection { .. }) => self.scope = SearchScope::Document,
            None => {}
        }
        self.prefix_hash = hash_text_above(workspace, self.scope);
        let selected = body_text_slice(&document.article().body, document.selection());
        // What the query finds was selected by it: it stays as the user typed it.
        let is_hit = Searcher::new(&self.query)
            .ok()
            .flatten()
            .is_some_and(|finder| finder.find(&selected).first() == Some(&(0..selected.len())));
        if !is_blank(&selected)
            && selected.len() <= CONTEXT_BEFORE
            && !selected.contains('\n')
            && !self.query.is_regex
            && !is_hit
            // The user is at work on the query, and the selection is that of a hit or of an undone replacement.
            && (!is_in_bar || self.query.text.is_empty())
        {
            self.query.text = selected;
        }
    }

    /// Returns the index of the current hit among new hits, or of the next one in the same text.
    fn index_among(&self, hits: &[Hit]) -> usize {
        let Some(old) = self.results.hits.get(self.current) else { return 0 };
        let is_next =
            |hit: &Hit| (hit.document, hit.field) == (old.document, old.field) && hit.range.start >= old.range.start;
        hits.iter().position(is_next).unwrap_or_else(|| self.current.min(hits.len().saturating_sub(1)))
    }

    /// After a replacement, shows the next hit after it; wraps around at the end.
    fn go_to_next_after(&mut self, replaced: &Hit, out: &mut Outbox) {
        let hits = &self.results.hits;
        let same_text = |hit: &Hit| (hit.document, hit.field) == (replaced.document, replaced.field);
        if hits.is_empty() {
            self.is_current_shown = false;
            return;
        }
        let next = hits.iter().position(|hit| same_text(hit) && hit.range.start >= replaced.range.end);
        let next = next.or_else(|| hits.iter().rposition(same_text).map(|last| (last + 1) % hits.len()));
        self.go_to_hit(next.unwrap_or(self.current), out);
    }

    /// Searches again if the query, the scope or a story has changed.
    fn refresh_results(&mut self, workspace: &Workspace, out: &mut Outbox) {
        let stories = workspace.documents().iter().map(|document| (document.id(), document.revision())).collect();
        let active = workspace.active().map(crate::workspace::Document::id);
        let now = SearchKey { query: self.query.clone(), scope: self.scope, stories, active };
        if self.results.key.as_ref() == Some(&now) {
            return;
        }
        let is_same_search =
            self.results.key.as_ref().is_some_and(|key| key.query == now.query && key.scope == now.scope);
        let (hits, error) = match Searcher::new(&self.query) {
            Ok(finder) => (finder.map(|finder| workspace.hits(&finder, self.scope)).unwrap_or_default(), None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        self.current = if is_same_search { self.index_among(&hits) } else { 0 };
        self.is_current_shown &= is_same_search;
        if !is_same_search {
            self.toggled.clear();
        }
        let replaced = self.last_replacement.take().filter(|_| is_same_search);
        let is_other_query = self.results.key.as_ref().is_none_or(|key| key.query != now.query);
        if is_other_query && self.is_query_focused {
            // Search while typing: show the first hit; if there is none any more, move the caret back to the start.
            let first = first_hit_from(workspace, &hits, self.search_start);
            let had_hit = std::mem::replace(&mut self.query_had_hit, first.is_some());
            (self.current, self.is_current_shown) = (first.unwrap_or_default(), first.is_some());
            let shown = first.map(|at| hits[at].clone());
            self.jumped_to_field = shown.as_ref().and_then(|hit| hit.field);
            let start =
                active.map(|document| Hit { document, field: None, range: self.search_start..self.search_start });
            out.extend(shown.or(start.filter(|_| had_hit)).map(|hit| Action::View(ViewAction::ShowHit(hit))));
        }
        let excerpts = match_excerpts(workspace, &hits);
        let protected = hits.iter().map(|hit| workspace.is_protected_hit(hit)).collect();
        let rows = result_rows(&hits, self.scope == SearchScope::AllDocuments);
        let places = hits.iter().map(|hit| hit.field).collect();
        self.results = SearchResults { key: Some(now), hits, excerpts, protected, rows, places, error };
        if let Some(replaced) = replaced {
            self.go_to_next_after(&replaced, out);
        }
    }
}

/// Returns the hit with the range that its replacement will have.
fn hit_after_replacement(workspace: &Workspace, hit: &Hit, query: &SearchQuery, with: &str) -> Hit {
    let text = workspace
        .document(hit.document)
        .map(|document| field_or_body_text(document.article(), hit.field))
        .unwrap_or_default();
    let finder = Searcher::new(query).ok().flatten();
    let length = finder.map_or(with.len(), |finder| finder.replacement(&text, &hit.range, with).len());
    Hit { range: hit.range.start..hit.range.start + length, ..hit.clone() }
}

/// Returns the selection of a story as a scope if it spans several lines.
fn selection_scope(document: &Document) -> Option<SearchScope> {
    let selected = document.selection();
    let length = body_text(&document.article().body).len();
    let text = body_text_slice(&document.article().body, selected.clone());
    // The line end after a line selects nothing of the next one.
    let has_lines = text.trim_matches('\n').contains('\n');
    let (start, behind) = (selected.start, length.saturating_sub(selected.end));
    has_lines.then(|| SearchScope::Selection { document: document.id(), start, bytes_after: behind })
}

/// Returns the number of lines in the searched selection of the active story; 0 if the scope is not a selection of it.
fn count_lines_in_scope(workspace: &Workspace, scope: SearchScope) -> usize {
    let SearchScope::Selection { document, start, bytes_after } = scope else { return 0 };
    let Some(active) = workspace.active().filter(|active| active.id() == document) else { return 0 };
    let body = &active.article().body;
    let end = body_text(body).len().saturating_sub(bytes_after);
    body_text_slice(body, start..end.max(start)).trim_matches('\n').split('\n').count()
}

/// Returns the hash of the text above the searched selection of the active story; `None` if the scope is not a
/// selection of it.
fn hash_text_above(workspace: &Workspace, scope: SearchScope) -> Option<u64> {
    let SearchScope::Selection { document, start, .. } = scope else { return None };
    let mut hasher = DefaultHasher::new();
    let article = workspace.active().filter(|active| active.id() == document)?.article();
    body_text_slice(&article.body, 0..start).hash(&mut hasher);
    Some(hasher.finish())
}

/// Returns the index of the first hit in the body of the active story at or after `start`; else of the first hit in its
/// body, or in its fields.
fn first_hit_from(workspace: &Workspace, hits: &[Hit], start: usize) -> Option<usize> {
    let document = workspace.active()?;
    let in_text = |hit: &Hit| hit.document == document.id() && hit.field.is_none();
    let next = hits.iter().position(|hit| in_text(hit) && hit.range.start >= start);
    let in_field = || hits.iter().position(|hit| hit.document == document.id());
    next.or_else(|| hits.iter().position(in_text)).or_else(in_field)
}
