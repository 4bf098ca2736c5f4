//! The office of a person in a story, for vocabularies that publish persons with it: `Ketua Serikat Nelayan Rahmat Darwis`.

use crate::entities::is_abbreviation;
use crate::mentions::Mentions;
use crate::story_input::TextPart;
use crate::story_words::{SplitPart, StoryWords};
use crate::tag_kind::TagKind;
use crate::words::Shape;
use std::ops::Range;

/// The most words of an office.
const MAX_OFFICE_WORDS: usize = 12;

/// Returns a person's name with the office that stands before it at the first mention that has one; `None` if no mention has one.
pub(crate) fn name_with_office(story: &StoryWords, name: &str, mentions: &Mentions) -> Option<String> {
    let text = mentions.places.iter().find_map(|(part, words)| {
        let split = &story.parts[*part];
        let is_sentence = split.part != TextPart::Headline && !split.is_title_case;
        let start = Some(words.start).filter(|_| is_sentence).and_then(|end| office_start(story, *part, end))?;
        Some(office_text(split, start..words.start))
    })?;
    Some(format!("{text} {name}"))
}

/// The text between a word and the word after it.
fn gap<'a>(split: &SplitPart<'a>, word: usize) -> &'a str {
    &split.text[split.words[word].range.end..split.words[word + 1].range.start]
}

/// The first word of the office that ends before a name: of all words with a capital before it, the first one that begins a title.
fn office_start(story: &StoryWords, part: usize, name: usize) -> Option<usize> {
    let (split, pack) = (&story.parts[part], story.pack);
    let words = &split.words;
    let is_title = |at: usize| {
        let rest = || words[at..name].iter().map(|word| word.folded.as_str());
        !pack.stop_words.contains(&words[at].folded)
            && (pack.titles.longest(rest()) > 0 || pack.portfolio_heads.longest(rest()) > 0)
    };
    let is_person = |at: usize| {
        story.names.iter().any(|found| found.part == part && found.kind == TagKind::Person && found.words.contains(&at))
    };
    let mut start = None;
    for at in (name.saturating_sub(MAX_OFFICE_WORDS)..name).rev() {
        let is_joined = match gap(split, at) {
            gap if gap.trim().is_empty() => true,
            // Before the name, or before the rank: `Kapolres Contoh, AKP Rahmat Darwis`.
            ", " => pack.titles.longest(words[at + 1..name].iter().map(|word| word.folded.as_str())) == name - at - 1,
            " (" | ") " | "/" | "-" => true,
            _ => false,
        };
        let word = &words[at];
        let is_former = start.is_some() && pack.former_words.contains(&word.folded);
        let may_be_office = word.shape != Shape::Lower
            || is_title(at)
            || is_former
            || (at + 1 < name && pack.organisation_joiners.contains(&word.folded));
        if word.sentence != words[name].sentence || !is_joined || !may_be_office || is_person(at) {
            break;
        }
        // What a person does is written small: `artis`, `tersangka`, `anggota`.
        if (is_title(at) && word.shape != Shape::Lower) || is_former {
            start = Some(at);
        }
    }
    start
}

/// The text of an office, with the abbreviation in brackets instead of the words that it stands for.
fn office_text(split: &SplitPart, office: Range<usize>) -> String {
    let text =
        |words: &Range<usize>| &split.text[split.words[words.start].range.start..split.words[words.end - 1].range.end];
    let mut chosen: Vec<usize> = Vec::new();
    for at in office.clone() {
        let is_bracketed = at > office.start && gap(split, at - 1).ends_with('(') && gap(split, at).starts_with(')');
        if is_bracketed {
            let long = |from: &usize| is_abbreviation(text(&(*from..at)), text(&(at..at + 1)));
            let Some(from) = (office.start + 1..at.saturating_sub(1)).rev().find(long) else { continue };
            chosen.retain(|word| *word < from);
        }
        chosen.push(at);
    }
    let mut written = String::new();
    for at in chosen {
        if !written.is_empty() {
            written.push(if gap(split, at - 1) == "/" { '/' } else { ' ' });
        }
        written.push_str(text(&(at..at + 1)));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::entities;
    use crate::story_input::StoryInput;

    fn with_offices(text: &str) -> Vec<Option<String>> {
        let story = StoryInput::from_plain(text, "id");
        let words = StoryWords::new(&story);
        let persons = entities(&words).into_iter().filter(|entity| entity.kind == TagKind::Person);
        persons.map(|person| name_with_office(&words, &person.name, &person.mentions)).collect()
    }

    #[test]
    fn the_office_of_the_first_mention_that_has_one_is_kept() {
        let text = "Nelayan Menolak Tambang\n\nKetua Serikat Nelayan Lingga Rahmat Darwis menolak tambang. Gubernur Riau, Wati Maharani, \
            diam. Kata Ketua Rahmat Darwis, laut rusak.";
        assert_eq!(
            with_offices(text),
            [
                Some("Ketua Serikat Nelayan Lingga Rahmat Darwis".to_owned()),
                Some("Gubernur Riau Wati Maharani".to_owned())
            ]
        );
    }

    #[test]
    fn an_office_before_a_rank_is_kept_and_what_a_person_does_is_none() {
        let text = "Sidang Dimulai\n\nKata Kapolsek Laut Biru, Kompol Rahmat Darwis, sidang dimulai. Kini artis Wati Maharani hadir.";
        assert_eq!(with_offices(text), [Some("Kapolsek Laut Biru Kompol Rahmat Darwis".to_owned()), None]);
    }

    #[test]
    fn a_former_office_stays_a_former_one_and_a_body_is_abbreviated() {
        let text = "Sidang Dimulai\n\nHakim memanggil mantan Menteri Perdagangan Rahmat Darwis. Ketua Dewan Otoritas Jasa Laut (OJL) Wati \
            Maharani hadir. Rini Lestari juga hadir.";
        assert_eq!(
            with_offices(text),
            [
                Some("mantan Menteri Perdagangan Rahmat Darwis".to_owned()),
                Some("Ketua Dewan OJL Wati Maharani".to_owned()),
                None
            ]
        );
    }
}
