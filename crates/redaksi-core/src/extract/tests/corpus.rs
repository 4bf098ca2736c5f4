//! Invented stories in the formats of many outlets, with the expected role of each line and the expected articles.

use crate::article::{Article, BlockKind, Decision, FieldName, MarkKind, PassageKind, Role, SourceText};
use crate::extract::{LineExplanation, ReasonCode, explain, extract};
use crate::packs::Packs;
use std::fmt::Write as _;

/// Classifies a text of lines `role | text` and checks the role of every line.
fn check(story: &str) {
    let (mut text, mut wanted) = (String::new(), String::new());
    for line in story.lines().map(str::trim) {
        if let Some((role, line)) = line.split_once(" | ") {
            writeln!(wanted, "{role} | {line}").unwrap();
            text += line;
        }
        text.push('\n');
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut got = String::new();
    for reading in explain(&text, &Packs::built_in()) {
        writeln!(got, "{} | {}", reading.role.code(), lines[reading.line as usize - 1]).unwrap();
    }
    assert_eq!(got, wanted);
}

fn article(text: &str) -> Article {
    let article = extract(SourceText::new("cerita.txt", text.as_bytes()), &Packs::built_in());
    assert_eq!(article.validate(), Ok(()));
    article
}

fn value(article: &Article, name: FieldName) -> &str {
    article.fields.value(name)
}

const MODEL_STORY: &str = "Puluhan Nelayan Muara Kenari Tolak Rencana Pelabuhan Baru

- 8 Januari 2023, 19:15 WIB
Sebanyak 20 nelayan mendatangi kantor bupati di Muara Kenari.
Sebanyak 20 nelayan mendatangi kantor bupati di Muara Kenari. /Sari Dewi/Antara

PR KENARI – Lebih dari 20 nelayan mendatangi kantor bupati untuk menolak rencana pelabuhan baru di Muara Kenari.

Mereka membawa jala dan perahu kecil, lalu duduk di halaman kantor itu sampai sore hari tiba.

Baca Juga: Harga Cabai di Pasar Kenari Naik Lagi, Warga Mulai Menanam Sendiri

Sumber mengungkapkan bahwa rencana itu belum dibahas dengan warga desa yang terkena dampaknya.

“Kami hanya ingin didengar sebelum semuanya terlambat,” kata Budi, ketua kelompok nelayan itu.***

Editor: Rina Wati

Sumber: Warta Pesisir


Tags

Artikel Pilihan

Terkait

Terkini
";

#[test]
fn the_model_story_is_split_into_its_parts() {
    let article = article(MODEL_STORY);
    for (name, wanted) in [
        (FieldName::Headline, "Puluhan Nelayan Muara Kenari Tolak Rencana Pelabuhan Baru"),
        (FieldName::Published, "2023-01-08T19:15+07:00"),
        (FieldName::Caption, "Sebanyak 20 nelayan mendatangi kantor bupati di Muara Kenari."),
        (FieldName::Credit, "Sari Dewi/Antara"),
        (FieldName::Agency, "PR"),
        (FieldName::Place, "Kenari"),
        (FieldName::Editor, "Rina Wati"),
        (FieldName::Source, "Warta Pesisir"),
        (FieldName::Language, "id"),
    ] {
        assert_eq!(value(&article, name), wanted);
    }
    assert_eq!(article.body.len(), 5);
    assert!(article.tags.is_empty());
    let aside: Vec<(&str, Role)> = article.excluded.iter().map(|aside| (aside.text.as_str(), aside.role)).collect();
    assert_eq!(aside[0].1, Role::Caption);
    assert_eq!(
        aside[1..],
        [
            ("Tags", Role::Tags),
            ("Artikel Pilihan", Role::Boilerplate),
            ("Terkait", Role::Boilerplate),
            ("Terkini", Role::Boilerplate)
        ]
    );
    let [promo, end] = article.passages.as_slice() else { panic!("{:?}", article.passages) };
    assert_eq!(
        (promo.marker.as_str(), promo.kind, promo.decision),
        ("Baca Juga:", PassageKind::Promo, Decision::Undecided)
    );
    assert_eq!(promo.title, "Harga Cabai di Pasar Kenari Naik Lagi, Warga Mulai Menanam Sendiri");
    assert!(promo.reason.is_certain());
    assert_eq!((end.title.as_str(), end.kind, end.decision), ("***", PassageKind::EndMark, Decision::Removed));
    assert_eq!(article.body[2].whole_passage(), Some(promo.id));
    assert_eq!(article.body[0].marks[0].kind, MarkKind::Dateline);
}

#[test]
fn a_story_is_found_between_menus_and_lists() {
    check(
        "chrome | Home
        chrome | Nasional
        title | Jembatan Gantung di Desa Kenari Akhirnya Dibuka
        date | Kamis, 12 November 2015 09:41 WIB | 873 Views
        byline | Pewarta: Sari Dewi
        caption | Warga melintasi jembatan gantung yang baru di Desa Kenari. (ANTARA FOTO/Budi Setia)
        dateline_body | Kenari (ANTARA) - Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.
        body | Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.
        body | \"Dulu kami harus memutar lewat hutan, sekarang cukup sepuluh menit,\" kata seorang warga di lokasi itu.
        editor | Editor: Rina Wati
        chrome | COPYRIGHT © WARTA 2015
        chrome | Berita Lainnya
        chrome | Sawah di Kenari mulai panen raya
        chrome | Pasar Kenari ditutup dua hari
        chrome | Terpopuler
        chrome | 1
        chrome | Harga cabai naik lagi menjelang akhir tahun
        chrome | dibaca 5.713 kali
        chrome | 2
        chrome | Sekolah di lereng bukit mendapat perpustakaan
        chrome | dibaca 2.100 kali",
    );
}

#[test]
fn a_card_below_a_marker_ends_at_the_next_paragraph() {
    let text = "Storm closes the coast road near Aldermouth

The coast road near Aldermouth was closed on Monday after a night of heavy rain and strong wind.
Officials said the sea wall had held, but that two bridges would have to be looked at first.
Read more
Aldermouth school moves its classes to the town hall
Growing sinkhole worries farmers in the valley
The road carries most of the traffic between the harbour and the market town, the council said.
Drivers were asked to take the inland road until the end of the week, which adds half an hour.
";
    let article = article(text);
    let titles: Vec<(&str, &str)> =
        article.passages.iter().map(|passage| (passage.marker.as_str(), passage.title.as_str())).collect();
    assert_eq!(
        titles,
        [
            ("Read more", "Aldermouth school moves its classes to the town hall"),
            ("", "Growing sinkhole worries farmers in the valley")
        ]
    );
    assert_eq!(article.body.len(), 7);
    assert_eq!(value(&article, FieldName::Language), "en");
}

#[test]
fn exported_plain_text_reads_back() {
    let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka

8 Januari 2023, 19:15 WIB
Oleh: Sari Dewi
Foto: Warga melintasi jembatan gantung yang baru. (Budi Setia/Antara)

PR KENARI – Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.

Dua Tahun Menunggu

Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.

Tautan terkait:
- Pasar Kenari Ditutup Dua Hari <https://contoh.id/pasar>
- Sawah Mulai Panen

Editor: Rina Wati
Sumber: Warta Pesisir <https://contoh.id/asal>
Tags: jembatan, desa, sekolah
";
    let article = article(text);
    for (name, wanted) in [
        (FieldName::Byline, "Sari Dewi"),
        (FieldName::Caption, "Warga melintasi jembatan gantung yang baru."),
        (FieldName::Credit, "Budi Setia/Antara"),
        (FieldName::Editor, "Rina Wati"),
        (FieldName::Source, "Warta Pesisir"),
        (FieldName::SourceUrl, "https://contoh.id/asal"),
    ] {
        assert_eq!(value(&article, name), wanted);
    }
    assert_eq!(article.body[1].kind, BlockKind::Subhead);
    let links: Vec<_> =
        article.passages.iter().map(|link| (link.title.as_str(), link.url.as_str(), link.decision)).collect();
    let related = Decision::RelatedLink;
    assert_eq!(
        links,
        [("Pasar Kenari Ditutup Dua Hari", "https://contoh.id/pasar", related), ("Sawah Mulai Panen", "", related)]
    );
    let tags: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["jembatan", "desa", "sekolah"]);
}

