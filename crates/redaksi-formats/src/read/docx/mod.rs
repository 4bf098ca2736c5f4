//! Reads Word documents (Office Open XML): the text with all tracked changes accepted, with the changes and comments
//! beside it.

mod body;
mod numbering;
mod styles;

use crate::read::document::{
    ChangeView, DocumentAttachment, DocumentComment, DocumentKind, DocumentMetadata, ReadContent, ReadDocument,
    ReadWarning, TextPlace, media_type_of, safe_file_name,
};
use crate::read::docx::body::{BodyWalker, WordParts};
use crate::read::docx::numbering::WordNumbering;
use crate::read::docx::styles::WordStyles;
use crate::read::error::ReadError;
use crate::read::flow::escape_into;
use crate::read::html_flow::flow_of_html;
use crate::read::package::{Package, resolve_part};
use crate::read::xml::XmlElement;
use crate::read::{mail, rtf, saved_page};
use std::collections::HashMap;

/// The document in packages without relationships.
const DEFAULT_DOCUMENT: &str = "word/document.xml";

/// A relationship of a part.
struct Relationship {
    /// The last part of its type, such as `styles`.
    kind: String,
    target: String,
    is_external: bool,
}

/// Reads a Word document.
///
/// # Errors
/// A [`ReadError`] if the package or its document is damaged or exceeds a limit. Damage of another part, such as the
/// comments, is a warning.
pub(super) fn read(bytes: &[u8], view: ChangeView) -> Result<ReadDocument, ReadError> {
    let mut package = Package::open(bytes)?;
    let root = relationships(&mut package, "_rels/.rels")?;
    let main = root.values().find(|relationship| relationship.kind == "officeDocument" && !relationship.is_external);
    let document_name = main.map_or_else(|| DEFAULT_DOCUMENT.to_owned(), |main| resolve_part("", &main.target));
    let document =
        package.read_xml(&document_name)?.ok_or_else(|| ReadError::damaged(format!("{document_name} is missing")))?;
    let (folder, file) = document_name.rsplit_once('/').unwrap_or(("", &document_name));
    let mut warnings = Vec::new();
    let related = relationships(&mut package, &format!("{folder}/_rels/{file}.rels")).unwrap_or_else(|error| {
        warnings.push(ReadWarning::DamagedPart(error.to_string()));
        HashMap::new()
    });
    let mut chunks = HashMap::new();
    for (id, relationship) in sorted(&related).filter(|(_, other)| other.kind == "aFChunk" && !other.is_external) {
        let name = resolve_part(folder, &relationship.target);
        match chunk_html(&package.read(&name)?.unwrap_or_default()) {
            Ok(html) => {
                chunks.insert(id.clone(), flow_of_html(&html));
            }
            Err(error) => warnings.push(ReadWarning::DamagedPart(format!("{name}: {error}"))),
        }
    }
    let mut part = |kind: &str, warnings: &mut Vec<ReadWarning>| {
        let target = related.values().find(|relationship| relationship.kind == kind && !relationship.is_external);
        let name = target.map_or_else(|| format!("{folder}/{kind}.xml"), |part| resolve_part(folder, &part.target));
        match package.read_xml(&name) {
            Ok(part) => Ok(part),
            Err(error @ ReadError::Damaged(_)) => {
                warnings.push(ReadWarning::DamagedPart(error.to_string()));
                Ok(None)
            }
            Err(error) => Err(error),
        }
    };
    let parts = WordParts {
        styles: WordStyles::new(part("styles", &mut warnings)?.as_ref()),
        numbering: WordNumbering::new(part("numbering", &mut warnings)?.as_ref()),
        footnotes: part("footnotes", &mut warnings)?,
        endnotes: part("endnotes", &mut warnings)?,
        links: related
            .iter()
            .filter(|(_, relationship)| relationship.is_external)
            .map(|(id, relationship)| (id.clone(), relationship.target.clone()))
            .collect(),
        images: related
            .iter()
            .filter(|(_, relationship)| relationship.kind == "image" && !relationship.is_external)
            .map(|(id, relationship)| (id.clone(), safe_file_name(&relationship.target, "image")))
            .collect(),
        chunks,
    };
    let comments = part("comments", &mut warnings)?.map(|part| read_comments(&part)).unwrap_or_default();
    let body = document.child("body").ok_or_else(|| ReadError::damaged(format!("{document_name} has no body")))?;
    let mut walker = BodyWalker::new(&parts, view);
    let flow = walker.walk(body);
    let images = walker.images;
    let (tracked_changes, comments, hidden) = walker.finish(comments);
    if flow.is_blank() && tracked_changes.is_empty() {
        return Err(ReadError::NoText);
    }
    if !hidden.trim().is_empty() {
        warnings.push(ReadWarning::HiddenText(hidden));
    }
    if images > 0 {
        warnings.push(ReadWarning::Images(images));
    }
    for (_, relationship) in sorted(&related).filter(|(_, other)| matches!(other.kind.as_str(), "header" | "footer")) {
        let furniture = package.read_xml(&resolve_part(folder, &relationship.target)).ok().flatten();
        let text = furniture.map(|part| text_of(&part)).unwrap_or_default();
        if text.chars().any(char::is_alphabetic) {
            warnings.push(ReadWarning::PageFurniture(text));
        }
    }
    let metadata = core_properties(&mut package, &root);
    let attachments = media(&mut package, folder)?;
    let content = ReadContent::Html(flow.to_html("", &metadata.language));
    Ok(ReadDocument {
        metadata,
        attachments,
        tracked_changes,
        comments,
        warnings,
        ..ReadDocument::new(DocumentKind::Docx, content)
    })
}

