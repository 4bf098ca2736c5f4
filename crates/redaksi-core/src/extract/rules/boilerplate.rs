//! Scoring rules for the lines that sites print around stories: menus, counters, section headings, notices.

use crate::extract::line_info::LineInfo;
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
        if line.is_engagement_count {
            let rule = if line.word_count == 0 { ScoreRule::CounterSymbol } else { ScoreRule::CounterNumber };
            evidence.fire(rule, whole.clone());
        }
        if line.separator_count >= 2 && !line.is_paragraph() && line.word_count <= 60 {
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
        if self.is_below_text(index) && line.is_glued_list() {
            evidence.fire(ScoreRule::GluedTags, whole);
        }
    }
}
