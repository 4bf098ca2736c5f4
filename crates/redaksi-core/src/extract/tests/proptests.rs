//! Property tests of extraction: for any text, no line is lost, the article is valid, and all spans are in bounds.

use crate::article::{Article, SourceText};
use crate::extract::{LineExplanation, explain, explain_source, extract, extract_page};
use crate::html;
use crate::packs::{MatchAction, Packs, Pattern, UserRule};
use crate::proptest_config::{proptest_config, seeds};
use crate::text::{is_blank, lines};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// With user rules that match lines of every kind.
static PACKS_WITH_USER_RULES: LazyLock<Packs> = LazyLock::new(|| {
    let mut packs = Packs::built_in();
    let out = ["Puluhan *", "Foto: *", "Editor*", "Jakarta -", "* WIB"].map(|pattern| (pattern, MatchAction::Remove));
    let kept = ["Baca Juga: *", "Penulis", "Tags*", "Facebook", "https*", "* detik"]
        .map(|pattern| (pattern, MatchAction::Keep));
    let rule = |(pattern, then): (&str, MatchAction)| UserRule::from_line(Pattern::parse(pattern).unwrap(), then, "");
    packs.set_user_rules(out.into_iter().chain(kept).map(rule).collect());
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

fn check_text(text: &str) {
    check_text_with(text, &PACKS);
    check_text_with(text, &PACKS_WITH_USER_RULES);
}

fn check_text_with(text: &str, packs: &Packs) {
    let article = extract(SourceText::new("a.txt", text.as_bytes()), packs);
    let readings = explain(&article.source.text, packs);
    check_invariants(&article, readings, text);
}

/// The same for a web page, and that extracting it again from its bytes gives the same article.
fn check_page(source: &str) {
    let page = html::parse(source.as_bytes());
    let article = extract_page("a.html", source.as_bytes(), &page, &PACKS);
    let readings = explain_source(&article.source, &PACKS);
    check_invariants(&article, readings, source);
    assert_eq!(article.source.to_bytes().as_deref(), Some(source.as_bytes()));
    assert_eq!(extract(article.source.clone(), &PACKS), article);
}

fn check_invariants(article: &Article, readings: Vec<LineExplanation>, text: &str) {
    assert_eq!(article.validate(), Ok(()), "{text:?}");
    let shown: Vec<u32> =
        lines(&article.source.text).filter(|line| !is_blank(line.text)).map(|line| line.number).collect();
    for line in &shown {
        assert_eq!(
            article.locations_of_line(*line).len(),
            1,
            "line {line} of {text:?}: {:?}",
            article.locations_of_line(*line)
        );
    }
    let received: Vec<_> = lines(&article.source.text).collect();
    assert_eq!(readings.iter().map(|reading| reading.line).collect::<Vec<_>>(), shown);
    for reading in readings {
        assert!(reading.reason.confidence <= 100 && !reading.reason.rule.is_empty());
        for span in reading.spans {
            assert!(!received[reading.line as usize - 1].text[span.range].is_empty());
        }
    }
}

proptest! {
    #![proptest_config(proptest_config(seeds!("extract")))]

    #[test]
    fn no_line_of_any_text_is_lost(text in "(\\PC|[\\r\\n\\t ]){0,300}") {
        check_text(&text);
    }

    #[test]
    fn no_line_of_pieces_of_stories_is_lost(
        picks in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        end in prop::sample::select(&["\n", "\r\n", "\r", "\n\n"][..]),
    ) {
        check_text(&picks.join(end));
    }
}

proptest! {
    #![proptest_config(proptest_config(seeds!("extract")))]

    #[test]
    fn no_line_of_pieces_on_web_pages_is_lost(
        picks in prop::collection::vec((prop::sample::select(TAGS), prop::sample::select(PIECES)), 0..40),
    ) {
        let pieces = picks.iter().map(|(tag, piece)| [*tag, &piece.replace('<', "&lt;")].concat());
        check_page(&pieces.collect::<String>());
    }
}

#[test]
fn a_blank_text_gives_an_empty_article() {
    for text in ["", "\n\n", "\u{200b}"] {
        check_text(text);
    }
}
