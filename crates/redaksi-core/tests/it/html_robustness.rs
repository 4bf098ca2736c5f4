//! Difficult HTML input: pages built to be slow, pages without visible text, and names that do not match the content.

use redaksi_core::formats::{self, OpenError};
use redaksi_core::html;
use redaksi_core::packs::Packs;
use std::time::{Duration, Instant};

/// Reads a page that is built to be slow. The limit is far above linear time and far below quadratic time.
fn assert_reads_quickly(what: &str, source: &str) {
    let before = Instant::now();
    let page = html::parse(source.as_bytes());
    let took = before.elapsed();
    assert!(took < Duration::from_secs(20), "{what} took {took:?} for {} bytes of text", page.text.len());
}

#[test]
fn deep_and_long_pages_take_linear_time() {
    const MANY: usize = 100_000;
    for piece in [
        "<div>a",
        "<b>a",
        "<p>a",
        "<a href=x>a",
        "<table><tr><td>a",
        "<ul><li>a",
        "<span class=related>a",
        "<svg>a",
        "<template>",
        "<b><p>a</b>",
        "</div>",
        "<b id=1><i>a</b></i>",
        "<select><option>a",
        "<h1>a",
        "&a",
        "<a",
        "<a b='",
        "<!--",
        "<div hidden>a",
        "<svg><div>",
        "<pre>\n a",
    ] {
        assert_reads_quickly(piece, &piece.repeat(MANY));
    }
    let numbered = |piece: &str| (0..MANY).map(|number| piece.replace('1', &number.to_string())).collect::<String>();
    assert_reads_quickly("attributes", &format!("<p{}>a", numbered(" a1=b")));
    assert_reads_quickly("names", &numbered("<x1>a"));
    assert_reads_quickly(
        "a long story",
        &"<div><p>Warga desa <a href='/b'>menanam</a> bakau.</p>\n</div>".repeat(MANY),
    );
    assert_reads_quickly("json", &format!("<script type=application/ld+json>{}", "{\"a\":[".repeat(MANY)));
}

#[test]
fn a_page_without_visible_text_is_refused_and_plain_text_in_an_html_file_is_text() {
    let packs = Packs::built_in();
    let open = |bytes: &str| formats::open("a.html", bytes.as_bytes(), &packs);
    assert_eq!(open("<html><script>tulis()</script><div hidden>a</div>").unwrap_err(), OpenError::Empty);
    let text = open("Warga Menanam Bakau\n\nWarga desa menanam bakau; 3 < 4.\n").unwrap();
    assert!(!text.source.page && text.source.text.contains("\n\n"));
}

#[test]
fn html_is_detected_under_any_file_name() {
    let packs = Packs::built_in();
    for name in ["", "a.txt"] {
        let article = formats::open(name, b"<article><h1>Bakau</h1><p>Warga desa menanam bakau.</p></article>", &packs);
        let received = article.unwrap().source;
        assert_eq!((received.page, received.text.as_str()), (true, "Bakau\nWarga desa menanam bakau.\n"));
    }
}
