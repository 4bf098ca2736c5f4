//! Reads WARC files (ISO 28500), as Common Crawl and other crawlers write them: plain, or packed with gzip record by
//! record.

use crate::archive::http::read_response;
use crate::archive::record::{ArchiveRecord, MAX_RECORD_BYTES, RecordError, RecordKind};
use flate2::bufread::MultiGzDecoder;
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read};

/// The most bytes of a header line, and the most header lines of a record.
const MAX_LINE_BYTES: usize = 64 * 1024;
const MAX_HEADER_LINES: usize = 1_000;

/// The bytes of an archive, unpacked.
enum WarcSource<R> {
    Plain(R),
    Packed(Box<BufReader<MultiGzDecoder<R>>>),
}

impl<R: BufRead> WarcSource<R> {
    fn as_buffer(&mut self) -> &mut dyn BufRead {
        match self {
            Self::Plain(reader) => reader,
            Self::Packed(reader) => reader,
        }
    }
}

/// Yields the pages of a WARC file, in their order. Records that hold no page, such as requests, images and errors of
/// servers, are passed over. At most one record is in memory.
pub struct WarcRecords<R> {
    source: WarcSource<R>,
    number: u64,
    is_over: bool,
}

/// The headers of a record.
#[derive(Debug, Default)]
struct WarcHead {
    kind: String,
    id: String,
    url: String,
    content_type: String,
    length: Option<u64>,
}

impl<R: BufRead> WarcRecords<R> {
    /// Reads from a source of bytes, packed with gzip or not.
    ///
    /// # Errors
    /// The error of the source.
    pub fn new(mut reader: R) -> io::Result<Self> {
        let is_packed = reader.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        let source = if is_packed {
            WarcSource::Packed(Box::new(BufReader::with_capacity(64 * 1024, MultiGzDecoder::new(reader))))
        } else {
            WarcSource::Plain(reader)
        };
        Ok(Self { source, number: 0, is_over: false })
    }

    /// Reads a line without its end; `None` at the end of the archive. Of a line that is too long, the rest is dropped.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let mut has_bytes = false;
        loop {
            let reader = self.source.as_buffer();
            let available = match reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                break;
            }
            has_bytes = true;
            let end = available.iter().position(|byte| *byte == b'\n');
            let part = &available[..end.unwrap_or(available.len())];
            let room = MAX_LINE_BYTES.saturating_sub(line.len()).min(part.len());
            line.extend_from_slice(&part[..room]);
            let used = part.len() + usize::from(end.is_some());
            reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(has_bytes.then_some(line))
    }

    /// Reads the headers of the next record; `None` at the end. Returns whether anything else stood before them.
    fn head(&mut self) -> io::Result<Option<(WarcHead, bool)>> {
        let mut has_rubbish = false;
        loop {
            match self.line()? {
                None => return Ok(has_rubbish.then(|| (WarcHead::default(), true))),
                Some(line) if line.starts_with(b"WARC/") => break,
                Some(line) => has_rubbish |= !line.is_empty(),
            }
        }
        let mut head = WarcHead::default();
        for _ in 0..MAX_HEADER_LINES {
            let Some(line) = self.line()?.filter(|line| !line.is_empty()) else { break };
            let line = String::from_utf8_lossy(&line).into_owned();
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "warc-record-id" => value.trim_matches(['<', '>']).clone_into(&mut head.id),
                "warc-target-uri" => value.trim_matches(['<', '>']).clone_into(&mut head.url),
                "content-type" => head.content_type = value.to_ascii_lowercase(),
                "content-length" => head.length = value.parse().ok(),
                _ => {}
            }
        }
        Ok(Some((head, has_rubbish)))
    }

    /// Reads the content of a record. Of one that is too large, nothing is kept.
    fn content(&mut self, length: u64, is_wanted: bool) -> io::Result<Option<Vec<u8>>> {
        let mut reader = self.source.as_buffer().take(length);
        if is_wanted && length <= MAX_RECORD_BYTES as u64 {
            let mut content = Vec::new();
            reader.read_to_end(&mut content)?;
            return Ok(Some(content));
        }
        io::copy(&mut reader, &mut io::sink())?;
        Ok(None)
    }

    /// Reads the next record; `Ok(None)` if it holds no page.
    fn record(&mut self) -> Result<Option<ArchiveRecord>, RecordError> {
        let number = self.number + 1;
        let failure = |id: &str, reason: String, is_fatal: bool| RecordError {
            number,
            id: if id.is_empty() { Value::Null } else { Value::from(id) },
            reason,
            is_fatal,
        };
        let head = self.head().map_err(|error| failure("", error.to_string(), true))?;
        let Some((head, has_rubbish)) = head else {
            self.is_over = true;
            return Ok(None);
        };
        self.number = number;
        let Some(length) = head.length else {
            return Err(failure(
                &head.id,
                "the record states no length; what follows is passed over".to_owned(),
                false,
            ));
        };
        let is_page = match head.kind.as_str() {
            "response" => head.content_type.starts_with("application/http") || head.content_type.is_empty(),
            "resource" | "conversion" => {
                ["text/html", "text/plain"].iter().any(|kind| head.content_type.starts_with(kind))
            }
            _ => false,
        };
        let content = self.content(length, is_page).map_err(|error| failure(&head.id, error.to_string(), true))?;
        if has_rubbish {
            return Err(failure(&head.id, "the archive is damaged before this record".to_owned(), false));
        }
        if !is_page {
            return Ok(None);
        }
        let Some(content) = content else {
            let limit = MAX_RECORD_BYTES / (1024 * 1024);
            return Err(failure(&head.id, format!("the record is larger than {limit} MB"), false));
        };
        if (content.len() as u64) < length {
            return Err(failure(&head.id, "the archive ends within this record".to_owned(), true));
        }
        let (kind, content) = if head.kind == "response" {
            match read_response(&content).map_err(|reason| failure(&head.id, reason, false))? {
                Some(page) => (page.kind, page.content),
                None => return Ok(None),
            }
        } else {
            let is_html = head.content_type.starts_with("text/html");
            (if is_html { RecordKind::Html } else { RecordKind::Text }, content)
        };
        let (id, url) = (Value::from(head.id), head.url);
        Ok(Some(ArchiveRecord { number, id, url, kind, content }))
    }
}

