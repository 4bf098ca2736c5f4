//! `WordPress` eXtended RSS 1.2, the file that `WordPress`'s importer reads: posts with blocks, categories, tags, an author and
//! custom fields.

use crate::document::{InlineRun, PublishedBlock, PublishedStory};
use crate::write::escape::{cdata, html_markup, xml};
use crate::write::groups::{BlockGroup, ItemPart, ListGroup, block_groups};
use crate::write::html_body::{PicturesShown, element, image_html, runs_html, table_rows};
use crate::write::labels::labels;
use crate::write::options::{ExportOptions, PublicationState};
use crate::write::slug::url_name;
use chrono::{DateTime, FixedOffset, Utc};
use redaksi_core::article::FieldName;
use std::fmt::Write as _;

/// The UTC date of a draft without a date: the post gets the time at which it is published there.
const NO_DATE: &str = "0000-00-00 00:00:00";

/// The fields that `WordPress` has no place for; they become custom fields `redaksi_<code>`.
const CUSTOM_FIELDS: [FieldName; 13] = [
    FieldName::Editor,
    FieldName::Place,
    FieldName::Agency,
    FieldName::Published,
    FieldName::Updated,
    FieldName::Embargo,
    FieldName::Source,
    FieldName::SourceTitle,
    FieldName::SourceUrl,
    FieldName::Language,
    FieldName::Picture,
    FieldName::Caption,
    FieldName::Credit,
];

/// Writes stories as one import file.
pub(crate) fn write(stories: &[PublishedStory], options: &ExportOptions) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n",
    );
    let site = xml(&options.site_url);
    let _ = writeln!(text, "<title>{}</title>\n<link>{site}</link>", xml(&options.outlet));
    let _ = writeln!(text, "<pubDate>{}</pubDate>", rfc2822(&options.exported));
    let _ = writeln!(text, "<wp:wxr_version>1.2</wp:wxr_version>");
    let _ = writeln!(text, "<wp:base_site_url>{site}</wp:base_site_url>\n<wp:base_blog_url>{site}</wp:base_blog_url>");
    for name in distinct(stories.iter().map(|story| story.byline.as_str())) {
        let _ = writeln!(
            text,
            "<wp:author><wp:author_login>{}</wp:author_login><wp:author_email></wp:author_email>\
             <wp:author_display_name>{}</wp:author_display_name></wp:author>",
            cdata(&login(name)),
            cdata(name),
        );
    }
    for name in distinct(stories.iter().map(|story| story.category.as_str())) {
        let _ = writeln!(
            text,
            "<wp:category><wp:category_nicename>{}</wp:category_nicename><wp:category_parent></wp:category_parent>\
             <wp:cat_name>{}</wp:cat_name></wp:category>",
            cdata(&url_name(name)),
            cdata(name),
        );
    }
    for name in distinct(stories.iter().flat_map(|story| &story.tags).map(String::as_str)) {
        let _ = writeln!(
            text,
            "<wp:tag><wp:tag_slug>{}</wp:tag_slug><wp:tag_name>{}</wp:tag_name></wp:tag>",
            cdata(&url_name(name)),
            cdata(name),
        );
    }
    for story in stories {
        push_item(&mut text, story, options);
    }
    text + "</channel>\n</rss>\n"
}

