//! Attaches and removes the original of a story, and pairs paragraphs by hand.

use super::{AnchorId, Article, Block, Edit, HandPair, Original, PairId, PairedBlocks, Transaction, TransactionName};
use crate::text::{LineStatus, diff_lines};
use std::collections::HashMap;

impl Article {
    /// Creates the transaction that attaches an original. If the story has one already, that one is kept as the previous version,
    /// and pairs set by hand stay with paragraphs of the same text.
    #[must_use]
    pub fn attach_original(&self, original: Article) -> Transaction {
        let mut attached = Original::new(original);
        if let Some(before) = &self.original {
            let moved = moved_blocks(&before.article.body, &attached.article.body);
            for pair in &before.pairs {
                let paragraphs: Vec<usize> = pair.paragraphs.iter().filter_map(|at| moved.get(at).copied()).collect();
                if !paragraphs.is_empty() {
                    attached.pairs.push(HandPair { id: pair.id, paragraphs });
                }
            }
            attached.previous = if before.article == attached.article {
                before.previous.clone()
            } else {
                Some(Box::new(before.article.clone()))
            };
        }
        let edits = vec![Edit::Original(Some(Box::new(attached)))];
        Transaction { name: TransactionName::AttachOriginal, edits }
    }

    /// Creates the transaction that removes the original and the pairs set by hand; `None` if there is none.
    #[must_use]
    pub fn detach_original(&self) -> Option<Transaction> {
        let original = self.original.as_ref()?;
        let anchors = original.pairs.iter().map(|pair| AnchorId::Pair(pair.id));
        let mut edits: Vec<Edit> = Vec::new();
        let mut after = self.clone();
        for anchor in anchors {
            // One block may have several anchors, so each edit starts from the result of the one before.
            let removed = after.remove_anchor_edits(anchor);
            after.apply_all(removed.clone()).ok()?;
            edits.extend(removed);
        }
        edits.push(Edit::Original(None));
        Some(Transaction { name: TransactionName::DetachOriginal, edits })
    }

    /// Returns the pairs that the user set, without those whose paragraphs were deleted.
    #[must_use]
    pub fn pairs_by_hand(&self) -> Vec<PairedBlocks> {
        let Some(original) = &self.original else { return Vec::new() };
        let pairs = original.pairs.iter().map(|pair| {
            let anchor = AnchorId::Pair(pair.id);
            let story = (0..self.body.len()).filter(|at| self.body[*at].anchor(anchor).is_some()).collect();
            PairedBlocks { story, original: pair.paragraphs.clone() }
        });
        pairs.filter(|pair: &PairedBlocks| !pair.story.is_empty()).collect()
    }

    /// Creates the transaction that pairs blocks of the story with blocks of its original. Other pairs that the user set for any
    /// of these blocks are dissolved. `None` if a block does not exist or there is no original.
    #[must_use]
    pub fn pair_by_hand(&self, pair: &PairedBlocks) -> Option<Transaction> {
        let original = self.original.as_ref()?;
        let exist = pair.story.iter().all(|at| *at < self.body.len())
            && pair.original.iter().all(|at| *at < original.article.body.len());
        if !exist || pair.story.is_empty() || pair.original.is_empty() {
            return None;
        }
        let (mut edits, mut after) = self.unpair_edits(pair)?;
        let next = after.original.as_ref()?.pairs.iter().map(|pair| pair.id.0).max();
        let id = PairId(next.map_or(Some(0), |id| id.checked_add(1))?);
        let mut add = Vec::new();
        for at in &pair.story {
            let mut block: Block = after.body[*at].clone();
            block.add_anchor(AnchorId::Pair(id), 0..block.text.len());
            add.push(Edit::Blocks { at: *at, remove: 1, insert: vec![block] });
        }
        let at = after.original.as_ref()?.pairs.len();
        let hand = HandPair { id, paragraphs: pair.original.clone() };
        add.push(Edit::Pairs { at, remove: 0, insert: vec![hand] });
        after.apply_all(add.clone()).ok()?;
        edits.extend(add);
        Some(Transaction { name: TransactionName::PairParagraphs, edits })
    }

    /// Creates the transaction that dissolves the pairs that the user set for a block; `None` if there is none.
    #[must_use]
    pub fn unpair(&self, block: usize) -> Option<Transaction> {
        let (edits, _) = self.unpair_edits(&PairedBlocks { story: vec![block], original: Vec::new() })?;
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::UnpairParagraphs, edits })
    }

    /// The edits that dissolve all pairs with any of these blocks, and the story after them.
    fn unpair_edits(&self, blocks: &PairedBlocks) -> Option<(Vec<Edit>, Self)> {
        let (mut edits, mut after) = (Vec::new(), self.clone());
        let is_touched = |pair: &HandPair| {
            pair.paragraphs.iter().any(|at| blocks.original.contains(at))
                || blocks
                    .story
                    .iter()
                    .any(|at| self.body.get(*at).is_some_and(|block| block.anchor(AnchorId::Pair(pair.id)).is_some()))
        };
        let touched: Vec<PairId> =
            self.original.as_ref()?.pairs.iter().filter(|pair| is_touched(pair)).map(|pair| pair.id).collect();
        for id in touched {
            let mut removed = after.remove_anchor_edits(AnchorId::Pair(id));
            let at = after.original.as_ref()?.pairs.iter().position(|pair| pair.id == id)?;
            removed.push(Edit::Pairs { at, remove: 1, insert: Vec::new() });
            after.apply_all(removed.clone()).ok()?;
            edits.extend(removed);
        }
        Some((edits, after))
    }
}

