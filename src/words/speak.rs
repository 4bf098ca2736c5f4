//! Sentences for the desk's own values: notices, changes, fields, dates.

use super::{Language, Words};
use crate::article::{ChangeName, Decision, FieldName, Reason, Role, Stamp};
use crate::desk::{Command, Key, Keys, Notice, Value};
use crate::reading::SpanKind;
use chrono::{Datelike as _, Timelike as _};

/// The code of the message that names a field.
#[must_use]
pub fn field_code(name: FieldName) -> String {
    format!("field-{}", name.code())
}

/// The code of the message that names a change.
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
    /// A notice as a sentence, the file it concerns last.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let mut values = notice.values.clone();
        let file = notice.path.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
        values.push(("file", Value::Text(file.clone())));
        let sentence = self.say_with(&notice.message, &values);
        if file.is_empty() { sentence } else { format!("{sentence} {file}") }
    }

    /// A change as the undo menu names it.
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

    /// Why something was decided, as a sentence.
    #[must_use]
    pub fn reason(&self, reason: &Reason) -> String {
        self.say_with(&format!("rule-{}", reason.rule), &[("seen", Value::Text(reason.seen.clone()))])
    }

    /// What a line was taken for.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.say(&format!("role-{}", role.code().replace('_', "-")))
    }

    /// What a part of a line was taken for.
    #[must_use]
    pub fn part(&self, kind: SpanKind) -> String {
        self.say(&format!("span-{}", kind.code().replace('_', "-")))
    }

    /// A point in time in the language's form; the reading's date rules read it back.
    #[must_use]
    pub fn stamp(&self, stamp: &Stamp) -> String {
        let month = self.say(&format!("month-{}", stamp.date.month()));
        let day = format!("{} {month} {}", stamp.date.day(), stamp.date.year());
        let Some(time) = stamp.time else { return day };
        let zone = stamp.zone();
        let gap = if zone.is_empty() { "" } else { " " };
        format!("{day}, {:02}:{:02}{gap}{zone}", time.hour(), time.minute())
    }

    /// The label of a command.
    #[must_use]
    pub fn command(&self, command: Command) -> String {
        self.say(&format!("command-{}", command.code()))
    }

    /// A key as it is printed on the keyboard.
    #[must_use]
    pub fn keys(&self, keys: Keys) -> String {
        let text = keys.to_string();
        match keys.key {
            Key::Up => text.replace("Up", "↑"),
            Key::Down => text.replace("Down", "↓"),
            _ => text,
        }
    }

    /// The language's own name.
    #[must_use]
    pub fn name_of(&self, language: Language) -> String {
        self.say(&format!("language-{}", language.tag()))
    }
}
