//! Formats values of the workspace: notices, changes, reasons, dates, commands, shortcuts.

use crate::i18n::{Language, Words};
use crate::article::{ChangeName, Decision, FieldName, Reason, Role, Stamp};
use crate::workspace::{Command, Key, Keys, Notice, Value};
use crate::extract::SpanKind;
use chrono::{Datelike as _, Timelike as _};

/// The message code of the name of a field.
#[must_use]
pub fn field_code(name: FieldName) -> String {
    format!("field-{}", name.code())
}

/// The message code of the name of a change.
#[must_use]
pub fn change_code(name: &ChangeName) -> &'static str {
    match name {
        ChangeName::Typing => "change-typing",
        ChangeName::Field(_) => "change-field",
        ChangeName::Clean(_) => "change-clean",
        ChangeName::Restore(_) => "change-restore",
        ChangeName::Decide(Decision::Open) => "change-decide-open",
        ChangeName::Decide(Decision::Out) => "change-decide-out",
        ChangeName::Decide(Decision::Related) => "change-decide-related",
        ChangeName::Decide(Decision::Keep) => "change-decide-keep",
        ChangeName::PutBack => "change-put-back",
        ChangeName::AddTags(_) => "change-add-tags",
        ChangeName::RemoveTag => "change-remove-tag",
        ChangeName::MoveTag => "change-move-tag",
        ChangeName::OwnRule(_) => "change-own-rule",
        ChangeName::BlockKind => "change-block-kind",
        ChangeName::MoveParagraph => "change-move-paragraph",
        ChangeName::Duplicate => "change-duplicate",
        ChangeName::Case => "change-case",
        ChangeName::PrintedSign => "change-printed-sign",
        ChangeName::CleanPaste => "change-clean-paste",
        ChangeName::Replace(_) => "change-replace",
        ChangeName::TakeBack => "change-take-back",
        ChangeName::Version => "change-version",
    }
}

impl Words {
    /// The text of a notice, followed by the path of the file that it is about.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let mut values = notice.values.clone();
        let file = notice.path.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
        values.push(("file", Value::Text(file.clone())));
        let sentence = self.say_with(&notice.message, &values);
        if file.is_empty() { sentence } else { format!("{sentence} {file}") }
    }

    /// The name of a change, as the undo menu shows it.
    #[must_use]
    pub fn change(&self, name: &ChangeName) -> String {
        let value = match name {
            ChangeName::Clean(count)
            | ChangeName::Restore(count)
            | ChangeName::AddTags(count)
            | ChangeName::Replace(count)
            | ChangeName::OwnRule(count) => ("count", Value::Count(*count)),
            ChangeName::Field(field) => ("field", Value::Message(field_code(*field))),
            _ => return self.say(change_code(name)),
        };
        self.say_with(change_code(name), &[value])
    }

    /// The reason of a decision, as a sentence.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> String {
        self.say_with(&format!("rule-{}", reason.rule), &[("seen", Value::Text(reason.seen.clone()))])
    }

    /// The name of the role of a line.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.say(&format!("role-{}", role.code().replace('_', "-")))
    }

    /// The name of the kind of a span within a line.
    #[must_use]
    pub fn part(&self, kind: SpanKind) -> String {
        self.say(&format!("span-{}", kind.code().replace('_', "-")))
    }

    /// A date and time in the format of the language. The date rules of the extraction parse it back.
    #[must_use]
    pub fn stamp(&self, stamp: &Stamp) -> String {
        let month = self.say(&format!("month-{}", stamp.date.month()));
        let day = format!("{} {month} {}", stamp.date.day(), stamp.date.year());
        let Some(time) = stamp.time else { return day };
        let zone = stamp.zone();
        let separator = if zone.is_empty() { "" } else { " " };
        format!("{day}, {:02}:{:02}{separator}{zone}", time.hour(), time.minute())
    }

    /// The label of a command.
    #[must_use]
    pub fn command(&self, command: Command) -> String {
        self.say(&format!("command-{}", command.code()))
    }

    /// A shortcut, with arrows as they are printed on keys.
    #[must_use]
    pub fn keys(&self, keys: Keys) -> String {
        let text = keys.to_string();
        match keys.key {
            Key::Up => text.replace("Up", "↑"),
            Key::Down => text.replace("Down", "↓"),
            _ => text,
        }
    }

    /// The name of a language.
    #[must_use]
    pub fn name_of(&self, language: Language) -> String {
        self.say(&format!("language-{}", language.tag()))
    }
}
