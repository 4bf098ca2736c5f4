//! The body of a story as HTML that is well-formed XML at the same time, without attributes for styling.

use crate::document::{InlineRun, PublishedBlock, PublishedLink, is_safe_url};
use crate::write::escape::{joined_runs, xml};
use crate::write::groups::{BlockGroup, ListEntry, block_groups};

/// Returns the blocks as HTML, one element on each line.
pub(crate) fn body_html(body: &[PublishedBlock]) -> String {
    block_groups(body).iter().map(|group| group_html(group) + "\n").collect()
}

fn group_html(group: &BlockGroup) -> String {
    match group {
        BlockGroup::Paragraph(runs) => element("p", &runs_html(runs)),
        BlockGroup::Subhead(runs) => element("h2", &runs_html(runs)),
        BlockGroup::Caption(runs) => element("figure", &element("figcaption", &runs_html(runs))),
        BlockGroup::List { first, items } => {
            let item = |runs: &&[InlineRun]| element("li", &runs_html(runs));
            let entry = |ListEntry { runs, inner }: &ListEntry<'_>| {
                let bullets: String = inner.iter().map(item).collect();
                let list = if inner.is_empty() { String::new() } else { element("ul", &bullets) };
                element("li", &(runs_html(runs) + &list))
            };
            let items: String = items.iter().map(entry).collect();
            match first {
                None => element("ul", &items),
                Some(1) => element("ol", &items),
                Some(first) => format!("<ol start=\"{first}\">{items}</ol>"),
            }
        }
        BlockGroup::Quote(paragraphs) => {
            let paragraphs: String = paragraphs.iter().map(|runs| element("p", &runs_html(runs))).collect();
            element("blockquote", &paragraphs)
        }
        BlockGroup::Table(rows) => element("table", &table_rows(rows)),
    }
}

/// Returns the rows of a table as a `<tbody>` element.
pub(crate) fn table_rows(rows: &[&[Vec<InlineRun>]]) -> String {
    let row = |cells: &[Vec<InlineRun>]| {
        let cells: String = cells.iter().map(|runs| element("td", &runs_html(runs))).collect();
        element("tr", &cells)
    };
    element("tbody", &rows.iter().map(|cells| row(cells)).collect::<String>())
}

/// Returns an element without attributes around markup.
pub(crate) fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

/// Returns the runs as inline markup.
pub(crate) fn runs_html(runs: &[InlineRun]) -> String {
    let mut html = String::new();
    for run in joined_runs(runs) {
        let mut text = xml(&run.text);
        if run.italic {
            text = element("em", &text);
        }
        if run.bold {
            text = element("strong", &text);
        }
        if !run.link.is_empty() {
            text = format!("<a href=\"{}\">{text}</a>", xml(&run.link));
        }
        html.push_str(&text);
    }
    html
}

/// Returns related links as a list; links without a web address are plain text.
pub(crate) fn links_html(links: &[PublishedLink]) -> String {
    let items = links.iter().map(|link| {
        let run = InlineRun { link: link.url.clone(), ..InlineRun::plain(&link.title) };
        element("li", &runs_html(&[run]))
    });
    element("ul", &items.collect::<String>())
}

/// Returns a name, linked to the URL if there is a web address.
pub(crate) fn linked(name: &str, url: &str) -> String {
    let name = xml(if name.is_empty() { url } else { name });
    if is_safe_url(url) { format!("<a href=\"{}\">{name}</a>", xml(url)) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;

    #[test]
    fn every_kind_of_block_is_written() {
        let html = body_html(&full_story().body);
        for expected in [
            "<p>REMBANG, KP – Warga <strong>menanam seribu bakau</strong> di ",
            "<a href=\"https://pesisir.example/peta?x=1&amp;y=2\">pantai utara</a>",
            "<em>kepala desa</em>.</p>",
            "<figure><figcaption>Bakau muda di muara. (Rara/Antara)</figcaption></figure>",
            "<h2>Tahun depan</h2>",
            "<blockquote><p>Kami akan menanam lagi di muara sungai itu.</p></blockquote>",
            "<ol start=\"3\"><li>Bibit dari kebun sekolah</li><li>Bambu dari hutan desa</li></ol>",
            "<ul><li>Tali &amp; jaring</li></ul>",
            "<tr><td>Kenari</td><td>600|batang</td></tr>",
        ] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
    }

    #[test]
    fn bullets_within_an_item_are_a_list_in_it() {
        let item = |number, text: &str| PublishedBlock::ListItem { number, runs: vec![InlineRun::plain(text)] };
        assert_eq!(
            body_html(&[item(Some(1), "a"), item(None, "b"), item(Some(2), "c")]),
            "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>\n"
        );
    }

    #[test]
    fn unsafe_links_become_text() {
        let run = InlineRun { link: "javascript:alert(1)".into(), bold: true, ..InlineRun::plain("klik") };
        assert_eq!(runs_html(&[run]), "<strong>klik</strong>");
        assert_eq!(linked("Kabar", "data:text/html,x"), "Kabar");
    }
}