impl<R: BufRead> Iterator for WarcRecords<R> {
    type Item = Result<ArchiveRecord, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.record() {
                Ok(Some(record)) => return Some(Ok(record)),
                Ok(None) => {}
                Err(error) => {
                    self.is_over |= error.is_fatal;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

impl<R> std::fmt::Debug for WarcRecords<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let is_packed = matches!(self.source, WarcSource::Packed(_));
        f.debug_struct("WarcRecords")
            .field("number", &self.number)
            .field("is_packed", &is_packed)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn entry(kind: &str, id: &str, content_type: &str, content: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Target-URI: https://warta.example/{id}\r\n\
             Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
            content.len()
        );
        [head.as_bytes(), content, b"\r\n\r\n"].concat()
    }

    fn response(id: &str, body: &str) -> Vec<u8> {
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        entry("response", id, "application/http; msgtype=response", http.as_bytes())
    }

    fn entries() -> Vec<Vec<u8>> {
        vec![
            entry("warcinfo", "info", "application/warc-fields", b"software: x\r\n"),
            entry("request", "a", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            response("a", "<p>satu"),
            entry("response", "b", "application/http", b"HTTP/1.1 404 x\r\n\r\nx"),
            response("c", "<p>dua"),
        ]
    }

    fn read(bytes: &[u8]) -> Vec<Result<ArchiveRecord, RecordError>> {
        WarcRecords::new(BufReader::with_capacity(11, bytes)).unwrap().collect()
    }

    #[test]
    fn pages_are_read_from_plain_and_packed_archives() {
        let plain = entries().concat();
        let packed: Vec<u8> = entries()
            .iter()
            .flat_map(|entry| {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(entry).unwrap();
                encoder.finish().unwrap()
            })
            .collect();
        for bytes in [plain, packed] {
            let records: Vec<_> = read(&bytes).into_iter().map(Result::unwrap).collect();
            assert_eq!(records.len(), 2);
            assert_eq!((records[0].number, records[1].number), (3, 5));
            assert_eq!(
                (records[1].url.as_str(), &records[1].id),
                ("https://warta.example/c", &Value::from("urn:uuid:c"))
            );
            assert_eq!((records[1].kind, records[1].content.as_slice()), (RecordKind::Html, b"<p>dua".as_slice()));
        }
    }

    #[test]
    fn a_damaged_record_is_an_error_and_the_next_is_read() {
        let mut entries = entries();
        entries.insert(3, b"rusak\r\n\r\n".to_vec());
        entries.insert(1, entry("response", "d", "application/http", b"kacau"));
        let records = read(&entries.concat());
        let shown: Vec<_> = records
            .iter()
            .map(|record| record.as_ref().map(|page| page.number).map_err(|error| error.number))
            .collect();
        assert_eq!(shown, [Err(2), Ok(4), Err(5), Ok(6)]);
    }

    #[test]
    fn an_archive_that_is_cut_off_ends_with_an_error() {
        let bytes = entries().concat();
        let records = read(&bytes[..bytes.len() - 8]);
        assert!(records.last().unwrap().as_ref().unwrap_err().is_fatal);
    }

    #[test]
    fn a_record_that_is_too_large_takes_no_memory() {
        let head = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", 3 * MAX_RECORD_BYTES);
        let large = io::repeat(b'x').take(3 * MAX_RECORD_BYTES as u64);
        let next = [b"\r\n\r\n".as_slice(), &response("z", "<p>x")].concat();
        let source = head.as_bytes().chain(large).chain(next.as_slice());
        let records: Vec<_> = WarcRecords::new(BufReader::new(source)).unwrap().collect();
        assert!(records[0].as_ref().unwrap_err().reason.contains("8 MB"));
        assert_eq!(records[1].as_ref().unwrap().content, b"<p>x");
    }

    #[test]
    fn no_bytes_cause_a_panic() {
        let bytes = entries().concat();
        for at in 0..bytes.len() {
            let _ = read(&bytes[..at]).len();
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x11;
            let _ = read(&flipped).len();
        }
    }
}
