//! What is found and what is not, one pair of paragraphs at a time.

use super::{PairedParagraphs, ParagraphGroup, check_translation};
use crate::{Finding, Severity, StoryText};

/// Checks stories whose paragraphs correspond one to one.
fn check_as(languages: (&str, &str), original: &str, translation: &str) -> Vec<Finding> {
    let original = StoryText::from_lines(languages.0, original);
    let translation = StoryText::from_lines(languages.1, translation);
    let count = original.paragraphs.len().max(translation.paragraphs.len());
    let only = |at: usize, story: &StoryText| if at < story.paragraphs.len() { vec![at] } else { Vec::new() };
    let group = |at| ParagraphGroup { original: only(at, &original), translation: only(at, &translation) };
    check_translation(&original, &translation, &PairedParagraphs { groups: (0..count).map(group).collect() })
}

/// Checks a paragraph of a story in English and Indonesian.
fn check(original: &str, translation: &str) -> Vec<Finding> {
    check_as(("en", "id"), &format!("A Story\n{original}"), &format!("Sebuah Kisah\n{translation}"))
}

/// Returns the rules, words and first fixes of the findings of severity warning or above.
fn strong(found: &[Finding]) -> Vec<(&str, &str, &str)> {
    let strong = found.iter().filter(|finding| finding.severity != Severity::Hint);
    strong.map(|f| (f.rule.code(), f.text.as_str(), f.fixes.first().map_or("", String::as_str))).collect()
}

fn rules(found: &[Finding]) -> Vec<&str> {
    found.iter().map(|finding| finding.rule.code()).collect()
}

#[test]
fn wrong_numbers_are_found_with_the_right_ones() {
    for (original, translation, finding) in [
        ("Police arrested 48 people.", "Polisi menangkap 84 orang.", ("number-differs", "84", "48")),
        ("It took three days.", "Itu makan waktu delapan hari.", ("number-differs", "delapan", "tiga")),
        ("It was their third win.", "Itu kemenangan kelima mereka.", ("number-differs", "kelima", "ketiga")),
        ("It rose by 7.5 points.", "Angka itu naik 75 poin.", ("number-differs", "75", "7,5")),
        ("A crowd of 12,500 came.", "Sebanyak 15.200 orang datang.", ("number-differs", "15.200", "12.500")),
        ("It was built in 1987.", "Gedung itu dibangun pada 1978.", ("date-differs", "1978", "1987")),
        ("He left on Tuesday.", "Dia berangkat pada hari Kamis.", ("date-differs", "Kamis", "Selasa")),
        ("It opened in June.", "Gedung itu dibuka pada bulan Juli.", ("date-differs", "Juli", "Juni")),
        ("It began at 7 a.m.", "Acara dimulai pukul 9 pagi.", ("date-differs", "9 pagi", "")),
        ("It cost $5 million.", "Biayanya 5 juta euro.", ("unit-differs", "5 juta", "")),
        ("It fell 40 percent.", "Nilainya turun 40.", ("unit-differs", "40", "40 persen")),
        ("It cost 3 million dollars.", "Biayanya 3 miliar dolar.", ("number-differs", "3 miliar", "3 juta")),
    ] {
        assert_eq!(strong(&check(original, translation)), [finding], "{translation}");
    }
}

