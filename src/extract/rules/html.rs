//! Scoring rules for web pages: what the HTML structure and the metadata of a page say about its lines.
//!
//! Uses elements, landmarks and common class names only, nothing specific to an outlet. These scores are added to those
//! of the rules for the words.

use crate::extract::model::viterbi::State;
use crate::extract::line_info::Row;
use crate::extract::reason_code::Rule;
use crate::extract::rules::evidence::Votes;
use crate::article::Stamp;
use crate::packs::Label;
use crate::html::{Clues, Element, Landmark, Page, Word};
use crate::text::fold;
use std::collections::HashSet;

/// Class names of boxes with links to other stories.
const BOXES: &[Word] = &[Word::Related, Word::List];
/// Class names of elements that are boilerplate whatever they contain.
const FURNITURE: &[Word] = &[
    Word::Share,
    Word::Menu,
    Word::Breadcrumb,
    Word::Comment,
    Word::Newsletter,
    Word::Ad,
    Word::Overlay,
    Word::Pagination,
];
/// Class names of elements whose links are boilerplate.
const AROUND: &[Word] = &[Word::Header, Word::Footer, Word::Sidebar];

/// A page and what its structure says about the lines of its text. Line indices are those of the non-blank lines.
pub(crate) struct Markup<'p> {
    page: &'p Page,
    /// The line of the headline, if the page identifies one.
    headline: Option<usize>,
    /// Whether the metadata contain the text of that line as the title.
    named: bool,
    /// The first and the last paragraph of the main content element.
    story: Option<(usize, usize)>,
    /// For each line, whether the line above is a label without a value, so that this one is the value.
    is_value: Vec<bool>,
    /// The first line below the story in a box of links to other stories; the number of lines if there is none.
    boxes: usize,
    keywords: HashSet<String>,
    authors: HashSet<String>,
    published: Option<Stamp>,
    /// The caption and the alternative text of the lead picture, normalized.
    captions: Vec<String>,
    description: String,
}

