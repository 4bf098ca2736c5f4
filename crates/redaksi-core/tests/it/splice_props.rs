//! Property tests of editing: every change is reversible, protected passages are never split, and a removed promo is
//! restored between its neighbours.
//!
//! `PROPTEST_CASES=5000 cargo test --release -p redaksi-core --test it splice_props` runs more than the default 256 cases.

use crate::strategies::{
    AcceptanceCount, decision, edited_story, fresh_story, fresh_story_with_promo, phrase, proptest_config, run_property,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use redaksi_core::article::{
    Article, Block, BlockKind, Decision, Edit, InlineStyleKind, MarkKind, PassageId, Splice, block_offset, body_text,
    locate_offset,
};
use std::ops::Range;

/// A position in the body text, resolved against the article at the time of the edit.
#[derive(Clone, Debug)]
enum Position {
    Anywhere(Index),
    BlockStart(Index),
    BlockEnd(Index),
    MarkStart(Index),
    MarkEnd(Index),
}

impl Position {
    fn offset(&self, article: &Article) -> usize {
        let text = body_text(&article.body);
        let anywhere = |index: &Index| {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            places[index.index(places.len())]
        };
        let marks = || {
            let starts =
                (0..article.body.len()).map(|index| (block_offset(&article.body, index), &article.body[index]));
            starts
                .flat_map(|(start, block)| block.marks.iter().map(move |mark| (start, mark.range.clone())))
                .map(|(start, range)| start + range.start..start + range.end)
                .collect::<Vec<_>>()
        };
        match self {
            Self::BlockStart(index) if !article.body.is_empty() => {
                block_offset(&article.body, index.index(article.body.len()))
            }
            Self::BlockEnd(index) if !article.body.is_empty() => {
                let block = index.index(article.body.len());
                block_offset(&article.body, block) + article.body[block].text.len()
            }
            Self::MarkStart(index) if !marks().is_empty() => marks()[index.index(marks().len())].start,
            Self::MarkEnd(index) if !marks().is_empty() => marks()[index.index(marks().len())].end,
            Self::Anywhere(index)
            | Self::BlockStart(index)
            | Self::BlockEnd(index)
            | Self::MarkStart(index)
            | Self::MarkEnd(index) => anywhere(index),
        }
    }
}

fn position() -> impl Strategy<Value = Position> {
    prop_oneof![
        3 => any::<Index>().prop_map(Position::Anywhere),
        2 => any::<Index>().prop_map(Position::BlockStart),
        2 => any::<Index>().prop_map(Position::BlockEnd),
        1 => any::<Index>().prop_map(Position::MarkStart),
        1 => any::<Index>().prop_map(Position::MarkEnd),
    ]
}

/// The extent of a range from its start.
#[derive(Clone, Debug)]
enum Extent {
    CaretRequest,
    Characters(usize),
    To(Position),
}

/// An edit operation of the user.
#[derive(Clone, Debug)]
enum EditOp {
    Splice(Position, Extent, String),
    Decide(Index, Decision),
    Clean,
    RestoreAll,
    PutBack(Index),
    Style(Position, Extent, InlineStyleKind),
    Kind(Position, Extent, BlockKind),
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        2 => phrase(),
        1 => select(vec!["\n", "\n\n", "a", "\u{301}", "👩", " ", "م", "\n\u{301}b", "a\n", "\r\n", "x\r\ny\rz"])
            .prop_map(str::to_owned),
        1 => vec(phrase(), 2..4).prop_map(|lines| lines.join("\n")),
    ]
}

fn extent() -> impl Strategy<Value = Extent> {
    prop_oneof![
        3 => Just(Extent::CaretRequest),
        3 => (1_usize..4).prop_map(Extent::Characters),
        3 => position().prop_map(Extent::To),
    ]
}

fn splice() -> impl Strategy<Value = (Position, Extent, String)> {
    (position(), extent(), typed())
}

/// A style; a link without a URL stands for removing links.
fn style() -> impl Strategy<Value = InlineStyleKind> {
    let link = |url: &str| InlineStyleKind::Link(url.to_owned());
    select(vec![
        InlineStyleKind::Bold,
        InlineStyleKind::Italic,
        link("https://a.example"),
        link("https://b.example"),
        link(""),
    ])
}

fn kind() -> impl Strategy<Value = BlockKind> {
    select(vec![BlockKind::Subhead, BlockKind::BulletItem, BlockKind::NumberedItem, BlockKind::Quote])
}

