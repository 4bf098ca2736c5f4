//! What the markup of a document or a page says about its lines, whatever their words: rows of a table and items of a list among
//! the paragraphs of the story, the headline of a mail, and a byline by its style.

use crate::article::Role;
use crate::extract::envelope::received_lines::{EnvelopePlacement, ReceivedLines};
use crate::extract::line_class::LineClass;
use crate::extract::matchers::promo_marker;
use crate::extract::reason_code::ReasonCode;
use crate::html::{ClassHint, Element, LineHints, LineMarkup, Placement, TableKind};
use crate::packs::Lexicon;
use std::ops::Range;

/// A line with more letters is a paragraph.
const MIN_PARAGRAPH_LETTERS: usize = 100;
/// A shorter line is a paragraph if it is a sentence of at least as many words.
const MIN_SENTENCE_WORDS: usize = 6;
/// The longest byline, in words.
const MAX_BYLINE_WORDS: usize = 14;
/// The longest line between the headers and the headline of a mail that introduces the story, in words.
const MAX_INTRODUCTION_WORDS: usize = 12;

/// Which lines are what.
struct Structure<'p> {
    hints: Vec<Option<&'p LineHints>>,
    is_prose: Vec<bool>,
}

pub(super) fn place_structure(lines: &mut ReceivedLines<'_>, markup: &LineMarkup<'_>, lexicon: &Lexicon) {
    let hints: Vec<Option<&LineHints>> = lines.lines.iter().map(|line| markup.hints(line.number)).collect();
    let is_prose = (0..hints.len()).map(|index| is_prose(lines, index, hints[index], markup.is_page())).collect();
    let structure = Structure { hints, is_prose };
    if markup.is_page() {
        structure.place_rows_of_page(lines);
    } else {
        structure.place_rows_of_document(lines);
        structure.place_items(lines, lexicon);
        structure.place_byline(lines);
        structure.place_headline_of_mail(lines);
    }
}

/// Whether a line is a paragraph of text, and no row, item or heading.
fn is_prose(lines: &ReceivedLines<'_>, index: usize, hints: Option<&LineHints>, is_page: bool) -> bool {
    let Some(hints) = hints.filter(|_| lines.lines[index].is_open()) else { return false };
    let is_other = matches!(
        hints.element,
        Element::Heading(_) | Element::ListItem | Element::TableCell | Element::FigureCaption | Element::FormControl
    );
    if is_other || hints.table != TableKind::None || is_page && hints.placement != Placement::Story {
        return false;
    }
    let text = lines.lines[index].content_text();
    let ends = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', '。', '।']);
    let is_sentence = ends && text.split_whitespace().nth(MIN_SENTENCE_WORDS - 1).is_some();
    is_sentence || text.chars().filter(|c| c.is_alphanumeric()).count() >= MIN_PARAGRAPH_LETTERS
}

