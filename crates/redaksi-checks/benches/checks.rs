//! The time of all checks of a translated story of about 600 words with its original.

use criterion::{Criterion, criterion_group, criterion_main};
use redaksi_checks::{CheckInputs, check_article};
use redaksi_core::article::Article;
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use std::hint::black_box;

/// A paragraph in English and in Indonesian. `{}` is a number, so that no two paragraphs are alike.
const PARAGRAPHS: [[&str; 2]; 4] = [
    [
        "The governor of the northern province, Ratna Wijaya, said on Monday that {} families had left their homes since the river \
         rose by 2.5 metres, and that 40 percent of the rice fields would not be harvested before July this year.",
        "Gubernur provinsi utara, Ratna Wijaya, mengatakan pada Senin bahwa {} keluarga meninggalkan rumah mereka sejak sungai naik \
         2,5 meter, dan 40 persen sawah tidak akan dipanen sebelum Juli tahun ini.",
    ],
    [
        "\"We have never seen water like this in {} years,\" said Hasan Basri, a farmer from Melati, while he carried two sacks of \
         rice to the school where the army had put up tents for the people of his village.",
        "“Kami tidak pernah melihat air seperti ini dalam {} tahun,” kata Hasan Basri, petani dari Melati, sambil membawa dua karung \
         beras ke sekolah tempat tentara mendirikan tenda bagi warga desanya.",
    ],
    [
        "The ministry of public works will send {} pumps worth 3 million dollars to the city of Kenari, the minister told reporters \
         in Jakarta after a meeting with the president that lasted more than three hours.",
        "Kementerian Pekerjaan Umum akan mengirim {} pompa senilai 3 juta dolar ke Kota Kenari, kata menteri kepada wartawan di \
         Jakarta setelah rapat dengan presiden yang berlangsung lebih dari tiga jam.",
    ],
    [
        "Forecasters expect rain until Thursday, June {}, and warned that the dam above the town, which was built in 1978, must not \
         hold more than 12 million cubic metres of water.",
        "Prakirawan memperkirakan hujan hingga Kamis, {} Juni, dan memperingatkan bahwa bendungan di atas kota itu, yang dibangun pada \
         1978, tidak boleh menampung lebih dari 12 juta meter kubik air.",
    ],
];

/// The story in one of the languages.
fn story(headline: &str, language: usize) -> Article {
    let paragraphs =
        (0..16).map(|number| PARAGRAPHS[number % PARAGRAPHS.len()][language].replace("{}", &(number + 10).to_string()));
    let text = format!("{headline}\n\n{}\n", paragraphs.collect::<Vec<_>>().join("\n\n"));
    formats::open("story.txt", text.as_bytes(), &Packs::built_in()).expect("the text can be opened")
}

fn all_checks(criterion: &mut Criterion) {
    let original = story("River Floods Northern Province", 0);
    let translation = story("Sungai Meluap di Provinsi Utara", 1);
    let alone = CheckInputs::default();
    criterion
        .bench_function("a story alone", |bencher| bencher.iter(|| check_article(black_box(&translation), &alone)));
    let with_original = CheckInputs { original: Some(&original), ..CheckInputs::default() };
    criterion.bench_function("a translation with its original", |bencher| {
        bencher.iter(|| check_article(black_box(&translation), &with_original));
    });
}

criterion_group!(benches, all_checks);
criterion_main!(benches);
