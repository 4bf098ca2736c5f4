//! Reads Rich Text Format: the text with all tracked changes accepted, with the changes and comments beside it.

mod encodings;
mod lexer;
mod reader;

use crate::read::document::{ChangeView, DocumentKind, ReadContent, ReadDocument, ReadWarning};
use crate::read::error::ReadError;
use crate::read::rtf::reader::RtfReader;

/// Whether bytes are RTF.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.starts_with(b"{\\rtf")
}

/// Reads RTF. A text that is cut off is read as far as it goes: RTF has no end that would be missed.
///
/// # Errors
/// [`ReadError::TooDeep`], or [`ReadError::NoText`].
pub(super) fn read(bytes: &[u8], view: ChangeView) -> Result<ReadDocument, ReadError> {
    let read = RtfReader::new(bytes, view).read()?;
    if read.flow.is_blank() && read.changes.is_empty() {
        return Err(ReadError::NoText);
    }
    let mut warnings = Vec::new();
    if !read.hidden.trim().is_empty() {
        warnings.push(ReadWarning::HiddenText(read.hidden));
    }
    if read.furniture.chars().any(char::is_alphabetic) {
        warnings.push(ReadWarning::PageFurniture(read.furniture.trim().to_owned()));
    }
    if read.images > 0 {
        warnings.push(ReadWarning::Images(read.images));
    }
    let mut metadata = read.metadata;
    metadata.authors.retain(|author| !author.trim().is_empty());
    metadata.keywords =
        metadata.keywords.iter().flat_map(|list| list.split([',', ';'])).map(|word| word.trim().to_owned()).collect();
    metadata.keywords.retain(|word| !word.is_empty());
    let content = ReadContent::Html(read.flow.to_html("", ""));
    Ok(ReadDocument {
        metadata,
        tracked_changes: read.changes,
        comments: read.comments,
        warnings,
        ..ReadDocument::new(DocumentKind::Rtf, content)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::document::DocumentChangeKind;

    fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
        super::read(bytes, ChangeView::Accepted)
    }

    fn body(rtf: &str) -> String {
        let document = read(format!("{{\\rtf1\\ansi\\ansicpg1252\\uc1 {rtf}}}").as_bytes()).unwrap();
        let html = document.content.as_str();
        html.split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0.to_owned()
    }

    #[test]
    fn text_is_decoded_by_escapes_and_code_pages() {
        assert_eq!(body("caf\\'e9 \\u8212? \\u-10179?\\u-8704? \\emdash\\~x\\par"), "<p>café — 😀 —\u{a0}x</p>\n");
        assert_eq!(body("{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}\\f1\\'cc\\'e8\\'f0"), "<p>Мир</p>\n");
        assert_eq!(
            body("{\\fonttbl{\\f1\\fcharset128 MS Gothic;}}\\f1\\'93\\'fa\\'96{}{\\'7b}"),
            "<p>日\u{fffd}{</p>\n"
        );
        assert_eq!(body("{\\uc2\\u233 ab}c\\u233 d"), "<p>éc é</p>\n".replace("c é", "cé"));
    }

    #[test]
    fn formatting_links_lists_and_tables_are_kept() {
        assert_eq!(
            body(
                "{\\b tebal} {\\i miring\\i0  biasa}{\\field{\\*\\fldinst HYPERLINK \"https://a.example\"}{\\fldrslt tautan}}\\par"
            ),
            "<p><b>tebal</b> <i>miring</i> biasa<a href=\"https://a.example\">tautan</a></p>\n"
        );
        assert_eq!(
            body("{\\listtext 3.\\tab}\\ilvl0 tiga\\par\\pard{\\listtext\\'b7\\tab}butir\\par\\pard x"),
            "<ol>\n<li value=\"3\">tiga</li></ol>\n<ul>\n<li>butir</li></ul>\n<p>x</p>\n"
        );
        assert_eq!(
            body("\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\intbl c\\cell d\\cell\\row\\pard x\\par"),
            "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr>\n</table>\n<p>x</p>\n"
        );
    }

    #[test]
    fn signs_before_a_tab_in_a_hanging_paragraph_are_items_of_a_list() {
        assert_eq!(
            body(
                "{\\pard\\li360\\fi-360 \\bullet \\tx360\\tab satu {\\b dua}\\par}{\\pard\\li720\\fi-360 \\endash \\tx360\\tab tiga\\par}\
                 {\\pard\\li360\\fi-360 2.\\tx360\\tab empat\\par}{\\pard\\li0\\fi0 \\bullet \\tab lima\\par}"
            ),
            "<ul>\n<li>satu <b>dua</b><ul>\n<li>tiga</li></ul>\n</li></ul>\n<ol>\n<li value=\"2\">empat</li></ol>\n<p>•\tlima</p>\n"
        );
    }

    #[test]
    fn a_paragraph_with_the_indent_of_the_item_above_stays_in_it() {
        let item =
            |label: &str, text: &str| format!("\\pard{{\\listtext {label}\\tab}}\\ls1\\li680\\fi-340 {text}\\par");
        for further in ["\\pard\\li680\\fi0 lanjutan\\par".to_owned(), item(" ", "lanjutan")] {
            let text = format!("{}{further}{}\\pard akhir\\par", item("1.", "satu"), item("2.", "dua"));
            assert_eq!(
                body(&text),
                "<ol>\n<li value=\"1\">satu<p>lanjutan</p>\n</li>\n<li value=\"2\">dua</li></ol>\n<p>akhir</p>\n",
                "{text}"
            );
        }
        // Where the text is indented as far as the items, nothing tells a further paragraph from the text.
        let text = format!("\\pard\\li680 awal\\par{}\\pard\\li680\\fi0 akhir\\par", item("1.", "satu"));
        assert_eq!(body(&text), "<p>awal</p>\n<ol>\n<li value=\"1\">satu</li></ol>\n<p>akhir</p>\n");
        assert_eq!(body("\\pard\\li680 kutipan\\par\\pard\\li680 lanjutan\\par"), "<p>kutipan</p>\n<p>lanjutan</p>\n");
    }

    #[test]
    fn struck_text_is_a_deletion() {
        let document = read(b"{\\rtf1 Tarif {\\strike lima }{\\striked1 empat }\\strike0 enam ribu.\\par}").unwrap();
        assert!(document.content.as_str().contains("<p>Tarif enam ribu.</p>"));
        let changes: Vec<_> = document.tracked_changes.iter().map(|c| (c.kind, c.text.as_str())).collect();
        assert_eq!(changes, [(DocumentChangeKind::Deleted, "lima empat ")]);
    }

    #[test]
    fn headings_are_known_by_the_style_sheet() {
        let sheet = "{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2\\outlinelevel1 Sub;}{\\s3 Title;}}";
        assert_eq!(
            body(&format!("{sheet}\\s1 A\\par\\pard\\s2 B\\par\\pard C\\par")),
            "<h1>A</h1>\n<h2>B</h2>\n<p>C</p>\n"
        );
        assert_eq!(body(&format!("{sheet}\\s3 A\\par\\pard\\s1 B\\par")), "<h1>A</h1>\n<h2>B</h2>\n");
    }

    #[test]
    fn tracked_changes_comments_notes_and_properties_are_beside_the_text() {
        let rtf = "{\\rtf1{\\*\\revtbl{Unknown;}{Sari;}}{\\info{\\title Bakau}{\\author Tomi}{\\creatim\\yr2023\\mo1\\dy8\\hr19\\min5}}\
                   {\\header Rahasia\\par}Warga {\\deleted\\revauthdel1 lama }{\\revised\\revauth1\\revdttm1108341189 baru }datang\
                   {\\super\\chftn}{\\footnote {\\super\\chftn} Catatan.}{\\*\\atrfstart 0} ke desa{\\*\\atrfend 0}\
                   {\\*\\atnid S}{\\*\\atnauthor Sari}\\chatn{\\*\\annotation{\\*\\atnref 0}Cek nama.}.{\\v gelap}\\par}";
        let document = read(rtf.as_bytes()).unwrap();
        let html = document.content.as_str();
        assert!(html.contains("<p>Warga baru datang<sup>1</sup> ke desa.</p>\n<p><sup>1</sup> Catatan.</p>"), "{html}");
        let changes: Vec<_> =
            document.tracked_changes.iter().map(|c| (c.kind, c.text.as_str(), c.author.as_str())).collect();
        assert_eq!(
            changes,
            [(DocumentChangeKind::Deleted, "lama ", "Sari"), (DocumentChangeKind::Inserted, "baru ", "Sari")]
        );
        let comment = &document.comments[0];
        assert_eq!(
            (comment.author.as_str(), comment.text.as_str(), comment.quote.as_str()),
            ("Sari", "Cek nama.", "ke desa")
        );
        assert_eq!(
            (document.metadata.title.as_str(), document.metadata.created.as_str()),
            ("Bakau", "2023-01-08T19:05")
        );
        assert_eq!(
            document.warnings,
            [ReadWarning::HiddenText("gelap".into()), ReadWarning::PageFurniture("Rahasia".into())]
        );
    }

    #[test]
    fn hostile_rtf_ends_with_an_error_or_a_text() {
        assert_eq!(read("{\\rtf1".repeat(1_000).as_bytes()).unwrap_err(), ReadError::TooDeep);
        assert_eq!(read(b"{\\rtf1}").unwrap_err(), ReadError::NoText);
        for rtf in
            ["{\\rtf1}}}}x", "{\\rtf1\\bin999999999 x", "{\\rtf1 x\\u", "{\\rtf1{\\footnote {\\footnote {\\footnote x}"]
        {
            let _ = read(rtf.as_bytes());
        }
    }
}