fn op() -> impl Strategy<Value = EditOp> {
    prop_oneof![
        8 => splice().prop_map(|(position, extent, text)| EditOp::Splice(position, extent, text)),
        2 => (any::<Index>(), decision()).prop_map(|(index, decision)| EditOp::Decide(index, decision)),
        1 => Just(EditOp::Clean),
        1 => Just(EditOp::RestoreAll),
        1 => any::<Index>().prop_map(EditOp::PutBack),
        3 => (position(), extent(), style()).prop_map(|(position, extent, kind)| EditOp::Style(position, extent, kind)),
        1 => (position(), extent(), kind()).prop_map(|(position, extent, kind)| EditOp::Kind(position, extent, kind)),
    ]
}

fn range_of(article: &Article, position: &Position, extent: &Extent) -> Range<usize> {
    let start = position.offset(article);
    let end = match extent {
        Extent::CaretRequest => start,
        Extent::To(other) => other.offset(article),
        Extent::Characters(count) => {
            let text = body_text(&article.body);
            text[start..].char_indices().nth(*count).map_or(text.len(), |(at, _)| start + at)
        }
    };
    start.min(end)..start.max(end)
}

/// The result of a splice; `None` where it is refused, which is an error unless a protected passage is affected.
fn splice_unless_refused(article: &Article, range: Range<usize>, text: &str) -> Option<Splice> {
    let is_clear = article.body.is_empty() || is_clear_of_passages(article, &range);
    match article.splice(range.clone(), text) {
        Ok(splice) => Some(splice),
        Err(error) if is_clear => panic!("{error}, but {range:?} is away from all passages of {article:?}"),
        Err(_) => None,
    }
}

/// The edits of an operation; `None` where it is refused or has no effect.
fn edits_for(article: &Article, op: &EditOp) -> Option<Vec<Edit>> {
    match op {
        EditOp::Splice(position, extent, text) => {
            splice_unless_refused(article, range_of(article, position, extent), text).map(|splice| splice.edits)
        }
        EditOp::Decide(index, decision) => {
            let ids: Vec<PassageId> = article.passages.iter().map(|passage| passage.id).collect();
            let id = ids.get(index.index(ids.len().max(1)))?;
            article.decide(*id, *decision).map(|change| change.edits)
        }
        EditOp::Style(position, extent, kind) => {
            let range = range_of(article, position, extent);
            let change = match kind {
                InlineStyleKind::Link(url) => article.set_link(&range, url),
                InlineStyleKind::Bold | InlineStyleKind::Italic => article.toggle_style(&range, kind),
            };
            change.map(|change| change.edits)
        }
        EditOp::Kind(position, extent, kind) => {
            article.toggle_block_kind(&range_of(article, position, extent), *kind).map(|change| change.edits)
        }
        EditOp::Clean => article.remove_certain_promos().map(|change| change.edits),
        EditOp::RestoreAll => article.restore_promos().map(|change| change.edits),
        EditOp::PutBack(index) => {
            article.restore_excluded(index.index(article.excluded.len().max(1))).map(|change| change.edits)
        }
    }
}

fn protected(article: &Article) -> Vec<PassageId> {
    article.passages.iter().map(|passage| passage.id).filter(|id| article.is_protected(*id)).collect()
}

/// The text of a passage without line ends. While a passage is kept as text, the user can split its paragraph, and join
/// the parts again when it is no longer kept.
fn passage_letters(article: &Article, id: PassageId) -> String {
    article.passage_text(id).replace('\n', "")
}

/// Whether the whole block is one protected passage.
fn is_protected_block(article: &Article, index: usize) -> bool {
    article.body[index].whole_passage().is_some_and(|id| article.is_protected(id))
}

/// Whether the range overlaps no protected passage, and neither starts nor ends in a protected block.
fn is_clear_of_passages(article: &Article, range: &Range<usize>) -> bool {
    let (from, to) = (locate_offset(&article.body, range.start).0, locate_offset(&article.body, range.end).0);
    (from..=to).all(|index| {
        let start = block_offset(&article.body, index);
        let apart = |mark: &redaksi_core::article::Mark| {
            let free = !matches!(mark.kind, MarkKind::Passage(id) if article.is_protected(id));
            free || start + mark.range.end <= range.start || range.end <= start + mark.range.start
        };
        !is_protected_block(article, index) && article.body[index].marks.iter().all(apart)
    })
}