#[test]
fn numbers_written_in_another_way_are_the_same() {
    for (original, translation) in [
        ("Dozens of people came.", "Puluhan orang datang."),
        ("Some 35 people came.", "Puluhan orang datang."),
        ("Hundreds of thousands fled.", "Ratusan ribu orang mengungsi."),
        ("A dozen houses burned.", "Selusin rumah terbakar."),
        ("It rose 2.5 percent.", "Angkanya naik 2,5 persen."),
        ("It cost $2.8bn.", "Biayanya 2,8 miliar dolar AS."),
        ("It cost half a million dollars.", "Biayanya US$500.000."),
        ("The 21st victim is 18 years old.", "Korban ke-21 berusia 18 tahun."),
        ("Two-thirds voted yes.", "Dua pertiga memilih setuju."),
        ("It is 10 miles away.", "Jaraknya 16 kilometer."),
        ("It began at 3 p.m.", "Acara dimulai pukul 15.00."),
        ("It began every morning at four.", "Acara dimulai setiap pukul empat pagi."),
        ("He won in two hours, four minutes.", "Dia menang dalam dua jam empat menit."),
        ("They could see no further than 400 metres.", "Jarak pandang hanya 400 meter."),
        ("It began at 1340 GMT.", "Acara dimulai pukul 20.40 WIB."),
        ("It was in the 1990s.", "Itu terjadi pada era 1990-an."),
        ("He scored in a 2-1 win.", "Dia mencetak gol dalam kemenangan 2-1."),
        ("She came on Sunday.", "Dia datang pada Minggu (4/5)."),
        ("It happened in Lima 12 days ago.", "Itu terjadi di Lima 12 hari lalu."),
        ("He bought a fifth of the land.", "Dia membeli seperlima lahan itu."),
        ("It costs 3 million ringgit.", "Harganya 3 juta ringgit atau sekitar Rp10 miliar."),
    ] {
        assert_eq!(rules(&check(original, translation)), [""; 0], "{translation}");
    }
}

#[test]
fn a_weekday_of_another_zone_is_a_hint() {
    let original = "The ship left New York on Friday night.";
    let found = check(original, "Kapal itu meninggalkan New York pada Sabtu pukul 07.00 WIB.");
    assert!(strong(&found).is_empty());
    let found = check(original, "Kapal itu meninggalkan New York pada Minggu pukul 07.00 WIB.");
    assert_eq!(strong(&found), [("date-differs", "Minggu", "Jumat")]);
}

#[test]
fn names_that_are_misspelt_or_swapped_are_found() {
    let original = "Mayor Anne Kowalski met Peter Brandt in Geneva. Kowalski praised the mayor of Geneva.";
    let found =
        check(original, "Wali Kota Anne Kowalski bertemu Peter Brandt di Jenewa. Kowalksi memuji wali kota Jenewa.");
    assert_eq!(strong(&found), [("name-differs", "Kowalksi", "Kowalski")]);
    let found =
        check(original, "Wali Kota Anne Kowalski bertemu Peter Brandt di Jenewa. Kowalski memuji wali kota Jenewa.");
    assert_eq!(rules(&found), [""; 0]);
    let story =
        "Rescuers\nPilot Maria Duarte landed safely.\nHer brother Tomas Duarte waved to Maria and to Julio Reyes.";
    let wrong = "Penyelamat\nPilot Julio Duarte mendarat dengan selamat.\nSaudaranya, Tomas Duarte, melambai kepada Maria dan Julio Reyes.";
    assert_eq!(strong(&check_as(("en", "id"), story, wrong)), [("name-differs", "Julio", "Maria")]);
}

#[test]
fn numbers_in_the_sentence_of_the_other_are_found() {
    let original =
        "The mayor of Bogor opened 13 schools in June. The governor in Bandung closed 48 bridges after the flood.";
    let right = "Wali Kota Bogor membuka 13 sekolah pada Juni. Gubernur di Bandung menutup 48 jembatan setelah banjir.";
    assert_eq!(rules(&check(original, right)), [""; 0]);
    let found = check(original, &right.replace("13", "x").replace("48", "13").replace('x', "48"));
    assert_eq!(rules(&found), ["number-differs", "number-differs"]);
    assert_eq!((found[0].text.as_str(), found[0].fixes[0].as_str()), ("48", "13"));
}

#[test]
fn a_name_that_is_nowhere_in_the_translation_is_a_hint() {
    let original = "Judge Kowalski spoke first. A lawyer praised Kowalski in court.";
    let found = check(original, "Hakim berbicara lebih dulu. Seorang pengacara memujinya di pengadilan.");
    assert_eq!((rules(&found), found[0].text.as_str()), (vec!["name-differs"], "Kowalski"));
    assert_eq!(found[0].severity, Severity::Hint);
}

