//! The images among the visible lines of a page.

use crate::html::image_tag::MAX_SOURCE_BYTES;
use crate::html::main_content::absolute_url;
use crate::html::walker::HtmlWalker;
use std::collections::HashSet;
use std::ops::Range;

/// The most images of a page; the others are left out.
const MAX_IMAGES: usize = 500;

/// An image of a page. Its picture is never read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageImage {
    /// Its absolute URL; the path of its file, as the page writes it, where none can be built.
    pub source: String,
    /// The text that stands for it where it cannot be seen.
    pub alternative: String,
    /// How many lines are above it.
    pub lines_above: u32,
    /// The numbers of the lines in the same `<figure>`, 1-based; empty without one.
    pub figure: Range<u32>,
    /// Whether it is a link to something else than an image.
    pub is_linked: bool,
}

/// Returns the images in the order of the page, each once. `root` is the URL to which relative references are resolved.
pub(crate) fn collect_images(walker: &HtmlWalker, root: &str) -> Vec<PageImage> {
    let number = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
    let mut seen: HashSet<String> = HashSet::new();
    let images = walker.images.iter().take(MAX_IMAGES).filter_map(|image| {
        let source = Some(absolute_url(&image.source, root)).filter(|url| !url.is_empty());
        let source = source.unwrap_or_else(|| image.source.clone());
        let figure = image.figure.map_or(0..0, |figure| walker.figures[figure].clone());
        let is_linked = image.link.is_some_and(|link| !is_image_path(&walker.links[link].0));
        seen.insert(source.clone()).then(|| PageImage {
            source,
            alternative: image.alternative.clone(),
            lines_above: number(image.lines_above),
            figure: number(figure.start + 1)..number(figure.end + 1),
            is_linked,
        })
    });
    images.collect()
}

/// Returns the reference of the lead image that the metadata name; empty for the logo of a site.
pub(crate) fn lead_image(source: &str, root: &str) -> String {
    let url = absolute_url(source, root);
    let source = if url.is_empty() && !source.contains(':') { source.to_owned() } else { url };
    let name = source.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    if name.contains("logo") || source.len() > MAX_SOURCE_BYTES { String::new() } else { source }
}

/// Whether a link leads to an image, such as to a larger form of the one that it is on.
fn is_image_path(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|extension| path.ends_with(extension))
}

#[cfg(test)]
mod tests {
    use crate::html::parse;

    fn sources(html: &str) -> Vec<(String, u32)> {
        let page = parse(html.as_bytes());
        page.images.into_iter().map(|image| (image.source, image.lines_above)).collect()
    }

    #[test]
    fn images_have_a_place_among_the_lines() {
        let html = "<link rel=canonical href='https://warta.example/a'><p>satu</p><img src='/b.jpg'><p>dua <img src=c.jpg> ya</p>\
                    <img src='data:image/gif;base64,x' data-src='//d.example/d.jpg'><img src='javascript:x'>\
                    <img width=1 height=1 src=e.gif><img src='/b.jpg'><div hidden><img src=f.jpg></div>";
        let expected = [("https://warta.example/b.jpg", 1), ("c.jpg", 2), ("https://d.example/d.jpg", 2)]
            .map(|(url, line)| (url.to_owned(), line));
        assert_eq!(sources(html), expected);
    }

    #[test]
    fn an_image_belongs_to_its_figure() {
        let html = "<p>satu</p><figure><a href='/foto.jpg'><img src=a.jpg alt=' Bakau  muda '></a><figcaption>Bakau<p>(Sari)</figcaption>\
                    </figure><p>dua</p><a href='/b'><img src=b.jpg></a>";
        let page = parse(html.as_bytes());
        assert_eq!((page.images[0].figure.clone(), page.images[0].is_linked), (2..4, false));
        assert_eq!(page.images[0].alternative, "Bakau muda");
        assert_eq!((page.images[1].figure.clone(), page.images[1].is_linked), (1..1, true));
    }

    #[test]
    fn the_logo_of_a_site_is_no_lead_image() {
        let lead = |source: &str| super::lead_image(source, "https://warta.example/a");
        assert_eq!(lead("/foto.jpg"), "https://warta.example/foto.jpg");
        assert_eq!(lead("foto/b.jpg"), "foto/b.jpg");
        assert_eq!(["/img/Logo-warta.png", "data:image/png;base64,x", ""].map(lead), ["", "", ""]);
    }

    #[test]
    fn rows_of_tables_are_one_line_above_an_image() {
        let html = "<table><tr><td>a<td>b<tr><td>c<td>d</table><img src=a.jpg>";
        assert_eq!(sources(html), [("a.jpg".to_owned(), 2)]);
    }
}
