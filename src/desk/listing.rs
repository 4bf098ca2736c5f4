//! The list of open stories as the person wants it: which of them, and in which order.

use super::{Desk, Effect, Story, StoryId};
use crate::article::ChangeName;
use crate::text::fold;

/// How far the work on a story has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nothing was done to it yet.
    Received,
    /// Promos were taken out, and nothing else was done.
    Cleaned,
    /// It was changed by hand, or a promo waits for a decision.
    InWork,
    /// It is saved whole, and no promo waits.
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

/// In which order stories are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were opened.
    #[default]
    Opened,
    /// By headline.
    Headline,
    /// By stage, what is to be done first at the top.
    Stage,
    /// By the promos that wait, the most at the top.
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

/// Which stories are listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// What their names hold, letter case and accents aside; all where it is blank.
    pub text: String,
    /// Of which stage they are; of any where none is given.
    pub stage: Option<Stage>,
    /// In which order.
    pub order: Order,
}

impl Story {
    /// How far the work on it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let tally = self.tally();
        if self.is_saved() && self.format().is_some() && tally.open == 0 {
            return Stage::Ready;
        }
        // What was saved once and is not as it was saved is in work again.
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
    /// Which stories are listed, and in which order.
    #[must_use]
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// The stories that are listed, in their order.
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

    /// Goes so many stories on in the list; from one that is not listed, to the first.
    pub(super) fn step_story(&mut self, by: isize) -> Vec<Effect> {
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
