//! Extracts the metadata of a story from JSON-LD with the vocabulary of schema.org.

use crate::html::metadata::{Facts, clean, is_web, people, subjects};
use crate::html::lenient_json::Json;
use html5gum::{Token, Tokenizer};
use std::collections::HashMap;

/// The maximum number of objects that are examined.
const MOST: usize = 2_000;

/// Keys whose values describe other stories.
const ELSEWHERE: &[&str] =
    &["itemListElement", "relatedLink", "comment", "hasPart", "citation", "isBasedOn", "about", "mentions", "review"];

/// Returns the metadata of the story that the values describe; of several, of the one whose URL is `address`, the URL
/// that the page declares.
pub(crate) fn facts(values: &[Json], address: &str) -> Facts {
    let objects = objects(values);
    let mut named: HashMap<&str, &Json> = HashMap::new();
    for object in &objects {
        // Other objects with the same `@id` are only references without content.
        if let Some(id) = object.get("@id").and_then(Json::text)
            && (object.get("name").is_some() || object.get("caption").is_some())
        {
            named.entry(id).or_insert(object);
        }
    }
    let stories = || objects.iter().filter(|object| is_story(object));
    let of_page = |object: &&&Json| {
        let values = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|key| object.get(key));
        let mut urls = values.filter_map(|value| value.text().or_else(|| value.get("@id").and_then(Json::text)));
        !address.is_empty() && urls.any(|found| found.trim_end_matches('/').starts_with(address.trim_end_matches('/')))
    };
    let Some(story) = stories().find(of_page).or_else(|| stories().next()) else { return Facts::default() };
    let names = |key: &str| {
        let all: Vec<String> =
            story.get(key).into_iter().flat_map(Json::each).map(|person| name_of(person, &named)).collect();
        people(all.iter().map(String::as_str))
    };
    let text = |key: &str| story.get(key).and_then(|value| value.each().first()?.text()).map(plain).unwrap_or_default();
    let image = story.get("image").and_then(|image| image.each().first()).map(|image| resolve(image, &named));
    let image_value =
        |key: &str| image.and_then(|image| image.get(key)).map(|value| name_of(value, &named)).unwrap_or_default();
    let image_text =
        |keys: &[&str]| keys.iter().map(|key| image_value(key)).find(|text| !text.is_empty()).unwrap_or_default();
    let lists: Vec<String> =
        story.get("keywords").into_iter().flat_map(Json::each).filter_map(Json::text).map(plain).collect();
    let headline = text("headline");
    Facts {
        headline: if headline.is_empty() { text("name") } else { headline },
        titles: [text("name"), text("alternativeHeadline")].into_iter().filter(|title| !title.is_empty()).collect(),
        description: text("description"),
        authors: names("author"),
        editors: names("editor"),
        published: text("datePublished"),
        modified: text("dateModified"),
        section: text("articleSection"),
        keywords: subjects(lists.iter().map(String::as_str)),
        publisher: story.get("publisher").map(|value| name_of(value, &named)).unwrap_or_default(),
        address: Some(text("url")).filter(|own| address.is_empty() && is_web(own)).unwrap_or_default(),
        language: story
            .get("inLanguage")
            .map(|value| name_of(value, &named))
            .filter(|tag| tag.len() < 12)
            .unwrap_or_default(),
        caption: image_text(&["caption"]),
        credit: image_text(&["creditText", "author", "creator"]),
        alternative: image_text(&["description", "name"]),
    }
}

/// Collects all objects that may describe this page, including those in graphs and lists, in document order.
fn objects(values: &[Json]) -> Vec<&Json> {
    let mut found = Vec::new();
    let mut stack: Vec<&Json> = values.iter().rev().collect();
    while let Some(value) = stack.pop() {
        if found.len() >= MOST {
            break;
        }
        match value {
            Json::List(values) => stack.extend(values.iter().rev()),
            Json::Object(pairs) => {
                found.push(value);
                let own = pairs.iter().rev().filter(|(key, _)| !ELSEWHERE.contains(&key.as_str()));
                stack.extend(own.map(|(_, value)| value));
            }
            Json::Text(_) | Json::Other => {}
        }
    }
    found
}

