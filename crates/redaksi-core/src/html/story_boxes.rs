//! Finds the boxes that contain the story: the elements directly around its paragraphs.
//!
//! Paragraphs with the same surroundings belong together, as a publishing system writes all parts of a story in elements
//! of one kind. The kind with the most prose wins. What speaks for or against a kind: its class names, the headline above
//! it, the page's own `articleBody`, and whether its boxes are cards that lead to other stories.

use crate::html::article_body::ArticleBody;
use crate::html::class_names::{ClassHint, ClassHints};
use crate::html::element::Part;
use crate::html::hints::{Element, Landmark, Landmarks, Placement};
use crate::html::line_builder::RawLine;
use crate::html::walker::{HtmlWalker, Node};
use std::collections::{HashMap, HashSet};

/// The minimum number of letters of a paragraph; few of them may be in links.
pub(crate) const MIN_PARAGRAPH_LETTERS: usize = 80;
/// The minimum number of letters of a line that counts as prose on a page without paragraphs.
const MIN_SENTENCE_LETTERS: usize = 25;
/// How many elements around a paragraph are searched for class names.
const MAX_CLASS_ANCESTORS: usize = 6;
/// How many elements around a box are searched for the other parts of a card, and for text of the same story.
const MAX_NEAR_ANCESTORS: usize = 4;
/// A card that leads to another story has at most as many letters.
const MAX_CARD_LETTERS: usize = 700;
/// A line of links with at least as many letters may be a headline.
const MIN_HEADLINE_LETTERS: usize = 15;
/// A box of links has at most as many letters.
const MAX_LINK_BOX_LETTERS: usize = 1_200;

/// An element between the boxes of a story that has more letters is no part of it.
const MAX_PART_LETTERS: usize = 700;

/// Class names of elements that never contain the story, unless they contain most of the page.
const FOREIGN: [ClassHint; 5] =
    [ClassHint::Related, ClassHint::List, ClassHint::Comment, ClassHint::Newsletter, ClassHint::Ad];
/// Class names of elements that rarely contain the story: grids and themes use these words for the whole page.
const UNLIKELY: [ClassHint; 4] = [ClassHint::Sidebar, ClassHint::Overlay, ClassHint::Footer, ClassHint::Menu];
/// Class names of elements beside the text of a story that hold a value or a picture.
const VALUES: [ClassHint; 3] = [ClassHint::Date, ClassHint::Caption, ClassHint::Credit];
/// Class names of furniture within the story.
const FURNITURE: [ClassHint; 13] = [
    ClassHint::Related,
    ClassHint::Share,
    ClassHint::Comment,
    ClassHint::Newsletter,
    ClassHint::Ad,
    ClassHint::Overlay,
    ClassHint::Menu,
    ClassHint::Breadcrumb,
    ClassHint::Pagination,
    ClassHint::List,
    ClassHint::Tags,
    ClassHint::Author,
    ClassHint::Rights,
];

/// Counts over a node and all of its descendants. Lines are numbered from zero.
#[derive(Clone, Copy, Debug)]
struct BoxStats {
    letters: usize,
    prose_letters: usize,
    linked_letters: usize,
    lines: usize,
    /// Lines that are one link and long enough for a headline.
    link_headlines: usize,
    first_line: usize,
    last_line: usize,
}

impl BoxStats {
    const EMPTY: Self = Self {
        letters: 0,
        prose_letters: 0,
        linked_letters: 0,
        lines: 0,
        link_headlines: 0,
        first_line: usize::MAX,
        last_line: 0,
    };

    fn add(&mut self, own: Self) {
        self.letters += own.letters;
        self.prose_letters += own.prose_letters;
        self.linked_letters += own.linked_letters;
        self.lines += own.lines;
        self.link_headlines += own.link_headlines;
        self.first_line = self.first_line.min(own.first_line);
        self.last_line = self.last_line.max(own.last_line);
    }
}

