//! The body of a story as HTML that is well-formed XML at the same time, without attributes for styling.

use crate::document::{InlineRun, PicturePlace, PublishedBlock, PublishedLink, is_safe_url};
use crate::write::escape::{joined_runs, xml};
use crate::write::groups::{BlockGroup, ItemPart, ListGroup, block_groups};
use redaksi_core::article::ImageReference;

/// Which pictures HTML shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PicturesShown {
    /// All of them: the HTML is a file of its own, beside which files of pictures can be.
    All,
    /// Those with a web address: the HTML becomes a part of something else.
    Web,
}

/// Returns the blocks as HTML, one element on each line.
pub(crate) fn body_html(body: &[PublishedBlock], pictures: PicturesShown) -> String {
    let html = block_groups(body).into_iter().map(|group| group_html(&group, pictures));
    html.filter(|html| !html.is_empty()).map(|html| html + "\n").collect()
}

/// Returns a picture as an element; empty if it is not shown.
pub(crate) fn image_html(image: &ImageReference, pictures: PicturesShown) -> String {
    let is_shown = match PicturePlace::of(&image.source) {
        PicturePlace::Web => true,
        PicturePlace::File => pictures == PicturesShown::All,
        PicturePlace::Unsafe => false,
    };
    if !is_shown {
        return String::new();
    }
    format!("<img src=\"{}\" alt=\"{}\"/>", xml(&image.source), xml(&image.alternative))
}

fn group_html(group: &BlockGroup, pictures: PicturesShown) -> String {
    match group {
        BlockGroup::Paragraph(runs) => element("p", &runs_html(runs)),
        BlockGroup::Subhead(runs) => element("h2", &runs_html(runs)),
        BlockGroup::Figure { image, caption } => {
            let image = image.map(|image| image_html(image, pictures)).unwrap_or_default();
            let caption = if caption.is_empty() { String::new() } else { element("figcaption", &runs_html(caption)) };
            if image.is_empty() && caption.is_empty() { String::new() } else { element("figure", &(image + &caption)) }
        }
        BlockGroup::List(list) => list_html(list),
        BlockGroup::Quote(paragraphs) => {
            let paragraphs: String = paragraphs.iter().map(|runs| element("p", &runs_html(runs))).collect();
            element("blockquote", &paragraphs)
        }
        BlockGroup::Table(rows) => element("table", &table_rows(rows)),
    }
}

fn list_html(list: &ListGroup) -> String {
    let items = list.items.iter().map(|item| {
        let parts = item.parts.iter().map(|part| match part {
            ItemPart::Paragraph(runs) => element("p", &runs_html(runs)),
            ItemPart::List(list) => list_html(list),
        });
        element("li", &(runs_html(item.runs) + &parts.collect::<String>()))
    });
    let items: String = items.collect();
    match list.first {
        None => element("ul", &items),
        Some(1) => element("ol", &items),
        Some(first) => format!("<ol start=\"{first}\">{items}</ol>"),
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
        let html = body_html(&full_story().body, PicturesShown::All);
        for expected in [
            "<p>REMBANG, KP – Warga <strong>menanam seribu bakau</strong> di ",
            "<a href=\"https://pesisir.example/peta?x=1&amp;y=2\">pantai utara</a>",
            "<em>kepala desa</em>.</p>",
            "<figure><img src=\"https://pesisir.example/foto/muara.jpg?w=1&amp;h=2\" alt=\"Bakau &quot;muda&quot; &amp; lumpur\"/>\
             <figcaption>Bakau muda di muara. (Rara/Antara)</figcaption></figure>\n\
             <figure><img src=\"foto/nelayan 2.jpg\" alt=\"\"/></figure>\n",
            "<h2>Tahun depan</h2>",
            "<blockquote><p>Kami akan menanam lagi di muara sungai itu.</p></blockquote>",
            "<ol start=\"3\"><li>Bibit dari kebun sekolah<ul><li>api-api<ol><li>muda</li></ol></li><li>tinjang</li></ul>\
             <p>Semuanya gratis.</p></li><li>Bambu dari hutan desa</li></ol>",
            "<ul><li>Tali &amp; jaring</li></ul>",
            "<tr><td>Kenari</td><td>600|batang</td></tr>",
        ] {
            assert!(html.contains(expected), "{expected} in {html}");
        }
    }

    #[test]
    fn pictures_in_files_are_shown_beside_a_file_only() {
        let image = |source: &str| PublishedBlock::Caption {
            image: Some(ImageReference { source: source.into(), alternative: String::new() }),
            runs: Vec::new(),
        };
        let body = ["https://a.example/b.jpg", "b.jpg", "javascript:x", ""].map(image);
        let web = "<figure><img src=\"https://a.example/b.jpg\" alt=\"\"/></figure>\n";
        assert_eq!(body_html(&body, PicturesShown::Web), web);
        let all = format!("{web}<figure><img src=\"b.jpg\" alt=\"\"/></figure>\n");
        assert_eq!(body_html(&body, PicturesShown::All), all);
    }

    #[test]
    fn unsafe_links_become_text() {
        let run = InlineRun { link: "javascript:alert(1)".into(), bold: true, ..InlineRun::plain("klik") };
        assert_eq!(runs_html(&[run]), "<strong>klik</strong>");
        assert_eq!(linked("Kabar", "data:text/html,x"), "Kabar");
    }
}
