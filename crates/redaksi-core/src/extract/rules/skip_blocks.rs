//! Finds skip blocks: content that a page lets its reader skip, from the line that offers it ("Skip past newsletter
//! promotion") to the line that ends it ("after newsletter promotion"). It is not part of the article.

use crate::extract::line_info::LineInfo;
use crate::packs::Lexicon;
use std::ops::Range;

/// Maximum number of lines of a block.
const MAX_BLOCK_LINES: usize = 20;

/// Maximum number of words of the lines that start and end a block.
const MAX_MARKER_WORDS: usize = 16;

/// Returns the rows of each skip block, including its start and end lines. Both lines name what is skipped, so they
/// must share a word.
pub(crate) fn find_skip_blocks(lines: &[LineInfo<'_>], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (start, line) in
        lines.iter().enumerate().filter(|(_, line)| line.is_skip_link && line.word_count <= MAX_MARKER_WORDS)
    {
        let ends = |end: &usize| {
            let last = &lines[*end];
            last.word_count <= MAX_MARKER_WORDS
                && lexicon.skip_ends.longest_prefix(&last.tokens).is_some()
                && share_long_word(line, last)
        };
        let is_free = blocks.last().is_none_or(|before| before.end <= start);
        if let Some(end) = (start + 1..lines.len().min(start + MAX_BLOCK_LINES)).find(ends).filter(|_| is_free) {
            blocks.push(start..end + 1);
        }
    }
    blocks
}

/// Whether two lines share a word that is longer than most function words.
fn share_long_word(line: &LineInfo<'_>, other: &LineInfo<'_>) -> bool {
    /// In bytes.
    const MAX_FUNCTION_WORD_LEN: usize = 4;
    let is_long = |word: &&crate::packs::Word| word.range.len() > MAX_FUNCTION_WORD_LEN;
    line.tokens.iter().filter(is_long).any(|word| other.tokens.iter().any(|same| same.key == word.key))
}

#[cfg(test)]
mod tests {
    use crate::article::Role;
    use crate::extract::explain;
    use crate::packs::Packs;

    const BODY: &str =
        "Dermaga tua di lepas pantai Kenari ditemukan para penyelam pada awal pekan ini, kata ketua tim.";

    fn removed(lines: &[&str]) -> Vec<bool> {
        let text =
            format!("Dermaga Tua Ditemukan di Lepas Pantai Kenari\n{BODY}\n{}\n{BODY}\n{BODY}\n", lines.join("\n"));
        let explained = explain(&text, &Packs::built_in());
        explained[2..2 + lines.len()].iter().map(|line| matches!(line.role, Role::Promo | Role::Boilerplate)).collect()
    }

    #[test]
    fn skip_blocks_are_removed() {
        let block = [
            "Lewati Artikel pilihan dan terus membaca",
            "Artikel pilihan",
            "Kapal karam ditemukan di laut dalam",
            "Mengapa banyak situs laut dijarah?",
            "Akhir dari Artikel pilihan",
        ];
        assert_eq!(removed(&block), [true; 5]);
        assert_eq!(
            removed(&[
                "Skip past newsletter promotion",
                "Our morning email breaks down the stories of the day",
                "after newsletter promotion"
            ]),
            [true; 3]
        );
    }

    #[test]
    fn without_an_end_line_nothing_is_skipped() {
        let lines = ["Lewati jalan ini setiap pagi, kata Sari, dan kalian akan melihat dermaga itu sendiri.", BODY];
        assert_eq!(removed(&lines), [false; 2]);
    }
}
