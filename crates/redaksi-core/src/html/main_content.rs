//! Builds the hints for each line from the elements around it.

use crate::html::article_body::ArticleBody;
use crate::html::class_names::{ClassHint, ClassHints};
use crate::html::element::Part;
use crate::html::hints::{Element, Landmarks, LineHints, Link, Placement, StyledPart};
use crate::html::line_builder::{LetterStyle, RawLine};
use crate::html::metadata::PageMetadata;
use crate::html::story_boxes::{LineLetters, MIN_PARAGRAPH_LETTERS, find_story_boxes};
use crate::html::walker::{HtmlWalker, Node};
use crate::text::normalize_for_match;
use std::ops::Range;

/// How many ancestors of a line contribute class hints.
const MAX_ANCESTORS: usize = 24;
/// An element that contains the headline and more letters than this contains the story as well.
const MIN_STORY_LETTERS: usize = 400;
/// A card that links to another story has fewer letters than this.
const MAX_CARD_LETTERS: usize = 600;

/// Counts over a node and all of its descendants.
#[derive(Clone, Copy, Debug, Default)]
struct NodeStats {
    letters: usize,
    /// Letters of paragraphs.
    prose_letters: usize,
    lines: usize,
    /// Letters of lines that consist only of links.
    link_line_letters: usize,
    holds_headline: bool,
}

impl NodeStats {
    fn add(&mut self, own: Self) {
        self.letters += own.letters;
        self.prose_letters += own.prose_letters;
        self.lines += own.lines;
        self.link_line_letters += own.link_line_letters;
        self.holds_headline |= own.holds_headline;
    }
}

/// Returns the hints for each line, in order. `root` is the URL to which relative links are resolved.
pub(crate) fn collect_hints(walker: &HtmlWalker, metadata: &PageMetadata, root: &str) -> Vec<LineHints> {
    let lines = &walker.line_builder.lines;
    let letters: Vec<Vec<usize>> = lines.iter().map(|line| count_letters(walker, line)).collect();
    let headline = find_headline(walker, &metadata.titles);
    let stats = measure_nodes(walker, &letters, headline);
    let all_prose_letters = stats.first().map_or(0, |node_stats| node_stats.prose_letters);
    let holds_story: Vec<bool> = stats
        .iter()
        .map(|node_stats| {
            node_stats.holds_headline && node_stats.letters > MIN_STORY_LETTERS
                || node_stats.prose_letters * 2 > all_prose_letters && all_prose_letters > 0
        })
        .collect();
    let totals: Vec<LineLetters> = lines
        .iter()
        .zip(&letters)
        .map(|(line, letters)| LineLetters { all: letters.iter().sum(), linked: linked_letters(line, letters) })
        .collect();
    let boxes = find_story_boxes(walker, &totals, headline, &ArticleBody::new(&metadata.article_body));
    let in_box = |node: usize| boxes.as_ref().is_some_and(|boxes| boxes.contains(node));
    let is_box = |node: usize| boxes.as_ref().is_some_and(|boxes| boxes.is_box(node));
    let landmarks = landmarks(&walker.nodes, &holds_story);
    let is_card = |node: usize| {
        let NodeStats { letters, lines, link_line_letters, .. } = stats[node];
        lines >= 2 && letters < MAX_CARD_LETTERS && link_line_letters * 4 >= letters && link_line_letters > 0
    };
    let in_link_card = |node: usize| {
        let ancestors = std::iter::successors(Some(node), |node| Some(walker.nodes[*node].parent));
        ancestors.take(8).take_while(|node| in_box(*node) && !is_box(*node)).any(is_card)
    };
    lines
        .iter()
        .zip(&letters)
        .enumerate()
        .map(|(index, (line, letters))| {
            let mut hints = hints_of_line(walker, line, letters, &holds_story, root);
            let above = index.checked_sub(1).map(|above| lines[above].node);
            let item = list_item_around(&walker.nodes, line.node);
            // The line above may be in a list within the item.
            let is_above_in_item = item.is_some_and(|item| {
                above.is_some_and(|above| ancestors_within(&walker.nodes, above).any(|around| around == item))
            });
            hints.starts_list_item = item.is_some() && !is_above_in_item;
            hints.continues_list_item = is_above_in_item;
            hints.list_level = list_level(&walker.nodes, line.node);
            hints.landmarks = landmarks[line.node];
            hints.table = line.table;
            hints.in_main_content = in_box(line.node);
            hints.placement =
                boxes.as_ref().map_or(Placement::Unknown, |boxes| boxes.placement(index, line, totals[index]));
            hints.in_link_card = in_link_card(line.node);
            hints
        })
        .collect()
}

