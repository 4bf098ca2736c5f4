//! What may become a tag of a story: entities, key phrases and tags of the vocabulary, with how they are mentioned.

use crate::affixes::AffixFolder;
use crate::entities::{Entity, entities, is_weak};
use crate::gazetteer::Gazetteer;
use crate::key_phrases::{KeyPhrase, key_phrases};
use crate::language_pack::LanguagePack;
use crate::mentions::Mentions;
use crate::offices::name_with_office;
use crate::story_input::{TagEvidence, TextPart};
use crate::story_words::StoryWords;
use crate::tag_kind::TagKind;
use crate::vocabulary::Vocabulary;
use crate::vocabulary_index::{FormKind, PersonTag};
use crate::words::folded_words;
use redaksi_core::tags::tag_key;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// Where a candidate comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Vocabulary { form: FormKind, is_exact: bool, text: String },
    Name,
    Abbreviation { of: String },
    Phrase,
}

/// What a key phrase of one word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhraseWord {
    /// A name, a tag of the vocabulary, or a phrase of several words.
    NoWord,
    /// A word that is a topic: `inflasi`.
    Topic,
    /// A group of people: `nelayan`.
    Group,
    /// Any other word.
    Plain,
}

/// A possible tag.
#[derive(Clone, Debug)]
pub(crate) struct TagCandidate {
    pub(crate) tag: String,
    pub(crate) kind: TagKind,
    pub(crate) origin: Origin,
    pub(crate) mentions: Mentions,
    /// The forms that the story has.
    pub(crate) forms: Vec<String>,
    /// The keys of its words, by which near-duplicates are found.
    pub(crate) keys: BTreeSet<String>,
    pub(crate) features: Vec<f32>,
    pub(crate) is_in_headline: bool,
    /// The keys of the place of a body that stands for it, as of `Pemerintah Contoh`; empty for other tags.
    pub(crate) place_keys: BTreeSet<String>,
    /// The level of that place, as of `Kota Contoh`; empty if the name does not say it.
    pub(crate) place_level: String,
    /// Whether the name is known without context.
    pub(crate) is_known: bool,
    pub(crate) phrase_word: PhraseWord,
    pub(crate) evidence: Option<TagEvidence>,
}

impl TagCandidate {
    /// The value of a feature.
    pub(crate) fn feature(&self, name: &str) -> f32 {
        self.features[index(name)]
    }
}

/// The features of a candidate, in the order of the weights.
pub(crate) const FEATURES: [&str; 37] = [
    "bias",
    "person",
    "organisation",
    "place",
    "topic",
    "event",
    "phrase_1",
    "phrase_2",
    "phrase_3",
    "vocabulary",
    "vocabulary_alias",
    "vocabulary_inexact",
    "known",
    "ln_count",
    "share",
    "headline",
    "lead",
    "first",
    "spread",
    "words",
    "one_word_name",
    "capitals",
    "role",
    "abbreviation",
    "ln_length",
    "phrase_ln_count",
    "phrase_headline",
    "group",
    "topic_word",
    "noun_phrase",
    "source",
    "home",
    // Those that are used with a vocabulary only.
    "outside",
    "outside_phrase",
    "vocabulary_general",
    "vocabulary_part",
    "ln_candidates",
];

