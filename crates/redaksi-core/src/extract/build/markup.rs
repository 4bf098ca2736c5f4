//! Takes over the markup of a page into the blocks of the body: bold, italic, links, lists, block quotes, tables and images.

use crate::article::{Article, Block, BlockKind, InlineStyle, InlineStyleKind, normalize_styles, parse_item_number};
use crate::extract::build::images::{normalize_list_levels, place_images};
use crate::html::{Element, LineHints, LineMarkup};
use crate::text::{OffsetMap, is_blank, is_blank_char};
use std::ops::Range;

/// Sets the kinds and styles of the blocks that were extracted from the lines of a page or a document.
pub fn apply_markup(article: &mut Article, markup: &LineMarkup<'_>) {
    let page = markup.page();
    let lines: Vec<&str> = page.text.split('\n').collect();
    // Where the text of the block above ends, if it comes from the same line.
    let mut above: (u32, usize) = (0, 0);
    // The characters of the item of a list above and its paragraphs so far.
    let mut item_chars: Option<usize> = None;
    for block in &mut article.body {
        let sources = block.lines.iter().filter_map(|line| {
            let number = markup.page_line(*line)?;
            Some((number, *lines.get((number as usize).checked_sub(1)?)?, page.hints(number)?))
        });
        let sources: Vec<(u32, &str, &LineHints)> = sources.collect();
        let Some((_, line, hints)) = sources.first().copied() else {
            item_chars = None;
            continue;
        };
        let is_row = hints.element == Element::TableCell && line.contains('\t');
        if is_row && block.marks.is_empty() && line.trim_matches(is_blank_char) == block.text {
            // Empty cells at the ends of a row.
            line.clone_into(&mut block.text);
        }
        set_kind(block, hints, item_chars);
        let chars = block.text.chars().count();
        item_chars = block.kind.is_in_list().then(|| match block.kind {
            BlockKind::ItemParagraph => item_chars.unwrap_or(0).saturating_add(chars),
            _ => chars,
        });
        let mut styles = Vec::new();
        let mut from = 0;
        for (number, line, hints) in sources {
            let line_from = if above.0 == number { above.1 } else { 0 };
            let Some((line_range, block_range)) = locate(line, line_from, &block.text, from) else { continue };
            (above, from) = ((number, line_range.end), block_range.end);
            if hints.styles.is_empty() && hints.links.is_empty() {
                continue;
            }
            let map = OffsetMap::new(&line[line_range.clone()], &block.text[block_range.clone()]);
            let mut add = |range: &Range<usize>, kind: InlineStyleKind| {
                let clip = |at: usize| at.clamp(line_range.start, line_range.end) - line_range.start;
                let mapped = map.map(&(clip(range.start)..clip(range.end)));
                styles.push(InlineStyle {
                    range: block_range.start + mapped.start..block_range.start + mapped.end,
                    kind,
                });
            };
            for part in &hints.styles {
                if part.is_bold {
                    add(&part.range, InlineStyleKind::Bold);
                }
                if part.is_italic {
                    add(&part.range, InlineStyleKind::Italic);
                }
            }
            for link in hints.links.iter().filter(|link| !link.href.is_empty()) {
                add(&link.range, InlineStyleKind::Link(link.href.clone()));
            }
        }
        block.styles = clean_styles(block, styles);
    }
    normalize_list_levels(&mut article.body);
    place_images(article, markup);
}

/// The most characters of an item of a list with a further paragraph. Longer ones are parts of a page, such as those of a live
/// report.
const MAX_ITEM_CHARS: usize = 500;