/// Returns the landmarks around each node. Forms and other landmarks that contain the whole story, as some publishing
/// systems produce them, are ignored.
fn landmarks(nodes: &[Node], holds_story: &[bool]) -> Vec<Landmarks> {
    let mut all: Vec<Landmarks> = Vec::with_capacity(nodes.len());
    for (number, node) in nodes.iter().enumerate() {
        let own = node.landmarks.difference(nodes[node.parent].landmarks);
        let own = if holds_story[number] { own.content_landmarks() } else { own };
        let around = all.get(node.parent).copied().unwrap_or_default();
        all.push(around.union(own));
    }
    all
}

/// Counts the content of each node.
fn measure_nodes(walker: &HtmlWalker, letters: &[Vec<usize>], headline: Option<usize>) -> Vec<NodeStats> {
    let mut stats = vec![NodeStats::default(); walker.nodes.len()];
    for (index, line) in walker.line_builder.lines.iter().enumerate() {
        let all: usize = letters[index].iter().sum();
        let in_links = linked_letters(line, &letters[index]);
        let is_prose = LineLetters { all, linked: in_links }.is_prose(MIN_PARAGRAPH_LETTERS);
        let prose_letters = if is_prose { all } else { 0 };
        let link_line_letters = if in_links == all { all } else { 0 };
        let holds_headline = headline == Some(index);
        stats[line.node].add(NodeStats { letters: all, lines: 1, prose_letters, link_line_letters, holds_headline });
    }
    // Parents have lower indices than their children, so each node is complete when it is added to its parent.
    for node in (1..walker.nodes.len()).rev() {
        let own = stats[node];
        stats[walker.nodes[node].parent].add(own);
    }
    stats
}

/// Counts the letters and digits of each part of a line.
fn count_letters(walker: &HtmlWalker, line: &RawLine) -> Vec<usize> {
    let text = &walker.line_builder.text[line.range.clone()];
    line.segments
        .iter()
        .map(|segment| text[segment.range.clone()].chars().filter(|c| c.is_alphanumeric()).count())
        .collect()
}

/// Sums the letters of a line that are in links.
fn linked_letters(line: &RawLine, letters: &[usize]) -> usize {
    line.segments.iter().zip(letters).filter(|(segment, _)| segment.link.is_some()).map(|(_, letters)| letters).sum()
}

/// Returns the index of the headline: the first `h1` that equals a title of the page, else the first line that does,
/// else the first `h1`. A title may have a suffix, such as the name of the outlet.
fn find_headline(walker: &HtmlWalker, titles: &[String]) -> Option<usize> {
    let titles: Vec<String> = titles.iter().take(6).map(|title| normalize_for_match(title)).collect();
    let lines = &walker.line_builder.lines;
    let is_h1 = |line: &RawLine| walker.nodes[line.node].element == Element::Heading(1);
    let is_title = |line: &RawLine| {
        let range = line.range.clone();
        range.len() <= 400 && {
            let text = normalize_for_match(&walker.line_builder.text[range]);
            titles.iter().any(|title| title.starts_with(&text) && text.len() * 2 > title.len())
        }
    };
    lines
        .iter()
        .position(|line| is_h1(line) && is_title(line))
        .or_else(|| lines.iter().position(is_title))
        .or_else(|| lines.iter().position(is_h1))
}

