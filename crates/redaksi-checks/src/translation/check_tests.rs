//! What is found and what is not, one pair of paragraphs at a time.

use super::{PairedParagraphs, ParagraphGroup, check_translation};
use crate::{Finding, FindingLocation, Severity, StoryText};

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
        ("It cost $5 million.", "Biayanya 5 juta euro.", ("unit-differs", "5 juta euro", "5 juta dolar AS")),
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
    // Indirect speech says the same.
    assert_eq!((rules(&found), strong(&found)), (vec!["quote-differs"], vec![]));
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
fn words_that_say_the_opposite_beside_the_same_number_are_found() {
    for (original, translation, word) in [
        ("The blast killed 222 people.", "Ledakan itu melukai 222 orang.", "melukai"),
        ("Some 222 people died.", "Sekitar 222 orang terluka.", "terluka"),
        ("The price fell 3 percent.", "Harga naik 3 persen.", "naik"),
        ("The index was up 45 points, more than before.", "Indeks turun 45 poin, lebih dari sebelumnya.", "turun"),
        ("Almost 3,000 people came.", "Lebih dari 3.000 orang datang.", "Lebih dari"),
        ("More than 3,000 people came.", "Hampir 3.000 orang datang.", "Hampir"),
        ("The index closed higher on Monday.", "Indeks ditutup melemah pada Senin.", "ditutup melemah"),
        ("It lies northeast of Kenari.", "Letaknya di barat daya Kenari.", "barat daya"),
        ("The new train is faster.", "Kereta baru itu lebih lambat.", "lebih lambat"),
        ("He was acquitted on Monday.", "Dia dihukum pada Senin.", "dihukum"),
    ] {
        assert_eq!(strong(&check(original, translation)), [("meaning-reversed", word, "")], "{translation}");
    }
    for (original, translation) in [
        ("The blast killed 222 people and injured 500.", "Ledakan itu menewaskan 222 orang dan melukai 500 orang."),
        ("It fell 3 percent, then rose 5 percent.", "Angkanya turun 3 persen, lalu naik 5 persen."),
        ("No more than 30 people came.", "Tidak lebih dari 30 orang datang."),
        ("The ground sinks by up to 25 centimetres.", "Tanah mengalami penurunan hingga 25 sentimeter."),
        ("It lies in the northeast.", "Letaknya di timur laut."),
        ("It lies in the southeast.", "Letaknya di tenggara."),
    ] {
        assert!(!rules(&check(original, translation)).contains(&"meaning-reversed"), "{translation}");
    }
}

#[test]
fn a_fix_of_a_name_gives_a_whole_name() {
    let story = "Rescuers\nPilot Paola Ferri landed. Her boss waited.\nThe fire was out by noon, said Henrik Aasen of the coast guard. Aasen thanked Ferri.";
    let wrong = "Penyelamat\nPilot Paola Ferri mendarat. Atasannya menunggu.\nApi padam pada siang hari, kata Paola Ferri dari penjaga pantai. Aasen berterima kasih kepada Ferri.";
    let found = check_as(("en", "id"), story, wrong);
    let names: Vec<_> = found.iter().filter(|finding| finding.rule.code() == "name-differs").collect();
    assert!(!names.is_empty());
    for finding in names {
        let is_whole =
            finding.fixes.iter().all(|fix| fix == "Henrik Aasen" || fix == "Aasen" && finding.text == "Ferri");
        assert!(is_whole, "{finding:?}");
    }
}

#[test]
fn another_full_name_is_found() {
    for (original, translation, wrong, right) in [
        (
            "The mayor thanked Lucía Romero.",
            "Wali kota berterima kasih kepada Maria López.",
            "Maria López",
            "Lucía Romero",
        ),
        ("\"We agree,\" said Kaja Kallas.", "\"Kami setuju,\" kata Josep Borrell.", "Josep Borrell", "Kaja Kallas"),
        ("He met Nguyen Thi Hoa.", "Dia bertemu Tran Van Minh.", "Tran Van Minh", "Nguyen Thi Hoa"),
        ("It was won by James Okoro.", "Lomba itu dimenangi Peter Mwangi.", "Peter Mwangi", "James Okoro"),
    ] {
        assert_eq!(strong(&check(original, translation)), [("name-differs", wrong, right)], "{translation}");
    }
    assert!(strong(&check("The Green Belt was opened.", "Sabuk Hijau dibuka.")).is_empty());
    // A person under another spelling is the same one.
    let found = check("He met Moammar Gadhafi.", "Dia bertemu Muammar Khadafi.");
    assert!(found.iter().all(|finding| finding.text != "Muammar Khadafi"), "{found:?}");
}

