//! Promos inside paragraphs, in many forms. In each text, `⟦` and `⟧` enclose what is a promo.

use crate::article::{CERTAIN_CONFIDENCE, Role, SourceText};
use crate::extract::{LineExplanation, SpanKind, explain, extract};
use crate::packs::Packs;

/// Paragraphs around the examined one, so that the story has words of its own.
const ABOVE: &str = "Jembatan Gantung di Desa Kenari Dibuka\n\nKENARI – Jembatan gantung di Desa Kenari akhirnya dibuka untuk \
    warga setelah dua tahun dikerjakan.\n\nKepala desa Sari Dewi mengatakan jembatan itu memendekkan jalan anak-anak ke \
    sekolah sampai tiga kilometer.\n\n";
const BELOW: &str =
    "\n\nWarga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n";

/// What the extraction says about a line between other paragraphs.
fn explained(line: &str) -> LineExplanation {
    let text = format!("{ABOVE}{line}{BELOW}");
    let lines = explain(&text, &Packs::built_in());
    lines.into_iter().find(|explained| explained.line == 7).unwrap()
}

/// Marks what the extraction takes for promos inside the line of the text that has them.
fn marked(line: &str) -> String {
    let explained = explained(line);
    let mut marked = line.to_owned();
    for span in explained.spans.iter().rev().filter(|span| span.kind == SpanKind::InlinePromo) {
        marked.insert(span.range.end, '⟧');
        marked.insert(span.range.start, '⟦');
    }
    marked
}

