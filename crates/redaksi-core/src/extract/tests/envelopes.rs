//! Stories in what they came in: mail, chat exports, wire copy, wrapped lines, running reports. Each line keeps its place.

use crate::article::{Article, FieldName, Role, SourceText, render_body};
use crate::extract::{explain, extract};
use crate::packs::Packs;
use crate::text::{is_blank, lines};
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

const BODY: &str = "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan bersama-sama.\n\n\
    Kepala desa, Budi Setia, mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.\n\n\
    Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n";

/// The story, with a check that each line has one place and one row.
fn story(text: &str) -> Article {
    let article = extract(SourceText::new("a.txt", text.as_bytes()), &PACKS);
    assert_eq!(article.validate(), Ok(()));
    assert_eq!(article.source.to_bytes().as_deref(), Some(text.as_bytes()));
    let shown: Vec<u32> = lines(text).filter(|line| !is_blank(line.text)).map(|line| line.number).collect();
    for line in &shown {
        assert_eq!(article.locations_of_line(*line).len(), 1, "line {line}: {:?}", article.locations_of_line(*line));
    }
    let rows: Vec<u32> = explain(text, &PACKS).iter().map(|row| row.line).collect();
    assert_eq!(rows, shown);
    article
}

fn published(article: &Article) -> Vec<String> {
    render_body(article).into_iter().map(|block| block.text).collect()
}

fn body_lines() -> Vec<&'static str> {
    BODY.lines().filter(|line| !line.is_empty()).collect()
}

fn field(article: &Article, name: FieldName) -> &str {
    article.fields.value(name)
}

/// The code of the reason of each line.
fn rules(text: &str) -> Vec<String> {
    explain(text, &PACKS).into_iter().map(|row| row.reason.rule.into_owned()).collect()
}

const HEADLINE: &str = "Jembatan Gantung di Desa Kenari Dibuka";

#[test]
fn an_embargo_is_a_field_and_no_date_of_the_story() {
    for (line, embargo) in [
        ("EMBARGO: Senin, 9 Januari 2023, pukul 13.00 WIB", "2023-01-09T13:00+07:00"),
        ("Diembargo hingga 9 Januari 2023", "2023-01-09"),
        ("Materi ini diembargo sampai Senin (9/1/2023) pukul 10.00 WITA", "2023-01-09T10:00+08:00"),
        ("*** EMBARGOED UNTIL 0600 GMT, MONDAY, JANUARY 9, 2023 ***", "2023-01-09T06:00+00:00"),
        ("Not for publication before 9 January 2023", "2023-01-09"),
        ("Sperrfrist: 9. Januar 2023, 10:00 Uhr", "2023-01-09T10:00"),
        ("Sous embargo jusqu'au 9 janvier 2023", "2023-01-09"),
        ("EMBARGO\n9 Januari 2023, 13.00 WIB", "2023-01-09T13:00+07:00"),
        ("Embargoed", ""),
    ] {
        for text in [format!("{line}\n\n{HEADLINE}\n\n{BODY}"), format!("{HEADLINE}\n{line}\n\n{BODY}")] {
            let article = story(&text);
            assert_eq!(field(&article, FieldName::Embargo), embargo, "{text}");
            assert_eq!(field(&article, FieldName::Published), "", "{text}");
            assert_eq!(field(&article, FieldName::Headline), HEADLINE, "{text}");
            assert_eq!(published(&article), body_lines(), "{text}");
        }
    }
    let dated = story(&format!("{HEADLINE}\n8 Januari 2023\nDiembargo hingga 9 Januari 2023\n\n{BODY}"));
    assert_eq!(
        [FieldName::Published, FieldName::Embargo].map(|name| field(&dated, name)),
        ["2023-01-08", "2023-01-09"]
    );
}

#[test]
fn a_story_about_an_embargo_has_none() {
    for line in [
        "Embargo beras yang berlaku sejak 1 Januari 2023 membuat harga di Pasar Kenari naik dua kali lipat.",
        "Embargo gula dicabut pada 9 Januari 2023 setelah pedagang di tiga kabupaten mogok.",
        "The embargo until May 5, 2023 hurt farmers on both sides of the river, the council said.",
    ] {
        let article = story(&format!("Embargo Membuat Harga Beras Naik\n\n8 Januari 2023\n\n{line}\n\n{BODY}"));
        assert_eq!(field(&article, FieldName::Embargo), "", "{line}");
        assert!(published(&article).contains(&line.to_owned()), "{line}");
    }
}

