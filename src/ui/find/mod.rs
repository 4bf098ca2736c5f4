//! Finding and replacing: a bar below the story, which stays where it is, with a list of what was found.

mod bar;
mod list;

use super::inputs::select_all;
use super::manuscript::Marked;
use super::theme::{Palette, margin, space};
use crate::article::{FieldName, manuscript, part_of_manuscript};
use crate::desk::{Action, Desk, Hit, Replacing, Scope, Story, StoryId, text_of};
use crate::text::{Finder, Query};
use crate::words::Words;
use egui::{Frame, Id, Key, Modifiers, Panel, Pos2, Rect, Ui};
use list::{Around, around_each};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

/// The names of the two fields, as widgets.
const SOUGHT: &str = "find";
const WITH: &str = "find-with";

/// How much of a text is shown in front of what was found, in characters.
const BESIDE: usize = 36;

/// How much of it is shown behind, as far as there is room, in characters.
const BEHIND: usize = 160;

/// What the bar remembers: what is looked for, what comes in its place, and what was found.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what happens to be so at a frame, each by itself")]
pub struct Find {
    query: Query,
    with: String,
    scope: Scope,
    /// What stands above the part of a text that is looked in, as a number.
    above: Option<u64>,
    asked: u64,
    found: Found,
    at: usize,
    /// Whether the person was led to that one already.
    is_shown: bool,
    /// Which of those found the list was scrolled to last.
    listed: Option<usize>,
    /// Whether what was typed so far led somewhere.
    led: bool,
    /// Whether something was typed since the last replacement: undo takes that back first.
    is_typed: bool,
    /// From where on one looks while one types: where the caret stood, or what was gone to last; in bytes.
    from: usize,
    was_open: bool,
    leads_to_headline: bool,
    /// Where it stands.
    place: Option<Rect>,
    /// Whether the person is in the field for what is looked for.
    is_typing: bool,
    /// What was just replaced, as it stands now: the next one is gone to.
    goes_on: Option<Hit>,
    /// What is not to be replaced, by what stands around it: places move when something before them is replaced.
    spared: HashSet<Around>,
}

/// What was looked for, and in which states of the stories.
#[derive(Debug, PartialEq)]
struct Sought {
    query: Query,
    scope: Scope,
    stories: Vec<(StoryId, u64)>,
    active: Option<StoryId>,
}

#[derive(Debug, Default)]
struct Found {
    of: Option<Sought>,
    hits: Vec<Hit>,
    /// What stands around each hit.
    around: Vec<Around>,
    /// Whether it lies in a promo, where nothing is replaced.
    fixed: Vec<bool>,
    fault: Option<String>,
}

/// What was pressed in the bar in one frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Previous,
    Next,
    /// Puts the replacement in the place of what the person was led to.
    Replace,
    ReplaceAll,
}

