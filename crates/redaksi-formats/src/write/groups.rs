//! Groups the blocks of a body: parts of lists in a row form a list, quotes a block quote, and table rows a table.

use crate::document::{InlineRun, PublishedBlock};
use redaksi_core::article::ImageReference;

/// Blocks that belong together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BlockGroup<'a> {
    /// A paragraph.
    Paragraph(&'a [InlineRun]),
    /// A heading.
    Subhead(&'a [InlineRun]),
    /// A picture with its caption, or one of them.
    Figure {
        /// The picture.
        image: Option<&'a ImageReference>,
        /// The caption.
        caption: &'a [InlineRun],
    },
    /// A list.
    List(ListGroup<'a>),
    /// The paragraphs of a block quote.
    Quote(Vec<&'a [InlineRun]>),
    /// The rows of a table.
    Table(Vec<&'a [Vec<InlineRun>]>),
}

/// A list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ListGroup<'a> {
    /// The number of the first item; `None` for a list with bullets. The numbers of the others follow without a gap.
    pub first: Option<u32>,
    /// The items.
    pub items: Vec<ListEntry<'a>>,
}

impl<'a> ListGroup<'a> {
    /// Creates a list with bullets from the texts of its items.
    pub fn of_bullets(items: impl IntoIterator<Item = &'a [InlineRun]>) -> Self {
        Self { first: None, items: items.into_iter().map(ListEntry::new).collect() }
    }

    /// Returns the number of the item with this index.
    pub fn number(&self, index: usize) -> Option<u32> {
        self.first.map(|first| number_of(first, index))
    }
}

/// An item of a list.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ListEntry<'a> {
    /// Its first paragraph.
    pub runs: &'a [InlineRun],
    /// What follows in it.
    pub parts: Vec<ItemPart<'a>>,
}

impl<'a> ListEntry<'a> {
    fn new(runs: &'a [InlineRun]) -> Self {
        Self { runs, parts: Vec::new() }
    }
}

/// A part of an item of a list below its first paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ItemPart<'a> {
    /// A further paragraph.
    Paragraph(&'a [InlineRun]),
    /// A list within the item.
    List(ListGroup<'a>),
}

/// Groups the blocks, in order. A gap in the numbers of a list begins a new list. Bullets between two items of a numbered list of
/// the same level that follow each other without a gap are a list within the first of them.
pub(crate) fn block_groups(body: &[PublishedBlock]) -> Vec<BlockGroup<'_>> {
    let mut groups: Vec<BlockGroup> = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(block) = body.get(at) {
        let parts = body[at..].iter().map_while(list_part).collect::<Vec<_>>();
        if !parts.is_empty() {
            at += parts.len();
            groups.extend(list_groups(&parts));
            continue;
        }
        at += 1;
        match (block, groups.last_mut()) {
            (PublishedBlock::Quote(runs), Some(BlockGroup::Quote(paragraphs))) => paragraphs.push(runs),
            (PublishedBlock::TableRow { cells }, Some(BlockGroup::Table(rows))) => rows.push(cells),
            (PublishedBlock::Quote(runs), _) => groups.push(BlockGroup::Quote(vec![runs])),
            (PublishedBlock::TableRow { cells }, _) => groups.push(BlockGroup::Table(vec![cells])),
            (PublishedBlock::Subhead(runs), _) => groups.push(BlockGroup::Subhead(runs)),
            (PublishedBlock::Caption { image, runs }, _) => {
                groups.push(BlockGroup::Figure { image: image.as_ref(), caption: runs });
            }
            (
                PublishedBlock::Paragraph(runs)
                | PublishedBlock::ListItem { runs, .. }
                | PublishedBlock::ItemParagraph { runs, .. },
                _,
            ) => groups.push(BlockGroup::Paragraph(runs)),
        }
    }
    groups
}

/// A part of a list, before it is grouped.
struct ListPart<'a> {
    level: u8,
    kind: ListPartKind,
    runs: &'a [InlineRun],
}

/// What a part of a list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListPartKind {
    /// An item with its number; `None` for a bullet.
    Item(Option<u32>),
    /// A further paragraph of the item above.
    Paragraph,
}

fn list_part(block: &PublishedBlock) -> Option<ListPart<'_>> {
    match block {
        PublishedBlock::ListItem { level, number, runs } => {
            Some(ListPart { level: *level, kind: ListPartKind::Item(*number), runs })
        }
        PublishedBlock::ItemParagraph { level, runs } => {
            Some(ListPart { level: *level, kind: ListPartKind::Paragraph, runs })
        }
        _ => None,
    }
}

/// Groups the parts of lists that stand in a row. A further paragraph without an item above is a paragraph.
fn list_groups<'a>(parts: &[ListPart<'a>]) -> Vec<BlockGroup<'a>> {
    let is_plain = |part: &&ListPart| part.kind == ListPartKind::Paragraph;
    let plain = parts.iter().take_while(is_plain).count();
    let mut groups: Vec<BlockGroup> = parts[..plain].iter().map(|part| BlockGroup::Paragraph(part.runs)).collect();
    let rest = &parts[plain..];
    // The first item is on the outermost level, whatever its own is.
    let lowest = rest.iter().map(|part| part.level).min().unwrap_or_default();
    groups.extend(lists_of(rest, lowest).into_iter().map(BlockGroup::List));
    groups
}

