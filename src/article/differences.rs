//! What differs between two versions of a story: fields, tags, decisions about passages, and the words of the body.

use super::{Article, FieldName, Passage, PassageId, PassageKind, published};
use crate::text::{ComparedLine, Fate, compare};

/// What differs from an older version of a story to a newer one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Fields, each with what it said and what it says.
    pub fields: Vec<(FieldName, String, String)>,
    /// Tags that the older one has alone.
    pub tags_gone: Vec<String>,
    /// Tags that the newer one has alone.
    pub tags_new: Vec<String>,
    /// Promos of the newer one that were taken out since.
    pub out: Vec<PassageId>,
    /// Promos of the newer one that were put back since.
    pub back: Vec<PassageId>,
    /// The paragraphs as they are published, promos that were taken out or put back since left aside.
    pub body: Vec<ComparedLine>,
}

impl Differences {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
            && self.tags_gone.is_empty()
            && self.tags_new.is_empty()
            && self.out.is_empty()
            && self.back.is_empty()
            && self.body.iter().all(|line| line.fate == Fate::Same)
    }
}

/// What differs from an older version of a story to a newer one.
#[must_use]
pub fn differences(old: &Article, new: &Article) -> Differences {
    let value = |article: &Article, name| article.fields.value(name).to_owned();
    let fields = FieldName::ALL.into_iter().map(|name| (name, value(old, name), value(new, name)));
    let missing_in = |all: &Article, other: &Article| -> Vec<String> {
        let texts = all.tags.iter().map(|tag| tag.text.clone());
        texts.filter(|text| !other.tags.iter().any(|tag| tag.text == *text)).collect()
    };
    let (mut out, mut back) = (Vec::new(), Vec::new());
    for passage in new.passages.iter().filter(|passage| passage.kind == PassageKind::Promo) {
        match (same_passage(old, passage).map(|other| other.decision.is_in()), passage.decision.is_in()) {
            (Some(true), false) => out.push(passage.id),
            (Some(false), true) => back.push(passage.id),
            _ => {}
        }
    }
    Differences {
        fields: fields.filter(|(_, old, new)| old != new).collect(),
        tags_gone: missing_in(old, new),
        tags_new: missing_in(new, old),
        out,
        back,
        body: compare(&body_of(&decided_as(old, new)), &body_of(new)),
    }
}

/// The same promo has the same name where both came from the same text; its words tell whether it is the same.
fn same_passage<'a>(old: &'a Article, passage: &Passage) -> Option<&'a Passage> {
    let other = old.passage(passage.id)?;
    (other.title == passage.title && other.marker == passage.marker).then_some(other)
}

/// The older version with its promos decided as they are in the newer one, so that only words differ.
pub(super) fn decided_as(old: &Article, new: &Article) -> Article {
    let mut decided = old.clone();
    for passage in &new.passages {
        if same_passage(old, passage).is_some()
            && let Some(other) = decided.passages.iter_mut().find(|other| other.id == passage.id)
        {
            other.decision = passage.decision;
        }
    }
    decided
}

fn body_of(article: &Article) -> String {
    published(article).into_iter().map(|block| block.text + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Field, Received, Tag};
    use crate::packs::Packs;
    use crate::reading;

    fn story() -> Article {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n";
        reading::read(Received::new("", text.as_bytes()), &Packs::built_in())
    }

    fn changed(lines: &[ComparedLine]) -> usize {
        lines.iter().filter(|line| line.fate != Fate::Same).count()
    }

    #[test]
    fn a_promo_that_was_taken_out_is_no_edit_of_the_text() {
        let (old, mut new) = (story(), story());
        let change = new.clean_certain().unwrap();
        change.apply(&mut new).unwrap();
        let found = differences(&old, &new);
        assert_eq!((found.out.len(), found.back.len(), changed(&found.body)), (1, 0, 0));
        let out = new.passages.iter().filter(|passage| !passage.decision.is_in());
        assert_eq!(found.out, out.map(|passage| passage.id).collect::<Vec<_>>());
        let found = differences(&new, &old);
        assert_eq!((found.out.len(), found.back.len(), changed(&found.body)), (0, 1, 0));
    }

    #[test]
    fn each_kind_of_change_is_told_apart() {
        let (old, mut new) = (story(), story());
        assert!(differences(&old, &new).is_empty());
        new.body[0].text = new.body[0].text.replace("dua tahun", "tiga tahun");
        new.fields.replace(FieldName::Editor, Field { value: "Rina Wati".into(), lines: vec![] });
        new.tags.push(Tag { text: "jembatan".into(), lines: vec![] });
        let found = differences(&old, &new);
        assert_eq!(found.fields, [(FieldName::Editor, String::new(), "Rina Wati".to_owned())]);
        assert_eq!((found.tags_new.as_slice(), found.tags_gone.len()), (&["jembatan".to_owned()][..], 0));
        assert_eq!((changed(&found.body), found.is_empty()), (2, false));
    }
}
