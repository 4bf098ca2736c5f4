//! A Word document (Office Open XML, ECMA-376): the text with Word's own styles, links and lists. What is not part of the
//! text is in the properties of the document.

use crate::document::{InlineRun, PublishedStory};
use crate::write::docx_comments::{CommentMarks, comments_part, part_by_comments};
use crate::write::escape::{joined_runs, xml};
use crate::write::groups::{BlockGroup, ItemPart, ListGroup, block_groups};
use crate::write::labels::labels;
use crate::write::options::ExportOptions;
use chrono::{DateTime, FixedOffset, Utc};
use redaksi_core::article::{FieldName, ImageReference};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime as ZipTime, ZipWriter};

const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The namespaces of the main part.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                          xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The start of the type of a relationship.
const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The width of the text on the page, in twentieths of a point: A4 without the margins.
const TEXT_WIDTH: usize = 9026;

/// The highest level of a list.
const MAX_LEVEL: u32 = 8;

/// The style of the placeholders of pictures.
pub(crate) const PICTURE_STYLE: &str = "RedaksiPicture";

/// The fields that are custom properties of the document; the others are text or standard properties.
const PROPERTIES: [FieldName; 12] = [
    FieldName::Editor,
    FieldName::Place,
    FieldName::Agency,
    FieldName::Published,
    FieldName::Updated,
    FieldName::Embargo,
    FieldName::Source,
    FieldName::SourceTitle,
    FieldName::SourceUrl,
    FieldName::Picture,
    FieldName::Credit,
    FieldName::Slug,
];

/// Writes a story as a Word document. The parts have a fixed time stamp.
///
/// # Errors
/// A [`ZipError`] if a part is larger than 4 GiB.
pub(crate) fn write(story: &PublishedStory, options: &ExportOptions) -> Result<Vec<u8>, ZipError> {
    let mut parts = DocumentParts::default();
    parts.push_story(story);
    let has_comments = !story.comments.is_empty();
    let mut files = vec![
        ("[Content_Types].xml", content_types(has_comments)),
        ("_rels/.rels", package_relationships()),
        ("word/document.xml", parts.document()),
        ("word/_rels/document.xml.rels", parts.relationships(has_comments)),
        ("word/styles.xml", styles(&story.language)),
        ("word/numbering.xml", parts.numbering()),
        ("docProps/core.xml", core_properties(story, options)),
        ("docProps/custom.xml", custom_properties(story)),
    ];
    if has_comments {
        files.push(("word/comments.xml", format!("{HEADER}{}", comments_part(&story.comments, NAMESPACES))));
    }
    archive(&files)
}

