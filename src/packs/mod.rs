//! What is known of languages and outlets: lists of words and shapes, as data. Knows nothing of lines and stories.
//!
//! A new outlet or language is a new `.ron` file. Those in `assets/packs` are compiled in; an editor's own are added
//! to them.

mod error;
mod knowledge;
mod pack;
mod phrases;
mod word;

pub use error::{PackError, PackFault};
pub(crate) use knowledge::{Knowledge, Label, MarkerKind};
pub(crate) use word::{Key, Word, WordMap, WordSet, words};

use knowledge::Refusal;
use pack::Pack;
use std::sync::Arc;

/// The packs that are compiled in, in the order in which they are learned.
const BUILT_IN: &[(&str, &str)] = &[
    ("shared.ron", include_str!("../../assets/packs/shared.ron")),
    ("id.ron", include_str!("../../assets/packs/id.ron")),
    ("en.ron", include_str!("../../assets/packs/en.ron")),
    ("malay.ron", include_str!("../../assets/packs/malay.ron")),
    ("europe.ron", include_str!("../../assets/packs/europe.ron")),
    ("world.ron", include_str!("../../assets/packs/world.ron")),
];

/// Everything that is known. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Packs(Arc<Knowledge>);

impl Packs {
    /// The packs that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        let mut packs = Self(Arc::default());
        for (name, ron) in BUILT_IN {
            // A built-in pack that is broken is left out here and named by the test below.
            let _ = packs.add(name, ron);
        }
        packs
    }

    /// The packs that come with the program, without the phrases that are not to be known: for measuring what
    /// knowledge is worth.
    #[must_use]
    pub fn built_in_with(is_known: &dyn Fn(&str) -> bool) -> Self {
        let mut knowledge = Knowledge::default();
        for (_, ron) in BUILT_IN {
            let Ok(mut pack) = ron::from_str::<Pack>(ron) else { continue };
            pack.forget(is_known);
            // As above: a broken pack is named by the test below.
            let _ = knowledge.learn(pack);
        }
        Self(Arc::new(knowledge))
    }

    /// Adds an editor's own pack to what is known.
    ///
    /// # Errors
    /// A [`PackError`] that names the place; nothing of the pack is learned then.
    pub fn add(&mut self, file_name: &str, ron: &str) -> Result<(), PackError> {
        let refuse = |line, column, fault| PackError { file: file_name.to_owned(), line, column, fault };
        let pack: Pack = ron::from_str(ron).map_err(|error| {
            let at = error.span.start;
            refuse(at.line, at.col, PackFault::Ron(error.code.to_string()))
        })?;
        Arc::make_mut(&mut self.0).learn(pack).map_err(|Refusal { fault, near }| {
            let (line, column) = place_of(ron, &near);
            refuse(line, column, fault)
        })
    }

    /// What is known, for the rooms above.
    pub(crate) fn knowledge(&self) -> &Knowledge {
        &self.0
    }
}

impl Default for Packs {
    fn default() -> Self {
        Self::built_in()
    }
}

/// Line and column, 1-based, of the first place that holds the text as an entry or as a name.
fn place_of(ron: &str, near: &str) -> (usize, usize) {
    let at = ron.find(&format!("\"{near}\"")).or_else(|| ron.find(near)).unwrap_or(0);
    let before = &ron[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(ron: &str) -> String {
        Packs::built_in().add("koran.ron", ron).unwrap_err().to_string()
    }

    #[test]
    fn every_built_in_pack_is_learned() {
        let mut packs = Packs(Arc::default());
        for (name, ron) in BUILT_IN {
            packs.add(name, ron).unwrap_or_else(|error| panic!("{error}"));
        }
        assert!(packs.knowledge().months.contains_key(&Key::of("januari")));
    }

    #[test]
    fn an_editors_pack_adds_to_what_is_known() {
        let mut packs = Packs::built_in();
        packs.add("koran.ron", "(markers: [\"Intip pula\"])").unwrap();
        let words: Vec<Word> = words("Intip pula: Judul").collect();
        assert_eq!(packs.knowledge().markers.longest_at(&words), Some((2, MarkerKind::Plain)));
        assert!(packs.knowledge().markers.longest_at(&words[..1]).is_none());
    }

    #[test]
    fn a_refusal_names_file_line_column_and_entry() {
        let said = refusal("(\n  markers: [\"a\"],\n  marker: [],\n)");
        assert!(said.starts_with("koran.ron, line 3, column ") && said.contains("`marker`"), "{said}");
        assert_eq!(
            refusal("(\n  headings: [\"Ya\", \" … \"],\n)"),
            "koran.ron, line 2, column 20: \" … \" in `headings` holds no word"
        );
        assert_eq!(refusal("(months: [[\"satu\"]])"), "koran.ron, line 1, column 2: `months` needs 12 lists and has 1");
        assert!(refusal("(zones: {\"WIX\": 9000})").contains("WIX"));
        assert!(refusal("(markers: [").starts_with("koran.ron, line 1, column"));
    }

    #[test]
    fn nothing_of_a_refused_pack_is_learned() {
        let mut packs = Packs::built_in();
        assert!(packs.add("koran.ron", "(headings: [\"Rak buku\"], months: [[]])").is_err());
        let words: Vec<Word> = words("Rak buku").collect();
        assert!(packs.knowledge().headings.whole(&words).is_none());
    }
}
