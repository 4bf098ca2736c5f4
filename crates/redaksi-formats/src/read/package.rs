//! Zip packages (docx, odt): reads parts by name, with limits on number, size and growth.

use crate::read::error::ReadError;
use crate::read::limits::{MAX_DOCUMENT_BYTES, MAX_PARTS, MAX_RATIO, RATIO_FREE_BYTES};
use crate::read::xml::{XmlElement, parse_xml};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open package. Parts are unpacked into memory when they are asked for; nothing is written anywhere, so that a name
/// like `../a` is only a name.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    bytes_left: usize,
}

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// [`ReadError::Damaged`], [`ReadError::TooManyParts`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(&error))?;
        if archive.len() > MAX_PARTS {
            return Err(ReadError::TooManyParts);
        }
        Ok(Self { archive, bytes_left: MAX_DOCUMENT_BYTES })
    }

    /// Returns the names of all parts, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.archive.file_names().filter_map(Result::ok).map(String::from).collect();
        names.sort();
        names
    }

    /// Unpacks a part; `None` if there is none of that name.
    ///
    /// # Errors
    /// A limit that is exceeded, or [`ReadError::Damaged`].
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(zip_error(&error)),
        };
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let count = file.read(&mut chunk).map_err(|error| ReadError::damaged(format!("{name}: {error}")))?;
            if count == 0 {
                break;
            }
            if count > self.bytes_left {
                return Err(ReadError::TooLarge);
            }
            self.bytes_left -= count;
            bytes.extend_from_slice(&chunk[..count]);
            let size = bytes.len() as u64;
            if size > RATIO_FREE_BYTES && size / MAX_RATIO > packed {
                return Err(ReadError::ZipBomb);
            }
        }
        Ok(Some(bytes))
    }

    /// Unpacks and parses an XML part; `None` if there is none of that name.
    ///
    /// # Errors
    /// Like [`Self::read`] and [`parse_xml`].
    pub fn read_xml(&mut self, name: &str) -> Result<Option<XmlElement>, ReadError> {
        self.read(name)?.map(|bytes| parse_xml(&bytes, name)).transpose()
    }
}

fn zip_error(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted,
        _ => ReadError::damaged(error.to_string()),
    }
}

/// Resolves the target of a relationship to the name of a part: relative to the folder of the source, or from the root.
pub(crate) fn resolve_part(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    /// Packs parts as a word processor does.
    pub(crate) fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_read_by_name() {
        let bytes = zip_of(&[("a.xml", b"<a>x</a>"), ("b/c.bin", b"\0\x01")]);
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.names(), ["a.xml", "b/c.bin"]);
        assert_eq!(package.read("b/c.bin").unwrap().unwrap(), b"\0\x01");
        assert_eq!(package.read("b").unwrap(), None);
        assert_eq!(package.read_xml("a.xml").unwrap().unwrap().text(), "x");
    }

    #[test]
    fn a_part_that_grows_too_much_is_refused_while_it_is_unpacked() {
        let zeros = vec![b' '; 30 * 1024 * 1024];
        let bytes = zip_of(&[("a.xml", &zeros)]);
        assert!(bytes.len() < 100_000);
        assert_eq!(Package::open(&bytes).unwrap().read("a.xml").unwrap_err(), ReadError::ZipBomb);
    }

    #[test]
    fn all_parts_together_stay_below_the_limit() {
        let part = vec![b'x'; 3 * 1024 * 1024];
        let names: Vec<String> = (0..25).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
        let bytes = zip_of(&parts);
        let mut package = Package::open(&bytes).unwrap();
        let read: Result<Vec<_>, _> = names.iter().map(|name| package.read(name)).collect();
        assert_eq!(read.unwrap_err(), ReadError::TooLarge);
    }

    #[test]
    fn too_many_parts_are_refused() {
        let names: Vec<String> = (0..=MAX_PARTS).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert_eq!(Package::open(&zip_of(&parts)).err(), Some(ReadError::TooManyParts));
    }

    #[test]
    fn targets_stay_within_the_package() {
        assert_eq!(resolve_part("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve_part("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve_part("word", "../custom/a.xml"), "custom/a.xml");
        assert_eq!(resolve_part("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve_part("", "word/document.xml"), "word/document.xml");
    }
}
