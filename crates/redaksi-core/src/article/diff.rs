//! Diffs two versions of a story: fields, tags, decisions about promos, and the text of the body.

use crate::article::{Article, FieldName, Passage, PassageId, PassageKind, render_body};
use crate::text::{DiffLine, LineStatus, diff_lines};

/// The differences between an older and a newer version of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleDiff {
    /// Changed fields, each with the old and the new value.
    pub fields: Vec<(FieldName, String, String)>,
    /// Tags that only the older version has.
    pub tags_removed: Vec<String>,
    /// Tags that only the newer version has.
    pub tags_added: Vec<String>,
    /// Promos that are removed in the newer version and were not in the older one.
    pub promos_removed: Vec<PassageId>,
    /// Promos that are published in the newer version and were removed in the older one.
    pub promos_restored: Vec<PassageId>,
    /// The diff of the published paragraphs; removed and restored promos do not appear in it.
    pub body: Vec<DiffLine>,
}

impl ArticleDiff {
    /// Whether there are no differences.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
            && self.tags_removed.is_empty()
            && self.tags_added.is_empty()
            && self.promos_removed.is_empty()
            && self.promos_restored.is_empty()
            && self.body.iter().all(|line| line.status == LineStatus::Unchanged)
    }
}

/// Computes the differences between an older and a newer version of a story.
#[must_use]
pub fn diff_articles(old: &Article, new: &Article) -> ArticleDiff {
    let value = |article: &Article, name| article.fields.value(name).to_owned();
    let fields = FieldName::ALL.into_iter().map(|name| (name, value(old, name), value(new, name)));
    let missing_in = |all: &Article, other: &Article| -> Vec<String> {
        let texts = all.tags.iter().map(|tag| tag.text.clone());
        texts.filter(|text| !other.tags.iter().any(|tag| tag.text == *text)).collect()
    };
    let (mut promos_removed, mut promos_restored) = (Vec::new(), Vec::new());
    for passage in new.passages.iter().filter(|passage| passage.kind == PassageKind::Promo) {
        match (same_passage(old, passage).map(|other| other.decision.is_published()), passage.decision.is_published()) {
            (Some(true), false) => promos_removed.push(passage.id),
            (Some(false), true) => promos_restored.push(passage.id),
            _ => {}
        }
    }
    ArticleDiff {
        fields: fields.filter(|(_, old, new)| old != new).collect(),
        tags_removed: missing_in(old, new),
        tags_added: missing_in(new, old),
        promos_removed,
        promos_restored,
        body: diff_lines(&rendered_text(&with_decisions_of(old, new)), &rendered_text(new)),
    }
}

/// Returns the passage of the older version that is the same one. Versions with the same source text share ids; marker
/// and title are compared because the source texts may differ.
fn same_passage<'a>(old: &'a Article, passage: &Passage) -> Option<&'a Passage> {
    let other = old.passage(passage.id)?;
    (other.title == passage.title && other.marker == passage.marker).then_some(other)
}

/// Returns the older version with the decisions of the newer one, so that only the text differs.
pub(super) fn with_decisions_of(old: &Article, new: &Article) -> Article {
    let mut updated = old.clone();
    for passage in &new.passages {
        if same_passage(old, passage).is_some()
            && let Some(other) = updated.passages.iter_mut().find(|other| other.id == passage.id)
        {
            other.decision = passage.decision;
        }
    }
    updated
}

/// Returns the published body, one paragraph per line.
fn rendered_text(article: &Article) -> String {
    render_body(article).into_iter().map(|block| block.text + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Field, SourceText, Tag};
    use crate::extract;
    use crate::packs::Packs;

    fn story() -> Article {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n";
        extract::extract(SourceText::new("", text.as_bytes()), &Packs::built_in())
    }

    fn changed_lines(lines: &[DiffLine]) -> usize {
        lines.iter().filter(|line| line.status != LineStatus::Unchanged).count()
    }

    #[test]
    fn removing_a_promo_is_not_a_change_of_the_text() {
        let (old, mut new) = (story(), story());
        let change = new.remove_certain_promos().unwrap();
        change.apply(&mut new).unwrap();
        let found = diff_articles(&old, &new);
        assert_eq!((found.promos_removed.len(), found.promos_restored.len(), changed_lines(&found.body)), (1, 0, 0));
        let removed = new.passages.iter().filter(|passage| !passage.decision.is_published());
        assert_eq!(found.promos_removed, removed.map(|passage| passage.id).collect::<Vec<_>>());
        let found = diff_articles(&new, &old);
        assert_eq!((found.promos_removed.len(), found.promos_restored.len(), changed_lines(&found.body)), (0, 1, 0));
    }

    #[test]
    fn each_kind_of_change_is_reported() {
        let (old, mut new) = (story(), story());
        assert!(diff_articles(&old, &new).is_empty());
        new.body[0].text = new.body[0].text.replace("dua tahun", "tiga tahun");
        new.fields.replace(FieldName::Editor, Field { value: "Rina Wati".into(), lines: vec![], ..Field::default() });
        new.tags.push(Tag { text: "jembatan".into(), lines: vec![] });
        let found = diff_articles(&old, &new);
        assert_eq!(found.fields, [(FieldName::Editor, String::new(), "Rina Wati".to_owned())]);
        assert_eq!((found.tags_added.as_slice(), found.tags_removed.len()), (&["jembatan".to_owned()][..], 0));
        assert_eq!((changed_lines(&found.body), found.is_empty()), (2, false));
    }
}
