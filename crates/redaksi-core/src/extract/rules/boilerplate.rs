//! Scoring rules for the lines that sites print around stories: menus, counters, section headings, notices.

use crate::extract::line_info::LineInfo;
use crate::extract::line_runs::is_entry;
use crate::extract::matchers::reader_call::ReaderCall;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use crate::packs::FieldLabel;

impl RuleContext<'_, '_> {
    /// Lines that sites print around stories.
    pub fn apply_boilerplate_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        let over_paragraph = self.below(index).is_some_and(LineInfo::is_paragraph);
        if line.is_boilerplate {
            evidence.fire(ScoreRule::BoilerplateLine, whole.clone());
        } else if line.starts_with_boilerplate && line.word_count <= 60 {
            let is_short = line.word_count < 25;
            let rule = if is_short { ScoreRule::BoilerplateStartShort } else { ScoreRule::BoilerplateStartLong };
            evidence.fire(rule, whole.clone());
        }
        if self.skip_blocks.iter().any(|block| block.contains(&index)) {
            evidence.fire(ScoreRule::SkipBlock, whole.clone());
        }
        if line.is_site_heading {
            let empty =
                self.below(index).is_none_or(|below| below.is_site_heading || below.has_label(&[FieldLabel::Tags]));
            let rule = match (empty, over_paragraph) {
                (false, false) => ScoreRule::SiteHeading,
                (false, true) => ScoreRule::SiteHeadingOverParagraph,
                (true, false) => ScoreRule::SiteHeadingEmpty,
                (true, true) => ScoreRule::SiteHeadingEmptyOverParagraph,
            };
            evidence.fire(rule, whole.clone());
            if !empty && !over_paragraph && self.below(index).is_some_and(LineInfo::is_headline) {
                evidence.fire(ScoreRule::SiteHeadingOverHeadline, whole.clone());
            }
        }
        if line.is_menu && !line.is_site_heading {
            let rule = if over_paragraph { ScoreRule::MenuOverParagraph } else { ScoreRule::MenuLine };
            evidence.fire(rule, whole.clone());
        }
        if line.reader_call == Some(ReaderCall::VerbAndChannel) && !is_entry(line) {
            evidence.fire(ScoreRule::ReaderCall, whole.clone());
        }
        let beside = [self.above(index), self.below(index)];
        if line.has_columns && !beside.into_iter().flatten().any(|near| near.has_columns) {
            evidence.fire(ScoreRule::MenuColumns, whole.clone());
        }
        if looks_like_script(line.text) {
            evidence.fire(ScoreRule::ScriptLine, whole.clone());
        }
        match self.ranking_part(index) {
            Some(RankingPart::Number) => evidence.fire(ScoreRule::RankNumber, whole.clone()),
            Some(RankingPart::Headline) => evidence.fire(ScoreRule::RankedHeadline, whole.clone()),
            None => {}
        }
        if line.is_engagement_count {
            let rule = if line.word_count == 0 { ScoreRule::CounterSymbol } else { ScoreRule::CounterNumber };
            evidence.fire(rule, whole.clone());
        }
        if line.separator_count >= 2 && !self.is_table_row(index) && !line.is_paragraph() && line.word_count <= 60 {
            evidence.fire(ScoreRule::SeparatorLine, whole.clone());
        }
        if line.is_copyright_notice {
            evidence.fire(ScoreRule::CopyrightNotice, whole.clone());
        }
        if line.is_url_or_email {
            let is_email = line.text.contains('@') && !line.text.contains("://");
            evidence.fire(if is_email { ScoreRule::AddressEmail } else { ScoreRule::AddressUrl }, whole.clone());
        }
        let hashtag = line.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if hashtag && line.word_count <= 6 {
            evidence.fire(ScoreRule::HashtagAlone, whole.clone());
        }
        if self.is_below_text(index) && line.is_glued_list() && !line.is_menu {
            evidence.fire(ScoreRule::GluedTags, whole);
        }
    }

    /// What a line is in a list of other stories of which every second line is a number: `1`, a headline, `2`, a headline.
    fn ranking_part(&self, index: usize) -> Option<RankingPart> {
        let rank = |at: usize| self.lines.get(at).and_then(|line| rank_of(line.text));
        let is_headline = |at: usize| {
            let is_foreign = self.doc.overlap(at).in_body.is_none_or(|percent| percent < 55);
            is_foreign && self.lines.get(at).is_some_and(|line| line.word_count >= 4 && line.is_headline())
        };
        let is_next = |one: usize, other: usize| rank(one).zip(rank(other)).is_some_and(|(a, b)| a + 1 == b);
        if rank(index).is_some() {
            let above = index >= 2 && is_next(index - 2, index) && is_headline(index - 1);
            let below = is_next(index, index + 2) && is_headline(index + 1);
            return (above || below).then_some(RankingPart::Number);
        }
        let above = index >= 3 && is_next(index - 3, index - 1) && is_headline(index - 2);
        let below = index >= 1 && is_next(index - 1, index + 1);
        (is_headline(index) && (above || below)).then_some(RankingPart::Headline)
    }
}

/// A line of a ranking of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RankingPart {
    Number,
    Headline,
}

/// The rank, if a line is nothing else: `3`, `#3`, `03.`.
fn rank_of(text: &str) -> Option<u8> {
    const MAX_RANK: u8 = 20;
    let digits = text.trim_start_matches('#').trim_end_matches('.');
    digits.parse().ok().filter(|rank| (1..=MAX_RANK).contains(rank) && digits.len() <= 2)
}

/// Whether the line consists of tags of HTML, written with or without character references.
fn is_markup(text: &str) -> bool {
    let is_tags = |open: &str, close: &str| {
        let mut rest = text;
        while let Some(inside) = rest.strip_prefix(open)
            && inside.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((_, behind)) = inside.split_once(close)
        {
            rest = behind.trim_start();
        }
        rest.is_empty()
    };
    !text.is_empty() && (is_tags("<", ">") || is_tags("&lt;", "&gt;"))
}

/// Whether the line looks like a line of a program, tags of HTML or a file name: scripts of pages are sometimes copied with
/// them. Items of laws end with a semicolon, too, and hold brackets behind a space.
fn looks_like_script(text: &str) -> bool {
    const MAX_LEN: usize = 400;
    let ends = text.ends_with(['{', '}', ';']) || text.ends_with("({") || text.ends_with("*/");
    let has_operator = ["();", " = ", "===", "!==", "&&", "||", "=>", "document.", "window.", "function"];
    // `gtag('config')`
    let has_call = || {
        let is_call = |sign: &[u8]| sign[0].is_ascii_alphanumeric() && sign[1] == b'(' && b"'\")".contains(&sign[2]);
        text.as_bytes().windows(3).any(is_call) || text.contains('{')
    };
    let is_code = text.len() <= 2 || has_operator.iter().any(|sign| text.contains(sign)) || has_call();
    ends && text.len() <= MAX_LEN && is_code
        || is_markup(text)
        || [".jpg", ".png", ".jpeg", ".webp", ".gif"].iter().any(|ending| text.contains(ending))
            && !text.contains("://")
            && text.len() <= 200
}
