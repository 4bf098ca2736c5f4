//! Finds the element that contains the story, and builds the hints for each line from the elements around it.

use crate::html::hints::{Clues, Landmark, Landmarks, Link};
use crate::html::line_builder::RawLine;
use crate::html::class_names::{Word, Words};
use crate::html::walker::{Node, Walk};
use crate::text::fold;

/// How many ancestors of a line contribute class hints.
const REACH: usize = 24;
/// The minimum number of letters of a paragraph; few of them may be in links.
const PARAGRAPH: usize = 80;
/// The minimum number of letters of a line that counts as prose on a page without paragraphs.
const SENTENCE: usize = 25;
/// An element that contains the headline and more letters than this contains the story as well.
const MORE: usize = 400;
/// A card that links to another story has fewer letters than this.
const CARD: usize = 600;
/// How many levels the search may move out from the element with the most prose.
const WIDER: usize = 12;

/// Counts over a node and all of its descendants.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    letters: usize,
    /// Letters of paragraphs.
    running: usize,
    lines: usize,
    /// Letters of lines that consist only of links.
    linked_lines: usize,
    holds_headline: bool,
}

impl Weight {
    fn add(&mut self, own: Self) {
        self.letters += own.letters;
        self.running += own.running;
        self.lines += own.lines;
        self.linked_lines += own.linked_lines;
        self.holds_headline |= own.holds_headline;
    }
}

/// Returns the hints for each line, in order. `titles` are the titles in the metadata, `root` is the URL to which
/// relative links are resolved.
pub(crate) fn clues(walk: &Walk, titles: &[String], root: &str) -> Vec<Clues> {
    let lines = &walk.flow.lines;
    let letters: Vec<Vec<usize>> = lines.iter().map(|line| letters_of(walk, line)).collect();
    let headline = headline(walk, titles);
    let weights = weigh(walk, &letters, headline);
    let all_running = weights.first().map_or(0, |weight| weight.running);
    let holds_story: Vec<bool> = weights
        .iter()
        .map(|weight| {
            weight.holds_headline && weight.letters > MORE || weight.running * 2 > all_running && all_running > 0
        })
        .collect();
    let story = story_element(walk, &letters, &weights, &holds_story);
    let mut in_story = vec![false; walk.nodes.len()];
    for node in 0..walk.nodes.len() {
        in_story[node] = story == Some(node) || in_story[walk.nodes[node].parent];
    }
    let landmarks = landmarks(&walk.nodes, &holds_story);
    let is_card = |node: usize| {
        let Weight { letters, lines, linked_lines, .. } = weights[node];
        lines >= 2 && letters < CARD && linked_lines * 4 >= letters && linked_lines > 0
    };
    let in_card = |node: usize| {
        let ancestors = std::iter::successors(Some(node), |node| Some(walk.nodes[*node].parent));
        ancestors.take(8).take_while(|node| in_story[*node] && story != Some(*node)).any(is_card)
    };
    lines
        .iter()
        .zip(&letters)
        .map(|(line, letters)| {
            let mut clues = of_line(walk, line, letters, &holds_story, root);
            clues.around = landmarks[line.node];
            clues.in_story = in_story[line.node];
            clues.in_card = in_card(line.node);
            clues
        })
        .collect()
}

/// Returns the landmarks around each node. Forms and other landmarks that contain the whole story, as some publishing
/// systems produce them, are ignored.
fn landmarks(nodes: &[Node], holds_story: &[bool]) -> Vec<Landmarks> {
    let mut all: Vec<Landmarks> = Vec::with_capacity(nodes.len());
    for (number, node) in nodes.iter().enumerate() {
        let own = node.landmarks.beyond(nodes[node.parent].landmarks);
        let own = if holds_story[number] { own.of_stories() } else { own };
        let around = all.get(node.parent).copied().unwrap_or_default();
        all.push(around.and(own));
    }
    all
}

/// Counts the content of each node.
fn weigh(walk: &Walk, letters: &[Vec<usize>], headline: Option<usize>) -> Vec<Weight> {
    let mut weights = vec![Weight::default(); walk.nodes.len()];
    for (index, line) in walk.flow.lines.iter().enumerate() {
        let all: usize = letters[index].iter().sum();
        let in_links = linked(line, &letters[index]);
        let running = if runs(all, in_links, PARAGRAPH) { all } else { 0 };
        let linked_lines = if in_links == all { all } else { 0 };
        let holds_headline = headline == Some(index);
        weights[line.node].add(Weight { letters: all, lines: 1, running, linked_lines, holds_headline });
    }
    // Parents have lower indices than their children, so each node is complete when it is added to its parent.
    for node in (1..walk.nodes.len()).rev() {
        let own = weights[node];
        weights[walk.nodes[node].parent].add(own);
    }
    weights
}

