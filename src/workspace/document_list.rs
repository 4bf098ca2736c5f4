//! The document list: filter, sort order and workflow stages.

use crate::workspace::{Desk, Effect, Story, StoryId};
use crate::article::ChangeName;
use crate::text::fold;

/// How far the work on a document has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Unchanged since it was opened.
    Received,
    /// Promos were removed, and nothing else was changed.
    Cleaned,
    /// Changed by hand, or a promo is undecided.
    InWork,
    /// Saved in full, and every promo is decided.
    Ready,
}

impl Stage {
    /// Every stage, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Received, Self::Cleaned, Self::InWork, Self::Ready];

    /// The name in kebab case; its label is the message `stage-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Cleaned => "cleaned",
            Self::InWork => "in-work",
            Self::Ready => "ready",
        }
    }
}

/// The sort order of the document list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// In the order of opening.
    #[default]
    Opened,
    /// By headline.
    Headline,
    /// By stage, the least finished first.
    Stage,
    /// By the number of undecided promos, the most first.
    Links,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Opened, Self::Headline, Self::Stage, Self::Links];

    /// The name in kebab case; its label is the message `order-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Headline => "headline",
            Self::Stage => "stage",
            Self::Links => "links",
        }
    }
}

/// Filter and sort order of the document list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Text that the document names contain, ignoring case and accents; blank for all documents.
    pub text: String,
    /// The stage of the documents; `None` for any.
    pub stage: Option<Stage>,
    /// The sort order.
    pub order: Order,
}

impl Story {
    /// The workflow stage.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let tally = self.tally();
        if self.is_saved() && self.format().is_some() && tally.open == 0 {
            return Stage::Ready;
        }
        // Once saved and changed again, it counts as in progress.
        match self.history().undo_name() {
            _ if self.format().is_some() => Stage::InWork,
            None if self.is_recovered() => Stage::InWork,
            None => Stage::Received,
            Some(ChangeName::Clean(_)) if tally.open == 0 && self.history().steps() == 1 => Stage::Cleaned,
            Some(_) => Stage::InWork,
        }
    }
}

impl Desk {
    /// Filter and sort order of the document list.
    #[must_use]
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// The documents that pass the filter, in sort order.
    #[must_use]
    pub fn listed_stories(&self) -> Vec<&Story> {
        let Listing { text, stage, order } = &self.listing;
        let wanted = fold(text.trim());
        let is_wanted = |story: &&Story| {
            stage.is_none_or(|stage| story.stage() == stage)
                && (wanted.is_empty() || fold(story.name()).contains(&wanted))
        };
        let mut stories: Vec<&Story> = self.stories.iter().filter(is_wanted).collect();
        match order {
            Order::Opened => {}
            Order::Headline => stories.sort_by_cached_key(|story| fold(story.name())),
            Order::Stage => stories.sort_by_key(|story| story.stage()),
            Order::Links => stories.sort_by_key(|story| std::cmp::Reverse(story.tally().open)),
        }
        stories
    }

    /// Activates the document `by` places further in the list, wrapping around at the ends; if the active one is
    /// filtered out, the first.
    pub(crate) fn step_story(&mut self, by: isize) -> Vec<Effect> {
        let listed: Vec<StoryId> = self.listed_stories().into_iter().map(Story::id).collect();
        let count = listed.len();
        if count > 0 {
            let at = listed.iter().position(|id| Some(*id) == self.active);
            let next = at.map_or(0, |at| (at + count).wrapping_add_signed(by) % count);
            self.active = Some(listed[next]);
        }
        Vec::new()
    }
}
