//! The names of a story put together: a person's later mentions by one name, a body and its abbreviation, spellings of one place.

use crate::gazetteer::Gazetteer;
use crate::language_pack::{LanguagePack, is_given_name};
use crate::mentions::Mentions;
use crate::names::FoundName;
use crate::story_input::TextPart;
use crate::story_words::StoryWords;
use crate::tag_kind::TagKind;
use crate::variants::variants;
use crate::words::{fold, folded_words};
use std::collections::HashMap;

/// Something that a story names.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The form that is suggested.
    pub(crate) name: String,
    pub(crate) kind: TagKind,
    pub(crate) mentions: Mentions,
    pub(crate) is_known: bool,
    /// Whether stories often name it as their source only.
    pub(crate) is_source: bool,
    pub(crate) has_role: bool,
    /// The long form of an abbreviation that stands beside it in brackets.
    pub(crate) long_form: Option<String>,
    /// All forms in the story.
    pub(crate) forms: Vec<String>,
}

/// Names with the same words.
struct NameGroup {
    words: Vec<String>,
    /// The indexes of the names.
    names: Vec<usize>,
    kinds: HashMap<TagKind, usize>,
    known: Option<usize>,
    /// The group that it belongs to.
    parent: Option<usize>,
}

/// The most letters of an abbreviation that is not suggested if the story has a longer form.
const SHORT_FORM_CHARS: usize = 3;

/// The share of the mentions of a known company from which it is suggested with its legal form: one of 3.
const COMPANY_SHARE: usize = 3;

/// The least mentions of an abbreviation in the headline that is suggested instead of its long form.
const MIN_ABBREVIATION_MENTIONS: usize = 3;

/// The most words of a long form that is suggested instead of its abbreviation.
const MAX_LONG_FORM_WORDS: usize = 4;

/// The least words of a name of a body that is a shortened one.
const MIN_BODY_WORDS: usize = 2;

/// The most words of a name that later mentions shorten.
const MAX_WORDS: usize = 8;

/// Returns the entities of a story in the order of their first mention.
pub(crate) fn entities(story: &StoryWords) -> Vec<Entity> {
    let mut groups: Vec<NameGroup> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut group_of = Vec::with_capacity(story.names.len());
    for (index, name) in story.names.iter().enumerate() {
        let words: Vec<String> =
            story.parts[name.part].words[name.words.clone()].iter().map(|word| word.folded.clone()).collect();
        let bare = without_legal_forms(&words, story.pack);
        let is_capitals = || !story.text(name.part, &name.words).contains(char::is_lowercase);
        let company = (bare.len() < words.len()).then(|| Gazetteer::get().whole_words(bare, is_capitals())).flatten();
        let known = name.known.or(company);
        let key = known.map_or_else(|| bare.join(" "), |known| format!("#{known}"));
        let group = *by_key.entry(key).or_insert_with(|| {
            groups.push(NameGroup { words, names: Vec::new(), kinds: HashMap::new(), known, parent: None });
            groups.len() - 1
        });
        groups[group].names.push(index);
        *groups[group].kinds.entry(name.kind).or_default() += 1 + usize::from(name.has_role);
        group_of.push(group);
    }
    join_short_names(&mut groups);
    join_known_nicknames(story, &mut groups);
    join_nicknames(story, &group_of, &mut groups);
    join_short_bodies(&mut groups);
    join_persons_of_teams(story, &mut groups);
    join_places_of_clubs(&mut groups);
    join_variants(&mut groups);
    let abbreviations = join_abbreviations(story, &group_of, &mut groups);
    let mut entities = Vec::new();
    let mut members: HashMap<usize, Vec<&NameGroup>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        members.entry(root(&groups, index)).or_default().push(group);
    }
    for (index, group) in groups.iter().enumerate().filter(|(_, group)| group.parent.is_none()) {
        let members = members.get(&index).map(Vec::as_slice).unwrap_or_default();
        entities.push(entity(story, group, members, abbreviations.get(&index)));
    }
    entities.sort_by_key(|entity| entity.mentions.places.first().map(|(part, words)| (*part, words.start)));
    entities
}

