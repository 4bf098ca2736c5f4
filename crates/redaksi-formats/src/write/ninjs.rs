//! IPTC ninjs 3.1, <https://www.iptc.org/std/ninjs/>: news as a JSON object whose keys are all defined by the standard.

use crate::document::{PicturePlace, PublishedBlock, PublishedStory, is_safe_url};
use crate::write::html_body::{PicturesShown, body_html};
use crate::write::options::ExportOptions;
use redaksi_core::text::count_words;
use serde_json::{Map, Value, json};

/// Writes a story as one indented object.
pub(crate) fn write(story: &PublishedStory, options: &ExportOptions) -> String {
    serde_json::to_string_pretty(&news_object(story, options)).unwrap_or_default() + "\n"
}

/// Writes a story as one line.
pub(crate) fn write_line(story: &PublishedStory, options: &ExportOptions) -> String {
    let mut line = news_object(story, options).to_string();
    // JSON allows these inside a string, but some programs take them for the end of a line.
    for (line_break, escape) in [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")] {
        if line.contains(line_break) {
            line = line.replace(line_break, escape);
        }
    }
    line + "\n"
}

fn news_object(story: &PublishedStory, options: &ExportOptions) -> Value {
    let uri = format!("urn:uuid:{}", story.uuid());
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !is_empty {
            object.insert(key.to_owned(), value);
        }
    };
    let date = |date: Option<_>| Value::from(date.map(|date| options.rfc3339(date)).unwrap_or_default());
    put("uri", uri.as_str().into());
    put(
        "standard",
        json!({ "name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#" }),
    );
    put("type", "text".into());
    put("representationType", "full".into());
    put("pubStatus", "usable".into());
    put("firstCreated", date(story.published));
    put("contentCreated", date(story.published));
    put("versionCreated", date(story.updated.or(story.published)));
    put("embargoedUntil", date(story.embargo));
    put("language", story.language.as_str().into());
    put("title", story.headline.as_str().into());
    put("slugline", story.slug.as_str().into());
    put("by", story.byline.as_str().into());
    put("located", story.place.as_str().into());
    put("headlines", texts(&[("main", &story.headline), ("original", &story.source_title)], "text/plain"));
    put("descriptions", texts(&[("summary", &story.summary)], "text/plain"));
    put("bodies", bodies(story));
    put("subjects", subjects(story));
    put("infoSources", info_sources(story, options));
    put(
        "altIds",
        match story.source_url.as_str() {
            "" => Value::Null,
            url => json!([{ "role": "source-url", "value": url }]),
        },
    );
    put("associations", associations(story, &uri));
    Value::Object(object)
}

/// Returns texts with their roles, without empty ones.
fn texts(all: &[(&str, &String)], content_type: &str) -> Value {
    let texts = all.iter().filter(|(_, text)| !text.is_empty());
    texts.map(|(role, text)| json!({ "role": role, "contentType": content_type, "value": text })).collect()
}

fn bodies(story: &PublishedStory) -> Value {
    if story.body.is_empty() {
        return Value::Null;
    }
    let text = story.body_text();
    json!([{
        "role": "main",
        "contentType": "text/html",
        "charCount": text.chars().count(),
        "wordCount": count_words(&text),
        "value": body_html(&story.body, PicturesShown::Web),
    }])
}

fn subjects(story: &PublishedStory) -> Value {
    let category = (!story.category.is_empty()).then(|| json!({ "name": story.category, "rel": "category" }));
    let tags = story.tags.iter().map(|tag| json!({ "name": tag, "rel": "about" }));
    category.into_iter().chain(tags).collect()
}

/// Returns who made and handled the story, with the URL of the source where it is known.
fn info_sources(story: &PublishedStory, options: &ExportOptions) -> Value {
    let parties = [
        ("originator", &story.source),
        ("agency", &story.agency),
        ("editor", &story.editor),
        ("publisher", &options.outlet),
    ];
    let parties = parties.into_iter().filter(|(_, name)| !name.is_empty());
    parties.map(|(role, name)| json!({ "name": name, "role": role })).collect()
}

