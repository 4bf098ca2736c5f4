//! The document that every export format is written from: the published parts of one story, without removed passages and
//! excluded lines, and without the fields that only the newsroom sees.

use redaksi_core::article::{
    Article, BlockKind, Decision, FieldName, ImageReference, PartialDateTime, Passage, RenderedBlock, StyleRun,
    locate_offset, parse_item_number, render_body, style_runs,
};
use redaksi_core::text::{collapse_whitespace, is_blank, sha256_hex};
use std::ops::Range;

/// The fields that a story can publish, in the order in which they are written and told.
pub const FIELDS: [FieldName; 18] = [
    FieldName::Headline,
    FieldName::Abstract,
    FieldName::Slug,
    FieldName::Byline,
    FieldName::Editor,
    FieldName::Place,
    FieldName::Agency,
    FieldName::Published,
    FieldName::Updated,
    FieldName::Embargo,
    FieldName::Source,
    FieldName::SourceTitle,
    FieldName::SourceUrl,
    FieldName::Language,
    FieldName::Picture,
    FieldName::Caption,
    FieldName::Credit,
    FieldName::Category,
];

/// The published parts of one story. Texts are single lines with single spaces; a text that the story does not have is
/// empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedStory {
    /// What identifies the story in every version of it: an opaque text. [`Self::uuid`] derives the identifier that the
    /// formats write from it.
    pub identity: String,
    /// The headline.
    pub headline: String,
    /// The abstract.
    pub summary: String,
    /// Who wrote it.
    pub byline: String,
    /// Who edited it.
    pub editor: String,
    /// The place of the dateline.
    pub place: String,
    /// The agency of the dateline.
    pub agency: String,
    /// When it was published.
    pub published: Option<PartialDateTime>,
    /// When it was last updated.
    pub updated: Option<PartialDateTime>,
    /// The time before which it must not be published.
    pub embargo: Option<PartialDateTime>,
    /// The outlet that it was taken or translated from.
    pub source: String,
    /// Its title in that outlet.
    pub source_title: String,
    /// Its URL in that outlet.
    pub source_url: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// Where the lead picture is: its URL, or the name of its file.
    pub picture: String,
    /// What the lead picture shows.
    pub caption: String,
    /// Who took the lead picture.
    pub credit: String,
    /// The desk or section.
    pub category: String,
    /// The short name in URLs.
    pub slug: String,
    /// The subject tags.
    pub tags: Vec<String>,
    /// The links that are kept as related links.
    pub related: Vec<PublishedLink>,
    /// The blocks of the body, in order.
    pub body: Vec<PublishedBlock>,
    /// The open comments, in order. Only Word documents hold them.
    pub comments: Vec<PublishedComment>,
}

/// A comment at a passage of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedComment {
    /// Who wrote it; empty if unknown.
    pub author: String,
    /// When it was written, in ISO 8601; empty if unknown.
    pub at: String,
    /// The text; its paragraphs are separated by `\n`.
    pub text: String,
    /// Where the passage begins.
    pub start: BodyPlace,
    /// Where it ends; the same if it stands on a point.
    pub end: BodyPlace,
}

/// A place in the body of a published story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct BodyPlace {
    /// The index of the block.
    pub block: usize,
    /// The offset in the text of its runs, in bytes; a tab is between two cells of a table row.
    pub offset: usize,
}

/// A link to another story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedLink {
    /// The title; the URL if the link has no title.
    pub title: String,
    /// The URL; empty if it is unknown.
    pub url: String,
}

/// A part of a block whose letters all look the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlineRun {
    /// The text, without line ends.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// The URL that it links to; empty if it is no link.
    pub link: String,
    /// The comments on it, by their index. Empty unless a format that holds comments has parted the runs by them.
    pub comments: Vec<usize>,
}

impl InlineRun {
    /// Creates a run without marks.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Returns the URL if it may become a link: only `http`, `https` and `mailto` may.
    #[must_use]
    pub fn safe_link(&self) -> Option<&str> {
        is_safe_url(&self.link).then_some(self.link.as_str())
    }
}

