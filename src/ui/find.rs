//! Finding and replacing: a bar above the story, with a list of what was found.

use super::controls::{button, cut_line, hint, outlined, paint_beside, quiet};
use super::inputs::name;
use super::theme::{Face, Palette, margin, size, space};
use crate::article::{FieldName, manuscript, part_of_manuscript};
use crate::desk::{Action, Desk, Hit, Replacing, Scope, Story, StoryId, Value, text_of};
use crate::text::{Finder, Query};
use crate::words::{Words, field_code};
use egui::text::{LayoutJob, TextFormat};
use egui::{Frame, Id, Key, Modifiers, Panel, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

/// How many of those found are seen at a time; the further ones are scrolled to.
const SEEN: f32 = 5.0;

/// How much of a text is shown on either side of what was found, in characters.
const BESIDE: usize = 36;

/// What the bar remembers: what is looked for, what comes in its place, and what was found.
#[derive(Debug, Default)]
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
    /// From where on one looks while one types: where the caret stood, or what was gone to last; in bytes.
    from: usize,
    /// Whether the person is in the field for what is looked for.
    is_typing: bool,
    /// What is not to be replaced, by what stands around it: places move when something before them is replaced.
    spared: HashSet<Around>,
}

/// A hit with what stands around it on its line, which tells it from others after the text has moved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Around {
    story: StoryId,
    field: Option<FieldName>,
    before: String,
    found: String,
    after: String,
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
    fault: Option<String>,
}

