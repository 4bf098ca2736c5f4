//! HTTP responses as archives store them: headers, then a body that may be in chunks and packed.

use crate::archive::record::{MAX_RECORD_BYTES, RecordKind};
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use redaksi_core::{html, text};
use std::io::Read;

/// The most bytes of the headers.
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// A response with its body unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HttpPage {
    pub kind: RecordKind,
    /// The body: UTF-8 where the headers declare its encoding, else as it was sent.
    pub content: Vec<u8>,
}

/// The headers of a response, with their names in lower case.
struct HttpHead {
    status: u16,
    fields: Vec<(String, String)>,
}

impl HttpHead {
    fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// Reads a response. `Ok(None)` if it holds no page: another status than success, or another type than HTML and text.
///
/// # Errors
/// A message if the body cannot be unpacked or exceeds [`MAX_RECORD_BYTES`].
pub(super) fn read_response(bytes: &[u8]) -> Result<Option<HttpPage>, String> {
    let Some((head, body)) = split_head(bytes) else { return Err("the record is no HTTP response".to_owned()) };
    if !(200..300).contains(&head.status) {
        return Ok(None);
    }
    let content_type = head.value("content-type").to_ascii_lowercase();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    let declared = match media_type {
        "text/html" | "application/xhtml+xml" => Some(RecordKind::Html),
        "text/plain" => Some(RecordKind::Text),
        "" => None,
        _ => return Ok(None),
    };
    let body = if head.value("transfer-encoding").to_ascii_lowercase().contains("chunked") {
        // Some archives store the body without its chunks but keep the header.
        join_chunks(body).unwrap_or_else(|| body.to_vec())
    } else {
        body.to_vec()
    };
    let body = unpack(body, head.value("content-encoding"))?;
    // Some servers send pages as text, or with no type.
    let is_page = declared != Some(RecordKind::Html) && html::is_html("", &body);
    let Some(kind) = is_page.then_some(RecordKind::Html).or(declared) else { return Ok(None) };
    Ok(Some(HttpPage { kind, content: decode(body, &content_type) }))
}

/// Decodes a body as its headers declare. Valid UTF-8 stays: many servers declare another encoding for every page.
fn decode(body: Vec<u8>, content_type: &str) -> Vec<u8> {
    let label = content_type.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let label = label.and_then(|rest| rest.split(['"', '\'', ';', ' ', ',']).next()).unwrap_or_default();
    if label.is_empty() || std::str::from_utf8(&body).is_ok() {
        return body;
    }
    match text::decode_as(&body, label) {
        Some(decoded) => decoded.text.into_bytes(),
        None => body,
    }
}

fn split_head(bytes: &[u8]) -> Option<(HttpHead, &[u8])> {
    if !bytes.starts_with(b"HTTP/") {
        return None;
    }
    let (mut at, mut lines) = (0, Vec::new());
    loop {
        let rest = &bytes[at..];
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
            lines.push(rest);
            at = bytes.len();
            break;
        };
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        at += end + 1;
        if line.is_empty() {
            break;
        }
        if at > MAX_HEADER_BYTES {
            return None;
        }
        lines.push(line);
    }
    let line = |line: &[u8]| String::from_utf8_lossy(line).into_owned();
    let status = line(lines.first()?).split_ascii_whitespace().nth(1).and_then(|status| status.parse().ok())?;
    let fields = lines[1..].iter().filter_map(|field| {
        let field = line(field);
        let (name, value) = field.split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
    });
    Some((HttpHead { status, fields: fields.collect() }, &bytes[at..]))
}

/// Joins the chunks of a body; `None` if it has none. A body that ends within a chunk is kept as far as it goes.
fn join_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let (mut joined, mut at) = (Vec::with_capacity(body.len()), 0);
    while at < body.len() {
        let end = body[at..].iter().take(1_024).position(|byte| *byte == b'\n').map(|end| at + end);
        let size = end.and_then(|end| {
            let line = std::str::from_utf8(&body[at..end]).ok()?;
            let digits = line.split(';').next()?.trim();
            usize::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
        });
        let (Some(end), Some(size)) = (end, size) else { return if joined.is_empty() { None } else { Some(joined) } };
        if size == 0 {
            return Some(joined);
        }
        let start = end + 1;
        let stop = start.saturating_add(size).min(body.len());
        joined.extend_from_slice(&body[start..stop]);
        at = stop;
        // The line end behind the chunk.
        if body.get(at) == Some(&b'\r') {
            at += 1;
        }
        if body.get(at) == Some(&b'\n') {
            at += 1;
        }
    }
    Some(joined)
}