#[test]
fn dates_of_the_matter_stay_in_the_text_and_date_nothing() {
    for facts in [
        "Lahir: Muara Kenari, 14 April 1938\nWafat: Muara Kenari, 21 Januari 2023",
        "Pendaftaran: 1 Maret 2023\nBatas naskah: 30 April 2023\nPengumuman: 17 Mei 2023",
        "Waktu: Sabtu, 21 Januari 2023\nTempat: Lapangan Timur Kenari",
        "Born: April 14, 1938\nDied: January 21, 2023",
        "Jembatan dibuka, Sabtu (21/1/2023).",
        "The bridge opened on Saturday, January 21, 2023.",
    ] {
        let article = story(&format!("{HEADLINE}\n\n{facts}\n\n{BODY}"));
        assert_eq!(field(&article, FieldName::Published), "", "{facts}");
        let text = published(&article);
        let at = |line: &str| text.iter().position(|other| other == line);
        for fact in facts.lines() {
            assert!(at(fact).is_some() && at(fact) < at(body_lines()[0]), "{fact}: {text:?}");
        }
    }
}

#[test]
fn mail_gives_the_headline_and_the_day_and_goes() {
    let headers = "From: Humas Desa Kenari <humas@kenari.example>\nTo: redaksi@warta.example\n\
        Date: Sun, 8 Jan 2023 19:15:31 +0700\nSubject: Fwd: Jembatan Gantung di Desa Kenari Dibuka\n";
    let article = story(&format!("{headers}\nYth. Redaksi Warta,\n\nKENARI – {BODY}\nSalam hormat,\n\nSari Dewi\n"));
    assert_eq!(field(&article, FieldName::Headline), HEADLINE);
    assert_eq!(field(&article, FieldName::Published), "2023-01-08T19:15:31+07:00");
    assert_eq!(published(&article).len(), 3, "{:?}", published(&article));
    let own = story(&format!("{headers}\nWarga Menyeberang Tanpa Takut Lagi\n\n9 Januari 2023\n\n{BODY}"));
    assert_eq!(field(&own, FieldName::Headline), "Warga Menyeberang Tanpa Takut Lagi");
    assert_eq!(field(&own, FieldName::Published), "2023-01-09");
    let text = format!("---------- Forwarded message ---------\n{headers}\n{HEADLINE}\n\n{BODY}");
    assert_eq!(rules(&text)[..5], ["mail-header"; 5]);
    assert_eq!(published(&story(&text)), body_lines());
}

#[test]
fn a_quoted_mail_loses_its_signs() {
    let quoted = format!("> {}", format!("{HEADLINE}\n\n{BODY}").trim_end().replace('\n', "\n> ")) + "\n";
    let article = story(&format!("Pada Min, 8 Jan 2023 08.31 Panitia <panitia@kenari.example> menulis:\n\n{quoted}"));
    assert_eq!(field(&article, FieldName::Headline), HEADLINE);
    assert_eq!(published(&article), body_lines());
    let article =
        story(&format!("{HEADLINE}\n\n{BODY}\nOn Sunday, 8 Jan 2023, Sari wrote:\n> Could you send me the story?\n"));
    assert_eq!(published(&article), body_lines());
}

#[test]
fn a_press_release_loses_its_letterhead_its_end_word_and_its_contacts() {
    let contact = "Narahubung:\nYuli Anggraini – Sekretaris Desa\nHP/WA: 0813-0000-2222\nE-mail: yuli@kenari.example\n";
    for end in ["-selesai-", "ENDS", "###", "(Selesai)"] {
        let article = story(&format!("SIARAN PERS\nNomor: 112/SP/I/2023\n\n{HEADLINE}\n\n{BODY}\n{end}\n\n{contact}"));
        assert_eq!(field(&article, FieldName::Headline), HEADLINE);
        assert_eq!(published(&article), body_lines(), "{end}");
    }
    let kept = "Pendaftaran dapat dilakukan melalui nomor 0813-0000-2222 sampai akhir bulan ini, kata panitia.";
    assert!(published(&story(&format!("{HEADLINE}\n\n{BODY}\n{kept}\n"))).contains(&kept.to_owned()));
}