/// The words of a name without the legal form of a company at its start or end; all words if nothing else is left.
fn without_legal_forms<'a>(words: &'a [String], pack: &LanguagePack) -> &'a [String] {
    let is_form = |word: &String| pack.legal_forms.contains(word);
    let Some(start) = words.iter().position(|word| !is_form(word)) else { return words };
    let end = words.iter().rposition(|word| !is_form(word)).map_or(words.len(), |last| last + 1);
    &words[start..end]
}

fn root(groups: &[NameGroup], mut group: usize) -> usize {
    // Parents are set once each and only to groups without a parent, so that there are no circles.
    while let Some(parent) = groups[group].parent {
        group = parent;
    }
    group
}

fn main_kind(group: &NameGroup) -> TagKind {
    group
        .kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, **kind != TagKind::Topic, **kind))
        .map_or(TagKind::Topic, |(kind, _)| *kind)
}

/// Joins a part of a person's name with the longer name that was mentioned most.
fn join_short_names(groups: &mut [NameGroup]) {
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        let is_person = matches!(main_kind(group), TagKind::Person | TagKind::Topic) && group.known.is_none();
        if is_person && (2..=MAX_WORDS).contains(&group.words.len()) {
            for word in &group.words {
                by_word.entry(word.clone()).or_default().push(index);
            }
        }
    }
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(groups[*index].words.len()));
    for index in order {
        let group = &groups[index];
        // `Holland` is a country, and a person where `Tom Holland` is mentioned.
        let may_be_person = group.known.is_none() || (group.words.len() == 1 && main_kind(group) == TagKind::Place);
        if !may_be_person || matches!(main_kind(group), TagKind::Organisation | TagKind::Event) {
            continue;
        }
        let Some(longer) = group.words.first().and_then(|word| by_word.get(word)) else { continue };
        let best = longer
            .iter()
            .filter(|other| {
                let words = &groups[**other].words;
                words.len() > group.words.len()
                    && (group.known.is_none() || (words.last() == group.words.last() && is_given_name(&words[0])))
                    && root(groups, **other) != index
                    && words.windows(group.words.len()).any(|window| window == group.words)
            })
            .max_by_key(|other| (groups[**other].names.len(), std::cmp::Reverse(**other)));
        if let Some(best) = best {
            groups[index].parent = Some(*best);
            groups[index].known = None;
        }
    }
}

/// The least letters of a short form of a given name.
const MIN_NICKNAME_CHARS: usize = 4;

/// Joins the other name by which every reader knows a person with the person's name, if the story has both.
fn join_known_nicknames(story: &StoryWords, groups: &mut [NameGroup]) {
    for index in 0..groups.len() {
        let nickname = groups[index].words.join(" ");
        let name = story.pack.nicknames.main(&nickname);
        if name == nickname || groups[index].parent.is_some() {
            continue;
        }
        let person = groups.iter().position(|group| group.words.join(" ") == name);
        groups[index].parent = person.map(|person| root(groups, person)).filter(|person| *person != index);
    }
}

