//! Reads vocabularies from other programs: lists, tables, thesauri in SKOS, and the tags of earlier stories.

mod any;
mod concepts;
mod csv;
mod json_ld;
mod list;
mod stories;
mod turtle;

pub use csv::tags_from_csv;
pub use json_ld::tags_from_json_ld;
pub use list::tags_from_list;
pub use stories::{TagUse, tags_from_stories, uses_of_tags};
pub use turtle::tags_from_turtle;