/// A block of the published body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedBlock {
    /// A paragraph.
    Paragraph(Vec<InlineRun>),
    /// A heading between paragraphs.
    Subhead(Vec<InlineRun>),
    /// The caption of a picture between paragraphs.
    Caption {
        /// The picture; `None` if only its caption is known.
        image: Option<ImageReference>,
        /// The text; empty for a picture without a caption.
        runs: Vec<InlineRun>,
    },
    /// An item of a list. Items in a row form one list; those of a higher level are in the item above.
    ListItem {
        /// The level; 0 in the outermost list.
        level: u8,
        /// The number in an ordered list; `None` in a list with bullets.
        number: Option<u32>,
        /// The text.
        runs: Vec<InlineRun>,
    },
    /// A further paragraph of the item of a list above.
    ItemParagraph {
        /// The level of the item.
        level: u8,
        /// The text.
        runs: Vec<InlineRun>,
    },
    /// A paragraph of a block quote. Quotes in a row form one block quote.
    Quote(Vec<InlineRun>),
    /// A row of a table. Rows in a row form one table.
    TableRow {
        /// The cells, from left to right.
        cells: Vec<Vec<InlineRun>>,
    },
}

impl PublishedBlock {
    /// Iterates over the runs of the block; those of a table row cell by cell.
    pub fn runs(&self) -> impl Iterator<Item = &InlineRun> {
        let (runs, cells): (&[InlineRun], &[Vec<InlineRun>]) = match self {
            Self::Paragraph(runs)
            | Self::Subhead(runs)
            | Self::Caption { runs, .. }
            | Self::ListItem { runs, .. }
            | Self::ItemParagraph { runs, .. }
            | Self::Quote(runs) => (runs, &[]),
            Self::TableRow { cells } => (&[], cells),
        };
        runs.iter().chain(cells.iter().flatten())
    }

    /// Creates an item of a list with bullets, on the outermost level.
    #[must_use]
    pub fn bullet(runs: Vec<InlineRun>) -> Self {
        Self::ListItem { level: 0, number: None, runs }
    }

    /// Returns the picture.
    #[must_use]
    pub fn image(&self) -> Option<&ImageReference> {
        match self {
            Self::Caption { image, .. } => image.as_ref(),
            _ => None,
        }
    }

    /// Returns the text without marks; the cells of a table row are separated by tabs.
    #[must_use]
    pub fn plain_text(&self) -> String {
        match self {
            Self::TableRow { cells } => cells.iter().map(|cell| runs_text(cell)).collect::<Vec<_>>().join("\t"),
            Self::ListItem { number: Some(number), runs, .. } => format!("{number}. {}", runs_text(runs)),
            _ => self.runs().map(|run| run.text.as_str()).collect(),
        }
    }
}

/// Returns the text of the runs without marks.
#[must_use]
pub fn runs_text(runs: &[InlineRun]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Whether a URL may become a link: `javascript:` and other schemes may not.
#[must_use]
pub fn is_safe_url(url: &str) -> bool {
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// Where a picture is, by its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PicturePlace {
    /// At a web address.
    Web,
    /// In a file, given by its name or its path.
    File,
    /// Nowhere that may be written: another scheme such as `javascript:`.
    Unsafe,
}

impl PicturePlace {
    /// Returns where a picture is.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let scheme = source.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '.']));
        match scheme {
            Some(_) if is_safe_url(source) && !source.to_ascii_lowercase().starts_with("mailto:") => Self::Web,
            Some(_) => Self::Unsafe,
            None if source.trim().is_empty() => Self::Unsafe,
            None => Self::File,
        }
    }
}