/// Where each block of an older version is in a newer one: blocks with the same text, and changed ones at the same place between
/// them.
fn moved_blocks(old: &[Block], new: &[Block]) -> HashMap<usize, usize> {
    let text = |body: &[Block]| -> String { body.iter().flat_map(|block| [block.text.as_str(), "\n"]).collect() };
    let (mut at_old, mut at_new) = (0, 0);
    let mut moved = HashMap::new();
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    let mut sources = HashMap::new();
    let diff = diff_lines(&text(old), &text(new));
    for (index, line) in diff.iter().enumerate() {
        match line.status {
            LineStatus::Unchanged => {
                moved.extend(removed.drain(..).zip(added.drain(..)));
                removed.clear();
                moved.insert(at_old, at_new);
            }
            LineStatus::Removed => removed.push(at_old),
            LineStatus::Added => added.push(at_new),
            LineStatus::MovedFrom | LineStatus::MovedTo => {
                let (Some(other), is_from) = (line.counterpart, line.status == LineStatus::MovedFrom) else { continue };
                let here = if is_from { at_old } else { at_new };
                match sources.remove(&other) {
                    Some(there) if is_from => moved.insert(here, there),
                    Some(there) => moved.insert(there, here),
                    None => sources.insert(index, here),
                };
            }
        }
        at_old += usize::from(line.is_in_old());
        at_new += usize::from(line.is_in_new());
    }
    moved.extend(removed.into_iter().zip(added));
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, EditError, Stage};

    fn article(lines: &[&str]) -> Article {
        let body = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        Article { body, ..Article::default() }
    }

    fn story() -> Article {
        let mut article = article(&["Satu.", "Dua.", "Tiga."]);
        let original = Article { stage: Some(Stage::Ready), ..self::article(&["One.", "Two.", "Three and more."]) };
        article.attach_original(original).apply(&mut article).unwrap();
        article
    }

    fn pair(story: &[usize], original: &[usize]) -> PairedBlocks {
        PairedBlocks { story: story.to_vec(), original: original.to_vec() }
    }

    #[test]
    fn an_original_is_attached_and_detached_in_one_step() {
        let mut article = article(&["Satu.", "Dua.", "Tiga."]);
        let before = article.clone();
        let original = Article { stage: Some(Stage::Ready), ..self::article(&["One."]) };
        let back = article.attach_original(original).apply(&mut article).unwrap();
        assert_eq!(article.original.as_ref().unwrap().article.stage, None);
        back.apply(&mut article).unwrap();
        assert_eq!(article, before);
        assert_eq!(article.detach_original(), None);
        let mut article = story();
        for blocks in [pair(&[0], &[0]), pair(&[0, 1], &[1])] {
            article.pair_by_hand(&blocks).unwrap().apply(&mut article).unwrap();
        }
        let with_pairs = article.clone();
        let back = article.detach_original().unwrap().apply(&mut article).unwrap();
        assert_eq!(article, before);
        back.apply(&mut article).unwrap();
        assert_eq!(article, with_pairs);
    }

    #[test]
    fn a_pair_set_by_hand_follows_the_text_and_replaces_others() {
        let mut article = story();
        article.pair_by_hand(&pair(&[1], &[2])).unwrap().apply(&mut article).unwrap();
        assert_eq!(article.pairs_by_hand(), [pair(&[1], &[2])]);
        let edits = article.splice(0..0, "Baru.\n").unwrap().edits;
        article.apply_all(edits).unwrap();
        assert_eq!(article.pairs_by_hand(), [pair(&[2], &[2])]);
        let before = article.clone();
        let back = article.pair_by_hand(&pair(&[1, 3], &[2])).unwrap().apply(&mut article).unwrap();
        assert_eq!(article.pairs_by_hand(), [pair(&[1, 3], &[2])]);
        back.apply(&mut article).unwrap();
        assert_eq!(article, before);
        article.unpair(2).unwrap().apply(&mut article).unwrap();
        assert_eq!((article.pairs_by_hand(), article.unpair(2)), (vec![], None));
        assert_eq!(article.pair_by_hand(&pair(&[9], &[0])), None);
    }

    #[test]
    fn a_newer_original_keeps_the_older_one_and_the_pairs() {
        let mut article = story();
        article.pair_by_hand(&pair(&[1], &[2])).unwrap().apply(&mut article).unwrap();
        article.pair_by_hand(&pair(&[0], &[0])).unwrap().apply(&mut article).unwrap();
        let newer = self::article(&["New.", "One.", "Two.", "Three and much more."]);
        article.attach_original(newer).apply(&mut article).unwrap();
        let original = article.original.as_ref().unwrap();
        assert_eq!(original.previous.as_ref().unwrap().body[0].text, "One.");
        assert_eq!(article.pairs_by_hand(), [pair(&[1], &[3]), pair(&[0], &[1])]);
        let same = original.article.clone();
        article.attach_original(same).apply(&mut article).unwrap();
        assert_eq!(article.original.as_ref().unwrap().previous.as_ref().unwrap().body[0].text, "One.");
    }

    #[test]
    fn a_pair_with_a_paragraph_that_does_not_exist_is_invalid() {
        let mut article = story();
        article.original.as_mut().unwrap().pairs = vec![HandPair { id: PairId(0), paragraphs: vec![7] }];
        assert_eq!(article.validate(), Err(EditError::OutOfRange));
    }
}
