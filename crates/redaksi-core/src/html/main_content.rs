//! Finds the element that contains the story, and builds the hints for each line from the elements around it.

use crate::html::class_names::{ClassHint, ClassHints};
use crate::html::hints::{Landmark, Landmarks, LineHints, Link};
use crate::html::line_builder::RawLine;
use crate::html::walker::{HtmlWalker, Node};
use crate::text::normalize_for_match;

/// How many ancestors of a line contribute class hints.
const MAX_ANCESTORS: usize = 24;
/// The minimum number of letters of a paragraph; few of them may be in links.
const MIN_PARAGRAPH_LETTERS: usize = 80;
/// The minimum number of letters of a line that counts as prose on a page without paragraphs.
const MIN_SENTENCE_LETTERS: usize = 25;
/// An element that contains the headline and more letters than this contains the story as well.
const MIN_STORY_LETTERS: usize = 400;
/// A card that links to another story has fewer letters than this.
const MAX_CARD_LETTERS: usize = 600;
/// How many levels the search may move out from the element with the most prose.
const MAX_WIDENING: usize = 12;

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

/// Returns the hints for each line, in order. `titles` are the titles in the metadata, `root` is the URL to which
/// relative links are resolved.
pub(crate) fn collect_hints(walker: &HtmlWalker, titles: &[String], root: &str) -> Vec<LineHints> {
    let lines = &walker.line_builder.lines;
    let letters: Vec<Vec<usize>> = lines.iter().map(|line| count_letters(walker, line)).collect();
    let headline = find_headline(walker, titles);
    let stats = measure_nodes(walker, &letters, headline);
    let all_prose_letters = stats.first().map_or(0, |node_stats| node_stats.prose_letters);
    let holds_story: Vec<bool> = stats
        .iter()
        .map(|node_stats| {
            node_stats.holds_headline && node_stats.letters > MIN_STORY_LETTERS
                || node_stats.prose_letters * 2 > all_prose_letters && all_prose_letters > 0
        })
        .collect();
    let story = find_story_element(walker, &letters, &stats, &holds_story);
    let mut in_main_content = vec![false; walker.nodes.len()];
    for node in 0..walker.nodes.len() {
        in_main_content[node] = story == Some(node) || in_main_content[walker.nodes[node].parent];
    }
    let landmarks = landmarks(&walker.nodes, &holds_story);
    let is_card = |node: usize| {
        let NodeStats { letters, lines, link_line_letters, .. } = stats[node];
        lines >= 2 && letters < MAX_CARD_LETTERS && link_line_letters * 4 >= letters && link_line_letters > 0
    };
    let in_link_card = |node: usize| {
        let ancestors = std::iter::successors(Some(node), |node| Some(walker.nodes[*node].parent));
        ancestors.take(8).take_while(|node| in_main_content[*node] && story != Some(*node)).any(is_card)
    };
    lines
        .iter()
        .zip(&letters)
        .map(|(line, letters)| {
            let mut hints = hints_of_line(walker, line, letters, &holds_story, root);
            hints.landmarks = landmarks[line.node];
            hints.in_main_content = in_main_content[line.node];
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
        let prose_letters = if is_prose(all, in_links, MIN_PARAGRAPH_LETTERS) { all } else { 0 };
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

/// Whether a line with so many letters, of which `linked_letters` are in links, is prose; `least` is the minimum.
fn is_prose(letters: usize, linked_letters: usize, least: usize) -> bool {
    letters >= least && linked_letters * 3 < letters
}

/// Returns the element that contains the story: the one with the most prose, or one further out that contains much more
/// of it. Prose in boxes whose class hints mean something else counts only on pages without other prose.
fn find_story_element(
    walker: &HtmlWalker,
    letters: &[Vec<usize>],
    stats: &[NodeStats],
    holds_story: &[bool],
) -> Option<usize> {
    [(true, MIN_PARAGRAPH_LETTERS), (false, MIN_PARAGRAPH_LETTERS), (true, MIN_SENTENCE_LETTERS)].into_iter().find_map(
        |(is_strict, least)| {
            let mut scores = vec![0_usize; walker.nodes.len()];
            let mut prose = vec![0_usize; walker.nodes.len()];
            for (line, letters) in walker.line_builder.lines.iter().zip(letters) {
                let all: usize = letters.iter().sum();
                if is_prose(all, linked_letters(line, letters), least)
                    && !(is_strict && is_outside_story(&walker.nodes, line.node, holds_story))
                {
                    let container = container_of(&walker.nodes, line.node);
                    scores[container] += all * 2;
                    scores[block_around(&walker.nodes, container)] += all;
                    prose[line.node] += all;
                }
            }
            for node in (1..walker.nodes.len()).rev() {
                prose[walker.nodes[node].parent] += prose[node];
            }
            let mut story = (0..scores.len()).max_by_key(|node| (scores[*node], usize::MAX - node))?;
            if scores[story] == 0 {
                return None;
            }
            // A story in several parts has a common ancestor that contains little else.
            let mut around = story;
            for _ in 0..MAX_WIDENING {
                around = block_around(&walker.nodes, around);
                let has_nearly_all = prose[story] * 10 > prose[0] * 9;
                if has_nearly_all || prose[around] * 2 < stats[around].letters {
                    break;
                }
                if prose[around] * 4 > prose[story] * 5 {
                    story = around;
                }
            }
            Some(story)
        },
    )
}

/// Whether the nearest elements mark the node as not part of a story.
fn is_outside_story(nodes: &[Node], node: usize, holds_story: &[bool]) -> bool {
    let hints = [
        ClassHint::Related,
        ClassHint::List,
        ClassHint::Comment,
        ClassHint::Sidebar,
        ClassHint::Newsletter,
        ClassHint::Overlay,
        ClassHint::Ad,
    ];
    let landmarks = [Landmark::Navigation, Landmark::Header, Landmark::Footer, Landmark::Aside];
    let mut at = node;
    for _ in 0..4 {
        if !holds_story[at] && nodes[at].class_hints.intersects(&hints) {
            return true;
        }
        at = nodes[at].parent;
    }
    landmarks.into_iter().any(|landmark| nodes[node].landmarks.contains(landmark))
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
    let is_h1 = |line: &RawLine| walker.nodes[line.node].element == crate::html::Element::Heading(1);
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

/// Returns the container of a paragraph: the block around its element, or the block itself where its text has no
/// element of its own.
fn container_of(nodes: &[Node], node: usize) -> usize {
    let block = if nodes[node].block { node } else { block_around(nodes, node) };
    if nodes[block].element == crate::html::Element::Other { block } else { block_around(nodes, block) }
}

/// Returns the nearest block ancestor of a node.
fn block_around(nodes: &[Node], node: usize) -> usize {
    let mut node = nodes[node].parent;
    for _ in 0..MAX_ANCESTORS {
        if nodes[node].block {
            break;
        }
        node = nodes[node].parent;
    }
    node
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
    hints.time = time.map(|time| walker.times[time].clone()).unwrap_or_default();
    let all: usize = letters.iter().sum();
    hints.link_percent = u8::try_from(linked_letters(line, letters) * 100 / all.max(1)).unwrap_or(100);
    if hints.is_link() {
        let hrefs =
            || line.segments.iter().filter_map(|segment| segment.link).map(|link| walker.links[link].0.as_str());
        let shared = hrefs().map(hints_of_url).reduce(ClassHints::intersection).unwrap_or_default();
        hints.class_hints = hints.class_hints.union(shared);
    }
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

/// Resolves a link to an absolute URL; empty where that is not possible, as for links within the page.
fn absolute_url(href: &str, root: &str) -> String {
    let href = href.trim();
    if crate::html::metadata::is_web_url(href) {
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
        for href in ["#isi", "javascript:void(0)", "mailto:a@b.example", "c.html", ""] {
            assert_eq!(resolve(href), "", "{href}");
        }
    }
}
