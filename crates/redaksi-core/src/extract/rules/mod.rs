//! Hand-written scoring rules. Each looks at a line and its neighbours; when it fires, it adds scores for some line
//! classes to the evidence.

pub(crate) mod boilerplate;
pub(crate) mod byline;
pub(crate) mod caption;
pub(crate) mod context;
pub(crate) mod date;
pub(crate) mod evidence;
pub(crate) mod headline;
pub(crate) mod html;
pub(crate) mod label;
pub(crate) mod promo;
pub(crate) mod score_rule;
pub(crate) mod skip_blocks;
pub(crate) mod tags;
pub(crate) mod text;

use crate::extract::line_info::LineInfo;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;

/// Applies all rules to all lines.
pub(crate) fn collect_evidence(context: &RuleContext<'_, '_>) -> Evidence {
    let mut evidence = Evidence::with_capacity(context.lines.len());
    for (index, line) in context.lines.iter().enumerate() {
        apply_all(context, index, line, &mut evidence);
        evidence.end_line();
    }
    evidence
}

fn apply_all(context: &RuleContext<'_, '_>, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
    context.apply_headline_rules(index, line, evidence);
    context.apply_text_rules(index, line, evidence);
    context.apply_date_rules(index, line, evidence);
    context.apply_label_rules(index, line, evidence);
    context.apply_person_rules(index, line, evidence);
    context.apply_picture_rules(index, line, evidence);
    context.apply_promo_rules(index, line, evidence);
    context.apply_boilerplate_rules(index, line, evidence);
    context.apply_unlabelled_name_rules(index, line, evidence);
    context.apply_reporter_rules(index, line, evidence);
    context.apply_hashtag_rules(index, line, evidence);
    context.apply_story_topic_rule(index, line, evidence);
    if let Some(html_rules) = context.html_rules {
        html_rules.apply(index, line, evidence);
    }
}
