//! The lexicon: the phrases, dates and rules of all loaded packs, indexed for lookup.

use crate::article::PartialDateTime;
use crate::packs::char_class::is_extender;
use crate::packs::date_units::DateUnitSuffixes;
use crate::packs::envelope_words::EnvelopeWords;
use crate::packs::error::{PackFault, RejectedEntry};
use crate::packs::pack::{Pack, primary_language};
use crate::packs::phrase_map::{PhraseMap, insert_phrases};
use crate::packs::plain_text::PlainTextForm;
use crate::packs::user_rule::{RuleIndex, UserRule};
use crate::packs::word::{WordKey, WordMap, WordSet, words};
use crate::text::normalize_for_match;
use std::collections::{HashMap, HashSet};

/// What a label in front of a value announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldLabel {
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
    Unconditional,
    /// The marker announces another story only before a colon.
    BeforeColon,
}

/// All loaded packs, indexed for lookup. A field is named after the entry of the pack file that fills it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    pub markers: PhraseMap<MarkerKind>,
    pub openers: PhraseMap<()>,
    pub headings: PhraseMap<()>,
    pub furniture: PhraseMap<()>,
    pub furniture_starts: PhraseMap<()>,
    pub menu: WordSet,
    pub reader_calls: PhraseMap<()>,
    pub channels: PhraseMap<()>,
    pub site_pronouns: WordSet,
    pub reader_pronouns: WordSet,
    pub labels: PhraseMap<FieldLabel>,
    pub notices: PhraseMap<NoticeWord>,
    pub months: WordMap<u32>,
    pub weekdays: WordMap<u32>,
    pub zones: WordMap<i32>,
    /// Time zones with North American daylight saving time, in minutes east of UTC in winter.
    pub summer_zones: WordMap<i32>,
    pub date_words: WordSet,
    pub published: PhraseMap<()>,
    pub updated: PhraseMap<()>,
    pub month_words: WordSet,
    /// The first words of the month names.
    pub month_starts: WordSet,
    pub date_signs: DateUnitSuffixes,
    /// Words such as `am` and `pm`, and whether they mean after noon.
    pub half_day_words: WordMap<bool>,
    pub ago: PhraseMap<()>,
    pub counters: PhraseMap<()>,
    pub agencies: PhraseMap<()>,
    pub picture_sides: PhraseMap<()>,
    pub picture_words: PhraseMap<()>,
    pub picture_buttons: PhraseMap<()>,
    pub skip_starts: PhraseMap<()>,
    pub skip_ends: PhraseMap<()>,
    pub jobs: PhraseMap<()>,
    pub regions: PhraseMap<()>,
    pub small_words: WordSet,
    /// Words that stay lower case in titles, normalized for comparison, by language.
    pub title_small: HashMap<String, HashSet<String>>,
    pub end_marks: Vec<String>,
    pub envelope: EnvelopeWords,
    /// Languages by tag, each with its common words.
    pub languages: Vec<(String, WordSet)>,
    /// How stories are written as plain text, one form for each language.
    pub plain_text: Vec<PlainTextForm>,
    /// Words that are left out of slugs, normalized for comparison, by language.
    pub slug_stop_words: HashMap<String, HashSet<String>>,
    /// Letters that slugs spell in a way of the language, by language.
    pub slug_letters: HashMap<String, HashMap<char, String>>,
    /// User rules and the rules of packs.
    pub rules: RuleIndex,
}