impl Find {
    /// Lets what is typed take the place of what is looked for.
    pub fn take_letters(&self, ui: &Ui) {
        let id = Id::unique(SOUGHT);
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, &self.query.text);
    }

    /// How much of the window's lower edge the bar takes.
    pub fn height(&self) -> f32 {
        self.place.map_or(0.0, |place| place.height())
    }

    /// Whether it stands at a place.
    pub fn is_at(&self, at: Pos2) -> bool {
        self.place.is_some_and(|place| place.contains(at))
    }

    /// Shows the bar, where it is open.
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
            // The part was selected elsewhere, or is not where it was any more.
            self.scope = Scope::Story;
            self.above = None;
        }
        // An open choice of the bar is what Escape closes then.
        let is_choosing = egui::Popup::is_any_open(ui.ctx());
        let palette = Palette::now(ui);
        let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::FIND);
        // Who is looking for something already goes on to what comes in its place.
        let goes_on = desk.replaces() && self.was_open && !self.query.text.is_empty();
        let asked = is_asked.then_some(if goes_on { WITH } else { SOUGHT });
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
        if !is_choosing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::StopFinding);
        }
    }

    /// The field in which the person was led to something, and what of it that is, where finding was just left.
    pub fn left_in(&mut self, desk: &Desk) -> Option<(FieldName, Range<usize>)> {
        let was_open = std::mem::replace(&mut self.was_open, desk.finding() > 0);
        let hit = self.found.hits.get(self.at).filter(|_| was_open && desk.finding() == 0 && self.is_shown)?;
        (desk.active().map(Story::id) == Some(hit.story)).then_some((hit.field?, hit.range.clone()))
    }

    /// Whether the person was just led to something in the headline.
    pub fn leads_to_headline(&mut self) -> bool {
        std::mem::take(&mut self.leads_to_headline)
    }

    /// What was found in the manuscript of a story, or in one of its fields.
    pub fn marked(&self, desk: &Desk, story: StoryId, field: Option<FieldName>) -> Marked {
        let hits = self.found.hits.iter().enumerate().filter(|(_, hit)| hit.story == story && hit.field == field);
        let is_open = desk.finding() > 0;
        let hits: Vec<(usize, &Hit)> = hits.filter(|_| is_open).collect();
        let current = hits.iter().position(|(at, _)| *at == self.at && self.is_shown);
        Marked { found: hits.into_iter().map(|(_, hit)| hit.range.clone()).collect(), current }
    }

    /// Does what was pressed.
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
                let stands = as_replaced(desk, &current, &self.query, &self.with);
                actions.push(replace(vec![current]));
                (self.goes_on, self.is_typed) = (Some(stands), false);
            }
            Step::Previous => self.show_hit((self.at + count - 1) % count, actions),
            // Nothing is replaced before it was looked at.
            Step::Next | Step::Replace => self.show_hit((self.at + usize::from(self.is_shown)) % count, actions),
        }
    }

    /// Leads the person to one of those found.
    fn show_hit(&mut self, at: usize, actions: &mut Vec<Action>) {
        (self.at, self.is_shown) = (at, true);
        self.from = self.found.hits[at].range.start;
        self.leads_to_headline = self.found.hits[at].field == Some(FieldName::Headline);
        actions.push(Action::ShowHit(self.found.hits[at].clone()));
    }

    /// Whether what was found lies in a promo, where nothing is replaced.
    fn is_fixed(&self, at: usize) -> bool {
        self.found.fixed.get(at).copied().unwrap_or_default()
    }

    /// Those found that are replaced when all are.
    fn ticked(&self) -> impl Iterator<Item = &Hit> {
        let is_spared = |at: usize| self.found.around.get(at).is_some_and(|around| self.spared.contains(around));
        let is_ticked = move |at: usize| !self.is_fixed(at) && !is_spared(at);
        self.found.hits.iter().enumerate().filter(move |(at, _)| is_ticked(*at)).map(|(_, hit)| hit)
    }

    /// Begins with what is selected: looks for a few words, and in a longer part.
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

    /// Where what the person was led to stands among those found now, or the next one in the same text.
    fn place_among(&self, hits: &[Hit]) -> usize {
        let Some(before) = self.found.hits.get(self.at) else { return 0 };
        let is_next =
            |hit: &Hit| (hit.story, hit.field) == (before.story, before.field) && hit.range.start >= before.range.start;
        hits.iter().position(is_next).unwrap_or_else(|| self.at.min(hits.len().saturating_sub(1)))
    }

    /// After a replacement, leads to the next one behind it, else to the first.
    fn go_on(&mut self, behind: &Hit, actions: &mut Vec<Action>) {
        let hits = &self.found.hits;
        let same_text = |hit: &Hit| (hit.story, hit.field) == (behind.story, behind.field);
        if hits.is_empty() {
            self.is_shown = false;
            return;
        }
        let next = hits.iter().position(|hit| same_text(hit) && hit.range.start >= behind.range.end);
        let next = next.or_else(|| hits.iter().rposition(same_text).map(|last| (last + 1) % hits.len()));
        self.show_hit(next.unwrap_or(self.at), actions);
    }

    /// Looks anew, where what is looked for, or a story, has changed.
    fn follow(&mut self, desk: &Desk, actions: &mut Vec<Action>) {
        let stories = desk.stories().iter().map(|story| (story.id(), story.revision())).collect();
        let active = desk.active().map(crate::desk::Story::id);
        let now = Sought { query: self.query.clone(), scope: self.scope, stories, active };
        if self.found.of.as_ref() == Some(&now) {
            return;
        }
        let same_sought = self.found.of.as_ref().is_some_and(|of| of.query == now.query && of.scope == now.scope);
        let (hits, fault) = match Finder::new(&self.query) {
            Ok(finder) => (finder.map(|finder| desk.hits(&finder, self.scope)).unwrap_or_default(), None),
            Err(fault) => (Vec::new(), Some(fault.to_string())),
        };
        self.at = if same_sought { self.place_among(&hits) } else { 0 };
        self.is_shown &= same_sought;
        if !same_sought {
            self.spared.clear();
        }
        let goes_on = self.goes_on.take().filter(|_| same_sought);
        let is_other_query = self.found.of.as_ref().is_none_or(|of| of.query != now.query);
        if is_other_query && self.is_typing {
            // What one looks for is seen while it is typed; what only its first letters found is let go.
            let first = first_from(desk, &hits, self.from);
            let was_led = std::mem::replace(&mut self.led, first.is_some());
            (self.at, self.is_shown) = (first.unwrap_or_default(), first.is_some());
            let shown = first.map(|at| hits[at].clone());
            self.leads_to_headline = shown.as_ref().is_some_and(|hit| hit.field == Some(FieldName::Headline));
            let back = active.map(|story| Hit { story, field: None, range: self.from..self.from });
            actions.extend(shown.or(back.filter(|_| was_led)).map(Action::ShowHit));
        }
        let around = around_each(desk, &hits);
        let fixed = hits.iter().map(|hit| desk.is_fixed(hit)).collect();
        self.found = Found { of: Some(now), hits, around, fixed, fault };
        if let Some(behind) = goes_on {
            self.go_on(&behind, actions);
        }
    }
}