fn push_item(text: &mut String, story: &PublishedStory, options: &ExportOptions) {
    let date = publication_date(story, options);
    let is_future = date.is_some_and(|date| date > options.exported);
    let status = match options.state {
        PublicationState::Draft => "draft",
        PublicationState::Published if is_future => "future",
        PublicationState::Published => "publish",
    };
    let format = "%Y-%m-%d %H:%M:%S";
    // WordPress shows the local time of the site, which is that of the desk.
    let local = date.unwrap_or(options.exported).with_timezone(options.exported.offset()).format(format);
    let utc = date.map(|date| date.with_timezone(&Utc).format(format).to_string());
    let _ = writeln!(text, "<item>\n<title>{}</title>", cdata(&html_markup(&story.headline)));
    if let Some(date) = date {
        let _ = writeln!(text, "<pubDate>{}</pubDate>", rfc2822(&date));
    }
    let _ = writeln!(text, "<dc:creator>{}</dc:creator>", cdata(&login(&story.byline)));
    let _ = writeln!(text, "<guid isPermaLink=\"false\">urn:uuid:{}</guid>", story.uuid());
    let _ = writeln!(text, "<description></description>");
    let _ = writeln!(text, "<content:encoded>{}</content:encoded>", cdata(&blocks(story)));
    let _ = writeln!(text, "<excerpt:encoded>{}</excerpt:encoded>", cdata(&html_markup(&story.summary)));
    let _ = writeln!(text, "<wp:post_id>0</wp:post_id>");
    let _ = writeln!(text, "<wp:post_date>{local}</wp:post_date>");
    let _ = writeln!(text, "<wp:post_date_gmt>{}</wp:post_date_gmt>", utc.as_deref().unwrap_or(NO_DATE));
    let _ = writeln!(text, "<wp:comment_status>closed</wp:comment_status>\n<wp:ping_status>closed</wp:ping_status>");
    let _ = writeln!(text, "<wp:post_name>{}</wp:post_name>\n<wp:status>{status}</wp:status>", cdata(&story.slug));
    let _ = writeln!(text, "<wp:post_parent>0</wp:post_parent>\n<wp:menu_order>0</wp:menu_order>");
    let _ = writeln!(text, "<wp:post_type>post</wp:post_type>\n<wp:post_password></wp:post_password>");
    let _ = writeln!(text, "<wp:is_sticky>0</wp:is_sticky>");
    let category = Some(("category", &story.category)).filter(|(_, name)| !name.is_empty());
    for (domain, name) in category.into_iter().chain(story.tags.iter().map(|tag| ("post_tag", tag))) {
        let nicename = xml(&url_name(name));
        let _ = writeln!(text, "<category domain=\"{domain}\" nicename=\"{nicename}\">{}</category>", cdata(name));
    }
    for name in CUSTOM_FIELDS {
        let value = story.value(name);
        if !value.is_empty() {
            let _ = writeln!(
                text,
                "<wp:postmeta><wp:meta_key>{}</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>",
                cdata(&format!("redaksi_{}", name.code().replace('-', "_"))),
                cdata(&value),
            );
        }
    }
    text.push_str("</item>\n");
}

/// Returns the time of publication there: that of the story, or the end of the embargo if it is later. A published story
/// without a date is published at the time of the export.
fn publication_date(story: &PublishedStory, options: &ExportOptions) -> Option<DateTime<FixedOffset>> {
    let dates = [story.published, story.embargo].into_iter().flatten().map(|date| options.moment(date));
    dates.max().or_else(|| (options.state == PublicationState::Published).then_some(options.exported))
}

/// Returns the names that are not empty, each once, in the order of their first use.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = std::collections::HashSet::new();
    names.filter(|name| !name.is_empty() && seen.insert(*name)).collect()
}

/// Returns the login of an author: ASCII letters, digits and hyphens, 60 characters at most.
fn login(name: &str) -> String {
    let slug = url_name(name);
    if slug.is_empty() || slug.contains('%') || slug.len() > 60 {
        if name.is_empty() {
            return String::new();
        }
        let hash = redaksi_core::text::sha256_hex(name.as_bytes());
        return format!("author-{}", &hash[..12]);
    }
    slug
}