/// Finds all candidates of a story.
pub(crate) fn candidates(story: &StoryWords, vocabulary: Option<&Vocabulary>) -> Vec<TagCandidate> {
    let folder = AffixFolder::for_language(&story.language);
    let entities = entities(story);
    let phrases = key_phrases(story);
    let most = entities
        .iter()
        .map(|entity| entity.mentions.count())
        .chain(phrases.iter().map(|phrase| phrase.mentions.count()));
    let most = most.max().unwrap_or(1).max(1);
    let mut found: Vec<TagCandidate> = Vec::new();
    let mut by_tag: HashMap<String, usize> = HashMap::new();
    if let Some(vocabulary) = vocabulary {
        add_vocabulary(story, vocabulary, &entities, &mut found, &mut by_tag);
    }
    for entity in entities {
        let key = tag_key(&entity.name);
        let taken = vocabulary.and_then(|vocabulary| vocabulary.find(&entity.name)).map(|tag| tag_key(&tag.name));
        if is_weak(story, &entity) || is_listed_only(story, &entity.mentions) {
            continue;
        }
        if by_tag.contains_key(&key) || taken.is_some_and(|key| by_tag.contains_key(&key)) {
            continue;
        }
        let origin = match &entity.long_form {
            Some(long) if *long != entity.name => Origin::Abbreviation { of: long.clone() },
            _ => Origin::Name,
        };
        by_tag.insert(key, found.len());
        let is_person = entity.kind == TagKind::Person && !entity.is_known;
        let with_office = vocabulary
            .filter(|vocabulary| is_person && vocabulary.index().has_offices)
            .and_then(|_| name_with_office(story, &entity.name, &entity.mentions));
        let features = name_features(&entity);
        let tag = with_office.unwrap_or(entity.name);
        found.push(TagCandidate {
            keys: keys(&tag, folder, story.pack),
            features,
            tag,
            is_known: entity.is_known,
            phrase_word: PhraseWord::NoWord,
            forms: entity.forms,
            kind: entity.kind,
            origin,
            mentions: entity.mentions,
            is_in_headline: false,
            place_keys: BTreeSet::new(),
            place_level: String::new(),
            evidence: None,
        });
    }
    for phrase in phrases {
        let key = tag_key(&phrase.text);
        if by_tag.contains_key(&key) || is_listed_only(story, &phrase.mentions) {
            continue;
        }
        by_tag.insert(key, found.len());
        found.push(TagCandidate {
            keys: keys(&phrase.text, folder, story.pack),
            features: phrase_features(&phrase, story),
            phrase_word: phrase_word(&phrase, story.pack),
            tag: phrase.text,
            is_known: false,
            forms: Vec::new(),
            kind: TagKind::Topic,
            origin: Origin::Phrase,
            mentions: phrase.mentions,
            is_in_headline: false,
            place_keys: BTreeSet::new(),
            place_level: String::new(),
            evidence: None,
        });
    }
    if vocabulary.is_some() {
        add_vocabulary_features(&mut found);
    }
    for candidate in &mut found {
        add_mention_features(candidate, story, most);
        candidate.place_keys = place_keys(candidate, folder, story.pack);
        candidate.place_level = place_level(candidate, story.pack);
        candidate.evidence = candidate.mentions.places.first().map(|(part, words)| story.evidence(*part, words));
    }
    found
}

/// The level of the place that a name has a word for: that of `Kota Contoh` and `Pemkot Contoh` is the same.
fn place_level(candidate: &TagCandidate, pack: &LanguagePack) -> String {
    let words = folded_words(&candidate.tag);
    let head = pack.place_bodies.longest(words.iter().map(String::as_str));
    let level = words[..head].last().filter(|head| pack.place_levels.has(head));
    level.map(|head| pack.place_levels.main(head).to_owned()).unwrap_or_default()
}

/// The keys of the place of a body that stands for it; empty for other tags.
fn place_keys(candidate: &TagCandidate, folder: AffixFolder, pack: &LanguagePack) -> BTreeSet<String> {
    let words = folded_words(&candidate.tag);
    match pack.place_bodies.longest(words.iter().map(String::as_str)) {
        head if head > 0 && head < words.len() => {
            let place = words[head..].join(" ");
            let known = Gazetteer::get().whole_words(&words[head..], false);
            let name = known.and_then(|known| Gazetteer::get().name(known).spellings.first().copied());
            // `Tulangbawang` is `Tulang Bawang`.
            let name = name.filter(|name| folded_words(name).concat() == words[head..].concat());
            keys(name.unwrap_or(&place), folder, pack)
        }
        _ => BTreeSet::new(),
    }
}

/// What a key phrase is if it has one word; in a language without a list of topics, no word is plain.
fn phrase_word(phrase: &KeyPhrase, pack: &LanguagePack) -> PhraseWord {
    let words = folded_words(&phrase.text);
    match words.as_slice() {
        _ if phrase.length > 1 || pack.topic_words.is_empty() => PhraseWord::NoWord,
        [word] if pack.topic_words.contains(word) => PhraseWord::Topic,
        _ if phrase.is_group => PhraseWord::Group,
        _ => PhraseWord::Plain,
    }
}

/// Whether something is mentioned in lists of prices only.
fn is_listed_only(story: &StoryWords, mentions: &Mentions) -> bool {
    mentions.places.iter().all(|(part, _)| story.parts[*part].is_price_list)
}

fn keys(tag: &str, folder: AffixFolder, pack: &LanguagePack) -> BTreeSet<String> {
    folded_words(tag).iter().map(|word| folder.key(pack.synonyms.main(word))).collect()
}

