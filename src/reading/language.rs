//! The language of a story, told by its commonest words.

use super::decide::Decided;
use crate::article::Role;
use crate::packs::Knowledge;

/// How many words are looked at.
const WORDS: usize = 5_000;
/// How many telling words it takes.
const ENOUGH: usize = 5;

/// The tag of the language, where it is beyond doubt. Words that several languages share tell nothing.
pub(super) fn of_story(lines: &[Decided<'_>], knowledge: &Knowledge) -> Option<String> {
    let mut counts = vec![0_usize; knowledge.languages.len()];
    let text = lines.iter().filter(|line| matches!(line.role, Role::Body | Role::DatelineBody));
    for word in text.flat_map(|line| &line.row.all).take(WORDS) {
        let mut known = knowledge.languages.iter().enumerate().filter(|(_, (_, common))| common.contains(&word.key));
        if let (Some((language, _)), None) = (known.next(), known.next()) {
            counts[language] += 1;
        }
    }
    let best = (0..counts.len()).max_by_key(|language| counts[*language])?;
    let second =
        (0..counts.len()).filter(|language| *language != best).map(|language| counts[language]).max().unwrap_or(0);
    (counts[best] >= ENOUGH && counts[best] > second * 2).then(|| knowledge.languages[best].0.clone())
}
