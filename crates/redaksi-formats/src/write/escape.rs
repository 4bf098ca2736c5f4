//! Escapes text for the formats that are written.

use crate::document::InlineRun;

/// Whether XML 1.0 (and with it HTML) allows the character, see <https://www.w3.org/TR/xml/#charsets>.
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Returns the text with the replacement character U+FFFD for each character that XML 1.0 forbids.
pub(crate) fn xml_chars(text: &str) -> String {
    text.chars().map(|c| if is_xml_char(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// Escapes text for the content and the attributes of XML and HTML elements. Line ends and tabs become character
/// references, which attributes keep.
pub(crate) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            c if is_xml_char(c) => escaped.push(c),
            _ => escaped.push(char::REPLACEMENT_CHARACTER),
        }
    }
    escaped
}

/// Escapes text for places that show HTML and whose editor shows the source: only what a reader of HTML would take for
/// markup.
pub(crate) fn html_markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if chars.peek().is_some_and(|next| next.is_ascii_alphabetic() || *next == '#') => {
                escaped.push_str("&amp;");
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Returns a CDATA section with the text, in several sections where the text contains `]]>`.
pub(crate) fn cdata(text: &str) -> String {
    format!("<![CDATA[{}]]>", xml_chars(text).replace("]]>", "]]]]><![CDATA[>"))
}

/// Escapes JSON for a `<script>` element, so that no text ends the element or begins a comment.
pub(crate) fn json_for_script(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => escaped.push_str("\\u003c"),
            '>' => escaped.push_str("\\u003e"),
            '&' => escaped.push_str("\\u0026"),
            '\u{2028}' => escaped.push_str("\\u2028"),
            '\u{2029}' => escaped.push_str("\\u2029"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Joins neighbouring runs with the same marks and drops empty ones. A link that may not be one is removed.
pub(crate) fn joined_runs(runs: &[InlineRun]) -> Vec<InlineRun> {
    let mut joined: Vec<InlineRun> = Vec::with_capacity(runs.len());
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        let link = run.safe_link().unwrap_or_default();
        match joined.last_mut() {
            Some(last)
                if (last.bold, last.italic, last.link.as_str()) == (run.bold, run.italic, link)
                    && last.comments == run.comments =>
            {
                last.text.push_str(&run.text);
            }
            _ => joined.push(InlineRun { link: link.to_owned(), ..run.clone() }),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_forbids_are_replaced() {
        assert_eq!(xml("a\u{0}b\u{b}c\u{ffff}\u{1f600}"), "a\u{fffd}b\u{fffd}c\u{fffd}\u{1f600}");
        assert_eq!(xml("<a href=\"x\">\n&"), "&lt;a href=&quot;x&quot;&gt;&#10;&amp;");
    }

    #[test]
    fn only_markup_is_escaped_where_the_source_is_shown() {
        assert_eq!(html_markup("R&D & \"a\" <b> &lt;"), "R&amp;D & \"a\" &lt;b> &amp;lt;");
    }

    #[test]
    fn the_end_of_a_section_inside_the_text_does_not_end_it() {
        assert_eq!(cdata("a]]>b\u{8}"), "<![CDATA[a]]]]><![CDATA[>b\u{fffd}]]>");
    }

    #[test]
    fn json_in_a_script_cannot_end_the_script() {
        assert_eq!(json_for_script("\"</script><!--&\""), r#""\u003c/script\u003e\u003c!--\u0026""#);
    }

    #[test]
    fn equal_runs_are_joined_and_unsafe_links_removed() {
        let link = |text: &str, url: &str| InlineRun { link: url.into(), ..InlineRun::plain(text) };
        let runs =
            [InlineRun::plain("a"), InlineRun::plain(""), link("b", "javascript:x"), link("c", "https://a.example")];
        assert_eq!(joined_runs(&runs), [InlineRun::plain("ab"), link("c", "https://a.example")]);
    }
}
