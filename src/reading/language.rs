//! The language of a story, told by its commonest words.

use super::decide::Decided;
use crate::article::Role;
use crate::packs::Knowledge;

/// How many words are looked at.
const WORDS: usize = 5_000;
/// How many telling words it takes.
const ENOUGH: usize = 5;

/// How many it takes where nearly all that is common in the text is common in that language.
const FEW: usize = 2;

/// The tag of the language, where it is beyond doubt. Words that several languages share tell little: they count only
/// where a few words of its own have been found.
pub(super) fn of_story(lines: &[Decided<'_>], knowledge: &Knowledge) -> Option<String> {
    let mut own = vec![0_usize; knowledge.languages.len()];
    let mut all = own.clone();
    let text = lines.iter().filter(|line| matches!(line.role, Role::Body | Role::DatelineBody));
    for word in text.flat_map(|line| &line.row.all).take(WORDS) {
        let mut known = knowledge.languages.iter().enumerate().filter(|(_, (_, common))| common.contains(word.key));
        let Some((first, _)) = known.next() else { continue };
        all[first] += 1;
        let others = known.map(|(language, _)| all[language] += 1).count();
        own[first] += usize::from(others == 0);
    }
    let best = (0..own.len()).max_by_key(|language| own[*language])?;
    let others = || (0..own.len()).filter(|language| *language != best);
    let ahead = others().all(|language| own[best] > own[language] * 2);
    let common = all[best] >= ENOUGH * 2 && others().all(|language| all[best] > all[language]);
    let told = own[best] >= ENOUGH || own[best] >= FEW && common;
    (told && ahead).then(|| knowledge.languages[best].0.clone())
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use crate::article::{FieldName, Received};
    use crate::packs::{Packs, built_in_files, examples_of};

    #[test]
    fn the_prose_of_each_pack_is_known_for_its_language() {
        let packs = Packs::built_in();
        let mut wrong = Vec::new();
        for (name, ron) in built_in_files().iter().filter(|(_, ron)| ron.contains("language:")) {
            let (prose, _) = examples_of(name, ron).unwrap();
            let text = format!("Kenari\n\n{}\n", prose.join("\n\n"));
            let article = read(Received::new("", text.as_bytes()), &packs);
            let told = article.fields.value(FieldName::Language);
            if Some(told) != name.strip_suffix(".ron") {
                wrong.push(format!("{name} is read as {told:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
