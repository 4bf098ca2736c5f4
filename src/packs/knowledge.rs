//! What all packs together tell, in the form in which it is looked up.

use super::error::PackFault;
use super::pack::Pack;
use super::phrases::Phrases;
use super::word::{Key, WordMap, WordSet, words};
use crate::article::Stamp;

/// What stands in front of a field's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A writer; a colon follows.
    Byline,
    /// A writer; the name follows with or without a colon.
    BylineOpen,
    /// An editor; a colon follows.
    Editor,
    /// An editor; the name follows with or without a colon.
    EditorOpen,
    /// The outlet a story was taken from.
    Source,
    /// Subjects.
    Tags,
    /// A caption or a credit.
    Photo,
    /// A photographer.
    Credit,
    /// The links that a finished story keeps.
    Related,
    /// A notice of first publication.
    Republished,
}

/// What announces another story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkerKind {
    /// Words that say it whatever follows.
    Plain,
    /// Words that say it only before a colon.
    Colon,
}

/// What all packs together tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Knowledge {
    pub markers: Phrases<MarkerKind>,
    pub openers: Phrases<()>,
    pub headings: Phrases<()>,
    pub furniture: Phrases<()>,
    pub furniture_starts: Phrases<()>,
    pub menu: WordSet,
    pub labels: Phrases<Label>,
    pub months: WordMap<u32>,
    pub weekdays: WordMap<u32>,
    pub zones: WordMap<i32>,
    pub date_words: WordSet,
    pub ago: Phrases<()>,
    pub counters: Phrases<()>,
    pub agencies: Phrases<()>,
    pub regions: Phrases<()>,
    pub small_words: WordSet,
    pub end_marks: Vec<String>,
    /// Languages by tag, each with its common words.
    pub languages: Vec<(String, WordSet)>,
}

/// A fault of a pack, and the text by which its place is found.
pub(super) struct Refusal {
    pub fault: PackFault,
    pub near: String,
}

impl Knowledge {
    /// Adds what a pack tells, or nothing of it.
    pub(super) fn learn(&mut self, pack: Pack) -> Result<(), Refusal> {
        let mut next = self.clone();
        next.learn_phrases(&pack)?;
        next.learn_time(&pack)?;
        next.small_words.extend(pack.small_words.iter().map(|word| Key::of(word)));
        next.menu.extend(pack.menu.iter().flat_map(|entry| words(entry).map(|word| word.key)));
        next.date_words.extend(pack.date_words.iter().map(|word| Key::of(word)));
        for mark in pack.end_marks {
            if mark.trim().is_empty() {
                return Err(Refusal {
                    near: mark.clone(),
                    fault: PackFault::NoWord { entry: "end_marks", text: mark },
                });
            }
            if !next.end_marks.contains(&mark) {
                next.end_marks.push(mark);
            }
        }
        next.end_marks.sort_by_key(|mark| std::cmp::Reverse(mark.len()));
        if !pack.language.is_empty() && !pack.common_words.is_empty() {
            let common = pack.common_words.iter().map(|word| Key::of(word));
            match next.languages.iter_mut().find(|(tag, _)| *tag == pack.language) {
                Some((_, known)) => known.extend(common),
                None => next.languages.push((pack.language, common.collect())),
            }
        }
        *self = next;
        Ok(())
    }

    fn learn_phrases(&mut self, pack: &Pack) -> Result<(), Refusal> {
        fill(&mut self.markers, "markers", &pack.markers, MarkerKind::Plain)?;
        fill(&mut self.markers, "colon_markers", &pack.colon_markers, MarkerKind::Colon)?;
        fill(&mut self.openers, "openers", &pack.openers, ())?;
        fill(&mut self.headings, "headings", &pack.headings, ())?;
        fill(&mut self.furniture, "furniture", &pack.furniture, ())?;
        fill(&mut self.furniture_starts, "furniture_starts", &pack.furniture_starts, ())?;
        fill(&mut self.ago, "ago", &pack.ago, ())?;
        fill(&mut self.counters, "counters", &pack.counters, ())?;
        fill(&mut self.agencies, "agencies", &pack.agencies, ())?;
        fill(&mut self.regions, "regions", &pack.regions, ())?;
        let labels = &pack.labels;
        fill(&mut self.labels, "byline_open", &labels.byline_open, Label::BylineOpen)?;
        fill(&mut self.labels, "editor_open", &labels.editor_open, Label::EditorOpen)?;
        fill(&mut self.labels, "byline", &labels.byline, Label::Byline)?;
        fill(&mut self.labels, "editor", &labels.editor, Label::Editor)?;
        fill(&mut self.labels, "source", &labels.source, Label::Source)?;
        fill(&mut self.labels, "tags", &labels.tags, Label::Tags)?;
        fill(&mut self.labels, "photo", &labels.photo, Label::Photo)?;
        fill(&mut self.labels, "credit", &labels.credit, Label::Credit)?;
        fill(&mut self.labels, "related", &labels.related, Label::Related)?;
        fill(&mut self.labels, "republished", &labels.republished, Label::Republished)
    }

    fn learn_time(&mut self, pack: &Pack) -> Result<(), Refusal> {
        name(&mut self.months, "months", &pack.months, 12)?;
        name(&mut self.weekdays, "weekdays", &pack.weekdays, 7)?;
        for (zone, minutes) in &pack.zones {
            if Stamp::offset_of_minutes(*minutes).is_err() {
                return Err(Refusal { near: zone.clone(), fault: PackFault::Offset { text: zone.clone() } });
            }
            self.zones.insert(Key::of(zone), *minutes);
        }
        Ok(())
    }
}

fn fill<T: Copy>(into: &mut Phrases<T>, entry: &'static str, from: &[String], meaning: T) -> Result<(), Refusal> {
    match from.iter().find(|phrase| !into.add(phrase, meaning)) {
        Some(bad) => Err(Refusal { near: bad.clone(), fault: PackFault::NoWord { entry, text: bad.clone() } }),
        None => Ok(()),
    }
}

fn name(into: &mut WordMap<u32>, entry: &'static str, lists: &[Vec<String>], needed: usize) -> Result<(), Refusal> {
    if !lists.is_empty() && lists.len() != needed {
        let fault = PackFault::Count { entry, needed, found: lists.len() };
        return Err(Refusal { near: entry.to_owned(), fault });
    }
    for (number, names) in (1..).zip(lists) {
        into.extend(names.iter().map(|name| (Key::of(name), number)));
    }
    Ok(())
}
