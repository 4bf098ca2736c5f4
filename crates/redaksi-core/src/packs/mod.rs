//! Packs: phrase lists, date words and rules for languages and outlets, as data. This module does not depend on how
//! lines are classified.
//!
//! A new outlet or language is a new `.ron` file. The files in `assets/packs` are compiled in; a user's own packs are
//! added to them.

pub(crate) mod char_class;
pub(crate) mod conflicts;
pub(crate) mod date_units;
mod envelope_words;
mod error;
pub(crate) mod error_position;
mod examples;
pub(crate) mod lexicon;
mod pack;
mod pattern;
pub(crate) mod phrase_map;
pub(crate) mod plain_text;
pub(crate) mod user_rule;
pub(crate) mod user_rules_file;
mod word;

pub(crate) use crate::text::is_spaceless;
pub(crate) use char_class::is_extender;
pub(crate) use date_units::DateUnit;
pub(crate) use envelope_words::MailHeader;
pub use error::{PackError, PackFault};
pub(crate) use examples::{Example, parse_examples};
pub(crate) use lexicon::{FieldLabel, Lexicon, MarkerKind, NoticeWord};
pub(crate) use pack::primary_language;
pub use pattern::{NormalizedLine, Pattern, PatternError};
pub(crate) use plain_text::{PlainLabel, PlainTextForm};
pub use user_rule::{MatchAction, UserRule};
pub use user_rules_file::{USER_RULES_FILE, render_user_rules};
pub(crate) use word::{Word, WordKey, WordMap, WordSet, count_words, words, words_within};

use crate::packs::error::RejectedEntry;
use crate::packs::error_position::find_position;
use crate::text::normalize_for_match;
use pack::Pack;
use std::sync::{Arc, LazyLock};

/// The packs that are compiled in, in the order in which they are loaded.
const BUILT_IN: &[(&str, &str)] = &[
    ("shared.ron", include_str!("../../../../assets/packs/shared.ron")),
    ("id.ron", include_str!("../../../../assets/packs/id.ron")),
    ("en.ron", include_str!("../../../../assets/packs/en.ron")),
    ("ms.ron", include_str!("../../../../assets/packs/ms.ron")),
    ("jv.ron", include_str!("../../../../assets/packs/jv.ron")),
    ("su.ron", include_str!("../../../../assets/packs/su.ron")),
    ("es.ron", include_str!("../../../../assets/packs/es.ron")),
    ("pt.ron", include_str!("../../../../assets/packs/pt.ron")),
    ("fr.ron", include_str!("../../../../assets/packs/fr.ron")),
    ("it.ron", include_str!("../../../../assets/packs/it.ron")),
    ("de.ron", include_str!("../../../../assets/packs/de.ron")),
    ("nl.ron", include_str!("../../../../assets/packs/nl.ron")),
    ("sv.ron", include_str!("../../../../assets/packs/sv.ron")),
    ("pl.ron", include_str!("../../../../assets/packs/pl.ron")),
    ("cs.ron", include_str!("../../../../assets/packs/cs.ron")),
    ("ru.ron", include_str!("../../../../assets/packs/ru.ron")),
    ("uk.ron", include_str!("../../../../assets/packs/uk.ron")),
    ("tr.ron", include_str!("../../../../assets/packs/tr.ron")),
    ("ar.ron", include_str!("../../../../assets/packs/ar.ron")),
    ("hi.ron", include_str!("../../../../assets/packs/hi.ron")),
    ("vi.ron", include_str!("../../../../assets/packs/vi.ron")),
    ("ja.ron", include_str!("../../../../assets/packs/ja.ron")),
    ("zh.ron", include_str!("../../../../assets/packs/zh.ron")),
    ("ko.ron", include_str!("../../../../assets/packs/ko.ron")),
    ("sw.ron", include_str!("../../../../assets/packs/sw.ron")),
    ("more.ron", include_str!("../../../../assets/packs/more.ron")),
];

/// All loaded packs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Packs(Arc<Lexicon>);