/// Returns an alternative chunk as HTML: a page, a saved page, RTF or plain text. A Word document within a Word document is not
/// read.
fn chunk_html(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.starts_with(b"PK") {
        return Err(ReadError::OtherPackage);
    }
    if rtf::is_rtf(bytes) {
        return Ok(rtf::read(bytes, ChangeView::Accepted)?.content.as_str().to_owned());
    }
    if let Some(html) = mail::is_mail(bytes).then(|| saved_page::html_in_mime(bytes)).flatten() {
        return Ok(html);
    }
    let text = redaksi_core::text::decode(bytes).text;
    if redaksi_core::html::is_html("", bytes) || text.trim_start().starts_with('<') {
        return Ok(text);
    }
    let mut html = String::new();
    for line in text.lines() {
        html.push_str("<p>");
        escape_into(&mut html, line);
        html.push_str("</p>\n");
    }
    Ok(html)
}

/// Whether a package with these parts is a Word document.
pub(super) fn is_docx(names: &[String]) -> bool {
    names.iter().any(|name| name == DEFAULT_DOCUMENT || name.starts_with("word/document"))
}

/// Returns the relationships in the order of their identifiers.
fn sorted(all: &HashMap<String, Relationship>) -> impl Iterator<Item = (&String, &Relationship)> {
    let mut sorted: Vec<_> = all.iter().collect();
    sorted.sort_by(|a, b| a.0.len().cmp(&b.0.len()).then_with(|| a.0.cmp(b.0)));
    sorted.into_iter()
}

fn relationships(package: &mut Package<'_>, name: &str) -> Result<HashMap<String, Relationship>, ReadError> {
    let Some(root) = package.read_xml(name)? else { return Ok(HashMap::new()) };
    let relationship = |element: &XmlElement| {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
        let is_external = attribute("TargetMode").eq_ignore_ascii_case("external");
        (attribute("Id"), Relationship { kind, target: attribute("Target"), is_external })
    };
    Ok(root.elements().filter(|element| element.name == "Relationship").map(relationship).collect())
}

/// Returns the comments by their identifiers.
fn read_comments(root: &XmlElement) -> Vec<(String, DocumentComment)> {
    root.elements()
        .filter(|element| element.name == "comment")
        .map(|element| {
            let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
            let comment = DocumentComment {
                author: attribute("author"),
                date: attribute("date"),
                text: text_of(element),
                quote: String::new(),
                place: TextPlace::default(),
            };
            (attribute("id"), comment)
        })
        .collect()
}