/// A replacement as it will stand where a hit stood.
fn as_replaced(desk: &Desk, hit: &Hit, query: &Query, with: &str) -> Hit {
    let text = desk.story(hit.story).map(|story| text_of(story.article(), hit.field)).unwrap_or_default();
    let finder = Finder::new(query).ok().flatten();
    let length = finder.map_or(with.len(), |finder| finder.replacement(&text, &hit.range, with).len());
    Hit { range: hit.range.start..hit.range.start + length, ..hit.clone() }
}

/// The part of a story's text that is selected, where more than a line is: less than that is what one looks for.
fn part_selected(story: &Story) -> Option<Scope> {
    let selected = story.selected();
    let all = manuscript(&story.article().body).len();
    let part = part_of_manuscript(&story.article().body, selected.clone());
    let is_long = part.contains('\n') || part.len() > BESIDE;
    let (start, behind) = (selected.start, all.saturating_sub(selected.end));
    is_long.then(|| Scope::Selection { story: story.id(), start, behind })
}

/// What stands above the part of the active story's text that is looked in, as a number; `None` where all of it is.
fn text_above(desk: &Desk, scope: Scope) -> Option<u64> {
    let Scope::Selection { story, start, .. } = scope else { return None };
    let mut hasher = DefaultHasher::new();
    let article = desk.active().filter(|active| active.id() == story)?.article();
    part_of_manuscript(&article.body, 0..start).hash(&mut hasher);
    Some(hasher.finish())
}

/// The first hit in the text of the active story that is not in front of a place; else the first in it, or in its fields.
fn first_from(desk: &Desk, hits: &[Hit], from: usize) -> Option<usize> {
    let story = desk.active()?;
    let in_text = |hit: &Hit| hit.story == story.id() && hit.field.is_none();
    let next = hits.iter().position(|hit| in_text(hit) && hit.range.start >= from);
    let in_field = || hits.iter().position(|hit| hit.story == story.id());
    next.or_else(|| hits.iter().position(in_text)).or_else(in_field)
}
