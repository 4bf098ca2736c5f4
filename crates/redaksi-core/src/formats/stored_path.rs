//! Paths in stored files, as strings that keep a path whatever its bytes.
//!
//! A path that is Unicode is stored as it is. Of any other path, each byte (on Windows, each UTF-16 unit) that is not part
//! of a character is stored as a NUL and its number in hexadecimal digits. No path contains a NUL, so the two forms are
//! told apart, and an older program finds no file under such a string.
//!
//! The module and its submodules are for `#[serde(with = …)]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How many hexadecimal digits follow a NUL.
const DIGITS: usize = if cfg!(windows) { 4 } else { 2 };

/// Returns the string that is stored for a path.
#[must_use]
pub fn to_text(path: &Path) -> Cow<'_, str> {
    match path.to_str() {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(escape(path)),
    }
}

/// Returns the path of a stored string.
#[must_use]
pub fn from_text(text: &str) -> PathBuf {
    if text.contains('\0') { PathBuf::from(unescape(text)) } else { PathBuf::from(text) }
}

#[cfg(unix)]
fn escape(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    let mut text = String::new();
    for chunk in path.as_os_str().as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\0{byte:02x}");
        }
    }
    text
}

#[cfg(windows)]
fn escape(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::windows::ffi::OsStrExt as _;
    let mut text = String::new();
    for unit in char::decode_utf16(path.as_os_str().encode_wide()) {
        match unit {
            Ok(c) => text.push(c),
            Err(lone) => {
                let _ = write!(text, "\0{:04x}", lone.unpaired_surrogate());
            }
        }
    }
    text
}

#[cfg(not(any(unix, windows)))]
fn escape(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The parts of a stored string: first a text, then each number with the text after it. A NUL without digits is kept, so
/// that a damaged string names no other file.
fn numbered_parts(text: &str) -> (&str, impl Iterator<Item = (u16, &str)>) {
    let mut parts = text.split('\0');
    let first = parts.next().unwrap_or_default();
    let number = |part: &str| u16::from_str_radix(part.get(..DIGITS)?, 16).ok();
    (first, parts.map(move |part| number(part).map_or((0, part), |unit| (unit, &part[DIGITS..]))))
}

#[cfg(unix)]
fn unescape(text: &str) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    let (first, parts) = numbered_parts(text);
    let mut bytes = first.as_bytes().to_vec();
    for (byte, rest) in parts {
        bytes.push(u8::try_from(byte).unwrap_or_default());
        bytes.extend_from_slice(rest.as_bytes());
    }
    OsString::from_vec(bytes)
}

#[cfg(windows)]
fn unescape(text: &str) -> OsString {
    use std::os::windows::ffi::OsStringExt as _;
    let (first, parts) = numbered_parts(text);
    let mut units: Vec<u16> = first.encode_utf16().collect();
    for (unit, rest) in parts {
        units.push(unit);
        units.extend(rest.encode_utf16());
    }
    OsString::from_wide(&units)
}

#[cfg(not(any(unix, windows)))]
fn unescape(text: &str) -> OsString {
    OsString::from(text)
}

/// Serializes a path.
///
/// # Errors
/// The error of the serializer.
pub fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    to_text(path).serialize(serializer)
}

/// Deserializes a path.
///
/// # Errors
/// The error of the deserializer.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
    String::deserialize(deserializer).map(|text| from_text(&text))
}

/// For a path that may be absent.
pub mod option {
    use super::{Deserialize, Deserializer, PathBuf, Serialize, Serializer, from_text, to_text};

    /// Serializes the path, if there is one.
    ///
    /// # Errors
    /// The error of the serializer.
    pub fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        path.as_deref().map(to_text).serialize(serializer)
    }

    /// Deserializes the path, if there is one.
    ///
    /// # Errors
    /// The error of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(|text| from_text(&text)))
    }
}

/// For a list of paths.
pub mod list {
    use super::{Deserialize, Deserializer, PathBuf, Serializer, from_text, to_text};

    /// Serializes the paths.
    ///
    /// # Errors
    /// The error of the serializer.
    pub fn serialize<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(|path| to_text(path)))
    }

    /// Deserializes the paths.
    ///
    /// # Errors
    /// The error of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|text| from_text(text)).collect())
    }
}

/// For a list of paths, each with a position in its file.
pub mod positions {
    use super::{Deserialize, Deserializer, PathBuf, Serializer, from_text, to_text};

    /// Serializes the paths and positions.
    ///
    /// # Errors
    /// The error of the serializer.
    pub fn serialize<S: Serializer>(paths: &[(PathBuf, usize)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(paths.iter().map(|(path, at)| (to_text(path), at)))
    }

    /// Deserializes the paths and positions.
    ///
    /// # Errors
    /// The error of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(PathBuf, usize)>, D::Error> {
        Ok(Vec::<(String, usize)>::deserialize(deserializer)?
            .into_iter()
            .map(|(text, at)| (from_text(&text), at))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unicode_path_is_stored_as_it_is() {
        for path in ["", "/berita/banjir.txt", "/berita/café.ron", "a\nb", "%ff"] {
            assert_eq!(to_text(Path::new(path)), path);
            assert_eq!(from_text(path), Path::new(path));
        }
    }

    #[cfg(unix)]
    #[test]
    fn any_bytes_come_back() {
        use std::os::unix::ffi::OsStrExt as _;
        for bytes in
            [&b"/berita/caf\xe9.txt"[..], b"\xff\xfe", b"a\x80", b"\xc3", b"\xe2\x82x\xed\xa0\x80", b"\xf0\x9f"]
        {
            let path = Path::new(std::ffi::OsStr::from_bytes(bytes));
            let text = to_text(path);
            assert_eq!(from_text(&text), path, "{text:?}");
            let stored = ron::to_string(&text).unwrap();
            assert_eq!(from_text(&ron::from_str::<String>(&stored).unwrap()), path, "{stored}");
        }
        assert_eq!(to_text(Path::new(std::ffi::OsStr::from_bytes(b"caf\xe9.txt"))), "caf\0e9.txt");
    }

    #[test]
    fn a_damaged_string_names_no_file() {
        for text in ["a\0", "a\0zz", "a\0é"] {
            assert!(from_text(text).as_os_str().as_encoded_bytes().contains(&0), "{text:?}");
        }
    }
}
