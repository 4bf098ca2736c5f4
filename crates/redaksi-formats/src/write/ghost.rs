//! The import file of Ghost: posts in the format of its editor (Lexical), with tags and authors.

use crate::document::{InlineRun, PicturePlace, PublishedBlock, PublishedStory};
use crate::write::escape::{joined_runs, xml};
use crate::write::groups::{BlockGroup, ItemPart, ListGroup, block_groups, number_of};
use crate::write::html_body::{element, runs_html, table_rows};
use crate::write::labels::labels;
use crate::write::options::{ExportOptions, PublicationState};
use crate::write::slug::url_name;
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// Writes stories as one import file.
pub(crate) fn write(stories: &[PublishedStory], options: &ExportOptions) -> String {
    let (mut tags, mut authors) = (Names::default(), Names::default());
    let mut slugs = HashSet::new();
    let (mut posts, mut posts_tags, mut posts_authors, mut posts_meta) = (vec![], vec![], vec![], vec![]);
    for (index, story) in stories.iter().enumerate() {
        let id = (index + 1).to_string();
        let mut post = post(&id, story, options);
        // Ghost drops a post whose slug another one in the file has.
        if !slugs.insert(post["slug"].clone()) {
            post["slug"] = story_slug(story, &format!("-{id}")).into();
            slugs.insert(post["slug"].clone());
        }
        posts.push(post);
        if let Some(meta) = post_meta(&id, story) {
            posts_meta.push(meta);
        }
        // The first tag of a post is its primary one.
        let names = [story.category.as_str()].into_iter().chain(story.tags.iter().map(String::as_str));
        let mut seen = HashSet::new();
        for (order, tag) in names.filter_map(|name| tags.id(name)).filter(|tag| seen.insert(tag.clone())).enumerate() {
            posts_tags.push(json!({ "post_id": id, "tag_id": tag, "sort_order": order }));
        }
        if let Some(author) = authors.id(&story.byline) {
            posts_authors.push(json!({ "post_id": id, "author_id": author, "sort_order": 0 }));
        }
    }
    let named = |id: usize, name: &str| json!({ "id": id.to_string(), "name": name, "slug": slug_or_hash(name) });
    let tags: Vec<Value> = tags.names.iter().enumerate().map(|(index, name)| named(index + 1, name)).collect();
    let users = authors.names.iter().enumerate().map(|(index, name)| {
        let mut user = named(index + 1, name);
        // Ghost refuses users without an address; this one cannot receive mail.
        user["email"] = format!("{}@redaksi.invalid", slug_or_hash(name).replace('%', "-")).into();
        user
    });
    let users: Vec<Value> = users.collect();
    let role = |user: &Value| json!({ "id": user["id"], "user_id": user["id"], "role_id": "1" });
    let users_roles: Vec<Value> = users.iter().map(role).collect();
    let file = json!({ "db": [{
        "meta": { "exported_on": options.exported.timestamp_millis(), "version": "5.0.0" },
        "data": {
            "posts": posts,
            "posts_meta": posts_meta,
            "tags": tags,
            "posts_tags": posts_tags,
            "roles": [{ "id": "1", "name": "Contributor" }],
            "roles_users": users_roles,
            "users": users,
            "posts_authors": posts_authors,
        },
    }] });
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// Names in the order of their first use; the number of a name is its index plus 1. Names with the same name in URLs are
/// one.
#[derive(Default)]
struct Names {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Names {
    /// Returns the id of a name; `None` for the empty one.
    fn id(&mut self, name: &str) -> Option<String> {
        if name.is_empty() {
            return None;
        }
        let number = *self.numbers.entry(slug_or_hash(name)).or_insert_with(|| {
            self.names.push(name.to_owned());
            self.names.len()
        });
        Some(number.to_string())
    }
}

/// Returns the name in URLs; a hash for a name without letters.
fn slug_or_hash(name: &str) -> String {
    let slug = url_name(name);
    if slug.is_empty() { redaksi_core::text::sha256_hex(name.as_bytes())[..12].to_owned() } else { slug }
}

/// Returns the name of a story in URLs with a suffix: its slug, or that of its headline.
fn story_slug(story: &PublishedStory, suffix: &str) -> String {
    let slug = if story.slug.is_empty() { url_name(&story.headline) } else { story.slug.clone() };
    if slug.is_empty() { story.uuid() } else { slug + suffix }
}

fn post(id: &str, story: &PublishedStory, options: &ExportOptions) -> Value {
    let dates = [story.published, story.embargo].into_iter().flatten().map(|date| options.moment(date));
    let published = dates.max();
    let is_future = published.is_some_and(|date| date > options.exported);
    let status = match options.state {
        PublicationState::Draft => "draft",
        PublicationState::Published if is_future => "scheduled",
        PublicationState::Published => "published",
    };
    let published = published.or_else(|| (options.state == PublicationState::Published).then_some(options.exported));
    let updated = story.updated.map(|date| options.moment(date)).or(published).unwrap_or(options.exported);
    json!({
        "id": id,
        "uuid": story.uuid(),
        "title": story.headline,
        "slug": story_slug(story, ""),
        "lexical": lexical(story).to_string(),
        "feature_image": Some(&story.picture).filter(|picture| PicturePlace::of(picture) == PicturePlace::Web),
        "custom_excerpt": if story.summary.is_empty() { Value::Null } else { story.summary.as_str().into() },
        "type": "post",
        "status": status,
        "visibility": "public",
        "created_at": utc(&options.exported),
        "updated_at": utc(&updated),
        "published_at": published.map(|date| utc(&date)),
    })
}

/// Returns the caption of the lead picture with its credit, which Ghost shows below a picture that is added there.
fn post_meta(id: &str, story: &PublishedStory) -> Option<Value> {
    let credit = if story.credit.is_empty() { String::new() } else { format!("({})", story.credit) };
    let caption = format!("{} {credit}", story.caption);
    let caption = caption.trim();
    (!caption.is_empty()).then(|| json!({ "id": id, "post_id": id, "feature_image_caption": xml(caption) }))
}

fn utc(moment: &DateTime<FixedOffset>) -> String {
    moment.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Returns the body and the related links as a document of Lexical.
fn lexical(story: &PublishedStory) -> Value {
    let mut children: Vec<Value> = block_groups(&story.body).iter().flat_map(group_nodes).collect();
    if !story.related.is_empty() {
        let heading = [PublishedBlock::Subhead(vec![InlineRun::plain(&labels(&story.language).related)])];
        let items: Vec<PublishedBlock> = story
            .related
            .iter()
            .map(|link| {
                let run = InlineRun { link: link.url.clone(), ..InlineRun::plain(&link.title) };
                PublishedBlock::bullet(vec![run])
            })
            .collect();
        children.extend(block_groups(&heading).iter().chain(&block_groups(&items)).flat_map(group_nodes));
    }
    json!({ "root": node("root", &children, json!({})) })
}

/// Returns a node of Lexical with children.
fn node(kind: &str, children: &[Value], more: Value) -> Value {
    let mut node = json!({
        "type": kind, "version": 1, "children": children, "direction": "ltr", "format": "", "indent": 0,
    });
    if let (Some(node), Value::Object(more)) = (node.as_object_mut(), more) {
        node.extend(more);
    }
    node
}

fn group_nodes(group: &BlockGroup) -> Vec<Value> {
    match group {
        BlockGroup::Paragraph(runs) => vec![node("paragraph", &run_nodes(runs), json!({}))],
        BlockGroup::Subhead(runs) => vec![node("heading", &run_nodes(runs), json!({ "tag": "h2" }))],
        BlockGroup::Figure { image: Some(image), caption } if PicturePlace::of(&image.source) == PicturePlace::Web => {
            vec![json!({
                "type": "image", "version": 1, "src": image.source, "width": null, "height": null, "title": "",
                "alt": image.alternative, "caption": runs_html(caption), "cardWidth": "regular", "href": "",
            })]
        }
        BlockGroup::Figure { caption: [], .. } => Vec::new(),
        BlockGroup::Figure { caption: runs, .. } => {
            let italic: Vec<InlineRun> = runs.iter().map(|run| InlineRun { italic: true, ..run.clone() }).collect();
            vec![node("paragraph", &run_nodes(&italic), json!({}))]
        }
        BlockGroup::List(list) => vec![list_node(list)],
        BlockGroup::Quote(paragraphs) => {
            paragraphs.iter().map(|runs| node("quote", &run_nodes(runs), json!({}))).collect()
        }
        // Lexical has no tables of its own in Ghost; the card shows HTML.
        BlockGroup::Table(rows) => {
            vec![json!({ "type": "html", "version": 1, "html": element("table", &table_rows(rows)) })]
        }
    }
}

/// Returns a list. In Lexical, a list within an item is an item of its own; a further paragraph is a line of its item, or an item
/// below such a list.
fn list_node(list: &ListGroup) -> Value {
    let start = list.first.unwrap_or(1);
    let mut items: Vec<Value> = Vec::with_capacity(list.items.len());
    for (index, entry) in list.items.iter().enumerate() {
        let item = |children: &[Value], past: usize| {
            node("listitem", children, json!({ "value": number_of(start, index + past) }))
        };
        let mut text = run_nodes(entry.runs);
        for part in &entry.parts {
            match part {
                ItemPart::Paragraph(runs) => {
                    if !text.is_empty() {
                        text.push(json!({ "type": "linebreak", "version": 1 }));
                    }
                    text.extend(run_nodes(runs));
                }
                ItemPart::List(list) => {
                    if !text.is_empty() {
                        items.push(item(&std::mem::take(&mut text), 0));
                    }
                    items.push(item(&[list_node(list)], 1));
                }
            }
        }
        if !text.is_empty() || entry.parts.is_empty() {
            items.push(item(&text, 0));
        }
    }
    let (kind, tag) = if list.first.is_some() { ("number", "ol") } else { ("bullet", "ul") };
    node("list", &items, json!({ "listType": kind, "start": start, "tag": tag }))
}

/// Returns runs as text nodes, those with a link inside a link node.
fn run_nodes(runs: &[InlineRun]) -> Vec<Value> {
    let text = |run: &InlineRun| {
        // The bits of Lexical's text formats: 1 is bold, 2 is italic.
        let format = u8::from(run.bold) | u8::from(run.italic) << 1;
        json!({
            "type": "extended-text", "version": 1, "text": run.text, "format": format,
            "detail": 0, "mode": "normal", "style": "",
        })
    };
    joined_runs(runs)
        .iter()
        .map(|run| match run.link.as_str() {
            "" => text(run),
            url => {
                let more = json!({ "url": url, "rel": null, "target": null, "title": null });
                node("link", &[text(run)], more)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;

    fn data(stories: &[PublishedStory], options: &ExportOptions) -> Value {
        let file: Value = serde_json::from_str(&write(stories, options)).unwrap();
        file["db"][0]["data"].clone()
    }

    #[test]
    fn posts_refer_to_tags_and_authors_that_are_listed_once() {
        let data = data(&[full_story(), full_story()], &options());
        let count = |key: &str| data[key].as_array().unwrap().len();
        let counts = ["posts", "tags", "users", "roles_users", "posts_tags", "posts_authors"].map(count);
        assert_eq!(counts, [2, 3, 1, 1, 6, 2]);
        assert_ne!(
            data["posts"][0]["slug"], data["posts"][1]["slug"],
            "a post with the slug of another one is dropped"
        );
        assert_eq!((&data["tags"][0]["name"], &data["posts_tags"][0]["tag_id"]), (&"Lingkungan".into(), &"1".into()));
        let post = &data["posts"][0];
        assert_eq!((&post["status"], &post["published_at"]), (&"draft".into(), &"2023-01-08T12:15:00.000Z".into()));
    }

    #[test]
    fn the_text_is_a_document_of_the_editor() {
        let data = data(&[full_story()], &options());
        let document: Value = serde_json::from_str(data["posts"][0]["lexical"].as_str().unwrap()).unwrap();
        let nodes = document["root"]["children"].as_array().unwrap();
        let kinds: Vec<&str> = nodes.iter().map(|node| node["type"].as_str().unwrap()).collect();
        let expected = ["paragraph", "image", "heading", "quote", "list", "list", "html", "heading", "list"];
        assert_eq!(kinds, expected);
        let first = nodes[0]["children"].as_array().unwrap();
        assert_eq!(
            (&first[1]["format"], &first[3]["url"]),
            (&1.into(), &"https://pesisir.example/peta?x=1&y=2".into())
        );
        assert_eq!((&nodes[4]["start"], &nodes[4]["children"][3]["value"]), (&3.into(), &4.into()));
    }

    #[test]
    fn a_story_that_is_published_later_is_scheduled() {
        let options = ExportOptions { state: PublicationState::Published, ..options() };
        let late = PublishedStory { embargo: "2023-03-01T08:00+07:00".parse().ok(), ..full_story() };
        let data = data(&[late, full_story(), PublishedStory::default()], &options);
        let states: Vec<&str> = (0..3).map(|index| data["posts"][index]["status"].as_str().unwrap()).collect();
        assert_eq!(states, ["scheduled", "published", "published"]);
    }
}
