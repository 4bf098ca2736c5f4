//! Finding and replacing: in the story that is worked on, or in all of them; one step of undo in each.

use super::edits::follow_dateline;
use super::every::Sweep;
use super::{Desk, Notice, Place, Story, StoryId, Value};
use crate::article::{Article, Change, ChangeName, Edit, Field, FieldName, manuscript};
use crate::packs::Packs;
use crate::text::{Finder, Query};
use std::collections::HashSet;
use std::ops::Range;
use std::time::Duration;

/// Where is looked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In the text, the headline and the fields of the story that is worked on.
    #[default]
    Story,
    /// In its text alone.
    Body,
    /// In a part of its text.
    Selection {
        /// Of which story.
        story: StoryId,
        /// Where the part begins, in bytes of the manuscript.
        start: usize,
        /// How much of the manuscript lies behind it, in bytes: so it grows and shrinks with what is replaced in it.
        behind: usize,
    },
    /// In its headline alone.
    Headline,
    /// In its fields, the headline among them, and not in its text.
    Fields,
    /// In the text, the headline and the fields of all open stories.
    Every,
}

impl Scope {
    /// Every scope but a part of the text, which depends on where it is.
    pub const ALL: [Self; 5] = [Self::Story, Self::Body, Self::Headline, Self::Fields, Self::Every];

    /// The name in kebab case, as message identifiers use it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Body => "body",
            Self::Selection { .. } => "selection",
            Self::Headline => "headline",
            Self::Fields => "fields",
            Self::Every => "every",
        }
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which story.
    pub story: StoryId,
    /// In which field; in its manuscript where in none.
    pub field: Option<FieldName>,
    /// Where, in bytes of the field or of the manuscript.
    pub range: Range<usize>,
}

/// What is to be replaced, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacing {
    /// What was looked for.
    pub query: Query,
    /// What comes in its place.
    pub with: String,
    /// Where.
    pub hits: Vec<Hit>,
}

/// The text in which a hit lies.
#[must_use]
pub fn text_of(article: &Article, field: Option<FieldName>) -> String {
    match field {
        Some(name) => article.fields.value(name).to_owned(),
        None => manuscript(&article.body),
    }
}

/// Fields in which is looked; dates are set in their own way.
fn fields() -> impl Iterator<Item = FieldName> {
    FieldName::ALL.into_iter().filter(|name| !name.takes_date())
}

impl Desk {
    /// How often finding was asked for while it is open; zero where it is closed.
    #[must_use]
    pub fn finding(&self) -> u64 {
        self.finding
    }

    /// Whether finding was asked for in order to replace.
    #[must_use]
    pub fn replaces(&self) -> bool {
        self.replaces
    }

    /// What is found, story by story: in fields first, then in the text.
    #[must_use]
    pub fn hits(&self, finder: &Finder, scope: Scope) -> Vec<Hit> {
        let wanted = |story: &&Story| match scope {
            Scope::Every => true,
            Scope::Selection { story: of, .. } => story.id() == of && self.active == Some(of),
            _ => Some(story.id()) == self.active,
        };
        let in_fields = |name: &FieldName| match scope {
            Scope::Story | Scope::Every | Scope::Fields => true,
            Scope::Headline => *name == FieldName::Headline,
            Scope::Body | Scope::Selection { .. } => false,
        };
        let in_text = !matches!(scope, Scope::Headline | Scope::Fields);
        let places = || fields().filter(in_fields).map(Some).chain(in_text.then_some(None));
        let stories = self.stories().iter().filter(wanted);
        let found = stories.flat_map(|story| {
            let found = places().flat_map(|field| {
                let text = text_of(story.article(), field);
                let part = match scope {
                    Scope::Selection { start, behind, .. } => start..text.len().saturating_sub(behind),
                    _ => 0..text.len(),
                };
                let ranges = finder.find(&text).into_iter();
                let within = ranges.filter(move |range| part.start <= range.start && range.end <= part.end);
                within.map(move |range| Hit { story: story.id(), field, range })
            });
            found.collect::<Vec<_>>()
        });
        found.collect()
    }

