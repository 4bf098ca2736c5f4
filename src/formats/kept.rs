//! A story as the journal keeps it: on the first line where it belongs, below that the whole story as RON.

use super::{Format, OpenError, stored};
use crate::article::Article;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// A story out of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The file it was opened from or last saved to.
    pub path: Option<PathBuf>,
    /// As what it was last saved; `None` for a raw text, which is never overwritten unasked.
    pub format: Option<Format>,
    /// The story.
    pub article: Article,
}

/// The first line.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    path: Option<String>,
    format: Option<String>,
}

/// Writes an entry. A path that is no Unicode cannot be told; the story comes back without one then.
#[must_use]
pub fn write(path: Option<&Path>, format: Option<Format>, article: &Article) -> String {
    let path = path.and_then(Path::to_str).map(str::to_owned);
    let head = Head { format: path.as_ref().and(format).map(|format| format.extension().to_owned()), path };
    format!("{}\n{}", ron::to_string(&head).unwrap_or_default(), stored::write(article))
}

/// Reads an entry.
///
/// # Errors
/// An [`OpenError`] where the story cannot be read. A first line that is damaged costs no more than the path.
pub fn read(bytes: &[u8]) -> Result<Kept, OpenError> {
    let end = memchr::memchr(b'\n', bytes).unwrap_or(bytes.len());
    let head: Head = ron::de::from_bytes(&bytes[..end]).unwrap_or_default();
    let article = stored::read(bytes.get(end + 1..).unwrap_or_default())?;
    let format = head.format.as_deref().and_then(Format::from_extension);
    Ok(Kept { path: head.path.map(PathBuf::from), format, article })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Received;
    use crate::packs::Packs;
    use crate::reading;

    #[test]
    fn what_is_kept_reads_back() {
        let text = "Warga Menanam Bakau\n\nWarga desa menanam bakau di tepi \"pantai\".\n";
        let article = reading::read(Received::new("a.txt", text.as_bytes()), &Packs::built_in());
        for (path, format) in [(None, None), (Some("/berita/b\n\"a.txt"), None), (Some("a.ron"), Some(Format::Ron))] {
            let written = write(path.map(Path::new), format, &article);
            let kept = Kept { path: path.map(PathBuf::from), format, article: article.clone() };
            assert_eq!(read(written.as_bytes()), Ok(kept), "{written}");
        }
    }

    #[test]
    fn damage_is_told_and_a_damaged_head_costs_the_path_alone() {
        let article = reading::read(Received::new("", b"Warga Menanam Bakau\n"), &Packs::built_in());
        let written = write(Some(Path::new("a.ron")), Some(Format::Ron), &article);
        let broken = written.replacen("path", "pa\0th", 1);
        assert_eq!(read(broken.as_bytes()).map(|kept| (kept.path, kept.article)), Ok((None, article)));
        assert!(read(&written.as_bytes()[..written.len() / 2]).is_err());
        assert_eq!(read(b""), Err(OpenError::Empty));
    }
}
