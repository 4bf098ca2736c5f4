//! The records of an archive: what the readers yield, and what a record becomes.

use crate::read::page_url::with_url;
use redaksi_core::article::Article;
use redaksi_core::formats::{self, json};
use redaksi_core::packs::Packs;
use serde_json::{Value, json};

/// The most bytes of a record: a line of JSON, or the content of a page. A longer one is an error.
pub const MAX_RECORD_BYTES: usize = 8 * 1024 * 1024;

/// What the content of a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// A web page.
    Html,
    /// Plain text.
    Text,
}

/// A story of an archive, as it was received.
#[derive(Clone, Debug, PartialEq)]
pub struct ArchiveRecord {
    /// The number of the line or record in its archive, from 1.
    pub number: u64,
    /// The identifier as the archive writes it: any JSON value, or a text.
    pub id: Value,
    /// The URL that it came from; empty if unknown.
    pub url: String,
    /// What the content is.
    pub kind: RecordKind,
    /// The content: UTF-8, or what the page itself declares.
    pub content: Vec<u8>,
}

/// A record that cannot be read. The archive continues behind it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("record {number}: {reason}")]
pub struct RecordError {
    /// The number of the line or record in its archive, from 1.
    pub number: u64,
    /// The identifier, if it could be read; else null.
    pub id: Value,
    /// What happened.
    pub reason: String,
    /// Whether the archive cannot be read any further.
    pub is_fatal: bool,
}

impl ArchiveRecord {
    /// Extracts the story.
    ///
    /// # Errors
    /// A [`RecordError`] with the reason if the record has no text.
    pub fn open(&self, packs: &Packs) -> Result<Article, RecordError> {
        let opened = match self.kind {
            RecordKind::Text => formats::open("record.txt", &self.content, packs),
            RecordKind::Html => match std::str::from_utf8(&self.content) {
                Ok(html) if !self.url.is_empty() => {
                    formats::open("record.html", with_url(html.to_owned(), &self.url).as_bytes(), packs)
                }
                _ => formats::open("record.html", &self.content, packs),
            },
        };
        opened.map_err(|error| RecordError {
            number: self.number,
            id: self.id.clone(),
            reason: error.to_string(),
            is_fatal: false,
        })
    }

    /// Extracts the story, removes its certain promos and writes it as one line of JSON with `id` as its first key; an
    /// error as an object with `id` and `error`. The line ends with `\n`.
    ///
    /// The other keys are those of [`json::write_line`].
    #[must_use]
    pub fn clean_line(&self, packs: &Packs) -> String {
        let mut article = match self.open(packs) {
            Ok(article) => article,
            Err(error) => return error.to_line(),
        };
        if let Some(clean) = article.remove_certain_promos()
            && let Err(error) = clean.apply(&mut article)
        {
            let (number, id) = (self.number, self.id.clone());
            return RecordError { number, id, reason: error.to_string(), is_fatal: false }.to_line();
        }
        let name = if self.url.is_empty() { text_of(&self.id) } else { self.url.clone() };
        let line = json::write_line(&article, &name);
        let rest = line.trim_end().strip_prefix('{').unwrap_or_default();
        format!("{{\"id\":{},{rest}\n", escape_line_breaks(self.id.to_string()))
    }
}

impl RecordError {
    /// Writes the error as one line of JSON, which ends with `\n`. It has no number: the line is the same if the archive is
    /// divided among several processes.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!("{}\n", escape_line_breaks(json!({ "id": self.id, "error": self.reason }).to_string()))
    }
}

/// Escapes characters that JSON allows inside a string, but that some programs take for the end of a line.
fn escape_line_breaks(mut json: String) -> String {
    for (line_break, escape) in [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")] {
        if json.contains(line_break) {
            json = json.replace(line_break, escape);
        }
    }
    json
}

fn text_of(id: &Value) -> String {
    match id {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: RecordKind, content: &str) -> ArchiveRecord {
        ArchiveRecord { number: 7, id: json!("a\"1"), url: String::new(), kind, content: content.as_bytes().to_vec() }
    }

    const PARAGRAPH: &str = "Warga desa menanam seribu bibit bakau di pesisir pada hari Minggu.";

    #[test]
    fn a_story_is_one_line_with_its_id() {
        let text =
            format!("Warga Menanam Bakau\n\n{PARAGRAPH}\n\nBaca juga: Nelayan Memperbaiki Dermaga\n\n{PARAGRAPH}\n");
        let line = record(RecordKind::Text, &text).clean_line(&Packs::built_in());
        assert!(line.ends_with("}\n") && line.matches('\n').count() == 1);
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!((&value["id"], &value["headline"]), (&json!("a\"1"), &json!("Warga Menanam Bakau")));
        assert!(value["body"].as_array().unwrap().len() >= 2 && value["removed"].as_array().unwrap().len() == 1);
    }

    #[test]
    fn the_url_of_a_record_is_that_of_its_page() {
        let mut record = record(RecordKind::Html, &format!("<h1>Bakau</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"));
        record.url = "https://warta.example/bakau".to_owned();
        let value: Value = serde_json::from_str(&record.clean_line(&Packs::built_in())).unwrap();
        assert_eq!(value["source_url"], "https://warta.example/bakau");
    }

    #[test]
    fn a_record_without_text_is_an_error_line() {
        let line = record(RecordKind::Html, "<p> </p>").clean_line(&Packs::built_in());
        let value: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(value["id"], json!("a\"1"));
        assert!(value["error"].as_str().unwrap().contains("empty"));
    }
}
