//! Front matter: the fields above a Markdown text, in YAML between `---` or in TOML between `+++`, as Hugo, Jekyll and
//! others read them.

use crate::read::document::DocumentMetadata;
use serde_json::Value;

/// The most bytes of front matter that are parsed.
const MAX_BYTES: usize = 64 * 1024;
/// The most characters of a value that is kept.
const MAX_VALUE_CHARS: usize = 10_000;

/// The names of the fields, in lower case, as site generators and publishing systems use them.
const TITLES: [&str; 2] = ["title", "headline"];
const AUTHORS: [&str; 3] = ["author", "authors", "byline"];
const CREATED: [&str; 5] = ["date", "published", "publishdate", "pubdate", "date_published"];
const MODIFIED: [&str; 5] = ["lastmod", "modified", "updated", "date_modified", "last_modified_at"];
const DESCRIPTIONS: [&str; 5] = ["description", "summary", "excerpt", "abstract", "subtitle"];
const KEYWORDS: [&str; 2] = ["tags", "keywords"];
const LANGUAGES: [&str; 4] = ["language", "lang", "locale", "languagecode"];
const IMAGES: [&str; 4] = ["images", "image", "featured_image", "cover"];
const URLS: [&str; 4] = ["canonical", "canonical_url", "canonicalurl", "source_url"];

/// A Markdown text without its front matter.
pub(crate) struct SplitText<'a> {
    /// The fields; `None` if there is no front matter.
    pub fields: Option<Result<DocumentMetadata, String>>,
    /// The text below the front matter; all of the text if the front matter cannot be read.
    pub text: &'a str,
}

/// Whether a text begins with front matter.
pub(crate) fn has_front_matter(text: &str) -> bool {
    split_block(text).is_some_and(|(_, block, _)| block.lines().any(|line| line.contains([':', '='])))
}

/// Splits the front matter from a text and reads it.
pub(crate) fn split_front_matter(text: &str) -> SplitText<'_> {
    let Some((fence, block, rest)) = split_block(text) else { return SplitText { fields: None, text } };
    let value: Result<Value, String> = if fence == "---" {
        serde_saphyr::from_str(block).map_err(|error| first_line(&error.to_string()))
    } else {
        toml::from_str(block).map_err(|error: toml::de::Error| first_line(error.message()))
    };
    match value {
        Ok(Value::Object(fields)) => {
            let mut metadata = DocumentMetadata::default();
            for (name, value) in &fields {
                read_field(&mut metadata, name, value);
            }
            SplitText { fields: Some(Ok(metadata)), text: rest }
        }
        Ok(Value::Null) => SplitText { fields: None, text: rest },
        Ok(_) => SplitText { fields: None, text },
        Err(error) => SplitText { fields: Some(Err(error)), text },
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

/// Returns the fence, the lines between the fences and the text below them.
fn split_block(text: &str) -> Option<(&str, &str, &str)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let (first, below) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = 0;
    for line in below.split_inclusive('\n') {
        let is_end = line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        if is_end {
            return Some((fence, &below[..at], &below[at + line.len()..]));
        }
        at += line.len();
        if at > MAX_BYTES {
            return None;
        }
    }
    None
}

fn read_field(metadata: &mut DocumentMetadata, name: &str, value: &Value) {
    let key = name.to_lowercase();
    let is = |names: &[&str]| names.contains(&key.as_str());
    let text = plain(value);
    let target = match () {
        () if is(&TITLES) => &mut metadata.title,
        () if is(&CREATED) => &mut metadata.created,
        () if is(&MODIFIED) => &mut metadata.modified,
        () if is(&DESCRIPTIONS) => &mut metadata.description,
        () if is(&LANGUAGES) => &mut metadata.language,
        () if is(&URLS) => &mut metadata.url,
        () if is(&IMAGES) && metadata.image.is_empty() => {
            metadata.image = list(value, false).into_iter().next().unwrap_or_default();
            return;
        }
        () if is(&AUTHORS) => return metadata.authors.extend(list(value, false)),
        () if is(&KEYWORDS) => return metadata.keywords.extend(list(value, true)),
        () => return metadata.fields.push((name.to_owned(), text)),
    };
    if target.is_empty() {
        *target = text;
    } else {
        metadata.fields.push((name.to_owned(), text));
    }
}

