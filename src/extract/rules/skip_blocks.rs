//! Finds skip blocks: content that a page lets its reader skip, from the line that offers it ("Skip past newsletter
//! promotion") to the line that ends it ("after newsletter promotion"). It is not part of the article.

use crate::extract::line_info::Row;
use crate::packs::Knowledge;
use std::ops::Range;

/// Maximum number of lines of a block.
const LINES: usize = 20;

/// Maximum number of words of the lines that start and end a block.
const WORDS: usize = 16;

/// Returns the rows of each skip block, including its start and end lines. Both lines name what is skipped, so they
/// must share a word.
pub(crate) fn detours(rows: &[Row<'_>], knowledge: &Knowledge) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for (start, row) in rows.iter().enumerate().filter(|(_, row)| row.skips && row.words <= WORDS) {
        let ends = |end: &usize| {
            let last = &rows[*end];
            last.words <= WORDS && knowledge.skip_ends.longest_at(&last.all).is_some() && says_again(row, last)
        };
        let is_free = blocks.last().is_none_or(|before| before.end <= start);
        if let Some(end) = (start + 1..rows.len().min(start + LINES)).find(ends).filter(|_| is_free) {
            blocks.push(start..end + 1);
        }
    }
    blocks
}

/// Whether two lines share a word that is longer than most function words.
fn says_again(row: &Row<'_>, other: &Row<'_>) -> bool {
    /// In bytes.
    const SMALL: usize = 4;
    let is_long = |word: &&crate::packs::Word| word.range.len() > SMALL;
    row.all.iter().filter(is_long).any(|word| other.all.iter().any(|same| same.key == word.key))
}

#[cfg(test)]
mod tests {
    use crate::extract::explain;
    use crate::article::Role;
    use crate::packs::Packs;

    const BODY: &str =
        "Dermaga tua di lepas pantai Kenari ditemukan para penyelam pada awal pekan ini, kata ketua tim.";

    fn removed(lines: &[&str]) -> Vec<bool> {
        let text =
            format!("Dermaga Tua Ditemukan di Lepas Pantai Kenari\n{BODY}\n{}\n{BODY}\n{BODY}\n", lines.join("\n"));
        let explained = explain(&text, &Packs::built_in());
        explained[2..2 + lines.len()].iter().map(|line| matches!(line.role, Role::Promo | Role::Chrome)).collect()
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