impl Lexicon {
    /// Adds a pack. Phrases that are known already keep their meaning. After an error, a part of the pack may have been
    /// added. `is_user_file` is whether the pack is the file of user rules, whose rules replace the user rules.
    pub(super) fn add_pack(&mut self, pack: Pack, is_user_file: bool) -> Result<(), RejectedEntry> {
        let rules = pack.rules.iter().map(UserRule::from_entry).collect::<Result<_, _>>()?;
        if is_user_file {
            self.rules.set_user(rules);
        } else {
            self.rules.add_from_pack(rules);
        }
        self.add_phrases(&pack)?;
        self.add_date_words(&pack)?;
        self.envelope.add(&pack.envelope)?;
        if let Some(form) = PlainTextForm::from_pack(&pack)?
            && self.plain_text_form(&pack.language).is_none()
        {
            insert_phrases(
                &mut self.labels,
                "plain_text.related",
                std::slice::from_ref(&pack.plain_text.related),
                FieldLabel::Related,
            )?;
            self.plain_text.push(form);
        }
        let stop_words = pack.slug_stop_words.iter().map(|word| normalize_for_match(word));
        self.slug_stop_words.entry(primary_language(&pack.language)).or_default().extend(stop_words);
        let letters = pack.slug_letters.iter().map(|(letter, spelling)| (*letter, spelling.clone()));
        self.slug_letters.entry(primary_language(&pack.language)).or_default().extend(letters);
        self.small_words.extend(pack.small_words.iter().map(|word| WordKey::of(word)));
        let lowercase = pack.title_small.iter().map(|word| normalize_for_match(word));
        self.title_small.entry(pack.language.clone()).or_default().extend(lowercase);
        self.site_pronouns.extend(pack.site_pronouns.iter().map(|word| WordKey::of(word)));
        self.reader_pronouns.extend(pack.reader_pronouns.iter().map(|word| WordKey::of(word)));
        self.menu.extend(pack.menu.iter().flat_map(|entry| words(entry).map(|word| word.key)));
        for mark in pack.end_marks {
            if mark.trim().is_empty() {
                let fault = PackFault::NoWord { entry: "end_marks", text: mark.clone() };
                return Err(RejectedEntry { entry: "end_marks", text: mark, fault });
            }
            if !self.end_marks.contains(&mark) {
                self.end_marks.push(mark);
            }
        }
        self.end_marks.sort_by_key(|mark| std::cmp::Reverse(mark.len()));
        if !pack.language.is_empty() && !pack.common_words.is_empty() {
            let common = pack.common_words.iter().map(|word| WordKey::of(word));
            match self.languages.iter_mut().find(|(tag, _)| *tag == pack.language) {
                Some((_, words)) => words.extend(common),
                None => self.languages.push((pack.language, common.collect())),
            }
        }
        Ok(())
    }

    /// Returns how stories of the language are written as plain text. The region of a tag such as `pt-BR` is ignored.
    pub fn plain_text_form(&self, language: &str) -> Option<&PlainTextForm> {
        let language = primary_language(language);
        self.plain_text.iter().find(|form| form.language == language)
    }

    fn add_phrases(&mut self, pack: &Pack) -> Result<(), RejectedEntry> {
        insert_phrases(&mut self.markers, "markers", &pack.markers, MarkerKind::Unconditional)?;
        insert_phrases(&mut self.markers, "colon_markers", &pack.colon_markers, MarkerKind::BeforeColon)?;
        insert_phrases(&mut self.openers, "openers", &pack.openers, ())?;
        insert_phrases(&mut self.headings, "headings", &pack.headings, ())?;
        insert_phrases(&mut self.furniture, "furniture", &pack.furniture, ())?;
        insert_phrases(&mut self.furniture_starts, "furniture_starts", &pack.furniture_starts, ())?;
        insert_phrases(&mut self.reader_calls, "reader_calls", &pack.reader_calls, ())?;
        insert_phrases(&mut self.channels, "channels", &pack.channels, ())?;
        insert_phrases(&mut self.ago, "ago", &pack.ago, ())?;
        insert_phrases(&mut self.counters, "counters", &pack.counters, ())?;
        insert_phrases(&mut self.agencies, "agencies", &pack.agencies, ())?;
        insert_phrases(&mut self.picture_sides, "picture_sides", &pack.picture_sides, ())?;
        insert_phrases(&mut self.picture_words, "picture_words", &pack.picture_words, ())?;
        insert_phrases(&mut self.picture_buttons, "picture_buttons", &pack.picture_buttons, ())?;
        insert_phrases(&mut self.furniture, "picture_buttons", &pack.picture_buttons, ())?;
        insert_phrases(&mut self.skip_starts, "skip_starts", &pack.skip_starts, ())?;
        insert_phrases(&mut self.skip_ends, "skip_ends", &pack.skip_ends, ())?;
        insert_phrases(&mut self.jobs, "jobs", &pack.jobs, ())?;
        insert_phrases(&mut self.regions, "regions", &pack.regions, ())?;
        let labels = &pack.labels;
        insert_phrases(&mut self.labels, "labels.byline_open", &labels.byline_open, FieldLabel::BylineOpen)?;
        insert_phrases(&mut self.labels, "labels.editor_open", &labels.editor_open, FieldLabel::EditorOpen)?;
        insert_phrases(&mut self.labels, "labels.byline", &labels.byline, FieldLabel::Byline)?;
        insert_phrases(&mut self.labels, "labels.editor", &labels.editor, FieldLabel::Editor)?;
        insert_phrases(&mut self.labels, "labels.source", &labels.source, FieldLabel::Source)?;
        insert_phrases(&mut self.labels, "labels.tags", &labels.tags, FieldLabel::Tags)?;
        insert_phrases(&mut self.labels, "labels.photo", &labels.photo, FieldLabel::Photo)?;
        insert_phrases(&mut self.labels, "labels.credit", &labels.credit, FieldLabel::Credit)?;
        insert_phrases(&mut self.labels, "labels.related", &labels.related, FieldLabel::Related)?;
        insert_phrases(&mut self.labels, "labels.republished", &labels.republished, FieldLabel::Republished)?;
        let notices = &pack.notices;
        insert_phrases(&mut self.notices, "notices.outlet", &notices.outlet, NoticeWord::Outlet)?;
        insert_phrases(&mut self.notices, "notices.title", &notices.title, NoticeWord::Title)?;
        insert_phrases(&mut self.notices, "notices.link", &notices.link, NoticeWord::Link)?;
        insert_phrases(&mut self.notices, "notices.rights", &notices.rights, NoticeWord::Rights)
    }