/// Builds the hints for a line, except the landmarks and those on the story.
fn hints_of_line(
    walker: &HtmlWalker,
    line: &RawLine,
    letters: &[usize],
    holds_story: &[bool],
    root: &str,
) -> LineHints {
    let node = &walker.nodes[line.node];
    let mut hints = LineHints { element: node.element, is_bold: node.is_bold, ..LineHints::default() };
    let mut at = line.node;
    let mut time = None;
    for distance in 0..MAX_ANCESTORS {
        let around = &walker.nodes[at];
        if !holds_story[at] {
            hints.class_hints = hints.class_hints.union(around.class_hints);
        } else if distance == 0 {
            hints.class_hints = hints
                .class_hints
                .union(around.class_hints.intersection(ClassHints::of(&[ClassHint::Headline, ClassHint::Story])));
        }
        if distance < 3 {
            time = time.or(around.time);
        }
        if around.parent == at {
            break;
        }
        at = around.parent;
    }
    for segment in &line.segments {
        let mut inside = segment.node;
        for _ in 0..MAX_ANCESTORS {
            if inside == line.node || walker.nodes[inside].parent == inside {
                break;
            }
            hints.inner_class_hints = hints.inner_class_hints.union(walker.nodes[inside].class_hints);
            time = time.or(walker.nodes[inside].time);
            inside = walker.nodes[inside].parent;
        }
    }
    hints.credit = part_with_hint(walker, line, ClassHint::Credit);
    hints.author = part_with_hint(walker, line, ClassHint::Author);
    hints.time = time.map(|time| walker.times[time].clone()).unwrap_or_default();
    let all: usize = letters.iter().sum();
    hints.link_percent = u8::try_from(linked_letters(line, letters) * 100 / all.max(1)).unwrap_or(100);
    if hints.is_link() {
        let hrefs =
            || line.segments.iter().filter_map(|segment| segment.link).map(|link| walker.links[link].0.as_str());
        let shared = hrefs().map(hints_of_url).reduce(ClassHints::intersection).unwrap_or_default();
        hints.class_hints = hints.class_hints.union(shared);
    }
    hints.in_block_quote =
        ancestors_within(&walker.nodes, line.node).any(|node| walker.nodes[node].element == Element::BlockQuote);
    let styled = line.segments.iter().filter(|segment| segment.style != LetterStyle::default());
    hints.styles = styled
        .map(|segment| StyledPart {
            range: segment.range.clone(),
            is_bold: segment.style.is_bold,
            is_italic: segment.style.is_italic,
        })
        .collect();
    let mut last = None;
    for segment in line.segments.iter().filter(|segment| segment.link.is_some()) {
        match hints.links.last_mut() {
            Some(link) if last == segment.link => link.range.end = segment.range.end,
            _ => {
                let href = segment.link.map(|link| absolute_url(&walker.links[link].0, root)).unwrap_or_default();
                hints.links.push(Link { range: segment.range.clone(), href });
            }
        }
        last = segment.link;
    }
    hints
}

/// Iterates over a node and the nodes around it.
fn ancestors_within(nodes: &[Node], node: usize) -> impl Iterator<Item = usize> {
    let parent = |node: &usize| Some(nodes[*node].parent).filter(|parent| parent != node);
    std::iter::successors(Some(node), parent).take(MAX_ANCESTORS)
}

/// Returns the node of the innermost list item around a node.
fn list_item_around(nodes: &[Node], node: usize) -> Option<usize> {
    let is_item = |node: &usize| nodes[*node].part == Some(Part::ListItem);
    ancestors_within(nodes, node).find(is_item)
}

/// Returns how many lists are around the innermost one around a node; that of the innermost item if it states its level.
fn list_level(nodes: &[Node], node: usize) -> u8 {
    if let Some(level) = list_item_around(nodes, node).and_then(|item| nodes[item].written_level) {
        return level;
    }
    let lists = ancestors_within(nodes, node).filter(|node| nodes[*node].part == Some(Part::List)).count();
    u8::try_from(lists.saturating_sub(1)).unwrap_or(u8::MAX)
}

