//! Suggestions of tags for a story.

use crate::candidates::{Origin, PhraseWord, TagCandidate, candidates};
use crate::learned_tags::{LearnedTags, TagDecisions};
use crate::ranker::{TagRanker, prominence, score};
use crate::story_input::{StoryInput, TagEvidence};
use crate::story_words::StoryWords;
use crate::tag_kind::TagKind;
use crate::vocabulary::Vocabulary;
use crate::vocabulary_index::FormKind;
use redaksi_core::tags::tag_key;
use std::collections::HashSet;

/// Why a tag is suggested.
#[derive(Clone, Debug, PartialEq, Eq, strum::AsRefStr)]
#[strum(serialize_all = "kebab-case")]
pub enum TagReason {
    /// The vocabulary has it, and the story names it.
    Vocabulary,
    /// The vocabulary has it, and the story has another form of it.
    Alias {
        /// The form in the story.
        form: String,
    },
    /// The story names it.
    Name,
    /// The story has it as the abbreviation of a name, or as a name with its abbreviation.
    Abbreviation {
        /// The long form.
        of: String,
    },
    /// A phrase that stands out in the story.
    KeyPhrase,
    /// Another tag implies it.
    Implied {
        /// That tag.
        by: String,
    },
    /// The story came with it.
    CameWithStory {
        /// The form that the story has.
        form: String,
    },
}

/// A suggested tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The tag as it is published.
    pub tag: String,
    /// What it names.
    pub kind: TagKind,
    /// From 0 to 1, the higher the better.
    pub score: f32,
    /// Why it is suggested.
    pub reason: TagReason,
    /// The first place that earned it; `None` for implied tags and tags that came with the story.
    pub evidence: Option<TagEvidence>,
    /// How often the story mentions it.
    pub mentions: usize,
    /// Whether the vocabulary has it.
    pub in_vocabulary: bool,
    /// Earlier decisions on the tag, which moved the score.
    pub learned: Option<TagDecisions>,
}

/// What to suggest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SuggestOptions {
    /// The most suggestions.
    pub limit: usize,
    /// The least score of a suggestion without a vocabulary.
    pub min_score: f32,
    /// The least score of a suggestion with a vocabulary, where scores are surer.
    pub min_score_with_vocabulary: f32,
    /// How many of the suggestions without a vocabulary are subjects of the headline, if the story has so many: they take the place of
    /// names that it mentions once.
    pub least_subjects: usize,
    /// Whether only tags of the vocabulary are suggested.
    pub only_vocabulary: bool,
}

impl Default for SuggestOptions {
    fn default() -> Self {
        Self { limit: 8, min_score: 0.04, min_score_with_vocabulary: 0.1, least_subjects: 1, only_vocabulary: false }
    }
}

/// Suggests tags for a story, best first. Tags that the story has, tags rejected for it and near-duplicates of better ones are left
/// out.
#[must_use]
pub fn suggest(
    story: &StoryInput,
    vocabulary: Option<&Vocabulary>,
    learned: &LearnedTags,
    options: &SuggestOptions,
) -> Vec<Suggestion> {
    StoryCandidates::new(story, vocabulary).suggest(TagRanker::built_in(), learned, options)
}

/// What may become a tag of a story, before it is ranked.
#[derive(Debug)]
pub struct StoryCandidates {
    candidates: Vec<TagCandidate>,
    language: String,
    with_vocabulary: bool,
}

impl StoryCandidates {
    /// Finds the candidates of a story. Tags that the story has and tags that were rejected for it are none.
    #[must_use]
    pub fn new(story: &StoryInput, vocabulary: Option<&Vocabulary>) -> Self {
        let words = StoryWords::new(story);
        let canonical = |tag: &str| tag_key(vocabulary.map_or(tag, |vocabulary| vocabulary.canonical(tag)));
        let left_out: HashSet<String> =
            story.tags.iter().chain(&story.rejected).flat_map(|tag| [canonical(tag), tag_key(tag)]).collect();
        let mut candidates = candidates(&words, vocabulary);
        candidates.retain(|candidate| {
            !std::iter::once(&candidate.tag).chain(&candidate.forms).any(|form| left_out.contains(&canonical(form)))
        });
        Self { candidates, language: words.language, with_vocabulary: vocabulary.is_some() }
    }

