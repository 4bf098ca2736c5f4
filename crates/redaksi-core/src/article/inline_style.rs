//! Inline styles: ranges of a block's text that are bold, italic or a link.
//!
//! Styles of different kinds may overlap. They are a part of their block, like marks and anchors, so that undoing an edit of
//! blocks restores them exactly.

use crate::article::anchor::map_range;
use crate::article::{Article, Block, Edit, Transaction, TransactionName, locate_offset};
use crate::text::is_blank;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A styled range of the text of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineStyle {
    /// The byte range in the block's text; never empty.
    pub range: Range<usize>,
    /// How the range is styled.
    pub kind: InlineStyleKind,
}

/// How a range is styled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InlineStyleKind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A link to this URL.
    Link(String),
}

impl InlineStyleKind {
    /// Whether a range can have only one of both.
    fn excludes(&self, other: &Self) -> bool {
        self == other || matches!((self, other), (Self::Link(_), Self::Link(_)))
    }

    /// Whether text that is typed at the end of a range belongs to it. What is typed after a link does not.
    fn is_continued_by_typing(&self) -> bool {
        !matches!(self, Self::Link(_))
    }
}

impl Block {
    /// Styles a range of the text. A link replaces the part of another link that it covers; styles of the same kind that touch
    /// each other become one. An empty range has no effect.
    pub fn add_style(&mut self, kind: InlineStyleKind, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let mut merged = range.clone();
        for style in &self.styles {
            let touches = style.range.start <= range.end && range.start <= style.range.end;
            if style.kind == kind && touches {
                merged = merged.start.min(style.range.start)..merged.end.max(style.range.end);
            }
        }
        self.remove_styles(&merged, |known| known.excludes(&kind));
        let at = self.styles.partition_point(|style| (style.range.start, &style.kind) < (merged.start, &kind));
        self.styles.insert(at, InlineStyle { range: merged, kind });
    }

    /// Removes the styles that match from a range of the text; what lies outside of the range stays.
    pub fn remove_styles(&mut self, range: &Range<usize>, matches: impl Fn(&InlineStyleKind) -> bool) {
        let cut = |style: &InlineStyle| {
            if !matches(&style.kind) || style.range.end <= range.start || range.end <= style.range.start {
                return vec![style.clone()];
            }
            let parts = [style.range.start..range.start, range.end..style.range.end];
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            parts.map(|range| InlineStyle { range, kind: style.kind.clone() }).collect()
        };
        self.styles = self.styles.iter().flat_map(cut).collect();
        self.styles.sort_by(|one, other| (one.range.start, &one.kind).cmp(&(other.range.start, &other.kind)));
    }

    /// Whether all of a range has a style of this kind. An empty range has none.
    #[must_use]
    pub fn has_style(&self, kind: &InlineStyleKind, range: &Range<usize>) -> bool {
        let covers = |style: &InlineStyle| style.range.start <= range.start && range.end <= style.range.end;
        !range.is_empty() && self.styles.iter().any(|style| style.kind == *kind && covers(style))
    }

    /// Whether all styles lie inside the text on character boundaries, are not empty, and are in order.
    pub(super) fn has_valid_styles(&self) -> bool {
        let is_valid = |range: &Range<usize>| {
            range.start < range.end && self.text.is_char_boundary(range.start) && self.text.is_char_boundary(range.end)
        };
        let is_apart = |one: &InlineStyle, other: &InlineStyle| {
            !one.kind.excludes(&other.kind) || one.range.end <= other.range.start || other.range.end <= one.range.start
        };
        let is_sorted =
            self.styles.is_sorted_by(|one, other| (one.range.start, &one.kind) <= (other.range.start, &other.kind));
        let are_apart = |index: usize| {
            let later = self.styles[index + 1..].iter();
            let begins_inside = |later: &&InlineStyle| later.range.start < self.styles[index].range.end;
            later.take_while(begins_inside).all(|later| is_apart(&self.styles[index], later))
        };
        self.styles.iter().all(|style| is_valid(&style.range)) && is_sorted && (0..self.styles.len()).all(are_apart)
    }

    /// Repairs styles that do not lie on the text, or are not in order.
    pub(super) fn repair_styles(&mut self) {
        if self.has_valid_styles() {
            return;
        }
        for style in &mut self.styles {
            let start = self.text.floor_char_boundary(style.range.start);
            style.range = start..self.text.floor_char_boundary(style.range.end).max(start);
        }
        self.styles = normalize_styles(std::mem::take(&mut self.styles));
    }

