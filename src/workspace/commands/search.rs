//! Search and replace, in the active document or in all documents. Replacing is one undo step per document.

use crate::workspace::commands::text_edits::follow_dateline;
use crate::workspace::files::bulk::Sweep;
use crate::workspace::{Desk, Notice, Place, Story, StoryId, Value};
use crate::article::{Article, Change, ChangeName, Edit, Field, FieldName, manuscript};
use crate::packs::Packs;
use crate::text::{Finder, Query};
use std::collections::HashSet;
use std::ops::Range;
use std::time::Duration;

/// The scope of a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The text, the headline and the fields of the active document.
    #[default]
    Story,
    /// The text only.
    Body,
    /// A range of the text.
    Selection {
        /// The document.
        story: StoryId,
        /// The start of the range, in bytes of the manuscript.
        start: usize,
        /// The number of bytes of the manuscript after the range. Counting from the end keeps the range correct when
        /// replacements change its length.
        behind: usize,
    },
    /// The headline only.
    Headline,
    /// The fields including the headline, without the text.
    Fields,
    /// The text, the headline and the fields of all open documents.
    Every,
}

impl Scope {
    /// Every scope except a range of the text, which depends on the document.
    pub const ALL: [Self; 5] = [Self::Story, Self::Body, Self::Headline, Self::Fields, Self::Every];

    /// The name in kebab case, as used in message identifiers.
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

/// A search hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document.
    pub story: StoryId,
    /// The field; `None` for the manuscript.
    pub field: Option<FieldName>,
    /// The range, in bytes of the field or of the manuscript.
    pub range: Range<usize>,
}

/// A request to replace hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacing {
    /// The query that found the hits.
    pub query: Query,
    /// The replacement.
    pub with: String,
    /// The hits to replace.
    pub hits: Vec<Hit>,
}

/// The text that is searched: a field, or the manuscript for `None`.
#[must_use]
pub fn text_of(article: &Article, field: Option<FieldName>) -> String {
    match field {
        Some(name) => article.fields.value(name).to_owned(),
        None => manuscript(&article.body),
    }
}

/// The fields that are searched. Date fields are not: they are set by parsing.
fn fields() -> impl Iterator<Item = FieldName> {
    FieldName::ALL.into_iter().filter(|name| !name.takes_date())
}

impl Desk {
    /// Increases each time the search bar is requested; 0 while it is closed.
    #[must_use]
    pub fn finding(&self) -> u64 {
        self.finding
    }

    /// Whether the search bar shows the replacement field.
    #[must_use]
    pub fn replaces(&self) -> bool {
        self.replaces
    }

    /// All hits by document, those in fields before those in the text.
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

    /// Whether a hit lies inside a promo, where nothing is replaced.
    #[must_use]
    pub fn is_fixed(&self, hit: &Hit) -> bool {
        hit.field.is_none() && self.story(hit.story).is_some_and(|story| story.article().is_protected_at(&hit.range))
    }

    /// Activates the document of a hit, and selects the hit if it is in the text.
    pub(crate) fn show_hit(&mut self, hit: &Hit) {
        self.select(hit.story);
        let Some(story) = self.story_mut(hit.story) else { return };
        if hit.field.is_none() {
            story.place_selection(hit.range.start, hit.range.end);
        } else {
            // The hit is in a field: clear the selection in the text, which is not the hit.
            story.place_caret(story.selected().start);
        }
    }

    /// Closes the search bar and focuses the editor, with the last hit still selected. Does not scroll, since the user
    /// may have scrolled elsewhere.
    pub(crate) fn stop_finding(&mut self) {
        self.finding = 0;
        if let Some(story) = self.active_mut() {
            let selected = story.selected();
            story.carry_selection(selected.start, selected.end);
        }
        self.ask_for(Place::Text);
    }

    /// Replaces the hits that still match at the position where they were found.
    pub(crate) fn replace(&mut self, replacing: &Replacing, now: Duration) {
        let Ok(Some(finder)) = Finder::new(&replacing.query) else { return };
        self.told_before = self.notices_given;
        let (mut replaced, mut stories, mut skipped) = (0, 0, 0);
        let mut sweep = Sweep::default();
        for story in &mut self.stories {
            let hits: Vec<&Hit> = replacing.hits.iter().filter(|hit| hit.story == story.id()).collect();
            let (edits, done) = edits_of(story.article(), &hits, &finder, &replacing.with, &self.packs);
            skipped += hits.len() - done;
            if done > 0 && story.change(Change { name: ChangeName::Replace(done), edits }, None, now).is_ok() {
                (replaced, stories) = (replaced + done, stories + 1);
                sweep.note(story);
            }
        }
        self.sweep = sweep;
        let notice = Notice::info("replaced").count(replaced).with("stories", Value::Count(stories));
        self.tell_in_all(notice.with("left", Value::Count(skipped)));
    }
}

/// The edits that replace the hits in an article, and the number of hits that can be replaced. Hits inside promos
/// cannot.
fn edits_of(article: &Article, hits: &[&Hit], finder: &Finder, with: &str, packs: &Packs) -> (Vec<Edit>, usize) {
    let (mut edits, mut done) = (Vec::new(), 0);
    let current_hits = |field| {
        let text = text_of(article, field);
        let wanted: HashSet<&Range<usize>> =
            hits.iter().filter(|hit| hit.field == field).map(|hit| &hit.range).collect();
        let mut ranges = if wanted.is_empty() { Vec::new() } else { finder.find(&text) };
        ranges.retain(|range| wanted.contains(range));
        (text, ranges)
    };
    for name in fields() {
        let (mut text, ranges) = current_hits(Some(name));
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
    let (text, ranges) = current_hits(None);
    let mut working = (!ranges.is_empty()).then(|| article.clone());
    // From the end, so that the positions of the remaining hits stay valid.
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