#[test]
fn another_place_or_organisation_is_found() {
    for (original, translation, wrong, right) in [
        ("The ship left South Korea.", "Kapal itu meninggalkan Jepang.", "Jepang", "Korea Selatan"),
        ("The ship left Gothenburg.", "Kapal itu meninggalkan Stockholm.", "Stockholm", "Gothenburg"),
        ("They met in Vienna.", "Mereka bertemu di Venesia.", "Venesia", "Wina"),
        ("The World Bank agreed.", "Bank Pembangunan Asia setuju.", "Bank Pembangunan Asia", "Bank Dunia"),
    ] {
        assert_eq!(strong(&check(original, translation)), [("name-differs", wrong, right)], "{translation}");
    }
    for (original, translation) in [
        ("The ship left South Korea.", "Kapal itu meninggalkan Korsel."),
        ("Officials in Seoul agreed.", "Pejabat Korea Selatan setuju."),
        ("The Georgian parliament agreed.", "Parlemen Georgia setuju."),
        ("The UN agreed.", "PBB setuju."),
    ] {
        assert_eq!(rules(&check(original, translation)), [""; 0], "{translation}");
    }
}

#[test]
fn another_title_before_a_name_is_found() {
    let original = "Prime Minister Irma Kobalt spoke.";
    let found = check(original, "Presiden Irma Kobalt berpidato.");
    assert_eq!(strong(&found), [("name-differs", "Presiden", "Perdana Menteri")]);
    assert_eq!(rules(&check(original, "PM Irma Kobalt berpidato.")), [""; 0]);
    let original = "Deputy Prime Minister Irma Kobalt spoke.";
    let found = check(original, "Perdana Menteri Irma Kobalt berpidato.");
    assert_eq!(strong(&found), [("name-differs", "Perdana Menteri", "Wakil Perdana Menteri")]);
    assert_eq!(rules(&check(original, "Wakil Perdana Menteri Irma Kobalt berpidato.")), [""; 0]);
}

#[test]
fn letters_of_a_name_in_another_order_are_found() {
    for wrong in ["Kaveshalvili", "Kaveshlavili", "Kavelasvili"] {
        let found = check("President Mikheil Kavelashvili spoke.", &format!("Presiden Mikheil {wrong} berpidato."));
        assert_eq!(strong(&found), [("name-differs", wrong, "Kavelashvili")]);
    }
}

#[test]
fn loan_words_and_capitals_of_headlines_are_no_names() {
    for (original, translation) in [
        ("Firm Starts Chip Assembly in Penang", "Perusahaan Mulai Perakitan Cip di Penang"),
        ("Georgian Parliament Passes Media Law", "Parlemen Georgia Sahkan Undang-Undang Media"),
        ("Deep Sea Area Full of Microbes", "Arkea dan Mikroba Laut Dalam"),
    ] {
        let found = check_as(("en", "id"), original, translation);
        assert!(!rules(&found).contains(&"name-differs"), "{translation} {found:?}");
    }
}

#[test]
fn rounded_conversions_are_right_and_wrong_ones_are_converted() {
    for (original, translation) in [
        ("It made waves of up to 3 feet.", "Gelombang setinggi hingga 1 meter terjadi."),
        ("It is about 12 miles away.", "Jaraknya sekitar 20 kilometer."),
        ("It weighs about 9 pounds.", "Beratnya sekitar 4 kilogram."),
    ] {
        assert_eq!(rules(&check(original, translation)), [""; 0], "{translation}");
    }
    for (original, translation, fix) in [
        ("It is about 12 miles away.", "Jaraknya sekitar 29 kilometer.", "19"),
        ("It is 300 miles away.", "Jaraknya 840 kilometer.", "483"),
    ] {
        let found = check(original, translation);
        assert_eq!(found.first().and_then(|found| found.fixes.first()).map(String::as_str), Some(fix), "{found:?}");
    }
}