impl Packs {
    /// Returns the packs that come with the program.
    #[must_use]
    pub fn built_in() -> Self {
        static BUILT_IN_PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::built_in_filtered(&|_| true));
        BUILT_IN_PACKS.clone()
    }

    /// Returns the packs that come with the program, with only the phrases that `is_known` accepts: for measuring how
    /// much the phrase lists contribute.
    #[must_use]
    pub fn built_in_filtered(is_known: &dyn Fn(&str) -> bool) -> Self {
        let mut lexicon = Lexicon::default();
        for (name, ron) in BUILT_IN {
            // A built-in pack with an error is skipped here; a test below reports it, as well as one with conflicting
            // entries.
            let Ok(mut pack) = Pack::parse(name, ron) else { continue };
            pack.retain_phrases(is_known);
            let _ = lexicon.add_pack(pack, false);
        }
        Self(Arc::new(lexicon))
    }

    /// Adds a pack of the user.
    ///
    /// # Errors
    /// A [`PackError`] with the position; nothing of the pack is added then.
    pub fn add(&mut self, file_name: &str, ron: &str) -> Result<(), PackError> {
        self.add_file(file_name, ron, false)
    }

    /// Adds the pack to which the program writes the user rules, [`USER_RULES_FILE`].
    ///
    /// # Errors
    /// A [`PackError`] with the position; nothing of the pack is added then.
    pub fn add_user_rules(&mut self, ron: &str) -> Result<(), PackError> {
        self.add_file(USER_RULES_FILE, ron, true)
    }

    fn add_file(&mut self, file_name: &str, ron: &str, is_user_file: bool) -> Result<(), PackError> {
        let mut lexicon = Lexicon::clone(&self.0);
        load_pack(&mut lexicon, file_name, ron, is_user_file)?;
        self.0 = Arc::new(lexicon);
        Ok(())
    }

    /// Returns the user rules, in the order in which they were created.
    #[must_use]
    pub fn user_rules(&self) -> &[UserRule] {
        self.0.rules.user()
    }

    /// Returns the rules of all other packs.
    #[must_use]
    pub fn pack_rules(&self) -> &[UserRule] {
        self.0.rules.of_packs()
    }

    /// Replaces the user rules.
    pub fn set_user_rules(&mut self, rules: Vec<UserRule>) {
        Arc::make_mut(&mut self.0).rules.set_user(rules);
    }

    /// Returns the enabled rule that applies to a line, if any.
    #[must_use]
    pub fn rule_for(&self, line: &NormalizedLine) -> Option<&UserRule> {
        self.0.rules.find_match(line)
    }

    /// Whether any rule is enabled.
    #[must_use]
    pub fn has_enabled_rules(&self) -> bool {
        !self.0.rules.is_empty()
    }

    /// Whether a word, in any letter case, stays lower case in a title of that language. An empty language means
    /// Indonesian.
    #[must_use]
    pub fn stays_lowercase_in_titles(&self, language: &str, word: &str) -> bool {
        let language = if language.is_empty() { "id" } else { language };
        self.lexicon().title_small.get(language).is_some_and(|words| words.contains(&normalize_for_match(word)))
    }

    /// Returns how a story of that language is written as plain text. An empty language means Indonesian; a language
    /// without a form of its own is written like English.
    pub(crate) fn plain_text_form(&self, language: &str) -> Option<&PlainTextForm> {
        let lexicon = self.lexicon();
        let language = if language.is_empty() { "id" } else { language };
        lexicon.plain_text_form(language).or_else(|| lexicon.plain_text_form("en"))
    }

    /// Returns the lexicon, for the modules above.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.0
    }
}

impl Default for Packs {
    fn default() -> Self {
        Self::built_in()
    }
}

/// Parses the user rules in the text of the file that the program writes them to, [`USER_RULES_FILE`].
///
/// # Errors
/// A [`PackError`] with the position.
pub fn parse_user_rules(ron: &str) -> Result<Vec<UserRule>, PackError> {
    let mut lexicon = Lexicon::default();
    load_pack(&mut lexicon, USER_RULES_FILE, ron, true)?;
    Ok(lexicon.rules.user().to_vec())
}

fn load_pack(lexicon: &mut Lexicon, file_name: &str, ron: &str, is_user_file: bool) -> Result<(), PackError> {
    let pack = Pack::parse(file_name, ron)?;
    let added = crate::packs::conflicts::find_first(&pack).map_or_else(|| lexicon.add_pack(pack, is_user_file), Err);
    added.map_err(|RejectedEntry { fault, entry, text }| {
        let (line, column) = find_position(ron, entry, &text);
        PackError { file: file_name.to_owned(), line, column, fault }
    })
}

