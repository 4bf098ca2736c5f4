//! Hostile documents of all kinds: cut off, with changed bytes, too deep and too large. Each ends with a document or an
//! error, and within its limits.

use super::*;
use crate::read::binary_plist::tests::{Plist, write_plist};
use crate::read::package::tests::zip_of;

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let paragraph = "<w:p><w:r><w:t>Warga menanam bakau di tepi pantai.</w:t></w:r></w:p>".repeat(20);
    let comments = "<w:comment w:id='1' w:author='Sari'><w:p><w:r><w:t>Cek.</w:t></w:r></w:p></w:comment>";
    let text = "<text:h text:outline-level='1'>Bakau</text:h><text:p>Warga menanam bakau.</text:p>".repeat(20);
    let rtf = "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s1 heading 1;}}\\s1 Bakau\\par\\pard Warga {\\b menanam} \\'e9 \\u233?\\par\
               \\trowd\\intbl a\\cell b\\cell\\row{\\field{\\*\\fldinst HYPERLINK \"https://a.example\"}{\\fldrslt x}}\\par}";
    let mail = "From: a@a.example\r\nSubject: =?utf-8?B?QmFrYXU=?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
                --x\r\nContent-Type: text/html; charset=iso-2022-jp\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+QmFrYXU8L3A+\r\n\
                --x\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\nMIME-Version: 1.0\r\n\r\nIsi.\r\n--x--\r\n";
    let mhtml =
        mail.replace("From: a@a.example", "From: <Saved by Blink>").replace("multipart/mixed", "multipart/related");
    let resource = Plist::Dict(vec![("WebResourceData", Plist::Data(b"<p>Bakau</p>".to_vec()))]);
    let page: &[(&str, f64, f64, f64)] = &[("Warga menanam bakau.", 50.0, 100.0, 10.0)];
    vec![
        ("a.docx", docx::tests::docx_of(&paragraph, &[("word/comments.xml", comments)])),
        ("a.odt", odt::tests::odt_of(&text)),
        ("a.rtf", rtf.as_bytes().to_vec()),
        ("a.eml", mail.as_bytes().to_vec()),
        ("a.mhtml", mhtml.into_bytes()),
        ("a.webarchive", write_plist(&Plist::Dict(vec![("WebMainResource", resource)]))),
        ("a.md", b"---\ntitle: Bakau\n---\n# Bakau\n\n1. satu\n\n| a | b |\n|---|---|\n| c | d |\n".to_vec()),
        ("a.pdf", pdf::tests::pdf_of(&[page])),
    ]
}

#[test]
fn each_sample_is_detected_and_read_with_and_without_its_name() {
    for (name, bytes) in samples() {
        let kind = kind_by_name(name);
        assert_eq!(sniff(&bytes, name), kind, "{name}");
        assert_eq!(sniff(&bytes, ""), kind, "{name}");
        let document = open(name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(Some(document.kind), kind);
        assert!(document.content.as_str().contains("akau"), "{name}");
        let article = document.open(&redaksi_core::packs::Packs::built_in()).unwrap();
        assert!(article.source.text.contains("akau"), "{name}");
    }
}

#[test]
fn documents_that_are_cut_off_cause_no_panic() {
    for (name, bytes) in samples() {
        for part in 0..50 {
            let cut = &bytes[..bytes.len() * part / 50];
            let _ = open(name, cut);
            let _ = open("", cut);
        }
    }
}

#[test]
fn changed_bytes_cause_no_panic() {
    // A fixed sequence, so that a failure can be repeated.
    let mut seed: u64 = 0x2545_f491_4f6c_dd1d;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap_or(0)
    };
    for (name, bytes) in samples() {
        for _ in 0..150 {
            let mut changed = bytes.clone();
            for _ in 0..=next() % 4 {
                let at = next() % changed.len();
                changed[at] = u8::try_from(next() % 256).unwrap_or(0);
            }
            let _ = open(name, &changed);
        }
    }
}

#[test]
fn bombs_and_deep_documents_are_refused() {
    let spaces = " ".repeat(40 * 1024 * 1024);
    let bomb =
        zip_of(&[("word/document.xml", format!("<w:document><w:body>{spaces}</w:body></w:document>").as_bytes())]);
    assert_eq!(open("a.docx", &bomb).unwrap_err(), ReadError::ZipBomb);
    let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><w:document><w:body><w:p>&b;</w:p></w:body></w:document>";
    assert_eq!(
        open("a.docx", &zip_of(&[("word/document.xml", laughs.as_bytes())])).unwrap_err(),
        ReadError::EntityDeclared
    );
    let deep = format!("<w:document><w:body>{}", "<w:tbl><w:tr><w:tc>".repeat(10_000));
    assert_eq!(open("a.docx", &zip_of(&[("word/document.xml", deep.as_bytes())])).unwrap_err(), ReadError::TooDeep);
    let nested = format!(
        "<w:document><w:body>{}x{}</w:body></w:document>",
        "<w:sdt><w:p>".repeat(90),
        "</w:p></w:sdt>".repeat(90)
    );
    assert!(open("a.docx", &zip_of(&[("word/document.xml", nested.as_bytes())])).is_err());
    assert_eq!(open("a.pdf", &vec![b' '; MAX_DOCUMENT_BYTES + 1]).unwrap_err(), ReadError::TooLarge);
}

#[test]
fn other_files_are_refused_with_what_they_are() {
    let ole = [OLE_MAGIC, &[0; 600]].concat();
    assert_eq!(open("a.doc", &ole).unwrap_err(), ReadError::OldWord);
    let stream: Vec<u8> = ENCRYPTED_STREAM.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(open("a.docx", &[ole, stream].concat()).unwrap_err(), ReadError::Encrypted);
    assert_eq!(open("a.xlsx", &zip_of(&[("xl/workbook.xml", b"<a/>")])).unwrap_err(), ReadError::OtherPackage);
    assert!(matches!(open("a.docx", b"Teks biasa."), Err(ReadError::Damaged(_))));
    assert_eq!(open("a.exe", b"MZ\x90\0").unwrap_err(), ReadError::UnknownKind);
    for (name, text) in
        [("a.txt", "Warga menanam bakau.\n"), ("", "From: Sari\nSubject: x\n\nIsi."), ("a.html", "<p>x</p>")]
    {
        assert_eq!(sniff(text.as_bytes(), name), None, "{text}");
    }
}
