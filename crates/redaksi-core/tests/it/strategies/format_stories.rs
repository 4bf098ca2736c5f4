//! Strategies for the property tests of file formats: stories with arbitrary values, and finished stories in plain
//! prose.

use super::{decision, edited_story, phrase};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use redaksi_core::article::{
    Article, Block, BlockKind, Decision, ExcludedLine, Field, FieldName, Mark, MarkKind, Passage, PassageId,
    PassageKind, Reason, Role, SourceText, Tag,
};

/// Words of one script, without any marker of boilerplate, for prose that is classified as text.
const PLAIN_WORDS: [&str; 24] = [
    "warga", "desa", "menanam", "bakau", "bersama", "nelayan", "sejak", "pagi", "hingga", "petang", "karena", "ombak",
    "mengikis", "tanggul", "yang", "dibangun", "tahun", "lalu", "dengan", "bantuan", "para", "pelajar", "dan", "guru",
];

/// A sentence of plain words, with an initial capital and a full stop.
fn sentence() -> impl Strategy<Value = String> {
    subsequence(&PLAIN_WORDS[..], 8..18).prop_shuffle().prop_map(|words| {
        let line = words.join(" ");
        format!("{}{}.", line[..1].to_uppercase(), &line[1..])
    })
}

/// A headline of plain words.
fn headline() -> impl Strategy<Value = String> {
    subsequence(&PLAIN_WORDS[..], 4..9).prop_shuffle().prop_map(|words| {
        let capital = |word: &&str| format!("{}{}", word[..1].to_uppercase(), &word[1..]);
        words.iter().map(capital).collect::<Vec<_>>().join(" ")
    })
}

/// Arbitrary text, including control characters and lone combining marks.
pub fn wild_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        phrase(),
        vec(
            select(vec![
                "\r\n", "\n", "\r", "\u{0}", "\u{7f}", "\u{fffd}", "\u{feff}", "\\", "\"", "'", "\\u{301}", "\u{301}",
                "\u{200d}", "\u{202e}", "\u{2028}", "#", "r#\"", "{", "(", "a"
            ]),
            0..12
        )
        .prop_map(|pieces| pieces.concat()),
    ]
}

/// A story with arbitrary values in every field, within what the types permit.
pub fn wild_story() -> impl Strategy<Value = Article> {
    let field = (select(FieldName::ALL.to_vec()), wild_text(), vec(any::<u32>(), 0..3));
    let fields = vec(field, 0..8);
    let tags = vec((wild_text(), vec(any::<u32>(), 0..2)), 0..4);
    let links = vec((wild_text(), wild_text(), wild_text(), decision(), any::<u8>()), 0..4);
    let asides = vec((wild_text(), any::<u32>(), select(Role::ALL.to_vec())), 0..3);
    let blocks = vec(wild_text(), 0..4);
    let bytes = prop_oneof![vec(any::<u8>(), 0..80), wild_text().prop_map(String::into_bytes)];
    (edited_story(), fields, tags, links, asides, blocks, bytes).prop_map(
        |(mut article, fields, tags, links, asides, blocks, bytes)| {
            for (name, value, lines) in fields {
                let value = if name.is_date() { "2023-01-08T19:15+07:00".into() } else { value };
                article.fields.replace(name, Field { value, lines, ..Field::default() });
            }
            article.tags = tags.into_iter().map(|(text, lines)| Tag { text, lines }).collect();
            for (marker, title, url, decision, confidence) in links {
                let reason = Reason { rule: marker.clone().into(), detail: url.clone(), confidence };
                let id = article.next_passage_id();
                let kind = PassageKind::EndMark;
                article.passages.push(Passage {
                    id,
                    kind,
                    marker,
                    title,
                    url,
                    alternative_text: String::new(),
                    decision,
                    reason,
                });
            }
            for (text, line, role) in asides {
                article.excluded.push(ExcludedLine { text, line, role, reason: Reason::default() });
            }
            article
                .body
                .extend(blocks.into_iter().map(|text| Block::new(BlockKind::Caption, text.replace(['\n', '\r'], " "))));
            article.source = SourceText::new("apa saja \"\n.txt", &bytes);
            article
        },
    )
}