#[test]
fn promos_inside_a_paragraph_are_marked_exactly() {
    let article = article(
        "Pasar Kenari Kembali Ramai\n\nPedagang mulai kembali ke Pasar Kenari. (Baca juga: Jembatan Kenari Dibuka) \
         Mereka berharap pembeli datang lagi sebelum akhir bulan ini.\n\nPengelola pasar mengatakan semua kios sudah \
         terisi dan lampu sudah menyala lagi.\n",
    );
    let block = &article.body[0];
    assert_eq!(&block.text[block.marks[0].range.clone()], "(Baca juga: Jembatan Kenari Dibuka)");
    assert_eq!(article.passages[0].title, "Jembatan Kenari Dibuka");
}

#[test]
fn a_label_is_joined_with_the_value_on_the_next_line() {
    let article = article(
        "Pasar Kenari Kembali Ramai Setelah Banjir\nRabu, 4 November 2015 | 21:04 WIB\nPedagang mulai kembali ke Pasar \
         Kenari setelah banjir surut pada akhir pekan lalu.\nPengelola pasar mengatakan semua kios sudah terisi dan \
         lampu sudah menyala lagi.\nPenulis\n: Sari Dewi\nEditor\n: Rina Wati\nTag:\n#pasar\n#banjir\nTerpopuler\n",
    );
    assert_eq!(value(&article, FieldName::Byline), "Sari Dewi");
    assert_eq!(value(&article, FieldName::Editor), "Rina Wati");
    assert_eq!(article.fields.get(FieldName::Editor).unwrap().lines, [7, 8]);
    assert_eq!(article.tags.iter().map(|tag| tag.text.as_str()).collect::<Vec<_>>(), ["pasar", "banjir"]);
}

