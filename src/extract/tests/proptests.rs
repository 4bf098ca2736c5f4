//! Property tests of extraction: for any text, no line is lost, the article is valid, and all spans are in bounds.

use crate::extract::{LineReading, explain, explain_received, read, read_page};
use crate::article::{Article, Received};
use crate::packs::{OwnRule, Packs, Pattern, Then};
use crate::html;
use crate::text::{is_blank, lines};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// With user rules that match lines of every kind.
static RULED: LazyLock<Packs> = LazyLock::new(|| {
    let mut packs = Packs::built_in();
    let out = ["Puluhan *", "Foto: *", "Editor*", "Jakarta -", "* WIB"].map(|pattern| (pattern, Then::TakeOut));
    let kept =
        ["Baca Juga: *", "Penulis", "Tags*", "Facebook", "https*", "* detik"].map(|pattern| (pattern, Then::Keep));
    let rule = |(pattern, then): (&str, Then)| OwnRule::taught(Pattern::parse(pattern).unwrap(), then, "");
    packs.set_own_rules(out.into_iter().chain(kept).map(rule).collect());
    packs
});

const PIECES: &[&str] = &[
    "",
    " \u{a0}\u{200b}",
    "Puluhan Nelayan Muara Kenari Tolak Rencana Pelabuhan Baru",
    "- 8 Januari 2023, 19:15 WIB",
    "Sari Dewi | Kamis, 12 November 2015 09:41 WIB | 873 Views",
    "Sebanyak 20 nelayan mendatangi kantor bupati di Muara Kenari.",
    "Sebanyak 20 nelayan mendatangi kantor bupati di Muara Kenari. /Sari Dewi/Antara",
    "PR KENARI – Lebih dari 20 nelayan mendatangi kantor bupati untuk menolak rencana pelabuhan baru.",
    "Jakarta -",
    "Mereka membawa jala dan perahu kecil,\rlalu duduk di halaman kantor itu sampai sore hari tiba.",
    "Ia pulang. (Baca juga: Harga Cabai Naik) Warga menunggu kabar dari kantor bupati. (nds/krs)",
    "Baca Juga",
    "Baca Juga: Harga Cabai Naik https://contoh.id/cabai",
    "Harga Cabai di Pasar Kenari Naik Lagi",
    "2 jam yang lalu",
    "“Kami hanya ingin didengar sebelum semuanya terlambat,” kata Budi.***",
    "***",
    "Foto: Sari/Antara",
    "Foto: Warga berdoa. (Sari)",
    "Penulis",
    ": Sari Dewi",
    "Editor: Rina Wati",
    "Editor",
    "Sumber: <https://contoh.id/asal>",
    "Sumber: Warta <https://contoh.id/asal>",
    "Artikel ini telah tayang di Warta",
    "Artikel ini telah tayang di Warta.com dengan judul \"Harga Cabai Naik\", https://warta.com/x. Penulis : Sari Dewi Editor : Rina Wati",
    "Reporter: Sari Dewi | Editor: Rina Wati COPYRIGHT © WARTA 2015",
    "Penulis: / Editor: / Sumber:",
    "Laporan Wartawan Warta.com, Sari Dewi",
    "Laporan Wartawan Warta.com, Sari Dewi WARTA.COM, KENARI - Lebih dari 20 nelayan mendatangi kantor bupati.",
    "Sari Dewi - wartanet",
    "Sari Dewi - wartanet Rabu, 4 Nov 2015 21:04 WIB",
    "BanjirPasar KenariBupati",
    "Tags",
    "Tags: satu, dua, satu",
    "#tiga #empat",
    ",",
    "Tautan terkait:",
    "- Sawah Mulai Panen <https://contoh.id/sawah>",
    "Terpopuler",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Facebook",
    "© 2020 Warta",
    "https://contoh.id/2020/01/harga-cabai-naik Harga Cabai Naik KENARI, WARTA.com - Harga cabai naik lagi. Penulis: Sari Dewi/Editor: Budi",
    "é\u{301} 👩‍👩‍👧 関連記事: 東京で会談 यह भी पढ़ें",
];

/// The HTML around the pieces of a story on a web page.
const TAGS: &[&str] = &[
    "<p>",
    "<p class='caption'>",
    "<h1>",
    "<h2><a href='https://contoh.id/a'>",
    "<li class=related><a href=/b>",
    "<div class='author date'>",
    "<ul class=tags><li><a rel=tag href=/c>",
    "<nav><a href=/d>",
    "<article><header>",
    "<figure><figcaption>",
    "<time datetime=2023-01-08T19:15+07:00>",
    "</a>",
    "</ul></div>",
    "<meta property=og:title content='Puluhan Nelayan Muara Kenari Tolak Rencana Pelabuhan Baru'>",
    "<meta name=author content='Sari Dewi'><meta name=keywords content='satu, tiga'>",
    "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"datePublished\": \"2023-01-08\", \"image\": {\"caption\": \"",
    "\"}}</script>",
];

fn holds(text: &str) {
    holds_with(text, &PACKS);
    holds_with(text, &RULED);
}

fn holds_with(text: &str, packs: &Packs) {
    let article = read(Received::new("a.txt", text.as_bytes()), packs);
    let readings = explain(&article.received.text, packs);
    every_line_has_its_place(&article, readings, text);
}

/// The same for a web page, and that extracting it again from its bytes gives the same article.
fn page_holds(source: &str) {
    let page = html::read(source.as_bytes());
    let article = read_page("a.html", source.as_bytes(), &page, &PACKS);
    let readings = explain_received(&article.received, &PACKS);
    every_line_has_its_place(&article, readings, source);
    assert_eq!(article.received.to_bytes().as_deref(), Some(source.as_bytes()));
    assert_eq!(read(article.received.clone(), &PACKS), article);
}

fn every_line_has_its_place(article: &Article, readings: Vec<LineReading>, text: &str) {
    assert_eq!(article.check(), Ok(()), "{text:?}");
    let shown: Vec<u32> =
        lines(&article.received.text).filter(|line| !is_blank(line.text)).map(|line| line.number).collect();
    for line in &shown {
        assert_eq!(article.places_of(*line).len(), 1, "line {line} of {text:?}: {:?}", article.places_of(*line));
    }
    let received: Vec<_> = lines(&article.received.text).collect();
    assert_eq!(readings.iter().map(|reading| reading.line).collect::<Vec<_>>(), shown);
    for reading in readings {
        assert!(reading.reason.confidence <= 100 && !reading.reason.rule.is_empty());
        for span in reading.spans {
            assert!(!received[reading.line as usize - 1].text[span.range].is_empty());
        }
    }
}

proptest! {
    #[test]
    fn no_line_of_any_text_is_lost(text in "(\\PC|[\\r\\n\\t ]){0,300}") {
        holds(&text);
    }

    #[test]
    fn no_line_of_pieces_of_stories_is_lost(
        picks in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        end in prop::sample::select(&["\n", "\r\n", "\r", "\n\n"][..]),
    ) {
        holds(&picks.join(end));
    }
}

proptest! {
    #[test]
    fn no_line_of_pieces_on_web_pages_is_lost(
        picks in prop::collection::vec((prop::sample::select(TAGS), prop::sample::select(PIECES)), 0..40),
    ) {
        let pieces = picks.iter().map(|(tag, piece)| [*tag, &piece.replace('<', "&lt;")].concat());
        page_holds(&pieces.collect::<String>());
    }
}

#[test]
fn a_blank_text_gives_an_empty_article() {
    for text in ["", "\n\n", "\u{200b}"] {
        holds(text);
    }
}