impl Find {
    /// Shows the bar, where it is open.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let is_asked = std::mem::replace(&mut self.asked, desk.finding()) != desk.finding();
        if desk.finding() == 0 {
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
        let palette = Palette::now(ui);
        let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::FIND);
        Panel::top("find").frame(frame).resizable(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            // Short rows, for the column of the story may be narrow.
            ui.horizontal(|ui| self.sought(ui, is_asked, words, actions));
            ui.horizontal(|ui| self.choices(ui, words));
            ui.horizontal(|ui| self.scopes(ui, desk, words));
            ui.horizontal(|ui| self.replacing(ui, words, actions));
            self.follow(desk, actions);
            self.list(ui, desk, words, actions);
        });
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            actions.push(Action::StopFinding);
        }
    }

    /// What was found in the manuscript of a story, in its order, and which of it the person was led to.
    pub fn marked(&self, desk: &Desk, story: StoryId) -> (Vec<Range<usize>>, Option<usize>) {
        let hits = self.found.hits.iter().enumerate().filter(|(_, hit)| hit.story == story && hit.field.is_none());
        let is_open = desk.finding() > 0;
        let hits: Vec<(usize, &Hit)> = hits.filter(|_| is_open).collect();
        let current = hits.iter().position(|(at, _)| *at == self.at && self.is_shown);
        (hits.into_iter().map(|(_, hit)| hit.range.clone()).collect(), current)
    }

    fn sought(&mut self, ui: &mut Ui, is_asked: bool, words: &Words, actions: &mut Vec<Action>) {
        let id = Id::unique("find-text");
        let field = TextEdit::singleline(&mut self.query.text).id(id).desired_width(size::FIND);
        let response = ui.add(field.hint_text(words.say("find-hint")));
        name(ui, &response, &words.say("find-name"));
        if is_asked {
            response.request_focus();
        }
        self.is_typing = response.has_focus() || is_asked;
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let back = ui.input(|input| input.modifiers.shift);
        let hits = self.found.hits.len();
        let previous = button(ui, &words.say("find-previous"), hits > 0).clicked() || entered && back;
        let next = button(ui, &words.say("find-next"), hits > 0).clicked() || entered && !back;
        if entered {
            response.request_focus();
        }
        if hits > 0 && (previous || next) {
            let step = if previous { hits - 1 } else { usize::from(self.is_shown) };
            self.at = (self.at + step) % hits;
            self.is_shown = true;
            self.from = self.found.hits[self.at].range.start;
            actions.push(Action::ShowHit(self.found.hits[self.at].clone()));
        }
        if quiet(ui, &words.say("find-close")).clicked() {
            actions.push(Action::StopFinding);
        }
    }

    fn choices(&mut self, ui: &mut Ui, words: &Words) {
        for (value, code) in [
            (&mut self.query.case, "find-case"),
            (&mut self.query.accents, "find-accents"),
            (&mut self.query.whole, "find-whole"),
            (&mut self.query.pattern, "find-pattern"),
        ] {
            let label = words.say(code);
            outlined(ui, |ui| ui.checkbox(value, label));
        }
    }

    /// Begins with what is selected: looks for a few words, and in a longer part.
    fn begin(&mut self, desk: &Desk) {
        let Some(story) = desk.active() else { return };
        self.from = story.selected().start;
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

    /// Where is looked, and how much was found there.
    fn scopes(&mut self, ui: &mut Ui, desk: &Desk, words: &Words) {
        let part = desk.active().and_then(part_selected);
        let is_part = matches!(self.scope, Scope::Selection { .. });
        let mut offered: Vec<Scope> = Scope::ALL.to_vec();
        offered.retain(|scope| *scope != Scope::Every || desk.stories().len() > 1 || self.scope == Scope::Every);
        offered.extend(if is_part { Some(self.scope) } else { part });
        let label = |scope: Scope| words.say(&format!("find-in-{}", scope.code()));
        let name = words.say("find-where");
        let choice = egui::ComboBox::from_id_salt("find-where").selected_text(label(self.scope)).width(size::FIND);
        let response = choice.show_ui(ui, |ui| {
            for scope in offered {
                ui.selectable_value(&mut self.scope, scope, label(scope));
            }
        });
        self.above = text_above(desk, self.scope);
        response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
        match &self.found.fault {
            Some(fault) => {
                let text = words.say_with("find-fault", &[("fault", Value::Text(fault.clone()))]);
                let text = RichText::new(text).font(Face::Small.font()).color(Palette::now(ui).error);
                ui.add(egui::Label::new(text).truncate());
            }
            None if self.query.text.is_empty() => {}
            None => drop(hint(ui, words.count("find-found", self.found.hits.len()))),
        }
    }

    fn replacing(&mut self, ui: &mut Ui, words: &Words, actions: &mut Vec<Action>) {
        let field = TextEdit::singleline(&mut self.with).id(Id::unique("find-with")).desired_width(size::FIND);
        let response = ui.add(field.hint_text(words.say("find-with-hint")));
        name(ui, &response, &words.say("find-with-name"));
        let hits = &self.found.hits;
        let is_ticked = |at: usize| self.found.around.get(at).is_none_or(|around| !self.spared.contains(around));
        let chosen = (0..hits.len()).filter(|at| is_ticked(*at)).count();
        let current = hits.get(self.at).cloned();
        let mut replace = |hits: Vec<Hit>| {
            let replacing = Replacing { query: self.query.clone(), with: self.with.clone(), hits };
            actions.push(Action::Replace(replacing));
        };
        if button(ui, &words.say("find-replace"), current.is_some()).clicked() {
            replace(current.into_iter().collect());
        }
        if button(ui, &words.count("find-replace-all", chosen), chosen > 0).clicked() {
            let ticked = hits.iter().enumerate().filter(|(at, _)| is_ticked(*at));
            replace(ticked.map(|(_, hit)| hit.clone()).collect());
        }
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
        self.at = if same_sought { self.at.min(hits.len().saturating_sub(1)) } else { 0 };
        self.is_shown &= same_sought;
        if !same_sought {
            self.spared.clear();
        }
        let is_other_query = self.found.of.as_ref().is_none_or(|of| of.query != now.query);
        if is_other_query
            && self.is_typing
            && let Some(at) = first_from(desk, &hits, self.from)
        {
            // What one looks for is seen while it is typed.
            (self.at, self.is_shown) = (at, true);
            actions.push(Action::ShowHit(hits[at].clone()));
        }
        let around = around_each(desk, &hits);
        self.found = Found { of: Some(now), hits, around, fault };
    }

    /// What was found, each with what stands around it; a tick says that it is replaced with the others.
    fn list(&mut self, ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        let hits = &self.found.hits;
        if hits.is_empty() {
            return;
        }
        let palette = Palette::now(ui);
        let rows = hits.len();
        let height = size::CONTROL * (rows as f32).min(SEEN);
        let area =
            ScrollArea::vertical().id_salt("hits").auto_shrink(false).min_scrolled_height(height).max_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, size::CONTROL, rows, |ui, range| {
            for at in range {
                let hit = &hits[at];
                let Some(story) = desk.story(hit.story) else { continue };
                ui.horizontal(|ui| {
                    let Some(place) = self.found.around.get(at) else { return };
                    let mut is_ticked = !self.spared.contains(place);
                    let tick = outlined(ui, |ui| ui.checkbox(&mut is_ticked, ""));
                    let label = words.count("find-tick", at + 1);
                    tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_ticked, &label));
                    if tick.clicked() {
                        if is_ticked {
                            self.spared.remove(place);
                        } else {
                            self.spared.insert(place.clone());
                        }
                    }
                    let named =
                        hit.field.map_or_else(|| words.say("find-in-text"), |name| words.say(&field_code(name)));
                    let (named, width) = if self.scope == Scope::Every {
                        (format!("{} · {named}", short(story.name())), size::FOUND_IN_STORY)
                    } else {
                        (named, size::FOUND_IN)
                    };
                    let (column, place_name) = ui.allocate_exact_size(Vec2::new(width, size::CONTROL), Sense::hover());
                    paint_beside(ui, column, cut_line(ui, &named, Face::Small, palette.soft, width), palette.soft);
                    place_name.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &named));
                    place_name.on_hover_text(&named);
                    let job = job_of(place, at == self.at, palette);
                    if ui.add(egui::Button::new(job).frame_when_inactive(false).truncate()).clicked() {
                        (self.at, self.is_shown) = (at, true);
                        self.from = hit.range.start;
                        actions.push(Action::ShowHit(hit.clone()));
                    }
                });
            }
        });
    }
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