fn is_story(object: &Json) -> bool {
    let types = object.get("@type").into_iter().flat_map(Json::each).filter_map(Json::text);
    types.map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind)).any(|kind| {
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "LiveBlogPosting")
    })
}

/// Resolves an object that is only a reference by `@id`; returns other values unchanged.
fn resolve<'a>(value: &'a Json, named: &HashMap<&str, &'a Json>) -> &'a Json {
    let is_reference = value.get("name").is_none() && value.get("caption").is_none();
    let id = value.get("@id").and_then(Json::text).filter(|_| is_reference);
    id.and_then(|id| named.get(id).copied()).unwrap_or(value)
}

/// Returns the name of a person, an outlet or a language, given as a string or as an object with a `name`.
fn name_of(value: &Json, named: &HashMap<&str, &Json>) -> String {
    let Some(value) = value.each().first() else { return String::new() };
    let name = match value {
        Json::Text(text) => Some(text.as_str()),
        object => resolve(object, named).get("name").and_then(|name| name.each().first()?.text()),
    };
    name.map(plain).unwrap_or_default()
}

/// Returns the text without HTML: pages leave character references such as `&quot;` and even tags in JSON-LD.
fn plain(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return clean(text);
    }
    let mut visible = String::new();
    let mut tokens = Tokenizer::new(text);
    while let Some(Ok(token)) = tokens.next() {
        if let Token::String(part) = token {
            visible.push_str(&String::from_utf8_lossy(&part));
        }
    }
    clean(&visible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Facts {
        facts(&Json::read_all(source), "https://warta.example/bakau")
    }

    #[test]
    fn a_story_in_a_graph_is_found_and_its_references_are_resolved() {
        let facts = read(
            r##"{"@context": "https://schema.org", "@graph": [
                {"@type": "WebPage", "name": "Warta"},
                {"@type": ["NewsArticle"], "headline": "Warga &quot;Menanam&quot; Bakau", "author": {"@id": "#sari"},
                 "datePublished": "2023-01-08T19:15:00+07:00", "keywords": ["bakau", "pesisir, bakau"],
                 "publisher": {"@id": "#warta"}, "articleSection": ["Daerah", "Utama"],
                 "image": [{"@type": "ImageObject", "caption": "Bakau muda", "creditText": "Rara"}]},
                {"@id": "#sari", "@type": "Person", "name": "Sari Dewi"},
                {"@id": "#warta", "@type": "Organization", "name": "Warta"}]}"##,
        );
        assert_eq!(facts.headline, "Warga \"Menanam\" Bakau");
        assert_eq!(facts.authors, ["Sari Dewi"]);
        assert_eq!((facts.publisher.as_str(), facts.section.as_str()), ("Warta", "Daerah"));
        assert_eq!(facts.keywords, ["bakau", "pesisir"]);
        assert_eq!((facts.caption.as_str(), facts.credit.as_str()), ("Bakau muda", "Rara"));
    }

    #[test]
    fn the_story_with_the_url_of_the_page_is_preferred() {
        let other = r#"{"@type": "Article", "headline": "Lain", "url": "https://warta.example/lain"}"#;
        let own =
            r#"{"@type": "Article", "headline": "Ini", "mainEntityOfPage": {"@id": "https://warta.example/bakau/"}}"#;
        assert_eq!(read(&format!("[{other},{own}]")).headline, "Ini");
        let listed = format!("{{\"@type\": \"ItemList\", \"itemListElement\": [{other}]}}{own}");
        assert_eq!(read(&listed).headline, "Ini");
    }

    #[test]
    fn json_ld_without_a_story_gives_no_metadata() {
        assert_eq!(read(r#"{"@type": "Organization", "name": "Warta"}"#), Facts::default());
        assert_eq!(read("[1, \"a\", null"), Facts::default());
    }
}