#[test]
fn a_chat_keeps_the_messages_of_the_sender_of_the_story() {
    for (stamp, close) in [
        ("[05/03/2025 07.18.02] ", ""),
        ("05/03/25 07.18 - ", ""),
        ("[3/5/25, 7:18:44 AM] ", ""),
        ("[05/03 07:18] ", ""),
        ("[07.18, 5/3/2025] ", ""),
    ] {
        let text = format!(
            "{stamp}Humas Kenari: Selamat pagi rekan-rekan media\n{stamp}Humas Kenari: *{HEADLINE}*\n\n{BODY}\n\
             {stamp}Humas Kenari: <Media tidak disertakan>\n{stamp}Ujang Warta: Siap, terima kasih{close}\n"
        );
        let article = story(&text);
        assert_eq!(field(&article, FieldName::Headline), HEADLINE, "{text}");
        assert_eq!(published(&article), body_lines(), "{text}");
        // What was set aside can be put back as it was received.
        assert!(
            article
                .excluded
                .iter()
                .any(|line| line.text == format!("{stamp}Ujang Warta: Siap, terima kasih").trim_end())
        );
    }
}

#[test]
fn wire_copy_loses_its_codes_and_its_parts_are_joined() {
    let text = "ZCZC KNR0217 2 ent 210 KNR-BRIDGE\n^Bridge opens, and everybody walks<\n^By Nora Finch=\n^Kenari Wire=\n\
        \x20  KENARI, March 5 (Kenari) - The rope bridge opened on Sunday, two years after the villages began to build it.\n\
        (MORE)\nKNR-BRIDGE 2 Kenari\n\
        \x20  The mayor said that the way to school is three kilometres shorter for the children of both banks.\n\
        (Reporting by Nora Finch in Kenari and Sari Dewi in Muara; Editing by Sam Orme)\nENDS\nNNNN\n";
    let article = story(text);
    assert_eq!(field(&article, FieldName::Headline), "Bridge opens, and everybody walks");
    assert_eq!(field(&article, FieldName::Byline), "Nora Finch");
    assert_eq!(field(&article, FieldName::Editor), "Sam Orme");
    assert_eq!(published(&article).len(), 2, "{:?}", published(&article));
}

#[test]
fn a_sign_off_fills_writer_and_editor() {
    let article = story(&format!(
        "{HEADLINE}\n\n{BODY}\n(Reporting by Nora Finch in Kenari and Sari Dewi in Muara; Editing by Sam Orme and Lily Vance)\n"
    ));
    assert_eq!(field(&article, FieldName::Byline), "Nora Finch and Sari Dewi");
    assert_eq!(field(&article, FieldName::Editor), "Sam Orme and Lily Vance");
    assert_eq!(published(&article), body_lines());
}

/// Breaks a text at a width, as mail programs do.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut length = 0;
        for word in paragraph.split(' ') {
            let added = word.chars().count();
            if length > 0 && length + 1 + added > width {
                out.push('\n');
                length = 0;
            } else if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += added;
        }
        out.push('\n');
    }
    out
}

#[test]
fn wrapped_paragraphs_become_one_line_at_any_width() {
    for width in [40, 60, 72] {
        let text = format!("{HEADLINE}\n\n{}", wrapped(BODY, width));
        let article = story(&text);
        assert_eq!(published(&article), body_lines(), "{width}");
        // The joined lines know what they were made of.
        let sources: Vec<u32> = article.body.iter().flat_map(|block| block.lines.clone()).collect();
        let shown = lines(&text).filter(|line| !is_blank(line.text) && line.number > 1).map(|line| line.number);
        assert_eq!(sources, shown.collect::<Vec<_>>());
        let rows = explain(&text, &PACKS);
        assert!(rows[1..].iter().all(|row| row.role == Role::Body), "{rows:?}");
    }
}

#[test]
fn broken_words_become_whole_and_doubled_words_keep_their_hyphen() {
    let text = "Perajin Tenun Kenari Kembali ke Pewarna Alam\n\nPara perajin tenun di Kenari kembali mema-\nkai pewarna dari akar dan kulit \
        kayu, dan ibu-\nibu muda ikut belajar meramu warna me-\nrah dari akar mengkudu itu.\n";
    let expected = "Para perajin tenun di Kenari kembali memakai pewarna dari akar dan kulit kayu, dan ibu-ibu muda ikut belajar meramu warna merah dari akar mengkudu itu.";
    assert_eq!(published(&story(text)), [expected]);
}