impl PublishedStory {
    /// Takes the published parts of a story.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let value = |name| collapse_whitespace(article.fields.value(name));
        let date = |name| article.fields.value(name).parse().ok();
        let tags = article.tags.iter().map(|tag| collapse_whitespace(&tag.text));
        let related = article.passages.iter().filter(|passage| passage.decision == Decision::RelatedLink);
        let rendered = render_body(article);
        Self {
            identity: identity(article),
            headline: value(FieldName::Headline),
            summary: value(FieldName::Abstract),
            byline: value(FieldName::Byline),
            editor: value(FieldName::Editor),
            place: value(FieldName::Place),
            agency: value(FieldName::Agency),
            published: date(FieldName::Published),
            updated: date(FieldName::Updated),
            embargo: date(FieldName::Embargo),
            source: value(FieldName::Source),
            source_title: value(FieldName::SourceTitle),
            source_url: value(FieldName::SourceUrl),
            language: value(FieldName::Language),
            picture: value(FieldName::Picture),
            caption: value(FieldName::Caption),
            credit: value(FieldName::Credit),
            category: value(FieldName::Category),
            slug: value(FieldName::Slug),
            tags: tags.filter(|tag| !tag.is_empty()).collect(),
            related: related.filter_map(|passage| related_link(article, passage)).collect(),
            body: rendered.iter().map(|block| published_block(article, block)).collect(),
            comments: published_comments(article, &rendered),
        }
    }

    /// Returns the value of a date field.
    #[must_use]
    pub fn date(&self, name: FieldName) -> Option<PartialDateTime> {
        match name {
            FieldName::Published => self.published,
            FieldName::Updated => self.updated,
            FieldName::Embargo => self.embargo,
            _ => None,
        }
    }

    /// Returns the value of a field as text, dates in ISO 8601; empty for the fields that only the newsroom sees.
    #[must_use]
    pub fn value(&self, name: FieldName) -> String {
        let text = match name {
            FieldName::Headline => &self.headline,
            FieldName::Abstract => &self.summary,
            FieldName::Slug => &self.slug,
            FieldName::Byline => &self.byline,
            FieldName::Editor => &self.editor,
            FieldName::Place => &self.place,
            FieldName::Agency => &self.agency,
            FieldName::Source => &self.source,
            FieldName::SourceTitle => &self.source_title,
            FieldName::SourceUrl => &self.source_url,
            FieldName::Language => &self.language,
            FieldName::Picture => &self.picture,
            FieldName::Caption => &self.caption,
            FieldName::Credit => &self.credit,
            FieldName::Category => &self.category,
            _ => return self.date(name).map(|date| date.to_string()).unwrap_or_default(),
        };
        text.clone()
    }

    /// Returns the identifier of the story in lower-case hexadecimal, as in `urn:uuid:…`: a UUID of version 8 (RFC 9562)
    /// made from the SHA-256 of [`Self::identity`]. All versions of the story have the same one.
    #[must_use]
    pub fn uuid(&self) -> String {
        let hash = sha256_hex(self.identity.as_bytes());
        // The variant is the two highest bits of the 17th digit: 8, 9, a or b.
        let variant = match hash.as_bytes()[16] {
            b'0'..=b'3' => '8',
            b'4'..=b'7' => '9',
            b'8' | b'9' | b'a' | b'b' => 'a',
            _ => 'b',
        };
        format!("{}-{}-8{}-{variant}{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
    }

    /// Returns the text of the body without marks, with a blank line between two blocks.
    #[must_use]
    pub fn body_text(&self) -> String {
        let texts = self.body.iter().map(PublishedBlock::plain_text).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join("\n\n")
    }
}

/// Returns what stays the same while the story is edited: the hash of the received bytes. A story that was typed has the
/// URL of its source, its slug or its headline instead.
fn identity(article: &Article) -> String {
    if !is_blank(&article.source.text) && !article.source.sha256.is_empty() {
        return article.source.sha256.clone();
    }
    let names = [FieldName::SourceUrl, FieldName::Slug, FieldName::Headline];
    let mut values = names.iter().map(|name| collapse_whitespace(article.fields.value(*name)));
    values.find(|value| !value.is_empty()).unwrap_or_default()
}

