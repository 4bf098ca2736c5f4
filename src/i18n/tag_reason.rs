//! The sentence that says why a tag is suggested.

use crate::i18n::Localizer;
use crate::workspace::MessageArg;
use redaksi_tags::{Suggestion, TagReason};

/// Why a tag is suggested: its reason, and how often the user accepted and rejected it before.
#[must_use]
pub fn tag_reason(i18n: &Localizer, suggestion: &Suggestion) -> String {
    let (code, detail) = match &suggestion.reason {
        TagReason::Vocabulary => ("tag-reason-vocabulary", ""),
        TagReason::Alias { form } => ("tag-reason-alias", form.as_str()),
        TagReason::Name => ("tag-reason-name", ""),
        TagReason::Abbreviation { of } => ("tag-reason-abbreviation", of.as_str()),
        TagReason::KeyPhrase => ("tag-reason-key-phrase", ""),
        TagReason::Implied { by } => ("tag-reason-implied", by.as_str()),
        TagReason::CameWithStory { form } => ("tag-reason-came-with-story", form.as_str()),
    };
    let values = [("text", MessageArg::Text(detail.to_owned())), ("count", MessageArg::Count(suggestion.mentions))];
    let reason = i18n.msg_args(code, &values);
    let Some(decisions) = &suggestion.learned else { return reason };
    let accepted = MessageArg::Count(decisions.accepted as usize);
    let rejected = MessageArg::Count(decisions.rejected as usize);
    format!("{reason} {}", i18n.msg_args("tag-reason-learned", &[("accepted", accepted), ("rejected", rejected)]))
}