    /// Whether a hit lies in a promo, where nothing is replaced.
    #[must_use]
    pub fn is_fixed(&self, hit: &Hit) -> bool {
        hit.field.is_none() && self.story(hit.story).is_some_and(|story| story.article().is_protected_at(&hit.range))
    }

    /// Goes to a hit.
    pub(super) fn show_hit(&mut self, hit: &Hit) {
        self.select(hit.story);
        let Some(story) = self.story_mut(hit.story) else { return };
        if hit.field.is_none() {
            story.place_selection(hit.range.start, hit.range.end);
        } else {
            // What is selected in the text is not what was found.
            story.place_caret(story.selected().start);
        }
    }

    /// Closes what finding opened, and goes back into the text, with what was found last still selected. Who has scrolled
    /// on since is left there.
    pub(super) fn stop_finding(&mut self) {
        self.finding = 0;
        if let Some(story) = self.active_mut() {
            let selected = story.selected();
            story.carry_selection(selected.start, selected.end);
        }
        self.ask_for(Place::Text);
    }

    /// Replaces what was found, where it still stands as it was found.
    pub(super) fn replace(&mut self, replacing: &Replacing, now: Duration) {
        let Ok(Some(finder)) = Finder::new(&replacing.query) else { return };
        self.told_before = self.notices_given;
        let (mut replaced, mut stories, mut left) = (0, 0, 0);
        let mut sweep = Sweep::default();
        for story in &mut self.stories {
            let hits: Vec<&Hit> = replacing.hits.iter().filter(|hit| hit.story == story.id()).collect();
            let (edits, done) = edits_of(story.article(), &hits, &finder, &replacing.with, &self.packs);
            left += hits.len() - done;
            if done > 0 && story.change(Change { name: ChangeName::Replace(done), edits }, None, now).is_ok() {
                (replaced, stories) = (replaced + done, stories + 1);
                sweep.note(story);
            }
        }
        self.sweep = sweep;
        let notice = Notice::info("replaced").count(replaced).with("stories", Value::Count(stories));
        self.tell_in_all(notice.with("left", Value::Count(left)));
    }
}

/// The edits that replace hits in a story, and how many of them can be replaced. Inside of a promo nothing is.
fn edits_of(article: &Article, hits: &[&Hit], finder: &Finder, with: &str, packs: &Packs) -> (Vec<Edit>, usize) {
    let (mut edits, mut done) = (Vec::new(), 0);
    let standing = |field| {
        let text = text_of(article, field);
        let wanted: HashSet<&Range<usize>> =
            hits.iter().filter(|hit| hit.field == field).map(|hit| &hit.range).collect();
        let mut ranges = if wanted.is_empty() { Vec::new() } else { finder.find(&text) };
        ranges.retain(|range| wanted.contains(range));
        (text, ranges)
    };
    for name in fields() {
        let (mut text, ranges) = standing(Some(name));
        let whole = text.clone();
        for range in ranges.iter().rev() {
            text.replace_range(range.clone(), &finder.replacement(&whole, range, with).replace(['\n', '\r'], " "));
        }
        if !ranges.is_empty() {
            let lines = article.fields.get(name).map_or_else(Vec::new, |field| field.lines.clone());
            edits.push(Edit::Field { name, field: Field { value: text, lines } });
            done += ranges.len();
        }
    }
    let (text, ranges) = standing(None);
    let mut working = (!ranges.is_empty()).then(|| article.clone());
    // From the end on, so that what is still to be replaced stays where it was found.
    for range in ranges.iter().rev() {
        let Some(working) = &mut working else { break };
        let Ok(splice) = working.splice(range.clone(), &finder.replacement(&text, range, with)) else { continue };
        if working.apply_all(splice.edits.clone()).is_ok() {
            edits.extend(splice.edits);
            done += 1;
        }
    }
    if let Some(working) = working {
        edits.extend(follow_dateline(article, &article.body, &working.body, packs));
    }
    (edits, done)
}
