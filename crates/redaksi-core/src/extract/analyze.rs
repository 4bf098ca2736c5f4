//! Analysis of a text: its lines, their statistics, and the evidence of the rules. Classification and training share it.

use crate::extract::doc_stats::DocStats;
use crate::extract::line_info::LineInfo;
use crate::extract::rules;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::html::HtmlRules;
use crate::extract::rules::promo::find_related_lists;
use crate::extract::rules::skip_blocks::find_skip_blocks;
use crate::html::Page;
use crate::packs::Lexicon;
use crate::text;
use crate::text::is_blank;

/// How many non-blank lines are classified. No story has so many; further lines are kept as text.
pub(crate) const MAX_LINES: usize = 150_000;

/// The lines of a text, their statistics, and what the rules found.
pub(crate) struct AnalyzedText<'a> {
    pub lines: Vec<LineInfo<'a>>,
    pub doc: DocStats,
    pub evidence: Evidence,
}

/// Analyzes lines and applies the rules to them. `page` is the web page that the text comes from, if any.
pub(crate) fn analyze<'a>(
    lines_of_text: impl Iterator<Item = text::TextLine<'a>>,
    page: Option<&Page>,
    lexicon: &Lexicon,
) -> AnalyzedText<'a> {
    // Reserved up front: the elements are large, and a growing vector is copied each time.
    let capacity = lines_of_text.size_hint().0;
    let mut lines: Vec<LineInfo<'a>> = Vec::with_capacity(capacity.min(MAX_LINES));
    lines.extend(lines_of_text.filter_map(|line| LineInfo::from_line(&line, lexicon)).take(MAX_LINES));
    let doc = DocStats::compute(&lines);
    if lines.get(doc.first_paragraph).is_some_and(|line| is_latin(line.text) == Some(true)) {
        lines.iter_mut().filter(|line| is_latin(line.text) == Some(false)).for_each(LineInfo::set_other_script);
    }
    let related = find_related_lists(&lines);
    let html_rules = page.map(|page| HtmlRules::new(page, &lines));
    let skipped = find_skip_blocks(&lines, lexicon);
    let html_rules = html_rules.as_ref();
    let context = RuleContext { lines: &lines, doc: &doc, related: &related, skip_blocks: &skipped, html_rules };
    let evidence = rules::collect_evidence(&context);
    AnalyzedText { lines, doc, evidence }
}

/// Whether the first letter of a text is a Latin one; `None` if the text has no letter.
fn is_latin(text: &str) -> Option<bool> {
    let first = text.chars().find(|c| c.is_alphabetic())?;
    Some(matches!(first, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
}

/// The non-blank lines behind those that are classified.
pub(crate) fn lines_past_limit(text: &str) -> impl Iterator<Item = text::TextLine<'_>> {
    text::lines(text).filter(|line| !is_blank(line.text)).skip(MAX_LINES)
}
