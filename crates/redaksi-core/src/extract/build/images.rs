//! Takes over the images of a page: the lead picture as a field, the others above their captions or between the paragraphs.

use crate::article::{Article, Block, BlockKind, Field, FieldName, ImageReference, MAX_LIST_LEVEL};
use crate::html::{LineMarkup, PageImage};
use std::ops::Range;

/// Sets the lead picture and the pictures of the body. A picture belongs to the caption in its figure, or to the one directly below it.
/// Without a caption, it must stand between two paragraphs of the story, and lead nowhere; in a document, beside one.
pub(crate) fn place_images(article: &mut Article, markup: &LineMarkup<'_>) {
    let images = &markup.page().images;
    let lead = lead_image(article, markup);
    let is_lead = |image: &PageImage| lead.as_ref().is_some_and(|lead| lead.source == image.source);
    let mut inserted: Vec<(usize, Block)> = Vec::new();
    for image in images.iter().filter(|image| !is_lead(image)) {
        let reference =
            || Box::new(ImageReference { source: image.source.clone(), alternative: image.alternative.clone() });
        match caption_of(article, markup, image) {
            Some(at) if article.body[at].image.is_none() => article.body[at].image = Some(reference()),
            Some(at) => inserted.push((at, Block::of_image(*reference()))),
            None => {
                let place = place_between(article, markup, image);
                inserted.extend(place.map(|at| (at, Block::of_image(*reference()))));
            }
        }
    }
    for (at, block) in inserted.into_iter().rev() {
        article.body.insert(at, block);
    }
    if let Some(lead) = lead.filter(|_| article.fields.get(FieldName::Picture).is_none()) {
        article.fields.replace(FieldName::Picture, Field { value: lead.source, ..Field::default() });
    }
}

/// Returns the lead picture: the one with the caption of the field, the one that the page names, or the first one above the text of a
/// document.
fn lead_image(article: &Article, markup: &LineMarkup<'_>) -> Option<ImageReference> {
    let page = markup.page();
    let lines = [FieldName::Caption, FieldName::Credit].map(|name| article.fields.get(name));
    let lines = lines.into_iter().flatten().flat_map(|field| &field.lines).filter_map(|line| markup.page_line(*line));
    let lines: Vec<u32> = lines.collect();
    let reference =
        |image: &PageImage| ImageReference { source: image.source.clone(), alternative: image.alternative.clone() };
    let is_captioned = |image: &&PageImage| {
        let is_below = image.figure.is_empty() && lines.contains(&(image.lines_above + 1));
        is_below || lines.iter().any(|line| image.figure.contains(line))
    };
    if let Some(image) = page.images.iter().find(is_captioned) {
        return Some(reference(image));
    }
    if markup.is_page() {
        let source = page.metadata.image.clone();
        return (!source.is_empty()).then(|| ImageReference { source, alternative: page.metadata.image_alt.clone() });
    }
    let first = article.body.iter().find_map(|block| page_lines(block, markup)).map_or(u32::MAX, |lines| lines.start);
    let is_above = |image: &&PageImage| image.lines_above < first && image.figure.is_empty();
    page.images.iter().find(is_above).map(reference)
}

/// Returns the first and the last line of the page that a block comes from, the last one plus 1.
fn page_lines(block: &Block, markup: &LineMarkup<'_>) -> Option<Range<u32>> {
    let lines = || block.lines.iter().filter_map(|line| markup.page_line(*line));
    Some(lines().min()?..lines().max()? + 1)
}

/// Returns the index of the caption that an image belongs to.
fn caption_of(article: &Article, markup: &LineMarkup<'_>, image: &PageImage) -> Option<usize> {
    article.body.iter().position(|block| {
        let Some(lines) = page_lines(block, markup).filter(|_| block.kind == BlockKind::Caption) else { return false };
        if image.figure.is_empty() {
            lines.start == image.lines_above + 1 && block.image.is_none()
        } else {
            image.figure.contains(&lines.start)
        }
    })
}

/// Returns the index of the block in front of which an image without a caption stands; `None` if it is no part of the story.
fn place_between(article: &Article, markup: &LineMarkup<'_>, image: &PageImage) -> Option<usize> {
    let is_story = |block: &Block| {
        block.whole_passage().is_none() && block.kind != BlockKind::Caption && block.kind != BlockKind::TableRow
    };
    let block_at = |line: u32| {
        let holds =
            |block: &Block| is_story(block) && page_lines(block, markup).is_some_and(|lines| lines.contains(&line));
        article.body.iter().position(holds)
    };
    let (above, below) = (block_at(image.lines_above), block_at(image.lines_above + 1));
    let has_caption = !image.figure.is_empty();
    if image.is_linked || has_caption {
        return None;
    }
    if markup.is_page() { below.filter(|_| above.is_some()) } else { below.or(above.map(|above| above + 1)) }
}

