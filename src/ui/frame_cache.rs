//! A cache in egui's memory for values derived from a story, one per story and revision.

use crate::workspace::Story;
use egui::{Id, Ui};

/// The value cached under `name` for the current revision of the story, or the result of `compute`.
pub fn for_state<T>(ui: &Ui, name: &'static str, story: &Story, compute: impl FnOnce() -> T) -> T
where
    T: Clone + Send + Sync + 'static,
{
    let id = Id::unique((name, story.id().number()));
    let cached: Option<(u64, T)> = ui.data(|data| data.get_temp(id));
    if let Some((revision, cached)) = cached
        && revision == story.revision()
    {
        return cached;
    }
    let value = compute();
    ui.data_mut(|data| data.insert_temp(id, (story.revision(), value.clone())));
    value
}