    /// The language of the story.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The candidates with their features, in the order of [`feature_names`].
    pub fn features(&self) -> impl Iterator<Item = (&str, &[f32])> {
        self.candidates.iter().map(|candidate| (candidate.tag.as_str(), candidate.features.as_slice()))
    }

    /// Chooses the best candidates, best first, without near-duplicates of better ones.
    #[must_use]
    pub fn suggest(&self, ranker: &TagRanker, learned: &LearnedTags, options: &SuggestOptions) -> Vec<Suggestion> {
        let mut scored: Vec<(f32, &TagCandidate)> = self
            .candidates
            .iter()
            .filter(|candidate| !options.only_vocabulary || matches!(candidate.origin, Origin::Vocabulary { .. }))
            .map(|candidate| {
                (
                    ranker.log_odds(candidate, &self.language, self.with_vocabulary) + learned.effect(&candidate.tag),
                    candidate,
                )
            })
            .collect();
        scored.sort_by(|(a, a_candidate), (b, b_candidate)| {
            b.total_cmp(a).then_with(|| a_candidate.tag.cmp(&b_candidate.tag))
        });
        let min_score = if self.with_vocabulary { options.min_score_with_vocabulary } else { options.min_score };
        let mut kept: Vec<(f32, &TagCandidate)> = Vec::new();
        let (mut subjects, mut headline_names) = (Vec::new(), Vec::new());
        for (odds, candidate) in scored {
            let is_full = kept.len() >= options.limit;
            let least = if !self.with_vocabulary && is_topic_of_headline(candidate) {
                min_score * LAST_SHARE
            } else {
                min_score
            };
            let is_headline_name = candidate.is_in_headline
                && candidate.mentions.count() > 1
                && (matches!(candidate.kind, TagKind::Topic | TagKind::Event) || candidate.feature("capitals") > 0.0)
                && !self.with_vocabulary
                && candidate.origin != Origin::Phrase;
            if (is_full && !is_subject(candidate) && !is_headline_name) || (!is_full && score(odds) < least) {
                continue;
            }
            if let Some((_, other)) = kept.iter_mut().find(|(_, other)| is_near(other, candidate)) {
                if is_body_of_place(other, candidate) || is_longer_phrase(other, candidate) {
                    *other = candidate;
                }
                continue;
            }
            if is_full {
                if is_headline_name {
                    headline_names.push((odds, candidate));
                } else if score(odds) >= MIN_SUBJECT_SCORE {
                    subjects.push((odds, candidate));
                }
            } else {
                kept.push((odds, candidate));
            }
        }
        if !self.with_vocabulary {
            let wanted =
                options.least_subjects.saturating_sub(kept.iter().filter(|(_, kept)| is_subject(kept)).count());
            replace_weak_names(&mut kept, headline_names.into_iter());
            replace_weak_names(&mut kept, subjects.into_iter().take(wanted));
        }
        if !self.with_vocabulary {
            for (odds, candidate) in &mut kept {
                *odds += prominence(candidate);
            }
            kept.retain(|(odds, _)| score(*odds) >= min_score * LAST_SHARE);
            kept.sort_by(|(a, a_candidate), (b, b_candidate)| {
                b.total_cmp(a).then_with(|| a_candidate.tag.cmp(&b_candidate.tag))
            });
        }
        kept.into_iter().map(|(odds, candidate)| suggestion(candidate, score(odds), learned)).collect()
    }
}

/// Whether a candidate is a topic of the headline, which is suggested rather than nothing.
fn is_topic_of_headline(candidate: &TagCandidate) -> bool {
    let is_topic = candidate.phrase_word == PhraseWord::Topic
        || (candidate.phrase_word == PhraseWord::NoWord && candidate.keys.len() == 2);
    candidate.origin == Origin::Phrase && candidate.is_in_headline && is_topic
}

/// The share of the least score that a chosen candidate must have after its place among the others is weighed.
const LAST_SHARE: f32 = 0.3;

/// Whether a candidate is a subject of the headline that the text names again.
fn is_subject(candidate: &TagCandidate) -> bool {
    let least = if candidate.keys.len() > 1 { 2 } else { 3 };
    candidate.origin == Origin::Phrase && candidate.is_in_headline && candidate.mentions.count() >= least
}

/// The least score of a subject that replaces a name.
const MIN_SUBJECT_SCORE: f32 = 0.1;

