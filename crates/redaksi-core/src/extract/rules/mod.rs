//! Hand-written scoring rules for the parts of the story itself: headline, text, dates and labels. Each rule that fires
//! adds scores for some line classes.

pub(crate) mod caption;
pub(crate) mod evidence;
pub(crate) mod html;
pub(crate) mod promo;
pub(crate) mod skip_blocks;

use crate::extract::doc_stats::{DocStats, opens_with_dateline};
use crate::extract::line_info::{Ending, LineInfo};
use crate::extract::model::viterbi::LineClass;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::html::HtmlRules;
use crate::packs::FieldLabel;
use std::ops::Range;

/// How many lines below a tag heading may be tags.
const MAX_TAG_LINES: usize = 16;

/// What the rules may look at: all lines of a text, and what was found out about them.
pub(crate) struct RuleContext<'r, 'a> {
    pub lines: &'r [LineInfo<'a>],
    pub doc: &'r DocStats,
    /// The lines of lists of related links that a published story keeps.
    pub related: &'r [Range<usize>],
    /// The lines that the page offers to skip.
    pub skip_blocks: &'r [Range<usize>],
    /// The rules for the HTML structure, if the text comes from a web page.
    pub html_rules: Option<&'r HtmlRules<'r>>,
}

impl RuleContext<'_, '_> {
    /// Applies all rules to all lines.
    pub fn collect(&self) -> Evidence {
        let mut evidence = Evidence::with_capacity(self.lines.len());
        for (index, line) in self.lines.iter().enumerate() {
            self.apply_all(index, line, &mut evidence);
            evidence.end_line();
        }
        evidence
    }

    fn apply_all(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        self.apply_headline_rules(index, line, evidence);
        self.apply_text_rules(index, line, evidence);
        self.apply_date_rules(index, line, evidence);
        self.apply_label_rules(index, line, evidence);
        self.apply_person_rules(index, line, evidence);
        self.apply_picture_rules(index, line, evidence);
        self.apply_promo_rules(index, line, evidence);
        self.apply_boilerplate_rules(index, line, evidence);
        self.apply_unlabelled_name_rules(index, line, evidence);
        self.apply_reporter_rules(index, line, evidence);
        self.apply_hashtag_rules(index, line, evidence);
        if let Some(html_rules) = self.html_rules {
            html_rules.apply(index, line, evidence);
        }
    }

