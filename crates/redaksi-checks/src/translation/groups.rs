//! Which paragraphs of an original and its translation say the same.

/// Paragraphs of the original and of the translation that say the same; an empty side is text that was left out or added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphGroup {
    /// Indexes of paragraphs of the original, in order.
    pub original: Vec<usize>,
    /// Indexes of paragraphs of the translation, in order.
    pub translation: Vec<usize>,
}

/// How the paragraphs of an original and its translation correspond, in the order of the translation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedParagraphs {
    /// The groups. A paragraph is in at most one of them; those in none are not checked.
    pub groups: Vec<ParagraphGroup>,
}