#[test]
fn quotations_that_are_missing_are_found() {
    let original = "\"We have lost everything in this terrible flood,\" he said. \"But we are alive.\"";
    assert_eq!(
        rules(&check(original, "\"Kami kehilangan semuanya dalam banjir ini,\" katanya. \"Tetapi kami hidup.\"")),
        [""; 0]
    );
    // Joined quotations are the style of newsrooms.
    assert_eq!(
        rules(&check(
            original,
            "\"Kami kehilangan semuanya dalam banjir yang mengerikan ini. Tetapi kami hidup,\" katanya."
        )),
        [""; 0]
    );
    let found = check(original, "\"Kami kehilangan semuanya dalam banjir ini, katanya. \"Tetapi kami hidup.\"");
    assert_eq!(rules(&found), ["quote-differs"]);
    let found =
        check(original, "Katanya, mereka kehilangan segalanya dalam banjir yang mengerikan itu, tetapi masih hidup.");
    assert_eq!(strong(&found).len(), 1);
}

#[test]
fn a_denial_that_is_lost_is_found() {
    let original = "The bridge is not safe for heavy trucks.";
    assert_eq!(strong(&check(original, "Jembatan itu aman untuk truk berat.")), [("negation-lost", "not safe", "")]);
    assert_eq!(rules(&check(original, "Jembatan itu tidak aman untuk truk berat.")), [""; 0]);
    assert_eq!(rules(&check("Not only trucks used the bridge.", "Jembatan itu dilewati truk dan mobil.")), [""; 0]);
    // Not in the other direction.
    assert_eq!(
        rules(&check_as(("id", "en"), "Judul\nJembatan itu tidak aman.", "A Title\nThe bridge is safe.")),
        [""; 0]
    );
}

#[test]
fn text_in_the_language_of_the_original_is_found() {
    let original = "The river rose after the heavy rain. Nobody was hurt when the dam broke in the night.";
    let found = check(original, "Sungai meluap setelah hujan lebat. Nobody was hurt when the dam broke in the night.");
    assert!(strong(&found).contains(&("untranslated", "Nobody was hurt when the dam broke in the night", "")));
}

#[test]
fn a_short_sentence_in_the_language_of_the_original_is_found() {
    for sentence in ["The Ministry of Health in Kenari said so on Monday.", "No one was hurt.", "It was over."] {
        let original = format!("The river rose after the heavy rain. {sentence}");
        let found = check(&original, &format!("Sungai meluap setelah hujan lebat. {sentence}"));
        assert!(strong(&found).contains(&("untranslated", sentence.trim_end_matches('.'), "")), "{sentence} {found:?}");
    }
    let original = "He joined the Bank of Kenari. He left it in 2019.";
    assert_eq!(rules(&check(original, "Dia bergabung dengan Bank of Kenari. Dia keluar pada 2019.")), [""; 0]);
}

#[test]
fn measures_that_were_converted_are_the_same() {
    for (original, translation) in [
        ("It was 104°F at noon.", "Suhu 40°C pada tengah hari."),
        ("It was 104 degrees in the shade.", "Suhu 40 derajat Celsius di tempat teduh."),
        ("It fell to 35 degrees Fahrenheit.", "Suhu turun menjadi 2 derajat Celsius."),
        ("It fell to -20°F.", "Suhu turun menjadi -29°C."),
        ("The wind blew at 60 mph.", "Angin bertiup 97 km/jam."),
        ("The wind blew at 60 miles per hour.", "Angin bertiup 97 kilometer per jam."),
        ("It is 10 miles away.", "Jaraknya 16 km."),
        ("The fire burned 10 square miles.", "Api membakar 26 kilometer persegi."),
        ("It opened on Nov. 5, 2018.", "Gedung itu dibuka pada 5 Nov 2018."),
        ("It opened on Feb. 3.", "Gedung itu dibuka pada 3 Februari."),
    ] {
        assert_eq!(rules(&check(original, translation)), [""; 0], "{translation}");
    }
}

#[test]
fn a_fix_keeps_every_digit() {
    for (original, wrong, fix) in [
        ("It costs 1.2490 dollars.", "Harganya 1,2940 dolar.", "1,2490"),
        ("It costs 1,234.5670 dollars.", "Harganya 1.234,7650 dolar.", "1.234,5670"),
        ("It costs 2.50 million dollars.", "Harganya 5,20 juta dolar.", "2,50 juta"),
        ("It costs 12500 dollars.", "Harganya 15.200 dolar.", "12.500"),
    ] {
        let found = check(original, wrong);
        assert_eq!(strong(&found).first().map(|(_, _, fix)| *fix), Some(fix), "{wrong} {found:?}");
    }
}