/// Joins a person's other name of one word with the person: one that the story announces, as in `yang akrab disapa Nana`, and the
/// beginning of the given name, as `Kalin` of `Kalindra Wijaya`.
fn join_nicknames(story: &StoryWords, group_of: &[usize], groups: &mut [NameGroup]) {
    let is_full = |group: &NameGroup| {
        main_kind(group) == TagKind::Person && group.known.is_none() && (2..=MAX_WORDS).contains(&group.words.len())
    };
    let is_free = |group: &NameGroup| group.parent.is_none() && group.known.is_none() && group.words.len() == 1;
    for (index, name) in story.names.iter().enumerate().skip(1) {
        let words = &story.parts[name.part].words;
        let announced = name.words.start.checked_sub(1).filter(|before| {
            story.pack.nickname_words.contains(&words[*before].folded)
                && words[*before].sentence == words[name.words.start].sentence
        });
        let person = story.names[..index].iter().enumerate().rev().take(MAX_NICKNAME_DISTANCE);
        let person = person.map(|(before, _)| root(groups, group_of[before])).find(|group| is_full(&groups[*group]));
        if let (Some(_), Some(person), true) = (announced, person, is_free(&groups[group_of[index]])) {
            groups[group_of[index]].parent = Some(person);
        }
    }
    for index in 0..groups.len() {
        let group = &groups[index];
        let is_person = group.kinds.contains_key(&TagKind::Person);
        let start = group.words.first().map_or("", String::as_str);
        // `Budi` is no short form of `Budiman`.
        let may_be_short = start.chars().count() >= MIN_NICKNAME_CHARS && !is_given_name(start);
        if !is_free(group) || !is_person || !may_be_short {
            continue;
        }
        let full =
            || groups.iter().enumerate().filter(|(_, other)| is_full(other) && other.words[0].starts_with(start));
        let person = full().max_by_key(|(other, group)| (group.names.len(), std::cmp::Reverse(*other)));
        let Some((person, first)) = person.map(|(other, group)| (root(groups, other), &group.words[0])) else {
            continue;
        };
        if person != index && full().all(|(_, other)| other.words[0] == *first) {
            groups[index].parent = Some(person);
        }
    }
}

/// The most names between a person and the other name that announces.
const MAX_NICKNAME_DISTANCE: usize = 3;

/// Joins a body with the longer name by which the story mentions it first, as `PT Contoh` with `PT Contoh Nusantara`.
fn join_short_bodies(groups: &mut [NameGroup]) {
    let mut by_start: HashMap<&[String], Option<usize>> = HashMap::new();
    // Groups are in the order of their first mention.
    let mut parents = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        if main_kind(group) != TagKind::Organisation || group.words.len() > MAX_WORDS {
            continue;
        }
        if group.known.is_none()
            && group.words.len() >= MIN_BODY_WORDS
            && let Some(Some(longer)) = by_start.get(group.words.as_slice())
        {
            parents.push((index, *longer));
        }
        for length in 1..group.words.len() {
            // Of two longer names, neither is meant for certain.
            by_start.entry(&group.words[..length]).and_modify(|longer| *longer = None).or_insert(Some(index));
        }
    }
    for (index, longer) in parents {
        groups[index].parent = Some(longer);
    }
}

/// Joins a group of people that is named after a person, as `Tim Dewanti`, with the person.
fn join_persons_of_teams(story: &StoryWords, groups: &mut [NameGroup]) {
    for index in 0..groups.len() {
        let [head, name] = groups[index].words.as_slice() else { continue };
        if groups[index].known.is_some() || groups[index].parent.is_some() || !story.pack.general_heads.contains(head) {
            continue;
        }
        let is_person = |group: &NameGroup| {
            main_kind(group) == TagKind::Person && group.words.len() > 1 && group.words.last() == Some(name)
        };
        let person = groups.iter().position(is_person).map(|person| root(groups, person));
        groups[index].parent = person.filter(|person| *person != index);
    }
}

/// Joins a known place with the known club whose name begins with it and that the story names as often, as `Bayern` with `Bayern München`.
fn join_places_of_clubs(groups: &mut [NameGroup]) {
    for index in 0..groups.len() {
        let group = &groups[index];
        let [place] = group.words.as_slice() else { continue };
        if group.known.is_none() || group.parent.is_some() || main_kind(group) != TagKind::Place {
            continue;
        }
        let is_club = |club: &NameGroup| {
            club.known.is_some()
                && main_kind(club) == TagKind::Organisation
                && club.words.len() > 1
                && club.words.first() == Some(place)
                && club.names.len() >= group.names.len()
        };
        let club = groups.iter().position(is_club).filter(|club| groups[*club].parent.is_none());
        if let Some(club) = club {
            groups[index].parent = Some(club);
            groups[index].known = None;
        }
    }
}

