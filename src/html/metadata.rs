//! The metadata of a page: `<meta>` tags, the title, and JSON-LD.

use crate::html::lenient_json::Json;
use crate::html::json_ld;
use crate::text::one_line;
use std::borrow::Cow;

/// The metadata of a page. Fields are empty where the page has no value; no value is verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub headline: String,
    /// All variants of the headline and of the page's title, the most trusted first.
    pub titles: Vec<String>,
    /// A summary.
    pub description: String,
    /// The names of the writers.
    pub authors: Vec<String>,
    /// The names of the editors.
    pub editors: Vec<String>,
    /// The time of publication, as the page writes it; usually in ISO 8601.
    pub published: String,
    /// The time of the last change, as the page writes it.
    pub modified: String,
    /// The section of the outlet.
    pub section: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// The outlet.
    pub publisher: String,
    /// The URL of the page.
    pub address: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// The caption of the lead image.
    pub caption: String,
    /// The credit of the lead image.
    pub credit: String,
    /// The alternative text of the lead image; often its caption.
    pub alternative: String,
}

/// The maximum length of a value, in bytes; the rest is cut.
const LONGEST: usize = 4_000;
/// The maximum number of values in a list.
const MOST: usize = 40;

/// Collects metadata while a page is parsed.
#[derive(Debug, Default)]
pub(crate) struct FactsSeen {
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
const KEYWORDS: &[&str] = &["article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords", "dc.subject"];
const PUBLISHERS: &[&str] = &["og:site_name", "dc.publisher", "dcterms.publisher", "application-name"];

impl FactsSeen {
    /// Records the metadata in a tag.
    pub fn see<'t>(&mut self, name: &[u8], attribute: &impl Fn(&[u8]) -> Option<Cow<'t, str>>) {
        let value = |name: &[u8]| attribute(name).unwrap_or_default();
        match name {
            b"meta" if self.meta.len() < 2_000 => {
                let content = clean(&value(b"content"));
                let names = [b"property".as_slice(), b"name", b"itemprop", b"http-equiv"].into_iter();
                for name in names.filter_map(attribute).filter(|_| !content.is_empty()) {
                    self.meta.push((name.trim().to_ascii_lowercase(), content.clone()));
                }
            }
            b"link" if self.canonical.is_empty() && is_canonical(&value(b"rel")) => {
                value(b"href").trim().clone_into(&mut self.canonical);
            }
            b"base" if self.base.is_empty() => value(b"href").trim().clone_into(&mut self.base),
            b"html" if self.language.is_empty() => value(b"lang").trim().clone_into(&mut self.language),
            _ => {}
        }
    }

    /// Records the title of the page; further titles are ignored, because they belong to SVG or are a mistake.
    pub fn see_title(&mut self, title: &str) {
        self.title.get_or_insert_with(|| clean(title));
    }