#[test]
fn a_sentence_that_starts_with_a_label_word_stays_text() {
    check(
        "title | Warga Kenari Pertanyakan Iklan di Balai Desa
        body | Warga Desa Kenari mempertanyakan iklan layanan masyarakat yang dipasang di depan balai desa mereka.
        body | Sumber mengungkapkan bahwa iklan layanan masyarakat itu dipasang tanpa izin kepala desa setempat.
        body | “Baca juga label kemasan sebelum membeli,” demikian bunyi iklan yang dipasang di balai desa itu.
        body | Video: https://contoh.id/abc
        body | Kepala desa mengatakan akan menurunkan iklan itu sebelum akhir pekan setelah rapat dengan warga.",
    );
}

#[test]
fn a_list_in_the_story_stays_text() {
    check(
        "title | Resep Sambal Kenari yang Disukai Seluruh Desa
        body | Sambal kenari sudah dibuat di desa itu sejak lama dan selalu hadir pada setiap pesta panen raya.
        body | Bahan yang perlu disiapkan untuk satu keluarga cukup sederhana dan mudah dibeli di pasar desa.
        body | - 10 buah cabai merah
        body | - 3 siung bawang putih
        body | - garam secukupnya
        body | Semua bahan digiling halus, lalu ditumis dengan api kecil sampai harum dan berubah warna.
        body | Sambal disimpan di dalam stoples kaca dan tahan sampai dua minggu di dalam lemari pendingin.
        body | - sajikan dengan nasi hangat
        body | - tambahkan irisan jeruk",
    );
}