impl<'p> Markup<'p> {
    pub fn of(page: &'p Page, rows: &[Row<'_>]) -> Self {
        let clues = |row: &Row<'_>| page.clues(row.line);
        let is_text =
            |row: &Row<'_>| row.is_paragraph() && clues(row).is_some_and(|clues| clues.in_story && clues.linked < 50);
        let first = rows.iter().position(is_text);
        let is_end_mark = |row: &Row<'_>| {
            let mark = row.end_mark.as_ref().is_some_and(|mark| mark.range.start == 0);
            mark && clues(row).is_some_and(|clues| clues.in_story)
        };
        let last = rows.iter().rposition(|row| is_text(row) || is_end_mark(row));
        let is_boxed = |row: &Row<'_>| clues(row).is_some_and(|clues| clues.words.has_any(BOXES));
        let below = last.map_or(rows.len(), |last| last + 1);
        let boxes = rows[below..].iter().position(is_boxed).map_or(rows.len(), |at| below + at);
        let titles: Vec<String> = page.facts.titles.iter().map(|title| fold(title)).collect();
        let is_named = |row: &Row<'_>| row.fold.is_some() && row.words >= 2 && names(&titles, &fold(row.text));
        let is_h1 = |row: &Row<'_>| clues(row).is_some_and(|clues| clues.element == Element::Heading(1));
        let is_no_link = |row: &Row<'_>| clues(row).is_some_and(|clues| !clues.is_link());
        let above = &rows[..first.map_or(rows.len(), |first| (first + 1).min(rows.len()))];
        let headline = above
            .iter()
            .rposition(|row| is_h1(row) && is_named(row))
            .or_else(|| above.iter().rposition(|row| is_no_link(row) && row.words >= 3 && is_named(row)))
            .or_else(|| above.iter().rposition(|row| is_h1(row) && is_no_link(row) && row.words >= 3));
        let normalized = |text: &String| Some(fold(text)).filter(|text| text.len() >= 12);
        Self {
            page,
            headline,
            named: headline.is_some_and(|row| is_named(&rows[row])),
            story: first.zip(last),
            is_value: std::iter::once(false).chain(rows.iter().map(is_bare_label)).collect(),
            boxes,
            keywords: page.facts.keywords.iter().map(|keyword| fold(keyword)).collect(),
            authors: page.facts.authors.iter().map(|author| fold(author)).collect(),
            published: page.facts.published.parse().ok(),
            captions: [&page.facts.caption, &page.facts.alternative].into_iter().filter_map(normalized).collect(),
            description: fold(&page.facts.description),
        }
    }

    /// Applies all rules to a line.
    pub fn vote(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let Some(clues) = self.page.clues(row.line) else { return };
        self.as_headline(index, row, votes);
        self.by_place(index, row, clues, votes);
        self.as_link(index, row, clues, votes);
        if !self.is_tag(index, row, clues) {
            as_furniture(row, clues, votes);
        }
        self.as_told(index, row, clues, votes);
        self.as_tags(index, row, clues, votes);
        self.as_picture(row, clues, votes);
    }

    fn is_above_story(&self, index: usize) -> bool {
        self.story.is_none_or(|(first, _)| index < first)
    }

    fn is_below_story(&self, index: usize) -> bool {
        self.story.is_some_and(|(_, last)| index > last)
    }

    /// Whether the line is between the headline, or four lines above it, and the story, or below the story.
    fn is_beside_story(&self, index: usize) -> bool {
        let below_headline = self.headline.is_none_or(|headline| index + 4 >= headline);
        below_headline && self.is_above_story(index) || self.is_below_story(index)
    }

    fn as_headline(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        let Some(headline) = self.headline else { return };
        if index == headline {
            let rule = if self.named { Rule::PageHeadline } else { Rule::MarkupHeadline };
            votes.cast(rule, 0..row.text.len(), &[(State::Title, 16.0), (State::Mast, -6.0)]);
        } else {
            votes.cast(Rule::MarkupHeadline, 0..0, &[(State::Title, -8.0)]);
        }
        if index > headline {
            votes.cast(Rule::MarkupHeadline, 0..0, &[(State::Mast, -6.0)]);
        } else if index < headline {
            // If the metadata name the headline, nothing above it is part of the story, except a date close to it.
            let mast = if self.named { 30.0 } else { 2.0 };
            let date = if index + 5 < headline { -10.0 } else { mast };
            votes.cast(Rule::AboveHeadline, 0..0, &[(State::Mast, mast), (State::MastDate, date)]);
        }
    }

    /// The position of the line relative to the main content element.
    fn by_place(&self, index: usize, row: &Row<'_>, clues: &Clues, votes: &mut Votes) {
        let Some((first, last)) = self.story else { return };
        let within = (first..=last).contains(&index);
        if clues.in_story && within && clues.linked < 50 {
            if clues.in_card && !self.is_above_story(index) || clues.words.has_any(BOXES) {
                return;
            }
            let weight = if row.is_paragraph() { 2.5 } else { 0.5 };
            let states =
                [(State::Body, weight), (State::Dateline, weight), (State::Subhead, 0.5), (State::TailChrome, -3.0)];
            votes.cast(Rule::MarkupStory, 0..0, &states);
            let is_heading = matches!(clues.element, Element::Heading(2..=6));
            if (is_heading || clues.bold) && row.words <= 25 && !row.is_paragraph() {
                let (head, body) = if is_heading { (5.0, -2.0) } else { (2.5, 0.0) };
                votes.cast(Rule::MarkupSubhead, 0..0, &[(State::Subhead, head), (State::Body, body)]);
            }
        } else if index < first {
            votes.cast(Rule::OutsideStory, 0..0, &[(State::Body, -4.0), (State::Subhead, -3.0)]);
        } else if index > last && !clues.in_story {
            let may_be_text = row.is_paragraph() && clues.linked < 30 && clues.words.is_empty();
            let (tail, body) = if may_be_text { (1.5, -1.0) } else { (2.5, -4.0) };
            let states = [(State::TailChrome, tail), (State::Body, body), (State::Subhead, -3.0)];
            votes.cast(Rule::OutsideStory, 0..0, &states);
        } else if !clues.in_story && clues.linked < 50 {
            votes.cast(Rule::OutsideStory, 0..0, &[(State::BodyChrome, 3.0), (State::Body, -1.0)]);
        }
        if index <= last {
            votes.cast(Rule::MarkupStory, 0..0, &[(State::TailOpen, -4.0), (State::TailPromo, -4.0)]);
        }
    }

    /// Lines that consist of links, and other lines in boxes of links.
    fn as_link(&self, index: usize, row: &Row<'_>, clues: &Clues, votes: &mut Votes) {
        // If the main content element includes the head of the page, the parts of that head are no cards.
        let boxed = clues.words.has_any(BOXES) || clues.in_card && !self.is_above_story(index);
        let is_tag_or_author = clues.words.has_any(&[Word::Tags, Word::Author]) && !boxed;
        if !clues.is_link() {
            if boxed && !row.is_paragraph() {
                let box_head = [(State::Promo, 13.0), (State::HeadPromo, 13.0), (State::TailChrome, 3.0)];
                votes.cast(Rule::LinkBox, 0..0, &box_head);
            } else if boxed {
                let teaser = [(State::Promo, 16.0), (State::Card, 8.0), (State::TailChrome, 3.0), (State::Body, -2.0)];
                votes.cast(Rule::LinkBox, 0..0, &teaser);
            }
            return;
        }
        if is_tag_or_author || clues.words.has_any(FURNITURE) || self.is_value.get(index) == Some(&true) {
            return;
        }
        let rule = if boxed { Rule::LinkBox } else { Rule::LinkLine };
        let bonus = if boxed { 4.0 } else { 0.0 };
        if self.is_below_story(index) {
            votes.cast(rule, 0..0, &[(State::TailChrome, 4.0 + bonus), (State::Body, -3.0), (State::Subhead, -3.0)]);
        } else if self.is_above_story(index) {
            let mast = if self.headline.is_some_and(|headline| index < headline) { 3.0 } else { 0.0 };
            let headline_like = row.is_headline() && row.words >= 4 && !row.is_name();
            let promo = if headline_like { 16.5 + bonus } else { 10.0 + bonus };
            votes.cast(rule, 0..0, &[(State::Mast, mast), (State::HeadPromo, promo), (State::HeadChrome, 5.0)]);
            if boxed {
                votes.cast(rule, 0..0, &[(State::HeadCard, 14.0)]);
            }
        } else {
            let (promo, boilerplate) = if row.words >= 3 { (18.0 + bonus, 12.0) } else { (13.0 + bonus, 14.0) };
            let states =
                [(State::Promo, promo), (State::BodyChrome, boilerplate), (State::Body, -2.0), (State::Subhead, -4.0)];
            votes.cast(rule, 0..0, &states);
            if boxed {
                // Below a marker it is the headline of that card.
                votes.cast(rule, 0..0, &[(State::Card, 14.0)]);
            }
        }
    }

    /// Date, byline and standfirst, identified by their element or by the metadata.
    fn as_told(&self, index: usize, row: &Row<'_>, clues: &Clues, votes: &mut Votes) {
        let is_listed = clues.words.has_any(BOXES) || clues.around.has(Landmark::Aside);
        let all = clues.words.and(clues.inner);
        if !self.is_beside_story(index) || is_listed {
            return;
        }
        let above = self.is_above_story(index);
        if row.words <= 18 && (!clues.time.is_empty() || all.has(Word::Date)) {
            if let Some(date) = &row.date {
                votes.cast(Rule::MarkupDate, date.range.clone(), &[(State::HeadDate, 3.0)]);
            } else if !clues.time.is_empty() && above {
                votes.cast(Rule::MarkupDate, 0..row.text.len(), &[(State::HeadDate, 16.5)]);
            }
        }
        if let (Some(date), Some(published)) = (&row.date, self.published)
            && above
            && date.stamp().is_some_and(|seen| seen.date == published.date)
        {
            let states = [(State::HeadDate, 4.0), (State::MastDate, 1.0)];
            votes.cast(Rule::PageDate, date.range.clone(), &states);
        }
        let value = row.label.as_ref().map_or(row.text, |label| &row.text[label.value.clone()]);
        if row.words <= 14 && self.authors.contains(&fold(value)) {
            let states = [(State::HeadByline, 14.0), (State::TailByline, 17.0), (State::Title, -4.0)];
            votes.cast(Rule::PageByline, 0..row.text.len(), &states);
        } else if all.has(Word::Editor) && !all.has(Word::Author) && row.is_name() {
            votes.cast(Rule::MarkupByline, 0..row.text.len(), &[(State::TailEditor, 15.0), (State::HeadEditor, 14.0)]);
        } else if clues.in_story && clues.bold && self.is_below_story(index) && row.is_name() {
            votes.cast(Rule::MarkupByline, 0..row.text.len(), &[(State::TailByline, 16.5)]);
        } else if all.has(Word::Author) && row.words <= 12 && !row.is_paragraph() && row.date.is_none() {
            let (head, tail) = if clues.words.has(Word::Author) { (11.0, 14.5) } else { (7.0, 9.0) };
            votes.cast(Rule::MarkupByline, 0..row.text.len(), &[(State::HeadByline, head), (State::TailByline, tail)]);
        }
        let is_summary = self.description.len() >= 30 && row.fold.is_some() && fold(row.text) == self.description;
        if above && (clues.words.has(Word::Standfirst) && row.words >= 6 || is_summary) && !clues.is_link() {
            let weight = if is_summary { 6.0 } else { 4.0 };
            votes.cast(Rule::MarkupStandfirst, 0..0, &[(State::Standfirst, weight)]);
        }
    }

    /// Whether its element, or the keywords of the page, mark the line as tags.
    fn is_tag(&self, index: usize, row: &Row<'_>, clues: &Clues) -> bool {
        let has_class = clues.words.has(Word::Tags) || clues.is_link() && clues.inner.has(Word::Tags);
        let is_elsewhere = clues.words.has_any(&[Word::Menu, Word::List, Word::Related, Word::Sidebar, Word::Share]);
        let short = clues.links.len() > 1 || row.words <= 5;
        let by_element = has_class && clues.linked >= 50 && short && !is_elsewhere && index < self.boxes;
        let is_keyword = row.words <= 5 && self.keywords.contains(&fold(row.text.trim_start_matches('#')));
        (by_element || is_keyword) && self.is_below_story(index) && !row.is_paragraph() && row.words <= 60
    }

    fn as_tags(&self, index: usize, row: &Row<'_>, clues: &Clues, votes: &mut Votes) {
        if self.is_tag(index, row, clues) {
            let weight = if row.words <= 5 { 15.0 } else { 23.0 };
            votes.cast(Rule::MarkupTags, 0..row.text.len(), &[(State::Tag, weight)]);
        }
    }

    fn as_picture(&self, row: &Row<'_>, clues: &Clues, votes: &mut Votes) {
        if clues.linked >= 50 || clues.words.has_any(BOXES) || row.words == 0 {
            return;
        }
        let is_lead_caption = row.fold.is_some() && {
            let text = fold(row.text);
            let alike =
                |caption: &String| text.starts_with(caption.trim_end_matches('.')) || caption.starts_with(&text);
            text.len() >= 12 && self.captions.iter().any(alike)
        };
        let is_caption = clues.element == Element::Caption || clues.words.has(Word::Caption);
        let in_figure = clues.around.has(Landmark::Figure) && clues.element != Element::Heading(1);
        let labelled = row.label_is(&[Label::Photo, Label::Credit]) && row.words <= 6;
        if (clues.words.has(Word::Credit) || labelled && is_caption) && row.words <= 12 {
            votes.cast(Rule::MarkupCredit, 0..0, &[(State::HeadCredit, 13.0), (State::BodyCredit, 13.0)]);
        } else if is_caption || in_figure {
            let weight = if is_caption { 8.0 } else { 5.0 };
            let states = [
                (State::HeadCaption, weight),
                (State::BodyCaption, weight + 4.0),
                (State::Body, -3.0),
                (State::HeadCredit, 4.0),
                (State::BodyCredit, 4.0),
            ];
            votes.cast(Rule::MarkupCaption, 0..0, &states);
        }
        if is_lead_caption && row.date.is_none() {
            votes.cast(Rule::PageCaption, 0..0, &[(State::HeadCaption, 6.0), (State::BodyCaption, 6.0)]);
        }
    }
}