fn archive(files: &[(&str, String)]) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(ZipTime::default())
        .unix_permissions(0o644);
    for (name, content) in files {
        zip.start_file(*name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The parts of the document that grow with the text.
#[derive(Default)]
struct DocumentParts {
    /// The content of the body element.
    body: String,
    /// The URLs of links; the relationship of a link is named by its index.
    links: Vec<String>,
    /// The first number and the level of each ordered list; list number 1 is that of all lists with bullets.
    lists: Vec<(u32, u32)>,
    comments: CommentMarks,
}

impl DocumentParts {
    fn push_story(&mut self, story: &PublishedStory) {
        let labels = labels(&story.language);
        let plain = |text: &str| vec![InlineRun::plain(text)];
        self.push_text("Title", &story.headline);
        self.push_text("Subtitle", &story.summary);
        if !story.byline.is_empty() {
            self.push_text("Byline", &format!("{} {}", labels.byline, story.byline));
        }
        let credit = if story.credit.is_empty() { String::new() } else { format!("({})", story.credit) };
        self.push_text("Caption", format!("{} {credit}", story.caption).trim());
        let body = part_by_comments(story);
        self.comments = CommentMarks::new(&body, story.comments.len());
        for group in block_groups(&body) {
            self.push_group(&group);
        }
        if !story.related.is_empty() {
            self.push_paragraph("Heading2", "", &plain(&labels.related));
            for link in &story.related {
                let run = InlineRun { link: link.url.clone(), ..InlineRun::plain(&link.title) };
                self.push_paragraph("ListParagraph", &list_properties(1, 0), &[run]);
            }
        }
        if !story.editor.is_empty() {
            self.push_text("Byline", &format!("{}: {}", labels.editor, story.editor));
        }
        if !story.source.is_empty() {
            let link = InlineRun { link: story.source_url.clone(), ..InlineRun::plain(&story.source) };
            let label = InlineRun::plain(format!("{}: ", labels.source));
            self.push_paragraph("Byline", "", &[label, link]);
        }
    }

    fn push_group(&mut self, group: &BlockGroup) {
        match group {
            BlockGroup::Paragraph(runs) => self.push_paragraph("", "", runs),
            BlockGroup::Subhead(runs) => self.push_paragraph("Heading2", "", runs),
            BlockGroup::Figure { image, caption } => {
                if let Some(image) = image {
                    self.push_picture(image);
                }
                if !caption.is_empty() {
                    self.push_paragraph("Caption", "", caption);
                }
            }
            BlockGroup::List(list) => self.push_list(list, 0),
            BlockGroup::Quote(paragraphs) => {
                for runs in paragraphs {
                    self.push_paragraph("Quote", "", runs);
                }
            }
            BlockGroup::Table(rows) => self.push_table(rows),
        }
    }

    /// Appends a list. Word has nine levels.
    fn push_list(&mut self, list: &ListGroup, level: u32) {
        let number = match list.first {
            None => 1,
            Some(first) => {
                self.lists.push((first, level));
                self.lists.len() + 1
            }
        };
        for item in &list.items {
            self.push_paragraph("ListParagraph", &list_properties(number, level), item.runs);
            for part in &item.parts {
                match part {
                    ItemPart::List(inner) => self.push_list(inner, (level + 1).min(MAX_LEVEL)),
                    ItemPart::Paragraph(runs) => {
                        // No number, and the indent of the item.
                        let indent = format!("<w:ind w:left=\"{}\" w:firstLine=\"0\"/>", indent_of(level));
                        self.push_paragraph("ListParagraph", &(list_properties(0, 0) + &indent), runs);
                    }
                }
            }
        }
    }

    /// Appends a placeholder with the reference of a picture, linked if that is a web address, and the text that stands for it.
    fn push_picture(&mut self, image: &ImageReference) {
        let mut runs =
            vec![InlineRun { link: image.source.clone(), ..InlineRun::plain(format!("[{}]", image.source)) }];
        if !image.alternative.is_empty() {
            runs.push(InlineRun::plain(format!(" {}", image.alternative)));
        }
        self.push_paragraph(PICTURE_STYLE, "", &runs);
    }

    /// Appends a paragraph with this text, unless it is empty.
    fn push_text(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            self.push_paragraph(style, "", &[InlineRun::plain(text)]);
        }
    }

    /// Appends a paragraph; without a style, it has the style of normal text.
    fn push_paragraph(&mut self, style: &str, properties: &str, runs: &[InlineRun]) {
        self.body.push_str("<w:p>");
        if !style.is_empty() {
            let _ = write!(self.body, "<w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>");
        }
        for run in joined_runs(runs) {
            self.comments.push_starts(&run, &mut self.body);
            self.push_run(&run);
            self.comments.push_ends(&run, &mut self.body);
        }
        self.body.push_str("</w:p>\n");
    }

    fn push_run(&mut self, run: &InlineRun) {
        let is_link = !run.link.is_empty();
        if is_link {
            self.links.push(run.link.clone());
            let _ = write!(self.body, "<w:hyperlink r:id=\"link{}\">", self.links.len());
        }
        let style = if is_link { "<w:rStyle w:val=\"Hyperlink\"/>" } else { "" };
        let (bold, italic) = (if run.bold { "<w:b/>" } else { "" }, if run.italic { "<w:i/>" } else { "" });
        let properties = format!("{style}{bold}{italic}");
        self.body.push_str("<w:r>");
        if !properties.is_empty() {
            let _ = write!(self.body, "<w:rPr>{properties}</w:rPr>");
        }
        // A tab is an element of its own.
        for (index, text) in run.text.split('\t').enumerate() {
            if index > 0 {
                self.body.push_str("<w:tab/>");
            }
            if !text.is_empty() {
                let _ = write!(self.body, "<w:t xml:space=\"preserve\">{}</w:t>", xml(text));
            }
        }
        self.body.push_str("</w:r>");
        if is_link {
            self.body.push_str("</w:hyperlink>");
        }
    }

    fn push_table(&mut self, rows: &[&[Vec<InlineRun>]]) {
        let columns = rows.iter().map(|cells| cells.len()).max().unwrap_or_default().max(1);
        self.body
            .push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr>");
        let width = TEXT_WIDTH / columns;
        let grid = format!("<w:gridCol w:w=\"{width}\"/>").repeat(columns);
        let _ = writeln!(self.body, "<w:tblGrid>{grid}</w:tblGrid>");
        for cells in rows {
            self.body.push_str("<w:tr>");
            for index in 0..columns {
                let _ = write!(self.body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                self.push_paragraph("", "", cells.get(index).map_or(&[], Vec::as_slice));
                self.body.push_str("</w:tc>");
            }
            self.body.push_str("</w:tr>\n");
        }
        // A paragraph keeps two tables apart, and Word wants one at the end.
        self.body.push_str("</w:tbl>\n<w:p/>\n");
    }

    fn document(&self) -> String {
        let page = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" \
                    w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";
        format!("{HEADER}<w:document {NAMESPACES}><w:body>\n{}{page}</w:body></w:document>\n", self.body)
    }

    fn relationships(&self, has_comments: bool) -> String {
        let mut text = format!(
            "{HEADER}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n\
             <Relationship Id=\"styles\" Type=\"{RELATIONSHIP}/styles\" Target=\"styles.xml\"/>\n\
             <Relationship Id=\"numbering\" Type=\"{RELATIONSHIP}/numbering\" Target=\"numbering.xml\"/>\n"
        );
        if has_comments {
            let _ = writeln!(
                text,
                "<Relationship Id=\"comments\" Type=\"{RELATIONSHIP}/comments\" Target=\"comments.xml\"/>"
            );
        }
        for (index, url) in self.links.iter().enumerate() {
            let _ = writeln!(
                text,
                "<Relationship Id=\"link{}\" Type=\"{RELATIONSHIP}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
                index + 1,
                xml(&uri(url)),
            );
        }
        text + "</Relationships>\n"
    }

    /// Returns the definitions of the lists: number 1 has bullets on all levels, each ordered list has its own with its first
    /// number, on its level and those around it.
    fn numbering(&self) -> String {
        let level = |level: u32, start: u32, format: &str, text: &str| {
            let indent = indent_of(level);
            format!(
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{indent}\" w:hanging=\"360\"/></w:pPr></w:lvl>"
            )
        };
        let definition = |id: usize, kind: &str, levels: &str| {
            format!(
                "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"{kind}\"/>{levels}</w:abstractNum>\n"
            )
        };
        let bullet = |at: u32| level(at, 1, "bullet", ["•", "◦", "▪"][at as usize % 3]);
        let bullets: String = (0..=MAX_LEVEL).map(bullet).collect();
        let mut text = format!("{HEADER}<w:numbering {NAMESPACES}>\n{}", definition(1, "hybridMultilevel", &bullets));
        for (index, (first, last)) in self.lists.iter().enumerate() {
            let number = |at: u32| level(at, if at == *last { *first } else { 1 }, "decimal", &format!("%{}.", at + 1));
            let levels: String = (0..=*last).map(number).collect();
            text.push_str(&definition(index + 2, "hybridMultilevel", &levels));
        }
        for id in 1..=self.lists.len() + 1 {
            let _ = writeln!(text, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
        }
        text + "</w:numbering>\n"
    }
}

/// Returns a URL without the characters that no URI may contain; Word refuses a document with such a target.
fn uri(url: &str) -> String {
    let mut uri = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '\0'..=' ' | '\u{7f}' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' => {
                let _ = write!(uri, "%{:02X}", u32::from(c));
            }
            c => uri.push(c),
        }
    }
    uri
}

