//! Writes stories in the formats of other systems. Every format is written from a [`PublishedStory`] and is determined by
//! it and the [`ExportOptions`]. Nothing is written that is not published: see [`PublishedStory::of`].

mod csv;
mod docx;
mod docx_comments;
mod escape;
mod format;
mod ghost;
mod groups;
mod html;
mod html_body;
mod labels;
mod loss;
mod markdown;
mod newsml;
mod ninjs;
mod options;
#[cfg(test)]
mod round_trip_tests;
mod slug;
mod template;
mod template_variables;
mod wordpress;

pub(crate) use docx::PICTURE_STYLE;
pub(crate) use escape::xml;
pub use format::ExportFormat;
pub(crate) use html_body::{PicturesShown, body_html, linked, links_html, runs_html};
pub use loss::{Loss, LossKind};
pub use options::{ExportOptions, FrontMatter, PublicationState};
pub use template::{ExportTemplate, TemplateError, TemplateErrorKind};

use crate::document::PublishedStory;

/// Why a story cannot be exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The format holds exactly one story.
    #[error("the format holds one story in a file")]
    HoldsOne,
    /// The export by a template was asked for without a template.
    #[error("no template was given")]
    NoTemplate,
    /// The template has an error.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The archive of the Word document cannot be made: a part is larger than 4 GiB.
    #[error("the document is too large: {0}")]
    Archive(String),
}

impl ExportError {
    /// Returns the code of the error in kebab case, as used in message keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::HoldsOne => "export-holds-one",
            Self::NoTemplate => "export-no-template",
            Self::Template(_) => "export-template",
            Self::Archive(_) => "export-too-large",
        }
    }
}

impl ExportFormat {
    /// Writes one story as a file.
    ///
    /// # Errors
    /// An [`ExportError`] if the template is missing or has an error, or if a Word document is too large.
    pub fn write_one(self, story: &PublishedStory, options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
        Ok(match self {
            Self::Markdown => markdown::write(story, options).into_bytes(),
            Self::Html => html::write(story, options).into_bytes(),
            Self::HtmlFragment => html::write_fragment(story).into_bytes(),
            Self::Ninjs => ninjs::write(story, options).into_bytes(),
            Self::Newsml => newsml::write(story, options).into_bytes(),
            Self::Docx => docx::write(story, options).map_err(|error| ExportError::Archive(error.to_string()))?,
            Self::Template => {
                let template = options.template.as_ref().ok_or(ExportError::NoTemplate)?;
                template.render(story, options)?.into_bytes()
            }
            Self::NinjsLines | Self::Wordpress | Self::Ghost | Self::Csv => {
                return self.write_many(std::slice::from_ref(story), options);
            }
        })
    }