/// Groups the parts of one level; those of higher levels are within the item above.
fn lists_of<'a>(parts: &[ListPart<'a>], level: u8) -> Vec<ListGroup<'a>> {
    let mut lists: Vec<ListGroup> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let has_item = !lists.is_empty();
        if part.level > level && has_item {
            let inner = parts[at..].iter().take_while(|part| part.level > level).count();
            let next = parts[at..at + inner].iter().map(|part| part.level).min().unwrap_or(level + 1);
            let nested = lists_of(&parts[at..at + inner], next);
            if let Some(entry) = lists.last_mut().and_then(|list| list.items.last_mut()) {
                entry.parts.extend(nested.into_iter().map(ItemPart::List));
            }
            at += inner;
            continue;
        }
        at += 1;
        match part.kind {
            ListPartKind::Paragraph => {
                if let Some(entry) = lists.last_mut().and_then(|list| list.items.last_mut()) {
                    entry.parts.push(ItemPart::Paragraph(part.runs));
                }
            }
            ListPartKind::Item(number) => push_item(&mut lists, number, part.runs),
        }
    }
    lists
}

fn push_item<'a>(lists: &mut Vec<ListGroup<'a>>, number: Option<u32>, runs: &'a [InlineRun]) {
    if let Some(number) = number {
        enclose_bullets(lists, number);
    }
    match lists.last_mut() {
        Some(list) if number == list.number(list.items.len()) => list.items.push(ListEntry::new(runs)),
        _ => lists.push(ListGroup { first: number, items: vec![ListEntry::new(runs)] }),
    }
}

/// Puts a list with bullets into the last item of the numbered list above it, if `next` is the next number of that list.
fn enclose_bullets(lists: &mut Vec<ListGroup<'_>>, next: u32) {
    let [.., numbered, bullets] = lists.as_slice() else { return };
    let goes_on = bullets.first.is_none()
        && numbered.number(numbered.items.len()) == Some(next)
        && numbered.items.last().is_some_and(|item| item.parts.is_empty());
    if !goes_on {
        return;
    }
    if let Some(bullets) = lists.pop()
        && let Some(last) = lists.last_mut().and_then(|list| list.items.last_mut())
    {
        last.parts.push(ItemPart::List(bullets));
    }
}

/// Returns the number of the item with this index in a list that begins with `first`.
pub(crate) fn number_of(first: u32, index: usize) -> u32 {
    first.saturating_add(u32::try_from(index).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<InlineRun> {
        vec![InlineRun::plain(text)]
    }

    fn item(number: Option<u32>, text: &str) -> PublishedBlock {
        nested(0, number, text)
    }

    fn nested(level: u8, number: Option<u32>, text: &str) -> PublishedBlock {
        PublishedBlock::ListItem { level, number, runs: runs(text) }
    }

    /// A list as text: its items with their numbers, and what is in them in brackets.
    fn shown(list: &ListGroup) -> String {
        let items = list.items.iter().enumerate().map(|(index, item)| {
            let number = list.number(index).map(|number| number.to_string()).unwrap_or_default();
            let parts = item.parts.iter().map(|part| match part {
                ItemPart::Paragraph(runs) => format!("({})", runs[0].text),
                ItemPart::List(list) => format!("[{}]", shown(list)),
            });
            format!("{number}{}{}", item.runs[0].text, parts.collect::<String>())
        });
        items.collect::<Vec<_>>().join(" ")
    }

    fn all(body: &[PublishedBlock]) -> Vec<String> {
        let groups = block_groups(body);
        let show = |group: &BlockGroup| match group {
            BlockGroup::List(list) => shown(list),
            BlockGroup::Paragraph(runs) => format!("p:{}", runs[0].text),
            other => format!("{other:?}"),
        };
        groups.iter().map(show).collect()
    }

    #[test]
    fn items_form_a_list_as_long_as_their_numbers_follow_each_other() {
        let body = [
            item(Some(3), "c"),
            item(Some(4), "d"),
            item(Some(7), "g"),
            item(None, "x"),
            item(None, "y"),
            PublishedBlock::Paragraph(runs("p")),
            item(None, "z"),
        ];
        assert_eq!(all(&body), ["3c 4d", "7g", "x y", "p:p", "z"]);
    }

    #[test]
    fn bullets_between_numbers_that_go_on_are_within_an_item() {
        let body = [
            item(Some(1), "a"),
            item(None, "x"),
            item(None, "y"),
            item(Some(2), "b"),
            item(Some(3), "c"),
            item(None, "z"),
            item(Some(9), "i"),
        ];
        assert_eq!(all(&body), ["1a[x y] 2b 3c", "z", "9i"]);
    }

    #[test]
    fn levels_are_lists_within_items_and_further_paragraphs_stay_in_theirs() {
        let more = |level, text: &str| PublishedBlock::ItemParagraph { level, runs: runs(text) };
        let body = [
            more(0, "p"),
            nested(2, None, "a"),
            nested(3, Some(1), "b"),
            nested(4, None, "c"),
            more(3, "d"),
            nested(3, Some(2), "e"),
            more(2, "f"),
            nested(2, None, "g"),
            nested(9, Some(5), "h"),
            nested(7, None, "i"),
        ];
        assert_eq!(all(&body), ["p:p", "a[1b[c](d) 2e](f) g[5h][i]"]);
    }

    #[test]
    fn quotes_and_rows_form_one_block_each() {
        let row = || PublishedBlock::TableRow { cells: vec![runs("a")] };
        let body = [PublishedBlock::Quote(runs("a")), PublishedBlock::Quote(runs("b")), row(), row()];
        let groups = block_groups(&body);
        assert!(
            matches!(&groups[..], [BlockGroup::Quote(quotes), BlockGroup::Table(rows)] if quotes.len() == 2 && rows.len() == 2)
        );
    }
}
