//! Where a received line stands in the story now.

use super::{Article, FieldName, MarkKind, PassageId, locate};
use std::collections::HashMap;

/// A place in the story that a received line can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the body, in the block of that index.
    Block(usize),
    /// In a passage that is all of the block of that index.
    Passage(PassageId, usize),
    /// Among the tags, at that index.
    Tag(usize),
    /// Among the lines set aside, at that index.
    Aside(usize),
    /// In a field alone; the first of them where several were read from it.
    Field(FieldName),
}

impl Article {
    /// The passage that a place of the manuscript, in bytes, lies in or at the end of.
    #[must_use]
    pub fn passage_at(&self, place: usize) -> Option<PassageId> {
        let (block, at) = locate(&self.body, place);
        self.body.get(block)?.marks.iter().find_map(|mark| match mark.kind {
            MarkKind::Passage(id) if mark.range.start <= at && at <= mark.range.end => Some(id),
            _ => None,
        })
    }

    /// Every place the received line stands in; a freshly read story has exactly one for each line that is not blank.
    ///
    /// A line that stands in the body or aside may also have told a field something; a line is *in* a field only when
    /// it stands nowhere else. Several blocks in a row that came from one line, as after a paragraph was split, are
    /// one place, and so are several tags.
    #[must_use]
    pub fn places_of(&self, line: u32) -> Vec<Place> {
        let mut places = Vec::new();
        let mut previous = None;
        for (index, block) in self.body.iter().enumerate() {
            if !block.lines.contains(&line) {
                continue;
            }
            let follows = previous == Some(index.wrapping_sub(1));
            previous = Some(index);
            if !follows {
                places.push(block.whole_passage().map_or(Place::Block(index), |id| Place::Passage(id, index)));
            }
        }
        places.extend(self.tags.iter().position(|tag| tag.lines.contains(&line)).map(Place::Tag));
        let set_aside = self.aside.iter().enumerate().filter(|(_, aside)| aside.line == line);
        places.extend(set_aside.map(|(index, _)| Place::Aside(index)));
        if places.is_empty() {
            let told = self.fields.iter().find(|(_, field)| field.lines.contains(&line));
            places.extend(told.map(|(name, _)| Place::Field(name)));
        }
        places
    }

    /// The place of every received line that stands somewhere, each as [`Article::places_of`] finds it first.
    #[must_use]
    pub fn places(&self) -> HashMap<u32, Place> {
        let mut places = HashMap::new();
        for (index, block) in self.body.iter().enumerate() {
            let place = block.whole_passage().map_or(Place::Block(index), |id| Place::Passage(id, index));
            for line in &block.lines {
                places.entry(*line).or_insert(place);
            }
        }
        for (index, tag) in self.tags.iter().enumerate() {
            for line in &tag.lines {
                places.entry(*line).or_insert(Place::Tag(index));
            }
        }
        for (index, aside) in self.aside.iter().enumerate() {
            places.entry(aside.line).or_insert(Place::Aside(index));
        }
        for (name, field) in self.fields.iter() {
            for line in &field.lines {
                places.entry(*line).or_insert(Place::Field(name));
            }
        }
        places
    }
}