    fn add_date_words(&mut self, pack: &Pack) -> Result<(), RejectedEntry> {
        insert_names(&mut self.months, "months", &pack.months, 12)?;
        let first = |name: &String| {
            WordKey::of(name.split(|c: char| !c.is_alphabetic() && !is_extender(c)).next().unwrap_or_default())
        };
        self.month_starts.extend(pack.months.iter().flatten().map(first));
        insert_names(&mut self.weekdays, "weekdays", &pack.weekdays, 7)?;
        for (entry, into, zones) in
            [("zones", &mut self.zones, &pack.zones), ("summer_zones", &mut self.summer_zones, &pack.summer_zones)]
        {
            for (zone, minutes) in zones {
                if PartialDateTime::offset_from_minutes(*minutes).is_err() {
                    let fault = PackFault::Offset { entry, text: zone.clone() };
                    return Err(RejectedEntry { entry, text: zone.clone(), fault });
                }
                into.entry(WordKey::of(zone)).or_insert(*minutes);
            }
        }
        insert_phrases(&mut self.published, "published", &pack.published, ())?;
        insert_phrases(&mut self.updated, "updated", &pack.updated, ())?;
        let date_words = pack.date_words.iter().chain(&pack.published).chain(&pack.updated);
        self.date_words.extend(date_words.flat_map(|entry| entry.split_whitespace().map(WordKey::of)));
        self.month_words.extend(pack.month_words.iter().map(|word| WordKey::of(word)));
        for (is_afternoon, list) in [(false, &pack.mornings), (true, &pack.afternoons)] {
            for word in list {
                self.half_day_words.entry(WordKey::of(word)).or_insert(is_afternoon);
            }
        }
        self.date_signs.add_pack(&pack.date_signs);
        Ok(())
    }
}

/// Adds the names of the months or weekdays, numbered from 1; fails unless there are `needed` lists or none.
fn insert_names(
    into: &mut WordMap<u32>,
    entry: &'static str,
    lists: &[Vec<String>],
    needed: usize,
) -> Result<(), RejectedEntry> {
    if !lists.is_empty() && lists.len() != needed {
        let fault = PackFault::Count { entry, needed, found: lists.len() };
        return Err(RejectedEntry { entry, text: String::new(), fault });
    }
    for (number, names) in (1..).zip(lists) {
        for name in names {
            into.entry(WordKey::of(name)).or_insert(number);
        }
    }
    Ok(())
}