/// The most mentions of a name that a subject of the headline replaces.
const MAX_WEAK_MENTIONS: usize = 1;

/// Puts subjects in the place of the last names that the headline does not have and the text mentions once.
fn replace_weak_names<'a>(
    kept: &mut Vec<(f32, &'a TagCandidate)>,
    subjects: impl Iterator<Item = (f32, &'a TagCandidate)>,
) {
    for (odds, subject) in subjects {
        let is_weak = |(_, kept): &(f32, &TagCandidate)| {
            !is_subject(kept) && !kept.is_in_headline && kept.mentions.count() <= MAX_WEAK_MENTIONS
        };
        let Some(place) = kept.iter().rposition(is_weak) else { return };
        if kept.iter().any(|(_, other)| is_near(other, subject)) {
            continue;
        }
        kept.remove(place);
        kept.push((odds, subject));
    }
}

/// Whether a candidate is the body of a place that is chosen already, and not less prominent: the body is the party of the story.
fn is_body_of_place(chosen: &TagCandidate, candidate: &TagCandidate) -> bool {
    let names_body = |candidate: &TagCandidate| {
        candidate.kind == TagKind::Organisation
            && !candidate.place_keys.is_empty()
            && candidate.origin != Origin::Phrase
    };
    chosen.kind == TagKind::Place
        && !matches!(chosen.origin, Origin::Vocabulary { .. })
        && names_body(candidate)
        && (candidate.is_in_headline
            || !chosen.is_in_headline
            || candidate.mentions.count() > 1
            || chosen.mentions.count() < MIN_PLACE_MENTIONS)
}

/// The least mentions of a place of the headline that a story is about rather than its body.
const MIN_PLACE_MENTIONS: usize = 3;

/// Whether a candidate says no more than a better one.
fn is_near(better: &TagCandidate, candidate: &TagCandidate) -> bool {
    let levels = [&better.place_level, &candidate.place_level];
    let is_same_level = levels[0] == levels[1] || levels.iter().any(|level| level.is_empty());
    let is_place = better.place_keys == candidate.keys
        || candidate.place_keys == better.keys
        || (!better.place_keys.is_empty() && better.place_keys == candidate.place_keys && is_same_level);
    if better.keys == candidate.keys || (is_place && !matches!(candidate.origin, Origin::Vocabulary { .. })) {
        return true;
    }
    let is_part = candidate.keys.is_subset(&better.keys) || better.keys.is_subset(&candidate.keys);
    let is_phrase = |candidate: &TagCandidate| candidate.origin == Origin::Phrase;
    // Of names, `Hotel Contoh` and `Hotel Contoh Kota Baru` are the same, and `Polri` and `Bareskrim Polri` are not.
    let is_same_name = better.kind == candidate.kind
        && better.keys.len().min(candidate.keys.len()) > 1
        && !matches!(candidate.origin, Origin::Vocabulary { .. });
    // `ABC` is a part of `Kementerian ABC` unless it is known as a body of its own.
    let is_short_form = |candidate: &TagCandidate| {
        candidate.kind == TagKind::Organisation
            && candidate.keys.len() == 1
            && candidate.origin == Origin::Name
            && !candidate.is_known
    };
    let is_body_part =
        better.kind == TagKind::Organisation && is_short_form(candidate) && candidate.keys.is_subset(&better.keys);
    // `haji` is a topic, and `Kementerian Haji` is a body of its own.
    let is_word_of_name =
        is_phrase(better) && better.keys.len() == 1 && !is_phrase(candidate) && candidate.keys.len() > 1;
    is_part && !is_word_of_name && (is_phrase(candidate) || is_phrase(better) || is_same_name || is_body_part)
}

/// Whether a candidate is a longer phrase than the chosen word of it, as `sampah plastik` for `sampah`.
fn is_longer_phrase(chosen: &TagCandidate, candidate: &TagCandidate) -> bool {
    let is_phrase = |candidate: &TagCandidate| candidate.origin == Origin::Phrase;
    let share = if chosen.phrase_word == PhraseWord::Plain { PLAIN_SHARE } else { TOPIC_SHARE };
    is_phrase(chosen)
        && is_phrase(candidate)
        && matches!(chosen.phrase_word, PhraseWord::Plain | PhraseWord::Topic)
        && candidate.keys.len() == 2
        && (candidate.feature("group") > 0.0 || candidate.mentions.count() * share >= chosen.mentions.count())
}

/// The share of the mentions of a word from which a longer phrase with it is chosen: one of 3 for common words, one of 2 for topics.
const PLAIN_SHARE: usize = 3;
const TOPIC_SHARE: usize = 2;

fn suggestion(candidate: &TagCandidate, score: f32, learned: &LearnedTags) -> Suggestion {
    let reason = match &candidate.origin {
        Origin::Vocabulary { form: FormKind::Name, is_exact: true, .. } => TagReason::Vocabulary,
        Origin::Vocabulary { text, .. } => TagReason::Alias { form: text.clone() },
        Origin::Name => TagReason::Name,
        Origin::Abbreviation { of } => TagReason::Abbreviation { of: of.clone() },
        Origin::Phrase => TagReason::KeyPhrase,
    };
    Suggestion {
        tag: candidate.tag.clone(),
        kind: candidate.kind,
        score,
        reason,
        evidence: candidate.evidence.clone(),
        mentions: candidate.mentions.count(),
        in_vocabulary: matches!(candidate.origin, Origin::Vocabulary { .. }),
        learned: learned.decisions(&candidate.tag),
    }
}

/// Returns the wider tags that tags of a story imply and that the story does not have.
#[must_use]
pub fn suggest_implied(tags: &[&str], rejected: &[&str], vocabulary: &Vocabulary) -> Vec<Suggestion> {
    let mut seen: HashSet<String> =
        tags.iter().chain(rejected).flat_map(|tag| [tag_key(tag), tag_key(vocabulary.canonical(tag))]).collect();
    let mut implied = Vec::new();
    for tag in tags {
        for broader in vocabulary.implied(tag) {
            if seen.insert(tag_key(broader)) {
                let entry = vocabulary.find(broader);
                implied.push(Suggestion {
                    tag: broader.to_owned(),
                    kind: entry.map_or(TagKind::Topic, |entry| entry.kind),
                    score: 0.5,
                    reason: TagReason::Implied { by: (*tag).to_owned() },
                    evidence: None,
                    mentions: 0,
                    in_vocabulary: entry.is_some(),
                    learned: None,
                });
            }
        }
    }
    implied
}

/// Returns the tags that a story came with, in the form of the vocabulary, each once.
#[must_use]
pub fn came_with_story(tags: &[&str], vocabulary: Option<&Vocabulary>) -> Vec<Suggestion> {
    let mut seen = HashSet::new();
    let mut mapped = Vec::new();
    for tag in tags {
        let entry = vocabulary.and_then(|vocabulary| vocabulary.find(tag));
        let name = entry.map_or(*tag, |entry| entry.name.as_str());
        if seen.insert(tag_key(name)) {
            mapped.push(Suggestion {
                tag: name.to_owned(),
                kind: entry.map_or(TagKind::Topic, |entry| entry.kind),
                score: 1.0,
                reason: TagReason::CameWithStory { form: (*tag).to_owned() },
                evidence: None,
                mentions: 0,
                in_vocabulary: entry.is_some(),
                learned: None,
            });
        }
    }
    mapped
}

/// The names of the features, in the order of [`StoryCandidates::features`].
#[must_use]
pub fn feature_names() -> &'static [&'static str] {
    &crate::candidates::FEATURES
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story_input::TextPart;
    use crate::vocabulary::TagEntry;

    const STORY: &str = "Nelayan Teluk Biru Tolak Tambang Pasir

Puluhan nelayan menolak tambang pasir di Kabupaten Lingga, Senin. Ketua Serikat Nelayan Nusantara (SNN) Rahmat Darwis mengatakan tambang merusak laut.

Menurut Rahmat, penambangan pasir membuat ikan menjauh. SNN akan menemui Gubernur Wati Maharani. Penambangan itu dimulai PT Laut Karya Abadi.

Gubernur Wati Maharani belum menjawab. SNN menunggu.";

    fn tags(story: &StoryInput, vocabulary: Option<&Vocabulary>) -> Vec<String> {
        let options =
            SuggestOptions { limit: 12, min_score: 0.0, min_score_with_vocabulary: 0.0, ..SuggestOptions::default() };
        suggest(story, vocabulary, &LearnedTags::default(), &options).into_iter().map(|found| found.tag).collect()
    }

    #[test]
    fn persons_bodies_places_and_subjects_are_suggested_once() {
        let story = StoryInput::from_plain(STORY, "id");
        let found = tags(&story, None);
        for tag in
            ["Rahmat Darwis", "Wati Maharani", "Serikat Nelayan Nusantara", "PT Laut Karya Abadi", "Kabupaten Lingga"]
        {
            assert!(found.iter().any(|found| found == tag), "{tag}: {found:?}");
        }
        assert!(!found.iter().any(|tag| tag == "Rahmat" || tag.contains("Gubernur")), "{found:?}");
    }

    #[test]
    fn every_suggestion_shows_its_place() {
        let story = StoryInput::from_plain(STORY, "id");
        let found = suggest(&story, None, &LearnedTags::default(), &SuggestOptions::default());
        assert!(found.len() <= 8 && found.len() > 4);
        for suggestion in found {
            let evidence = suggestion.evidence.unwrap();
            let text = story.text(evidence.part);
            assert!(text[evidence.sentence.clone()].contains(&text[evidence.range]), "{}", suggestion.tag);
            assert!(evidence.part == TextPart::Headline || !text[evidence.sentence].is_empty());
        }
    }

    #[test]
    fn a_vocabulary_gives_the_form_and_implied_tags_are_separate() {
        let mut vocabulary = Vocabulary::default();
        vocabulary
            .add(TagEntry {
                aliases: vec!["Serikat Nelayan Nusantara".to_owned()],
                ..TagEntry::new("Serikat Nelayan", TagKind::Organisation)
            })
            .unwrap();
        vocabulary
            .add(TagEntry { broader: Some("lingkungan".to_owned()), ..TagEntry::new("pertambangan", TagKind::Topic) })
            .unwrap();
        let story = StoryInput::from_plain(STORY, "id");
        let found = tags(&story, Some(&vocabulary));
        assert!(
            found.contains(&"Serikat Nelayan".to_owned()) && found.contains(&"pertambangan".to_owned()),
            "{found:?}"
        );
        assert!(!found.contains(&"lingkungan".to_owned()));
        assert_eq!(suggest_implied(&["pertambangan"], &[], &vocabulary)[0].tag, "lingkungan");
    }

    #[test]
    fn sources_and_pieces_of_names_and_words_are_not_suggested() {
        let text = "Harga Cabai Turun di Pasar Kenari

Harga cabai turun, seperti dikutip dari laman Kabar Padu, Senin. PT Laut Karya Abadi memasok cabai itu. PT Laut Karya senang.

Pemkot Kenari mengawasi harga cabai. Pemerintah Kota Kenari juga membeli cabai-cabai segar. Kementerian Pangan (KPN) belum menjawab.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        let has = |tag: &str| found.iter().any(|found| found == tag);
        assert!(has("PT Laut Karya Abadi") && has("Pemkot Kenari"), "{found:?}");
        for wrong in ["Kabar Padu", "PT Laut Karya", "Pemerintah Kota Kenari"] {
            assert!(!has(wrong), "{wrong}: {found:?}");
        }
    }

    #[test]
    fn of_words_of_one_meaning_and_of_a_place_and_its_government_one_is_suggested() {
        let text = "Pajak turis di Jepang naik

Pemerintah Jepang menaikkan pajak turis. Turis dan wisatawan mengeluh, dan wisatawan pulang dari Jepang.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        let count = |words: [&str; 2]| found.iter().filter(|tag| words.contains(&tag.to_lowercase().as_str())).count();
        assert_eq!(count(["turis", "wisatawan"]), 1, "{found:?}");
        assert_eq!(count(["jepang", "pemerintah jepang"]), 1, "{found:?}");
    }

    #[test]
    fn a_company_is_suggested_once_with_and_without_its_legal_form() {
        let text = "Laut Karya Abadi Buka Toko

PT Laut Karya Abadi Tbk membuka toko. Menurut warga, Laut Karya Abadi ramai. Bank Central Asia dan PT Bank Central Asia Tbk hadir. BCA senang.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert_eq!(found.iter().filter(|tag| tag.contains("Laut Karya")).count(), 1, "{found:?}");
        assert_eq!(found.iter().filter(|tag| tag.contains("Central Asia") || *tag == "BCA").count(), 1, "{found:?}");
    }

    #[test]
    fn of_a_regency_its_government_and_its_name_one_is_suggested() {
        let text = "Pasar Lingga ramai

Pemkab Lingga membuka pasar di Kabupaten Lingga. Warga Lingga senang, dan Pemkab Lingga bangga.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert_eq!(found.iter().filter(|tag| tag.ends_with("Lingga")).count(), 1, "{found:?}");
        assert!(found.contains(&"Pemkab Lingga".to_owned()), "{found:?}");
    }

    #[test]
    fn a_town_and_a_regency_of_the_same_name_are_two() {
        let text = "Pemkot Bogor dan Pemkab Bogor bertemu

Pemkot Bogor menerima Pemkab Bogor kemarin. Menurut Pemkab Bogor, jalan itu baik, dan Pemkot Bogor senang.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"Pemkot Bogor".to_owned()) && found.contains(&"Pemkab Bogor".to_owned()), "{found:?}");
    }

    #[test]
    fn the_long_form_of_the_story_wins_over_a_known_abbreviation() {
        let text = "Warga Kenari Bertemu BPK

Ketua Badan Permusyawaratan Kampung (BPK) Kenari menemui warga. Menurut BPK, sawah kering. Warga berterima kasih kepada BPK.";
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(TagEntry::new("Badan Pemeriksa Keuangan", TagKind::Organisation)).unwrap();
        for vocabulary in [None, Some(&vocabulary)] {
            let found = tags(&StoryInput::from_plain(text, "id"), vocabulary);
            assert!(!found.iter().any(|tag| tag == "Badan Pemeriksa Keuangan"), "{found:?}");
            assert!(found.iter().any(|tag| tag == "BPK" || tag == "Badan Permusyawaratan Kampung"), "{found:?}");
        }
        let text = text.replace("Permusyawaratan Kampung", "Pemeriksa Keuangan");
        let known = StoryInput::from_plain(&text, "id");
        assert!(tags(&known, None).contains(&"Badan Pemeriksa Keuangan".to_owned()));
    }

    #[test]
    fn a_body_is_not_the_place_whose_abbreviation_follows_it() {
        let text = "Otorita Ibu Kota Nusantara Buka Pasar

Otorita Ibu Kota Nusantara (IKN) membuka pasar kemarin. Menurut warga, Otorita Ibu Kota Nusantara hadir.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"Otorita Ibu Kota Nusantara".to_owned()), "{found:?}");
    }

    #[test]
    fn a_tag_that_is_an_office_or_a_head_of_bodies_comes_after_others() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_all(["Gubernur", "Kejaksaan", "Nelayan"].map(|name| TagEntry::new(name, TagKind::Topic)));
        let text = "Jalan di Kenari dibuka

