//! Turns HTML within a document, such as an alternative chunk of a Word document, into the flow of the document.

use crate::read::flow::{FlowBlock, FlowImage, FlowItem, FlowKind, ListMark, RunStyle, web_link};
use redaksi_core::article::{MAX_LIST_LEVEL, parse_item_number};
use redaksi_core::html::{self, Element, LineHints};
use std::ops::Range;

/// Returns the lines of HTML as blocks and the rows of its tables as tables, with bold, italic and links. Struck text is text.
pub(crate) fn flow_of_html(html: &str) -> Vec<FlowItem> {
    let page = html::parse_pasted(html.as_bytes());
    let mut items: Vec<FlowItem> = Vec::new();
    let plain = LineHints::default();
    let mut images = page.images.iter().peekable();
    let mut push_images = |items: &mut Vec<FlowItem>, lines_above: u32| {
        while let Some(image) = images.next_if(|image| image.lines_above <= lines_above) {
            let image = FlowImage { source: image.source.clone(), alternative: image.alternative.clone() };
            items.push(FlowItem::Block(FlowBlock { images: vec![image], ..FlowBlock::default() }));
        }
    };
    for (number, line) in (1..).zip(page.text.lines()) {
        push_images(&mut items, number - 1);
        let hints = page.hints(number).unwrap_or(&plain);
        if hints.element == Element::TableCell && line.contains('\t') {
            let mut start = 0;
            let cells = line.split('\t').map(|cell| {
                let range = start..start + cell.len();
                start = range.end + 1;
                vec![block_of(FlowKind::Paragraph, line, &range, hints)]
            });
            let row = cells.collect();
            match items.last_mut() {
                Some(FlowItem::Table(rows)) => rows.push(row),
                _ => items.push(FlowItem::Table(vec![row])),
            }
            continue;
        }
        let level = usize::from(hints.list_level.min(MAX_LIST_LEVEL));
        let item_number = parse_item_number(line).filter(|_| hints.starts_list_item);
        let kind = match (hints.element, item_number) {
            (Element::Heading(level), _) => FlowKind::Heading(level),
            (_, Some((value, _))) => {
                FlowKind::Item { level, mark: ListMark::Number { value: i64::from(value), kind: '1' } }
            }
            _ if hints.starts_list_item => FlowKind::Item { level, mark: ListMark::Bullet },
            _ if hints.continues_list_item => FlowKind::ItemParagraph { level },
            (Element::FigureCaption, _) => FlowKind::Caption,
            _ if hints.in_block_quote => FlowKind::Quote,
            _ => FlowKind::Paragraph,
        };
        let start = item_number.map_or(0, |(_, length)| length);
        items.push(FlowItem::Block(block_of(kind, line, &(start..line.len()), hints)));
    }
    push_images(&mut items, u32::MAX);
    items
}

/// Returns a range of a line as a block.
fn block_of(kind: FlowKind, line: &str, range: &Range<usize>, hints: &LineHints) -> FlowBlock {
    let styles = hints.styles.iter().map(|part| &part.range);
    let ends = styles.chain(hints.links.iter().map(|link| &link.range)).flat_map(|range| [range.start, range.end]);
    let mut cuts: Vec<usize> = ends.filter(|cut| range.start < *cut && *cut < range.end).collect();
    cuts.push(range.end);
    cuts.sort_unstable();
    cuts.dedup();
    let mut block = FlowBlock { kind, ..FlowBlock::default() };
    let mut from = range.start;
    for cut in cuts {
        let part = hints.styles.iter().find(|part| part.range.contains(&from));
        let link = hints.links.iter().find(|link| link.range.contains(&from));
        let style = RunStyle {
            bold: part.is_some_and(|part| part.is_bold),
            italic: part.is_some_and(|part| part.is_italic),
            link: link.map(|link| web_link(&link.href)).unwrap_or_default(),
            ..RunStyle::default()
        };
        block.push(&line[from..cut], &style);
        from = cut;
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::flow::Flow;

    #[test]
    fn html_keeps_its_structure_and_its_marks() {
        let html = "<h2>Alat</h2><p>Bawa <b>cangkul</b> dan <a href='https://a.example/b'>bibit</a>.</p><ol><li>Gali<li>Tanam</ol>\
                    <ul><li>air</ul><blockquote><p>Ya.</p></blockquote><table><tr><td>Desa<td>Bibit</table>";
        let mut flow = Flow::default();
        for item in flow_of_html(html) {
            match item {
                FlowItem::Block(block) => flow.push(block),
                FlowItem::Table(rows) => flow.push_table(rows),
            }
        }
        let page = flow.to_html("", "");
        assert_eq!(
            page.split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0,
            "<h2>Alat</h2>\n<p>Bawa <b>cangkul</b> dan <a href=\"https://a.example/b\">bibit</a>.</p>\n<ol>\n<li value=\"1\">Gali</li>\n\
             <li value=\"2\">Tanam</li></ol>\n<ul>\n<li>air</li></ul>\n<blockquote><p>Ya.</p></blockquote>\n\
             <table role=\"table\">\n<tr><td>Desa</td><td>Bibit</td></tr>\n</table>\n"
        );
    }
}
