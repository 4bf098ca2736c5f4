//! Parses the layout of a story in plain text: which lines are labelled, and where the body is.

use crate::article::{FieldName, PartialDateTime};
use crate::extract::parse_date;
use crate::formats::plain::read::{split_credit, split_url};
use crate::packs::{Packs, PlainLabel, PlainTextForm};
use crate::text::{lines, trim_blank};
use std::ops::Range;

/// The maximum number of lines of the header.
const MAX_HEADER_LINES: usize = 12;

/// The first field of each labelled line, in the order of the lines. The tags come last.
const LINE_ORDER: [FieldName; 12] = [
    FieldName::Abstract,
    FieldName::Embargo,
    FieldName::Published,
    FieldName::Updated,
    FieldName::Byline,
    FieldName::Place,
    FieldName::Agency,
    FieldName::Caption,
    FieldName::Credit,
    FieldName::Editor,
    FieldName::Source,
    FieldName::SourceTitle,
];

/// The labels of dates.
const DATE_LABELS: [(PlainLabel, FieldName); 2] =
    [(PlainLabel::Updated, FieldName::Updated), (PlainLabel::Embargo, FieldName::Embargo)];

/// The layout of a text, in the form of one language.
#[derive(Debug, Default)]
pub(super) struct PlainTextLayout<'a> {
    /// The headline and its line; `None` where the layout does not tell.
    pub headline: Option<PlainLine<'a>>,
    /// What the labelled lines hold.
    pub labelled: Vec<LabelledLine<'a>>,
    /// The heading of the related links.
    pub related_heading: Option<PlainLine<'a>>,
    /// The related links, without their dashes.
    pub related: Vec<PlainLine<'a>>,
    body_groups: Range<usize>,
    /// The lines of the body.
    pub body: Vec<PlainLine<'a>>,
    /// Those lines of the body that are subheads.
    pub subheads: Vec<u32>,
    /// Whether the text is written exactly as the program writes it. Otherwise it may be a raw text that looks similar.
    pub is_exact: bool,
}

/// A line and its number, 1-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlainLine<'a> {
    pub number: u32,
    pub text: &'a str,
}

/// What a labelled line holds: fields with their values, or tags.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LabelledLine<'a> {
    pub line: PlainLine<'a>,
    pub fields: Vec<(FieldName, String)>,
    pub tags: Vec<&'a str>,
    /// Whether the line is a caption with a credit in brackets.
    pub is_picture: bool,
}

/// Lines without a blank line between them.
struct LineGroup<'a> {
    /// The number of blank lines above.
    blank_above: usize,
    lines: Vec<PlainLine<'a>>,
}

