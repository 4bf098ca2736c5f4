//! Examples: lines of a pack with the role they are to be read as, its own test.

use super::error::PackError;
use super::pack::Pack;
use super::place::place_of;
use crate::article::Role;
use serde::Deserialize;

/// What the entry `examples` of a pack holds: lines by what they are to be read as.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Examples {
    /// Paragraphs of a story, between which the others are put.
    pub prose: Vec<String>,
    pub promo: Vec<String>,
    pub chrome: Vec<String>,
    pub date: Vec<String>,
    pub byline: Vec<String>,
    pub caption: Vec<String>,
    pub credit: Vec<String>,
    pub subhead: Vec<String>,
    pub editor: Vec<String>,
    pub source: Vec<String>,
    pub tags: Vec<String>,
    pub end_mark: Vec<String>,
    /// What looks like one of these and is text all the same.
    pub stays_body: Vec<String>,
}

impl Examples {
    fn lists(&self) -> [(&'static str, Role, &[String]); 12] {
        [
            ("examples.promo", Role::Promo, &self.promo),
            ("examples.chrome", Role::Chrome, &self.chrome),
            ("examples.date", Role::Date, &self.date),
            ("examples.byline", Role::Byline, &self.byline),
            ("examples.caption", Role::Caption, &self.caption),
            ("examples.credit", Role::Credit, &self.credit),
            ("examples.subhead", Role::Subhead, &self.subhead),
            ("examples.editor", Role::Editor, &self.editor),
            ("examples.source", Role::Source, &self.source),
            ("examples.tags", Role::Tags, &self.tags),
            ("examples.end_mark", Role::EndMark, &self.end_mark),
            ("examples.stays_body", Role::Body, &self.stays_body),
        ]
    }
}

/// A line, or a card of several, with what it is to be read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    pub role: Role,
    pub text: String,
    /// Where it stands in the file, 1-based.
    pub line: usize,
}

/// The examples of a pack file, and the paragraphs to put them between.
///
/// # Errors
/// A [`PackError`] where the file is none of a pack.
pub(crate) fn examples_of(file_name: &str, ron: &str) -> Result<(Vec<String>, Vec<Example>), PackError> {
    let examples = Pack::parse(file_name, ron)?.examples;
    let found = examples.lists().into_iter().flat_map(|(entry, role, list)| {
        list.iter().map(move |text| Example { role, text: text.clone(), line: place_of(ron, entry, text).0 })
    });
    let found = found.collect();
    Ok((examples.prose, found))
}
