//! A web page with the metadata of schema.org, and the body alone as a fragment of HTML.

use crate::document::{InlineRun, PublishedStory, is_safe_url};
use crate::write::escape::{json_for_script, xml};
use crate::write::html_body::{PicturesShown, body_html, element, image_html, linked, links_html, runs_html};
use crate::write::labels::labels;
use crate::write::options::ExportOptions;
use redaksi_core::article::{ImageReference, PartialDateTime};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Writes a story as a web page with a schema.org `NewsArticle` in JSON-LD. The abstract is part of the metadata only: shown
/// above the text, it would be read back as a part of the text.
pub(crate) fn write(story: &PublishedStory, options: &ExportOptions) -> String {
    let language = match story.language.as_str() {
        "" => String::new(),
        language => format!(" lang=\"{}\"", xml(language)),
    };
    let meta = |name: &str, content: &str| match content {
        "" => String::new(),
        content => format!("<meta name=\"{name}\" content=\"{}\">\n", xml(content)),
    };
    let metadata =
        [meta("description", &story.summary), meta("author", &story.byline), meta("keywords", &story.tags.join(", "))]
            .concat();
    let json = serde_json::to_string_pretty(&news_article(story, options)).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n{metadata}\
         <script type=\"application/ld+json\">\n{json}\n</script>\n</head>\n<body>\n<article>\n{article}</article>\n</body>\n\
         </html>\n",
        title = xml(&story.headline),
        json = json_for_script(&json),
        article = article_html(story),
    )
}

/// Writes the body and the related links as HTML without a page around it.
pub(crate) fn write_fragment(story: &PublishedStory) -> String {
    body_html(&story.body, PicturesShown::Web) + &related_html(story)
}

/// Returns the related links with their heading; empty if there are none.
pub(crate) fn related_html(story: &PublishedStory) -> String {
    if story.related.is_empty() {
        return String::new();
    }
    let heading = element("h2", &xml(&labels(&story.language).related));
    format!("{heading}\n{}\n", links_html(&story.related))
}

fn article_html(story: &PublishedStory) -> String {
    let labels = labels(&story.language);
    let mut html = String::new();
    let mut push = |line: String| {
        if !line.is_empty() {
            html.push_str(&line);
            html.push('\n');
        }
    };
    let optional = |tag: &str, text: &str| if text.is_empty() { String::new() } else { element(tag, &xml(text)) };
    let labelled = |label: &str, content: String| match content.as_str() {
        "" => String::new(),
        content => element("p", &format!("{}: {content}", xml(label))),
    };
    push(optional("h1", &story.headline));
    push(match story.byline.as_str() {
        "" => String::new(),
        byline => {
            format!("<p class=\"byline\">{} <span class=\"author\">{}</span></p>", xml(&labels.byline), xml(byline))
        }
    });
    push(story.published.map(|date| element("p", &time_html(date))).unwrap_or_default());
    push(labelled(&labels.updated, story.updated.map(time_html).unwrap_or_default()));
    let credit = if story.credit.is_empty() { String::new() } else { format!("({})", story.credit) };
    let caption = format!("{} {credit}", story.caption);
    let picture = ImageReference { source: story.picture.clone(), alternative: String::new() };
    let picture = image_html(&picture, PicturesShown::All);
    let caption = match caption.trim() {
        "" => String::new(),
        caption => element("figcaption", &runs_html(&[InlineRun::plain(caption)])),
    };
    let figure = picture + &caption;
    push(if figure.is_empty() { figure } else { element("figure", &figure) });
    html.push_str(&body_html(&story.body, PicturesShown::All));
    if !story.related.is_empty() {
        let _ = writeln!(html, "<aside class=\"related-links\">\n{}</aside>", related_html(story));
    }
    let mut push = |line: String| {
        if !line.is_empty() {
            html.push_str(&line);
            html.push('\n');
        }
    };
    push(labelled(&labels.editor, xml(&story.editor)));
    let source = linked(&story.source, &story.source_url);
    push(labelled(&labels.source, source));
    html
}

/// Returns a date as an element that states it in ISO 8601 and shows it.
fn time_html(date: PartialDateTime) -> String {
    let shown = date.date.format("%Y-%m-%d").to_string();
    let time = date.time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
    let offset = date.offset.map(|offset| format!(" {offset}")).unwrap_or_default();
    format!("<time datetime=\"{date}\">{shown}{time}{offset}</time>")
}

