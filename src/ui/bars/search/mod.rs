//! Find and replace: a bar below the story with the list of results. Opening it does not move the text.

pub(crate) mod results;
mod bar;

use crate::ui::widgets::text_field::select_all;
use crate::ui::document::editor::Marked;
use crate::ui::theme::{Palette, margin, space};
use crate::article::{FieldName, manuscript, part_of_manuscript};
use crate::workspace::{Action, Desk, Hit, Replacing, Scope, Story, StoryId, text_of};
use crate::text::{Finder, Query};
use crate::i18n::Words;
use egui::{Frame, Id, Key, Modifiers, Panel, Pos2, Rect, Ui};
use crate::ui::bars::search::results::{Around, around_each};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

/// The widget id of the field for the query.
const SOUGHT: &str = "find";

/// The widget id of the field for the replacement.
const WITH: &str = "find-with";

/// The maximum context shown before a hit, in characters; also the longest selection that becomes the query, in bytes.
const BESIDE: usize = 36;

/// The maximum context shown after a hit, in characters; cut off at the width of the list.
const BEHIND: usize = 160;

/// The state of the find bar: query, replacement, options and results.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags of one frame")]
pub struct Find {
    query: Query,
    with: String,
    scope: Scope,
    /// The hash of the text above the searched selection; `None` if the scope is not a selection.
    above: Option<u64>,
    /// The last value of `Desk::finding` that was handled.
    asked: u64,
    found: Found,
    /// The index of the current hit.
    at: usize,
    /// Whether the current hit was shown to the user.
    is_shown: bool,
    /// The index of the hit that the list was last scrolled to.
    listed: Option<usize>,
    /// Whether the query had a hit after the last key press in its field.
    led: bool,
    /// Whether the user typed in a field since the last replacement: undo then applies to the field first.
    is_typed: bool,
    /// Where the search while typing starts, in bytes: the caret when the bar was opened, or the last hit shown.
    from: usize,
    /// Whether the bar was open in the last frame.
    was_open: bool,
    /// Whether a hit in the headline was just shown.
    leads_to_headline: bool,
    /// The bounds of the bar; `None` while it is closed.
    place: Option<Rect>,
    /// Whether the field for the query has the focus.
    is_typing: bool,
    /// The last single replacement, with its range in the new text: the search continues after it.
    goes_on: Option<Hit>,
    /// The hits that the user excluded from `replace all`. They are identified by their context, because ranges move
    /// when text before them is replaced.
    spared: HashSet<Around>,
}

/// Everything that search results depend on: query, scope, and the revision of each story.
#[derive(Debug, PartialEq)]
struct Sought {
    query: Query,
    scope: Scope,
    stories: Vec<(StoryId, u64)>,
    active: Option<StoryId>,
}

/// The results of a search.
#[derive(Debug, Default)]
struct Found {
    /// What the results were computed for.
    of: Option<Sought>,
    hits: Vec<Hit>,
    /// The context of each hit, in the order of `hits`.
    around: Vec<Around>,
    /// For each hit, whether it lies in a promo, where nothing is replaced.
    fixed: Vec<bool>,
    /// Why the query is not a valid pattern.
    fault: Option<String>,
}

/// An action of the user in the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Previous,
    Next,
    /// Replaces the current hit; shows it first if that has not happened yet.
    Replace,
    ReplaceAll,
}