/// Makes the levels of the parts of each list begin with 0 and rise by 1.
pub(crate) fn normalize_list_levels(body: &mut [Block]) {
    let mut at = 0;
    while at < body.len() {
        let end = at + body[at..].iter().take_while(|block| block.kind.is_in_list()).count();
        let list = &mut body[at..end];
        // For each open level of the page, the level that it gets is its index.
        let mut open: Vec<u8> = Vec::new();
        for block in list {
            while open.last().is_some_and(|level| *level > block.level) {
                open.pop();
            }
            if open.last() != Some(&block.level) {
                open.push(block.level);
            }
            block.level = u8::try_from(open.len() - 1).unwrap_or(u8::MAX).min(MAX_LIST_LEVEL);
        }
        at = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::extract_page;
    use crate::packs::Packs;

    const TEXT: [&str; 3] = [
        "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.",
        "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.",
        "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.",
    ];

    fn read(lead: &str, between: &str, head: &str) -> Article {
        let html = format!(
            "<!doctype html><html><head><title>Jembatan Gantung di Desa Kenari Dibuka</title>\
             <link rel=canonical href='https://warta.example/a'>{head}</head><body><img src='/logo.png'><article>\
             <h1>Jembatan Gantung di Desa Kenari Dibuka</h1>{lead}<div class=isi><p>{}</p><p>{}</p>{between}<p>{}</p></div>\
             </article><aside><img src='/lain.jpg'></aside></body></html>",
            TEXT[0], TEXT[1], TEXT[2]
        );
        let page = crate::html::parse(html.as_bytes());
        let article = extract_page("a.html", html.as_bytes(), &page, &Packs::built_in());
        article.validate().unwrap();
        article
    }

    fn pictures(article: &Article) -> Vec<(&str, &str)> {
        let of = |block: &'_ Block| block.image.as_ref().map(|image| image.source.clone());
        article
            .body
            .iter()
            .filter(|block| of(block).is_some())
            .map(|block| (block.image.as_ref().map_or("", |image| image.source.as_str()), block.text.as_str()))
            .collect()
    }

    #[test]
    fn the_lead_picture_is_a_field_beside_its_caption() {
        let figure = "<figure><img src='/foto.jpg'><figcaption>Jembatan itu pada hari pertama. (Foto: Rina Wati)</figcaption></figure>";
        let article = read(figure, "", "");
        assert_eq!(article.fields.value(FieldName::Picture), "https://warta.example/foto.jpg");
        assert!(!article.fields.value(FieldName::Caption).is_empty());
        assert_eq!(pictures(&article), []);
        let article = read("<img src='/kecil.jpg'>", "", "<meta property='og:image' content='/besar.jpg'>");
        assert_eq!(article.fields.value(FieldName::Picture), "https://warta.example/besar.jpg");
    }

    #[test]
    fn a_picture_in_the_text_stands_above_its_caption() {
        let figure = "<figure><img src='/b.jpg'><figcaption>Anak-anak menyeberangi jembatan. (Foto: Rina Wati)</figcaption></figure>";
        let article = read("", figure, "");
        assert_eq!(
            pictures(&article),
            [("https://warta.example/b.jpg", "Anak-anak menyeberangi jembatan. (Foto: Rina Wati)")]
        );
        assert_eq!(article.body[2].kind, BlockKind::Caption);
    }

    #[test]
    fn a_picture_without_a_caption_stands_between_the_paragraphs_and_links_are_left_out() {
        let article = read("", "<p><img src='b.jpg' alt='Bakau'></p><a href='/iklan'><img src='/iklan.jpg'></a>", "");
        assert_eq!(pictures(&article), [("b.jpg", "")]);
        assert_eq!(article.body.iter().position(|block| block.image.is_some()), Some(2));
        assert_eq!(article.body[2].image.as_ref().unwrap().alternative, "Bakau");
    }

    #[test]
    fn levels_of_lists_begin_with_0_and_rise_by_1() {
        let item = |level| Block { level, ..Block::new(BlockKind::BulletItem, "a") };
        let mut body = vec![item(3), item(5), item(7), item(5), item(3), item(0), Block::default(), item(2)];
        normalize_list_levels(&mut body);
        assert_eq!(body.iter().map(|block| block.level).collect::<Vec<_>>(), [0, 1, 2, 1, 0, 0, 0, 0]);
    }
}
