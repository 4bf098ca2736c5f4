//! Whether a document has what the ready list of the desk asks for.

use crate::workspace::{Document, ReadyItem, ReadyList, Requirement, Workspace};
use redaksi_checks::{Severity, length_limit};
use redaksi_core::article::{Article, BlockKind, FieldName};
use redaksi_core::text::{count_graphemes, is_blank};

impl Workspace {
    /// The ready list of the desk.
    #[must_use]
    pub fn ready_list(&self) -> &ReadyList {
        &self.ready_list
    }

    /// Sets the ready list of the desk.
    pub fn set_ready_list(&mut self, list: ReadyList) {
        self.ready_list = list;
    }

    /// Whether a document has what an item of the list asks for.
    #[must_use]
    pub fn is_item_met(&self, document: &Document, item: ReadyItem) -> bool {
        let article = document.article();
        let has_no =
            |severity: Severity| self.findings(document).findings().all(|finding| finding.severity != severity);
        match item {
            ReadyItem::Errors => has_no(Severity::Error),
            ReadyItem::Warnings => has_no(Severity::Warning),
            ReadyItem::Promos => document.promo_counts().open == 0,
            ReadyItem::DoubtfulLines => article.doubtful_line_count() == 0,
            ReadyItem::DoubtfulFields => document.first_doubtful_field(&self.packs).is_none(),
            ReadyItem::HeadlineLength => {
                let limit = length_limit(FieldName::Headline).map_or(usize::MAX, |limit| limit.recommended);
                count_graphemes(article.fields.value(FieldName::Headline)) <= limit
            }
            ReadyItem::Tags => article.tags.len() >= self.ready_list.tags,
            // A caption may also stand between the paragraphs.
            ReadyItem::Caption => {
                let in_text = article.body.iter().any(|block| block.kind == BlockKind::Caption);
                in_text || !is_blank(article.fields.value(FieldName::Caption))
            }
            ReadyItem::Original => article.original.is_some(),
            ReadyItem::LeftOut => document.pairing().is_none_or(|pairing| pairing.left_out.is_empty()),
            ReadyItem::Comments => article.comments.iter().all(|comment| comment.is_resolved),
            ReadyItem::Abstract
            | ReadyItem::Byline
            | ReadyItem::Dateline
            | ReadyItem::Source
            | ReadyItem::Credit
            | ReadyItem::Slug
            | ReadyItem::Category => item.field().is_none_or(|name| !is_blank(article.fields.value(name))),
        }
    }

    /// The items of a requirement that a document does not meet, without those that are findings, promos or lines, which are
    /// listed one by one.
    pub(crate) fn unmet_items(&self, document: &Document, requirement: Requirement) -> Vec<ReadyItem> {
        let is_counted_apart = |item: ReadyItem| {
            requirement == Requirement::Required
                && matches!(
                    item,
                    ReadyItem::Errors | ReadyItem::Warnings | ReadyItem::Promos | ReadyItem::DoubtfulLines
                )
        };
        // A story without a photo needs no caption and no credit, unless the desk requires them of every story.
        let is_about_no_photo = |item: ReadyItem| {
            requirement == Requirement::Recommended
                && matches!(item, ReadyItem::Caption | ReadyItem::Credit)
                && !has_photo(document.article())
        };
        let wanted = ReadyItem::ALL.iter().copied().filter(|item| self.ready_list.requirement(*item) == requirement);
        let is_listed = |item: &ReadyItem| {
            !is_counted_apart(*item) && !is_about_no_photo(*item) && !self.is_item_met(document, *item)
        };
        wanted.filter(is_listed).collect()
    }
}

/// Whether a story says anything about a photo: it has a caption or a credit.
fn has_photo(article: &Article) -> bool {
    let has_field = |name: FieldName| !is_blank(article.fields.value(name));
    has_field(FieldName::Caption)
        || has_field(FieldName::Credit)
        || article.body.iter().any(|block| block.kind == BlockKind::Caption)
}
