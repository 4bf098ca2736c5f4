//! What is worked out from a story once for each state of it, and kept between frames.

use crate::desk::Story;
use egui::{Id, Ui};

/// What was worked out under that name for the story as it is now, or what `work_out` makes of it.
pub fn for_state<T>(ui: &Ui, name: &'static str, story: &Story, work_out: impl FnOnce() -> T) -> T
where
    T: Clone + Send + Sync + 'static,
{
    let id = Id::unique((name, story.id().number()));
    let known: Option<(u64, T)> = ui.data(|data| data.get_temp(id));
    if let Some((revision, known)) = known
        && revision == story.revision()
    {
        return known;
    }
    let fresh = work_out();
    ui.data_mut(|data| data.insert_temp(id, (story.revision(), fresh.clone())));
    fresh
}
