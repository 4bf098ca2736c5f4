//! Groups the blocks of a body: list items in a row form a list, quotes a block quote, and table rows a table.

use crate::document::{InlineRun, PublishedBlock};

/// Blocks that belong together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BlockGroup<'a> {
    /// A paragraph.
    Paragraph(&'a [InlineRun]),
    /// A heading.
    Subhead(&'a [InlineRun]),
    /// A caption.
    Caption(&'a [InlineRun]),
    /// A list.
    List {
        /// The number of the first item; `None` for a list with bullets. The numbers of the others follow without a gap.
        first: Option<u32>,
        /// The items.
        items: Vec<&'a [InlineRun]>,
    },
    /// The paragraphs of a block quote.
    Quote(Vec<&'a [InlineRun]>),
    /// The rows of a table.
    Table(Vec<&'a [Vec<InlineRun>]>),
}

/// Groups the blocks, in order. A gap in the numbers of a list begins a new list.
pub(crate) fn block_groups(body: &[PublishedBlock]) -> Vec<BlockGroup<'_>> {
    let mut groups: Vec<BlockGroup> = Vec::with_capacity(body.len());
    for block in body {
        match (block, groups.last_mut()) {
            (PublishedBlock::ListItem { number, runs }, Some(BlockGroup::List { first, items }))
                if *number == first.map(|first| number_of(first, items.len())) =>
            {
                items.push(runs);
            }
            (PublishedBlock::Quote(runs), Some(BlockGroup::Quote(paragraphs))) => paragraphs.push(runs),
            (PublishedBlock::TableRow { cells }, Some(BlockGroup::Table(rows))) => rows.push(cells),
            (block, _) => groups.push(match block {
                PublishedBlock::Paragraph(runs) => BlockGroup::Paragraph(runs),
                PublishedBlock::Subhead(runs) => BlockGroup::Subhead(runs),
                PublishedBlock::Caption(runs) => BlockGroup::Caption(runs),
                PublishedBlock::ListItem { number, runs } => BlockGroup::List { first: *number, items: vec![runs] },
                PublishedBlock::Quote(runs) => BlockGroup::Quote(vec![runs]),
                PublishedBlock::TableRow { cells } => BlockGroup::Table(vec![cells]),
            }),
        }
    }
    groups
}

/// Returns the number of the item with this index in a list that begins with `first`.
pub(crate) fn number_of(first: u32, index: usize) -> u32 {
    first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_in_the_numbers_and_a_change_of_the_kind_begin_a_new_list() {
        let runs = || vec![InlineRun::plain("a")];
        let item = |number| PublishedBlock::ListItem { number, runs: runs() };
        let body = [
            item(Some(1)),
            item(Some(2)),
            item(Some(4)),
            item(None),
            item(None),
            PublishedBlock::Quote(runs()),
            PublishedBlock::Quote(runs()),
            PublishedBlock::Paragraph(runs()),
            item(None),
        ];
        let sizes: Vec<(Option<u32>, usize)> = block_groups(&body)
            .iter()
            .map(|group| match group {
                BlockGroup::List { first, items } => (*first, items.len()),
                BlockGroup::Quote(paragraphs) => (Some(100), paragraphs.len()),
                _ => (Some(200), 1),
            })
            .collect();
        let expected = [(Some(1), 2), (Some(4), 1), (None, 2), (Some(100), 2), (Some(200), 1), (None, 1)];
        assert_eq!(sizes, expected);
    }
}