impl Structure<'_> {
    /// Returns the runs of lines that meet a condition.
    fn runs(&self, is_meant: impl Fn(&LineHints) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (index, _) in self.hints.iter().enumerate().filter(|(_, hints)| hints.is_some_and(&is_meant)) {
            match runs.last_mut().filter(|run| run.end == index) {
                Some(run) => run.end += 1,
                None => runs.push(index..index + 1),
            }
        }
        runs
    }

    fn has_prose(&self, range: Range<usize>) -> bool {
        self.is_prose[range].contains(&true)
    }

    /// Places the rows of tables among the paragraphs of the story of a page.
    fn place_rows_of_page(&self, lines: &mut ReceivedLines<'_>) {
        const OF_BOXES: [ClassHint; 4] = [ClassHint::Related, ClassHint::List, ClassHint::Share, ClassHint::Comment];
        let is_row = |hints: &LineHints| {
            hints.table == TableKind::Data
                && hints.placement == Placement::Story
                && !hints.in_link_card
                && !hints.class_hints.intersects(&OF_BOXES)
        };
        for run in self.runs(is_row) {
            if self.has_prose(0..run.start) {
                place_rows(lines, run);
            }
        }
    }

    /// Places the rows of tables that belong to the story of a document: those below its first paragraph, or below a top
    /// heading. A table above is a letterhead, and so is one at the end whose rows mostly say whom to ask.
    fn place_rows_of_document(&self, lines: &mut ReceivedLines<'_>) {
        for run in self.runs(|hints| hints.table != TableKind::None) {
            let mut above = self.hints[..run.start].iter().flatten();
            let is_below_text = self.has_prose(0..run.start) || above.any(|hints| hints.element == Element::Heading(1));
            let is_within = self.has_prose(0..run.start) && self.has_prose(run.end..self.is_prose.len());
            let aside = run.clone().filter(|index| !lines.lines[*index].is_open()).count();
            if is_below_text && (is_within || aside * 2 < run.len()) {
                place_rows(lines, run);
            }
        }
    }

    /// Places the items of lists among the paragraphs of a document. A list of links and the list below a promo marker are no
    /// part of the story, and an item that begins with a marker is decided by its words.
    fn place_items(&self, lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
        let is_item =
            |hints: &LineHints| (hints.starts_list_item || hints.continues_list_item) && hints.table == TableKind::None;
        for run in self.runs(is_item) {
            let above = run.start.checked_sub(1).map_or("", |above| lines.lines[above].content_text());
            let is_introduced = above.ends_with(':');
            let is_within = self.has_prose(0..run.start)
                && (is_introduced || self.has_prose(run.end..self.is_prose.len()))
                && promo_marker::find_marker(above, lexicon).is_none();
            for index in run.filter(|_| is_within) {
                let line = &mut lines.lines[index];
                let is_link = self.hints[index].is_some_and(LineHints::is_link);
                if line.is_open() && !is_link && promo_marker::find_marker(line.content_text(), lexicon).is_none() {
                    let placement = EnvelopePlacement { classes: &[LineClass::Body], rule: ReasonCode::ListItem };
                    line.placement.get_or_insert(placement);
                }
            }
        }
    }

    /// Places the byline by the style of its paragraph, above the first paragraph of the text.
    fn place_byline(&self, lines: &mut ReceivedLines<'_>) {
        let first = self.is_prose.iter().position(|is_prose| *is_prose).unwrap_or(self.is_prose.len());
        for index in 0..first {
            let is_byline = self.hints[index].is_some_and(|hints| hints.class_hints.contains(ClassHint::Author));
            let line = &mut lines.lines[index];
            if is_byline && line.is_open() && line.content_text().split_whitespace().count() <= MAX_BYLINE_WORDS {
                let classes = &[LineClass::HeadByline];
                line.placement = Some(EnvelopePlacement { classes, rule: ReasonCode::MarkupByline });
            }
        }
    }

    /// Places the first heading of a mail as its headline, if it stands above the first paragraph. Short lines between the headers
    /// and the heading that end with a colon introduce the story.
    fn place_headline_of_mail(&self, lines: &mut ReceivedLines<'_>) {
        let is_header = |rule: ReasonCode| rule == ReasonCode::MailHeader;
        let headers = lines.lines.iter().rposition(|line| line.aside.is_some_and(|aside| is_header(aside.rule)));
        let has_headline = lines.lines.iter().any(|line| {
            line.is_open() && line.placement.is_some_and(|placement| placement.classes.contains(&LineClass::Title))
        });
        let Some(headers) = headers.filter(|_| !has_headline) else { return };
        let is_heading = |index: &usize| {
            let is_top = |hints: &LineHints| matches!(hints.element, Element::Heading(1..=3));
            lines.lines[*index].is_open() && self.hints[*index].is_some_and(is_top)
        };
        let first = (headers + 1..self.hints.len()).find(|index| self.is_prose[*index]).unwrap_or(self.hints.len());
        let Some(heading) = (headers + 1..first).find(is_heading) else { return };
        let placement = EnvelopePlacement { classes: &[LineClass::Title], rule: ReasonCode::MarkupHeadline };
        lines.lines[heading].placement = Some(placement);
        for index in headers + 1..heading {
            let text = lines.lines[index].content_text();
            let is_introduction = text.ends_with(':') && text.split_whitespace().count() <= MAX_INTRODUCTION_WORDS;
            if lines.lines[index].is_open() && is_introduction {
                lines.set_aside(index, Role::Boilerplate, ReasonCode::Greeting);
            }
        }
    }
}

/// Makes rows of a table text of the story as they were received, also where a recogniser took one for something else.
fn place_rows(lines: &mut ReceivedLines<'_>, run: Range<usize>) {
    // A field that was read from a row is none.
    lines.fields.retain(|field| !run.contains(&field.index));
    for line in &mut lines.lines[run] {
        line.restore();
        line.placement = Some(EnvelopePlacement { classes: &[LineClass::Body], rule: ReasonCode::TableRow });
    }
}