/// Returns a value as text; the parts of a list are separated by commas.
fn plain(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        // A date in TOML.
        Value::Object(fields) if fields.len() == 1 && fields.keys().all(|key| key.starts_with("$__toml")) => {
            fields.values().map(plain).collect()
        }
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => match fields.get("name") {
            Some(name) => plain(name),
            None => value.to_string(),
        },
        other => other.to_string(),
    };
    text.chars().take(MAX_VALUE_CHARS).collect()
}

/// Returns the parts of a list, or of a text with commas.
fn list(value: &Value, splits_commas: bool) -> Vec<String> {
    let parts: Vec<String> = match value {
        Value::Array(values) => values.iter().map(plain).collect(),
        Value::String(text) if splits_commas => text.split(',').map(|part| part.trim().to_owned()).collect(),
        other => vec![plain(other)],
    };
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    fn fields(text: &str) -> DocumentMetadata {
        split_front_matter(text).fields.unwrap().unwrap()
    }

    #[test]
    fn yaml_fields_are_read() {
        let text = "---\ntitle: \"Bakau: tumbuh\"\ndate: 2023-01-08T19:15:00+07:00\nauthor:\n  - Sari\n  - name: Tomi\n\
                    tags: [bakau, pesisir]\ndraft: true\nsummary: |\n  Dua\n  baris\n---\nIsi.\n";
        let metadata = fields(text);
        assert_eq!(metadata.title, "Bakau: tumbuh");
        assert_eq!(metadata.created, "2023-01-08T19:15:00+07:00");
        assert_eq!(metadata.authors, ["Sari", "Tomi"]);
        assert_eq!(metadata.keywords, ["bakau", "pesisir"]);
        assert_eq!(metadata.description, "Dua\nbaris");
        assert_eq!(metadata.fields, [("draft".to_owned(), "true".to_owned())]);
        assert_eq!(split_front_matter(text).text, "Isi.\n");
    }

    #[test]
    fn toml_fields_are_read() {
        let metadata = fields("+++\ntitle = 'Bakau'\ndate = 2023-01-08T19:15:00+07:00\ntags = ['a', 'b']\n+++\nIsi.");
        assert_eq!((metadata.title.as_str(), metadata.created.as_str()), ("Bakau", "2023-01-08T19:15:00+07:00"));
        assert_eq!(metadata.keywords, ["a", "b"]);
    }

    #[test]
    fn a_line_between_paragraphs_is_no_front_matter() {
        for text in ["---\nSatu.\n\nDua.\n", "----\na: b\n---\n", "Satu\n---\na: b\n---\n", "---"] {
            let split = split_front_matter(text);
            assert!(split.fields.is_none() && split.text == text, "{text}");
        }
    }

    #[test]
    fn front_matter_that_cannot_be_read_stays_in_the_text() {
        let text = "---\ntitle: [bakau\nx: }\n---\nIsi.\n";
        let split = split_front_matter(text);
        assert!(matches!(split.fields, Some(Err(_))));
        assert_eq!(split.text, text);
    }

    #[test]
    fn aliases_that_multiply_cost_no_memory() {
        let mut yaml = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..20 {
            let refs = vec![format!("*a{}", level - 1); 10].join(", ");
            let _ = writeln!(yaml, "a{level}: &a{level} [{refs}]");
        }
        yaml.push_str("---\nIsi.\n");
        assert!(matches!(split_front_matter(&yaml).fields, Some(Err(_))));
    }
}