    /// Appends the styles of another block whose text was appended at `shift`.
    pub(super) fn append_styles(&mut self, styles: Vec<InlineStyle>, shift: usize) {
        if styles.is_empty() {
            return;
        }
        let moved = styles.into_iter().map(|InlineStyle { range, kind }| {
            let range = range.start + shift..range.end + shift;
            InlineStyle { range, kind }
        });
        self.styles.extend(moved);
        self.styles = normalize_styles(std::mem::take(&mut self.styles));
    }
}

/// Puts styles in order, and merges those of the same kind that touch each other. Of two links that overlap, the later one begins
/// where the earlier one ends. Takes `n log n` time.
#[must_use]
pub(crate) fn normalize_styles(mut styles: Vec<InlineStyle>) -> Vec<InlineStyle> {
    styles.sort_by(|one, other| (one.range.start, &one.kind).cmp(&(other.range.start, &other.kind)));
    let mut normal: Vec<InlineStyle> = Vec::with_capacity(styles.len());
    // The index of the last style of each kind: bold, italic, links.
    let mut last: [Option<usize>; 3] = [None; 3];
    for mut style in styles {
        let slot = match style.kind {
            InlineStyleKind::Bold => 0,
            InlineStyleKind::Italic => 1,
            InlineStyleKind::Link(_) => 2,
        };
        if let Some(known) = last[slot].map(|index| &mut normal[index]) {
            if known.kind == style.kind && style.range.start <= known.range.end {
                known.range.end = known.range.end.max(style.range.end);
                continue;
            }
            style.range.start = style.range.start.max(known.range.end);
        }
        if style.range.start < style.range.end {
            last[slot] = Some(normal.len());
            normal.push(style);
        }
    }
    normal.sort_by(|one, other| (one.range.start, &one.kind).cmp(&(other.range.start, &other.kind)));
    normal
}

/// Returns the styles of a block that lie in a byte range of its text, relative to the start of that range.
pub(super) fn slice_styles(styles: &[InlineStyle], range: &Range<usize>) -> Vec<InlineStyle> {
    let clip = |at: usize| at.clamp(range.start, range.end) - range.start;
    let sliced = styles
        .iter()
        .map(|style| InlineStyle { range: clip(style.range.start)..clip(style.range.end), kind: style.kind.clone() });
    sliced.filter(|style| !style.range.is_empty()).collect()
}

/// Maps the styles of a text to a changed version of it.
pub(super) fn map_styles(styles: &[InlineStyle], old: &str, new: &str) -> Vec<InlineStyle> {
    let mapped = styles.iter().map(|style| {
        let range = map_range(&style.range, old, new);
        InlineStyle { range, kind: style.kind.clone() }
    });
    mapped.filter(|style| !style.range.is_empty()).collect()
}

/// Extends the styles of the text before an inserted text over it: those that the insertion lies inside of, those of the first
/// replaced character, and, for bold and italic, those that end where the text is typed.
///
/// `block` is the block before the change, `replaced` the range of its text that is replaced, and `line` the changed line, in which
/// the inserted text reaches from `replaced.start` to its end.
pub(super) fn extend_styles_over_insertion(line: &mut Block, block: &Block, replaced: &Range<usize>) {
    let inserted = replaced.start..line.text.len();
    for style in &block.styles {
        let Range { start, end } = style.range;
        let is_inside = start < replaced.start && replaced.end < end;
        let is_at_end = replaced.is_empty() && end == replaced.start && style.kind.is_continued_by_typing();
        let begins_inside = !replaced.is_empty() && start <= replaced.start && replaced.start < end;
        if is_inside || is_at_end || begins_inside {
            line.add_style(style.kind.clone(), inserted.clone());
        }
    }
}

/// A part of a text with one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleRun<'a> {
    /// The byte range in the text; never empty.
    pub range: Range<usize>,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
    /// The URL that it links to.
    pub link: Option<&'a str>,
}

