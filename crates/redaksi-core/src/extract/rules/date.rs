//! Scoring rules for dates and relative times.

use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use std::collections::BTreeSet;

impl RuleContext<'_, '_> {
    pub fn apply_date_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if is_schedule_entry(line) || self.is_in_timetable(index) {
            return;
        }
        if let Some(date) = line.date.as_ref().filter(|_| line.is_date_line(4) && line.word_count <= 18) {
            let clean = line.is_date_line(2);
            let rule = match (date.error.is_some(), clean, self.is_in_head(index)) {
                (false, true, true) => ScoreRule::DateClean,
                (false, true, false) => ScoreRule::DateCleanBelowHead,
                (false, false, true) => ScoreRule::DateLoose,
                (false, false, false) => ScoreRule::DateLooseBelowHead,
                (true, true, true) => ScoreRule::ImpossibleDateClean,
                (true, true, false) => ScoreRule::ImpossibleDateCleanBelowHead,
                (true, false, true) => ScoreRule::ImpossibleDateLoose,
                (true, false, false) => ScoreRule::ImpossibleDateLooseBelowHead,
            };
            evidence.fire(rule, date.range.clone());
            let in_list = if clean { ScoreRule::DateInListClean } else { ScoreRule::DateInListLoose };
            evidence.fire(in_list, date.range.clone());
            let is_explicit = line.is_date_line(0) && line.starts_with_date_word;
            let explicit = if is_explicit { ScoreRule::DateWithWord } else { ScoreRule::DateWithoutWord };
            evidence.fire(explicit, date.range.clone());
        } else if line.contains_date {
            evidence.fire(ScoreRule::DateAmongWords, whole.clone());
        }
        if line.is_date_label && self.below(index).is_some_and(|below| below.is_date_line(2)) {
            evidence.fire(ScoreRule::DateLabelAlone, whole.clone());
        }
        // A sentence about last year is no time of publication.
        if line.is_relative_time && (line.ending == Ending::Unpunctuated || line.word_count <= 3) {
            let rule = if line.word_count <= 5 { ScoreRule::TimeAgoShort } else { ScoreRule::TimeAgoLong };
            evidence.fire(rule, whole.clone());
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
            evidence.fire(ScoreRule::HeadlineOverTime, whole);
        }
        let below_headline = self.above(index).is_some_and(|above| above.is_headline() && above.date.is_none());
        if below_headline && is_time_line(line) && index > self.doc.first_paragraph {
            evidence.fire(ScoreRule::TimeBelowHeadline, 0..0);
        }
    }

    /// Whether the line is one of several near each other that name different days: a timetable of the story. Above the text,
    /// only the days of publication and of the last update stand.
    fn is_in_timetable(&self, index: usize) -> bool {
        const MIN_DAYS: usize = 3;
        const NEAR: usize = 8;
        let is_row = |line: &&LineInfo<'_>| line.is_date_line(8) && !line.starts_with_date_word;
        if self.is_table_row(index) {
            return true;
        }
        let around =
            |distance: usize| &self.lines[index.saturating_sub(distance)..(index + distance + 1).min(self.lines.len())];
        let is_beside_row = || around(2).iter().filter(is_row).count() > 1;
        if !self.is_in_head(index) || !is_row(&&self.lines[index]) || !is_beside_row() {
            return false;
        }
        let days: BTreeSet<(u32, u32)> = around(NEAR)
            .iter()
            .filter(is_row)
            .filter_map(|line| line.date.as_ref().and_then(|date| date.day))
            .collect();
        days.len() >= MIN_DAYS
    }
}

/// Whether the line says what is at a time, or when something is open: `Sabtu: 09.00–13.00`, `1 January: closed`. Such a line
/// belongs to the story.
fn is_schedule_entry(line: &LineInfo<'_>) -> bool {
    /// More than a clock time and the spaces beside it have.
    const MAX_CLOCK_BYTES: usize = 16;
    let is_dash = |c: char| matches!(c, '-' | '–' | '—');
    let is_time = |text: &str| {
        let clock: &str = text.split(' ').next().unwrap_or_default();
        let digits = clock.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && clock.len() <= 7 && clock.starts_with(|c: char| c.is_ascii_digit())
    };
    let has_clock = |text: &str| text.bytes().any(|byte| matches!(byte, b'.' | b':')) || text.contains(['a', 'p']);
    // From one time of day to another.
    let has_range = line.text.char_indices().filter(|(_, c)| is_dash(*c)).any(|(at, dash)| {
        // A clock time is short, so that a long line takes linear time.
        let start = line.text.floor_char_boundary(at.saturating_sub(MAX_CLOCK_BYTES));
        let rest = at + dash.len_utf8();
        let end = line.text.floor_char_boundary(line.text.len().min(rest + MAX_CLOCK_BYTES));
        let before = line.text[start..at].trim_end().rsplit(' ').next().unwrap_or_default();
        let after = line.text[rest..end].trim_start();
        is_time(before) && is_time(after) && has_clock(before) && has_clock(after.split(' ').next().unwrap_or_default())
    });
    // Something other than figures behind the colon that follows a date.
    let is_labelled = line.date.as_ref().is_some_and(|date| {
        let rest = line.text[date.range.end..].trim_start();
        rest.strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic))
    });
    has_range || is_labelled
}

/// Whether the line is a relative time, or a date with at most a few other words.
fn is_time_line(line: &LineInfo<'_>) -> bool {
    line.is_relative_time || line.is_date_line(2) && line.word_count <= 12 && !line.text.starts_with(['-', '–', '—'])
}
