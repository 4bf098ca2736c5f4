//! The result of an alignment: links between paragraphs of the original and of the translation.

/// A pair set by the user. A paragraph that occurs in such pairs has exactly the partners that they give it: several
/// pairs make a merged or split paragraph, and a pair with `None` says that the paragraph has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FixedPair {
    /// The index of the paragraph of the original.
    pub original: Option<usize>,
    /// The index of the paragraph of the translation.
    pub translation: Option<usize>,
}

/// A paragraph of the original and one of the translation that say the same, wholly or in part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairLink {
    /// The index of the paragraph of the original.
    pub original: usize,
    /// The index of the paragraph of the translation.
    pub translation: usize,
    /// How sure the link is: from 0 to 1, and 1 for a pair set by the user.
    pub confidence: f64,
    /// Whether the paragraph stands elsewhere in the translation than in the original.
    pub is_moved: bool,
    /// Whether the user set the pair.
    pub is_fixed: bool,
}

/// The links between an original and its translation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The links in reading order of the original, then those of moved paragraphs. Each pair occurs once.
    links: Vec<PairLink>,
    /// For each paragraph of the original, its partners in rising order.
    of_original: Vec<Vec<usize>>,
    /// For each paragraph of the translation, its partners in rising order.
    of_translation: Vec<Vec<usize>>,
}

impl Alignment {
    /// Creates an alignment of texts with the given numbers of paragraphs. Links outside of them and repeated links are
    /// dropped.
    pub(super) fn new(originals: usize, translations: usize, mut links: Vec<PairLink>) -> Self {
        links.retain(|link| link.original < originals && link.translation < translations);
        links.sort_by_key(|link| (link.original, link.translation));
        links.dedup_by_key(|link| (link.original, link.translation));
        mark_moved(&mut links);
        links.sort_by_key(|link| (link.is_moved, link.original, link.translation));
        let mut of_original = vec![Vec::new(); originals];
        let mut of_translation = vec![Vec::new(); translations];
        for link in &links {
            of_original[link.original].push(link.translation);
            of_translation[link.translation].push(link.original);
        }
        for partners in of_original.iter_mut().chain(&mut of_translation) {
            partners.sort_unstable();
        }
        Self { links, of_original, of_translation }
    }

    /// Returns the links in reading order of the original, then those of moved paragraphs.
    #[must_use]
    pub fn links(&self) -> &[PairLink] {
        &self.links
    }

    /// Returns the paragraphs of the translation that say what a paragraph of the original says, in rising order; empty
    /// if it was left out or does not exist.
    #[must_use]
    pub fn partners_of_original(&self, original: usize) -> &[usize] {
        self.of_original.get(original).map_or(&[], Vec::as_slice)
    }

    /// Returns the paragraphs of the original that a paragraph of the translation comes from, in rising order; empty if
    /// it was added or does not exist.
    #[must_use]
    pub fn partners_of_translation(&self, translation: usize) -> &[usize] {
        self.of_translation.get(translation).map_or(&[], Vec::as_slice)
    }

    /// Returns the paragraphs of the original without a partner.
    pub fn left_out(&self) -> impl Iterator<Item = usize> {
        self.of_original.iter().enumerate().filter(|(_, partners)| partners.is_empty()).map(|(index, _)| index)
    }

    /// Returns the paragraphs of the translation without a partner.
    pub fn added(&self) -> impl Iterator<Item = usize> {
        self.of_translation.iter().enumerate().filter(|(_, partners)| partners.is_empty()).map(|(index, _)| index)
    }

    /// Returns the paragraph of the translation after which a left-out paragraph of the original would stand: the last
    /// partner of the nearest earlier paragraph with a partner that is not moved. `None` if it would be the first.
    #[must_use]
    pub fn gap_after(&self, original: usize) -> Option<usize> {
        let before = self.links.iter().take_while(|link| !link.is_moved && link.original < original);
        let nearest = before.clone().map(|link| link.original).max()?;
        before.filter(|link| link.original == nearest).map(|link| link.translation).max()
    }

    /// Returns the groups of paragraphs that are linked with each other, as indexes of the original and of the
    /// translation, in the order of the links.
    #[must_use]
    pub fn groups(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut is_taken = vec![false; self.of_original.len()];
        let mut groups = Vec::new();
        for link in &self.links {
            if is_taken[link.original] {
                continue;
            }
            is_taken[link.original] = true;
            let (mut originals, mut translations) = (vec![link.original], Vec::new());
            let (mut seen, mut next) = (std::collections::BTreeSet::new(), 0);
            while let Some(original) = originals.get(next).copied() {
                next += 1;
                for translation in &self.of_original[original] {
                    if !seen.insert(*translation) {
                        continue;
                    }
                    translations.push(*translation);
                    for other in &self.of_translation[*translation] {
                        if !std::mem::replace(&mut is_taken[*other], true) {
                            originals.push(*other);
                        }
                    }
                }
            }
            originals.sort_unstable();
            translations.sort_unstable();
            groups.push((originals, translations));
        }
        groups
    }
}

/// Marks the links outside the longest run in which the paragraphs of both sides rise or stay. The links are in order
/// of the original, then of the translation.
fn mark_moved(links: &mut [PairLink]) {
    let kept = longest_rising_run(&links.iter().map(|link| link.translation).collect::<Vec<_>>());
    for link in links.iter_mut() {
        link.is_moved = true;
    }
    for index in kept {
        links[index].is_moved = false;
    }
}

/// Returns the indexes of a longest subsequence whose values never fall, in rising order.
pub(super) fn longest_rising_run(values: &[usize]) -> Vec<usize> {
    // `ends[length]` is the index of the smallest value that ends a run of that length plus one.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; values.len()];
    for (index, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values[*end] <= *value);
        previous[index] = length.checked_sub(1).map(|before| ends[before]);
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), |index| previous[*index]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alignment(originals: usize, translations: usize, links: &[(usize, usize)]) -> Alignment {
        let link = |&(original, translation)| PairLink {
            original,
            translation,
            confidence: 1.0,
            is_moved: false,
            is_fixed: false,
        };
        Alignment::new(originals, translations, links.iter().map(link).collect())
    }

    #[test]
    fn a_link_outside_the_longest_rising_run_is_moved_and_stands_last() {
        let found = alignment(4, 4, &[(0, 0), (1, 3), (2, 1), (3, 2)]);
        let rows: Vec<_> = found.links().iter().map(|link| (link.original, link.translation, link.is_moved)).collect();
        assert_eq!(rows, [(0, 0, false), (2, 1, false), (3, 2, false), (1, 3, true)]);
    }

    #[test]
    fn paragraphs_without_a_link_are_left_out_or_added() {
        let found = alignment(4, 3, &[(0, 0), (2, 1), (3, 1)]);
        assert_eq!(found.left_out().collect::<Vec<_>>(), [1]);
        assert_eq!(found.added().collect::<Vec<_>>(), [2]);
        assert_eq!(found.gap_after(1), Some(0));
        assert_eq!(alignment(2, 1, &[(1, 0)]).gap_after(0), None);
    }

    #[test]
    fn linked_paragraphs_form_groups() {
        let found = alignment(4, 4, &[(0, 0), (1, 1), (1, 2), (2, 2), (3, 3)]);
        assert_eq!(found.groups(), [(vec![0], vec![0]), (vec![1, 2], vec![1, 2]), (vec![3], vec![3])]);
    }

    #[test]
    fn links_to_paragraphs_that_do_not_exist_are_dropped() {
        assert_eq!(alignment(1, 1, &[(0, 0), (0, 0), (1, 0), (0, 7)]).links().len(), 1);
    }
}
