//! Formats values of the workspace: notices, changes, reasons, dates, commands, shortcuts.

use crate::i18n::{Language, Localizer};
use crate::workspace::{Command, Key, MessageArg, Notice, Shortcut};
use chrono::{Datelike as _, Timelike as _};
use redaksi_core::article::{Article, Decision, FieldName, PartialDateTime, Reason, Role, TransactionName};
use redaksi_core::extract::SpanKind;

/// The message code of the name of a field.
#[must_use]
pub fn field_msg_id(name: FieldName) -> String {
    format!("field-{}", name.code())
}

/// The message code of the name of a change.
#[must_use]
pub fn change_msg_id(name: &TransactionName) -> &'static str {
    match name {
        TransactionName::Typing => "change-typing",
        TransactionName::Field(_) => "change-field",
        TransactionName::RemovePromos(_) => "change-clean",
        TransactionName::RestorePromos(_) => "change-restore",
        TransactionName::Decide(Decision::Undecided) => "change-decide-open",
        TransactionName::Decide(Decision::Removed) => "change-decide-out",
        TransactionName::Decide(Decision::RelatedLink) => "change-decide-related",
        TransactionName::Decide(Decision::KeptAsText) => "change-decide-keep",
        TransactionName::RestoreLine => "change-put-back",
        TransactionName::AddTags(_) => "change-add-tags",
        TransactionName::RemoveTag => "change-remove-tag",
        TransactionName::RejectTag => "change-reject-tag",
        TransactionName::MoveTag => "change-move-tag",
        TransactionName::RenameTag => "change-rename-tag",
        TransactionName::UserRule(_) => "change-own-rule",
        TransactionName::BlockKind => "change-block-kind",
        TransactionName::InlineStyle => "change-inline-style",
        TransactionName::MoveParagraph => "change-move-paragraph",
        TransactionName::Duplicate => "change-duplicate",
        TransactionName::ChangeCase => "change-case",
        TransactionName::SmartPunctuation => "change-printed-sign",
        TransactionName::CleanPaste => "change-clean-paste",
        TransactionName::Replace(_) => "change-replace",
        TransactionName::RevertHunk => "change-take-back",
        TransactionName::RestoreVersion => "change-version",
        TransactionName::FillFields(_) => "change-fill-fields",
        TransactionName::Stage(_) => "change-stage",
        TransactionName::PromoEnd => "change-promo-end",
        TransactionName::AddComment => "change-add-comment",
        TransactionName::EditComment => "change-edit-comment",
        TransactionName::ResolveComment(true) => "change-resolve-comment",
        TransactionName::ResolveComment(false) => "change-reopen-comment",
        TransactionName::RemoveComment => "change-remove-comment",
        TransactionName::Dismiss => "change-dismiss",
        TransactionName::Undismiss => "change-undismiss",
        TransactionName::ApplyFixes(_) => "change-apply-fixes",
        TransactionName::AcceptChanges(_) => "change-accept-change",
        TransactionName::TakeBackChanges(_) => "change-take-back-change",
        TransactionName::AttachOriginal => "change-attach-original",
        TransactionName::DetachOriginal => "change-detach-original",
        TransactionName::PairParagraphs => "change-pair-paragraphs",
        TransactionName::UnpairParagraphs => "change-unpair-paragraphs",
        TransactionName::ConfirmExcluded => "change-confirm-line",
        TransactionName::ConfirmField(_) => "change-confirm-field",
    }
}

