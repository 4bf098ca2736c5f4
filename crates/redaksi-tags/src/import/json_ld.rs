//! Thesauri in SKOS as JSON-LD.

use super::concepts::{Concept, Label, Property, tags};
use crate::vocabulary::{TagEntry, VocabularyError};
use serde_json::{Map, Value};

/// Reads the concepts of a thesaurus in JSON-LD: an object, a list, or an object with `@graph`. Contexts are not fetched; properties are
/// known by their last part, such as `prefLabel`. `languages` are those of the published names, most wanted first.
///
/// # Errors
/// [`VocabularyError::Syntax`] at the first syntax error.
pub fn tags_from_json_ld(text: &str, languages: &[&str]) -> Result<Vec<TagEntry>, VocabularyError> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        VocabularyError::Syntax { line: error.line(), column: error.column(), what: error.to_string() }
    })?;
    let mut concepts = Vec::new();
    collect(&value, &mut concepts);
    Ok(tags(concepts, languages))
}

/// Adds the concepts of a value and of the lists in it.
fn collect(value: &Value, concepts: &mut Vec<Concept>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, concepts)),
        Value::Object(object) => {
            for (key, inner) in object {
                if matches!(
                    key.as_str(),
                    "@graph" | "graph" | "concepts" | "hasTopConcept" | "skos:hasTopConcept" | "conceptSet"
                ) {
                    collect(inner, concepts);
                }
            }
            let concept = concept(object);
            if !concept.preferred.is_empty() {
                concepts.push(concept);
            }
        }
        _ => {}
    }
}

fn concept(object: &Map<String, Value>) -> Concept {
    let id = ["@id", "id", "uri"].into_iter().find_map(|key| object.get(key)?.as_str());
    let mut concept = Concept { id: id.unwrap_or_default().to_owned(), ..Concept::default() };
    for (key, value) in object {
        let property = Property::of_name(key);
        if property != Property::Other {
            for label in labels(value, true) {
                concept.add(property, label);
            }
        }
    }
    concept
}

/// The labels of a value: a text, an object with `@value` and `@language` or with `@id`, a map from languages to texts, or a list of those.
fn labels(value: &Value, is_outer: bool) -> Vec<Label> {
    let plain = |text: &str| Label { text: text.to_owned(), language: String::new() };
    match value {
        Value::String(text) => vec![plain(text)],
        Value::Bool(flag) => vec![plain(&flag.to_string())],
        Value::Array(values) if is_outer => values.iter().flat_map(|value| labels(value, false)).collect(),
        Value::Array(values) => values.iter().filter_map(|value| Some(plain(value.as_str()?))).collect(),
        Value::Object(object) => {
            let get = |keys: [&str; 2]| keys.into_iter().find_map(|key| object.get(key)?.as_str());
            if let Some(text) = get(["@value", "value"]) {
                let language = get(["@language", "language"]).unwrap_or_default().to_owned();
                return vec![Label { text: text.to_owned(), language }];
            }
            if let Some(Value::Bool(flag)) = object.get("@value") {
                return vec![plain(&flag.to_string())];
            }
            if let Some(id) = get(["@id", "id"]).or_else(|| object.get("uri")?.as_str()) {
                return vec![plain(id)];
            }
            let texts = object.iter().flat_map(|(language, value)| {
                let texts = match value {
                    Value::Object(_) => Vec::new(),
                    value => labels(value, false),
                };
                texts.into_iter().map(|label| Label { text: label.text, language: language.clone() })
            });
            texts.collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_in_each_way_of_writing_are_read() {
        let text = r#"{"@context": {}, "@graph": [
            {"@id": "x:1", "skos:prefLabel": [{"@value": "flood", "@language": "en"}, {"@value": "banjir", "@language": "id"}],
             "skos:broader": {"@id": "x:2"}, "skos:altLabel": {"en": ["inundation"]}},
            {"@id": "x:2", "http://www.w3.org/2004/02/skos/core#prefLabel": {"id": "bencana"}, "owl:deprecated": true},
            {"@id": "x:3", "type": "skos:ConceptScheme"}]}"#;
        let tags = tags_from_json_ld(text, &["id", "en"]).unwrap();
        assert_eq!(tags.len(), 2);
        assert_eq!((tags[0].name.as_str(), tags[0].broader.as_deref()), ("banjir", Some("bencana")));
        assert_eq!(tags[0].aliases, ["flood", "inundation"]);
        assert!(tags[1].is_retired);
    }

    #[test]
    fn a_syntax_error_has_a_place() {
        assert!(matches!(tags_from_json_ld("{\n \"a\": }", &[]), Err(VocabularyError::Syntax { line: 2, .. })));
    }
}