#[test]
fn every_change_is_reversible_and_passages_stay_whole() {
    let applied = AcceptanceCount::default();
    run_property(&(edited_story(), vec(op(), 1..14)), |(fresh, ops)| {
        let mut article = fresh.clone();
        let mut inverses = Vec::new();
        for op in &ops {
            let edits = edits_for(&article, op);
            applied.record(edits.is_some());
            let Some(edits) = edits else { continue };
            let before = article.clone();
            let inverse = article.apply_all(edits).unwrap();
            prop_assert_eq!(article.validate(), Ok(()), "{:?}", op);
            for id in protected(&before) {
                let (was, is) = (passage_letters(&before, id), passage_letters(&article, id));
                prop_assert_eq!(is, was, "{:?} of {:?} by {:?}", id, before, op);
            }
            let mut undone = article.clone();
            let again = undone.apply_all(inverse.clone()).unwrap();
            prop_assert_eq!(&undone, &before, "{:?}", op);
            undone.apply_all(again).unwrap();
            prop_assert_eq!(&undone, &article, "redo of {:?}", op);
            inverses.push(inverse);
        }
        for inverse in inverses.into_iter().rev() {
            article.apply_all(inverse).unwrap();
        }
        prop_assert_eq!(article, fresh);
        Ok(())
    });
    applied.assert_at_least(30);
}

#[test]
fn a_passage_that_was_never_kept_keeps_its_exact_text() {
    let accepted = AcceptanceCount::default();
    run_property(&(fresh_story(), vec(splice(), 1..14)), |(mut article, splices)| {
        let whole: Vec<String> = protected(&article).into_iter().map(|id| article.passage_text(id)).collect();
        for (position, extent, text) in &splices {
            let splice = splice_unless_refused(&article, range_of(&article, position, extent), text);
            accepted.record(splice.is_some());
            let Some(splice) = splice else { continue };
            article.apply_all(splice.edits).unwrap();
            let now: Vec<String> = protected(&article).into_iter().map(|id| article.passage_text(id)).collect();
            prop_assert_eq!(&now, &whole);
        }
        Ok(())
    });
    accepted.assert_at_least(30);
}

#[test]
fn the_lines_of_a_promo_stay_adjacent() {
    let accepted = AcceptanceCount::default();
    run_property(&(fresh_story_with_promo(), vec(splice(), 1..14)), |(mut article, splices)| {
        let protected_blocks: Vec<PassageId> =
            (0..article.body.len()).filter_map(|index| article.body[index].whole_passage()).collect();
        for (position, extent, text) in &splices {
            let before = article.clone();
            let range = range_of(&article, position, extent);
            let splice = splice_unless_refused(&article, range.clone(), text);
            accepted.record(splice.is_some());
            let Some(splice) = splice else { continue };
            article.apply_all(splice.edits).unwrap();
            for id in &protected_blocks {
                let lines: Vec<usize> = article.blocks_with_passage(*id).collect();
                let are_adjacent = lines.windows(2).all(|pair| pair[0] + 1 == pair[1]);
                let dump = |article: &Article| -> Vec<_> {
                    let dump_block = |block: &Block| format!("{:?} {:?}", block.text, block.marks);
                    article.body.iter().map(dump_block).collect()
                };
                prop_assert!(are_adjacent, "{range:?} {text:?} {:#?}\n{:#?}", dump(&before), dump(&article));
            }
        }
        Ok(())
    });
    accepted.assert_at_least(30);
}

#[test]
fn the_caret_is_on_a_char_boundary() {
    let accepted = AcceptanceCount::default();
    run_property(&(edited_story(), vec(splice(), 1..10)), |(mut article, splices)| {
        for (position, extent, text) in &splices {
            let splice = splice_unless_refused(&article, range_of(&article, position, extent), text);
            accepted.record(splice.is_some());
            let Some(splice) = splice else { continue };
            article.apply_all(splice.edits).unwrap();
            let after = body_text(&article.body);
            prop_assert!(after.is_char_boundary(splice.caret), "{} in {:?}", splice.caret, after);
        }
        Ok(())
    });
    accepted.assert_at_least(30);
}