/// Joins the short and the long form of a name, as `Pemkot Contoh` and `Pemerintah Kota Contoh`.
fn join_variants(groups: &mut [NameGroup]) {
    let mut by_words: HashMap<Vec<String>, usize> = HashMap::new();
    for (index, group) in groups.iter_mut().enumerate() {
        if group.known.is_some() || group.parent.is_some() || main_kind(group) != TagKind::Organisation {
            continue;
        }
        group.parent = variants(&group.words).iter().find_map(|words| by_words.get(words).copied());
        by_words.insert(group.words.clone(), index);
    }
}

/// Joins an abbreviation in brackets with the name before it. Returns the long form of each joined group.
fn join_abbreviations(story: &StoryWords, group_of: &[usize], groups: &mut [NameGroup]) -> HashMap<usize, String> {
    let mut long_forms = HashMap::new();
    for (index, pair) in story.names.windows(2).enumerate() {
        let [long, short] = pair else { continue };
        if long.part != short.part || !is_bracketed(story, long, short) {
            continue;
        }
        let (long_root, short_root) = (root(groups, group_of[index]), root(groups, group_of[index + 1]));
        let text = story.text(long.part, &long.words);
        // `Otorita Laut Kenari (LK)`: the abbreviation is that of the place in the name of the body.
        let is_place_of_body = main_kind(&groups[long_root]) == TagKind::Organisation
            && groups[short_root].known.is_some_and(|known| Gazetteer::get().name(known).kind == TagKind::Place);
        let is_short_form = is_abbreviation(text, story.text(short.part, &short.words));
        if long_root != short_root && is_short_form && !is_place_of_body {
            // The story says what it abbreviates, whatever else is known by these letters.
            if let Some(known) = groups[short_root].known.filter(|known| !may_abbreviate(*known, text)) {
                groups.iter_mut().filter(|group| group.known == Some(known)).for_each(|group| group.known = None);
            }
            groups[short_root].parent = Some(long_root);
            long_forms.insert(long_root, text.to_owned());
        }
    }
    join_initials(story, groups, &mut long_forms);
    long_forms
}

/// Whether a long form may be that of a known name: the name has no long form, or one with the same words, more or fewer.
fn may_abbreviate(known: usize, long: &str) -> bool {
    let long = folded_words(long);
    let spellings = || Gazetteer::get().name(known).spellings.iter().map(|text| folded_words(text));
    let is_part = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    let mut long_spellings = spellings().filter(|words| words.len() > 1).peekable();
    long_spellings.peek().is_none() || long_spellings.any(|words| is_part(&words, &long) || is_part(&long, &words))
}

/// The least letters of an abbreviation that needs no brackets.
const MIN_INITIALS: usize = 3;

/// Joins an unknown abbreviation with the one body of the story that has these initials.
fn join_initials(story: &StoryWords, groups: &mut [NameGroup], long_forms: &mut HashMap<usize, String>) {
    let initials = |group: &NameGroup| -> String {
        let words = group.words.iter().filter(|word| !story.pack.organisation_joiners.contains(word));
        words.filter_map(|word| word.chars().next()).collect()
    };
    let mut bodies: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, group) in groups.iter().enumerate() {
        let may_be_long = group.known.is_none() && matches!(main_kind(group), TagKind::Organisation | TagKind::Event);
        if may_be_long && (MIN_INITIALS..=MAX_WORDS).contains(&group.words.len()) {
            bodies.entry(initials(group)).or_default().push(index);
        }
    }
    for index in 0..groups.len() {
        let group = &groups[index];
        let [short] = group.words.as_slice() else { continue };
        let is_capitals = group.names.iter().all(|name| {
            let name = &story.names[*name];
            !story.text(name.part, &name.words).contains(char::is_lowercase)
        });
        let is_free = group.known.is_none() && group.parent.is_none() && short.len() >= MIN_INITIALS && is_capitals;
        let Some([body]) = bodies.get(short).filter(|_| is_free).map(Vec::as_slice) else { continue };
        let body = root(groups, *body);
        if body != index {
            let name = &story.names[groups[body].names[0]];
            long_forms.entry(body).or_insert_with(|| story.text(name.part, &name.words).to_owned());
            groups[index].parent = Some(body);
        }
    }
}