/// Whether the line is a label without a value.
fn is_bare_label(row: &Row<'_>) -> bool {
    row.label.as_ref().is_some_and(|label| label.value.is_empty())
}

/// Lines in landmarks around the story, and in elements with class names of boilerplate.
fn as_furniture(row: &Row<'_>, clues: &Clues, votes: &mut Votes) {
    let boilerplate = |votes: &mut Votes, rule, mast: f32, head: f32, body: f32, tail: f32| {
        let states = [
            (State::Mast, mast),
            (State::HeadChrome, head),
            (State::BodyChrome, body),
            (State::TailChrome, tail),
            (State::Title, -3.0),
            (State::Subhead, -2.0),
        ];
        votes.cast(rule, 0..0, &states);
    };
    let peripheral = [Landmark::Navigation, Landmark::Footer, Landmark::Header, Landmark::Aside, Landmark::Form];
    let in_landmark = peripheral.into_iter().any(|landmark| clues.around.has(landmark));
    let is_long = row.is_paragraph() && clues.linked < 50;
    // A label with its value is stronger evidence than the position.
    if row.label.as_ref().is_some_and(|label| !label.value.is_empty() && row.words <= 16) {
        return;
    }
    if in_landmark && !is_long {
        let (head, body) = if clues.linked >= 50 { (9.0, 14.0) } else { (4.0, 8.0) };
        boilerplate(votes, Rule::Landmark, 4.0, head, body, 5.0);
    } else if in_landmark {
        boilerplate(votes, Rule::Landmark, 2.0, 2.0, 6.0, 3.0);
    }
    if clues.words.has_any(FURNITURE) && !is_long {
        boilerplate(votes, Rule::MarkupFurniture, 4.0, 9.0, 13.0, 5.0);
    } else if clues.words.has_any(FURNITURE) {
        boilerplate(votes, Rule::MarkupFurniture, 2.0, 2.0, 6.0, 4.0);
    } else if clues.words.has_any(AROUND) && clues.is_link() {
        boilerplate(votes, Rule::MarkupFurniture, 3.0, 5.0, 9.0, 4.0);
    }
}

/// Whether the line is one of the titles, or a part of one between separators: titles often contain the name of the
/// outlet too. Both are normalized.
fn names(titles: &[String], line: &str) -> bool {
    const SIGNS: [char; 8] = ['|', '-', ':', '»', '/', '·', '•', '<'];
    titles.iter().any(|title| {
        title == line
            || line.len() >= 12
                && line.len() * 2 >= title.len()
                && title.match_indices(line).any(|(at, _)| {
                    let (before, after) = (title[..at].trim_end(), title[at + line.len()..].trim_start());
                    (before.is_empty() || before.ends_with(SIGNS)) && (after.is_empty() || after.starts_with(SIGNS))
                })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_is_found_in_a_title_with_the_outlet_name() {
        let titles = ["warga menanam bakau - warta pesisir".to_owned()];
        assert!(names(&titles, "warga menanam bakau") && !names(&titles, "warta pesisir"));
        assert!(!names(&titles, "warga menanam"));
    }
}
