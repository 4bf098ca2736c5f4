//! Scoring rules for web pages: what the HTML structure and the metadata of a page say about its lines.
//!
//! Uses elements, landmarks and common class names only, nothing specific to an outlet. These scores are added to those
//! of the rules for the words.

use crate::article::PartialDateTime;
use crate::extract::line_info::LineInfo;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use crate::html::metadata::letters_of;
use crate::html::{ClassHint, Element, Landmark, LineHints, Page, Placement};
use crate::packs::FieldLabel;
use crate::text::normalize_for_match;
use std::collections::HashSet;

/// Class names of boxes with links to other stories.
const LINK_BOX_CLASSES: &[ClassHint] = &[ClassHint::Related, ClassHint::List];
/// Class names of elements that are boilerplate whatever they contain.
const BOILERPLATE_CLASSES: &[ClassHint] = &[
    ClassHint::Share,
    ClassHint::Menu,
    ClassHint::Breadcrumb,
    ClassHint::Comment,
    ClassHint::Newsletter,
    ClassHint::Ad,
    ClassHint::Overlay,
    ClassHint::Pagination,
];
/// Class names of elements whose links are boilerplate.
const PERIPHERAL_CLASSES: &[ClassHint] = &[ClassHint::Header, ClassHint::Footer, ClassHint::Sidebar];

/// Class names of elements with a value of the story, such as its date.
const VALUE_CLASSES: &[ClassHint] = &[
    ClassHint::Author,
    ClassHint::Editor,
    ClassHint::Date,
    ClassHint::Tags,
    ClassHint::Caption,
    ClassHint::Credit,
    ClassHint::Standfirst,
];

/// A page and what its structure says about the lines of its text. Line indices are those of the non-blank lines.
pub(crate) struct HtmlRules<'p> {
    page: &'p Page,
    /// The line of the headline, if the page identifies one.
    headline: Option<usize>,
    /// Whether the metadata contain the text of that line as the title.
    headline_is_named: bool,
    /// The first and the last paragraph of the main content element.
    body_range: Option<(usize, usize)>,
    /// For each line, whether the line above is a label without a value, so that this one is the value.
    is_label_value: Vec<bool>,
    /// The first line below the story in a box of links to other stories; the number of lines if there is none.
    first_link_box: usize,
    /// Whether times stand among the paragraphs of the story, each above an entry of a running report.
    has_entry_times: bool,
    keywords: HashSet<String>,
    authors: HashSet<String>,
    published: Option<PartialDateTime>,
    /// The caption and the alternative text of the lead picture, normalized.
    captions: Vec<String>,
    description: String,
}

