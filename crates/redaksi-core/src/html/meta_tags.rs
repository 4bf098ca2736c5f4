//! Collects the metadata of a page from its `<meta>` tags, its title and JSON-LD.

use crate::html::json_ld;
use crate::html::lenient_json::Json;
use crate::html::metadata::{PageMetadata, is_full_name, is_web_url, normalize_value, parse_keywords, parse_people};
use crate::text::normalize_for_match;
use std::borrow::Cow;

/// Collects metadata while a page is parsed.
#[derive(Debug, Default)]
pub(crate) struct MetadataCollector {
    meta: Vec<(String, String)>,
    canonical: String,
    base: String,
    language: String,
    title: Option<String>,
    /// The sources of the JSON-LD scripts.
    pub json: Vec<String>,
}

/// The names of each value in `<meta>`, the most trusted first. Only names that many outlets or tools use, none that
/// are specific to one outlet.
const TITLES: &[&str] =
    &["og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "headline"];
const DESCRIPTIONS: &[&str] =
    &["og:description", "description", "twitter:description", "dc.description", "dcterms.description"];
const AUTHORS: &[&str] =
    &["article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "author", "byl"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "date",
];
const MODIFIED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified"];
const SECTIONS: &[&str] = &["article:section", "parsely-section", "sailthru.section"];
/// Keywords that are written for news; JSON-LD comes next.
const NEWS_KEYWORDS: &str = "news_keywords";
const KEYWORDS: &[&str] = &["article:tag", "parsely-tags", "sailthru.tags", "keywords", "dc.subject"];
const PUBLISHERS: &[&str] = &["og:site_name", "dc.publisher", "dcterms.publisher", "application-name"];

impl MetadataCollector {
    /// Records the metadata in a tag.
    pub fn visit_tag<'t>(&mut self, name: &[u8], attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>) {
        let value = |name: &[u8]| attribute(name).unwrap_or_default();
        match name {
            b"meta" if self.meta.len() < 2_000 => {
                let content = normalize_value(&value(b"content"));
                let names = [b"property".as_slice(), b"name", b"itemprop", b"http-equiv"].into_iter();
                for name in names.filter_map(attribute).filter(|_| !content.is_empty()) {
                    self.meta.push((name.trim().to_ascii_lowercase(), content.clone()));
                }
            }
            // `<time itemprop="datePublished" datetime="...">` and the like.
            _ if name != b"meta"
                && self.meta.len() < 2_000
                && attribute(b"itemprop").is_some_and(|names| names.starts_with("date")) =>
            {
                let content = [b"datetime".as_slice(), b"content"].into_iter().find_map(attribute);
                let content = normalize_value(&content.unwrap_or_default());
                if !content.is_empty() {
                    self.meta.push((value(b"itemprop").trim().to_ascii_lowercase(), content));
                }
            }
            b"link" if self.canonical.is_empty() && is_canonical_rel(&value(b"rel")) => {
                value(b"href").trim().clone_into(&mut self.canonical);
            }
            b"base" if self.base.is_empty() => value(b"href").trim().clone_into(&mut self.base),
            b"html" if self.language.is_empty() => value(b"lang").trim().clone_into(&mut self.language),
            _ => {}
        }
    }

    /// Records the title of the page; further titles are ignored, because they belong to SVG or are a mistake.
    pub fn set_title(&mut self, title: &str) {
        self.title.get_or_insert_with(|| normalize_value(title));
    }

    fn all<'s>(&'s self, names: &'static [&'static str]) -> impl Iterator<Item = &'s str> {
        names.iter().flat_map(|wanted| self.contents_of(wanted))
    }

    fn contents_of<'s>(&'s self, wanted: &'s str) -> impl Iterator<Item = &'s str> {
        self.meta.iter().filter(move |(name, _)| name == wanted).map(|(_, content)| content.as_str())
    }

    fn first(&self, names: &'static [&'static str]) -> String {
        self.all(names).next().unwrap_or_default().to_owned()
    }

    /// Builds the metadata: JSON-LD takes precedence, because it describes the story and not the page; then the tags.
    pub fn into_metadata(self) -> PageMetadata {
        let values: Vec<Json> = self.json.iter().flat_map(|source| Json::parse_all(source)).collect();
        let url = [self.canonical.clone(), self.first(&["og:url", "parsely-link"])]
            .into_iter()
            .find(|url| is_web_url(url))
            .unwrap_or_default();
        let mut metadata = json_ld::story_metadata(&values, &url);
        let fill = |field: &mut String, value: String| {
            if field.is_empty() {
                *field = value;
            }
        };
        metadata.titles.insert(0, metadata.headline.clone());
        metadata.titles.extend(self.all(TITLES).map(str::to_owned));
        metadata.titles.extend(self.title.clone());
        metadata.titles.retain(|title| !title.is_empty());
        metadata.titles.dedup();
        fill(&mut metadata.description, self.first(DESCRIPTIONS));
        fill(&mut metadata.published, self.first(PUBLISHED));
        fill(&mut metadata.modified, self.first(MODIFIED));
        fill(&mut metadata.section, self.first(SECTIONS));
        fill(&mut metadata.publisher, self.first(PUBLISHERS));
        fill(&mut metadata.image, self.first(&["og:image", "og:image:url", "twitter:image"]));
        fill(&mut metadata.image_alt, self.first(&["og:image:alt", "twitter:image:alt"]));
        fill(&mut metadata.url, url);
        let tags = [self.language.clone(), self.first(&["content-language", "og:locale", "dc.language", "language"])];
        fill(
            &mut metadata.language,
            tags.into_iter().find(|tag| !tag.is_empty()).unwrap_or_default().replace('_', "-"),
        );
        let publisher = normalize_for_match(&metadata.publisher);
        let is_person = |name: &String| normalize_for_match(name) != publisher;
        metadata.editors.retain(is_person);
        let mut people = metadata.authors.clone();
        people.retain(is_person);
        if people.is_empty() {
            let lists = AUTHORS.iter().map(|name| parse_people(self.contents_of(name)));
            let lists: Vec<Vec<String>> = lists.filter(|names| names.iter().any(is_person)).collect();
            let best = lists.iter().find(|names| names.iter().any(|name| is_full_name(name))).or(lists.first());
            people.extend(best.into_iter().flatten().filter(|name| is_person(name)).cloned());
        }
        // A story that the outlet signs itself keeps that name.
        if !people.is_empty() {
            metadata.authors = people;
        }
        let list_of =
            |wanted: &str| Some(parse_keywords(self.contents_of(wanted))).filter(|keywords| !keywords.is_empty());
        let stated = Some(std::mem::take(&mut metadata.keywords)).filter(|keywords| !keywords.is_empty());
        metadata.has_news_keywords = true;
        metadata.keywords = list_of(NEWS_KEYWORDS).or(stated).unwrap_or_else(|| {
            let (name, keywords) = KEYWORDS.iter().find_map(|name| Some((*name, list_of(name)?))).unwrap_or_default();
            metadata.has_news_keywords = name != "keywords";
            keywords
        });
        metadata.headline = choose_headline(&metadata);
        metadata
    }

    /// Returns the base URL that the page declares; empty where it declares none.
    pub fn base(&self) -> &str {
        if is_web_url(&self.base) { &self.base } else { "" }
    }
}

fn is_canonical_rel(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical"))
}

/// Returns the headline without the name of the outlet that page titles end with.
fn choose_headline(metadata: &PageMetadata) -> String {
    if !metadata.headline.is_empty() {
        return metadata.headline.clone();
    }
    let Some(title) = metadata.titles.first() else { return String::new() };
    let outlet = normalize_for_match(&metadata.publisher);
    let split =
        [" | ", " - ", " – ", " — "].iter().filter_map(|separator| title.rsplit_once(separator)).find(|(_, end)| {
            let end = normalize_for_match(end);
            !outlet.is_empty() && (end.contains(&outlet) || outlet.contains(&end))
        });
    let front = split.map_or(title.as_str(), |(front, _)| front.trim());
    // Headlines have no vertical bars; the longest part is the headline.
    front.split(" | ").max_by_key(|part| part.len()).unwrap_or(front).to_owned()
}
