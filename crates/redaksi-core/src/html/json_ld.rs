//! Extracts the metadata of a story from JSON-LD with the vocabulary of schema.org.

use crate::html::element;
use crate::html::lenient_json::Json;
use crate::html::metadata::{PageMetadata, is_web_url, normalize_value, parse_keywords, parse_people};
use crate::text::collapse_whitespace;
use html5gum::{Token, Tokenizer};
use std::collections::HashMap;

/// The maximum number of objects that are examined.
const MAX_OBJECTS: usize = 2_000;

/// Keys whose values describe other stories.
const OTHER_STORY_KEYS: &[&str] =
    &["itemListElement", "relatedLink", "comment", "hasPart", "citation", "isBasedOn", "about", "mentions", "review"];

/// Returns the metadata of the story that the values describe; of several, of the one whose URL is `url`, the URL
/// that the page declares.
pub(crate) fn story_metadata(values: &[Json], url: &str) -> PageMetadata {
    let objects = collect_objects(values);
    let mut by_id: HashMap<&str, &Json> = HashMap::new();
    for object in &objects {
        // Other objects with the same `@id` are only references without content.
        if let Some(id) = object.get("@id").and_then(Json::as_str)
            && (object.get("name").is_some() || object.get("caption").is_some())
        {
            by_id.entry(id).or_insert(object);
        }
    }
    let stories = || objects.iter().filter(|object| is_story(object));
    let of_page = |object: &&&Json| {
        let values = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|key| object.get(key));
        let mut urls = values.filter_map(|value| value.as_str().or_else(|| value.get("@id").and_then(Json::as_str)));
        !url.is_empty() && urls.any(|found| found.trim_end_matches('/').starts_with(url.trim_end_matches('/')))
    };
    let Some(story) = stories().find(of_page).or_else(|| stories().next()) else { return PageMetadata::default() };
    let names = |key: &str| {
        let people = story.get(key).into_iter().flat_map(Json::as_slice);
        let all: Vec<String> = people.flat_map(|person| names_of(person, &by_id)).collect();
        parse_people(all.iter().map(String::as_str))
    };
    let text = |key: &str| {
        story.get(key).and_then(|value| value.as_slice().first()?.as_str()).map(strip_html).unwrap_or_default()
    };
    let image = story.get("image").and_then(|image| image.as_slice().first()).map(|image| resolve(image, &by_id));
    let image_value =
        |key: &str| image.and_then(|image| image.get(key)).map(|value| name_of(value, &by_id)).unwrap_or_default();
    let image_text =
        |keys: &[&str]| keys.iter().map(|key| image_value(key)).find(|text| !text.is_empty()).unwrap_or_default();
    let lists: Vec<String> =
        story.get("keywords").into_iter().flat_map(Json::as_slice).filter_map(Json::as_str).map(strip_html).collect();
    let headline = text("headline");
    PageMetadata {
        headline: if headline.is_empty() { text("name") } else { headline },
        titles: [text("name"), text("alternativeHeadline")].into_iter().filter(|title| !title.is_empty()).collect(),
        description: text("description"),
        authors: names("author"),
        editors: names("editor"),
        published: text("datePublished"),
        modified: text("dateModified"),
        section: text("articleSection"),
        keywords: parse_keywords(lists.iter().map(String::as_str)),
        has_news_keywords: false,
        publisher: story.get("publisher").map(|value| name_of(value, &by_id)).unwrap_or_default(),
        url: Some(text("url")).filter(|own| url.is_empty() && is_web_url(own)).unwrap_or_default(),
        language: story
            .get("inLanguage")
            .map(|value| name_of(value, &by_id))
            .filter(|tag| tag.len() < 12)
            .unwrap_or_default(),
        image: image.and_then(image_url).unwrap_or_default(),
        image_caption: image_text(&["caption"]),
        image_credit: image_text(&["creditText", "author", "creator"]),
        image_alt: image_text(&["description", "name"]),
        article_body: story.get("articleBody").and_then(Json::as_str).map(body_lines).unwrap_or_default(),
    }
}

/// Returns the URL of an image, given as a string or as an object.
fn image_url(image: &Json) -> Option<String> {
    let of_object = |key: &str| image.get(key)?.as_slice().first()?.as_str();
    image.as_str().or_else(|| of_object("url")).or_else(|| of_object("contentUrl")).map(|url| url.trim().to_owned())
}

/// Collects all objects that may describe this page, including those in graphs and lists, in document order.
fn collect_objects(values: &[Json]) -> Vec<&Json> {
    let mut found = Vec::new();
    let mut stack: Vec<&Json> = values.iter().rev().collect();
    while let Some(value) = stack.pop() {
        if found.len() >= MAX_OBJECTS {
            break;
        }
        match value {
            Json::List(values) => stack.extend(values.iter().rev()),
            Json::Object(pairs) => {
                found.push(value);
                let own = pairs.iter().rev().filter(|(key, _)| !OTHER_STORY_KEYS.contains(&key.as_str()));
                stack.extend(own.map(|(_, value)| value));
            }
            Json::Text(_) | Json::Other => {}
        }
    }
    found
}

