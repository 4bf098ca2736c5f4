//! Decodes bytes to text and encodes text to bytes. Decoding never fails; the result states the assumed encoding and
//! whether encoding the text reproduces the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::borrow::Cow;

/// The number of bytes that are examined to detect a single-byte encoding. More would only cost time.
const DETECTION_SAMPLE_BYTES: usize = 256 * 1024;

/// The name of an encoding, as spelled in the WHATWG Encoding Standard.
pub type Encoding = Cow<'static, str>;

/// The result of decoding bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText {
    /// The text, without a byte order mark, with its original line ends.
    pub text: String,
    /// The encoding that was used.
    pub encoding: Encoding,
    /// Whether the bytes start with a byte order mark.
    pub bom: bool,
    /// Whether [`encode`] reproduces the same bytes.
    pub lossless: bool,
    /// Whether the bytes look like binary data (a program, an image, an archive) rather than text.
    pub binary: bool,
}

/// Decodes bytes: by byte order mark, as UTF-8 if valid, else in the most likely encoding.
#[must_use]
pub fn decode(bytes: &[u8]) -> DecodedText {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return decode_with(encoding, mark, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(valid) if memchr::memchr(0, bytes).is_none() => from_utf8_text(valid, false),
        _ => decode_with(guess_encoding(bytes), 0, bytes),
    }
}

/// Decodes bytes in the encoding with this label, without handling a byte order mark; `None` if the label is unknown.
#[must_use]
pub fn decode_as(bytes: &[u8], encoding: &str) -> Option<DecodedText> {
    encoding_rs::Encoding::for_label(encoding.as_bytes()).map(|encoding| decode_with(encoding, 0, bytes))
}

fn decode_with(encoding: &'static encoding_rs::Encoding, mark: usize, bytes: &[u8]) -> DecodedText {
    let (body, bom) = (&bytes[mark..], mark > 0);
    if encoding == encoding_rs::UTF_8
        && let Ok(valid) = std::str::from_utf8(body)
    {
        return from_utf8_text(valid, bom);
    }
    let text = encoding.decode_without_bom_handling(body).0.into_owned();
    let name: Encoding = Cow::Borrowed(encoding.name());
    let lossless = encode(&text, &name, bom).as_deref() == Some(bytes);
    let binary = looks_binary(&text);
    DecodedText { text, encoding: name, bom, lossless, binary }
}

fn from_utf8_text(text: &str, bom: bool) -> DecodedText {
    let encoding = Cow::Borrowed(encoding_rs::UTF_8.name());
    DecodedText { text: text.to_owned(), encoding, bom, lossless: true, binary: looks_binary(text) }
}

/// Encodes a text; `None` if the encoding is unknown or cannot represent a character.
#[must_use]
pub fn encode(text: &str, encoding: &str, bom: bool) -> Option<Vec<u8>> {
    let known = encoding_rs::Encoding::for_label(encoding.as_bytes())?;
    let mut bytes = Vec::with_capacity(text.len() + 3);
    let units = bom.then_some('\u{feff}').into_iter().chain(text.chars());
    if known == encoding_rs::UTF_16LE || known == encoding_rs::UTF_16BE {
        let mut pair = [0; 2];
        for unit in units.flat_map(|c| c.encode_utf16(&mut pair).to_vec()) {
            bytes.extend(if known == encoding_rs::UTF_16LE { unit.to_le_bytes() } else { unit.to_be_bytes() });
        }
        return Some(bytes);
    }
    if known == encoding_rs::UTF_8 {
        if bom {
            bytes.extend("\u{feff}".as_bytes());
        }
        bytes.extend(text.as_bytes());
        return Some(bytes);
    }
    let (encoded, _, lossy) = known.encode(text);
    (!lossy).then(|| encoded.into_owned())
}

