//! Taking one difference back: of all that differs from an older version, one thing becomes as it was there.

use super::{
    Article, Change, ChangeName, Decision, Differences, Edit, FieldName, PassageId, Tag, differences, offset_of,
    part_of_manuscript, published,
};
use crate::text::Fate;
use std::ops::Range;

/// One of the differences between two versions of a story.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// A field says something else.
    Field(FieldName),
    /// A tag that only the newer version has.
    TagNew(String),
    /// A tag that only the older version has.
    TagGone(String),
    /// A promo that was taken out since.
    Out(PassageId),
    /// A promo that was put back since.
    Back(PassageId),
    /// Lines of the text that follow each other; the number among such places, from the start of the text.
    Text(usize),
    /// A line that stands elsewhere now; the number of its new place in the comparison of the text.
    Moved(usize),
}

impl Article {
    /// Makes one thing as it is in the older version; `None` where it cannot be so any more.
    #[must_use]
    pub fn take_back(&self, old: &Self, difference: &Difference) -> Option<Change> {
        let edits = match difference {
            Difference::Field(name) => {
                let field = old.fields.get(*name).cloned().unwrap_or_default();
                vec![Edit::Field { name: *name, field }]
            }
            Difference::TagNew(text) => {
                let at = self.tags.iter().position(|tag| tag.text == *text)?;
                vec![Edit::Tags { at, remove: 1, insert: Vec::new() }]
            }
            Difference::TagGone(text) => {
                let tag =
                    old.tags.iter().find(|tag| tag.text == *text).cloned().unwrap_or_else(|| Tag::new(text.as_str()));
                vec![Edit::Tags { at: self.tags.len(), remove: 0, insert: vec![tag] }]
            }
            Difference::Out(id) => self.decide(*id, Decision::Open)?.edits,
            Difference::Back(id) => self.decide(*id, Decision::Out)?.edits,
            Difference::Text(place) => self.text_as_in(&differences(old, self), *place)?,
            Difference::Moved(here) => self.moved_back(&differences(old, self), *here)?,
        };
        Some(Change { name: ChangeName::TakeBack, edits })
    }

    /// The edits that make a place of the text as it was.
    fn text_as_in(&self, found: &Differences, wanted: usize) -> Option<Vec<Edit>> {
        let (mut place, mut line, mut was_changed) = (0, 0, false);
        let (mut gone, mut new, mut first) = (Vec::new(), 0, None);
        for compared in &found.body {
            let is_changed = matches!(compared.fate, Fate::Gone | Fate::New);
            place += usize::from(was_changed && !is_changed);
            was_changed = is_changed;
            if is_changed && place == wanted {
                first.get_or_insert(line);
                match compared.fate {
                    Fate::Gone => gone.push(compared.text()),
                    _ => new += 1,
                }
            }
            line += usize::from(compared.is_in_new());
        }
        self.put_lines(first?, new, &gone)
    }

    /// The edits that take a line from where it stands and put it where it was.
    fn moved_back(&self, found: &Differences, here: usize) -> Option<Vec<Edit>> {
        let away = found.body.get(here)?.counterpart?;
        let text = found.body.get(away)?.text();
        let line_of = |place: usize| found.body[..place].iter().filter(|compared| compared.is_in_new()).count();
        let (from, to) = (line_of(here), line_of(away));
        // The later place first, so that the earlier one stays where it was found.
        let mut working = self.clone();
        let mut edits = Vec::new();
        let steps = if from < to {
            [(to, 0, vec![text.clone()]), (from, 1, Vec::new())]
        } else {
            [(from, 1, Vec::new()), (to, 0, vec![text.clone()])]
        };
        for (line, count, lines) in steps {
            let step = working.put_lines(line, count, &lines)?;
            working.apply_all(step.clone()).ok()?;
            edits.extend(step);
        }
        Some(edits)
    }

    /// The edits that put lines in the place of so many published lines, from one on; `None` where a promo is in the way.
    fn put_lines(&self, first: usize, count: usize, lines: &[String]) -> Option<Vec<Edit>> {
        let published = published(self);
        let end_of = |block: usize| offset_of(&self.body, block) + self.body[block].text.len();
        let (range, text) = if count > 0 {
            let start = published.get(first)?.block;
            let end = published.get(first + count - 1)?.block;
            let range = offset_of(&self.body, start)..end_of(end);
            match (lines, end + 1 < self.body.len()) {
                ([], true) => (range.start..range.end + 1, String::new()),
                ([], false) => (range.start.saturating_sub(1)..range.end, String::new()),
                _ => smallest(&part_of_manuscript(&self.body, range.clone()), range.start, &lines.join("\n")),
            }
        } else if first == 0 {
            (0..0, lines.join("\n") + if self.body.is_empty() { "" } else { "\n" })
        } else {
            let end = end_of(published.get(first - 1)?.block);
            (end..end, format!("\n{}", lines.join("\n")))
        };
        self.splice(range, &text).ok().map(|splice| splice.edits)
    }
}