Gubernur, kejaksaan dan nelayan membuka jalan. Menurut gubernur, kejaksaan dan nelayan, jalan itu baik.";
        let found = tags(&StoryInput::from_plain(text, "id"), Some(&vocabulary));
        let place = |tag: &str| found.iter().position(|found| found == tag).unwrap();
        assert!(place("Nelayan") < place("Gubernur") && place("Nelayan") < place("Kejaksaan"), "{found:?}");
    }

    #[test]
    fn subjects_come_before_other_nouns_in_german() {
        let text = "Neues aus Kenarstadt

Der Streik und der Tisch waren gestern Thema. Viele Leute sahen den Tisch und den Streik. Später war vom Streik und vom Tisch die Rede.";
        let found = tags(&StoryInput::from_plain(text, "de"), None);
        let place = |tag: &str| found.iter().position(|found| found == tag);
        assert!(
            place("Streik").is_some() && place("Tisch").is_none_or(|tisch| place("Streik") < Some(tisch)),
            "{found:?}"
        );
    }

    #[test]
    fn phrases_of_possession_are_not_suggested() {
        let text = "Warga Kenari Puji Lagu Ciptaannya

Lagu ciptaannya dipuji warga Kenari. Menurut warga, lagu ciptaannya bagus.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(!found.iter().any(|tag| tag.ends_with("ciptaannya")), "{found:?}");
    }

    #[test]
    fn of_several_tags_for_a_person_and_a_body_the_full_name_of_the_story_is_suggested() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_all(
            ["Sari", "Gubernur Sari", "Gubernur Sari Utomo", "Bupati Lain Utomo", "Kemenkeu", "Kementerian Keuangan"]
                .map(|name| TagEntry::new(name, TagKind::Topic)),
        );
        let text = "Gubernur Sari Bertemu Kemenkeu

