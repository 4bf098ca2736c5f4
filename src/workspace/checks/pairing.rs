//! Which paragraphs of the original belong to which of the story.

use redaksi_checks::pair::FixedPair;
use redaksi_checks::{ArticleChecks, StoryText};
use redaksi_core::article::{Article, PairedBlocks};
use redaksi_core::text::common_prefix_suffix_len;

/// Paragraphs of the story and of the original that belong together, as indexes of body blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlockPair {
    /// The blocks.
    pub blocks: PairedBlocks,
    /// Whether the user paired them.
    pub is_by_hand: bool,
    /// Whether hardly anything but their place speaks for the pair: a paragraph that was left out may hide in it.
    pub is_doubtful: bool,
}

/// The confidence below which a pair is doubtful: the words of the two paragraphs speak against it.
const LEAST_CONFIDENCE: f64 = 0.5;

/// The pairs of a story and its original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// The pairs, in the order of the story.
    pub pairs: Vec<BlockPair>,
    /// Published blocks of the story without a partner: added.
    pub added: Vec<usize>,
    /// Published blocks of the original without a partner: left out.
    pub left_out: Vec<usize>,
}

impl Pairing {
    /// Returns the pairs that a check of the story has found; `None` without an original.
    #[must_use]
    pub fn of_checks(article: &Article, checks: &ArticleChecks) -> Option<Self> {
        let (story, source, alignment) = (&checks.story, checks.original.as_ref()?, checks.alignment.as_ref()?);
        let story_block = |index: usize| story.paragraphs[index].block;
        let source_block = |index: usize| source.paragraphs[index].block;
        let by_hand = article.pairs_by_hand();
        let mut pairing = Self::default();
        for (originals, translations) in alignment.groups() {
            let links = || alignment.links().iter().filter(|link| originals.contains(&link.original));
            let is_doubtful = links().all(|link| link.confidence < LEAST_CONFIDENCE);
            let blocks = PairedBlocks {
                story: translations.into_iter().filter_map(story_block).collect(),
                original: originals.iter().copied().filter_map(source_block).collect(),
            };
            let is_set = by_hand.iter().any(|pair| pair.story.iter().any(|block| blocks.story.contains(block)));
            if !is_set && !blocks.story.is_empty() && !blocks.original.is_empty() {
                pairing.pairs.push(BlockPair { blocks, is_by_hand: false, is_doubtful });
            }
        }
        pairing.added.extend(alignment.added().filter_map(story_block));
        pairing.left_out.extend(alignment.left_out().filter_map(source_block));
        pairing.pairs.extend(by_hand.into_iter().map(|blocks| BlockPair {
            blocks,
            is_by_hand: true,
            is_doubtful: false,
        }));
        pairing.pairs.sort_by_key(|pair| pair.blocks.story.first().copied());
        Some(pairing)
    }

    /// The number of doubtful pairs.
    #[must_use]
    pub fn doubtful_count(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.is_doubtful).count()
    }

    /// The pair of a block of the story.
    #[must_use]
    pub fn of_story_block(&self, block: usize) -> Option<&BlockPair> {
        self.pairs.iter().find(|pair| pair.blocks.story.contains(&block))
    }

    /// The pair of a block of the original.
    #[must_use]
    pub fn of_original_block(&self, block: usize) -> Option<&BlockPair> {
        self.pairs.iter().find(|pair| pair.blocks.original.contains(&block))
    }

    /// Moves the pairs of an earlier text of the story to the current one; blocks that were split or joined since lose their
    /// partner until the next check.
    #[must_use]
    pub fn moved(&self, old: &str, new: &str) -> Self {
        let count = |text: &str| text.bytes().filter(|byte| *byte == b'\n').count();
        let (prefix, suffix) = common_prefix_suffix_len(old, new);
        let suffix = suffix.min(old.len().min(new.len()) - prefix);
        let (head, tail) = (count(&old[..prefix]), count(&old[old.len() - suffix..]));
        let (old_count, new_count) = (count(old) + 1, count(new) + 1);
        let move_block = |block: usize| {
            if block < head || old_count == new_count {
                Some(block)
            } else if block + tail >= old_count {
                (block + new_count).checked_sub(old_count)
            } else {
                None
            }
        };
        let all = |blocks: &[usize]| blocks.iter().filter_map(|block| move_block(*block)).collect::<Vec<_>>();
        let pairs = self.pairs.iter().map(|pair| BlockPair {
            blocks: PairedBlocks { story: all(&pair.blocks.story), original: pair.blocks.original.clone() },
            ..*pair
        });
        let pairs = pairs.filter(|pair| !pair.blocks.story.is_empty()).collect();
        Self { pairs, added: all(&self.added), left_out: self.left_out.clone() }
    }
}