const PARAGRAPH: &str =
    "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.";

const SECOND: &str = "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.";
const THIRD: &str = "Pekerjaan itu memakan waktu dua tahun karena bahan bangunan harus dibawa dengan perahu kecil.";
const FOURTH: &str = "Para pekerja akan merawat tali jembatan setiap bulan bersama kelompok pemuda dari kampung itu.";

/// Checks lines, given as `role | text`, between the paragraphs of a story.
fn check_between_paragraphs(lines: &str) {
    let title = "title | Jembatan Gantung di Desa Kenari Dibuka untuk Warga";
    check(&format!("{title}\nbody | {PARAGRAPH}\nbody | {SECOND}\n{lines}\nbody | {THIRD}\nbody | {FOURTH}"));
}

#[test]
fn a_heading_word_above_a_paragraph_is_not_removed() {
    let text = format!("Jembatan Gantung di Desa Kenari Dibuka\n{PARAGRAPH}\n{SECOND}\nKomentar\n{THIRD}\n{FOURTH}\n");
    let readings = explain(&text, &Packs::built_in());
    assert!(matches!(readings[3].role, Role::Body | Role::Subhead), "{:?}", readings[3]);
}

#[test]
fn the_names_of_speakers_are_no_furniture_for_being_repeated() {
    let title = "Debat Calon Kepala Desa Kenari Digelar di Balai Desa";
    let talk = ["Moderator", "Joan Setia", "Moderator", "Joan Setia", "Moderator", "Joan Setia"];
    let paragraphs = [SECOND, THIRD, FOURTH, SECOND, THIRD, FOURTH];
    let turns: Vec<String> = talk.iter().zip(paragraphs).map(|(name, text)| format!("{name}\n{text}")).collect();
    let text = format!("{title}\n{PARAGRAPH}\n{}\n", turns.join("\n"));
    let readings = explain(&text, &Packs::built_in());
    assert!(!readings.iter().any(|line| line.reason.rule == ReasonCode::Repeated.code()), "{readings:?}");
}

#[test]
fn the_heading_of_a_line_up_below_the_story_is_no_byline() {
    let line_up = "Susunan Pemain\nPersela Kenari (4-4-2): Budi; Joko, Tono, Agus, Yoga; Beni, Rizal, Hamid, Dedi; Faris, Leo\nPelatih: Wawan Setia\n\
                   Muara FC (3-5-2): Dimas; Karel, Joni, Putra; Imam, Sandi, Wisnu, Galih, Ucup; Ray, Pedro\nPelatih: Santo Wibawa";
    let text = format!("Persela Kenari Menang atas Muara FC\n{PARAGRAPH}\n{SECOND}\n{THIRD}\n\n{line_up}\n");
    let readings = explain(&text, &Packs::built_in());
    for line in &readings[4..] {
        assert!(matches!(line.role, Role::Body | Role::Subhead), "{line:?}");
    }
}

#[test]
fn the_days_of_a_timetable_below_the_lead_are_no_dates_of_the_story() {
    let title = "title | Ibadah Natal di Kota Kenari Digelar di Tiga Gereja";
    for rows in [
        "body | Kamis, 24 Desember 2026, 17.00 WIB\nbody | Jumat, 25 Desember 2026, 07.00 WIB\nbody | Sabtu, 26 Desember 2026, 09.00 WIB",
        "body | KM Sirimau | Kenari - Muara | 20 Desember 2026 | 16.00 WIT\nbody | KM Melati | Kenari - Tanjung | 21 Desember 2026 | 10.00 WIT",
    ] {
        let story = format!("{title}\nbody | {PARAGRAPH}\nbody | {SECOND}\n{rows}\nbody | {THIRD}");
        let text: Vec<&str> = story.lines().map(|line| line.split_once(" | ").unwrap().1).collect();
        let text = text.join("\n");
        let readings = explain(&text, &Packs::built_in());
        for reading in &readings[3..readings.len() - 1] {
            assert!(matches!(reading.role, Role::Body | Role::Subhead), "{reading:?}");
        }
    }
}