Gubernur Sari Utomo menemui Kementerian Keuangan (Kemenkeu). Menurut Gubernur Sari, Kemenkeu setuju. Sari pulang.";
        let found = tags(&StoryInput::from_plain(text, "id"), Some(&vocabulary));
        assert!(found.contains(&"Gubernur Sari Utomo".to_owned()), "{found:?}");
        assert!(found.contains(&"Kementerian Keuangan".to_owned()), "{found:?}");
        for wrong in ["Sari", "Gubernur Sari", "Bupati Lain Utomo", "Kemenkeu"] {
            assert!(!found.iter().any(|tag| tag == wrong), "{wrong}: {found:?}");
        }
    }

    #[test]
    fn an_abbreviation_without_brackets_is_the_body_with_these_initials() {
        let text = "Warga menunggu

Serikat Warga Kenari Biru menunggu. Lalu SWKB pulang, dan SWKB senang.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert_eq!(found.iter().filter(|tag| *tag == "SWKB" || tag.starts_with("Serikat")).count(), 1, "{found:?}");
    }

    #[test]
    fn topics_of_the_headline_are_suggested_and_other_common_words_are_not() {
        let text = "Warga Kenari Pilih Kontrak Rumah dan Jual Lipstik

Menurut warga, kontrak sebuah rumah itu murah. Planet itu jauh, dan planet itu kecil. Warga menata bibir, lalu menata bibir lagi.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"kontrak rumah".to_owned()) && found.contains(&"lipstik".to_owned()), "{found:?}");
        assert!(!found.iter().any(|tag| ["planet", "bibir", "pilih", "jual"].contains(&tag.as_str())), "{found:?}");
    }

    #[test]
    fn a_topic_is_suggested_in_its_longer_form_and_a_body_beside_its_topic() {
        let text = "Sampah plastik menumpuk di Kenari

Warga memungut sampah plastik. Kementerian Sampah hadir, dan sampah plastik diangkut.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"sampah plastik".to_owned()) && !found.contains(&"sampah".to_owned()), "{found:?}");
        assert!(found.contains(&"Kementerian Sampah".to_owned()), "{found:?}");
    }

    #[test]
    fn names_that_are_mentioned_once_late_come_last() {
        let text = "Ratna Dewanti Buka Pasar Kenari

Ratna Dewanti membuka Pasar Kenari. Inflasi turun.

Banyak warga datang sejak pagi.

Menurut Darto Kelana, jalan itu baik. Pasar Kenari ramai.";
        let story = StoryInput::from_plain(text, "id");
        let found = suggest(&story, None, &LearnedTags::default(), &SuggestOptions::default());
        let place = |tag: &str| found.iter().position(|found| found.tag == tag);
        assert!(place("Ratna Dewanti") < place("Darto Kelana") && place("Pasar Kenari") < place("Darto Kelana"));
        assert_eq!(found.last().map(|found| found.tag.as_str()), Some("Darto Kelana"));
    }

    #[test]
    fn an_abbreviation_that_only_the_headline_has_is_suggested() {
        let text = "Warga Kenari Bahas Aturan SKZW Baru

Warga membahas aturan itu sejak pagi. Menurut warga, aturan itu baik.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"SKZW".to_owned()), "{found:?}");
    }

    #[test]
    fn another_name_of_a_person_is_a_mention_of_the_person() {
        let text = "Pasar Kenari dibuka lagi

Kalindra Wijaya membuka pasar. Pria yang akrab disapa Menur itu senang. “Pasar ramai,” kata Menur. Harga turun, kata Kalin.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"Kalindra Wijaya".to_owned()), "{found:?}");
        assert!(!found.iter().any(|tag| tag == "Menur" || tag == "Kalin"), "{found:?}");
    }

    #[test]
    fn the_name_by_which_every_reader_knows_a_person_is_a_mention_of_the_person() {
        let text = "Gus Ipul Buka Pasar Kenari

Menteri Sosial Saifullah Yusuf membuka pasar. Menurut Gus Ipul, pasar itu ramai. Kata Gus Ipul, harga turun.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"Saifullah Yusuf".to_owned()), "{found:?}");
        assert!(!found.iter().any(|tag| tag.contains("Ipul")), "{found:?}");
    }

    #[test]
    fn entries_of_a_list_of_prices_are_not_suggested() {
        let text = "Daftar harga sepeda di Kenari

Harga sepeda di Kenari naik tahun ini, kata penjual.
Sepeda Padukarya Merah: Rp4.500.000
Sepeda Padukarya Biru: Rp4.600.000
1.0 (Padu Kilau): Rp3.000.000 1.5 (Padu Kilau): Rp3.500.000 2.0 (Padu Kilau): Rp4.000.000
Menurut penjual, Toko Sinar Laut menjual dan membeli sepeda itu dari Rp 2 juta sampai Rp 4 juta";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(!found.iter().any(|tag| tag.contains("Padu")), "{found:?}");
        assert!(found.contains(&"Toko Sinar Laut".to_owned()), "{found:?}");
    }

    #[test]
    fn the_abbreviation_of_the_headline_is_suggested() {
        let text = "Warga Cegah KBPR

Warga mencegah Kenari Biru Pasir Raya (KBPR). Menurut warga, KBPR merusak. Kota menolak KBPR.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.contains(&"KBPR".to_owned()), "{found:?}");
    }

    #[test]
    fn a_frequent_name_of_the_headline_comes_before_names_that_are_mentioned_once() {
        let text = "Padukarya Buka Toko Baru di Kenari

Toko milik Padukarya dibuka kemarin. Menurut warga, Padukarya murah.

Banyak orang suka Padukarya karena harganya.

Sementara itu, Direktur PT Laut Lestari Ratna Dewanti hadir. Wali Kota Bagaskara Wijaya pulang.";
        let story = StoryInput::from_plain(text, "id");
        let found = suggest(&story, None, &LearnedTags::default(), &SuggestOptions::default());
        assert_eq!(found[0].tag, "Padukarya");
    }

    #[test]
    fn a_group_of_people_is_suggested_with_what_it_does() {
        let text = "Pengusaha tambang menolak pajak baru. Menurut pengusaha tambang, pajak itu berat. Pengusaha tambang akan berunding.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(found.iter().any(|tag| tag.eq_ignore_ascii_case("pengusaha tambang")), "{found:?}");
        assert!(!found.iter().any(|tag| tag == "pengusaha"), "{found:?}");
    }

    #[test]
    fn a_place_in_the_name_of_a_person_is_a_mention_of_the_person() {
        let text = "Aktor John Holland tiba di Jakarta. Holland akan menonton. Menurut panitia, Holland senang.";
        let found = tags(&StoryInput::from_plain(text, "id"), None);
        assert!(
            found.iter().any(|tag| tag == "John Holland") && !found.iter().any(|tag| tag == "Belanda"),
            "{found:?}"
        );
    }

    #[test]
    fn rejected_and_present_tags_are_left_out() {
        let mut story = StoryInput::from_plain(STORY, "id");
        story.rejected = vec!["rahmat darwis"];
        story.tags = vec!["SNN"];
        let found = tags(&story, None);
        assert!(!found.iter().any(|tag| tag == "Rahmat Darwis" || tag == "Serikat Nelayan Nusantara"), "{found:?}");
    }

    #[test]
    fn decisions_change_the_order() {
        let story = StoryInput::from_plain(STORY, "id");
        let mut learned = LearnedTags::default();
        for _ in 0..20 {
            learned.record_accepted("Wati Maharani");
        }
        let found = suggest(&story, None, &learned, &SuggestOptions::default());
        assert_eq!(found[0].tag, "Wati Maharani");
        assert_eq!(found[0].learned.map(|decisions| decisions.accepted), Some(20));
    }

    #[test]
    fn hostile_texts_are_read() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add_all(["a", "É-é", "''", "Budi Budi", "Kota"].map(|name| TagEntry::new(name, TagKind::Topic)));
        for text in [
            "Kementerian dan ".repeat(3000),
            "“A’ (É) é-".repeat(3000),
            "Budi ".repeat(9000),
            "\u{301}中\u{0}\n".repeat(500),
        ] {
            for language in ["", "id", "de", "xx"] {
                let story = StoryInput::from_plain(&text, language);
                assert!(tags(&story, Some(&vocabulary)).len() <= 12);
            }
        }
    }

    #[test]
    fn an_empty_story_has_no_suggestions() {
        assert_eq!(tags(&StoryInput::default(), None), Vec::<String>::new());
    }
}
