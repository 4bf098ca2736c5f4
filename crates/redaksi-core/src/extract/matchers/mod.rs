//! TODO doc.

pub(crate) mod byline;
pub(crate) mod caption_phrases;
pub(crate) mod credit;
pub(crate) mod dateline;
pub(crate) mod end_mark;
pub(crate) mod engagement_counts;
pub(crate) mod promo_marker;
pub(crate) mod republication;
pub(crate) mod tags;