/// Returns the text of an element, with a line for each paragraph that has any.
fn text_of(element: &XmlElement) -> String {
    fn collect(element: &XmlElement, text: &mut String) {
        for child in element.elements() {
            match child.name.as_str() {
                "t" => text.push_str(&child.text()),
                "tab" => text.push('\t'),
                "br" | "cr" => text.push('\n'),
                "Fallback" | "pPr" | "rPr" => {}
                "p" => {
                    collect(child, text);
                    text.push('\n');
                }
                _ => collect(child, text),
            }
        }
    }
    let mut text = String::new();
    collect(element, &mut text);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Reads the properties of the document. A package without them, or with damaged ones, has none.
fn core_properties(package: &mut Package<'_>, root: &HashMap<String, Relationship>) -> DocumentMetadata {
    let target = root.values().find(|relationship| relationship.kind == "core-properties");
    let name = target.map_or_else(|| "docProps/core.xml".to_owned(), |target| resolve_part("", &target.target));
    let Some(properties) = package.read_xml(&name).ok().flatten() else { return DocumentMetadata::default() };
    let value = |name: &str| properties.child(name).map(|child| child.text().trim().to_owned()).unwrap_or_default();
    let split = |list: String, separators: &[char]| {
        list.split(separators).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    DocumentMetadata {
        title: value("title"),
        authors: split(value("creator"), &[';']),
        created: value("created"),
        modified: value("modified"),
        description: [value("description"), value("subject")]
            .into_iter()
            .find(|text| !text.is_empty())
            .unwrap_or_default(),
        keywords: split(value("keywords"), &[',', ';']),
        language: value("language"),
        ..DocumentMetadata::default()
    }
}

/// Returns the images in the package.
fn media(package: &mut Package<'_>, folder: &str) -> Result<Vec<DocumentAttachment>, ReadError> {
    let prefix = format!("{folder}/media/");
    let mut attachments = Vec::new();
    for name in package.names().into_iter().filter(|name| name.starts_with(&prefix)) {
        let Some(bytes) = package.read(&name)? else { continue };
        let media_type = media_type_of(&name).to_owned();
        attachments.push(DocumentAttachment { name: safe_file_name(&name, "image"), media_type, bytes });
    }
    Ok(attachments)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::read::document::DocumentChangeKind;
    use crate::read::package::tests::zip_of;

    fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
        super::read(bytes, ChangeView::Accepted)
    }

    const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\" xmlns:mc=\"mc\" xmlns:wps=\"wps\"";

    const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Judul1'><w:name w:val='heading 1'/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:name w:val='Anak Judul'/><w:basedOn w:val='Judul2'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Judul2'><w:name w:val='heading 2'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Judul'><w:name w:val='Title'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Keterangan'><w:name w:val='caption'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Kutipan'><w:name w:val='Quote'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Lingkar'><w:name w:val='Loop'/><w:basedOn w:val='Lingkar'/></w:style>\
        <w:style w:type='character' w:styleId='Kuat'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";

    const NUMBERING: &str = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

    /// Packs a document with other parts in place of those of [`docx_of`].
    fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
        let document = docx_of(body, &[]);
        let mut package = Package::open(&document).unwrap();
        let names = package.names();
        let contents: Vec<(String, Vec<u8>)> = names
            .into_iter()
            .map(|name| {
                let other =
                    parts.iter().find(|(known, _)| *known == name).map(|(_, content)| content.as_bytes().to_vec());
                let content = other.unwrap_or_else(|| package.read(&name).unwrap().unwrap());
                (name, content)
            })
            .collect();
        let contents: Vec<(&str, &[u8])> =
            contents.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        zip_of(&contents)
    }

    /// Packs a document as Word does.
    pub(crate) fn docx_of(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
        let part =
            |root: &str, content: &str| format!("<?xml version=\"1.0\"?><w:{root} {NAMESPACES}>{content}</w:{root}>");
        let mut parts: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".into(), b"<Types/>".to_vec()),
            (
                "_rels/.rels".into(),
                b"<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='word/document.xml'/></Relationships>".to_vec(),
            ),
            (
                "word/_rels/document.xml.rels".into(),
                b"<Relationships><Relationship Id='l1' Type='x/hyperlink' Target='https://a.example/?a=1&amp;b=2' TargetMode='External'/>\
                  <Relationship Id='l2' Type='x/hyperlink' Target='javascript:alert(1)' TargetMode='External'/>\
                  <Relationship Id='h1' Type='x/header' Target='header1.xml'/></Relationships>"
                    .to_vec(),
            ),
            ("word/styles.xml".into(), part("styles", STYLES).into_bytes()),
            ("word/numbering.xml".into(), part("numbering", NUMBERING).into_bytes()),
            ("word/document.xml".into(), part("document", &format!("<w:body>{body}</w:body>")).into_bytes()),
        ];
        for (name, content) in more {
            let root = match *name {
                "word/comments.xml" => "comments",
                "word/footnotes.xml" => "footnotes",
                "word/header1.xml" => "hdr",
                _ => "",
            };
            let bytes = if root.is_empty() { content.as_bytes().to_vec() } else { part(root, content).into_bytes() };
            parts.push(((*name).to_owned(), bytes));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        zip_of(&parts)
    }

    fn body_of(document: &ReadDocument) -> &str {
        document.content.as_str().split_once("<body>\n").unwrap().1.split_once("</body>").unwrap().0
    }

    fn html(body: &str) -> String {
        body_of(&read(&docx_of(body, &[])).unwrap()).to_owned()
    }

    fn paragraph(style: &str, text: &str) -> String {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn styles_decide_what_paragraphs_are() {
        let body: String =
            [("Judul1", "A"), ("Sub", "B"), ("Normal", "C"), ("Keterangan", "D"), ("Kutipan", "E"), ("Lingkar", "F")]
                .map(|(style, text)| paragraph(style, text))
                .concat();
        assert_eq!(
            html(&body),
            "<h1>A</h1>\n<h2>B</h2>\n<p>C</p>\n<figure><figcaption>D</figcaption></figure>\n<blockquote><p>E</p></blockquote>\n<p>F</p>\n"
        );
        let titled = paragraph("Judul", "T") + &paragraph("Judul1", "A");
        assert_eq!(html(&titled), "<h1>T</h1>\n<h2>A</h2>\n");
    }

    #[test]
    fn runs_keep_formatting_links_tabs_and_special_characters() {
        let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>tebal </w:t></w:r><w:r><w:rPr><w:rStyle w:val='Kuat'/></w:rPr>\
            <w:t>kuat</w:t></w:r><w:r><w:rPr><w:i/><w:b w:val='0'/></w:rPr><w:t> miring </w:t></w:r><w:hyperlink r:id='l1'><w:r><w:t>tautan</w:t></w:r></w:hyperlink>\
            <w:hyperlink r:id='l2'><w:r><w:t xml:space='preserve'> jahat</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>x</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>\
            <w:r><w:fldChar w:fldCharType='begin'/><w:instrText>HYPERLINK \"https://b.example\"</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>bidang</w:t>\
            <w:fldChar w:fldCharType='end'/></w:r></w:p>";
        assert_eq!(
            html(body),
            "<p><b>tebal kuat</b><i>miring</i><a href=\"https://a.example/?a=1&amp;b=2\">tautan</a> jahat\tx<br>\u{2011}\u{ad}✓<a href=\"https://b.example\">bidang</a></p>\n"
        );
    }

    #[test]
    fn lists_tables_text_boxes_and_notes_are_read_in_order() {
        let item = |text: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
            )
        };
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("Normal", text));
        let body = format!(
            "{}{}<w:p><w:r><w:t>isi</w:t><w:footnoteReference w:id='2'/><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent>\
             </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
             <w:tbl><w:tr>{}{}</w:tr><w:sdt><w:sdtContent><w:tr>{}{}</w:tr></w:sdtContent></w:sdt></w:tbl>",
            item("satu"),
            item("dua"),
            paragraph("Normal", "kotak"),
            paragraph("Normal", "lama"),
            cell("a"),
            cell("b"),
            cell("c"),
            cell("d")
        );
        let notes = "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t xml:space='preserve'> catatan</w:t></w:r></w:p></w:footnote>";
        let document = read(&docx_of(&body, &[("word/footnotes.xml", notes)])).unwrap();
        assert_eq!(
            body_of(&document),
            "<ol>\n<li value=\"1\">satu</li>\n<li value=\"2\">dua</li></ol>\n<p>isi<sup>1</sup></p>\n<p>kotak</p>\n\
             <table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr>\n</table>\n<p><sup>1</sup>  catatan</p>\n"
        );
    }

    #[test]
    fn a_chunk_of_html_is_part_of_the_text() {
        let relationships = "<Relationships><Relationship Id='c1' Type='x/aFChunk' Target='isi.html'/>\
                             <Relationship Id='c2' Type='x/aFChunk' Target='isi.mht'/></Relationships>";
        let mime = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n\
                    Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                    <p>dua =E2=80=93 tiga</p>\r\n--b--\r\n";
        let body = paragraph("Normal", "awal")
            + "<w:altChunk r:id='c1'/><w:altChunk r:id='c2'/>"
            + &paragraph("Normal", "akhir");
        let parts = [
            ("word/isi.html", "<html><body><h2>Sub</h2><p>satu <b>tebal</b></p></body></html>"),
            ("word/isi.mht", mime),
        ];
        let document = docx_with(&body, &[("word/_rels/document.xml.rels", relationships)]);
        let document = {
            let mut package = Package::open(&document).unwrap();
            let names = package.names();
            let mut all: Vec<(String, Vec<u8>)> =
                names.into_iter().map(|name| (name.clone(), package.read(&name).unwrap().unwrap())).collect();
            all.extend(parts.map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec())));
            let all: Vec<(&str, &[u8])> = all.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            zip_of(&all)
        };
        assert_eq!(
            body_of(&read(&document).unwrap()),
            "<p>awal</p>\n<h2>Sub</h2>\n<p>satu <b>tebal</b></p>\n<p>dua – tiga</p>\n<p>akhir</p>\n"
        );
    }

    #[test]
    fn a_further_paragraph_of_an_item_stays_in_it() {
        let numbered = |id: &str, more: &str, text: &str| {
            format!(
                "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{id}'/></w:numPr>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
            )
        };
        let numbering = format!(
            "<w:numbering {NAMESPACES}>{NUMBERING}<w:abstractNum w:abstractNumId='9'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>\
             <w:lvlText w:val=' '/></w:lvl></w:abstractNum><w:num w:numId='1000'><w:abstractNumId w:val='9'/></w:num></w:numbering>"
        );
        // As LibreOffice, pandoc and the style of Word write it.
        let styles = format!(
            "<w:styles {NAMESPACES}>{STYLES}<w:style w:type='paragraph' w:styleId='Lanjut'><w:name w:val='List Continue 2'/></w:style></w:styles>"
        );
        for further in [
            numbered("0", "<w:ind w:start='680' w:hanging='0'/>", "lanjutan"),
            numbered("1000", "", "lanjutan"),
            paragraph("Lanjut", "lanjutan"),
        ] {
            let body = numbered("1", "", "satu") + &further + &numbered("1", "", "dua") + &paragraph("Normal", "akhir");
            let more = [("word/numbering.xml", numbering.as_str()), ("word/styles.xml", styles.as_str())];
            let document = read(&docx_with(&body, &more)).unwrap();
            assert_eq!(
                body_of(&document),
                "<ol>\n<li value=\"1\">satu<p>lanjutan</p>\n</li>\n<li value=\"2\">dua</li></ol>\n<p>akhir</p>\n",
                "{further}"
            );
        }
        // Without an item above, it is a paragraph.
        let body = numbered("0", "<w:ind w:left='680'/>", "lepas") + &numbered("1", "", "satu");
        assert_eq!(html(&body), "<p>lepas</p>\n<ol>\n<li value=\"1\">satu</li></ol>\n");
    }

    #[test]
    fn tracked_changes_are_accepted_and_listed() {
        let body = "<w:p><w:pPr><w:rPr><w:del w:author='Sari' w:date='d'/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Warga </w:t></w:r>\
            <w:del w:author='Sari' w:date='2023'><w:r><w:delText>lama</w:delText></w:r></w:del>\
            <w:ins w:author='Sari' w:date='2023'><w:r><w:t>baru</w:t></w:r></w:ins></w:p>\
            <w:p><w:r><w:t xml:space='preserve'> datang</w:t></w:r><w:moveFrom w:author='Tomi'><w:r><w:t>pindah</w:t></w:r></w:moveFrom>.</w:p>";
        let document = read(&docx_of(body, &[])).unwrap();
        assert_eq!(body_of(&document), "<p>Warga baru datang</p>\n");
        let before = super::read(&docx_of(body, &[]), ChangeView::Rejected).unwrap();
        assert_eq!(body_of(&before), "<p>Warga lama</p>\n<p> datangpindah</p>\n");
        assert_eq!(before.tracked_changes.len(), 3);
        let changes: Vec<_> = document
            .tracked_changes
            .iter()
            .map(|c| (c.kind, c.text.as_str(), c.author.as_str(), c.place.chars))
            .collect();
        assert_eq!(
            changes,
            [
                (DocumentChangeKind::Deleted, "lama", "Sari", 6),
                (DocumentChangeKind::Inserted, "baru", "Sari", 6),
                (DocumentChangeKind::MovedAway, "pindah", "Tomi", 17)
            ]
        );
    }

    #[test]
    fn comments_hidden_text_headers_and_properties_are_beside_the_text() {
        let body = "<w:p><w:r><w:t xml:space='preserve'>Warga </w:t></w:r><w:commentRangeStart w:id='7'/><w:r><w:t>Kenari</w:t></w:r><w:commentRangeEnd w:id='7'/>\
            <w:r><w:commentReference w:id='7'/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r></w:p>";
        let comments = "<w:comment w:id='7' w:author='Tomi' w:date='2023-01-09T08:00:00Z'><w:p><w:r><w:t>Cek</w:t></w:r></w:p><w:p><w:r><w:t>nama.</w:t></w:r></w:p></w:comment>";
        let core = "<cp:coreProperties xmlns:dc='dc' xmlns:cp='cp'><dc:title>Bakau</dc:title><dc:creator>Rara; Sari</dc:creator><cp:keywords>a, b</cp:keywords></cp:coreProperties>";
        let document = read(&docx_of(
            body,
            &[
                ("word/comments.xml", comments),
                ("word/header1.xml", "<w:p><w:r><w:t>Kabar Pesisir</w:t></w:r></w:p>"),
                ("docProps/core.xml", core),
                ("word/media/image1.png", "PNG"),
            ],
        ))
        .unwrap();
        let comment = &document.comments[0];
        assert_eq!(
            (comment.author.as_str(), comment.text.as_str(), comment.quote.as_str()),
            ("Tomi", "Cek\nnama.", "Kenari")
        );
        assert_eq!(
            document.warnings,
            [ReadWarning::HiddenText("rahasia".into()), ReadWarning::PageFurniture("Kabar Pesisir".into())]
        );
        assert_eq!(document.metadata.authors, ["Rara", "Sari"]);
        assert_eq!(document.metadata.keywords, ["a", "b"]);
        assert_eq!(
            (document.attachments[0].name.as_str(), document.attachments[0].media_type.as_str()),
            ("image1.png", "image/png")
        );
    }

    #[test]
    fn a_damaged_part_beside_the_text_is_a_warning() {
        let document = read(&docx_of(&paragraph("Normal", "Isi."), &[("word/endnotes.xml", "<w:endnotes>")])).unwrap();
        assert!(matches!(&document.warnings[..], [ReadWarning::DamagedPart(what)] if what.contains("endnotes")));
        assert_eq!(read(&docx_of("<w:p/>", &[])).unwrap_err(), ReadError::NoText);
        assert!(matches!(read(&zip_of(&[("word/document.xml", b"<w:document>")])), Err(ReadError::Damaged(_))));
    }

    #[test]
    fn notes_and_fields_cost_linear_time() {
        let reference =
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:footnoteReference w:id='2'/><w:t>x</w:t></w:r></w:p>"
                .repeat(20_000);
        let note = format!("<w:footnote w:id='2'>{}</w:footnote>", paragraph("Normal", "kata").repeat(1_000));
        let document = read(&docx_of(&reference, &[("word/footnotes.xml", &note)])).unwrap();
        assert!(document.content.as_str().len() < 3_000_000);
    }
}