fn index(name: &str) -> usize {
    FEATURES.iter().position(|feature| *feature == name).unwrap_or_default()
}

fn blank_features() -> Vec<f32> {
    let mut features = vec![0.0; FEATURES.len()];
    features[index("bias")] = 1.0;
    features
}

fn kind_feature(kind: TagKind) -> &'static str {
    match kind {
        TagKind::Person => "person",
        TagKind::Organisation => "organisation",
        TagKind::Place => "place",
        TagKind::Topic => "topic",
        TagKind::Event => "event",
    }
}

fn name_features(entity: &Entity) -> Vec<f32> {
    let mut features = blank_features();
    features[index(kind_feature(entity.kind))] = 1.0;
    features[index("source")] = f32::from(u8::from(entity.is_source));
    features[index("known")] = f32::from(u8::from(entity.is_known));
    features[index("role")] = f32::from(u8::from(entity.has_role));
    features[index("abbreviation")] = f32::from(u8::from(entity.long_form.is_some()));
    features[index("one_word_name")] = f32::from(u8::from(!entity.name.contains(' ') && !entity.is_known));
    features[index("capitals")] = f32::from(u8::from(!entity.name.contains(char::is_lowercase)));
    features
}

fn phrase_features(phrase: &KeyPhrase, story: &StoryWords) -> Vec<f32> {
    let mut features = blank_features();
    let feature = match phrase.length {
        1 => "phrase_1",
        2 => "phrase_2",
        _ => "phrase_3",
    };
    features[index(feature)] = 1.0;
    features[index("group")] = f32::from(u8::from(phrase.is_group));
    features[index("topic_word")] = f32::from(u8::from(phrase_word(phrase, story.pack) == PhraseWord::Topic));
    features[index("noun_phrase")] = f32::from(u8::from(story.pack.capital_nouns));
    features
}

/// Adds the features that are used with a vocabulary only.
fn add_vocabulary_features(found: &mut [TagCandidate]) {
    let words: Vec<BTreeSet<String>> =
        found.iter().map(|candidate| folded_words(&candidate.tag).into_iter().collect()).collect();
    let is_own: Vec<bool> =
        found.iter().map(|candidate| matches!(candidate.origin, Origin::Vocabulary { .. })).collect();
    let own: Vec<&BTreeSet<String>> =
        words.iter().zip(&is_own).filter(|(_, own)| **own).map(|(words, _)| words).collect();
    let count = found.len() as f32;
    for ((candidate, words), is_own) in found.iter_mut().zip(&words).zip(is_own) {
        let is_part = own.iter().any(|other| other.len() > words.len() && words.is_subset(other));
        let mut set = |feature: &str, value: f32| candidate.features[index(feature)] = value;
        if is_own {
            set("vocabulary_part", f32::from(u8::from(is_part)));
        } else {
            set("outside", 1.0);
            set("outside_phrase", f32::from(u8::from(candidate.origin == Origin::Phrase)));
        }
        candidate.features[index("ln_candidates")] = count.ln_1p();
    }
}

/// Adds the features that depend on the mentions.
fn add_mention_features(candidate: &mut TagCandidate, story: &StoryWords, most: usize) {
    let places = &candidate.mentions.places;
    let count = places.len() as f32;
    let position = |(part, words): &(usize, Range<usize>)| story.parts[*part].offset + words.start;
    let length = story.word_count.max(1) as f32;
    let first = places.first().map_or(0, position) as f32 / length;
    let last = places.last().map_or(0, position) as f32 / length;
    let in_headline = places.iter().any(|(part, _)| story.parts[*part].part == TextPart::Headline);
    let in_lead = places
        .iter()
        .any(|(part, _)| matches!(story.parts[*part].part, TextPart::Abstract | TextPart::Paragraph(0 | 1)));
    let is_phrase = candidate.origin == Origin::Phrase;
    let words = folded_words(&candidate.tag);
    let is_home = story.pack.home_places.longest(words.iter().map(String::as_str)) == words.len();
    let headline = f32::from(u8::from(in_headline));
    candidate.is_in_headline = in_headline;
    let features = &mut candidate.features;
    features[index("home")] = f32::from(u8::from(is_home));
    features[index("ln_count")] = count.max(1.0).ln();
    features[index("share")] = count / most as f32;
    features[index("headline")] = headline;
    features[index("lead")] = f32::from(u8::from(in_lead));
    features[index("first")] = first;
    features[index("spread")] = last - first;
    features[index("words")] = candidate.keys.len().min(6) as f32;
    features[index("ln_length")] = (candidate.tag.chars().count().max(1) as f32).ln();
    if is_phrase {
        features[index("phrase_ln_count")] = count.max(1.0).ln();
        features[index("phrase_headline")] = headline;
    }
}

