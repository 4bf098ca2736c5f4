//! Plain lists: one tag a line.

use crate::gazetteer::Gazetteer;
use crate::tag_kind::TagKind;
use crate::vocabulary::TagEntry;
use redaksi_core::text::trim_blank;

/// Reads a list of tags, one a line. Blank lines and a leading `#` are dropped.
#[must_use]
pub fn tags_from_list(text: &str) -> Vec<TagEntry> {
    let names = text.lines().map(|line| trim_blank(trim_blank(line).trim_start_matches('#')));
    names.filter(|name| !name.is_empty()).map(|name| TagEntry::new(name, known_kind(name))).collect()
}

/// The kind of a name that is known without context; [`TagKind::Topic`] for any other.
pub(super) fn known_kind(name: &str) -> TagKind {
    Gazetteer::get().whole(name).map_or(TagKind::Topic, |known| known.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_tags_and_known_names_have_a_kind() {
        let tags = tags_from_list("\u{feff}banjir\r\n\n #NTB \nKomisi Pemberantasan Korupsi");
        let read: Vec<(&str, TagKind)> = tags.iter().map(|tag| (tag.name.as_str(), tag.kind)).collect();
        assert_eq!(
            read,
            [
                ("banjir", TagKind::Topic),
                ("NTB", TagKind::Place),
                ("Komisi Pemberantasan Korupsi", TagKind::Organisation)
            ]
        );
    }
}
