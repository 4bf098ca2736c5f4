//! Scoring rules for the lines that sites print around stories: menus, counters, section headings, notices.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::packs::FieldLabel;

impl RuleContext<'_, '_> {
    /// Lines that sites print around stories.
    pub fn apply_boilerplate_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let whole = 0..line.text.len();
        let boilerplate = |evidence: &mut Evidence, rule, mast: f32, head: f32, body: f32, tail: f32| {
            let classes = [
                (LineClass::Mast, mast),
                (LineClass::HeadBoilerplate, head),
                (LineClass::BodyBoilerplate, body),
                (LineClass::TailBoilerplate, tail),
                (LineClass::Title, -2.0),
            ];
            evidence.add(rule, whole.clone(), &classes);
        };
        let over_paragraph = self.below(index).is_some_and(LineInfo::is_paragraph);
        if line.is_boilerplate {
            boilerplate(evidence, ReasonCode::Boilerplate, 5.0, 9.5, 16.0, 8.0);
        } else if line.starts_with_boilerplate && line.word_count <= 60 {
            boilerplate(
                evidence,
                ReasonCode::Boilerplate,
                4.0,
                9.0,
                if line.word_count < 25 { 17.5 } else { 14.5 },
                8.5,
            );
        }
        if self.skip_blocks.iter().any(|block| block.contains(&index)) {
            boilerplate(evidence, ReasonCode::SkipBlock, 8.0, 16.0, 26.0, 14.0);
        }
        if line.is_site_heading {
            let empty =
                self.below(index).is_none_or(|below| below.is_site_heading || below.has_label(&[FieldLabel::Tags]));
            let rule = if empty { ReasonCode::EmptyHeading } else { ReasonCode::Heading };
            if over_paragraph {
                boilerplate(evidence, rule, 4.0, 6.0, 9.0, 4.0);
            } else {
                boilerplate(evidence, rule, 5.0, 10.5, 12.0, 9.5);
            }
            if !empty && !over_paragraph && self.below(index).is_some_and(LineInfo::is_headline) {
                evidence.add(rule, 0..line.text.len(), &[(LineClass::HeadPromo, 17.0), (LineClass::Promo, 13.5)]);
            }
        }
        if line.is_menu && !line.is_site_heading {
            let (body, tail) = if over_paragraph { (9.0, 1.5) } else { (11.0, 3.5) };
            boilerplate(evidence, ReasonCode::Menu, 3.5, 6.0, body, tail);
        }
        if line.is_engagement_count {
            let is_symbol = line.word_count == 0;
            boilerplate(evidence, ReasonCode::Counter, 3.0, 6.0, if is_symbol { 11.0 } else { 5.0 }, 1.0);
        }
        if line.separator_count >= 2 && !line.is_paragraph() && line.word_count <= 60 {
            boilerplate(evidence, ReasonCode::Separators, 4.0, 3.0, 9.0, 3.0);
        }
        if line.is_copyright_notice {
            boilerplate(evidence, ReasonCode::Copyright, 3.0, 4.0, 15.0, 9.0);
        }
        if line.is_url_or_email {
            let is_email = line.text.contains('@') && !line.text.contains("://");
            let (head, body, tail) = if is_email { (9.0, 5.0, 4.0) } else { (3.0, 0.0, -0.2) };
            boilerplate(evidence, ReasonCode::Address, 3.0, head, body, tail);
        }
        let hashtag = line.text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if hashtag && line.word_count <= 6 {
            evidence.add(ReasonCode::Hashtag, whole.clone(), &[(LineClass::Tag, 8.0)]);
        }
        if self.is_below_text(index) && line.is_glued_list() {
            evidence.add(ReasonCode::GluedTags, whole, &[(LineClass::TagLabel, 15.0)]);
        }
    }
}
