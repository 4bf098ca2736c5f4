//! Which paragraphs of the original belong to which of the story.

use redaksi_core::article::{Article, PairedBlocks, render_lines};
use redaksi_core::text::common_prefix_suffix_len;

/// Paragraphs of the story and of the original that belong together, as indexes of body blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairedParagraphs {
    /// The blocks.
    pub blocks: PairedBlocks,
    /// Whether the user paired them.
    pub is_by_hand: bool,
}

/// The pairs of a story and its original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// The pairs, in the order of the story.
    pub pairs: Vec<PairedParagraphs>,
    /// Published blocks of the story without a partner: added.
    pub added: Vec<usize>,
    /// Published blocks of the original without a partner: left out.
    pub left_out: Vec<usize>,
}

impl Pairing {
    /// Pairs the published paragraphs of a story with those of its original. Pairs that the user set are kept.
    #[must_use]
    pub fn of(article: &Article, original: &Article) -> Self {
        let by_hand = article.pairs_by_hand();
        let free = |article: &Article, taken: &dyn Fn(usize) -> bool| -> Vec<(usize, String)> {
            let lines = render_lines(article).filter(|(block, ..)| !taken(*block));
            lines.map(|(block, _, text)| (block, text.into_owned())).collect()
        };
        let story = free(article, &|block| by_hand.iter().any(|pair| pair.story.contains(&block)));
        let source = free(original, &|block| by_hand.iter().any(|pair| pair.original.contains(&block)));
        let mut pairing = Self::default();
        for (from, to) in align(&source, &story) {
            let blocks = PairedBlocks {
                story: to.iter().map(|at| story[*at].0).collect(),
                original: from.iter().map(|at| source[*at].0).collect(),
            };
            match (blocks.story.as_slice(), blocks.original.as_slice()) {
                (story, []) => pairing.added.extend(story),
                ([], original) => pairing.left_out.extend(original),
                _ => pairing.pairs.push(PairedParagraphs { blocks, is_by_hand: false }),
            }
        }
        pairing.pairs.extend(by_hand.into_iter().map(|blocks| PairedParagraphs { blocks, is_by_hand: true }));
        pairing.pairs.sort_by_key(|pair| pair.blocks.story.first().copied());
        pairing
    }

    /// The pair of a block of the story.
    #[must_use]
    pub fn of_story_block(&self, block: usize) -> Option<&PairedParagraphs> {
        self.pairs.iter().find(|pair| pair.blocks.story.contains(&block))
    }

    /// The pair of a block of the original.
    #[must_use]
    pub fn of_original_block(&self, block: usize) -> Option<&PairedParagraphs> {
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
        let pairs = self.pairs.iter().map(|pair| PairedParagraphs {
            blocks: PairedBlocks { story: all(&pair.blocks.story), original: pair.blocks.original.clone() },
            is_by_hand: pair.is_by_hand,
        });
        let pairs = pairs.filter(|pair| !pair.blocks.story.is_empty()).collect();
        Self { pairs, added: all(&self.added), left_out: self.left_out.clone() }
    }
}

/// A group of the alignment: indexes of the source, and of the target.
type Group = (Vec<usize>, Vec<usize>);

/// Aligns two lists of paragraphs in order, by their lengths and by the words that both have.
fn align(source: &[(usize, String)], target: &[(usize, String)]) -> Vec<Group> {
    const MOVES: [(usize, usize); 5] = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)];
    let (rows, columns) = (source.len() + 1, target.len() + 1);
    if rows.saturating_mul(columns) > MAX_CELLS {
        return (0..source.len().max(target.len()))
            .map(|at| (only(at, source.len()), only(at, target.len())))
            .collect();
    }
    let features =
        |list: &[(usize, String)]| -> Vec<Features> { list.iter().map(|(_, text)| Features::of(text)).collect() };
    let (from, to) = (features(source), features(target));
    let mut best = vec![(f32::INFINITY, 0_usize); rows * columns];
    best[0] = (0.0, 0);
    for row in 0..rows {
        for column in 0..columns {
            for (index, (down, right)) in MOVES.into_iter().enumerate() {
                if down > row || right > column {
                    continue;
                }
                let before = best[(row - down) * columns + column - right].0;
                let cost = before + Features::cost(&from[row - down..row], &to[column - right..column]);
                if cost < best[row * columns + column].0 {
                    best[row * columns + column] = (cost, index);
                }
            }
        }
    }
    let mut groups = Vec::new();
    let (mut row, mut column) = (rows - 1, columns - 1);
    while (row, column) != (0, 0) {
        let (down, right) = MOVES[best[row * columns + column].1];
        groups.push(((row - down..row).collect(), (column - right..column).collect()));
        (row, column) = (row - down, column - right);
    }
    groups.reverse();
    groups
}

