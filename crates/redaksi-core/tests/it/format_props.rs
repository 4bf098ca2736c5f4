//! Property tests of the file formats: written stories read back equal, and no input bytes cause a panic.

use crate::strategies::format_stories::{plain_story, wild_story, wild_text};
use crate::strategies::{AcceptanceCount, phrase, proptest_config, run_property};
use proptest::collection::vec;
use proptest::prelude::*;
use redaksi_core::article::{Article, BlockKind, Decision, FieldName, render_body};
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::Packs;
use redaksi_core::text;
use std::path::Path;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// Everything that the plain-text format preserves, as lines that are readable in a failure message.
fn visible_content(article: &Article) -> Vec<String> {
    let names = [
        FieldName::Headline,
        FieldName::Abstract,
        FieldName::Byline,
        FieldName::Caption,
        FieldName::Credit,
        FieldName::Place,
        FieldName::Agency,
        FieldName::Editor,
        FieldName::Source,
        FieldName::SourceTitle,
        FieldName::SourceUrl,
    ];
    let fields = names.map(|name| format!("{}: {}", name.code(), article.fields.value(name)));
    let dates = [FieldName::Published, FieldName::Updated, FieldName::Embargo]
        .map(|name| format!("{}: {}", name.code(), to_the_minute(article.fields.value(name))));
    let has_subheads = render_body(article).iter().any(|block| block.kind == BlockKind::Subhead);
    let body = render_body(article).into_iter().map(move |block| {
        // A text without a subhead does not mark what its paragraphs are.
        let is_subhead = has_subheads && block.kind == BlockKind::Subhead;
        format!("{}: {}", if is_subhead { "subhead" } else { "body" }, block.text)
    });
    let links = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
    let links = links.map(|passage| format!("related: {} <{}>", passage.title, passage.url));
    let tags = article.tags.iter().map(|tag| format!("tag: {}", tag.text));
    fields.into_iter().chain(dates).chain(body).chain(links).chain(tags).collect()
}

/// `2023-01-08T19:15:30+07:00` without its seconds.
fn to_the_minute(stamp: &str) -> String {
    match stamp.match_indices(':').nth(1) {
        Some((16, _)) => format!("{}{}", &stamp[..16], &stamp[19..]),
        _ => stamp.into(),
    }
}

fn samples() -> Vec<(String, Article)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut samples: Vec<(String, Article)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let article = formats::open(&name, &std::fs::read(&path).unwrap(), &PACKS).unwrap();
            (name, article)
        })
        .collect();
    samples.sort_by(|one, other| one.0.cmp(&other.0));
    samples
}

/// The source lines that are not in exactly one place of the article.
fn lines_not_placed_once(article: &Article) -> Vec<String> {
    text::lines(&article.source.text)
        .filter(|line| !text::is_blank(line.text) && article.locations_of_line(line.number).len() != 1)
        .map(|line| format!("{}: {:?}", line.text, article.locations_of_line(line.number)))
        .collect()
}

#[test]
fn every_sample_survives_both_formats() {
    let mut lost = Vec::new();
    for (name, mut article) in samples() {
        let stored = formats::write(&article, Format::Ron);
        assert_eq!(formats::open("a.ron", stored.as_bytes(), &PACKS).unwrap(), article, "{name}");
        let open =
            article.passages.iter().filter(|passage| passage.decision == Decision::Undecided).map(|passage| passage.id);
        for id in open.collect::<Vec<_>>() {
            article.decide(id, Decision::Removed).unwrap().apply(&mut article).unwrap();
        }
        let removed = article.passages.iter().find(|passage| passage.decision == Decision::Removed).map(|out| out.id);
        if let Some(link) = removed.and_then(|id| article.decide(id, Decision::RelatedLink)) {
            link.apply(&mut article).unwrap();
        }
        let text = formats::write(&article, Format::Text);
        let back = formats::open("a.txt", text.as_bytes(), &PACKS).unwrap();
        assert_eq!(lines_not_placed_once(&back), Vec::<String>::new(), "{name}");
        let (before, after) = (visible_content(&article), visible_content(&back));
        lost.extend(before.iter().filter(|part| !after.contains(part)).map(|part| format!("{name} lost {part}")));
        lost.extend(after.iter().filter(|part| !before.contains(part)).map(|part| format!("{name} got {part}")));
        if lost.is_empty() {
            assert_eq!(before, after, "{name}");
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

proptest! {
    #![proptest_config(proptest_config())]

    #[test]
    fn a_stored_story_round_trips_exactly(article in wild_story()) {
        let stored = formats::write(&article, Format::Ron);
        let back = formats::open("cerita.ron", stored.as_bytes(), &PACKS).unwrap();
        prop_assert_eq!(&back, &article);
        prop_assert_eq!(back.source.to_bytes(), article.source.to_bytes());
        prop_assert_eq!(formats::write(&back, Format::Ron), stored);
    }

    #[test]
    fn a_plain_text_story_round_trips(article in plain_story()) {
        let text = formats::write(&article, Format::Text);
        let back = formats::open("cerita.txt", text.as_bytes(), &PACKS).unwrap();
        prop_assert_eq!(visible_content(&back), visible_content(&article), "{}", text);
        prop_assert_eq!(lines_not_placed_once(&back), Vec::<String>::new(), "{}", text);
        prop_assert_eq!(formats::write(&back, Format::Text), text);
    }
}

#[test]
fn a_damaged_stored_story_is_valid_or_refused() {
    let opened = AcceptanceCount::default();
    let strategy = (wild_story(), any::<prop::sample::Index>(), 0_usize..4, vec(any::<u8>(), 0..4));
    run_property(&strategy, |(article, at, cut, put)| {
        let mut stored = formats::write(&article, Format::Ron).into_bytes();
        let at = at.index(stored.len());
        let end = (at + cut).min(stored.len());
        stored.splice(at..end, put);
        let article = formats::open("cerita.ron", &stored, &PACKS);
        opened.record(article.is_ok());
        if let Ok(article) = article {
            prop_assert_eq!(article.validate(), Ok(()));
        }
        Ok(())
    });
    opened.assert_at_least(5);
}

#[test]
fn any_bytes_are_preserved_or_refused() {
    let preserved = AcceptanceCount::default();
    let names = prop::sample::select(vec!["a.txt", "a.ron", "", "a"]);
    // Most arbitrary bytes are refused as binary, so most cases are text in some encoding.
    let latin_1 = vec(prop_oneof![8 => 0x20_u8..0x7f, 1 => 0xa0_u8..=0xff, 1 => Just(b'\n')], 1..300);
    let bytes = prop_oneof![
        1 => vec(any::<u8>(), 0..300),
        2 => latin_1,
        2 => phrase().prop_map(String::into_bytes),
        1 => wild_text().prop_map(String::into_bytes),
    ];
    run_property(&(bytes, names), |(bytes, name)| {
        let article = formats::open(name, &bytes, &PACKS).ok();
        let article = article.filter(|_| !formats::stored::is_stored_article(&bytes) && name != "a.ron");
        preserved.record(article.is_some());
        if let Some(article) = article {
            prop_assert_eq!(article.source.to_bytes(), Some(bytes));
        }
        Ok(())
    });
    preserved.assert_at_least(30);
}