impl<'p> HtmlRules<'p> {
    pub fn new(page: &'p Page, lines: &[LineInfo<'_>]) -> Self {
        let hints = |line: &LineInfo<'_>| page.hints(line.number);
        let is_text = |line: &LineInfo<'_>| {
            let in_story = |hints: &LineHints| {
                hints.in_main_content && hints.placement != Placement::Furniture && hints.link_percent < 50
            };
            line.is_paragraph() && hints(line).is_some_and(in_story)
        };
        let first = lines.iter().position(is_text);
        let is_end_mark = |line: &LineInfo<'_>| {
            let mark = line.end_mark.as_ref().is_some_and(|mark| mark.range.start == 0);
            mark && hints(line).is_some_and(|hints| hints.in_main_content)
        };
        let last = lines.iter().rposition(|line| is_text(line) || is_end_mark(line));
        let is_boxed =
            |line: &LineInfo<'_>| hints(line).is_some_and(|hints| hints.class_hints.intersects(LINK_BOX_CLASSES));
        let below = last.map_or(lines.len(), |last| last + 1);
        let first_link_box = lines[below..].iter().position(is_boxed).map_or(lines.len(), |at| below + at);
        let titles: Vec<String> = page.metadata.titles.iter().map(|title| normalize_for_match(title)).collect();
        // Elements of a headline follow each other without the signs that separate them in the title.
        let title_letters: HashSet<String> = page.metadata.titles.iter().map(|title| letters_of(title)).collect();
        let is_h1 = |line: &LineInfo<'_>| hints(line).is_some_and(|hints| hints.element == Element::Heading(1));
        let is_named = |line: &LineInfo<'_>| {
            line.match_key.is_some()
                && line.word_count >= 2
                && (is_part_of_title(&titles, &normalize_for_match(line.text), is_h1(line))
                    || title_letters.contains(&letters_of(line.text)))
        };
        let is_no_link = |line: &LineInfo<'_>| hints(line).is_some_and(|hints| !hints.is_link());
        let above = &lines[..first.map_or(lines.len(), |first| (first + 1).min(lines.len()))];
        let headline = above
            .iter()
            .rposition(|line| is_h1(line) && is_named(line))
            .or_else(|| above.iter().rposition(|line| is_no_link(line) && line.word_count >= 3 && is_named(line)))
            .or_else(|| above.iter().rposition(|line| is_h1(line) && is_no_link(line) && line.word_count >= 3));
        let normalized = |text: &String| Some(normalize_for_match(text)).filter(|text| text.len() >= 12);
        Self {
            page,
            headline,
            headline_is_named: headline.is_some_and(|line| is_named(&lines[line])),
            body_range: first.zip(last),
            is_label_value: std::iter::once(false).chain(lines.iter().map(is_bare_label)).collect(),
            first_link_box,
            has_entry_times: lines
                .iter()
                .filter(|line| {
                    hints(line).is_some_and(|hints| hints.placement == Placement::Story && is_entry_time(line, hints))
                })
                .nth(1)
                .is_some(),
            keywords: page.metadata.keywords.iter().map(|keyword| normalize_for_match(keyword)).collect(),
            authors: {
                let outlet = normalize_for_match(&page.metadata.publisher);
                let authors = page.metadata.authors.iter().map(|author| normalize_for_match(author));
                authors.filter(|author| *author != outlet).collect()
            },
            published: page.metadata.published.parse().ok(),
            captions: [&page.metadata.image_caption, &page.metadata.image_alt]
                .into_iter()
                .filter_map(normalized)
                .collect(),
            description: normalize_for_match(&page.metadata.description),
        }
    }

    /// Applies all rules to a line.
    pub fn apply(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(hints) = self.page.hints(line.number) else { return };
        self.apply_headline_rules(index, line, evidence);
        self.apply_position_rules(index, line, hints, evidence);
        self.apply_link_rules(index, line, hints, evidence);
        if !self.is_tag(index, line, hints) {
            apply_boilerplate_rules(line, hints, evidence);
        }
        self.apply_metadata_rules(index, line, hints, evidence);
        self.apply_standfirst_rule(index, line, hints, evidence);
        self.apply_tag_rules(index, line, hints, evidence);
        self.apply_picture_rules(line, hints, evidence);
    }

    fn is_above_body(&self, index: usize) -> bool {
        self.body_range.is_none_or(|(first, _)| index < first)
    }

    fn is_below_body(&self, index: usize) -> bool {
        self.body_range.is_some_and(|(_, last)| index > last)
    }

    /// Whether the line is between the headline, or four lines above it, and the story, or below the story.
    fn is_near_body(&self, index: usize) -> bool {
        let below_headline = self.headline.is_none_or(|headline| index + 4 >= headline);
        below_headline && self.is_above_body(index) || self.is_below_body(index)
    }

    fn apply_headline_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(headline) = self.headline else { return };
        if index == headline {
            let named = self.headline_is_named;
            let rule = if named { ScoreRule::HtmlHeadlineNamed } else { ScoreRule::HtmlHeadlineGuessed };
            evidence.fire(rule, 0..line.text.len());
        } else {
            evidence.fire(ScoreRule::HtmlNotHeadline, 0..0);
        }
        if index > headline {
            evidence.fire(ScoreRule::HtmlBelowHeadline, 0..0);
        } else if index < headline {
            // If the metadata name the headline, nothing above it is part of the story, except a date close to it.
            let rule = match (self.headline_is_named, index + 5 < headline) {
                (true, true) => ScoreRule::HtmlFarAboveNamedHeadline,
                (true, false) => ScoreRule::HtmlNearNamedHeadline,
                (false, true) => ScoreRule::HtmlFarAboveGuessedHeadline,
                (false, false) => ScoreRule::HtmlNearGuessedHeadline,
            };
            evidence.fire(rule, 0..0);
        }
    }

    /// The position of the line relative to the main content element.
    fn apply_position_rules(&self, index: usize, line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
        let Some((first, last)) = self.body_range else { return };
        let has_value = hints.class_hints.intersects(VALUE_CLASSES) || !hints.time.is_empty();
        match hints.placement {
            Placement::Outside => evidence.fire(ScoreRule::HtmlOutsideBoxes, 0..0),
            Placement::Furniture if has_value => {}
            Placement::Furniture => return evidence.fire(ScoreRule::HtmlFurnitureBox, 0..0),
            Placement::Story if index >= first && is_story_item(line, hints) => {
                let is_item =
                    matches!(hints.element, Element::ListItem | Element::TableCell | Element::DescriptionTerm);
                evidence.fire(if is_item { ScoreRule::HtmlStoryListItem } else { ScoreRule::HtmlStoryItem }, 0..0);
            }
            Placement::Story | Placement::Unknown => {}
        }
        if self.has_entry_times && hints.placement == Placement::Story && is_entry_time(line, hints) {
            evidence.fire(ScoreRule::HtmlEntryTime, 0..0);
        }
        let is_end = index > last && hints.placement == Placement::Story && is_story_item(line, hints);
        let within = (first..=last).contains(&index) || is_end;
        if hints.in_main_content && within && hints.link_percent < 50 {
            if hints.in_link_card && !self.is_above_body(index) || hints.class_hints.intersects(LINK_BOX_CLASSES) {
                return;
            }
            let rule = if line.is_paragraph() { ScoreRule::HtmlStoryParagraph } else { ScoreRule::HtmlStoryLine };
            evidence.fire(rule, 0..0);
            let is_heading = matches!(hints.element, Element::Heading(2..=6));
            if (is_heading || hints.is_bold) && line.word_count <= 25 && !line.is_paragraph() {
                evidence
                    .fire(if is_heading { ScoreRule::HtmlSubheadHeading } else { ScoreRule::HtmlSubheadBold }, 0..0);
            }
        } else if index < first {
            evidence.fire(ScoreRule::HtmlAboveStory, 0..0);
        } else if index > last && !hints.in_main_content {
            let may_be_text = line.is_paragraph() && hints.link_percent < 30 && hints.class_hints.is_empty();
            evidence.fire(if may_be_text { ScoreRule::HtmlBelowStoryText } else { ScoreRule::HtmlBelowStory }, 0..0);
        } else if !hints.in_main_content && hints.link_percent < 50 {
            evidence.fire(ScoreRule::HtmlOutsideMainContent, 0..0);
        }
        if index <= last {
            evidence.fire(ScoreRule::HtmlAboveStoryEnd, 0..0);
        }
    }

    /// Lines that consist of links, and other lines in boxes of links.
    fn apply_link_rules(&self, index: usize, line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
        // If the main content element includes the head of the page, the parts of that head are no cards.
        let boxed = hints.class_hints.intersects(LINK_BOX_CLASSES) || hints.in_link_card && !self.is_above_body(index);
        if let Some(marker) = &line.marker
            && is_linked_title(line, hints, marker.title.start)
        {
            evidence.fire(ScoreRule::HtmlMarkerOverLink, marker.range.clone());
        }
        let is_tag_or_author = hints.class_hints.intersects(&[ClassHint::Tags, ClassHint::Author]) && !boxed;
        if !hints.is_link() && !is_item_of_link_list(line, hints) {
            if boxed && !line.is_paragraph() {
                evidence.fire(ScoreRule::HtmlLinkBoxHead, 0..0);
            } else if boxed {
                evidence.fire(ScoreRule::HtmlLinkBoxTeaser, 0..0);
            }
            return;
        }
        if is_tag_or_author
            || hints.class_hints.intersects(BOILERPLATE_CLASSES)
            || self.is_label_value.get(index) == Some(&true)
        {
            return;
        }
        let rule = if self.is_below_body(index) {
            if boxed { ScoreRule::HtmlLinkBoxBelowStory } else { ScoreRule::HtmlLinkLineBelowStory }
        } else if self.is_above_body(index) {
            let in_masthead = self.headline.is_some_and(|headline| index < headline);
            let headline_like = line.is_headline() && line.word_count >= 4 && !line.is_name();
            match (boxed, headline_like, in_masthead) {
                (false, true, false) => ScoreRule::HtmlLinkLineHeadHeadline,
                (false, true, true) => ScoreRule::HtmlLinkLineHeadHeadlineMasthead,
                (false, false, false) => ScoreRule::HtmlLinkLineHeadOther,
                (false, false, true) => ScoreRule::HtmlLinkLineHeadOtherMasthead,
                (true, true, false) => ScoreRule::HtmlLinkBoxHeadHeadline,
                (true, true, true) => ScoreRule::HtmlLinkBoxHeadHeadlineMasthead,
                (true, false, false) => ScoreRule::HtmlLinkBoxHeadOther,
                (true, false, true) => ScoreRule::HtmlLinkBoxHeadOtherMasthead,
            }
        } else {
            // Below a marker, a line in a box is the headline of that card.
            match (boxed, line.word_count >= 3) {
                (false, true) => ScoreRule::HtmlLinkLineInStory,
                (false, false) => ScoreRule::HtmlLinkLineInStoryShort,
                (true, true) => ScoreRule::HtmlLinkBoxInStory,
                (true, false) => ScoreRule::HtmlLinkBoxInStoryShort,
            }
        };
        evidence.fire(rule, 0..0);
    }

    /// Date, byline and standfirst, identified by their element or by the metadata.
    fn apply_metadata_rules(&self, index: usize, line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
        let is_listed = hints.class_hints.intersects(LINK_BOX_CLASSES) || hints.landmarks.contains(Landmark::Aside);
        let all = hints.class_hints.union(hints.inner_class_hints);
        if !self.is_near_body(index) || is_listed {
            return;
        }
        let above = self.is_above_body(index);
        if line.word_count <= 18 && (!hints.time.is_empty() || all.contains(ClassHint::Date)) {
            if let Some(date) = &line.date {
                evidence.fire(ScoreRule::HtmlDateElement, date.range.clone());
            } else if !hints.time.is_empty() && above {
                evidence.fire(ScoreRule::HtmlTimeElement, 0..line.text.len());
            }
        }
        if let (Some(date), Some(published)) = (&line.date, self.published)
            && above
            && date.to_datetime().is_some_and(|seen| seen.date == published.date)
        {
            evidence.fire(ScoreRule::HtmlPublishedDate, date.range.clone());
        }
        let value = line.label.as_ref().map_or(line.text, |label| &line.text[label.value.clone()]);
        if line.word_count <= 14 && self.authors.contains(&normalize_for_match(value)) {
            evidence.fire(ScoreRule::HtmlAuthorName, 0..line.text.len());
        } else if all.contains(ClassHint::Editor) && !all.contains(ClassHint::Author) && line.is_name() {
            evidence.fire(ScoreRule::HtmlEditorElement, 0..line.text.len());
        } else if hints.in_main_content && hints.is_bold && self.is_below_body(index) && line.is_name() {
            evidence.fire(ScoreRule::HtmlBoldNameBelowStory, 0..line.text.len());
        } else if all.contains(ClassHint::Author)
            && line.word_count <= 12
            && !line.is_paragraph()
            && line.date.is_none()
        {
            let is_own = hints.class_hints.contains(ClassHint::Author);
            let rule = if is_own { ScoreRule::HtmlAuthorElement } else { ScoreRule::HtmlAuthorInside };
            evidence.fire(rule, 0..line.text.len());
        }
    }

    /// The standfirst: above the story, or the line below the headline.
    fn apply_standfirst_rule(&self, index: usize, line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
        let is_listed = hints.class_hints.intersects(LINK_BOX_CLASSES) || hints.landmarks.contains(Landmark::Aside);
        let below_headline = self.headline.is_some_and(|headline| index == headline + 1);
        let above = below_headline || self.is_near_body(index) && self.is_above_body(index);
        let is_summary = self.description.len() >= 30
            && line.match_key.is_some()
            && normalize_for_match(line.text) == self.description;
        if above
            && !is_listed
            && (hints.class_hints.contains(ClassHint::Standfirst) && line.word_count >= 6 || is_summary)
            && !hints.is_link()
        {
            evidence
                .fire(if is_summary { ScoreRule::HtmlStandfirstSummary } else { ScoreRule::HtmlStandfirstClass }, 0..0);
        }
    }

    /// Whether its element, or the keywords of the page, mark the line as tags.
    fn is_tag(&self, index: usize, line: &LineInfo<'_>, hints: &LineHints) -> bool {
        let has_class = hints.class_hints.contains(ClassHint::Tags)
            || hints.is_link() && hints.inner_class_hints.contains(ClassHint::Tags);
        let is_elsewhere = hints.class_hints.intersects(&[
            ClassHint::Menu,
            ClassHint::List,
            ClassHint::Related,
            ClassHint::Sidebar,
            ClassHint::Share,
        ]);
        let short = hints.links.len() > 1 || line.word_count <= 5;
        let by_element = has_class && hints.link_percent >= 50 && short && !is_elsewhere && index < self.first_link_box;
        let is_keyword =
            line.word_count <= 5 && self.keywords.contains(&normalize_for_match(line.text.trim_start_matches('#')));
        (by_element || is_keyword) && self.is_below_body(index) && !line.is_paragraph() && line.word_count <= 60
    }

    fn apply_tag_rules(&self, index: usize, line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
        if self.is_tag(index, line, hints) {
            let rule = if line.word_count <= 5 { ScoreRule::HtmlTagsShort } else { ScoreRule::HtmlTagsLong };
            evidence.fire(rule, 0..line.text.len());
        }
    }

    fn apply_picture_rules(&self, line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
        if hints.link_percent >= 50 || hints.class_hints.intersects(LINK_BOX_CLASSES) || line.word_count == 0 {
            return;
        }
        let is_lead_caption = line.match_key.is_some() && {
            let text = normalize_for_match(line.text);
            let alike =
                |caption: &String| text.starts_with(caption.trim_end_matches('.')) || caption.starts_with(&text);
            text.len() >= 12 && self.captions.iter().any(alike)
        };
        let is_caption = hints.element == Element::FigureCaption || hints.class_hints.contains(ClassHint::Caption);
        let in_figure = hints.landmarks.contains(Landmark::Figure) && hints.element != Element::Heading(1);
        let labelled = line.has_label(&[FieldLabel::Photo, FieldLabel::Credit]) && line.word_count <= 6;
        if (hints.class_hints.contains(ClassHint::Credit) || labelled && is_caption) && line.word_count <= 12 {
            evidence.fire(ScoreRule::HtmlCredit, 0..0);
        } else if is_caption || in_figure {
            evidence.fire(if is_caption { ScoreRule::HtmlCaption } else { ScoreRule::HtmlFigure }, 0..0);
        }
        if is_lead_caption && line.date.is_none() {
            evidence.fire(ScoreRule::HtmlLeadCaption, 0..0);
        }
    }
}