/// Returns the lead picture, the pictures of the body, and the related links that have a URL. A picture that is a file is known by
/// its name only.
fn associations(story: &PublishedStory, uri: &str) -> Value {
    let mut all = Vec::new();
    if [&story.picture, &story.caption, &story.credit].iter().any(|value| !value.is_empty()) {
        let mut picture = Map::new();
        picture.insert("name".into(), "lead picture".into());
        picture.insert("rel".into(), "featured".into());
        picture.insert("uri".into(), format!("{uri}#picture").into());
        picture.insert("type".into(), "picture".into());
        if !story.credit.is_empty() {
            picture.insert("by".into(), story.credit.as_str().into());
        }
        if !story.caption.is_empty() {
            picture.insert("descriptions".into(), texts(&[("caption", &story.caption)], "text/plain"));
        }
        match PicturePlace::of(&story.picture) {
            PicturePlace::Web => {
                picture.insert("renditions".into(), json!([{ "name": "original", "href": story.picture }]));
            }
            PicturePlace::File | PicturePlace::Unsafe if story.picture.is_empty() => {}
            PicturePlace::File | PicturePlace::Unsafe => {
                picture.insert("altIds".into(), json!([{ "role": "file", "value": story.picture }]));
            }
        }
        all.push(Value::Object(picture));
    }
    let pictures = story.body.iter().filter_map(|block| Some((block, block.image()?)));
    let pictures = pictures.filter(|(_, image)| PicturePlace::of(&image.source) == PicturePlace::Web);
    for (number, (block, image)) in (1..).zip(pictures) {
        let mut picture = json!({
            "name": format!("picture {number}"),
            "rel": "body",
            "uri": format!("{uri}#picture-{number}"),
            "type": "picture",
            "renditions": [{ "name": "original", "href": image.source }],
        });
        let caption = PublishedBlock::plain_text(block);
        let descriptions = texts(&[("caption", &caption), ("alternative", &image.alternative)], "text/plain");
        if descriptions.as_array().is_some_and(|descriptions| !descriptions.is_empty()) {
            picture["descriptions"] = descriptions;
        }
        all.push(picture);
    }
    let links = story.related.iter().filter(|link| is_safe_url(&link.url));
    all.extend(links.map(|link| json!({ "name": link.title, "rel": "related", "uri": link.url, "type": "text" })));
    all.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;

    /// The keys that the schema of ninjs 3.1 allows in each object that is written here. `[]` after a key stands for the
    /// items of a list.
    const ALLOWED: &[(&str, &[&str])] = &[
        (
            "",
            &[
                "uri",
                "type",
                "representationType",
                "profile",
                "version",
                "firstCreated",
                "versionCreated",
                "contentCreated",
                "embargoedUntil",
                "pubStatus",
                "urgency",
                "copyrightHolder",
                "copyrightNotice",
                "usageTerms",
                "edNote",
                "language",
                "descriptions",
                "bodies",
                "headlines",
                "people",
                "organisations",
                "places",
                "subjects",
                "events",
                "eventDetails",
                "plannedCoverage",
                "objects",
                "infoSources",
                "title",
                "by",
                "slugline",
                "located",
                "renditions",
                "associations",
                "altIds",
                "trustIndicators",
                "standard",
                "genres",
                "expires",
                "rightsInfo",
                "digitalSourceType",
            ],
        ),
        ("standard", &["name", "version", "schema"]),
        ("headlines[]", &["role", "contentType", "value"]),
        ("descriptions[]", &["role", "contentType", "value"]),
        ("bodies[]", &["role", "contentType", "charCount", "wordCount", "value"]),
        ("subjects[]", &["name", "rel", "uri", "literal", "creator", "relevance", "confidence"]),
        ("infoSources[]", &["name", "role", "uri", "literal", "contactInfo"]),
        ("altIds[]", &["role", "value"]),
        ("associations[]", &["name", "rel", "uri", "type", "by", "descriptions", "renditions", "altIds"]),
        ("associations[].renditions[]", &["name", "href"]),
        ("associations[].altIds[]", &["role", "value"]),
        ("associations[].descriptions[]", &["role", "contentType", "value"]),
    ];

    /// The keys that the schema requires.
    const REQUIRED: &[(&str, &[&str])] = &[
        ("", &["uri"]),
        ("headlines[]", &["value"]),
        ("descriptions[]", &["value"]),
        ("bodies[]", &["value"]),
        ("associations[]", &["name", "uri"]),
        ("associations[].renditions[]", &["name"]),
    ];

    /// Returns what the object says against the schema.
    fn violations(path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                let keys = |all: &[(&str, &'static [&'static str])]| {
                    all.iter().find(|(place, _)| *place == path).map_or(&[] as &[&str], |(_, keys)| keys)
                };
                found.extend(
                    object
                        .keys()
                        .filter(|key| !keys(ALLOWED).contains(&key.as_str()))
                        .map(|key| format!("{path}.{key}")),
                );
                found.extend(
                    keys(REQUIRED)
                        .iter()
                        .filter(|key| !object.contains_key(**key))
                        .map(|key| format!("{path} lacks {key}")),
                );
                for (key, value) in object {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    violations(&path, value, found);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| violations(&format!("{path}[]"), value, found)),
            Value::String(text) => {
                let last = path.rsplit('.').next().unwrap_or(path);
                let is_date = last.ends_with("Created") || last == "embargoedUntil";
                if is_date && chrono::DateTime::parse_from_rfc3339(text).is_err() {
                    found.push(format!("{path} is no date: {text}"));
                }
                let kinds =
                    ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"];
                if last == "type" && !kinds.contains(&text.as_str()) {
                    found.push(format!("{path} is no type: {text}"));
                }
                let is_uri = text.starts_with("urn:uuid:") || text.starts_with("http") && !text.contains(' ');
                if last == "uri" && !is_uri {
                    found.push(format!("{path} is no URI: {text}"));
                }
            }
            Value::Number(number) if !number.is_u64() => found.push(format!("{path} is no integer: {number}")),
            _ => {}
        }
    }

    #[test]
    fn only_keys_of_the_standard_are_written() {
        for story in [full_story(), PublishedStory::default()] {
            let mut found = Vec::new();
            violations("", &news_object(&story, &options()), &mut found);
            assert_eq!(found, [] as [&str; 0]);
        }
    }

    #[test]
    fn every_field_of_the_story_is_written() {
        let story = full_story();
        let object = news_object(&story, &options());
        assert_eq!((&object["by"], &object["located"]), (&"Rara Wening".into(), &"Rembang".into()));
        assert_eq!(object["embargoedUntil"], "2023-01-08T19:00:00+07:00");
        assert_eq!(object["associations"].as_array().unwrap().len(), 3, "two pictures and the link with a URL");
        assert_eq!(
            object["associations"][1]["renditions"][0]["href"],
            "https://pesisir.example/foto/muara.jpg?w=1&h=2"
        );
        let all = object.to_string();
        for name in crate::document::FIELDS.iter().filter(|name| !name.is_date()) {
            let value = serde_json::to_string(&story.value(*name)).unwrap();
            assert!(all.contains(&value), "{name:?}");
        }
    }

    #[test]
    fn a_line_has_no_line_break_inside() {
        let story = PublishedStory { headline: "a\u{2028}b\u{85}c".into(), ..full_story() };
        let line = write_line(&story, &options());
        assert!(line.contains("a\\u2028b\\u0085c") && line.ends_with("}\n"));
        assert!(!line.trim_end_matches('\n').contains(['\n', '\u{85}', '\u{2028}']));
    }
}