    /// Writes stories as one file, in order.
    ///
    /// # Errors
    /// [`ExportError::HoldsOne`] if the format holds one story and `stories` has another number of them; otherwise like
    /// [`Self::write_one`].
    pub fn write_many(self, stories: &[PublishedStory], options: &ExportOptions) -> Result<Vec<u8>, ExportError> {
        Ok(match (self, stories) {
            (Self::NinjsLines, _) => stories.iter().map(|story| ninjs::write_line(story, options)).collect::<String>(),
            (Self::Wordpress, _) => wordpress::write(stories, options),
            (Self::Ghost, _) => ghost::write(stories, options),
            (Self::Csv, _) => csv::write(stories),
            (_, [story]) => return self.write_one(story, options),
            _ => return Err(ExportError::HoldsOne),
        }
        .into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::document::{BodyPlace, InlineRun, PublishedBlock, PublishedComment, PublishedLink};
    use crate::write::options::tests::options;
    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;
    use redaksi_core::article::ImageReference;
    use std::io::Read as _;
    use std::time::{Duration, Instant};

    /// Checks that the text is well-formed XML.
    fn check_xml(xml: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().map_err(|error| format!("{error}"))? {
                Event::Eof => return Ok(()),
                Event::Start(tag) | Event::Empty(tag) => {
                    for attribute in tag.attributes() {
                        attribute.map_err(|error| format!("{error}"))?;
                    }
                }
                _ => {}
            }
        }
    }

    fn hostile_text() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,12}",
            "[\\x00-\\x7f]{0,12}",
            r#"(\]\]>|<!--|--|</|&amp;|"|'|\{\{|\{%|[=+@-]|\n|\r|\t| ){0,5}"#
        ]
    }

    /// A story with the same kinds of text in every place.
    fn hostile_story() -> impl Strategy<Value = PublishedStory> {
        (prop::collection::vec(hostile_text(), 12), prop::option::of(any::<u32>())).prop_map(|(texts, number)| {
            let text = |index: usize| texts[index].clone();
            let run = |index: usize| InlineRun {
                bold: index.is_multiple_of(2),
                link: text(index + 1),
                ..InlineRun::plain(text(index))
            };
            let image = |index: usize| Some(ImageReference { source: text(index), alternative: text(index + 1) });
            let runs = |index: usize| vec![run(index), run(index + 1), run(index + 2)];
            PublishedStory {
                identity: text(0),
                headline: text(1),
                summary: text(2),
                byline: text(3),
                source_url: text(4),
                source_title: text(5),
                language: text(6),
                picture: text(5),
                caption: text(7),
                category: text(8),
                slug: text(9),
                tags: texts.clone(),
                related: vec![PublishedLink { title: text(10), url: text(11) }],
                body: vec![
                    PublishedBlock::Paragraph(runs(0)),
                    PublishedBlock::Subhead(runs(1)),
                    PublishedBlock::Caption { image: None, runs: runs(2) },
                    PublishedBlock::Caption { image: image(3), runs: runs(2) },
                    PublishedBlock::Caption { image: image(4), runs: Vec::new() },
                    PublishedBlock::ItemParagraph { level: 2, runs: runs(3) },
                    PublishedBlock::ListItem { level: 1, number, runs: runs(3) },
                    PublishedBlock::ListItem {
                        level: number.map_or(0, |number| number.to_be_bytes()[0]),
                        number: None,
                        runs: runs(4),
                    },
                    PublishedBlock::ItemParagraph { level: 0, runs: runs(3) },
                    PublishedBlock::Quote(runs(5)),
                    PublishedBlock::TableRow { cells: vec![runs(6), Vec::new()] },
                    PublishedBlock::TableRow { cells: Vec::new() },
                ],
                comments: vec![PublishedComment {
                    author: text(3),
                    at: text(4),
                    text: text(5),
                    start: BodyPlace { block: 0, offset: 3 },
                    end: BodyPlace { block: 6, offset: 2 },
                }],
                ..full_story()
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_file_is_well_formed_whatever_the_text_is(story in hostile_story()) {
            let options = options();
            let text = |format: ExportFormat| String::from_utf8(format.write_one(&story, &options).unwrap()).unwrap();
            for format in [ExportFormat::Newsml, ExportFormat::Wordpress] {
                prop_assert_eq!(check_xml(&text(format)), Ok(()), "{:?}", format);
            }
            prop_assert_eq!(check_xml(&format!("<p>{}</p>", text(ExportFormat::HtmlFragment))), Ok(()));
            for format in [ExportFormat::Ninjs, ExportFormat::NinjsLines, ExportFormat::Ghost] {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&text(format)).is_ok(), "{:?}", format);
            }
            let document = ExportFormat::Docx.write_one(&story, &options).unwrap();
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(document)).unwrap();
            for index in 0..archive.len() {
                let mut part = String::new();
                archive.by_index(index).unwrap().read_to_string(&mut part).unwrap();
                prop_assert_eq!(check_xml(&part), Ok(()), "part {}", index);
            }
            for format in ExportFormat::ALL {
                let _ = format.losses(&story);
            }
        }
    }

    #[test]
    fn a_very_long_text_takes_linear_time() {
        let text = "*a_&<[{\u{e9}\u{2014}".repeat(20_000);
        let runs = text.split_inclusive('a').enumerate();
        let runs = runs.map(|(index, part)| InlineRun {
            bold: index.is_multiple_of(2),
            italic: index.is_multiple_of(3),
            ..InlineRun::plain(part)
        });
        let body = vec![PublishedBlock::Paragraph(runs.collect())];
        let story = PublishedStory { tags: (0..5_000).map(|tag| format!("tag {tag}")).collect(), body, ..full_story() };
        let template = ExportTemplate::new("a.html", "{{ headline }} {{ body_html }}").unwrap();
        let options = ExportOptions { template: Some(template), ..options() };
        for format in ExportFormat::ALL {
            let start = Instant::now();
            assert!(format.write_one(&story, &options).is_ok());
            assert!(start.elapsed() < Duration::from_secs(20), "{format:?} took {:?}", start.elapsed());
        }
    }

    #[test]
    fn every_format_writes_the_same_bytes_again() {
        let template = ExportTemplate::new("a.txt", "{{ headline }}").unwrap();
        let options = ExportOptions { template: Some(template), ..options() };
        for format in ExportFormat::ALL {
            let written = format.write_one(&full_story(), &options).unwrap();
            assert!(!written.is_empty());
            assert_eq!(format.write_one(&full_story(), &options).unwrap(), written, "{format:?}");
        }
    }

    #[test]
    fn a_story_without_anything_is_written_in_every_format() {
        let template = ExportTemplate::new("a.txt", "{{ headline }}").unwrap();
        let options = ExportOptions { template: Some(template), ..options() };
        for format in ExportFormat::ALL {
            assert!(format.write_one(&PublishedStory::default(), &options).is_ok(), "{format:?}");
            assert_eq!(format.losses(&PublishedStory::default()), []);
        }
    }

    #[test]
    fn only_some_formats_hold_several_stories() {
        let stories = [full_story(), full_story()];
        let template = ExportTemplate::new("a.txt", "{{ headline }}").unwrap();
        let options = ExportOptions { template: Some(template), ..options() };
        for format in ExportFormat::ALL {
            let written = format.write_many(&stories, &options);
            assert_eq!(written.is_ok(), format.holds_many(), "{format:?}");
            assert!(format.write_many(&stories[..1], &options).is_ok(), "{format:?}");
        }
        assert_eq!(ExportFormat::Html.write_many(&stories, &options), Err(ExportError::HoldsOne));
    }
}
