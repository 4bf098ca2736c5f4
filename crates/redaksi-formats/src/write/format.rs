//! The formats that stories are exported in, and their names.

use serde::{Deserialize, Serialize};

/// A format that stories are exported in.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    strum::VariantArray,
    strum::IntoStaticStr,
    strum::EnumString,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// Markdown with front matter, as Hugo reads it.
    #[strum(serialize = "md")]
    #[serde(rename = "md")]
    Markdown,
    /// A web page with schema.org metadata.
    Html,
    /// The body as HTML, to be pasted into a form.
    HtmlFragment,
    /// IPTC ninjs 3.1.
    Ninjs,
    /// Several IPTC ninjs 3.1 objects, one on each line.
    NinjsLines,
    /// IPTC NewsML-G2: a news item.
    Newsml,
    /// `WordPress` eXtended RSS 1.2, `WordPress`'s import file.
    #[strum(serialize = "wxr")]
    #[serde(rename = "wxr")]
    Wordpress,
    /// Ghost's import file.
    Ghost,
    /// A Word document.
    Docx,
    /// A table for spreadsheets, one row for each story.
    Csv,
    /// The desk's own layout.
    Template,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Returns the code, as the command line names the format; its name is the message `export-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Returns the file extension, without the dot. That of a template is given by its name:
    /// [`ExportTemplate::extension`](crate::write::ExportTemplate::extension).
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html | Self::HtmlFragment => "html",
            Self::Ninjs | Self::Ghost => "json",
            Self::NinjsLines => "ndjson",
            Self::Newsml | Self::Wordpress => "xml",
            Self::Docx => "docx",
            Self::Csv => "csv",
            Self::Template => "txt",
        }
    }

    /// Returns the media type of the file.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown",
            Self::Html | Self::HtmlFragment => "text/html",
            Self::Ninjs | Self::Ghost => "application/json",
            Self::NinjsLines => "application/x-ndjson",
            Self::Newsml => "application/vnd.iptc.g2.newsitem+xml",
            Self::Wordpress => "application/rss+xml",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Csv => "text/csv",
            Self::Template => "text/plain",
        }
    }

    /// Whether one file can hold several stories.
    #[must_use]
    pub fn holds_many(self) -> bool {
        matches!(self, Self::NinjsLines | Self::Wordpress | Self::Ghost | Self::Csv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_format_has_a_code_that_names_it() {
        let codes: HashSet<&str> = ExportFormat::ALL.iter().map(|format| format.code()).collect();
        assert_eq!(codes.len(), ExportFormat::ALL.len());
        for format in ExportFormat::ALL {
            assert_eq!(format.code().parse(), Ok(*format));
            assert_eq!(serde_json::to_value(format).unwrap(), format.code(), "a stored profile has the same name");
        }
        assert_eq!([ExportFormat::Markdown, ExportFormat::Wordpress].map(ExportFormat::code), ["md", "wxr"]);
    }
}