/// Splits a byte range of a text into parts that each have one look, in order. `styles` are those of the text.
#[must_use]
pub fn style_runs<'a>(range: &Range<usize>, styles: &'a [InlineStyle]) -> Vec<StyleRun<'a>> {
    let is_near = |style: &&InlineStyle| style.range.start < range.end && range.start < style.range.end;
    let near: Vec<&InlineStyle> = styles.iter().filter(is_near).collect();
    let ends = near.iter().flat_map(|style| [style.range.start, style.range.end]);
    let mut cuts: Vec<usize> =
        ends.map(|at| at.clamp(range.start, range.end)).chain([range.start, range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut begun = near.into_iter().peekable();
    // Of each kind, at most one style covers a place: the last one that began.
    let (mut bold_end, mut italic_end, mut link): (usize, usize, Option<(usize, &str)>) = (0, 0, None);
    let run = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        while let Some(style) = begun.next_if(|style| style.range.start <= start) {
            match &style.kind {
                InlineStyleKind::Bold => bold_end = style.range.end,
                InlineStyleKind::Italic => italic_end = style.range.end,
                InlineStyleKind::Link(url) => link = Some((style.range.end, url)),
            }
        }
        let link = link.filter(|(until, _)| *until >= end).map(|(_, url)| url);
        StyleRun { range: start..end, is_bold: bold_end >= end, is_italic: italic_end >= end, link }
    };
    cuts.windows(2).map(run).collect()
}

impl Article {
    /// Returns each block of a byte range of the body text with the part of its text that lies in the range.
    fn parts_of(&self, range: &Range<usize>) -> Vec<(usize, Range<usize>)> {
        let [(first, start), (last, end)] = [range.start, range.end].map(|at| locate_offset(&self.body, at));
        let part = |(index, block): (usize, &Block)| {
            let from = if index == first { start } else { 0 };
            let to = if index == last { end } else { block.text.len() };
            (index, block.text.floor_char_boundary(from)..block.text.floor_char_boundary(to))
        };
        let blocks = self.body.iter().enumerate().take(last + 1).skip(first).map(part);
        blocks.filter(|(_, part)| !part.is_empty()).collect()
    }

    /// Creates the transaction that makes a byte range of the body text bold or italic, or takes that away if all of it is so
    /// already. `None` if the range has no text.
    #[must_use]
    pub fn toggle_style(&self, range: &Range<usize>, kind: &InlineStyleKind) -> Option<Transaction> {
        let parts = self.parts_of(range);
        // White space at the ends of a selection has no style of its own.
        let has_text = |(index, part): &&(usize, Range<usize>)| !is_blank(&self.body[*index].text[part.clone()]);
        let is_styled = parts.iter().filter(has_text).all(|(index, part)| {
            let trimmed = trim_range(&self.body[*index].text, part);
            self.body[*index].has_style(kind, &trimmed)
        });
        if !parts.iter().any(|part| has_text(&part)) {
            return None;
        }
        self.change_styles(parts, |block, part| {
            if is_styled {
                block.remove_styles(&part, |known| known == kind);
            } else {
                block.add_style(kind.clone(), trim_range(&block.text, &part));
            }
        })
    }

    /// Creates the transaction that links a byte range of the body text to a URL, or removes the links in it if the URL is
    /// empty. `None` if nothing changes.
    #[must_use]
    pub fn set_link(&self, range: &Range<usize>, url: &str) -> Option<Transaction> {
        self.change_styles(self.parts_of(range), |block, part| {
            if url.is_empty() {
                block.remove_styles(&part, |known| matches!(known, InlineStyleKind::Link(_)));
            } else {
                block.add_style(InlineStyleKind::Link(url.to_owned()), trim_range(&block.text, &part));
            }
        })
    }

    /// Returns the link at a byte offset of the body text, with its range in the body text: the one that contains the offset, else
    /// the one that ends there.
    #[must_use]
    pub fn link_at(&self, offset: usize) -> Option<(Range<usize>, &str)> {
        let (index, at) = locate_offset(&self.body, offset);
        let start = offset.checked_sub(at)?;
        let links = self.body.get(index)?.styles.iter().filter_map(|style| match &style.kind {
            InlineStyleKind::Link(url) if style.range.start <= at && at <= style.range.end => Some((&style.range, url)),
            _ => None,
        });
        let (range, url) = links.max_by_key(|(range, _)| range.start)?;
        Some((start + range.start..start + range.end, url))
    }

    /// How many links the published body has.
    #[must_use]
    pub fn count_links(&self) -> usize {
        let is_link = |style: &&InlineStyle| matches!(style.kind, InlineStyleKind::Link(_));
        self.body.iter().flat_map(|block| block.styles.iter().filter(is_link)).count()
    }

