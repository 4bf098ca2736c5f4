//! What a format cannot hold of a story, so that the user is told before saving.

use crate::document::{FIELDS, PicturePlace, PublishedBlock, PublishedStory, is_safe_url};
use crate::write::csv;
use crate::write::escape::is_xml_char;
use crate::write::format::ExportFormat;
use redaksi_core::article::{FieldName, PartialDateTime};

/// Something of a story that a format cannot hold, or holds changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumDiscriminants)]
#[strum_discriminants(
    name(LossKind),
    doc = "The kind of a [`Loss`], without its values.",
    derive(Hash, strum::VariantArray, strum::IntoStaticStr),
    strum(serialize_all = "kebab-case")
)]
pub enum Loss {
    /// The format has no place for the field.
    Field(FieldName),
    /// The value is longer than the system accepts, and is shortened there or refused.
    TooLong {
        /// The field.
        field: FieldName,
        /// The highest number of characters.
        limit: usize,
    },
    /// The date has no time of day, and the format needs one; midnight is written.
    AssumedTime(FieldName),
    /// The time has no time zone, and the format needs one; that of the export is written.
    AssumedZone(FieldName),
    /// The format has no place for tags.
    Tags,
    /// The format has no place for related links.
    RelatedLinks,
    /// The format has no place for related links without a URL.
    RelatedLinksWithoutUrl,
    /// Bold and italic letters become plain ones.
    Emphasis,
    /// Links become plain text.
    Links,
    /// Links that are no web or mail addresses become plain text.
    UnsafeLinks,
    /// Sub-headings, captions, lists, quotes or tables become plain paragraphs.
    Structure,
    /// Further paragraphs of list items become lines of the items.
    ItemParagraphs,
    /// Pictures between the paragraphs are left out.
    Pictures,
    /// Pictures that are files, not web addresses, are left out; their captions stay.
    LocalPictures,
    /// Pictures become placeholders with their names.
    PicturePlaceholders,
    /// Pictures whose references are neither web addresses nor files are left out.
    UnsafePictures,
    /// Characters that no XML or HTML file may contain are replaced by U+FFFD.
    ControlCharacters,
    /// A text begins like a formula of a spreadsheet, and gets an apostrophe in front.
    FormulaGuard,
}

impl Loss {
    /// Returns the code in kebab case; its sentence is the message `loss-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        LossKind::from(self).into()
    }

    /// Returns the field that it is about.
    #[must_use]
    pub fn field(self) -> Option<FieldName> {
        match self {
            Self::Field(field) | Self::TooLong { field, .. } | Self::AssumedTime(field) | Self::AssumedZone(field) => {
                Some(field)
            }
            _ => None,
        }
    }
}

