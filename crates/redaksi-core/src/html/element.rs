//! Properties of HTML elements by name: layout, parsing rules, hints and landmarks. Does not depend on the tree.

use crate::html::hints::{Element, Landmark};
use crate::html::line_builder::LetterStyle;
use html5gum::State;

/// How an element affects the text in it and the parsing around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the properties are independent of each other")]
pub(crate) struct ElementTraits {
    /// It starts and ends a line, as a block in CSS.
    pub block: bool,
    /// It has no content and no end tag.
    pub void: bool,
    /// A browser does not show its content.
    pub hidden: bool,
    /// Its start tag closes an open `<p>`.
    pub closes_p: bool,
    /// Line breaks in it are preserved.
    pub preserves_space: bool,
    /// It is a formatting element of the HTML specification: its end tag may come after that of a block inside of it.
    pub formatting: bool,
    /// It limits the scope of end tags, as cells and tables do: nothing in it closes an element around it.
    pub is_scope: bool,
    /// Which of the elements it is that matter for the lines in them.
    pub part: Option<Part>,
}

/// The elements that matter for the lines in them: parts of tables, lists, and those around a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// `html`, `body`, `main`.
    Page,
    /// `article`.
    Article,
    /// `ul`, `ol`.
    List,
    /// `table`.
    Table,
    /// `table` whose `role` says that it holds data.
    DataTable,
    /// `tr`.
    Row,
    /// `td`, `th`.
    Cell,
    /// `li`.
    ListItem,
}

/// Returns the properties of an element by its name in lower case.
pub(crate) fn traits_of(name: &[u8]) -> ElementTraits {
    let inline = ElementTraits::default();
    let block = ElementTraits { block: true, ..inline };
    match name {
        b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"img" | b"input" | b"keygen"
        | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => ElementTraits { void: true, ..inline },
        b"br" => ElementTraits { void: true, ..block },
        b"hr" => ElementTraits { void: true, closes_p: true, ..block },
        b"script" | b"style" | b"noscript" | b"title" | b"iframe" | b"noembed" | b"noframes" | b"video" | b"audio"
        | b"canvas" | b"datalist" | b"desc" | b"metadata" | b"defs" | b"symbol" => {
            ElementTraits { hidden: true, ..inline }
        }
        b"template" => ElementTraits { hidden: true, is_scope: true, ..inline },
        b"article" => ElementTraits { closes_p: true, part: Some(Part::Article), ..block },
        b"main" => ElementTraits { closes_p: true, part: Some(Part::Page), ..block },
        b"ol" | b"ul" => ElementTraits { closes_p: true, part: Some(Part::List), ..block },
        b"li" => ElementTraits { closes_p: true, part: Some(Part::ListItem), ..block },
        b"body" | b"html" => ElementTraits { part: Some(Part::Page), ..block },
        b"address" | b"aside" | b"blockquote" | b"center" | b"dd" | b"details" | b"dialog" | b"dir" | b"div"
        | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3"
        | b"h4" | b"h5" | b"h6" | b"header" | b"hgroup" | b"menu" | b"nav" | b"p" | b"search" | b"section"
        | b"summary" => ElementTraits { closes_p: true, ..block },
        b"pre" | b"listing" | b"xmp" | b"plaintext" => ElementTraits { closes_p: true, preserves_space: true, ..block },
        b"caption" => ElementTraits { is_scope: true, ..block },
        b"table" => ElementTraits { is_scope: true, part: Some(Part::Table), ..block },
        b"td" | b"th" => ElementTraits { is_scope: true, part: Some(Part::Cell), ..block },
        b"tr" => ElementTraits { part: Some(Part::Row), ..block },
        b"tbody" | b"tfoot" | b"thead" | b"button" | b"select" | b"option" | b"optgroup" | b"legend" => block,
        b"textarea" => ElementTraits { preserves_space: true, ..block },
        b"object" | b"marquee" | b"applet" | b"foreignobject" => ElementTraits { is_scope: true, ..inline },
        b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small" | b"strike" | b"strong"
        | b"tt" | b"u" => ElementTraits { formatting: true, ..inline },
        _ => inline,
    }
}

/// Names of elements, in lower case.
type TagNames = &'static [&'static [u8]];

/// Returns the elements whose end tag the start tag of `name` implies, and the elements that limit how far out this
/// reaches.
pub(crate) fn implied_end_tags(name: &[u8]) -> Option<(TagNames, TagNames)> {
    Some(match name {
        b"li" => (&[b"li"], &[b"ul", b"ol", b"menu", b"dir"]),
        b"dd" | b"dt" => (&[b"dd", b"dt"], &[b"dl"]),
        b"option" => (&[b"option"], &[b"select", b"datalist"]),
        b"optgroup" => (&[b"option", b"optgroup"], &[b"select"]),
        b"td" | b"th" => (&[b"td", b"th"], &[b"table"]),
        b"tr" => (&[b"td", b"th", b"tr", b"caption"], &[b"table"]),
        b"tbody" | b"thead" | b"tfoot" => {
            (&[b"td", b"th", b"tr", b"tbody", b"thead", b"tfoot", b"caption"], &[b"table"])
        }
        b"a" => (&[b"a"], &[b"table"]),
        b"button" => (&[b"button"], &[]),
        _ => return None,
    })
}

/// Whether the start tag of the element ends SVG or `MathML` content around it.
pub(crate) fn exits_foreign_content(name: &[u8]) -> bool {
    let is_listed =
        matches!(name, b"body" | b"br" | b"center" | b"img" | b"meta" | b"span" | b"table" | b"strong" | b"em");
    is_listed || traits_of(name).closes_p
}

