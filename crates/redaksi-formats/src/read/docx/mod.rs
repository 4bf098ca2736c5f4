//! Reads Word documents (Office Open XML): the text with all tracked changes accepted, with the changes and comments
//! beside it.

mod body;
mod numbering;
mod styles;

use crate::read::document::{
    DocumentAttachment, DocumentComment, DocumentKind, DocumentMetadata, ReadContent, ReadDocument, ReadWarning,
    TextPlace, safe_file_name,
};
use crate::read::docx::body::{BodyWalker, WordParts};
use crate::read::docx::numbering::WordNumbering;
use crate::read::docx::styles::WordStyles;
use crate::read::error::ReadError;
use crate::read::package::{Package, resolve_part};
use crate::read::xml::XmlElement;
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
pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
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
    };
    let comments = part("comments", &mut warnings)?.map(|part| read_comments(&part)).unwrap_or_default();
    let body = document.child("body").ok_or_else(|| ReadError::damaged(format!("{document_name} has no body")))?;
    let mut walker = BodyWalker::new(&parts);
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

/// Returns the media type of an image by its extension; empty if it is unknown.
fn media_type_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("tif" | "tiff") => "image/tiff",
        Some("svg") => "image/svg+xml",
        Some("bmp") => "image/bmp",
        _ => "",
    }
}
