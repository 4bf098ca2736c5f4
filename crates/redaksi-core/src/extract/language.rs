//! Detects the language of an article by its most common words.

use crate::article::Role;
use crate::extract::classify::ClassifiedLine;
use crate::packs::Lexicon;

/// Maximum number of words that are read.
const MAX_WORDS: usize = 5_000;
/// Minimum number of distinctive words, i.e. words that are common in one language only.
const MIN_DISTINCTIVE_WORDS: usize = 5;

/// Minimum number of distinctive words if the language also has the most common words by far.
const MIN_DISTINCTIVE_WORDS_IF_DOMINANT: usize = 2;

/// Returns the language tag of the article, or `None` if it is uncertain. Words that several languages share are weak
/// evidence: they count only together with a few distinctive words.
pub(crate) fn detect_language(lines: &[ClassifiedLine<'_>], lexicon: &Lexicon) -> Option<String> {
    let mut distinctive = vec![0_usize; lexicon.languages.len()];
    let mut total = distinctive.clone();
    let text = lines.iter().filter(|line| matches!(line.role, Role::Body | Role::DatelineBody));
    for word in text.flat_map(|line| &line.info.tokens).take(MAX_WORDS) {
        let mut known = lexicon.languages.iter().enumerate().filter(|(_, (_, common))| common.contains(word.key));
        let Some((first, _)) = known.next() else { continue };
        total[first] += 1;
        let others = known.map(|(language, _)| total[language] += 1).count();
        distinctive[first] += usize::from(others == 0);
    }
    let best = (0..distinctive.len()).max_by_key(|language| distinctive[*language])?;
    let others = || (0..distinctive.len()).filter(|language| *language != best);
    let is_ahead = others().all(|language| distinctive[best] > distinctive[language] * 2);
    let is_dominant =
        total[best] >= MIN_DISTINCTIVE_WORDS * 2 && others().all(|language| total[best] > total[language]);
    let is_certain = distinctive[best] >= MIN_DISTINCTIVE_WORDS
        || distinctive[best] >= MIN_DISTINCTIVE_WORDS_IF_DOMINANT && is_dominant;
    (is_certain && is_ahead).then(|| lexicon.languages[best].0.clone())
}

#[cfg(test)]
mod tests {
    use crate::article::{FieldName, SourceText};
    use crate::extract::extract;
    use crate::packs::{Packs, built_in_files, parse_examples};

    #[test]
    fn the_example_prose_of_each_pack_is_detected_as_its_language() {
        let packs = Packs::built_in();
        let mut wrong = Vec::new();
        for (name, ron) in built_in_files().iter().filter(|(_, ron)| ron.contains("language:")) {
            let (prose, _) = parse_examples(name, ron).unwrap();
            let text = format!("Kenari\n\n{}\n", prose.join("\n\n"));
            let article = extract(SourceText::new("", text.as_bytes()), &packs);
            let detected = article.fields.value(FieldName::Language);
            if Some(detected) != name.strip_suffix(".ron") {
                wrong.push(format!("{name} is detected as {detected:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
