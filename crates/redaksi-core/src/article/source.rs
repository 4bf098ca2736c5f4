//! The source text of a story: stored completely, never edited, and convertible back to the original bytes.

use crate::text;
use crate::text::sha256_hex;
use serde::{Deserialize, Serialize};

/// The source text that a story was extracted from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Received")]
pub struct SourceText {
    /// The name of the source file, without folders; empty for pasted text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The SHA-256 of the original bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The encoding that the bytes were decoded with, as a WHATWG name.
    pub encoding: String,
    /// Whether the bytes start with a byte order mark.
    #[serde(default)]
    pub bom: bool,
    /// Whether the source is a web page. If so, `text` is its visible text, line by line, and `bytes` is the HTML.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub page: bool,
    /// The original bytes, only if encoding `text` with `encoding` does not reproduce them. Serialized as a list of
    /// lines, like `text`.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bytes_by_line")]
    pub bytes: Option<Vec<u8>>,
    /// The text with its original line ends. Serialized as a list of lines, which keeps stored files readable.
    #[serde(with = "by_line")]
    pub text: String,
}

impl SourceText {
    /// Decodes bytes with a detected encoding.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self::from_decoded(name, bytes, text::decode(bytes))
    }

    /// Creates a source text from bytes that are decoded already.
    #[must_use]
    pub fn from_decoded(name: impl Into<String>, bytes: &[u8], decoded: text::DecodedText) -> Self {
        Self {
            name: name.into(),
            sha256: sha256_hex(bytes),
            encoding: decoded.encoding.into_owned(),
            bom: decoded.bom,
            page: false,
            bytes: (!decoded.lossless).then(|| bytes.to_vec()),
            text: decoded.text,
        }
    }

    /// Creates a source text from a web page: its bytes and its visible text.
    #[must_use]
    pub fn from_page(
        name: impl Into<String>,
        bytes: &[u8],
        text: String,
        encoding: impl Into<String>,
        bom: bool,
    ) -> Self {
        let (name, sha256, encoding) = (name.into(), sha256_hex(bytes), encoding.into());
        Self { name, sha256, encoding, bom, page: true, bytes: Some(bytes.to_vec()), text }
    }

    /// Returns the original bytes, or `None` if the stored file was edited by hand and they cannot be reproduced.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let bytes = match &self.bytes {
            Some(bytes) => bytes.clone(),
            None => text::encode(&self.text, &self.encoding, self.bom)?,
        };
        (self.sha256.is_empty() || sha256_hex(&bytes) == self.sha256).then_some(bytes)
    }
}

/// Serializes a text as a list of its lines, each with its line end.
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

/// Serializes bytes as a list of lines, each a byte string: compact, and ASCII stays readable.
mod bytes_by_line {
    use serde::de::{Error, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::fmt;

    struct ByteLine<'a>(&'a [u8]);

    impl Serialize for ByteLine<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bytes(self.0)
        }
    }

    struct OwnedByteLine(Vec<u8>);

    impl<'de> Deserialize<'de> for OwnedByteLine {
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

    #[expect(clippy::ref_option, reason = "the signature is required by serde(with)")]
    pub fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, serializer: S) -> Result<S::Ok, S::Error> {
        let lines = bytes.as_deref().map(|bytes| bytes.split_inclusive(|byte| *byte == b'\n').map(ByteLine).collect());
        Option::<Vec<ByteLine>>::serialize(&lines, serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<u8>>, D::Error> {
        let lines = Option::<Vec<OwnedByteLine>>::deserialize(deserializer)?;
        Ok(lines.map(|lines| lines.into_iter().flat_map(|line| line.0).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_original_bytes_are_reproduced() {
        for bytes in [
            b"Dua\r\nbaris".as_slice(),
            b"\xef\xbb\xbfDua",
            b"caf\xe9 \x93ya\x94",
            b"\xff\xfea\0",
            b"",
            b"\xf0\x28\x8c\x28",
        ] {
            let received = SourceText::new("a.txt", bytes);
            assert_eq!(received.to_bytes().as_deref(), Some(bytes), "{received:?}");
        }
    }

    #[test]
    fn the_bytes_of_a_page_are_returned_and_not_its_text() {
        let page = b"<p>Dua</p>\r\n<p>baris";
        let received = SourceText::from_page("a.html", page, "Dua\nbaris\n".into(), "UTF-8", false);
        assert_eq!(received.to_bytes().as_deref(), Some(page.as_slice()));
    }

    #[test]
    fn a_text_that_was_edited_by_hand_yields_no_bytes() {
        let mut received = SourceText::new("a.txt", b"asli");
        received.text = "palsu".into();
        assert_eq!(received.to_bytes(), None);
    }
}
