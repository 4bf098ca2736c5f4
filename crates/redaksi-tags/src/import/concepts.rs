//! Concepts of a thesaurus in SKOS, before they become tags.

use super::list::known_kind;
use crate::vocabulary::TagEntry;
use std::collections::HashMap;

/// A text with its language tag; the tag is empty if the text has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) language: String,
}

/// A concept.
#[derive(Clone, Debug, Default)]
pub(super) struct Concept {
    pub(super) id: String,
    pub(super) preferred: Vec<Label>,
    pub(super) alternative: Vec<Label>,
    pub(super) notes: Vec<Label>,
    pub(super) broader: Vec<String>,
    pub(super) narrower: Vec<String>,
    pub(super) is_deprecated: bool,
}

/// What a property of a concept says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    Preferred,
    Alternative,
    Note,
    Broader,
    Narrower,
    Deprecated,
    Other,
}

impl Property {
    /// Reads the name of a property: an IRI, a prefixed name, or its last part alone.
    pub(super) fn of_name(name: &str) -> Self {
        match name.rsplit(['#', '/', ':']).next().unwrap_or_default() {
            "prefLabel" => Self::Preferred,
            "altLabel" | "hiddenLabel" => Self::Alternative,
            "scopeNote" | "definition" | "note" => Self::Note,
            "broader" | "broaderGeneric" | "broaderTransitive" => Self::Broader,
            "narrower" => Self::Narrower,
            "deprecated" => Self::Deprecated,
            _ => Self::Other,
        }
    }
}

impl Concept {
    /// Adds a value with a language, or the id of another concept.
    pub(super) fn add(&mut self, property: Property, label: Label) {
        match property {
            Property::Preferred => self.preferred.push(label),
            Property::Alternative => self.alternative.push(label),
            Property::Note => self.notes.push(label),
            Property::Broader => self.broader.push(label.text),
            Property::Narrower => self.narrower.push(label.text),
            Property::Deprecated => self.is_deprecated |= label.text == "true",
            Property::Other => {}
        }
    }

    /// The label that is published: that of the first of the languages that has one, else that without a language, else the first.
    fn name(&self, languages: &[&str]) -> Option<&Label> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let in_language =
            |language: &&str| self.preferred.iter().find(|label| primary(&label.language) == primary(language));
        let plain = || self.preferred.iter().find(|label| label.language.is_empty());
        languages.iter().find_map(in_language).or_else(plain).or(self.preferred.first())
    }
}

/// Makes tags of concepts. Labels of other languages become aliases; concepts without a preferred label are dropped.
pub(super) fn tags(concepts: Vec<Concept>, languages: &[&str]) -> Vec<TagEntry> {
    let mut names: HashMap<&str, &str> = HashMap::new();
    let mut wider: HashMap<&str, &str> = HashMap::new();
    for concept in &concepts {
        if let Some(label) = concept.name(languages) {
            names.insert(&concept.id, &label.text);
        }
        wider.extend(concept.narrower.iter().map(|narrower| (narrower.as_str(), concept.id.as_str())));
    }
    let tags = concepts.iter().filter_map(|concept| {
        let name = concept.name(languages)?;
        let others = concept.preferred.iter().chain(&concept.alternative).filter(|label| label.text != name.text);
        let broader = concept.broader.first().map(String::as_str).or_else(|| wider.get(concept.id.as_str()).copied());
        let note = concept.notes.iter().find(|note| note.language == name.language).or(concept.notes.first());
        Some(TagEntry {
            name: name.text.clone(),
            kind: known_kind(&name.text),
            aliases: others.map(|label| label.text.clone()).collect(),
            broader: broader.and_then(|id| names.get(id)).map(|name| (*name).to_owned()),
            note: note.map(|note| note.text.clone()).unwrap_or_default(),
            is_retired: concept.is_deprecated,
            ..TagEntry::default()
        })
    });
    tags.collect()
}
