//! IPTC NewsML-G2 2.35, <https://iptc.org/std/NewsML-G2/>: a news item whose content is XHTML.

use crate::document::{PicturePlace, PublishedStory, is_safe_url};
use crate::write::escape::xml;
use crate::write::html::dateline;
use crate::write::html_body::{PicturesShown, body_html, element};
use crate::write::options::{ExportOptions, rfc3339};
use redaksi_core::text::count_words;
use std::fmt::Write as _;

/// Writes a story as a news item.
pub(crate) fn write(story: &PublishedStory, options: &ExportOptions) -> String {
    let language = if story.language.is_empty() { "und" } else { &story.language };
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        text,
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:uuid:{}\" version=\"1\" \
         standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\" xml:lang=\"{}\">",
        story.uuid(),
        xml(language),
    );
    text.push_str("<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml\"/>\n");
    push_item_meta(&mut text, story, options);
    push_content_meta(&mut text, story, options, language);
    let body = format!("<h1>{}</h1>\n{}", xml(&story.headline), body_html(&story.body, PicturesShown::Web));
    let head = element("title", &xml(&story.headline));
    let _ = writeln!(
        text,
        "<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\" wordcount=\"{}\">\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"{}\">\n<head>{head}</head>\n<body>\n{body}</body>\n</html>\n\
         </inlineXML>\n</contentSet>\n</newsItem>",
        count_words(&story.body_text()),
        xml(language),
    );
    text
}

/// Appends what is known of the item: who provides it, and when it may be published.
fn push_item_meta(text: &mut String, story: &PublishedStory, options: &ExportOptions) {
    let created =
        story.updated.or(story.published).map_or_else(|| rfc3339(&options.exported), |date| options.rfc3339(date));
    let provider = match options.outlet.as_str() {
        "" => "<provider literal=\"unknown\"/>".to_owned(),
        outlet => element("provider", &element("name", &xml(outlet))),
    };
    let _ = writeln!(text, "<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n{provider}");
    let _ = writeln!(text, "<versionCreated>{created}</versionCreated>");
    if let Some(date) = story.published {
        let _ = writeln!(text, "<firstCreated>{}</firstCreated>", options.rfc3339(date));
    }
    if let Some(date) = story.embargo {
        let _ = writeln!(text, "<embargoed>{}</embargoed>", options.rfc3339(date));
    }
    text.push_str("<pubStatus qcode=\"stat:usable\"/>\n");
    if !story.category.is_empty() {
        let _ = writeln!(text, "<service><name>{}</name></service>", xml(&story.category));
    }
    push_element(text, "title", "", &story.headline);
    for link in story.related.iter().filter(|link| is_safe_url(&link.url)) {
        let (href, title) = (xml(&link.url), element("title", &xml(&link.title)));
        let _ = writeln!(text, "<link rel=\"irel:seeAlso\" href=\"{href}\">{title}</link>");
    }
    if !story.picture.is_empty() {
        let _ = match PicturePlace::of(&story.picture) {
            PicturePlace::Web => {
                writeln!(text, "<link rel=\"irel:associatedWith\" href=\"{}\"/>", xml(&story.picture))
            }
            PicturePlace::File | PicturePlace::Unsafe => {
                let title = element("title", &xml(&story.picture));
                writeln!(text, "<link rel=\"irel:associatedWith\">{title}</link>")
            }
        };
    }
    if !story.source_url.is_empty() || !story.source_title.is_empty() {
        let href = match story.source_url.as_str() {
            "" => String::new(),
            url => format!(" href=\"{}\"", xml(url)),
        };
        let _ = writeln!(text, "<link rel=\"irel:derivedFrom\"{href}>");
        push_element(text, "title", "", &story.source_title);
        text.push_str("</link>\n");
    }
    text.push_str("</itemMeta>\n");
}