impl ExportFormat {
    /// Returns what this format cannot hold of the story, in a fixed order; empty if nothing is lost.
    #[must_use]
    pub fn losses(self, story: &PublishedStory) -> Vec<Loss> {
        // A template holds what its author wrote into it.
        if self == Self::Template {
            return Vec::new();
        }
        let given = FIELDS.into_iter().filter(|name| !story.value(*name).is_empty());
        let mut losses: Vec<Loss> = given.flat_map(|name| self.field_losses(story, name)).collect();
        let mut add = |is_lost: bool, loss: Loss| {
            if is_lost {
                losses.push(loss);
            }
        };
        let runs = || story.body.iter().flat_map(PublishedBlock::runs);
        let has_links = runs().any(|run| run.safe_link().is_some());
        let is_unsafe = |url: &str| !url.is_empty() && !is_safe_url(url);
        add(!self.holds_tags() && !story.tags.is_empty(), Loss::Tags);
        match self {
            Self::Newsml | Self::Ninjs | Self::NinjsLines => {
                add(story.related.iter().any(|link| !is_safe_url(&link.url)), Loss::RelatedLinksWithoutUrl);
            }
            _ => {}
        }
        let has_picture = |place: PicturePlace| {
            story.body.iter().filter_map(PublishedBlock::image).any(|image| PicturePlace::of(&image.source) == place)
        };
        let has_pictures = story.body.iter().any(|block| block.image().is_some());
        if self == Self::Csv {
            add(has_pictures, Loss::Pictures);
            add(runs().any(|run| run.bold || run.italic), Loss::Emphasis);
            add(has_links, Loss::Links);
            let is_plain = |block: &PublishedBlock| matches!(block, PublishedBlock::Paragraph(_));
            add(!story.body.iter().all(is_plain), Loss::Structure);
            add(csv::has_formula(story), Loss::FormulaGuard);
            return losses;
        }
        let is_further = |block: &PublishedBlock| matches!(block, PublishedBlock::ItemParagraph { .. });
        add(self.joins_item_paragraphs() && story.body.iter().any(is_further), Loss::ItemParagraphs);
        if self == Self::Docx {
            add(has_pictures, Loss::PicturePlaceholders);
        } else {
            add(!self.holds_local_pictures() && has_picture(PicturePlace::File), Loss::LocalPictures);
            add(has_picture(PicturePlace::Unsafe), Loss::UnsafePictures);
        }
        let is_any_unsafe =
            runs().any(|run| is_unsafe(&run.link)) || story.related.iter().any(|link| is_unsafe(&link.url));
        add(is_any_unsafe, Loss::UnsafeLinks);
        add(self != Self::Markdown && has_control_characters(story), Loss::ControlCharacters);
        losses
    }

    fn field_losses(self, story: &PublishedStory, field: FieldName) -> Vec<Loss> {
        let is_lost_picture = field == FieldName::Picture && !self.holds_lead_picture(&story.picture);
        if self.lost_fields().contains(&field)
            || is_lost_picture
            || self == Self::Ghost && is_replaced_date(story, field)
        {
            return vec![Loss::Field(field)];
        }
        let limit = self.limit(field).filter(|limit| story.value(field).chars().count() > *limit);
        let mut losses: Vec<Loss> = limit.map(|limit| Loss::TooLong { field, limit }).into_iter().collect();
        if let Some(date) = story.date(field).filter(|_| self.needs_moments()) {
            if date.time.is_none() {
                losses.push(Loss::AssumedTime(field));
            }
            if date.offset.is_none() {
                losses.push(Loss::AssumedZone(field));
            }
        }
        losses
    }

    /// The fields that the format has no place for.
    fn lost_fields(self) -> &'static [FieldName] {
        match self {
            Self::Html => &[FieldName::Slug, FieldName::Embargo],
            Self::HtmlFragment => &FIELDS,
            Self::Ghost => &[
                FieldName::Editor,
                FieldName::Place,
                FieldName::Agency,
                FieldName::Source,
                FieldName::SourceTitle,
                FieldName::SourceUrl,
                FieldName::Language,
            ],
            Self::Markdown
            | Self::Ninjs
            | Self::NinjsLines
            | Self::Newsml
            | Self::Wordpress
            | Self::Docx
            | Self::Csv
            | Self::Template => &[],
        }
    }

    /// The highest number of characters that the receiving system accepts for a field.
    fn limit(self, field: FieldName) -> Option<usize> {
        match (self, field) {
            // The limits of Ghost's table of posts.
            (Self::Ghost, FieldName::Headline) => Some(255),
            (Self::Ghost, FieldName::Abstract) => Some(300),
            (Self::Ghost, FieldName::Slug | FieldName::Byline | FieldName::Category) => Some(191),
            // The column `post_name` of WordPress.
            (Self::Wordpress, FieldName::Slug) => Some(200),
            _ => None,
        }
    }

    /// Whether the file can stand beside the files of pictures.
    fn holds_local_pictures(self) -> bool {
        matches!(self, Self::Markdown | Self::Html | Self::Docx)
    }

    /// Whether the format has a place for a lead picture with this reference.
    fn holds_lead_picture(self, source: &str) -> bool {
        match self {
            Self::Ghost => PicturePlace::of(source) == PicturePlace::Web,
            _ => true,
        }
    }

    /// Whether an item of a list has one text only.
    fn joins_item_paragraphs(self) -> bool {
        matches!(self, Self::Wordpress | Self::Ghost)
    }

    fn holds_tags(self) -> bool {
        self != Self::HtmlFragment
    }

    /// Whether dates are written with time and offset always.
    fn needs_moments(self) -> bool {
        matches!(self, Self::Ninjs | Self::NinjsLines | Self::Newsml | Self::Wordpress | Self::Ghost)
    }
}

