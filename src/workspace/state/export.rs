//! Exporting stories: what the user chose, what is told before it is written, and what was written.

use crate::workspace::{DocumentId, ErrorReport};
use redaksi_core::formats::stored_path;
use redaksi_formats::document::PublishedStory;
use redaksi_formats::write::{ExportFormat, ExportTemplate, Loss, PublicationState};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What the user chose for an export. The settings keep it for the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportProfile {
    /// The format.
    pub format: ExportFormat,
    /// The name of the outlet that publishes the stories; may be empty.
    pub outlet: String,
    /// The address of its site; may be empty.
    #[serde(rename = "site")]
    pub site_url: String,
    /// Whether the receiving system publishes the stories at once.
    pub state: PublicationState,
    /// The file of the template, for the format [`ExportFormat::Template`].
    #[serde(skip_serializing_if = "Option::is_none", with = "stored_path::option")]
    pub template: Option<PathBuf>,
}

impl Default for ExportProfile {
    fn default() -> Self {
        Self {
            format: ExportFormat::Wordpress,
            outlet: String::new(),
            site_url: String::new(),
            state: PublicationState::Draft,
            template: None,
        }
    }
}

impl ExportProfile {
    /// Whether nothing was chosen yet.
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Whether everything is chosen that the format needs.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.format != ExportFormat::Template || self.template.is_some()
    }

    /// Whether the file will name no outlet or no site although the format has a place for both.
    #[must_use]
    pub fn lacks_outlet(&self) -> bool {
        self.format == ExportFormat::Wordpress && (self.outlet.trim().is_empty() || self.site_url.trim().is_empty())
    }

    /// Whether the format names the outlet.
    #[must_use]
    pub fn uses_outlet(&self) -> bool {
        use ExportFormat as Format;
        matches!(
            self.format,
            Format::Wordpress | Format::Html | Format::Newsml | Format::Ninjs | Format::NinjsLines | Format::Template
        )
    }

    /// Whether the format says if the receiving system publishes the stories at once.
    #[must_use]
    pub fn uses_state(&self) -> bool {
        use ExportFormat as Format;
        matches!(self.format, Format::Wordpress | Format::Ghost | Format::Markdown | Format::Template)
    }

    /// Whether the format names the address of the site.
    #[must_use]
    pub fn uses_site(&self) -> bool {
        matches!(self.format, ExportFormat::Wordpress | ExportFormat::Template)
    }

    /// The file extension, without the dot; that of a template is given by its name.
    #[must_use]
    pub fn extension(&self) -> String {
        let file = self.template.as_deref().filter(|_| self.format == ExportFormat::Template).and_then(Path::file_name);
        // The content does not matter for the extension.
        let template = file.and_then(|name| ExportTemplate::new(name.to_string_lossy(), "").ok());
        template.map_or_else(|| self.format.extension().to_owned(), |template| template.extension().to_owned())
    }

    /// The path with the extension of the format. A path that ends with a separator stays as it is; it names no file.
    #[must_use]
    pub fn with_extension(&self, path: PathBuf) -> PathBuf {
        let extension = self.extension();
        let has_it = path.extension().is_some_and(|known| known.eq_ignore_ascii_case(&extension));
        if has_it || path.to_string_lossy().ends_with(std::path::is_separator) {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(extension);
        PathBuf::from(name)
    }
}

/// Which stories are exported, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRequest {
    /// The documents.
    pub documents: Vec<DocumentId>,
    /// What the user chose.
    pub profile: ExportProfile,
}

impl ExportRequest {
    /// Whether one file holds all stories; else each gets a file of its own in a folder.
    #[must_use]
    pub fn is_one_file(&self) -> bool {
        self.documents.len() == 1 || self.profile.format.holds_many()
    }
}

/// The dialog in which the user chooses how stories are exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportDraft {
    /// The stories, and what is chosen so far.
    pub request: ExportRequest,
    /// What the format cannot hold of the stories, each loss once, with the stories that it is about.
    pub losses: Vec<(Loss, Vec<DocumentId>)>,
    /// How many promos of the stories are undecided and stay in the text.
    pub undecided: usize,
}

/// Where an export is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportTarget {
    /// One file with all stories.
    File {
        /// The file.
        path: PathBuf,
        /// Whether an existing file may be overwritten.
        replace: bool,
    },
    /// A new file for each story in this folder.
    Folder(PathBuf),
}

/// A story that is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedStory {
    /// The file name without extension, for a file of its own.
    pub stem: String,
    /// What is published of it.
    pub story: PublishedStory,
}

/// An export that is ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// What the user requested.
    pub request: ExportRequest,
    /// Where it is written.
    pub target: ExportTarget,
    /// The stories.
    pub stories: Vec<ExportedStory>,
    /// The file whose permissions new files get.
    pub like: Option<PathBuf>,
    /// The files of the open documents, which are never overwritten.
    pub open_files: Vec<PathBuf>,
}

/// What an export has written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportOutcome {
    /// The number of stories.
    pub written: usize,
    /// How many of their files have a number because their names were taken.
    pub numbered: usize,
    /// What went wrong.
    pub failed: Vec<ErrorReport>,
}

/// An action on an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportAction {
    /// Opens the dialog for these documents.
    Prompt(Vec<DocumentId>),
    /// Changes what is chosen in the dialog.
    Choose(ExportProfile),
    /// Asks for the file of the template.
    ChooseTemplate,
    /// Keeps the choice for the next export, and asks for the file or the folder.
    Confirm,
    /// Closes the dialog.
    Cancel,
    /// Writes all stories to a file.
    WriteFile {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// The file.
        path: PathBuf,
        /// Whether an existing file may be overwritten.
        replace: bool,
    },
    /// Writes each story to a new file in a folder.
    WriteInto {
        /// The stories, and how they are written.
        request: ExportRequest,
        /// The folder.
        folder: PathBuf,
        /// Whether the folder is created if it does not exist.
        creates_folder: bool,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_stored_and_read_back_in_every_format() {
        for format in ExportFormat::ALL {
            let profile = ExportProfile {
                format: *format,
                outlet: "Kabar \"Pesisir\"".into(),
                state: PublicationState::Published,
                template: Some("tata-letak/cms.html.j2".into()),
                ..ExportProfile::default()
            };
            let stored = ron::ser::to_string_pretty(&profile, ron::ser::PrettyConfig::default()).unwrap();
            assert_eq!(ron::from_str::<ExportProfile>(&stored).unwrap(), profile, "{stored}");
        }
        assert_eq!(ron::from_str::<ExportProfile>("()").unwrap(), ExportProfile::default());
    }

    #[test]
    fn a_path_gets_the_extension_of_the_format_or_of_the_template() {
        let with = |format, template: Option<&str>, path: &str| {
            let profile = ExportProfile { format, template: template.map(PathBuf::from), ..ExportProfile::default() };
            profile.with_extension(path.into())
        };
        assert_eq!(with(ExportFormat::Docx, None, "a"), PathBuf::from("a.docx"));
        assert_eq!(with(ExportFormat::Docx, None, "a.DOCX"), PathBuf::from("a.DOCX"));
        assert_eq!(with(ExportFormat::Csv, None, "a.docx"), PathBuf::from("a.docx.csv"));
        assert_eq!(with(ExportFormat::Csv, None, "folder/"), PathBuf::from("folder/"));
        let template = Some("tata-letak/cms.html.j2");
        assert_eq!(with(ExportFormat::Template, template, "a"), PathBuf::from("a.html"));
        assert_eq!(with(ExportFormat::Csv, template, "a"), PathBuf::from("a.csv"));
    }
}
