//! Checks of a story without its original: typography, quotation marks, consistency, usage, attribution.
//!
//! Each check reads the story once, and takes time linear in its length.

mod addresses;
mod affixes;
mod attribution;
mod brackets;
mod dates;
mod language;
mod letters;
mod numbers;
mod people;
mod quantities;
mod quote_marks;
mod quotes;
mod reading;
mod title_case;
mod typography;
mod usage;
mod usage_pack;

use crate::{Finding, StoryText};
use reading::StoryReading;
use redaksi_core::article::Article;

/// Checks a story. The article, if given, tells its fields: source, place, date. Returns findings in the order of the
/// paragraphs.
#[must_use]
pub fn check_story(story: &StoryText, article: Option<&Article>) -> Vec<Finding> {
    let reading = StoryReading::of(story);
    let mut found = Vec::new();
    typography::check_typography(&reading, &mut found);
    brackets::check_brackets(&reading, &mut found);
    letters::check_letters(&reading, &mut found);
    quotes::check_quotes(&reading, &mut found);
    usage::check_usage(&reading, &mut found);
    affixes::check_affixes(&reading, &mut found);
    numbers::check_numbers(&reading, &mut found);
    title_case::check_title_case(&reading, &mut found);
    dates::check_dates(&reading, article, &mut found);
    quantities::check_quantities(&reading, &mut found);
    people::check_people(&reading, &mut found);
    attribution::check_attribution(&reading, article, &mut found);
    found.sort_by_key(|finding| (finding.paragraph, location_start(finding)));
    found
}

/// Returns the offset of a finding in its field or in the body text.
fn location_start(finding: &Finding) -> usize {
    match &finding.location {
        crate::FindingLocation::Text(range) | crate::FindingLocation::FieldText(_, range) => range.start,
        _ => 0,
    }
}