/// Whether a line with so many letters, of which `linked` are in links, is prose; `least` is the minimum.
fn runs(letters: usize, linked: usize, least: usize) -> bool {
    letters >= least && linked * 3 < letters
}

/// Returns the element that contains the story: the one with the most prose, or one further out that contains much more
/// of it. Prose in boxes whose class hints mean something else counts only on pages without other prose.
fn story_element(walk: &Walk, letters: &[Vec<usize>], weights: &[Weight], holds_story: &[bool]) -> Option<usize> {
    [(true, PARAGRAPH), (false, PARAGRAPH), (true, SENTENCE)].into_iter().find_map(|(is_strict, least)| {
        let mut scores = vec![0_usize; walk.nodes.len()];
        let mut prose = vec![0_usize; walk.nodes.len()];
        for (line, letters) in walk.flow.lines.iter().zip(letters) {
            let all: usize = letters.iter().sum();
            if runs(all, linked(line, letters), least)
                && !(is_strict && is_elsewhere(&walk.nodes, line.node, holds_story))
            {
                let container = holder(&walk.nodes, line.node);
                scores[container] += all * 2;
                scores[block_around(&walk.nodes, container)] += all;
                prose[line.node] += all;
            }
        }
        for node in (1..walk.nodes.len()).rev() {
            prose[walk.nodes[node].parent] += prose[node];
        }
        let mut story = (0..scores.len()).max_by_key(|node| (scores[*node], usize::MAX - node))?;
        if scores[story] == 0 {
            return None;
        }
        // A story in several parts has a common ancestor that contains little else.
        let mut around = story;
        for _ in 0..WIDER {
            around = block_around(&walk.nodes, around);
            let has_nearly_all = prose[story] * 10 > prose[0] * 9;
            if has_nearly_all || prose[around] * 2 < weights[around].letters {
                break;
            }
            if prose[around] * 4 > prose[story] * 5 {
                story = around;
            }
        }
        Some(story)
    })
}

/// Whether the nearest elements mark the node as not part of a story.
fn is_elsewhere(nodes: &[Node], node: usize, holds_story: &[bool]) -> bool {
    let hints = [Word::Related, Word::List, Word::Comment, Word::Sidebar, Word::Newsletter, Word::Overlay, Word::Ad];
    let landmarks = [Landmark::Navigation, Landmark::Header, Landmark::Footer, Landmark::Aside];
    let mut at = node;
    for _ in 0..4 {
        if !holds_story[at] && nodes[at].words.has_any(&hints) {
            return true;
        }
        at = nodes[at].parent;
    }
    landmarks.into_iter().any(|landmark| nodes[node].landmarks.has(landmark))
}

/// Counts the letters and digits of each part of a line.
fn letters_of(walk: &Walk, line: &RawLine) -> Vec<usize> {
    let text = &walk.flow.text[line.range.clone()];
    line.pieces.iter().map(|piece| text[piece.range.clone()].chars().filter(|c| c.is_alphanumeric()).count()).collect()
}

/// Sums the letters of a line that are in links.
fn linked(line: &RawLine, letters: &[usize]) -> usize {
    line.pieces.iter().zip(letters).filter(|(piece, _)| piece.link.is_some()).map(|(_, letters)| letters).sum()
}