#[test]
fn a_dollar_of_another_country_is_found() {
    for (original, translation) in [
        ("It cost 5.6 million New Zealand dollars.", "Biayanya 5,6 juta dolar Australia."),
        ("It cost 5.6 million New Zealand dollars.", "Biayanya 5,6 juta dolar Amerika Serikat."),
        ("It cost 5.6 million New Zealand dollars.", "Biayanya 5,6 juta euro."),
        ("It cost $31.1 billion.", "Biayanya 31,1 miliar dolar Singapura."),
    ] {
        assert_eq!(rules(&check(original, translation)), ["unit-differs"], "{translation}");
    }
    for (original, translation) in [
        ("It cost 5.6 million New Zealand dollars.", "Biayanya 5,6 juta dolar Selandia Baru."),
        ("It cost $31.1 billion.", "Biayanya 31,1 miliar dolar AS."),
        ("It cost $31.1 billion.", "Biayanya 31,1 miliar dolar."),
        ("It cost $3 in Singapore.", "Biayanya 3 dolar Singapura di Singapura."),
        ("It cost A$3 million.", "Biayanya 3 juta dolar Australia."),
    ] {
        assert_eq!(rules(&check(original, translation)), [""; 0], "{translation}");
    }
}

#[test]
fn dates_as_digits_are_compared_with_those_in_words() {
    let original = "It opened on Saturday, June 28, 2025.";
    assert_eq!(rules(&check(original, "Gedung itu dibuka pada Sabtu (28/6/2025).")), [""; 0]);
    assert_eq!(rules(&check(original, "Gedung itu dibuka pada Sabtu (28/6).")), [""; 0]);
    let found = check(original, "Gedung itu dibuka pada Sabtu (28/7/2025).");
    assert_eq!(strong(&found), [("date-differs", "28/7/2025", "28/6/2025")]);
}

#[test]
fn quarters_fractions_and_numbers_of_headlines_are_compared() {
    let original = "Sales rose in the first quarter.";
    assert_eq!(rules(&check(original, "Penjualan naik pada kuartal I.")), [""; 0]);
    assert_eq!(strong(&check(original, "Penjualan naik pada kuartal II.")), [("date-differs", "II", "I")]);
    let original = "Half of the houses burned.";
    assert_eq!(rules(&check(original, "Separuh rumah terbakar.")), [""; 0]);
    assert_eq!(strong(&check(original, "Sepertiga rumah terbakar.")), [("number-differs", "Sepertiga", "")]);
    let found = check_as(("en", "id"), "Bridge Opens After Nine Years", "Jembatan Dibuka Setelah Delapan Tahun");
    assert_eq!(rules(&found), ["number-differs"]);
}

#[test]
fn a_denial_may_be_said_by_a_word_for_only_then_or_once_for_two_things() {
    for (original, translation) in [
        ("She did not score until the 71st minute.", "Dia baru mencetak gol pada menit ke-71."),
        ("The road did not reopen until Monday.", "Jalan itu baru dibuka kembali pada Senin."),
        ("It is not expected to open before Thursday.", "Jalan itu baru akan dibuka paling cepat Kamis."),
        ("The village has no water and no power.", "Desa itu tidak punya air dan listrik."),
    ] {
        assert_eq!(rules(&check(original, translation)), [""; 0], "{translation}");
    }
    assert_eq!(
        strong(&check("She did not score until the 71st minute.", "Dia mencetak gol hingga menit ke-71.")).len(),
        1
    );
}