/// How far the text of an item is indented, in twentieths of a point.
fn indent_of(level: u32) -> u32 {
    720 * (level + 1)
}

fn list_properties(list: usize, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}

fn content_types(has_comments: bool) -> String {
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>\n")
    };
    let main = "officedocument.wordprocessingml";
    let comments = if has_comments { part("word/comments.xml", &format!("{main}.comments")) } else { String::new() };
    format!(
        "{HEADER}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\n{}{}{}{}{}{comments}</Types>\n",
        part("word/document.xml", &format!("{main}.document.main")),
        part("word/styles.xml", &format!("{main}.styles")),
        part("word/numbering.xml", &format!("{main}.numbering")),
        part("docProps/core.xml", "package.core-properties"),
        part("docProps/custom.xml", "officedocument.custom-properties"),
    )
}

fn package_relationships() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    format!(
        "{HEADER}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n\
         <Relationship Id=\"document\" Type=\"{RELATIONSHIP}/officeDocument\" Target=\"word/document.xml\"/>\n\
         <Relationship Id=\"core\" Type=\"{core}\" Target=\"docProps/core.xml\"/>\n\
         <Relationship Id=\"custom\" Type=\"{RELATIONSHIP}/custom-properties\" Target=\"docProps/custom.xml\"/>\n\
         </Relationships>\n"
    )
}

