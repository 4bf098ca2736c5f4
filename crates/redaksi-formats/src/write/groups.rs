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
        items: Vec<ListEntry<'a>>,
    },
    /// The paragraphs of a block quote.
    Quote(Vec<&'a [InlineRun]>),
    /// The rows of a table.
    Table(Vec<&'a [Vec<InlineRun>]>),
}

/// An item of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ListEntry<'a> {
    /// Its text.
    pub runs: &'a [InlineRun],
    /// The items with bullets within an item of a numbered list.
    pub inner: Vec<&'a [InlineRun]>,
}

impl<'a> ListEntry<'a> {
    /// Creates an item without a list in it.
    pub fn new(runs: &'a [InlineRun]) -> Self {
        Self { runs, inner: Vec::new() }
    }
}

/// Groups the blocks, in order. A gap in the numbers of a list begins a new list. Bullets between two items of a numbered list
/// that follow each other without a gap are a list within the first of them.
pub(crate) fn block_groups(body: &[PublishedBlock]) -> Vec<BlockGroup<'_>> {
    let mut groups: Vec<BlockGroup> = Vec::with_capacity(body.len());
    for block in body {
        if let PublishedBlock::ListItem { number: Some(number), .. } = block {
            enclose_bullets(&mut groups, *number);
        }
        match (block, groups.last_mut()) {
            (PublishedBlock::ListItem { number, runs }, Some(BlockGroup::List { first, items }))
                if *number == first.map(|first| number_of(first, items.len())) =>
            {
                items.push(ListEntry::new(runs));
            }
            (PublishedBlock::Quote(runs), Some(BlockGroup::Quote(paragraphs))) => paragraphs.push(runs),
            (PublishedBlock::TableRow { cells }, Some(BlockGroup::Table(rows))) => rows.push(cells),
            (block, _) => groups.push(match block {
                PublishedBlock::Paragraph(runs) => BlockGroup::Paragraph(runs),
                PublishedBlock::Subhead(runs) => BlockGroup::Subhead(runs),
                PublishedBlock::Caption(runs) => BlockGroup::Caption(runs),
                PublishedBlock::ListItem { number, runs } => {
                    BlockGroup::List { first: *number, items: vec![ListEntry::new(runs)] }
                }
                PublishedBlock::Quote(runs) => BlockGroup::Quote(vec![runs]),
                PublishedBlock::TableRow { cells } => BlockGroup::Table(vec![cells]),
            }),
        }
    }
    groups
}

/// Puts a list with bullets into the last item of the numbered list above it, if `next` is the next number of that list.
fn enclose_bullets(groups: &mut Vec<BlockGroup<'_>>, next: u32) {
    let [.., BlockGroup::List { first: Some(first), items }, BlockGroup::List { first: None, .. }] = groups.as_slice()
    else {
        return;
    };
    let goes_on = number_of(*first, items.len()) == next && items.last().is_some_and(|item| item.inner.is_empty());
    if !goes_on {
        return;
    }
    if let Some(BlockGroup::List { items: bullets, .. }) = groups.pop()
        && let Some(BlockGroup::List { items, .. }) = groups.last_mut()
        && let Some(last) = items.last_mut()
    {
        last.inner = bullets.into_iter().map(|bullet| bullet.runs).collect();
    }
}

/// Returns the number of the item with this index in a list that begins with `first`.
pub(crate) fn number_of(first: u32, index: usize) -> u32 {
    first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_within_a_numbered_list_do_not_break_it() {
        let runs = || vec![InlineRun::plain("a")];
        let item = |number| PublishedBlock::ListItem { number, runs: runs() };
        let body = [item(Some(1)), item(Some(2)), item(None), item(None), item(Some(3)), item(None), item(Some(7))];
        let groups = block_groups(&body);
        let sizes: Vec<(Option<u32>, Vec<usize>)> = groups
            .iter()
            .filter_map(|group| match group {
                BlockGroup::List { first, items } => {
                    Some((*first, items.iter().map(|item| item.inner.len()).collect()))
                }
                _ => None,
            })
            .collect();
        assert_eq!(sizes, [(Some(1), vec![0, 2, 0]), (None, vec![0]), (Some(7), vec![0])]);
    }

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