#[test]
fn page_numbers_and_running_heads_go_and_a_sentence_runs_over_them() {
    let text = "Muara Kenari Dirikan Sekolah Nakhoda\n\nPemerintah kota dan serikat nelayan mendirikan sekolah nakhoda\nuntuk \
        perahu di bawah tiga puluh ton, yang pertama di pesisir\nitu, dan murid angkatan pertama sudah\n\nHalaman 4\nBuletin Pesisir        \
        Nomor 27\n\nmendaftar sejak pekan lalu di balai kota.\n\nHalaman 5\nBuletin Pesisir        Nomor 27\n\nPelajaran dimulai pukul lima pagi.\n";
    let text = published(&story(text));
    assert_eq!(text.len(), 2, "{text:?}");
    assert!(text[0].contains("sudah mendaftar sejak pekan lalu"), "{text:?}");
}

#[test]
fn lists_and_unwrapped_text_are_not_joined() {
    let list =
        "Berikut daftar pemenang:\n1. Sari Dewi dari Kenari\n2. Budi Setia dari Muara\n3. Rina Wati dari Desa Hulu\n";
    let article = story(&format!("{HEADLINE}\n\n{BODY}\n{list}"));
    for line in list.lines().skip(1) {
        assert!(published(&article).contains(&line.to_owned()), "{line}");
    }
    assert!(article.body.iter().all(|block| block.lines.len() == 1));
}

#[test]
fn times_and_minutes_of_a_running_report_stay_before_their_entry() {
    let text = "LANGSUNG: Kebakaran Pasar Lama Kenari\n\n4 Maret 2023\n\n16.20 WIB\nApi padam\nPetugas menyatakan api padam setelah lima jam.\n\n\
        13.45 WIB\nMobil tangki tiba\nTiga mobil tangki dari kabupaten sebelah tiba dan langsung menyemprot.\nBagikan\n";
    let article = story(text);
    assert_eq!(field(&article, FieldName::Published), "2023-03-04");
    let expected = [
        "16.20 WIB",
        "Api padam",
        "Petugas menyatakan api padam setelah lima jam.",
        "13.45 WIB",
        "Mobil tangki tiba",
        "Tiga mobil tangki dari kabupaten sebelah tiba dan langsung menyemprot.",
    ];
    assert_eq!(published(&article), expected);
    let minutes = "Jalannya Laga: Kenari vs Muara\n\n16 Februari 2023\n\nKenari menjamu Muara di bawah hujan deras di hadapan dua ribu penonton.\n\n\
        7'\nGol! Budi menyambar bola muntah.\n\n90+4'\nGol! Tomi menyamakan kedudukan.\n";
    let text = published(&story(minutes));
    assert_eq!(text[1..], ["7'", "Gol! Budi menyambar bola muntah.", "90+4'", "Gol! Tomi menyamakan kedudukan."]);
}

#[test]
fn letters_are_repaired_and_the_received_text_stays() {
    let text = format!(
        "{HEADLINE}\n\nâ€œJembatan itu aman,â€\u{9d} kata RenÃ© Tanu kepada warga yang me\u{ad}nunggu sejak pagi.\n\n{BODY}"
    );
    let article = story(&text);
    assert_eq!(published(&article)[0], "“Jembatan itu aman,” kata René Tanu kepada warga yang menunggu sejak pagi.");
    assert_eq!(article.source.text, text);
}

#[test]
fn a_first_paragraph_with_a_bracket_is_no_caption() {
    for lead in [
        "KENARI – Warga membuka jembatan gantung di hulu Kenari karena rakit lama lapuk. (Baca juga: Dermaga Kayu Tua)",
        "Jembatan gantung di Desa Kenari dibuka oleh murid dari empat sekolah dasar. (Foto: Sari Dewi)",
    ] {
        let article = story(&format!(
            "{HEADLINE}\n\n{lead}\n\nGuru pembina, Titin, mengatakan anak-anak sudah lama menunggu.\n\n{BODY}"
        ));
        assert_eq!(field(&article, FieldName::Caption), "", "{lead}");
        assert_eq!(published(&article).len(), 5, "{lead}");
    }
}

#[test]
fn the_day_of_minutes_is_a_fact_and_not_the_day_of_the_story() {
    let text = "Minit Mesyuarat Persatuan Nelayan\nTarikh: 12 Januari 2026\nMasa: 8.30 malam\nTempat: Dewan Kampung\n\
                Pengerusi mengalu-alukan kehadiran ahli dan mengucapkan terima kasih kepada jawatankuasa lama.\n";
    let article = story(text);
    assert_eq!(field(&article, FieldName::Published), "");
    assert_eq!(published(&article)[0], "Tarikh: 12 Januari 2026");
    let article = story(&text.replace("Masa: 8.30 malam\nTempat: Dewan Kampung\n", ""));
    assert_eq!(field(&article, FieldName::Published), "2026-01-12");
}

