//! Reads the text layer of PDF files.

mod glyphs;
mod growth;
mod lines;
mod paragraphs;

use crate::read::document::{DocumentKind, DocumentMetadata, ReadContent, ReadDocument, ReadWarning};
use crate::read::error::ReadError;
use crate::read::pdf::glyphs::{MAX_GLYPHS, collect};
use crate::read::pdf::growth::check_growth;
use crate::read::pdf::lines::build_lines;
use crate::read::pdf::paragraphs::build_paragraphs;
use hayro_interpret::InterpreterCache;
use hayro_syntax::object::DateTime;
use hayro_syntax::{LoadPdfError, Pdf};

/// The most pages that are read.
const MAX_PAGES: usize = 2_000;
/// How far from the start the mark of a PDF may stand.
const MARK_BYTES: usize = 1_024;

/// Whether bytes are a PDF.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(MARK_BYTES)];
    bytes.starts_with(b"%PDF-") || head.windows(5).any(|window| window == b"%PDF-") && !head.starts_with(b"PK")
}

/// Reads the text layer of a PDF.
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::Encrypted`], [`ReadError::TooLarge`] with too many pages or letters, or
/// [`ReadError::NoText`] for a scan.
pub(super) fn read(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    // PDF is a large format. A fault in the library must not end the program with the user's other stories in it.
    std::panic::catch_unwind(|| read_text_layer(bytes))
        .unwrap_or_else(|_| Err(ReadError::damaged("its pages cannot be interpreted")))
}

fn read_text_layer(bytes: &[u8]) -> Result<ReadDocument, ReadError> {
    // The library unpacks streams as a whole.
    check_growth(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::damaged("it is no valid PDF"),
    })?;
    let (mut pages, mut empty_pages, mut turned) = (Vec::new(), Vec::new(), Vec::new());
    let (mut letters, mut unknown, mut images) = (0, 0, 0);
    if pdf.pages().len() > MAX_PAGES {
        return Err(ReadError::TooLarge);
    }
    let cache = InterpreterCache::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        let page = collect(page, &pdf, &cache, MAX_GLYPHS - letters);
        letters += page.glyphs.len();
        if letters >= MAX_GLYPHS {
            return Err(ReadError::TooLarge);
        }
        unknown += page.unknown;
        images += page.images;
        if !page.turned.trim().is_empty() {
            turned.push(page.turned);
        }
        if page.glyphs.is_empty() {
            empty_pages.push(index + 1);
        }
        pages.push(build_lines(&page.glyphs));
    }
    let built = build_paragraphs(pages);
    // A font without letters is as good as a scan.
    if built.flow.is_blank() || unknown * 2 > letters {
        return Err(ReadError::NoText);
    }
    let mut warnings: Vec<ReadWarning> = Vec::new();
    if unknown > 0 {
        warnings.push(ReadWarning::UnknownLetters(unknown));
    }
    if !empty_pages.is_empty() {
        warnings.push(ReadWarning::PagesWithoutText(empty_pages));
    }
    let furniture: Vec<String> = built.furniture.into_iter().chain(turned).collect();
    if !furniture.is_empty() {
        warnings.push(ReadWarning::PageFurniture(furniture.join("\n")));
    }
    if images > 0 {
        warnings.push(ReadWarning::Images(images));
    }
    let content = ReadContent::Html(built.flow.to_html("", ""));
    Ok(ReadDocument { metadata: metadata_of(&pdf), warnings, ..ReadDocument::new(DocumentKind::Pdf, content) })
}

fn metadata_of(pdf: &Pdf) -> DocumentMetadata {
    let metadata = pdf.metadata();
    let text = |value: &Option<Box<[u8]>>| value.as_deref().map(decode_text).unwrap_or_default();
    let author = text(&metadata.author);
    let keywords = text(&metadata.keywords);
    DocumentMetadata {
        title: text(&metadata.title),
        authors: if author.is_empty() { Vec::new() } else { vec![author] },
        created: metadata.creation_date.map(format_date).unwrap_or_default(),
        modified: metadata.modification_date.map(format_date).unwrap_or_default(),
        description: text(&metadata.subject),
        keywords: keywords
            .split([',', ';'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect(),
        ..DocumentMetadata::default()
    }
}

/// Decodes a text string: UTF-16 or UTF-8 with a mark, else Latin letters.
fn decode_text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        // The encoding of PDF equals this one in nearly all letters.
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}

fn format_date(date: DateTime) -> String {
    let DateTime { year, month, day, hour, minute, second, utc_offset_hour, utc_offset_minute } = date;
    let sign = if utc_offset_hour < 0 { '-' } else { '+' };
    let (offset_hour, offset_minute) = (utc_offset_hour.unsigned_abs(), utc_offset_minute);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{offset_hour:02}:{offset_minute:02}")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// Writes a PDF whose pages have lines of text at places in points, in Helvetica.
    pub(crate) fn pdf_of(pages: &[&[(&str, f64, f64, f64)]]) -> Vec<u8> {
        let mut objects: Vec<String> = vec![
            "<</Type/Catalog/Pages 2 0 R>>".into(),
            format!(
                "<</Type/Pages/Count {}/Kids[{}]>>",
                pages.len(),
                (0..pages.len()).map(|page| format!("{} 0 R", 5 + 2 * page)).collect::<Vec<_>>().join(" ")
            ),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".into(),
            "<</Title(Bakau di Pantai)/Author<feff00c900e9>/CreationDate(D:20230108191500+07'00')>>".into(),
        ];
        for (number, lines) in pages.iter().enumerate() {
            let mut text = String::new();
            for (line, x, y, size) in *lines {
                let line = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
                let _ = writeln!(text, "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm ({line}) Tj ET", 800.0 - y);
            }
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                6 + 2 * number
            ));
            objects.push(format!("<</Length {}>>\nstream\n{text}endstream", text.len()));
        }
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut offsets = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            offsets.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
        }
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
        for offset in offsets {
            bytes.extend(format!("{offset:010} 00000 n \n").into_bytes());
        }
        let size = objects.len() + 1;
        bytes.extend(
            format!("trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
        );
        bytes
    }

    #[test]
    fn the_text_layer_is_read_as_headings_and_paragraphs() {
        let page: &[(&str, f64, f64, f64)] = &[
            ("Bakau di Pantai", 50.0, 60.0, 20.0),
            ("Warga Desa Kenari menanam seribu bibit bakau di peka-", 50.0, 100.0, 10.0),
            ("rangan pantai (sisi timur) sejak pagi hari tadi.", 50.0, 112.0, 10.0),
            ("Mereka menanam lagi tahun depan.", 50.0, 136.0, 10.0),
        ];
        let document = read(&pdf_of(&[page])).unwrap();
        let html = document.content.as_str();
        assert!(
            html.contains(
                "<h1>Bakau di Pantai</h1>\n<p>Warga Desa Kenari menanam seribu bibit bakau di pekarangan pantai (sisi timur) sejak pagi hari tadi.</p>\n\
                 <p>Mereka menanam lagi tahun depan.</p>"
            ),
            "{html}"
        );
        assert_eq!(document.metadata.title, "Bakau di Pantai");
        assert_eq!(document.metadata.authors, ["Éé"]);
        assert_eq!(document.metadata.created, "2023-01-08T19:15:00+07:00");
        assert!(document.warnings.is_empty(), "{:?}", document.warnings);
    }

    #[test]
    fn pages_without_text_are_named_and_a_scan_is_refused() {
        let page: &[(&str, f64, f64, f64)] = &[("Warga menanam bakau.", 50.0, 100.0, 10.0)];
        let document = read(&pdf_of(&[page, &[]])).unwrap();
        assert_eq!(document.warnings, [ReadWarning::PagesWithoutText(vec![2])]);
        assert_eq!(read(&pdf_of(&[&[]])).unwrap_err(), ReadError::NoText);
        assert!(matches!(read(b"%PDF-1.4\nkacau"), Err(ReadError::Damaged(_))));
    }
}