#[test]
fn a_sentence_that_is_reported_is_not_reported_again_for_its_parts() {
    let original = "The river rose after the heavy rain. It was not seen in the village for 12 years by anyone there.";
    let found = check(
        original,
        "Sungai meluap setelah hujan lebat. It was not seen in the village for 12 years by anyone there.",
    );
    assert_eq!(rules(&found), ["untranslated"]);
    let found = check(original, "Sungai meluap setelah hujan lebat.");
    assert_eq!(rules(&found), ["left-out"]);
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
fn paragraphs_left_out_before_the_first_one_are_missed_in_the_text_and_not_in_a_field() {
    let original =
        "A Story\nThe river rose after heavy rain in the hills.\nMayor Kowalski closed 12 schools.\nAll went home.";
    let original = StoryText::from_lines("en", original);
    let translation = StoryText::from_lines("id", "Sebuah Kisah\nSemua pulang.");
    let group = |original: &[usize], translation: &[usize]| ParagraphGroup {
        original: original.to_vec(),
        translation: translation.to_vec(),
    };
    let groups = vec![group(&[0], &[0]), group(&[1], &[]), group(&[2], &[]), group(&[3], &[1])];
    let found = check_translation(&original, &translation, &PairedParagraphs { groups });
    assert_eq!(rules(&found), ["left-out", "left-out"]);
    assert!(found.iter().all(|finding| finding.location == FindingLocation::Text(0..0)), "{found:?}");
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

/// Returns all findings as rule, words and first fix.
fn all(found: &[Finding]) -> Vec<(&str, &str, &str)> {
    found.iter().map(|f| (f.rule.code(), f.text.as_str(), f.fixes.first().map_or("", String::as_str))).collect()
}

#[test]
fn a_fix_is_offered_only_between_numbers_of_one_sort() {
    for (original, translation) in [
        // A year, an amount and a day say different things.
        ("He paid $11.3 million.", "Dia membayar pada 2025 sebanyak 7 juta dolar dan 9 euro."),
        ("On May 23 it paid $1.1 billion.", "Perusahaan itu membayar 1,1 miliar dolar (sekitar Rp 17,9 triliun)."),
        ("It scored in the second half of 2024.", "Gol itu tercipta pada babak kedua 2024, 14 menit kemudian."),
        // Which of the two is meant is not known.
        ("It has 12 schools and 34 shops.", "Ada 57 sekolah dan 86 toko."),
    ] {
        let found = check(original, translation);
        assert!(found.iter().all(|finding| finding.fixes.is_empty()), "{translation} {found:?}");
    }
    for (original, translation, fix) in [
        ("It has 12 schools and 34 shops.", "Ada 21 sekolah dan 43 toko.", "12"),
        ("It rose 12 percent to 34 euros.", "Angkanya naik 57 persen menjadi 34 euro.", "12"),
        ("It rose from 61st to 57th.", "Peringkatnya naik dari ke-61 ke posisi 75.", "57"),
    ] {
        let found = check(original, translation);
        assert!(found.iter().any(|finding| finding.fixes.first().is_some_and(|known| known == fix)), "{found:?}");
    }
}

#[test]
fn a_date_that_completes_a_weekday_is_right() {
    let check = |original: &str, translation: &str| {
        check_as(("en", "id"), &format!("A Story\n{original}"), &format!("Sebuah Kisah\n{translation}"))
    };
    let original = "KENARI, Feb 3 - The writer Ingrid Aasen died on Sunday at her home.";
    for translation in [
        "KENARI - Penulis Ingrid Aasen meninggal pada Minggu (1/2/2026) di rumahnya.",
        "KENARI - Penulis Ingrid Aasen meninggal pada Minggu, 1 Februari 2026, di rumahnya.",
        "KENARI - Penulis Ingrid Aasen meninggal pada 1 Februari 2026 di rumahnya.",
        "KENARI - Penulis Ingrid Aasen meninggal pada Minggu di rumahnya.",
    ] {
        assert_eq!(all(&check(original, translation)), [], "{translation}");
    }
    let found = check(original, "KENARI - Penulis Ingrid Aasen meninggal pada Minggu (1/3/2026) di rumahnya.");
    assert_eq!(all(&found), [("date-differs", "1/3/2026", "")]);
    let found = check(original, "KENARI - Penulis Ingrid Aasen meninggal pada Senin (2/2/2026) di rumahnya.");
    assert_eq!(all(&found), [("date-differs", "Senin", "Minggu")]);
    for (original, translation) in [
        ("A court sentenced him on Thursday.", "Pengadilan menghukumnya pada Kamis, 6 November 2025."),
        ("He won the final on Sunday.", "Dia memenangi final pada Senin (8/9/2025) dini hari WIB."),
        ("It shrank in the third quarter.", "Angkanya turun pada Q3-2025."),
        ("He won the Kenari Open.", "Dia memenangi Kenari Open 2025."),
        ("The council met on Wednesday.", "Dewan itu bertemu pada hari yang sama."),
    ] {
        assert_eq!(all(&check(original, translation)), [], "{translation}");
    }
}

#[test]
fn quarters_and_parts_are_the_same_in_other_words() {
    for (original, translation) in [
        ("It rose in the October-December quarter.", "Angkanya naik pada kuartal IV."),
        ("It rose in the first quarter of 2026.", "Angkanya naik pada tiga bulan pertama 2026."),
        ("It is the first fall in six quarters.", "Itu penurunan pertama dalam enam kuartal."),
        ("It fell 12 cents.", "Harganya turun US$ 0,12."),
        ("It rose by a quarter of a percentage point.", "Angkanya naik 25 basis poin."),
        ("It followed an 18-month siege.", "Itu terjadi setelah pengepungan satu setengah tahun."),
        ("It more than tripled to 20 trillion won.", "Angkanya lebih dari tiga kali lipat menjadi 20 triliun won."),
        ("He scored in the 93rd minute.", "Dia mencetak gol pada menit 90+3."),
    ] {
        assert_eq!(all(&check(original, translation)), [], "{translation}");
    }
    assert_eq!(
        all(&check("It rose in October-December.", "Angkanya naik pada kuartal III.")),
        [("date-differs", "III", "IV")]
    );
}

#[test]
fn another_unit_is_reported_with_the_number() {
    for (original, translation, wrong, right, fix) in [
        ("It is 140 km away.", "Jaraknya 140 mil.", "140 mil", "140 km", "140 kilometer"),
        ("He got 12 years in prison.", "Dia dihukum 12 bulan penjara.", "12 bulan", "12 years", "12 tahun"),
        (
            "It reached 20 degrees Celsius.",
            "Suhunya 20 derajat Fahrenheit.",
            "20 derajat Fahrenheit",
            "20 degrees Celsius",
            "20 derajat Celsius",
        ),
        ("They sent 500 tonnes.", "Mereka mengirim 500 kilogram.", "500 kilogram", "500 tonnes", "500 ton"),
        ("It ended two hours later.", "Itu berakhir dua hari kemudian.", "dua hari", "two hours", "dua jam"),
        ("Yields rose 5 basis points.", "Imbal hasil naik 5 persen.", "5 persen", "5 basis points", "5 basis poin"),
        ("It rose 1.5%.", "Angkanya naik 1,5 poin.", "1,5 poin", "1.5%", "1,5 persen"),
        ("It cost $5 million.", "Harganya S$ 5 juta.", "S$ 5 juta", "$5 million", "US$ 5 juta"),
    ] {
        let found = check(original, translation);
        assert_eq!(strong(&found), [("unit-differs", wrong, fix)], "{translation}");
        assert_eq!(found[0].original.as_ref().map(|original| original.text.as_str()), Some(right));
    }
}

#[test]
fn a_score_is_reported_as_a_whole() {
    let found = check("They won 4-3 on aggregate.", "Mereka menang agregat 4-2.");
    assert_eq!(strong(&found), [("number-differs", "4-2", "4-3")]);
    let found = check("They won 2-1.", "Mereka menang 3-0.");
    assert_eq!(strong(&found), [("number-differs", "3-0", "2-1")]);
    assert_eq!(strong(&check("His sixth title, 6-2.", "Gelar ketujuhnya, 6-2.")).len(), 0);
    let found = check("He won his sixth title, 6-2.", "Dia menang 6-2 dan meraih gelar ketujuh.");
    assert_eq!(strong(&found), [("number-differs", "ketujuh", "keenam")]);
}

#[test]
fn an_abbreviation_or_a_club_before_a_person_is_no_other_name() {
    for (original, translation) in [
        (
            "The Kenari Organization for Migration said so. \"They are people,\" said its head Joel Aasen.",
            "Organisasi Migrasi Kenari (KOM) mengatakan itu. \"Mereka manusia,\" kata ketuanya, Joel Aasen dari KOM.",
        ),
        (
            "Kenari United beat Melati. Defender Willem Aasen left the field, and he will miss the match against Melati.",
            "Kenari United mengalahkan Melati. Bek United Willem Aasen keluar, dan dia absen pada laga melawan Melati.",
        ),
    ] {
        let found = check(original, translation);
        assert!(!rules(&found).contains(&"name-differs"), "{found:?}");
    }
}

#[test]
fn a_part_of_a_name_that_was_replaced_is_found() {
    for (original, translation, wrong, right) in [
        ("He fouled Gabriel Martinez.", "Dia melanggar Gabriel Ferreira.", "Ferreira", "Martinez"),
        ("President Ferdinand Kobalt Jr. spoke.", "Presiden Ferdinand \"Nando\" Zirkon berpidato.", "Zirkon", "Kobalt"),
        ("Shares of KN Hybrix rose.", "Saham KN Zeltrix naik.", "Zeltrix", "Hybrix"),
        ("Kobalt Motors said so. Zirkon agreed.", "Zirkon Motors menyatakan itu. Zirkon setuju.", "Zirkon", "Kobalt"),
        ("It was in the journal Kobalt.", "Itu terbit di jurnal Zirkon.", "Zirkon", "Kobalt"),
    ] {
        assert_eq!(strong(&check(original, translation)), [("name-differs", wrong, right)], "{translation}");
    }
    for (original, translation) in [
        ("President Ferdinand Kobalt Jr. spoke.", "Presiden Ferdinand \"Nando\" Kobalt Jr berpidato."),
        ("He met Anna Kobalt.", "Dia bertemu Anna Maria Kobalt."),
    ] {
        assert_eq!(strong(&check(original, translation)), [], "{translation}");
    }
}

#[test]
fn a_denial_is_found_again_in_another_sentence() {
    let original = "The director urged residents not to return to the houses. \"It was a strong quake,\" he said.";
    let moved = "\"Itu gempa yang kuat,\" kata direktur itu. Dia meminta warga tidak kembali ke rumah mereka.";
    assert_eq!(rules(&check(original, moved)), [""; 0]);
    for (original, translation) in [
        ("\"We will not hesitate to act,\" he said.", "\"Kami akan ragu untuk bertindak,\" katanya."),
        ("\"It was never a second yellow card,\" he said.", "\"Itu jelas kartu kuning kedua,\" katanya."),
    ] {
        assert_eq!(strong(&check(original, translation)).len(), 1, "{translation}");
    }
    assert_eq!(rules(&check("There is no doubt about it.", "Itu sudah pasti.")), [""; 0]);
}

#[test]
fn words_of_saying_and_years_are_compared_with_their_opposites() {
    for (original, translation, word) in [
        ("He has denied wrongdoing.", "Dia mengakui kesalahannya.", "mengakui"),
        ("He has admitted wrongdoing.", "Dia membantah melakukan kesalahan.", "membantah"),
        ("She turned down the medal.", "Dia menerima medali itu.", "menerima"),
        ("Two of his sons came.", "Dua putrinya, yaitu putri sulung dan putri kedua, datang.", "putrinya"),
        ("His daughter was hurt.", "Putranya terluka.", "Putranya"),
        ("It will not end before 2027.", "Itu tidak akan berakhir setelah tahun 2027.", "setelah"),
        ("It will open by the end of 2028.", "Gedung itu dibuka pada awal 2028.", "awal"),
        ("More than half of them left.", "Kurang dari separuh dari mereka pergi.", "Kurang dari"),
        ("It was cut to 15% from 39%.", "Angkanya dipangkas dari 15% menjadi 39%.", "15%"),
        ("It is the highest level.", "Itu tingkat terendah.", "terendah"),
    ] {
        let found = check(original, translation);
        assert!(strong(&found).contains(&("meaning-reversed", word, "")), "{translation} {found:?}");
    }
    for (original, translation) in [
        ("He has denied wrongdoing.", "Dia membantah melakukan kesalahan."),
        ("He pleaded not guilty and denied it.", "Dia mengaku tidak bersalah."),
        ("It was cut to 15% from 39%.", "Angkanya dipangkas dari 39% menjadi 15%."),
        ("It will not end before 2027.", "Itu tidak akan berakhir sebelum tahun 2027."),
    ] {
        assert!(!rules(&check(original, translation)).contains(&"meaning-reversed"), "{translation}");
    }
}

#[test]
fn a_title_without_marks_is_no_lost_quotation() {
    assert_eq!(rules(&check("His novel \"Satanaria\" was filmed.", "Novelnya, Satanaria, difilmkan.")), [""; 0]);
    let original = "She published \"The Salt Road\" in 1961. It sold 900 copies.";
    assert_eq!(rules(&check(original, "Dia menerbitkan Jalan Garam pada 1961. Terjual 900 eksemplar.")), [""; 0]);
    // Of two quotations, the one whose sentence was left out is not missed again.
    let original =
        "\"She was writing until the very last week,\" Aasen said. \"She never believed that a book was finished.\"";
    let found = check(original, "\"Dia terus menulis sampai minggu terakhir,\" kata Aasen.");
    assert_eq!(rules(&found), ["left-out"]);
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
