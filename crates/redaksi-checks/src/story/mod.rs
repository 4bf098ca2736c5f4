//! Checks of a story without its original: typography, quotation marks, consistency, usage, attribution.
//!
//! Each check reads the story once, and takes time linear in its length.

mod addresses;
mod affixes;
mod attribution;
mod brackets;
mod dates;
mod letters;
mod numbers;
mod people;
mod quantities;
mod quote_marks;
mod quotes;
mod reading;
mod repetition;
mod title_case;
mod typography;
mod usage;
mod usage_pack;

use crate::{Finding, Rule, Severity, StoryText};
use reading::StoryReading;
use redaksi_core::article::Article;

/// Checks a story. The article, if given, tells its fields: source, place, date. Returns findings in the order of the
/// paragraphs.
#[must_use]
pub fn check_story(story: &StoryText, article: Option<&Article>) -> Vec<Finding> {
    let reading = StoryReading::of(story);
    let mut found = Vec::new();
    typography::check_typography(&reading, &mut found);
    brackets::check_brackets(&reading, &mut found);
    letters::check_letters(&reading, &mut found);
    repetition::check_repetition(&reading, &mut found);
    quotes::check_quotes(&reading, &mut found);
    usage::check_usage(&reading, &mut found);
    affixes::check_affixes(&reading, &mut found);
    numbers::check_numbers(&reading, &mut found);
    title_case::check_title_case(&reading, &mut found);
    dates::check_dates(&reading, article, &mut found);
    quantities::check_quantities(&reading, &mut found);
    people::check_people(&reading, &mut found);
    attribution::check_attribution(&reading, article, &mut found);
    for finding in found.iter_mut().filter(|finding| is_form(finding.rule)) {
        finding.severity = Severity::Hint;
    }
    found.sort_by_key(|finding| (finding.paragraph, location_start(finding)));
    found
}

/// Whether a rule is about form, such as spaces and conventions of spelling: what breaks it is worth a look, and changes
/// nothing that the story says.
fn is_form(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::SpaceDoubled
            | Rule::SpaceBeforeSign
            | Rule::SpaceInsideSigns
            | Rule::SpaceMissing
            | Rule::PunctuationRepeated
            | Rule::EndMarkMissing
            | Rule::NonstandardSpelling
            | Rule::PrepositionJoined
            | Rule::PrefixSplit
            | Rule::SuffixHyphen
            | Rule::PressStyle
            | Rule::TitleCase
            | Rule::NumberForm
            | Rule::OrdinalForm
            | Rule::CurrencyForm
            | Rule::ParticleForm
            | Rule::QuoteUnopened
            | Rule::QuoteUnclosed
            | Rule::QuoteMixed
            | Rule::QuoteDirection
            | Rule::QuoteNested
            | Rule::QuoteComma
            | Rule::DashForm
            | Rule::EllipsisForm
    )
}

