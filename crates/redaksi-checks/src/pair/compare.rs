//! What changed between two versions of an original, and which paragraphs of the translation that concerns.

use super::align::align_with;
use super::alignment::{Alignment, FixedPair};
use super::lexicon::PairLexicons;
use crate::StoryText;
use redaksi_core::text::collapse_whitespace;
use std::collections::HashMap;

/// A difference between two versions of an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginalChange {
    /// The words of a paragraph changed, or it was merged or split.
    Changed {
        /// The indexes of the paragraphs of the old version.
        old: Vec<usize>,
        /// The indexes of the paragraphs of the new version.
        new: Vec<usize>,
        /// The paragraphs of the translation that say what the old ones said; empty if they were left out.
        translation: Vec<usize>,
    },
    /// A paragraph came.
    Added {
        /// The index of the paragraph of the new version.
        new: usize,
        /// The paragraph of the translation after which it belongs; `None` if it belongs first, or if nothing before it is
        /// in the translation.
        after: Option<usize>,
    },
    /// A paragraph went.
    Removed {
        /// The index of the paragraph of the old version.
        old: usize,
        /// The paragraphs of the translation that say what it said; empty if it was left out.
        translation: Vec<usize>,
    },
    /// A paragraph stands elsewhere; its words may have changed too.
    Moved {
        /// The index of the paragraph of the old version.
        old: usize,
        /// The index of the paragraph of the new version.
        new: usize,
        /// The paragraphs of the translation that say what it says; empty if it was left out.
        translation: Vec<usize>,
    },
}

/// The comparison of two versions of an original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginalComparison {
    /// The differences, in the order of the new version; what went stands where it was.
    pub changes: Vec<OriginalChange>,
    /// For each paragraph of the old version, the first one of the new version that says the same; `None` if it went.
    /// Pairs that the user set are carried over with it.
    pub new_places: Vec<Option<usize>>,
}

impl OriginalComparison {
    /// Returns the pairs that the user set for the old version, for the new one. Pairs of a paragraph that went are
    /// dropped.
    #[must_use]
    pub fn carry_over(&self, fixed: &[FixedPair]) -> Vec<FixedPair> {
        let carried = fixed.iter().filter_map(|pair| match pair.original {
            None => Some(*pair),
            Some(original) => {
                let original = self.new_places.get(original).copied().flatten()?;
                Some(FixedPair { original: Some(original), ..*pair })
            }
        });
        carried.collect()
    }
}