/// Of several tags of the vocabulary for one known name, such as a body and its abbreviation, keeps the one that is published by
/// preference, else the one that the story has most.
fn keep_one_tag_of_known_names(vocabulary: &Vocabulary, mentions: &mut HashMap<usize, (Mentions, FormKind, bool)>) {
    let mut tags: Vec<usize> = mentions.keys().copied().collect();
    tags.sort_unstable();
    let mut best: HashMap<&str, usize> = HashMap::new();
    for tag in tags {
        let name = vocabulary.tags()[tag].name.as_str();
        let Some(preferred) = Gazetteer::get().whole(name).and_then(|known| known.spellings.first()) else { continue };
        let Some(other) = best.get(preferred).copied() else {
            best.insert(preferred, tag);
            continue;
        };
        let count = |tag: usize| mentions.get(&tag).map_or(0, |found| found.0.count());
        // Of two tags whose names the story has, the full form.
        let is_named = |tag: usize| mentions.get(&tag).is_some_and(|found| found.1 == FormKind::Name && found.2);
        let letters = |tag: usize| vocabulary.tags()[tag].name.chars().count();
        let rank = |tag: usize| {
            let letters = if is_named(tag) { letters(tag) } else { 0 };
            (letters, tag_key(&vocabulary.tags()[tag].name) == tag_key(preferred), count(tag))
        };
        let (kept, dropped) = if rank(tag) > rank(other) { (tag, other) } else { (other, tag) };
        if let Some((more, ..)) = mentions.remove(&dropped)
            && let Some((places, ..)) = mentions.get_mut(&kept)
        {
            places.add_all(&more);
        }
        best.insert(preferred, kept);
    }
}

/// Whether the story has the words of the office of a tag, or a short form of them.
fn is_office_of_story(vocabulary: &Vocabulary, found: &PersonTag, story_words: &HashSet<&str>) -> bool {
    let words = folded_words(&vocabulary.tags()[found.tag].name);
    words[..found.title_words].iter().all(|word| story_words.contains(word.as_str()))
}

/// Finds for each person of the story the tag of an office and that person, and keeps only the best one of several. Returns the entity of
/// each such tag.
fn person_tags(
    story: &StoryWords,
    vocabulary: &Vocabulary,
    entities: &[Entity],
    mentions: &mut HashMap<usize, (Mentions, FormKind, bool)>,
) -> HashMap<usize, usize> {
    let mut persons = HashMap::new();
    let story_words: HashSet<&str> =
        story.parts.iter().flat_map(|part| &part.words).map(|word| word.folded.as_str()).collect();
    for (index, entity) in entities.iter().enumerate() {
        if !matches!(entity.kind, TagKind::Person | TagKind::Topic) || entity.is_known {
            continue;
        }
        let mut tags = vocabulary.index().persons(&folded_words(&entity.name));
        let is_named =
            |tag: usize| mentions.get(&tag).is_some_and(|(_, form, is_exact)| *form == FormKind::Name && *is_exact);
        let has_office = |found: &PersonTag| is_office_of_story(vocabulary, found, &story_words);
        // One word of a name is not enough to know a person.
        tags.retain(|found| found.words > 1 || has_office(found));
        let best = tags.iter().max_by_key(|found| {
            (is_named(found.tag), has_office(found), found.words, std::cmp::Reverse(found.title_words))
        });
        let Some(best) = best else { continue };
        let words = folded_words(&vocabulary.tags()[best.tag].name);
        let (best, person) = (best.tag, &words[best.title_words..]);
        for other in tags.iter().map(|found| found.tag).filter(|other| *other != best) {
            mentions.remove(&other);
        }
        // `Sari`, where the vocabulary has `Gubernur Sari Utomo` too.
        mentions.retain(|tag, _| {
            let words = folded_words(&vocabulary.tags()[*tag].name);
            words.len() >= person.len() || !person.windows(words.len().max(1)).any(|part| part == words)
        });
        mentions.entry(best).or_insert_with(|| (entity.mentions.clone(), FormKind::WithoutTitle, true));
        persons.insert(best, index);
    }
    persons
}