impl<'a> PlainTextLayout<'a> {
    /// Parses the labelled lines above and below the body by the labels of a language.
    fn parse_edges(groups: &[LineGroup<'a>], form: &PlainTextForm, packs: &Packs) -> Self {
        let parser = LineParser { form, packs };
        let mut layout = Self::default();
        let mut at = 0;
        let is_labelled = |group: &LineGroup<'a>| parser.summary(group).is_some() || parser.head(group).is_some();
        match groups.iter().take(2).position(is_labelled) {
            Some(1) if groups[0].lines.len() == 1 => {
                layout.headline = groups[0].lines.first().copied();
                at = 1;
            }
            Some(0) => {}
            _ => at = groups.len().min(1),
        }
        if let Some(line) = groups.get(at).and_then(|group| parser.summary(group)) {
            layout.labelled.push(line);
            at += 1;
        }
        if let Some(lines) = groups.get(at).and_then(|group| parser.head(group)) {
            layout.labelled.extend(lines);
            at += 1;
        }
        if layout.labelled.is_empty() {
            at = 0;
        }
        let mut end = groups.len();
        if let Some(lines) = groups[at..].last().and_then(|group| parser.tail(group)) {
            layout.labelled.extend(lines);
            end -= 1;
        }
        if let Some((heading, links)) = groups[at..end].last().and_then(|group| parser.related(group)) {
            layout.related_heading = Some(heading);
            layout.related = links;
            end -= 1;
        }
        layout.body_groups = at..end;
        let mut others = groups[..at].iter().chain(&groups[end..]).enumerate();
        let is_in_order = layout.labelled.windows(2).all(|pair| pair[0].order() < pair[1].order());
        layout.is_exact = is_in_order
            && layout.labelled.iter().all(|line| parser.is_exact(line))
            && others.all(|(number, group)| group.blank_above == usize::from(number > 0 || at == 0));
        layout
    }

    /// Adds the lines of the body.
    fn parse_body(&mut self, groups: &[LineGroup<'a>]) {
        for (number, group) in groups.iter().enumerate().take(self.body_groups.end).skip(self.body_groups.start) {
            let is_subhead = group.blank_above == 2 && group.lines.len() == 1;
            if is_subhead {
                self.subheads.push(group.lines[0].number);
            }
            self.body.extend(&group.lines);
            let is_separate = group.lines.len() == 1 && group.blank_above == usize::from(number > 0);
            self.is_exact &= is_separate || is_subhead && number > 0;
        }
    }

    /// Returns how many lines have a label of the language; dates have none.
    fn label_count(&self) -> usize {
        let is_date = |line: &&LabelledLine<'_>| matches!(line.fields.as_slice(), [(FieldName::Published, _)]);
        self.labelled.len() - self.labelled.iter().filter(is_date).count() + usize::from(self.related_heading.is_some())
    }
}

/// Returns the layout of the text, with the form of the language that has a label for most of its lines: that of
/// `language` if several have as many. `None` if no line is labelled and no subhead is marked.
pub(super) fn find_layout<'t, 'p>(
    text: &'t str,
    language: &str,
    packs: &'p Packs,
) -> Option<(&'p PlainTextForm, PlainTextLayout<'t>)> {
    let groups = group_lines(text);
    let own = packs.plain_text_form(language).map_or("", |form| &form.language);
    // The last of several maxima is returned, so the forms are reversed to prefer the first.
    let forms = packs.lexicon().plain_text.iter().rev();
    let layouts = forms.map(|form| (form, PlainTextLayout::parse_edges(&groups, form, packs)));
    let best = layouts.max_by_key(|(form, layout)| (layout.label_count(), layout.is_exact, form.language == own));
    let (form, mut layout) = best?;
    layout.parse_body(&groups);
    let is_marked = layout.is_exact && !layout.subheads.is_empty();
    let has_labels = !layout.labelled.is_empty() || !layout.related.is_empty();
    (is_marked || has_labels).then_some((form, layout))
}

/// Parses lines by the labels of a language.
struct LineParser<'f> {
    form: &'f PlainTextForm,
    packs: &'f Packs,
}

impl LineParser<'_> {
    fn summary<'a>(&self, group: &LineGroup<'a>) -> Option<LabelledLine<'a>> {
        let [line] = group.lines.as_slice() else { return None };
        let value = self.form.value_of(PlainLabel::Summary, line.text)?;
        Some(LabelledLine::of(*line, [(FieldName::Abstract, value)]))
    }

    /// Parses the group between headline and text. Each line must be labelled, or a date.
    fn head<'a>(&self, group: &LineGroup<'a>) -> Option<Vec<LabelledLine<'a>>> {
        if group.lines.len() > MAX_HEADER_LINES {
            return None;
        }
        group.lines.iter().map(|line| self.head_line(*line)).collect()
    }

    fn head_line<'a>(&self, line: PlainLine<'a>) -> Option<LabelledLine<'a>> {
        let fields = [
            (PlainLabel::Byline, FieldName::Byline),
            (PlainLabel::Place, FieldName::Place),
            (PlainLabel::Agency, FieldName::Agency),
            (PlainLabel::Caption, FieldName::Caption),
            (PlainLabel::Credit, FieldName::Credit),
        ];
        // The label of the update is a word that may stand beside any date.
        for (label, name) in DATE_LABELS {
            if let Some(stamp) = self.form.value_of(label, line.text).and_then(|value| self.date(value)) {
                return Some(LabelledLine::of(line, [(name, stamp.to_string())]));
            }
        }
        if let Some(stamp) = self.date(line.text) {
            return Some(LabelledLine::of(line, [(FieldName::Published, stamp.to_string())]));
        }
        if let Some(value) = self.form.value_of(PlainLabel::Picture, line.text) {
            let Some((caption, credit)) = split_credit(value) else {
                // A caption or a credit: the extraction decides.
                return Some(LabelledLine::of(line, [] as [(FieldName, String); 0]));
            };
            let fields = [(FieldName::Caption, caption), (FieldName::Credit, credit)];
            return Some(LabelledLine { is_picture: true, ..LabelledLine::of(line, fields) });
        }
        fields.into_iter().find_map(|(label, name)| {
            self.form.value_of(label, line.text).map(|value| LabelledLine::of(line, [(name, value)]))
        })
    }

    fn date(&self, text: &str) -> Option<PartialDateTime> {
        parse_date(text, self.packs).ok()
    }

    /// Parses the group below the text. Each line must be labelled.
    fn tail<'a>(&self, group: &LineGroup<'a>) -> Option<Vec<LabelledLine<'a>>> {
        group.lines.iter().map(|line| self.tail_line(*line)).collect()
    }

    fn tail_line<'a>(&self, line: PlainLine<'a>) -> Option<LabelledLine<'a>> {
        if let Some(value) = self.form.value_of(PlainLabel::Editor, line.text) {
            return Some(LabelledLine::of(line, [(FieldName::Editor, value)]));
        }
        if let Some(value) = self.form.value_of(PlainLabel::Source, line.text) {
            let (source, url) = split_url(value);
            return Some(LabelledLine::of(line, [(FieldName::Source, source), (FieldName::SourceUrl, url)]));
        }
        if let Some(value) = self.form.value_of(PlainLabel::SourceTitle, line.text) {
            return Some(LabelledLine::of(line, [(FieldName::SourceTitle, value)]));
        }
        let tags = self.form.value_of(PlainLabel::Tags, line.text)?;
        let tags = tags.split(',').map(trim_blank).filter(|tag| !tag.is_empty()).collect();
        Some(LabelledLine { tags, ..LabelledLine::of(line, [] as [(FieldName, String); 0]) })
    }

    fn related<'a>(&self, group: &LineGroup<'a>) -> Option<(PlainLine<'a>, Vec<PlainLine<'a>>)> {
        let (heading, links) = group.lines.split_first()?;
        let is_heading = heading.text == self.form.heading(PlainLabel::Related);
        let link = |line: &PlainLine<'a>| Some(PlainLine { text: trim_blank(line.text.strip_prefix("- ")?), ..*line });
        let links: Vec<PlainLine<'_>> = links.iter().map(link).collect::<Option<_>>()?;
        (is_heading && !links.is_empty()).then_some((*heading, links))
    }

    /// Whether a labelled line is written exactly as the program writes it.
    fn is_exact(&self, line: &LabelledLine<'_>) -> bool {
        let text = line.line.text;
        let is_date = |value: &str, line: &str| {
            let stamp = value.parse::<PartialDateTime>();
            stamp.is_ok_and(|stamp| line.starts_with(&self.form.format_date(&stamp, "")))
        };
        let labels = match line.fields.as_slice() {
            [(FieldName::Published, value)] => return is_date(value, text),
            [(name @ (FieldName::Updated | FieldName::Embargo), value)] => {
                return DATE_LABELS.iter().filter(|(_, known)| known == name).any(|(label, _)| {
                    let date = self.form.value_of(*label, text).unwrap_or_default();
                    text == self.form.labelled(*label, date) && is_date(value, date)
                });
            }
            [] if line.tags.is_empty() => return false,
            [] => return text == self.form.labelled(PlainLabel::Tags, &line.tags.join(", ")),
            [(FieldName::Source, _), ..] => [PlainLabel::Source].as_slice(),
            _ => &[
                PlainLabel::Summary,
                PlainLabel::Byline,
                PlainLabel::Place,
                PlainLabel::Agency,
                PlainLabel::Picture,
                PlainLabel::Caption,
                PlainLabel::Credit,
                PlainLabel::Editor,
                PlainLabel::SourceTitle,
            ],
        };
        labels.iter().any(|label| {
            self.form.value_of(*label, text).is_some_and(|value| text == self.form.labelled(*label, value))
        })
    }
}

impl<'a> LabelledLine<'a> {
    fn of<V: Into<String>>(line: PlainLine<'a>, fields: impl IntoIterator<Item = (FieldName, V)>) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name, value.into())).collect();
        Self { line, fields, tags: Vec::new(), is_picture: false }
    }

    /// Returns the position of the line among all labelled lines. Each occurs once.
    fn order(&self) -> usize {
        let name = self.fields.first().map(|(name, _)| name);
        LINE_ORDER.iter().position(|known| Some(known) == name).unwrap_or(LINE_ORDER.len())
    }
}

fn group_lines(text: &str) -> Vec<LineGroup<'_>> {
    let mut groups: Vec<LineGroup<'_>> = Vec::new();
    let mut blank_above = 0;
    let mut is_new = true;
    for line in lines(text) {
        let trimmed = trim_blank(line.text);
        if trimmed.is_empty() {
            blank_above += 1;
            is_new = true;
            continue;
        }
        let line = PlainLine { number: line.number, text: trimmed };
        match groups.last_mut().filter(|_| !is_new) {
            Some(group) => group.lines.push(line),
            None => groups.push(LineGroup { blank_above, lines: vec![line] }),
        }
        (blank_above, is_new) = (0, false);
    }
    groups
}