/// Returns the open comments with their places in the published blocks, in the order of the text. One whose words are not
/// published stands where they were; one without a place stands at the begin.
fn published_comments(article: &Article, rendered: &[RenderedBlock]) -> Vec<PublishedComment> {
    let place = |at: usize| {
        let (block, at) = locate_offset(&article.body, at);
        let index = rendered.partition_point(|other| other.block < block);
        match rendered.get(index) {
            Some(found) if found.block == block => {
                // The number of an item is no part of its runs.
                let number = if found.kind == BlockKind::NumberedItem { parse_item_number(&found.text) } else { None };
                let number = number.map_or(0, |(_, length)| length);
                BodyPlace { block: index, offset: found.rendered_offset(at).saturating_sub(number) }
            }
            Some(_) => BodyPlace { block: index, offset: 0 },
            None => BodyPlace {
                block: rendered.len().saturating_sub(1),
                offset: rendered.last().map_or(0, |last| last.text.len()),
            },
        }
    };
    let open = article.comments.iter().filter(|comment| !comment.is_resolved);
    let mut comments: Vec<PublishedComment> = open
        .map(|comment| {
            let range = article.comment_range(comment.id).unwrap_or_default();
            let (start, end) = (place(range.start), place(range.end));
            let (author, at, text) = (comment.author.clone(), comment.at.clone(), comment.text.clone());
            PublishedComment { author, at, text, start, end: end.max(start) }
        })
        .collect();
    comments.sort_by_key(|comment| (comment.start, comment.end));
    comments
}

fn related_link(article: &Article, passage: &Passage) -> Option<PublishedLink> {
    let url = collapse_whitespace(&passage.url);
    let texts = [&passage.title, &article.passage_text(passage.id), &url].map(|text| collapse_whitespace(text));
    let title = texts.into_iter().find(|text| !text.is_empty())?;
    Some(PublishedLink { title, url })
}

/// Returns a rendered block of a story with its marks as runs.
pub(crate) fn published_block(article: &Article, block: &RenderedBlock) -> PublishedBlock {
    let runs = |range: Range<usize>| published_runs(article, block, &range);
    let (all, level) = (0..block.text.len(), block.level);
    match block.kind {
        BlockKind::Paragraph => PublishedBlock::Paragraph(runs(all)),
        BlockKind::Subhead => PublishedBlock::Subhead(runs(all)),
        BlockKind::Caption => PublishedBlock::Caption { image: block.image.as_deref().cloned(), runs: runs(all) },
        BlockKind::Quote => PublishedBlock::Quote(runs(all)),
        BlockKind::BulletItem => PublishedBlock::ListItem { level, number: None, runs: runs(all) },
        BlockKind::ItemParagraph => PublishedBlock::ItemParagraph { level, runs: runs(all) },
        BlockKind::NumberedItem => match parse_item_number(&block.text) {
            Some((number, length)) => {
                PublishedBlock::ListItem { level, number: Some(number), runs: runs(length..block.text.len()) }
            }
            // The user deleted the number.
            None => PublishedBlock::ListItem { level, number: None, runs: runs(all) },
        },
        BlockKind::TableRow => {
            let mut start = 0;
            let cells = block.text.split('\t').map(|cell| {
                let range = start..start + cell.len();
                start = range.end + 1;
                runs(range)
            });
            PublishedBlock::TableRow { cells: cells.collect() }
        }
    }
}