/// Whether a tag says little alone: an office, the head of the names of bodies, or a common word, as `Gubernur`, `Kejaksaan` and `tahun`.
fn is_general(words: &[String], pack: &LanguagePack) -> bool {
    [&pack.titles, &pack.organisation_heads, &pack.general_words]
        .iter()
        .any(|list| list.longest(words.iter().map(String::as_str)) == words.len())
}

/// Adds the tags of the vocabulary that the story mentions.
fn add_vocabulary(
    story: &StoryWords,
    vocabulary: &Vocabulary,
    entities: &[Entity],
    found: &mut Vec<TagCandidate>,
    by_tag: &mut HashMap<String, usize>,
) {
    let folder = AffixFolder::for_language(&story.language);
    let mut mentions: HashMap<usize, (Mentions, FormKind, bool)> = HashMap::new();
    for (part, split) in story.parts.iter().enumerate() {
        for matched in vocabulary.index().find(&split.words, split.is_title_case) {
            let (places, kind, is_exact) =
                mentions.entry(matched.tag).or_insert_with(|| (Mentions::default(), matched.kind, matched.is_exact));
            places.add(part, matched.words);
            *kind = matched.kind.max(*kind);
            *is_exact |= matched.is_exact;
        }
    }
    // The story says what an abbreviation means, whatever else is known by these letters.
    for entity in entities.iter().filter(|entity| entity.long_form.is_some() && !entity.is_known) {
        let forms: Vec<String> = entity.forms.iter().map(|form| tag_key(form)).collect();
        mentions.retain(|_, (places, form, _)| {
            let text = places.places.first().map(|(part, words)| story.text(*part, words));
            *form != FormKind::Known || !text.is_some_and(|text| forms.contains(&tag_key(text)))
        });
    }
    keep_one_tag_of_known_names(vocabulary, &mut mentions);
    let persons = person_tags(story, vocabulary, entities, &mut mentions);
    let mut by_form: HashMap<String, usize> = HashMap::new();
    for (index, entity) in entities.iter().enumerate() {
        for form in &entity.forms {
            by_form.entry(tag_key(form)).or_insert(index);
            by_form.entry(tag_key(vocabulary.canonical(form))).or_insert(index);
        }
    }
    let mut matched: Vec<_> = mentions.into_iter().collect();
    matched.sort_by_key(|(tag, _)| *tag);
    for (tag, (mut places, form, is_exact)) in matched {
        let entry = &vocabulary.tags()[tag];
        let first = places.places.first().cloned();
        let text = first.map(|(part, words)| story.text(part, &words).to_owned()).unwrap_or_default();
        let same = persons.get(&tag).or_else(|| by_form.get(&tag_key(&entry.name)));
        let same = same.or_else(|| by_form.get(&tag_key(&text)).filter(|_| form == FormKind::WithoutTitle));
        let same = same.map(|entity| &entities[*entity]);
        let mut features = if let Some(entity) = same {
            places.add_all(&entity.mentions);
            name_features(entity)
        } else {
            let mut features = blank_features();
            features[index(kind_feature(entry.kind))] = 1.0;
            features
        };
        let words = folded_words(&entry.name);
        features[index("vocabulary")] = 1.0;
        features[index("vocabulary_general")] = f32::from(u8::from(is_general(&words, story.pack)));
        features[index("vocabulary_alias")] = f32::from(u8::from(form != FormKind::Name));
        features[index("vocabulary_inexact")] = f32::from(u8::from(!is_exact));
        let kind = match (entry.kind, same) {
            (TagKind::Topic, Some(entity)) => entity.kind,
            (kind, _) => kind,
        };
        if let Some(entity) = same {
            by_tag.insert(tag_key(&entity.name), found.len());
        }
        by_tag.insert(tag_key(&entry.name), found.len());
        found.push(TagCandidate {
            tag: entry.name.clone(),
            is_known: false,
            phrase_word: PhraseWord::NoWord,
            forms: same.map(|entity| entity.forms.clone()).unwrap_or_default(),
            kind,
            origin: Origin::Vocabulary { form, is_exact, text },
            mentions: places,
            keys: words.iter().map(|word| folder.key(word)).collect(),
            features,
            is_in_headline: false,
            place_keys: BTreeSet::new(),
            place_level: String::new(),
            evidence: None,
        });
    }
}