/// Whether the text from an offset of the row to its end is one link.
fn is_linked_title(line: &LineInfo<'_>, hints: &LineHints, start: usize) -> bool {
    let [link] = hints.links.as_slice() else { return false };
    let (from, to) = (link.range.start.saturating_sub(line.offset), link.range.end.saturating_sub(line.offset));
    from > 0 && from <= start && start < to && to >= line.text.trim_end().len()
}

/// Whether a line is an item of a list of links in the story, with a kicker or the like before its link.
fn is_item_of_link_list(line: &LineInfo<'_>, hints: &LineHints) -> bool {
    let end = line.offset + line.text.len();
    hints.element == Element::ListItem
        && hints.placement == Placement::Furniture
        && hints.link_percent >= 60
        && hints.links.last().is_some_and(|link| link.range.end >= end)
}

/// Whether a line is a time in an element of its own.
fn is_entry_time(line: &LineInfo<'_>, hints: &LineHints) -> bool {
    !hints.time.is_empty() && line.word_count <= 6 && line.date.is_some()
}

/// Whether a line among the paragraphs of the story is free of links and has no meaning of its own by its words or class
/// names.
fn is_story_item(line: &LineInfo<'_>, hints: &LineHints) -> bool {
    const OWN_MEANING: &[ClassHint] = &[
        ClassHint::Related,
        ClassHint::List,
        ClassHint::Tags,
        ClassHint::Author,
        ClassHint::Editor,
        ClassHint::Date,
        ClassHint::Caption,
        ClassHint::Credit,
    ];
    let has_own_words = line.label.is_some() || line.marker.is_some() || line.text.starts_with('#');
    hints.link_percent == 0
        && !hints.in_link_card
        && !hints.class_hints.intersects(OWN_MEANING)
        && !has_own_words
        && line.word_count > 0
}

