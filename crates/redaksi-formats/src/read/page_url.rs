//! Gives a page the URL that it came from.

use crate::read::flow::escape_into;

/// How many bytes from the start of a page are searched for its own URL.
const HEAD_BYTES: usize = 256 * 1024;

/// Adds the URL that a page was saved from, if the page does not state its own.
pub(crate) fn with_url(html: String, url: &str) -> String {
    let is_web = url.starts_with("http://") || url.starts_with("https://");
    let mut end = html.len().min(HEAD_BYTES);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let head = html[..end].to_ascii_lowercase();
    if !is_web || head.contains("canonical") || head.contains("og:url") {
        return html;
    }
    let mut link = String::from("<link rel=\"canonical\" href=\"");
    escape_into(&mut link, url);
    link.push_str("\">");
    let at = head.find("<head>").map_or(0, |at| at + "<head>".len());
    format!("{}{link}{}", &html[..at], &html[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_its_own_url_is_left_as_it_is() {
        let html = "<link rel=canonical href=https://b.example>".to_owned();
        assert_eq!(with_url(html.clone(), "https://a.example"), html);
        assert_eq!(with_url("<p>x".into(), "file:///tmp/a"), "<p>x");
    }
}