/// The most cells of the table of the alignment.
const MAX_CELLS: usize = 1_000_000;

fn only(at: usize, count: usize) -> Vec<usize> {
    if at < count { vec![at] } else { Vec::new() }
}

/// What a paragraph is aligned by.
struct Features {
    length: f32,
    words: Vec<String>,
}

impl Features {
    /// Numbers and names are the same in many languages.
    fn of(text: &str) -> Self {
        let is_anchor = |word: &&str| {
            word.chars().any(|c| c.is_ascii_digit()) || word.chars().next().is_some_and(char::is_uppercase)
        };
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).filter(is_anchor);
        Self { length: text.chars().count() as f32, words: words.map(str::to_lowercase).collect() }
    }

    fn cost(from: &[Self], to: &[Self]) -> f32 {
        const UNPAIRED: f32 = 1.4;
        const UNEVEN: f32 = 0.5;
        if from.is_empty() || to.is_empty() {
            return UNPAIRED;
        }
        let sum = |list: &[Self]| list.iter().map(|features| features.length).sum::<f32>().max(1.0);
        let (one, other) = (sum(from), sum(to));
        let length = (one / other).ln().abs();
        let count = |list: &[Self]| list.iter().map(|features| features.words.len()).sum::<usize>();
        let words = |list: &[Self]| list.iter().flat_map(|features| features.words.clone()).collect::<Vec<_>>();
        let target = words(to);
        let shared = words(from).iter().filter(|word| target.contains(word)).count();
        let most = count(from).min(count(to));
        let missing = if most == 0 { 0.5 } else { 1.0 - shared.min(most) as f32 / most as f32 };
        length + missing * 2.0 + if from.len() == to.len() { 0.0 } else { UNEVEN }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn paragraphs_are_paired_and_those_without_a_partner_are_named() {
        let (story, original) = story_and_original();
        let pairing = Pairing::of(&story, &original);
        let pairs: Vec<_> = pairing.pairs.iter().map(|pair| (pair.blocks.story[0], pair.blocks.original[0])).collect();
        assert_eq!((pairs, pairing.added.clone(), pairing.left_out.clone()), (vec![(0, 0), (1, 2)], vec![2], vec![1]));
        assert_eq!(pairing.of_original_block(2).unwrap().blocks.story, [1]);
        assert_eq!(pairing.of_story_block(2), None);
    }

    #[test]
    fn a_pair_set_by_hand_is_kept() {
        let (mut story, original) = story_and_original();
        story.attach_original(original.clone()).apply(&mut story).unwrap();
        let pair = PairedBlocks { story: vec![2], original: vec![1] };
        story.pair_by_hand(&pair).unwrap().apply(&mut story).unwrap();
        let pairing = Pairing::of(&story, &original);
        assert_eq!(pairing.of_story_block(2), Some(&PairedParagraphs { blocks: pair, is_by_hand: true }));
        assert_eq!((pairing.pairs.len(), pairing.added.len(), pairing.left_out.len()), (3, 0, 0));
    }

    #[test]
    fn pairs_move_with_the_paragraphs_while_the_user_types() {
        let (story, original) = story_and_original();
        let pairing = Pairing::of(&story, &original);
        let text = redaksi_core::article::body_text(&story.body);
        let after =
            |text: &str, new: &str| pairing.moved(text, new).of_story_block(2).map(|pair| pair.blocks.original[0]);
        assert_eq!(after(&text, &format!("Baru.\n{text}")), Some(2));
        assert_eq!(pairing.moved(&text, &text.replace("2019", "2020")), pairing);
        assert_eq!(pairing.moved(&text, "").pairs.len(), 0);
    }
}
