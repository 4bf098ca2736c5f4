//! Scoring rules for headlines, kickers, breadcrumbs and repeated lines.

use crate::extract::line_info::LineInfo;
use crate::extract::line_runs::is_known;
use crate::extract::matchers::ending::Ending;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;

/// A longer run of short lines may be a table with a line for each cell, and its cells repeat.
const MAX_LIST_LINES: usize = 8;

impl RuleContext<'_, '_> {
    pub fn apply_headline_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if index == 0 {
            // A short first line is a headline too if a blank line separates it from a paragraph.
            let alone = line.word_count >= 2
                && line.ending == Ending::Unpunctuated
                && self.below(index).is_some_and(|below| below.is_paragraph() && below.number > line.number + 1);
            let is_isolated = alone && line.word_count <= 3;
            let rule = if is_isolated { ScoreRule::HeadlineFirstLineIsolated } else { ScoreRule::HeadlineFirstLine };
            evidence.fire(rule, whole.clone());
        }
        if self.doc.overlap(index).in_body.is_some_and(|shared| shared >= 40) && !line.is_paragraph() {
            evidence.fire(ScoreRule::HeadlineWords, whole.clone());
        }
        let over_headline = self.below(index).is_some_and(|below| below.is_headline() && below.word_count >= 4);
        let has_match = line.marker.is_some() || line.is_site_heading || line.label.is_some() || line.date.is_some();
        if line.text.ends_with(':')
            && (2..=6).contains(&line.word_count)
            && !has_match
            && over_headline
            && index < self.doc.first_paragraph
        {
            evidence.fire(ScoreRule::Kicker, whole.clone());
        }
        if line.word_count >= 4
            && line.match_key.is_some()
            && self.above(index).is_some_and(|above| above.match_key == line.match_key)
        {
            evidence.fire(ScoreRule::HeadlineAgainNext, whole.clone());
        }
        if line.word_count >= 4
            && line.match_key.is_some()
            && self.below(index).is_some_and(|below| below.match_key == line.match_key)
        {
            evidence.fire(ScoreRule::HeadlineRepeatedNext, whole.clone());
        }
        // `Section > Headline` above the headline, or the title of the page, `Headline - Outlet`.
        let holds_headline = |below: &LineInfo<'_>| {
            let is_part = below.word_count >= 4 && below.text.len() < line.text.len();
            let rest = line.text.strip_prefix(below.text).map(str::trim_start);
            let is_page_title =
                rest.is_some_and(|rest| rest.starts_with(['-', '–', '—', '|', '·', '•', '/', '«', '»', ':']));
            is_part && (is_page_title || line.text.ends_with(below.text))
        };
        let below = &self.lines[index + 1..(index + 5).min(self.lines.len())];
        if line.match_key.is_some() && !line.is_paragraph() && index < 40 && below.iter().any(holds_headline) {
            evidence.fire(ScoreRule::Breadcrumb, whole.clone());
        }
        let is_in_table = self.doc.run(index).len() > MAX_LIST_LINES;
        // Alone between paragraphs, a repeated line is the name of a speaker, or a word such as `Answer:`.
        let is_beside_furniture = [self.above(index), self.below(index)]
            .into_iter()
            .flatten()
            .any(|near| is_known(near) || near.word_count <= 6 && self.doc.occurrences(near) >= 3);
        if line.word_count <= 6 && self.doc.occurrences(line) >= 3 && !is_in_table && is_beside_furniture {
            evidence.fire(ScoreRule::RepeatedOften, whole.clone());
        }
        if line.word_count >= 4 && !line.is_paragraph() && self.doc.occurs_below(line, index) {
            evidence.fire(ScoreRule::HeadlineRepeatedBelow, whole.clone());
        }
        if line.word_count >= 4 && !line.is_paragraph() && self.doc.occurs_above(line, index) {
            // An entry of a table of contents is repeated as a subheading above its part of the text.
            let is_subhead = self.below(index).is_some_and(LineInfo::is_paragraph) && index > self.doc.first_paragraph;
            let rule = if is_subhead { ScoreRule::HeadlineAgainAsSubhead } else { ScoreRule::HeadlineAgainBelow };
            evidence.fire(rule, whole);
        }
    }
}
