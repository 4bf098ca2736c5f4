//! Reads the tags of images.

use crate::text::collapse_whitespace;
use std::borrow::Cow;

/// Images that are lower or narrower, in pixels, are signs, lines and counters.
const MIN_PIXELS: u32 = 80;
/// The most bytes of a reference.
pub(crate) const MAX_SOURCE_BYTES: usize = 2_000;

/// An image as the walk over the page finds it.
#[derive(Debug)]
pub(crate) struct RawImage {
    /// Its reference, as the page writes it.
    pub source: String,
    /// The text that stands for it where it cannot be seen.
    pub alternative: String,
    /// How many lines are above it.
    pub lines_above: usize,
    /// The index of its figure.
    pub figure: Option<usize>,
    /// The index of its link.
    pub link: Option<usize>,
}

/// Reads the tag of an image; `None` for one without a reference, and for small ones.
pub(crate) fn read_image<'t>(
    attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>,
    lines_above: usize,
    (figure, link): (Option<usize>, Option<usize>),
) -> Option<RawImage> {
    let is_small = |name: &[u8]| {
        attribute(name).and_then(|value| value.trim().parse::<u32>().ok()).is_some_and(|pixels| pixels < MIN_PIXELS)
    };
    if is_small(b"width") || is_small(b"height") {
        return None;
    }
    let usable = |value: &str| {
        let is_other = value.split_once(':').is_some_and(|(scheme, _)| {
            let is_scheme = !scheme.contains(['/', '.', '?', ' ']);
            is_scheme && !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https")
        });
        !value.is_empty() && !is_other && value.len() <= MAX_SOURCE_BYTES
    };
    // Pages that load their images late have a placeholder in `src`.
    let plain = [b"data-src".as_slice(), b"data-lazy-src", b"data-original", b"src"];
    let plain = plain.into_iter().filter_map(attribute).map(|value| value.trim().to_owned());
    let sets = [b"srcset".as_slice(), b"data-srcset"].into_iter().filter_map(attribute);
    let first =
        sets.map(|set| set.split_ascii_whitespace().next().unwrap_or_default().trim_end_matches(',').to_owned());
    let source = plain.chain(first).find(|value| usable(value))?;
    let alternative = attribute(b"alt").unwrap_or_default();
    let alternative = collapse_whitespace(&alternative);
    Some(RawImage { source, alternative, lines_above, figure, link })
}
