//! Detours: what a page lets its reader skip, from the line that offers it to the line that ends it.

use super::row::Row;
use crate::packs::Knowledge;
use std::ops::Range;

/// How many lines a detour has at most.
const LINES: usize = 20;

/// How many words the lines have at most that open and end one.
const WORDS: usize = 16;

/// The detours, each with the lines that open and end it. Both say what is skipped, so they share a word.
pub(super) fn detours(rows: &[Row<'_>], knowledge: &Knowledge) -> Vec<Range<usize>> {
    let mut detours: Vec<Range<usize>> = Vec::new();
    for (start, row) in rows.iter().enumerate().filter(|(_, row)| row.skips && row.words <= WORDS) {
        let ends = |end: &usize| {
            let last = &rows[*end];
            last.words <= WORDS && knowledge.skip_ends.longest_at(&last.all).is_some() && says_again(row, last)
        };
        let is_free = detours.last().is_none_or(|before| before.end <= start);
        if let Some(end) = (start + 1..rows.len().min(start + LINES)).find(ends).filter(|_| is_free) {
            detours.push(start..end + 1);
        }
    }
    detours
}

/// Whether two lines have a word in common that is longer than most small words.
fn says_again(row: &Row<'_>, other: &Row<'_>) -> bool {
    /// In bytes.
    const SMALL: usize = 4;
    let told = |word: &&crate::packs::Word| word.range.len() > SMALL;
    row.all.iter().filter(told).any(|word| other.all.iter().any(|again| again.key == word.key))
}

#[cfg(test)]
mod tests {
    use super::super::explain;
    use crate::article::Role;
    use crate::packs::Packs;

    const BODY: &str =
        "Dermaga tua di lepas pantai Kenari ditemukan para penyelam pada awal pekan ini, kata ketua tim.";

    fn removed(lines: &[&str]) -> Vec<bool> {
        let text =
            format!("Dermaga Tua Ditemukan di Lepas Pantai Kenari\n{BODY}\n{}\n{BODY}\n{BODY}\n", lines.join("\n"));
        let all = explain(&text, &Packs::built_in());
        all[2..2 + lines.len()].iter().map(|line| matches!(line.role, Role::Promo | Role::Chrome)).collect()
    }

    #[test]
    fn what_a_page_lets_its_reader_skip_is_no_text() {
        let detour = [
            "Lewati Artikel pilihan dan terus membaca",
            "Artikel pilihan",
            "Kapal karam ditemukan di laut dalam",
            "Mengapa banyak situs laut dijarah?",
            "Akhir dari Artikel pilihan",
        ];
        assert_eq!(removed(&detour), [true; 5]);
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
    fn where_nothing_ends_it_nothing_is_skipped() {
        let lines = ["Lewati jalan ini setiap pagi, kata Sari, dan kalian akan melihat dermaga itu sendiri.", BODY];
        assert_eq!(removed(&lines), [false; 2]);
    }
}
