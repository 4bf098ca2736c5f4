//! Scoring rules for names without a label, which are bylines or the names of people in pictures, and for quoted posts.

use crate::extract::line_info::LineInfo;
use crate::extract::line_runs::{is_entry, option_letter};
use crate::extract::matchers::byline::name_before_outlet;
use crate::extract::matchers::ending::Ending;
use crate::extract::rules::caption::is_credit_line;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::label::can_be_label_value;
use crate::extract::rules::score_rule::ScoreRule;
use crate::packs::FieldLabel;

impl RuleContext<'_, '_> {
    /// Rules for a name without a label: the writer, or the person in a picture.
    pub fn apply_person_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole_line = 0..line.text.len();
        let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| self.lines.get(at));
        let has_job_title = if line.is_job_title {
            beside.into_iter().any(LineInfo::is_name)
        } else {
            beside.into_iter().any(|line| line.is_job_title)
        };
        if has_job_title
            && (line.is_job_title || line.is_name())
            && (self.is_in_head(index) || !self.below(index).is_some_and(LineInfo::is_paragraph))
        {
            evidence.fire(ScoreRule::NameBesideJobTitle, whole_line.clone());
        }
        let is_name_list = index > 0 && self.is_in_head(index) && line.label.is_none() && line.is_name_list();
        if is_name_list && !line.is_name() {
            let is_beside_date =
                [index - 1, index + 1].iter().filter_map(|near| self.lines.get(*near)).any(|near| near.is_date_line(4));
            let rule = if is_beside_date { ScoreRule::NameBesideDate } else { ScoreRule::NameInHead };
            evidence.fire(rule, whole_line);
            return;
        }
        if !line.is_name() || self.is_option(index) {
            return;
        }
        let near_head = [index.checked_sub(1), Some(index + 1), index.checked_sub(2)];
        let beside_date =
            near_head.iter().flatten().filter_map(|near| self.lines.get(*near)).any(|near| near.is_date_line(4));
        let over_label = self
            .below(index)
            .and_then(|below| below.label.as_ref())
            .is_some_and(|label| label.label == FieldLabel::Byline && label.value.is_empty());
        let in_capitals = !line.text.chars().any(char::is_lowercase);
        let after_paragraph = self.above(index).is_some_and(LineInfo::is_paragraph)
            && !self.below(index).is_some_and(LineInfo::is_paragraph);
        // The heading of a list has entries such as `Team (4-4-2): …` below it.
        let is_over_entries = self.below(index).is_some_and(|below| is_entry(below) && below.label.is_none());
        let after_text = after_paragraph && self.is_below_text(index) && !is_over_entries && !line.is_glued_list();
        let is_byline = if in_capitals {
            after_paragraph
        } else {
            after_text && can_be_label_value(line) && !line.text.contains('&')
        };
        if is_byline {
            evidence.fire(ScoreRule::NameBelowStory, whole_line.clone());
        }
        if index > 0 && self.names_pictured_person(index) {
            evidence.fire(ScoreRule::PicturedName, 0..0);
        } else if can_be_label_value(line) && self.is_in_head(index) {
            let near_date = beside_date || over_label || self.is_below_date(index);
            let rule = if near_date { ScoreRule::NameBesideDate } else { ScoreRule::NameInHead };
            evidence.fire(rule, whole_line);
        }
    }

    /// Whether the line is one of several options, such as `A. Leaves` above `B. Roots`.
    fn is_option(&self, index: usize) -> bool {
        let letter = |at: usize| self.lines.get(at).and_then(|line| option_letter(line.text)).map(u32::from);
        letter(index)
            .is_some_and(|own| letter(index + 1) == Some(own + 1) || index > 0 && letter(index - 1) == Some(own - 1))
    }

    /// Whether the name is directly above a credit such as `Foto: …`, or directly below a credit that has no caption
    /// above it.
    fn names_pictured_person(&self, index: usize) -> bool {
        let is_not_caption = |top: usize| self.lines[top].label.is_some() || self.lines[top].is_date_line(2);
        let below_credit =
            self.above(index).is_some_and(|above| above.is_credit) && index.checked_sub(2).is_none_or(is_not_caption);
        self.below(index).is_some_and(is_credit_line) || below_credit
    }

    /// Lines without a label: an agency or a name with a mail address where bylines are, and quoted social media posts.
    pub fn apply_unlabelled_name_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        if line.is_agency {
            evidence.fire(ScoreRule::AgencyAlone, whole.clone());
        }
        // `Warta Foto – Antara`, below the date.
        let short = line.word_count <= 4
            && line.ending == Ending::Unpunctuated
            && line.capitalized_percent == 100
            && line.label.is_none();
        if line.mentions_agency && !line.is_agency && short && self.is_in_head(index) && self.is_below_date(index) {
            evidence.fire(ScoreRule::AgencyBelowDate, whole.clone());
        }
        if self.is_below_text(index)
            && line.text.contains('@')
            && line.word_count <= 12
            && line.ending == Ending::Unpunctuated
            && !line.text.contains(':')
        {
            evidence.fire(ScoreRule::MailBelowStory, whole.clone());
        }
        let is_signature = |line: &LineInfo<'_>| line.text.starts_with(['—', '–']) && line.text.contains("(@");
        if is_signature(line) || self.below(index).is_some_and(is_signature) {
            evidence.fire(ScoreRule::QuotedPost, whole);
        }
    }

    /// Rules for a name with an outlet, above the text.
    pub fn apply_reporter_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        if index >= self.doc.first_paragraph || line.text.len() > 120 {
            return;
        }
        if let Some(name) = name_before_outlet(line.text) {
            evidence.fire(ScoreRule::NameBeforeOutlet, name);
        }
    }
}