/// What is known about each line of a page: its letters, and how many of them are in links.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineLetters {
    pub all: usize,
    pub linked: usize,
}

impl LineLetters {
    /// Whether the line is prose; `least` is the minimum number of letters.
    pub fn is_prose(self, least: usize) -> bool {
        self.all >= least && self.linked * 3 < self.all
    }
}

/// The boxes around the story.
#[derive(Debug)]
pub(crate) struct StoryBoxes {
    /// For each node, the box around it.
    box_of: Vec<Option<usize>>,
    /// For each node, whether it is furniture within a box.
    is_furniture: Vec<bool>,
    /// The element `article` around the boxes; zero where there is none.
    article: usize,
    article_of: Vec<usize>,
    first_line: usize,
    /// For each node, whether it is between the boxes of a story with several of them.
    is_between: Vec<bool>,
    /// For each line, whether the page states it as text of the story.
    is_named: Vec<bool>,
    /// Whether the page has paragraphs; else the boxes are a guess.
    has_paragraphs: bool,
}

impl StoryBoxes {
    /// Whether the node is in a box.
    pub fn contains(&self, node: usize) -> bool {
        self.box_of[node].is_some()
    }

    /// Whether the node is a box itself.
    pub fn is_box(&self, node: usize) -> bool {
        self.box_of[node] == Some(node)
    }

    /// Returns where a line is in relation to the story.
    pub fn placement(&self, index: usize, line: &RawLine, letters: LineLetters) -> Placement {
        if self.box_of[line.node].is_some() {
            return if self.is_furniture[line.node] { Placement::Furniture } else { Placement::Story };
        }
        // The page may write a part of its story in another way.
        let is_prose_of_article =
            self.article > 0 && self.article_of[line.node] == self.article && letters.is_prose(MIN_PARAGRAPH_LETTERS);
        let is_between = self.is_between[line.node] && letters.linked == 0;
        let may_be_story = self.is_named[index] || (is_prose_of_article || is_between) && !self.is_furniture[line.node];
        if self.has_paragraphs && index > self.first_line && !may_be_story {
            Placement::Outside
        } else if self.is_furniture[line.node] && self.has_paragraphs {
            Placement::Furniture
        } else {
            Placement::Unknown
        }
    }
}

/// Elements of one kind, with the score of the prose in them.
struct Cluster {
    score: f32,
    boxes: Vec<usize>,
}

/// What a search for the boxes uses.
struct Search<'w> {
    nodes: &'w [Node],
    lines: &'w [RawLine],
    letters: &'w [LineLetters],
    stats: Vec<BoxStats>,
    article_of: Vec<usize>,
    headline: Option<usize>,
}

/// Finds the boxes around the story. `None` on a page without any prose.
pub(crate) fn find_story_boxes(
    walker: &HtmlWalker,
    letters: &[LineLetters],
    headline: Option<usize>,
    text: &ArticleBody,
) -> Option<StoryBoxes> {
    let nodes = &walker.nodes;
    let lines = &walker.line_builder.lines;
    let search =
        Search { nodes, lines, letters, stats: measure(nodes, lines, letters), article_of: articles(nodes), headline };
    let page_text = &walker.line_builder.text;
    let is_named: Vec<bool> = lines
        .iter()
        .zip(letters)
        .map(|(line, letters)| {
            !text.is_empty() && letters.is_prose(MIN_SENTENCE_LETTERS) && text.contains(&page_text[line.range.clone()])
        })
        .collect();
    let boxes =
        [MIN_PARAGRAPH_LETTERS, MIN_SENTENCE_LETTERS].into_iter().find_map(|least| search.find(least, &is_named));
    boxes.map(|boxes| StoryBoxes { is_named, ..boxes })
}