fn check(cases: &[&str]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (marked(&case.replace(['⟦', '⟧'], "")), case))
        .filter(|(seen, case)| seen != *case)
        .map(|(seen, case)| format!("expected {case}\n     got {seen}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn a_promo_ends_before_the_next_sentence() {
    check(&[
        "Ia pulang ke desa itu. ⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧ Kepala desa mengatakan warga sudah menunggu sejak pagi.",
        "Ia pulang ke desa itu. ⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧ Sementara itu, warga menunggu di balai desa.",
        "Ia pulang ke desa itu. ⟦BACA JUGA: Nelayan Muara Temukan Guci Tua⟧ Kepala desa lalu mengatakan jembatan itu kuat.",
        "“Kami siap,” kata Sari Dewi. ⟦Baca juga: Banjir Rendam Tiga Kampung di Lembah Tirta⟧ “Talinya baja semua,” katanya menambahkan.",
        "Ia pulang ke desa itu. ⟦Lihat juga: Potret Pasar Terapung Sungai Buntal⟧ Di sisi lain, jembatan itu belum diterangi lampu.",
        "Ia pulang ke desa itu. ⟦Baca: Menteri Janji Perbaiki Jalan Pegunungan Aruna⟧ Jembatan itu panjangnya seratus meter.",
        "Ia pulang ke desa itu. ⟦Baca Juga - Guru Honorer Muara Terima Gaji Tertunggak⟧ Menurut Sari, jembatan itu dirawat bersama.",
        "Ia pulang ke desa itu. ⟦Baca juga: Kambing Kurban Lepas, Pasar Muara Geger⟧ Kini, anak-anak berangkat lebih siang.",
    ]);
}

#[test]
fn a_promo_that_is_glued_to_sentences_is_cut_out() {
    check(&[
        "“Kami siap,” katanya.⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧Kepala desa mengatakan warga sudah menunggu.",
        "Jalan itu akhirnya tutup.⟦Baca Juga: Nelayan Muara Temukan Guci Tua⟧Warga lalu memakai jembatan gantung untuk ke sekolah.",
        "Ia menulis surat permintaan maaf⟦Baca juga: Wali Kota Tirta Copot Dua Kepala Dinas⟧Surat itu dibacakan kepala desa di depan warga.",
        "“Kami siap,” katanya.⟦Baca Juga⟧Sebelumnya, kepala desa meminta warga tidak melintas bersamaan.",
        "Jalan itu akhirnya tutup.⟦Baca juga:Sepuluh Air Terjun Terindah di Lembah Tirta⟧Jembatan itu kini menjadi jalan utama warga.",
    ]);
}

#[test]
fn punctuation_inside_a_headline_does_not_end_it() {
    check(&[
        "Ia pulang ke desa itu. ⟦Baca juga: Persatuan Muara vs. Putra Tirta Berakhir Imbang⟧ Kepala desa mengatakan warga senang.",
        "Ia pulang ke desa itu. ⟦Baca juga: Tiket Kapal Cepat Naik Jadi Rp 150.000 Mulai Senin⟧ Kepala desa mengatakan warga senang.",
        "Ia pulang ke desa itu. ⟦Baca juga: Sekolah No.1 di Lembah Tirta Kekurangan Guru⟧ Kepala desa mengatakan warga senang.",
        "Ia pulang ke desa itu. ⟦Baca juga: Kisah H. M. Rahmat, Penjaga Mercusuar Muara⟧ Kepala desa mengatakan warga senang.",
        "Ia pulang ke desa itu. ⟦Baca juga: Buka-bukaan \"Raja Bambu\" dari Lembah Tirta⟧ Kepala desa mengatakan warga senang.",
    ]);
}

#[test]
fn punctuation_at_the_end_of_a_headline_belongs_to_it() {
    check(&[
        "Ia pulang ke desa itu. ⟦Baca juga: Benarkah Cabai Bisa Mengusir Tikus?⟧ Warga menunggu kabar dari bupati.",
        "Ia pulang ke desa itu. ⟦Baca juga: Seru! Lomba Perahu Muara Diikuti Seratus Tim⟧ Kepala desa mengatakan warga senang.",
        "Ia pulang ke desa itu. ⟦Baca juga: Pasar Muara Terbakar, Pedagang: Habis Semua!⟧Warga menunggu kabar dari bupati tentang jembatan.",
        "Ia pulang ke desa itu. ⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara.⟧ Warga menunggu kabar dari bupati.",
    ]);
}

#[test]
fn several_promos_in_a_row_are_separate() {
    check(&[
        "Ia pulang ke desa itu. ⟦Baca juga: Harga Cabai Naik di Pasar Muara⟧ ⟦Baca juga: Nelayan Tirta Temukan Guci Tua⟧ Kepala desa mengatakan warga senang.",
        "“Kami siap,” katanya.⟦Baca juga: Harga Cabai Naik di Pasar Muara⟧⟦Baca juga: Nelayan Tirta Temukan Guci Tua⟧Kepala desa mengatakan warga senang.",
        "Ia pulang. ⟦Baca juga: Harga Cabai Naik di Pasar Muara⟧ Jembatan itu dibuka untuk warga sejak kemarin. ⟦Simak juga: Nelayan Tirta Temukan Guci Tua⟧",
        "Ia pulang. ⟦Simak Video 'Warga Tirta Panen Madu Hutan':⟧ ⟦[Gambas:Video 20detik]⟧ Kepala desa mengatakan warga senang.",
    ]);
}

#[test]
fn a_promo_at_either_end_of_a_paragraph_is_found() {
    check(&[
        "⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧ Sementara itu, kepala desa mengatakan bahwa jembatan itu akan diterangi lampu.",
        "Kepala desa mengatakan bahwa jembatan itu akan diterangi lampu. ⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧",
        "Kepala desa mengatakan bahwa jembatan itu akan diterangi lampu.⟦Baca Juga: Harga Cabai Naik Lagi di Pasar Muara⟧",
        "Kepala desa mengatakan bahwa jembatan itu akan diterangi lampu. ⟦Baca selengkapnya di sini.⟧",
        "Kepala desa mengatakan bahwa jembatan itu akan diterangi lampu. ⟦Yuk, simak juga video ini!⟧",
    ]);
}

#[test]
fn brackets_and_bullets_belong_to_a_promo() {
    check(&[
        "Ia pulang ke desa itu. ⟦(Baca juga: Harga Cabai (Merah) Naik Lagi)⟧ Warga menunggu kabar dari bupati.",
        "Ia pulang ke desa itu. ⟦[Baca juga Harga Cabai Naik Lagi]⟧ Warga menunggu kabar dari bupati.",
        "Ia pulang ke desa itu. ⟦• Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧ Kepala desa mengatakan warga senang.",
        "Ia pulang ke desa itu. ⟦>> Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧ Kepala desa mengatakan warga senang.",
    ]);
}

#[test]
fn a_headline_in_sentence_case_ends_before_a_sentence_opener() {
    check(&[
        "Ia pulang ke desa itu. ⟦Baca juga: Angin kencang landa lembah sejak pagi⟧ Ia menambahkan, warga sudah pulang.",
        "Ia pulang ke desa itu. ⟦Baca juga: Angin kencang landa lembah sejak pagi⟧ Menurut kepala desa, warga sudah pulang.",
    ]);
}

#[test]
fn promos_of_other_languages_are_found() {
    check(&[
        "The bridge was opened on Monday. ⟦Read more: Chilli Prices Rise Again at Ellery Market⟧ The mayor said that the people had waited for years.",
        "The bridge was opened on Monday.⟦Read also: Chilli Prices Rise Again at Ellery Market⟧However, the mayor said that it would be closed at night.",
        "Jambatan itu dibuka semalam. ⟦Baca juga: Harga Cili Naik Lagi di Pasar Kampung Aur⟧ Beliau berkata orang kampung sudah lama menunggu.",
    ]);
}

#[test]
fn a_marker_in_a_sentence_of_the_story_is_not_a_promo() {
    check(&[
        "Ibu guru meminta anak-anak baca juga buku itu sebelum ujian dimulai pada hari Senin.",
        "“Jangan hanya judul. Baca juga: isinya, penulisnya, tahunnya,” katanya di depan kelas.",
        "Menurut dia, pembaca yang ragu sebaiknya lihat juga sumber aslinya sebelum membagikannya.",
        "Kemasan itu bertulis (baca juga label di bawahnya) sejak lama, kata pedagang di pasar.",
        "Ia menunggu (baca: berharap) kabar itu sejak pagi di balai desa bersama warga lain.",
        "Baca juga label kemasan sebelum membeli, kata pedagang itu kepada warga yang datang.",
        "Catatan itu kami baca: Semua Benar, kata kepala desa kepada warga di balai desa.",
    ]);
}

#[test]
fn a_story_on_one_line_keeps_its_sentences() {
    let text = "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.Baca juga: Harga \
        Cabai Naik Lagi di Pasar MuaraKepala desa Sari Dewi mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah \
        sampai tiga kilometer. \"Kami senang,\" katanya. Baca juga: Nelayan Tirta Temukan Guci Tua Warga berharap jembatan \
        kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.";
    let article = extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
    let titles: Vec<&str> = article.passages.iter().map(|promo| promo.title.as_str()).collect();
    assert_eq!(titles, ["Harga Cabai Naik Lagi di Pasar Muara", "Nelayan Tirta Temukan Guci Tua"]);
}

#[test]
fn a_promo_with_two_likely_ends_is_doubtful_and_offers_both() {
    let line =
        "Ia pulang ke desa itu. Baca juga: Harga Cabai Naik Lagi Sari Dewi Gelar Rapat Desa Tirta Warga menunggu.";
    let text = format!("{ABOVE}{line}{BELOW}");
    let article = extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
    let promo = article.passages.iter().find(|promo| promo.marker == "Baca juga:").unwrap();
    assert!(promo.reason.confidence < CERTAIN_CONFIDENCE, "{promo:?}");
    let other = article.alternative_range(promo.id).unwrap();
    let range = article.passage_range(promo.id).unwrap();
    assert!(other.start == range.start && other.end != range.end, "{promo:?}");
    assert!(promo.alternative_text.starts_with("Baca juga: Harga Cabai Naik Lagi"), "{promo:?}");
}

#[test]
fn a_prompt_ends_before_the_next_sentence_of_the_story() {
    check(&[
        "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali. ⟦Ikuti saluran WhatsApp harian ini di sini⟧ “Kami siap,” kata Sari Dewi.",
        "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali. ⟦Unduh aplikasi harian ini di sini⟧Kepala desa mengatakan warga senang.",
        "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali. ⟦Simak berita lainnya di harian.com.⟧ Kepala desa mengatakan warga senang.",
        "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali. ⟦Dapatkan kabar pilihan di email Anda. Daftarkan email⟧",
        "Warga menunggu di balai desa sejak pagi ⟦(unduh aplikasi harian ini di sini)⟧ dan baru pulang ketika hari sudah gelap.",
        "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari gelap sekali. ⟦Ikuti liputan kami di https://harian.com/banjir⟧",
    ]);
}

#[test]
fn a_sentence_that_asks_the_reader_to_write_to_an_address_stays() {
    check(&[
        "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali. Kirim keluhan ke balai@desa-kenari.id sebelum Senin.",
        "Warga menunggu (lihat tabel di bawah) di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali.",
    ]);
}

#[test]
fn headlines_in_a_list_are_promos() {
    check(&[
        "Ia pulang ke desa itu sebelum malam bersama para nelayan yang lain. ⟦• Harga Cabai Naik Lagi di Pasar Muara⟧ ⟦• Nelayan Tirta Temukan Guci Tua Berusia Ratusan Tahun⟧",
        "Ia membawa dua barang. • Beras sepuluh kilogram dari lumbung • Minyak goreng dua liter dari koperasi",
    ]);
}

#[test]
fn a_promo_ends_with_its_string_in_a_printed_list_of_strings() {
    check(&[
        "['Warga pulang ke desa.', '⟦Baca juga: Harga Cabai Naik Lagi di Pasar Muara⟧', 'Nelayan menunggu angin reda.']",
    ]);
}

#[test]
fn words_of_the_site_between_sentences_are_found() {
    let paragraph = "Ia pulang ke desa itu. Halaman Selanjutnya “Kami siap,” kata Sari Dewi.";
    let line = explained(paragraph);
    let spans = line.spans.iter().filter(|span| span.kind == SpanKind::Boilerplate);
    let found: Vec<&str> = spans.map(|span| &paragraph[span.range.clone()]).collect();
    assert_eq!(found, ["Halaman Selanjutnya"]);
}

#[test]
fn a_placeholder_for_a_video_makes_no_caption_of_a_paragraph() {
    let paragraph = "Warga menunggu di balai desa sejak pagi dan baru pulang ketika hari sudah gelap sekali.";
    assert_eq!(explained(&format!("{paragraph} [Gambas:Video Harian]")).role, Role::Body);
}