/// Sets the kind of a paragraph that is a heading, a part of a list, a part of a block quote, or a row of a table. `item_chars` are
/// the characters of the item of a list that the block above is a part of.
fn set_kind(block: &mut Block, hints: &LineHints, item_chars: Option<usize>) {
    if block.kind != BlockKind::Paragraph || block.whole_passage().is_some() {
        return;
    }
    let is_short = |chars: &usize| block.text.chars().take(MAX_ITEM_CHARS).count() + chars < MAX_ITEM_CHARS;
    block.kind = if hints.element == Element::TableCell && block.text.contains('\t') {
        BlockKind::TableRow
    } else if hints.starts_list_item && parse_item_number(&block.text).is_some() {
        BlockKind::NumberedItem
    } else if hints.starts_list_item {
        BlockKind::BulletItem
    } else if is_subhead(hints, &block.text) {
        BlockKind::Subhead
    } else if hints.continues_list_item && item_chars.as_ref().is_some_and(is_short) {
        BlockKind::ItemParagraph
    } else if hints.in_block_quote {
        BlockKind::Quote
    } else {
        BlockKind::Paragraph
    };
    if block.kind.is_in_list() {
        block.level = hints.list_level;
    }
}

/// Whether the markup says that a line is a heading below that of the story, and it looks like one.
fn is_subhead(hints: &LineHints, text: &str) -> bool {
    const MAX_SUBHEAD_CHARS: usize = 150;
    let is_heading = matches!(hints.element, Element::Heading(2..=6));
    is_heading && !text.ends_with('.') && text.chars().nth(MAX_SUBHEAD_CHARS).is_none()
}

/// Joins styles of the same kind with only white space between them, and drops bold and italic that the kind of the block
/// implies: headings are bold, and captions and quotes are italic as a whole.
fn clean_styles(block: &Block, styles: Vec<InlineStyle>) -> Vec<InlineStyle> {
    let mut styles = normalize_styles(styles);
    let mut last_ends: [Option<(InlineStyleKind, usize)>; 3] = [const { None }; 3];
    for style in &mut styles {
        let slot = style.kind.slot();
        if let Some((kind, end)) = &last_ends[slot]
            && *kind == style.kind
            && is_blank(&block.text[*end..style.range.start])
        {
            style.range.start = *end;
        }
        last_ends[slot] = Some((style.kind.clone(), style.range.end));
    }
    styles.retain(|style| match (block.kind, &style.kind) {
        (BlockKind::Subhead, InlineStyleKind::Bold | InlineStyleKind::Italic)
        | (BlockKind::Caption | BlockKind::Quote, InlineStyleKind::Italic) => style.range != (0..block.text.len()),
        _ => true,
    });
    normalize_styles(styles)
}