fn published_runs(article: &Article, block: &RenderedBlock, range: &Range<usize>) -> Vec<InlineRun> {
    // A block that is a passage as a whole and stays in the story keeps the link that it came with.
    let passage = article.body.get(block.block).and_then(|whole| article.passage(whole.whole_passage()?));
    let passage_url = passage.map(|passage| collapse_whitespace(&passage.url)).unwrap_or_default();
    let runs = style_runs(range, &block.styles);
    let has_link = runs.iter().any(|run| run.link.is_some());
    let to_run = |run: StyleRun<'_>| InlineRun {
        text: block.text[run.range].to_owned(),
        bold: run.is_bold,
        italic: run.is_italic,
        link: run.link.map_or_else(|| if has_link { String::new() } else { passage_url.clone() }, str::to_owned),
        comments: Vec::new(),
    };
    runs.into_iter().map(to_run).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use redaksi_core::article::{Block, Field, Mark, MarkKind, PassageId, SourceText, Tag};

    /// A story that has every part and every kind of block; its texts contain characters that formats must escape.
    pub(crate) fn full_story() -> PublishedStory {
        let run = InlineRun::plain;
        let date = |text: &str| text.parse().ok();
        PublishedStory {
            identity: "bakau".into(),
            headline: "Warga & \"Sahabat\" <Menanam> Bakau".into(),
            summary: "Bakau menahan ombak di pantai utara: 100% alami.".into(),
            byline: "Rara Wening".into(),
            editor: "Tomi O'Hara".into(),
            place: "Rembang".into(),
            agency: "KP".into(),
            published: date("2023-01-08T19:15+07:00"),
            updated: date("2023-01-09T07:00+07:00"),
            embargo: date("2023-01-08T19:00+07:00"),
            source: "Kabar Pesisir".into(),
            source_title: "Thousand mangroves".into(),
            source_url: "https://pesisir.example/bakau?a=1&b=2".into(),
            language: "id".into(),
            picture: "https://pesisir.example/foto/bakau.jpg?w=800&h=600".into(),
            caption: "Bakau muda di pantai.".into(),
            credit: "Rara/Antara".into(),
            category: "Lingkungan".into(),
            slug: "warga-menanam-bakau".into(),
            tags: vec!["bakau".into(), "pesisir & laut".into()],
            related: vec![
                PublishedLink { title: "Panen Raya".into(), url: "https://pesisir.example/panen".into() },
                PublishedLink { title: "Lomba Perahu".into(), url: String::new() },
            ],
            body: vec![
                PublishedBlock::Paragraph(vec![
                    run("REMBANG, KP – Warga "),
                    InlineRun { bold: true, ..run("menanam seribu bakau") },
                    run(" di "),
                    InlineRun { link: "https://pesisir.example/peta?x=1&y=2".into(), ..run("pantai utara") },
                    run(" pada hari Minggu, kata "),
                    InlineRun { italic: true, ..run("kepala desa") },
                    run("."),
                ]),
                PublishedBlock::Caption {
                    image: Some(ImageReference {
                        source: "https://pesisir.example/foto/muara.jpg?w=1&h=2".into(),
                        alternative: "Bakau \"muda\" & lumpur".into(),
                    }),
                    runs: vec![run("Bakau muda di muara. (Rara/Antara)")],
                },
                PublishedBlock::Caption {
                    image: Some(ImageReference { source: "foto/nelayan 2.jpg".into(), alternative: String::new() }),
                    runs: Vec::new(),
                },
                PublishedBlock::Subhead(vec![run("Tahun depan")]),
                PublishedBlock::Quote(vec![run("Kami akan menanam lagi di muara sungai itu.")]),
                PublishedBlock::ListItem { level: 0, number: Some(3), runs: vec![run("Bibit dari kebun sekolah")] },
                PublishedBlock::ListItem { level: 1, number: None, runs: vec![run("api-api")] },
                PublishedBlock::ListItem { level: 2, number: Some(1), runs: vec![run("muda")] },
                PublishedBlock::ListItem { level: 1, number: None, runs: vec![run("tinjang")] },
                PublishedBlock::ItemParagraph { level: 0, runs: vec![run("Semuanya gratis.")] },
                PublishedBlock::ListItem { level: 0, number: Some(4), runs: vec![run("Bambu dari hutan desa")] },
                PublishedBlock::bullet(vec![run("Tali & jaring")]),
                PublishedBlock::TableRow { cells: vec![vec![run("Desa")], vec![run("Bibit")]] },
                PublishedBlock::TableRow { cells: vec![vec![run("Kenari")], vec![run("600|batang")]] },
            ],
            comments: Vec::new(),
        }
    }

    fn article_with_passage(decision: Decision) -> Article {
        let promo = "Baca Juga: Panen Raya";
        let mark = Mark { range: 0..promo.len(), kind: MarkKind::Passage(PassageId(0)) };
        let passage = Passage {
            id: PassageId(0),
            kind: redaksi_core::article::PassageKind::Promo,
            marker: "Baca Juga:".into(),
            title: "Panen Raya".into(),
            url: "https://pesisir.example/panen".into(),
            alternative_text: String::new(),
            decision,
            reason: redaksi_core::article::Reason::default(),
        };
        let mut article = Article {
            body: vec![
                Block::new(BlockKind::Paragraph, "Warga menanam bakau."),
                Block { marks: vec![mark], ..Block::new(BlockKind::Paragraph, promo) },
                Block::new(BlockKind::Subhead, "Tahun depan"),
            ],
            passages: vec![passage],
            tags: vec![Tag::new("bakau"), Tag::new("  ")],
            source: SourceText::new("a.txt", b"Warga menanam bakau."),
            ..Article::default()
        };
        let mut set = |name, value: &str| {
            article.fields.replace(name, Field { value: value.into(), ..Field::default() });
        };
        set(FieldName::Headline, "Warga  Menanam\nBakau");
        set(FieldName::Published, "2023-01-08");
        set(FieldName::Note, "rahasia");
        article
    }

    #[test]
    fn removed_passages_are_not_published() {
        let story = PublishedStory::of(&article_with_passage(Decision::Removed));
        assert_eq!(story.body_text(), "Warga menanam bakau.\n\nTahun depan");
        assert_eq!((story.related.len(), story.headline.as_str()), (0, "Warga Menanam Bakau"));
        assert_eq!((story.tags.len(), story.value(FieldName::Published).as_str()), (1, "2023-01-08"));
    }

    #[test]
    fn a_related_link_leaves_the_text_and_a_kept_passage_is_a_link() {
        let story = PublishedStory::of(&article_with_passage(Decision::RelatedLink));
        let link = PublishedLink { title: "Panen Raya".into(), url: "https://pesisir.example/panen".into() };
        assert_eq!((story.body.len(), story.related.as_slice()), (2, [link].as_slice()));
        let story = PublishedStory::of(&article_with_passage(Decision::KeptAsText));
        let links: Vec<_> = story.body.iter().flat_map(PublishedBlock::runs).filter_map(InlineRun::safe_link).collect();
        assert_eq!((links.as_slice(), story.related.len()), (["https://pesisir.example/panen"].as_slice(), 0));
    }

    #[test]
    fn open_comments_have_their_places_in_the_published_text() {
        let mut article = article_with_passage(Decision::Removed);
        article.body.push(Block::new(BlockKind::NumberedItem, "1. Bibit dari kebun"));
        let body = redaksi_core::article::body_text(&article.body);
        for words in ["bakau", "Panen", "Bibit"] {
            let start = body.find(words).unwrap();
            let add = article.add_comment(&(start..start + words.len()), "Sari", "2026-01-12T08:00", words).unwrap();
            add.apply(&mut article).unwrap();
        }
        let done = article.add_comment(&(0..5), "", "", "selesai").unwrap();
        done.apply(&mut article).unwrap();
        let id = article.comments.last().unwrap().id;
        article.resolve_comment(id, true).unwrap().apply(&mut article).unwrap();
        let comments = PublishedStory::of(&article).comments;
        let places: Vec<(&str, BodyPlace, BodyPlace)> =
            comments.iter().map(|comment| (comment.text.as_str(), comment.start, comment.end)).collect();
        let at = |block, offset| BodyPlace { block, offset };
        // The promo is removed: its comment stands in front of the block behind it.
        assert_eq!(
            places,
            [("bakau", at(0, 14), at(0, 19)), ("Panen", at(1, 0), at(1, 0)), ("Bibit", at(2, 0), at(2, 5))]
        );
    }

    #[test]
    fn the_fields_of_the_newsroom_are_never_published() {
        let story = PublishedStory::of(&article_with_passage(Decision::Removed));
        assert!(!format!("{story:?}").contains("rahasia"));
        assert_eq!(story.value(FieldName::Note), "");
    }

    #[test]
    fn the_identifier_is_a_uuid_that_edits_do_not_change() {
        let mut article = article_with_passage(Decision::Removed);
        let before = PublishedStory::of(&article).uuid();
        article.fields.replace(FieldName::Headline, Field { value: "Lain".into(), ..Field::default() });
        article.body.remove(0);
        assert_eq!(PublishedStory::of(&article).uuid(), before);
        let parts: Vec<usize> = before.split('-').map(str::len).collect();
        assert_eq!((parts.as_slice(), &before[14..15]), ([8, 4, 4, 4, 12].as_slice(), "8"));
        assert!("89ab".contains(&before[19..20]), "{before}");
        article.source = SourceText::new("", b"");
        assert_ne!(PublishedStory::of(&article).uuid(), before);
        let (typed, mut other) = (article.clone(), article);
        other.fields.replace(FieldName::Headline, Field { value: "Lain lagi".into(), ..Field::default() });
        assert_ne!(
            PublishedStory::of(&typed).uuid(),
            PublishedStory::of(&other).uuid(),
            "typed stories are told apart"
        );
    }
}