/// The pairs that the user set, as paragraphs of both texts.
pub(crate) fn fixed_pairs(article: &Article, original: &Article) -> Vec<FixedPair> {
    let by_hand = article.pairs_by_hand();
    if by_hand.is_empty() {
        return Vec::new();
    }
    let (story, source) = (StoryText::of(article), StoryText::of(original));
    let paragraph = |text: &StoryText, block: usize| text.paragraphs.iter().position(|of| of.block == Some(block));
    let mut fixed = Vec::new();
    for pair in by_hand {
        for original in pair.original.iter().filter_map(|block| paragraph(&source, *block)) {
            let translations = pair.story.iter().filter_map(|block| paragraph(&story, *block));
            fixed.extend(translations.map(|at| FixedPair { original: Some(original), translation: Some(at) }));
        }
    }
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_checks::{CheckInputs, check_article};
    use redaksi_core::article::{Block, BlockKind};

    fn article(lines: &[&str]) -> Article {
        let body = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        Article { body, ..Article::default() }
    }

    fn story_and_original() -> (Article, Article) {
        let original = article(&[
            "Mayor Sari Dewi opened the bridge in Kenari on Monday.",
            "The bridge is 120 metres long and cost 3 billion rupiah.",
            "Farmers from Lembah had waited since 2019.",
        ]);
        let story = article(&[
            "Wali Kota Sari Dewi membuka jembatan di Kenari pada Senin.",
            "Petani dari Lembah menunggu sejak 2019.",
            "Hujan turun sepanjang hari itu di seluruh pulau tersebut.",
        ]);
        (story, original)
    }

    fn pairing(story: &Article, original: &Article) -> Pairing {
        let fixed_pairs = &fixed_pairs(story, original);
        let inputs = CheckInputs { original: Some(original), fixed_pairs, ..CheckInputs::default() };
        Pairing::of_checks(story, &check_article(story, &inputs)).unwrap()
    }

    #[test]
    fn paragraphs_are_paired_and_those_without_a_partner_are_named() {
        let (story, original) = story_and_original();
        let pairing = pairing(&story, &original);
        let pairs: Vec<_> = pairing.pairs.iter().map(|pair| (pair.blocks.story[0], pair.blocks.original[0])).collect();
        assert_eq!((pairs, pairing.added.clone(), pairing.left_out.clone()), (vec![(0, 0), (1, 2)], vec![2], vec![1]));
        assert_eq!(pairing.of_original_block(2).unwrap().blocks.story, [1]);
        assert_eq!(pairing.of_story_block(2), None);
    }

    #[test]
    fn a_pair_for_which_only_its_place_speaks_is_doubtful() {
        let original = article(&[
            "Mayor Sari Dewi opened the bridge in Kenari on Monday.",
            "This sentence has no counterpart in the other text at all.",
            "Farmers from Lembah had waited since 2019.",
        ]);
        let story = article(&[
            "Wali Kota Sari Dewi membuka jembatan di Kenari pada Senin.",
            "Cara itu disebut warga sebagai jalan yang paling mudah.",
            "Petani dari Lembah menunggu sejak 2019.",
        ]);
        let pairing = pairing(&story, &original);
        let is_hidden = pairing.of_original_block(1).is_some_and(|pair| !pair.is_doubtful);
        assert!(!is_hidden, "{pairing:?}");
        assert!(pairing.of_original_block(0).is_some_and(|pair| !pair.is_doubtful));
        assert_eq!(pairing.doubtful_count() + pairing.left_out.len(), 1);
    }

    #[test]
    fn a_pair_set_by_hand_is_kept() {
        let (mut story, original) = story_and_original();
        story.attach_original(original.clone()).apply(&mut story).unwrap();
        let pair = PairedBlocks { story: vec![2], original: vec![1] };
        story.pair_by_hand(&pair).unwrap().apply(&mut story).unwrap();
        let pairing = pairing(&story, &original);
        assert_eq!(pairing.of_story_block(2), Some(&BlockPair { blocks: pair, is_by_hand: true, is_doubtful: false }));
        assert_eq!((pairing.pairs.len(), pairing.added.len(), pairing.left_out.len()), (3, 0, 0));
    }

    #[test]
    fn pairs_move_with_the_paragraphs_while_the_user_types() {
        let (story, original) = story_and_original();
        let pairing = pairing(&story, &original);
        let text = redaksi_core::article::body_text(&story.body);
        let after =
            |text: &str, new: &str| pairing.moved(text, new).of_story_block(2).map(|pair| pair.blocks.original[0]);
        assert_eq!(after(&text, &format!("Baru.\n{text}")), Some(2));
        assert_eq!(pairing.moved(&text, &text.replace("2019", "2020")), pairing);
        assert_eq!(pairing.moved(&text, "").pairs.len(), 0);
    }
}