fn is_story(object: &Json) -> bool {
    let types = object.get("@type").into_iter().flat_map(Json::as_slice).filter_map(Json::as_str);
    types.map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind)).any(|kind| {
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || matches!(kind, "Report" | "LiveBlogPosting")
    })
}

/// Resolves an object that is only a reference by `@id`; returns other values unchanged.
fn resolve<'a>(value: &'a Json, by_id: &HashMap<&str, &'a Json>) -> &'a Json {
    let is_reference = value.get("name").is_none() && value.get("caption").is_none();
    let id = value.get("@id").and_then(Json::as_str).filter(|_| is_reference);
    id.and_then(|id| by_id.get(id).copied()).unwrap_or(value)
}

/// Returns the name of a person, an outlet or a language, given as a string or as an object with a `name`.
fn name_of(value: &Json, by_id: &HashMap<&str, &Json>) -> String {
    let Some(value) = value.as_slice().first() else { return String::new() };
    let name = match value {
        Json::Text(text) => Some(text.as_str()),
        object => resolve(object, by_id).get("name").and_then(|name| name.as_slice().first()?.as_str()),
    };
    name.map(strip_html).unwrap_or_default()
}

/// Returns the names that an object gives, which may be a list, or the string itself.
fn names_of(value: &Json, by_id: &HashMap<&str, &Json>) -> Vec<String> {
    let names = match value {
        Json::Text(_) => Some(value),
        object => resolve(object, by_id).get("name"),
    };
    names.into_iter().flat_map(Json::as_slice).filter_map(Json::as_str).map(strip_html).collect()
}

/// Returns the text of a story, a line for each paragraph. Pages leave tags and character references in it, too.
fn body_lines(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    let mut tokens = Tokenizer::new(text);
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::String(part) => visible.push_str(&String::from_utf8_lossy(&part)),
            Token::StartTag(tag) if element::traits_of(&tag.name).block => visible.push('\n'),
            Token::EndTag(tag) if element::traits_of(&tag.name).block => visible.push('\n'),
            _ => {}
        }
    }
    let lines = visible.lines().map(collapse_whitespace).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the text without HTML: pages leave character references such as `&quot;` and even tags in JSON-LD.
fn strip_html(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return normalize_value(text);
    }
    let mut visible = String::new();
    let mut tokens = Tokenizer::new(text);
    while let Some(Ok(token)) = tokens.next() {
        if let Token::String(part) = token {
            visible.push_str(&String::from_utf8_lossy(&part));
        }
    }
    normalize_value(&visible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(source: &str) -> PageMetadata {
        story_metadata(&Json::parse_all(source), "https://warta.example/bakau")
    }

    #[test]
    fn a_story_in_a_graph_is_found_and_its_references_are_resolved() {
        let metadata = parse(
            r##"{"@context": "https://schema.org", "@graph": [
                {"@type": "WebPage", "name": "Warta"},
                {"@type": ["NewsArticle"], "headline": "Warga &quot;Menanam&quot; Bakau", "author": {"@id": "#sari"},
                 "datePublished": "2023-01-08T19:15:00+07:00", "keywords": ["bakau", "pesisir, bakau"],
                 "publisher": {"@id": "#warta"}, "articleSection": ["Daerah", "Utama"],
                 "image": [{"@type": "ImageObject", "caption": "Bakau muda", "creditText": "Rara"}]},
                {"@id": "#sari", "@type": "Person", "name": "Sari Dewi"},
                {"@id": "#warta", "@type": "Organization", "name": "Warta"}]}"##,
        );
        assert_eq!(metadata.headline, "Warga \"Menanam\" Bakau");
        assert_eq!(metadata.authors, ["Sari Dewi"]);
        assert_eq!((metadata.publisher.as_str(), metadata.section.as_str()), ("Warta", "Daerah"));
        assert_eq!(metadata.keywords, ["bakau", "pesisir"]);
        assert_eq!((metadata.image_caption.as_str(), metadata.image_credit.as_str()), ("Bakau muda", "Rara"));
    }

    #[test]
    fn the_story_with_the_url_of_the_page_is_preferred() {
        let other = r#"{"@type": "Article", "headline": "Lain", "url": "https://warta.example/lain"}"#;
        let own =
            r#"{"@type": "Article", "headline": "Ini", "mainEntityOfPage": {"@id": "https://warta.example/bakau/"}}"#;
        assert_eq!(parse(&format!("[{other},{own}]")).headline, "Ini");
        let listed = format!("{{\"@type\": \"ItemList\", \"itemListElement\": [{other}]}}{own}");
        assert_eq!(parse(&listed).headline, "Ini");
    }

    #[test]
    fn json_ld_without_a_story_gives_no_metadata() {
        assert_eq!(parse(r#"{"@type": "Organization", "name": "Warta"}"#), PageMetadata::default());
        assert_eq!(parse("[1, \"a\", null"), PageMetadata::default());
    }
}