/// Returns the index of the headline: the first `h1` that equals a title of the page, else the first line that does,
/// else the first `h1`. A title may have a suffix, such as the name of the outlet.
fn headline(walk: &Walk, titles: &[String]) -> Option<usize> {
    let titles: Vec<String> = titles.iter().take(6).map(|title| fold(title)).collect();
    let lines = &walk.flow.lines;
    let is_h1 = |line: &RawLine| walk.nodes[line.node].element == crate::html::Element::Heading(1);
    let is_title = |line: &RawLine| {
        let range = line.range.clone();
        range.len() <= 400 && {
            let text = fold(&walk.flow.text[range]);
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
fn holder(nodes: &[Node], node: usize) -> usize {
    let block = if nodes[node].block { node } else { block_around(nodes, node) };
    if nodes[block].element == crate::html::Element::Other { block } else { block_around(nodes, block) }
}

/// Returns the nearest block ancestor of a node.
fn block_around(nodes: &[Node], node: usize) -> usize {
    let mut node = nodes[node].parent;
    for _ in 0..REACH {
        if nodes[node].block {
            break;
        }
        node = nodes[node].parent;
    }
    node
}

/// Builds the hints for a line, except the landmarks and those on the story.
fn of_line(walk: &Walk, line: &RawLine, letters: &[usize], holds_story: &[bool], root: &str) -> Clues {
    let node = &walk.nodes[line.node];
    let mut clues = Clues { element: node.element, bold: node.bold, ..Clues::default() };
    let mut at = line.node;
    let mut time = None;
    for distance in 0..REACH {
        let around = &walk.nodes[at];
        if !holds_story[at] {
            clues.words = clues.words.and(around.words);
        } else if distance == 0 {
            clues.words = clues.words.and(around.words.only(Words::of(&[Word::Headline, Word::Story])));
        }
        if distance < 3 {
            time = time.or(around.time);
        }
        if around.parent == at {
            break;
        }
        at = around.parent;
    }
    for piece in &line.pieces {
        let mut inside = piece.node;
        for _ in 0..REACH {
            if inside == line.node || walk.nodes[inside].parent == inside {
                break;
            }
            clues.inner = clues.inner.and(walk.nodes[inside].words);
            time = time.or(walk.nodes[inside].time);
            inside = walk.nodes[inside].parent;
        }
    }
    clues.time = time.map(|time| walk.times[time].clone()).unwrap_or_default();
    let all: usize = letters.iter().sum();
    clues.linked = u8::try_from(linked(line, letters) * 100 / all.max(1)).unwrap_or(100);
    if clues.is_link() {
        let hrefs = || line.pieces.iter().filter_map(|piece| piece.link).map(|link| walk.links[link].0.as_str());
        let shared = hrefs().map(telling_address).reduce(Words::only).unwrap_or_default();
        clues.words = clues.words.and(shared);
    }
    let mut last = None;
    for piece in line.pieces.iter().filter(|piece| piece.link.is_some()) {
        match clues.links.last_mut() {
            Some(link) if last == piece.link => link.range.end = piece.range.end,
            _ => {
                let href = piece.link.map(|link| whole_address(&walk.links[link].0, root)).unwrap_or_default();
                clues.links.push(Link { range: piece.range.clone(), href });
            }
        }
        last = piece.link;
    }
    clues
}

/// Returns the hints of the path segments of a URL, by names that many publishing systems use for pages of writers and
/// tags.
fn telling_address(href: &str) -> Words {
    let mut words = Words::default();
    for segment in href.split(['/', '?', '#']).take(12) {
        words = match segment.to_ascii_lowercase().as_str() {
            "tag" | "tags" | "topic" | "topics" | "topik" => words.with(Word::Tags),
            "author" | "authors" | "penulis" | "reporter" | "writer" => words.with(Word::Author),
            _ => words,
        };
    }
    words
}

/// Resolves a link to an absolute URL; empty where that is not possible, as for links within the page.
fn whole_address(href: &str, root: &str) -> String {
    let href = href.trim();
    if crate::html::metadata::is_web(href) {
        return href.to_owned();
    }
    let Some((scheme, rest)) = root.split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let address = if let Some(rest) = href.strip_prefix("//") {
        format!("{scheme}://{rest}")
    } else if href.starts_with('/') {
        format!("{scheme}://{host}{href}")
    } else {
        return String::new();
    };
    if crate::html::metadata::is_web(&address) { address } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_around_the_whole_page_is_ignored() {
        let text = "Warga desa menanam bakau di tepi pantai sejak pagi hari itu bersama para murid sekolah. ".repeat(8);
        let page = crate::html::read(format!("<form><h1>Bakau</h1><p>{text}</p><form><p>Cari</p></form>").as_bytes());
        assert!(!page.clues(1).unwrap().around.has(Landmark::Form));
        let page = crate::html::read(format!("<h1>Bakau</h1><p>{text}</p><form><p>Cari</p></form>").as_bytes());
        assert!(page.clues(3).unwrap().around.has(Landmark::Form));
    }

    #[test]
    fn url_segments_hint_at_writers_and_tags() {
        assert_eq!(telling_address("https://warta.example/tag/bakau"), Words::of(&[Word::Tags]));
        assert_eq!(telling_address("/author/sari"), Words::of(&[Word::Author]));
        assert!(telling_address("/author-baru/tagihan").is_empty());
    }

    #[test]
    fn urls_are_made_absolute_where_possible() {
        let resolve = |href: &str| whole_address(href, "https://warta.example/a/b");
        assert_eq!(resolve("https://lain.example/c"), "https://lain.example/c");
        assert_eq!(resolve("//lain.example/c"), "https://lain.example/c");
        assert_eq!(resolve("/c?d=1"), "https://warta.example/c?d=1");
        for href in ["#isi", "javascript:void(0)", "mailto:a@b.example", "c.html", ""] {
            assert_eq!(resolve(href), "", "{href}");
        }
    }
}
