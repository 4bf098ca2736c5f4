//! Matchers: each recognizes one kind of phrase in the text and the words of a line. They know the packs, but neither
//! the other lines nor the model.

pub(crate) mod byline;
pub(crate) mod caption_phrases;
pub(crate) mod case_shape;
pub(crate) mod credit;
pub(crate) mod dateline;
pub(crate) mod end_mark;
pub(crate) mod ending;
pub(crate) mod engagement_counts;
pub(crate) mod label;
pub(crate) mod menu;
pub(crate) mod promo_end;
pub(crate) mod promo_marker;
pub(crate) mod reader_call;
pub(crate) mod republication;
pub(crate) mod sub_words;
pub(crate) mod tags;