/// Whether the line is a label without a value.
fn is_bare_label(line: &LineInfo<'_>) -> bool {
    line.label.as_ref().is_some_and(|label| label.value.is_empty())
}

/// Lines in landmarks around the story, and in elements with class names of boilerplate.
fn apply_boilerplate_rules(line: &LineInfo<'_>, hints: &LineHints, evidence: &mut Evidence) {
    let peripheral = [Landmark::Navigation, Landmark::Footer, Landmark::Header, Landmark::Aside, Landmark::Form];
    let in_landmark = peripheral.into_iter().any(|landmark| hints.landmarks.contains(landmark));
    let is_long = line.is_paragraph() && hints.link_percent < 50;
    // A label with its value is stronger evidence than the position.
    if line.label.as_ref().is_some_and(|label| !label.value.is_empty() && line.word_count <= 16) {
        return;
    }
    if in_landmark {
        let rule = if is_long {
            ScoreRule::HtmlLandmarkText
        } else if hints.link_percent >= 50 {
            ScoreRule::HtmlLandmarkLinks
        } else {
            ScoreRule::HtmlLandmarkWords
        };
        evidence.fire(rule, 0..0);
    }
    if hints.class_hints.intersects(BOILERPLATE_CLASSES) {
        let rule = if is_long { ScoreRule::HtmlBoilerplateClassText } else { ScoreRule::HtmlBoilerplateClass };
        evidence.fire(rule, 0..0);
    } else if hints.class_hints.intersects(PERIPHERAL_CLASSES) && hints.is_link() {
        evidence.fire(ScoreRule::HtmlPeripheralLink, 0..0);
    }
}

