//! Facts: what a page says of itself for machines, in `<meta>` and in JSON-LD.

use super::json::Json;
use super::json_ld;
use crate::text::one_line;
use std::borrow::Cow;

/// What a page says of itself. Empty where it says nothing; nothing here is sure to be true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The headline.
    pub headline: String,
    /// Every wording of the headline and of the page's title, the best first.
    pub titles: Vec<String>,
    /// A summary.
    pub description: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who edited it.
    pub editors: Vec<String>,
    /// When it was published, as the page writes it; mostly ISO 8601.
    pub published: String,
    /// When it was last changed, as the page writes it.
    pub modified: String,
    /// The section or desk.
    pub section: String,
    /// Subjects.
    pub keywords: Vec<String>,
    /// The outlet.
    pub publisher: String,
    /// The address of the page.
    pub address: String,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// What the lead picture shows.
    pub caption: String,
    /// Who took the lead picture.
    pub credit: String,
    /// The text that stands for the lead picture where it is not shown; often its caption.
    pub alternative: String,
}

/// The longest fact that is kept, in bytes.
const LONGEST: usize = 4_000;
/// The most values that are kept where there may be several.
const MOST: usize = 40;

/// What was seen while a page was walked over.
#[derive(Debug, Default)]
pub(super) struct FactsSeen {
    meta: Vec<(String, String)>,
    canonical: String,
    base: String,
    language: String,
    title: Option<String>,
    /// The sources of JSON-LD.
    pub json: Vec<String>,
}

/// What each fact is called in `<meta>`, the most trusted first. Names that many outlets or tools use; none of one's own.
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
    /// Notes what a tag tells of the page.
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

    /// Notes the title of the page; a second one is of a drawing or a mistake.
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

    /// What all of it comes to: JSON-LD first, for it is made for news, then the tags.
    pub fn facts(self) -> Facts {
        let values: Vec<Json> = self.json.iter().flat_map(|source| Json::read_all(source)).collect();
        let address = [self.canonical.clone(), self.first(&["og:url", "parsely-link"])]
            .into_iter()
            .find(|address| is_web(address))
            .unwrap_or_default();
        let mut facts = json_ld::facts(&values, &address);
        let fill = |fact: &mut String, value: String| {
            if fact.is_empty() {
                *fact = value;
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
        let told = [self.language.clone(), self.first(&["content-language", "og:locale", "dc.language", "language"])];
        fill(&mut facts.language, told.into_iter().find(|tag| !tag.is_empty()).unwrap_or_default().replace('_', "-"));
        if facts.authors.is_empty() {
            facts.authors.extend(people(self.all(AUTHORS)));
        }
        let publisher = facts.publisher.to_lowercase();
        facts.authors.retain(|author| author.to_lowercase() != publisher);
        facts.editors.retain(|editor| editor.to_lowercase() != publisher);
        if facts.keywords.is_empty() {
            let best = KEYWORDS.iter().find(|name| self.meta.iter().any(|(seen, _)| seen == *name));
            let told = self.meta.iter().filter(|(name, _)| best == Some(&name.as_str())).map(|(_, list)| list.as_str());
            facts.keywords = subjects(told);
        }
        facts.headline = best_title(&facts);
        facts
    }

    /// The address that the page says its links begin from; empty where it says none.
    pub fn base(&self) -> &str {
        if is_web(&self.base) { &self.base } else { "" }
    }
}

fn is_canonical(rel: &str) -> bool {
    rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical"))
}

/// The headline as a reader sees it: without the name of the outlet that titles of pages end with.
fn best_title(facts: &Facts) -> String {
    if !facts.headline.is_empty() {
        return facts.headline.clone();
    }
    let Some(title) = facts.titles.first() else { return String::new() };
    let outlet = facts.publisher.to_lowercase();
    let parted = [" | ", " - ", " – ", " — "].iter().filter_map(|sign| title.rsplit_once(sign)).find(|(_, end)| {
        let end = end.trim().to_lowercase();
        !outlet.is_empty() && (end.contains(&outlet) || outlet.contains(&end))
    });
    let front = parted.map_or(title.as_str(), |(front, _)| front.trim());
    // Bars stand in no headline; the longest part is it.
    front.split(" | ").max_by_key(|part| part.len()).unwrap_or(front).to_owned()
}

/// Names of people: no addresses, each once.
pub(super) fn people<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for name in names.flat_map(|names| names.split([',', ';'])).map(clean).take(MOST) {
        let is_person = !name.is_empty() && !name.contains("://") && !name.contains(['@', '/']) && name.len() < 120;
        if is_person && !people.contains(&name) {
            people.push(name);
        }
    }
    people
}

/// Subjects out of lists with commas, each once.
pub(super) fn subjects<'a>(lists: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut subjects: Vec<String> = Vec::new();
    for subject in lists.flat_map(|list| list.split([',', ';', '|'])).map(clean) {
        let fits = !subject.is_empty() && subject.len() <= 80;
        if fits && !subjects.contains(&subject) && subjects.len() < MOST {
            subjects.push(subject);
        }
    }
    subjects
}

/// A fact on one line: white space taken together, at a length that is of use.
pub(super) fn clean(text: &str) -> String {
    let mut cut = text.len().min(LONGEST);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    one_line(&text[..cut])
}

/// Whether it is a whole address of the web.
pub(super) fn is_web(address: &str) -> bool {
    let schemed = address.starts_with("https://") || address.starts_with("http://");
    schemed && !address.contains(char::is_whitespace) && address.len() <= LONGEST
}