impl Localizer {
    /// The text of a notice, followed by the path of the file that it is about.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let mut values = notice.args.clone();
        let file = notice.path.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
        values.push(("file", MessageArg::Text(file.clone())));
        let sentence = self.msg_args(&notice.kind.message_id(), &values);
        if file.is_empty() { sentence } else { format!("{sentence} {file}") }
    }

    /// The name of a change, as the undo menu shows it.
    #[must_use]
    pub fn change(&self, name: &TransactionName) -> String {
        let value = match name {
            TransactionName::RemovePromos(count)
            | TransactionName::RestorePromos(count)
            | TransactionName::AddTags(count)
            | TransactionName::Replace(count)
            | TransactionName::ApplyFixes(count)
            | TransactionName::AcceptChanges(count)
            | TransactionName::TakeBackChanges(count)
            | TransactionName::UserRule(count) => ("count", MessageArg::Count(*count)),
            TransactionName::Field(field) | TransactionName::ConfirmField(field) => {
                ("field", MessageArg::Message(field_msg_id(*field)))
            }
            _ => return self.msg(change_msg_id(name)),
        };
        self.msg_args(change_msg_id(name), &[value])
    }

    /// The reason of a decision, as a sentence.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> String {
        self.msg_args(&format!("rule-{}", reason.rule), &[("seen", MessageArg::Text(reason.detail.clone()))])
    }

    /// Who wrote and edited a story, and which outlet it comes from: one text for each that is known.
    #[must_use]
    pub fn credits(&self, article: &Article) -> Vec<String> {
        let credits =
            [(FieldName::Byline, "by-byline"), (FieldName::Editor, "by-editor"), (FieldName::Source, "by-source")];
        let known = credits.into_iter().map(|(field, message)| (article.fields.value(field), message));
        known
            .filter(|(value, _)| !value.is_empty())
            .map(|(value, message)| self.msg_args(message, &[("name", MessageArg::Text(value.to_owned()))]))
            .collect()
    }

    /// The name of the role of a line.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.msg(&format!("role-{}", role.code().replace('_', "-")))
    }

    /// The name of the kind of a span within a line.
    #[must_use]
    pub fn span_kind(&self, kind: SpanKind) -> String {
        self.msg(&format!("span-{}", kind.code().replace('_', "-")))
    }

    /// A date and time in the format of the language, with the name of the time zone, which may be empty. The date rules
    /// of the extraction parse it back.
    #[must_use]
    pub fn datetime(&self, stamp: &PartialDateTime, zone: &str) -> String {
        let month = self.msg(&format!("month-{}", stamp.date.month()));
        let day = format!("{} {month} {}", stamp.date.day(), stamp.date.year());
        let Some(time) = stamp.time else { return day };
        let separator = if zone.is_empty() { "" } else { " " };
        format!("{day}, {:02}:{:02}{separator}{zone}", time.hour(), time.minute())
    }

    /// The label of a command.
    #[must_use]
    pub fn command(&self, command: Command) -> String {
        self.msg(&format!("command-{}", command.code()))
    }

    /// A shortcut, with arrows as they are printed on keys, and the space bar by its name in the language. The other
    /// keys have their English names, which keyboards have printed on them.
    #[must_use]
    pub fn shortcut(&self, keys: Shortcut) -> String {
        let text = keys.to_string();
        let shown = match keys.key {
            Key::Up => "↑",
            Key::Down => "↓",
            Key::Left => "←",
            Key::Right => "→",
            Key::Space => &self.msg("key-space"),
            _ => return text,
        };
        let modifiers = keys.key.name().and_then(|name| text.strip_suffix(name)).unwrap_or_default();
        format!("{modifiers}{shown}")
    }

    /// The name of a language.
    #[must_use]
    pub fn language_name(&self, language: Language) -> String {
        self.msg(&format!("language-{}", language.tag()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_are_shown_as_on_the_keyboard() {
        let [english, indonesian] = Language::ALL.map(Localizer::new);
        let shown = |i18n: &Localizer, keys: &str| i18n.shortcut(keys.parse().unwrap());
        assert_eq!(shown(&english, "ctrl+space"), "Ctrl+Space");
        assert_eq!(shown(&indonesian, "ctrl+space"), "Ctrl+Spasi");
        assert_eq!(shown(&english, "alt+shift+left"), "Alt+Shift+←");
        assert_eq!(shown(&indonesian, "ctrl+pageup"), "Ctrl+PageUp");
        assert_eq!(shown(&indonesian, "ctrl+up"), "Ctrl+↑");
    }
}