/// Returns the names and contents of the pack files that are compiled in.
#[cfg(test)]
pub(crate) fn built_in_files() -> &'static [(&'static str, &'static str)] {
    BUILT_IN
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(ron: &str) -> String {
        Packs::built_in().add("koran.ron", ron).unwrap_err().to_string()
    }

    #[test]
    fn every_built_in_pack_loads() {
        let mut packs = Packs(Arc::default());
        for (name, ron) in BUILT_IN {
            packs.add(name, ron).unwrap_or_else(|error| panic!("{error}"));
        }
        assert!(packs.lexicon().months.contains_key(&WordKey::of("januari")));
    }

    #[test]
    fn every_entry_is_documented_in_the_readme() {
        let readme = include_str!("../../../../assets/packs/README.md");
        for source in [include_str!("pack.rs"), include_str!("examples.rs")] {
            let fields = source.lines().filter_map(|line| line.strip_prefix("    pub ")?.strip_suffix(','));
            for (entry, _) in fields.filter_map(|field| field.split_once(": ")).filter(|(name, _)| *name != "text") {
                let is_documented = readme.contains(&format!("`{entry}`")) || readme.contains(&format!("`{entry}: "));
                assert!(is_documented || ["role", "line"].contains(&entry), "`{entry}` is not in README.md");
            }
        }
    }

    #[test]
    fn known_phrases_keep_their_meaning() {
        let mut packs = Packs::built_in();
        packs.add("koran.ron", "(zones: {\"WIB\": 0}, labels: (editor: [\"Penulis\"]))").unwrap();
        let words: Vec<Word> = words("Penulis: Sari").collect();
        assert_eq!(packs.lexicon().labels.longest_prefix(&words), Some((1, FieldLabel::Byline)));
        assert_eq!(packs.lexicon().zones[&WordKey::of("wib")], 420);
    }

    #[test]
    fn a_user_pack_adds_phrases() {
        let mut packs = Packs::built_in();
        packs.add("koran.ron", "(markers: [\"Lirik pula\"])").unwrap();
        let words: Vec<Word> = words("Lirik pula: Judul").collect();
        assert_eq!(packs.lexicon().markers.longest_prefix(&words), Some((2, MarkerKind::Unconditional)));
        assert!(packs.lexicon().markers.longest_prefix(&words[..1]).is_none());
    }

    #[test]
    fn an_error_names_file_line_column_and_entry() {
        let message = error_of("(\n  markers: [\"a\"],\n  marker: [],\n)");
        assert!(message.starts_with("koran.ron, line 3, column ") && message.contains("`marker`"), "{message}");
        assert_eq!(
            error_of("(\n  headings: [\"Ya\", \" … \"],\n)"),
            "koran.ron, line 2, column 20: \" … \" in `headings` holds no word"
        );
        assert_eq!(
            error_of("(months: [[\"satu\"]])"),
            "koran.ron, line 1, column 2: `months` needs 12 lists and has 1"
        );
        assert!(error_of("(zones: {\"WIX\": 9000})").contains("WIX"));
        assert_eq!(
            error_of("(\n  menu: [\" … \"],\n  headings: [\" … \"],\n)"),
            "koran.ron, line 3, column 14: \" … \" in `headings` holds no word"
        );
        assert_eq!(
            error_of("(\n  // markers: [\"Intip\"]\n  markers: [\"Intip\"],\n  colon_markers: [\"intip \"],\n)"),
            "koran.ron, line 4, column 19: \"intip \" in `colon_markers` is in `markers` already and cannot mean both"
        );
        assert_eq!(
            error_of("(labels: (byline: [\"Oleh\"],\n  photo: [\"!\"]))"),
            "koran.ron, line 2, column 11: \"!\" in `labels.photo` holds no word"
        );
        assert!(error_of("(markers: [").starts_with("koran.ron, line 1, column"));
    }

    #[test]
    fn nothing_of_a_rejected_pack_is_added() {
        let mut packs = Packs::built_in();
        assert!(packs.add("koran.ron", "(headings: [\"Rak buku\"], months: [[]])").is_err());
        let words: Vec<Word> = words("Rak buku").collect();
        assert!(packs.lexicon().headings.get_exact(&words).is_none());
    }
}
