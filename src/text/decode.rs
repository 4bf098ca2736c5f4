//! Bytes to text and back. Decoding cannot fail; it says what it assumed and whether the way back is exact.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use std::borrow::Cow;

/// How much of a file is looked at to guess a single-byte encoding, in bytes; more changes no guess and costs time.
const SAMPLE: usize = 256 * 1024;

/// The name of an encoding, in the spelling of the WHATWG standard.
pub type Encoding = Cow<'static, str>;

/// A text read from bytes, and what was assumed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, line ends as they came.
    pub text: String,
    /// The encoding it was read as.
    pub encoding: Encoding,
    /// Whether a byte order mark stood in front.
    pub bom: bool,
    /// Whether [`encode`] gives the same bytes again.
    pub exact: bool,
    /// Whether the bytes look like a program, a picture or an archive and not like writing.
    pub binary: bool,
}

/// Reads bytes as text: by byte order mark, as UTF-8 where it is valid, else by the likeliest encoding.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return decode_by(encoding, mark, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(valid) if memchr::memchr(0, bytes).is_none() => in_utf8(valid, false),
        _ => decode_by(guess(bytes), 0, bytes),
    }
}

/// Reads bytes in the encoding of that name, a byte order mark left aside; `None` where there is no such encoding.
#[must_use]
pub fn decode_as(bytes: &[u8], encoding: &str) -> Option<Decoded> {
    encoding_rs::Encoding::for_label(encoding.as_bytes()).map(|encoding| decode_by(encoding, 0, bytes))
}

fn decode_by(encoding: &'static encoding_rs::Encoding, mark: usize, bytes: &[u8]) -> Decoded {
    let (body, bom) = (&bytes[mark..], mark > 0);
    if encoding == encoding_rs::UTF_8
        && let Ok(valid) = std::str::from_utf8(body)
    {
        return in_utf8(valid, bom);
    }
    let text = encoding.decode_without_bom_handling(body).0.into_owned();
    let name: Encoding = Cow::Borrowed(encoding.name());
    let exact = encode(&text, &name, bom).as_deref() == Some(bytes);
    let binary = looks_binary(&text);
    Decoded { text, encoding: name, bom, exact, binary }
}

fn in_utf8(text: &str, bom: bool) -> Decoded {
    let encoding = Cow::Borrowed(encoding_rs::UTF_8.name());
    Decoded { text: text.to_owned(), encoding, bom, exact: true, binary: looks_binary(text) }
}

/// The bytes of a text in an encoding, or `None` where the encoding is unknown or has no sign for a character.
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

/// The encoding of bytes that are no plain UTF-8.
fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
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

/// UTF-16 without its mark: Latin text leaves every second byte zero.
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

/// UTF-8 with a few broken bytes: many whole multi-byte characters, hardly any that are not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 10
}

fn looks_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Most texts hold none of the signs that are counted below, which is told by their bytes without a look at each.
    let is_control = |byte: u8| matches!(byte, 0..=8 | 0xb | 0xe..=0x1f | 0x7f);
    let control = bytes.chunks(64).any(|few| few.iter().fold(false, |found, byte| found | is_control(*byte)));
    // Controls beyond the plain ones, and the sign that stands for what could not be read.
    let wide = || memchr::memchr_iter(0xc2, bytes).any(|at| bytes[at + 1] < 0xa0);
    let unread = || memchr::memchr_iter(0xef, bytes).any(|at| bytes[at + 1..].starts_with(&[0xbf, 0xbd]));
    if !control && !wide() && !unread() {
        return false;
    }
    let (mut seen, mut odd) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        seen += 1;
        odd +=
            usize::from(c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{85}')));
    }
    odd * 50 > seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assumed(bytes: &[u8]) -> (String, String, bool) {
        let decoded = decode(bytes);
        assert!(decoded.exact, "{decoded:?}");
        (decoded.text, decoded.encoding.into_owned(), decoded.bom)
    }

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(assumed("“Já”".as_bytes()), ("“Já”".into(), "UTF-8".into(), false));
        assert_eq!(assumed(b"\xef\xbb\xbfDua"), ("Dua".into(), "UTF-8".into(), true));
    }

    #[test]
    fn utf16_with_and_without_mark() {
        assert_eq!(assumed(b"\xff\xfeD\0u\0a\0"), ("Dua".into(), "UTF-16LE".into(), true));
        assert_eq!(assumed(b"\0D\0u\0a\0 "), ("Dua ".into(), "UTF-16BE".into(), false));
    }

    #[test]
    fn an_old_windows_file_is_recognised() {
        let bytes = b"Ia berkata: \x93Kami siap,\x94 \x96 ujar Andr\xe9 di caf\xe9 itu.";
        assert_eq!(
            assumed(bytes),
            ("Ia berkata: “Kami siap,” – ujar André di café itu.".into(), "windows-1252".into(), false)
        );
    }

    #[test]
    fn one_broken_byte_does_not_turn_a_text_into_another_alphabet() {
        let bytes = ["“kata” ".repeat(20).as_bytes(), b"\xff"].concat();
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(!decoded.exact && decoded.text.ends_with('\u{fffd}'));
    }

    #[test]
    fn a_picture_is_no_writing() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0").binary);
        assert!(!decode("Satu baris\tdengan tab.\r\n".as_bytes()).binary);
        assert!(!decode(b"").binary);
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let decoded = decode(&bytes);
            prop_assert_eq!(decoded.exact, encode(&decoded.text, &decoded.encoding, decoded.bom) == Some(bytes));
        }
    }
}