    fn change_styles(
        &self,
        parts: Vec<(usize, Range<usize>)>,
        change: impl Fn(&mut Block, Range<usize>),
    ) -> Option<Transaction> {
        let changed = parts.into_iter().filter_map(|(at, part)| {
            let mut block = self.body[at].clone();
            change(&mut block, part);
            (block != self.body[at]).then(|| Edit::Blocks { at, remove: 1, insert: vec![block] })
        });
        let edits: Vec<Edit> = changed.collect();
        (!edits.is_empty()).then_some(Transaction { name: TransactionName::InlineStyle, edits })
    }
}

/// Returns a range of the text without the white space at its ends.
fn trim_range(text: &str, range: &Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start.max(range.start + part.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, body_text};

    /// A story whose lines are the paragraphs: `*…*` is bold, `_…_` italic and `[…]` a link to `u`.
    fn story(marked: &str) -> Article {
        let block = |line: &str| {
            let mut block = Block::new(BlockKind::Paragraph, "");
            let mut open = [None; 3];
            for c in line.chars() {
                let at = block.text.len();
                match (c, "*_[]".find(c)) {
                    (']', _) => block.add_style(InlineStyleKind::Link("u".into()), open[2].take().unwrap()..at),
                    (_, Some(kind)) => match open[kind].take() {
                        Some(start) if kind == 0 => block.add_style(InlineStyleKind::Bold, start..at),
                        Some(start) => block.add_style(InlineStyleKind::Italic, start..at),
                        None => open[kind] = Some(at),
                    },
                    _ => block.text.push(c),
                }
            }
            block
        };
        Article { body: marked.split('\n').map(block).collect(), ..Article::default() }
    }

    fn marked(article: &Article) -> String {
        let line = |block: &Block| {
            let mut signs: Vec<(usize, bool, char)> = Vec::new();
            for style in &block.styles {
                let (start, end) = match style.kind {
                    InlineStyleKind::Bold => ('*', '*'),
                    InlineStyleKind::Italic => ('_', '_'),
                    InlineStyleKind::Link(_) => ('[', ']'),
                };
                signs.push((style.range.start, true, start));
                signs.push((style.range.end, false, end));
            }
            signs.sort_unstable();
            let mut text = block.text.clone();
            for (at, _, sign) in signs.into_iter().rev() {
                text.insert(at, sign);
            }
            text
        };
        article.body.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn range_of(article: &Article, words: &str) -> Range<usize> {
        let at = body_text(&article.body).find(words).unwrap();
        at..at + words.len()
    }

    /// Replaces the words by the text; `^` puts an insertion before them.
    fn check_edit(before: &str, words: &str, text: &str, after: &str) {
        let mut article = story(before);
        let old = article.clone();
        let range = range_of(&article, words.trim_start_matches('^'));
        let range = if words.starts_with('^') { range.start..range.start } else { range };
        let back = article.apply_all(article.splice(range, text).unwrap().edits).unwrap();
        assert_eq!(marked(&article), after);
        article.validate().unwrap();
        article.apply_all(back).unwrap();
        assert_eq!(article, old);
    }

    fn check_toggle(before: &str, words: &str, kind: &InlineStyleKind, after: &str) {
        let mut article = story(before);
        let old = article.clone();
        let transaction = article.toggle_style(&range_of(&article, words), kind).unwrap();
        let back = transaction.apply(&mut article).unwrap();
        assert_eq!(marked(&article), after);
        article.validate().unwrap();
        back.apply(&mut article).unwrap();
        assert_eq!(article, old);
    }

    #[test]
    fn typing_keeps_the_style_of_the_words_around_it() {
        check_edit("satu *dua tiga* empat", "^tiga", "lagi ", "satu *dua lagi tiga* empat");
        check_edit("satu *dua tiga* empat", "^ empat", "nya", "satu *dua tiganya* empat");
        check_edit("satu *dua tiga* empat", "^dua", "lagi ", "satu lagi *dua tiga* empat");
        check_edit("satu *dua tiga* empat", "dua", "lima", "satu *lima tiga* empat");
        check_edit("satu *dua tiga* empat", "satu", "lima", "lima *dua tiga* empat");
        check_edit("satu *dua tiga* empat", "dua tiga", "", "satu  empat");
        check_edit("satu _dua *tiga* lima_ empat", "tiga", "enam", "satu _dua *enam* lima_ empat");
    }

    #[test]
    fn what_is_typed_behind_a_link_is_no_part_of_it() {
        check_edit("satu [dua] tiga", "^ tiga", ", lalu", "satu [dua], lalu tiga");
        check_edit("satu [dua lima] tiga", "^ lima", " kali", "satu [dua kali lima] tiga");
        check_edit("satu [dua] tiga", "dua", "lima", "satu [lima] tiga");
    }

    #[test]
    fn a_style_is_split_and_joined_with_its_paragraph() {
        check_edit("satu *dua tiga* empat", "^tiga", "\n", "satu *dua *\n*tiga* empat");
        check_edit("satu *dua*\n*tiga* empat", "\n", "", "satu *duatiga* empat");
        check_edit("satu [dua]\n[tiga] empat", "dua\ntiga", "lima", "satu [lima] empat");
        check_edit("*satu*\ndua", "^\ndua", "\nlagi", "*satu*\nlagi\ndua");
    }

    #[test]
    fn a_style_is_switched_on_and_off() {
        use InlineStyleKind::{Bold, Italic};
        check_toggle("satu dua tiga", "dua", &Bold, "satu *dua* tiga");
        check_toggle("satu *dua* tiga", "dua", &Bold, "satu dua tiga");
        check_toggle("satu *dua* tiga", "dua tiga", &Bold, "satu *dua tiga*");
        check_toggle("satu *dua tiga*", "dua", &Bold, "satu dua* tiga*");
        check_toggle("satu *dua* tiga", "satu dua", &Italic, "_satu *dua*_ tiga");
        check_toggle("satu\ndua", "satu\ndua", &Italic, "_satu_\n_dua_");
        check_toggle("_satu_\n_dua_", "satu\ndua", &Italic, "satu\ndua");
        check_toggle("satu dua ", "dua ", &Bold, "satu *dua* ");
        assert_eq!(story("satu ").toggle_style(&(4..5), &Bold), None);
        assert_eq!(story("satu").toggle_style(&(2..2), &Bold), None);
    }

    #[test]
    fn runs_have_one_look_each() {
        let article = story("satu *dua _tiga* [lima_ enam]");
        let block = &article.body[0];
        let shown = |range: Range<usize>| {
            let runs = style_runs(&range, &block.styles).into_iter().map(|run| {
                let signs = [(run.is_bold, "*"), (run.is_italic, "_"), (run.link.is_some(), "@")];
                let signs: String = signs.iter().filter(|(is_on, _)| *is_on).map(|(_, sign)| *sign).collect();
                format!("{signs}{}", &block.text[run.range])
            });
            runs.collect::<Vec<_>>().join("|")
        };
        assert_eq!(shown(0..block.text.len()), "satu |*dua |*_tiga|_ |_@lima|@ enam");
        assert_eq!(shown(7..11), "*a |*_ti");
        assert_eq!(shown(2..4), "tu");
        assert_eq!(style_runs(&(0..0), &block.styles), []);
    }

    #[test]
    fn a_link_replaces_the_part_of_another_that_it_covers() {
        let mut article = story("satu [dua tiga]");
        let link = |url: &str| InlineStyleKind::Link(url.into());
        article.set_link(&(9..13), "v").unwrap().apply(&mut article).unwrap();
        let styles = [InlineStyle { range: 5..9, kind: link("u") }, InlineStyle { range: 9..13, kind: link("v") }];
        assert_eq!(article.body[0].styles, styles);
        assert_eq!((article.link_at(6), article.link_at(9)), (Some((5..9, "u")), Some((9..13, "v"))));
        assert_eq!((article.link_at(3), article.link_at(13)), (None, Some((9..13, "v"))));
        assert_eq!(article.set_link(&(9..13), "v"), None);
        article.set_link(&(0..13), "").unwrap().apply(&mut article).unwrap();
        assert_eq!(marked(&article), "satu dua tiga");
        assert_eq!(article.set_link(&(0..13), ""), None);
    }

    #[test]
    fn styles_that_do_not_lie_on_the_text_are_repaired() {
        let mut block = Block::new(BlockKind::Paragraph, "é satu");
        let bold = |range| InlineStyle { range, kind: InlineStyleKind::Bold };
        block.styles = vec![bold(3..5), bold(1..99), bold(4..4)];
        assert!(!block.has_valid_styles());
        let mut article = Article::default();
        article.apply_all(vec![Edit::Blocks { at: 0, remove: 0, insert: vec![block] }]).unwrap();
        assert_eq!(article.body[0].styles, [bold(0..7)]);
    }
}