/// Whether the element is part of a table: its end tag is searched for within the table, not only within the cell.
pub(crate) fn is_table_part(name: &[u8]) -> bool {
    matches!(name, b"table" | b"caption" | b"td" | b"th" | b"tr" | b"tbody" | b"thead" | b"tfoot")
}

/// Returns the tokenizer state for the content of an element, where that is not markup.
pub(crate) fn tokenizer_state(name: &[u8]) -> Option<State> {
    match name {
        b"title" | b"textarea" => Some(State::RcData),
        b"script" => Some(State::ScriptData),
        b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => Some(State::RawText),
        b"plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// Returns the hint for lines in the element; `None` for elements without a meaning of their own.
pub(crate) fn element_of(name: &[u8]) -> Option<Element> {
    Some(match name {
        [b'h', level @ b'1'..=b'6'] => Element::Heading(level - b'0'),
        b"p" => Element::Paragraph,
        b"li" => Element::ListItem,
        b"figcaption" => Element::FigureCaption,
        b"blockquote" => Element::BlockQuote,
        b"td" | b"th" | b"tr" => Element::TableCell,
        b"dt" | b"dd" => Element::DescriptionTerm,
        b"button" | b"option" | b"label" | b"legend" | b"textarea" => Element::FormControl,
        b"pre" => Element::Preformatted,
        b"div" | b"section" | b"article" | b"main" | b"aside" | b"header" | b"footer" | b"nav" | b"figure" | b"ul"
        | b"ol" | b"body" => Element::Other,
        _ => return None,
    })
}

/// Returns the landmark of an element: by its `role`, else by its name.
pub(crate) fn landmark_of(name: &[u8], role: &str) -> Option<Landmark> {
    match role {
        "navigation" | "menu" | "menubar" => return Some(Landmark::Navigation),
        "banner" => return Some(Landmark::Header),
        "contentinfo" => return Some(Landmark::Footer),
        "complementary" => return Some(Landmark::Aside),
        "main" => return Some(Landmark::Main),
        "article" => return Some(Landmark::Article),
        "dialog" | "form" | "search" => return Some(Landmark::Form),
        _ => {}
    }
    Some(match name {
        b"article" => Landmark::Article,
        b"main" => Landmark::Main,
        b"nav" => Landmark::Navigation,
        b"header" => Landmark::Header,
        b"footer" => Landmark::Footer,
        b"aside" => Landmark::Aside,
        b"form" | b"dialog" | b"search" => Landmark::Form,
        b"figure" => Landmark::Figure,
        _ => return None,
    })
}

/// Whether an inline style hides the element.
pub(crate) fn is_hidden_by_style(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value == "none",
            "visibility" => value == "hidden" || value == "collapse",
            _ => false,
        }
    })
}

/// Whether an element or its inline style strikes its text through.
pub(crate) fn strikes_through(name: &[u8], style: &str) -> bool {
    let is_line_through = |declaration: &str| {
        let (property, value) = declaration.split_once(':').unwrap_or_default();
        let property = property.trim().to_ascii_lowercase();
        matches!(property.as_str(), "text-decoration" | "text-decoration-line")
            && value.to_ascii_lowercase().contains("line-through")
    };
    matches!(name, b"s" | b"strike" | b"del") || style.split(';').any(is_line_through)
}

/// Returns how letters in an element look: as around it, unless the element or its inline style says otherwise. Headings are
/// bold by their kind and not by their letters.
pub(crate) fn letter_style(name: &[u8], style: &str, around: LetterStyle) -> LetterStyle {
    let mut letters = match name {
        b"b" | b"strong" => LetterStyle { is_bold: true, ..around },
        b"i" | b"em" | b"cite" => LetterStyle { is_italic: true, ..around },
        _ => around,
    };
    for (property, value) in style.split(';').filter_map(|declaration| declaration.split_once(':')) {
        let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        match (property.trim().to_ascii_lowercase().as_str(), value.as_str()) {
            ("font-weight", "bold" | "bolder" | "600" | "700" | "800" | "900") => letters.is_bold = true,
            ("font-weight", "normal" | "lighter" | "100" | "200" | "300" | "400" | "500") => letters.is_bold = false,
            ("font-style", "italic" | "oblique") => letters.is_italic = true,
            ("font-style", "normal") => letters.is_italic = false,
            _ => {}
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hiding_styles_hide() {
        assert!(is_hidden_by_style("color:red; DISPLAY : none !important"));
        assert!(!is_hidden_by_style("display:block;background:url(none)"));
    }

    #[test]
    fn an_inline_style_takes_precedence_over_the_element() {
        let letters =
            |name: &[u8], style: &str| letter_style(name, style, LetterStyle { is_bold: true, is_italic: false });
        assert_eq!(letters(b"span", ""), LetterStyle { is_bold: true, is_italic: false });
        assert_eq!(letters(b"em", ""), LetterStyle { is_bold: true, is_italic: true });
        assert_eq!(letters(b"b", "font-weight: normal; color: red"), LetterStyle::default());
        assert!(letters(b"span", "FONT-STYLE:Italic!important;font-weight:400").is_italic);
    }

    #[test]
    fn a_role_takes_precedence_over_the_name() {
        assert_eq!(landmark_of(b"div", "navigation"), Some(Landmark::Navigation));
        assert_eq!(landmark_of(b"aside", ""), Some(Landmark::Aside));
        assert_eq!(landmark_of(b"div", ""), None);
    }
}
