//! Stories as plain text: what is published, in a readable layout that can be opened as the same story again.
//!
//! ```text
//! HEADLINE
//!
//! Ringkasan: ABSTRACT
//!
//! Embargo: 8 Januari 2023, 19:00 WIB
//! 8 Januari 2023, 19:15 WIB
//! Diperbarui: 9 Januari 2023, 07:00 WIB
//! Oleh: BYLINE
//! Foto: CAPTION (CREDIT)
//!
//! PLACE, AGENCY – First paragraph, as it is published.
//!
//!
//! SUBHEAD
//!
//! Second paragraph.
//!
//! Tautan terkait:
//! - TITLE <URL>
//!
//! Editor: EDITOR
//! Sumber: SOURCE <URL>
//! Judul asli: TITLE
//! Tags: one, two, three
//! ```
//!
//! The labels, the form of dates and the names of time zones are those of the language of the story, from its pack; a
//! language without a pack is written like English. Parts that the story does not have are omitted. Two blank lines
//! mark a subhead. Promos that are not removed are part of the text; those that are kept as related links are listed
//! near the end. `docs/formats.md` has the details.

mod layout;
mod read;
mod write;

pub use read::apply_layout;
pub use write::write;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{
        Article, Block, BlockKind, Decision, Field, FieldName, LineLocation, Mark, MarkKind, Passage, PassageId,
        PassageKind, Reason, SourceText, Tag,
    };
    use crate::packs::{Packs, parse_examples};
    use crate::text::lines;
    use expect_test::expect;

    fn set(article: &mut Article, name: FieldName, value: &str) {
        article.fields.replace(name, Field { value: value.into(), lines: vec![], ..Field::default() });
    }

    fn link(id: u32, title: &str, url: &str, decision: Decision) -> Passage {
        let (title, url) = (title.into(), url.into());
        let (marker, reason) = ("Baca Juga:".into(), Reason::default());
        Passage {
            id: PassageId(id),
            kind: PassageKind::Promo,
            marker,
            title,
            url,
            alternative_text: String::new(),
            decision,
            reason,
        }
    }

    #[test]
    fn every_part_is_written_in_order() {
        let mut article = Article::default();
        set(&mut article, FieldName::Headline, "Warga Menanam Bakau");
        set(&mut article, FieldName::Abstract, "Bakau menahan ombak.");
        set(&mut article, FieldName::Published, "2023-01-08T19:15+07:00");
        set(&mut article, FieldName::Updated, "2023-01-09T07:00+07:00");
        set(&mut article, FieldName::Byline, "Rara Wening");
        set(&mut article, FieldName::Caption, "Bakau muda\ndi pantai.");
        set(&mut article, FieldName::Credit, "Rara/Antara");
        set(&mut article, FieldName::Editor, "Tomi");
        set(&mut article, FieldName::Source, "Kabar Pesisir");
        set(&mut article, FieldName::SourceUrl, "https://pesisir.example/bakau");
        article.tags = vec![Tag::new("bakau"), Tag::new("pesisir")];
        let promo = "Baca Juga: Panen Raya";
        let mark = Mark { range: 0..promo.len(), kind: MarkKind::Passage(PassageId(0)) };
        article.body = vec![
            Block::new(BlockKind::Paragraph, "REMBANG – Warga menanam bakau."),
            Block { marks: vec![mark], ..Block::new(BlockKind::Paragraph, promo) },
            Block::new(BlockKind::Subhead, "Tahun depan"),
            Block::new(BlockKind::Paragraph, "Mereka akan menanam lagi."),
        ];
        article.passages = vec![
            link(0, "Panen Raya", "", Decision::RelatedLink),
            link(1, "Garam Rakyat", "https://pesisir.example/garam", Decision::RelatedLink),
            link(2, "Lomba Perahu", "", Decision::Removed),
        ];
        expect![[r"
            Warga Menanam Bakau

            Ringkasan: Bakau menahan ombak.

            8 Januari 2023, 19:15 WIB
            Diperbarui: 9 Januari 2023, 07:00 WIB
            Oleh: Rara Wening
            Foto: Bakau muda di pantai. (Rara/Antara)

            REMBANG – Warga menanam bakau.


            Tahun depan

            Mereka akan menanam lagi.

            Tautan terkait:
            - Panen Raya
            - Garam Rakyat <https://pesisir.example/garam>

            Editor: Tomi
            Sumber: Kabar Pesisir <https://pesisir.example/bakau>
            Tags: bakau, pesisir
        "]]
        .assert_eq(&write(&article));
    }

    #[test]
    fn exactly_the_published_fields_are_written() {
        for name in FieldName::ALL {
            let mut article = Article::default();
            // The title and the address of a source are written beside its name.
            set(&mut article, FieldName::Source, "Kabar Pesisir");
            let before = write(&article);
            set(&mut article, name, if name.is_date() { "2023-01-08" } else { "Rara Wening" });
            // The place and the agency are a part of the text; an address must be one; the language decides about labels.
            let is_in_text =
                matches!(name, FieldName::Place | FieldName::Agency | FieldName::SourceUrl | FieldName::Language);
            if !is_in_text {
                assert_eq!(write(&article) != before, name.is_published(), "{name:?}");
            }
        }
    }

    #[test]
    fn missing_parts_are_omitted() {
        assert_eq!(write(&Article::default()), "");
        let body = vec![Block::new(BlockKind::Paragraph, "Satu paragraf.")];
        assert_eq!(write(&Article { body, ..Article::default() }), "Satu paragraf.\n");
    }

    /// The first line of the head of a story with this language and date.
    fn date_line(language: &str, stamp: &str) -> String {
        let mut article = Article::default();
        set(&mut article, FieldName::Language, language);
        set(&mut article, FieldName::Published, stamp);
        write(&article).trim_end().to_owned()
    }

    #[test]
    fn dates_are_written_as_precisely_as_known() {
        for (stamp, line) in [
            ("2023-05-01", "1 Mei 2023"),
            ("2023-12-31T00:05", "31 Desember 2023, 00:05"),
            ("2023-08-17T10:00+08:00", "17 Agustus 2023, 10:00 WITA"),
            ("2023-08-17T10:00:59+09:00", "17 Agustus 2023, 10:00 WIT"),
            ("2023-02-28T23:59-03:30", "28 Februari 2023, 23:59 -03:30"),
        ] {
            assert_eq!(date_line("id", stamp), line);
        }
    }

    #[test]
    fn dates_are_written_in_the_language_of_the_story() {
        for (language, line) in [
            ("", "8 Januari 2023, 19:15 WITA"),
            ("en", "8 January 2023, 19:15 +08:00"),
            ("ms", "8 Januari 2023, 19:15 MYT"),
            ("de", "8. Januar 2023, 19:15 +08:00"),
            ("pt-BR", "8 de janeiro de 2023, 19:15 +08:00"),
            ("cs", "8. ledna 2023, 19:15 +08:00"),
            ("ja", "2023年1月8日 19:15 +08:00"),
            ("ko", "2023년 1월 8일 19:15 +08:00"),
            ("da", "8 January 2023, 19:15 +08:00"),
        ] {
            assert_eq!(date_line(language, "2023-01-08T19:15+08:00"), line, "{language}");
        }
    }

    #[test]
    fn labels_are_written_in_the_language_of_the_story() {
        let mut article = Article::default();
        set(&mut article, FieldName::Language, "fr");
        set(&mut article, FieldName::Headline, "Les habitants plantent");
        set(&mut article, FieldName::Abstract, "Mille arbres.\nAu bord de la mer.");
        set(&mut article, FieldName::Byline, "Rara Wening");
        set(&mut article, FieldName::Credit, "Rara Wening");
        set(&mut article, FieldName::Place, "Rennes");
        set(&mut article, FieldName::SourceTitle, "Warga Menanam");
        expect![[r"
            Les habitants plantent

            Résumé : Mille arbres. Au bord de la mer.

            Par : Rara Wening
            Lieu : Rennes
            Crédit photo : Rara Wening

            Titre original : Warga Menanam
        "]]
        .assert_eq(&write(&article));
    }

    #[test]
    fn a_place_in_the_dateline_is_not_written_twice() {
        let mut article = Article {
            body: vec![Block::new(BlockKind::Paragraph, "REMBANG (ANTARA) – Warga menanam bakau.")],
            ..Article::default()
        };
        set(&mut article, FieldName::Place, "Rembang");
        set(&mut article, FieldName::Agency, "ANTARA");
        assert_eq!(write(&article), "REMBANG (ANTARA) – Warga menanam bakau.\n");
        set(&mut article, FieldName::Place, "Tuban");
        assert!(write(&article).starts_with("Tempat: Tuban\nKantor berita: ANTARA\n\nREMBANG"), "{}", write(&article));
    }

    /// A finished story in the language of a pack, made of the prose of its examples.
    fn example_story(language: &str, prose: &[String], stamp: &str) -> Article {
        let start = |text: &str, words: usize| match text.matches(' ').count() {
            0 => text.chars().take(words * 2).collect::<String>(),
            _ => text.split(' ').take(words).collect::<Vec<_>>().join(" "),
        };
        let mut article = Article::default();
        for (name, value) in [
            (FieldName::Language, language),
            (FieldName::Headline, &start(&prose[0], 7)),
            (FieldName::Abstract, &prose[3]),
            (FieldName::Published, stamp),
            (FieldName::Updated, "2024-03-09T07:05+07:00"),
            (FieldName::Byline, "Rara Wening"),
            (FieldName::Editor, "Tomi Prasetyo"),
            (FieldName::Place, "Rembang"),
            (FieldName::Agency, "ANTARA"),
            (FieldName::Caption, &prose[1]),
            (FieldName::Credit, "Rara/Antara"),
            (FieldName::Source, "Kabar Pesisir"),
            (FieldName::SourceTitle, "Warga Menanam Bakau"),
            (FieldName::SourceUrl, "https://pesisir.example/bakau"),
        ] {
            set(&mut article, name, value);
        }
        article.tags = vec![Tag::new(start(&prose[0], 1)), Tag::new("Rembang")];
        let subhead = start(&prose[2], 3);
        let kinds = [BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Paragraph];
        let texts = [&prose[0], &prose[1], &subhead, &prose[2]];
        article.body = kinds.into_iter().zip(texts).map(|(kind, text)| Block::new(kind, text.as_str())).collect();
        article.body.push(Block::new(BlockKind::Paragraph, prose[3].as_str()));
        article.passages = vec![
            link(0, &start(&prose[3], 5), "", Decision::RelatedLink),
            link(1, "Garam Rakyat", "https://pesisir.example/garam", Decision::RelatedLink),
        ];
        article
    }

    /// The published content of a story, as lines that are readable in a failure message.
    fn content(article: &Article) -> Vec<String> {
        let names = FieldName::ALL.into_iter().filter(|name| *name != FieldName::Language);
        let fields = names.map(|name| format!("{name:?}: {}", article.fields.value(name)));
        let body = crate::article::render_body(article).into_iter();
        let links = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
        fields
            .chain(body.map(|block| format!("{:?}: {}", block.kind, block.text)))
            .chain(links.map(|passage| format!("related: {} <{}>", passage.title, passage.url)))
            .chain(article.tags.iter().map(|tag| format!("tag: {}", tag.text)))
            .collect()
    }

    #[test]
    fn a_story_in_the_language_of_any_pack_is_read_back_equal() {
        let packs = Packs::built_in();
        let default_prose = parse_examples("id.ron", include_str!("../../../../../assets/packs/id.ron")).unwrap().0;
        let mut wrong = Vec::new();
        for form in &packs.lexicon().plain_text {
            let language = &form.language;
            let name = format!("{language}.ron");
            let (_, ron) = crate::packs::built_in_files().iter().find(|(file, _)| *file == name).unwrap();
            let prose = parse_examples(&name, ron).unwrap().0;
            let prose = if prose.is_empty() { default_prose.clone() } else { prose };
            for stamp in ["2023-05-08", "2023-12-31T00:05", "2023-02-28T23:59+07:00", "2023-02-28T23:59-03:30"] {
                for with_credit in [true, false] {
                    let mut article = example_story(language, &prose, stamp);
                    if !with_credit {
                        set(&mut article, FieldName::Credit, "");
                    }
                    let text = write(&article);
                    let back = crate::formats::open("a.txt", text.as_bytes(), &packs).unwrap();
                    let (before, after) = (content(&article), content(&back));
                    let lost = before.iter().filter(|part| !after.contains(part)).map(|part| format!("lost {part}"));
                    let got = after.iter().filter(|part| !before.contains(part)).map(|part| format!("got {part}"));
                    wrong.extend(lost.chain(got).map(|part| format!("{language} {stamp}: {part}")));
                    assert!(before == after || !wrong.is_empty(), "{language}: {before:#?} {after:#?}");
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_dateline_is_read_back_in_every_language_with_capitals() {
        let packs = Packs::built_in();
        for form in &packs.lexicon().plain_text {
            let mut article = Article::default();
            let first = Block::new(BlockKind::Paragraph, "REMBANG (ANTARA) – Bakau 20 ditanam 10 orang.");
            article.body = vec![first, Block::new(BlockKind::Paragraph, "Bakau 20 ditanam lagi 10 orang.")];
            for (name, value) in
                [(FieldName::Headline, "Warga Menanam"), (FieldName::Place, "Rembang"), (FieldName::Agency, "ANTARA")]
            {
                set(&mut article, name, value);
            }
            set(&mut article, FieldName::Byline, "Rara Wening");
            set(&mut article, FieldName::Language, &form.language);
            let text = write(&article);
            let back = crate::formats::open("a.txt", text.as_bytes(), &packs).unwrap();
            assert_eq!(content(&back), content(&article), "{text}");
        }
    }

    #[test]
    fn the_labels_of_earlier_versions_are_read() {
        let open = |text: &str| crate::formats::open("a.txt", text.as_bytes(), &Packs::built_in()).unwrap();
        let values = |article: &Article| {
            [FieldName::Caption, FieldName::Credit].map(|name| article.fields.value(name).to_owned())
        };
        let head = "Warga Menanam Bakau\n\n8 Januari 2023, 19:15 WIB\nOleh: Rara\n";
        let body = "\n\nWarga desa menanam bakau di tepi pantai.\n\nMereka akan menanam lagi.\n";
        let article = open(&format!("{head}Foto: Bakau (kiri). (Rara (Antara)){body}"));
        assert_eq!(values(&article), ["Bakau (kiri).", "Rara (Antara)"]);
        let article = open(&format!("{head}Foto: Bakau (kiri) (){body}"));
        assert_eq!(values(&article), ["Bakau (kiri)", ""]);
        let article = open(&format!("Warga Menanam Bakau\n\nFoto: (Rara/Antara){body}"));
        assert_eq!(values(&article), ["", "Rara/Antara"]);
        assert_eq!(article.fields.value(FieldName::Headline), "Warga Menanam Bakau");
    }

    #[test]
    fn no_line_is_lost_where_the_extraction_took_several_for_one_field() {
        let text = "Warga Menanam Bakau\n\n8 Januari 2023\nOleh: Rara\nOleh: Tomi\nFoto: Bakau. (Rara)\n\n\
            Foto: Pantai dan para nelayan di Rembang.\n\n\nHarapan\n\nWarga desa menanam bakau di tepi pantai.\n";
        for text in [text.to_owned(), text.replace("Harapan\n\n", "Harapan\n")] {
            let article = crate::formats::open("a.txt", text.as_bytes(), &Packs::built_in()).unwrap();
            for line in lines(&text).filter(|line| !line.text.is_empty()) {
                assert_eq!(article.locations_of_line(line.number).len(), 1, "{}: {article:#?}", line.text);
            }
            assert_eq!(article.fields.value(FieldName::Caption), "Bakau.");
        }
    }

    #[test]
    fn a_raw_text_is_not_taken_for_the_layout() {
        let packs = Packs::built_in();
        let body = "Warga desa menanam bakau di tepi pantai.\nMereka akan menanam lagi tahun depan.\n";
        for text in [
            format!("8 Januari 2023, 19:15 WIB\n\nWarga Menanam Bakau\n\n{body}"),
            format!("Warga Menanam Bakau\n\nFoto: Rara/Antara\n\n{body}"),
            format!("Warga Menanam Bakau\n\n{body}\nEditor: Tomi | Penulis: Rara\n"),
            format!("Warga Menanam Bakau\n\n{body}\nTags: bakau,pesisir\n\n\nTerpopuler\n"),
        ] {
            let opened = crate::formats::open("a.txt", text.as_bytes(), &packs).unwrap();
            assert_eq!(opened, crate::extract::extract(SourceText::new("a.txt", text.as_bytes()), &packs), "{text}");
        }
    }

    #[test]
    fn a_picture_line_that_was_extracted_as_a_paragraph_moves_to_the_caption() {
        let raw = "Judul\n\nFoto: Bakau muda. (Rara)\n\nSatu.\n";
        let mut article = Article { source: SourceText::new("", raw.as_bytes()), ..Article::default() };
        for line in lines(raw).filter(|line| !line.text.is_empty()) {
            article.body.push(Block::from_line(BlockKind::Paragraph, line.text, line.number));
        }
        let article = apply_layout(article, &Packs::built_in());
        assert_eq!(article.locations_of_line(3), [LineLocation::Field(FieldName::Caption)]);
        assert_eq!(article.fields.value(FieldName::Credit), "Rara");
        assert_eq!(article.locations_of_line(1), [LineLocation::Field(FieldName::Headline)]);
        assert_eq!(article.body.len(), 1);
    }

    #[test]
    fn a_source_url_without_a_name_is_not_a_name() {
        let mut article = Article::default();
        article.fields.replace(FieldName::Source, Field::from_line("<https://a.example/b>", 4));
        let article = apply_layout(article, &Packs::built_in());
        assert_eq!(article.fields.get(FieldName::SourceUrl), Some(&Field::from_line("https://a.example/b", 4)));
        assert_eq!(article.fields.get(FieldName::Source), None);
    }
}