/// Appends what is known of the content, in the order that the schema gives.
fn push_content_meta(text: &mut String, story: &PublishedStory, options: &ExportOptions, language: &str) {
    text.push_str("<contentMeta>\n");
    if let Some(date) = story.published {
        let _ = writeln!(text, "<contentCreated>{}</contentCreated>", options.rfc3339(date));
    }
    if let Some(date) = story.updated {
        let _ = writeln!(text, "<contentModified>{}</contentModified>", options.rfc3339(date));
    }
    let mut named = |start: &str, end: &str, name: &str| {
        if !name.is_empty() {
            let _ = writeln!(text, "<{start}><name>{}</name></{end}>", xml(name));
        }
    };
    named("located", "located", &story.place);
    named("creator", "creator", &story.byline);
    named("infoSource role=\"isrol:originfo\"", "infoSource", &story.source);
    named("infoSource", "infoSource", &story.agency);
    if !story.editor.is_empty() {
        let _ = writeln!(text, "<contributor><name>{}</name><note>editor</note></contributor>", xml(&story.editor));
    }
    let _ = writeln!(text, "<language tag=\"{}\"/>", xml(language));
    for tag in &story.tags {
        let _ = writeln!(text, "<subject type=\"cpnat:abstract\"><name>{}</name></subject>", xml(tag));
    }
    push_element(text, "slugline", "", &story.slug);
    push_element(text, "headline", "", &story.headline);
    push_element(text, "dateline", "", &dateline(story));
    push_element(text, "by", "", &story.byline);
    push_element(text, "creditline", "", &story.credit);
    push_element(text, "description", " role=\"drol:summary\"", &story.summary);
    push_element(text, "description", " role=\"drol:caption\"", &story.caption);
    text.push_str("</contentMeta>\n");
}

/// Appends an element with a text, unless the text is empty.
fn push_element(text: &mut String, name: &str, attributes: &str, content: &str) {
    if !content.is_empty() {
        let _ = writeln!(text, "<{name}{attributes}>{}</{name}>", xml(content));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;

    /// Returns the names of the child elements of the element with this name, in order.
    fn children(xml: &str, parent: &str) -> Vec<String> {
        let start = xml.find(&format!("<{parent}>")).unwrap() + parent.len() + 2;
        let end = xml.find(&format!("</{parent}>")).unwrap();
        let (mut depth, mut names) = (0, Vec::new());
        for tag in xml[start..end].split('<').skip(1) {
            let (tag, _) = tag.split_once('>').unwrap();
            let name = tag.split([' ', '/']).next().unwrap();
            if tag.starts_with('/') {
                depth -= 1;
                continue;
            }
            if depth == 0 {
                names.push(name.to_owned());
            }
            depth += i32::from(!tag.ends_with('/'));
        }
        assert_eq!(depth, 0, "{parent} is not well-formed");
        names
    }

    #[test]
    fn the_elements_have_the_order_of_the_schema() {
        let item = write(&full_story(), &options());
        let meta = [
            "itemClass",
            "provider",
            "versionCreated",
            "firstCreated",
            "embargoed",
            "pubStatus",
            "service",
            "title",
            "link",
            "link",
            "link",
        ];
        assert_eq!(children(&item, "itemMeta"), meta);
        let content = [
            "contentCreated",
            "contentModified",
            "located",
            "creator",
            "infoSource",
            "infoSource",
            "contributor",
            "language",
            "subject",
            "subject",
            "slugline",
            "headline",
            "dateline",
            "by",
            "creditline",
            "description",
            "description",
        ];
        assert_eq!(children(&item, "contentMeta"), content);
        assert_eq!(children(&item, "contentSet"), ["inlineXML"]);
    }

    #[test]
    fn what_the_schema_requires_is_there_without_a_story() {
        let item = write(&PublishedStory::default(), &ExportOptions { outlet: String::new(), ..options() });
        assert_eq!(children(&item, "itemMeta"), ["itemClass", "provider", "versionCreated", "pubStatus"]);
        assert!(item.contains("<versionCreated>2023-02-01T08:00:00+07:00</versionCreated>"), "{item}");
    }
}