/// The smallest replacement that makes the text at `start` the wanted one, so that marks beside it stay.
fn smallest(text: &str, start: usize, wanted: &str) -> (Range<usize>, String) {
    let same: usize = text.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    let (rest, wanted) = (&text[same..], &wanted[same..]);
    let tail = rest.chars().rev().zip(wanted.chars().rev()).take_while(|(a, b)| a == b);
    let tail: usize = tail.map(|(c, _)| c.len_utf8()).sum();
    (start + same..start + text.len() - tail, wanted[..wanted.len() - tail].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Field, Received, manuscript};
    use crate::packs::Packs;
    use crate::reading;

    fn story() -> Article {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            KENARI - Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n\n\
            Warga menyambut pembukaan itu dengan makan bersama di tepi sungai sampai sore.\n";
        reading::read(Received::new("", text.as_bytes()), &Packs::built_in())
    }

    fn splice(article: &mut Article, from: &str, to: &str) {
        let at = manuscript(&article.body).find(from).unwrap();
        let splice = article.splice(at..at + from.len(), to).unwrap();
        article.apply_all(splice.edits).unwrap();
    }

    fn taken_back(now: &Article, old: &Article, difference: &Difference) -> Article {
        let mut article = now.clone();
        now.take_back(old, difference).unwrap().apply(&mut article).unwrap();
        assert_eq!(article.check(), Ok(()));
        article
    }

    #[test]
    fn one_change_of_the_text_is_taken_back_and_the_other_stays() {
        let old = story();
        let mut now = old.clone();
        splice(&mut now, "dua tahun", "tiga tahun");
        splice(&mut now, "makan bersama", "tarian");
        let first = taken_back(&now, &old, &Difference::Text(0));
        assert!(manuscript(&first.body).contains("dua tahun") && manuscript(&first.body).contains("tarian"));
        assert_eq!(first.body[0], old.body[0], "the dateline kept its mark");
        let second = taken_back(&now, &old, &Difference::Text(1));
        assert!(manuscript(&second.body).contains("tiga tahun") && manuscript(&second.body).contains("makan bersama"));
        assert!(now.take_back(&old, &Difference::Text(2)).is_none());
    }

    #[test]
    fn a_deleted_paragraph_comes_back_and_a_new_one_goes() {
        let old = story();
        let mut now = old.clone();
        let last = old.body.last().unwrap().text.clone();
        splice(&mut now, &format!("\n{last}"), "");
        splice(&mut now, "ke sekolah.", "ke sekolah.\nSebuah paragraf yang baru sama sekali.");
        let found = differences(&old, &now);
        let places = found.body.iter().filter(|line| line.fate != Fate::Same).count();
        assert_eq!(places, 2);
        let back = taken_back(&now, &old, &Difference::Text(0));
        assert_eq!(manuscript(&back.body), manuscript(&old.body));
    }

    #[test]
    fn a_moved_paragraph_goes_back_to_its_place() {
        let old = story();
        let (change, _) = old.move_blocks(2..3, false).unwrap();
        let mut now = old.clone();
        change.apply(&mut now).unwrap();
        let found = differences(&old, &now);
        let moved = found.body.iter().position(|line| line.fate == Fate::MovedHere).expect("one line moved");
        assert!(!found.body.iter().any(|line| matches!(line.fate, Fate::Gone | Fate::New)));
        let back = taken_back(&now, &old, &Difference::Moved(moved));
        assert_eq!(published(&back), published(&old));
        splice(&mut now, "jembatan itu", "jembatan baru itu");
        let found = differences(&old, &now);
        let moved = found.body.iter().position(|line| line.fate == Fate::MovedHere).expect("moved and changed");
        let back = taken_back(&now, &old, &Difference::Moved(moved));
        assert_eq!(published(&back), published(&old));
    }

    #[test]
    fn fields_tags_and_decisions_are_taken_back_one_by_one() {
        let old = story();
        let mut now = old.clone();
        now.clean_certain().unwrap().apply(&mut now).unwrap();
        now.fields.replace(FieldName::Editor, Field { value: "Rina Wati".into(), lines: vec![] });
        now.tags.push(Tag::new("jembatan"));
        let found = differences(&old, &now);
        let field = taken_back(&now, &old, &Difference::Field(FieldName::Editor));
        assert_eq!((field.fields.value(FieldName::Editor), field.tags.len()), ("", 1));
        let tag = taken_back(&now, &old, &Difference::TagNew("jembatan".into()));
        assert!(tag.tags.is_empty());
        let promo = taken_back(&now, &old, &Difference::Out(found.out[0]));
        assert_eq!(promo.passages, old.passages);
    }
}
