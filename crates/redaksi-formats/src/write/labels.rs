//! The labels that exported pages and documents show, in the language of the story.

use serde::Deserialize;
use std::sync::LazyLock;

/// The labels of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportLabels {
    /// The language: the primary subtag of a BCP 47 tag.
    language: String,
    /// In front of the author.
    pub byline: String,
    /// In front of the time of the last update.
    pub updated: String,
    /// In front of the editor.
    pub editor: String,
    /// In front of the source.
    pub source: String,
    /// The heading above related links.
    pub related: String,
}

static LABELS: LazyLock<Vec<ExportLabels>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/formats/labels.ron"))
        .expect("the labels are valid, a test checks them")
});

/// Returns the labels for the language of a story, a BCP 47 tag.
pub(crate) fn labels(language: &str) -> &'static ExportLabels {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let all = &*LABELS;
    let named = |name: &str| all.iter().find(|labels| labels.language == name);
    if primary.is_empty() { &all[0] } else { named(&primary).or_else(|| named("en")).unwrap_or(&all[0]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_labels_have_the_language_of_the_story() {
        let related = ["", "id-ID", "en", "fr", "ms"].map(|language| labels(language).related.as_str());
        assert_eq!(related, ["Tautan terkait", "Tautan terkait", "Related links", "Related links", "Pautan berkaitan"]);
    }
}
