//! The text as it came: kept whole, never edited, and able to give back the very bytes.

use crate::text::{self, hash};
use serde::{Deserialize, Serialize};

/// What came, before anything was read out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The name of the file it came from, without folders; empty for a text that was pasted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The encoding the bytes were read as.
    pub encoding: String,
    /// Whether a byte order mark stood in front.
    #[serde(default)]
    pub bom: bool,
    /// Whether a web page came. Then `text` is what a reader of it sees, line by line, and `bytes` is the page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub page: bool,
    /// The bytes themselves, only where `text` and `encoding` do not give them back. In a file, a list as `text` is.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bytes_by_line")]
    pub bytes: Option<Vec<u8>>,
    /// The text with its line ends as they came. In a file, a list with a line to each entry, so that it can be read.
    #[serde(with = "by_line")]
    pub text: String,
}

impl Received {
    /// Reads bytes as text and keeps both.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self::decoded(name, bytes, text::decode(bytes))
    }

    /// Keeps bytes with the text that they were decoded to.
    #[must_use]
    pub fn decoded(name: impl Into<String>, bytes: &[u8], decoded: text::Decoded) -> Self {
        Self {
            name: name.into(),
            sha256: hash(bytes),
            encoding: decoded.encoding.into_owned(),
            bom: decoded.bom,
            page: false,
            bytes: (!decoded.exact).then(|| bytes.to_vec()),
            text: decoded.text,
        }
    }

    /// A web page: its bytes, and the text that a reader of it sees.
    #[must_use]
    pub fn of_page(
        name: impl Into<String>,
        bytes: &[u8],
        text: String,
        encoding: impl Into<String>,
        bom: bool,
    ) -> Self {
        let (name, sha256, encoding) = (name.into(), hash(bytes), encoding.into());
        Self { name, sha256, encoding, bom, page: true, bytes: Some(bytes.to_vec()), text }
    }

    /// The bytes as they came, or `None` where a file was changed by hand so that they cannot be had back.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let bytes = match &self.bytes {
            Some(bytes) => bytes.clone(),
            None => text::encode(&self.text, &self.encoding, self.bom)?,
        };
        (self.sha256.is_empty() || hash(&bytes) == self.sha256).then_some(bytes)
    }
}

/// A text as a list of its lines, each with its line end.
mod by_line {
    use serde::de::{SeqAccess, Visitor};
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(text.split_inclusive('\n'))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        struct Lines;
        impl<'de> Visitor<'de> for Lines {
            type Value = String;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list of lines")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<String, A::Error> {
                let mut text = String::new();
                while let Some(line) = seq.next_element::<String>()? {
                    text.push_str(&line);
                }
                Ok(text)
            }
        }
        deserializer.deserialize_seq(Lines)
    }
}

/// Bytes as a list of their lines, each a byte string, so that a file stays small and its letters legible.
mod bytes_by_line {
    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::fmt;

    struct Line<'a>(&'a [u8]);

    impl Serialize for Line<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(self.0)
        }
    }

    struct OwnedLine(Vec<u8>);

    impl<'de> Deserialize<'de> for OwnedLine {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Bytes;
            impl Visitor<'_> for Bytes {
                type Value = Vec<u8>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str("a byte string")
                }

                fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                    Ok(bytes.to_vec())
                }
            }
            deserializer.deserialize_bytes(Bytes).map(Self)
        }
    }

    #[expect(clippy::ref_option, reason = "the signature that serde asks for")]
    pub fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
        let lines = bytes.as_deref().map(|bytes| bytes.split_inclusive(|byte| *byte == b'\n').map(Line).collect());
        Option::<Vec<Line>>::serialize(&lines, serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u8>>, D::Error> {
        let lines = Option::<Vec<OwnedLine>>::deserialize(deserializer)?;
        Ok(lines.map(|lines| lines.into_iter().flat_map(|line| line.0).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_very_bytes_come_back() {
        for bytes in [
            b"Dua\r\nbaris".as_slice(),
            b"\xef\xbb\xbfDua",
            b"caf\xe9 \x93ya\x94",
            b"\xff\xfea\0",
            b"",
            b"\xf0\x28\x8c\x28",
        ] {
            let received = Received::new("a.txt", bytes);
            assert_eq!(received.to_bytes().as_deref(), Some(bytes), "{received:?}");
        }
    }

    #[test]
    fn the_page_comes_back_and_not_its_text() {
        let page = b"<p>Dua</p>\r\n<p>baris";
        let received = Received::of_page("a.html", page, "Dua\nbaris\n".into(), "UTF-8", false);
        assert_eq!(received.to_bytes().as_deref(), Some(page.as_slice()));
    }

    #[test]
    fn a_text_changed_by_hand_is_not_passed_off_as_what_came() {
        let mut received = Received::new("a.txt", b"asli");
        received.text = "palsu".into();
        assert_eq!(received.to_bytes(), None);
    }
}