/// Formats a moment as RSS does: `Sun, 08 Jan 2023 19:15:00 +0700`.
fn rfc2822(moment: &DateTime<FixedOffset>) -> String {
    moment.format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

/// Returns the body and the related links as blocks of `WordPress`'s editor.
fn blocks(story: &PublishedStory) -> String {
    let mut parts: Vec<String> = block_groups(&story.body).iter().map(group_blocks).collect();
    parts.retain(|part| !part.is_empty());
    if !story.related.is_empty() {
        let heading = PublishedBlock::Subhead(vec![InlineRun::plain(&labels(&story.language).related)]);
        parts.extend(block_groups(&[heading]).iter().map(group_blocks));
        let links: Vec<[InlineRun; 1]> = story
            .related
            .iter()
            .map(|link| [InlineRun { link: link.url.clone(), ..InlineRun::plain(&link.title) }])
            .collect();
        let list = ListGroup::of_bullets(links.iter().map(<[InlineRun; 1]>::as_slice));
        parts.push(list_block(&list));
    }
    parts.join("\n\n")
}

/// Returns a block of the editor with its delimiting comments. `attributes` is empty or a JSON object.
fn block(name: &str, attributes: &str, html: &str) -> String {
    let space = if attributes.is_empty() { "" } else { " " };
    format!("<!-- wp:{name}{space}{attributes} -->\n{html}\n<!-- /wp:{name} -->")
}

fn group_blocks(group: &BlockGroup) -> String {
    let html = |runs: &[InlineRun]| without_shortcodes(&runs_html(runs));
    let paragraph = |runs: &[InlineRun]| block("paragraph", "", &element("p", &html(runs)));
    match group {
        BlockGroup::Paragraph(runs) => paragraph(runs),
        BlockGroup::Subhead(runs) => {
            block("heading", "", &format!("<h2 class=\"wp-block-heading\">{}</h2>", html(runs)))
        }
        BlockGroup::Figure { image, caption } => {
            let image = image.map(|image| image_html(image, PicturesShown::Web)).unwrap_or_default();
            match (image.as_str(), caption) {
                ("", []) => String::new(),
                ("", caption) => {
                    let caption = format!("<p class=\"caption\">{}</p>", html(caption));
                    block("paragraph", "{\"className\":\"caption\"}", &caption)
                }
                (image, caption) => {
                    let caption = match caption {
                        [] => String::new(),
                        runs => format!("<figcaption class=\"wp-element-caption\">{}</figcaption>", html(runs)),
                    };
                    let image = without_shortcodes(image);
                    block("image", "", &format!("<figure class=\"wp-block-image\">{image}{caption}</figure>"))
                }
            }
        }
        BlockGroup::List(list) => list_block(list),
        BlockGroup::Quote(paragraphs) => {
            let paragraphs = paragraphs.iter().map(|runs| paragraph(runs)).collect::<Vec<_>>().join("\n");
            block("quote", "", &format!("<blockquote class=\"wp-block-quote\">{paragraphs}</blockquote>"))
        }
        BlockGroup::Table(rows) => {
            let rows = without_shortcodes(&table_rows(rows));
            let table = format!("<figure class=\"wp-block-table\"><table>{rows}</table></figure>");
            block("table", "{\"hasFixedLayout\":false}", &table)
        }
    }
}

/// Returns a list as a block. An item of the editor has one text and lists below it: a further paragraph is a line of the text, and
/// one below a list is an item of its own.
fn list_block(list: &ListGroup) -> String {
    let item = |content: &str| block("list-item", "", &element("li", content));
    let html = |runs: &[InlineRun]| without_shortcodes(&runs_html(runs));
    let mut items: Vec<String> = Vec::with_capacity(list.items.len());
    for entry in &list.items {
        let (mut content, mut has_list) = (html(entry.runs), false);
        for part in &entry.parts {
            match part {
                ItemPart::Paragraph(runs) if has_list => {
                    items.push(item(&content));
                    (content, has_list) = (html(runs), false);
                }
                ItemPart::Paragraph(runs) => content = format!("{content}<br>{}", html(runs)),
                ItemPart::List(list) => {
                    content.push_str(&list_block(list));
                    has_list = true;
                }
            }
        }
        items.push(item(&content));
    }
    let items = items.join("\n");
    match list.first {
        None => block("list", "", &format!("<ul class=\"wp-block-list\">{items}</ul>")),
        Some(1) => block("list", "{\"ordered\":true}", &format!("<ol class=\"wp-block-list\">{items}</ol>")),
        Some(first) => {
            let html = format!("<ol start=\"{first}\" class=\"wp-block-list\">{items}</ol>");
            block("list", &format!("{{\"ordered\":true,\"start\":{first}}}"), &html)
        }
    }
}

/// Writes `[` as a character reference, so that `WordPress` does not take words in brackets for a shortcode.
fn without_shortcodes(html: &str) -> String {
    html.replace('[', "&#91;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;

    fn item(story: &PublishedStory, options: &ExportOptions) -> String {
        let mut text = String::new();
        push_item(&mut text, story, options);
        text
    }

    #[test]
    fn a_post_has_blocks_terms_dates_and_custom_fields() {
        let item = item(&full_story(), &options());
        for expected in [
            "<title><![CDATA[Warga & \"Sahabat\" &lt;Menanam> Bakau]]></title>",
            "<pubDate>Sun, 08 Jan 2023 19:15:00 +0700</pubDate>",
            "<dc:creator><![CDATA[rara-wening]]></dc:creator>",
            "<wp:post_date>2023-01-08 19:15:00</wp:post_date>",
            "<wp:post_date_gmt>2023-01-08 12:15:00</wp:post_date_gmt>",
            "<wp:status>draft</wp:status>",
            "<category domain=\"category\" nicename=\"lingkungan\"><![CDATA[Lingkungan]]></category>",
            "<category domain=\"post_tag\" nicename=\"pesisir-laut\"><![CDATA[pesisir & laut]]></category>",
            "<wp:meta_key><![CDATA[redaksi_source_url]]></wp:meta_key>\
             <wp:meta_value><![CDATA[https://pesisir.example/bakau?a=1&b=2]]></wp:meta_value>",
            "<!-- wp:paragraph -->\n<p>REMBANG, KP – Warga <strong>menanam seribu bakau</strong>",
            "<!-- wp:list {\"ordered\":true,\"start\":3} -->\n<ol start=\"3\" class=\"wp-block-list\"><!-- wp:list-item -->\n<li>Bibit",
            "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img src=\"https://pesisir.example/foto/muara.jpg?w=1&amp;h=2\" \
             alt=\"Bakau &quot;muda&quot; &amp; lumpur\"/><figcaption class=\"wp-element-caption\">Bakau muda di muara. \
             (Rara/Antara)</figcaption></figure>\n<!-- /wp:image -->",
            "<wp:meta_key><![CDATA[redaksi_picture]]></wp:meta_key>",
            "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>Kami",
        ] {
            assert!(item.contains(expected), "{expected} in {item}");
        }
    }

    #[test]
    fn the_local_time_is_that_of_the_desk() {
        let story = PublishedStory { published: "2023-01-08T23:00+09:00".parse().ok(), ..PublishedStory::default() };
        let item = item(&story, &options());
        assert!(item.contains("<wp:post_date>2023-01-08 21:00:00</wp:post_date>"), "{item}");
        assert!(item.contains("<wp:post_date_gmt>2023-01-08 14:00:00</wp:post_date_gmt>"), "{item}");
    }

    #[test]
    fn a_published_story_waits_for_the_end_of_its_embargo() {
        let options = ExportOptions { state: PublicationState::Published, ..options() };
        let status = |embargo: &str| {
            let item = item(&PublishedStory { embargo: embargo.parse().ok(), ..full_story() }, &options);
            let start = item.find("<wp:status>").unwrap() + "<wp:status>".len();
            item[start..].split('<').next().unwrap().to_owned()
        };
        assert_eq!(
            ["", "2023-02-01T07:59+07:00", "2023-02-01T08:01+07:00"].map(status),
            ["publish", "publish", "future"]
        );
        let undated = item(&PublishedStory::default(), &self::options());
        assert!(undated.contains("<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>"), "{undated}");
        assert!(undated.contains("<wp:post_date>2023-02-01 08:00:00</wp:post_date>"), "{undated}");
    }

    #[test]
    fn authors_and_terms_are_listed_once() {
        let text = write(&[full_story(), full_story()], &options());
        let count = |what: &str| text.matches(what).count();
        assert_eq!((count("<wp:author>"), count("<wp:category>"), count("<wp:tag>"), count("<item>")), (1, 1, 2, 2));
    }

    #[test]
    fn words_in_brackets_are_no_shortcode_and_no_text_ends_its_section() {
        let run = InlineRun::plain("[gallery ids=1] <!-- /wp:paragraph --> ]]>");
        let story = PublishedStory { body: vec![PublishedBlock::Paragraph(vec![run])], ..PublishedStory::default() };
        let blocks = blocks(&story);
        assert!(blocks.contains("<p>&#91;gallery ids=1] &lt;!-- /wp:paragraph --&gt; ]]&gt;</p>"), "{blocks}");
    }

    #[test]
    fn a_login_has_the_letters_that_wordpress_allows() {
        assert_eq!([login("Rára Wening"), login("")], ["rara-wening", ""]);
        assert!(login("水").starts_with("author-") && login(&"a".repeat(90)).len() < 60);
    }
}
