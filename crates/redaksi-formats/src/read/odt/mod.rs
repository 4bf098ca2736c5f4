//! Reads `OpenDocument` texts, zipped (`.odt`) or as one XML file (`.fodt`): the text with all tracked changes accepted,
//! with the changes and comments beside it.

mod body;
mod styles;

use crate::read::document::{
    ChangeView, DocumentAttachment, DocumentKind, DocumentMetadata, ReadContent, ReadDocument, ReadWarning,
    media_type_of, safe_file_name,
};
use crate::read::error::ReadError;
use crate::read::odt::body::OdtWalker;
use crate::read::odt::styles::OdtStyles;
use crate::read::package::Package;
use crate::read::xml::{XmlElement, parse_xml};

/// The content of the part `mimetype` of a text, or of a template for texts.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Whether a package is an `OpenDocument` text.
pub(super) fn is_odt(package: &mut Package<'_>) -> bool {
    package.read("mimetype").ok().flatten().is_some_and(|kind| kind.starts_with(MEDIA_TYPE))
}

/// Whether bytes are an `OpenDocument` text in one XML file.
pub(super) fn is_flat_odt(bytes: &[u8]) -> bool {
    const HEAD_BYTES: usize = 16 * 1024;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES)]).into_owned();
    head.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
        && head.contains("<office:document")
        && head.contains("opendocument.text")
}

/// Reads a zipped text.
///
/// # Errors
/// A [`ReadError`] if the package or its text is damaged or exceeds a limit. Damage of another part is a warning.
pub(super) fn read(bytes: &[u8], view: ChangeView) -> Result<ReadDocument, ReadError> {
    let mut package = Package::open(bytes)?;
    let manifest = package.read_xml("META-INF/manifest.xml").ok().flatten();
    if manifest.is_some_and(|manifest| is_encrypted(&manifest)) {
        return Err(ReadError::Encrypted);
    }
    let content = package.read_xml("content.xml")?.ok_or_else(|| ReadError::damaged("content.xml is missing"))?;
    let mut warnings = Vec::new();
    let mut part = |name: &str| match package.read_xml(name) {
        Ok(part) => Ok(part),
        Err(error @ ReadError::Damaged(_)) => {
            warnings.push(ReadWarning::DamagedPart(error.to_string()));
            Ok(None)
        }
        Err(error) => Err(error),
    };
    let (styles, meta) = (part("styles.xml")?, part("meta.xml")?);
    let mut document = read_parts(&content, styles.as_ref(), meta.as_ref(), view)?;
    document.warnings.splice(0..0, warnings);
    for name in package.names().into_iter().filter(|name| name.starts_with("Pictures/")) {
        let Some(bytes) = package.read(&name)?.filter(|bytes| !bytes.is_empty()) else { continue };
        document.attachments.push(DocumentAttachment {
            name: safe_file_name(&name, "image"),
            media_type: media_type_of(&name).to_owned(),
            bytes,
        });
    }
    Ok(document)
}

/// Reads a text in one XML file.
///
/// # Errors
/// Like [`read`].
pub(super) fn read_flat(bytes: &[u8], view: ChangeView) -> Result<ReadDocument, ReadError> {
    let root = parse_xml(bytes, "document")?;
    read_parts(&root, Some(&root), Some(&root), view)
}

fn is_encrypted(manifest: &XmlElement) -> bool {
    manifest.elements().any(|entry| entry.child("encryption-data").is_some())
}

fn read_parts(
    content: &XmlElement,
    styles: Option<&XmlElement>,
    meta: Option<&XmlElement>,
    view: ChangeView,
) -> Result<ReadDocument, ReadError> {
    let mut all = OdtStyles::default();
    for root in styles.into_iter().chain([content]) {
        for group in root.elements().filter(|group| matches!(group.name.as_str(), "styles" | "automatic-styles")) {
            all.add(group);
        }
    }
    let text = content
        .child("body")
        .and_then(|body| body.child("text"))
        .ok_or_else(|| ReadError::damaged("content.xml has no text"))?;
    let mut walker = OdtWalker::new(&all, view);
    let flow = walker.walk(text);
    let images = walker.images;
    let (tracked_changes, comments, hidden) = walker.finish();
    if flow.is_blank() && tracked_changes.is_empty() {
        return Err(ReadError::NoText);
    }
    let mut warnings = Vec::new();
    if !hidden.trim().is_empty() {
        warnings.push(ReadWarning::HiddenText(hidden));
    }
    if images > 0 {
        warnings.push(ReadWarning::Images(images));
    }
    warnings.extend(styles.into_iter().flat_map(page_furniture).map(ReadWarning::PageFurniture));
    let metadata = meta.and_then(|meta| meta.child("meta")).map(metadata_of).unwrap_or_default();
    let content = ReadContent::Html(flow.to_html("", &metadata.language));
    Ok(ReadDocument { metadata, tracked_changes, comments, warnings, ..ReadDocument::new(DocumentKind::Odt, content) })
}

