//! The hash under which a finding is dismissed: of its words, of the words around them, and of where they are.

use crate::{Finding, FindingLocation};
use redaksi_core::article::{Article, dismissal_hash, locate_offset, words_around};

/// Returns the hash of a finding. It changes with the words that the finding is about, with the two words on either side of them
/// and with the words of the original, and not with the rest of the story.
#[must_use]
pub fn finding_hash(article: &Article, finding: &Finding) -> String {
    let original = finding.original.as_ref().map_or("", |original| original.text.as_str());
    let hash = |place: &str, words: &str, around: [&str; 2]| {
        dismissal_hash(&[finding.rule.code(), place, words, around[0], around[1], &finding.text, original])
    };
    match &finding.location {
        FindingLocation::Text(range) => {
            let (block, start) = locate_offset(&article.body, range.start);
            let text = article.body.get(block).map_or("", |block| block.text.as_str());
            let part = start..(start + range.len()).min(text.len());
            hash("text", text.get(part.clone()).unwrap_or_default(), words_around(text, &part))
        }
        FindingLocation::FieldText(name, range) => {
            let value = article.fields.value(*name);
            hash(name.code(), value.get(range.clone()).unwrap_or_default(), words_around(value, range))
        }
        FindingLocation::Field(name) => hash(name.code(), article.fields.value(*name), [""; 2]),
        FindingLocation::Passage(id) => hash("passage", &article.passage_text(*id), [""; 2]),
        FindingLocation::Story => hash("story", "", [""; 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Rule, Severity};
    use redaksi_core::article::{Block, BlockKind, body_text};

    fn hash_in(lines: &[&str], words: &str) -> String {
        let body = lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        let article = Article { body, ..Article::default() };
        let at = body_text(&article.body).find(words).unwrap();
        let location = FindingLocation::Text(at..at + words.len());
        let finding = Finding::about_story(Rule::SpaceDoubled, Severity::Warning).at(location).with_text(words);
        finding_hash(&article, &finding)
    }

    #[test]
    fn the_hash_depends_on_the_words_and_their_neighbours_only() {
        let hash = hash_in(&["Warga desa  pulang ke rumah kemarin."], "  ");
        assert_eq!(hash, hash_in(&["Baru.", "Warga desa  pulang ke rumah tadi."], "  "));
        assert_ne!(hash, hash_in(&["Warga desa  pergi ke rumah kemarin."], "  "));
        assert_ne!(hash, hash_in(&["Warga desa   pulang ke rumah kemarin."], "   "));
    }
}
