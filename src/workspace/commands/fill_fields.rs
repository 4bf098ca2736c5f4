//! Fills in empty fields from the story.

use crate::workspace::{Notice, NoticeKind, Workspace};
use redaksi_checks::length_limit;
use redaksi_core::article::{Article, Edit, FieldName, Transaction, TransactionName};
use redaksi_core::extract::{suggest_abstract, suggest_caption_case, suggest_place, suggest_slug};
use redaksi_core::packs::Packs;
use std::time::Duration;

impl Workspace {
    /// Fills in the empty fields that the story answers, as one undo step.
    pub(crate) fn fill_fields(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let edits = field_suggestions(document.article(), &self.packs);
        let filled = edits.len();
        if filled > 0 {
            let change = Transaction { name: TransactionName::FillFields(filled), edits };
            self.apply_transaction(change, None, now);
        }
        self.notify(Notice::info(NoticeKind::FieldsFilled).with_count(filled));
    }
}

/// The edits that set a slug, an abstract and a place where they are missing, and that put a caption in capitals into
/// sentence case.
fn field_suggestions(article: &Article, packs: &Packs) -> Vec<Edit> {
    let value = |name| article.fields.value(name);
    let limit = |name| length_limit(name).map_or(usize::MAX, |limit| limit.recommended);
    let mut edits = Vec::new();
    let mut set = |name, suggestion: String| {
        if !suggestion.is_empty() && suggestion != value(name) {
            let field = article.fields.get(name).cloned().unwrap_or_default();
            edits.push(Edit::Field { name, field: field.with_edited_value(suggestion) });
        }
    };
    if value(FieldName::Slug).is_empty() {
        let language = value(FieldName::Language);
        set(FieldName::Slug, suggest_slug(value(FieldName::Headline), language, limit(FieldName::Slug), packs));
    }
    if value(FieldName::Abstract).is_empty() {
        set(FieldName::Abstract, suggest_abstract(article, limit(FieldName::Abstract)));
    }
    if value(FieldName::Place).is_empty() {
        set(FieldName::Place, suggest_place(article, packs).unwrap_or_default());
    }
    set(FieldName::Caption, suggest_caption_case(article).unwrap_or_default());
    edits
}