/// Returns which part of a line and which part of a block are the same text, except for white space and repaired letters: the
/// line behind `line_from`, and the block behind `block_from`. `None` if the line is used up.
fn locate(line: &str, line_from: usize, block: &str, block_from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let (rest, wanted) = (line.get(line_from..)?, block.get(block_from..)?);
    if is_blank(rest) || is_blank(wanted) {
        return None;
    }
    // A block that is a part of its line.
    if let Some(at) = rest.find(wanted) {
        return Some((line_from + at..line_from + at + wanted.len(), block_from..block.len()));
    }
    // A line that is a part of its block.
    let trimmed = rest.trim();
    if let Some(at) = wanted.find(trimmed) {
        let start = line_from + rest.len() - rest.trim_start().len();
        return Some((start..start + trimmed.len(), block_from + at..block_from + at + trimmed.len()));
    }
    Some((line_from..line.len(), block_from..block.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract_page;
    use crate::html;
    use crate::packs::Packs;

    /// The blocks of the story within a page, each with its kind and its styles as marks: `*…*`, `_…_`, `[…](url)`.
    fn blocks(html: &str) -> Vec<String> {
        let body = format!(
            "<article><h1>Warga Menanam Bakau di Pantai Utara</h1><p>Rembang - Warga menanam bakau di pantai utara sejak \
             pagi hari bersama para murid.</p>{html}<p>Kepala desa mengatakan hutan bakau akan menahan ombak pada musim \
             hujan nanti.</p></article>"
        );
        let article = extract_page("", body.as_bytes(), &html::parse(body.as_bytes()), &Packs::built_in());
        article.validate().unwrap();
        let shown = article.body.iter().skip(1).map(|block| {
            let mut signs: Vec<(usize, String)> = Vec::new();
            for InlineStyle { range, kind } in &block.styles {
                let (start, end) = match kind {
                    InlineStyleKind::Bold => ("*", "*".to_owned()),
                    InlineStyleKind::Italic => ("_", "_".to_owned()),
                    InlineStyleKind::Link(url) => ("[", format!("]({url})")),
                };
                signs.push((range.start, start.to_owned()));
                signs.push((range.end, end));
            }
            signs.sort_by_key(|(at, _)| *at);
            let mut text = block.text.clone();
            for (at, sign) in signs.into_iter().rev() {
                text.insert_str(at, &sign);
            }
            if block.kind == BlockKind::Paragraph { text } else { format!("{:?}: {text}", block.kind) }
        });
        let mut shown: Vec<String> = shown.collect();
        shown.pop();
        shown
    }

    #[test]
    fn bold_italic_and_links_survive() {
        assert_eq!(
            blocks(
                "<p>Lurah <b>Wening</b> <strong>Sari</strong> menyebut <a href=\"https://warta.example/bakau\">hutan \
                 <i>mangrove</i></a> itu penting bagi nelayan.</p>"
            ),
            ["Lurah *Wening Sari* menyebut [hutan _mangrove](https://warta.example/bakau)_ itu penting bagi nelayan."]
        );
    }

    #[test]
    fn a_link_within_the_page_is_no_link() {
        let html =
            "<p>Lurah Wening menyebut <a href=\"#catatan\">hutan bakau</a> itu penting bagi nelayan di sana.</p>";
        assert_eq!(blocks(html), ["Lurah Wening menyebut hutan bakau itu penting bagi nelayan di sana."]);
    }

    #[test]
    fn lists_quotes_and_tables_are_blocks_of_their_kind() {
        assert_eq!(
            blocks(
                "<p>Warga membawa alat berikut dari rumah mereka masing-masing:</p><ul><li>cangkul dan sekop tua</li>\
                 <li><p>ember besar untuk air</p></li></ul><ol><li>Gali lubang sedalam setengah meter.</li>\
                 <li>Tanam bibit dengan <b>tegak</b>.</li></ol>\
                 <blockquote><p><em>Laut memberi kami makan sejak dulu, kini kami menjaganya.</em></p></blockquote>\
                 <table><tr><td>Jenis bakau</td><td>Jumlah bibit</td></tr><tr><td>Api-api</td><td>200</td></tr><tr><td></td><td>800</td></tr></table>"
            ),
            [
                "Warga membawa alat berikut dari rumah mereka masing-masing:",
                "BulletItem: cangkul dan sekop tua",
                "BulletItem: ember besar untuk air",
                "NumberedItem: 1. Gali lubang sedalam setengah meter.",
                "NumberedItem: 2. Tanam bibit dengan *tegak*.",
                "Quote: Laut memberi kami makan sejak dulu, kini kami menjaganya.",
                "TableRow: Jenis bakau\tJumlah bibit",
                "TableRow: Api-api\t200",
                "TableRow: \t800",
            ]
        );
    }

    #[test]
    fn styles_follow_repaired_letters() {
        // A curly quote that was decoded as Windows-1252.
        let html =
            "<p>Lurah berkata \u{e2}\u{20ac}\u{153}kami <b>menjaga</b> laut\u{e2}\u{20ac}\u{9d} kepada warga desa.</p>";
        let shown = blocks(html);
        assert!(shown[0].contains("kami *menjaga* laut"), "{shown:?}");
    }

    #[test]
    fn a_part_of_a_line_is_located_in_its_block() {
        assert_eq!(locate("satu dua tiga", 0, "dua tiga", 0), Some((5..13, 0..8)));
        assert_eq!(locate("satu dua", 0, "satu dua tiga", 0), Some((0..8, 0..8)));
        assert_eq!(locate("satu  dua", 0, "satu dua", 0), Some((0..9, 0..8)));
        assert_eq!(locate("satu satu", 4, "satu", 0), Some((5..9, 0..4)));
        assert_eq!(locate("satu", 4, "satu", 0), None);
    }
}
