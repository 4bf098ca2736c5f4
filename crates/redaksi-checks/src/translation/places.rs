//! Places, organisations and titles: another one than in the original.

use super::groups::ParagraphGroup;
use super::lexicon::DOLLAR;
use super::names::GroupNames;
use super::side::{Side, Sides};
use super::tokens::TextToken;
use crate::{Finding, Rule, Severity};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The names of one thing in both languages; the first one of each is the usual one.
type NameForms = (Vec<String>, Vec<String>);

/// Names by their first word: all words of each, and the entity that it stands for.
type NamesByWord = HashMap<String, Vec<(Vec<String>, usize)>>;

/// The file of the places.
#[derive(Deserialize)]
struct PlaceFile {
    from: String,
    to: String,
    countries: Vec<NameForms>,
    /// By the usual name of the country in the language of the translation.
    cities: Vec<(String, Vec<NameForms>)>,
    organizations: Vec<NameForms>,
    titles: Vec<NameForms>,
    deputies: NameForms,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EntityKind {
    Place,
    Organization,
    Title,
}

/// A place, organisation or title.
#[derive(Debug)]
struct ListedName {
    kind: EntityKind,
    /// The country of a city.
    country: Option<usize>,
    /// The usual name in the language of the translation.
    usual: String,
}

/// The places, organisations and titles that are known in a pair of languages.
#[derive(Debug)]
pub(super) struct PlaceLexicon {
    from: String,
    to: String,
    entities: Vec<ListedName>,
    /// The names in each language.
    names: [NamesByWord; 2],
    deputies: [Vec<String>; 2],
}

impl PlaceLexicon {
    /// Returns the lexicon for a pair of languages (ISO 639), if there is one.
    pub fn get(from: &str, to: &str) -> Option<&'static Self> {
        static LEXICON: LazyLock<PlaceLexicon> = LazyLock::new(|| {
            let text = include_str!("../../../../assets/checks/places.en-id.ron");
            PlaceLexicon::new(ron::from_str(text).expect("the pack is valid"))
        });
        Some(&*LEXICON).filter(|lexicon| lexicon.from == from && lexicon.to == to)
    }

    fn new(file: PlaceFile) -> Self {
        let mut lexicon = Self {
            from: file.from,
            to: file.to,
            entities: Vec::new(),
            names: [HashMap::new(), HashMap::new()],
            deputies: [file.deputies.0, file.deputies.1],
        };
        for names in file.countries {
            lexicon.add(EntityKind::Place, None, &names);
        }
        let countries: HashMap<String, usize> =
            lexicon.entities.iter().enumerate().map(|(at, entity)| (entity.usual.clone(), at)).collect();
        for (country, cities) in file.cities {
            let country = countries.get(&country).copied().or_else(|| {
                let names = &lexicon.names[1];
                names.get(&country).and_then(|list| list.first()).map(|(_, at)| *at)
            });
            for names in cities {
                lexicon.add(EntityKind::Place, country, &names);
            }
        }
        for (kind, list) in [(EntityKind::Organization, file.organizations), (EntityKind::Title, file.titles)] {
            for names in list {
                lexicon.add(kind, None, &names);
            }
        }
        lexicon
    }

    fn add(&mut self, kind: EntityKind, country: Option<usize>, (from, to): &NameForms) {
        let number = self.entities.len();
        self.entities.push(ListedName { kind, country, usual: to.first().cloned().unwrap_or_default() });
        for (side, list) in [from, to].into_iter().enumerate() {
            for name in list {
                let words: Vec<String> = name.split([' ', '-']).map(str::to_owned).collect();
                self.names[side].entry(words[0].clone()).or_default().push((words, number));
            }
        }
    }

    /// Whether words of the translation contain a name of an entity, as `Dana Anak-anak PBB` that of the United Nations.
    fn is_named_in(&self, entity: usize, words: &[String]) -> bool {
        let names = words.iter().filter_map(|word| self.names[1].get(word)).flatten();
        names.into_iter().any(|(name, other)| *other == entity && name.iter().all(|word| words.contains(word)))
    }

