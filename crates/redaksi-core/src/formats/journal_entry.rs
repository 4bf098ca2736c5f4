//! Entries of the autosave journal: a first line with the path and format of the story, then the complete story as RON.

use crate::article::{Article, FieldName};
use crate::formats::{Format, OpenError, stored, stored_path};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A field in which text can be typed that is not part of the story yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DraftField {
    /// The field for a new tag.
    Tag,
    /// A metadata field that is entered as a whole, such as a date.
    Field(FieldName),
}

/// The code of the field for a new tag; no metadata field has it.
const TAG_CODE: &str = "tag";

impl DraftField {
    fn code(self) -> &'static str {
        match self {
            Self::Tag => TAG_CODE,
            Self::Field(name) => name.code(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        if code == TAG_CODE {
            return Some(Self::Tag);
        }
        FieldName::ALL.into_iter().find(|name| name.code() == code).map(Self::Field)
    }
}

/// Text that was typed into a field and not entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnenteredText {
    /// The field.
    pub field: DraftField,
    /// The text as typed.
    pub text: String,
}

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// The file that it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// The format that it was last saved in; `None` for a raw text, which is never overwritten without confirmation.
    pub format: Option<Format>,
    /// The story.
    pub article: Article,
    /// What was typed into fields and not entered.
    pub drafts: Vec<UnenteredText>,
}

/// The first line of an entry.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename = "Head")]
struct JournalHeader {
    path: Option<String>,
    format: Option<String>,
    /// The code of each field with text that was not entered, and the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    drafts: Vec<(String, String)>,
}

/// Serializes an entry.
#[must_use]
pub fn write(path: Option<&Path>, format: Option<Format>, article: &Article, drafts: &[UnenteredText]) -> String {
    let head = JournalHeader {
        path: path.map(|path| stored_path::to_text(path).into_owned()),
        format: path.and(format).map(|format| format.extension().to_owned()),
        drafts: drafts.iter().map(|draft| (draft.field.code().to_owned(), draft.text.clone())).collect(),
    };
    format!("{}\n{}", ron::to_string(&head).unwrap_or_default(), stored::write(article))
}

/// Parses an entry.
///
/// # Errors
/// An [`OpenError`] if the story cannot be read. If only the first line is damaged, the entry has no path, no format and
/// no drafts.
pub fn read(bytes: &[u8]) -> Result<JournalEntry, OpenError> {
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let head: JournalHeader = ron::de::from_bytes(&bytes[..end]).unwrap_or_default();
    let article = stored::read(bytes.get(end + 1..).unwrap_or_default())?;
    let format = head.format.as_deref().and_then(Format::from_extension);
    // A newer version may have fields that this one does not know.
    let draft = |(code, text): (String, String)| Some(UnenteredText { field: DraftField::from_code(&code)?, text });
    let drafts = head.drafts.into_iter().filter_map(draft).collect();
    Ok(JournalEntry { path: head.path.as_deref().map(stored_path::from_text), format, article, drafts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::SourceText;
    use crate::extract;
    use crate::packs::Packs;

    fn story() -> Article {
        let text = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi \"pantai\".\n";
        extract::extract(SourceText::new("a.txt", text.as_bytes()), &Packs::built_in())
    }

    #[test]
    fn entries_round_trip() {
        let article = story();
        let typed = |field, text: &str| UnenteredText { field, text: text.to_owned() };
        let drafts = vec![
            typed(DraftField::Tag, "pas"),
            typed(DraftField::Field(FieldName::Published), "3 \"Jun\n"),
            typed(DraftField::Field(FieldName::Place), "Amb"),
        ];
        for (path, format) in [(None, None), (Some("/berita/b\n\"a.txt"), None), (Some("a.ron"), Some(Format::Ron))] {
            for drafts in [Vec::new(), drafts.clone()] {
                let written = write(path.map(Path::new), format, &article, &drafts);
                let kept = JournalEntry { path: path.map(PathBuf::from), format, article: article.clone(), drafts };
                assert_eq!(read(written.as_bytes()), Ok(kept), "{written}");
            }
        }
    }

    #[test]
    fn the_first_line_is_that_of_earlier_versions_unless_something_was_not_entered() {
        let first_line = |drafts: &[UnenteredText]| {
            let written = write(Some(Path::new("a.ron")), Some(Format::Ron), &story(), drafts);
            written.lines().next().map(str::to_owned)
        };
        assert_eq!(first_line(&[]).as_deref(), Some(r#"(path:Some("a.ron"),format:Some("ron"))"#));
        let drafts = [UnenteredText { field: DraftField::Tag, text: "pas".into() }];
        assert_eq!(
            first_line(&drafts).as_deref(),
            Some(r#"(path:Some("a.ron"),format:Some("ron"),drafts:[("tag","pas")])"#)
        );
    }

    #[test]
    fn a_field_of_a_newer_version_loses_only_its_draft() {
        let written = format!(
            "(path:Some(\"a.ron\"),format:Some(\"ron\"),mood:3,drafts:[(\"mood\",\"x\"),(\"tag\",\"pas\")])\n{}",
            stored::write(&story())
        );
        let entry = read(written.as_bytes()).unwrap();
        assert_eq!(entry.drafts, [UnenteredText { field: DraftField::Tag, text: "pas".into() }]);
        assert_eq!(entry.path.as_deref(), Some(Path::new("a.ron")));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_not_unicode_survives() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"/berita/caf\xe9.ron"));
        let written = write(Some(path), Some(Format::Ron), &story(), &[]);
        let entry = read(written.as_bytes()).unwrap();
        assert_eq!((entry.path.as_deref(), entry.format), (Some(path), Some(Format::Ron)));
    }

    #[test]
    fn a_damaged_story_is_an_error_and_a_damaged_header_loses_only_the_path() {
        let article = extract::extract(SourceText::new("", b"Warga Menanam Bakau\n"), &Packs::built_in());
        let written = write(Some(Path::new("a.ron")), Some(Format::Ron), &article, &[]);
        let broken = written.replacen("path", "pa\0th", 1);
        assert_eq!(read(broken.as_bytes()).map(|kept| (kept.path, kept.article)), Ok((None, article)));
        assert!(read(&written.as_bytes()[..written.len() / 2]).is_err());
        assert_eq!(read(b""), Err(OpenError::Empty));
    }
}
