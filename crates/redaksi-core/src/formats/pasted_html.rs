//! Opens HTML from a clipboard as a story.

use crate::article::{Article, Block, BlockKind};
use crate::extract;
use crate::html::{self, Element, LineMarkup};
use crate::packs::Packs;
use crate::text::is_blank;

/// Opens HTML that was copied from a browser or a word processor as a story, like a saved page: links and markup are
/// evidence. The source text holds the HTML as it was received. The markers `<!--StartFragment-->` and the header of the
/// Windows clipboard (`Version:0.9`, `StartHTML:…`) are no part of the text.
///
/// Returns `None` if the HTML has no text or no blocks such as paragraphs, so that it says no more than the plain text
/// that is in the clipboard beside it: styled words, or lines of a code editor.
#[must_use]
pub fn open_clipboard_html(html: &str, packs: &Packs) -> Option<Article> {
    if !html::has_text_blocks(html) {
        return None;
    }
    let page = html::parse(html.as_bytes());
    (!is_blank(&page.text)).then(|| extract::extract_page("", html.as_bytes(), &page, packs))
}

/// Returns the lines of HTML from a clipboard as blocks, with their kinds and styles, to be inserted into a story. Struck text
/// is inserted like other text: a block cannot hold it in another way.
#[must_use]
pub fn clipboard_blocks(html: &str) -> Vec<Block> {
    let page = html::parse_pasted(html.as_bytes());
    let block = |(number, line): (u32, &str)| {
        let kind = match page.hints(number).map(|hints| hints.element) {
            Some(Element::Heading(_)) => BlockKind::Subhead,
            Some(Element::FigureCaption) => BlockKind::Caption,
            _ => BlockKind::Paragraph,
        };
        Block::from_line(kind, line, number)
    };
    let body = (1..).zip(page.text.lines()).map(block).collect();
    let mut article = Article { body, ..Article::default() };
    extract::apply_markup(&mut article, &LineMarkup::of_page(&page));
    for block in &mut article.body {
        block.lines.clear();
    }
    article.body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Decision, FieldName, PassageKind};

    const FIRST: &str = "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.";
    const SECOND: &str = "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah tiga kilometer.";

    fn open(html: &str) -> Article {
        let article = open_clipboard_html(html, &Packs::built_in()).unwrap();
        assert_eq!(article.source.to_bytes().as_deref(), Some(html.as_bytes()), "the HTML is kept as received");
        assert!(article.source.page);
        let again = extract::extract(article.source.clone(), &Packs::built_in());
        assert_eq!(again, article, "the stored HTML gives the same story");
        article
    }

    fn paragraphs(article: &Article) -> Vec<&str> {
        article.paragraphs().map(|index| article.body[index].text.as_str()).collect()
    }

    /// What Chrome puts on the clipboard of Linux and macOS.
    fn from_chrome() -> String {
        let style = "caret-color: rgb(0, 0, 0); font-family: Georgia; white-space: normal; text-decoration: none;";
        format!(
            "<meta charset='utf-8'><h1 class=\"judul\" style=\"{style}\">Jembatan Gantung Akhirnya Dibuka</h1>\
             <div class=\"isi\" style=\"{style}\"><p style=\"{style}\"><b>KENARI</b> - {FIRST}</p>\
             <p style=\"{style}\"><strong>Baca Juga:<span>&nbsp;</span><a href=\"https://warta.example/cabai\">\
             Harga Cabai di Pasar Kenari Naik</a></strong></p><p style=\"{style}\">{SECOND}</p></div>"
        )
    }

    #[test]
    fn a_fragment_from_chrome_is_a_story_with_links() {
        let article = open(&from_chrome());
        assert_eq!(article.fields.value(FieldName::Headline), "Jembatan Gantung Akhirnya Dibuka");
        assert_eq!(article.fields.value(FieldName::Place), "Kenari");
        assert_eq!(paragraphs(&article), [&format!("KENARI - {FIRST}"), SECOND]);
        let promos: Vec<_> = article.passages.iter().filter(|passage| passage.kind == PassageKind::Promo).collect();
        assert_eq!(promos.len(), 1, "{promos:?}");
        assert_eq!(
            (promos[0].title.as_str(), promos[0].url.as_str(), promos[0].decision),
            ("Harga Cabai di Pasar Kenari Naik", "https://warta.example/cabai", Decision::Undecided)
        );
    }

    #[test]
    fn a_fragment_with_the_header_of_windows_keeps_the_url_of_its_page() {
        let html = from_chrome().replace("https://warta.example/cabai", "/cabai");
        let html = format!(
            "Version:0.9\r\nStartHTML:0000000128\r\nEndHTML:0000001900\r\nStartFragment:0000000164\r\n\
             EndFragment:0000001864\r\nSourceURL:https://warta.example/jembatan\r\n<html>\r\n<body>\r\n\
             <!--StartFragment-->{html}<!--EndFragment-->\r\n</body>\r\n</html>"
        );
        let article = open(&html);
        assert_eq!(article.fields.value(FieldName::Headline), "Jembatan Gantung Akhirnya Dibuka");
        assert_eq!(article.fields.value(FieldName::SourceUrl), "https://warta.example/jembatan");
        assert_eq!(article.passages[0].url, "https://warta.example/cabai");
        assert!(!article.source.text.contains("Version") && !article.source.text.contains("Fragment"));
        assert_eq!(paragraphs(&article).len(), 2);
    }

    /// What Firefox puts on the clipboard: no declaration, and the markup of the page as it is.
    #[test]
    fn a_fragment_from_firefox_is_a_story() {
        let html = format!(
            "<p class=\"lead\">Désa Kenari – {FIRST}</p>\n<p>{SECOND}</p>\n\
             <p><a href=\"https://warta.example/cabai\">Baca Juga: Harga Cabai di Pasar Kenari Naik</a></p>\n\
             <ul class=\"tags\"><li><a rel=\"tag\" href=\"https://warta.example/tag/jembatan\">jembatan</a></li></ul>"
        );
        let article = open(&html);
        assert_eq!(paragraphs(&article), [&format!("Désa Kenari – {FIRST}"), SECOND]);
        assert_eq!(article.passages[0].url, "https://warta.example/cabai");
        assert_eq!(article.tags.iter().map(|tag| tag.text.as_str()).collect::<Vec<_>>(), ["jembatan"]);
    }

    /// What Word puts on the clipboard: a whole page with style sheets and conditional comments.
    #[test]
    fn a_page_from_word_is_a_story_without_its_styles() {
        let html = format!(
            "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000039312\r\nStartFragment:0000035437\r\n\
             EndFragment:0000039272\r\n\r\n\
             <html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\r\n\
             <head>\r\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n\
             <meta name=Generator content=\"Microsoft Word 15\">\r\n<style>\r\n<!--\r\n p.MsoNormal {{margin:0cm;}}\r\n-->\r\n\
             </style>\r\n<!--[if gte mso 10]><style> table.MsoNormalTable {{}} </style><![endif]-->\r\n</head>\r\n\
             <body lang=IN style='tab-interval:36.0pt'>\r\n<!--StartFragment-->\r\n\r\n\
             <h1><span lang=IN>Jembatan Gantung\r\nAkhirnya Dibuka<o:p></o:p></span></h1>\r\n\r\n\
             <p class=MsoNormal><span lang=IN>KENARI – {FIRST}<o:p></o:p></span></p>\r\n\r\n\
             <p class=MsoNormal><span lang=IN><o:p>&nbsp;</o:p></span></p>\r\n\r\n\
             <p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span>·</span>\
             <![endif]>{SECOND}</p>\r\n\r\n<!--EndFragment-->\r\n</body>\r\n\r\n</html>\r\n"
        );
        let article = open(&html);
        assert_eq!(article.fields.value(FieldName::Headline), "Jembatan Gantung Akhirnya Dibuka");
        assert_eq!(article.fields.value(FieldName::Place), "Kenari");
        let text = &article.source.text;
        assert!(!text.contains("Mso") && !text.contains("StartHTML") && text.lines().count() == 3, "{text}");
        assert_eq!(paragraphs(&article).len(), 2);
    }

    #[test]
    fn the_lines_of_a_fragment_are_blocks_with_their_marks() {
        let blocks = clipboard_blocks("<h2>Alat</h2><p>Bawa <b>cangkul</b>.</p><ul><li>ember</li></ul>");
        let seen: Vec<_> = blocks.iter().map(|block| (block.kind, block.text.as_str(), block.styles.len())).collect();
        let expected = [
            (BlockKind::Subhead, "Alat", 0),
            (BlockKind::Paragraph, "Bawa cangkul.", 1),
            (BlockKind::BulletItem, "ember", 0),
        ];
        assert_eq!(seen, expected);
        assert!(blocks.iter().all(|block| block.lines.is_empty()));
    }

    fn kinds_and_texts(html: &str) -> Vec<(BlockKind, String)> {
        clipboard_blocks(html).into_iter().map(|block| (block.kind, block.text)).collect()
    }

    /// An item of a list as Word puts it on the clipboard; `marker` is what it writes in front.
    fn word_item(level: u8, marker: &str, text: &str) -> String {
        format!(
            "<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'><![if \
             !supportLists]><span lang=IN style='font-family:Symbol'><span style='mso-list:Ignore'>{marker}<span \
             style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;\r\n</span></span></span><![endif]><span \
             lang=IN>{text}<o:p></o:p></span></p>\r\n\r\n"
        )
    }

    #[test]
    fn the_items_of_a_list_from_word_are_items_without_their_written_bullets() {
        use BlockKind::{BulletItem, NumberedItem, Paragraph};
        let html = [
            "<p class=MsoNormal>Alat yang dibawa:</p>".to_owned(),
            word_item(1, "·", "ember <b>besar</b>"),
            word_item(2, "o", "isi air"),
            word_item(1, "§", "cangkul"),
            word_item(1, "1.", "Gali lubang"),
            word_item(2, "a)", "sedalam lutut"),
            word_item(1, "2.", "Tanam bibit"),
            "<p class=MsoNormal>Selesai pada sore hari.</p>".to_owned(),
        ];
        let item = |kind, text: &str| (kind, text.to_owned());
        let expected = [
            item(Paragraph, "Alat yang dibawa:"),
            item(BulletItem, "ember besar"),
            item(BulletItem, "isi air"),
            item(BulletItem, "cangkul"),
            item(NumberedItem, "1. Gali lubang"),
            item(BulletItem, "a) sedalam lutut"),
            item(NumberedItem, "2. Tanam bibit"),
            item(Paragraph, "Selesai pada sore hari."),
        ];
        assert_eq!(kinds_and_texts(&html.concat()), expected);
        let levels: Vec<u8> = clipboard_blocks(&html.concat()).iter().map(|block| block.level).collect();
        assert_eq!(levels, [0, 0, 1, 0, 0, 1, 0, 0]);
        // Outlook and Word on the web write the comments in the other form.
        let comments = html.concat().replace("<![if", "<!--[if").replace("supportLists]>", "supportLists]-->");
        let comments = comments.replace("<![endif]>", "<!--[endif]-->");
        assert_eq!(kinds_and_texts(&comments), expected);
    }

    #[test]
    fn text_where_word_writes_a_bullet_is_not_lost() {
        let html = "<p><![if !supportLists]>Catatan tentang bibit itu<![endif]> ada di <b>kantor</b>.</p>\
                    <p><![if !supportLists]>tanpa akhir</p><h2><![if !supportLists]><span \
                    style='mso-list:Ignore'>1.2 </span><![endif]>Anggaran</h2><p>Akhir</p>";
        let texts: Vec<String> = kinds_and_texts(html).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["Catatan tentang bibit itu ada di kantor.", "tanpa akhir", "1.2 Anggaran", "Akhir"]);
    }

    #[test]
    fn a_story_from_word_keeps_its_lists() {
        let html = format!(
            "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><body lang=IN><!--StartFragment--><h1>Jembatan Gantung \
             Akhirnya Dibuka</h1><p class=MsoNormal>KENARI – {FIRST}</p><p class=MsoNormal>Bahan yang dipakai:</p>{}{}{}\
             <p class=MsoNormal>{SECOND}</p><!--EndFragment--></body></html>",
            word_item(1, "•", "tali baja"),
            word_item(1, "•", "kayu ulin"),
            word_item(1, "3.", "semen"),
        );
        let article = open(&html);
        let items = article.body.iter().filter(|block| block.kind != BlockKind::Paragraph);
        let items: Vec<(BlockKind, &str)> = items.map(|block| (block.kind, block.text.as_str())).collect();
        let expected = [
            (BlockKind::BulletItem, "tali baja"),
            (BlockKind::BulletItem, "kayu ulin"),
            (BlockKind::NumberedItem, "3. semen"),
        ];
        assert_eq!(items, expected);
    }

    /// What Google Docs puts on the clipboard.
    #[test]
    fn nested_lists_from_google_docs_keep_their_order_and_numbers() {
        use BlockKind::{BulletItem, NumberedItem};
        let item = |level: u8, text: &str| {
            format!(
                "<li dir=\"ltr\" style=\"list-style-type:decimal;font-weight:400;text-decoration:none;white-space:pre;\" \
                 aria-level=\"{level}\"><p dir=\"ltr\" role=\"presentation\"><span style=\"font-weight:400\">{text}</span></p></li>"
            )
        };
        let html = format!(
            "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><ol style=\"list-style-type:decimal;\
             text-decoration:none;margin-top:0\">{}<ul>{}</ul>{}</ol></b><br class=\"Apple-interchange-newline\">",
            item(1, "Gali lubang"),
            item(2, "sedalam lutut"),
            item(1, "Tanam bibit"),
        );
        let expected = [
            (NumberedItem, "1. Gali lubang".to_owned()),
            (BulletItem, "sedalam lutut".to_owned()),
            (NumberedItem, "2. Tanam bibit".to_owned()),
        ];
        assert_eq!(kinds_and_texts(&html), expected);
        let levels: Vec<u8> = clipboard_blocks(&html).iter().map(|block| block.level).collect();
        assert_eq!(levels, [0, 1, 0]);
        assert!(clipboard_blocks(&html).iter().all(|block| block.styles.is_empty()));
    }

    #[test]
    fn a_further_paragraph_of_a_pasted_item_stays_in_it() {
        let html = "<ol><li><p>Gali lubang.</p><p>Pakai <b>cangkul</b>.</p></li><li>Tanam</li></ol><p>Akhir</p>";
        let blocks = clipboard_blocks(html);
        let texts: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["1. Gali lubang.", "Pakai cangkul.", "2. Tanam", "Akhir"]);
        assert_eq!(blocks[1].kind, BlockKind::ItemParagraph);
        let style = &blocks[1].styles[0];
        assert_eq!(&blocks[1].text[style.range.clone()], "cangkul");
        let report = format!("<ul><li><p>10:15</p><p>{}</p></li></ul>", "Warga datang. ".repeat(60));
        assert_eq!(clipboard_blocks(&report).len(), 2, "the parts of a report stay paragraphs");
    }

    #[test]
    fn pasted_pictures_stand_above_their_captions_or_between_the_lines() {
        let html = "<p>satu</p><figure><img src='https://a.example/b.jpg'><figcaption>Bakau</figcaption></figure><p>dua</p>\
                    <img src=c.png><p>tiga</p>";
        let blocks = clipboard_blocks(html);
        let seen: Vec<(&str, &str)> = blocks
            .iter()
            .map(|block| (block.text.as_str(), block.image.as_ref().map_or("", |image| image.source.as_str())))
            .collect();
        let expected = [("satu", ""), ("Bakau", "https://a.example/b.jpg"), ("dua", ""), ("", "c.png"), ("tiga", "")];
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_pasted_table_with_one_row_or_one_column_keeps_its_rows() {
        let row = |text: &str| (BlockKind::TableRow, text.to_owned());
        assert_eq!(
            kinds_and_texts("<table><tr><td>Kenari</td><td></td><td>600</td></tr></table>"),
            [row("Kenari\t\t600")]
        );
        let texts: Vec<String> = kinds_and_texts("<table><tr><td>Kenari</tr><tr><td>Melati</tr></table>")
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(texts, ["Kenari", "Melati"]);
    }

    #[test]
    fn html_that_says_no_more_than_plain_text_is_refused() {
        for html in [
            "<meta charset='utf-8'><span style=\"color: rgb(0, 0, 0);\">Jembatan gantung dibuka.</span>",
            "<meta charset='utf-8'><div style=\"white-space: pre;\"><div><span>fn main() {}</span></div></div>",
            "<p>&nbsp;</p>",
            "<img src=\"https://warta.example/a.jpg\">",
            "",
        ] {
            assert!(open_clipboard_html(html, &Packs::built_in()).is_none(), "{html}");
        }
    }

    #[test]
    fn a_stored_story_from_a_clipboard_opens_unchanged() {
        let article = open(&from_chrome());
        let stored = crate::formats::write(&article, crate::formats::Format::Ron);
        let back = crate::formats::open("a.ron", stored.as_bytes(), &Packs::built_in()).unwrap();
        assert_eq!(back, article);
    }
}
