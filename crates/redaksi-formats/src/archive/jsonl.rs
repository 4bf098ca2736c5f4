//! Reads lines of JSON, each with one story: `{"id": 1, "html": "<p>…"}` or `{"id": "a", "text": "…", "url": "https://…"}`.

use crate::archive::record::{ArchiveRecord, MAX_RECORD_BYTES, RecordError, RecordKind};
use serde::Deserialize;
use serde_json::Value;
use std::io::BufRead;

/// How many characters of a line are shown that has no identifier.
const EXCERPT_CHARS: usize = 80;

/// One line. Other keys are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct JsonStory {
    id: Value,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
}

/// Yields the stories of lines of JSON, in their order. At most one line is in memory.
#[derive(Debug)]
pub struct JsonLines<R> {
    reader: R,
    number: u64,
    is_over: bool,
}

impl<R: BufRead> JsonLines<R> {
    /// Reads from a source of bytes.
    pub fn new(reader: R) -> Self {
        Self { reader, number: 0, is_over: false }
    }

    fn error(&mut self, id: Value, reason: impl Into<String>, is_fatal: bool) -> RecordError {
        self.is_over |= is_fatal;
        RecordError { number: self.number, id, reason: reason.into(), is_fatal }
    }

    /// Reads a line without its end; `Ok(None)` at the end of the input. Of a line that is too long, the rest is skipped.
    fn line(&mut self) -> Result<Option<Vec<u8>>, RecordError> {
        let mut line = Vec::new();
        let (mut has_bytes, mut is_too_long) = (false, false);
        self.number += 1;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.error(Value::Null, error.to_string(), true)),
            };
            if available.is_empty() {
                break;
            }
            has_bytes = true;
            let end = available.iter().position(|byte| *byte == b'\n');
            let part = &available[..end.unwrap_or(available.len())];
            is_too_long |= line.len() + part.len() > MAX_RECORD_BYTES;
            if is_too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if is_too_long {
            let limit = MAX_RECORD_BYTES / (1024 * 1024);
            return Err(self.error(Value::Null, format!("the line is longer than {limit} MB"), false));
        }
        Ok(has_bytes.then_some(line))
    }

    fn record(&mut self, line: &[u8]) -> Result<ArchiveRecord, RecordError> {
        let story: JsonStory = match serde_json::from_slice(line) {
            Ok(story) => story,
            Err(error) => {
                // The identifier may be readable although another value is not.
                let id = serde_json::from_slice::<Value>(line)
                    .ok()
                    .and_then(|mut value| value.get_mut("id").map(Value::take));
                let id = id.unwrap_or_default();
                let excerpt: String = String::from_utf8_lossy(line).chars().take(EXCERPT_CHARS).collect();
                let shown = if id.is_null() { format!(": {excerpt}") } else { String::new() };
                return Err(self.error(id, format!("the line is no story in JSON: {error}{shown}"), false));
            }
        };
        let url = story.url.unwrap_or_default();
        let (kind, content) = match (story.html, story.text) {
            (Some(html), _) if !html.trim().is_empty() => (RecordKind::Html, html),
            (_, Some(text)) => (RecordKind::Text, text),
            (Some(html), None) => (RecordKind::Html, html),
            (None, None) => return Err(self.error(story.id, "the object has neither \"html\" nor \"text\"", false)),
        };
        Ok(ArchiveRecord { number: self.number, id: story.id, url, kind, content: content.into_bytes() })
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<ArchiveRecord, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let line = match self.line() {
                Ok(Some(line)) => line,
                Ok(None) => {
                    self.is_over = true;
                    break;
                }
                Err(error) => return Some(Err(error)),
            };
            let line = if self.number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
            let line = line.trim_ascii();
            if !line.is_empty() {
                return Some(self.record(line));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::io::{BufReader, Read};

    fn read(input: &[u8]) -> Vec<Result<ArchiveRecord, RecordError>> {
        // A small buffer splits lines.
        JsonLines::new(BufReader::with_capacity(7, input)).collect()
    }

    #[test]
    fn stories_keep_their_order_numbers_and_ids() {
        let input = "\u{feff}{\"id\":1,\"html\":\"<p>é\",\"text\":\"x\"}\r\n\n{\"id\":\"b\",\"text\":\"dua\",\"url\":\"https://a.example\",\"x\":[]}";
        let records: Vec<_> = read(input.as_bytes()).into_iter().map(Result::unwrap).collect();
        assert_eq!(records.len(), 2);
        assert_eq!((records[0].number, &records[0].id, records[0].kind), (1, &json!(1), RecordKind::Html));
        assert_eq!(records[0].content, "<p>é".as_bytes());
        assert_eq!((records[1].number, &records[1].id, records[1].kind), (3, &json!("b"), RecordKind::Text));
        assert_eq!(records[1].url, "https://a.example");
    }

    #[test]
    fn errors_are_records_and_the_next_line_is_read() {
        let input = b"{\"id\":1}\n{\"id\":2,\"html\":5}\nkacau\n\"teks\"\n\xff\n{\"id\":6,\"text\":\"x\"}\n";
        let records = read(input);
        assert_eq!(records.len(), 6);
        let errors: Vec<_> = records[..5].iter().map(|record| record.as_ref().unwrap_err()).collect();
        assert_eq!((&errors[0].id, &errors[1].id, &errors[2].id), (&json!(1), &json!(2), &Value::Null));
        assert_eq!(errors.iter().map(|error| error.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert!(records[5].is_ok());
    }

    #[test]
    fn a_line_that_is_too_long_is_an_error_and_takes_no_memory() {
        let input = std::io::repeat(b'x').take(3 * MAX_RECORD_BYTES as u64).chain("\n{\"text\":\"x\"}\n".as_bytes());
        let records: Vec<_> = JsonLines::new(BufReader::new(input)).collect();
        assert!(records[0].as_ref().unwrap_err().reason.contains("8 MB"));
        assert_eq!(records[1].as_ref().unwrap().number, 2);
    }

    #[test]
    fn a_source_that_fails_ends_the_archive() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("putus"))
            }
        }
        let mut lines = JsonLines::new(BufReader::new("{\"text\":\"x\"}\n".as_bytes().chain(Broken)));
        assert!(lines.next().unwrap().is_ok());
        assert!(lines.next().unwrap().unwrap_err().is_fatal);
        assert!(lines.next().is_none());
    }
}