/// Guesses the encoding of bytes that are not valid UTF-8.
fn guess_encoding(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let sample = &bytes[..bytes.len().min(DETECTION_SAMPLE_BYTES)];
    if let Some(wide) = guess_utf16(sample) {
        return wide;
    }
    if mostly_utf8(bytes) {
        return encoding_rs::UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Detects UTF-16 without a byte order mark: in Latin text, every second byte is zero.
fn guess_utf16(sample: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if sample.len() < 4 || !sample.len().is_multiple_of(2) {
        return None;
    }
    let half = sample.len() / 2;
    let zeros_at = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if odd * 10 > half * 7 && even * 10 < half {
        Some(encoding_rs::UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// Detects UTF-8 with a few invalid bytes: many valid multi-byte characters and hardly any invalid ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid * 10
}

fn looks_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Fast path: most texts contain none of the characters that are counted below, which a scan of the bytes shows.
    let is_control = |byte: u8| matches!(byte, 0..=8 | 0xb | 0xe..=0x1f | 0x7f);
    let control = bytes.chunks(64).any(|few| few.iter().fold(false, |found, byte| found | is_control(*byte)));
    // The replacement character of undecodable bytes.
    let replacement = || memchr::memchr_iter(0xef, bytes).any(|at| bytes[at + 1..].starts_with(&[0xbf, 0xbd]));
    if !control && !replacement() {
        return false;
    }
    let (mut total, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(DETECTION_SAMPLE_BYTES) {
        total += 1;
        // Letters that were spoiled on the way have C1 controls, and no program, image or archive is without C0 controls.
        odd += usize::from(c == '\u{fffd}' || (c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')));
    }
    odd * 50 > total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proptest_config::{proptest_config, seeds};
    use proptest::prelude::*;

    fn decoded(bytes: &[u8]) -> (String, String, bool) {
        let decoded = decode(bytes);
        assert!(decoded.lossless, "{decoded:?}");
        (decoded.text, decoded.encoding.into_owned(), decoded.bom)
    }

    #[test]
    fn utf8_with_and_without_bom() {
        assert_eq!(decoded("“Já”".as_bytes()), ("“Já”".into(), "UTF-8".into(), false));
        assert_eq!(decoded(b"\xef\xbb\xbfDua"), ("Dua".into(), "UTF-8".into(), true));
    }

    #[test]
    fn utf16_with_and_without_bom() {
        assert_eq!(decoded(b"\xff\xfeD\0u\0a\0"), ("Dua".into(), "UTF-16LE".into(), true));
        assert_eq!(decoded(b"\0D\0u\0a\0 "), ("Dua ".into(), "UTF-16BE".into(), false));
    }

    #[test]
    fn windows_1252_is_detected() {
        let bytes = b"Ia berkata: \x93Kami siap,\x94 \x96 ujar Andr\xe9 di caf\xe9 itu.";
        assert_eq!(
            decoded(bytes),
            ("Ia berkata: “Kami siap,” – ujar André di café itu.".into(), "windows-1252".into(), false)
        );
    }

    #[test]
    fn one_invalid_byte_does_not_change_the_detected_encoding() {
        let bytes = ["“kata” ".repeat(20).as_bytes(), b"\xff"].concat();
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(!decoded.lossless && decoded.text.ends_with('\u{fffd}'));
    }

    #[test]
    fn spoiled_letters_are_text() {
        assert!(!decode("Ø§Ù\u{84}Ø³Ù\u{84}Ø§Ù\u{85} ".repeat(50).as_bytes()).binary);
    }

    #[test]
    fn an_image_is_binary() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0").binary);
        assert!(!decode("Satu baris\tdengan tab.\r\n".as_bytes()).binary);
        assert!(!decode(b"").binary);
    }

    proptest! {
        #![proptest_config(proptest_config(seeds!("decode")))]

        #[test]
        fn any_bytes_decode(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let decoded = decode(&bytes);
            prop_assert_eq!(decoded.lossless, encode(&decoded.text, &decoded.encoding, decoded.bom) == Some(bytes));
        }
    }
}