    /// Returns the mentions in tokens, the longest name first where several begin at one place.
    fn mentions(
        &self,
        side: usize,
        tokens: &[TextToken],
        is_kind: impl Fn(EntityKind) -> bool,
    ) -> Vec<(Range<usize>, usize)> {
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let names = self.names[side].get(&tokens[at].folded).map_or(&[][..], Vec::as_slice);
            let fitting = names.iter().filter(|(_, entity)| is_kind(self.entities[*entity].kind)).filter_map(
                |(words, entity)| {
                    let end = phrase_end(tokens, at, words)?;
                    let last = &tokens[end - 1];
                    // A short name is an acronym: `AS`, `UK`.
                    let is_long = words.len() > 1 || last.folded.len() > 3 || last.is_all_capital;
                    let is_name = last.is_capital && (is_long || self.entities[*entity].kind == EntityKind::Title);
                    is_name.then_some((at..end, *entity))
                },
            );
            match fitting.max_by_key(|(range, _)| range.end) {
                Some((range, entity)) => {
                    at = range.end;
                    found.push((range, entity));
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Returns the index behind a phrase that begins at a token.
fn phrase_end(tokens: &[TextToken], from: usize, words: &[String]) -> Option<usize> {
    let mut at = from;
    for (number, word) in words.iter().enumerate() {
        if number > 0 && tokens.get(at).is_some_and(|token| token.is_sign("-")) {
            at += 1;
        }
        if tokens.get(at)?.folded != *word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// A place or organisation in a group of paragraphs.
#[derive(Clone, Debug)]
struct Mention {
    entity: usize,
    paragraph: usize,
    tokens: Range<usize>,
    range: Range<usize>,
    position: f64,
}

/// A title with whether it is that of a deputy.
type Title = (usize, bool);

/// What the original says of places, organisations and titles.
#[derive(Debug, Default)]
pub(super) struct OriginalPlaces {
    entities: HashSet<usize>,
    /// The titles before each name word.
    titles: HashMap<String, HashSet<Title>>,
}

impl OriginalPlaces {
    /// Reads the whole original.
    pub fn new(sides: &Sides) -> Self {
        let mut places = Self::default();
        let Some(lexicon) = lexicon_of(sides) else { return places };
        for at in 0..sides.original.paragraphs.len() {
            let tokens = &sides.original.paragraphs[at].tokens;
            places.entities.extend(lexicon.mentions(0, tokens, is_place).into_iter().map(|(_, entity)| entity));
            for titled in titled_names(lexicon, 0, tokens) {
                for name in titled.names {
                    places.titles.entry(name).or_default().insert(titled.title);
                }
            }
        }
        places
    }
}

fn lexicon_of(sides: &Sides) -> Option<&'static PlaceLexicon> {
    PlaceLexicon::get(&sides.original.story.language, &sides.translation.story.language)
}

fn is_place(kind: EntityKind) -> bool {
    kind != EntityKind::Title
}

/// A title before a name.
struct TitledName {
    title: Title,
    /// The tokens of the title with the word for a deputy.
    tokens: Range<usize>,
    /// The words of the name.
    names: Vec<String>,
}

/// Returns the titles right before a name, or before a place and a name: `Presiden Kenya William Ruto`.
fn titled_names(lexicon: &PlaceLexicon, side: usize, tokens: &[TextToken]) -> Vec<TitledName> {
    let places = lexicon.mentions(side, tokens, is_place);
    let mut found = Vec::new();
    for (range, entity) in lexicon.mentions(side, tokens, |kind| kind == EntityKind::Title) {
        let is_deputy = range.start > 0 && lexicon.deputies[side].contains(&tokens[range.start - 1].folded);
        let start = range.start - usize::from(is_deputy);
        let mut next = range.end;
        if tokens.get(next).is_some_and(|token| token.is_sign(".")) {
            next += 1;
        }
        if let Some((place, _)) = places.iter().find(|(place, _)| place.start == next) {
            next = place.end;
        }
        let names = tokens[next..].iter().take(3).take_while(|token| token.is_capital);
        let names: Vec<String> = names.map(|token| token.folded.clone()).collect();
        if !names.is_empty() {
            found.push(TitledName { title: (entity, is_deputy), tokens: start..range.end, names });
        }
    }
    found
}

/// Returns the mentions in the paragraphs of one side of a group.
fn mentions_in(lexicon: &PlaceLexicon, number: usize, side: &Side, paragraphs: &[usize]) -> Vec<Mention> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let tokens = &side.paragraphs[*paragraph].tokens;
        for (at, entity) in lexicon.mentions(number, tokens, is_place) {
            if side.is_in_dateline(*paragraph, tokens[at.start].range.start) {
                continue;
            }
            // The country of a currency is part of the amount: `Australian dollars`, `dolar Australia`.
            let is_dollar = |at: usize| {
                let units = tokens.get(at).and_then(|token| side.language?.units.get(&token.folded));
                units.is_some_and(|units| units.as_slice() == [DOLLAR])
            };
            if is_dollar(at.end) || at.start.checked_sub(1).is_some_and(is_dollar) {
                continue;
            }
            let range = tokens[at.start].range.start..tokens[at.end - 1].range.end;
            let position = side.position(paragraphs, *paragraph, range.start);
            found.push(Mention { entity, paragraph: *paragraph, tokens: at, range, position });
        }
    }
    found
}

/// How far apart, as a share of the group, a place and the one in its place may be.
const REACH: f64 = 0.35;

impl GroupNames<'_> {
    /// Finds places and organisations that the original does not name, where one of the original is missing.
    pub(super) fn find_places(&mut self, group: &ParagraphGroup, places: &OriginalPlaces, found: &mut Vec<Finding>) {
        let sides = self.sides;
        let Some(lexicon) = lexicon_of(sides) else { return };
        let original = mentions_in(lexicon, 0, &sides.original, &group.original);
        let translation = mentions_in(lexicon, 1, &sides.translation, &group.translation);
        let country = |entity: usize| lexicon.entities[entity].country;
        let words = |side: &'_ Side, mention: &Mention| -> Vec<String> {
            let tokens = &side.paragraphs[mention.paragraph].tokens[mention.tokens.clone()];
            tokens.iter().filter(|token| token.is_word()).map(|token| token.folded.clone()).collect()
        };
        let is_lost = |mention: &Mention| {
            let is_there =
                |other: &Mention| other.entity == mention.entity || Some(other.entity) == country(mention.entity);
            let is_kept = |word: &String| self.words.1.contains(word.as_str());
            !translation.iter().any(is_there) && !words(&sides.original, mention).iter().all(is_kept)
        };
        let is_new = |mention: &Mention| {
            let is_its_city = |entity: &usize| country(*entity) == Some(mention.entity);
            !places.entities.contains(&mention.entity)
                && !places.entities.iter().any(is_its_city)
                && !words(&sides.translation, mention).iter().all(|word| self.index.is_in_original(word))
        };
        // A city may stand for its country: `Beijing`.
        for mention in &original {
            if translation.iter().any(|other| country(other.entity) == Some(mention.entity)) {
                let tokens = &sides.original.paragraphs[mention.paragraph].tokens[mention.tokens.clone()];
                self.used.extend(tokens.iter().map(|token| (mention.paragraph, token.range.start)));
            }
        }
        // Countries are compared with countries, and cities with cities.
        let sort = |mention: &Mention| (lexicon.entities[mention.entity].kind, country(mention.entity).is_some());
        let entities = |list: &[&Mention], of: &Mention| {
            list.iter().filter(|other| sort(other) == sort(of)).map(|other| other.entity).collect::<HashSet<usize>>()
        };
        let new: Vec<&Mention> = translation.iter().filter(|mention| is_new(mention)).collect();
        let mut lost: Vec<&Mention> = original.iter().filter(|mention| is_lost(mention)).collect();
        let all_lost = lost.clone();
        for mention in &new {
            let kind = lexicon.entities[mention.entity].kind;
            let distance = |other: &&Mention| (other.position - mention.position).abs();
            let is_only = entities(&all_lost, mention).len() == 1 && entities(&new, mention).len() == 1;
            let now = words(&sides.translation, mention);
            let fits = |other: &&Mention| {
                lexicon.entities[other.entity].kind == kind
                    && !lexicon.is_named_in(other.entity, &now)
                    && country(mention.entity) != Some(other.entity)
                    && (distance(other) <= REACH || is_only && sort(other) == sort(mention))
            };
            let Some(at) = super::names::nearest_by(&lost, distance, fits) else { continue };
            let right = lost.remove(at);
            let starts = |side: &Side, mention: &Mention| -> Vec<(usize, usize)> {
                let tokens = &side.paragraphs[mention.paragraph].tokens[mention.tokens.clone()];
                tokens.iter().map(|token| (mention.paragraph, token.range.start)).collect()
            };
            self.used.extend(starts(&sides.original, right));
            self.reported.extend(starts(&sides.translation, mention));
            let finding = sides
                .in_translation(Rule::NameDiffers, Severity::Warning, mention.paragraph, &mention.range)
                .with_original(sides.original_range(right.paragraph, &right.range));
            let written = &sides.original.text(right.paragraph)[right.range.clone()];
            let next = sides.translation.paragraphs[mention.paragraph].tokens.get(mention.tokens.end);
            // With a capital behind it, it is part of a longer name.
            let has_fix = is_only
                && sort(right) == sort(mention)
                && !next.is_some_and(|token| token.is_capital && !token.starts_sentence);
            let fix = has_fix.then(|| with_capitals(&lexicon.entities[right.entity].usual, written));
            found.push(match fix {
                Some(fix) => finding.with_fix(fix),
                None => finding,
            });
        }
    }

    /// Finds names with another title than in the original.
    pub(super) fn find_titles(&mut self, group: &ParagraphGroup, places: &OriginalPlaces, found: &mut Vec<Finding>) {
        let sides = self.sides;
        let Some(lexicon) = lexicon_of(sides) else { return };
        for paragraph in &group.translation {
            let tokens = &sides.translation.paragraphs[*paragraph].tokens;
            for titled in titled_names(lexicon, 1, tokens) {
                let known = titled.names.iter().filter_map(|name| places.titles.get(name));
                let known: HashSet<Title> = known.flatten().copied().collect();
                if known.is_empty() || known.contains(&titled.title) {
                    continue;
                }
                let right = group.original.iter().find_map(|at| {
                    let tokens = &sides.original.paragraphs[*at].tokens;
                    let same = |other: &TitledName| other.names.iter().any(|name| titled.names.contains(name));
                    titled_names(lexicon, 0, tokens).into_iter().find(same).map(|right| (*at, right))
                });
                let Some((at, right)) = right else { continue };
                let bytes = |tokens: &[TextToken], range: &Range<usize>| {
                    tokens[range.start].range.start..tokens[range.end - 1].range.end
                };
                let range = bytes(tokens, &titled.tokens);
                let usual = &lexicon.entities[right.title.0].usual;
                let deputy = if right.title.1 { format!("{} {usual}", lexicon.deputies[1][0]) } else { usual.clone() };
                let written = &sides.translation.text(*paragraph)[range.clone()];
                found.push(
                    sides
                        .in_translation(Rule::NameDiffers, Severity::Warning, *paragraph, &range)
                        .with_original(
                            sides.original_range(at, &bytes(&sides.original.paragraphs[at].tokens, &right.tokens)),
                        )
                        .with_fix(with_capitals(&deputy, written)),
                );
            }
        }
    }
}

/// Words inside a name without a capital.
const SMALL_WORDS: &[&str] = &["of", "and", "the", "for", "dan", "di", "untuk"];

/// Writes a name with capitals, or in capitals only if it is an acronym or the other name is in capitals only.
fn with_capitals(name: &str, model: &str) -> String {
    let is_acronym = !name.contains(' ') && model.chars().all(|c| c.is_uppercase() || c == '.');
    if is_acronym {
        return name.to_uppercase();
    }
    let mut written = String::with_capacity(name.len());
    for piece in name.split_inclusive([' ', '-']) {
        // Small words inside a name keep their small letters.
        let is_small = !written.is_empty() && SMALL_WORDS.contains(&piece.trim_end());
        let mut chars = piece.chars();
        match chars.next() {
            Some(first) if !is_small => written.extend(first.to_uppercase()),
            Some(first) => written.push(first),
            None => {}
        }
        written.push_str(chars.as_str());
    }
    if written.len() <= 2 { written.to_uppercase() } else { written }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_city_has_its_country_and_every_name_is_folded() {
        let lexicon = PlaceLexicon::get("en", "id").unwrap();
        let without = lexicon.entities.iter().filter(|entity| entity.country.is_some()).count();
        assert!(without > 150, "{without}");
        for (words, _) in lexicon.names.iter().flat_map(HashMap::values).flatten() {
            for word in words {
                assert_eq!(*word, super::super::tokens::fold(word));
                assert!(!word.is_empty() && !word.contains(['.', '_', ' ']), "{word}");
            }
        }
        assert!(PlaceLexicon::get("id", "en").is_none());
    }

    #[test]
    fn a_name_gets_its_capitals() {
        assert_eq!(with_capitals("korea selatan", "South Korea"), "Korea Selatan");
        assert_eq!(with_capitals("nato", "NATO"), "NATO");
        assert_eq!(with_capitals("bank of england", "Bank of England"), "Bank of England");
        assert_eq!(with_capitals("as", "American"), "AS");
        assert_eq!(with_capitals("perserikatan bangsa-bangsa", "UN"), "Perserikatan Bangsa-Bangsa");
    }
}
