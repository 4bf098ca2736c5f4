//! What a paragraph is by the name of its style. Word and `LibreOffice` write the names of their built-in styles in English
//! into files, whatever language they are set to.

use crate::read::flow::FlowKind;

/// The names of the built-in styles for block quotes and captions, in lower case: those of Word, `LibreOffice` and pandoc.
const QUOTE_STYLES: [&str; 4] = ["quote", "intense quote", "block text", "quotations"];
/// The names of styles for the name of the writer, in lower case: those of pandoc and of templates of newsrooms.
const BYLINE_STYLES: [&str; 5] = ["author", "byline", "by line", "penulis", "autor"];
const CAPTION_STYLES: [&str; 9] = [
    "caption",
    "image caption",
    "table caption",
    "figure",
    "illustration",
    "drawing",
    "figurecaption",
    "tablecaption",
    "captioned figure",
];

/// Returns what a paragraph of a style with this name is; `None` if the name says nothing. The title of a document is a
/// heading of level 0.
pub(crate) fn kind_of_style_name(name: &str) -> Option<FlowKind> {
    let name = name.trim().to_lowercase();
    if name == "title" {
        return Some(FlowKind::Heading(0));
    }
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok()) {
        return Some(FlowKind::Heading(level.clamp(1, 6)));
    }
    if QUOTE_STYLES.contains(&name.as_str()) {
        return Some(FlowKind::Quote);
    }
    if BYLINE_STYLES.contains(&name.as_str()) {
        return Some(FlowKind::Byline);
    }
    CAPTION_STYLES.contains(&name.as_str()).then_some(FlowKind::Caption)
}

/// Returns the level of a heading in HTML: the title is 1, and where there is one, the headings stand below it.
pub(crate) fn html_level(level: u8, has_title: bool) -> u8 {
    level.saturating_add(u8::from(has_title && level > 0)).clamp(1, 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_styles_are_known_in_any_case() {
        assert_eq!(kind_of_style_name("Heading 2"), Some(FlowKind::Heading(2)));
        assert_eq!(kind_of_style_name("heading 9"), Some(FlowKind::Heading(6)));
        assert_eq!(kind_of_style_name("Title"), Some(FlowKind::Heading(0)));
        assert_eq!(kind_of_style_name("Image Caption"), Some(FlowKind::Caption));
        assert_eq!(kind_of_style_name("Intense Quote"), Some(FlowKind::Quote));
        assert_eq!(kind_of_style_name("Author"), Some(FlowKind::Byline));
        assert_eq!(kind_of_style_name("Heading"), None);
        assert_eq!(kind_of_style_name("Normal"), None);
    }

    #[test]
    fn headings_stand_below_the_title() {
        assert_eq!([html_level(0, true), html_level(1, true), html_level(1, false), html_level(6, true)], [1, 2, 1, 6]);
    }
}