impl Find {
    /// Moves the focus to the field for the query and selects its text, so that typing replaces it.
    pub fn take_letters(&self, ui: &Ui) {
        let id = Id::unique(SOUGHT);
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &self.query.text);
    }

    /// Returns the height of the bar in points; 0 while it is closed.
    pub fn height(&self) -> f32 {
        self.place.map_or(0.0, |place| place.height())
    }

    /// Whether the bar contains a position.
    pub fn is_at(&self, at: Pos2) -> bool {
        self.place.is_some_and(|place| place.contains(at))
    }

    /// Shows the bar if it is open.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let is_asked = std::mem::replace(&mut self.asked, desk.finding()) != desk.finding();
        if desk.finding() == 0 {
            self.place = None;
            return;
        }
        if is_asked {
            self.begin(desk);
        }
        if self.above != text_above(desk, self.scope) {
            // The text above the selection has changed, or another story is active: the range is no longer valid.
            self.scope = Scope::Story;
            self.above = None;
        }
        // While a popup of the bar is open, Escape closes only the popup.
        let has_popup = egui::Popup::is_any_open(ui.ctx());
        let palette = Palette::now(ui);
        let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::FIND);
        // If the bar is open and has a query, the shortcut for replace moves on to the replacement field.
        let focuses_replacement = desk.replaces() && self.was_open && !self.query.text.is_empty();
        let asked = is_asked.then_some(if focuses_replacement { WITH } else { SOUGHT });
        let panel = Panel::bottom("find").frame(frame).resizable(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::S);
            ui.scope(|ui| self.list(ui, desk, words, actions));
            ui.add_space(space::XS);
            if let Some(step) = self.bar(ui, desk, asked, words, actions) {
                self.take(step, desk, actions);
            }
            self.follow(desk, actions);
        });
        self.place = Some(panel.response.rect);
        if !has_popup && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::StopFinding);
        }
    }

    /// If the bar was just closed while a hit in a field of the active story was current, returns the field and the
    /// range of the hit, in bytes of its value.
    pub fn left_in(&mut self, desk: &Desk) -> Option<(FieldName, Range<usize>)> {
        let was_open = std::mem::replace(&mut self.was_open, desk.finding() > 0);
        let hit = self.found.hits.get(self.at).filter(|_| was_open && desk.finding() == 0 && self.is_shown)?;
        (desk.active().map(Story::id) == Some(hit.story)).then_some((hit.field?, hit.range.clone()))
    }

    /// Whether a hit in the headline was just shown; resets the flag.
    pub fn leads_to_headline(&mut self) -> bool {
        std::mem::take(&mut self.leads_to_headline)
    }

    /// Returns the hits in the body of a story, or in one of its fields; none while the bar is closed.
    pub fn marked(&self, desk: &Desk, story: StoryId, field: Option<FieldName>) -> Marked {
        let hits = self.found.hits.iter().enumerate().filter(|(_, hit)| hit.story == story && hit.field == field);
        let is_open = desk.finding() > 0;
        let hits: Vec<(usize, &Hit)> = hits.filter(|_| is_open).collect();
        let current = hits.iter().position(|(at, _)| *at == self.at && self.is_shown);
        Marked { found: hits.into_iter().map(|(_, hit)| hit.range.clone()).collect(), current }
    }

    /// Performs an action of the user.
    fn take(&mut self, step: Step, desk: &Desk, actions: &mut Vec<Action>) {
        let count = self.found.hits.len();
        let Some(current) = self.found.hits.get(self.at).cloned() else { return };
        let replace =
            |hits: Vec<Hit>| Action::Replace(Replacing { query: self.query.clone(), with: self.with.clone(), hits });
        match step {
            Step::ReplaceAll => {
                actions.push(replace(self.ticked().cloned().collect()));
                self.is_typed = false;
            }
            Step::Replace if self.is_shown && !self.is_fixed(self.at) => {
                let replaced = as_replaced(desk, &current, &self.query, &self.with);
                actions.push(replace(vec![current]));
                (self.goes_on, self.is_typed) = (Some(replaced), false);
            }
            Step::Previous => self.show_hit((self.at + count - 1) % count, actions),
            // A hit that was not shown yet is shown and not replaced.
            Step::Next | Step::Replace => self.show_hit((self.at + usize::from(self.is_shown)) % count, actions),
        }
    }

    /// Makes a hit the current one and shows it in the story.
    fn show_hit(&mut self, index: usize, actions: &mut Vec<Action>) {
        (self.at, self.is_shown) = (index, true);
        self.from = self.found.hits[index].range.start;
        self.leads_to_headline = self.found.hits[index].field == Some(FieldName::Headline);
        actions.push(Action::ShowHit(self.found.hits[index].clone()));
    }

    /// Whether a hit lies in a promo, where nothing is replaced.
    fn is_fixed(&self, at: usize) -> bool {
        self.found.fixed.get(at).copied().unwrap_or_default()
    }

    /// Yields the hits that `replace all` replaces.
    fn ticked(&self) -> impl Iterator<Item = &Hit> {
        let is_excluded = |at: usize| self.found.around.get(at).is_some_and(|context| self.spared.contains(context));
        let is_ticked = move |at: usize| !self.is_fixed(at) && !is_excluded(at);
        self.found.hits.iter().enumerate().filter(move |(at, _)| is_ticked(*at)).map(|(_, hit)| hit)
    }

    /// Starts from the selection: a short one becomes the query, a longer one the scope.
    fn begin(&mut self, desk: &Desk) {
        let Some(story) = desk.active() else { return };
        self.from = story.selected().start;
        (self.led, self.is_typed) = (false, false);
        match part_selected(story) {
            Some(part) => self.scope = part,
            None if matches!(self.scope, Scope::Selection { .. }) => self.scope = Scope::Story,
            None => {}
        }
        self.above = text_above(desk, self.scope);
        let selected = part_of_manuscript(&story.article().body, story.selected());
        if !selected.is_empty() && selected.len() <= BESIDE && !selected.contains('\n') && !self.query.pattern {
            self.query.text = selected;
        }
    }

    /// Returns the index of the current hit among new hits, or of the next one in the same text.
    fn place_among(&self, hits: &[Hit]) -> usize {
        let Some(old) = self.found.hits.get(self.at) else { return 0 };
        let is_next =
            |hit: &Hit| (hit.story, hit.field) == (old.story, old.field) && hit.range.start >= old.range.start;
        hits.iter().position(is_next).unwrap_or_else(|| self.at.min(hits.len().saturating_sub(1)))
    }

    /// After a replacement, shows the next hit after it; wraps around at the end.
    fn go_on(&mut self, replaced: &Hit, actions: &mut Vec<Action>) {
        let hits = &self.found.hits;
        let same_text = |hit: &Hit| (hit.story, hit.field) == (replaced.story, replaced.field);
        if hits.is_empty() {
            self.is_shown = false;
            return;
        }
        let next = hits.iter().position(|hit| same_text(hit) && hit.range.start >= replaced.range.end);
        let next = next.or_else(|| hits.iter().rposition(same_text).map(|last| (last + 1) % hits.len()));
        self.show_hit(next.unwrap_or(self.at), actions);
    }

    /// Searches again if the query, the scope or a story has changed.
    fn follow(&mut self, desk: &Desk, actions: &mut Vec<Action>) {
        let stories = desk.stories().iter().map(|story| (story.id(), story.revision())).collect();
        let active = desk.active().map(crate::workspace::Story::id);
        let now = Sought { query: self.query.clone(), scope: self.scope, stories, active };
        if self.found.of.as_ref() == Some(&now) {
            return;
        }
        let is_same_search = self.found.of.as_ref().is_some_and(|of| of.query == now.query && of.scope == now.scope);
        let (hits, fault) = match Finder::new(&self.query) {
            Ok(finder) => (finder.map(|finder| desk.hits(&finder, self.scope)).unwrap_or_default(), None),
            Err(fault) => (Vec::new(), Some(fault.to_string())),
        };
        self.at = if is_same_search { self.place_among(&hits) } else { 0 };
        self.is_shown &= is_same_search;
        if !is_same_search {
            self.spared.clear();
        }
        let replaced = self.goes_on.take().filter(|_| is_same_search);
        let is_other_query = self.found.of.as_ref().is_none_or(|of| of.query != now.query);
        if is_other_query && self.is_typing {
            // Search while typing: show the first hit; if there is none any more, move the caret back to the start.
            let first = first_from(desk, &hits, self.from);
            let had_hit = std::mem::replace(&mut self.led, first.is_some());
            (self.at, self.is_shown) = (first.unwrap_or_default(), first.is_some());
            let shown = first.map(|at| hits[at].clone());
            self.leads_to_headline = shown.as_ref().is_some_and(|hit| hit.field == Some(FieldName::Headline));
            let start = active.map(|story| Hit { story, field: None, range: self.from..self.from });
            actions.extend(shown.or(start.filter(|_| had_hit)).map(Action::ShowHit));
        }
        let around = around_each(desk, &hits);
        let fixed = hits.iter().map(|hit| desk.is_fixed(hit)).collect();
        self.found = Found { of: Some(now), hits, around, fixed, fault };
        if let Some(replaced) = replaced {
            self.go_on(&replaced, actions);
        }
    }
}

