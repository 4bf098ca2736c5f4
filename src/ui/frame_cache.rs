//! A cache in egui's memory for values derived from a story, one per story and revision.

use crate::workspace::Document;
use egui::{Id, Ui};

/// The value cached under `name` for the current revision of the story, or the result of `compute`.
pub fn cached_for_revision<T>(ui: &Ui, name: &'static str, document: &Document, compute: impl FnOnce() -> T) -> T
where
    T: Clone + Send + Sync + 'static,
{
    let id = Id::unique((name, document.id().number()));
    let cached: Option<(u64, T)> = ui.data(|data| data.get_temp(id));
    if let Some((revision, cached)) = cached
        && revision == document.revision()
    {
        return cached;
    }
    let value = compute();
    ui.data_mut(|data| data.insert_temp(id, (document.revision(), value.clone())));
    value
}