/// Compares two versions of an original. The alignment is that of the old version with its translation.
#[must_use]
pub fn compare_originals(old: &StoryText, new: &StoryText, alignment: &Alignment) -> OriginalComparison {
    let between = align_with(old, new, &equal_paragraphs(old, new), &PairLexicons::default());
    let text = |story: &StoryText, index: usize| collapse_whitespace(&story.paragraphs[index].text);
    let translation = |olds: &[usize]| {
        let mut found: Vec<usize> = olds.iter().flat_map(|old| alignment.partners_of_original(*old)).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    // Each change with where it stands: the place in the new version, and for what went, after what came before it.
    let mut placed = Vec::new();
    let moved: HashMap<usize, usize> =
        between.links().iter().filter(|link| link.is_moved).map(|link| (link.original, link.translation)).collect();
    for (olds, news) in between.groups() {
        let is_equal = olds.len() == 1 && news.len() == 1 && text(old, olds[0]) == text(new, news[0]);
        let at = (news[0], 1);
        if let ([old], [new]) = (olds.as_slice(), news.as_slice())
            && moved.contains_key(old)
        {
            placed.push((at, OriginalChange::Moved { old: *old, new: *new, translation: translation(&olds) }));
        } else if !is_equal {
            let translation = translation(&olds);
            placed.push((at, OriginalChange::Changed { old: olds, new: news, translation }));
        }
    }
    for new in between.added() {
        let before = (0..new).rev().flat_map(|before| between.partners_of_translation(before)).copied();
        let after = before
            .filter(|old| !moved.contains_key(old))
            .find_map(|old| alignment.partners_of_original(old).last().copied());
        placed.push(((new, 1), OriginalChange::Added { new, after }));
    }
    for old in between.left_out() {
        let at = (between.gap_after(old).map_or(0, |before| before + 1), 0);
        placed.push((at, OriginalChange::Removed { old, translation: translation(&[old]) }));
    }
    placed.sort_by_key(|(at, _)| *at);
    let new_places = (0..old.paragraphs.len()).map(|old| between.partners_of_original(old).first().copied()).collect();
    OriginalComparison { changes: placed.into_iter().map(|(_, change)| change).collect(), new_places }
}

/// Returns the paragraphs whose text is the same in both versions and occurs once in each.
fn equal_paragraphs(old: &StoryText, new: &StoryText) -> Vec<FixedPair> {
    let places = |story: &StoryText| {
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (index, paragraph) in story.paragraphs.iter().enumerate() {
            let place = places.entry(collapse_whitespace(&paragraph.text));
            place.and_modify(|place| *place = None).or_insert(Some(index));
        }
        places
    };
    let new_places = places(new);
    let mut pairs: Vec<FixedPair> = places(old)
        .into_iter()
        .filter_map(|(text, original)| {
            let translation = new_places.get(&text).copied().flatten()?;
            Some(FixedPair { original: Some(original?), translation: Some(translation) })
        })
        .collect();
    pairs.sort_unstable_by_key(|pair| pair.original);
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::align::align;
    use super::*;

    const OLD: &str = "Ferry sinks off Bulu\nA ferry with 80 people sank off Bulu island on Monday.\n\
        Rescuers found 12 survivors, the navy said.\nThe weather was bad.\nThe captain was not on board.";
    const TRANSLATION: &str = "Feri tenggelam di lepas pantai Bulu\n\
        Sebuah feri dengan 80 orang tenggelam di lepas pantai Pulau Bulu pada hari Senin.\n\
        Tim penyelamat menemukan 12 orang yang selamat, kata angkatan laut.\nCuaca buruk.\nNakhoda tidak berada di kapal.";

    fn compare(new: &str) -> Vec<OriginalChange> {
        let old = StoryText::from_lines("en", OLD);
        let alignment = align(&old, &StoryText::from_lines("id", TRANSLATION), &[]);
        assert_eq!(alignment.links().len(), 5);
        compare_originals(&old, &StoryText::from_lines("en", new), &alignment).changes
    }

    #[test]
    fn the_same_text_has_no_changes() {
        assert_eq!(compare(OLD), []);
        assert_eq!(compare(&OLD.replace(' ', "  ")), []);
    }

    #[test]
    fn a_changed_paragraph_concerns_its_translation() {
        let found = compare(&OLD.replace("12 survivors", "15 survivors"));
        assert_eq!(found, [OriginalChange::Changed { old: vec![2], new: vec![2], translation: vec![2] }]);
    }

    #[test]
    fn paragraphs_that_came_and_went_are_found() {
        let found =
            compare(&OLD.replace("The weather was bad.\n", "").replace(
                "on Monday.\n",
                "on Monday.\nPresident Karim Hadi ordered an inquiry into shipping permits.\n",
            ));
        assert_eq!(
            found,
            [
                OriginalChange::Added { new: 2, after: Some(1) },
                OriginalChange::Removed { old: 3, translation: vec![3] },
            ]
        );
    }

    #[test]
    fn a_moved_paragraph_is_no_change_of_its_words() {
        let lines: Vec<&str> = OLD.lines().collect();
        let found = compare(&[lines[0], lines[4], lines[1], lines[2], lines[3]].join("\n"));
        assert_eq!(found, [OriginalChange::Moved { old: 4, new: 1, translation: vec![4] }]);
    }

    #[test]
    fn pairs_of_the_user_are_carried_over() {
        let old = StoryText::from_lines("en", OLD);
        let new = StoryText::from_lines("en", &OLD.replace("Rescuers", "A new line of text.\nRescuers"));
        let compared = compare_originals(&old, &new, &Alignment::default());
        let fixed = FixedPair { original: Some(3), translation: Some(2) };
        assert_eq!(compared.carry_over(&[fixed]), [FixedPair { original: Some(4), translation: Some(2) }]);
    }
}