/// Returns the headers and footers of the page styles.
fn page_furniture(root: &XmlElement) -> Vec<String> {
    let pages = root.child("master-styles").into_iter().flat_map(XmlElement::elements);
    let parts = pages
        .flat_map(XmlElement::elements)
        .filter(|part| part.name.starts_with("header") || part.name.starts_with("footer"));
    let mut texts: Vec<String> = Vec::new();
    for part in parts {
        let lines: Vec<String> = part.elements().map(XmlElement::text).filter(|line| !line.trim().is_empty()).collect();
        let text = lines.join("\n");
        if text.chars().any(char::is_alphabetic) && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

fn metadata_of(meta: &XmlElement) -> DocumentMetadata {
    let value = |names: &[&str]| {
        let texts = names.iter().filter_map(|name| meta.child(name)).map(|child| child.text().trim().to_owned());
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let author = value(&["initial-creator", "creator"]);
    DocumentMetadata {
        title: value(&["title"]),
        authors: if author.is_empty() { Vec::new() } else { vec![author] },
        created: value(&["creation-date"]),
        modified: value(&["date"]),
        description: value(&["description", "subject"]),
        keywords: meta
            .elements()
            .filter(|child| child.name == "keyword")
            .flat_map(|child| child.text().split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>())
            .filter(|word| !word.is_empty())
            .collect(),
        language: value(&["language"]),
        ..DocumentMetadata::default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::read::document::DocumentChangeKind;
    use crate::read::package::tests::zip_of;

    fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
        super::read(bytes, ChangeView::Accepted)
    }

    const STYLES: &str = "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>\
        <style:style style:name='T2' style:family='text'><style:text-properties text:display='none'/></style:style>\
        <style:style style:name='T3' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>\
        <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>\
        <text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-suffix='.' style:num-format='1'/>\
        <text:list-level-style-number text:level='2' style:num-suffix=')' style:num-format='a'/></text:list-style>\
        <text:list-style style:name='L9'><text:list-level-style-bullet text:level='1' text:bullet-char=' '/></text:list-style>";

    /// Packs a text as `LibreOffice` does.
    pub(crate) fn odt_of(text: &str) -> Vec<u8> {
        let content = format!(
            "<?xml version='1.0'?><office:document-content xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:fo='f' xmlns:table='b' \
             xmlns:xlink='x' xmlns:dc='d' xmlns:draw='w'><office:automatic-styles>{STYLES}</office:automatic-styles>\
             <office:body><office:text>{text}</office:text></office:body></office:document-content>"
        );
        let meta = "<office:document-meta xmlns:office='o' xmlns:dc='d' xmlns:meta='m'><office:meta><dc:title>Bakau</dc:title>\
                    <meta:initial-creator>Rara</meta:initial-creator><meta:keyword>a, b</meta:keyword></office:meta></office:document-meta>";
        zip_of(&[("mimetype", MEDIA_TYPE), ("content.xml", content.as_bytes()), ("meta.xml", meta.as_bytes())])
    }

    fn body_of(document: &ReadDocument) -> &str {
        document.content.as_str().split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0
    }

    fn html(text: &str) -> String {
        body_of(&read(&odt_of(text)).unwrap()).to_owned()
    }

    #[test]
    fn paragraphs_headings_and_formatting_are_read() {
        let text = "<text:p text:style-name='Title'>Bakau</text:p><text:h text:outline-level='1'>Sub</text:h>\
            <text:p>Satu <text:span text:style-name='T1'>tebal</text:span><text:s text:c='2'/><text:a xlink:href='https://a.example'>tautan</text:a><text:line-break/>\
            m<text:span text:style-name='T3'>2</text:span></text:p><text:p text:style-name='P1'>Kutipan</text:p>";
        assert_eq!(
            html(text),
            "<h1>Bakau</h1>\n<h2>Sub</h2>\n<p>Satu <b>tebal</b>  <a href=\"https://a.example\">tautan</a><br>m<sup>2</sup></p>\n\
             <blockquote><p>Kutipan</p></blockquote>\n"
        );
    }

    #[test]
    fn lists_count_and_continue() {
        let item = |text: &str, more: &str| format!("<text:list-item><text:p>{text}</text:p>{more}</text:list-item>");
        let inner = format!("<text:list>{}</text:list>", item("huruf", ""));
        let text = format!(
            "<text:list text:style-name='L1'>{}{}</text:list><text:p>sela</text:p><text:list text:style-name='L1' text:continue-numbering='true'>{}</text:list>",
            item("satu", &inner),
            item("dua", ""),
            item("tiga", "")
        );
        assert_eq!(
            html(&text),
            "<ol>\n<li value=\"1\">satu<ul>\n<li>a) huruf</li></ul>\n</li>\n<li value=\"2\">dua</li></ol>\n<p>sela</p>\n<ol>\n<li value=\"3\">tiga</li></ol>\n"
        );
    }

    #[test]
    fn the_paragraphs_of_an_item_stay_in_it() {
        let text = "<text:list text:style-name='L1'><text:list-item><text:p>satu</text:p><text:p>lanjutan</text:p><text:p/>\
            <text:list><text:list-item><text:p>huruf</text:p></text:list-item></text:list><text:p>sesudah</text:p></text:list-item>\
            <text:list-item><text:p>dua</text:p></text:list-item></text:list>";
        assert_eq!(
            html(text),
            "<ol>\n<li value=\"1\">satu<p>lanjutan</p>\n<ul>\n<li>a) huruf</li></ul>\n<p>sesudah</p>\n</li>\n<li value=\"2\">dua</li></ol>\n"
        );
    }

    #[test]
    fn an_item_whose_bullet_is_a_blank_belongs_to_the_item_above() {
        let list = |style: &str, text: &str| {
            format!(
                "<text:list text:style-name='{style}'><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
            )
        };
        assert_eq!(
            html(&(list("L1", "satu") + &list("L9", "lanjutan"))),
            "<ol>\n<li value=\"1\">satu<p>lanjutan</p>\n</li></ol>\n"
        );
        assert_eq!(html(&list("L9", "lepas")), "<ul>\n<li>lepas</li></ul>\n");
    }

    #[test]
    fn footnotes_and_endnotes_are_counted_together() {
        let note = |class: &str, citation: &str, text: &str| {
            format!(
                "<text:note text:note-class='{class}'><text:note-citation>{citation}</text:note-citation><text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
            )
        };
        let chosen = note("footnote", "*", "c").replace("<text:note-citation>", "<text:note-citation text:label='*'>");
        let text = format!("<text:p>x{}{}{chosen}</text:p>", note("footnote", "1", "a"), note("endnote", "i", "b"));
        assert_eq!(
            html(&text),
            "<p>x<sup>12*</sup></p>\n<p><sup>1</sup> a</p>\n<p><sup>2</sup> b</p>\n<p><sup>*</sup> c</p>\n"
        );
    }

    #[test]
    fn changes_comments_notes_and_hidden_text_are_beside_the_text() {
        let text = "<text:tracked-changes><text:changed-region text:id='c1'><text:insertion><office:change-info><dc:creator>Sari</dc:creator>\
            <dc:date>2023</dc:date></office:change-info></text:insertion></text:changed-region><text:changed-region text:id='c2'><text:deletion>\
            <office:change-info><dc:creator>Tomi</dc:creator></office:change-info><text:p>lama</text:p></text:deletion></text:changed-region></text:tracked-changes>\
            <text:p>Warga <text:change text:change-id='c2'/><text:change-start text:change-id='c1'/>baru<text:change-end text:change-id='c1'/> \
            <office:annotation office:name='k'><dc:creator>Tomi</dc:creator><text:p>Cek.</text:p></office:annotation>Kenari<office:annotation-end office:name='k'/>\
            <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Catatan.</text:p></text:note-body></text:note>\
            <text:span text:style-name='T2'>gelap</text:span></text:p>";
        let document = read(&odt_of(text)).unwrap();
        assert_eq!(body_of(&document), "<p>Warga baru Kenari<sup>1</sup></p>\n<p><sup>1</sup> Catatan.</p>\n");
        let changes: Vec<_> =
            document.tracked_changes.iter().map(|c| (c.kind, c.text.as_str(), c.author.as_str())).collect();
        assert_eq!(
            changes,
            [(DocumentChangeKind::Deleted, "lama", "Tomi"), (DocumentChangeKind::Inserted, "baru", "Sari")]
        );
        let comment = &document.comments[0];
        assert_eq!(
            (comment.author.as_str(), comment.text.as_str(), comment.quote.as_str()),
            ("Tomi", "Cek.", "Kenari")
        );
        assert_eq!(document.warnings, [ReadWarning::HiddenText("gelap".into())]);
        assert_eq!((document.metadata.title.as_str(), document.metadata.keywords.len()), ("Bakau", 2));
    }

    #[test]
    fn tables_and_frames_are_read() {
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let text = format!(
            "<text:p>isi<draw:frame><draw:text-box><text:p>kotak</text:p></draw:text-box></draw:frame></text:p>\
             <table:table><table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
             <table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table>",
            cell("a"),
            cell("b"),
            cell("c"),
            cell("d")
        );
        assert_eq!(
            html(&text),
            "<p>isi</p>\n<p>kotak</p>\n<table>\n<tr><td>a</td><td colspan=\"2\">b</td></tr>\n<tr><td>c</td><td></td><td>d</td></tr>\n</table>\n"
        );
    }

    #[test]
    fn an_encrypted_text_is_said_to_be_one() {
        let manifest = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
        let bytes = zip_of(&[("mimetype", MEDIA_TYPE), ("META-INF/manifest.xml", manifest.as_bytes())]);
        assert_eq!(read(&bytes).unwrap_err(), ReadError::Encrypted);
    }
}