/// Returns the offset of a finding in its field or in the body text.
fn location_start(finding: &Finding) -> usize {
    match &finding.location {
        crate::FindingLocation::Text(range) | crate::FindingLocation::FieldText(_, range) => range.start,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FindingLocation, Severity};

    /// Pieces of which the tests make texts: words, signs, letters of several bytes, and what the checks look for.
    const PIECES: &[&str] = &[
        "di",
        "di",
        "Di",
        "rumah",
        "ijin",
        "Ijin",
        "aktifitas-nya",
        "pasca",
        "Gempa",
        "ke",
        "3",
        "ke-III",
        "20",
        "warga",
        "Lebih dari",
        "puluhan",
        "Senin",
        "(12/6/2023)",
        "Sari Dewanti",
        "(25)",
        "Prigozhin",
        "Prigozin",
        "“",
        "”",
        "\"",
        "(",
        ")",
        ".",
        ",",
        "...",
        "…",
        "--",
        " ",
        "  ",
        "\u{200b}",
        "а",
        "Ã©",
        "&amp;",
        "&amp;quot;",
        "Rp",
        "Rp. 10.000",
        "1,250,000",
        "https://a.id/b",
        "a@b.id",
        "#x",
        "𝗔",
        "北京",
        "é",
        "ß",
        "dikutip",
        "dari",
        "Mirror",
        "KTPnya",
        "pun",
        "walau",
        "-",
        "'",
        "\u{a0}",
        "\u{301}",
        "the",
        "recieve",
        "Mr.",
        "in order to",
        ":",
        "*",
    ];

    /// Returns texts made of the pieces in an order that depends on a seed, with spaces between most of them.
    fn texts() -> impl Iterator<Item = String> {
        (0..400_u64).map(|seed| {
            let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
            let mut next = |count: usize| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                usize::try_from(state >> 33).unwrap_or_default() % count
            };
            let mut text = String::new();
            for _ in 0..60 {
                text += PIECES[next(PIECES.len())];
                text += ["", " ", " ", " ", "\n"][next(5)];
            }
            text
        })
    }

    #[test]
    fn every_finding_is_about_its_words_and_every_fix_changes_them() {
        let mut count = 0;
        for text in texts() {
            for language in ["id", "en", "ms", "fr", ""] {
                let story = StoryText::from_lines(language, &text);
                for finding in check_story(&story, None) {
                    let Some(paragraph) = finding.paragraph else { continue };
                    count += 1;
                    assert!(story.paragraphs[paragraph].text.contains(&finding.text), "{finding:?}");
                    assert!(!finding.text.is_empty(), "{finding:?} {text:?}");
                    let is_change = finding.fixes.iter().all(|fix| *fix != finding.text);
                    assert!(is_change, "{finding:?} {text:?}");
                    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
                    let keeps_digits = |fix: &String| digits(fix) == digits(&finding.text);
                    let is_kept = digits(&finding.text).is_empty() || finding.fixes.iter().all(keeps_digits);
                    assert!(is_kept, "{finding:?} {text:?}");
                }
            }
        }
        assert!(count > 10_000, "{count}");
    }

    #[test]
    fn a_plain_story_has_no_findings() {
        let story = "Warga Desa Menanam Bakau di Pesisir\n\
            KENARI – Sebanyak 250 warga Desa Melati menanam bakau di pesisir pada Senin (12/6/2023).\n\
            “Kami menanam langkah-langkah kecil ini sejak pagi,” kata Kepala Desa Sari Dewanti (45).\n\
            “Bakau menahan ombak. Tahun lalu, 1.250 bibit mati.\n\
            “Sekarang kami menjaganya bersama,” ujar Dewanti.\n\
            Pemerintah memberi izin dan Rp2,5 juta untuk kegiatan itu. Pukul 19.30, acara selesai.";
        assert_eq!(check_story(&StoryText::from_lines("id", story), None), []);
        let story = "Villagers Plant Trees on the Coast\n\
            Some 250 people planted trees on the coast on Monday (June 12, 2023), and had had enough by noon.\n\
            “We do it for the children,” said Mr. Smith, who is 45. “The trees don’t fall.”";
        assert_eq!(check_story(&StoryText::from_lines("en", story), None), []);
    }

    #[test]
    fn findings_are_in_the_order_of_the_story() {
        let story = StoryText::from_lines("id", "Ijin  Warga\nIjin itu  baru.\n(Ijin lagi. Dia di di pasar.");
        let found = check_story(&story, None);
        let places: Vec<_> = found.iter().map(|finding| (finding.paragraph, location_start(finding))).collect();
        assert!(places.is_sorted());
        // Spaces and spelling are form; a doubled word and an open bracket are not.
        let warnings: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Warning).collect();
        assert_eq!(
            warnings.iter().map(|finding| finding.rule).collect::<Vec<_>>(),
            [Rule::BracketUnbalanced, Rule::DoubledWord]
        );
        assert!(matches!(found[0].location, FindingLocation::FieldText(..)));
    }
}