/// Unpacks a body. One that is not packed, although its header says so, stays as it is.
fn unpack(body: Vec<u8>, encoding: &str) -> Result<Vec<u8>, String> {
    let unpacked = match encoding.trim().to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => read_bounded(MultiGzDecoder::new(body.as_slice()))?,
        // Servers send both forms under this name.
        "deflate" if body.first().is_some_and(|first| first & 0xf == 8) => {
            read_bounded(ZlibDecoder::new(body.as_slice()))
                .or_else(|_| read_bounded(DeflateDecoder::new(body.as_slice())))?
        }
        "deflate" => read_bounded(DeflateDecoder::new(body.as_slice())).unwrap_or(body),
        "br" if std::str::from_utf8(&body).is_err() => {
            read_bounded(brotli_decompressor::Decompressor::new(body.as_slice(), 4_096))?
        }
        "zstd" if std::str::from_utf8(&body).is_err() => {
            return Err(format!("the content encoding \"{encoding}\" is not known"));
        }
        _ => body,
    };
    Ok(unpacked)
}

/// Reads to the end, or as far as the source can be read, within the limit.
fn read_bounded(source: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = source.take(MAX_RECORD_BYTES as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > MAX_RECORD_BYTES {
        return Err(format!("the page is larger than {} MB when unpacked", MAX_RECORD_BYTES / (1024 * 1024)));
    }
    match result {
        // What came before the damage is the page as the crawler received it.
        Err(error) if bytes.is_empty() => Err(format!("the page cannot be unpacked: {error}")),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};
    use std::io::Write;

    fn response(headers: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n").as_bytes(), body].concat()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn content(bytes: &[u8]) -> String {
        String::from_utf8(read_response(bytes).unwrap().unwrap().content).unwrap()
    }

    #[test]
    fn chunks_and_packed_bodies_are_read() {
        let html = b"<p>Bakau</p>";
        let packed = gzip(html);
        let mut chunked = format!("{:x};x=1\r\n", packed.len() - 3).into_bytes();
        chunked.extend(&packed[..packed.len() - 3]);
        chunked.extend(b"\r\n3\r\n");
        chunked.extend(&packed[packed.len() - 3..]);
        chunked.extend(b"\r\n0\r\n\r\n");
        let head = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip";
        assert_eq!(content(&response(head, &chunked)), "<p>Bakau</p>");
        assert_eq!(content(&response(head, &packed)), "<p>Bakau</p>", "stored without chunks");
        assert_eq!(content(&response(head, html)), "<p>Bakau</p>", "stored unpacked");
        // One block that is not compressed, and the end of the stream.
        let brotli = [&[0x8b, 0x05, 0x80][..], html, &[0x03]].concat();
        assert_eq!(content(&response("Content-Type: text/html\r\nContent-Encoding: br", &brotli)), "<p>Bakau</p>");
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(html).unwrap();
        let deflated = response("Content-Type: text/html\r\nContent-Encoding: deflate", &zlib.finish().unwrap());
        assert_eq!(content(&deflated), "<p>Bakau</p>");
    }

    #[test]
    fn the_declared_charset_decodes_what_is_no_utf_8() {
        let head = "Content-Type: text/html; charset=\"windows-1251\"";
        assert_eq!(content(&response(head, b"<p>\xcc\xe8\xf0")), "<p>Мир");
        assert_eq!(content(&response(head, "<p>é".as_bytes())), "<p>é");
    }

    #[test]
    fn other_types_and_failures_are_no_pages() {
        let kinds = |bytes: &[u8]| read_response(bytes).unwrap().map(|page| page.kind);
        assert_eq!(kinds(&response("Content-Type: application/pdf", b"%PDF")), None);
        assert_eq!(kinds(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>x"), None);
        assert_eq!(kinds(&response("Server: x", b"<!DOCTYPE html><p>x")), Some(RecordKind::Html));
        assert_eq!(kinds(&response("Content-Type: text/plain", b"Teks.")), Some(RecordKind::Text));
        assert!(read_response(b"kacau").is_err());
    }

    #[test]
    fn a_bomb_is_refused() {
        let head = "Content-Type: text/html\r\nContent-Encoding: gzip";
        let bomb = gzip(&vec![b' '; MAX_RECORD_BYTES + 1]);
        assert!(bomb.len() < 100_000);
        assert!(read_response(&response(head, &bomb)).unwrap_err().contains("8 MB"));
        let unknown = response("Content-Type: text/html\r\nContent-Encoding: zstd", b"\x28\xb5\x2f\xfd");
        assert!(read_response(&unknown).unwrap_err().contains("zstd"));
    }

    #[test]
    fn no_bytes_cause_a_panic() {
        let whole =
            response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", &gzip(b"<p>x"));
        for at in 0..whole.len() {
            let _ = read_response(&whole[..at]);
            let mut flipped = whole.clone();
            flipped[at] ^= 0x15;
            let _ = read_response(&flipped);
        }
        for body in ["ffffffffffffffff\r\nx", "-1\r\n", "\n", "3\nab"] {
            let _ = join_chunks(body.as_bytes());
        }
    }
}
