//! Laws of reading that hold for any text: nothing lost, nothing broken, every mark in its place.

use super::{explain, read};
use crate::article::Received;
use crate::packs::{OwnRule, Packs, Pattern, Then};
use crate::text::{is_blank, lines};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// With rules of an editor's own that decide about lines of every kind.
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
    "Sari Dewi | Kamis, 5 November 2015 14:56 WIB | 1.229 Views",
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

fn holds(text: &str) {
    holds_with(text, &PACKS);
    holds_with(text, &RULED);
}

fn holds_with(text: &str, packs: &Packs) {
    let article = read(Received::new("a.txt", text.as_bytes()), packs);
    assert_eq!(article.check(), Ok(()), "{text:?}");
    let shown: Vec<u32> =
        lines(&article.received.text).filter(|line| !is_blank(line.text)).map(|line| line.number).collect();
    for line in &shown {
        assert_eq!(article.places_of(*line).len(), 1, "line {line} of {text:?}: {:?}", article.places_of(*line));
    }
    let received: Vec<_> = lines(&article.received.text).collect();
    let readings = explain(&article.received.text, packs);
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
    fn any_text_is_read_without_loss(text in "(\\PC|[\\r\\n\\t ]){0,300}") {
        holds(&text);
    }

    #[test]
    fn pieces_of_stories_in_any_order_are_read_without_loss(
        picks in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        end in prop::sample::select(&["\n", "\r\n", "\r", "\n\n"][..]),
    ) {
        holds(&picks.join(end));
    }
}

#[test]
fn a_text_without_lines_gives_an_empty_story() {
    for text in ["", "\n\n", "\u{200b}"] {
        holds(text);
    }
}
