//! Lists of tags: one line, parted in whatever way its outlet parts them.

use super::gather::Gathering;
use super::grammar::State;
use super::row::{Ending, Row};
use super::rule::Rule;
use super::votes::Votes;
use crate::packs::{Knowledge, Word, words};
use crate::text::trim_blank;

/// Signs between tags.
const SIGNS: [char; 12] = [',', ';', '|', '·', '#', '•', '،', '、', '，', '；', '｜', '＃'];
/// The shortest name that is parted from another without a space, in characters.
const NAME: usize = 3;
/// How many names must have lost their spaces where nothing else says that the list did.
const SEVERAL: usize = 2;

/// The tags of a list; `glued` where it is known for one whose names lost the spaces between them.
pub(super) fn parts<'a>(list: &'a str, glued: bool, knowledge: &Knowledge) -> Vec<&'a str> {
    let pieces = list.split(SIGNS).map(trim_blank).filter(|piece| !piece.is_empty());
    if list.contains(SIGNS) {
        return pieces.collect();
    }
    let cuts = cuts(list, knowledge);
    if cuts.is_empty() || !glued && cuts.len() < SEVERAL {
        return pieces.collect();
    }
    let ends = cuts.iter().copied().chain([list.len()]);
    let starts = [0].into_iter().chain(cuts.iter().copied());
    starts.zip(ends).map(|(start, end)| trim_blank(&list[start..end])).filter(|tag| !tag.is_empty()).collect()
}

/// Where a capital follows a small letter inside of a word that is no known name.
fn cuts(list: &str, knowledge: &Knowledge) -> Vec<usize> {
    words(list).flat_map(|word| inside(list, &word, knowledge)).collect()
}

fn inside(list: &str, word: &Word, knowledge: &Knowledge) -> Vec<usize> {
    let text = word.of(list);
    if is_known(text, knowledge) {
        return Vec::new();
    }
    let mut cuts = Vec::new();
    let (mut start, mut small) = (0, false);
    for (at, c) in text.char_indices() {
        let capital = c.is_uppercase();
        let fits = text[start..at].chars().count() >= NAME && text[at..].chars().count() >= NAME;
        if std::mem::replace(&mut small, c.is_lowercase()) && capital && fits {
            cuts.push(word.range.start + at);
            start = at;
        }
    }
    // A known name keeps its capitals where others are glued to it: `BanjirDetikCom`.
    let apart = |at: &usize| {
        let from = cuts.iter().rev().find(|cut| *cut < at).map_or(word.range.start, |cut| *cut);
        let to = cuts.iter().find(|cut| *cut > at).map_or(word.range.end, |cut| *cut);
        !is_known(&list[from..to], knowledge)
    };
    cuts.iter().filter(|at| apart(at)).copied().collect()
}

/// Whether the word is a name that is known: an agency or an outlet, or one that menus have.
fn is_known(word: &str, knowledge: &Knowledge) -> bool {
    let all: Vec<Word> = words(word).collect();
    knowledge.agencies.whole(&all).is_some() || all.iter().all(|word| knowledge.menu.contains(word.key))
}

/// Whether a line consists of number signs, each with a short name: `#banjir #pasar kenari`.
fn is_hashtags(text: &str) -> bool {
    let Some(list) = text.strip_prefix('#') else { return false };
    let mut count = 0;
    list.split('#').all(|tag| {
        count += 1;
        tag.starts_with(char::is_alphanumeric) && (1..=4).contains(&words(tag).take(5).count())
    }) && count > 1
}

impl Gathering<'_, '_> {
    /// Several tags on a line below the text, each behind its number sign.
    pub fn as_hashtags(&self, index: usize, row: &Row<'_>, votes: &mut Votes) {
        if self.is_below_text(index) && row.ending == Ending::Open && is_hashtags(row.text) {
            votes.cast(Rule::Hashtag, 0..row.text.len(), &[(State::TagLabel, 22.0), (State::BodyChrome, -6.0)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;
    use crate::article::Received;
    use crate::packs::Packs;

    fn check(list: &str, glued: bool, expected: &[&str]) {
        assert_eq!(parts(list, glued, Packs::built_in().knowledge()), expected, "{list}");
    }

    #[test]
    fn tags_are_parted_by_every_sign() {
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
    fn names_that_lost_their_spaces_are_parted_at_their_capitals() {
        check("BanjirPasar KenariBupati", false, &["Banjir", "Pasar Kenari", "Bupati"]);
        check("BanjirPasar Kenari", true, &["Banjir", "Pasar Kenari"]);
        check("BanjirDetikCom KenariBupati", false, &["Banjir", "DetikCom Kenari", "Bupati"]);
    }

    #[test]
    fn a_capital_inside_of_a_name_parts_nothing() {
        check("YouTube", true, &["YouTube"]);
        check("DetikCom", true, &["DetikCom"]);
        check("Kapal PinisiBaru", false, &["Kapal PinisiBaru"]);
        check("#JembatanGantung #PasarKenari", true, &["JembatanGantung", "PasarKenari"]);
        check("KotaBaru, Desa LerengHijau, MuaraKenari", true, &["KotaBaru", "Desa LerengHijau", "MuaraKenari"]);
        check("iPhone MotoGP", true, &["iPhone MotoGP"]);
    }

    /// The tags of a story that ends with these lines.
    fn tags(tail: &str) -> Vec<String> {
        let text = format!(
            "Jembatan Gantung di Desa Kenari Dibuka\nJembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua \
             tahun dikerjakan.\nKepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga \
             kilometer.\nWarga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n{tail}"
        );
        let article = read(Received::new("", text.as_bytes()), &Packs::built_in());
        article.tags.into_iter().map(|tag| tag.text).collect()
    }

    #[test]
    fn a_story_has_the_tags_of_its_lines() {
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