/// Returns the story as a `NewsArticle`. The URL of the source is that of another work: the page is based on it.
fn news_article(story: &PublishedStory, options: &ExportOptions) -> Value {
    let mut article = Map::new();
    let mut put = |key: &str, value: Value| {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !is_empty {
            article.insert(key.to_owned(), value);
        }
    };
    let named = |kind: &str, name: &str| match name {
        "" => Value::Null,
        name => json!({ "@type": kind, "name": name }),
    };
    let date = |date: Option<PartialDateTime>| Value::from(date.map(|date| date.to_string()).unwrap_or_default());
    put("@context", "https://schema.org".into());
    put("@type", "NewsArticle".into());
    put("identifier", format!("urn:uuid:{}", story.uuid()).into());
    put("headline", story.headline.as_str().into());
    put("description", story.summary.as_str().into());
    put("author", named("Person", &story.byline));
    put("editor", named("Person", &story.editor));
    put("datePublished", date(story.published));
    put("dateModified", date(story.updated));
    put("dateline", dateline(story).into());
    put("contentLocation", named("Place", &story.place));
    put("publisher", named("Organization", &options.outlet));
    put("sourceOrganization", named("Organization", &story.agency));
    put("inLanguage", story.language.as_str().into());
    put("articleSection", story.category.as_str().into());
    put("keywords", story.tags.clone().into());
    let image = [("url", &story.picture), ("caption", &story.caption), ("creditText", &story.credit)];
    if image.iter().any(|(_, value)| !value.is_empty()) {
        let kind = [("@type".to_owned(), "ImageObject".into())];
        let values = image.iter().filter(|(_, value)| !value.is_empty());
        let values = values.map(|(key, value)| ((*key).to_owned(), Value::from(value.as_str())));
        put("image", Value::Object(kind.into_iter().chain(values).collect()));
    }
    if !story.source.is_empty() || !story.source_url.is_empty() || !story.source_title.is_empty() {
        let mut work = Map::new();
        work.insert("@type".into(), "CreativeWork".into());
        for (key, value) in [("name", &story.source_title), ("url", &story.source_url)] {
            if !value.is_empty() {
                work.insert(key.into(), value.as_str().into());
            }
        }
        if !story.source.is_empty() {
            work.insert("publisher".into(), named("Organization", &story.source));
        }
        put("isBasedOn", Value::Object(work));
    }
    let links = story.related.iter().filter(|link| is_safe_url(&link.url)).map(|link| link.url.as_str());
    put("relatedLink", links.collect::<Vec<_>>().into());
    Value::Object(article)
}

/// Returns place and agency as a dateline: `Rembang, KP`.
pub(crate) fn dateline(story: &PublishedStory) -> String {
    let parts = [story.place.as_str(), story.agency.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::PublishedBlock;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;
    use redaksi_core::article::{Article, FieldName, render_body};
    use redaksi_core::formats;
    use redaksi_core::packs::Packs;

    fn opened(page: &str) -> Article {
        formats::open("cerita.html", page.as_bytes(), &Packs::built_in()).unwrap()
    }

    #[test]
    fn a_page_comes_back_as_the_same_story() {
        let run = |text: &str| InlineRun::plain(text);
        let paragraph = |text: &str| PublishedBlock::Paragraph(vec![run(text)]);
        let body = vec![
            paragraph("REMBANG, KP – Warga desa menanam seribu bibit bakau di pantai utara pada hari Minggu pagi."),
            paragraph("“Bakau menahan ombak & memberi ikan tempat bertelur,” kata kepala desa kepada wartawan <kami>."),
            PublishedBlock::Subhead(vec![run("Tahun depan")]),
            paragraph("Mereka akan menanam seribu bibit lagi di muara sungai pada musim hujan tahun depan."),
        ];
        let story = PublishedStory { body, ..full_story() };
        let article = opened(&write(&story, &options()));
        for name in [
            FieldName::Headline,
            FieldName::Abstract,
            FieldName::Byline,
            FieldName::Editor,
            FieldName::Published,
            FieldName::Updated,
            FieldName::Language,
            FieldName::Picture,
            FieldName::Caption,
            FieldName::Credit,
            FieldName::Category,
        ] {
            assert_eq!(article.fields.value(name), story.value(name), "{name:?}");
        }
        let tags: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
        assert_eq!(tags, story.tags);
        let texts: Vec<String> = render_body(&article).into_iter().map(|block| block.text).collect();
        let expected: Vec<String> = story.body.iter().map(PublishedBlock::plain_text).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn no_text_ends_the_metadata_or_begins_an_element() {
        let evil = "</script><script>alert(1)</script><!--";
        let story = PublishedStory {
            headline: evil.into(),
            summary: evil.into(),
            language: "\"><b>".into(),
            tags: vec![evil.into()],
            body: vec![PublishedBlock::Paragraph(vec![InlineRun::plain(evil)])],
            ..full_story()
        };
        let page = write(&story, &options());
        assert_eq!((page.matches("<script").count(), page.matches("</script>").count()), (1, 1), "{page}");
        assert_eq!((page.matches("<!--").count(), page.matches("<b>").count()), (0, 0), "{page}");
    }

    #[test]
    fn the_metadata_is_that_of_the_story() {
        let article = news_article(&full_story(), &options());
        assert_eq!(article["@type"], "NewsArticle");
        assert_eq!(article["author"], json!({ "@type": "Person", "name": "Rara Wening" }));
        assert_eq!(article["datePublished"], "2023-01-08T19:15+07:00");
        assert_eq!(article["isBasedOn"]["url"], "https://pesisir.example/bakau?a=1&b=2");
        assert_eq!(article["relatedLink"], json!(["https://pesisir.example/panen"]));
        let empty = news_article(&PublishedStory::default(), &ExportOptions { outlet: String::new(), ..options() });
        assert_eq!(empty.as_object().unwrap().len(), 3, "{empty}");
    }

    #[test]
    fn a_fragment_is_the_body_with_the_related_links() {
        let fragment = write_fragment(&full_story());
        assert!(fragment.starts_with("<p>REMBANG"), "{fragment}");
        assert!(fragment.ends_with(
            "<h2>Tautan terkait</h2>\n<ul><li><a href=\"https://pesisir.example/panen\">Panen Raya</a></li>\
             <li>Lomba Perahu</li></ul>\n"
        ));
    }
}
