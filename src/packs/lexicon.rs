//! The lexicon: the phrases, dates and rules of all loaded packs, indexed for lookup.

use crate::packs::date_units::Signs;
use crate::packs::error::PackFault;
use crate::packs::user_rule::{OwnRule, Rules};
use crate::packs::pack::Pack;
use crate::packs::phrase_map::Phrases;
use crate::packs::word::{Key, WordMap, WordSet, joins, words};
use crate::article::Stamp;
use std::collections::{HashMap, HashSet};

/// What a label in front of a value announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// A writer; a colon must follow.
    Byline,
    /// A writer; the colon is optional.
    BylineOpen,
    /// An editor; a colon must follow.
    Editor,
    /// An editor; the colon is optional.
    EditorOpen,
    /// The outlet that the story was taken from.
    Source,
    /// Tags.
    Tags,
    /// A caption or a credit.
    Photo,
    /// A photographer only.
    Credit,
    /// Related links, which the finished story keeps.
    Related,
    /// A notice of first publication.
    Republished,
}

/// What follows a keyword within a republication notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoticeWord {
    /// The outlet of first publication.
    Outlet,
    /// The title at the outlet of first publication.
    Title,
    /// The URL at the outlet of first publication.
    Link,
    /// Who holds the rights.
    Rights,
}

/// Under which condition a marker announces another story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkerKind {
    /// The marker announces another story whatever follows it.
    Plain,
    /// The marker announces another story only before a colon.
    Colon,
}

/// All loaded packs, indexed for lookup. A field is named after the entry of the pack file that fills it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Knowledge {
    pub markers: Phrases<MarkerKind>,
    pub openers: Phrases<()>,
    pub headings: Phrases<()>,
    pub furniture: Phrases<()>,
    pub furniture_starts: Phrases<()>,
    pub menu: WordSet,
    pub labels: Phrases<Label>,
    pub notices: Phrases<NoticeWord>,
    pub months: WordMap<u32>,
    pub weekdays: WordMap<u32>,
    pub zones: WordMap<i32>,
    /// Time zones with North American daylight saving time, in minutes east of UTC in winter.
    pub summer_zones: WordMap<i32>,
    pub date_words: WordSet,
    pub published: Phrases<()>,
    pub updated: Phrases<()>,
    pub month_words: WordSet,
    /// The first words of the month names.
    pub month_starts: WordSet,
    pub date_signs: Signs,
    /// Words such as `am` and `pm`, and whether they mean after noon.
    pub half_days: WordMap<bool>,
    pub ago: Phrases<()>,
    pub counters: Phrases<()>,
    pub agencies: Phrases<()>,
    pub picture_sides: Phrases<()>,
    pub picture_words: Phrases<()>,
    pub picture_buttons: Phrases<()>,
    pub skip_starts: Phrases<()>,
    pub skip_ends: Phrases<()>,
    pub jobs: Phrases<()>,
    pub regions: Phrases<()>,
    pub small_words: WordSet,
    /// Words that stay lower case in titles, in lower case, by language.
    pub title_small: HashMap<String, HashSet<String>>,
    pub end_marks: Vec<String>,
    /// Languages by tag, each with its common words.
    pub languages: Vec<(String, WordSet)>,
    /// User rules and the rules of packs.
    pub rules: Rules,
}

/// An invalid entry of a pack, with the name of the entry and the text by which `place_of` finds its position.
pub(super) struct Refusal {
    pub fault: PackFault,
    pub entry: &'static str,
    pub near: String,
}

