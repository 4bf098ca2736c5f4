//! Names that a page glued to the small word after them, as in `Dewantiuntuk`.

use crate::language_pack::LanguagePack;
use crate::words::{TagWord, split_glued_names};

/// Splits names from the small words after them where a page lost the space between them.
pub(crate) fn mend_glued_names(parts: &mut [(&str, Vec<TagWord>)], pack: &LanguagePack) {
    let is_small = |word: &str| pack.stop_words.contains(word) || pack.said.contains(word);
    split_glued_names(parts, &is_small, &|word| pack.glued_endings.contains(word));
}