/// Whether the line is one of the titles, or a part of one between separators: titles often contain the name of the
/// outlet too. The part must be half of the title; a top heading may also be a shorter part at its begin, or behind a
/// kicker with a colon. Both are normalized.
fn is_part_of_title(titles: &[String], line: &str, is_top_heading: bool) -> bool {
    const TITLE_SEPARATORS: [char; 8] = ['|', '-', ':', '»', '/', '·', '•', '<'];
    titles.iter().any(|title| {
        title == line
            || line.len() >= 12
                && title.match_indices(line).any(|(at, _)| {
                    let (before, after) = (title[..at].trim_end(), title[at + line.len()..].trim_start());
                    let is_long = line.len() * 2 >= title.len();
                    (is_long || is_top_heading && (before.is_empty() || before.ends_with(':')))
                        && (before.is_empty() || before.ends_with(TITLE_SEPARATORS))
                        && (after.is_empty() || after.starts_with(TITLE_SEPARATORS))
                })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, BlockKind, FieldName, render_body};
    use crate::packs::Packs;

    const FIRST: &str =
        "Warga Desa Kenari menanam ribuan bibit bakau di tepi pantai sejak pagi, kata kepala desa, Budi Setia.";
    const SECOND: &str =
        "Pohon itu menahan ombak pada musim angin barat dan menjadi tempat kepiting bertelur, menurut warga.";

    fn read(inside: &str, below: &str) -> Article {
        let html = format!(
            "<!doctype html><html><head><title>Bakau Ditanam di Kenari</title></head><body><article>\
             <h1>Bakau Ditanam di Kenari</h1><p>{FIRST}</p><p>{SECOND}</p>{inside}</article>{below}</body></html>"
        );
        let page = crate::html::parse(html.as_bytes());
        crate::extract::extract_page("a.html", html.as_bytes(), &page, &Packs::built_in())
    }

    fn published(article: &Article) -> String {
        let mut article = article.clone();
        if let Some(clean) = article.remove_certain_promos() {
            clean.apply(&mut article).unwrap();
        }
        render_body(&article).into_iter().map(|block| block.text + "\n").collect()
    }

    #[test]
    fn lists_in_the_story_stay_though_their_items_look_like_furniture_or_dates() {
        let list = "<ul><li>10 Maret – Lereng Utara</li><li>8 April – Kenari</li><li>22 April – Muara</li></ul>";
        let text = published(&read(list, ""));
        assert!(text.contains("10 Maret – Lereng Utara") && text.contains("22 April – Muara"), "{text}");
        let steps = format!(
            "<p>Langkahnya menurut Budi Setia ada tiga.</p><ol><li>Buka aplikasi</li><li>Bagikan</li><li>Simpan</li></ol><p>{SECOND}</p>"
        );
        let text = published(&read(&steps, ""));
        assert!(text.contains("2. Bagikan") && text.contains("3. Simpan"), "{text}");
    }

    #[test]
    fn rows_of_a_table_in_the_story_stay_rows_whatever_their_words() {
        let table = "<table><tr><th>Butir<th>2024<th>2025</tr><tr><td>Tanggal<td>12 Juni 2024<td>12 Juni 2025</tr>\
            <tr><td>Bagikan<td>12%<td>14%</tr><tr><td>Baca juga: pasar<td>3<td>4</tr><tr><td>Foto: Kenari<td>9<td>8</tr>\
            <tr><td>Sumber: dinas<td><td></tr></table>";
        let article = read(&format!("{table}<p>{SECOND} Warga setuju.</p>"), "");
        let rows = article.body.iter().filter(|block| block.kind == BlockKind::TableRow);
        let firsts: Vec<&str> = rows.filter_map(|row| row.text.split('\t').next()).collect();
        assert_eq!(firsts, ["Butir", "Tanggal", "Bagikan", "Baca juga: pasar", "Foto: Kenari", "Sumber: dinas"]);
        assert!(article.passages.is_empty() && article.fields.value(FieldName::Published).is_empty());
    }

    #[test]
    fn teasers_of_other_stories_below_the_story_are_not_published() {
        let teaser = "<div><h3><a href=/b>Pasar Hewan Dibuka Lagi</a></h3><p>Pasar hewan di lereng utara dibuka lagi dengan \
            timbangan umum, sehingga harga sapi ditentukan oleh beratnya.</p></div>";
        let text = published(&read("", &teaser.repeat(6)));
        assert!(text.contains("kepiting bertelur") && !text.contains("timbangan umum"), "{text}");
    }

    #[test]
    fn a_marker_beside_its_link_is_a_certain_promo() {
        let text = published(&read(
            &format!("<div><span>Baca juga</span><a href=/b>Gudang Benih Terbakar Semalam</a></div><p>{SECOND}</p>"),
            "",
        ));
        assert!(!text.contains("Gudang Benih"), "{text}");
    }

    #[test]
    fn a_list_of_links_with_kickers_in_the_story_is_not_published() {
        let item = |kicker: &str, link: &str| format!("<li><b>{kicker}</b> <a href=/b>{link}</a></li>");
        let list = [
            ("Pasar:", "Harga Gabah di Lereng Utara Naik Lagi"),
            ("Pantai:", "Kapal Wisata Dilarang Merapat di Muara"),
        ];
        let items: String = list.iter().map(|(kicker, link)| item(kicker, link)).collect();
        let mut article = read(&format!("<ul>{items}</ul><p>{SECOND} Warga setuju.</p>"), "");
        if let Some(clean) = article.remove_certain_promos() {
            clean.apply(&mut article).unwrap();
        }
        let text = published(&article);
        assert!(
            !text.contains("Harga Gabah") && !text.contains("Kapal Wisata") && text.contains("Warga setuju"),
            "{text}"
        );
    }

    #[test]
    fn a_heading_whose_id_is_made_of_its_words_stays() {
        let heading = format!("<h2 id=h-regu-desa-alert>Regu Desa Alert</h2><p>{SECOND}</p>");
        assert!(published(&read(&heading, "")).contains("Regu Desa Alert"));
    }

    #[test]
    fn times_of_entries_stay_above_their_entries() {
        let entry = |time: &str, text: &str| {
            format!("<time datetime='2025-04-09T{time}'>{} WITA</time><p>{text}</p>", time.replace(':', "."))
        };
        let html = format!(
            "<!doctype html><html><head><title>Hitung Suara di Kenari</title></head><body><article><h1>Hitung Suara di Kenari</h1>{}{}</article>",
            entry("17:30", FIRST),
            entry("15:10", SECOND)
        );
        let page = crate::html::parse(html.as_bytes());
        let article = crate::extract::extract_page("a.html", html.as_bytes(), &page, &Packs::built_in());
        assert!(published(&article).contains("17.30 WITA") && published(&article).contains("15.10 WITA"));
        assert_eq!(article.fields.value(FieldName::Published), "");
    }

    #[test]
    fn a_headline_is_found_in_a_title_with_the_outlet_name() {
        let titles = ["warga menanam bakau - warta pesisir".to_owned()];
        let is_part = |line: &str| is_part_of_title(&titles, line, false);
        assert!(is_part("warga menanam bakau") && !is_part("warta pesisir") && !is_part("warga menanam"));
        assert!(!is_part_of_title(&titles, "warta pesisir", true) && !is_part_of_title(&titles, "warga menanam", true));
        let titles = ["hutan pantai di lereng timur: bakau muda tumbuh - warta pesisir kenari".to_owned()];
        assert!(
            is_part_of_title(&titles, "bakau muda tumbuh", true)
                && !is_part_of_title(&titles, "bakau muda tumbuh", false)
        );
    }
}