#[test]
fn sentences_that_were_broken_around_links_become_one_line() {
    let long = body_lines()[0];
    let text = format!(
        "{HEADLINE}\n\n10 Januari 2023, 13.00 WIB\n\nKABARDESA.com\n– Jembatan\ngantung\nini dibuka untuk warga setelah dua tahun dikerjakan bersama.\n\
         {long}\nKepala desa itu mengatakan kepada wartawan dari\nKabar Desa\n, Selasa (10/1/2023).\n\
         Salah satu alasan utama\njembatan\nadalah jalan yang jauh untuk anak-anak sekolah.\n\
         Kenapa warga menunggu\njembatan\n?\n"
    );
    let article = story(&text);
    assert_eq!(
        published(&article)[..4],
        [
            "KABARDESA.com – Jembatan gantung ini dibuka untuk warga setelah dua tahun dikerjakan bersama.",
            long,
            "Kepala desa itu mengatakan kepada wartawan dari Kabar Desa, Selasa (10/1/2023).",
            "Salah satu alasan utama jembatan adalah jalan yang jauh untuk anak-anak sekolah.",
        ]
    );
    assert!(published(&article).iter().any(|text| text == "Kenapa warga menunggu jembatan?"));
}

#[test]
fn a_dash_alone_below_the_place_belongs_to_the_dateline() {
    let text = format!("{HEADLINE}\n\nBogor\n-\n{}\n{}\n", body_lines()[0], body_lines()[1]);
    let article = story(&text);
    assert_eq!(published(&article)[0], format!("Bogor - {}", body_lines()[0]));
    assert_eq!(field(&article, FieldName::Place), "Bogor");
}

#[test]
fn verse_lists_and_furniture_are_not_joined() {
    let long = body_lines()[0];
    for lines in [
        "Di tepi sungai yang tenang\nikan berenang\ndi antara batu yang hitam",
        "Bahan kue\ntelur ayam\ngula pasir\ntepung beras secukupnya.",
        "tidak menyiram tanaman pada malam hari\njangan dipupuk\nsiram dengan cukup air pada musim kemarau.",
        "Jembatan itu dikerjakan oleh warga desa selama dua tahun penuh\nADVERTISEMENT\nlalu dibuka oleh kepala desa.",
        "Foto-foto jembatan itu dapat dilihat di balai desa mulai besok\nBaca juga: Panen Raya\nkata kepala desa itu.",
    ] {
        let text = format!("{HEADLINE}\n\n{long}\n{lines}\n{}\n", body_lines()[1]);
        story(&text);
        assert!(!rules(&text).contains(&"joined-line".to_owned()), "{lines}: {:?}", rules(&text));
    }
}

#[test]
fn small_lines_below_the_initials_of_the_writers_are_tags() {
    let text = format!(
        "{HEADLINE}\n\n{}\n{}\n(abc/def)\njembatan gantung\ndesa kenari\nanak sekolah\n",
        body_lines()[0],
        body_lines()[1]
    );
    let article = story(&text);
    let tags: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
    assert_eq!(tags, ["jembatan gantung", "desa kenari", "anak sekolah"]);
}

#[test]
fn contacts_inside_a_story_belong_to_it() {
    let inside = format!(
        "{HEADLINE}\n\n{BODY}\n\nPenginapan Melati\nAlamat: Jalan Kenari 5\nKontak: 0274-555-773\nTarif: Rp250.000\n\n\
         Warga yang menginap boleh memakai perahu desa tanpa biaya selama tiga hari sejak hari pertama pekan raya.\n"
    );
    assert!(published(&story(&inside)).contains(&"Kontak: 0274-555-773".to_owned()));
    let list = format!(
        "{HEADLINE}\n\n{BODY}\n\nPosko 1\nKontak: Pak Budi 0812-0000-1111\nPosko 2\nKontak: Bu Sari 0812-0000-2222\n\
         Posko 3\nKontak: Bu Rina 0812-0000-3333\n"
    );
    let text = published(&story(&list)).join("\n");
    assert!(text.contains("Posko 2") && text.contains("0812-0000-3333"), "{text}");
}