/// Whether the date is not the one that a format with one date of publication writes: the later one of the publication and
/// the end of the embargo.
fn is_replaced_date(story: &PublishedStory, field: FieldName) -> bool {
    let (Some(published), Some(embargo)) = (story.published, story.embargo) else { return false };
    // The zone of a date without one does not matter for what the user is told.
    let utc = |date: PartialDateTime| {
        let local = date.date.and_time(date.time.unwrap_or_default());
        date.offset.and_then(|offset| local.checked_sub_offset(offset)).unwrap_or(local)
    };
    match field {
        FieldName::Published => utc(embargo) > utc(published),
        FieldName::Embargo => utc(embargo) <= utc(published),
        _ => false,
    }
}

fn has_control_characters(story: &PublishedStory) -> bool {
    let is_broken = |text: &str| !text.chars().all(is_xml_char);
    FIELDS.into_iter().any(|name| is_broken(&story.value(name)))
        || story.tags.iter().any(|tag| is_broken(tag))
        || story.related.iter().any(|link| is_broken(&link.title) || is_broken(&link.url))
        || story.body.iter().flat_map(PublishedBlock::runs).any(|run| is_broken(&run.text) || is_broken(&run.link))
        || story
            .body
            .iter()
            .filter_map(PublishedBlock::image)
            .any(|image| is_broken(&image.source) || is_broken(&image.alternative))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::InlineRun;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;
    use redaksi_core::article::ImageReference;
    use std::io::Read as _;

    #[test]
    fn each_format_tells_what_it_cannot_hold() {
        let story = full_story();
        let field = Loss::Field;
        for (format, expected) in [
            (ExportFormat::Markdown, vec![]),
            (ExportFormat::Html, vec![field(FieldName::Slug), field(FieldName::Embargo)]),
            (ExportFormat::Ninjs, vec![Loss::RelatedLinksWithoutUrl, Loss::LocalPictures]),
            (ExportFormat::Newsml, vec![Loss::RelatedLinksWithoutUrl, Loss::LocalPictures]),
            (ExportFormat::Wordpress, vec![Loss::ItemParagraphs, Loss::LocalPictures]),
            (ExportFormat::Docx, vec![Loss::PicturePlaceholders]),
            (ExportFormat::Csv, vec![Loss::Pictures, Loss::Emphasis, Loss::Links, Loss::Structure]),
            (ExportFormat::Template, vec![]),
        ] {
            assert_eq!(format.losses(&story), expected, "{format:?}");
        }
        assert_eq!(ExportFormat::Ghost.losses(&story).len(), 10);
    }

    #[test]
    fn a_picture_that_is_no_file_and_no_web_address_is_told_and_left_out() {
        let image = ImageReference { source: "javascript:x".into(), alternative: "Bakau".into() };
        let body = vec![PublishedBlock::Caption { image: Some(image), runs: vec![InlineRun::plain("Bakau muda")] }];
        let story = PublishedStory { body, picture: "foto.jpg".into(), ..PublishedStory::default() };
        for format in ExportFormat::ALL.iter().filter(|format| **format != ExportFormat::Template) {
            let (text, losses) = (written(*format, &story), format.losses(&story));
            assert!(text.contains("Bakau muda"), "{format:?}");
            if !matches!(format, ExportFormat::Csv | ExportFormat::Docx) {
                assert!(losses.contains(&Loss::UnsafePictures) && !text.contains("javascript"), "{format:?} {text}");
            }
        }
        assert!(ExportFormat::Ghost.losses(&story).contains(&Loss::Field(FieldName::Picture)));
    }

    /// Returns what a format writes as text; the parts of an archive one after the other.
    fn written(format: ExportFormat, story: &PublishedStory) -> String {
        let bytes = format.write_one(story, &options()).unwrap();
        let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) else {
            return String::from_utf8(bytes).unwrap();
        };
        let mut text = String::new();
        for index in 0..archive.len() {
            archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
        }
        text
    }

    #[test]
    fn exactly_the_fields_that_are_not_told_as_lost_are_written() {
        let word = |name: FieldName| format!("kata-{}-unik", name.code());
        let story = PublishedStory {
            headline: word(FieldName::Headline),
            summary: word(FieldName::Abstract),
            byline: word(FieldName::Byline),
            editor: word(FieldName::Editor),
            place: word(FieldName::Place),
            agency: word(FieldName::Agency),
            published: "2021-03-04T12:00+07:00".parse().ok(),
            updated: "2021-05-06T12:00+07:00".parse().ok(),
            embargo: "2020-07-08T12:00+07:00".parse().ok(),
            source: word(FieldName::Source),
            source_title: word(FieldName::SourceTitle),
            source_url: "https://kata.example/unik".into(),
            language: word(FieldName::Language),
            picture: word(FieldName::Picture),
            caption: word(FieldName::Caption),
            credit: word(FieldName::Credit),
            category: word(FieldName::Category),
            slug: word(FieldName::Slug),
            tags: vec!["kata-tag-unik".into()],
            ..PublishedStory::default()
        };
        for format in ExportFormat::ALL.iter().filter(|format| **format != ExportFormat::Template) {
            let (text, losses) = (written(*format, &story), format.losses(&story));
            for name in FIELDS {
                // Dates are written in several forms and time zones; all of them begin with the day.
                let value: String =
                    story.value(name).chars().take(if name.is_date() { 10 } else { usize::MAX }).collect();
                assert_eq!(text.contains(&value), !losses.contains(&Loss::Field(name)), "{format:?} {name:?}");
            }
            assert_eq!(text.contains("kata-tag-unik"), !losses.contains(&Loss::Tags), "{format:?}");
        }
    }

    #[test]
    fn what_is_not_known_of_a_date_is_told_by_formats_that_need_it() {
        let mut story = PublishedStory { published: "2023-01-08".parse().ok(), ..PublishedStory::default() };
        let assumed = [Loss::AssumedTime(FieldName::Published), Loss::AssumedZone(FieldName::Published)];
        assert_eq!(ExportFormat::Ninjs.losses(&story), assumed);
        assert_eq!(ExportFormat::Markdown.losses(&story), []);
        story.published = "2023-01-08T19:15".parse().ok();
        assert_eq!(ExportFormat::Wordpress.losses(&story), assumed[1..]);
    }

    #[test]
    fn long_texts_unsafe_links_and_forbidden_characters_are_told() {
        let run = InlineRun { link: "javascript:x".into(), ..InlineRun::plain("a\u{b}") };
        let story = PublishedStory {
            summary: "é".repeat(301),
            body: vec![PublishedBlock::Paragraph(vec![run])],
            ..PublishedStory::default()
        };
        let too_long = Loss::TooLong { field: FieldName::Abstract, limit: 300 };
        assert_eq!(ExportFormat::Ghost.losses(&story), [too_long, Loss::UnsafeLinks, Loss::ControlCharacters]);
        assert_eq!((too_long.code(), Loss::UnsafeLinks.code()), ("too-long", "unsafe-links"));
        assert_eq!((too_long.field(), Loss::Tags.field()), (Some(FieldName::Abstract), None));
    }
}
