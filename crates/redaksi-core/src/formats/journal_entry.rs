//! Entries of the autosave journal: a first line with the path and format of the story, then the complete story as RON.

use crate::article::Article;
use crate::formats::{Format, OpenError, stored};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// The file that it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// The format that it was last saved in; `None` for a raw text, which is never overwritten without confirmation.
    pub format: Option<Format>,
    /// The story.
    pub article: Article,
}

/// The first line of an entry.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename = "Head")]
struct JournalHeader {
    path: Option<String>,
    format: Option<String>,
}

/// Serializes an entry. A path that is not valid Unicode cannot be stored; the entry has no path then.
#[must_use]
pub fn write(path: Option<&Path>, format: Option<Format>, article: &Article) -> String {
    let path = path.and_then(Path::to_str).map(str::to_owned);
    let head = JournalHeader { format: path.as_ref().and(format).map(|format| format.extension().to_owned()), path };
    format!("{}\n{}", ron::to_string(&head).unwrap_or_default(), stored::write(article))
}

/// Parses an entry.
///
/// # Errors
/// An [`OpenError`] if the story cannot be read. If only the first line is damaged, the entry has no path and format.
pub fn read(bytes: &[u8]) -> Result<JournalEntry, OpenError> {
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let head: JournalHeader = ron::de::from_bytes(&bytes[..end]).unwrap_or_default();
    let article = stored::read(bytes.get(end + 1..).unwrap_or_default())?;
    let format = head.format.as_deref().and_then(Format::from_extension);
    Ok(JournalEntry { path: head.path.map(PathBuf::from), format, article })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::SourceText;
    use crate::extract;
    use crate::packs::Packs;

    #[test]
    fn entries_round_trip() {
        let text = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi \"pantai\".\n";
        let article = extract::extract(SourceText::new("a.txt", text.as_bytes()), &Packs::built_in());
        for (path, format) in [(None, None), (Some("/berita/b\n\"a.txt"), None), (Some("a.ron"), Some(Format::Ron))] {
            let written = write(path.map(Path::new), format, &article);
            let kept = JournalEntry { path: path.map(PathBuf::from), format, article: article.clone() };
            assert_eq!(read(written.as_bytes()), Ok(kept), "{written}");
        }
    }

    #[test]
    fn a_damaged_story_is_an_error_and_a_damaged_header_loses_only_the_path() {
        let article = extract::extract(SourceText::new("", b"Warga Menanam Bakau\n"), &Packs::built_in());
        let written = write(Some(Path::new("a.ron")), Some(Format::Ron), &article);
        let broken = written.replacen("path", "pa\0th", 1);
        assert_eq!(read(broken.as_bytes()).map(|kept| (kept.path, kept.article)), Ok((None, article)));
        assert!(read(&written.as_bytes()[..written.len() / 2]).is_err());
        assert_eq!(read(b""), Err(OpenError::Empty));
    }
}