/// The first hit in the text of the active story that is not in front of a place; else the first in it.
fn first_from(desk: &Desk, hits: &[Hit], from: usize) -> Option<usize> {
    let story = desk.active()?;
    let in_text = |hit: &Hit| hit.story == story.id() && hit.field.is_none();
    let next = hits.iter().position(|hit| in_text(hit) && hit.range.start >= from);
    next.or_else(|| hits.iter().position(in_text))
}

/// What stands around each hit. Two places of which nothing tells one from the other are spared together.
fn around_each(desk: &Desk, hits: &[Hit]) -> Vec<Around> {
    let mut last: Option<((StoryId, Option<FieldName>), String)> = None;
    let around = hits.iter().map(|hit| {
        let place = (hit.story, hit.field);
        if last.as_ref().is_none_or(|(known, _)| *known != place) {
            let story = desk.story(hit.story);
            last = Some((place, story.map(|story| text_of(story.article(), hit.field)).unwrap_or_default()));
        }
        around(last.as_ref().map_or("", |(_, text)| text.as_str()), hit)
    });
    around.collect()
}

fn around(text: &str, hit: &Hit) -> Around {
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(0..hit.range.start).rsplit('\n').next().unwrap_or_default();
    let after = part(hit.range.end..text.len()).split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(BESIDE).map_or(after.len(), |(at, _)| at);
    let [before, found, after] = [&before[start..], part(hit.range.clone()), &after[..end]].map(str::to_owned);
    Around { story: hit.story, field: hit.field, before, found, after }
}

fn short(name: &str) -> String {
    name.chars().take(BESIDE / 2).collect()
}

/// What was found, with what stands around it on its line.
fn job_of(place: &Around, is_current: bool, palette: &Palette) -> LayoutJob {
    let plain = TextFormat { font_id: Face::Ui.font(), color: palette.soft, ..TextFormat::default() };
    let mut found = TextFormat { font_id: Face::UiStrong.font(), color: palette.ink, ..TextFormat::default() };
    if is_current {
        found.background = palette.selection;
    }
    let mut job = LayoutJob::default();
    job.append(&place.before, 0.0, plain.clone());
    job.append(&place.found, 0.0, found);
    job.append(&place.after, 0.0, plain);
    job
}
