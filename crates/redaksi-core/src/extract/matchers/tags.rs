//! Splits a line of tags, whatever separator its outlet uses.

use crate::packs::{Lexicon, Word, words};
use crate::text::trim_blank;

/// Separators between tags.
const SEPARATORS: [char; 12] = [',', ';', '|', '·', '#', '•', '،', '、', '，', '；', '｜', '＃'];
/// Minimum length, in chars, of a tag that is split from another tag without a space between them.
const MIN_NAME_LEN: usize = 3;
/// Minimum number of missing spaces in a list that is not known to have lost its spaces.
const MIN_CUTS: usize = 2;

/// Splits a list into tags. `glued`: the list is known to have lost the spaces between its tags.
pub(crate) fn split_tags<'a>(list: &'a str, glued: bool, lexicon: &Lexicon) -> Vec<&'a str> {
    let pieces = list.split(SEPARATORS).map(trim_blank).filter(|piece| !piece.is_empty());
    if list.contains(SEPARATORS) {
        return pieces.collect();
    }
    let splits = camel_case_cuts(list, lexicon);
    if splits.is_empty() || !glued && splits.len() < MIN_CUTS {
        return pieces.collect();
    }
    let ends = splits.iter().copied().chain([list.len()]);
    let starts = [0].into_iter().chain(splits.iter().copied());
    starts.zip(ends).map(|(start, end)| trim_blank(&list[start..end])).filter(|tag| !tag.is_empty()).collect()
}

/// Returns the byte indices at which a word that is not a known name has a capital after a lower-case letter.
fn camel_case_cuts(list: &str, lexicon: &Lexicon) -> Vec<usize> {
    words(list).flat_map(|word| cuts_in_word(list, &word, lexicon)).collect()
}

/// Returns the byte indices, in the list, at which one word is split.
fn cuts_in_word(list: &str, word: &Word, lexicon: &Lexicon) -> Vec<usize> {
    let text = word.text_in(list);
    if is_known_name(text, lexicon) {
        return Vec::new();
    }
    let mut splits = Vec::new();
    let (mut start, mut after_lowercase) = (0, false);
    for (at, c) in text.char_indices() {
        let is_capital = c.is_uppercase();
        let is_long_enough =
            text[start..at].chars().count() >= MIN_NAME_LEN && text[at..].chars().count() >= MIN_NAME_LEN;
        if std::mem::replace(&mut after_lowercase, c.is_lowercase()) && is_capital && is_long_enough {
            splits.push(word.range.start + at);
            start = at;
        }
    }
    // A known name is not split, even if it is joined to other tags: `BanjirDetikCom`.
    let is_outside_name = |at: &usize| {
        let from = splits.iter().rev().find(|split| *split < at).map_or(word.range.start, |split| *split);
        let to = splits.iter().find(|split| *split > at).map_or(word.range.end, |split| *split);
        !is_known_name(&list[from..to], lexicon)
    };
    splits.iter().filter(|at| is_outside_name(at)).copied().collect()
}

/// Whether the word is the name of a known agency or outlet, or a known menu entry.
fn is_known_name(word: &str, lexicon: &Lexicon) -> bool {
    let tokens: Vec<Word> = words(word).collect();
    lexicon.agencies.get_exact(&tokens).is_some() || tokens.iter().all(|word| lexicon.menu.contains(word.key))
}

/// Whether the line consists of several hashtags of one to four words: `#banjir #pasar kenari`.
pub(crate) fn is_hashtag_line(text: &str) -> bool {
    let Some(list) = text.strip_prefix('#') else { return false };
    let mut count = 0;
    list.split('#').all(|tag| {
        count += 1;
        tag.starts_with(char::is_alphanumeric) && (1..=4).contains(&words(tag).take(5).count())
    }) && count > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::SourceText;
    use crate::extract::extract;
    use crate::packs::Packs;

    fn check(list: &str, glued: bool, expected: &[&str]) {
        assert_eq!(split_tags(list, glued, Packs::built_in().lexicon()), expected, "{list}");
    }

    #[test]
    fn tags_are_split_at_every_separator() {
        check(
            "banjir, pasar; bupati | desa · sawah • jalan",
            false,
            &["banjir", "pasar", "bupati", "desa", "sawah", "jalan"],
        );
        check("#banjir #pasar kenari", false, &["banjir", "pasar kenari"]);
        check("#banjir#pasar", false, &["banjir", "pasar"]);
        check("pasar kenari", false, &["pasar kenari"]);
        check(" , ", false, &[]);
    }

    #[test]
    fn tags_that_lost_their_spaces_are_split_at_capitals() {
        check("BanjirPasar KenariBupati", false, &["Banjir", "Pasar Kenari", "Bupati"]);
        check("BanjirPasar Kenari", true, &["Banjir", "Pasar Kenari"]);
        check("BanjirDetikCom KenariBupati", false, &["Banjir", "DetikCom Kenari", "Bupati"]);
    }

    #[test]
    fn a_name_with_an_inner_capital_is_not_split() {
        check("YouTube", true, &["YouTube"]);
        check("DetikCom", true, &["DetikCom"]);
        check("Kapal PinisiBaru", false, &["Kapal PinisiBaru"]);
        check("#JembatanGantung #PasarKenari", true, &["JembatanGantung", "PasarKenari"]);
        check("KotaBaru, Desa LerengHijau, MuaraKenari", true, &["KotaBaru", "Desa LerengHijau", "MuaraKenari"]);
        check("iPhone MotoGP", true, &["iPhone MotoGP"]);
    }

    /// Returns the tags of an article that ends with these lines.
    fn tags(tail: &str) -> Vec<String> {
        let text = format!(
            "Jembatan Gantung di Desa Kenari Dibuka\nJembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua \
             tahun dikerjakan.\nKepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga \
             kilometer.\nWarga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n{tail}"
        );
        let article = extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
        article.tags.into_iter().map(|tag| tag.text).collect()
    }

    #[test]
    fn an_article_has_the_tags_of_its_tag_lines() {
        for tail in [
            "Tags\nbanjir\npasar kenari\nbupati",
            "Tag:\n#banjir\n#pasar kenari\n#bupati",
            "Tags: banjir, pasar kenari, bupati",
            "Tags: banjir; pasar kenari; bupati",
            "Topik: banjir | pasar kenari | bupati",
            "Topik: banjir · pasar kenari · bupati",
            "Tags: #banjir #pasar kenari #bupati",
            "Tags: #banjir#pasar kenari#bupati",
            "#banjir #pasar kenari #bupati",
            "Editor: Rina Wati\n#banjir #pasar kenari #bupati",
            "#banjir#pasar kenari#bupati",
        ] {
            assert_eq!(tags(tail), ["banjir", "pasar kenari", "bupati"], "{tail}");
        }
        for tail in ["BanjirPasar KenariBupati", "Tags: BanjirPasar KenariBupati", "Tags\nBanjirPasar KenariBupati"] {
            assert_eq!(tags(tail), ["Banjir", "Pasar Kenari", "Bupati"], "{tail}");
        }
    }
}
