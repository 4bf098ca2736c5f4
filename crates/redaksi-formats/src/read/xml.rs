//! Parses the XML of packages into a tree, with limits on depth and size. Entities that a document declares are refused;
//! nothing outside of the bytes is ever read.

use crate::read::error::ReadError;
use crate::read::limits::{MAX_DEPTH, MAX_XML_NODES};
use encoding_rs::Encoding;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// An element or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum XmlNode {
    /// An element with its content.
    Element(XmlElement),
    /// A text with its references resolved.
    Text(String),
}

/// An element. Names are without their prefix: the formats use no name twice for different things within one element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct XmlElement {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<XmlNode>,
}

impl XmlElement {
    /// Returns the value of an attribute by its name without prefix; the first one where several have that name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the elements directly in this one.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// Returns the first element of that name directly in this one.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns all text in this element.
    pub fn text(&self) -> String {
        fn collect(element: &XmlElement, text: &mut String) {
            for node in &element.children {
                match node {
                    XmlNode::Element(element) => collect(element, text),
                    XmlNode::Text(part) => text.push_str(part),
                }
            }
        }
        let mut text = String::new();
        collect(self, &mut text);
        text
    }
}

/// Decodes the bytes of an XML file by its byte order mark or its declaration.
fn decode_xml(bytes: &[u8]) -> String {
    const DECLARATION_BYTES: usize = 200;
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION_BYTES)]).into_owned();
    let declared = head.starts_with("<?xml").then(|| head.split_once("encoding=")).flatten().and_then(|(_, rest)| {
        let value = rest.trim_start_matches(['"', '\'']);
        let label = value.split(['"', '\'', '?', ' ']).next().unwrap_or_default();
        Encoding::for_label(label.as_bytes())
    });
    declared.unwrap_or(encoding_rs::UTF_8).decode_with_bom_removal(bytes).0.into_owned()
}

/// Parses an XML file into its root element. Damage behind the root element, or elements that are not closed at the end,
/// are errors: a document that was cut off must not look complete.
///
/// # Errors
/// [`ReadError::Damaged`] with the name of the part, or the limit that is exceeded.
pub(crate) fn parse_xml(bytes: &[u8], part: &str) -> Result<XmlElement, ReadError> {
    let source = decode_xml(bytes);
    let damaged = |what: &dyn std::fmt::Display| ReadError::damaged(format!("{part}: {what}"));
    let mut reader = Reader::from_str(&source);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<XmlElement> = Vec::new();
    let mut root = None;
    let mut nodes = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| damaged(&error))?;
        let is_node = matches!(event, Event::Start(_) | Event::Empty(_) | Event::Text(_) | Event::CData(_));
        nodes += usize::from(is_node);
        if nodes > MAX_XML_NODES {
            return Err(ReadError::TooLarge);
        }
        match event {
            Event::Start(tag) => {
                if open.len() >= MAX_DEPTH {
                    return Err(ReadError::TooDeep);
                }
                nodes += tag.attributes().count();
                open.push(element_of(&tag));
            }
            Event::Empty(tag) => {
                nodes += tag.attributes().count();
                close(element_of(&tag), &mut open, &mut root);
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content()),
            Event::CData(text) => push_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => push_text(&mut open, &resolve(&reference)),
            Event::DocType(declaration) if declaration.to_ascii_uppercase().contains("<!ENTITY") => {
                return Err(ReadError::EntityDeclared);
            }
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match root {
        Some(root) if open.is_empty() => Ok(root),
        _ => Err(damaged(&"it ends too early")),
    }
}

fn close(element: XmlElement, open: &mut [XmlElement], root: &mut Option<XmlElement>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(XmlNode::Element(element)),
        None => {
            root.get_or_insert(element);
        }
    }
}

fn push_text(open: &mut [XmlElement], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(XmlNode::Text(before)) => before.push_str(text),
        _ => parent.children.push(XmlNode::Text(text.to_owned())),
    }
}

/// Resolves a reference to a character or to one of the five entities of XML. Another one stays as it is written.
fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.xml10_content();
    match name.as_ref() {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

fn element_of(tag: &BytesStart<'_>) -> XmlElement {
    let attributes = tag
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .filter(|attribute| !attribute.key.as_ref().starts_with("xmlns"))
        .map(|attribute| {
            let raw = String::from(attribute.value.as_ref());
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_or(raw, std::borrow::Cow::into_owned);
            (String::from(attribute.key.local_name().as_ref()), value)
        })
        .collect();
    XmlElement { name: String::from(tag.local_name().as_ref()), attributes, children: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_attributes_and_references_are_read() {
        let root = parse_xml(
            b"<?xml version='1.0'?><w:a w:id='1 &amp; 2'><w:b>x &lt;&#65;&nbsp;</w:b><c/><![CDATA[<y>]]></w:a>",
            "a",
        )
        .unwrap();
        assert_eq!((root.name.as_str(), root.attribute("id")), ("a", Some("1 & 2")));
        assert_eq!(root.child("b").unwrap().text(), "x <A&nbsp;");
        assert_eq!(root.text(), "x <A&nbsp;<y>");
        assert!(root.child("c").is_some() && root.child("d").is_none());
    }

    #[test]
    fn encodings_are_taken_from_the_mark_or_the_declaration() {
        let utf16: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(parse_xml(&utf16, "a").unwrap().text(), "é");
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xe9</a>";
        assert_eq!(parse_xml(latin, "a").unwrap().text(), "é");
    }

    #[test]
    fn hostile_xml_is_refused() {
        let laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>";
        assert_eq!(parse_xml(laughs.as_bytes(), "a").unwrap_err(), ReadError::EntityDeclared);
        let file = "<!DOCTYPE a [<!entity x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
        assert_eq!(parse_xml(file.as_bytes(), "a").unwrap_err(), ReadError::EntityDeclared);
        let deep = "<a>".repeat(100_000);
        assert_eq!(parse_xml(deep.as_bytes(), "a").unwrap_err(), ReadError::TooDeep);
    }

    #[test]
    fn xml_that_is_cut_off_is_damaged() {
        for cut in ["<a><b>x</b>", "<a", "", "<a></b></a>"] {
            assert!(matches!(parse_xml(cut.as_bytes(), "isi.xml"), Err(ReadError::Damaged(_))), "{cut}");
        }
    }
}
