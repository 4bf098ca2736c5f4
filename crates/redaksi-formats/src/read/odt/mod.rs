//! Reads OpenDocument texts, zipped (`.odt`) or as one XML file (`.fodt`): the text with all tracked changes accepted,
//! with the changes and comments beside it.

mod body;
mod styles;

use crate::read::document::{
    DocumentAttachment, DocumentKind, DocumentMetadata, ReadContent, ReadDocument, ReadWarning, safe_file_name,
};
use crate::read::error::ReadError;
use crate::read::odt::body::OdtWalker;
use crate::read::odt::styles::OdtStyles;
use crate::read::package::Package;
use crate::read::xml::{XmlElement, parse_xml};

/// The content of the part `mimetype` of a text, or of a template for texts.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Whether a package is an OpenDocument text.
pub(super) fn is_odt(package: &mut Package<'_>) -> bool {
    package.read("mimetype").ok().flatten().is_some_and(|kind| kind.starts_with(MEDIA_TYPE))
}

/// Whether bytes are an OpenDocument text in one XML file.
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
pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
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
    let mut document = read_parts(&content, styles.as_ref(), meta.as_ref())?;
    document.warnings.splice(0..0, warnings);
    for name in package.names().into_iter().filter(|name| name.starts_with("Pictures/")) {
        let Some(bytes) = package.read(&name)?.filter(|bytes| !bytes.is_empty()) else { continue };
        document.attachments.push(DocumentAttachment {
            name: safe_file_name(&name, "image"),
            media_type: String::new(),
            bytes,
        });
    }
    Ok(document)
}

/// Reads a text in one XML file.
///
/// # Errors
/// Like [`read`].
pub(super) fn read_flat(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    let root = parse_xml(bytes, "document")?;
    read_parts(&root, Some(&root), Some(&root))
}

fn is_encrypted(manifest: &XmlElement) -> bool {
    manifest.elements().any(|entry| entry.child("encryption-data").is_some())
}

fn read_parts(
    content: &XmlElement,
    styles: Option<&XmlElement>,
    meta: Option<&XmlElement>,
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
    let mut walker = OdtWalker::new(&all);
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
