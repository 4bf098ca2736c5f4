//! The examples of a pack: lines with the role that extraction must assign to them. They are the pack's own test.

use super::error::PackError;
use super::pack::Pack;
use crate::article::Role;
use crate::packs::error_position::find_position;
use serde::Deserialize;

/// The entry `examples` of a pack file: lines by their expected role.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Examples")]
pub(super) struct ExamplesEntry {
    /// Paragraphs of a story between which the other examples are inserted.
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
    /// Lines that look like one of the above but are body text.
    pub stays_body: Vec<String>,
}

impl ExamplesEntry {
    fn by_role(&self) -> [(&'static str, Role, &[String]); 12] {
        [
            ("examples.promo", Role::Promo, &self.promo),
            ("examples.chrome", Role::Boilerplate, &self.chrome),
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

/// A line, or a promo card of several lines, with its expected role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    pub role: Role,
    pub text: String,
    /// Its line in the pack file, 1-based.
    pub line: usize,
}

/// Parses the examples of a pack file. Returns the paragraphs to insert them between, and the examples.
///
/// # Errors
/// A [`PackError`] where the file is not a valid pack.
pub(crate) fn parse_examples(file_name: &str, ron: &str) -> Result<(Vec<String>, Vec<Example>), PackError> {
    let examples = Pack::parse(file_name, ron)?.examples;
    let found = examples.by_role().into_iter().flat_map(|(entry, role, list)| {
        list.iter().map(move |text| Example { role, text: text.clone(), line: find_position(ron, entry, text).0 })
    });
    let found = found.collect();
    Ok((examples.prose, found))
}
