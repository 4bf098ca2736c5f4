//! Maps source lines to their current location in the story.

use crate::article::{Article, FieldName, MarkKind, PassageId, locate_offset};
use std::collections::HashMap;

/// Where in the story a source line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineLocation {
    /// In the body block with this index.
    Block(usize),
    /// In a passage that covers the whole block with this index.
    Passage(PassageId, usize),
    /// In the tag with this index.
    Tag(usize),
    /// In the excluded line with this index.
    Excluded(usize),
    /// Only in a field; the first one if several fields were extracted from the line.
    Field(FieldName),
}

impl Article {
    /// Returns the passage that contains an offset of the body text, in bytes; the offset may be at its end.
    #[must_use]
    pub fn passage_at(&self, offset: usize) -> Option<PassageId> {
        let (block, at) = locate_offset(&self.body, offset);
        self.body.get(block)?.marks.iter().find_map(|mark| match mark.kind {
            MarkKind::Passage(id) if mark.range.start <= at && at <= mark.range.end => Some(id),
            _ => None,
        })
    }

    /// Returns all locations of a source line (1-based). In a freshly extracted story, each non-blank line has exactly
    /// one.
    ///
    /// A line in the body or among the excluded lines may also be the source of a field; [`LineLocation::Field`] is returned
    /// only if the line is nowhere else. Consecutive blocks from one line, such as the halves of a split paragraph,
    /// count as one location, and so do several tags.
    #[must_use]
    pub fn locations_of_line(&self, line: u32) -> Vec<LineLocation> {
        let mut places = Vec::new();
        let mut previous = None;
        for (index, block) in self.body.iter().enumerate() {
            if !block.lines.contains(&line) {
                continue;
            }
            let follows = previous == Some(index.wrapping_sub(1));
            previous = Some(index);
            if !follows {
                places.push(
                    block.whole_passage().map_or(LineLocation::Block(index), |id| LineLocation::Passage(id, index)),
                );
            }
        }
        places.extend(self.tags.iter().position(|tag| tag.lines.contains(&line)).map(LineLocation::Tag));
        let excluded = self.excluded.iter().enumerate().filter(|(_, aside)| aside.line == line);
        places.extend(excluded.map(|(index, _)| LineLocation::Excluded(index)));
        if places.is_empty() {
            let field = self.fields.iter().find(|(_, field)| field.lines.contains(&line));
            places.extend(field.map(|(name, _)| LineLocation::Field(name)));
        }
        places
    }

    /// Returns the location of each source line that is in the story: the first one that [`Article::locations_of_line`]
    /// returns.
    #[must_use]
    pub fn line_locations(&self) -> HashMap<u32, LineLocation> {
        let mut places = HashMap::new();
        for (index, block) in self.body.iter().enumerate() {
            let place = block.whole_passage().map_or(LineLocation::Block(index), |id| LineLocation::Passage(id, index));
            for line in &block.lines {
                places.entry(*line).or_insert(place);
            }
        }
        for (index, tag) in self.tags.iter().enumerate() {
            for line in &tag.lines {
                places.entry(*line).or_insert(LineLocation::Tag(index));
            }
        }
        for (index, aside) in self.excluded.iter().enumerate() {
            places.entry(aside.line).or_insert(LineLocation::Excluded(index));
        }
        for (name, field) in self.fields.iter() {
            for line in &field.lines {
                places.entry(*line).or_insert(LineLocation::Field(name));
            }
        }
        places
    }
}
