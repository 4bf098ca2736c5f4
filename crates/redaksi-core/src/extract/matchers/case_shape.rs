//! How much of a text is capitalized.

use crate::packs::{Lexicon, Word};

/// The percentage of capitalized words, ignoring those that headlines keep in lower case.
pub(crate) fn capitalized_percent(text: &str, tokens: &[Word], lexicon: &Lexicon) -> usize {
    let (mut counted, mut capitalized) = (0, 0);
    for word in tokens {
        let upper = word.starts_non_lowercase(text);
        if upper || !lexicon.small_words.contains(word.key) {
            counted += 1;
            capitalized += usize::from(upper);
        }
    }
    capitalized * 100 / counted.max(1)
}