/// A finished story of plain sentences, with everything that the plain-text format preserves.
pub fn plain_story() -> impl Strategy<Value = Article> {
    let paragraph = vec(sentence(), 2..4).prop_map(|sentences| sentences.join(" "));
    let names = select(vec!["Rara Wening", "Tomi Prasetyo", "Siti Nurhaliza Umar", "Yohanes Kadir"]);
    let place = select(vec![
        ("DEPOK – ", "Depok", ""),
        ("PR DEPOK – ", "Depok", "PR"),
        ("Semarang (ANTARA) - ", "Semarang", "ANTARA"),
        ("", "", ""),
    ]);
    let date = (2005_u32..2027, 1_u32..13, 1_u32..29, 0_u32..24, 0_u32..60);
    let zone = select(vec!["+07:00", "+08:00", "+09:00", "+05:30", "-03:00", ""]);
    let texts = (headline(), sentence(), vec(paragraph, 3..9), vec(headline(), 0..4));
    let meta = (names.clone(), names, any::<bool>(), vec(select(&PLAIN_WORDS[..]), 0..4));
    let optional = (prop_oneof![Just(String::new()), sentence()], any::<prop::sample::Index>(), any::<bool>());
    (texts, meta, place, date, zone, optional).prop_map(|(texts, meta, place, date, zone, optional)| {
        let (title, caption, paragraphs, links) = texts;
        let (summary, subhead_at, has_subhead) = optional;
        let (byline, editor, has_source, tags) = meta;
        let (year, month, day, hour, minute) = date;
        let published = format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}{zone}");
        let later = format!("{}-{month:02}-{day:02}T{minute:02}:{hour:02}{zone}", year + 1);
        let updated = if minute < 24 { later } else { String::new() };
        let (dateline, place, agency) = place;
        let (source, url) = if has_source { ("Kabar Pesisir", "https://pesisir.example/bakau") } else { ("", "") };
        let mut article = Article::default();
        for (name, value) in [
            (FieldName::Headline, title.as_str()),
            (FieldName::Abstract, &summary),
            (FieldName::Published, &published),
            (FieldName::Updated, &updated),
            (FieldName::Embargo, if minute % 2 == 0 { &published } else { "" }),
            (FieldName::Byline, byline),
            (FieldName::Caption, &caption),
            (FieldName::Credit, "Rara Wening/Antara"),
            (FieldName::Place, place),
            (FieldName::Agency, agency),
            (FieldName::Editor, editor),
            (FieldName::Source, source),
            (FieldName::SourceTitle, if has_source { "Seribu Bakau untuk Pantai" } else { "" }),
            (FieldName::SourceUrl, url),
        ] {
            article.fields.replace(name, Field { value: value.into(), lines: vec![], ..Field::default() });
        }
        article.body = paragraphs.into_iter().map(|text| Block::new(BlockKind::Paragraph, text)).collect();
        if !dateline.is_empty() {
            article.body[0].text.insert_str(0, dateline);
            article.body[0].marks.push(Mark { range: 0..dateline.len(), kind: MarkKind::Dateline });
        }
        if has_subhead {
            let at = 1 + subhead_at.index(article.body.len() - 1);
            article.body.insert(at, Block::new(BlockKind::Subhead, "Harapan Warga Pesisir"));
        }
        for (number, title) in (0..).zip(links) {
            let url = if number % 2 == 0 { String::new() } else { format!("https://pesisir.example/{number}") };
            article.passages.push(Passage {
                id: PassageId(number),
                kind: PassageKind::Promo,
                marker: "Baca Juga:".into(),
                title,
                url,
                alternative_text: String::new(),
                decision: Decision::RelatedLink,
                reason: Reason::default(),
            });
        }
        let mut tags = tags;
        tags.sort_unstable();
        tags.dedup();
        article.tags = tags.into_iter().map(Tag::new).collect();
        article
    })
}