#[test]
fn away_from_passages_a_splice_equals_plain_text_editing() {
    let compared = AcceptanceCount::default();
    run_property(&(edited_story(), vec(splice(), 1..14)), |(mut article, splices)| {
        for (position, extent, text) in &splices {
            let range = range_of(&article, position, extent);
            let is_clear = !article.body.is_empty() && is_clear_of_passages(&article, &range);
            compared.record(is_clear);
            let splice = article.splice(range.clone(), text);
            if is_clear {
                let splice = splice.clone();
                prop_assert!(splice.is_ok(), "{:?} in {:?}", range, article);
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                let mut expected = body_text(&article.body);
                expected.replace_range(range.clone(), &text);
                let mut after = article.clone();
                let splice = splice.unwrap();
                after.apply_all(splice.edits).unwrap();
                prop_assert_eq!(body_text(&after.body), expected);
                prop_assert_eq!(splice.caret, range.start + text.len());
            }
            if let Ok(splice) = splice {
                article.apply_all(splice.edits).unwrap();
            }
        }
        Ok(())
    });
    compared.assert_at_least(30);
}

#[test]
fn a_removed_promo_is_restored_between_its_neighbours() {
    let edited = AcceptanceCount::default();
    let strategy = (fresh_story_with_promo(), any::<Index>(), vec(op(), 1..14));
    run_property(&strategy, |(mut article, which, ops)| {
        let protected_blocks: Vec<PassageId> =
            (0..article.body.len()).filter_map(|index| article.body[index].whole_passage()).collect();
        let id = protected_blocks[which.index(protected_blocks.len())];
        article.decide(id, Decision::Removed).unwrap().apply(&mut article).unwrap();
        let kept = article.body[with_neighbours(&article, id)].to_vec();
        let mut applied = 0;
        for op in &ops {
            let is_left_out = match op {
                EditOp::Splice(position, extent, text) => {
                    is_beside(&article, id, &range_of(&article, position, extent), text)
                }
                EditOp::Style(position, extent, _) | EditOp::Kind(position, extent, _) => {
                    is_beside(&article, id, &range_of(&article, position, extent), "")
                }
                EditOp::PutBack(_) | EditOp::Decide(..) => true,
                EditOp::Clean | EditOp::RestoreAll => false,
            };
            if is_left_out {
                continue;
            }
            let Some(edits) = edits_for(&article, op) else { continue };
            article.apply_all(edits).unwrap();
            applied += 1;
        }
        edited.record(applied > 0);
        if let Some(restored) = article.decide(id, Decision::Undecided) {
            restored.apply(&mut article).unwrap();
        }
        prop_assert!(article.is_passage_published(id));
        let now = with_neighbours(&article, id);
        // A promo that was first or last may have new neighbours on its free side; its old ones must still be there.
        let at = article.body.windows(kept.len()).position(|blocks| blocks == kept);
        prop_assert!(at.is_some(), "{:?} is no longer in {:?}", kept, &article.body[now]);
        Ok(())
    });
    edited.assert_at_least(30);
}

/// The blocks of a passage, with the block before and after it.
fn with_neighbours(article: &Article, id: PassageId) -> Range<usize> {
    let (first, last) =
        (article.blocks_with_passage(id).next().unwrap(), article.blocks_with_passage(id).last().unwrap());
    first.saturating_sub(1)..(last + 2).min(article.body.len())
}

/// Whether a splice affects a passage or one of its neighbours.
fn is_beside(article: &Article, id: PassageId, range: &Range<usize>, text: &str) -> bool {
    let (mut from, mut to) = (locate_offset(&article.body, range.start).0, locate_offset(&article.body, range.end).0);
    // Deleting a line end beside a promo joins the paragraphs around it, so those are affected too.
    while text.is_empty() && from > 0 && is_protected_block(article, from) {
        from -= 1;
    }
    while text.is_empty() && to + 1 < article.body.len() && is_protected_block(article, to) {
        to += 1;
    }
    // An edit at one line of a promo affects all its lines, which must stay adjacent.
    let continues = |above: usize| {
        let passage = |index: usize| article.body.get(index).and_then(Block::whole_passage);
        passage(above).is_some() && passage(above) == passage(above + 1)
    };
    while from > 0 && continues(from - 1) {
        from -= 1;
    }
    while continues(to) {
        to += 1;
    }
    let own = with_neighbours(article, id);
    from < own.end && own.start <= to
}

proptest! {
    #![proptest_config(proptest_config())]

    #[test]
    fn restore_all_reverts_clean(fresh in fresh_story()) {
        let mut article = fresh.clone();
        if let Some(clean) = article.remove_certain_promos() {
            clean.apply(&mut article).unwrap();
            article.restore_promos().unwrap().apply(&mut article).unwrap();
        }
        prop_assert_eq!(article, fresh);
    }
}