impl Knowledge {
    /// Adds a pack. Phrases that are known already keep their meaning. After an error, a part of the pack may have been
    /// added. `is_own` is whether the pack is the file of user rules, whose rules replace the user rules.
    pub(super) fn learn(&mut self, pack: Pack, is_own: bool) -> Result<(), Refusal> {
        let rules = pack.rules.iter().map(OwnRule::of_entry).collect::<Result<_, _>>()?;
        if is_own {
            self.rules.set_own(rules);
        } else {
            self.rules.add_of_pack(rules);
        }
        self.learn_phrases(&pack)?;
        self.learn_time(&pack)?;
        self.small_words.extend(pack.small_words.iter().map(|word| Key::of(word)));
        let lowercase = pack.title_small.iter().map(|word| word.to_lowercase());
        self.title_small.entry(pack.language.clone()).or_default().extend(lowercase);
        self.menu.extend(pack.menu.iter().flat_map(|entry| words(entry).map(|word| word.key)));
        for mark in pack.end_marks {
            if mark.trim().is_empty() {
                let fault = PackFault::NoWord { entry: "end_marks", text: mark.clone() };
                return Err(Refusal { entry: "end_marks", near: mark, fault });
            }
            if !self.end_marks.contains(&mark) {
                self.end_marks.push(mark);
            }
        }
        self.end_marks.sort_by_key(|mark| std::cmp::Reverse(mark.len()));
        if !pack.language.is_empty() && !pack.common_words.is_empty() {
            let common = pack.common_words.iter().map(|word| Key::of(word));
            match self.languages.iter_mut().find(|(tag, _)| *tag == pack.language) {
                Some((_, words)) => words.extend(common),
                None => self.languages.push((pack.language, common.collect())),
            }
        }
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
        fill(&mut self.picture_sides, "picture_sides", &pack.picture_sides, ())?;
        fill(&mut self.picture_words, "picture_words", &pack.picture_words, ())?;
        fill(&mut self.picture_buttons, "picture_buttons", &pack.picture_buttons, ())?;
        fill(&mut self.furniture, "picture_buttons", &pack.picture_buttons, ())?;
        fill(&mut self.skip_starts, "skip_starts", &pack.skip_starts, ())?;
        fill(&mut self.skip_ends, "skip_ends", &pack.skip_ends, ())?;
        fill(&mut self.jobs, "jobs", &pack.jobs, ())?;
        fill(&mut self.regions, "regions", &pack.regions, ())?;
        let labels = &pack.labels;
        fill(&mut self.labels, "labels.byline_open", &labels.byline_open, Label::BylineOpen)?;
        fill(&mut self.labels, "labels.editor_open", &labels.editor_open, Label::EditorOpen)?;
        fill(&mut self.labels, "labels.byline", &labels.byline, Label::Byline)?;
        fill(&mut self.labels, "labels.editor", &labels.editor, Label::Editor)?;
        fill(&mut self.labels, "labels.source", &labels.source, Label::Source)?;
        fill(&mut self.labels, "labels.tags", &labels.tags, Label::Tags)?;
        fill(&mut self.labels, "labels.photo", &labels.photo, Label::Photo)?;
        fill(&mut self.labels, "labels.credit", &labels.credit, Label::Credit)?;
        fill(&mut self.labels, "labels.related", &labels.related, Label::Related)?;
        fill(&mut self.labels, "labels.republished", &labels.republished, Label::Republished)?;
        let notices = &pack.notices;
        fill(&mut self.notices, "notices.outlet", &notices.outlet, NoticeWord::Outlet)?;
        fill(&mut self.notices, "notices.title", &notices.title, NoticeWord::Title)?;
        fill(&mut self.notices, "notices.link", &notices.link, NoticeWord::Link)?;
        fill(&mut self.notices, "notices.rights", &notices.rights, NoticeWord::Rights)
    }

    fn learn_time(&mut self, pack: &Pack) -> Result<(), Refusal> {
        name(&mut self.months, "months", &pack.months, 12)?;
        let first =
            |name: &String| Key::of(name.split(|c: char| !c.is_alphabetic() && !joins(c)).next().unwrap_or_default());
        self.month_starts.extend(pack.months.iter().flatten().map(first));
        name(&mut self.weekdays, "weekdays", &pack.weekdays, 7)?;
        for (entry, into, zones) in
            [("zones", &mut self.zones, &pack.zones), ("summer_zones", &mut self.summer_zones, &pack.summer_zones)]
        {
            for (zone, minutes) in zones {
                if Stamp::offset_of_minutes(*minutes).is_err() {
                    let fault = PackFault::Offset { entry, text: zone.clone() };
                    return Err(Refusal { entry, near: zone.clone(), fault });
                }
                into.entry(Key::of(zone)).or_insert(*minutes);
            }
        }
        fill(&mut self.published, "published", &pack.published, ())?;
        fill(&mut self.updated, "updated", &pack.updated, ())?;
        let date_words = pack.date_words.iter().chain(&pack.published).chain(&pack.updated);
        self.date_words.extend(date_words.flat_map(|entry| entry.split_whitespace().map(Key::of)));
        self.month_words.extend(pack.month_words.iter().map(|word| Key::of(word)));
        for (is_afternoon, list) in [(false, &pack.mornings), (true, &pack.afternoons)] {
            for word in list {
                self.half_days.entry(Key::of(word)).or_insert(is_afternoon);
            }
        }
        self.date_signs.learn(&pack.date_signs);
        Ok(())
    }
}

/// Adds the phrases of an entry; fails at the first phrase without a word.
fn fill<T: Copy>(into: &mut Phrases<T>, entry: &'static str, from: &[String], meaning: T) -> Result<(), Refusal> {
    match from.iter().find(|phrase| !into.add(phrase, meaning)) {
        Some(bad) => Err(Refusal { entry, near: bad.clone(), fault: PackFault::NoWord { entry, text: bad.clone() } }),
        None => Ok(()),
    }
}

/// Adds the names of the months or weekdays, numbered from 1; fails unless there are `needed` lists or none.
fn name(into: &mut WordMap<u32>, entry: &'static str, lists: &[Vec<String>], needed: usize) -> Result<(), Refusal> {
    if !lists.is_empty() && lists.len() != needed {
        let fault = PackFault::Count { entry, needed, found: lists.len() };
        return Err(Refusal { entry, near: String::new(), fault });
    }
    for (number, names) in (1..).zip(lists) {
        for name in names {
            into.entry(Key::of(name)).or_insert(number);
        }
    }
    Ok(())
}