    fn all<'s>(&'s self, names: &'static [&'static str]) -> impl Iterator<Item = &'s str> {
        names.iter().flat_map(|wanted| {
            self.meta.iter().filter(move |(name, _)| name == wanted).map(|(_, content)| content.as_str())
        })
    }

    fn first(&self, names: &'static [&'static str]) -> String {
        self.all(names).next().unwrap_or_default().to_owned()
    }

    /// Builds the metadata: JSON-LD takes precedence, because it describes the story and not the page; then the tags.
    pub fn facts(self) -> Facts {
        let values: Vec<Json> = self.json.iter().flat_map(|source| Json::read_all(source)).collect();
        let address = [self.canonical.clone(), self.first(&["og:url", "parsely-link"])]
            .into_iter()
            .find(|address| is_web(address))
            .unwrap_or_default();
        let mut facts = json_ld::facts(&values, &address);
        let fill = |field: &mut String, value: String| {
            if field.is_empty() {
                *field = value;
            }
        };
        facts.titles.insert(0, facts.headline.clone());
        facts.titles.extend(self.all(TITLES).map(str::to_owned));
        facts.titles.extend(self.title.clone());
        facts.titles.retain(|title| !title.is_empty());
        facts.titles.dedup();
        fill(&mut facts.description, self.first(DESCRIPTIONS));
        fill(&mut facts.published, self.first(PUBLISHED));
        fill(&mut facts.modified, self.first(MODIFIED));
        fill(&mut facts.section, self.first(SECTIONS));
        fill(&mut facts.publisher, self.first(PUBLISHERS));
        fill(&mut facts.alternative, self.first(&["og:image:alt", "twitter:image:alt"]));
        fill(&mut facts.address, address);
        let tags = [self.language.clone(), self.first(&["content-language", "og:locale", "dc.language", "language"])];
        fill(&mut facts.language, tags.into_iter().find(|tag| !tag.is_empty()).unwrap_or_default().replace('_', "-"));
        if facts.authors.is_empty() {
            facts.authors.extend(people(self.all(AUTHORS)));
        }
        let publisher = facts.publisher.to_lowercase();
        facts.authors.retain(|author| author.to_lowercase() != publisher);
        facts.editors.retain(|editor| editor.to_lowercase() != publisher);
        if facts.keywords.is_empty() {
            let best = KEYWORDS.iter().find(|name| self.meta.iter().any(|(seen, _)| seen == *name));
            let lists = self.meta.iter().filter(|(name, _)| best == Some(&name.as_str()));
            facts.keywords = subjects(lists.map(|(_, list)| list.as_str()));
        }
        facts.headline = best_title(&facts);
        facts
    }

    /// Returns the base URL that the page declares; empty where it declares none.
    pub fn base(&self) -> &str {
        if is_web(&self.base) { &self.base } else { "" }
    }
}

fn is_canonical(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical"))
}

/// Returns the headline without the name of the outlet that page titles end with.
fn best_title(facts: &Facts) -> String {
    if !facts.headline.is_empty() {
        return facts.headline.clone();
    }
    let Some(title) = facts.titles.first() else { return String::new() };
    let outlet = facts.publisher.to_lowercase();
    let split =
        [" | ", " - ", " – ", " — "].iter().filter_map(|separator| title.rsplit_once(separator)).find(|(_, end)| {
            let end = end.trim().to_lowercase();
            !outlet.is_empty() && (end.contains(&outlet) || outlet.contains(&end))
        });
    let front = split.map_or(title.as_str(), |(front, _)| front.trim());
    // Headlines have no vertical bars; the longest part is the headline.
    front.split(" | ").max_by_key(|part| part.len()).unwrap_or(front).to_owned()
}

/// Returns the names of people out of lists with commas or semicolons, without duplicates, URLs and e-mail addresses.
pub(crate) fn people<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for name in names.flat_map(|names| names.split([',', ';'])).map(clean).take(MOST) {
        let is_person = !name.is_empty() && !name.contains("://") && !name.contains(['@', '/']) && name.len() < 120;
        if is_person && !unique.contains(&name) {
            unique.push(name);
        }
    }
    unique
}

/// Returns the keywords out of lists with commas, semicolons or bars, without duplicates.
pub(crate) fn subjects<'a>(lists: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut unique: Vec<String> = Vec::new();
    for keyword in lists.flat_map(|list| list.split([',', ';', '|'])).map(clean) {
        let is_valid = !keyword.is_empty() && keyword.len() <= 80;
        if is_valid && !unique.contains(&keyword) && unique.len() < MOST {
            unique.push(keyword);
        }
    }
    unique
}

/// Normalizes a value: on one line, with collapsed white space, cut to a maximum length.
pub(crate) fn clean(text: &str) -> String {
    let mut cut = text.len().min(LONGEST);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    one_line(&text[..cut])
}

/// Whether it is an absolute URL with the scheme `http` or `https`.
pub(crate) fn is_web(address: &str) -> bool {
    let has_scheme = address.starts_with("https://") || address.starts_with("http://");
    has_scheme && !address.contains(char::is_whitespace) && address.len() <= LONGEST
}
