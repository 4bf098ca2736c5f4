//! The paragraphs of an original paired with those of its translation, without a network or a model.
//!
//! [`align()`] finds the pairs in the manner of Gale and Church, *A Program for Aligning Sentences in Bilingual Corpora*
//! (1993): dynamic programming over groups of neighbouring paragraphs (1:1, left out, added, merged, split). A group is
//! scored by its words as well as by its lengths: numbers, names, punctuation, words that a [`PairLexicon`] knows, and
//! words that resemble each other in both languages. A second pass finds paragraphs that were moved.
//! [`compare_originals`] tells what changed between two versions of an original.

mod align;
mod alignment;
mod cognates;
mod compare;
mod evidence;
mod lexicon;
mod table;
mod vocabulary;

pub use align::{align, align_with};
pub use alignment::{Alignment, FixedPair, PairLink};
pub use compare::{OriginalChange, OriginalComparison, compare_originals};
pub use lexicon::{PairLexicon, PairLexicons, PairView};
