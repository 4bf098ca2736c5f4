//! Measures how much the packed streams of a PDF grow, before anything unpacks them as a whole.

use crate::read::error::ReadError;
use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use std::io::Read;

/// The most bytes of one stream. An image of 64 million pixels in colour has 192 MB.
const MAX_STREAM_BYTES: usize = 256 * 1024 * 1024;
/// The most bytes of all streams.
const MAX_ALL_BYTES: usize = 512 * 1024 * 1024;
/// The most bytes of a PDF with encrypted streams, which cannot be measured: a stream grows at most 1032-fold.
const MAX_ENCRYPTED_BYTES: usize = 2 * 1024 * 1024;
/// How many times a stream may be packed.
const MAX_LAYERS: usize = 3;
/// What is kept of a stream to see whether it is packed once more.
const MAX_LAYER_BYTES: usize = 8 * 1024 * 1024;

const KEYWORD: &[u8] = b"stream";
const ENCRYPTION: &[u8] = b"/Encrypt";

/// Unpacks each stream to nowhere and counts.
///
/// # Errors
/// [`ReadError::ZipBomb`] if a stream or all of them grow beyond the limits; [`ReadError::Encrypted`] for a large file
/// whose streams are encrypted.
pub(super) fn check_growth(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.len() > MAX_ENCRYPTED_BYTES && bytes.windows(ENCRYPTION.len()).any(|window| window == ENCRYPTION) {
        return Err(ReadError::Encrypted);
    }
    let mut all = 0;
    for at in 0..bytes.len() {
        let Some(rest) = bytes[at..].strip_prefix(KEYWORD) else { continue };
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"));
        if let Some(data) = data {
            all += unpacked_bytes(data, 0)?;
            if all > MAX_ALL_BYTES {
                return Err(ReadError::ZipBomb);
            }
        }
    }
    Ok(())
}

/// Returns how many bytes the data has in all of its layers together; zero if it is not packed.
fn unpacked_bytes(data: &[u8], layer: usize) -> Result<usize, ReadError> {
    let has_header = matches!(data, [first, second, ..]
        if first & 0xf == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    let (count, kept) =
        if has_header { count_bytes(ZlibDecoder::new(data)) } else { count_bytes(DeflateDecoder::new(data)) };
    if count > MAX_STREAM_BYTES {
        return Err(ReadError::ZipBomb);
    }
    // Of data that is not packed, the first bytes may look as if.
    if count < 64 {
        return Ok(count);
    }
    if layer + 1 >= MAX_LAYERS {
        return Ok(count);
    }
    Ok(count + unpacked_bytes(&kept, layer + 1)?)
}

/// Reads to the end, or to the first damage, and returns how many bytes there were, with the first of them.
fn count_bytes(mut source: impl Read) -> (usize, Vec<u8>) {
    let (mut count, mut kept, mut chunk) = (0, Vec::new(), vec![0; 64 * 1024]);
    while let Ok(read) = source.read(&mut chunk) {
        if read == 0 || count > MAX_STREAM_BYTES {
            break;
        }
        count += read;
        if kept.len() + read <= MAX_LAYER_BYTES {
            kept.extend_from_slice(&chunk[..read]);
        }
    }
    (count, kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};
    use std::io::Write;

    fn pdf(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.4\n1 0 obj <</Length 1>>\nstream\r\n".as_slice(), stream, b"\nendstream"].concat()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn a_stream_that_grows_too_much_is_refused() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        let chunk = vec![b' '; 1024 * 1024];
        for _ in 0..=256 {
            encoder.write_all(&chunk).unwrap();
        }
        let raw = encoder.finish().unwrap();
        assert!(raw.len() < 3_000_000);
        assert_eq!(check_growth(&pdf(&raw)), Err(ReadError::ZipBomb), "without the header of zlib too");
        assert_eq!(check_growth(&pdf(&zlib(&[b"\x78\x9c".as_slice(), &raw].concat()))), Err(ReadError::ZipBomb));
    }

    #[test]
    fn ordinary_and_damaged_streams_pass() {
        assert_eq!(check_growth(&pdf(&zlib(b"BT (Bakau) Tj ET"))), Ok(()));
        assert_eq!(check_growth(&pdf(b"BT (Bakau) Tj ET")), Ok(()));
        assert_eq!(check_growth(b"stream\n"), Ok(()));
        let encrypted = [b"/Encrypt".as_slice(), &vec![0; MAX_ENCRYPTED_BYTES]].concat();
        assert_eq!(check_growth(&encrypted), Err(ReadError::Encrypted));
    }
}
