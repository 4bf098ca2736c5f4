//! Elements: what each kind does to the text in it. Names only; knows no tree.

use super::clues::{Element, Landmark};
use html5gum::State;

/// What an element does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own that an element may have")]
pub(super) struct Kind {
    /// It stands on lines of its own.
    pub block: bool,
    /// It holds nothing and has no end.
    pub void: bool,
    /// A browser shows nothing of what it holds.
    pub hidden: bool,
    /// It begins where a paragraph must end.
    pub ends_paragraph: bool,
    /// White space in it is kept.
    pub keeps_space: bool,
    /// Inline, and mended by a browser when its end comes too late.
    pub formatting: bool,
    /// Nothing in it ends what stands around it: a cell, a table.
    pub bounds: bool,
}

/// The kind of an element, by its name in lower case.
pub(super) fn kind(name: &[u8]) -> Kind {
    let plain = Kind::default();
    let block = Kind { block: true, ..plain };
    match name {
        b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"img" | b"input" | b"keygen"
        | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => Kind { void: true, ..plain },
        b"br" => Kind { void: true, ..block },
        b"hr" => Kind { void: true, ends_paragraph: true, ..block },
        b"script" | b"style" | b"noscript" | b"title" | b"iframe" | b"noembed" | b"noframes" | b"video" | b"audio"
        | b"canvas" | b"datalist" | b"desc" | b"metadata" | b"defs" | b"symbol" => Kind { hidden: true, ..plain },
        b"template" => Kind { hidden: true, bounds: true, ..plain },
        b"address" | b"article" | b"aside" | b"blockquote" | b"center" | b"dd" | b"details" | b"dialog" | b"dir"
        | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1" | b"h2"
        | b"h3" | b"h4" | b"h5" | b"h6" | b"header" | b"hgroup" | b"li" | b"main" | b"menu" | b"nav" | b"ol" | b"p"
        | b"search" | b"section" | b"summary" | b"ul" => Kind { ends_paragraph: true, ..block },
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Kind { ends_paragraph: true, keeps_space: true, ..block },
        b"table" | b"caption" | b"td" | b"th" => Kind { bounds: true, ..block },
        b"body" | b"html" | b"tbody" | b"tfoot" | b"thead" | b"tr" | b"button" | b"select" | b"option"
        | b"optgroup" | b"legend" => block,
        b"textarea" => Kind { keeps_space: true, ..block },
        b"object" | b"marquee" | b"applet" | b"foreignobject" => Kind { bounds: true, ..plain },
        b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small" | b"strike" | b"strong"
        | b"tt" | b"u" => Kind { formatting: true, ..plain },
        _ => plain,
    }
}

/// Names of elements.
type Names = &'static [&'static [u8]];

/// Elements that the start of another of their kind ends, and those that keep them apart.
pub(super) fn ended_by(name: &[u8]) -> Option<(Names, Names)> {
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

/// Whether the element cannot stand in a drawing or a formula and ends it.
pub(super) fn breaks_out(name: &[u8]) -> bool {
    let text = matches!(name, b"body" | b"br" | b"center" | b"img" | b"meta" | b"span" | b"table" | b"strong" | b"em");
    text || kind(name).ends_paragraph
}

/// Parts of a table: their ends are looked for within the table and not within the cell.
pub(super) fn is_table_part(name: &[u8]) -> bool {
    matches!(name, b"table" | b"caption" | b"td" | b"th" | b"tr" | b"tbody" | b"thead" | b"tfoot")
}

/// How the text in an element is to be read, where it is no markup.
pub(super) fn state_within(name: &[u8]) -> Option<State> {
    match name {
        b"title" | b"textarea" => Some(State::RcData),
        b"script" => Some(State::ScriptData),
        b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => Some(State::RawText),
        b"plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// The element as a clue.
pub(super) fn clue(name: &[u8]) -> Option<Element> {
    Some(match name {
        [b'h', level @ b'1'..=b'6'] => Element::Heading(level - b'0'),
        b"p" => Element::Paragraph,
        b"li" => Element::Item,
        b"figcaption" => Element::Caption,
        b"blockquote" => Element::Quote,
        b"td" | b"th" => Element::Cell,
        b"dt" | b"dd" => Element::Term,
        b"button" | b"option" | b"label" | b"legend" | b"textarea" => Element::Control,
        b"pre" => Element::Verbatim,
        b"div" | b"section" | b"article" | b"main" | b"aside" | b"header" | b"footer" | b"nav" | b"figure" | b"ul"
        | b"ol" | b"body" => Element::Other,
        _ => return None,
    })
}

/// The landmark that an element is, by its name or its role.
pub(super) fn landmark(name: &[u8], role: &str) -> Option<Landmark> {
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
pub(super) fn is_hidden_by_style(style: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_hides_only_by_what_it_says() {
        assert!(is_hidden_by_style("color:red; DISPLAY : none !important"));
        assert!(!is_hidden_by_style("display:block;background:url(none)"));
    }

    #[test]
    fn a_role_goes_before_the_name() {
        assert_eq!(landmark(b"div", "navigation"), Some(Landmark::Navigation));
        assert_eq!(landmark(b"aside", ""), Some(Landmark::Aside));
        assert_eq!(landmark(b"div", ""), None);
    }
}