#[test]
fn cells_of_a_table_are_no_furniture_for_being_repeated() {
    let rows =
        ["Sewa", "Kredit", "Tunai"].map(|way| format!("{way}\nS\nUang muka\n10 %\n-\nCicilan\n2,57 %\n36 bulan\n"));
    let text =
        format!("Jembatan Gantung di Desa Kenari Dibuka\n{PARAGRAPH}\n{SECOND}\n{}{THIRD}\n{FOURTH}\n", rows.concat());
    let readings = explain(&text, &Packs::built_in());
    let removed =
        |line: &LineExplanation| matches!(line.role, Role::Promo | Role::Boilerplate) && line.reason.is_certain();
    assert!(!readings.iter().any(removed), "{readings:?}");
}

#[test]
fn numbers_of_a_table_in_the_story_stay_text() {
    check_between_paragraphs("body | 35 ton\nbody | 2022\nbody | 42 ton\nbody | 2023");
}

#[test]
fn an_advertisement_line_inside_a_story_is_removed() {
    check_between_paragraphs("chrome | ADVERTISEMENT\nchrome | SCROLL TO CONTINUE WITH CONTENT");
}

#[test]
fn a_subheading_after_a_promo_stays_a_subheading() {
    check_between_paragraphs("promo | Baca juga: Harga Cabai di Pasar Kenari Naik Lagi\nsubhead | Dua Tahun Menunggu");
}

#[test]
fn a_headline_with_its_own_time_inside_the_story_is_a_promo() {
    check_between_paragraphs("promo | Harga Cabai di Pasar Kenari Naik Lagi\npromo | 2 jam yang lalu");
}

#[test]
fn short_last_lines_stay_text_without_evidence_of_boilerplate() {
    check(&format!(
        "title | Jadwal Baru Angkutan Sekolah di Desa Kenari
        body | {PARAGRAPH}
        body | Jadwal angkutan sekolah yang baru berlaku mulai pekan depan di semua kampung di desa itu.
        body | Kampung Hulu pukul enam
        body | Kampung Tengah pukul tujuh
        body | Kampung Hilir pukul delapan"
    ));
}

#[test]
fn a_paragraph_that_ends_with_an_agency_in_brackets_is_not_lost() {
    let text = format!("Jembatan Gantung di Desa Kenari Dibuka\n{PARAGRAPH}\n{SECOND} (Antara)\n{THIRD}\n");
    let article = article(&text);
    assert_eq!(article.body.len(), 3);
    assert!(article.excluded.is_empty());
}

#[test]
fn a_pasted_paragraph_without_a_headline_is_text() {
    check(&format!("body | {PARAGRAPH}"));
}

#[test]
fn every_reason_is_a_known_code() {
    for reading in explain(MODEL_STORY, &Packs::built_in()) {
        assert!(ReasonCode::ALL.iter().any(|rule| rule.code() == reading.reason.rule), "{reading:?}");
    }
}

#[test]
fn every_code_has_a_message_in_both_languages() {
    let files = [
        include_str!("../../../../../assets/locales/rules.en.ftl"),
        include_str!("../../../../../assets/locales/rules.id.ftl"),
    ];
    let rules = ReasonCode::ALL.iter().map(|rule| format!("rule-{}", rule.code()));
    let dates = crate::extract::DateError::ALL.iter().map(|problem| format!("date-problem-{}", problem.code()));
    let of_roles = Role::ALL.iter().map(|role| format!("role-{}", role.code().replace('_', "-")));
    for code in rules.chain(dates).chain(of_roles) {
        for file in files {
            let start = format!("{code} = ");
            assert!(file.lines().any(|line| line.starts_with(&start)), "{code}");
        }
    }
}
