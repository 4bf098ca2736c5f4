//! The styles of a Word document: what a paragraph is, by the name of its style, and whether text is bold or italic.

use crate::read::flow::FlowKind;
use crate::read::style_names::kind_of_style_name;
use crate::read::xml::XmlElement;
use std::collections::HashMap;

/// How many styles may be based on each other.
const MAX_CHAIN: usize = 20;

/// The numbering that a paragraph or a style refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberRef {
    pub id: Option<String>,
    pub level: Option<usize>,
}

/// A style.
#[derive(Clone, Debug, Default)]
struct WordStyle {
    name: String,
    based_on: String,
    outline: Option<u8>,
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    numbering: NumberRef,
}

/// All styles by their identifier.
#[derive(Clone, Debug, Default)]
pub(super) struct WordStyles {
    styles: HashMap<String, WordStyle>,
    default_paragraph: String,
}

impl WordStyles {
    pub fn new(root: Option<&XmlElement>) -> Self {
        let mut all = Self::default();
        for element in root.into_iter().flat_map(XmlElement::elements).filter(|element| element.name == "style") {
            let id = element.attribute("styleId").unwrap_or_default().to_owned();
            let value = |name: &str| element.child(name).and_then(|child| child.attribute("val")).unwrap_or_default();
            let (paragraph, run) = (element.child("pPr"), element.child("rPr"));
            if element.attribute("type") == Some("paragraph") && element.attribute("default").is_some_and(is_true) {
                all.default_paragraph.clone_from(&id);
            }
            let style = WordStyle {
                name: value("name").to_lowercase(),
                based_on: value("basedOn").to_owned(),
                outline: outline_level(paragraph),
                bold: toggle(run, "b"),
                italic: toggle(run, "i"),
                struck: strikes(run),
                numbering: number_ref(paragraph),
            };
            all.styles.insert(id, style);
        }
        all
    }

    /// Returns a style and those that it is based on.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s WordStyle> {
        std::iter::successors(self.styles.get(id), |style| self.styles.get(&style.based_on)).take(MAX_CHAIN)
    }

    /// Returns the identifier of the style of paragraphs that name none.
    pub fn default_paragraph(&self) -> &str {
        &self.default_paragraph
    }

    /// Returns what a paragraph of the style is. The title of a document is a heading of level 0.
    pub fn kind(&self, id: &str) -> FlowKind {
        let of_style = |style: &WordStyle| kind_of_style_name(&style.name).or(style.outline.map(FlowKind::Heading));
        self.chain(id).find_map(of_style).unwrap_or_default()
    }

    pub fn bold(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.bold)
    }

    pub fn italic(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.italic)
    }

    pub fn struck(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.struck)
    }

    /// Whether paragraphs of the style go on with the item of a list above: `List Continue` and its kin.
    pub fn continues_list(&self, id: &str) -> bool {
        self.styles.get(id).is_some_and(|style| style.name.starts_with("list continue"))
    }

    /// Returns the numbering of a style.
    pub fn numbering(&self, id: &str) -> NumberRef {
        let mut found = NumberRef::default();
        for style in self.chain(id) {
            found.id = found.id.or_else(|| style.numbering.id.clone());
            found.level = found.level.or(style.numbering.level);
        }
        found
    }
}

fn is_true(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}

/// Returns whether the properties of a run switch something on or off.
pub(super) fn toggle(properties: Option<&XmlElement>, name: &str) -> Option<bool> {
    let element = properties?.child(name)?;
    Some(element.attribute("val").is_none_or(is_true))
}

/// Returns whether the properties of a run strike its text through, with one line or with two.
pub(super) fn strikes(properties: Option<&XmlElement>) -> Option<bool> {
    match (toggle(properties, "strike"), toggle(properties, "dstrike")) {
        (None, None) => None,
        (once, twice) => Some(once == Some(true) || twice == Some(true)),
    }
}

/// Returns the outline level of paragraph properties as the level of a heading; `None` for body text.
pub(super) fn outline_level(properties: Option<&XmlElement>) -> Option<u8> {
    let level: u8 = properties?.child("outlineLvl")?.attribute("val")?.parse().ok()?;
    (level < 9).then(|| (level + 1).min(6))
}

/// Returns the numbering in paragraph properties.
pub(super) fn number_ref(properties: Option<&XmlElement>) -> NumberRef {
    let Some(element) = properties.and_then(|properties| properties.child("numPr")) else {
        return NumberRef::default();
    };
    let value = |name: &str| element.child(name).and_then(|child| child.attribute("val"));
    NumberRef { id: value("numId").map(str::to_owned), level: value("ilvl").and_then(|level| level.parse().ok()) }
}
