//! The sentence about a finding.

use crate::i18n::{Localizer, field_msg_id};
use crate::workspace::MessageArg;
use redaksi_checks::{Finding, FindingLocation, length_status};
use redaksi_core::article::Article;
use redaksi_core::text::{is_blank, shorten_middle};

/// How many bytes of the beginning and of the end of long words a short sentence about a finding has.
const MAX_SHOWN_BYTES: usize = 90;

/// How many bytes of the beginning and of the end of the words of a fix are shown.
const MAX_FIX_BYTES: usize = 40;

/// The sentence about a finding of a story: the message `check-RULE`, with the words that it is about, its first fix, the words
/// of the original, the length limits of the field, and its own arguments.
#[must_use]
pub fn finding_message(i18n: &Localizer, article: &Article, finding: &Finding) -> String {
    message_with(i18n, article, finding, str::to_owned)
}

/// The same, with long words shortened in the middle.
#[must_use]
pub fn short_finding_message(i18n: &Localizer, article: &Article, finding: &Finding) -> String {
    message_with(i18n, article, finding, |text| shorten_middle(text, MAX_SHOWN_BYTES).into_owned())
}

impl Localizer {
    /// What a fix of a finding does, as a button or a menu item says it.
    #[must_use]
    pub fn fix_label(&self, finding: &Finding, fix: &str) -> String {
        let text = |text: &str| MessageArg::Text(shorten_middle(text, MAX_FIX_BYTES).into_owned());
        if fix.is_empty() && !is_blank(&finding.text) {
            self.msg_args("check-fix-delete", &[("text", text(finding.text.trim()))])
        } else if fix.is_empty() {
            self.msg("check-fix-no-space")
        } else if is_blank(fix) {
            self.msg("check-fix-one-space")
        } else {
            self.msg_args("check-fix-to", &[("fix", text(fix))])
        }
    }
}

fn message_with(i18n: &Localizer, article: &Article, finding: &Finding, shown: impl Fn(&str) -> String) -> String {
    let text = |text: &str| MessageArg::Text(shown(text));
    let (field, status) = match finding.location {
        FindingLocation::Field(name) | FindingLocation::FieldText(name, _) => {
            (MessageArg::Message(field_msg_id(name)), length_status(name, article.fields.value(name)))
        }
        _ => (MessageArg::Text(String::new()), None),
    };
    let (length, good, most) =
        status.map_or((0, 0, 0), |(length, limit, _)| (length, limit.recommended, limit.maximum));
    let mut values = vec![
        ("field", field),
        ("length", MessageArg::Count(length)),
        ("good", MessageArg::Count(good)),
        ("most", MessageArg::Count(most)),
        ("text", text(&finding.text)),
        ("fix", text(finding.fixes.first().map_or("", String::as_str))),
        ("original", text(finding.original.as_ref().map_or("", |original| &original.text))),
    ];
    values.extend(finding.arguments.iter().map(|(name, value)| (*name, text(value))));
    i18n.msg_args(&format!("check-{}", finding.rule.code()), &values)
}