#[test]
fn words_that_say_the_opposite_are_found() {
    for (original, translation, word) in [
        ("The shares rose on Monday.", "Saham itu turun pada Senin.", "turun"),
        ("The team won the final.", "Tim itu kalah di final.", "kalah"),
        ("He called his wife before the flood.", "Dia menelepon istrinya setelah banjir.", "setelah"),
        ("The village lies north of Kenari.", "Desa itu terletak di selatan Kenari.", "selatan"),
    ] {
        assert_eq!(strong(&check(original, translation)), [("meaning-reversed", word, "")], "{translation}");
    }
    for (original, translation) in [
        ("The shares rose on Monday.", "Saham itu naik pada Senin."),
        ("The shares rose and fell.", "Saham itu turun lagi."),
        ("The shares did not rise.", "Saham itu turun, tidak naik."),
        ("Northern farmers met southern ones.", "Petani selatan bertemu."),
    ] {
        assert!(!rules(&check(original, translation)).contains(&"meaning-reversed"), "{translation}");
    }
}

#[test]
fn paragraphs_and_sentences_that_are_left_out_are_found() {
    let original = "A Story\nThe river rose after heavy rain in the hills. Mayor Kowalski closed 12 schools and two bridges for a week.\nAll went home.\nIt ended.";
    let whole = "Kisah\nSungai meluap setelah hujan lebat di perbukitan. Wali Kota Kowalski menutup 12 sekolah dan dua jembatan selama sepekan.\nSemua pulang.\nSelesai.";
    assert_eq!(rules(&check_as(("en", "id"), original, whole)), [""; 0]);
    let found = check_as(
        ("en", "id"),
        original,
        &whole.replace(" Wali Kota Kowalski menutup 12 sekolah dan dua jembatan selama sepekan.", ""),
    );
    let left_out = found.iter().find(|finding| finding.rule.code() == "left-out").unwrap();
    assert!(left_out.text.starts_with("Mayor Kowalski"));
    let found = check_as(("en", "id"), original, &whole.replace("\nSelesai.", ""));
    assert_eq!(rules(&found), ["left-out"]);
    assert_eq!((found[0].paragraph, found[0].text.as_str()), (Some(2), "It ended."));
    let found = check_as(("en", "id"), original, &format!("{whole}\nBaris baru."));
    assert_eq!(rules(&found), ["added"]);
}

#[test]
fn numbers_quotations_and_names_are_checked_without_word_lists() {
    let original =
        "Titel\nIn Kopenhagen traf Mette Sorensen 48 Gäste. \"Ein schöner Tag für uns alle hier\", sagte Sorensen.";
    let right =
        "Tajuk\nDi Kopenhagen, Mette Sorensen bertemu 48 tetamu. \"Hari yang indah untuk kami\", kata Sorensen.";
    assert_eq!(rules(&check_as(("de", "xx"), original, right)), [""; 0]);
    let found = check_as(("de", "xx"), original, &right.replace("48", "84").replace("kata Sorensen", "kata Sorensne"));
    assert_eq!(strong(&found), [("number-differs", "84", ""), ("name-differs", "Sorensne", "Sorensen")]);
    let found = check_as(("de", "xx"), original, &right.replace("kami\"", "kami"));
    assert_eq!(rules(&found), ["quote-differs"]);
}

#[test]
fn odd_input_is_no_problem() {
    let empty = StoryText::from_lines("en", "");
    assert_eq!(check_translation(&empty, &empty, &PairedParagraphs::default()), []);
    let story = StoryText::from_lines("id", "Satu");
    let beyond = PairedParagraphs { groups: vec![ParagraphGroup { original: vec![7], translation: vec![0] }] };
    assert_eq!(check_translation(&empty, &story, &beyond), []);
    for piece in ["\"", "1 ", "Aa ", "a.", "tidak not ", "(", "“Satu 2 ", "é’s ", "ke-", "1/2 "] {
        let text = format!("x\n{}", piece.repeat(3000));
        check_as(("en", "id"), &text, &text);
        check_as(("id", "en"), &text, "x\ny");
    }
}