/// Returns the styles. Word and `LibreOffice` know these by their names and show them in the language of the user.
fn styles(language: &str) -> String {
    let language = if language.is_empty() { "id" } else { language };
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>\n"
        )
    };
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
        .concat();
    let mut text = format!(
        "{HEADER}<w:styles {NAMESPACES}>\n<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" \
         w:cs=\"Calibri\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\n<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/></w:style>\n",
        xml(language),
    );
    let keep = "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"1\"/>";
    text +=
        &style("Title", "Title", "<w:spacing w:after=\"120\"/>", "<w:b/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>");
    text += &style("Subtitle", "Subtitle", "", "<w:color w:val=\"595959\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>");
    text += &style("Byline", "Byline", "", "<w:color w:val=\"595959\"/>");
    text += &style("Heading2", "heading 2", keep, "<w:b/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>");
    text += &style("Caption", "caption", "", "<w:i/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>");
    text += &style(PICTURE_STYLE, "Redaksi Picture", "<w:keepNext/>", "<w:color w:val=\"595959\"/>");
    text += &style("Quote", "Quote", "<w:ind w:left=\"720\" w:right=\"720\"/>", "<w:i/>");
    text += &style("ListParagraph", "List Paragraph", "<w:ind w:left=\"720\"/><w:contextualSpacing/>", "");
    text += &style("CommentText", "annotation text", "", "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");
    text += "<w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name w:val=\"annotation reference\"/><w:rPr>\
             <w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>\n";
    text += "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>\
             <w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr></w:style>\n";
    let _ = writeln!(
        text,
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>{borders}\
         </w:tblBorders></w:tblPr></w:style>"
    );
    text + "</w:styles>\n"
}

fn core_properties(story: &PublishedStory, options: &ExportOptions) -> String {
    let mut text = format!(
        "{HEADER}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
    );
    let keywords = story.tags.join(", ");
    let identifier = format!("urn:uuid:{}", story.uuid());
    for (name, value) in [
        ("dc:title", story.headline.as_str()),
        ("dc:creator", &story.byline),
        ("dc:description", &story.summary),
        ("dc:identifier", &identifier),
        ("dc:language", &story.language),
        ("cp:category", &story.category),
        ("cp:keywords", &keywords),
    ] {
        if !value.is_empty() {
            let _ = writeln!(text, "<{name}>{}</{name}>", xml(value));
        }
    }
    for name in ["created", "modified"] {
        let time = utc(&options.exported);
        let _ = writeln!(text, "<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:{name}>");
    }
    text + "</cp:coreProperties>\n"
}