fn measure(nodes: &[Node], lines: &[RawLine], letters: &[LineLetters]) -> Vec<BoxStats> {
    let mut stats = vec![BoxStats::EMPTY; nodes.len()];
    for (index, (line, letters)) in lines.iter().zip(letters).enumerate() {
        let is_link = letters.all >= MIN_HEADLINE_LETTERS && letters.linked * 10 >= letters.all * 9;
        stats[line.node].add(BoxStats {
            letters: letters.all,
            prose_letters: if letters.is_prose(MIN_PARAGRAPH_LETTERS) { letters.all } else { 0 },
            linked_letters: letters.linked,
            lines: 1,
            link_headlines: usize::from(is_link),
            first_line: index,
            last_line: index,
        });
    }
    // Parents have lower indices than their children.
    for node in (1..nodes.len()).rev() {
        let own = stats[node];
        stats[nodes[node].parent].add(own);
    }
    stats
}

/// Returns the innermost element `article` around each node; zero where there is none.
fn articles(nodes: &[Node]) -> Vec<usize> {
    let mut articles = vec![0; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        articles[number] = if node.part == Some(Part::Article) { number } else { articles[node.parent] };
    }
    articles
}

impl Search<'_> {
    /// Whether the node contains most of the prose of the page.
    fn holds_most(&self, node: usize) -> bool {
        self.stats[node].prose_letters * 2 > self.stats[0].prose_letters && self.stats[0].prose_letters > 0
    }

    /// Returns a node and the elements around it, from the inside out.
    fn around(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(node), |node| {
            let parent = self.nodes[*node].parent;
            (parent != *node).then_some(parent)
        })
    }

    fn find(&self, least: usize, is_named: &[bool]) -> Option<StoryBoxes> {
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut index_of_kind: HashMap<(usize, u64), usize> = HashMap::new();
        // For each container, the letters of its own paragraphs, and its weight without and with that of a card.
        let mut own_prose = vec![0_usize; self.nodes.len()];
        let mut weights: Vec<Option<(f32, f32)>> = vec![None; self.nodes.len()];
        for (index, (line, letters)) in self.lines.iter().zip(self.letters).enumerate() {
            if !letters.is_prose(least) || self.nodes[line.node].landmarks.contains(Landmark::Figure) {
                continue;
            }
            let container = container_of(self.nodes, line.node);
            own_prose[container] += letters.all;
            let (_, weight_as_card) = *weights[container].get_or_insert_with(|| {
                let weight = self.weight(container);
                (weight, if self.is_card(container) { weight * 0.2 } else { weight })
            });
            let named = if is_named[index] { 4.0 } else { 1.0 };
            let outer = block_around(self.nodes, container);
            let is_part_of_page = outer == 0 || self.nodes[outer].part == Some(Part::Page);
            #[expect(clippy::cast_precision_loss, reason = "a score")]
            let score = letters.all as f32 * weight_as_card * named;
            for (node, share) in [(container, 2.0), (outer, 0.9)] {
                if node == outer && is_part_of_page && node != container {
                    continue;
                }
                let kind = self.kind(node);
                let at = *index_of_kind.entry(kind).or_insert(clusters.len());
                if at == clusters.len() {
                    clusters.push(Cluster { score: 0.0, boxes: Vec::new() });
                }
                clusters[at].score += score * share;
                if clusters[at].boxes.last() != Some(&node) {
                    clusters[at].boxes.push(node);
                }
            }
        }
        let best = clusters.into_iter().reduce(|best, next| if next.score > best.score { next } else { best })?;
        let weight_of = |node: usize| weights[node].map_or(1.0, |(weight, _)| weight);
        Some(self.story_boxes(best.boxes, &own_prose, &weight_of, least))
    }

    /// Returns how likely prose in an element belongs to the story, by what is around it.
    fn weight(&self, container: usize) -> f32 {
        let mut weight = 1.0;
        for node in self.around(container).take(MAX_CLASS_ANCESTORS).filter(|node| !self.holds_most(*node)) {
            let hints = self.nodes[node].class_hints;
            if hints.intersects(&FOREIGN) || hints.intersects(&UNLIKELY) {
                weight *= if hints.intersects(&FOREIGN) { 0.05 } else { 0.25 };
                break;
            }
        }
        let landmarks = self.nodes[container].landmarks;
        let is_peripheral = [Landmark::Navigation, Landmark::Header, Landmark::Footer, Landmark::Aside, Landmark::Form]
            .into_iter()
            .any(|landmark| landmarks.contains(landmark));
        let factors = [
            (is_peripheral, 0.25),
            (self.nodes[container].part == Some(Part::List), 0.5),
            (self.nodes[container].in_article_body, 3.0),
            (landmarks.contains(Landmark::Article), 1.3),
        ];
        for (_, factor) in factors.into_iter().filter(|(applies, _)| *applies) {
            weight *= factor;
        }
        if let Some(headline) = self.headline {
            let article = self.article_of[container];
            let span = self.stats[article];
            if self.stats[container].last_line < headline {
                weight *= 0.3;
            }
            if article > 0 && (span.first_line..=span.last_line).contains(&headline) {
                weight *= 3.0;
            }
        }
        weight
    }

    /// Whether the element is a part of a small box with a line that is a link: a card that leads to another story.
    fn is_card(&self, container: usize) -> bool {
        self.around(container)
            .take(MAX_NEAR_ANCESTORS)
            .take_while(|node| self.stats[*node].letters <= MAX_CARD_LETTERS && !self.holds_most(*node))
            .any(|node| self.stats[node].link_headlines > 0)
    }

    /// Returns the kind of an element: its name and the first of its class names, or the kinds of the elements around one
    /// without class names; and the `article` around it.
    fn kind(&self, node: usize) -> (usize, u64) {
        let own = &self.nodes[node];
        let kind = own.kin.unwrap_or_else(|| {
            let parent = &self.nodes[own.parent];
            let outer = self.nodes[parent.parent].exact_kin;
            own.exact_kin.rotate_left(1) ^ parent.exact_kin.rotate_left(2) ^ outer.rotate_left(3)
        });
        (self.article_of[node], kind)
    }

    /// Completes the boxes: with elements of exactly the same class names that hold text without prose, and with elements
    /// around them that hold prose of the same story.
    fn story_boxes(
        &self,
        mut boxes: Vec<usize>,
        own_prose: &[usize],
        weight_of: &dyn Fn(usize) -> f32,
        least: usize,
    ) -> StoryBoxes {
        let has_likely = boxes.iter().any(|node| weight_of(*node) > 0.2);
        boxes.retain(|node| !has_likely || weight_of(*node) > 0.2);
        let article = boxes.first().map_or(0, |node| self.article_of[*node]);
        let mut kinds: Vec<u64> =
            boxes.iter().filter(|node| own_prose[**node] > 0).map(|node| self.nodes[*node].exact_kin).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut is_box = vec![false; self.nodes.len()];
        for node in &boxes {
            is_box[*node] = true;
            let outer = self.outer_blocks(*node).take(MAX_NEAR_ANCESTORS);
            let of_story = outer
                .take_while(|node| self.nodes[*node].part != Some(Part::Page) && self.article_of[*node] == article);
            for node in of_story.filter(|node| own_prose[*node] > 0 && weight_of(*node) >= 0.9) {
                is_box[node] = true;
            }
        }
        for (number, node) in self.nodes.iter().enumerate() {
            let is_same = node.kin.is_some() && kinds.binary_search(&node.exact_kin).is_ok();
            if is_same && self.article_of[number] == article && !self.is_card(number) {
                is_box[number] = true;
            }
        }
        self.outline(&is_box, article, least)
    }

    /// Returns the blocks around a node, from the inside out.
    fn outer_blocks(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(block_around(self.nodes, node)), |node| {
            (*node > 0).then(|| block_around(self.nodes, *node))
        })
        .take_while(|node| *node > 0)
    }

    /// Decides for each node whether it is in a box, and whether it is furniture there.
    fn outline(&self, is_box: &[bool], article: usize, least: usize) -> StoryBoxes {
        let mut box_of: Vec<Option<usize>> = Vec::with_capacity(self.nodes.len());
        let mut is_furniture: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for (number, node) in self.nodes.iter().enumerate() {
            let parent = node.parent;
            let around = if number == 0 { None } else { box_of[parent] };
            let own = around.or_else(|| is_box[number].then_some(number));
            // Outside of the boxes, the whole page is around.
            let limit = own.unwrap_or(0);
            let inherited = number != 0 && is_furniture[parent];
            is_furniture.push(if own == Some(number) { false } else { inherited || self.is_furniture(number, limit) });
            box_of.push(own);
        }
        let in_box = |line: &RawLine| box_of[line.node].is_some();
        let last_line = self.lines.iter().rposition(in_box).unwrap_or_default();
        StoryBoxes {
            first_line: self.lines.iter().position(in_box).unwrap_or(self.lines.len()),
            is_between: self.between(&box_of, last_line),
            box_of,
            is_furniture,
            article,
            article_of: self.article_of.clone(),
            is_named: Vec::new(),
            has_paragraphs: least == MIN_PARAGRAPH_LETTERS,
        }
    }

    /// Decides for each node whether it may be a part of the story between its boxes: in the innermost element around all
    /// boxes, unless that is the page, and in no long element without a box.
    fn between(&self, box_of: &[Option<usize>], last_line: usize) -> Vec<bool> {
        let mut boxes_in: Vec<usize> =
            box_of.iter().enumerate().map(|(number, own)| usize::from(*own == Some(number))).collect();
        let count: usize = boxes_in.iter().sum();
        for node in (1..self.nodes.len()).rev() {
            boxes_in[self.nodes[node].parent] += boxes_in[node];
        }
        // The elements around all boxes are around each other; the innermost of them has the highest number.
        let hull = boxes_in.iter().rposition(|boxes| *boxes == count).unwrap_or_default();
        let is_page = self.nodes[hull].part == Some(Part::Page) && !self.nodes[hull].landmarks.contains(Landmark::Main);
        let is_gap = |number: usize| boxes_in[number] == 0 && boxes_in[self.nodes[number].parent] > 0;
        let is_above_last = |number: usize| self.stats[number].first_line < last_line;
        // Elements of a kind that stands between the boxes may stand below the last one, too.
        let kinds: HashSet<u64> = (hull + 1..self.nodes.len())
            .filter(|number| is_gap(*number) && is_above_last(*number) && self.nodes[*number].kin.is_some())
            .map(|number| self.nodes[number].exact_kin)
            .collect();
        let mut is_between: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for (number, node) in self.nodes.iter().enumerate() {
            let is_hull = number == hull && hull > 0 && !is_page;
            let is_placed = boxes_in[number] > 0
                || self.stats[number].letters <= MAX_PART_LETTERS
                    && (!is_gap(number) || is_above_last(number) || kinds.contains(&node.exact_kin));
            let is_value = node.time.is_some()
                || node.class_hints.intersects(&VALUES)
                || node.landmarks.contains(Landmark::Figure);
            is_between.push(is_hull || number > 0 && is_between[node.parent] && is_placed && !is_value);
        }
        is_between
    }

    /// Whether an element within a box, or on the page where `limit` is zero, is furniture.
    fn is_furniture(&self, number: usize, limit: usize) -> bool {
        let (node, own, outer) = (&self.nodes[number], self.stats[number], self.stats[limit]);
        if own.prose_letters * 2 > outer.prose_letters && outer.prose_letters > 0 {
            return false;
        }
        let hints = if node.element == Element::BlockQuote { ClassHints::default() } else { node.class_hints };
        let new: Landmarks = node.landmarks.difference(self.nodes[limit].landmarks);
        let in_landmark = [Landmark::Navigation, Landmark::Aside, Landmark::Footer, Landmark::Form]
            .into_iter()
            .any(|landmark| new.contains(landmark));
        let is_link_box = own.lines >= 2 && own.letters < MAX_LINK_BOX_LETTERS && own.linked_letters * 2 > own.letters;
        hints.intersects(&FURNITURE) || in_landmark || is_link_box
    }
}