    pub fn above(&self, index: usize) -> Option<&LineInfo<'_>> {
        index.checked_sub(1).and_then(|above| self.lines.get(above))
    }

    pub fn below(&self, index: usize) -> Option<&LineInfo<'_>> {
        self.lines.get(index + 1)
    }

    /// Whether the line is at or above the first paragraph of the text, where dates and bylines are.
    pub fn is_in_head(&self, index: usize) -> bool {
        self.doc.body_start.is_none_or(|body| index <= body)
    }

    /// Whether the line is below the last paragraph of the text.
    pub fn is_below_text(&self, index: usize) -> bool {
        self.doc.body_end.is_some_and(|last| index > last)
    }

    /// Whether one of the four lines above is a date line.
    pub fn is_below_date(&self, index: usize) -> bool {
        self.lines[index.saturating_sub(4)..index].iter().any(|above| above.is_date_line(4))
    }

    fn apply_headline_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if index == 0 {
            // A short first line is a headline too if a blank line separates it from a paragraph.
            let alone = line.word_count >= 2
                && line.ending == Ending::Unpunctuated
                && self.below(index).is_some_and(|below| below.is_paragraph() && below.number > line.number + 1);
            let weight = if alone && line.word_count <= 3 { 7.0 } else { 1.5 };
            evidence.add(ReasonCode::HeadlinePosition, whole.clone(), &[(LineClass::Title, weight)]);
        }
        if let Some(shared) = self.doc.overlap(index).in_body.filter(|shared| *shared >= 40)
            && !line.is_paragraph()
        {
            #[expect(clippy::cast_precision_loss, reason = "a percentage")]
            let weight = shared as f32 / 30.0;
            evidence.add(
                ReasonCode::HeadlineWords,
                whole.clone(),
                &[(LineClass::Title, weight), (LineClass::Mast, -1.0)],
            );
        }
        let over_headline = self.below(index).is_some_and(|below| below.is_headline() && below.word_count >= 4);
        let has_match = line.marker.is_some() || line.is_site_heading || line.label.is_some() || line.date.is_some();
        if line.text.ends_with(':')
            && (2..=6).contains(&line.word_count)
            && !has_match
            && over_headline
            && index < self.doc.first_paragraph
        {
            evidence.add(ReasonCode::Kicker, whole.clone(), &[(LineClass::Standfirst, 24.0)]);
        }
        if line.word_count >= 4
            && line.match_key.is_some()
            && self.above(index).is_some_and(|above| above.match_key == line.match_key)
        {
            evidence.add(ReasonCode::HeadlineAgain, whole.clone(), &[(LineClass::Title, 14.0)]);
        }
        if line.word_count >= 4
            && line.match_key.is_some()
            && self.below(index).is_some_and(|below| below.match_key == line.match_key)
        {
            evidence.add(ReasonCode::HeadlineRepeated, whole.clone(), &[(LineClass::Title, 10.0)]);
        }
        let ends_with_headline = |below: &LineInfo<'_>| {
            below.word_count >= 4 && below.text.len() < line.text.len() && line.text.ends_with(below.text)
        };
        let below = &self.lines[index + 1..(index + 5).min(self.lines.len())];
        if line.match_key.is_some() && !line.is_paragraph() && index < 40 && below.iter().any(ends_with_headline) {
            evidence.add(
                ReasonCode::Breadcrumb,
                whole.clone(),
                &[(LineClass::Mast, 7.0), (LineClass::Title, -5.0), (LineClass::HeadBoilerplate, 3.0)],
            );
        }
        if line.word_count <= 6 && self.doc.occurrences(line) >= 3 {
            let listed = [
                (LineClass::TailBoilerplate, 3.0),
                (LineClass::Body, -1.0),
                (LineClass::Subhead, -2.0),
                (LineClass::BodyBoilerplate, 7.0),
            ];
            evidence.add(ReasonCode::Repeated, whole.clone(), &listed);
        }
        if line.word_count >= 4 && !line.is_paragraph() && self.doc.occurs_below(line, index) {
            evidence.add(ReasonCode::HeadlineRepeated, whole.clone(), &[(LineClass::Title, 2.0)]);
        }
        if line.word_count >= 4 && !line.is_paragraph() && self.doc.occurs_above(line, index) {
            // An entry of a table of contents is repeated as a subheading above its part of the text.
            let is_subhead = self.below(index).is_some_and(LineInfo::is_paragraph) && index > self.doc.first_paragraph;
            let subhead = if is_subhead { 2.0 } else { 0.0 };
            let again = [
                (LineClass::TailBoilerplate, 2.5),
                (LineClass::HeadBoilerplate, 1.0),
                (LineClass::Title, -1.0),
                (LineClass::Subhead, subhead),
            ];
            evidence.add(ReasonCode::HeadlineAgain, whole, &again);
        }
    }

    fn apply_text_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if line.is_paragraph() {
            let near = [index.checked_sub(2), index.checked_sub(1), Some(index + 1), Some(index + 2)];
            let mut beside = near.into_iter().flatten().filter_map(|near| self.lines.get(near));
            let alone = !beside.any(LineInfo::is_paragraph) && self.lines.len() > 3;
            // The headline behind a promo marker may end with punctuation, as a question does.
            let is_promo = line.marker.is_some() && line.word_count < 25;
            let weight = if line.word_count >= 25 { 4.0 } else { 3.0 }
                - if alone { 1.5 } else { 0.0 }
                - if is_promo { 2.5 } else { 0.0 };
            evidence.add(ReasonCode::Sentences, 0..0, &[(LineClass::Body, weight)]);
            if alone && self.doc.body_start.is_some_and(|body| index < body) {
                let (standfirst, caption) = if self.is_below_date(index) { (3.0, 4.5) } else { (4.0, 2.0) };
                let classes =
                    [(LineClass::Standfirst, standfirst), (LineClass::HeadCaption, caption), (LineClass::Body, -2.0)];
                evidence.add(ReasonCode::Standfirst, 0..0, &classes[..1]);
                evidence.add(ReasonCode::CaptionPosition, 0..0, &classes[1..]);
            }
        }
        if self.doc.dateline.is_some_and(|dateline| index < dateline) {
            let caption = if self.is_below_date(index) { 1.5 } else { 0.0 };
            evidence.add(
                ReasonCode::CaptionPosition,
                0..0,
                &[(LineClass::Body, -6.0), (LineClass::Subhead, -4.0), (LineClass::HeadCaption, caption)],
            );
        }
        if self.doc.body_end.is_some_and(|last| index < last) {
            evidence.add(ReasonCode::BelowStory, 0..0, &[(LineClass::TailStart, -5.0), (LineClass::TailPromo, -5.0)]);
        }
        if self.doc.body_start.is_some_and(|body| index <= body) {
            for class in LineClass::ALL.into_iter().filter(|class| class.is_tail()) {
                evidence.add(ReasonCode::BelowStory, 0..0, &[(class, -20.0)]);
            }
        }
        if let Some(dateline) = line.dateline.as_ref().filter(|_| opens_with_dateline(line)) {
            let weight = if dateline.agency.is_empty() { 26.0 } else { 28.0 };
            evidence.add(ReasonCode::Dateline, dateline.range.clone(), &[(LineClass::Dateline, weight)]);
        }
        let looks_like_heading = line.is_headline() || line.word_count < 3 && line.ending == Ending::Unpunctuated;
        let has_match = line.is_engagement_count
            || line.is_menu
            || line.is_boilerplate
            || line.is_site_heading
            || line.date.is_some()
            || line.is_relative_time
            || line.is_list_item();
        if looks_like_heading
            && !has_match
            && line.word_count <= 14
            && self.below(index).is_some_and(LineInfo::is_paragraph)
            && !line.text.contains("://")
        {
            let after_short = line.word_count > 5
                && self.above(index).is_some_and(|above| {
                    above.ending == Ending::Unpunctuated && above.marker.is_none() && !above.is_paragraph()
                });
            evidence.add(
                ReasonCode::ShortBeforeParagraph,
                0..0,
                &[(LineClass::Subhead, if after_short { 1.2 } else { 2.2 })],
            );
        }
        if let Some(mark) = line.end_mark.as_ref().filter(|mark| mark.range.start == 0) {
            let rule = if mark.is_initials { ReasonCode::Initials } else { ReasonCode::EndMark };
            evidence.add(rule, whole, &[(LineClass::BodyEnd, 27.0)]);
        }
    }

    fn apply_date_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if let Some(date) = line.date.as_ref().filter(|_| line.is_date_line(4) && line.word_count <= 18) {
            let clean = line.is_date_line(2);
            let (head, body, list) = if clean { (19.5, -3.0, 2.5) } else { (17.0, 0.0, 0.5) };
            let head = if self.is_in_head(index) { head } else { 0.0 };
            let classes = [
                (LineClass::HeadDate, head),
                (LineClass::MastDate, head - 0.5),
                (LineClass::Body, body),
                (LineClass::Title, -4.0),
            ];
            let rule = if date.error.is_some() { ReasonCode::DateImpossible } else { ReasonCode::DateShape };
            evidence.add(rule, date.range.clone(), &classes);
            evidence.add(
                ReasonCode::DateInList,
                date.range.clone(),
                &[(LineClass::TailBoilerplate, list), (LineClass::Card, 1.0)],
            );
            let is_explicit = line.is_date_line(0) && line.starts_with_date_word;
            evidence.add(
                ReasonCode::DateShape,
                date.range.clone(),
                &[(LineClass::TailDate, if is_explicit { 18.5 } else { 0.0 })],
            );
        } else if line.contains_date {
            evidence.add(ReasonCode::DateShape, whole.clone(), &[(LineClass::Title, -3.0), (LineClass::Mast, 3.0)]);
        }
        if line.is_date_label && self.below(index).is_some_and(|below| below.is_date_line(2)) {
            evidence.add(
                ReasonCode::DateShape,
                whole.clone(),
                &[(LineClass::HeadDate, 18.5), (LineClass::MastDate, 18.0)],
            );
        }
        if line.is_relative_time {
            evidence.add(
                ReasonCode::TimeAgo,
                whole.clone(),
                &[
                    (LineClass::TailBoilerplate, 3.0),
                    (LineClass::HeadBoilerplate, if line.word_count <= 5 { 9.0 } else { 0.0 }),
                    (LineClass::Card, 2.0),
                    (LineClass::BodyBoilerplate, if line.word_count <= 5 { 15.0 } else { 9.0 }),
                ],
            );
        }
        // The name of a section may be between a headline and its time.
        let is_section = |below: &LineInfo<'_>| below.word_count <= 2 && below.ending == Ending::Unpunctuated;
        let has_time_below = self.below(index).is_some_and(is_time_line)
            || self.below(index).is_some_and(is_section)
                && self.lines.get(index + 2).is_some_and(|below| below.is_relative_time);
        if line.is_headline()
            && has_time_below
            && line.date.is_none()
            && line.label.is_none()
            && index > self.doc.first_paragraph
        {
            evidence.add(
                ReasonCode::HeadlineOverTime,
                whole,
                &[(LineClass::Promo, 14.0), (LineClass::TailBoilerplate, 2.0)],
            );
        }
        let below_headline = self.above(index).is_some_and(|above| above.is_headline() && above.date.is_none());
        if below_headline && is_time_line(line) && index > self.doc.first_paragraph {
            evidence.add(ReasonCode::BelowMarker, 0..0, &[(LineClass::Card, 3.0), (LineClass::TailBoilerplate, 1.5)]);
        }
    }

    fn apply_label_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(seen) = &line.label else {
            self.apply_tag_list_rules(index, line, evidence);
            return self.apply_label_above_rules(index, line, evidence);
        };
        let (label, alone, range) = (seen.label, seen.value.is_empty(), seen.range.clone());
        let value_words = line.word_count;
        let value_below = self.below(index).is_some_and(can_be_label_value);
        let bonus = if alone {
            if value_below { 5.0 } else { 0.0 }
        } else if value_words <= 16 {
            12.0
        } else {
            1.0
        };
        let classes: &[(LineClass, f32)] = match label {
            FieldLabel::Byline => &[(LineClass::HeadByline, 7.0), (LineClass::TailByline, 12.0)],
            FieldLabel::BylineOpen if value_words <= 9 || value_words <= 16 && line.capitalized_percent == 100 => {
                &[(LineClass::HeadByline, 6.0), (LineClass::TailByline, 5.0)]
            }
            FieldLabel::Editor | FieldLabel::EditorOpen => {
                &[(LineClass::TailEditor, 12.0), (LineClass::HeadEditor, 11.0)]
            }
            FieldLabel::Source => &[(LineClass::TailSource, 12.0), (LineClass::HeadSource, 10.0)],
            FieldLabel::Tags => &[
                (LineClass::TagLabel, 12.0 + if alone { 5.5 - bonus } else { 0.0 }),
                (LineClass::Mast, if alone { 1.0 - bonus } else { 0.0 }),
            ],
            FieldLabel::Republished => &[(LineClass::TailSource, 12.0 + 7.0 - bonus)],
            _ => return,
        };
        let rule = match label {
            FieldLabel::Tags if !alone => ReasonCode::TagList,
            FieldLabel::Republished => ReasonCode::Republished,
            _ => ReasonCode::FieldLabel,
        };
        let classes: Vec<(LineClass, f32)> = classes.iter().map(|(class, weight)| (*class, weight + bonus)).collect();
        evidence.add(rule, range, &classes);
        evidence.add(rule, 0..0, &[(LineClass::Title, -3.0)]);
    }

    /// The short lines directly below a heading such as `Tags`.
    fn apply_tag_list_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let fits = |line: &LineInfo<'_>| {
            let is_known = line.is_boilerplate
                || line.starts_with_boilerplate
                || line.is_site_heading
                || line.is_engagement_count
                || line.is_copyright_notice;
            line.ending == Ending::Unpunctuated && !is_known && line.word_count > 0 && line.word_count <= 25
        };
        let window = &self.lines[index.saturating_sub(MAX_TAG_LINES)..index];
        let Some(label) = window.iter().rposition(|above| !fits(above) || above.label.is_some()) else { return };
        let heading = window[label].label.as_ref();
        let is_tag_heading = heading.is_some_and(|seen| seen.label == FieldLabel::Tags && seen.value.is_empty());
        let first = label + 1 == window.len();
        if is_tag_heading && fits(line) && (line.word_count <= 5 || first) {
            let weight = if line.word_count <= 5 { 6.5 } else { 9.0 };
            evidence.add(ReasonCode::BelowTags, 0..line.text.len(), &[(LineClass::Tag, weight)]);
        }
    }

    /// The value of a label on the line above: `: Sari Dewi` below `Penulis`.
    fn apply_label_above_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let Some(above) = self.above(index) else { return };
        let Some(label) = above.label.as_ref().filter(|label| label.value.is_empty()) else { return };
        if !can_be_label_value(line) {
            return;
        }
        let classes: &[(LineClass, f32)] = match label.label {
            FieldLabel::Byline | FieldLabel::BylineOpen => {
                &[(LineClass::HeadByline, 12.0), (LineClass::TailByline, 17.0)]
            }
            FieldLabel::Editor | FieldLabel::EditorOpen => {
                &[(LineClass::TailEditor, 17.0), (LineClass::HeadEditor, 16.0)]
            }
            FieldLabel::Source => &[(LineClass::TailSource, 17.0), (LineClass::HeadSource, 15.0)],
            _ => return,
        };
        evidence.add(ReasonCode::LabelAbove, 0..line.text.len(), classes);
    }
}

/// Whether the line can be the value of a label on the line above: it starts with a colon, or is a name.
pub(crate) fn can_be_label_value(line: &LineInfo<'_>) -> bool {
    let known = line.is_boilerplate
        || line.starts_with_boilerplate
        || line.is_site_heading
        || line.is_menu
        || line.label.is_some()
        || line.is_engagement_count;
    line.text.starts_with(':')
        || !known
            && (line.is_name()
                || line.word_count == 1 && line.capitalized_percent == 100 && line.ending == Ending::Unpunctuated)
}

/// Whether the line is a relative time, or a date with at most a few other words.
fn is_time_line(line: &LineInfo<'_>) -> bool {
    line.is_relative_time || line.is_date_line(2) && line.word_count <= 12 && !line.text.starts_with(['-', '–', '—'])
}