fn utc(moment: &DateTime<FixedOffset>) -> String {
    moment.with_timezone(&Utc).format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn custom_properties(story: &PublishedStory) -> String {
    let mut text = format!(
        "{HEADER}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\n"
    );
    let values = PROPERTIES.iter().map(|name| (name, story.value(*name))).filter(|(_, value)| !value.is_empty());
    for (index, (name, value)) in values.enumerate() {
        // The id is that of text properties; the numbers 0 and 1 are reserved.
        let _ = writeln!(
            text,
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" name=\"{}\"><vt:lpwstr>{}</vt:lpwstr>\
             </property>",
            index + 2,
            name.code(),
            xml(&value),
        );
    }
    text + "</Properties>\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::document::{BodyPlace, PublishedBlock, PublishedComment};
    use crate::write::options::tests::options;
    use std::io::Read as _;
    use zip::ZipArchive;

    fn part(document: &[u8], name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(document)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_text_has_styles_links_and_lists() {
        let document = write(&full_story(), &options()).unwrap();
        let text = part(&document, "word/document.xml");
        for expected in [
            "<w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Warga &amp; &quot;Sahabat&quot; &lt;Menanam&gt; Bakau",
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">menanam seribu bakau</w:t></w:r>",
            "<w:hyperlink r:id=\"link1\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>",
            "<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Tahun depan",
            "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>",
            "<w:t xml:space=\"preserve\">Oleh Rara Wening</w:t>",
            "<w:t xml:space=\"preserve\">[foto/nelayan 2.jpg]</w:t>",
            "<w:ilvl w:val=\"2\"/><w:numId w:val=\"3\"/>",
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        let links = part(&document, "word/_rels/document.xml.rels");
        assert!(
            links.contains("Target=\"https://pesisir.example/peta?x=1&amp;y=2\" TargetMode=\"External\""),
            "{links}"
        );
        assert_eq!(links.matches("TargetMode").count(), text.matches("<w:hyperlink").count());
        assert!(part(&document, "word/numbering.xml").contains("<w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/>"));
    }

    #[test]
    fn open_comments_are_comments_at_their_words() {
        let place = |block, offset| BodyPlace { block, offset };
        let comment = PublishedComment {
            author: "Sari Dewi".into(),
            at: "2026-01-12T08:05+07:00".into(),
            text: "Cek jumlah & tahun.\nTanya Tomi.".into(),
            start: place(0, "REMBANG, KP – Warga ".len()),
            end: place(0, "REMBANG, KP – Warga menanam".len()),
        };
        let document = write(&PublishedStory { comments: vec![comment], ..full_story() }, &options()).unwrap();
        let text = part(&document, "word/document.xml");
        let expected = "<w:commentRangeStart w:id=\"0\"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">menanam</w:t></w:r>\
                        <w:commentRangeEnd w:id=\"0\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
                        <w:commentReference w:id=\"0\"/></w:r><w:r><w:rPr><w:b/></w:rPr>";
        assert!(text.contains(expected), "{text}");
        let comments = part(&document, "word/comments.xml");
        for expected in [
            "w:author=\"Sari Dewi\" w:initials=\"SD\" w:date=\"2026-01-12T08:05:00Z\"",
            ">Cek jumlah &amp; tahun.</w:t>",
            ">Tanya Tomi.</w:t>",
        ] {
            assert!(comments.contains(expected), "{expected} in {comments}");
        }
        assert!(part(&document, "[Content_Types].xml").contains("PartName=\"/word/comments.xml\""));
        assert!(part(&document, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""));
        let back = crate::read::open("a.docx", &document).unwrap();
        let read: Vec<_> = back.comments.iter().map(|one| (one.quote.as_str(), one.text.as_str())).collect();
        assert_eq!(read, [("menanam", "Cek jumlah & tahun.\nTanya Tomi.")]);
    }

    #[test]
    fn bullets_within_a_numbered_list_are_on_the_second_level() {
        let item =
            |number, text: &str| PublishedBlock::ListItem { level: 0, number, runs: vec![InlineRun::plain(text)] };
        let body = vec![item(Some(1), "a"), item(None, "b"), item(Some(2), "c")];
        let document = write(&PublishedStory { body, ..PublishedStory::default() }, &options()).unwrap();
        let text = part(&document, "word/document.xml");
        let levels: Vec<&str> =
            text.match_indices("<w:ilvl w:val=\"").map(|(at, sign)| &text[at + sign.len()..][..1]).collect();
        assert_eq!(levels, ["0", "1", "0"]);
        assert!(part(&document, "word/numbering.xml").contains("<w:lvl w:ilvl=\"1\">"));
    }

    #[test]
    fn what_is_not_part_of_the_text_is_in_the_properties() {
        let document = write(&full_story(), &options()).unwrap();
        let core = part(&document, "docProps/core.xml");
        for expected in
            ["<dc:creator>Rara Wening<", "<cp:keywords>bakau, pesisir &amp; laut<", "<cp:category>Lingkungan<"]
        {
            assert!(core.contains(expected), "{expected} in {core}");
        }
        let custom = part(&document, "docProps/custom.xml");
        assert!(custom.contains("name=\"source-title\"><vt:lpwstr>Thousand mangroves<"), "{custom}");
    }

    #[test]
    fn every_part_is_declared_and_has_the_fixed_time() {
        let document = write(&full_story(), &options()).unwrap();
        let types = part(&document, "[Content_Types].xml");
        let mut archive = ZipArchive::new(Cursor::new(&document)).unwrap();
        let names: Vec<String> =
            (0..archive.len()).map(|index| archive.by_index(index).unwrap().name().unwrap().into_owned()).collect();
        assert_eq!((names.len(), names[0].as_str()), (8, "[Content_Types].xml"));
        for name in names {
            let time = archive.by_name(&name).unwrap().last_modified();
            assert_eq!(time, Some(ZipTime::default()), "{name}");
            let is_default = name.contains("_rels/") || name == "[Content_Types].xml";
            assert!(is_default || types.contains(&format!("PartName=\"/{name}\"")), "{name}");
        }
    }

    #[test]
    fn the_target_of_a_link_is_a_uri() {
        assert_eq!(uri("https://a.example/b c<d>|é"), "https://a.example/b%20c%3Cd%3E%7Cé");
    }
}