/// Returns the part of a line in the first element with a class hint; of elements in each other, the innermost.
fn part_with_hint(walker: &HtmlWalker, line: &RawLine, hint: ClassHint) -> Option<Range<usize>> {
    let mut found: Option<(usize, Range<usize>)> = None;
    for segment in &line.segments {
        let around = std::iter::successors(Some(segment.node), |node| Some(walker.nodes[*node].parent));
        let inside = || around.clone().take(MAX_ANCESTORS).take_while(|node| *node != line.node && *node > 0);
        let mut named = inside().filter(|node| walker.nodes[*node].class_hints.contains(hint));
        let Some(innermost) = named.next() else { continue };
        match &mut found {
            Some((node, range)) if *node == innermost => range.end = segment.range.end,
            Some((node, _)) if !named.any(|around| around == *node) => {}
            _ => found = Some((innermost, segment.range.clone())),
        }
    }
    found.map(|(_, range)| range)
}

/// Returns the hints of the path segments of a URL, by names that many publishing systems use for pages of writers and
/// tags.
fn hints_of_url(href: &str) -> ClassHints {
    let mut class_hints = ClassHints::default();
    for segment in href.split(['/', '?', '#']).take(12) {
        class_hints = match segment.to_ascii_lowercase().as_str() {
            "tag" | "tags" | "topic" | "topics" | "topik" => class_hints.with(ClassHint::Tags),
            "author" | "authors" | "penulis" | "reporter" | "writer" => class_hints.with(ClassHint::Author),
            _ => class_hints,
        };
    }
    class_hints
}

/// Resolves a link to an absolute URL of the web or a mail address; empty where that is not possible, as for links within the page.
pub(crate) fn absolute_url(href: &str, root: &str) -> String {
    // As browsers do, white space inside is written as `%20`.
    let href = href.split_whitespace().collect::<Vec<_>>().join("%20");
    let href = href.as_str();
    let has_scheme = |scheme: &str| href.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if ["http://", "https://"].into_iter().any(has_scheme) {
        let lower = href.split_once(':').map(|(scheme, rest)| format!("{}:{rest}", scheme.to_ascii_lowercase()));
        return lower.filter(|url| crate::html::metadata::is_web_url(url)).unwrap_or_default();
    }
    if has_scheme("mailto:") {
        return href.to_owned();
    }
    let Some((scheme, rest)) = root.split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let url = if let Some(rest) = href.strip_prefix("//") {
        format!("{scheme}://{rest}")
    } else if href.starts_with('/') {
        format!("{scheme}://{host}{href}")
    } else {
        return String::new();
    };
    if crate::html::metadata::is_web_url(&url) { url } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::hints::Landmark;

    #[test]
    fn a_form_around_the_whole_page_is_ignored() {
        let text = "Warga desa menanam bakau di tepi pantai sejak pagi hari itu bersama para murid sekolah. ".repeat(8);
        let page = crate::html::parse(format!("<form><h1>Bakau</h1><p>{text}</p><form><p>Cari</p></form>").as_bytes());
        assert!(!page.hints(1).unwrap().landmarks.contains(Landmark::Form));
        let page = crate::html::parse(format!("<h1>Bakau</h1><p>{text}</p><form><p>Cari</p></form>").as_bytes());
        assert!(page.hints(3).unwrap().landmarks.contains(Landmark::Form));
    }

    #[test]
    fn url_segments_hint_at_writers_and_tags() {
        assert_eq!(hints_of_url("https://warta.example/tag/bakau"), ClassHints::of(&[ClassHint::Tags]));
        assert_eq!(hints_of_url("/author/sari"), ClassHints::of(&[ClassHint::Author]));
        assert!(hints_of_url("/author-baru/tagihan").is_empty());
    }

    #[test]
    fn urls_are_made_absolute_where_possible() {
        let resolve = |href: &str| absolute_url(href, "https://warta.example/a/b");
        assert_eq!(resolve("https://lain.example/c"), "https://lain.example/c");
        assert_eq!(resolve("//lain.example/c"), "https://lain.example/c");
        assert_eq!(resolve("/c?d=1"), "https://warta.example/c?d=1");
        assert_eq!(resolve("HTTPS://lain.example/C d"), "https://lain.example/C%20d");
        assert_eq!(resolve("mailto:a@b.example"), "mailto:a@b.example");
        for href in ["#isi", "javascript:void(0)", "c.html", ""] {
            assert_eq!(resolve(href), "", "{href}");
        }
    }
}