/// Whether the second name stands in brackets directly after the first one.
fn is_bracketed(story: &StoryWords, long: &FoundName, short: &FoundName) -> bool {
    let part = &story.parts[long.part];
    let gap = &part.text[part.words[long.words.end - 1].range.end..part.words[short.words.start].range.start];
    let after = &part.text[part.words[short.words.end - 1].range.end..];
    matches!(gap, " (" | "(") && after.starts_with(')') && short.words.len() == 1 && long.words.len() > 1
}

/// Whether the letters of the short form occur in the long one in order, the first one first.
pub(crate) fn is_abbreviation(long: &str, short: &str) -> bool {
    let fold = |text: &str| -> Vec<char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let short_letters = fold(short);
    let is_of = |long: &str| {
        let long_letters = fold(long);
        let mut rest = long_letters.iter();
        short.chars().count() < long.chars().count()
            && long_letters.first() == short_letters.first()
            && short_letters.iter().all(|letter| rest.any(|other| other == letter))
    };
    // `Kabupaten Laut Barat (Labar)`
    is_of(long) || long.split_once(' ').is_some_and(|(_, end)| end.contains(' ') && is_of(end))
}

fn entity(story: &StoryWords, group: &NameGroup, members: &[&NameGroup], long_form: Option<&String>) -> Entity {
    let mut names: Vec<&FoundName> =
        members.iter().flat_map(|member| &member.names).map(|index| &story.names[*index]).collect();
    names.sort_by_key(|name| (name.part, name.words.start));
    let is_person = members.iter().any(|member| main_kind(member) == TagKind::Person);
    let kind = Some(main_kind(group)).filter(|kind| *kind != TagKind::Topic || !is_person).unwrap_or(TagKind::Person);
    let known = members.iter().find_map(|member| member.known).map(|known| Gazetteer::get().name(known));
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for name in &names {
        let text = story.text(name.part, &name.words);
        match counts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    let words = |text: &str| text.split(' ').count();
    let is_shouted = |text: &str| !text.contains(char::is_lowercase) && text.contains(' ');
    if let Some(known) = known {
        // Demonyms are mentions, but no names to publish.
        let is_spelling = |text: &str| {
            known.spellings.iter().any(|spelling| {
                fold(text)
                    .strip_prefix(fold(spelling).as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
        };
        if counts.iter().any(|(text, _)| is_spelling(text)) {
            counts.retain(|(text, _)| is_spelling(text));
        } else if let Some(english) =
            known.spellings.get(1).or(known.spellings.first()).filter(|_| story.language == "en")
        {
            counts.push((english, usize::MAX));
        }
    }
    let has_form = |text: &str| {
        let words = folded_words(text);
        kind == TagKind::Organisation && without_legal_forms(&words, story.pack).len() < words.len()
    };
    let best = if kind == TagKind::Person {
        // The form that is mentioned most, but no part of the name alone, and no other name.
        let is_nickname = |text: &str| {
            let text = folded_words(text).join(" ");
            story.pack.nicknames.main(&text) != text
        };
        counts
            .iter()
            .max_by_key(|(text, count)| (!is_nickname(text), !is_shouted(text), words(text) > 1, *count, words(text)))
    } else {
        let is_short = |text: &str| text.chars().count() <= SHORT_FORM_CHARS;
        let is_full = |text: &str| {
            let words = folded_words(text);
            let is_whole = || words == group.words || variants(&group.words).contains(&words);
            long_form.is_none() && kind == TagKind::Organisation && is_whole()
        };
        let rank = |text: &str| if known.is_some() { !is_short(text) } else { is_full(text) };
        counts.iter().rev().max_by_key(|(text, count)| {
            let is_first = kind == TagKind::Organisation && folded_words(text) == group.words;
            (rank(text), has_form(text), *count, is_first, words(text))
        })
    };
    // The list of known names has the forms that are published in Indonesian.
    let is_listed_language = matches!(story.language.as_str(), "id" | "ms");
    let listed = known.filter(|_| is_listed_language).and_then(|known| known.spellings.first().copied());
    // `DPR RI` is published as the story has it.
    let is_extended = |text: &str, listed: &str| text.strip_prefix(listed).is_some_and(|rest| rest.starts_with(' '));
    let extended =
        best.filter(|(text, _)| listed.is_some_and(|listed| is_extended(text, listed))).map(|(text, _)| *text);
    // `PT Padukarya` where the story mostly has it so.
    let company = listed.and_then(|listed| {
        let own = folded_words(listed);
        let is_company = |text: &str| has_form(text) && without_legal_forms(&folded_words(text), story.pack) == own;
        counts
            .iter()
            .find(|(text, count)| is_company(text) && *count * COMPANY_SHARE >= names.len())
            .map(|(text, _)| *text)
    });
    let listed = company.or(extended).or(listed);
    // The headline shows the form by which readers know it.
    let is_headline_form = best.is_some_and(|(text, count)| {
        *count >= MIN_ABBREVIATION_MENTIONS
            && !text.contains(char::is_lowercase)
            && names.iter().any(|name| {
                story.parts[name.part].part == TextPart::Headline && story.text(name.part, &name.words) == *text
            })
    });
    let long = long_form
        .map(String::as_str)
        .filter(|long| words(long) <= MAX_LONG_FORM_WORDS && known.is_none() && !is_headline_form);
    let name = listed.or(long).or(best.map(|(text, _)| *text)).unwrap_or_default();
    let mut mentions = Mentions::default();
    for name in &names {
        mentions.add(name.part, name.words.clone());
    }
    Entity {
        name: redaksi_core::text::collapse_whitespace(name),
        kind: known.map_or(kind, |known| known.kind),
        mentions,
        is_known: known.is_some(),
        is_source: known.is_some_and(|known| known.is_source)
            || names.iter().any(|name| {
                is_address(story, name) || (name.is_source && matches!(kind, TagKind::Person | TagKind::Topic))
            }),
        has_role: names.iter().any(|name| name.has_role),
        long_form: long_form.cloned(),
        forms: counts.iter().map(|(text, _)| (*text).to_owned()).chain(listed.map(str::to_owned)).collect(),
    }
}

/// Whether a name is a part of an address, such as `Contoh` and `COM` in `Contoh.COM`.
fn is_address(story: &StoryWords, name: &FoundName) -> bool {
    let part = &story.parts[name.part];
    let mut before = part.text[..part.words[name.words.start].range.start].chars().rev();
    let mut after = part.text[part.words[name.words.end - 1].range.end..].chars();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    (after.next() == Some('.') && after.next().is_some_and(char::is_lowercase))
        || (before.next() == Some('.') && is_letter(before.next()) && name.words.len() == 1)
}

/// The least mentions of a source, and of an unknown abbreviation, outside of the headline.
const MIN_WEAK_MENTIONS: usize = 3;

/// The least digits of the number of a letter or a law.
const MIN_CODE_DIGITS: usize = 3;

/// Whether a name is too weak to be suggested: a source that is only quoted, an address, or a short unknown abbreviation.
pub(crate) fn is_weak(story: &StoryWords, entity: &Entity) -> bool {
    let count = entity.mentions.count();
    let in_headline = || entity.mentions.places.iter().any(|(part, _)| story.parts[*part].part == TextPart::Headline);
    let is_short = entity.name.chars().count() <= SHORT_FORM_CHARS && !entity.name.contains(char::is_lowercase);
    let is_unknown = is_short && !entity.is_known && entity.long_form.is_none();
    // The number of a letter or a law, such as `PW 0103-DPJ`.
    let digits = entity.name.chars().filter(char::is_ascii_digit).count();
    let is_code = digits >= MIN_CODE_DIGITS && !entity.is_known && !entity.name.contains(char::is_lowercase);
    (entity.is_source || is_unknown || is_code) && count < MIN_WEAK_MENTIONS && !in_headline()
}
