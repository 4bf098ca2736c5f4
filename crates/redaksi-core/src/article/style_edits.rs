//! Makes parts of the body bold, italic or links.

use crate::article::{Article, Block, Edit, InlineStyle, InlineStyleKind, Transaction, TransactionName, locate_offset};
use crate::text::is_blank;
use std::ops::Range;

impl Article {
    /// Returns each block of a byte range of the body text with the parts of its text that lie in the range, without protected
    /// passages: a promo keeps its own link.
    fn parts_of(&self, range: &Range<usize>) -> Vec<(usize, Range<usize>)> {
        let [(first, start), (last, end)] = [range.start, range.end].map(|at| locate_offset(&self.body, at));
        let part = |(index, block): (usize, &Block)| {
            let from = if index == first { start } else { 0 };
            let to = if index == last { end } else { block.text.len() };
            (index, block.text.floor_char_boundary(from)..block.text.floor_char_boundary(to))
        };
        let blocks = self.body.iter().enumerate().take(last + 1).skip(first).map(part);
        let mut parts = Vec::new();
        for (index, part) in blocks {
            let mut from = part.start;
            for (mark, _) in self.protected_marks(index) {
                parts.push((index, from..mark.range.start.min(part.end)));
                from = from.max(mark.range.end);
            }
            parts.push((index, from..part.end));
        }
        parts.retain(|(_, part)| part.start < part.end);
        parts
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
        self.change_styles(&parts, |block, part| {
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
        self.change_styles(&self.parts_of(range), |block, part| {
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
        parts: &[(usize, Range<usize>)],
        change: impl Fn(&mut Block, Range<usize>),
    ) -> Option<Transaction> {
        let mut edits = Vec::new();
        for parts in parts.chunk_by(|one, other| one.0 == other.0) {
            let at = parts[0].0;
            let mut block = self.body[at].clone();
            for (_, part) in parts {
                change(&mut block, part.clone());
            }
            if block != self.body[at] {
                edits.push(Edit::Blocks { at, remove: 1, insert: vec![block] });
            }
        }
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
    use crate::article::{BlockKind, body_text, style_runs};

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