/// Returns the container of a paragraph: the block around its element, or the block itself where its text has no
/// element of its own.
fn container_of(nodes: &[Node], node: usize) -> usize {
    let block = if nodes[node].block { node } else { block_around(nodes, node) };
    if nodes[block].element == Element::Other { block } else { block_around(nodes, block) }
}

/// Returns the nearest block ancestor of a node.
fn block_around(nodes: &[Node], node: usize) -> usize {
    /// Inline elements deeper than this within a block are not looked through.
    const MAX_INLINE_DEPTH: usize = 24;
    let mut node = nodes[node].parent;
    for _ in 0..MAX_INLINE_DEPTH {
        if nodes[node].block {
            break;
        }
        node = nodes[node].parent;
    }
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "Warga Desa Kenari menanam ribuan bibit bakau di tepi pantai sejak pagi, dan para murid sekolah ikut \
        membawa bibit itu ke perahu kecil.";
    const SECOND: &str = "Kepala desa mengatakan pohon itu menahan ombak pada musim angin barat dan menjadi tempat kepiting \
        bertelur sepanjang tahun.";
    const FOREIGN: &str = "Pasar hewan di lereng utara dibuka lagi dengan timbangan umum, sehingga harga sapi ditentukan oleh \
        beratnya dan bukan oleh calo.";

    /// Returns the placement of each line, with the beginning of the line.
    fn placements(body: &str) -> Vec<(String, Placement)> {
        let page = crate::html::parse(format!("<html><title>Bakau di Kenari</title><body>{body}").as_bytes());
        let hints = |number: usize| page.hints(u32::try_from(number).unwrap()).unwrap().placement;
        page.text.lines().enumerate().map(|(at, line)| (line.chars().take(12).collect(), hints(at + 1))).collect()
    }

    fn place_of(body: &str, start: &str) -> Vec<Placement> {
        placements(body)
            .into_iter()
            .filter(|(line, _)| start.starts_with(line.as_str()))
            .map(|(_, place)| place)
            .collect()
    }

    #[test]
    fn parts_of_a_story_in_boxes_of_one_kind_belong_together() {
        for class in ["content", "body-part", "sc-82b3c53b-0 teks"] {
            let part = |text: &str| format!("<div class='{class}'><p>{text}</p></div><div class=ad>Iklan</div>");
            let body =
                format!("<main><h1>Bakau di Kenari</h1>{}{}{}</main>", part(FIRST), part(SECOND), part("Pendek saja."));
            assert_eq!(place_of(&body, FIRST), [Placement::Story], "{class}");
            assert_eq!(place_of(&body, SECOND), [Placement::Story], "{class}");
            assert_eq!(place_of(&body, "Pendek saja."), [Placement::Story], "{class}");
            assert_eq!(place_of(&body, "Iklan"), [Placement::Outside; 3], "{class}");
        }
    }

    #[test]
    fn foreign_stories_below_the_story_are_outside_of_it() {
        let story =
            format!("<article><h1>Bakau di Kenari</h1><div class=isi><p>{FIRST}</p><p>{SECOND}</p></div></article>");
        let next = format!(
            "<article><h2><a href=/b>Pasar Hewan Dibuka Lagi</a></h2><div class=isi>{}</div></article>",
            format!("<p>{FOREIGN}</p>").repeat(4)
        );
        assert_eq!(place_of(&format!("{story}{next}"), FOREIGN), [Placement::Outside; 4]);
        let teasers = format!("<div><a href=/b>Pasar Hewan Dibuka Lagi</a><p>{FOREIGN}</p></div>").repeat(8);
        let body = format!("{story}<div class=bawah>{teasers}</div>");
        assert_eq!(place_of(&body, FIRST), [Placement::Story]);
        assert_eq!(place_of(&body, FOREIGN), [Placement::Outside; 8]);
    }

    #[test]
    fn comments_longer_than_the_story_are_outside_of_it() {
        let comments = format!("<li class=comment><div class=comment-body><p>{FOREIGN}</p></div></li>").repeat(20);
        let body = format!(
            "<h1>Bakau di Kenari</h1><div class=isi><p>{FIRST}</p></div><ul class=comment-list>{comments}</ul>"
        );
        assert_eq!(place_of(&body, FIRST), [Placement::Story]);
        assert_eq!(place_of(&body, FOREIGN), [Placement::Outside; 20]);
    }

    #[test]
    fn boxes_of_furniture_in_the_story_are_marked_and_quotes_and_lists_are_not() {
        let body = format!(
            "<h1>Bakau di Kenari</h1><div class=isi><p>{FIRST}</p><div class=newsletter><p>Dapatkan berita kami.</p></div>\
             <blockquote class=social><p>Bakau itu pagar kami.</p></blockquote><ul><li>Bibit: 2.000</li></ul>\
             <aside><p>Tentang penulis ini.</p></aside><p>{SECOND}</p></div>"
        );
        assert_eq!(place_of(&body, "Dapatkan berita kami."), [Placement::Furniture]);
        assert_eq!(place_of(&body, "Tentang penulis ini."), [Placement::Furniture]);
        assert_eq!(place_of(&body, "Bakau itu pagar kami."), [Placement::Story]);
        assert_eq!(place_of(&body, "Bibit: 2.000"), [Placement::Story]);
    }

    #[test]
    fn paragraphs_around_a_box_with_more_of_them_belong_to_the_story() {
        let body = format!(
            "<h1>Bakau di Kenari</h1><div class=teks><p>{FOREIGN}</p><div class=sisa><p>{FIRST}</p><p>{SECOND}</p></div></div>"
        );
        assert_eq!(place_of(&body, FOREIGN), [Placement::Story]);
        assert_eq!(place_of(&body, SECOND), [Placement::Story]);
    }

    #[test]
    fn short_lines_between_the_boxes_of_a_story_are_not_outside_of_it() {
        let part = |text: &str| format!("<section class=bagian><div class=teks-panjang><p>{text}</p></div></section>");
        let body = format!(
            "<h1>Bakau di Kenari</h1><div class=isi>{}<section class=langkah-kerja><ul><li>Gali lubang sedalam lutut</li></ul>\
             <p><a href=/b>Pasar hewan dibuka</a></p></section>{}<section class=langkah-kerja><p>Tanam bibit itu</p></section></div><p>Hak cipta Warta</p>",
            part(FIRST),
            part(SECOND)
        );
        assert_eq!(place_of(&body, "Gali lubang sedalam lutut"), [Placement::Unknown]);
        assert_eq!(place_of(&body, "Tanam bibit itu"), [Placement::Unknown]);
        assert_eq!(place_of(&body, "Pasar hewan dibuka"), [Placement::Outside]);
        assert_eq!(place_of(&body, "Hak cipta Warta"), [Placement::Outside]);
    }

    #[test]
    fn the_text_that_the_page_states_decides_between_boxes() {
        let ld = format!(
            r#"<script type="application/ld+json">{{"@type": "Article", "articleBody": "{FIRST} {SECOND}"}}</script>"#
        );
        let body = format!(
            "{ld}<div class=satu><p>{FIRST}</p><p>{SECOND}</p></div><div class=dua>{}</div>",
            format!("<p>{FOREIGN}</p>").repeat(4)
        );
        assert_eq!(place_of(&body, FIRST), [Placement::Story]);
        assert_eq!(place_of(&body, FOREIGN), [Placement::Outside; 4]);
    }
}