/// Returns the hit with the range that its replacement will have.
fn as_replaced(desk: &Desk, hit: &Hit, query: &Query, with: &str) -> Hit {
    let text = desk.story(hit.story).map(|story| text_of(story.article(), hit.field)).unwrap_or_default();
    let finder = Finder::new(query).ok().flatten();
    let length = finder.map_or(with.len(), |finder| finder.replacement(&text, &hit.range, with).len());
    Hit { range: hit.range.start..hit.range.start + length, ..hit.clone() }
}

/// Returns the selection of a story as a scope if it is long or spans several lines; a shorter one is a query.
fn part_selected(story: &Story) -> Option<Scope> {
    let selected = story.selected();
    let length = manuscript(&story.article().body).len();
    let text = part_of_manuscript(&story.article().body, selected.clone());
    let is_long = text.contains('\n') || text.len() > BESIDE;
    let (start, behind) = (selected.start, length.saturating_sub(selected.end));
    is_long.then(|| Scope::Selection { story: story.id(), start, behind })
}

/// Returns the hash of the text above the searched selection of the active story; `None` if the scope is not a
/// selection of it.
fn text_above(desk: &Desk, scope: Scope) -> Option<u64> {
    let Scope::Selection { story, start, .. } = scope else { return None };
    let mut hasher = DefaultHasher::new();
    let article = desk.active().filter(|active| active.id() == story)?.article();
    part_of_manuscript(&article.body, 0..start).hash(&mut hasher);
    Some(hasher.finish())
}

/// Returns the index of the first hit in the body of the active story at or after `start`; else of the first hit in its
/// body, or in its fields.
fn first_from(desk: &Desk, hits: &[Hit], start: usize) -> Option<usize> {
    let story = desk.active()?;
    let in_text = |hit: &Hit| hit.story == story.id() && hit.field.is_none();
    let next = hits.iter().position(|hit| in_text(hit) && hit.range.start >= start);
    let in_field = || hits.iter().position(|hit| hit.story == story.id());
    next.or_else(|| hits.iter().position(in_text)).or_else(in_field)
}
